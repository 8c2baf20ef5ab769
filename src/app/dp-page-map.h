/* dp-page-map.h: where the units lie, and how far the women have to them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_MAP (dp_page_map_get_type ())
G_DECLARE_FINAL_TYPE (DpPageMap, dp_page_map, DP, PAGE_MAP, DpPage)

G_END_DECLS
