/* dp-guide-card.h: what the program's scoring guide has and the plan's copy has not, and a button that takes it over.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_GUIDE_CARD (dp_guide_card_get_type ())
G_DECLARE_FINAL_TYPE (DpGuideCard, dp_guide_card, DP, GUIDE_CARD, AdwBin)

/* Shows itself when the plan lacks something; else it takes no room. */
void dp_guide_card_show (DpGuideCard *self,
                         DpSession   *session);

G_END_DECLS
