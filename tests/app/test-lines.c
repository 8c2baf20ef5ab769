/* test-lines.c: columns stay columns: a text that gets wider in one line moves the cells of all lines.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-record-lines.h"
#include "app/dp-table-view.h"

#define N_LINES 3
#define SHORT "9"
#define LONG "a text that wants the width of many figures"

/* The line's second cell begins where that of the first line does. */
static void
assert_in_columns (GtkWidget *lines,
                   GType      type)
{
  float first = -1.0f;

  for (GtkWidget *line = gtk_widget_get_first_child (lines); line != NULL; line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *first_cell, *cell;
      graphene_rect_t bounds;

      if (!g_type_is_a (G_OBJECT_TYPE (line), type))
        continue;
      first_cell = gtk_widget_get_first_child (line);
      g_assert_nonnull (first_cell);
      cell = gtk_widget_get_next_sibling (first_cell);
      g_assert_nonnull (cell);
      g_assert_true (gtk_widget_compute_bounds (cell, lines, &bounds));
      g_assert_cmpfloat (bounds.size.width, >, 0.0f);
      if (first < 0.0f)
        first = bounds.origin.x;
      g_assert_cmpfloat (bounds.origin.x, ==, first);
    }
  g_assert_cmpfloat (first, >, 0.0f);
}

/* The columns may be shared out anew in the frame after the one in which a cell grew. */
static void
wait_for_frames (Fixture *fixture)
{
  for (int i = 0; i < 2; i++)
    {
      gtk_widget_queue_draw (fixture->window);
      gtk_test_widget_wait_for_draw (fixture->window);
      settle ();
    }
}

static void
test_records (Fixture      *fixture,
              gconstpointer template_name)
{
  GtkWidget *lines = g_object_new (DP_TYPE_RECORD_LINES, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *last = NULL;

  for (int i = 0; i < N_LINES; i++)
    {
      GtkWidget *line = dp_record_line_new ();

      last = gtk_label_new (SHORT);
      dp_record_lines_insert (DP_RECORD_LINES (lines), DP_RECORD_LINE (line), NULL);
      dp_record_line_add_cell (DP_RECORD_LINE (line), last, NULL);
      dp_record_line_add_cell (DP_RECORD_LINE (line), gtk_label_new (SHORT), NULL);
    }
  fixture_show (fixture, lines);
  wait_for_frames (fixture);
  assert_in_columns (lines, DP_TYPE_RECORD_LINE);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (last)), LONG);
  wait_for_frames (fixture);
  assert_in_columns (lines, DP_TYPE_RECORD_LINE);
}

static DpTable *
table_with (const char *text)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, "Unit", FALSE);
  dp_table_add_column (table, "Places", TRUE);
  for (int i = 0; i < N_LINES; i++)
    dp_table_add_row (table, NULL, FALSE, SHORT, i == 0 ? text : SHORT, NULL);
  return table;
}

static void
test_table (Fixture      *fixture,
            gconstpointer template_name)
{
  GtkWidget *view = dp_table_view_new ();
  g_autoptr(DpTable) narrow = table_with (SHORT), wide = table_with (LONG);

  dp_table_view_set_table (DP_TABLE_VIEW (view), narrow);
  fixture_show (fixture, view);
  wait_for_frames (fixture);
  assert_in_columns (view, g_type_from_name ("DpTableLine"));

  dp_table_view_set_table (DP_TABLE_VIEW (view), wide);
  wait_for_frames (fixture);
  assert_in_columns (view, g_type_from_name ("DpTableLine"));
}

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);

  g_test_add ("/lines/records", Fixture, "empty", fixture_set_up, test_records, fixture_tear_down);
  g_test_add ("/lines/table", Fixture, "empty", fixture_set_up, test_table, fixture_tear_down);
  return g_test_run ();
}
