/* dp-working.c: working copies: their folders, their session files and their locks.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-working.h"

#include "plan/dp-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0700
#define FILE_MODE 0600

#define DATABASE_NAME "plan.db"
#define SESSION_NAME "session.ini"
#define BASE_NAME "base-%s.doegnplan" /* by the checksum of what it holds */
#define LOCK_NAME "lock"
#define ASIDE_SUFFIX ".damaged"
#define UNKNOWN_STATE -1

#define GROUP_PLAN "plan"     /* whose working copy it is */
#define GROUP_KNOWN "known-%u" /* what somebody else did and the plan took up, from 1 */
#define GROUP_SAVING "saving" /* what is about to replace the plan file: there only while a save is under way */

static void
set_folder_error (GError    **error,
                  const char *folder,
                  int         why)
{
  g_autofree char *name = g_filename_display_name (folder);

  /* Translators: %1$s is a folder, %2$s the reason. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
               _("The folder for unsaved work, “%1$s”, cannot be used: %2$s. Make it writable and try again."), name,
               dp_error_reason (why));
}

/** dp_working_root: Returns: (transfer full): the folder of all working copies of this user. */
char *
dp_working_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "doegnplan", "working", NULL);
}

/* -1 with errno set when the lock is held by somebody else (and @operation does not wait) or cannot be had. */
static int
open_locked (const char *path,
             int         operation)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);

  if (fd < 0)
    return -1;

  while (flock (fd, operation) != 0)
    if (errno != EINTR)
      {
        int why = errno;

        close (fd);
        errno = why;
        return -1;
      }

  return fd;
}

/** dp_working_enter: Returns: a guard for dp_working_leave(), or -1 when the folder cannot be used. */
int
dp_working_enter (GError **error)
{
  g_autofree char *root = dp_working_root ();
  g_autofree char *path = g_build_filename (root, LOCK_NAME, NULL);
  int guard;

  if (g_mkdir_with_parents (root, FOLDER_MODE) != 0)
    {
      set_folder_error (error, root, errno);
      return -1;
    }

  guard = open_locked (path, LOCK_EX);
  if (guard < 0)
    set_folder_error (error, root, errno);
  return guard;
}

/** dp_working_leave: lets the next process in; -1 is allowed. */
void
dp_working_leave (int guard)
{
  if (guard >= 0)
    close (guard);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/** dp_working_list: Returns: (transfer full) (element-type utf8): the ids of all working copies, in a fixed order. */
GPtrArray *
dp_working_list (void)
{
  g_autofree char *root = dp_working_root ();
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_uuid_string_is_valid (name))
      g_ptr_array_add (ids, g_strdup (name));
  g_ptr_array_sort (ids, compare_ids);

  return ids;
}

static DpWorking *
working_new (const char *id)
{
  g_autofree char *root = dp_working_root ();
  DpWorking *working = g_new0 (DpWorking, 1);

  working->id = g_strdup (id);
  working->folder = g_build_filename (root, id, NULL);
  working->database = g_build_filename (working->folder, DATABASE_NAME, NULL);
  working->known = g_array_new (FALSE, TRUE, sizeof (DpKnown));
  g_array_set_size (working->known, 1);
  working->lock = -1;

  return working;
}

/** dp_working_free: lets go of a working copy and leaves it where it is; NULL is allowed. */
void
dp_working_free (DpWorking *working)
{
  if (working == NULL)
    return;

  if (working->lock >= 0)
    close (working->lock);
  g_array_unref (working->known);
  g_free (working->title);
  g_free (working->target);
  g_free (working->database);
  g_free (working->folder);
  g_free (working->id);
  g_free (working);
}

static char *
lock_path (const DpWorking *working)
{
  return g_build_filename (working->folder, LOCK_NAME, NULL);
}

static char *
session_path (const DpWorking *working)
{
  return g_build_filename (working->folder, SESSION_NAME, NULL);
}

/** dp_working_create: Returns: (transfer full) (nullable): a new, empty, locked folder. */
DpWorking *
dp_working_create (GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (DpWorking) working = working_new (id);
  g_autofree char *path = lock_path (working);

  if (g_mkdir (working->folder, FOLDER_MODE) != 0 || (working->lock = open_locked (path, LOCK_EX | LOCK_NB)) < 0)
    {
      set_folder_error (error, working->folder, errno);
      g_rmdir (working->folder);
      return NULL;
    }

  return g_steal_pointer (&working);
}

static void
read_fingerprint (GKeyFile      *file,
                  const char    *group,
                  DpFingerprint *fingerprint)
{
  g_autofree char *sum = g_key_file_get_string (file, group, "sha256", NULL);

  fingerprint->size = g_key_file_get_int64 (file, group, "size", NULL);
  fingerprint->mtime_ns = g_key_file_get_int64 (file, group, "mtime_ns", NULL);
  g_strlcpy (fingerprint->sha256, sum != NULL ? sum : "", sizeof fingerprint->sha256);
}

static void
write_fingerprint (GKeyFile            *file,
                   const char          *group,
                   const DpFingerprint *fingerprint)
{
  g_key_file_set_int64 (file, group, "size", fingerprint->size);
  g_key_file_set_int64 (file, group, "mtime_ns", fingerprint->mtime_ns);
  g_key_file_set_string (file, group, "sha256", fingerprint->sha256);
}

/* File names need not be UTF-8, key files must be: so names go in as addresses. */
static char *
read_path (GKeyFile   *file,
           const char *group,
           const char *key)
{
  g_autofree char *uri = g_key_file_get_string (file, group, key, NULL);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

static void
write_path (GKeyFile   *file,
            const char *group,
            const char *key,
            const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    g_key_file_set_string (file, group, key, uri);
}

static DpKnown *
known_at (const DpWorking *working,
          guint            level)
{
  return &g_array_index (working->known, DpKnown, level);
}

/* Forgets what came after @level, which counts from now on. */
static void
set_known (DpWorking     *working,
           guint          level,
           const DpKnown *known)
{
  g_array_set_size (working->known, level + 1);
  *known_at (working, level) = *known;
}

static void
read_known (DpWorking *working,
            GKeyFile  *file)
{
  for (guint level = 0;; level++)
    {
      g_autofree char *group = level == 0 ? g_strdup (GROUP_PLAN) : g_strdup_printf (GROUP_KNOWN, level);
      DpKnown known = { 0 };

      if (level > 0 && !g_key_file_has_group (file, group))
        return;
      read_fingerprint (file, group, &known.file);
      known.state = g_key_file_get_int64 (file, group, "state", NULL);
      set_known (working, level, &known);
    }
}

static void
write_known (const DpWorking *working,
             GKeyFile        *file)
{
  for (guint level = 0; level < working->known->len; level++)
    {
      g_autofree char *group = level == 0 ? g_strdup (GROUP_PLAN) : g_strdup_printf (GROUP_KNOWN, level);

      write_fingerprint (file, group, &known_at (working, level)->file);
      g_key_file_set_int64 (file, group, "state", known_at (working, level)->state);
    }
}

static GKeyFile *
session_of (const DpWorking *working)
{
  GKeyFile *file = g_key_file_new ();

  if (working->target != NULL)
    {
      write_path (file, GROUP_PLAN, "file", working->target);
      write_known (working, file);
    }
  g_key_file_set_int64 (file, GROUP_PLAN, "saved_state", working->saved_state);
  if (working->title != NULL)
    g_key_file_set_string (file, GROUP_PLAN, "title", working->title);

  return file;
}

static gboolean
store_session (const DpWorking *working,
               GKeyFile        *file,
               GError         **error)
{
  g_autofree char *path = session_path (working);
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length;

  text = g_key_file_to_data (file, &length, NULL);
  if (g_file_set_contents_full (path, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, FILE_MODE, &problem))
    return TRUE;

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
               _("The folder for unsaved work, “%1$s”, cannot be used: %2$s. Make it writable and try again."),
               working->folder, problem->message);
  return FALSE;
}

/** dp_working_write: writes session.ini, whole or not at all. */
gboolean
dp_working_write (DpWorking *working,
                  GError   **error)
{
  g_autoptr (GKeyFile) file = session_of (working);

  return store_session (working, file, error);
}

static char *
base_path (const DpWorking *working,
           guint            level)
{
  g_autofree char *name = g_strdup_printf (BASE_NAME, known_at (working, level)->file.sha256);

  return g_build_filename (working->folder, name, NULL);
}

/* Without these bytes somebody else's later changes could not be told from ours. They wait for no disk: when they do not
 * survive, dp_working_read_base() finds out. */
static void
keep_base (const DpWorking *working,
           guint            level,
           GBytes          *bytes)
{
  g_autofree char *path = base_path (working, level);
  g_autoptr (GError) problem = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, FILE_MODE, &problem))
    g_debug ("%s", problem->message);
}

/* Deletes what is kept of plan files that do not count any more. */
static void
tidy_bases (const DpWorking *working)
{
  g_autoptr (GDir) folder = g_dir_open (working->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (working->folder, name, NULL);
      gboolean counts = !g_str_has_prefix (name, "base-");

      for (guint level = 0; level < working->known->len && !counts; level++)
        {
          g_autofree char *base = base_path (working, level);

          counts = g_str_equal (path, base);
        }
      if (!counts)
        g_unlink (path);
    }
}

/**
 * dp_working_know:
 * @level: place among what is known; what came after it is forgotten
 * @bytes: what the plan file holds now
 * @known: of these bytes
 *
 * From now on the plan file counts as known with these bytes. dp_working_write() is the caller's.
 */
void
dp_working_know (DpWorking     *working,
                 guint          level,
                 GBytes        *bytes,
                 const DpKnown *known)
{
  g_return_if_fail (level <= working->known->len);

  set_known (working, level, known);
  keep_base (working, level, bytes);
  tidy_bases (working);
}

/** dp_working_read_base: Returns: (transfer full) (nullable): the plan file as it was when that became known. */
GBytes *
dp_working_read_base (const DpWorking *working,
                      guint            level)
{
  g_autofree char *path = base_path (working, level);
  DpFingerprint found = { 0 };
  g_autoptr (GBytes) bytes = dp_store_file_read (path, &found, NULL);

  return bytes != NULL && g_str_equal (found.sha256, known_at (working, level)->file.sha256) ? g_steal_pointer (&bytes)
                                                                                            : NULL;
}

/**
 * dp_working_save:
 * @level: which of what is known counts at the moment; it becomes what is saved, the rest is forgotten
 * @target: the plan file
 * @bytes: what it is to hold
 * @state: the state of the store that this is
 *
 * Writes the plan file, and down what has been saved. The session file tells beforehand what is coming: when the
 * program ends in between, dp_working_take() still knows whether the plan file is ours. Saving does not depend on it:
 * from a full disk a plan can still be saved to another one.
 *
 * Returns: whether the plan file is written; the working copy stays good either way
 */
gboolean
dp_working_save (DpWorking  *working,
                 guint       level,
                 const char *target,
                 GBytes     *bytes,
                 gint64      state,
                 GError    **error)
{
  g_autofree char *temporary = dp_store_file_temporary (target);
  g_autoptr (GKeyFile) file = session_of (working);
  g_autoptr (GError) announce_problem = NULL;
  g_autoptr (GError) problem = NULL;
  DpKnown coming = { known_at (working, level)->state, { 0 } };

  dp_store_file_describe (bytes, &coming.file);
  write_path (file, GROUP_SAVING, "file", target);
  write_path (file, GROUP_SAVING, "temporary", temporary);
  write_fingerprint (file, GROUP_SAVING, &coming.file);
  g_key_file_set_int64 (file, GROUP_SAVING, "state", state);
  g_key_file_set_int64 (file, GROUP_SAVING, "level", level);
  if (!store_session (working, file, &announce_problem))
    g_debug ("%s", announce_problem->message);

  if (!dp_store_file_replace (target, temporary, bytes, &coming.file, error))
    {
      dp_working_write (working, NULL);
      return FALSE;
    }

  if (target != working->target)
    {
      g_free (working->target);
      working->target = g_strdup (target);
    }
  dp_working_know (working, level, bytes, &coming);
  working->saved_state = state;
  if (!dp_working_write (working, &problem))
    g_debug ("%s", problem->message);
  return TRUE;
}

/* After a program that ended while saving: either the file had been renamed already, or its beginnings lie about. */
static void
finish_interrupted_save (DpWorking *working,
                         GKeyFile  *file)
{
  g_autofree char *target = read_path (file, GROUP_SAVING, "file");
  g_autofree char *temporary = read_path (file, GROUP_SAVING, "temporary");
  guint level = (guint) g_key_file_get_int64 (file, GROUP_SAVING, "level", NULL);
  DpKnown coming = { 0 };
  struct stat info;

  if (target == NULL)
    return;

  level = MIN (level, working->known->len - 1);
  coming.state = known_at (working, level)->state;
  read_fingerprint (file, GROUP_SAVING, &coming.file);
  if (temporary != NULL && dp_store_file_is_temporary (temporary))
    g_unlink (temporary);
  if (g_stat (target, &info) == 0 && !dp_store_file_differs (target, &coming.file))
    {
      g_free (working->target);
      working->target = g_steal_pointer (&target);
      set_known (working, level, &coming);
      working->saved_state = g_key_file_get_int64 (file, GROUP_SAVING, "state", NULL);
    }

  dp_working_write (working, NULL);
}

/** dp_working_peek_target: Returns: (transfer full) (nullable): the plan file of a working copy that may be in use. */
char *
dp_working_peek_target (const char *id)
{
  g_autoptr (DpWorking) working = working_new (id);
  g_autofree char *path = session_path (working);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return read_path (file, GROUP_PLAN, "file");
}

/**
 * dp_working_take:
 * @id: a working copy
 * @busy: (out): whether a process is at work on it
 *
 * A folder without a session file is what is left of an opening that was interrupted; it is deleted.
 *
 * Returns: (transfer full) (nullable): the working copy, locked
 */
DpWorking *
dp_working_take (const char *id,
                 gboolean   *busy)
{
  g_autoptr (DpWorking) working = working_new (id);
  g_autofree char *path = lock_path (working);
  g_autofree char *session = session_path (working);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  working->lock = open_locked (path, LOCK_EX | LOCK_NB);
  *busy = working->lock < 0 && errno == EWOULDBLOCK;
  if (working->lock < 0)
    return NULL;

  if (!g_file_test (session, G_FILE_TEST_EXISTS))
    {
      dp_working_delete (g_steal_pointer (&working));
      return NULL;
    }
  if (!g_key_file_load_from_file (file, session, G_KEY_FILE_NONE, NULL))
    {
      /* Whose copy it is cannot be told any more; that there may be work in it can. */
      working->saved_state = UNKNOWN_STATE;
      return g_steal_pointer (&working);
    }

  working->target = read_path (file, GROUP_PLAN, "file");
  read_known (working, file);
  working->saved_state = g_key_file_get_int64 (file, GROUP_PLAN, "saved_state", NULL);
  working->title = g_key_file_get_string (file, GROUP_PLAN, "title", NULL);
  finish_interrupted_save (working, file);

  return g_steal_pointer (&working);
}

/** dp_working_delete: deletes a working copy and frees @working. */
void
dp_working_delete (DpWorking *working)
{
  g_autoptr (GDir) folder = g_dir_open (working->folder, 0, NULL);
  const char *name;

  /* The session file goes first: what is left without it is never taken for somebody's work. */
  g_autofree char *session = session_path (working);

  g_unlink (session);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (working->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (working->folder);
  dp_working_free (working);
}

/** dp_working_set_aside: puts a working copy that cannot be read out of the way, and frees @working. */
void
dp_working_set_aside (DpWorking *working)
{
  g_autofree char *aside = g_strconcat (working->folder, ASIDE_SUFFIX, NULL);

  if (g_rename (working->folder, aside) == 0)
    g_message ("Unsaved work that cannot be read was put aside in “%s”", aside);
  dp_working_free (working);
}
