/* test-faults.c: each write of the working copy fails once: the plan is then as it was before or after the edit.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layer below SQLite counts what goes to the disk and refuses the n-th write: once (a hiccup), from then on for a while
 * (a full disk, then more room), for a while with all reading too (a drive that goes away and comes back), or from then on
 * with no chance to tidy up (the machine goes down).
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include <sqlite3.h>
#include <string.h>

#define FILE_NAME "small.doegnplan"
#define UNIT "P-midtjylland"
#define MAX_WRITES 600

/** Fault: when the layer refuses. */
typedef enum
{
  FAULT_ONCE,
  FAULT_FULL,
  FAULT_AWAY,
  FAULT_DOWN,
} Fault;

static sqlite3_vfs *disk;
static gboolean armed;
static Fault fault;
static guint n_writes;
static guint refused_write;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} ShimFile;

static gboolean
refuses (void)
{
  if (!armed)
    return FALSE;

  n_writes++;
  return fault == FAULT_ONCE ? n_writes == refused_write : n_writes >= refused_write;
}

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((ShimFile *) file)->real;
}

static int
shim_close (sqlite3_file *file)
{
  sqlite3_file *real = real_file (file);
  int rc = real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;

  g_free (real);
  return rc;
}

static int
shim_read (sqlite3_file *file,
           void         *data,
           int           size,
           sqlite3_int64 offset)
{
  if (armed && fault == FAULT_AWAY && n_writes >= refused_write)
    return SQLITE_IOERR_READ;

  return real_file (file)->pMethods->xRead (real_file (file), data, size, offset);
}

static int
shim_write (sqlite3_file *file,
            const void   *data,
            int           size,
            sqlite3_int64 offset)
{
  /* A disk that fills up takes a part of what it is given. */
  if (refuses ())
    {
      real_file (file)->pMethods->xWrite (real_file (file), data, size / 2, offset);
      return SQLITE_FULL;
    }

  return real_file (file)->pMethods->xWrite (real_file (file), data, size, offset);
}

static int
shim_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  return refuses () ? SQLITE_IOERR_TRUNCATE : real_file (file)->pMethods->xTruncate (real_file (file), size);
}

static int
shim_sync (sqlite3_file *file,
           int           flags)
{
  return refuses () ? SQLITE_IOERR_FSYNC : real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
shim_file_size (sqlite3_file  *file,
                sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
shim_lock (sqlite3_file *file,
           int           level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
shim_unlock (sqlite3_file *file,
             int           level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
shim_check_reserved_lock (sqlite3_file *file,
                          int          *is_locked)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), is_locked);
}

static int
shim_file_control (sqlite3_file *file,
                   int           operation,
                   void         *argument)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), operation, argument);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
shim_device_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static const sqlite3_io_methods shim_methods = {
  1,
  shim_close,
  shim_read,
  shim_write,
  shim_truncate,
  shim_sync,
  shim_file_size,
  shim_lock,
  shim_unlock,
  shim_check_reserved_lock,
  shim_file_control,
  shim_sector_size,
  shim_device_characteristics,
};

static int
shim_open (sqlite3_vfs      *vfs,
           sqlite3_filename  name,
           sqlite3_file     *file,
           int               flags,
           int              *out_flags)
{
  ShimFile *shim = (ShimFile *) file;
  int rc;

  file->pMethods = NULL;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0 && (flags & SQLITE_OPEN_CREATE) != 0 && refuses ())
    return SQLITE_CANTOPEN;

  shim->real = g_malloc0 ((gsize) disk->szOsFile);
  rc = disk->xOpen (disk, name, shim->real, flags, out_flags);
  if (rc != SQLITE_OK)
    {
      g_free (shim->real);
      return rc;
    }

  file->pMethods = &shim_methods;
  return SQLITE_OK;
}

static int
shim_delete (sqlite3_vfs *vfs,
             const char  *name,
             int          sync_folder)
{
  return refuses () ? SQLITE_IOERR_DELETE : disk->xDelete (disk, name, sync_folder);
}

static int
shim_access (sqlite3_vfs *vfs,
             const char  *name,
             int          flags,
             int         *result)
{
  return disk->xAccess (disk, name, flags, result);
}

static int
shim_full_pathname (sqlite3_vfs *vfs,
                    const char  *name,
                    int          size,
                    char        *path)
{
  return disk->xFullPathname (disk, name, size, path);
}

static int
shim_randomness (sqlite3_vfs *vfs,
                 int          size,
                 char        *data)
{
  return disk->xRandomness (disk, size, data);
}

static int
shim_sleep (sqlite3_vfs *vfs,
            int          microseconds)
{
  return disk->xSleep (disk, microseconds);
}

static int
shim_current_time (sqlite3_vfs *vfs,
                   double      *now)
{
  return disk->xCurrentTime (disk, now);
}

static int
shim_last_error (sqlite3_vfs *vfs,
                 int          size,
                 char        *text)
{
  return disk->xGetLastError (disk, size, text);
}

static void
install_shim (void)
{
  static sqlite3_vfs shim;

  disk = sqlite3_vfs_find (NULL);
  shim = (sqlite3_vfs) {
    .iVersion = 1,
    .szOsFile = sizeof (ShimFile),
    .mxPathname = disk->mxPathname,
    .zName = "shim",
    .xOpen = shim_open,
    .xDelete = shim_delete,
    .xAccess = shim_access,
    .xFullPathname = shim_full_pathname,
    .xRandomness = shim_randomness,
    .xSleep = shim_sleep,
    .xCurrentTime = shim_current_time,
    .xGetLastError = shim_last_error,
  };
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}

/** Edit: one of many kinds, in an order in which each can be done. */
typedef enum
{
  EDIT_SET,
  EDIT_REMOVE,
  EDIT_UNDO,
  EDIT_REDO,
  EDIT_UNDO_AGAIN,
  EDIT_DUPLICATE,
  EDIT_TYPE,
  N_EDITS
} Edit;

static gboolean
edit (DpDocument *document,
      Edit        number,
      GError    **error)
{
  g_auto (DpValue) value = dp_value_number (20);
  g_autofree char *id = NULL;

  switch (number)
    {
    case EDIT_SET:
      return dp_document_set (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &value, error);
    case EDIT_REMOVE:
      return dp_document_remove (document, DP_ENTITY_UNIT, UNIT, error);
    case EDIT_UNDO:
    case EDIT_UNDO_AGAIN:
      return dp_document_undo (document, error);
    case EDIT_REDO:
      return dp_document_redo (document, error);
    case EDIT_DUPLICATE:
      id = dp_document_duplicate (document, DP_ENTITY_STEP, "P-step-opening", error);
      return id != NULL;
    case EDIT_TYPE:
      return dp_document_preview (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_RAMP_UP, &value, error) &&
             dp_document_commit (document, error);
    case N_EDITS:
    default:
      g_assert_not_reached ();
    }
}

/* Saved once, because opening is quicker than beginning with a template. */
static void
save_small (void)
{
  g_autoptr (GFile) file = home_gfile (FILE_NAME);
  g_autoptr (GError) error = NULL;
  g_autoptr (DpDocument) document = dp_document_new_from_template ("model-P", &error);

  g_assert_no_error (error);
  g_assert_true (dp_document_save_as (document, file, &error));
  g_assert_no_error (error);
}

static DpDocument *
open_small (void)
{
  DpDocument *document = reopen (FILE_NAME);

  g_assert_false (dp_document_get_recovered (document));
  set_number (document, DP_ENTITY_PROPOSAL, "P", DP_PROPOSAL_PRICE_YEAR, 2030);
  return document;
}

/* The plan after each edit when nothing fails. */
static GPtrArray *
expected_plans (void)
{
  g_autoptr (DpDocument) document = open_small ();
  GPtrArray *plans = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_plan_free);
  g_autoptr (GError) error = NULL;

  for (guint number = 0; number < N_EDITS; number++)
    {
      g_assert_true (edit (document, (Edit) number, &error));
      g_assert_no_error (error);
      g_ptr_array_add (plans, dp_plan_copy (dp_document_get_plan (document)));
    }
  g_assert_true (dp_document_discard (document, NULL));

  return plans;
}

/* The steps lead from the first plan to the present one and back. */
static void
assert_history_fits (DpDocument   *document,
                     const DpPlan *first)
{
  g_autoptr (DpPlan) now = dp_plan_copy (dp_document_get_plan (document));
  guint n = 0;

  for (; dp_document_get_undo_label (document) != NULL; n++)
    undo (document);
  assert_same_plan (dp_document_get_plan (document), first);
  for (; n > 0; n--)
    redo (document);
  assert_same_plan (dp_document_get_plan (document), now);
}

/* Edits until one is refused. Returns how the plan was before that one, and its number. */
static DpPlan *
edit_until_refused (DpDocument *document,
                    Edit       *refused)
{
  g_autoptr (DpPlan) before = NULL;

  for (guint number = 0; number < N_EDITS; number++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&before, dp_plan_free);
      before = dp_plan_copy (dp_document_get_plan (document));
      if (edit (document, (Edit) number, &error))
        continue;

      g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE);
      g_assert_true (is_sentence (error->message));
      /* What was typed stays on the screen and is tried again; everything else is as it was. */
      if (number != EDIT_TYPE)
        assert_same_plan (dp_document_get_plan (document), before);
      *refused = (Edit) number;
      return g_steal_pointer (&before);
    }

  *refused = N_EDITS;
  return dp_plan_copy (dp_document_get_plan (document));
}

/* Returns whether the n-th write was reached at all. */
static gboolean
try_fault (Fault            kind,
           guint            n,
           const GPtrArray *expected)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpPlan) first = NULL;
  g_autoptr (DpPlan) before = NULL;
  g_autoptr (DpPlan) at_end = NULL;
  gboolean reached;
  Edit refused;

  home_forget_working ();
  document = open_small ();
  undo (document);
  first = dp_plan_copy (dp_document_get_plan (document));
  redo (document);

  fault = kind;
  n_writes = 0;
  refused_write = n;
  armed = TRUE;
  before = edit_until_refused (document, &refused);
  reached = n_writes >= n;

  if (kind != FAULT_DOWN)
    {
      armed = FALSE;
      set_number (document, DP_ENTITY_PROPOSAL, "P", DP_PROPOSAL_PRICE_YEAR, 2031);
      assert_history_fits (document, first);
    }
  at_end = dp_plan_copy (dp_document_get_plan (document));
  g_clear_object (&document);
  armed = FALSE;

  document = reopen (FILE_NAME);
  g_assert_true (dp_document_get_recovered (document));
  if (kind != FAULT_DOWN || refused == N_EDITS)
    assert_same_plan (dp_document_get_plan (document), at_end);
  else if (refused < EDIT_DUPLICATE && !is_same_plan (dp_document_get_plan (document), before))
    /* Then the refused edit has got through. (From the duplicate on, ids differ from run to run.) */
    assert_same_plan (dp_document_get_plan (document), expected->pdata[refused]);
  assert_history_fits (document, first);
  g_assert_true (dp_document_discard (document, NULL));
  return reached;
}

static void
test_fault (gconstpointer data)
{
  Fault kind = (Fault) GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) expected = expected_plans ();
  guint n = 1;

  while (n < MAX_WRITES && try_fault (kind, n, expected))
    n++;

  g_test_message ("%u writes refused, each in its turn", n - 1);
  g_assert_cmpuint (n, >, N_EDITS);
  g_assert_cmpuint (n, <, MAX_WRITES);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");
  save_small ();
  install_shim ();

  g_test_add_data_func ("/faults/once", GUINT_TO_POINTER (FAULT_ONCE), test_fault);
  g_test_add_data_func ("/faults/full", GUINT_TO_POINTER (FAULT_FULL), test_fault);
  g_test_add_data_func ("/faults/away", GUINT_TO_POINTER (FAULT_AWAY), test_fault);
  g_test_add_data_func ("/faults/down", GUINT_TO_POINTER (FAULT_DOWN), test_fault);
  status = g_test_run ();

  home_leave ();
  return status;
}
