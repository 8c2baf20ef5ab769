/* dp-relocation.h: units of a proposal moved to other towns, computed beside the plan and not in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"
#include "plan/dp-towns.h"

G_BEGIN_DECLS

/** DpRelocation: a copy of a plan in which units are moved about; the plan itself stays as it is until it is applied. */
typedef struct _DpRelocation DpRelocation;

DpRelocation *dp_relocation_new          (const DpPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void          dp_relocation_free         (DpRelocation *relocation);
DpAnalysis   *dp_relocation_get_analysis (DpRelocation *relocation);
const DpTown *dp_relocation_get_town     (DpRelocation *relocation,
                                          const char   *unit);
guint         dp_relocation_count        (DpRelocation *relocation);
gboolean      dp_relocation_move         (DpRelocation *relocation,
                                          const char   *unit,
                                          const DpTown *town);
gboolean      dp_relocation_apply        (DpRelocation *relocation,
                                          DpDocument   *document,
                                          GError      **error);

/* Where a unit lies: its own coordinates, or its municipality's seat. FALSE when it lies nowhere yet. */
gboolean      dp_unit_get_point          (const DpRecord *unit,
                                          DpPoint        *point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpRelocation, dp_relocation_free)

G_END_DECLS
