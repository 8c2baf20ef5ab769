/* dp-finance-tables.h: the tables and sentences of staffing, price, schedule and place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables stand on pages, in the answer and on the command line; the sentences beside them say what the numbers prove, in
 * the user's language. A dash is unknown. Lists of sentences are never empty: the first one may say what is missing.
 */
#pragma once

#include "figure/dp-summary.h"
#include "figure/dp-table.h"
#include "plan/dp-analysis-finance.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-analysis-staffing.h"
#include "plan/dp-analysis-timeline.h"

G_BEGIN_DECLS

/* Staffing (dp-staffing-tables.c): unit by unit; area by area of one unit, or of all when @unit_id is NULL; how a full-time
 * post's year is used up. */
DpTable   *dp_staffing_table_new   (const DpStaffingResult *staffing);
DpTable   *dp_competence_table_new (const DpStaffingResult *staffing,
                                    const char             *unit_id);
DpTable   *dp_hours_table_new      (const DpStaffingTerms *terms);
GPtrArray *dp_staffing_sentences   (const DpStaffingResult *staffing);

/* Price (dp-finance-tables.c): cost, rate and capital in kroner; rate beside cost per used day for every estimate; the
 * two-year rule along the start-up for one case of dp_analysis_need(); who pays. */
DpTable   *dp_price_table_new       (const DpFinanceResult *finance);
DpTable   *dp_used_day_table_new    (const DpFinanceResult *finance,
                                     DpAnalysis            *analysis);
DpTable   *dp_rate_year_table_new   (const DpFinanceResult *finance,
                                     DpAnalysis            *analysis,
                                     guint                  need_case);
DpTable   *dp_payer_table_new       (const DpFinanceResult *finance);
char      *dp_finance_missing       (const DpFinanceResult *finance);
GPtrArray *dp_finance_sentences     (const DpFinanceResult *finance,
                                     DpAnalysis            *analysis);
const char *dp_finance_empty_places (DpEmptyPlaces who);

/* The loan pool (dp-loan-tables.c): capital cost per place beside the three projects; the six criteria. */
DpTable   *dp_capital_table_new     (const DpFinanceResult *finance);
DpTable   *dp_loan_table_new        (const DpPlan   *plan,
                                     const DpRecord *proposal);
const char *dp_loan_criterion_text  (guint criterion);
char      *dp_loan_check_text       (const DpPlan   *plan,
                                     const DpRecord *proposal,
                                     guint           criterion);

/* Schedule (dp-timeline-tables.c): when every step is done; the chance of being open by a row of dates. */
char      *dp_timeline_words        (const DpTimelineResult *timeline,
                                     double                  when);
DpTable   *dp_timeline_table_new    (const DpTimelineResult *timeline);
DpTable   *dp_opening_table_new     (const DpTimelineResult *timeline);
GPtrArray *dp_timeline_sentences    (const DpTimelineResult *timeline);

/* Place (dp-place-tables.c): distances of a proposal; the best sites. */
char      *dp_place_km              (double km);
char      *dp_place_limit           (double km);
char      *dp_distance_note         (const DpGeographyResult *geography);
DpTable   *dp_distance_table_new    (const DpGeographyResult *geography);
DpTable   *dp_placement_table_new   (const DpPlacement *placement);
DpTable   *dp_place_answer_table_new (const DpPlaceAnswer *answer,
                                      guint                n_units);
GPtrArray *dp_geography_sentences   (const DpGeographyResult *geography);

/* For the live panel: rate at the budgeted occupancy, and cost per used day over the estimates. */
DpKeyFigure *dp_key_figure_rate     (DpAnalysis *analysis,
                                     const char *proposal_id);
DpKeyFigure *dp_key_figure_used_day (DpAnalysis *analysis,
                                     const char *proposal_id);
void         dp_key_figure_free     (DpKeyFigure *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpKeyFigure, dp_key_figure_free)

/* (transfer full): how many distances are the planner's own, and what the rest are. */
char *dp_travel_words (guint cells);

G_END_DECLS
