/* dp-layout-room.h: finding room for labels among what is drawn already.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-layout-private.h"

G_BEGIN_DECLS

/** DpRoom: an area in which labels are placed, with what is taken of it. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
  GArray *boxes;
  GArray *segments;
  GArray *marks;
} DpRoom;

/** How much a label may cover. */
typedef enum
{
  DP_ROOM_CLEAR,     /* nothing */
  DP_ROOM_ON_CURVES, /* curves, but no text and no mark */
} DpRoomDemand;

void     _dp_room_init     (DpRoom        *room,
                            double         left,
                            double         top,
                            double         right,
                            double         bottom);
void     _dp_room_clear    (DpRoom        *room);
void     _dp_room_take_box (DpRoom        *room,
                            double         x,
                            double         y,
                            double         width,
                            double         height);
void     _dp_room_take_path (DpRoom        *room,
                             const DpPoint *points,
                             guint          n_points);
void     _dp_room_take_mark (DpRoom       *room,
                             double        x,
                             double        y,
                             double        reach);
gboolean _dp_room_fits     (const DpRoom  *room,
                            double         x,
                            double         y,
                            double         width,
                            double         height,
                            DpRoomDemand   demand);
gboolean _dp_room_beside   (DpRoom        *room,
                            double         x,
                            double         y,
                            double         reach,
                            double         width,
                            double         height,
                            double        *left,
                            double        *top);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DpRoom, _dp_room_clear)

G_END_DECLS
