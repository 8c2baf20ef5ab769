/* dp-chip-bar.h: the assumptions a page's chart rests on, as pills that lead to their fields.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DP_TYPE_CHIP_BAR (dp_chip_bar_get_type ())
G_DECLARE_FINAL_TYPE (DpChipBar, dp_chip_bar, DP, CHIP_BAR, GtkWidget)

void dp_chip_bar_show       (DpChipBar       *self,
                             DpSession       *session);
void dp_chip_bar_show_chips (DpChipBar       *self,
                             const GPtrArray *chips);

G_END_DECLS
