/* documents.c: see documents.h.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"

#include "languages.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define MEMORY_FOLDER "/dev/shm"

static char *home;

/* XDG_DATA_HOME is a folder that nobody has seen before; times are pinned. A child process finds its parent's home. */
void
home_enter (void)
{
  g_autoptr (GError) error = NULL;

  if (g_getenv ("TEST_HOME") != NULL)
    {
      home = g_strdup (g_getenv ("TEST_HOME"));
      return;
    }

  /* In memory where there is such a folder: the tests would wait for the disk some thousand times. */
  if (g_access (MEMORY_FOLDER, W_OK) == 0 && g_getenv ("TMPDIR") == NULL)
    g_setenv ("TMPDIR", MEMORY_FOLDER, TRUE);
  home = g_dir_make_tmp ("doegnplan-test-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("TEST_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("DOEGNPLAN_NOW", "2026-03-03T12:00:00Z", TRUE);
  g_assert_cmpstr (g_get_user_data_dir (), ==, home);
}

void
home_leave (void)
{
  remove_recursively (home);
  g_clear_pointer (&home, g_free);
}

char *
home_file (const char *name)
{
  return g_build_filename (home, name, NULL);
}

GFile *
home_gfile (const char *name)
{
  g_autofree char *path = home_file (name);

  return g_file_new_for_path (path);
}

/* Counts the folders of working copies. */
guint
home_count_working (void)
{
  g_autofree char *root = dp_document_working_folder ();
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);
  const char *name;
  guint count = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        count++;
    }

  return count;
}

/* Deletes what earlier tests have left unsaved. */
void
home_forget_working (void)
{
  g_autofree char *root = dp_document_working_folder ();

  remove_recursively (root);
}

char *
home_read (const char *path,
           gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

DpDocument *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  DpDocument *document = dp_document_new_from_template ("sample", &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

DpDocument *
save_sample (const char *name)
{
  g_autoptr (GFile) file = home_gfile (name);
  g_autoptr (GError) error = NULL;
  DpDocument *document = open_sample ();

  dp_document_save_as (document, file, &error);
  g_assert_no_error (error);
  return document;
}

DpDocument *
reopen (const char *name)
{
  g_autoptr (GFile) file = home_gfile (name);
  g_autoptr (GError) error = NULL;
  DpDocument *document = dp_document_open (file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static gboolean
is_same_record (const DpRecord *record,
                const DpRecord *expected)
{
  if (record == NULL)
    return FALSE;

  for (guint i = 0; i < dp_entity (record->kind)->n_fields; i++)
    if (!dp_value_equal (&record->values[i], &expected->values[i]))
      return FALSE;

  return TRUE;
}

/* The first kind of record in which the plans differ, or DP_N_ENTITIES. */
static DpEntityKind
first_difference (const DpPlan *plan,
                  const DpPlan *expected)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (expected, kind);

      if (dp_plan_list (plan, kind)->len != records->len)
        return kind;
      for (guint i = 0; i < records->len; i++)
        {
          const DpRecord *record = records->pdata[i];

          if (!is_same_record (dp_plan_get (plan, kind, record->id), record))
            return kind;
        }
    }

  return DP_N_ENTITIES;
}

gboolean
is_same_plan (const DpPlan *plan,
              const DpPlan *expected)
{
  return first_difference (plan, expected) == DP_N_ENTITIES;
}

void
assert_same_plan (const DpPlan *plan,
                  const DpPlan *expected)
{
  DpEntityKind difference = first_difference (plan, expected);

  g_assert_cmpstr (difference < DP_N_ENTITIES ? dp_entity (difference)->name : NULL, ==, NULL);
}

void
set_number (DpDocument  *document,
            DpEntityKind kind,
            const char  *id,
            guint        field,
            double       number)
{
  g_auto (DpValue) value = dp_value_number (number);
  g_autoptr (GError) error = NULL;

  dp_document_set (document, kind, id, field, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (get_number (document, kind, id, field), ==, number);
}

void
set_text (DpDocument  *document,
          DpEntityKind kind,
          const char  *id,
          guint        field,
          const char  *text)
{
  g_auto (DpValue) value = dp_value_text (text);
  g_autoptr (GError) error = NULL;

  dp_document_set (document, kind, id, field, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dp_record_text (dp_plan_get (dp_document_get_plan (document), kind, id), field), ==, text);
}

double
get_number (DpDocument  *document,
            DpEntityKind kind,
            const char  *id,
            guint        field)
{
  const DpRecord *record = dp_plan_get (dp_document_get_plan (document), kind, id);
  double number = -1;

  g_assert_nonnull (record);
  dp_record_number (record, field, &number);
  return number;
}

void
undo (DpDocument *document)
{
  g_autoptr (GError) error = NULL;

  dp_document_undo (document, &error);
  g_assert_no_error (error);
}

void
redo (DpDocument *document)
{
  g_autoptr (GError) error = NULL;

  dp_document_redo (document, &error);
  g_assert_no_error (error);
}
