/* dp-place-moves.h: which unit goes to which of the sites that are best.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis-geography.h"

G_BEGIN_DECLS

/** The most units that are suggested places: every way to share them out is looked at. */
#define DP_PLACE_MOVES_MAX 5

/** DpPlaceMove: @town is where @unit goes; NULL when it stays. Both are borrowed. */
typedef struct
{
  const DpRecord *unit;
  const DpTown *town;
} DpPlaceMove;

GArray *dp_place_moves (const DpPlacement *placement,
                        const GPtrArray   *units,
                        const int         *sites) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
