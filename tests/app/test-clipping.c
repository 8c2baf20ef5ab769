/* test-clipping.c: no text of the window is cut, whatever the language and the size of the text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks over every widget of every page at 1280 × 720 and asks each text for the room it wants and the room it got. A text
 * with an ellipsis is cut, whatever its tooltip says; so is one that reaches over the edge of a pane that cannot be moved
 * that way, and one that must be moved sideways to be read. What is below the fold of a pane that scrolls is not.
 *
 * Usage: test-clipping da|en
 */
#include "config.h"

#include "app/dp-application.h"
#include "app/dp-page-economy.h"
#include "app/dp-page-proposal.h"
#include "app/dp-page-specialisation.h"
#include "app/dp-proposal-sections.h"
#include "app/dp-window.h"
#include "plan/dp-text.h"

#include <math.h>

/** Glyphs may reach so far over their line's logical box without anything being lost. In px. */
#define TOLERANCE 1.5

static DpApplication *application;

/* Lets the window draw and everything that waits be done, until nothing happens for a while: tables make their lines while
 * idle, and a simulation computes on. */
static void
settle (void)
{
  gint64 now = g_get_monotonic_time (), quiet_since = now, end = now + 10 * G_TIME_SPAN_SECOND;

  while (now < end && now < quiet_since + 100 * G_TIME_SPAN_MILLISECOND)
    {
      gboolean did_something = g_main_context_iteration (NULL, FALSE);

      if (!did_something)
        g_usleep (2000);
      now = g_get_monotonic_time ();
      if (did_something)
        quiet_since = now;
    }
}

/* ---------------------------------------------------------------------------------------------------------- the walk */

typedef struct
{
  const char *where;
  GtkWidget *window;
  guint n_texts;
  guint n_cut;
} Walk;

static void
tell (Walk       *walk,
      GtkWidget  *widget,
      const char *text,
      const char *why)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  g_test_message ("%s: “%s” %s (%s in %s in %s)", walk->where, text, why, G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (parent),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (parent)));
  walk->n_cut++;
}

/* Whether something below @ancestor can be brought into sight by moving it up and down. */
static gboolean
scrolls_upright (GtkWidget *ancestor)
{
  GtkWidget *parent = gtk_widget_get_parent (ancestor);
  GtkPolicyType across, upright;

  if (!GTK_IS_SCROLLED_WINDOW (parent) || !GTK_IS_SCROLLABLE (ancestor))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (parent), &across, &upright);
  return upright == GTK_POLICY_AUTOMATIC || upright == GTK_POLICY_ALWAYS;
}

/* Whether @rect, in @widget's coordinates, is cut off by an ancestor. */
static gboolean
is_cut_off (GtkWidget             *widget,
            GtkWidget             *window,
            const graphene_rect_t *rect)
{
  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    {
      graphene_rect_t seen, own;
      graphene_matrix_t matrix;

      if (at != window && gtk_widget_get_overflow (at) != GTK_OVERFLOW_HIDDEN)
        continue;
      if (!gtk_widget_compute_transform (widget, at, &matrix) || !gtk_widget_compute_bounds (at, at, &own))
        return TRUE;
      graphene_matrix_transform_bounds (&matrix, rect, &seen);
      if (seen.origin.x < own.origin.x - TOLERANCE ||
          seen.origin.x + seen.size.width > own.origin.x + own.size.width + TOLERANCE)
        return TRUE;
      if (scrolls_upright (at))
        {
          /* Further up its place is the pane's. */
          return at != window && is_cut_off (at, window, &own);
        }
      if (seen.origin.y < own.origin.y - TOLERANCE ||
          seen.origin.y + seen.size.height > own.origin.y + own.size.height + TOLERANCE)
        return TRUE;
      if (at == window)
        return FALSE;
    }
  return FALSE;
}

static void
check_layout (Walk        *walk,
              GtkWidget   *widget,
              PangoLayout *layout,
              int          x,
              int          y)
{
  PangoRectangle logical;
  graphene_rect_t rect;

  walk->n_texts++;
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (pango_layout_is_ellipsized (layout))
    tell (walk, widget, pango_layout_get_text (layout), "has an ellipsis");
  else if (logical.width > gtk_widget_get_width (widget) + TOLERANCE || logical.height > gtk_widget_get_height (widget) + TOLERANCE)
    tell (walk, widget, pango_layout_get_text (layout), "is larger than its place");
  else
    {
      graphene_rect_init (&rect, (float) (x + logical.x), (float) (y + logical.y), (float) logical.width, (float) logical.height);
      if (is_cut_off (widget, walk->window, &rect))
        tell (walk, widget, pango_layout_get_text (layout), "is cut off");
    }
}

static void
check_label (Walk      *walk,
             GtkWidget *widget)
{
  int x, y;

  if (*gtk_label_get_text (GTK_LABEL (widget)) == '\0')
    return;
  gtk_label_get_layout_offsets (GTK_LABEL (widget), &x, &y);
  check_layout (walk, widget, gtk_label_get_layout (GTK_LABEL (widget)), x, y);
}

/* A line that is typed in: all of it is to be in sight. */
static void
check_line (Walk      *walk,
            GtkWidget *widget)
{
  g_autofree char *text = gtk_editable_get_chars (GTK_EDITABLE (widget), 0, -1);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  if (*text != '\0')
    check_layout (walk, widget, layout, 0, 0);
}

/* Text of several lines: as tall as it is, and no word wider than a line. */
static void
check_text_view (Walk      *walk,
                 GtkWidget *widget)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  GdkRectangle last;
  graphene_rect_t rect;
  g_autofree char *text = NULL;
  int y;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (*text == '\0')
    return;
  walk->n_texts++;
  gtk_text_view_get_iter_location (view, &end, &last);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, 0, last.y + last.height, NULL, &y);
  graphene_rect_init (&rect, 0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  if (y > gtk_widget_get_height (widget) + TOLERANCE && !scrolls_upright (widget))
    tell (walk, widget, text, "is taller than its place");
  else if (gtk_text_view_get_wrap_mode (view) == GTK_WRAP_NONE)
    tell (walk, widget, text, "does not wrap");
  else if (is_cut_off (widget, walk->window, &rect))
    tell (walk, widget, text, "is cut off");
}

static void
check_texts (Walk      *walk,
             GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) == 0)
    return;
  if (GTK_IS_LABEL (widget))
    check_label (walk, widget);
  else if (GTK_IS_TEXT (widget))
    check_line (walk, widget);
  else if (GTK_IS_TEXT_VIEW (widget))
    check_text_view (walk, widget);
  else
    /* None so far; it cuts its text by design. */
    g_assert_false (GTK_IS_INSCRIPTION (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_texts (walk, child);
}

static guint
count_cut_texts (GtkWidget  *window,
                 const char *where)
{
  Walk walk = { where, window, 0, 0 };

  settle ();
  settle ();
  check_texts (&walk, window);
  /* A walk that met nothing would find nothing. */
  g_assert_cmpuint (walk.n_texts, >, 0);
  return walk.n_cut;
}

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
check_proposal (DpWindow   *window,
                const char *size)
{
  DpPageProposal *page = DP_PAGE_PROPOSAL (dp_window_find_page (window, "proposal"));
  guint n = 0;

  dp_window_show_page (window, "proposal");
  for (guint i = 0; i < DP_N_SECTIONS; i++)
    {
      const char *section = dp_section_name ((DpSection) i);
      g_autofree char *where = g_strdup_printf ("proposal/%s at %s", section, size);

      dp_page_proposal_set_section (page, section);
      n += count_cut_texts (GTK_WIDGET (window), where);
    }
  return n;
}

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

static guint
check_economy (DpWindow   *window,
               const char *size)
{
  GtkWidget *page = dp_window_find_page (window, "economy");
  guint n = 0;

  dp_window_show_page (window, "economy");
  for (const char *const *section = dp_page_economy_list_sections (); *section != NULL; section++)
    {
      g_autofree char *where = g_strdup_printf ("economy/%s at %s", *section, size);

      g_object_set (page, "section", *section, NULL);
      n += count_cut_texts (GTK_WIDGET (window), where);
    }
  return n;
}

/* Every page, with what gives way at large text and without. */
static guint
check_pages (DpWindow   *window,
             const char *size)
{
  guint n = 0;

  for (const char *const *name = dp_window_page_names (); *name != NULL; name++)
    {
      g_autofree char *where = g_strdup_printf ("%s at %s", *name, size);

      dp_window_show_page (window, *name);
      n += count_cut_texts (GTK_WIDGET (window), where);
    }
  return n;
}

static guint
check_dialogs (DpWindow   *window,
               const char *size)
{
  static const char *const actions[] = { "app.preferences", "app.about", "win.history", "win.show-help-overlay", "app.help" };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s at %s", actions[i], size);
      g_autoptr(GList) all = NULL;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL));
      settle ();
      all = gtk_window_list_toplevels ();
      for (GList *l = all; l != NULL; l = l->next)
        if (l->data != window && gtk_widget_get_mapped (l->data))
          {
            n += count_cut_texts (l->data, where);
            gtk_window_destroy (l->data);
          }
      settle ();
    }
  return n;
}

static DpWindow *
open_window (DpDocument *document)
{
  DpWindow *window = dp_window_new (ADW_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  dp_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return window;
}

static void
test_size (gconstpointer data)
{
  int percent = GPOINTER_TO_INT (data);
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *size = g_strdup_printf ("%d %%", percent);
  g_autoptr(DpDocument) document = dp_document_new_from_template ("sample", NULL);
  DpWindow *window;
  guint n = 0;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * percent / 100, NULL);

  window = open_window (NULL);
  n += count_cut_texts (GTK_WIDGET (window), "welcome");
  gtk_window_destroy (GTK_WINDOW (window));

  window = open_window (document);
  n += check_pages (window, size);
  n += check_proposal (window, size);
  n += check_economy (window, size);
  n += check_panel (window, size);
  n += check_dialogs (window, size);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.area", "s", "DK-81");
  g_assert_cmpstr (dp_session_get_area (dp_window_get_session (window)), ==, "DK-81");
  dp_window_show_page (window, "overview");
  n += count_cut_texts (GTK_WIDGET (window), "overview of one region");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  dp_document_discard (document, NULL);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);
  g_autofree char *language = NULL;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  language = g_strdup (argc > 1 ? argv[1] : "en");
  dp_language_init (language);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  g_test_add_func ("/clipping/walk", test_walk);
  g_test_add_data_func ("/clipping/100", GINT_TO_POINTER (100), test_size);
  g_test_add_data_func ("/clipping/200", GINT_TO_POINTER (200), test_size);
  return g_test_run ();
}
