/* test-simulation-rules.c: places kept and places taken, women who come together, and what a future may not do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each rule is tried where it has an exact answer.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-simulation.h"

#include "reference.h"

#include <math.h>
#include <string.h>

/* From the half width of a 95 % interval to that of a 99.9 % one. */
#define WIDER 1.69

#define QUARTER (0.25 * DP_WEEKS_PER_YEAR)
#define MONTH (DP_WEEKS_PER_YEAR / 12)

static const double one_weight[] = { 1 };
static const int first_unit[] = { 0 };
static const DpSimUnit eight_places = { { 8, 0, 0 }, -1, 0, 0 };

/* One unit of eight places, 24 women a year, stays of a quarter of a year; nobody waits. */
static DpSimPlan
plain_plan (void)
{
  return (DpSimPlan) {
    .n_regions = 1, .n_units = 1, .n_years = 6, .units = &eight_places, .region_weight = one_weight,
    .order = first_unit, .rate_low = 24, .rate_high = 24, .acceptance = 1, .law = DP_STAY_LOGNORMAL,
    .mean = QUARTER, .cv = 0.7, .practice_threshold = 20,
  };
}

static void
run (const DpSimPlan *plan,
     gint64           replications,
     DpSimResult     *result)
{
  const DpSimStudy study = { .replications = replications, .seed = 20240102, .threads = 2 };
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_simulation_run (&study, plan, 1, result, NULL, &error));
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

/* A place kept for a while is a longer stay to the next woman, and an empty place to the accounts: Erlang B. */
static void
test_hold (void)
{
  const double hold = 4, load = 24 * (QUARTER + hold) / DP_WEEKS_PER_YEAR, b = dp_erlang_b (8, load);
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };

  plan.hold = hold;
  run (&plan, 8000, &result);
  for (int year = 2; year < 6; year++)
    {
      assert_band (result.total[year].without_share, b, 0.01);
      assert_band (result.occupancy[year], 6 * (1 - b) / 8, 0.01);
      assert_band (result.units[year].held, 24 * hold / DP_WEEKS_PER_YEAR * (1 - b) / 8, 0.01);
      assert_close (result.total[year].at_once_share.value, 1 - result.total[year].without_share.value, 1e-12);
      g_assert_cmpfloat (result.total[year].wait.high, ==, 0);
    }
}

/* With the pregnancy the end of the stay is the birth's: the place is full as long as before, the weeks are lost before birth. */
static void
test_hold_pregnancy (void)
{
  const double b = dp_erlang_b (8, 24 * (13 + 10) / DP_WEEKS_PER_YEAR);
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };

  plan.pregnancy = TRUE;
  plan.week_low = 22;
  plan.week_mode = 27;
  plan.week_high = 32;
  plan.birth_week = 40;
  plan.mean = 10;
  plan.hold = 3;
  run (&plan, 8000, &result);
  for (int year = 2; year < 6; year++)
    {
      assert_band (result.total[year].without_share, b, 0.01);
      assert_band (result.total[year].treatment, 10, 0.1);
      assert_band (result.units[year].held, 24 * 3 / DP_WEEKS_PER_YEAR * (1 - b) / 8, 0.01);
    }
  dp_sim_result_clear (&result);
  /* Nobody moves in after birth: who needs longer comes when the child does, and nothing is left before. */
  plan.hold = 30;
  run (&plan, 500, &result);
  g_assert_cmpfloat (result.total[4].treatment.value, <, 1e-9);
  g_assert_cmpfloat (result.total[4].treatment.value, >=, 0);
}

/* Who waits longer than she needs to get ready does not wait for that too. */
static void
test_hold_and_wait (void)
{
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) kept = { 0 };
  g_auto (DpSimResult) ready = { 0 };

  plan.rate_low = plan.rate_high = 200;
  plan.max_wait = 1000;
  run (&plan, 200, &ready);
  plan.hold = 2;
  run (&plan, 200, &kept);
  /* A crowd waits for months; after the first weeks no place is kept for anybody. */
  g_assert_cmpfloat (kept.units[5].held.value, ==, 0);
  assert_close (kept.units[5].placed.value, ready.units[5].placed.value, 0.02);
}

/* M[X]/M/c/c with clusters of geometric size, each of whom takes what is free: its balance by iteration. */
static double
solve_clusters (int    servers,
                double load,
                double mean_size)
{
  double state[64] = { 1 }, lost = 0;
  const double more = 1 - 1 / mean_size, clusters = load / mean_size, rate = clusters + servers;

  for (int round = 0; round < 200000; round++)
    {
      double next[64] = { 0 };

      for (int n = 0; n <= servers; n++)
        {
          double share = 1 / mean_size;

          for (int size = 1; n + size < servers; size++, share *= more)
            next[n + size] += state[n] * clusters / rate * share;
          /* All larger clusters fill the unit: more^(servers − n − 1) of them. */
          next[servers] += state[n] * clusters / rate * (n < servers ? pow (more, servers - n - 1) : 1);
          if (n > 0)
            next[n - 1] += state[n] * n / rate;
          next[n] += state[n] * (servers - n) / rate;
        }
      memcpy (state, next, sizeof state);
    }
  /* Of a cluster, those beyond the free places are lost: mean_size × more^free of them on average. */
  for (int n = 0; n <= servers; n++)
    lost += state[n] * pow (more, servers - n);
  return lost;
}

static void
test_clusters (void)
{
  static const double weights[] = { 0.3, 0.7 };
  static const int order[] = { 0, 0 };
  const double over = 1.6, exact = solve_clusters (8, 6, 1 + over / 2);
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };

  /* Without clusters it is Erlang B: the solution above is right. */
  assert_close (solve_clusters (8, 6, 1), dp_erlang_b (8, 6), 1e-9);
  g_assert_cmpfloat (exact, >, 1.3 * dp_erlang_b (8, 6));

  plan.over_dispersion = over;
  plan.law = DP_STAY_EXPONENTIAL;
  plan.cv = 1;
  plan.n_regions = 2;
  plan.region_weight = weights;
  plan.order = order;
  run (&plan, 20000, &result);
  for (int year = 0; year < 6; year++)
    assert_band (result.total[year].referred, 24, 0.4);
  for (int year = 2; year < 6; year++)
    {
      assert_band (result.total[year].without_share, exact, 0.01);
      /* The interval of the mean tells the variance: 24 × (1 + over), and likewise in a region, since a cluster has one. */
      assert_close ((result.total[year].referred.high - result.total[year].referred.low) / 2 / 1.96 * sqrt (20000),
                    sqrt (24 * (1 + over)), 0.03);
      assert_close ((result.regions[2 * year].referred.high - result.regions[2 * year].referred.low) / 2 / 1.96 * sqrt (20000),
                    sqrt (0.3 * 24 * (1 + over)), 0.03);
    }
}

/* Nobody comes: those inside are all there is. They leave in their time, and stay no longer than the unit. */
static void
test_occupants (void)
{
  static const double remaining[] = { 10, 60, 0, 30 };
  const DpSimUnit unit = { { 5, 1, 0 }, 9, 0, 1, remaining, 4 };
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };

  plan.units = &unit;
  plan.rate_low = plan.rate_high = 0;
  plan.n_years = 2;
  run (&plan, 200, &result);
  /* Open from month 1 to month 9; the second stays longer than that. */
  assert_close (result.occupancy[0].value, (10 + 8 * MONTH + 0 + 30) / (5 * 8 * MONTH), 1e-12);
  g_assert_cmpfloat (result.occupancy[1].value, ==, 0);
  g_assert_cmpfloat (result.units[0].placed.high, <, 0.02);
}

/* Women meet a house that is full for half a year exactly as they meet one that opens then. */
static void
test_full_at_start (void)
{
  double remaining[8];
  const DpSimUnit full = { { 8, 0, 0 }, -1, 0, 0, remaining, 8 }, late = { { 8, 6, 0 }, -1, 0, 0 };
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) first = { 0 };
  g_auto (DpSimResult) second = { 0 };

  for (int i = 0; i < 8; i++)
    remaining[i] = 6 * MONTH;
  plan.units = &full;
  run (&plan, 400, &first);
  plan.units = &late;
  run (&plan, 400, &second);
  for (int year = 0; year < 6; year++)
    {
      g_assert_cmpfloat (first.total[year].without.value, ==, second.total[year].without.value);
      g_assert_cmpfloat (first.units[year].placed.value, ==, second.units[year].placed.value);
    }
  g_assert_cmpfloat (first.occupancy[0].value, >, second.occupancy[0].value / 2 + 0.4);
}

/* What all would use if all were placed at once: arrivals × mean stay, whether or not there is room for them. */
static void
test_offered_load (void)
{
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };

  plan.rate_low = plan.rate_high = 60;
  run (&plan, 4000, &result);
  for (int year = 0; year <= 6; year++)
    assert_band (result.total[year].offered_load, 15, 0.2);
}

/* Of one unit, those of its own region and the others; all waits and ways of the women are those of the units. */
static void
test_unit_rows (void)
{
  static const double weights[] = { 0.4, 0.6 }, distance[] = { 10, 200, 150, 20 };
  static const int order[] = { 0, 1, 1, 0 };
  static const DpSimUnit units[] = { { { 4, 0, 0 }, -1, 0, 0 }, { { 5, 0, 0 }, -1, 1, 0 } };
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };
  double own = 0, placed = 0, wait = 0, way = 0;
  const DpSimRegionAnswer *total;

  plan.n_regions = plan.n_units = 2;
  plan.region_weight = weights;
  plan.order = order;
  plan.units = units;
  plan.distance = distance;
  plan.max_wait = 6;
  plan.wait_anywhere = TRUE;
  run (&plan, 500, &result);
  for (int u = 0; u < 2; u++)
    {
      const DpSimUnitAnswer *unit = &result.units[6 * 2 + u];

      own += unit->own_region.value;
      placed += unit->placed.value;
      wait += unit->wait.value * unit->placed.value;
      way += unit->distance.value * unit->placed.value;
      g_assert_cmpfloat (unit->own_region.value, <, unit->placed.value);
      g_assert_cmpfloat (unit->distance.value, >, u == 0 ? 10 : 20);
      g_assert_cmpfloat (unit->distance.value, <, 150);
    }
  /* A few who wait over the last New Year are the women's, but no unit's any more. */
  total = &result.total[6];
  assert_close (own, total->own_region.value, 0.01);
  assert_close (placed, total->own_region.value + total->elsewhere.value, 0.01);
  assert_close (wait / placed, total->wait.value, 0.02);
  assert_close (way / placed, total->distance.value, 0.01);
}

/* What cannot happen is no small chance; what was only not seen is one. */
static void
test_nothing_seen (void)
{
  const DpSimUnit many = { { 40, 0, 0 }, -1, 0, 0 };
  DpSimPlan plan = plain_plan ();
  g_auto (DpSimResult) result = { 0 };

  plan.units = &many;
  run (&plan, 1000, &result);
  g_assert_cmpfloat (result.total[6].without_share.value, ==, 0);
  g_assert_cmpfloat (result.total[6].without_share.high, >, 0);
  /* Women without place a year: the limit for no event in 6,000 years. */
  assert_close (result.total[6].without.high, 3.6888794541139363 / 6000, 1e-9);
  g_assert_cmpfloat (result.total[6].elsewhere.high, ==, 0);
  g_assert_cmpfloat (result.total[6].wait.high, ==, 0);
  g_assert_cmpfloat (result.units[0].held.high, ==, 0);
}

static void
test_refused (void)
{
  static const double nothing[] = { NAN }, much[] = { 1e9 }, two[] = { 1, 1 };
  const DpSimUnit units[] = { { { 1, 0, 0 }, -1, 0, 0, nothing, 1 }, { { 1, 0, 0 }, -1, 0, 0, much, 1 },
                              { { 1, 0, 0 }, -1, 0, 0, two, 2 },     { { 6, 0, 6 }, -1, 0, 0, two, 2 },
                              { { 1, 0, 0 }, 5000, 0, 0, NULL, 0 } };
  const char *inputs[] = { "occupants:", "occupants:", "occupants:", "occupants:", "closing_month:", "hold:", "hold:",
                           "over_dispersion:", "over_dispersion:", "waiting:" };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      const DpSimStudy study = { .replications = 200, .seed = 1, .threads = 1 };
      DpSimPlan plan = plain_plan ();
      g_autoptr (GError) error = NULL;
      DpSimResult result;

      if (i < G_N_ELEMENTS (units))
        plan.units = &units[i];
      plan.hold = i == 5 ? -1 : i == 6 ? NAN : 0;
      plan.over_dispersion = i == 7 ? -0.1 : i == 8 ? INFINITY : 0;
      if (i == 9)
        {
          plan.pregnancy = plan.urgent_first = TRUE;
          plan.birth_week = 40;
          plan.max_wait = 20;
          plan.rate_high = 10000;
        }
      g_assert_false (dp_simulation_run (&study, &plan, 1, &result, NULL, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, inputs[i]))
        g_error ("%" G_GSIZE_FORMAT ": %s", i, error->message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/simulation-rules/hold", test_hold);
  g_test_add_func ("/engine/simulation-rules/hold-pregnancy", test_hold_pregnancy);
  g_test_add_func ("/engine/simulation-rules/hold-and-wait", test_hold_and_wait);
  g_test_add_func ("/engine/simulation-rules/clusters", test_clusters);
  g_test_add_func ("/engine/simulation-rules/occupants", test_occupants);
  g_test_add_func ("/engine/simulation-rules/full-at-start", test_full_at_start);
  g_test_add_func ("/engine/simulation-rules/offered-load", test_offered_load);
  g_test_add_func ("/engine/simulation-rules/unit-rows", test_unit_rows);
  g_test_add_func ("/engine/simulation-rules/nothing-seen", test_nothing_seen);
  g_test_add_func ("/engine/simulation-rules/refused", test_refused);
  return g_test_run ();
}
