/* dp-weights-card.c: which proposal comes first under which weights, and what would turn it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It stands below what most people look for, so its tables are filled after the window has drawn an edit.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-weights-card.h"

#include "app/dp-drop-down.h"
#include "app/dp-parts-bar.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "app/dp-tooltip.h"
#include "figure/dp-compare-rows.h"
#include "figure/dp-compare-tables.h"

#include <glib/gi18n.h>

struct _DpWeightsCard
{
  AdwBin parent_instance;

  GtkWidget *nothing_box;
  DpTableView *nothing;
  GtkWidget *order_box;
  DpTableView *order;
  GtkWidget *parts_box;
  GtkGrid *bars;
  DpTableView *parts;
  GtkWidget *stability_box;
  DpTableView *stability;
  GtkWidget *passing_box;
  GtkLabel *passing_label;
  GtkDropDown *passing_choice;
  DpTableView *passing;
  GtkLabel *passing_none;

  DpSession *session; /* (nullable): (owned) */
  GStrv ids;          /* of the proposals compared */
  char *behind;       /* (nullable): id of the proposal that is to pass the first */
  GPtrArray *choices; /* ids of those behind */
  gboolean is_showing;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (DpWeightsCard, dp_weights_card, ADW_TYPE_BIN)

/* Takes the table over; without one, or without rows, the box is hidden. */
static void
show_table (GtkWidget   *box,
            DpTableView *view,
            DpTable     *table,
            const char  *label)
{
  g_autoptr(DpTable) own = table;

  gtk_widget_set_visible (box, own != NULL && own->rows->len > 0);
  if (own == NULL || own->rows->len == 0)
    return;
  /* The heading above says it. */
  g_clear_pointer (&own->caption, g_free);
  dp_table_view_set_table (view, own);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* One bar for each proposal, all on the same scale of 100 points. */
static void
show_bars (DpWeightsCard      *self,
           const DpComparison *comparison)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->bars))) != NULL)
    gtk_grid_remove (self->bars, child);
  for (guint i = 0; comparison->weights.given && i < comparison->n; i++)
    {
      const DpCompared *one = &comparison->proposals[i];
      g_autofree char *name = dp_compare_short_name (one->proposal);
      g_autofree char *text = dp_comparison_parts_text (comparison, i);
      GtkWidget *bar = dp_parts_bar_new (one, text);

      dp_set_tooltip (bar, text);
      gtk_grid_attach (self->bars, g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "wrap", TRUE, NULL), 0, (int) i, 1, 1);
      gtk_grid_attach (self->bars, bar, 1, (int) i, 1, 1);
    }
}

/* Every proposal that has a total and is not the first one may be asked about. */
static void
show_passing (DpWeightsCard      *self,
              const DpComparison *comparison)
{
  guint ahead = comparison->stability[DP_BOUND_LOW].winner;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL, *label = NULL;
  guint selected = 0, behind = 0;

  gtk_widget_set_visible (self->passing_box, comparison->has_stability && comparison->n > 1);
  if (!comparison->has_stability || comparison->n < 2)
    return;

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < comparison->n; i++)
    {
      const char *id = comparison->proposals[i].proposal->id;

      if (i == ahead)
        continue;
      if (self->choices->len == 0 || g_strcmp0 (id, self->behind) == 0)
        {
          selected = self->choices->len;
          behind = i;
        }
      g_ptr_array_add (self->choices, g_strdup (id));
      g_ptr_array_add (names, dp_compare_short_name (comparison->proposals[i].proposal));
    }
  first = dp_compare_short_name (comparison->proposals[ahead].proposal);
  /* Translators: the proposal that is first; the list of the others follows */
  label = g_strdup_printf (_("What would have to change for another to pass %s:"), first);
  gtk_label_set_label (self->passing_label, label);
  self->is_showing = TRUE;
  dp_drop_down_show (self->passing_choice, names);
  gtk_drop_down_set_selected (self->passing_choice, selected);
  self->is_showing = FALSE;
  show_table (GTK_WIDGET (self->passing), self->passing, dp_comparison_passing_table (comparison, behind, ahead, DP_BOUND_LOW), label);
  gtk_widget_set_visible (GTK_WIDGET (self->passing_none), !gtk_widget_get_visible (GTK_WIDGET (self->passing)));
}

static void
fill (DpWeightsCard *self)
{
  g_autoptr(DpComparison) comparison = NULL;
  gboolean has_order;

  comparison = dp_analysis_compare (dp_session_get_analysis (self->session), (const char *const *) self->ids, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), comparison != NULL && comparison->n_ranked > 1);
  if (comparison == NULL || comparison->n_ranked < 2)
    return;

  has_order = comparison->acceptability[DP_AGREE_ORDER].known;
  show_table (self->nothing_box, self->nothing, dp_comparison_acceptability_table (comparison, DP_AGREE_NOTHING),
              _("First under all weights"));
  show_table (self->order_box, self->order, has_order ? dp_comparison_acceptability_table (comparison, DP_AGREE_ORDER) : NULL,
              _("First under all weights in your order"));
  show_table (self->parts_box, self->parts, dp_comparison_parts_table (comparison),
              _("What each parameter brings"));
  show_bars (self, comparison);
  show_table (self->stability_box, self->stability, dp_comparison_stability_table (comparison, DP_BOUND_LOW),
              _("How far each weight can move"));
  show_passing (self, comparison);
}

static gboolean
idle_cb (gpointer data)
{
  DpWeightsCard *self = data;

  self->idle_id = 0;
  fill (self);

  return G_SOURCE_REMOVE;
}

static void
behind_chosen_cb (DpWeightsCard *self,
                  GParamSpec    *pspec,
                  GtkDropDown   *drop_down)
{
  guint chosen = gtk_drop_down_get_selected (drop_down);

  if (self->is_showing || self->session == NULL || chosen >= self->choices->len)
    return;
  g_free (self->behind);
  self->behind = g_strdup (self->choices->pdata[chosen]);
  fill (self);
}

/** dp_weights_card_show: see the header. */
void
dp_weights_card_show (DpWeightsCard     *self,
                      DpSession         *session,
                      const char *const *ids)
{
  g_return_if_fail (DP_IS_WEIGHTS_CARD (self));

  g_set_object (&self->session, session);
  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
dp_weights_card_dispose (GObject *object)
{
  DpWeightsCard *self = DP_WEIGHTS_CARD (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->behind, g_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (dp_weights_card_parent_class)->dispose (object);
}

static void
dp_weights_card_class_init (DpWeightsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_weights_card_dispose;
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-weights-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, nothing_box);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, nothing);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, order_box);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, order);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, parts_box);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, bars);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, parts);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, stability_box);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, stability);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, passing_box);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, passing_label);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, passing_choice);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, passing);
  gtk_widget_class_bind_template_child (widget_class, DpWeightsCard, passing_none);
}

static void
dp_weights_card_init (DpWeightsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (self->passing_choice, "notify::selected", G_CALLBACK (behind_chosen_cb), self, G_CONNECT_SWAPPED);
}
