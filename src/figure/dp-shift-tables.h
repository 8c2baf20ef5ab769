/* dp-shift-tables.h: cover by shift against the minimum crew.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-staffing.h"

G_BEGIN_DECLS

/* Unit by unit and shift by shift: minimum crew, on duty, of them own. (transfer full) */
DpTable *dp_shift_table_new (const DpStaffingResult *staffing);
char    *dp_shift_sentence  (const DpStaffingResult *staffing);

G_END_DECLS
