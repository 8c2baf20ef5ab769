/* dp-analysis-goal.h: how many places keep the plan's service goal, for each estimate.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/**
 * DpGoalResult: tables row × case of dp_analysis_need(); places with which at most the service goal goes without one at once
 * @capacity: (borrowed): the proposal, without a gap
 * @n_cases: cases
 * @units, @total: for the units of the proposal, and for all of them together. Women turn to them as the proposal says; a
 *   region without a unit stays without
 * @stay_years: mean stay of the women who have a unit; the one that the next two tables use
 * @own, @own_merged: places of one unit in each region, whatever the proposal's units, for the regions of today (in the order
 *   of dp_analysis_need()) and of 2027 (in that of @capacity->merged)
 * @pooled: (array length=n_cases): places of one unit for the whole country
 */
typedef struct
{
  const DpCapacityResult *capacity;
  guint n_cases;
  int *units;
  int *total;
  double stay_years;
  int *own;
  int *own_merged;
  int *pooled;
} DpGoalResult;

/* (transfer full) (nullable): NULL with an error when the proposal has a gap, or the engine refuses an input. */
DpGoalResult *dp_analysis_goal    (DpAnalysis *analysis,
                                   const char *proposal_id,
                                   GError    **error);
void          dp_goal_result_free (DpGoalResult *goal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpGoalResult, dp_goal_result_free)

/* Gives the units the places of case number @need_case, with that as their reason, as one step called @label. */
gboolean      dp_goal_apply       (DpDocument         *document,
                                   const DpGoalResult *goal,
                                   guint               need_case,
                                   const char         *label,
                                   const char         *reason,
                                   GError            **error);

/* (transfer full): units->len columns for each region: whether its women turn to the unit. */
gboolean     *_dp_goal_serves     (const DpNeedResult *need,
                                   const GPtrArray    *units);

G_END_DECLS
