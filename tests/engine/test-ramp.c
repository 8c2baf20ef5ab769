/* test-ramp.c: places that open one by one, and the years' answers.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-erlang.h"
#include "engine/dp-ramp.h"

#include "reference.h"

static void
test_places (void)
{
  const struct
  {
    DpRamp ramp;
    int expected[10];
  } rows[] = {
    { { 6, 3, 4 }, { 0, 0, 0, 1, 3, 4, 6, 6, 6, 6 } },
    { { 6, 0, 0 }, { 6, 6, 6, 6, 6, 6, 6, 6, 6, 6 } },
    { { 6, 2, 0 }, { 0, 0, 6, 6, 6, 6, 6, 6, 6, 6 } },
    { { 2, 0, 9 }, { 1, 1, 1, 1, 1, 1, 1, 1, 2, 2 } },
    { { 0, 1, 3 }, { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } },
    { { 9, 1, 3 }, { 0, 3, 6, 9, 9, 9, 9, 9, 9, 9 } },
    { { 6, 10, 3 }, { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int month = 0; month < 10; month++)
      g_assert_cmpint (dp_ramp_places (&rows[i].ramp, month), ==, rows[i].expected[month]);
  g_assert_cmpint (dp_ramp_places (&rows[1].ramp, -1), ==, 0);
  g_assert_cmpint (dp_ramp_places (&(DpRamp) { G_MAXINT, 0, G_MAXINT }, G_MAXINT - 2), ==, G_MAXINT - 1);
}

/* Expected values: an exact calculation with fractions, outside this program; load 3, places opening 1, 3, 4, 6. */
static void
test_years (void)
{
  const DpRamp ramp = { 6, 3, 4 };
  DpRampYear answer;

  dp_ramp_year (&ramp, 6, 0.5, 0, &answer);
  g_assert_cmpint (answer.open_months, ==, 9);
  g_assert_cmpfloat (answer.arrivals, ==, 6);
  assert_close (answer.places, 44.0 / 12, 1e-15);
  assert_close (answer.without_place, 0.384600283995630604, 1e-12);
  assert_close (answer.occupancy, 0.503508858549029506, 1e-12);
  assert_close (answer.courses_per_year, 3.69239829602621638, 1e-12);
  /* Three months closed, then 1 / Σ 3ⁿ/n! for 1, 3, 4 and six months of 6 places. */
  assert_close (answer.empty, (3 + 1 / 4.0 + 1 / 13.0 + 1 / 16.375 + 6 / 19.4125) / 12, 1e-14);

  dp_ramp_year (&ramp, 6, 0.5, 1, &answer);
  g_assert_cmpint (answer.open_months, ==, 12);
  assert_close (answer.places, 6, 1e-15);
  assert_close (answer.empty, 1 / 19.4125, 1e-14);
  assert_close (answer.without_place, 0.0521571152607855763, 1e-12);
  assert_close (answer.occupancy, 0.473921442369607212, 1e-12);
  assert_close (answer.courses_per_year, 5.68705730843528654, 1e-12);
}

static void
test_ends (void)
{
  DpRampYear answer;

  dp_ramp_year (&(DpRamp) { 6, 24, 0 }, 6, 0.5, 0, &answer);
  g_assert_cmpint (answer.open_months, ==, 0);
  g_assert_cmpfloat (answer.without_place, ==, 1);
  g_assert_cmpfloat (answer.occupancy, ==, 0);
  g_assert_cmpfloat (answer.courses_per_year, ==, 0);
  g_assert_cmpfloat (answer.places, ==, 0);

  dp_ramp_year (&(DpRamp) { 0, 0, 0 }, 6, 0.5, 0, &answer);
  g_assert_cmpint (answer.open_months, ==, 0);
  g_assert_cmpfloat (answer.without_place, ==, 1);

  dp_ramp_year (&(DpRamp) { 6, 0, 0 }, 0, 0.5, 3, &answer);
  g_assert_cmpint (answer.open_months, ==, 12);
  g_assert_cmpfloat (answer.without_place, ==, 0);
  g_assert_cmpfloat (answer.occupancy, ==, 0);
}

/* Six months with one place and twice the women, then none of either: what is lost is weighed by those who come. */
static void
test_months (void)
{
  const int places[DP_RAMP_MONTHS] = { 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0 };
  const double arrivals[DP_RAMP_MONTHS] = { 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2 };
  DpRampYear answer;

  dp_ramp_months (places, arrivals, 0.25, &answer);
  g_assert_cmpint (answer.open_months, ==, 6);
  assert_close (answer.places, 0.5, 1e-15);
  assert_close (answer.arrivals, 3, 1e-15);
  /* Load 1 on one place: half are lost; of 24 + 12 women-months 12 + 12 are. */
  assert_close (answer.without_place, 24.0 / 36, 1e-15);
  assert_close (answer.courses_per_year, 1, 1e-14);
  assert_close (answer.occupancy, 0.5, 1e-15);
  assert_close (answer.empty, (0.5 + 1) / 2, 1e-15);
}

static void
test_monotone (void)
{
  for (int ramp_months = 0; ramp_months < 30; ramp_months++)
    for (int year = 0; year < 4; year++)
      {
        DpRampYear fast, slow, later;

        dp_ramp_year (&(DpRamp) { 8, 5, ramp_months }, 12, 0.5, year, &fast);
        dp_ramp_year (&(DpRamp) { 8, 5, ramp_months + 1 }, 12, 0.5, year, &slow);
        dp_ramp_year (&(DpRamp) { 8, 5, ramp_months }, 12, 0.5, year + 1, &later);
        g_assert_cmpfloat (fast.without_place, <=, slow.without_place);
        g_assert_cmpfloat (fast.places, >=, slow.places);
        g_assert_cmpfloat (later.without_place, <=, fast.without_place);
        g_assert_cmpfloat (fast.occupancy, <=, 1);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/ramp/places", test_places);
  g_test_add_func ("/engine/ramp/years", test_years);
  g_test_add_func ("/engine/ramp/ends", test_ends);
  g_test_add_func ("/engine/ramp/months", test_months);
  g_test_add_func ("/engine/ramp/monotone", test_monotone);
  return g_test_run ();
}
