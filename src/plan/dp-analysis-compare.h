/* dp-analysis-compare.h: proposals beside one another on the four parameters, without taking sides.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A score has bounds, since estimates differ and judgements are unknown. Nothing here picks a point between them: every answer is
 * given twice, for the lower bounds (what is shown so far) and the upper ones (what may turn out), and what holds whatever lies
 * between is said to be sure. There is a total only where the plan, or who asks, weighs the parameters.
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** Proposals compared at most, and up to how many rank acceptability is exact. */
#define DP_COMPARE_MAX 20
#define DP_COMPARE_EXACT_MAX 6

/** DpBound: which bounds of the scores. */
typedef enum
{
  DP_BOUND_LOW,
  DP_BOUND_HIGH,
  DP_N_BOUNDS
} DpBound;

/** DpSure: whether something holds whatever lies between the bounds. */
typedef enum
{
  DP_SURE_NO,
  DP_SURE_MAYBE,
  DP_SURE_YES,
} DpSure;

/**
 * DpCompareWeights: how much each parameter counts, in the order of DpScoreResult
 * @given: whether somebody weighs them; without weights there is no total
 * @share: 0–1, summing to 1
 */
typedef struct
{
  gboolean given;
  double share[DP_N_PARAMETERS];
} DpCompareWeights;

/**
 * DpAcceptability: shares 0–1 of all weights that are agreed on; see dp_smaa_exact()
 * @exact: else drawn, @draws times; a share is then off by @error at most in the mean
 * @rank, @pairwise: (array): n², row by row
 * @central: (array): n × DP_N_PARAMETERS: the mean weights that set the proposal first
 */
typedef struct
{
  gboolean exact;
  gint64 draws;
  double error;
  double *rank;
  double *pairwise;
  double *central;
} DpAcceptability;

/** DpAgreement: what is agreed about the weights. */
typedef enum
{
  DP_AGREE_NOTHING, /* nothing */
  DP_AGREE_ORDER,   /* which parameter counts more than which */
  DP_N_AGREEMENTS
} DpAgreement;

/**
 * DpAcceptabilityAnswer:
 * @known: FALSE for the order when nobody gives one
 * @bounds: with all scores at their lower, and at their upper bounds
 * @first_low, @first_high: (array): the share of the weights that set the proposal first when it has its lower and the others
 *   their upper bounds, and the other way round: what lies between the bounds cannot take it below or above
 */
typedef struct
{
  gboolean known;
  DpAcceptability bounds[DP_N_BOUNDS];
  double *first_low;
  double *first_high;
} DpAcceptabilityAnswer;

/**
 * DpStability: how far one weight can move, the others keeping their proportions, while the same proposal stays first
 * @winner: number of the proposal
 * @low, @high: limits 0–1 of each weight, exact
 * @low_rival, @high_rival: number of the proposal that takes over beyond the limit; -1 for none
 */
typedef struct
{
  guint winner;
  double low[DP_N_PARAMETERS];
  double high[DP_N_PARAMETERS];
  int low_rival[DP_N_PARAMETERS];
  int high_rival[DP_N_PARAMETERS];
} DpStability;

/**
 * DpCompared: one proposal
 * @scores: borrowed from the analysis
 * @meets_minimum: whether every parameter reaches its minimum level, which nothing buys off
 * @total, @part: with weights: for either bound the weighted sum, and what each parameter brings; the parts add up to it
 */
typedef struct
{
  const DpRecord *proposal;
  const DpScoreResult *scores;
  DpSure meets_minimum;
  double total[DP_N_BOUNDS];
  double part[DP_N_BOUNDS][DP_N_PARAMETERS];
} DpCompared;

/**
 * DpComparison:
 * @proposals: (array length=n): in the order asked for
 * @dominates: (array): n², row over column: at least as good on every parameter and better on one
 * @n_ranked, @ranked: numbers of the proposals that take part in what follows: those that do not surely miss a minimum level
 * @acceptability: over the ranked ones, in the order of @ranked
 * @has_stability, @stability: with weights and a ranked proposal; numbers count in @proposals
 */
typedef struct
{
  DpCompareWeights weights;
  guint n;
  DpCompared *proposals;
  DpSure *dominates;
  guint n_ranked;
  guint *ranked;
  DpAcceptabilityAnswer acceptability[DP_N_AGREEMENTS];
  gboolean has_stability;
  DpStability stability[DP_N_BOUNDS];
} DpComparison;

gboolean      dp_compare_weights      (const DpPlan     *plan,
                                       DpCompareWeights *weights);

/* As dp_analysis_compare(), without acceptability and stability, which take their time with many proposals. */
DpComparison *dp_analysis_line_up     (DpAnalysis             *analysis,
                                       const char *const      *proposal_ids,
                                       const DpCompareWeights *weights,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
DpComparison *dp_analysis_compare     (DpAnalysis             *analysis,
                                       const char *const      *proposal_ids,
                                       const DpCompareWeights *weights,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void          dp_comparison_free      (DpComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpComparison, dp_comparison_free)

/**
 * DpPassing: one change that alone would set a proposal level with another
 * @parameter: number of the parameter
 * @criterion: (nullable): the criterion whose points would have to rise; NULL: the parameter's weight would have to change
 * @from, @to: points of the criterion, or share of the weight
 * @has_value, @value: the measured value that gives the points
 */
typedef struct
{
  guint parameter;
  const DpCriterionResult *criterion;
  double from;
  double to;
  gboolean has_value;
  double value;
} DpPassing;

/* (transfer full) (element-type DpPassing): what would have to change for number @behind to pass number @ahead, the smallest change
 * of points first, then the weights; empty without weights, when it is ahead already, and when no single change does it. */
GArray       *dp_comparison_passing   (const DpComparison *comparison,
                                       guint               behind,
                                       guint               ahead,
                                       DpBound             bound);

G_END_DECLS
