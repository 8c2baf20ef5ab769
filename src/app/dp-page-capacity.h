/* dp-page-capacity.h: is it enough, and for whose figure.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_CAPACITY (dp_page_capacity_get_type ())
G_DECLARE_FINAL_TYPE (DpPageCapacity, dp_page_capacity, DP, PAGE_CAPACITY, DpPage)

G_END_DECLS
