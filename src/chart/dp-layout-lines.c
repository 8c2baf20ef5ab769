/* dp-layout-lines.c: curves over two axes, with bands below them (C5, C8, C12).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"

#include "chart/dp-chart-lines.h"
#include "chart/dp-layout-room.h"
#include "chart/dp-words.h"

#include <math.h>

/* All in px at scale 1. */
static const double PLOT_MIN_PX = 150.0;
/* On a wall. */
static const double PLOT_MIN_HALL_PX = 78.0;
static const double PLOT_NATURAL_PX = 250.0;
static const double TITLE_GAP_PX = 4.0;
static const double TICK_GAP_PX = 7.0;
static const double TICK_LABEL_TOP_PX = 6.0;
static const double X_TITLE_TOP_PX = 2.0;
static const double BANDS_TOP_PX = 8.0;
static const double BANDS_TOP_HALL_PX = 4.0;
static const double BAND_PX = 21.0;
static const double BAND_PADDING_PX = 3.0;
/* On a wall letters are worth more than air. */
static const double BAND_HALL_PX = 18.0;
static const double BAND_PADDING_HALL_PX = 0.5;
static const double PLOT_RIGHT_PX = 14.0;
static const double NAME_GAP_PX = 8.0;
static const double NAME_BETWEEN_PX = 3.0;
static const double UPRIGHT_LABEL_PX = 18.0;
static const double UPRIGHT_LABEL_GAP_PX = 8.0;
static const double UPRIGHT_LABEL_RISE_PX = 3.0;

static const double STRONG_PX = 2.6;
static const double CURVE_PX = 1.8;
static const double LEVEL_PX = 1.5;
static const double DASH_PX = 7.0;
static const double DASH_GAP_PX = 4.0;
static const double DOT_GAP_PX = 2.2;
static const double REFERENCE_DASH_PX = 4.0;
static const double REFERENCE_DASH_GAP_PX = 3.0;
static const double RING_PX = 9.0;
static const double MARKER_PX = 12.0;
static const double BAND_MARKER_PX = 9.0;
static const double BAND_BAR_PX = 3.5;
static const double BAND_LABEL_GAP_PX = 6.0;
static const double LABEL_REACH_PX = 10.0;
static const double LEVEL_LABEL_GAP_PX = 4.0;
static const double CLEARANCE_PX = 2.0;
static const double HIT_PX = 24.0;

/* Distances of ticks when the program chooses them. */
static const double X_TICK_WISH_PX = 80.0;
static const double Y_TICK_WISH_PX = 50.0;

/* The most that the names at the right ends of the curves may take, in px at scale 1 and of the inner width. */
static const double NAME_MAX_PX = 190.0;
static const double NAME_SHARE_MAX = 0.24;

/* Of names where there is most room; in a narrower column they get more, so that as much can be read. */
static const int NAME_LINES = 3;
static const int BAND_LINES = 3;

/* Levels of labels above the plot. */
#define UPRIGHT_LEVELS_MAX 6

typedef struct
{
  const DpLine *line;
  guint index;
  PangoLayout *label;
  double x;
  double label_left;
  int level;
} Upright;

/* A band with the pixels of its marks, in rising order, and its label beside them. */
typedef struct
{
  const DpRangeRow *row;
  double *values;
  PangoLayout *label;
  double label_left;
  double height;
} Band;

typedef struct
{
  DpScene *scene;
  const DpChart *chart;
  const DpLineChart *lines;
  double left;
  double right;
  double plot_left;
  double plot_right;
  DpScale x;
  DpScale y;
  guint x_every;
  PangoLayout *x_title;
  PangoLayout *y_title;
  GPtrArray *names;
  GArray *uprights;
  GArray *bands;
  double head_height;
  double foot_height;
  double tick_height;
} LinesBody;

static void
upright_clear (gpointer data)
{
  g_clear_object (&((Upright *) data)->label);
}

static void
band_clear (gpointer data)
{
  Band *band = data;

  g_clear_pointer (&band->values, g_free);
  g_clear_object (&band->label);
}

static void
unref_text (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static void
widen (double  value,
       double *min,
       double *max)
{
  *min = MIN (*min, value);
  *max = MAX (*max, value);
}

/* The axes: what the caller asked for, else what the curves need; widened so that every mark stands on them. */
static void
choose_axes (LinesBody *body)
{
  const DpLineChart *lines = body->lines;
  const double u = body->scene->scale;
  double x_min = lines->x.min, x_max = MAX (lines->x.max, lines->x.min);
  double y_min = lines->y.min, y_max = MAX (lines->y.max, lines->y.min);

  for (guint c = 0; c < lines->curves->len; c++)
    {
      const DpCurve *curve = g_ptr_array_index (lines->curves, c);

      for (guint i = 0; i < curve->points->len; i++)
        {
          const DpCurvePoint *point = &g_array_index (curve->points, DpCurvePoint, i);

          if (lines->x.max <= lines->x.min)
            widen (point->x, &x_min, &x_max);
          if (lines->y.max <= lines->y.min)
            widen (point->y, &y_min, &y_max);
        }
      for (guint i = 0; i < curve->marks->len; i++)
        {
          const DpCurveMark *mark = g_ptr_array_index (curve->marks, i);

          widen (mark->x, &x_min, &x_max);
          widen (mark->y, &y_min, &y_max);
        }
    }
  for (guint b = 0; b < lines->bands->len; b++)
    {
      const DpRangeRow *row = g_ptr_array_index (lines->bands, b);

      for (guint i = 0; i < row->marks->len; i++)
        widen (((const DpMark *) g_ptr_array_index (row->marks, i))->value, &x_min, &x_max);
    }
  dp_scale_init (&body->x, x_min, x_max, lines->x.tick_step,
                 (guint) MAX ((body->plot_right - body->plot_left) / (X_TICK_WISH_PX * u), 2));
  dp_scale_init (&body->y, y_min, y_max, lines->y.tick_step, (guint) (PLOT_NATURAL_PX / Y_TICK_WISH_PX));
}

static double
widest_tick (LinesBody *body)
{
  double widest = 0;

  for (guint i = 0; i < body->y.n_ticks; i++)
    {
      g_autofree char *string = _dp_format_tick (body->lines->y.format, dp_scale_tick (&body->y, i));
      g_autoptr (PangoLayout) text = _dp_figure_line (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);

      widest = MAX (widest, _dp_text_width (text));
      body->tick_height = MAX (body->tick_height, _dp_text_height (text));
    }
  return widest;
}

/* Labels of uprights stand above the plot, centred over their line, on the lowest level where they are clear. Returns: their height. */
static double
measure_uprights (LinesBody *body)
{
  const GPtrArray *uprights = body->lines->uprights;
  const double u = body->scene->scale;
  int levels = 0;

  for (guint i = 0; i < uprights->len; i++)
    {
      Upright upright = { .line = g_ptr_array_index (uprights, i), .index = i, .level = 0 };

      upright.x = dp_scale_map (&body->x, CLAMP (upright.line->value, body->x.min, body->x.max));
      if (upright.line->label != NULL)
        {
          double width;
          gboolean clear = FALSE;

          upright.label = _dp_figure_text (body->scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, upright.line->label);
          _dp_text_wrap (upright.label, body->right - body->left, 1);
          width = _dp_text_width (upright.label);
          upright.label_left = CLAMP (upright.x - width / 2, body->left, MAX (body->right - width, body->left));
          while (!clear && upright.level < UPRIGHT_LEVELS_MAX)
            {
              clear = TRUE;
              for (guint k = 0; k < body->uprights->len && clear; k++)
                {
                  const Upright *other = &g_array_index (body->uprights, Upright, k);

                  clear = other->label == NULL || other->level != upright.level
                          || other->label_left > upright.label_left + width + UPRIGHT_LABEL_GAP_PX * u
                          || upright.label_left > other->label_left + _dp_text_width (other->label) + UPRIGHT_LABEL_GAP_PX * u;
                }
              if (!clear)
                upright.level++;
            }
          levels = MAX (levels, upright.level + 1);
        }
      g_array_append_val (body->uprights, upright);
    }
  return levels * UPRIGHT_LABEL_PX * u;
}

static double
bands_top (const LinesBody *body)
{
  return (body->chart->for_hall ? BANDS_TOP_HALL_PX : BANDS_TOP_PX) * body->scene->scale;
}

static gboolean
clear_of_y_title (const LinesBody *body)
{
  const double end = body->left + _dp_width_or_0 (body->y_title) + UPRIGHT_LABEL_GAP_PX * body->scene->scale;

  for (guint i = 0; i < body->uprights->len; i++)
    {
      const Upright *upright = &g_array_index (body->uprights, Upright, i);

      if (upright->label != NULL && upright->label_left < end)
        return FALSE;
    }

  return TRUE;
}

static int
compare_values (const void *a,
                const void *b)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* A label stands right of the marks, or left of them, or where there is more room, in several lines. */
static void
measure_band (LinesBody        *body,
              const DpRangeRow *row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double reach = _dp_marker_reach (scene->theme.marker[row->party], BAND_MARKER_PX * u) + BAND_LABEL_GAP_PX * u;
  g_autofree char *figures = _dp_range_row_figures (row);
  g_autofree char *string = figures != NULL ? g_strconcat (row->name, ": ", figures, NULL) : g_strdup (row->name);
  Band band = { .row = row, .values = g_new0 (double, row->marks->len + 1) };
  double width, before, after;

  band.values[0] = body->plot_left;
  for (guint i = 0; i < row->marks->len; i++)
    band.values[i] = dp_scale_map (&body->x, ((const DpMark *) g_ptr_array_index (row->marks, i))->value);
  qsort (band.values, row->marks->len, sizeof (double), compare_values);
  before = band.values[0] - reach - body->left;
  after = body->right - (band.values[MAX (row->marks->len, 1) - 1] + reach);

  band.label = _dp_figure_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, string);
  width = _dp_text_width (band.label);
  if (width > after && width > before)
    {
      /* Between name and figures sooner than within them. */
      g_autofree char *broken = figures != NULL ? g_strconcat (row->name, ":\n", figures, NULL) : g_strdup (row->name);

      pango_layout_set_text (band.label, broken, -1);
      _dp_text_wrap (band.label, MAX (after, before), BAND_LINES);
      width = after >= before ? after : _dp_text_width (band.label);
    }
  band.label_left = width <= after ? body->right - after : body->left + before - width;
  band.height = body->chart->for_hall ? MAX (BAND_HALL_PX * u, _dp_text_height (band.label) + 2 * BAND_PADDING_HALL_PX * u)
                                      : MAX (BAND_PX * u, _dp_text_height (band.label) + 2 * BAND_PADDING_PX * u);
  body->foot_height += band.height;
  g_array_append_val (body->bands, band);
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  LinesBody *body = g_new0 (LinesBody, 1);
  const DpLineChart *lines = dp_chart_get_lines (chart);
  const double u = scene->scale;
  const double inner = right - left;
  const double name_most = MIN (NAME_MAX_PX * u, inner * NAME_SHARE_MAX);
  const int name_lines = (int) ceil (NAME_LINES * NAME_MAX_PX * u / MAX (name_most, 1));
  double name_width = 0, title_height = 0, labels_height;

  body->scene = scene;
  body->chart = chart;
  body->lines = lines;
  body->left = left;
  body->right = right;
  body->names = g_ptr_array_new_with_free_func (unref_text);
  body->uprights = g_array_new (FALSE, TRUE, sizeof (Upright));
  g_array_set_clear_func (body->uprights, upright_clear);
  body->bands = g_array_new (FALSE, TRUE, sizeof (Band));
  g_array_set_clear_func (body->bands, band_clear);

  for (guint c = 0; c < lines->curves->len; c++)
    {
      const DpCurve *curve = g_ptr_array_index (lines->curves, c);
      PangoLayout *name = _dp_wrapped_text (scene, DP_TYPE_SMALL, curve->strong ? DP_WEIGHT_BOLD : DP_WEIGHT_REGULAR,
                                            curve->points->len > 0 ? curve->name : NULL,
                                            name_most, name_lines);

      name_width = MAX (name_width, _dp_width_or_0 (name));
      g_ptr_array_add (body->names, name);
    }
  body->plot_left = left;
  body->plot_right = round (right - (name_width > 0 ? ceil (name_width) + NAME_GAP_PX * u : PLOT_RIGHT_PX * u));
  choose_axes (body);
  body->plot_left = round (left + ceil (widest_tick (body)) + TICK_GAP_PX * u);
  body->plot_right = MAX (body->plot_right, body->plot_left + 1);
  choose_axes (body);
  dp_scale_range (&body->x, body->plot_left, body->plot_right);
  body->x_every = _dp_tick_label_every (scene, &body->x, lines->x.format);

  body->y_title = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, lines->y.title, inner, 1);
  body->x_title = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, lines->x.title, body->plot_right - body->plot_left, 2);
  /* Half of the uppermost tick label stands above the plot. */
  body->head_height = body->tick_height / 2;
  if (body->y_title != NULL)
    title_height = _dp_text_height (body->y_title) + TITLE_GAP_PX * u;
  labels_height = measure_uprights (body);
  /* On a wall they share a line where both have room. */
  body->head_height += chart->for_hall && clear_of_y_title (body) ? MAX (title_height, labels_height) : title_height + labels_height;
  body->head_height = ceil (body->head_height);
  body->foot_height = TICK_LABEL_TOP_PX * u + body->tick_height;
  if (body->x_title != NULL)
    body->foot_height += X_TITLE_TOP_PX * u + _dp_text_height (body->x_title);
  if (lines->bands->len > 0)
    body->foot_height += bands_top (body);
  for (guint i = 0; i < lines->bands->len; i++)
    measure_band (body, g_ptr_array_index (lines->bands, i));
  body->foot_height = ceil (body->foot_height);

  *minimum = body->head_height + (chart->for_hall ? PLOT_MIN_HALL_PX : PLOT_MIN_PX) * u + body->foot_height;
  *natural = body->head_height + PLOT_NATURAL_PX * u + body->foot_height;
  return body;
}

static void
free_body (gpointer data)
{
  LinesBody *body = data;

  g_clear_object (&body->x_title);
  g_clear_object (&body->y_title);
  g_ptr_array_unref (body->names);
  g_array_unref (body->uprights);
  g_array_unref (body->bands);
  g_free (body);
}

static DpRole
curve_role (const DpCurve *curve)
{
  return curve->strong ? DP_ROLE_TEXT : DP_ROLE_NEUTRAL;
}

/* ------------------------------------------------------------------------------------------------------------ axes */

static void
place_axes (LinesBody *body,
            double     top,
            double     bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  /* Every so many ticks of the y axis have room for a line and a label. */
  const double spacing = (bottom - top) / (body->y.n_ticks - 1);
  const guint y_every = MAX ((guint) ceil (body->tick_height * 1.2 / spacing), 1);

  for (guint i = 0; i < body->y.n_ticks; i += y_every)
    {
      const double y = round (dp_scale_map (&body->y, dp_scale_tick (&body->y, i)));
      g_autofree char *string = _dp_format_tick (body->lines->y.format, dp_scale_tick (&body->y, i));
      PangoLayout *text = _dp_figure_line (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);

      if (i > 0)
        _dp_hairline (scene, DP_ROLE_GRID, body->plot_left, y, body->plot_right, y, TRUE)->layer = DP_LAYER_ZONE;
      _dp_place_middle (scene, text, DP_ROLE_SECONDARY, body->plot_left - TICK_GAP_PX * u - _dp_text_width (text), y);
    }
  for (guint i = 0; i < body->x.n_ticks; i += body->x_every)
    {
      const double x = dp_scale_map (&body->x, dp_scale_tick (&body->x, i));
      g_autofree char *string = _dp_format_tick (body->lines->x.format, dp_scale_tick (&body->x, i));
      PangoLayout *text = _dp_figure_line (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);
      const double width = _dp_text_width (text);

      _dp_scene_place (scene, text, DP_ROLE_SECONDARY, CLAMP (x - width / 2, 0, MAX (scene->width - width, 0)),
                       bottom + TICK_LABEL_TOP_PX * u);
    }
  _dp_hairline (scene, DP_ROLE_AXIS, body->plot_left, bottom, body->plot_right, bottom, FALSE);
  if (body->x_title != NULL)
    _dp_scene_place (scene, g_steal_pointer (&body->x_title), DP_ROLE_SECONDARY, body->plot_left,
                     bottom + (TICK_LABEL_TOP_PX + X_TITLE_TOP_PX) * u + body->tick_height);
}

/* ------------------------------------------------------------------------------------------------------------ lines */

static void
set_dash (DpPrim  *prim,
          DpStroke stroke,
          double   dash,
          double   gap)
{
  if (stroke == DP_STROKE_DASHED)
    {
      prim->dash[0] = dash;
      prim->dash[1] = gap;
    }
  else if (stroke == DP_STROKE_DOTTED)
    {
      prim->dash[0] = prim->stroke_width;
      prim->dash[1] = prim->stroke_width * DOT_GAP_PX;
    }
}

static void
place_uprights (LinesBody *body,
                DpRoom    *room,
                double     top,
                double     bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  for (guint i = 0; i < body->uprights->len; i++)
    {
      Upright *upright = &g_array_index (body->uprights, Upright, i);
      const double tall = _dp_height_or_0 (upright->label);
      const double width = _dp_width_or_0 (upright->label);
      const double label_top = top - UPRIGHT_LABEL_RISE_PX * u - upright->level * UPRIGHT_LABEL_PX * u - tall;
      const double from = upright->label != NULL ? label_top + tall : top;
      DpSceneItemPrivate *item;
      DpPrim *line = _dp_scene_add_line (scene, DP_LAYER_REFERENCE, DP_ROLE_AXIS, LEVEL_PX * u, upright->x, from, upright->x,
                                         bottom);

      line->interruptible = TRUE;
      set_dash (line, upright->line->stroke, REFERENCE_DASH_PX * u, REFERENCE_DASH_GAP_PX * u);
      item = _dp_scene_add_item (scene, DP_ITEM_LINE, upright->line->id, upright->x, from, 0, bottom - from);
      item->extra_x = upright->label_left;
      item->extra_y = label_top;
      item->extra_width = width;
      item->extra_height = tall;
      item->item.anchor_x = upright->x;
      item->item.anchor_y = from;
      item->item.tooltip = _dp_scene_string (scene, upright->line->tooltip);
      item->item.accessible = _dp_scene_string (scene, upright->line->label != NULL ? upright->line->label : "–");
      item->item.column = (int) i;
      item->item.data_column = (int) upright->index;
      if (upright->label != NULL)
        {
          _dp_room_take_box (room, upright->label_left, label_top, width, tall);
          _dp_scene_place (scene, g_steal_pointer (&upright->label), DP_ROLE_TEXT, upright->label_left, label_top);
        }
    }
}

/* A level's label stands on or under its line, at the first place from the right that is free of curves. */
static void
place_levels (LinesBody *body,
              DpRoom    *room)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  for (guint i = 0; i < body->lines->levels->len; i++)
    {
      const DpLine *level = g_ptr_array_index (body->lines->levels, i);
      const double y = dp_scale_map (&body->y, CLAMP (level->value, body->y.min, body->y.max));
      DpPrim *line = _dp_scene_add_line (scene, DP_LAYER_REFERENCE, DP_ROLE_TEXT, LEVEL_PX * u, body->plot_left, y,
                                         body->plot_right, y);
      PangoLayout *label;
      double width, tall;
      gboolean found = FALSE;

      line->interruptible = TRUE;
      set_dash (line, level->stroke, REFERENCE_DASH_PX * u, REFERENCE_DASH_GAP_PX * u);
      if (level->label == NULL)
        continue;
      label = _dp_figure_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, level->label);
      _dp_text_wrap (label, body->plot_right - body->plot_left, 1);
      width = _dp_text_width (label);
      tall = _dp_text_height (label);
      for (int demand = DP_ROOM_CLEAR; demand <= DP_ROOM_ON_CURVES && !found; demand++)
        for (double x = body->plot_right - width - LEVEL_LABEL_GAP_PX * u; x >= body->plot_left && !found; x -= 8 * u)
          for (int under = 0; under <= 1 && !found; under++)
            {
              const double at = under ? y + LEVEL_LABEL_GAP_PX * u : y - LEVEL_LABEL_GAP_PX * u - tall;

              found = _dp_room_fits (room, x, at, width, tall, demand);
              if (found)
                {
                  _dp_room_take_box (room, x, at, width, tall);
                  _dp_scene_place (scene, g_object_ref (label), DP_ROLE_TEXT, x, at);
                }
            }
      g_object_unref (label);
    }
}

/* ----------------------------------------------------------------------------------------------------------- curves */

static DpPoint
map_point (const LinesBody *body,
           double           x,
           double           y)
{
  return (DpPoint) { dp_scale_map (&body->x, x), dp_scale_map (&body->y, y) };
}

/* The corners of @curve that lie within the axes, in px; where it leaves them it is cut at the edge. */
static GArray *
visible_points (const LinesBody *body,
                const DpCurve   *curve)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DpPoint));

  for (guint i = 0; i < curve->points->len; i++)
    {
      const DpCurvePoint *to = &g_array_index (curve->points, DpCurvePoint, i);
      double enter = 0, leave = 1;

      if (i == 0)
        {
          if (to->x >= body->x.min && to->x <= body->x.max && to->y >= body->y.min && to->y <= body->y.max)
            {
              const DpPoint first = map_point (body, to->x, to->y);

              g_array_append_val (points, first);
            }
          continue;
        }
      {
        const DpCurvePoint *from = to - 1;
        const double steps[] = { to->x - from->x, to->y - from->y };
        const double starts[] = { from->x, from->y };
        const double lows[] = { body->x.min, body->y.min };
        const double highs[] = { body->x.max, body->y.max };

        for (guint axis = 0; axis < 2; axis++)
          {
            if (steps[axis] == 0.0)
              {
                if (starts[axis] < lows[axis] || starts[axis] > highs[axis])
                  leave = -1;
                continue;
              }
            enter = MAX (enter, MIN ((lows[axis] - starts[axis]) / steps[axis], (highs[axis] - starts[axis]) / steps[axis]));
            leave = MIN (leave, MAX ((lows[axis] - starts[axis]) / steps[axis], (highs[axis] - starts[axis]) / steps[axis]));
          }
        if (leave < enter)
          continue;
        if (points->len == 0)
          {
            const DpPoint first = map_point (body, from->x + enter * steps[0], from->y + enter * steps[1]);

            g_array_append_val (points, first);
          }
        {
          const DpPoint next = map_point (body, from->x + leave * steps[0], from->y + leave * steps[1]);

          g_array_append_val (points, next);
        }
      }
    }
  return points;
}

/* Names at the right ends, pushed apart. Fills @middles. */
static void
spread_names (LinesBody *body,
              GPtrArray *paths,
              double     top,
              double     bottom,
              double    *middles)
{
  const guint n = body->names->len;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree double *centres = g_new (double, n + 1);
  g_autofree double *heights = g_new (double, n + 1);
  guint named = 0;

  for (guint c = 0; c < n; c++)
    {
      const GArray *path = g_ptr_array_index (paths, c);
      guint at = named;

      middles[c] = path->len > 0 ? g_array_index (path, DpPoint, path->len - 1).y : bottom;
      if (g_ptr_array_index (body->names, c) == NULL || path->len == 0)
        continue;
      while (at > 0 && middles[order[at - 1]] > middles[c])
        {
          order[at] = order[at - 1];
          at--;
        }
      order[at] = c;
      named++;
    }
  for (guint i = 0; i < named; i++)
    {
      centres[i] = middles[order[i]];
      heights[i] = _dp_text_height (g_ptr_array_index (body->names, order[i]));
    }
  dp_push_apart (centres, heights, named, NAME_BETWEEN_PX * body->scene->scale, top - body->tick_height / 2,
                 bottom + body->tick_height / 2);
  for (guint i = 0; i < named; i++)
    middles[order[i]] = centres[i];
}

static void
place_curve (LinesBody     *body,
             const DpCurve *curve,
             const GArray  *path)
{
  const double u = body->scene->scale;
  DpPrim *prim;

  if (path->len < 2)
    return;
  prim = _dp_scene_add_path (body->scene, DP_LAYER_BAR, (const DpPoint *) (const void *) path->data, path->len, FALSE);
  prim->stroke = curve_role (curve);
  prim->stroke_width = (curve->strong ? STRONG_PX : CURVE_PX) * u;
  /* What lies under a broken curve is seen through it. */
  prim->casing = curve->stroke == DP_STROKE_SOLID ? body->scene->theme.casing * u : 0;
  set_dash (prim, curve->stroke, DASH_PX * u, DASH_GAP_PX * u);
}

static void
place_curve_mark (LinesBody         *body,
                  const DpCurve     *curve,
                  const DpCurveMark *mark)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const DpPoint at = map_point (body, mark->x, mark->y);

  if (!mark->shown)
    return;
  if (mark->has_party)
    _dp_place_marker (scene, mark->party, scene->theme.party_role[mark->party], FALSE, at.x, at.y, MARKER_PX * u);
  else
    {
      DpPrim *ring = _dp_scene_add (scene, DP_PRIM_MARKER, DP_LAYER_MARK, at.x, at.y, RING_PX * u, RING_PX * u);

      ring->marker = DP_MARKER_DISC;
      ring->hollow = TRUE;
      ring->fill = curve_role (curve);
      ring->casing = scene->theme.casing * u;
    }
}

/* Labels beside marks; first those of the curve the chart is about. */
static void
place_mark_labels (LinesBody *body,
                   DpRoom    *room)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  for (int strong = 1; strong >= 0; strong--)
    for (guint c = 0; c < body->lines->curves->len; c++)
      {
        const DpCurve *curve = g_ptr_array_index (body->lines->curves, c);

        for (guint i = 0; i < curve->marks->len && !curve->strong == !strong; i++)
          {
            const DpCurveMark *mark = g_ptr_array_index (curve->marks, i);
            const DpPoint at = map_point (body, mark->x, mark->y);
            PangoLayout *label;
            double x, y;

            if (mark->label == NULL)
              continue;
            label = _dp_figure_line (scene, DP_TYPE_SMALL, strong ? DP_WEIGHT_BOLD : DP_WEIGHT_REGULAR, mark->label);
            if (_dp_room_beside (room, at.x, at.y, LABEL_REACH_PX * u, _dp_text_width (label), _dp_text_height (label), &x, &y))
              _dp_scene_place (scene, label, DP_ROLE_TEXT, x, y);
            else
              g_object_unref (label);
          }
      }
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const DpCurveMark *left = *(const DpCurveMark *const *) a;
  const DpCurveMark *right = *(const DpCurveMark *const *) b;

  return left->x < right->x ? -1 : left->x > right->x;
}

static void
add_curve_items (LinesBody    *body,
                 guint         number,
                 const GArray *path,
                 double        name_middle,
                 int           walk_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const DpCurve *curve = g_ptr_array_index (body->lines->curves, number);
  PangoLayout *name = g_ptr_array_index (body->names, number);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const char *sentence = curve->accessible != NULL ? curve->accessible : curve->name != NULL ? curve->name : body->chart->title;
  const DpPoint *end = &g_array_index (path, DpPoint, path->len - 1);
  const double tall = name != NULL ? _dp_text_height (name) : HIT_PX * u;
  DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_ROW, curve->id,
                                                 name != NULL ? body->plot_right + NAME_GAP_PX * u : end->x - HIT_PX * u / 2,
                                                 name_middle - tall / 2, name != NULL ? _dp_text_width (name) : HIT_PX * u, tall);

  item->item.accessible = _dp_scene_string (scene, sentence);
  item->item.row = walk_row;
  item->item.data_row = (int) number;
  for (guint i = 0; i < curve->marks->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (curve->marks, i));
  g_ptr_array_sort (sorted, compare_marks);
  for (guint i = 0; i < sorted->len; i++)
    {
      const DpCurveMark *mark = g_ptr_array_index (sorted, i);
      const DpPoint at = map_point (body, mark->x, mark->y);
      guint index;

      g_ptr_array_find (curve->marks, mark, &index);
      item = _dp_scene_add_item (scene, DP_ITEM_MARK, mark->id != NULL ? mark->id : curve->id, at.x - HIT_PX * u / 2,
                                 at.y - HIT_PX * u / 2, HIT_PX * u, HIT_PX * u);
      item->item.tooltip = _dp_scene_string (scene, mark->tooltip != NULL ? mark->tooltip : mark->accessible);
      item->item.accessible = _dp_scene_string (scene, mark->accessible);
      item->item.row = walk_row;
      item->item.column = (int) i + 1;
      item->item.data_row = (int) number;
      item->item.data_column = (int) index;
    }
}

/* ------------------------------------------------------------------------------------------------------------ bands */

static void
place_band (LinesBody *body,
            guint      number,
            double     top,
            double     bottom,
            int        walk_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  Band *band = &g_array_index (body->bands, Band, number);
  const DpRangeRow *row = band->row;
  const DpRole role = scene->theme.party_role[row->party];
  const double middle = round ((top + bottom) / 2);
  const double size = BAND_MARKER_PX * u;
  g_autofree char *sentence = _dp_range_row_sentence (row);
  DpSceneItemPrivate *item;

  if (row->marks->len > 1)
    _dp_place_party_bar (scene, row->party, role, row->bar, band->values[0], band->values[row->marks->len - 1], middle,
                         BAND_BAR_PX * u, size);
  for (guint i = 0; i < row->marks->len; i++)
    _dp_place_marker (scene, row->party, role, FALSE, band->values[i], middle, size);
  _dp_place_middle (scene, g_steal_pointer (&band->label), DP_ROLE_TEXT, band->label_left, middle);

  item = _dp_scene_add_item (scene, DP_ITEM_ROW, row->id, body->left, top, body->right - body->left, bottom - top);
  item->item.accessible = _dp_scene_string (scene, sentence);
  item->item.row = walk_row;
  item->item.data_row = (int) (body->lines->curves->len + number);
  for (guint i = 0; i < row->marks->len; i++)
    {
      const DpMark *mark = g_ptr_array_index (row->marks, i);
      g_autofree char *mark_sentence = _dp_mark_sentence (row, mark);
      g_autofree char *tooltip = _dp_mark_tooltip (row, mark);
      const double at = dp_scale_map (&body->x, mark->value);

      item = _dp_scene_add_item (scene, DP_ITEM_MARK, mark->id != NULL ? mark->id : row->id, at - HIT_PX * u / 2, top,
                                 HIT_PX * u, bottom - top);
      item->item.anchor_x = at;
      item->item.anchor_y = middle;
      item->item.tooltip = _dp_scene_string (scene, tooltip);
      item->item.accessible = _dp_scene_string (scene, mark_sentence);
      item->item.row = walk_row;
      item->item.column = (int) i + 1;
      item->item.data_row = (int) (body->lines->curves->len + number);
      item->item.data_column = (int) i;
    }
}

static void
place_curves (LinesBody *body,
              DpRoom    *room,
              double     top,
              double     bottom,
              int       *walk_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const guint n = body->lines->curves->len;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree double *middles = g_new0 (double, n + 1);

  for (guint c = 0; c < n; c++)
    g_ptr_array_add (paths, visible_points (body, g_ptr_array_index (body->lines->curves, c)));
  spread_names (body, paths, top, bottom, middles);

  /* The strong curve over the others. */
  for (int strong = 0; strong <= 1; strong++)
    for (guint c = 0; c < n; c++)
      {
        const DpCurve *curve = g_ptr_array_index (body->lines->curves, c);
        const GArray *path = g_ptr_array_index (paths, c);

        if (!curve->strong != !strong)
          continue;
        place_curve (body, curve, path);
        _dp_room_take_path (room, (const DpPoint *) (const void *) path->data, path->len);
        for (guint i = 0; i < curve->marks->len; i++)
          {
            const DpCurveMark *mark = g_ptr_array_index (curve->marks, i);
            const DpPoint at = map_point (body, mark->x, mark->y);
            const double reach = MARKER_PX * u / 2 + CLEARANCE_PX * u;

            place_curve_mark (body, curve, mark);
            if (mark->shown)
              _dp_room_take_mark (room, at.x, at.y, reach);
          }
      }
  for (guint c = 0; c < n; c++)
    {
      const DpCurve *curve = g_ptr_array_index (body->lines->curves, c);
      PangoLayout *name = g_ptr_array_index (body->names, c);
      const GArray *path = g_ptr_array_index (paths, c);

      if (path->len == 0)
        continue;
      if (name != NULL)
        _dp_place_middle (scene, g_object_ref (name), curve->strong ? DP_ROLE_TEXT : DP_ROLE_SECONDARY,
                          body->plot_right + NAME_GAP_PX * u, middles[c]);
      add_curve_items (body, c, path, middles[c], (*walk_row)++);
    }
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  LinesBody *body = data;
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double plot = round (top + body->head_height);
  const double bottom = round (MAX (top + height - body->foot_height, plot + PLOT_MIN_PX * u / 2));
  double band_top = bottom + body->foot_height;
  int walk_row = body->uprights->len > 0 ? 1 : 0;
  g_auto (DpRoom) room = { 0 };

  dp_scale_range (&body->y, bottom, plot);
  _dp_room_init (&room, body->plot_left + CLEARANCE_PX * u, top, body->right, bottom - CLEARANCE_PX * u);
  if (body->y_title != NULL)
    {
      _dp_room_take_box (&room, body->left, top, _dp_text_width (body->y_title), _dp_text_height (body->y_title));
      _dp_scene_place (scene, g_steal_pointer (&body->y_title), DP_ROLE_SECONDARY, body->left, top);
    }
  place_axes (body, plot, bottom);
  place_uprights (body, &room, plot, bottom);
  place_curves (body, &room, plot, bottom, &walk_row);
  /* A label runs neither into the column of the names nor, if it can help it, along a level. */
  room.right = body->plot_right;
  for (guint i = 0; i < body->lines->levels->len; i++)
    {
      const double y = dp_scale_map (&body->y, ((const DpLine *) g_ptr_array_index (body->lines->levels, i))->value);
      const DpPoint level[] = { { body->plot_left, y }, { body->plot_right, y } };

      _dp_room_take_path (&room, level, G_N_ELEMENTS (level));
    }
  place_mark_labels (body, &room);
  place_levels (body, &room);
  for (guint i = 0; i < body->bands->len; i++)
    band_top -= g_array_index (body->bands, Band, i).height;
  if (body->bands->len > 0)
    _dp_hairline (scene, DP_ROLE_ROW_LINE, body->plot_left, round (band_top - bands_top (body) / 2), body->plot_right,
                  round (band_top - bands_top (body) / 2), TRUE);
  for (guint i = 0; i < body->bands->len; i++)
    {
      const double tall = g_array_index (body->bands, Band, i).height;

      place_band (body, i, band_top, band_top + tall, walk_row++);
      band_top += tall;
    }
}

const DpBodyLayout _dp_lines_layout = { measure, place, free_body };
