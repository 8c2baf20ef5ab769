/* dp-chart-lines.h: curves over two axes (C5 "Vippepunkt", C8 "Afstand", C12 "Pris og belægning").
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/**
 * DpAxis: an axis as it was asked for
 * @max: not above @min: chosen from the data
 * @tick_step: distance of ticks; 0: chosen
 * @format: (nullable): writes tick labels; NULL: whole numbers
 * @title: (nullable): what the axis measures
 */
typedef struct
{
  double min;
  double max;
  double tick_step;
  DpFormatFunc format;
  char *title;
} DpAxis;

/**
 * DpCurveMark: a point of a curve that can be pointed at
 * @id: (nullable): NULL: the curve's
 * @has_party: drawn with the marker of @party; else as a ring in the curve's colour
 * @shown: FALSE for a mere reading of the curve, which is walked through but not drawn
 * @label: (nullable): written beside the mark
 * @tooltip: (nullable): NULL: @accessible
 * @accessible: the mark as one sentence
 */
typedef struct
{
  char *id;
  double x;
  double y;
  gboolean has_party;
  DpParty party;
  gboolean shown;
  char *label;
  char *tooltip;
  char *accessible;
} DpCurveMark;

/** DpCurvePoint: a corner of a curve, in values. */
typedef struct
{
  double x;
  double y;
} DpCurvePoint;

/**
 * DpCurve: straight from point to point
 * @id: (nullable): the caller's name for it
 * @name: (nullable): written at its right end
 * @strong: the curve the chart is about: heavier, in the colour of text
 * @accessible: (nullable): the curve as one sentence; NULL: its name
 * @points: (element-type DpCurvePoint): x never falls
 * @marks: (element-type DpCurveMark)
 */
typedef struct
{
  char *id;
  char *name;
  DpStroke stroke;
  gboolean strong;
  char *accessible;
  GArray *points;
  GPtrArray *marks;
} DpCurve;

/**
 * DpLineChart:
 * @x, @y: the axes
 * @curves: (element-type DpCurve)
 * @levels: (element-type DpLine): level reference lines, at values of @y
 * @uprights: (element-type DpLine): upright reference lines, at values of @x
 * @bands: (element-type DpRangeRow): below the axis, on its scale: where each estimate lies; labelled beside their marks
 */
typedef struct
{
  DpAxis x;
  DpAxis y;
  GPtrArray *curves;
  GPtrArray *levels;
  GPtrArray *uprights;
  GPtrArray *bands;
} DpLineChart;

DpChart           *dp_chart_new_lines           (const char    *title) G_GNUC_WARN_UNUSED_RESULT;
const DpLineChart *dp_chart_get_lines           (const DpChart *chart);

void               dp_chart_set_x_axis          (DpChart       *chart,
                                                 double         min,
                                                 double         max,
                                                 double         tick_step,
                                                 DpFormatFunc   format,
                                                 const char    *title);
void               dp_chart_set_y_axis          (DpChart       *chart,
                                                 double         min,
                                                 double         max,
                                                 double         tick_step,
                                                 DpFormatFunc   format,
                                                 const char    *title);
DpCurve           *dp_chart_add_curve           (DpChart       *chart,
                                                 const char    *name,
                                                 DpStroke       stroke,
                                                 gboolean       strong);
void               dp_chart_add_level           (DpChart       *chart,
                                                 double         value,
                                                 const char    *label);
DpLine            *dp_chart_add_upright         (DpChart       *chart,
                                                 double         value,
                                                 const char    *label,
                                                 DpStroke       stroke);
DpRangeRow        *dp_chart_add_band            (DpChart       *chart,
                                                 DpParty        party,
                                                 const char    *name);

void               dp_curve_set_id              (DpCurve       *curve,
                                                 const char    *id);
void               dp_curve_set_accessible      (DpCurve       *curve,
                                                 const char    *sentence);
void               dp_curve_add_point           (DpCurve       *curve,
                                                 double         x,
                                                 double         y);
DpCurveMark       *dp_curve_add_mark            (DpCurve       *curve,
                                                 double         x,
                                                 double         y,
                                                 const char    *label,
                                                 const char    *accessible);
void               dp_curve_add_reading         (DpCurve       *curve,
                                                 double         x,
                                                 double         y,
                                                 const char    *accessible);

void               dp_curve_mark_set_id         (DpCurveMark   *mark,
                                                 const char    *id);
void               dp_curve_mark_set_party      (DpCurveMark   *mark,
                                                 DpParty        party);
void               dp_curve_mark_set_tooltip    (DpCurveMark   *mark,
                                                 const char    *tooltip);

G_END_DECLS
