/* dp-place-page.h: the list twin of the map: every unit, where it lies, and for how much of the need it is the nearest.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"

G_BEGIN_DECLS

DpTable *dp_unit_distance_table_new (DpAnalysis *analysis,
                                     const char *proposal_id);

G_END_DECLS
