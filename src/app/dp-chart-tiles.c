/* dp-chart-tiles.c: a painted chart on the screen, in tiles that stay while their pixels do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While somebody types, little of a chart changes. GTK paints and sends to the screen what differs from the frame before,
 * and tells by render nodes; so the picture is cut into tiles, and a tile whose pixels are the same keeps its node.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-chart-tiles.h"

#include <math.h>
#include <string.h>

/* Edge of a tile in px of the widget. Smaller ones send less and cost more to keep apart. */
#define TILE_PX 96
/* Tiles reach into the next ones: where a window is shown at another scale, no ground shows through between them. */
#define OVERLAP_PX 2
#define BYTES_PER_PIXEL 4

/* The node draws from the surface. A texture would do as well, but GTK's own painter copies every texture of the window in
 * every frame. */
typedef struct
{
  cairo_surface_t *pixels;
  GskRenderNode *node;
} Tile;

struct _DpChartTiles
{
  int columns;
  int rows;
  int width;  /* pixels of the screen */
  int height;
  int factor; /* pixels of the screen to a px of the widget */
  Tile *tiles;
};

/** dp_chart_tiles_new: Returns: (transfer full): no picture yet. */
DpChartTiles *
dp_chart_tiles_new (void)
{
  return g_new0 (DpChartTiles, 1);
}

/** dp_chart_tiles_clear: lets the picture go. */
void
dp_chart_tiles_clear (DpChartTiles *tiles)
{
  for (int i = 0; i < tiles->columns * tiles->rows; i++)
    {
      g_clear_pointer (&tiles->tiles[i].node, gsk_render_node_unref);
      g_clear_pointer (&tiles->tiles[i].pixels, cairo_surface_destroy);
    }
  g_clear_pointer (&tiles->tiles, g_free);
  tiles->columns = tiles->rows = 0;
}

/** dp_chart_tiles_free: frees @tiles; NULL is allowed. */
void
dp_chart_tiles_free (DpChartTiles *tiles)
{
  if (tiles == NULL)
    return;
  dp_chart_tiles_clear (tiles);
  g_free (tiles);
}

/* The painter's ground is a full rectangle; the sheet has round corners. */
static void
round_corners (cairo_t *cr,
               double   width,
               double   height,
               double   radius)
{
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  for (int corner = 0; corner < 4; corner++)
    {
      const gboolean right = corner == 1 || corner == 2, below = corner >= 2;
      const double x = right ? width : 0, y = below ? height : 0;

      cairo_move_to (cr, x, y);
      cairo_arc (cr, right ? width - radius : radius, below ? height - radius : radius, radius, G_PI + corner * G_PI_2,
                 G_PI + (corner + 1) * G_PI_2);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static const guchar *
pixels_at (cairo_surface_t *surface,
           int              x,
           int              y)
{
  return cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)
         + (gsize) x * BYTES_PER_PIXEL;
}

static gboolean
has_pixels (const Tile      *tile,
            cairo_surface_t *picture,
            int              x,
            int              y,
            int              width,
            int              height)
{
  for (int i = 0; i < height && tile->pixels != NULL; i++)
    if (memcmp (pixels_at (tile->pixels, 0, i), pixels_at (picture, x, y + i), (gsize) width * BYTES_PER_PIXEL) != 0)
      return FALSE;
  return tile->pixels != NULL;
}

static cairo_surface_t *
copy_pixels (cairo_surface_t *picture,
             int              x,
             int              y,
             int              width,
             int              height)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (copy);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, picture, -x, -y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (copy);
  return copy;
}

/* Takes the pixels of a tile over when they are others than it has. */
static void
update_tile (DpChartTiles    *tiles,
             cairo_surface_t *picture,
             int              column,
             int              row)
{
  Tile *tile = &tiles->tiles[row * tiles->columns + column];
  const int edge = TILE_PX * tiles->factor;
  const int x = column * edge, y = row * edge;
  const int reach = edge + OVERLAP_PX * tiles->factor;
  const int width = MIN (reach, tiles->width - x), height = MIN (reach, tiles->height - y);
  const double unit = 1.0 / tiles->factor;
  cairo_t *cr;

  if (has_pixels (tile, picture, x, y, width, height))
    return;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_clear_pointer (&tile->pixels, cairo_surface_destroy);
  tile->pixels = copy_pixels (picture, x, y, width, height);
  tile->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) (x * unit), (float) (y * unit), (float) (width * unit),
                                                        (float) (height * unit)));
  cr = gsk_cairo_node_get_draw_context (tile->node);
  cairo_scale (cr, unit, unit);
  cairo_set_source_surface (cr, tile->pixels, x, y);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/**
 * dp_chart_tiles_paint:
 * @tiles: the tiles
 * @scene: what they show from now on; not what is being moved about in it
 * @factor: pixels of the screen to a px of the widget
 * @radius: of the sheet's corners, in px of the widget
 */
void
dp_chart_tiles_paint (DpChartTiles  *tiles,
                      const DpScene *scene,
                      int            factor,
                      double         radius)
{
  const int width = (int) ceil (dp_scene_get_width (scene) * factor);
  const int height = (int) ceil (dp_scene_get_height (scene) * factor);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (picture);

  if (tiles->tiles == NULL || tiles->width != width || tiles->height != height || tiles->factor != factor)
    {
      const int edge = TILE_PX * factor;

      dp_chart_tiles_clear (tiles);
      tiles->width = width;
      tiles->height = height;
      tiles->factor = factor;
      tiles->columns = (width + edge - 1) / edge;
      tiles->rows = (height + edge - 1) / edge;
      tiles->tiles = g_new0 (Tile, (gsize) tiles->columns * tiles->rows);
    }

  /* The scale belongs to the matrix: the painter puts lines and letters on whole pixels. */
  cairo_scale (cr, factor, factor);
  dp_scene_paint_still (scene, cr);
  round_corners (cr, dp_scene_get_width (scene), dp_scene_get_height (scene), radius);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS)
    for (int row = 0; row < tiles->rows; row++)
      for (int column = 0; column < tiles->columns; column++)
        update_tile (tiles, picture, column, row);
  cairo_surface_destroy (picture);
}

/** dp_chart_tiles_snapshot: adds the picture to @snapshot, its corner in the origin. */
void
dp_chart_tiles_snapshot (DpChartTiles *tiles,
                         GtkSnapshot  *snapshot)
{
  for (int i = 0; i < tiles->columns * tiles->rows; i++)
    if (tiles->tiles[i].node != NULL)
      gtk_snapshot_append_node (snapshot, tiles->tiles[i].node);
}
