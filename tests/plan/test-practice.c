/* test-practice.c: active practice as simulated: the formula where the rules are off, and the scores that follow.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-analysis-practice.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"

#include <math.h>

#define FUTURES 300

static DpPracticeResult *
study (const DpPracticeInput *input)
{
  g_autoptr (GError) error = NULL;
  DpPracticeResult *result = dp_practice_study (input, FUTURES, 5, 2, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
put_assumption (DpPlan     *plan,
                const char *id,
                double      value)
{
  put_number (plan, DP_ENTITY_ASSUMPTION, id, DP_ASSUMPTION_VALUE, value);
}

/* Nobody waits and nobody is passed on: in full operation every unit has as many women as Erlang's formula says, and the year's
 * number is above or below the threshold as often as the formula's Poisson number, but for full places. */
static void
test_formula (void)
{
  static const int places[] = { 6, 4, 5, 5, 8 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpPracticeInput) input = NULL;
  g_autoptr (DpPracticeResult) result = NULL;

  use_only (plan, 60, 60);
  set_places_of_A (plan, places);
  put_assumption (plan, "full-wait", 0);
  put_assumption (plan, "full-neighbour", 0);
  analysis = dp_analysis_new (plan);
  input = dp_practice_input_new (analysis, "A");
  result = study (input);

  g_assert_cmpuint (result->n_cases, ==, 1);
  for (guint u = 0; u < 5; u++)
    {
      const DpRecord *unit = dp_plan_get (plan, DP_ENTITY_UNIT, unit_ids_of_A[u]);
      double women = 60 * region_weight (dp_record_text (unit, DP_UNIT_REGIONS));
      double stay = (dp_record_number_or (unit, DP_UNIT_STAY_BEFORE, 0) + dp_record_number_or (unit, DP_UNIT_STAY_AFTER, 0)) / 12;
      double expected = women * (1 - blocking (places[u], women * stay));
      const DpPracticeCell *cell = dp_practice_cell (result, 0, u, DP_FULL_OPERATION);
      double half = (cell->women.high - cell->women.low) / 2;

      /* Twice the half width of a 95 % interval: once in ten thousand. */
      g_assert_cmpfloat (fabs (cell->women.value - expected), <, 2 * half);
      g_assert_cmpfloat (half, <, 0.2);
    }
}

static void
assert_range (const DpRange *found,
              double         low,
              double         high)
{
  g_assert_cmpfloat_with_epsilon (found->low, low, 1e-12);
  g_assert_cmpfloat_with_epsilon (found->high, high, 1e-12);
}

/* The unit that is worst off counts; women for each post are its women over its posts. */
static void
test_measures (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpPracticeInput) input = dp_practice_input_new (analysis, "A");
  g_autoptr (DpPracticeResult) result = study (input);

  for (guint year = 0; year <= 3; year++)
    {
      DpPracticeMeasures measures;
      double low[4] = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };
      double high[4] = { 0 };

      dp_practice_measures (input, result, year, &measures);
      for (guint c = 0; c < result->n_cases; c++)
        {
          double women = G_MAXDOUBLE, per_post = G_MAXDOUBLE, below = 0, in_use = 1;

          for (guint u = 0; u < result->n_units; u++)
            {
              const DpPracticeCell *cell = dp_practice_cell (result, c, u, year);

              women = MIN (women, cell->women.value);
              per_post = MIN (per_post, cell->women.value / input->fte[u].low);
              below = MAX (below, cell->below.value);
              in_use = MIN (in_use, cell->in_use.value);
            }
          low[0] = MIN (low[0], women);
          high[0] = MAX (high[0], women);
          low[1] = MIN (low[1], per_post);
          high[1] = MAX (high[1], per_post);
          low[2] = MIN (low[2], below);
          high[2] = MAX (high[2], below);
          low[3] = MIN (low[3], in_use);
          high[3] = MAX (high[3], in_use);
        }
      assert_range (&measures.value[DP_PRACTICE_WOMEN_PER_UNIT], low[0], high[0]);
      assert_range (&measures.value[DP_PRACTICE_WOMEN_PER_FTE], low[1], high[1]);
      assert_range (&measures.value[DP_PRACTICE_BELOW_THRESHOLD], low[2], high[2]);
      assert_range (&measures.value[DP_PRACTICE_CONTINUITY], low[3], high[3]);
    }
}

/* Full units pass women on, so that the smallest has more than the formula lets it have, and the score is higher. */
static void
test_score (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpPracticeInput) input = dp_practice_input_new (analysis, "A");
  g_autoptr (DpPracticeResult) result = study (input);
  const DpParameterResult *formula = &dp_analysis_scores (analysis, "A")->parameters[0];
  g_autoptr (DpParameterResult) simulated = NULL;
  DpPracticeMeasures measures;
  double weights = 0, low = 0, high = 0;

  dp_practice_measures (input, result, DP_FULL_OPERATION, &measures);
  simulated = dp_practice_parameter (formula, &measures);
  g_assert_cmpfloat (simulated->score.high, >, formula->score.high + 10);
  for (guint i = 0; i < simulated->n_criteria; i++)
    {
      const DpCriterionResult *one = &simulated->criteria[i];

      g_assert_cmpint (dp_practice_measure_of (one->criterion), >=, 0);
      weights += one->value.weight;
      low += one->value.weight * one->value.low;
      high += one->value.weight * one->value.high;
      if (dp_practice_measure_of (one->criterion) == DP_PRACTICE_WOMEN_PER_UNIT)
        {
          /* Ten women give all points, on a straight line. */
          g_assert_cmpfloat_with_epsilon (one->value.low, MIN (10 * one->measured.low, 100), 1e-9);
          g_assert_cmpfloat_with_epsilon (one->value.high, MIN (10 * one->measured.high, 100), 1e-9);
        }
    }
  g_assert_cmpfloat_with_epsilon (simulated->score.low, low / weights, 1e-9);
  g_assert_cmpfloat_with_epsilon (simulated->score.high, high / weights, 1e-9);
}

/* What the answer rests on, and nothing else, makes a new one. */
static void
test_input (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpPracticeInput) before = dp_practice_input_new (analysis, "A");
  g_autoptr (DpPracticeInput) weighed = NULL;
  g_autoptr (DpPracticeInput) staffed = NULL;
  g_autoptr (DpPracticeInput) larger = NULL;
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit_ids_of_A[0]);

  put_number (plan, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_WEIGHT, 5);
  dp_analysis_invalidate (analysis, NULL);
  weighed = dp_practice_input_new (analysis, "A");
  g_assert_true (dp_practice_input_equal (before, weighed));

  put_number (plan, DP_ENTITY_STAFFING, ((const DpRecord *) lines->pdata[0])->id, DP_STAFFING_FTE, 17);
  dp_analysis_invalidate (analysis, NULL);
  staffed = dp_practice_input_new (analysis, "A");
  g_assert_false (dp_practice_input_equal (before, staffed));

  put_number (plan, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_AT_100, 12);
  dp_analysis_invalidate (analysis, NULL);
  larger = dp_practice_input_new (analysis, "A");
  g_assert_false (dp_practice_input_equal (staffed, larger));
}

/* A future is looked back at: means over its own years, and the first year in which every unit had enough. */
static void
test_future (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpPracticeInput) input = dp_practice_input_new (analysis, "C");
  g_auto (DpPracticeFutures) drawn = { 0 };
  const double threshold = input->simulation->terms.threshold;

  g_assert_true (dp_practice_draw (input, "cowi-2019", 50, 2, 1, NULL, &drawn, NULL));
  g_assert_cmpuint (drawn.n_units, ==, 1);
  for (gint64 f = 0; f < 50; f++)
    {
      const guint16 *placed = drawn.placed + f * drawn.n_years;
      DpPracticeMeasures measures;
      double women = 0, below = 0;
      int years = input->balance_to - input->balance_from;
      int reached = 1;

      dp_practice_of_future (input, &drawn, f, &measures);
      for (int y = input->balance_from; y < input->balance_to; y++)
        {
          women += placed[y];
          below += placed[y] < threshold;
        }
      while (reached <= DP_PRACTICE_YEARS && placed[reached - 1] < threshold)
        reached++;
      g_assert_cmpfloat_with_epsilon (measures.value[DP_PRACTICE_WOMEN_PER_UNIT].low, women / years, 1e-9);
      g_assert_cmpfloat_with_epsilon (measures.value[DP_PRACTICE_BELOW_THRESHOLD].high, below / years, 1e-9);
      g_assert_cmpfloat (measures.value[DP_PRACTICE_THRESHOLD_YEAR].low, ==, reached);
    }
}

static void
test_gap (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpPracticeInput) input = NULL;
  g_auto (DpPracticeFutures) drawn = { 0 };

  put_unknown (plan, DP_ENTITY_UNIT, unit_ids_of_A[0], DP_UNIT_PLACES);
  analysis = dp_analysis_new (plan);
  input = dp_practice_input_new (analysis, "A");
  g_assert_cmpint (input->simulation->gap, ==, DP_GAP_NO_PLACES);
  g_assert_false (dp_practice_draw (input, "cowi-2019", 50, 2, 1, NULL, &drawn, NULL));
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/formula", test_formula);
  g_test_add_func ("/practice/measures", test_measures);
  g_test_add_func ("/practice/score", test_score);
  g_test_add_func ("/practice/input", test_input);
  g_test_add_func ("/practice/future", test_future);
  g_test_add_func ("/practice/gap", test_gap);

  return g_test_run ();
}
