/* dp-measures.c: what the criteria measure.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every measure answers with bounds. What is unknown widens them; what is known of nobody gives no answer at all.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-measures.h"

#include "engine/dp-census.h"
#include "engine/dp-erlang.h"
#include "plan/dp-analysis-staffing.h"
#include "plan/dp-analysis-years.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"

#include <math.h>

typedef struct
{
  DpAnalysis *analysis;
  const DpPlan *plan;
  const char *proposal;
  const GPtrArray *units;
  guint year; /* after the first opening; DP_FULL_OPERATION */
} Context;

typedef gboolean (*MeasureFunc) (const Context *context, DpRange *range);

/* The widest experience that the field table permits: the upper bound for a line that does not say. */
static double
most_experience (void)
{
  return dp_field (DP_ENTITY_STAFFING, DP_STAFFING_EXPERIENCE)->max;
}

/* The same for the full-time equivalents of a line. */
static double
most_fte (void)
{
  return dp_field (DP_ENTITY_STAFFING, DP_STAFFING_FTE)->max;
}

/* The staffing lines of a unit that do not wait for more places than it has. */
static GPtrArray *
manned_lines (const DpPlan *plan,
              const char   *unit_id)
{
  const DpRecord *unit = dp_plan_get (plan, DP_ENTITY_UNIT, unit_id);
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit_id);
  GPtrArray *manned = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    if (dp_staffing_is_manned (unit, lines->pdata[i]))
      g_ptr_array_add (manned, lines->pdata[i]);

  return manned;
}

static void
keep_smallest (DpRange       *smallest,
               const DpRange *range,
               gboolean       first)
{
  smallest->low = first ? range->low : MIN (smallest->low, range->low);
  smallest->high = first ? range->high : MIN (smallest->high, range->high);
}

static DpYearResult
case_year (const Context *context,
           guint          u,
           guint          c)
{
  g_autoptr (GArray) years = dp_analysis_case_unit_years (context->analysis, context->proposal, u, c, context->year);

  return g_array_index (years, DpYearResult, context->year - 1);
}

/* Stays begun in unit number @u in the year, when the need is that of case @c. */
static double
case_courses (const Context          *context,
              const DpCapacityResult *capacity,
              guint                   u,
              guint                   c)
{
  if (context->year == DP_FULL_OPERATION)
    return capacity->units[u].cases[c].courses_per_year;

  return case_year (context, u, c).courses_per_year;
}

/* Stays begun a year in unit number @u, over the estimates. */
static DpRange
unit_courses (const Context          *context,
              const DpCapacityResult *capacity,
              guint                   u)
{
  guint n_cases = dp_analysis_need (context->analysis)->n_cases;
  DpRange range = { 0.0, 0.0 };

  for (guint c = 0; c < n_cases; c++)
    {
      double courses = case_courses (context, capacity, u, c);

      range.low = c == 0 ? courses : MIN (range.low, courses);
      range.high = c == 0 ? courses : MAX (range.high, courses);
    }

  return range;
}

/** dp_measure_unit_fte: see the header. */
gboolean
dp_measure_unit_fte (DpAnalysis *analysis,
                     const char *unit_id,
                     DpRange    *fte)
{
  g_autoptr (GPtrArray) lines = manned_lines (dp_analysis_plan (analysis), unit_id);

  *fte = (DpRange) { 0.0, 0.0 };
  for (guint i = 0; i < lines->len; i++)
    {
      double one = 0.0;

      if (g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_COMPETENCE), "management") == 0)
        continue;
      fte->high += dp_record_number (lines->pdata[i], DP_STAFFING_FTE, &one) ? one : most_fte ();
      fte->low += one;
    }

  return fte->low > 0.0;
}

static gboolean
measure_women_per_unit (const Context *context,
                        DpRange       *range)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (context->analysis, context->proposal);

  if (capacity->gap != DP_GAP_NONE)
    return FALSE;

  for (guint u = 0; u < capacity->n_units; u++)
    {
      DpRange one = unit_courses (context, capacity, u);

      keep_smallest (range, &one, u == 0);
    }

  return TRUE;
}

static gboolean
measure_women_per_fte (const Context *context,
                       DpRange       *range)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (context->analysis, context->proposal);

  if (capacity->gap != DP_GAP_NONE)
    return FALSE;

  for (guint u = 0; u < capacity->n_units; u++)
    {
      DpRange one = unit_courses (context, capacity, u);
      DpRange fte;

      if (!dp_measure_unit_fte (context->analysis, capacity->units[u].unit->id, &fte))
        return FALSE;
      one.low /= fte.high;
      one.high /= fte.low;
      keep_smallest (range, &one, u == 0);
    }

  return TRUE;
}

/* Over all units and estimates the lowest and the highest of what @func says of one unit and one estimate; FALSE without a
 * capacity. The bounds are those of the unit that is worst off under each estimate. */
static gboolean
weakest_unit (const Context *context,
              double (*func) (const Context *context, const DpCapacityResult *capacity, guint u, guint c),
              gboolean       less_is_weaker,
              DpRange       *range)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (context->analysis, context->proposal);
  guint n_cases = dp_analysis_need (context->analysis)->n_cases;

  if (capacity->gap != DP_GAP_NONE)
    return FALSE;

  for (guint c = 0; c < n_cases; c++)
    {
      double weakest = 0.0;

      for (guint u = 0; u < capacity->n_units; u++)
        {
          double one = func (context, capacity, u, c);

          if (u == 0 || (less_is_weaker ? one < weakest : one > weakest))
            weakest = one;
        }
      range->low = c == 0 ? weakest : MIN (range->low, weakest);
      range->high = c == 0 ? weakest : MAX (range->high, weakest);
    }

  return n_cases > 0;
}

/* The women placed in a year vary about the mean like rare events that know nothing of one another (Poisson). Full places
 * make them vary less, so the risk is a little overstated where a unit is often full. */
static double
too_few (const Context          *context,
         const DpCapacityResult *capacity,
         guint                   u,
         guint                   c)
{
  double threshold = dp_guide_threshold (context->plan);
  int most = (int) MIN (ceil (threshold) - 1.0, (double) G_MAXINT);

  return 1.0 - dp_poisson_above (case_courses (context, capacity, u, c), most);
}

static gboolean
measure_below_threshold (const Context *context,
                         DpRange       *range)
{
  return weakest_unit (context, too_few, FALSE, range);
}

/* The women of a unit that closes turn to others. */
static gboolean
some_unit_closes (const Context *context)
{
  g_autofree int *months = g_new (int, context->units->len + 1);

  return dp_analysis_closing_months (context->analysis, context->proposal, months);
}

static double
year_reached (const Context          *context,
              const DpCapacityResult *capacity,
              guint                   u,
              guint                   c)
{
  double threshold = dp_guide_threshold (context->plan);
  g_autoptr (GArray) years = NULL;

  /* No year is better than full operation, unless the need changes. */
  if (capacity->units[u].cases[c].courses_per_year < threshold
      && dp_analysis_trend_use (context->analysis, context->proposal) != DP_TREND_FOLLOWED && !some_unit_closes (context))
    return DP_PRACTICE_YEARS + 1;

  years = dp_analysis_case_unit_years (context->analysis, context->proposal, u, c, DP_PRACTICE_YEARS);
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, DpYearResult, i).courses_per_year >= threshold)
      return i + 1;

  return DP_PRACTICE_YEARS + 1;
}

static gboolean
measure_threshold_year (const Context *context,
                        DpRange       *range)
{
  return weakest_unit (context, year_reached, FALSE, range);
}

static double
in_use (const Context          *context,
        const DpCapacityResult *capacity,
        guint                   u,
        guint                   c)
{
  const DpUnitResult *unit = &capacity->units[u];

  if (context->year == DP_FULL_OPERATION)
    return 1.0 - dp_erlang_empty (unit->places, unit->cases[c].offered_load);

  return 1.0 - case_year (context, u, c).empty;
}

static gboolean
measure_continuity (const Context *context,
                    DpRange       *range)
{
  return weakest_unit (context, in_use, TRUE, range);
}

static gboolean
measure_months_to_full (const Context *context,
                        DpRange       *range)
{
  double longest = 0.0;

  for (guint u = 0; u < context->units->len; u++)
    {
      double months;

      if (!dp_record_number (context->units->pdata[u], DP_UNIT_RAMP_UP, &months))
        return FALSE;
      longest = MAX (longest, months);
    }

  *range = (DpRange) { longest, longest };
  return context->units->len > 0;
}

static gboolean
is_required_area (const char *competence)
{
  return !g_str_equal (competence, "management") && !g_str_equal (competence, "other");
}

/* Whether somebody works in an area; @unknown are the FTE of a line that does not say. */
static gboolean
area_is_staffed (const GPtrArray *lines,
                 const char      *competence,
                 double           unknown)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_COMPETENCE), competence) == 0
        && dp_record_number_or (lines->pdata[i], DP_STAFFING_FTE, unknown) > 0.0)
      return TRUE;

  return FALSE;
}

static gboolean
measure_competence_areas (const Context *context,
                          DpRange       *range)
{
  for (guint u = 0; u < context->units->len; u++)
    {
      const DpRecord *unit = context->units->pdata[u];
      g_autoptr (GPtrArray) lines = manned_lines (context->plan, unit->id);
      guint required = 0;
      guint staffed = 0;
      guint possible = 0;
      DpRange one;

      if (lines->len == 0)
        return FALSE;

      for (const DpChoice *area = dp_choices_competence; area->key != NULL; area++)
        if (is_required_area (area->key))
          {
            required++;
            if (area_is_staffed (lines, area->key, 0.0))
              staffed++;
            if (area_is_staffed (lines, area->key, most_fte ()))
              possible++;
          }

      one = (DpRange) { (double) staffed / required, (double) possible / required };
      keep_smallest (range, &one, u == 0);
    }

  return context->units->len > 0;
}

/* A mean over lines whose FTE are known. Lines that do not say how many may pull it up to, or down to, their own years. */
static gboolean
measure_experience (const Context *context,
                    DpRange       *range)
{
  DpRange pull = { G_MAXDOUBLE, 0.0 };
  double known = 0.0;
  double unknown_fte = 0.0;
  double fte = 0.0;

  for (guint u = 0; u < context->units->len; u++)
    {
      const DpRecord *unit = context->units->pdata[u];
      g_autoptr (GPtrArray) lines = manned_lines (context->plan, unit->id);

      for (guint i = 0; i < lines->len; i++)
        {
          double one = 0.0;
          double years = 0.0;
          gboolean has_fte = dp_record_number (lines->pdata[i], DP_STAFFING_FTE, &one);
          gboolean has_years = dp_record_number (lines->pdata[i], DP_STAFFING_EXPERIENCE, &years);

          fte += one;
          if (has_years)
            known += one * years;
          else
            unknown_fte += one;
          if (!has_fte)
            {
              pull.low = MIN (pull.low, years);
              pull.high = MAX (pull.high, has_years ? years : most_experience ());
            }
        }
    }

  if (fte <= 0.0 || unknown_fte >= fte)
    return FALSE;

  range->low = MIN (pull.low, known / fte);
  range->high = MAX (pull.high, (known + unknown_fte * most_experience ()) / fte);
  return TRUE;
}

/* FTE of round-the-clock care; FALSE when the unit has no staffing lines at all. */
static gboolean
unit_care (const Context *context,
           const char    *unit_id,
           DpRange       *fte)
{
  g_autoptr (GPtrArray) lines = manned_lines (context->plan, unit_id);

  *fte = (DpRange) { 0.0, 0.0 };
  for (guint i = 0; i < lines->len; i++)
    {
      double one = 0.0;

      if (g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_COMPETENCE), "care") != 0)
        continue;
      fte->high += dp_record_number (lines->pdata[i], DP_STAFFING_FTE, &one) ? one : most_fte ();
      fte->low += one;
    }

  return lines->len > 0;
}

static gboolean
measure_cover (const Context *context,
               DpRange       *range)
{
  DpStaffingTerms terms;

  if (!dp_analysis_staffing_terms (context->plan, &terms, NULL) || terms.crew_fte <= 0.0)
    return FALSE;

  for (guint u = 0; u < context->units->len; u++)
    {
      DpRange one;

      if (!unit_care (context, ((const DpRecord *) context->units->pdata[u])->id, &one))
        return FALSE;
      one.low = MIN (one.low / terms.crew_fte, 1.0);
      one.high = MIN (one.high / terms.crew_fte, 1.0);
      keep_smallest (range, &one, u == 0);
    }

  return context->units->len > 0;
}

/* Own full-time posts in an area, which may be more where a line does not say whose or how many. */
static void
own_fte (const GPtrArray *lines,
         const char      *competence,
         DpRange         *fte)
{
  *fte = (DpRange) { 0.0, 0.0 };
  for (guint i = 0; i < lines->len; i++)
    {
      const char *employment = dp_record_text (lines->pdata[i], DP_STAFFING_EMPLOYMENT);
      gboolean own = g_strcmp0 (employment, "own") == 0;
      double one = 0.0;

      if (g_strcmp0 (dp_record_text (lines->pdata[i], DP_STAFFING_COMPETENCE), competence) != 0)
        continue;
      if (!dp_record_number (lines->pdata[i], DP_STAFFING_FTE, &one))
        fte->high += own || employment == NULL || g_str_equal (employment, "unknown") ? most_fte () : 0.0;
      else if (own || employment == NULL || g_str_equal (employment, "unknown"))
        fte->high += one;
      if (own)
        fte->low += one;
    }
}

static gboolean
measure_several_persons (const Context *context,
                         DpRange       *range)
{
  DpStaffingTerms terms;

  if (!dp_analysis_staffing_terms (context->plan, &terms, NULL))
    return FALSE;

  for (guint u = 0; u < context->units->len; u++)
    {
      const DpRecord *unit = context->units->pdata[u];
      g_autoptr (GPtrArray) lines = manned_lines (context->plan, unit->id);
      guint required = 0;
      DpRange one = { 0.0, 0.0 };

      if (lines->len == 0)
        return FALSE;
      for (const DpChoice *area = dp_choices_competence; area->key != NULL; area++)
        {
          DpRange fte;

          if (!is_required_area (area->key))
            continue;
          required++;
          own_fte (lines, area->key, &fte);
          one.low += fte.low > 0.0 && fte.low >= terms.one_person;
          one.high += fte.high > 0.0 && fte.high >= terms.one_person;
        }
      one.low /= required;
      one.high /= required;
      keep_smallest (range, &one, u == 0);
    }

  return context->units->len > 0;
}

static gboolean
is_any_element (const char *element)
{
  return element != NULL;
}

/* Those of the eleven that are about cooperation. */
static gboolean
is_cooperation_element (const char *element)
{
  return g_strcmp0 (element, "clinic") == 0 || g_strcmp0 (element, "attendance") == 0;
}

/* In place: own, purchased or by agreement. An element without a row, or marked unknown, may be either. */
static gboolean
share_of_elements (const Context *context,
                   gboolean (*counts) (const char *element),
                   DpRange       *range)
{
  guint n_elements = 0;
  guint in_place = 0;
  guint missing = 0;
  guint total;

  for (const DpChoice *element = dp_choices_element; element->key != NULL; element++)
    n_elements += counts (element->key) ? 1 : 0;
  total = context->units->len * n_elements;

  for (guint u = 0; u < context->units->len; u++)
    {
      const DpRecord *unit = context->units->pdata[u];
      const GPtrArray *elements = dp_plan_children (context->plan, DP_ENTITY_ELEMENT, unit->id);

      for (guint i = 0; i < elements->len; i++)
        {
          const char *state = dp_record_text (elements->pdata[i], DP_ELEMENT_STATE);

          if (!counts (dp_record_text (elements->pdata[i], DP_ELEMENT_ELEMENT)))
            continue;
          if (g_strcmp0 (state, "missing") == 0)
            missing++;
          else if (g_strcmp0 (state, "unknown") != 0)
            in_place++;
        }
    }

  if (in_place + missing == 0)
    return FALSE;

  range->low = (double) in_place / total;
  range->high = 1.0 - (double) missing / total;
  return TRUE;
}

static gboolean
measure_elements (const Context *context,
                  DpRange       *range)
{
  return share_of_elements (context, is_any_element, range);
}

static gboolean
measure_cooperation_elements (const Context *context,
                              DpRange       *range)
{
  return share_of_elements (context, is_cooperation_element, range);
}

static gboolean
is_with (const DpRecord *agreement,
         const char     *party)
{
  return g_strcmp0 (dp_record_text (agreement, DP_AGREEMENT_PARTY), party) == 0;
}

/* An agreement in revision is in force until the new one replaces it. */
static gboolean
is_in_force (const DpRecord *agreement)
{
  const char *status = dp_record_text (agreement, DP_AGREEMENT_STATUS);

  return g_strcmp0 (status, "signed") == 0 || g_strcmp0 (status, "revision") == 0;
}

/* The share of the need whose region has an agreement in force with @party; one of unknown status may be. Without any
 * agreement with the party nothing is known. */
static gboolean
share_with_agreement (const Context *context,
                      const char    *party,
                      DpRange       *range)
{
  const DpNeedResult *need = dp_analysis_need (context->analysis);
  const GPtrArray *agreements = dp_plan_children (context->plan, DP_ENTITY_AGREEMENT, context->proposal);
  gboolean any = FALSE;

  if (need->weights == NULL)
    return FALSE;

  *range = (DpRange) { 0.0, 0.0 };
  for (guint r = 0; r < need->n_regions; r++)
    {
      gboolean sure = FALSE;
      gboolean possible = FALSE;

      for (guint i = 0; i < agreements->len; i++)
        {
          const DpRecord *agreement = agreements->pdata[i];

          if (!is_with (agreement, party)
              || !dp_record_in_set (agreement, DP_AGREEMENT_REGIONS, need->regions[r]->id))
            continue;

          any = TRUE;
          sure |= is_in_force (agreement);
          possible |= g_strcmp0 (dp_record_text (agreement, DP_AGREEMENT_STATUS), "unknown") == 0;
        }

      if (sure)
        range->low += need->weights[r];
      if (sure || possible)
        range->high += need->weights[r];
    }

  return any;
}

static gboolean
measure_clinic_agreements (const Context *context,
                           DpRange       *range)
{
  return share_with_agreement (context, "clinic", range);
}

static gboolean
measure_municipal_agreements (const Context *context,
                              DpRange       *range)
{
  return share_with_agreement (context, "municipalities", range);
}

static gboolean
measure_psychiatry_agreements (const Context *context,
                               DpRange       *range)
{
  return share_with_agreement (context, "psychiatry", range);
}

static gboolean
measure_maternity_agreements (const Context *context,
                              DpRange       *range)
{
  return share_with_agreement (context, "maternity", range);
}

static guint
count_settled (const DpRecord *agreement)
{
  guint n = 0;

  for (const DpChoice *question = dp_choices_agreement_question; question->key != NULL; question++)
    if (dp_record_in_set (agreement, DP_AGREEMENT_SETTLED, question->key))
      n++;

  return n;
}

/* Mean over the clinic agreements that exist or are being made; one that names no question may settle all or none. */
static gboolean
measure_questions_settled (const Context *context,
                           DpRange       *range)
{
  const GPtrArray *agreements = dp_plan_children (context->plan, DP_ENTITY_AGREEMENT, context->proposal);
  guint n_questions = dp_choices_count (dp_choices_agreement_question);
  guint n = 0;
  guint n_known = 0;
  double low = 0.0;
  double high = 0.0;

  for (guint i = 0; i < agreements->len; i++)
    {
      const DpRecord *agreement = agreements->pdata[i];

      if (!is_with (agreement, "clinic")
          || g_strcmp0 (dp_record_text (agreement, DP_AGREEMENT_STATUS), "none") == 0)
        continue;

      n++;
      if (dp_record_text (agreement, DP_AGREEMENT_SETTLED) != NULL)
        {
          double share = (double) count_settled (agreement) / n_questions;

          low += share;
          high += share;
          n_known++;
        }
      else
        high += 1.0;
    }

  if (n_known == 0)
    return FALSE;

  *range = (DpRange) { low / n, high / n };
  return TRUE;
}

static const struct
{
  const char *name;
  MeasureFunc func;
} measures[] = {
  { "women_per_unit", measure_women_per_unit },
  { "women_per_fte", measure_women_per_fte },
  { "below_threshold", measure_below_threshold },
  { "threshold_year", measure_threshold_year },
  { "continuity", measure_continuity },
  { "months_to_full", measure_months_to_full },
  { "competence_areas", measure_competence_areas },
  { "experience", measure_experience },
  { "cover", measure_cover },
  { "several_persons", measure_several_persons },
  { "elements", measure_elements },
  { "cooperation_elements", measure_cooperation_elements },
  { "clinic_agreements", measure_clinic_agreements },
  { "municipal_agreements", measure_municipal_agreements },
  { "psychiatry_agreements", measure_psychiatry_agreements },
  { "maternity_agreements", measure_maternity_agreements },
  { "questions_settled", measure_questions_settled },
};

/**
 * dp_measure:
 * @analysis: an analysis
 * @proposal_id: id of a proposal of its plan
 * @measure: key of dp_choices_measure, other than "judgement"
 * @year: year after the first opening, from 1, or %DP_FULL_OPERATION; only what grows with the start-up depends on it
 * @range: (out): bounds of the measured value, over the estimates in use and over what is unknown
 *
 * Returns: whether anything is known; @range holds only then
 */
gboolean
dp_measure (DpAnalysis *analysis,
            const char *proposal_id,
            const char *measure,
            guint       year,
            DpRange    *range)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  Context context = { analysis, plan, proposal_id, dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id), year };

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_strcmp0 (measures[i].name, measure) == 0)
      return measures[i].func (&context, range);

  return FALSE;
}

/**
 * dp_measure_find_judgement:
 * @judge: key of dp_choices_judge; a judgement that does not say whose it is is the plan's own
 *
 * Returns: (transfer none) (nullable): the first judgement of a proposal on a criterion by @judge
 */
const DpRecord *
dp_measure_find_judgement (const DpPlan *plan,
                           const char   *proposal_id,
                           const char   *criterion_id,
                           const char   *judge)
{
  const GPtrArray *judgements = dp_plan_children (plan, DP_ENTITY_JUDGEMENT, proposal_id);

  for (guint i = 0; i < judgements->len; i++)
    {
      const char *whose = dp_record_text (judgements->pdata[i], DP_JUDGEMENT_PERSPECTIVE);

      if (g_strcmp0 (dp_record_text (judgements->pdata[i], DP_JUDGEMENT_CRITERION), criterion_id) == 0 &&
          g_str_equal (whose != NULL ? whose : DP_JUDGE_OWN, judge))
        return judgements->pdata[i];
    }

  return NULL;
}

/** dp_measure_judged_level: Returns: the step of a judgement; unknown when @judgement is NULL. */
DpLevel
dp_measure_judged_level (const DpRecord *judgement)
{
  const char *level = judgement != NULL ? dp_record_text (judgement, DP_JUDGEMENT_LEVEL) : NULL;

  for (int i = 0; level != NULL && i < DP_LEVEL_REACHED; i++)
    if (g_str_equal (dp_choices_level[i].key, level))
      return (DpLevel) (DP_LEVEL_ABSENT + i);

  return DP_LEVEL_UNKNOWN;
}
