/* dp-simplify.c: outlines with no more corners than can be seen.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-simplify.h"

typedef struct
{
  guint from;
  guint to;
} Span;

/* Square of the distance of @point from the line between @a and @b, or from @a when they are one. */
static double
distance_squared (const DpPoint *point,
                  const DpPoint *a,
                  const DpPoint *b)
{
  const double along_x = b->x - a->x, along_y = b->y - a->y;
  const double there_x = point->x - a->x, there_y = point->y - a->y;
  const double length = along_x * along_x + along_y * along_y;
  const double share = length > 0 ? CLAMP ((there_x * along_x + there_y * along_y) / length, 0, 1) : 0;
  const double off_x = there_x - share * along_x, off_y = there_y - share * along_y;

  return off_x * off_x + off_y * off_y;
}

static void
simplify_span (const DpPoint *points,
               Span           whole,
               double         tolerance,
               guint8        *keep,
               GArray        *spans)
{
  g_array_append_val (spans, whole);
  while (spans->len > 0)
    {
      const Span span = g_array_index (spans, Span, spans->len - 1);
      double farthest = tolerance * tolerance;
      guint corner = span.to;

      g_array_set_size (spans, spans->len - 1);
      for (guint i = span.from + 1; i < span.to; i++)
        {
          const double off = distance_squared (&points[i], &points[span.from], &points[span.to]);

          if (off > farthest)
            {
              farthest = off;
              corner = i;
            }
        }
      if (corner < span.to)
        {
          const Span halves[] = { { span.from, corner }, { corner, span.to } };

          keep[corner] = TRUE;
          g_array_append_vals (spans, halves, 2);
        }
    }
}

/**
 * _dp_simplify:
 * @points: (array length=n_points): a line, at least two points
 * @n_points: their number
 * @tolerance: how far, in the points' unit, the simpler line may lie off
 * @keep: (array length=n_points) (inout): points that stay in any case on entry, all that stay on return; the first and the last
 *   always do
 *
 * Leaves out points that lie within @tolerance of the line through the others (Douglas & Peucker 1973).
 */
void
_dp_simplify (const DpPoint *points,
              guint          n_points,
              double         tolerance,
              guint8        *keep)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  guint from = 0;

  keep[0] = keep[n_points - 1] = TRUE;
  /* Points that are found on the way lie before the one that the walk has come to. */
  for (guint i = 1; i < n_points; i++)
    if (keep[i])
      {
        simplify_span (points, (Span) { from, i }, tolerance, keep, spans);
        from = i;
      }
}
