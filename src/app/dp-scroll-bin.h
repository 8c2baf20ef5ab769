/* dp-scroll-bin.h: a scrolled window around one child, whose users decide how much room it asks for.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DP_TYPE_SCROLL_BIN (dp_scroll_bin_get_type ())
G_DECLARE_DERIVABLE_TYPE (DpScrollBin, dp_scroll_bin, DP, SCROLL_BIN, GtkWidget)

struct _DpScrollBinClass
{
  GtkWidgetClass parent_class;
};

GtkScrolledWindow *dp_scroll_bin_get_window (DpScrollBin *self);
GtkWidget         *dp_scroll_bin_get_child  (DpScrollBin *self);

G_END_DECLS
