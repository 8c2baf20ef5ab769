/* dp-unit-bar.c: one toggle for each unit of a proposal, and a button that adds one.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-unit-bar.h"

#include "app/dp-tooltip.h"
#include "app/dp-wrap-layout.h"

#define LONGEST_NAME_CHARS 18

struct _DpUnitBar
{
  AdwBin parent_instance;

  GtkWidget *toggles;
};

G_DEFINE_FINAL_TYPE (DpUnitBar, dp_unit_bar, ADW_TYPE_BIN)

static void
dp_unit_bar_class_init (DpUnitBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-unit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DpUnitBar, toggles);
}

static void
dp_unit_bar_init (DpUnitBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->toggles, dp_wrap_layout_new (0));
}

static GtkWidget *
toggle_new (void)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST_NAME_CHARS);
  gtk_button_set_child (GTK_BUTTON (toggle), label);
  return toggle;
}

/** dp_unit_bar_show: shows a toggle for each of @units (nullable); toggles that are there already are kept. */
void
dp_unit_bar_show (DpUnitBar       *self,
                  const GPtrArray *units)
{
  GtkWidget *toggle;
  guint n = units != NULL ? units->len : 0;

  g_return_if_fail (DP_IS_UNIT_BAR (self));

  toggle = gtk_widget_get_first_child (self->toggles);
  for (guint i = 0; i < n; i++)
    {
      const DpRecord *unit = g_ptr_array_index (units, i);
      const char *name = dp_record_name (unit);

      if (toggle == NULL)
        {
          toggle = toggle_new ();
          gtk_box_append (GTK_BOX (self->toggles), toggle);
        }
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (toggle))), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (toggle), "s", unit->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "unit.choose");
      toggle = gtk_widget_get_next_sibling (toggle);
    }

  while (toggle != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (toggle);

      gtk_box_remove (GTK_BOX (self->toggles), toggle);
      toggle = next;
    }
}
