/* dp-compare-tables.h: a comparison of scores in words and tables.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-compare.h"

G_BEGIN_DECLS

/* (element-type utf8): who is ahead of whom, which weights would turn it, how many weights set whom first, what is not ranked. */
GPtrArray *dp_comparison_sentences          (const DpComparison *comparison);
/* Proposals side by side: a row a parameter; with weights what each brings, and the sum. */
DpTable   *dp_comparison_profile_table      (const DpComparison *comparison);
/* What each parameter brings to the total of each proposal, and the sum; without rows when nobody weighs them. */
DpTable   *dp_comparison_parts_table        (const DpComparison *comparison);
/* (transfer full): the same of number @number in one sentence. */
char      *dp_comparison_parts_text         (const DpComparison *comparison, guint number);
/* How many of all weights set each proposal first, with the bounds. */
DpTable   *dp_comparison_acceptability_table (const DpComparison *comparison, DpAgreement agreement);
/* How far each weight can move while the same proposal stays first; NULL without weights. */
DpTable   *dp_comparison_stability_table    (const DpComparison *comparison, DpBound bound);
/* What would have to change for number @behind to pass number @ahead, one change at a time. */
DpTable   *dp_comparison_passing_table      (const DpComparison *comparison, guint behind, guint ahead, DpBound bound);

G_END_DECLS
