/* dp-template.h: the plans that one can begin with.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/* "empty", "sample", or "model-A" … "model-0" (the empty plan with that model's proposal). Texts come in the user's
 * language. */
DpPlan *dp_template_load       (const char *name, GError **error);
DpPlan *dp_template_load_guide (GError **error);

G_END_DECLS
