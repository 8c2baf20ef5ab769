/* dp-economy.h: what the pages of staff, money and time say beside their tables.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-finance-tables.h"
#include "plan/dp-loan-pool.h"

G_BEGIN_DECLS

/* The assumptions that the pages' figures rest on, as pills. (transfer full) (element-type DpChip) */
GPtrArray *dp_economy_chips_new     (const DpPlan           *plan,
                                     const DpFinanceResult  *finance,
                                     const DpStaffingTerms  *terms);
GPtrArray *dp_timeline_chips_new    (const DpPlan           *plan,
                                     const DpTimelineResult *timeline);

/* Four figures each, always in the same order; unknown is a dash. (transfer full) (element-type DpKeyFigure) */
GPtrArray *dp_economy_tiles_new     (const DpFinanceResult  *finance);
GPtrArray *dp_timeline_tiles_new    (const DpTimelineResult *timeline);

/* One sentence each, the heading of a card. (transfer full) */
char      *dp_hours_sentence        (const DpStaffingTerms  *terms);
char      *dp_rate_year_sentence    (const DpFinanceResult  *finance,
                                     guint                   need_case);
char      *dp_payer_sentence        (const DpFinanceResult  *finance);
char      *dp_capital_sentence      (const DpFinanceResult  *finance);
char      *dp_loan_sentence         (const DpLoanTest       *test);
const char *dp_loan_verdict_word    (DpLoanVerdict           verdict);
char      *dp_milestone_sentence    (const DpPlan           *plan);

/* The chance that the first places are open by @stored, a date as it is stored, in one sentence. (transfer full) */
char      *dp_open_by_sentence      (const DpTimelineResult *timeline,
                                     const DpPlan           *plan,
                                     const char             *stored);

/* What a delay of the opening hangs on, and what has no date and who waits for it. (transfer full) (element-type utf8) */
GPtrArray *dp_critical_sentences    (const DpTimelineResult *timeline);
GPtrArray *dp_waiting_sentences     (const DpTimelineResult *timeline);

/* The milestones that belong to no proposal. */
DpTable   *dp_milestone_table_new   (const DpPlan           *plan);

G_END_DECLS
