/* dp-requirement-outline.h: the sixteen requirements of the request in four parts, each with the state of its answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "plan/dp-plan.h"

G_BEGIN_DECLS

#define DP_TYPE_REQUIREMENT_OUTLINE (dp_requirement_outline_get_type ())
G_DECLARE_FINAL_TYPE (DpRequirementOutline, dp_requirement_outline, DP, REQUIREMENT_OUTLINE, AdwBin)

/* Signal "chosen" (const char *requirement): the user chose one. */
void        dp_requirement_outline_show   (DpRequirementOutline *self,
                                           const DpPlan         *plan,
                                           const char           *proposal);
void        dp_requirement_outline_select (DpRequirementOutline *self,
                                           const char           *requirement);

/* "13 of 16 answered" */
const char *dp_requirement_outline_get_title (DpRequirementOutline *self);

G_END_DECLS
