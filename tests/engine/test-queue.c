/* test-queue.c: waiting with any spread of the stay, and with women who leave the queue.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-queue.h"

#include "reference.h"

#include <math.h>

static void
test_mgc_reference (void)
{
  g_autoptr (Reference) table = reference_load ("mgc.csv", 66);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const int servers = (int) reference_number (table, i, "servers");
      const double rho = reference_number (table, i, "rho");
      const double exact = reference_number (table, i, "wq_exact");
      DpQueueAnswer answer;

      g_assert_true (dp_mgc (servers, rho * servers, 1, sqrt (reference_number (table, i, "cv2")), &answer, NULL));
      /* The table prints twelve digits. */
      assert_close (answer.mean_wait, reference_number (table, i, "kimura"), 1e-11);
      assert_close (answer.mean_queue, rho * servers * answer.mean_wait, 1e-12);
      assert_close (answer.utilisation, rho, 1e-12);
      /* The promised band around the numerically exact wait. */
      g_assert_cmpfloat (fabs (answer.mean_wait / exact - 1), <=, DP_MGC_BAND);
    }
}

static void
test_mgc_exact_cases (void)
{
  DpQueueAnswer answer;

  for (double cv = 0; cv < 3; cv += 0.25)
    for (double load = 0.125; load < 1; load += 0.125)
      {
        /* One server: Pollaczek–Khinchine. */
        g_assert_true (dp_mgc (1, load * 4, 0.25, cv, &answer, NULL));
        assert_close (answer.mean_wait, 0.25 * load * (1 + cv * cv) / (2 * (1 - load)), 1e-12);
      }
  for (int servers = 1; servers < 30; servers++)
    {
      double probability, wait;

      g_assert_true (dp_mgc (servers, 0.75 * servers, 1, 1, &answer, NULL));
      g_assert_true (dp_erlang_c (servers, 0.75 * servers, &probability, &wait, NULL));
      assert_close (answer.mean_wait, wait, 1e-12);
      assert_close (answer.wait_probability, probability, 1e-12);
    }
  g_assert_true (dp_mgc (500, 1e-3, 1, 0.5, &answer, NULL));
  g_assert_true (answer.mean_wait >= 0 && answer.mean_wait < 1e-300);
  g_assert_true (dp_mgc (5, 0, 1, 0.5, &answer, NULL));
  g_assert_cmpfloat (answer.mean_wait, ==, 0);
}

static void
test_erlang_a_reference (void)
{
  g_autoptr (Reference) table = reference_load ("erlang_a.csv", 94);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const double load = reference_number (table, i, "load_erlang");
      const double theta = reference_number (table, i, "theta");
      DpQueueAnswer answer;

      /* The table's unit of time is the mean stay; a stay of half a unit must give the same shares. */
      for (double mean = 0.5; mean <= 1; mean += 0.5)
        {
          g_assert_true (dp_erlang_a ((int) reference_number (table, i, "servers"), load / mean, mean, mean / theta,
                                      &answer, NULL));
          assert_close (answer.wait_probability, reference_number (table, i, "p_wait"), 1e-12);
          assert_close (answer.abandon_probability, reference_number (table, i, "p_abandon"), 1e-12);
          assert_close (answer.mean_wait, mean * reference_number (table, i, "w_over_s"), 1e-12);
          assert_close (answer.mean_queue, reference_number (table, i, "lq"), 1e-12);
          assert_close (answer.utilisation, reference_number (table, i, "occupancy"), 1e-12);
        }
    }
}

/* Between its two ends: nobody ever leaves (Erlang C) and nobody ever waits (Erlang B). */
static void
test_erlang_a_ends (void)
{
  for (int servers = 1; servers < 20; servers++)
    {
      const double load = 0.8 * servers;
      DpQueueAnswer answer;
      double probability, wait;

      g_assert_true (dp_erlang_c (servers, load, &probability, &wait, NULL));
      g_assert_true (dp_erlang_a (servers, load, 1, 1e12, &answer, NULL));
      assert_close (answer.wait_probability, probability, 1e-9);
      assert_close (answer.mean_wait, wait, 1e-9);
      g_assert_true (dp_erlang_a (servers, load, 1, 1e-12, &answer, NULL));
      assert_close (answer.abandon_probability, dp_erlang_b (servers, load), 1e-9);
    }
}

/* With patience as long as the stay, leaving and ending a stay are alike: the number present is Poisson. */
static void
test_erlang_a_poisson (void)
{
  DpQueueAnswer answer;
  double term = exp (-3), below = 0;

  for (int n = 0; n < 4; n++)
    {
      below += term;
      term *= 3.0 / (n + 1);
    }
  g_assert_true (dp_erlang_a (4, 6, 0.5, 0.5, &answer, NULL));
  assert_close (answer.wait_probability, 1 - below, 1e-12);
}

/* Far above capacity: what cannot be served leaves, whatever the patience. */
static void
test_erlang_a_overload (void)
{
  DpQueueAnswer answer;

  g_assert_true (dp_erlang_a (10, 1000, 1, 50, &answer, NULL));
  assert_close (answer.utilisation, 1, 1e-12);
  assert_close (answer.abandon_probability, 0.99, 1e-12);
  assert_close (answer.mean_queue, 990 * 50, 1e-9);
}

static void
test_refused (void)
{
  const struct
  {
    int servers;
    double arrival, mean, third;
    int code;
    const char *input;
  } rows[] = {
    { 0, 1, 1, 1, DP_ENGINE_ERROR_NOT_POSITIVE, "servers:" },
    { 5, -1, 1, 1, DP_ENGINE_ERROR_NEGATIVE, "arrival:" },
    { 5, NAN, 1, 1, DP_ENGINE_ERROR_NOT_FINITE, "arrival:" },
    { 5, 1, 0, 1, DP_ENGINE_ERROR_NOT_POSITIVE, "mean:" },
    { 5, 1, -2, 1, DP_ENGINE_ERROR_NOT_POSITIVE, "mean:" },
    { 5, 1, INFINITY, 1, DP_ENGINE_ERROR_NOT_FINITE, "mean:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;
      DpQueueAnswer answer;

      g_assert_false (dp_mgc (rows[i].servers, rows[i].arrival, rows[i].mean, rows[i].third, &answer, &first));
      g_assert_error (first, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (first->message, rows[i].input));
      g_assert_false (dp_erlang_a (rows[i].servers, rows[i].arrival, rows[i].mean, rows[i].third, &answer, &second));
      g_assert_error (second, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (second->message, rows[i].input));
    }
}

static void
assert_refused (gboolean    accepted,
                GError     *error,
                int         code,
                const char *input)
{
  g_assert_false (accepted);
  g_assert_error (error, DP_ENGINE_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, input));
  g_error_free (error);
}

static void
test_refused_rules (void)
{
  DpQueueAnswer answer;
  GError *error = NULL;
  gboolean accepted;

  accepted = dp_mgc (5, 5, 1, 1, &answer, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_UNSTABLE, "load:");
  accepted = dp_mgc (5, 3, 1, -0.1, &answer, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NEGATIVE, "cv:");
  accepted = dp_erlang_a (5, 3, 1, 0, &answer, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_POSITIVE, "patience:");
  accepted = dp_erlang_a (5, 30, 1, 1e12, &answer, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_TOO_LARGE, "patience:");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/queue/mgc/reference", test_mgc_reference);
  g_test_add_func ("/engine/queue/mgc/exact-cases", test_mgc_exact_cases);
  g_test_add_func ("/engine/queue/erlang-a/reference", test_erlang_a_reference);
  g_test_add_func ("/engine/queue/erlang-a/ends", test_erlang_a_ends);
  g_test_add_func ("/engine/queue/erlang-a/poisson", test_erlang_a_poisson);
  g_test_add_func ("/engine/queue/erlang-a/overload", test_erlang_a_overload);
  g_test_add_func ("/engine/queue/refused", test_refused);
  g_test_add_func ("/engine/queue/refused/rules", test_refused_rules);
  return g_test_run ();
}
