/* dp-measures.h: what the criteria measure in a proposal, with bounds where something is unknown.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** Years after the opening in which a practice may be reached; the measure "threshold_year" is one more when it is not. */
#define DP_PRACTICE_YEARS 10

gboolean        dp_measure                (DpAnalysis *analysis,
                                           const char *proposal_id,
                                           const char *measure,
                                           guint       year,
                                           DpRange    *range);

/* FTE of a unit that meet the families, with bounds; management does not. FALSE when no line says how many. */
gboolean        dp_measure_unit_fte       (DpAnalysis *analysis,
                                           const char *unit_id,
                                           DpRange    *fte);

/** Key of dp_choices_judge for the plan's own judgement. */
#define DP_JUDGE_OWN "own"

const DpRecord *dp_measure_find_judgement (const DpPlan *plan,
                                           const char   *proposal_id,
                                           const char   *criterion_id,
                                           const char   *judge);

DpLevel         dp_measure_judged_level   (const DpRecord *judgement);

G_END_DECLS
