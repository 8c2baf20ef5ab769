/* dp-outgoing.h: whether something of the plan may be handed to others yet.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans go into public agendas. As long as a text looks as if it held a CPR number and nobody has said that it is none,
 * what carries the plan's texts waits for that answer: tables, slides, sheets and clean copies of the whole plan; a chart
 * only when the number stands in it. Nothing is lost by waiting: the plan itself is saved as ever.
 */
#pragma once

#include "figure/dp-figure.h"

G_BEGIN_DECLS

gboolean dp_outgoing_may_leave        (DpAnalysis     *analysis,
                                       GError        **error);
gboolean dp_outgoing_figure_may_leave (const DpFigure *figure,
                                       GError        **error);

G_END_DECLS
