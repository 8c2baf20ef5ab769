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

#include "plan/dp-catalogue.h"

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

static void
keep_smallest (DpRange       *smallest,
               const DpRange *range,
               gboolean       first)
{
  smallest->low = first ? range->low : MIN (smallest->low, range->low);
  smallest->high = first ? range->high : MIN (smallest->high, range->high);
}

/* Stays begun in unit number @u in the year, when the need is that of case @c. */
static double
case_courses (const Context          *context,
              const DpCapacityResult *capacity,
              guint                   u,
              guint                   c)
{
  g_autoptr (GArray) years = NULL;

  if (context->year == DP_FULL_OPERATION)
    return capacity->units[u].cases[c].courses_per_year;

  years = dp_analysis_unit_years (context->analysis, context->proposal, u,
                                  dp_analysis_need (context->analysis)->cases[c].need, context->year);
  return g_array_index (years, DpYearResult, context->year - 1).courses_per_year;
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

/* FTE of a unit that meet the families; management does not. FALSE when no line says how many. */
static gboolean
unit_fte (const Context *context,
          const char    *unit_id,
          DpRange       *fte)
{
  const GPtrArray *lines = dp_plan_children (context->plan, DP_ENTITY_STAFFING, unit_id);

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

      if (!unit_fte (context, capacity->units[u].unit->id, &fte))
        return FALSE;
      one.low /= fte.high;
      one.high /= fte.low;
      keep_smallest (range, &one, u == 0);
    }

  return TRUE;
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
      const GPtrArray *lines = dp_plan_children (context->plan, DP_ENTITY_STAFFING, unit->id);
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
      const GPtrArray *lines = dp_plan_children (context->plan, DP_ENTITY_STAFFING, unit->id);

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

/* In place: own, purchased or by agreement. An element without a row, or marked unknown, may be either. */
static gboolean
measure_elements (const Context *context,
                  DpRange       *range)
{
  guint n_elements = dp_choices_count (dp_choices_element);
  guint in_place = 0;
  guint missing = 0;
  guint total = context->units->len * n_elements;

  for (guint u = 0; u < context->units->len; u++)
    {
      const DpRecord *unit = context->units->pdata[u];
      const GPtrArray *elements = dp_plan_children (context->plan, DP_ENTITY_ELEMENT, unit->id);

      for (guint i = 0; i < elements->len; i++)
        {
          const char *state = dp_record_text (elements->pdata[i], DP_ELEMENT_STATE);

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
is_clinic_agreement (const DpRecord *agreement)
{
  return g_strcmp0 (dp_record_text (agreement, DP_AGREEMENT_PARTY), "clinic") == 0;
}

/* An agreement in revision is in force until the new one replaces it. */
static gboolean
is_in_force (const DpRecord *agreement)
{
  const char *status = dp_record_text (agreement, DP_AGREEMENT_STATUS);

  return g_strcmp0 (status, "signed") == 0 || g_strcmp0 (status, "revision") == 0;
}

static gboolean
measure_clinic_agreements (const Context *context,
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

          if (!is_clinic_agreement (agreement)
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

      if (!is_clinic_agreement (agreement)
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
  { "months_to_full", measure_months_to_full },
  { "competence_areas", measure_competence_areas },
  { "experience", measure_experience },
  { "elements", measure_elements },
  { "clinic_agreements", measure_clinic_agreements },
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

/** dp_measure_find_judgement: Returns: (transfer none) (nullable): a proposal's judgement on a criterion. */
const DpRecord *
dp_measure_find_judgement (const DpPlan *plan,
                           const char   *proposal_id,
                           const char   *criterion_id)
{
  const GPtrArray *judgements = dp_plan_children (plan, DP_ENTITY_JUDGEMENT, proposal_id);

  for (guint i = 0; i < judgements->len; i++)
    if (g_strcmp0 (dp_record_text (judgements->pdata[i], DP_JUDGEMENT_CRITERION), criterion_id) == 0)
      return judgements->pdata[i];

  return NULL;
}

/**
 * dp_measure_judgement:
 * @judgement: (nullable): a judgement
 * @low, @high: (out): its points, 0–100
 *
 * The four steps of the word scale stand for 0, 33⅓, 66⅔ and 100 points: evenly spaced, so that a mean of equal steps is
 * that step.
 *
 * Returns: whether somebody judged, and not "unknown"
 */
gboolean
dp_measure_judgement (const DpRecord *judgement,
                      double         *low,
                      double         *high)
{
  const char *level = judgement != NULL ? dp_record_text (judgement, DP_JUDGEMENT_LEVEL) : NULL;
  int n_steps = 0;
  int step = -1;

  for (const DpChoice *choice = dp_choices_level; !g_str_equal (choice->key, "unknown"); choice++, n_steps++)
    if (g_strcmp0 (choice->key, level) == 0)
      step = n_steps;

  if (step < 0)
    return FALSE;

  *low = *high = 100.0 * step / (n_steps - 1);
  return TRUE;
}
