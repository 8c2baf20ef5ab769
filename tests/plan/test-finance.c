/* test-finance.c: staffing and price where something is unknown, wrong, or at an edge.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample's figures are counted again by tests/cli/test_finance.py.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-analysis-finance.h"
#include "plan/dp-analysis-staffing.h"
#include "plan/dp-defaults.h"
#include "plan/dp-error.h"
#include "plan/dp-loan-pool.h"

static const char *const ids[] = {
  "hours-norm", "hours-day", "days-holiday", "days-extra", "days-public", "days-sick", "days-course", "handover-minutes",
  "crew-night", "crew-day", "crew-day-hours", "one-person", "budget-occupancy", "rate-floor", "rate-ceiling", "rate-band",
  "fixed-cost", "detour-factor", "reach", "vary-stay-before", "vary-stay-after", "vary-split", "vary-places", "vary-wages",
  "vary-items", "vary-goal",
};

/* A plan that has lost its rows computes as one that has them. */
static void
test_defaults (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpPlan) bare = dp_plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      double row;

      g_assert_true (dp_plan_assumption (plan, ids[i], &row));
      g_assert_cmpfloat (dp_default_assumption (bare, ids[i]), ==, row);
      put_number (plan, DP_ENTITY_ASSUMPTION, ids[i], DP_ASSUMPTION_VALUE, row + 1);
      g_assert_cmpfloat (dp_default_assumption (plan, ids[i]), ==, row + 1);
    }
}

static DpStaffingResult *
staffing_of (const DpPlan *plan,
             const char   *proposal)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GError) error = NULL;
  DpStaffingResult *staffing = dp_analysis_staffing (analysis, proposal, &error);

  g_assert_no_error (error);
  return staffing;
}

static const DpStaffingArea *
area_of (const DpStaffingUnit *unit,
         const char           *competence)
{
  for (guint i = 0; i < unit->n_areas; i++)
    if (g_strcmp0 (unit->areas[i].competence, competence) == 0)
      return &unit->areas[i];

  g_error ("no area %s", competence != NULL ? competence : "without a name");
}

static void
test_unknown_fte (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpStaffingResult) staffing = NULL;
  const DpStaffingUnit *unit;

  put_unknown (plan, DP_ENTITY_STAFFING, "P-midtjylland-staff-1", DP_STAFFING_FTE); /* care */
  put_unknown (plan, DP_ENTITY_STAFFING, "P-midtjylland-staff-2", DP_STAFFING_EMPLOYMENT); /* family, 1 FTE */
  put_unknown (plan, DP_ENTITY_STAFFING, "P-midtjylland-staff-4", DP_STAFFING_COMPETENCE); /* social, 0.5 FTE */
  staffing = staffing_of (plan, "P");
  unit = &staffing->units[0];

  g_assert_cmpuint (staffing->unknown_fte, ==, 1);
  g_assert_false (unit->crew_known);
  g_assert_false (unit->crew_met);
  g_assert_false (unit->women_known);
  g_assert_cmpint (area_of (unit, "care")->state, ==, DP_COMPETENCE_UNKNOWN);
  g_assert_cmpint (area_of (unit, "family")->state, ==, DP_COMPETENCE_OTHERS);
  g_assert_cmpfloat (area_of (unit, "family")->fte.unstated, ==, 1.0);
  g_assert_cmpint (area_of (unit, "social")->state, ==, DP_COMPETENCE_MISSING);
  g_assert_cmpfloat (area_of (unit, NULL)->fte.own, ==, 0.5);
  /* Own, purchased, partner's and unstated make the sum. */
  g_assert_cmpfloat_with_epsilon (unit->fte.own + unit->fte.purchased + unit->fte.partner + unit->fte.unstated, unit->fte.total,
                                  1e-12);
}

/* The crew that a minimum asks for, by hand: 2 at night for 8 hours and 3 in all 16 waking hours are 64 hours a day. In the
 * evening one less, on the 365 × 5 / 7 − 7.14 working days, is 8 hours less on each of them. */
static void
test_crew (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpStaffingResult) staffing = NULL;
  g_autoptr (DpStaffingResult) shifts = NULL;
  g_autoptr (DpStaffingResult) few = NULL;

  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-night", DP_ASSUMPTION_VALUE, 2);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-day", DP_ASSUMPTION_VALUE, 3);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-evening", DP_ASSUMPTION_VALUE, 2);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-weekend", DP_ASSUMPTION_VALUE, 3);
  shifts = staffing_of (plan, "A");
  g_assert_cmpfloat_with_epsilon (shifts->terms.crew_fte,
                                  (64.0 * 365.0 - 8.0 * (365.0 * 5.0 / 7.0 - 7.14)) / 1520.404, 1e-9);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-evening", DP_ASSUMPTION_VALUE, 3);
  staffing = staffing_of (plan, "A");
  g_assert_cmpfloat_with_epsilon (staffing->terms.crew_fte, 64.0 * 365.0 / 1520.404, 1e-9);
  g_assert_false (staffing->units[0].crew_met);

  /* Care for less than the night: all of it is used then. 1 FTE is 1520.404 / 365 = 4.1655 hours a day, over 8 hours. */
  put_number (plan, DP_ENTITY_STAFFING, "A-hovedstaden-staff-1", DP_STAFFING_FTE, 1);
  few = staffing_of (plan, "A");
  g_assert_cmpfloat_with_epsilon (few->units[0].night, 1520.404 / 365.0 / 8.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (few->units[0].day, 0.0, 1e-12);
}

static void
assert_refused (const DpPlan *plan,
                GQuark        domain,
                int           code)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GError) error = NULL;

  g_assert_null (dp_analysis_staffing (analysis, "A", &error));
  g_assert_error (error, domain, code);
}

static void
test_refusals (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GError) error = NULL;

  g_assert_null (dp_analysis_finance (analysis, "none", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (dp_analysis_staffing (analysis, NULL, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
  g_clear_error (&error);

  put_number (plan, DP_ENTITY_ASSUMPTION, "budget-occupancy", DP_ASSUMPTION_VALUE, 0);
  g_assert_null (dp_analysis_finance (analysis, "A", &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NOT_POSITIVE);

  put_number (plan, DP_ENTITY_ASSUMPTION, "hours-day", DP_ASSUMPTION_VALUE, 24);
  put_number (plan, DP_ENTITY_ASSUMPTION, "days-sick", DP_ASSUMPTION_VALUE, 100);
  assert_refused (plan, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NOT_POSITIVE);
  put_number (plan, DP_ENTITY_ASSUMPTION, "hours-day", DP_ASSUMPTION_VALUE, -1);
  assert_refused (plan, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NEGATIVE);
  put_number (plan, DP_ENTITY_ASSUMPTION, "hours-day", DP_ASSUMPTION_VALUE, 7.4);
  put_number (plan, DP_ENTITY_ASSUMPTION, "days-sick", DP_ASSUMPTION_VALUE, 14.4);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-day-hours", DP_ASSUMPTION_VALUE, 25);
  assert_refused (plan, DP_ENGINE_ERROR, DP_ENGINE_ERROR_TOO_LARGE);
}

/* One place, stay half a year: a place is in use load / (1 + load) of the time, so 0.95 takes a load of 19, 38 women. */
static void
test_need_at (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  const DpCapacityResult *capacity;
  double women, without;

  pool_A (plan, 1);
  analysis = dp_analysis_new (plan);
  capacity = dp_analysis_capacity (analysis, "A");
  g_assert_true (dp_capacity_need_at (capacity, 0.95, &women, &without));
  g_assert_cmpfloat_with_epsilon (women, 38.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (without, 0.95, 1e-12);
  g_assert_true (dp_capacity_need_at (capacity, 0.0, &women, &without));
  g_assert_cmpfloat_with_epsilon (women, 0.0, 1e-9);
  g_assert_false (dp_capacity_need_at (capacity, 1.0, &women, &without));
  g_assert_false (dp_capacity_need_at (dp_analysis_capacity (analysis, "0"), 0.95, &women, &without));
}

/* Nobody pays for what has no amount, and nothing is divided by no place. */
static void
test_unknown_price (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpFinanceResult) unknown = NULL;
  g_autoptr (DpFinanceResult) none = NULL;

  put_unknown (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES);
  dp_analysis_invalidate (analysis, NULL);
  unknown = dp_analysis_finance (analysis, "P", NULL);
  g_assert_true (unknown->running_known);
  g_assert_false (unknown->places_known);
  g_assert_false (unknown->rate_known);
  g_assert_cmpuint (unknown->n_cases, ==, 0);
  g_assert_false (unknown->break_even_known);

  put_number (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES, 0);
  dp_analysis_invalidate (analysis, NULL);
  none = dp_analysis_finance (analysis, "P", NULL);
  g_assert_true (none->places_known);
  g_assert_false (none->rate_known);
  g_assert_null (none->cases);
}

/* With a cost that follows the open places, the first year of a start-up is cheaper; in full operation it is the same. */
static void
test_fixed_cost (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpFinanceResult) finance = NULL;
  g_autoptr (GArray) years = NULL;

  use_only (plan, 30, 30);
  put_number (plan, DP_ENTITY_ASSUMPTION, "fixed-cost", DP_ASSUMPTION_VALUE, 0.25);
  for (gsize u = 0; u < G_N_ELEMENTS (unit_ids_of_A); u++)
    {
      g_autofree char *line = g_strconcat (unit_ids_of_A[u], "-staff-2", NULL);

      put_unknown (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_FROM_PLACES);
    }
  analysis = dp_analysis_new (plan);
  finance = dp_analysis_finance (analysis, "A", NULL);
  years = dp_analysis_years (analysis, "A", 30, DP_FINANCE_YEARS);
  for (guint y = 0; y < DP_FINANCE_YEARS; y++)
    g_assert_cmpfloat_with_epsilon (finance->years[y].cost,
                                    finance->running * (0.25 + 0.75 * g_array_index (years, DpYearResult, y).places / 30.0), 1e-3);
  g_assert_cmpfloat (finance->years[0].cost, <, 0.5 * finance->running);
  g_assert_cmpfloat_with_epsilon (finance->years[DP_FINANCE_YEARS - 1].cost, finance->running, 1e-3);
}

static void
test_empty_places (void)
{
  static const struct
  {
    const char *financing;
    DpEmptyPlaces who;
  } rows[] = {
    { "tariff", DP_EMPTY_LATER_RATES }, { "objective", DP_EMPTY_ALL }, { "drawing_right", DP_EMPTY_HOLDERS },
    { "state", DP_EMPTY_STATE }, { "region", DP_EMPTY_REGION }, { "shared", DP_EMPTY_SHARED }, { "unknown", DP_EMPTY_UNKNOWN },
  };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DpFinanceResult) finance = NULL;

      put_text (plan, DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_FINANCING, rows[i].financing);
      dp_analysis_invalidate (analysis, NULL);
      finance = dp_analysis_finance (analysis, "A", NULL);
      g_assert_cmpint (finance->empty_places, ==, rows[i].who);
    }
}

static DpLoanVerdict
verdict (const DpPlan   *plan,
         DpLoanCriterion criterion)
{
  DpLoanTest test;

  dp_loan_test (plan, dp_plan_get (plan, DP_ENTITY_PROPOSAL, "P"), &test);
  return test.checks[criterion].verdict;
}

static void
test_loan_pool (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  g_assert_cmpint (verdict (plan, DP_LOAN_LAW), ==, DP_LOAN_FAIL);
  remove_children (plan, DP_ENTITY_LEGAL_BASIS, "P-midtjylland");
  g_assert_cmpint (verdict (plan, DP_LOAN_LAW), ==, DP_LOAN_UNKNOWN);
  add_record (plan, DP_ENTITY_LEGAL_BASIS, "law", DP_LEGAL_BASIS_UNIT, "P-midtjylland", DP_LEGAL_BASIS_BASIS, "sel-107", -1);
  g_assert_cmpint (verdict (plan, DP_LOAN_LAW), ==, DP_LOAN_PASS);

  /* An opening in the year 2026 may be in time on any of its days; one in 2027 never. */
  g_assert_cmpint (verdict (plan, DP_LOAN_DEADLINE), ==, DP_LOAN_UNKNOWN);
  put_text (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_OPENING, "2026");
  g_assert_cmpint (verdict (plan, DP_LOAN_DEADLINE), ==, DP_LOAN_PASS);
  put_text (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_OPENING, "2027-01-01");
  g_assert_cmpint (verdict (plan, DP_LOAN_DEADLINE), ==, DP_LOAN_FAIL);
  put_text (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_OPENING, "2026-W53");
  g_assert_cmpint (verdict (plan, DP_LOAN_DEADLINE), ==, DP_LOAN_UNKNOWN); /* 28 December to 3 January */

  /* Exactly twenty million is not over twenty million. */
  put_number (plan, DP_ENTITY_COST, "P-cost-building", DP_COST_AMOUNT, 19.4e6);
  g_assert_cmpint (verdict (plan, DP_LOAN_SIZE), ==, DP_LOAN_FAIL);
  put_unknown (plan, DP_ENTITY_COST, "P-cost-building", DP_COST_AMOUNT);
  g_assert_cmpint (verdict (plan, DP_LOAN_SIZE), ==, DP_LOAN_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finance/defaults", test_defaults);
  g_test_add_func ("/finance/unknown-fte", test_unknown_fte);
  g_test_add_func ("/finance/crew", test_crew);
  g_test_add_func ("/finance/refusals", test_refusals);
  g_test_add_func ("/finance/need-at", test_need_at);
  g_test_add_func ("/finance/unknown-price", test_unknown_price);
  g_test_add_func ("/finance/fixed-cost", test_fixed_cost);
  g_test_add_func ("/finance/empty-places", test_empty_places);
  g_test_add_func ("/finance/loan-pool", test_loan_pool);
  return g_test_run ();
}
