/* dp-scene-moving.c: a scene in two parts: what rests, and what is being moved about.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <math.h>
#include <string.h>

static const DpPrim *
moving_piece (const DpScene *scene,
              guint          piece)
{
  guint n = 0;

  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

      if (prim->moving && n++ == piece)
        return prim;
    }
  return NULL;
}

/** dp_scene_get_projection: Returns: (transfer none) (nullable): degrees to pixels of a map; NULL for any other chart. */
const DpMapProjection *
dp_scene_get_projection (const DpScene *scene)
{
  return scene->projection;
}

/** dp_scene_get_n_moving: Returns: how many pieces are being moved about; 0 when all of the chart rests. */
guint
dp_scene_get_n_moving (const DpScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->prims->len; i++)
    n += g_array_index (scene->prims, DpPrim, i).moving ? 1 : 0;
  return n;
}

/**
 * dp_scene_get_moving_box:
 * @scene: a scene
 * @piece: below dp_scene_get_n_moving()
 * @x, @y, @width, @height: (out): a box, in whole px, outside which the piece paints nothing
 */
void
dp_scene_get_moving_box (const DpScene *scene,
                         guint          piece,
                         double        *x,
                         double        *y,
                         double        *width,
                         double        *height)
{
  const DpPrim *prim = moving_piece (scene, piece);
  double left, top, right, bottom, edge;

  g_return_if_fail (prim != NULL);

  edge = prim->casing + prim->stroke_width + 1;
  left = MIN (prim->x, prim->x + prim->width);
  top = MIN (prim->y, prim->y + prim->height);
  right = MAX (prim->x, prim->x + prim->width);
  bottom = MAX (prim->y, prim->y + prim->height);
  if (prim->kind == DP_PRIM_MARKER)
    {
      left = prim->x - prim->width;
      top = prim->y - prim->width;
      right = prim->x + prim->width;
      bottom = prim->y + prim->width;
    }
  else if (prim->kind == DP_PRIM_TEXT)
    {
      double ink_x, ink_y, ink_width, ink_height;

      _dp_text_ink (prim, &ink_x, &ink_y, &ink_width, &ink_height);
      left = MIN (left, ink_x);
      top = MIN (top, ink_y);
      right = MAX (right, ink_x + ink_width);
      bottom = MAX (bottom, ink_y + ink_height);
    }
  *x = floor (left - edge);
  *y = floor (top - edge);
  *width = ceil (right + edge) - *x;
  *height = ceil (bottom + edge) - *y;
}

static gboolean
same_text (const DpPrim *a,
           const DpPrim *b)
{
  if (a->text == b->text)
    return TRUE;
  return a->text != NULL && b->text != NULL && a->size_px == b->size_px
         && pango_layout_get_width (a->text) == pango_layout_get_width (b->text)
         && strcmp (pango_layout_get_text (a->text), pango_layout_get_text (b->text)) == 0
         && pango_font_description_equal (pango_layout_get_font_description (a->text), pango_layout_get_font_description (b->text));
}

static gboolean
same_prim (const DpPrim *a,
           const DpPrim *b)
{
  return a->kind == b->kind && a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height && a->radius == b->radius
         && a->fill == b->fill && a->stroke == b->stroke && a->stroke_width == b->stroke_width && a->dash[0] == b->dash[0]
         && a->dash[1] == b->dash[1] && a->casing == b->casing && a->pitch == b->pitch && a->marker == b->marker && a->hollow == b->hollow
         && a->hairline == b->hairline && same_text (a, b) && a->n_points == b->n_points && a->closed == b->closed
         && (a->n_points == 0 || memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0);
}

static guint
next_still (const DpScene *scene,
            guint          i)
{
  while (i < scene->prims->len && g_array_index (scene->prims, DpPrim, i).moving)
    i++;
  return i;
}

/** dp_scene_is_as_still_as: Returns: whether both paint the same pixels with dp_scene_paint_still(). */
gboolean
dp_scene_is_as_still_as (const DpScene *scene,
                         const DpScene *other)
{
  guint i = 0, k = 0;

  if (scene->width != other->width || scene->height != other->height || scene->scale != other->scale
      || memcmp (scene->theme.color, other->theme.color, sizeof scene->theme.color) != 0)
    return FALSE;
  for (;;)
    {
      i = next_still (scene, i);
      k = next_still (other, k);
      if (i >= scene->prims->len || k >= other->prims->len)
        return i >= scene->prims->len && k >= other->prims->len;
      if (!same_prim (&g_array_index (scene->prims, DpPrim, i++), &g_array_index (other->prims, DpPrim, k++)))
        return FALSE;
    }
}
