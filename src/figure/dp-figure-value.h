/* dp-figure-value.h: the value function of one criterion as a curve, with where the proposals lie on it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"

G_BEGIN_DECLS

/* (transfer full): of a criterion that is computed; one that is judged has no curve, and the picture says so. */
DpFigure *dp_value_figure_new (DpAnalysis *analysis,
                               const char *criterion_id);

G_END_DECLS
