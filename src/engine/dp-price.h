/* dp-price.h: the rate per day, and what it earns.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpRateRule: how the steering agreements budget a rate
 * @floor, @ceiling: the budgeted occupancy is kept within these, 0 < floor ≤ ceiling ≤ 1
 * @band: share of the cost up to which a surplus or deficit is not carried on, 0–1
 */
typedef struct
{
  double floor;
  double ceiling;
  double band;
} DpRateRule;

/**
 * DpRateYear:
 * @budget_occupancy: occupancy the rate is budgeted at
 * @rate: per place and day
 * @income: what the rate brought in at the actual occupancy
 * @result: income less cost and less what was carried in; below zero is a deficit
 * @carried_in: earlier years' deficit (above zero) or surplus (below) that the rate had to recover
 */
typedef struct
{
  double budget_occupancy;
  double rate;
  double income;
  double result;
  double carried_in;
} DpRateYear;

/** DpCostStep: @cost a year, borne when @from places or more are open; 0 or 1 is from the opening. */
typedef struct
{
  int from;
  double cost;
} DpCostStep;

gboolean dp_step_cost        (const DpCostStep *steps,
                              gsize             n_steps,
                              double            rest,
                              double            fixed_share,
                              int               places,
                              int               open,
                              double           *cost,
                              GError          **error);
gboolean dp_budget_occupancy (const DpRateRule *rule,
                              double            two_years_ago,
                              double            last_year,
                              double           *occupancy,
                              GError          **error);
gboolean dp_rate             (double   cost,
                              double   carried_in,
                              double   places,
                              double   occupancy,
                              double  *rate,
                              GError **error);
gboolean dp_rate_result      (double   cost,
                              double   places,
                              double   rate,
                              double   occupancy,
                              double  *result,
                              GError **error);
gboolean dp_break_even       (double   cost,
                              double   places,
                              double   rate,
                              double  *occupancy,
                              GError **error);
gboolean dp_rate_path        (const DpRateRule *rule,
                              const double     *costs,
                              const double     *places,
                              const double     *occupancies,
                              gsize             n_years,
                              DpRateYear       *years,
                              GError          **error);

G_END_DECLS
