/* dp-chart-private.h: what the kinds of chart say of their data.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/**
 * DpChartData:
 * @body_new: (nullable): makes #DpChart.body
 * @clear: frees what the kind keeps in the chart, the body included
 * @is_empty: whether there is nothing to plot
 * @trim: (nullable): leaves out what only a reader close by can read
 */
typedef struct
{
  gpointer (*body_new) (void);
  void (*clear) (DpChart *chart);
  gboolean (*is_empty) (const DpChart *chart);
  void (*trim) (DpChart *chart);
} DpChartData;

extern const DpChartData _dp_text_data;
extern const DpChartData _dp_squares_data;
extern const DpChartData _dp_map_data;
extern const DpChartData _dp_gantt_data;
extern const DpChartData _dp_lines_data;
extern const DpChartData _dp_dots_data;
extern const DpChartData _dp_quantiles_data;

DpChart    *_dp_chart_new       (DpChartKind  kind,
                                 const char  *title);
void        _dp_replace_text    (char       **field,
                                 const char  *text);
char       *_dp_copy_text       (const char  *text);
DpRangeRow *_dp_range_row_new   (DpRowLevel   level,
                                 DpParty      party,
                                 const char  *name,
                                 const char  *detail);
void        _dp_range_row_free  (gpointer     data);
DpLine     *_dp_line_new        (double       value,
                                 const char  *label,
                                 DpStroke     stroke,
                                 gboolean     bold);
void        _dp_line_free       (gpointer     data);

gboolean _dp_chart_is_moving (const DpChart *chart);

G_END_DECLS
