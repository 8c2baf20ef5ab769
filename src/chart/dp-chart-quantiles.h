/* dp-chart-quantiles.h: so many equally likely outcomes as dots (C4 "Halvtreds mulige år").
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart-lines.h"

G_BEGIN_DECLS

/**
 * DpStack: equally likely outcomes with the same value
 * @count: how many dots
 * @over: whether they lie beyond the goal: filled dots, the others are outlines
 * @accessible: the stack as one sentence
 */
typedef struct
{
  double value;
  guint count;
  gboolean over;
  char *accessible;
} DpStack;

/**
 * DpQuantileRow: one estimate
 * @detail: (nullable): second line under the name
 * @figure: (nullable): bold, right of the dots ("12 of 50")
 * @text: (nullable): below it
 * @accessible: the row as one sentence
 * @has_goal, @goal: a dashed line up the row
 * @stacks: (element-type DpStack): by rising value
 */
typedef struct
{
  char *id;
  DpParty party;
  char *name;
  char *detail;
  char *figure;
  char *text;
  char *accessible;
  gboolean has_goal;
  double goal;
  GPtrArray *stacks;
} DpQuantileRow;

/** DpQuantileChart: @rows: (element-type DpQuantileRow): one below the other, on one axis. */
typedef struct
{
  DpAxis axis;
  GPtrArray *rows;
} DpQuantileChart;

DpChart               *dp_chart_new_quantiles      (const char    *title) G_GNUC_WARN_UNUSED_RESULT;
const DpQuantileChart *dp_chart_get_quantiles      (const DpChart *chart);
void                   dp_chart_set_quantile_axis  (DpChart       *chart,
                                                    double         min,
                                                    double         max,
                                                    double         tick_step,
                                                    DpFormatFunc   format,
                                                    const char    *title);
DpQuantileRow         *dp_chart_add_quantile_row   (DpChart       *chart,
                                                    const char    *id,
                                                    DpParty        party,
                                                    const char    *name,
                                                    const char    *detail,
                                                    const char    *accessible);
void                   dp_quantile_row_set_goal    (DpQuantileRow *row,
                                                    double         goal);
void                   dp_quantile_row_set_texts   (DpQuantileRow *row,
                                                    const char    *figure,
                                                    const char    *text);
void                   dp_quantile_row_add_stack   (DpQuantileRow *row,
                                                    double         value,
                                                    guint          count,
                                                    gboolean       over,
                                                    const char    *accessible);

G_END_DECLS
