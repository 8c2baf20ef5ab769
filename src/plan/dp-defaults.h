/* dp-defaults.h: the plan-wide assumptions that calculations rest on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

double dp_default_assumption (const DpPlan *plan,
                              const char   *id);

G_END_DECLS
