/* dp-sensitivity-card.h: which assumption matters most, and what would turn the answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_SENSITIVITY_CARD (dp_sensitivity_card_get_type ())
G_DECLARE_FINAL_TYPE (DpSensitivityCard, dp_sensitivity_card, DP, SENSITIVITY_CARD, AdwBin)

/* Called whenever the plan or the choice changed; counts anew after a pause in typing. */
void dp_sensitivity_card_show (DpSensitivityCard *self,
                               DpSession         *session);

G_END_DECLS
