/* dp-cost-steps.h: what a unit costs while its places open: the crew comes in steps, not by the place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of staff that says from how many open places it is manned is a step. The others, and the unit's part (by places) of
 * the proposal's running items, are there from the opening as far as the assumption "fixed-cost" says; the rest of them
 * follows the open places.
 */
#pragma once

#include "plan/dp-analysis-finance.h"

G_BEGIN_DECLS

/**
 * DpUnitStep: a range of open places with the same crew
 * @from, @to: open places
 * @fte, @unknown_fte: posts manned then, and lines that do not say how many
 * @cost_from, @cost_to: cost of a year at either end
 */
typedef struct
{
  const DpRecord *unit;
  int from;
  int to;
  double fte;
  guint unknown_fte;
  double cost_from;
  double cost_to;
} DpUnitStep;

/* (transfer full) (element-type DpUnitStep): unit by unit; empty while cost or places are unknown. */
GArray  *dp_cost_steps_new       (const DpPlan          *plan,
                                  const DpFinanceResult *finance);

/* What the lines with a step cost in full operation, and in year @year from the first opening, DKK; nothing from
 * @closing_month on (−1: never). */
double   dp_cost_steps_full      (const DpPlan *plan,
                                  const char   *unit_id);
double   dp_cost_steps_year      (const DpPlan *plan,
                                  const char   *unit_id,
                                  int           opening_month,
                                  int           closing_month,
                                  int           year);

G_END_DECLS
