/* dp-layout-quantiles.c: so many equally likely outcomes as dots (C4).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"

#include "chart/dp-chart-quantiles.h"

#include <math.h>

/* All in px at scale 1. */
static const double NAME_COLUMN_PX = 150.0;
static const double NAME_GAP_PX = 12.0;
static const double NAME_TO_DETAIL_PX = 1.5;
static const double TEXT_COLUMN_PX = 150.0;
static const double TEXT_GAP_PX = 16.0;
static const double ROW_MIN_PX = 62.0;
static const double ROW_NATURAL_PX = 78.0;
static const double ROW_MAX_PX = 130.0;
static const double ROW_PADDING_PX = 7.0;
static const double TICK_LABEL_TOP_PX = 6.0;
static const double TITLE_TOP_PX = 2.0;
static const double TICK_WISH_PX = 60.0;
static const double PLOT_PADDING_PX = 10.0;

static const double DOT_MAX_PX = 9.0;
static const double DOT_MIN_PX = 2.5;
static const double DOT_STEP_PX = 0.5;
/* Markers are so much smaller than the place they stand in. */
static const double DOT_FILL = 0.86;
static const double LINE_PX = 1.5;
static const double DASH_PX = 4.0;
static const double DASH_GAP_PX = 3.0;
static const double HIT_PX = 24.0;

/* The most of the inner width for names, and for the texts at the right. */
static const double NAME_SHARE_MAX = 0.28;
static const double LONG_NAME_SHARE_MAX = 0.36;
static const double TEXT_SHARE_MAX = 0.24;

/* The most of the plot's width that one value's columns take. */
static const double STACK_SHARE_MAX = 0.035;

static const int NAME_LINES = 2;
static const int TEXT_LINES = 3;

typedef struct
{
  const DpQuantileRow *row;
  PangoLayout *name;
  PangoLayout *detail;
  PangoLayout *figure;
  PangoLayout *text;
} Row;

typedef struct
{
  DpScene *scene;
  const DpQuantileChart *quantiles;
  double left;
  double right;
  double plot_left;
  double plot_right;
  double text_left;
  DpScale scale;
  guint label_every;
  PangoLayout *title;
  double axis_height;
  Row *rows;
  guint n_rows;
} QuantileBody;

static void
free_body (gpointer data)
{
  QuantileBody *body = data;

  for (guint r = 0; r < body->n_rows; r++)
    {
      g_clear_object (&body->rows[r].name);
      g_clear_object (&body->rows[r].detail);
      g_clear_object (&body->rows[r].figure);
      g_clear_object (&body->rows[r].text);
    }
  g_clear_object (&body->title);
  g_free (body->rows);
  g_free (body);
}

static double
names_height (const QuantileBody *body,
              const Row          *row)
{
  return _dp_text_height (row->name) + _dp_height_or_0 (row->detail)
         + (row->detail != NULL ? NAME_TO_DETAIL_PX * body->scene->scale : 0);
}

static double
texts_height (const Row *row)
{
  return _dp_height_or_0 (row->figure) + _dp_height_or_0 (row->text);
}

static void
row_heights (const QuantileBody *body,
             double             *minimum,
             double             *natural,
             double             *maximum)
{
  const double u = body->scene->scale;

  for (guint r = 0; r < body->n_rows; r++)
    {
      const Row *row = &body->rows[r];
      const double content = MAX (names_height (body, row), texts_height (row)) + 2 * ROW_PADDING_PX * u;

      minimum[r] = MAX (content, ROW_MIN_PX * u);
      natural[r] = MAX (content, ROW_NATURAL_PX * u);
      maximum[r] = MAX (content, ROW_MAX_PX * u);
    }
}

static void
choose_axis (QuantileBody *body)
{
  const DpAxis *axis = &body->quantiles->axis;
  const double u = body->scene->scale;
  double min = axis->min, max = MAX (axis->max, axis->min);

  for (guint r = 0; r < body->n_rows; r++)
    {
      const DpQuantileRow *row = body->rows[r].row;

      for (guint i = 0; i < row->stacks->len; i++)
        {
          min = MIN (min, ((const DpStack *) g_ptr_array_index (row->stacks, i))->value);
          max = MAX (max, ((const DpStack *) g_ptr_array_index (row->stacks, i))->value);
        }
      if (row->has_goal)
        max = MAX (max, row->goal);
    }
  dp_scale_init (&body->scale, min, max, axis->tick_step,
                 (guint) MAX ((body->plot_right - body->plot_left) / (TICK_WISH_PX * u), 2));
  dp_scale_range (&body->scale, body->plot_left + PLOT_PADDING_PX * u, body->plot_right - PLOT_PADDING_PX * u);
  body->label_every = _dp_tick_label_every (body->scene, &body->scale, axis->format);
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  QuantileBody *body = g_new0 (QuantileBody, 1);
  const double u = scene->scale;
  const double inner = right - left;
  double name_column = MIN (NAME_COLUMN_PX * u + NAME_GAP_PX * u, inner * NAME_SHARE_MAX);
  const double text_column = MIN (TEXT_COLUMN_PX * u, inner * TEXT_SHARE_MAX);
  g_autoptr (PangoLayout) tick = _dp_figure_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, "0");
  g_autofree double *heights = NULL;

  body->scene = scene;
  body->quantiles = dp_chart_get_quantiles (chart);
  /* A name of one long word is not broken where there is any room for it. */
  for (guint r = 0; r < body->quantiles->rows->len; r++)
    {
      const DpQuantileRow *row = g_ptr_array_index (body->quantiles->rows, r);
      g_autoptr (PangoLayout) name = _dp_scene_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, row->name);

      name_column = MAX (name_column, MIN (ceil (_dp_text_width (name)) + NAME_GAP_PX * u, inner * LONG_NAME_SHARE_MAX));
    }
  body->left = left;
  body->right = right;
  body->plot_left = round (left + name_column);
  body->text_left = round (right - text_column);
  body->plot_right = MAX (round (body->text_left - TEXT_GAP_PX * u), body->plot_left + 1);
  body->n_rows = body->quantiles->rows->len;
  body->rows = g_new0 (Row, body->n_rows + 1);
  for (guint r = 0; r < body->n_rows; r++)
    {
      Row *row = &body->rows[r];

      row->row = g_ptr_array_index (body->quantiles->rows, r);
      row->name = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, row->row->name, name_column - NAME_GAP_PX * u,
                                    NAME_LINES);
      row->detail = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->row->detail, name_column - NAME_GAP_PX * u,
                                      NAME_LINES);
      row->figure = _dp_wrapped_text (scene, DP_TYPE_VALUE, DP_WEIGHT_BOLD, row->row->figure, text_column, 2);
      row->text = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->row->text, text_column, TEXT_LINES);
    }
  choose_axis (body);
  body->title = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, body->quantiles->axis.title,
                                  body->right - body->plot_left, 2);
  body->axis_height = TICK_LABEL_TOP_PX * u + _dp_text_height (tick);
  if (body->title != NULL)
    body->axis_height += TITLE_TOP_PX * u + _dp_text_height (body->title);
  body->axis_height = ceil (body->axis_height);

  heights = g_new0 (double, 3 * body->n_rows + 3);
  row_heights (body, heights, heights + body->n_rows, heights + 2 * body->n_rows);
  *minimum = *natural = body->axis_height;
  for (guint r = 0; r < body->n_rows; r++)
    {
      *minimum += heights[r];
      *natural += heights[body->n_rows + r];
    }
  return body;
}

/* A column of dots, or several side by side where one would be too tall. */
static guint
columns_of (guint  count,
            double height,
            double dot)
{
  const guint tall = MAX ((guint) floor (height / dot + 1e-9), 1);

  return (count + tall - 1) / tall;
}

/* Whether several columns side by side still stand at their value, and on its side of the goal. */
static gboolean
is_slim (const QuantileBody  *body,
         const DpQuantileRow *row,
         const DpStack       *stack,
         double               height,
         double               dot)
{
  const guint columns = columns_of (stack->count, height, dot);
  const double half = columns * dot / 2;
  const double to_goal = fabs (dp_scale_map (&body->scale, row->goal) - dp_scale_map (&body->scale, stack->value));

  return columns == 1 || (half <= STACK_SHARE_MAX * (body->plot_right - body->plot_left) / 2
                          && (!row->has_goal || row->goal == stack->value || half <= to_goal));
}

/* Whether the stacks of a row are slim and stand clear of one another with dots of this size. */
static gboolean
dots_fit (const QuantileBody  *body,
          const DpQuantileRow *row,
          double               height,
          double               dot)
{
  for (guint i = 0; i < row->stacks->len; i++)
    if (!is_slim (body, row, g_ptr_array_index (row->stacks, i), height, dot))
      return FALSE;
  for (guint i = 1; i < row->stacks->len; i++)
    {
      const DpStack *before = g_ptr_array_index (row->stacks, i - 1);
      const DpStack *stack = g_ptr_array_index (row->stacks, i);
      const double apart = dp_scale_map (&body->scale, stack->value) - dp_scale_map (&body->scale, before->value);

      if ((columns_of (before->count, height, dot) + columns_of (stack->count, height, dot)) / 2.0 * dot > apart)
        return FALSE;
    }
  return TRUE;
}

/* The largest dots with which the stacks of the row stand clear of one another. */
static double
choose_dot (const QuantileBody  *body,
            const DpQuantileRow *row,
            double               height)
{
  const double u = body->scene->scale;

  for (double dot = DOT_MAX_PX; dot > DOT_MIN_PX; dot -= DOT_STEP_PX)
    if (dots_fit (body, row, height, dot * u))
      return dot * u;
  return DOT_MIN_PX * u;
}

static void
place_stack (QuantileBody        *body,
             const DpQuantileRow *row,
             const DpStack       *stack,
             double               bottom,
             double               height,
             double               dot)
{
  DpScene *scene = body->scene;
  const guint columns = columns_of (stack->count, height, dot);
  const double x = dp_scale_map (&body->scale, stack->value);
  const double tall = ceil ((double) stack->count / columns) * dot;
  /* The stack has one casing: hundreds of marks would each take their time. */
  DpPrim *casing = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_BAR, x - columns * dot / 2, bottom - tall, columns * dot, tall);

  casing->fill = DP_ROLE_CARD;
  for (guint i = 0; i < stack->count; i++)
    {
      const double column = i % columns;
      DpPrim *marker = _dp_scene_add (scene, DP_PRIM_MARKER, DP_LAYER_MARK, x + (column - (columns - 1) / 2.0) * dot,
                                      bottom - (floor ((double) i / columns) + 0.5) * dot, dot * DOT_FILL, dot * DOT_FILL);

      marker->marker = scene->theme.marker[row->party];
      marker->hollow = !stack->over;
      marker->fill = scene->theme.party_role[row->party];
    }
}

static void
add_items (QuantileBody *body,
           const Row    *row,
           double        top,
           double        bottom,
           int           walk_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_ROW, row->row->id, body->left, top, body->right - body->left,
                                                 bottom - top);

  item->item.anchor_x = (body->left + body->plot_left) / 2;
  item->item.accessible = _dp_scene_string (scene, row->row->accessible);
  item->item.row = walk_row;
  item->item.data_row = walk_row;
  for (guint i = 0; i < row->row->stacks->len; i++)
    {
      const DpStack *stack = g_ptr_array_index (row->row->stacks, i);
      const double x = dp_scale_map (&body->scale, stack->value);

      item = _dp_scene_add_item (scene, DP_ITEM_MARK, row->row->id, x - HIT_PX * u / 2, top, HIT_PX * u, bottom - top);
      item->item.anchor_x = x;
      item->item.tooltip = _dp_scene_string (scene, stack->accessible);
      item->item.accessible = _dp_scene_string (scene, stack->accessible);
      item->item.row = walk_row;
      item->item.column = (int) i + 1;
      item->item.data_row = walk_row;
      item->item.data_column = (int) i;
    }
}

static void
place_row (QuantileBody *body,
           Row          *row,
           double        top,
           double        bottom,
           int           walk_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double room = bottom - top - 2 * ROW_PADDING_PX * u;
  const double dot = choose_dot (body, row->row, room);
  const double middle = (top + bottom) / 2;
  const double floor_y = bottom - ROW_PADDING_PX * u;
  double y = middle - names_height (body, row) / 2;

  _dp_scene_place (scene, g_object_ref (row->name), DP_ROLE_TEXT, body->left, y);
  if (row->detail != NULL)
    _dp_scene_place (scene, g_object_ref (row->detail), DP_ROLE_SECONDARY, body->left,
                     y + _dp_text_height (row->name) + NAME_TO_DETAIL_PX * u);
  y = middle - texts_height (row) / 2;
  if (row->figure != NULL)
    _dp_scene_place (scene, g_object_ref (row->figure), DP_ROLE_TEXT, body->text_left, y);
  if (row->text != NULL)
    _dp_scene_place (scene, g_object_ref (row->text), DP_ROLE_SECONDARY, body->text_left, y + _dp_height_or_0 (row->figure));

  if (row->row->has_goal)
    {
      const double x = dp_scale_map (&body->scale, row->row->goal);
      DpPrim *line = _dp_scene_add_line (scene, DP_LAYER_REFERENCE, DP_ROLE_TEXT, LINE_PX * u, x, top + 2 * u, x, bottom - 2 * u);

      line->interruptible = TRUE;
      line->dash[0] = DASH_PX * u;
      line->dash[1] = DASH_GAP_PX * u;
    }
  for (guint i = 0; i < row->row->stacks->len; i++)
    place_stack (body, row->row, g_ptr_array_index (row->row->stacks, i), floor_y, room, dot);
  add_items (body, row, top, bottom, walk_row);
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  QuantileBody *body = data;
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const guint n = body->n_rows;
  g_autofree double *heights = g_new0 (double, 3 * n + 3);
  g_autofree double *edges = g_new0 (double, n + 2);
  double bottom;

  row_heights (body, heights, heights + n, heights + 2 * n);
  _dp_share_height (top, height - body->axis_height, heights, heights + n, heights + 2 * n, n, edges);
  bottom = edges[n];

  for (guint i = 0; i < body->scale.n_ticks; i += body->label_every)
    {
      const double x = dp_scale_map (&body->scale, dp_scale_tick (&body->scale, i));
      g_autofree char *string = _dp_format_tick (body->quantiles->axis.format, dp_scale_tick (&body->scale, i));
      PangoLayout *text = _dp_figure_line (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);
      const double width = _dp_text_width (text);

      _dp_hairline (scene, DP_ROLE_GRID, x, top, x, bottom, TRUE)->layer = DP_LAYER_ZONE;
      _dp_scene_place (scene, text, DP_ROLE_SECONDARY, CLAMP (x - width / 2, 0, MAX (scene->width - width, 0)),
                       bottom + TICK_LABEL_TOP_PX * u);
    }
  if (body->title != NULL)
    _dp_scene_place (scene, g_object_ref (body->title), DP_ROLE_SECONDARY, body->plot_left,
                     bottom + body->axis_height - _dp_text_height (body->title));
  for (guint r = 0; r < n; r++)
    {
      if (r > 0)
        _dp_hairline (scene, DP_ROLE_ROW_LINE, body->left, edges[r], body->right, edges[r], TRUE);
      place_row (body, &body->rows[r], edges[r], edges[r + 1], (int) r);
    }
  _dp_hairline (scene, DP_ROLE_AXIS, body->left, bottom, body->right, bottom, FALSE);
}

const DpBodyLayout _dp_quantiles_layout = { measure, place, free_body };
