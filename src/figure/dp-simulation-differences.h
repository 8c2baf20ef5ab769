/* dp-simulation-differences.h: proposals compared future by future, with the same women.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-simulation.h"

G_BEGIN_DECLS

/* How much the first input's headline is above another input's, by one case. */
const DpSimDifference *dp_simulation_difference (const DpSimulationResult *result,
                                                 guint                     number,
                                                 guint                     other,
                                                 DpSimHeadline             headline);
/* Whether it can be told from none. */
gboolean dp_simulation_is_told_apart (const DpSimDifference *difference);

DpTable *dp_simulation_difference_table_new (const DpSimulationInput *const *inputs,
                                             const DpSimulationResult       *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
