/* dp-editor-bool.c: yes, no, unknown: three linked toggles, because unknown is an answer too.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

#include <glib/gi18n.h>

struct _DpEditorBool
{
  DpEditor parent_instance;

  GtkWidget *toggles[3]; /* yes, no, unknown */
};

G_DEFINE_FINAL_TYPE (DpEditorBool, dp_editor_bool, DP_TYPE_EDITOR)

static void
toggled_cb (DpEditorBool    *self,
            GtkToggleButton *toggle)
{
  g_auto(DpValue) value = DP_VALUE_INIT;

  g_assert (DP_IS_EDITOR_BOOL (self));

  if (!gtk_toggle_button_get_active (toggle))
    return;
  if (GTK_WIDGET (toggle) == self->toggles[0])
    value = dp_value_number (1.0);
  else if (GTK_WIDGET (toggle) == self->toggles[1])
    value = dp_value_number (0.0);
  dp_editor_emit_chosen (DP_EDITOR (self), &value);
}

static void
dp_editor_bool_show (DpEditor           *editor,
                     const DpEditorView *view)
{
  DpEditorBool *self = DP_EDITOR_BOOL (editor);
  guint chosen = 2;

  if (view->value->kind == DP_VALUE_NUMBER)
    chosen = view->value->number != 0.0 ? 0 : 1;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[chosen]), TRUE);
}

static GtkWidget *
dp_editor_bool_get_target (DpEditor *editor)
{
  DpEditorBool *self = DP_EDITOR_BOOL (editor);

  for (guint i = 0; i < G_N_ELEMENTS (self->toggles); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[i])))
      return self->toggles[i];
  return self->toggles[0];
}

static void
dp_editor_bool_class_init (DpEditorBoolClass *klass)
{
  DP_EDITOR_CLASS (klass)->show = dp_editor_bool_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_bool_get_target;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dp_editor_bool_init (DpEditorBool *self)
{
  /* Translators: the three answers to a question such as “Admits the partner”. */
  const char *labels[] = { _("Yes"), _("No"), _("Unknown") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "toggles");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->toggles[i] = gtk_toggle_button_new_with_label (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->toggles[i]), GTK_TOGGLE_BUTTON (self->toggles[0]));
      g_signal_connect_object (self->toggles[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->toggles[i]);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}
