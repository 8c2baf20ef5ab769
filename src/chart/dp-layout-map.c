/* dp-layout-map.c: land, towns, units and how far they reach (C7).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Degrees become pixels with one scale north and one, shortened by the cosine of the middle latitude, east: over a country
 * this small the error is below half a per cent. Distances are drawn true to the middle latitude.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-map.h"
#include "chart/dp-layout-private.h"

#include <math.h>

/* All in px at scale 1. */
static const double MINIMUM_HEIGHT_PX = 280.0;
static const double NATURAL_HEIGHT_PX = 520.0;
static const double MARGIN_PX = 8.0;
static const double COAST_PX = 0.8;
static const double TOWN_LEAST_PX = 2.0;
static const double TOWN_MOST_PX = 18.0;
static const double TOWN_SIGN_PX = 7.0;
static const double TOWN_CASING_PX = 0.5;
static const double UNIT_PX = 26.0;
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

/* Corners of a ring. */
static const guint RING_POINTS = 96;
/* km in one degree of latitude, on a sphere of 6,371 km. */
static const double KM_A_DEGREE = 111.195;

/** Degrees to pixels: of the country, or of the frame. */
typedef struct
{
  double west;
  double east;
  double south;
  double north;
  double narrowing; /* degrees of longitude count this much less */
  double scale;     /* px a degree of latitude */
  double left;      /* px of @west */
  double top;       /* px of @north */
} View;

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
  const DpMapChart *map;
  double left;
  double right;
  View country;
  View frame;
  gboolean has_frame;
  Box plot;
  GArray *taken; /* of Box: circles and labels that others keep clear of */
  double legend_height;
} Body;

static void
body_free (gpointer data)
{
  Body *body = data;

  g_array_unref (body->taken);
  g_free (body);
}

static void
view_include (View      *view,
              DpMapPoint at)
{
  view->west = MIN (view->west, at.longitude);
  view->east = MAX (view->east, at.longitude);
  view->south = MIN (view->south, at.latitude);
  view->north = MAX (view->north, at.latitude);
}

/* Holds all outlines that stand @apart, or all that do not. Returns: whether there are any. */
static gboolean
view_init (View             *view,
           const DpMapChart *map,
           gboolean          apart)
{
  gboolean any = FALSE;

  *view = (View) { .west = G_MAXDOUBLE, .east = -G_MAXDOUBLE, .south = G_MAXDOUBLE, .north = -G_MAXDOUBLE };
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
view_width (const View *view)
{
  return (view->east - view->west) * view->narrowing;
}

/* As large as fits into @box, its top left corner in the box's. */
static void
view_fit (View      *view,
          const Box *box)
{
  view->scale = MIN (box->width / MAX (view_width (view), 1e-6), box->height / MAX (view->north - view->south, 1e-6));
  view->left = box->x;
  view->top = box->y + (box->height - (view->north - view->south) * view->scale) / 2;
}

static DpPoint
project (const View *view,
         DpMapPoint  at)
{
  return (DpPoint) { view->left + (at.longitude - view->west) * view->narrowing * view->scale,
                     view->top + (view->north - at.latitude) * view->scale };
}

/* What lies within the frame's island is drawn there. */
static const View *
view_of (const Body *body,
         DpMapPoint  at)
{
  const View *frame = &body->frame;

  return body->has_frame && at.longitude >= frame->west - 0.1 && at.longitude <= frame->east + 0.1 && at.latitude >= frame->south - 0.1
             && at.latitude <= frame->north + 0.1
           ? frame
           : &body->country;
}

/* -------------------------------------------------------------------------------------------------------------- legend */

/* Adds an entry at @x, or on the next line; without @draw it only measures. */
static void
legend_entry (Body       *body,
              guint       sign,
              const char *word,
              double     *x,
              double     *y,
              gboolean    draw)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  g_autoptr(PangoLayout) text = _dp_scene_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, word);
  const double width = (LEGEND_SIGN_PX + LEGEND_WORD_GAP_PX) * u + _dp_text_width (text);
  double middle;
  DpPrim *prim;

  if (*x > body->left && *x + width > body->right)
    {
      *x = body->left;
      *y += LEGEND_PX * u;
    }
  middle = *y + LEGEND_PX * u / 2;
  if (draw)
    {
      if (sign < 2)
        {
          const double size = (sign == 0 ? LEGEND_SIGN_PX : TOWN_SIGN_PX) * u;

          prim = _dp_scene_add (scene, DP_PRIM_MARKER, DP_LAYER_MARK, *x + LEGEND_SIGN_PX * u / 2, middle, size, size);
          prim->marker = DP_MARKER_DISC;
          prim->fill = sign == 0 ? DP_ROLE_TEXT : DP_ROLE_AXIS;
          prim->casing = TOWN_CASING_PX * u;
        }
      else
        _dp_scene_add_line (scene, DP_LAYER_MARK, DP_ROLE_ACCENT, RING_PX * u, *x, middle, *x + LEGEND_SIGN_PX * u, middle);
      _dp_place_middle (scene, g_object_ref (text), DP_ROLE_SECONDARY, *x + (LEGEND_SIGN_PX + LEGEND_WORD_GAP_PX) * u, middle);
    }
  *x += width + LEGEND_ITEM_GAP_PX * u;
}

static double
flow_legend (Body    *body,
             double   top,
             gboolean draw)
{
  const char *const words[] = { body->map->unit_word, body->map->town_word, body->map->ring_word };
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
  body->map = dp_chart_get_map (chart);
  body->left = left;
  body->right = right;
  body->taken = g_array_new (FALSE, FALSE, sizeof (Box));
  view_init (&body->country, body->map, FALSE);
  body->has_frame = view_init (&body->frame, body->map, TRUE);
  body->legend_height = flow_legend (body, 0, FALSE);
  *minimum = MINIMUM_HEIGHT_PX * u + body->legend_height;
  *natural = MAX (MIN ((right - left) * (body->country.north - body->country.south) / MAX (view_width (&body->country), 1e-6),
                       NATURAL_HEIGHT_PX * u),
                  MINIMUM_HEIGHT_PX * u)
             + body->legend_height;
  return body;
}

/* ---------------------------------------------------------------------------------------------------------------- land */

static void
place_lands (Body *body)
{
  const double u = body->scene->scale;

  for (guint i = 0; i < body->map->lands->len; i++)
    {
      const DpMapLand *land = body->map->lands->pdata[i];
      const View *view = land->apart ? &body->frame : &body->country;
      g_autofree DpPoint *points = g_new (DpPoint, land->points->len);
      DpPrim *prim;

      for (guint p = 0; p < land->points->len; p++)
        points[p] = project (view, g_array_index (land->points, DpMapPoint, p));
      prim = _dp_scene_add_path (body->scene, DP_LAYER_ZONE, points, land->points->len, TRUE);
      prim->fill = DP_ROLE_LAND;
      prim->stroke = DP_ROLE_COAST;
      prim->stroke_width = COAST_PX * u;
    }
}

static void
place_frame (Body *body)
{
  const double u = body->scene->scale;
  const Box box = { body->plot.x + body->plot.width - FRAME_WIDTH_PX * u, body->plot.y, FRAME_WIDTH_PX * u, FRAME_HEIGHT_PX * u };
  Box inner = { box.x + FRAME_PADDING_PX * u, box.y + FRAME_PADDING_PX * u, box.width - 2 * FRAME_PADDING_PX * u,
                box.height - 2 * FRAME_PADDING_PX * u };
  DpPrim *frame;

  if (!body->has_frame)
    return;
  frame = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_GROUND, box.x, box.y, box.width, box.height);
  frame->stroke = DP_ROLE_GRID;
  frame->fill = DP_ROLE_NONE;
  frame->stroke_width = u;
  frame->radius = FRAME_RADIUS_PX * u;
  if (body->map->apart_name != NULL)
    {
      PangoLayout *name = _dp_scene_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, body->map->apart_name);
      const double tall = _dp_text_height (name);

      _dp_scene_place (body->scene, name, DP_ROLE_SECONDARY, inner.x, inner.y);
      inner.y += tall;
      inner.height -= tall;
    }
  view_fit (&body->frame, &inner);
}

static void
place_towns (Body *body)
{
  const double u = body->scene->scale;

  for (guint i = 0; i < body->map->towns->len; i++)
    {
      const DpMapTown *town = &g_array_index (body->map->towns, DpMapTown, i);
      const DpPoint at = project (view_of (body, town->at), town->at);
      const double size = MAX (sqrt (town->weight) * TOWN_MOST_PX, TOWN_LEAST_PX) * u;
      DpPrim *dot = _dp_scene_add (body->scene, DP_PRIM_MARKER, DP_LAYER_BAR, at.x, at.y, size, size);

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
  const View *view = view_of (body, at);
  const DpPoint middle = project (view, at);
  const double radius = km / KM_A_DEGREE * view->scale;
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (DpPoint));

  /* In the frame a ring would be larger than the island's surroundings are. */
  if (view == &body->frame)
    return;
  for (guint i = 0; i <= RING_POINTS; i++)
    {
      const double angle = 2 * G_PI * i / RING_POINTS;
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
  const View *view = view_of (body, at);
  const DpPoint middle = project (view, at);
  const double u = body->scene->scale;
  const double radius = km / KM_A_DEGREE * view->scale;
  PangoLayout *text;
  double width, tall;

  if (label == NULL || view == &body->frame)
    return;
  text = _dp_figure_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, label);
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

/* No label may cover a unit. */
static void
take_circles (Body *body)
{
  const double size = UNIT_PX * body->scene->scale;

  for (guint i = 0; i < body->map->units->len; i++)
    {
      const DpMapPoint where = ((const DpMapUnit *) body->map->units->pdata[i])->at;
      const DpPoint at = project (view_of (body, where), where);
      const Box circle = { at.x - size / 2, at.y - size / 2, size, size };

      g_array_append_val (body->taken, circle);
    }
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

          if (r > 0 && !unit->chosen)
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
  PangoLayout *text = _dp_scene_text (body->scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, unit->name);
  const double width = _dp_text_width (text), tall = _dp_text_height (text);
  const Box tries[] = { { at.x + half + gap, at.y - tall / 2, width, tall },
                        { at.x - half - gap - width, at.y - tall / 2, width, tall },
                        { at.x - width / 2, at.y + half + gap / 2, width, tall },
                        { at.x - width / 2, at.y - half - gap / 2 - tall, width, tall } };

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
place_units (Body *body)
{
  DpScene *scene = body->scene;
  const double u = scene->scale, size = UNIT_PX * u;
  g_autoptr(GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < body->map->units->len; i++)
    g_ptr_array_add (units, body->map->units->pdata[i]);
  /* The walk goes from north to south. */
  g_ptr_array_sort (units, compare_north);
  for (guint i = 0; i < units->len; i++)
    {
      const DpMapUnit *unit = units->pdata[i];
      const DpPoint at = project (view_of (body, unit->at), unit->at);
      const Box circle = { at.x - size / 2, at.y - size / 2, size, size };
      DpPrim *disc = _dp_scene_add (scene, DP_PRIM_MARKER, DP_LAYER_MARK, at.x, at.y, size, size);
      DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_MARK, unit->id, circle.x, circle.y, size, size);
      guint index = 0;

      disc->marker = DP_MARKER_DISC;
      disc->fill = unit->chosen ? DP_ROLE_ACCENT : DP_ROLE_TEXT;
      disc->casing = scene->theme.casing * u;
      if (unit->figure != NULL)
        {
          PangoLayout *figure = _dp_figure_text (scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, unit->figure);

          _dp_place_middle (scene, figure, unit->chosen ? DP_ROLE_ON_ACCENT : DP_ROLE_CARD, at.x - _dp_text_width (figure) / 2, at.y);
        }
      g_ptr_array_find (body->map->units, unit, &index);
      item->item.anchor_x = at.x;
      item->item.anchor_y = at.y;
      item->item.tooltip = _dp_scene_string (scene, unit->tooltip != NULL ? unit->tooltip : unit->accessible);
      item->item.accessible = _dp_scene_string (scene, unit->accessible);
      item->item.row = (int) i;
      item->item.data_row = (int) index;
    }
  for (guint i = 0; i < units->len; i++)
    {
      const DpMapUnit *unit = units->pdata[i];

      place_name (body, unit, project (view_of (body, unit->at), unit->at));
    }
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
  view_fit (&body->country, &land);
  /* What room is left beside the land is shared. */
  body->country.left += MAX (land.width - view_width (&body->country) * body->country.scale, 0) * 0.35;
  place_frame (body);
  place_lands (body);
  place_towns (body);
  take_circles (body);
  place_rings (body);
  place_units (body);
  flow_legend (body, top + height - body->legend_height, TRUE);
}

const DpBodyLayout _dp_map_layout = {
  .measure = measure,
  .place = place,
  .free = body_free,
};
