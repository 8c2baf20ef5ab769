/* dp-store-upgrade.c: bringing a plan of an earlier day up to today's field table.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It happens in the working copy (or in memory, when a file is only read), in one transaction; the planner's file gets
 * the new schema when it is saved, and not before. A table that the file does not have yet is made; a table that lacks
 * columns is made anew, so that its definition is to the letter the one of a new plan, and its rows are copied into it
 * with NULL, unknown, in the new columns.
 *
 * The history goes along: its changesets name columns by their place, so they are written anew with the places of today.
 * A field may therefore be added anywhere within its entity. In a step of the past a new column had no value: it is
 * NULL in rows that were inserted or deleted, and untouched in rows that were changed.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-private.h"

#include <string.h>

/* The format of changesets, as SQLite's documentation of the session extension gives it. */
#define CHANGESET_TABLE 'T'
#define VALUE_UNDEFINED 0x00
#define VALUE_NULL 0x05
#define NUMBER_BYTES 8
#define MAX_VARINT_BYTES 9

#define OLDER_PREFIX "older "

/**
 * Table: a table of the file whose columns are not those of today.
 * @from: for each column of today its place in the file, or -1 when the file does not have it
 */
typedef struct
{
  const DpEntity *entity;
  guint n_columns;
  guint n_file_columns;
  int *from;
} Table;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_free (table->from);
  g_free (table);
}

static Table *
table_new (const DpEntity *entity,
           const GArray   *file_columns)
{
  Table *table = g_new0 (Table, 1);

  table->entity = entity;
  table->n_columns = entity->n_fields + 1;
  table->n_file_columns = file_columns->len + 1;
  table->from = g_new (int, table->n_columns);
  table->from[0] = 0;
  for (guint i = 1; i < table->n_columns; i++)
    {
      table->from[i] = -1;
      for (guint j = 0; j < file_columns->len; j++)
        if (g_array_index (file_columns, guint, j) == i - 1)
          table->from[i] = (int) j + 1;
    }

  return table;
}

static gboolean
is_of_today (const Table *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->from[i] != (int) i)
      return FALSE;

  return table->n_columns == table->n_file_columns;
}

/* The fields behind the columns of a table of the file, without the id that comes first; FALSE when it has a column that
 * today's table does not know. An entity without a table gives none. */
static gboolean
read_columns (DpStore        *store,
              const DpEntity *entity,
              GArray         *fields,
              GError        **error)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "SELECT \"name\" FROM pragma_table_info (?1) ORDER BY \"cid\"", error);
  gboolean is_id = TRUE;
  int rc;

  if (statement == NULL)
    return FALSE;

  _dp_store_bind_text (statement, 1, entity->name);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      int field = dp_entity_find_field (entity, (const char *) sqlite3_column_text (statement, 0));

      if (!is_id && field < 0)
        return _dp_store_set_foreign (store, error);
      if (!is_id)
        g_array_append_val (fields, field);
      is_id = FALSE;
    }

  return rc == SQLITE_DONE || _dp_store_set_failed (store, rc, error);
}

/**
 * _dp_store_older_table_sql:
 *
 * Returns: (transfer full) (nullable): the sentence that an earlier version must have made the table with, which has
 *   some of today's columns in some order
 */
char *
_dp_store_older_table_sql (DpStore        *store,
                           const DpEntity *entity,
                           GError        **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));

  return read_columns (store, entity, fields, error)
           ? _dp_store_columns_sql (entity, (const guint *) fields->data, fields->len)
           : NULL;
}

static gboolean
has_table (DpStore    *store,
           const char *name,
           gboolean   *found,
           GError    **error)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "SELECT 1 FROM \"sqlite_schema\" WHERE \"name\" = ?1", error);
  int rc;

  if (statement == NULL)
    return FALSE;

  _dp_store_bind_text (statement, 1, name);
  rc = sqlite3_step (statement);
  *found = rc == SQLITE_ROW;
  return rc == SQLITE_ROW || rc == SQLITE_DONE || _dp_store_set_failed (store, rc, error);
}

static char *
copy_sql (const Table *table)
{
  GString *columns = g_string_new ("\"id\"");
  char *sql;

  for (guint i = 1; i < table->n_columns; i++)
    if (table->from[i] >= 0)
      g_string_append_printf (columns, ", \"%s\"", table->entity->fields[i - 1].name);
  sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) SELECT %s FROM \"" OLDER_PREFIX "%s\"; "
                         "DROP TABLE \"" OLDER_PREFIX "%s\"",
                         table->entity->name, columns->str, columns->str, table->entity->name, table->entity->name);
  g_string_free (columns, TRUE);

  return sql;
}

static gboolean
remake_table (DpStore     *store,
              const Table *table,
              GError     **error)
{
  const char *name = table->entity->name;
  g_autofree char *rename = g_strdup_printf ("ALTER TABLE \"%s\" RENAME TO \"" OLDER_PREFIX "%s\"", name, name);
  g_autofree char *create = _dp_store_table_sql (table->entity);
  g_autofree char *copy = copy_sql (table);

  return _dp_store_execute (store, rename, error) && _dp_store_execute (store, create, error) &&
         _dp_store_execute (store, copy, error);
}

/* Makes the tables of today; @remade gets those that had other columns before. */
static gboolean
upgrade_tables (DpStore   *store,
                GPtrArray *remade,
                GError   **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const DpEntity *entity = dp_entity (kind);
      g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
      gboolean found;
      Table *table;

      if (!has_table (store, entity->name, &found, error))
        return FALSE;
      if (!found)
        {
          g_autofree char *create = _dp_store_table_sql (entity);

          if (!_dp_store_execute (store, create, error))
            return FALSE;
          continue;
        }

      if (!read_columns (store, entity, fields, error))
        return FALSE;
      table = table_new (entity, fields);
      if (is_of_today (table))
        {
          table_free (table);
          continue;
        }
      g_ptr_array_add (remade, table);
      if (!remake_table (store, table, error))
        return FALSE;
    }

  return TRUE;
}

/* Changesets. A reader that stays within its bytes, whatever they are. */

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
} Reader;

static gboolean
skip (Reader *reader,
      guint64 n)
{
  if (n > reader->size - reader->at)
    return FALSE;

  reader->at += (gsize) n;
  return TRUE;
}

/* SQLite's number of one to nine bytes: seven bits each, all eight of the ninth. */
static gboolean
read_varint (Reader  *reader,
             guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < MAX_VARINT_BYTES; i++)
    {
      guint8 byte;

      if (reader->at >= reader->size)
        return FALSE;
      byte = reader->data[reader->at++];
      if (i == MAX_VARINT_BYTES - 1)
        {
          *value = *value << 8 | byte;
          return TRUE;
        }
      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
write_varint (GByteArray *out,
              guint       value)
{
  guint8 bytes[5];
  guint n = 0;

  for (guint rest = value; n == 0 || rest > 0; rest >>= 7, n++)
    bytes[n] = (guint8) ((rest & 0x7f) | (n > 0 ? 0x80 : 0));
  for (guint i = 0; i < n; i++)
    g_byte_array_append (out, &bytes[n - 1 - i], 1);
}

static gboolean
skip_value (Reader *reader)
{
  guint64 length;

  if (reader->at >= reader->size)
    return FALSE;

  switch (reader->data[reader->at++])
    {
    case VALUE_UNDEFINED:
    case VALUE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (reader, NUMBER_BYTES);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

/* One row of a change, with its columns where they are today; @missing stands where the file had no column. */
static gboolean
rewrite_row (Reader      *reader,
             const Table *table,
             guint8       missing,
             GByteArray  *out)
{
  g_autofree gsize *starts = g_new (gsize, table->n_file_columns + 1);

  for (guint i = 0; i < table->n_file_columns; i++)
    {
      starts[i] = reader->at;
      if (!skip_value (reader))
        return FALSE;
    }
  starts[table->n_file_columns] = reader->at;

  for (guint i = 0; i < table->n_columns; i++)
    {
      int from = table->from[i];

      if (from < 0)
        g_byte_array_append (out, &missing, 1);
      else
        g_byte_array_append (out, reader->data + starts[from], (guint) (starts[from + 1] - starts[from]));
    }
  return TRUE;
}

static const Table *
find_table (const GPtrArray *remade,
            const char      *name)
{
  for (guint i = 0; i < remade->len; i++)
    if (g_str_equal (((const Table *) remade->pdata[i])->entity->name, name))
      return remade->pdata[i];

  return NULL;
}

/* What a changeset says about one table: "T", the number of columns, a byte for each (is it the key?), the name. */
static gboolean
rewrite_header (Reader          *reader,
                const GPtrArray *remade,
                const Table    **table,
                guint64         *n_columns,
                GByteArray      *out)
{
  static const guint8 letter = CHANGESET_TABLE;
  const guint8 *keys;
  const char *name;
  gsize length;

  if (!read_varint (reader, n_columns) || reader->size - reader->at <= *n_columns)
    return FALSE;
  keys = reader->data + reader->at;
  reader->at += (gsize) *n_columns;
  name = (const char *) reader->data + reader->at;
  length = strnlen (name, reader->size - reader->at);
  if (!skip (reader, (guint64) length + 1))
    return FALSE;

  *table = find_table (remade, name);
  if (*table != NULL && (*table)->n_file_columns != *n_columns)
    return FALSE;

  g_byte_array_append (out, &letter, 1);
  write_varint (out, *table != NULL ? (*table)->n_columns : (guint) *n_columns);
  if (*table == NULL)
    g_byte_array_append (out, keys, (guint) *n_columns);
  else
    for (guint i = 0; i < (*table)->n_columns; i++)
      {
        guint8 key = (*table)->from[i] >= 0 ? keys[(*table)->from[i]] : 0;

        g_byte_array_append (out, &key, 1);
      }
  g_byte_array_append (out, (const guint8 *) name, (guint) length + 1);
  return TRUE;
}

/* One change: what was done, a byte that says whether a trigger did it, the row before and the row after. */
static gboolean
rewrite_change (Reader      *reader,
                const Table *table,
                guint64      n_columns,
                guint8       operation,
                GByteArray  *out)
{
  gsize start = reader->at - 1;
  guint n_rows = operation == SQLITE_UPDATE ? 2 : 1;
  guint8 missing = operation == SQLITE_UPDATE ? VALUE_UNDEFINED : VALUE_NULL;

  if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE)
    return FALSE;
  if (!skip (reader, 1))
    return FALSE;

  g_byte_array_append (out, reader->data + start, 2);
  start = reader->at;
  for (guint row = 0; row < n_rows; row++)
    if (table != NULL && !rewrite_row (reader, table, missing, out))
      return FALSE;
  for (guint64 i = 0; table == NULL && i < n_rows * n_columns; i++)
    if (!skip_value (reader))
      return FALSE;
  if (table == NULL)
    g_byte_array_append (out, reader->data + start, (guint) (reader->at - start));

  return TRUE;
}

/* NULL when the bytes are no changeset of the file's tables: then they are left as they are, and whoever wants to undo
 * that step is told so, as ever. */
static GByteArray *
rewrite_changeset (const void      *data,
                   gsize            size,
                   const GPtrArray *remade)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  Reader reader = { data, size, 0 };
  const Table *table = NULL;
  guint64 n_columns = 0;

  while (reader.at < reader.size)
    {
      guint8 what = reader.data[reader.at++];

      if (what == CHANGESET_TABLE)
        {
          if (!rewrite_header (&reader, remade, &table, &n_columns, out))
            return NULL;
        }
      else if (n_columns == 0 || !rewrite_change (&reader, table, n_columns, what, out))
        return NULL;
    }

  return g_steal_pointer (&out);
}

/**
 * _dp_store_is_changeset:
 *
 * SQLite's own functions trust what they read: on a header that is cut off they never come back. So every changeset of a
 * file, which may be a stranger's, is looked through here before they see it.
 *
 * Returns: whether the bytes have the form of a changeset; nothing at all is one, too
 */
gboolean
_dp_store_is_changeset (const void *data,
                        gsize       size)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GByteArray) same = rewrite_changeset (data, size, none);

  return same != NULL;
}

static gboolean
write_changeset (DpStore          *store,
                 gint64            number,
                 const GByteArray *changeset,
                 GError          **error)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "UPDATE \"history\" SET \"changeset\" = ?2 WHERE \"number\" = ?1", error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_int64 (statement, 1, number) != SQLITE_OK ||
      sqlite3_bind_blob (statement, 2, changeset->data, (int) changeset->len, SQLITE_TRANSIENT) != SQLITE_OK)
    return _dp_store_set_failed (store, sqlite3_errcode (store->db), error);

  return _dp_store_finish (store, statement, error);
}

static gboolean
upgrade_history (DpStore         *store,
                 const GPtrArray *remade,
                 GError         **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 last;

  if (remade->len == 0)
    return TRUE;
  if (!_dp_store_query_integer (store, "SELECT ifnull (max (\"number\"), 0) FROM \"history\"", &last, error))
    return FALSE;
  statement = _dp_store_prepare (store, "SELECT \"changeset\" FROM \"history\" WHERE \"number\" = ?1", error);
  if (statement == NULL)
    return FALSE;

  for (gint64 number = 1; number <= last; number++)
    {
      g_autoptr (GByteArray) changeset = NULL;
      int rc;

      sqlite3_bind_int64 (statement, 1, number);
      rc = sqlite3_step (statement);
      if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        return _dp_store_set_failed (store, rc, error);
      if (rc == SQLITE_ROW)
        changeset = rewrite_changeset (sqlite3_column_blob (statement, 0),
                                       (gsize) sqlite3_column_bytes (statement, 0), remade);
      sqlite3_reset (statement);
      if (changeset != NULL && !write_changeset (store, number, changeset, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
upgrade_in_transaction (DpStore *store,
                        GError **error)
{
  g_autoptr (GPtrArray) remade = g_ptr_array_new_with_free_func (table_free);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", DP_STORE_SCHEMA_VERSION);

  return upgrade_tables (store, remade, error) && upgrade_history (store, remade, error) &&
         _dp_store_complete_guide (store, error) &&
         _dp_store_execute (store, version, error);
}

/**
 * _dp_store_upgrade:
 * @store: of an earlier schema version, whose tables have been checked
 *
 * Returns: whether it has the schema of today now; if not, it is as it was
 */
gboolean
_dp_store_upgrade (DpStore *store,
                   GError **error)
{
  if (!_dp_store_execute (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (upgrade_in_transaction (store, error) && _dp_store_execute (store, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
