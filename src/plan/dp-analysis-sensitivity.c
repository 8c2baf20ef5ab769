/* dp-analysis-sensitivity.c: which of the plan's assumptions a result hangs on, and what would turn its answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan is read once into a small model of its own (dp-sensitivity-model.h), which is then asked some ten thousand times.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-sensitivity.h"

#include "engine/dp-random.h"
#include "plan/dp-analysis-simulation.h"
#include "plan/dp-defaults.h"
#include "plan/dp-error.h"
#include "plan/dp-sensitivity-model.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far a turning point is looked for: the limits of the fields, and the need in multiples of the highest one. */
#define MOST_BEFORE 9.0
#define MOST_AFTER 36.0
#define MOST_NEED 10.0
#define MOST_PLACES_MORE 64.0
#define MOST_COST 3.0
/* Draws of the range of results; their random numbers are not those of the design. */
#define PURPOSE_RANGE 33
#define RANGE_LOW 0.05
#define RANGE_HIGH 0.95
/* Futures behind the range of chance: enough for whole women. */
#define CHANCE_FUTURES 500

/* -------------------------------------------------------------------------------------------------------- inputs */

static DpInputKind
kind_of (DpInputId input)
{
  return input == DP_INPUT_PLACES || input == DP_INPUT_BUDGET || input == DP_INPUT_GOAL ? DP_INPUT_CHOICE : DP_INPUT_IGNORANCE;
}

/* The smallest and the largest of @values over the units. */
static DpRange
over_units (const double *values,
            guint         n_units)
{
  DpRange range = { values[0], values[0] };

  for (guint u = 1; u < n_units; u++)
    range = (DpRange) { MIN (range.low, values[u]), MAX (range.high, values[u]) };

  return range;
}

/* How far the mean of the units' stays may move until one of them leaves its limits; @other is the other part of the stay. */
static DpRange
reach_of_stay (const double *stays,
               const double *others,
               guint         n_units,
               double        mean,
               double        most)
{
  const DpRange range = over_units (stays, n_units);
  double low = mean - range.low;

  if (over_units (others, n_units).low <= 0.0)
    low += DP_SHORTEST_STAY;

  return (DpRange) { MIN (low, mean), MAX (mean, mean + most - range.high) };
}

static DpRange
reach_of_places (const DpSensitivityModel *model)
{
  const DpRange range = over_units (model->plan_places, model->n_units);
  /* One place must be left, or there is no rate. */
  const double fewer = range.high > range.low ? range.low : MAX (range.low - 1.0, 0.0);

  return (DpRange) { -fewer, MOST_PLACES_MORE };
}

static DpRange
reach_of_goal (const DpPlan *plan,
               double        goal)
{
  const DpRecord *row = dp_plan_get (plan, DP_ENTITY_ASSUMPTION, "service-goal");

  return (DpRange) { row != NULL ? dp_record_number_or (row, DP_ASSUMPTION_MINIMUM, 0.0) : MIN (goal, 0.01),
                     row != NULL ? dp_record_number_or (row, DP_ASSUMPTION_MAXIMUM, 1.0) : MAX (goal, 0.5) };
}

/* Where an input may lie at all, and how much of that the plan says it may be off. */
static DpRange
reach_of (DpInputId                 input,
          const DpSensitivityModel *model,
          const DpPlan             *plan,
          const DpNeedResult       *need,
          const double             *base)
{
  switch (input)
    {
    case DP_INPUT_NEED:
      return (DpRange) { MIN (need->low, 1.0), MOST_NEED * MAX (need->high, 1.0) };
    case DP_INPUT_STAY_BEFORE:
      return reach_of_stay (model->before, model->after, model->n_units, base[input], MOST_BEFORE);
    case DP_INPUT_STAY_AFTER:
      return reach_of_stay (model->after, model->before, model->n_units, base[input], MOST_AFTER);
    case DP_INPUT_PLACES:
      return reach_of_places (model);
    case DP_INPUT_WAGES:
    case DP_INPUT_ITEMS:
      return (DpRange) { 0.0, MOST_COST };
    case DP_INPUT_BUDGET:
      return (DpRange) { 0.01, 1.0 };
    case DP_INPUT_GOAL:
      return reach_of_goal (plan, base[input]);
    case DP_INPUT_SPLIT:
    case DP_N_INPUTS:
    default:
      return (DpRange) { 0.0, 1.0 };
    }
}

/* The assumption that says how much the input may be off either way; NULL where the plan gives the interval otherwise. */
static const char *
vary_id (DpInputId input)
{
  static const char *const ids[DP_N_INPUTS] = {
    [DP_INPUT_STAY_BEFORE] = "vary-stay-before",
    [DP_INPUT_STAY_AFTER] = "vary-stay-after",
    [DP_INPUT_SPLIT] = "vary-split",
    [DP_INPUT_PLACES] = "vary-places",
    [DP_INPUT_WAGES] = "vary-wages",
    [DP_INPUT_ITEMS] = "vary-items",
    [DP_INPUT_GOAL] = "vary-goal",
  };

  return ids[input];
}

static DpRange
interval_of (DpInputId           input,
             const DpPlan       *plan,
             const DpNeedResult *need,
             double              base)
{
  double vary;

  if (input == DP_INPUT_NEED)
    return (DpRange) { need->low, need->high };
  if (input == DP_INPUT_BUDGET)
    return (DpRange) { MIN (base, dp_default_assumption (plan, "rate-floor")),
                       MAX (base, dp_default_assumption (plan, "rate-ceiling")) };
  vary = dp_default_assumption (plan, vary_id (input));

  return (DpRange) { base - vary, base + vary };
}

static void
add_inputs (DpSensitivityResult *result,
            const DpSensitivityAsked *question,
            DpAnalysis          *analysis)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpNeedResult *need = dp_analysis_need (analysis);

  for (DpInputId i = 0; i < DP_N_INPUTS; i++)
    {
      const double base = question->base[i];
      const DpRange reach = reach_of (i, question->own, plan, need, question->base);
      const DpRange interval = interval_of (i, plan, need, base);
      DpSensitivityInput input = { .id = i, .kind = kind_of (i), .base = base };

      input.low = MIN (base, MAX (interval.low, reach.low));
      input.high = MAX (base, MIN (interval.high, reach.high));
      if (input.low < input.high)
        result->inputs[result->n_inputs++] = input;
      else
        result->left_out[result->n_left_out++] = i;
    }
}

/* ------------------------------------------------------------------------------------------------------- answers */

static gboolean
fill_bars (DpSensitivityResult *result,
           DpSensitivityAsked  *question,
           GError             **error)
{
  double low[DP_N_INPUTS];
  double high[DP_N_INPUTS];
  DpTornado bars[DP_N_INPUTS];

  memcpy (low, question->base, sizeof low);
  memcpy (high, question->base, sizeof high);
  for (guint i = 0; i < result->n_inputs; i++)
    {
      low[result->inputs[i].id] = result->inputs[i].low;
      high[result->inputs[i].id] = result->inputs[i].high;
    }
  if (!dp_tornado (dp_sensitivity_measured, question, DP_N_INPUTS, question->base, low, high, bars, error))
    return FALSE;
  for (guint i = 0; i < result->n_inputs; i++)
    {
      result->inputs[i].at_low = bars[result->inputs[i].id].at_low;
      result->inputs[i].at_high = bars[result->inputs[i].id].at_high;
    }

  return TRUE;
}

static int
by_number (gconstpointer first,
           gconstpointer second)
{
  const double a = *(const double *) first;
  const double b = *(const double *) second;

  return (a > b) - (a < b);
}

/* The results of as many draws of what nobody knows: the range that nine in ten of them lie in. */
static void
fill_range (DpSensitivityResult *result,
            DpSensitivityAsked  *question,
            const double        *low,
            const double        *high)
{
  g_autofree double *values = g_new (double, result->samples);

  for (int n = 0; n < result->samples; n++)
    {
      double drawn[DP_N_INPUTS];

      for (guint i = 0; i < question->n_drawn; i++)
        {
          double u[2];

          dp_philox_uniforms (result->seed, (guint32) n, i, PURPOSE_RANGE, u);
          drawn[i] = low[i] + u[0] * (high[i] - low[i]);
        }
      values[n] = dp_sensitivity_measured_drawn (drawn, question);
    }
  qsort (values, (gsize) result->samples, sizeof *values, by_number);
  result->low = values[(int) (RANGE_LOW * (result->samples - 1))];
  result->high = values[(int) ceil (RANGE_HIGH * (result->samples - 1))];
}

/* A choice has no probability, so it stays as the plan has it. */
static gboolean
fill_shares (DpSensitivityResult *result,
             DpSensitivityAsked  *question,
             GError             **error)
{
  double low[DP_N_INPUTS];
  double high[DP_N_INPUTS];
  DpSobol shares[DP_N_INPUTS];

  question->n_drawn = 0;
  for (guint i = 0; i < result->n_inputs; i++)
    if (result->inputs[i].kind == DP_INPUT_IGNORANCE)
      {
        low[question->n_drawn] = result->inputs[i].low;
        high[question->n_drawn] = result->inputs[i].high;
        question->drawn[question->n_drawn++] = result->inputs[i].id;
      }
  if (question->n_drawn == 0)
    return TRUE;
  if (!dp_sobol (dp_sensitivity_measured_drawn, question, question->n_drawn, low, high, result->samples, result->seed, shares, error))
    return FALSE;
  for (guint i = 0, drawn = 0; i < result->n_inputs; i++)
    if (result->inputs[i].kind == DP_INPUT_IGNORANCE)
      {
        result->inputs[i].share = shares[drawn++];
        result->shares_known |= result->inputs[i].share.total > 0.0;
      }
  if (result->shares_known)
    fill_range (result, question, low, high);

  return TRUE;
}

static gboolean
fill_turns (DpSensitivityResult *result,
            DpSensitivityAsked  *question,
            DpAnalysis          *analysis,
            GError             **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);

  result->holds = dp_sensitivity_asked (question->base, question) <= 0.0;
  for (guint i = 0; i < result->n_inputs; i++)
    {
      DpSensitivityInput *input = &result->inputs[i];
      DpRange reach = reach_of (input->id, question->own, plan, dp_analysis_need (analysis), question->base);

      if (!dp_turning_point (dp_sensitivity_asked, question, DP_N_INPUTS, question->base, input->id, MIN (reach.low, input->low),
                             MAX (reach.high, input->high), 0.0, &input->turns, &input->turn, error))
        return FALSE;
      if (input->turns && input->id == DP_INPUT_PLACES)
        input->turn = floor (input->turn + 0.5);
      input->turn_within = input->turns && input->turn >= input->low && input->turn <= input->high;
    }

  return TRUE;
}

static int
by_width (gconstpointer first,
          gconstpointer second)
{
  const DpSensitivityInput *a = first;
  const DpSensitivityInput *b = second;
  const double wide_a = fabs (a->at_high - a->at_low);
  const double wide_b = fabs (b->at_high - b->at_low);

  if (wide_a != wide_b)
    return wide_a < wide_b ? 1 : -1;

  return (int) a->id - (int) b->id;
}

/* Women without a place in one year of full operation when everything but chance is as in the base, nobody waiting. The year
 * is the second with all places open: the first still fills up. */
static void
fill_chance (DpSensitivityResult *result,
             DpAnalysis          *analysis)
{
  const char *estimate = result->need_case.estimate->id;
  g_autoptr (DpSimulationInput) plain = dp_simulation_input_new_plain (analysis, result->proposal->id, estimate);
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) simulation = NULL;
  DpSimulationStudy study = { .futures = CHANCE_FUTURES, .seed = result->seed, .threads = 1 };
  DpSimulationTerms terms;

  if (plain->gap != DP_GAP_NONE || plain->full_year >= plain->terms.years)
    return;
  terms = plain->terms;
  terms.years = plain->full_year + 2;
  input = dp_simulation_input_new (analysis, result->proposal->id, estimate, &terms);
  simulation = dp_simulation_study_run ((const DpSimulationInput *const[]) { input }, 1, &study, NULL);
  for (guint c = 0; simulation != NULL && c < input->n_cases; c++)
    {
      const DpSimulationCase *one = &input->cases[c];
      const DpSimRegionAnswer *year = &dp_simulation_result_case (simulation, 0, c)->total[terms.years - 1];

      if (one->bound == DP_SIMULATION_RANGE || one->low != result->need_case.need)
        continue;
      result->chance_known = TRUE;
      result->chance_low = year->without_p05;
      result->chance_high = year->without_p95;
    }
}

/* ------------------------------------------------------------------------------------------------------------ plan */

static gboolean
is_of_money (DpSensitivityMeasure measure)
{
  return measure == DP_SENSITIVITY_RATE || measure == DP_SENSITIVITY_USED_DAY;
}

/* The published limit that everything else is compared with. */
static gboolean
find_case (DpAnalysis                 *analysis,
           const DpSensitivityOptions *options,
           DpNeedCase                 *found,
           GError                    **error)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  gboolean any = FALSE;

  for (guint c = 0; c < need->n_cases; c++)
    {
      const DpNeedCase *one = &need->cases[c];

      if (options->estimate != NULL && !g_str_equal (one->estimate->id, options->estimate))
        continue;
      if (!any || (options->at_low ? one->need < found->need : one->need > found->need))
        *found = *one;
      any = TRUE;
    }
  if (any)
    return TRUE;

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no estimate “%s” in use."), options->estimate);
  return FALSE;
}

static const DpRecord *
find_proposal (const DpPlan *plan,
               const char   *id,
               GError      **error)
{
  const DpRecord *proposal = dp_plan_get (plan, DP_ENTITY_PROPOSAL, id);

  if (proposal == NULL)
    g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no proposal “%s”."), id != NULL ? id : "");

  return proposal;
}

/* A model of the proposal, or NULL with a gap or an error. */
static DpSensitivityModel *
read_proposal (DpSensitivityResult *result,
               DpAnalysis          *analysis,
               const DpRecord      *proposal,
               GError             **error)
{
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, proposal->id);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal->id);
  g_autoptr (DpFinanceResult) finance = NULL;

  if (result->capacity == NULL || capacity->gap != DP_GAP_NONE)
    result->capacity = capacity;
  if (capacity->gap != DP_GAP_NONE)
    {
      result->gap = DP_SENSITIVITY_NO_CAPACITY;
      result->gap_proposal = proposal;
      return NULL;
    }

  finance = dp_analysis_finance (analysis, proposal->id, error);
  if (finance == NULL)
    return NULL;
  if (is_of_money (result->measure))
    {
      result->lower_bound |= finance->missing > 0;
      if (!finance->rate_known || finance->running <= 0.0)
        {
          result->gap = DP_SENSITIVITY_NO_COST;
          result->gap_proposal = proposal;
          return NULL;
        }
    }

  return dp_sensitivity_model_new (dp_analysis_need (analysis), units, finance);
}

static gboolean
check_options (const DpSensitivityOptions *options,
               GError                    **error)
{
  if (options->samples == 0 || (options->samples >= 2 && options->samples <= DP_SENSITIVITY_SAMPLES_MAX))
    return TRUE;

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE, _("Write a number of samples from 2 to %d."),
               DP_SENSITIVITY_SAMPLES_MAX);
  return FALSE;
}

/* A day on which nobody comes has no price. */
static gboolean
check_used_days (const DpSensitivityResult *result,
                 DpAnalysis                *analysis,
                 GError                   **error)
{
  if (result->measure != DP_SENSITIVITY_USED_DAY || dp_analysis_need (analysis)->low > 0.0)
    return TRUE;

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                       _("An estimate in use goes down to no women at all; then no day is used and a used day has no cost. Choose "
                         "another result, or take the estimate out of use."));
  return FALSE;
}

static void
fill_base (DpSensitivityAsked        *question,
           const DpSensitivityResult *result,
           DpAnalysis                *analysis)
{
  question->base[DP_INPUT_NEED] = result->need_case.need;
  question->base[DP_INPUT_STAY_BEFORE] = question->own->mean_before;
  question->base[DP_INPUT_STAY_AFTER] = question->own->mean_after;
  question->base[DP_INPUT_WAGES] = 1.0;
  question->base[DP_INPUT_ITEMS] = 1.0;
  question->base[DP_INPUT_BUDGET] = result->budget;
  question->base[DP_INPUT_GOAL] = result->goal;
}

static gboolean
fill_answers (DpSensitivityResult *result,
              DpSensitivityAsked  *question,
              DpAnalysis          *analysis,
              GError             **error)
{
  question->measure = result->measure;
  fill_base (question, result, analysis);
  result->question = question->question = question->against != NULL       ? DP_QUESTION_AGAINST
                                          : is_of_money (result->measure) ? DP_QUESTION_RATE
                                                                          : DP_QUESTION_GOAL;
  result->base = dp_sensitivity_measured (question->base, question);
  if (question->against != NULL)
    result->against_base = dp_sensitivity_measured_other (question->base, question);
  add_inputs (result, question, analysis);
  if (!fill_bars (result, question, error) || !fill_shares (result, question, error)
      || !fill_turns (result, question, analysis, error))
    return FALSE;
  qsort (result->inputs, result->n_inputs, sizeof *result->inputs, by_width);
  if (result->measure == DP_SENSITIVITY_WITHOUT)
    fill_chance (result, analysis);

  return TRUE;
}

/**
 * dp_analysis_sensitivity:
 * @analysis: an analysis
 * @proposal_id: id of a proposal
 * @options: what to look at
 * @error: return location for an error
 *
 * Returns: (transfer full): what the result hangs on; NULL when there is no such proposal or estimate, or an option or an
 *   assumption cannot be used
 */
DpSensitivityResult *
dp_analysis_sensitivity (DpAnalysis                 *analysis,
                         const char                 *proposal_id,
                         const DpSensitivityOptions *options,
                         GError                    **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  g_autoptr (DpSensitivityResult) result = g_new0 (DpSensitivityResult, 1);
  g_autoptr (DpSensitivityModel) own = NULL;
  g_autoptr (DpSensitivityModel) against = NULL;
  g_autoptr (GError) failed = NULL;

  g_return_val_if_fail (options != NULL && options->measure < DP_SENSITIVITY_N_MEASURES, NULL);

  result->measure = options->measure;
  result->samples = options->samples > 0 ? options->samples : DP_SENSITIVITY_SAMPLES;
  result->seed = options->seed;
  result->budget = dp_default_assumption (plan, "budget-occupancy");
  result->proposal = find_proposal (plan, proposal_id, error);
  if (result->proposal == NULL || !check_options (options, error))
    return NULL;
  if (options->against != NULL)
    {
      result->against = find_proposal (plan, options->against, error);
      if (result->against == NULL)
        return NULL;
    }

  own = read_proposal (result, analysis, result->proposal, &failed);
  if (own != NULL && result->against != NULL)
    against = read_proposal (result, analysis, result->against, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (result->gap != DP_SENSITIVITY_OK)
    return g_steal_pointer (&result);

  result->goal = result->capacity->goal;
  if (!find_case (analysis, options, &result->need_case, error) || !check_used_days (result, analysis, error)
      || !fill_answers (result, &(DpSensitivityAsked) { .own = own, .against = against }, analysis, error))
    return NULL;

  return g_steal_pointer (&result);
}

/** dp_sensitivity_result_free: frees @result; NULL is allowed. */
void
dp_sensitivity_result_free (DpSensitivityResult *result)
{
  g_free (result);
}

/** dp_input_key: Returns: the input's name on the command line and in files. */
const char *
dp_input_key (DpInputId input)
{
  static const char *const keys[DP_N_INPUTS] = {
    [DP_INPUT_NEED] = "need",
    [DP_INPUT_STAY_BEFORE] = "stay_before",
    [DP_INPUT_STAY_AFTER] = "stay_after",
    [DP_INPUT_SPLIT] = "split",
    [DP_INPUT_PLACES] = "places",
    [DP_INPUT_WAGES] = "wages",
    [DP_INPUT_ITEMS] = "items",
    [DP_INPUT_BUDGET] = "budget_occupancy",
    [DP_INPUT_GOAL] = "service_goal",
  };

  g_return_val_if_fail (input < DP_N_INPUTS, NULL);
  return keys[input];
}

static const char *const measure_keys[DP_SENSITIVITY_N_MEASURES] = {
  [DP_SENSITIVITY_WITHOUT] = "without_place",
  [DP_SENSITIVITY_TIPPING] = "tipping_point",
  [DP_SENSITIVITY_RATE] = "rate",
  [DP_SENSITIVITY_USED_DAY] = "used_day_cost",
};

/** dp_sensitivity_measure_key: Returns: the result's name on the command line. */
const char *
dp_sensitivity_measure_key (DpSensitivityMeasure measure)
{
  g_return_val_if_fail (measure < DP_SENSITIVITY_N_MEASURES, NULL);
  return measure_keys[measure];
}

/** dp_sensitivity_measure_by_key: Returns: whether there is a result of this name; then *@measure is it. */
gboolean
dp_sensitivity_measure_by_key (const char           *key,
                               DpSensitivityMeasure *measure)
{
  for (DpSensitivityMeasure m = 0; m < DP_SENSITIVITY_N_MEASURES; m++)
    if (g_strcmp0 (key, measure_keys[m]) == 0)
      {
        *measure = m;
        return TRUE;
      }

  return FALSE;
}
