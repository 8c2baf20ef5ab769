/* dp-smaa-private.h: what the exact and the sampled acceptability share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-smaa.h"

G_BEGIN_DECLS

/* Differences of scores (0–100) below this are none: rounding of crossing points. */
#define DP_SCORE_TOLERANCE 1e-10

/* A set of weights and what every alternative scores there. */
typedef struct
{
  double weight[DP_CRITERIA_MAX];
  double score[DP_ALTERNATIVES_MAX];
} DpSmaaVertex;

gboolean _dp_smaa_check_scores (gsize         n_alternatives,
                                gsize         n_criteria,
                                const double *scores,
                                GError      **error);
gboolean _dp_smaa_check_set    (int         n_criteria,
                                DpWeightSet set,
                                double      minimum,
                                GError    **error);
/* The corners of the simplex of the weights that are agreed on. */
void     _dp_smaa_vertices     (int           n_alternatives,
                                int           n_criteria,
                                const double *scores,
                                DpWeightSet   set,
                                double        minimum,
                                DpSmaaVertex *vertices);

G_END_DECLS
