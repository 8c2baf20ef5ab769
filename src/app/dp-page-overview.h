/* dp-page-overview.h: what the chosen proposal can do, and what is missing.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_OVERVIEW (dp_page_overview_get_type ())
G_DECLARE_FINAL_TYPE (DpPageOverview, dp_page_overview, DP, PAGE_OVERVIEW, DpPage)

void dp_page_overview_set_beside_panel (DpPageOverview *self,
                                        gboolean        is_beside_panel);

G_END_DECLS
