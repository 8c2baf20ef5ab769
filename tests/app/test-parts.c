/* test-parts.c: the parts of a page follow an edit one in a frame, and all of them do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-chart-view.h"
#include "app/dp-page-capacity.h"
#include "app/dp-page.h"

#define PATIENCE_US (60 * G_USEC_PER_SEC)
#define FAR_PX 3000
/* Of them the pause in typing would have 15, were the frame clock running. */
#define FRAMES_MOST 5

enum
{
  NEAR,
  NEXT,
  FAR,
  N_PARTS
};

/* A column in a scrolled window whose last part is far below. */
typedef struct
{
  GtkWidget *column;
  GtkWidget *widgets[N_PARTS];
  DpParts *parts;
  gint64 followed[N_PARTS]; /* number of the frame in which it is first seen; 0: not since the edit */
} Column;

static Column column; /* the parts' functions get the owner alone */

/* From 1. */
static gint64
frame_number (void)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (column.column)) + 1;
}

static void
follow (int part)
{
  column.followed[part] = frame_number ();
}

static void
follow_near (GtkWidget *owner)
{
  follow (NEAR);
}

static void
follow_next (GtkWidget *owner)
{
  follow (NEXT);
}

static void
follow_far (GtkWidget *owner)
{
  follow (FAR);
}

static void
column_show (Fixture *fixture)
{
  static const DpPartsFollow follows[N_PARTS] = { follow_near, follow_next, follow_far };
  GtkWidget *scroller = gtk_scrolled_window_new ();

  column = (Column) { .column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0) };
  column.parts = dp_parts_new (column.column);
  for (int i = 0; i < N_PARTS; i++)
    {
      column.widgets[i] = gtk_label_new ("part");
      if (i == FAR)
        gtk_widget_set_margin_top (column.widgets[i], FAR_PX);
      gtk_box_append (GTK_BOX (column.column), column.widgets[i]);
      dp_parts_add (column.parts, column.widgets[i], follows[i]);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column.column);
  fixture_show (fixture, scroller);
  settle ();
}

static void
wait_for (gint64 *value)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (*value == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (*value, !=, 0);
}

/* The edit's frame first, then one part in a frame; what is far below last. */
static void
test_frames (Fixture      *fixture,
             gconstpointer data)
{
  gint64 edited;

  column_show (fixture);
  edited = frame_number ();
  dp_parts_wait (column.parts);
  for (int i = 0; i < N_PARTS; i++)
    g_assert_cmpint (column.followed[i], ==, 0);
  g_assert_true (dp_parts_is_waiting (column.parts, TRUE));

  wait_for (&column.followed[NEXT]);
  g_assert_cmpint (column.followed[NEAR], >, edited);
  g_assert_cmpint (column.followed[NEXT], >, column.followed[NEAR]);
  wait_for (&column.followed[FAR]);
  g_assert_cmpint (column.followed[FAR], >, column.followed[NEXT]);
  g_assert_false (dp_parts_is_waiting (column.parts, FALSE));
  dp_parts_free (column.parts);
}

/* While all that waits is out of sight no frame is asked for: the next edit's frame need not wait for another one's time. What
 * else asks for frames, a display that is slow to answer, does not do so every time. */
static void
test_quiet (Fixture      *fixture,
            gconstpointer data)
{
  gint64 fewest = G_MAXINT64;

  column_show (fixture);
  for (int i = 0; i < 5; i++)
    {
      memset (column.followed, 0, sizeof column.followed);
      dp_parts_wait (column.parts);
      wait_for (&column.followed[NEXT]);
      wait_for (&column.followed[FAR]);
      fewest = MIN (fewest, column.followed[FAR] - column.followed[NEXT]);
    }
  g_assert_cmpint (fewest, <=, FRAMES_MOST);

  /* An edit in the pause begins anew, and the page may go in it. */
  memset (column.followed, 0, sizeof column.followed);
  dp_parts_wait (column.parts);
  wait_for (&column.followed[NEXT]);
  memset (column.followed, 0, sizeof column.followed);
  dp_parts_wait (column.parts);
  wait_for (&column.followed[NEXT]);
  g_assert_cmpint (column.followed[NEAR], !=, 0);
  settle ();
  dp_parts_free (column.parts);
}

/* At once, when nobody typed; and then nothing is left to follow. */
static void
test_finish (Fixture      *fixture,
             gconstpointer data)
{
  column_show (fixture);
  dp_parts_wait (column.parts);
  dp_parts_finish (column.parts);
  for (int i = 0; i < N_PARTS; i++)
    g_assert_cmpint (column.followed[i], !=, 0);
  g_assert_false (dp_parts_is_waiting (column.parts, FALSE));
  dp_parts_free (column.parts);
}

/* --------------------------------------------------------------------------------------------------------- a real page */

static const DpFigure *
figure_of (GtkWidget   *page,
           DpFigureKind kind)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  g_ptr_array_add (list, page);
  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (list, i);
      const DpFigure *figure = DP_IS_CHART_VIEW (widget) ? dp_chart_view_get_figure (DP_CHART_VIEW (widget)) : NULL;

      if (figure != NULL && figure->kind == kind)
        return figure;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (list, child);
    }
  return NULL;
}

/* The chart that the page is about shows the edit before anything is painted; the others do when their frame has come. */
static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = g_object_new (DP_TYPE_PAGE_CAPACITY, NULL);
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;
  g_auto (DpValue) value = dp_value_number (9);
  g_autofree char *headline = NULL, *tipping = NULL;
  g_autoptr(GError) error = NULL;

  fixture_show (fixture, page);
  dp_page_set_session (DP_PAGE (page), fixture->session);
  settle ();
  g_assert_false (dp_page_is_waiting (DP_PAGE (page), FALSE));
  headline = g_strdup (figure_of (page, DP_FIGURE_CAPACITY)->chart->title);
  tipping = g_strdup (figure_of (page, DP_FIGURE_TIPPING)->text);

  dp_document_preview (fixture->document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (figure_of (page, DP_FIGURE_CAPACITY)->chart->title, !=, headline);
  g_assert_cmpstr (figure_of (page, DP_FIGURE_TIPPING)->text, ==, tipping);
  g_assert_true (dp_page_is_waiting (DP_PAGE (page), FALSE));

  while (dp_page_is_waiting (DP_PAGE (page), FALSE) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (figure_of (page, DP_FIGURE_TIPPING)->text, !=, tipping);
}

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);
  g_test_add ("/parts/frames", Fixture, "empty", fixture_set_up, test_frames, fixture_tear_down);
  g_test_add ("/parts/quiet", Fixture, "empty", fixture_set_up, test_quiet, fixture_tear_down);
  g_test_add ("/parts/finish", Fixture, "empty", fixture_set_up, test_finish, fixture_tear_down);
  g_test_add ("/parts/page", Fixture, "sample", fixture_set_up, test_page, fixture_tear_down);
  return g_test_run ();
}
