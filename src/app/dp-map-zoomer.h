/* dp-map-zoomer.h: shows a part of a map larger, by keys, wheel, fingers and actions, and moves it about.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys: + and − about the middle, 0 for the whole country, Shift with an arrow to go on. Ctrl with the wheel, and two fingers, about
 * where they are. The page scrolls by the wheel alone, and by one finger while the whole country is shown.
 */
#pragma once

#include "app/dp-chart-view.h"

G_BEGIN_DECLS

#define DP_TYPE_MAP_ZOOMER (dp_map_zoomer_get_type ())
G_DECLARE_FINAL_TYPE (DpMapZoomer, dp_map_zoomer, DP, MAP_ZOOMER, GObject)

/** DpMapZoomStep: one step closer, one step back, or all of the country. */
typedef enum
{
  DP_MAP_ZOOM_IN,
  DP_MAP_ZOOM_OUT,
  DP_MAP_ZOOM_WHOLE
} DpMapZoomStep;

/* Signal "changed": another part of the map is shown. */
DpMapZoomer *dp_map_zoomer_new    (DpChartView  *map);
gboolean     dp_map_zoomer_can    (DpMapZoomer  *self,
                                   DpMapZoomStep step);
void         dp_map_zoomer_step   (DpMapZoomer  *self,
                                   DpMapZoomStep step);
void         dp_map_zoomer_reveal (DpMapZoomer  *self,
                                   double        x,
                                   double        y);

/* Moving about by dragging the ground. */
gboolean     dp_map_zoomer_grip   (DpMapZoomer  *self);
void         dp_map_zoomer_pull   (DpMapZoomer  *self,
                                   double        offset_x,
                                   double        offset_y);

G_END_DECLS
