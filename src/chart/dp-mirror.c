/* dp-mirror.c: a laid-out chart for readers who begin at the right.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Layouts know left and right only. What they have placed is mirrored as a whole, so every kind of chart is, and in the same way;
 * letters, markers and hatching are not turned. Land is where it is: a map's body stays.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <string.h>

gboolean
_dp_language_is_mirrored (const char *language)
{
  static const char *const mirrored[] = { "ar", "dv", "fa", "he", "ps", "ur", "yi" };
  const gsize length = language != NULL ? strcspn (language, "-_") : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (mirrored); i++)
    if (length == strlen (mirrored[i]) && strncmp (language, mirrored[i], length) == 0)
      return TRUE;

  return FALSE;
}

/* Lines of a paragraph end together instead of beginning together; the box of their ink changes places. */
static void
mirror_text (DpScene *scene,
             DpPrim  *prim)
{
  PangoRectangle logical;

  pango_layout_get_extents (prim->text, NULL, &logical);
  if (pango_layout_get_line_count (prim->text) > 1 && pango_layout_get_alignment (prim->text) == PANGO_ALIGN_LEFT)
    {
      /* Texts are shared between scenes. */
      PangoLayout *copy = pango_layout_copy (prim->text);
      PangoRectangle moved;

      pango_layout_set_alignment (copy, PANGO_ALIGN_RIGHT);
      pango_layout_get_extents (copy, NULL, &moved);
      g_object_unref (prim->text);
      prim->text = copy;
      prim->x = scene->width - prim->x - (double) (logical.x + logical.width + moved.x) / PANGO_SCALE;
    }
  else
    prim->x = scene->width - prim->x - (double) (2 * logical.x + logical.width) / PANGO_SCALE;
}

static void
mirror_prim (DpScene *scene,
             DpPrim  *prim)
{
  switch (prim->kind)
    {
    case DP_PRIM_TEXT:
      mirror_text (scene, prim);
      break;
    case DP_PRIM_MARKER:
      prim->x = scene->width - prim->x;
      break;
    case DP_PRIM_PATH:
      for (guint i = 0; i < prim->n_points; i++)
        prim->points[i].x = scene->width - prim->points[i].x;
      prim->x = scene->width - prim->x - prim->width;
      break;
    case DP_PRIM_RECT:
    case DP_PRIM_LINE:
    case DP_PRIM_HATCH:
      prim->x = scene->width - prim->x - prim->width;
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Mirrors all of @scene but the primitives from number @fixed up to and without @fixed_end; what can be pointed at stays with those
 * when there are any. Before _dp_scene_finish(). */
void
_dp_scene_mirror (DpScene *scene,
                  guint    fixed,
                  guint    fixed_end)
{
  for (guint i = 0; i < scene->prims->len; i++)
    if (i < fixed || i >= fixed_end)
      mirror_prim (scene, &g_array_index (scene->prims, DpPrim, i));

  for (guint i = 0; i < scene->items->len && fixed == fixed_end; i++)
    {
      DpSceneItemPrivate *item = &g_array_index (scene->items, DpSceneItemPrivate, i);

      item->item.x = scene->width - item->item.x - item->item.width;
      item->item.anchor_x = scene->width - item->item.anchor_x;
      item->extra_x = scene->width - item->extra_x - item->extra_width;
    }
  scene->mirrored = fixed == fixed_end;
}
