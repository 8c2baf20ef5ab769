/* dp-place.h: where units should lie: every set of sites, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The most units that are placed, and the most sets of sites that are looked through. */
#define DP_PLACE_UNITS_MAX 10
#define DP_PLACE_SITES_MAX 100
#define DP_PLACE_SETS_MAX 20000000

/**
 * DpPlaceProblem:
 * @n_points: number of demand points, ≥ 1
 * @n_sites: number of candidate sites, 1–%DP_PLACE_SITES_MAX
 * @distance: (array): row-major, one row per point, one column per site; ≥ 0
 * @weight: (array length=n_points): demand of each point, ≥ 0, not all 0
 * @locked: (array length=n_sites) (nullable): sites that every set must hold
 * @radius: distance within which a point counts as covered, ≥ 0
 * @busy: share 0–1 of the times the nearest unit is full and the second nearest is used
 */
typedef struct
{
  gsize n_points;
  gsize n_sites;
  const double *distance;
  const double *weight;
  const gboolean *locked;
  double radius;
  double busy;
} DpPlaceProblem;

/**
 * DpPlaceBest: the answer for one objective
 * @value: the best value
 * @sites: the sites of the first best set, in rising order; from 0
 * @ties: number of sets with the best value
 * @runner_up: the second best value; equal to @value when @has_runner_up is FALSE
 * @has_runner_up: whether any set has another value
 * @runner_up_sites: the first set with the second best value
 */
typedef struct
{
  double value;
  int sites[DP_PLACE_UNITS_MAX];
  gint64 ties;
  double runner_up;
  gboolean has_runner_up;
  int runner_up_sites[DP_PLACE_UNITS_MAX];
} DpPlaceBest;

/**
 * DpPlaceAnswer:
 * @sets: number of sets looked through
 * @median: least sum of weight × distance to the nearest site (p-median)
 * @centre: least largest distance to the nearest site of any point with weight (p-centre)
 * @coverage: largest sum of weights within the radius (maximal covering)
 * @backup: least sum of weight × ((1 − busy) × nearest + busy × second nearest); needs two units, else as @median
 */
typedef struct
{
  gint64 sets;
  DpPlaceBest median;
  DpPlaceBest centre;
  DpPlaceBest coverage;
  DpPlaceBest backup;
} DpPlaceAnswer;

/** DpPlaceSet: one set of sites and what it gives */
typedef struct
{
  int sites[DP_PLACE_UNITS_MAX];
  double median;
  double centre;
  double coverage;
  double backup;
} DpPlaceSet;

gboolean dp_place_solve  (const DpPlaceProblem *problem,
                          int                   n_units,
                          DpPlaceAnswer        *answer,
                          GError              **error);
gboolean dp_place_value  (const DpPlaceProblem *problem,
                          int                   n_units,
                          const int            *sites,
                          DpPlaceSet           *set,
                          GError              **error);
GArray  *dp_place_pareto (const DpPlaceProblem *problem,
                          int                   n_units,
                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GArray  *dp_place_within (const DpPlaceProblem *problem,
                          int                   n_units,
                          double                share,
                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
