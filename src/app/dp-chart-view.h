/* dp-chart-view.h: a chart on its card, with its table and its text, copying and saving.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-chart-canvas.h"
#include "chart/dp-chart-map.h"
#include "figure/dp-figure.h"

G_BEGIN_DECLS

#define DP_TYPE_CHART_VIEW (dp_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (DpChartView, dp_chart_view, DP, CHART_VIEW, AdwBin)

/* Signal "item-activated" (const char *id): the user chose a row, mark or cell. */
void            dp_chart_view_take_figure (DpChartView *self,
                                           DpFigure    *figure);
const DpFigure *dp_chart_view_get_figure  (DpChartView *self); /* (nullable) */
void            dp_chart_view_preview_figure (DpChartView *self,
                                              DpFigure    *figure);
void            dp_chart_view_set_map_zoom (DpChartView     *self,
                                            const DpMapZoom *zoom);
DpChartCanvas  *dp_chart_view_get_canvas  (DpChartView *self);
void            dp_chart_view_copy        (DpChartView *self);
void            dp_chart_view_print       (DpChartView *self);

G_END_DECLS
