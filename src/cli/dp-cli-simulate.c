/* dp-cli-simulate.c: the command that answers with possible futures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"
#include "cli/dp-cli-wait.h"

#include "engine/dp-engine-error.h"
#include "figure/dp-simulation-differences.h"
#include "figure/dp-simulation-tables.h"
#include "figure/dp-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define THREADS_MAX 64
/* The proposal as it is, and where nobody waits and nobody is passed on. */
#define N_INPUTS 2
#define FUTURES_MAX 1000000

static const char *const bound_keys[] = {
  [DP_SIMULATION_LOW] = "low",
  [DP_SIMULATION_HIGH] = "high",
  [DP_SIMULATION_RANGE] = "range",
};

static void
progress_cb (double                    done,
             const DpSimulationResult *so_far,
             gpointer                  data)
{
  dp_cli_wait_tell (data, done);
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
json_null_estimate (JsonBuilder *builder,
                    const char  *name)
{
  g_autofree char *low = g_strconcat (name, "_low", NULL);
  g_autofree char *high = g_strconcat (name, "_high", NULL);

  dp_json_null (builder, name);
  dp_json_null (builder, low);
  dp_json_null (builder, high);
}

static void
json_women (JsonBuilder             *builder,
            const DpSimulationInput *input,
            const DpSimRegionAnswer *women)
{
  json_estimate (builder, "referred", &women->referred);
  json_estimate (builder, "offered_load", &women->offered_load);
  json_estimate (builder, "at_once", &women->at_once_share);
  json_estimate (builder, "without_place", &women->without_share);
  json_estimate (builder, "women_without_place", &women->without);
  json_estimate (builder, "own_region", &women->own_region);
  json_estimate (builder, "elsewhere", &women->elsewhere);
  json_estimate (builder, "elsewhere_share", &women->elsewhere_share);
  json_estimate (builder, "wait_weeks", &women->wait);
  json_estimate (builder, "treatment_weeks", &women->treatment);
  if (input->has_distance)
    json_estimate (builder, "distance_km", &women->distance);
  else
    json_null_estimate (builder, "distance_km");
}

/* Stays of the women of a year, wherever they begin; the interval is no narrower than the sum of the two counts needs. */
static void
json_courses (JsonBuilder             *builder,
              const DpSimRegionAnswer *total)
{
  const DpEstimate courses = { total->own_region.value + total->elsewhere.value,
                               total->own_region.low + total->elsewhere.low, total->own_region.high + total->elsewhere.high };

  json_estimate (builder, "courses_per_year", &courses);
}

static void
json_year (JsonBuilder             *builder,
           const DpSimulationInput *input,
           const DpSimResult       *result,
           int                      year)
{
  json_women (builder, input, &result->total[year]);
  json_courses (builder, &result->total[year]);
  json_estimate (builder, "occupancy", &result->occupancy[year]);
  dp_json_int (builder, "women_without_place_p05", result->total[year].without_p05);
  dp_json_int (builder, "women_without_place_p50", result->total[year].without_p50);
  dp_json_int (builder, "women_without_place_p95", result->total[year].without_p95);
}

static void
json_unit_year (JsonBuilder             *builder,
                const DpSimulationInput *input,
                const DpSimUnitAnswer   *unit)
{
  json_estimate (builder, "courses_per_year", &unit->placed);
  json_estimate (builder, "own_region", &unit->own_region);
  json_estimate (builder, "occupancy", &unit->occupancy);
  json_estimate (builder, "kept_free", &unit->held);
  json_estimate (builder, "below_threshold", &unit->below_threshold);
  json_estimate (builder, "wait_weeks", &unit->wait);
  json_estimate (builder, "treatment_weeks", &unit->treatment);
  if (input->has_distance)
    json_estimate (builder, "distance_km", &unit->distance);
  else
    json_null_estimate (builder, "distance_km");
  dp_json_int (builder, "courses_p05", unit->placed_p05);
  dp_json_int (builder, "courses_p50", unit->placed_p50);
  dp_json_int (builder, "courses_p95", unit->placed_p95);
}

static void
begin_year (JsonBuilder             *builder,
            const DpSimulationInput *input,
            int                      year)
{
  json_builder_begin_object (builder);
  dp_json_calendar_year (builder, year + 1, input->calendar_year > 0 ? input->calendar_year + year : 0);
}

static void
begin_array (JsonBuilder *builder,
             const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
json_region (JsonBuilder             *builder,
             const DpSimulationInput *input,
             const DpSimResult       *result,
             guint                    region)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "id", input->regions[region].id);
  dp_json_text (builder, "name", input->regions[region].name);
  json_women (builder, input, &result->regions[(gsize) result->n_years * result->n_regions + region]);
  begin_array (builder, "years");
  for (int y = 0; y < result->n_years; y++)
    {
      begin_year (builder, input, y);
      json_women (builder, input, &result->regions[(gsize) y * result->n_regions + region]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_case (JsonBuilder            *builder,
           const DpSimulationCase *one)
{
  dp_json_text (builder, "estimate", one->estimate);
  dp_json_text (builder, "bound", bound_keys[one->bound]);
  if (one->bound == DP_SIMULATION_RANGE)
    dp_json_null (builder, "need");
  else
    dp_json_number (builder, "need", one->low);
  dp_json_number (builder, "need_low", one->low);
  dp_json_number (builder, "need_high", one->high);
}

/* What the formula gives for the same figure, so that both can be read side by side. */
static void
json_formula (JsonBuilder            *builder,
              const DpSimulationCase *one)
{
  if (!one->has_formula)
    {
      dp_json_null (builder, "formula");
      return;
    }
  json_builder_set_member_name (builder, "formula");
  json_builder_begin_object (builder);
  dp_json_number (builder, "offered_load", one->formula.offered_load);
  dp_json_number (builder, "occupancy", one->formula.occupancy);
  dp_json_number (builder, "without_place", one->formula.without_place);
  dp_json_number (builder, "women_without_place", one->formula.women_without_place);
  dp_json_number (builder, "courses_per_year", one->formula.courses_per_year);
  json_builder_end_object (builder);
}

/* What the formula speaks of: full operation, which the last year is nearest to, with nobody waiting or passed on. */
static void
json_plain (JsonBuilder       *builder,
            const DpSimResult *plain)
{
  const int year = plain->n_years - 1;

  json_builder_set_member_name (builder, "as_formula");
  json_builder_begin_object (builder);
  dp_json_int (builder, "year", year + 1);
  json_estimate (builder, "offered_load", &plain->total[year].offered_load);
  json_estimate (builder, "occupancy", &plain->occupancy[year]);
  json_estimate (builder, "without_place", &plain->total[year].without_share);
  json_estimate (builder, "women_without_place", &plain->total[year].without);
  json_courses (builder, &plain->total[year]);
  json_builder_end_object (builder);
}

static void
json_total (JsonBuilder             *builder,
            const DpSimulationInput *input,
            const DpSimulationCase  *one,
            const DpSimResult       *result,
            const DpSimResult       *plain)
{
  json_builder_begin_object (builder);
  json_case (builder, one);
  dp_json_int (builder, "replications", result->replications);
  json_formula (builder, one);
  json_plain (builder, plain);
  json_year (builder, input, result, result->n_years);
  begin_array (builder, "regions");
  for (guint r = 0; r < input->n_regions; r++)
    json_region (builder, input, result, r);
  json_builder_end_array (builder);
  begin_array (builder, "years");
  for (int y = 0; y < result->n_years; y++)
    {
      begin_year (builder, input, y);
      json_year (builder, input, result, y);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_unit (JsonBuilder              *builder,
           const DpSimulationInput  *input,
           const DpSimulationResult *result,
           guint                     unit)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "id", input->units[unit].id);
  dp_json_text (builder, "name", input->units[unit].name);
  dp_json_int (builder, "places", input->units[unit].places);
  dp_json_int (builder, "family_places", input->units[unit].family_places);
  dp_json_int (builder, "families_at_opening", (gint64) input->units[unit].n_occupants);
  dp_json_int (builder, "opening_month", input->units[unit].opening_month);
  if (input->units[unit].closing_month >= 0)
    dp_json_int (builder, "closing_month", input->units[unit].closing_month);
  else
    dp_json_null (builder, "closing_month");
  begin_array (builder, "estimates");
  for (guint c = 0; c < input->n_cases; c++)
    {
      const DpSimResult *one = dp_simulation_result_case (result, 0, c);

      json_builder_begin_object (builder);
      json_case (builder, &input->cases[c]);
      json_unit_year (builder, input, &one->units[(gsize) one->n_years * one->n_units + unit]);
      begin_array (builder, "years");
      for (int y = 0; y < one->n_years; y++)
        {
          begin_year (builder, input, y);
          json_unit_year (builder, input, &one->units[(gsize) y * one->n_units + unit]);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_terms (JsonBuilder             *builder,
            const DpSimulationTerms *terms)
{
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_object (builder);
  dp_json_number (builder, "max_wait_weeks", terms->max_wait);
  dp_json_bool (builder, "neighbours", terms->share);
  dp_json_number (builder, "referral_spread_weeks", terms->spread);
  dp_json_number (builder, "stay_cv", terms->cv);
  dp_json_bool (builder, "urgent_first", terms->urgent);
  dp_json_number (builder, "hold_weeks", terms->hold);
  dp_json_number (builder, "referral_dispersion", 1.0 + terms->over_dispersion);
  dp_json_number (builder, "family_room_share", terms->family_share);
  dp_json_int (builder, "closing_lead_months", terms->closing_lead);
  dp_json_number (builder, "practice_threshold", terms->threshold);
  dp_json_int (builder, "years", terms->years);
  json_builder_end_object (builder);
}

/* The first proposal less another, by every case. */
static void
json_difference (JsonBuilder              *builder,
                 const DpSimulationInput  *input,
                 const DpSimulationInput  *other,
                 const DpSimulationResult *result,
                 guint                     number)
{
  static const char *const names[DP_SIM_N_HEADLINES] = {
    [DP_SIM_WITHOUT_SHARE] = "without_place", [DP_SIM_WITHOUT] = "women_without_place", [DP_SIM_ELSEWHERE] = "elsewhere",
    [DP_SIM_OCCUPANCY] = "occupancy",         [DP_SIM_WAIT] = "wait_weeks",
  };

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", other->proposal);
  dp_json_text (builder, "name", other->name);
  begin_array (builder, "estimates");
  for (guint c = 0; c < input->n_cases; c++)
    {
      json_builder_begin_object (builder);
      json_case (builder, &input->cases[c]);
      dp_json_int (builder, "replications", dp_simulation_result_case (result, 0, c)->replications);
      for (int h = 0; h < DP_SIM_N_HEADLINES; h++)
        {
          const DpSimDifference *difference = dp_simulation_difference (result, c, number, (DpSimHeadline) h);
          g_autofree char *gain = g_strconcat (names[h], "_variance_gain", NULL);
          g_autofree char *told = g_strconcat (names[h], "_told_apart", NULL);

          json_estimate (builder, names[h], &difference->value);
          /* Two plans that never differ have no variance to be less than. */
          if (difference->gain > 0.0)
            dp_json_number (builder, gain, difference->gain);
          else
            dp_json_null (builder, gain);
          dp_json_bool (builder, told, dp_simulation_is_told_apart (difference));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
json_simulation (const DpSimulationInput  *input,
                 const DpSimulationResult *result,
                 const GPtrArray          *compared,
                 const DpSimulationResult *comparison,
                 DpAnalysis               *analysis,
                 const char               *gap,
                 guint64                   seed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", input->proposal);
  dp_json_text (builder, "name", input->name);
  dp_json_text (builder, "missing", gap);
  dp_json_int (builder, "seed", (gint64) seed);
  json_terms (builder, &input->terms);
  dp_json_trend (builder, analysis, input->proposal);
  begin_array (builder, "estimates");
  for (guint c = 0; result != NULL && c < input->n_cases; c++)
    json_total (builder, input, &input->cases[c], dp_simulation_result_case (result, 0, c),
                dp_simulation_result_case (result, 1, c));
  json_builder_end_array (builder);
  begin_array (builder, "units");
  for (guint u = 0; result != NULL && u < input->n_units; u++)
    json_unit (builder, input, result, u);
  json_builder_end_array (builder);
  if (comparison != NULL)
    {
      begin_array (builder, "differences");
      for (guint i = 1; i < compared->len; i++)
        json_difference (builder, input, compared->pdata[i], comparison, i);
      json_builder_end_array (builder);
    }
  if (result != NULL)
    {
      g_autoptr (GPtrArray) sentences = dp_simulation_sentences (input, result);

      dp_json_sentences (builder, sentences);
    }
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_simulation (const DpSimulationInput  *input,
                  const DpSimulationResult *result,
                  const GPtrArray          *compared,
                  const DpSimulationResult *paired)
{
  g_autoptr (GPtrArray) sentences = dp_simulation_sentences (input, result);
  g_autoptr (DpTable) comparison = dp_simulation_table_new (input, result);
  g_autoptr (DpTable) units = dp_simulation_unit_table_new (input, result);
  g_autoptr (DpTable) regions = dp_simulation_region_table_new (input, result);
  g_autoptr (DpTable) years = dp_simulation_year_table_new (input, result);
  g_autofree char *status = dp_simulation_status (input, result);

  dp_cli_print_sentences (sentences);
  dp_cli_print_table (comparison);
  dp_cli_print_table (units);
  dp_cli_print_table (regions);
  dp_cli_print_table (years);
  if (paired != NULL)
    {
      g_autoptr (DpTable) differences =
        dp_simulation_difference_table_new ((const DpSimulationInput *const *) compared->pdata, paired);

      dp_cli_print_table (differences);
    }
  puts (status);
}

/* Runs the study; Ctrl-C ends it within a future. */
static DpSimulationResult *
run (const DpSimulationInput *const *inputs,
     guint                           n_inputs,
     int                             futures,
     guint64                         seed,
     int                             threads,
     GError                        **error)
{
  DpCliWait wait;
  const DpSimulationStudy study = { futures, seed, threads, dp_cli_wait_begin (&wait), progress_cb, &wait };
  DpSimulationResult *result = dp_simulation_study_run (inputs, n_inputs, &study, error);

  dp_cli_wait_end (&wait);
  return result;
}

static gboolean
check_source (const DpPlan *plan,
              const char   *source,
              DpExit       *status)
{
  const DpRecord *estimate = source != NULL ? dp_plan_get (plan, DP_ENTITY_ESTIMATE, source) : NULL;

  if (source == NULL)
    return TRUE;
  if (estimate == NULL)
    {
      *status = dp_cli_error (DP_EXIT_USAGE, source, _("The plan has no record with this id; info lists the ids."));
      return FALSE;
    }
  if (g_strcmp0 (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), "yes") != 0)
    {
      *status = dp_cli_error (DP_EXIT_USAGE, source, _("This estimate counts something else than the yearly need of residential "
                                                       "treatment; choose another."));
      return FALSE;
    }

  return TRUE;
}

typedef GPtrArray Compared;

/* The proposal, which is borrowed, and those of the list that it is compared with. FALSE when one cannot be. */
static gboolean
read_compared (const char        *list,
               const char        *source,
               DpAnalysis        *analysis,
               DpSimulationInput *input,
               GPtrArray         *compared,
               DpExit            *status)
{
  g_auto (GStrv) ids = g_strsplit (list, ",", -1);

  g_ptr_array_add (compared, input);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *id = g_strstrip (ids[i]);
      DpSimulationInput *other;

      if (dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, id) == NULL)
        {
          *status = dp_cli_error (DP_EXIT_USAGE, id, _("The plan has no record with this id; info lists the ids."));
          return FALSE;
        }
      if (compared->len == DP_SIM_PLANS_MAX)
        {
          *status = dp_cli_error (DP_EXIT_USAGE, "--compare", _("A proposal can be compared with at most seven others at a time."));
          return FALSE;
        }
      other = dp_simulation_input_new (analysis, id, source, NULL);
      g_ptr_array_add (compared, other);
      if (other->gap != DP_GAP_NONE)
        {
          g_autofree char *gap = dp_words_gap (dp_analysis_capacity (analysis, id));

          *status = dp_cli_error (DP_EXIT_USAGE, id, gap);
          return FALSE;
        }
    }

  return TRUE;
}

/* The first is the caller's. */
static void
compared_free (GPtrArray *compared)
{
  for (guint i = 1; i < compared->len; i++)
    dp_simulation_input_free (compared->pdata[i]);
  g_ptr_array_unref (compared);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compared, compared_free)

DpExit
dp_cli_simulate (int    argc,
                 char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *source = NULL;
  g_autofree char *compare = NULL;
  int futures = 0;
  gint64 seed = DP_SIMULATION_SEED;
  int threads = (int) MIN (g_get_num_processors (), THREADS_MAX);
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("Only this estimate"), "ID" },
    { "compare", 0, 0, G_OPTION_ARG_STRING, &compare, N_("Proposals to be compared with, future by future"), "ID[,ID…]" },
    { "replications", 0, 0, G_OPTION_ARG_INT, &futures,
      N_("Possible futures to simulate; otherwise until the answer is exact enough"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same seed gives the same answer"), "S" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &threads, N_("Threads; the answer does not depend on them"), "T" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  gboolean has_futures = FALSE;
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationInput) plain = NULL;
  g_autoptr (Compared) compared = g_ptr_array_new ();
  g_autoptr (DpSimulationResult) result = NULL;
  g_autoptr (DpSimulationResult) comparison = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *gap = NULL;
  DpExit status = DP_EXIT_DONE;

  for (int i = 1; i < argc; i++)
    has_futures = has_futures || g_str_has_prefix (argv[i], "--replications");
  if (!dp_cli_parse ("simulate", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (has_futures && (futures < 1 || futures > FUTURES_MAX))
    return dp_cli_error (DP_EXIT_USAGE, "--replications", _("Write a number of futures from 1 to 1,000,000."));
  if (threads < 1 || threads > THREADS_MAX)
    return dp_cli_error (DP_EXIT_USAGE, "--threads", _("Write a number of threads from 1 to 64."));
  if (!dp_cli_read_proposal (argv[1], "simulate", proposal, &plan, &analysis, &status)
      || !check_source (plan, source, &status))
    return status;

  input = dp_simulation_input_new (analysis, proposal, source, NULL);
  plain = dp_simulation_input_new_plain (analysis, proposal, source);
  if (input->gap != DP_GAP_NONE)
    gap = dp_words_gap (dp_analysis_capacity (analysis, proposal));
  else
    {
      const DpSimulationInput *const inputs[N_INPUTS] = { input, plain };

      if (compare != NULL && !read_compared (compare, source, analysis, input, compared, &status))
        return status;
      result = run (inputs, N_INPUTS, futures, (guint64) seed, threads, &error);
      if (result != NULL && compare != NULL)
        comparison = run ((const DpSimulationInput *const *) compared->pdata, compared->len, futures, (guint64) seed, threads,
                          &error);
      if (error != NULL)
        {
          g_autofree char *refusal = dp_simulation_refusal (error);

          return dp_cli_error (DP_EXIT_USAGE, argv[1], refusal);
        }
    }

  if (json)
    json_simulation (input, result, compared, comparison, analysis, gap, (guint64) seed);
  else if (result != NULL)
    print_simulation (input, result, compared, comparison);
  else
    puts (gap);

  return DP_EXIT_DONE;
}
