/* dp-place-card.h: where units would lie best, shown on the map before it is applied.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-map-mover.h"

G_BEGIN_DECLS

#define DP_TYPE_PLACE_CARD (dp_place_card_get_type ())
G_DECLARE_FINAL_TYPE (DpPlaceCard, dp_place_card, DP, PLACE_CARD, AdwBin)

/* Called whenever the plan or the choice changed; computes anew when it is open, and there is time. */
void dp_place_card_show (DpPlaceCard *self,
                         DpSession   *session,
                         DpMapMover  *mover);

G_END_DECLS
