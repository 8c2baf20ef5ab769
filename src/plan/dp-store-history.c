/* dp-store-history.c: steps as changesets: writing, undoing, redoing and listing them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-private.h"

#include "plan/dp-document.h"
#include "plan/dp-error.h"
#include "plan/dp-history.h"

#include <glib/gi18n-lib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

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
    return _dp_store_delete_record (store, change->kind, change->id, error);
  if (change->before == NULL)
    return _dp_store_insert_record (store, change->after, error);
  return _dp_store_update_record (store, change->after, error);
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
    return _dp_store_set_failed (store, rc, error);

  for (guint i = 0; i < dp_changes_count (changes); i++)
    if (!write_change (store, dp_changes_get (changes, i), error))
      return FALSE;

  rc = sqlite3session_changeset (session, &changeset->size, &changeset->data);
  return rc == SQLITE_OK || _dp_store_set_failed (store, rc, error);
}

static gboolean
read_changeset (DpStore   *store,
                gint64     number,
                Changeset *changeset,
                GError   **error)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "SELECT \"changeset\" FROM \"history\" WHERE \"number\" = ?1", error);
  int rc;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, number);
  rc = sqlite3_step (statement);
  if (rc != SQLITE_ROW)
    return rc == SQLITE_DONE ? _dp_store_set_damaged (store, _("its history does not fit the plan"), error)
                             : _dp_store_set_failed (store, rc, error);

  changeset->size = sqlite3_column_bytes (statement, 0);
  if (!_dp_store_is_changeset (sqlite3_column_blob (statement, 0), (gsize) changeset->size))
    return _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
  changeset->data = sqlite3_malloc (MAX (changeset->size, 1));
  if (changeset->data == NULL)
    return _dp_store_set_failed (store, SQLITE_NOMEM, error);
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
    return _dp_store_set_failed (store, rc, error);

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
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "DELETE FROM \"history\" WHERE \"number\" >= ?1", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, number);
  return _dp_store_finish (store, statement, error);
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
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "INSERT INTO \"history\" VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_int64 (statement, 1, number) != SQLITE_OK || !_dp_store_bind_text (statement, 2, done_at) ||
      !_dp_store_bind_text (statement, 3, step->author) || !_dp_store_bind_text (statement, 4, step->label) ||
      sqlite3_bind_int64 (statement, 5, store->next_state) != SQLITE_OK ||
      sqlite3_bind_blob (statement, 6, changeset->data, changeset->size, SQLITE_TRANSIENT) != SQLITE_OK)
    return _dp_store_set_failed (store, sqlite3_errcode (store->db), error);

  return _dp_store_finish (store, statement, error);
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

  if (!_dp_store_begin (store, error))
    return FALSE;

  if (!write_step (store, changes, step, &position, error))
    {
      _dp_store_roll_back (store);
      return FALSE;
    }

  return _dp_store_commit (store, position, store->next_state + 1, error);
}

static DpRecord *
fetch_record (DpStore        *store,
              const DpEntity *entity,
              const char     *id,
              gboolean       *found,
              GError        **error)
{
  g_autofree char *sql = _dp_store_select_sql (entity, "WHERE \"id\" = ?1");
  g_autoptr (sqlite3_stmt) statement = _dp_store_prepare (store, sql, error);
  int rc;

  *found = FALSE;
  if (statement == NULL)
    return NULL;

  _dp_store_bind_text (statement, 1, id);
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      *found = TRUE;
      return _dp_store_read_record (store, statement, entity, error);
    }
  if (rc != SQLITE_DONE)
    _dp_store_set_failed (store, rc, error);

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
    return _dp_store_set_failed (store, rc, error);

  while ((rc = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      const DpEntity *entity;
      DpChange *change;
      char *id;

      if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
        return _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
      entity = dp_entity_by_name (table);
      id = entity != NULL && n_columns == (int) entity->n_fields + 1 ? changed_id (iter, operation) : NULL;
      if (id == NULL)
        return _dp_store_set_damaged (store, _("its history does not fit the plan"), error);

      change = g_new0 (DpChange, 1);
      change->kind = entity->kind;
      change->id = id;
      g_ptr_array_add (touched, change);
    }

  return rc == SQLITE_DONE || _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
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
      _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
      return NULL;
    }
  if (rc != SQLITE_OK)
    {
      _dp_store_set_failed (store, rc, error);
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
      _dp_store_set_failed (store, rc, error);
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

  if (!_dp_store_begin (store, error))
    return NULL;

  touched = travel_in_transaction (store, number, back, error);
  if (touched == NULL)
    {
      _dp_store_roll_back (store);
      return NULL;
    }

  if (!_dp_store_commit (store, back ? number - 1 : number, store->next_state, error))
    return NULL;

  return g_steal_pointer (&touched);
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

/** dp_store_came_by: Returns: whether what is there now rests on what was there at @state, which is not undone. */
gboolean
dp_store_came_by (DpStore *store,
                  gint64   state)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (state == 0 || state == store->state)
    return TRUE;

  statement = _dp_store_prepare (store, "SELECT 1 FROM \"history\" WHERE \"state\" = ?1 AND \"number\" <= ?2", NULL);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, state);
  sqlite3_bind_int64 (statement, 2, store->position);
  return sqlite3_step (statement) == SQLITE_ROW;
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
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "SELECT \"label\" FROM \"history\" WHERE \"number\" = ?1", NULL);

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

/** dp_store_changed: Returns: (transfer full) (nullable): when the last step that is done was done. */
GDateTime *
dp_store_changed (DpStore *store)
{
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store, "SELECT \"done_at\" FROM \"history\" WHERE \"number\" = ?1", NULL);
  g_autofree char *done_at = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (statement == NULL || sqlite3_bind_int64 (statement, 1, store->position) != SQLITE_OK || sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  done_at = column_dup_text (statement, 0);

  return done_at != NULL ? g_date_time_new_from_iso8601 (done_at, utc) : NULL;
}

/** dp_store_list_history: Returns: (transfer full) (element-type DpHistoryEntry) (nullable): all steps in order. */
GPtrArray *
dp_store_list_history (DpStore *store,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_history_entry_free);
  g_autoptr (sqlite3_stmt) statement =
    _dp_store_prepare (store,
                       "SELECT \"number\", \"done_at\", \"author\", \"label\" FROM \"history\" ORDER BY \"number\"",
                       error);
  int rc;

  if (statement == NULL)
    return NULL;

  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (entries, read_entry (store, statement));
  if (rc != SQLITE_DONE)
    {
      _dp_store_set_failed (store, rc, error);
      return NULL;
    }

  return g_steal_pointer (&entries);
}
