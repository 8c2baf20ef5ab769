/* demo-charts.c: paints every sample chart in every theme into a folder, for looking at.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: demo-charts FOLDER [THEME]
 */
#include "config.h"

#include "chart/dp-export.h"
#include "chart/dp-scene.h"
#include "sample-charts.h"

#include <locale.h>

static void
write_all (const DpChart *chart,
           const char    *folder,
           const char    *name,
           DpThemeKind    kind,
           double         width,
           double         height,
           double         scale)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%.0fx%.0f@%.0f", name, dp_theme_kind_to_string (kind), width, height,
                                           scale);
  g_autofree char *stem = g_build_filename (folder, file, NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  g_autofree char *svg = g_strconcat (stem, ".svg", NULL);
  g_autofree char *pdf = g_strconcat (stem, ".pdf", NULL);
  g_autoptr (GError) error = NULL;
  const DpExport options = { .theme = dp_theme_get (kind), .width = width, .height = height, .scale = scale };

  if (!dp_chart_write_png (chart, png, &options, &error)
      || (kind == DP_THEME_PRINT && !dp_chart_write_svg (chart, svg, &options, &error))
      || (kind == DP_THEME_PRINT && !dp_chart_write_pdf (chart, pdf, &options, &error)))
    g_error ("%s: %s", file, error->message);
}

int
main (int    argc,
      char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";
  const char *only = argc > 2 ? argv[2] : NULL;

  setlocale (LC_ALL, "");
  g_mkdir_with_parents (folder, 0777);
  for (guint i = 0; i < n_sample_charts; i++)
    {
      g_autoptr (DpChart) chart = sample_charts[i].make ();

      for (int kind = 0; kind < DP_N_THEMES; kind++)
        if (only != NULL && g_strcmp0 (only, dp_theme_kind_to_string (kind)) != 0)
          continue;
        else if (kind == DP_THEME_PRESENTATION)
          {
            dp_chart_set_corner (chart, "6");
            write_all (chart, folder, sample_charts[i].name, kind, 1920, 1080, 3);
            dp_chart_set_corner (chart, NULL);
          }
        else
          write_all (chart, folder, sample_charts[i].name, kind, 785, 0, 1);
      if (only != NULL)
        continue;
      write_all (chart, folder, sample_charts[i].name, DP_THEME_LIGHT, 560, 0, 1);
      write_all (chart, folder, sample_charts[i].name, DP_THEME_LIGHT, 700, 0, 1);
      write_all (chart, folder, sample_charts[i].name, DP_THEME_LIGHT, 1000, 0, 1);
      write_all (chart, folder, sample_charts[i].name, DP_THEME_LIGHT, 1570, 0, 2);
      write_all (chart, folder, sample_charts[i].name, DP_THEME_LIGHT, 1920, 0, 1);
    }
  return 0;
}
