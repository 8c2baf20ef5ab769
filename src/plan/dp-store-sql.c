/* dp-store-sql.c: statements, rows and transactions of a plan's database, all of them made from the field table.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-private.h"

#include "plan/dp-error.h"
#include "plan/dp-validate.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define META_VALUE_SQL "SELECT \"value\" FROM \"meta\" WHERE \"key\" = "

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

gboolean
_dp_store_set_damaged (DpStore    *store,
                       const char *what,
                       GError    **error)
{
  /* Translators: %1$s is a file, %2$s what is wrong with it. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED,
               _("“%1$s” is damaged and is left as it is: %2$s. Open an earlier copy of it."), store->name, what);
  return FALSE;
}

/* What Døgnplan never puts into a plan. */
gboolean
_dp_store_set_foreign (DpStore *store,
                       GError **error)
{
  return _dp_store_set_damaged (store, _("it contains something that does not belong in a plan"), error);
}

/* Of a failed call: either the database is damaged, or the disk stands in the way. */
gboolean
_dp_store_set_failed (DpStore *store,
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
      g_debug ("%s: %s (%d)", store->name, sqlite3_errstr (rc), rc);
      return _dp_store_set_damaged (store, _("its parts do not fit together"), error);
    default:
      /* Translators: %1$s is the reason, %2$s a file. */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
                   _("The working copy could not be used: %1$s. Everything done until then is safe in “%2$s”."),
                   reason_of (rc), store->name);
      return FALSE;
    }
}

sqlite3_stmt *
_dp_store_prepare (DpStore    *store,
                   const char *sql,
                   GError    **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL);

  if (rc != SQLITE_OK)
    _dp_store_set_failed (store, rc, error);
  return statement;
}

/* Runs a statement that gives no rows. */
gboolean
_dp_store_finish (DpStore      *store,
                  sqlite3_stmt *statement,
                  GError      **error)
{
  int rc = sqlite3_step (statement);

  return rc == SQLITE_DONE || _dp_store_set_failed (store, rc, error);
}

gboolean
_dp_store_execute (DpStore    *store,
                   const char *sql,
                   GError    **error)
{
  int rc = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || _dp_store_set_failed (store, rc, error);
}

gboolean
_dp_store_query_integer (DpStore    *store,
                         const char *sql,
                         gint64     *value,
                         GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;

  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      *value = sqlite3_column_int64 (statement, 0);
      return TRUE;
    }

  if (rc == SQLITE_DONE)
    return _dp_store_set_damaged (store, _("a part is missing"), error);
  return _dp_store_set_failed (store, rc, error);
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

static void
begin_table (GString        *sql,
             const DpEntity *entity)
{
  g_string_append_printf (sql, "CREATE TABLE \"%s\" (\n  \"id\" TEXT PRIMARY KEY NOT NULL", entity->name);
}

static void
append_column (GString       *sql,
               const DpField *field)
{
  g_string_append_printf (sql, ",\n  \"%s\" %s%s", field->name, column_type (field),
                          (field->flags & DP_FIELD_REQUIRED) != 0 ? " NOT NULL" : "");
}

static char *
end_table (GString *sql)
{
  g_string_append (sql, "\n) STRICT, WITHOUT ROWID");

  return g_string_free (sql, FALSE);
}

/* The sentence that made the table; the same, to the letter, in every plan of this schema version. */
char *
_dp_store_table_sql (const DpEntity *entity)
{
  GString *sql = g_string_new (NULL);

  begin_table (sql, entity);
  for (guint i = 0; i < entity->n_fields; i++)
    append_column (sql, &entity->fields[i]);

  return end_table (sql);
}

/* The sentence that made the table when it had only these fields, in this order. */
char *
_dp_store_columns_sql (const DpEntity *entity,
                       const guint    *fields,
                       guint           n_fields)
{
  GString *sql = g_string_new (NULL);

  begin_table (sql, entity);
  for (guint i = 0; i < n_fields; i++)
    append_column (sql, &entity->fields[fields[i]]);

  return end_table (sql);
}

char *
_dp_store_select_sql (const DpEntity *entity,
                      const char     *ending)
{
  GString *sql = g_string_new ("SELECT \"id\"");

  for (guint i = 0; i < entity->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" %s", entity->name, ending);

  return g_string_free (sql, FALSE);
}

char *
_dp_store_insert_sql (const char *table,
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
DpRecord *
_dp_store_read_record (DpStore        *store,
                       sqlite3_stmt   *statement,
                       const DpEntity *entity,
                       GError        **error)
{
  g_autoptr (DpRecord) record = NULL;
  const char *id;

  if (!read_text (statement, 0, &id) || id[0] == '\0')
    {
      _dp_store_set_damaged (store, _("a record has no name"), error);
      return NULL;
    }

  record = dp_record_new (entity->kind, id);
  for (guint i = 0; i < entity->n_fields; i++)
    if (!read_value (statement, (int) i + 1, &entity->fields[i], &record->values[i]))
      {
        /* Translators: what is wrong with a file; %1$s is the name of a record, %2$s the label of its field. */
        g_autofree char *what =
          g_strdup_printf (_("%1$s has an impossible value for “%2$s”"), id, dp_field_label (&entity->fields[i]));

        _dp_store_set_damaged (store, what, error);
        return NULL;
      }

  return g_steal_pointer (&record);
}

gboolean
_dp_store_bind_text (sqlite3_stmt *statement,
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
      return _dp_store_bind_text (statement, column, value->text);
    case DP_VALUE_NUMBER:
      if (g_str_equal (column_type (field), "INTEGER") && value->number == floor (value->number))
        return sqlite3_bind_int64 (statement, column, (gint64) value->number) == SQLITE_OK;
      return sqlite3_bind_double (statement, column, value->number) == SQLITE_OK;
    default:
      g_assert_not_reached ();
    }
}

/* Runs a statement that takes an id and all fields; it can be run again. */
gboolean
_dp_store_run_with_record (DpStore        *store,
                           sqlite3_stmt   *statement,
                           const DpRecord *record,
                           GError        **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  gboolean bound = sqlite3_reset (statement) == SQLITE_OK && _dp_store_bind_text (statement, 1, record->id);

  for (guint i = 0; i < entity->n_fields; i++)
    bound = bound && bind_value (statement, (int) i + 2, &entity->fields[i], &record->values[i]);
  if (!bound)
    return _dp_store_set_failed (store, sqlite3_errcode (store->db), error);

  return _dp_store_finish (store, statement, error);
}

gboolean
_dp_store_insert_record (DpStore        *store,
                         const DpRecord *record,
                         GError        **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  g_autofree char *sql = _dp_store_insert_sql (entity->name, entity->n_fields + 1);
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);

  return statement != NULL && _dp_store_run_with_record (store, statement, record, error);
}

gboolean
_dp_store_update_record (DpStore        *store,
                         const DpRecord *record,
                         GError        **error)
{
  g_autofree char *sql = update_sql (dp_entity (record->kind));
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);

  return statement != NULL && _dp_store_run_with_record (store, statement, record, error) &&
         (sqlite3_changes (store->db) == 1 || _dp_store_set_damaged (store, _("a record is missing"), error));
}

gboolean
_dp_store_delete_record (DpStore     *store,
                         DpEntityKind kind,
                         const char  *id,
                         GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = ?1", dp_entity (kind)->name);
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  if (!_dp_store_bind_text (statement, 1, id))
    return _dp_store_set_failed (store, sqlite3_errcode (store->db), error);

  return _dp_store_finish (store, statement, error) &&
         (sqlite3_changes (store->db) == 1 || _dp_store_set_damaged (store, _("a record is missing"), error));
}

static gboolean
set_meta (DpStore    *store,
          const char *key,
          gint64      value,
          GError    **error)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "INSERT OR REPLACE INTO \"meta\" VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  if (!_dp_store_bind_text (statement, 1, key) || sqlite3_bind_int64 (statement, 2, value) != SQLITE_OK)
    return _dp_store_set_failed (store, sqlite3_errcode (store->db), error);

  return _dp_store_finish (store, statement, error);
}

static gboolean
read_meta (DpStore *store,
           gint64  *position,
           gint64  *next_state,
           GError **error)
{
  return _dp_store_query_integer (store, META_VALUE_SQL "'position'", position, error) &&
         _dp_store_query_integer (store, META_VALUE_SQL "'next_state'", next_state, error);
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
    return _dp_store_query_integer (store, sql, state, error);
  *state = 0;
  return TRUE;
}

/* Where the history stands. Its steps are numbered without gaps. */
gboolean
_dp_store_read_position (DpStore *store,
                         GError **error)
{
  gint64 position, next_state, state, count, last, first, last_state;

  if (!read_meta (store, &position, &next_state, error) ||
      !_dp_store_query_integer (store, "SELECT count (*) FROM \"history\"", &count, error) ||
      !_dp_store_query_integer (store, "SELECT ifnull (max (\"number\"), 0) FROM \"history\"", &last, error) ||
      !_dp_store_query_integer (store, "SELECT ifnull (min (\"number\"), 1) FROM \"history\"", &first, error) ||
      !_dp_store_query_integer (store, "SELECT ifnull (max (\"state\"), 0) FROM \"history\"", &last_state, error))
    return FALSE;

  if (first != 1 || last != count || position < 0 || position > last || last_state >= next_state)
    return _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
  if (!read_state (store, position, &state, error))
    return FALSE;

  store->position = position;
  store->next_state = next_state;
  store->state = state;
  return TRUE;
}

void
_dp_store_roll_back (DpStore *store)
{
  gint64 position, next_state;

  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);

  store->in_doubt = !sqlite3_get_autocommit (store->db) || !read_meta (store, &position, &next_state, NULL) ||
                    position != store->position || next_state != store->next_state;
}

gboolean
_dp_store_begin (DpStore *store,
                 GError **error)
{
  gint64 position, next_state;

  if (!_dp_store_execute (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!read_meta (store, &position, &next_state, error))
    {
      _dp_store_roll_back (store);
      return FALSE;
    }
  if (position != store->position || next_state != store->next_state)
    {
      _dp_store_roll_back (store);
      return _dp_store_set_failed (store, SQLITE_BUSY, error);
    }

  return TRUE;
}

/* A commit can fail after it has happened (when the folder cannot be flushed): what is on the disk decides. */
gboolean
_dp_store_commit (DpStore *store,
                  gint64   position,
                  gint64   next_state,
                  GError **error)
{
  gint64 found_position, found_next_state, state;

  if (!set_meta (store, "position", position, error) || !set_meta (store, "next_state", next_state, error) ||
      !read_state (store, position, &state, error))
    {
      _dp_store_roll_back (store);
      return FALSE;
    }

  if (!_dp_store_execute (store, "COMMIT", error))
    {
      _dp_store_roll_back (store);
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
