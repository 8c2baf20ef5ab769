/* dp-analysis-simulation-private.h: what other studies need of a proposal's snapshot.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis-simulation.h"

G_BEGIN_DECLS

/* The engine's plan; borrows from @input, which must not have a gap. */
DpSimPlan _dp_simulation_engine_plan (const DpSimulationInput *input,
                                      const DpSimulationCase  *one);

G_END_DECLS
