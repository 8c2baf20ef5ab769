/* test-score.c: scores with bounds: unknown is a value, not zero.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-score.h"

#include "reference.h"

#include <math.h>

static void
test_value (void)
{
  const struct
  {
    double x, at_0, at_100, expected;
  } rows[] = {
    { 5, 0, 10, 50 },
    { 0, 0, 10, 0 },
    { 10, 0, 10, 100 },
    { -1, 0, 10, 0 },
    { 11, 0, 10, 100 },
    { INFINITY, 0, 10, 100 },
    { -INFINITY, 0, 10, 0 },
    { 30, 120, 20, 90 },   /* less is better */
    { 120, 120, 20, 0 },
    { 20, 120, 20, 100 },
    { 200, 120, 20, 0 },
    { INFINITY, 120, 20, 0 },
    { 0, -1.5e308, 1.5e308, 50 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DpValueCurve curve = { 2, { rows[i].at_0, rows[i].at_100 }, { 0, 100 } };

      assert_close (dp_score_value (&curve, rows[i].x), rows[i].expected, 1e-14);
    }
}

/* Straight between the points, and back again. */
static void
test_curve (void)
{
  const DpValueCurve rising = { 4, { 0, 2, 3, 5 }, { 0, 50, 50, 100 } };
  const DpValueCurve falling = { 3, { 6, 3, 1 }, { 0, 50, 100 } };
  const struct
  {
    const DpValueCurve *curve;
    double x, points;
  } rows[] = {
    { &rising, -1, 0 },  { &rising, 1, 25 },   { &rising, 2, 50 },   { &rising, 2.5, 50 }, { &rising, 4, 75 },
    { &rising, 9, 100 }, { &falling, 9, 0 },   { &falling, 4.5, 25 }, { &falling, 3, 50 },  { &falling, 2, 75 },
    { &falling, 0, 100 }, { &falling, 11, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_close (dp_score_value (rows[i].curve, rows[i].x), rows[i].points, 1e-14);

  /* Where a level of points is first reached. */
  assert_close (dp_score_value_inverse (&rising, 50), 2, 1e-14);
  assert_close (dp_score_value_inverse (&rising, 75), 4, 1e-14);
  assert_close (dp_score_value_inverse (&rising, 0), 0, 1e-14);
  assert_close (dp_score_value_inverse (&falling, 75), 2, 1e-14);
  assert_close (dp_score_value_inverse (&falling, 100), 1, 1e-14);
}

static void
test_curve_is_valid (void)
{
  const struct
  {
    DpValueCurve curve;
    gboolean valid;
  } rows[] = {
    { { 2, { 0, 1 }, { 0, 100 } }, TRUE },
    { { 3, { 3, 2, 1 }, { 0, 20, 100 } }, TRUE },
    { { 1, { 0 }, { 0 } }, FALSE },
    { { DP_CURVE_POINTS_MAX + 1, { 0, 1 }, { 0, 100 } }, FALSE },
    { { 2, { 1, 1 }, { 0, 100 } }, FALSE },                /* a jump */
    { { 3, { 0, 2, 1 }, { 0, 50, 100 } }, FALSE },         /* turns round */
    { { 3, { 0, 1, 2 }, { 0, 60, 50 } }, FALSE },          /* more gives less */
    { { 2, { 0, INFINITY }, { 0, 100 } }, FALSE },
    { { 2, { 0, 1 }, { 0, 101 } }, FALSE },
    { { 2, { 0, 1 }, { NAN, 100 } }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (dp_value_curve_is_valid (&rows[i].curve), ==, rows[i].valid);
}

/* What lies below its minimum level cannot be bought off by the others; what may lie below holds one bound down. */
static void
test_minimum (void)
{
  DpCriterionValue criteria[] = { { 90, 90, TRUE, 3 }, { 20, 20, TRUE, 1, 30 }, { 10, 40, TRUE, 1, 25 } };
  DpScore score;

  dp_score_combine (criteria, 2, &score);
  assert_close (score.mean_low, 72.5, 1e-14);
  assert_close (score.low, 20, 1e-14);
  assert_close (score.high, 20, 1e-14);
  g_assert_cmpint (score.limit_low, ==, 1);
  g_assert_cmpint (score.limit_high, ==, 1);

  criteria[1].low = criteria[1].high = 30;
  dp_score_combine (criteria, 2, &score);
  assert_close (score.low, 75, 1e-14);
  g_assert_cmpint (score.limit_low, ==, -1);

  dp_score_combine (criteria, 3, &score);
  assert_close (score.low, 10, 1e-14);
  assert_close (score.high, (270 + 30 + 40) / 5.0, 1e-14);
  g_assert_cmpint (score.limit_low, ==, 2);
  g_assert_cmpint (score.limit_high, ==, -1);

  /* Unknown may lie below; without weight nothing is limited. */
  criteria[2] = (DpCriterionValue) { 50, 50, FALSE, 1, 25 };
  dp_score_combine (criteria, 3, &score);
  assert_close (score.low, 0, 1e-14);
  criteria[2].weight = 0;
  dp_score_combine (criteria, 3, &score);
  assert_close (score.low, 75, 1e-14);
}

/* Raising one criterion never lowers the score, also across its minimum level. */
static void
test_never_falls (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1815);

  for (int i = 0; i < 5000; i++)
    {
      DpCriterionValue criteria[5];
      DpScore before, after;
      const int raised = g_rand_int_range (rand, 0, 5);

      for (int k = 0; k < 5; k++)
        {
          const double a = g_rand_double_range (rand, 0, 100), b = g_rand_double_range (rand, 0, 100);

          criteria[k] = (DpCriterionValue) { MIN (a, b), MAX (a, b), TRUE, g_rand_double_range (rand, 0, 5),
                                             g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 100) : 0 };
        }
      dp_score_combine (criteria, 5, &before);
      criteria[raised].low = g_rand_double_range (rand, criteria[raised].low, 100);
      criteria[raised].high = g_rand_double_range (rand, MAX (criteria[raised].low, criteria[raised].high), 100);
      dp_score_combine (criteria, 5, &after);
      g_assert_cmpfloat (after.low, >=, before.low - 1e-12);
      g_assert_cmpfloat (after.high, >=, before.high - 1e-12);
      g_assert_cmpfloat (after.low, <=, after.mean_low + 1e-12);
    }
}

static void
test_level (void)
{
  g_assert_cmpint (dp_score_level (0), ==, DP_LEVEL_ABSENT);
  g_assert_cmpint (dp_score_level (24.9), ==, DP_LEVEL_ABSENT);
  g_assert_cmpint (dp_score_level (25), ==, DP_LEVEL_BEGINNING);
  g_assert_cmpint (dp_score_level (49.9), ==, DP_LEVEL_BEGINNING);
  g_assert_cmpint (dp_score_level (50), ==, DP_LEVEL_PARTLY);
  g_assert_cmpint (dp_score_level (74.9), ==, DP_LEVEL_PARTLY);
  g_assert_cmpint (dp_score_level (75), ==, DP_LEVEL_REACHED);
  g_assert_cmpint (dp_score_level (100), ==, DP_LEVEL_REACHED);
}

static void
test_combine (void)
{
  const DpCriterionValue criteria[] = {
    { 80, 80, TRUE, 2 },
    { 40, 60, TRUE, 1 },
    { 33, 44, FALSE, 1 }, /* counts as 0–100 whatever stands there */
    { 0, 0, TRUE, 0 },
  };
  DpScore score;

  dp_score_combine (criteria, 4, &score);
  assert_close (score.low, 50, 1e-14);   /* (160 + 40 + 0) / 4 */
  assert_close (score.high, 80, 1e-14);  /* (160 + 60 + 100) / 4 */
  assert_close (score.known_share, 0.75, 1e-14);
  g_assert_cmpint (score.low_level, ==, DP_LEVEL_PARTLY);
  g_assert_cmpint (score.high_level, ==, DP_LEVEL_REACHED);
  g_assert_cmpint (score.level, ==, DP_LEVEL_UNKNOWN);

  dp_score_combine (criteria, 1, &score);
  g_assert_cmpint (score.level, ==, DP_LEVEL_REACHED);
  g_assert_cmpfloat (score.known_share, ==, 1);
}

static void
test_nothing_known (void)
{
  const DpCriterionValue unknown[] = { { 0, 100, FALSE, 1 }, { 0, 100, FALSE, 3 } };
  const DpCriterionValue weightless = { 90, 90, TRUE, 0 };
  DpScore scores[3];

  dp_score_combine (NULL, 0, &scores[0]);
  dp_score_combine (unknown, 2, &scores[1]);
  dp_score_combine (&weightless, 1, &scores[2]);
  for (gsize i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (scores[i].low, ==, 0);
      g_assert_cmpfloat (scores[i].high, ==, 100);
      g_assert_cmpfloat (scores[i].known_share, ==, 0);
      g_assert_cmpint (scores[i].level, ==, DP_LEVEL_UNKNOWN);
      g_assert_cmpint (scores[i].low_level, ==, DP_LEVEL_ABSENT);
      g_assert_cmpint (scores[i].high_level, ==, DP_LEVEL_REACHED);
    }
}

/* Values that all stand on an edge stay on it under any weights. */
static void
test_edge (void)
{
  for (int i = 1; i < 2000; i++)
    {
      const DpCriterionValue criteria[] = {
        { 75, 75, TRUE, 1.0 / i }, { 75, 75, TRUE, 0.1 * i }, { 75, 75, TRUE, 1.0 / 3 }
      };
      DpScore score;

      dp_score_combine (criteria, 3, &score);
      g_assert_cmpint (score.level, ==, DP_LEVEL_REACHED);
    }
}

/* Learning something never widens the bounds, and the new bounds lie within the old. */
static void
test_bounds_nest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240101);

  for (int i = 0; i < 5000; i++)
    {
      DpCriterionValue criteria[6];
      DpScore before, after;
      const int learnt = g_rand_int_range (rand, 0, 6);

      for (int k = 0; k < 6; k++)
        {
          const double a = g_rand_double_range (rand, 0, 100), b = g_rand_double_range (rand, 0, 100);

          criteria[k] = (DpCriterionValue) { MIN (a, b), MAX (a, b), g_rand_boolean (rand),
                                             g_rand_double_range (rand, 0, 5), g_rand_double_range (rand, 0, 40) };
        }
      dp_score_combine (criteria, 6, &before);
      if (criteria[learnt].known)
        criteria[learnt].low = criteria[learnt].high = (criteria[learnt].low + criteria[learnt].high) / 2;
      criteria[learnt].known = TRUE;
      dp_score_combine (criteria, 6, &after);
      g_assert_cmpfloat (after.low, >=, before.low - 1e-12);
      g_assert_cmpfloat (after.high, <=, before.high + 1e-12);
      g_assert_cmpfloat (after.low, <=, after.high);
      g_assert_cmpfloat (after.known_share, >=, before.known_share - 1e-12);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/score/value", test_value);
  g_test_add_func ("/engine/score/curve", test_curve);
  g_test_add_func ("/engine/score/curve/valid", test_curve_is_valid);
  g_test_add_func ("/engine/score/minimum", test_minimum);
  g_test_add_func ("/engine/score/never-falls", test_never_falls);
  g_test_add_func ("/engine/score/level", test_level);
  g_test_add_func ("/engine/score/combine", test_combine);
  g_test_add_func ("/engine/score/nothing-known", test_nothing_known);
  g_test_add_func ("/engine/score/edge", test_edge);
  g_test_add_func ("/engine/score/bounds-nest", test_bounds_nest);
  return g_test_run ();
}
