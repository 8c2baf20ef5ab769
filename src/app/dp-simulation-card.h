/* dp-simulation-card.h: formula and simulation side by side, simulated anew when the plan changes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"
#include "plan/dp-analysis-simulation.h"

G_BEGIN_DECLS

#define DP_TYPE_SIMULATION_CARD (dp_simulation_card_get_type ())
G_DECLARE_FINAL_TYPE (DpSimulationCard, dp_simulation_card, DP, SIMULATION_CARD, AdwBin)

/* Signal "simulated": there are other figures than before, or none any more. */

/* Called whenever the plan or the choice changed; simulates when it changes the answer, after a pause in typing. */
void dp_simulation_card_show      (DpSimulationCard *self,
                                   DpSession        *session);
/* The plan was edited: until dp_simulation_card_show() is called and a pause in typing is over, the simulation rests and the card
 * shows nothing new, so that the edit's own frame has the processor. */
void dp_simulation_card_hold      (DpSimulationCard *self);
/* (nullable): what the figures rest on, and the figures; none while there are none for the chosen proposal. Good until the next
 * "simulated". */
const DpSimulationInput  *dp_simulation_card_get_input  (DpSimulationCard *self);
const DpSimulationResult *dp_simulation_card_get_result (DpSimulationCard *self);
/* Again, with other random numbers. */
void dp_simulation_card_run_again (DpSimulationCard *self);

G_END_DECLS
