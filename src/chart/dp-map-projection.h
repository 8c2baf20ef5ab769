/* dp-map-projection.h: degrees to pixels and back, of a map that is laid out.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One scale north and one, shortened by the cosine of the middle latitude, east: over a country this small the error is below
 * half a per cent. Distances are drawn true to the middle latitude.
 */
#pragma once

#include "chart/dp-chart-map.h"

G_BEGIN_DECLS

/** km in one degree of latitude, on a sphere of 6,371 km. */
#define DP_KM_A_DEGREE 111.195

/**
 * DpMapView: a part of the map with one scale
 * @west, @east, @south, @north: degrees that it holds
 * @narrowing: degrees of longitude count this much less than those of latitude
 * @scale: px a degree of latitude
 * @left, @top: px of @west and of @north
 */
typedef struct
{
  double west;
  double east;
  double south;
  double north;
  double narrowing;
  double scale;
  double left;
  double top;
} DpMapView;

/**
 * DpMapProjection:
 * @country: all but what stands apart
 * @has_apart, @apart: an island in a frame, off its place
 * @frame_left, @frame_top, @frame_width, @frame_height: the frame, in px
 * @zoom: how many times larger than the whole country; above 1 nothing stands apart
 * @plot_left, @plot_top, @plot_width, @plot_height: where the map is drawn, in px
 * @edge: px from the plot's edges within which no unit is drawn while the map is enlarged
 */
typedef struct
{
  DpMapView country;
  gboolean has_apart;
  DpMapView apart;
  double frame_left;
  double frame_top;
  double frame_width;
  double frame_height;
  double zoom;
  double plot_left;
  double plot_top;
  double plot_width;
  double plot_height;
  double edge;
} DpMapProjection;

void             dp_map_view_to_pixel       (const DpMapView       *view,
                                             DpMapPoint             at,
                                             double                *x,
                                             double                *y);
const DpMapView *dp_map_projection_view     (const DpMapProjection *projection,
                                             DpMapPoint             at);
void             dp_map_projection_to_pixel (const DpMapProjection *projection,
                                             DpMapPoint             at,
                                             double                *x,
                                             double                *y);
DpMapPoint       dp_map_projection_to_point (const DpMapProjection *projection,
                                             double                 x,
                                             double                 y);

DpMapPoint       dp_map_projection_centre   (const DpMapProjection *projection);
gboolean         dp_map_projection_shows    (const DpMapProjection *projection,
                                             double                 x,
                                             double                 y);
void             dp_map_projection_clamp    (const DpMapProjection *projection,
                                             double                *x,
                                             double                *y);

G_END_DECLS
