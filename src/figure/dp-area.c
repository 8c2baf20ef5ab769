/* dp-area.c: a proposal's answers for the whole country, or for one region.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-area.h"

static void
include (DpRange *range,
         double   value,
         gboolean first)
{
  range->low = first ? value : MIN (range->low, value);
  range->high = first ? value : MAX (range->high, value);
}

/**
 * dp_area_init:
 * @area: (out caller-allocates): the area
 * @capacity: a proposal's answers, without a gap
 * @need: the need they were computed for
 * @region_id: (nullable): id of a region; NULL, or one that is not there, is the whole country
 */
void
dp_area_init (DpArea                 *area,
              const DpCapacityResult *capacity,
              const DpNeedResult     *need,
              const char             *region_id)
{
  *area = (DpArea) { .need_share = 1.0, .tipping = capacity->tipping_country };

  for (guint r = 0; r < need->n_regions; r++)
    if (g_strcmp0 (need->regions[r]->id, region_id) == 0)
      {
        area->region = need->regions[r];
        area->index = r;
        area->need_share = need->weights[r];
        area->tipping = capacity->region_tipping[r];
      }

  for (guint u = 0; u < capacity->n_units; u++)
    if (dp_area_has_unit (area, capacity->units[u].unit))
      {
        area->n_units++;
        area->places += capacity->units[u].places;
      }

  for (guint c = 0; c < need->n_cases; c++)
    {
      double immediate = dp_area_immediate (area, capacity, need, c);

      include (&area->immediate, immediate, c == 0);
      include (&area->without_place, need->cases[c].need * area->need_share * (1.0 - immediate), c == 0);
      include (&area->occupancy, dp_area_occupancy (area, capacity, c), c == 0);
    }
}

/** dp_area_immediate: Returns: share 0–1 of the area's women who get a place at once, for case @c. */
double
dp_area_immediate (const DpArea           *area,
                   const DpCapacityResult *capacity,
                   const DpNeedResult     *need,
                   guint                   c)
{
  if (area->region == NULL)
    return 1.0 - capacity->totals[c].without_place;

  return 1.0 - capacity->regions[c * need->n_regions + area->index].without_place;
}

/** dp_area_occupancy: Returns: share 0–1 of the places in use in the units that serve the area, for case @c. */
double
dp_area_occupancy (const DpArea           *area,
                   const DpCapacityResult *capacity,
                   guint                   c)
{
  double in_use = 0.0;

  if (area->places == 0)
    return 0.0;

  for (guint u = 0; u < capacity->n_units; u++)
    if (dp_area_has_unit (area, capacity->units[u].unit))
      in_use += capacity->units[u].cases[c].occupancy * capacity->units[u].places;

  return in_use / area->places;
}

/** dp_area_has_unit: Returns: whether @unit serves the area. */
gboolean
dp_area_has_unit (const DpArea   *area,
                  const DpRecord *unit)
{
  return area->region == NULL || dp_record_in_set (unit, DP_UNIT_REGIONS, area->region->id);
}
