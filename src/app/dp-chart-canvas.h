/* dp-chart-canvas.h: the drawing of a chart, with hover and keyboard cursor over its marks.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "chart/dp-scene.h"
#include "figure/dp-figure.h"

G_BEGIN_DECLS

#define DP_TYPE_CHART_CANVAS (dp_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DpChartCanvas, dp_chart_canvas, DP, CHART_CANVAS, GtkWidget)

/* Signal "activated" (const char *id): the user pressed, or Enter was typed on, an item with an id.
 * Signal "cursor-moved" (double x, double y): the keyboard cursor goes to an item whose middle lies there, in px; who answers may
 *   bring it into sight. */
GtkWidget  *dp_chart_canvas_new        (void);
void        dp_chart_canvas_set_figure (DpChartCanvas  *self,
                                        const DpFigure *figure);

/* For things that are moved about on a chart. */
void           dp_chart_canvas_preview_figure (DpChartCanvas  *self,
                                               const DpFigure *figure);
const DpScene *dp_chart_canvas_get_scene      (DpChartCanvas  *self);
const char    *dp_chart_canvas_get_cursor_id  (DpChartCanvas  *self);
void           dp_chart_canvas_show_cursor_on (DpChartCanvas  *self,
                                               const char     *id);
void           dp_chart_canvas_describe       (DpChartCanvas  *self,
                                               const char     *text);

G_END_DECLS
