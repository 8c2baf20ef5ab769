/* dp-chart-gantt.c: steps on a time scale, before they are drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-gantt.h"

#include "chart/dp-chart-private.h"

#include <math.h>

static void
tick_free (gpointer data)
{
  DpGanttTick *tick = data;

  g_free (tick->label);
  g_free (tick);
}

static void
span_free (gpointer data)
{
  DpGanttSpan *span = data;

  g_free (span->id);
  g_free (span->label);
  g_free (span->tooltip);
  g_free (span->accessible);
  g_free (span);
}

static void
row_free (gpointer data)
{
  DpGanttRow *row = data;

  g_free (row->name);
  g_free (row->detail);
  g_ptr_array_unref (row->spans);
  g_free (row);
}

static gpointer
body_new (void)
{
  DpGanttChart *gantt = g_new0 (DpGanttChart, 1);

  gantt->major = g_ptr_array_new_with_free_func (tick_free);
  gantt->minor = g_ptr_array_new_with_free_func (tick_free);
  gantt->rows = g_ptr_array_new_with_free_func (row_free);
  gantt->event = NAN;
  gantt->today = NAN;
  return gantt;
}

static void
clear (DpChart *chart)
{
  DpGanttChart *gantt = chart->body;

  g_ptr_array_unref (gantt->major);
  g_ptr_array_unref (gantt->minor);
  g_ptr_array_unref (gantt->rows);
  g_free (gantt->scale_title);
  g_free (gantt->lanes_title);
  g_free (gantt->rows_title);
  g_free (gantt->event_label);
  g_free (gantt->today_label);
  for (guint i = 0; i < DP_N_GANTT_FORMS; i++)
    g_free (gantt->form_words[i]);
  g_free (gantt->exact_word);
  g_free (gantt->vague_word);
  g_free (gantt);
}

static gboolean
is_empty (const DpChart *chart)
{
  return dp_chart_get_gantt (chart)->rows->len == 0;
}

/* All lanes become one, which bears the name of the band. */
static void
join_lanes (DpGanttChart *gantt)
{
  DpGanttRow *joined = gantt->rows->len > 0 ? gantt->rows->pdata[0] : NULL;

  if (joined == NULL || !joined->lane)
    return;
  if (gantt->lanes_title != NULL)
    _dp_replace_text (&joined->name, gantt->lanes_title);
  while (gantt->rows->len > 1 && ((DpGanttRow *) gantt->rows->pdata[1])->lane)
    {
      g_ptr_array_extend_and_steal (joined->spans, g_ptr_array_ref (((DpGanttRow *) gantt->rows->pdata[1])->spans));
      g_ptr_array_remove_index (gantt->rows, 1);
    }
}

/* Steps, bars and the large parts of the scale alone. */
static void
trim (DpChart *chart)
{
  DpGanttChart *gantt = chart->body;

  for (guint i = 0; i < gantt->rows->len; i++)
    _dp_replace_text (&((DpGanttRow *) gantt->rows->pdata[i])->detail, NULL);
  join_lanes (gantt);
  _dp_replace_text (&gantt->lanes_title, NULL);
  _dp_replace_text (&gantt->rows_title, NULL);
  _dp_replace_text (&gantt->scale_title, NULL);
  g_ptr_array_set_size (gantt->minor, 0);
}

const DpChartData _dp_gantt_data = {
  .body_new = body_new,
  .clear = clear,
  .is_empty = is_empty,
  .trim = trim,
};

static DpGanttChart *
gantt_of (DpChart *chart)
{
  return (DpGanttChart *) dp_chart_get_gantt (chart);
}

/**
 * dp_chart_new_gantt:
 * @title: the headline
 * @from, @to: limits of the time scale, finite; a scale that does not grow is given the length 1
 *
 * Returns: (transfer full): the chart
 */
DpChart *
dp_chart_new_gantt (const char *title,
                    double      from,
                    double      to)
{
  DpChart *chart = _dp_chart_new (DP_CHART_GANTT, title);

  gantt_of (chart)->from = from;
  gantt_of (chart)->to = to > from ? to : from + 1;
  return chart;
}

/** dp_chart_get_gantt: Returns: (transfer none): the steps of a %DP_CHART_GANTT. */
const DpGanttChart *
dp_chart_get_gantt (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_GANTT, NULL);

  return chart->body;
}

/** dp_chart_set_gantt_titles: sets what the small ticks are, and the headings of lanes and rows; each may be NULL. */
void
dp_chart_set_gantt_titles (DpChart    *chart,
                           const char *scale_title,
                           const char *lanes_title,
                           const char *rows_title)
{
  DpGanttChart *gantt = gantt_of (chart);

  _dp_replace_text (&gantt->scale_title, scale_title);
  _dp_replace_text (&gantt->lanes_title, lanes_title);
  _dp_replace_text (&gantt->rows_title, rows_title);
}

/** dp_chart_set_gantt_times: says whether small ticks are points of time or parts that bear a name. */
void
dp_chart_set_gantt_times (DpChart *chart,
                          gboolean minor_are_times)
{
  gantt_of (chart)->minor_are_times = minor_are_times;
}

/** dp_chart_add_gantt_tick: adds the beginning of a large (year) or small (quarter) part of the scale; in order. */
void
dp_chart_add_gantt_tick (DpChart    *chart,
                         gboolean    major,
                         double      at,
                         const char *label)
{
  DpGanttTick *tick = g_new0 (DpGanttTick, 1);

  tick->at = at;
  tick->label = _dp_copy_text (label);
  g_ptr_array_add (major ? gantt_of (chart)->major : gantt_of (chart)->minor, tick);
}

/**
 * dp_chart_add_gantt_row:
 * @chart: a Gantt chart
 * @lane: a low row of the band on top; lanes come before other rows
 * @name: what happens
 * @detail: (nullable): second line: who
 *
 * Returns: (transfer none): the row
 */
DpGanttRow *
dp_chart_add_gantt_row (DpChart    *chart,
                        gboolean    lane,
                        const char *name,
                        const char *detail)
{
  DpGanttRow *row = g_new0 (DpGanttRow, 1);

  row->lane = lane;
  row->name = g_strdup (name != NULL ? name : "");
  row->detail = _dp_copy_text (detail);
  row->spans = g_ptr_array_new_with_free_func (span_free);
  g_ptr_array_add (gantt_of (chart)->rows, row);
  return row;
}

/** dp_chart_set_gantt_event: draws a line through all rows at @at, with @label on top. */
void
dp_chart_set_gantt_event (DpChart    *chart,
                          double      at,
                          const char *label)
{
  gantt_of (chart)->event = at;
  _dp_replace_text (&gantt_of (chart)->event_label, label);
}

/** dp_chart_set_gantt_today: draws today as a line in the accent, with @label on a flag at its foot. */
void
dp_chart_set_gantt_today (DpChart    *chart,
                          double      at,
                          const char *label)
{
  gantt_of (chart)->today = at;
  _dp_replace_text (&gantt_of (chart)->today_label, label);
}

/** dp_chart_set_gantt_legend: says in a line below what the shapes mean. */
void
dp_chart_set_gantt_legend (DpChart    *chart,
                           const char *fixed,
                           const char *expected,
                           const char *unknown,
                           const char *exact,
                           const char *vague)
{
  DpGanttChart *gantt = gantt_of (chart);

  _dp_replace_text (&gantt->form_words[DP_GANTT_FIXED], fixed);
  _dp_replace_text (&gantt->form_words[DP_GANTT_EXPECTED], expected);
  _dp_replace_text (&gantt->form_words[DP_GANTT_UNKNOWN], unknown);
  _dp_replace_text (&gantt->exact_word, exact);
  _dp_replace_text (&gantt->vague_word, vague);
}

/**
 * dp_gantt_row_add_span:
 * @row: a row
 * @form: how sure it is
 * @from, @to: when; the same for a milestone. Finite, and not in the wrong order
 * @label: (nullable): the date in words
 * @accessible: the step as one sentence
 *
 * Returns: (transfer none): the span
 */
DpGanttSpan *
dp_gantt_row_add_span (DpGanttRow  *row,
                       DpGanttForm  form,
                       double       from,
                       double       to,
                       const char  *label,
                       const char  *accessible)
{
  DpGanttSpan *span;

  g_return_val_if_fail (isfinite (from) && isfinite (to) && to >= from, NULL);

  span = g_new0 (DpGanttSpan, 1);
  span->form = form;
  span->from = from;
  span->to = to;
  span->label = _dp_copy_text (label);
  span->accessible = g_strdup (accessible);
  g_ptr_array_add (row->spans, span);
  return span;
}

/** dp_gantt_row_set_strong: sets the labels of the row in bold. */
void
dp_gantt_row_set_strong (DpGanttRow *row,
                         gboolean    strong)
{
  row->strong = strong;
}

/** dp_gantt_span_set_id: sets the caller's name for it. */
void
dp_gantt_span_set_id (DpGanttSpan *span,
                      const char  *id)
{
  _dp_replace_text (&span->id, id);
}

/** dp_gantt_span_set_tooltip: sets its tooltip; several lines allowed. */
void
dp_gantt_span_set_tooltip (DpGanttSpan *span,
                           const char  *tooltip)
{
  _dp_replace_text (&span->tooltip, tooltip);
}

/** dp_gantt_span_set_open: says that it goes on to an end that nobody knows. */
void
dp_gantt_span_set_open (DpGanttSpan *span,
                        gboolean     open)
{
  span->open = open;
}

/** dp_gantt_span_set_exact: says that the day of a milestone is known. */
void
dp_gantt_span_set_exact (DpGanttSpan *span,
                         gboolean     exact)
{
  span->exact = exact;
}
