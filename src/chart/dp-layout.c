/* dp-layout.c: the card round every chart: headline, subtitle, body, note, source.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"

#include "chart/dp-chart-private.h"

#include <math.h>

/* All in px at scale 1. */
static const double TITLE_TO_SUBTITLE_PX = 4.0;
static const double HEAD_TO_BODY_PX = 10.0;
static const double HEAD_TO_BODY_HALL_PX = 6.0;
static const double BODY_TO_FOOT_PX = 6.0;
static const double NOTE_TO_SOURCE_PX = 3.0;
static const double CORNER_GAP_PX = 24.0;
static const double BAND_HEIGHT_PX = 32.0;
static const double BAND_HEIGHT_HALL_PX = 26.0;
/* Below the band, which sets the headline off already. */
static const double BAND_TO_TITLE_HALL_PX = 11.0;
static const double EMPTY_HEIGHT_PX = 200.0;
static const double EMPTY_TEXT_WIDTH_PX = 420.0;
static const double FACTS_GAP_PX = 12.0;
static const double FACTS_WIDTH_MIN_PX = 110.0;
static const double FACT_RULE_TO_FIGURE_PX = 6.0;
static const double FACT_RULE_TO_FIGURE_HALL_PX = 3.0;
static const double FACT_GAP_PX = 10.0;
static const double FACT_GAP_HALL_PX = 4.0;
static const double HAIRLINE_PX = 1.0;

/* Share of the inner width the column of facts gets. */
static const double FACTS_SHARE = 0.27;

static const int TITLE_LINES = 4;
static const int SUBTITLE_LINES = 4;
static const int FOOT_LINES = 5;
static const int EMPTY_LINES = 5;

/* A chart that does not fit is made smaller at least by this step at a time, but not below this share of the scale asked for: what is 36 px
 * on a slide never gets smaller than on screen. */
static const double SHRINK_STEP = 0.97;
static const double SHRINK_MIN = 1.0 / 3;

/* On a wall the foot is for those who look for it: its letters give way before those of the rest do. */
static const double FOOT_SHARE_HALL = 0.75;

static const DpBodyLayout *const layouts[DP_N_CHART_KINDS] = {
  [DP_CHART_RANGE] = &_dp_range_layout,
  [DP_CHART_STEPS] = &_dp_step_layout,
  [DP_CHART_TEXT] = &_dp_text_layout,
  [DP_CHART_SQUARES] = &_dp_squares_layout,
  [DP_CHART_MAP] = &_dp_map_layout,
  [DP_CHART_GANTT] = &_dp_gantt_layout,
  [DP_CHART_LINES] = &_dp_lines_layout,
  [DP_CHART_DOTS] = &_dp_dots_layout,
  [DP_CHART_QUANTILES] = &_dp_quantiles_layout,
};

typedef struct
{
  DpScene *scene;
  const DpChart *chart;
  double left;
  double right;
  double body_right;
  PangoLayout *band;
  PangoLayout *band_detail;
  PangoLayout *title;
  PangoLayout *subtitle;
  PangoLayout *note;
  PangoLayout *source;
  PangoLayout *version;
  gboolean version_below; /* else at the right end of the source line */
  PangoLayout *corner;
  PangoLayout *empty;
  double head_height;
  double foot_height;
  double foot_share;      /* of the scale that the letters of the foot have */
  const DpBodyLayout *layout;
  gpointer body;
  double minimum;
  double natural;
} Card;

static void
card_free (Card *card)
{
  g_clear_object (&card->band);
  g_clear_object (&card->band_detail);
  g_clear_object (&card->title);
  g_clear_object (&card->subtitle);
  g_clear_object (&card->note);
  g_clear_object (&card->source);
  g_clear_object (&card->version);
  g_clear_object (&card->corner);
  g_clear_object (&card->empty);
  if (card->body != NULL)
    card->layout->free (card->body);
  g_clear_pointer (&card->scene, dp_scene_free);
  g_free (card);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Card, card_free)

static PangoLayout *
wrapped_text (Card       *card,
              DpTypeStep  step,
              DpWeight    weight,
              const char *string,
              double      width,
              int         lines)
{
  if (string == NULL || *string == '\0')
    return NULL;
  return _dp_wrapped_text (card->scene, step, weight, string, width, lines);
}

/* A text of the foot. */
static PangoLayout *
foot_text (Card       *card,
           DpWeight    weight,
           const char *string,
           double      width,
           int         lines)
{
  const double scale = card->scene->scale;
  PangoLayout *text;

  card->scene->scale = scale * card->foot_share;
  text = wrapped_text (card, DP_TYPE_CAPTION, weight, string, width, lines);
  card->scene->scale = scale;
  return text;
}

static double
fact_height (Card         *card,
             const DpFact *fact,
             double        y,
             gboolean      place)
{
  const double u = card->scene->scale;
  const double x = card->right - (card->right - card->body_right - FACTS_GAP_PX * u);
  const double from = y;
  const struct
  {
    const char *string;
    DpTypeStep step;
    DpWeight weight;
    DpRole role;
    int lines;
  } parts[] = {
    { fact->figure, DP_TYPE_CONTEXT_FIGURE, DP_WEIGHT_HEAVY, DP_ROLE_TEXT, 1 },
    { fact->text, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, DP_ROLE_TEXT, 3 },
    { fact->detail, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, DP_ROLE_SECONDARY, 3 },
  };

  if (place)
    {
      DpPrim *rule = _dp_scene_add_line (card->scene, DP_LAYER_GRID, DP_ROLE_AXIS, HAIRLINE_PX * u, x, y, card->right, y);

      rule->hairline = TRUE;
    }
  y += (card->chart->for_hall ? FACT_RULE_TO_FIGURE_HALL_PX : FACT_RULE_TO_FIGURE_PX) * u;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      PangoLayout *text = wrapped_text (card, parts[i].step, parts[i].weight, parts[i].string, card->right - x,
                                        parts[i].lines);

      if (text == NULL)
        continue;
      if (place)
        _dp_scene_place (card->scene, g_object_ref (text), parts[i].role, x, y);
      y += _dp_text_height (text);
      g_object_unref (text);
    }
  return y - from + (card->chart->for_hall ? FACT_GAP_HALL_PX : FACT_GAP_PX) * u;
}

static double
facts_height (Card *card)
{
  double height = 0;

  for (guint i = 0; i < card->chart->facts->len; i++)
    height += fact_height (card, g_ptr_array_index (card->chart->facts, i), 0, FALSE);
  return height;
}

static void
place_facts (Card   *card,
             double  top,
             double  bottom)
{
  const GPtrArray *facts = card->chart->facts;
  const double free_height = MAX (bottom - top - facts_height (card), 0);
  double y = top;

  for (guint i = 0; i < facts->len; i++)
    y += fact_height (card, g_ptr_array_index (facts, i), round (y), TRUE) + free_height / facts->len;
}

/* Sets all texts in @width and finds out which heights would do. */
/* The width of the last line of @text. */
static double
last_line_width (PangoLayout *text)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (text, pango_layout_get_line_count (text) - 1), NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* The version stands at the right end of the source's last line when there is room, else below it. */
static void
measure_source (Card   *card,
                double  inner,
                double  corner)
{
  const DpChart *chart = card->chart;
  const double gap = CORNER_GAP_PX * card->scene->scale * card->foot_share;
  double height = 0;

  card->version = foot_text (card, DP_WEIGHT_REGULAR, chart->version, inner - corner, FOOT_LINES);
  card->source = foot_text (card, DP_WEIGHT_REGULAR, chart->source, card->version != NULL ? inner : inner - corner, FOOT_LINES);
  card->version_below = card->version != NULL && card->source != NULL
                        && last_line_width (card->source) + gap + _dp_text_width (card->version) > inner - corner;
  if (card->source != NULL)
    height = _dp_text_height (card->source);
  if (card->version != NULL)
    height = card->version_below ? height + _dp_text_height (card->version) : MAX (height, _dp_text_height (card->version));
  if (card->corner != NULL)
    height = MAX (height, _dp_text_height (card->corner));
  card->foot_height += height;
}

/* Places both with their foot at @y, clear of @corner px at the right end; returns where they begin. */
static double
place_source (Card   *card,
              double  y,
              double  corner)
{
  const double foot = y;

  if (card->version != NULL)
    {
      const double width = _dp_text_width (card->version);
      const gboolean alone = card->version_below || card->source == NULL;

      y -= _dp_text_height (card->version);
      _dp_scene_place (card->scene, g_steal_pointer (&card->version), DP_ROLE_SECONDARY,
                       alone ? card->left : card->right - corner - width, y);
    }
  if (card->source != NULL)
    {
      y = (card->version_below ? y : foot) - _dp_text_height (card->source);
      _dp_scene_place (card->scene, g_steal_pointer (&card->source), DP_ROLE_SECONDARY, card->left, y);
    }
  return y;
}

static double
band_height (const Card *card)
{
  return (card->chart->for_hall ? BAND_HEIGHT_HALL_PX : BAND_HEIGHT_PX) * card->scene->scale;
}

static double
top_padding (const Card *card)
{
  const double padding = card->chart->band != NULL && card->chart->for_hall ? BAND_TO_TITLE_HALL_PX : card->scene->theme.padding_top;

  return padding * card->scene->scale;
}

static Card *
card_measure (const DpChart *chart,
              const DpTheme *theme,
              double         width,
              double         scale,
              double         foot_share)
{
  Card *card = g_new0 (Card, 1);
  const double u = scale;
  double inner, corner = 0, body_minimum = 0, body_natural = 0;

  card->chart = chart;
  card->foot_share = foot_share;
  card->scene = _dp_scene_new (chart, theme, width, 0, scale);
  card->left = theme->padding_x * u;
  card->right = MAX (width - theme->padding_x * u, card->left + 1);
  inner = card->right - card->left;

  if (chart->band != NULL)
    {
      card->band_detail = wrapped_text (card, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, chart->band_detail, inner * 0.45, 1);
      card->band = wrapped_text (card, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, chart->band,
                                 inner - (card->band_detail != NULL
                                          ? _dp_text_width (card->band_detail) + CORNER_GAP_PX * u : 0), 1);
      card->head_height += band_height (card);
    }
  card->head_height += top_padding (card);
  if (chart->title != NULL && *chart->title != '\0')
    card->title = _dp_scene_shared_text (card->scene, DP_TYPE_HEADLINE, DP_WEIGHT_BOLD, chart->title, DP_TEXT_HEADLINE, inner,
                                         TITLE_LINES);
  if (card->title != NULL)
    card->head_height += _dp_text_height (card->title);
  card->subtitle = wrapped_text (card, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, chart->subtitle, inner, SUBTITLE_LINES);
  if (card->subtitle != NULL)
    card->head_height += TITLE_TO_SUBTITLE_PX * u + _dp_text_height (card->subtitle);
  card->head_height = ceil (card->head_height + (chart->for_hall ? HEAD_TO_BODY_HALL_PX : HEAD_TO_BODY_PX) * u);

  card->foot_height = theme->padding_bottom * u;
  card->corner = foot_text (card, DP_WEIGHT_BOLD, chart->corner, inner / 3, 1);
  if (card->corner != NULL)
    corner = _dp_text_width (card->corner) + CORNER_GAP_PX * u * foot_share;
  measure_source (card, inner, corner);
  card->note = wrapped_text (card, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, chart->note, inner, FOOT_LINES);
  if (card->note != NULL)
    card->foot_height += NOTE_TO_SOURCE_PX * u + _dp_text_height (card->note);
  card->foot_height = ceil (card->foot_height + BODY_TO_FOOT_PX * u);

  card->body_right = card->right;
  if (chart->facts->len > 0)
    card->body_right -= MAX (inner * FACTS_SHARE, FACTS_WIDTH_MIN_PX * u) + FACTS_GAP_PX * u;

  if (dp_chart_is_empty (chart))
    {
      if (chart->empty_text != NULL && *chart->empty_text != '\0')
        {
          card->empty = _dp_scene_text (card->scene, DP_TYPE_BODY, DP_WEIGHT_REGULAR, chart->empty_text);
          _dp_text_wrap (card->empty, MIN (inner * 0.8, EMPTY_TEXT_WIDTH_PX * u), EMPTY_LINES);
          _dp_text_balance (card->empty, MIN (inner * 0.8, EMPTY_TEXT_WIDTH_PX * u));
          pango_layout_set_alignment (card->empty, PANGO_ALIGN_CENTER);
        }
      body_natural = EMPTY_HEIGHT_PX * u;
      body_minimum = card->empty != NULL ? _dp_text_height (card->empty) + 24 * u : 0;
    }
  else
    {
      card->layout = layouts[chart->kind];
      card->body = card->layout->measure (card->scene, chart, card->left, card->body_right, &body_minimum, &body_natural);
    }

  body_minimum = MAX (body_minimum, facts_height (card));
  card->minimum = ceil (card->head_height + body_minimum + card->foot_height);
  card->natural = ceil (card->head_height + MAX (body_natural, body_minimum) + card->foot_height);
  return card;
}

static void
place_empty (Card   *card,
             double  top,
             double  bottom)
{
  const double u = card->scene->scale;
  const double rules[] = { top, bottom };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    _dp_scene_add_line (card->scene, DP_LAYER_GRID, DP_ROLE_GRID, HAIRLINE_PX * u, card->left, rules[i], card->right,
                        rules[i])->hairline = TRUE;
  if (card->empty != NULL)
    {
      const double width = (double) pango_layout_get_width (card->empty) / PANGO_SCALE;

      const double tall = _dp_text_height (card->empty);

      _dp_scene_place (card->scene, g_steal_pointer (&card->empty), DP_ROLE_SECONDARY,
                       (card->left + card->right - width) / 2, (top + bottom - tall) / 2);
    }
}

static DpScene *
card_place (Card   *card,
            double  height)
{
  DpScene *scene = card->scene;
  const double u = scene->scale;
  const DpTheme *theme = &scene->theme;
  double y = 0, corner = 0, bottom;
  guint fixed, fixed_end;
  DpPrim *ground;

  height = MAX (height, card->minimum);
  scene->height = height;

  ground = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_GROUND, 0, 0, scene->width, height);
  ground->fill = DP_ROLE_CARD;

  if (card->band != NULL)
    {
      const double middle = band_height (card) / 2;
      DpPrim *band = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_GROUND, 0, 0, scene->width, band_height (card));

      band->fill = DP_ROLE_TEXT;
      if (card->band_detail != NULL)
        {
          const double width = _dp_text_width (card->band_detail);
          const double tall = _dp_text_height (card->band_detail);

          _dp_scene_place (scene, g_steal_pointer (&card->band_detail), DP_ROLE_CARD, card->right - width,
                           middle - tall / 2);
        }
      y = middle - _dp_text_height (card->band) / 2;
      _dp_scene_place (scene, g_steal_pointer (&card->band), DP_ROLE_CARD, card->left, y);
      y = band_height (card);
    }

  y += top_padding (card);
  if (card->title != NULL)
    {
      const double tall = _dp_text_height (card->title);

      /* The headline says what follows from where the units lie. */
      scene->moving = _dp_chart_is_moving (card->chart);
      _dp_scene_place (scene, g_steal_pointer (&card->title), DP_ROLE_TEXT, card->left, y)->heading = TRUE;
      scene->moving = FALSE;
      y += tall;
    }
  if (card->subtitle != NULL)
    _dp_scene_place (scene, g_steal_pointer (&card->subtitle), DP_ROLE_SECONDARY, card->left,
                     y + TITLE_TO_SUBTITLE_PX * u);

  y = card->head_height;
  bottom = height - card->foot_height;
  fixed = scene->prims->len;
  if (card->body != NULL)
    card->layout->place (card->body, y, bottom - y);
  else
    place_empty (card, y, bottom);
  fixed_end = card->chart->kind == DP_CHART_MAP ? scene->prims->len : fixed;
  place_facts (card, y, bottom);

  y = height - theme->padding_bottom * u;
  if (card->corner != NULL)
    {
      const double width = _dp_text_width (card->corner);
      const double tall = _dp_text_height (card->corner);

      corner = width + CORNER_GAP_PX * u * card->foot_share;
      _dp_scene_place (scene, g_steal_pointer (&card->corner), DP_ROLE_SECONDARY, card->right - width, y - tall);
      if (card->source == NULL && card->version == NULL)
        y -= tall;
    }
  y = place_source (card, y, corner);
  if (card->note != NULL)
    {
      y -= NOTE_TO_SOURCE_PX * u + _dp_text_height (card->note);
      _dp_scene_place (scene, g_steal_pointer (&card->note), DP_ROLE_SECONDARY, card->left, y);
    }

  if (_dp_language_is_mirrored (scene->language))
    _dp_scene_mirror (scene, fixed, fixed_end);
  _dp_scene_finish (scene);
  return g_steal_pointer (&card->scene);
}

void
_dp_share_height (double        top,
                  double        height,
                  const double *minimum,
                  const double *natural,
                  const double *maximum,
                  guint         n,
                  double       *edges)
{
  double least = 0, wished = 0, most = 0, y = top;

  for (guint i = 0; i < n; i++)
    {
      least += minimum[i];
      wished += MAX (natural[i], minimum[i]);
      most += MAX (maximum[i], MAX (natural[i], minimum[i]));
    }
  edges[0] = round (top);
  for (guint i = 0; i < n; i++)
    {
      const double high = MAX (natural[i], minimum[i]);
      const double highest = MAX (maximum[i], high);
      double part;

      if (height <= wished)
        part = minimum[i] + (wished > least ? MAX (height - least, 0) / (wished - least) : 0) * (high - minimum[i]);
      else
        part = high + (most > wished ? MIN ((height - wished) / (most - wished), 1) : 0) * (highest - high);
      y += part;
      edges[i + 1] = round (y);
    }
}

/**
 * dp_chart_layout:
 * @chart: a chart
 * @theme: how it looks
 * @width: width of the canvas in px
 * @height: height of the canvas in px
 * @scale: size of text and marks, 1 on screen
 *
 * Lays the chart out in exactly @width. Where @height is too small for it, text and marks get smaller, down to a third
 * of what was asked for; where that is not enough, dp_scene_get_height() is more than @height and nothing is cut off. A
 * host that can scroll asks dp_chart_measure_height() first.
 *
 * Returns: (transfer full): the scene
 */
DpScene *
dp_chart_layout (const DpChart *chart,
                 const DpTheme *theme,
                 double         width,
                 double         height,
                 double         scale)
{
  double at, foot_share = 1;
  int steps = 0;

  g_return_val_if_fail (chart != NULL, NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  width = isfinite (width) ? MAX (width, 1) : 1;
  height = isfinite (height) ? MAX (height, 1) : 1;
  scale = isfinite (scale) ? CLAMP (scale, DP_SCALE_MIN, DP_SCALE_MAX) : 1;

  for (at = scale;;)
    {
      g_autoptr (Card) card = card_measure (chart, theme, width, at, foot_share);

      if (card->minimum <= height || at <= scale * SHRINK_MIN)
        return card_place (card, height);
      if (chart->for_hall && foot_share > FOOT_SHARE_HALL)
        {
          foot_share = FOOT_SHARE_HALL;
          continue;
        }
      /* Smaller text also breaks into fewer lines: the square root does not overshoot. Whole steps, because Pango takes
       * some 10 ms to find a font of a size it has not seen, and never forgets one. */
      steps += MAX ((int) (log (height / card->minimum) / 2 / log (SHRINK_STEP)), 1);
      at = MAX (scale * pow (SHRINK_STEP, steps), scale * SHRINK_MIN);
    }
}

/**
 * dp_chart_measure_height:
 * @chart: a chart
 * @theme: how it looks
 * @width: width of the canvas in px
 * @scale: size of text and marks
 * @minimum: (out) (optional): the least height in px at which nothing has to be made smaller
 * @natural: (out) (optional): the height in px at which the chart looks best
 *
 * Both at once, since what takes time is the shaping of the texts.
 */
void
dp_chart_measure_height (const DpChart *chart,
                         const DpTheme *theme,
                         double         width,
                         double         scale,
                         double        *minimum,
                         double        *natural)
{
  g_autoptr (Card) card = card_measure (chart, theme, MAX (width, 1), CLAMP (scale, DP_SCALE_MIN, DP_SCALE_MAX), 1);

  if (minimum != NULL)
    *minimum = card->minimum;
  if (natural != NULL)
    *natural = card->natural;
}
