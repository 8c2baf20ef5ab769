/* dp-columns.h: children side by side where there is room, else one below the other.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DP_TYPE_COLUMNS (dp_columns_get_type ())
G_DECLARE_FINAL_TYPE (DpColumns, dp_columns, DP, COLUMNS, GtkWidget)

/* Properties "first-width" and "last-width": width of the first or of the last column in px, the others share the rest; 0, the
 * default, when all are equally wide. Not both. */

G_END_DECLS
