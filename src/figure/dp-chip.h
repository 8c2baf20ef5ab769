/* dp-chip.h: pills above a chart, each naming an assumption that it rests on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/**
 * DpChip: a pill above a chart: an assumption it rests on, or a choice to know of
 * @is_warning: an assumption without a source
 * @label: "6 places in each unit"
 * @tooltip: the reason
 * @kind, @record, @field: where it can be changed
 */
typedef struct
{
  gboolean is_warning;
  char *label;
  char *tooltip;
  DpEntityKind kind;
  char *record;
  guint field;
} DpChip;

GPtrArray *dp_chip_list_new (void);
void       dp_chip_list_add (GPtrArray      *chips,
                             gboolean        is_warning,
                             char           *label,
                             const char     *tooltip,
                             const DpRecord *record,
                             guint           field);

G_END_DECLS
