/* dp-presenter.h: what the presenter sees: the wall, the next slide, the notes, the clock, the log, and "what if?".
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-show.h"
#include "app/dp-what-if-drawer.h"

G_BEGIN_DECLS

#define DP_TYPE_PRESENTER (dp_presenter_get_type ())
G_DECLARE_FINAL_TYPE (DpPresenter, dp_presenter, DP, PRESENTER, AdwBin)

void            dp_presenter_set_show      (DpPresenter *self, DpShow *show);
DpWhatIfDrawer *dp_presenter_get_drawer    (DpPresenter *self);
void            dp_presenter_set_wall_is_missing (DpPresenter *self, gboolean missing);
void            dp_presenter_toggle_notes  (DpPresenter *self);
void            dp_presenter_resize_notes  (DpPresenter *self, int steps);

G_END_DECLS
