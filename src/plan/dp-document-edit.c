/* dp-document-edit.c: edits of an open plan: one by one, in groups, and while somebody types.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit changes the plan in memory, noting in a DpChanges what was there; then it is written as one transaction. When
 * that fails, the notes bring the plan back.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-document-private.h"

#include "plan/dp-history.h"
#include "plan/dp-validate.h"

#include <glib/gi18n-lib.h>

#define COMMIT_DELAY_MS 2000

static gboolean
set_unknown (DpEntityKind kind,
             const char  *id,
             GError     **error)
{
  /* Translators: %1$s is a kind of record, %2$s an id. */
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
               _("%1$s: there is none with the id “%2$s”. Choose one that is there."),
               dp_entity_label (dp_entity (kind)), id != NULL ? id : "");
  return FALSE;
}

/* Everything that is not typing begins here. */
static gboolean
begin_edit (DpDocument *self,
            GError    **error)
{
  if (!_dp_document_can_edit (self, error) || !dp_document_commit (self, error))
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
  gboolean written = TRUE;

  if (self->group_depth > 0)
    return TRUE;

  changes = g_steal_pointer (&self->group);
  /* Whoever borrowed a record must hear of it even when it ends as it was: it has been put anew. */
  set = dp_change_set_new (changes, self->plan);
  dp_changes_settle (changes, self->plan);
  if (dp_changes_count (changes) > 0)
    {
      told = label != NULL ? g_strdup (label) : dp_history_label (self->plan, changes);
      written = dp_store_write (self->store, changes, &(DpStoreStep) { told, self->author, FALSE }, error);
      if (written)
        _dp_document_refresh (self);
      else
        dp_changes_revert (changes, self->plan);
    }

  if (set->records->len > 0)
    _dp_document_tell_changed (self, set);
  return written;
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
  if (!_dp_document_resolve_doubt (self, error))
    return FALSE;
  if (self->typing.changes == NULL)
    return TRUE;

  dp_changes_settle (self->typing.changes, self->plan);
  if (dp_changes_count (self->typing.changes) == 0)
    {
      g_clear_pointer (&self->typing.changes, dp_changes_free);
      _dp_document_refresh (self);
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
  _dp_document_refresh (self);
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
      _dp_document_tell_commit_failed (self, problem);
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

  copy = _dp_document_copy_with (record, field, value);
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
  if (!_dp_document_can_edit (self, error) || (!types_in (self, kind, id, field) && !dp_document_commit (self, error)))
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
  _dp_document_refresh (self);
  _dp_document_tell_changed (self, set);
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

  _dp_document_typing_end (self);
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
  dp_changes_put (self->typing.changes, self->plan,
                  _dp_document_copy_with (record, self->typing.field, &self->typing.first));
  set = dp_change_set_new (self->typing.changes, self->plan);
  if (dp_document_commit (self, &problem))
    _dp_document_refresh (self);
  else
    _dp_document_tell_commit_failed (self, problem);
  _dp_document_tell_changed (self, set);
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

/**
 * dp_document_replace:
 * @record: (transfer full): a record as it shall be, with the id of one that is there
 * @error: return location for an error
 *
 * Several fields at once: only what they are together is judged, so that their order does not matter.
 *
 * Returns: whether the record was accepted
 */
gboolean
dp_document_replace (DpDocument *self,
                     DpRecord   *record,
                     GError    **error)
{
  g_autoptr (DpRecord) changed = record;

  g_return_val_if_fail (DP_IS_DOCUMENT (self) && record != NULL && record->id != NULL, FALSE);

  if (!begin_edit (self, error))
    return FALSE;

  if (dp_plan_get (self->plan, record->kind, record->id) == NULL)
    {
      set_unknown (record->kind, record->id, error);
      abandon_edit (self);
      return FALSE;
    }
  if (!dp_validate_record (self->plan, record, error))
    {
      abandon_edit (self);
      return FALSE;
    }

  if (!dp_record_equal (record, dp_plan_get (self->plan, record->kind, record->id)))
    dp_changes_put (self->group, self->plan, g_steal_pointer (&changed));
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
        dp_changes_put (self->group, self->plan, _dp_document_copy_with (record, field, &position));
    }
}

/** dp_document_move: moves a record among its siblings, down by @steps, up if that is negative, to the end at most. */
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

/** dp_document_duplicate: Returns: (transfer full) (nullable): the id of a copy with all that belongs to it. */
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

/** dp_document_begin: the edits from here to dp_document_end() are one step, told as @label; NULL: as what changed. */
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
        _dp_document_tell_commit_failed (self, problem);
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
  g_autoptr (DpChangeSet) set = NULL;

  g_return_if_fail (DP_IS_DOCUMENT (self) && self->group_depth > 0);

  self->group_depth--;
  if (self->group != NULL)
    set = dp_change_set_new (self->group, self->plan);
  _dp_document_take_group_back (self);
  if (set != NULL && set->records->len > 0)
    _dp_document_tell_changed (self, set);
}

/** dp_document_new_id: Returns: (transfer full): an id that no record of the kind has. */
char *
dp_document_new_id (DpDocument  *self,
                    DpEntityKind kind)
{
  g_return_val_if_fail (DP_IS_DOCUMENT (self) && kind < DP_N_ENTITIES, NULL);

  return dp_changes_new_id (self->plan, kind);
}

static void
collect_difference (const DpPlan *from,
                    const DpPlan *to,
                    DpEntityKind  kind,
                    GPtrArray    *records)
{
  const GPtrArray *now = dp_plan_list (from, kind);
  const GPtrArray *wanted = dp_plan_list (to, kind);

  for (guint i = 0; i < now->len + wanted->len; i++)
    {
      const DpRecord *record = i < now->len ? now->pdata[i] : wanted->pdata[i - now->len];
      const DpRecord *after = dp_plan_get (to, kind, record->id);
      DpChange *change;

      /* The first round finds what goes, the second what comes or changes. */
      if (i < now->len ? after != NULL : dp_record_equal (after, dp_plan_get (from, kind, record->id)))
        continue;
      change = g_new0 (DpChange, 1);
      change->kind = kind;
      change->id = g_strdup (record->id);
      change->after = after != NULL ? dp_record_copy (after) : NULL;
      g_ptr_array_add (records, change);
    }
}

/* Makes the plan what @wanted is, in one step; nothing of it is judged here. */
gboolean
_dp_document_become (DpDocument   *self,
                     const DpPlan *wanted,
                     const char   *label,
                     GError      **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_change_free);

  if (!begin_edit (self, error))
    return FALSE;

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    collect_difference (self->plan, wanted, kind, records);
  dp_changes_adopt (self->group, self->plan, records);
  return end_edit (self, label, error);
}
