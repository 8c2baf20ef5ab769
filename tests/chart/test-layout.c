/* test-layout.c: nothing overlaps or leaves the canvas; pointing at things and walking through them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-layout-private.h"
#include "chart/dp-scene-private.h"
#include "chart/dp-clip.h"
#include "chart/dp-simplify.h"
#include "sample-charts.h"

#include <math.h>
#include <string.h>

/* Ink of two texts may touch by rounding, no more. */
static const double TOLERANCE_PX = 0.5;

static const struct
{
  DpThemeKind theme;
  double width;
  double height;
  double scale;
} sizes[] = {
  { DP_THEME_LIGHT, 560, 0, 1 },
  { DP_THEME_LIGHT, 620, 0, 1 },
  { DP_THEME_DARK, 700, 0, 1 },
  { DP_THEME_LIGHT, 785, 428, 1 },
  { DP_THEME_HIGH_CONTRAST_LIGHT, 1000, 0, 1 },
  { DP_THEME_LIGHT, 1120, 0, 2 },
  { DP_THEME_LIGHT, 1570, 0, 2 },
  { DP_THEME_PRINT, 1920, 1080, 1 },
  { DP_THEME_PRINT, 2000, 0, 1 },
  { DP_THEME_PRESENTATION, 1920, 1080, 3 },
  { DP_THEME_PRESENTATION, 1280, 720, 2 },
  { DP_THEME_LIGHT, 785, 300, 1 },
};

static DpScene *
lay_out (const DpChart *chart,
         guint          size)
{
  const DpTheme *theme = dp_theme_get (sizes[size].theme);
  double height = sizes[size].height;

  if (height <= 0)
    dp_chart_measure_height (chart, theme, sizes[size].width, sizes[size].scale, NULL, &height);
  return dp_chart_layout (chart, theme, sizes[size].width, height, sizes[size].scale);
}

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Ink;

/* The ink of every line of @prim: beside a short last line there is room. */
static GArray *
line_inks (const DpPrim *prim)
{
  GArray *inks = g_array_new (FALSE, FALSE, sizeof (Ink));
  PangoLayoutIter *iter = pango_layout_get_iter (prim->text);

  do
    {
      PangoRectangle ink;
      Ink line;

      pango_layout_iter_get_line_extents (iter, &ink, NULL);
      line = (Ink) { prim->x + (double) ink.x / PANGO_SCALE, prim->y + (double) ink.y / PANGO_SCALE, (double) ink.width / PANGO_SCALE,
                     (double) ink.height / PANGO_SCALE };
      if (line.width > 0)
        g_array_append_val (inks, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return inks;
}

static gboolean
overlap (const DpPrim *one,
         const DpPrim *other)
{
  g_autoptr (GArray) ones = line_inks (one);
  g_autoptr (GArray) others = line_inks (other);

  for (guint i = 0; i < ones->len; i++)
    for (guint k = 0; k < others->len; k++)
      {
        const Ink *a = &g_array_index (ones, Ink, i);
        const Ink *b = &g_array_index (others, Ink, k);

        if (a->x + a->width > b->x + TOLERANCE_PX && b->x + b->width > a->x + TOLERANCE_PX && a->y + a->height > b->y + TOLERANCE_PX
            && b->y + b->height > a->y + TOLERANCE_PX)
          return TRUE;
      }
  return FALSE;
}

static void
test_texts (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        g_autoptr (DpScene) scene = lay_out (chart, s);
        double last_x = 0, last_y = 0, last_width = 0, last_height = 0;

        for (guint i = 0; i < scene->prims->len; i++)
          {
            const DpPrim *a = &g_array_index (scene->prims, DpPrim, i);
            double ax, ay, aw, ah;

            if (a->kind != DP_PRIM_TEXT)
              continue;
            _dp_text_ink (a, &ax, &ay, &aw, &ah);
            if (ax < 0 || ay < 0 || ax + aw > scene->width + TOLERANCE_PX || ay + ah > scene->height + TOLERANCE_PX)
              g_error ("%s, %g × %g: '%s' leaves the canvas", sample_charts[c].name, scene->width, scene->height,
                       pango_layout_get_text (a->text));
            for (guint k = i + 1; k < scene->prims->len; k++)
              {
                const DpPrim *b = &g_array_index (scene->prims, DpPrim, k);
                double bx, by, bw, bh;

                if (b->kind != DP_PRIM_TEXT)
                  continue;
                _dp_text_ink (b, &bx, &by, &bw, &bh);
                if (ax + aw > bx + TOLERANCE_PX && bx + bw > ax + TOLERANCE_PX && ay + ah > by + TOLERANCE_PX
                    && by + bh > ay + TOLERANCE_PX && overlap (a, b))
                  g_error ("%s, %g × %g @ %g: '%s' and '%s' overlap", sample_charts[c].name, scene->width,
                           scene->height, scene->scale, pango_layout_get_text (a->text),
                           pango_layout_get_text (b->text));
              }
            last_x = ax, last_y = ay, last_width = aw, last_height = ah;
          }
        g_assert_cmpfloat (last_width + last_height + last_x + last_y, >, 0);
      }
}

/* Whether a mark without a casing of its own stands on one that it shares. */
static gboolean
stands_on_casing (const DpScene *scene,
                  const DpPrim  *marker)
{
  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

      if (prim->kind == DP_PRIM_RECT && prim->layer == DP_LAYER_BAR && prim->fill == DP_ROLE_CARD && marker->x > prim->x
          && marker->x < prim->x + prim->width && marker->y > prim->y && marker->y < prim->y + prim->height)
        return TRUE;
    }
  return FALSE;
}

static void
test_shapes_inside (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        g_autoptr (DpScene) scene = lay_out (chart, s);

        for (guint i = 0; i < scene->prims->len; i++)
          {
            const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);
            const double reach = prim->kind == DP_PRIM_MARKER ? _dp_marker_reach (prim->marker, prim->width) : 0;

            g_assert_true (isfinite (prim->x) && isfinite (prim->y) && isfinite (prim->width)
                           && isfinite (prim->height));
            g_assert_cmpfloat (prim->x - reach, >=, -TOLERANCE_PX);
            g_assert_cmpfloat (prim->y - reach, >=, -TOLERANCE_PX);
            if (prim->kind == DP_PRIM_MARKER)
              {
                g_assert_cmpfloat (prim->x + reach, <=, scene->width);
                g_assert_true (prim->casing > 0 || stands_on_casing (scene, prim));
              }
            else
              {
                g_assert_cmpfloat (prim->x + prim->width, <=, scene->width + TOLERANCE_PX);
                g_assert_cmpfloat (prim->y + prim->height, <=, scene->height + TOLERANCE_PX);
              }
          }
      }
}

/* No line runs through a text. */
static void
test_lines_give_way (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        g_autoptr (DpScene) scene = lay_out (chart, s);

        for (guint i = 0; i < scene->prims->len; i++)
          for (guint k = 0; k < scene->prims->len; k++)
            {
              const DpPrim *line = &g_array_index (scene->prims, DpPrim, i);
              const DpPrim *text = &g_array_index (scene->prims, DpPrim, k);
              double x, y, width, height;

              if (line->kind != DP_PRIM_LINE || text->kind != DP_PRIM_TEXT || line->dash[0] * 2 == line->dash[1])
                continue;
              _dp_text_ink (text, &x, &y, &width, &height);
              if (line->x + line->width > x && line->x < x + width && line->y + line->height > y
                  && line->y < y + height)
                g_error ("%s, %g × %g: a line runs through '%s'", sample_charts[c].name, scene->width, scene->height,
                         pango_layout_get_text (text->text));
            }
      }
}

static void
test_heights (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    for (double width = 560; width <= 2000; width += 160)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        const DpTheme *theme = dp_theme_get (DP_THEME_LIGHT);
        double minimum, natural;
        g_autoptr (DpScene) least = NULL;
        g_autoptr (DpScene) tall = NULL;
        g_autoptr (DpScene) low = dp_chart_layout (chart, theme, width, 10, 1);

        dp_chart_measure_height (chart, theme, width, 1, &minimum, &natural);
        least = dp_chart_layout (chart, theme, width, minimum, 1);
        tall = dp_chart_layout (chart, theme, width, natural + 500, 1);

        g_assert_cmpfloat (minimum, <=, natural);
        /* At the minimum nothing is made smaller; below it everything is, and nothing is cut off. */
        g_assert_cmpfloat (least->scale, ==, 1);
        g_assert_cmpfloat (dp_scene_get_height (least), ==, minimum);
        g_assert_cmpfloat (dp_scene_get_height (tall), ==, natural + 500);
        g_assert_cmpfloat (low->scale, <, 1);
        g_assert_cmpfloat (dp_scene_get_height (low), >, 10);
      }
}

/* Twice the size at twice the scale is the same picture. */
static void
test_scale (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    {
      g_autoptr (DpChart) chart = sample_charts[c].make ();
      const DpTheme *theme = dp_theme_get (DP_THEME_LIGHT);
      g_autoptr (DpScene) once = dp_chart_layout (chart, theme, 800, 600, 1);
      g_autoptr (DpScene) twice = dp_chart_layout (chart, theme, 1600, 1200, 2);

      g_assert_cmpuint (once->prims->len, ==, twice->prims->len);
      for (guint i = 0; i < once->prims->len; i++)
        {
          const DpPrim *a = &g_array_index (once->prims, DpPrim, i);
          const DpPrim *b = &g_array_index (twice->prims, DpPrim, i);

          g_assert_cmpint (a->kind, ==, b->kind);
          /* Edges are put on whole pixels; six columns may add up. */
          g_assert_cmpfloat_with_epsilon (a->x * 2, b->x, 8);
          g_assert_cmpfloat_with_epsilon (a->y * 2, b->y, 8);
        }
    }
}

static void
test_hit (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        g_autoptr (DpScene) scene = lay_out (chart, s);

        g_assert_cmpint (dp_scene_hit (scene, -10, -10), ==, -1);
        for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
          {
            const DpSceneItem *item = dp_scene_get_item (scene, i);
            const int found = dp_scene_hit (scene, item->anchor_x, item->anchor_y);
            const DpSceneItem *at = found >= 0 ? dp_scene_get_item (scene, (guint) found) : NULL;

            g_assert_nonnull (item->accessible);
            g_assert_cmpuint (strlen (item->accessible), >, 0);
            g_assert_nonnull (at);
            if (item->kind == DP_ITEM_MARK || item->kind == DP_ITEM_CELL || item->kind == DP_ITEM_COLUMN)
              {
                g_assert_cmpint (at->kind, ==, item->kind);
                /* Two marks of the same value share their place. */
                g_assert_cmpfloat (hypot (at->anchor_x - item->anchor_x, at->anchor_y - item->anchor_y), <, 0.01);
              }
          }
        g_assert_null (dp_scene_get_item (scene, dp_scene_get_n_items (scene)));
      }
}

static void
test_hit_data (void)
{
  g_autoptr (DpChart) chart = sample_need ();
  g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 785, 488, 1);
  const DpSceneItem *row = dp_scene_get_item (scene, 0);
  const DpSceneItem *mark = dp_scene_get_item (scene, 1);
  const DpSceneItem *threaded;
  guint i = 0;

  g_assert_cmpint (row->kind, ==, DP_ITEM_ROW);
  g_assert_cmpstr (row->id, ==, "agency-2024");
  g_assert_cmpstr (row->accessible, ==,
                   "Styrelsen, 2024 · samlet vurdering: 80–100. Gravide med årligt behov for helhedsorienteret "
                   "døgnbehandling");
  g_assert_cmpint (mark->kind, ==, DP_ITEM_MARK);
  g_assert_cmpstr (mark->id, ==, "agency-2024");
  g_assert_cmpstr (mark->tooltip, ==, "Styrelsen: 80\n2024 · samlet vurdering");
  g_assert_cmpint (mark->data_row, ==, 0);
  g_assert_cmpint (mark->data_column, ==, 0);
  g_assert_cmpfloat (mark->width, >=, 24);

  /* The walk goes by value, the data index by the order of adding: 30 was added before 16. */
  do
    threaded = dp_scene_get_item (scene, i++);
  while (threaded->kind != DP_ITEM_MARK || threaded->data_row != 3);
  g_assert_cmpint (threaded->column, ==, 1);
  g_assert_cmpint (threaded->data_column, ==, 1);
}

static void
test_move (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    {
      g_autoptr (DpChart) chart = sample_charts[c].make ();
      g_autoptr (DpScene) scene = lay_out (chart, 3);
      const int n = (int) dp_scene_get_n_items (scene);
      int at = dp_scene_move (scene, -1, DP_MOVE_NEXT);
      int visited = 1, rows = 1;

      if (n == 0)
        {
          g_assert_cmpint (at, ==, -1);
          continue;
        }
      /* Forwards through all of them, and back. */
      g_assert_cmpint (at, ==, 0);
      while (dp_scene_move (scene, at, DP_MOVE_NEXT) != at)
        {
          at = dp_scene_move (scene, at, DP_MOVE_NEXT);
          visited++;
        }
      g_assert_cmpint (visited, ==, n);
      while (dp_scene_move (scene, at, DP_MOVE_PREVIOUS) != at)
        at = dp_scene_move (scene, at, DP_MOVE_PREVIOUS);
      g_assert_cmpint (at, ==, 0);

      /* Row by row with the arrows. */
      visited = 0;
      for (;;)
        {
          int below;

          at = dp_scene_move (scene, at, DP_MOVE_FIRST);
          visited++;
          while (dp_scene_move (scene, at, DP_MOVE_RIGHT) != at)
            {
              at = dp_scene_move (scene, at, DP_MOVE_RIGHT);
              visited++;
            }
          g_assert_cmpint (dp_scene_move (scene, at, DP_MOVE_LAST), ==, at);
          below = dp_scene_move (scene, at, DP_MOVE_DOWN);
          if (below == at)
            break;
          g_assert_cmpint (dp_scene_get_item (scene, (guint) below)->row, ==,
                           dp_scene_get_item (scene, (guint) at)->row + 1);
          at = below;
          rows++;
        }
      g_assert_cmpint (visited, ==, n);
      while (dp_scene_move (scene, at, DP_MOVE_UP) != at)
        {
          at = dp_scene_move (scene, at, DP_MOVE_UP);
          rows--;
        }
      g_assert_cmpint (rows, ==, 1);
    }
}

/* The painter's text is as wide on every surface and at every zoom. */
static void
test_text_width (void)
{
  static const double SCALES[] = { 1, 1.25, 1.5, 2, 2.5, 3 };
  g_autoptr (DpChart) chart = sample_capacity ();
  double first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (SCALES); i++)
    {
      g_autoptr (DpScene) scene = _dp_scene_new (chart, dp_theme_get (DP_THEME_LIGHT), 800, 400, SCALES[i]);
      g_autoptr (PangoLayout) text = _dp_scene_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR,
                                                     "Kilder: Social- og Boligstyrelsen 2024; æøå ÆØÅ 80–100");
      cairo_surface_t *surfaces[] = {
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100),
        cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL),
      };

      if (i == 0)
        first = _dp_text_width (text);
      g_assert_cmpfloat (first, >, 200);
      g_assert_cmpfloat_with_epsilon (_dp_text_width (text) / SCALES[i], first, first * 0.002);
      for (guint s = 0; s < G_N_ELEMENTS (surfaces); s++)
        {
          cairo_t *cr = cairo_create (surfaces[s]);
          const double before = _dp_text_width (text);

          cairo_scale (cr, 1.7, 1.7);
          _dp_paint_glyphs (cr, text, 3, 5);
          pango_cairo_show_layout (cr, text);
          g_assert_cmpfloat (_dp_text_width (text), ==, before);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_destroy (cr);
          cairo_surface_destroy (surfaces[s]);
        }
      dp_scene_free (g_steal_pointer (&scene));
    }
}

static void
test_share_height (void)
{
  static const double MINIMUM[] = { 50, 20 };
  static const double NATURAL[] = { 60, 20 };
  static const double MAXIMUM[] = { 100, 30 };
  double edges[3];

  _dp_share_height (10, 80, MINIMUM, NATURAL, MAXIMUM, 2, edges);
  g_assert_cmpfloat (edges[1], ==, 70);
  g_assert_cmpfloat (edges[2], ==, 90);
  _dp_share_height (0, 75, MINIMUM, NATURAL, MAXIMUM, 2, edges);
  g_assert_cmpfloat (edges[1], ==, 55);
  _dp_share_height (0, 10, MINIMUM, NATURAL, MAXIMUM, 2, edges);
  g_assert_cmpfloat (edges[2], ==, 70);
  _dp_share_height (0, 105, MINIMUM, NATURAL, MAXIMUM, 2, edges);
  g_assert_cmpfloat (edges[1], ==, 80);
  _dp_share_height (0, 1000, MINIMUM, NATURAL, MAXIMUM, 2, edges);
  g_assert_cmpfloat (edges[2], ==, 130);
}

/* What no window has and no file should: nothing breaks. */
static void
test_odd_sizes (void)
{
  static const double ODD[] = { 0, -5, 1, 40, NAN, INFINITY };

  for (guint c = 0; c < n_sample_charts; c++)
    for (guint i = 0; i < G_N_ELEMENTS (ODD); i++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        g_autoptr (DpScene) narrow = dp_chart_layout (chart, dp_theme_get (DP_THEME_DARK), ODD[i], 400, 1);
        g_autoptr (DpScene) low = dp_chart_layout (chart, dp_theme_get (DP_THEME_DARK), 700, ODD[i], ODD[i]);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 200);
        cairo_t *cr = cairo_create (surface);

        dp_scene_paint (narrow, cr);
        dp_scene_paint (low, cr);
        dp_scene_paint_cursor (low, cr, 0, DP_CURSOR_FOCUS);
        dp_scene_paint_cursor (low, cr, 0, DP_CURSOR_HOVER);
        dp_scene_paint_cursor (low, cr, -1, DP_CURSOR_FOCUS);
        dp_scene_paint_cursor (low, cr, 1000, DP_CURSOR_FOCUS);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* In large text the columns of a step table go into several bands; nothing is cut off, and every cell is there once. */
static void
test_bands (void)
{
  static const struct
  {
    double width;
    double scale;
    guint n_bands;
  } tables[] = { { 1240, 1, 1 }, { 1240, 2, 1 }, { 800, 2, 2 }, { 660, 2, 3 } };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      g_autoptr (DpChart) chart = sample_scores ();
      const DpTheme *theme = dp_theme_get (DP_THEME_LIGHT);
      const guint n_rows = chart->steps.rows->len, n_columns = chart->steps.columns->len;
      guint n_cells = 0, n_heads = 0, last_row = 0;
      double height;

      dp_chart_measure_height (chart, theme, tables[t].width, tables[t].scale, NULL, &height);
      g_autoptr (DpScene) scene = dp_chart_layout (chart, theme, tables[t].width, height, tables[t].scale);

      g_assert_cmpfloat (dp_scene_get_height (scene), ==, height);
      for (guint i = 0; i < scene->prims->len; i++)
        {
          const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

          if (prim->kind == DP_PRIM_TEXT && pango_layout_is_ellipsized (prim->text))
            g_error ("%g px at %g: '%s' is cut off", tables[t].width, tables[t].scale, pango_layout_get_text (prim->text));
        }
      for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
        {
          const DpSceneItem *item = dp_scene_get_item (scene, i);

          g_assert_cmpint (item->row, >=, (int) last_row);
          last_row = (guint) item->row;
          n_cells += item->kind == DP_ITEM_CELL;
          n_heads += item->kind == DP_ITEM_COLUMN;
        }
      g_assert_cmpuint (n_cells, ==, n_rows * n_columns);
      g_assert_cmpuint (n_heads, ==, n_columns);
      g_assert_cmpuint (last_row + 1, ==, tables[t].n_bands * (n_rows + 1));
    }
}

/* Breaks as Retskrivningsordbogen § 15 has them: between the parts of a compound, and before a syllable's consonant. */
static void
test_hyphens (void)
{
  static const struct
  {
    const char *word;
    gboolean between_parts;
    const char *broken;
  } words[] = {
    { "familieambulatorierne", TRUE, "familie|ambulatorierne" },
    { "Prøvehandling", TRUE, "Prøve|handling" },
    { "døgnbehandlingen", TRUE, "døgn|behandlingen" },
    { "Samarbejdsformer,", TRUE, "Samarbejds|former," },
    { "(videnskompetence)", TRUE, "(videns|kompetence)" },
    { "region", TRUE, "region" },
    { "ambulatoriet", FALSE, "ambu|la|to|riet" },
    { "behandling", FALSE, "behand|ling" },
    { "specialiseret", FALSE, "spe|cia|li|se|ret" },
    { "plan", FALSE, "plan" },
    { "2024/2025", FALSE, "2024/2025" },
    { "", FALSE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *hyphenated = _dp_hyphenate (words[i].word, words[i].between_parts);
      g_auto (GStrv) parts = g_strsplit (hyphenated, DP_SOFT_HYPHEN, -1);
      g_autofree char *broken = g_strjoinv ("|", parts);

      g_assert_cmpstr (broken, ==, words[i].broken);
    }
}

/* A word is broken only where it is wider than the text alone. */
static void
test_broken_words (void)
{
  g_autoptr (DpChart) chart = sample_scores ();
  g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 800, 600, 1);
  g_autoptr (PangoLayout) line = _dp_line_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, "familieambulatorierne");
  const double width = _dp_text_width (line);
  g_autoptr (PangoLayout) wide = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, "Ved familieambulatorierne", width, 4);
  g_autoptr (PangoLayout) narrow = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, "Ved familieambulatorierne",
                                                     width * 0.8, 4);

  g_assert_cmpstr (pango_layout_get_text (wide), ==, "Ved familieambulatorierne");
  g_assert_cmpint (pango_layout_get_line_count (wide), ==, 2);
  g_assert_cmpstr (pango_layout_get_text (narrow), ==, "Ved familie" DP_SOFT_HYPHEN "ambulatorierne");
  g_assert_cmpint (pango_layout_get_line_count (narrow), ==, 2);
}

/* A text that was set lately is the same object; another width or weight is another text. */
static void
test_shared_texts (void)
{
  g_autoptr (DpChart) chart = sample_scores ();
  g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 800, 600, 1);
  g_autoptr (PangoLayout) first = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, "Six places", 40, 2);
  g_autoptr (PangoLayout) same = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, "Six places", 40, 2);
  g_autoptr (PangoLayout) wider = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, "Six places", 400, 2);
  g_autoptr (PangoLayout) bold = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, "Six places", 40, 2);

  g_assert_true (first == same);
  g_assert_true (first != wider);
  g_assert_true (first != bold);
  g_assert_cmpint (pango_layout_get_line_count (first), ==, 2);
  g_assert_cmpint (pango_layout_get_line_count (wider), ==, 1);
  g_assert_cmpfloat (_dp_text_width (bold), >, _dp_text_width (first));
}

/* From degrees to pixels and back, on the country and in the frame, in several sizes. */
static void
test_projection (void)
{
  static const double widths[] = { 400, 780, 1920 };
  static const double scales[] = { 1, 2 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
      {
        g_autoptr (DpChart) chart = sample_map ();
        g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), widths[w], 900, scales[s]);
        const DpMapProjection *projection = dp_scene_get_projection (scene);
        const DpMapPoint apart = { 14.9, 55.15 };
        double x, y;

        g_assert_nonnull (projection);
        for (double longitude = 8.0; longitude < 12.7; longitude += 0.37)
          for (double latitude = 54.6; latitude < 57.7; latitude += 0.31)
            {
              DpMapPoint back;

              dp_map_projection_to_pixel (projection, (DpMapPoint) { longitude, latitude }, &x, &y);
              /* What would lie under the frame is the frame's. */
              if (x >= projection->frame_left && y < projection->frame_top + projection->frame_height)
                continue;
              back = dp_map_projection_to_point (projection, x, y);
              g_assert_cmpfloat (fabs (back.longitude - longitude), <, 1e-9);
              g_assert_cmpfloat (fabs (back.latitude - latitude), <, 1e-9);
            }
        dp_map_projection_to_pixel (projection, apart, &x, &y);
        g_assert_cmpfloat (x, >, projection->frame_left);
        g_assert_cmpfloat (x, <, projection->frame_left + projection->frame_width);
        g_assert_cmpfloat (y, >, projection->frame_top);
        g_assert_cmpfloat (y, <, projection->frame_top + projection->frame_height);
        g_assert_cmpfloat (fabs (dp_map_projection_to_point (projection, x, y).longitude - apart.longitude), <, 1e-9);
        g_assert_cmpfloat (fabs (dp_map_projection_to_point (projection, x, y).latitude - apart.latitude), <, 1e-9);
        /* 1° of latitude is 1° of latitude wherever it lies, and a degree of longitude is shorter by the cosine. */
        g_assert_cmpfloat (fabs (projection->country.narrowing - cos ((54.7 + 57.6) / 2 * G_PI / 180)), <, 0.01);
      }
}

/* Enlarged, everything lies in its place, the centre in the middle, and nothing outside the plot; units out of sight cannot be hit. */
static void
test_zoom (void)
{
  static const double factors[] = { 1.5, 3, DP_MAP_ZOOM_MAX };
  const DpMapPoint centre = { 10.2, 56.2 }, apart = { 14.9, 55.15 };

  for (guint f = 0; f < G_N_ELEMENTS (factors); f++)
    {
      g_autoptr (DpChart) chart = sample_map ();
      g_autoptr (DpScene) whole = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 780, 700, 1);
      g_autoptr (DpScene) scene = NULL;
      const DpMapProjection *projection;
      DpMapPoint middle;
      guint n_shown = 0;
      double x, y;

      dp_chart_set_map_zoom (chart, &(DpMapZoom) { factors[f], centre });
      scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 780, 700, 1);
      projection = dp_scene_get_projection (scene);
      g_assert_cmpfloat_with_epsilon (projection->country.scale, dp_scene_get_projection (whole)->country.scale * factors[f], 1e-9);
      middle = dp_map_projection_centre (projection);
      g_assert_cmpfloat_with_epsilon (middle.longitude, centre.longitude, 1e-9);
      g_assert_cmpfloat_with_epsilon (middle.latitude, centre.latitude, 1e-9);
      /* The island is where it lies: as many px from the centre as its degrees are. */
      dp_map_projection_to_pixel (projection, apart, &x, &y);
      g_assert_cmpfloat_with_epsilon (x - projection->plot_left - projection->plot_width / 2,
                                      (apart.longitude - centre.longitude) * projection->country.narrowing * projection->country.scale,
                                      1e-6);

      for (guint i = 0; i < scene->prims->len; i++)
        {
          const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

          for (guint p = 0; prim->kind == DP_PRIM_PATH && p < prim->n_points; p++)
            {
              g_assert_cmpfloat (prim->points[p].x, >=, projection->plot_left - 1e-6);
              g_assert_cmpfloat (prim->points[p].x, <=, projection->plot_left + projection->plot_width + 1e-6);
              g_assert_cmpfloat (prim->points[p].y, >=, projection->plot_top - 1e-6);
              g_assert_cmpfloat (prim->points[p].y, <=, projection->plot_top + projection->plot_height + 1e-6);
            }
        }
      for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
        {
          const DpSceneItem *item = dp_scene_get_item (scene, i);
          const gboolean shown = dp_map_projection_shows (projection, item->anchor_x, item->anchor_y);

          n_shown += shown ? 1 : 0;
          g_assert_cmpint (dp_scene_hit (scene, item->anchor_x, item->anchor_y), ==, shown ? (int) i : -1);
        }
      g_assert_cmpuint (n_shown, <, dp_scene_get_n_items (scene));
    }
}

/* Lines and areas are cut at the edges of the box, and what lies outside is gone. */
static void
test_clip (void)
{
  const DpClipBox box = { 0, 0, 10, 10 };
  const DpPoint triangle[] = { { -5, 5 }, { 5, -5 }, { 5, 5 } };
  const DpPoint outside[] = { { 20, 20 }, { 30, 20 }, { 25, 30 } };
  g_autoptr (GArray) cut = _dp_clip_area (&box, triangle, G_N_ELEMENTS (triangle));
  g_autoptr (GArray) gone = _dp_clip_area (&box, outside, G_N_ELEMENTS (outside));
  DpPoint from = { -10, 5 }, to = { 20, 5 };
  double area = 0;

  g_assert_true (_dp_clip_segment (&box, &from, &to));
  g_assert_cmpfloat (from.x, ==, 0);
  g_assert_cmpfloat (to.x, ==, 10);
  from = (DpPoint) { -5, 3 };
  to = (DpPoint) { 3, -5 };
  g_assert_false (_dp_clip_segment (&box, &from, &to));
  from = (DpPoint) { 2, 2 };
  to = (DpPoint) { 3, 4 };
  g_assert_true (_dp_clip_segment (&box, &from, &to));
  g_assert_cmpfloat (from.x, ==, 2);
  g_assert_cmpfloat (to.y, ==, 4);

  g_assert_cmpuint (gone->len, <, 3);
  /* The slanted side passes 0, 0: what is left is the square from there to 5, 5. */
  for (guint i = 0; i < cut->len; i++)
    {
      const DpPoint a = g_array_index (cut, DpPoint, i), b = g_array_index (cut, DpPoint, (i + 1) % cut->len);

      area += (a.x * b.y - b.x * a.y) / 2;
    }
  g_assert_cmpfloat_with_epsilon (fabs (area), 25.0, 1e-9);
}

/* A unit is found a finger's breadth round its middle, in every scale that a chart can have. */
static void
test_unit_target (void)
{
  static const double scales[] = { DP_SCALE_MIN, 1, 2 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_autoptr (DpChart) chart = sample_map ();
      g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 900, 900, scales[s]);

      /* 44 px for a finger; no less than 24 in a small chart. */
      const double reach = MAX (22 * scales[s], 12) - 0.1;

      g_assert_cmpuint (dp_scene_get_n_items (scene), ==, 5);
      for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
        {
          const DpSceneItem *item = dp_scene_get_item (scene, i);

          g_assert_cmpint (dp_scene_hit (scene, item->anchor_x, item->anchor_y), ==, (int) i);
          for (int x = -1; x <= 1; x++)
            for (int y = -1; y <= 1; y++)
              {
                const int hit = dp_scene_hit (scene, item->anchor_x + reach * x, item->anchor_y + reach * y);
                const DpSceneItem *found;

                /* Its own, or a neighbour's whose middle is nearer. */
                g_assert_cmpint (hit, >=, 0);
                found = dp_scene_get_item (scene, (guint) hit);
                g_assert_cmpfloat (hypot (item->anchor_x + reach * x - found->anchor_x, item->anchor_y + reach * y - found->anchor_y),
                                   <=, hypot (reach * x, reach * y) + 1e-9);
              }
        }
    }
}

/* Corners stay that lie off the line by more than the tolerance, and no others; what must stay stays. */
static void
test_simplify (void)
{
  const DpPoint points[] = { { 0, 0 }, { 1, 0.1 }, { 2, 0 }, { 3, 2 }, { 4, 0 }, { 5, -0.1 }, { 6, 0 } };
  guint8 keep[G_N_ELEMENTS (points)] = { FALSE };
  guint8 wanted[G_N_ELEMENTS (points)] = { FALSE };

  _dp_simplify (points, G_N_ELEMENTS (points), 0.35, keep);
  {
    const guint8 expected[] = { TRUE, FALSE, TRUE, TRUE, TRUE, FALSE, TRUE };

    g_assert_cmpmem (keep, sizeof keep, expected, sizeof expected);
  }
  wanted[1] = TRUE;
  _dp_simplify (points, G_N_ELEMENTS (points), 10, wanted);
  {
    const guint8 expected[] = { TRUE, TRUE, FALSE, FALSE, FALSE, FALSE, TRUE };

    g_assert_cmpmem (wanted, sizeof wanted, expected, sizeof expected);
  }
}

/* Painted band by band, of which each passes over what lies in the others, a long timeline has the pixels that it has whole. */
static void
test_strips (void)
{
  enum { WIDTH = 900, BAND = 97 };
  g_autoptr (DpChart) chart = sample_long_timeline ();
  g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), WIDTH, 700, 1);
  const int height = (int) dp_scene_get_height (scene);
  cairo_surface_t *surfaces[2];

  g_assert_cmpint (height, >, 10 * BAND);
  for (int i = 0; i < 2; i++)
    {
      const int step = i == 0 ? height : BAND;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, height);
      for (int top = 0; top < height; top += step)
        {
          cairo_t *cr = cairo_create (surfaces[i]);

          cairo_rectangle (cr, 0, top, WIDTH, step);
          cairo_clip (cr);
          dp_scene_paint (scene, cr);
          cairo_destroy (cr);
        }
      cairo_surface_flush (surfaces[i]);
    }
  for (int y = 0; y < height; y++)
    {
      const gsize start = (gsize) y * (gsize) cairo_image_surface_get_stride (surfaces[0]);

      g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0]) + start, WIDTH * 4,
                       cairo_image_surface_get_data (surfaces[1]) + start, WIDTH * 4);
    }
  for (int i = 0; i < 2; i++)
    cairo_surface_destroy (surfaces[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/zoom", test_zoom);
  g_test_add_func ("/chart/layout/clip", test_clip);
  g_test_add_func ("/chart/layout/texts", test_texts);
  g_test_add_func ("/chart/layout/shapes-inside", test_shapes_inside);
  g_test_add_func ("/chart/layout/lines-give-way", test_lines_give_way);
  g_test_add_func ("/chart/layout/heights", test_heights);
  g_test_add_func ("/chart/layout/scale", test_scale);
  g_test_add_func ("/chart/layout/hit", test_hit);
  g_test_add_func ("/chart/layout/hit-data", test_hit_data);
  g_test_add_func ("/chart/layout/move", test_move);
  g_test_add_func ("/chart/layout/text-width", test_text_width);
  g_test_add_func ("/chart/layout/share-height", test_share_height);
  g_test_add_func ("/chart/layout/odd-sizes", test_odd_sizes);
  g_test_add_func ("/chart/layout/bands", test_bands);
  g_test_add_func ("/chart/layout/hyphens", test_hyphens);
  g_test_add_func ("/chart/layout/broken-words", test_broken_words);
  g_test_add_func ("/chart/layout/shared-texts", test_shared_texts);
  g_test_add_func ("/chart/layout/projection", test_projection);
  g_test_add_func ("/chart/layout/unit-target", test_unit_target);
  g_test_add_func ("/chart/layout/simplify", test_simplify);
  g_test_add_func ("/chart/layout/strips", test_strips);
  return g_test_run ();
}
