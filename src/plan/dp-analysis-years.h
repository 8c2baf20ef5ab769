/* dp-analysis-years.h: a proposal year by year: units open, start up and close, and the need follows the plan's trend.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Years are counted from the first opening. The trend runs from the estimate's own year to the calendar year in which a year of
 * the proposal begins, so it can be followed only where the opening has a date.
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpTrendUse: whether a proposal's years follow the plan's trend. */
typedef enum
{
  DP_TREND_NONE,       /* the plan assumes none */
  DP_TREND_FOLLOWED,
  DP_TREND_NO_CALENDAR /* the first opening has no date: every year is taken as published */
} DpTrendUse;

DpTrendUse dp_analysis_trend_use (DpAnalysis *analysis,
                                  const char *proposal_id);

/* Women a year in the country under case @need_case of dp_analysis_need() in year @year after the first opening, from 1. */
double  dp_analysis_case_women      (DpAnalysis *analysis,
                                     const char *proposal_id,
                                     guint       need_case,
                                     guint       year);
/* (transfer full) (nullable): as dp_analysis_years() and dp_analysis_unit_years(), with the need of a case along the trend. */
GArray *dp_analysis_case_years      (DpAnalysis *analysis,
                                     const char *proposal_id,
                                     guint       need_case,
                                     guint       n_years);
GArray *dp_analysis_case_unit_years (DpAnalysis *analysis,
                                     const char *proposal_id,
                                     guint       unit,
                                     guint       need_case,
                                     guint       n_years);

/* How much the need of @estimate has grown in the year in which year @year of the proposal begins; 1–1 without a trend or a
 * date. */
void dp_analysis_growth (DpAnalysis     *analysis,
                         const char     *proposal_id,
                         const DpRecord *estimate,
                         guint           year,
                         DpRange        *growth);

/* Months (array: as many as the proposal has units) from the first opening until nobody new is admitted, closing lead
 * included; −1 for a unit that does not close. Returns whether any does. */
gboolean dp_analysis_closing_months (DpAnalysis *analysis,
                                     const char *proposal_id,
                                     int        *months);

/* For each of the years 1 … @n_years the largest whole number of women in the country for whom the goal holds in that year, all
 * of them together; DP_TIPPING_MAX when no limit was found. FALSE when the proposal has a gap. */
gboolean dp_analysis_tipping_years (DpAnalysis *analysis,
                                    const char *proposal_id,
                                    guint       n_years,
                                    int        *tipping);

G_END_DECLS
