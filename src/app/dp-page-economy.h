/* dp-page-economy.h: what staff and money mean.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_ECONOMY (dp_page_economy_get_type ())
G_DECLARE_FINAL_TYPE (DpPageEconomy, dp_page_economy, DP, PAGE_ECONOMY, DpPage)

/* Whether the page has a field for the value of this assumption. */
gboolean dp_page_economy_has_assumption (const char *id);

G_END_DECLS
