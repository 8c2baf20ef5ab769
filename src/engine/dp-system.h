/* dp-system.h: a set of units that share the need of the regions, in steady state.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpSystem:
 * @n_regions: number of regions, ≥ 1
 * @n_units: number of units, ≥ 0
 * @region_weight: (array length=n_regions): each region's share of the country's need, ≥ 0, summing to 1
 * @places: (array length=n_units): whole places of each unit, ≥ 0
 * @stay_years: (array length=n_units): mean stay in years, > 0
 * @routing: (array length=n_regions*n_units): row-major; share 0–1 of the women of region r who turn to unit u. A row
 *   sums to at most 1; what is missing to 1 has no unit to turn to.
 *
 * Units that take referrals at random and in which nobody can wait: each is an M/G/c/c loss system (Erlang B), so its
 * answers do not depend on the distribution of the stay. Nobody is passed on from a full unit to another.
 */
typedef struct
{
  gsize n_regions;
  gsize n_units;
  const double *region_weight;
  const double *places;
  const double *stay_years;
  const double *routing;
} DpSystem;

/**
 * DpUnitAnswer:
 * @arrivals: women a year who turn to the unit
 * @offered_load: arrivals × mean stay, in erlang (places that would be in use if nobody were turned away)
 * @without_place: share 0–1 of them who find no free place
 * @women_without_place: the same in women a year
 * @occupancy: share 0–1 of the places in use on average; 0 when the unit has no places
 * @courses_per_year: stays begun in a year
 */
typedef struct
{
  double arrivals;
  double offered_load;
  double without_place;
  double women_without_place;
  double occupancy;
  double courses_per_year;
} DpUnitAnswer;

/**
 * DpRegionAnswer:
 * @need: women a year in the region
 * @without_place: share 0–1 of them who find no free place (1 when no unit serves the region)
 */
typedef struct
{
  double need;
  double without_place;
} DpRegionAnswer;

/**
 * DpSystemAnswer: the same for all units together. @without_place counts women of unserved regions too.
 */
typedef struct
{
  double need;
  double places;
  double offered_load;
  double without_place;
  double women_without_place;
  double occupancy;
  double courses_per_year;
} DpSystemAnswer;

/** The largest need, in women a year, a tipping point is looked for; an answer of this size means "no limit found". */
#define DP_TIPPING_MAX 100000

void dp_system_solve (const DpSystem *system,
                      double          need,
                      DpSystemAnswer *total,
                      DpUnitAnswer   *units,
                      DpRegionAnswer *regions);

int dp_system_tipping_country (const DpSystem *system,
                               double          goal);

int dp_system_tipping_every_region (const DpSystem *system,
                                    double          goal,
                                    gsize          *first_region);

int dp_system_tipping_region (const DpSystem *system,
                              gsize           region,
                              double          goal);

int dp_system_tipping_unit (const DpSystem *system,
                            gsize           unit,
                            double          goal);

G_END_DECLS
