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
#include "app/dp-tooltip.h"
#include "plan/dp-catalogue.h"

#include <glib/gi18n.h>

#define ICON_PX 14

/* A row of the list. */
typedef struct
{
  const char *requirement;
  GtkWidget *row;
  GtkWidget *icon;
} Item;

/* A heading above the first row of a part. */
typedef struct
{
  const char *part;
  GtkWidget *box;
  GtkWidget *count;
} Part;

struct _DpRequirementOutline
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *list;
  GtkWidget *legend;

  GArray *items; /* of Item, in the order of the rows */
  GArray *parts; /* of Part */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpRequirementOutline, dp_requirement_outline, ADW_TYPE_BIN)

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_part (DpRequirementOutline *self,
          const char           *name)
{
  Part part = { name, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), gtk_label_new (NULL) };

  gtk_widget_add_css_class (part.box, "part");
  gtk_widget_add_css_class (part.count, "caption");
  gtk_widget_add_css_class (part.count, "secondary");
  gtk_widget_add_css_class (part.count, "numeric");
  gtk_box_append (GTK_BOX (part.box), label_new (name));
  gtk_box_append (GTK_BOX (part.box), part.count);
  g_object_ref_sink (part.box);
  g_array_append_val (self->parts, part);
}

static void
add_item (DpRequirementOutline *self,
          const DpChoice       *choice)
{
  Item item = { choice->key, gtk_list_box_row_new (), gtk_image_new () };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_image_set_pixel_size (GTK_IMAGE (item.icon), ICON_PX);
  gtk_box_append (GTK_BOX (box), item.icon);
  gtk_box_append (GTK_BOX (box), label_new (dp_requirement_short_label (choice->key)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item.row), box);
  dp_set_tooltip (item.row, dp_choice_label (choice));
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
        add_part (self, of);
      part = of;
      add_item (self, choice);
    }
}

static const char *
part_of_row (DpRequirementOutline *self,
             GtkListBoxRow        *row)
{
  return dp_requirement_part (g_array_index (self->items, Item, gtk_list_box_row_get_index (row)).requirement);
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  DpRequirementOutline *self = DP_REQUIREMENT_OUTLINE (data);
  const char *part = part_of_row (self, row);
  GtkWidget *header = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    if (g_strcmp0 (g_array_index (self->parts, Part, i).part, part) == 0 &&
        (before == NULL || g_strcmp0 (part_of_row (self, before), part) != 0))
      header = g_array_index (self->parts, Part, i).box;
  gtk_list_box_row_set_header (row, header);
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
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
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
row_activated_cb (DpRequirementOutline *self,
                  GtkListBoxRow        *row)
{
  g_assert (DP_IS_REQUIREMENT_OUTLINE (self));

  g_signal_emit (self, signals[CHOSEN], 0, item_at (self, (guint) gtk_list_box_row_get_index (row))->requirement);
}

static void
dp_requirement_outline_finalize (GObject *object)
{
  DpRequirementOutline *self = DP_REQUIREMENT_OUTLINE (object);

  for (guint i = 0; i < self->parts->len; i++)
    g_object_unref (g_array_index (self->parts, Part, i).box);
  g_array_unref (self->parts);
  g_array_unref (self->items);

  G_OBJECT_CLASS (dp_requirement_outline_parent_class)->finalize (object);
}

static void
dp_requirement_outline_class_init (DpRequirementOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = dp_requirement_outline_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-requirement-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, DpRequirementOutline, title);
  gtk_widget_class_bind_template_child (widget_class, DpRequirementOutline, list);
  gtk_widget_class_bind_template_child (widget_class, DpRequirementOutline, legend);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dp_requirement_outline_init (DpRequirementOutline *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gtk_widget_init_template (GTK_WIDGET (self));
  build_list (self);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header, self, NULL);
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

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      g_autofree char *count = NULL;

      n = dp_answers_count (plan, proposal, part->part, &n_of);
      /* Translators: how many requirements of a part are answered: “8 of 10”. */
      count = g_strdup_printf (_("%u of %u"), n, n_of);
      gtk_label_set_label (GTK_LABEL (part->count), count);
    }

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = item_at (self, i);
      const char *state = dp_answer_state (plan, proposal, item->requirement);
      const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_ANSWER, DP_ANSWER_STATE), state);
      /* Translators: a requirement and the state of its answer, for people who hear the screen. */
      g_autofree char *name = g_strdup_printf (_("%s: %s"), dp_requirement_short_label (item->requirement),
                                               dp_choice_label (choice));

      gtk_image_set_from_icon_name (GTK_IMAGE (item->icon), dp_answer_state_icon (state));
      gtk_accessible_update_property (GTK_ACCESSIBLE (item->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/**
 * dp_requirement_outline_select:
 * @requirement: (nullable): the one whose answer is shown
 *
 * Marks a row. Not the list's own selection, which follows the focus: going through the window with Tab would then turn
 * the page.
 */
void
dp_requirement_outline_select (DpRequirementOutline *self,
                               const char           *requirement)
{
  g_return_if_fail (DP_IS_REQUIREMENT_OUTLINE (self));

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = item_at (self, i);
      gboolean chosen = g_strcmp0 (item->requirement, requirement) == 0;

      if (chosen)
        gtk_widget_add_css_class (item->row, "chosen");
      else
        gtk_widget_remove_css_class (item->row, "chosen");
      gtk_accessible_update_state (GTK_ACCESSIBLE (item->row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
    }
}

const char *
dp_requirement_outline_get_title (DpRequirementOutline *self)
{
  g_return_val_if_fail (DP_IS_REQUIREMENT_OUTLINE (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->title));
}
