/* dp-region-card.h: the need region by region: what it is split by, and the regions of today and of 2027.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_REGION_CARD (dp_region_card_get_type ())
G_DECLARE_FINAL_TYPE (DpRegionCard, dp_region_card, DP, REGION_CARD, AdwBin)

/* Called whenever the plan or the choice changed. */
void dp_region_card_show (DpRegionCard *self,
                          DpSession    *session);

G_END_DECLS
