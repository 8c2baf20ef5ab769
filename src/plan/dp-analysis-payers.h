/* dp-analysis-payers.h: who would pay the running cost under each of the financing models.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same running cost, told apart six ways, in full operation and for one published limit of the need. In every model the
 * amounts add up to the running cost. What a region's municipalities pay together is not told apart further: the plan has no
 * population by municipality.
 */
#pragma once

#include "plan/dp-analysis-finance.h"

G_BEGIN_DECLS

typedef enum
{
  DP_FINANCING_TARIFF,        /* the rate for every day used; what it does not cover waits for later rates */
  DP_FINANCING_OBJECTIVE,     /* every municipality by its population, used or not */
  DP_FINANCING_DRAWING_RIGHT, /* the municipalities of a region by the places that are there for its women */
  DP_FINANCING_STATE,         /* the state */
  DP_FINANCING_REGION,        /* each region by the places that are there for its women */
  DP_FINANCING_SHARED,        /* the named payers by their shares */
  DP_N_FINANCINGS
} DpFinancing;

typedef enum
{
  DP_PAYER_MUNICIPALITIES, /* of the region @record */
  DP_PAYER_REGION,         /* the region @record itself */
  DP_PAYER_THE_STATE,
  DP_PAYER_LATER_RATES,    /* nobody yet: a deficit (or, below zero, a surplus) that the operator carries into later rates */
  DP_PAYER_NAMED,          /* the payer @record */
  DP_PAYER_NOBODY,         /* the part of the named payers' shares that is missing to 100 % */
} DpPayerKind;

/** DpPayerRow: @record: (nullable): a region or a payer, as @kind says; @population: of a region, else 0. */
typedef struct
{
  DpPayerKind kind;
  const DpRecord *record;
  double population;
} DpPayerRow;

/**
 * DpPayersResult:
 * @running: the running cost of a year, that every column adds up to
 * @known: whether anything below holds; it takes a running cost, places, and a proposal without a gap
 * @n_rows, @rows: who may pay; municipalities and regions in the order of the regions
 * @n_cases: as many as dp_analysis_need() has
 */
typedef struct
{
  const DpRecord *proposal;
  gboolean known;
  double running;
  guint n_rows;
  DpPayerRow *rows;
  guint n_cases;
  double *amounts;
} DpPayersResult;

const char     *dp_financing_key        (DpFinancing financing);
gboolean        dp_financing_of         (const DpRecord *proposal,
                                         DpFinancing    *financing);
DpPayersResult *dp_analysis_payers      (DpAnalysis            *analysis,
                                         const DpFinanceResult *finance) G_GNUC_WARN_UNUSED_RESULT;
double          dp_payers_amount        (const DpPayersResult *result,
                                         guint                 need_case,
                                         guint                 row,
                                         DpFinancing           financing);
void            dp_payers_result_free   (DpPayersResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPayersResult, dp_payers_result_free)

G_END_DECLS
