/* test-pictures.c: every chart of the example plan in every theme, and where layouts break first: twice as much, mirrored, nothing.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sheet a chart and language lies in tests/figure/reference. A run with DOEGNPLAN_UPDATE_REFERENCE=1 writes them anew: look at
 * them before committing. Sheets show small pictures; a chart whose texts do not fit there makes them smaller, as on a page.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "pictures.h"
#include "plans.h"

#include "chart/dp-scene.h"
#include "figure/dp-figure.h"
#include "plan/dp-analysis-simulation.h"
#include "plan/dp-template.h"
#include "plan/dp-text.h"

#include <string.h>

#define FOLDER "tests/figure/reference"
#define TILE_WIDTH 480
#define TILE_HEIGHT 300
#define SCALE 0.66
#define COLUMNS 2
/* Futures of the chart of possible years: few, but the same ones every time. */
#define FUTURES 200
/* The plan's mark and day differ whenever the example does; the pictures show where they stand. */
#define VERSION "3F9A-1C2B"

static DpFigure *
make_figure (DpFigureKind  kind,
             const DpPlan *plan,
             const char   *language)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSimulationInput) input = NULL;
  g_autoptr (DpSimulationResult) simulation = NULL;
  DpFigureOptions options = { .proposal = "A" };
  const DpSimulationStudy study = { .seed = DP_SIMULATION_SEED, .threads = 1, .futures = FUTURES };
  g_autoptr (GError) error = NULL;
  DpFigure *figure;

  if (dp_plan_get (plan, DP_ENTITY_PROPOSAL, "A") == NULL)
    options.proposal = NULL;
  if (dp_figure_kind_needs_simulation (kind) && options.proposal != NULL)
    {
      input = dp_simulation_input_new (analysis, "A", NULL, NULL);
      simulation = dp_simulation_study_run ((const DpSimulationInput *const[]) { input }, 1, &study, &error);
      g_assert_no_error (error);
      options.simulation_input = input;
      options.simulation = simulation;
    }
  figure = dp_figure_new (kind, analysis, &options);
  dp_chart_set_version (figure->chart, VERSION);
  if (language != NULL)
    dp_chart_set_language (figure->chart, language);
  return figure;
}

static cairo_surface_t *
new_sheet (guint n_tiles)
{
  const guint rows = (n_tiles + COLUMNS - 1) / COLUMNS;
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, COLUMNS * TILE_WIDTH, (int) rows * TILE_HEIGHT);
  cairo_t *cr = cairo_create (sheet);

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  cairo_destroy (cr);
  return sheet;
}

static void
paint_tile (cairo_surface_t *sheet,
            guint            number,
            const DpFigure  *figure,
            DpThemeKind      theme)
{
  g_autoptr (DpScene) scene = dp_chart_layout (figure->chart, dp_theme_get (theme), TILE_WIDTH - 1, TILE_HEIGHT - 1, SCALE);
  cairo_surface_t *tile = cairo_surface_create_for_rectangle (sheet, number % COLUMNS * TILE_WIDTH, number / COLUMNS * TILE_HEIGHT,
                                                              TILE_WIDTH - 1, TILE_HEIGHT - 1);
  cairo_t *cr = cairo_create (tile);

  dp_scene_paint (scene, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (tile);
}

static void
check_sheet (cairo_surface_t *sheet,
             const char      *chart,
             const char      *what)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", chart, what);

  assert_picture (sheet, FOLDER, name, "tests/figure");
  cairo_surface_destroy (sheet);
}

static void
test_themes (gconstpointer data)
{
  const DpFigureKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpFigure) figure = NULL;
  cairo_surface_t *sheet;

  if (!pictures_are_there ())
    return;
  figure = make_figure (kind, plan, NULL);
  sheet = new_sheet (DP_N_THEMES);
  for (guint theme = 0; theme < DP_N_THEMES; theme++)
    paint_tile (sheet, theme, figure, theme);
  check_sheet (sheet, dp_figure_kind_name (kind), dp_language_code ());
}

/* Names twice as long, and a second one of each of these. */
static DpPlan *
doubled_plan (void)
{
  static const DpEntityKind twice[] = { DP_ENTITY_ESTIMATE, DP_ENTITY_UNIT, DP_ENTITY_STEP, DP_ENTITY_STAFFING };
  static const DpEntityKind longer[] = { DP_ENTITY_PROPOSAL, DP_ENTITY_UNIT, DP_ENTITY_ESTIMATE, DP_ENTITY_STEP, DP_ENTITY_REGION };
  DpPlan *plan = sample_plan ();

  for (gsize k = 0; k < G_N_ELEMENTS (longer); k++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_copy ((GPtrArray *) dp_plan_list (plan, longer[k]), NULL, NULL);
      const int name = dp_entity (longer[k])->name_field;

      for (guint i = 0; i < records->len; i++)
        {
          DpRecord *record = dp_record_copy (records->pdata[i]);
          g_autofree char *text = g_strdup_printf ("%s %s", dp_record_name (record), dp_record_name (record));

          dp_record_set (record, (guint) name, dp_value_text (text));
          dp_plan_put (plan, record);
        }
    }
  for (gsize k = 0; k < G_N_ELEMENTS (twice); k++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_copy ((GPtrArray *) dp_plan_list (plan, twice[k]), NULL, NULL);

      for (guint i = 0; i < records->len; i++)
        {
          DpRecord *record = dp_record_copy (records->pdata[i]);

          g_free (record->id);
          record->id = g_strconcat (((const DpRecord *) records->pdata[i])->id, "-2", NULL);
          dp_plan_put (plan, record);
        }
    }
  return plan;
}

static void
test_variants (gconstpointer data)
{
  const DpFigureKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpPlan) doubled = doubled_plan ();
  g_autoptr (DpPlan) empty = NULL;
  g_autoptr (GError) error = NULL;
  const DpPlan *plans[4];
  cairo_surface_t *sheet;

  if (!pictures_are_there ())
    return;
  empty = dp_template_load ("empty", &error);
  g_assert_no_error (error);
  sheet = new_sheet (G_N_ELEMENTS (plans));
  plans[0] = doubled;
  plans[1] = plan;
  plans[2] = empty;
  plans[3] = plan;
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (DpFigure) figure = make_figure (kind, plans[i], i == 1 ? "he" : NULL);

      /* The last: what a hall sees of it. */
      if (i == 3)
        dp_chart_trim (figure->chart);
      g_assert_cmpint (dp_chart_missing_part (figure->chart), ==, DP_N_CHART_PARTS);
      paint_tile (sheet, i, figure, i == 3 ? DP_THEME_PRESENTATION : DP_THEME_LIGHT);
    }
  check_sheet (sheet, dp_figure_kind_name (kind), "variants");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* All pictures that are another are wanted at once. */
  g_test_set_nonfatal_assertions ();
  dp_language_init (NULL);
  for (guint kind = 0; kind < DP_N_FIGURES; kind++)
    {
      g_autofree char *themes = g_strdup_printf ("/pictures/themes/%s", dp_figure_kind_name (kind));
      g_autofree char *variants = g_strdup_printf ("/pictures/variants/%s", dp_figure_kind_name (kind));

      g_test_add_data_func (themes, GUINT_TO_POINTER (kind), test_themes);
      if (dp_language () == DP_LANGUAGE_DANISH)
        g_test_add_data_func (variants, GUINT_TO_POINTER (kind), test_variants);
    }
  return g_test_run ();
}
