/* dp-version.h: which state of a plan figures come from: a mark of its records, and when they were last changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/* (transfer full): eight hexadecimal digits, "3F9A-1C2B". Two plans have the same mark when every known value is the same,
 * whatever the file, the language and the version of the program; else they differ but for one chance in four thousand
 * million. How figures are shown does not count: slides, own headlines and the log of meetings. */
char *dp_version_mark (const DpPlan *plan);

/* (transfer full): "Plan version 3F9A-1C2B, changed 12 Nov 2026 at 14:03" in the user's language and time; without the date
 * when nobody has changed the plan. @mark is dp_version_mark() of it. */
char *dp_version_text (const DpPlan *plan,
                       const char   *mark);

G_END_DECLS
