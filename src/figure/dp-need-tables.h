/* dp-need-tables.h: the need in tables and sentences: estimate by estimate, region by region, and the places it takes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-goal.h"
#include "plan/dp-analysis-years.h"

G_BEGIN_DECLS

/* Whom capacity rests on, as the title of an axis: "Women a year", "Women referred a year". */
const char *dp_need_women_words   (const DpPlan *plan);
/* What the need is split by: "need by population". */
const char *dp_need_split_words   (const DpPlan *plan);
/* The same as a sentence, with what it rests on. */
const char *dp_need_split_sentence (const DpPlan *plan);
/* (transfer full): why it is split so: the reason that the plan gives, or that it gives none. */
char       *dp_need_split_reason  (const DpPlan *plan);
/* (transfer full) (nullable): why the need cannot be split, and what to do; NULL when it can. */
char       *dp_need_split_missing (DpAnalysis *analysis);
/* (transfer full): need, referral and admission in a sentence, and on which of them capacity rests. */
char       *dp_need_stages_words  (const DpPlan *plan);
/* (transfer full): the trend in a sentence; with @year, what it does to the figures of that year. */
char       *dp_need_trend_words   (const DpPlan *plan,
                                   int           year);
/* (transfer full) (nullable): whether the years of a proposal follow the trend, and why not; NULL without a trend. */
char       *dp_trend_use_words    (DpTrendUse     use,
                                   const DpRange *trend);
char       *dp_need_trend_note    (DpAnalysis *analysis,
                                   const char *proposal_id);
/* (transfer full): what the row of an estimate with its hidden cases is called. */
char       *dp_need_hidden_name   (const DpRecord *estimate);
/* (transfer full) (nullable): what chance alone makes of a count: "95 %: 66–103; next year 68–99". NULL: no count. */
char       *dp_need_count_words   (const DpPlan   *plan,
                                   const DpRecord *estimate);

/* Every estimate, or @only (nullable), with its hidden cases beside it, split over the regions of @year (0: today's). */
DpTable    *dp_need_table_new     (DpAnalysis *analysis,
                                   int         year,
                                   const char *only);
/* Every estimate in use in its three stages. */
DpTable    *dp_stage_table_new    (DpAnalysis *analysis);
/* Need of every region of @year for every estimate in use. */
DpTable    *dp_region_table_new   (DpAnalysis *analysis,
                                   int         year);
/* "80–100 (Styrelsen 2024)": a case in words, for choosing one. */
char       *dp_goal_case_words    (const DpNeedCase *one);
/* Places that keep the goal: estimates × units, all of them, and one unit for the country. */
DpTable    *dp_goal_table_new     (DpAnalysis         *analysis,
                                   const DpGoalResult *goal);
/* (transfer full): why there is no answer. */
char       *dp_goal_refusal       (const DpCapacityResult *capacity,
                                   const GError           *error);
/* (transfer full): the label of the step, and the reason that the places then carry. */
char       *dp_goal_step_label    (const DpNeedCase *one);
char       *dp_goal_reason        (const DpGoalResult *goal,
                                   const DpNeedCase   *one);

G_END_DECLS
