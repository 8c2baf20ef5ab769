/* dp-analysis-private.h: results that other files compute and the analysis keeps as long as they hold.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis-finance.h"
#include "plan/dp-schedules.h"
#include "plan/dp-ways.h"

G_BEGIN_DECLS

/** DpOpenings: months since year 0 at which a proposal's units open; see dp_analysis_opening_months(). */
typedef struct
{
  gboolean has_calendar;
  int first_month;
  guint n_units;
  int *months; /* (array length=n_units) */
} DpOpenings;

/* Returns: (transfer none) (nullable) */
const DpOpenings *_dp_analysis_kept_openings (DpAnalysis *analysis,
                                              const char *proposal_id);
/* Takes @openings, and what it points to, over. */
void              _dp_analysis_keep_openings (DpAnalysis *analysis,
                                              const char *proposal_id,
                                              DpOpenings *openings);

/* Returns: (transfer none) (nullable) */
DpFinanceResult *_dp_analysis_kept_finance (DpAnalysis      *analysis,
                                            const char      *proposal_id);
/* Takes @result over. */
void             _dp_analysis_keep_finance (DpAnalysis      *analysis,
                                            const char      *proposal_id,
                                            DpFinanceResult *result);
/* Returns: (transfer none) */
DpWays          *_dp_analysis_ways          (DpAnalysis      *analysis);
DpSchedules     *_dp_analysis_schedules     (DpAnalysis      *analysis);

G_END_DECLS
