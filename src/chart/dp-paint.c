/* dp-paint.c: the one painter: a scene on any cairo surface.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <math.h>

/* Half extents of markers as shares of the nominal size, so that all look equally heavy. */
static const double SQUARE_HALF = 0.455;
static const double TRIANGLE_HALF = 0.56;
static const double TRIANGLE_TOP = 0.55;
static const double TRIANGLE_FOOT = 0.43;
static const double DIAMOND_HALF = 0.595;
static const double PENTAGON_RADIUS = 0.56;

static const double HOLLOW_PEN_PX = 1.5;
static const double HOLLOW_PEN_SHARE = 0.18;

static const double FOCUS_PEN_PX = 2.0;
static const double FOCUS_RADIUS_PX = 6.0;
static const double HOVER_ALPHA = 0.06;

#define ALL_PIECES G_MAXUINT

/* How many pens beyond its points a path can reach: cairo's limit for pointed corners. */
#define PENS_BEYOND 10.0

static void
set_role (cairo_t       *cr,
          const DpTheme *theme,
          DpRole         role,
          double         alpha)
{
  const DpColor *color = &theme->color[role];

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* Vector files keep exact positions; everything else ends up on pixels. */
static gboolean
has_pixels (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
rounded_rectangle (cairo_t *cr,
                   double   x,
                   double   y,
                   double   width,
                   double   height,
                   double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  if (radius <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

/* Moves the middle of a stroke so that its upper or left edge lies between two device pixels. */
static void
align_stroke (cairo_t *cr,
              gboolean hairline,
              gboolean upright,
              double  *at,
              double  *stroke_width)
{
  double unit_x = 1, unit_y = 1;
  double x = upright ? *at : 0;
  double y = upright ? 0 : *at;
  double unit, wide, middle;

  cairo_user_to_device_distance (cr, &unit_x, &unit_y);
  unit = fabs (upright ? unit_x : unit_y);
  if (unit <= 0)
    return;
  wide = *stroke_width * unit;
  if (hairline)
    wide = MAX (1, round (wide));
  cairo_user_to_device (cr, &x, &y);
  middle = upright ? x : y;
  middle = round (middle - wide / 2) + wide / 2;
  x = upright ? middle : x;
  y = upright ? y : middle;
  cairo_device_to_user (cr, &x, &y);
  *at = upright ? x : y;
  *stroke_width = wide / unit;
}

static void
paint_rect (const DpScene *scene,
            const DpPrim  *prim,
            cairo_t       *cr)
{
  if (prim->casing > 0)
    {
      set_role (cr, &scene->theme, DP_ROLE_CARD, 1);
      rounded_rectangle (cr, prim->x - prim->casing, prim->y - prim->casing, prim->width + 2 * prim->casing,
                         prim->height + 2 * prim->casing, prim->radius > 0 ? prim->radius + prim->casing : 0);
      cairo_fill (cr);
    }
  if (prim->fill != DP_ROLE_NONE)
    {
      set_role (cr, &scene->theme, prim->fill, 1);
      rounded_rectangle (cr, prim->x, prim->y, prim->width, prim->height, prim->radius);
      cairo_fill (cr);
    }
  if (prim->stroke != DP_ROLE_NONE)
    {
      const double half = prim->stroke_width / 2;

      set_role (cr, &scene->theme, prim->stroke, 1);
      cairo_set_line_width (cr, prim->stroke_width);
      cairo_set_dash (cr, prim->dash, prim->dash[0] > 0 ? 2 : 0, 0);
      rounded_rectangle (cr, prim->x + half, prim->y + half, prim->width - 2 * half, prim->height - 2 * half,
                         MAX (prim->radius - half, 0));
      cairo_stroke (cr);
    }
}

static void
paint_line (const DpScene *scene,
            const DpPrim  *prim,
            cairo_t       *cr)
{
  const gboolean upright = prim->width == 0.0;
  double at = upright ? prim->x : prim->y;
  double stroke_width = prim->stroke_width;

  if (has_pixels (cr))
    align_stroke (cr, prim->hairline, upright, &at, &stroke_width);
  set_role (cr, &scene->theme, prim->stroke, 1);
  cairo_set_line_width (cr, stroke_width);
  cairo_set_dash (cr, prim->dash, prim->dash[0] > 0 ? 2 : 0, 0);
  cairo_move_to (cr, upright ? at : prim->x, upright ? prim->y : at);
  cairo_line_to (cr, upright ? at : prim->x + prim->width, upright ? prim->y + prim->height : at);
  cairo_stroke (cr);
}

static void
marker_path (const DpPrim *prim,
             cairo_t      *cr)
{
  DpPoint corners[DP_MARKER_CORNERS_MAX];
  const guint n = _dp_marker_corners (prim->marker, prim->x, prim->y, prim->width, corners);

  cairo_new_path (cr);
  if (n == 0)
    cairo_arc (cr, prim->x, prim->y, prim->width * DP_DISC_RADIUS, 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, corners[i].x, corners[i].y);
  cairo_close_path (cr);
}

static void
paint_marker (const DpScene *scene,
              const DpPrim  *prim,
              cairo_t       *cr)
{
  const double pen = _dp_marker_pen (prim, scene->scale);

  cairo_set_dash (cr, NULL, 0, 0);
  marker_path (prim, cr);
  if (prim->casing > 0)
    {
      set_role (cr, &scene->theme, DP_ROLE_CARD, 1);
      cairo_set_line_width (cr, 2 * prim->casing + pen);
      if (prim->hollow)
        cairo_fill_preserve (cr);
      cairo_stroke_preserve (cr);
    }
  set_role (cr, &scene->theme, prim->fill, 1);
  if (prim->hollow)
    {
      cairo_set_line_width (cr, pen);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

static void
paint_path (const DpScene *scene,
            const DpPrim  *prim,
            cairo_t       *cr)
{
  cairo_new_path (cr);
  for (guint i = 0; i < prim->n_points; i++)
    cairo_line_to (cr, prim->points[i].x, prim->points[i].y);
  if (prim->closed)
    cairo_close_path (cr);
  if (!prim->smooth)
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (prim->casing > 0)
    {
      set_role (cr, &scene->theme, DP_ROLE_CARD, 1);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, prim->stroke_width + 2 * prim->casing);
      cairo_stroke_preserve (cr);
    }
  if (prim->fill != DP_ROLE_NONE)
    {
      set_role (cr, &scene->theme, prim->fill, 1);
      cairo_fill_preserve (cr);
    }
  if (prim->stroke != DP_ROLE_NONE)
    {
      set_role (cr, &scene->theme, prim->stroke, 1);
      cairo_set_line_width (cr, prim->stroke_width);
      cairo_set_dash (cr, prim->dash, prim->dash[0] > 0 ? 2 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
}

static void
paint_hatch (const DpScene *scene,
             const DpPrim  *prim,
             cairo_t       *cr)
{
  DpPoint lines[DP_HATCH_LINES_MAX][2];
  const guint n = _dp_hatch_lines (prim, lines, G_N_ELEMENTS (lines));

  set_role (cr, &scene->theme, prim->stroke, 1);
  cairo_set_line_width (cr, prim->stroke_width);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (cr, lines[i][0].x, lines[i][0].y);
      cairo_line_to (cr, lines[i][1].x, lines[i][1].y);
    }
  cairo_stroke (cr);
}

/* Corners of @marker round its middle; 0 for a disc. */
guint
_dp_marker_corners (DpMarker marker,
                    double   x,
                    double   y,
                    double   size,
                    DpPoint  corners[DP_MARKER_CORNERS_MAX])
{
  switch (marker)
    {
    case DP_MARKER_SQUARE:
      corners[0] = (DpPoint){ x - SQUARE_HALF * size, y - SQUARE_HALF * size };
      corners[1] = (DpPoint){ x + SQUARE_HALF * size, y - SQUARE_HALF * size };
      corners[2] = (DpPoint){ x + SQUARE_HALF * size, y + SQUARE_HALF * size };
      corners[3] = (DpPoint){ x - SQUARE_HALF * size, y + SQUARE_HALF * size };
      return 4;
    case DP_MARKER_TRIANGLE:
      corners[0] = (DpPoint){ x, y - TRIANGLE_TOP * size };
      corners[1] = (DpPoint){ x + TRIANGLE_HALF * size, y + TRIANGLE_FOOT * size };
      corners[2] = (DpPoint){ x - TRIANGLE_HALF * size, y + TRIANGLE_FOOT * size };
      return 3;
    case DP_MARKER_TRIANGLE_DOWN:
      corners[0] = (DpPoint){ x, y + TRIANGLE_TOP * size };
      corners[1] = (DpPoint){ x - TRIANGLE_HALF * size, y - TRIANGLE_FOOT * size };
      corners[2] = (DpPoint){ x + TRIANGLE_HALF * size, y - TRIANGLE_FOOT * size };
      return 3;
    case DP_MARKER_DIAMOND:
      corners[0] = (DpPoint){ x, y - DIAMOND_HALF * size };
      corners[1] = (DpPoint){ x + DIAMOND_HALF * size, y };
      corners[2] = (DpPoint){ x, y + DIAMOND_HALF * size };
      corners[3] = (DpPoint){ x - DIAMOND_HALF * size, y };
      return 4;
    case DP_MARKER_PENTAGON:
      for (int i = 0; i < 5; i++)
        corners[i] = (DpPoint){ x + PENTAGON_RADIUS * size * sin (2 * G_PI * i / 5),
                                y - PENTAGON_RADIUS * size * cos (2 * G_PI * i / 5) };
      return 5;
    case DP_MARKER_DISC:
    default:
      return 0;
    }
}

/* The pen of a hollow marker, 0 for a filled one. A small outline has a thin pen, or it would look filled. */
double
_dp_marker_pen (const DpPrim *prim,
                double        scale)
{
  return prim->hollow ? MIN (HOLLOW_PEN_PX * scale, HOLLOW_PEN_SHARE * prim->width) : 0;
}

/* How far a marker reaches sideways from its middle. */
double
_dp_marker_reach (DpMarker marker,
                  double   size)
{
  switch (marker)
    {
    case DP_MARKER_SQUARE:
      return SQUARE_HALF * size;
    case DP_MARKER_TRIANGLE:
    case DP_MARKER_TRIANGLE_DOWN:
      return TRIANGLE_HALF * size;
    case DP_MARKER_DIAMOND:
      return DIAMOND_HALF * size;
    case DP_MARKER_PENTAGON:
      return PENTAGON_RADIUS * size;
    case DP_MARKER_DISC:
    default:
      return DP_DISC_RADIUS * size;
    }
}

/* The lines of a hatched box, rising to the right, already cut at its edges: no pattern, no clip, so every surface and
 * the SVG draw the same. */
guint
_dp_hatch_lines (const DpPrim *prim,
                 DpPoint     (*lines)[2],
                 guint         max)
{
  /* Perpendicular distance pitch / √2·√2: along the upper edge the lines are this far apart. */
  const double along = prim->pitch;
  guint n = 0;

  if (along <= 0)
    return 0;
  for (double sum = along / 2; sum < prim->width + prim->height && n < max; sum += along)
    {
      /* x + y = sum inside the box. */
      const double x0 = MAX (0, sum - prim->height);
      const double x1 = MIN (prim->width, sum);

      lines[n][0] = (DpPoint){ prim->x + x0, prim->y + sum - x0 };
      lines[n][1] = (DpPoint){ prim->x + x1, prim->y + sum - x1 };
      n++;
    }
  return n;
}

/* Vector files keep real text; on pixels the letters stand where Pango put them. */
static void
paint_text (const DpScene *scene,
            const DpPrim  *prim,
            cairo_t       *cr)
{
  set_role (cr, &scene->theme, prim->fill, 1);
  if (has_pixels (cr))
    _dp_paint_glyphs (cr, prim->text, prim->x, prim->y);
  else
    {
      cairo_move_to (cr, prim->x, prim->y);
      pango_cairo_show_layout (cr, prim->text);
    }
}

static void
paint_prim (const DpScene *scene,
            const DpPrim  *prim,
            cairo_t       *cr)
{
  switch (prim->kind)
    {
    case DP_PRIM_RECT:
      paint_rect (scene, prim, cr);
      break;
    case DP_PRIM_LINE:
      paint_line (scene, prim, cr);
      break;
    case DP_PRIM_MARKER:
      paint_marker (scene, prim, cr);
      break;
    case DP_PRIM_TEXT:
      paint_text (scene, prim, cr);
      break;
    case DP_PRIM_HATCH:
      paint_hatch (scene, prim, cr);
      break;
    case DP_PRIM_PATH:
      paint_path (scene, prim, cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Paints for PDF, telling headline and paragraphs apart for readers of the file. cairo 1.16 loses a tag that is open
 * while the whole page is filled, so the ground comes before the first one. */
void
_dp_scene_paint_tagged (const DpScene *scene,
                        cairo_t       *cr,
                        const char    *root)
{
  gboolean open = FALSE;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);
      const char *tag = prim->kind != DP_PRIM_TEXT ? NULL : prim->heading ? "H1" : "P";

      if (!open && prim->layer != DP_LAYER_GROUND)
        {
          cairo_tag_begin (cr, root, NULL);
          open = TRUE;
        }
      if (tag != NULL)
        cairo_tag_begin (cr, tag, NULL);
      paint_prim (scene, prim, cr);
      if (tag != NULL)
        cairo_tag_end (cr, tag);
    }
  if (open)
    cairo_tag_end (cr, root);
  cairo_restore (cr);
}

/* Whether any of @prim can lie in the box from @left, @top to @right, @bottom. Letters reach beyond their box, pens and casings
 * beyond a path. */
static gboolean
reaches_into (const DpPrim *prim,
              double        left,
              double        top,
              double        right,
              double        bottom)
{
  const double beyond = prim->casing + PENS_BEYOND * prim->stroke_width + prim->size_px
                        + (prim->kind == DP_PRIM_MARKER ? 2 * prim->width : 0);

  return MAX (prim->x, prim->x + prim->width) + beyond >= left && MIN (prim->x, prim->x + prim->width) - beyond <= right
         && MAX (prim->y, prim->y + prim->height) + beyond >= top && MIN (prim->y, prim->y + prim->height) - beyond <= bottom;
}

/* What rests, what moves, or of that only the piece @piece. A long timeline is several screens: what the surface or its clip does
 * not show is passed over. */
static void
paint_part (const DpScene *scene,
            cairo_t       *cr,
            gboolean       moving,
            guint          piece)
{
  double left, top, right, bottom;
  guint n = 0;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

      if (!prim->moving == !moving && (piece == ALL_PIECES || n++ == piece)
          && reaches_into (prim, left, top, right, bottom))
        paint_prim (scene, prim, cr);
    }
  cairo_restore (cr);
}

/**
 * dp_scene_paint:
 * @scene: a scene
 * @cr: where to; (0, 0) is the canvas's corner
 *
 * Paints everything, the ground included; what moves comes last.
 */
void
dp_scene_paint (const DpScene *scene,
                cairo_t       *cr)
{
  paint_part (scene, cr, FALSE, ALL_PIECES);
  paint_part (scene, cr, TRUE, ALL_PIECES);
}

/** dp_scene_paint_still: paints all but what is being moved about; see dp_scene_paint(). */
void
dp_scene_paint_still (const DpScene *scene,
                      cairo_t       *cr)
{
  paint_part (scene, cr, FALSE, ALL_PIECES);
}

/** dp_scene_paint_moving: paints a piece of what is being moved about onto what dp_scene_paint_still() painted. */
void
dp_scene_paint_moving (const DpScene *scene,
                       cairo_t       *cr,
                       guint          piece)
{
  paint_part (scene, cr, TRUE, piece);
}

/**
 * dp_scene_paint_cursor:
 * @scene: a scene
 * @cr: where to; the scene has been painted there
 * @item: number of an item; out of range: nothing is painted
 * @cursor: under the pointer, or where the keyboard is
 */
void
dp_scene_paint_cursor (const DpScene *scene,
                       cairo_t       *cr,
                       int            item,
                       DpCursor       cursor)
{
  const DpSceneItem *at = item >= 0 ? dp_scene_get_item (scene, (guint) item) : NULL;
  const double pen = FOCUS_PEN_PX * scene->scale;
  const double radius = FOCUS_RADIUS_PX * scene->scale;
  double x, y, width, height;

  if (at == NULL)
    return;
  x = MAX (at->x - pen, 0);
  y = MAX (at->y - pen, 0);
  width = MIN (at->x + at->width + pen, scene->width) - x;
  height = MIN (at->y + at->height + pen, scene->height) - y;

  cairo_save (cr);
  if (cursor == DP_CURSOR_HOVER)
    {
      set_role (cr, &scene->theme, DP_ROLE_TEXT, HOVER_ALPHA);
      rounded_rectangle (cr, x, y, width, height, radius);
      cairo_fill (cr);
    }
  else
    {
      set_role (cr, &scene->theme, DP_ROLE_ACCENT, 1);
      cairo_set_line_width (cr, pen);
      rounded_rectangle (cr, x + pen / 2, y + pen / 2, width - pen, height - pen, radius);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
