/* dp-store.h: a plan as an SQLite database: its tables, its history, its bytes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One STRICT table for each entity of dp-fields-table.h, made from that table; "history" with one changeset a step;
 * "meta" with the position in the history. Every function that writes is one transaction.
 */
#pragma once

#include "plan/dp-changes.h"

G_BEGIN_DECLS

#define DP_STORE_APPLICATION_ID 0x44504C4E /* "DPLN" */

/* Of the tables, that is of the field table. It is raised by hand, once for each released version of the program whose
 * tables differ from those of the release before. A plan of an earlier version is brought up to this one when it is
 * opened (dp-store-upgrade.c), so a field can only be added, and only one that may be unknown; a plan of a later version
 * is refused. tests/plan/test-upgrade.c holds it so, with a plan of each released version, plan-N.sql. */
#define DP_STORE_SCHEMA_VERSION 2

typedef struct _DpStore DpStore;

/**
 * DpStoreStep: what is written of a step beside its changes.
 * @label: what was done
 * @author: (nullable): by whom
 * @extends: the step goes on from the last one (the same field, typed on) and takes its place
 */
typedef struct
{
  const char *label;
  const char *author;
  gboolean extends;
} DpStoreStep;

DpStore   *dp_store_create     (const char *path, const DpPlan *plan, GError **error);
DpStore   *dp_store_open       (const char *path, const char *shown_name, GError **error);
DpStore   *dp_store_open_bytes (GBytes *bytes, const char *shown_name, GError **error);
void       dp_store_complete   (DpStore *store);
void       dp_store_free       (DpStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpStore, dp_store_free)

DpPlan    *dp_store_load       (DpStore *store, GError **error);
GBytes    *dp_store_serialize  (DpStore *store, gboolean with_history, GError **error);

gboolean   dp_store_write      (DpStore *store, const DpChanges *changes, const DpStoreStep *step, GError **error);
GPtrArray *dp_store_undo       (DpStore *store, GError **error);
GPtrArray *dp_store_redo       (DpStore *store, GError **error);

gint64     dp_store_state      (DpStore *store);
gboolean   dp_store_came_by    (DpStore *store, gint64 state);
GDateTime *dp_store_changed    (DpStore *store); /* (transfer full) (nullable) */
gboolean   dp_store_in_doubt   (DpStore *store);
char      *dp_store_undo_label (DpStore *store);
char      *dp_store_redo_label (DpStore *store);
GPtrArray *dp_store_list_history (DpStore *store, GError **error);
GPtrArray *dp_store_list_log     (DpStore *store, const DpPlan *plan, guint most, GError **error);

G_END_DECLS
