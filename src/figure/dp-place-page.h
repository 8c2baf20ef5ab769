/* dp-place-page.h: the list twins of the map: every region with its share within reach; every unit, where it lies, and for how much
 * of the need it is the nearest.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"
#include "plan/dp-analysis-geography.h"

G_BEGIN_DECLS

DpTable *dp_unit_distance_table_new   (const GPtrArray         *units,
                                       const DpGeographyResult *geography);

/** DpRegionTable: @DP_REGION_TABLE_BRIEF: beside a map, in a narrow column: straight lines only. */
typedef enum
{
  DP_REGION_TABLE_FULL,
  DP_REGION_TABLE_BRIEF
} DpRegionTable;

DpTable *dp_region_distance_table_new (DpAnalysis              *analysis,
                                       const DpGeographyResult *geography,
                                       double                   within_km,
                                       gboolean                 from_2027,
                                       DpRegionTable            kind);

G_END_DECLS
