/* dp-text-private.h: what writing and reading numbers share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-text.h"

G_BEGIN_DECLS

char dp_decimal_mark  (void);
char dp_grouping_mark (void);

G_END_DECLS
