/* test-coverage.c: nominal 95 % intervals hold the exact answer in 93–97 % of 400 known cases.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cases are broad: 1–12 places, load 0.2–1.5 a place, five laws of the stay. Intervals of value ± Student's t lay too low
 * for what is rare and skewed, and none reached above 0 when nothing was seen; dp_estimate_interval() says what is done
 * instead. The seeds are simply the first ones: the benchmark "coverage" prints the same share for others.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "coverage.h"

#include "engine/dp-estimate.h"
#include "reference.h"

#include <math.h>

static void
assert_coverage (const char *what,
                 Coverage   *coverage)
{
  const int cases = coverage_cases (coverage), inside = coverage_inside (coverage);

  for (int i = 0; i < coverage->n_kinds; i++)
    {
      const CoverageKind *kind = &coverage->kinds[i];

      g_test_message ("%s, %s: %d of %d; %d lie too high, %d too low", what, kind->name,
                      kind->cases - kind->too_high - kind->too_low, kind->cases, kind->too_high, kind->too_low);
    }
  g_test_message ("%s: %d of %d intervals hold the exact answer: %.1f %%", what, inside, cases, 100.0 * inside / cases);
  g_assert_cmpint (cases, ==, 400);
  g_assert_cmpint (inside, >=, 372);
  g_assert_cmpint (inside, <=, 388);
}

static void
test_queues (void)
{
  Coverage coverage;

  coverage_queues (1, &coverage);
  assert_coverage ("queues", &coverage);
}

static void
test_futures (void)
{
  Coverage coverage;

  coverage_futures (1, &coverage);
  assert_coverage ("futures", &coverage);
}

/* Wilson's interval of 3 of 20, and its limit for a Poisson count of 5, by hand: z = 1.96. */
static void
test_counts (void)
{
  const double z = 1.96;
  DpEstimate e;

  e = dp_estimate_interval (0.15, sqrt (0.15 * 0.85 / 20), z, DP_ESTIMATE_SHARE, 20, 0);
  assert_close (e.low, (0.15 + z * z / 40 - z * sqrt (0.15 * 0.85 / 20 + z * z / 1600)) / (1 + z * z / 20), 1e-12);
  assert_close (e.high, (0.15 + z * z / 40 + z * sqrt (0.15 * 0.85 / 20 + z * z / 1600)) / (1 + z * z / 20), 1e-12);
  e = dp_estimate_interval (5, sqrt (5), z, DP_ESTIMATE_AMOUNT, 1, 0);
  assert_close (e.low, 5 + z * z / 2 - z * sqrt (5 + z * z / 4), 1e-12);
  assert_close (e.high, 5 + z * z / 2 + z * sqrt (5 + z * z / 4), 1e-12);
  /* Never outside what is possible, however wide. */
  e = dp_estimate_interval (0.999, 0.4, z, DP_ESTIMATE_SHARE, 20, 0);
  g_assert_true (e.low > 0 && e.low < 0.999 && e.high <= 1);
  e = dp_estimate_interval (1e-9, 10, z, DP_ESTIMATE_AMOUNT, 20, 0);
  g_assert_true (e.low >= 0 && e.high > 10);
}

/* Where nothing was seen, the limit is that of 0 events: 1 − 0.025^(1/n), and −ln 0.025 / n. */
static void
test_nothing_seen (void)
{
  DpEstimate e = dp_estimate_interval (0, 0, 2, DP_ESTIMATE_SHARE, 40, 0);

  assert_close (e.high, 1 - pow (0.025, 1.0 / 40), 1e-12);
  e = dp_estimate_interval (1, 0, 2, DP_ESTIMATE_SHARE, 40, 0);
  assert_close (e.low, pow (0.025, 1.0 / 40), 1e-12);
  e = dp_estimate_interval (0, 0, 2, DP_ESTIMATE_AMOUNT, 40, 0);
  assert_close (e.high, 3.6888794541139363 / 40, 1e-12);
  e = dp_estimate_interval (0, 0, 2, DP_ESTIMATE_AMOUNT, DP_ESTIMATE_IMPOSSIBLE, 0);
  g_assert_cmpfloat (e.high, ==, 0);
  e = dp_estimate_interval (1, 0, 2, DP_ESTIMATE_SHARE, DP_ESTIMATE_IMPOSSIBLE, 0);
  g_assert_cmpfloat (e.low, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/coverage/counts", test_counts);
  g_test_add_func ("/engine/coverage/nothing-seen", test_nothing_seen);
  g_test_add_func ("/engine/coverage/queues", test_queues);
  g_test_add_func ("/engine/coverage/futures", test_futures);
  return g_test_run ();
}
