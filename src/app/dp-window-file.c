/* dp-window-file.c: saving the plan of a window, and what happens to unsaved work when the window goes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every edit is on disk in the working copy as soon as it is made, so closing never loses anything and asks nothing: a
 * question at the end of the day is answered in haste, and both answers to "save?" can be wrong for a plan on a shared
 * drive. Unsaved work is simply there again when the plan, or the program, is opened next; the title says "not saved",
 * and a quiet line says that it came back. Who wants to be rid of it discards it on purpose, and is asked then.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-app-compat.h"
#include "app/dp-recents.h"
#include "app/dp-window-private.h"
#include "figure/dp-outgoing.h"

static DpDocument *
document (DpWindow *self)
{
  return self->session != NULL ? dp_session_get_document (self->session) : NULL;
}

static char *
file_name_for (DpWindow *self)
{
  g_autofree char *title = dp_document_dup_title (document (self));

  return g_strconcat (g_strdelimit (title, "/\\:*?\"<>|", '-'), ".doegnplan", NULL);
}

static void
saved (DpWindow *self)
{
  g_autofree char *title = dp_document_dup_title (document (self));

  if (dp_document_get_file (document (self)) != NULL)
    dp_recents_add (dp_document_get_file (document (self)), title);
  _dp_window_update_context (self);
  _dp_window_update_title (self);
  _dp_window_update_actions (self);
  dp_window_toast (self, _("Saved"));
}

/* ---------------------------------------------------------------------------------------- when it could not be saved */

static void save_to (DpWindow *self, gboolean overwrite_changes);

/* Takes up what somebody else saved, as it was decided, and saves both. */
gboolean
_dp_window_take_up (DpWindow     *self,
                    DpMergeOffer *offer,
                    GError      **error)
{
  /* Translators: a step of the history. */
  if (!dp_document_take_up (document (self), offer, _("The changes of somebody else taken up"), error))
    return FALSE;

  save_to (self, FALSE);
  return TRUE;
}

/* Where nothing speaks against it both are saved at once; else the planner decides first. */
static void
merge_and_save (DpWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DpMergeOffer) offer = dp_document_offer_merge (document (self), &error);

  if (offer != NULL && dp_merge_offer_conflicts (offer)->len > 0)
    _dp_window_ask_merge (self, g_steal_pointer (&offer));
  else if (offer == NULL || !_dp_window_take_up (self, offer, &error))
    dp_window_show_error (self, _("The Changes Could Not Be Merged"), error->message);
}

static void
changed_answer_cb (GObject      *parent,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DpWindow *self = DP_WINDOW (parent);
  g_autofree char *answer = dp_question_dialog_finish (result, NULL);

  if (document (self) == NULL)
    return;
  if (g_strcmp0 (answer, "overwrite") == 0)
    save_to (self, TRUE);
  else if (g_strcmp0 (answer, "merge") == 0)
    merge_and_save (self);
  else if (g_strcmp0 (answer, "save-as") == 0)
    _dp_window_save_as (self);
}

static void
failed_answer_cb (GObject      *parent,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  DpWindow *self = DP_WINDOW (parent);
  g_autofree char *answer = dp_question_dialog_finish (result, NULL);

  if (document (self) == NULL)
    return;
  if (g_strcmp0 (answer, "again") == 0)
    _dp_window_save (self);
  else if (g_strcmp0 (answer, "elsewhere") == 0)
    _dp_window_save_as (self);
}

static void
show_failure (DpWindow     *self,
              const GError *error)
{
  if (g_error_matches (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHANGED))
    {
      const DpAnswerButton buttons[] = {
        { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
        { "overwrite", _("Save _Anyway"), ADW_RESPONSE_DESTRUCTIVE },
        { "save-as", _("Save _As …"), ADW_RESPONSE_DEFAULT },
        { "merge", _("_Merge"), ADW_RESPONSE_SUGGESTED },
        { NULL, NULL, ADW_RESPONSE_DEFAULT },
      };

      dp_question_dialog (GTK_WINDOW (self), _("Someone Else Has Changed the Plan"), error->message, buttons, NULL,
                          changed_answer_cb, NULL);
    }
  else
    {
      const DpAnswerButton buttons[] = {
        { "cancel", _("_Close"), ADW_RESPONSE_DEFAULT },
        { "again", _("_Try Again"), ADW_RESPONSE_DEFAULT },
        { "elsewhere", _("Save _Elsewhere …"), ADW_RESPONSE_SUGGESTED },
        { NULL, NULL, ADW_RESPONSE_DEFAULT },
      };
      gboolean holds_all;
      g_autofree char *file = dp_document_dup_working_file (document (self), &holds_all);
      g_autofree char *body =
        holds_all
          /* Translators: %1$s is a sentence that says what could not be written and why, %2$s a file. */
          ? g_strdup_printf (_("%1$s\n\nNothing is lost: all your work is safe on this computer, in the file “%2$s”."), error->message,
                             file)
          /* Translators: %1$s is a sentence that says what could not be written and why, %2$s a file. */
          : g_strdup_printf (_("%1$s\n\nWhat you typed last is in this window only: leave it open, make room on the disk and try "
                               "again. All your work before that is safe in the file “%2$s”."),
                             error->message, file);

      dp_question_dialog (GTK_WINDOW (self), _("The Plan Could Not Be Saved"), body, buttons, NULL, failed_answer_cb, NULL);
    }
}

/* -------------------------------------------------------------------------------------------------------- saving */

static void
save_to (DpWindow *self,
         gboolean  overwrite_changes)
{
  g_autoptr(GError) error = NULL;

  if (dp_document_save (document (self), overwrite_changes, &error))
    saved (self);
  else
    show_failure (self, error);
}

void
_dp_window_save (DpWindow *self)
{
  if (document (self) == NULL)
    return;
  if (dp_document_get_file (document (self)) == NULL)
    _dp_window_save_as (self);
  else
    save_to (self, FALSE);
}

static void
save_as_chosen_cb (GObject      *parent,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DpWindow *self = DP_WINDOW (parent);
  g_autoptr(GFile) file = dp_file_save_dialog_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file == NULL || document (self) == NULL)
    return;
  if (dp_document_save_as (document (self), file, &error))
    saved (self);
  else
    show_failure (self, error);
}

static void
clean_copy_chosen_cb (GObject      *parent,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  DpWindow *self = DP_WINDOW (parent);
  g_autoptr(GFile) file = dp_file_save_dialog_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file == NULL || document (self) == NULL)
    return;
  if (dp_document_save_clean_copy (document (self), file, &error))
    dp_window_toast (self, _("A copy without history and author is saved"));
  else
    dp_window_show_error (self, _("The Copy Could Not Be Saved"), error->message);
}

static void
ask_where (DpWindow            *self,
           const char          *title,
           GAsyncReadyCallback  callback)
{
  const DpFileKind kinds[] = {
    { _("Plans"), "*.doegnplan" },
    { NULL, NULL },
  };
  g_autofree char *name = file_name_for (self);
  GFile *file = dp_document_get_file (document (self));
  g_autoptr(GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  dp_file_save_dialog (GTK_WINDOW (self), title, name, folder, kinds, NULL, callback, NULL);
}

void
_dp_window_save_as (DpWindow *self)
{
  if (document (self) != NULL)
    ask_where (self, _("Save Plan"), save_as_chosen_cb);
}

void
_dp_window_save_clean_copy (DpWindow *self)
{
  g_autoptr(GError) error = NULL;

  if (document (self) == NULL)
    return;
  if (dp_outgoing_may_leave (dp_session_get_analysis (self->session), &error))
    ask_where (self, _("Save a Clean Copy"), clean_copy_chosen_cb);
  else
    dp_window_show_error (self, _("Personal Data in the Plan"), error->message);
}

/* --------------------------------------------------------------------------------------------- discarding, leaving */

static void
discard_answer_cb (GObject      *parent,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DpWindow *self = DP_WINDOW (parent);
  g_autofree char *answer = dp_question_dialog_finish (result, NULL);
  g_autoptr(DpDocument) old = NULL, again = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (answer, "discard") != 0 || document (self) == NULL)
    return;

  old = g_object_ref (document (self));
  g_set_object (&file, dp_document_get_file (old));
  if (!dp_document_discard (old, &error))
    {
      dp_window_toast (self, error->message);
      return;
    }
  /* The discarded document must have let go of its working copy before the file is opened anew. */
  dp_window_set_document (self, NULL);
  g_clear_object (&old);
  if (file != NULL)
    again = dp_document_open (file, &error);
  if (again != NULL)
    dp_window_set_document (self, again);
  else if (error != NULL)
    dp_window_show_error (self, _("The Plan Could Not Be Opened"), error->message);
}

void
_dp_window_ask_discard (DpWindow *self)
{
  const DpAnswerButton buttons[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };

  if (document (self) == NULL)
    return;
  dp_question_dialog (GTK_WINDOW (self), _("Discard Unsaved Changes?"),
                      dp_document_get_file (document (self)) != NULL
                        ? _("The plan becomes again what it was when it was saved last. This cannot be undone.")
                        : _("The plan was never saved, so nothing of it will be left. This cannot be undone."),
                      buttons, NULL, discard_answer_cb, NULL);
}

/* Called before the window shows something else or closes. What is being typed is written down; a plan that was begun
 * from a model and never touched leaves nothing behind. */
void
_dp_window_leave_document (DpWindow *self)
{
  g_autoptr(GError) error = NULL;
  DpDocument *leaving = document (self);

  if (leaving == NULL)
    return;
  if (!dp_document_commit (leaving, &error))
    {
      dp_document_revert (leaving);
      g_clear_error (&error);
    }
  if (dp_document_get_file (leaving) == NULL && dp_document_get_undo_label (leaving) == NULL &&
      dp_document_get_redo_label (leaving) == NULL && !dp_document_get_recovered (leaving) &&
      !dp_document_discard (leaving, &error))
    g_message ("%s", error->message);
}

void
dp_window_show_error (DpWindow   *self,
                      const char *heading,
                      const char *body)
{
  const DpAnswerButton buttons[] = {
    { "close", _("_Close"), ADW_RESPONSE_DEFAULT },
    { NULL, NULL, ADW_RESPONSE_DEFAULT },
  };

  g_return_if_fail (DP_IS_WINDOW (self));
  dp_question_dialog (GTK_WINDOW (self), heading, body, buttons, NULL, NULL, NULL);
}
