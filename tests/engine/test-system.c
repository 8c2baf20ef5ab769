/* test-system.c: units that share the need of the regions, and what they hold to.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-need.h"
#include "engine/dp-system.h"

#include "reference.h"

#define N 5
#define HOVEDSTADEN 0
#define MIDTJYLLAND 3

static const double people[N] = { 1911067, 852953, 1238406, 1365688, 593135 };
static const double half_year[N] = { 0.5, 0.5, 0.5, 0.5, 0.5 };
static const double own_unit[N * N] = {
  1, 0, 0, 0, 0,
  0, 1, 0, 0, 0,
  0, 0, 1, 0, 0,
  0, 0, 0, 1, 0,
  0, 0, 0, 0, 1,
};
static const double one_unit[N] = { 1, 1, 1, 1, 1 };
static double weights[N];

/* Two regions, the first of which sends half to the first unit, a quarter to the second, and has none for the rest. */
static const double shared_weights[2] = { 0.75, 0.25 };
static const double shared_places[2] = { 4, 2 };
static const double shared_stays[2] = { 0.5, 0.25 };
static const double shared_routing[4] = { 0.5, 0.25, 0, 1 };
static const DpSystem shared = { 2, 2, shared_weights, shared_places, shared_stays, shared_routing };

static DpSystem
five_regions (const double *places)
{
  return (DpSystem) { N, N, weights, places, half_year, own_unit };
}

static void
test_tipping_anchors (void)
{
  const double six[N] = { 6, 6, 6, 6, 6 };
  const double by_need[N] = { 9, 5, 6, 6, 4 };
  const double two_more_first[N] = { 8, 6, 6, 6, 6 };
  const double two_more_last[N] = { 6, 6, 6, 6, 8 };
  const double thirty = 30;
  const DpSystem pooled = { N, 1, weights, &thirty, half_year, one_unit };
  DpSystem system = five_regions (six);
  gsize first = N;

  g_assert_cmpint (dp_system_tipping_country (&system, 0.1), ==, 31);
  g_assert_cmpint (dp_system_tipping_every_region (&system, 0.1, &first), ==, 23);
  g_assert_cmpuint (first, ==, HOVEDSTADEN);
  g_assert_cmpint (dp_system_tipping_unit (&system, HOVEDSTADEN, 0.1), ==, 23);

  system = five_regions (by_need);
  g_assert_cmpint (dp_system_tipping_country (&system, 0.1), ==, 37);
  g_assert_cmpint (dp_system_tipping_every_region (&system, 0.1, &first), ==, 32);
  g_assert_cmpuint (first, ==, MIDTJYLLAND);

  g_assert_cmpint (dp_system_tipping_country (&pooled, 0.1), ==, 56);
  g_assert_cmpint (dp_system_tipping_every_region (&pooled, 0.1, NULL), ==, 56);
  g_assert_cmpint (dp_system_tipping_unit (&pooled, 0, 0.1), ==, 56);

  system = five_regions (two_more_first);
  g_assert_cmpint (dp_system_tipping_country (&system, 0.1), ==, 37);
  system = five_regions (two_more_last);
  g_assert_cmpint (dp_system_tipping_country (&system, 0.1), ==, 31);
}

/* Expected values: an exact calculation with fractions, outside this program. */
static void
test_solve_regions (void)
{
  const double six[N] = { 6, 6, 6, 6, 6 };
  const double blocking[N] = { 0.580449353403268998, 0.245246784237533386, 0.406256082097334138, 0.448158759125903113,
                               0.115713669549412055 };
  const DpSystem system = five_regions (six);
  DpSystemAnswer total;
  DpUnitAnswer units[N];
  DpRegionAnswer regions[N];

  dp_system_solve (&system, 80, &total, units, regions);
  for (gsize i = 0; i < N; i++)
    {
      assert_close (units[i].without_place, blocking[i], 1e-12);
      assert_close (units[i].arrivals, 80 * weights[i], 1e-15);
      assert_close (units[i].offered_load, 40 * weights[i], 1e-15);
      assert_close (units[i].women_without_place, 80 * weights[i] * blocking[i], 1e-12);
      assert_close (units[i].courses_per_year, 80 * weights[i] * (1 - blocking[i]), 1e-12);
      assert_close (units[i].occupancy, 40 * weights[i] * (1 - blocking[i]) / 6, 1e-12);
      assert_close (regions[i].need, 80 * weights[i], 1e-15);
      assert_close (regions[i].without_place, blocking[i], 1e-12);
    }
  assert_close (total.without_place, 0.41975270974979236, 1e-12);
  assert_close (total.women_without_place, 80 * 0.41975270974979236, 1e-12);
  assert_close (total.occupancy, 0.773663053666943519, 1e-12);
  assert_close (total.courses_per_year, 80 * (1 - 0.41975270974979236), 1e-12);
  g_assert_cmpfloat (total.places, ==, 30);
  g_assert_cmpfloat (total.need, ==, 80);
  assert_close (total.offered_load, 40, 1e-12);
}

static void
test_solve_shared (void)
{
  DpSystemAnswer total;
  DpUnitAnswer units[2];
  DpRegionAnswer regions[2];

  dp_system_solve (&shared, 20, &total, units, regions);
  assert_close (units[0].arrivals, 7.5, 1e-15);
  assert_close (units[1].arrivals, 8.75, 1e-15);
  assert_close (units[0].without_place, 0.2860024066572886, 1e-12);
  assert_close (units[1].without_place, 0.4287714385719286, 1e-12);
  assert_close (regions[0].without_place, 0.5001940629716265, 1e-12);
  assert_close (regions[1].without_place, 0.4287714385719286, 1e-12);
  assert_close (total.without_place, 0.482338406871702, 1e-12);
}

static void
test_tipping_shared (void)
{
  gsize first = 7;

  g_assert_cmpint (dp_system_tipping_country (&shared, 0.25), ==, 6);
  g_assert_cmpint (dp_system_tipping_country (&shared, 0.3), ==, 9);
  g_assert_cmpint (dp_system_tipping_country (&shared, 0.5), ==, 21);
  g_assert_cmpint (dp_system_tipping_every_region (&shared, 0.25, &first), ==, 0);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpint (dp_system_tipping_every_region (&shared, 0.3, &first), ==, 6);
  g_assert_cmpint (dp_system_tipping_every_region (&shared, 0.5, &first), ==, 19);
  g_assert_cmpint (dp_system_tipping_unit (&shared, 0, 0.25), ==, 18);
  g_assert_cmpint (dp_system_tipping_unit (&shared, 1, 0.25), ==, 11);
  g_assert_cmpint (dp_system_tipping_unit (&shared, 0, 0.5), ==, 34);
  g_assert_cmpint (dp_system_tipping_unit (&shared, 1, 0.5), ==, 24);
}

/* Both regions break the goal at six women a year, the second by more; but the first does so at 5.18 women, the second
 * at 5.31 (solved outside this program). */
static void
test_first_region (void)
{
  const double shares[2] = { 0.23, 0.77 }, places[2] = { 2, 4 }, stays[2] = { 0.5, 0.5 };
  const double routing[4] = { 1, 0, 0, 1 };
  const DpSystem system = { 2, 2, shares, places, stays, routing };
  DpRegionAnswer regions[2];
  DpSystemAnswer total;
  gsize first = 7;

  g_assert_cmpint (dp_system_tipping_every_region (&system, 0.1, &first), ==, 5);
  g_assert_cmpuint (first, ==, 0);
  dp_system_solve (&system, 6, &total, NULL, regions);
  assert_close (regions[0].without_place, 0.12346671507481653, 1e-12);
  assert_close (regions[1].without_place, 0.12869429258141618, 1e-12);
}

/* One region by itself: by the exact solution of the shared system, and every region is as good as the worst of them. */
static void
test_tipping_region (void)
{
  const double by_need[N] = { 9, 5, 6, 6, 4 };
  const DpSystem system = five_regions (by_need);

  g_assert_cmpint (dp_system_tipping_region (&shared, 0, 0.25), ==, 0);
  g_assert_cmpint (dp_system_tipping_region (&shared, 1, 0.25), ==, 11);
  g_assert_cmpint (dp_system_tipping_region (&shared, 0, 0.3), ==, 6);
  g_assert_cmpint (dp_system_tipping_region (&shared, 0, 0.5), ==, 19);
  g_assert_cmpint (dp_system_tipping_region (&shared, 1, 0.5), ==, 24);
  g_assert_cmpint (dp_system_tipping_region (&system, MIDTJYLLAND, 0.1), ==, 32);
  for (double goal = 0.03; goal < 0.5; goal += 0.05)
    {
      int least = DP_TIPPING_MAX;

      for (gsize r = 0; r < N; r++)
        least = MIN (least, dp_system_tipping_region (&system, r, goal));
      g_assert_cmpint (dp_system_tipping_every_region (&system, goal, NULL), ==, least);
    }
}

static void
test_ends (void)
{
  const double none[N] = { 0 };
  const double six[N] = { 6, 6, 6, 6, 6 };
  const DpSystem no_units = { N, 0, weights, NULL, NULL, NULL };
  const DpSystem no_places = five_regions (none);
  const DpSystem system = five_regions (six);
  DpSystemAnswer total;
  DpUnitAnswer units[N];
  DpRegionAnswer regions[N];
  gsize first = 7;

  dp_system_solve (&no_units, 80, &total, NULL, regions);
  assert_close (total.without_place, 1, 1e-12);
  g_assert_cmpfloat (total.occupancy, ==, 0);
  g_assert_cmpfloat (regions[2].without_place, ==, 1);
  g_assert_cmpint (dp_system_tipping_country (&no_units, 0.1), ==, 0);
  g_assert_cmpint (dp_system_tipping_every_region (&no_units, 0.1, NULL), ==, 0);

  dp_system_solve (&no_places, 80, &total, units, NULL);
  assert_close (total.without_place, 1, 1e-12);
  g_assert_cmpfloat (units[0].occupancy, ==, 0);
  g_assert_cmpint (dp_system_tipping_country (&no_places, 0.1), ==, 0);
  g_assert_cmpint (dp_system_tipping_unit (&no_places, 0, 0.1), ==, 0);

  /* A goal that nothing can break. */
  g_assert_cmpint (dp_system_tipping_country (&no_places, 1), ==, DP_TIPPING_MAX);
  g_assert_cmpint (dp_system_tipping_every_region (&system, 1, &first), ==, DP_TIPPING_MAX);
  g_assert_cmpuint (first, ==, N);

  dp_system_solve (&system, 0, &total, units, regions);
  g_assert_cmpfloat (total.without_place, ==, 0);
  g_assert_cmpfloat (total.occupancy, ==, 0);
  g_assert_cmpfloat (regions[0].without_place, ==, 0);
}

static void
test_monotone (void)
{
  double places[N] = { 3, 3, 3, 3, 3 };
  const DpSystem system = five_regions (places);

  for (int need = 1; need < 120; need += 7)
    {
      DpSystemAnswer less, more;

      dp_system_solve (&system, need, &less, NULL, NULL);
      dp_system_solve (&system, need + 1, &more, NULL, NULL);
      g_assert_cmpfloat (less.without_place, <, more.without_place);
      g_assert_cmpfloat (less.occupancy, <, more.occupancy);
      for (gsize u = 0; u < N; u++)
        {
          places[u]++;
          dp_system_solve (&system, need, &more, NULL, NULL);
          g_assert_cmpfloat (more.without_place, <, less.without_place);
          places[u]--;
        }
    }
  for (int i = 0; i < 20; i++)
    {
      const int country = dp_system_tipping_country (&system, 0.1);
      const int every = dp_system_tipping_every_region (&system, 0.1, NULL);

      g_assert_cmpint (every, <=, country);
      places[i % N]++;
      g_assert_cmpint (dp_system_tipping_country (&system, 0.1), >=, country);
      g_assert_cmpint (dp_system_tipping_every_region (&system, 0.1, NULL), >=, every);
    }
}

/* The definition itself: the goal holds at the answer and breaks at the next whole number. */
static void
test_tipping_definition (void)
{
  for (int first = 0; first < 10; first++)
    for (double goal = 0.02; goal < 0.6; goal += 0.07)
      {
        const double places[N] = { first, 3, 5, 2, 1 };
        const DpSystem system = five_regions (places);
        const int tipping = dp_system_tipping_country (&system, goal);
        DpSystemAnswer total;

        dp_system_solve (&system, tipping + 1, &total, NULL, NULL);
        g_assert_cmpfloat (total.without_place, >, goal);
        dp_system_solve (&system, tipping, &total, NULL, NULL);
        if (tipping > 0)
          g_assert_cmpfloat (total.without_place, <=, goal);
      }
}

static void
test_pooling (void)
{
  for (int need = 5; need < 150; need += 5)
    {
      const double six[N] = { 6, 6, 6, 6, 6 };
      const double thirty = 30;
      const DpSystem separate = five_regions (six);
      const DpSystem pooled = { N, 1, weights, &thirty, half_year, one_unit };
      DpSystemAnswer apart, together;

      dp_system_solve (&separate, need, &apart, NULL, NULL);
      dp_system_solve (&pooled, need, &together, NULL, NULL);
      g_assert_cmpfloat (together.without_place, <, apart.without_place);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dp_need_weights (people, N, weights, NULL, NULL));
  g_test_add_func ("/engine/system/tipping/anchors", test_tipping_anchors);
  g_test_add_func ("/engine/system/tipping/shared", test_tipping_shared);
  g_test_add_func ("/engine/system/tipping/first-region", test_first_region);
  g_test_add_func ("/engine/system/tipping/region", test_tipping_region);
  g_test_add_func ("/engine/system/tipping/definition", test_tipping_definition);
  g_test_add_func ("/engine/system/solve/regions", test_solve_regions);
  g_test_add_func ("/engine/system/solve/shared", test_solve_shared);
  g_test_add_func ("/engine/system/ends", test_ends);
  g_test_add_func ("/engine/system/monotone", test_monotone);
  g_test_add_func ("/engine/system/pooling", test_pooling);
  return g_test_run ();
}
