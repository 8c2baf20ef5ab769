/* dp-sideways.h: something wide that may be moved sideways within its card.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-scroll-bin.h"

G_BEGIN_DECLS

#define DP_TYPE_SIDEWAYS (dp_sideways_get_type ())
G_DECLARE_FINAL_TYPE (DpSideways, dp_sideways, DP, SIDEWAYS, DpScrollBin)

G_END_DECLS
