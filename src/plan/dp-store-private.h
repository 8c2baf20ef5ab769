/* dp-store-private.h: what the files of the store share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _DpStore
{
  sqlite3 *db;
  char *name;        /* what messages call it */
  GBytes *bytes;     /* of a store that is only read, from memory */
  gint64 position;   /* number of the last step that is done; 0 before the first */
  gint64 next_state; /* never given twice, so that two branches of the history never look alike */
  gint64 state;      /* the state at the position; 0 before the first step */
  gboolean in_doubt; /* a failed transaction left it open what is on the disk */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changeset_iter, sqlite3changeset_finalize)

/* Refusals: each returns FALSE. */
gboolean      _dp_store_set_damaged     (DpStore *store, const char *what, GError **error);
gboolean      _dp_store_set_foreign     (DpStore *store, GError **error);
gboolean      _dp_store_set_failed      (DpStore *store, int rc, GError **error);

/* Statements. */
sqlite3_stmt *_dp_store_prepare         (DpStore *store, const char *sql, GError **error);
gboolean      _dp_store_finish          (DpStore *store, sqlite3_stmt *statement, GError **error);
gboolean      _dp_store_execute         (DpStore *store, const char *sql, GError **error);
gboolean      _dp_store_query_integer   (DpStore *store, const char *sql, gint64 *value, GError **error);
gboolean      _dp_store_bind_text       (sqlite3_stmt *statement, int column, const char *text);

/* Tables and rows. */
char         *_dp_store_table_sql       (const DpEntity *entity);
char         *_dp_store_columns_sql     (const DpEntity *entity, const guint *fields, guint n_fields);
char         *_dp_store_select_sql      (const DpEntity *entity, const char *ending);
char         *_dp_store_insert_sql      (const char *table, guint n_columns);
DpRecord     *_dp_store_read_record     (DpStore *store, sqlite3_stmt *statement, const DpEntity *entity,
                                         GError **error);
gboolean      _dp_store_run_with_record (DpStore *store, sqlite3_stmt *statement, const DpRecord *record,
                                         GError **error);
gboolean      _dp_store_insert_record   (DpStore *store, const DpRecord *record, GError **error);
gboolean      _dp_store_update_record   (DpStore *store, const DpRecord *record, GError **error);
gboolean      _dp_store_delete_record   (DpStore *store, DpEntityKind kind, const char *id, GError **error);

/* Plans of earlier schema versions, and changesets of any version. */
char         *_dp_store_older_table_sql (DpStore *store, const DpEntity *entity, GError **error);
gboolean      _dp_store_upgrade         (DpStore *store, GError **error);
gboolean      _dp_store_complete_guide  (DpStore *store, GError **error);
gboolean      _dp_store_is_changeset    (const void *data, gsize size);

/* Transactions, and where the history stands. */
gboolean      _dp_store_read_position   (DpStore *store, GError **error);
gboolean      _dp_store_begin           (DpStore *store, GError **error);
gboolean      _dp_store_commit          (DpStore *store, gint64 position, gint64 next_state, GError **error);
void          _dp_store_roll_back       (DpStore *store);

G_END_DECLS
