/* dp-editor-text.c: text of several lines in a frame that grows with it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-editor.h"

struct _DpEditorText
{
  DpEditor parent_instance;

  GtkWidget *view;
  GtkTextBuffer *buffer; /* owned by view */
  guint resize_id;
  double wanted_height;
};

G_DEFINE_FINAL_TYPE (DpEditorText, dp_editor_text, DP_TYPE_EDITOR)

static char *
dup_text (DpEditorText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
buffer_changed_cb (DpEditorText *self)
{
  g_autofree char *text = NULL;

  g_assert (DP_IS_EDITOR_TEXT (self));
  text = dup_text (self);
  dp_editor_emit_typed (DP_EDITOR (self), text);
}

static gboolean
resize_cb (gpointer data)
{
  DpEditorText *self = DP_EDITOR_TEXT (data);

  self->resize_id = 0;
  gtk_widget_queue_resize (self->view);
  return G_SOURCE_REMOVE;
}

/* The text's height is known only after its lines are laid out in the width it got, and the view does not ask again. */
static void
height_changed_cb (DpEditorText  *self,
                   GtkAdjustment *adjustment)
{
  double height = gtk_adjustment_get_upper (adjustment);

  g_assert (DP_IS_EDITOR_TEXT (self));

  if (height > gtk_adjustment_get_page_size (adjustment) && height != self->wanted_height && self->resize_id == 0)
    {
      self->wanted_height = height;
      self->resize_id = g_idle_add (resize_cb, self);
    }
}

static void
dp_editor_text_dispose (GObject *object)
{
  g_clear_handle_id (&DP_EDITOR_TEXT (object)->resize_id, g_source_remove);

  G_OBJECT_CLASS (dp_editor_text_parent_class)->dispose (object);
}

static void
dp_editor_text_show (DpEditor           *editor,
                     const DpEditorView *view)
{
  DpEditorText *self = DP_EDITOR_TEXT (editor);
  g_autofree char *text = dup_text (self);

  if (!g_str_equal (text, view->state->text))
    gtk_text_buffer_set_text (self->buffer, view->state->text, -1);
  if (!view->state->is_typed)
    {
      /* What is written is the plan's to undo, not the view's: switching that off and on forgets it. */
      gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
      gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
    }
}

static GtkWidget *
dp_editor_text_get_target (DpEditor *editor)
{
  return DP_EDITOR_TEXT (editor)->view;
}

static void
dp_editor_text_class_init (DpEditorTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dp_editor_text_dispose;
  DP_EDITOR_CLASS (klass)->show = dp_editor_text_show;
  DP_EDITOR_CLASS (klass)->get_target = dp_editor_text_get_target;
}

static void
dp_editor_text_init (DpEditorText *self)
{
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self->view), GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_add_css_class (self->view, "framed");
  gtk_widget_set_hexpand (self->view, TRUE);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  dp_editor_watch_keys (DP_EDITOR (self), self->view, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->view);
}
