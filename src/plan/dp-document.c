/* dp-document.c: an open plan: edits, undo, saving, and the life of its working copy.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit changes the plan in memory, noting in a DpChanges what was there; then it is written as one transaction. When
 * that fails, the notes bring the plan back.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-document.h"

#include "plan/dp-history.h"
#include "plan/dp-store.h"
#include "plan/dp-template.h"
#include "plan/dp-validate.h"
#include "plan/dp-working.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define COMMIT_DELAY_MS 2000
#define NEW_FILE_MODE 0600

/* Typing in one field: previews that are not written yet, and what it takes to go on with a step that the timer wrote. */
typedef struct
{
  DpChanges *changes; /* (nullable): not written yet */
  DpEntityKind kind;
  char *id; /* (nullable): NULL when nobody types */
  guint field;
  DpValue first;    /* the value before the first preview */
  gboolean extends; /* whether the last step of the history is this typing's beginning */
} Typing;

struct _DpDocument
{
  GObject parent_instance;

  DpWorking *working; /* NULL after dp_document_discard() */
  DpStore *store;     /* NULL after dp_document_discard() */
  DpPlan *plan;
  GFile *file;
  char *author;
  char *undo_label;
  char *redo_label;
  char *title;

  DpChanges *group;
  char *group_label;
  guint group_depth;
  Typing typing;
  guint commit_source;

  guint recovered : 1;
  guint modified : 1;
};

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

static const char *
plan_title (const DpPlan *plan)
{
  const DpRecord *record = plan_record (plan);

  return record != NULL ? dp_record_text (record, DP_PLAN_TITLE) : NULL;
}

static gboolean
is_modified (DpDocument *self)
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
static void
refresh (DpDocument *self)
{
  gboolean modified = is_modified (self);

  replace_text (self, &self->undo_label, self->store != NULL ? dp_store_undo_label (self->store) : NULL, PROP_UNDO_LABEL);
  replace_text (self, &self->redo_label, self->store != NULL ? dp_store_redo_label (self->store) : NULL, PROP_REDO_LABEL);
  replace_text (self, &self->title, g_strdup (plan_title (self->plan)), PROP_TITLE);

  if (self->modified == modified)
    return;
  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
tell_changed (DpDocument  *self,
              DpChangeSet *set)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, set);
}

/* Edits. */

static gboolean
set_unknown (DpEntityKind kind,
             const char  *id,
             GError     **error)
{
  /* Translators: %1$s is a kind of record, %2$s an id. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("%1$s: there is none with the id “%2$s”. Choose one that is there."),
               dp_entity_label (dp_entity (kind)), id != NULL ? id : "");
  return FALSE;
}

static void
typing_end (DpDocument *self)
{
  g_clear_handle_id (&self->commit_source, g_source_remove);
  g_clear_pointer (&self->typing.changes, dp_changes_free);
  g_clear_pointer (&self->typing.id, g_free);
  dp_value_clear (&self->typing.first);
  self->typing.extends = FALSE;
}

static DpRecord *
copy_with (const DpRecord *record,
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
                  copy_with (stored, self->typing.field, &typed->values[self->typing.field]));
}

/* After a write of which nobody knows how it ended, the disk decides what the plan is. */
static gboolean
resolve_doubt (DpDocument *self,
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
  refresh (self);
  set = dp_change_set_new_everything ();
  tell_changed (self, set);
  return TRUE;
}

static gboolean
can_edit (DpDocument *self,
          GError    **error)
{
  if (self->store != NULL)
    return resolve_doubt (self, error);

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE, _("This plan was closed without saving. Open it again."));
  return FALSE;
}

/* Everything that is not typing begins here. */
static gboolean
begin_edit (DpDocument *self,
            GError    **error)
{
  if (!can_edit (self, error) || !dp_document_commit (self, error))
    return FALSE;

  if (self->group == NULL)
    self->group = dp_changes_new ();
  return TRUE;
}

/* Writes what was edited; inside of a group that is left to its end. */
static gboolean
end_edit (DpDocument *self,
          const char *label,
          GError    **error)
{
  g_autoptr (DpChanges) changes = NULL;
  g_autoptr (DpChangeSet) set = NULL;
  g_autofree char *told = NULL;

  if (self->group_depth > 0)
    return TRUE;

  changes = g_steal_pointer (&self->group);
  dp_changes_settle (changes, self->plan);
  if (dp_changes_count (changes) == 0)
    return TRUE;

  told = label != NULL ? g_strdup (label) : dp_history_label (self->plan, changes);
  set = dp_change_set_new (changes, self->plan);
  if (!dp_store_write (self->store, changes, &(DpStoreStep) { told, self->author, FALSE }, error))
    {
      dp_changes_revert (changes, self->plan);
      return FALSE;
    }

  refresh (self);
  tell_changed (self, set);
  return TRUE;
}

/* After a refusal: an edit that stands alone leaves nothing behind. */
static void
abandon_edit (DpDocument *self)
{
  if (self->group_depth == 0)
    g_clear_pointer (&self->group, dp_changes_free);
}

/* Typing. */

static gboolean
types_in (DpDocument  *self,
          DpEntityKind kind,
          const char  *id,
          guint        field)
{
  return self->typing.id != NULL && self->typing.kind == kind && self->typing.field == field &&
         g_str_equal (self->typing.id, id);
}

/* Writes the typing as a step. It goes on being typing: see Typing.extends. */
static gboolean
write_typing (DpDocument *self,
              GError    **error)
{
  g_autoptr (DpChanges) whole = NULL;
  g_autofree char *label = NULL;
  const DpRecord *now;

  g_clear_handle_id (&self->commit_source, g_source_remove);
  if (self->typing.changes == NULL)
    return TRUE;
  if (!resolve_doubt (self, error))
    return FALSE;
  if (self->typing.changes == NULL)
    return TRUE;

  dp_changes_settle (self->typing.changes, self->plan);
  if (dp_changes_count (self->typing.changes) == 0)
    {
      g_clear_pointer (&self->typing.changes, dp_changes_free);
      refresh (self);
      return TRUE;
    }

  /* The label tells the way from the first value to the last, also when a part of it is written already. */
  now = dp_plan_get (self->plan, self->typing.kind, self->typing.id);
  label = dp_history_label_set (self->plan, now, self->typing.field, &self->typing.first);
  if (!dp_store_write (self->store, self->typing.changes,
                       &(DpStoreStep) { label, self->author, self->typing.extends }, error))
    return FALSE;

  g_clear_pointer (&self->typing.changes, dp_changes_free);
  self->typing.extends = !dp_value_equal (&self->typing.first, &now->values[self->typing.field]);
  refresh (self);
  return TRUE;
}

static gboolean
commit_cb (gpointer user_data)
{
  DpDocument *self = user_data;
  g_autoptr (GError) problem = NULL;

  self->commit_source = 0;
  if (!write_typing (self, &problem))
    {
      self->commit_source = g_timeout_add (COMMIT_DELAY_MS, commit_cb, self);
      g_signal_emit (self, signals[SIGNAL_COMMIT_FAILED], 0, problem);
    }

  return G_SOURCE_REMOVE;
}

static void
typing_begin (DpDocument  *self,
              DpEntityKind kind,
              const char  *id,
              guint        field)
{
  const DpRecord *record = dp_plan_get (self->plan, kind, id);

  self->typing.kind = kind;
  self->typing.id = g_strdup (id);
  self->typing.field = field;
  self->typing.first = dp_value_copy (&record->values[field]);
  self->typing.extends = FALSE;
}

/* The record with the change put in, if the rules allow it. */
static DpRecord *
changed_record (DpDocument    *self,
                DpEntityKind   kind,
                const char    *id,
                guint          field,
                const DpValue *value,
                GError       **error)
{
  const DpRecord *record = kind < DP_N_ENTITIES ? dp_plan_get (self->plan, kind, id) : NULL;
  g_autoptr (DpRecord) copy = NULL;

  if (record == NULL || field >= dp_entity (kind)->n_fields)
    {
      set_unknown (MIN (kind, DP_N_ENTITIES - 1), id, error);
      return NULL;
    }

  copy = copy_with (record, field, value);
  if (!dp_validate_record (self->plan, copy, error))
    return NULL;

  return g_steal_pointer (&copy);
}

/**
 * dp_document_preview:
 * @value: what the user has typed so far
 *
 * Returns: whether the value was accepted
 */
gboolean
dp_document_preview (DpDocument    *self,
                     DpEntityKind   kind,
                     const char    *id,
                     guint          field,
                     const DpValue *value,
                     GError       **error)
{
  g_autoptr (DpChangeSet) set = NULL;
  g_autoptr (DpRecord) changed = NULL;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && id != NULL && value != NULL, FALSE);

  if (self->group_depth > 0)
    return dp_document_set (self, kind, id, field, value, error);
  if (!can_edit (self, error) || (!types_in (self, kind, id, field) && !dp_document_commit (self, error)))
    return FALSE;

  changed = changed_record (self, kind, id, field, value, error);
  if (changed == NULL)
    return FALSE;
  if (dp_value_equal (&dp_plan_get (self->plan, kind, id)->values[field], &changed->values[field]))
    return TRUE;

  if (self->typing.id == NULL)
    typing_begin (self, kind, id, field);
  if (self->typing.changes == NULL)
    self->typing.changes = dp_changes_new ();
  dp_changes_put (self->typing.changes, self->plan, g_steal_pointer (&changed));
  if (self->commit_source == 0)
    self->commit_source = g_timeout_add (COMMIT_DELAY_MS, commit_cb, self);

  set = dp_change_set_new (self->typing.changes, self->plan);
  refresh (self);
  tell_changed (self, set);
  return TRUE;
}

/** dp_document_commit: writes what was typed, if anything was; the next preview begins a step of its own. */
gboolean
dp_document_commit (DpDocument *self,
                    GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  if (!write_typing (self, error))
    {
      self->commit_source = g_timeout_add (COMMIT_DELAY_MS, commit_cb, self);
      return FALSE;
    }

  typing_end (self);
  return TRUE;
}

/** dp_document_revert: goes back to the value from before the typing, also when a part of it is written already. */
void
dp_document_revert (DpDocument *self)
{
  g_autoptr (DpChangeSet) set = NULL;
  g_autoptr (GError) problem = NULL;
  const DpRecord *record;

  g_return_if_fail (DP_IS_DOCUMENT (self));

  if (self->typing.id == NULL)
    return;

  record = dp_plan_get (self->plan, self->typing.kind, self->typing.id);
  if (self->typing.changes == NULL)
    self->typing.changes = dp_changes_new ();
  dp_changes_put (self->typing.changes, self->plan, copy_with (record, self->typing.field, &self->typing.first));
  set = dp_change_set_new (self->typing.changes, self->plan);
  if (dp_document_commit (self, &problem))
    refresh (self);
  else
    g_signal_emit (self, signals[SIGNAL_COMMIT_FAILED], 0, problem);
  tell_changed (self, set);
}

/* Edits of one step each. */

/** dp_document_set: sets one field; the unknown value empties it. */
gboolean
dp_document_set (DpDocument    *self,
                 DpEntityKind   kind,
                 const char    *id,
                 guint          field,
                 const DpValue *value,
                 GError       **error)
{
  DpRecord *changed;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && id != NULL && value != NULL, FALSE);

  if (!begin_edit (self, error))
    return FALSE;

  changed = changed_record (self, kind, id, field, value, error);
  if (changed == NULL)
    {
      abandon_edit (self);
      return FALSE;
    }

  dp_changes_put (self->group, self->plan, changed);
  return end_edit (self, NULL, error);
}

/* The basis of a figure is found by what it is about. */
static char *
basis_id (const DpRecord *basis)
{
  const char *entity = dp_record_text (basis, DP_BASIS_ENTITY);
  const char *record = dp_record_text (basis, DP_BASIS_RECORD);
  const char *field = dp_record_text (basis, DP_BASIS_FIELD);

  return g_strjoin ("/", entity != NULL ? entity : "", record != NULL ? record : "", field != NULL ? field : "", NULL);
}

static gboolean
complete_new (DpDocument *self,
              DpRecord   *record,
              GError    **error)
{
  const DpEntity *entity = dp_entity (record->kind);

  if (record->kind == DP_ENTITY_BASIS)
    {
      g_free (record->id);
      record->id = basis_id (record);
    }
  if (record->id == NULL || record->id[0] == '\0')
    {
      g_free (record->id);
      record->id = dp_changes_new_id (self->plan, record->kind);
    }
  if (entity->position_field >= 0 && record->values[entity->position_field].kind == DP_VALUE_NONE)
    {
      double last = dp_changes_last_position (self->plan, record->kind, dp_record_parent (record));

      dp_record_set (record, (guint) entity->position_field, dp_value_number (last + 1));
    }

  if (dp_plan_get (self->plan, record->kind, record->id) != NULL || record->kind == DP_ENTITY_PLAN)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_EXISTS,
                   /* Translators: %1$s is a kind of record, %2$s an id. */
                   _("%1$s: there is already one with the id “%2$s”. Change that one."), dp_entity_label (entity),
                   record->id);
      return FALSE;
    }

  return dp_validate_record (self->plan, record, error);
}

/** dp_document_add: Returns: (transfer full) (nullable): the id of the new record; @record is taken over. */
char *
dp_document_add (DpDocument *self,
                 DpRecord   *record,
                 GError    **error)
{
  g_autoptr (DpRecord) taken = record;
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && record != NULL, NULL);

  if (!begin_edit (self, error))
    return NULL;
  if (!complete_new (self, taken, error))
    {
      abandon_edit (self);
      return NULL;
    }

  id = g_strdup (taken->id);
  label = dp_history_label_added (self->plan, taken);
  dp_changes_put (self->group, self->plan, g_steal_pointer (&taken));
  return end_edit (self, label, error) ? g_steal_pointer (&id) : NULL;
}

/** dp_document_remove: deletes a record and what belongs to it. */
gboolean
dp_document_remove (DpDocument  *self,
                    DpEntityKind kind,
                    const char  *id,
                    GError     **error)
{
  g_autofree char *label = NULL;
  const DpRecord *record;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && kind < DP_N_ENTITIES, FALSE);

  if (!begin_edit (self, error))
    return FALSE;

  record = dp_plan_get (self->plan, kind, id);
  if (record == NULL || kind == DP_ENTITY_PLAN)
    {
      abandon_edit (self);
      if (record == NULL)
        return set_unknown (kind, id, error);
      g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE, _("A plan cannot be deleted from itself."));
      return FALSE;
    }

  label = dp_history_label_deleted (self->plan, record);
  dp_changes_remove_with_dependents (self->group, self->plan, kind, id);
  return end_edit (self, label, error);
}

/* Siblings keep the positions they have between them; where two share one, they are counted anew. */
static void
renumber (DpDocument *self,
          GPtrArray  *ids,
          GArray     *positions,
          const DpEntity *entity)
{
  guint field = (guint) entity->position_field;
  gboolean distinct = TRUE;

  for (guint i = 1; i < positions->len; i++)
    distinct = distinct && g_array_index (positions, double, i) > g_array_index (positions, double, i - 1);

  for (guint i = 0; i < ids->len; i++)
    {
      const DpRecord *record = dp_plan_get (self->plan, entity->kind, ids->pdata[i]);
      DpValue position = dp_value_number (distinct ? g_array_index (positions, double, i) : i + 1);

      if (!dp_value_equal (&record->values[field], &position))
        dp_changes_put (self->group, self->plan, copy_with (record, field, &position));
    }
}

/** dp_document_move: moves a record among its siblings, down by @steps or up when that is negative, to the end at most. */
gboolean
dp_document_move (DpDocument  *self,
                  DpEntityKind kind,
                  const char  *id,
                  int          steps,
                  GError     **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *label = NULL;
  const GPtrArray *siblings;
  const DpRecord *record;
  int from = 0;
  int to;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && kind < DP_N_ENTITIES, FALSE);

  if (!begin_edit (self, error))
    return FALSE;

  record = dp_plan_get (self->plan, kind, id);
  if (record == NULL || dp_entity (kind)->position_field < 0)
    {
      abandon_edit (self);
      return set_unknown (kind, id, error);
    }

  siblings = dp_plan_children (self->plan, kind, dp_record_parent (record));
  for (guint i = 0; i < siblings->len; i++)
    {
      const DpRecord *sibling = siblings->pdata[i];
      double position = dp_record_number_or (sibling, (guint) dp_entity (kind)->position_field, 0.0);

      if (sibling == record)
        from = (int) i;
      g_ptr_array_add (ids, g_strdup (sibling->id));
      g_array_append_val (positions, position);
    }

  to = CLAMP (from + CLAMP (steps, -(int) ids->len, (int) ids->len), 0, (int) ids->len - 1);
  label = dp_history_label_moved (self->plan, record);
  if (to != from)
    {
      g_ptr_array_insert (ids, to, g_ptr_array_steal_index (ids, (guint) from));
      renumber (self, ids, positions, dp_entity (kind));
    }
  return end_edit (self, label, error);
}

static void
mark_as_copy (DpRecord *record,
              guint     field)
{
  const char *name = dp_record_text (record, field);
  g_autofree char *new_name = NULL;

  if (name == NULL || dp_field (record->kind, field)->choices != NULL)
    return;

  /* Translators: the name of a duplicate; %s is the name of the original. */
  new_name = g_strdup_printf (_("%s (copy)"), name);
  dp_record_set (record, field, dp_value_text (new_name));
}

/** dp_document_duplicate: Returns: (transfer full) (nullable): the id of a copy of a record and all that belongs to it. */
char *
dp_document_duplicate (DpDocument  *self,
                       DpEntityKind kind,
                       const char  *id,
                       GError     **error)
{
  g_autoptr (DpRecord) copy = NULL;
  g_autofree char *new_id = NULL;
  g_autofree char *label = NULL;
  const DpRecord *record;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && kind < DP_N_ENTITIES, NULL);

  if (!begin_edit (self, error))
    return NULL;

  record = dp_plan_get (self->plan, kind, id);
  if (record == NULL)
    {
      abandon_edit (self);
      set_unknown (kind, id, error);
      return NULL;
    }

  label = dp_history_label_duplicated (self->plan, record);
  copy = dp_record_copy (record);
  g_clear_pointer (&copy->id, g_free);
  if (dp_entity (kind)->position_field >= 0)
    dp_record_set (copy, (guint) dp_entity (kind)->position_field, (DpValue) DP_VALUE_INIT);
  if (dp_entity (kind)->name_field >= 0)
    mark_as_copy (copy, (guint) dp_entity (kind)->name_field);
  if (kind == DP_ENTITY_PROPOSAL)
    mark_as_copy (copy, DP_PROPOSAL_BRIEF);

  if (!complete_new (self, copy, error))
    {
      abandon_edit (self);
      return NULL;
    }

  new_id = g_strdup (copy->id);
  dp_changes_put (self->group, self->plan, g_steal_pointer (&copy));
  dp_changes_copy_dependents (self->group, self->plan, kind, id, new_id);
  return end_edit (self, label, error) ? g_steal_pointer (&new_id) : NULL;
}

static void
take_group_back (DpDocument *self)
{
  if (self->group != NULL)
    dp_changes_revert (self->group, self->plan);
  g_clear_pointer (&self->group, dp_changes_free);
}

/** dp_document_begin: the edits from here to dp_document_end() are one step, told as @label; NULL tells what changed. */
void
dp_document_begin (DpDocument *self,
                   const char *label)
{
  g_autoptr (GError) problem = NULL;

  g_return_if_fail (DP_IS_DOCUMENT (self));

  if (self->group_depth == 0)
    {
      /* What was typed before is a step of its own. If it cannot be written, the group's end will say so again. */
      if (self->store != NULL && !dp_document_commit (self, &problem))
        g_signal_emit (self, signals[SIGNAL_COMMIT_FAILED], 0, problem);
      g_free (self->group_label);
      self->group_label = g_strdup (label);
    }
  self->group_depth++;
}

/** dp_document_end: ends what dp_document_begin() began, and writes the step. */
gboolean
dp_document_end (DpDocument *self,
                 GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self) && self->group_depth > 0, FALSE);

  if (--self->group_depth > 0 || self->group == NULL)
    return TRUE;

  return end_edit (self, self->group_label, error);
}

/** dp_document_cancel: ends what dp_document_begin() began, and takes all edits since the outermost beginning back. */
void
dp_document_cancel (DpDocument *self)
{
  g_return_if_fail (DP_IS_DOCUMENT (self) && self->group_depth > 0);

  self->group_depth--;
  take_group_back (self);
}

/** dp_document_new_id: Returns: (transfer full): an id that no record of the kind has. */
char *
dp_document_new_id (DpDocument  *self,
                    DpEntityKind kind)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self) && kind < DP_N_ENTITIES, NULL);

  return dp_changes_new_id (self->plan, kind);
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
  if (!can_edit (self, error) || !dp_document_commit (self, error))
    return FALSE;

  records = step (self->store, error);
  if (records == NULL)
    return FALSE;

  changes = dp_changes_new ();
  dp_changes_adopt (changes, self->plan, records);
  set = dp_change_set_new (changes, self->plan);
  refresh (self);
  tell_changed (self, set);
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

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_BUSY, _("“%s” is open in another window. Go on working there."), name);
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
  refresh (self);

  return self;
}

static gboolean
has_unsaved_work (const DpWorking *working,
                  DpStore         *store)
{
  return dp_store_state (store) != working->saved_state;
}

/* Opens a working copy that has been taken, if there is unsaved work in it. Else it is of no use to anybody: it is deleted,
 * or put aside when it cannot be read. Takes @taken over. */
static DpDocument *
recover (DpWorking *taken)
{
  g_autoptr (DpWorking) working = taken;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DpStore) store = dp_store_open (working->database, working->database, &problem);
  g_autoptr (DpPlan) plan = store != NULL ? dp_store_load (store, &problem) : NULL;
  DpDocument *self;

  if (plan == NULL && g_error_matches (problem, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE))
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

/* Looks through all working copies: finds the one with unsaved work on @target, and tidies up. FALSE when a living process
 * works on @target. */
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
      working->title = g_strdup (plan_title (plan));
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

static DpDocument *
open_fresh (const char *target,
            GError    **error)
{
  g_autofree char *name = g_filename_display_basename (target);
  DpFingerprint fingerprint = { 0 };
  g_autoptr (GBytes) bytes = dp_store_file_read (target, &fingerprint, error);
  g_autoptr (DpStore) image = bytes != NULL ? dp_store_open_bytes (bytes, name, error) : NULL;
  g_autoptr (DpPlan) plan = image != NULL ? dp_store_load (image, error) : NULL;
  DpWorking *working = plan != NULL ? dp_working_create (error) : NULL;
  DpStore *store;

  if (working == NULL)
    return NULL;

  working->target = g_strdup (target);
  working->saved = fingerprint;
  store = dp_store_file_write (working->database, bytes, NEW_FILE_MODE, error)
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
    self = open_fresh (target, error);
  dp_working_leave (guard);

  return g_steal_pointer (&self);
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

/** dp_document_new_from_template: Returns: (transfer full) (nullable): a plan without a file, see dp_template_load(). */
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
    g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("There is no unsaved work to be found any more."));

  return self;
}

/** dp_document_open_untitled: Returns: (transfer full) (nullable): unsaved work that dp_document_list_unsaved() named. */
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

/** dp_plan_schema_version: Returns: the version of the file format that this program writes. */
int
dp_plan_schema_version (void)
{
  return DP_STORE_SCHEMA_VERSION;
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

/** dp_document_list_history: Returns: (transfer full) (element-type DpHistoryEntry) (nullable): all steps, first first. */
GPtrArray *
dp_document_list_history (DpDocument *self,
                          GError    **error)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), NULL);

  return can_edit (self, error) ? dp_store_list_history (self->store, error) : NULL;
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

/* Saving. */

static gboolean
explain_write_failure (DpDocument *self,
                       GError     *problem,
                       GError    **error)
{
  g_autofree char *folder = g_filename_display_name (self->working->folder);

  /* Translators: %1$s is a sentence that says what could not be written and why, %2$s a folder. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_WRITE,
               _("%1$s Nothing is lost: the work is kept in “%2$s”. Save it under another name or in another folder."),
               problem->message, folder);
  return FALSE;
}

/* FALSE when a living process works on @target. Unsaved work on what is about to be overwritten becomes a plan of its own. */
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

  if (bytes == NULL)
    return FALSE;

  g_free (self->working->title);
  self->working->title = g_strdup (plan_title (self->plan));
  if (!dp_working_save (self->working, target, bytes, dp_store_state (self->store), &problem))
    return explain_write_failure (self, problem, error);

  self->recovered = FALSE;
  refresh (self);
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

  return can_edit (self, error) && dp_document_commit (self, error);
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
                   _("“%s” was changed by somebody else since you opened it. Merge the two, save under another name, or "
                     "overwrite it."),
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
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
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
         explain_write_failure (self, problem, error);
}

/** dp_document_file_changed: Returns: whether somebody else has changed the file since it was opened or saved. */
gboolean
dp_document_file_changed (DpDocument *self)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self), FALSE);

  return self->working != NULL && self->working->target != NULL &&
         dp_store_file_differs (self->working->target, &self->working->saved);
}

static gboolean
delete_working (DpDocument *self,
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

  take_group_back (self);
  typing_end (self);
  if (!delete_working (self, error))
    return FALSE;

  refresh (self);
  return TRUE;
}

static void
dp_document_dispose (GObject *object)
{
  DpDocument *self = DP_DOCUMENT (object);
  g_autoptr (GError) problem = NULL;

  if (self->store != NULL)
    {
      take_group_back (self);
      if (!dp_document_commit (self, &problem))
        g_message ("The last typing is lost: %s", problem->message);
    }
  typing_end (self);

  if (self->store != NULL && !is_modified (self))
    delete_working (self, NULL);
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
