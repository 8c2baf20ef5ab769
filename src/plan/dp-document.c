/* dp-document.c: an open plan: its life, what it holds, and the way back through its history.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-document-private.h"

#include "plan/dp-history.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_FILE = 1,
  PROP_MODIFIED,
  PROP_TITLE,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COMMIT_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpDocument, dp_document, G_TYPE_OBJECT)

/* What is shown and told. */

static const DpRecord *
plan_record (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);

  return plans->len > 0 ? plans->pdata[0] : NULL;
}

const char *
_dp_document_plan_title (const DpPlan *plan)
{
  const DpRecord *record = plan_record (plan);

  return record != NULL ? dp_record_text (record, DP_PLAN_TITLE) : NULL;
}

gboolean
_dp_document_is_modified (DpDocument *self)
{
  if (self->store == NULL)
    return FALSE;

  return self->typing.changes != NULL || dp_store_state (self->store) != self->working->saved_state;
}

static void
replace_text (DpDocument *self,
              char      **place,
              char       *text,
              guint       property)
{
  g_autofree char *old = *place;

  *place = text;
  if (g_strcmp0 (old, text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Brings what is derived from the store up to date, and tells who listens. */
void
_dp_document_refresh (DpDocument *self)
{
  gboolean modified = _dp_document_is_modified (self);
  gboolean open = self->store != NULL;

  replace_text (self, &self->undo_label, open ? dp_store_undo_label (self->store) : NULL, PROP_UNDO_LABEL);
  replace_text (self, &self->redo_label, open ? dp_store_redo_label (self->store) : NULL, PROP_REDO_LABEL);
  replace_text (self, &self->title, g_strdup (_dp_document_plan_title (self->plan)), PROP_TITLE);

  if (self->modified == modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
_dp_document_tell_changed (DpDocument  *self,
              DpChangeSet *set)
{
  /* What is being typed has not got its step yet. */
  g_autoptr (GDateTime) changed = self->typing.changes != NULL ? dp_history_now ()
                                  : self->store != NULL        ? dp_store_changed (self->store)
                                                               : NULL;

  dp_plan_set_changed (self->plan, changed);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, set);
}

void
_dp_document_tell_commit_failed (DpDocument   *self,
                    const GError *problem)
{
  g_signal_emit (self, signals[SIGNAL_COMMIT_FAILED], 0, problem);
}

void
_dp_document_typing_end (DpDocument *self)
{
  g_clear_handle_id (&self->commit_source, g_source_remove);
  g_clear_pointer (&self->typing.changes, dp_changes_free);
  g_clear_pointer (&self->typing.id, g_free);
  dp_value_clear (&self->typing.first);
  self->typing.extends = FALSE;
}

DpRecord *
_dp_document_copy_with (const DpRecord *record,
           guint           field,
           const DpValue  *value)
{
  DpRecord *copy = dp_record_copy (record);

  dp_record_set (copy, field, dp_value_copy (value));
  return copy;
}

/* Puts what was typed and is not written yet into a plan that was read anew. */
static void
type_again (DpDocument *self,
            DpPlan     *plan)
{
  const DpRecord *typed = dp_plan_get (self->plan, self->typing.kind, self->typing.id);
  const DpRecord *stored = dp_plan_get (plan, self->typing.kind, self->typing.id);

  g_clear_pointer (&self->typing.changes, dp_changes_free);
  if (typed == NULL || stored == NULL)
    return;

  self->typing.changes = dp_changes_new ();
  dp_changes_put (self->typing.changes, plan,
                  _dp_document_copy_with (stored, self->typing.field, &typed->values[self->typing.field]));
}

/* After a write of which nobody knows how it ended, the disk decides what the plan is. */
gboolean
_dp_document_resolve_doubt (DpDocument *self,
               GError    **error)
{
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpPlan) old = NULL;
  g_autoptr (DpChangeSet) set = NULL;

  if (!dp_store_in_doubt (self->store))
    return TRUE;

  plan = dp_store_load (self->store, error);
  if (plan == NULL)
    return FALSE;

  if (self->typing.changes != NULL)
    type_again (self, plan);
  self->typing.extends = FALSE;
  old = self->plan;
  self->plan = g_steal_pointer (&plan);
  _dp_document_refresh (self);
  set = dp_change_set_new_everything ();
  _dp_document_tell_changed (self, set);
  return TRUE;
}

gboolean
_dp_document_can_edit (DpDocument *self,
          GError    **error)
{
  if (self->store != NULL)
    return _dp_document_resolve_doubt (self, error);

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
                       _("This plan was closed without saving. Open it again."));
  return FALSE;
}

void
_dp_document_take_group_back (DpDocument *self)
{
  if (self->group != NULL)
    dp_changes_revert (self->group, self->plan);
  g_clear_pointer (&self->group, dp_changes_free);
}

/* Undo. */

static gboolean
travel (DpDocument *self,
        GPtrArray *(*step) (DpStore *, GError **),
        GError    **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (DpChanges) changes = NULL;
  g_autoptr (DpChangeSet) set = NULL;

  if (self->group_depth > 0)
    {
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING, _("An edit is still under way."));
      return FALSE;
    }
  if (!_dp_document_can_edit (self, error) || !dp_document_commit (self, error))
    return FALSE;

  records = step (self->store, error);
  if (records == NULL)
    return FALSE;

  changes = dp_changes_new ();
  dp_changes_adopt (changes, self->plan, records);
  set = dp_change_set_new (changes, self->plan);
  _dp_document_refresh (self);
  _dp_document_tell_changed (self, set);
  return TRUE;
}

/** dp_document_undo: undoes the last step that is done. */
gboolean
dp_document_undo (DpDocument *self,
                  GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  return travel (self, dp_store_undo, error);
}

/** dp_document_redo: does the last step again that was undone. */
gboolean
dp_document_redo (DpDocument *self,
                  GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  return travel (self, dp_store_redo, error);
}

/* What it holds. */

/** dp_document_get_plan: Returns: (transfer none): the records; the same object until the next edit at least. */
const DpPlan *
dp_document_get_plan (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return self->plan;
}

/** dp_document_get_file: Returns: (transfer none) (nullable): the plan file, NULL when it was never saved. */
GFile *
dp_document_get_file (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return self->file;
}

/** dp_document_dup_title: Returns: (transfer full): the plan's title, or the name of its file. */
char *
dp_document_dup_title (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  if (self->title != NULL)
    return g_strdup (self->title);
  if (self->working != NULL && self->working->target != NULL)
    return g_filename_display_basename (self->working->target);
  return g_strdup (_("Untitled plan"));
}

/** dp_document_get_modified: Returns: whether there is anything that is not saved. */
gboolean
dp_document_get_modified (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  return self->modified;
}

/** dp_document_get_recovered: Returns: whether it was opened with work that was not saved last time. */
gboolean
dp_document_get_recovered (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  return self->recovered;
}

/** dp_document_get_undo_label: Returns: (transfer none) (nullable): what undo would undo. */
const char *
dp_document_get_undo_label (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return self->undo_label;
}

/** dp_document_get_redo_label: Returns: (transfer none) (nullable): what redo would do again. */
const char *
dp_document_get_redo_label (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return self->redo_label;
}

/** dp_document_list_history: Returns: (transfer full) (element-type DpHistoryEntry) (nullable): all steps in order. */
GPtrArray *
dp_document_list_history (DpDocument *self,
                          GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return _dp_document_can_edit (self, error) ? dp_store_list_history (self->store, error) : NULL;
}

/**
 * dp_document_list_log:
 * @most: the history is read until so many entries are found, or a few more of the same step; %G_MAXUINT: all of it
 *
 * Returns: (transfer full) (element-type DpLogEntry) (nullable): what became of judgements and weights, the newest first
 */
GPtrArray *
dp_document_list_log (DpDocument *self,
                      guint       most,
                      GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return _dp_document_can_edit (self, error) ? dp_store_list_log (self->store, self->plan, most, error) : NULL;
}

/** dp_document_set_author: the name that the history gives from now on; NULL or empty for none. */
void
dp_document_set_author (DpDocument *self,
                        const char *author)
{
  g_return_if_fail (DP_IS_DOCUMENT (self));

  g_free (self->author);
  self->author = author != NULL && author[0] != '\0' ? g_strdup (author) : NULL;
}

static void
dp_document_dispose (GObject *object)
{
  DpDocument *self = DP_DOCUMENT (object);
  g_autoptr (GError) problem = NULL;

  if (self->store != NULL)
    {
      _dp_document_take_group_back (self);
      if (!dp_document_commit (self, &problem))
        g_message ("The last typing is lost: %s", problem->message);
    }
  _dp_document_typing_end (self);

  if (self->store != NULL && !_dp_document_is_modified (self))
    _dp_document_delete_working (self, NULL);
  g_clear_pointer (&self->store, dp_store_free);
  g_clear_pointer (&self->working, dp_working_free);

  G_OBJECT_CLASS (dp_document_parent_class)->dispose (object);
}

static void
dp_document_finalize (GObject *object)
{
  DpDocument *self = DP_DOCUMENT (object);

  g_clear_pointer (&self->plan, dp_plan_free);
  g_clear_object (&self->file);
  g_free (self->author);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->title);
  g_free (self->group_label);

  G_OBJECT_CLASS (dp_document_parent_class)->finalize (object);
}

static void
dp_document_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DpDocument *self = DP_DOCUMENT (object);

  switch (property)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dp_document_dup_title (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dp_document_class_init (DpDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dp_document_dispose;
  object_class->finalize = dp_document_finalize;
  object_class->get_property = dp_document_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_COMMIT_FAILED] = g_signal_new ("commit-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dp_document_init (DpDocument *self)
{
  self->typing.first = (DpValue) DP_VALUE_INIT;
}
