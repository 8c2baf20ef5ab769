/* dp-chart.c: what a chart says, before it is drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-private.h"

#include <math.h>

/* An empty string counts as NULL. */
char *
_dp_copy_text (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

void
_dp_replace_text (char       **field,
                  const char  *text)
{
  char *copy = _dp_copy_text (text);

  g_free (*field);
  *field = copy;
}

static void
mark_free (gpointer data)
{
  DpMark *mark = data;

  g_free (mark->id);
  g_free (mark->above);
  g_free (mark->below);
  g_free (mark->tooltip);
  g_free (mark->box_first);
  g_free (mark->box_second);
  g_free (mark);
}

void
_dp_range_row_free (gpointer data)
{
  DpRangeRow *row = data;

  g_free (row->id);
  g_free (row->name);
  g_free (row->detail);
  g_free (row->text);
  g_free (row->label);
  g_free (row->accessible);
  g_ptr_array_unref (row->marks);
  g_free (row);
}

DpRangeRow *
_dp_range_row_new (DpRowLevel  level,
                   DpParty     party,
                   const char *name,
                   const char *detail)
{
  DpRangeRow *row = g_new0 (DpRangeRow, 1);

  row->level = level;
  row->party = party;
  row->name = g_strdup (name != NULL ? name : "");
  row->detail = _dp_copy_text (detail);
  row->marks = g_ptr_array_new_with_free_func (mark_free);
  return row;
}

DpLine *
_dp_line_new (double      value,
              const char *label,
              DpStroke    stroke,
              gboolean    bold)
{
  DpLine *line = g_new0 (DpLine, 1);

  line->value = value;
  line->label = _dp_copy_text (label);
  line->stroke = stroke;
  line->bold = bold;
  return line;
}

void
_dp_line_free (gpointer data)
{
  DpLine *line = data;

  g_free (line->id);
  g_free (line->label);
  g_free (line->tooltip);
  g_free (line);
}

static void
step_cell_free (gpointer data)
{
  DpStepCell *cell = data;

  if (cell == NULL)
    return;
  g_free (cell->id);
  g_free (cell->word);
  g_ptr_array_unref (cell->lines);
  g_free (cell->meta);
  g_free (cell->initials);
  g_free (cell->tooltip);
  g_free (cell->accessible);
  g_free (cell);
}

static void
step_column_free (gpointer data)
{
  DpStepColumn *column = data;

  g_free (column->letter);
  g_free (column->name);
  g_free (column->detail);
  g_free (column);
}

static void
step_row_free (gpointer data)
{
  DpStepRow *row = data;

  g_free (row->name);
  g_free (row->definition);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
step_legend_free (gpointer data)
{
  DpStepLegend *legend = data;

  g_free (legend->word);
  g_free (legend);
}

static void
step_note_free (gpointer data)
{
  DpStepNote *note = data;

  g_free (note->lead);
  g_free (note->text);
  g_free (note);
}

static void
fact_free (gpointer data)
{
  DpFact *fact = data;

  g_free (fact->figure);
  g_free (fact->text);
  g_free (fact->detail);
  g_free (fact);
}

static void
range_clear (DpChart *chart)
{
  g_free (chart->range.axis_title);
  g_free (chart->range.name_head);
  g_free (chart->range.text_head);
  g_free (chart->range.section);
  g_free (chart->range.lead);
  g_ptr_array_unref (chart->range.rows);
  g_ptr_array_unref (chart->range.lines);
  g_ptr_array_unref (chart->range.zones);
}

static gboolean
range_is_empty (const DpChart *chart)
{
  return chart->range.rows->len == 0;
}

/* The figures in use alone; who counts what stands in the text. */
static void
range_trim (DpChart *chart)
{
  GPtrArray *rows = chart->range.rows;

  for (guint i = rows->len; i > 0; i--)
    if (((const DpRangeRow *) rows->pdata[i - 1])->level == DP_ROW_SECONDARY)
      g_ptr_array_remove_index (rows, i - 1);
  for (guint i = 0; i < rows->len; i++)
    dp_range_row_set_text (rows->pdata[i], NULL);
  dp_chart_set_heads (chart, NULL, NULL);
  dp_chart_set_section (chart, NULL);
}

static const DpChartData range_data = { .clear = range_clear, .is_empty = range_is_empty, .trim = range_trim };

static void
steps_clear (DpChart *chart)
{
  g_free (chart->steps.legend_title);
  g_ptr_array_unref (chart->steps.columns);
  g_ptr_array_unref (chart->steps.rows);
  g_ptr_array_unref (chart->steps.legend);
  g_ptr_array_unref (chart->steps.notes);
}

static gboolean
steps_is_empty (const DpChart *chart)
{
  return chart->steps.rows->len == 0 || chart->steps.columns->len == 0;
}

/* Steps and words alone. */
static void
steps_trim (DpChart *chart)
{
  for (guint r = 0; r < chart->steps.rows->len; r++)
    {
      DpStepRow *row = chart->steps.rows->pdata[r];

      _dp_replace_text (&row->definition, NULL);
      for (guint c = 0; c < row->cells->len; c++)
        {
          DpStepCell *cell = row->cells->pdata[c];

          if (cell == NULL)
            continue;
          g_ptr_array_set_size (cell->lines, 0);
          dp_step_cell_set_meta (cell, NULL);
          dp_step_cell_set_initials (cell, NULL);
        }
    }
  for (guint c = 0; c < chart->steps.columns->len; c++)
    _dp_replace_text (&((DpStepColumn *) chart->steps.columns->pdata[c])->detail, NULL);
  g_ptr_array_set_size (chart->steps.notes, 0);
  /* Every cell says in words what its steps mean. */
  g_ptr_array_set_size (chart->steps.legend, 0);
  dp_chart_set_step_legend_title (chart, NULL);
}

static const DpChartData steps_data = { .clear = steps_clear, .is_empty = steps_is_empty, .trim = steps_trim };

static const DpChartData *const kinds[DP_N_CHART_KINDS] = {
  [DP_CHART_RANGE] = &range_data,
  [DP_CHART_STEPS] = &steps_data,
  [DP_CHART_TEXT] = &_dp_text_data,
  [DP_CHART_SQUARES] = &_dp_squares_data,
  [DP_CHART_MAP] = &_dp_map_data,
  [DP_CHART_GANTT] = &_dp_gantt_data,
  [DP_CHART_LINES] = &_dp_lines_data,
  [DP_CHART_DOTS] = &_dp_dots_data,
  [DP_CHART_QUANTILES] = &_dp_quantiles_data,
};

/* A chart of @kind with nothing in it but the headline. */
DpChart *
_dp_chart_new (DpChartKind  kind,
               const char  *title)
{
  DpChart *chart = g_new0 (DpChart, 1);

  g_atomic_ref_count_init (&chart->references);
  chart->kind = kind;
  chart->title = g_strdup (title != NULL ? title : "");
  chart->facts = g_ptr_array_new_with_free_func (fact_free);
  if (kinds[kind]->body_new != NULL)
    chart->body = kinds[kind]->body_new ();
  return chart;
}

/**
 * dp_chart_new_range:
 * @title: the headline
 *
 * Returns: (transfer full): an empty range chart with an axis chosen from the data
 */
DpChart *
dp_chart_new_range (const char *title)
{
  DpChart *chart = _dp_chart_new (DP_CHART_RANGE, title);

  chart->range.rows = g_ptr_array_new_with_free_func (_dp_range_row_free);
  chart->range.lines = g_ptr_array_new_with_free_func (_dp_line_free);
  chart->range.zones = g_ptr_array_new_with_free_func (g_free);
  return chart;
}

/**
 * dp_chart_new_steps:
 * @title: the headline
 * @n_steps: steps of the word scale, 1–%DP_STEPS_MAX
 *
 * Returns: (transfer full): an empty step table
 */
DpChart *
dp_chart_new_steps (const char *title,
                    int         n_steps)
{
  DpChart *chart = _dp_chart_new (DP_CHART_STEPS, title);

  chart->steps.n_steps = CLAMP (n_steps, 1, DP_STEPS_MAX);
  chart->steps.columns = g_ptr_array_new_with_free_func (step_column_free);
  chart->steps.rows = g_ptr_array_new_with_free_func (step_row_free);
  chart->steps.legend = g_ptr_array_new_with_free_func (step_legend_free);
  chart->steps.notes = g_ptr_array_new_with_free_func (step_note_free);
  return chart;
}

/** dp_chart_ref: Returns: (transfer full): the same chart, which somebody else may let go meanwhile; no longer to be changed. */
DpChart *
dp_chart_ref (DpChart *chart)
{
  g_atomic_ref_count_inc (&chart->references);
  return chart;
}

/**
 * dp_chart_free:
 * @chart: (transfer full) (nullable): a chart
 *
 * Lets the chart go; frees it with all it holds when nobody else has it.
 */
void
dp_chart_free (DpChart *chart)
{
  if (chart == NULL || !g_atomic_ref_count_dec (&chart->references))
    return;

  g_free (chart->title);
  g_free (chart->subtitle);
  g_free (chart->source);
  g_free (chart->brief_source);
  g_free (chart->version);
  g_free (chart->note);
  g_free (chart->description);
  g_free (chart->empty_text);
  g_free (chart->corner);
  g_free (chart->band);
  g_free (chart->band_detail);
  g_free (chart->language);
  g_ptr_array_unref (chart->facts);
  kinds[chart->kind]->clear (chart);
  g_free (chart);
}

/** dp_chart_set_title: sets the headline; NULL is an empty one. */
void
dp_chart_set_title (DpChart    *chart,
                    const char *title)
{
  char *copy = g_strdup (title != NULL ? title : "");

  g_free (chart->title);
  chart->title = copy;
}

/** dp_chart_set_subtitle: sets the line under the headline. */
void
dp_chart_set_subtitle (DpChart    *chart,
                       const char *subtitle)
{
  _dp_replace_text (&chart->subtitle, subtitle);
}

/** dp_chart_set_source: sets the source line. */
void
dp_chart_set_source (DpChart    *chart,
                     const char *source)
{
  _dp_replace_text (&chart->source, source);
}

/** dp_chart_set_brief_source: sets what dp_chart_trim() puts in the place of the source line: bodies and years. */
void
dp_chart_set_brief_source (DpChart    *chart,
                           const char *source)
{
  _dp_replace_text (&chart->brief_source, source);
}

/** dp_chart_set_version: sets which state of the data the picture is of. */
void
dp_chart_set_version (DpChart    *chart,
                      const char *version)
{
  _dp_replace_text (&chart->version, version);
}

/**
 * dp_chart_missing_part:
 * @chart: a chart
 *
 * A picture that goes from hand to hand must say for itself what it shows, where that comes from and of when it is. Pages of
 * words and charts with nothing to plot need not.
 *
 * Returns: the first part that the chart lacks, or %DP_N_CHART_PARTS
 */
DpChartPart
dp_chart_missing_part (const DpChart *chart)
{
  const char *const parts[DP_N_CHART_PARTS] = {
    [DP_CHART_PART_TITLE] = chart->title,
    [DP_CHART_PART_SUBTITLE] = chart->subtitle,
    [DP_CHART_PART_SOURCE] = chart->source,
    [DP_CHART_PART_VERSION] = chart->version,
  };

  for (DpChartPart part = 0; part < DP_N_CHART_PARTS && chart->kind != DP_CHART_TEXT && !dp_chart_is_empty (chart); part++)
    if (parts[part] == NULL || *parts[part] == '\0')
      return part;

  return DP_N_CHART_PARTS;
}

/** dp_chart_set_note: sets the line above the source line. */
void
dp_chart_set_note (DpChart    *chart,
                   const char *note)
{
  _dp_replace_text (&chart->note, note);
}

/** dp_chart_set_description: sets the alternative text. */
void
dp_chart_set_description (DpChart    *chart,
                          const char *description)
{
  _dp_replace_text (&chart->description, description);
}

/** dp_chart_set_empty_text: sets what stands in place of the plot when there are no rows. */
void
dp_chart_set_empty_text (DpChart    *chart,
                         const char *empty_text)
{
  _dp_replace_text (&chart->empty_text, empty_text);
}

/** dp_chart_set_corner: sets the short text at the right end of the source line. */
void
dp_chart_set_corner (DpChart    *chart,
                     const char *corner)
{
  _dp_replace_text (&chart->corner, corner);
}

/** dp_chart_set_language: sets the language tag of the texts. */
void
dp_chart_set_language (DpChart    *chart,
                       const char *language)
{
  _dp_replace_text (&chart->language, language);
}

/** dp_chart_set_band: sets the dark band across the top; NULL takes it away. */
void
dp_chart_set_band (DpChart    *chart,
                   const char *band,
                   const char *detail)
{
  _dp_replace_text (&chart->band, band);
  _dp_replace_text (&chart->band_detail, detail);
}

/** dp_chart_add_fact: appends a figure to the column right of the plot. */
void
dp_chart_add_fact (DpChart    *chart,
                   const char *figure,
                   const char *text,
                   const char *detail)
{
  DpFact *fact = g_new0 (DpFact, 1);

  fact->figure = _dp_copy_text (figure);
  fact->text = _dp_copy_text (text);
  fact->detail = _dp_copy_text (detail);
  g_ptr_array_add (chart->facts, fact);
}

/** dp_chart_trim: leaves out what only a reader close by can read: for a hall. Title, a brief source, marks and lines stay. */
void
dp_chart_trim (DpChart *chart)
{
  chart->for_hall = TRUE;
  if (chart->brief_source != NULL)
    dp_chart_set_source (chart, chart->brief_source);
  if (kinds[chart->kind]->trim != NULL)
    kinds[chart->kind]->trim (chart);
}

/**
 * dp_chart_is_empty:
 * @chart: a chart
 *
 * Returns: whether there is nothing to plot, so that the empty text is drawn
 */
gboolean
dp_chart_is_empty (const DpChart *chart)
{
  return kinds[chart->kind]->is_empty (chart);
}

/**
 * dp_chart_set_axis:
 * @chart: a range chart
 * @min: lowest value
 * @max: highest value; not above @min: chosen from the data. Marks beyond it widen the axis all the same.
 * @tick_step: distance of ticks; 0: chosen
 * @format: (nullable): writes the tick labels; NULL: whole numbers
 */
void
dp_chart_set_axis (DpChart      *chart,
                   double        min,
                   double        max,
                   double        tick_step,
                   DpFormatFunc  format)
{
  g_return_if_fail (chart->kind == DP_CHART_RANGE);

  chart->range.axis_min = min;
  chart->range.axis_max = max;
  chart->range.tick_step = tick_step;
  chart->range.format = format;
}

/** dp_chart_set_axis_title: sets what the axis measures. */
void
dp_chart_set_axis_title (DpChart    *chart,
                         const char *axis_title)
{
  g_return_if_fail (chart->kind == DP_CHART_RANGE);

  _dp_replace_text (&chart->range.axis_title, axis_title);
}

/** dp_chart_set_heads: sets the column heads; either being set turns the head row on. */
void
dp_chart_set_heads (DpChart    *chart,
                    const char *name_head,
                    const char *text_head)
{
  g_return_if_fail (chart->kind == DP_CHART_RANGE);

  _dp_replace_text (&chart->range.name_head, name_head);
  _dp_replace_text (&chart->range.text_head, text_head);
}

/** dp_chart_set_section: sets the heading above the secondary rows. */
void
dp_chart_set_section (DpChart    *chart,
                      const char *heading)
{
  g_return_if_fail (chart->kind == DP_CHART_RANGE);

  _dp_replace_text (&chart->range.section, heading);
}

/** dp_chart_set_lead: sets the words before the first label below a mark. */
void
dp_chart_set_lead (DpChart    *chart,
                   const char *lead)
{
  g_return_if_fail (chart->kind == DP_CHART_RANGE);

  _dp_replace_text (&chart->range.lead, lead);
}

/**
 * dp_chart_add_line:
 * @chart: a range chart
 * @value: where it stands on the axis
 * @label: (nullable): what it says
 * @side: where the label would like to stand
 * @stroke: solid or dashed
 * @bold: whether the line and its label are the heavier kind
 *
 * Returns: (transfer none): the line
 */
DpLine *
dp_chart_add_line (DpChart    *chart,
                   double      value,
                   const char *label,
                   DpSide      side,
                   DpStroke    stroke,
                   gboolean    bold)
{
  DpLine *line;

  g_return_val_if_fail (chart->kind == DP_CHART_RANGE, NULL);
  g_return_val_if_fail (isfinite (value), NULL);

  line = _dp_line_new (value, label, stroke, bold);
  line->side = side;
  g_ptr_array_add (chart->range.lines, line);
  return line;
}

/** dp_chart_add_zone: shades the axis from @from to @to. */
void
dp_chart_add_zone (DpChart        *chart,
                   double          from,
                   double          to,
                   DpZoneStrength  strength)
{
  DpZone *zone;

  g_return_if_fail (chart->kind == DP_CHART_RANGE);
  g_return_if_fail (isfinite (from) && isfinite (to));

  zone = g_new0 (DpZone, 1);
  zone->from = MIN (from, to);
  zone->to = MAX (from, to);
  zone->strength = strength;
  g_ptr_array_add (chart->range.zones, zone);
}

/**
 * dp_chart_add_range_row:
 * @chart: a range chart
 * @level: primary or secondary; secondary rows are drawn below all primary ones
 * @party: whose figure
 * @name: who
 * @detail: (nullable): second line
 *
 * Returns: (transfer none): the row, with no mark yet
 */
DpRangeRow *
dp_chart_add_range_row (DpChart    *chart,
                        DpRowLevel  level,
                        DpParty     party,
                        const char *name,
                        const char *detail)
{
  DpRangeRow *row;

  g_return_val_if_fail (chart->kind == DP_CHART_RANGE, NULL);
  g_return_val_if_fail ((guint) party < DP_N_PARTIES, NULL);

  row = _dp_range_row_new (level, party, name, detail);
  g_ptr_array_add (chart->range.rows, row);
  return row;
}

/** dp_line_set_id: sets the caller's name for the line. */
void
dp_line_set_id (DpLine     *line,
                const char *id)
{
  _dp_replace_text (&line->id, id);
}

/** dp_line_set_tooltip: sets the line's tooltip. */
void
dp_line_set_tooltip (DpLine     *line,
                     const char *tooltip)
{
  _dp_replace_text (&line->tooltip, tooltip);
}

/** dp_line_set_ghost: draws the line in grey. */
void
dp_line_set_ghost (DpLine  *line,
                   gboolean ghost)
{
  line->ghost = ghost;
}

/**
 * dp_range_row_add_mark:
 * @row: a row
 * @value: where it stands on the axis; has to be finite
 * @above: (nullable): the figure above the mark
 * @below: (nullable): what stands below it
 * @tooltip: (nullable): text to show by the pointer
 *
 * Returns: (transfer none): the mark
 */
DpMark *
dp_range_row_add_mark (DpRangeRow *row,
                       double      value,
                       const char *above,
                       const char *below,
                       const char *tooltip)
{
  DpMark *mark;

  g_return_val_if_fail (isfinite (value), NULL);

  mark = g_new0 (DpMark, 1);
  mark->value = value;
  mark->above = _dp_copy_text (above);
  mark->below = _dp_copy_text (below);
  mark->tooltip = _dp_copy_text (tooltip);
  g_ptr_array_add (row->marks, mark);
  return mark;
}

/** dp_range_row_set_id: sets the caller's name for the row. */
void
dp_range_row_set_id (DpRangeRow *row,
                     const char *id)
{
  _dp_replace_text (&row->id, id);
}

/** dp_range_row_set_bar: sets what joins the marks. */
void
dp_range_row_set_bar (DpRangeRow *row,
                      DpBar       bar)
{
  row->bar = bar;
}

/** dp_range_row_set_detail: sets the second line under the row's name; NULL for none. */
void
dp_range_row_set_detail (DpRangeRow *row,
                         const char *detail)
{
  _dp_replace_text (&row->detail, detail);
}

/** dp_range_row_set_name: sets the name. */
void
dp_range_row_set_name (DpRangeRow *row,
                       const char *name)
{
  _dp_replace_text (&row->name, name);
}

/** dp_mark_set_below: sets the figure below the mark. */
void
dp_mark_set_below (DpMark     *mark,
                   const char *below)
{
  _dp_replace_text (&mark->below, below);
}

/** dp_range_row_set_text: sets the text of the right column. */
void
dp_range_row_set_text (DpRangeRow *row,
                       const char *text)
{
  _dp_replace_text (&row->text, text);
}

/** dp_range_row_set_label: sets the figure right of a secondary row's marks. */
void
dp_range_row_set_label (DpRangeRow *row,
                        const char *label)
{
  _dp_replace_text (&row->label, label);
}

/** dp_range_row_set_accessible: sets the row as one sentence. */
void
dp_range_row_set_accessible (DpRangeRow *row,
                             const char *sentence)
{
  _dp_replace_text (&row->accessible, sentence);
}

/** dp_range_row_set_ghost: draws the row in grey. */
void
dp_range_row_set_ghost (DpRangeRow *row,
                        gboolean    ghost)
{
  row->ghost = ghost;
}

/** dp_mark_set_id: sets the caller's name for the mark. */
void
dp_mark_set_id (DpMark     *mark,
                const char *id)
{
  _dp_replace_text (&mark->id, id);
}

/** dp_mark_set_tooltip: sets the mark's tooltip; several lines allowed, NULL: made of the row's name and the figure above. */
void
dp_mark_set_tooltip (DpMark     *mark,
                     const char *tooltip)
{
  _dp_replace_text (&mark->tooltip, tooltip);
}

/** dp_mark_set_hollow: draws the mark as an outline. */
void
dp_mark_set_hollow (DpMark   *mark,
                    gboolean  hollow)
{
  mark->hollow = hollow;
}

/** dp_mark_set_box: draws the mark large with a boxed label beside it; NULL for @first takes that back. */
void
dp_mark_set_box (DpMark     *mark,
                 const char *first,
                 const char *second)
{
  _dp_replace_text (&mark->box_first, first);
  _dp_replace_text (&mark->box_second, second);
}

/** dp_chart_add_step_column: appends a proposal; add columns before cells. */
void
dp_chart_add_step_column (DpChart    *chart,
                          const char *letter,
                          const char *name,
                          const char *detail)
{
  DpStepColumn *column;

  g_return_if_fail (chart->kind == DP_CHART_STEPS);

  column = g_new0 (DpStepColumn, 1);
  column->letter = _dp_copy_text (letter);
  column->name = g_strdup (name != NULL ? name : "");
  column->detail = _dp_copy_text (detail);
  g_ptr_array_add (chart->steps.columns, column);
  for (guint i = 0; i < chart->steps.rows->len; i++)
    {
      DpStepRow *row = g_ptr_array_index (chart->steps.rows, i);

      g_ptr_array_set_size (row->cells, (int) chart->steps.columns->len);
    }
}

/** dp_chart_add_step_row: appends a parameter, its cells empty. */
void
dp_chart_add_step_row (DpChart    *chart,
                       const char *name,
                       const char *definition)
{
  DpStepRow *row;

  g_return_if_fail (chart->kind == DP_CHART_STEPS);

  row = g_new0 (DpStepRow, 1);
  row->name = g_strdup (name != NULL ? name : "");
  row->definition = _dp_copy_text (definition);
  row->cells = g_ptr_array_new_with_free_func (step_cell_free);
  g_ptr_array_set_size (row->cells, (int) chart->steps.columns->len);
  g_ptr_array_add (chart->steps.rows, row);
}

/**
 * dp_chart_set_step_cell:
 * @chart: a step table
 * @row: number of the row
 * @column: number of the column
 * @low: steps surely filled; %DP_STEP_UNKNOWN: unknown
 * @high: steps that may be filled; below @low it counts as @low
 * @word: the level in a word
 *
 * Replaces what was there.
 *
 * Returns: (transfer none): the cell
 */
DpStepCell *
dp_chart_set_step_cell (DpChart    *chart,
                        guint       row,
                        guint       column,
                        int         low,
                        int         high,
                        const char *word)
{
  DpStepRow *step_row;
  DpStepCell *cell;

  g_return_val_if_fail (chart->kind == DP_CHART_STEPS, NULL);
  g_return_val_if_fail (row < chart->steps.rows->len, NULL);
  g_return_val_if_fail (column < chart->steps.columns->len, NULL);

  cell = g_new0 (DpStepCell, 1);
  cell->low = CLAMP (low, DP_STEP_UNKNOWN, chart->steps.n_steps);
  cell->high = CLAMP (high, cell->low, chart->steps.n_steps);
  cell->word = g_strdup (word != NULL ? word : "");
  cell->lines = g_ptr_array_new_with_free_func (g_free);

  step_row = g_ptr_array_index (chart->steps.rows, row);
  step_cell_free (g_ptr_array_index (step_row->cells, column));
  g_ptr_array_index (step_row->cells, column) = cell;
  return cell;
}

/** dp_chart_set_step_legend_title: sets the bold words before the legend. */
void
dp_chart_set_step_legend_title (DpChart    *chart,
                                const char *title)
{
  g_return_if_fail (chart->kind == DP_CHART_STEPS);

  _dp_replace_text (&chart->steps.legend_title, title);
}

/** dp_chart_add_step_legend: explains a step; @low %DP_STEP_UNKNOWN explains the hatching. */
void
dp_chart_add_step_legend (DpChart    *chart,
                          int         low,
                          const char *word)
{
  DpStepLegend *legend;

  g_return_if_fail (chart->kind == DP_CHART_STEPS);

  legend = g_new0 (DpStepLegend, 1);
  legend->low = CLAMP (low, DP_STEP_UNKNOWN, chart->steps.n_steps);
  legend->word = g_strdup (word != NULL ? word : "");
  g_ptr_array_add (chart->steps.legend, legend);
}

/** dp_chart_add_step_note: appends a line under the legend. */
void
dp_chart_add_step_note (DpChart    *chart,
                        const char *lead,
                        const char *text)
{
  DpStepNote *note;

  g_return_if_fail (chart->kind == DP_CHART_STEPS);

  note = g_new0 (DpStepNote, 1);
  note->lead = _dp_copy_text (lead);
  note->text = _dp_copy_text (text);
  g_ptr_array_add (chart->steps.notes, note);
}

/** dp_step_cell_set_id: sets the caller's name for the cell. */
void
dp_step_cell_set_id (DpStepCell *cell,
                     const char *id)
{
  _dp_replace_text (&cell->id, id);
}

/** dp_step_cell_add_line: appends a line of text; the first two are drawn. */
void
dp_step_cell_add_line (DpStepCell *cell,
                       const char *line)
{
  if (line != NULL && *line != '\0')
    g_ptr_array_add (cell->lines, g_strdup (line));
}

/** dp_step_cell_set_meta: sets the grey line. */
void
dp_step_cell_set_meta (DpStepCell *cell,
                       const char *meta)
{
  _dp_replace_text (&cell->meta, meta);
}

/** dp_step_cell_set_initials: sets the parties' own levels. */
void
dp_step_cell_set_initials (DpStepCell *cell,
                           const char *initials)
{
  _dp_replace_text (&cell->initials, initials);
}

/** dp_step_cell_set_tooltip: sets the cell's tooltip. */
void
dp_step_cell_set_tooltip (DpStepCell *cell,
                          const char *tooltip)
{
  _dp_replace_text (&cell->tooltip, tooltip);
}

/** dp_step_cell_set_accessible: sets the cell as one sentence. */
void
dp_step_cell_set_accessible (DpStepCell *cell,
                             const char *sentence)
{
  _dp_replace_text (&cell->accessible, sentence);
}

/** dp_step_cell_set_selected: outlines the cell in the accent. */
void
dp_step_cell_set_selected (DpStepCell *cell,
                           gboolean    selected)
{
  cell->selected = selected;
}
