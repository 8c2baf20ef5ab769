/* dp-merge-dialog.c: what two people have changed at once in a plan, and which of it holds.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-window-private.h"
#include "plan/dp-merge.h"

#define DP_TYPE_MERGE_DIALOG (dp_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DpMergeDialog, dp_merge_dialog, DP, MERGE_DIALOG, AdwWindow)

struct _DpMergeDialog
{
  AdwWindow parent_instance;

  DpWindow *owner; /* (unowned): the dialog is transient for it and goes with it */
  DpMergeOffer *offer;

  GtkListBox *list;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (DpMergeDialog, dp_merge_dialog, ADW_TYPE_WINDOW)

static void
answer_toggled_cb (DpMergeDialog  *self,
                   GtkCheckButton *button)
{
  DpMergeConflict *conflict = g_object_get_data (G_OBJECT (button), "conflict");

  conflict->overruled = gtk_check_button_get_active (button);
}

/* One of the two answers. Its text wraps; assistive technology hears the matter too. */
static GtkWidget *
new_answer (DpMergeConflict *conflict,
            gboolean         overruled,
            const char      *matter)
{
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *answer = dp_merge_conflict_answer (conflict, overruled);
  g_autofree char *name = g_strdup_printf ("%s: %s", matter, answer);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button),
                              g_object_new (GTK_TYPE_LABEL, "label", answer, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                            PANGO_WRAP_WORD_CHAR, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
append_text (GtkWidget  *box,
             const char *text,
             const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
new_row (DpMergeDialog   *self,
         DpMergeConflict *conflict)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *matter = dp_merge_conflict_matter (conflict);
  g_autofree char *before = dp_merge_conflict_before (conflict);

  append_text (box, matter, "card-title");
  if (before != NULL)
    append_text (box, before, "secondary");
  if (dp_merge_conflict_is_open (conflict))
    {
      GtkWidget *kept = new_answer (conflict, FALSE, matter);
      GtkWidget *other = new_answer (conflict, TRUE, matter);

      gtk_check_button_set_group (GTK_CHECK_BUTTON (other), GTK_CHECK_BUTTON (kept));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (conflict->overruled ? other : kept), TRUE);
      /* The conflict belongs to the offer, which lives as long as the dialog. */
      g_object_set_data (G_OBJECT (other), "conflict", conflict);
      g_signal_connect_object (other, "toggled", G_CALLBACK (answer_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), kept);
      gtk_box_append (GTK_BOX (box), other);
    }
  else
    {
      g_autofree char *sentence = dp_merge_conflict_describe (conflict);

      append_text (box, sentence, "secondary");
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, matter, -1);
  return row;
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DpMergeDialog *self = DP_MERGE_DIALOG (widget);
  g_autoptr(GError) error = NULL;

  if (!_dp_window_take_up (self->owner, self->offer, &error))
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->problem));
      return;
    }

  gtk_window_close (GTK_WINDOW (self));
}

/* The list as text, for whoever wants to talk with the other first. */
static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DpMergeDialog *self = DP_MERGE_DIALOG (widget);
  const GPtrArray *conflicts = dp_merge_offer_conflicts (self->offer);
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *sentence = dp_merge_conflict_describe (g_ptr_array_index (conflicts, i));

      g_string_append_printf (list, "%s\n", sentence);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), list->str);
  dp_window_toast (self->owner, _("The list is copied"));
}

static void
dp_merge_dialog_finalize (GObject *object)
{
  DpMergeDialog *self = DP_MERGE_DIALOG (object);

  g_clear_pointer (&self->offer, dp_merge_offer_free);

  G_OBJECT_CLASS (dp_merge_dialog_parent_class)->finalize (object);
}

static void
dp_merge_dialog_class_init (DpMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dp_merge_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/dp-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DpMergeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DpMergeDialog, problem);
  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "merge.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dp_merge_dialog_init (DpMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks what is to hold of @offer, and takes it up; or nothing happens. */
void
_dp_window_ask_merge (DpWindow     *self,
                      DpMergeOffer *offer)
{
  DpMergeDialog *dialog = g_object_new (DP_TYPE_MERGE_DIALOG, "transient-for", self, "destroy-with-parent", TRUE, NULL);
  const GPtrArray *conflicts = dp_merge_offer_conflicts (offer);

  dialog->owner = self;
  dialog->offer = offer;
  for (guint i = 0; i < conflicts->len; i++)
    gtk_list_box_append (dialog->list, new_row (dialog, g_ptr_array_index (conflicts, i)));
  gtk_window_present (GTK_WINDOW (dialog));
}
