/* dp-headline.h: headlines that somebody wrote in place of the sentence that the program writes on a chart.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"
#include "plan/dp-document.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): what of the plan a chart with @options shows, beside its proposal; NULL: all of it. */
char    *dp_headline_scope (const DpFigureOptions *options);

/* What @headline is about, as options; they borrow from it and from the (transfer full) strings. FALSE when no chart is called so. */
gboolean dp_headline_read_options (const DpRecord *headline, DpFigureKind *kind, DpFigureOptions *options, char ***strings);

/* Whether the figures are still those that @headline, a record of the plan, was written for. Of a chart that needs a simulation
 * nobody can tell without one: TRUE. */
gboolean dp_headline_fits  (DpAnalysis *analysis, const DpRecord *headline);

/* (transfer full): a mark of all that @figure shows, in its language, and of its numbers, in any. A headline is kept with the
 * mark it was written for. */
char    *dp_headline_seen  (const DpFigure *figure);

/* Writes @text as the headline of a chart, in one undo step, for the figures of mark @seen; an empty @text: the program's
 * sentence stands there again. @chart is a name of dp_figure_kind_name(), @proposal and @scope (nullable) those of a #DpFigure. */
gboolean dp_headline_write (DpDocument *document, const char *chart, const char *proposal, const char *scope, const char *text,
                            const char *seen, GError **error);

/* Whether every number in @title is one that @figure, its table or its text shows. */
gboolean dp_headline_numbers_are_shown (const char *title, const DpFigure *figure);

/* Gives @figure the headline that @plan has for it, and says whether the figures are still those it was written for. */
void     _dp_headline_apply (DpFigure *figure, const DpPlan *plan);

G_END_DECLS
