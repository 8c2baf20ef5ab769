/* test-simulation.c: a plan handed to the simulation, beside formulas where there are any.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-analysis-simulation.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-analysis-geography.h"
#include "plans.h"

#include <math.h>

/* From the half width of a 95 % interval to that of a 99.9 % one. */
#define WIDER 1.69
#define YEARS 8
#define FUTURES 4000

static const DpSimulationTerms plain = { .max_wait = 0, .share = FALSE, .spread = 9, .cv = 0.7, .threshold = 10,
                                         .years = YEARS };

static DpSimulationResult *
run (const DpSimulationInput *input,
     gint64                   futures,
     int                      threads)
{
  const DpSimulationStudy study = { .futures = futures, .seed = 20240101, .threads = threads };
  g_autoptr (GError) error = NULL;
  DpSimulationResult *result = dp_simulation_study_run (&input, 1, &study, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_band (const DpEstimate *estimate,
             double            exact,
             double            widest)
{
  const double half = WIDER * (estimate->high - estimate->low) / 2;

  if (fabs (estimate->value - exact) > half)
    g_error ("%.6g lies outside %.6g ± %.3g", exact, estimate->value, half);
  g_assert_cmpfloat (half, <, widest);
}

static const DpSimUnitAnswer *
unit_in_last_year (const DpSimResult *result,
                   guint              unit)
{
  return &result->units[(gsize) (result->n_years - 1) * result->n_units + unit];
}

static const DpSimRegionAnswer *
region_in_last_year (const DpSimResult *result,
                     guint              region)
{
  return &result->regions[(gsize) (result->n_years - 1) * result->n_regions + region];
}

/* Every estimate in use with its limits, and a rate drawn between them where they differ. */
static void
test_cases (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) all = dp_simulation_input_new (analysis, "A", NULL, NULL);
  g_autoptr (DpSimulationInput) one = dp_simulation_input_new (analysis, "A", "fam-2015", NULL);
  g_autoptr (DpSimulationInput) other = dp_simulation_input_new (analysis, "A", "all-2017", NULL);

  g_assert_cmpint (all->gap, ==, DP_GAP_NONE);
  /* A count has its own figure and the rates that may be behind it. */
  g_assert_cmpuint (all->n_cases, ==, 3 + 3 + 3 + 2 + 2);
  g_assert_cmpstr (all->cases[2].estimate, ==, "sbst-2024");
  g_assert_cmpint (all->cases[2].bound, ==, DP_SIMULATION_RANGE);
  g_assert_cmpfloat (all->cases[2].low, ==, 80);
  g_assert_cmpfloat (all->cases[2].high, ==, 100);
  g_assert_false (all->cases[2].has_formula);
  g_assert_true (all->cases[1].has_formula);
  g_assert_cmpfloat (all->cases[1].formula.need, ==, 100);
  g_assert_cmpuint (all->n_units, ==, 5);
  g_assert_cmpuint (all->n_regions, ==, 5);
  g_assert_true (all->has_distance);
  /* Thirty-six months of start-up. */
  g_assert_cmpint (all->full_year, ==, 3);

  g_assert_cmpuint (one->n_cases, ==, 3);
  g_assert_cmpfloat (one->cases[0].low, ==, 10);
  /* It counts something else. */
  g_assert_cmpint (other->gap, ==, DP_GAP_NO_NEED);
}

/* 30 women were counted in one year: the rate of a future is Gamma (30.5, 1), around the count and wider than chance. */
static void
test_count (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = dp_simulation_input_new (analysis, "A", "mun-before-2020", &plain);
  g_autoptr (DpSimulationResult) result = NULL;
  const DpEstimate *fixed, *drawn;

  g_assert_cmpuint (input->n_cases, ==, 2);
  g_assert_cmpint (input->cases[0].bound, ==, DP_SIMULATION_LOW);
  g_assert_cmpint (input->cases[1].bound, ==, DP_SIMULATION_RANGE);
  g_assert_true (input->cases[1].is_count);
  g_assert_cmpint (input->cases[1].count, ==, 30);
  /* Garwood's interval of 30, from the reference table. */
  g_assert_cmpfloat_with_epsilon (input->cases[1].low, 20.24, 0.01);
  g_assert_cmpfloat_with_epsilon (input->cases[1].high, 42.83, 0.01);

  result = run (input, FUTURES, 2);
  fixed = &dp_simulation_result_case (result, 0, 0)->total[input->terms.years].referred;
  drawn = &dp_simulation_result_case (result, 0, 1)->total[input->terms.years].referred;
  g_assert_cmpfloat_with_epsilon (fixed->value, 30.0, fixed->high - fixed->low);
  g_assert_cmpfloat_with_epsilon (drawn->value, 30.5, drawn->high - drawn->low);
  g_assert_cmpfloat (drawn->high - drawn->low, >, 2 * (fixed->high - fixed->low));
}

/* Where capacity rests on those referred, they are who comes. */
static void
test_referred (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;

  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_RESTS_ON, "referral");
  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_REFERRED_LOW, 0.5);
  analysis = dp_analysis_new (plan);
  input = dp_simulation_input_new (analysis, "A", NULL, NULL);
  g_assert_cmpuint (input->n_cases, ==, 3 + 3 + 3 + 2 + 2);
  g_assert_cmpfloat (input->cases[0].low, ==, 40);
  g_assert_cmpfloat (input->cases[2].high, ==, 50);
  g_assert_cmpfloat (input->cases[12].passed_on, ==, 0.5);
  g_assert_true (input->cases[12].is_count);
}

static void
assert_gap (DpPlan     *plan,
            const char *proposal,
            DpGap       gap,
            const char *name)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = dp_simulation_input_new (analysis, proposal, NULL, NULL);

  g_assert_cmpint (input->gap, ==, gap);
  g_assert_cmpstr (input->gap_name, ==, name);
}

static void
test_gaps (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_gap (plan, "0", DP_GAP_NO_UNIT, NULL);
  put_unknown (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_STAY_AFTER);
  assert_gap (plan, "A", DP_GAP_NO_STAY, "Syddanmark");
  put_unknown (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES);
  assert_gap (plan, "A", DP_GAP_NO_PLACES, "Sjælland");
  put_unknown (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_REGIONS);
  assert_gap (plan, "P", DP_GAP_NO_REGIONS, "Midtjylland");
}

/* With nobody waiting and nobody passed on every unit is a loss system of its own. */
static void
test_formula (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) result = NULL;
  const DpSimResult *answer;
  double lost = 0, used = 0;

  use_only (plan, 60, 60);
  analysis = dp_analysis_new (plan);
  input = dp_simulation_input_new (analysis, "A", NULL, &plain);
  g_assert_cmpuint (input->n_cases, ==, 1);
  result = run (input, FUTURES, 2);
  answer = dp_simulation_result_case (result, 0, 0);
  g_assert_cmpint (answer->replications, ==, FUTURES);
  for (guint r = 0; r < 5; r++)
    {
      const double women = 60 * region_weight (region_ids[r]), load = women * 0.5, b = blocking (6, load);

      assert_band (&region_in_last_year (answer, r)->without_share, b, 0.02);
      assert_band (&region_in_last_year (answer, r)->own_region, women * (1 - b), 0.5);
      assert_band (&unit_in_last_year (answer, r)->placed, women * (1 - b), 0.5);
      assert_band (&unit_in_last_year (answer, r)->occupancy, load * (1 - b) / 6, 0.02);
      /* Three months before birth, of which nothing is lost. */
      assert_band (&unit_in_last_year (answer, r)->treatment, DP_WEEKS_PER_YEAR / 4, 0.2);
      g_assert_cmpfloat (region_in_last_year (answer, r)->elsewhere.value, ==, 0);
      lost += women * b;
      used += load * (1 - b);
    }
  assert_band (&answer->total[YEARS - 1].without, lost, 0.5);
  assert_band (&answer->occupancy[YEARS - 1], used / 30, 0.01);
  g_assert_cmpfloat (answer->total[YEARS].wait.high, ==, 0);
}

/* Units with stays of their own; two units of one region; a region without any. */
static void
test_units (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) result = NULL;
  const double west = 60 * region_weight ("DK-82"), east = 60 * region_weight ("DK-84");
  /* Months of stay at Midtjylland, Hovedstaden, and the unit of Sjælland, which now serves Hovedstaden too. */
  const double load[] = { west * 11 / 12, east * 4 / 10 * 6 / 12, east * 6 / 10 * 3 / 12 };
  const double lost[] = { blocking (6, load[0]), blocking (4, load[1]), blocking (6, load[2]) };
  const DpSimResult *answer;

  use_only (plan, 60, 60);
  put_number (plan, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_STAY_BEFORE, 4);
  put_number (plan, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_STAY_AFTER, 7);
  put_number (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 4);
  put_text (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_REGIONS, "DK-84");
  put_number (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_STAY_BEFORE, 1);
  put_number (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_STAY_AFTER, 2);
  analysis = dp_analysis_new (plan);
  input = dp_simulation_input_new (analysis, "A", NULL, &plain);
  result = run (input, FUTURES, 2);
  answer = dp_simulation_result_case (result, 0, 0);

  assert_band (&unit_in_last_year (answer, 3)->occupancy, load[0] * (1 - lost[0]) / 6, 0.02);
  assert_band (&unit_in_last_year (answer, 0)->occupancy, load[1] * (1 - lost[1]) / 4, 0.02);
  assert_band (&unit_in_last_year (answer, 1)->occupancy, load[2] * (1 - lost[2]) / 6, 0.02);
  assert_band (&region_in_last_year (answer, 3)->without_share, lost[0], 0.02);
  assert_band (&region_in_last_year (answer, 0)->without_share, 0.4 * lost[1] + 0.6 * lost[2], 0.02);
  assert_band (&unit_in_last_year (answer, 3)->treatment, DP_WEEKS_PER_YEAR / 3, 0.3);
  assert_band (&unit_in_last_year (answer, 1)->treatment, DP_WEEKS_PER_YEAR / 12, 0.3);
  g_assert_cmpfloat (region_in_last_year (answer, 1)->without_share.value, ==, 1);
}

/* A unit that has closed leaves its women to the other units of its region, in proportion to their places, though full units pass
 * nobody on: the two that are left are loss systems of their own. */
static void
test_closing (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) result = NULL;
  DpSimulationTerms terms = plain;
  const double women = 60 * region_weight ("DK-84"), load = women * 0.5;
  const double lost[] = { blocking (6, load * 6 / 9), blocking (3, load * 3 / 9) };
  const DpSimResult *answer;

  use_only (plan, 60, 60);
  put_text (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_CLOSING, "D+48m");
  put_text (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_REGIONS, "DK-84");
  put_text (plan, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_REGIONS, "DK-84");
  put_number (plan, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 3);
  terms.closes = TRUE;
  analysis = dp_analysis_new (plan);
  input = dp_simulation_input_new (analysis, "A", NULL, &terms);
  g_assert_cmpint (input->units[0].closing_month, ==, 36);
  result = run (input, FUTURES, 2);
  answer = dp_simulation_result_case (result, 0, 0);

  g_assert_cmpfloat (unit_in_last_year (answer, 0)->placed.value, ==, 0);
  assert_band (&unit_in_last_year (answer, 1)->placed, women * 6 / 9 * (1 - lost[0]), 0.5);
  assert_band (&unit_in_last_year (answer, 3)->placed, women * 3 / 9 * (1 - lost[1]), 0.5);
  assert_band (&region_in_last_year (answer, 0)->without_share, (6 * lost[0] + 3 * lost[1]) / 9, 0.02);
  g_assert_cmpfloat (region_in_last_year (answer, 0)->elsewhere.value, ==, 0);
  /* The formula of the last year says the same. */
  g_assert_true (input->cases[0].has_formula);
  assert_band (&answer->total[YEARS - 1].without, input->cases[0].formula.women_without_place, 0.5);
}

/* Where every unit takes every woman and nobody waits, the units are one: Erlang B with all places, in whatever order they
 * are tried. */
static void
test_sharing (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) result = NULL;
  DpSimulationTerms terms = plain;
  const DpSimResult *answer;
  const double b = blocking (30, 30);

  use_only (plan, 60, 60);
  terms.share = TRUE;
  analysis = dp_analysis_new (plan);
  input = dp_simulation_input_new (analysis, "A", NULL, &terms);
  result = run (input, FUTURES, 2);
  answer = dp_simulation_result_case (result, 0, 0);

  assert_band (&answer->total[YEARS - 1].without_share, b, 0.01);
  assert_band (&answer->occupancy[YEARS - 1], 1 - b, 0.01);
  g_assert_cmpfloat (answer->total[YEARS - 1].elsewhere.value, >, 5);
  g_assert_cmpfloat (answer->total[YEARS - 1].distance.value, >, 30);
}

/* With places for all, the women of a unit's year are a Poisson number. */
static void
test_practice (void)
{
  const int places[] = { 80, 80, 80, 80, 80 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) result = NULL;
  const DpSimResult *answer;

  use_only (plan, 60, 60);
  set_places_of_A (plan, places);
  analysis = dp_analysis_new (plan);
  input = dp_simulation_input_new (analysis, "A", NULL, &plain);
  result = run (input, FUTURES, 2);
  answer = dp_simulation_result_case (result, 0, 0);
  for (guint u = 0; u < 5; u++)
    {
      const double women = 60 * region_weight (region_ids[u]);
      double term = exp (-women), fewer = 0;

      for (int n = 0; n < 10; n++)
        {
          fewer += term;
          term *= women / (n + 1);
        }
      assert_band (&unit_in_last_year (answer, u)->below_threshold, fewer, 0.05);
    }
}

/* All go to the one unit: the mean way is that of the women to their nearest unit. */
static void
test_distance (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = dp_simulation_input_new (analysis, "C", "mun-before-2020", &plain);
  g_autoptr (DpSimulationResult) result = run (input, FUTURES, 2);
  g_autoptr (DpGeographyResult) geography = dp_analysis_geography (analysis, "C", NULL);

  g_assert_nonnull (geography);
  assert_band (&dp_simulation_result_case (result, 0, 0)->total[YEARS].distance, geography->road.mean, 1);
}

static void
assert_same (const DpSimulationResult *a,
             const DpSimulationResult *b)
{
  g_assert_cmpuint (a->n_cases, ==, b->n_cases);
  for (guint c = 0; c < a->n_cases; c++)
    for (int y = 0; y <= YEARS; y++)
      {
        const DpSimResult *first = dp_simulation_result_case (a, 0, c), *second = dp_simulation_result_case (b, 0, c);

        g_assert_cmpmem (&first->total[y].without, sizeof (DpEstimate), &second->total[y].without, sizeof (DpEstimate));
        g_assert_cmpmem (&first->total[y].wait, sizeof (DpEstimate), &second->total[y].wait, sizeof (DpEstimate));
        g_assert_cmpmem (&first->occupancy[y], sizeof (DpEstimate), &second->occupancy[y], sizeof (DpEstimate));
      }
}

static gpointer
run_elsewhere (gpointer input)
{
  return run (input, 300, 1);
}

/* Nothing of the plan is borrowed, any thread may run it, and the bits are the same. */
static void
test_snapshot (void)
{
  DpPlan *plan = sample_plan ();
  DpAnalysis *analysis = dp_analysis_new (plan);
  DpSimulationTerms terms;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationInput) again = NULL;
  g_autoptr (DpSimulationInput) changed = NULL;
  g_autoptr (DpSimulationResult) here = NULL;
  g_autoptr (DpSimulationResult) elsewhere = NULL;
  g_autoptr (DpSimulationResult) many = NULL;

  dp_simulation_terms (plan, &terms);
  terms.years = YEARS;
  input = dp_simulation_input_new (analysis, "A", NULL, &terms);
  again = dp_simulation_input_new (analysis, "A", NULL, &terms);
  g_assert_true (dp_simulation_input_equal (input, again));
  put_number (plan, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 7);
  dp_analysis_invalidate (analysis, NULL);
  changed = dp_simulation_input_new (analysis, "A", NULL, &terms);
  g_assert_false (dp_simulation_input_equal (input, changed));
  dp_analysis_free (analysis);
  dp_plan_free (plan);

  here = run (input, 300, 2);
  many = run (again, 300, 8);
  elsewhere = g_thread_join (g_thread_new ("test", run_elsewhere, input));
  assert_same (here, elsewhere);
  assert_same (here, many);
}

static void
progress_cb (double                    done,
             const DpSimulationResult *so_far,
             gpointer                  data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

static void
test_progress (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = dp_simulation_input_new (analysis, "A", NULL, NULL);
  const DpSimulationInput *inputs[] = { input };
  double last = 0;
  int cancel = 0;
  DpSimulationStudy study = { .futures = 600, .seed = 1, .threads = 2, .cancel = &cancel, .progress = progress_cb, .data = &last };
  g_autoptr (GError) error = NULL;
  g_autoptr (DpSimulationResult) result = dp_simulation_study_run (inputs, 1, &study, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_cmpfloat (last, ==, 1);
  cancel = 1;
  g_assert_null (dp_simulation_study_run (inputs, 1, &study, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
}

typedef struct
{
  int cancel;
  guint n_told;
} Stopped;

static void
stop_cb (double                    done,
         const DpSimulationResult *so_far,
         gpointer                  data)
{
  Stopped *stopped = data;

  g_assert_cmpfloat (done, <, 1);
  g_atomic_int_set (&stopped->cancel, 1);
  stopped->n_told++;
}

/* Cancelled when the first estimate is done, the others are not begun: nothing more is told, and half an answer is none. */
static void
test_cancelled (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = dp_simulation_input_new (analysis, "A", NULL, NULL);
  const DpSimulationInput *inputs[] = { input };
  Stopped stopped = { 0 };
  const DpSimulationStudy study = { .futures = 600, .seed = 1, .threads = 2, .cancel = &stopped.cancel, .progress = stop_cb,
                                    .data = &stopped };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (input->n_cases, >, 1);
  g_assert_null (dp_simulation_study_run (inputs, 1, &study, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
  g_assert_cmpuint (stopped.n_told, ==, 1);
}

/* What the engine refuses comes back as its error. */
static void
test_refused (void)
{
  const int none[] = { 0, 0, 0, 0, 0 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  const DpSimulationInput *inputs[1];
  const DpSimulationStudy study = { .futures = 10, .seed = 1, .threads = 1 };
  g_autoptr (GError) error = NULL;

  set_places_of_A (plan, none);
  analysis = dp_analysis_new (plan);
  inputs[0] = input = dp_simulation_input_new (analysis, "A", NULL, NULL);
  g_assert_cmpint (input->gap, ==, DP_GAP_NONE);
  g_assert_null (dp_simulation_study_run (inputs, 1, &study, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_EMPTY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/simulation/cases", test_cases);
  g_test_add_func ("/plan/simulation/count", test_count);
  g_test_add_func ("/plan/simulation/referred", test_referred);
  g_test_add_func ("/plan/simulation/gaps", test_gaps);
  g_test_add_func ("/plan/simulation/formula", test_formula);
  g_test_add_func ("/plan/simulation/units", test_units);
  g_test_add_func ("/plan/simulation/closing", test_closing);
  g_test_add_func ("/plan/simulation/sharing", test_sharing);
  g_test_add_func ("/plan/simulation/practice", test_practice);
  g_test_add_func ("/plan/simulation/distance", test_distance);
  g_test_add_func ("/plan/simulation/snapshot", test_snapshot);
  g_test_add_func ("/plan/simulation/progress", test_progress);
  g_test_add_func ("/plan/simulation/cancelled", test_cancelled);
  g_test_add_func ("/plan/simulation/refused", test_refused);

  return g_test_run ();
}
