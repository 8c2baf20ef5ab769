/* dp-drop-down.h: names in a drop-down.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-wrap-bin.h"

G_BEGIN_DECLS

void dp_drop_down_wrap (GtkDropDown     *drop_down,
                        DpWrapBin       *bin);
void dp_drop_down_show (GtkDropDown     *drop_down,
                        const GPtrArray *names);

G_END_DECLS
