/* dp-practice-tables.c: active practice by the formula and by the simulation, side by side.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-practice-tables.h"

#include "figure/dp-simulation-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define UNKNOWN DP_EN_DASH
/* Active practice is the first of the four parameters. */
#define PRACTICE 0
/* Points that nobody reads as a difference. */
#define SMALL 0.5

/** dp_practice_view_new: see the header. */
DpPracticeView *
dp_practice_view_new (DpAnalysis       *analysis,
                      DpPracticeInput  *input,
                      DpPracticeResult *result,
                      guint             n_years)
{
  DpPracticeView *view = g_new0 (DpPracticeView, 1);

  view->input = input;
  view->result = result;
  view->n_years = n_years + 1;
  view->formula = g_new0 (DpScoreResult *, view->n_years);
  view->simulated = g_new0 (DpParameterResult *, view->n_years);
  for (guint y = 0; y < view->n_years; y++)
    {
      DpPracticeMeasures measures;

      view->formula[y] = dp_analysis_scores_in_year (analysis, input->simulation->proposal, y);
      if (result == NULL)
        continue;
      dp_practice_measures (input, result, y, &measures);
      view->simulated[y] = dp_practice_parameter (&view->formula[y]->parameters[PRACTICE], &measures);
    }

  return view;
}

/** dp_practice_view_free: frees @view; NULL is allowed. */
void
dp_practice_view_free (DpPracticeView *view)
{
  if (view == NULL)
    return;

  for (guint y = 0; y < view->n_years; y++)
    {
      dp_score_result_free (view->formula[y]);
      dp_practice_parameter_free (view->simulated[y]);
    }
  g_free (view->formula);
  g_free (view->simulated);
  dp_practice_input_free (view->input);
  dp_practice_result_free (view->result);
  g_free (view);
}

static char *
points_of (const DpScore *score)
{
  return dp_format_range (score->low, score->high, 0);
}

/* "+29", "−2", "0": how many points more, of points as they are shown. */
static char *
more_words (double simulated,
            double formula)
{
  double points = round (simulated) - round (formula);
  g_autofree char *number = dp_format_number (fabs (points), 0);

  if (fabs (points) < SMALL)
    return g_strdup ("0");

  return g_strconcat (points < 0.0 ? DP_MINUS : "+", number, NULL);
}

/** dp_practice_criterion_table_new: see the header. */
DpTable *
dp_practice_criterion_table_new (const DpPracticeView *view)
{
  const DpParameterResult *formula = &view->formula[0]->parameters[PRACTICE];
  const DpParameterResult *simulated = view->simulated[0];
  DpTable *table = dp_table_new (_("Active practice, formula and simulation"));
  g_autofree char *formula_points = points_of (&formula->score);
  g_autofree char *simulated_points = simulated != NULL ? points_of (&simulated->score) : g_strdup (UNKNOWN);

  dp_table_add_column (table, _("Criterion"), FALSE);
  dp_table_add_column (table, _("Formula"), TRUE);
  dp_table_add_column (table, _("Simulated"), TRUE);
  dp_table_add_column (table, _("Points by the formula"), TRUE);
  dp_table_add_column (table, _("Points simulated"), TRUE);
  for (guint i = 0; i < formula->n_criteria; i++)
    {
      const DpCriterionResult *one = &formula->criteria[i];
      const DpCriterionResult *other = simulated != NULL ? &simulated->criteria[i] : NULL;
      g_autofree char *value = dp_words_measured (one);
      g_autofree char *points = dp_format_range (one->value.low, one->value.high, 0);
      g_autofree char *other_value = other != NULL ? dp_words_measured (other) : g_strdup (UNKNOWN);
      g_autofree char *other_points = other != NULL ? dp_format_range (other->value.low, other->value.high, 0) : g_strdup (UNKNOWN);

      if (dp_practice_measure_of (one->criterion) >= 0)
        dp_table_add_row (table, one->criterion->id, FALSE, dp_record_name (one->criterion), value, other_value, points,
                          other_points, NULL);
    }
  dp_table_add_row (table, NULL, TRUE, _("The whole parameter"), "", "", formula_points, simulated_points, NULL);

  return table;
}

static const DpCriterionResult *
find_measure (const DpParameterResult *parameter,
              DpPracticeMeasure        measure)
{
  for (guint i = 0; parameter != NULL && i < parameter->n_criteria; i++)
    if (dp_practice_measure_of (parameter->criteria[i].criterion) == (int) measure)
      return &parameter->criteria[i];

  return NULL;
}

static char *
women_words (const DpParameterResult *parameter)
{
  const DpCriterionResult *one = find_measure (parameter, DP_PRACTICE_WOMEN_PER_UNIT);

  if (one == NULL || !one->value.known)
    return g_strdup (UNKNOWN);

  return dp_format_range (one->measured.low, one->measured.high, one->measured.high < 10.0);
}

static char *
risk_words (const DpParameterResult *parameter)
{
  const DpCriterionResult *one = find_measure (parameter, DP_PRACTICE_BELOW_THRESHOLD);

  return one != NULL ? dp_words_measured (one) : g_strdup (UNKNOWN);
}

/** dp_practice_year_table_new: see the header. */
DpTable *
dp_practice_year_table_new (const DpPracticeView *view)
{
  const int calendar_year = view->input->simulation->calendar_year;
  DpTable *table = dp_table_new (_("Active practice, year by year from the opening"));

  dp_table_add_column (table, _("Year"), FALSE);
  dp_table_add_column (table, _("Points by the formula"), TRUE);
  dp_table_add_column (table, _("Points simulated"), TRUE);
  dp_table_add_column (table, _("Women a year in the smallest unit, simulated"), TRUE);
  dp_table_add_column (table, _("Risk of too few, simulated"), TRUE);
  for (guint i = 1; i <= view->n_years; i++)
    {
      /* Full operation comes last. */
      guint y = i < view->n_years ? i : DP_FULL_OPERATION;
      const DpParameterResult *simulated = view->simulated[y];
      g_autofree char *year = y == DP_FULL_OPERATION ? g_strdup (_("Full operation"))
                              : calendar_year > 0
                                ? g_strdup_printf (_("Year %1$d (from %2$d)"), (int) y, calendar_year + (int) y - 1)
                                : g_strdup_printf (_("Year %d"), (int) y);
      g_autofree char *formula = points_of (&view->formula[y]->parameters[PRACTICE].score);
      g_autofree char *points = simulated != NULL ? points_of (&simulated->score) : g_strdup (UNKNOWN);
      g_autofree char *women = women_words (simulated);
      g_autofree char *risk = risk_words (simulated);

      dp_table_add_row (table, NULL, y == DP_FULL_OPERATION, year, formula, points, women, risk, NULL);
    }

  return table;
}

/* Over the limits of the estimates. */
static DpRange
cell_range (const DpPracticeResult *result,
            guint                   unit,
            guint                   year,
            double (*value) (const DpPracticeCell *cell))
{
  DpRange range = { 0.0, 0.0 };

  for (guint c = 0; c < result->n_cases; c++)
    {
      double one = value (dp_practice_cell (result, c, unit, year));

      range.low = c == 0 ? one : MIN (range.low, one);
      range.high = c == 0 ? one : MAX (range.high, one);
    }

  return range;
}

static double
women_of (const DpPracticeCell *cell)
{
  return cell->women.value;
}

static double
below_of (const DpPracticeCell *cell)
{
  return cell->below.value;
}

static double
in_use_of (const DpPracticeCell *cell)
{
  return cell->in_use.value;
}

static double
reached_of (const DpPracticeCell *cell)
{
  return cell->reached;
}

/* The share of the futures in which the unit has once had so many women within some years. */
#define REACHED_WITHIN 3

/** dp_practice_unit_table_new: see the header. */
DpTable *
dp_practice_unit_table_new (const DpPracticeView *view)
{
  const DpSimulationInput *simulation = view->input->simulation;
  DpTable *table = dp_table_new (_("Active practice, unit by unit, simulated"));
  g_autofree char *threshold = dp_format_trimmed (simulation->terms.threshold, 1);
  /* Translators: the practice threshold, a number of women a year */
  g_autofree char *below = g_strdup_printf (_("Years with fewer than %s"), threshold);
  /* Translators: the practice threshold, and a number of years */
  g_autofree char *reached = g_strdup_printf (_("Chance of once reaching %1$s within %2$d years"), threshold, REACHED_WITHIN);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("Women for each FTE"), TRUE);
  dp_table_add_column (table, below, TRUE);
  dp_table_add_column (table, reached, TRUE);
  dp_table_add_column (table, _("Time in use"), TRUE);
  for (guint u = 0; view->result != NULL && u < view->result->n_units; u++)
    {
      const DpRange women = cell_range (view->result, u, DP_FULL_OPERATION, women_of);
      const DpRange few = cell_range (view->result, u, DP_FULL_OPERATION, below_of);
      const DpRange in_use = cell_range (view->result, u, DP_FULL_OPERATION, in_use_of);
      const DpRange soon = cell_range (view->result, u, REACHED_WITHIN, reached_of);
      const DpRange fte = view->input->fte[u];
      g_autofree char *women_text = dp_format_range (women.low, women.high, women.high < 10.0);
      g_autofree char *fte_text = view->input->fte_known[u] ? dp_format_range (women.low / fte.high, women.high / fte.low, 1)
                                                            : g_strdup (UNKNOWN);
      g_autofree char *few_text = dp_format_percent_range (few.low, few.high);
      g_autofree char *soon_text = dp_format_percent_range (soon.low, soon.high);
      g_autofree char *in_use_text = dp_format_percent_range (in_use.low, in_use.high);

      dp_table_add_row (table, simulation->units[u].id, FALSE, simulation->units[u].name, women_text, fte_text, few_text, soon_text,
                        in_use_text, NULL);
    }

  return table;
}

/** dp_practice_sentences: see the header. */
GPtrArray *
dp_practice_sentences (const DpPracticeView *view)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const DpScore *formula = &view->formula[0]->parameters[PRACTICE].score;
  const DpScore *simulated = view->simulated[0] != NULL ? &view->simulated[0]->score : NULL;
  g_autofree char *points = points_of (formula);
  g_autofree char *simulated_points = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *futures = NULL;

  if (simulated == NULL)
    {
      /* Translators: bounds of the points */
      g_ptr_array_add (sentences, g_strdup_printf (_("The score shown is that of the formula: %s of 100 points."), points));
      return sentences;
    }

  simulated_points = points_of (simulated);
  futures = dp_format_number ((double) view->result->futures, 0);
  low = more_words (simulated->low, formula->low);
  high = more_words (simulated->high, formula->high);
  if (g_str_equal (points, simulated_points))
    /* Translators: bounds of the points, and a number of futures */
    g_ptr_array_add (sentences, g_strdup_printf (_("The score shown is that of the formula: %1$s of 100 points. %2$s simulated futures for "
                                                   "each estimate give the same."), points, futures));
  else
    /* Translators: bounds of the points by the formula, a number of futures, bounds of the points simulated, then differences with
     * their signs */
    g_ptr_array_add (sentences, g_strdup_printf (_("The score shown is that of the formula: %1$s of 100 points. %2$s simulated futures for "
                                                   "each estimate give %3$s points: %4$s at the lower bound, %5$s at the upper."),
                                                 points, futures, simulated_points, low, high));
  dp_simulation_add_rules (sentences, view->input->simulation);
  g_ptr_array_add (sentences, g_strdup (_("The formula lets nobody wait and passes nobody on. The score rests on it because it is there "
                                          "at once and anybody can work it out again.")));

  return sentences;
}
