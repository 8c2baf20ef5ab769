/* dp-chart-dots.c: rows of dots in panels beside one another, before they are drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-dots.h"

#include "chart/dp-chart-private.h"

#include <math.h>

static void
dot_free (gpointer data)
{
  DpDot *dot = data;

  g_free (dot->id);
  g_free (dot->label);
  g_free (dot->tooltip);
  g_free (dot->accessible);
  g_free (dot);
}

static void
lane_free (gpointer data)
{
  DpDotLane *lane = data;

  g_free (lane->name);
  g_ptr_array_unref (lane->dots);
  g_free (lane);
}

static void
cell_free (gpointer data)
{
  DpDotCell *cell = data;

  g_free (cell->text);
  g_ptr_array_unref (cell->lanes);
  g_free (cell);
}

static void
row_free (gpointer data)
{
  DpDotRow *row = data;

  g_free (row->id);
  g_free (row->name);
  g_free (row->detail);
  g_free (row->accessible);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
panel_free (gpointer data)
{
  DpDotPanel *panel = data;

  g_free (panel->axis.title);
  g_ptr_array_unref (panel->lines);
  g_free (panel);
}

static void
section_free (gpointer data)
{
  DpDotSection *section = data;

  g_free (section->heading);
  g_ptr_array_unref (section->panels);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

static gpointer
body_new (void)
{
  DpDotChart *dots = g_new0 (DpDotChart, 1);

  dots->sections = g_ptr_array_new_with_free_func (section_free);
  return dots;
}

static void
clear (DpChart *chart)
{
  DpDotChart *dots = chart->body;

  g_ptr_array_unref (dots->sections);
  g_free (dots);
}

static gboolean
is_empty (const DpChart *chart)
{
  const DpDotChart *dots = chart->body;

  for (guint i = 0; i < dots->sections->len; i++)
    if (((const DpDotSection *) g_ptr_array_index (dots->sections, i))->rows->len > 0)
      return FALSE;
  return TRUE;
}

const DpChartData _dp_dots_data = { body_new, clear, is_empty };

/**
 * dp_chart_new_dots:
 * @title: the headline
 *
 * Returns: (transfer full): a chart without a row
 */
DpChart *
dp_chart_new_dots (const char *title)
{
  return _dp_chart_new (DP_CHART_DOTS, title);
}

/** dp_chart_get_dots: Returns: (transfer none): the body of a chart of dots. */
const DpDotChart *
dp_chart_get_dots (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_DOTS, NULL);

  return chart->body;
}

/** dp_chart_add_dot_section: Returns: (transfer none): a section without panels, @heading (nullable) above its rows. */
DpDotSection *
dp_chart_add_dot_section (DpChart    *chart,
                          const char *heading)
{
  DpDotSection *section;

  g_return_val_if_fail (chart->kind == DP_CHART_DOTS, NULL);

  section = g_new0 (DpDotSection, 1);
  section->heading = _dp_copy_text (heading);
  section->panels = g_ptr_array_new_with_free_func (panel_free);
  section->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (((DpDotChart *) chart->body)->sections, section);
  return section;
}

/**
 * dp_dot_section_add_panel:
 * @section: a section without rows
 * @min: lowest value
 * @max: highest value; not above @min: chosen from the data. Dots beyond it widen the axis all the same.
 * @tick_step: distance of ticks; 0: chosen
 * @format: (nullable): writes the tick labels; NULL: whole numbers
 * @title: (nullable): what it measures
 *
 * Returns: (transfer none): a panel right of the others
 */
DpDotPanel *
dp_dot_section_add_panel (DpDotSection *section,
                          double        min,
                          double        max,
                          double        tick_step,
                          DpFormatFunc  format,
                          const char   *title)
{
  DpDotPanel *panel;

  g_return_val_if_fail (section->rows->len == 0, NULL);

  panel = g_new0 (DpDotPanel, 1);
  panel->axis = (DpAxis) { min, max, tick_step, format, _dp_copy_text (title) };
  panel->lines = g_ptr_array_new_with_free_func (_dp_line_free);
  g_ptr_array_add (section->panels, panel);
  return panel;
}

/** dp_dot_panel_add_line: adds a dashed reference line at @value, @label (nullable) above it. */
void
dp_dot_panel_add_line (DpDotPanel *panel,
                       double      value,
                       const char *label)
{
  g_return_if_fail (isfinite (value));

  g_ptr_array_add (panel->lines, _dp_line_new (value, label, DP_STROKE_DASHED, FALSE));
}

/**
 * dp_dot_section_add_row:
 * @section: a section with its panels
 * @id: (nullable): the caller's name for it
 * @name: who or what
 * @detail: (nullable): second line
 * @accessible: the row as one sentence
 *
 * Returns: (transfer none): the row, with no lane yet
 */
DpDotRow *
dp_dot_section_add_row (DpDotSection *section,
                        const char   *id,
                        const char   *name,
                        const char   *detail,
                        const char   *accessible)
{
  DpDotRow *row = g_new0 (DpDotRow, 1);

  row->id = _dp_copy_text (id);
  row->name = g_strdup (name != NULL ? name : "");
  row->detail = _dp_copy_text (detail);
  row->accessible = g_strdup (accessible != NULL ? accessible : row->name);
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  for (guint i = 0; i < section->panels->len; i++)
    {
      DpDotCell *cell = g_new0 (DpDotCell, 1);

      cell->lanes = g_ptr_array_new_with_free_func (lane_free);
      g_ptr_array_add (row->cells, cell);
    }
  g_ptr_array_add (section->rows, row);
  return row;
}

/** dp_dot_row_set_text: sets what stands right of a panel in this row. */
void
dp_dot_row_set_text (DpDotRow   *row,
                     guint       panel,
                     const char *text)
{
  g_return_if_fail (panel < row->cells->len);

  _dp_replace_text (&((DpDotCell *) g_ptr_array_index (row->cells, panel))->text, text);
}

/** dp_dot_row_add_lane: Returns: (transfer none): a lane below the others of the row in @panel, with no dot yet. */
DpDotLane *
dp_dot_row_add_lane (DpDotRow   *row,
                     guint       panel,
                     DpParty     party,
                     DpBar       bar,
                     const char *name)
{
  DpDotLane *lane;

  g_return_val_if_fail (panel < row->cells->len, NULL);
  g_return_val_if_fail ((guint) party < DP_N_PARTIES, NULL);

  lane = g_new0 (DpDotLane, 1);
  lane->party = party;
  lane->bar = bar;
  lane->name = _dp_copy_text (name);
  lane->dots = g_ptr_array_new_with_free_func (dot_free);
  g_ptr_array_add (((DpDotCell *) g_ptr_array_index (row->cells, panel))->lanes, lane);
  return lane;
}

/** dp_dot_lane_add_dot: Returns: (transfer none): a dot at @value, which has to be finite. */
DpDot *
dp_dot_lane_add_dot (DpDotLane  *lane,
                     double      value,
                     const char *label,
                     gboolean    hollow,
                     const char *accessible)
{
  DpDot *dot;

  g_return_val_if_fail (isfinite (value), NULL);
  g_return_val_if_fail (accessible != NULL, NULL);

  dot = g_new0 (DpDot, 1);
  dot->value = value;
  dot->label = _dp_copy_text (label);
  dot->hollow = hollow;
  dot->accessible = g_strdup (accessible);
  g_ptr_array_add (lane->dots, dot);
  return dot;
}

/** dp_dot_set_id: sets the caller's name for the dot. */
void
dp_dot_set_id (DpDot      *dot,
               const char *id)
{
  _dp_replace_text (&dot->id, id);
}
