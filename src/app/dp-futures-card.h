/* dp-futures-card.h: which proposal comes first when the scores are simulated too, beside the exact answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_FUTURES_CARD (dp_futures_card_get_type ())
G_DECLARE_FINAL_TYPE (DpFuturesCard, dp_futures_card, DP, FUTURES_CARD, AdwBin)

/* Called whenever the plan or the choice of proposals changed. Nothing is computed at once: after a pause in typing a thread
 * simulates what changes the answer. */
void     dp_futures_card_show       (DpFuturesCard     *self,
                                     DpSession         *session,
                                     const char *const *ids);
/* Whether nothing runs and nothing waits to run. */
gboolean dp_futures_card_is_settled (DpFuturesCard *self);

G_END_DECLS
