/* dp-cli-finance.c: the command that answers with cost, rate and payers.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-cost-tables.h"
#include "figure/dp-finance-tables.h"
#include "plan/dp-analysis-finance.h"
#include "plan/dp-analysis-payers.h"
#include "plan/dp-cost-steps.h"
#include "plan/dp-loan-pool.h"

#include <glib/gi18n.h>

static const char *const empty_keys[] = {
  [DP_EMPTY_UNKNOWN] = "unknown",
  [DP_EMPTY_LATER_RATES] = "later_rates",
  [DP_EMPTY_ALL] = "all_payers",
  [DP_EMPTY_HOLDERS] = "holders",
  [DP_EMPTY_STATE] = "state",
  [DP_EMPTY_REGION] = "region",
  [DP_EMPTY_SHARED] = "shared",
};

static const char *const row_keys[] = {
  [DP_PAYER_MUNICIPALITIES] = "municipalities",
  [DP_PAYER_REGION] = "region",
  [DP_PAYER_THE_STATE] = "state",
  [DP_PAYER_LATER_RATES] = "later_rates",
  [DP_PAYER_NAMED] = "named",
  [DP_PAYER_NOBODY] = "nobody",
};

static const char *const verdict_keys[] = {
  [DP_LOAN_PASS] = "pass",
  [DP_LOAN_FAIL] = "fail",
  [DP_LOAN_UNKNOWN] = "unknown",
};

static void
json_year (JsonBuilder         *builder,
           const DpFinanceYear *year)
{
  json_builder_begin_object (builder);
  dp_json_int (builder, "year", year->year);
  if (year->calendar_year > 0)
    dp_json_int (builder, "calendar_year", year->calendar_year);
  else
    dp_json_null (builder, "calendar_year");
  dp_json_number (builder, "places", year->places);
  dp_json_number (builder, "occupancy", year->occupancy);
  dp_json_number (builder, "cost", year->cost);
  dp_json_number (builder, "budget_occupancy", year->rate.budget_occupancy);
  dp_json_number (builder, "carried_in", year->rate.carried_in);
  dp_json_number (builder, "rate", year->rate.rate);
  dp_json_number (builder, "income", year->rate.income);
  dp_json_number (builder, "result", year->rate.result);
  json_builder_end_object (builder);
}

static void
json_case (JsonBuilder           *builder,
           const DpFinanceResult *finance,
           const DpNeedCase      *need,
           guint                  number)
{
  const DpFinanceCase *one = &finance->cases[number];

  json_builder_begin_object (builder);
  dp_json_text (builder, "id", need->estimate->id);
  dp_json_text (builder, "name", dp_record_name (need->estimate));
  dp_json_text (builder, "limit", need->is_high ? "high" : "low");
  dp_json_number (builder, "need", need->need);
  dp_json_number (builder, "occupancy", one->occupancy);
  dp_json_number (builder, "used_days", one->used_days);
  dp_json_number (builder, "courses", one->courses);
  dp_json_number (builder, "income_at_rate", one->income);
  dp_json_number (builder, "uncovered", one->uncovered);
  dp_json_number (builder, "empty_places_cost", one->empty_cost);
  dp_json_known (builder, "cost_per_used_day", one->used_days > 0.0, one->cost_per_used_day);
  dp_json_known (builder, "cost_per_course", one->courses > 0.0, one->cost_per_course);
  dp_json_known (builder, "cost_per_week_before_birth", one->weeks_before_birth > 0.0, one->cost_per_week_before_birth);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint y = 0; y < finance->n_years; y++)
    json_year (builder, &finance->years[number * finance->n_years + y]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_payers (JsonBuilder           *builder,
             const DpFinanceResult *finance)
{
  json_builder_set_member_name (builder, "payers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finance->n_payers; i++)
    {
      const DpFinancePayer *payer = &finance->payers[i];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", payer->payer->id);
      dp_json_text (builder, "name", dp_record_name (payer->payer));
      dp_json_known (builder, "share", dp_record_number (payer->payer, DP_PAYER_SHARE, NULL), payer->share);
      dp_json_known (builder, "amount", payer->known, payer->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dp_json_number (builder, "named_share", finance->named_share);
  dp_json_text (builder, "empty_places_carried_by", empty_keys[finance->empty_places]);
}

static void
json_steps (JsonBuilder           *builder,
            const DpPlan          *plan,
            const DpFinanceResult *finance)
{
  g_autoptr (GArray) steps = dp_cost_steps_new (plan, finance);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const DpUnitStep *step = &g_array_index (steps, DpUnitStep, i);

      json_builder_begin_object (builder);
      dp_json_text (builder, "unit", step->unit->id);
      dp_json_int (builder, "from_places", step->from);
      dp_json_int (builder, "to_places", step->to);
      dp_json_known (builder, "fte", step->unknown_fte == 0, step->fte);
      dp_json_number (builder, "cost_from", step->cost_from);
      dp_json_number (builder, "cost_to", step->cost_to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_payer_row (JsonBuilder          *builder,
                const DpPayersResult *payers,
                guint                 need_case,
                guint                 number)
{
  const DpPayerRow *row = &payers->rows[number];
  g_autofree char *name = dp_payer_row_name (row);

  json_builder_begin_object (builder);
  dp_json_text (builder, "payer", row_keys[row->kind]);
  dp_json_text (builder, "id", row->record != NULL ? row->record->id : NULL);
  dp_json_text (builder, "name", name);
  for (DpFinancing f = 0; f < DP_N_FINANCINGS; f++)
    dp_json_number (builder, dp_financing_key (f), dp_payers_amount (payers, need_case, number, f));
  json_builder_end_object (builder);
}

/* Case by case of "estimates": who pays what under each model. */
static void
json_models (JsonBuilder           *builder,
             DpAnalysis            *analysis,
             const DpFinanceResult *finance)
{
  g_autoptr (DpPayersResult) payers = dp_analysis_payers (analysis, finance);

  json_builder_set_member_name (builder, "financing_models");
  json_builder_begin_array (builder);
  for (guint c = 0; c < payers->n_cases; c++)
    {
      const DpNeedCase *need = &dp_analysis_need (analysis)->cases[c];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", need->estimate->id);
      dp_json_text (builder, "limit", need->is_high ? "high" : "low");
      json_builder_set_member_name (builder, "payers");
      json_builder_begin_array (builder);
      for (guint row = 0; row < payers->n_rows; row++)
        json_payer_row (builder, payers, c, row);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_loan_pool (JsonBuilder           *builder,
                DpAnalysis            *analysis,
                const DpFinanceResult *finance)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  DpLoanTest test;
  guint n_projects;
  const DpLoanProject *projects = dp_loan_projects (&n_projects);

  dp_loan_test (plan, finance->proposal, &test);
  json_builder_set_member_name (builder, "loan_pool");
  json_builder_begin_object (builder);
  dp_json_text (builder, "verdict", verdict_keys[test.verdict]);
  json_builder_set_member_name (builder, "criteria");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++)
    {
      g_autofree char *why = dp_loan_check_text (plan, finance->proposal, i);

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", dp_loan_criterion_key (i));
      dp_json_text (builder, "criterion", dp_loan_criterion_text (i));
      dp_json_text (builder, "verdict", verdict_keys[test.checks[i].verdict]);
      dp_json_text (builder, "because", why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "projects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_projects; i++)
    {
      json_builder_begin_object (builder);
      dp_json_text (builder, "municipality", projects[i].municipality);
      dp_json_int (builder, "places", projects[i].places);
      dp_json_number (builder, "amount", projects[i].amount);
      dp_json_number (builder, "per_place", projects[i].amount / projects[i].places);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_price (JsonBuilder           *builder,
            const DpFinanceResult *finance)
{
  if (finance->price_year > 0)
    dp_json_int (builder, "price_year", finance->price_year);
  else
    dp_json_null (builder, "price_year");
  dp_json_bool (builder, "complete", finance->running_known && finance->missing == 0);
  dp_json_int (builder, "missing_amounts", finance->missing);
  dp_json_known (builder, "staffing", finance->running_known, finance->staff);
  dp_json_known (builder, "running_items", finance->running_known, finance->items);
  dp_json_known (builder, "running_cost", finance->running_known, finance->running);
  dp_json_known (builder, "places", finance->places_known, finance->places);
  dp_json_known (builder, "cost_per_place", finance->rate_known, finance->cost_per_place);
  dp_json_number (builder, "budget_occupancy", finance->budget_occupancy);
  dp_json_known (builder, "rate", finance->rate_known, finance->rate);
  dp_json_known (builder, "break_even_occupancy", finance->rate_known, finance->break_even);
  dp_json_known (builder, "break_even_women", finance->break_even_known, finance->break_even_women);
  dp_json_known (builder, "break_even_without_place", finance->break_even_known, finance->break_even_without);
  dp_json_known (builder, "capital_cost", finance->capital_known, finance->capital);
  dp_json_known (builder, "capital_per_place", finance->capital_known && finance->places_known && finance->places > 0.0,
                 finance->capital_per_place);
}

static void
json_finance (DpAnalysis            *analysis,
              const DpFinanceResult *finance)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) sentences = dp_finance_sentences (finance, analysis);

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", finance->proposal->id);
  dp_json_text (builder, "name", dp_record_name (finance->proposal));
  dp_json_text (builder, "financing", dp_record_text (finance->proposal, DP_PROPOSAL_FINANCING));
  json_price (builder, finance);
  dp_json_trend (builder, analysis, finance->proposal->id);
  json_builder_set_member_name (builder, "estimates");
  json_builder_begin_array (builder);
  for (guint c = 0; c < finance->n_cases; c++)
    json_case (builder, finance, &need->cases[c], c);
  json_builder_end_array (builder);
  json_steps (builder, dp_analysis_plan (analysis), finance);
  json_payers (builder, finance);
  json_models (builder, analysis, finance);
  json_loan_pool (builder, analysis, finance);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

/* The lowest and the highest limit: tables for all of them would bury the rest; --json gives them. */
static gboolean
is_end_of_need (const DpNeedResult *need,
                guint               number)
{
  for (guint c = 0; c < number; c++)
    if (need->cases[c].need == need->cases[number].need)
      return FALSE;

  return need->cases[number].need == need->low || need->cases[number].need == need->high;
}

static void
print_steps (const DpPlan          *plan,
             const DpFinanceResult *finance)
{
  g_autoptr (GArray) steps = dp_cost_steps_new (plan, finance);
  g_autoptr (DpTable) table = dp_step_table_new (steps, finance);

  if (steps->len > 0)
    dp_cli_print_table (table);
}

static void
print_models (DpAnalysis            *analysis,
              const DpFinanceResult *finance)
{
  g_autoptr (DpPayersResult) payers = dp_analysis_payers (analysis, finance);

  for (guint c = 0; c < payers->n_cases; c++)
    if (is_end_of_need (dp_analysis_need (analysis), c))
      {
        g_autoptr (DpTable) table = dp_financing_table_new (payers, analysis, c);

        dp_cli_print_table (table);
      }
}

static void
print_finance (DpAnalysis            *analysis,
               const DpFinanceResult *finance)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  g_autoptr (GPtrArray) sentences = dp_finance_sentences (finance, analysis);
  g_autoptr (DpTable) price = dp_price_table_new (finance);
  g_autoptr (DpTable) days = dp_used_day_table_new (finance, analysis);
  g_autoptr (DpTable) payers = dp_payer_table_new (finance);
  g_autoptr (DpTable) capital = dp_capital_table_new (finance);
  g_autoptr (DpTable) loan = dp_loan_table_new (dp_analysis_plan (analysis), finance->proposal);

  dp_cli_print_sentences (sentences);
  dp_cli_print_table (price);
  print_steps (dp_analysis_plan (analysis), finance);
  if (finance->n_cases > 0)
    dp_cli_print_table (days);
  for (guint c = 0; c < finance->n_cases; c++)
    if (is_end_of_need (need, c))
      {
        g_autoptr (DpTable) years = dp_rate_year_table_new (finance, analysis, c);

        dp_cli_print_table (years);
      }
  dp_cli_print_table (payers);
  print_models (analysis, finance);
  dp_cli_print_table (capital);
  dp_cli_print_table (loan);
}

DpExit
dp_cli_finance (int    argc,
                char **argv)
{
  g_autofree char *proposal = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpFinanceResult) finance = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("finance", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (!dp_cli_read_proposal (argv[1], "finance", proposal, &plan, &analysis, &status))
    return status;

  finance = dp_analysis_finance (analysis, proposal, &error);
  if (finance == NULL)
    return dp_cli_engine_fail (argv[1], error);

  if (json)
    json_finance (analysis, finance);
  else
    print_finance (analysis, finance);

  return DP_EXIT_DONE;
}
