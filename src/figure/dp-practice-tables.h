/* dp-practice-tables.h: active practice by the formula and by the simulation, side by side.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-practice.h"

G_BEGIN_DECLS

/**
 * DpPracticeView: one proposal's active practice, both ways
 * @formula: (array length=n_years): the parameter in full operation, then in the first years after the opening
 * @simulated: (array length=n_years) (nullable): the same as simulated; NULL while it is not known
 */
typedef struct
{
  DpPracticeInput *input;
  DpPracticeResult *result; /* (nullable) */
  guint n_years;
  DpScoreResult **formula;
  DpParameterResult **simulated;
} DpPracticeView;

/* (transfer full): takes @input and @result over. @n_years: how many years after the opening. */
DpPracticeView *dp_practice_view_new  (DpAnalysis       *analysis,
                                       DpPracticeInput  *input,
                                       DpPracticeResult *result,
                                       guint             n_years);
void            dp_practice_view_free (DpPracticeView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPracticeView, dp_practice_view_free)

/* Criterion by criterion in full operation; year by year; unit by unit. */
DpTable   *dp_practice_criterion_table_new (const DpPracticeView *view);
DpTable   *dp_practice_year_table_new      (const DpPracticeView *view);
DpTable   *dp_practice_unit_table_new      (const DpPracticeView *view);

/* (transfer full) (element-type utf8): which of the two the score shown is, how far they differ, and why. */
GPtrArray *dp_practice_sentences           (const DpPracticeView *view);

G_END_DECLS
