/* dp-ramp.h: places that open little by little, and a unit's answers year by year.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-system.h"

G_BEGIN_DECLS

/**
 * DpRamp:
 * @places: places in full operation, whole, ≥ 0
 * @opening_month: month of opening, counted from the beginning of year 0 of the plan; any whole number ≥ 0
 * @ramp_months: months from the opening until all places are open; 0 = all at once. Places open one by one, evenly:
 *   floor (places × (m + 1) / ramp_months) in month m after the opening, and at least one from the first day
 *   (when places ≥ 1).
 */
typedef struct
{
  int places;
  int opening_month;
  int ramp_months;
} DpRamp;

/** Months of a year. */
#define DP_RAMP_MONTHS 12

/**
 * DpRampYear: averages over the twelve months of one year
 * @open_months: months of the year in which the unit is open, 0–12
 * @places: mean number of open places over the twelve months
 * @arrivals: women who turned to the unit in the year, also in months before it opened (all without place then)
 * @without_place: share 0–1 of them who found no free place
 * @occupancy: places in use / open places, over the open months; 0 when never open
 * @courses_per_year: stays begun in the year
 * @empty: share 0–1 of the year without anybody in the unit; months before it opened are empty
 */
typedef struct
{
  int open_months;
  double places;
  double arrivals;
  double without_place;
  double occupancy;
  double courses_per_year;
  double empty;
} DpRampYear;

int  dp_ramp_places (const DpRamp *ramp, int month);

void dp_ramp_months (const int    *places,
                     const double *arrivals_per_year,
                     double        stay_years,
                     DpRampYear   *answer);

void dp_ramp_year (const DpRamp *ramp,
                   double        arrivals_per_year,
                   double        stay_years,
                   int           year,
                   DpRampYear   *answer);

G_END_DECLS
