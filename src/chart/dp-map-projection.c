/* dp-map-projection.c: degrees to pixels and back, of a map that is laid out.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-map-projection.h"

/* Degrees round the island in the frame that still belong to it: a unit on its quay does not leave it. */
static const double APART_MARGIN = 0.1;

/** dp_map_projection_view: Returns: (transfer none): the part of the map in which @at is drawn. */
const DpMapView *
dp_map_projection_view (const DpMapProjection *projection,
                        DpMapPoint             at)
{
  const DpMapView *apart = &projection->apart;

  return projection->has_apart && at.longitude >= apart->west - APART_MARGIN && at.longitude <= apart->east + APART_MARGIN
             && at.latitude >= apart->south - APART_MARGIN && at.latitude <= apart->north + APART_MARGIN
           ? apart
           : &projection->country;
}

/** dp_map_view_to_pixel: sets @x and @y (out) to the px of the canvas at which @view draws @at. */
void
dp_map_view_to_pixel (const DpMapView *view,
                      DpMapPoint       at,
                      double          *x,
                      double          *y)
{
  *x = view->left + (at.longitude - view->west) * view->narrowing * view->scale;
  *y = view->top + (view->north - at.latitude) * view->scale;
}

/**
 * dp_map_projection_to_pixel:
 * @projection: of a map
 * @at: somewhere
 * @x: (out): px of the canvas
 * @y: (out): likewise
 */
void
dp_map_projection_to_pixel (const DpMapProjection *projection,
                            DpMapPoint             at,
                            double                *x,
                            double                *y)
{
  dp_map_view_to_pixel (dp_map_projection_view (projection, at), at, x, y);
}

/**
 * dp_map_projection_to_point:
 * @projection: of a map
 * @x: px of the canvas, on the map or beside it
 * @y: likewise
 *
 * Returns: what lies there. Within the frame that is the island in it and the water round it, everywhere else the country
 *   and what would lie beside it.
 */
DpMapPoint
dp_map_projection_to_point (const DpMapProjection *projection,
                            double                 x,
                            double                 y)
{
  const gboolean is_apart = projection->has_apart && x >= projection->frame_left && x < projection->frame_left + projection->frame_width
                            && y >= projection->frame_top && y < projection->frame_top + projection->frame_height;
  const DpMapView *view = is_apart ? &projection->apart : &projection->country;

  return (DpMapPoint) { view->west + (x - view->left) / (view->narrowing * view->scale), view->north - (y - view->top) / view->scale };
}

/** dp_map_projection_centre: Returns: what lies in the middle of the plot. */
DpMapPoint
dp_map_projection_centre (const DpMapProjection *projection)
{
  const DpMapView *view = &projection->country;
  const double x = projection->plot_left + projection->plot_width / 2, y = projection->plot_top + projection->plot_height / 2;

  return (DpMapPoint) { view->west + (x - view->left) / (view->narrowing * view->scale), view->north - (y - view->top) / view->scale };
}

/** dp_map_projection_shows: Returns: whether a unit at @x, @y, in px, is drawn: always, unless the map is enlarged. */
gboolean
dp_map_projection_shows (const DpMapProjection *projection,
                         double                 x,
                         double                 y)
{
  double inner_x = x, inner_y = y;

  dp_map_projection_clamp (projection, &inner_x, &inner_y);
  return inner_x == x && inner_y == y;
}

/** dp_map_projection_clamp: brings @x and @y, in px, to where units are drawn while the map is enlarged. */
void
dp_map_projection_clamp (const DpMapProjection *projection,
                         double                *x,
                         double                *y)
{
  const double edge = projection->edge;

  if (projection->zoom <= 1)
    return;
  *x = CLAMP (*x, projection->plot_left + edge, projection->plot_left + MAX (projection->plot_width - edge, edge));
  *y = CLAMP (*y, projection->plot_top + edge, projection->plot_top + MAX (projection->plot_height - edge, edge));
}
