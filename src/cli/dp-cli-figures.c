/* dp-cli-figures.c: the commands that answer with figures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "figure/dp-figure.h"
#include "figure/dp-need-tables.h"
#include "figure/dp-summary.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-analysis-years.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Years from the opening that are given with the capacity. */
#define N_YEARS 6

static gboolean
source_matches (const DpRecord *estimate,
                const char     *source)
{
  return source == NULL || g_str_equal (estimate->id, source);
}

static DpExit
unknown_id (const char *id)
{
  return dp_cli_error (DP_EXIT_USAGE, id, _("The plan has no record with this id; info lists the ids."));
}

static void
print_table (const DpTable *table)
{
  g_autofree char *text = dp_table_to_text (table);

  puts (text);
}

static void
json_case (JsonBuilder      *builder,
           const DpNeedCase *one)
{
  dp_json_text (builder, "estimate", one->estimate->id);
  dp_json_text (builder, "bound", one->is_high ? "high" : "low");
  dp_json_number (builder, "need", one->need);
}

static void
json_tipping (JsonBuilder *builder,
              const char  *name,
              int          tipping_point)
{
  /* No limit was found: any number of women a year keeps the goal. */
  if (tipping_point >= DP_TIPPING_MAX)
    dp_json_null (builder, name);
  else
    dp_json_int (builder, name, tipping_point);
}

/* @tipping (nullable): with the largest need for which the goal holds in each year. */
static void
json_years (JsonBuilder *builder,
            GArray      *years,
            const int   *tipping)
{
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint i = 0; i < years->len; i++)
    {
      const DpYearResult *year = &g_array_index (years, DpYearResult, i);

      json_builder_begin_object (builder);
      dp_json_calendar_year (builder, year->year, year->calendar_year);
      dp_json_number (builder, "women", year->arrivals);
      dp_json_number (builder, "places", year->places);
      dp_json_number (builder, "occupancy", year->occupancy);
      dp_json_number (builder, "without_place", year->without_place);
      dp_json_number (builder, "courses_per_year", year->courses_per_year);
      if (tipping != NULL)
        json_tipping (builder, "tipping_point_country", tipping[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_totals (JsonBuilder            *builder,
             DpAnalysis             *analysis,
             const DpCapacityResult *capacity,
             const DpNeedResult     *need,
             const char             *source)
{
  int tipping[N_YEARS];

  dp_analysis_tipping_years (analysis, capacity->proposal->id, N_YEARS, tipping);
  json_builder_set_member_name (builder, "estimates");
  json_builder_begin_array (builder);
  for (guint c = 0; c < need->n_cases; c++)
    {
      g_autoptr (GArray) years = dp_analysis_case_years (analysis, capacity->proposal->id, c, N_YEARS);
      const DpSystemAnswer *total = &capacity->totals[c];

      if (!source_matches (need->cases[c].estimate, source))
        continue;
      json_builder_begin_object (builder);
      json_case (builder, &need->cases[c]);
      dp_json_number (builder, "offered_load", total->offered_load);
      dp_json_number (builder, "occupancy", total->occupancy);
      dp_json_number (builder, "without_place", total->without_place);
      dp_json_number (builder, "women_without_place", total->women_without_place);
      dp_json_number (builder, "courses_per_year", total->courses_per_year);
      json_builder_set_member_name (builder, "regions");
      json_builder_begin_array (builder);
      for (guint r = 0; r < need->n_regions; r++)
        {
          const DpRegionAnswer *region = &capacity->regions[c * need->n_regions + r];

          json_builder_begin_object (builder);
          dp_json_text (builder, "id", need->regions[r]->id);
          dp_json_text (builder, "name", dp_record_name (need->regions[r]));
          dp_json_number (builder, "need", region->need);
          dp_json_number (builder, "without_place", region->without_place);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_years (builder, years, tipping);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_units (JsonBuilder            *builder,
            DpAnalysis             *analysis,
            const DpCapacityResult *capacity,
            const DpNeedResult     *need,
            const char             *source)
{
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint u = 0; u < capacity->n_units; u++)
    {
      const DpUnitResult *unit = &capacity->units[u];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", unit->unit->id);
      dp_json_text (builder, "name", dp_record_name (unit->unit));
      dp_json_int (builder, "places", unit->places);
      dp_json_number (builder, "stay_years", unit->stay_years);
      dp_json_number (builder, "need_share", unit->need_share);
      dp_json_int (builder, "tipping_point", unit->tipping_point);
      json_builder_set_member_name (builder, "estimates");
      json_builder_begin_array (builder);
      for (guint c = 0; c < need->n_cases; c++)
        {
          const DpUnitAnswer *answer = &unit->cases[c];
          g_autoptr (GArray) years = NULL;

          if (!source_matches (need->cases[c].estimate, source))
            continue;
          json_builder_begin_object (builder);
          json_case (builder, &need->cases[c]);
          dp_json_number (builder, "arrivals", answer->arrivals);
          dp_json_number (builder, "offered_load", answer->offered_load);
          dp_json_number (builder, "occupancy", answer->occupancy);
          dp_json_number (builder, "without_place", answer->without_place);
          dp_json_number (builder, "women_without_place", answer->women_without_place);
          dp_json_number (builder, "courses_per_year", answer->courses_per_year);
          years = dp_analysis_case_unit_years (analysis, capacity->proposal->id, u, c, N_YEARS);
          json_years (builder, years, NULL);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The same in the regions as they are from 2027. */
static void
json_merged (JsonBuilder            *builder,
             const DpCapacityResult *capacity,
             const DpNeedResult     *need,
             const char             *source)
{
  const DpMergedRegions *merged = &capacity->merged;

  json_builder_set_member_name (builder, "regions_from_2027");
  json_builder_begin_object (builder);
  json_tipping (builder, "tipping_point_every_region", merged->every);
  dp_json_text (builder, "first_region", merged->first < merged->n ? merged->names[merged->first] : NULL);
  json_builder_set_member_name (builder, "regions");
  json_builder_begin_array (builder);
  for (guint g = 0; g < merged->n; g++)
    {
      json_builder_begin_object (builder);
      dp_json_text (builder, "name", merged->names[g]);
      dp_json_number (builder, "weight", merged->weights[g]);
      json_tipping (builder, "tipping_point", merged->tipping[g]);
      json_builder_set_member_name (builder, "estimates");
      json_builder_begin_array (builder);
      for (guint c = 0; c < need->n_cases; c++)
        if (source_matches (need->cases[c].estimate, source))
          {
            json_builder_begin_object (builder);
            json_case (builder, &need->cases[c]);
            dp_json_number (builder, "need_in_region", need->cases[c].need * merged->weights[g]);
            dp_json_number (builder, "without_place", merged->without_place[c * merged->n + g]);
            json_builder_end_object (builder);
          }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A row of places, one number for each case of the source. */
static void
json_places (JsonBuilder        *builder,
             const DpNeedResult *need,
             const char         *source,
             const int          *places)
{
  json_builder_set_member_name (builder, "estimates");
  json_builder_begin_array (builder);
  for (guint c = 0; c < need->n_cases; c++)
    if (source_matches (need->cases[c].estimate, source))
      {
        json_builder_begin_object (builder);
        json_case (builder, &need->cases[c]);
        dp_json_int (builder, "places", places[c]);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
json_named_places (JsonBuilder        *builder,
                   const char         *name,
                   const DpNeedResult *need,
                   const char         *source,
                   const int          *places)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "name", name);
  json_places (builder, need, source, places);
  json_builder_end_object (builder);
}

/* Places that keep the goal: of the proposal's units, of one unit in each region, and of one for all. */
static void
json_places_needed (JsonBuilder            *builder,
                    DpAnalysis             *analysis,
                    const DpCapacityResult *capacity,
                    const DpNeedResult     *need,
                    const char             *source)
{
  g_autoptr (DpGoalResult) goal = dp_analysis_goal (analysis, capacity->proposal->id, NULL);

  if (goal == NULL)
    {
      dp_json_null (builder, "places_needed");
      return;
    }

  json_builder_set_member_name (builder, "places_needed");
  json_builder_begin_object (builder);
  dp_json_number (builder, "goal", capacity->goal);
  dp_json_number (builder, "stay_years", goal->stay_years);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint u = 0; u < capacity->n_units; u++)
    {
      json_builder_begin_object (builder);
      dp_json_text (builder, "id", capacity->units[u].unit->id);
      dp_json_text (builder, "name", dp_record_name (capacity->units[u].unit));
      dp_json_int (builder, "places_now", capacity->units[u].places);
      json_places (builder, need, source, &goal->units[u * goal->n_cases]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "all_units");
  json_named_places (builder, dp_record_name (capacity->proposal), need, source, goal->total);
  json_builder_set_member_name (builder, "one_unit_per_region");
  json_builder_begin_array (builder);
  for (guint r = 0; r < need->n_regions; r++)
    json_named_places (builder, dp_record_name (need->regions[r]), need, source, &goal->own[r * goal->n_cases]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "one_unit_per_region_from_2027");
  json_builder_begin_array (builder);
  for (guint g = 0; g < capacity->merged.n; g++)
    json_named_places (builder, capacity->merged.names[g], need, source, &goal->own_merged[g * goal->n_cases]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "one_unit_for_all");
  json_builder_begin_object (builder);
  json_places (builder, need, source, goal->pooled);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
json_capacity (DpAnalysis             *analysis,
               const DpCapacityResult *capacity,
               const char             *source)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DpNeedResult *need = dp_analysis_need (analysis);
  g_autofree char *gap = dp_words_gap (capacity);

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", capacity->proposal->id);
  dp_json_text (builder, "name", dp_record_name (capacity->proposal));
  dp_json_number (builder, "goal", capacity->goal);
  dp_json_text (builder, "rests_on", dp_need_rests_on_key (dp_analysis_plan (analysis)));
  dp_json_text (builder, "missing", gap);
  if (capacity->gap == DP_GAP_NONE)
    {
      dp_json_int (builder, "places", capacity->places);
      dp_json_trend (builder, analysis, capacity->proposal->id);
      json_tipping (builder, "tipping_point_country", capacity->tipping_country);
      json_tipping (builder, "tipping_point_every_region", capacity->tipping_every_region);
      dp_json_text (builder, "first_region", capacity->first_region != NULL ? capacity->first_region->id : NULL);
      dp_json_number (builder, "unserved_share", capacity->unserved_share);
      json_totals (builder, analysis, capacity, need, source);
      json_units (builder, analysis, capacity, need, source);
      json_merged (builder, capacity, need, source);
      json_places_needed (builder, analysis, capacity, need, source);
    }
  else
    {
      dp_json_null (builder, "places");
      dp_json_null (builder, "tipping_point_country");
      dp_json_null (builder, "tipping_point_every_region");
      dp_json_null (builder, "first_region");
      json_builder_set_member_name (builder, "estimates");
      json_builder_begin_array (builder);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "units");
      json_builder_begin_array (builder);
      json_builder_end_array (builder);
      dp_json_null (builder, "regions_from_2027");
      dp_json_null (builder, "places_needed");
    }
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_capacity (DpAnalysis             *analysis,
                const DpCapacityResult *capacity,
                const char             *source)
{
  const DpFigureOptions options = { .proposal = capacity->proposal->id, .estimate = source };
  g_autoptr (DpFigure) figure = dp_figure_new (DP_FIGURE_CAPACITY, analysis, &options);
  g_autofree char *text = dp_figure_to_text (figure);
  g_autoptr (DpTable) units = dp_unit_table_new (analysis, capacity->proposal->id);
  g_autoptr (DpTable) years = dp_year_table_new (analysis, capacity->proposal->id);
  g_autofree char *stages = dp_need_stages_words (dp_analysis_plan (analysis));

  if (capacity->gap != DP_GAP_NONE)
    {
      /* A table without a row would say less than why there is none. */
      g_autofree char *gap = dp_words_gap (capacity);

      puts (gap);
    }
  else
    {
      g_autoptr (DpGoalResult) goal = dp_analysis_goal (analysis, capacity->proposal->id, NULL);

      puts (text);
      puts (stages);
      puts ("");
      print_table (units);
      print_table (years);
      if (goal != NULL)
        {
          g_autoptr (DpTable) places = dp_goal_table_new (analysis, goal);

          print_table (places);
        }
    }
}

static gboolean
is_measured_against (const DpNeedResult *need,
                     const char         *source)
{
  for (guint c = 0; c < need->n_cases; c++)
    if (source_matches (need->cases[c].estimate, source))
      return TRUE;

  return FALSE;
}

DpExit
dp_cli_capacity (int    argc,
                 char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *source = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("Only this estimate"), "ID" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  const DpCapacityResult *capacity;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("capacity", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (proposal == NULL)
    return dp_cli_error (DP_EXIT_USAGE, "capacity", _("The proposal is missing; write --proposal ID (info lists the ids)."));
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;
  if (source != NULL && dp_plan_get (plan, DP_ENTITY_ESTIMATE, source) == NULL)
    return unknown_id (source);

  capacity = dp_analysis_capacity (analysis, proposal);
  if (capacity == NULL)
    return unknown_id (proposal);

  if (source != NULL && !is_measured_against (dp_analysis_need (analysis), source))
    return dp_cli_error (DP_EXIT_USAGE, source,
                         _("No proposal is measured against this figure: it counts something else than the yearly need, or it "
                           "is not in use. Choose one that info marks as in use."));

  if (json)
    json_capacity (analysis, capacity, source);
  else
    print_capacity (analysis, capacity, source);

  return DP_EXIT_DONE;
}
