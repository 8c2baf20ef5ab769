/* test-saving.c: the plan file: its bytes, what stands in the way of writing it, who else is at it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define UNIT "A-hovedstaden"
#define NOBODY 65534

static void
save (DpDocument *document)
{
  g_autoptr (GError) error = NULL;

  dp_document_save (document, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (dp_document_get_modified (document));
}

static void
save_as (DpDocument *document,
         const char *name)
{
  g_autoptr (GFile) file = home_gfile (name);
  g_autoptr (GError) error = NULL;

  dp_document_save_as (document, file, &error);
  g_assert_no_error (error);
}

static void
discard (DpDocument *document)
{
  g_autoptr (GError) error = NULL;

  dp_document_discard (document, &error);
  g_assert_no_error (error);
}

static void
assert_same_bytes (const char *name,
                   const char *other)
{
  g_autofree char *path = home_file (name);
  g_autofree char *other_path = home_file (other);
  gsize length, other_length;
  g_autofree char *bytes = home_read (path, &length);
  g_autofree char *other_bytes = home_read (other_path, &other_length);

  g_assert_cmpmem (bytes, length, other_bytes, other_length);
}

/* No beginnings of files may be left in the home. */
static void
assert_tidy (void)
{
  g_autofree char *home = home_file ("");
  g_autoptr (GDir) folder = g_dir_open (home, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".tmp"));
}

static void
test_round_trip (void)
{
  g_autoptr (DpDocument) document = save_sample ("trip.doegnplan");
  g_autofree char *path = home_file ("trip.doegnplan");
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, "To linjer:\n“æøå”\t🙂");
  save (document);
  plan = dp_plan_read (path, &error);
  g_assert_no_error (error);
  assert_same_plan (plan, dp_document_get_plan (document));
}

/* What "file" and the desktop's file types look at. */
static void
test_header (void)
{
  g_autoptr (DpDocument) document = save_sample ("header.doegnplan");
  g_autofree char *path = home_file ("header.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);

  g_assert_cmpmem (bytes, 16, "SQLite format 3", 16);
  g_assert_cmpmem (bytes + 60, 3, "\0\0\0", 3);
  g_assert_cmpint (bytes[63], ==, dp_plan_schema_version ());
  g_assert_cmpmem (bytes + 68, 4, "DPLN", 4);
  g_assert_cmpint (bytes[18], ==, 1);
  g_assert_cmpint (bytes[19], ==, 1);
}

static void
test_same_bytes (void)
{
  g_autoptr (DpDocument) document = save_sample ("bytes-1.doegnplan");
  g_autoptr (DpDocument) opened = NULL;
  g_autoptr (GError) error = NULL;

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "B", &error));
  undo (document);
  save_as (document, "bytes-1.doegnplan");
  save_as (document, "bytes-2.doegnplan");
  assert_same_bytes ("bytes-1.doegnplan", "bytes-2.doegnplan");

  opened = reopen ("bytes-1.doegnplan");
  save_as (opened, "bytes-3.doegnplan");
  assert_same_bytes ("bytes-1.doegnplan", "bytes-3.doegnplan");

  /* The way to a state does not show, except in the history. */
  redo (opened);
  undo (opened);
  save_as (opened, "bytes-4.doegnplan");
  assert_same_bytes ("bytes-1.doegnplan", "bytes-4.doegnplan");
}

static void
test_save_unchanged (void)
{
  g_autoptr (DpDocument) document = save_sample ("unchanged.doegnplan");
  g_autofree char *path = home_file ("unchanged.doegnplan");
  struct stat before, after;

  g_assert_cmpint (stat (path, &before), ==, 0);
  save (document);
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);

  /* But a file that has gone is written again. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  save (document);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_permissions (void)
{
  g_autoptr (DpDocument) document = save_sample ("mode.doegnplan");
  g_autofree char *path = home_file ("mode.doegnplan");
  struct stat info;

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  save (document);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
}

/* A link stays a link; the file it leads to is written. */
static void
test_link (void)
{
  g_autoptr (DpDocument) document = save_sample ("real.doegnplan");
  g_autofree char *path = home_file ("real.doegnplan");
  g_autofree char *link = home_file ("link.doegnplan");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (DpPlan) plan = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_null (dp_document_open (file, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY);
  g_clear_error (&error);

  g_clear_object (&document);
  document = reopen ("link.doegnplan");
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 9);
  save (document);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  plan = dp_plan_read (path, &error);
  g_assert_no_error (error);
  assert_same_plan (plan, dp_document_get_plan (document));
}

/* Saving that cannot be done. */

/* The file and the work are what they were, the message names the file that the user knows, and saving works afterwards. */
static void
assert_save_failed (DpDocument   *document,
                    GError       *error,
                    const char   *path,
                    const char   *bytes,
                    gsize         length,
                    const DpPlan *plan)
{
  g_autofree char *now = NULL;
  gsize now_length;

  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strstr (error->message, ".tmp"));
  now = home_read (path, &now_length);
  g_assert_cmpmem (now, now_length, bytes, length);
  g_assert_true (dp_document_get_modified (document));
  assert_same_plan (dp_document_get_plan (document), plan);
  assert_tidy ();
}

static void
test_disk_full (void)
{
  g_autoptr (DpDocument) document = save_sample ("full.doegnplan");
  g_autofree char *path = home_file ("full.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  g_autoptr (DpPlan) plan = NULL;
  struct rlimit unlimited;

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  plan = dp_plan_copy (dp_document_get_plan (document));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);

  for (rlim_t size = 0; size < length; size += 40000)
    {
      struct rlimit limit = { size, unlimited.rlim_max };
      g_autoptr (GError) error = NULL;
      gboolean saved;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      saved = dp_document_save (document, FALSE, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
      g_assert_false (saved);
      assert_save_failed (document, error, path, bytes, length, plan);
    }

  save (document);
  g_clear_object (&document);
  document = reopen ("full.doegnplan");
  assert_same_plan (dp_document_get_plan (document), plan);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = home_file ("locked");
  g_autofree char *path = home_file ("locked/plan.doegnplan");
  g_autoptr (DpDocument) document = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_root = geteuid () == 0;
  gboolean saved;
  gsize length;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  document = save_sample ("locked/plan.doegnplan");
  bytes = home_read (path, &length);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  plan = dp_plan_copy (dp_document_get_plan (document));

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (is_root ? seteuid (NOBODY) : 0, ==, 0);
  saved = dp_document_save (document, FALSE, &error);
  g_assert_cmpint (is_root ? seteuid (0) : 0, ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);

  g_assert_false (saved);
  assert_save_failed (document, error, path, bytes, length, plan);
  save (document);
}

static void
test_impossible_targets (void)
{
  static const char *const targets[] = {
    "/proc/plan.doegnplan",
    "/nowhere/at/all/plan.doegnplan",
    "/dev/null/plan.doegnplan",
    "/dev/full",
    "/tmp",
  };
  g_autoptr (DpDocument) document = open_sample ();

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (targets[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) copy_error = NULL;

      g_assert_false (dp_document_save_as (document, file, &error));
      g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE);
      g_assert_false (dp_document_save_clean_copy (document, file, &copy_error));
      g_assert_error (copy_error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE);
      g_assert_null (dp_document_get_file (document));
      g_assert_true (dp_document_get_modified (document));
    }
  discard (document);
}

static void
test_no_file_yet (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GError) error = NULL;

  g_assert_false (dp_document_save (document, FALSE, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE);
  g_assert_false (dp_document_file_changed (document));
}

/* Others. */

static void
test_changed_by_others (void)
{
  g_autoptr (DpDocument) document = save_sample ("shared.doegnplan");
  g_autofree char *path = home_file ("shared.doegnplan");
  g_autofree char *theirs = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DpPlan) plan = NULL;
  gsize length, now_length;

  g_assert_false (dp_document_file_changed (document));
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  {
    g_autoptr (DpDocument) other = save_sample ("theirs.doegnplan");
    g_autofree char *other_path = home_file ("theirs.doegnplan");

    set_number (other, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 20);
    save (other);
    theirs = home_read (other_path, &length);
  }
  g_file_set_contents (path, theirs, (gssize) length, &error);
  g_assert_no_error (error);

  g_assert_true (dp_document_file_changed (document));
  g_assert_false (dp_document_save (document, FALSE, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHANGED);
  g_clear_error (&error);
  now = home_read (path, &now_length);
  g_assert_cmpmem (now, now_length, theirs, length);
  g_assert_true (dp_document_get_modified (document));

  g_assert_true (dp_document_save (document, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (dp_document_file_changed (document));
  plan = dp_plan_read (path, &error);
  assert_same_plan (plan, dp_document_get_plan (document));
}

/* Same size, same time, one other byte. */
static void
test_changed_secretly (void)
{
  g_autoptr (DpDocument) document = save_sample ("secret.doegnplan");
  g_autofree char *path = home_file ("secret.doegnplan");
  gsize length;
  g_autofree char *bytes = home_read (path, &length);
  struct stat info;
  FILE *file;

  g_assert_cmpint (stat (path, &info), ==, 0);
  file = fopen (path, "r+b");
  g_assert_cmpint (fseek (file, (long) length - 1, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc (bytes[length - 1] ^ 1, file), !=, EOF);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_cmpint (utimensat (AT_FDCWD, path, (struct timespec[]) { info.st_atim, info.st_mtim }, 0), ==, 0);
  g_assert_true (dp_document_file_changed (document));
}

/* A touched file is not a changed file. */
static void
test_touched (void)
{
  g_autoptr (DpDocument) document = save_sample ("touched.doegnplan");
  g_autofree char *path = home_file ("touched.doegnplan");

  g_assert_cmpint (g_utime (path, NULL), ==, 0);
  g_assert_false (dp_document_file_changed (document));
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  save (document);
}

static void
test_busy (void)
{
  g_autoptr (DpDocument) document = save_sample ("busy.doegnplan");
  g_autoptr (DpDocument) other = open_sample ();
  g_autoptr (GFile) file = home_gfile ("busy.doegnplan");
  g_autoptr (GError) error = NULL;

  g_assert_null (dp_document_open (file, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "busy.doegnplan"));
  g_clear_error (&error);

  g_assert_false (dp_document_save_as (other, file, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (dp_document_save_clean_copy (other, file, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY);
  g_clear_error (&error);

  /* Closed, it can be opened. */
  g_assert_finalize_object (g_steal_pointer (&document));
  document = reopen ("busy.doegnplan");

  /* Saved under another name, the first name is free. */
  save_as (document, "busy-2.doegnplan");
  g_clear_object (&other);
  other = reopen ("busy.doegnplan");
}

/* Clean copies. */

static void
test_clean_copy (void)
{
  g_autoptr (DpDocument) document = save_sample ("whole.doegnplan");
  g_autoptr (GFile) file = home_gfile ("copy.doegnplan");
  g_autofree char *path = home_file ("copy.doegnplan");
  g_autofree char *whole = home_file ("whole.doegnplan");
  g_autofree char *bytes = NULL;
  g_autofree char *whole_bytes = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DpDocument) copy = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  dp_document_set_author (document, "Sagsbehandlernavn");
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, "Hemmelighed der blev slettet");
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, "Til offentlig dagsorden");
  save (document);
  whole_bytes = home_read (whole, &length);
  g_assert_nonnull (memmem (whole_bytes, length, "Sagsbehandlernavn", strlen ("Sagsbehandlernavn")));

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_true (dp_document_save_clean_copy (document, file, &error));
  g_assert_no_error (error);
  g_assert_true (dp_document_get_modified (document));
  bytes = home_read (path, &length);
  g_assert_null (memmem (bytes, length, "Sagsbehandlernavn", strlen ("Sagsbehandlernavn")));
  g_assert_null (memmem (bytes, length, "Hemmelighed", strlen ("Hemmelighed")));
  g_assert_nonnull (memmem (bytes, length, "Til offentlig", strlen ("Til offentlig")));

  copy = reopen ("copy.doegnplan");
  assert_same_plan (dp_document_get_plan (copy), dp_document_get_plan (document));
  entries = dp_document_list_history (copy, &error);
  g_assert_cmpuint (entries->len, ==, 0);

  g_clear_object (&file);
  file = home_gfile ("whole.doegnplan");
  g_assert_false (dp_document_save_clean_copy (document, file, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_EXISTS);
  discard (document);
}

/* Working copies. */

static void
test_discard (void)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpPlan) saved = NULL;

  home_forget_working ();
  document = save_sample ("discard.doegnplan");
  saved = dp_plan_copy (dp_document_get_plan (document));
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  discard (document);
  g_assert_cmpuint (home_count_working (), ==, 0);
  g_assert_false (dp_document_get_modified (document));
  g_assert_false (dp_document_save (document, FALSE, NULL));
  g_assert_finalize_object (g_steal_pointer (&document));

  document = reopen ("discard.doegnplan");
  g_assert_false (dp_document_get_recovered (document));
  assert_same_plan (dp_document_get_plan (document), saved);
}

static void
test_recovered (void)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpPlan) saved = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;
  const DpUnsaved *entry;

  home_forget_working ();
  document = save_sample ("recovered.doegnplan");
  saved = dp_plan_copy (dp_document_get_plan (document));
  set_text (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE, "Nord");
  unsaved = dp_document_list_unsaved ();
  g_assert_cmpuint (unsaved->len, ==, 0);
  g_clear_pointer (&unsaved, g_ptr_array_unref);
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_cmpuint (home_count_working (), ==, 1);

  unsaved = dp_document_list_unsaved ();
  g_assert_cmpuint (unsaved->len, ==, 1);
  entry = unsaved->pdata[0];
  g_assert_cmpstr (entry->title, ==, "Nord");
  g_assert_nonnull (entry->file);
  g_assert_nonnull (entry->when);

  document = reopen ("recovered.doegnplan");
  g_assert_true (dp_document_get_recovered (document));
  g_assert_true (dp_document_get_modified (document));
  g_assert_false (dp_document_file_changed (document));
  undo (document);
  assert_same_plan (dp_document_get_plan (document), saved);
  g_assert_false (dp_document_get_modified (document));
  redo (document);
  save (document);
  g_assert_false (dp_document_get_recovered (document));
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_cmpuint (home_count_working (), ==, 0);
}

/* Recovered work on a file that somebody else has changed meanwhile is not written over theirs. */
static void
test_recovered_and_changed (void)
{
  g_autoptr (DpDocument) document = save_sample ("meanwhile.doegnplan");
  g_autofree char *path = home_file ("meanwhile.doegnplan");
  g_autoptr (DpDocument) other = save_sample ("other.doegnplan");
  g_autofree char *other_path = home_file ("other.doegnplan");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_clear_object (&document);
  set_number (other, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 20);
  save (other);
  bytes = home_read (other_path, &length);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  document = reopen ("meanwhile.doegnplan");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 8);
  g_assert_true (dp_document_get_recovered (document));
  g_assert_false (dp_document_save (document, FALSE, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHANGED);
  discard (document);
}

static void
test_untitled (void)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  home_forget_working ();

  /* A new plan that nobody has touched is nobody's work. */
  document = open_sample ();
  g_assert_cmpuint (home_count_working (), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_cmpuint (home_count_working (), ==, 0);

  document = open_sample ();
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_clear_object (&document);
  unsaved = dp_document_list_unsaved ();
  g_assert_cmpuint (unsaved->len, ==, 1);
  id = g_strdup (((DpUnsaved *) unsaved->pdata[0])->working_id);
  g_assert_null (((DpUnsaved *) unsaved->pdata[0])->file);

  document = dp_document_open_untitled (id, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 8);
  g_assert_null (dp_document_open_untitled (id, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY);
  g_clear_error (&error);

  save_as (document, "titled.doegnplan");
  g_assert_false (dp_document_get_modified (document));
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_null (dp_document_open_untitled (id, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (dp_document_open_untitled ("../../etc", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
}

/* Unsaved work on a file that another plan is saved over becomes a plan of its own; it is neither lost nor mixed up. */
static void
test_overwritten_target (void)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpDocument) other = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;

  home_forget_working ();
  document = save_sample ("target.doegnplan");
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_clear_object (&document);

  other = open_sample ();
  set_number (other, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 20);
  save_as (other, "target.doegnplan");
  g_clear_object (&other);
  other = reopen ("target.doegnplan");
  g_assert_false (dp_document_get_recovered (other));
  g_assert_cmpfloat (get_number (other, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 20);

  unsaved = dp_document_list_unsaved ();
  g_assert_cmpuint (unsaved->len, ==, 1);
  g_assert_null (((DpUnsaved *) unsaved->pdata[0])->file);
  document = dp_document_open_untitled (((DpUnsaved *) unsaved->pdata[0])->working_id, NULL);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 8);
  discard (document);
}

/* What is left of an opening that was interrupted, or cannot be read any more, is in nobody's way. */
static void
test_broken_working_copies (void)
{
  g_autofree char *root = dp_document_working_folder ();
  g_autofree char *half = g_build_filename (root, "0f8fad5b-d9cb-469f-a165-70867728950e", NULL);
  g_autofree char *broken = g_build_filename (root, "7c9e6679-7425-40de-944b-e07fc1f90ae7", NULL);
  g_autofree char *database = g_build_filename (broken, "plan.db", NULL);
  g_autofree char *session = g_build_filename (broken, "session.ini", NULL);
  g_autofree char *aside = g_strconcat (broken, ".damaged", NULL);
  g_autoptr (DpDocument) document = NULL;

  home_forget_working ();
  g_assert_cmpint (g_mkdir_with_parents (half, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (broken, 0700), ==, 0);
  g_assert_true (g_file_set_contents (database, "not a database at all, whatever it was", -1, NULL));
  g_assert_true (g_file_set_contents (session, "[plan]\nsaved_state=1\n", -1, NULL));

  document = open_sample ();
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (broken, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_DIR));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");

  g_test_add_func ("/saving/round-trip", test_round_trip);
  g_test_add_func ("/saving/header", test_header);
  g_test_add_func ("/saving/same-bytes", test_same_bytes);
  g_test_add_func ("/saving/unchanged", test_save_unchanged);
  g_test_add_func ("/saving/permissions", test_permissions);
  g_test_add_func ("/saving/link", test_link);
  g_test_add_func ("/saving/disk-full", test_disk_full);
  g_test_add_func ("/saving/read-only-folder", test_read_only_folder);
  g_test_add_func ("/saving/impossible-targets", test_impossible_targets);
  g_test_add_func ("/saving/no-file-yet", test_no_file_yet);
  g_test_add_func ("/saving/changed-by-others", test_changed_by_others);
  g_test_add_func ("/saving/changed-secretly", test_changed_secretly);
  g_test_add_func ("/saving/touched", test_touched);
  g_test_add_func ("/saving/busy", test_busy);
  g_test_add_func ("/saving/clean-copy", test_clean_copy);
  g_test_add_func ("/working/discard", test_discard);
  g_test_add_func ("/working/recovered", test_recovered);
  g_test_add_func ("/working/recovered-and-changed", test_recovered_and_changed);
  g_test_add_func ("/working/untitled", test_untitled);
  g_test_add_func ("/working/overwritten-target", test_overwritten_target);
  g_test_add_func ("/working/broken", test_broken_working_copies);
  status = g_test_run ();

  home_leave ();
  return status;
}
