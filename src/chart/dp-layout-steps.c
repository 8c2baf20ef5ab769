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
/* On a wall letters are worth more than air. */
static const double CELL_PADDING_X_HALL_PX = 5.0;
static const double CELL_PADDING_Y_HALL_PX = 7.0;
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

/* The part of the width that the names have at most: side by side with all columns, and with a band of them. */
static const double NAME_SHARE_MAX = 0.27;
static const double NAME_SHARE_BANDS_MAX = 0.42;

/* Where the columns would leave the cells' texts less than this, they are put into several bands below one another. */
static const double CONTENT_LEAST_PX = 72.0;
/* In a hall one band is worth a word broken between its parts. */
static const double CONTENT_LEAST_HALL_PX = 60.0;
static const double BAND_GAP_PX = 26.0;

static const int NAME_LINES = 3;
static const int HEAD_LINES = 4;
/* A definition is shown whole where there is room for it, and otherwise its beginning. */
static const int DEFINITION_LINES = 5;
static const int DEFINITION_LINES_MAX = 14;
static const int WORD_LINES = 3;
static const int META_LINES = 3;
/* A cell shows the first two of its lines, each broken into at most so many. */
static const guint CELL_LINES_SHOWN = 2;
static const int CELL_LINE_BREAKS = 5;

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
  PangoLayout *beginning; /* of the definition */
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
  double padding_x;
  double padding_top;
  double padding_bottom;
  double step_width;
  gboolean initials_beside;
  double legend_height;
  guint n_rows;
  guint n_columns;
  guint n_bands;
  guint per_band;       /* columns of a band; the last may have fewer */
  double *head_heights; /* of each band, with the gap above it */
  Cell *cells;
  RowHead *rows;
  ColumnHead *columns;
} DpStepBody;

static DpTypeStep
name_step (const DpChart *chart)
{
  return chart->for_hall ? DP_TYPE_CAPTION : DP_TYPE_ROW_NAME;
}

static Cell *
cell_at (DpStepBody *body,
         guint       row,
         guint       column)
{
  return &body->cells[row * body->n_columns + column];
}

static double
column_left (const DpStepBody *body,
             guint             column)
{
  return body->cells_left + column % body->per_band * body->pitch;
}

/* A band is its head and its rows. */
static guint
n_parts (const DpStepBody *body)
{
  return body->n_bands * (body->n_rows + 1);
}

static guint
part_of (const DpStepBody *body,
         guint             band,
         guint             row)
{
  return band * (body->n_rows + 1) + 1 + row;
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
  cell->word = _dp_wrapped_text (scene, DP_TYPE_VALUE, DP_WEIGHT_BOLD, data->word, body->content, WORD_LINES);
  for (guint i = 0; i < MIN (data->lines->len, CELL_LINES_SHOWN); i++)
    cell->lines[i] = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, g_ptr_array_index (data->lines, i),
                                   body->content, CELL_LINE_BREAKS);
  cell->meta = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, data->meta, body->content, META_LINES);
  if (!body->initials_beside && cell->initials != NULL)
    {
      g_object_unref (cell->initials);
      cell->initials = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, data->initials, body->content, 2);
    }

  cell->height = (STEP_HEIGHT_PX + STEPS_TO_WORD_PX + (cell->lines[0] != NULL || cell->meta != NULL ? WORD_TO_LINES_PX : 0)) * u
                 + _dp_height_or_0 (cell->word) + _dp_height_or_0 (cell->meta);
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

/* Heights of all parts; heads have one height. */
static void
part_heights (const DpStepBody *body,
              double           *minimum,
              double           *natural,
              double           *maximum)
{
  const double u = body->scene->scale;
  const double padding = body->padding_top + body->padding_bottom;

  for (guint b = 0; b < body->n_bands; b++)
    {
      const guint head = b * (body->n_rows + 1);

      minimum[head] = natural[head] = maximum[head] = body->head_heights[b];
      for (guint r = 0; r < body->n_rows; r++)
        {
          const RowHead *at = &body->rows[r];
          const guint part = part_of (body, b, r);
          double content = _dp_text_height (at->name) + LINE_GAP_PX * u;
          double whole = content;

          /* The first band defines; further ones repeat the name. */
          if (b == 0)
            {
              content += _dp_height_or_0 (at->beginning);
              whole += _dp_height_or_0 (at->definition);
            }
          for (guint c = b * body->per_band; c < MIN ((b + 1) * body->per_band, body->n_columns); c++)
            content = MAX (content, body->cells[r * body->n_columns + c].height);
          minimum[part] = MAX (content + padding, (b == 0 && !body->chart->for_hall ? ROW_MIN_PX : 0) * u);
          natural[part] = MAX (MAX (minimum[part], whole + padding) + ROW_AIR_PX * u, (b == 0 ? ROW_NATURAL_PX : 0) * u);
          maximum[part] = MAX (natural[part], ROW_MAX_PX * u);
        }
    }
}

/* The longest word of the row names: a narrower column would break it. */
static double
widest_name_word (DpScene       *scene,
                  const DpChart *chart)
{
  const DpStepChart *steps = &chart->steps;
  double widest = 0;

  for (guint r = 0; r < steps->rows->len; r++)
    {
      const DpStepRow *row = g_ptr_array_index (steps->rows, r);
      g_auto (GStrv) words = g_strsplit (row->name, " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          {
            g_autoptr (PangoLayout) word = _dp_line_text (scene, name_step (chart), DP_WEIGHT_BOLD, words[i]);

            widest = MAX (widest, _dp_text_width (word));
          }
    }
  return widest;
}

/* How wide the column of names is, the columns beside it being @n. */
static double
name_column_width (const DpStepBody *body,
                   guint             n)
{
  const double u = body->scene->scale;
  const double inner = body->right - body->left;
  const double widest = ceil (widest_name_word (body->scene, body->chart) / (NAME_COLUMN_STEP_PX * u))
                        * NAME_COLUMN_STEP_PX * u + NAME_GAP_PX * u;
  const double most = MIN (NAME_COLUMN_PX * u, inner * (body->n_bands > 1 ? NAME_SHARE_BANDS_MAX : NAME_SHARE_MAX));

  return MAX (MIN (most, inner - n * ((CONTENT_WISH_PX + COLUMN_GAP_PX) * u + 2 * body->padding_x)),
              /* On a wall a name may be broken, so that the columns beside it have room for their words. */
              body->chart->for_hall ? NAME_COLUMN_MIN_PX * u : MIN (most, MAX (NAME_COLUMN_MIN_PX * u, widest)));
}

/* Puts the columns side by side, or into as few bands as leave the cells' texts room; the bands are about equally wide. */
static double
share_width (DpStepBody *body)
{
  const double u = body->scene->scale;
  const int n = body->chart->steps.n_steps;
  double name_column;

  for (body->n_bands = 1;; body->n_bands++)
    {
      body->per_band = (body->n_columns + body->n_bands - 1) / body->n_bands;
      name_column = name_column_width (body, body->per_band);
      body->cells_left = round (body->left + name_column);
      body->pitch = MAX (floor ((body->right - body->cells_left) / body->per_band), 1);
      body->content = MAX (body->pitch - COLUMN_GAP_PX * u - 2 * body->padding_x, 1);
      if (body->content >= (body->chart->for_hall ? CONTENT_LEAST_HALL_PX : CONTENT_LEAST_PX) * u || body->per_band == 1)
        break;
    }
  body->n_bands = (body->n_columns + body->per_band - 1) / body->per_band;
  body->step_width = CLAMP (floor ((body->content - (n - 1) * STEP_GAP_PX * u) / n), STEP_WIDTH_MIN_PX * u, STEP_WIDTH_PX * u);
  return name_column;
}

/* The parties' own levels stand beside the steps if there is room in every cell, else under the text in every cell. */
static void
measure_initials (DpStepBody *body)
{
  const DpStepChart *steps = &body->chart->steps;
  double widest = 0;

  for (guint r = 0; r < body->n_rows; r++)
    for (guint c = 0; c < body->n_columns; c++)
      {
        const DpStepRow *row = g_ptr_array_index (steps->rows, r);
        const DpStepCell *cell = g_ptr_array_index (row->cells, c);

        if (cell == NULL || cell->initials == NULL)
          continue;
        cell_at (body, r, c)->initials = _dp_line_text (body->scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, cell->initials);
        widest = MAX (widest, _dp_text_width (cell_at (body, r, c)->initials));
      }
  body->initials_beside = steps_width (body) + INITIALS_GAP_PX * body->scene->scale + widest <= body->content;
}

static void
measure_heads (DpStepBody *body)
{
  DpScene *scene = body->scene;
  const DpStepChart *steps = &body->chart->steps;
  const double u = scene->scale;

  body->head_heights = g_new0 (double, body->n_bands);
  for (guint c = 0; c < body->n_columns; c++)
    {
      const DpStepColumn *column = g_ptr_array_index (steps->columns, c);
      ColumnHead *at = &body->columns[c];
      double *head = &body->head_heights[c / body->per_band];
      double shift = 0;

      if (column->letter != NULL && body->chart->for_hall)
        {
          g_autofree char *name = g_strdup_printf ("%s  %s", column->letter, column->name);

          at->name = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, name, body->content + body->padding_x, HEAD_LINES);
          *head = MAX (*head, _dp_text_height (at->name));
          continue;
        }
      if (column->letter != NULL)
        {
          at->letter = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, column->letter, body->content / 3, 1);
          shift = _dp_text_width (at->letter) + LETTER_GAP_PX * u;
        }
      at->name = _dp_wrapped_text (scene, DP_TYPE_ROW_NAME, DP_WEIGHT_BOLD, column->name,
                                   body->content + body->padding_x - shift, HEAD_LINES);
      at->detail = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, column->detail,
                                     body->content + body->padding_x, HEAD_LINES);
      *head = MAX (*head, _dp_text_height (at->name) + _dp_height_or_0 (at->detail));
    }
  for (guint b = 0; b < body->n_bands; b++)
    body->head_heights[b] = ceil (body->head_heights[b] + (HEAD_TO_RULE_PX + (b > 0 ? BAND_GAP_PX : 0)) * u);
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
  g_autofree double *heights = NULL;
  double name_width;

  body->scene = scene;
  body->chart = chart;
  body->left = left;
  body->right = right;
  body->n_rows = steps->rows->len;
  body->n_columns = steps->columns->len;
  body->cells = g_new0 (Cell, body->n_rows * body->n_columns);
  body->rows = g_new0 (RowHead, body->n_rows);
  body->columns = g_new0 (ColumnHead, body->n_columns);

  body->padding_x = (chart->for_hall ? CELL_PADDING_X_HALL_PX : CELL_PADDING_X_PX) * u;
  body->padding_top = (chart->for_hall ? CELL_PADDING_Y_HALL_PX : CELL_PADDING_TOP_PX) * u;
  body->padding_bottom = (chart->for_hall ? CELL_PADDING_Y_HALL_PX : CELL_PADDING_BOTTOM_PX) * u;
  name_width = share_width (body) - NAME_GAP_PX * u;
  measure_initials (body);
  measure_heads (body);
  for (guint r = 0; r < body->n_rows; r++)
    {
      const DpStepRow *row = g_ptr_array_index (steps->rows, r);
      RowHead *at = &body->rows[r];

      at->name = _dp_wrapped_text (scene, name_step (chart), DP_WEIGHT_BOLD, row->name, name_width, NAME_LINES);
      at->definition = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->definition, name_width,
                                         DEFINITION_LINES_MAX);
      at->beginning = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->definition, name_width,
                                        DEFINITION_LINES);
      for (guint c = 0; c < body->n_columns; c++)
        measure_cell (body, cell_at (body, r, c), g_ptr_array_index (row->cells, c));
    }
  if (steps->legend->len > 0 || steps->notes->len > 0)
    body->legend_height = LEGEND_TOP_PX * u + flow_legend (body, 0, FALSE);

  heights = g_new0 (double, 3 * n_parts (body));
  part_heights (body, heights, heights + n_parts (body), heights + 2 * n_parts (body));
  *minimum = *natural = body->legend_height;
  for (guint p = 0; p < n_parts (body); p++)
    {
      *minimum += heights[p];
      *natural += heights[n_parts (body) + p];
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
      g_clear_object (&body->rows[i].beginning);
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
  g_free (body->head_heights);
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
  const double left = x + body->padding_x;
  double y = top + body->padding_top;

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
add_head_item (DpStepBody *body,
               guint       column,
               double      top,
               double      rule)
{
  DpScene *scene = body->scene;
  const DpStepColumn *data = g_ptr_array_index (body->chart->steps.columns, column);
  g_autofree char *sentence = g_strconcat (data->letter != NULL ? data->letter : "", data->letter != NULL ? " " : "",
                                           data->name, data->detail != NULL ? ", " : NULL, data->detail, NULL);
  DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_COLUMN, NULL, column_left (body, column), top,
                                                 body->pitch - COLUMN_GAP_PX * scene->scale, rule - top);

  item->item.accessible = _dp_scene_string (scene, sentence);
  item->item.row = (int) (column / body->per_band * (body->n_rows + 1));
  item->item.column = (int) (column % body->per_band);
  item->item.data_column = (int) column;
}

static void
add_cell_item (DpStepBody *body,
               guint       row,
               guint       column,
               double      top,
               double      bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const DpStepRow *data = g_ptr_array_index (body->chart->steps.rows, row);
  const DpStepCell *cell = g_ptr_array_index (data->cells, column);
  g_autofree char *text = _dp_step_cell_sentence (data, g_ptr_array_index (body->chart->steps.columns, column), cell,
                                                  body->chart->steps.n_steps);
  DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_CELL, cell != NULL ? cell->id : NULL,
                                                 column_left (body, column), top + CELL_INSET_PX * u,
                                                 body->pitch - COLUMN_GAP_PX * u, bottom - top - 2 * CELL_INSET_PX * u);

  item->item.tooltip = _dp_scene_string (scene, cell != NULL ? cell->tooltip : NULL);
  item->item.accessible = _dp_scene_string (scene, text);
  item->item.row = (int) part_of (body, column / body->per_band, row);
  item->item.column = (int) (column % body->per_band) + 1;
  item->item.data_row = (int) row;
  item->item.data_column = (int) column;
}

/* In reading order: a band's heads, then its rows. */
static void
add_items (DpStepBody   *body,
           const double *edges)
{
  DpScene *scene = body->scene;

  for (guint b = 0; b < body->n_bands; b++)
    {
      const guint first = b * body->per_band, end = MIN (first + body->per_band, body->n_columns);
      const guint head = b * (body->n_rows + 1);
      const double top = edges[head] + (b > 0 ? BAND_GAP_PX : 0) * scene->scale;

      for (guint c = first; c < end; c++)
        add_head_item (body, c, top, edges[head + 1]);
      for (guint r = 0; r < body->n_rows; r++)
        {
          const DpStepRow *row = g_ptr_array_index (body->chart->steps.rows, r);
          const guint part = part_of (body, b, r);
          g_autofree char *sentence = g_strconcat (row->name, row->definition != NULL ? ": " : NULL, row->definition, NULL);
          DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_ROW, NULL, body->left, edges[part],
                                                         body->cells_left - body->left, edges[part + 1] - edges[part]);

          item->item.accessible = _dp_scene_string (scene, sentence);
          item->item.row = (int) part;
          item->item.data_row = (int) r;
          for (guint c = first; c < end; c++)
            add_cell_item (body, r, c, edges[part], edges[part + 1]);
        }
    }
}

static void
place_column_head (DpStepBody *body,
                   guint       column,
                   double      rule)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  ColumnHead *at = &body->columns[column];
  const double x = column_left (body, column) + body->padding_x;
  const double shift = at->letter != NULL ? _dp_text_width (at->letter) + LETTER_GAP_PX * u : 0;
  double y = rule - HEAD_TO_RULE_PX * u - _dp_text_height (at->name) - _dp_height_or_0 (at->detail);

  if (at->letter != NULL)
    _dp_scene_place (scene, g_steal_pointer (&at->letter), DP_ROLE_TEXT, x, y);
  place_down (scene, &at->name, DP_ROLE_TEXT, x + shift, &y, 0);
  place_down (scene, &at->detail, DP_ROLE_SECONDARY, x, &y, 0);
}

static void
place_row_head (DpStepBody *body,
                guint       band,
                guint       row,
                double      top,
                double      bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const RowHead *at = &body->rows[row];
  PangoLayout *name = g_object_ref (at->name), *definition = NULL;
  double y = top + body->padding_top - 2 * u;
  const double room = bottom - body->padding_bottom - y - _dp_text_height (name) - LINE_GAP_PX * u;

  place_down (scene, &name, DP_ROLE_TEXT, body->left, &y, LINE_GAP_PX * u);
  if (band == 0 && at->definition != NULL)
    definition = g_object_ref (_dp_text_height (at->definition) <= room ? at->definition : at->beginning);
  place_down (scene, &definition, DP_ROLE_SECONDARY, body->left, &y, 0);
}

static void
place_band (DpStepBody   *body,
            guint         band,
            const double *edges)
{
  DpScene *scene = body->scene;
  const guint n = body->n_rows;
  const guint first = band * body->per_band, end = MIN (first + body->per_band, body->n_columns);
  const double *rules = &edges[part_of (body, band, 0)];

  for (guint c = first; c < end; c++)
    place_column_head (body, c, rules[0]);
  for (guint r = 0; r <= n; r++)
    _dp_scene_add_line (scene, DP_LAYER_GRID, r == 0 || r == n ? DP_ROLE_AXIS : DP_ROLE_ROW_LINE, HAIRLINE_PX * scene->scale,
                        body->left, rules[r], body->right, rules[r])->hairline = TRUE;
  for (guint r = 0; r < n; r++)
    {
      place_row_head (body, band, r, rules[r], rules[r + 1]);
      for (guint c = first; c < end; c++)
        place_cell (body, cell_at (body, r, c), column_left (body, c), rules[r], rules[r + 1]);
    }
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  DpStepBody *body = data;
  const guint n = n_parts (body);
  g_autofree double *heights = g_new0 (double, 3 * n);
  g_autofree double *edges = g_new0 (double, n + 1);

  part_heights (body, heights, heights + n, heights + 2 * n);
  _dp_share_height (top, height - body->legend_height, heights, heights + n, heights + 2 * n, n, edges);
  for (guint b = 0; b < body->n_bands; b++)
    place_band (body, b, edges);
  if (body->legend_height > 0)
    flow_legend (body, edges[n] + LEGEND_TOP_PX * body->scene->scale, TRUE);
  add_items (body, edges);
}

const DpBodyLayout _dp_step_layout = { measure, place, free_body };
