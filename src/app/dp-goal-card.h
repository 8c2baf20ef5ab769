/* dp-goal-card.h: how many places keep the service goal, and a button that gives them to the units.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_GOAL_CARD (dp_goal_card_get_type ())
G_DECLARE_FINAL_TYPE (DpGoalCard, dp_goal_card, DP, GOAL_CARD, AdwBin)

/* Called whenever the plan or the choice changed. */
void dp_goal_card_show (DpGoalCard *self,
                        DpSession  *session);

G_END_DECLS
