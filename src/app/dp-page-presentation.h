/* dp-page-presentation.h: the slides of the plan, their headlines and notes, and the way onto the wall.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_PRESENTATION (dp_page_presentation_get_type ())
G_DECLARE_FINAL_TYPE (DpPagePresentation, dp_page_presentation, DP, PAGE_PRESENTATION, DpPage)

/* (nullable): the slide that is chosen. */
const char *dp_page_presentation_get_slide (DpPagePresentation *self);

G_END_DECLS
