/* dp-error.c: the domain of what the document refuses or cannot do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-error.h"

/** dp_plan_error_quark: Returns: the domain of every error of the plan. */
G_DEFINE_QUARK (dp-plan-error-quark, dp_plan_error)
