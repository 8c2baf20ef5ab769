/* dp-estimates.h: the estimates as rows of charts and tables.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"
#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpEstimateRow: estimates that share a row; a published range is one estimate, two single figures are two. */
typedef struct
{
  GPtrArray *estimates; /* of borrowed DpRecord */
  gboolean in_use;
} DpEstimateRow;

/** DpEstimateFilter: which of the comparable estimates. */
typedef enum
{
  DP_ESTIMATES_IN_USE,
  DP_ESTIMATES_OTHER, /* comparable, but not in use */
} DpEstimateFilter;

/** DpContextFigure: a figure that counts something else. It is a type of its own, with words and no values: nothing that
 * draws on an axis of need takes one. */
typedef struct _DpContextFigure DpContextFigure;

GPtrArray  *dp_estimate_rows        (const DpPlan    *plan,
                                     DpEstimateFilter filter,
                                     const char      *only);
const char *dp_estimate_row_name    (const DpEstimateRow *row);
char       *dp_estimate_row_years   (const DpEstimateRow *row);
char       *dp_estimate_row_detail  (const DpEstimateRow *row);
char       *dp_estimate_row_counts  (const DpEstimateRow *row);
char       *dp_estimate_row_figures (const DpEstimateRow *row,
                                     double               factor);
DpRange     dp_estimate_row_range   (const DpEstimateRow *row);
DpParty     dp_estimate_row_party   (const DpEstimateRow *row);
DpBar       dp_estimate_row_bar     (const DpEstimateRow *row);
gboolean    dp_estimate_row_is_range (const DpEstimateRow *row);
char       *dp_estimate_sources     (const GPtrArray *rows);
char       *dp_estimate_brief_sources (const GPtrArray *rows);

GPtrArray  *dp_context_figures        (const DpPlan *plan);
char       *dp_context_figure_figures (const DpContextFigure *figure);
char       *dp_context_figure_title   (const DpContextFigure *figure);
char       *dp_context_figure_counts  (const DpContextFigure *figure);

G_END_DECLS
