/* dp-page-need.h: how many need it, according to whom.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_NEED (dp_page_need_get_type ())
G_DECLARE_FINAL_TYPE (DpPageNeed, dp_page_need, DP, PAGE_NEED, DpPage)

G_END_DECLS
