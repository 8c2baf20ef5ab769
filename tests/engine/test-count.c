/* test-count.c: intervals and predictions from small counts.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-count.h"
#include "engine/dp-engine-error.h"

#include "reference.h"

#include <math.h>

static void
test_garwood_reference (void)
{
  g_autoptr (Reference) table = reference_load ("garwood.csv", 41);
  const struct
  {
    double confidence;
    const char *low, *high;
  } levels[] = {
    { 0.80, "lower80", "upper80" }, { 0.90, "lower90", "upper90" },
    { 0.95, "lower95", "upper95" }, { 0.99, "lower99", "upper99" },
  };

  for (guint i = 0; i < table->rows->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (levels); k++)
      {
        double low, high;

        g_assert_true (dp_garwood ((gint64) reference_number (table, i, "n"), levels[k].confidence, &low, &high, NULL));
        assert_close (low, reference_number (table, i, levels[k].low), 1e-12);
        assert_close (high, reference_number (table, i, levels[k].high), 1e-12);
      }
}

static void
test_garwood_far (void)
{
  double low, high;

  /* Solved with 40 digits outside this program. */
  const struct
  {
    gint64 count;
    double low, high;
  } rows[] = {
    { 1000, 938.973018407695216, 1063.95213601630198 },
    { 20000, 19723.7676006070526, 20279.1336279264059 },
    { 100000, 99381.1526637447306, 100621.744739743876 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (dp_garwood (rows[i].count, 0.95, &low, &high, NULL));
      assert_close (low, rows[i].low, 1e-12);
      assert_close (high, rows[i].high, 1e-12);
    }
  /* The square root law with its first correction, for every size in between. */
  for (gint64 count = 100; count <= DP_COUNT_MAX; count += 1 + count / 7)
    {
      g_assert_true (dp_garwood (count, 0.95, &low, &high, NULL));
      g_assert_cmpfloat_with_epsilon (low, (double) count - 1.959964 * sqrt ((double) count) + 0.94715, 0.1);
      g_assert_cmpfloat_with_epsilon (high, (double) count + 1.959964 * sqrt ((double) count + 1) + 1.94715, 0.1);
    }
  /* Extreme levels stay finite and in order. */
  g_assert_true (dp_garwood (7, 1 - 1e-12, &low, &high, NULL));
  g_assert_true (low > 0 && low < 7 && high > 7 && isfinite (high));
  g_assert_true (dp_garwood (7, 1e-9, &low, &high, NULL));
  g_assert_true (low > 6 && low < high && high < 8);
}

static void
test_predictive_reference (void)
{
  g_autoptr (Reference) table = reference_load ("negbin_predictive.csv", 8);
  const struct
  {
    double share;
    const char *column;
  } quantiles[] = { { 0.05, "q05" }, { 0.25, "q25" }, { 0.5, "q50" }, { 0.75, "q75" }, { 0.95, "q95" } };

  for (guint i = 0; i < table->rows->len; i++)
    {
      DpPredictive predictive;

      g_assert_true (dp_predictive ((gint64) reference_number (table, i, "n"), reference_number (table, i, "years"),
                                    &predictive, NULL));
      assert_close (predictive.mean, reference_number (table, i, "mean"), 1e-12);
      assert_close (predictive.variance, reference_number (table, i, "variance"), 1e-12);
      assert_close (predictive.p_zero, reference_number (table, i, "p_zero"), 1e-12);
      assert_close (dp_predictive_cdf (&predictive, 0), reference_number (table, i, "p_zero"), 1e-9);
      for (gsize k = 0; k < G_N_ELEMENTS (quantiles); k++)
        g_assert_cmpint (dp_predictive_quantile (&predictive, quantiles[k].share), ==,
                         (gint64) reference_number (table, i, quantiles[k].column));
    }
}

/* The definition of the distribution, term by term: P(k+1)/P(k) = (r + k)(1 − p) / (k + 1). */
static void
test_predictive_sum (void)
{
  DpPredictive predictive;
  double term, sum;

  g_assert_true (dp_predictive (21, 3, &predictive, NULL));
  term = sum = pow (0.75, 21.5);
  for (int k = 0; k < 60; k++)
    {
      assert_close (dp_predictive_cdf (&predictive, k), sum, 1e-11);
      term *= (21.5 + k) * 0.25 / (k + 1);
      sum += term;
    }
  g_assert_cmpfloat (dp_predictive_cdf (&predictive, -1), ==, 0);
  g_assert_cmpint (dp_predictive_quantile (&predictive, 0), ==, 0);
}

static void
test_refused (void)
{
  const struct
  {
    gint64 count;
    double confidence;
    int code;
    const char *input;
  } rows[] = {
    { -1, 0.95, DP_ENGINE_ERROR_NEGATIVE, "count:" },
    { G_MAXINT64, 0.95, DP_ENGINE_ERROR_TOO_LARGE, "count:" },
    { 6, 0, DP_ENGINE_ERROR_NOT_SHARE, "confidence:" },
    { 6, 1, DP_ENGINE_ERROR_NOT_SHARE, "confidence:" },
    { 6, 95, DP_ENGINE_ERROR_NOT_SHARE, "confidence:" },
    { 6, NAN, DP_ENGINE_ERROR_NOT_FINITE, "confidence:" },
  };
  const double years[] = { 0, -1, NAN, INFINITY, 1e-300 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      double low, high;

      g_assert_false (dp_garwood (rows[i].count, rows[i].confidence, &low, &high, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (GError) error = NULL;
      DpPredictive predictive;

      g_assert_false (dp_predictive (6, years[i], &predictive, &error));
      g_assert_true (g_str_has_prefix (error->message, "years:"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/count/garwood/reference", test_garwood_reference);
  g_test_add_func ("/engine/count/garwood/far", test_garwood_far);
  g_test_add_func ("/engine/count/predictive/reference", test_predictive_reference);
  g_test_add_func ("/engine/count/predictive/sum", test_predictive_sum);
  g_test_add_func ("/engine/count/refused", test_refused);
  return g_test_run ();
}
