/* test-stay.c: the laws of the stay, and the census while a service fills up.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-census.h"
#include "engine/dp-engine-error.h"
#include "engine/dp-stay.h"

#include "reference.h"

#include <math.h>
#include <string.h>

static const struct
{
  DpStayLaw law;
  double cv;
} laws[] = {
  { DP_STAY_DETERMINISTIC, 0 }, { DP_STAY_EXPONENTIAL, 1 }, { DP_STAY_GAMMA, 0.3 }, { DP_STAY_GAMMA, 2 },
  { DP_STAY_LOGNORMAL, 0.7 }, { DP_STAY_LOGNORMAL, 3 }, { DP_STAY_HYPEREXPONENTIAL, 1 },
  { DP_STAY_HYPEREXPONENTIAL, 2 },
};

static DpStay
make_stay (DpStayLaw law,
           double    mean,
           double    cv)
{
  g_autoptr (GError) error = NULL;
  DpStay stay;

  g_assert_true (dp_stay_init (&stay, law, mean, cv, &error));
  g_assert_no_error (error);
  return stay;
}

static DpStay
stay_of_name (const char *name)
{
  if (g_str_equal (name, "det"))
    return make_stay (DP_STAY_DETERMINISTIC, 1, 0);
  if (g_str_equal (name, "exp"))
    return make_stay (DP_STAY_EXPONENTIAL, 1, 1);
  if (g_str_has_prefix (name, "erlang"))
    return make_stay (DP_STAY_GAMMA, 1, 1 / sqrt (g_ascii_strtod (name + strlen ("erlang"), NULL)));
  g_assert_true (g_str_has_prefix (name, "lognormal"));
  return make_stay (DP_STAY_LOGNORMAL, 1, g_ascii_strtod (name + strlen ("lognormal"), NULL));
}

static void
test_census_reference (void)
{
  g_autoptr (Reference) table = reference_load ("mginf_ramp.csv", 88);
  guint seen = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DpStay stay = stay_of_name (reference_text (table, i, "stay_dist"));
      const char *ramp = reference_text (table, i, "ramp");
      const DpInflow inflow = {
        6, 0, g_str_equal (ramp, "step") ? 0 : g_ascii_strtod (ramp + strlen ("ramp_"), NULL)
      };
      double mean, variance;

      g_assert_true (dp_census (&stay, &inflow, 1, NULL, 0, reference_number (table, i, "t"), &mean, &variance, NULL));
      assert_close (mean, 6 * reference_number (table, i, "m_per_A"), 1e-9);
      g_assert_cmpfloat (variance, ==, mean);
      assert_close (dp_poisson_above (mean, 6), reference_number (table, i, "p_gt6_A6"), 1e-9);
      assert_close (dp_poisson_above (mean, 8), reference_number (table, i, "p_gt8_A6"), 1e-9);
      seen++;
    }
  g_assert_cmpuint (seen, ==, 88);
}

/* Expected values: quadrature with 30 digits outside this program. */
static void
test_census_quadrature (void)
{
  const double times[] = { 0.3, 1.7, 5 };
  const double ramps[] = { 0, 0.001, 2 };
  const struct
  {
    DpStayLaw law;
    double cv;
    double expected[3][3];
  } rows[] = {
    { DP_STAY_GAMMA, 0.7,
      { { 0.28707297760718157, 0.91202416450551009, 0.99975908443192289 },
        { 0.28663212124488688, 0.911951396537702, 0.99975885941569016 },
        { 0.021990744626939331, 0.50317330509463865, 0.99747998780746193 } } },
    { DP_STAY_HYPEREXPONENTIAL, 2,
      { { 0.23908951577279366, 0.63467837272649473, 0.83793073031306404 },
        { 0.2387761777276938, 0.63461822369311705, 0.83791240915806073 },
        { 0.019326417469491701, 0.36297083461895679, 0.79465297382501883 } } },
    { DP_STAY_LOGNORMAL, 1.3,
      { { 0.27246387045946307, 0.77161544864903009, 0.95476977813990304 },
        { 0.27208266829831943, 0.77153976728508687, 0.95476117560187885 },
        { 0.02140886204318668, 0.43299374398986606, 0.92929849950901955 } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize r = 0; r < 3; r++)
      for (gsize k = 0; k < 3; k++)
        {
          /* In years and with a start: a mean stay of half a year, opening after a quarter. */
          const DpStay stay = make_stay (rows[i].law, 0.5, rows[i].cv);
          const DpInflow inflow = { 2, 0.25, ramps[r] / 2 };
          double mean;

          g_assert_true (dp_census (&stay, &inflow, 1, NULL, 0, 0.25 + times[k] / 2, &mean, NULL, NULL));
          assert_close (mean, rows[i].expected[r][k], 1e-9);
        }
}

/* A ramp so short that it becomes a step must meet the formula for longer ones. */
static void
test_census_short_ramp (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    for (double t = 0.1; t < 10; t *= 1.7)
      {
        const DpStay stay = make_stay (laws[i].law, 1, laws[i].cv);
        const DpInflow inflows[] = { { 1, 0, 0.999e-6 * t }, { 1, 0, 1.001e-6 * t } };
        double below, above;

        g_assert_true (dp_census (&stay, &inflows[0], 1, NULL, 0, t, &below, NULL, NULL));
        g_assert_true (dp_census (&stay, &inflows[1], 1, NULL, 0, t, &above, NULL, NULL));
        assert_close (above, below, 2e-9);
      }
}

static void
test_census_occupants (void)
{
  const DpStay exponential = make_stay (DP_STAY_EXPONENTIAL, 0.5, 1);
  const DpStay equal = make_stay (DP_STAY_DETERMINISTIC, 0.5, 0);
  const double elapsed[] = { 0, 0.1, DP_ELAPSED_UNKNOWN, 0.45 };
  double mean, variance;
  const double p = exp (-0.5);

  /* Exponential stays have no memory. */
  g_assert_true (dp_census (&exponential, NULL, 0, elapsed, 4, 0.25, &mean, &variance, NULL));
  assert_close (mean, 4 * p, 1e-12);
  assert_close (variance, 4 * p * (1 - p), 1e-12);
  /* Equal stays: two are certain to be there, one is with probability a half, one has left. */
  g_assert_true (dp_census (&equal, NULL, 0, elapsed, 4, 0.25, &mean, &variance, NULL));
  assert_close (mean, 2.5, 1e-12);
  assert_close (variance, 0.25, 1e-12);
  /* One who stayed longer than the law allows has left; all are there at time 0. */
  g_assert_cmpfloat (dp_stay_conditional (&equal, 0.6, 0.01), ==, 0);
  g_assert_true (dp_census (&equal, NULL, 0, elapsed, 4, 0, &mean, &variance, NULL));
  assert_close (mean, 4, 1e-12);
  /* In steady state, those there stay as new ones come: the residual law keeps the census level. */
  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      const DpStay stay = make_stay (laws[i].law, 0.5, laws[i].cv);
      const DpInflow inflow = { 6, 0, 0 };
      const double three[] = { DP_ELAPSED_UNKNOWN, DP_ELAPSED_UNKNOWN, DP_ELAPSED_UNKNOWN };

      for (double t = 0; t < 4; t += 0.37)
        {
          g_assert_true (dp_census (&stay, &inflow, 1, three, 3, t, &mean, NULL, NULL));
          assert_close (mean, 3, 1e-12);
        }
    }
}

/* The integrals against the trapezoid rule on the functions they integrate. */
static void
test_integrals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      const DpStay stay = make_stay (laws[i].law, 2, laws[i].cv);
      double sum = 0, sum_2 = 0;
      const double h = 1.0 / 4096;

      for (int k = 0; k < 8 * 4096; k++)
        {
          sum += h / 2 * (dp_stay_survival (&stay, k * h) + dp_stay_survival (&stay, (k + 1) * h));
          sum_2 += h / 2 * (dp_stay_integral (&stay, k * h) + dp_stay_integral (&stay, (k + 1) * h));
          if (k % 2000 == 1999)
            {
              g_assert_cmpfloat_with_epsilon (dp_stay_integral (&stay, (k + 1) * h), sum, 2e-4);
              g_assert_cmpfloat_with_epsilon (dp_stay_integral_2 (&stay, (k + 1) * h), sum_2, 2e-6);
            }
        }
      /* The law's own mean and second moment: the tail of a wide law ends late. */
      assert_close (dp_stay_integral (&stay, 1e7), 2, 1e-9);
      assert_close (2 * (1e7 * dp_stay_integral (&stay, 1e7) - dp_stay_integral_2 (&stay, 1e7)),
                    4 * (1 + stay.cv * stay.cv), 1e-4);
    }
}

static void
test_quantiles (void)
{
  const double shares[] = { 1e-12, 0.001, 0.3, 0.5, 0.9, 0.999999 };
  const double normal[] = { -7.0344838253011316, -3.0902323061678135, -0.52440051270804078, 0, 1.2815515655446004,
                            4.7534243088228987 };
  /* Hyperexponential with cv 2, solved with 30 digits outside this program. */
  const double hyper[] = { 6.250000000003418e-13, 0.00062534204477734872, 0.22715898028178133, 0.45149312375576776,
                           1.9575166270999848, 51.607487067180126 };
  const DpStay stay = make_stay (DP_STAY_HYPEREXPONENTIAL, 1, 2);

  for (gsize k = 0; k < G_N_ELEMENTS (shares); k++)
    {
      g_assert_cmpfloat_with_epsilon (dp_normal_quantile (shares[k]), normal[k], 1e-9);
      assert_close (dp_stay_quantile (&stay, shares[k]), hyper[k], 1e-9);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      const DpStay law = make_stay (laws[i].law, 0.7, laws[i].cv);
      double before = 0;

      for (double share = 0; share < 1; share += 1.0 / 512)
        {
          const double t = dp_stay_quantile (&law, share);

          g_assert_cmpfloat (t, >=, before);
          if (laws[i].law != DP_STAY_DETERMINISTIC)
            g_assert_cmpfloat_with_epsilon (1 - dp_stay_survival (&law, t), share, 1e-9);
          before = t;
        }
    }
}

static void
test_refused (void)
{
  const struct
  {
    DpStayLaw law;
    double mean, cv;
    int code;
    const char *input;
  } rows[] = {
    { DP_STAY_GAMMA, 0, 1, DP_ENGINE_ERROR_NOT_POSITIVE, "mean:" },
    { DP_STAY_EXPONENTIAL, -1, 1, DP_ENGINE_ERROR_NOT_POSITIVE, "mean:" },
    { DP_STAY_LOGNORMAL, NAN, 1, DP_ENGINE_ERROR_NOT_FINITE, "mean:" },
    { DP_STAY_LOGNORMAL, 1, -0.1, DP_ENGINE_ERROR_NEGATIVE, "cv:" },
    { DP_STAY_LOGNORMAL, 1, 1e9, DP_ENGINE_ERROR_TOO_LARGE, "cv:" },
    { DP_STAY_GAMMA, 1, 1e-9, DP_ENGINE_ERROR_NOT_POSITIVE, "cv:" },
    { DP_STAY_HYPEREXPONENTIAL, 1, 0.9, DP_ENGINE_ERROR_NOT_POSITIVE, "cv:" },
  };
  const DpStay stay = make_stay (DP_STAY_EXPONENTIAL, 1, 1);
  const DpInflow bad[] = { { -1, 0, 0 }, { 1, -1, 0 }, { 1, 0, -1 }, { NAN, 0, 0 }, { 1, INFINITY, 0 } };
  g_autoptr (GError) time_error = NULL;
  double mean;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      DpStay refused;

      g_assert_false (dp_stay_init (&refused, rows[i].law, rows[i].mean, rows[i].cv, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dp_census (&stay, &bad[i], 1, NULL, 0, 1, &mean, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_false (dp_census (&stay, NULL, 0, NULL, 0, -1, &mean, NULL, &time_error));
  g_assert_true (g_str_has_prefix (time_error->message, "t:"));
}

static void
test_poisson (void)
{
  g_assert_cmpfloat (dp_poisson_above (3, -1), ==, 1);
  g_assert_cmpfloat (dp_poisson_above (0, 0), ==, 0);
  assert_close (dp_poisson_above (2, 0), 1 - exp (-2), 1e-14);
  assert_close (dp_poisson_above (0.5, 1), 1 - 1.5 * exp (-0.5), 1e-13);
  g_assert_cmpfloat_with_epsilon (dp_poisson_above (1e6, 1000000), 0.5, 1e-3);
  for (int count = 0; count < 60; count++)
    g_assert_cmpfloat (dp_poisson_above (20, count), >, dp_poisson_above (20, count + 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/census/reference", test_census_reference);
  g_test_add_func ("/engine/census/quadrature", test_census_quadrature);
  g_test_add_func ("/engine/census/short-ramp", test_census_short_ramp);
  g_test_add_func ("/engine/census/occupants", test_census_occupants);
  g_test_add_func ("/engine/census/poisson", test_poisson);
  g_test_add_func ("/engine/stay/integrals", test_integrals);
  g_test_add_func ("/engine/stay/quantiles", test_quantiles);
  g_test_add_func ("/engine/stay/refused", test_refused);
  return g_test_run ();
}
