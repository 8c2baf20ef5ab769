/* dp-export.h: charts as PNG, SVG and PDF.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/**
 * DpExport:
 * @theme: (nullable): NULL: %DP_THEME_PRINT, as all files should be
 * @width: px of the canvas; 0: %DP_EXPORT_WIDTH × @scale
 * @height: px of the canvas; 0: the chart's natural height at @width
 * @scale: size of text and marks; 0: 1. A PNG of twice the sharpness has twice the width and twice the scale.
 * @author: (nullable): PDF only
 * @created: (nullable): PDF only: creation date, ISO 8601 such as "2025-04-25T00:00:00Z". NULL: 1 January 1980, so that
 *   the same chart gives the same bytes.
 *
 * What to write. All zero is good for a file.
 */
typedef struct
{
  const DpTheme *theme;
  double width;
  double height;
  double scale;
  const char *author;
  const char *created;
} DpExport;

/** Width of an exported chart in px at scale 1. */
#define DP_EXPORT_WIDTH 960.0
/** The longest side of a PNG in px: what cairo's image surfaces hold. Larger is refused. */
#define DP_EXPORT_SIDE_MAX 32767.0

/** The least picture in px: in a smaller one a chart's texts cannot be read. */
#define DP_EXPORT_LEAST_WIDTH 480.0
#define DP_EXPORT_LEAST_HEIGHT 270.0

/** A page of paper in px at 96 to the inch: A4 upright; and what printers leave white, beside the charts' own margin. */
#define DP_SHEET_WIDTH 794.0
#define DP_SHEET_HEIGHT 1123.0
#define DP_SHEET_MARGIN 28.0

#define DP_EXPORT_ERROR (dp_export_error_quark ())

/**
 * DpExportError:
 * @DP_EXPORT_ERROR_SIZE: the picture would be empty or too large
 * @DP_EXPORT_ERROR_INCOMPLETE: the chart does not say where its figures come from: see dp_chart_missing_part()
 * @DP_EXPORT_ERROR_PAINT: cairo could not paint or finish it
 *
 * Errors of the file system come as %G_FILE_ERROR or %G_IO_ERROR.
 */
typedef enum
{
  DP_EXPORT_ERROR_SIZE,
  DP_EXPORT_ERROR_INCOMPLETE,
  DP_EXPORT_ERROR_PAINT,
} DpExportError;

GQuark    dp_export_error_quark     (void);

gboolean  dp_chart_write_png        (const DpChart   *chart,
                                     const char      *path,
                                     const DpExport  *options,
                                     GError         **error);
gboolean  dp_chart_write_svg        (const DpChart   *chart,
                                     const char      *path,
                                     const DpExport  *options,
                                     GError         **error);
gboolean  dp_chart_write_pdf        (const DpChart   *chart,
                                     const char      *path,
                                     const DpExport  *options,
                                     GError         **error);

gboolean  dp_charts_write_pdf       (const DpChart *const *charts,
                                     guint                 n_charts,
                                     const char           *path,
                                     const DpExport       *options,
                                     GError              **error);

gboolean  dp_charts_write_sheet     (const DpChart *const *charts,
                                     guint                 n_charts,
                                     const char           *path,
                                     const DpExport       *options,
                                     GError              **error);

gboolean  dp_charts_paint_page      (const DpChart *const *charts,
                                     guint                 n_charts,
                                     cairo_t              *cr,
                                     double                width,
                                     double                height,
                                     GError              **error);

GBytes   *dp_chart_render_png_bytes (const DpChart   *chart,
                                     const DpExport  *options,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *dp_chart_render_svg_bytes (const DpChart   *chart,
                                     const DpExport  *options,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *dp_chart_render_pdf_bytes (const DpChart   *chart,
                                     const DpExport  *options,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

GBytes   *dp_charts_render_pdf_bytes (const DpChart *const *charts,
                                      guint                 n_charts,
                                      const DpExport       *options,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
