/* dp-chart-squares.c: people of a fixed group, before they are drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-squares.h"

#include "chart/dp-chart-private.h"

static void
bar_free (gpointer data)
{
  DpSquaresBar *bar = data;

  g_free (bar->name);
  g_free (bar->label);
  g_free (bar);
}

static void
panel_free (gpointer data)
{
  DpSquaresPanel *panel = data;

  g_free (panel->title);
  g_free (panel->label);
  g_ptr_array_unref (panel->bars);
  g_free (panel);
}

static gpointer
body_new (void)
{
  DpSquaresChart *squares = g_new0 (DpSquaresChart, 1);

  squares->panels = g_ptr_array_new_with_free_func (panel_free);
  return squares;
}

static void
clear (DpChart *chart)
{
  DpSquaresChart *squares = chart->body;

  g_ptr_array_unref (squares->panels);
  g_free (squares);
}

static gboolean
is_empty (const DpChart *chart)
{
  return dp_chart_get_squares (chart)->panels->len == 0;
}

const DpChartData _dp_squares_data = {
  .body_new = body_new,
  .clear = clear,
  .is_empty = is_empty,
};

/**
 * dp_chart_new_squares:
 * @title: the headline
 * @total: people in the group, at least 1
 * @party: whose figure it is
 *
 * Returns: (transfer full): the chart
 */
DpChart *
dp_chart_new_squares (const char *title,
                      guint       total,
                      DpParty     party)
{
  DpChart *chart = _dp_chart_new (DP_CHART_SQUARES, title);
  DpSquaresChart *squares = chart->body;

  squares->total = MAX (total, 1);
  squares->party = party;
  return chart;
}

/** dp_chart_get_squares: Returns: (transfer none): the group of a %DP_CHART_SQUARES. */
const DpSquaresChart *
dp_chart_get_squares (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_SQUARES, NULL);

  return chart->body;
}

/** dp_chart_add_squares_panel: Returns: (transfer none): the group at one time, @filled of them filled (at most all). */
DpSquaresPanel *
dp_chart_add_squares_panel (DpChart    *chart,
                            const char *title,
                            guint       filled,
                            const char *label)
{
  DpSquaresPanel *panel = g_new0 (DpSquaresPanel, 1);

  panel->title = g_strdup (title);
  panel->filled = MIN (filled, dp_chart_get_squares (chart)->total);
  panel->label = g_strdup (label);
  panel->bars = g_ptr_array_new_with_free_func (bar_free);
  g_ptr_array_add (((DpSquaresChart *) chart->body)->panels, panel);
  return panel;
}

/** dp_squares_panel_add_bar: adds what @count of the group had, written as @label. */
void
dp_squares_panel_add_bar (DpSquaresPanel *panel,
                          const char     *name,
                          guint           count,
                          const char     *label)
{
  DpSquaresBar *bar = g_new0 (DpSquaresBar, 1);

  bar->name = g_strdup (name);
  bar->count = count;
  bar->label = g_strdup (label);
  g_ptr_array_add (panel->bars, bar);
}
