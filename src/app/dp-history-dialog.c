/* dp-history-dialog.c: the steps of a plan with their times, and the way back to each.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-window-private.h"
#include "plan/dp-date.h"

/** Older steps than these stay in the plan but not in this list. */
#define LIST_LENGTH 300

#define DP_TYPE_HISTORY_DIALOG (dp_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DpHistoryDialog, dp_history_dialog, DP, HISTORY_DIALOG, AdwWindow)

struct _DpHistoryDialog
{
  AdwWindow parent_instance;

  DpDocument *document;
  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (DpHistoryDialog, dp_history_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
new_row (const DpHistoryEntry *entry,
         gboolean              is_current)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", entry->label, "xalign", 0.0, "wrap", TRUE, NULL);
  g_autofree char *when = entry->when != NULL ? dp_date_format_time (entry->when) : g_strdup ("");
  g_autofree char *detail = NULL, *name = NULL;
  GtkWidget *second, *row = gtk_list_box_row_new ();

  if (entry->author != NULL && *entry->author != '\0')
    detail = g_strdup_printf ("%s · %s", when, entry->author);
  else
    detail = g_strdup (when);
  if (entry->undone)
    {
      g_autofree char *plain = g_steal_pointer (&detail);

      /* Translators: %s is when an undone step was done. */
      detail = g_strdup_printf (_("%s · undone"), plain);
      gtk_widget_add_css_class (label, "secondary");
    }
  second = g_object_new (GTK_TYPE_LABEL, "label", detail, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (second, "small");
  gtk_widget_add_css_class (second, "secondary");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), second);
  gtk_box_append (GTK_BOX (box), texts);

  if (is_current)
    {
      GtkWidget *now = gtk_label_new (_("The plan now"));

      gtk_widget_add_css_class (now, "small");
      gtk_widget_add_css_class (now, "card-title");
      gtk_box_append (GTK_BOX (box), now);
    }
  else
    {
      GtkWidget *button = gtk_button_new_with_label (entry->undone ? _("Redo Up to Here") : _("Go Back to Here"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", entry->number);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.go");
      name = g_strdup_printf ("%s: %s", entry->undone ? _("Redo Up to Here") : _("Go Back to Here"), entry->label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->label, -1);
  return row;
}

/* The number of the last step that is not undone; 0 when all are. */
static gint64
current_step (GPtrArray *history)
{
  gint64 current = 0;

  for (guint i = 0; i < history->len; i++)
    {
      const DpHistoryEntry *entry = g_ptr_array_index (history, i);

      if (!entry->undone)
        current = MAX (current, entry->number);
    }
  return current;
}

static void
refresh (DpHistoryDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = dp_document_list_history (self->document, &error);
  GtkWidget *child;
  gboolean newest_first;
  gint64 current;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  gtk_stack_set_visible_child_name (self->stack, history != NULL && history->len > 0 ? "list" : "empty");
  if (history == NULL || history->len == 0)
    return;

  current = current_step (history);
  newest_first = ((DpHistoryEntry *) g_ptr_array_index (history, 0))->number >
                 ((DpHistoryEntry *) g_ptr_array_index (history, history->len - 1))->number;
  for (guint i = 0; i < MIN (history->len, LIST_LENGTH); i++)
    {
      const DpHistoryEntry *entry = g_ptr_array_index (history, newest_first ? i : history->len - 1 - i);

      gtk_list_box_append (self->list, new_row (entry, entry->number == current));
    }
}

/* Undoes, or redoes, step by step until the given one is the last that holds. */
static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  DpHistoryDialog *self = DP_HISTORY_DIALOG (widget);
  gint64 target = g_variant_get_int64 (parameter), current = -1, before;
  gboolean moved = TRUE;

  do
    {
      g_autoptr(GPtrArray) history = dp_document_list_history (self->document, NULL);

      before = current;
      current = history != NULL ? current_step (history) : target;
      if (current == before || !moved)
        break;
      if (current > target)
        moved = dp_document_undo (self->document, NULL);
      else if (current < target)
        moved = dp_document_redo (self->document, NULL);
    }
  while (current != target);
  refresh (self);
}

static void
document_changed_cb (DpHistoryDialog   *self,
                     const DpChangeSet *changes,
                     DpDocument        *document)
{
  refresh (self);
}

static void
dp_history_dialog_dispose (GObject *object)
{
  DpHistoryDialog *self = DP_HISTORY_DIALOG (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (dp_history_dialog_parent_class)->dispose (object);
}

static void
dp_history_dialog_class_init (DpHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dp_history_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DpHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DpHistoryDialog, stack);
  gtk_widget_class_install_action (widget_class, "history.go", "x", go_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dp_history_dialog_init (DpHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
_dp_window_show_history (DpWindow *self)
{
  DpHistoryDialog *dialog;

  if (self->session == NULL)
    return;
  dialog = g_object_new (DP_TYPE_HISTORY_DIALOG, "transient-for", self, NULL);
  dialog->document = g_object_ref (dp_session_get_document (self->session));
  dp_document_commit (dialog->document, NULL);
  g_signal_connect_object (dialog->document, "changed", G_CALLBACK (document_changed_cb), dialog, G_CONNECT_SWAPPED);
  refresh (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
