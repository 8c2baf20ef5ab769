/* test-transient.c: a loss system on its way to its steady state.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-transient.h"

#include "reference.h"

#include <math.h>

/* Far beyond every table's slowest mode. */
#define FOREVER 400.0

static void
test_reference (void)
{
  g_autoptr (Reference) table = reference_load ("transient_loss.csv", 32);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const double t = g_str_equal (reference_text (table, i, "t"), "inf") ? FOREVER : reference_number (table, i, "t");
      double full, occupied;

      g_assert_true (dp_transient_loss ((int) reference_number (table, i, "servers"),
                                        reference_number (table, i, "load_erlang"), 0, t, &full, &occupied, NULL));
      assert_close (full, reference_number (table, i, "p_full"), 1e-9);
      assert_close (occupied, reference_number (table, i, "mean_occupied"), 1e-9);
    }
}

/* One place: the share in use moves as a/(1+a) + (p₀ − a/(1+a)) exp (−(1+a)t). */
static void
test_one_place (void)
{
  for (double load = 0; load < 5; load += 0.5)
    for (int start = 0; start <= 1; start++)
      for (double t = 0; t < 200; t = t * 2 + 0.01)
        {
          const double end = load / (1 + load);
          double full;

          g_assert_true (dp_transient_loss (1, load, start, t, &full, NULL, NULL));
          g_assert_cmpfloat_with_epsilon (full, end + (start - end) * exp (-(1 + load) * t), 1e-13);
        }
}

/* While a full house is all but impossible, M/M/∞: the mean is a (1 − exp (−t)) + n exp (−t). */
static void
test_many_places (void)
{
  for (double t = 0.1; t < 30; t *= 2)
    {
      double full, occupied;

      g_assert_true (dp_transient_loss (60, 5, 12, t, &full, &occupied, NULL));
      assert_close (occupied, 5 * (1 - exp (-t)) + 12 * exp (-t), 1e-12);
      g_assert_cmpfloat (full, >=, 0);
      g_assert_cmpfloat (full, <, 1e-30);
    }
}

static void
test_steps_add_up (void)
{
  double state[9] = { 0, 0, 0, 1 };
  double full, sum = 0;

  for (int i = 0; i < 10; i++)
    g_assert_true (dp_transient_step (state, 8, 6, 0.13, NULL));
  g_assert_true (dp_transient_loss (8, 6, 3, 1.3, &full, NULL, NULL));
  assert_close (state[8], full, 1e-12);
  for (int n = 0; n <= 8; n++)
    sum += state[n];
  assert_close (sum, 1, 1e-13);
  /* Then nobody comes any more. */
  g_assert_true (dp_transient_step (state, 8, 0, FOREVER, NULL));
  assert_close (state[0], 1, 1e-12);
}

/* A long time ends in Erlang B, also when it is far longer than the terms could be summed. */
static void
test_long_time (void)
{
  const struct
  {
    int servers;
    double load;
  } rows[] = { { 8, 6 }, { 100, 90 }, { 1000, 1100 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double full;

      g_assert_true (dp_transient_loss (rows[i].servers, rows[i].load, 0, i == 0 ? 1e9 : 60, &full, NULL, NULL));
      assert_close (full, dp_erlang_b (rows[i].servers, rows[i].load), 1e-9);
    }
}

static void
test_refused (void)
{
  const struct
  {
    int servers;
    double load;
    int occupied;
    double t;
    int code;
    const char *input;
  } rows[] = {
    { 0, 1, 0, 1, DP_ENGINE_ERROR_NOT_POSITIVE, "servers:" },
    { 20000, 1, 0, 1, DP_ENGINE_ERROR_TOO_LARGE, "servers:" },
    { 4, -1, 0, 1, DP_ENGINE_ERROR_NEGATIVE, "load:" },
    { 4, NAN, 0, 1, DP_ENGINE_ERROR_NOT_FINITE, "load:" },
    { 4, 1, -1, 1, DP_ENGINE_ERROR_NEGATIVE, "occupied:" },
    { 4, 1, 5, 1, DP_ENGINE_ERROR_TOO_LARGE, "occupied:" },
    { 4, 1, 0, -1, DP_ENGINE_ERROR_NEGATIVE, "t:" },
    { 4, 1, 0, INFINITY, DP_ENGINE_ERROR_NOT_FINITE, "t:" },
    { 10000, 1000000, 0, 1e9, DP_ENGINE_ERROR_TOO_LARGE, "t:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      double full;

      g_assert_false (dp_transient_loss (rows[i].servers, rows[i].load, rows[i].occupied, rows[i].t, &full, NULL,
                                         &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/transient/reference", test_reference);
  g_test_add_func ("/engine/transient/one-place", test_one_place);
  g_test_add_func ("/engine/transient/many-places", test_many_places);
  g_test_add_func ("/engine/transient/steps-add-up", test_steps_add_up);
  g_test_add_func ("/engine/transient/long-time", test_long_time);
  g_test_add_func ("/engine/transient/refused", test_refused);
  return g_test_run ();
}
