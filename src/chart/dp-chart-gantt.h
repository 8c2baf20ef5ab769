/* dp-chart-gantt.h: steps on a time scale, and how sure each is (C9 "Tidsplan").
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/*
 * Time is a number that grows to the right, in a unit of the caller's: days, or months from a decision. What stands on the
 * scale, the caller writes too: the chart knows no calendar.
 */

/**
 * DpGanttForm: how sure a step is, told by its shape
 * @DP_GANTT_FIXED: solid
 * @DP_GANTT_EXPECTED: hatched, with a soft end
 * @DP_GANTT_UNKNOWN: an empty dashed outline, with an arrow at an open end
 */
typedef enum
{
  DP_GANTT_FIXED,
  DP_GANTT_EXPECTED,
  DP_GANTT_UNKNOWN,
} DpGanttForm;

#define DP_N_GANTT_FORMS (DP_GANTT_UNKNOWN + 1)

/**
 * DpGanttSpan: a bar, or a diamond where it begins and ends at one time
 * @id: (nullable): the caller's name for it
 * @from, @to: limits; @to below @from is not allowed
 * @open: it goes on to an end that nobody knows
 * @exact: of a diamond: the day is known (filled), not just the month (hollow)
 * @label: (nullable): the date in words, written beside it
 * @tooltip: (nullable): NULL: @accessible
 * @accessible: the step as one sentence
 */
typedef struct
{
  char *id;
  DpGanttForm form;
  double from;
  double to;
  gboolean open;
  gboolean exact;
  char *label;
  char *tooltip;
  char *accessible;
} DpGanttSpan;

/**
 * DpGanttRow: a step, or a lane of milestones
 * @lane: a low row in the tinted band on top, whose spans bear no labels
 * @strong: its label is bold
 * @spans: (element-type DpGanttSpan)
 */
typedef struct
{
  char *name;
  char *detail;
  gboolean lane;
  gboolean strong;
  GPtrArray *spans;
} DpGanttRow;

/** DpGanttTick: where a year or a quarter begins on the scale; @label stands right of it. */
typedef struct
{
  double at;
  char *label;
} DpGanttTick;

/**
 * DpGanttChart:
 * @from, @to: limits of the scale
 * @scale_title: (nullable): what the small ticks are ("Quarter")
 * @major, @minor: (element-type DpGanttTick): in order
 * @minor_are_times: small ticks are points of time with a label at each ("12"), not parts that bear a name ("Q1")
 * @lanes_title, @rows_title: (nullable): headings of the band and of the rows
 * @rows: (element-type DpGanttRow): lanes first
 * @event, @event_label: (nullable): a line through all rows with its words on top: a handover; @event NAN: none
 * @today, @today_label: (nullable): a line in the accent with a flag at its foot; @today NAN: none
 * @form_words: legend of the three forms; NULL leaves the legend out
 * @exact_word, @vague_word: legend of the filled and the hollow diamond
 */
typedef struct
{
  double from;
  double to;
  char *scale_title;
  GPtrArray *major;
  GPtrArray *minor;
  gboolean minor_are_times;
  char *lanes_title;
  char *rows_title;
  GPtrArray *rows;
  double event;
  char *event_label;
  double today;
  char *today_label;
  char *form_words[DP_N_GANTT_FORMS];
  char *exact_word;
  char *vague_word;
} DpGanttChart;

DpChart            *dp_chart_new_gantt        (const char *title,
                                               double      from,
                                               double      to) G_GNUC_WARN_UNUSED_RESULT;
const DpGanttChart *dp_chart_get_gantt        (const DpChart *chart);

void                dp_chart_set_gantt_titles (DpChart    *chart,
                                               const char *scale_title,
                                               const char *lanes_title,
                                               const char *rows_title);
void                dp_chart_set_gantt_times  (DpChart    *chart,
                                               gboolean    minor_are_times);
void                dp_chart_add_gantt_tick   (DpChart    *chart,
                                               gboolean    major,
                                               double      at,
                                               const char *label);
DpGanttRow         *dp_chart_add_gantt_row    (DpChart    *chart,
                                               gboolean    lane,
                                               const char *name,
                                               const char *detail);
void                dp_chart_set_gantt_event  (DpChart    *chart,
                                               double      at,
                                               const char *label);
void                dp_chart_set_gantt_today  (DpChart    *chart,
                                               double      at,
                                               const char *label);
void                dp_chart_set_gantt_legend (DpChart    *chart,
                                               const char *fixed,
                                               const char *expected,
                                               const char *unknown,
                                               const char *exact,
                                               const char *vague);

DpGanttSpan        *dp_gantt_row_add_span     (DpGanttRow  *row,
                                               DpGanttForm  form,
                                               double       from,
                                               double       to,
                                               const char  *label,
                                               const char  *accessible);
void                dp_gantt_row_set_strong   (DpGanttRow  *row,
                                               gboolean     strong);
void                dp_gantt_span_set_id      (DpGanttSpan *span,
                                               const char  *id);
void                dp_gantt_span_set_tooltip (DpGanttSpan *span,
                                               const char  *tooltip);
void                dp_gantt_span_set_open    (DpGanttSpan *span,
                                               gboolean     open);
void                dp_gantt_span_set_exact   (DpGanttSpan *span,
                                               gboolean     exact);

G_END_DECLS
