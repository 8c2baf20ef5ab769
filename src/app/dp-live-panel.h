/* dp-live-panel.h: the figures beside every page, how they come about, and what is to be looked at.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"
#include "figure/dp-summary.h"

G_BEGIN_DECLS

#define DP_TYPE_LIVE_PANEL (dp_live_panel_get_type ())
G_DECLARE_FINAL_TYPE (DpLivePanel, dp_live_panel, DP, LIVE_PANEL, AdwBin)

/* Property "n-problems": how many problems are listed; changes as the plan does. */
void             dp_live_panel_set_session  (DpLivePanel *self,
                                             DpSession   *session);
void             dp_live_panel_explain      (DpLivePanel *self,
                                             const char  *figure_id);
const DpProblem *dp_live_panel_step_problem (DpLivePanel *self,
                                             int          steps);

G_END_DECLS
