/* dp-chart-text.h: words in place of a plot: slides that say something no figure draws.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/**
 * DpTextStyle:
 * @DP_TEXT_HERO: what a title page is about: the lead very large, the text below it
 * @DP_TEXT_POINT: one point of several: a bullet, the lead in bold before the text
 * @DP_TEXT_ROW: the lead in a column of its own, the text beside it, a line above
 * @DP_TEXT_CELLS: the same in smaller letters, for the figures of a table
 */
typedef enum
{
  DP_TEXT_HERO,
  DP_TEXT_POINT,
  DP_TEXT_ROW,
  DP_TEXT_CELLS,
} DpTextStyle;

/** DpTextItem: @lead and @text may each be NULL, not both. */
typedef struct
{
  DpTextStyle style;
  char *lead;
  char *text;
} DpTextItem;

/** DpTextChart: @items: (element-type DpTextItem): one below the other. */
typedef struct
{
  GPtrArray *items;
} DpTextChart;

DpChart           *dp_chart_new_text (const char *title) G_GNUC_WARN_UNUSED_RESULT;
const DpTextChart *dp_chart_get_text (const DpChart *chart);
void               dp_chart_add_text (DpChart     *chart,
                                      DpTextStyle  style,
                                      const char  *lead,
                                      const char  *text);

G_END_DECLS
