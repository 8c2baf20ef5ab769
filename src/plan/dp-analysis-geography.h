/* dp-analysis-geography.h: how far a proposal's units are from the women, and where units would lie best.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The need of each region is spread over its towns by their people. By road: the straight line times the detour factor,
 * round the water over bridges and ferries. A ferry counts the km that it sails; time is not counted.
 */
#pragma once

#include "engine/dp-place.h"
#include "plan/dp-analysis.h"
#include "plan/dp-towns.h"

G_BEGIN_DECLS

/** The distances, in km, within which shares of the need are given. */
#define DP_GEOGRAPHY_N_LIMITS 3
extern const double dp_geography_limits[DP_GEOGRAPHY_N_LIMITS];

/**
 * DpDistances: from the women to the nearest unit that serves their region
 * @within: share 0–1 of the whole need within each of dp_geography_limits
 * @within_reach: the same for the plan's reasonable distance
 * @mean, @worst: km, over the women whose region has a unit
 * @worst_town: (nullable): where it is worst
 * @backup_mean: km to the next nearest of all units, when the nearest is full; only with two units or more
 */
typedef struct
{
  double within[DP_GEOGRAPHY_N_LIMITS];
  double within_reach;
  double mean;
  double worst;
  const DpTown *worst_town;
  double backup_mean;
} DpDistances;

/** DpGeographyGap: why a proposal has no distances. */
typedef enum
{
  DP_GEOGRAPHY_OK,
  DP_GEOGRAPHY_NO_UNIT,       /* it has no unit */
  DP_GEOGRAPHY_NO_PLACE,      /* @gap_unit lies nowhere yet */
  DP_GEOGRAPHY_NO_REGIONS,    /* @gap_unit serves no region */
  DP_GEOGRAPHY_NO_POPULATION, /* the regions have no people to spread the need by */
} DpGeographyGap;

/**
 * DpGeographyUnit: one unit
 * @nearest_share: share of the whole need for which it is the nearest of those that serve the region
 * @mean: km by road of those women; 0 when there are none
 */
typedef struct
{
  const DpRecord *unit;
  DpPoint point;
  double nearest_share;
  double mean;
} DpGeographyUnit;

/**
 * DpGeographyRegion: one region of the plan
 * @share, @served_share: share of the whole need that it has, and that part of it that has a unit
 * @road, @line: mean km of those who have one; 0 when nobody has
 */
typedef struct
{
  const DpRecord *region;
  double share;
  double served_share;
  double road;
  double line;
} DpGeographyRegion;

/**
 * DpGeographyResult:
 * @served_share: share of the whole need whose region has a unit
 * @road, @line: distances by road and as the crow flies
 * @has_backup: whether there are two units or more
 * @own_share: share of the whole need for which the distance to the nearest unit is the planner's own (dp-travel.h), not estimated
 */
typedef struct
{
  const DpRecord *proposal;
  DpGeographyGap gap;
  const DpRecord *gap_unit;
  double detour;
  double reach;
  double served_share;
  double own_share;
  gboolean has_backup;
  DpDistances road;
  DpDistances line;
  guint n_units;
  DpGeographyUnit *units;
  guint n_regions;
  DpGeographyRegion *regions;
} DpGeographyResult;

DpGeographyResult *dp_analysis_geography    (DpAnalysis *analysis,
                                             const char *proposal_id,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void               dp_geography_result_free (DpGeographyResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpGeographyResult, dp_geography_result_free)

/** DpDistanceShare: @share 0–1 of the need lies within @km of a unit. */
typedef struct
{
  double km;
  double share;
} DpDistanceShare;

/* (transfer full) (nullable) (element-type DpDistanceShare): how the share of the need of @region_id (NULL: of the country) that
 * is reached grows with the straight line to the nearest unit that serves the woman's region; km rise. The last share is below 1
 * where some have no unit. NULL when the proposal has a gap. */
GArray *dp_analysis_distance_shares (DpAnalysis *analysis,
                                     const char *proposal_id,
                                     const char *region_id);
/* The share 0–1 of @shares (element-type DpDistanceShare) that lies within @km. */
double  dp_distance_share_within    (const GArray *shares,
                                     double        km);

/** The limit of dp_geography_limits that is meant when nobody names a distance. */
#define DP_GEOGRAPHY_USUAL_LIMIT 1

/** What a reader may ask about, in km. */
#define DP_WITHIN_KM_MIN 5.0
#define DP_WITHIN_KM_MAX 500.0

gboolean dp_parse_within_km (const char *text,
                             double     *km,
                             GError    **error);

/** Candidates when nobody names others: so many of the largest towns, so far apart. */
#define DP_CANDIDATES 20
#define DP_CANDIDATES_APART_KM 20.0

/**
 * DpSite: somewhere a unit may lie
 * @name: borrowed from the town or the unit
 * @unit: (nullable): the unit of the proposal that lies there
 */
typedef struct
{
  const char *name;
  DpPoint point;
  const DpRecord *unit;
} DpSite;

/**
 * DpPlacement: where units would lie best
 * @sites: (element-type DpSite): the candidates; the proposal's units come last, but for those in a candidate town
 * @problem: the engine's problem; points are towns, weights are shares of the country's need, km by road
 * @answer: the best sets for every objective
 * @own_pairs: distances of the problem that are the planner's own
 * @has_own, @own: what the proposal's own sites give, each woman turning to the nearest of all
 */
typedef struct
{
  GArray *sites;
  guint n_towns;
  guint n_units;
  double *distance;
  double *weight;
  gboolean *locked;
  DpPlaceProblem problem;
  DpPlaceAnswer answer;
  guint own_pairs;
  gboolean has_own;
  DpPlaceSet own;
  guint n_own;
} DpPlacement;

DpPlacement *dp_analysis_placement (DpAnalysis        *analysis,
                                    const char        *proposal_id,
                                    guint              n_units,
                                    const char *const *candidates,
                                    const char *const *locked,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void         dp_placement_free     (DpPlacement *placement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPlacement, dp_placement_free)

G_END_DECLS
