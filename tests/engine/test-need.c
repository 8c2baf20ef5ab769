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

  g_assert_true (dp_need_weights (people, 5, weights, NULL, NULL));
  for (gsize i = 0; i < 5; i++)
    assert_close (weights[i], expected[i], 1e-15);
}

static void
test_one_region (void)
{
  const double people = 1e-9;
  double weight;

  g_assert_true (dp_need_weights (&people, 1, &weight, NULL, NULL));
  g_assert_cmpfloat (weight, ==, 1);
}

static void
assert_refused (double        amount,
                DpEngineError code)
{
  g_autoptr (GError) error = NULL;
  const double amounts[3] = { 10, amount, 20 };
  double weights[3] = { 7, 7, 7 };
  gsize region = 7;

  g_assert_false (dp_need_weights (amounts, 3, weights, &region, &error));
  g_assert_cmpint (region, ==, 1);
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
  g_assert_false (dp_need_weights (NULL, 0, &weight, NULL, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_EMPTY);
  g_assert_true (g_str_has_prefix (error->message, "regions: "));
}

/* The five regions and the four from 2027, of which the first is the first two together. */
static void
test_merge (void)
{
  const gsize group[5] = { 0, 0, 1, 2, 3 };

  for (guint trial = 0; trial < 100; trial++)
    {
      double people[5], weights[5], rows[15], merged[4], merged_rows[12], sum = 0;

      for (gsize r = 0; r < 5; r++)
        people[r] = g_test_rand_double_range (1, 1e6);
      for (gsize i = 0; i < 15; i++)
        rows[i] = g_test_rand_double ();
      g_assert_true (dp_need_weights (people, 5, weights, NULL, NULL));
      dp_need_merge (weights, rows, 5, 3, group, 4, merged, merged_rows);
      for (gsize g = 0; g < 4; g++)
        sum += merged[g];
      assert_close (sum, 1, 1e-14);
      assert_close (merged[0], (people[0] + people[1]) / (people[0] + people[1] + people[2] + people[3] + people[4]), 1e-14);
      for (gsize r = 2; r < 5; r++)
        assert_close (merged[r - 1], weights[r], 1e-15);
      for (gsize i = 0; i < 3; i++)
        {
          assert_close (merged_rows[i], (people[0] * rows[i] + people[1] * rows[3 + i]) / (people[0] + people[1]), 1e-13);
          assert_close (merged_rows[3 + i], rows[6 + i], 1e-14);
        }
    }
}

static void
test_hidden (void)
{
  const DpBounds need = { 80, 100 }, share = { 0.1, 0.5 }, number = { 5, 20 }, nothing = { 0, 0 };
  DpBounds result;

  g_assert_true (dp_need_add_share (&need, &share, &result, NULL));
  assert_close (result.low, 88, 1e-15);
  assert_close (result.high, 150, 1e-15);
  g_assert_true (dp_need_add_number (&need, &number, &result, NULL));
  assert_close (result.low, 85, 1e-15);
  assert_close (result.high, 120, 1e-15);
  g_assert_true (dp_need_add_share (&need, &nothing, &result, NULL));
  g_assert_true (result.low == need.low && result.high == need.high);

  /* What is hidden only raises. */
  for (guint trial = 0; trial < 200; trial++)
    {
      const double low = g_test_rand_double_range (0, 1000), added = g_test_rand_double_range (0, 3);
      const DpBounds any = { low, low + g_test_rand_double_range (0, 1000) },
                     more = { added, added + g_test_rand_double_range (0, 3) };

      g_assert_true (dp_need_add_share (&any, &more, &result, NULL));
      g_assert_true (result.low >= any.low && result.high >= any.high && result.low <= result.high);
      g_assert_true (dp_need_add_number (&any, &more, &result, NULL));
      g_assert_true (result.low >= any.low && result.high >= any.high && result.low <= result.high);
    }
}

static void
test_trend (void)
{
  const DpBounds need = { 80, 100 }, two = { 0.02, 0.02 }, either = { -0.01, 0.03 }, none = { 0, 0 };
  DpBounds result, before = { 0, 0 };

  g_assert_true (dp_need_in_year (&need, &two, 3, &result, NULL));
  assert_close (result.low, 84.89664, 1e-14);
  assert_close (result.high, 106.1208, 1e-14);
  g_assert_true (dp_need_in_year (&need, &either, 2, &result, NULL));
  assert_close (result.low, 78.408, 1e-14);
  assert_close (result.high, 106.09, 1e-14);
  /* Before the estimate's own year a growing need was smaller; the bounds stay in order. */
  g_assert_true (dp_need_in_year (&need, &either, -1, &result, NULL));
  assert_close (result.low, 77.66990291262136, 1e-14);
  assert_close (result.high, 101.01010101010101, 1e-14);
  g_assert_true (dp_need_in_year (&need, &none, 150, &result, NULL));
  g_assert_true (result.low == need.low && result.high == need.high);

  for (int years = 0; years <= 40; years++)
    {
      g_assert_true (dp_need_in_year (&need, &two, years, &result, NULL));
      g_assert_true (result.low > before.low && result.high > before.high);
      before = result;
    }
}

static void
test_stages (void)
{
  const DpBounds need = { 80, 100 }, half = { 0.5, 0.5 }, unknown = { 0, 1 }, all = { 1, 1 };
  DpBounds result;

  g_assert_true (dp_need_passed_on (&need, &half, &result, NULL));
  g_assert_true (result.low == 40 && result.high == 50);
  g_assert_true (dp_need_passed_on (&need, &unknown, &result, NULL));
  g_assert_true (result.low == 0 && result.high == 100);
  g_assert_true (dp_need_passed_on (&need, &all, &result, NULL));
  g_assert_true (result.low == 80 && result.high == 100);
}

typedef gboolean (*BoundsFunc) (const DpBounds *need,
                                const DpBounds *second,
                                DpBounds       *result,
                                GError        **error);

static gboolean
in_third_year (const DpBounds *need,
               const DpBounds *trend,
               DpBounds       *result,
               GError        **error)
{
  return dp_need_in_year (need, trend, 3, result, error);
}

static void
test_bounds_refused (void)
{
  const struct
  {
    BoundsFunc func;
    DpBounds need, second;
    const char *input;
  } rows[] = {
    { dp_need_add_share, { -1, 2 }, { 0, 0 }, "need:" },     { dp_need_add_share, { 2, 1 }, { 0, 0 }, "need:" },
    { dp_need_add_share, { 1, NAN }, { 0, 0 }, "need:" },    { dp_need_add_share, { 1, 2 }, { -0.1, 0 }, "share:" },
    { dp_need_add_share, { 1, 2 }, { 0.2, 0.1 }, "share:" }, { dp_need_add_share, { 1, 2 }, { 0, 1e6 }, "share:" },
    { dp_need_add_number, { 1, 1e300 }, { 0, 0 }, "need:" }, { dp_need_add_number, { 1, 2 }, { -1, 0 }, "number:" },
    { dp_need_passed_on, { 1, 2 }, { 0, 1.01 }, "share:" },  { dp_need_passed_on, { 1, 2 }, { -0.1, 1 }, "share:" },
    { dp_need_passed_on, { 1, 2 }, { 0.9, 0.8 }, "share:" }, { dp_need_passed_on, { NAN, 2 }, { 0, 1 }, "need:" },
    { in_third_year, { 1, 2 }, { -1, 0 }, "trend:" },        { in_third_year, { 1, 2 }, { 0.02, 0.01 }, "trend:" },
    { in_third_year, { 1, 2 }, { 0, 1.01 }, "trend:" },      { in_third_year, { 1, 2 }, { NAN, 0 }, "trend:" },
    { in_third_year, { 3, 2 }, { 0, 0 }, "need:" },
  };
  const DpBounds need = { 1, 2 }, trend = { 0, 0 };
  g_autoptr (GError) error = NULL;
  DpBounds result = { 7, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) one = NULL;

      g_assert_false (rows[i].func (&rows[i].need, &rows[i].second, &result, &one));
      g_assert_cmpint (one->domain, ==, DP_ENGINE_ERROR);
      g_assert_true (g_str_has_prefix (one->message, rows[i].input));
      g_assert_true (result.low == 7 && result.high == 7);
    }
  g_assert_false (dp_need_in_year (&need, &trend, 201, &result, &error));
  g_assert_true (g_str_has_prefix (error->message, "years:"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/need/population", test_population);
  g_test_add_func ("/engine/need/one-region", test_one_region);
  g_test_add_func ("/engine/need/refused", test_refused);
  g_test_add_func ("/engine/need/merge", test_merge);
  g_test_add_func ("/engine/need/hidden", test_hidden);
  g_test_add_func ("/engine/need/trend", test_trend);
  g_test_add_func ("/engine/need/stages", test_stages);
  g_test_add_func ("/engine/need/bounds-refused", test_bounds_refused);
  return g_test_run ();
}
