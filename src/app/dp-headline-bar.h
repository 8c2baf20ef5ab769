/* dp-headline-bar.h: under a chart: its headline to write, and whether one's own still fits the figures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "figure/dp-figure.h"

G_BEGIN_DECLS

#define DP_TYPE_HEADLINE_BAR (dp_headline_bar_get_type ())
G_DECLARE_FINAL_TYPE (DpHeadlineBar, dp_headline_bar, DP, HEADLINE_BAR, AdwBin)

/* The figure, which must stay until another is set, or NULL. What is being written stays. */
void dp_headline_bar_set_figure (DpHeadlineBar  *self,
                                 const DpFigure *figure);
/* Whether the bar's chart is the one that @headline, a record of the plan, was written for. */
gboolean dp_headline_bar_is_for (DpHeadlineBar  *self,
                                 const DpRecord *headline);
/* Opens the entry with the headline in it. */
void dp_headline_bar_edit       (DpHeadlineBar  *self);

G_END_DECLS
