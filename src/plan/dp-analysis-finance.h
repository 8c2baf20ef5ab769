/* dp-analysis-finance.h: what a proposal costs, what its rate brings in, and who pays.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running cost is the staffing lines of all units and the proposal's running items, which do not hold wages again. All
 * amounts are in the prices of the proposal's price level.
 */
#pragma once

#include "engine/dp-price.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** Years from the opening over which the two-year rule is followed. */
#define DP_FINANCE_YEARS 8

/**
 * DpFinanceCase: the proposal in full operation, for one case of dp_analysis_need()
 * @occupancy: share 0–1 of the places in use
 * @used_days: days a year on which a place is used, all places together
 * @courses: stays begun a year
 * @weeks_before_birth: weeks of stay before birth a year, of all courses together
 * @income: what the rate brings in on those days
 * @uncovered: running cost less @income, DKK a year; below zero is a surplus
 * @empty_cost: the part of the running cost that falls on days on which a place is empty
 * @cost_per_used_day, @cost_per_course, @cost_per_week_before_birth: running cost over the above; 0 where @used_days,
 *   @courses or @weeks_before_birth is 0
 */
typedef struct
{
  double occupancy;
  double used_days;
  double courses;
  double weeks_before_birth;
  double income;
  double uncovered;
  double empty_cost;
  double cost_per_used_day;
  double cost_per_course;
  double cost_per_week_before_birth;
} DpFinanceCase;

/**
 * DpFinanceYear: a year from the opening under the two-year rule, for one case
 * @calendar_year: the year in which it begins; 0 when the opening has no date
 * @places: places in full operation of the units that are open
 * @occupancy: places in use of those, also while some are not open yet
 * @cost: running cost of the year
 * @rate: what the rule gives
 */
typedef struct
{
  int year;
  int calendar_year;
  double places;
  double occupancy;
  double cost;
  DpRateYear rate;
} DpFinanceYear;

/** DpEmptyPlaces: who carries the cost of empty places in the end. */
typedef enum
{
  DP_EMPTY_UNKNOWN,
  DP_EMPTY_LATER_RATES, /* the operator at first, later users through a higher rate */
  DP_EMPTY_ALL,         /* all that pay a share, used or not */
  DP_EMPTY_HOLDERS,     /* whoever paid for the place in advance */
  DP_EMPTY_STATE,
  DP_EMPTY_REGION,
  DP_EMPTY_SHARED,      /* the authorities that share, by their shares */
} DpEmptyPlaces;

/** DpFinancePayer: @amount: its share of the running cost; only when @known. */
typedef struct
{
  const DpRecord *payer;
  gboolean known;
  double share;
  double amount;
} DpFinancePayer;

/**
 * DpFinanceResult:
 * @staff, @items, @running: yearly cost of the staffing lines, of the running items, and of both
 * @running_known: whether any of those amounts is known
 * @missing: staffing lines and running items without an amount, and units without a staffing line: with any, all that
 *   follows from the running cost is a lower bound
 * @unmanned: staffing lines that wait for more open places than their unit has, and are not counted
 * @capital, @capital_known, @capital_missing: the same of capital items
 * @places_known, @places: places in full operation of all units
 * @rate_known: running cost and places are known, and there is a place: @cost_per_place and @rate hold
 * @budget_occupancy: the occupancy that @rate is budgeted at
 * @rate: per place and day, in balance at that occupancy
 * @capacity: the proposal's capacity; with a gap there are no cases and no break-even
 * @cases: (array): for each case of dp_analysis_need(); NULL without @rate_known or with a gap
 * @break_even: occupancy at which @rate just pays the cost; with @rate_known
 * @break_even_women: women a year in the country who fill the places to @break_even; only with @break_even_known
 * @break_even_without: share of those women who then find no place at once
 * @n_years, @years: (array): row-major, case × year; NULL when @cases is
 * @payers, @named_share: who pays, and the sum of the shares that are known
 */
typedef struct
{
  const DpRecord *proposal;
  int price_year;
  double staff;
  double items;
  double running;
  gboolean running_known;
  guint missing;
  guint unmanned;
  double capital;
  gboolean capital_known;
  guint capital_missing;
  gboolean places_known;
  double places;
  gboolean rate_known;
  double cost_per_place;
  double capital_per_place;
  double budget_occupancy;
  double rate;
  const DpCapacityResult *capacity;
  guint n_cases;
  DpFinanceCase *cases;
  double break_even;
  gboolean break_even_known;
  double break_even_women;
  double break_even_without;
  DpRateRule rule;
  double fixed_share;
  guint n_years;
  DpFinanceYear *years;
  guint n_payers;
  DpFinancePayer *payers;
  double named_share;
  DpEmptyPlaces empty_places;
} DpFinanceResult;

DpFinanceResult *dp_analysis_finance    (DpAnalysis *analysis,
                                         const char *proposal_id,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void             dp_finance_result_free (DpFinanceResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpFinanceResult, dp_finance_result_free)

/* The whole proposal in full operation for a need of the country: each unit takes its share of the women, as in
 * dp_analysis_capacity(), which must have no gap. */
void     dp_capacity_solve   (const DpCapacityResult *capacity,
                              double                  women,
                              DpSystemAnswer         *total);
gboolean dp_capacity_need_at (const DpCapacityResult *capacity,
                              double                  occupancy,
                              double                 *women,
                              double                 *without_place);

G_END_DECLS
