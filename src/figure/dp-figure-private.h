/* dp-figure-private.h: the makers of the single figures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-estimates.h"
#include "figure/dp-figure.h"

G_BEGIN_DECLS

/* Each fills chart, table and text of an empty figure. */
void _dp_figure_need           (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_capacity       (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_specialisation (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_units          (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_years          (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_change         (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_sensitivity    (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_tipping        (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_services       (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_map            (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_timeline       (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_price          (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_distance       (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_history        (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);

/* Writes language, alternative text and version on the chart of @figure. A chart that does not say what it shows and where that
 * comes from is a mistake of its maker: it becomes a page that says so. */
void        _dp_figure_seal          (DpFigure *figure, DpAnalysis *analysis);

/* What several figures say and draw alike (dp-figure-pieces.c). */

/* A picture that says what is missing of the proposal's capacity; (transfer full) @chart is an empty one of the right kind. */
void        _dp_figure_fill_gap      (DpFigure               *figure,
                                      DpChart                *chart,
                                      const DpCapacityResult *capacity);
/* (transfer full): why nothing can be computed, as a sentence: @error says it, unless there is no proposal to speak of. */
char       *_dp_figure_refusal       (const DpFigureOptions *options,
                                      const GError          *error);
/* The source line of what rests on the estimates of @rows (element-type DpEstimateRow) and is computed here. */
void        _dp_figure_set_sources   (DpChart         *chart,
                                      const GPtrArray *rows);
/* What stands there on a slide: whose they are, without documents and pages. */
void        _dp_figure_set_brief_sources (DpChart         *chart,
                                          const GPtrArray *rows,
                                          gboolean         is_computed);
/* (transfer container) (element-type DpCapacityResult): the chosen proposal and after it the others, @most in all, that can
 * be computed. */
GPtrArray  *_dp_figure_proposals     (DpAnalysis *analysis,
                                      const char *chosen,
                                      guint       most);
/* (transfer full): the letter and the name of a proposal: "A · One unit in each region". */
char       *_dp_figure_proposal_name (const DpRecord *proposal);

/* The published limits or figures of @row as marks of a chart's row, and what joins them. */
void        _dp_figure_add_published (DpRangeRow          *chart_row,
                                      const DpEstimateRow *row,
                                      gboolean             labelled);

typedef double (*DpCaseValue) (gconstpointer data, guint c);

/* (transfer full): what is written beside a row's marks; @values are the lowest and the highest. */
typedef char *(*DpBandLabel) (gconstpointer data, const DpEstimateRow *row, DpRange values);

/* Below the axis of a chart of curves: where the cases of every row lie. */
void        _dp_figure_add_bands     (DpChart            *chart,
                                      const GPtrArray    *rows,
                                      const DpNeedResult *need,
                                      DpCaseValue         value,
                                      gconstpointer       data,
                                      DpBandLabel         label);

/* The distance, in km, that a chart of distances is about: @within_km where the reader names one, else the usual one. */
double      _dp_figure_within_km     (double within_km);

/* (transfer full): a tick label in the reader's language. */
char       *_dp_figure_format_tick   (double value);

/* The axis of women a year in the country, on which charts stay comparable with one another. */
void _dp_figure_set_need_axis  (DpChart *chart, double highest);

G_END_DECLS
