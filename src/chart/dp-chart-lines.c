/* dp-chart-lines.c: curves over two axes, before they are drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-lines.h"

#include "chart/dp-chart-private.h"

#include <math.h>

static void
mark_free (gpointer data)
{
  DpCurveMark *mark = data;

  g_free (mark->id);
  g_free (mark->label);
  g_free (mark->tooltip);
  g_free (mark->accessible);
  g_free (mark);
}

static void
curve_free (gpointer data)
{
  DpCurve *curve = data;

  g_free (curve->id);
  g_free (curve->name);
  g_free (curve->accessible);
  g_array_unref (curve->points);
  g_ptr_array_unref (curve->marks);
  g_free (curve);
}

static gpointer
body_new (void)
{
  DpLineChart *lines = g_new0 (DpLineChart, 1);

  lines->curves = g_ptr_array_new_with_free_func (curve_free);
  lines->levels = g_ptr_array_new_with_free_func (_dp_line_free);
  lines->uprights = g_ptr_array_new_with_free_func (_dp_line_free);
  lines->bands = g_ptr_array_new_with_free_func (_dp_range_row_free);
  return lines;
}

static void
clear (DpChart *chart)
{
  DpLineChart *lines = chart->body;

  g_free (lines->x.title);
  g_free (lines->y.title);
  g_ptr_array_unref (lines->curves);
  g_ptr_array_unref (lines->levels);
  g_ptr_array_unref (lines->uprights);
  g_ptr_array_unref (lines->bands);
  g_free (lines);
}

static gboolean
is_empty (const DpChart *chart)
{
  const DpLineChart *lines = chart->body;

  for (guint i = 0; i < lines->curves->len; i++)
    if (((const DpCurve *) g_ptr_array_index (lines->curves, i))->points->len > 0)
      return FALSE;
  return TRUE;
}

const DpChartData _dp_lines_data = { body_new, clear, is_empty };

static DpLineChart *
lines_of (DpChart *chart)
{
  return chart->body;
}

/**
 * dp_chart_new_lines:
 * @title: the headline
 *
 * Returns: (transfer full): a chart without a curve, with axes chosen from the data
 */
DpChart *
dp_chart_new_lines (const char *title)
{
  return _dp_chart_new (DP_CHART_LINES, title);
}

/** dp_chart_get_lines: Returns: (transfer none): the body of a chart of curves. */
const DpLineChart *
dp_chart_get_lines (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_LINES, NULL);

  return chart->body;
}

static void
set_axis (DpAxis       *axis,
          double        min,
          double        max,
          double        tick_step,
          DpFormatFunc  format,
          const char   *title)
{
  axis->min = min;
  axis->max = max;
  axis->tick_step = tick_step;
  axis->format = format;
  _dp_replace_text (&axis->title, title);
}

/**
 * dp_chart_set_x_axis:
 * @chart: a chart of curves
 * @min: lowest value
 * @max: highest value; not above @min: chosen from the data
 * @tick_step: distance of ticks; 0: chosen
 * @format: (nullable): writes the tick labels; NULL: whole numbers
 * @title: (nullable): what it measures
 *
 * Curves are drawn within the axes; marks and bands beyond @max widen the axis.
 */
void
dp_chart_set_x_axis (DpChart      *chart,
                     double        min,
                     double        max,
                     double        tick_step,
                     DpFormatFunc  format,
                     const char   *title)
{
  g_return_if_fail (chart->kind == DP_CHART_LINES);

  set_axis (&lines_of (chart)->x, min, max, tick_step, format, title);
}

/** dp_chart_set_y_axis: as dp_chart_set_x_axis(). */
void
dp_chart_set_y_axis (DpChart      *chart,
                     double        min,
                     double        max,
                     double        tick_step,
                     DpFormatFunc  format,
                     const char   *title)
{
  g_return_if_fail (chart->kind == DP_CHART_LINES);

  set_axis (&lines_of (chart)->y, min, max, tick_step, format, title);
}

/**
 * dp_chart_add_curve:
 * @chart: a chart of curves
 * @name: (nullable): written at the curve's right end
 * @stroke: what tells it from the other curves, besides its name
 * @strong: whether it is the curve the chart is about
 *
 * Returns: (transfer none): the curve, with no point yet
 */
DpCurve *
dp_chart_add_curve (DpChart    *chart,
                    const char *name,
                    DpStroke    stroke,
                    gboolean    strong)
{
  DpCurve *curve;

  g_return_val_if_fail (chart->kind == DP_CHART_LINES, NULL);

  curve = g_new0 (DpCurve, 1);
  curve->name = _dp_copy_text (name);
  curve->stroke = stroke;
  curve->strong = strong;
  curve->points = g_array_new (FALSE, FALSE, sizeof (DpCurvePoint));
  curve->marks = g_ptr_array_new_with_free_func (mark_free);
  g_ptr_array_add (lines_of (chart)->curves, curve);
  return curve;
}

/** dp_chart_add_level: adds a dashed line across the plot at @value, with @label (nullable) beside it. */
void
dp_chart_add_level (DpChart    *chart,
                    double      value,
                    const char *label)
{
  g_return_if_fail (chart->kind == DP_CHART_LINES);
  g_return_if_fail (isfinite (value));

  g_ptr_array_add (lines_of (chart)->levels, _dp_line_new (value, label, DP_STROKE_DASHED, FALSE));
}

/** dp_chart_add_upright: Returns: (transfer none): a line up the plot at @value, with @label (nullable) above it. */
DpLine *
dp_chart_add_upright (DpChart    *chart,
                      double      value,
                      const char *label,
                      DpStroke    stroke)
{
  DpLine *line;

  g_return_val_if_fail (chart->kind == DP_CHART_LINES, NULL);
  g_return_val_if_fail (isfinite (value), NULL);

  line = _dp_line_new (value, label, stroke, FALSE);
  g_ptr_array_add (lines_of (chart)->uprights, line);
  return line;
}

/** dp_chart_add_band: Returns: (transfer none): a row below the axis; give it marks and a label as any row. */
DpRangeRow *
dp_chart_add_band (DpChart    *chart,
                   DpParty     party,
                   const char *name)
{
  DpRangeRow *row;

  g_return_val_if_fail (chart->kind == DP_CHART_LINES, NULL);
  g_return_val_if_fail ((guint) party < DP_N_PARTIES, NULL);

  row = _dp_range_row_new (DP_ROW_SECONDARY, party, name, NULL);
  g_ptr_array_add (lines_of (chart)->bands, row);
  return row;
}

/** dp_curve_set_id: sets the caller's name for the curve. */
void
dp_curve_set_id (DpCurve    *curve,
                 const char *id)
{
  _dp_replace_text (&curve->id, id);
}

/** dp_curve_set_accessible: sets the curve as one sentence. */
void
dp_curve_set_accessible (DpCurve    *curve,
                         const char *sentence)
{
  _dp_replace_text (&curve->accessible, sentence);
}

/** dp_curve_add_point: appends a corner; both values have to be finite, and @x not below the one before. */
void
dp_curve_add_point (DpCurve *curve,
                    double   x,
                    double   y)
{
  const DpCurvePoint point = { x, y };

  g_return_if_fail (isfinite (x) && isfinite (y));
  g_return_if_fail (curve->points->len == 0
                    || x >= g_array_index (curve->points, DpCurvePoint, curve->points->len - 1).x);

  g_array_append_val (curve->points, point);
}

/**
 * dp_curve_add_mark:
 * @curve: a curve
 * @x: where it is; both have to be finite
 * @y: likewise
 * @label: (nullable): written beside it
 * @accessible: the mark as one sentence
 *
 * Returns: (transfer none): the mark, a ring in the curve's colour
 */
DpCurveMark *
dp_curve_add_mark (DpCurve    *curve,
                   double      x,
                   double      y,
                   const char *label,
                   const char *accessible)
{
  DpCurveMark *mark;

  g_return_val_if_fail (isfinite (x) && isfinite (y), NULL);
  g_return_val_if_fail (accessible != NULL, NULL);

  mark = g_new0 (DpCurveMark, 1);
  mark->x = x;
  mark->y = y;
  mark->shown = TRUE;
  mark->label = _dp_copy_text (label);
  mark->accessible = g_strdup (accessible);
  g_ptr_array_add (curve->marks, mark);
  return mark;
}

/** dp_curve_add_reading: makes a point of the curve one that pointer and keyboard find, with no mark. */
void
dp_curve_add_reading (DpCurve    *curve,
                      double      x,
                      double      y,
                      const char *accessible)
{
  DpCurveMark *mark = dp_curve_add_mark (curve, x, y, NULL, accessible);

  if (mark != NULL)
    mark->shown = FALSE;
}

/** dp_curve_mark_set_id: sets the caller's name for the mark. */
void
dp_curve_mark_set_id (DpCurveMark *mark,
                      const char  *id)
{
  _dp_replace_text (&mark->id, id);
}

/** dp_curve_mark_set_party: draws the mark as that of @party. */
void
dp_curve_mark_set_party (DpCurveMark *mark,
                         DpParty      party)
{
  g_return_if_fail ((guint) party < DP_N_PARTIES);

  mark->has_party = TRUE;
  mark->party = party;
}

/** dp_curve_mark_set_tooltip: sets the text to show by the pointer. */
void
dp_curve_mark_set_tooltip (DpCurveMark *mark,
                           const char  *tooltip)
{
  _dp_replace_text (&mark->tooltip, tooltip);
}
