/* dp-analysis-goal.c: a proposal's units handed to the search for places.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-goal.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-goal.h"

/** _dp_goal_serves: see the header. */
gboolean *
_dp_goal_serves (const DpNeedResult *need,
                 const GPtrArray    *units)
{
  gboolean *serves = g_new0 (gboolean, (gsize) need->n_regions * units->len + 1);

  for (guint r = 0; r < need->n_regions; r++)
    for (guint u = 0; u < units->len; u++)
      serves[r * units->len + u] = dp_record_in_set (units->pdata[u], DP_UNIT_REGIONS, need->regions[r]->id);

  return serves;
}

static gboolean
search_units (DpGoalResult       *goal,
              const DpNeedResult *need,
              const GPtrArray    *units,
              GError            **error)
{
  const guint n_units = units->len;
  g_autofree gboolean *serves = _dp_goal_serves (need, units);
  g_autofree double *stays = g_new0 (double, n_units + 1);
  g_autofree int *places = g_new0 (int, n_units + 1);
  const DpGoalSystem system = { need->n_regions, n_units, need->weights, stays, serves };

  for (guint u = 0; u < n_units; u++)
    stays[u] = goal->capacity->units[u].stay_years;

  for (guint c = 0; c < goal->n_cases; c++)
    {
      if (!dp_goal_places (&system, need->cases[c].need, goal->capacity->goal, places, error))
        return FALSE;
      for (guint u = 0; u < n_units; u++)
        {
          goal->units[u * goal->n_cases + c] = places[u];
          goal->total[c] += places[u];
        }
    }

  return TRUE;
}

/* One unit for a share of the country's women; for nobody it needs no place. */
static gboolean
search_one (const DpGoalResult *goal,
            double              women,
            int                *places,
            GError            **error)
{
  const double load = women * goal->stay_years;

  *places = 0;
  return load <= 0.0 || dp_erlang_b_places (load, goal->capacity->goal, places, error);
}

static gboolean
search_regions (DpGoalResult       *goal,
                const DpNeedResult *need,
                const double       *weights,
                guint               n_regions,
                int                *places,
                GError            **error)
{
  for (guint r = 0; r < n_regions; r++)
    for (guint c = 0; c < goal->n_cases; c++)
      if (!search_one (goal, need->cases[c].need * weights[r], &places[r * goal->n_cases + c], error))
        return FALSE;

  return TRUE;
}

/* Of the women who have a unit; a proposal that serves nobody has no gap, but no women either. */
static double
mean_stay (const DpCapacityResult *capacity)
{
  double share = 0.0;
  double stay = 0.0;

  for (guint u = 0; u < capacity->n_units; u++)
    {
      share += capacity->units[u].need_share;
      stay += capacity->units[u].need_share * capacity->units[u].stay_years;
    }

  return share > 0.0 ? stay / share : capacity->units[0].stay_years;
}

/** dp_analysis_goal: see the header. */
DpGoalResult *
dp_analysis_goal (DpAnalysis *analysis,
                  const char *proposal_id,
                  GError    **error)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  const DpNeedResult *need = dp_analysis_need (analysis);
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, proposal_id);
  g_autoptr (DpGoalResult) goal = NULL;
  g_autofree double *merged = NULL;

  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "proposal", "cannot be computed yet");
      return NULL;
    }

  goal = g_new0 (DpGoalResult, 1);
  goal->capacity = capacity;
  goal->n_cases = need->n_cases;
  goal->stay_years = mean_stay (capacity);
  goal->units = g_new0 (int, capacity->n_units * goal->n_cases);
  goal->total = g_new0 (int, goal->n_cases);
  goal->own = g_new0 (int, need->n_regions * goal->n_cases);
  goal->own_merged = g_new0 (int, capacity->merged.n * goal->n_cases);
  goal->pooled = g_new0 (int, goal->n_cases);
  if (!search_units (goal, need, units, error)
      || !search_regions (goal, need, need->weights, need->n_regions, goal->own, error)
      || !search_regions (goal, need, capacity->merged.weights, capacity->merged.n, goal->own_merged, error)
      || !search_regions (goal, need, (const double[]) { 1.0 }, 1, goal->pooled, error))
    return NULL;

  return g_steal_pointer (&goal);
}

/** dp_goal_result_free: frees @goal; NULL is allowed. */
void
dp_goal_result_free (DpGoalResult *goal)
{
  if (goal == NULL)
    return;

  g_free (goal->units);
  g_free (goal->total);
  g_free (goal->own);
  g_free (goal->own_merged);
  g_free (goal->pooled);
  g_free (goal);
}

/* What the places rest on now: the search, and no longer whatever was written about the old number. */
static gboolean
set_reason (DpDocument *document,
            const char *unit,
            const char *reason,
            GError    **error)
{
  g_autofree char *basis_id = dp_basis_id (DP_ENTITY_UNIT, unit, DP_UNIT_PLACES);
  g_autofree char *id = NULL;
  DpRecord *basis = dp_record_new (DP_ENTITY_BASIS, basis_id);

  if (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_BASIS, basis_id) != NULL
      && !dp_document_remove (document, DP_ENTITY_BASIS, basis_id, error))
    {
      dp_record_free (basis);
      return FALSE;
    }

  dp_record_set (basis, DP_BASIS_ENTITY, dp_value_text (dp_entity (DP_ENTITY_UNIT)->name));
  dp_record_set (basis, DP_BASIS_RECORD, dp_value_text (unit));
  dp_record_set (basis, DP_BASIS_FIELD, dp_value_text (dp_field (DP_ENTITY_UNIT, DP_UNIT_PLACES)->name));
  dp_record_set (basis, DP_BASIS_KIND, dp_value_text ("assumption"));
  dp_record_set (basis, DP_BASIS_REASON, dp_value_text (reason));
  id = dp_document_add (document, basis, error);

  return id != NULL;
}

/** dp_goal_apply: see the header. Nothing is changed when the plan refuses a number. */
gboolean
dp_goal_apply (DpDocument         *document,
               const DpGoalResult *goal,
               guint               need_case,
               const char         *label,
               const char         *reason,
               GError            **error)
{
  const guint n_units = goal->capacity->n_units;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (need_case < goal->n_cases, FALSE);

  /* The first edit makes the records of @goal stale. */
  for (guint u = 0; u < n_units; u++)
    g_ptr_array_add (ids, g_strdup (goal->capacity->units[u].unit->id));

  dp_document_begin (document, label);
  for (guint u = 0; u < n_units; u++)
    {
      const DpValue places = { DP_VALUE_NUMBER, goal->units[u * goal->n_cases + need_case], NULL };

      if (!dp_document_set (document, DP_ENTITY_UNIT, ids->pdata[u], DP_UNIT_PLACES, &places, error)
          || !set_reason (document, ids->pdata[u], reason, error))
        {
          dp_document_cancel (document);
          return FALSE;
        }
    }

  return dp_document_end (document, error);
}
