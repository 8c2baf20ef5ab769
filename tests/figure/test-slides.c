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
#include "figure/dp-figure-what-if.h"
#include "plan/dp-text.h"

#include <string.h>

/* Size of the smallest letters in px on a wall of 720: of what is said, and of where it comes from. */
static const double LEAST_PX = 24.0;
static const double LEAST_FOOT_PX = 18.0;

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

static gboolean
is_foot (const char    *text,
         const DpChart *chart)
{
  return g_strcmp0 (text, chart->source) == 0 || g_strcmp0 (text, chart->version) == 0 || g_strcmp0 (text, chart->corner) == 0;
}

static void
assert_large (const DpScene *scene,
              const DpChart *chart,
              const char    *slide)
{
  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);
      const char *text = prim->kind == DP_PRIM_TEXT ? pango_layout_get_text (prim->text) : NULL;
      const double size = prim->size_px * DP_SLIDE_HEIGHT / scene->height;

      if (text != NULL && size < (is_foot (text, chart) ? LEAST_FOOT_PX : LEAST_PX) - 0.01)
        g_error ("%s: “%s” in letters of %.1f px on a wall of 720", slide, text, size);
    }
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
      if (pango_layout_is_ellipsized (prim->text))
        g_error ("%s: “%s” is cut off", slide, pango_layout_get_text (prim->text));
    }
}

static void
assert_picture_is_readable (const DpChart *chart,
                            const char    *slide)
{
  for (guint w = 0; w < G_N_ELEMENTS (walls); w++)
    {
      g_autoptr (DpScene) scene = lay_out (chart, walls[w].width, walls[w].height);

      assert_inside (scene, slide);
      assert_large (scene, chart, slide);
    }
}

/* Every slide of @proposal, as a picture and as the table in its place. */
static void
assert_readable (const DpPlan *plan,
                 const char   *proposal)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpFigureOptions options = { .proposal = proposal };
  g_autoptr (GPtrArray) deck = dp_deck_new (analysis, &options, FALSE);

  for (guint i = 0; i < deck->len; i++)
    {
      const DpSlide *slide = deck->pdata[i];
      g_autoptr (DpFigure) table = dp_deck_table_page (slide->figure);
      g_autofree char *as_table = g_strdup_printf ("%s as a table", slide->kind);

      g_test_message ("%s %s", proposal, slide->kind);
      assert_picture_is_readable (slide->figure->chart, slide->kind);
      assert_picture_is_readable (table->chart, as_table);
    }
}

static void
test_sample (void)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };

  g_autoptr (DpPlan) plan = sample_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    assert_readable (plan, proposals[i]);
}

/* With a day for the decision every step has its place in the calendar, beside those of the reform. */
static void
test_decided (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  dp_record_set ((DpRecord *) dp_plan_get (plan, DP_ENTITY_PLAN, "plan"), DP_PLAN_DECISION, dp_value_text ("2026-03-26"));
  assert_readable (plan, "A");
}

/* What is answered in a meeting is read by the same hall. */
static void
test_answers (void)
{
  static const DpWhatIf questions[] = {
    { 16, DP_AS_PLANNED, DP_AS_PLANNED, FALSE },
    { 30, DP_AS_PLANNED, DP_AS_PLANNED, TRUE },
    { DP_AS_PLANNED, 4, DP_AS_PLANNED, FALSE },
    { 80, 8, 9, FALSE },
    { 300, DP_AS_PLANNED, DP_AS_PLANNED, FALSE },
  };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) before = dp_analysis_new (plan);
  const DpFigureOptions options = { .proposal = "A", .for_hall = TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DpPlan) changed_plan = dp_what_if_plan (plan, "A", &questions[i]);
      g_autoptr (DpAnalysis) changed = dp_analysis_new (changed_plan);
      g_autoptr (DpFigure) answer = dp_figure_what_if (before, changed, &options, &questions[i]);

      dp_chart_trim (answer->chart);
      assert_picture_is_readable (answer->chart, answer->chart->band);
    }
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
  g_test_add_func ("/slides/decided", test_decided);
  g_test_add_func ("/slides/answers", test_answers);
  g_test_add_func ("/slides/empty", test_empty);
  return g_test_run ();
}
