/* dp-store.c: the tables of a plan in SQLite, made from the field table, and the transactions on them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store.h"

#include "plan/dp-document.h"
#include "plan/dp-history.h"
#include "plan/dp-validate.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changeset_iter, sqlite3changeset_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

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

static const char *
reason_of (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_FULL:
      return _("the disk is full");
    case SQLITE_IOERR:
      return _("the disk reports an error");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return _("the folder cannot be written");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _("another program is using the file");
    case SQLITE_NOMEM:
      return _("there is not enough memory");
    default:
      return sqlite3_errstr (rc);
    }
}

static gboolean
set_damaged (DpStore    *store,
             const char *what,
             GError    **error)
{
  /* Translators: %1$s is a file, %2$s what is wrong with it. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED,
               _("“%1$s” is damaged and is left as it is: %2$s. Open an earlier copy of it."), store->name, what);
  return FALSE;
}

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

/* Of a failed call: reading a database fails because it is damaged or cannot be read, writing for reasons of the disk. */
static gboolean
set_failed (DpStore *store,
            int      rc,
            GError **error)
{
  switch (rc & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
    case SQLITE_SCHEMA:
    case SQLITE_ERROR:
    case SQLITE_TOOBIG:
      g_debug ("%s: %s", store->name, sqlite3_errmsg (store->db));
      return set_damaged (store, _("its parts do not fit together"), error);
    default:
      /* Translators: %1$s is the reason, %2$s a file. */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
                   _("The working copy could not be used: %1$s. Everything done until then is safe in “%2$s”."),
                   reason_of (rc), store->name);
      return FALSE;
    }
}

static sqlite3_stmt *
prepare (DpStore    *store,
         const char *sql,
         GError    **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL);

  if (rc != SQLITE_OK)
    set_failed (store, rc, error);
  return statement;
}

/* Runs a statement that gives no rows. */
static gboolean
finish (DpStore      *store,
        sqlite3_stmt *statement,
        GError      **error)
{
  int rc = sqlite3_step (statement);

  return rc == SQLITE_DONE || set_failed (store, rc, error);
}

static gboolean
execute (DpStore    *store,
         const char *sql,
         GError    **error)
{
  int rc = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || set_failed (store, rc, error);
}

static gboolean
query_integer (DpStore    *store,
               const char *sql,
               gint64     *value,
               GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      *value = sqlite3_column_int64 (statement, 0);
      return TRUE;
    }

  return rc == SQLITE_DONE ? set_damaged (store, _("a part is missing"), error) : set_failed (store, rc, error);
}

static const char *
column_type (const DpField *field)
{
  switch (field->type)
    {
    case DP_TYPE_COUNT:
    case DP_TYPE_YEAR:
    case DP_TYPE_BOOL:
      return "INTEGER";
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
      return "REAL";
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_CHOICE:
    case DP_TYPE_SET:
    case DP_TYPE_DATE:
    case DP_TYPE_REF:
    case DP_TYPE_REFS:
      return "TEXT";
    default:
      g_assert_not_reached ();
    }
}

/* The sentence that made the table; the same, to the letter, in every plan of this schema version. */
static char *
table_sql (const DpEntity *entity)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\n  \"id\" TEXT PRIMARY KEY NOT NULL", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ",\n  \"%s\" %s%s", entity->fields[i].name, column_type (&entity->fields[i]),
                            (entity->fields[i].flags & DP_FIELD_REQUIRED) != 0 ? " NOT NULL" : "");
  g_string_append (sql, "\n) STRICT, WITHOUT ROWID");

  return g_string_free (sql, FALSE);
}

static char *
select_sql (const DpEntity *entity,
            const char     *ending)
{
  GString *sql = g_string_new ("SELECT \"id\"");

  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" %s", entity->name, ending);

  return g_string_free (sql, FALSE);
}

static char *
insert_sql (const char *table,
            guint       n_columns)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (", table);
  for (guint i = 1; i <= n_columns; i++)
    g_string_append_printf (sql, "%s?%u", i > 1 ? ", " : "", i);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/* Columns that do not change are left out of the changeset by the session itself. */
static char *
update_sql (const DpEntity *entity)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", entity->name);
  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "", entity->fields[i].name, i + 2);
  g_string_append (sql, " WHERE \"id\" = ?1");

  return g_string_free (sql, FALSE);
}

static gboolean
read_text (sqlite3_stmt *statement,
           int           column,
           const char  **text)
{
  const char *value = (const char *) sqlite3_column_text (statement, column);
  int length = sqlite3_column_bytes (statement, column);

  *text = value;
  return value != NULL && length >= 0 && g_utf8_validate_len (value, (gsize) length, NULL);
}

static gboolean
read_value (sqlite3_stmt  *statement,
            int            column,
            const DpField *field,
            DpValue       *value)
{
  const char *text;

  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
      break;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      *value = dp_value_number (sqlite3_column_double (statement, column));
      break;
    case SQLITE_TEXT:
      if (!read_text (statement, column, &text) || text[0] == '\0')
        return FALSE;
      *value = dp_value_text (text);
      break;
    default:
      return FALSE;
    }

  return dp_validate_value (field, value, NULL);
}

/* Of the row that a statement made with select_sql() stands on. */
static DpRecord *
read_record (DpStore        *store,
             sqlite3_stmt   *statement,
             const DpEntity *entity,
             GError        **error)
{
  g_autoptr (DpRecord) record = NULL;
  const char *id;

  if (!read_text (statement, 0, &id) || id[0] == '\0')
    {
      set_damaged (store, _("a record has no name"), error);
      return NULL;
    }

  record = dp_record_new (entity->kind, id);
  for (guint i = 0; i < entity->n_fields; i++)
    if (!read_value (statement, (int) i + 1, &entity->fields[i], &record->values[i]))
      {
        /* Translators: what is wrong with a file; %1$s is the name of a record, %2$s the label of its field. */
        g_autofree char *what =
          g_strdup_printf (_("%1$s has an impossible value for “%2$s”"), id, dp_field_label (&entity->fields[i]));

        set_damaged (store, what, error);
        return NULL;
      }

  return g_steal_pointer (&record);
}

static gboolean
bind_text (sqlite3_stmt *statement,
           int           column,
           const char   *text)
{
  return sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT) == SQLITE_OK;
}

static gboolean
bind_value (sqlite3_stmt  *statement,
            int            column,
            const DpField *field,
            const DpValue *value)
{
  switch (value->kind)
    {
    case DP_VALUE_NONE:
      return sqlite3_bind_null (statement, column) == SQLITE_OK;
    case DP_VALUE_TEXT:
      return bind_text (statement, column, value->text);
    case DP_VALUE_NUMBER:
      if (g_str_equal (column_type (field), "INTEGER") && value->number == floor (value->number))
        return sqlite3_bind_int64 (statement, column, (gint64) value->number) == SQLITE_OK;
      return sqlite3_bind_double (statement, column, value->number) == SQLITE_OK;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run_with_record (DpStore        *store,
                 const char     *sql,
                 const DpRecord *record,
                 GError        **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  g_autoptr (sqlite3_stmt) statement = prepare (store, sql, error);
  gboolean bound;

  if (statement == NULL)
    return FALSE;

  bound = bind_text (statement, 1, record->id);
  for (guint i = 0; i < entity->n_fields; i++)
    bound = bound && bind_value (statement, (int) i + 2, &entity->fields[i], &record->values[i]);
  if (!bound)
    return set_failed (store, sqlite3_errcode (store->db), error);

  return finish (store, statement, error);
}

static gboolean
insert_record (DpStore        *store,
               const DpRecord *record,
               GError        **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  g_autofree char *sql = insert_sql (entity->name, entity->n_fields + 1);

  return run_with_record (store, sql, record, error);
}

static gboolean
update_record (DpStore        *store,
               const DpRecord *record,
               GError        **error)
{
  g_autofree char *sql = update_sql (dp_entity (record->kind));

  return run_with_record (store, sql, record, error) &&
         (sqlite3_changes (store->db) == 1 || set_damaged (store, _("a record is missing"), error));
}

static gboolean
delete_record (DpStore     *store,
               DpEntityKind kind,
               const char  *id,
               GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = ?1", dp_entity (kind)->name);
  g_autoptr (sqlite3_stmt) statement = prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  if (!bind_text (statement, 1, id))
    return set_failed (store, sqlite3_errcode (store->db), error);

  return finish (store, statement, error) &&
         (sqlite3_changes (store->db) == 1 || set_damaged (store, _("a record is missing"), error));
}

static gboolean
set_meta (DpStore    *store,
          const char *key,
          gint64      value,
          GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, "INSERT OR REPLACE INTO \"meta\" VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  if (!bind_text (statement, 1, key) || sqlite3_bind_int64 (statement, 2, value) != SQLITE_OK)
    return set_failed (store, sqlite3_errcode (store->db), error);

  return finish (store, statement, error);
}

static gboolean
read_meta (DpStore *store,
           gint64  *position,
           gint64  *next_state,
           GError **error)
{
  return query_integer (store, "SELECT \"value\" FROM \"meta\" WHERE \"key\" = 'position'", position, error) &&
         query_integer (store, "SELECT \"value\" FROM \"meta\" WHERE \"key\" = 'next_state'", next_state, error);
}

static gboolean
read_state (DpStore *store,
            gint64   position,
            gint64  *state,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"state\" FROM \"history\" WHERE \"number\" = %" G_GINT64_FORMAT,
                                          position);

  if (position > 0)
    return query_integer (store, sql, state, error);
  *state = 0;
  return TRUE;
}

/* Where the history stands. Its steps are numbered without gaps. */
static gboolean
read_position (DpStore *store,
               GError **error)
{
  gint64 position, next_state, state, count, last, first, last_state;

  if (!read_meta (store, &position, &next_state, error) ||
      !query_integer (store, "SELECT count (*) FROM \"history\"", &count, error) ||
      !query_integer (store, "SELECT ifnull (max (\"number\"), 0) FROM \"history\"", &last, error) ||
      !query_integer (store, "SELECT ifnull (min (\"number\"), 1) FROM \"history\"", &first, error) ||
      !query_integer (store, "SELECT ifnull (max (\"state\"), 0) FROM \"history\"", &last_state, error))
    return FALSE;

  if (first != 1 || last != count || position < 0 || position > last || last_state >= next_state)
    return set_damaged (store, _("its history does not fit the plan"), error);
  if (!read_state (store, position, &state, error))
    return FALSE;

  store->position = position;
  store->next_state = next_state;
  store->state = state;
  return TRUE;
}

static void
roll_back (DpStore *store)
{
  gint64 position, next_state;

  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);

  store->in_doubt = !sqlite3_get_autocommit (store->db) || !read_meta (store, &position, &next_state, NULL) ||
                    position != store->position || next_state != store->next_state;
}

static gboolean
begin (DpStore *store,
       GError **error)
{
  gint64 position, next_state;

  if (!execute (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!read_meta (store, &position, &next_state, error))
    {
      roll_back (store);
      return FALSE;
    }
  if (position != store->position || next_state != store->next_state)
    {
      roll_back (store);
      return set_failed (store, SQLITE_BUSY, error);
    }

  return TRUE;
}

/* A commit can fail after it has happened (when the folder cannot be flushed): what is on the disk decides. */
static gboolean
commit (DpStore *store,
        gint64   position,
        gint64   next_state,
        GError **error)
{
  gint64 found_position, found_next_state, state;

  if (!set_meta (store, "position", position, error) || !set_meta (store, "next_state", next_state, error) ||
      !read_state (store, position, &state, error))
    {
      roll_back (store);
      return FALSE;
    }

  if (!execute (store, "COMMIT", error))
    {
      roll_back (store);
      if (!read_meta (store, &found_position, &found_next_state, NULL) || found_position != position ||
          found_next_state != next_state)
        return FALSE;
      g_clear_error (error);
    }

  store->position = position;
  store->next_state = next_state;
  store->state = state;
  store->in_doubt = FALSE;
  return TRUE;
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
        return set_failed (store, rc, error);
    }

  sqlite3_limit (store->db, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_limit (store->db, SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES);
  sqlite3_limit (store->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);

  return execute (store, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
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
      set_failed (store, rc, error);
      return NULL;
    }
  if (!configure (store, error))
    return NULL;

  return g_steal_pointer (&store);
}

/* A working copy belongs to one process (see dp-working.h), so its log needs no shared memory and can lie anywhere: that is
 * what the exclusive lock in configure() is for. With the log, a transaction waits for the disk once and not four times.
 * What is saved never has a log beside it: see dp_store_serialize(). */
static gboolean
use_log (DpStore *store,
         GError **error)
{
  return execute (store, "PRAGMA journal_mode = WAL", error);
}

static gboolean
create_tables (DpStore *store,
               GError **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      g_autofree char *sql = table_sql (dp_entity (kind));

      if (!execute (store, sql, error))
        return FALSE;
    }

  return execute (store, HISTORY_SQL, error) && execute (store, META_SQL, error);
}

static gboolean
prepare_new (DpStore *store,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; PRAGMA application_id = %d; PRAGMA user_version = %d",
                                          DP_STORE_APPLICATION_ID, DP_STORE_SCHEMA_VERSION);

  return execute (store, sql, error) && create_tables (store, error);
}

static gboolean
insert_all (DpStore      *store,
            const DpPlan *plan,
            GError      **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (plan, kind);

      for (guint i = 0; i < records->len; i++)
        if (!insert_record (store, records->pdata[i], error))
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
      !commit (store, 0, 1, error))
    return NULL;

  return g_steal_pointer (&store);
}

static gboolean
quick_check (DpStore    *store,
             const char *pragma,
             GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, pragma, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = sqlite3_step (statement);
  if (rc != SQLITE_ROW)
    return set_failed (store, rc, error);
  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;

  g_debug ("%s: %s", store->name, (const char *) sqlite3_column_text (statement, 0));
  return set_damaged (store, _("its parts do not fit together"), error);
}

static char *
expected_sql (const char *table)
{
  const DpEntity *entity = dp_entity_by_name (table);

  if (entity != NULL)
    return table_sql (entity);
  if (g_strcmp0 (table, "history") == 0)
    return g_strdup (HISTORY_SQL);
  if (g_strcmp0 (table, "meta") == 0)
    return g_strdup (META_SQL);
  return NULL;
}

/* Nothing may be in the file that Døgnplan did not put there: a trigger or a view is code of a stranger. */
static gboolean
check_schema (DpStore *store,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, "SELECT \"type\", \"name\", \"sql\" FROM \"sqlite_schema\"", error);
  guint n_tables = 0;
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *type = (const char *) sqlite3_column_text (statement, 0);
      const char *name = (const char *) sqlite3_column_text (statement, 1);
      g_autofree char *expected = expected_sql (name);

      if (g_strcmp0 (type, "table") != 0 || expected == NULL ||
          g_strcmp0 ((const char *) sqlite3_column_text (statement, 2), expected) != 0)
        return set_damaged (store, _("it contains something that does not belong in a plan"), error);
      n_tables++;
    }

  if (rc != SQLITE_DONE)
    return set_failed (store, rc, error);
  return n_tables == DP_N_ENTITIES + 2 || set_damaged (store, _("a part is missing"), error);
}

static gboolean
check (DpStore *store,
       GError **error)
{
  gint64 application_id, version;

  if (!query_integer (store, "PRAGMA application_id", &application_id, error) ||
      !query_integer (store, "PRAGMA user_version", &version, error))
    return FALSE;

  if (application_id != DP_STORE_APPLICATION_ID)
    return set_not_a_plan (store->name, error);
  if (version > DP_STORE_SCHEMA_VERSION)
    return set_newer (store->name, error);
  if (version < DP_STORE_SCHEMA_VERSION)
    return set_damaged (store, _("its version is not known"), error);

  return quick_check (store, "PRAGMA quick_check (1)", error) && check_schema (store, error) &&
         read_position (store, error);
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

  copy = sqlite3_malloc64 (size);
  if (copy == NULL)
    {
      set_failed (store, SQLITE_NOMEM, error);
      return NULL;
    }
  memcpy (copy, data, size);
  /* There is no write-ahead log beside an image. */
  copy[HEADER_WRITE_FORMAT] = 1;
  copy[HEADER_READ_FORMAT] = 1;
  rc = sqlite3_deserialize (store->db, "main", copy, (sqlite3_int64) size, (sqlite3_int64) size,
                            SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE);
  if (rc != SQLITE_OK)
    {
      set_failed (store, rc, error);
      return NULL;
    }

  return check (store, error) ? g_steal_pointer (&store) : NULL;
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
  g_autofree char *sql = select_sql (entity, "ORDER BY \"id\"");
  g_autoptr (sqlite3_stmt) statement = prepare (store, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      DpRecord *record = read_record (store, statement, entity, error);

      if (record == NULL)
        return FALSE;
      dp_plan_put (plan, record);
    }

  return rc == SQLITE_DONE || set_failed (store, rc, error);
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

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    if (!load_entity (store, dp_entity (kind), plan, error))
      return NULL;

  if (dp_plan_list (plan, DP_ENTITY_PLAN)->len != 1)
    {
      set_damaged (store, _("a part is missing"), error);
      return NULL;
    }
  if (!read_position (store, error))
    return NULL;

  store->in_doubt = FALSE;
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
  g_autoptr (sqlite3_stmt) source = prepare (from, select, error);
  g_autofree char *insert = source != NULL ? insert_sql (table, (guint) sqlite3_column_count (source)) : NULL;
  g_autoptr (sqlite3_stmt) target = source != NULL ? prepare (to, insert, error) : NULL;
  int rc;

  if (target == NULL)
    return FALSE;

  while ((rc = sqlite3_step (source)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (source); i++)
        if (sqlite3_bind_value (target, i + 1, sqlite3_column_value (source, i)) != SQLITE_OK)
          return set_failed (to, sqlite3_errcode (to->db), error);
      if (!finish (to, target, error))
        return FALSE;
      sqlite3_reset (target);
    }

  return rc == SQLITE_DONE || set_failed (from, rc, error);
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
    return commit (to, 0, 1, error);

  return copy_table (from, to, "history", error) && commit (to, from->position, from->next_state, error);
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
  g_autoptr (DpStore) image = store_new ("image", store->name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "memdb", error);
  sqlite3_int64 size = 0;
  guint8 *data;

  if (image == NULL || !prepare_new (image, error) || !copy_all (store, image, with_history, error) ||
      !quick_check (image, "PRAGMA integrity_check (1)", error))
    return NULL;

  data = sqlite3_serialize (image->db, "main", &size, 0);
  if (data == NULL)
    {
      set_failed (store, SQLITE_NOMEM, error);
      return NULL;
    }

  return g_bytes_new_with_free_func (data, (gsize) size, free_image, data);
}

/* A changeset, freed with the function that SQLite asks for. */
typedef struct
{
  void *data;
  int size;
} Changeset;

static void
changeset_clear (Changeset *changeset)
{
  sqlite3_free (changeset->data);
  changeset->data = NULL;
  changeset->size = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changeset, changeset_clear)

static gboolean
write_change (DpStore        *store,
              const DpChange *change,
              GError        **error)
{
  if (change->after == NULL)
    return delete_record (store, change->kind, change->id, error);
  if (change->before == NULL)
    return insert_record (store, change->after, error);
  return update_record (store, change->after, error);
}

/* Writes the records and gives back what that changed, as SQLite sees it. */
static gboolean
write_changes (DpStore         *store,
               const DpChanges *changes,
               Changeset       *changeset,
               GError         **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int rc = sqlite3session_create (store->db, "main", &session);

  for (guint kind = 0; rc == SQLITE_OK && kind < DP_N_ENTITIES; kind++)
    rc = sqlite3session_attach (session, dp_entity (kind)->name);
  if (rc != SQLITE_OK)
    return set_failed (store, rc, error);

  for (guint i = 0; i < dp_changes_count (changes); i++)
    if (!write_change (store, dp_changes_get (changes, i), error))
      return FALSE;

  rc = sqlite3session_changeset (session, &changeset->size, &changeset->data);
  return rc == SQLITE_OK || set_failed (store, rc, error);
}

static gboolean
read_changeset (DpStore   *store,
                gint64     number,
                Changeset *changeset,
                GError   **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, "SELECT \"changeset\" FROM \"history\" WHERE \"number\" = ?1", error);
  int rc;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, number);
  rc = sqlite3_step (statement);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE ? set_damaged (store, _("its history does not fit the plan"), error)
                             : set_failed (store, rc, error);

  changeset->size = sqlite3_column_bytes (statement, 0);
  changeset->data = sqlite3_malloc (MAX (changeset->size, 1));
  if (changeset->data == NULL)
    return set_failed (store, SQLITE_NOMEM, error);
  if (changeset->size > 0)
    memcpy (changeset->data, sqlite3_column_blob (statement, 0), (gsize) changeset->size);
  return TRUE;
}

/* Puts the last step's changeset before the new one; what was changed there and back disappears. */
static gboolean
join_with_last (DpStore   *store,
                Changeset *changeset,
                GError   **error)
{
  g_auto (Changeset) last = { NULL, 0 };
  g_auto (Changeset) joined = { NULL, 0 };
  g_autoptr (sqlite3_changegroup) group = NULL;
  int rc;

  if (!read_changeset (store, store->position, &last, error))
    return FALSE;

  rc = sqlite3changegroup_new (&group);
  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_add (group, last.size, last.data);
  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_add (group, changeset->size, changeset->data);
  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_output (group, &joined.size, &joined.data);
  if (rc != SQLITE_OK)
    return set_failed (store, rc, error);

  changeset_clear (changeset);
  *changeset = joined;
  joined.data = NULL;
  return TRUE;
}

static gboolean
delete_steps_from (DpStore *store,
                   gint64   number,
                   GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, "DELETE FROM \"history\" WHERE \"number\" >= ?1", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, number);
  return finish (store, statement, error);
}

static gboolean
insert_step (DpStore           *store,
             gint64             number,
             const DpStoreStep *step,
             const Changeset   *changeset,
             GError           **error)
{
  g_autoptr (GDateTime) now = dp_history_now ();
  g_autofree char *done_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (sqlite3_stmt) statement = prepare (store, "INSERT INTO \"history\" VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_int64 (statement, 1, number) != SQLITE_OK || !bind_text (statement, 2, done_at) ||
      !bind_text (statement, 3, step->author) || !bind_text (statement, 4, step->label) ||
      sqlite3_bind_int64 (statement, 5, store->next_state) != SQLITE_OK ||
      sqlite3_bind_blob (statement, 6, changeset->data, changeset->size, SQLITE_TRANSIENT) != SQLITE_OK)
    return set_failed (store, sqlite3_errcode (store->db), error);

  return finish (store, statement, error);
}

static gboolean
write_step (DpStore           *store,
            const DpChanges   *changes,
            const DpStoreStep *step,
            gint64            *position,
            GError           **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  gint64 number = store->position + 1;

  if (!write_changes (store, changes, &changeset, error))
    return FALSE;

  if (step->extends && store->position > 0)
    {
      number = store->position;
      if (!join_with_last (store, &changeset, error))
        return FALSE;
    }

  if (!delete_steps_from (store, number, error))
    return FALSE;

  *position = number - 1;
  if (changeset.size == 0)
    return TRUE;
  *position = number;
  return insert_step (store, number, step, &changeset, error);
}

/**
 * dp_store_write:
 * @changes: settled; what the records were and are
 * @step: how the history tells it
 *
 * Writes an edit and its step in the history together; steps that were undone are gone then.
 *
 * Returns: whether it is on the disk; if not, nothing has changed, or dp_store_in_doubt() says so
 */
gboolean
dp_store_write (DpStore           *store,
                const DpChanges   *changes,
                const DpStoreStep *step,
                GError           **error)
{
  gint64 position;

  if (!begin (store, error))
    return FALSE;

  if (!write_step (store, changes, step, &position, error))
    {
      roll_back (store);
      return FALSE;
    }

  return commit (store, position, store->next_state + 1, error);
}

static DpRecord *
fetch_record (DpStore        *store,
              const DpEntity *entity,
              const char     *id,
              gboolean       *found,
              GError        **error)
{
  g_autofree char *sql = select_sql (entity, "WHERE \"id\" = ?1");
  g_autoptr (sqlite3_stmt) statement = prepare (store, sql, error);
  int rc;

  *found = FALSE;
  if (statement == NULL)
    return NULL;

  bind_text (statement, 1, id);
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      *found = TRUE;
      return read_record (store, statement, entity, error);
    }
  if (rc != SQLITE_DONE)
    set_failed (store, rc, error);

  return NULL;
}

static char *
changed_id (sqlite3_changeset_iter *iter,
            int                     operation)
{
  sqlite3_value *value = NULL;
  const char *id;
  int rc = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &value) : sqlite3changeset_old (iter, 0, &value);

  if (rc != SQLITE_OK || value == NULL || sqlite3_value_type (value) != SQLITE_TEXT)
    return NULL;

  id = (const char *) sqlite3_value_text (value);
  return id != NULL && g_utf8_validate (id, -1, NULL) ? g_strdup (id) : NULL;
}

/* Which records a changeset is about; FALSE when it is about something else. */
static gboolean
list_touched (DpStore         *store,
              const Changeset *changeset,
              GPtrArray       *touched,
              GError         **error)
{
  g_autoptr (sqlite3_changeset_iter) iter = NULL;
  int rc = sqlite3changeset_start (&iter, changeset->size, changeset->data);

  if (rc != SQLITE_OK)
    return set_failed (store, rc, error);

  while ((rc = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      const DpEntity *entity;
      DpChange *change;
      char *id;

      if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
        return set_damaged (store, _("its history does not fit the plan"), error);
      entity = dp_entity_by_name (table);
      id = entity != NULL && n_columns == (int) entity->n_fields + 1 ? changed_id (iter, operation) : NULL;
      if (id == NULL)
        return set_damaged (store, _("its history does not fit the plan"), error);

      change = g_new0 (DpChange, 1);
      change->kind = entity->kind;
      change->id = id;
      g_ptr_array_add (touched, change);
    }

  return rc == SQLITE_DONE || set_damaged (store, _("its history does not fit the plan"), error);
}

static int
refuse_conflict_cb (void                   *user_data,
                    int                     conflict,
                    sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static GPtrArray *
apply_changeset (DpStore         *store,
                 const Changeset *changeset,
                 GError         **error)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_change_free);
  int rc;

  if (!list_touched (store, changeset, touched, error))
    return NULL;

  rc = sqlite3changeset_apply (store->db, changeset->size, changeset->data, NULL, refuse_conflict_cb, NULL);
  if (rc == SQLITE_ABORT || rc == SQLITE_MISUSE)
    {
      set_damaged (store, _("its history does not fit the plan"), error);
      return NULL;
    }
  if (rc != SQLITE_OK)
    {
      set_failed (store, rc, error);
      return NULL;
    }

  for (guint i = 0; i < touched->len; i++)
    {
      DpChange *change = touched->pdata[i];
      g_autoptr (GError) problem = NULL;
      gboolean found;

      change->after = fetch_record (store, dp_entity (change->kind), change->id, &found, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }

  return g_steal_pointer (&touched);
}

static GPtrArray *
travel_in_transaction (DpStore *store,
                       gint64   number,
                       gboolean back,
                       GError **error)
{
  g_auto (Changeset) changeset = { NULL, 0 };
  g_auto (Changeset) inverse = { NULL, 0 };
  int rc;

  if (!read_changeset (store, number, &changeset, error))
    return NULL;
  if (!back)
    return apply_changeset (store, &changeset, error);

  rc = sqlite3changeset_invert (changeset.size, changeset.data, &inverse.size, &inverse.data);
  if (rc != SQLITE_OK)
    {
      set_failed (store, rc, error);
      return NULL;
    }

  return apply_changeset (store, &inverse, error);
}

static GPtrArray *
travel (DpStore *store,
        gint64   number,
        gboolean back,
        GError **error)
{
  g_autoptr (GPtrArray) touched = NULL;

  if (!begin (store, error))
    return NULL;

  touched = travel_in_transaction (store, number, back, error);
  if (touched == NULL)
    {
      roll_back (store);
      return NULL;
    }

  return commit (store, back ? number - 1 : number, store->next_state, error) ? g_steal_pointer (&touched) : NULL;
}

/**
 * dp_store_undo:
 *
 * Returns: (transfer full) (element-type DpChange) (nullable): the records that the undone step had touched, as they
 *   are now in @after
 */
GPtrArray *
dp_store_undo (DpStore *store,
               GError **error)
{
  if (store->position == 0)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING, _("There is nothing to undo."));
      return NULL;
    }

  return travel (store, store->position, TRUE, error);
}

/** dp_store_redo: Returns: (transfer full) (element-type DpChange) (nullable): as dp_store_undo(). */
GPtrArray *
dp_store_redo (DpStore *store,
               GError **error)
{
  g_autofree char *label = dp_store_redo_label (store);

  if (label == NULL)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING, _("There is nothing to redo."));
      return NULL;
    }

  return travel (store, store->position + 1, FALSE, error);
}

/** dp_store_state: Returns: a number that is equal for two moments only when all records were equal then. */
gint64
dp_store_state (DpStore *store)
{
  return store->state;
}

/** dp_store_in_doubt: Returns: whether a failed write left it open what is stored; dp_store_load() finds out. */
gboolean
dp_store_in_doubt (DpStore *store)
{
  return store->in_doubt;
}

static char *
column_dup_text (sqlite3_stmt *statement,
                 int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static char *
label_of (DpStore *store,
          gint64   number)
{
  g_autoptr (sqlite3_stmt) statement = prepare (store, "SELECT \"label\" FROM \"history\" WHERE \"number\" = ?1", NULL);

  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, number);
  return sqlite3_step (statement) == SQLITE_ROW ? column_dup_text (statement, 0) : NULL;
}

/** dp_store_undo_label: Returns: (transfer full) (nullable): what undo would undo. */
char *
dp_store_undo_label (DpStore *store)
{
  return label_of (store, store->position);
}

/** dp_store_redo_label: Returns: (transfer full) (nullable): what redo would do again. */
char *
dp_store_redo_label (DpStore *store)
{
  return label_of (store, store->position + 1);
}

static DpHistoryEntry *
read_entry (DpStore      *store,
            sqlite3_stmt *statement)
{
  DpHistoryEntry *entry = g_new0 (DpHistoryEntry, 1);
  g_autofree char *done_at = column_dup_text (statement, 1);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  entry->number = sqlite3_column_int64 (statement, 0);
  entry->when = done_at != NULL ? g_date_time_new_from_iso8601 (done_at, utc) : NULL;
  entry->author = column_dup_text (statement, 2);
  entry->label = column_dup_text (statement, 3);
  entry->undone = entry->number > store->position;

  return entry;
}

/** dp_store_list_history: Returns: (transfer full) (element-type DpHistoryEntry) (nullable): all steps, the first first. */
GPtrArray *
dp_store_list_history (DpStore *store,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_history_entry_free);
  g_autoptr (sqlite3_stmt) statement =
    prepare (store, "SELECT \"number\", \"done_at\", \"author\", \"label\" FROM \"history\" ORDER BY \"number\"", error);
  int rc;

  if (statement == NULL)
    return NULL;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (entries, read_entry (store, statement));
  if (rc != SQLITE_DONE)
    {
      set_failed (store, rc, error);
      return NULL;
    }

  return g_steal_pointer (&entries);
}
