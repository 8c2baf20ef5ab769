/* test-mirror.c: for readers who begin at the right every chart is the mirrored one, land excepted.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-scene-private.h"
#include "sample-charts.h"

#include <math.h>

static const double TOLERANCE_PX = 0.1;
static const double WIDTH_PX = 700;

static DpScene *
lay_out (guint       sample,
         const char *language)
{
  g_autoptr (DpChart) chart = sample_charts[sample].make ();
  double height;

  dp_chart_set_language (chart, language);
  dp_chart_measure_height (chart, dp_theme_get (DP_THEME_LIGHT), WIDTH_PX, 1, NULL, &height);
  return dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), WIDTH_PX, height, 1);
}

static void
box_of (const DpPrim *prim,
        double       *left,
        double       *right)
{
  *left = prim->x;
  *right = prim->kind == DP_PRIM_MARKER ? prim->x : prim->x + prim->width;
  if (prim->kind != DP_PRIM_TEXT)
    return;
  /* The logical box: ink is not the same at both ends. */
  {
    PangoRectangle logical;

    pango_layout_get_extents (prim->text, NULL, &logical);
    *left = prim->x + (double) logical.x / PANGO_SCALE;
    *right = *left + (double) logical.width / PANGO_SCALE;
  }
}

static gboolean
is_map (guint sample)
{
  g_autoptr (DpChart) chart = sample_charts[sample].make ();

  return chart->kind == DP_CHART_MAP && !dp_chart_is_empty (chart);
}

static void
test_mirrored (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    {
      g_autoptr (DpScene) here = lay_out (c, "en");
      g_autoptr (DpScene) there = lay_out (c, "he");
      double line_length = 0, mirrored_length = 0;

      if (is_map (c))
        continue;
      g_assert_cmpint (here->prims->len, ==, there->prims->len);
      g_assert_cmpfloat (here->height, ==, there->height);
      for (guint i = 0; i < here->prims->len; i++)
        {
          const DpPrim *prim = &g_array_index (here->prims, DpPrim, i);
          const DpPrim *mirrored = &g_array_index (there->prims, DpPrim, i);
          double left, right, mirrored_left, mirrored_right;

          g_assert_cmpint (prim->kind, ==, mirrored->kind);
          /* Lines that give way to texts come in pieces, which need not come in the same order. */
          if (prim->kind == DP_PRIM_LINE)
            {
              line_length += fabs (prim->width) + fabs (prim->height);
              mirrored_length += fabs (mirrored->width) + fabs (mirrored->height);
              continue;
            }
          box_of (prim, &left, &right);
          box_of (mirrored, &mirrored_left, &mirrored_right);
          if (fabs (mirrored_left - (WIDTH_PX - right)) > TOLERANCE_PX || fabs (mirrored_right - (WIDTH_PX - left)) > TOLERANCE_PX)
            g_error ("%s: %g–%g is mirrored to %g–%g", sample_charts[c].name, left, right, mirrored_left, mirrored_right);
          g_assert_cmpfloat (prim->y, ==, mirrored->y);
        }
      g_assert_cmpfloat_with_epsilon (line_length, mirrored_length, TOLERANCE_PX * here->prims->len);
    }
}

/* Jutland does not change sides. */
static void
test_map_stays (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    {
      g_autoptr (DpScene) here = lay_out (c, "en");
      g_autoptr (DpScene) there = lay_out (c, "he");
      guint paths = 0;

      for (guint i = 0; i < here->prims->len && is_map (c); i++)
        {
          const DpPrim *prim = &g_array_index (here->prims, DpPrim, i);

          if (prim->kind != DP_PRIM_PATH)
            continue;
          g_assert_cmpfloat (prim->x, ==, g_array_index (there->prims, DpPrim, i).x);
          paths++;
        }
      g_assert_true (!is_map (c) || paths > 0);
    }
}

/* What is pointed at is what is seen there, and the keys go where they point. */
static void
test_items (void)
{
  g_autoptr (DpScene) here = lay_out (0, "en");
  g_autoptr (DpScene) there = lay_out (0, "ar-EG");
  const int right = dp_scene_move (here, 1, DP_MOVE_RIGHT);

  g_assert_cmpuint (dp_scene_get_n_items (here), >, 3);
  for (guint i = 0; i < dp_scene_get_n_items (here); i++)
    {
      const DpSceneItem *item = dp_scene_get_item (here, i);
      const DpSceneItem *mirrored = dp_scene_get_item (there, i);

      g_assert_cmpstr (item->id, ==, mirrored->id);
      g_assert_cmpfloat_with_epsilon (mirrored->x, WIDTH_PX - item->x - item->width, TOLERANCE_PX);
      g_assert_cmpint (dp_scene_hit (there, mirrored->anchor_x, mirrored->anchor_y), ==,
                       dp_scene_hit (here, item->anchor_x, item->anchor_y));
    }
  g_assert_cmpint (right, !=, 1);
  g_assert_cmpint (dp_scene_move (there, 1, DP_MOVE_LEFT), ==, right);
}

static void
test_languages (void)
{
  g_assert_true (_dp_language_is_mirrored ("he"));
  g_assert_true (_dp_language_is_mirrored ("fa_IR"));
  g_assert_false (_dp_language_is_mirrored ("da"));
  g_assert_false (_dp_language_is_mirrored ("hebrides"));
  g_assert_false (_dp_language_is_mirrored (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/mirror/mirrored", test_mirrored);
  g_test_add_func ("/chart/mirror/map-stays", test_map_stays);
  g_test_add_func ("/chart/mirror/items", test_items);
  g_test_add_func ("/chart/mirror/languages", test_languages);
  return g_test_run ();
}
