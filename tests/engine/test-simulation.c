/* test-simulation.c: possible futures beside the exact models and beside an independent program.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-census.h"
#include "engine/dp-count.h"
#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-overflow.h"
#include "engine/dp-queue.h"
#include "engine/dp-simulation.h"
#include "engine/dp-transient.h"

#include "reference.h"

#include <math.h>
#include <string.h>

/* From the half width of a 95 % interval to that of a 99.9 % one. */
#define WIDER 1.69

#define UNIT_BYTES (G_STRUCT_OFFSET (DpSimUnitAnswer, placed_p95) + sizeof (int))
#define REGION_BYTES (G_STRUCT_OFFSET (DpSimRegionAnswer, without_p95) + sizeof (int))

#define QUARTER (0.25 * DP_WEEKS_PER_YEAR)

static const double one_weight[] = { 1 };
static const int first_unit[] = { 0 };
static const DpSimUnit eight_places = { { 8, 0, 0 }, -1, 0, 0 };

/* One unit of eight places, 24 women a year, stays of a quarter of a year; the pregnancy does not matter. */
static DpSimPlan
plain_plan (void)
{
  return (DpSimPlan) {
    .n_regions = 1, .n_units = 1, .n_years = 8, .units = &eight_places, .region_weight = one_weight,
    .order = first_unit, .rate_low = 24, .rate_high = 24, .acceptance = 1, .law = DP_STAY_EXPONENTIAL,
    .mean = QUARTER, .cv = 1, .practice_threshold = 20,
  };
}

static DpSimStudy
plain_study (gint64 replications)
{
  return (DpSimStudy) { .replications = replications, .seed = 20240101, .threads = 2 };
}

static void
run (const DpSimStudy *study,
     const DpSimPlan  *plans,
     gsize             n_plans,
     DpSimResult      *results,
     DpSimDifference  *differences)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_simulation_run (study, plans, n_plans, results, differences, &error));
  g_assert_no_error (error);
}

static void
assert_band (DpEstimate estimate,
             double     exact,
             double     widest)
{
  const double half = WIDER * (estimate.high - estimate.low) / 2;

  if (fabs (estimate.value - exact) > half)
    g_error ("%.6g lies outside %.6g ± %.3g", exact, estimate.value, half);
  g_assert_cmpfloat (half, <, widest);
}

/* After some years the unit is in its steady state: Erlang B for every law of the stay. */
static void
test_loss (void)
{
  const struct
  {
    DpStayLaw law;
    double cv;
  } laws[] = { { DP_STAY_EXPONENTIAL, 1 }, { DP_STAY_DETERMINISTIC, 0 }, { DP_STAY_LOGNORMAL, 0.7 },
               { DP_STAY_GAMMA, 0.5 } };
  const double b = dp_erlang_b (8, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      const DpSimStudy study = plain_study (8000);
      DpSimPlan plan = plain_plan ();
      g_auto (DpSimResult) result = { 0 };

      plan.law = laws[i].law;
      plan.cv = laws[i].cv;
      run (&study, &plan, 1, &result, NULL);
      g_assert_cmpint (result.replications, ==, 8000);
      for (int year = 3; year < 8; year++)
        {
          assert_band (result.total[year].without_share, b, 0.01);
          assert_band (result.total[year].without, 24 * b, 0.2);
          assert_band (result.total[year].referred, 24, 0.4);
          assert_band (result.occupancy[year], 6 * (1 - b) / 8, 0.01);
          assert_band (result.units[year].occupancy, 6 * (1 - b) / 8, 0.01);
          assert_band (result.units[year].placed, 24 * (1 - b), 0.4);
          g_assert_cmpfloat (result.total[year].wait.high, ==, 0);
        }
    }
}

static void
test_waiting (void)
{
  const DpSimStudy study = plain_study (20000);
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };
  double probability, wait;

  plan.max_wait = INFINITY;
  plan.n_years = 12;
  run (&study, &plan, 1, &result, NULL);
  g_assert_true (dp_erlang_c (8, 6, &probability, &wait, NULL));
  for (int year = 6; year < 12; year++)
    {
      assert_band (result.total[year].wait, wait * QUARTER, 0.2);
      assert_band (result.total[year].at_once_share, 1 - probability, 0.01);
      assert_band (result.occupancy[year], 0.75, 0.01);
      g_assert_cmpfloat (result.total[year].without_share.value, ==, 0);
    }
}

/* Two regions; the first is split over two units with stays of their own, and counted as one. Nobody waits and nobody is
 * passed on, so that every unit is a loss system: Erlang B with its own women and its own mean stay. */
static void
test_own_stays (void)
{
  static const double weight[] = { 0.5, 0.2, 0.3 }, before[] = { 1, 0.5, 2 }, stay[] = { 1, 2 };
  static const int order[] = { 0, -1, 1, -1, 1, -1 }, group[] = { 0, 0, 2 };
  static const gboolean own[] = { TRUE, FALSE, FALSE, FALSE, FALSE, TRUE };
  static const DpSimUnit units[] = { { { 5, 0, 0 }, -1, -1, 0 }, { { 6, 0, 0 }, -1, -1, 0 } };
  const DpSimStudy study = plain_study (8000);
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };
  /* 12 weeks before birth on average and 10 after. */
  const double load[] = { 24 * 0.5 * (12 + 10) / DP_WEEKS_PER_YEAR,
                          24 * (0.2 * (6 + 20) + 0.3 * (24 + 20)) / DP_WEEKS_PER_YEAR };
  const double lost[] = { dp_erlang_b (5, load[0]), dp_erlang_b (6, load[1]) };

  plan.n_regions = 3;
  plan.n_units = 2;
  plan.units = units;
  plan.region_weight = weight;
  plan.order = order;
  plan.own = own;
  plan.group = group;
  plan.region_before = before;
  plan.unit_stay = stay;
  plan.pregnancy = TRUE;
  plan.birth_week = 40;
  plan.week_low = 22;
  plan.week_mode = 28;
  plan.week_high = 34;
  plan.law = DP_STAY_LOGNORMAL;
  plan.mean = 10;
  plan.cv = 0.7;
  run (&study, &plan, 1, &result, NULL);
  for (int year = 4; year < 8; year++)
    {
      const DpSimRegionAnswer *regions = &result.regions[year * 3];

      for (int u = 0; u < 2; u++)
        assert_band (result.units[year * 2 + u].occupancy, load[u] * (1 - lost[u]) / units[u].ramp.places, 0.02);
      assert_band (regions[0].referred, 24 * 0.7, 0.4);
      assert_band (regions[0].without, 24 * (0.5 * lost[0] + 0.2 * lost[1]), 0.2);
      assert_band (regions[0].own_region, 24 * 0.5 * (1 - lost[0]), 0.4);
      assert_band (regions[0].elsewhere, 24 * 0.2 * (1 - lost[1]), 0.4);
      assert_band (regions[0].at_once_share, 1 - (0.5 * lost[0] + 0.2 * lost[1]) / 0.7, 0.02);
      assert_band (regions[2].own_region, 24 * 0.3 * (1 - lost[1]), 0.4);
      g_assert_cmpfloat (regions[1].referred.value, ==, 0);
    }
}

/* The whole way up from empty: the share without a place in the first year, by the exact transient. */
static void
test_transient (void)
{
  const DpSimStudy study = plain_study (20000);
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };
  const int steps = 400;
  double state[9] = { 1 };

  plan.n_years = 2;
  run (&study, &plan, 1, &result, NULL);
  for (int year = 0; year < 2; year++)
    {
      double full = 0, occupied = 0;

      /* The trapezoid rule over four mean stays. */
      for (int i = 0; i <= steps; i++)
        {
          const double weight = (i == 0 || i == steps ? 0.5 : 1) / steps;

          full += weight * state[8];
          for (int n = 1; n <= 8; n++)
            occupied += weight * n * state[n];
          if (i < steps)
            g_assert_true (dp_transient_step (state, 8, 6, 4.0 / steps, NULL));
        }
      assert_band (result.total[year].without_share, full, 0.01);
      assert_band (result.occupancy[year], occupied / 8, 0.01);
    }
}

/* With places for all, the census of the first year fills as M(t)/G/∞ says, also with places that open later. */
static void
test_census (void)
{
  const DpSimUnit many = { { 60, 6, 0 }, -1, 0, 0 };
  const DpSimStudy study = plain_study (8000);
  DpSimPlan plan = plain_plan ();
  DpStay stay;
  const DpInflow inflow = { 24, 0.5, 0 };
  g_auto (DpSimResult) result = { 0 };
  double sum = 0;
  const int steps = 2000;

  plan.units = &many;
  plan.n_years = 2;
  plan.law = DP_STAY_LOGNORMAL;
  plan.mean = 2 * QUARTER;
  plan.cv = 0.7;
  run (&study, &plan, 1, &result, NULL);
  g_assert_true (dp_stay_init (&stay, DP_STAY_LOGNORMAL, 0.5, 0.7, NULL));
  for (int i = 0; i < steps; i++)
    {
      double mean;

      g_assert_true (dp_census (&stay, &inflow, 1, NULL, 0, 0.5 + (i + 0.5) * 0.5 / steps, &mean, NULL, NULL));
      sum += mean / steps;
    }
  assert_band (result.occupancy[0], sum / 60, 0.005);
  /* Half of the first year's women come before the opening. */
  assert_band (result.total[0].without_share, 0.5, 0.01);
  g_assert_cmpfloat (result.total[1].without_share.value, ==, 0);
}

static void
test_overflow (void)
{
  const DpSimUnit units[] = { { { 5, 0, 0 }, -1, 0, 0 }, { { 4, 0, 0 }, -1, 1, 0 }, { { 6, 0, 0 }, -1, 2, 0 } };
  const double weights[] = { 0.3, 0.3, 0.4 }, arrivals[] = { 3, 3, 4 }, stays[] = { 1, 1, 1 };
  const int places[] = { 5, 4, 6 };

  for (DpOverflowRule rule = DP_OVERFLOW_NONE; rule <= DP_OVERFLOW_ALL; rule++)
    {
      const DpSimStudy study = plain_study (6000);
      DpSimPlan plan = plain_plan ();
      DpOverflowAnswer exact[3];
      g_auto (DpSimResult) result = { 0 };
      int order[9];

      dp_overflow_order (rule, 3, order);
      g_assert_true (dp_overflow_solve (3, places, arrivals, stays, order, exact, NULL, NULL));
      plan.n_regions = plan.n_units = 3;
      plan.units = units;
      plan.region_weight = weights;
      plan.order = order;
      plan.rate_low = plan.rate_high = 40;
      run (&study, &plan, 1, &result, NULL);
      for (int year = 4; year < 8; year++)
        for (int r = 0; r < 3; r++)
          {
            const DpSimRegionAnswer *region = &result.regions[year * 3 + r];

            assert_band (region->without_share, exact[r].without_place, 0.02);
            assert_band (region->elsewhere_share, exact[r].elsewhere, 0.02);
            assert_band (result.units[year * 3 + r].occupancy, exact[r].occupancy, 0.02);
          }
    }
}

/* A count of 21 in three years: next year's number is negative binomial; a range has its own mean. */
static void
test_rates (void)
{
  const DpSimStudy study = plain_study (20000);
  const DpSimUnit opens_late = { { 1, 24, 0 }, -1, 0, 0 };
  DpSimPlan plan = plain_plan ();
  DpPredictive predictive;
  g_auto (DpSimResult) count = { 0 };
  g_auto (DpSimResult) range = { 0 };
  g_auto (DpSimResult) factor = { 0 };
  g_auto (DpSimResult) drawn = { 0 };
  const double factors[] = { 0, 1, 2.5 }, lowest[] = { 1, 1, 1 }, highest[] = { 1, 4, 1 };

  plan.units = &opens_late;
  plan.n_years = 3;
  plan.rate_law = DP_SIM_RATE_COUNT;
  plan.rate_count = 21;
  plan.rate_years = 3;
  run (&study, &plan, 1, &count, NULL);
  g_assert_true (dp_predictive (21, 3, &predictive, NULL));
  assert_band (count.total[1].without, predictive.mean, 0.2);
  /* The interval of the mean over 20 000 futures tells their variance. */
  assert_close ((count.total[1].without.high - count.total[1].without.low) / 2 / 1.96 * sqrt (20000),
                sqrt (predictive.variance), 0.03);
  g_assert_cmpint (count.total[1].without_p05, ==, 3);
  g_assert_cmpint (count.total[1].without_p50, ==, 7);
  g_assert_cmpint (count.total[1].without_p95, ==, 13);

  plan.rate_law = DP_SIM_RATE_RANGE;
  plan.rate_low = 10;
  plan.rate_high = 30;
  plan.acceptance = 0.5;
  run (&study, &plan, 1, &range, NULL);
  assert_band (range.total[3].referred, 10, 0.2);
  plan.rate_low = plan.rate_high = 20;
  plan.year_factor = factors;
  run (&study, &plan, 1, &factor, NULL);
  g_assert_cmpfloat (factor.total[0].referred.value, ==, 0);
  assert_band (factor.total[1].referred, 10, 0.2);
  assert_band (factor.total[2].referred, 25, 0.2);

  /* Between 1 and 4 times as many, evenly on the scale of their logarithms: (4 − 1) / ln 4 times on average. */
  plan.year_factor = lowest;
  plan.year_factor_high = highest;
  run (&study, &plan, 1, &drawn, NULL);
  assert_band (drawn.total[0].referred, 10, 0.2);
  assert_band (drawn.total[1].referred, 10 * 3 / log (4), 0.3);
}

#define UNITS 2
#define REGIONS 3

static const double first_inside[] = { 20, 35, 8 }, second_inside[] = { 50 };

/* The cases of independent/simulate_futures.py. */
static const struct
{
  const char *name;
  DpSimUnit units[UNITS];
  double weights[REGIONS];
  int order[REGIONS * UNITS];
  DpSimPlan plan;
} cases[] = {
  { "shared",
    { { { 6, 0, 0 }, 40, 0, 0 }, { { 5, 6, 10 }, -1, 1, 0 } },
    { 0.6, 0.4 },
    { 0, 1, 1, 0 },
    { .n_regions = 2, .n_years = 4, .rate_low = 30, .rate_high = 30, .week_low = 8, .week_mode = 20, .week_high = 34,
      .mean = 20, .cv = 0.6, .max_wait = 6, .wait_anywhere = TRUE, .practice_threshold = 12 } },
  { "home",
    { { { 5, 3, 0 }, -1, 0, 0 }, { { 2, 0, 0 }, -1, 1, 0 } },
    { 0.7, 0.3 },
    { 0, -1, 1, 0 },
    { .n_regions = 2, .n_years = 3, .rate_low = 10, .rate_high = 40, .week_low = 12, .week_mode = 24, .week_high = 38,
      .mean = 26, .cv = 0.4, .max_wait = INFINITY, .practice_threshold = 8 } },
  { "urgent",
    { { { 6, 0, 6 }, -1, 0, 0 }, { { 3, 2, 0 }, -1, 2, 0 } },
    { 0.5, 0.3, 0.2 },
    { 0, -1, 0, 1, 1, -1 },
    { .n_regions = 3, .n_years = 3, .rate_low = 36, .rate_high = 36, .week_low = 6, .week_mode = 16, .week_high = 36,
      .mean = 18, .cv = 0.8, .max_wait = 12, .wait_anywhere = TRUE, .urgent_first = TRUE, .practice_threshold = 15 } },
  { "rooms",
    { { { 6, 0, 0 }, -1, 0, 2 }, { { 2, 12, 0 }, -1, -1, 2 } },
    { 1 },
    { 0, 1 },
    { .n_regions = 1, .n_years = 3, .rate_low = 24, .rate_high = 24, .week_low = 10, .week_mode = 18, .week_high = 30,
      .mean = 16, .cv = 0.5, .large_share = 1.0 / 3, .max_wait = 4, .wait_anywhere = TRUE, .practice_threshold = 20 } },
  { "urgent-rooms",
    { { { 6, 0, 0 }, -1, 0, 2 }, { { 2, 12, 0 }, 30, -1, 2 } },
    { 1 },
    { 0, 1 },
    { .n_regions = 1, .n_years = 3, .rate_low = 30, .rate_high = 30, .week_low = 10, .week_mode = 18, .week_high = 30,
      .mean = 16, .cv = 0.5, .large_share = 1.0 / 3, .max_wait = 8, .wait_anywhere = TRUE, .urgent_first = TRUE,
      .practice_threshold = 20 } },
  { "kept",
    { { { 5, 0, 0 }, 30, 0, 0, first_inside, 3 }, { { 4, 3, 0 }, -1, 1, 0, second_inside, 1 } },
    { 0.6, 0.4 },
    { 0, 1, 1, 0 },
    { .n_regions = 2, .n_years = 3, .rate_low = 24, .rate_high = 24, .over_dispersion = 1.5, .week_low = 12, .week_mode = 22,
      .week_high = 36, .mean = 14, .cv = 0.7, .hold = 3, .max_wait = 5, .wait_anywhere = TRUE, .practice_threshold = 10 } },
  { "turned",
    { { { 5, 0, 0 }, 18, 0, 0 }, { { 4, 0, 0 }, -1, 0, 0 } },
    { 0.6, 0.4 },
    { 0, 1, 1, -1 },
    { .n_regions = 2, .n_years = 3, .rate_low = 24, .rate_high = 24, .week_low = 12, .week_mode = 22, .week_high = 36,
      .mean = 14, .cv = 0.7, .hold = 3, .max_wait = 5, .first_open_only = TRUE, .practice_threshold = 10 } },
};

static void
run_case (gsize        number,
          gint64       replications,
          DpSimResult *result)
{
  const DpSimStudy study = plain_study (replications);
  DpSimPlan plan = cases[number].plan;

  plan.n_units = UNITS;
  plan.units = cases[number].units;
  plan.region_weight = cases[number].weights;
  plan.order = cases[number].order;
  plan.acceptance = 1;
  plan.pregnancy = TRUE;
  plan.birth_week = 40;
  plan.law = DP_STAY_LOGNORMAL;
  run (&study, &plan, 1, result, NULL);
}

/* Four and a half standard errors of both programs together: with some 100 numbers, one false alarm in 1 500 seeds. */
static void
test_independent (void)
{
  g_autoptr (Reference) table = reference_load ("simulation.csv", 171);
  guint seen = 0;

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (DpSimResult) result = { 0 };

      run_case (c, 20000, &result);
      for (guint i = 0; i < table->rows->len; i++)
        {
          const char *measure = reference_text (table, i, "measure");
          const int unit = (int) reference_number (table, i, "unit"), year = (int) reference_number (table, i, "year");
          const double expected = reference_number (table, i, "mean");
          const double error = reference_number (table, i, "standard_error");
          const DpSimRegionAnswer *total = &result.total[result.n_years];
          DpEstimate estimate;
          double own_error;

          if (!g_str_equal (reference_text (table, i, "case"), cases[c].name))
            continue;
          if (unit >= 0)
            {
              const DpSimUnitAnswer *answer = &result.units[year * UNITS + unit];

              estimate = g_str_equal (measure, "occupancy") ? answer->occupancy
                         : g_str_equal (measure, "placed")  ? answer->placed
                                                            : answer->below_threshold;
            }
          else
            estimate = g_str_equal (measure, "referred")        ? total->referred
                       : g_str_equal (measure, "own")           ? total->own_region
                       : g_str_equal (measure, "elsewhere")     ? total->elsewhere
                       : g_str_equal (measure, "without_share") ? total->without_share
                       : g_str_equal (measure, "wait")          ? total->wait
                                                                : total->treatment;
          own_error = (estimate.high - estimate.low) / 2 / 1.96;
          if (fabs (estimate.value - expected) > 4.5 * sqrt (error * error + own_error * own_error) + 1e-5 * expected)
            g_error ("%s, %s of unit %d in year %d: %.6g, elsewhere %.6g ± %.3g", cases[c].name, measure, unit, year,
                     estimate.value, expected, error);
          seen++;
        }
    }
  g_assert_cmpuint (seen, ==, table->rows->len);
}

/* What must add up, in every year, for every region. */
static void
test_sums (void)
{
  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (DpSimResult) result = { 0 };

      run_case (c, 500, &result);
      for (int year = 0; year <= result.n_years; year++)
        {
          const DpSimRegionAnswer *total = &result.total[year];
          double referred = 0, wait = 0;

          assert_close (total->own_region.value + total->elsewhere.value + total->without.value, total->referred.value,
                        1e-12);
          for (gsize r = 0; r < result.n_regions; r++)
            {
              const DpSimRegionAnswer *region = &result.regions[year * result.n_regions + r];

              referred += region->referred.value;
              wait += region->wait.value * (region->own_region.value + region->elsewhere.value);
              g_assert_cmpfloat (region->wait.value, <=, cases[c].plan.max_wait);
            }
          assert_close (referred, total->referred.value, 1e-12);
          assert_close (wait, total->wait.value * (total->own_region.value + total->elsewhere.value), 1e-9);
        }
    }
}

static void
assert_same_result (const DpSimResult *a,
                    const DpSimResult *b)
{
  const gsize rows = (gsize) a->n_years + 1;

  g_assert_cmpint (a->replications, ==, b->replications);
  /* Answer by answer, without what pads each to its size. */
  for (gsize i = 0; i < rows * a->n_units; i++)
    g_assert_cmpmem (&a->units[i], UNIT_BYTES, &b->units[i], UNIT_BYTES);
  for (gsize i = 0; i < rows * a->n_regions; i++)
    g_assert_cmpmem (&a->regions[i], REGION_BYTES, &b->regions[i], REGION_BYTES);
  for (gsize i = 0; i < rows; i++)
    g_assert_cmpmem (&a->total[i], REGION_BYTES, &b->total[i], REGION_BYTES);
  g_assert_cmpmem (a->occupancy, rows * sizeof *a->occupancy, b->occupancy, rows * sizeof *b->occupancy);
}

static void
test_same_bits (void)
{
  DpSimPlan plans[2] = { plain_plan (), plain_plan () };
  DpSimStudy study = plain_study (1730);
  DpSimResult one[2], many[2];
  DpSimDifference first[4 * DP_SIM_N_HEADLINES], other[4 * DP_SIM_N_HEADLINES];
  const int threads[] = { 2, 3, 8 };

  plans[0].rate_low = 12;
  plans[1].max_wait = 4;
  study.threads = 1;
  run (&study, plans, 2, one, first);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      study.threads = threads[i];
      run (&study, plans, 2, many, other);
      for (int p = 0; p < 2; p++)
        {
          assert_same_result (&one[p], &many[p]);
          dp_sim_result_clear (&many[p]);
        }
      g_assert_cmpmem (first, sizeof first, other, sizeof other);
    }
  study.seed++;
  run (&study, plans, 2, many, other);
  g_assert_cmpfloat (one[0].total[0].referred.value, !=, many[0].total[0].referred.value);
  for (int p = 0; p < 2; p++)
    {
      dp_sim_result_clear (&one[p]);
      dp_sim_result_clear (&many[p]);
    }
}

/* Two more places for the same women: the difference is known far better than from different women. */
static void
test_differences (void)
{
  const DpSimUnit ten = { { 10, 0, 0 }, -1, 0, 0 };
  DpSimPlan plans[3] = { plain_plan (), plain_plan (), plain_plan () };
  const DpSimStudy study = plain_study (4000);
  DpSimResult results[3];
  DpSimDifference d[9 * DP_SIM_N_HEADLINES];
  const double exact = dp_erlang_b (8, 6) - dp_erlang_b (10, 6);

  plans[1].units = &ten;
  for (int i = 0; i < 3; i++)
    plans[i].n_years = 10;
  run (&study, plans, 3, results, d);
  {
    const DpSimDifference *share = &d[(0 * 3 + 1) * DP_SIM_N_HEADLINES + DP_SIM_WITHOUT_SHARE];
    const DpSimDifference *back = &d[(1 * 3 + 0) * DP_SIM_N_HEADLINES + DP_SIM_WITHOUT_SHARE];
    const DpSimDifference *same = &d[(0 * 3 + 2) * DP_SIM_N_HEADLINES + DP_SIM_WITHOUT_SHARE];
    const DpSimDifference *women = &d[(0 * 3 + 1) * DP_SIM_N_HEADLINES + DP_SIM_WITHOUT];
    const DpSimDifference *occupancy = &d[(0 * 3 + 1) * DP_SIM_N_HEADLINES + DP_SIM_OCCUPANCY];

    /* The first months from empty take a little off the steady difference. */
    g_assert_cmpfloat_with_epsilon (share->value.value, exact, 0.05 * exact);
    assert_close (share->value.value,
                  results[0].total[10].without_share.value - results[1].total[10].without_share.value, 1e-12);
    g_assert_cmpfloat (share->value.low, >, 0);
    g_assert_cmpfloat (back->value.value, ==, -share->value.value);
    g_assert_cmpfloat (back->value.low, ==, -share->value.high);
    g_assert_cmpfloat (same->value.value, ==, 0);
    g_assert_cmpfloat (same->value.high, <, 1e-12);
    assert_close (women->value.value, results[0].total[10].without.value - results[1].total[10].without.value, 1e-12);
    g_test_message ("gain of common women: share without a place %.1f, women %.1f, occupancy %.1f", share->gain,
                    women->gain, occupancy->gain);
    g_assert_cmpfloat (share->gain, >, 2);
    g_assert_cmpfloat (occupancy->gain, >, 5);
  }
  for (int i = 0; i < 3; i++)
    dp_sim_result_clear (&results[i]);
}

/* The interval of the difference is right: over many studies it holds the exact difference as often as it says. */
static void
test_differences_coverage (void)
{
  const DpSimUnit ten = { { 10, 0, 0 }, -1, 0, 0 };
  DpSimPlan plans[2] = { plain_plan (), plain_plan () };
  DpSimResult results[2];
  DpSimDifference d[4 * DP_SIM_N_HEADLINES];
  DpSimStudy study = plain_study (60000);
  double exact;
  int inside = 0;

  plans[1].units = &ten;
  plans[0].n_years = plans[1].n_years = 2;
  run (&study, plans, 2, results, d);
  exact = d[DP_SIM_N_HEADLINES + DP_SIM_WITHOUT_SHARE].value.value;
  dp_sim_result_clear (&results[0]);
  dp_sim_result_clear (&results[1]);
  for (int i = 0; i < 400; i++)
    {
      study = plain_study (200);
      study.seed = 500 + (guint64) i;
      run (&study, plans, 2, results, d);
      inside += d[DP_SIM_N_HEADLINES + DP_SIM_WITHOUT_SHARE].value.low <= exact &&
                exact <= d[DP_SIM_N_HEADLINES + DP_SIM_WITHOUT_SHARE].value.high;
      dp_sim_result_clear (&results[0]);
      dp_sim_result_clear (&results[1]);
    }
  g_test_message ("%d of 400 intervals of a difference hold it", inside);
  g_assert_cmpint (inside, >=, 368);
  g_assert_cmpint (inside, <=, 392);
}

static void
count_progress (gint64             replications,
                const DpSimResult *interim,
                gpointer           data)
{
  gint64 *last = data;

  g_assert_cmpint (replications, >=, *last);
  g_assert_cmpint (interim->replications, ==, replications);
  *last = replications;
}

static void
test_stopping (void)
{
  const DpSimPlan plan = plain_plan ();
  DpSimStudy study = plain_study (1000000);
  g_auto (DpSimResult) wide = { 0 };
  g_auto (DpSimResult) narrow = { 0 };
  gint64 last = 0;

  study.share_half_width = 0.9;
  run (&study, &plan, 1, &wide, NULL);
  g_assert_cmpint (wide.replications, ==, 200);
  study.share_half_width = 0.001;
  study.occupancy_half_width = 0.5;
  study.progress = count_progress;
  study.data = &last;
  run (&study, &plan, 1, &narrow, NULL);
  g_assert_cmpint (narrow.replications, >, 200);
  g_assert_cmpint (narrow.replications, <, 1000000);
  g_assert_cmpint (last, ==, narrow.replications);
  g_assert_cmpfloat (narrow.total[8].without_share.high - narrow.total[8].without_share.low, <=, 0.002);
}

static void
test_refused (void)
{
  const DpSimPlan good = plain_plan ();
  const DpSimUnit no_places = { { 0, 0, 0 }, -1, 0, 0 }, negative = { { -1, 0, 0 }, -1, 0, 0 };
  const DpSimUnit too_large = { { 3, 0, 0 }, -1, 0, 4 };
  const double half[] = { 0.5 };
  const int outside[] = { 3 };
  const DpSimUnit too_late = { { 3, 96, 0 }, -1, 0, 0 }, closed = { { 3, 5, 0 }, 5, 0, 0 };
  DpSimPlan plans[19];
  const char *inputs[19] = {
    "regions:", "units:", "years:", "places:", "places:", "large_places:", "region_weight:", "order:", "rate_low:",
    "need:", "acceptance:", "mean:", "max_wait:", "week_high:", "urgent_first:", "large_share:",
    "opening_month:", "opening_month:", "mean:",
  };
  DpSimStudy study = plain_study (1000);
  const int cancel = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    plans[i] = good;
  plans[0].n_regions = 0;
  plans[1].n_units = 0;
  plans[2].n_years = 0;
  plans[3].units = &no_places;
  plans[4].units = &negative;
  plans[5].units = &too_large;
  plans[6].region_weight = half;
  plans[7].order = outside;
  plans[8].rate_low = 25;
  plans[9].rate_high = 1e5;
  plans[9].n_years = 50;
  plans[10].acceptance = 1.5;
  plans[11].mean = 0;
  plans[12].max_wait = NAN;
  plans[13].pregnancy = TRUE;
  plans[13].week_high = 41;
  plans[13].birth_week = 40;
  plans[14].urgent_first = TRUE;
  plans[15].large_share = -0.1;
  plans[16].units = &too_late;
  plans[17].units = &closed;
  plans[18].mean = 8 * DP_WEEKS_PER_YEAR;
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (GError) error = NULL;
      DpSimResult result;

      g_assert_false (dp_simulation_run (&study, &plans[i], 1, &result, NULL, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, inputs[i]))
        g_error ("%" G_GSIZE_FORMAT ": %s", i, error->message);
    }
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      DpSimResult result;

      study = plain_study (i == 0 ? 0 : 1000);
      study.threads = i == 1 ? 0 : 2;
      study.share_half_width = i == 2 ? -1 : 0;
      study.cancel = i == 3 ? &cancel : NULL;
      g_assert_false (dp_simulation_run (&study, &good, 1, &result, NULL, &error));
      g_assert_nonnull (error);
      if (i == 3)
        g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/simulation/loss", test_loss);
  g_test_add_func ("/engine/simulation/waiting", test_waiting);
  g_test_add_func ("/engine/simulation/own-stays", test_own_stays);
  g_test_add_func ("/engine/simulation/transient", test_transient);
  g_test_add_func ("/engine/simulation/census", test_census);
  g_test_add_func ("/engine/simulation/overflow", test_overflow);
  g_test_add_func ("/engine/simulation/rates", test_rates);
  g_test_add_func ("/engine/simulation/independent", test_independent);
  g_test_add_func ("/engine/simulation/sums", test_sums);
  g_test_add_func ("/engine/simulation/same-bits", test_same_bits);
  g_test_add_func ("/engine/simulation/differences", test_differences);
  g_test_add_func ("/engine/simulation/differences/coverage", test_differences_coverage);
  g_test_add_func ("/engine/simulation/stopping", test_stopping);
  g_test_add_func ("/engine/simulation/refused", test_refused);
  return g_test_run ();
}
