/* test-finance-tables.c: the tables, sentences and key figures of staffing, price, schedule and place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the numbers are is counted again by tests/cli; here it is how they are said.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "figure/dp-finance-tables.h"
#include "plan/dp-loan-pool.h"
#include "plan/dp-text.h"

#include <string.h>

static const char *const proposals[] = { "A", "B", "C", "P", "0" };

static void
assert_table (const char    *where,
              const DpTable *table)
{
  g_autoptr (GPtrArray) texts = table_texts (table);

  assert_clean (where, texts);
  g_assert_nonnull (table->caption);
  for (guint r = 0; r < table->rows->len; r++)
    g_assert_cmpuint (g_strv_length (g_array_index (table->rows, DpTableRow, r).cells), ==, table->columns->len);
}

/* Whole sentences, each with one full stop. */
static void
assert_sentences (const char      *where,
                  const GPtrArray *sentences)
{
  assert_clean (where, sentences);
  g_assert_cmpuint (sentences->len, >, 0);
  for (guint i = 0; i < sentences->len; i++)
    {
      g_assert_true (g_str_has_suffix (sentences->pdata[i], "."));
      g_assert_false (g_str_has_suffix (sentences->pdata[i], ".."));
    }
}

static void
test_everything (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  for (gsize p = 0; p < G_N_ELEMENTS (proposals); p++)
    {
      g_autoptr (DpStaffingResult) staffing = dp_analysis_staffing (analysis, proposals[p], NULL);
      g_autoptr (DpFinanceResult) finance = dp_analysis_finance (analysis, proposals[p], NULL);
      g_autoptr (DpTimelineResult) timeline = dp_analysis_timeline (analysis, proposals[p], 1, 200, NULL);
      g_autoptr (DpGeographyResult) geography = dp_analysis_geography (analysis, proposals[p], NULL);
      g_autoptr (DpPlacement) placement = dp_analysis_placement (analysis, proposals[p], 2, NULL, NULL, NULL);
      g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_table_free);
      g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

      g_ptr_array_add (tables, dp_staffing_table_new (staffing));
      g_ptr_array_add (tables, dp_competence_table_new (staffing, NULL));
      g_ptr_array_add (tables, dp_hours_table_new (&staffing->terms));
      g_ptr_array_add (tables, dp_price_table_new (finance));
      g_ptr_array_add (tables, dp_used_day_table_new (finance, analysis));
      g_ptr_array_add (tables, dp_rate_year_table_new (finance, analysis, 0));
      g_ptr_array_add (tables, dp_payer_table_new (finance));
      g_ptr_array_add (tables, dp_capital_table_new (finance));
      g_ptr_array_add (tables, dp_loan_table_new (plan, finance->proposal));
      g_ptr_array_add (tables, dp_timeline_table_new (timeline));
      g_ptr_array_add (tables, dp_opening_table_new (timeline));
      g_ptr_array_add (tables, dp_distance_table_new (geography));
      g_ptr_array_add (tables, dp_placement_table_new (placement));
      for (guint i = 0; i < tables->len; i++)
        assert_table (proposals[p], tables->pdata[i]);

      g_ptr_array_add (lists, dp_staffing_sentences (staffing));
      g_ptr_array_add (lists, dp_finance_sentences (finance, analysis));
      g_ptr_array_add (lists, dp_timeline_sentences (timeline));
      g_ptr_array_add (lists, dp_geography_sentences (geography));
      for (guint i = 0; i < lists->len; i++)
        assert_sentences (proposals[p], lists->pdata[i]);
    }
}

/* Every verdict of the loan pool says what it rests on. */
static void
test_loan_sentences (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  for (gsize p = 0; p < G_N_ELEMENTS (proposals); p++)
    for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++)
      {
        g_autofree char *why = dp_loan_check_text (plan, dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposals[p]), i);

        g_assert_nonnull (why);
        g_assert_true (g_str_has_suffix (why, "."));
        g_assert_cmpstr (dp_loan_criterion_text (i), !=, "");
      }
}

/* A: 43,975,000 + 8,050,000 = 52,025,000 over 30 places × 365 × 0.95 = 10,402.5 days is 5,001.20 kroner. */
static void
test_key_figures (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpKeyFigure) rate = dp_key_figure_rate (analysis, "A");
  g_autoptr (DpKeyFigure) used_day = NULL;
  g_autoptr (DpKeyFigure) nothing = dp_key_figure_rate (analysis, "0");
  g_autoptr (DpKeyFigure) nobody = dp_key_figure_used_day (analysis, NULL);

  assert_reads (rate->value, in_language ("DKK 5,001", "5.001 kr."));
  g_assert_null (rate->warning);
  g_assert_nonnull (rate->inputs);
  g_assert_cmpstr (nothing->value, ==, "–");
  g_assert_nonnull (nothing->warning);
  g_assert_cmpstr (nobody->value, ==, "–");

  /* One place and two women a year, half a year each: the place is in use half of the time. The staff of the unit that is
   * left costs 8,795,000, of which the family therapists (1,200,000) come with the third place; the running items 8,050,000. */
  use_only (plan, 2, 2);
  pool_A (plan, 1);
  dp_analysis_invalidate (analysis, NULL);
  used_day = dp_key_figure_used_day (analysis, "A");
  {
    g_autofree char *expected = dp_format_money ((8795000.0 - 1200000.0 + 8050000.0) / (365.0 / 2.0));

    g_assert_cmpstr (used_day->value, ==, expected);
  }
}

/* A plan that opens later than it says is told so; what is unknown names its causes. */
static void
test_timeline_words (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpTimelineResult) unknown = dp_analysis_timeline (analysis, "P", 1, 200, NULL);
  g_autoptr (GPtrArray) sentences = dp_timeline_sentences (unknown);
  g_autoptr (DpTimelineResult) months = dp_analysis_timeline (analysis, "A", 1, 200, NULL);
  g_autofree char *words = dp_timeline_words (months, 11.4);

  g_assert_nonnull (strstr (sentences->pdata[0], dp_record_name (dp_plan_get (plan, DP_ENTITY_STEP, "P-step-dialogue"))));
  assert_reads (words, in_language ("month 11", "måned 11"));
}

int
main (int    argc,
      char **argv)
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/finance/everything", test_everything);
  g_test_add_func ("/figure/finance/loan-sentences", test_loan_sentences);
  g_test_add_func ("/figure/finance/key-figures", test_key_figures);
  g_test_add_func ("/figure/finance/timeline-words", test_timeline_words);
  return g_test_run ();
}
