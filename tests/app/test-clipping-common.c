/* test-clipping-common.c: a walk over the texts of a window, and the windows to walk over.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-clipping-common.h"

#include "app/dp-application.h"
#include "app/dp-page-proposal.h"
#include "app/dp-page.h"
#include "app/dp-proposal-sections.h"
#include "plan/dp-text.h"

#include <math.h>

/** Glyphs may reach so far over their line's logical box without anything being lost. In px. */
#define TOLERANCE 1.5

static DpApplication *application;

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

/** count_cut_texts: Returns: how many texts below @window are cut; each is told, with @where. */
guint
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

/* --------------------------------------------------------------------------------------------------------- pages */

/** check_proposal: Returns: how many texts are cut on the page of the proposal, in each of its sections. */
guint
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

/** check_pages: Returns: how many texts are cut on every page, in each of its sections. */
guint
check_pages (DpWindow   *window,
             const char *size)
{
  guint n = 0;

  for (const char *const *name = dp_window_page_names (); *name != NULL; name++)
    {
      DpPage *page = DP_PAGE (dp_window_find_page (window, *name));
      g_auto(GStrv) sections = dp_page_list_sections (page);
      g_autofree char *where = g_strdup_printf ("%s at %s", *name, size);

      dp_window_show_page (window, *name);
      n += count_cut_texts (GTK_WIDGET (window), where);
      for (guint i = 1; i < g_strv_length (sections); i++)
        {
          g_autofree char *section = g_strdup_printf ("%s/%s at %s", *name, sections[i], size);

          dp_page_set_section (page, sections[i]);
          n += count_cut_texts (GTK_WIDGET (window), section);
        }
      if (sections[0] != NULL)
        dp_page_set_section (page, sections[0]);
    }
  return n;
}

/* ------------------------------------------------------------------------------------------------------- windows */

/** open_window: Returns: a window of the size of the smallest screen planned for, with @document or, without, the welcome. */
DpWindow *
open_window (DpDocument *document)
{
  DpWindow *window = dp_window_new (ADW_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  dp_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return window;
}

/** close_window: closes @window, and what is left of it. */
void
close_window (DpWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/**
 * scale_text: makes the letters as large as the desktop's settings can
 * @percent: of the usual size
 */
void
scale_text (int percent)
{
  static int usual;

  if (usual == 0)
    g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &usual, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", usual * percent / 100, NULL);
}

/** test_clipping_init: a display, a data folder of its own, and the language that the first argument names. */
void
test_clipping_init (int    *argc,
                    char ***argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  gtk_test_init (argc, argv, NULL);
  dp_language_init (*argc > 1 ? (*argv)[1] : "en");
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));
}
