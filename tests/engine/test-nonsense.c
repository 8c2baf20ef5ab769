/* test-nonsense.c: whatever goes into queues and simulation: an error that names the input, or numbers that mean something.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inputs are drawn from sensible values, limits and nonsense, always the same ones. What is accepted must give finite numbers
 * within their bounds; what is refused must say "INPUT: rule". A calculation without end shows as one.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-census.h"
#include "engine/dp-count.h"
#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-overflow.h"
#include "engine/dp-queue-study.h"
#include "engine/dp-queue.h"
#include "engine/dp-random.h"
#include "engine/dp-simulation.h"
#include "engine/dp-transient.h"
#include "engine/dp-warmup.h"

#include <math.h>
#include <string.h>

static DpXoshiro source;

static guint
pick (guint n)
{
  return (guint) (dp_xoshiro_next (&source) % n);
}

/* Mostly something sensible near @usual. */
static double
number (double usual)
{
  const double nonsense[] = { NAN, INFINITY, -INFINITY, -1, -1e300, 0, 5e-324, 1e-300, 1e-9, 0.5, 1, 2, 40, 1e5, 1e9, 1e300 };

  return pick (3) > 0 ? usual * (0.5 + pick (1000) / 1000.0) : nonsense[pick (G_N_ELEMENTS (nonsense))];
}

static int
whole (int usual)
{
  const int nonsense[] = { G_MININT, -2, -1, 0, 1, 2, 7, 1000, 10001, 1000001, G_MAXINT };

  return pick (3) > 0 ? usual : nonsense[pick (G_N_ELEMENTS (nonsense))];
}

static DpStayLaw
law (void)
{
  return (DpStayLaw) pick (5);
}

/* Whether it was accepted; if not, that it says why. */
static gboolean
accepted (gboolean done,
          GError **error)
{
  if (done)
    {
      g_assert_no_error (*error);
      return TRUE;
    }
  g_assert_nonnull (*error);
  g_assert_true ((*error)->domain == DP_ENGINE_ERROR);
  g_assert_nonnull (strstr ((*error)->message, ": "));
  g_clear_error (error);
  return FALSE;
}

static void
assert_amount (double value)
{
  if (!(isfinite (value) && value >= 0))
    g_error ("%g is no amount", value);
}

static void
assert_share (double value)
{
  if (!(value >= 0 && value <= 1 + 1e-9))
    g_error ("%.17g is no share", value);
}

static void
assert_estimate (DpEstimate estimate,
                 gboolean   is_share)
{
  assert_amount (estimate.value);
  assert_amount (estimate.low);
  assert_amount (estimate.high);
  if (!(estimate.low <= estimate.value * (1 + 1e-9) && estimate.value <= estimate.high * (1 + 1e-9) + 1e-300))
    g_error ("%g lies outside %g–%g", estimate.value, estimate.low, estimate.high);
  if (is_share)
    assert_share (estimate.high);
}

static void
test_formulas (void)
{
  guint n_accepted = 0;

  for (int i = 0; i < 20000; i++)
    {
      const int servers = whole (1 + (int) pick (20));
      const double load = number (6), wait = number (0.5), share = number (0.5), mean = number (0.5), cv = number (1);
      const double arrival = number (12);
      GError *error = NULL;
      double first, second;
      DpQueueAnswer answer;
      int places;

      if (accepted (dp_erlang_c (servers, load, &first, &second, &error), &error))
        {
          assert_share (first);
          assert_amount (second);
          n_accepted++;
        }
      error = NULL;
      if (accepted (dp_erlang_c_tail (servers, load, wait, &first, &error), &error))
        assert_share (first);
      error = NULL;
      if (accepted (dp_erlang_b_load (servers, share, &first, &error), &error))
        assert_amount (first);
      error = NULL;
      if (accepted (dp_erlang_b_places (load, share, &places, &error), &error))
        assert_amount (places);
      error = NULL;
      if (accepted (dp_erlang_c_places (load, wait, share, &places, &error), &error))
        assert_amount (places);
      error = NULL;
      if (accepted (dp_mgc (servers, arrival, mean, cv, &answer, &error), &error))
        {
          assert_share (answer.wait_probability);
          assert_share (answer.utilisation);
          assert_amount (answer.mean_wait);
          assert_amount (answer.mean_queue);
        }
      error = NULL;
      if (i % 10 == 0 && accepted (dp_erlang_a (servers, arrival, mean, wait, &answer, &error), &error))
        {
          assert_share (answer.wait_probability);
          assert_share (answer.abandon_probability);
          assert_share (answer.utilisation);
          assert_amount (answer.mean_wait);
        }
    }
  g_assert_cmpuint (n_accepted, >, 1000);
}

static void
test_laws (void)
{
  guint n_accepted = 0;

  for (int i = 0; i < 5000; i++)
    {
      const DpStayLaw which = law ();
      const double mean = number (13), cv = number (0.7), t = fabs (number (20));
      g_auto (DpSampler) sampler = { 0 };
      GError *error = NULL;
      DpStay stay;

      if (!accepted (dp_stay_init (&stay, which, mean, cv, &error), &error))
        continue;
      n_accepted++;
      if (!isnan (t) && !(dp_stay_survival (&stay, t) >= 0 && dp_stay_survival (&stay, t) <= 1))
        g_error ("survival of %g: law %d, mean %g, cv %g", t, (int) which, mean, cv);
      /* Tables take their time: a few will do. */
      if (i % 20 > 0)
        continue;
      g_assert_true (dp_sampler_init (&sampler, which, mean, cv, NULL));
      for (int k = 0; k < 20; k++)
        {
          const double drawn = dp_sampler_draw (&sampler, dp_uniform (dp_xoshiro_next (&source)));

          if (!(drawn >= 0))
            g_error ("a stay of %g, law %d, mean %g, cv %g", drawn, (int) which, mean, cv);
        }
    }
  g_assert_cmpuint (n_accepted, >, 500);
}

static void
test_ways (void)
{
  guint n_accepted = 0;

  for (int i = 0; i < 800; i++)
    {
      const DpInflow inflow = { number (24), number (0.5), number (3) };
      const double elapsed[] = { number (0.3), number (0.1) }, t = number (1), load = number (6);
      const int places[] = { whole (2), whole (3) };
      const double arrivals[] = { number (4), number (2) }, stays[] = { number (0.5), number (0.5) };
      const int servers = whole (8), order[] = { 0, 1, 1, pick (4) > 0 ? 0 : -1 };
      DpOverflowAnswer answers[2];
      double first, second;
      GError *error = NULL;
      DpStay stay;

      g_assert_true (dp_stay_init (&stay, (DpStayLaw) pick (4), 0.5, 1, NULL));
      if (accepted (dp_census (&stay, &inflow, 1, elapsed, 2, t, &first, &second, &error), &error))
        {
          assert_amount (first);
          assert_amount (second);
          n_accepted++;
        }
      error = NULL;
      if (accepted (dp_transient_loss (servers, load, whole (2), t, &first, &second, &error), &error))
        {
          assert_share (first);
          assert_amount (second);
        }
      error = NULL;
      if (accepted (dp_overflow_solve (2, places, arrivals, stays, order, answers, NULL, &error), &error))
        for (int u = 0; u < 2; u++)
          {
            assert_share (answers[u].home);
            assert_share (answers[u].elsewhere);
            assert_share (answers[u].without_place);
            assert_share (answers[u].occupancy);
          }
    }
  g_assert_cmpuint (n_accepted, >, 60);
}

static void
test_counts (void)
{
  const gint64 counts[] = { G_MININT64, -1, 0, 1, 8, 83, 100000, G_GINT64_CONSTANT (1000000000000), G_MAXINT64 };

  for (int i = 0; i < 3000; i++)
    {
      const gint64 count = counts[pick (G_N_ELEMENTS (counts))];
      GError *error = NULL;
      DpPredictive predictive;
      double low, high;

      if (accepted (dp_garwood (count, number (0.7), &low, &high, &error), &error))
        {
          assert_amount (low);
          assert_amount (high);
          g_assert_cmpfloat (low, <=, high);
        }
      error = NULL;
      if (accepted (dp_predictive (count, number (3), &predictive, &error), &error))
        {
          assert_amount (predictive.mean);
          assert_amount (predictive.variance);
          assert_share (predictive.p_zero);
        }
    }
}

static void
test_warmup (void)
{
  double values[100];

  for (int i = 0; i < 1000; i++)
    {
      const gsize n = pick (101);
      gsize deleted;

      for (gsize k = 0; k < n; k++)
        values[k] = pick (5) > 0 ? pick (1000) : 1e300;
      deleted = dp_warmup_mser5 (values, n);
      g_assert_cmpuint (deleted, <=, n / 2);
      g_assert_cmpuint (deleted % 5, ==, 0);
    }
}

static void
test_queue_studies (void)
{
  guint n_accepted = 0;

  for (int i = 0; i < 1500; i++)
    {
      const DpQueueStudy study = {
        .servers = whole (1 + (int) pick (12)), .waiting = pick (2) > 0 ? whole (3) : DP_WAITING_UNLIMITED,
        .arrival = number (10), .law = law (), .mean = number (0.5), .cv = number (1),
        .customers = 1 + pick (200), .warmup = pick (20) > 0 ? whole (10) % 100000 : DP_WARMUP_AUTO,
        .replications = whole (3) % 1000, .seed = i, .threads = whole (1),
      };
      DpQueueResult result;
      GError *error = NULL;

      if (!accepted (dp_queue_study_run (&study, &result, &error), &error))
        continue;
      n_accepted++;
      assert_estimate (result.blocking, TRUE);
      assert_estimate (result.wait_probability, TRUE);
      assert_estimate (result.mean_wait, FALSE);
      assert_estimate (result.utilisation, FALSE);
      g_assert_cmpint (result.warmup, >=, 0);
    }
  g_assert_cmpuint (n_accepted, >, 100);
}

static void
assert_result (const DpSimResult *result)
{
  for (int y = 0; y <= result->n_years; y++)
    {
      const DpSimRegionAnswer *total = &result->total[y];

      assert_estimate (result->occupancy[y], TRUE);
      assert_estimate (total->without_share, TRUE);
      assert_estimate (total->elsewhere_share, TRUE);
      assert_estimate (total->at_once_share, TRUE);
      assert_estimate (total->referred, FALSE);
      assert_estimate (total->offered_load, FALSE);
      assert_estimate (total->wait, FALSE);
      assert_estimate (total->treatment, FALSE);
      assert_estimate (total->distance, FALSE);
      for (gsize u = 0; u < result->n_units; u++)
        {
          const DpSimUnitAnswer *unit = &result->units[y * result->n_units + u];

          assert_estimate (unit->placed, FALSE);
          assert_estimate (unit->own_region, FALSE);
          assert_estimate (unit->wait, FALSE);
          assert_estimate (unit->occupancy, TRUE);
          assert_estimate (unit->held, TRUE);
          assert_estimate (unit->below_threshold, TRUE);
        }
    }
}

static void
test_plans (void)
{
  guint n_accepted = 0;

  for (int i = 0; i < 6000; i++)
    {
      const gboolean rarely = pick (4) == 0;
      const double remaining[] = { number (10), 3 };
      const DpSimUnit units[] = {
        { { whole (4), rarely ? whole (3) : 0, rarely ? whole (6) : 6 }, rarely ? whole (30) : -1, (int) pick (3) - 1,
          rarely ? whole (1) : 1, remaining, pick (3) },
        { { 3, 0, 0 }, -1, 1, 0, NULL, 0 },
      };
      const double part = rarely ? number (0.5) : 0.5, weights[] = { part, 1 - part };
      const double distance[] = { 10, number (100), 50, 5 };
      const int order[] = { 0, pick (9) > 0 ? 1 : whole (1), 1, pick (2) > 0 ? 0 : -1 };
      const double before[] = { 1, rarely ? number (1) : 1 }, stay[] = { rarely ? number (1) : 0.5, 1 };
      const double factors[] = { 1, rarely ? number (1) : 2 };
      const double low = rarely ? number (10) : 10;
      const DpSimPlan plan = {
        .n_regions = 2, .n_units = 2, .n_years = 2, .units = units, .region_weight = weights, .order = order,
        .distance = pick (2) > 0 ? distance : NULL, .region_before = before, .unit_stay = stay,
        .year_factor = pick (2) > 0 ? factors : NULL, .rate_law = (DpSimRateLaw) pick (2), .rate_low = low,
        .rate_high = rarely ? number (20) : low, .rate_count = rarely ? whole (20) : 20,
        .rate_years = rarely ? number (3) : 3, .acceptance = rarely ? number (0.5) : 1,
        .over_dispersion = rarely ? number (1) : 0, .pregnancy = pick (2) > 0, .week_low = rarely ? number (10) : 10,
        .week_mode = rarely ? number (20) : 20, .week_high = rarely ? number (33) : 30,
        .birth_week = rarely ? number (40) : 40, .law = law (), .mean = rarely ? number (13) : 13,
        .cv = rarely ? number (1) : 1, .large_share = rarely ? number (0.3) : 0.2, .hold = rarely ? number (2) : 1,
        .max_wait = rarely ? number (6) : 6, .wait_anywhere = pick (2) > 0, .urgent_first = pick (3) == 0,
        .practice_threshold = rarely ? number (10) : 10,
      };
      const DpSimStudy study = {
        .replications = 1 + pick (3), .share_half_width = pick (9) > 0 ? 0 : number (0.1), .seed = i, .threads = 1,
      };
      GError *error = NULL;
      g_auto (DpSimResult) result = { 0 };
      DpSimDifference differences[DP_SIM_N_HEADLINES];

      if (!accepted (dp_simulation_run (&study, &plan, 1, &result, differences, &error), &error))
        continue;
      n_accepted++;
      assert_result (&result);
    }
  g_assert_cmpuint (n_accepted, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dp_xoshiro_init (&source, 20240101, 0);
  g_test_add_func ("/engine/nonsense/formulas", test_formulas);
  g_test_add_func ("/engine/nonsense/laws", test_laws);
  g_test_add_func ("/engine/nonsense/ways", test_ways);
  g_test_add_func ("/engine/nonsense/counts", test_counts);
  g_test_add_func ("/engine/nonsense/warmup", test_warmup);
  g_test_add_func ("/engine/nonsense/queue-studies", test_queue_studies);
  g_test_add_func ("/engine/nonsense/plans", test_plans);
  return g_test_run ();
}
