/* dp-table-card.h: a card with a topic, a finding, a table and the table's note.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "figure/dp-table.h"

G_BEGIN_DECLS

#define DP_TYPE_TABLE_CARD (dp_table_card_get_type ())
G_DECLARE_FINAL_TYPE (DpTableCard, dp_table_card, DP, TABLE_CARD, AdwBin)

/* The table's caption is the card's topic; a table without rows is not shown. */
void dp_table_card_show (DpTableCard   *self,
                         const char    *finding,
                         const DpTable *table);

G_END_DECLS
