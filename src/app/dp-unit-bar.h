/* dp-unit-bar.h: one toggle for each unit of a proposal, and a button that adds one.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "plan/dp-plan.h"

G_BEGIN_DECLS

#define DP_TYPE_UNIT_BAR (dp_unit_bar_get_type ())
G_DECLARE_FINAL_TYPE (DpUnitBar, dp_unit_bar, DP, UNIT_BAR, AdwBin)

/* The toggles carry the action "unit.choose" with the unit's id. */
void dp_unit_bar_show (DpUnitBar       *self,
                       const GPtrArray *units);

G_END_DECLS
