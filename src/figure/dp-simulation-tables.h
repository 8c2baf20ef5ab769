/* dp-simulation-tables.h: the tables and sentences of the simulation.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ranges run over the estimates' limits, which are never averaged. With two inputs the second is the same proposal with
 * nobody waiting and nobody passed on: what the formula assumes.
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-simulation.h"

G_BEGIN_DECLS

/* Formula beside simulation, estimate by estimate; unit by unit, region by region, and year by year. */
DpTable   *dp_simulation_table_new        (const DpSimulationInput  *input,
                                           const DpSimulationResult *result);
DpTable   *dp_simulation_unit_table_new   (const DpSimulationInput  *input,
                                           const DpSimulationResult *result);
DpTable   *dp_simulation_region_table_new (const DpSimulationInput  *input,
                                           const DpSimulationResult *result);
DpTable   *dp_simulation_year_table_new   (const DpSimulationInput  *input,
                                           const DpSimulationResult *result);

/* (transfer full) (element-type utf8): whether they differ, and why; what else was found. Never empty. */
GPtrArray *dp_simulation_sentences (const DpSimulationInput  *input,
                                    const DpSimulationResult *result);

/* Adds what the simulation counts and the formula does not. */
void       dp_simulation_add_rules (GPtrArray               *sentences,
                                    const DpSimulationInput *input);

/* Years, futures and seed in one line; why the engine refused; how far the study has come. (transfer full) */
char      *dp_simulation_status    (const DpSimulationInput  *input,
                                    const DpSimulationResult *result);
char      *dp_simulation_refusal   (const GError *error);
char      *dp_simulation_progress  (double done);

G_END_DECLS
