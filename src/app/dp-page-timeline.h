/* dp-page-timeline.h: when the steps are done, and when the first places open.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_TIMELINE (dp_page_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DpPageTimeline, dp_page_timeline, DP, PAGE_TIMELINE, DpPage)

G_END_DECLS
