/* dp-answer-card.h: the answer to one requirement: its state and its text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_ANSWER_CARD (dp_answer_card_get_type ())
G_DECLARE_FINAL_TYPE (DpAnswerCard, dp_answer_card, DP, ANSWER_CARD, AdwBin)

void dp_answer_card_bind (DpAnswerCard *self,
                          DpSession    *session,
                          const char   *proposal,
                          const char   *requirement);

G_END_DECLS
