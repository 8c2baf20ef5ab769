/* dp-store.c: making, opening, checking, reading and copying the database of a plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-private.h"

#include "plan/dp-error.h"
#include "plan/dp-store-seal.h"

#include <glib/gi18n-lib.h>

#define MAX_VALUE_BYTES (64 << 20)
#define MAX_SQL_BYTES (1 << 20)
#define BUSY_TIMEOUT_MS 200

/* Where the header of a database file keeps what tells a plan from something else. */
#define HEADER_BYTES 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_WRITE_FORMAT 18
#define HEADER_READ_FORMAT 19
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

#define HISTORY_SQL \
  "CREATE TABLE \"history\" (\n" \
  "  \"number\" INTEGER PRIMARY KEY,\n" \
  "  \"done_at\" TEXT NOT NULL,\n" \
  "  \"author\" TEXT,\n" \
  "  \"label\" TEXT NOT NULL,\n" \
  "  \"state\" INTEGER NOT NULL,\n" \
  "  \"changeset\" BLOB NOT NULL\n" \
  ") STRICT"
#define META_SQL \
  "CREATE TABLE \"meta\" (\n" \
  "  \"key\" TEXT PRIMARY KEY NOT NULL,\n" \
  "  \"value\" INTEGER NOT NULL\n" \
  ") STRICT, WITHOUT ROWID"

static gboolean
set_not_a_plan (const char *name,
                GError    **error)
{
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOT_A_PLAN,
               _("“%s” is not a plan that Døgnplan has made. Choose a file that ends in .doegnplan."), name);
  return FALSE;
}

static gboolean
set_newer (const char *name,
           GError    **error)
{
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NEWER,
               _("“%s” was made by a newer version of Døgnplan. Update the program to open it."), name);
  return FALSE;
}

static gboolean
configure (DpStore *store,
           GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },    { SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int rc = sqlite3_db_config (store->db, options[i].option, options[i].value, NULL);

      if (rc != SQLITE_OK)
        return _dp_store_set_failed (store, rc, error);
    }

  sqlite3_limit (store->db, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (store->db, SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES);
  sqlite3_limit (store->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);

  return _dp_store_execute (store,
                            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
                         "PRAGMA synchronous = FULL; PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'", error);
}

static DpStore *
store_new (const char *path,
           const char *name,
           int         flags,
           const char *vfs,
           GError    **error)
{
  g_autoptr (DpStore) store = g_new0 (DpStore, 1);
  int rc;

  store->name = g_strdup (name);
  rc = sqlite3_open_v2 (path, &store->db, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, vfs);
  if (rc != SQLITE_OK)
    {
      _dp_store_set_failed (store, rc, error);
      return NULL;
    }
  if (!configure (store, error))
    return NULL;

  return g_steal_pointer (&store);
}

/* A working copy belongs to one process (see dp-working.h), so its log needs no shared memory and can lie anywhere; the
 * exclusive lock in configure() tells SQLite. With the log, a transaction waits for the disk once and not four times.
 * What is saved never has a log beside it: see dp_store_serialize(). */
static gboolean
use_log (DpStore *store,
         GError **error)
{
  return _dp_store_execute (store, "PRAGMA journal_mode = WAL", error);
}

static gboolean
create_tables (DpStore *store,
               GError **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      g_autofree char *sql = _dp_store_table_sql (dp_entity (kind));

      if (!_dp_store_execute (store, sql, error))
        return FALSE;
    }

  return _dp_store_execute (store, HISTORY_SQL, error) && _dp_store_execute (store, META_SQL, error);
}

static gboolean
prepare_new (DpStore *store,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; PRAGMA application_id = %d; PRAGMA user_version = %d",
                                          DP_STORE_APPLICATION_ID, DP_STORE_SCHEMA_VERSION);

  return _dp_store_execute (store, sql, error) && create_tables (store, error);
}

static gboolean
insert_all (DpStore      *store,
            const DpPlan *plan,
            GError      **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (plan, kind);
      g_autofree char *sql = _dp_store_insert_sql (dp_entity (kind)->name, dp_entity (kind)->n_fields + 1);
      g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);

      if (statement == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (!_dp_store_run_with_record (store, statement, records->pdata[i], error))
          return FALSE;
    }

  return TRUE;
}

/**
 * dp_store_create:
 * @path: where; there must be no file yet
 * @plan: what it holds at the beginning of its history
 *
 * Returns: (transfer full) (nullable): the new store
 */
DpStore *
dp_store_create (const char   *path,
                 const DpPlan *plan,
                 GError      **error)
{
  g_autoptr (DpStore) store = store_new (path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, error);

  if (store == NULL || !use_log (store, error) || !prepare_new (store, error) || !insert_all (store, plan, error) ||
      !_dp_store_commit (store, 0, 1, error))
    return NULL;

  return g_steal_pointer (&store);
}

static gboolean
quick_check (DpStore    *store,
             const char *pragma,
             GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, pragma, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = sqlite3_step (statement);
  if (rc != SQLITE_ROW)
    return _dp_store_set_failed (store, rc, error);
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;

  return _dp_store_set_damaged (store, _("its parts do not fit together"), error);
}

/* The sentence that must have made a table, which can be one of an earlier day of the field table; NULL when no plan has
 * such a table, or with @error set. */
static char *
expected_sql (DpStore    *store,
              const char *table,
              GError    **error)
{
  const DpEntity *entity = dp_entity_by_name (table);

  if (entity != NULL)
    return _dp_store_older_table_sql (store, entity, error);
  if (g_strcmp0 (table, "history") == 0)
    return g_strdup (HISTORY_SQL);
  if (g_strcmp0 (table, "meta") == 0)
    return g_strdup (META_SQL);
  return NULL;
}

static gboolean
is_of_today (const char *table,
             const char *sql)
{
  const DpEntity *entity = dp_entity_by_name (table);
  g_autofree char *today = entity != NULL ? _dp_store_table_sql (entity) : NULL;

  return today == NULL || g_str_equal (today, sql);
}

/* Nothing may be in the file that Døgnplan did not put there: a trigger or a view is code of a stranger. It may lack
 * entities and fields that came later, and nothing else; then *@is_older. */
static gboolean
check_schema (DpStore  *store,
              gboolean *is_older,
              GError  **error)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "SELECT \"type\", \"name\", \"sql\" FROM \"sqlite_schema\"", error);
  g_autoptr (GError) problem = NULL;
  guint n_entities = 0;
  guint n_others = 0;
  int rc;

  if (statement == NULL)
    return FALSE;

  *is_older = FALSE;
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (statement, 0);
      const char *name = (const char *) sqlite3_column_text (statement, 1);
      const char *sql = (const char *) sqlite3_column_text (statement, 2);
      g_autofree char *expected = expected_sql (store, name, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (g_strcmp0 (type, "table") != 0 || expected == NULL || g_strcmp0 (sql, expected) != 0)
        return _dp_store_set_foreign (store, error);
      *is_older = *is_older || !is_of_today (name, sql);
      if (dp_entity_by_name (name) != NULL)
        n_entities++;
      else
        n_others++;
    }

  if (rc != SQLITE_DONE)
    return _dp_store_set_failed (store, rc, error);
  *is_older = *is_older || n_entities < DP_N_ENTITIES;
  return n_others == 2 || _dp_store_set_damaged (store, _("a part is missing"), error);
}

static gboolean
check (DpStore *store,
       GError **error)
{
  gint64 application_id, version;
  gboolean is_older;

  if (!_dp_store_query_integer (store, "PRAGMA application_id", &application_id, error) ||
      !_dp_store_query_integer (store, "PRAGMA user_version", &version, error))
    return FALSE;

  if (application_id != DP_STORE_APPLICATION_ID)
    return set_not_a_plan (store->name, error);
  if (version > DP_STORE_SCHEMA_VERSION)
    return set_newer (store->name, error);
  if (version < 1)
    return _dp_store_set_damaged (store, _("its version is not known"), error);

  /* Between two releases the field table grows under the same version, so the version alone does not tell. */
  return quick_check (store, "PRAGMA quick_check (1)", error) && check_schema (store, &is_older, error) &&
         _dp_store_read_position (store, error) &&
         ((version == DP_STORE_SCHEMA_VERSION && !is_older) || _dp_store_upgrade (store, error));
}

/**
 * dp_store_open:
 * @path: a working copy; what an interrupted transaction left is tidied up
 * @shown_name: what messages call it
 *
 * Returns: (transfer full) (nullable): the store
 */
DpStore *
dp_store_open (const char *path,
               const char *shown_name,
               GError    **error)
{
  g_autoptr (DpStore) store = store_new (path, shown_name, SQLITE_OPEN_READWRITE, NULL, error);

  return store != NULL && use_log (store, error) && check (store, error) ? g_steal_pointer (&store) : NULL;
}

static guint32
header_number (const guint8 *header,
               gsize         offset)
{
  return (guint32) header[offset] << 24 | (guint32) header[offset + 1] << 16 | (guint32) header[offset + 2] << 8 |
         (guint32) header[offset + 3];
}

static gboolean
check_header (const char *name,
              const void *data,
              gsize       size,
              GError    **error)
{
  const guint8 *header = data;

  if (size < HEADER_BYTES || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0 ||
      header_number (header, HEADER_APPLICATION_ID) != DP_STORE_APPLICATION_ID)
    return set_not_a_plan (name, error);

  return header_number (header, HEADER_USER_VERSION) <= DP_STORE_SCHEMA_VERSION || set_newer (name, error);
}

/**
 * dp_store_open_bytes:
 * @bytes: of a file, perhaps a stranger's
 * @shown_name: what messages call it
 *
 * Opens a plan for reading, in memory: the file itself is not touched and need not stay.
 *
 * Returns: (transfer full) (nullable): the store
 */
DpStore *
dp_store_open_bytes (GBytes     *bytes,
                     const char *shown_name,
                     GError    **error)
{
  g_autoptr (DpStore) store = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 *copy;
  int rc;

  if (!check_header (shown_name, data, size, error))
    return NULL;

  store = store_new ("image", shown_name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb", error);
  if (store == NULL)
    return NULL;
  if (dp_store_seal_is_broken (data, size))
    {
      _dp_store_set_damaged (store, _("it does not hold what was saved in it"), error);
      return NULL;
    }

  copy = sqlite3_malloc64 (size);
  if (copy == NULL)
    {
      _dp_store_set_failed (store, SQLITE_NOMEM, error);
      return NULL;
    }
  memcpy (copy, data, size);
  /* There is no write-ahead log beside an image. */
  copy[HEADER_WRITE_FORMAT] = 1;
  copy[HEADER_READ_FORMAT] = 1;
  /* A plan of an earlier version is brought up to date in memory. */
  rc = sqlite3_deserialize (store->db, "main", copy, (sqlite3_int64) size, (sqlite3_int64) size,
                            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (rc != SQLITE_OK)
    {
      _dp_store_set_failed (store, rc, error);
      return NULL;
    }

  return check (store, error) ? g_steal_pointer (&store) : NULL;
}

/** dp_store_complete: takes the log beside a working copy into it, so that its file holds everything by itself. If that cannot be done
 * now, the log stays and is as good. */
void
dp_store_complete (DpStore *store)
{
  const int rc = sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  if (rc != SQLITE_OK)
    g_debug ("The log of “%s” stays beside it: %s", store->name, sqlite3_errstr (rc));
}

/** dp_store_free: closes the store; NULL is allowed. */
void
dp_store_free (DpStore *store)
{
  if (store == NULL)
    return;

  if (store->db != NULL && sqlite3_close (store->db) != SQLITE_OK)
    g_warning ("“%s” could not be closed: %s", store->name, sqlite3_errmsg (store->db));
  g_free (store->name);
  g_free (store);
}

static gboolean
load_entity (DpStore        *store,
             const DpEntity *entity,
             DpPlan         *plan,
             GError        **error)
{
  g_autofree char *sql = _dp_store_select_sql (entity, "ORDER BY \"id\"");
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      DpRecord *record = _dp_store_read_record (store, statement, entity, error);

      if (record == NULL)
        return FALSE;
      dp_plan_put (plan, record);
    }

  return rc == SQLITE_DONE || _dp_store_set_failed (store, rc, error);
}

/**
 * dp_store_load:
 *
 * Reads everything anew, also where the history stands.
 *
 * Returns: (transfer full) (nullable): the plan, or NULL when a value is not what its field can hold
 */
DpPlan *
dp_store_load (DpStore *store,
               GError **error)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();
  g_autoptr (GDateTime) changed = NULL;

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    if (!load_entity (store, dp_entity (kind), plan, error))
      return NULL;

  if (dp_plan_list (plan, DP_ENTITY_PLAN)->len != 1)
    {
      _dp_store_set_damaged (store, _("a part is missing"), error);
      return NULL;
    }
  if (!_dp_store_read_position (store, error))
    return NULL;

  store->in_doubt = FALSE;
  changed = dp_store_changed (store);
  dp_plan_set_changed (plan, changed);
  return g_steal_pointer (&plan);
}

/* Rows go over in the order of their keys, so the same plan gives the same bytes. */
static gboolean
copy_table (DpStore    *from,
            DpStore    *to,
            const char *table,
            GError    **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1", table);
  g_autoptr (sqlite3_stmt) source = _dp_store_prepare (from, select, error);
  g_autofree char *insert = source != NULL ? _dp_store_insert_sql (table, (guint) sqlite3_column_count (source)) : NULL;
  g_autoptr (sqlite3_stmt) target = source != NULL ? _dp_store_prepare (to, insert, error) : NULL;
  int rc;

  if (target == NULL)
    return FALSE;

  while ((rc = sqlite3_step (source)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (source); i++)
        if (sqlite3_bind_value (target, i + 1, sqlite3_column_value (source, i)) != SQLITE_OK)
          return _dp_store_set_failed (to, sqlite3_errcode (to->db), error);
      if (!_dp_store_finish (to, target, error))
        return FALSE;
      sqlite3_reset (target);
    }

  return rc == SQLITE_DONE || _dp_store_set_failed (from, rc, error);
}

static gboolean
copy_all (DpStore *from,
          DpStore *to,
          gboolean with_history,
          GError **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    if (!copy_table (from, to, dp_entity (kind)->name, error))
      return FALSE;

  if (!with_history)
    return _dp_store_commit (to, 0, 1, error);

  return copy_table (from, to, "history", error) && _dp_store_commit (to, from->position, from->next_state, error);
}

static void
free_image (gpointer data)
{
  sqlite3_free (data);
}

/**
 * dp_store_serialize:
 * @with_history: whether the steps and their authors go along
 *
 * Returns: (transfer full) (nullable): the bytes of a plan file, the same as often as nothing has changed; nothing that
 *   was ever deleted is left in them except in the history
 */
GBytes *
dp_store_serialize (DpStore *store,
                    gboolean with_history,
                    GError **error)
{
  g_autoptr (DpStore) image =
    store_new ("image", store->name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb", error);
  sqlite3_int64 size = 0;
  guint8 *data;

  if (image == NULL || !prepare_new (image, error) || !copy_all (store, image, with_history, error) ||
      !quick_check (image, "PRAGMA integrity_check (1)", error))
    return NULL;

  data = sqlite3_serialize (image->db, "main", &size, 0);
  if (data == NULL)
    {
      _dp_store_set_failed (store, SQLITE_NOMEM, error);
      return NULL;
    }
  dp_store_seal (data, (gsize) size);

  return g_bytes_new_with_free_func (data, (gsize) size, free_image, data);
}
