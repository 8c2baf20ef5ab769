/* dp-parts-bar.h: what the parameters bring to a total, side by side on one scale.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "plan/dp-analysis-compare.h"

G_BEGIN_DECLS

#define DP_TYPE_PARTS_BAR (dp_parts_bar_get_type ())
G_DECLARE_FINAL_TYPE (DpPartsBar, dp_parts_bar, DP, PARTS_BAR, GtkWidget)

/* A bar from 0 to 100 points: the lower bounds of the parts one after the other, from strong to faint, and outlined behind them how far
 * the upper bounds reach. @text: the same in words. */
GtkWidget *dp_parts_bar_new (const DpCompared *compared,
                             const char       *text);

G_END_DECLS
