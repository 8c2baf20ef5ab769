/* test-store.c: the database: every kind of value goes through it, and nothing that is not a plan gets in.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-store.h"
#include "plan/dp-validate.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_FLIPS 400
#define N_LOSSES 150
/* Of a database file. */
#define HEADER_BYTES 100
#define SEAL 72
#define SEAL_BYTES 20
#define NEXT_VERSION "PRAGMA user_version = " G_STRINGIFY (DP_STORE_SCHEMA_VERSION) "0" /* ten times today's */

/* Values. */

static DpValue
some_value (const DpField *field,
            gboolean       high)
{
  switch (field->type)
    {
    case DP_TYPE_TEXT:
      return dp_value_text (high ? "Ærø “øst”; 'DROP TABLE unit'" : "x");
    case DP_TYPE_LONG_TEXT:
      return dp_value_text (high ? "Første linje\n\tanden 🙂\n\n– slut" : "-");
    case DP_TYPE_COUNT:
    case DP_TYPE_YEAR:
    case DP_TYPE_BOOL:
      return dp_value_number (high ? field->max : field->min);
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
      /* A third has no end in binary either. */
      return dp_value_number (high ? field->min + (field->max - field->min) / 3 : field->max);
    case DP_TYPE_CHOICE:
      return dp_value_text (field->choices[high ? dp_choices_count (field->choices) - 1 : 0].key);
    case DP_TYPE_SET:
      if (high)
        {
          g_autofree char *two = g_strconcat (field->choices[0].key, ",", field->choices[1].key, NULL);

          return dp_value_text (two);
        }
      return dp_value_text (field->choices[0].key);
    case DP_TYPE_DATE:
      return dp_value_text (high ? "2027-Q1" : "D+9m");
    case DP_TYPE_REF:
      return dp_value_text (g_str_equal (field->name, "municipality") ? "851" : "some-record");
    case DP_TYPE_REFS:
      return dp_value_text (high ? "a,b,c" : "a");
    default:
      g_assert_not_reached ();
    }
}

/* A record of each kind with all fields filled, once with each sort of value, and one with as little as is allowed. */
static DpPlan *
full_plan (void)
{
  DpPlan *plan = dp_plan_new ();

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    for (guint sort = 0; sort < (kind == DP_ENTITY_PLAN ? 1 : 3); sort++)
      {
        g_autofree char *id = g_strdup_printf ("record/%u", sort);
        DpRecord *record = dp_record_new (kind, id);

        for (guint i = 0; i < dp_entity (kind)->n_fields; i++)
          {
            const DpField *field = dp_field (kind, i);

            if (sort < 2 || (field->flags & DP_FIELD_REQUIRED) != 0)
              dp_record_set (record, i, some_value (field, sort == 0));
            g_assert_true (dp_validate_value (field, &record->values[i], NULL));
          }
        dp_plan_put (plan, record);
      }

  return plan;
}

static void
test_every_field (void)
{
  g_autoptr (DpPlan) plan = full_plan ();
  g_autofree char *path = home_file ("every-field.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (DpStore) store = dp_store_create (path, plan, &error);
  g_autoptr (DpPlan) loaded = NULL;
  g_autoptr (DpPlan) reopened = NULL;
  g_autoptr (DpPlan) from_bytes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DpStore) image = NULL;

  g_assert_no_error (error);
  loaded = dp_store_load (store, &error);
  g_assert_no_error (error);
  assert_same_plan (loaded, plan);

  bytes = dp_store_serialize (store, TRUE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&store, dp_store_free);
  store = dp_store_open (path, path, &error);
  g_assert_no_error (error);
  reopened = dp_store_load (store, &error);
  assert_same_plan (reopened, plan);

  image = dp_store_open_bytes (bytes, "bytes", &error);
  g_assert_no_error (error);
  from_bytes = dp_store_load (image, &error);
  g_assert_no_error (error);
  assert_same_plan (from_bytes, plan);
}

static gboolean
is_same_record (const DpRecord *a,
                const DpRecord *b)
{
  for (guint i = 0; i < dp_entity (a->kind)->n_fields; i++)
    if (!dp_value_equal (&a->values[i], &b->values[i]))
      return FALSE;

  return TRUE;
}

/* One record changes in all fields at once, from every sort of value to every other, and back. */
static void
test_every_field_undone (void)
{
  guint n_changed = 0;
  g_autoptr (DpPlan) plan = full_plan ();
  g_autoptr (DpPlan) before = dp_plan_copy (plan);
  g_autofree char *path = home_file ("every-field-undone.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (DpStore) store = dp_store_create (path, plan, &error);
  g_autoptr (DpChanges) changes = dp_changes_new ();
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;
  g_autoptr (DpPlan) loaded = NULL;

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *list = dp_plan_list (before, kind);

      for (guint i = 0; i < list->len && list->len > 1; i++)
        {
          const DpRecord *record = list->pdata[i];
          const DpRecord *next = list->pdata[(i + 1) % list->len];
          DpRecord *changed = dp_record_copy (next);

          g_free (changed->id);
          changed->id = g_strdup (record->id);
          n_changed += !is_same_record (record, changed);
          dp_changes_put (changes, plan, changed);
        }
    }
  dp_changes_settle (changes, plan);
  g_assert_cmpuint (n_changed, >=, 2 * (DP_N_ENTITIES - 1));
  g_assert_cmpuint (dp_changes_count (changes), ==, n_changed);
  g_assert_true (dp_store_write (store, changes, &(DpStoreStep) { "All", NULL, FALSE }, &error));
  g_assert_no_error (error);
  loaded = dp_store_load (store, &error);
  assert_same_plan (loaded, plan);
  g_clear_pointer (&loaded, dp_plan_free);

  undone = dp_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->len, ==, dp_changes_count (changes));
  loaded = dp_store_load (store, &error);
  assert_same_plan (loaded, before);
  g_clear_pointer (&loaded, dp_plan_free);

  redone = dp_store_redo (store, &error);
  g_assert_no_error (error);
  loaded = dp_store_load (store, &error);
  assert_same_plan (loaded, plan);
}

/* Bad files. */

/* A plan file with two steps in its history. */
static char *
good_file (const char *name)
{
  g_autoptr (DpDocument) document = save_sample (name);
  g_autoptr (GError) error = NULL;

  set_number (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 7);
  set_number (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 8);
  dp_document_save (document, FALSE, &error);
  g_assert_no_error (error);
  return home_file (name);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) read_error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  guint n_working = home_count_working ();

  g_assert_null (dp_document_open (file, &error));
  g_assert_error (error, DP_PLAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (is_sentence (error->message));
  g_assert_cmpuint (home_count_working (), ==, n_working);

  g_assert_null (dp_plan_read (path, &read_error));
  g_assert_error (read_error, DP_PLAN_ERROR, code);
  g_assert_cmpstr (read_error->message, ==, error->message);
}

static void
assert_refused_untouched (const char *path,
                          int         code)
{
  gsize length, length_after;
  g_autofree char *bytes = home_read (path, &length);
  g_autofree char *bytes_after = NULL;
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat before, after;

  g_assert_cmpint (stat (path, &before), ==, 0);
  assert_refused (path, code);
  g_assert_cmpint (stat (path, &after), ==, 0);
  bytes_after = home_read (path, &length_after);
  g_assert_cmpmem (bytes_after, length_after, bytes, length);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_not_plans (void)
{
  g_autofree char *path = home_file ("bad.doegnplan");
  g_autofree char *foreign = home_file ("foreign.doegnplan");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  char noise[20000];
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, &error));
  assert_refused_untouched (path, DP_PLAN_ERROR_NOT_A_PLAN);

  g_assert_true (g_file_set_contents (path, "Kære kollega\n", -1, &error));
  assert_refused_untouched (path, DP_PLAN_ERROR_NOT_A_PLAN);

  g_assert_true (g_file_set_contents (path, "SQLite format 3", 16, &error));
  assert_refused_untouched (path, DP_PLAN_ERROR_NOT_A_PLAN);

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int (random);
  g_assert_true (g_file_set_contents (path, noise, sizeof noise, &error));
  assert_refused_untouched (path, DP_PLAN_ERROR_NOT_A_PLAN);

  run_sql (foreign, "CREATE TABLE unit (id TEXT PRIMARY KEY, places INTEGER)");
  assert_refused_untouched (foreign, DP_PLAN_ERROR_NOT_A_PLAN);
  run_sql (foreign, "PRAGMA application_id = 1196444487");
  assert_refused_untouched (foreign, DP_PLAN_ERROR_NOT_A_PLAN);
}

static void
test_not_files (void)
{
  g_autofree char *folder = home_file ("folder.doegnplan");
  g_autofree char *fifo = home_file ("fifo.doegnplan");
  g_autofree char *missing = home_file ("missing.doegnplan");
  g_autofree char *loop = home_file ("loop.doegnplan");
  g_autofree char *huge = home_file ("huge.doegnplan");
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://example.org/plan.doegnplan");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  assert_refused (folder, DP_PLAN_ERROR_OPEN);
  g_assert_cmpint (mkfifo (fifo, 0644), ==, 0);
  assert_refused (fifo, DP_PLAN_ERROR_OPEN);
  assert_refused (missing, DP_PLAN_ERROR_OPEN);
  g_assert_cmpint (symlink (loop, loop), ==, 0);
  assert_refused (loop, DP_PLAN_ERROR_OPEN);
  g_assert_true (g_file_set_contents (huge, "", 0, NULL));
  g_assert_cmpint (truncate (huge, (off_t) 1 << 40), ==, 0);
  assert_refused (huge, DP_PLAN_ERROR_OPEN);

  g_assert_null (dp_document_open (remote, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_OPEN);
}

static void
test_truncated (void)
{
  g_autofree char *path = good_file ("truncated.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  const struct
  {
    gsize length;
    int code;
  } cases[] = {
    { 1, DP_PLAN_ERROR_NOT_A_PLAN },
    { 99, DP_PLAN_ERROR_NOT_A_PLAN },
    { 100, DP_PLAN_ERROR_DAMAGED },
    { 511, DP_PLAN_ERROR_DAMAGED },
    { 4095, DP_PLAN_ERROR_DAMAGED },
    { 4096, DP_PLAN_ERROR_DAMAGED },
    { length / 2, DP_PLAN_ERROR_DAMAGED },
    { length - 4096, DP_PLAN_ERROR_DAMAGED },
    { length - 1, DP_PLAN_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (path, bytes, (gssize) cases[i].length, NULL));
      assert_refused_untouched (path, cases[i].code);
    }
}

/* Files that were plans before somebody went at them with a database program. */
static void
test_tampered (void)
{
  static const struct
  {
    const char *sql;
    int code;
  } cases[] = {
    { "CREATE TRIGGER spy AFTER UPDATE ON unit BEGIN DELETE FROM proposal; END", DP_PLAN_ERROR_DAMAGED },
    { "CREATE VIEW secret AS SELECT * FROM unit", DP_PLAN_ERROR_DAMAGED },
    { "CREATE TABLE more (id TEXT)", DP_PLAN_ERROR_DAMAGED },
    { "CREATE INDEX quick ON unit (name)", DP_PLAN_ERROR_DAMAGED },
    { "CREATE VIRTUAL TABLE words USING fts5 (word)", DP_PLAN_ERROR_DAMAGED },
    { "DROP TABLE plan", DP_PLAN_ERROR_DAMAGED },
    { "DROP TABLE history", DP_PLAN_ERROR_DAMAGED },
    { "ALTER TABLE unit ADD COLUMN more TEXT", DP_PLAN_ERROR_DAMAGED },
    { NEXT_VERSION, DP_PLAN_ERROR_NEWER },
    { "PRAGMA user_version = 2147483647", DP_PLAN_ERROR_NEWER },
    { NEXT_VERSION "; CREATE TABLE more (id TEXT); DROP TABLE history", DP_PLAN_ERROR_NEWER },
    { "PRAGMA user_version = 0", DP_PLAN_ERROR_DAMAGED },
    { "PRAGMA application_id = 0", DP_PLAN_ERROR_NOT_A_PLAN },
    { "UPDATE unit SET kind = 'castle'", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET regions = 'DK-81,DK-99'", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET opening = 'soon'", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET places = -1", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET places = 9223372036854775807", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET stay_before = 9e999", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET admits_partner = 2", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET municipality = '999'", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET note = CAST (x'C3' AS TEXT)", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET note = CAST (x'610062' AS TEXT)", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET name = ''", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE unit SET id = '' WHERE id = 'C-danmark'", DP_PLAN_ERROR_DAMAGED },
    { "DELETE FROM plan", DP_PLAN_ERROR_DAMAGED },
    { "INSERT INTO plan (id, title) VALUES ('second', 'Second')", DP_PLAN_ERROR_DAMAGED },
    { "DELETE FROM history WHERE number = 1", DP_PLAN_ERROR_DAMAGED },
    { "DELETE FROM history", DP_PLAN_ERROR_DAMAGED },
    { "DELETE FROM meta", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE meta SET value = 3 WHERE key = 'position'", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE meta SET value = -1 WHERE key = 'position'", DP_PLAN_ERROR_DAMAGED },
    { "UPDATE meta SET value = 1 WHERE key = 'next_state'", DP_PLAN_ERROR_DAMAGED },
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'NOT NULL', '') WHERE name = 'unit'",
      DP_PLAN_ERROR_DAMAGED },
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'unit'", DP_PLAN_ERROR_DAMAGED },
  };
  g_autofree char *path = good_file ("tampered.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      run_sql (path, cases[i].sql);
      assert_refused_untouched (path, cases[i].code);
    }
}

/* What a database program may do to a plan without harm: it still opens, and saving it makes it as it was. */
static void
test_harmless (void)
{
  static const char *const cases[] = {
    "VACUUM",
    "PRAGMA journal_mode = WAL",
    "PRAGMA page_size = 512; VACUUM",
    "REINDEX",
    "UPDATE unit SET places = places",
  };
  g_autofree char *path = good_file ("harmless.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  g_autoptr (DpPlan) expected = dp_plan_read (path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DpDocument) document = NULL;
      g_autoptr (GFile) file = home_gfile ("again.doegnplan");
      g_autofree char *again = home_file ("again.doegnplan");
      g_autofree char *bytes_again = NULL;
      g_autoptr (GError) error = NULL;
      gsize length_again;

      g_test_message ("%s", cases[i]);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      run_sql (path, cases[i]);
      document = reopen ("harmless.doegnplan");
      assert_same_plan (dp_document_get_plan (document), expected);
      undo (document);
      redo (document);
      dp_document_save_as (document, file, &error);
      g_assert_no_error (error);
      bytes_again = home_read (again, &length_again);
      g_assert_cmpmem (bytes_again, length_again, bytes, length);
    }
}

/* Damage that no part of a database notices must not become another number: what is opened is the plan that was saved, with its
 * whole history, and what is refused says that it is damaged, no plan or of another version. Returns whether it was refused. */
static gboolean
refuses_or_is_same (const char *damaged,
                    gsize       length,
                    const char *good)
{
  g_autoptr (GBytes) bytes = g_bytes_new (damaged, length);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DpStore) store = dp_store_open_bytes (bytes, "damaged", &error);
  g_autoptr (DpPlan) plan = store != NULL ? dp_store_load (store, &error) : NULL;

  if (plan == NULL)
    {
      g_assert_cmpint (error->domain, ==, (int) DP_PLAN_ERROR);
      if (error->code != DP_PLAN_ERROR_NOT_A_PLAN && error->code != DP_PLAN_ERROR_NEWER)
        {
          g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED);
          g_assert_true (is_sentence (error->message));
          g_assert_nonnull (strstr (error->message, "Open an earlier copy"));
        }
      return TRUE;
    }

  again = dp_store_serialize (store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), good, length);
  return FALSE;
}

/* One bit to four, anywhere. */
static void
test_flipped_bits (void)
{
  g_autofree char *path = good_file ("flipped.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  g_autoptr (GRand) random = g_rand_new_with_seed (20260303);
  guint n_refused = 0;

  for (guint i = 0; i < N_FLIPS; i++)
    {
      g_autofree char *flipped = g_memdup2 (bytes, length);

      for (guint j = 0; j < 1 + i % 4; j++)
        flipped[g_rand_int_range (random, 0, (gint32) length)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
      n_refused += refuses_or_is_same (flipped, length, bytes);
    }
  g_assert_cmpuint (n_refused, >, N_FLIPS - N_FLIPS / 100);

  /* Every byte of the header, in which the seal lies. */
  for (guint i = 0; i < HEADER_BYTES; i++)
    {
      g_autofree char *flipped = g_memdup2 (bytes, length);

      flipped[i] ^= 0x10;
      refuses_or_is_same (flipped, length, bytes);
    }
}

/* A lost sector, a lost page, two pages that changed places, one byte more, one less. */
static void
test_lost_parts (void)
{
  static const gsize sizes[] = { 1, 16, 512, 4096 };
  g_autofree char *path = good_file ("lost.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  g_autofree char *longer = g_malloc0 (length + 1);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint i = 0; i < N_LOSSES; i++)
      {
        g_autofree char *damaged = g_memdup2 (bytes, length);
        const gsize at = length / N_LOSSES * i / sizes[s] * sizes[s];

        memset (damaged + at, 0, sizes[s]);
        /* Where nothing but zeros stood nothing is lost. */
        if (memcmp (damaged, bytes, length) != 0)
          g_assert_true (refuses_or_is_same (damaged, length, bytes));
      }

  {
    g_autofree char *damaged = g_memdup2 (bytes, length);

    memcpy (damaged + 4096, bytes + 8192, 4096);
    memcpy (damaged + 8192, bytes + 4096, 4096);
    g_assert_true (refuses_or_is_same (damaged, length, bytes));
  }
  memcpy (longer, bytes, length);
  g_assert_true (refuses_or_is_same (longer, length + 1, bytes));
  g_assert_true (refuses_or_is_same (longer, length - 1, bytes));
}

/* One value becomes another, and the database finds nothing wrong with it: the file is refused and left alone. A file without a
 * seal, as earlier versions wrote it, is opened as it is. */
static void
test_other_value (void)
{
  const char from[] = "Aalborg";
  g_autofree char *path = good_file ("value.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  g_autoptr (DpPlan) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (gsize i = 0; i + sizeof from < length; i++)
    if (memcmp (bytes + i, from, sizeof from - 1) == 0)
      {
        bytes[i] = 'K';
        n++;
      }
  g_assert_cmpuint (n, >, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  assert_refused_untouched (path, DP_PLAN_ERROR_DAMAGED);

  memset (bytes + SEAL, 0, SEAL_BYTES);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  opened = dp_plan_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dp_record_text (dp_plan_get (opened, DP_ENTITY_UNIT, "A-nordjylland"), DP_UNIT_SITE), ==, "Kalborg");
}

/* Histories that strangers wrote. */

/* The changeset that @sql makes, as hexadecimal digits. */
static char *
record_changeset (const char *path,
                  const char *sql)
{
  GString *digits = g_string_new (NULL);
  sqlite3 *db = NULL;
  sqlite3_session *session = NULL;
  guint8 *data = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_changeset (session, &size, (void **) &data), ==, SQLITE_OK);
  g_assert_cmpint (size, >, 0);
  sqlite3session_delete (session);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  for (int i = 0; i < size; i++)
    g_string_append_printf (digits, "%02x", data[i]);
  sqlite3_free (data);
  return g_string_free (digits, FALSE);
}

static void
test_bad_history (void)
{
  static const char *const others[] = {
    "UPDATE meta SET value = 99 WHERE key = 'next_state'",
    "DELETE FROM history WHERE number = 1",
    "UPDATE unit SET places = 1000000",                        /* redone: out of range */
    "UPDATE unit SET kind = 'castle'",                         /* redone: no such choice */
    "UPDATE unit SET places = 3 WHERE id = 'A-hovedstaden'",   /* undone: it is not 3 */
    "INSERT INTO unit (id, proposal, name) VALUES ('new', 'A', 'New')", /* undone: it is not there */
  };
  static const char *const noise[] = { "00112233445566778899", "54", "5401", "54ffffffffffffffffff", "54010174", "1200" };
  const guint last = G_N_ELEMENTS (others) + G_N_ELEMENTS (noise);
  g_autofree char *path = good_file ("history.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);

  for (guint i = 0; i < G_N_ELEMENTS (others) + G_N_ELEMENTS (noise) + 1; i++)
    {
      g_autofree char *digits = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (DpDocument) document = NULL;
      g_autoptr (DpPlan) before = NULL;
      g_autoptr (GError) error = NULL;
      gboolean redone = i == 2 || i == 3;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      if (i < G_N_ELEMENTS (others))
        digits = record_changeset (path, others[i]);
      else
        digits = g_strdup (i == last ? "" : noise[i - G_N_ELEMENTS (others)]);
      sql = g_strdup_printf ("UPDATE history SET changeset = x'%s' WHERE number = 2; "
                             "UPDATE meta SET value = %d WHERE key = 'position'",
                             digits, redone ? 1 : 2);
      run_sql (path, sql);

      document = reopen ("history.doegnplan");
      before = dp_plan_copy (dp_document_get_plan (document));
      if (i == last)
        {
          /* A step that changes nothing is odd but harmless. */
          undo (document);
          assert_same_plan (dp_document_get_plan (document), before);
          continue;
        }
      g_assert_false (redone ? dp_document_redo (document, &error) : dp_document_undo (document, &error));
      g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED);
      assert_same_plan (dp_document_get_plan (document), before);

      /* The rest of the plan can be worked on. */
      set_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES, 33);
      undo (document);
      assert_same_plan (dp_document_get_plan (document), before);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");

  g_test_add_func ("/store/every-field", test_every_field);
  g_test_add_func ("/store/every-field-undone", test_every_field_undone);
  g_test_add_func ("/store/not-plans", test_not_plans);
  g_test_add_func ("/store/not-files", test_not_files);
  g_test_add_func ("/store/truncated", test_truncated);
  g_test_add_func ("/store/tampered", test_tampered);
  g_test_add_func ("/store/harmless", test_harmless);
  g_test_add_func ("/store/flipped-bits", test_flipped_bits);
  g_test_add_func ("/store/lost-parts", test_lost_parts);
  g_test_add_func ("/store/other-value", test_other_value);
  g_test_add_func ("/store/bad-history", test_bad_history);
  status = g_test_run ();

  home_leave ();
  return status;
}
