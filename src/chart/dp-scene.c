/* dp-scene.c: a laid-out chart: building it, pointing at it, walking through it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <math.h>
#include <string.h>

/* px at scale 1 that a line stays clear of a text it gives way to. */
static const double CLEARANCE_X_PX = 3.0;
static const double CLEARANCE_Y_PX = 3.0;
/* A rest of a line shorter than this (px at scale 1) between two texts is not worth drawing. */
static const double SHORTEST_REST_PX = 3.0;
/* How far from a reference line (px at scale 1) the pointer still means it. */
static const double LINE_REACH_PX = 5.0;

static void
prim_clear (gpointer data)
{
  DpPrim *prim = data;

  g_clear_object (&prim->text);
  g_clear_pointer (&prim->points, g_free);
}

/* What is under the pointer when several things are: the smaller kind of thing. */
static int
hit_rank (DpItemKind kind)
{
  switch (kind)
    {
    case DP_ITEM_MARK:
    case DP_ITEM_CELL:
      return 0;
    case DP_ITEM_LINE:
      return 1;
    case DP_ITEM_COLUMN:
      return 2;
    case DP_ITEM_ROW:
    default:
      return 3;
    }
}

static gboolean
inside (double px,
        double py,
        double x,
        double y,
        double width,
        double height)
{
  return px >= x && px < x + width && py >= y && py < y + height;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return left[0] < right[0] ? -1 : left[0] > right[0];
}

/* The ink of a text. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Ink;

static int
compare_inks (gconstpointer a,
              gconstpointer b)
{
  const Ink *above = a;
  const Ink *below = b;

  return above->y < below->y ? -1 : above->y > below->y;
}

/* The inks of all texts, from above: there are a thousand lines to be held against a thousand texts, and Pango takes its time to
 * tell. @tallest is the height of the tallest. */
static GArray *
inks_of (const DpScene *scene,
         double        *tallest)
{
  GArray *inks = g_array_new (FALSE, FALSE, sizeof (Ink));

  *tallest = 0;

  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *text = &g_array_index (scene->prims, DpPrim, i);
      Ink ink;

      if (text->kind != DP_PRIM_TEXT)
        continue;
      _dp_text_ink (text, &ink.x, &ink.y, &ink.width, &ink.height);
      if (ink.width > 0 && ink.height > 0)
        g_array_append_val (inks, ink);
      *tallest = MAX (*tallest, ink.height);
    }
  g_array_sort (inks, compare_inks);

  return inks;
}

/* The first of @inks, sorted from above, that does not begin above @y. */
static guint
find_ink (const GArray *inks,
          double        y)
{
  guint first = 0, end = inks->len;

  while (first < end)
    {
      const guint middle = first + (end - first) / 2;

      if (g_array_index (inks, Ink, middle).y < y)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* Draws @line in pieces that leave out every text it would cross. */
static void
interrupt_line (const DpScene *scene,
                const GArray  *inks,
                double         tallest,
                const DpPrim  *line,
                GArray        *out)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, 2 * sizeof (double));
  const gboolean upright = line->width == 0.0;
  const double from = upright ? MIN (line->y, line->y + line->height) : MIN (line->x, line->x + line->width);
  const double to = from + fabs (upright ? line->height : line->width);
  const double half = line->stroke_width / 2;
  const double around = tallest + half + CLEARANCE_Y_PX * scene->scale;
  const double top = MIN (line->y, line->y + line->height) - around;
  const double bottom = MAX (line->y, line->y + line->height) + around;
  double at = from;

  for (guint i = find_ink (inks, top); i < inks->len && g_array_index (inks, Ink, i).y <= bottom; i++)
    {
      const Ink *ink = &g_array_index (inks, Ink, i);
      double x = ink->x, y = ink->y, width = ink->width, height = ink->height, gap[2];

      x -= CLEARANCE_X_PX * scene->scale;
      width += 2 * CLEARANCE_X_PX * scene->scale;
      /* A row line gives way only to what it would run through. */
      y -= (upright ? CLEARANCE_Y_PX : 0) * scene->scale;
      height += 2 * (upright ? CLEARANCE_Y_PX : 0) * scene->scale;
      if (upright ? line->x + half <= x || line->x - half >= x + width
                  : line->y + half <= y || line->y - half >= y + height)
        continue;
      gap[0] = upright ? y : x;
      gap[1] = upright ? y + height : x + width;
      if (gap[1] <= from || gap[0] >= to)
        continue;
      g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_spans);

  for (guint i = 0; i <= gaps->len; i++)
    {
      const double *gap = i < gaps->len ? (const double *) (const void *) (gaps->data + i * 2 * sizeof (double)) : NULL;
      const double end = gap != NULL ? MIN (gap[0], to) : to;
      const gboolean whole = at == from && end == to;

      if (whole || end - at >= SHORTEST_REST_PX * scene->scale)
        {
          DpPrim piece = *line;

          if (upright)
            {
              piece.y = at;
              piece.height = end - at;
            }
          else
            {
              piece.x = at;
              piece.width = end - at;
            }
          g_array_append_val (out, piece);
        }
      if (gap != NULL)
        at = MAX (at, gap[1]);
    }
}

DpScene *
_dp_scene_new (const DpChart *chart,
               const DpTheme *theme,
               double         width,
               double         height,
               double         scale)
{
  DpScene *scene = g_new0 (DpScene, 1);

  scene->theme = *theme;
  scene->font_family = g_strdup (theme->font_family);
  scene->theme.font_family = scene->font_family;
  scene->width = width;
  scene->height = height;
  scene->scale = scale;
  scene->title = g_strdup (chart->title);
  scene->description = g_strdup (chart->description != NULL ? chart->description
                                 : chart->subtitle != NULL ? chart->subtitle : "");
  scene->subtitle = g_strdup (chart->subtitle);
  scene->source = g_strdup (chart->source);
  scene->version = g_strdup (chart->version);
  scene->language = g_strdup (chart->language);
  scene->prims = g_array_new (FALSE, TRUE, sizeof (DpPrim));
  g_array_set_clear_func (scene->prims, prim_clear);
  scene->items = g_array_new (FALSE, TRUE, sizeof (DpSceneItemPrivate));
  scene->strings = g_string_chunk_new (1024);

  scene->pango = _dp_texts_context (chart->language != NULL ? chart->language : "en", scale);
  return scene;
}

/* Interrupts lines at texts and puts everything into painting order. */
void
_dp_scene_finish (DpScene *scene)
{
  GArray *ordered = g_array_sized_new (FALSE, TRUE, sizeof (DpPrim), scene->prims->len + 32);
  double tallest;
  g_autoptr (GArray) inks = inks_of (scene, &tallest);

  for (int layer = DP_LAYER_GROUND; layer <= DP_LAYER_TEXT; layer++)
    for (guint i = 0; i < scene->prims->len; i++)
      {
        const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

        if ((int) prim->layer != layer)
          continue;
        if (prim->kind == DP_PRIM_LINE && prim->interruptible)
          interrupt_line (scene, inks, tallest, prim, ordered);
        else
          g_array_append_val (ordered, *prim);
      }

  /* Texts and points have moved over, not been copied. */
  g_array_set_clear_func (scene->prims, NULL);
  g_array_unref (scene->prims);
  scene->prims = ordered;
  g_array_set_clear_func (scene->prims, prim_clear);
}

/* The pointer is good until the next primitive is added. */
DpPrim *
_dp_scene_add (DpScene    *scene,
               DpPrimKind  kind,
               DpLayer     layer,
               double      x,
               double      y,
               double      width,
               double      height)
{
  DpPrim *prim;

  g_array_set_size (scene->prims, scene->prims->len + 1);
  prim = &g_array_index (scene->prims, DpPrim, scene->prims->len - 1);
  prim->kind = kind;
  prim->layer = layer;
  prim->x = x;
  prim->y = y;
  prim->width = width;
  prim->height = height;
  prim->fill = DP_ROLE_NONE;
  prim->stroke = DP_ROLE_NONE;
  prim->moving = scene->moving;
  return prim;
}

/* Takes @text over. @x and @y are the corner of its box. */
DpPrim *
_dp_scene_place (DpScene     *scene,
                 PangoLayout *text,
                 DpRole       role,
                 double       x,
                 double       y)
{
  DpPrim *prim = _dp_scene_add (scene, DP_PRIM_TEXT, DP_LAYER_TEXT, x, y, _dp_text_width (text), _dp_text_height (text));
  const PangoFontDescription *font = pango_layout_get_font_description (text);

  prim->text = text;
  prim->fill = role;
  prim->size_px = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  prim->tabular = pango_layout_get_attributes (text) != NULL;
  return prim;
}

DpPrim *
_dp_scene_add_line (DpScene *scene,
                    DpLayer  layer,
                    DpRole   role,
                    double   stroke_width,
                    double   x0,
                    double   y0,
                    double   x1,
                    double   y1)
{
  DpPrim *prim = _dp_scene_add (scene, DP_PRIM_LINE, layer, x0, y0, x1 - x0, y1 - y0);

  prim->stroke = role;
  prim->stroke_width = stroke_width;
  return prim;
}

/* Copies the points. The pointer is good until the next primitive is added. */
DpPrim *
_dp_scene_add_path (DpScene       *scene,
                    DpLayer        layer,
                    const DpPoint *points,
                    guint          n_points,
                    gboolean       closed)
{
  double left = 0, top = 0, right = 0, bottom = 0;
  DpPrim *prim;

  for (guint i = 0; i < n_points; i++)
    {
      left = i == 0 ? points[i].x : MIN (left, points[i].x);
      right = i == 0 ? points[i].x : MAX (right, points[i].x);
      top = i == 0 ? points[i].y : MIN (top, points[i].y);
      bottom = i == 0 ? points[i].y : MAX (bottom, points[i].y);
    }
  prim = _dp_scene_add (scene, DP_PRIM_PATH, layer, left, top, right - left, bottom - top);
  prim->points = g_memdup2 (points, n_points * sizeof *points);
  prim->n_points = n_points;
  prim->closed = closed;
  return prim;
}

/* The pointer is good until the next item is added. */
DpSceneItemPrivate *
_dp_scene_add_item (DpScene    *scene,
                    DpItemKind  kind,
                    const char *id,
                    double      x,
                    double      y,
                    double      width,
                    double      height)
{
  DpSceneItemPrivate *item;

  g_array_set_size (scene->items, scene->items->len + 1);
  item = &g_array_index (scene->items, DpSceneItemPrivate, scene->items->len - 1);
  item->item.kind = kind;
  item->item.id = _dp_scene_string (scene, id);
  item->item.x = x;
  item->item.y = y;
  item->item.width = width;
  item->item.height = height;
  item->item.anchor_x = x + width / 2;
  item->item.anchor_y = y + height / 2;
  item->item.accessible = "";
  item->item.data_row = -1;
  item->item.data_column = -1;
  return item;
}

/* A copy that lives as long as the scene; NULL stays NULL. */
const char *
_dp_scene_string (DpScene    *scene,
                  const char *string)
{
  return string != NULL ? g_string_chunk_insert (scene->strings, string) : NULL;
}

/**
 * dp_scene_free:
 * @scene: (transfer full) (nullable): a scene
 */
void
dp_scene_free (DpScene *scene)
{
  if (scene == NULL)
    return;

  g_array_unref (scene->prims);
  g_array_unref (scene->items);
  g_string_chunk_free (scene->strings);
  g_object_unref (scene->pango);
  g_free (scene->projection);
  g_free (scene->font_family);
  g_free (scene->title);
  g_free (scene->description);
  g_free (scene->subtitle);
  g_free (scene->source);
  g_free (scene->version);
  g_free (scene->language);
  g_free (scene);
}

/** dp_scene_get_width: the width of the canvas. */
double
dp_scene_get_width (const DpScene *scene)
{
  return scene->width;
}

/**
 * dp_scene_get_height:
 * @scene: a scene
 *
 * Returns: the height of the canvas: what was asked for, or more if the chart does not fit into that
 */
double
dp_scene_get_height (const DpScene *scene)
{
  return scene->height;
}

/** dp_scene_get_scale: Returns: the size of text and marks, 1 on screen: what was asked for, or less where that did not fit. */
double
dp_scene_get_scale (const DpScene *scene)
{
  return scene->scale;
}

/** dp_scene_get_title: (transfer none): the headline. */
const char *
dp_scene_get_title (const DpScene *scene)
{
  return scene->title;
}

/** dp_scene_get_description: (transfer none): the alternative text; the subtitle when the chart has none. */
const char *
dp_scene_get_description (const DpScene *scene)
{
  return scene->description;
}

/** dp_scene_get_n_items: how many things there are to point at. */
guint
dp_scene_get_n_items (const DpScene *scene)
{
  return scene->items->len;
}

/**
 * dp_scene_get_item:
 * @scene: a scene
 * @item: number of the item
 *
 * Returns: (transfer none) (nullable): the item, as long as the scene lives
 */
const DpSceneItem *
dp_scene_get_item (const DpScene *scene,
                   guint          item)
{
  if (item >= scene->items->len)
    return NULL;
  return &g_array_index (scene->items, DpSceneItemPrivate, item).item;
}

/**
 * dp_scene_hit:
 * @scene: a scene
 * @x: where the pointer is
 * @y: likewise
 *
 * Marks win over lines, lines over rows; among marks the nearest wins.
 *
 * Returns: the number of the item under the pointer, or −1
 */
int
dp_scene_hit (const DpScene *scene,
              double         x,
              double         y)
{
  int best = -1;
  int best_rank = G_MAXINT;
  double best_distance = G_MAXDOUBLE;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DpSceneItemPrivate *private = &g_array_index (scene->items, DpSceneItemPrivate, i);
      const DpSceneItem *item = &private->item;
      const int rank = hit_rank (item->kind);
      const double reach = item->kind == DP_ITEM_LINE ? LINE_REACH_PX * scene->scale : 0;
      double distance;

      if (!inside (x, y, item->x - reach, item->y, item->width + 2 * reach, item->height)
          && !inside (x, y, private->extra_x, private->extra_y, private->extra_width, private->extra_height))
        continue;
      distance = hypot (x - item->anchor_x, y - item->anchor_y);
      if (rank < best_rank || (rank == best_rank && distance < best_distance))
        {
          best = (int) i;
          best_rank = rank;
          best_distance = distance;
        }
    }
  return best;
}

/* The item of the next row above or below that is nearest to @from sideways. */
static int
move_to_row (const DpScene *scene,
             int            from,
             int            direction)
{
  const DpSceneItem *here = dp_scene_get_item (scene, (guint) from);
  int best = from;
  int best_row = 0;
  double best_distance = G_MAXDOUBLE;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DpSceneItem *item = dp_scene_get_item (scene, i);
      const int rows = (item->row - here->row) * direction;
      double distance;

      if (rows <= 0)
        continue;
      /* From a row's name to the next row's name, from a mark to the nearest mark. */
      distance = here->kind == DP_ITEM_ROW && item->kind == DP_ITEM_ROW ? -1 : fabs (item->anchor_x - here->anchor_x);
      if (best == from || rows < best_row || (rows == best_row && distance < best_distance))
        {
          best = (int) i;
          best_row = rows;
          best_distance = distance;
        }
    }
  return best;
}

/**
 * dp_scene_move:
 * @scene: a scene
 * @from_item: where the cursor is; out of range: nowhere yet
 * @move: where it shall go
 *
 * Returns: the number of the new item; @from_item where there is nowhere to go; −1 when the scene has no items
 */
int
dp_scene_move (const DpScene *scene,
               int            from_item,
               DpMove         move)
{
  const int n = (int) scene->items->len;
  const DpSceneItem *here;
  int to = from_item;

  if (n == 0)
    return -1;
  if (from_item < 0 || from_item >= n)
    return move == DP_MOVE_PREVIOUS || move == DP_MOVE_LAST ? n - 1 : 0;

  if (scene->mirrored && (move == DP_MOVE_LEFT || move == DP_MOVE_RIGHT))
    move = move == DP_MOVE_LEFT ? DP_MOVE_RIGHT : DP_MOVE_LEFT;
  here = dp_scene_get_item (scene, (guint) from_item);
  switch (move)
    {
    case DP_MOVE_LEFT:
    case DP_MOVE_PREVIOUS:
      to = MAX (from_item - 1, 0);
      break;
    case DP_MOVE_RIGHT:
    case DP_MOVE_NEXT:
      to = MIN (from_item + 1, n - 1);
      break;
    case DP_MOVE_UP:
      return move_to_row (scene, from_item, -1);
    case DP_MOVE_DOWN:
      return move_to_row (scene, from_item, 1);
    case DP_MOVE_FIRST:
      while (to > 0 && dp_scene_get_item (scene, (guint) to - 1)->row == here->row)
        to--;
      return to;
    case DP_MOVE_LAST:
      while (to < n - 1 && dp_scene_get_item (scene, (guint) to + 1)->row == here->row)
        to++;
      return to;
    default:
      g_return_val_if_reached (from_item);
    }

  if ((move == DP_MOVE_LEFT || move == DP_MOVE_RIGHT) && dp_scene_get_item (scene, (guint) to)->row != here->row)
    return from_item;
  return to;
}
