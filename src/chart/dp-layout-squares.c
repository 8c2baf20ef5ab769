/* dp-layout-squares.c: people of a fixed group, one square each (C6).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-squares.h"
#include "chart/dp-layout-private.h"

#include <math.h>

/* All in px at scale 1. */
static const double PANEL_GAP_PX = 28.0;
static const double TITLE_GAP_PX = 8.0;
static const double SQUARE_GAP_PX = 3.0;
static const double SQUARE_MOST_PX = 18.0;
static const double SQUARE_PEN_PX = 1.0;
static const double SQUARE_RADIUS_PX = 1.5;
static const double LABEL_GAP_PX = 6.0;
static const double BARS_GAP_PX = 12.0;
static const double BAR_PX = 9.0;
static const double NAME_TO_BAR_PX = 2.0;
static const double BAR_ROW_GAP_PX = 8.0;
static const double BAR_LABEL_GAP_PX = 6.0;

/* Four rows, as many columns as the group needs. */
static const guint ROWS = 4;

static const int TITLE_LINES = 2;
static const int NAME_LINES = 3;

typedef struct
{
  const DpSquaresBar *bar;
  PangoLayout *name;
  PangoLayout *label;
  double y; /* once it is placed */
  double height;
} Bar;

typedef struct
{
  const DpSquaresPanel *panel;
  PangoLayout *title;
  PangoLayout *label;
  GArray *bars; /* of Bar */
  double left;
} Panel;

typedef struct
{
  DpScene *scene;
  const DpSquaresChart *squares;
  GArray *panels; /* of Panel */
  double width;   /* of one panel */
  double pitch;   /* from square to square */
  guint columns;
  double title_height;
  double label_height;
  double label_width; /* of the widest label of a bar */
} Body;

static void
bar_clear (gpointer data)
{
  Bar *bar = data;

  g_clear_object (&bar->name);
  g_clear_object (&bar->label);
}

static void
panel_clear (gpointer data)
{
  Panel *panel = data;

  g_clear_object (&panel->title);
  g_clear_object (&panel->label);
  g_clear_pointer (&panel->bars, g_array_unref);
}

static void
body_free (gpointer data)
{
  Body *body = data;

  g_array_unref (body->panels);
  g_free (body);
}

static double
bar_height (const Bar *bar,
            double     u)
{
  return _dp_text_height (bar->name) + (NAME_TO_BAR_PX) * u + MAX (BAR_PX * u, _dp_text_height (bar->label)) + BAR_ROW_GAP_PX * u;
}

static void
measure_panel (Body                 *body,
               const DpSquaresPanel *data,
               double                left)
{
  DpScene *scene = body->scene;
  Panel panel = { .panel = data, .left = left };

  panel.title = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, data->title, body->width, TITLE_LINES);
  panel.label = _dp_wrapped_text (scene, DP_TYPE_VALUE, DP_WEIGHT_BOLD, data->label, body->width, NAME_LINES);
  panel.bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (panel.bars, bar_clear);
  for (guint i = 0; i < data->bars->len; i++)
    {
      Bar bar = { .bar = data->bars->pdata[i] };

      bar.name = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, bar.bar->name, body->width, NAME_LINES);
      bar.label = _dp_figure_line (scene, DP_TYPE_SMALL, DP_WEIGHT_BOLD, bar.bar->label);
      body->label_width = MAX (body->label_width, _dp_text_width (bar.label));
      g_array_append_val (panel.bars, bar);
    }
  body->title_height = MAX (body->title_height, _dp_text_height (panel.title));
  body->label_height = MAX (body->label_height, _dp_text_height (panel.label));
  g_array_append_val (body->panels, panel);
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
  double bars = 0;

  body->scene = scene;
  body->squares = dp_chart_get_squares (chart);
  body->panels = g_array_new (FALSE, TRUE, sizeof (Panel));
  g_array_set_clear_func (body->panels, panel_clear);
  body->width = (right - left - (body->squares->panels->len - 1) * PANEL_GAP_PX * u) / body->squares->panels->len;
  body->columns = (body->squares->total + ROWS - 1) / ROWS;
  body->pitch = MIN (body->width / body->columns, (SQUARE_MOST_PX + SQUARE_GAP_PX) * u);
  for (guint i = 0; i < body->squares->panels->len; i++)
    measure_panel (body, body->squares->panels->pdata[i], left + i * (body->width + PANEL_GAP_PX * u));
  for (guint i = 0; i < body->panels->len; i++)
    {
      const Panel *panel = &g_array_index (body->panels, Panel, i);
      double height = BARS_GAP_PX * u;

      for (guint b = 0; b < panel->bars->len; b++)
        height += bar_height (&g_array_index (panel->bars, Bar, b), u);
      bars = MAX (bars, panel->bars->len > 0 ? height : 0);
    }
  *minimum = *natural = body->title_height + TITLE_GAP_PX * u + ROWS * body->pitch + LABEL_GAP_PX * u + body->label_height + bars;
  return body;
}

/* Filled from the first, column by column, so that a count can be read in fours. */
static void
place_squares (Body        *body,
               const Panel *panel,
               double       top)
{
  DpScene *scene = body->scene;
  const double u = scene->scale, side = body->pitch - SQUARE_GAP_PX * u;

  for (guint i = 0; i < body->squares->total; i++)
    {
      DpPrim *square = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_BAR, panel->left + (i / ROWS) * body->pitch,
                                      top + (i % ROWS) * body->pitch, side, side);

      square->radius = SQUARE_RADIUS_PX * u;
      if (i < panel->panel->filled)
        {
          square->fill = scene->theme.party_role[body->squares->party];
          square->casing = scene->theme.casing * u / 2;
        }
      else
        {
          square->stroke = DP_ROLE_AXIS;
          square->stroke_width = SQUARE_PEN_PX * u;
        }
    }
}

static void
add_item (Body       *body,
          DpItemKind  kind,
          const char *first,
          const char *second,
          double      x,
          double      y,
          double      height,
          guint       row,
          guint       column)
{
  g_autofree char *sentence = g_strdup_printf ("%s: %s", first, second);
  DpSceneItemPrivate *item = _dp_scene_add_item (body->scene, kind, NULL, x, y, body->width, height);

  item->item.accessible = _dp_scene_string (body->scene, sentence);
  item->item.tooltip = item->item.accessible;
  item->item.anchor_x = x + body->width / 2;
  item->item.anchor_y = y + height / 2;
  item->item.row = (int) row;
  item->item.column = (int) column;
  item->item.data_row = (int) row;
  item->item.data_column = (int) column;
}

static void
place_bar (Body        *body,
           const Panel *panel,
           Bar         *bar,
           double       y)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double scale = (body->width - body->label_width - BAR_LABEL_GAP_PX * u) / body->squares->total;
  const double name_height = _dp_text_height (bar->name);
  const double middle = y + name_height + NAME_TO_BAR_PX * u + MAX (BAR_PX * u, _dp_text_height (bar->label)) / 2;
  DpPrim *prim;

  bar->y = y;
  bar->height = bar_height (bar, u) - BAR_ROW_GAP_PX * u;
  _dp_scene_place (scene, g_steal_pointer (&bar->name), DP_ROLE_TEXT, panel->left, y);
  prim = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_BAR, panel->left, middle - BAR_PX * u / 2, MAX (bar->bar->count * scale, u), BAR_PX * u);
  prim->fill = DP_ROLE_AXIS;
  prim->casing = scene->theme.casing * u / 2;
  _dp_place_middle (scene, g_steal_pointer (&bar->label), DP_ROLE_TEXT, panel->left + bar->bar->count * scale + BAR_LABEL_GAP_PX * u, middle);
}

/* In reading order: the panels, then their bars row by row. */
static void
add_items (Body  *body,
           double top,
           double bottom)
{
  guint rows = 0;

  for (guint i = 0; i < body->panels->len; i++)
    {
      const Panel *panel = &g_array_index (body->panels, Panel, i);

      rows = MAX (rows, panel->bars->len);
      add_item (body, DP_ITEM_ROW, panel->panel->title, panel->panel->label, panel->left, top, bottom - top, 0, i);
    }
  for (guint row = 0; row < rows; row++)
    for (guint i = 0, column = 0; i < body->panels->len; i++)
      {
        const Panel *panel = &g_array_index (body->panels, Panel, i);

        if (row < panel->bars->len)
          {
            const Bar *bar = &g_array_index (panel->bars, Bar, row);

            add_item (body, DP_ITEM_MARK, bar->bar->name, bar->bar->label, panel->left, bar->y, bar->height, row + 1, column++);
          }
      }
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  Body *body = data;
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double squares_top = round (top + body->title_height + TITLE_GAP_PX * u);
  const double label_top = round (squares_top + ROWS * body->pitch + LABEL_GAP_PX * u);

  for (guint i = 0; i < body->panels->len; i++)
    {
      Panel *panel = &g_array_index (body->panels, Panel, i);
      double y = round (label_top + body->label_height + BARS_GAP_PX * u);

      _dp_scene_place (scene, g_steal_pointer (&panel->title), DP_ROLE_TEXT, panel->left, top);
      place_squares (body, panel, squares_top);
      _dp_scene_place (scene, g_steal_pointer (&panel->label), DP_ROLE_TEXT, panel->left, label_top);
      for (guint b = 0; b < panel->bars->len; b++)
        {
          Bar *bar = &g_array_index (panel->bars, Bar, b);
          const double tall = bar_height (bar, u);

          place_bar (body, panel, bar, y);
          y = round (y + tall);
        }
    }
  add_items (body, top, label_top);
}

const DpBodyLayout _dp_squares_layout = {
  .measure = measure,
  .place = place,
  .free = body_free,
};
