/* test-scale.c: axes, ticks, and labels that are pushed apart.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-scale.h"

#include <math.h>

static void
test_nice_step (void)
{
  static const struct
  {
    double span;
    guint ticks;
    double step;
  } cases[] = {
    { 120, 6, 20 }, { 100, 5, 20 }, { 100, 10, 10 }, { 1, 5, 0.2 }, { 7, 5, 2 }, { 0.03, 3, 0.01 }, { 1460, 5, 500 },
    { 10, 1, 10 }, { 11, 1, 20 }, { 0, 5, 1 }, { -3, 5, 1 }, { INFINITY, 5, 1 }, { NAN, 5, 1 }, { 50, 0, 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (dp_nice_step (cases[i].span, cases[i].ticks), cases[i].step,
                                    cases[i].step * 1e-12);
}

static void
test_limits (void)
{
  static const struct
  {
    double min, max, step;
    guint ticks;
    double first, last, tick;
    guint n;
  } cases[] = {
    { 0, 120, 20, 6, 0, 120, 20, 7 },
    { 0, 113, 20, 6, 0, 120, 20, 7 },
    { 0, 100, 0, 5, 0, 100, 20, 6 },
    { 0, 131, 20, 6, 0, 140, 20, 8 },
    { 120, 0, 20, 6, 0, 120, 20, 7 },
    { -7, 12, 0, 5, -10, 15, 5, 6 },
    { 0, 0, 0, 5, 0, 1, 0.2, 6 },
    { 83, 83, 0, 5, 0, 100, 20, 6 },
    { -4, -4, 0, 4, -8, 0, 2, 5 },
    { NAN, NAN, NAN, 5, 0, 1, 0.2, 6 },
    { 0, INFINITY, 0, 5, 0, 1, 0.2, 6 },
    { 0, 120, -3, 6, 0, 120, 20, 7 },
    { 0.1, 0.3, 0.1, 4, 0.1, 0.3, 0.1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DpScale scale;

      dp_scale_init (&scale, cases[i].min, cases[i].max, cases[i].step, cases[i].ticks);
      g_test_message ("%u: %g to %g by %g", i, scale.min, scale.max, scale.step);
      g_assert_cmpfloat_with_epsilon (scale.min, cases[i].first, 1e-12);
      g_assert_cmpfloat_with_epsilon (scale.max, cases[i].last, 1e-12);
      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].tick, 1e-12);
      g_assert_cmpuint (scale.n_ticks, ==, cases[i].n);
    }
}

static void
test_ticks (void)
{
  DpScale scale;

  /* Zero is zero, not 1e-17, and never minus zero. */
  dp_scale_init (&scale, -0.3, 0.3, 0.1, 6);
  g_assert_cmpuint (scale.n_ticks, ==, 7);
  g_assert_true (dp_scale_tick (&scale, 3) == 0.0);
  g_assert_false (signbit (dp_scale_tick (&scale, 3)));

  /* Nobody gets a million ticks. */
  dp_scale_init (&scale, 0, 1e6, 1, 6);
  g_assert_cmpuint (scale.n_ticks, <=, DP_SCALE_TICKS_MAX);
  g_assert_cmpfloat (scale.max, >=, 1e6);
  dp_scale_init (&scale, 1e15, 1e15 + 1, 1e-9, 6);
  g_assert_cmpuint (scale.n_ticks, >=, 2);
  g_assert_cmpuint (scale.n_ticks, <=, DP_SCALE_TICKS_MAX);
}

static void
test_map (void)
{
  DpScale scale;

  dp_scale_init (&scale, 0, 120, 20, 6);
  dp_scale_range (&scale, 200, 740);
  g_assert_cmpfloat (dp_scale_map (&scale, 0), ==, 200);
  g_assert_cmpfloat (dp_scale_map (&scale, 120), ==, 740);
  g_assert_cmpfloat (dp_scale_map (&scale, 60), ==, 470);
  for (double value = -10; value < 140; value += 7.3)
    g_assert_cmpfloat_with_epsilon (dp_scale_value (&scale, dp_scale_map (&scale, value)), value, 1e-9);

  /* The other way round, and no width at all. */
  dp_scale_range (&scale, 740, 200);
  g_assert_cmpfloat (dp_scale_map (&scale, 30), ==, 605);
  dp_scale_range (&scale, 5, 5);
  g_assert_cmpfloat (dp_scale_value (&scale, 5), ==, 0);
}

static void
test_push_apart (void)
{
  double pair[] = { 100, 110 };
  const double pair_widths[] = { 20, 20 };
  double still[] = { 10, 100, 200 };
  const double widths[] = { 20, 20, 20 };
  double row[] = { 50, 50, 50 };
  double edge[] = { 2, 4 };
  double crowded[] = { 10, 20, 30 };

  /* By the same amount to both sides. */
  dp_push_apart (pair, pair_widths, 2, 9, 0, 1000);
  g_assert_cmpfloat_with_epsilon (pair[0], 90.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (pair[1], 119.5, 1e-9);

  dp_push_apart (still, widths, 3, 9, 0, 1000);
  g_assert_cmpfloat (still[0], ==, 10);
  g_assert_cmpfloat (still[1], ==, 100);
  g_assert_cmpfloat (still[2], ==, 200);

  dp_push_apart (row, widths, 3, 9, 0, 1000);
  g_assert_cmpfloat_with_epsilon (row[0], 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (row[1], 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (row[2], 79, 1e-9);

  dp_push_apart (edge, pair_widths, 2, 9, 0, 1000);
  g_assert_cmpfloat_with_epsilon (edge[0], 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (edge[1], 39, 1e-9);

  /* No room at all: they still do not overlap, and begin where they may. */
  dp_push_apart (crowded, widths, 3, 9, 0, 40);
  g_assert_cmpfloat_with_epsilon (crowded[0], 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (crowded[2], 68, 1e-9);

  dp_push_apart (NULL, NULL, 0, 9, 0, 40);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scale/nice-step", test_nice_step);
  g_test_add_func ("/chart/scale/limits", test_limits);
  g_test_add_func ("/chart/scale/ticks", test_ticks);
  g_test_add_func ("/chart/scale/map", test_map);
  g_test_add_func ("/chart/scale/push-apart", test_push_apart);
  return g_test_run ();
}
