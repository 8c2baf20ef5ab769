/* dp-towns.h: the towns of Denmark, the lands they lie on, and the crossings between those.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-geo.h"

G_BEGIN_DECLS

/**
 * DpTown: strings live as long as the program
 * @municipality: its code; @region: e.g. "DK-84"
 * @point: where it lies, and on which land
 * @weight: its part of its region's need, in people; 0 for a town that is counted with another
 */
typedef struct
{
  const char *name;
  const char *municipality;
  const char *region;
  DpPoint point;
  double population;
  double weight;
} DpTown;

const DpTown     *dp_towns          (guint *n_towns);
const DpCrossing *dp_crossings      (guint *n_crossings);
GPtrArray        *dp_towns_largest  (guint  n_wanted,
                                     double apart_km) G_GNUC_WARN_UNUSED_RESULT;
/** DpDirection: on a map. */
typedef enum
{
  DP_DIRECTION_NORTH,
  DP_DIRECTION_EAST,
  DP_DIRECTION_SOUTH,
  DP_DIRECTION_WEST,
} DpDirection;

const DpTown     *dp_towns_nearest  (double latitude,
                                     double longitude);
const DpTown     *dp_towns_next     (double      latitude,
                                     double      longitude,
                                     DpDirection direction);
int               dp_towns_land_at  (double latitude,
                                     double longitude);

G_END_DECLS
