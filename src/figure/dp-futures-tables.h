/* dp-futures-tables.h: who comes first when the scores are simulated too, beside the exact answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-compare-study.h"

G_BEGIN_DECLS

/* All take @simulated, (element-type DpSimulatedComparison): one answer for each estimate, all of the proposals of @comparison. */

/* A row for the exact answer and one for each estimate: the shares of the weights, and of the futures, that set a proposal first.
 * Without rows when nobody gives an order and @agreement asks for it. */
DpTable   *dp_futures_first_table_new    (const DpPlan       *plan,
                                          const DpComparison *comparison,
                                          const GPtrArray    *simulated,
                                          DpAgreement         agreement);
/* A row for the formula and one for each estimate: points for active practice, the middle future and 90 of 100. */
DpTable   *dp_futures_practice_table_new (const DpPlan       *plan,
                                          const DpComparison *comparison,
                                          const GPtrArray    *simulated);
/* (element-type utf8): which figures are exact and which are simulated, and how well they are known. */
GPtrArray *dp_futures_sentences          (const DpComparison *comparison,
                                          const GPtrArray    *simulated);
/* (transfer full): the first table in sentences, for who cannot see it. */
char      *dp_futures_text               (const DpPlan       *plan,
                                          const DpComparison *comparison,
                                          const GPtrArray    *simulated,
                                          DpAgreement         agreement);

G_END_DECLS
