/* dp-page-specialisation.h: how strong each proposal is on the four parameters.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-page.h"

G_BEGIN_DECLS

#define DP_TYPE_PAGE_SPECIALISATION (dp_page_specialisation_get_type ())
G_DECLARE_FINAL_TYPE (DpPageSpecialisation, dp_page_specialisation, DP, PAGE_SPECIALISATION, DpPage)

G_END_DECLS
