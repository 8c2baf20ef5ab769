/* test-slides.c: every slide on every size of wall can be read from the back row, and nothing of it is cut off.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "chart/dp-scene-private.h"
#include "figure/dp-deck.h"
#include "plan/dp-text.h"

#include <math.h>
#include <string.h>

/* Size of the smallest letters in px on a wall of 720. Words are never below what is asked for a hall; charts come as near to it
 * as their rows let them. */
static const struct
{
  const char *kind;
  double least;
} letters[] = {
  { "title", 24.0 },    { "question", 24.0 }, { "target_group", 23.0 }, { "need", 23.0 },           { "proposals", 22.0 },
  { "capacity", 21.0 }, { "map", 21.0 },      { "economy", 20.0 },      { "specialisation", 18.0 }, { "timeline", 16.0 },
  { "unknown", 24.0 },  { "motion", 24.0 },
};

static const struct
{
  int width;
  int height;
} walls[] = { { 1280, 720 }, { 1920, 1080 }, { 3840, 2160 } };

static DpScene *
lay_out (const DpChart *chart,
         int            width,
         int            height)
{
  return dp_chart_layout (chart, dp_theme_get (DP_THEME_PRESENTATION), width, height, DP_SLIDE_SCALE * height / DP_SLIDE_HEIGHT);
}

static double
least_letters (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].kind, kind))
      return letters[i].least;

  g_assert_not_reached ();
}

static double
smallest_text (const DpScene *scene)
{
  double least = HUGE_VAL;

  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

      if (prim->kind == DP_PRIM_TEXT)
        least = MIN (least, prim->size_px);
    }

  return least;
}

static void
assert_inside (const DpScene *scene,
               const char    *slide)
{
  g_assert_cmpfloat (dp_scene_get_height (scene), <=, scene->height + 0.5);
  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);
      double x, y, width, height;

      if (prim->kind != DP_PRIM_TEXT)
        continue;
      _dp_text_ink (prim, &x, &y, &width, &height);
      if (x < 0 || y < 0 || x + width > scene->width || y + height > scene->height)
        g_error ("%s: “%s” lies outside of the slide", slide, pango_layout_get_text (prim->text));
      /* A step's name may be longer than its line; the list of steps has it whole. */
      if (pango_layout_is_ellipsized (prim->text) && !g_str_equal (slide, "timeline"))
        g_error ("%s: “%s” is cut off", slide, pango_layout_get_text (prim->text));
    }
}

static void
assert_readable (const char *proposal)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpFigureOptions options = { .proposal = proposal };
  g_autoptr (GPtrArray) deck = dp_deck_new (analysis, &options, FALSE);

  for (guint i = 0; i < deck->len; i++)
    {
      const DpSlide *slide = deck->pdata[i];

      for (guint w = 0; w < G_N_ELEMENTS (walls); w++)
        {
          g_autoptr (DpScene) scene = lay_out (slide->figure->chart, walls[w].width, walls[w].height);
          const double least = smallest_text (scene) * DP_SLIDE_HEIGHT / walls[w].height;

          g_test_message ("%s %s at %d: %.1f px", proposal, slide->kind, walls[w].height, least);
          assert_inside (scene, slide->kind);
          if (least < least_letters (slide->kind) - 0.01)
            g_error ("%s: letters of %.1f px on a wall of 720", slide->kind, least);
        }
    }
}

static void
test_sample (void)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };

  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    assert_readable (proposals[i]);
}

/* Nothing is there yet, or all of it was taken away: every slide says what it waits for, in words that fit. */
static void
test_empty (void)
{
  g_autoptr (DpPlan) empty = dp_plan_new ();
  g_autoptr (DpPlan) bare = sample_plan ();
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };

  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    dp_plan_remove (bare, DP_ENTITY_PROPOSAL, proposals[i]);
  for (guint p = 0; p < 2; p++)
    {
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (p == 0 ? empty : bare);
      const DpFigureOptions options = { 0 };
      g_autoptr (GPtrArray) deck = dp_deck_new (analysis, &options, FALSE);

      g_assert_cmpuint (deck->len, ==, 12);
      for (guint i = 0; i < deck->len; i++)
        {
          const DpSlide *slide = deck->pdata[i];
          g_autoptr (DpScene) scene = lay_out (slide->figure->chart, 1280, 720);
          g_autoptr (GPtrArray) texts = g_ptr_array_new ();
          g_autoptr (DpFigure) table = dp_deck_table_page (slide->figure);

          g_test_message ("%s: %s", slide->kind, slide->figure->text);
          assert_inside (scene, slide->kind);
          g_ptr_array_add (texts, slide->figure->text);
          assert_clean (slide->kind, texts);
          g_assert_null (strstr (slide->figure->text, in_language ("“”", "»«")));
          g_assert_false (slide->asks);
          g_assert_cmpuint (strlen (slide->figure->text), >, 10);
          g_assert_cmpuint (strlen (table->text), >, 10);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slides/sample", test_sample);
  g_test_add_func ("/slides/empty", test_empty);
  return g_test_run ();
}
