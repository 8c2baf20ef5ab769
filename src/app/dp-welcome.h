/* dp-welcome.h: what a window shows before it has a plan: models, unsaved work, recent plans, the sample.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DP_TYPE_WELCOME (dp_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DpWelcome, dp_welcome, DP, WELCOME, AdwBin)

void dp_welcome_refresh (DpWelcome *self);

G_END_DECLS
