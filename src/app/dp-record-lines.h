/* dp-record-lines.h: lines of cells in common columns; what has no room in its line stands below it, with its name.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DpRecordLines: holds lines and shares out its width between their columns. */
#define DP_TYPE_RECORD_LINES (dp_record_lines_get_type ())
G_DECLARE_FINAL_TYPE (DpRecordLines, dp_record_lines, DP, RECORD_LINES, GtkWidget)

/** DpRecordLine: one line; belongs to a DpRecordLines. */
#define DP_TYPE_RECORD_LINE (dp_record_line_get_type ())
G_DECLARE_FINAL_TYPE (DpRecordLine, dp_record_line, DP, RECORD_LINE, GtkWidget)

void       dp_record_lines_set_column_yields (DpRecordLines *self,
                                              guint          column);
void       dp_record_lines_insert            (DpRecordLines *self,
                                              DpRecordLine  *line,
                                              DpRecordLine  *after);

GtkWidget *dp_record_line_new                (void);
void       dp_record_line_add_cell           (DpRecordLine  *self,
                                              GtkWidget     *cell,
                                              const char    *caption);
void       dp_record_line_add_below          (DpRecordLine  *self,
                                              GtkWidget     *cell,
                                              gboolean       begins_line);
void       dp_record_line_set_end            (DpRecordLine  *self,
                                              GtkWidget     *end);

G_END_DECLS
