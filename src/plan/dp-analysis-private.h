/* dp-analysis-private.h: results that other files compute and the analysis keeps as long as they hold.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis-finance.h"
#include "plan/dp-ways.h"

G_BEGIN_DECLS

/* Returns: (transfer none) (nullable) */
DpFinanceResult *_dp_analysis_kept_finance (DpAnalysis      *analysis,
                                            const char      *proposal_id);
/* Takes @result over. */
void             _dp_analysis_keep_finance (DpAnalysis      *analysis,
                                            const char      *proposal_id,
                                            DpFinanceResult *result);
/* Returns: (transfer none) */
DpWays          *_dp_analysis_ways          (DpAnalysis      *analysis);

G_END_DECLS
