/* dp-layout-range.c: estimates as ranges and points on one axis (C1, C2).
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-layout-private.h"
#include "chart/dp-scale.h"
#include "chart/dp-words.h"

#include <math.h>

/* All in px at scale 1. */
static const double NAME_COLUMN_PX = 182.0;
static const double NAME_GAP_PX = 6.0;
static const double PLOT_RIGHT_PX = 26.0;
static const double TEXT_COLUMN_MIN_PX = 132.0;
static const double TEXT_COLUMN_MAX_PX = 340.0;
static const double TEXT_GAP_PX = 18.0;

static const double HEAD_TO_RULE_PX = 4.0;
static const double TOP_BAND_PX = 30.0;
static const double TOP_BAND_HALL_PX = 26.0;
static const double LABEL_LEVEL_PX = 19.0;
static const double LABEL_TO_PLOT_PX = 9.0;
static const double LABEL_TO_PLOT_HALL_PX = 5.0;
static const double LABEL_RISE_PX = 4.0;
static const double LABEL_GAP_PX = 7.0;
static const double AXIS_BAND_PX = 30.0;
static const double AXIS_BAND_HALL_PX = 23.0;
static const double TICK_LABEL_TOP_PX = 6.0;
/* Distance of ticks when the program chooses them. */
static const double TICK_WISH_PX = 70.0;

/* Rows with figures above and below the mark, and rows with figures above only. */
static const double ROW_MIN_PX = 52.0;
/* In a hall the letters' size is worth more than air; the words below one row still stand clear of those above the next. */
static const double ROW_MIN_HALL_PX = 46.0;
static const double ROW_NATURAL_PX = 64.0;
static const double ROW_MAX_PX = 104.0;
static const double SHORT_ROW_MIN_PX = 44.0;
static const double SHORT_ROW_MIN_HALL_PX = 34.0;
static const double SHORT_ROW_NATURAL_PX = 48.0;
static const double SHORT_ROW_MAX_PX = 80.0;
static const double ROW_PADDING_PX = 5.0;
static const double ROW_PADDING_HALL_PX = 3.0;
static const double NAME_TO_DETAIL_PX = 1.5;
static const double SECONDARY_ROW_PX = 23.0;
static const double SECONDARY_ROW_MAX_PX = 32.0;
static const double SECONDARY_PADDING_PX = 3.0;
static const double SECTION_PX = 27.0;

static const double MARKER_PX = 13.0;
static const double BOXED_MARKER_PX = 19.5;
static const double SECONDARY_MARKER_PX = 8.5;
static const double BAR_PX = 6.0;
static const double SECONDARY_BAR_PX = 2.5;
static const double VALUE_DISTANCE_PX = 17.0;
/* A mark with figures above only stands this much below the middle of its row, with its figure that much nearer. */
static const double SHORT_ROW_DROP_PX = 6.5;
static const double SHORT_VALUE_DISTANCE_PX = 15.5;
static const double VALUE_GAP_PX = 9.0;
static const double VALUE_OVERHANG_PX = 6.0;
static const double LEAD_GAP_PX = 10.0;
static const double SECONDARY_LABEL_GAP_PX = 5.0;
static const double BOX_GAP_PX = 9.0;
static const double BOX_PADDING_X_PX = 8.0;
static const double BOX_PADDING_Y_PX = 4.0;
static const double BOX_RADIUS_PX = 4.0;
static const double BOX_PEN_PX = 1.5;

static const double LINE_BOLD_PX = 2.2;
static const double LINE_PX = 1.5;
static const double DASH_PX = 4.0;
static const double DASH_GAP_PX = 3.0;
static const double HIT_PX = 24.0;

/* Shares of the inner width that the columns beside the plot may take. */
static const double NAME_SHARE_MAX = 0.32;
static const double NAME_SHARE_HALL_MAX = 0.37;
static const double TEXT_SHARE = 0.277;

static const int NAME_LINES = 2;
static const int TEXT_LINES = 4;
/* Levels that are tried before a label may stand on another line's stem, which then gives way. */
static const int LABEL_LEVELS_CLEAR = 3;
static const int LABEL_LEVELS_MAX = 8;

typedef struct
{
  const DpMark *mark;
  guint index;
  double x;
  double y;
  double size;
  PangoLayout *above;
  PangoLayout *below;
  double above_middle;
  double below_middle;
} Mark;

typedef struct
{
  const DpRangeRow *row;
  guint index;
  gboolean secondary;
  PangoLayout *name;
  PangoLayout *detail;
  PangoLayout *text;
  PangoLayout *label;
  Mark *marks;
  guint n_marks;
} Row;

typedef struct
{
  const DpLine *line;
  guint index;
  PangoLayout *label;
  double x;
  gboolean on_axis;
  int level;
  double label_left;
  double label_width;
  double label_height;
  gboolean stem_beside;
} Line;

typedef struct
{
  DpScene *scene;
  const DpChart *chart;
  double left;
  double right;
  double plot_left;
  double plot_right;
  double values_right;
  double text_left;
  DpScale scale;
  guint label_every;
  gboolean heads;
  gboolean any_below;
  PangoLayout *name_head;
  PangoLayout *axis_head;
  PangoLayout *text_head;
  PangoLayout *section;
  PangoLayout *lead;
  double head_height;
  double band_height;
  double section_height;
  GArray *rows;
  guint n_primary;
  GArray *lines;
} DpRangeBody;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->name);
  g_clear_object (&row->detail);
  g_clear_object (&row->text);
  g_clear_object (&row->label);
  for (guint i = 0; i < row->n_marks; i++)
    {
      g_clear_object (&row->marks[i].above);
      g_clear_object (&row->marks[i].below);
    }
  g_clear_pointer (&row->marks, g_free);
}

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_object (&line->label);
}

/* A ghost row with a boxed mark is the row the meeting is about: only its other marks are ghosts. */
static gboolean
row_is_ghost (const DpRangeRow *row)
{
  for (guint i = 0; i < row->marks->len; i++)
    if (((const DpMark *) g_ptr_array_index (row->marks, i))->box_first != NULL)
      return FALSE;
  return row->ghost;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const Mark *left = a;
  const Mark *right = b;

  if (left->mark->value != right->mark->value)
    return left->mark->value < right->mark->value ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  if (left->line->value != right->line->value)
    return left->line->value < right->line->value ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static void
add_row (DpRangeBody      *body,
         const DpRangeRow *data,
         guint             index)
{
  DpScene *scene = body->scene;
  Row row = { .row = data, .index = index, .secondary = data->level == DP_ROW_SECONDARY };

  row.marks = g_new0 (Mark, data->marks->len + 1);
  row.n_marks = data->marks->len;
  for (guint i = 0; i < row.n_marks; i++)
    {
      row.marks[i].mark = g_ptr_array_index (data->marks, i);
      row.marks[i].index = i;
    }
  if (row.n_marks > 1)
    qsort (row.marks, row.n_marks, sizeof (Mark), compare_marks);

  for (guint i = 0; i < row.n_marks && !row.secondary; i++)
    {
      Mark *mark = &row.marks[i];

      if (mark->mark->box_first != NULL)
        continue;
      if (mark->mark->above != NULL)
        mark->above = _dp_figure_line (scene, DP_TYPE_VALUE, data->ghost ? DP_WEIGHT_REGULAR : DP_WEIGHT_BOLD,
                                   mark->mark->above);
      if (mark->mark->below != NULL)
        mark->below = _dp_figure_line (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, mark->mark->below);
      body->any_below |= mark->below != NULL;
    }
  if (row.secondary)
    {
      g_autofree char *label = _dp_range_row_figures (data);

      if (label != NULL)
        row.label = _dp_figure_line (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, label);
    }
  g_array_append_val (body->rows, row);
}

/* The axis: what the caller asked for, widened so that every mark stands on it. */
static void
choose_axis (DpRangeBody *body)
{
  const DpRangeChart *range = &body->chart->range;
  double min = range->axis_min;
  double max = range->axis_max > range->axis_min ? range->axis_max : range->axis_min;
  guint ticks = (guint) MAX ((body->plot_right - body->plot_left) / (TICK_WISH_PX * body->scene->scale), 2);

  for (guint r = 0; r < body->rows->len; r++)
    {
      const Row *row = &g_array_index (body->rows, Row, r);

      for (guint i = 0; i < row->n_marks; i++)
        {
          min = MIN (min, row->marks[i].mark->value);
          max = MAX (max, row->marks[i].mark->value);
        }
    }
  dp_scale_init (&body->scale, min, max, range->tick_step, ticks);
  dp_scale_range (&body->scale, body->plot_left, body->plot_right);

  body->label_every = _dp_tick_label_every (body->scene, &body->scale, range->format);
}

static gboolean
overlaps (double a_left,
          double a_right,
          double b_left,
          double b_right,
          double gap)
{
  return a_left < b_right + gap && b_left < a_right + gap;
}

/* Whether a label of @line from @left at @level is clear of everything placed so far. */
static gboolean
label_fits (const DpRangeBody *body,
            const Line        *line,
            double             left,
            int                level,
            gboolean           beside,
            gboolean           strict)
{
  const double gap = LABEL_GAP_PX * body->scene->scale;
  const double right = left + line->label_width;

  if (left < body->left || right > body->right)
    return FALSE;
  for (guint i = 0; i < body->lines->len; i++)
    {
      const Line *other = &g_array_index (body->lines, Line, i);

      /* A line without a label ends where the labels begin. */
      if (other == line || other->label == NULL)
        continue;
      if (other->level < 0)
        {
          /* Not placed yet: it may still want to rise beside this label. */
          if (strict && other->line->side == DP_SIDE_RIGHT && other->on_axis && overlaps (left, right, other->x, other->x, gap))
            return FALSE;
          continue;
        }
      if (other->level == level
          && overlaps (left, right, other->label_left, other->label_left + other->label_width, gap))
        return FALSE;
      /* Its stem goes up through this level. */
      if (strict && other->on_axis && other->level + (other->stem_beside ? 1 : 0) > level
          && overlaps (left, right, other->x, other->x, gap))
        return FALSE;
      /* And our stem through its label. */
      if (strict && line->on_axis && level + (beside ? 1 : 0) > other->level
          && overlaps (other->label_left, other->label_left + other->label_width, line->x, line->x, gap))
        return FALSE;
    }
  return TRUE;
}

/* Finds a place for the label of @line: the lowest level where it is clear of the others. */
static void
place_label (DpRangeBody *body,
             Line        *line)
{
  const double u = body->scene->scale;
  const double gap = LABEL_GAP_PX * u;
  const double width = line->label_width;
  double over_right = line->x + width / 2;

  /* Above its line, but to the left of the lines that follow. */
  for (guint i = 0; i < body->lines->len; i++)
    {
      const Line *other = &g_array_index (body->lines, Line, i);

      if (other != line && other->label != NULL && other->on_axis && other->x >= line->x && other->line->side == DP_SIDE_RIGHT)
        over_right = MIN (over_right, other->x - gap - 0.5);
    }

  for (int attempt = 0; attempt < LABEL_LEVELS_CLEAR + LABEL_LEVELS_MAX; attempt++)
    {
      const gboolean strict = attempt < LABEL_LEVELS_CLEAR;
      const int level = strict ? attempt : attempt - LABEL_LEVELS_CLEAR;
      const struct
      {
        double left;
        gboolean beside;
      } tries[] = {
        { line->line->side == DP_SIDE_RIGHT ? line->x + gap - u : over_right - width,
          line->line->side == DP_SIDE_RIGHT },
        { line->x - gap - width, TRUE },
        { line->x + gap, TRUE },
        { CLAMP (over_right - width, body->left, MAX (body->right - width, body->left)), FALSE },
      };

      for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
        {
          /* A label above its line has to stand above it. */
          if (!tries[i].beside && line->on_axis
              && (tries[i].left > line->x - u || tries[i].left + width < line->x - 2 * gap))
            continue;
          if (!label_fits (body, line, tries[i].left, level, tries[i].beside, strict))
            continue;
          line->level = level;
          line->label_left = tries[i].left;
          line->stem_beside = tries[i].beside;
          return;
        }
    }
  line->level = LABEL_LEVELS_MAX;
  line->label_left = CLAMP (line->x - width / 2, body->left, MAX (body->right - width, body->left));
}

static void
measure_lines (DpRangeBody *body)
{
  const GPtrArray *lines = body->chart->range.lines;
  const double u = body->scene->scale;
  int levels = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line line = { .line = g_ptr_array_index (lines, i), .index = i, .level = -1 };

      line.on_axis = line.line->value >= body->scale.min && line.line->value <= body->scale.max;
      line.x = CLAMP (dp_scale_map (&body->scale, line.line->value), body->plot_left, body->plot_right);
      if (line.line->label != NULL)
        {
          /* A limit off the axis is told at the end it lies beyond. */
          g_autofree char *string = line.on_axis ? g_strdup (line.line->label)
                                    : line.line->value > body->scale.max ? g_strconcat (line.line->label, " →", NULL)
                                                                         : g_strconcat ("← ", line.line->label, NULL);

          line.label = _dp_figure_text (body->scene, DP_TYPE_SMALL, line.line->bold ? DP_WEIGHT_BOLD : DP_WEIGHT_REGULAR,
                                    string);
          _dp_text_wrap (line.label, body->right - body->left, 1);
          line.label_width = _dp_text_width (line.label);
          line.label_height = _dp_text_height (line.label);
        }
      g_array_append_val (body->lines, line);
    }
  g_array_sort (body->lines, compare_lines);

  /* Bold first: the others give way to them. */
  for (int bold = 1; bold >= 0; bold--)
    for (guint i = 0; i < body->lines->len; i++)
      {
        Line *line = &g_array_index (body->lines, Line, i);

        if (!line->line->bold != !bold)
          continue;
        if (line->label == NULL)
          {
            line->level = 0;
            line->label_left = line->x;
            continue;
          }
        place_label (body, line);
        levels = MAX (levels, line->level + 1);
      }
  body->band_height = levels > 0 ? ((body->chart->for_hall ? TOP_BAND_HALL_PX : TOP_BAND_PX) + (levels - 1) * LABEL_LEVEL_PX) * u : 0;
}

static double
row_content_height (const DpRangeBody *body,
                    const Row         *row)
{
  const double names = _dp_height_or_0 (row->name) + _dp_height_or_0 (row->detail)
                       + (row->detail != NULL ? NAME_TO_DETAIL_PX * body->scene->scale : 0);
  const double padding = row->secondary ? SECONDARY_PADDING_PX : body->chart->for_hall ? ROW_PADDING_HALL_PX : ROW_PADDING_PX;
  double height = MAX (names, _dp_height_or_0 (row->text)) + 2 * padding * body->scene->scale;

  for (guint i = 0; i < row->n_marks && !row->secondary; i++)
    if (row->marks[i].mark->box_first != NULL)
      {
        const double lines = row->marks[i].mark->box_second != NULL ? 2 : 1;

        height = MAX (height, (lines * 18 + 2 * BOX_PADDING_Y_PX + 2 * (padding - 2)) * body->scene->scale);
      }
  return height;
}

static double
axis_band (const DpRangeBody *body)
{
  return (body->chart->for_hall ? AXIS_BAND_HALL_PX : AXIS_BAND_PX) * body->scene->scale;
}

static void
row_heights (const DpRangeBody *body,
             double            *minimum,
             double            *natural,
             double            *maximum)
{
  const double u = body->scene->scale;
  const double row_min = body->chart->for_hall ? ROW_MIN_HALL_PX : ROW_MIN_PX;
  const double short_row_min = body->chart->for_hall ? SHORT_ROW_MIN_HALL_PX : SHORT_ROW_MIN_PX;

  for (guint i = 0; i < body->rows->len; i++)
    {
      const Row *row = &g_array_index (body->rows, Row, i);
      const double content = row_content_height (body, row);

      if (row->secondary)
        {
          minimum[i] = natural[i] = MAX (content, SECONDARY_ROW_PX * u);
          maximum[i] = MAX (content, SECONDARY_ROW_MAX_PX * u);
          continue;
        }
      minimum[i] = MAX (content, (body->any_below ? row_min : short_row_min) * u);
      natural[i] = MAX (content, (body->any_below ? ROW_NATURAL_PX : SHORT_ROW_NATURAL_PX) * u);
      maximum[i] = MAX (content, (body->any_below ? ROW_MAX_PX : SHORT_ROW_MAX_PX) * u);
    }
}

/* The name of @row in a column of @width, or in one line when @width is 0. */
static PangoLayout *
row_name (DpScene   *scene,
          const Row *row,
          double     width)
{
  const DpTypeStep step = row->secondary ? DP_TYPE_SMALL : DP_TYPE_ROW_NAME;
  const DpWeight weight = !row->secondary && !row_is_ghost (row->row) ? DP_WEIGHT_BOLD : DP_WEIGHT_REGULAR;

  return width > 0 ? _dp_wrapped_text (scene, step, weight, row->row->name, width, NAME_LINES)
                   : _dp_line_text (scene, step, weight, row->row->name);
}

static gpointer
measure (DpScene       *scene,
         const DpChart *chart,
         double         left,
         double         right,
         double        *minimum,
         double        *natural)
{
  DpRangeBody *body = g_new0 (DpRangeBody, 1);
  const DpRangeChart *range = &chart->range;
  const double u = scene->scale;
  const double inner = right - left;
  double name_width = 0, name_column, text_column = 0, fixed;
  gboolean any_text = range->text_head != NULL;
  g_autofree double *heights = NULL;

  body->scene = scene;
  body->chart = chart;
  body->left = left;
  body->right = right;
  body->heads = range->name_head != NULL || range->text_head != NULL;
  body->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (body->rows, row_clear);
  body->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (body->lines, line_clear);

  for (int level = DP_ROW_PRIMARY; level <= DP_ROW_SECONDARY; level++)
    for (guint i = 0; i < range->rows->len; i++)
      {
        const DpRangeRow *row = g_ptr_array_index (range->rows, i);

        if ((int) row->level != level)
          continue;
        add_row (body, row, i);
        body->n_primary += level == DP_ROW_PRIMARY;
        any_text |= row->text != NULL;
      }

  /* Columns. Names are set twice: to learn how wide they are, then in the column they get. */
  for (guint i = 0; i < body->rows->len; i++)
    {
      Row *row = &g_array_index (body->rows, Row, i);
      g_autoptr (PangoLayout) name = row_name (scene, row, 0);

      name_width = MAX (name_width, _dp_text_width (name));
      if (row->row->detail != NULL)
        {
          g_autoptr (PangoLayout) detail = _dp_line_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->row->detail);

          name_width = MAX (name_width, _dp_text_width (detail));
        }
    }
  name_column = MIN (MAX (name_width + NAME_GAP_PX * u, NAME_COLUMN_PX * u), inner * (chart->for_hall ? NAME_SHARE_HALL_MAX : NAME_SHARE_MAX));
  if (any_text)
    text_column = CLAMP (inner * TEXT_SHARE, MIN (TEXT_COLUMN_MIN_PX * u, inner * 0.3), TEXT_COLUMN_MAX_PX * u);
  body->plot_left = round (left + name_column);
  body->text_left = right - text_column;
  body->plot_right = any_text ? round (body->text_left - TEXT_GAP_PX * u) : round (right - PLOT_RIGHT_PX * u);
  body->plot_right = MAX (body->plot_right, body->plot_left + 1);
  body->values_right = any_text ? body->text_left - VALUE_OVERHANG_PX * u : right;

  for (guint i = 0; i < body->rows->len; i++)
    {
      Row *row = &g_array_index (body->rows, Row, i);

      row->name = row_name (scene, row, name_column - NAME_GAP_PX * u);
      row->detail = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, row->row->detail,
                                      name_column - NAME_GAP_PX * u, NAME_LINES);
      row->text = _dp_wrapped_text (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, row->row->text, text_column,
                                row->secondary ? 2 : TEXT_LINES);
    }

  choose_axis (body);
  measure_lines (body);

  if (body->heads)
    {
      body->name_head = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, range->name_head,
                                      name_column - NAME_GAP_PX * u, 1);
      body->axis_head = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, range->axis_title,
                                      body->plot_right - body->plot_left, 1);
      body->text_head = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, range->text_head, text_column, 1);
      body->head_height = ceil (MAX (_dp_height_or_0 (body->name_head),
                                     MAX (_dp_height_or_0 (body->axis_head), _dp_height_or_0 (body->text_head)))
                                + HEAD_TO_RULE_PX * u);
    }
  else
    body->axis_head = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, range->axis_title,
                                    name_column - NAME_GAP_PX * u - 8 * u, 1);
  if (range->section != NULL && body->n_primary < body->rows->len)
    {
      body->section = _dp_wrapped_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_BOLD, range->section, inner, 2);
      body->section_height = MAX (SECTION_PX * u, _dp_text_height (body->section) + 10 * u);
    }
  if (range->lead != NULL)
    body->lead = _dp_line_text (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, range->lead);

  heights = g_new0 (double, 3 * body->rows->len + 3);
  row_heights (body, heights, heights + body->rows->len, heights + 2 * body->rows->len);
  fixed = body->head_height + body->band_height + body->section_height + axis_band (body);
  *minimum = *natural = fixed;
  for (guint i = 0; i < body->rows->len; i++)
    {
      *minimum += heights[i];
      *natural += heights[body->rows->len + i];
    }
  return body;
}

static void
free_body (gpointer data)
{
  DpRangeBody *body = data;

  g_clear_object (&body->name_head);
  g_clear_object (&body->axis_head);
  g_clear_object (&body->text_head);
  g_clear_object (&body->section);
  g_clear_object (&body->lead);
  g_array_unref (body->rows);
  g_array_unref (body->lines);
  g_free (body);
}

static DpRole
row_role (const DpScene    *scene,
          const DpRangeRow *row)
{
  return row->ghost ? DP_ROLE_GHOST : scene->theme.party_role[row->party];
}

/* Where a box of @width beside @mark begins: on its right, clear of the row's other marks; on its left where that leads out of the
 * plot. */
static double
box_left (const DpRangeBody *body,
          const Row         *row,
          const Mark        *mark,
          double             reach,
          double             width)
{
  double left = mark->x + reach;

  for (guint i = 0; i < row->n_marks; i++)
    if (row->marks[i].x > mark->x && row->marks[i].x - reach < left + width)
      left = MAX (left, row->marks[i].x + reach);

  return left + width <= body->values_right ? left : MAX (mark->x - reach - width, body->left);
}

/* The boxed label of a mark the meeting is about. */
static void
place_box (DpRangeBody      *body,
           const Row        *boxed,
           const Mark       *mark,
           double            row_top,
           double            row_bottom)
{
  DpScene *scene = body->scene;
  const DpRangeRow *row = boxed->row;
  const double u = scene->scale;
  PangoLayout *first = _dp_figure_line (scene, DP_TYPE_VALUE, DP_WEIGHT_BOLD, mark->mark->box_first);
  PangoLayout *second = mark->mark->box_second != NULL
                        ? _dp_figure_line (scene, DP_TYPE_SMALL, DP_WEIGHT_REGULAR, mark->mark->box_second) : NULL;
  const double reach = _dp_marker_reach (scene->theme.marker[row->party], mark->size) + BOX_GAP_PX * u;
  const double width = MAX (_dp_text_width (first), _dp_width_or_0 (second)) + 2 * BOX_PADDING_X_PX * u;
  const double first_height = _dp_text_height (first);
  const double height = first_height + _dp_height_or_0 (second) + 2 * BOX_PADDING_Y_PX * u;
  const double left = box_left (body, boxed, mark, reach, width);
  const double top = CLAMP (mark->y - height / 2, row_top + 2 * u, MAX (row_bottom - height - 2 * u, row_top + 2 * u));
  DpPrim *box = _dp_scene_add (scene, DP_PRIM_RECT, DP_LAYER_BOX, left, top, width, height);

  box->fill = DP_ROLE_CARD;
  box->stroke = scene->theme.party_role[row->party];
  box->stroke_width = BOX_PEN_PX * u;
  box->radius = BOX_RADIUS_PX * u;
  box->casing = scene->theme.casing * u;
  _dp_scene_place (scene, first, DP_ROLE_TEXT, left + BOX_PADDING_X_PX * u, top + BOX_PADDING_Y_PX * u);
  if (second != NULL)
    _dp_scene_place (scene, second, DP_ROLE_TEXT, left + BOX_PADDING_X_PX * u,
                     top + BOX_PADDING_Y_PX * u + first_height);
}

/* Where the figures above (or below) the marks stand, pushed apart where they are too close. */
static void
push_values_apart (const DpRangeBody *body,
                   Row               *row,
                   gboolean           above)
{
  g_autofree double *centres = g_new (double, row->n_marks + 1);
  g_autofree double *widths = g_new (double, row->n_marks + 1);
  const double u = body->scene->scale;
  guint n = 0;

  for (guint i = 0; i < row->n_marks; i++)
    {
      PangoLayout *text = above ? row->marks[i].above : row->marks[i].below;

      if (text == NULL)
        continue;
      centres[n] = row->marks[i].x;
      widths[n] = _dp_text_width (text);
      n++;
    }
  dp_push_apart (centres, widths, n, VALUE_GAP_PX * u, body->plot_left, body->values_right);
  n = 0;
  for (guint i = 0; i < row->n_marks; i++)
    {
      if ((above ? row->marks[i].above : row->marks[i].below) == NULL)
        continue;
      if (above)
        row->marks[i].above_middle = centres[n++];
      else
        row->marks[i].below_middle = centres[n++];
    }
}

static void
add_row_items (DpRangeBody *body,
               const Row   *row,
               double       top,
               double       bottom,
               int          walk_row)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  g_autofree char *row_sentence = _dp_range_row_sentence (row->row);
  DpSceneItemPrivate *item = _dp_scene_add_item (scene, DP_ITEM_ROW, row->row->id, body->left, top,
                                                 body->right - body->left, bottom - top);

  item->item.anchor_x = (body->left + body->plot_left) / 2;
  item->item.accessible = _dp_scene_string (scene, row_sentence);
  item->item.row = walk_row;
  item->item.column = 0;
  item->item.data_row = (int) row->index;

  for (guint i = 0; i < row->n_marks; i++)
    {
      const Mark *mark = &row->marks[i];
      const double half = MAX (HIT_PX * u / 2, MAX (_dp_width_or_0 (mark->above), _dp_width_or_0 (mark->below)) / 2);
      double mark_top = MAX (mark->y - HIT_PX * u / 2, top);
      double mark_bottom = MIN (mark->y + HIT_PX * u / 2, bottom);
      g_autofree char *sentence = _dp_mark_sentence (row->row, mark->mark);
      g_autofree char *tooltip = _dp_mark_tooltip (row->row, mark->mark);

      if (mark->above != NULL)
        mark_top = MAX (MIN (mark_top, mark->y - (VALUE_DISTANCE_PX + 9) * u), top);
      if (mark->below != NULL)
        mark_bottom = MIN (MAX (mark_bottom, mark->y + (VALUE_DISTANCE_PX + 8) * u), bottom);
      item = _dp_scene_add_item (scene, DP_ITEM_MARK, mark->mark->id != NULL ? mark->mark->id : row->row->id,
                                 mark->x - half, mark_top, 2 * half, mark_bottom - mark_top);
      item->item.anchor_x = mark->x;
      item->item.anchor_y = mark->y;
      item->item.tooltip = _dp_scene_string (scene, tooltip);
      item->item.accessible = _dp_scene_string (scene, row->row->level == DP_ROW_SECONDARY && row->n_marks == 1
                                                       ? row_sentence : sentence);
      item->item.row = walk_row;
      item->item.column = (int) i + 1;
      item->item.data_row = (int) row->index;
      item->item.data_column = (int) mark->index;
    }
}

static void
place_primary_row (DpRangeBody *body,
                   Row         *row,
                   double       top,
                   double       bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double middle = (top + bottom) / 2;
  const double mark_y = round (middle + (body->any_below ? 0 : SHORT_ROW_DROP_PX * u));
  const double distance = (body->any_below ? VALUE_DISTANCE_PX : SHORT_VALUE_DISTANCE_PX) * u;
  const DpRole role = row_role (scene, row->row);
  const DpRole words = row->row->ghost ? DP_ROLE_SECONDARY : DP_ROLE_TEXT;
  double leftmost = G_MAXDOUBLE, rightmost = -G_MAXDOUBLE;
  double y;

  for (guint i = 0; i < row->n_marks; i++)
    {
      Mark *mark = &row->marks[i];

      mark->x = dp_scale_map (&body->scale, mark->mark->value);
      mark->y = mark_y;
      mark->size = (mark->mark->box_first != NULL ? BOXED_MARKER_PX : MARKER_PX) * u;
    }
  push_values_apart (body, row, TRUE);
  push_values_apart (body, row, FALSE);

  if (row->n_marks > 1)
    _dp_place_party_bar (scene, row->row->party, role, row->row->bar, row->marks[0].x, row->marks[row->n_marks - 1].x,
                         mark_y, BAR_PX * u, MARKER_PX * u);
  for (guint i = 0; i < row->n_marks; i++)
    {
      Mark *mark = &row->marks[i];

      if (mark->mark->box_first != NULL)
        {
          /* The one figure the meeting is about keeps its colour. */
          _dp_place_marker (scene, row->row->party, scene->theme.party_role[row->row->party], FALSE, mark->x,
                            mark->y, mark->size);
          place_box (body, row, mark, top, bottom);
          continue;
        }
      _dp_place_marker (scene, row->row->party, role, mark->mark->hollow, mark->x, mark->y, mark->size);
      if (mark->above != NULL)
        _dp_place_middle (scene, g_object_ref (mark->above), words, mark->above_middle - _dp_text_width (mark->above) / 2,
                      mark->y - distance);
      if (mark->below != NULL)
        {
          const double half = _dp_text_width (mark->below) / 2;

          leftmost = MIN (leftmost, mark->below_middle - half);
          rightmost = MAX (rightmost, mark->below_middle + half);
          _dp_place_middle (scene, g_object_ref (mark->below), words, mark->below_middle - half, mark->y + distance);
        }
    }

  /* The words that say what the lower figures are, once. */
  if (body->lead != NULL && rightmost > leftmost)
    {
      const double width = _dp_text_width (body->lead);
      double x = leftmost - LEAD_GAP_PX * u - width;

      if (x < body->plot_left + VALUE_OVERHANG_PX * u)
        x = rightmost + LEAD_GAP_PX * u;
      if (x + width <= body->values_right)
        _dp_place_middle (scene, g_steal_pointer (&body->lead), DP_ROLE_SECONDARY, x, mark_y + distance);
      else
        g_clear_object (&body->lead);
    }

  y = middle - (_dp_text_height (row->name) + _dp_height_or_0 (row->detail)
                + (row->detail != NULL ? NAME_TO_DETAIL_PX * u : 0)) / 2;
  _dp_scene_place (scene, g_object_ref (row->name), row_is_ghost (row->row) ? DP_ROLE_SECONDARY : DP_ROLE_TEXT,
                   body->left, y);
  if (row->detail != NULL)
    _dp_scene_place (scene, g_object_ref (row->detail), DP_ROLE_SECONDARY, body->left,
                     y + _dp_text_height (row->name) + NAME_TO_DETAIL_PX * u);
  if (row->text != NULL)
    _dp_place_middle (scene, g_object_ref (row->text), words, body->text_left, middle);
}

static void
place_secondary_row (DpRangeBody *body,
                     Row         *row,
                     double       top,
                     double       bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const double middle = round ((top + bottom) / 2);
  const double size = SECONDARY_MARKER_PX * u;
  const double reach = _dp_marker_reach (scene->theme.marker[row->row->party], size);
  const DpRole role = row_role (scene, row->row);

  for (guint i = 0; i < row->n_marks; i++)
    {
      Mark *mark = &row->marks[i];

      mark->x = dp_scale_map (&body->scale, mark->mark->value);
      mark->y = middle;
      mark->size = size;
    }
  if (row->n_marks > 1)
    _dp_place_party_bar (scene, row->row->party, role, row->row->bar, row->marks[0].x, row->marks[row->n_marks - 1].x,
                         middle, SECONDARY_BAR_PX * u, size);
  for (guint i = 0; i < row->n_marks; i++)
    _dp_place_marker (scene, row->row->party, role, TRUE, row->marks[i].x, middle, size);
  if (row->label != NULL && row->n_marks > 0)
    {
      const double width = _dp_text_width (row->label);
      double x = row->marks[row->n_marks - 1].x + reach + SECONDARY_LABEL_GAP_PX * u;

      if (x + width > body->values_right)
        x = row->marks[0].x - reach - SECONDARY_LABEL_GAP_PX * u - width;
      _dp_place_middle (scene, g_object_ref (row->label), DP_ROLE_TEXT, x, middle);
    }
  _dp_place_middle (scene, g_object_ref (row->name), DP_ROLE_TEXT, body->left,
                middle - _dp_height_or_0 (row->detail) / 2);
  if (row->detail != NULL)
    _dp_place_middle (scene, g_object_ref (row->detail), DP_ROLE_SECONDARY, body->left,
                  middle + _dp_text_height (row->name) / 2);
  if (row->text != NULL)
    _dp_place_middle (scene, g_object_ref (row->text), DP_ROLE_SECONDARY, body->text_left, middle);
}

static void
place_zones (DpRangeBody *body,
             double       top,
             double       bottom)
{
  const GPtrArray *zones = body->chart->range.zones;

  for (guint i = 0; i < zones->len && body->scene->theme.zones_filled; i++)
    {
      const DpZone *zone = g_ptr_array_index (zones, i);
      const double from = dp_scale_map (&body->scale, CLAMP (zone->from, body->scale.min, body->scale.max));
      const double to = dp_scale_map (&body->scale, CLAMP (zone->to, body->scale.min, body->scale.max));

      if (to > from)
        _dp_scene_add (body->scene, DP_PRIM_RECT, DP_LAYER_ZONE, from, top, to - from, bottom - top)->fill =
          zone->strength == DP_ZONE_STRONG ? DP_ROLE_ZONE_STRONG : DP_ROLE_ZONE_WEAK;
    }
}

static void
place_lines (DpRangeBody *body,
             double       band_top,
             double       top,
             double       bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;

  for (guint i = 0; i < body->lines->len; i++)
    {
      Line *line = &g_array_index (body->lines, Line, i);
      const double label_bottom = top - ((body->chart->for_hall ? LABEL_TO_PLOT_HALL_PX : LABEL_TO_PLOT_PX) + line->level * LABEL_LEVEL_PX) * u;
      const double label_top = label_bottom - line->label_height;
      double from = line->label == NULL ? top
                    : line->stem_beside ? MAX (label_top - LABEL_RISE_PX * u, band_top) : label_bottom;
      DpSceneItemPrivate *item;

      if (line->on_axis)
        {
          DpPrim *stem = _dp_scene_add_line (scene, DP_LAYER_REFERENCE, line->line->ghost ? DP_ROLE_GHOST : DP_ROLE_TEXT,
                                             (line->line->bold ? LINE_BOLD_PX : LINE_PX) * u, line->x, from, line->x,
                                             bottom);

          stem->interruptible = TRUE;
          if (line->line->stroke == DP_STROKE_DASHED)
            {
              stem->dash[0] = DASH_PX * u;
              stem->dash[1] = DASH_GAP_PX * u;
            }
        }
      else
        from = label_top;
      item = _dp_scene_add_item (scene, DP_ITEM_LINE, line->line->id, line->x, from, 0,
                                 (line->on_axis ? bottom : label_bottom) - from);
      item->extra_x = line->label_left;
      item->extra_y = label_top;
      item->extra_width = line->label_width;
      item->extra_height = line->label_height;
      item->item.anchor_x = line->on_axis ? line->x : line->label_left + line->label_width / 2;
      item->item.anchor_y = line->on_axis ? MAX (label_bottom, from) : (label_top + label_bottom) / 2;
      item->item.tooltip = _dp_scene_string (scene, line->line->tooltip);
      item->item.accessible = _dp_scene_string (scene, line->line->label != NULL ? line->line->label : "");
      item->item.row = 0;
      item->item.column = (int) i;
      item->item.data_column = (int) line->index;
      if (line->label != NULL)
        _dp_scene_place (scene, g_object_ref (line->label), DP_ROLE_TEXT, line->label_left, label_top);
    }
}

static void
place_axis (DpRangeBody *body,
            double       top,
            double       bottom)
{
  DpScene *scene = body->scene;
  const double u = scene->scale;
  double first_left = body->plot_left;

  for (guint i = 0; i < body->scale.n_ticks; i += body->label_every)
    {
      const double value = dp_scale_tick (&body->scale, i);
      const double x = dp_scale_map (&body->scale, value);
      g_autofree char *string = _dp_format_tick (body->chart->range.format, value);
      PangoLayout *text = _dp_figure_line (scene, DP_TYPE_CAPTION, DP_WEIGHT_REGULAR, string);
      const double width = _dp_text_width (text);
      const double left = MIN (x - width / 2, scene->width - width);

      if (i == 0)
        first_left = left;
      _dp_hairline (scene, DP_ROLE_GRID, x, top, x, bottom, TRUE);
      /* Under the rules and row lines it meets. */
      g_array_index (scene->prims, DpPrim, scene->prims->len - 1).layer = DP_LAYER_ZONE;
      _dp_scene_place (scene, text, DP_ROLE_SECONDARY, left, bottom + TICK_LABEL_TOP_PX * u);
    }
  _dp_hairline (scene, DP_ROLE_AXIS, body->heads ? body->plot_left : body->left, bottom, body->plot_right, bottom, FALSE);

  if (!body->heads && body->axis_head != NULL
      && body->left + _dp_text_width (body->axis_head) + NAME_GAP_PX * u <= first_left)
    _dp_scene_place (scene, g_steal_pointer (&body->axis_head), DP_ROLE_SECONDARY, body->left,
                     bottom + TICK_LABEL_TOP_PX * u);
}

static void
place (gpointer data,
       double   top,
       double   height)
{
  DpRangeBody *body = data;
  DpScene *scene = body->scene;
  const double u = scene->scale;
  const guint n = body->rows->len;
  const double row_right = body->heads ? body->right : body->plot_right;
  g_autofree double *heights = g_new0 (double, 3 * n + 3);
  g_autofree double *edges = g_new0 (double, n + 2);
  const double fixed = body->head_height + body->band_height + body->section_height + axis_band (body);
  const double rule = round (top + body->head_height);
  const double plot = round (rule + body->band_height);
  const double section = round (body->section_height);
  double bottom;
  int walk_row = body->lines->len > 0 ? 1 : 0;

  row_heights (body, heights, heights + n, heights + 2 * n);
  _dp_share_height (plot, height - fixed, heights, heights + n, heights + 2 * n, n, edges);
  bottom = edges[n] + section;

  if (body->heads)
    {
      if (body->name_head != NULL)
        _dp_scene_place (scene, g_steal_pointer (&body->name_head), DP_ROLE_SECONDARY, body->left, top);
      if (body->axis_head != NULL)
        _dp_scene_place (scene, g_steal_pointer (&body->axis_head), DP_ROLE_SECONDARY, body->plot_left, top);
      if (body->text_head != NULL)
        _dp_scene_place (scene, g_steal_pointer (&body->text_head), DP_ROLE_SECONDARY, body->text_left, top);
      _dp_hairline (scene, DP_ROLE_AXIS, body->left, rule, body->right, rule, FALSE);
    }
  if (!body->heads || body->band_height > 0)
    _dp_hairline (scene, DP_ROLE_ROW_LINE, body->left, plot, row_right, plot, FALSE);

  place_zones (body, plot, bottom);
  place_lines (body, rule, plot, bottom);
  for (guint i = 0; i < n; i++)
    {
      Row *row = &g_array_index (body->rows, Row, i);
      const double shift = i >= body->n_primary ? section : 0;
      const double from = edges[i] + shift;
      const double to = edges[i + 1] + shift;

      if (i == body->n_primary && i > 0)
        _dp_hairline (scene, DP_ROLE_AXIS, body->left, from - shift, body->right, from - shift, FALSE);
      else if (i > 0 && !row->secondary)
        _dp_hairline (scene, DP_ROLE_ROW_LINE, body->left, from, row_right, from, TRUE);
      if (i == body->n_primary && body->section != NULL)
        _dp_place_middle (scene, g_steal_pointer (&body->section), DP_ROLE_SECONDARY, body->left, from - section / 2 + u);

      if (row->secondary)
        place_secondary_row (body, row, from, to);
      else
        place_primary_row (body, row, from, to);
      add_row_items (body, row, from, to, walk_row++);
    }
  place_axis (body, plot, bottom);
}

const DpBodyLayout _dp_range_layout = { measure, place, free_body };
