/* dp-what-if-drawer.h: where the presenter asks "what if?" and looks at the answer before the hall does.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-show.h"

G_BEGIN_DECLS

#define DP_TYPE_WHAT_IF_DRAWER (dp_what_if_drawer_get_type ())
G_DECLARE_FINAL_TYPE (DpWhatIfDrawer, dp_what_if_drawer, DP, WHAT_IF_DRAWER, AdwBin)

/* Signal "closed": the presenter is done with it. */
void     dp_what_if_drawer_set_show    (DpWhatIfDrawer *self, DpShow *show);
void     dp_what_if_drawer_set_hall_sees (DpWhatIfDrawer *self, gboolean hall_sees);
void     dp_what_if_drawer_open        (DpWhatIfDrawer *self);
gboolean dp_what_if_drawer_handle_key  (DpWhatIfDrawer *self, guint key);

G_END_DECLS
