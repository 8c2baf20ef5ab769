/* dp-layout-room.c: finding room for labels among what is drawn already.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-room.h"

#include <math.h>

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

typedef struct
{
  DpPoint from;
  DpPoint to;
} Segment;

/* Distances from the mark that are tried, in lengths of its reach. */
static const double RINGS[] = { 1.0, 1.3, 1.8, 2.8, 4.2 };

void
_dp_room_init (DpRoom *room,
               double  left,
               double  top,
               double  right,
               double  bottom)
{
  *room = (DpRoom) { .left = left, .top = top, .right = right, .bottom = bottom };
  room->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  room->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  room->marks = g_array_new (FALSE, FALSE, sizeof (DpPoint));
}

void
_dp_room_clear (DpRoom *room)
{
  g_clear_pointer (&room->boxes, g_array_unref);
  g_clear_pointer (&room->segments, g_array_unref);
  g_clear_pointer (&room->marks, g_array_unref);
}

void
_dp_room_take_box (DpRoom *room,
                   double  x,
                   double  y,
                   double  width,
                   double  height)
{
  const Box box = { x, y, width, height };

  g_array_append_val (room->boxes, box);
}

/* A mark at @x, @y: nothing covers it, and no other mark's label is nearer to it than to its own. */
void
_dp_room_take_mark (DpRoom *room,
                    double  x,
                    double  y,
                    double  reach)
{
  const DpPoint mark = { x, y };

  g_array_append_val (room->marks, mark);
  _dp_room_take_box (room, x - reach, y - reach, 2 * reach, 2 * reach);
}

void
_dp_room_take_path (DpRoom        *room,
                    const DpPoint *points,
                    guint          n_points)
{
  for (guint i = 1; i < n_points; i++)
    {
      const Segment segment = { points[i - 1], points[i] };

      g_array_append_val (room->segments, segment);
    }
}

/* Narrows the part from–to of a segment, 0–1, to where start + t × step lies within low–high. */
static gboolean
clip (double  start,
      double  step,
      double  low,
      double  high,
      double *from,
      double *to)
{
  double a, b;

  if (step == 0.0)
    return start > low && start < high;
  a = (low - start) / step;
  b = (high - start) / step;
  *from = MAX (*from, MIN (a, b));
  *to = MIN (*to, MAX (a, b));
  return *from < *to;
}

static gboolean
crosses (const Segment *segment,
         double         x,
         double         y,
         double         width,
         double         height)
{
  double from = 0, to = 1;

  return clip (segment->from.x, segment->to.x - segment->from.x, x, x + width, &from, &to)
         && clip (segment->from.y, segment->to.y - segment->from.y, y, y + height, &from, &to);
}

/* Whether a box lies within the room and on nothing that @demand forbids. */
gboolean
_dp_room_fits (const DpRoom *room,
               double        x,
               double        y,
               double        width,
               double        height,
               DpRoomDemand  demand)
{
  if (x < room->left || y < room->top || x + width > room->right || y + height > room->bottom)
    return FALSE;
  for (guint i = 0; i < room->boxes->len; i++)
    {
      const Box *box = &g_array_index (room->boxes, Box, i);

      if (x < box->x + box->width && box->x < x + width && y < box->y + box->height && box->y < y + height)
        return FALSE;
    }
  for (guint i = 0; i < room->segments->len && demand == DP_ROOM_CLEAR; i++)
    if (crosses (&g_array_index (room->segments, Segment, i), x, y, width, height))
      return FALSE;
  return TRUE;
}

static double
distance_to_box (double x,
                 double y,
                 double left,
                 double top,
                 double width,
                 double height)
{
  return hypot (x - CLAMP (x, left, left + width), y - CLAMP (y, top, top + height));
}

/* Whether a box belongs to the mark at @x, @y in the eyes of a reader: no other mark is as near. */
static gboolean
is_nearest (const DpRoom *room,
            double        x,
            double        y,
            double        left,
            double        top,
            double        width,
            double        height)
{
  const double own = distance_to_box (x, y, left, top, width, height);

  for (guint i = 0; i < room->marks->len; i++)
    {
      const DpPoint *mark = &g_array_index (room->marks, DpPoint, i);

      if (hypot (mark->x - x, mark->y - y) > 1 && distance_to_box (mark->x, mark->y, left, top, width, height) <= own)
        return FALSE;
    }
  return TRUE;
}

/* Finds room for a box beside the mark at @x, @y, nearest first, and takes it; on a curve only when there is none clear
 * of all. Returns whether there was any. */
gboolean
_dp_room_beside (DpRoom *room,
                 double  x,
                 double  y,
                 double  reach,
                 double  width,
                 double  height,
                 double *left,
                 double *top)
{
  static const struct
  {
    double x;
    double y;
  } sides[] = {
    /* Shares of the box, from its middle: up right, up left, right, left, above, down right, down left, below. */
    { 0.5, -0.5 }, { -0.5, -0.5 }, { 0.5, 0 }, { -0.5, 0 }, { 0, -0.5 }, { 0.5, 0.5 }, { -0.5, 0.5 }, { 0, 0.5 },
  };

  for (int demand = DP_ROOM_CLEAR; demand <= DP_ROOM_ON_CURVES; demand++)
    for (guint ring = 0; ring < G_N_ELEMENTS (RINGS); ring++)
      for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
        {
          /* Aslant the box is nearer than beside: its corner points at the mark. */
          const double shift = reach * RINGS[ring] * (sides[side].x != 0 && sides[side].y != 0 ? 0.75 : 1);
          const double at_x = x + sides[side].x * (width + 2 * shift) - width / 2;
          const double at_y = y + sides[side].y * (height + 2 * shift) - height / 2;

          if (!_dp_room_fits (room, at_x, at_y, width, height, demand)
              || !is_nearest (room, x, y, at_x, at_y, width, height))
            continue;
          _dp_room_take_box (room, at_x, at_y, width, height);
          *left = at_x;
          *top = at_y;
          return TRUE;
        }
  return FALSE;
}
