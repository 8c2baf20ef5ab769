/* dp-words-money.h: amounts as the figures of a small unit can bear them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double dp_words_money_rounded (double kroner);
char  *dp_words_money         (double kroner);
char  *dp_words_money_range   (double low,
                               double high);

G_END_DECLS
