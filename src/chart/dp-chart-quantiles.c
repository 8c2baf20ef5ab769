/* dp-chart-quantiles.c: so many equally likely outcomes as dots, before they are drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-quantiles.h"

#include "chart/dp-chart-private.h"

#include <math.h>

static void
stack_free (gpointer data)
{
  DpStack *stack = data;

  g_free (stack->accessible);
  g_free (stack);
}

static void
row_free (gpointer data)
{
  DpQuantileRow *row = data;

  g_free (row->id);
  g_free (row->name);
  g_free (row->detail);
  g_free (row->figure);
  g_free (row->text);
  g_free (row->accessible);
  g_ptr_array_unref (row->stacks);
  g_free (row);
}

static gpointer
body_new (void)
{
  DpQuantileChart *quantiles = g_new0 (DpQuantileChart, 1);

  quantiles->rows = g_ptr_array_new_with_free_func (row_free);
  return quantiles;
}

static void
clear (DpChart *chart)
{
  DpQuantileChart *quantiles = chart->body;

  g_free (quantiles->axis.title);
  g_ptr_array_unref (quantiles->rows);
  g_free (quantiles);
}

static gboolean
is_empty (const DpChart *chart)
{
  return ((const DpQuantileChart *) chart->body)->rows->len == 0;
}

const DpChartData _dp_quantiles_data = { body_new, clear, is_empty };

/**
 * dp_chart_new_quantiles:
 * @title: the headline
 *
 * Returns: (transfer full): a chart without a row
 */
DpChart *
dp_chart_new_quantiles (const char *title)
{
  return _dp_chart_new (DP_CHART_QUANTILES, title);
}

/** dp_chart_get_quantiles: Returns: (transfer none): the body of a chart of equally likely outcomes. */
const DpQuantileChart *
dp_chart_get_quantiles (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_QUANTILES, NULL);

  return chart->body;
}

/** dp_chart_set_quantile_axis: the axis of all rows; @max not above @min: chosen from the data. */
void
dp_chart_set_quantile_axis (DpChart      *chart,
                            double        min,
                            double        max,
                            double        tick_step,
                            DpFormatFunc  format,
                            const char   *title)
{
  DpAxis *axis;

  g_return_if_fail (chart->kind == DP_CHART_QUANTILES);

  axis = &((DpQuantileChart *) chart->body)->axis;
  axis->min = min;
  axis->max = max;
  axis->tick_step = tick_step;
  axis->format = format;
  _dp_replace_text (&axis->title, title);
}

/** dp_chart_add_quantile_row: Returns: (transfer none): a row below the others, with no dot yet. */
DpQuantileRow *
dp_chart_add_quantile_row (DpChart    *chart,
                           const char *id,
                           DpParty     party,
                           const char *name,
                           const char *detail,
                           const char *accessible)
{
  DpQuantileRow *row;

  g_return_val_if_fail (chart->kind == DP_CHART_QUANTILES, NULL);
  g_return_val_if_fail ((guint) party < DP_N_PARTIES, NULL);

  row = g_new0 (DpQuantileRow, 1);
  row->id = _dp_copy_text (id);
  row->party = party;
  row->name = g_strdup (name != NULL ? name : "");
  row->detail = _dp_copy_text (detail);
  row->accessible = g_strdup (accessible != NULL ? accessible : row->name);
  row->stacks = g_ptr_array_new_with_free_func (stack_free);
  g_ptr_array_add (((DpQuantileChart *) chart->body)->rows, row);
  return row;
}

/** dp_quantile_row_set_goal: draws a dashed line up the row at @goal. */
void
dp_quantile_row_set_goal (DpQuantileRow *row,
                          double         goal)
{
  g_return_if_fail (isfinite (goal));

  row->has_goal = TRUE;
  row->goal = goal;
}

/** dp_quantile_row_set_texts: sets what stands right of the dots. */
void
dp_quantile_row_set_texts (DpQuantileRow *row,
                           const char    *figure,
                           const char    *text)
{
  _dp_replace_text (&row->figure, figure);
  _dp_replace_text (&row->text, text);
}

/** dp_quantile_row_add_stack: appends @count dots at @value, which is above that of the stack before. */
void
dp_quantile_row_add_stack (DpQuantileRow *row,
                           double         value,
                           guint          count,
                           gboolean       over,
                           const char    *accessible)
{
  DpStack *stack;

  g_return_if_fail (isfinite (value) && count > 0);
  g_return_if_fail (row->stacks->len == 0
                    || value > ((const DpStack *) g_ptr_array_index (row->stacks, row->stacks->len - 1))->value);
  g_return_if_fail (accessible != NULL);

  stack = g_new0 (DpStack, 1);
  stack->value = value;
  stack->count = count;
  stack->over = over;
  stack->accessible = g_strdup (accessible);
  g_ptr_array_add (row->stacks, stack);
}
