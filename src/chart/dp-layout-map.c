/* dp-layout-map.c: land, towns, units and how far they reach (C7).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While a unit is moved about, what moves with it is marked as moving, and nothing else of the map depends on where it is:
 * the rest is painted once.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-map.h"
#include "chart/dp-chart-private.h"
#include "chart/dp-clip.h"
#include "chart/dp-layout-private.h"
#include "chart/dp-map-projection.h"
#include "chart/dp-simplify.h"

#include <math.h>

/* All in px at scale 1. */
static const double MINIMUM_HEIGHT_PX = 280.0;
/* On a wall a smaller country is larger than any letter. */
static const double MINIMUM_HEIGHT_HALL_PX = 235.0;
static const double NATURAL_HEIGHT_PX = 520.0;
static const double MARGIN_PX = 8.0;
static const double COAST_PX = 0.8;
static const double OUTLINE_TOLERANCE_PX = 0.35; /* whatever the scale: less than a pixel shows */
static const double TOWN_LEAST_PX = 2.0;
static const double TOWN_MOST_PX = 18.0;
static const double TOWN_SIGN_PX = 7.0;
static const double TOWN_CASING_PX = 0.5;
static const double TOWN_NAME_GAP_PX = 3.0;
static const double TOWN_NAMES_FROM = 1.4; /* times larger than the whole country */
static const guint TOWN_NAMES_MOST = 40;
static const double UNIT_PX = 26.0;
static const double TARGET_PX = 44.0;
static const double TARGET_LEAST_PX = 24.0; /* whatever the scale */
static const double THREAD_PX = 1.2;
static const double LABEL_GAP_PX = 5.0;
static const double RING_PX = 1.5;
static const double DASH_PX = 5.0;
static const double DASH_GAP_PX = 4.0;
static const double FRAME_WIDTH_PX = 92.0;
static const double FRAME_HEIGHT_PX = 92.0;
static const double FRAME_RADIUS_PX = 4.0;
static const double FRAME_PADDING_PX = 6.0;
static const double LEGEND_PX = 22.0;
static const double LEGEND_TOP_PX = 6.0;
static const double LEGEND_SIGN_PX = 14.0;
static const double LEGEND_WORD_GAP_PX = 6.0;
static const double LEGEND_ITEM_GAP_PX = 18.0;
/* On a wall, which is wider than the country, the legend stands beside it. */
static const double LEGEND_COLUMN_PX = 190.0;
static const double LEGEND_COLUMN_GAP_PX = 12.0;
static const double LEGEND_COLUMN_ITEM_GAP_PX = 6.0;
static const int LEGEND_COLUMN_LINES = 4;

/* Corners of a ring; as many times more as the map is enlarged. */
static const guint RING_POINTS = 96;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

typedef struct
{
  DpScene *scene;
  const DpChart *chart;
  const DpMapChart *map;
  double left;
  double right;
  DpMapProjection projection;
  Box plot;
  GArray *taken; /* of Box: circles and labels that others keep clear of */
  double legend_height;
  double legend_width; /* of the column beside the land; 0: the legend stands below */
} Body;

static void
body_free (gpointer data)
{
  Body *body = data;

  g_array_unref (body->taken);
  g_free (body);
}

static void
view_include (DpMapView *view,
              DpMapPoint at)
{
  view->west = MIN (view->west, at.longitude);
  view->east = MAX (view->east, at.longitude);
  view->south = MIN (view->south, at.latitude);
  view->north = MAX (view->north, at.latitude);
}

/* Holds all outlines that stand @apart, or all that do not. Returns: whether there are any. */
static gboolean
view_init (DpMapView        *view,
           const DpMapChart *map,
           gboolean          apart)
{
  gboolean any = FALSE;

  *view = (DpMapView) { .west = G_MAXDOUBLE, .east = -G_MAXDOUBLE, .south = G_MAXDOUBLE, .north = -G_MAXDOUBLE };
  for (guint i = 0; i < map->lands->len; i++)
    {
      const DpMapLand *land = map->lands->pdata[i];

      if (!land->apart != !apart)
        continue;
      any = TRUE;
      for (guint p = 0; p < land->points->len; p++)
        view_include (view, g_array_index (land->points, DpMapPoint, p));
    }
  view->narrowing = any ? cos ((view->south + view->north) / 2 * G_PI / 180) : 1;
  return any;
}

static double
view_width (const DpMapView *view)
{
  return (view->east - view->west) * view->narrowing;
}

/* As large as fits into @box, its top left corner in the box's. */
static void
view_fit (DpMapView *view,
          const Box *box)
{
  view->scale = MIN (box->width / MAX (view_width (view), 1e-6), box->height / MAX (view->north - view->south, 1e-6));
  view->left = box->x;
  view->top = box->y + (box->height - (view->north - view->south) * view->scale) / 2;
}

static gboolean
is_enlarged (const Body *body)
{
  return body->map->zoom.factor > 1;
}

/* Whether a mark of this size at @at lies in the plot; only an enlarged map has any that do not. */
static gboolean
is_shown (const Body *body,
          DpPoint     at,
          double      size)
{
  const DpClipBox box = { body->plot.x + size / 2, body->plot.y + size / 2, body->plot.x + body->plot.width - size / 2,
                          body->plot.y + body->plot.height - size / 2 };

  return !is_enlarged (body) || _dp_clip_holds (&box, at);
}

static DpPoint
project (const Body *body,
         DpMapPoint  at)
{
  DpPoint point;

  dp_map_projection_to_pixel (&body->projection, at, &point.x, &point.y);
  return point;
}

/* -------------------------------------------------------------------------------------------------------------- legend */

/* A corner of a map, for a part of it. */
static void
add_part_sign (Body  *body,
               double x,
               double middle)
{
  const double size = LEGEND_SIGN_PX * body->scene->scale;
  DpPrim *frame = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_MARK, x, middle - size * 0.4, size, size * 0.8);

  frame->fill = DP_ROLE_NONE;
  frame->stroke = DP_ROLE_AXIS;
  frame->stroke_width = body->scene->scale;
}

static void
place_sign (Body  *body,
            guint  sign,
            double x,
            double middle)
{
  const double u = body->scene->scale;
  DpPrim *prim;

  if (sign < 2)
    {
      const double size = (sign == 0 ? LEGEND_SIGN_PX : TOWN_SIGN_PX) * u;

      prim = _dp_scene_add (body->scene, DP_PRIM_MARKER, DP_LAYER_MARK, x + LEGEND_SIGN_PX * u / 2, middle, size, size);
      prim->marker = DP_MARKER_DISC;
      prim->fill = sign == 0 ? DP_ROLE_TEXT : DP_ROLE_AXIS;
      prim->casing = TOWN_CASING_PX * u;
    }
  else if (sign == 2)
    _dp_scene_add_line (body->scene, DP_LAYER_MARK, DP_ROLE_ACCENT, RING_PX * u, x, middle, x + LEGEND_SIGN_PX * u, middle);
  else
    add_part_sign (body, x, middle);
}

/* Adds an entry at @x, or on the next line; without @draw it only measures. */
static void
legend_entry (Body       *body,
              guint       sign,
              const char *word,
              double     *x,
              double     *y,
              gboolean    draw)
{
  const double u = body->scene->scale;
  g_autoptr(PangoLayout) text = _dp_line_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, word);
  const double width = (LEGEND_SIGN_PX + LEGEND_WORD_GAP_PX) * u + _dp_text_width (text);
  double middle;

  if (*x > body->left && *x + width > body->right)
    {
      *x = body->left;
      *y += LEGEND_PX * u;
    }
  middle = *y + LEGEND_PX * u / 2;
  if (draw)
    {
      place_sign (body, sign, *x, middle);
      _dp_place_middle (body->scene, g_object_ref (text), DP_ROLE_SECONDARY, *x + (LEGEND_SIGN_PX + LEGEND_WORD_GAP_PX) * u, middle);
    }
  *x += width + LEGEND_ITEM_GAP_PX * u;
}

/* The entries one below the other beside the land, the last one's foot at @bottom. */
static void
stack_legend (Body  *body,
              double bottom)
{
  const char *const words[] = { body->map->unit_word, body->map->town_word, body->map->ring_word,
                                is_enlarged (body) ? body->map->part_word : NULL };
  const double u = body->scene->scale;
  const double left = body->right - body->legend_width, indent = (LEGEND_SIGN_PX + LEGEND_WORD_GAP_PX) * u;
  double y = bottom;

  for (guint i = G_N_ELEMENTS (words); i > 0; i--)
    {
      PangoLayout *text = _dp_wrapped_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, words[i - 1], body->legend_width - indent,
                                            LEGEND_COLUMN_LINES);

      if (text == NULL)
        continue;
      y -= _dp_text_height (text);
      place_sign (body, i - 1, left, y + _dp_text_height (text) / pango_layout_get_line_count (text) / 2);
      _dp_scene_place (body->scene, text, DP_ROLE_SECONDARY, left + indent, y);
      y -= LEGEND_COLUMN_ITEM_GAP_PX * u;
    }
}

static double
flow_legend (Body    *body,
             double   top,
             gboolean draw)
{
  const char *const words[] = { body->map->unit_word, body->map->town_word, body->map->ring_word,
                                is_enlarged (body) ? body->map->part_word : NULL };
  const double u = body->scene->scale;
  double x = body->left, y = top + LEGEND_TOP_PX * u;
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      {
        any = TRUE;
        legend_entry (body, i, words[i], &x, &y, draw);
      }
  return any ? y + LEGEND_PX * u - top : 0;
}

/* ------------------------------------------------------------------------------------------------------------- measure */

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  const double u = scene->scale;
  Body *body = g_new0 (Body, 1);

  body->scene = scene;
  body->chart = chart;
  body->map = dp_chart_get_map (chart);
  body->left = left;
  body->right = right;
  body->taken = g_array_new (FALSE, FALSE, sizeof (Box));
  view_init (&body->projection.country, body->map, FALSE);
  body->projection.has_apart = view_init (&body->projection.apart, body->map, TRUE);
  if (chart->for_hall)
    body->legend_width = LEGEND_COLUMN_PX * u;
  else
    body->legend_height = flow_legend (body, 0, FALSE);
  *minimum = (chart->for_hall ? MINIMUM_HEIGHT_HALL_PX : MINIMUM_HEIGHT_PX) * u + body->legend_height;
  *natural = MAX (MIN ((right - left) * (body->projection.country.north - body->projection.country.south) / MAX (view_width (&body->projection.country), 1e-6),
                       NATURAL_HEIGHT_PX * u),
                  MINIMUM_HEIGHT_PX * u)
             + body->legend_height;
  return body;
}

/* ---------------------------------------------------------------------------------------------------------------- land */

/* An outline of a land in px, with no more corners than can be seen, and from which of them a line leads on. */
typedef struct
{
  guint n;
  DpPoint *points;
  guint8 *open;
} Outline;

static void
outline_clear (Outline *outline)
{
  g_clear_pointer (&outline->points, g_free);
  g_clear_pointer (&outline->open, g_free);
}

static guint
farthest_from_first (const DpPoint *points,
                     guint          n)
{
  double farthest = 0;
  guint found = 0;

  for (guint i = 1; i < n; i++)
    {
      const double off = hypot (points[i].x - points[0].x, points[i].y - points[0].y);

      if (off > farthest)
        {
          farthest = off;
          found = i;
        }
    }
  return found;
}

static void
outline_init (Outline         *outline,
              const DpMapLand *land,
              const DpMapView *view,
              double           tolerance)
{
  const guint n = land->points->len;
  g_autofree guint8 *keep = g_new0 (guint8, n);

  *outline = (Outline) { 0, g_new (DpPoint, n), g_new0 (guint8, n) };
  for (guint p = 0; p < n; p++)
    dp_map_view_to_pixel (view, g_array_index (land->points, DpMapPoint, p), &outline->points[p].x, &outline->points[p].y);
  for (guint i = 0; land->open != NULL && i < land->open->len; i++)
    outline->open[g_array_index (land->open, guint, i)] = TRUE;
  /* A ring has no ends, and a line that begins or ceases does so where it is. */
  keep[farthest_from_first (outline->points, n)] = TRUE;
  for (guint p = 1; p < n; p++)
    keep[p] |= outline->open[p] != outline->open[p - 1];
  _dp_simplify (outline->points, n, tolerance, keep);
  for (guint p = 0; p < n; p++)
    if (keep[p])
      {
        outline->points[outline->n] = outline->points[p];
        outline->open[outline->n++] = outline->open[p];
      }
}

static void
add_coast (Body          *body,
           const DpPoint *points,
           guint          n)
{
  DpPrim *line;

  if (n < 2)
    return;
  line = _dp_scene_add_path (body->scene, DP_LAYER_ZONE, points, n, FALSE);
  line->stroke = DP_ROLE_COAST;
  line->stroke_width = COAST_PX * body->scene->scale;
}

/* The coast of a land that goes on in others, in pieces; the land itself reaches a little under them, or the ground would show. */
static void
place_open_land (Body          *body,
                 const Outline *outline)
{
  DpPrim *land = _dp_scene_add_path (body->scene, DP_LAYER_ZONE, outline->points, outline->n, TRUE);
  guint from = 0;

  land->fill = DP_ROLE_LAND;
  land->stroke = DP_ROLE_LAND;
  land->stroke_width = COAST_PX * body->scene->scale;
  for (guint i = 0; i < outline->n; i++)
    if (outline->open[i])
      {
        add_coast (body, &outline->points[from], i - from + 1);
        from = i + 1;
      }
  add_coast (body, &outline->points[from], outline->n - from);
}

static void
place_lands (Body *body)
{
  const double u = body->scene->scale;

  /* Lands that go on in others come first: no fill may cover the coast of the next. */
  for (int whole = 0; whole < 2; whole++)
    for (guint i = 0; i < body->map->lands->len; i++)
      {
        const DpMapLand *land = body->map->lands->pdata[i];
        Outline outline;
        DpPrim *prim;

        if ((land->open == NULL) != whole)
          continue;
        outline_init (&outline, land, land->apart ? &body->projection.apart : &body->projection.country, OUTLINE_TOLERANCE_PX);
        if (land->open != NULL)
          place_open_land (body, &outline);
        else
          {
            prim = _dp_scene_add_path (body->scene, DP_LAYER_ZONE, outline.points, outline.n, TRUE);
            prim->fill = DP_ROLE_LAND;
            prim->stroke = DP_ROLE_COAST;
            prim->stroke_width = COAST_PX * u;
          }
        outline_clear (&outline);
      }
}

/* ------------------------------------------------------------------------------------------------------- enlarged land */

/* The coast of @outline within @box, in as many lines as it takes. */
static void
add_cut_coast (Body            *body,
               const Outline   *outline,
               const DpClipBox *box)
{
  g_autoptr(GArray) line = g_array_new (FALSE, FALSE, sizeof (DpPoint));

  for (guint i = 0; i < outline->n; i++)
    {
      DpPoint from = outline->points[i], to = outline->points[(i + 1) % outline->n];
      const DpPoint *last = line->len > 0 ? &g_array_index (line, DpPoint, line->len - 1) : NULL;

      if (outline->open[i] || !_dp_clip_segment (box, &from, &to))
        continue;
      if (last == NULL || last->x != from.x || last->y != from.y)
        {
          add_coast (body, (const DpPoint *) (const void *) line->data, line->len);
          g_array_set_size (line, 0);
          g_array_append_val (line, from);
        }
      g_array_append_val (line, to);
    }
  add_coast (body, (const DpPoint *) (const void *) line->data, line->len);
}

/* All fills come before all coasts: a fill reaches a little under its neighbour's coast. */
static void
place_enlarged_lands (Body *body)
{
  const DpClipBox box = { body->plot.x, body->plot.y, body->plot.x + body->plot.width, body->plot.y + body->plot.height };

  for (int coasts = 0; coasts < 2; coasts++)
    for (guint i = 0; i < body->map->lands->len; i++)
      {
        Outline outline;

        outline_init (&outline, body->map->lands->pdata[i], &body->projection.country, OUTLINE_TOLERANCE_PX);
        if (coasts)
          add_cut_coast (body, &outline, &box);
        else
          {
            g_autoptr(GArray) area = _dp_clip_area (&box, outline.points, outline.n);

            if (area->len > 2)
              _dp_scene_add_path (body->scene, DP_LAYER_ZONE, (const DpPoint *) (const void *) area->data, area->len, TRUE)->fill
                = DP_ROLE_LAND;
          }
        outline_clear (&outline);
      }
}

/* As much larger as is asked for, with the centre in the middle of the plot, which never leaves the land's surroundings. */
static void
enlarge (Body *body)
{
  const DpMapZoom *zoom = &body->map->zoom;
  DpMapView *view = &body->projection.country;
  DpMapView all = *view;

  for (guint i = 0; i < body->map->lands->len; i++)
    {
      const DpMapLand *land = body->map->lands->pdata[i];

      for (guint p = 0; p < land->points->len; p++)
        view_include (&all, g_array_index (land->points, DpMapPoint, p));
    }
  body->projection.has_apart = FALSE;
  view->scale *= zoom->factor;
  view->left = body->plot.x + body->plot.width / 2
               - (CLAMP (zoom->centre.longitude, all.west, all.east) - view->west) * view->narrowing * view->scale;
  view->top = body->plot.y + body->plot.height / 2 - (view->north - CLAMP (zoom->centre.latitude, all.south, all.north)) * view->scale;
}

/* ---------------------------------------------------------------------------------------------------------------- rest */

static void
place_frame (Body *body)
{
  const double u = body->scene->scale;
  const Box box = { body->plot.x + body->plot.width - FRAME_WIDTH_PX * u, body->plot.y, FRAME_WIDTH_PX * u, FRAME_HEIGHT_PX * u };
  Box inner = { box.x + FRAME_PADDING_PX * u, box.y + FRAME_PADDING_PX * u, box.width - 2 * FRAME_PADDING_PX * u,
                box.height - 2 * FRAME_PADDING_PX * u };
  DpPrim *frame;

  if (!body->projection.has_apart)
    return;
  body->projection.frame_left = box.x;
  body->projection.frame_top = box.y;
  body->projection.frame_width = box.width;
  body->projection.frame_height = box.height;
  frame = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_GROUND, box.x, box.y, box.width, box.height);
  frame->stroke = DP_ROLE_GRID;
  frame->fill = DP_ROLE_NONE;
  frame->stroke_width = u;
  frame->radius = FRAME_RADIUS_PX * u;
  if (body->map->apart_name != NULL)
    {
      PangoLayout *name = _dp_line_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, body->map->apart_name);
      const double tall = _dp_text_height (name);

      _dp_scene_place (body->scene, name, DP_ROLE_SECONDARY, inner.x, inner.y);
      inner.y += tall;
      inner.height -= tall;
    }
  view_fit (&body->projection.apart, &inner);
}

static void
place_towns (Body *body)
{
  const double u = body->scene->scale;

  for (guint i = 0; i < body->map->towns->len; i++)
    {
      const DpMapTown *town = &g_array_index (body->map->towns, DpMapTown, i);
      const DpPoint at = project (body, town->at);
      const double size = MAX (sqrt (town->weight) * TOWN_MOST_PX, TOWN_LEAST_PX) * u;
      DpPrim *dot;

      if (!is_shown (body, at, size))
        continue;
      dot = _dp_scene_add (body->scene, DP_PRIM_MARKER, DP_LAYER_BAR, at.x, at.y, size, size);

      dot->marker = DP_MARKER_DISC;
      dot->fill = DP_ROLE_AXIS;
      dot->casing = TOWN_CASING_PX * u;
    }
}

/* --------------------------------------------------------------------------------------------------------------- rings */

static gboolean
is_inside (const Box *box,
           DpPoint    point)
{
  return point.x >= box->x && point.x <= box->x + box->width && point.y >= box->y && point.y <= box->y + box->height;
}

static gboolean
meets (const Box *a,
       const Box *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
is_free (const Body *body,
         const Box  *box)
{
  if (box->x < body->plot.x || box->y < body->plot.y || box->x + box->width > body->plot.x + body->plot.width
      || box->y + box->height > body->plot.y + body->plot.height)
    return FALSE;
  for (guint i = 0; i < body->taken->len; i++)
    if (meets (&g_array_index (body->taken, Box, i), box))
      return FALSE;

  return TRUE;
}

static void
add_arc (Body    *body,
         GArray  *points,
         gboolean dashed)
{
  const double u = body->scene->scale;
  DpPrim *arc;

  if (points->len >= 2)
    {
      arc = _dp_scene_add_path (body->scene, DP_LAYER_REFERENCE, (const DpPoint *) (const void *) points->data, points->len, FALSE);
      arc->fill = DP_ROLE_NONE;
      arc->stroke = DP_ROLE_ACCENT;
      arc->stroke_width = RING_PX * u;
      arc->smooth = TRUE;
      if (dashed)
        {
          arc->dash[0] = DASH_PX * u;
          arc->dash[1] = DASH_GAP_PX * u;
        }
    }
  g_array_set_size (points, 0);
}

/* A circle round @at as far as it lies in the plot: in arcs where it leaves it. */
static void
place_ring (Body      *body,
            DpMapPoint at,
            double     km,
            gboolean   dashed)
{
  const DpMapView *view = dp_map_projection_view (&body->projection, at);
  const DpPoint middle = project (body, at);
  const double radius = km / DP_KM_A_DEGREE * view->scale;
  const guint n_points = RING_POINTS * (guint) ceil (body->map->zoom.factor);
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (DpPoint));

  /* In the frame a ring would be larger than the island's surroundings are. */
  if (view == &body->projection.apart)
    return;
  for (guint i = 0; i <= n_points; i++)
    {
      const double angle = 2 * G_PI * i / n_points;
      const DpPoint point = { middle.x + radius * cos (angle), middle.y + radius * sin (angle) };

      if (is_inside (&body->plot, point))
        g_array_append_val (points, point);
      else
        add_arc (body, points, dashed);
    }
  add_arc (body, points, dashed);
}

/* What the ring is, on its edge: above, below, right or left, the first that meets neither a unit nor another label. */
static void
place_ring_label (Body      *body,
                  DpMapPoint at,
                  double     km,
                  const char *label)
{
  const DpMapView *view = dp_map_projection_view (&body->projection, at);
  const DpPoint middle = project (body, at);
  const double u = body->scene->scale;
  const double radius = km / DP_KM_A_DEGREE * view->scale;
  PangoLayout *text;
  double width, tall;

  if (label == NULL || view == &body->projection.apart)
    return;
  text = _dp_figure_line (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, label);
  width = _dp_text_width (text);
  tall = _dp_text_height (text);
  {
    const Box tries[] = { { middle.x - width / 2, middle.y - radius - tall / 2, width, tall },
                          { middle.x - width / 2, middle.y + radius - tall / 2, width, tall },
                          { middle.x + radius - width / 2, middle.y - tall / 2, width, tall },
                          { middle.x - radius - width / 2, middle.y - tall / 2, width, tall } };

    for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
      if (is_free (body, &tries[i]))
        {
          DpPrim *ground = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_BOX, tries[i].x - 2 * u, tries[i].y, width + 4 * u, tall);

          ground->fill = DP_ROLE_CARD;
          ground->radius = 3 * u;
          g_array_append_val (body->taken, tries[i]);
          _dp_scene_place (body->scene, text, DP_ROLE_ACCENT, tries[i].x, tries[i].y);
          return;
        }
  }
  g_object_unref (text);
}

/* No label may cover a unit, or where one was. */
static void
take_circle (Body      *body,
             DpMapPoint where)
{
  const double size = UNIT_PX * body->scene->scale;
  const DpPoint at = project (body, where);
  const Box circle = { at.x - size / 2, at.y - size / 2, size, size };

  g_array_append_val (body->taken, circle);
}

static void
take_circles (Body *body)
{
  for (guint i = 0; i < body->map->units->len; i++)
    {
      const DpMapUnit *unit = body->map->units->pdata[i];

      if (unit->moving == body->scene->moving)
        take_circle (body, unit->at);
    }
  for (guint i = 0; i < body->map->ghosts->len && !body->scene->moving; i++)
    take_circle (body, g_array_index (body->map->ghosts, DpMapGhost, i).at);
}

static void
place_rings (Body *body)
{
  for (guint i = 0; i < body->map->units->len; i++)
    {
      const DpMapUnit *unit = body->map->units->pdata[i];

      for (guint r = 0; r < body->map->rings->len; r++)
        {
          const DpMapRing *ring = body->map->rings->pdata[r];

          if ((r > 0 && !unit->chosen) || unit->moving != body->scene->moving)
            continue;
          place_ring (body, unit->at, ring->km, r > 0);
          if (unit->chosen)
            place_ring_label (body, unit->at, ring->km, ring->label);
        }
    }
}

/* --------------------------------------------------------------------------------------------------------------- units */

/* The name beside the circle: right, left, below or above, the first that meets nothing; else it is left to the tooltip. */
static void
place_name (Body            *body,
            const DpMapUnit *unit,
            DpPoint          at)
{
  const double u = body->scene->scale;
  const double half = UNIT_PX * u / 2, gap = LABEL_GAP_PX * u;
  PangoLayout *text = _dp_line_text (body->scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, unit->name);
  const double width = _dp_text_width (text), tall = _dp_text_height (text);
  /* Above and below it keeps to the plot. */
  const double inward = MAX (MIN (at.x - width / 2, body->plot.x + body->plot.width - width), body->plot.x);
  const Box tries[] = { { at.x + half + gap, at.y - tall / 2, width, tall },
                        { at.x - half - gap - width, at.y - tall / 2, width, tall },
                        { inward, at.y + half + gap / 2, width, tall },
                        { inward, at.y - half - gap / 2 - tall, width, tall } };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    if (is_free (body, &tries[i]))
      {
        DpPrim *ground = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_BOX, tries[i].x - 2 * u, tries[i].y, width + 4 * u, tall);

        ground->fill = DP_ROLE_CARD;
        ground->radius = 3 * u;
        g_array_append_val (body->taken, tries[i]);
        _dp_scene_place (body->scene, text, DP_ROLE_TEXT, tries[i].x, tries[i].y);
        return;
      }
  g_object_unref (text);
}

static int
compare_north (gconstpointer a,
               gconstpointer b)
{
  const double north_a = (*(const DpMapUnit *const *) a)->at.latitude, north_b = (*(const DpMapUnit *const *) b)->at.latitude;

  return (north_a < north_b) - (north_a > north_b);
}

static void
add_disc (Body            *body,
          const DpMapUnit *unit,
          DpPoint          at)
{
  DpScene *scene = body->scene;
  const double u = scene->scale, size = UNIT_PX * u;
  DpPrim *disc = _dp_scene_add (scene, DP_PRIM_MARKER, DP_LAYER_MARK, at.x, at.y, size, size);

  disc->marker = DP_MARKER_DISC;
  disc->fill = unit->chosen ? DP_ROLE_ACCENT : DP_ROLE_TEXT;
  disc->casing = scene->theme.casing * u;
  if (unit->figure != NULL)
    {
      PangoLayout *figure = _dp_figure_line (scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, unit->figure);

      _dp_place_middle (scene, figure, unit->chosen ? DP_ROLE_ON_ACCENT : DP_ROLE_CARD, at.x - _dp_text_width (figure) / 2, at.y);
    }
}

/* The circle with its figure, and what can be pointed at: never less than a finger finds. */
static void
place_unit (Body            *body,
            const DpMapUnit *unit,
            guint            row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale, size = UNIT_PX * u, target = MAX (TARGET_PX * u, TARGET_LEAST_PX);
  const DpPoint at = project (body, unit->at);
  const gboolean shown = is_shown (body, at, size);
  DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_MARK, unit->id, at.x - size / 2, at.y - size / 2, size, size);
  guint index = 0;

  if (shown)
    add_disc (body, unit, at);
  g_ptr_array_find (body->map->units, unit, &index);
  item->item.anchor_x = at.x;
  item->item.anchor_y = at.y;
  item->item.tooltip = _dp_scene_string (scene, unit->tooltip != NULL ? unit->tooltip : unit->accessible);
  item->item.accessible = _dp_scene_string (scene, unit->accessible);
  item->item.row = (int) row;
  item->item.data_row = (int) index;
  if (!shown)
    {
      /* The walk reaches it, the pointer does not. */
      item->item.width = item->item.height = 0;
      return;
    }
  item->extra_x = at.x - target / 2;
  item->extra_y = at.y - target / 2;
  item->extra_width = target;
  item->extra_height = target;
}

static void
place_units (Body *body)
{
  g_autoptr(GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < body->map->units->len; i++)
    g_ptr_array_add (units, body->map->units->pdata[i]);
  /* The walk goes from north to south. */
  g_ptr_array_sort (units, compare_north);
  for (guint i = 0; i < units->len; i++)
    if (((const DpMapUnit *) units->pdata[i])->moving == body->scene->moving)
      place_unit (body, units->pdata[i], i);
  for (guint i = 0; i < units->len; i++)
    {
      const DpMapUnit *unit = units->pdata[i];

      if (unit->moving == body->scene->moving && is_shown (body, project (body, unit->at), UNIT_PX * body->scene->scale))
        place_name (body, unit, project (body, unit->at));
    }
}

/* Where units were before they were moved. */
static void
place_ghosts (Body *body)
{
  const double u = body->scene->scale, size = UNIT_PX * u;

  for (guint i = 0; i < body->map->ghosts->len; i++)
    {
      const DpPoint at = project (body, g_array_index (body->map->ghosts, DpMapGhost, i).at);
      DpPrim *disc;

      if (!is_shown (body, at, size))
        continue;
      disc = _dp_scene_add (body->scene, DP_PRIM_MARKER, DP_LAYER_BAR, at.x, at.y, size, size);
      disc->marker = DP_MARKER_DISC;
      disc->hollow = TRUE;
      disc->fill = DP_ROLE_GHOST;
      disc->casing = body->scene->theme.casing * u;
    }
}

/* From where units were to where they are. */
static void
place_threads (Body *body)
{
  const double u = body->scene->scale;
  const DpClipBox plot = { body->plot.x, body->plot.y, body->plot.x + body->plot.width, body->plot.y + body->plot.height };

  for (guint i = 0; i < body->map->ghosts->len; i++)
    {
      const DpMapGhost *ghost = &g_array_index (body->map->ghosts, DpMapGhost, i);
      const DpPoint ends[] = { project (body, ghost->at), project (body, ghost->to) };
      const double length = hypot (ends[1].x - ends[0].x, ends[1].y - ends[0].y), half = UNIT_PX * u / 2;
      DpPoint rest[2];
      DpPrim *thread;

      if (length <= UNIT_PX * u)
        continue;
      for (guint k = 0; k < 2; k++)
        rest[k] = (DpPoint) { ends[k].x + (ends[1 - k].x - ends[k].x) * half / length, ends[k].y + (ends[1 - k].y - ends[k].y) * half / length };
      if (is_enlarged (body) && !_dp_clip_segment (&plot, &rest[0], &rest[1]))
        continue;
      thread = _dp_scene_add_path (body->scene, DP_LAYER_BAR, rest, 2, FALSE);
      thread->stroke = DP_ROLE_SECONDARY;
      thread->stroke_width = THREAD_PX * u;
    }
}

/* ------------------------------------------------------------------------------------------------- names of the towns */

static int
compare_weight (gconstpointer a,
                gconstpointer b)
{
  const double weight_a = (*(const DpMapTown *const *) a)->weight, weight_b = (*(const DpMapTown *const *) b)->weight;

  return (weight_a < weight_b) - (weight_a > weight_b);
}

/* Right of the dot or left of it, where that is free; the name of a town in which a unit lies is the unit's. */
static void
place_town_name (Body            *body,
                 const DpMapTown *town,
                 DpPoint          at)
{
  const double u = body->scene->scale, gap = TOWN_MOST_PX * u * sqrt (town->weight) / 2 + TOWN_NAME_GAP_PX * u;
  PangoLayout *text = _dp_line_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, town->name);
  const double width = _dp_text_width (text), tall = _dp_text_height (text);
  const Box tries[] = { { at.x + gap, at.y - tall / 2, width, tall }, { at.x - gap - width, at.y - tall / 2, width, tall } };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    if (is_free (body, &tries[i]))
      {
        g_array_append_val (body->taken, tries[i]);
        _dp_scene_place (body->scene, text, DP_ROLE_SECONDARY, tries[i].x, tries[i].y);
        return;
      }
  g_object_unref (text);
}

static void
place_town_names (Body *body)
{
  const double size = UNIT_PX * body->scene->scale;
  g_autoptr(GPtrArray) towns = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < body->map->towns->len; i++)
    g_ptr_array_add (towns, &g_array_index (body->map->towns, DpMapTown, i));
  g_ptr_array_sort (towns, compare_weight);
  for (guint i = 0; i < towns->len && n < TOWN_NAMES_MOST; i++)
    {
      const DpMapTown *town = towns->pdata[i];
      const DpPoint at = project (body, town->at);
      const Box dot = { at.x - 1, at.y - 1, 2, 2 };

      if (town->name == NULL || !is_shown (body, at, size) || !is_free (body, &dot))
        continue;
      place_town_name (body, town, at);
      n++;
    }
}

static void
place_reach_and_units (Body *body)
{
  take_circles (body);
  place_rings (body);
  place_units (body);
}

static void
set_plot (Body *body)
{
  body->projection.zoom = body->map->zoom.factor;
  body->projection.plot_left = body->plot.x;
  body->projection.plot_top = body->plot.y;
  body->projection.plot_width = body->plot.width;
  body->projection.plot_height = body->plot.height;
  body->projection.edge = UNIT_PX * body->scene->scale / 2;
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  Body *body = data;
  const double u = body->scene->scale;
  Box land;

  body->plot = (Box) { body->left, top, body->right - body->left, height - body->legend_height };
  land = (Box) { body->plot.x + MARGIN_PX * u, body->plot.y + MARGIN_PX * u, body->plot.width - 2 * MARGIN_PX * u,
                 body->plot.height - 2 * MARGIN_PX * u };
  if (body->legend_width > 0)
    land.width = MAX (land.width - body->legend_width - LEGEND_COLUMN_GAP_PX * u, 1);
  view_fit (&body->projection.country, &land);
  /* What room is left beside the land is shared. */
  body->projection.country.left += MAX (land.width - view_width (&body->projection.country) * body->projection.country.scale, 0) * 0.35;
  set_plot (body);
  if (is_enlarged (body))
    {
      enlarge (body);
      place_enlarged_lands (body);
    }
  else
    {
      place_frame (body);
      place_lands (body);
    }
  place_towns (body);
  place_ghosts (body);
  place_reach_and_units (body);
  if (body->map->zoom.factor >= TOWN_NAMES_FROM)
    place_town_names (body);
  if (body->legend_width > 0)
    stack_legend (body, top + height);
  else
    flow_legend (body, top + height - body->legend_height, TRUE);
  body->scene->moving = _dp_chart_is_moving (body->chart);
  place_threads (body);
  if (body->scene->moving)
    place_reach_and_units (body);
  body->scene->moving = FALSE;
  body->scene->projection = g_memdup2 (&body->projection, sizeof body->projection);
}

const DpBodyLayout _dp_map_layout = {
  .measure = measure,
  .place = place,
  .free = body_free,
};
