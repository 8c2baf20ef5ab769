/* dp-store-log.c: what the history says of judgements and weights: when, old, new, why.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log is not stored: the history's changesets hold every value before and after. They are read from the newest back, so that
 * the reason of a record is always known as it was after the step that is looked at.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-private.h"

#include "plan/dp-document.h"

#include <glib/gi18n-lib.h>

/* What is logged of an entity: all its fields of these, and the reason beside them. */
typedef struct
{
  DpEntityKind kind;
  guint reason;
  guint n_fields;
  guint fields[9];
} Logged;

static const Logged logged[] = {
  { DP_ENTITY_JUDGEMENT, DP_JUDGEMENT_REASON, 2, { DP_JUDGEMENT_LEVEL, DP_JUDGEMENT_EVIDENCE } },
  { DP_ENTITY_CRITERION,
    DP_CRITERION_REASON,
    7,
    { DP_CRITERION_WEIGHT, DP_CRITERION_AT_0, DP_CRITERION_AT_25, DP_CRITERION_AT_50, DP_CRITERION_AT_75, DP_CRITERION_AT_100,
      DP_CRITERION_MINIMUM } },
  { DP_ENTITY_PARAMETER, DP_PARAMETER_REASON, 2, { DP_PARAMETER_WEIGHT, DP_PARAMETER_MINIMUM } },
};


/**
 * Window: the time between two changes of a record, walked from its end to its beginning
 * @reason: (nullable): as it stood at the end
 * @before: (nullable): as it stood before the step that is looked at
 * @is_written: whether a reason was written within it
 * @waiting: (element-type DpLogEntry): changes at its beginning, or after it, for which nobody has written one so far
 */
typedef struct
{
  char *reason;
  char *before;
  gboolean is_written;
  GPtrArray *waiting;
} Window;

typedef struct
{
  GPtrArray *entries;  /* the newest first */
  GHashTable *windows; /* "entity/id" → Window */
} Log;

static Window *
window_new (const char *reason)
{
  Window *window = g_new0 (Window, 1);

  window->reason = g_strdup (reason);
  window->before = g_strdup (reason);
  window->waiting = g_ptr_array_new ();
  return window;
}

static void
window_free (gpointer data)
{
  Window *window = data;

  g_free (window->reason);
  g_free (window->before);
  g_ptr_array_unref (window->waiting);
  g_free (window);
}

static void
set_waiting (const Window *window,
             gboolean      is_older)
{
  for (guint i = 0; i < window->waiting->len; i++)
    ((DpLogEntry *) window->waiting->pdata[i])->reason_is_older = is_older;
}

/* The step that was looked at changed something that is logged: a new window ends before it. */
static void
begin_window (Window *window,
              Log    *log,
              guint   first_entry,
              gboolean writes_reason)
{
  const gboolean is_given = window->is_written || writes_reason;

  /* What still waits was explained by nobody since the change before it. */
  set_waiting (window, TRUE);
  g_ptr_array_set_size (window->waiting, 0);
  for (guint i = first_entry; i < log->entries->len && !is_given; i++)
    g_ptr_array_add (window->waiting, log->entries->pdata[i]);
  g_free (window->reason);
  window->reason = g_strdup (window->before);
  window->is_written = FALSE;
}

/** dp_log_entry_free: frees @entry; NULL is allowed. */
void
dp_log_entry_free (DpLogEntry *entry)
{
  if (entry == NULL)
    return;

  g_clear_pointer (&entry->when, g_date_time_unref);
  g_free (entry->author);
  g_free (entry->id);
  dp_value_clear (&entry->before);
  dp_value_clear (&entry->after);
  g_free (entry->reason);
  g_free (entry);
}

static const Logged *
find_logged (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (logged); i++)
    if (g_strcmp0 (dp_entity (logged[i].kind)->name, table) == 0)
      return &logged[i];

  return NULL;
}

static DpValue
value_of (sqlite3_value *value)
{
  const char *text;

  switch (value != NULL ? sqlite3_value_type (value) : SQLITE_NULL)
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return dp_value_number (sqlite3_value_double (value));
    case SQLITE_TEXT:
      text = (const char *) sqlite3_value_text (value);
      return text != NULL && g_utf8_validate (text, -1, NULL) ? dp_value_text (text) : (DpValue) DP_VALUE_INIT;
    default:
      return (DpValue) DP_VALUE_INIT;
    }
}

/* One side of a field of a changed row; FALSE when the step did not touch the field. */
static gboolean
read_side (sqlite3_changeset_iter *iter,
           guint                   field,
           gboolean                after,
           DpValue                *value)
{
  sqlite3_value *raw = NULL;
  int column = (int) field + 1;

  if ((after ? sqlite3changeset_new (iter, column, &raw) : sqlite3changeset_old (iter, column, &raw)) != SQLITE_OK || raw == NULL)
    return FALSE;

  *value = value_of (raw);
  return TRUE;
}

static void
add_field (Log                    *log,
           const DpHistoryEntry   *step,
           sqlite3_changeset_iter *iter,
           int                     operation,
           const Logged           *what,
           const char             *id,
           guint                   field,
           const char             *reason)
{
  g_auto (DpValue) before = DP_VALUE_INIT;
  g_auto (DpValue) after = DP_VALUE_INIT;
  gboolean touched = FALSE;
  DpLogEntry *entry;

  if (operation != SQLITE_INSERT)
    touched |= read_side (iter, field, FALSE, &before);
  if (operation != SQLITE_DELETE)
    touched |= read_side (iter, field, TRUE, &after);
  if (!touched || dp_value_equal (&before, &after))
    return;

  entry = g_new0 (DpLogEntry, 1);
  entry->number = step->number;
  entry->when = step->when != NULL ? g_date_time_ref (step->when) : NULL;
  entry->author = g_strdup (step->author);
  entry->kind = what->kind;
  entry->id = g_strdup (id);
  entry->field = field;
  entry->before = dp_value_copy (&before);
  entry->after = dp_value_copy (&after);
  entry->reason = g_strdup (reason);
  g_ptr_array_add (log->entries, entry);
}

static void
add_row (Log                    *log,
         const DpHistoryEntry   *step,
         sqlite3_changeset_iter *iter,
         int                     operation,
         const Logged           *what)
{
  g_auto (DpValue) id = DP_VALUE_INIT;
  g_auto (DpValue) old_reason = DP_VALUE_INIT;
  g_autofree char *key = NULL;
  const guint first_entry = log->entries->len;
  sqlite3_value *raw = NULL;
  gboolean writes_reason;
  Window *window;

  if ((operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &raw) : sqlite3changeset_old (iter, 0, &raw)) != SQLITE_OK)
    return;
  id = value_of (raw);
  if (id.kind != DP_VALUE_TEXT)
    return;

  key = g_strdup_printf ("%s/%s", dp_entity (what->kind)->name, id.text);
  window = g_hash_table_lookup (log->windows, key);
  if (window == NULL)
    {
      window = window_new (NULL);
      g_hash_table_insert (log->windows, g_steal_pointer (&key), window);
    }
  for (guint i = what->n_fields; i > 0; i--)
    add_field (log, step, iter, operation, what, id.text, what->fields[i - 1], window->reason);
  /* A record that comes into being has no reason from before. */
  writes_reason = operation == SQLITE_INSERT || read_side (iter, what->reason, FALSE, &old_reason);
  if (writes_reason)
    {
      g_free (window->before);
      window->before = g_strdup (old_reason.kind == DP_VALUE_TEXT ? old_reason.text : NULL);
    }
  if (log->entries->len > first_entry)
    begin_window (window, log, first_entry, writes_reason);
  else if (writes_reason)
    {
      /* A reason by itself is for the change after it that has none, and for the one before it. */
      set_waiting (window, FALSE);
      g_ptr_array_set_size (window->waiting, 0);
      window->is_written = TRUE;
    }
}

static gboolean
add_step (DpStore              *store,
          Log                  *log,
          const DpHistoryEntry *step,
          const void           *data,
          int                   size,
          GError              **error)
{
  g_autoptr (sqlite3_changeset_iter) iter = NULL;
  int rc = sqlite3changeset_start (&iter, size, (void *) data);

  if (rc != SQLITE_OK)
    return _dp_store_set_failed (store, rc, error);

  while ((rc = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      const Logged *what;

      if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
        return _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
      what = find_logged (table);
      if (what != NULL && n_columns == (int) dp_entity (what->kind)->n_fields + 1)
        add_row (log, step, iter, operation, what);
    }

  return rc == SQLITE_DONE || _dp_store_set_damaged (store, _("its history does not fit the plan"), error);
}

static void
read_reasons (const DpPlan *plan,
              GHashTable   *windows)
{
  for (gsize k = 0; k < G_N_ELEMENTS (logged); k++)
    {
      const GPtrArray *records = dp_plan_list (plan, logged[k].kind);

      for (guint i = 0; i < records->len; i++)
        {
          const DpRecord *record = records->pdata[i];

          g_hash_table_insert (windows, g_strdup_printf ("%s/%s", dp_entity (record->kind)->name, record->id),
                               window_new (dp_record_text (record, logged[k].reason)));
        }
    }
}

/**
 * dp_store_list_log:
 * @plan: what the store holds now
 * @most: steps are no longer read when so many entries are found; the last step is given whole
 *
 * Returns: (transfer full) (element-type DpLogEntry) (nullable): what was done to judgements, weights, limits and minimum levels
 *   and is not undone, the newest first
 */
GPtrArray *
dp_store_list_log (DpStore      *store,
                   const DpPlan *plan,
                   guint         most,
                   GError      **error)
{
  g_autoptr (GPtrArray) steps = dp_store_list_history (store, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_log_entry_free);
  g_autoptr (GHashTable) windows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, window_free);
  GHashTableIter left;
  gpointer window;
  guint n_left;
  g_autoptr (sqlite3_stmt) statement = NULL;
  Log log = { entries, windows };

  if (steps == NULL)
    return NULL;

  n_left = steps->len;
  statement = _dp_store_prepare (store, "SELECT \"changeset\" FROM \"history\" WHERE \"number\" = ?1", error);
  if (statement == NULL)
    return NULL;

  read_reasons (plan, windows);
  for (guint i = steps->len; i > 0 && entries->len < most; i--)
    {
      const DpHistoryEntry *step = steps->pdata[i - 1];

      if (step->undone)
        continue;
      sqlite3_bind_int64 (statement, 1, step->number);
      if (sqlite3_step (statement) == SQLITE_ROW
          && !add_step (store, &log, step, sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0), error))
        return NULL;
      sqlite3_reset (statement);
      n_left = i - 1;
    }
  /* At the beginning of the history: what was there before it was written for something else. */
  g_hash_table_iter_init (&left, windows);
  while (n_left == 0 && g_hash_table_iter_next (&left, NULL, &window))
    set_waiting (window, TRUE);

  return g_steal_pointer (&entries);
}
