/* dp-cli-need.c: the need, estimate by estimate and region by region.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "cli/dp-cli-answer.h"
#include "figure/dp-need-tables.h"
#include "plan/dp-analysis-need.h"

#include <glib/gi18n.h>

/* Years that a trend may be asked for. */
#define YEAR_MIN 1990
#define YEAR_MAX 2100

static void
json_bounds (JsonBuilder   *builder,
             const char    *name,
             gboolean       known,
             const DpRange *bounds)
{
  if (!known)
    {
      dp_json_null (builder, name);
      return;
    }

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  dp_json_number (builder, "low", bounds->low);
  dp_json_number (builder, "high", bounds->high);
  json_builder_end_object (builder);
}

/* The women of each region of the set; none for what is no need, and where the need cannot be split. */
static void
json_split (JsonBuilder       *builder,
            const char        *name,
            const DpRegionSet *set,
            const DpRange     *women,
            gboolean           comparable)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint g = 0; comparable && g < set->n_groups; g++)
    {
      json_builder_begin_object (builder);
      dp_json_text (builder, "name", set->names[g]);
      dp_json_number (builder, "weight", set->weights[g]);
      dp_json_number (builder, "low", women->low * set->weights[g]);
      dp_json_number (builder, "high", women->high * set->weights[g]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the answers are split by: the regions of the year asked for, of today, and of 2027. */
typedef struct
{
  DpRegionSet *asked;
  DpRegionSet *before;
  DpRegionSet *after;
} Sets;

static void
json_splits (JsonBuilder   *builder,
             const Sets    *sets,
             const DpRange *women,
             gboolean       comparable)
{
  json_split (builder, "regions", sets->asked, women, comparable);
  json_split (builder, "regions_before_2027", sets->before, women, comparable);
  json_split (builder, "regions_from_2027", sets->after, women, comparable);
}

static void
json_hidden (JsonBuilder        *builder,
             const DpNeedAnswer *answer,
             const Sets         *sets)
{
  const DpRecord *estimate = answer->estimate;
  gboolean in_percent = dp_record_number (estimate, DP_ESTIMATE_HIDDEN_SHARE_LOW, NULL)
                        || dp_record_number (estimate, DP_ESTIMATE_HIDDEN_SHARE_HIGH, NULL);

  if (!answer->has_hidden)
    {
      dp_json_null (builder, "hidden_cases");
      return;
    }

  json_builder_set_member_name (builder, "hidden_cases");
  json_builder_begin_object (builder);
  dp_json_text (builder, "added_as", in_percent ? "share" : "number");
  dp_json_text (builder, "reason", dp_record_text (estimate, DP_ESTIMATE_HIDDEN_REASON));
  dp_json_number (builder, "low", answer->with_hidden.low);
  dp_json_number (builder, "high", answer->with_hidden.high);
  json_splits (builder, sets, &answer->with_hidden, TRUE);
  json_builder_end_object (builder);
}

static void
json_estimate (JsonBuilder    *builder,
               const DpPlan   *plan,
               const DpRecord *estimate,
               int             year,
               const Sets     *sets)
{
  const double from = dp_record_number_or (estimate, DP_ESTIMATE_YEAR_FROM, 0.0);
  const gboolean comparable = dp_estimate_is_comparable (estimate);
  DpRange share;
  DpNeedAnswer answer;

  if (!dp_need_answer (plan, estimate, year, &answer))
    return;

  json_builder_begin_object (builder);
  dp_json_text (builder, "id", estimate->id);
  dp_json_text (builder, "name", dp_record_name (estimate));
  dp_json_text (builder, "perspective", dp_record_text (estimate, DP_ESTIMATE_PERSPECTIVE));
  dp_json_bool (builder, "own", answer.is_own);
  dp_json_int (builder, "year_from", (gint64) from);
  dp_json_int (builder, "year_to", (gint64) dp_record_number_or (estimate, DP_ESTIMATE_YEAR_TO, from));
  dp_json_number (builder, "low", answer.published.low);
  dp_json_number (builder, "high", answer.published.high);
  dp_json_text (builder, "comparable", dp_record_text (estimate, DP_ESTIMATE_COMPARABLE));
  dp_json_bool (builder, "used", dp_record_number_or (estimate, DP_ESTIMATE_USED, 0.0) == 1);
  dp_json_text (builder, "counts", dp_record_text (estimate, DP_ESTIMATE_COUNTS));
  dp_json_text (builder, "source", dp_record_text (estimate, DP_ESTIMATE_SOURCE));
  dp_json_text (builder, "reason", dp_record_text (estimate, DP_ESTIMATE_REASON));
  dp_json_bool (builder, "counted", answer.is_count);
  json_bounds (builder, "interval_95", answer.is_count, &answer.interval);
  json_bounds (builder, "next_year_90", answer.is_count, &answer.next_year);
  json_bounds (builder, "in_year", comparable, &answer.in_year);
  json_bounds (builder, "referred", comparable && dp_need_stage_share (plan, DP_STAGE_REFERRAL, &share),
               &answer.stages[DP_STAGE_REFERRAL]);
  json_bounds (builder, "admitted", comparable && dp_need_stage_share (plan, DP_STAGE_ADMISSION, &share),
               &answer.stages[DP_STAGE_ADMISSION]);
  json_splits (builder, sets, &answer.in_year, comparable);
  json_hidden (builder, &answer, sets);
  json_builder_end_object (builder);
}

static void
print_json (DpAnalysis *analysis,
            const char *source,
            int         year)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  g_autoptr (DpRegionSet) asked = dp_region_set_new (analysis, year);
  g_autoptr (DpRegionSet) before = dp_region_set_new (analysis, 0);
  g_autoptr (DpRegionSet) after = dp_region_set_new (analysis, DP_MERGER_YEAR);
  const Sets sets = { asked, before, after };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *missing = dp_need_split_missing (analysis);
  DpRange range;
  gboolean known;

  json_builder_begin_object (builder);
  dp_json_text (builder, "split", dp_need_split_key (plan));
  dp_json_text (builder, "split_missing", missing);
  if (year != 0)
    dp_json_int (builder, "year", year);
  else
    dp_json_null (builder, "year");
  known = dp_need_trend (plan, &range);
  json_bounds (builder, "trend", known, &range);
  dp_json_text (builder, "rests_on", dp_need_rests_on_key (plan));
  known = dp_need_stage_share (plan, DP_STAGE_REFERRAL, &range);
  json_bounds (builder, "share_referred", known, &range);
  known = dp_need_stage_share (plan, DP_STAGE_ADMISSION, &range);
  json_bounds (builder, "share_admitted", known, &range);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < estimates->len; i++)
    if (source == NULL || g_str_equal (((const DpRecord *) estimates->pdata[i])->id, source))
      json_estimate (builder, plan, estimates->pdata[i], year, &sets);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

DpExit
dp_cli_need (int    argc,
             char **argv)
{
  g_autofree char *source = NULL;
  int year = 0;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("Only this estimate"), "ID" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("Regions, and need by the plan’s trend, in this year"), N_("YEAR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("need", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (year != 0 && (year < YEAR_MIN || year > YEAR_MAX))
    return dp_cli_error (DP_EXIT_USAGE, "--year", _("The year lies outside what can be computed; write one from 1990 to 2100."));
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;
  if (source != NULL && dp_plan_get (plan, DP_ENTITY_ESTIMATE, source) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, source, _("The plan has no record with this id; info lists the ids."));

  if (json)
    print_json (analysis, source, year);
  else
    {
      g_autoptr (DpTable) table = dp_need_table_new (analysis, year, source);

      dp_cli_print_table (table);
    }

  return DP_EXIT_DONE;
}
