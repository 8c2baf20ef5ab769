/* dp-measures.h: what the criteria measure in a proposal, with bounds where something is unknown.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

gboolean        dp_measure                (DpAnalysis *analysis,
                                           const char *proposal_id,
                                           const char *measure,
                                           guint       year,
                                           DpRange    *range);

const DpRecord *dp_measure_find_judgement (const DpPlan *plan,
                                           const char   *proposal_id,
                                           const char   *criterion_id);

gboolean        dp_measure_judgement      (const DpRecord *judgement,
                                           double         *low,
                                           double         *high);

G_END_DECLS
