/* test-engine-error.c: checks of single inputs: each rule refuses what breaks it and names the input.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"

#include <math.h>

typedef gboolean (*Check) (const char *input, double value, GError **error);

static void
assert_refused (Check         check,
                double        value,
                DpEngineError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check ("stay", value, &error));
  g_assert_error (error, DP_ENGINE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "stay: must "));
}

static void
assert_accepted (Check  check,
                 double value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check ("stay", value, &error));
  g_assert_no_error (error);
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;

  dp_engine_error_set (&error, DP_ENGINE_ERROR_UNSTABLE, "load", "must be below %s");
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_UNSTABLE);
  g_assert_cmpstr (error->message, ==, "load: must be below %s");
  dp_engine_error_set (NULL, DP_ENGINE_ERROR_UNSTABLE, "load", "nobody listens");
}

static void
test_checks (void)
{
  const Check all[] = { dp_check_finite, dp_check_not_negative, dp_check_positive, dp_check_share,
                        dp_check_open_share };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      assert_refused (all[i], NAN, DP_ENGINE_ERROR_NOT_FINITE);
      assert_refused (all[i], INFINITY, DP_ENGINE_ERROR_NOT_FINITE);
      assert_refused (all[i], -INFINITY, DP_ENGINE_ERROR_NOT_FINITE);
      assert_accepted (all[i], 0.5);
    }
  assert_accepted (dp_check_finite, -1);
  assert_accepted (dp_check_not_negative, 0);
  assert_refused (dp_check_not_negative, -1e-300, DP_ENGINE_ERROR_NEGATIVE);
  assert_refused (dp_check_positive, 0, DP_ENGINE_ERROR_NOT_POSITIVE);
  assert_refused (dp_check_positive, -1, DP_ENGINE_ERROR_NOT_POSITIVE);
  assert_accepted (dp_check_share, 0);
  assert_accepted (dp_check_share, 1);
  assert_refused (dp_check_share, 1.0000001, DP_ENGINE_ERROR_NOT_SHARE);
  assert_refused (dp_check_share, -0.0000001, DP_ENGINE_ERROR_NOT_SHARE);
  assert_refused (dp_check_open_share, 0, DP_ENGINE_ERROR_NOT_SHARE);
  assert_refused (dp_check_open_share, 1, DP_ENGINE_ERROR_NOT_SHARE);
}

static void
test_limit (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_check_at_most ("servers", 1000000, 1000000, &error));
  g_assert_false (dp_check_at_most ("servers", 1000001, 1000000, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "servers: must be at most 1000000");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/error/message", test_message);
  g_test_add_func ("/engine/error/checks", test_checks);
  g_test_add_func ("/engine/error/limit", test_limit);
  return g_test_run ();
}
