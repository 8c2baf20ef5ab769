/* dp-analysis-practice.h: active practice as the simulation shows it, beside what the formula says.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formula takes every woman who finds no place at once as gone, and every year as Poisson about a mean. The simulation follows the
 * plan's rules: women wait, are passed on, and hold a place. The input is a snapshot, made where the plan is; the study may run on
 * any thread, and its answer can be read anywhere.
 */
#pragma once

#include "engine/dp-practice.h"
#include "plan/dp-analysis-simulation.h"

G_BEGIN_DECLS

/** Futures simulated for each limit of each estimate, and their seed, when nobody asks for others. */
#define DP_PRACTICE_FUTURES 400
#define DP_PRACTICE_SEED DP_SIMULATION_SEED

/** DpPracticeMeasure: the measures of dp_choices_measure that the simulation knows too. */
typedef enum
{
  DP_PRACTICE_WOMEN_PER_UNIT,
  DP_PRACTICE_WOMEN_PER_FTE,
  DP_PRACTICE_BELOW_THRESHOLD,
  DP_PRACTICE_THRESHOLD_YEAR,
  DP_PRACTICE_CONTINUITY,
  DP_N_PRACTICE_MEASURES
} DpPracticeMeasure;

/** DpPracticeMeasures: of the unit that is worst off, with bounds; @known is FALSE where the plan does not say enough. */
typedef struct
{
  gboolean known[DP_N_PRACTICE_MEASURES];
  DpRange value[DP_N_PRACTICE_MEASURES];
} DpPracticeMeasures;

/**
 * DpPracticeInput: a snapshot
 * @simulation: of the proposal, at least %DP_PRACTICE_YEARS years long; its gap says whether there is anything to run
 * @fte_known, @fte: (array): of each unit the full-time equivalents that meet the families
 * @balance_from, @balance_to: the years, from 0, that stand for full operation: all places are open all the time, and have been for
 *   a year, and no unit has closed; when there is none, the last year
 */
typedef struct
{
  DpSimulationInput *simulation;
  gboolean *fte_known;
  DpRange *fte;
  int balance_from;
  int balance_to;
} DpPracticeInput;

DpPracticeInput *dp_practice_input_new   (DpAnalysis *analysis,
                                          const char *proposal_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean         dp_practice_input_equal (const DpPracticeInput *first,
                                          const DpPracticeInput *second);
void             dp_practice_input_free  (DpPracticeInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPracticeInput, dp_practice_input_free)

/**
 * DpPracticeCell: one unit in one year under one limit of an estimate
 * @women: whose stay begins in the year
 * @below: share 0–1 of the futures with fewer than the threshold
 * @in_use: share 0–1 of the year in which at least one place is in use
 * @reached: share 0–1 of the futures in which the unit has taken so many in this or an earlier year
 */
typedef struct
{
  DpEstimate women;
  DpEstimate below;
  DpEstimate in_use;
  double reached;
} DpPracticeCell;

/**
 * DpPracticeResult:
 * @n_cases: the limits of the estimates, in the order of the input's cases without the drawn ones
 * @cells: (array): number (case × (n_years + 1) + year) × n_units + unit; row @n_years is full operation
 */
typedef struct
{
  gint64 futures;
  guint64 seed;
  guint n_cases;
  guint n_units;
  int n_years;
  DpPracticeCell *cells;
} DpPracticeResult;

DpPracticeResult     *dp_practice_study       (const DpPracticeInput *input,
                                               gint64                 futures,
                                               guint64                seed,
                                               int                    threads,
                                               const int             *cancel,
                                               GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  dp_practice_result_free (DpPracticeResult *result);
/* @year: after the first opening, from 1; or %DP_FULL_OPERATION. A year beyond those simulated counts as full operation. */
const DpPracticeCell *dp_practice_cell        (const DpPracticeResult *result,
                                               guint                   number,
                                               guint                   unit,
                                               guint                   year);
void                  dp_practice_measures    (const DpPracticeInput  *input,
                                               const DpPracticeResult *result,
                                               guint                   year,
                                               DpPracticeMeasures     *measures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPracticeResult, dp_practice_result_free)

/* The measure of a criterion that the simulation knows; -1 for any other. */
int                   dp_practice_measure_of  (const DpRecord *criterion);
/* (transfer full): the parameter with what the simulation measured in place of the formula; free with
 * dp_practice_parameter_free(). */
DpParameterResult    *dp_practice_parameter   (const DpParameterResult  *formula,
                                               const DpPracticeMeasures *measures);
void                  dp_practice_parameter_free (DpParameterResult *parameter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpParameterResult, dp_practice_parameter_free)

/**
 * dp_practice_draw:
 * @estimate_id: whose rate is drawn in every future: evenly between its limits; that of a count as the count allows
 * @cancel: (nullable): other than 0 to stop
 *
 * The futures one by one: the same seed gives every proposal the same women.
 *
 * Returns: FALSE when the engine refuses, or the estimate cannot be simulated
 */
gboolean              dp_practice_draw        (const DpPracticeInput *input,
                                               const char            *estimate_id,
                                               gint64                 futures,
                                               guint64                seed,
                                               int                    threads,
                                               const int             *cancel,
                                               DpPracticeFutures     *drawn,
                                               GError               **error);
/* What the proposal has in one future, looked back at from its end: means over the years of full operation. */
void                  dp_practice_of_future   (const DpPracticeInput   *input,
                                               const DpPracticeFutures *drawn,
                                               gint64                   future,
                                               DpPracticeMeasures      *measures);

G_END_DECLS
