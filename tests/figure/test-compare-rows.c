/* test-compare-rows.c: proposals side by side: what differs, what is alike, and what is missing in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "figure/dp-compare-rows.h"
#include "plan/dp-text.h"

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
  g_assert_true (g_str_has_suffix (headline, in_language ("0 unknown", "0 ukendt")));
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
  assert_reads (two->headline, in_language ("For the whole country the goal holds longest with A, B: 31 women a year; in every region with B: 25",
                                            "For hele landet holder målet længst med A, B: 31 kvinder om året; i hver region med B: 25"));
  assert_reads (nothing->headline, in_language ("The goal holds for no number of women under any of these proposals",
                                                "Målet holder ikke for noget antal kvinder med nogen af disse forslag"));
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

  return g_test_run ();
}
