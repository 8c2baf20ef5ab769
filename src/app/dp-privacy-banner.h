/* dp-privacy-banner.h: a red banner above the pages while a text of the plan looks as if it held a CPR number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DP_TYPE_PRIVACY_BANNER (dp_privacy_banner_get_type ())
G_DECLARE_FINAL_TYPE (DpPrivacyBanner, dp_privacy_banner, DP, PRIVACY_BANNER, AdwBin)

void     dp_privacy_banner_set_session (DpPrivacyBanner *self,
                                        DpSession       *session);
gboolean dp_privacy_banner_is_shown    (DpPrivacyBanner *self);

G_END_DECLS
