/* dp-picture.c: a chart as a file of a usual kind and size.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-picture.h"

#define SHEET_INNER(side) ((side) - 2 * DP_SHEET_MARGIN)

/* In px; a height of 0 is what the chart needs. A slide's scale makes its smallest text 24 px of 720 high. */
static const struct
{
  const char *name;
  double width;
  double height;
  double scale;
  double page_width; /* of a PDF, 0: the picture's own */
  double page_height;
} sizes[DP_N_PICTURE_SIZES] = {
  [DP_PICTURE_PLAIN] = { "plain", DP_EXPORT_WIDTH, 0, 1, 0, 0 },
  [DP_PICTURE_SLIDE] = { "slide", 1280, 720, 2, 0, 0 },
  [DP_PICTURE_A4] = { "a4", SHEET_INNER (DP_SHEET_WIDTH), 0, 1, DP_SHEET_WIDTH, DP_SHEET_HEIGHT },
  [DP_PICTURE_A4_SIDEWAYS] = { "a4-sideways", SHEET_INNER (DP_SHEET_HEIGHT), SHEET_INNER (DP_SHEET_WIDTH), 1, DP_SHEET_HEIGHT,
                               DP_SHEET_WIDTH },
};

/** dp_picture_size_name: Returns: the name on the command line: "plain", "slide", "a4", "a4-sideways". */
const char *
dp_picture_size_name (DpPictureSize size)
{
  g_return_val_if_fail (size < DP_N_PICTURE_SIZES, NULL);

  return sizes[size].name;
}

/** dp_picture_size_by_name: Returns: whether @name is a size; sets @size then. */
gboolean
dp_picture_size_by_name (const char    *name,
                         DpPictureSize *size)
{
  for (guint i = 0; i < DP_N_PICTURE_SIZES; i++)
    if (g_strcmp0 (sizes[i].name, name) == 0)
      {
        *size = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dp_picture_options:
 * @size: what the picture is for
 * @sharpness: pixels for each px of it, 1 to %DP_PICTURE_SHARPNESS_MAX
 * @options: (inout): its width, height and scale are set; what else it says stays
 */
void
dp_picture_options (DpPictureSize  size,
                    guint          sharpness,
                    DpExport      *options)
{
  g_return_if_fail (size < DP_N_PICTURE_SIZES);

  sharpness = CLAMP (sharpness, 1, DP_PICTURE_SHARPNESS_MAX);
  options->width = sizes[size].width * sharpness;
  options->height = sizes[size].height * sharpness;
  options->scale = sizes[size].scale * sharpness;
}

/** dp_picture_knows: Returns: whether @path ends like a kind of file that can be written: .png, .svg or .pdf. */
gboolean
dp_picture_knows (const char *path)
{
  return g_str_has_suffix (path, ".png") || g_str_has_suffix (path, ".svg") || g_str_has_suffix (path, ".pdf");
}

/**
 * dp_picture_write:
 * @chart: a chart
 * @path: where to; its ending says which kind of file
 * @size: what the picture is for
 * @sharpness: pixels of a PNG for each px; the other kinds of file have no pixels
 * @error: return location for an error
 *
 * Writes @chart in the print theme.
 *
 * Returns: TRUE when the whole file is there; otherwise what was there before still is
 */
gboolean
dp_picture_write (const DpChart *chart,
                  const char    *path,
                  DpPictureSize  size,
                  guint          sharpness,
                  GError       **error)
{
  DpExport options = { 0 };

  g_return_val_if_fail (chart != NULL && path != NULL, FALSE);
  g_return_val_if_fail (size < DP_N_PICTURE_SIZES, FALSE);

  dp_picture_options (size, g_str_has_suffix (path, ".png") ? sharpness : 1, &options);
  if (g_str_has_suffix (path, ".svg"))
    return dp_chart_write_svg (chart, path, &options, error);
  if (!g_str_has_suffix (path, ".pdf"))
    return dp_chart_write_png (chart, path, &options, error);
  if (sizes[size].page_width > 0)
    {
      options.width = sizes[size].page_width;
      options.height = sizes[size].page_height;
      return dp_charts_write_sheet (&chart, 1, path, &options, error);
    }
  return dp_chart_write_pdf (chart, path, &options, error);
}
