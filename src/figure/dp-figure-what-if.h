/* dp-figure-what-if.h: "what if?" on the wall: the changed answer in colour, the plan's own as its ghost.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"
#include "plan/dp-what-if.h"

G_BEGIN_DECLS

/* (transfer full): the question in words: "30 women a year · 8 places in every unit". Never empty: nothing asked is said too. */
char     *dp_what_if_words  (const DpPlan *plan, const DpWhatIf *what_if);

/* (transfer full): C2 for the proposal of @options with the question answered. @before is the analysis of the plan, @changed that
 * of dp_what_if_plan(). */
DpFigure *dp_figure_what_if (DpAnalysis            *before,
                             DpAnalysis            *changed,
                             const DpFigureOptions *options,
                             const DpWhatIf        *what_if);

G_END_DECLS
