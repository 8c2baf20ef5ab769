/* dp-guide-words.h: how a plan's scoring guide differs from the program's, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-guide-update.h"

G_BEGIN_DECLS

/* (transfer full): what the plan lacks and what becomes of it; that nothing is missing, when that is so. */
char    *dp_guide_update_sentence  (const DpGuideUpdate *update);
DpTable *dp_guide_update_table_new (const DpGuideUpdate *update);

G_END_DECLS
