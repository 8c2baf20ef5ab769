/* dp-figure-private.h: the makers of the single figures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"

G_BEGIN_DECLS

/* Each fills chart, table and text of an empty figure. */
void _dp_figure_need           (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_capacity       (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
void _dp_figure_specialisation (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);

/* The axis of women a year in the country, on which charts stay comparable with one another. */
void _dp_figure_set_need_axis  (DpChart *chart, double highest);

G_END_DECLS
