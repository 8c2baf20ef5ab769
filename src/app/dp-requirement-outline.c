/* dp-requirement-outline.c: the sixteen requirements of the request, each with the state of its answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * States are told apart by shape, not by colour: ticked, exclamation mark, barred, clock, empty box.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-requirement-outline.h"

#include "app/dp-proposal-sections.h"
#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>

#define ICON_PX 14

/* A row of the list: a heading (no requirement) or a requirement. */
typedef struct
{
  const char *requirement;
  const char *part;
  GtkWidget *row;
  GtkWidget *icon;  /* (nullable) */
  GtkWidget *count; /* (nullable) */
} Item;

struct _DpRequirementOutline
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *list;
  GtkWidget *legend;

  GArray *items; /* of Item */
  guint selecting : 1;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpRequirementOutline, dp_requirement_outline, ADW_TYPE_BIN)

static GtkWidget *
line_new (Item       *item,
          const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  if (item->requirement != NULL)
    {
      item->icon = gtk_image_new ();
      gtk_image_set_pixel_size (GTK_IMAGE (item->icon), ICON_PX);
      gtk_box_append (GTK_BOX (box), item->icon);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (item->requirement == NULL)
    {
      item->count = gtk_label_new (NULL);
      gtk_widget_add_css_class (item->count, "caption");
      gtk_widget_add_css_class (item->count, "secondary");
      gtk_widget_add_css_class (item->count, "numeric");
      gtk_box_append (GTK_BOX (box), item->count);
    }
  return box;
}

static void
add_item (DpRequirementOutline *self,
          const char           *requirement,
          const char           *part)
{
  Item item = { requirement, part, gtk_list_box_row_new (), NULL, NULL };
  gboolean heading = requirement == NULL;

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item.row),
                              line_new (&item, heading ? part : dp_requirement_short_label (requirement)));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (item.row), !heading);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (item.row), !heading);
  gtk_widget_set_focusable (item.row, !heading);
  if (heading)
    gtk_widget_add_css_class (item.row, "part");
  else
    gtk_widget_set_tooltip_text (item.row, dp_choice_label (dp_field_find_choice (dp_field (DP_ENTITY_ANSWER, DP_ANSWER_REQUIREMENT),
                                                                                 requirement)));
  gtk_list_box_append (GTK_LIST_BOX (self->list), item.row);
  g_array_append_val (self->items, item);
}

static void
build_list (DpRequirementOutline *self)
{
  const char *part = NULL;

  for (const DpChoice *choice = dp_choices_requirement; choice->key != NULL; choice++)
    {
      const char *of = dp_requirement_part (choice->key);

      if (g_strcmp0 (of, part) != 0)
        add_item (self, NULL, of);
      part = of;
      add_item (self, choice->key, of);
    }
}

static void
build_legend (DpRequirementOutline *self)
{
  for (const DpChoice *choice = dp_choices_answer; choice->key != NULL; choice++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *icon = gtk_image_new_from_icon_name (dp_answer_state_icon (choice->key));
      GtkWidget *label = gtk_label_new (dp_choice_label (choice));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_PX);
      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (self->legend), box);
    }
}

static Item *
item_at (DpRequirementOutline *self,
         guint                 i)
{
  return &g_array_index (self->items, Item, i);
}

static void
row_selected_cb (DpRequirementOutline *self,
                 GtkListBoxRow        *row)
{
  g_assert (DP_IS_REQUIREMENT_OUTLINE (self));

  if (row != NULL && !self->selecting)
    g_signal_emit (self, signals[CHOSEN], 0, item_at (self, (guint) gtk_list_box_row_get_index (row))->requirement);
}

static void
dp_requirement_outline_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DP_TYPE_REQUIREMENT_OUTLINE);

  G_OBJECT_CLASS (dp_requirement_outline_parent_class)->dispose (object);
}

static void
dp_requirement_outline_finalize (GObject *object)
{
  g_array_unref (DP_REQUIREMENT_OUTLINE (object)->items);

  G_OBJECT_CLASS (dp_requirement_outline_parent_class)->finalize (object);
}

static void
dp_requirement_outline_class_init (DpRequirementOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dp_requirement_outline_dispose;
  object_class->finalize = dp_requirement_outline_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-requirement-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, DpRequirementOutline, title);
  gtk_widget_class_bind_template_child (widget_class, DpRequirementOutline, list);
  gtk_widget_class_bind_template_child (widget_class, DpRequirementOutline, legend);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
dp_requirement_outline_init (DpRequirementOutline *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  gtk_widget_init_template (GTK_WIDGET (self));
  build_list (self);
  build_legend (self);
}

/** dp_requirement_outline_show: brings states and counts up to date. */
void
dp_requirement_outline_show (DpRequirementOutline *self,
                             const DpPlan         *plan,
                             const char           *proposal)
{
  g_autofree char *title = NULL;
  guint n, n_of;

  g_return_if_fail (DP_IS_REQUIREMENT_OUTLINE (self));

  n = dp_answers_count (plan, proposal, NULL, &n_of);
  /* Translators: how many of the sixteen requirements are answered: “12 of 16 answered”. */
  title = g_strdup_printf (_("%u of %u answered"), n, n_of);
  gtk_label_set_label (GTK_LABEL (self->title), title);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = item_at (self, i);

      if (item->requirement == NULL)
        {
          g_autofree char *count = NULL;

          n = dp_answers_count (plan, proposal, item->part, &n_of);
          /* Translators: how many requirements of a part are answered: “8 of 10”. */
          count = g_strdup_printf (_("%u of %u"), n, n_of);
          gtk_label_set_label (GTK_LABEL (item->count), count);
        }
      else
        {
          const char *state = dp_answer_state (plan, proposal, item->requirement);
          const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_ANSWER, DP_ANSWER_STATE), state);
          /* Translators: a requirement and the state of its answer, for people who hear the screen. */
          g_autofree char *name = g_strdup_printf (_("%s: %s"), dp_requirement_short_label (item->requirement),
                                                   dp_choice_label (choice));

          gtk_image_set_from_icon_name (GTK_IMAGE (item->icon), dp_answer_state_icon (state));
          gtk_accessible_update_property (GTK_ACCESSIBLE (item->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
        }
    }
}

/** dp_requirement_outline_select: marks @requirement (nullable) as the one whose answer is shown. */
void
dp_requirement_outline_select (DpRequirementOutline *self,
                               const char           *requirement)
{
  GtkWidget *row = NULL;

  g_return_if_fail (DP_IS_REQUIREMENT_OUTLINE (self));

  for (guint i = 0; requirement != NULL && i < self->items->len; i++)
    if (g_strcmp0 (item_at (self, i)->requirement, requirement) == 0)
      row = item_at (self, i)->row;

  self->selecting = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
  self->selecting = FALSE;
}
