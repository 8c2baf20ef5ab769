/* dp-earlier-plan.h: a saved plan that the present one is compared with.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpEarlierPlan: what was read last, and from which state of which file. Begins as zeros. */
typedef struct
{
  char *path;
  gint64 changed; /* when the file was, in microseconds */
  DpPlan *plan;
  DpAnalysis *analysis;
} DpEarlierPlan;

/* (transfer none) (nullable): what follows from the plan in the file, read anew only when the file has changed. */
DpAnalysis *dp_earlier_plan_read  (DpEarlierPlan *self,
                                   const char    *path,
                                   GError       **error);
void        dp_earlier_plan_clear (DpEarlierPlan *self);

G_END_DECLS
