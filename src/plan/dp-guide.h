/* dp-guide.h: the plan's scoring guide: what gives how many points, and why.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide is part of the plan: records of parameters and criteria that the templates bring and the planner edits. No
 * document gives a number for them, so every number is an assumption with its reason.
 */
#pragma once

#include "engine/dp-score.h"
#include "plan/dp-plan.h"

G_BEGIN_DECLS

const DpRecord *dp_guide_parameter  (const DpPlan *plan,
                                     const char   *parameter);
gboolean        dp_guide_is_judged  (const DpRecord *criterion);
gboolean        dp_guide_curve      (const DpRecord *criterion,
                                     DpValueCurve   *curve);
double          dp_guide_threshold  (const DpPlan *plan);
guint           dp_guide_step_field (DpLevel level);
double          dp_guide_step_points (DpLevel level);

G_END_DECLS
