/* dp-document-file.c: opening and saving plans, and the life of their working copies.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-document-private.h"

#include "plan/dp-store-seal.h"
#include "plan/dp-template.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define NEW_FILE_MODE 0600

/* Working copies. */

/* One name for a file, however it is reached. A file that is not there yet gets its folder's. */
static char *
resolve_file (GFile   *file,
              GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *real;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_OPEN,
                   _("“%s” is not on this computer. Copy the file to a folder of this computer or of a network drive."),
                   uri);
      return NULL;
    }

  real = realpath (path, NULL);
  if (real == NULL)
    {
      folder = g_path_get_dirname (path);
      name = g_path_get_basename (path);
      real = realpath (folder, NULL);
      if (real == NULL)
        return g_steal_pointer (&path);
      g_free (path);
      path = g_build_filename (real, name, NULL);
    }
  else
    {
      g_free (path);
      path = g_strdup (real);
    }

  free (real);
  return g_steal_pointer (&path);
}

static gboolean
set_busy (const char *target,
          GError    **error)
{
  g_autofree char *name = g_filename_display_basename (target);

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY, _("“%s” is open in another window. Go on working there."),
               name);
  return FALSE;
}

static DpDocument *
document_new (DpWorking *working,
              DpStore   *store,
              DpPlan    *plan)
{
  DpDocument *self = g_object_new (DP_TYPE_DOCUMENT, NULL);

  self->working = working;
  self->store = store;
  self->plan = plan;
  self->file = working->target != NULL ? g_file_new_for_path (working->target) : NULL;
  _dp_document_refresh (self);

  return self;
}

static gboolean
has_unsaved_work (const DpWorking *working,
                  DpStore         *store)
{
  return dp_store_state (store) != working->saved_state;
}

/* Opens a working copy that has been taken, if there is unsaved work in it. Else it is of no use to anybody: it is
 * deleted, or put aside when it cannot be read. Takes @taken over. */
static DpDocument *
recover (DpWorking *taken)
{
  g_autoptr (DpWorking) working = taken;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DpStore) store = dp_store_open (working->database, working->database, &problem);
  g_autoptr (DpPlan) plan = store != NULL ? dp_store_load (store, &problem) : NULL;
  DpDocument *self;

  /* A full disk, or a newer version of the program that left it: the work is good, and waits. */
  if (g_error_matches (problem, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE) ||
      g_error_matches (problem, DP_PLAN_ERROR, DP_PLAN_ERROR_NEWER))
    return NULL;

  if (plan == NULL)
    {
      g_clear_pointer (&store, dp_store_free);
      dp_working_set_aside (g_steal_pointer (&working));
      return NULL;
    }

  if (!has_unsaved_work (working, store))
    {
      g_clear_pointer (&store, dp_store_free);
      dp_working_delete (g_steal_pointer (&working));
      return NULL;
    }

  self = document_new (g_steal_pointer (&working), g_steal_pointer (&store), g_steal_pointer (&plan));
  self->recovered = TRUE;
  return self;
}

/* Looks through all working copies: finds the one with unsaved work on @target, and tidies up. FALSE when a living
 * process works on @target. */
static gboolean
sweep (const char  *target,
       DpDocument **found,
       GError     **error)
{
  g_autoptr (GPtrArray) ids = dp_working_list ();
  g_autoptr (DpDocument) mine = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      gboolean busy;
      DpWorking *working = dp_working_take (ids->pdata[i], &busy);
      g_autofree char *its_target = working == NULL && busy ? dp_working_peek_target (ids->pdata[i]) : NULL;
      g_autoptr (DpDocument) other = NULL;

      if (target != NULL && g_strcmp0 (its_target, target) == 0)
        return set_busy (target, error);

      other = working != NULL ? recover (working) : NULL;
      if (other != NULL && mine == NULL && target != NULL && g_strcmp0 (other->working->target, target) == 0)
        mine = g_steal_pointer (&other);
    }

  if (found != NULL)
    *found = g_steal_pointer (&mine);
  return TRUE;
}

static DpDocument *
start (DpWorking *working,
       DpStore   *store,
       GError   **error)
{
  g_autoptr (DpPlan) plan = dp_store_load (store, error);

  if (plan != NULL)
    {
      g_free (working->title);
      working->title = g_strdup (_dp_document_plan_title (plan));
      working->saved_state = dp_store_state (store);
    }
  if (plan == NULL || !dp_working_write (working, error))
    {
      dp_store_free (store);
      dp_working_delete (working);
      return NULL;
    }

  return document_new (working, store, g_steal_pointer (&plan));
}

/* With @as_copy, @target is only what it begins as. */
static DpDocument *
open_fresh (const char *target,
            gboolean    as_copy,
            GError    **error)
{
  g_autofree char *name = g_filename_display_basename (target);
  DpKnown known = { 0 };
  g_autoptr (GBytes) bytes = dp_store_file_read (target, &known.file, error);
  g_autoptr (DpStore) image = bytes != NULL ? dp_store_open_bytes (bytes, name, error) : NULL;
  g_autoptr (DpPlan) plan = image != NULL ? dp_store_load (image, error) : NULL;
  g_autoptr (GBytes) begin = plan != NULL ? dp_store_seal_take_off (bytes) : NULL;
  DpWorking *working = plan != NULL ? dp_working_create (error) : NULL;
  DpStore *store;

  if (working == NULL)
    return NULL;

  if (!as_copy)
    {
      working->target = g_strdup (target);
      dp_working_know (working, 0, bytes, &known);
    }
  store = dp_store_file_write (working->database, begin, NEW_FILE_MODE, error)
            ? dp_store_open (working->database, working->database, error)
            : NULL;
  if (store == NULL)
    {
      dp_working_delete (working);
      return NULL;
    }

  return start (working, store, error);
}

/**
 * dp_document_open:
 * @file: a plan file
 *
 * Returns: (transfer full) (nullable): the plan; with the work that was not saved last time, if there is any
 */
DpDocument *
dp_document_open (GFile   *file,
                  GError **error)
{
  g_autofree char *target = NULL;
  g_autoptr (DpDocument) self = NULL;
  int guard;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  target = resolve_file (file, error);
  if (target == NULL)
    return NULL;

  guard = dp_working_enter (error);
  if (guard < 0)
    return NULL;
  if (sweep (target, &self, error) && self == NULL)
    self = open_fresh (target, FALSE, error);
  dp_working_leave (guard);

  return g_steal_pointer (&self);
}

/** dp_document_open_copy: Returns: (transfer full) (nullable): a plan that has no file yet and begins as @file is. */
DpDocument *
dp_document_open_copy (GFile   *file,
                       GError **error)
{
  g_autofree char *path = NULL;
  DpDocument *self;
  int guard;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = resolve_file (file, error);
  guard = path != NULL ? dp_working_enter (error) : -1;
  if (guard < 0)
    return NULL;
  self = open_fresh (path, TRUE, error);
  dp_working_leave (guard);

  return self;
}

static DpDocument *
create_fresh (const DpPlan *plan,
              GError      **error)
{
  DpWorking *working = dp_working_create (error);
  DpStore *store;

  if (working == NULL)
    return NULL;

  store = dp_store_create (working->database, plan, error);
  if (store == NULL)
    {
      dp_working_delete (working);
      return NULL;
    }

  return start (working, store, error);
}

/** dp_document_new_from_template: Returns: (transfer full) (nullable): a plan without a file; see dp_template_load() */
DpDocument *
dp_document_new_from_template (const char *template_name,
                               GError    **error)
{
  g_autoptr (DpPlan) plan = dp_template_load (template_name, error);
  g_autoptr (DpDocument) self = NULL;
  int guard;

  if (plan == NULL)
    return NULL;

  guard = dp_working_enter (error);
  if (guard < 0)
    return NULL;
  if (sweep (NULL, NULL, error))
    self = create_fresh (plan, error);
  dp_working_leave (guard);

  return g_steal_pointer (&self);
}

static DpDocument *
open_working (const char *working_id,
              GError    **error)
{
  gboolean busy = FALSE;
  DpWorking *working = g_uuid_string_is_valid (working_id) ? dp_working_take (working_id, &busy) : NULL;
  DpDocument *self = working != NULL ? recover (working) : NULL;

  if (self == NULL && busy)
    set_busy (working_id, error);
  else if (self == NULL)
    g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                         _("There is no unsaved work to be found any more."));

  return self;
}

/** dp_document_open_untitled: Returns: (transfer full) (nullable): work that dp_document_list_unsaved() has named. */
DpDocument *
dp_document_open_untitled (const char *working_id,
                           GError    **error)
{
  DpDocument *self;
  int guard;

  g_return_val_if_fail (working_id != NULL, NULL);

  guard = dp_working_enter (error);
  if (guard < 0)
    return NULL;
  self = open_working (working_id, error);
  dp_working_leave (guard);

  return self;
}

/** dp_unsaved_free: frees @unsaved; NULL is allowed. */
void
dp_unsaved_free (DpUnsaved *unsaved)
{
  if (unsaved == NULL)
    return;

  g_clear_pointer (&unsaved->when, g_date_time_unref);
  g_clear_object (&unsaved->file);
  g_free (unsaved->title);
  g_free (unsaved->working_id);
  g_free (unsaved);
}

static DpUnsaved *
unsaved_new (DpDocument *document)
{
  DpUnsaved *unsaved = g_new0 (DpUnsaved, 1);
  GStatBuf info;

  unsaved->working_id = g_strdup (document->working->id);
  unsaved->file = document->file != NULL ? g_object_ref (document->file) : NULL;
  unsaved->title = dp_document_dup_title (document);
  if (g_stat (document->working->database, &info) == 0)
    unsaved->when = g_date_time_new_from_unix_local (info.st_mtime);

  return unsaved;
}

/** dp_document_list_unsaved: Returns: (transfer full) (element-type DpUnsaved): unsaved work that nobody has open. */
GPtrArray *
dp_document_list_unsaved (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_unsaved_free);
  int guard = dp_working_enter (NULL);
  g_autoptr (GPtrArray) ids = NULL;

  if (guard < 0)
    return list;

  ids = dp_working_list ();
  for (guint i = 0; i < ids->len; i++)
    {
      gboolean busy;
      DpWorking *working = dp_working_take (ids->pdata[i], &busy);
      g_autoptr (DpDocument) document = working != NULL ? recover (working) : NULL;

      if (document != NULL)
        g_ptr_array_add (list, unsaved_new (document));
    }
  dp_working_leave (guard);

  return list;
}

/** dp_document_working_folder: Returns: (transfer full): the folder of all unsaved work. */
char *
dp_document_working_folder (void)
{
  return dp_working_root ();
}

/**
 * dp_document_dup_working_file:
 * @holds_all: (out) (optional): FALSE when what was typed last could not be written into it, and is in memory only
 *
 * Returns: (transfer full): the file that all work goes into, which holds it by itself and can be opened as a plan
 */
char *
dp_document_dup_working_file (DpDocument *self,
                              gboolean   *holds_all)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  dp_store_complete (self->store);
  if (holds_all != NULL)
    *holds_all = self->typing.changes == NULL;
  return g_strdup (self->working->database);
}

/* A file's bytes as a database of their own, so that the file itself is never open for work. */
static DpStore *
open_for_reading (const char *path,
                  GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = dp_store_file_read (path, NULL, error);

  return bytes != NULL ? dp_store_open_bytes (bytes, name, error) : NULL;
}

/** dp_plan_read: Returns: (transfer full) (nullable): the plan in a file, which is only read. */
DpPlan *
dp_plan_read (const char *path,
              GError    **error)
{
  g_autoptr (DpStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = open_for_reading (path, error);
  return store != NULL ? dp_store_load (store, error) : NULL;
}

/**
 * dp_plan_read_earlier:
 * @path: a plan file, which is only read
 * @steps: so many steps of its history are taken back
 *
 * Returns: (transfer full) (nullable): the plan as it was then; NULL with @error set, also when it has fewer steps
 */
DpPlan *
dp_plan_read_earlier (const char *path,
                      guint       steps,
                      GError    **error)
{
  g_autoptr (DpStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = open_for_reading (path, error);
  for (guint i = 0; store != NULL && i < steps; i++)
    {
      g_autoptr (GPtrArray) touched = dp_store_undo (store, error);

      if (touched == NULL)
        return NULL;
    }

  return store != NULL ? dp_store_load (store, error) : NULL;
}

/**
 * dp_plan_read_history:
 * @path: a plan file
 *
 * Returns: (transfer full) (element-type DpHistoryEntry) (nullable): its steps, the first first; NULL with @error set
 */
GPtrArray *
dp_plan_read_history (const char *path,
                      GError    **error)
{
  g_autoptr (DpStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = open_for_reading (path, error);
  return store != NULL ? dp_store_list_history (store, error) : NULL;
}

/** dp_plan_read_log: Returns: (transfer full) (element-type DpLogEntry) (nullable): what became of judgements and weights. */
GPtrArray *
dp_plan_read_log (const char *path,
                  GError    **error)
{
  g_autoptr (DpStore) store = NULL;
  g_autoptr (DpPlan) plan = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = open_for_reading (path, error);
  plan = store != NULL ? dp_store_load (store, error) : NULL;
  return plan != NULL ? dp_store_list_log (store, plan, G_MAXUINT, error) : NULL;
}

/** dp_plan_schema_version: Returns: the version of the file format that this program writes. */
int
dp_plan_schema_version (void)
{
  return DP_STORE_SCHEMA_VERSION;
}

/* Saving. */

static gboolean
explain_write_failure (const GError *problem,
                       GError      **error)
{
  /* Translators: %s is a sentence that says what could not be written and why. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE, _("%s Save it under another name or in another folder."),
               problem->message);
  return FALSE;
}

/* FALSE when a living process works on @target. Unsaved work on what is about to be overwritten becomes a plan of its
 * own. */
static gboolean
free_target (DpDocument *self,
             const char *target,
             GError    **error)
{
  g_autoptr (GPtrArray) ids = dp_working_list ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *its_target = dp_working_peek_target (ids->pdata[i]);
      g_autoptr (DpWorking) working = NULL;
      gboolean busy;

      if (g_str_equal (ids->pdata[i], self->working->id) || g_strcmp0 (its_target, target) != 0)
        continue;

      working = dp_working_take (ids->pdata[i], &busy);
      if (busy)
        return set_busy (target, error);
      if (working == NULL)
        continue;
      g_clear_pointer (&working->target, g_free);
      if (!dp_working_write (working, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_to (DpDocument *self,
         const char *target,
         GError    **error)
{
  g_autoptr (GBytes) bytes = dp_store_serialize (self->store, TRUE, error);
  g_autoptr (GError) problem = NULL;
  /* Of another file nothing was known before. */
  guint level = g_strcmp0 (target, self->working->target) == 0 ? _dp_document_known_level (self) : 0;

  if (bytes == NULL)
    return FALSE;

  g_free (self->working->title);
  self->working->title = g_strdup (_dp_document_plan_title (self->plan));
  if (!dp_working_save (self->working, level, target, bytes, dp_store_state (self->store), &problem))
    return explain_write_failure (problem, error);

  self->recovered = FALSE;
  _dp_document_refresh (self);
  return TRUE;
}

static gboolean
begin_save (DpDocument *self,
            GError    **error)
{
  if (self->group_depth > 0)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE, _("An edit is still under way."));
      return FALSE;
    }

  return _dp_document_can_edit (self, error) && dp_document_commit (self, error);
}

/**
 * dp_document_save:
 * @overwrite_changes: whether to write although somebody else has changed the file
 *
 * Returns: whether the file holds the plan now; it is left alone when it holds it already
 */
gboolean
dp_document_save (DpDocument *self,
                  gboolean    overwrite_changes,
                  GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  if (!begin_save (self, error))
    return FALSE;

  if (self->working->target == NULL)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
                           _("This plan has no file yet. Choose where to save it."));
      return FALSE;
    }

  if (!overwrite_changes && dp_document_file_changed (self))
    {
      g_autofree char *name = g_filename_display_basename (self->working->target);

      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHANGED,
                   _("“%s” was changed by somebody else since you opened it. Merge takes up their changes beside yours; "
                     "or save under another name, or overwrite theirs."),
                   name);
      return FALSE;
    }

  if (!self->modified && !overwrite_changes && g_file_test (self->working->target, G_FILE_TEST_EXISTS))
    return TRUE;

  return save_to (self, self->working->target, error);
}

/** dp_document_save_as: saves in @file, overwriting what is there, and goes on with that file. */
gboolean
dp_document_save_as (DpDocument *self,
                     GFile      *file,
                     GError    **error)
{
  g_autofree char *target = NULL;
  gboolean saved;
  int guard;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && G_IS_FILE (file), FALSE);

  target = resolve_file (file, error);
  if (target == NULL || !begin_save (self, error))
    return FALSE;

  guard = dp_working_enter (error);
  if (guard < 0)
    return FALSE;
  saved = free_target (self, target, error) && save_to (self, target, error);
  dp_working_leave (guard);

  if (saved)
    {
      g_set_object (&self->file, file);
      g_object_notify (G_OBJECT (self), "file");
    }
  return saved;
}

/** dp_document_save_clean_copy: writes a copy without the history and its names, for whoever may read the plan only. */
gboolean
dp_document_save_clean_copy (DpDocument *self,
                             GFile      *file,
                             GError    **error)
{
  g_autofree char *target = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  DpFingerprint written = { 0 };
  gboolean free_to_write;
  int guard;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && G_IS_FILE (file), FALSE);

  target = resolve_file (file, error);
  if (target == NULL || !begin_save (self, error))
    return FALSE;

  if (g_strcmp0 (target, self->working->target) == 0)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_EXISTS,
                           _("A clean copy cannot take the place of the plan itself. Choose another name."));
      return FALSE;
    }

  guard = dp_working_enter (error);
  if (guard < 0)
    return FALSE;
  free_to_write = free_target (self, target, error);
  dp_working_leave (guard);
  bytes = free_to_write ? dp_store_serialize (self->store, FALSE, error) : NULL;
  if (bytes == NULL)
    return FALSE;

  temporary = dp_store_file_temporary (target);
  return dp_store_file_replace (target, temporary, bytes, &written, &problem) ||
         explain_write_failure (problem, error);
}

/* Which state of the file the plan rests on: see DpWorking. */
guint
_dp_document_known_level (DpDocument *self)
{
  guint level = self->working->known->len - 1;

  while (level > 0 && !dp_store_came_by (self->store, g_array_index (self->working->known, DpKnown, level).state))
    level--;

  return level;
}

/** dp_document_file_changed: Returns: whether the file holds what somebody else did and this plan does not rest on. */
gboolean
dp_document_file_changed (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  return self->store != NULL && self->working->target != NULL &&
         dp_store_file_differs (self->working->target,
                                &g_array_index (self->working->known, DpKnown, _dp_document_known_level (self)).file);
}

gboolean
_dp_document_delete_working (DpDocument *self,
                GError    **error)
{
  int guard = dp_working_enter (error);

  if (guard < 0)
    return FALSE;

  g_clear_pointer (&self->store, dp_store_free);
  dp_working_delete (g_steal_pointer (&self->working));
  dp_working_leave (guard);
  return TRUE;
}

/** dp_document_discard: throws the unsaved work away. */
gboolean
dp_document_discard (DpDocument *self,
                     GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  if (self->working == NULL)
    return TRUE;

  _dp_document_take_group_back (self);
  _dp_document_typing_end (self);
  if (!_dp_document_delete_working (self, error))
    return FALSE;

  _dp_document_refresh (self);
  return TRUE;
}
