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

  char *shown; /* what the chips say now, so that equal ones stay, and with them the focus */
};

G_DEFINE_FINAL_TYPE (DpChipBar, dp_chip_bar, GTK_TYPE_WIDGET)

static void
clear (DpChipBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
new_chip (const DpChip *chip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (chip->is_warning ? "dp-assumption-symbolic" : "dp-info-symbolic");
  GtkWidget *label = gtk_label_new (chip->label);
  GtkWidget *button;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);

  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  dp_set_tooltip (button, chip->tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, chip->is_warning ? "warn" : "info");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(usu)", (guint) chip->kind,
                                    chip->record != NULL ? chip->record : "", chip->field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.goto");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, chip->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chip->tooltip != NULL ? chip->tooltip : "", -1);
  return button;
}

static void
dp_chip_bar_dispose (GObject *object)
{
  clear (DP_CHIP_BAR (object));
  G_OBJECT_CLASS (dp_chip_bar_parent_class)->dispose (object);
}

static void
dp_chip_bar_finalize (GObject *object)
{
  g_free (DP_CHIP_BAR (object)->shown);
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
}

/* Shows the chips of the session's proposal. */
void
dp_chip_bar_show (DpChipBar *self,
                  DpSession *session)
{
  g_autoptr(GPtrArray) chips = NULL;
  g_autoptr(GString) all = g_string_new (NULL);

  g_return_if_fail (DP_IS_CHIP_BAR (self));

  if (dp_session_get_proposal (session) != NULL)
    chips = dp_chips_new (dp_session_get_analysis (session), dp_session_get_proposal (session));
  for (guint i = 0; chips != NULL && i < chips->len; i++)
    {
      const DpChip *chip = g_ptr_array_index (chips, i);

      g_string_append_printf (all, "%d %s %u %s %u\n", chip->is_warning, chip->label, (guint) chip->kind,
                              chip->record != NULL ? chip->record : "", chip->field);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), all->len > 0);
  if (g_strcmp0 (self->shown, all->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (all->str);

  clear (self);
  if (all->len == 0)
    return;
  {
    /* translators: stands before the pills that name a chart's assumptions. */
    GtkWidget *lead = gtk_label_new (_("Assumed:"));

    gtk_widget_add_css_class (lead, "small");
    gtk_widget_add_css_class (lead, "secondary");
    gtk_widget_set_parent (lead, GTK_WIDGET (self));
  }
  for (guint i = 0; i < chips->len; i++)
    gtk_widget_set_parent (new_chip (g_ptr_array_index (chips, i)), GTK_WIDGET (self));
}
