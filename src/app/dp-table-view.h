/* dp-table-view.h: a table of ready texts, as a widget.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "figure/dp-table.h"

G_BEGIN_DECLS

#define DP_TYPE_TABLE_VIEW (dp_table_view_get_type ())
G_DECLARE_FINAL_TYPE (DpTableView, dp_table_view, DP, TABLE_VIEW, GtkWidget)

GtkWidget *dp_table_view_new            (void);
void       dp_table_view_set_table      (DpTableView   *self,
                                         const DpTable *table);
void       dp_table_view_set_row_action (DpTableView   *self,
                                         const char    *action);
void       dp_table_view_set_selected   (DpTableView   *self,
                                         const char    *row_id);

G_END_DECLS
