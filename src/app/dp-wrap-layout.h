/* dp-wrap-layout.h: children side by side in lines, like words in a paragraph.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DP_TYPE_WRAP_LAYOUT (dp_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DpWrapLayout, dp_wrap_layout, DP, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *dp_wrap_layout_new       (int spacing);
GtkLayoutManager *dp_wrap_layout_new_apart (int spacing);

G_END_DECLS
