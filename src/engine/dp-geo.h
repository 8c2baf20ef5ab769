/* dp-geo.h: distances between towns and units.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DP_CROSSINGS_MAX 100

/**
 * DpPoint:
 * @lat, @lon: degrees, WGS 84
 * @land: number of the land mass it lies on; points on the same one are joined by roads without a crossing
 */
typedef struct
{
  double lat;
  double lon;
  int land;
} DpPoint;

/**
 * DpCrossing: a bridge, a tunnel or a ferry, both ways
 * @a, @b: its ends
 * @km: its length, for a ferry with the km that its time is worth; ≥ 0
 */
typedef struct
{
  DpPoint a;
  DpPoint b;
  double km;
} DpCrossing;

double   dp_great_circle (const DpPoint *a,
                          const DpPoint *b);
/** DpRoads: the ways from some points to anywhere. */
typedef struct _DpRoads DpRoads;

DpRoads *dp_roads_new    (const DpPoint    *points,
                          gsize             n_points,
                          const DpCrossing *crossings,
                          gsize             n_crossings,
                          double            detour,
                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void     dp_roads_free   (DpRoads          *roads);
gboolean dp_roads_to     (const DpRoads    *roads,
                          const DpPoint    *site,
                          gsize             stride,
                          double           *km,
                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpRoads, dp_roads_free)

gboolean dp_road_matrix  (const DpPoint    *points,
                          gsize             n_points,
                          const DpPoint    *sites,
                          gsize             n_sites,
                          const DpCrossing *crossings,
                          gsize             n_crossings,
                          double            detour,
                          double           *distance,
                          GError          **error);

G_END_DECLS
