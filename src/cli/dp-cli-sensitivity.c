/* dp-cli-sensitivity.c: the command that answers with what matters most.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-sensitivity-tables.h"
#include "plan/dp-analysis-sensitivity.h"

#include <glib/gi18n.h>

static const char *const kind_keys[] = {
  [DP_INPUT_IGNORANCE] = "ignorance",
  [DP_INPUT_CHOICE] = "choice",
};

static const char *const question_keys[] = {
  [DP_QUESTION_GOAL] = "goal_holds",
  [DP_QUESTION_RATE] = "days_reach_the_budget",
  [DP_QUESTION_AGAINST] = "at_most_the_other",
};

static const char *const gap_keys[] = {
  [DP_SENSITIVITY_OK] = NULL,
  [DP_SENSITIVITY_NO_CAPACITY] = "no_capacity",
  [DP_SENSITIVITY_NO_COST] = "no_cost",
};

static void
json_input (JsonBuilder              *builder,
            const DpSensitivityInput *input)
{
  const gboolean shared = input->kind == DP_INPUT_IGNORANCE;

  json_builder_begin_object (builder);
  dp_json_text (builder, "id", dp_input_key (input->id));
  dp_json_text (builder, "name", dp_input_label (input->id));
  dp_json_text (builder, "kind", kind_keys[input->kind]);
  dp_json_number (builder, "base", input->base);
  dp_json_number (builder, "low", input->low);
  dp_json_number (builder, "high", input->high);
  dp_json_number (builder, "at_low", input->at_low);
  dp_json_number (builder, "at_high", input->at_high);
  dp_json_known (builder, "first", shared, input->share.first);
  dp_json_known (builder, "first_error", shared, input->share.first_error);
  dp_json_known (builder, "total", shared, input->share.total);
  dp_json_known (builder, "total_error", shared, input->share.total_error);
  dp_json_known (builder, "turns_at", input->turns, input->turn);
  dp_json_bool (builder, "turns_within", input->turn_within);
  json_builder_end_object (builder);
}

static void
json_base (JsonBuilder               *builder,
           const DpSensitivityResult *result)
{
  json_builder_set_member_name (builder, "estimate");
  json_builder_begin_object (builder);
  dp_json_text (builder, "id", result->need_case.estimate->id);
  dp_json_text (builder, "limit", result->need_case.is_high ? "high" : "low");
  dp_json_number (builder, "need", result->need_case.need);
  json_builder_end_object (builder);
  dp_json_number (builder, "base", result->base);
  dp_json_bool (builder, "complete", !result->lower_bound);
  if (result->against != NULL)
    {
      dp_json_text (builder, "against", result->against->id);
      dp_json_number (builder, "against_base", result->against_base);
    }
  dp_json_text (builder, "question", question_keys[result->question]);
  dp_json_bool (builder, "holds", result->holds);
  dp_json_known (builder, "ignorance_low", result->shares_known, result->low);
  dp_json_known (builder, "ignorance_high", result->shares_known, result->high);
  dp_json_known (builder, "chance_low", result->chance_known, result->chance_low);
  dp_json_known (builder, "chance_high", result->chance_known, result->chance_high);
  dp_json_int (builder, "samples", result->samples);
  dp_json_int (builder, "seed", (gint64) result->seed);
}

static void
json_sensitivity (const DpSensitivityResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) sentences = dp_sensitivity_sentences (result);

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", result->proposal->id);
  dp_json_text (builder, "name", dp_record_name (result->proposal));
  dp_json_text (builder, "result", dp_sensitivity_measure_key (result->measure));
  dp_json_text (builder, "gap", gap_keys[result->gap]);
  if (result->gap == DP_SENSITIVITY_OK)
    json_base (builder, result);
  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->n_inputs; i++)
    json_input (builder, &result->inputs[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->n_left_out; i++)
    json_builder_add_string_value (builder, dp_input_key (result->left_out[i]));
  json_builder_end_array (builder);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_sensitivity (const DpSensitivityResult *result)
{
  g_autoptr (GPtrArray) sentences = dp_sensitivity_sentences (result);

  dp_cli_print_sentences (sentences);
  if (result->gap == DP_SENSITIVITY_OK)
    {
      g_autoptr (DpTable) table = dp_sensitivity_table_new (result);

      dp_cli_print_table (table);
    }
}

/* FALSE after an error has been printed. */
static gboolean
take_options (const char           *measure,
              const char           *limit,
              int                   samples,
              DpSensitivityOptions *options)
{
  if (measure != NULL && !dp_sensitivity_measure_by_key (measure, &options->measure))
    {
      dp_cli_error (DP_EXIT_USAGE, "--result", _("Write without_place, tipping_point, rate or used_day_cost."));
      return FALSE;
    }
  if (limit != NULL && !g_str_equal (limit, "low") && !g_str_equal (limit, "high"))
    {
      dp_cli_error (DP_EXIT_USAGE, "--limit", _("Write low or high."));
      return FALSE;
    }
  if (samples < 2 || samples > DP_SENSITIVITY_SAMPLES_MAX)
    {
      g_autofree char *message = g_strdup_printf (_("Write a number of samples from 2 to %d."), DP_SENSITIVITY_SAMPLES_MAX);

      dp_cli_error (DP_EXIT_USAGE, "--samples", message);
      return FALSE;
    }
  options->at_low = g_strcmp0 (limit, "low") == 0;
  options->samples = samples;
  return TRUE;
}

DpExit
dp_cli_sensitivity (int    argc,
                    char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *source = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *against = NULL;
  gint64 seed = DP_SENSITIVITY_SEED;
  int samples = DP_SENSITIVITY_SAMPLES;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "result", 0, 0, G_OPTION_ARG_STRING, &measure, N_("without_place (as if nothing were said), tipping_point, rate or "
                                                        "used_day_cost"), "R" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("The estimate whose limit is the base; else the highest of all"), "ID" },
    { "limit", 0, 0, G_OPTION_ARG_STRING, &limit, N_("Which of its limits: low, or high as if nothing were said"), "low|high" },
    { "against", 0, 0, G_OPTION_ARG_STRING, &against, N_("What would turn the order of the two proposals"), "ID" },
    { "samples", 0, 0, G_OPTION_ARG_INT, &samples, N_("Rows of the design behind the parts in the spread"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same seed gives the same answer"), "S" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  DpSensitivityOptions options = { .measure = DP_SENSITIVITY_WITHOUT };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSensitivityResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("sensitivity", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (!take_options (measure, limit, samples, &options))
    return DP_EXIT_USAGE;
  if (!dp_cli_read_proposal (argv[1], "sensitivity", proposal, &plan, &analysis, &status))
    return status;

  options.estimate = source;
  options.against = against;
  options.seed = (guint64) seed;
  result = dp_analysis_sensitivity (analysis, proposal, &options, &error);
  if (result == NULL)
    return dp_cli_engine_fail (argv[1], error);

  if (json)
    json_sensitivity (result);
  else
    print_sensitivity (result);

  return DP_EXIT_DONE;
}
