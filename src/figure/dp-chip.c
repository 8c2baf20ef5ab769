/* dp-chip.c: pills above a chart, each naming an assumption that it rests on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-chip.h"

static void
chip_free (gpointer data)
{
  DpChip *chip = data;

  g_free (chip->label);
  g_free (chip->tooltip);
  g_free (chip->record);
  g_free (chip);
}

/**
 * dp_chip_list_new:
 *
 * Returns: (transfer full) (element-type DpChip): no chips
 */
GPtrArray *
dp_chip_list_new (void)
{
  return g_ptr_array_new_with_free_func (chip_free);
}

/**
 * dp_chip_list_add:
 * @chips: (element-type DpChip): where it goes
 * @is_warning: whether no source stands behind it
 * @label: (transfer full): what it says
 * @tooltip: (nullable): the reason
 * @record: where it can be changed
 * @field: in which of its fields
 */
void
dp_chip_list_add (GPtrArray      *chips,
                  gboolean        is_warning,
                  char           *label,
                  const char     *tooltip,
                  const DpRecord *record,
                  guint           field)
{
  DpChip *chip = g_new0 (DpChip, 1);

  chip->is_warning = is_warning;
  chip->label = label;
  chip->tooltip = g_strdup (tooltip);
  chip->kind = record->kind;
  chip->record = g_strdup (record->id);
  chip->field = field;
  g_ptr_array_add (chips, chip);
}
