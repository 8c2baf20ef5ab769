/* dp-region-card.c: the need region by region: what it is split by, and the regions of today and of 2027.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-region-card.h"

#include "app/dp-form.h"
#include "app/dp-sideways.h"
#include "app/dp-table-view.h"
#include "figure/dp-need-tables.h"
#include "plan/dp-analysis-need.h"

#include <glib/gi18n.h>

#define NUMBERS_IN_A_ROW 3

struct _DpRegionCard
{
  AdwBin parent_instance;

  GtkToggleButton *later;
  GtkWidget *split;
  GtkGrid *numbers;
  DpTableView *table;

  DpSession *session;  /* (nullable): (owned) */
  char *numbers_shown; /* (nullable): field and regions that have rows */
};

G_DEFINE_FINAL_TYPE (DpRegionCard, dp_region_card, ADW_TYPE_BIN)

static GtkWidget *
new_number (const DpRecord *region,
            guint           field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", dp_record_name (region), "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (name, "small");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), dp_field_row_new (DP_ENTITY_REGION, field, DP_FIELD_ROW_LABEL_NONE));

  return box;
}

/* One number for each region, of what the need is split by. */
static void
show_numbers (DpRegionCard *self)
{
  const DpPlan *plan = dp_session_get_plan (self->session);
  const GPtrArray *regions = dp_plan_list (plan, DP_ENTITY_REGION);
  const guint field = dp_need_split_field (dp_need_split (plan));
  g_autoptr(GString) shown = g_string_new (NULL);
  GtkWidget *child;

  g_string_append_printf (shown, "%u", field);
  for (guint r = 0; r < regions->len; r++)
    g_string_append_printf (shown, "|%s", ((const DpRecord *) regions->pdata[r])->id);
  if (g_strcmp0 (self->numbers_shown, shown->str) == 0)
    return;

  g_free (self->numbers_shown);
  self->numbers_shown = g_strdup (shown->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers))) != NULL)
    gtk_grid_remove (self->numbers, child);
  for (guint r = 0; r < regions->len; r++)
    {
      GtkWidget *box = new_number (regions->pdata[r], field);

      gtk_grid_attach (self->numbers, box, (int) r % NUMBERS_IN_A_ROW, (int) r / NUMBERS_IN_A_ROW, 1, 1);
      dp_form_bind (box, self->session, DP_ENTITY_REGION, ((const DpRecord *) regions->pdata[r])->id);
    }
}

static void
show_table (DpRegionCard *self)
{
  const int year = gtk_toggle_button_get_active (self->later) ? DP_MERGER_YEAR : 0;
  g_autoptr(DpTable) table = dp_region_table_new (dp_session_get_analysis (self->session), year);

  dp_table_view_set_table (self->table, table);
  dp_table_view_set_selected (self->table, dp_session_get_area (self->session));
}

/** dp_region_card_show: see the header. */
void
dp_region_card_show (DpRegionCard *self,
                     DpSession    *session)
{
  const GPtrArray *plans = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_PLAN);

  g_return_if_fail (DP_IS_REGION_CARD (self));

  if (g_set_object (&self->session, session))
    g_clear_pointer (&self->numbers_shown, g_free);
  dp_form_bind (self->split, session, DP_ENTITY_PLAN, plans->len > 0 ? ((const DpRecord *) plans->pdata[0])->id : NULL);
  show_numbers (self);
  show_table (self);
}

static void
set_changed_cb (DpRegionCard *self)
{
  if (self->session != NULL)
    show_table (self);
}

static void
dp_region_card_dispose (GObject *object)
{
  g_clear_object (&DP_REGION_CARD (object)->session);

  G_OBJECT_CLASS (dp_region_card_parent_class)->dispose (object);
}

static void
dp_region_card_finalize (GObject *object)
{
  g_free (DP_REGION_CARD (object)->numbers_shown);

  G_OBJECT_CLASS (dp_region_card_parent_class)->finalize (object);
}

static void
dp_region_card_class_init (DpRegionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_region_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dp_region_card_finalize;

  g_type_ensure (DP_TYPE_FIELD_ROW);
  g_type_ensure (DP_TYPE_SIDEWAYS);
  g_type_ensure (DP_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-region-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DpRegionCard, later);
  gtk_widget_class_bind_template_child (widget_class, DpRegionCard, split);
  gtk_widget_class_bind_template_child (widget_class, DpRegionCard, numbers);
  gtk_widget_class_bind_template_child (widget_class, DpRegionCard, table);
}

static void
dp_region_card_init (DpRegionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->later, "notify::active", G_CALLBACK (set_changed_cb), self, G_CONNECT_SWAPPED);
}
