/* test-clipping.c: no text of the window is cut, whatever the language and the size of the text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every page of the example at 1280 × 720. How texts are judged is said in test-clipping-common.h.
 *
 * Usage: test-clipping da|en
 */
#include "config.h"

#include "test-clipping-common.h"

/* ------------------------------------------------------------------------------------------------- the walk's own test */

static guint
count_in (GtkWidget *child,
          int        width)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint n;

  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_widget_set_size_request (child, width, -1);
  gtk_box_append (GTK_BOX (box), child);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  n = count_cut_texts (window, "itself");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  return n;
}

static GtkWidget *
in_scroller (GtkWidget    *child,
             GtkPolicyType across)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), across, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_size_request (scroller, 60, 60);
  return scroller;
}

/* The walk finds what is cut, and nothing else. */
static void
test_walk (void)
{
  static const char *const words = "a sentence that is longer than sixty pixels";
  GtkWidget *label = gtk_label_new (words), *entry = gtk_entry_new (), *view = gtk_text_view_new ();

  g_assert_cmpuint (count_in (label, -1), ==, 0);
  label = g_object_new (GTK_TYPE_LABEL, "label", words, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 6, NULL);
  g_assert_cmpuint (count_in (label, 60), ==, 1);
  label = g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "max-width-chars", 6, NULL);
  g_assert_cmpuint (count_in (label, 60), ==, 0);
  g_assert_cmpuint (count_in (in_scroller (gtk_label_new (words), GTK_POLICY_AUTOMATIC), 60), ==, 1);
  g_assert_cmpuint (count_in (in_scroller (g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, NULL),
                                           GTK_POLICY_NEVER), 60), ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 4);
  g_assert_cmpuint (count_in (entry, 60), ==, 1);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_assert_cmpuint (count_in (entry, 600), ==, 0);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
  g_assert_cmpuint (count_in (in_scroller (view, GTK_POLICY_NEVER), 60), ==, 0);
}

/* ------------------------------------------------------------------------------------------------------------ pages */

static guint
check_panel (DpWindow   *window,
             const char *size)
{
  static const char *const figures[] = { "tipping", "occupancy", "score/cooperation", NULL };
  guint n = 0;

  dp_window_show_page (window, "overview");
  for (const char *const *figure = figures; *figure != NULL; figure++)
    {
      g_autofree char *where = g_strdup_printf ("panel/%s at %s", *figure, size);

      g_action_group_change_action_state (G_ACTION_GROUP (window), "panel", g_variant_new_boolean (TRUE));
      gtk_widget_activate_action (GTK_WIDGET (window), "win.explain", "s", *figure);
      n += count_cut_texts (GTK_WIDGET (window), where);
    }
  return n;
}

static void
test_size (gconstpointer data)
{
  int percent = GPOINTER_TO_INT (data);
  g_autofree char *size = g_strdup_printf ("%d %%", percent);
  g_autoptr(DpDocument) document = dp_document_new_from_template ("sample", NULL);
  DpWindow *window;
  guint n = 0;

  scale_text (percent);
  window = open_window (NULL);
  n += count_cut_texts (GTK_WIDGET (window), "welcome");
  gtk_window_destroy (GTK_WINDOW (window));

  window = open_window (document);
  n += check_pages (window, size);
  n += check_proposal (window, size);
  n += check_panel (window, size);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.area", "s", "DK-81");
  g_assert_cmpstr (dp_session_get_area (dp_window_get_session (window)), ==, "DK-81");
  dp_window_show_page (window, "overview");
  n += count_cut_texts (GTK_WIDGET (window), "overview of one region");
  close_window (window);

  scale_text (100);
  dp_document_discard (document, NULL);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  test_clipping_init (&argc, &argv);
  g_test_add_func ("/clipping/walk", test_walk);
  ADD_SIZES ("sample", test_size);
  return g_test_run ();
}
