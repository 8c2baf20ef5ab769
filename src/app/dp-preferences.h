/* dp-preferences.h: the user's preferences as a window.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DP_TYPE_PREFERENCES (dp_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DpPreferences, dp_preferences, DP, PREFERENCES, AdwWindow)

void dp_preferences_present            (GtkWindow *parent);
void dp_preferences_apply_color_scheme (void);

G_END_DECLS
