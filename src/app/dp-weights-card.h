/* dp-weights-card.h: which proposal comes first under which weights, and what would turn it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_WEIGHTS_CARD (dp_weights_card_get_type ())
G_DECLARE_FINAL_TYPE (DpWeightsCard, dp_weights_card, DP, WEIGHTS_CARD, AdwBin)

/* Called whenever the plan or the choice of proposals changed; the tables follow when the window has drawn. */
void dp_weights_card_show (DpWeightsCard     *self,
                           DpSession         *session,
                           const char *const *ids);

G_END_DECLS
