/* dp-simulation.h: possible futures of a proposal: women come, wait, are placed or go without.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-estimate.h"
#include "engine/dp-ramp.h"
#include "engine/dp-stay.h"

G_BEGIN_DECLS

/** Weeks of a mean year; a month is a twelfth of it. */
#define DP_WEEKS_PER_YEAR (365.25 / 7)

#define DP_SIM_YEARS_MAX 50
#define DP_SIM_UNITS_MAX 64
#define DP_SIM_REGIONS_MAX 128
#define DP_SIM_PLACES_MAX 1000
#define DP_SIM_PLANS_MAX 8
#define DP_SIM_REPLICATIONS_MAX 100000000

/** DpSimRateLaw: what is known about the women a year. */
typedef enum
{
  DP_SIM_RATE_RANGE, /* any number from low to high, all alike; low = high is a fixed rate */
  DP_SIM_RATE_COUNT, /* a count in some years: Gamma (count + 1/2, years), as dp_predictive() */
} DpSimRateLaw;

/**
 * DpSimUnit:
 * @ramp: places and how they open
 * @closing_month: month from which nobody new is admitted; those inside finish their stay. −1 = never
 * @region: number of the region the unit lies in; −1 for none
 * @large_places: how many of the places suit a woman with partner or siblings, 0 – places; the last ones to open
 * @occupants: (array length=n_occupants) (nullable): the weeks that each of those inside on the first day still stays; at most
 *   as many as places open that day
 */
typedef struct
{
  DpRamp ramp;
  int closing_month;
  int region;
  int large_places;
  const double *occupants;
  gsize n_occupants;
} DpSimUnit;

/**
 * DpSimPlan: one proposal and one estimate of the need
 * @n_regions, @n_units: 1–%DP_SIM_REGIONS_MAX, 1–%DP_SIM_UNITS_MAX
 * @n_years: years from the beginning of year 0, 1–%DP_SIM_YEARS_MAX
 * @units: (array length=n_units)
 * @region_weight: (array length=n_regions): each region's share of the women, ≥ 0, summing to 1
 * @order: (array): n_regions × n_units unit numbers: where a woman of the region is tried, best first, then −1
 * @distance: (array) (nullable): n_regions × n_units km from the region to the unit
 * @own: (array) (nullable): n_regions × n_units: whether a place there counts as one in her own region; NULL: where the
 *   unit lies there
 * @group: (array length=n_regions) (nullable): the row in which a region's women are counted; NULL: its own. So the women
 *   of one region may be split over several lists of units and still be counted together
 * @region_before: (array length=n_regions) (nullable): the weeks from referral to birth in the region, relative to the
 *   plan's, 0–10
 * @unit_stay: (array length=n_units) (nullable): the stay that is drawn from @law in the unit, relative to the plan's, 0–100
 * @year_factor: (array length=n_years) (nullable): the rate of each year relative to the estimate
 * @year_factor_high: (array length=n_years) (nullable): with @year_factor > 0, the most that the factors may be: a future draws one
 *   share w, and its factors are low × (high / low)^w
 * @rate_law, @rate_low, @rate_high: women a year in need, %DP_SIM_RATE_RANGE
 * @rate_count, @rate_years: the same for %DP_SIM_RATE_COUNT
 * @acceptance: share 0–1 of those in need who are referred
 * @over_dispersion: how much more the referrals of a year vary than by chance alone: variance / mean − 1, 0–1000; 0 = women come
 *   independently of each other. More means that they come in clusters, each out of one region
 * @pregnancy: whether the stay follows the pregnancy: it ends some weeks after birth, whenever it began, and nobody is
 *   admitted after birth. If not, the stay is counted from admission and nothing is lost by waiting
 * @week_low, @week_mode, @week_high: pregnancy week at referral, triangular
 * @birth_week: week of birth, usually 40
 * @law, @mean, @cv: weeks of stay after birth, or with @pregnancy off of the whole stay
 * @large_share: share 0–1 of the women who need a large place
 * @hold: weeks from referral until a woman can move in, 0–520; the place that she is given is kept for her meanwhile, and with
 *   @pregnancy the weeks are lost from the stay before birth. She moves in at birth at the latest
 * @max_wait: weeks a woman waits for a place at most; 0 = nobody waits; may be infinite
 * @wait_anywhere: whether she waits for any unit in her list, or for the first only
 * @first_open_only: whether she is tried only in the first unit of her list that would still take her before it closes, full or
 *   not; FALSE: in all of them
 * @urgent_first: whether a free place goes to the waiting woman nearest to birth (with @pregnancy), not to the first
 * @practice_threshold: women a year below which a unit's practice counts as too small
 */
typedef struct
{
  gsize n_regions;
  gsize n_units;
  int n_years;
  const DpSimUnit *units;
  const double *region_weight;
  const int *order;
  const double *distance;
  const gboolean *own;
  const int *group;
  const double *region_before;
  const double *unit_stay;
  const double *year_factor;
  const double *year_factor_high;
  DpSimRateLaw rate_law;
  double rate_low;
  double rate_high;
  gint64 rate_count;
  double rate_years;
  double acceptance;
  double over_dispersion;
  gboolean pregnancy;
  double week_low;
  double week_mode;
  double week_high;
  double birth_week;
  DpStayLaw law;
  double mean;
  double cv;
  double large_share;
  double hold;
  double max_wait;
  gboolean wait_anywhere;
  gboolean first_open_only;
  gboolean urgent_first;
  double practice_threshold;
} DpSimPlan;

/**
 * DpSimUnitAnswer: one unit in one year
 * @placed: women whose stay begins in the year
 * @own_region: of them, from the unit's own region
 * @occupancy: share of the open places in use
 * @held: share of the open places that is kept for a woman who has not come yet
 * @below_threshold: probability of fewer women than the practice threshold
 * @treatment: mean weeks of treatment before birth of those placed; 0 without @pregnancy
 * @wait: mean weeks waited for a place by those placed
 * @distance: mean km from their regions to the unit
 * @placed_p05, @placed_p50, @placed_p95: women placed in the 5th, 50th and 95th of 100 futures
 */
typedef struct
{
  DpEstimate placed;
  DpEstimate own_region;
  DpEstimate occupancy;
  DpEstimate held;
  DpEstimate below_threshold;
  DpEstimate treatment;
  DpEstimate wait;
  DpEstimate distance;
  int placed_p05;
  int placed_p50;
  int placed_p95;
} DpSimUnitAnswer;

/**
 * DpSimRegionAnswer: the women of one region, or of all, who came in one year
 * @referred, @own_region, @elsewhere, @without: women; the last three add up to the first
 * @offered_load: places that they would use if all of them were placed at once where they turn to first; the stay counts in the
 *   year of the referral
 * @without_share, @elsewhere_share: of those referred
 * @at_once_share: of those referred, placed on the day
 * @wait: mean weeks waited for a place by those placed
 * @treatment: mean weeks of treatment before birth of those placed
 * @distance: mean km to the unit of those placed
 * @without_p05, @without_p50, @without_p95: women without place in the 5th, 50th and 95th of 100 futures; of all
 *   regions together only
 */
typedef struct
{
  DpEstimate referred;
  DpEstimate offered_load;
  DpEstimate own_region;
  DpEstimate elsewhere;
  DpEstimate without;
  DpEstimate without_share;
  DpEstimate elsewhere_share;
  DpEstimate at_once_share;
  DpEstimate wait;
  DpEstimate treatment;
  DpEstimate distance;
  int without_p05;
  int without_p50;
  int without_p95;
} DpSimRegionAnswer;

/** So many equally likely outcomes are kept of every year. */
#define DP_SIM_OUTCOMES 50

/**
 * DpSimResult: the answers of one plan; row @n_years of each table holds the mean over all years
 * @replications: futures simulated
 * @units: (array): (n_years + 1) × n_units
 * @regions: (array): (n_years + 1) × n_regions
 * @total: (array): n_years + 1
 * @occupancy: (array): n_years + 1, of all units together
 * @without_outcomes: (array): (n_years + 1) × DP_SIM_OUTCOMES: women without place, rising; number i is what a share
 *   (i + ½) / DP_SIM_OUTCOMES of the futures does not exceed
 */
typedef struct
{
  int n_years;
  gsize n_units;
  gsize n_regions;
  gint64 replications;
  DpSimUnitAnswer *units;
  DpSimRegionAnswer *regions;
  DpSimRegionAnswer *total;
  DpEstimate *occupancy;
  int *without_outcomes;
} DpSimResult;

/** The headline numbers, over all years, by which a study stops and plans are compared. */
typedef enum
{
  DP_SIM_WITHOUT_SHARE, /* share of those referred who get no place */
  DP_SIM_WITHOUT,       /* the same, women a year */
  DP_SIM_ELSEWHERE,     /* women a year placed outside their region */
  DP_SIM_OCCUPANCY,     /* share of the open places in use */
  DP_SIM_WAIT,          /* mean weeks waited */
  DP_SIM_N_HEADLINES,
} DpSimHeadline;

/**
 * DpSimDifference: one plan less another, future by future with the same women
 * @value: the difference and its interval; they cannot be told apart where it holds 0
 * @gain: how many times less the difference varies than it would with other women in each plan; 0 when unknown
 */
typedef struct
{
  DpEstimate value;
  double gain;
} DpSimDifference;

/** DpSimProgress: so many futures are done, and this is what the plans' answers are so far; only valid during the call. */
typedef void (*DpSimProgress) (gint64             replications,
                               const DpSimResult *interim,
                               gpointer           data);

/**
 * DpSimStudy:
 * @replications: futures to simulate, at most; 1–%DP_SIM_REPLICATIONS_MAX
 * @share_half_width, @occupancy_half_width, @wait_half_width: the study stops when every plan's interval is this narrow
 *   or narrower, but not before 200 futures; 0 = does not stop early
 * @seed: any number
 * @threads: 1–64; the answer does not depend on it
 * @cancel: (nullable): the study stops soon after this becomes other than 0, read atomically
 * @progress: (nullable): told every 50 ms or so, and at the end, in the caller's thread
 * @data: for @progress
 */
typedef struct
{
  gint64 replications;
  double share_half_width;
  double occupancy_half_width;
  double wait_half_width;
  guint64 seed;
  int threads;
  const int *cancel;
  DpSimProgress progress;
  gpointer data;
} DpSimStudy;

gboolean dp_simulation_run (const DpSimStudy *study,
                            const DpSimPlan  *plans,
                            gsize             n_plans,
                            DpSimResult      *results,
                            DpSimDifference  *differences,
                            GError          **error);
void     dp_sim_result_clear (DpSimResult *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DpSimResult, dp_sim_result_clear)

G_END_DECLS
