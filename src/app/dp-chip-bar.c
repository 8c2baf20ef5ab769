/* dp-chip-bar.c: the assumptions a page's chart rests on, as pills that lead to their fields.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-chip-bar.h"
#include "app/dp-tooltip.h"
#include "app/dp-wrap-layout.h"
#include "figure/dp-summary.h"

struct _DpChipBar
{
  GtkWidget parent_instance;

  GtkWidget *lead;
  GPtrArray *buttons; /* of GtkButton, borrowed from the widget tree; kept from one show to the next, and so the focus */
};

G_DEFINE_FINAL_TYPE (DpChipBar, dp_chip_bar, GTK_TYPE_WIDGET)

static GtkWidget *
new_chip (DpChipBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
fill_chip (GtkWidget    *button,
           const DpChip *chip)
{
  GtkWidget *image = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  GtkWidget *label = gtk_widget_get_next_sibling (image);
  const char *icon = chip->is_warning ? "dp-assumption-symbolic" : "dp-info-symbolic";

  /* An icon that is set again, though it is the same, is laid out again. */
  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), icon) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_label (GTK_LABEL (label), chip->label);
  dp_set_tooltip (button, chip->tooltip);
  gtk_widget_add_css_class (button, chip->is_warning ? "warn" : "info");
  gtk_widget_remove_css_class (button, chip->is_warning ? "info" : "warn");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(usu)", (guint) chip->kind,
                                    chip->record != NULL ? chip->record : "", chip->field);
  /* After the target: without one GTK finds that the action wants a parameter. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.goto");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, chip->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chip->tooltip != NULL ? chip->tooltip : "", -1);
}

static void
set_n_chips (DpChipBar *self,
             guint      n)
{
  while (self->buttons->len < n)
    g_ptr_array_add (self->buttons, new_chip (self));
  while (self->buttons->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->buttons, self->buttons->len - 1));
}

static void
dp_chip_bar_dispose (GObject *object)
{
  DpChipBar *self = DP_CHIP_BAR (object);

  set_n_chips (self, 0);
  g_clear_pointer (&self->lead, gtk_widget_unparent);
  G_OBJECT_CLASS (dp_chip_bar_parent_class)->dispose (object);
}

static void
dp_chip_bar_finalize (GObject *object)
{
  g_ptr_array_unref (DP_CHIP_BAR (object)->buttons);
  G_OBJECT_CLASS (dp_chip_bar_parent_class)->finalize (object);
}

static void
dp_chip_bar_class_init (DpChipBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dp_chip_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = dp_chip_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chipbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dp_chip_bar_init (DpChipBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), dp_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assumed"), -1);
  self->buttons = g_ptr_array_new ();
  /* Translators: stands before the pills that name a chart's assumptions. */
  self->lead = gtk_label_new (_("Assumed:"));
  gtk_widget_add_css_class (self->lead, "small");
  gtk_widget_add_css_class (self->lead, "secondary");
  gtk_widget_set_parent (self->lead, GTK_WIDGET (self));
}

/** dp_chip_bar_show: shows the chips of the session's proposal. */
void
dp_chip_bar_show (DpChipBar *self,
                  DpSession *session)
{
  g_autoptr(GPtrArray) chips = NULL;

  g_return_if_fail (DP_IS_CHIP_BAR (self));

  chips = dp_chips_new (dp_session_get_analysis (session), dp_session_get_proposal (session),
                        dp_session_get_area (session));
  dp_chip_bar_show_chips (self, chips);
}

/** dp_chip_bar_show_chips: shows @chips (element-type DpChip). */
void
dp_chip_bar_show_chips (DpChipBar       *self,
                        const GPtrArray *chips)
{
  g_return_if_fail (DP_IS_CHIP_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), chips->len > 0);
  set_n_chips (self, chips->len);
  for (guint i = 0; i < chips->len; i++)
    fill_chip (g_ptr_array_index (self->buttons, i), g_ptr_array_index (chips, i));
}
