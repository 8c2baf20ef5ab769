/* test-sensitivity.c: which assumption matters, on models whose answers are known.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-sensitivity.h"

#include "reference.h"

#include <math.h>

/* Ishigami & Homma 1990, with 7 and 0.1: the customary test of variance shares. */
static double
ishigami (const double *x,
          gpointer      data)
{
  return sin (x[0]) + 7 * sin (x[1]) * sin (x[1]) + 0.1 * pow (x[2], 4) * sin (x[0]);
}

static double
linear (const double *x,
        gpointer      data)
{
  return 3 * x[0] - 2 * x[1] + 1;
}

static double
hill (const double *x,
      gpointer      data)
{
  return x[0] * x[0];
}

static double
blocking (const double *x,
          gpointer      data)
{
  return dp_erlang_b (6, x[0] * x[1]);
}

static double
broken (const double *x,
        gpointer      data)
{
  return NAN;
}

static double
flat (const double *x,
      gpointer      data)
{
  return 5;
}

static void
test_sobol (void)
{
  const double low[] = { -G_PI, -G_PI, -G_PI }, high[] = { G_PI, G_PI, G_PI };
  const double pi4 = pow (G_PI, 4), pi8 = pi4 * pi4;
  const double variance = 49.0 / 8 + 0.1 * pi4 / 5 + 0.01 * pi8 / 18 + 0.5;
  const double v1 = 0.5 * (1 + 0.1 * pi4 / 5) * (1 + 0.1 * pi4 / 5), v2 = 49.0 / 8;
  const double v13 = 0.01 * pi8 * (1.0 / 18 - 1.0 / 50);
  DpSobol shares[3];

  g_assert_true (dp_sobol (ishigami, NULL, 3, low, high, 100000, 1, shares, NULL));
  g_assert_cmpfloat_with_epsilon (shares[0].first, v1 / variance, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[1].first, v2 / variance, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[2].first, 0, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[0].total, (v1 + v13) / variance, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[1].total, v2 / variance, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[2].total, v13 / variance, 0.015);
}

static void
test_sobol_linear (void)
{
  const double low[] = { 0, 0 }, high[] = { 1, 1 };
  DpSobol shares[2];

  g_assert_true (dp_sobol (linear, NULL, 2, low, high, 50000, 2, shares, NULL));
  g_assert_cmpfloat_with_epsilon (shares[0].first, 9.0 / 13, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[0].total, 9.0 / 13, 0.015);
  g_assert_cmpfloat_with_epsilon (shares[1].total, 4.0 / 13, 0.015);
  g_assert_true (dp_sobol (flat, NULL, 2, low, high, 100, 2, shares, NULL));
  g_assert_cmpfloat (shares[0].first, ==, 0);
  g_assert_cmpfloat (shares[1].total, ==, 0);
}

/* Two standard errors hold the truth in about 95 of 100 designs; over 300 designs the binomial 99.9 % band is 90.6–98.7 %. */
static void
test_sobol_errors (void)
{
  const double low[] = { 0, 0 }, high[] = { 1, 1 };
  const double truth[] = { 9.0 / 13, 4.0 / 13 };
  int held = 0, of = 0;

  for (guint64 seed = 0; seed < 75; seed++)
    {
      DpSobol shares[2];

      g_assert_true (dp_sobol (linear, NULL, 2, low, high, 2000, seed, shares, NULL));
      for (int i = 0; i < 2; i++)
        {
          held += fabs (shares[i].first - truth[i]) <= 2 * shares[i].first_error;
          held += fabs (shares[i].total - truth[i]) <= 2 * shares[i].total_error;
          of += 2;
        }
    }
  g_test_message ("two standard errors hold the truth in %d of %d", held, of);
  g_assert_cmpfloat (held, >=, 0.906 * of);
  g_assert_cmpfloat (held, <=, 0.987 * of);
}

/* Answers far from zero keep their spread: the shares do not depend on what is added to every answer. */
static double
far_away (const double *x,
          gpointer      data)
{
  return 1e9 + linear (x, data);
}

static void
test_sobol_far_away (void)
{
  const double low[] = { 0, 0 }, high[] = { 1, 1 };
  DpSobol near[2], far[2];

  g_assert_true (dp_sobol (linear, NULL, 2, low, high, 500, 3, near, NULL));
  g_assert_true (dp_sobol (far_away, NULL, 2, low, high, 500, 3, far, NULL));
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (near[i].first, far[i].first, 1e-5);
      g_assert_cmpfloat_with_epsilon (near[i].total, far[i].total, 1e-5);
      g_assert_cmpfloat (near[i].total_error, >, 0);
    }
  g_assert_true (dp_sobol (linear, NULL, 2, low, high, 2, 3, near, NULL));
  g_assert_true (isfinite (near[0].first_error) && isfinite (near[1].total_error));
}

static void
test_tornado (void)
{
  const double base[] = { 2, 5 }, low[] = { 1, 4 }, high[] = { 4, 9 };
  DpTornado bars[2];

  g_assert_true (dp_tornado (linear, NULL, 2, base, low, high, bars, NULL));
  assert_close (bars[0].at_low, -6, 1e-12);
  assert_close (bars[0].at_high, 3, 1e-12);
  assert_close (bars[1].at_low, -1, 1e-12);
  assert_close (bars[1].at_high, -11, 1e-12);
}

static void
test_turning_point (void)
{
  const double base[] = { 2, 5 }, hill_base[] = { -1 }, half_year[] = { 4, 0.5 };
  gboolean found;
  double value, load;

  g_assert_true (dp_turning_point (linear, NULL, 2, base, 0, 0, 10, 0, &found, &value, NULL));
  g_assert_true (found);
  assert_close (value, 3, 1e-12);
  g_assert_true (dp_turning_point (linear, NULL, 2, base, 0, 0, 2.5, 0, &found, &value, NULL));
  g_assert_false (found);
  g_assert_cmpfloat (value, ==, 2);
  /* Of two turns the nearer: x² = 4 from −1, and x² = 0.25. */
  g_assert_true (dp_turning_point (hill, NULL, 1, hill_base, 0, -10, 10, 4, &found, &value, NULL));
  assert_close (value, -2, 1e-12);
  g_assert_true (dp_turning_point (hill, NULL, 1, hill_base, 0, -10, 10, 0.25, &found, &value, NULL));
  assert_close (value, -0.5, 1e-12);
  /* How many women until six places with stays of half a year turn away ten per cent? */
  g_assert_true (dp_turning_point (blocking, NULL, 2, half_year, 0, 0, 100, 0.1, &found, &value, NULL));
  g_assert_true (dp_erlang_b_load (6, 0.1, &load, NULL));
  g_assert_true (found);
  assert_close (value, load / 0.5, 1e-9);
}

static void
test_refused (void)
{
  const double base[] = { 2 }, low[] = { 1 }, high[] = { 4 };
  gboolean found;
  double value;
  DpTornado bar;
  DpSobol share;
  GError *error = NULL;

  g_assert_false (dp_tornado (linear, NULL, 0, base, low, high, &bar, &error));
  g_assert_true (g_str_has_prefix (error->message, "inputs:"));
  g_clear_error (&error);
  g_assert_false (dp_tornado (hill, NULL, 1, base, high, low, &bar, &error));
  g_assert_true (g_str_has_prefix (error->message, "low:"));
  g_clear_error (&error);
  g_assert_false (dp_tornado (broken, NULL, 1, base, low, high, &bar, &error));
  g_assert_true (g_str_has_prefix (error->message, "answer:"));
  g_clear_error (&error);
  g_assert_false (dp_turning_point (hill, NULL, 1, base, 0, 3, 4, 1, &found, &value, &error));
  g_assert_true (g_str_has_prefix (error->message, "low:"));
  g_clear_error (&error);
  g_assert_false (dp_turning_point (hill, NULL, 1, base, 1, 1, 4, 1, &found, &value, &error));
  g_assert_true (g_str_has_prefix (error->message, "input:"));
  g_clear_error (&error);
  g_assert_false (dp_sobol (hill, NULL, 1, low, high, 1, 1, &share, &error));
  g_assert_true (g_str_has_prefix (error->message, "samples:"));
  g_clear_error (&error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sensitivity/sobol", test_sobol);
  g_test_add_func ("/engine/sensitivity/sobol/linear", test_sobol_linear);
  g_test_add_func ("/engine/sensitivity/sobol/errors", test_sobol_errors);
  g_test_add_func ("/engine/sensitivity/sobol/far-away", test_sobol_far_away);
  g_test_add_func ("/engine/sensitivity/tornado", test_tornado);
  g_test_add_func ("/engine/sensitivity/turning-point", test_turning_point);
  g_test_add_func ("/engine/sensitivity/refused", test_refused);
  return g_test_run ();
}
