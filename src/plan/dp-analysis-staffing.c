/* dp-analysis-staffing.c: what a proposal's staffing gives: posts, shifts, competences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Computed anew at each call: sums over a few lines. What a line does not say is counted, never taken as none.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-staffing.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-defaults.h"
#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>

#define HOURS_PER_DAY 24.0
#define MINUTES_PER_HOUR 60.0
#define DAYS_PER_WEEK 7.0
#define WORKING_DAYS_PER_WEEK 5.0
/* Posts are written to a tenth, or as 5.76: a crew is manned when no more than that rounding is missing. */
#define FTE_ROUNDING 0.05

/** dp_shift_key: Returns: the shift's name on the command line. */
const char *
dp_shift_key (DpShiftId shift)
{
  static const char *const keys[DP_N_SHIFTS] = {
    [DP_SHIFT_NIGHT] = "night",
    [DP_SHIFT_WEEKEND] = "weekend",
    [DP_SHIFT_EVENING] = "evening",
    [DP_SHIFT_DAY] = "day",
  };

  g_return_val_if_fail (shift < DP_N_SHIFTS, NULL);
  return keys[shift];
}

/* The minimum crew as a roster; with handover every hour takes a little longer. */
static void
fill_shifts (DpStaffingTerms *terms)
{
  const double longer = (HOURS_PER_DAY + terms->handover) / HOURS_PER_DAY;
  const double working = DP_DAYS_PER_YEAR * WORKING_DAYS_PER_WEEK / DAYS_PER_WEEK - terms->hours.public_holidays;

  terms->shifts[DP_SHIFT_NIGHT] = (DpShift) { terms->crew_night, (HOURS_PER_DAY - terms->day_hours) * longer, DP_DAYS_PER_YEAR,
                                              1.0 };
  terms->shifts[DP_SHIFT_WEEKEND] = (DpShift) { terms->crew_weekend, terms->day_hours * longer, DP_DAYS_PER_YEAR - working, 1.0 };
  terms->shifts[DP_SHIFT_EVENING] = (DpShift) { terms->crew_evening, terms->evening_hours * longer, working, 1.0 };
  terms->shifts[DP_SHIFT_DAY] = (DpShift) { terms->crew_day, (terms->day_hours - terms->evening_hours) * longer, working, 1.0 };
}

/* An assumption that plans of earlier versions lack follows from another of theirs. */
static double
assumption_or (const DpPlan *plan,
               const char   *id,
               double        otherwise)
{
  dp_plan_assumption (plan, id, &otherwise);

  return otherwise;
}

/** dp_staffing_is_manned: see the header. */
gboolean
dp_staffing_is_manned (const DpRecord *unit,
                       const DpRecord *line)
{
  double places;

  return !dp_record_number (unit, DP_UNIT_PLACES, &places)
         || dp_record_number_or (line, DP_STAFFING_FROM_PLACES, 0.0) <= places;
}

/**
 * dp_analysis_staffing_terms:
 * @plan: a plan
 * @terms: (out): the terms of a full-time post and the minimum crew
 * @error: return location for an error
 *
 * Returns: FALSE when the plan's assumptions leave no hours, or are otherwise refused
 */
gboolean
dp_analysis_staffing_terms (const DpPlan    *plan,
                            DpStaffingTerms *terms,
                            GError         **error)
{
  g_return_val_if_fail (plan != NULL && terms != NULL, FALSE);

  *terms = (DpStaffingTerms) {
    .hours = {
      .norm_hours = dp_default_assumption (plan, "hours-norm"),
      .day_hours = dp_default_assumption (plan, "hours-day"),
      .holiday = dp_default_assumption (plan, "days-holiday"),
      .extra_holiday = dp_default_assumption (plan, "days-extra"),
      .public_holidays = dp_default_assumption (plan, "days-public"),
      .sick = dp_default_assumption (plan, "days-sick"),
      .course = dp_default_assumption (plan, "days-course"),
    },
    .handover = dp_default_assumption (plan, "handover-minutes") / MINUTES_PER_HOUR,
    .crew_night = dp_default_assumption (plan, "crew-night"),
    .crew_day = dp_default_assumption (plan, "crew-day"),
    .day_hours = dp_default_assumption (plan, "crew-day-hours"),
    .one_person = dp_default_assumption (plan, "one-person"),
  };
  terms->crew_evening = assumption_or (plan, "crew-evening", terms->crew_day);
  terms->crew_weekend = assumption_or (plan, "crew-weekend", terms->crew_day);
  terms->evening_hours = assumption_or (plan, "crew-evening-hours", terms->day_hours / 2.0);

  if (!dp_net_hours (&terms->hours, &terms->net_hours, error)
      || !dp_fte_per_post (&terms->hours, terms->handover, &terms->fte_per_post, error)
      || !dp_check_at_most ("crew-day-hours", terms->day_hours, HOURS_PER_DAY, error)
      || !dp_check_not_negative ("crew-day-hours", terms->day_hours, error)
      || !dp_check_not_negative ("crew-night", terms->crew_night, error)
      || !dp_check_not_negative ("crew-day", terms->crew_day, error)
      || !dp_check_not_negative ("crew-evening", terms->crew_evening, error)
      || !dp_check_not_negative ("crew-weekend", terms->crew_weekend, error)
      || !dp_check_not_negative ("crew-evening-hours", terms->evening_hours, error)
      || !dp_check_at_most ("crew-evening-hours", terms->evening_hours, terms->day_hours, error)
      || !dp_check_at_most ("days-public", terms->hours.public_holidays, DP_DAYS_PER_YEAR / 2.0, error))
    return FALSE;

  fill_shifts (terms);
  return dp_fte_roster (&terms->hours, terms->shifts, DP_N_SHIFTS, &terms->crew_fte, error);
}

static void
add_fte (DpFteSum       *sum,
         const DpRecord *line,
         double          fte)
{
  const char *employment = dp_record_text (line, DP_STAFFING_EMPLOYMENT);

  if (g_strcmp0 (employment, "own") == 0)
    sum->own += fte;
  else if (g_strcmp0 (employment, "purchased") == 0)
    sum->purchased += fte;
  else if (g_strcmp0 (employment, "partner") == 0)
    sum->partner += fte;
  else
    sum->unstated += fte;
  sum->total += fte;
}

static void
add_sum (DpFteSum       *sum,
         const DpFteSum *more)
{
  sum->own += more->own;
  sum->purchased += more->purchased;
  sum->partner += more->partner;
  sum->unstated += more->unstated;
  sum->total += more->total;
}

/* Every unit must have the areas of treatment; the rest is shown when there is somebody. */
static gboolean
is_treatment (const char *competence)
{
  return competence != NULL && !g_str_equal (competence, "management") && !g_str_equal (competence, "other");
}

static DpCompetenceState
area_state (const DpStaffingArea *area,
            double                one_person)
{
  if (area->fte.own >= one_person && area->fte.own > 0.0)
    return DP_COMPETENCE_SEVERAL;
  if (area->unknown_fte > 0)
    return DP_COMPETENCE_UNKNOWN;
  if (area->fte.own > 0.0)
    return DP_COMPETENCE_ONE_PERSON;

  return area->fte.total > 0.0 ? DP_COMPETENCE_OTHERS : DP_COMPETENCE_MISSING;
}

static void
fill_area (DpStaffingArea  *area,
           const GPtrArray *lines,
           const char      *competence)
{
  *area = (DpStaffingArea) { .competence = competence };
  for (guint i = 0; i < lines->len; i++)
    {
      double value;

      if (g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_COMPETENCE), competence) != 0)
        continue;
      area->lines++;
      if (dp_record_number (lines->pdata[i], DP_STAFFING_FTE, &value))
        add_fte (&area->fte, lines->pdata[i], value);
      else
        area->unknown_fte++;
      area->cost += dp_record_number_or (lines->pdata[i], DP_STAFFING_COST, 0.0);
    }
}

static void
fill_areas (DpStaffingUnit        *unit,
            const GPtrArray       *lines,
            const DpStaffingTerms *terms)
{
  unit->areas = g_new0 (DpStaffingArea, dp_choices_count (dp_choices_competence) + 1);
  for (const DpChoice *choice = dp_choices_competence;; choice++)
    {
      DpStaffingArea *area = &unit->areas[unit->n_areas];

      fill_area (area, lines, choice->key);
      area->state = area_state (area, terms->one_person);
      if (area->lines > 0 || is_treatment (choice->key))
        unit->n_areas++;
      if (is_treatment (choice->key) && area->state == DP_COMPETENCE_ONE_PERSON)
        unit->one_person++;
      if (choice->key == NULL)
        break;
    }
}

/* People on duty in each shift when @fte posts man the minimum of one shift before the next; what is left is there by day. */
static void
man_shifts (const DpStaffingTerms *terms,
            double                 fte,
            double                *on_duty)
{
  double hours = fte * terms->net_hours;

  for (DpShiftId i = 0; i < DP_N_SHIFTS; i++)
    {
      const double hours_each = terms->shifts[i].hours * terms->shifts[i].days;
      const double most = hours_each > 0.0 ? hours / hours_each : 0.0;

      on_duty[i] = i == DP_SHIFT_DAY ? most : MIN (terms->shifts[i].persons, most);
      hours -= on_duty[i] * hours_each;
    }
}

static void
fill_cover_by_shift (DpStaffingUnit        *unit,
                     const DpStaffingTerms *terms,
                     double                 own_fte)
{
  double all[DP_N_SHIFTS];
  double own[DP_N_SHIFTS];

  man_shifts (terms, unit->care_fte, all);
  man_shifts (terms, own_fte, own);
  for (DpShiftId i = 0; i < DP_N_SHIFTS; i++)
    {
      const double rounding = FTE_ROUNDING * terms->net_hours;
      const double missing = (terms->shifts[i].persons - all[i]) * terms->shifts[i].hours * terms->shifts[i].days;

      unit->cover[i] = (DpShiftCover) { all[i], MIN (own[i], all[i]), missing <= rounding };
    }
}

/* What the care lines can man: the night first, since nobody may be alone in the house without staff. */
static void
fill_cover (DpStaffingUnit        *unit,
            const DpStaffingTerms *terms)
{
  double night_hours = HOURS_PER_DAY - terms->day_hours;
  double hours;
  double own = 0.0;
  gboolean any = FALSE;
  gboolean all = TRUE;

  for (guint i = 0; i < unit->n_areas; i++)
    if (g_strcmp0 (unit->areas[i].competence, "care") == 0)
      {
        unit->care_fte = unit->areas[i].fte.total;
        own = unit->areas[i].fte.own;
        any = unit->areas[i].lines > 0;
        all = unit->areas[i].unknown_fte == 0;
      }

  unit->crew_known = any && all;
  unit->posts = unit->care_fte / terms->fte_per_post;
  hours = unit->posts * HOURS_PER_DAY;
  unit->night = night_hours > 0.0 ? MIN (terms->crew_night, hours / night_hours) : 0.0;
  unit->day = terms->day_hours > 0.0 ? (hours - unit->night * night_hours) / terms->day_hours : 0.0;
  fill_cover_by_shift (unit, terms, own);
  unit->crew_met = unit->crew_known && unit->care_fte >= terms->crew_fte - FTE_ROUNDING;
}

static void
fill_women (DpStaffingUnit         *unit,
            const DpCapacityResult *capacity,
            guint                   number,
            guint                   n_cases)
{
  double fte = unit->fte.total;

  for (guint i = 0; i < unit->n_areas; i++)
    if (g_strcmp0 (unit->areas[i].competence, "management") == 0)
      fte -= unit->areas[i].fte.total;

  if (capacity->gap != DP_GAP_NONE || fte <= 0.0 || unit->unknown_fte > 0)
    return;

  unit->women_known = TRUE;
  for (guint c = 0; c < n_cases; c++)
    {
      double women = capacity->units[number].cases[c].courses_per_year / fte;

      unit->women_per_fte.low = c == 0 ? women : MIN (unit->women_per_fte.low, women);
      unit->women_per_fte.high = c == 0 ? women : MAX (unit->women_per_fte.high, women);
    }
}

static void
fill_unit (DpStaffingUnit        *unit,
           const DpPlan          *plan,
           const DpRecord        *record,
           const DpStaffingTerms *terms)
{
  const GPtrArray *all = dp_plan_children (plan, DP_ENTITY_STAFFING, record->id);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  unit->unit = record;
  for (guint i = 0; i < all->len; i++)
    if (dp_staffing_is_manned (record, all->pdata[i]))
      g_ptr_array_add (lines, all->pdata[i]);
    else
      unit->unmanned++;
  unit->lines = lines->len;
  fill_areas (unit, lines, terms);
  for (guint i = 0; i < unit->n_areas; i++)
    {
      add_sum (&unit->fte, &unit->areas[i].fte);
      unit->unknown_fte += unit->areas[i].unknown_fte;
      unit->cost += unit->areas[i].cost;
    }
  for (guint i = 0; i < lines->len; i++)
    if (!dp_record_number (lines->pdata[i], DP_STAFFING_COST, NULL))
      unit->unknown_cost++;
  fill_cover (unit, terms);
}

/**
 * dp_analysis_staffing:
 * @analysis: an analysis
 * @proposal_id: id of a proposal
 * @error: return location for an error
 *
 * Returns: (transfer full): the staffing of the proposal's units; NULL when there is no such proposal or the terms of a
 *   full-time post cannot be used
 */
DpStaffingResult *
dp_analysis_staffing (DpAnalysis *analysis,
                      const char *proposal_id,
                      GError    **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpRecord *proposal = dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal_id);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  g_autoptr (DpStaffingResult) result = g_new0 (DpStaffingResult, 1);

  if (proposal == NULL)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no proposal “%s”."),
                   proposal_id != NULL ? proposal_id : "");
      return NULL;
    }

  result->proposal = proposal;
  if (!dp_analysis_staffing_terms (plan, &result->terms, error))
    return NULL;

  result->n_units = units->len;
  result->units = g_new0 (DpStaffingUnit, units->len);
  for (guint u = 0; u < units->len; u++)
    {
      DpStaffingUnit *unit = &result->units[u];

      fill_unit (unit, plan, units->pdata[u], &result->terms);
      fill_women (unit, capacity, u, dp_analysis_need (analysis)->n_cases);
      add_sum (&result->fte, &unit->fte);
      result->lines += unit->lines;
      result->unknown_fte += unit->unknown_fte;
      result->unknown_cost += unit->unknown_cost;
      result->cost += unit->cost;
    }

  return g_steal_pointer (&result);
}

/** dp_staffing_result_free: frees @result; NULL is allowed. */
void
dp_staffing_result_free (DpStaffingResult *result)
{
  if (result == NULL)
    return;

  for (guint u = 0; u < result->n_units; u++)
    g_free (result->units[u].areas);
  g_free (result->units);
  g_free (result);
}
