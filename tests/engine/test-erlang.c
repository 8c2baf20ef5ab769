/* test-erlang.c: Erlang's formulas against exact tables, and what they refuse.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"

#include "reference.h"

#include <math.h>
#include <string.h>

#define FORMULA_TOLERANCE 1e-12

static void
test_loss_reference (void)
{
  g_autoptr (Reference) table = reference_load ("erlang_b.csv", 500);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const int servers = (int) reference_number (table, i, "servers");
      const double load = reference_number (table, i, "load_erlang");
      const double blocking = dp_erlang_b (servers, load);

      assert_close (blocking, reference_number (table, i, "blocking"), FORMULA_TOLERANCE);
      assert_close (load * (1 - blocking), reference_number (table, i, "carried"), FORMULA_TOLERANCE);
      assert_close (load * (1 - blocking) / servers, reference_number (table, i, "occupancy"), FORMULA_TOLERANCE);
    }
}

static void
test_loss_published (void)
{
  /* Monks et al. 2016 (BMC HSR 16:530): ten acute stroke beds at load 8.3555 delay 1 in 7. */
  g_assert_cmpfloat_with_epsilon (dp_erlang_b (10, 8.3555), 0.1379, 0.00005);
  /* Exact fractions. */
  assert_close (dp_erlang_b (6, 3), 0.0521571152607855763, FORMULA_TOLERANCE);
  assert_close (dp_erlang_b (1, 1), 0.5, FORMULA_TOLERANCE);
  assert_close (dp_erlang_b (2, 2), 0.4, FORMULA_TOLERANCE);
}

static void
test_loss_ends (void)
{
  g_assert_cmpfloat (dp_erlang_b (0, 3), ==, 1);
  g_assert_cmpfloat (dp_erlang_b (0, 0), ==, 1);
  g_assert_cmpfloat (dp_erlang_b (5, 0), ==, 0);
  /* At a load far above the servers nearly all are turned away: B → 1 − c/a. */
  g_assert_cmpfloat_with_epsilon (dp_erlang_b (10, 1e9), 1 - 1e-8, 1e-12);
  g_assert_cmpfloat (dp_erlang_b (DP_SERVERS_MAX, 1), >=, 0);
}

static void
test_loss_monotone (void)
{
  for (double load = 0.25; load < 40; load += 0.75)
    for (int servers = 0; servers < 50; servers++)
      {
        const double here = dp_erlang_b (servers, load);

        g_assert_cmpfloat (here, >, dp_erlang_b (servers + 1, load));
        if (servers > 0)
          g_assert_cmpfloat (here, <, dp_erlang_b (servers, load + 0.125));
      }
}

static void
test_pooling_reference (void)
{
  g_autoptr (Reference) table = reference_load ("pooling.csv", 34);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const int units = (int) reference_number (table, i, "k_units");
      const int places = (int) reference_number (table, i, "places_each");
      const double load = reference_number (table, i, "load_each");
      const double separate = dp_erlang_b (places, load);
      const double pooled = dp_erlang_b (units * places, units * load);

      assert_close (separate, reference_number (table, i, "blocking_separate"), FORMULA_TOLERANCE);
      assert_close (pooled, reference_number (table, i, "blocking_pooled"), FORMULA_TOLERANCE);
      assert_close (load * (1 - separate) / places, reference_number (table, i, "occupancy_separate"),
                    FORMULA_TOLERANCE);
      assert_close (load * (1 - pooled) / places, reference_number (table, i, "occupancy_pooled"), FORMULA_TOLERANCE);
      g_assert_cmpfloat (pooled, <, separate);
    }
}

static void
test_delay_reference (void)
{
  g_autoptr (Reference) table = reference_load ("erlang_c.csv", 292);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const double load = reference_number (table, i, "load_erlang");
      double wait_probability, mean_wait;

      g_assert_true (dp_erlang_c ((int) reference_number (table, i, "servers"), load, &wait_probability, &mean_wait,
                                  &error));
      g_assert_no_error (error);
      assert_close (wait_probability, reference_number (table, i, "p_wait"), FORMULA_TOLERANCE);
      assert_close (mean_wait, reference_number (table, i, "wq_over_s"), FORMULA_TOLERANCE);
      assert_close (load * mean_wait, reference_number (table, i, "lq"), FORMULA_TOLERANCE);
    }
}

static void
test_tail_reference (void)
{
  g_autoptr (Reference) table = reference_load ("erlang_c.csv", 292);
  const struct
  {
    double wait;
    const char *column;
  } tails[] = { { 0.1, "p_wait_gt_0.1s" }, { 0.25, "p_wait_gt_0.25s" }, { 1, "p_wait_gt_1s" } };

  for (guint i = 0; i < table->rows->len; i++)
    {
      const int servers = (int) reference_number (table, i, "servers");
      const double load = reference_number (table, i, "load_erlang");
      double probability, at_once;

      for (gsize k = 0; k < G_N_ELEMENTS (tails); k++)
        {
          g_assert_true (dp_erlang_c_tail (servers, load, tails[k].wait, &probability, NULL));
          assert_close (probability, reference_number (table, i, tails[k].column), FORMULA_TOLERANCE);
        }
      g_assert_true (dp_erlang_c_tail (servers, load, 0, &at_once, NULL));
      assert_close (at_once, reference_number (table, i, "p_wait"), FORMULA_TOLERANCE);
    }
}

static void
test_inverse_reference (void)
{
  g_autoptr (Reference) table = reference_load ("erlang_b_inverse.csv", 20);

  for (guint i = 0; i < table->rows->len; i++)
    for (guint k = 1; table->columns[k] != NULL; k++)
      {
        const double blocking = g_ascii_strtod (strchr (table->columns[k], '=') + 1, NULL);
        double load;

        g_assert_true (dp_erlang_b_load ((int) reference_number (table, i, "servers"), blocking, &load, NULL));
        assert_close (load, reference_number (table, i, table->columns[k]), FORMULA_TOLERANCE);
      }
}

static void
test_inverse_round_trip (void)
{
  const double shares[] = { 1e-200, 1e-30, 1e-9, 0.3, 0.9, 0.9999 };

  for (int servers = 1; servers < 3000; servers = servers * 2 + 1)
    for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
      {
        double load;

        g_assert_true (dp_erlang_b_load (servers, shares[i], &load, NULL));
        assert_close (dp_erlang_b (servers, load), shares[i], 1e-10);
      }
}

static void
test_places_reference (void)
{
  g_autoptr (Reference) table = reference_load ("pooling.csv", 34);
  const struct
  {
    double blocking;
    const char *separate, *pooled;
  } goals[] = {
    { 0.05, "places_needed_separate_5pct", "places_needed_pooled_5pct" },
    { 0.01, "places_needed_separate_1pct", "places_needed_pooled_1pct" },
  };

  for (guint i = 0; i < table->rows->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (goals); k++)
      {
        const int units = (int) reference_number (table, i, "k_units");
        const double load = reference_number (table, i, "load_each");
        int places;

        g_assert_true (dp_erlang_b_places (load, goals[k].blocking, &places, NULL));
        g_assert_cmpint (units * places, ==, (int) reference_number (table, i, goals[k].separate));
        g_assert_true (dp_erlang_b_places (units * load, goals[k].blocking, &places, NULL));
        g_assert_cmpint (places, ==, (int) reference_number (table, i, goals[k].pooled));
      }
}

static void
test_places_definition (void)
{
  for (double load = 0; load < 50; load += 0.7)
    for (double goal = 0.01; goal < 1; goal += 0.07)
      {
        int places;
        double before = 1, after;

        g_assert_true (dp_erlang_b_places (load, goal, &places, NULL));
        g_assert_cmpfloat (dp_erlang_b (places, load), <=, goal);
        g_assert_cmpfloat (dp_erlang_b (places - 1, load), >, goal);

        g_assert_true (dp_erlang_c_places (load, 0.25, goal, &places, NULL));
        g_assert_true (dp_erlang_c_tail (places, load, 0.25, &after, NULL));
        g_assert_cmpfloat (after, <=, goal);
        if (places > 1 && load < places - 1)
          g_assert_true (dp_erlang_c_tail (places - 1, load, 0.25, &before, NULL));
        g_assert_cmpfloat (before, >, goal);
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
test_inverse_refused (void)
{
  GError *error = NULL;
  double x;
  int places;
  gboolean accepted;

  accepted = dp_erlang_b_load (5, 0, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_SHARE, "blocking:");
  accepted = dp_erlang_b_load (5, 1, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_SHARE, "blocking:");
  accepted = dp_erlang_b_load (5, 1 - 1e-12, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_TOO_LARGE, "blocking:");
  accepted = dp_erlang_b_load (0, 0.1, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_POSITIVE, "servers:");
  accepted = dp_erlang_b_places (1e9, 0.1, &places, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_TOO_LARGE, "load:");
  accepted = dp_erlang_b_places (-1, 0.1, &places, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NEGATIVE, "load:");
  accepted = dp_erlang_c_places (1e9, 0, 0.1, &places, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_TOO_LARGE, "load:");
  accepted = dp_erlang_c_places (1, -1, 0.1, &places, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NEGATIVE, "wait:");
  accepted = dp_erlang_c_tail (5, 3, NAN, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_FINITE, "wait:");
}

static void
test_delay_single_server (void)
{
  /* M/M/1: the wait probability is the load itself, the mean wait a / (1 − a). */
  for (double load = 0; load < 0.999; load += 0.0625)
    {
      double wait_probability, mean_wait;

      g_assert_true (dp_erlang_c (1, load, &wait_probability, &mean_wait, NULL));
      assert_close (wait_probability, load, FORMULA_TOLERANCE);
      assert_close (mean_wait, load / (1 - load), FORMULA_TOLERANCE);
    }
}

static void
assert_delay_refused (int           servers,
                      double        load,
                      DpEngineError code,
                      const char   *input)
{
  g_autoptr (GError) error = NULL;
  double wait_probability = 7, mean_wait = 7;

  g_assert_false (dp_erlang_c (servers, load, &wait_probability, &mean_wait, &error));
  g_assert_error (error, DP_ENGINE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, input));
  g_assert_cmpfloat (wait_probability, ==, 7);
  g_assert_cmpfloat (mean_wait, ==, 7);
}

static void
test_delay_refused (void)
{
  assert_delay_refused (5, 5, DP_ENGINE_ERROR_UNSTABLE, "load:");
  assert_delay_refused (5, 6, DP_ENGINE_ERROR_UNSTABLE, "load:");
  assert_delay_refused (5, -1, DP_ENGINE_ERROR_NEGATIVE, "load:");
  assert_delay_refused (5, NAN, DP_ENGINE_ERROR_NOT_FINITE, "load:");
  assert_delay_refused (5, INFINITY, DP_ENGINE_ERROR_NOT_FINITE, "load:");
  assert_delay_refused (0, 0.5, DP_ENGINE_ERROR_NOT_POSITIVE, "servers:");
  assert_delay_refused (-3, 0.5, DP_ENGINE_ERROR_NOT_POSITIVE, "servers:");
  assert_delay_refused (DP_SERVERS_MAX + 1, 0.5, DP_ENGINE_ERROR_TOO_LARGE, "servers:");
}

static void
test_checks (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_check_servers (1, NULL));
  g_assert_true (dp_check_load (0, NULL));
  g_assert_false (dp_check_servers (G_MAXINT64, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (dp_check_load (2 * DP_LOAD_MAX, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_TOO_LARGE);
}

/* The shares of the time with 0 … c busy sum to 1, and the last of them is the blocking; by hand for small numbers. */
static void
test_empty (void)
{
  assert_close (dp_erlang_empty (0, 3), 1, 1e-15);
  assert_close (dp_erlang_empty (4, 0), 1, 1e-15);
  assert_close (dp_erlang_empty (1, 1), 0.5, 1e-15);
  assert_close (dp_erlang_empty (2, 1), 1 / 2.5, 1e-15);
  assert_close (dp_erlang_empty (3, 2), 1 / (1 + 2 + 2 + 8.0 / 6), 1e-15);
  assert_close (dp_erlang_empty (500, 5), exp (-5), 1e-14);
  g_assert_cmpfloat (dp_erlang_empty (500, 1e6), ==, 0);
  for (int c = 1; c < 20; c++)
    {
      double busy = dp_erlang_empty (c, 0.37 * c);

      for (int n = 1; n <= c; n++)
        busy *= 0.37 * c / n;
      assert_close (busy, dp_erlang_b (c, 0.37 * c), 1e-13);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/erlang/empty", test_empty);
  g_test_add_func ("/engine/erlang/loss/reference", test_loss_reference);
  g_test_add_func ("/engine/erlang/loss/published", test_loss_published);
  g_test_add_func ("/engine/erlang/loss/ends", test_loss_ends);
  g_test_add_func ("/engine/erlang/loss/monotone", test_loss_monotone);
  g_test_add_func ("/engine/erlang/pooling/reference", test_pooling_reference);
  g_test_add_func ("/engine/erlang/delay/reference", test_delay_reference);
  g_test_add_func ("/engine/erlang/delay/single-server", test_delay_single_server);
  g_test_add_func ("/engine/erlang/delay/refused", test_delay_refused);
  g_test_add_func ("/engine/erlang/tail/reference", test_tail_reference);
  g_test_add_func ("/engine/erlang/inverse/reference", test_inverse_reference);
  g_test_add_func ("/engine/erlang/inverse/round-trip", test_inverse_round_trip);
  g_test_add_func ("/engine/erlang/inverse/refused", test_inverse_refused);
  g_test_add_func ("/engine/erlang/places/reference", test_places_reference);
  g_test_add_func ("/engine/erlang/places/definition", test_places_definition);
  g_test_add_func ("/engine/erlang/checks", test_checks);
  return g_test_run ();
}
