/* dp-layout-steps.c: a table of parameters × proposals with words and filled steps (C10).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"
#include "chart/dp-words.h"

#include <math.h>

/* All in px at scale 1. */
static const double NAME_COLUMN_PX = 180.0;
static const double NAME_COLUMN_MIN_PX = 104.0;
/* Column widths grow in steps, so that a picture of twice the scale is the same picture although its letters round
 * otherwise. */
static const double NAME_COLUMN_STEP_PX = 6.0;
/* The name column gives way, down to its least width, until the cells' texts have this much. */
static const double CONTENT_WISH_PX = 110.0;
static const double NAME_GAP_PX = 14.0;
static const double COLUMN_GAP_PX = 4.0;
static const double CELL_PADDING_X_PX = 8.0;
static const double CELL_PADDING_TOP_PX = 13.0;
static const double CELL_PADDING_BOTTOM_PX = 14.0;
static const double CELL_INSET_PX = 4.0;
static const double CELL_RADIUS_PX = 5.0;
static const double CELL_PEN_PX = 2.0;
static const double LETTER_GAP_PX = 6.0;
static const double HEAD_TO_RULE_PX = 8.0;

static const double STEP_WIDTH_PX = 24.0;
static const double STEP_WIDTH_MIN_PX = 8.0;
static const double STEP_HEIGHT_PX = 14.0;
static const double STEP_GAP_PX = 3.0;
static const double STEP_RADIUS_PX = 2.5;
static const double STEP_PEN_PX = 1.0;
static const double STEPS_TO_WORD_PX = 6.0;
static const double INITIALS_GAP_PX = 10.0;
static const double LINE_GAP_PX = 2.0;
static const double WORD_TO_LINES_PX = 4.0;

static const double HATCH_PITCH_PX = 6.0;
static const double HATCH_PEN_PX = 1.1;
static const double HATCH_DASH_PX = 3.0;
static const double HATCH_DASH_GAP_PX = 2.0;

static const double ROW_MIN_PX = 84.0;
static const double ROW_NATURAL_PX = 112.0;
static const double ROW_AIR_PX = 8.0;
static const double ROW_MAX_PX = 150.0;

static const double LEGEND_STEP_PX = 9.0;
static const double LEGEND_STEP_GAP_PX = 2.0;
static const double LEGEND_PITCH_PX = 4.0;
static const double LEGEND_WORD_GAP_PX = 8.0;
static const double LEGEND_ITEM_GAP_PX = 18.0;
static const double LEGEND_ROW_PX = 22.0;
static const double LEGEND_TOP_PX = 10.0;

static const double HAIRLINE_PX = 1.0;

static const double NAME_SHARE_MAX = 0.27;

static const int HEAD_LINES = 3;
static const int DEFINITION_LINES = 5;
/* A cell shows the first two of its lines, each broken into at most so many. */
static const guint CELL_LINES_SHOWN = 2;
static const int CELL_LINE_BREAKS = 3;

typedef struct
{
  const DpStepCell *cell;
  PangoLayout *word;
  PangoLayout *lines[2];
  PangoLayout *meta;
  PangoLayout *initials;
  double height;
} Cell;

typedef struct
{
  PangoLayout *name;
  PangoLayout *definition;
  double height;
} RowHead;

typedef struct
{
  PangoLayout *letter;
  PangoLayout *name;
  PangoLayout *detail;
} ColumnHead;

typedef struct
{
  DpScene *scene;
  const DpChart *chart;
  double left;
  double right;
  double cells_left;
  double pitch;
  double content;
  double step_width;
  gboolean initials_beside;
  double head_height;
  double legend_height;
  guint n_rows;
  guint n_columns;
  Cell *cells;
  RowHead *rows;
  ColumnHead *columns;
} DpStepBody;

static Cell *
cell_at (DpStepBody *body,
         guint       row,
         guint       column)
{
  return &body->cells[row * body->n_columns + column];
}

static double
steps_width (const DpStepBody *body)
{
  const int n = body->chart->steps.n_steps;

  return n * body->step_width + (n - 1) * STEP_GAP_PX * body->scene->scale;
}

static void
measure_cell (DpStepBody       *body,
              Cell             *cell,
              const DpStepCell *data)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  cell->cell = data;
  if (data == NULL)
    return;
  cell->word = _dp_wrapped_text (scene, DP_TYPE_VALUE, DP_WEIGHT_BOLD, data->word, body->content, 2);
  for (guint i = 0; i < MIN (data->lines->len, CELL_LINES_SHOWN); i++)
    cell->lines[i] = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, g_ptr_array_index (data->lines, i),
                                   body->content, CELL_LINE_BREAKS);
  cell->meta = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, data->meta, body->content, 2);
  if (!body->initials_beside && cell->initials != NULL)
    {
      g_object_unref (cell->initials);
      cell->initials = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, data->initials, body->content, 2);
    }

  cell->height = (STEP_HEIGHT_PX + STEPS_TO_WORD_PX + WORD_TO_LINES_PX) * u + _dp_height_or_0 (cell->word)
                 + _dp_height_or_0 (cell->meta);
  for (guint i = 0; i < CELL_LINES_SHOWN; i++)
    if (cell->lines[i] != NULL)
      cell->height += _dp_height_or_0 (cell->lines[i]) + LINE_GAP_PX * u;
  if (!body->initials_beside && cell->initials != NULL)
    cell->height += _dp_height_or_0 (cell->initials) + LINE_GAP_PX * u;
}

static double
legend_picture_width (const DpStepBody *body)
{
  const int n = body->chart->steps.n_steps;

  return (n * LEGEND_STEP_PX + (n - 1) * LEGEND_STEP_GAP_PX) * body->scene->scale;
}

/* Steps of a legend entry or a cell, from @x, @y; @low filled, up to @high hatched. */
static void
place_steps (DpStepBody *body,
             double      x,
             double      y,
             double      width,
             double      height,
             double      gap,
             double      pitch,
             int         low,
             int         high)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const int n = body->chart->steps.n_steps;
  /* The slanted ends of the hatching stay inside the outline. */
  const double inset = STEP_PEN_PX * u / 2;
  const double radius = STEP_RADIUS_PX * u * MIN (height / (STEP_HEIGHT_PX * u), 1);

  if (low == DP_STEP_UNKNOWN && high <= low)
    {
      DpPrim *hatch = _dp_scene_add (scene, DP_PRIM_HATCH, DP_LAYER_MARK, x + inset, y + inset,
                                     n * width + (n - 1) * gap - 2 * inset, height - 2 * inset);
      DpPrim *outline;

      hatch->stroke = DP_ROLE_HATCH;
      hatch->stroke_width = HATCH_PEN_PX * u;
      hatch->pitch = pitch;
      outline = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_MARK, x, y, n * width + (n - 1) * gap, height);
      outline->stroke = DP_ROLE_AXIS;
      outline->stroke_width = STEP_PEN_PX * u;
      outline->dash[0] = HATCH_DASH_PX * u;
      outline->dash[1] = HATCH_DASH_GAP_PX * u;
      outline->radius = radius;
      return;
    }
  for (int i = 0; i < n; i++)
    {
      const double left = x + i * (width + gap);
      DpPrim *step;

      if (i >= low && i < high)
        {
          DpPrim *hatch = _dp_scene_add (scene, DP_PRIM_HATCH, DP_LAYER_MARK, left + inset, y + inset,
                                         width - 2 * inset, height - 2 * inset);

          hatch->stroke = DP_ROLE_STEP;
          hatch->stroke_width = HATCH_PEN_PX * u;
          hatch->pitch = pitch;
        }
      step = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_MARK, left, y, width, height);
      step->radius = radius;
      if (i < low)
        step->fill = DP_ROLE_STEP;
      else
        {
          step->stroke = i < high ? DP_ROLE_STEP : DP_ROLE_AXIS;
          step->stroke_width = STEP_PEN_PX * u;
        }
    }
}

/* Legend and notes, flowing over as many rows as they need; returns their height. */
static double
flow_legend (DpStepBody *body,
             double      top,
             gboolean    place)
{
  DpScene *scene = body->scene;
  const DpStepChart *steps = &body->chart->steps;
  const double u = scene->scale;
  const double row = LEGEND_ROW_PX * u;
  double x = body->left, y = top, indent = body->left;

  if (steps->legend->len > 0)
    {
      if (steps->legend_title != NULL)
        {
          PangoLayout *title = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, steps->legend_title,
                                             body->right - body->left, 1);
          const double tall = _dp_text_height (title);

          x += _dp_text_width (title) + LEGEND_ITEM_GAP_PX * u;
          indent = x < body->left + (body->right - body->left) / 3 ? x : body->left;
          if (place)
            _dp_scene_place (scene, g_object_ref (title), DP_ROLE_SECONDARY, body->left, y + (row - tall) / 2);
          g_object_unref (title);
        }
      for (guint i = 0; i < steps->legend->len; i++)
        {
          const DpStepLegend *legend = g_ptr_array_index (steps->legend, i);
          const double picture = legend->low == DP_STEP_UNKNOWN ? legend_picture_width (body) * 0.8
                                                                : legend_picture_width (body);
          PangoLayout *word = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, legend->word,
                                            body->right - indent - picture - LEGEND_WORD_GAP_PX * u, 1);
          const double width = picture + LEGEND_WORD_GAP_PX * u + _dp_text_width (word);

          if (x > indent && x + width > body->right)
            {
              x = indent;
              y += row;
            }
          if (place)
            {
              const double height = LEGEND_STEP_PX * u;
              const int n = steps->n_steps;
              const double gap = LEGEND_STEP_GAP_PX * u;

              place_steps (body, x, y + (row - height) / 2, (picture - (n - 1) * gap) / n, height, gap,
                           LEGEND_PITCH_PX * u, legend->low, legend->low);
              _dp_scene_place (scene, g_object_ref (word), DP_ROLE_SECONDARY, x + picture + LEGEND_WORD_GAP_PX * u,
                               y + (row - _dp_text_height (word)) / 2);
            }
          g_object_unref (word);
          x += width + LEGEND_ITEM_GAP_PX * u;
        }
      y += row;
    }
  for (guint i = 0; i < steps->notes->len; i++)
    {
      const DpStepNote *note = g_ptr_array_index (steps->notes, i);
      const double inner = body->right - body->left;
      PangoLayout *lead = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, note->lead, inner * 0.4, 1);
      const double shift = lead != NULL ? _dp_text_width (lead) + LEGEND_WORD_GAP_PX * u : 0;
      PangoLayout *text = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, note->text, inner - shift, 3);
      const double tall = MAX (_dp_height_or_0 (lead), _dp_height_or_0 (text));
      const double padding = MAX (row - (lead != NULL ? _dp_text_height (lead) : tall), 4 * u) / 2;

      if (place && lead != NULL)
        _dp_scene_place (scene, g_object_ref (lead), DP_ROLE_SECONDARY, body->left, y + padding);
      if (place && text != NULL)
        _dp_scene_place (scene, g_object_ref (text), DP_ROLE_SECONDARY, body->left + shift, y + padding);
      g_clear_object (&lead);
      g_clear_object (&text);
      y += tall + 2 * padding;
    }
  return y - top;
}

static void
row_heights (const DpStepBody *body,
             double           *minimum,
             double           *natural,
             double           *maximum)
{
  const double u = body->scene->scale;

  for (guint r = 0; r < body->n_rows; r++)
    {
      double content = body->rows[r].height;

      for (guint c = 0; c < body->n_columns; c++)
        content = MAX (content, body->cells[r * body->n_columns + c].height);
      minimum[r] = MAX (content + (CELL_PADDING_TOP_PX + CELL_PADDING_BOTTOM_PX) * u, ROW_MIN_PX * u);
      natural[r] = MAX (minimum[r] + ROW_AIR_PX * u, ROW_NATURAL_PX * u);
      maximum[r] = MAX (minimum[r], ROW_MAX_PX * u);
    }
}

/* The longest word of the row names: a narrower column would break it. */
static double
widest_name_word (DpScene           *scene,
                  const DpStepChart *steps)
{
  double widest = 0;

  for (guint r = 0; r < steps->rows->len; r++)
    {
      const DpStepRow *row = g_ptr_array_index (steps->rows, r);
      g_auto (GStrv) words = g_strsplit (row->name, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          {
            g_autoptr (PangoLayout) word = _dp_line_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, words[i]);

            widest = MAX (widest, _dp_text_width (word));
          }
    }
  return widest;
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  DpStepBody *body = g_new0 (DpStepBody, 1);
  const DpStepChart *steps = &chart->steps;
  const double u = scene->scale;
  const int n = steps->n_steps;
  double name_column, head = 0, widest_initials = 0;
  g_autofree double *heights = NULL;

  body->scene = scene;
  body->chart = chart;
  body->left = left;
  body->right = right;
  body->n_rows = steps->rows->len;
  body->n_columns = steps->columns->len;
  body->cells = g_new0 (Cell, body->n_rows * body->n_columns);
  body->rows = g_new0 (RowHead, body->n_rows);
  body->columns = g_new0 (ColumnHead, body->n_columns);

  name_column = MIN (NAME_COLUMN_PX * u, (right - left) * NAME_SHARE_MAX);
  name_column = MAX (MIN (name_column, right - left - body->n_columns
                                                     * (CONTENT_WISH_PX + COLUMN_GAP_PX + 2 * CELL_PADDING_X_PX) * u),
                     MIN (name_column, MAX (NAME_COLUMN_MIN_PX * u,
                                            ceil (widest_name_word (scene, steps) / (NAME_COLUMN_STEP_PX * u))
                                                * NAME_COLUMN_STEP_PX * u + NAME_GAP_PX * u)));
  body->cells_left = round (left + name_column);
  body->pitch = MAX (floor ((right - body->cells_left) / body->n_columns), 1);
  body->content = MAX (body->pitch - COLUMN_GAP_PX * u - 2 * CELL_PADDING_X_PX * u, 1);
  body->step_width = CLAMP (floor ((body->content - (n - 1) * STEP_GAP_PX * u) / n), STEP_WIDTH_MIN_PX * u, STEP_WIDTH_PX * u);

  /* The parties' own levels stand beside the steps if there is room in every cell, else under the text in every cell. */
  for (guint r = 0; r < body->n_rows; r++)
    for (guint c = 0; c < body->n_columns; c++)
      {
        const DpStepRow *row = g_ptr_array_index (steps->rows, r);
        const DpStepCell *cell = g_ptr_array_index (row->cells, c);

        if (cell == NULL || cell->initials == NULL)
          continue;
        cell_at (body, r, c)->initials = _dp_line_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, cell->initials);
        widest_initials = MAX (widest_initials, _dp_text_width (cell_at (body, r, c)->initials));
      }
  body->initials_beside = steps_width (body) + INITIALS_GAP_PX * u + widest_initials <= body->content;

  for (guint c = 0; c < body->n_columns; c++)
    {
      const DpStepColumn *column = g_ptr_array_index (steps->columns, c);
      ColumnHead *at = &body->columns[c];
      double shift = 0;

      if (column->letter != NULL)
        {
          at->letter = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, column->letter, body->content / 3, 1);
          shift = _dp_text_width (at->letter) + LETTER_GAP_PX * u;
        }
      at->name = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, column->name,
                               body->content + CELL_PADDING_X_PX * u - shift, HEAD_LINES);
      at->detail = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, column->detail,
                                 body->content + CELL_PADDING_X_PX * u, HEAD_LINES);
      head = MAX (head, _dp_text_height (at->name) + _dp_height_or_0 (at->detail));
    }
  body->head_height = ceil (head + HEAD_TO_RULE_PX * u);

  for (guint r = 0; r < body->n_rows; r++)
    {
      const DpStepRow *row = g_ptr_array_index (steps->rows, r);
      RowHead *at = &body->rows[r];

      at->name = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, row->name, name_column - NAME_GAP_PX * u, 2);
      at->definition = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->definition,
                                     name_column - NAME_GAP_PX * u, DEFINITION_LINES);
      at->height = _dp_text_height (at->name) + _dp_height_or_0 (at->definition) + LINE_GAP_PX * u;
      for (guint c = 0; c < body->n_columns; c++)
        measure_cell (body, cell_at (body, r, c), g_ptr_array_index (row->cells, c));
    }
  if (steps->legend->len > 0 || steps->notes->len > 0)
    body->legend_height = LEGEND_TOP_PX * u + flow_legend (body, 0, FALSE);

  heights = g_new0 (double, 3 * body->n_rows);
  row_heights (body, heights, heights + body->n_rows, heights + 2 * body->n_rows);
  *minimum = *natural = body->head_height + body->legend_height;
  for (guint r = 0; r < body->n_rows; r++)
    {
      *minimum += heights[r];
      *natural += heights[body->n_rows + r];
    }
  return body;
}

static void
free_body (gpointer data)
{
  DpStepBody *body = data;

  for (guint i = 0; i < body->n_rows * body->n_columns; i++)
    {
      g_clear_object (&body->cells[i].word);
      for (guint k = 0; k < CELL_LINES_SHOWN; k++)
        g_clear_object (&body->cells[i].lines[k]);
      g_clear_object (&body->cells[i].meta);
      g_clear_object (&body->cells[i].initials);
    }
  for (guint i = 0; i < body->n_rows; i++)
    {
      g_clear_object (&body->rows[i].name);
      g_clear_object (&body->rows[i].definition);
    }
  for (guint i = 0; i < body->n_columns; i++)
    {
      g_clear_object (&body->columns[i].letter);
      g_clear_object (&body->columns[i].name);
      g_clear_object (&body->columns[i].detail);
    }
  g_free (body->cells);
  g_free (body->rows);
  g_free (body->columns);
  g_free (body);
}

static void
place_down (DpScene      *scene,
            PangoLayout **text,
            DpRole        role,
            double        x,
            double       *y,
            double        gap)
{
  double tall;

  if (*text == NULL)
    return;
  tall = _dp_text_height (*text);
  _dp_scene_place (scene, g_steal_pointer (text), role, x, *y);
  *y += tall + gap;
}

static void
place_cell (DpStepBody *body,
            Cell       *cell,
            double      x,
            double      top,
            double      bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const DpStepCell *data = cell->cell;
  const double left = x + CELL_PADDING_X_PX * u;
  double y = top + CELL_PADDING_TOP_PX * u;

  if (data == NULL)
    return;
  if (data->selected)
    {
      DpPrim *outline = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_MARK, x, top + CELL_INSET_PX * u,
                                       body->pitch - COLUMN_GAP_PX * u, bottom - top - 2 * CELL_INSET_PX * u);

      outline->stroke = DP_ROLE_ACCENT;
      outline->stroke_width = CELL_PEN_PX * u;
      outline->radius = CELL_RADIUS_PX * u;
    }
  place_steps (body, left, y, body->step_width, STEP_HEIGHT_PX * u, STEP_GAP_PX * u, HATCH_PITCH_PX * u, data->low,
               data->high);
  if (cell->initials != NULL && body->initials_beside)
    {
      const double width = _dp_text_width (cell->initials);
      const double tall = _dp_text_height (cell->initials);

      _dp_scene_place (scene, g_steal_pointer (&cell->initials), DP_ROLE_SECONDARY, left + body->content - width,
                       y + (STEP_HEIGHT_PX * u - tall) / 2);
    }
  y += (STEP_HEIGHT_PX + STEPS_TO_WORD_PX) * u;
  place_down (scene, &cell->word, DP_ROLE_TEXT, left, &y, WORD_TO_LINES_PX * u);
  for (guint i = 0; i < CELL_LINES_SHOWN; i++)
    place_down (scene, &cell->lines[i], DP_ROLE_TEXT, left, &y, LINE_GAP_PX * u);
  place_down (scene, &cell->meta, DP_ROLE_SECONDARY, left, &y, LINE_GAP_PX * u);
  place_down (scene, &cell->initials, DP_ROLE_SECONDARY, left, &y, 0);
}

static void
add_items (DpStepBody   *body,
           double        top,
           double        rule,
           const double *edges)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const DpStepChart *steps = &body->chart->steps;
  const double width = body->pitch - COLUMN_GAP_PX * u;

  for (guint c = 0; c < body->n_columns; c++)
    {
      const DpStepColumn *column = g_ptr_array_index (steps->columns, c);
      g_autofree char *sentence = g_strconcat (column->letter != NULL ? column->letter : "",
                                               column->letter != NULL ? " " : "", column->name,
                                               column->detail != NULL ? ", " : NULL, column->detail, NULL);
      DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_COLUMN, NULL, body->cells_left + c * body->pitch,
                                                     top, width, rule - top);

      item->item.accessible = _dp_scene_string (scene, sentence);
      item->item.column = (int) c;
      item->item.data_column = (int) c;
    }
  for (guint r = 0; r < body->n_rows; r++)
    {
      const DpStepRow *row = g_ptr_array_index (steps->rows, r);
      g_autofree char *sentence = g_strconcat (row->name, row->definition != NULL ? ": " : NULL, row->definition, NULL);
      DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_ROW, NULL, body->left, edges[r],
                                                     body->cells_left - body->left, edges[r + 1] - edges[r]);

      item->item.accessible = _dp_scene_string (scene, sentence);
      item->item.row = (int) r + 1;
      item->item.data_row = (int) r;
      for (guint c = 0; c < body->n_columns; c++)
        {
          const DpStepCell *cell = g_ptr_array_index (row->cells, c);
          g_autofree char *text = _dp_step_cell_sentence (row, g_ptr_array_index (steps->columns, c), cell, steps->n_steps);

          item = _dp_scene_add_item (scene, DP_ITEM_CELL, cell != NULL ? cell->id : NULL,
                                     body->cells_left + c * body->pitch, edges[r] + CELL_INSET_PX * u, width,
                                     edges[r + 1] - edges[r] - 2 * CELL_INSET_PX * u);
          item->item.tooltip = _dp_scene_string (scene, cell != NULL ? cell->tooltip : NULL);
          item->item.accessible = _dp_scene_string (scene, text);
          item->item.row = (int) r + 1;
          item->item.column = (int) c + 1;
          item->item.data_row = (int) r;
          item->item.data_column = (int) c;
        }
    }
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  DpStepBody *body = data;
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const guint n = body->n_rows;
  const double rule = round (top + body->head_height);
  g_autofree double *heights = g_new0 (double, 3 * n);
  g_autofree double *edges = g_new0 (double, n + 1);

  row_heights (body, heights, heights + n, heights + 2 * n);
  _dp_share_height (rule, height - body->head_height - body->legend_height, heights, heights + n, heights + 2 * n, n,
                    edges);

  for (guint c = 0; c < body->n_columns; c++)
    {
      ColumnHead *at = &body->columns[c];
      const double x = body->cells_left + c * body->pitch + CELL_PADDING_X_PX * u;
      double y = rule - HEAD_TO_RULE_PX * u - _dp_text_height (at->name) - _dp_height_or_0 (at->detail);
      const double shift = at->letter != NULL ? _dp_text_width (at->letter) + LETTER_GAP_PX * u : 0;

      if (at->letter != NULL)
        _dp_scene_place (scene, g_steal_pointer (&at->letter), DP_ROLE_TEXT, x, y);
      place_down (scene, &at->name, DP_ROLE_TEXT, x + shift, &y, 0);
      place_down (scene, &at->detail, DP_ROLE_SECONDARY, x, &y, 0);
    }
  for (guint r = 0; r <= n; r++)
    _dp_scene_add_line (scene, DP_LAYER_GRID, r == 0 || r == n ? DP_ROLE_AXIS : DP_ROLE_ROW_LINE, HAIRLINE_PX * u,
                        body->left, edges[r], body->right, edges[r])->hairline = TRUE;
  for (guint r = 0; r < n; r++)
    {
      double y = edges[r] + (CELL_PADDING_TOP_PX - 2) * u;

      place_down (scene, &body->rows[r].name, DP_ROLE_TEXT, body->left, &y, LINE_GAP_PX * u);
      place_down (scene, &body->rows[r].definition, DP_ROLE_SECONDARY, body->left, &y, 0);
      for (guint c = 0; c < body->n_columns; c++)
        place_cell (body, cell_at (body, r, c), body->cells_left + c * body->pitch, edges[r], edges[r + 1]);
    }
  if (body->legend_height > 0)
    flow_legend (body, edges[n] + LEGEND_TOP_PX * u, TRUE);
  add_items (body, top, rule, edges);
}

const DpBodyLayout _dp_step_layout = { measure, place, free_body };
