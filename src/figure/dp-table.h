/* dp-table.h: a table of ready texts: the twin of a chart, or a page's figures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpTableColumn: @is_number: right-aligned, tabular figures. */
typedef struct
{
  char *title;
  gboolean is_number;
} DpTableColumn;

/** DpTableRow: @cells as many as columns; @is_sum: the last line that sums up; @id: (nullable): record it is about. */
typedef struct
{
  char **cells;
  gboolean is_sum;
  char *id;
} DpTableRow;

/** DpTable: @caption: (nullable): what the table shows; @note: (nullable): a line below it. */
typedef struct
{
  char *caption;
  char *note;
  GArray *columns; /* of DpTableColumn */
  GArray *rows;    /* of DpTableRow */
} DpTable;

DpTable *dp_table_new        (const char *caption);
void     dp_table_free       (DpTable *table);
void     dp_table_add_column (DpTable *table, const char *title, gboolean is_number);
void     dp_table_add_row    (DpTable *table, const char *id, gboolean is_sum, ...) G_GNUC_NULL_TERMINATED;
void     dp_table_take_row   (DpTable *table, const char *id, gboolean is_sum, char **cells);
char    *dp_table_to_text    (const DpTable *table);
char    *dp_table_to_csv     (const DpTable *table);
char    *dp_table_to_html    (const DpTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpTable, dp_table_free)

G_END_DECLS
