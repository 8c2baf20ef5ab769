/* dp-cli-compare.c: proposals beside one another.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"
#include "cli/dp-cli-wait.h"

#include "figure/dp-compare-rows.h"
#include "figure/dp-compare-tables.h"
#include "figure/dp-decision-sheet.h"
#include "figure/dp-futures-tables.h"
#include "figure/dp-simulation-tables.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-compare-study.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define DRAWS_MAX DP_PRACTICE_FUTURES_MAX
#define THREADS_MAX 4

static const char *const sure_keys[] = { [DP_SURE_NO] = "no", [DP_SURE_MAYBE] = "maybe", [DP_SURE_YES] = "yes" };
static const char *const bound_keys[] = { [DP_BOUND_LOW] = "low", [DP_BOUND_HIGH] = "high" };
static const char *const agreement_keys[] = { [DP_AGREE_NOTHING] = "nothing", [DP_AGREE_ORDER] = "order" };

static const char *
id_of (const DpComparison *comparison,
       int                 number)
{
  return number < 0 ? NULL : comparison->proposals[number].proposal->id;
}

static void
json_bounds (JsonBuilder *builder,
             const char  *name,
             double       low,
             double       high)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  dp_json_number (builder, "low", low);
  dp_json_number (builder, "high", high);
  json_builder_end_object (builder);
}

static void
json_proposals (JsonBuilder        *builder,
                const DpComparison *comparison)
{
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->n; i++)
    {
      const DpCompared *one = &comparison->proposals[i];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", one->proposal->id);
      dp_json_text (builder, "name", dp_record_name (one->proposal));
      dp_json_text (builder, "meets_minimum", sure_keys[one->meets_minimum]);
      json_builder_set_member_name (builder, "parameters");
      json_builder_begin_array (builder);
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          json_builder_begin_object (builder);
          dp_json_text (builder, "parameter", dp_choices_parameter[p].key);
          dp_json_number (builder, "low", one->scores->parameters[p].score.low);
          dp_json_number (builder, "high", one->scores->parameters[p].score.high);
          if (comparison->weights.given)
            json_bounds (builder, "contribution", one->part[DP_BOUND_LOW][p], one->part[DP_BOUND_HIGH][p]);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      if (comparison->weights.given)
        json_bounds (builder, "total", one->total[DP_BOUND_LOW], one->total[DP_BOUND_HIGH]);
      else
        dp_json_null (builder, "total");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_dominance (JsonBuilder        *builder,
                const DpComparison *comparison)
{
  json_builder_set_member_name (builder, "dominance");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->n; i++)
    for (guint j = 0; j < comparison->n; j++)
      {
        DpSure sure = comparison->dominates[i * comparison->n + j];

        if (sure == DP_SURE_NO)
          continue;
        json_builder_begin_object (builder);
        dp_json_text (builder, "dominates", comparison->proposals[i].proposal->id);
        dp_json_text (builder, "dominated", comparison->proposals[j].proposal->id);
        dp_json_text (builder, "certainty", sure_keys[sure]);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
json_shares (JsonBuilder           *builder,
             const DpAcceptability *answer,
             guint                  n)
{
  dp_json_matrix (builder, "rank", answer->rank, n, n);
  dp_json_matrix (builder, "pairwise", answer->pairwise, n, n);
  dp_json_matrix (builder, "central_weights", answer->central, n, DP_N_PARAMETERS);
}

static void
json_agreement (JsonBuilder        *builder,
                const DpComparison *comparison,
                DpAgreement         agreement)
{
  const DpAcceptabilityAnswer *answer = &comparison->acceptability[agreement];
  guint n = comparison->n_ranked;

  if (!answer->known)
    {
      dp_json_null (builder, agreement_keys[agreement]);
      return;
    }

  json_builder_set_member_name (builder, agreement_keys[agreement]);
  json_builder_begin_object (builder);
  dp_json_bool (builder, "exact", answer->bounds[DP_BOUND_LOW].exact && answer->bounds[DP_BOUND_HIGH].exact);
  dp_json_int (builder, "draws", answer->bounds[DP_BOUND_LOW].draws);
  dp_json_number (builder, "standard_error", MAX (answer->bounds[DP_BOUND_LOW].error, answer->bounds[DP_BOUND_HIGH].error));
  for (guint b = 0; b < DP_N_BOUNDS; b++)
    {
      json_builder_set_member_name (builder, bound_keys[b]);
      json_builder_begin_object (builder);
      json_shares (builder, &answer->bounds[b], n);
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "first");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      dp_json_text (builder, "id", id_of (comparison, (int) comparison->ranked[i]));
      dp_json_number (builder, "low", answer->first_low[i]);
      dp_json_number (builder, "high", answer->first_high[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_acceptability (JsonBuilder        *builder,
                    const DpComparison *comparison)
{
  json_builder_set_member_name (builder, "acceptability");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ranked");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->n_ranked; i++)
    json_builder_add_string_value (builder, id_of (comparison, (int) comparison->ranked[i]));
  json_builder_end_array (builder);
  for (guint a = 0; a < DP_N_AGREEMENTS; a++)
    json_agreement (builder, comparison, a);
  json_builder_end_object (builder);
}

static void
json_stability (JsonBuilder        *builder,
                const DpComparison *comparison)
{
  if (!comparison->has_stability)
    {
      dp_json_null (builder, "weight_stability");
      return;
    }

  json_builder_set_member_name (builder, "weight_stability");
  json_builder_begin_object (builder);
  for (guint b = 0; b < DP_N_BOUNDS; b++)
    {
      const DpStability *one = &comparison->stability[b];

      json_builder_set_member_name (builder, bound_keys[b]);
      json_builder_begin_object (builder);
      dp_json_text (builder, "winner", id_of (comparison, (int) one->winner));
      json_builder_set_member_name (builder, "intervals");
      json_builder_begin_array (builder);
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          json_builder_begin_object (builder);
          dp_json_text (builder, "parameter", dp_choices_parameter[p].key);
          dp_json_number (builder, "weight", comparison->weights.share[p]);
          dp_json_number (builder, "low", one->low[p]);
          dp_json_number (builder, "high", one->high[p]);
          dp_json_text (builder, "low_rival", id_of (comparison, one->low_rival[p]));
          dp_json_text (builder, "high_rival", id_of (comparison, one->high_rival[p]));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/* For every proposal behind the one that is ahead: one change at a time that would be enough. */
static void
json_passing (JsonBuilder        *builder,
              const DpComparison *comparison)
{
  guint ahead = comparison->stability[DP_BOUND_LOW].winner;

  json_builder_set_member_name (builder, "what_would_have_to_change");
  json_builder_begin_array (builder);
  for (guint i = 0; comparison->has_stability && i < comparison->n; i++)
    {
      g_autoptr (GArray) changes = dp_comparison_passing (comparison, i, ahead, DP_BOUND_LOW);

      if (i == ahead)
        continue;
      json_builder_begin_object (builder);
      dp_json_text (builder, "behind", id_of (comparison, (int) i));
      dp_json_text (builder, "ahead", id_of (comparison, (int) ahead));
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_array (builder);
      for (guint c = 0; c < changes->len; c++)
        {
          const DpPassing *one = &g_array_index (changes, DpPassing, c);

          json_builder_begin_object (builder);
          dp_json_text (builder, "kind", one->criterion != NULL ? "points" : "weight");
          dp_json_text (builder, "parameter", dp_choices_parameter[one->parameter].key);
          dp_json_text (builder, "criterion", one->criterion != NULL ? one->criterion->criterion->id : NULL);
          dp_json_number (builder, "from", one->from);
          dp_json_number (builder, "to", one->to);
          dp_json_known (builder, "value", one->has_value, one->value);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_simulated (JsonBuilder                 *builder,
                const DpComparison          *comparison,
                const DpSimulatedComparison *simulated)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "estimate", simulated->estimate);
  dp_json_int (builder, "draws", simulated->futures);
  json_builder_set_member_name (builder, "scores");
  json_builder_begin_array (builder);
  for (guint i = 0; i < simulated->n; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      {
        const DpScoreSpread *spread = &simulated->spread[i * DP_N_PARAMETERS + p];

        json_builder_begin_object (builder);
        dp_json_text (builder, "id", id_of (comparison, (int) i));
        dp_json_text (builder, "parameter", dp_choices_parameter[p].key);
        dp_json_number (builder, "p05", spread->p05);
        dp_json_number (builder, "p50", spread->p50);
        dp_json_number (builder, "p95", spread->p95);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
  /* Where nothing is agreed about the weights. */
  json_shares (builder, &simulated->acceptability[DP_AGREE_NOTHING], simulated->n_ranked);
  dp_json_number (builder, "standard_error", simulated->acceptability[DP_AGREE_NOTHING].error);
  if (simulated->order_known)
    {
      json_builder_set_member_name (builder, "order");
      json_builder_begin_object (builder);
      json_shares (builder, &simulated->acceptability[DP_AGREE_ORDER], simulated->n_ranked);
      dp_json_number (builder, "standard_error", simulated->acceptability[DP_AGREE_ORDER].error);
      json_builder_end_object (builder);
    }
  else
    dp_json_null (builder, "order");
  json_builder_end_object (builder);
}

/* A row for everything the proposals are compared on, with a cell for each, as shown. */
static void
json_rows (JsonBuilder         *builder,
           const DpCompareRows *rows)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint r = 0; r < rows->rows->len; r++)
    {
      const DpCompareRow *row = rows->rows->pdata[r];

      json_builder_begin_object (builder);
      dp_json_text (builder, "id", row->id);
      dp_json_text (builder, "label", row->label);
      dp_json_bool (builder, "equal", row->equal);
      json_builder_set_member_name (builder, "cells");
      json_builder_begin_object (builder);
      for (guint i = 0; i < rows->proposals->len; i++)
        dp_json_text (builder, ((const DpRecord *) rows->proposals->pdata[i])->id, row->cells[i]);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_rows (const DpCompareRows *rows)
{
  for (DpCompareBlock block = 0; block < DP_N_COMPARE_BLOCKS; block++)
    {
      g_autoptr (DpTable) table = dp_compare_rows_table (rows, block);

      if (table->rows->len > 0)
        dp_cli_print_table (table);
    }
}

static DpExit
write_sheet (DpAnalysis        *analysis,
             const char *const *ids,
             const char        *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (path, ".pdf") && !g_str_has_suffix (path, ".png"))
    return dp_cli_error (DP_EXIT_USAGE, "--sheet", _("Name a file that ends in .pdf or .png."));
  if (ids[0] == NULL)
    return dp_cli_error (DP_EXIT_USAGE, "--sheet", _("There is no proposal yet"));
  if (g_strv_length ((char **) ids) > DP_COMPARE_ROWS_MAX)
    return dp_cli_error (DP_EXIT_USAGE, "--sheet", _("A decision sheet holds six proposals at most; choose them with --proposals."));
  if (dp_decision_sheet_write (analysis, ids, ids[0], date, path, &error))
    return DP_EXIT_DONE;

  return dp_cli_fail_to_write (path, error);
}

/* What would have to change for each of the others to pass the one that is ahead. */
static void
print_passing (const DpComparison *comparison)
{
  guint ahead = comparison->stability[DP_BOUND_LOW].winner;

  for (guint i = 0; comparison->has_stability && i < comparison->n; i++)
    {
      g_autoptr (DpTable) table = NULL;

      if (i == ahead)
        continue;
      table = dp_comparison_passing_table (comparison, i, ahead, DP_BOUND_LOW);
      /* Translators: two proposals; a table of changes follows */
      printf (_("For %1$s to pass %2$s:\n"), dp_record_name (comparison->proposals[i].proposal),
              dp_record_name (comparison->proposals[ahead].proposal));
      if (table->rows->len > 0)
        dp_cli_print_table (table);
      else
        puts (_("No single change of a criterion or a weight is enough."));
    }
}

static void
print_tables (const DpComparison *comparison)
{
  g_autoptr (DpTable) profile = dp_comparison_profile_table (comparison);
  g_autoptr (DpTable) stability = dp_comparison_stability_table (comparison, DP_BOUND_LOW);
  g_autoptr (GPtrArray) sentences = dp_comparison_sentences (comparison);

  dp_cli_print_sentences (sentences);
  dp_cli_print_table (profile);
  for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
    if (comparison->acceptability[a].known)
      {
        g_autoptr (DpTable) first = dp_comparison_acceptability_table (comparison, a);

        dp_cli_print_table (first);
      }
  if (stability != NULL)
    dp_cli_print_table (stability);
  print_passing (comparison);
}

static void
print_futures (const DpPlan       *plan,
               const DpComparison *comparison,
               const GPtrArray    *simulated)
{
  g_autoptr (GPtrArray) sentences = dp_futures_sentences (comparison, simulated);
  g_autoptr (DpTable) practice = dp_futures_practice_table_new (plan, comparison, simulated);

  for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
    if (comparison->n_ranked > 1 && comparison->acceptability[a].known)
      {
        g_autoptr (DpTable) first = dp_futures_first_table_new (plan, comparison, simulated, a);

        dp_cli_print_table (first);
      }
  dp_cli_print_sentences (sentences);
  dp_cli_print_table (practice);
}

/* "40,30,20,10": one for each parameter, in their order. */
static gboolean
parse_weights (const char       *text,
               DpCompareWeights *weights)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double sum = 0.0;

  *weights = (DpCompareWeights) { TRUE };
  if (g_strv_length (parts) != DP_N_PARAMETERS)
    return FALSE;
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      char *end;

      weights->share[p] = g_ascii_strtod (parts[p], &end);
      if (end == parts[p] || *end != '\0' || !(weights->share[p] >= 0.0 && weights->share[p] <= 1e6))
        return FALSE;
      sum += weights->share[p];
    }
  for (guint p = 0; sum > 0.0 && p < DP_N_PARAMETERS; p++)
    weights->share[p] /= sum;

  return sum > 0.0;
}

static GStrv
all_proposals (const DpPlan *plan)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);

  for (guint i = 0; i < proposals->len; i++)
    g_strv_builder_add (ids, ((const DpRecord *) proposals->pdata[i])->id);

  return g_strv_builder_end (ids);
}

static void
progress_cb (double   done,
             gpointer data)
{
  dp_cli_wait_tell (data, done);
}

/* Ctrl-C ends it within a future. */
static GPtrArray *
simulate (const DpPlan       *plan,
          const DpComparison *comparison,
          gint64              futures,
          guint64             seed,
          GError            **error)
{
  g_autoptr (DpCompareStudy) study = dp_compare_study_new (plan, comparison);
  DpCliWait wait;
  const DpCompareDraws draws = { futures, seed, (int) CLAMP (g_get_num_processors (), 1, THREADS_MAX), dp_cli_wait_begin (&wait),
                                 progress_cb, &wait };
  GPtrArray *simulated = dp_compare_study_run_all (study, &draws, error);

  dp_cli_wait_end (&wait);
  return simulated;
}

static DpExit
print_json (const DpComparison  *comparison,
            const DpCompareRows *rows,
            const GPtrArray     *simulated)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) sentences = dp_comparison_sentences (comparison);

  json_builder_begin_object (builder);
  json_proposals (builder, comparison);
  json_rows (builder, rows);
  if (comparison->weights.given)
    dp_json_numbers (builder, "weights", comparison->weights.share, DP_N_PARAMETERS);
  else
    dp_json_null (builder, "weights");
  json_dominance (builder, comparison);
  json_acceptability (builder, comparison);
  json_stability (builder, comparison);
  json_passing (builder, comparison);
  json_builder_set_member_name (builder, "simulated");
  json_builder_begin_array (builder);
  for (guint i = 0; i < simulated->len; i++)
    json_simulated (builder, comparison, simulated->pdata[i]);
  json_builder_end_array (builder);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
  dp_json_print (builder);

  return DP_EXIT_DONE;
}

DpExit
dp_cli_compare (int    argc,
                char **argv)
{
  g_autofree char *proposals = NULL;
  g_autofree char *weights_text = NULL;
  g_autofree char *sheet = NULL;
  gboolean json = FALSE;
  int draws = DP_COMPARE_FUTURES;
  gint64 seed = DP_COMPARE_SEED;
  const GOptionEntry entries[] = {
    { "proposals", 0, 0, G_OPTION_ARG_STRING, &proposals, N_("Only these proposals"), "A,B,…" },
    { "weights", 0, 0, G_OPTION_ARG_STRING, &weights_text,
      N_("Weights of practice, competences, cooperation and knowledge, in place of the plan’s"), "W,W,W,W" },
    { "draws", 0, 0, G_OPTION_ARG_INT, &draws, N_("Futures simulated for each estimate"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("Seed of the draws"), "S" },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_("Write the decision sheet, one A4 page: .pdf or .png"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  g_autoptr (DpCompareRows) rows = NULL;
  g_autoptr (GPtrArray) simulated = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  DpCompareWeights weights;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("compare", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (draws < 1 || draws > DRAWS_MAX)
    return dp_cli_error (DP_EXIT_USAGE, "--draws", _("Write a whole number from 1 to 100,000."));
  if (weights_text != NULL && !parse_weights (weights_text, &weights))
    return dp_cli_error (DP_EXIT_USAGE, "--weights", _("Write four numbers with commas between, not all zero: 40,30,20,10."));
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;

  ids = proposals != NULL ? g_strsplit (proposals, ",", -1) : all_proposals (plan);
  comparison = dp_analysis_compare (analysis, (const char *const *) ids, weights_text != NULL ? &weights : NULL, &error);
  if (comparison == NULL)
    return dp_cli_error (DP_EXIT_USAGE, "--proposals", error->message);

  if (sheet != NULL)
    return write_sheet (analysis, (const char *const *) ids, sheet);
  rows = dp_compare_rows_new (analysis, (const char *const *) ids);
  simulated = simulate (plan, comparison, draws, (guint64) seed, &error);
  if (simulated == NULL)
    {
      g_autofree char *refusal = dp_simulation_refusal (error);

      return dp_cli_error (DP_EXIT_USAGE, argv[1], refusal);
    }
  if (json)
    return print_json (comparison, rows, simulated);

  print_rows (rows);
  print_tables (comparison);
  if (simulated->len > 0)
    print_futures (plan, comparison, simulated);
  return DP_EXIT_DONE;
}
