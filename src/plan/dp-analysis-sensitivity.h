/* dp-analysis-sensitivity.h: which of the plan's assumptions a result hangs on, and what would turn its answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three kinds of uncertainty are kept apart. Ignorance: nobody knows the need, the stays, the split, the costs; every value
 * in such an interval is counted as equally likely, and shares of the spread are given. Choice: places, the goal, the
 * occupancy in the rate; a choice has no probability, so it has a bar and no share. Chance: how many women come in a year
 * when everything else is certain.
 *
 * The intervals are the plan's own: the published limits of the estimates in use, the limits of the rate's rule, and the
 * assumptions that say how much a figure without a source may be off ("vary-…"). An input without an interval is left out
 * and named. Everything is in full operation, by formula.
 */
#pragma once

#include "engine/dp-sensitivity.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** Rows of the design for the shares when nobody asks for another number, and the most. */
#define DP_SENSITIVITY_SAMPLES 4096
#define DP_SENSITIVITY_SAMPLES_MAX 100000
#define DP_SENSITIVITY_SEED 1

/** DpSensitivityMeasure: the result that is looked at. */
typedef enum
{
  DP_SENSITIVITY_WITHOUT,  /* women a year in the country without a place at once */
  DP_SENSITIVITY_TIPPING,  /* women a year that the proposal holds for, the country together */
  DP_SENSITIVITY_RATE,     /* DKK per day at the budgeted occupancy */
  DP_SENSITIVITY_USED_DAY, /* DKK per day on which a place is used */
  DP_SENSITIVITY_N_MEASURES
} DpSensitivityMeasure;

/** DpInputId: what may be otherwise. */
typedef enum
{
  DP_INPUT_NEED,        /* women a year in the country */
  DP_INPUT_STAY_BEFORE, /* months, mean over the places; all units move alike */
  DP_INPUT_STAY_AFTER,  /* the same after birth */
  DP_INPUT_SPLIT,       /* 0 = the plan's split over the regions, 1 = equal parts */
  DP_INPUT_PLACES,      /* places more (or fewer) in every unit; whole */
  DP_INPUT_WAGES,       /* staffing cost relative to the plan's */
  DP_INPUT_ITEMS,       /* running items relative to the plan's */
  DP_INPUT_BUDGET,      /* occupancy that the rate is budgeted at, 0–1 */
  DP_INPUT_GOAL,        /* service goal, 0–1 */
  DP_N_INPUTS
} DpInputId;

typedef enum
{
  DP_INPUT_IGNORANCE,
  DP_INPUT_CHOICE,
} DpInputKind;

/**
 * DpSensitivityInput:
 * @base: what the plan counts with
 * @low, @high: its interval; @base lies in it
 * @at_low, @at_high: the result with it at either end, everything else at its base
 * @share: its part in the spread of the result over all that nobody knows; zeros for a choice
 * @turns: whether some value of it alone turns the answer to the question
 * @turn: that value, the nearest to @base
 * @turn_within: whether it lies within @low – @high
 */
typedef struct
{
  DpInputId id;
  DpInputKind kind;
  double base;
  double low;
  double high;
  double at_low;
  double at_high;
  DpSobol share;
  gboolean turns;
  double turn;
  gboolean turn_within;
} DpSensitivityInput;

/** DpSensitivityQuestion: the yes or no that may turn. */
typedef enum
{
  DP_QUESTION_GOAL,    /* is the share without a place at once at most the service goal? */
  DP_QUESTION_RATE,    /* are at least as many days used as the rate is budgeted at? */
  DP_QUESTION_AGAINST, /* is the result at most that of another proposal? */
} DpSensitivityQuestion;

/**
 * DpSensitivityOptions:
 * @estimate: (nullable): id of an estimate in use whose limit is the base; NULL for the highest limit of all
 * @at_low: its lower limit instead of its upper one
 * @against: (nullable): id of another proposal
 * @samples, @seed: of the design for the shares; 0 samples = %DP_SENSITIVITY_SAMPLES
 */
typedef struct
{
  DpSensitivityMeasure measure;
  const char *estimate;
  gboolean at_low;
  const char *against;
  int samples;
  guint64 seed;
} DpSensitivityOptions;

/** DpSensitivityGap: why there is no answer. */
typedef enum
{
  DP_SENSITIVITY_OK,
  DP_SENSITIVITY_NO_CAPACITY, /* see @capacity: something is missing in @gap_proposal */
  DP_SENSITIVITY_NO_COST,     /* no running cost or no place is known in @gap_proposal */
} DpSensitivityGap;

/**
 * DpSensitivityResult:
 * @gap, @gap_proposal: with a gap nothing but these, @proposal and @capacity holds
 * @capacity: of @gap_proposal when there is a gap, else of @proposal
 * @need_case: the published limit that is the base
 * @lower_bound: amounts are missing, so results in DKK are lower bounds
 * @base: the result as the plan has it
 * @against, @against_base: (nullable): the other proposal and its result
 * @n_inputs, @inputs: (array): the widest bar first
 * @n_left_out, @left_out: (array): what has no interval
 * @shares_known: whether the result varies at all with what nobody knows
 * @low, @high: (with @shares_known) the range in which 90 % of the design's results lie
 * @question, @holds: the question, and its answer as the plan has it
 * @chance_known, @chance_low, @chance_high: 5th and 95th of 100 years by chance alone, women without a place; only for that
 *   measure
 */
typedef struct
{
  const DpRecord *proposal;
  DpSensitivityGap gap;
  const DpRecord *gap_proposal;
  const DpCapacityResult *capacity;
  DpSensitivityMeasure measure;
  DpNeedCase need_case;
  double goal;
  double budget;
  gboolean lower_bound;
  double base;
  const DpRecord *against;
  double against_base;
  guint n_inputs;
  DpSensitivityInput inputs[DP_N_INPUTS];
  guint n_left_out;
  DpInputId left_out[DP_N_INPUTS];
  int samples;
  guint64 seed;
  gboolean shares_known;
  double low;
  double high;
  DpSensitivityQuestion question;
  gboolean holds;
  gboolean chance_known;
  double chance_low;
  double chance_high;
} DpSensitivityResult;

const char *dp_input_key               (DpInputId            input);
const char *dp_sensitivity_measure_key (DpSensitivityMeasure measure);
gboolean    dp_sensitivity_measure_by_key (const char           *key,
                                           DpSensitivityMeasure *measure);

DpSensitivityResult *dp_analysis_sensitivity    (DpAnalysis                 *analysis,
                                                 const char                 *proposal_id,
                                                 const DpSensitivityOptions *options,
                                                 GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void                 dp_sensitivity_result_free (DpSensitivityResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSensitivityResult, dp_sensitivity_result_free)

G_END_DECLS
