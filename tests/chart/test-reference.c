/* test-reference.c: charts compared with the pictures in tests/chart/reference.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DOEGNPLAN_UPDATE_REFERENCE=1 writes the pictures anew: look at them before committing.
 */
#include "config.h"

#include "chart/dp-export.h"
#include "pictures.h"
#include "sample-charts.h"

#include <string.h>

static const double WIDTH_PX = 700;

static const struct
{
  const char *name;
  gboolean in_every_theme; /* else in the light one */
} pictured[] = {
  { "need", TRUE },
  { "capacity", TRUE },
  { "scores", TRUE },
  { "what-if", FALSE },
  { "long-names", FALSE },
  { "crowded-lines", FALSE },
  { "tipping", TRUE },
  { "distance", FALSE },
  { "price", FALSE },
  { "empty-lines", FALSE },
  { "units", TRUE },
  { "change", FALSE },
  { "years", TRUE },
  { "empty-dots", FALSE },
  { "empty-quantiles", FALSE },
  { "timeline", TRUE },
  { "empty-timeline", FALSE },
  { "title-page", FALSE },
  { "points", FALSE },
  { "map", TRUE },
  { "squares", TRUE },
  { "empty-map", FALSE },
};

static void
test_picture (gconstpointer data)
{
  const char *path = data;
  g_auto (GStrv) parts = g_strsplit (path, "/", 2);
  g_autofree char *name = g_strdup_printf ("%s-%s", parts[0], parts[1]);
  g_autoptr (DpChart) chart = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  DpExport options = { .width = WIDTH_PX, .scale = 1 };
  cairo_surface_t *out;

  if (!pictures_are_there ())
    return;
  for (guint i = 0; i < n_sample_charts; i++)
    if (g_strcmp0 (sample_charts[i].name, parts[0]) == 0)
      chart = sample_charts[i].make ();
  g_assert_nonnull (chart);
  for (int kind = 0; kind < DP_N_THEMES; kind++)
    if (g_strcmp0 (dp_theme_kind_to_string (kind), parts[1]) == 0)
      options.theme = dp_theme_get (kind);
  if (options.theme->kind == DP_THEME_PRESENTATION)
    {
      options.width = 960;
      options.height = 540;
      options.scale = 1.5;
    }

  png = dp_chart_render_png_bytes (chart, &options, &error);
  g_assert_no_error (error);
  out = picture_of (png);
  assert_picture (out, "tests/chart/reference", name, "tests/chart");
  cairo_surface_destroy (out);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* All pictures that are another are wanted at once. */
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (pictured); i++)
    for (int kind = 0; kind < DP_N_THEMES; kind++)
      {
        g_autofree char *path = g_strdup_printf ("/chart/reference/%s/%s", pictured[i].name, dp_theme_kind_to_string (kind));

        /* Print looks as light does. */
        if (kind == DP_THEME_PRINT || (!pictured[i].in_every_theme && kind != DP_THEME_LIGHT))
          continue;
        g_test_add_data_func_full (path, g_strdup (path + strlen ("/chart/reference/")), test_picture, g_free);
      }
  return g_test_run ();
}
