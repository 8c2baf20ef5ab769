/* dp-record-table.h: the records that belong to one record, as a table that is edited in place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a .ui file: <object class="DpRecordTable"><property name="entity">staffing</property>
 * <property name="columns">function,competence,fte</property></object>. Fields after a semicolon stand in a line below.
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_RECORD_TABLE (dp_record_table_get_type ())
G_DECLARE_FINAL_TYPE (DpRecordTable, dp_record_table, DP, RECORD_TABLE, AdwBin)

DpEntityKind dp_record_table_get_kind (DpRecordTable *self);
void         dp_record_table_bind     (DpRecordTable *self,
                                       DpSession     *session,
                                       const char    *parent_id);
void         dp_record_table_complete (DpRecordTable *self);
void         dp_record_table_add      (DpRecordTable *self);

G_END_DECLS
