/* dp-analysis.h: what follows from a plan: its records handed to the engine, and the answers kept as long as they hold.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here is derived and never stored. Results are computed when first asked for and kept until an edit touches
 * what they rest on; records and strings in them are borrowed from the plan and stay valid as long as the result does.
 */
#pragma once

#include "engine/dp-need.h"
#include "engine/dp-ramp.h"
#include "engine/dp-score.h"
#include "engine/dp-system.h"
#include "plan/dp-document.h"
#include "plan/dp-plan.h"

G_BEGIN_DECLS

typedef struct _DpAnalysis DpAnalysis;

DpAnalysis *dp_analysis_new        (const DpPlan *plan);
void        dp_analysis_free       (DpAnalysis *analysis);
void        dp_analysis_invalidate (DpAnalysis        *analysis,
                                    const DpChangeSet *changes);
const DpPlan *dp_analysis_plan     (DpAnalysis *analysis);
/* (transfer none): dp_version_mark() of its plan. */
const char *dp_analysis_version    (DpAnalysis *analysis);
/* (element-type DpPersonalNumber): numbers in the plan's texts that look like CPR numbers; see dp-personal-data.h. */
const GPtrArray *dp_analysis_personal_numbers (DpAnalysis *analysis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpAnalysis, dp_analysis_free)

/** DpRange: lowest and highest. */
typedef DpBounds DpRange;

/**
 * DpNeedCase: one limit of an estimate that proposals are measured against
 * @estimate: the estimate in use
 * @is_high: whether it is the upper limit
 * @need: women a year in the country, of those on which capacity rests (dp-analysis-need.h): in need, unless the plan says
 *   that it rests on those referred or admitted
 *
 * An estimate with equal limits gives one case, or two when the plan's trend has bounds. Cases come in the order of the estimates, low before high.
 */
typedef struct
{
  const DpRecord *estimate;
  gboolean is_high;
  double need;
} DpNeedCase;

/**
 * DpNeedResult:
 * @split: DpNeedSplit: what the need is split over the regions by
 * @n_regions, @regions, @weights: the regions and each one's share of the country's need; NULL weights: cannot be split
 * @empty_region: (nullable): without weights, the region that lacks a number
 * @n_cases, @cases: the limits of all estimates in use
 * @low, @high: the lowest and highest of them; 0 when there is none
 */
typedef struct
{
  guint split;
  guint n_regions;
  const DpRecord *const *regions;
  const double *weights;
  const DpRecord *empty_region;
  guint n_cases;
  const DpNeedCase *cases;
  double low;
  double high;
} DpNeedResult;

const DpNeedResult *dp_analysis_need (DpAnalysis *analysis);

/** DpGap: why a proposal cannot be computed, the first thing that is missing. */
typedef enum
{
  DP_GAP_NONE,
  DP_GAP_NO_UNIT,      /* the proposal has no unit */
  DP_GAP_NO_PLACES,    /* a unit's places are unknown */
  DP_GAP_NO_STAY,      /* a unit's stay is unknown or zero */
  DP_GAP_NO_REGIONS,   /* a unit serves no region */
  DP_GAP_NO_NEED,      /* no estimate is in use */
  DP_GAP_NO_POPULATION /* a region has no people, births or part of its own to split the need by */
} DpGap;

/**
 * DpUnitResult: one unit over all cases
 * @unit: its record
 * @places: places in full operation
 * @stay_years: mean stay before and after birth, in years
 * @need_share: share 0–1 of the country's need that turns to it
 * @tipping_point: need of the whole country at which the unit reaches the service goal, women a year
 * @cases: (array): its answer for each case of dp_analysis_need()
 */
typedef struct
{
  const DpRecord *unit;
  int places;
  double stay_years;
  double need_share;
  int tipping_point;
  DpUnitAnswer *cases;
} DpUnitResult;

/**
 * DpMergedRegions: the goal in every region of 2027 and later, each woman turning where she does today
 * @n, @names, @weights, @tipping: the regions, their shares of the country's need, and the need of the country up to which
 *   the goal holds there
 * @every: the same in every one of them
 * @first: number of the region that gives way first; @n when none does
 * @without_place: (array): row-major, case × region: share 0–1 of its women
 */
typedef struct
{
  guint n;
  const char **names;
  double *weights;
  int *tipping;
  int every;
  guint first;
  double *without_place;
} DpMergedRegions;

/**
 * DpCapacityResult: a proposal in full operation against every case
 * @gap: DP_GAP_NONE when everything below holds; else only @proposal, @gap and @gap_record do
 * @gap_record: (nullable): the unit, or the region, that lacks something
 * @gap_split: DpNeedSplit: what the regions' numbers are for
 * @goal: the service goal, share 0–1 of women without a place at once
 * @tipping_country, @tipping_every_region: the largest whole number of women a year that the goal holds for; DP_TIPPING_MAX
 *   when no limit was found
 * @first_region: (nullable): the region that gives way first
 * @unserved_share: share 0–1 of the country's need whose region has no unit
 * @places: places in all
 * @n_units, @units: in the proposal's order
 * @totals: (array): for each case
 * @regions: (array): row-major, case × region
 * @region_tipping: (array): for each region, the need of the country up to which the goal holds there
 * @merged: the same in the regions as they are from 2027
 * @immediate, @without_place, @occupancy, @courses: over the cases: share with a place at once, women a year without,
 *   share of places in use, stays begun a year
 */
typedef struct
{
  const DpRecord *proposal;
  DpGap gap;
  const DpRecord *gap_record;
  guint gap_split;
  double goal;
  int tipping_country;
  int tipping_every_region;
  const DpRecord *first_region;
  double unserved_share;
  int places;
  guint n_units;
  DpUnitResult *units;
  DpSystemAnswer *totals;
  DpRegionAnswer *regions;
  int *region_tipping;
  DpMergedRegions merged;
  DpRange immediate;
  DpRange without_place;
  DpRange occupancy;
  DpRange courses;
} DpCapacityResult;

const DpCapacityResult *dp_analysis_capacity (DpAnalysis *analysis,
                                              const char *proposal_id);

/* Shares 0–1 of a region's women (@region is its number among those of dp_analysis_need(), −1 the whole country) who find no
 * place at once, for each of @n needs of the country. FALSE when the proposal has a gap. */
gboolean dp_analysis_without_place (DpAnalysis   *analysis,
                                    const char   *proposal_id,
                                    int           region,
                                    const double *women_a_year,
                                    guint         n,
                                    double       *shares);

/* (transfer full) (nullable): row-major, region × unit: share 0–1 of the women of each region who turn to each unit of the
 * proposal; NULL while something is missing. */
double *dp_analysis_routing (DpAnalysis *analysis,
                             const char *proposal_id);

/**
 * DpYearResult: one year of a proposal, over all units, for one case
 * @year: 1 is the first year after the first opening
 * @calendar_year: the year in which it begins, 0 when the opening has no date
 * @empty: share 0–1 of the year without anybody in a unit, the mean over the units
 */
typedef struct
{
  int year;
  int calendar_year;
  double places;
  double arrivals;
  double without_place;
  double occupancy;
  double courses_per_year;
  double empty;
} DpYearResult;

/* (transfer full) (element-type DpYearResult): years 1 … n_years for the need of @women_a_year in the country. A unit whose
 * opening is unknown counts as opening together with the first. (nullable): NULL when the proposal has a gap. */
GArray *dp_analysis_years      (DpAnalysis *analysis,
                                const char *proposal_id,
                                double      women_a_year,
                                guint       n_years);
GArray *dp_analysis_unit_years (DpAnalysis *analysis,
                                const char *proposal_id,
                                guint       unit,
                                double      women_a_year,
                                guint       n_years);

/* Months (array: as many as the proposal has units) from the first opening to each unit's; a unit whose opening is unknown
 * opens with the first. *calendar_year is the year of the first opening, 0 when it has no date; returns whether it has. */
gboolean dp_analysis_opening_months (DpAnalysis *analysis,
                                     const char *proposal_id,
                                     int        *months,
                                     int        *calendar_year);
/* Months from the first opening of the proposal to a date, below 0 before it. FALSE when the date is not known. */
gboolean dp_analysis_month_after_opening (DpAnalysis *analysis,
                                          const char *proposal_id,
                                          const char *date,
                                          int        *month);

/** Entries of dp_choices_judge: the plan itself and the parties. */
#define DP_N_JUDGES 4

/**
 * DpCriterionResult: one criterion of one proposal
 * @criterion: its record
 * @judgement: (nullable): the plan's own judgement, when it is judged and somebody did
 * @judgements: (nullable elements): one for each of dp_choices_judge, kept apart; the first is @judgement. Without a step of
 *   the plan's own the points span the parties' steps
 * @value: bounds of the points, the weight and the minimum level
 * @measured: bounds of the measured value in the criterion's unit, when it is computed and known
 * @has_curve, @curve: the value function, when it is computed and the guide gives one
 */
typedef struct
{
  const DpRecord *criterion;
  const DpRecord *judgement;
  const DpRecord *judgements[DP_N_JUDGES];
  DpCriterionValue value;
  DpRange measured;
  gboolean has_curve;
  DpValueCurve curve;
} DpCriterionResult;

/** DpParameterResult: one of the four parameters; @parameter is its key ("practice", …), @guide (nullable) its record. */
typedef struct
{
  const char *parameter;
  const DpRecord *guide;
  DpScore score;
  guint n_criteria;
  DpCriterionResult *criteria;
} DpParameterResult;

#define DP_N_PARAMETERS 4

/**
 * DpScoreResult: a proposal's four parameters, in the order practice, competences, cooperation, knowledge
 * @year: after the first opening, from 1; or %DP_FULL_OPERATION
 */
typedef struct
{
  const DpRecord *proposal;
  guint year;
  DpParameterResult parameters[DP_N_PARAMETERS];
} DpScoreResult;

const DpScoreResult *dp_analysis_scores (DpAnalysis *analysis,
                                         const char *proposal_id);

/** In place of a year: when all places are open and the units in balance. */
#define DP_FULL_OPERATION 0

/* (transfer full) (nullable): the same in one year after the first opening, from 1. */
DpScoreResult *dp_analysis_scores_in_year (DpAnalysis *analysis,
                                           const char *proposal_id,
                                           guint       year);
void           dp_score_result_free       (DpScoreResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpScoreResult, dp_score_result_free)

G_END_DECLS
