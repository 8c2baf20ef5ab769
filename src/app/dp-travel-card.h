/* dp-travel-card.h: the planner's own distances, pasted as a block out of a spreadsheet.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-field-row.h"
#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_TRAVEL_CARD (dp_travel_card_get_type ())
G_DECLARE_FINAL_TYPE (DpTravelCard, dp_travel_card, DP, TRAVEL_CARD, AdwBin)

/* Called whenever the plan changed. */
void        dp_travel_card_show    (DpTravelCard *self,
                                    DpSession    *session);
/* (transfer none): the row of the distances, for the focus. */
DpFieldRow *dp_travel_card_get_row (DpTravelCard *self);

G_END_DECLS
