/* dp-svg.c: a scene as SVG, with text as text.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo's own SVG turns text into outlines, which can be neither searched, read aloud nor edited. The display list is
 * small enough to be written out by hand, at the very positions the painter uses.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <math.h>
#include <string.h>

/* Two decimals: a hundredth of a pixel. Never a comma, whatever the locale; never "-0". */
static void
append_number (GString *svg,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", fabs (number) < 0.005 ? 0.0 : number);
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;
  g_string_append_len (svg, buffer, (gssize) length);
}

static void
append_attribute (GString    *svg,
                  const char *name,
                  double      number)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, number);
  g_string_append_c (svg, '"');
}

static void
append_color (GString       *svg,
              const char    *name,
              const DpScene *scene,
              DpRole         role)
{
  const DpColor *color;

  if (role == DP_ROLE_NONE)
    {
      g_string_append_printf (svg, " %s=\"none\"", name);
      return;
    }
  color = &scene->theme.color[role];
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, (guint) lround (color->red * 255),
                          (guint) lround (color->green * 255), (guint) lround (color->blue * 255));
}

static void
append_dash (GString      *svg,
             const DpPrim *prim)
{
  if (prim->dash[0] <= 0)
    return;
  g_string_append (svg, " stroke-dasharray=\"");
  append_number (svg, prim->dash[0]);
  g_string_append_c (svg, ' ');
  append_number (svg, prim->dash[1]);
  g_string_append_c (svg, '"');
}

/* Text for XML: escaped, without the control characters XML has no way to write. */
static void
append_escaped (GString    *svg,
                const char *text,
                gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if ((c >= 0x20 || c == '\n' || c == '\t') && c != 0x7f && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (clean, c);
    }
  escaped = g_markup_escape_text (clean->str, (gssize) clean->len);
  g_string_append (svg, escaped);
}

static void
append_box (GString *svg,
            double   x,
            double   y,
            double   width,
            double   height,
            double   radius)
{
  g_string_append (svg, "<rect");
  append_attribute (svg, "x", x);
  append_attribute (svg, "y", y);
  append_attribute (svg, "width", MAX (width, 0));
  append_attribute (svg, "height", MAX (height, 0));
  if (radius > 0)
    append_attribute (svg, "rx", radius);
}

static void
append_rect (GString       *svg,
             const DpScene *scene,
             const DpPrim  *prim)
{
  if (prim->casing > 0)
    {
      append_box (svg, prim->x - prim->casing, prim->y - prim->casing, prim->width + 2 * prim->casing,
                  prim->height + 2 * prim->casing, prim->radius > 0 ? prim->radius + prim->casing : 0);
      append_color (svg, "fill", scene, DP_ROLE_CARD);
      g_string_append (svg, "/>\n");
    }
  if (prim->fill != DP_ROLE_NONE)
    {
      append_box (svg, prim->x, prim->y, prim->width, prim->height, prim->radius);
      append_color (svg, "fill", scene, prim->fill);
      g_string_append (svg, "/>\n");
    }
  if (prim->stroke != DP_ROLE_NONE)
    {
      const double half = prim->stroke_width / 2;

      append_box (svg, prim->x + half, prim->y + half, prim->width - 2 * half, prim->height - 2 * half,
                  MAX (prim->radius - half, 0));
      append_color (svg, "fill", scene, DP_ROLE_NONE);
      append_color (svg, "stroke", scene, prim->stroke);
      append_attribute (svg, "stroke-width", prim->stroke_width);
      append_dash (svg, prim);
      g_string_append (svg, "/>\n");
    }
}

static void
append_line (GString       *svg,
             const DpScene *scene,
             const DpPrim  *prim)
{
  const gboolean upright = prim->width == 0.0;
  double x = prim->x;
  double y = prim->y;

  /* Hairlines stand on whole pixels at the picture's own size, as the painter puts them. */
  if (prim->hairline && upright)
    x = round (x - prim->stroke_width / 2) + prim->stroke_width / 2;
  else if (prim->hairline)
    y = round (y - prim->stroke_width / 2) + prim->stroke_width / 2;
  g_string_append (svg, "<line");
  append_attribute (svg, "x1", x);
  append_attribute (svg, "y1", y);
  append_attribute (svg, "x2", x + prim->width);
  append_attribute (svg, "y2", y + prim->height);
  append_color (svg, "stroke", scene, prim->stroke);
  append_attribute (svg, "stroke-width", prim->stroke_width);
  append_dash (svg, prim);
  g_string_append (svg, "/>\n");
}

static void
append_shape (GString      *svg,
              const DpPrim *prim)
{
  DpPoint corners[DP_MARKER_CORNERS_MAX];
  const guint n = _dp_marker_corners (prim->marker, prim->x, prim->y, prim->width, corners);

  if (n == 0)
    {
      g_string_append (svg, "<circle");
      append_attribute (svg, "cx", prim->x);
      append_attribute (svg, "cy", prim->y);
      append_attribute (svg, "r", prim->width * DP_DISC_RADIUS);
      return;
    }
  g_string_append (svg, "<path d=\"");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (svg, i == 0 ? 'M' : 'L');
      append_number (svg, corners[i].x);
      g_string_append_c (svg, ' ');
      append_number (svg, corners[i].y);
    }
  g_string_append (svg, "Z\"");
}

static void
append_marker (GString       *svg,
               const DpScene *scene,
               const DpPrim  *prim)
{
  const double pen = _dp_marker_pen (prim, scene->scale);

  if (prim->casing > 0)
    {
      append_shape (svg, prim);
      append_color (svg, "fill", scene, prim->hollow ? DP_ROLE_CARD : DP_ROLE_NONE);
      append_color (svg, "stroke", scene, DP_ROLE_CARD);
      append_attribute (svg, "stroke-width", 2 * prim->casing + pen);
      g_string_append (svg, " stroke-miterlimit=\"10\"/>\n");
    }
  append_shape (svg, prim);
  append_color (svg, "fill", scene, prim->hollow ? DP_ROLE_NONE : prim->fill);
  if (prim->hollow)
    {
      append_color (svg, "stroke", scene, prim->fill);
      append_attribute (svg, "stroke-width", pen);
      g_string_append (svg, " stroke-miterlimit=\"10\"");
    }
  g_string_append (svg, "/>\n");
}

static void
append_hatch (GString       *svg,
              const DpScene *scene,
              const DpPrim  *prim)
{
  DpPoint lines[DP_HATCH_LINES_MAX][2];
  const guint n = _dp_hatch_lines (prim, lines, G_N_ELEMENTS (lines));

  g_string_append (svg, "<path d=\"");
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 2; k++)
      {
        g_string_append_c (svg, k == 0 ? 'M' : 'L');
        append_number (svg, lines[i][k].x);
        g_string_append_c (svg, ' ');
        append_number (svg, lines[i][k].y);
      }
  g_string_append (svg, "\" fill=\"none\"");
  append_color (svg, "stroke", scene, prim->stroke);
  append_attribute (svg, "stroke-width", prim->stroke_width);
  g_string_append (svg, "/>\n");
}

static void
append_path_points (GString      *svg,
                    const DpPrim *prim)
{
  g_string_append (svg, "<path d=\"");
  for (guint i = 0; i < prim->n_points; i++)
    {
      g_string_append_c (svg, i == 0 ? 'M' : 'L');
      append_number (svg, prim->points[i].x);
      g_string_append_c (svg, ' ');
      append_number (svg, prim->points[i].y);
    }
  g_string_append (svg, prim->closed ? "Z\"" : "\"");
}

static void
append_path (GString       *svg,
             const DpScene *scene,
             const DpPrim  *prim)
{
  if (prim->casing > 0)
    {
      append_path_points (svg, prim);
      append_color (svg, "fill", scene, DP_ROLE_NONE);
      append_color (svg, "stroke", scene, DP_ROLE_CARD);
      append_attribute (svg, "stroke-width", prim->stroke_width + 2 * prim->casing);
      g_string_append (svg, " stroke-linejoin=\"round\"/>\n");
    }
  append_path_points (svg, prim);
  append_color (svg, "fill", scene, prim->fill);
  if (prim->stroke != DP_ROLE_NONE)
    {
      append_color (svg, "stroke", scene, prim->stroke);
      append_attribute (svg, "stroke-width", prim->stroke_width);
      append_dash (svg, prim);
      g_string_append (svg, " stroke-linejoin=\"round\"");
    }
  g_string_append (svg, "/>\n");
}

/* Soft hyphens are seen at the end of a line alone. */
static void
show_hyphen (GString *line)
{
  const gboolean is_broken = g_str_has_suffix (line->str, DP_SOFT_HYPHEN);

  g_string_replace (line, DP_SOFT_HYPHEN, "", 0);
  if (is_broken)
    g_string_append_c (line, '-');
}

/* The text of one line as it is shown, the ellipsis in place of what it hides. */
static char *
line_text (PangoLayout     *layout,
           PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (GSList *runs = line->runs; runs != NULL; runs = runs->next)
    {
      const PangoLayoutRun *run = runs->data;

      if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (shown, "…");
      else
        g_string_append_len (shown, text + run->item->offset, run->item->length);
    }
  show_hyphen (shown);
  return g_strchomp (g_string_free (g_steal_pointer (&shown), FALSE));
}

static void
append_text (GString       *svg,
             const DpScene *scene,
             const DpPrim  *prim)
{
  PangoLayoutIter *iter = pango_layout_get_iter (prim->text);
  const PangoFontDescription *font = pango_layout_get_font_description (prim->text);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      const int baseline = pango_layout_iter_get_baseline (iter);
      g_autofree char *shown = line_text (prim->text, line);
      PangoRectangle logical;

      if (*shown == '\0')
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      g_string_append (svg, "<text");
      append_attribute (svg, "x", prim->x + (double) logical.x / PANGO_SCALE);
      append_attribute (svg, "y", prim->y + (double) baseline / PANGO_SCALE);
      append_attribute (svg, "font-size", prim->size_px);
      if (pango_font_description_get_weight (font) != PANGO_WEIGHT_NORMAL)
        g_string_append_printf (svg, " font-weight=\"%d\"", (int) pango_font_description_get_weight (font));
      append_color (svg, "fill", scene, prim->fill);
      if (prim->tabular)
        g_string_append (svg, " style=\"font-variant-numeric:tabular-nums\"");
      g_string_append_c (svg, '>');
      append_escaped (svg, shown, -1);
      g_string_append (svg, "</text>\n");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
append_element (GString    *svg,
                const char *name,
                const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (svg, "<%s>", name);
  append_escaped (svg, text, -1);
  g_string_append_printf (svg, "</%s>", name);
}

/* What the picture is of, in the words of Dublin Core that programs for pictures show. */
static void
append_metadata (GString       *svg,
                 const DpScene *scene)
{
  g_string_append (svg, "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">");
  append_element (svg, "dc:title", scene->title);
  append_element (svg, "dc:description", scene->subtitle);
  append_element (svg, "dc:source", scene->source);
  append_element (svg, "dc:identifier", scene->version);
  append_element (svg, "dc:language", scene->language);
  g_string_append (svg, "</rdf:Description></rdf:RDF></metadata>\n");
}

/* The scene as an SVG document. */
char *
_dp_scene_to_svg (const DpScene *scene)
{
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\"");

  if (scene->language != NULL)
    {
      g_string_append (svg, " xml:lang=\"");
      append_escaped (svg, scene->language, -1);
      g_string_append_c (svg, '"');
    }
  append_attribute (svg, "width", scene->width);
  append_attribute (svg, "height", scene->height);
  g_string_append (svg, " viewBox=\"0 0 ");
  append_number (svg, scene->width);
  g_string_append_c (svg, ' ');
  append_number (svg, scene->height);
  g_string_append (svg, "\" font-family=\"");
  append_escaped (svg, scene->font_family, -1);
  g_string_append (svg, ", sans-serif\">\n<title id=\"title\">");
  append_escaped (svg, scene->title, -1);
  g_string_append (svg, "</title>\n<desc id=\"desc\">");
  append_escaped (svg, scene->description, -1);
  g_string_append (svg, "</desc>\n");
  append_metadata (svg, scene);

  for (guint i = 0; i < scene->prims->len; i++)
    {
      const DpPrim *prim = &g_array_index (scene->prims, DpPrim, i);

      switch (prim->kind)
        {
        case DP_PRIM_RECT:
          append_rect (svg, scene, prim);
          break;
        case DP_PRIM_LINE:
          append_line (svg, scene, prim);
          break;
        case DP_PRIM_MARKER:
          append_marker (svg, scene, prim);
          break;
        case DP_PRIM_TEXT:
          append_text (svg, scene, prim);
          break;
        case DP_PRIM_HATCH:
          append_hatch (svg, scene, prim);
          break;
        case DP_PRIM_PATH:
          append_path (svg, scene, prim);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}
