/* dp-chart-text.c: words in place of a plot.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-text.h"

#include "chart/dp-chart-private.h"

static void
item_free (gpointer data)
{
  DpTextItem *item = data;

  g_free (item->lead);
  g_free (item->text);
  g_free (item);
}

static gpointer
body_new (void)
{
  DpTextChart *text = g_new0 (DpTextChart, 1);

  text->items = g_ptr_array_new_with_free_func (item_free);
  return text;
}

static void
clear (DpChart *chart)
{
  DpTextChart *text = chart->body;

  g_ptr_array_unref (text->items);
  g_free (text);
}

static gboolean
is_empty (const DpChart *chart)
{
  return dp_chart_get_text (chart)->items->len == 0;
}

const DpChartData _dp_text_data = {
  .body_new = body_new,
  .clear = clear,
  .is_empty = is_empty,
};

/** dp_chart_new_text: Returns: (transfer full): a page of words under the headline @title; fill it with dp_chart_add_text(). */
DpChart *
dp_chart_new_text (const char *title)
{
  return _dp_chart_new (DP_CHART_TEXT, title);
}

/** dp_chart_get_text: Returns: (transfer none): the words of a %DP_CHART_TEXT. */
const DpTextChart *
dp_chart_get_text (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_TEXT, NULL);

  return chart->body;
}

/**
 * dp_chart_add_text:
 * @chart: a page of words
 * @style: how it is set
 * @lead: (nullable): the words that stand out
 * @text: (nullable): the rest; without both nothing is added
 */
void
dp_chart_add_text (DpChart     *chart,
                   DpTextStyle  style,
                   const char  *lead,
                   const char  *text)
{
  DpTextItem *item;
  g_autofree char *lead_copy = _dp_copy_text (lead);
  g_autofree char *text_copy = _dp_copy_text (text);

  g_return_if_fail (chart->kind == DP_CHART_TEXT);

  if (lead_copy == NULL && text_copy == NULL)
    return;
  item = g_new0 (DpTextItem, 1);
  item->style = style;
  item->lead = g_steal_pointer (&lead_copy);
  item->text = g_steal_pointer (&text_copy);
  g_ptr_array_add (((DpTextChart *) chart->body)->items, item);
}
