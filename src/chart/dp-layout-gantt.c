/* dp-layout-gantt.c: steps on a time scale (C9).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-gantt.h"
#include "chart/dp-layout-private.h"

#include <math.h>

/* All in px at scale 1. */
static const double NAME_COLUMN_PX = 190.0;
static const double NAME_GAP_PX = 10.0;
static const double MAJOR_PX = 20.0;
static const double MINOR_PX = 20.0;
static const double TICK_TEXT_GAP_PX = 6.0;
static const double TICK_TIME_GAP_PX = 3.0;
static const double LANE_PX = 22.0;
static const double LANE_HALL_PX = 18.0;
static const double BAND_PADDING_PX = 4.0;
static const double BAND_RADIUS_PX = 6.0;
static const double BAND_INSET_PX = 8.0;
static const double HEADING_PX = 26.0;
static const double ROW_MIN_PX = 24.0;
static const double ROW_AIR_PX = 6.0;
/* In a hall letters are worth more than air. */
static const double ROW_MIN_HALL_PX = 17.0;
static const double ROW_AIR_HALL_PX = 1.0;
static const double ROW_NATURAL_PX = 43.0;
static const double BAR_PX = 16.0;
static const double BAR_HALL_PX = 13.0;
static const double BAR_RADIUS_PX = 2.5;
static const double BAR_WIDTH_MIN_PX = 6.0;
static const double DIAMOND_PX = 13.0;
static const double LANE_DIAMOND_PX = 11.0;
static const double LABEL_GAP_PX = 8.0;
static const double HATCH_PITCH_PX = 6.0;
static const double HATCH_PEN_PX = 1.4;
static const double OUTLINE_PX = 1.2;
static const double DASH_PX = 5.0;
static const double DASH_GAP_PX = 3.0;
static const double ARROW_PX = 6.0;
static const double ARROW_PEN_PX = 1.8;
static const double EVENT_PX = 2.0;
static const double FLAG_PADDING_X_PX = 7.0;
static const double FLAG_PADDING_Y_PX = 2.0;
static const double FLAG_RADIUS_PX = 4.0;
static const double FLAG_PX = 18.0;
static const double LEGEND_PX = 24.0;
static const double LEGEND_HALL_PX = 16.0;
static const double LEGEND_TOP_PX = 6.0;
static const double LEGEND_TOP_HALL_PX = 3.0;
static const double LEGEND_BAR_PX = 30.0;
static const double LEGEND_LINE_PX = 11.0;
static const double LEGEND_BAR_HEIGHT_PX = 10.0;
static const double LEGEND_WORD_GAP_PX = 7.0;
static const double LEGEND_ITEM_GAP_PX = 18.0;
static const double HIT_PX = 24.0;

static const double NAME_SHARE_MAX = 0.32;
static const double NAME_SHARE_HALL_MAX = 0.46;

/* A soft end: the pen of the hatch grows thinner from field to field, each one pitch wide so that the lines run on. The same
 * vector on screen and on paper, where fading would become a bitmap. */
static const double SOFT_PENS_PX[] = { 1.1, 0.85, 0.6, 0.35 };

static const int NAME_LINES = 3;
/* More rows than this are a list to look things up in: one line each. */
static const guint MANY_ROWS = 60;

typedef struct
{
  const DpGanttRow *row;
  PangoLayout *name;
  PangoLayout *detail;
  double minimum;
  double natural;
} Row;

/** What the legend explains. */
typedef enum
{
  LEGEND_FORM, /* + a DpGanttForm */
  LEGEND_EXACT = LEGEND_FORM + DP_N_GANTT_FORMS,
  LEGEND_VAGUE,
  LEGEND_EVENT,
  N_LEGEND,
} LegendSign;

typedef struct
{
  DpScene *scene;
  const DpGanttChart *gantt;
  gboolean for_hall;
  double left;
  double right;
  double plot_left;
  GArray *rows;
  guint n_lanes;
  double band_height;
  double head_height;
  double flag_height;
  double legend_height;
} Body;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->name);
  g_clear_object (&row->detail);
}

static void
body_free (gpointer data)
{
  Body *body = data;

  g_array_unref (body->rows);
  g_free (body);
}

static double
map (const Body *body,
     double      at)
{
  return body->plot_left + (at - body->gantt->from) / (body->gantt->to - body->gantt->from) * (body->right - body->plot_left);
}

static double
map_clamped (const Body *body,
             double      at)
{
  return CLAMP (map (body, at), body->plot_left, body->right);
}

static gboolean
has_event (const DpGanttChart *gantt)
{
  return gantt->event >= gantt->from && gantt->event <= gantt->to;
}

/* ------------------------------------------------------------------------------------------------------------- measure */

/* Width of the names with the gap behind them. In a hall, where letters are large, names get more of it rather than lines. */
static double
name_column (DpScene       *scene,
             const DpChart *chart,
             double         width)
{
  const double u = scene->scale;
  double column = MIN ((NAME_COLUMN_PX + NAME_GAP_PX) * u, width * NAME_SHARE_MAX);
  double widest = 0;

  if (!chart->for_hall)
    return column;
  for (guint i = 0; i < dp_chart_get_gantt (chart)->rows->len; i++)
    {
      const DpGanttRow *row = dp_chart_get_gantt (chart)->rows->pdata[i];
      PangoLayout *name = row->lane ? NULL : _dp_line_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, row->name);

      widest = MAX (widest, _dp_width_or_0 (name));
      g_clear_object (&name);
    }
  return CLAMP (ceil (widest) + (NAME_GAP_PX + DIAMOND_PX) * u, column, width * NAME_SHARE_HALL_MAX);
}

static void
measure_rows (Body *body)
{
  const double u = body->scene->scale;
  const double width = body->plot_left - body->left - NAME_GAP_PX * u;
  const gboolean many = body->gantt->rows->len > MANY_ROWS;
  const DpTypeStep step = body->for_hall ? DP_TYPE_CAPTION : DP_TYPE_ROW_NAME;

  for (guint i = 0; i < body->gantt->rows->len; i++)
    {
      Row row = { .row = body->gantt->rows->pdata[i] };

      if (row.row->lane)
        {
          row.name = _dp_wrapped_text (body->scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, row.row->name, width - BAND_INSET_PX * u,
                                       NAME_LINES);
          row.minimum = row.natural = MAX ((body->for_hall ? LANE_HALL_PX : LANE_PX) * u, _dp_text_height (row.name) + 2 * u);
          body->n_lanes++;
        }
      else
        {
          row.name = _dp_wrapped_text (body->scene, step, DP_WEIGHT_BOLD, row.row->name, width, many ? 1 : NAME_LINES);
          row.detail = many ? NULL : _dp_wrapped_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row.row->detail, width,
                                                       NAME_LINES);
          row.minimum = MAX ((body->for_hall ? ROW_MIN_HALL_PX : ROW_MIN_PX) * u,
                             _dp_text_height (row.name) + _dp_height_or_0 (row.detail)
                               + (body->for_hall ? ROW_AIR_HALL_PX : ROW_AIR_PX) * u);
          row.natural = many ? row.minimum : MAX (ROW_NATURAL_PX * u, row.minimum);
        }
      g_array_append_val (body->rows, row);
    }
}

static void legend_entry (Body       *body,
                          LegendSign  sign,
                          const char *word,
                          double     *x,
                          double     *y,
                          gboolean    draw);

/* Whether any span of the rows is drawn with @sign, and says no more about it. What is open bears the words itself. */
static gboolean
is_used (const DpGanttChart *gantt,
         LegendSign          sign)
{
  for (guint r = 0; r < gantt->rows->len; r++)
    {
      const GPtrArray *spans = ((const DpGanttRow *) gantt->rows->pdata[r])->spans;

      for (guint i = 0; i < spans->len; i++)
        {
          const DpGanttSpan *span = spans->pdata[i];
          const gboolean milestone = span->from == span->to && !span->open;

          if (milestone ? sign == (span->exact ? LEGEND_EXACT : LEGEND_VAGUE) : !span->open && sign == LEGEND_FORM + span->form)
            return TRUE;
        }
    }

  return FALSE;
}

static double
legend_row (const Body *body)
{
  return (body->for_hall ? LEGEND_HALL_PX : LEGEND_PX) * body->scene->scale;
}

/* All signs there are; in a hall those in use alone, and the event, which has no heading there to stand beside. */
static double
flow_legend (Body    *body,
             double   top,
             gboolean draw)
{
  const DpGanttChart *gantt = body->gantt;
  const char *const words[N_LEGEND] = { gantt->form_words[0], gantt->form_words[1], gantt->form_words[2], gantt->exact_word,
                                        gantt->vague_word, body->for_hall && has_event (gantt) ? gantt->event_label : NULL };
  const double u = body->scene->scale;
  double x = body->left, y = top + (body->for_hall ? LEGEND_TOP_HALL_PX : LEGEND_TOP_PX) * u;

  if (gantt->form_words[DP_GANTT_FIXED] == NULL)
    return 0;
  for (LegendSign sign = 0; sign < N_LEGEND; sign++)
    if (words[sign] != NULL && (!body->for_hall || sign == LEGEND_EVENT || is_used (gantt, sign)))
      legend_entry (body, sign, words[sign], &x, &y, draw);
  return y + legend_row (body) - top;
}

static gboolean
has_flag (const DpGanttChart *gantt)
{
  return gantt->today >= gantt->from && gantt->today <= gantt->to && gantt->today_label != NULL;
}

/* In a hall the one lane bears its name itself. */
static double
band_heading (const Body *body)
{
  return body->for_hall ? 0 : HEADING_PX * body->scene->scale;
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  const double u = scene->scale;
  Body *body = g_new0 (Body, 1);

  body->scene = scene;
  body->gantt = dp_chart_get_gantt (chart);
  body->for_hall = chart->for_hall;
  body->left = left;
  body->right = right;
  body->plot_left = left + round (name_column (scene, chart, right - left));
  body->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (body->rows, row_clear);
  measure_rows (body);

  body->head_height = (MAJOR_PX + (body->gantt->minor->len > 0 ? MINOR_PX : 0)) * u;
  body->flag_height = has_flag (body->gantt) ? FLAG_PX * u : 0;
  body->legend_height = flow_legend (body, 0, FALSE) + body->flag_height;
  if (body->n_lanes > 0)
    body->band_height = band_heading (body) + BAND_PADDING_PX * u;
  *minimum = body->head_height + body->legend_height;
  *natural = 0;
  for (guint i = 0; i < body->rows->len; i++)
    {
      const Row *row = &g_array_index (body->rows, Row, i);

      *minimum += row->minimum;
      *natural += row->natural - row->minimum;
      if (row->row->lane)
        body->band_height += row->minimum;
    }
  if (body->n_lanes > 0)
    *minimum += band_heading (body) + BAND_PADDING_PX * u;
  if (body->gantt->rows_title != NULL)
    *minimum += HEADING_PX * u;
  *natural += *minimum;
  return body;
}

/* --------------------------------------------------------------------------------------------------------------- shapes */

static void
add_rect (Body  *body,
          double x,
          double y,
          double width,
          double height,
          DpRole fill,
          DpRole stroke,
          gboolean dashed)
{
  const double u = body->scene->scale;
  DpPrim *rect = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_BAR, x, y, width, height);

  rect->fill = fill;
  rect->stroke = stroke;
  rect->stroke_width = stroke != DP_ROLE_NONE ? OUTLINE_PX * u : 0;
  rect->radius = fill != DP_ROLE_NONE && stroke == DP_ROLE_NONE ? BAR_RADIUS_PX * u : 0;
  if (dashed)
    {
      rect->dash[0] = DASH_PX * u;
      rect->dash[1] = DASH_GAP_PX * u;
    }
}

static void
add_hatch (Body  *body,
           double x,
           double y,
           double width,
           double height,
           double pen)
{
  const double u = body->scene->scale;
  DpPrim *hatch = _dp_scene_add (body->scene, DP_PRIM_HATCH, DP_LAYER_BAR, x, y, width, height);

  hatch->stroke = DP_ROLE_SECONDARY;
  hatch->stroke_width = pen * u;
  hatch->pitch = HATCH_PITCH_PX * u;
}

static void
add_edge (Body  *body,
          double x0,
          double y0,
          double x1,
          double y1)
{
  _dp_scene_add_line (body->scene, DP_LAYER_BAR, DP_ROLE_SECONDARY, OUTLINE_PX * body->scene->scale, x0, y0, x1, y1);
}

/* Hatched: closed on the left; towards the right the hatch grows faint and the outline has stopped. */
static void
add_expected (Body  *body,
              double x,
              double y,
              double width,
              double height)
{
  const double pitch = HATCH_PITCH_PX * body->scene->scale;
  const guint n = (guint) CLAMP (floor (width / pitch / 2), 0, G_N_ELEMENTS (SOFT_PENS_PX));
  const double firm = n > 0 ? floor (width / pitch - n) * pitch : width;

  add_rect (body, x, y, width, height, DP_ROLE_CARD, DP_ROLE_NONE, FALSE);
  add_hatch (body, x, y, firm, height, HATCH_PEN_PX);
  for (guint i = 0; i < n; i++)
    add_hatch (body, x + firm + i * pitch, y, i + 1 < n ? pitch : width - firm - i * pitch, height, SOFT_PENS_PX[i]);
  add_edge (body, x, y, x + firm, y);
  add_edge (body, x, y + height, x + firm, y + height);
  add_edge (body, x, y, x, y + height);
}

static void
add_path (Body          *body,
          DpLayer        layer,
          const DpPoint *points,
          guint          n_points,
          double         pen,
          gboolean       dashed)
{
  const double u = body->scene->scale;
  DpPrim *path = _dp_scene_add_path (body->scene, layer, points, n_points, FALSE);

  path->fill = DP_ROLE_NONE;
  path->stroke = DP_ROLE_SECONDARY;
  path->stroke_width = pen * u;
  if (dashed)
    {
      path->dash[0] = DASH_PX * u;
      path->dash[1] = DASH_GAP_PX * u;
    }
}

/* Dashed and empty; open to the right it has no right edge but an arrow head. */
static void
add_unknown (Body    *body,
             double   x,
             double   y,
             double   width,
             double   height,
             gboolean open)
{
  const double u = body->scene->scale;
  const double right = x + width, tip = right - u;
  const DpPoint sides[] = { { right, y }, { x, y }, { x, y + height }, { right, y + height } };
  const DpPoint head[] = { { tip - ARROW_PX * u, y + height / 2 - ARROW_PX * 0.75 * u },
                           { tip, y + height / 2 },
                           { tip - ARROW_PX * u, y + height / 2 + ARROW_PX * 0.75 * u } };

  if (!open)
    {
      add_rect (body, x, y, width, height, DP_ROLE_CARD, DP_ROLE_SECONDARY, TRUE);
      return;
    }
  add_rect (body, x, y, width, height, DP_ROLE_CARD, DP_ROLE_NONE, FALSE);
  add_path (body, DP_LAYER_BAR, sides, G_N_ELEMENTS (sides), OUTLINE_PX, TRUE);
  add_path (body, DP_LAYER_MARK, head, G_N_ELEMENTS (head), ARROW_PEN_PX, FALSE);
}

static void
add_bar (Body       *body,
         DpGanttForm form,
         double      x,
         double      y,
         double      width,
         double      height,
         gboolean    open)
{
  switch (form)
    {
    case DP_GANTT_FIXED:
      add_rect (body, x, y, width, height, DP_ROLE_SECONDARY, DP_ROLE_NONE, FALSE);
      break;
    case DP_GANTT_EXPECTED:
      add_expected (body, x, y, width, height);
      break;
    case DP_GANTT_UNKNOWN:
    default:
      add_unknown (body, x, y, width, height, open);
      break;
    }
}

static void
add_diamond (Body    *body,
             double   x,
             double   middle,
             double   size,
             gboolean exact)
{
  DpPrim *diamond = _dp_scene_add (body->scene, DP_PRIM_MARKER, DP_LAYER_MARK, x, middle, size, size);

  diamond->marker = DP_MARKER_DIAMOND;
  diamond->hollow = !exact;
  diamond->fill = exact ? DP_ROLE_TEXT : DP_ROLE_SECONDARY;
  diamond->casing = body->scene->theme.casing * body->scene->scale;
}

/* Adds an entry of the legend at @x, or on the next line, and moves on behind it; without @draw it only measures. */
static void
legend_entry (Body       *body,
              LegendSign  sign,
              const char *word,
              double     *x,
              double     *y,
              gboolean    draw)
{
  const double u = body->scene->scale;
  const gboolean is_bar = sign < LEGEND_EXACT;
  const double sign_width = (is_bar ? LEGEND_BAR_PX : LANE_DIAMOND_PX) * u;
  g_autoptr(PangoLayout) text = _dp_line_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, word);
  const double width = sign_width + LEGEND_WORD_GAP_PX * u + _dp_text_width (text);
  double middle;

  if (*x > body->left && *x + width > body->right)
    {
      *x = body->left;
      *y += legend_row (body);
    }
  middle = *y + legend_row (body) / 2;
  if (draw)
    {
      if (is_bar)
        add_bar (body, sign - LEGEND_FORM, *x, middle - LEGEND_BAR_HEIGHT_PX * u / 2, sign_width, LEGEND_BAR_HEIGHT_PX * u,
                 sign == LEGEND_FORM + DP_GANTT_UNKNOWN);
      else if (sign == LEGEND_EVENT)
        _dp_scene_add_line (body->scene, DP_LAYER_MARK, DP_ROLE_TEXT, EVENT_PX * u, *x + sign_width / 2, middle - LEGEND_LINE_PX * u / 2,
                            *x + sign_width / 2, middle + LEGEND_LINE_PX * u / 2);
      else
        add_diamond (body, *x + sign_width / 2, middle, LANE_DIAMOND_PX * u, sign == LEGEND_EXACT);
      _dp_place_middle (body->scene, g_object_ref (text), DP_ROLE_SECONDARY, *x + sign_width + LEGEND_WORD_GAP_PX * u, middle);
    }
  *x += width + LEGEND_ITEM_GAP_PX * u;
}

/* ---------------------------------------------------------------------------------------------------------------- place */

/* Labels of the small ticks only where all of them have room. */
static gboolean
minor_labels_fit (const Body *body)
{
  const GPtrArray *minor = body->gantt->minor;
  double room = G_MAXDOUBLE, widest = 0;

  for (guint i = 0; i < minor->len; i++)
    {
      const DpGanttTick *tick = minor->pdata[i];
      const double next = i + 1 < minor->len ? ((const DpGanttTick *) minor->pdata[i + 1])->at : body->gantt->to;
      g_autoptr(PangoLayout) text = NULL;

      if (tick->label == NULL)
        continue;
      text = _dp_figure_line (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, tick->label);
      widest = MAX (widest, _dp_text_width (text));
      if (i > 0 && i + 1 < minor->len)
        room = MIN (room, map (body, next) - map (body, tick->at));
    }
  return widest + 4 * body->scene->scale < room;
}

static void
place_tick (Body              *body,
            const DpGanttTick *tick,
            double             from,
            double             bottom,
            gboolean           major)
{
  const double x = map_clamped (body, tick->at);

  if (tick->at < body->gantt->from || tick->at > body->gantt->to)
    return;
  _dp_hairline (body->scene, major ? DP_ROLE_AXIS : DP_ROLE_GRID, x, from, x, bottom, TRUE);
}

static void
place_tick_label (Body              *body,
                  const DpGanttTick *tick,
                  double             next,
                  double             middle,
                  gboolean           major)
{
  const double u = body->scene->scale;
  const double x = map_clamped (body, tick->at), right = map_clamped (body, next);
  PangoLayout *text;
  double width;

  if (tick->label == NULL)
    return;
  text = _dp_figure_line (body->scene, major ? DP_TYPE_ROW_NAME : DP_TYPE_CAPTION, major ? DP_WEIGHT_BOLD : DP_WEIGHT_REGULAR,
                          tick->label);
  width = _dp_text_width (text);
  if (width + 2 * u > right - x)
    {
      g_object_unref (text);
      return;
    }
  /* A part's name stands in it; a point of time at its line. */
  _dp_place_middle (body->scene, text, major ? DP_ROLE_TEXT : DP_ROLE_SECONDARY,
                    major                          ? MIN (x + TICK_TEXT_GAP_PX * u, right - width)
                    : body->gantt->minor_are_times ? MIN (x + TICK_TIME_GAP_PX * u, right - width)
                                                   : (x + right - width) / 2,
                    middle);
}

static double
next_tick (const Body      *body,
           const GPtrArray *ticks,
           guint            i)
{
  return i + 1 < ticks->len ? ((const DpGanttTick *) ticks->pdata[i + 1])->at : body->gantt->to;
}

static void
place_scale (Body  *body,
             double top,
             double bottom)
{
  const DpGanttChart *gantt = body->gantt;
  const double u = body->scene->scale;
  const double minor_top = top + MAJOR_PX * u;
  const gboolean labels = minor_labels_fit (body);

  for (guint i = 0; i < gantt->minor->len; i++)
    {
      place_tick (body, gantt->minor->pdata[i], minor_top, bottom, FALSE);
      if (labels)
        place_tick_label (body, gantt->minor->pdata[i], next_tick (body, gantt->minor, i), minor_top + MINOR_PX * u / 2, FALSE);
    }
  for (guint i = 0; i < gantt->major->len; i++)
    {
      place_tick (body, gantt->major->pdata[i], top, bottom, TRUE);
      place_tick_label (body, gantt->major->pdata[i], next_tick (body, gantt->major, i), top + MAJOR_PX * u / 2, TRUE);
    }
  if (gantt->scale_title != NULL && labels)
    _dp_place_middle (body->scene, _dp_line_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, gantt->scale_title),
                      DP_ROLE_SECONDARY, body->left, minor_top + MINOR_PX * u / 2);
}

/* The words of a span, right of it where there is room, else left of it. */
static void
place_label (Body              *body,
             const DpGanttRow  *row,
             const DpGanttSpan *span,
             double             x,
             double             right,
             double             middle)
{
  const double u = body->scene->scale;
  PangoLayout *text;
  double width;

  if (span->label == NULL || row->lane)
    return;
  text = _dp_figure_line (body->scene, DP_TYPE_SMALL, row->strong ? DP_WEIGHT_BOLD : DP_WEIGHT_REGULAR, span->label);
  width = _dp_text_width (text);
  if (right + LABEL_GAP_PX * u + width <= body->right)
    x = right + LABEL_GAP_PX * u;
  else if (x - LABEL_GAP_PX * u - width >= body->plot_left)
    x -= LABEL_GAP_PX * u + width;
  else
    {
      /* Neither side has room: on the bar, on a ground of its own. */
      DpPrim *ground;

      x = CLAMP ((x + right - width) / 2, body->plot_left, MAX (body->right - width, body->plot_left));
      ground = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_BOX, x - 3 * u, middle - _dp_text_height (text) / 2, width + 6 * u,
                              _dp_text_height (text));
      ground->fill = DP_ROLE_CARD;
    }
  _dp_place_middle (body->scene, text, DP_ROLE_TEXT, x, middle);
}

static void
place_span (Body              *body,
            const DpGanttRow  *row,
            const DpGanttSpan *span,
            guint              row_index,
            guint              span_index,
            double             middle)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const gboolean milestone = span->from == span->to && !span->open;
  const double size = (row->lane ? LANE_DIAMOND_PX : DIAMOND_PX) * u;
  const double bar = (body->for_hall ? BAR_HALL_PX : BAR_PX) * u;
  double x = map_clamped (body, span->from), right = span->open ? body->right : map_clamped (body, span->to);
  double hit_left, hit_right;
  DpSceneItemPrivate *item;

  if (milestone)
    {
      add_diamond (body, x, middle, size, span->exact);
      hit_left = x - MAX (size, HIT_PX * u) / 2;
      hit_right = x + MAX (size, HIT_PX * u) / 2;
      x -= size / 2;
      right = x + size;
    }
  else
    {
      right = MAX (right, x + BAR_WIDTH_MIN_PX * u);
      if (right > body->right)
        {
          x -= right - body->right;
          right = body->right;
        }
      add_bar (body, span->form, x, middle - bar / 2, right - x, bar, span->open);
      hit_left = MIN (x, (x + right - HIT_PX * u) / 2);
      hit_right = MAX (right, (x + right + HIT_PX * u) / 2);
    }
  place_label (body, row, span, x, right, middle);
  item = _dp_scene_add_item (scene, DP_ITEM_MARK, span->id, hit_left, middle - HIT_PX * u / 2, hit_right - hit_left, HIT_PX * u);
  item->item.anchor_x = (x + right) / 2;
  item->item.anchor_y = middle;
  item->item.tooltip = _dp_scene_string (scene, span->tooltip != NULL ? span->tooltip : span->accessible);
  item->item.accessible = _dp_scene_string (scene, span->accessible);
  item->item.row = (int) row_index;
  item->item.column = (int) span_index + 1;
  item->item.data_row = (int) row_index;
  item->item.data_column = (int) span_index;
}

static void
place_row (Body  *body,
           guint  index,
           double top,
           double height)
{
  const double u = body->scene->scale;
  Row *row = &g_array_index (body->rows, Row, index);
  const double inset = row->row->lane ? BAND_INSET_PX * u : 0;
  const double texts = _dp_text_height (row->name) + _dp_height_or_0 (row->detail);
  const double middle = round (top + height / 2);
  g_autofree char *sentence = g_strconcat (row->row->name, row->row->detail != NULL ? ", " : NULL, row->row->detail, NULL);
  DpSceneItemPrivate *item = _dp_scene_add_item (body->scene, DP_ITEM_ROW, NULL, body->left, top, body->plot_left - body->left, height);
  const double name_height = _dp_text_height (row->name);

  item->item.accessible = _dp_scene_string (body->scene, sentence);
  item->item.row = (int) index;
  item->item.data_row = (int) index;
  if (!row->row->lane)
    _dp_hairline (body->scene, DP_ROLE_ROW_LINE, body->left, top, body->right, top, TRUE);
  _dp_scene_place (body->scene, g_steal_pointer (&row->name), DP_ROLE_TEXT, body->left + inset, middle - texts / 2);
  if (row->detail != NULL)
    _dp_scene_place (body->scene, g_steal_pointer (&row->detail), DP_ROLE_SECONDARY, body->left, middle - texts / 2 + name_height);
  for (guint i = 0; i < row->row->spans->len; i++)
    place_span (body, row->row, row->row->spans->pdata[i], index, i, middle);
}

static void
place_heading (Body       *body,
               const char *string,
               double      x,
               double      top)
{
  _dp_place_middle (body->scene, _dp_line_text (body->scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, string), DP_ROLE_TEXT, x,
                    top + HEADING_PX * body->scene->scale / 2);
}

/* A line through all rows; its words right of it, or left where the scale ends. */
static void
place_event (Body  *body,
             double top,
             double words_top,
             double bottom)
{
  const DpGanttChart *gantt = body->gantt;
  const double u = body->scene->scale;
  const double x = map (body, gantt->event);

  if (!has_event (gantt))
    return;
  _dp_scene_add_line (body->scene, DP_LAYER_REFERENCE, DP_ROLE_TEXT, EVENT_PX * u, x, top, x, bottom)->interruptible = TRUE;
  if (gantt->event_label != NULL && !body->for_hall)
    {
      PangoLayout *text = _dp_figure_line (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, gantt->event_label);
      const double width = _dp_text_width (text);
      const double right = x + TICK_TEXT_GAP_PX * u;

      _dp_place_middle (body->scene, text, DP_ROLE_TEXT, right + width <= body->right ? right : x - TICK_TEXT_GAP_PX * u - width,
                        words_top + HEADING_PX * u / 2);
    }
}

static void
place_today (Body  *body,
             double top,
             double bottom)
{
  const DpGanttChart *gantt = body->gantt;
  const double u = body->scene->scale;
  const double x = map (body, gantt->today);

  if (!(gantt->today >= gantt->from && gantt->today <= gantt->to))
    return;
  _dp_scene_add_line (body->scene, DP_LAYER_REFERENCE, DP_ROLE_ACCENT, EVENT_PX * u, x, top, x, bottom)->interruptible = TRUE;
  if (gantt->today_label != NULL)
    {
      PangoLayout *text = _dp_figure_line (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, gantt->today_label);
      const double width = _dp_text_width (text) + 2 * FLAG_PADDING_X_PX * u;
      const double height = _dp_text_height (text) + 2 * FLAG_PADDING_Y_PX * u;
      const double left = CLAMP (x - width / 2, body->plot_left, body->right - width);
      DpPrim *flag = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_BOX, left, bottom, width, height);

      flag->fill = DP_ROLE_ACCENT;
      flag->radius = FLAG_RADIUS_PX * u;
      _dp_place_middle (body->scene, text, DP_ROLE_ON_ACCENT, left + FLAG_PADDING_X_PX * u, bottom + height / 2);
    }
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  Body *body = data;
  const DpGanttChart *gantt = body->gantt;
  const double u = body->scene->scale;
  const guint n = body->rows->len;
  const double bottom = round (top + height - body->legend_height);
  double y = round (top + body->head_height), words_top = y, fixed = body->head_height + body->legend_height, spare;
  double minimum = 0, natural = 0;

  for (guint i = body->n_lanes; i < n; i++)
    {
      minimum += g_array_index (body->rows, Row, i).minimum;
      natural += g_array_index (body->rows, Row, i).natural;
    }
  fixed += body->band_height + (gantt->rows_title != NULL ? HEADING_PX * u : 0);
  spare = natural > minimum ? CLAMP ((height - fixed - minimum) / (natural - minimum), 0, 1) : 0;

  if (body->n_lanes > 0)
    {
      DpPrim *band = _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_ZONE, body->left, y, body->right - body->left, body->band_height);

      band->fill = DP_ROLE_ZONE_STRONG;
      band->radius = BAND_RADIUS_PX * u;
      if (gantt->lanes_title != NULL)
        place_heading (body, gantt->lanes_title, body->left + BAND_INSET_PX * u, y);
      y += band_heading (body) > 0 ? band_heading (body) : BAND_PADDING_PX * u / 2;
      for (guint i = 0; i < body->n_lanes; i++)
        {
          place_row (body, i, y, g_array_index (body->rows, Row, i).minimum);
          y += g_array_index (body->rows, Row, i).minimum;
        }
      y = round (y + (band_heading (body) > 0 ? BAND_PADDING_PX : BAND_PADDING_PX / 2) * u);
    }
  if (gantt->rows_title != NULL)
    {
      place_heading (body, gantt->rows_title, body->left, y);
      y = round (y + HEADING_PX * u);
    }
  for (guint i = body->n_lanes; i < n; i++)
    {
      const Row *row = &g_array_index (body->rows, Row, i);
      const double tall = row->minimum + spare * (row->natural - row->minimum);

      place_row (body, i, round (y), round (y + tall) - round (y));
      y += tall;
    }
  y = MIN (round (y), bottom);
  place_scale (body, round (top), y);
  _dp_hairline (body->scene, DP_ROLE_AXIS, body->left, y, body->right, y, FALSE);
  place_event (body, round (top + body->head_height), words_top, y);
  place_today (body, round (top + body->head_height), y);
  flow_legend (body, y + body->flag_height, TRUE);
}

const DpBodyLayout _dp_gantt_layout = {
  .measure = measure,
  .place = place,
  .free = body_free,
};
