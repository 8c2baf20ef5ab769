/* bench-charts.c: how long laying out and painting takes at 1920 × 1080: both together with texts that were set before,
 * as after an edit; painting alone; laying out alone with all texts broken anew.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-scene.h"
#include "sample-charts.h"

#include <stdlib.h>
#include <time.h>

static const guint ROUNDS = 200;
static const int WIDTH_PX = 1920;
static const int HEIGHT_PX = 1080;

/* The processor's time, in µs: what else runs on the machine does not count. */
static gint64
used_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_times (const void *a,
               const void *b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static void
print_times (const char *chart,
             const char *what,
             gint64     *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_times);
  g_print ("%-16s %-18s median %6.2f ms   99 %% %6.2f ms\n", chart, what, times[ROUNDS / 2] / 1e3,
           times[ROUNDS * 99 / 100] / 1e3);
}

/* Lays out and paints @chart in a page of @height px, ROUNDS times. */
static void
measure (const char *name,
         DpChart    *chart,
         double      size,
         int         height)
{
  const DpTheme *theme = dp_theme_get (size > 1 ? DP_THEME_PRESENTATION : DP_THEME_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
  g_autofree gint64 *both = g_new0 (gint64, ROUNDS);
  g_autofree gint64 *paint = g_new0 (gint64, ROUNDS);
  g_autofree gint64 *anew = g_new0 (gint64, ROUNDS);
  g_autofree char *scale = g_strdup_printf ("scale %.0f", size);
  g_autofree char *painting = g_strdup_printf ("scale %.0f, paint", size);
  g_autofree char *broken = g_strdup_printf ("scale %.0f, anew", size);

  for (guint round = 0; round < ROUNDS; round++)
    {
      const gint64 start = used_time ();
      g_autoptr (DpScene) scene = dp_chart_layout (chart, theme, WIDTH_PX, height, size);
      const gint64 laid_out = used_time ();
      cairo_t *cr = cairo_create (surface);

      dp_scene_paint (scene, cr);
      cairo_destroy (cr);
      both[round] = used_time () - start;
      paint[round] = used_time () - laid_out;
    }
  /* In another width no text is as it was: what the first sight of a chart takes, and dragging a window's edge. */
  for (guint round = 0; round < ROUNDS; round++)
    {
      const gint64 start = used_time ();
      g_autoptr (DpScene) scene = dp_chart_layout (chart, theme, WIDTH_PX - 2.0 * (round + 1), height, size);

      anew[round] = used_time () - start;
    }
  print_times (name, scale, both);
  print_times (name, painting, paint);
  print_times (name, broken, anew);
  cairo_surface_destroy (surface);
}

/* Five hundred steps: all of them on one screen as small as it takes, and as tall as they need to be read, of which the
 * first screen is painted. */
static void
measure_long_timeline (void)
{
  g_autoptr (DpChart) chart = sample_long_timeline ();
  double least, natural;

  dp_chart_measure_height (chart, dp_theme_get (DP_THEME_LIGHT), WIDTH_PX, 1, &least, &natural);
  measure ("500 steps", chart, 1, HEIGHT_PX);
  measure ("500 steps, tall", chart, 1, (int) natural);
}

int
main (void)
{
  for (guint i = 0; i < n_sample_charts; i++)
    {
      g_autoptr (DpChart) chart = sample_charts[i].make ();

      measure (sample_charts[i].name, chart, 1, HEIGHT_PX);
      measure (sample_charts[i].name, chart, 3, HEIGHT_PX);
    }
  measure_long_timeline ();
  return 0;
}
