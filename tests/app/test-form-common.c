/* test-form-common.c: what the tests of forms share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-editor.h"
#include "plan/dp-text.h"

#include <adwaita.h>

/** test_form_init: a display, the program's icons, a data folder of its own, and the language that the first argument names, else
 * English. */
void
test_form_init (int    *argc,
                char ***argv)
{
  g_autoptr(GtkCssProvider) css = NULL;
  g_autofree char *data = g_dir_make_tmp ("doegnplan-form-XXXXXX", NULL);

  g_assert_nonnull (data);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  dp_language_init (*argc > 1 ? (*argv)[1] : "en");
  css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (css, RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), RESOURCE_PATH "/icons");
}

/** fixture_set_up: opens a new document from the template whose name is @template_name. */
void
fixture_set_up (Fixture      *fixture,
                gconstpointer template_name)
{
  g_autoptr(GError) error = NULL;

  fixture->document = dp_document_new_from_template (template_name, &error);
  g_assert_no_error (error);
  fixture->session = dp_session_new (fixture->document);
  fixture->window = gtk_window_new ();
  gtk_widget_add_css_class (fixture->window, "dp");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 840, 700);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer template_name)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  dp_document_discard (fixture->document, NULL);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->document);
}

/** fixture_show: puts @widget into the window and waits until it is drawn. */
void
fixture_show (Fixture   *fixture,
              GtkWidget *widget)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  settle ();
}

const DpValue *
plan_value (Fixture     *fixture,
            DpEntityKind kind,
            const char  *id,
            guint        field)
{
  const DpRecord *record = dp_plan_get (dp_document_get_plan (fixture->document), kind, id);

  g_assert_nonnull (record);
  return &record->values[field];
}

/** find_child: Returns: (nullable): the first widget of @type below @widget. */
GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

guint
count_children (GtkWidget *widget,
                GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_children (child, type);
  return n;
}

/** type_text: the text in the editor becomes @text, as if typed. */
void
type_text (DpFieldRow *row,
           const char *text)
{
  GtkWidget *target = dp_field_row_get_target (row);

  if (GTK_IS_EDITABLE (target))
    gtk_editable_set_text (GTK_EDITABLE (target), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (target)), text, -1);
}

static DpEditor *
editor_of (DpFieldRow *row)
{
  return DP_EDITOR (find_child (GTK_WIDGET (row), DP_TYPE_EDITOR));
}

/** leave_field: what the focus leaving does. */
void
leave_field (DpFieldRow *row)
{
  dp_editor_emit_left (editor_of (row));
}

/** press_escape: Returns: whether there was something to take back. */
gboolean
press_escape (DpFieldRow *row)
{
  return dp_editor_emit_reverted (editor_of (row));
}

/** shown_text: Returns: what stands in the editor of a text, a number or a date; lasts until the program ends. */
const char *
shown_text (DpFieldRow *row)
{
  GtkWidget *target = dp_field_row_get_target (row);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (GTK_IS_EDITABLE (target))
    return g_intern_string (gtk_editable_get_text (GTK_EDITABLE (target)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (target));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_intern_string (text);
}
