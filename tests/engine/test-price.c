/* test-price.c: staffing and rates against the reference arithmetic.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-price.h"
#include "engine/dp-staffing.h"

#include "reference.h"

#include <math.h>

static const DpHours danish = { 1924, 7.4, 25, 5, 7.14, 14.4, 3 };
static const DpRateRule residential = { 0.95, 1, 0.05 };

static void
test_fte_reference (void)
{
  g_autoptr (Reference) table = reference_load ("fte.csv", 4);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DpHours hours = {
        37 * 52, 7.4, reference_number (table, i, "holiday"), reference_number (table, i, "extra_holiday"),
        reference_number (table, i, "public_holidays"), reference_number (table, i, "sick"),
        reference_number (table, i, "course")
      };
      double net, fte;

      g_assert_true (dp_net_hours (&hours, &net, NULL));
      assert_close (net, reference_number (table, i, "net_hours"), 1e-12);
      g_assert_true (dp_fte_per_post (&hours, reference_number (table, i, "handover_h"), &fte, NULL));
      /* The table prints six decimals. */
      g_assert_cmpfloat_with_epsilon (fte, reference_number (table, i, "fte_per_24_7_post"), 0.5e-6);
    }
}

static void
test_roster (void)
{
  /* Three shifts of eight hours are one post round the clock; a resting night counts by its share. */
  const DpShift shifts[] = { { 1, 8, 365, 1 }, { 1, 8, 365, 1 }, { 1, 8, 365, 1 } };
  const DpShift resting[] = { { 2, 10, 365, 0.25 } };
  double roster, post, net;

  g_assert_true (dp_fte_roster (&danish, shifts, 3, &roster, NULL));
  g_assert_true (dp_fte_per_post (&danish, 0, &post, NULL));
  assert_close (roster, post, 1e-12);
  g_assert_true (dp_net_hours (&danish, &net, NULL));
  g_assert_true (dp_fte_roster (&danish, resting, 1, &roster, NULL));
  assert_close (roster, 1825 / net, 1e-12);
  g_assert_true (dp_fte_roster (&danish, NULL, 0, &roster, NULL));
  g_assert_cmpfloat (roster, ==, 0);
}

static void
test_rate_reference (void)
{
  g_autoptr (Reference) table = reference_load ("takst.csv", 3);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DpRateRule rule = { reference_number (table, i, "lo"), reference_number (table, i, "hi"), 0.05 };
      const double cost = reference_number (table, i, "cost"), places = reference_number (table, i, "places");
      double occupancy, rate, result;

      g_assert_true (dp_budget_occupancy (&rule, reference_number (table, i, "occ_y2"),
                                          reference_number (table, i, "occ_y1"), &occupancy, NULL));
      assert_close (occupancy, reference_number (table, i, "occ_budget"), 1e-12);
      g_assert_true (dp_rate (cost, reference_number (table, i, "carry"), places, occupancy, &rate, NULL));
      /* The table prints ten digits. */
      assert_close (rate, reference_number (table, i, "takst"), 1e-9);
      g_assert_true (dp_rate_result (cost, places, rate, reference_number (table, i, "actual_occ"), &result, NULL));
      assert_close (result, reference_number (table, i, "result"), 1e-9);
    }
}

static void
test_break_even (void)
{
  double rate, occupancy, result;

  g_assert_true (dp_rate (14600000, 0, 8, 0.95, &rate, NULL));
  g_assert_true (dp_break_even (14600000, 8, rate, &occupancy, NULL));
  assert_close (occupancy, 0.95, 1e-12);
  g_assert_true (dp_rate_result (14600000, 8, rate, occupancy, &result, NULL));
  g_assert_cmpfloat_with_epsilon (result, 0, 1e-6);
}

/* By hand: cost 3.65 million, ten places; full at 1,000 a day. */
static void
test_path (void)
{
  const double costs[] = { 3650000, 3650000, 3650000, 3650000 }, places[] = { 10, 10, 10, 10 };
  const double occupancies[] = { 0.5, 1, 1, 0.97 };
  DpRateYear years[4];

  g_assert_true (dp_rate_path (&residential, costs, places, occupancies, 4, years, NULL));
  assert_close (years[0].rate, 1000, 1e-12);
  assert_close (years[0].income, 1825000, 1e-12);
  assert_close (years[0].result, -1825000, 1e-12);
  assert_close (years[1].result, 0, 1e-6);
  /* The deficit beyond five per cent of the cost comes back two years later. */
  assert_close (years[2].carried_in, 1825000 - 182500, 1e-12);
  assert_close (years[2].budget_occupancy, 0.95, 1e-12); /* the mean of 0.5 and 1 is below the floor */
  assert_close (years[2].rate, (3650000 + 1642500) / (3650 * 0.95), 1e-12);
  assert_close (years[2].result, (3650000 + 1642500) / 0.95 - 3650000 - 1642500, 1e-9);
  assert_close (years[3].carried_in, 0, 1e-6);
  assert_close (years[3].budget_occupancy, 1, 1e-12);
  assert_close (years[3].result, -0.03 * 3650000, 1e-9);
}

/* A surplus beyond the band comes back as a lower rate: at the ceiling of 1 and an occupancy of 1.1, ten per cent. */
static void
test_path_surplus (void)
{
  const double costs[] = { 3650000, 3650000, 3650000 }, places[] = { 10, 10, 10 }, occupancies[] = { 1.1, 1, 1 };
  DpRateYear years[3];

  g_assert_true (dp_rate_path (&residential, costs, places, occupancies, 3, years, NULL));
  assert_close (years[0].result, 365000, 1e-9);
  assert_close (years[2].carried_in, -182500, 1e-9);
  assert_close (years[2].rate, 950, 1e-9);
  assert_close (years[2].income, 3467500, 1e-9);
  g_assert_cmpfloat_with_epsilon (years[2].result, 0, 1e-6);
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
test_refused (void)
{
  const DpHours nothing_left = { 100, 7.4, 25, 0, 0, 0, 0 };
  const DpHours sick = { 1924, 7.4, 25, 5, 7, -1, 0 };
  const DpRateRule upside_down = { 1, 0.95, 0 };
  const DpShift long_shift = { 1, 49, 365, 1 };
  GError *error = NULL;
  double x;
  gboolean accepted;

  accepted = dp_net_hours (&nothing_left, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_POSITIVE, "norm_hours:");
  accepted = dp_net_hours (&sick, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NEGATIVE, "sick:");
  accepted = dp_fte_per_post (&danish, NAN, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_FINITE, "handover:");
  accepted = dp_fte_roster (&danish, &long_shift, 1, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_TOO_LARGE, "hours:");
  accepted = dp_budget_occupancy (&upside_down, 1, 1, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_TOO_LARGE, "floor:");
  accepted = dp_budget_occupancy (&residential, -0.1, 1, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NEGATIVE, "occupancy:");
  accepted = dp_rate (1, 0, 0, 1, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_POSITIVE, "places:");
  accepted = dp_rate (1, 0, 8, 0, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_POSITIVE, "occupancy:");
  accepted = dp_break_even (1, 8, 0, &x, &error);
  assert_refused (accepted, g_steal_pointer (&error), DP_ENGINE_ERROR_NOT_POSITIVE, "rate:");
}

/* A night crew from the opening, a therapist from the third place, food by the place. */
static void
test_step_cost (void)
{
  const DpCostStep steps[] = { { 0, 1000 }, { 3, 400 } };
  const double expected[] = { 0, 1000 + 60 + 10, 1000 + 60 + 20, 1400 + 60 + 30, 1400 + 60 + 40 };
  double cost;
  GError *error = NULL;

  for (int open = 0; open <= 4; open++)
    {
      g_assert_true (dp_step_cost (steps, 2, 100, 0.6, 4, open, &cost, NULL));
      assert_close (cost, expected[open], 1e-12);
    }
  g_assert_false (dp_step_cost (steps, 2, 100, 0.6, 4, 5, &cost, &error));
  g_assert_true (g_str_has_prefix (error->message, "open:"));
  g_clear_error (&error);
  g_assert_false (dp_step_cost (steps, 2, 100, 0.6, 4, -1, &cost, &error));
  g_assert_true (g_str_has_prefix (error->message, "open:"));
  g_clear_error (&error);
  g_assert_false (dp_step_cost (steps, 2, 100, 1.1, 4, 2, &cost, &error));
  g_assert_true (g_str_has_prefix (error->message, "fixed_share:"));
  g_clear_error (&error);
  g_assert_false (dp_step_cost (steps, 2, -1, 0.6, 4, 2, &cost, &error));
  g_assert_true (g_str_has_prefix (error->message, "rest:"));
  g_clear_error (&error);
  g_assert_false (dp_step_cost (&(DpCostStep) { 1, NAN }, 1, 100, 0.6, 4, 2, &cost, &error));
  g_assert_true (g_str_has_prefix (error->message, "cost:"));
  g_clear_error (&error);
  g_assert_false (dp_step_cost (steps, 2, 100, 0.6, 0, 0, &cost, &error));
  g_assert_true (g_str_has_prefix (error->message, "places:"));
  g_clear_error (&error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/price/steps", test_step_cost);
  g_test_add_func ("/engine/staffing/reference", test_fte_reference);
  g_test_add_func ("/engine/staffing/roster", test_roster);
  g_test_add_func ("/engine/price/reference", test_rate_reference);
  g_test_add_func ("/engine/price/break-even", test_break_even);
  g_test_add_func ("/engine/price/path", test_path);
  g_test_add_func ("/engine/price/path/surplus", test_path_surplus);
  g_test_add_func ("/engine/price/refused", test_refused);
  return g_test_run ();
}
