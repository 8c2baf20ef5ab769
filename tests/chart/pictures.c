/* pictures.c: pictures compared with those that somebody has looked at.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pictures.h"

#include <gio/gio.h>
#include <stdlib.h>

/* A channel may differ by this much, and a few pixels by more: another version of the font rasteriser. The font itself is pinned:
 * charts are set in Cantarell. */
static const int CHANNEL_TOLERANCE = 24;
static const guint PIXEL_TOLERANCE = 20;

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

cairo_surface_t *
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
write_picture (cairo_surface_t *picture,
               const char      *stem,
               const char      *suffix)
{
  g_autofree char *path = g_strconcat (stem, suffix, NULL);

  cairo_surface_write_to_png (picture, path);
}

gboolean
pictures_are_there (void)
{
  if (g_getenv ("DOEGNPLAN_SOURCE_DIR") != NULL && g_getenv ("DOEGNPLAN_BUILD_DIR") != NULL)
    return TRUE;
  g_test_skip ("run by meson, which says where the pictures are");
  return FALSE;
}

void
assert_picture (cairo_surface_t *out,
                const char      *folder,
                const char      *name,
                const char      *build_folder)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("DOEGNPLAN_SOURCE_DIR"), folder, file, NULL);
  g_autofree char *stem = g_build_filename (g_getenv ("DOEGNPLAN_BUILD_DIR"), build_folder, file, NULL);
  cairo_surface_t *reference, *difference;
  gboolean same;

  cairo_surface_flush (out);
  reference = cairo_image_surface_create_from_png (path);
  difference = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (out), cairo_image_surface_get_height (out));
  same = cairo_surface_status (reference) == CAIRO_STATUS_SUCCESS
         && cairo_image_surface_get_width (out) == cairo_image_surface_get_width (reference)
         && cairo_image_surface_get_height (out) == cairo_image_surface_get_height (reference)
         && compare (out, reference, difference) <= PIXEL_TOLERANCE;
  if (!same && g_getenv ("DOEGNPLAN_UPDATE_REFERENCE") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (out, path), ==, CAIRO_STATUS_SUCCESS);
  else if (!same)
    {
      write_picture (out, stem, ".out.png");
      write_picture (reference, stem, ".ref.png");
      write_picture (difference, stem, ".diff.png");
      g_test_message ("the picture is another: see %s.diff.png", stem);
      g_test_fail ();
    }
  cairo_surface_destroy (reference);
  cairo_surface_destroy (difference);
}
