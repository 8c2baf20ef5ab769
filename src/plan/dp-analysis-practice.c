/* dp-analysis-practice.c: active practice as the simulation shows it, beside what the formula says.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-practice.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-analysis-simulation-private.h"
#include "plan/dp-measures.h"

#include <math.h>

/* Women of the mean are enough for the threshold when they lack less than this: rounding. */
#define NO_LACK 1e-9

static const char *const measure_keys[] = {
  [DP_PRACTICE_WOMEN_PER_UNIT] = "women_per_unit",
  [DP_PRACTICE_WOMEN_PER_FTE] = "women_per_fte",
  [DP_PRACTICE_BELOW_THRESHOLD] = "below_threshold",
  [DP_PRACTICE_THRESHOLD_YEAR] = "threshold_year",
  [DP_PRACTICE_CONTINUITY] = "continuity",
};

/* --------------------------------------------------------------------------------------------------------- input */

static void
fill_balance (DpPracticeInput *input)
{
  const DpSimulationInput *simulation = input->simulation;
  int from = simulation->full_year + 1;
  int to = simulation->terms.years;

  for (guint u = 0; u < simulation->n_units; u++)
    if (simulation->units[u].closing_month >= 0)
      to = MIN (to, simulation->units[u].closing_month / 12);
  if (from >= to)
    from = MAX (to - 1, 0);
  input->balance_from = from;
  input->balance_to = MAX (to, from + 1);
}

/**
 * dp_practice_input_new:
 * @analysis: the analysis of the plan
 * @proposal_id: one of its proposals
 *
 * Returns: (transfer full): a snapshot; nothing in it is borrowed from the plan
 */
DpPracticeInput *
dp_practice_input_new (DpAnalysis *analysis,
                       const char *proposal_id)
{
  DpPracticeInput *input = g_new0 (DpPracticeInput, 1);
  DpSimulationTerms terms;

  dp_simulation_terms (dp_analysis_plan (analysis), &terms);
  terms.years = MAX (terms.years, DP_PRACTICE_YEARS);
  input->simulation = dp_simulation_input_new (analysis, proposal_id, NULL, &terms);
  input->fte = g_new0 (DpRange, input->simulation->n_units + 1);
  input->fte_known = g_new0 (gboolean, input->simulation->n_units + 1);
  for (guint u = 0; u < input->simulation->n_units; u++)
    input->fte_known[u] = dp_measure_unit_fte (analysis, input->simulation->units[u].id, &input->fte[u]);
  fill_balance (input);

  return input;
}

/** dp_practice_input_equal: Returns: whether both would give the same answer. */
gboolean
dp_practice_input_equal (const DpPracticeInput *first,
                         const DpPracticeInput *second)
{
  if (first == NULL || second == NULL)
    return first == second;
  if (!dp_simulation_input_equal (first->simulation, second->simulation))
    return FALSE;
  for (guint u = 0; u < first->simulation->n_units; u++)
    if (first->fte_known[u] != second->fte_known[u] || first->fte[u].low != second->fte[u].low
        || first->fte[u].high != second->fte[u].high)
      return FALSE;

  return TRUE;
}

/** dp_practice_input_free: frees @input; NULL is allowed. */
void
dp_practice_input_free (DpPracticeInput *input)
{
  if (input == NULL)
    return;

  dp_simulation_input_free (input->simulation);
  g_free (input->fte_known);
  g_free (input->fte);
  g_free (input);
}

/* --------------------------------------------------------------------------------------------------------- study */

/* A mean over the futures and how well it is known. */
typedef struct
{
  double sum;
  double squares;
} Sums;

static void
add (Sums   *sums,
     double  value)
{
  sums->sum += value;
  sums->squares += value * value;
}

static DpEstimate
estimate (const Sums    *sums,
          gint64         n,
          DpEstimateKind kind)
{
  double count = (double) n;
  double mean = sums->sum / count;
  double variance = n > 1 ? MAX (sums->squares - count * mean * mean, 0.0) / (count - 1.0) : 0.0;

  if (n < 2)
    return (DpEstimate) { mean, mean, mean };

  return dp_estimate_interval (mean, sqrt (variance / count), dp_estimate_student (count), kind, count, 0.0);
}

/* One unit in the years @from … @to − 1; @reached_by: the share of the futures that reached the threshold before @to. */
static DpPracticeCell
summarise (const DpPracticeFutures *futures,
           gsize                    unit,
           int                      from,
           int                      to,
           double                   threshold)
{
  Sums women = { 0 };
  Sums below = { 0 };
  Sums in_use = { 0 };
  gint64 reached = 0;
  double share = 1.0 / (to - from);

  for (gint64 f = 0; f < futures->n_futures; f++)
    {
      const gsize first = (gsize) f * (gsize) futures->n_years * futures->n_units + unit;
      double one_women = 0.0;
      double one_below = 0.0;
      double one_in_use = 0.0;
      gboolean any = FALSE;

      for (int y = 0; y < to; y++)
        any |= futures->placed[first + (gsize) y * futures->n_units] >= threshold;
      for (int y = from; y < to; y++)
        {
          one_women += futures->placed[first + (gsize) y * futures->n_units];
          one_below += futures->placed[first + (gsize) y * futures->n_units] < threshold ? 1.0 : 0.0;
          one_in_use += (double) futures->in_use[first + (gsize) y * futures->n_units];
        }
      add (&women, one_women * share);
      add (&below, one_below * share);
      add (&in_use, one_in_use * share);
      reached += any ? 1 : 0;
    }

  return (DpPracticeCell) {
    estimate (&women, futures->n_futures, DP_ESTIMATE_AMOUNT),
    estimate (&below, futures->n_futures, DP_ESTIMATE_SHARE),
    estimate (&in_use, futures->n_futures, DP_ESTIMATE_SHARE),
    (double) reached / (double) futures->n_futures,
  };
}

static guint
count_limits (const DpSimulationInput *simulation)
{
  guint n = 0;

  for (guint c = 0; c < simulation->n_cases; c++)
    n += simulation->cases[c].bound != DP_SIMULATION_RANGE ? 1 : 0;

  return n;
}

/**
 * dp_practice_study:
 * @input: a proposal without a gap
 * @futures: for every limit of every estimate, 1–%DP_PRACTICE_FUTURES_MAX
 * @seed: any number: the same gives the same answer, whatever @threads
 * @threads: 1–64
 * @cancel: (nullable): other than 0 to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the answer; NULL when the engine refuses, or the study was cancelled
 */
DpPracticeResult *
dp_practice_study (const DpPracticeInput *input,
                   gint64                 futures,
                   guint64                seed,
                   int                    threads,
                   const int             *cancel,
                   GError               **error)
{
  const DpSimulationInput *simulation = input->simulation;
  g_autoptr (DpPracticeResult) result = g_new0 (DpPracticeResult, 1);
  DpPracticeCell *cell;

  g_return_val_if_fail (simulation->gap == DP_GAP_NONE, NULL);

  *result = (DpPracticeResult) { futures, seed, count_limits (simulation), simulation->n_units, simulation->terms.years, NULL };
  result->cells = g_new0 (DpPracticeCell, (gsize) result->n_cases * (gsize) (result->n_years + 1) * result->n_units);
  cell = result->cells;
  for (guint c = 0; c < simulation->n_cases; c++)
    {
      g_auto (DpPracticeFutures) drawn = { 0 };
      DpSimPlan plan;

      if (simulation->cases[c].bound == DP_SIMULATION_RANGE)
        continue;
      plan = _dp_simulation_engine_plan (simulation, &simulation->cases[c]);
      if (!dp_practice_run (&plan, futures, seed, threads, cancel, &drawn, error))
        return NULL;
      for (int y = 0; y <= result->n_years; y++)
        for (guint u = 0; u < result->n_units; u++)
          *cell++ = summarise (&drawn, u, y < result->n_years ? y : input->balance_from,
                               y < result->n_years ? y + 1 : input->balance_to, simulation->terms.threshold);
    }

  return g_steal_pointer (&result);
}

/** dp_practice_result_free: frees @result; NULL is allowed. */
void
dp_practice_result_free (DpPracticeResult *result)
{
  if (result == NULL)
    return;

  g_free (result->cells);
  g_free (result);
}

/** dp_practice_cell: see the header. Returns: (transfer none): limit number @number, unit number @unit. */
const DpPracticeCell *
dp_practice_cell (const DpPracticeResult *result,
                  guint                   number,
                  guint                   unit,
                  guint                   year)
{
  guint row = year == DP_FULL_OPERATION || year > (guint) result->n_years ? (guint) result->n_years : year - 1;

  g_return_val_if_fail (number < result->n_cases && unit < result->n_units, NULL);

  return &result->cells[((gsize) number * (gsize) (result->n_years + 1) + row) * result->n_units + unit];
}

/* ------------------------------------------------------------------------------------------------------ measures */

/* One number of a unit under a limit of an estimate. */
typedef struct
{
  double women;
  double below;
  double in_use;
  double year_reached;
} UnitPractice;

/* The unit that is worst off counts, measure by measure; the bounds of the posts make bounds of the women for each of them. */
static void
weakest (const DpPracticeInput *input,
         const UnitPractice    *units,
         DpPracticeMeasures    *measures)
{
  const guint n = input->simulation->n_units;

  *measures = (DpPracticeMeasures) { 0 };
  for (guint m = 0; m < DP_N_PRACTICE_MEASURES; m++)
    measures->known[m] = n > 0;
  for (guint u = 0; u < n; u++)
    {
      const DpRange fte = input->fte[u];
      const DpRange values[] = {
        [DP_PRACTICE_WOMEN_PER_UNIT] = { units[u].women, units[u].women },
        [DP_PRACTICE_WOMEN_PER_FTE] = { input->fte_known[u] ? units[u].women / fte.high : 0.0,
                                        input->fte_known[u] ? units[u].women / fte.low : 0.0 },
        [DP_PRACTICE_BELOW_THRESHOLD] = { units[u].below, units[u].below },
        [DP_PRACTICE_THRESHOLD_YEAR] = { units[u].year_reached, units[u].year_reached },
        [DP_PRACTICE_CONTINUITY] = { units[u].in_use, units[u].in_use },
      };

      if (!input->fte_known[u])
        measures->known[DP_PRACTICE_WOMEN_PER_FTE] = FALSE;
      for (guint m = 0; m < DP_N_PRACTICE_MEASURES; m++)
        {
          gboolean more_is_worse = m == DP_PRACTICE_BELOW_THRESHOLD || m == DP_PRACTICE_THRESHOLD_YEAR;
          DpRange *value = &measures->value[m];

          if (u == 0)
            *value = values[m];
          value->low = more_is_worse ? MAX (value->low, values[m].low) : MIN (value->low, values[m].low);
          value->high = more_is_worse ? MAX (value->high, values[m].high) : MIN (value->high, values[m].high);
        }
    }
}

static double
year_of_threshold (const DpPracticeResult *result,
                   guint                   number,
                   guint                   unit,
                   double                  threshold)
{
  for (guint y = 1; y <= MIN ((guint) result->n_years, DP_PRACTICE_YEARS); y++)
    if (dp_practice_cell (result, number, unit, y)->women.value >= threshold - NO_LACK)
      return y;

  return DP_PRACTICE_YEARS + 1;
}

/**
 * dp_practice_measures:
 * @input: a proposal
 * @result: its futures
 * @year: after the first opening, from 1; or %DP_FULL_OPERATION
 * @measures: (out): the means over the futures of the unit that is worst off; the bounds are over the limits of the estimates
 */
void
dp_practice_measures (const DpPracticeInput  *input,
                      const DpPracticeResult *result,
                      guint                   year,
                      DpPracticeMeasures     *measures)
{
  g_autofree UnitPractice *units = g_new0 (UnitPractice, result->n_units + 1);

  *measures = (DpPracticeMeasures) { 0 };
  for (guint c = 0; c < result->n_cases; c++)
    {
      DpPracticeMeasures one;

      for (guint u = 0; u < result->n_units; u++)
        {
          const DpPracticeCell *cell = dp_practice_cell (result, c, u, year);

          units[u] = (UnitPractice) { cell->women.value, cell->below.value, cell->in_use.value,
                                      year_of_threshold (result, c, u, input->simulation->terms.threshold) };
        }
      weakest (input, units, &one);
      for (guint m = 0; m < DP_N_PRACTICE_MEASURES; m++)
        {
          measures->known[m] = one.known[m];
          measures->value[m].low = c == 0 ? one.value[m].low : MIN (measures->value[m].low, one.value[m].low);
          measures->value[m].high = c == 0 ? one.value[m].high : MAX (measures->value[m].high, one.value[m].high);
        }
    }
}

/** dp_practice_measure_of: see the header. */
int
dp_practice_measure_of (const DpRecord *criterion)
{
  for (guint m = 0; m < DP_N_PRACTICE_MEASURES; m++)
    if (g_strcmp0 (dp_record_text (criterion, DP_CRITERION_MEASURE), measure_keys[m]) == 0)
      return (int) m;

  return -1;
}

/** dp_practice_parameter: see the header. */
DpParameterResult *
dp_practice_parameter (const DpParameterResult  *formula,
                       const DpPracticeMeasures *measures)
{
  DpParameterResult *parameter = g_memdup2 (formula, sizeof *formula);
  g_autofree DpCriterionValue *values = g_new0 (DpCriterionValue, formula->n_criteria + 1);

  parameter->criteria = g_memdup2 (formula->criteria, formula->n_criteria * sizeof *formula->criteria);
  for (guint i = 0; i < formula->n_criteria; i++)
    {
      DpCriterionResult *one = &parameter->criteria[i];
      int measure = dp_practice_measure_of (one->criterion);

      if (measure >= 0 && one->has_curve && measures->known[measure])
        {
          double a = dp_score_value (&one->curve, measures->value[measure].low);
          double b = dp_score_value (&one->curve, measures->value[measure].high);

          one->measured = measures->value[measure];
          one->value.low = MIN (a, b);
          one->value.high = MAX (a, b);
          one->value.known = TRUE;
        }
      values[i] = one->value;
    }
  dp_score_combine (values, parameter->n_criteria, &parameter->score);

  return parameter;
}

/** dp_practice_parameter_free: frees what dp_practice_parameter() gave; NULL is allowed. */
void
dp_practice_parameter_free (DpParameterResult *parameter)
{
  if (parameter == NULL)
    return;

  g_free (parameter->criteria);
  g_free (parameter);
}

/* --------------------------------------------------------------------------------------------------- one by one */

/** dp_practice_draw: see the header. */
gboolean
dp_practice_draw (const DpPracticeInput *input,
                  const char            *estimate_id,
                  gint64                 futures,
                  guint64                seed,
                  int                    threads,
                  const int             *cancel,
                  DpPracticeFutures     *drawn,
                  GError               **error)
{
  const DpSimulationInput *simulation = input->simulation;
  const DpSimulationCase *found = NULL;
  DpSimPlan plan;

  *drawn = (DpPracticeFutures) { 0 };
  for (guint c = 0; c < simulation->n_cases; c++)
    if (g_str_equal (simulation->cases[c].estimate, estimate_id)
        && (found == NULL || simulation->cases[c].bound == DP_SIMULATION_RANGE))
      found = &simulation->cases[c];
  if (simulation->gap != DP_GAP_NONE || found == NULL)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "estimate", "has nothing to simulate");
      return FALSE;
    }

  plan = _dp_simulation_engine_plan (simulation, found);
  return dp_practice_run (&plan, futures, seed, threads, cancel, drawn, error);
}

/** dp_practice_of_future: see the header. */
void
dp_practice_of_future (const DpPracticeInput   *input,
                       const DpPracticeFutures *drawn,
                       gint64                   future,
                       DpPracticeMeasures      *measures)
{
  const double threshold = input->simulation->terms.threshold;
  const double share = 1.0 / (input->balance_to - input->balance_from);
  g_autofree UnitPractice *units = g_new0 (UnitPractice, drawn->n_units + 1);

  for (gsize u = 0; u < drawn->n_units; u++)
    {
      units[u].year_reached = DP_PRACTICE_YEARS + 1;
      for (int y = drawn->n_years - 1; y >= 0; y--)
        {
          const gsize number = ((gsize) future * (gsize) drawn->n_years + (gsize) y) * drawn->n_units + u;
          const guint16 placed = drawn->placed[number];

          if (placed >= threshold && y < DP_PRACTICE_YEARS)
            units[u].year_reached = y + 1;
          if (y < input->balance_from || y >= input->balance_to)
            continue;
          units[u].women += placed * share;
          units[u].below += placed < threshold ? share : 0.0;
          units[u].in_use += (double) drawn->in_use[number] * share;
        }
    }
  weakest (input, units, measures);
}
