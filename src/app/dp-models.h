/* dp-models.h: adding a published model's proposal to a plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-session.h"

G_BEGIN_DECLS

gboolean dp_model_add          (DpSession  *session,
                                const char *template_name,
                                GError    **error);
gboolean dp_estimates_restore  (DpSession  *session,
                                GError    **error);

G_END_DECLS
