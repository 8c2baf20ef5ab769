/* dp-cost-tables.h: what a unit costs step by step, and who would pay under each financing model.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-payers.h"
#include "plan/dp-cost-steps.h"

G_BEGIN_DECLS

/* A dash is unknown. (transfer full) */
DpTable    *dp_step_table_new         (const GArray          *steps,
                                       const DpFinanceResult *finance);
char       *dp_step_sentence          (const GArray          *steps,
                                       const DpFinanceResult *finance);

/* Who pays what under each model, for one case of dp_analysis_need(). (transfer full) */
DpTable    *dp_financing_table_new    (const DpPayersResult  *payers,
                                       DpAnalysis            *analysis,
                                       guint                  need_case);
char       *dp_financing_sentence     (const DpPayersResult  *payers,
                                       DpAnalysis            *analysis,
                                       guint                  need_case);

/* A row's name: "Municipalities of Syddanmark". (transfer full) */
char       *dp_payer_row_name         (const DpPayerRow      *row);
const char *dp_financing_label        (DpFinancing            financing);

G_END_DECLS
