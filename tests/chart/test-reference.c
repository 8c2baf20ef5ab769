/* test-reference.c: charts compared with the pictures in tests/chart/reference.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DOEGNPLAN_UPDATE_REFERENCE=1 writes the pictures anew: look at them before committing.
 */
#include "config.h"

#include "chart/dp-export.h"
#include "sample-charts.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

/* A channel may differ by this much, and a few pixels by more: another version of the font rasteriser. */
static const int CHANNEL_TOLERANCE = 24;
static const guint PIXEL_TOLERANCE = 20;
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

static cairo_status_t
read_bytes_cb (void          *closure,
               unsigned char *data,
               unsigned int   length)
{
  GInputStream *stream = closure;
  gsize read;

  return g_input_stream_read_all (stream, data, length, &read, NULL, NULL) && read == length
         ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR;
}

static cairo_surface_t *
picture_of (GBytes *png)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (png);

  return cairo_image_surface_create_from_png_stream (read_bytes_cb, stream);
}

/* The number of pixels that differ; they are red in @difference, the others pale. */
static guint
compare (cairo_surface_t *out,
         cairo_surface_t *reference,
         cairo_surface_t *difference)
{
  const int width = cairo_image_surface_get_width (out);
  const int height = cairo_image_surface_get_height (out);
  guint different = 0;

  for (int y = 0; y < height; y++)
    {
      const guint32 *a = (const guint32 *) (const void *) (cairo_image_surface_get_data (out)
                                                           + y * cairo_image_surface_get_stride (out));
      const guint32 *b = (const guint32 *) (const void *) (cairo_image_surface_get_data (reference)
                                                           + y * cairo_image_surface_get_stride (reference));
      guint32 *d = (guint32 *) (void *) (cairo_image_surface_get_data (difference)
                                         + y * cairo_image_surface_get_stride (difference));

      for (int x = 0; x < width; x++)
        {
          int most = 0;

          for (int shift = 0; shift < 24; shift += 8)
            most = MAX (most, abs ((int) (a[x] >> shift & 0xff) - (int) (b[x] >> shift & 0xff)));
          different += most > CHANNEL_TOLERANCE;
          d[x] = most > CHANNEL_TOLERANCE ? 0xffff0000 : (a[x] >> 2 & 0x3f3f3f) + 0xffc0c0c0;
        }
    }
  cairo_surface_mark_dirty (difference);
  return different;
}

static void
test_picture (gconstpointer data)
{
  const char *path = data;
  g_auto (GStrv) parts = g_strsplit (path, "/", 2);
  const char *folder = g_getenv ("DOEGNPLAN_SOURCE_DIR");
  const char *build = g_getenv ("DOEGNPLAN_BUILD_DIR");
  g_autofree char *name = g_strdup_printf ("%s-%s.png", parts[0], parts[1]);
  g_autofree char *reference_path = NULL;
  g_autoptr (DpChart) chart = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reference_png = NULL;
  g_autoptr (GBytes) reference_bytes = NULL;
  DpExport options = { .width = WIDTH_PX, .scale = 1 };
  cairo_surface_t *out, *reference, *difference;
  gsize length;

  if (folder == NULL || build == NULL)
    {
      g_test_skip ("run by meson, which says where the pictures are");
      return;
    }
  reference_path = g_build_filename (folder, "tests", "chart", "reference", name, NULL);
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
  if (g_getenv ("DOEGNPLAN_UPDATE_REFERENCE") != NULL)
    {
      g_file_set_contents (reference_path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error);
      g_assert_no_error (error);
    }

  g_file_get_contents (reference_path, &reference_png, &length, &error);
  g_assert_no_error (error);
  reference_bytes = g_bytes_new (reference_png, length);
  out = picture_of (png);
  reference = picture_of (reference_bytes);
  g_assert_cmpint (cairo_image_surface_get_width (out), ==, cairo_image_surface_get_width (reference));
  g_assert_cmpint (cairo_image_surface_get_height (out), ==, cairo_image_surface_get_height (reference));
  difference = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (out),
                                           cairo_image_surface_get_height (out));
  {
    const guint different = compare (out, reference, difference);
    g_autofree char *stem = g_build_filename (build, "tests", "chart", name, NULL);

    if (different > PIXEL_TOLERANCE)
      {
        g_autofree char *out_path = g_strconcat (stem, ".out.png", NULL);
        g_autofree char *ref_path = g_strconcat (stem, ".ref.png", NULL);
        g_autofree char *diff_path = g_strconcat (stem, ".diff.png", NULL);

        cairo_surface_write_to_png (out, out_path);
        cairo_surface_write_to_png (reference, ref_path);
        cairo_surface_write_to_png (difference, diff_path);
        g_test_message ("%u pixels differ: see %s", different, diff_path);
        g_test_fail ();
      }
  }
  cairo_surface_destroy (out);
  cairo_surface_destroy (reference);
  cairo_surface_destroy (difference);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
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
