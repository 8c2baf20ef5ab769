/* dp-chart-dots.h: rows of dots in panels beside one another (C3 "Tilbud for tilbud", C11 "Forskel").
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart-lines.h"

G_BEGIN_DECLS

/**
 * DpDot:
 * @id: (nullable): NULL: the row's
 * @label: (nullable): the figure, written outside the dots of its lane
 * @hollow: drawn as an outline: what was before
 * @tooltip: (nullable): NULL: @accessible
 * @accessible: the dot as one sentence
 */
typedef struct
{
  char *id;
  double value;
  char *label;
  gboolean hollow;
  char *tooltip;
  char *accessible;
} DpDot;

/**
 * DpDotLane: the dots of one party in one row and one panel
 * @name: (nullable): written beside the dots in one row of the section, the first where the names of all lanes have room; when
 *   there is none, above the section
 * @dots: (element-type DpDot): in the order they were added
 */
typedef struct
{
  DpParty party;
  DpBar bar;
  char *name;
  GPtrArray *dots;
} DpDotLane;

/** DpDotCell: a row in a panel. @text: (nullable): stands right of the panel; @lanes: (element-type DpDotLane). */
typedef struct
{
  char *text;
  GPtrArray *lanes;
} DpDotCell;

/**
 * DpDotRow:
 * @detail: (nullable): second line under the name
 * @accessible: the row as one sentence
 * @cells: (element-type DpDotCell): one for each panel of the section
 */
typedef struct
{
  char *id;
  char *name;
  char *detail;
  char *accessible;
  GPtrArray *cells;
} DpDotRow;

/** DpDotPanel: @axis has the title; @lines: (element-type DpLine): upright reference lines. */
typedef struct
{
  DpAxis axis;
  GPtrArray *lines;
} DpDotPanel;

/** DpDotSection: rows that share the axes of their panels. Units never mix on an axis: another unit is another section. */
typedef struct
{
  char *heading;
  GPtrArray *panels;
  GPtrArray *rows;
} DpDotSection;

/** DpDotChart: @sections: (element-type DpDotSection): one below the other. */
typedef struct
{
  GPtrArray *sections;
} DpDotChart;

DpChart          *dp_chart_new_dots         (const char    *title) G_GNUC_WARN_UNUSED_RESULT;
const DpDotChart *dp_chart_get_dots         (const DpChart *chart);

DpDotSection     *dp_chart_add_dot_section  (DpChart       *chart,
                                             const char    *heading);
DpDotPanel       *dp_dot_section_add_panel  (DpDotSection  *section,
                                             double         min,
                                             double         max,
                                             double         tick_step,
                                             DpFormatFunc   format,
                                             const char    *title);
void              dp_dot_panel_add_line     (DpDotPanel    *panel,
                                             double         value,
                                             const char    *label);
DpDotRow         *dp_dot_section_add_row    (DpDotSection  *section,
                                             const char    *id,
                                             const char    *name,
                                             const char    *detail,
                                             const char    *accessible);
void              dp_dot_row_set_text       (DpDotRow      *row,
                                             guint          panel,
                                             const char    *text);
DpDotLane        *dp_dot_row_add_lane       (DpDotRow      *row,
                                             guint          panel,
                                             DpParty        party,
                                             DpBar          bar,
                                             const char    *name);
DpDot            *dp_dot_lane_add_dot       (DpDotLane     *lane,
                                             double         value,
                                             const char    *label,
                                             gboolean       hollow,
                                             const char    *accessible);
void              dp_dot_set_id             (DpDot         *dot,
                                             const char    *id);

G_END_DECLS
