/* dp-analysis-years.c: a proposal year by year: units open, start up and close, and the need follows the plan's trend.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-years.h"

#include "engine/dp-goal.h"
#include "plan/dp-analysis-goal.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-analysis-private.h"
#include "plan/dp-date.h"

/* Any month serves to compare openings that are all counted from a decision without a date. */
#define SOME_DECISION "2000-01"

static const char *
plan_decision (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);

  return plans->len > 0 ? dp_record_text (plans->pdata[0], DP_PLAN_DECISION) : NULL;
}

/* Months since year 0 at which each unit opens. Without a decision that has a date, openings counted from it are still
 * comparable with one another; then there is no calendar. Returns whether there is one. */
static gboolean
opening_months (const DpPlan    *plan,
                const GPtrArray *units,
                int             *months,
                int             *first_month)
{
  const char *decision = plan_decision (plan);
  gboolean found = FALSE;
  gboolean has_calendar = TRUE;

  for (int attempt = 0; attempt < 2 && !found; attempt++)
    {
      if (attempt == 1)
        {
          decision = SOME_DECISION;
          has_calendar = FALSE;
        }
      for (guint u = 0; u < units->len; u++)
        {
          const char *opening = dp_record_text (units->pdata[u], DP_UNIT_OPENING);

          months[u] = G_MAXINT;
          if (opening != NULL && dp_date_month_index (opening, decision, &months[u]))
            {
              *first_month = found ? MIN (*first_month, months[u]) : months[u];
              found = TRUE;
            }
        }
    }

  if (!found)
    *first_month = 0;
  for (guint u = 0; u < units->len; u++)
    if (months[u] == G_MAXINT)
      months[u] = *first_month;

  return found && has_calendar;
}

/* Every year of every estimate asks, and dates take their time to be read. */
static const DpOpenings *
find_openings (DpAnalysis *analysis,
               const char *proposal_id)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);
  const DpOpenings *kept = _dp_analysis_kept_openings (analysis, proposal_id);
  DpOpenings *openings;

  if (kept != NULL && kept->n_units == units->len)
    return kept;

  openings = g_new0 (DpOpenings, 1);
  openings->n_units = units->len;
  openings->months = g_new0 (int, units->len + 1);
  openings->has_calendar = opening_months (plan, units, openings->months, &openings->first_month);
  _dp_analysis_keep_openings (analysis, proposal_id, openings);

  return openings;
}

/** dp_analysis_opening_months: see the header. */
gboolean
dp_analysis_opening_months (DpAnalysis *analysis,
                            const char *proposal_id,
                            int        *months,
                            int        *calendar_year)
{
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, proposal_id);
  const DpOpenings *openings = find_openings (analysis, proposal_id);

  for (guint u = 0; u < units->len; u++)
    months[u] = openings->months[u] - openings->first_month;
  *calendar_year = openings->has_calendar ? openings->first_month / 12 : 0;

  return openings->has_calendar;
}

/** dp_analysis_month_after_opening: see the header. */
gboolean
dp_analysis_month_after_opening (DpAnalysis *analysis,
                                 const char *proposal_id,
                                 const char *date,
                                 int        *month)
{
  const DpOpenings *openings = find_openings (analysis, proposal_id);
  const char *decision = openings->has_calendar ? plan_decision (dp_analysis_plan (analysis)) : SOME_DECISION;

  if (date == NULL || !dp_date_month_index (date, decision, month))
    return FALSE;
  *month -= openings->first_month;

  return TRUE;
}

/** dp_analysis_closing_months: see the header. */
gboolean
dp_analysis_closing_months (DpAnalysis *analysis,
                            const char *proposal_id,
                            int        *months)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);
  double lead = 0.0;
  gboolean any = FALSE;

  /* What no row speaks of is not counted. */
  dp_plan_assumption (plan, "closing-lead", &lead);
  for (guint u = 0; u < units->len; u++)
    {
      const char *closing = dp_record_text (units->pdata[u], DP_UNIT_CLOSING);
      int month;

      months[u] = -1;
      if (!dp_analysis_month_after_opening (analysis, proposal_id, closing, &month))
        continue;
      months[u] = MAX (month - (int) lead, 0);
      any = TRUE;
    }

  return any;
}

static gboolean
first_calendar_year (DpAnalysis *analysis,
                     const char *proposal_id,
                     int        *calendar_year)
{
  const DpOpenings *openings = find_openings (analysis, proposal_id);

  *calendar_year = openings->has_calendar ? openings->first_month / 12 : 0;
  return openings->has_calendar;
}

/** dp_analysis_trend_use: see the header. */
DpTrendUse
dp_analysis_trend_use (DpAnalysis *analysis,
                       const char *proposal_id)
{
  DpRange trend;
  int year;

  if (!dp_need_trend (dp_analysis_plan (analysis), &trend))
    return DP_TREND_NONE;

  return first_calendar_year (analysis, proposal_id, &year) ? DP_TREND_FOLLOWED : DP_TREND_NO_CALENDAR;
}

/** dp_analysis_growth: see the header. */
void
dp_analysis_growth (DpAnalysis     *analysis,
                    const char     *proposal_id,
                    const DpRecord *estimate,
                    guint           year,
                    DpRange        *growth)
{
  int calendar_year;

  g_return_if_fail (year >= 1);

  *growth = (DpRange) { 1.0, 1.0 };
  if (first_calendar_year (analysis, proposal_id, &calendar_year))
    dp_need_growth (dp_analysis_plan (analysis), estimate, calendar_year + (int) year - 1, growth);
}

/** dp_analysis_case_women: see the header. */
double
dp_analysis_case_women (DpAnalysis *analysis,
                        const char *proposal_id,
                        guint       need_case,
                        guint       year)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const DpNeedCase *one = &need->cases[need_case];
  DpRange growth;

  g_return_val_if_fail (need_case < need->n_cases, 0.0);

  dp_analysis_growth (analysis, proposal_id, one->estimate, year, &growth);
  return one->need * (one->is_high ? growth.high : growth.low);
}

/* A proposal's units month by month; the arrays are owned. */
typedef struct
{
  const DpCapacityResult *capacity;
  const DpNeedResult *need;
  guint n_units;
  gboolean *serves;
  double *places;
  double *stays;
  double *routing;
  int *opening;
  int *closing;
  gboolean any_closes;
  int calendar_year; /* 0: no calendar */
} Months;

static void
months_clear (Months *months)
{
  g_free (months->serves);
  g_free (months->places);
  g_free (months->stays);
  g_free (months->routing);
  g_free (months->opening);
  g_free (months->closing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Months, months_clear)

static void
months_init (Months                 *months,
             DpAnalysis             *analysis,
             const DpCapacityResult *capacity)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const char *proposal_id = capacity->proposal->id;
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, proposal_id);

  *months = (Months) { .capacity = capacity, .need = need, .n_units = units->len };
  months->serves = _dp_goal_serves (need, units);
  months->places = g_new0 (double, units->len);
  months->stays = g_new0 (double, units->len);
  months->routing = g_new0 (double, (gsize) need->n_regions * units->len);
  months->opening = g_new0 (int, units->len);
  months->closing = g_new0 (int, units->len);
  for (guint u = 0; u < units->len; u++)
    {
      months->places[u] = capacity->units[u].places;
      months->stays[u] = capacity->units[u].stay_years;
    }
  dp_analysis_opening_months (analysis, proposal_id, months->opening, &months->calendar_year);
  months->any_closes = dp_analysis_closing_months (analysis, proposal_id, months->closing);
}

static gboolean
is_closed (const Months *months,
           guint         unit,
           int           month)
{
  return months->closing[unit] >= 0 && month >= months->closing[unit];
}

/* Each unit's share of the country's need in @month: the women of a region turn to its units that have not closed, as in full
 * operation. */
static void
fill_shares (const Months *months,
             int           month,
             double       *shares)
{
  const guint n = months->n_units;
  g_autofree gboolean *serves = NULL;
  DpGoalSystem system;

  for (guint u = 0; u < n; u++)
    shares[u] = months->capacity->units[u].need_share;
  if (!months->any_closes)
    return;

  serves = g_memdup2 (months->serves, sizeof (gboolean) * (months->need->n_regions * n + 1));
  for (guint r = 0; r < months->need->n_regions; r++)
    for (guint u = 0; u < n; u++)
      serves[r * n + u] &= !is_closed (months, u, month);
  system = (DpGoalSystem) { months->need->n_regions, n, months->need->weights, months->stays, serves };
  dp_goal_route (&system, months->places, months->routing);
  for (guint u = 0; u < n; u++)
    {
      shares[u] = 0.0;
      for (guint r = 0; r < months->need->n_regions; r++)
        shares[u] += months->need->weights[r] * months->routing[r * n + u];
    }
}

/* Units @from … @to - 1 in one year; with @whole the women who have no unit count too. */
static void
fill_year (const Months *months,
           guint         from,
           guint         to,
           gboolean      whole,
           double        women,
           DpYearResult *sum)
{
  g_autofree double *shares = g_new0 (double, (gsize) months->n_units * DP_RAMP_MONTHS);
  double unserved = 0.0;

  for (int m = 0; m < DP_RAMP_MONTHS; m++)
    {
      double served = 0.0;

      fill_shares (months, (sum->year - 1) * DP_RAMP_MONTHS + m, &shares[(guint) m * months->n_units]);
      for (guint u = 0; u < months->n_units; u++)
        served += shares[(guint) m * months->n_units + u];
      unserved += CLAMP (1.0 - served, 0.0, 1.0) / DP_RAMP_MONTHS;
    }

  for (guint u = from; u < to; u++)
    {
      const DpUnitResult *unit = &months->capacity->units[u];
      const DpRamp ramp = { unit->places, months->opening[u], (int) dp_record_number_or (unit->unit, DP_UNIT_RAMP_UP, 0.0) };
      int places[DP_RAMP_MONTHS];
      double arrivals[DP_RAMP_MONTHS];
      DpRampYear year;

      for (int m = 0; m < DP_RAMP_MONTHS; m++)
        {
          const int month = (sum->year - 1) * DP_RAMP_MONTHS + m;

          places[m] = is_closed (months, u, month) ? 0 : dp_ramp_places (&ramp, month);
          arrivals[m] = women * shares[(guint) m * months->n_units + u];
        }
      dp_ramp_months (places, arrivals, unit->stay_years, &year);
      sum->places += year.places;
      sum->arrivals += year.arrivals;
      sum->without_place += year.arrivals * year.without_place;
      sum->courses_per_year += year.courses_per_year;
      sum->empty += year.empty;
      /* The engine's occupancy is over open months; the mean of places over the year already weighs closed ones as none. */
      sum->occupancy += year.occupancy * year.places;
    }

  if (whole)
    {
      sum->arrivals += unserved * women;
      sum->without_place += unserved * women;
    }
  sum->without_place = sum->arrivals > 0.0 ? sum->without_place / sum->arrivals : 0.0;
  sum->occupancy = sum->places > 0.0 ? sum->occupancy / sum->places : 0.0;
  sum->empty /= MAX (to - from, 1);
}

/* @unit −1: all units. @women (array length=n_years). */
static GArray *
compute_years (DpAnalysis   *analysis,
               const char   *proposal_id,
               int           unit,
               const double *women,
               guint         n_years)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  g_auto (Months) months = { NULL };
  GArray *years;

  if (capacity == NULL || capacity->gap != DP_GAP_NONE || unit >= (int) capacity->n_units)
    return NULL;

  years = g_array_new (FALSE, TRUE, sizeof (DpYearResult));
  months_init (&months, analysis, capacity);
  for (guint i = 0; i < n_years; i++)
    {
      DpYearResult year = { .year = (int) i + 1 };

      year.calendar_year = months.calendar_year > 0 ? months.calendar_year + (int) i : 0;
      fill_year (&months, unit < 0 ? 0 : (guint) unit, unit < 0 ? months.n_units : (guint) unit + 1, unit < 0, women[i], &year);
      g_array_append_val (years, year);
    }

  return years;
}

static GArray *
constant_years (DpAnalysis *analysis,
                const char *proposal_id,
                int         unit,
                double      women_a_year,
                guint       n_years)
{
  g_autofree double *women = g_new (double, n_years + 1);

  for (guint i = 0; i < n_years; i++)
    women[i] = women_a_year;

  return compute_years (analysis, proposal_id, unit, women, n_years);
}

static GArray *
case_years (DpAnalysis *analysis,
            const char *proposal_id,
            int         unit,
            guint       need_case,
            guint       n_years)
{
  g_autofree double *women = g_new (double, n_years + 1);

  for (guint i = 0; i < n_years; i++)
    women[i] = dp_analysis_case_women (analysis, proposal_id, need_case, i + 1);

  return compute_years (analysis, proposal_id, unit, women, n_years);
}

/** dp_analysis_years: see the header. */
GArray *
dp_analysis_years (DpAnalysis *analysis,
                   const char *proposal_id,
                   double      women_a_year,
                   guint       n_years)
{
  return constant_years (analysis, proposal_id, -1, women_a_year, n_years);
}

/** dp_analysis_unit_years: see the header. */
GArray *
dp_analysis_unit_years (DpAnalysis *analysis,
                        const char *proposal_id,
                        guint       unit,
                        double      women_a_year,
                        guint       n_years)
{
  return constant_years (analysis, proposal_id, (int) unit, women_a_year, n_years);
}

/** dp_analysis_case_years: see the header. */
GArray *
dp_analysis_case_years (DpAnalysis *analysis,
                        const char *proposal_id,
                        guint       need_case,
                        guint       n_years)
{
  return case_years (analysis, proposal_id, -1, need_case, n_years);
}

/** dp_analysis_case_unit_years: see the header. */
GArray *
dp_analysis_case_unit_years (DpAnalysis *analysis,
                             const char *proposal_id,
                             guint       unit,
                             guint       need_case,
                             guint       n_years)
{
  return case_years (analysis, proposal_id, (int) unit, need_case, n_years);
}

/* More women never make the share without a place less, so the limit is found by halving. */
static int
tipping_in_year (const Months *months,
                 guint         number)
{
  int holds = 0;
  int fails = DP_TIPPING_MAX;

  while (fails - holds > 1)
    {
      const int women = holds + (fails - holds) / 2;
      DpYearResult year = { .year = (int) number };

      fill_year (months, 0, months->n_units, TRUE, women, &year);
      if (year.without_place <= months->capacity->goal)
        holds = women;
      else
        fails = women;
    }

  return fails == DP_TIPPING_MAX ? DP_TIPPING_MAX : holds;
}

/** dp_analysis_tipping_years: see the header. */
gboolean
dp_analysis_tipping_years (DpAnalysis *analysis,
                           const char *proposal_id,
                           guint       n_years,
                           int        *tipping)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  g_auto (Months) months = { NULL };

  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    return FALSE;

  months_init (&months, analysis, capacity);
  for (guint i = 0; i < n_years; i++)
    tipping[i] = tipping_in_year (&months, i + 1);

  return TRUE;
}
