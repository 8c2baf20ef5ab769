/* dp-simulation-run.h: a simulation in a thread of its own, with interim results on the way.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "plan/dp-analysis-simulation.h"

G_BEGIN_DECLS

#define DP_TYPE_SIMULATION_RUN (dp_simulation_run_get_type ())
G_DECLARE_FINAL_TYPE (DpSimulationRun, dp_simulation_run, DP, SIMULATION_RUN, GObject)

/* Signals, in the main thread:
 * "changed": it has begun, come further, an interim result or the last one is there, it was refused or stopped. At most every
 *   50 ms while it runs.
 */
DpSimulationRun          *dp_simulation_run_new          (void);

/* Stops what runs. @others: (element-type DpSimulationInput): proposals to compare with. */
void                      dp_simulation_run_start        (DpSimulationRun   *self,
                                                          DpSimulationInput *input,
                                                          DpSimulationInput *plain,
                                                          const GPtrArray   *others,
                                                          guint64            seed);
void                      dp_simulation_run_stop         (DpSimulationRun *self);
/* What runs stands still within 50 ms, or goes on: while one types, the processor is for what is on screen. */
void                      dp_simulation_run_set_resting  (DpSimulationRun *self,
                                                          gboolean         is_resting);

gboolean                  dp_simulation_run_is_running   (DpSimulationRun *self);
double                    dp_simulation_run_get_progress (DpSimulationRun *self);
const DpSimulationInput  *dp_simulation_run_get_input    (DpSimulationRun *self); /* (nullable): of the result */
const DpSimulationResult *dp_simulation_run_get_result   (DpSimulationRun *self); /* (nullable): none yet */
gboolean                  dp_simulation_run_is_complete  (DpSimulationRun *self); /* no interim result */
/* (nullable): the proposal and the others, simulated together; *inputs is the proposal and then the others. */
const DpSimulationResult *dp_simulation_run_get_comparison (DpSimulationRun                  *self,
                                                            const DpSimulationInput *const **inputs);
const GError             *dp_simulation_run_get_error    (DpSimulationRun *self); /* (nullable): it was refused */

G_END_DECLS
