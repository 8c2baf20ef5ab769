/* dp-section-scroller.h: a part of a page that scrolls by itself, or is as tall as it wants to be.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-scroll-bin.h"

G_BEGIN_DECLS

#define DP_TYPE_SECTION_SCROLLER (dp_section_scroller_get_type ())
G_DECLARE_FINAL_TYPE (DpSectionScroller, dp_section_scroller, DP, SECTION_SCROLLER, DpScrollBin)

void dp_section_scroller_set_grows (DpSectionScroller *self,
                                    gboolean           grows);

G_END_DECLS
