/* test-need.c: the country's need split over its regions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-need.h"

#include "reference.h"

#include <math.h>

static void
test_population (void)
{
  /* 1 January 2024; the shares divided out exactly elsewhere. */
  const double people[5] = { 1911067, 852953, 1238406, 1365688, 593135 };
  const double expected[5] = { 0.32058164320933413, 0.14308293446557926, 0.2077427062684347, 0.22909427202252414,
                               0.09949844403412775 };
  double weights[5];

  g_assert_true (dp_need_weights (people, 5, weights, NULL));
  for (gsize i = 0; i < 5; i++)
    assert_close (weights[i], expected[i], 1e-15);
}

static void
test_one_region (void)
{
  const double people = 1e-9;
  double weight;

  g_assert_true (dp_need_weights (&people, 1, &weight, NULL));
  g_assert_cmpfloat (weight, ==, 1);
}

static void
assert_refused (double        amount,
                DpEngineError code)
{
  g_autoptr (GError) error = NULL;
  const double amounts[3] = { 10, amount, 20 };
  double weights[3] = { 7, 7, 7 };

  g_assert_false (dp_need_weights (amounts, 3, weights, &error));
  g_assert_error (error, DP_ENGINE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "amounts: "));
  g_assert_cmpfloat (weights[0], ==, 7);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  double weight = 7;

  assert_refused (0, DP_ENGINE_ERROR_EMPTY);
  assert_refused (-1, DP_ENGINE_ERROR_NEGATIVE);
  assert_refused (NAN, DP_ENGINE_ERROR_NOT_FINITE);
  assert_refused (INFINITY, DP_ENGINE_ERROR_NOT_FINITE);
  assert_refused (1e300, DP_ENGINE_ERROR_TOO_LARGE);
  g_assert_false (dp_need_weights (NULL, 0, &weight, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, "regions: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/need/population", test_population);
  g_test_add_func ("/engine/need/one-region", test_one_region);
  g_test_add_func ("/engine/need/refused", test_refused);
  return g_test_run ();
}
