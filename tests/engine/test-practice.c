/* test-practice.c: futures kept one by one: the same as those that are summed up, and exact where an exact answer is known.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-practice.h"

#include <math.h>
#include <string.h>

#define N_FUTURES 2000

static const double two_weights[] = { 0.7, 0.3 };
static const int both_units[] = { 0, 1, 1, 0 };
static const DpSimUnit two_units[] = { { { 5, 0, 0 }, -1, 0, 0 }, { { 2, 6, 12 }, -1, 1, 0 } };

static const double one_weight[] = { 1 };
static const int first_unit[] = { 0 };

/* Two units that take one another's women, who wait and follow their pregnancy. */
static DpSimPlan
shared_plan (void)
{
  return (DpSimPlan) {
    .n_regions = 2, .n_units = 2, .n_years = 6, .units = two_units, .region_weight = two_weights, .order = both_units,
    .rate_low = 8, .rate_high = 20, .acceptance = 1, .pregnancy = TRUE, .week_low = 10, .week_mode = 18, .week_high = 30,
    .birth_week = 40, .law = DP_STAY_LOGNORMAL, .mean = 20, .cv = 0.7, .max_wait = 4, .wait_anywhere = TRUE,
    .practice_threshold = 6,
  };
}

static DpSimPlan
single_plan (const DpSimUnit *unit,
             double           rate,
             double           weeks)
{
  return (DpSimPlan) {
    .n_regions = 1, .n_units = 1, .n_years = 8, .units = unit, .region_weight = one_weight, .order = first_unit,
    .rate_low = rate, .rate_high = rate, .acceptance = 1, .law = DP_STAY_LOGNORMAL, .mean = weeks, .cv = 0.7,
    .practice_threshold = 6,
  };
}

static gsize
number_of (const DpPracticeFutures *futures,
           gint64                   future,
           int                      year,
           gsize                    unit)
{
  return ((gsize) future * (gsize) futures->n_years + (gsize) year) * futures->n_units + unit;
}

static void
run (const DpSimPlan   *plan,
     int                threads,
     DpPracticeFutures *futures)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_practice_run (plan, N_FUTURES, 11, threads, NULL, futures, &error));
  g_assert_no_error (error);
}

/* Summed up, they are what the simulation says of the same seed. */
static void
test_same_futures (void)
{
  const DpSimPlan plan = shared_plan ();
  const DpSimStudy study = { .replications = N_FUTURES, .seed = 11, .threads = 2 };
  g_auto (DpPracticeFutures) futures = { 0 };
  g_auto (DpSimResult) result = { 0 };

  run (&plan, 2, &futures);
  g_assert_true (dp_simulation_run (&study, &plan, 1, &result, NULL, NULL));
  for (int y = 0; y < plan.n_years; y++)
    for (gsize u = 0; u < plan.n_units; u++)
      {
        double placed = 0;
        double below = 0;

        for (gint64 f = 0; f < N_FUTURES; f++)
          {
            placed += futures.placed[number_of (&futures, f, y, u)];
            below += futures.placed[number_of (&futures, f, y, u)] < plan.practice_threshold;
          }
        g_assert_cmpfloat_with_epsilon (placed / N_FUTURES, result.units[y * plan.n_units + u].placed.value, 1e-9);
        g_assert_cmpfloat_with_epsilon (below / N_FUTURES, result.units[y * plan.n_units + u].below_threshold.value, 1e-9);
      }
}

/* A unit of one place is in use as much of the time as its place is. */
static void
test_one_place (void)
{
  static const DpSimUnit unit = { { 1, 0, 0 }, -1, 0, 0 };
  DpSimPlan plan = single_plan (&unit, 4, 13);
  const DpSimStudy study = { .replications = N_FUTURES, .seed = 11, .threads = 1 };
  g_auto (DpPracticeFutures) futures = { 0 };
  g_auto (DpSimResult) result = { 0 };

  plan.max_wait = 3;
  run (&plan, 1, &futures);
  g_assert_true (dp_simulation_run (&study, &plan, 1, &result, NULL, NULL));
  for (int y = 0; y < plan.n_years; y++)
    {
      double in_use = 0;

      for (gint64 f = 0; f < N_FUTURES; f++)
        in_use += (double) futures.in_use[number_of (&futures, f, y, 0)];
      g_assert_cmpfloat_with_epsilon (in_use / N_FUTURES, result.units[y].occupancy.value, 1e-5);
    }
}

/* In balance a unit is empty as often as Erlang's formula says, whatever the law of the stay. */
static void
test_empty (void)
{
  static const DpSimUnit unit = { { 3, 0, 0 }, -1, 0, 0 };
  const DpSimPlan plan = single_plan (&unit, 6, 0.2 * DP_WEEKS_PER_YEAR);
  const double exact = 1 - dp_erlang_empty (3, 1.2);
  g_auto (DpPracticeFutures) futures = { 0 };
  double sum = 0, squares = 0, mean, error;

  run (&plan, 2, &futures);
  for (gint64 f = 0; f < N_FUTURES; f++)
    {
      double one = 0;

      for (int y = 4; y < 8; y++)
        one += (double) futures.in_use[number_of (&futures, f, y, 0)] / 4;
      sum += one;
      squares += one * one;
    }
  mean = sum / N_FUTURES;
  error = sqrt ((squares / N_FUTURES - mean * mean) / N_FUTURES);
  g_assert_cmpfloat (fabs (mean - exact), <, 4 * error);
  g_assert_cmpfloat (error, <, 0.01);
}

/* Somebody is inside from the first day: the unit is in use from then on for as long as she stays, and nobody else comes. */
static void
test_occupants (void)
{
  static const double weeks[] = { DP_WEEKS_PER_YEAR / 2, DP_WEEKS_PER_YEAR / 4 };
  static const DpSimUnit unit = { .ramp = { 2, 0, 0 }, .closing_month = -1, .occupants = weeks, .n_occupants = 2 };
  const DpSimPlan plan = single_plan (&unit, 0, 10);
  g_auto (DpPracticeFutures) futures = { 0 };

  run (&plan, 1, &futures);
  for (gint64 f = 0; f < 10; f++)
    {
      g_assert_cmpfloat_with_epsilon ((double) futures.in_use[number_of (&futures, f, 0, 0)], 0.5, 1e-6);
      g_assert_cmpfloat_with_epsilon ((double) futures.in_use[number_of (&futures, f, 1, 0)], 0, 1e-6);
      g_assert_cmpuint (futures.placed[number_of (&futures, f, 0, 0)], ==, 0);
    }
}

static void
test_threads (void)
{
  const DpSimPlan plan = shared_plan ();
  const gsize n = N_FUTURES * (gsize) plan.n_years * plan.n_units;
  g_auto (DpPracticeFutures) one = { 0 };
  g_auto (DpPracticeFutures) many = { 0 };

  run (&plan, 1, &one);
  run (&plan, 7, &many);
  g_assert_cmpmem (one.placed, n * sizeof *one.placed, many.placed, n * sizeof *many.placed);
  g_assert_cmpmem (one.in_use, n * sizeof *one.in_use, many.in_use, n * sizeof *many.in_use);
}

static void
test_refused (void)
{
  const DpSimPlan plan = shared_plan ();
  DpSimPlan wrong = plan;
  g_auto (DpPracticeFutures) futures = { 0 };
  g_autoptr (GError) error = NULL;
  const int stop = 1;

  g_assert_false (dp_practice_run (&plan, 0, 1, 1, NULL, &futures, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NOT_POSITIVE);
  g_clear_error (&error);
  g_assert_false (dp_practice_run (&plan, 10, 1, 0, NULL, &futures, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  wrong.rate_low = 30;
  g_assert_false (dp_practice_run (&wrong, 10, 1, 1, NULL, &futures, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (dp_practice_run (&plan, 1000, 1, 2, &stop, &futures, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
  g_assert_null (futures.placed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/practice/same-futures", test_same_futures);
  g_test_add_func ("/practice/one-place", test_one_place);
  g_test_add_func ("/practice/empty", test_empty);
  g_test_add_func ("/practice/occupants", test_occupants);
  g_test_add_func ("/practice/threads", test_threads);
  g_test_add_func ("/practice/refused", test_refused);

  return g_test_run ();
}
