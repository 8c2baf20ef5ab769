/* dp-cli-place.c: the command that answers with sites and distances.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-finance-tables.h"
#include "plan/dp-analysis-geography.h"

#include <glib/gi18n.h>

/* Sets of the Pareto list that are printed at most. */
#define N_PARETO 200

static const char *const gap_keys[] = {
  [DP_GEOGRAPHY_OK] = NULL,
  [DP_GEOGRAPHY_NO_UNIT] = "no_unit",
  [DP_GEOGRAPHY_NO_PLACE] = "no_place",
  [DP_GEOGRAPHY_NO_REGIONS] = "no_regions",
  [DP_GEOGRAPHY_NO_POPULATION] = "no_population",
};

static void
json_sites (JsonBuilder *builder,
            const char  *name,
            const int   *sites,
            guint        n)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_int_value (builder, sites[i]);
  json_builder_end_array (builder);
}

/* @placement is NULL when the sites have no names. */
static void
json_names (JsonBuilder       *builder,
            const char        *name,
            const DpPlacement *placement,
            const int         *sites,
            guint              n)
{
  if (placement == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, g_array_index (placement->sites, DpSite, sites[i]).name);
  json_builder_end_array (builder);
}

static void
json_best (JsonBuilder       *builder,
           const char        *name,
           const DpPlaceBest *best,
           const DpPlacement *placement,
           guint              n)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  dp_json_number (builder, "value", best->value);
  json_sites (builder, "sites", best->sites, n);
  json_names (builder, "names", placement, best->sites, n);
  dp_json_int (builder, "ties", best->ties);
  dp_json_known (builder, "runner_up", best->has_runner_up, best->runner_up);
  json_sites (builder, "runner_up_sites", best->runner_up_sites, best->has_runner_up ? n : 0);
  json_names (builder, "runner_up_names", placement, best->runner_up_sites, best->has_runner_up ? n : 0);
  json_builder_end_object (builder);
}

static void
json_answer (JsonBuilder         *builder,
             const DpPlaceAnswer *answer,
             const DpPlacement   *placement,
             guint                n)
{
  dp_json_int (builder, "units", n);
  dp_json_int (builder, "sets", answer->sets);
  json_best (builder, "p_median", &answer->median, placement, n);
  json_best (builder, "p_centre", &answer->centre, placement, n);
  if (placement == NULL)
    return;

  json_best (builder, "coverage", &answer->coverage, placement, n);
  json_best (builder, "backup", &answer->backup, placement, n);
}

static void
json_set (JsonBuilder       *builder,
          const DpPlaceSet  *set,
          const DpPlacement *placement,
          guint              n)
{
  json_builder_begin_object (builder);
  json_sites (builder, "sites", set->sites, n);
  json_names (builder, "names", placement, set->sites, n);
  dp_json_number (builder, "mean", set->median);
  dp_json_number (builder, "worst", set->centre);
  dp_json_number (builder, "within_reach", set->coverage);
  dp_json_number (builder, "backup_mean", set->backup);
  json_builder_end_object (builder);
}

static void
json_distances (JsonBuilder             *builder,
                const char              *name,
                const DpGeographyResult *geography,
                const DpDistances       *distances)
{
  gboolean known = geography->gap == DP_GEOGRAPHY_OK && distances->worst_town != NULL;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < DP_GEOGRAPHY_N_LIMITS; i++)
    {
      g_autofree char *member = g_strdup_printf ("within_%d", (int) dp_geography_limits[i]);

      dp_json_known (builder, member, geography->gap == DP_GEOGRAPHY_OK, distances->within[i]);
    }
  dp_json_known (builder, "within_reach", geography->gap == DP_GEOGRAPHY_OK, distances->within_reach);
  dp_json_known (builder, "mean", known, distances->mean);
  dp_json_known (builder, "worst", known, distances->worst);
  dp_json_text (builder, "worst_town", known ? distances->worst_town->name : NULL);
  dp_json_known (builder, "backup_mean", known && geography->has_backup, distances->backup_mean);
  json_builder_end_object (builder);
}

static void
json_geography (JsonBuilder             *builder,
                const DpGeographyResult *geography,
                const DpPlacement       *placement)
{
  g_autoptr (GPtrArray) sentences = dp_geography_sentences (geography);

  json_builder_set_member_name (builder, "proposal");
  json_builder_begin_object (builder);
  dp_json_text (builder, "id", geography->proposal->id);
  dp_json_text (builder, "name", dp_record_name (geography->proposal));
  dp_json_text (builder, "gap", gap_keys[geography->gap]);
  dp_json_known (builder, "served_share", geography->gap == DP_GEOGRAPHY_OK, geography->served_share);
  dp_json_known (builder, "own_distance_share", geography->gap == DP_GEOGRAPHY_OK, geography->own_share);
  json_distances (builder, "road", geography, &geography->road);
  json_distances (builder, "straight_line", geography, &geography->line);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (guint u = 0; geography->gap == DP_GEOGRAPHY_OK && u < geography->n_units; u++)
    {
      const DpGeographyUnit *unit = &geography->units[u];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", unit->unit->id);
      dp_json_number (builder, "latitude", unit->point.lat);
      dp_json_number (builder, "longitude", unit->point.lon);
      dp_json_number (builder, "nearest_share", unit->nearest_share);
      dp_json_known (builder, "mean", unit->nearest_share > 0.0, unit->mean);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "own_sites");
  if (placement->has_own)
    json_set (builder, &placement->own, placement, placement->n_own);
  else
    json_builder_add_null_value (builder);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
}

static void
json_candidates (JsonBuilder       *builder,
                 const DpPlacement *placement)
{
  json_builder_set_member_name (builder, "candidates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < placement->sites->len; i++)
    {
      const DpSite *site = &g_array_index (placement->sites, DpSite, i);

      json_builder_begin_object (builder);
      dp_json_text (builder, "name", site->name);
      dp_json_text (builder, "unit", site->unit != NULL ? site->unit->id : NULL);
      dp_json_number (builder, "latitude", site->point.lat);
      dp_json_number (builder, "longitude", site->point.lon);
      dp_json_bool (builder, "locked", placement->locked[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
json_placement (const DpPlacement       *placement,
                const DpGeographyResult *geography,
                GError                 **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) pareto = dp_place_pareto (&placement->problem, (int) placement->n_units, error);

  if (pareto == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_answer (builder, &placement->answer, placement, placement->n_units);
  dp_json_number (builder, "reach", placement->problem.radius);
  dp_json_number (builder, "busy", placement->problem.busy);
  dp_json_int (builder, "own_distances", placement->own_pairs);
  dp_json_int (builder, "pareto_sets", pareto->len);
  json_builder_set_member_name (builder, "pareto");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (pareto->len, N_PARETO); i++)
    json_set (builder, &g_array_index (pareto, DpPlaceSet, i), placement, placement->n_units);
  json_builder_end_array (builder);
  json_candidates (builder, placement);
  if (geography != NULL)
    json_geography (builder, geography, placement);
  json_builder_end_object (builder);
  dp_json_print (builder);
  return TRUE;
}

static void
print_placement (const DpPlacement       *placement,
                 const DpGeographyResult *geography)
{
  g_autoptr (DpTable) table = dp_placement_table_new (placement);

  if (geography != NULL)
    {
      g_autoptr (GPtrArray) sentences = dp_geography_sentences (geography);
      g_autoptr (DpTable) distances = dp_distance_table_new (geography);

      dp_cli_print_sentences (sentences);
      if (geography->gap == DP_GEOGRAPHY_OK)
        dp_cli_print_table (distances);
    }
  dp_cli_print_table (table);
}

static DpExit
place_plan (const char        *path,
            const char        *proposal,
            guint              n_units,
            const char *const *candidates,
            const char *const *locked,
            gboolean           json)
{
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpPlacement) placement = NULL;
  g_autoptr (DpGeographyResult) geography = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;

  if (proposal == NULL ? !dp_cli_read (path, &plan, &analysis, &status)
                       : !dp_cli_read_proposal (path, "place", proposal, &plan, &analysis, &status))
    return status;

  placement = dp_analysis_placement (analysis, proposal, n_units, candidates, locked, &error);
  if (placement == NULL)
    return dp_cli_engine_fail (path, error);
  if (proposal != NULL)
    {
      geography = dp_analysis_geography (analysis, proposal, &error);
      if (geography == NULL)
        return dp_cli_engine_fail (path, error);
    }

  if (!json)
    print_placement (placement, geography);
  else if (!json_placement (placement, geography, &error))
    return dp_cli_engine_fail (path, error);

  return DP_EXIT_DONE;
}

static DpExit
place_matrix (const char *path,
              guint       n_units,
              gboolean    json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) distance = NULL;
  g_autoptr (GArray) weight = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DpExit status = DP_EXIT_DONE;
  JsonObject *object = dp_cli_read_json (path, parser, &status);
  DpPlaceProblem problem = { 0 };
  DpPlaceAnswer answer;

  if (object == NULL)
    return status;
  distance = dp_cli_json_matrix (object, "distance", &problem.n_points, &problem.n_sites);
  if (distance == NULL)
    return dp_cli_error (DP_EXIT_USAGE, path, _("“distance” must be rows of equally many numbers: a row for each demand point, a "
                                                "column for each site."));
  weight = dp_cli_json_numbers (object, "weight");
  if (weight == NULL || weight->len != problem.n_points)
    return dp_cli_error (DP_EXIT_USAGE, path, _("“weight” must hold one number for each row of “distance”."));

  problem.distance = (const double *) distance->data;
  problem.weight = (const double *) weight->data;
  if (!dp_place_solve (&problem, (int) MIN (n_units, G_MAXINT), &answer, &error))
    return dp_cli_engine_fail (path, error);

  json_builder_begin_object (builder);
  json_answer (builder, &answer, NULL, n_units);
  json_builder_end_object (builder);
  if (json)
    dp_json_print (builder);
  else
    {
      g_autoptr (DpTable) table = dp_place_answer_table_new (&answer, n_units);

      dp_cli_print_table (table);
    }

  return DP_EXIT_DONE;
}

DpExit
dp_cli_place (int    argc,
              char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *matrix = NULL;
  g_auto (GStrv) candidates = NULL;
  g_auto (GStrv) locked = NULL;
  int n_units = 0;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "units", 0, 0, G_OPTION_ARG_INT, &n_units, N_("How many units to place"), "K" },
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("Beside this proposal's own sites"), "ID" },
    { "candidate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &candidates, N_("A town that is looked at instead of the program's own list; "
                                                                    "may be repeated"),
      N_("TOWN") },
    { "lock", 0, 0, G_OPTION_ARG_STRING_ARRAY, &locked, N_("A candidate that must be among the sites; may be repeated"),
      N_("TOWN") },
    { "matrix", 0, 0, G_OPTION_ARG_FILENAME, &matrix, N_("Distances and weights instead of a plan"), N_("FILE.json") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!dp_cli_parse ("place", entries, 0, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (n_units < 1 || n_units > DP_PLACE_UNITS_MAX)
    return dp_cli_error (DP_EXIT_USAGE, "--units", _("Write how many units to place, from 1 to 10."));
  if ((matrix != NULL) == (argc > 1))
    return dp_cli_error (DP_EXIT_USAGE, "place", _("Give either a plan or --matrix FILE.json."));

  return matrix != NULL ? place_matrix (matrix, (guint) n_units, json)
                        : place_plan (argv[1], proposal, (guint) n_units, (const char *const *) candidates,
                                     (const char *const *) locked, json);
}
