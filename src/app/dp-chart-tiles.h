/* dp-chart-tiles.h: a painted chart on the screen, in tiles that stay while their pixels do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/dp-scene.h"

G_BEGIN_DECLS

typedef struct _DpChartTiles DpChartTiles;

DpChartTiles *dp_chart_tiles_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void          dp_chart_tiles_free     (DpChartTiles  *tiles);

void          dp_chart_tiles_paint    (DpChartTiles  *tiles,
                                       const DpScene *scene,
                                       int            factor,
                                       double         radius);
void          dp_chart_tiles_snapshot (DpChartTiles  *tiles,
                                       GtkSnapshot   *snapshot);
void          dp_chart_tiles_clear    (DpChartTiles  *tiles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpChartTiles, dp_chart_tiles_free)

G_END_DECLS
