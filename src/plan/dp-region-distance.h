/* dp-region-distance.h: how far the women of each region have, in the regions of today and as they are from 2027.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis-geography.h"

G_BEGIN_DECLS

/** The most distances that shares are asked for at once. */
#define DP_REGION_LIMITS_MAX 2

/**
 * DpRegionDistance: the women of one region, and the nearest unit that serves each
 * @name: borrowed from the plan
 * @units: (element-type DpRecord): those that serve it, or a part of it
 * @share: of the country's need, 0–1
 * @served: the share of the region's own need that has a unit, 0–1
 * @within: shares of the region's own need within each distance asked for, straight line, 0–1
 * @line, @road: mean km of those who have a unit; 0 when nobody has
 */
typedef struct
{
  const char *name;
  GPtrArray *units;
  double share;
  double served;
  double within[DP_REGION_LIMITS_MAX];
  double line;
  double road;
} DpRegionDistance;

GArray *dp_analysis_region_distances (DpAnalysis              *analysis,
                                      const DpGeographyResult *geography,
                                      const double            *limits,
                                      guint                    n_limits,
                                      gboolean                 from_2027) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
