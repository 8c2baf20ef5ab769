/* dp-area.h: a proposal's answers for the whole country, or for one region.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/**
 * DpArea:
 * @region: (nullable): NULL is the whole country
 * @index: its number among the regions
 * @need_share: share 0–1 of the country's need
 * @n_units, @places: units that serve it, and their places
 * @tipping: need of the country up to which the goal holds in the area
 * @immediate, @without_place, @occupancy: over the cases
 */
typedef struct
{
  const DpRecord *region;
  guint index;
  double need_share;
  guint n_units;
  int places;
  int tipping;
  DpRange immediate;
  DpRange without_place;
  DpRange occupancy;
} DpArea;

void     dp_area_init      (DpArea                 *area,
                            const DpCapacityResult *capacity,
                            const DpNeedResult     *need,
                            const char             *region_id);
double   dp_area_immediate (const DpArea           *area,
                            const DpCapacityResult *capacity,
                            const DpNeedResult     *need,
                            guint                   c);
double   dp_area_occupancy (const DpArea           *area,
                            const DpCapacityResult *capacity,
                            guint                   c);
gboolean dp_area_has_unit  (const DpArea           *area,
                            const DpRecord         *unit);

G_END_DECLS
