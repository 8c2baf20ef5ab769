/* test-compare-rows.c: proposals side by side: what differs, what is alike, and what is missing in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "chart/dp-chart-text.h"
#include "figure/dp-compare-rows.h"
#include "figure/dp-decision-sheet.h"
#include "plan/dp-error.h"
#include "plan/dp-text.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const all[] = { "A", "B", "C", "P", "0", NULL };

static const DpCompareRow *
row_of (const DpCompareRows *rows,
        const char          *id)
{
  for (guint i = 0; i < rows->rows->len; i++)
    if (g_str_equal (((const DpCompareRow *) rows->rows->pdata[i])->id, id))
      return rows->rows->pdata[i];

  g_assert_not_reached ();
}

/* No cell is blank or a mere dash, and nothing is in the other language. */
static void
test_nothing_blank (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpCompareRows) rows = dp_compare_rows_new (analysis, all);

  g_assert_cmpuint (rows->proposals->len, ==, 5);
  for (guint r = 0; r < rows->rows->len; r++)
    {
      const DpCompareRow *row = rows->rows->pdata[r];

      g_assert_cmpuint (g_strv_length (row->cells), ==, 5);
      for (guint i = 0; i < 5; i++)
        {
          g_assert_cmpstr (row->cells[i], !=, "");
          g_assert_cmpstr (row->cells[i], !=, "–");
        }
    }
  for (DpCompareBlock block = 0; block < DP_N_COMPARE_BLOCKS; block++)
    {
      g_autoptr (DpTable) table = dp_compare_rows_table (rows, block);
      g_autoptr (GPtrArray) texts = table_texts (table);

      assert_clean ("compare rows", texts);
    }
}

/* Five units of six places; 31 and 23 women a year are what Erlang's formula gives them at one in ten without a place, as
 * tests/engine counts again by another way. */
static void
test_known_cells (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpCompareRows) rows = dp_compare_rows_new (analysis, all);

  g_assert_cmpstr (row_of (rows, "places")->cells[0], ==, "30");
  g_assert_cmpstr (row_of (rows, "units")->cells[0], ==, "5");
  g_assert_cmpstr (row_of (rows, "country")->cells[0], ==, "31");
  g_assert_cmpstr (row_of (rows, "every_region")->cells[0], ==, "23");
  g_assert_cmpstr (row_of (rows, "units")->cells[4], ==, in_language ("none", "ingen"));
  g_assert_cmpstr (row_of (rows, "places")->cells[4], ==, in_language ("unknown", "ukendt"));
  g_assert_cmpstr (row_of (rows, "legal_basis")->cells[2], ==, in_language ("not stated", "ikke oplyst"));
  /* The proposal without a unit says so below the table. */
  g_assert_nonnull (rows->note);
  g_assert_nonnull (strstr (rows->note, "0: "));
}

/* A proposal beside itself is alike in everything; A and B hold for the same need of the country with other places. */
static void
test_equal (void)
{
  static const char *const twice[] = { "A", "A", NULL };
  static const char *const none[] = { "nobody", NULL };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpCompareRows) same = dp_compare_rows_new (analysis, twice);
  g_autoptr (DpCompareRows) nobody = dp_compare_rows_new (analysis, none);
  g_autoptr (DpTable) alike = dp_compare_rows_table (same, DP_COMPARE_ALIKE);
  g_autoptr (DpTable) differing = dp_compare_rows_table (same, DP_COMPARE_FIGURES);
  g_autoptr (DpCompareRows) other = NULL;

  g_assert_cmpuint (alike->rows->len, ==, same->rows->len);
  g_assert_cmpuint (alike->columns->len, ==, 2);
  g_assert_cmpuint (differing->rows->len, ==, 0);
  g_assert_cmpuint (nobody->rows->len, ==, 0);
  g_assert_cmpuint (nobody->proposals->len, ==, 0);

  other = dp_compare_rows_new (analysis, (const char *const[]) { "A", "B", NULL });
  g_assert_false (row_of (other, "places")->equal);
  g_assert_true (row_of (other, "country")->equal);
}

/* A row for each of the four estimates, and below them what each proposal holds for. */
static void
test_matrix (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpTable) matrix = dp_compare_matrix_new (analysis, all);
  g_autoptr (GPtrArray) texts = table_texts (matrix);
  g_autofree char *headline = dp_compare_matrix_headline (analysis, all);
  const DpTableRow *first = &g_array_index (matrix->rows, DpTableRow, 0);

  assert_clean ("matrix", texts);
  g_assert_cmpuint (matrix->columns->len, ==, 6);
  g_assert_cmpuint (matrix->rows->len, ==, 6);
  g_assert_cmpstr (cell_of (matrix, "country", 1), ==, "31");
  g_assert_cmpstr (cell_of (matrix, "every_region", 2), ==, "25");
  g_assert_cmpstr (first->cells[5], ==, in_language ("unknown", "ukendt"));
  g_assert_true (g_str_has_suffix (headline, in_language ("0\302\240unknown", "0\302\240ukendt")));
}

static void
test_headline (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpCompareRows) one = dp_compare_rows_new (analysis, (const char *const[]) { "A", NULL });
  g_autoptr (DpCompareRows) two = dp_compare_rows_new (analysis, (const char *const[]) { "A", "B", NULL });
  g_autoptr (DpCompareRows) nothing = dp_compare_rows_new (analysis, (const char *const[]) { "P", "0", NULL });

  g_assert_cmpstr (one->headline, ==, in_language ("Choose at least two proposals to compare", "Vælg mindst to forslag at sammenligne"));
  /* Both hold for 31 in the country; in every region B is ahead. */
  assert_reads (two->headline, in_language ("For the whole country the goal holds longest with A and B: 31 women a year; in every region with B: 25",
                                            "For hele landet holder målet længst med A og B: 31 kvinder om året; i hver region med B: 25"));
  assert_reads (nothing->headline, in_language ("The goal holds for no number of women under any of these proposals",
                                                "Målet holder ikke for noget antal kvinder med nogen af disse forslag"));
}

static void
add_chart_texts (GPtrArray     *texts,
                 const DpChart *chart)
{
  /* Without the source line, whose version looks like a number of the other language. */
  const char *const own[] = { chart->title, chart->subtitle };
  const DpTextChart *words = dp_chart_get_text (chart);

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (own[i] != NULL)
      g_ptr_array_add (texts, g_strdup (own[i]));
  for (guint i = 0; words != NULL && i < words->items->len; i++)
    {
      g_ptr_array_add (texts, g_strdup (((const DpTextItem *) words->items->pdata[i])->lead));
      g_ptr_array_add (texts, g_strdup (((const DpTextItem *) words->items->pdata[i])->text));
    }
}

/* All that the page says is in one language, names the proposals and bears its date. */
static void
test_sheet (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GPtrArray) charts = dp_decision_sheet_new (analysis, all, "B", "2026-03-05");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const DpChart *middle = charts->pdata[1], *last = charts->pdata[charts->len - 1];

  for (guint i = 0; i < charts->len; i++)
    if (i != 1)
      add_chart_texts (texts, charts->pdata[i]);
  assert_clean ("decision sheet", texts);
  g_assert_true (g_str_has_prefix (middle->title, "B: "));
  g_assert_nonnull (strstr (last->source, in_language ("5 March 2026", "5. marts 2026")));
}

/* One page of A4 and whole; a plan with what looks like a CPR number is refused, and nothing is written. */
static void
test_sheet_file (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autofree char *folder = g_dir_make_tmp ("sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *refused = g_build_filename (folder, "refused.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (dp_decision_sheet_write (analysis, all, "A", "2026-03-05", path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_nonnull (memmem (bytes, length, "%%EOF", 5));

  /* The sample number of the CPR office's own description of the check. */
  put_text (plan, DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_SUMMARY, "070761-4285");
  dp_analysis_invalidate (analysis, NULL);
  g_assert_false (dp_decision_sheet_write (analysis, all, "A", "2026-03-05", refused, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
  g_assert_false (g_file_test (refused, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/compare-rows/nothing-blank", test_nothing_blank);
  g_test_add_func ("/figure/compare-rows/known-cells", test_known_cells);
  g_test_add_func ("/figure/compare-rows/equal", test_equal);
  g_test_add_func ("/figure/compare-rows/matrix", test_matrix);
  g_test_add_func ("/figure/compare-rows/headline", test_headline);
  g_test_add_func ("/figure/compare-rows/sheet", test_sheet);
  g_test_add_func ("/figure/compare-rows/sheet-file", test_sheet_file);

  return g_test_run ();
}
