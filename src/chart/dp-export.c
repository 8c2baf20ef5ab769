/* dp-export.c: charts as PNG, SVG and PDF.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-export.h"

#include "chart/dp-png-text.h"
#include "chart/dp-scene-private.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

/* A pixel of the canvas is 1/96 inch, a point 1/72. */
static const double POINTS_PER_PX = 72.0 / 96.0;
/* The longest side of a PDF page: 200 inches, what the format allows. */
static const double PDF_SIDE_MAX_PT = 14400.0;
/* A sheet's charts are set smaller until they fit; below the least scale nobody reads them on paper. */
static const double SHEET_SCALE_STEP = 0.025;
static const double SHEET_SCALE_LEAST = 0.55;
/* Pixels of a PNG for each of the sheet. */
static const double SHEET_SHARPNESS = 2;

/* Without a date of the caller's: the same chart is the same file. */
static const char DATE_DEFAULT[] = "1980-01-01T00:00:00Z";
static const char CREATOR[] = "Døgnplan";
static const int FILE_MODE = 0666;

G_DEFINE_QUARK (dp-export-error-quark, dp_export_error)

static gboolean
check_cairo (cairo_status_t   status,
             GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_PAINT, cairo_status_to_string (status));
  return FALSE;
}

static cairo_status_t
append_bytes_cb (void                *closure,
                 const unsigned char *data,
                 unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A file goes from hand to hand without the program: it is not written unless it says where its figures come from. */
static gboolean
check_complete (const DpChart  *chart,
                gboolean        says_version_elsewhere,
                GError        **error)
{
  const DpChartPart missing = dp_chart_missing_part (chart);

  if (missing == DP_N_CHART_PARTS || (missing == DP_CHART_PART_VERSION && says_version_elsewhere))
    return TRUE;
  g_set_error (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_INCOMPLETE, "the chart says no %s",
               (const char *const[]) { "headline", "subtitle", "source", "version" }[missing]);
  return FALSE;
}

/* The chart laid out as @options say, or an error when no picture has that size or it lacks its sources. */
static DpScene *
layout (const DpChart   *chart,
        const DpExport  *options,
        double           side_max,
        GError         **error)
{
  static const DpExport DEFAULTS;
  const DpExport *with = options != NULL ? options : &DEFAULTS;
  const DpTheme *theme = with->theme != NULL ? with->theme : dp_theme_get (DP_THEME_PRINT);
  const double scale = with->scale > 0 ? with->scale : 1;
  const double width = with->width > 0 ? with->width : DP_EXPORT_WIDTH * scale;
  DpScene *scene;

  if (!check_complete (chart, FALSE, error))
    return NULL;
  if (isfinite (width) && isfinite (with->height) && isfinite (scale) && width >= 1 && width <= side_max
      && with->height <= side_max)
    {
      double height = with->height;

      if (height <= 0)
        dp_chart_measure_height (chart, theme, width, scale, NULL, &height);
      scene = dp_chart_layout (chart, theme, width, height, scale);
      if (dp_scene_get_height (scene) <= side_max)
        return scene;
      dp_scene_free (scene);
    }
  g_set_error_literal (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_SIZE, "the picture would be empty or too large");
  return NULL;
}

/* A new file beside @path, on disk, then renamed over it: nobody ever sees half a picture. */
static gboolean
write_file (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, error);
}

static void
add_png_texts (GByteArray    *png,
               const DpScene *scene)
{
  const DpPngText texts[] = {
    { "Title", scene->title },   { "Description", scene->description }, { "Comment", scene->subtitle },
    { "Source", scene->source }, { "Version", scene->version },         { "Software", CREATOR },
  };

  dp_png_add_texts (png, scene->language, texts, G_N_ELEMENTS (texts));
}

/**
 * dp_chart_render_png_bytes:
 * @chart: a chart
 * @options: (nullable): size and theme
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the picture as a PNG, or NULL with @error set
 */
GBytes *
dp_chart_render_png_bytes (const DpChart   *chart,
                           const DpExport  *options,
                           GError         **error)
{
  g_autoptr (DpScene) scene = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (chart != NULL, NULL);

  scene = layout (chart, options, DP_EXPORT_SIDE_MAX, error);
  if (scene == NULL)
    return NULL;

  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (scene->width), (int) ceil (scene->height));
  cr = cairo_create (surface);
  dp_scene_paint (scene, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes);
  cairo_surface_destroy (surface);
  if (!check_cairo (status, error))
    return NULL;
  add_png_texts (bytes, scene);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dp_chart_render_svg_bytes:
 * @chart: a chart
 * @options: (nullable): size and theme
 * @error: return location for an error
 *
 * Text stays text, in the theme's font family; title and alternative text are in the file.
 *
 * Returns: (transfer full) (nullable): the picture as SVG, or NULL with @error set
 */
GBytes *
dp_chart_render_svg_bytes (const DpChart   *chart,
                           const DpExport  *options,
                           GError         **error)
{
  g_autoptr (DpScene) scene = NULL;
  char *svg;

  g_return_val_if_fail (chart != NULL, NULL);

  scene = layout (chart, options, DP_EXPORT_SIDE_MAX, error);
  if (scene == NULL)
    return NULL;
  svg = _dp_scene_to_svg (scene);
  return g_bytes_new_take (svg, strlen (svg));
}

/* @last says the version, also where several charts share a page. cairo 1.16 knows no entries beside the usual ones. */
static void
set_pdf_metadata (cairo_surface_t *surface,
                  const DpScene   *first,
                  const DpScene   *last,
                  const DpExport  *options)
{
  g_autofree char *both = last->version != NULL && first->source != NULL ? g_strdup_printf ("%s · %s", last->version, first->source)
                                                                         : NULL;
  const char *keywords = both != NULL ? both : last->version != NULL ? last->version : first->source;

  if (keywords != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, first->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, first->description);
  if (options != NULL && options->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, options->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, CREATOR);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  options != NULL && options->created != NULL ? options->created : DATE_DEFAULT);
}

/* Paints @scene on a page of its own; of several pages each is a section and an entry of the outline. */
static cairo_status_t
add_pdf_page (cairo_surface_t *surface,
              const DpScene   *scene,
              gboolean         several)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  _dp_scene_paint_tagged (scene, cr, several ? "Sect" : "Document");
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/**
 * dp_charts_render_pdf_bytes:
 * @charts: (array length=n_charts): at least one
 * @n_charts: number of pages
 * @options: (nullable): size, theme, author and date; every page is laid out for the same width
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a PDF with one chart a page, titled like the first, or NULL with @error set
 */
GBytes *
dp_charts_render_pdf_bytes (const DpChart *const *charts,
                            guint                 n_charts,
                            const DpExport       *options,
                            GError              **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_scene_free);
  cairo_surface_t *surface;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  g_return_val_if_fail (charts != NULL && n_charts > 0, NULL);

  for (guint i = 0; i < n_charts; i++)
    {
      DpScene *scene = layout (charts[i], options, PDF_SIDE_MAX_PT / POINTS_PER_PX, error);

      if (scene == NULL)
        return NULL;
      g_ptr_array_add (scenes, scene);
    }

  bytes = g_byte_array_new ();
  {
    const DpScene *first = scenes->pdata[0];

    surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, first->width * POINTS_PER_PX,
                                                   first->height * POINTS_PER_PX);
    set_pdf_metadata (surface, first, first, options);
  }
  for (guint i = 0; i < n_charts && status == CAIRO_STATUS_SUCCESS; i++)
    {
      const DpScene *scene = scenes->pdata[i];

      cairo_pdf_surface_set_size (surface, scene->width * POINTS_PER_PX, scene->height * POINTS_PER_PX);
      if (n_charts > 1)
        {
          g_autofree char *page = g_strdup_printf ("page=%u", i + 1);

          cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, scene->title, page, 0);
        }
      status = add_pdf_page (surface, scene, n_charts > 1);
    }
  /* Errors of the file's own making show only once it has been finished. */
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_cairo (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dp_chart_render_pdf_bytes:
 * @chart: a chart
 * @options: (nullable): size, theme, author and date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the picture as a PDF of one page, or NULL with @error set
 */
GBytes *
dp_chart_render_pdf_bytes (const DpChart   *chart,
                           const DpExport  *options,
                           GError         **error)
{
  g_return_val_if_fail (chart != NULL, NULL);

  return dp_charts_render_pdf_bytes (&chart, 1, options, error);
}

/* Whether every chart says where its figures come from; the version may stand under the last one for all of them. */
static gboolean
check_all_complete (const DpChart *const *charts,
                    guint                 n_charts,
                    GError              **error)
{
  for (guint i = 0; i < n_charts; i++)
    if (!check_complete (charts[i], charts[n_charts - 1]->version != NULL, error))
      return FALSE;

  return TRUE;
}

/* The charts one below the other in @width × @height px, as large as fit. The last one reaches down to the foot, unless it is the
 * only one on an upright page: it would be drawn out. */
static GPtrArray *
layout_sheet (const DpChart *const *charts,
              guint                 n_charts,
              double                width,
              double                height,
              GError              **error)
{
  const gboolean fills = n_charts > 1 || width > height;
  const DpTheme *theme = dp_theme_get (DP_THEME_PRINT);
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_scene_free);

  for (double scale = 1; scale >= SHEET_SCALE_LEAST; scale -= SHEET_SCALE_STEP)
    {
      double left = height;

      for (guint i = 0; i < n_charts; i++)
        {
          double natural;

          dp_chart_measure_height (charts[i], theme, width, scale, NULL, &natural);
          left -= natural;
        }
      if (left < 0)
        continue;
      for (guint i = 0; i < n_charts; i++)
        {
          double natural;

          dp_chart_measure_height (charts[i], theme, width, scale, NULL, &natural);
          g_ptr_array_add (scenes, dp_chart_layout (charts[i], theme, width, natural + (fills && i + 1 == n_charts ? left : 0), scale));
        }
      return g_steal_pointer (&scenes);
    }

  g_set_error_literal (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_SIZE, "there is too much for one page");
  return NULL;
}

/* Paints @scenes one below the other from the origin of @cr. */
static void
paint_scenes (const GPtrArray *scenes,
              cairo_t         *cr,
              gboolean         tagged)
{
  for (guint i = 0; i < scenes->len; i++)
    {
      const DpScene *scene = scenes->pdata[i];

      cairo_save (cr);
      if (tagged)
        _dp_scene_paint_tagged (scene, cr, "Sect");
      else
        dp_scene_paint (scene, cr);
      cairo_restore (cr);
      cairo_translate (cr, 0, scene->height);
    }
}

/**
 * dp_charts_paint_page:
 * @charts: (array length=n_charts): at least one
 * @n_charts: how many
 * @cr: where to; its unit is a px, 1/96 inch
 * @width: px that may be printed on
 * @height: px that may be printed on
 * @error: return location for an error
 *
 * Paints what dp_charts_write_sheet() writes on a page of the caller's, such as a printer's.
 *
 * Returns: TRUE when all of them are painted
 */
gboolean
dp_charts_paint_page (const DpChart *const *charts,
                      guint                 n_charts,
                      cairo_t              *cr,
                      double                width,
                      double                height,
                      GError              **error)
{
  g_autoptr (GPtrArray) scenes = NULL;

  g_return_val_if_fail (charts != NULL && n_charts > 0, FALSE);

  if (!check_all_complete (charts, n_charts, error))
    return FALSE;
  scenes = layout_sheet (charts, n_charts, width, height, error);
  if (scenes == NULL)
    return FALSE;
  paint_scenes (scenes, cr, FALSE);
  return check_cairo (cairo_status (cr), error);
}

static cairo_status_t
paint_sheet (cairo_surface_t *surface,
             const GPtrArray *scenes,
             double           unit)
{
  cairo_t *cr = cairo_create (surface);
  const gboolean is_pdf = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF;
  const DpColor *paper = &dp_theme_get (DP_THEME_PRINT)->color[DP_ROLE_CARD];
  cairo_status_t status;

  cairo_scale (cr, unit, unit);
  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  cairo_translate (cr, DP_SHEET_MARGIN, DP_SHEET_MARGIN);
  paint_scenes (scenes, cr, is_pdf);
  if (is_pdf)
    cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/**
 * dp_charts_write_sheet:
 * @charts: (array length=n_charts): at least one; the first names the page
 * @n_charts: how many
 * @path: where to: a PNG when it ends so, else a PDF
 * @options: (nullable): size of the page in px, 0: A4 upright; author and date. A sheet is always in the print theme
 * @error: return location for an error
 *
 * Writes one page with the charts one below the other, all at the same scale.
 *
 * Returns: TRUE when the whole file is there; otherwise what was there before still is
 */
gboolean
dp_charts_write_sheet (const DpChart *const *charts,
                       guint                 n_charts,
                       const char           *path,
                       const DpExport       *options,
                       GError              **error)
{
  g_autoptr (GPtrArray) scenes = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  const gboolean is_png = g_str_has_suffix (path, ".png");
  const double unit = is_png ? SHEET_SHARPNESS : POINTS_PER_PX;
  const double width = options != NULL && options->width > 0 ? options->width : DP_SHEET_WIDTH;
  const double height = options != NULL && options->height > 0 ? options->height : DP_SHEET_HEIGHT;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (charts != NULL && n_charts > 0, FALSE);

  if (!check_all_complete (charts, n_charts, error))
    return FALSE;
  scenes = layout_sheet (charts, n_charts, width - 2 * DP_SHEET_MARGIN, height - 2 * DP_SHEET_MARGIN, error);
  if (scenes == NULL)
    return FALSE;
  if (is_png)
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * unit), (int) (height * unit));
  else
    {
      surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, width * unit, height * unit);
      set_pdf_metadata (surface, scenes->pdata[0], scenes->pdata[n_charts - 1], options);
    }
  status = paint_sheet (surface, scenes, unit);
  if (is_png && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_cairo (status, error))
    return FALSE;

  whole = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return write_file (path, whole, error);
}

/**
 * dp_chart_write_png:
 * @chart: a chart
 * @path: where to
 * @options: (nullable): size and theme
 * @error: return location for an error
 *
 * Returns: TRUE when the whole file is there; otherwise what was there before still is
 */
gboolean
dp_chart_write_png (const DpChart   *chart,
                    const char      *path,
                    const DpExport  *options,
                    GError         **error)
{
  g_autoptr (GBytes) bytes = dp_chart_render_png_bytes (chart, options, error);

  return write_file (path, bytes, error);
}

/**
 * dp_chart_write_svg:
 * @chart: a chart
 * @path: where to
 * @options: (nullable): size and theme
 * @error: return location for an error
 *
 * Returns: TRUE when the whole file is there; otherwise what was there before still is
 */
gboolean
dp_chart_write_svg (const DpChart   *chart,
                    const char      *path,
                    const DpExport  *options,
                    GError         **error)
{
  g_autoptr (GBytes) bytes = dp_chart_render_svg_bytes (chart, options, error);

  return write_file (path, bytes, error);
}

/**
 * dp_chart_write_pdf:
 * @chart: a chart
 * @path: where to
 * @options: (nullable): size, theme, author and date
 * @error: return location for an error
 *
 * Returns: TRUE when the whole file is there; otherwise what was there before still is
 */
gboolean
dp_chart_write_pdf (const DpChart   *chart,
                    const char      *path,
                    const DpExport  *options,
                    GError         **error)
{
  g_autoptr (GBytes) bytes = dp_chart_render_pdf_bytes (chart, options, error);

  return write_file (path, bytes, error);
}

/**
 * dp_charts_write_pdf:
 * @charts: (array length=n_charts): at least one
 * @n_charts: number of pages
 * @path: where to
 * @options: (nullable): size, theme, author and date
 * @error: return location for an error
 *
 * Returns: TRUE when the whole file is there; otherwise what was there before still is
 */
gboolean
dp_charts_write_pdf (const DpChart *const *charts,
                     guint                 n_charts,
                     const char           *path,
                     const DpExport       *options,
                     GError              **error)
{
  g_autoptr (GBytes) bytes = dp_charts_render_pdf_bytes (charts, n_charts, options, error);

  return write_file (path, bytes, error);
}
