/* dp-chart-canvas.h: the drawing of a chart, with hover and keyboard cursor over its marks.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/dp-chart.h"
#include "figure/dp-figure.h"

G_BEGIN_DECLS

#define DP_TYPE_CHART_CANVAS (dp_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DpChartCanvas, dp_chart_canvas, DP, CHART_CANVAS, GtkWidget)

/* Signal "activated" (const char *id): the user pressed, or Enter was typed on, an item with an id. */
GtkWidget  *dp_chart_canvas_new        (void);
void        dp_chart_canvas_set_figure (DpChartCanvas  *self,
                                        const DpFigure *figure);

G_END_DECLS
