/* test-export.c: files: the same bytes twice, whole or not at all, with text in them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart/dp-export.h"
#include "sample-charts.h"

#include <glib/gstdio.h>
#include <string.h>

typedef GBytes *(*Render) (const DpChart *chart, const DpExport *options, GError **error);
typedef gboolean (*Write) (const DpChart *chart, const char *path, const DpExport *options, GError **error);

static const Render renders[] = { dp_chart_render_png_bytes, dp_chart_render_svg_bytes, dp_chart_render_pdf_bytes };
static const Write writes[] = { dp_chart_write_png, dp_chart_write_svg, dp_chart_write_pdf };
static const char *const magic[] = { "\x89PNG", "<?xml", "%PDF" };

static void
test_same_bytes (void)
{
  for (guint c = 0; c < n_sample_charts; c++)
    for (guint r = 0; r < G_N_ELEMENTS (renders); r++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        g_autoptr (DpChart) again = sample_charts[c].make ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) first = renders[r](chart, NULL, &error);
        g_autoptr (GBytes) second = renders[r](again, NULL, &error);

        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (first, second));
        g_assert_true (g_str_has_prefix (g_bytes_get_data (first, NULL), magic[r]));
      }
}

static void
collect_text_cb (GMarkupParseContext *context,
                 const char          *text,
                 gsize                length,
                 gpointer             data,
                 GError             **error)
{
  g_string_append_len (data, text, (gssize) length);
  g_string_append_c (data, '\n');
}

static char *
svg_text (GBytes *svg)
{
  static const GMarkupParser PARSER = { .text = collect_text_cb };
  GString *text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&PARSER, 0, text, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  g_assert_true (g_markup_parse_context_parse (context, data, (gssize) size, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_svg_text (void)
{
  static const char *const WANTED[] = {
    "Fem tilbud med 6 pladser holder til ca. 31 kvinder om året, 23 i hver region", "Familieambulatorierne",
    "2020 · 16 under, 30 før opholdet", "Holder til ca. 31 for landet", "får plads straks", "\n91 %\n",
    "30 pladser holder til ca. 31 kvinder om året for landet og ca. 23 i hver region.",
  };
  g_autoptr (DpChart) chart = sample_capacity ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = dp_chart_render_svg_bytes (chart, NULL, &error);
  g_autofree char *text = svg_text (svg);

  for (guint i = 0; i < G_N_ELEMENTS (WANTED); i++)
    g_assert_nonnull (strstr (text, WANTED[i]));
  g_assert_nonnull (strstr (g_bytes_get_data (svg, NULL), "xml:lang=\"da\""));
  g_assert_nonnull (strstr (g_bytes_get_data (svg, NULL), "font-family=\"Cantarell, sans-serif\""));
}

/* Whatever a user types, the file stays a file. */
static void
test_svg_escapes (void)
{
  g_autoptr (DpChart) chart = dp_chart_new_range ("<b>&\"'</title> \001\033 ]]>");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;
  DpTheme theme = *dp_theme_get (DP_THEME_PRINT);
  const DpExport options = { .theme = &theme };

  theme.font_family = "A \"font\" & <more>";
  dp_chart_set_language (chart, "\"><script>");
  dp_chart_set_subtitle (chart, "a < b && c > d");
  dp_chart_set_source (chart, "<source>");
  dp_chart_set_version (chart, "\"version\"");
  dp_range_row_add_mark (dp_chart_add_range_row (chart, DP_ROW_PRIMARY, DP_PARTY_OWN, "x & y", NULL), 1, "<1>", NULL,
                         NULL);
  svg = dp_chart_render_svg_bytes (chart, &options, &error);
  text = svg_text (svg);
  g_assert_nonnull (strstr (text, "a < b && c > d"));
  g_assert_nonnull (strstr (text, "<1>"));
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("doegnplan-chart-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "chart", NULL);
  g_autofree char *missing = g_build_filename (folder, "no", "such", "folder", NULL);

  for (guint w = 0; w < G_N_ELEMENTS (writes); w++)
    {
      g_autoptr (DpChart) chart = sample_scores ();
      g_autoptr (GBytes) wanted = renders[w](chart, NULL, &error);
      g_autofree char *contents = NULL;
      g_autoptr (GDir) dir = NULL;
      gsize length;

      g_assert_true (writes[w](chart, path, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_cmpmem (contents, length, g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));

      /* Where it cannot go it says so, and what was there stays. */
      g_assert_false (writes[w](chart, missing, NULL, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
      g_clear_error (&error);
      dir = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (dir), ==, "chart");
      g_assert_null (g_dir_read_name (dir));
    }
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_sizes (void)
{
  static const DpExport BAD[] = {
    { .width = 40000, .height = 100, .scale = 1 }, { .width = 100, .height = 1e9, .scale = 1 },
    { .width = 0.2, .height = 100, .scale = 1 },   { .width = 1e300, .height = 1e300, .scale = 1 },
  };
  const DpExport twice = { .width = 1920, .scale = 2 };
  g_autoptr (DpChart) chart = sample_capacity ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) small = dp_chart_render_png_bytes (chart, NULL, &error);
  g_autoptr (GBytes) large = dp_chart_render_png_bytes (chart, &twice, &error);
  const guint8 *small_data = g_bytes_get_data (small, NULL);
  const guint8 *large_data = g_bytes_get_data (large, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    for (guint r = 0; r < G_N_ELEMENTS (renders); r++)
      {
        g_assert_null (renders[r](chart, &BAD[i], &error));
        g_assert_error (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_SIZE);
        g_clear_error (&error);
      }

  /* Width and height stand in the PNG's header. */
  g_assert_cmpint (small_data[18] << 8 | small_data[19], ==, 960);
  g_assert_cmpint (large_data[18] << 8 | large_data[19], ==, 1920);
  g_assert_cmpint ((small_data[22] << 8 | small_data[23]) * 2 - (large_data[22] << 8 | large_data[23]), <=, 4);
}

/* A picture that does not say what it shows, where that comes from and of when it is is not made. */
static void
test_incomplete (void)
{
  static void (*const set[]) (DpChart *, const char *) = {
    [DP_CHART_PART_TITLE] = dp_chart_set_title,
    [DP_CHART_PART_SUBTITLE] = dp_chart_set_subtitle,
    [DP_CHART_PART_SOURCE] = dp_chart_set_source,
    [DP_CHART_PART_VERSION] = dp_chart_set_version,
  };

  for (guint c = 0; c < n_sample_charts; c++)
    for (DpChartPart part = 0; part < DP_N_CHART_PARTS; part++)
      {
        g_autoptr (DpChart) chart = sample_charts[c].make ();
        /* Words speak for themselves, and where there is nothing to plot there is nothing to prove. */
        const gboolean is_free = chart->kind == DP_CHART_TEXT || dp_chart_is_empty (chart);

        g_assert_cmpint (dp_chart_missing_part (chart), ==, DP_N_CHART_PARTS);
        set[part](chart, "");
        g_assert_cmpint (dp_chart_missing_part (chart), ==, is_free ? DP_N_CHART_PARTS : part);
        for (guint r = 0; r < G_N_ELEMENTS (renders); r++)
          {
            g_autoptr (GError) error = NULL;
            g_autoptr (GBytes) bytes = renders[r](chart, NULL, &error);

            if (is_free)
              g_assert_no_error (error);
            else
              g_assert_error (error, DP_EXPORT_ERROR, DP_EXPORT_ERROR_INCOMPLETE);
            g_assert_true ((bytes != NULL) == is_free);
          }
      }
}

static gboolean
holds (GBytes     *bytes,
       const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

/* Sources and version are on the picture and in the file beside it. What a PDF says of itself is read in test-files.sh. */
static void
test_metadata (void)
{
  g_autoptr (DpChart) chart = sample_need ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = dp_chart_render_png_bytes (chart, NULL, &error);
  g_autoptr (GBytes) svg = dp_chart_render_svg_bytes (chart, NULL, &error);
  g_autofree char *source = g_strdup_printf ("<dc:source>%s</dc:source>", chart->source);
  g_autofree char *version = g_strdup_printf ("<dc:identifier>%s</dc:identifier>", chart->version);
  g_autofree char *painted = g_strdup_printf (">%s</text>", chart->version);

  g_assert_no_error (error);
  g_assert_true (holds (png, chart->title));
  g_assert_true (holds (png, chart->description));
  g_assert_true (holds (png, chart->subtitle));
  g_assert_true (holds (png, chart->source));
  g_assert_true (holds (png, chart->version));
  g_assert_true (holds (svg, source));
  g_assert_true (holds (svg, version));
  g_assert_true (holds (svg, painted));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/export/same-bytes", test_same_bytes);
  g_test_add_func ("/chart/export/svg-text", test_svg_text);
  g_test_add_func ("/chart/export/svg-escapes", test_svg_escapes);
  g_test_add_func ("/chart/export/files", test_files);
  g_test_add_func ("/chart/export/sizes", test_sizes);
  g_test_add_func ("/chart/export/incomplete", test_incomplete);
  g_test_add_func ("/chart/export/metadata", test_metadata);
  return g_test_run ();
}
