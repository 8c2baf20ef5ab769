/* dp-clip.c: what of lines and areas lies within a rectangle.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shapes are cut before they are painted, so every canvas and file shows the same and none has to know of a clip.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-clip.h"

/** _dp_clip_holds: Returns: whether @point lies in @box or on its edge. */
gboolean
_dp_clip_holds (const DpClipBox *box,
                DpPoint          point)
{
  return point.x >= box->left && point.x <= box->right && point.y >= box->top && point.y <= box->bottom;
}

/* Narrows the part @from–@to of a line, 0–1, to where its coordinate, @start and changing by @way, is at most @limit. */
static gboolean
narrow (double  start,
        double  way,
        double  limit,
        double *from,
        double *to)
{
  const double room = limit - start;

  if (way == 0)
    return room >= 0;
  if (way > 0)
    *to = MIN (*to, room / way);
  else
    *from = MAX (*from, room / way);
  return *from <= *to;
}

/**
 * _dp_clip_segment:
 * @box: a rectangle
 * @from: (inout): one end of a line
 * @to: (inout): the other
 *
 * Liang and Barsky's way: the line's part within each edge in turn.
 *
 * Returns: whether any of it lies in the box; then the ends are those of that part
 */
gboolean
_dp_clip_segment (const DpClipBox *box,
                  DpPoint         *from,
                  DpPoint         *to)
{
  const DpPoint start = *from, way = { to->x - from->x, to->y - from->y };
  double first = 0, last = 1;

  if (!narrow (start.x, way.x, box->right, &first, &last) || !narrow (-start.x, -way.x, -box->left, &first, &last)
      || !narrow (start.y, way.y, box->bottom, &first, &last) || !narrow (-start.y, -way.y, -box->top, &first, &last))
    return FALSE;
  if (first > 0)
    *from = (DpPoint) { start.x + first * way.x, start.y + first * way.y };
  if (last < 1)
    *to = (DpPoint) { start.x + last * way.x, start.y + last * way.y };
  return TRUE;
}

/* How far @point lies within edge @edge of @box: left, top, right, bottom. */
static double
depth (const DpClipBox *box,
       guint            edge,
       DpPoint          point)
{
  switch (edge)
    {
    case 0:
      return point.x - box->left;
    case 1:
      return point.y - box->top;
    case 2:
      return box->right - point.x;
    default:
      return box->bottom - point.y;
    }
}

/**
 * _dp_clip_area:
 * @box: a rectangle
 * @points: (array length=n_points): corners of an area
 *
 * Sutherland and Hodgman's way: the area is cut by one edge after the other. Parts that are torn apart stay joined along the box's
 * edge, which no fill shows.
 *
 * Returns: (transfer full) (element-type DpPoint): the corners of what lies in the box; fewer than three when nothing does
 */
GArray *
_dp_clip_area (const DpClipBox *box,
               const DpPoint   *points,
               guint            n_points)
{
  GArray *area = g_array_new (FALSE, FALSE, sizeof (DpPoint));

  g_array_append_vals (area, points, n_points);
  for (guint edge = 0; edge < 4; edge++)
    {
      GArray *rest = g_array_new (FALSE, FALSE, sizeof (DpPoint));

      for (guint i = 0; i < area->len; i++)
        {
          const DpPoint a = g_array_index (area, DpPoint, i), b = g_array_index (area, DpPoint, (i + 1) % area->len);
          const double within_a = depth (box, edge, a), within_b = depth (box, edge, b);

          if (within_a >= 0)
            g_array_append_val (rest, a);
          if ((within_a > 0 && within_b < 0) || (within_a < 0 && within_b > 0))
            {
              const double part = within_a / (within_a - within_b);
              const DpPoint cut = { a.x + part * (b.x - a.x), a.y + part * (b.y - a.y) };

              g_array_append_val (rest, cut);
            }
        }
      g_array_unref (area);
      area = rest;
    }
  return area;
}
