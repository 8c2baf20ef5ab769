/* dp-score-cost.h: what it would cost to take a criterion to its next step, where the plan knows it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/**
 * DpRaiseCost: posts that would have to come
 * @posts: full-time posts in all units
 * @cost: DKK a year, each area of competence at the proposal's own price for a post there, else at that of the whole plan
 */
typedef struct
{
  double posts;
  double cost;
} DpRaiseCost;

/* @value: of the measure that is to be reached. FALSE when the plan does not say what it would cost. */
gboolean dp_score_raise_cost (DpAnalysis     *analysis,
                              const char     *proposal_id,
                              const DpRecord *criterion,
                              double          value,
                              DpRaiseCost    *cost);

G_END_DECLS
