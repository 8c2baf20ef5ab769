/* test-upgrade.c: plans of earlier schema versions open with all they hold, and are saved as plans of today.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-N.sql is a plan of the released schema version N. When a version of the program is released whose field table
 * differs from the release before, a plan that it saved joins them, and DP_STORE_SCHEMA_VERSION is raised with the next
 * change of the field table.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include "plan/dp-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define NEWEST_RELEASED 1

/* Short forms of SQL. */

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

static void
run (sqlite3    *db,
     const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static void
run_in (const char *path,
        const char *sql)
{
  sqlite3 *db = open_database (path);

  run (db, sql);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* The first column of the first row; NULL when there is none. */
static char *
ask (const char *path,
     const char *sql)
{
  sqlite3 *db = open_database (path);
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return answer;
}

static char *
version_of (const char *path)
{
  return ask (path, "PRAGMA user_version");
}

/* The plan of a released version, as a file. */
static char *
released_plan (int         version,
               const char *name)
{
  g_autofree char *dump = g_strdup_printf ("plan-%d.sql", version);
  g_autofree char *source = g_build_filename (g_getenv ("DOEGNPLAN_SOURCE_DIR"), "tests", "plan", dump, NULL);
  g_autofree char *sql = home_read (source, NULL);
  char *path = home_file (name);

  g_unlink (path);
  run_in (path, sql);
  return path;
}

/* A plan of version 1 in the hands of today's program. What it holds was written down when it was made. */

static const char *
text_of (DpDocument  *document,
         DpEntityKind kind,
         const char  *id,
         guint        field)
{
  return dp_record_text (dp_plan_get (dp_document_get_plan (document), kind, id), field);
}

static void
assert_as_saved (DpDocument *document)
{
  const DpPlan *plan = dp_document_get_plan (document);

  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_PROPOSAL)->len, ==, 1);
  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_ESTIMATE)->len, ==, 2);
  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_REGION)->len, ==, 5);
  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_UNIT)->len, ==, 2);
  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_STAFFING)->len, ==, 16);
  /* The scoring guide got its parameters and words, and no new criteria. */
  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_PARAMETER)->len, ==, 4);
  g_assert_cmpuint (dp_plan_list (plan, DP_ENTITY_CRITERION)->len, ==, 14);
  g_assert_nonnull (text_of (document, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_REACHED));
  g_assert_null (dp_plan_get (plan, DP_ENTITY_CRITERION, "practice-below"));
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES), ==, 7);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_STAY_BEFORE), ==, 0.5);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_ESTIMATE, "cowi-2019", DP_ESTIMATE_HIGH), ==, 51);
  g_assert_cmpstr (text_of (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_NOTE), ==,
                   "Første linje\nanden – “øst”");
  g_assert_cmpstr (text_of (document, DP_ENTITY_PLAN, "plan", DP_PLAN_AREA), ==, "The five KKR areas");
  g_assert_null (dp_plan_get (plan, DP_ENTITY_STEP, "reform-sst-basis"));
  g_assert_cmpstr (dp_document_get_undo_label (document), ==,
                   "Step deleted: The Danish Health Authority has done the professional work…");
  g_assert_false (dp_document_get_modified (document));
}

/* All the way back through the history of then and forward again. */
static void
assert_history_works (DpDocument *document)
{
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));

  undo (document);
  g_assert_nonnull (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_STEP, "reform-sst-basis"));
  undo (document);
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_UNIT)->len, ==, 1);
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_STAFFING)->len, ==, 8);
  for (guint i = 0; i < 3; i++)
    undo (document);
  g_assert_null (dp_document_get_undo_label (document));
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES), ==, 4);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_STAY_BEFORE), ==, 3);

  for (guint i = 0; i < 5; i++)
    redo (document);
  assert_same_plan (dp_document_get_plan (document), before);
  redo (document);
  g_assert_cmpstr (text_of (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE), ==, "Plan af den første udgave");
  undo (document);
  assert_same_plan (dp_document_get_plan (document), before);
}

static void
test_version_1 (void)
{
  g_autofree char *path = released_plan (1, "first.doegnplan");
  gsize length, length_after;
  g_autofree char *bytes = home_read (path, &length);
  g_autofree char *bytes_after = NULL;
  g_autofree char *version = NULL;
  g_autofree char *today = g_strdup_printf ("%d", dp_plan_schema_version ());
  g_autoptr (DpDocument) document = reopen ("first.doegnplan");
  g_autoptr (GError) error = NULL;

  assert_as_saved (document);
  assert_history_works (document);

  /* Whatever is done, the planner's file is as it was until it is saved. */
  set_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES, 9);
  bytes_after = home_read (path, &length_after);
  g_assert_cmpmem (bytes_after, length_after, bytes, length);

  g_assert_true (dp_document_save (document, FALSE, &error));
  g_assert_no_error (error);
  version = version_of (path);
  g_assert_cmpstr (version, ==, today);

  g_clear_object (&document);
  document = reopen ("first.doegnplan");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES), ==, 9);
  undo (document);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES), ==, 7);
  for (guint i = 0; i < 5; i++)
    undo (document);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES), ==, 4);
}

/* Reading alone changes nothing either, and gives the same plan as opening. */
static void
test_only_read (void)
{
  g_autofree char *path = released_plan (1, "read.doegnplan");
  gsize length, length_after;
  g_autofree char *bytes = home_read (path, &length);
  g_autofree char *bytes_after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DpPlan) plan = dp_plan_read (path, &error);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (DpDocument) document = NULL;

  g_assert_no_error (error);
  history = dp_plan_read_history (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 6);
  g_assert_cmpstr (((const DpHistoryEntry *) history->pdata[0])->author, ==, "KKR Nordjylland");
  g_assert_true (((const DpHistoryEntry *) history->pdata[5])->undone);

  document = reopen ("read.doegnplan");
  assert_same_plan (dp_document_get_plan (document), plan);
  g_clear_object (&document);
  bytes_after = home_read (path, &length_after);
  g_assert_cmpmem (bytes_after, length_after, bytes, length);
}

/* Unsaved work that an earlier version of the program left behind is found like any other. The working copy is the
 * file of then, with its undone step done again. */
static void
test_left_behind (void)
{
  g_autofree char *path = released_plan (1, "left.doegnplan");
  g_autoptr (DpDocument) document = reopen ("left.doegnplan");
  g_autofree char *root = dp_document_working_folder ();
  g_autoptr (GDir) folder = NULL;
  g_autofree char *database = NULL;
  g_autofree char *old = NULL;
  gsize length;
  const char *name;

  set_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES, 9);
  g_clear_object (&document);
  folder = g_dir_open (root, 0, NULL);
  while (database == NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_uuid_string_is_valid (name))
      database = g_build_filename (root, name, "plan.db", NULL);
  g_assert_nonnull (database);
  old = home_read (path, &length);
  g_assert_true (g_file_set_contents (database, old, (gssize) length, NULL));
  run_in (database, "UPDATE plan SET title = 'Plan af den første udgave'; "
                    "UPDATE meta SET value = 6 WHERE key = 'position'");

  document = reopen ("left.doegnplan");
  g_assert_true (dp_document_get_recovered (document));
  g_assert_cmpstr (text_of (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE), ==, "Plan af den første udgave");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES), ==, 7);
  undo (document);
  g_assert_cmpstr (text_of (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE), ==,
                   "Residential treatment of pregnant women – example");
  g_assert_true (dp_document_discard (document, NULL));
}

/* Unsaved work of a newer version of the program waits for that version. */
static void
test_newer_left_behind (void)
{
  g_autoptr (DpDocument) document = save_sample ("newer.doegnplan");
  g_autofree char *root = dp_document_working_folder ();
  g_autofree char *database = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", dp_plan_schema_version () + 1);
  g_autofree char *version = NULL;
  g_autofree char *later = g_strdup_printf ("%d", dp_plan_schema_version () + 1);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  set_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES, 9);
  g_clear_object (&document);
  folder = g_dir_open (root, 0, NULL);
  while (database == NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_uuid_string_is_valid (name))
      database = g_build_filename (root, name, "plan.db", NULL);
  g_assert_nonnull (database);
  run_in (database, sql);

  document = reopen ("newer.doegnplan");
  g_assert_false (dp_document_get_recovered (document));
  version = version_of (database);
  g_assert_cmpstr (version, ==, later);
  home_forget_working ();
}

/* Fields that came later, wherever they stand in their entity. */

/* The columns of a table of today without @left_out, as a table of an earlier version. */
static char *
table_without (DpEntityKind        kind,
               const char *const  *left_out,
               GString            *columns)
{
  g_autofree char *database = home_file ("today.doegnplan");
  g_autofree char *question =
    g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", dp_entity (kind)->name);
  g_autofree char *sql = ask (database, question);
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  GString *older = g_string_new (NULL);

  g_string_assign (columns, "id");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\"", 3);
      g_autofree char *line = g_strdup (lines[i]);

      if (parts[0] != NULL && parts[1] != NULL && g_strv_contains (left_out, parts[1]))
        continue;
      if (i > 1 && parts[0] != NULL && parts[1] != NULL)
        g_string_append_printf (columns, ", \"%s\"", parts[1]);
      if (g_str_has_suffix (line, ","))
        line[strlen (line) - 1] = '\0';
      g_string_append_printf (older, "%s%s", g_str_has_prefix (line, "  ") && i > 1 ? ",\n" : i > 0 ? "\n" : "", line);
    }

  return g_string_free (older, FALSE);
}

/* Does @sql and writes it down as the next step of the history, as the program of an earlier version did. */
static void
do_step (sqlite3    *db,
         int         number,
         const char *sql)
{
  g_autofree char *insert = g_strdup_printf ("INSERT INTO history VALUES (%d, '2026-01-01T00:00:00Z', NULL, 'Step', %d, ?1)",
                                             number, number);
  sqlite3_session *session = NULL;
  sqlite3_stmt *statement = NULL;
  void *data = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  run (db, sql);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &data), ==, SQLITE_OK);
  sqlite3session_delete (session);
  g_assert_cmpint (sqlite3_prepare_v2 (db, insert, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, data, size, sqlite3_free);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
make_older (sqlite3           *db,
            DpEntityKind       kind,
            const char *const *left_out)
{
  const char *name = dp_entity (kind)->name;
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *table = table_without (kind, left_out, columns);
  g_autofree char *sql = g_strdup_printf ("ALTER TABLE \"%s\" RENAME TO today; %s; "
                                          "INSERT INTO \"%s\" (%s) SELECT %s FROM today; DROP TABLE today",
                                          name, table, name, columns->str, columns->str);

  run (db, sql);
}

static void
test_fields_anywhere (gconstpointer user_data)
{
  static const char *const unit_fields[] = { "kind", "attached_to", "stay_after", "note", NULL };
  static const char *const estimate_fields[] = { "row", NULL };
  g_autoptr (DpDocument) document = save_sample ("today.doegnplan");
  g_autofree char *path = home_file ("today.doegnplan");
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", GPOINTER_TO_INT (user_data));
  sqlite3 *db;
  g_autoptr (DpPlan) before = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&document);
  db = open_database (path);
  make_older (db, DP_ENTITY_UNIT, unit_fields);
  make_older (db, DP_ENTITY_ESTIMATE, estimate_fields);
  run (db, "DROP TABLE cleared_number; DELETE FROM history");
  run (db, version);
  do_step (db, 1, "UPDATE unit SET places = 11, opening = '2027-03' WHERE id = 'C-danmark'");
  do_step (db, 2, "INSERT INTO unit (id, proposal, name, places, stay_before) VALUES ('later', 'C', 'Ny ø', 3, 0.25); "
                  "UPDATE estimate SET low = 81 WHERE id = 'sbst-2024'; "
                  "UPDATE proposal SET summary = 'Kort' WHERE id = 'C'");
  do_step (db, 3, "DELETE FROM unit WHERE id = 'later'; DELETE FROM judgement");
  run (db, "UPDATE meta SET value = 3 WHERE key = 'position'; UPDATE meta SET value = 4 WHERE key = 'next_state'");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  document = reopen ("today.doegnplan");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES), ==, 11);
  g_assert_cmpstr (text_of (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_OPENING), ==, "2027-03");
  g_assert_null (text_of (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_KIND));
  g_assert_null (text_of (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_ROW));
  g_assert_cmpfloat (get_number (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW), ==, 81);
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_JUDGEMENT)->len, ==, 0);
  before = dp_plan_copy (dp_document_get_plan (document));

  undo (document);
  g_assert_cmpstr (text_of (document, DP_ENTITY_UNIT, "later", DP_UNIT_NAME), ==, "Ny ø");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "later", DP_UNIT_STAY_BEFORE), ==, 0.25);
  g_assert_null (text_of (document, DP_ENTITY_UNIT, "later", DP_UNIT_NOTE));
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_JUDGEMENT)->len, >, 0);
  undo (document);
  g_assert_null (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_UNIT, "later"));
  g_assert_cmpfloat (get_number (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW), ==, 80);
  undo (document);
  g_assert_null (text_of (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_OPENING));
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES), ==, 42);
  for (guint i = 0; i < 3; i++)
    redo (document);
  assert_same_plan (dp_document_get_plan (document), before);

  /* A value in a new field stands in the way of nothing that was done before. */
  set_text (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_NOTE, "Ny");
  undo (document);
  undo (document);
  set_text (document, DP_ENTITY_UNIT, "later", DP_UNIT_NOTE, "Ny");
  undo (document);
  undo (document);
  undo (document);
  g_assert_null (dp_document_get_undo_label (document));
  g_assert_true (dp_document_discard (document, NULL));
}

/* A plan of an earlier version is looked at as closely as one of today. */
static void
test_tampered (void)
{
  static const char *const cases[] = {
    "ALTER TABLE unit ADD COLUMN more TEXT",
    "CREATE TABLE more (id TEXT)",
    "CREATE TRIGGER spy AFTER UPDATE ON unit BEGIN DELETE FROM proposal; END",
    "DROP TABLE history",
    "DROP TABLE meta",
    "DROP TABLE plan",
    "ALTER TABLE unit DROP COLUMN name; ALTER TABLE unit ADD COLUMN name TEXT",
    "ALTER TABLE unit DROP COLUMN places; ALTER TABLE unit ADD COLUMN places TEXT",
    "ALTER TABLE unit DROP COLUMN places; ALTER TABLE unit ADD COLUMN places INTEGER DEFAULT 5",
    "UPDATE unit SET places = -1",
    "PRAGMA user_version = 0",
  };
  g_autofree char *path = released_plan (1, "tampered.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize length_before, length_after;

      g_test_message ("%s", cases[i]);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      run_in (path, cases[i]);
      before = home_read (path, &length_before);
      g_assert_null (dp_document_open (file, &error));
      g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED);
      after = home_read (path, &length_after);
      g_assert_cmpmem (after, length_after, before, length_before);
    }
}

/* Steps of the past that are no changesets: opening does not stumble over them, undoing says so. */
static void
test_bad_history (void)
{
  static const char *const changesets[] = {
    "x'54'",
    "x'5401'",
    "x'54ffffffffffffffffff'",
    "x'540f01'",
    "x'54010174'",
    "x'1200'",
    "zeroblob (100)",
    "substr (changeset, 1, length (changeset) - 1)",
    "substr (changeset, 1, length (changeset) / 2)",
    "CAST (changeset || x'54' AS BLOB)",
    "CAST (changeset || x'17' AS BLOB)",
  };
  g_autofree char *path = released_plan (1, "history.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);

  for (guint i = 0; i < G_N_ELEMENTS (changesets); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("UPDATE history SET changeset = %s WHERE number = 5", changesets[i]);
      g_autoptr (DpDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changesets[i]);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      run_in (path, sql);
      document = reopen ("history.doegnplan");
      assert_as_saved (document);
      g_assert_false (dp_document_undo (document, &error));
      g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED);
      assert_as_saved (document);
    }
}

/* The field table against the plans of the releases. */

static char *
columns_of (const char *path,
            const char *table)
{
  g_autofree char *question = g_strdup_printf (
    "SELECT group_concat (\"name\" || ' ' || \"type\" || ' ' || \"notnull\") FROM pragma_table_info ('%s')", table);

  return ask (path, question);
}

/* What released plans hold must stay readable: their fields are all there still, of the same type; and what was added
 * may be unknown. */
static void
assert_only_added (const char     *path,
                   const DpEntity *entity,
                   gboolean       *same)
{
  g_autofree char *joined = columns_of (path, entity->name);
  g_auto (GStrv) old = g_strsplit (joined != NULL ? joined : "", ",", -1);
  g_autofree char *today_path = home_file ("tables.doegnplan");
  g_autofree char *today_joined = columns_of (today_path, entity->name);
  g_auto (GStrv) today = g_strsplit (today_joined, ",", -1);

  *same = *same && g_strcmp0 (joined, today_joined) == 0;
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) today, old[i]))
      g_error ("%s: a released version had the column “%s”; a field keeps its name, type and whether it is required",
               entity->name, old[i]);
  for (guint i = 0; joined != NULL && today[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) old, today[i]) && !g_str_has_suffix (today[i], " 0"))
      g_error ("%s: “%s” is new and required; plans of released versions cannot have it", entity->name, today[i]);
}

static void
test_field_table (void)
{
  g_autoptr (DpDocument) document = save_sample ("tables.doegnplan");

  for (int version = 1; version <= NEWEST_RELEASED; version++)
    {
      g_autofree char *path = released_plan (version, "released.doegnplan");
      g_autofree char *entities =
        ask (path, "SELECT count (*) FROM sqlite_schema WHERE name NOT IN ('history', 'meta')");
      gboolean same = g_ascii_strtoll (entities, NULL, 10) == DP_N_ENTITIES;

      for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
        assert_only_added (path, dp_entity (kind), &same);
      if (version == NEWEST_RELEASED && dp_plan_schema_version () != (same ? version : version + 1))
        g_error ("The field table %s that of the released schema version %d: DP_STORE_SCHEMA_VERSION must be %d",
                 same ? "is" : "is not", version, same ? version : version + 1);
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

  g_test_add_func ("/upgrade/version-1", test_version_1);
  g_test_add_func ("/upgrade/only-read", test_only_read);
  g_test_add_func ("/upgrade/left-behind", test_left_behind);
  g_test_add_func ("/upgrade/newer-left-behind", test_newer_left_behind);
  g_test_add_data_func ("/upgrade/fields-anywhere", GINT_TO_POINTER (1), test_fields_anywhere);
  g_test_add_data_func ("/upgrade/fields-anywhere/between-releases", GINT_TO_POINTER (DP_STORE_SCHEMA_VERSION),
                        test_fields_anywhere);
  g_test_add_func ("/upgrade/tampered", test_tampered);
  g_test_add_func ("/upgrade/bad-history", test_bad_history);
  g_test_add_func ("/upgrade/field-table", test_field_table);
  status = g_test_run ();

  home_leave ();
  return status;
}
