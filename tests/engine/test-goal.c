/* test-goal.c: places that keep a service goal.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-goal.h"
#include "engine/dp-system.h"

#include "reference.h"

#include <math.h>

/* 1 January 2024. */
static const double people[5] = { 1911067, 852953, 1238406, 1365688, 593135 };

static void
fill_weights (double *weights)
{
  double sum = 0;

  for (gsize r = 0; r < 5; r++)
    sum += people[r];
  for (gsize r = 0; r < 5; r++)
    weights[r] = people[r] / sum;
}

/* The share turned away by its definition, (a^n / n!) / Σ a^k / k!. */
static double
turned_away (double load,
             int    places)
{
  double term = 1, sum = 1;

  for (int k = 1; k <= places; k++)
    {
      term *= load / k;
      sum += term;
    }
  return term / sum;
}

static void
test_one_unit_each (void)
{
  const double needs[] = { 16, 23, 30, 51, 80, 100 };
  const double goals[] = { 0.01, 0.05, 0.1, 0.2 };
  const double stay[5] = { 0.5, 0.5, 0.5, 0.5, 0.5 };
  double weights[5];
  gboolean serves[25] = { 0 };

  fill_weights (weights);
  for (gsize r = 0; r < 5; r++)
    serves[6 * r] = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (needs); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (goals); k++)
      {
        const DpGoalSystem system = { 5, 5, weights, stay, serves };
        int places[5];

        g_assert_true (dp_goal_places (&system, needs[i], goals[k], places, NULL));
        for (gsize u = 0; u < 5; u++)
          {
            const double load = needs[i] * weights[u] * 0.5;

            g_assert_cmpfloat (turned_away (load, places[u]), <=, goals[k] + 1e-12);
            g_assert_true (places[u] == 1 || turned_away (load, places[u] - 1) > goals[k]);
          }
      }
}

/* Known tipping points: with 9, 5, 6, 6 and 4 places the goal of 10 % holds for 32 women in every region, not for 33. */
static void
test_known_places (void)
{
  const int known[5] = { 9, 5, 6, 6, 4 };
  const double stay[5] = { 0.5, 0.5, 0.5, 0.5, 0.5 };
  double weights[5];
  gboolean serves[25] = { 0 };
  int at_32[5], at_33[5];
  gboolean more = FALSE;
  DpGoalSystem system;

  fill_weights (weights);
  for (gsize r = 0; r < 5; r++)
    serves[6 * r] = TRUE;
  system = (DpGoalSystem) { 5, 5, weights, stay, serves };
  g_assert_true (dp_goal_places (&system, 32, 0.1, at_32, NULL));
  g_assert_true (dp_goal_places (&system, 33, 0.1, at_33, NULL));
  for (gsize u = 0; u < 5; u++)
    {
      g_assert_cmpint (at_32[u], <=, known[u]);
      more |= at_33[u] > known[u];
    }
  g_assert_true (more);
}

/* Whatever serves whom: no unit turns away more than the goal. */
static void
test_shared_regions (void)
{
  for (guint trial = 0; trial < 200; trial++)
    {
      double weights[5], stay[4], routing[20], as_numbers[4];
      gboolean serves[20];
      int places[4];
      DpGoalSystem system;

      fill_weights (weights);
      for (gsize u = 0; u < 4; u++)
        stay[u] = g_test_rand_double_range (0.1, 1.5);
      for (gsize i = 0; i < 20; i++)
        serves[i] = g_test_rand_int_range (0, 3) == 0;
      system = (DpGoalSystem) { 5, 4, weights, stay, serves };
      for (int need = 10; need <= 110; need += 50)
        {
          const double goal = 0.1;
          DpUnitAnswer units[4];
          DpSystemAnswer total;
          DpSystem placed;

          g_assert_true (dp_goal_places (&system, need, goal, places, NULL));
          for (gsize u = 0; u < 4; u++)
            as_numbers[u] = places[u];
          dp_goal_route (&system, as_numbers, routing);
          placed = (DpSystem) { 5, 4, weights, as_numbers, stay, routing };
          dp_system_solve (&placed, need, &total, units, NULL);
          for (gsize u = 0; u < 4; u++)
            g_assert_true (units[u].arrivals <= 0 || units[u].without_place <= goal + 1e-9);
        }
    }
}

static void
test_nobody (void)
{
  const double weights[2] = { 0.5, 0.5 };
  const double stay[2] = { 0.5, 0.5 };
  const gboolean serves[4] = { TRUE, FALSE, TRUE, FALSE };
  const DpGoalSystem system = { 2, 2, weights, stay, serves };
  int places[2] = { 7, 7 };

  /* Nobody turns to the second unit. */
  g_assert_true (dp_goal_places (&system, 10, 0.1, places, NULL));
  g_assert_cmpint (places[0], >, 0);
  g_assert_cmpint (places[1], ==, 0);
  g_assert_true (dp_goal_places (&system, 0, 0.1, places, NULL));
  g_assert_cmpint (places[0], ==, 0);
}

static void
test_refused (void)
{
  const double weights[1] = { 1 };
  const double stay[1] = { 0.5 }, no_stay[1] = { 0 };
  const gboolean serves[1] = { TRUE };
  const DpGoalSystem good = { 1, 1, weights, stay, serves }, bad = { 1, 1, weights, no_stay, serves },
                     empty = { 0, 1, weights, stay, serves };
  const struct
  {
    const DpGoalSystem *system;
    double need, goal;
    const char *input;
  } rows[] = {
    { &good, -1, 0.1, "need:" },  { &good, NAN, 0.1, "need:" }, { &good, 1e300, 0.1, "need:" }, { &good, 10, 0, "goal:" },
    { &good, 10, 1, "goal:" },    { &good, 10, NAN, "goal:" },  { &bad, 10, 0.1, "stay:" },     { &empty, 10, 0.1, "regions:" },
    { &good, 1e9, 0.01, "load:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      int places = 7;

      g_assert_false (dp_goal_places (rows[i].system, rows[i].need, rows[i].goal, &places, &error));
      g_assert_cmpint (error->domain, ==, DP_ENGINE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
      g_assert_cmpint (places, ==, 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/goal/one-unit-each", test_one_unit_each);
  g_test_add_func ("/engine/goal/known-places", test_known_places);
  g_test_add_func ("/engine/goal/shared-regions", test_shared_regions);
  g_test_add_func ("/engine/goal/nobody", test_nobody);
  g_test_add_func ("/engine/goal/refused", test_refused);
  return g_test_run ();
}
