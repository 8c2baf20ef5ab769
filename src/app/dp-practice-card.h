/* dp-practice-card.h: active practice by the formula and as simulated, simulated anew when the plan changes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_PRACTICE_CARD (dp_practice_card_get_type ())
G_DECLARE_FINAL_TYPE (DpPracticeCard, dp_practice_card, DP, PRACTICE_CARD, AdwBin)

/* Called whenever the plan or the choice changed. Nothing is computed at once: after a pause in typing a thread simulates what
 * changes the answer. */
void     dp_practice_card_show       (DpPracticeCard *self,
                                      DpSession      *session);
/* Whether the figures shown are those of the plan as it is now. */
gboolean dp_practice_card_is_settled (DpPracticeCard *self);

G_END_DECLS
