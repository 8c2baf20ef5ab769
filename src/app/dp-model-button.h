/* dp-model-button.h: a menu of the published models; choosing one adds its proposal to the plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "second" (gboolean): the button stands beside the one that is suggested. */
#define DP_TYPE_MODEL_BUTTON (dp_model_button_get_type ())
G_DECLARE_FINAL_TYPE (DpModelButton, dp_model_button, DP, MODEL_BUTTON, AdwBin)

G_END_DECLS
