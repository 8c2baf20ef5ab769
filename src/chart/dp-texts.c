/* dp-texts.c: the texts of scenes: set once, and kept for the scenes that show them again.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Breaking and shaping texts is most of what laying out a chart costs. While somebody types, nearly all texts of a chart
 * stay as they are, and a chart is measured before it is laid out; so a text that was set lately is given again.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scene-private.h"
#include "chart/dp-unbroken.h"

#include <math.h>
#include <string.h>

/* The pinned text: what one pixel of the canvas is, wherever it ends up. */
static const double TEXT_RESOLUTION_DPI = 96.0;
/* Pango finds every font of every size once, and keeps all it found; so a font map is let go after so many scales. */
static const guint SCALES_PER_FONT_MAP = 48;
/* A chart has some hundred texts. Those that were asked for since the last but one time that so many were reached stay. */
static const guint TEXTS_PER_GENERATION = 1500;

/* A last line shorter than this share of a paragraph's width is taken for a word left over. */
static const double LEFT_OVER = 0.12;

/* What a text's setting follows from. */
typedef struct
{
  PangoContext *context;
  const char *family; /* interned */
  char *string;
  double size_px;
  DpWeight weight;
  DpTextSetting setting;
  int width; /* in Pango's units */
  int lines;
} TextKey;

/* Pango's font maps belong to one thread, and so do the texts set with them. */
typedef struct
{
  PangoFontMap *map;
  GHashTable *scales;
  GHashTable *contexts; /* language → PangoContext */
  GHashTable *texts;    /* TextKey → PangoLayout */
  GHashTable *texts_before;
} Fonts;

static guint
hash_text (gconstpointer data)
{
  const TextKey *key = data;

  return g_str_hash (key->string) ^ g_direct_hash (key->context) ^ ((guint) key->width * 31u + (guint) key->lines)
         ^ ((guint) (key->size_px * 64.0) << 8) ^ ((guint) key->weight << 4) ^ (guint) key->setting;
}

static gboolean
equal_texts (gconstpointer a,
             gconstpointer b)
{
  const TextKey *left = a;
  const TextKey *right = b;

  return left->width == right->width && left->lines == right->lines && left->setting == right->setting
         && left->weight == right->weight && left->size_px == right->size_px && left->family == right->family
         && left->context == right->context && strcmp (left->string, right->string) == 0;
}

static void
text_key_free (gpointer data)
{
  TextKey *key = data;

  g_free (key->string);
  g_free (key);
}

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (hash_text, equal_texts, text_key_free, g_object_unref);
}

static void
fonts_clear (Fonts *fonts)
{
  g_clear_pointer (&fonts->texts, g_hash_table_unref);
  g_clear_pointer (&fonts->texts_before, g_hash_table_unref);
  g_clear_pointer (&fonts->contexts, g_hash_table_unref);
  g_clear_pointer (&fonts->scales, g_hash_table_unref);
  g_clear_object (&fonts->map);
}

static void
fonts_free (gpointer data)
{
  fonts_clear (data);
  g_free (data);
}

static GPrivate thread_fonts = G_PRIVATE_INIT (fonts_free);

static Fonts *
get_fonts (void)
{
  Fonts *fonts = g_private_get (&thread_fonts);

  if (fonts == NULL)
    {
      fonts = g_new0 (Fonts, 1);
      g_private_set (&thread_fonts, fonts);
    }
  return fonts;
}

/* Text is measured the same on every surface, at every zoom, whatever the desktop's font settings. */
static PangoContext *
new_context (PangoFontMap *map,
             const char   *language)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, TEXT_RESOLUTION_DPI);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/* Returns: (transfer full): what texts of @language are set with in this thread; scenes keep theirs. */
PangoContext *
_dp_texts_context (const char *language,
                   double      scale)
{
  Fonts *fonts = get_fonts ();
  PangoContext *context;

  if (fonts->map == NULL
      || (!g_hash_table_contains (fonts->scales, &scale)
          && g_hash_table_size (fonts->scales) >= SCALES_PER_FONT_MAP))
    {
      fonts_clear (fonts);
      fonts->map = pango_cairo_font_map_new ();
      fonts->scales = g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);
      fonts->contexts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      fonts->texts = new_texts ();
      fonts->texts_before = new_texts ();
    }
  g_hash_table_add (fonts->scales, g_memdup2 (&scale, sizeof scale));

  context = g_hash_table_lookup (fonts->contexts, language);
  if (context == NULL)
    {
      context = new_context (fonts->map, language);
      g_hash_table_insert (fonts->contexts, g_strdup (language), context);
    }
  return g_object_ref (context);
}

/* A text in one line, to be changed as its owner likes. */
PangoLayout *
_dp_scene_text (DpScene    *scene,
                DpTypeStep  step,
                DpWeight    weight,
                const char *string)
{
  PangoLayout *layout = pango_layout_new (scene->pango);
  PangoFontDescription *font = pango_font_description_new ();
  static const PangoWeight WEIGHTS[] = { PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_BOLD, PANGO_WEIGHT_ULTRABOLD };

  pango_font_description_set_family (font, scene->theme.font_family);
  pango_font_description_set_weight (font, WEIGHTS[weight]);
  pango_font_description_set_absolute_size (font, scene->theme.size_px[step] * scene->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, string != NULL ? string : "", -1);
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

static int
pango_width (double width)
{
  /* Rounded up: a text is never broken in the very width it was measured to have. */
  return (int) ceil (MAX (width, 1) * PANGO_SCALE) + 1;
}

/* Breaks @text at @width into at most @lines lines; what is over is replaced by an ellipsis. Not for shared texts. */
void
_dp_text_wrap (PangoLayout *text,
               double       width,
               int          lines)
{
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (text, pango_width (width));
  pango_layout_set_height (text, -lines);
}

/* Breaks a text of two lines so that they are about equally long: no single word is left over. Not for shared texts. */
void
_dp_text_balance (PangoLayout *text,
                  double       width)
{
  double narrow = width / 2, wide = width;

  if (pango_layout_get_line_count (text) != 2 || pango_layout_is_ellipsized (text))
    return;
  while (wide - narrow > 1)
    {
      const double middle = (narrow + wide) / 2;

      _dp_text_wrap (text, middle, 3);
      if (pango_layout_get_line_count (text) > 2)
        narrow = middle;
      else
        wide = middle;
    }
  _dp_text_wrap (text, wide, 2);
}

/* Digits of the same width. */
void
_dp_text_set_tabular (PangoLayout *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (text, attributes);
  pango_attr_list_unref (attributes);
}

static gboolean
starts_in_word (PangoLayout           *text,
                const PangoLayoutLine *line,
                const PangoLogAttr    *places)
{
  const glong at = g_utf8_pointer_to_offset (pango_layout_get_text (text), pango_layout_get_text (text) + line->start_index);

  return at > 0 && !places[at].is_line_break;
}

/* Whether a word had to be broken anywhere since it is wider than the text. */
static gboolean
breaks_words (PangoLayout *text)
{
  int n_places;
  const PangoLogAttr *places = pango_layout_get_log_attrs_readonly (text, &n_places);

  for (GSList *lines = pango_layout_get_lines_readonly (text); lines != NULL; lines = lines->next)
    if (starts_in_word (text, lines->data, places))
      return TRUE;
  return FALSE;
}

static gboolean
is_wider (DpScene    *scene,
          DpTypeStep  step,
          DpWeight    weight,
          const char *string,
          double      width)
{
  g_autoptr (PangoLayout) text = _dp_scene_text (scene, step, weight, string);

  return _dp_text_width (text) > width;
}

/* @word with the hyphens that it may be broken at: those between its parts, and those between the syllables of a part that
 * is still wider than @width. */
static void
append_hyphenated (DpScene    *scene,
                   DpTypeStep  step,
                   DpWeight    weight,
                   const char *word,
                   double      width,
                   GString    *out)
{
  g_autofree char *hyphenated = _dp_hyphenate (word, TRUE);
  g_auto (GStrv) parts = g_strsplit (hyphenated, DP_SOFT_HYPHEN, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *shown = parts[i + 1] != NULL ? g_strconcat (parts[i], "-", NULL) : g_strdup (parts[i]);
      g_autofree char *syllables = is_wider (scene, step, weight, shown, width) ? _dp_hyphenate (parts[i], FALSE) : NULL;

      g_string_append (out, syllables != NULL ? syllables : parts[i]);
      if (parts[i + 1] != NULL)
        g_string_append (out, DP_SOFT_HYPHEN);
    }
}

/* Words that are wider than the text are broken where a reader expects it. Other words stay whole. */
static void
hyphenate (DpScene     *scene,
           DpTypeStep   step,
           DpWeight     weight,
           PangoLayout *text,
           double       width)
{
  g_auto (GStrv) words = g_strsplit (pango_layout_get_text (text), " ", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (all, ' ');
      if (is_wider (scene, step, weight, words[i], width))
        append_hyphenated (scene, step, weight, words[i], width, all);
      else
        g_string_append (all, words[i]);
    }
  pango_layout_set_text (text, all->str, -1);
}

/* Whether a line begins within what belongs together. */
static gboolean
breaks_together (PangoLayout *text)
{
  for (GSList *lines = pango_layout_get_lines_readonly (text); lines != NULL; lines = lines->next)
    if (dp_unbroken_holds (pango_layout_get_text (text), ((const PangoLayoutLine *) lines->data)->start_index))
      return TRUE;
  return FALSE;
}

/* Sets @text anew when it is broken where it should not be. Returns: whether it did */
static gboolean
keep_together (PangoLayout *text)
{
  g_autofree char *unbroken = breaks_together (text) ? dp_unbroken_new (pango_layout_get_text (text)) : NULL;

  if (unbroken != NULL)
    pango_layout_set_text (text, unbroken, -1);
  return unbroken != NULL;
}

/* Whether a single short word is left over for the second of two lines. */
static gboolean
leaves_word_over (PangoLayout *text,
                  double       width)
{
  PangoRectangle last;

  if (pango_layout_get_line_count (text) != 2)
    return FALSE;
  pango_layout_line_get_extents (pango_layout_get_line_readonly (text, 1), NULL, &last);
  return (double) last.width / PANGO_SCALE < width * LEFT_OVER;
}

/* Two about equally long lines, neither of which begins within what belongs together. */
static void
balance_together (PangoLayout *text,
                  double       width,
                  int          lines)
{
  _dp_text_balance (text, width);
  if (!keep_together (text))
    return;
  _dp_text_wrap (text, width, lines);
  _dp_text_balance (text, width);
}

static PangoLayout *
set_text (DpScene       *scene,
          DpTypeStep     step,
          DpWeight       weight,
          const char    *string,
          DpTextSetting  setting,
          double         width,
          int            lines)
{
  PangoLayout *text = _dp_scene_text (scene, step, weight, string);

  switch (setting)
    {
    case DP_TEXT_FIGURES:
      _dp_text_set_tabular (text);
      break;
    case DP_TEXT_PARAGRAPH:
      _dp_text_wrap (text, width, lines);
      if (breaks_words (text))
        hyphenate (scene, step, weight, text, width);
      keep_together (text);
      if (leaves_word_over (text, width))
        balance_together (text, width, lines);
      break;
    case DP_TEXT_HEADLINE:
      _dp_text_wrap (text, width, lines);
      balance_together (text, width, lines);
      break;
    case DP_TEXT_LINE:
    default:
      break;
    }
  return text;
}

/**
 * _dp_scene_shared_text:
 * @scene: the scene that shows it
 * @setting: how it is set
 * @width: px that a paragraph or a headline is broken at; others stay in one line
 * @lines: the most lines of those
 *
 * Returns: (transfer full): the text, which other scenes may show as well: it must not be changed
 */
PangoLayout *
_dp_scene_shared_text (DpScene       *scene,
                       DpTypeStep     step,
                       DpWeight       weight,
                       const char    *string,
                       DpTextSetting  setting,
                       double         width,
                       int            lines)
{
  const gboolean is_broken = setting == DP_TEXT_PARAGRAPH || setting == DP_TEXT_HEADLINE;
  TextKey key = { scene->pango, g_intern_string (scene->theme.font_family), (char *) (string != NULL ? string : ""),
                  scene->theme.size_px[step] * scene->scale, weight, setting, is_broken ? pango_width (width) : 0,
                  is_broken ? lines : 1 };
  Fonts *fonts = get_fonts ();
  PangoLayout *text;
  TextKey *kept;

  /* A scene that outlived its font map, or was made in another thread. */
  if (fonts->map == NULL || pango_context_get_font_map (scene->pango) != fonts->map)
    return set_text (scene, step, weight, string, setting, width, lines);

  text = g_hash_table_lookup (fonts->texts, &key);
  if (text != NULL)
    return g_object_ref (text);

  text = g_hash_table_lookup (fonts->texts_before, &key);
  text = text != NULL ? g_object_ref (text) : set_text (scene, step, weight, string, setting, width, lines);
  if (g_hash_table_size (fonts->texts) >= TEXTS_PER_GENERATION)
    {
      g_hash_table_unref (fonts->texts_before);
      fonts->texts_before = g_steal_pointer (&fonts->texts);
      fonts->texts = new_texts ();
    }
  kept = g_memdup2 (&key, sizeof key);
  kept->string = g_strdup (key.string);
  g_hash_table_insert (fonts->texts, kept, g_object_ref (text));
  return text;
}

double
_dp_text_width (PangoLayout *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (text, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
_dp_text_height (PangoLayout *text)
{
  PangoRectangle logical;

  pango_layout_get_extents (text, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/* The box of the ink of a text. */
void
_dp_text_ink (const DpPrim *prim,
              double       *x,
              double       *y,
              double       *width,
              double       *height)
{
  PangoRectangle ink;

  pango_layout_get_extents (prim->text, &ink, NULL);
  *x = prim->x + (double) ink.x / PANGO_SCALE;
  *y = prim->y + (double) ink.y / PANGO_SCALE;
  *width = (double) ink.width / PANGO_SCALE;
  *height = (double) ink.height / PANGO_SCALE;
}
