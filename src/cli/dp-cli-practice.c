/* dp-cli-practice.c: what the simulation says of a proposal's active practice.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-practice.h"

#include "plan/dp-measures.h"

#define THREADS_MAX 4

/** dp_cli_practice_new: see the header. */
DpPracticeView *
dp_cli_practice_new (DpAnalysis *analysis,
                     const char *proposal_id,
                     gint64      futures,
                     guint64     seed)
{
  g_autoptr (DpPracticeInput) input = dp_practice_input_new (analysis, proposal_id);
  g_autoptr (DpPracticeResult) result = NULL;

  if (futures > 0 && input->simulation->gap == DP_GAP_NONE)
    result = dp_practice_study (input, futures, seed, (int) CLAMP (g_get_num_processors (), 1, THREADS_MAX), NULL, NULL);
  if (result == NULL)
    return NULL;

  return dp_practice_view_new (analysis, g_steal_pointer (&input), g_steal_pointer (&result), DP_PRACTICE_YEARS);
}

static void
json_estimate (JsonBuilder      *builder,
               const char       *name,
               const DpEstimate *estimate)
{
  g_autofree char *low = g_strconcat (name, "_low", NULL);
  g_autofree char *high = g_strconcat (name, "_high", NULL);

  dp_json_number (builder, name, estimate->value);
  dp_json_number (builder, low, estimate->low);
  dp_json_number (builder, high, estimate->high);
}

static void
json_score (JsonBuilder   *builder,
            const DpScore *simulated,
            const DpScore *formula)
{
  dp_json_number (builder, "low", simulated->low);
  dp_json_number (builder, "high", simulated->high);
  dp_json_number (builder, "formula_low", formula->low);
  dp_json_number (builder, "formula_high", formula->high);
  dp_json_number (builder, "difference_low", simulated->low - formula->low);
  dp_json_number (builder, "difference_high", simulated->high - formula->high);
}

static void
json_criteria (JsonBuilder             *builder,
               const DpParameterResult *simulated,
               const DpParameterResult *formula)
{
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < simulated->n_criteria; i++)
    {
      const DpCriterionResult *one = &simulated->criteria[i];

      if (dp_practice_measure_of (one->criterion) < 0 || !one->value.known)
        continue;
      json_builder_begin_object (builder);
      dp_json_text (builder, "id", one->criterion->id);
      dp_json_text (builder, "measure", dp_record_text (one->criterion, DP_CRITERION_MEASURE));
      dp_json_number (builder, "value_low", one->measured.low);
      dp_json_number (builder, "value_high", one->measured.high);
      dp_json_number (builder, "points_low", one->value.low);
      dp_json_number (builder, "points_high", one->value.high);
      dp_json_number (builder, "formula_points_low", formula->criteria[i].value.low);
      dp_json_number (builder, "formula_points_high", formula->criteria[i].value.high);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_cell (JsonBuilder           *builder,
           const DpPracticeView  *view,
           guint                  number,
           guint                  unit,
           guint                  year)
{
  const DpPracticeCell *cell = dp_practice_cell (view->result, number, unit, year);
  const DpRange fte = view->input->fte[unit];
  gboolean known = view->input->fte_known[unit];

  json_estimate (builder, "women", &cell->women);
  dp_json_known (builder, "women_per_fte_low", known, known ? cell->women.value / fte.high : 0.0);
  dp_json_known (builder, "women_per_fte_high", known, known ? cell->women.value / fte.low : 0.0);
  json_estimate (builder, "below_threshold", &cell->below);
  json_estimate (builder, "in_use", &cell->in_use);
  dp_json_number (builder, "reached", cell->reached);
}

/* Every unit under every limit of every estimate in the year. */
static void
json_units (JsonBuilder          *builder,
            const DpPracticeView *view,
            guint                 year)
{
  const DpSimulationInput *simulation = view->input->simulation;
  guint number = 0;

  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint c = 0; c < simulation->n_cases; c++)
    {
      const DpSimulationCase *one = &simulation->cases[c];

      if (one->bound == DP_SIMULATION_RANGE)
        continue;
      for (guint u = 0; u < simulation->n_units; u++)
        {
          json_builder_begin_object (builder);
          dp_json_text (builder, "id", simulation->units[u].id);
          dp_json_text (builder, "estimate", one->estimate);
          dp_json_text (builder, "bound", one->bound == DP_SIMULATION_LOW ? "low" : "high");
          dp_json_number (builder, "need", one->low);
          json_cell (builder, view, number, u, year);
          json_builder_end_object (builder);
        }
      number++;
    }
  json_builder_end_array (builder);
}

/** dp_cli_practice_json: see the header. */
void
dp_cli_practice_json (JsonBuilder          *builder,
                      const DpPracticeView *view,
                      guint                 year)
{
  g_autoptr (GPtrArray) sentences = NULL;
  guint shown;

  if (view == NULL)
    {
      dp_json_null (builder, "simulated");
      return;
    }

  sentences = dp_practice_sentences (view);
  shown = year < view->n_years ? year : DP_FULL_OPERATION;
  json_builder_set_member_name (builder, "simulated");
  json_builder_begin_object (builder);
  dp_json_text (builder, "parameter", view->simulated[0]->parameter);
  dp_json_text (builder, "score_rests_on", "formula");
  dp_json_int (builder, "futures", view->result->futures);
  dp_json_int (builder, "seed", (gint64) view->result->seed);
  if (shown == DP_FULL_OPERATION)
    dp_json_null (builder, "year");
  else
    dp_json_int (builder, "year", shown);
  dp_json_number (builder, "threshold", view->input->simulation->terms.threshold);
  json_score (builder, &view->simulated[shown]->score, &view->formula[shown]->parameters[0].score);
  json_criteria (builder, view->simulated[shown], &view->formula[shown]->parameters[0]);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint y = 1; y < view->n_years; y++)
    {
      json_builder_begin_object (builder);
      dp_json_int (builder, "year", y);
      json_score (builder, &view->simulated[y]->score, &view->formula[y]->parameters[0].score);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_units (builder, view, shown);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
}

/** dp_cli_practice_print: prints the tables and sentences; nothing without @view. */
void
dp_cli_practice_print (const DpPracticeView *view)
{
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (DpTable) criteria = NULL;
  g_autoptr (DpTable) years = NULL;
  g_autoptr (DpTable) units = NULL;

  if (view == NULL)
    return;

  sentences = dp_practice_sentences (view);
  criteria = dp_practice_criterion_table_new (view);
  years = dp_practice_year_table_new (view);
  units = dp_practice_unit_table_new (view);
  dp_cli_print_table (criteria);
  dp_cli_print_table (years);
  dp_cli_print_table (units);
  dp_cli_print_sentences (sentences);
}
