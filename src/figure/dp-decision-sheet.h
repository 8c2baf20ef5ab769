/* dp-decision-sheet.h: what there is to decide, on one page of paper.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/* (transfer full) (element-type DpChart): the parts of the page from the top: the proposals in figures, the estimates against
 * @chosen, and schedule, unknowns and conditions. @date is the stored date that the page bears. */
GPtrArray *dp_decision_sheet_new   (DpAnalysis        *analysis,
                                    const char *const *proposal_ids,
                                    const char        *chosen,
                                    const char        *date);
/* The same, or NULL while the plan's texts hold what looks like a CPR number: for pages that leave the program. */
GPtrArray *dp_decision_sheet_new_checked (DpAnalysis        *analysis,
                                          const char *const *proposal_ids,
                                          const char        *chosen,
                                          const char        *date,
                                          GError           **error);
/* Writes the page as a PDF, or as a PNG when @path ends so. Refuses while the plan's texts hold what looks like a CPR number. */
gboolean   dp_decision_sheet_write (DpAnalysis        *analysis,
                                    const char *const *proposal_ids,
                                    const char        *chosen,
                                    const char        *date,
                                    const char        *path,
                                    GError           **error);

G_END_DECLS
