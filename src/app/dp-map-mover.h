/* dp-map-mover.h: moves units about on the map, by pointer, finger and keys.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit that is dragged lies in the town nearest to the pointer, on the open sea and abroad too; it may leave the regions that
 * it serves, and goes on serving them. All of it happens in a copy of the plan, until it is kept.
 */
#pragma once

#include "app/dp-chart-view.h"
#include "app/dp-map-zoomer.h"
#include "app/dp-session.h"
#include "figure/dp-move-words.h"

G_BEGIN_DECLS

#define DP_TYPE_MAP_MOVER (dp_map_mover_get_type ())
G_DECLARE_FINAL_TYPE (DpMapMover, dp_map_mover, DP, MAP_MOVER, GObject)

/**
 * DpMapLook: what the map shows besides the units
 * @chosen: (nullable): id of the unit that is chosen
 * @within_km: see DpFigureOptions
 * @from_2027: likewise
 */
typedef struct
{
  const char *chosen;
  double within_km;
  gboolean from_2027;
} DpMapLook;

/* Signals:
 * "moved": units lie elsewhere in the copy, or moving has begun.
 * "ended": moving is over, and the map shows a state that was not kept; not when keeping it changed the plan, which tells of
 *   itself. */
DpMapMover        *dp_map_mover_new          (DpChartView     *map,
                                              DpMapZoomer     *zoomer);
void               dp_map_mover_show         (DpMapMover      *self,
                                              DpSession       *session,
                                              const DpMapLook *look);

gboolean           dp_map_mover_is_moving    (DpMapMover      *self);
const DpMoveWords *dp_map_mover_get_words    (DpMapMover      *self); /* (nullable) */
DpAnalysis        *dp_map_mover_get_analysis (DpMapMover      *self); /* (nullable) */

gboolean           dp_map_mover_lift         (DpMapMover      *self,
                                              const char      *unit);
gboolean           dp_map_mover_place        (DpMapMover      *self,
                                              const char      *unit,
                                              const DpTown    *town);
void               dp_map_mover_focus        (DpMapMover      *self);
void               dp_map_mover_keep         (DpMapMover      *self);
void               dp_map_mover_return       (DpMapMover      *self);

G_END_DECLS
