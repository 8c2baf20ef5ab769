/* dp-score-words.h: why a score is what it is, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-document.h"
#include "plan/dp-score-why.h"

G_BEGIN_DECLS

/**
 * DpScoreWhy: one parameter of one proposal
 * @formula: how the criteria make the score
 * @criteria: (element-type DpCriterionWhy): one for each
 * @raises: (element-type utf8): what would raise it most, with the gain and the cost where it is known; the best first
 */
typedef struct
{
  char *formula;
  GPtrArray *criteria;
  GPtrArray *raises;
} DpScoreWhy;

/**
 * DpCriterionWhy:
 * @name: the criterion
 * @value: what was found: the measured value or the step, and its points
 * @formula: how the value becomes points
 * @swing: what its weight means
 * @rests_on: (nullable): what it is computed from
 * @raise: (nullable): what the next step would give and cost, unless that stands among the best of the parameter
 * @judgements: (element-type utf8): whose step it is, with evidence, date and reason
 * @sources: (element-type utf8): documents and assumptions
 */
typedef struct
{
  char *name;
  char *value;
  char *formula;
  char *swing;
  char *rests_on;
  char *raise;
  GPtrArray *judgements;
  GPtrArray *sources;
} DpCriterionWhy;

DpScoreWhy *dp_score_why_new  (DpAnalysis          *analysis,
                               const DpScoreResult *scores,
                               guint                parameter);
void        dp_score_why_free (DpScoreWhy *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpScoreWhy, dp_score_why_free)

/* What one step more or less of the plan's own judgements would change; the rows that change something first. */
DpTable    *dp_step_test_table_new (DpAnalysis *analysis,
                                    const char *proposal_id);

/* What became of judgements and weights; @log is of DpLogEntry. */
DpTable    *dp_score_log_table_new (const DpPlan    *plan,
                                    const GPtrArray *log);

G_END_DECLS
