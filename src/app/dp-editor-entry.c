/* dp-editor-entry.c: a number; whole numbers with − and +.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not GtkSpinButton: that one reads numbers by the machine's locale and makes 0 of what it cannot read.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

#include "app/dp-tooltip.h"

#include <glib/gi18n.h>

struct _DpEditorEntry
{
  DpEditor parent_instance;

  GtkWidget *entry;
  int least_chars;
};

G_DEFINE_FINAL_TYPE (DpEditorEntry, dp_editor_entry, DP_TYPE_EDITOR)

static void
entry_changed_cb (DpEditor *self)
{
  g_assert (DP_IS_EDITOR_ENTRY (self));
  dp_editor_emit_typed (self, gtk_editable_get_text (GTK_EDITABLE (DP_EDITOR_ENTRY (self)->entry)));
}

static void
entry_activated_cb (DpEditor *self)
{
  g_assert (DP_IS_EDITOR_ENTRY (self));
  dp_editor_emit_left (self);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DpEditorEntry *self = DP_EDITOR_ENTRY (widget);

  /* The buttons do not take the focus themselves, but leaving the field afterwards is what writes the step. */
  if (!gtk_widget_has_focus (self->entry))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  dp_editor_emit_stepped (DP_EDITOR (self), g_str_equal (name, "editor.raise") ? 1 : -1);
}

static GtkWidget *
step_button_new (const char *icon,
                 const char *action,
                 const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_focusable (button, FALSE);
  dp_set_tooltip (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* All digits have room, also those of the largest amount in a column. */
static void
fit_width (DpEditorEntry *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  /* One more than there are letters: the sign of a share is wider than a digit. */
  int n = (int) g_utf8_strlen (gtk_editable_get_text (editable), -1) + 1;

  gtk_editable_set_width_chars (editable, MAX (n, self->least_chars));
  if (dp_editor_is_compact (DP_EDITOR (self)))
    gtk_editable_set_max_width_chars (editable, MAX (n, self->least_chars));
}

static void
set_text (DpEditorEntry *self,
          const char    *text)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);

  if (g_str_equal (gtk_editable_get_text (editable), text))
    return;

  gtk_editable_set_text (editable, text);
  fit_width (self);
  gtk_editable_set_position (editable, gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (editable))) ? -1 : 0);
}

static void
dp_editor_entry_show (DpEditor           *editor,
                      const DpEditorView *view)
{
  DpEditorEntry *self = DP_EDITOR_ENTRY (editor);

  set_text (self, view->state->text);
  if (!view->state->is_typed)
    {
      /* What is written is the plan's to undo, not the entry's: switching that off and on forgets it. */
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.lower", view->state->can_lower);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.raise", view->state->can_raise);

  if (dp_editor_kind (view->field, dp_editor_is_compact (editor)) == DP_AS_STEPPER)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, view->state->text, -1);
      if (view->value->kind == DP_VALUE_NUMBER)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                        GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, view->value->number, -1);
      else
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW);
    }
}

static GtkWidget *
dp_editor_entry_get_target (DpEditor *editor)
{
  return DP_EDITOR_ENTRY (editor)->entry;
}

static void
dp_editor_entry_set_placeholder (DpEditor   *editor,
                                 const char *placeholder)
{
  GtkEntry *entry = GTK_ENTRY (DP_EDITOR_ENTRY (editor)->entry);

  if (g_strcmp0 (gtk_entry_get_placeholder_text (entry), placeholder) != 0)
    gtk_entry_set_placeholder_text (entry, placeholder);
}

static int
least_chars (const DpField *field,
             gboolean       compact)
{
  return field->type == DP_TYPE_MONEY ? 7 : compact ? 3 : 4;
}

static void
dp_editor_entry_constructed (GObject *object)
{
  DpEditorEntry *self = DP_EDITOR_ENTRY (object);
  const DpField *field;
  gboolean stepper, compact = dp_editor_is_compact (DP_EDITOR (self));

  G_OBJECT_CLASS (dp_editor_entry_parent_class)->constructed (object);

  g_object_get (self, "field", &field, NULL);
  stepper = dp_editor_kind (field, compact) == DP_AS_STEPPER;

  self->entry = g_object_new (GTK_TYPE_ENTRY,
                              "accessible-role", stepper ? GTK_ACCESSIBLE_ROLE_SPIN_BUTTON : GTK_ACCESSIBLE_ROLE_TEXT_BOX,
                              "xalign", 1.0,
                              "hexpand", TRUE,
                              NULL);
  self->least_chars = least_chars (field, compact);
  fit_width (self);
  gtk_widget_add_css_class (self->entry, "numeric");
  if (compact)
    gtk_widget_add_css_class (self->entry, "flat-field");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  dp_editor_watch_keys (DP_EDITOR (self), self->entry, field->type == DP_TYPE_COUNT || field->type == DP_TYPE_YEAR);

  if (stepper)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, field->min,
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, field->max, -1);
      gtk_widget_add_css_class (box, "linked");
      gtk_widget_add_css_class (box, "stepper");
      gtk_box_append (GTK_BOX (box), self->entry);
      gtk_box_append (GTK_BOX (box), step_button_new ("list-remove-symbolic", "editor.lower", _("One less")));
      gtk_box_append (GTK_BOX (box), step_button_new ("list-add-symbolic", "editor.raise", _("One more")));
      adw_bin_set_child (ADW_BIN (self), box);
    }
  else
    adw_bin_set_child (ADW_BIN (self), self->entry);
}

static void
dp_editor_entry_class_init (DpEditorEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dp_editor_entry_constructed;
  DP_EDITOR_CLASS (klass)->show = dp_editor_entry_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_entry_get_target;
  DP_EDITOR_CLASS (klass)->set_placeholder = dp_editor_entry_set_placeholder;

  gtk_widget_class_install_action (widget_class, "editor.lower", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "editor.raise", NULL, step_action);
}

static void
dp_editor_entry_init (DpEditorEntry *self)
{
}
