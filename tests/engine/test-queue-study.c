/* test-queue-study.c: the queue simulation beside the exact answers.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-queue.h"
#include "engine/dp-queue-study.h"

#include "reference.h"

#include <math.h>
#include <string.h>

/* From the half width of a 95 % interval to that of a 99.9 % one, by Student's t with 19 or more degrees. */
#define WIDER 1.86

static DpQueueStudy
make_study (int       servers,
            gint64    waiting,
            double    load,
            DpStayLaw law,
            double    cv)
{
  return (DpQueueStudy) {
    .servers = servers, .waiting = waiting, .arrival = 2 * load, .law = law, .mean = 0.5, .cv = cv,
    .customers = 20000, .warmup = 1000, .replications = 20, .seed = 20240101, .threads = 2,
  };
}

static DpQueueResult
run (const DpQueueStudy *study)
{
  g_autoptr (GError) error = NULL;
  DpQueueResult result;

  g_assert_true (dp_queue_study_run (study, &result, &error));
  g_assert_no_error (error);
  return result;
}

static void
assert_band (DpEstimate estimate,
             double     exact)
{
  const double half = WIDER * (estimate.high - estimate.low) / 2;

  g_assert_cmpfloat (estimate.low, <=, estimate.value);
  g_assert_cmpfloat (estimate.high, >=, estimate.value);
  if (fabs (estimate.value - exact) > half)
    g_error ("%.6g lies outside %.6g ± %.3g", exact, estimate.value, half);
  /* A band as wide as everything would hold anything. */
  g_assert_cmpfloat (half, <, 0.2 * exact + 0.01);
}

/* Erlang B holds for every law of the stay. */
static void
test_loss (void)
{
  const struct
  {
    DpStayLaw law;
    double cv;
  } laws[] = { { DP_STAY_EXPONENTIAL, 1 }, { DP_STAY_DETERMINISTIC, 0 }, { DP_STAY_LOGNORMAL, 0.7 },
               { DP_STAY_GAMMA, 1.5 }, { DP_STAY_HYPEREXPONENTIAL, 2 } };
  const struct
  {
    int servers;
    double load;
  } systems[] = { { 1, 0.5 }, { 4, 3 }, { 6, 3 }, { 8, 10 }, { 10, 8 }, { 33, 30 } };

  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (systems); k++)
      {
        const DpQueueStudy study = make_study (systems[k].servers, 0, systems[k].load, laws[i].law, laws[i].cv);
        const DpQueueResult result = run (&study);
        const double b = dp_erlang_b (systems[k].servers, systems[k].load);

        assert_band (result.blocking, b);
        assert_band (result.utilisation, systems[k].load * (1 - b) / systems[k].servers);
        g_assert_cmpfloat (result.mean_wait.high, ==, 0);
        g_assert_cmpfloat (result.wait_probability.high, ==, 0);
      }
}

static void
test_unlimited (void)
{
  const struct
  {
    int servers;
    double load;
  } systems[] = { { 1, 0.5 }, { 4, 3 }, { 10, 8 }, { 33, 28 } };

  for (gsize k = 0; k < G_N_ELEMENTS (systems); k++)
    {
      const DpQueueStudy study = make_study (systems[k].servers, DP_WAITING_UNLIMITED, systems[k].load,
                                             DP_STAY_EXPONENTIAL, 1);
      const DpQueueResult result = run (&study);
      double probability, wait;

      g_assert_true (dp_erlang_c (systems[k].servers, systems[k].load, &probability, &wait, NULL));
      assert_band (result.wait_probability, probability);
      assert_band (result.mean_wait, 0.5 * wait);
      assert_band (result.utilisation, systems[k].load / systems[k].servers);
      g_assert_cmpfloat (result.blocking.high, ==, 0);
    }
}

/* The numerically exact waits of the reference table, for other laws than the exponential. */
static void
test_mgc_reference (void)
{
  g_autoptr (Reference) table = reference_load ("mgc.csv", 66);
  guint seen = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const int servers = (int) reference_number (table, i, "servers");
      const double rho = reference_number (table, i, "rho"), cv2 = reference_number (table, i, "cv2");
      DpQueueStudy study;
      DpQueueResult result;

      if (rho > 0.8)
        continue;
      study = make_study (servers, DP_WAITING_UNLIMITED, rho * servers,
                          cv2 <= 0 ? DP_STAY_DETERMINISTIC : cv2 < 1 ? DP_STAY_GAMMA : DP_STAY_HYPEREXPONENTIAL,
                          sqrt (cv2));
      result = run (&study);
      assert_band (result.mean_wait, 0.5 * reference_number (table, i, "wq_exact"));
      seen++;
    }
  g_assert_cmpuint (seen, >, 20);
}

/* M/M/c/c+K by its birth and death chain. */
static void
solve_limited (int     servers,
               int     waiting,
               double  load,
               double *blocking,
               double *wait)
{
  double term = 1, sum = 1, queue = 0;

  for (int n = 1; n <= servers + waiting; n++)
    {
      term *= load / MIN (n, servers);
      sum += term;
      queue += MAX (n - servers, 0) * term;
    }
  *blocking = term / sum;
  *wait = queue / sum / load / (1 - *blocking);
}

static void
test_limited (void)
{
  const struct
  {
    int servers, waiting;
    double load;
  } systems[] = { { 1, 1, 0.8 }, { 4, 2, 5 }, { 8, 3, 7 }, { 10, 30, 9 } };

  for (gsize k = 0; k < G_N_ELEMENTS (systems); k++)
    {
      const DpQueueStudy study = make_study (systems[k].servers, systems[k].waiting, systems[k].load,
                                             DP_STAY_EXPONENTIAL, 1);
      const DpQueueResult result = run (&study);
      double blocking, wait;

      solve_limited (systems[k].servers, systems[k].waiting, systems[k].load, &blocking, &wait);
      assert_band (result.blocking, blocking);
      assert_band (result.mean_wait, 0.5 * wait);
      assert_band (result.utilisation, systems[k].load * (1 - blocking) / systems[k].servers);
    }
}

static void
test_same_bits (void)
{
  const gint64 waitings[] = { 0, 3, DP_WAITING_UNLIMITED };
  const int replications[] = { 1, 7, 40 };

  for (gsize w = 0; w < G_N_ELEMENTS (waitings); w++)
    for (gsize r = 0; r < G_N_ELEMENTS (replications); r++)
      {
        DpQueueStudy study = make_study (5, waitings[w], 4, DP_STAY_LOGNORMAL, 1.2);
        DpQueueResult one, two, eight, other;

        study.replications = replications[r];
        study.threads = 1;
        one = run (&study);
        study.threads = 2;
        two = run (&study);
        study.threads = 8;
        eight = run (&study);
        study.seed++;
        other = run (&study);
        g_assert_cmpmem (&one, sizeof one, &two, sizeof two);
        g_assert_cmpmem (&one, sizeof one, &eight, sizeof eight);
        g_assert_cmpfloat (one.utilisation.value, !=, other.utilisation.value);
      }
}

static void
test_events (void)
{
  DpQueueStudy study = make_study (5, DP_WAITING_UNLIMITED, 4, DP_STAY_EXPONENTIAL, 1);
  DpQueueResult result = run (&study);

  g_assert_cmpuint (result.events, ==, 2 * 20 * 21000);
  study.waiting = 0;
  study.arrival = 1e-9;
  result = run (&study);
  g_assert_cmpuint (result.events, ==, 2 * 20 * 21000);
  g_assert_cmpfloat (result.blocking.value, ==, 0);
  /* None seen in 400,000: 1 − 0.025^(1/400000). */
  assert_close (result.blocking.high, 9.222156110941728e-06, 1e-12);
}

/* The study finds out by itself when the empty start is forgotten; what it then says is right, and what it would say without
 * is not. */
static void
test_warmup (void)
{
  DpQueueStudy study = make_study (10, DP_WAITING_UNLIMITED, 9, DP_STAY_EXPONENTIAL, 1);
  DpQueueResult cold, warm, again;
  double probability, wait;

  g_assert_true (dp_erlang_c (10, 9, &probability, &wait, NULL));
  study.customers = 300;
  study.replications = 2000;
  study.warmup = 0;
  cold = run (&study);
  g_assert_cmpfloat (cold.mean_wait.high, <, 0.5 * 0.8 * wait);
  g_assert_cmpint (cold.warmup, ==, 0);
  study.warmup = DP_WARMUP_AUTO;
  warm = run (&study);
  /* Some relaxation times of 0.9 / (1 − √0.9)² = 342 arrivals, and not a hundred. */
  g_assert_cmpint (warm.warmup, >=, 3 * 342);
  g_assert_cmpint (warm.warmup, <, 34200);
  assert_band (warm.mean_wait, 0.5 * wait);
  study.threads = 1;
  again = run (&study);
  g_assert_cmpmem (&warm, sizeof warm, &again, sizeof again);
  /* A loss system forgets at once. */
  study.waiting = 0;
  g_assert_cmpint (run (&study).warmup, <, 600);
}

static void
test_refused (void)
{
  const DpQueueStudy good = make_study (5, 0, 4, DP_STAY_EXPONENTIAL, 1);
  DpQueueStudy studies[12];
  const char *inputs[12] = { "servers:", "servers:", "waiting:", "waiting:", "arrival:", "mean:", "cv:", "customers:",
                             "warmup:", "replications:", "threads:", "arrival:" };
  int cancel = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (studies); i++)
    studies[i] = good;
  studies[0].servers = 0;
  studies[1].servers = 1000000;
  studies[2].waiting = -2;
  studies[3].waiting = G_MAXINT64;
  studies[4].arrival = 0;
  studies[5].mean = NAN;
  studies[6].law = DP_STAY_LOGNORMAL;
  studies[6].cv = -1;
  studies[7].customers = 0;
  studies[8].warmup = -1;
  studies[9].replications = 0;
  studies[10].threads = 0;
  studies[11].waiting = DP_WAITING_UNLIMITED;
  studies[11].arrival = 10;
  for (gsize i = 0; i < G_N_ELEMENTS (studies); i++)
    {
      g_autoptr (GError) error = NULL;
      DpQueueResult result;

      g_assert_false (dp_queue_study_run (&studies[i], &result, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, inputs[i]))
        g_error ("%" G_GSIZE_FORMAT ": %s", i, error->message);
    }
  {
    g_autoptr (GError) error = NULL;
    DpQueueStudy study = good;
    DpQueueResult result;

    study.customers = G_GINT64_CONSTANT (1000000000000);
    study.cancel = &cancel;
    g_assert_false (dp_queue_study_run (&study, &result, &error));
    g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/queue-study/loss", test_loss);
  g_test_add_func ("/engine/queue-study/unlimited", test_unlimited);
  g_test_add_func ("/engine/queue-study/mgc-reference", test_mgc_reference);
  g_test_add_func ("/engine/queue-study/limited", test_limited);
  g_test_add_func ("/engine/queue-study/same-bits", test_same_bits);
  g_test_add_func ("/engine/queue-study/events", test_events);
  g_test_add_func ("/engine/queue-study/warmup", test_warmup);
  g_test_add_func ("/engine/queue-study/refused", test_refused);
  return g_test_run ();
}
