/* dp-page-comparison.h: proposals beside one another, what differs first.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_COMPARISON (dp_page_comparison_get_type ())
G_DECLARE_FINAL_TYPE (DpPageComparison, dp_page_comparison, DP, PAGE_COMPARISON, DpPage)

/* Sets the chosen proposal against itself in a saved plan. */
void dp_page_comparison_compare_with (DpPageComparison *self,
                                      const char       *path);

G_END_DECLS
