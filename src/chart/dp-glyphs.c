/* dp-glyphs.c: text on pixels at quarters of a pixel.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo 1.16 puts every glyph on a whole pixel, which opens and closes the gaps between letters at random when advances
 * are not rounded. Filling outlines puts them right but takes six times as long. So every font is wrapped into four user
 * fonts whose glyphs are shifted by 0, ¼, ½ and ¾ of a pixel; cairo keeps their pictures as it does for any font.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"

#include <math.h>

#define N_PHASES 4
/* Wrapped fonts kept before all are let go: far more than the fonts of all charts at one zoom. */
static const guint FONTS_MAX = 192;
static const guint GLYPHS_ON_STACK = 128;

typedef struct
{
  cairo_scaled_font_t *base;
  double scale;
} FontKey;

typedef struct
{
  FontKey key;
  cairo_scaled_font_t *phase[N_PHASES];
} Font;

/* What a wrapped font has to know to draw a glyph. */
typedef struct
{
  cairo_font_face_t *face;
  double shift_em;
} Wrapping;

static const cairo_user_data_key_t wrapping_key;

G_LOCK_DEFINE_STATIC (fonts);
static GHashTable *fonts;

static guint
hash_font (gconstpointer data)
{
  const FontKey *key = data;

  return g_direct_hash (key->base) ^ g_double_hash (&key->scale);
}

static gboolean
equal_fonts (gconstpointer a,
             gconstpointer b)
{
  const FontKey *left = a;
  const FontKey *right = b;

  return left->base == right->base && left->scale == right->scale;
}

static void
font_free (gpointer data)
{
  Font *font = data;

  for (guint i = 0; i < N_PHASES; i++)
    cairo_scaled_font_destroy (font->phase[i]);
  cairo_scaled_font_destroy (font->key.base);
  g_free (font);
}

static void
wrapping_free (void *data)
{
  Wrapping *wrapping = data;

  cairo_font_face_destroy (wrapping->face);
  g_free (wrapping);
}

static cairo_status_t
render_glyph_cb (cairo_scaled_font_t  *font,
                 unsigned long         glyph,
                 cairo_t              *cr,
                 cairo_text_extents_t *extents)
{
  const Wrapping *wrapping = cairo_font_face_get_user_data (cairo_scaled_font_get_font_face (font), &wrapping_key);
  cairo_font_options_t *options;
  const cairo_glyph_t at = { .index = glyph, .x = wrapping->shift_em, .y = 0 };

  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  cairo_set_font_face (cr, wrapping->face);
  cairo_set_font_size (cr, 1);
  cairo_glyph_path (cr, &at, 1);
  cairo_fill (cr);
  return cairo_status (cr);
}

static cairo_scaled_font_t *
wrap_font (cairo_scaled_font_t *base,
           double               scale,
           guint                phase)
{
  cairo_font_face_t *face = cairo_user_font_face_create ();
  Wrapping *wrapping = g_new0 (Wrapping, 1);
  cairo_matrix_t font_matrix, ctm;
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_scaled_font_t *font;

  cairo_scaled_font_get_font_matrix (base, &font_matrix);
  cairo_matrix_init_scale (&ctm, scale, scale);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);

  wrapping->face = cairo_font_face_reference (cairo_scaled_font_get_font_face (base));
  wrapping->shift_em = (double) phase / N_PHASES / (font_matrix.xx * scale);
  cairo_user_font_face_set_render_glyph_func (face, render_glyph_cb);
  cairo_font_face_set_user_data (face, &wrapping_key, wrapping, wrapping_free);
  font = cairo_scaled_font_create (face, &font_matrix, &ctm, options);
  cairo_font_options_destroy (options);
  cairo_font_face_destroy (face);
  return font;
}

/* The wrapped fonts of @base, each with a reference for the caller. */
static void
get_phases (cairo_scaled_font_t *base,
            double               scale,
            cairo_scaled_font_t *phases[N_PHASES])
{
  const FontKey key = { base, scale };
  Font *font;

  G_LOCK (fonts);
  if (fonts == NULL)
    fonts = g_hash_table_new_full (hash_font, equal_fonts, NULL, font_free);
  font = g_hash_table_lookup (fonts, &key);
  if (font == NULL)
    {
      if (g_hash_table_size (fonts) >= FONTS_MAX)
        g_hash_table_remove_all (fonts);
      font = g_new0 (Font, 1);
      font->key.base = cairo_scaled_font_reference (base);
      font->key.scale = scale;
      for (guint i = 0; i < N_PHASES; i++)
        font->phase[i] = wrap_font (base, scale, i);
      g_hash_table_insert (fonts, &font->key, font);
    }
  for (guint i = 0; i < N_PHASES; i++)
    phases[i] = cairo_scaled_font_reference (font->phase[i]);
  G_UNLOCK (fonts);
}

/* Paints one run of glyphs; @x and @y are its origin in device pixels, @scale device pixels a user unit. */
static void
paint_run (cairo_t              *cr,
           const PangoGlyphItem *run,
           double                x,
           double                y,
           double                scale)
{
  PangoFont *font = run->item->analysis.font;
  cairo_scaled_font_t *base = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  const int n = run->glyphs->num_glyphs;
  g_autofree cairo_glyph_t *heap = (guint) n > GLYPHS_ON_STACK ? g_new (cairo_glyph_t, n) : NULL;
  cairo_glyph_t stack[128];
  cairo_glyph_t *glyphs = heap != NULL ? heap : stack;
  cairo_scaled_font_t *phases[N_PHASES];
  int advance = 0;
  g_autofree guint8 *phase = g_new0 (guint8, n + 1);

  for (int i = 0; i < n; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      const double gx = x + (double) (advance + info->geometry.x_offset) / PANGO_SCALE * scale;
      const double gy = y + (double) info->geometry.y_offset / PANGO_SCALE * scale;
      const double quarters = floor (gx * N_PHASES + 0.5);

      phase[i] = info->glyph == PANGO_GLYPH_EMPTY ? N_PHASES : (guint8) ((long) quarters & (N_PHASES - 1));
      glyphs[i].index = info->glyph;
      glyphs[i].x = floor (quarters / N_PHASES);
      glyphs[i].y = round (gy);
      cairo_device_to_user (cr, &glyphs[i].x, &glyphs[i].y);
      advance += info->geometry.width;
    }

  get_phases (base, scale, phases);
  for (guint p = 0; p < N_PHASES; p++)
    {
      cairo_glyph_t batch[32];
      int used = 0;

      cairo_set_scaled_font (cr, phases[p]);
      for (int i = 0; i < n; i++)
        {
          if (phase[i] != p)
            continue;
          if (used == (int) G_N_ELEMENTS (batch))
            {
              cairo_show_glyphs (cr, batch, used);
              used = 0;
            }
          batch[used++] = glyphs[i];
        }
      if (used > 0)
        cairo_show_glyphs (cr, batch, used);
      cairo_scaled_font_destroy (phases[p]);
    }
}

/* Letters the font has not got are drawn as boxes by Pango itself. */
static gboolean
has_all_glyphs (PangoLayout *text)
{
  return pango_layout_get_unknown_glyphs_count (text) == 0;
}

/* Paints @text with its box at @x, @y in the current colour, on a surface of pixels, baselines on whole pixels. */
void
_dp_paint_glyphs (cairo_t     *cr,
                  PangoLayout *text,
                  double       x,
                  double       y)
{
  cairo_matrix_t matrix;
  PangoLayoutIter *iter;

  cairo_get_matrix (cr, &matrix);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || matrix.xx <= 0 || !has_all_glyphs (text))
    {
      cairo_move_to (cr, x, y);
      pango_cairo_layout_path (cr, text);
      cairo_fill (cr);
      return;
    }

  iter = pango_layout_get_iter (text);
  do
    {
      const PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle logical;
      double dx, dy;

      if (run == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &logical);
      dx = x + (double) logical.x / PANGO_SCALE;
      dy = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      cairo_user_to_device (cr, &dx, &dy);
      paint_run (cr, run, dx, round (dy), matrix.xx);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
