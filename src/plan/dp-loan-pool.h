/* dp-loan-pool.h: the loan pool for social housing: its six criteria, and the projects it was granted to.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpLoanProject: a project that got a loan; @amount in DKK. Strings live as long as the program. */
typedef struct
{
  const char *municipality;
  const char *target_group;
  int places;
  double amount;
} DpLoanProject;

const DpLoanProject *dp_loan_projects (guint *n_projects);

/** The six criteria, in the order of the note. */
typedef enum
{
  DP_LOAN_LAW,       /* only homes under the Social Services Act §§ 107 and 108 */
  DP_LOAN_EXPANSION, /* more places than before in the municipality */
  DP_LOAN_DEADLINE,  /* done before the end of 2026 */
  DP_LOAN_SIZE,      /* gross capital cost over DKK 20 million in 2025 and 2026 together */
  DP_LOAN_SHARE,     /* at least 25 % of the places open to other municipalities */
  DP_LOAN_PRIORITY,  /* coordinated by the KKR, or else between municipalities */
  DP_LOAN_N_CRITERIA,
} DpLoanCriterion;

/** DpLoanVerdict: what the plan shows. */
typedef enum
{
  DP_LOAN_PASS,
  DP_LOAN_FAIL,
  DP_LOAN_UNKNOWN,
} DpLoanVerdict;

/** DpLoanReason: what a verdict rests on. */
typedef enum
{
  DP_LOAN_NO_UNIT,        /* the proposal has no unit */
  DP_LOAN_LAW_ALL,        /* every unit names § 107 or § 108 */
  DP_LOAN_LAW_OTHER,      /* @unit rests on other provisions only */
  DP_LOAN_LAW_UNSTATED,   /* @unit does not state its legal basis */
  DP_LOAN_NEW_PLACES,     /* every unit is a new service with places */
  DP_LOAN_NO_PLACES,      /* no unit has a place */
  DP_LOAN_DEPARTMENT,     /* @unit is not known as a new service: it may replace places that exist */
  DP_LOAN_OPENS_BEFORE,   /* every unit opens before the end of 2026 */
  DP_LOAN_OPENS_AFTER,    /* @unit opens later */
  DP_LOAN_OPENS_UNKNOWN,  /* the opening of @unit has no date, or may fall on either side */
  DP_LOAN_CAPITAL_SMALL,  /* the capital cost, all of it, is @amount: not over the limit */
  DP_LOAN_CAPITAL_LARGE,  /* it is over the limit and spent in time */
  DP_LOAN_CAPITAL_WHEN,   /* it is over the limit, but not known to be spent in 2025 and 2026 */
  DP_LOAN_CAPITAL_UNKNOWN,/* an amount is missing, or there is none */
  DP_LOAN_SHARE_STATED,   /* every unit serves a whole region: its places are open to all municipalities there */
  DP_LOAN_SHARE_UNKNOWN,  /* @unit does not say whom it serves */
  DP_LOAN_BETWEEN,        /* several municipalities run it together: the second priority */
  DP_LOAN_COORDINATION_UNKNOWN, /* the plan does not say who coordinates */
} DpLoanReason;

/** DpLoanCheck: one criterion; @unit (nullable) and @amount as @reason says. */
typedef struct
{
  DpLoanVerdict verdict;
  DpLoanReason reason;
  const DpRecord *unit;
  double amount;
} DpLoanCheck;

/** DpLoanTest: @verdict: pass when all six pass, fail when one fails, else unknown. */
typedef struct
{
  DpLoanVerdict verdict;
  DpLoanCheck checks[DP_LOAN_N_CRITERIA];
} DpLoanTest;

/* The criteria's limits, for sentences. */
#define DP_LOAN_CAPITAL_OVER 20e6
#define DP_LOAN_LAST_YEAR 2026

const char *dp_loan_criterion_key (DpLoanCriterion criterion);
void        dp_loan_test          (const DpPlan   *plan,
                                   const DpRecord *proposal,
                                   DpLoanTest     *test);

G_END_DECLS
