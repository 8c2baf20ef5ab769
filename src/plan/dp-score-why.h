/* dp-score-why.h: what would raise a score, and what one step more or less of a judgement would change.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis-compare.h"
#include "plan/dp-score-cost.h"

G_BEGIN_DECLS

/**
 * DpRaise: a criterion taken to its next step
 * @number: of the criterion in the parameter
 * @from, @to: points of its lower bound, now and then
 * @level: the step it would reach
 * @has_value, @value: the measured value that takes, when it is measured
 * @gain: points by which the parameter's lower bound would rise; 0 when another criterion's minimum level holds it down
 * @cost: what it would cost, or why that is not known
 */
typedef struct
{
  guint number;
  double from;
  double to;
  DpLevel level;
  gboolean has_value;
  double value;
  double gain;
  DpRaiseCost cost;
} DpRaise;

/* (transfer full) (element-type DpRaise): what would raise the parameter, the largest gain first. */
GArray *dp_score_raises (DpAnalysis          *analysis,
                         const DpScoreResult *scores,
                         guint                parameter);

/**
 * DpStepTest: the plan's own judgement one step lower or higher
 * @proposal: number in the comparison
 * @parameter, @criterion: numbers
 * @from, @to: steps
 * @before, @after: bounds of the parameter
 * @passes: (bit field): bit i is set when the order with proposal i on the parameter, by lower bounds, changes
 * @winner_before, @winner_after: with weights: who has the largest lower bound of the total; else -1
 */
typedef struct
{
  guint proposal;
  guint parameter;
  guint criterion;
  DpLevel from;
  DpLevel to;
  DpScore before;
  DpScore after;
  guint32 passes;
  int winner_before;
  int winner_after;
} DpStepTest;

/* (transfer full) (element-type DpStepTest): every own judgement of number @proposal, one step lower and one step higher. */
GArray *dp_comparison_step_tests (const DpComparison *comparison,
                                  guint               proposal);

G_END_DECLS
