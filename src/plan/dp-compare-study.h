/* dp-compare-study.h: the scores of several proposals in the same simulated futures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The study is a snapshot, made where the plan is; it may be run on any thread, and its answers can be read anywhere.
 */
#pragma once

#include "plan/dp-analysis-compare.h"
#include "plan/dp-analysis-practice.h"

G_BEGIN_DECLS

/** Futures simulated for each estimate, and their seed, when nobody asks for others. */
#define DP_COMPARE_FUTURES 1000
#define DP_COMPARE_SEED 1

/**
 * DpStudyCriterion: what a criterion gives by the formula, and from which of the simulated measures it could be had instead
 * @measure: a DpPracticeMeasure; -1 for none
 */
typedef struct
{
  int measure;
  gboolean has_curve;
  DpValueCurve curve;
  DpCriterionValue value;
} DpStudyCriterion;

/** DpStudyParameter: @low, @high: bounds of the score by the formula; @criteria: (array length=n_criteria). */
typedef struct
{
  double low;
  double high;
  guint n_criteria;
  DpStudyCriterion *criteria;
} DpStudyParameter;

/**
 * DpCompareStudy: a snapshot; nothing in it is borrowed
 * @proposals: (array length=n): ids
 * @ranked: (array length=n_ranked): numbers of the proposals that are ranked, see DpComparison
 * @order_known, @share: whether, and how, the parameters are weighed
 * @estimates: (array length=n_estimates): ids of the estimates in use
 * @inputs: (array length=n): to simulate
 * @parameters: (array): number (estimate × n + proposal) × DP_N_PARAMETERS + parameter, with only that estimate in use
 */
typedef struct
{
  guint n;
  char **proposals;
  guint n_ranked;
  guint *ranked;
  gboolean order_known;
  double share[DP_N_PARAMETERS];
  guint n_estimates;
  char **estimates;
  DpPracticeInput **inputs;
  DpStudyParameter *parameters;
} DpCompareStudy;

DpCompareStudy *dp_compare_study_new   (const DpPlan       *plan,
                                        const DpComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both would give the same answers. */
gboolean        dp_compare_study_equal (const DpCompareStudy *first,
                                        const DpCompareStudy *second);
void            dp_compare_study_free  (DpCompareStudy *study);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpCompareStudy, dp_compare_study_free)

/**
 * DpCompareDraws: how a study is run
 * @futures: 1–%DP_PRACTICE_FUTURES_MAX, for each estimate
 * @seed: any number: the same gives the same answer, whatever @threads
 * @threads: 1–64
 * @cancel: (nullable): set other than 0 from any thread to stop
 * @progress: (nullable): told which part, 0–1, of the estimate is done, in the thread that runs the study
 */
typedef struct
{
  gint64 futures;
  guint64 seed;
  int threads;
  const int *cancel;
  void (*progress) (double   done,
                    gpointer data);
  gpointer data;
} DpCompareDraws;

/**
 * DpScoreSpread: a parameter's score over the simulated futures
 * @p05, @p50, @p95: in 5, 50 and 95 of 100 futures it is at most this
 */
typedef struct
{
  double p05;
  double p50;
  double p95;
} DpScoreSpread;

/**
 * DpSimulatedComparison: the scores as distributions, the same women for all proposals
 * @estimate: id of the one whose rate is drawn
 * @n, @n_ranked: proposals, and those that are ranked
 * @futures: as many as were simulated
 * @spread: (array): n × DP_N_PARAMETERS
 * @ahead: (array): n² × DP_N_PARAMETERS: the share of the futures in which row is ahead of column on the parameter; equal counts half
 * @order_known: FALSE when nobody weighs the parameters
 * @acceptability: when futures and weights are drawn together; in the order of the ranked ones
 */
typedef struct
{
  char *estimate;
  guint n;
  guint n_ranked;
  gint64 futures;
  DpScoreSpread *spread;
  double *ahead;
  gboolean order_known;
  DpAcceptability acceptability[DP_N_AGREEMENTS];
} DpSimulatedComparison;

DpSimulatedComparison *dp_compare_study_run         (const DpCompareStudy *study,
                                                     guint                 estimate,
                                                     const DpCompareDraws *draws,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type DpSimulatedComparison): all estimates, one after the other; the progress is that of the whole. */
GPtrArray             *dp_compare_study_run_all     (const DpCompareStudy *study,
                                                     const DpCompareDraws *draws,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                   dp_simulated_comparison_free (DpSimulatedComparison *simulated);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSimulatedComparison, dp_simulated_comparison_free)

G_END_DECLS
