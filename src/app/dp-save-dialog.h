/* dp-save-dialog.h: as what a chart is to be saved: kind of file, size, sharpness.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "figure/dp-figure.h"

G_BEGIN_DECLS

#define DP_TYPE_SAVE_DIALOG (dp_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DpSaveDialog, dp_save_dialog, DP, SAVE_DIALOG, AdwWindow)

/* Asks, then asks where to, and saves the chart and table of @figure as they are now. The answer stands in a toast of @parent. */
void dp_save_dialog_present (GtkWindow *parent, const DpFigure *figure);

G_END_DECLS
