/* dp-analysis-finance.c: what a proposal costs, what its rate brings in, and who pays.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-finance.h"

#include "engine/dp-staffing.h"
#include "plan/dp-analysis-private.h"
#include "plan/dp-analysis-staffing.h"
#include "plan/dp-analysis-years.h"
#include "plan/dp-cost-steps.h"
#include "plan/dp-defaults.h"
#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>

#define WEEKS_PER_MONTH (365.25 / 7 / 12)
/* Halvings that bring any need below DP_TIPPING_MAX to the last bits of a double. */
#define BISECTIONS 100

static gboolean
add_amount (const DpRecord *record,
            guint           field,
            double         *sum,
            guint          *missing)
{
  double amount;

  if (!dp_record_number (record, field, &amount))
    {
      (*missing)++;
      return FALSE;
    }

  *sum += amount;
  return TRUE;
}

static void
add_staffing (DpFinanceResult *result,
              const DpPlan    *plan,
              const GPtrArray *units)
{
  for (guint u = 0; u < units->len; u++)
    {
      const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, ((const DpRecord *) units->pdata[u])->id);

      if (lines->len == 0)
        result->missing++;
      for (guint i = 0; i < lines->len; i++)
        if (!dp_staffing_is_manned (units->pdata[u], lines->pdata[i]))
          result->unmanned++;
        else
          result->running_known |= add_amount (lines->pdata[i], DP_STAFFING_COST, &result->staff, &result->missing);
    }
}

static void
add_costs (DpFinanceResult *result,
           const DpPlan    *plan)
{
  const GPtrArray *costs = dp_plan_children (plan, DP_ENTITY_COST, result->proposal->id);

  for (guint i = 0; i < costs->len; i++)
    if (g_strcmp0 (dp_record_text (costs->pdata[i], DP_COST_KIND), "capital") == 0)
      result->capital_known |= add_amount (costs->pdata[i], DP_COST_AMOUNT, &result->capital, &result->capital_missing);
    else
      result->running_known |= add_amount (costs->pdata[i], DP_COST_AMOUNT, &result->items, &result->missing);
}

static void
add_places (DpFinanceResult *result,
            const GPtrArray *units)
{
  guint unknown = 0;

  for (guint u = 0; u < units->len; u++)
    add_amount (units->pdata[u], DP_UNIT_PLACES, &result->places, &unknown);
  result->places_known = units->len > 0 && unknown == 0;
}

static void
add_payers (DpFinanceResult *result,
            const DpPlan    *plan)
{
  const GPtrArray *payers = dp_plan_children (plan, DP_ENTITY_PAYER, result->proposal->id);

  result->n_payers = payers->len;
  result->payers = g_new0 (DpFinancePayer, payers->len);
  for (guint i = 0; i < payers->len; i++)
    {
      DpFinancePayer *payer = &result->payers[i];

      payer->payer = payers->pdata[i];
      payer->known = dp_record_number (payers->pdata[i], DP_PAYER_SHARE, &payer->share) && result->running_known;
      payer->amount = payer->known ? payer->share * result->running : 0.0;
      result->named_share += payer->share;
    }
}

static DpEmptyPlaces
empty_places (const DpRecord *proposal)
{
  static const struct
  {
    const char *financing;
    DpEmptyPlaces who;
  } table[] = {
    { "tariff", DP_EMPTY_LATER_RATES }, { "objective", DP_EMPTY_ALL }, { "drawing_right", DP_EMPTY_HOLDERS },
    { "state", DP_EMPTY_STATE }, { "region", DP_EMPTY_REGION }, { "shared", DP_EMPTY_SHARED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (dp_record_text (proposal, DP_PROPOSAL_FINANCING), table[i].financing) == 0)
      return table[i].who;

  return DP_EMPTY_UNKNOWN;
}

/** dp_capacity_solve: see the header. */
void
dp_capacity_solve (const DpCapacityResult *capacity,
                   double                  women,
                   DpSystemAnswer         *total)
{
  g_autofree double *places = g_new0 (double, capacity->n_units);
  g_autofree double *stays = g_new0 (double, capacity->n_units);
  g_autofree double *routing = g_new0 (double, capacity->n_units);
  const double weight = 1.0;
  const DpSystem system = { 1, capacity->n_units, &weight, places, stays, routing };

  for (guint u = 0; u < capacity->n_units; u++)
    {
      places[u] = capacity->units[u].places;
      stays[u] = capacity->units[u].stay_years;
      routing[u] = capacity->units[u].need_share;
    }

  dp_system_solve (&system, women, total, NULL, NULL);
}

/**
 * dp_capacity_need_at:
 * @capacity: a proposal's capacity
 * @occupancy: an occupancy of all its places together, 0–1
 * @women: (out): women a year in the country at which it is reached
 * @without_place: (out): share of them who then find no free place
 *
 * Occupancy rises with the need, so the need is found by halving.
 *
 * Returns: FALSE when the proposal has a gap or no number of women fills its places so far
 */
gboolean
dp_capacity_need_at (const DpCapacityResult *capacity,
                     double                  occupancy,
                     double                 *women,
                     double                 *without_place)
{
  DpSystemAnswer total;
  double low = 0.0;
  double high = DP_TIPPING_MAX;

  g_return_val_if_fail (capacity != NULL && women != NULL && without_place != NULL, FALSE);

  if (capacity->gap != DP_GAP_NONE)
    return FALSE;
  dp_capacity_solve (capacity, high, &total);
  if (!(occupancy >= 0.0) || total.occupancy < occupancy)
    return FALSE;

  for (int i = 0; i < BISECTIONS; i++)
    {
      double middle = (low + high) / 2.0;

      dp_capacity_solve (capacity, middle, &total);
      if (total.occupancy < occupancy)
        low = middle;
      else
        high = middle;
    }

  dp_capacity_solve (capacity, high, &total);
  *women = high;
  *without_place = total.without_place;
  return TRUE;
}

static void
fill_case (DpFinanceResult *result,
           guint            number,
           DpFinanceCase   *one)
{
  const DpSystemAnswer *total = &result->capacity->totals[number];

  one->occupancy = total->occupancy;
  one->used_days = result->places * DP_DAYS_PER_YEAR * total->occupancy;
  one->courses = total->courses_per_year;
  for (guint u = 0; u < result->capacity->n_units; u++)
    {
      const DpUnitResult *unit = &result->capacity->units[u];

      one->weeks_before_birth += unit->cases[number].courses_per_year * WEEKS_PER_MONTH
                                 * dp_record_number_or (unit->unit, DP_UNIT_STAY_BEFORE, 0.0);
    }
  one->income = result->rate * one->used_days;
  one->uncovered = result->running - one->income;
  one->empty_cost = result->running * (1.0 - one->occupancy);
  one->cost_per_used_day = one->used_days > 0.0 ? result->running / one->used_days : 0.0;
  one->cost_per_course = one->courses > 0.0 ? result->running / one->courses : 0.0;
  one->cost_per_week_before_birth = one->weeks_before_birth > 0.0 ? result->running / one->weeks_before_birth : 0.0;
}

/* What the staff that comes with certain places costs: in full operation when @year is −1. */
static double
stepped_cost (const DpFinanceResult *result,
              const DpPlan          *plan,
              const int             *months,
              const int             *closing,
              int                    year)
{
  double sum = 0.0;

  for (guint u = 0; u < result->capacity->n_units; u++)
    {
      const char *unit = result->capacity->units[u].unit->id;

      sum += year < 0 ? dp_cost_steps_full (plan, unit) : dp_cost_steps_year (plan, unit, months[u], closing[u], year);
    }

  return sum;
}

/* One case year by year: places, occupancy and cost of the units that are open, then the rule. */
static gboolean
fill_path (DpFinanceResult *result,
           DpAnalysis      *analysis,
           guint            need_case,
           DpFinanceYear   *years,
           GError         **error)
{
  g_autoptr (GArray) all = dp_analysis_case_years (analysis, result->proposal->id, need_case, DP_FINANCE_YEARS);
  double places[DP_FINANCE_YEARS] = { 0.0 };
  double occupancies[DP_FINANCE_YEARS] = { 0.0 };
  double costs[DP_FINANCE_YEARS] = { 0.0 };
  DpRateYear rates[DP_FINANCE_YEARS];
  const DpPlan *plan = dp_analysis_plan (analysis);
  const double unstepped = result->running - stepped_cost (result, plan, NULL, NULL, -1);
  g_autofree int *months = g_new0 (int, result->capacity->n_units);
  g_autofree int *closing = g_new0 (int, result->capacity->n_units);
  int calendar_year;

  dp_analysis_closing_months (analysis, result->proposal->id, closing);
  dp_analysis_opening_months (analysis, result->proposal->id, months, &calendar_year);
  for (guint u = 0; u < result->capacity->n_units; u++)
    {
      g_autoptr (GArray) own = dp_analysis_case_unit_years (analysis, result->proposal->id, u, need_case, DP_FINANCE_YEARS);

      for (guint y = 0; y < DP_FINANCE_YEARS; y++)
        if (g_array_index (own, DpYearResult, y).places > 0.0)
          places[y] += result->capacity->units[u].places;
    }

  for (guint y = 0; y < DP_FINANCE_YEARS; y++)
    {
      const DpYearResult *year = &g_array_index (all, DpYearResult, y);

      occupancies[y] = places[y] > 0.0 ? year->occupancy * year->places / places[y] : 0.0;
      costs[y] = unstepped / result->places * (result->fixed_share * places[y] + (1.0 - result->fixed_share) * year->places)
                 + stepped_cost (result, plan, months, closing, (int) y);
    }

  if (!dp_rate_path (&result->rule, costs, places, occupancies, DP_FINANCE_YEARS, rates, error))
    return FALSE;

  for (guint y = 0; y < DP_FINANCE_YEARS; y++)
    years[y] = (DpFinanceYear) { (int) y + 1, g_array_index (all, DpYearResult, y).calendar_year, places[y], occupancies[y],
                                 costs[y], rates[y] };
  return TRUE;
}

static gboolean
fill_cases (DpFinanceResult *result,
            DpAnalysis      *analysis,
            GError         **error)
{
  const DpNeedResult *need = dp_analysis_need (analysis);

  result->n_cases = need->n_cases;
  result->n_years = DP_FINANCE_YEARS;
  result->cases = g_new0 (DpFinanceCase, need->n_cases);
  result->years = g_new0 (DpFinanceYear, need->n_cases * DP_FINANCE_YEARS);
  for (guint c = 0; c < need->n_cases; c++)
    {
      fill_case (result, c, &result->cases[c]);
      if (!fill_path (result, analysis, c, &result->years[c * DP_FINANCE_YEARS], error))
        return FALSE;
    }

  result->break_even_known = dp_capacity_need_at (result->capacity, result->break_even, &result->break_even_women,
                                                  &result->break_even_without);
  return TRUE;
}

/* Computes all but @result->proposal. */
static gboolean
fill_result (DpFinanceResult *result,
             DpAnalysis      *analysis,
             GError         **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const char *proposal_id = result->proposal->id;
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);

  result->price_year = (int) dp_record_number_or (result->proposal, DP_PROPOSAL_PRICE_YEAR, 0.0);
  result->capacity = dp_analysis_capacity (analysis, proposal_id);
  result->budget_occupancy = dp_default_assumption (plan, "budget-occupancy");
  result->rule = (DpRateRule) { dp_default_assumption (plan, "rate-floor"), dp_default_assumption (plan, "rate-ceiling"),
                                dp_default_assumption (plan, "rate-band") };
  result->fixed_share = dp_default_assumption (plan, "fixed-cost");
  result->empty_places = empty_places (result->proposal);
  add_staffing (result, plan, units);
  add_costs (result, plan);
  add_places (result, units);
  result->running = result->staff + result->items;
  add_payers (result, plan);

  if (result->places_known && result->places > 0.0 && result->capital_known)
    result->capital_per_place = result->capital / result->places;
  result->rate_known = result->running_known && result->places_known && result->places > 0.0;
  if (!result->rate_known)
    return TRUE;

  result->cost_per_place = result->running / result->places;
  if (!dp_rate (result->running, 0.0, result->places, result->budget_occupancy, &result->rate, error))
    return FALSE;
  /* What costs nothing is in balance when nobody comes. */
  if (result->rate > 0.0 && !dp_break_even (result->running, result->places, result->rate, &result->break_even, error))
    return FALSE;
  return result->capacity->gap != DP_GAP_NONE || fill_cases (result, analysis, error);
}

/**
 * dp_analysis_finance:
 * @analysis: an analysis
 * @proposal_id: id of a proposal
 * @error: return location for an error
 *
 * Returns: (transfer full): the proposal's cost, rate and payers, not to be changed since the analysis keeps it too; NULL
 *   when there is no such proposal or an assumption of the rate cannot be used
 */
DpFinanceResult *
dp_analysis_finance (DpAnalysis *analysis,
                     const char *proposal_id,
                     GError    **error)
{
  const DpRecord *proposal = dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, proposal_id);
  g_autoptr (DpFinanceResult) result = NULL;
  DpFinanceResult *kept;

  if (proposal == NULL)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no proposal “%s”."),
                   proposal_id != NULL ? proposal_id : "");
      return NULL;
    }

  kept = _dp_analysis_kept_finance (analysis, proposal_id);
  if (kept != NULL)
    return g_rc_box_acquire (kept);

  result = g_rc_box_new0 (DpFinanceResult);
  result->proposal = proposal;
  if (!fill_result (result, analysis, error))
    return NULL;
  _dp_analysis_keep_finance (analysis, proposal_id, g_rc_box_acquire (result));
  return g_steal_pointer (&result);
}

static void
finance_result_clear (gpointer data)
{
  DpFinanceResult *result = data;

  g_free (result->cases);
  g_free (result->years);
  g_free (result->payers);
}

/** dp_finance_result_free: lets @result go; NULL is allowed. */
void
dp_finance_result_free (DpFinanceResult *result)
{
  if (result != NULL)
    g_rc_box_release_full (result, finance_result_clear);
}
