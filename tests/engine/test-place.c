/* test-place.c: every set of sites against an exact enumeration elsewhere.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-place.h"

#include "reference.h"

#include <math.h>

#define POINTS 98
#define SITES 20

/* The generator of the reference table's header. */
static int
draw (guint32 *x)
{
  *x = (1103515245u * *x + 12345u) & 0x7fffffffu;
  return (int) (*x >> 16);
}

static void
make_problem (guint32 seed,
              double *distance,
              double *weight)
{
  int x[POINTS], y[POINTS], u[SITES], v[SITES];

  for (int i = 0; i < POINTS; i++)
    {
      x[i] = draw (&seed) % 401;
      y[i] = draw (&seed) % 301;
      weight[i] = 1 + draw (&seed) % 99;
    }
  for (int j = 0; j < SITES; j++)
    {
      u[j] = draw (&seed) % 401;
      v[j] = draw (&seed) % 301;
    }
  for (int i = 0; i < POINTS; i++)
    for (int j = 0; j < SITES; j++)
      distance[i * SITES + j] = floor (sqrt ((x[i] - u[j]) * (x[i] - u[j]) + (y[i] - v[j]) * (y[i] - v[j])));
}

static void
test_reference (void)
{
  g_autoptr (Reference) table = reference_load ("location_98x20.csv", 19);
  double distance[POINTS * SITES], weight[POINTS];
  const DpPlaceProblem problem = { POINTS, SITES, distance, weight, NULL, 60, 0.2 };

  for (guint i = 0; i < table->rows->len; i++)
    {
      const int units = (int) reference_number (table, i, "p");
      const char *objective = reference_text (table, i, "objective");
      g_auto (GStrv) sites = g_strsplit (reference_text (table, i, "sites"), " ", -1);
      const double scale = g_str_equal (objective, "second") ? 10 : 1;
      DpPlaceAnswer answer;
      const DpPlaceBest *best;

      make_problem ((guint32) reference_number (table, i, "seed"), distance, weight);
      g_assert_true (dp_place_solve (&problem, units, &answer, NULL));
      best = g_str_equal (objective, "pmedian")   ? &answer.median
             : g_str_equal (objective, "pcentre") ? &answer.centre
             : g_str_equal (objective, "mclp60")  ? &answer.coverage
                                                  : &answer.backup;
      assert_close (scale * best->value, reference_number (table, i, "optimum"), 1e-12);
      assert_close (scale * best->runner_up, reference_number (table, i, "second_best_value"), 1e-12);
      g_assert_true (best->has_runner_up);
      g_assert_cmpint (best->ties, ==, (gint64) reference_number (table, i, "ties"));
      g_assert_cmpuint (g_strv_length (sites), ==, (guint) units);
      for (int k = 0; k < units; k++)
        g_assert_cmpint (best->sites[k], ==, (int) g_ascii_strtoll (sites[k], NULL, 10));
    }
}

/* A plain re-count of one set, point by point. */
static void
assert_set (const DpPlaceProblem *problem,
            const DpPlaceSet     *set,
            int                   units)
{
  double median = 0, centre = 0, coverage = 0, backup = 0;

  for (gsize i = 0; i < problem->n_points; i++)
    {
      double near = INFINITY, next = INFINITY;

      for (int k = 0; k < units; k++)
        {
          const double d = problem->distance[i * problem->n_sites + set->sites[k]];

          if (d < near)
            {
              next = near;
              near = d;
            }
          else if (d < next)
            next = d;
        }
      median += problem->weight[i] * near;
      if (problem->weight[i] > 0)
        centre = MAX (centre, near);
      coverage += near <= problem->radius ? problem->weight[i] : 0;
      backup += problem->weight[i] * ((1 - problem->busy) * near + problem->busy * (units > 1 ? next : near));
    }
  assert_close (set->median, median, 1e-12);
  assert_close (set->centre, centre, 1e-12);
  assert_close (set->coverage, coverage, 1e-12);
  assert_close (set->backup, backup, 1e-12);
}

static void
test_pareto (void)
{
  double distance[POINTS * SITES], weight[POINTS];
  const DpPlaceProblem problem = { POINTS, SITES, distance, weight, NULL, 60, 0.2 };

  make_problem (1, distance, weight);
  for (int units = 1; units <= 4; units++)
    {
      g_autoptr (GArray) front = dp_place_pareto (&problem, units, NULL);
      g_autoptr (GArray) all = dp_place_within (&problem, units, 1e6, NULL);
      DpPlaceAnswer answer;
      gboolean median = FALSE, centre = FALSE, coverage = FALSE;

      g_assert_true (dp_place_solve (&problem, units, &answer, NULL));
      g_assert_cmpint (answer.sets, ==, all->len);
      for (guint i = 0; i < front->len; i++)
        {
          const DpPlaceSet *set = &g_array_index (front, DpPlaceSet, i);

          assert_set (&problem, set, units);
          median |= set->median == answer.median.value;
          centre |= set->centre == answer.centre.value;
          coverage |= set->coverage == answer.coverage.value;
          for (guint k = 0; k < all->len; k++)
            {
              const DpPlaceSet *other = &g_array_index (all, DpPlaceSet, k);

              g_assert_false (other->median <= set->median && other->centre <= set->centre &&
                              other->coverage >= set->coverage &&
                              (other->median < set->median || other->centre < set->centre ||
                               other->coverage > set->coverage));
            }
        }
      g_assert_true (median && centre && coverage);
    }
}

static void
test_within (void)
{
  double distance[POINTS * SITES], weight[POINTS];
  const DpPlaceProblem problem = { POINTS, SITES, distance, weight, NULL, 60, 0.2 };
  g_autoptr (GArray) list = NULL;
  g_autoptr (GArray) all = NULL;
  guint expected = 0;

  make_problem (1, distance, weight);
  list = dp_place_within (&problem, 3, 0.05, NULL);
  all = dp_place_within (&problem, 3, 1e6, NULL);
  g_assert_cmpuint (all->len, ==, 1140);
  for (guint i = 0; i < all->len; i++)
    expected += g_array_index (all, DpPlaceSet, i).median <= 1.05 * 435212;
  g_assert_cmpuint (list->len, ==, expected);
  g_assert_cmpuint (list->len, >, 1);
  assert_close (g_array_index (list, DpPlaceSet, 0).median, 435212, 1e-12);
  assert_close (g_array_index (list, DpPlaceSet, 1).median, 435247, 1e-12);
}

static void
test_locked (void)
{
  double distance[POINTS * SITES], weight[POINTS];
  gboolean locked[SITES] = { FALSE };
  DpPlaceProblem problem = { POINTS, SITES, distance, weight, locked, 60, 0.2 };
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;
  DpPlaceAnswer answer;
  double best = INFINITY;

  make_problem (1, distance, weight);
  problem.locked = NULL;
  all = dp_place_within (&problem, 4, 1e6, NULL);
  problem.locked = locked;
  locked[2] = locked[19] = TRUE;
  for (guint i = 0; i < all->len; i++)
    {
      const DpPlaceSet *set = &g_array_index (all, DpPlaceSet, i);
      int held = 0;

      for (int k = 0; k < 4; k++)
        held += set->sites[k] == 2 || set->sites[k] == 19;
      if (held == 2)
        best = MIN (best, set->median);
    }
  g_assert_true (dp_place_solve (&problem, 4, &answer, NULL));
  g_assert_cmpint (answer.sets, ==, 18 * 17 / 2);
  assert_close (answer.median.value, best, 1e-12);
  g_assert_true (dp_place_solve (&problem, 2, &answer, NULL));
  g_assert_cmpint (answer.sets, ==, 1);
  g_assert_cmpint (answer.median.sites[0], ==, 2);
  g_assert_cmpint (answer.median.sites[1], ==, 19);
  g_assert_false (answer.median.has_runner_up);
  g_assert_cmpfloat (answer.median.runner_up, ==, answer.median.value);
  g_assert_false (dp_place_solve (&problem, 1, &answer, &error));
  g_assert_true (g_str_has_prefix (error->message, "locked:"));
}

static void
test_small (void)
{
  /* Two points, three sites; the point without weight does not count. */
  const double distance[] = { 1, 5, 3, 7, 2, 3, 9, 9, 9 };
  const double weight[] = { 2, 1, 0 };
  const DpPlaceProblem problem = { 3, 3, distance, weight, NULL, 2.5, 0.5 };
  const int pair[] = { 2, 0 };
  DpPlaceAnswer answer;
  DpPlaceSet set;

  g_assert_true (dp_place_solve (&problem, 1, &answer, NULL));
  assert_close (answer.median.value, 9, 1e-15); /* 2·1 + 7 = 9; 2·5 + 2 = 12; 2·3 + 3 = 9 */
  g_assert_cmpint (answer.median.ties, ==, 2);
  g_assert_cmpint (answer.median.sites[0], ==, 0);
  assert_close (answer.median.runner_up, 12, 1e-15);
  assert_close (answer.centre.value, 3, 1e-15);
  g_assert_cmpint (answer.centre.sites[0], ==, 2);
  assert_close (answer.coverage.value, 2, 1e-15);
  assert_close (answer.backup.value, 9, 1e-15);
  g_assert_true (dp_place_value (&problem, 2, pair, &set, NULL));
  assert_close (set.median, 5, 1e-15);   /* 2·1 + 3 */
  assert_close (set.backup, 9, 1e-15);   /* (5 + 2·3 + 7) / 2 */
}

static void
test_refused (void)
{
  const double distance[] = { 1, 2, -1, 4 }, weight[] = { 1, 1 }, zeros[] = { 0, 0 };
  const double many[100] = { 1 };
  const int outside[] = { 7 };
  const struct
  {
    DpPlaceProblem problem;
    int units;
    int code;
    const char *input;
  } rows[] = {
    { { 0, 2, distance, weight, NULL, 1, 0 }, 1, DP_ENGINE_ERROR_EMPTY, "points:" },
    { { 2, 0, distance, weight, NULL, 1, 0 }, 1, DP_ENGINE_ERROR_EMPTY, "sites:" },
    { { 2, 2, distance, weight, NULL, 1, 0 }, 1, DP_ENGINE_ERROR_NEGATIVE, "distance:" },
    { { 1, 2, distance, zeros, NULL, 1, 0 }, 1, DP_ENGINE_ERROR_EMPTY, "weight:" },
    { { 1, 2, distance, weight, NULL, -1, 0 }, 1, DP_ENGINE_ERROR_NEGATIVE, "radius:" },
    { { 1, 2, distance, weight, NULL, 1, 2 }, 1, DP_ENGINE_ERROR_NOT_SHARE, "busy:" },
    { { 1, 2, distance, weight, NULL, 1, 0 }, 0, DP_ENGINE_ERROR_NOT_POSITIVE, "units:" },
    { { 1, 2, distance, weight, NULL, 1, 0 }, 3, DP_ENGINE_ERROR_TOO_LARGE, "units:" },
    { { 1, 100, many, weight, NULL, 1, 0 }, 10, DP_ENGINE_ERROR_TOO_LARGE, "sets:" },
  };
  g_autoptr (GError) site_error = NULL;
  DpPlaceSet set;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      DpPlaceAnswer answer;

      g_assert_false (dp_place_solve (&rows[i].problem, rows[i].units, &answer, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
  g_assert_false (dp_place_value (&rows[4].problem, 1, outside, &set, &site_error));
  g_assert_true (g_str_has_prefix (site_error->message, "sites:"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/place/reference", test_reference);
  g_test_add_func ("/engine/place/pareto", test_pareto);
  g_test_add_func ("/engine/place/within", test_within);
  g_test_add_func ("/engine/place/locked", test_locked);
  g_test_add_func ("/engine/place/small", test_small);
  g_test_add_func ("/engine/place/refused", test_refused);
  return g_test_run ();
}
