/* dp-history.h: the steps of a plan's history in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-changes.h"

G_BEGIN_DECLS

char *dp_history_label            (const DpPlan *plan, const DpChanges *changes);
char *dp_history_label_set        (const DpPlan *plan, const DpRecord *now, guint field, const DpValue *from);
char *dp_history_label_added      (const DpPlan *plan, const DpRecord *record);
char *dp_history_label_deleted    (const DpPlan *plan, const DpRecord *record);
char *dp_history_label_duplicated (const DpPlan *plan, const DpRecord *record);
char *dp_history_label_moved      (const DpPlan *plan, const DpRecord *record);

GDateTime *dp_history_now         (void);

/* What people call a record, in one line and without anything that looks like a CPR number. */
char *dp_history_record_name (const DpPlan *plan, const DpRecord *record);

G_END_DECLS
