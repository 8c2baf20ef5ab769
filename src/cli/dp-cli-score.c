/* dp-cli-score.c: the four parameters of every proposal, with everything they rest on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-practice.h"

#include "figure/dp-need-tables.h"
#include "figure/dp-score-words.h"
#include "figure/dp-summary.h"
#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* The last year after the opening that a score is asked for. */
#define MAX_YEAR 50

#define FUTURES_MAX 10000

static const char *const limit_names[] = { "at_0", "at_25", "at_50", "at_75", "at_100" };
static const guint limit_fields[] = { DP_CRITERION_AT_0, DP_CRITERION_AT_25, DP_CRITERION_AT_50, DP_CRITERION_AT_75,
                                      DP_CRITERION_AT_100 };

static void
json_texts (JsonBuilder     *builder,
            const char      *name,
            const GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static void
json_field (JsonBuilder    *builder,
            const char     *name,
            const DpRecord *record,
            guint           field)
{
  double number = 0.0;
  gboolean known = record != NULL && dp_record_number (record, field, &number);

  dp_json_known (builder, name, known, number);
}

/* The guide's own words and limits, and whose judgement is what. */
static void
json_guide (JsonBuilder             *builder,
            const DpCriterionResult *one)
{
  json_builder_set_member_name (builder, "value_function");
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (limit_names); i++)
    json_field (builder, limit_names[i], one->criterion, limit_fields[i]);
  json_builder_end_object (builder);
  json_field (builder, "minimum", one->criterion, DP_CRITERION_MINIMUM);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_object (builder);
  for (DpLevel level = DP_LEVEL_ABSENT; level <= DP_LEVEL_REACHED; level++)
    dp_json_text (builder, dp_choices_level[level - DP_LEVEL_ABSENT].key,
                  dp_record_text (one->criterion, dp_guide_step_field (level)));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "judgements");
  json_builder_begin_array (builder);
  for (guint j = 0; j < DP_N_JUDGES; j++)
    {
      const DpRecord *judgement = one->judgements[j];

      if (judgement == NULL)
        continue;
      json_builder_begin_object (builder);
      dp_json_text (builder, "perspective", dp_choices_judge[j].key);
      dp_json_text (builder, "level", dp_record_text (judgement, DP_JUDGEMENT_LEVEL));
      dp_json_text (builder, "evidence", dp_record_text (judgement, DP_JUDGEMENT_EVIDENCE));
      dp_json_text (builder, "judged", dp_record_text (judgement, DP_JUDGEMENT_JUDGED));
      dp_json_text (builder, "reason", dp_record_text (judgement, DP_JUDGEMENT_REASON));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_criterion_why (JsonBuilder          *builder,
                    const DpCriterionWhy *why)
{
  json_builder_set_member_name (builder, "why");
  json_builder_begin_object (builder);
  dp_json_text (builder, "formula", why->formula);
  dp_json_text (builder, "weight_means", why->swing);
  dp_json_text (builder, "inputs", why->rests_on);
  json_texts (builder, "sources", why->sources);
  json_builder_end_object (builder);
}

static void
json_raises (JsonBuilder             *builder,
             const DpParameterResult *parameter,
             const GArray            *raises)
{
  json_builder_set_member_name (builder, "raises");
  json_builder_begin_array (builder);
  for (guint i = 0; i < raises->len; i++)
    {
      const DpRaise *one = &g_array_index (raises, DpRaise, i);

      json_builder_begin_object (builder);
      dp_json_text (builder, "criterion", parameter->criteria[one->number].criterion->id);
      dp_json_number (builder, "from", one->from);
      dp_json_number (builder, "to", one->to);
      dp_json_known (builder, "value", one->has_value, one->value);
      dp_json_number (builder, "gain", one->gain);
      dp_json_text (builder, "price", dp_raise_price_key (one->cost.price));
      dp_json_known (builder, "cost_a_year", dp_raise_is_priced (&one->cost), one->cost.cost);
      dp_json_known (builder, "posts", one->cost.price == DP_RAISE_POSTS, one->cost.posts);
      dp_json_known (builder, "places", one->cost.price == DP_RAISE_PLACES || one->cost.price == DP_RAISE_NO_RUNNING,
                     one->cost.places);
      dp_json_known (builder, "cost_once", one->cost.capital_known, one->cost.capital);
      dp_json_known (builder, "years", one->cost.years_known, one->cost.years);
      dp_json_known (builder, "cost_an_hour", one->cost.hour_known, one->cost.hour);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_level (JsonBuilder *builder,
            const char  *name,
            DpLevel      level)
{
  dp_json_text (builder, name, level == DP_LEVEL_UNKNOWN ? "unknown" : dp_choices_level[level - DP_LEVEL_ABSENT].key);
}

static void
json_criterion (JsonBuilder             *builder,
                const DpCriterionResult *one,
                const DpCriterionWhy    *why)
{
  const char *measure = dp_record_text (one->criterion, DP_CRITERION_MEASURE);
  gboolean judged = g_strcmp0 (measure, "judgement") == 0;

  json_builder_begin_object (builder);
  dp_json_text (builder, "id", one->criterion->id);
  dp_json_text (builder, "name", dp_record_name (one->criterion));
  dp_json_text (builder, "measure", measure);
  dp_json_bool (builder, "known", one->value.known);
  if (judged)
    dp_json_text (builder, "value", one->judgement != NULL ? dp_record_text (one->judgement, DP_JUDGEMENT_LEVEL) : "unknown");
  else if (one->value.known)
    {
      dp_json_number (builder, "value_low", one->measured.low);
      dp_json_number (builder, "value_high", one->measured.high);
    }
  else
    dp_json_text (builder, "value", "unknown");
  dp_json_text (builder, "unit", dp_record_text (one->criterion, DP_CRITERION_UNIT));
  dp_json_number (builder, "points_low", one->value.low);
  dp_json_number (builder, "points_high", one->value.high);
  dp_json_number (builder, "weight", one->value.weight);
  dp_json_text (builder, "evidence",
                judged ? (one->judgement != NULL ? dp_record_text (one->judgement, DP_JUDGEMENT_EVIDENCE) : NULL)
                       : _("computed from the plan"));
  dp_json_text (builder, "reason",
                one->judgement != NULL && dp_record_text (one->judgement, DP_JUDGEMENT_REASON) != NULL
                  ? dp_record_text (one->judgement, DP_JUDGEMENT_REASON)
                  : dp_record_text (one->criterion, DP_CRITERION_REASON));
  json_guide (builder, one);
  json_criterion_why (builder, why);
  json_builder_end_object (builder);
}

static void
json_scores (JsonBuilder          *builder,
             DpAnalysis           *analysis,
             const DpScoreResult  *scores,
             const DpPracticeView *simulated,
             guint                 year)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "id", scores->proposal->id);
  dp_json_text (builder, "name", dp_record_name (scores->proposal));
  if (year != DP_FULL_OPERATION)
    dp_json_trend (builder, analysis, scores->proposal->id);
  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_array (builder);
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpParameterResult *parameter = &scores->parameters[p];
      g_autoptr (DpScoreWhy) why = dp_score_why_new (analysis, scores, p);
      g_autoptr (GArray) raises = dp_score_raises (analysis, scores, p);

      json_builder_begin_object (builder);
      dp_json_text (builder, "parameter", parameter->parameter);
      dp_json_text (builder, "name", dp_choice_label (&dp_choices_parameter[p]));
      json_level (builder, "level", parameter->score.level);
      json_level (builder, "low_level", parameter->score.low_level);
      json_level (builder, "high_level", parameter->score.high_level);
      dp_json_number (builder, "low", parameter->score.low);
      dp_json_number (builder, "high", parameter->score.high);
      dp_json_number (builder, "known_share", parameter->score.known_share);
      json_builder_set_member_name (builder, "criteria");
      json_builder_begin_array (builder);
      for (guint i = 0; i < parameter->n_criteria; i++)
        json_criterion (builder, &parameter->criteria[i], why->criteria->pdata[i]);
      json_builder_end_array (builder);
      dp_json_text (builder, "why", why->formula);
      json_raises (builder, parameter, raises);
      json_field (builder, "weight", parameter->guide, DP_PARAMETER_WEIGHT);
      json_field (builder, "minimum", parameter->guide, DP_PARAMETER_MINIMUM);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dp_cli_practice_json (builder, simulated, year);
  json_builder_end_object (builder);
}

static void
print_scores (DpAnalysis          *analysis,
              const DpScoreResult *scores,
              int                  year)
{
  g_autofree char *trend = year != DP_FULL_OPERATION ? dp_need_trend_note (analysis, scores->proposal->id) : NULL;

  printf ("%s  %s\n", scores->proposal->id, dp_record_name (scores->proposal));
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpParameterResult *parameter = &scores->parameters[p];
      g_autoptr (DpTable) criteria = dp_criterion_table_of (parameter);
      g_autoptr (DpScoreWhy) why = dp_score_why_new (analysis, scores, p);
      g_autofree char *level = dp_words_level (&parameter->score);
      g_autofree char *points = dp_format_range (parameter->score.low, parameter->score.high, 0);

      /* Translators: parameter, level in words, bounds of the points */
      printf (_("\n%1$s: %2$s (%3$s of 100 points)\n"), dp_choice_label (&dp_choices_parameter[p]), level, points);
      dp_cli_print_table (criteria);
      puts (why->formula);
      for (guint i = 0; i < why->raises->len; i++)
        puts (why->raises->pdata[i]);
      for (guint c = 0; c < why->criteria->len; c++)
        if (((const DpCriterionWhy *) why->criteria->pdata[c])->raise != NULL)
          puts (((const DpCriterionWhy *) why->criteria->pdata[c])->raise);
    }
  if (trend != NULL)
    puts (trend);
}

static void
json_value (JsonBuilder   *builder,
            const char    *name,
            const DpValue *value)
{
  if (value->kind == DP_VALUE_NUMBER)
    dp_json_number (builder, name, value->number);
  else
    dp_json_text (builder, name, value->text);
}

static void
json_log (const GPtrArray *log)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "log");
  json_builder_begin_array (builder);
  for (guint i = 0; i < log->len; i++)
    {
      const DpLogEntry *entry = log->pdata[i];
      g_autofree char *when = entry->when != NULL ? g_date_time_format_iso8601 (entry->when) : NULL;

      json_builder_begin_object (builder);
      dp_json_int (builder, "step", entry->number);
      dp_json_text (builder, "when", when);
      dp_json_text (builder, "author", entry->author);
      dp_json_text (builder, "entity", dp_entity (entry->kind)->name);
      dp_json_text (builder, "id", entry->id);
      dp_json_text (builder, "field", dp_field (entry->kind, entry->field)->name);
      json_value (builder, "before", &entry->before);
      json_value (builder, "after", &entry->after);
      dp_json_text (builder, "reason", entry->reason);
      dp_json_bool (builder, "reason_is_older", entry->reason_is_older);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static DpExit
print_log (const char   *path,
           const DpPlan *plan,
           gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = dp_plan_read_log (path, &error);
  g_autoptr (DpTable) table = NULL;

  if (log == NULL)
    return dp_cli_fail (path, error);
  if (json)
    {
      json_log (log);
      return DP_EXIT_DONE;
    }

  table = dp_score_log_table_new (plan, log);
  dp_cli_print_table (table);
  return DP_EXIT_DONE;
}

DpExit
dp_cli_score (int    argc,
              char **argv)
{
  g_autofree char *proposal = NULL;
  int year = DP_FULL_OPERATION;
  gint64 futures = DP_PRACTICE_FUTURES;
  gint64 seed = DP_PRACTICE_SEED;
  gboolean log = FALSE;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("Only this proposal"), "ID" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("In this year after the first opening (1, 2, …), not in full operation"), "Y" },
    { "futures", 0, 0, G_OPTION_ARG_INT64, &futures,
      N_("Futures simulated for each limit of each estimate; 0: no simulation beside the formula"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("Seed of the draws"), "S" },
    { "log", 0, 0, G_OPTION_ARG_NONE, &log, N_("What became of judgements, weights and limits, and why"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GPtrArray *proposals;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("score", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (year < 0 || year > MAX_YEAR)
    return dp_cli_error (DP_EXIT_USAGE, "--year", _("Count the year from the first opening: 1 is the first, 50 the last."));
  if (futures < 0 || futures > FUTURES_MAX)
    return dp_cli_error (DP_EXIT_USAGE, "--futures", _("Simulate from 0 to 10,000 futures."));
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;
  if (proposal != NULL && dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, proposal, _("The plan has no proposal with this id; info lists the ids."));
  if (log)
    return print_log (argv[1], plan, json);

  proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  json_builder_begin_object (builder);
  if (year == DP_FULL_OPERATION)
    dp_json_null (builder, "year");
  else
    dp_json_int (builder, "year", year);
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *one = proposals->pdata[i];
      g_autoptr (DpScoreResult) scores = NULL;
      g_autoptr (DpPracticeView) simulated = NULL;

      if (proposal != NULL && !g_str_equal (one->id, proposal))
        continue;
      scores = dp_analysis_scores_in_year (analysis, one->id, (guint) year);
      simulated = dp_cli_practice_new (analysis, one->id, futures, (guint64) seed);
      if (json)
        json_scores (builder, analysis, scores, simulated, (guint) year);
      else
        {
          print_scores (analysis, scores, year);
          dp_cli_practice_print (simulated);
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    dp_json_print (builder);

  return DP_EXIT_DONE;
}
