/* dp-chart.h: what a chart says, before it is drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "chart/dp-theme.h"

G_BEGIN_DECLS

/*
 * A DpChart is data with ready strings: every word and every figure is written by the caller, in the reader's language
 * and with the reader's decimal comma. Nothing here measures, draws or translates.
 *
 * Fill it through the functions below. They copy their strings, and the pointers they return (rows, marks, cells) stay
 * good until dp_chart_free(). Every `const char *` may be NULL where it says nullable; an empty string counts as NULL.
 * The structs are open so that layouts, tables and text twins can read them; write through the functions.
 */

/**
 * DpChartKind:
 * @DP_CHART_RANGE: estimates as ranges and points on one axis (C1 "Fire skøn", C2 "Kapacitet og behov")
 * @DP_CHART_STEPS: a table of parameters × proposals with words and filled steps (C10 "Specialisering")
 * @DP_CHART_TEXT: words in place of a plot: dp-chart-text.h
 * @DP_CHART_SQUARES: people of a fixed group, one square each (C6): dp-chart-squares.h
 * @DP_CHART_MAP: land, towns and units (C7): dp-chart-map.h
 * @DP_CHART_GANTT: steps on a time scale (C9): dp-chart-gantt.h
 * @DP_CHART_LINES: curves over two axes (C5, C8, C12): dp-chart-lines.h
 * @DP_CHART_DOTS: rows of dots in panels (C3, C11): dp-chart-dots.h
 * @DP_CHART_QUANTILES: so many equally likely outcomes as dots (C4): dp-chart-quantiles.h
 *
 * A kind is an entry in three places: here, its data in dp-chart-private.h, its body in dp-layout-private.h.
 */
typedef enum
{
  DP_CHART_RANGE,
  DP_CHART_STEPS,
  DP_CHART_TEXT,
  DP_CHART_SQUARES,
  DP_CHART_MAP,
  DP_CHART_GANTT,
  DP_CHART_LINES,
  DP_CHART_DOTS,
  DP_CHART_QUANTILES,
} DpChartKind;

#define DP_N_CHART_KINDS (DP_CHART_QUANTILES + 1)

/**
 * DpFormatFunc:
 * @value: an axis value
 *
 * Writes a tick label.
 *
 * Returns: (transfer full): the label
 */
typedef char *(*DpFormatFunc) (double value);

/* ---------------------------------------------------------------------------------------------- range charts (C1, C2) */

/**
 * DpBar: what joins the marks of a row.
 * @DP_BAR_NONE: nothing; figures for themselves
 * @DP_BAR_SOLID: a bar from the lowest to the highest mark: published limits of one estimate
 * @DP_BAR_DASHED: a broken bar: limits that somebody assumes
 * @DP_BAR_THREAD: a dotted thread: two single figures that belong together but limit nothing
 */
typedef enum
{
  DP_BAR_NONE,
  DP_BAR_SOLID,
  DP_BAR_DASHED,
  DP_BAR_THREAD,
} DpBar;

/** Which side of a reference line its label stands on. It is moved to the other side when there is no room. */
typedef enum
{
  DP_SIDE_LEFT,
  DP_SIDE_RIGHT,
} DpSide;

typedef enum
{
  DP_STROKE_SOLID,
  DP_STROKE_DASHED,
  DP_STROKE_DOTTED,
} DpStroke;

typedef enum
{
  DP_ZONE_STRONG,
  DP_ZONE_WEAK,
} DpZoneStrength;

/** Primary rows are large, with filled marks; secondary rows stand below the section heading, small and hollow. */
typedef enum
{
  DP_ROW_PRIMARY,
  DP_ROW_SECONDARY,
} DpRowLevel;

/**
 * DpMark:
 * @id: (nullable): the caller's name for it, handed back by hit-testing; NULL: the row's id
 * @value: place on the axis
 * @above: (nullable): the figure written above the mark
 * @below: (nullable): what is written below it (share with a place at once)
 * @tooltip: (nullable): several lines allowed; NULL: made of the row's name and @above
 * @box_first: (nullable): set: the mark is drawn 1.5 times as large with this in a box beside it, bold (what-if)
 * @box_second: (nullable): second line of the box
 * @hollow: drawn as an outline, also where the party's marks are filled
 */
typedef struct
{
  char *id;
  double value;
  char *above;
  char *below;
  char *tooltip;
  char *box_first;
  char *box_second;
  gboolean hollow;
} DpMark;

/**
 * DpRangeRow:
 * @id: (nullable): the caller's name for it, handed back by hit-testing
 * @level: primary or secondary
 * @party: whose figure: gives colour and marker
 * @name: who
 * @detail: (nullable): second line under the name (year, kind of figure)
 * @text: (nullable): text in the right column ("what is counted")
 * @label: (nullable): figure written right of the last mark in a secondary row ("6–8")
 * @accessible: (nullable): the row as one sentence; NULL: made of name, detail and the marks' figures
 * @bar: what joins the marks
 * @ghost: drawn in grey, with its shapes: in sight, but not the matter now (what-if)
 * @marks: (element-type DpMark): in the order they were added
 */
typedef struct
{
  char *id;
  DpRowLevel level;
  DpParty party;
  char *name;
  char *detail;
  char *text;
  char *label;
  char *accessible;
  DpBar bar;
  gboolean ghost;
  GPtrArray *marks;
} DpRangeRow;

/**
 * DpLine: a vertical reference line ("holder til").
 * @ghost: drawn in grey: where it stood before (what-if)
 */
typedef struct
{
  char *id;
  double value;
  char *label;
  char *tooltip;
  DpSide side;
  DpStroke stroke;
  gboolean bold;
  gboolean ghost;
} DpLine;

/** DpZone: a shaded part of the axis. */
typedef struct
{
  double from;
  double to;
  DpZoneStrength strength;
} DpZone;

/**
 * DpRangeChart:
 * @axis_min: lowest axis value
 * @axis_max: highest axis value; not above @axis_min: chosen from the data
 * @tick_step: distance of ticks; 0: chosen, 1-2-5
 * @format: (nullable): writes tick labels; NULL: whole numbers
 * @axis_title: (nullable): what the axis measures: in the head when there is one, else beside the tick labels
 * @name_head: (nullable): head of the name column; with @text_head it turns the head row on
 * @text_head: (nullable): head of the right text column
 * @section: (nullable): heading between primary and secondary rows
 * @lead: (nullable): small text left of the first label below a mark, saying what those labels are
 * @rows: (element-type DpRangeRow): primary rows first
 * @lines: (element-type DpLine)
 * @zones: (element-type DpZone)
 */
typedef struct
{
  double axis_min;
  double axis_max;
  double tick_step;
  DpFormatFunc format;
  char *axis_title;
  char *name_head;
  char *text_head;
  char *section;
  char *lead;
  GPtrArray *rows;
  GPtrArray *lines;
  GPtrArray *zones;
} DpRangeChart;

/* -------------------------------------------------------------------------------------------------- step tables (C10) */

/** The steps a word scale has, unless the caller says otherwise. */
#define DP_STEPS_DEFAULT 4
#define DP_STEPS_MAX 10
/** @low and @high of a cell or a legend entry about which nothing is known. */
#define DP_STEP_UNKNOWN 0

/**
 * DpStepCell:
 * @id: (nullable): the caller's name for it
 * @low: steps that are surely filled, 1–n; %DP_STEP_UNKNOWN: hatched all over
 * @high: steps that may be filled; above @low: hatched between them
 * @word: the level in a word, always written
 * @lines: (element-type utf8): at most two are drawn
 * @meta: (nullable): third line, in the secondary colour
 * @initials: (nullable): the parties' own levels, right-aligned ("S 3 · K 1")
 * @tooltip: (nullable)
 * @accessible: (nullable): the cell as one sentence; NULL: made of its parts
 * @selected: outlined in the accent
 */
typedef struct
{
  char *id;
  int low;
  int high;
  char *word;
  GPtrArray *lines;
  char *meta;
  char *initials;
  char *tooltip;
  char *accessible;
  gboolean selected;
} DpStepCell;

/** DpStepColumn: a proposal. @letter may be NULL; @detail is the second line. */
typedef struct
{
  char *letter;
  char *name;
  char *detail;
} DpStepColumn;

/** DpStepRow: a parameter; @cells has one entry a column, NULL where nothing was set. */
typedef struct
{
  char *name;
  char *definition;
  GPtrArray *cells;
} DpStepRow;

/** DpStepLegend: one step explained. */
typedef struct
{
  int low;
  char *word;
} DpStepLegend;

/** DpStepNote: a line under the legend: bold lead, plain text. */
typedef struct
{
  char *lead;
  char *text;
} DpStepNote;

/**
 * DpStepChart:
 * @n_steps: steps of the scale
 * @legend_title: (nullable): bold words before the legend
 */
typedef struct
{
  int n_steps;
  char *legend_title;
  GPtrArray *columns;
  GPtrArray *rows;
  GPtrArray *legend;
  GPtrArray *notes;
} DpStepChart;

/* ----------------------------------------------------------------------------------------------------- all charts */

/**
 * DpFact: a figure standing right of the plot ("46 % / af de 30 pladser / er i brug").
 */
typedef struct
{
  char *figure;
  char *text;
  char *detail;
} DpFact;

/**
 * DpChart:
 * @kind: which of the bodies is filled
 * @title: the headline: a sentence the data prove
 * @subtitle: (nullable): what, unit, area, year, assumptions
 * @source: (nullable): body, document, table or page; version and date
 * @version: (nullable): which state of the data the picture is of; stands at the foot
 * @brief_source: (nullable): the same in few words, for a hall
 * @for_hall: whether it is trimmed: rows may stand closer, so that their letters stay large
 * @note: (nullable): a line above the source
 * @description: (nullable): the finding in a paragraph: alternative text, <desc> of the SVG
 * @empty_text: (nullable): what stands in place of the plot when there are no rows
 * @corner: (nullable): short text at the right end of the source line (slide number)
 * @band: (nullable): text of a dark band across the top (what-if)
 * @band_detail: (nullable): text at the band's right end
 * @language: (nullable): BCP 47 tag of the texts, such as "da"
 * @facts: (element-type DpFact): column right of the plot
 * @range: body of %DP_CHART_RANGE
 * @steps: body of %DP_CHART_STEPS
 * @body: (nullable): body of the other kinds, whose own header says what it is
 */
typedef struct
{
  gatomicrefcount references;
  DpChartKind kind;
  char *title;
  char *subtitle;
  char *source;
  char *brief_source;
  gboolean for_hall;
  char *version;
  char *note;
  char *description;
  char *empty_text;
  char *corner;
  char *band;
  char *band_detail;
  char *language;
  GPtrArray *facts;
  DpRangeChart range;
  DpStepChart steps;
  gpointer body;
} DpChart;

DpChart      *dp_chart_new_range              (const char *title) G_GNUC_WARN_UNUSED_RESULT;
DpChart      *dp_chart_new_steps              (const char *title,
                                               int         n_steps) G_GNUC_WARN_UNUSED_RESULT;
DpChart      *dp_chart_ref                    (DpChart *chart);
void          dp_chart_free                   (DpChart *chart);

/** DpChartPart: what a picture of figures must say beside them. */
typedef enum
{
  DP_CHART_PART_TITLE,
  DP_CHART_PART_SUBTITLE, /* what, unit, area, year, assumptions */
  DP_CHART_PART_SOURCE,
  DP_CHART_PART_VERSION,
  DP_N_CHART_PARTS
} DpChartPart;

DpChartPart   dp_chart_missing_part           (const DpChart *chart);

void          dp_chart_set_title              (DpChart *chart, const char *title);
void          dp_chart_set_subtitle           (DpChart *chart, const char *subtitle);
void          dp_chart_set_source             (DpChart *chart, const char *source);
void          dp_chart_set_brief_source       (DpChart *chart, const char *source);
void          dp_chart_set_version            (DpChart *chart, const char *version);
void          dp_chart_set_note               (DpChart *chart, const char *note);
void          dp_chart_set_description        (DpChart *chart, const char *description);
void          dp_chart_set_empty_text         (DpChart *chart, const char *empty_text);
void          dp_chart_set_corner             (DpChart *chart, const char *corner);
void          dp_chart_set_language           (DpChart *chart, const char *language);
void          dp_chart_set_band               (DpChart *chart, const char *band, const char *detail);
void          dp_chart_add_fact               (DpChart    *chart,
                                               const char *figure,
                                               const char *text,
                                               const char *detail);
gboolean      dp_chart_is_empty               (const DpChart *chart);
void          dp_chart_trim                   (DpChart *chart);

void          dp_chart_set_axis               (DpChart      *chart,
                                               double        min,
                                               double        max,
                                               double        tick_step,
                                               DpFormatFunc  format);
void          dp_chart_set_axis_title         (DpChart *chart, const char *axis_title);
void          dp_chart_set_heads              (DpChart *chart, const char *name_head, const char *text_head);
void          dp_chart_set_section            (DpChart *chart, const char *heading);
void          dp_chart_set_lead               (DpChart *chart, const char *lead);
DpLine       *dp_chart_add_line               (DpChart    *chart,
                                               double      value,
                                               const char *label,
                                               DpSide      side,
                                               DpStroke    stroke,
                                               gboolean    bold);
void          dp_chart_add_zone               (DpChart        *chart,
                                               double          from,
                                               double          to,
                                               DpZoneStrength  strength);
DpRangeRow   *dp_chart_add_range_row          (DpChart    *chart,
                                               DpRowLevel  level,
                                               DpParty     party,
                                               const char *name,
                                               const char *detail);

void          dp_line_set_id                  (DpLine *line, const char *id);
void          dp_line_set_tooltip             (DpLine *line, const char *tooltip);
void          dp_line_set_ghost               (DpLine *line, gboolean ghost);

void          dp_range_row_set_name           (DpRangeRow *row, const char *name);
void          dp_mark_set_below               (DpMark *mark, const char *below);
DpMark       *dp_range_row_add_mark           (DpRangeRow *row,
                                               double      value,
                                               const char *above,
                                               const char *below,
                                               const char *tooltip);
void          dp_range_row_set_id             (DpRangeRow *row, const char *id);
void          dp_range_row_set_bar            (DpRangeRow *row, DpBar bar);
void          dp_range_row_set_detail         (DpRangeRow *row, const char *detail);
void          dp_range_row_set_text           (DpRangeRow *row, const char *text);
void          dp_range_row_set_label          (DpRangeRow *row, const char *label);
void          dp_range_row_set_accessible     (DpRangeRow *row, const char *sentence);
void          dp_range_row_set_ghost          (DpRangeRow *row, gboolean ghost);

void          dp_mark_set_id                  (DpMark *mark, const char *id);
void          dp_mark_set_tooltip             (DpMark *mark, const char *tooltip);
void          dp_mark_set_hollow              (DpMark *mark, gboolean hollow);
void          dp_mark_set_box                 (DpMark *mark, const char *first, const char *second);

void          dp_chart_add_step_column        (DpChart    *chart,
                                               const char *letter,
                                               const char *name,
                                               const char *detail);
void          dp_chart_add_step_row           (DpChart    *chart,
                                               const char *name,
                                               const char *definition);
DpStepCell   *dp_chart_set_step_cell          (DpChart    *chart,
                                               guint       row,
                                               guint       column,
                                               int         low,
                                               int         high,
                                               const char *word);
void          dp_chart_set_step_legend_title  (DpChart *chart, const char *title);
void          dp_chart_add_step_legend        (DpChart *chart, int low, const char *word);
void          dp_chart_add_step_note          (DpChart *chart, const char *lead, const char *text);

void          dp_step_cell_set_id             (DpStepCell *cell, const char *id);
void          dp_step_cell_add_line           (DpStepCell *cell, const char *line);
void          dp_step_cell_set_meta           (DpStepCell *cell, const char *meta);
void          dp_step_cell_set_initials       (DpStepCell *cell, const char *initials);
void          dp_step_cell_set_tooltip        (DpStepCell *cell, const char *tooltip);
void          dp_step_cell_set_accessible     (DpStepCell *cell, const char *sentence);
void          dp_step_cell_set_selected       (DpStepCell *cell, gboolean selected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpChart, dp_chart_free)

G_END_DECLS
