/* dp-analysis.c: a plan's records handed to the engine, and the answers kept as long as they hold.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis.h"

#include "engine/dp-goal.h"
#include "plan/dp-analysis-goal.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-analysis-private.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-personal-data.h"
#include "plan/dp-version.h"

#define MONTHS_PER_YEAR 12.0
/* Used only when the plan has lost its own row for it; the templates always bring one. */
#define SERVICE_GOAL_WITHOUT_A_ROW 0.10

struct _DpAnalysis
{
  const DpPlan *plan;
  DpNeedResult *need;   /* NULL: to be computed */
  GHashTable *capacity; /* proposal id → DpCapacityResult */
  GHashTable *scores;   /* proposal id → DpScoreResult */
  DpPersonalData *personal_data;
  GHashTable *finance;  /* proposal id → DpFinanceResult */
  GHashTable *openings; /* proposal id → DpOpenings */
  DpVersionTally *tally; /* NULL: to be computed */
  char *version;        /* NULL: to be asked of the tally */
  DpWays *ways;         /* rest on no record */
  DpSchedules *schedules; /* likewise */
};

/* A proposal's units as the engine wants them; the arrays are owned. */
typedef struct
{
  double *places;
  double *stay_years;
  double *routing;
  DpSystem system;
} SystemInput;

static void
system_input_clear (SystemInput *input)
{
  g_clear_pointer (&input->places, g_free);
  g_clear_pointer (&input->stay_years, g_free);
  g_clear_pointer (&input->routing, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SystemInput, system_input_clear)

static void
capacity_result_free (DpCapacityResult *result)
{
  for (guint i = 0; i < result->n_units; i++)
    g_free (result->units[i].cases);

  g_free (result->units);
  g_free (result->totals);
  g_free (result->regions);
  g_free (result->region_tipping);
  g_free (result->merged.names);
  g_free (result->merged.weights);
  g_free (result->merged.tipping);
  g_free (result->merged.without_place);
  g_free (result);
}

static double
unit_stay_years (const DpRecord *unit)
{
  double before = 0.0;
  double after = 0.0;

  if (!dp_record_number (unit, DP_UNIT_STAY_BEFORE, &before)
      || !dp_record_number (unit, DP_UNIT_STAY_AFTER, &after))
    return 0.0;

  return (before + after) / MONTHS_PER_YEAR;
}

/* What keeps the units from being computed, the first thing that is missing. */
static DpGap
find_gap (const DpNeedResult *need,
          const GPtrArray    *units,
          const DpRecord    **unit)
{
  *unit = NULL;

  if (units->len == 0)
    return DP_GAP_NO_UNIT;

  for (guint i = 0; i < units->len; i++)
    {
      *unit = units->pdata[i];
      if (!dp_record_number (*unit, DP_UNIT_PLACES, NULL))
        return DP_GAP_NO_PLACES;
      if (unit_stay_years (*unit) <= 0.0)
        return DP_GAP_NO_STAY;
      if (dp_record_text (*unit, DP_UNIT_REGIONS) == NULL)
        return DP_GAP_NO_REGIONS;
    }

  *unit = need->empty_region;
  if (need->weights == NULL)
    return DP_GAP_NO_POPULATION;
  *unit = NULL;
  if (need->n_cases == 0)
    return DP_GAP_NO_NEED;

  return DP_GAP_NONE;
}

static void
system_input_fill (SystemInput        *input,
                   const DpNeedResult *need,
                   const GPtrArray    *units)
{
  g_autofree gboolean *serves = _dp_goal_serves (need, units);
  DpGoalSystem goal;

  input->places = g_new0 (double, units->len);
  input->stay_years = g_new0 (double, units->len);
  input->routing = g_new0 (double, (gsize) units->len * need->n_regions);

  for (guint u = 0; u < units->len; u++)
    {
      input->places[u] = dp_record_number_or (units->pdata[u], DP_UNIT_PLACES, 0.0);
      input->stay_years[u] = unit_stay_years (units->pdata[u]);
    }

  goal = (DpGoalSystem) { need->n_regions, units->len, need->weights, input->stay_years, serves };
  dp_goal_route (&goal, input->places, input->routing);
  input->system = (DpSystem) { need->n_regions, units->len, need->weights,
                               input->places, input->stay_years, input->routing };
}

static void
range_include (DpRange *range,
               double   value,
               gboolean first)
{
  range->low = first ? value : MIN (range->low, value);
  range->high = first ? value : MAX (range->high, value);
}

static void
solve_cases (DpCapacityResult   *result,
             const DpNeedResult *need,
             const DpSystem     *system)
{
  g_autofree DpUnitAnswer *answers = g_new0 (DpUnitAnswer, result->n_units);

  result->totals = g_new0 (DpSystemAnswer, need->n_cases);
  result->regions = g_new0 (DpRegionAnswer, (gsize) need->n_cases * need->n_regions);

  for (guint c = 0; c < need->n_cases; c++)
    {
      DpSystemAnswer *total = &result->totals[c];

      dp_system_solve (system, need->cases[c].need, total, answers, &result->regions[c * need->n_regions]);
      for (guint u = 0; u < result->n_units; u++)
        result->units[u].cases[c] = answers[u];

      range_include (&result->immediate, 1.0 - total->without_place, c == 0);
      range_include (&result->without_place, total->women_without_place, c == 0);
      range_include (&result->occupancy, total->occupancy, c == 0);
      range_include (&result->courses, total->courses_per_year, c == 0);
    }
}

static void
fill_units (DpCapacityResult   *result,
            const DpNeedResult *need,
            const GPtrArray    *units,
            const DpSystem     *system)
{
  double served = 0.0;

  result->n_units = units->len;
  result->units = g_new0 (DpUnitResult, units->len);

  for (guint u = 0; u < units->len; u++)
    {
      DpUnitResult *unit = &result->units[u];

      unit->unit = units->pdata[u];
      unit->places = (int) system->places[u];
      unit->stay_years = system->stay_years[u];
      for (guint r = 0; r < need->n_regions; r++)
        unit->need_share += need->weights[r] * system->routing[r * units->len + u];
      unit->tipping_point = dp_system_tipping_unit (system, u, result->goal);
      unit->cases = g_new0 (DpUnitAnswer, need->n_cases);

      result->places += unit->places;
      served += unit->need_share;
    }

  result->unserved_share = CLAMP (1.0 - served, 0.0, 1.0);
}

/* The regions of 2027: the same women turning where they do, counted in fewer regions. */
static void
fill_merged (DpCapacityResult   *result,
             DpAnalysis         *analysis,
             const DpNeedResult *need,
             const DpSystem     *system)
{
  g_autoptr (DpRegionSet) set = dp_region_set_new (analysis, DP_MERGER_YEAR);
  double *weights = g_new0 (double, set->n_groups);
  g_autofree double *routing = g_new0 (double, set->n_groups * system->n_units);
  DpSystem later = { set->n_groups, system->n_units, weights, system->places, system->stay_years, routing };
  DpMergedRegions *merged = &result->merged;
  gsize first = set->n_groups;

  dp_need_merge (need->weights, system->routing, need->n_regions, system->n_units, set->group, set->n_groups, weights,
                 routing);
  merged->n = set->n_groups;
  merged->weights = weights;
  merged->names = g_memdup2 (set->names, sizeof (char *) * set->n_groups);
  merged->every = dp_system_tipping_every_region (&later, result->goal, &first);
  merged->first = (guint) first;
  merged->tipping = g_new0 (int, set->n_groups);
  for (guint g = 0; g < set->n_groups; g++)
    merged->tipping[g] = dp_system_tipping_region (&later, g, result->goal);
  merged->without_place = g_new0 (double, (gsize) need->n_cases * set->n_groups);
  for (guint c = 0; c < need->n_cases; c++)
    for (guint r = 0; r < need->n_regions; r++)
      merged->without_place[c * set->n_groups + set->group[r]]
        += result->regions[c * need->n_regions + r].without_place * need->weights[r] / weights[set->group[r]];
}

static DpCapacityResult *
compute_capacity (DpAnalysis     *analysis,
                  const DpRecord *proposal)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const GPtrArray *units = dp_plan_children (analysis->plan, DP_ENTITY_UNIT, proposal->id);
  DpCapacityResult *result = g_new0 (DpCapacityResult, 1);
  g_auto (SystemInput) input = { NULL };
  gsize first_region = 0;

  result->proposal = proposal;
  result->goal = SERVICE_GOAL_WITHOUT_A_ROW;
  dp_plan_assumption (analysis->plan, "service-goal", &result->goal);
  result->gap_split = need->split;
  result->gap = find_gap (need, units, &result->gap_record);
  if (result->gap != DP_GAP_NONE)
    return result;

  system_input_fill (&input, need, units);
  fill_units (result, need, units, &input.system);
  solve_cases (result, need, &input.system);
  result->tipping_country = dp_system_tipping_country (&input.system, result->goal);
  result->tipping_every_region = dp_system_tipping_every_region (&input.system, result->goal, &first_region);
  if (result->tipping_every_region < DP_TIPPING_MAX)
    result->first_region = need->regions[first_region];
  result->region_tipping = g_new0 (int, need->n_regions);
  for (guint r = 0; r < need->n_regions; r++)
    result->region_tipping[r] = dp_system_tipping_region (&input.system, r, result->goal);
  fill_merged (result, analysis, need, &input.system);

  return result;
}

gboolean
dp_analysis_without_place (DpAnalysis   *analysis,
                           const char   *proposal_id,
                           int           region,
                           const double *women_a_year,
                           guint         n,
                           double       *shares)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  g_autofree DpRegionAnswer *regions = g_new0 (DpRegionAnswer, need->n_regions + 1);
  g_auto (SystemInput) input = { NULL };

  g_return_val_if_fail (region < (int) need->n_regions, FALSE);

  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    return FALSE;

  system_input_fill (&input, need, dp_plan_children (analysis->plan, DP_ENTITY_UNIT, proposal_id));
  for (guint i = 0; i < n; i++)
    {
      DpSystemAnswer total;

      dp_system_solve (&input.system, women_a_year[i], &total, NULL, regions);
      shares[i] = region < 0 ? total.without_place : regions[region].without_place;
    }

  return TRUE;
}

static void
openings_free (gpointer data)
{
  DpOpenings *openings = data;

  g_free (openings->months);
  g_free (openings);
}

/** dp_analysis_new: Returns: (transfer full): an analysis of @plan, which must live longer. */
DpAnalysis *
dp_analysis_new (const DpPlan *plan)
{
  DpAnalysis *analysis = g_new0 (DpAnalysis, 1);

  analysis->plan = plan;
  analysis->capacity = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) capacity_result_free);
  analysis->scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dp_score_result_free);
  analysis->personal_data = dp_personal_data_new (plan);
  analysis->finance = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dp_finance_result_free);
  analysis->openings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, openings_free);
  analysis->ways = dp_ways_new ();
  analysis->schedules = dp_schedules_new ();

  return analysis;
}

/** dp_analysis_free: frees @analysis and its results; NULL is allowed. */
void
dp_analysis_free (DpAnalysis *analysis)
{
  if (analysis == NULL)
    return;

  _dp_need_result_free (analysis->need);
  g_hash_table_unref (analysis->capacity);
  g_hash_table_unref (analysis->scores);
  dp_personal_data_free (analysis->personal_data);
  g_hash_table_unref (analysis->finance);
  g_hash_table_unref (analysis->openings);
  g_free (analysis->version);
  dp_version_tally_free (analysis->tally);
  dp_ways_free (analysis->ways);
  dp_schedules_free (analysis->schedules);
  g_free (analysis);
}

static void
forget_everything (DpAnalysis *analysis)
{
  g_clear_pointer (&analysis->need, _dp_need_result_free);
  g_hash_table_remove_all (analysis->capacity);
  g_hash_table_remove_all (analysis->scores);
  g_hash_table_remove_all (analysis->finance);
  g_hash_table_remove_all (analysis->openings);
}

/** dp_analysis_version: see the header. */
const char *
dp_analysis_version (DpAnalysis *analysis)
{
  if (analysis->tally == NULL)
    analysis->tally = dp_version_tally_new (analysis->plan);
  if (analysis->version == NULL)
    analysis->version = dp_version_tally_mark (analysis->tally);

  return analysis->version;
}

/**
 * dp_analysis_invalidate:
 * @analysis: an analysis
 * @changes: (nullable): which records of its plan changed; NULL when anything may have
 *
 * Forgets the results that rest on them, and no others: an edit in one proposal leaves the others' results alone.
 */
void
dp_analysis_invalidate (DpAnalysis        *analysis,
                        const DpChangeSet *changes)
{
  dp_personal_data_forget (analysis->personal_data, changes);
  g_clear_pointer (&analysis->version, g_free);
  if (changes == NULL || changes->everything)
    {
      g_clear_pointer (&analysis->tally, dp_version_tally_free);
      forget_everything (analysis);
      return;
    }

  if (analysis->tally != NULL)
    dp_version_tally_follow (analysis->tally, analysis->plan, changes);
  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *record = changes->records->pdata[i];

      /* No result is computed from where a figure comes from, from a number that is no CPR number, or from a headline. */
      if (record->kind == DP_ENTITY_BASIS || record->kind == DP_ENTITY_CLEARED_NUMBER || record->kind == DP_ENTITY_HEADLINE)
        continue;

      if (record->proposal == NULL)
        {
          forget_everything (analysis);
          return;
        }

      g_hash_table_remove (analysis->capacity, record->proposal);
      g_hash_table_remove (analysis->scores, record->proposal);
      g_hash_table_remove (analysis->finance, record->proposal);
      g_hash_table_remove (analysis->openings, record->proposal);
    }
}

/* The ways to the places that were asked about. */
DpWays *
_dp_analysis_ways (DpAnalysis *analysis)
{
  return analysis->ways;
}

/* The timelines that were asked about. */
DpSchedules *
_dp_analysis_schedules (DpAnalysis *analysis)
{
  return analysis->schedules;
}

/** dp_analysis_plan: Returns: (transfer none): the plan that is analysed. */
const DpPlan *
dp_analysis_plan (DpAnalysis *analysis)
{
  return analysis->plan;
}

/** dp_analysis_personal_numbers: see the header. */
const GPtrArray *
dp_analysis_personal_numbers (DpAnalysis *analysis)
{
  return dp_personal_data_list (analysis->personal_data);
}

/** dp_analysis_need: Returns: (transfer none): the need of the country by estimate, and its split over the regions. */
const DpNeedResult *
dp_analysis_need (DpAnalysis *analysis)
{
  if (analysis->need == NULL)
    analysis->need = _dp_need_result_new (analysis->plan);

  return analysis->need;
}

/** dp_analysis_capacity: Returns: (transfer none) (nullable): the proposal in full operation; NULL when there is none. */
const DpCapacityResult *
dp_analysis_capacity (DpAnalysis *analysis,
                      const char *proposal_id)
{
  const DpRecord *proposal = dp_plan_get (analysis->plan, DP_ENTITY_PROPOSAL, proposal_id);
  DpCapacityResult *result;

  if (proposal == NULL)
    return NULL;

  result = g_hash_table_lookup (analysis->capacity, proposal_id);
  if (result == NULL)
    {
      result = compute_capacity (analysis, proposal);
      g_hash_table_insert (analysis->capacity, g_strdup (proposal_id), result);
    }

  return result;
}

/** dp_analysis_routing: see the header. */
double *
dp_analysis_routing (DpAnalysis *analysis,
                     const char *proposal_id)
{
  const GPtrArray *units = dp_plan_children (analysis->plan, DP_ENTITY_UNIT, proposal_id);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  g_auto (SystemInput) input = { NULL };

  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    return NULL;

  system_input_fill (&input, dp_analysis_need (analysis), units);
  return g_steal_pointer (&input.routing);
}

const DpOpenings *
_dp_analysis_kept_openings (DpAnalysis *analysis,
                            const char *proposal_id)
{
  return g_hash_table_lookup (analysis->openings, proposal_id);
}

void
_dp_analysis_keep_openings (DpAnalysis *analysis,
                            const char *proposal_id,
                            DpOpenings *openings)
{
  g_hash_table_insert (analysis->openings, g_strdup (proposal_id), openings);
}

DpFinanceResult *
_dp_analysis_kept_finance (DpAnalysis *analysis,
                           const char *proposal_id)
{
  return g_hash_table_lookup (analysis->finance, proposal_id);
}

void
_dp_analysis_keep_finance (DpAnalysis      *analysis,
                           const char      *proposal_id,
                           DpFinanceResult *result)
{
  g_hash_table_insert (analysis->finance, g_strdup (proposal_id), result);
}

/** dp_analysis_scores: Returns: (transfer none) (nullable): the four parameters in full operation; NULL when there is no
 * such proposal. */
const DpScoreResult *
dp_analysis_scores (DpAnalysis *analysis,
                    const char *proposal_id)
{
  const DpRecord *proposal = dp_plan_get (analysis->plan, DP_ENTITY_PROPOSAL, proposal_id);
  DpScoreResult *result;

  if (proposal == NULL)
    return NULL;

  result = g_hash_table_lookup (analysis->scores, proposal_id);
  if (result == NULL)
    {
      result = dp_analysis_scores_in_year (analysis, proposal_id, DP_FULL_OPERATION);
      g_hash_table_insert (analysis->scores, g_strdup (proposal_id), result);
    }

  return result;
}
