/* dp-merge.c: two copies of a plan that were worked on apart, brought together by record and field.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What only one copy has changed since the common base is taken from it. Where both have, ours is kept and both values
 * are listed. A record that one copy deleted and the other changed, or added something to, is kept with all that belongs
 * to it: to delete it again is easy, to find it again is not. What breaks a rule of the plan only because two good
 * changes came together (limits that cross, steps that wait for each other) stays as it is in ours.
 *
 * The order among siblings is no statement of anybody's: where both copies moved records, ours is kept and not listed.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-merge.h"

#include "plan/dp-changes.h"
#include "plan/dp-error.h"
#include "plan/dp-history.h"
#include "plan/dp-privacy.h"
#include "plan/dp-text.h"
#include "plan/dp-validate.h"

#include <glib/gi18n-lib.h>

#define MAX_OWNERS 2

typedef struct
{
  const DpPlan *base;
  const DpPlan *ours;
  const DpPlan *theirs;
  DpPlan *merged;
  GHashTable *kept_ours;   /* "kind/id": deleted in theirs, but kept from ours */
  GHashTable *kept_theirs; /* the other way round */
  GPtrArray *conflicts;
} Merge;

/** Owner: a record that another makes no sense without. */
typedef struct
{
  DpEntityKind kind;
  const char *id;
} Owner;

static void
conflict_free (gpointer data)
{
  DpMergeConflict *conflict = data;

  g_free (conflict->id);
  g_free (conflict->name);
  dp_value_clear (&conflict->base);
  dp_value_clear (&conflict->ours);
  dp_value_clear (&conflict->theirs);
  g_free (conflict);
}

static char *
key_of (DpEntityKind kind,
        const char  *id)
{
  return g_strdup_printf ("%u/%s", (guint) kind, id);
}

static gboolean
contains (GHashTable  *set,
          DpEntityKind kind,
          const char  *id)
{
  g_autofree char *key = key_of (kind, id);

  return g_hash_table_contains (set, key);
}

/* The record it belongs to; the record whose figure a basis explains; the criterion that a judgement judges by. */
static guint
owners_of (const DpRecord *record,
           Owner          *owners)
{
  const char *parent = dp_record_parent (record);
  guint n = 0;

  if (parent != NULL)
    owners[n++] = (Owner) { dp_entity (record->kind)->parent, parent };
  if (record->kind == DP_ENTITY_JUDGEMENT && dp_record_text (record, DP_JUDGEMENT_CRITERION) != NULL)
    owners[n++] = (Owner) { DP_ENTITY_CRITERION, dp_record_text (record, DP_JUDGEMENT_CRITERION) };
  if (record->kind == DP_ENTITY_BASIS)
    {
      const DpEntity *entity = dp_entity_by_name (dp_record_text (record, DP_BASIS_ENTITY));

      if (entity != NULL && dp_record_text (record, DP_BASIS_RECORD) != NULL)
        owners[n++] = (Owner) { entity->kind, dp_record_text (record, DP_BASIS_RECORD) };
    }

  return n;
}

static gboolean
is_position (const DpRecord *record,
             guint           field)
{
  return (int) field == dp_entity (record->kind)->position_field;
}

static gboolean
says_the_same (const DpRecord *a,
               const DpRecord *b)
{
  for (guint i = 0; i < dp_entity (a->kind)->n_fields; i++)
    if (!is_position (a, i) && !dp_value_equal (&a->values[i], &b->values[i]))
      return FALSE;

  return TRUE;
}

/* Deletions. */

static gboolean
is_deleted (const DpPlan *base,
            const DpPlan *deleter,
            DpEntityKind  kind,
            const char   *id)
{
  return dp_plan_get (base, kind, id) != NULL && dp_plan_get (deleter, kind, id) == NULL;
}

/* Marks what @deleter deleted among @record and its owners. */
static void
touch (const DpPlan   *base,
       const DpPlan   *deleter,
       const DpPlan   *other,
       const DpRecord *record,
       GHashTable     *touched)
{
  Owner owners[MAX_OWNERS];
  guint n = owners_of (record, owners);

  if (is_deleted (base, deleter, record->kind, record->id))
    g_hash_table_add (touched, key_of (record->kind, record->id));
  for (guint i = 0; i < n; i++)
    {
      const DpRecord *owner = dp_plan_get (other, owners[i].kind, owners[i].id);

      if (owner != NULL)
        touch (base, deleter, other, owner, touched);
    }
}

static gboolean
is_below_touched (const DpPlan   *other,
                  const DpRecord *record,
                  GHashTable     *touched)
{
  Owner owners[MAX_OWNERS];
  guint n = owners_of (record, owners);

  if (contains (touched, record->kind, record->id))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      const DpRecord *owner = dp_plan_get (other, owners[i].kind, owners[i].id);

      if (owner != NULL && is_below_touched (other, owner, touched))
        return TRUE;
    }

  return FALSE;
}

/* What @deleter deleted although @other changed it, added to it, or changed something below it; with all below that. */
static GHashTable *
find_kept (const DpPlan *base,
           const DpPlan *deleter,
           const DpPlan *other)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    for (guint i = 0; i < dp_plan_list (other, kind)->len; i++)
      {
        const DpRecord *record = dp_plan_list (other, kind)->pdata[i];
        const DpRecord *before = dp_plan_get (base, kind, record->id);

        if (before == NULL || !says_the_same (record, before))
          touch (base, deleter, other, record, touched);
      }

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    for (guint i = 0; i < dp_plan_list (other, kind)->len; i++)
      {
        const DpRecord *record = dp_plan_list (other, kind)->pdata[i];

        if (is_deleted (base, deleter, kind, record->id) && is_below_touched (other, record, touched))
          g_hash_table_add (kept, key_of (kind, record->id));
      }

  return kept;
}

/* One word for all that goes with a record: only for that whose owners were not deleted with it. */
static gboolean
is_topmost (const DpPlan   *base,
            const DpPlan   *deleter,
            const DpRecord *record)
{
  Owner owners[MAX_OWNERS];
  guint n = owners_of (record, owners);

  for (guint i = 0; i < n; i++)
    if (is_deleted (base, deleter, owners[i].kind, owners[i].id))
      return FALSE;

  return TRUE;
}

static DpMergeConflict *
add_conflict (Merge          *merge,
              DpMergeReason   reason,
              const DpPlan   *plan,
              const DpRecord *record)
{
  DpMergeConflict *conflict = g_new0 (DpMergeConflict, 1);

  conflict->reason = reason;
  conflict->kind = record->kind;
  conflict->id = g_strdup (record->id);
  conflict->name = dp_history_record_name (plan, record);
  conflict->field = -1;
  g_ptr_array_add (merge->conflicts, conflict);

  return conflict;
}

static void
add_field_conflict (Merge          *merge,
                    const DpRecord *ours,
                    guint           field,
                    const DpValue  *base,
                    const DpValue  *theirs)
{
  DpMergeConflict *conflict = add_conflict (merge, DP_MERGE_BOTH_CHANGED, merge->ours, ours);

  conflict->field = (int) field;
  conflict->base = base != NULL ? dp_value_copy (base) : (DpValue) DP_VALUE_INIT;
  conflict->ours = dp_value_copy (&ours->values[field]);
  conflict->theirs = dp_value_copy (theirs);
}

/* Fields. @base is NULL when both copies added a record under the same id. */
static DpRecord *
merge_fields (Merge          *merge,
              const DpRecord *base,
              const DpRecord *ours,
              const DpRecord *theirs)
{
  static const DpValue unknown = DP_VALUE_INIT;
  DpRecord *merged = dp_record_copy (ours);

  for (guint i = 0; i < dp_entity (ours->kind)->n_fields; i++)
    {
      const DpValue *before = base != NULL ? &base->values[i] : &unknown;

      if (dp_value_equal (&ours->values[i], &theirs->values[i]) || dp_value_equal (&theirs->values[i], before))
        continue;
      if (dp_value_equal (&ours->values[i], before))
        dp_record_set (merged, i, dp_value_copy (&theirs->values[i]));
      else if (!is_position (ours, i))
        add_field_conflict (merge, ours, i, before, &theirs->values[i]);
    }

  return merged;
}

static void
merge_record (Merge       *merge,
              DpEntityKind kind,
              const char  *id)
{
  const DpRecord *base = dp_plan_get (merge->base, kind, id);
  const DpRecord *ours = dp_plan_get (merge->ours, kind, id);
  const DpRecord *theirs = dp_plan_get (merge->theirs, kind, id);

  if (ours != NULL && theirs != NULL)
    dp_plan_put (merge->merged, merge_fields (merge, base, ours, theirs));
  else if (ours != NULL && (base == NULL || contains (merge->kept_ours, kind, id)))
    {
      dp_plan_put (merge->merged, dp_record_copy (ours));
      if (base != NULL && is_topmost (merge->base, merge->theirs, ours))
        add_conflict (merge, DP_MERGE_DELETED_THEIRS, merge->ours, ours);
    }
  else if (theirs != NULL && (base == NULL || contains (merge->kept_theirs, kind, id)))
    {
      dp_plan_put (merge->merged, dp_record_copy (theirs));
      if (base != NULL && is_topmost (merge->base, merge->ours, theirs))
        add_conflict (merge, DP_MERGE_DELETED_OURS, merge->theirs, theirs);
    }
}

static void
merge_kind (Merge       *merge,
            DpEntityKind kind)
{
  const GPtrArray *ours = dp_plan_list (merge->ours, kind);
  const GPtrArray *theirs = dp_plan_list (merge->theirs, kind);

  for (guint i = 0; i < ours->len; i++)
    merge_record (merge, kind, ((const DpRecord *) ours->pdata[i])->id);
  for (guint i = 0; i < theirs->len; i++)
    {
      const DpRecord *record = theirs->pdata[i];

      if (dp_plan_get (merge->ours, kind, record->id) == NULL)
        merge_record (merge, kind, record->id);
    }
}

/* What does not go with the rest. */

/* A step can wait for one that the other copy deleted. */
static void
drop_lost_references (Merge          *merge,
                      const DpRecord *step)
{
  const char *references = dp_record_text (step, DP_STEP_DEPENDS_ON);
  g_auto (GStrv) ids = g_strsplit (references != NULL ? references : "", ",", -1);
  g_autoptr (GString) left = g_string_new (NULL);
  const DpRecord *ours = dp_plan_get (merge->ours, DP_ENTITY_STEP, step->id);
  const DpRecord *theirs = dp_plan_get (merge->theirs, DP_ENTITY_STEP, step->id);
  DpRecord *copy;

  for (guint i = 0; ids[i] != NULL; i++)
    if (dp_plan_get (merge->merged, DP_ENTITY_STEP, ids[i]) != NULL)
      g_string_append_printf (left, "%s%s", left->len > 0 ? "," : "", ids[i]);
  if (references == NULL || g_str_equal (left->str, references))
    return;

  if (ours != NULL && theirs != NULL)
    add_field_conflict (merge, ours, DP_STEP_DEPENDS_ON, NULL, &theirs->values[DP_STEP_DEPENDS_ON]);
  copy = dp_record_copy (step);
  dp_record_set (copy, DP_STEP_DEPENDS_ON, left->len > 0 ? dp_value_text (left->str) : (DpValue) DP_VALUE_INIT);
  dp_plan_put (merge->merged, copy);
}

/* Goes back to ours where theirs breaks a rule. */
static void
settle_record (Merge          *merge,
               const DpRecord *record)
{
  const DpRecord *ours = dp_plan_get (merge->ours, record->kind, record->id);
  const DpRecord *theirs = dp_plan_get (merge->theirs, record->kind, record->id);

  if ((ours != NULL && says_the_same (record, ours)) || dp_validate_record (merge->merged, record, NULL))
    return;
  /* What broke a rule in theirs already, because a record beside it changed, was not broken by merging. */
  if (theirs != NULL && says_the_same (record, theirs) && !dp_validate_record (merge->theirs, theirs, NULL))
    return;

  if (ours == NULL)
    {
      g_autofree char *id = g_strdup (record->id);

      add_conflict (merge, DP_MERGE_LEFT_OUT, merge->theirs, record);
      dp_plan_remove (merge->merged, record->kind, id);
      return;
    }

  for (guint i = 0; i < dp_entity (record->kind)->n_fields; i++)
    if (!is_position (record, i) && !dp_value_equal (&record->values[i], &ours->values[i]))
      {
        const DpRecord *base = dp_plan_get (merge->base, record->kind, record->id);

        add_field_conflict (merge, ours, i, base != NULL ? &base->values[i] : NULL, &record->values[i]);
      }
  dp_plan_put (merge->merged, dp_record_copy (ours));
}

static void
settle_all (Merge *merge)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < dp_plan_list (merge->merged, kind)->len; i++)
        g_ptr_array_add (ids, g_strdup (((const DpRecord *) dp_plan_list (merge->merged, kind)->pdata[i])->id));
      for (guint i = 0; kind == DP_ENTITY_STEP && i < ids->len; i++)
        drop_lost_references (merge, dp_plan_get (merge->merged, kind, ids->pdata[i]));
      for (guint i = 0; i < ids->len; i++)
        settle_record (merge, dp_plan_get (merge->merged, kind, ids->pdata[i]));
    }
}

/**
 * dp_merge:
 * @base: what both copies began from
 * @ours: the copy whose values are kept where both have changed
 * @theirs: the other copy
 * @conflicts: (out) (transfer full) (element-type DpMergeConflict): what somebody should look at, in a fixed order
 *
 * Returns: (transfer full): the plan with the changes of both
 */
DpPlan *
dp_merge (const DpPlan *base,
          const DpPlan *ours,
          const DpPlan *theirs,
          GPtrArray   **conflicts)
{
  Merge merge = { base, ours, theirs, dp_plan_new (), NULL, NULL, g_ptr_array_new_with_free_func (conflict_free) };

  g_return_val_if_fail (base != NULL && ours != NULL && theirs != NULL && conflicts != NULL, NULL);

  merge.kept_ours = find_kept (base, theirs, ours);
  merge.kept_theirs = find_kept (base, ours, theirs);
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    merge_kind (&merge, kind);
  settle_all (&merge);
  g_hash_table_unref (merge.kept_ours);
  g_hash_table_unref (merge.kept_theirs);

  *conflicts = merge.conflicts;
  return merge.merged;
}

/* Decisions. */

/** dp_merge_conflict_is_open: Returns: whether there is a choice; what was left out does not go with the rest. */
gboolean
dp_merge_conflict_is_open (const DpMergeConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, FALSE);

  return conflict->reason != DP_MERGE_LEFT_OUT;
}

static void
overrule (DpPlan                *plan,
          const DpMergeConflict *conflict)
{
  const DpRecord *record = dp_plan_get (plan, conflict->kind, conflict->id);

  if (record == NULL)
    return;

  if (conflict->reason == DP_MERGE_BOTH_CHANGED)
    {
      DpRecord *copy = dp_record_copy (record);

      dp_record_set (copy, (guint) conflict->field, dp_value_copy (&conflict->theirs));
      dp_plan_put (plan, copy);
    }
  else if (dp_merge_conflict_is_open (conflict))
    {
      g_autoptr (DpChanges) changes = dp_changes_new ();

      dp_changes_remove_with_dependents (changes, plan, conflict->kind, conflict->id);
    }
}

/**
 * dp_merge_decide:
 * @merged: what dp_merge() gave
 * @conflicts: (element-type DpMergeConflict): its conflicts
 *
 * Returns: (transfer full) (nullable): the plan as decided by each conflict's @overruled; NULL with @error set when the
 *   decisions do not go together
 */
DpPlan *
dp_merge_decide (const DpPlan    *merged,
                 const GPtrArray *conflicts,
                 GError         **error)
{
  g_autoptr (DpPlan) decided = NULL;

  g_return_val_if_fail (merged != NULL && conflicts != NULL, NULL);

  decided = dp_plan_copy (merged);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DpMergeConflict *conflict = conflicts->pdata[i];

      if (conflict->overruled)
        overrule (decided, conflict);
    }
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DpMergeConflict *conflict = conflicts->pdata[i];
      const DpRecord *record = dp_plan_get (decided, conflict->kind, conflict->id);
      g_autoptr (GError) problem = NULL;

      if (!conflict->overruled || record == NULL || dp_validate_record (decided, record, &problem))
        continue;
      /* Translators: %1$s is the name of a record, %2$s a sentence that says what is wrong. */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                   _("%1$s: what you chose does not go together. %2$s"), conflict->name, problem->message);
      return NULL;
    }

  return g_steal_pointer (&decided);
}

/* Words. */

static char *
value_in_words (const DpMergeConflict *conflict,
                const DpValue         *value)
{
  return dp_field_describe (dp_field (conflict->kind, (guint) conflict->field), value);
}

static char *
quoted_value (const DpMergeConflict *conflict,
              const DpValue         *value)
{
  g_autofree char *words = value_in_words (conflict, value);

  return dp_text_inner_quotes (words);
}

/** dp_merge_conflict_matter: Returns: (transfer full): what the conflict is about, in a line. */
char *
dp_merge_conflict_matter (const DpMergeConflict *conflict)
{
  g_return_val_if_fail (conflict != NULL, NULL);

  if (conflict->field < 0)
    return g_strdup (conflict->name);
  /* Translators: a record and one of its fields. */
  return g_strdup_printf (C_("merge", "%1$s, %2$s"), conflict->name,
                          dp_field_label (dp_field (conflict->kind, (guint) conflict->field)));
}

/** dp_merge_conflict_before: Returns: (transfer full) (nullable): the value that both began from, if there was one. */
char *
dp_merge_conflict_before (const DpMergeConflict *conflict)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (conflict != NULL, NULL);

  if (conflict->field < 0 || conflict->base.kind == DP_VALUE_NONE)
    return NULL;

  value = value_in_words (conflict, &conflict->base);
  /* Translators: %s is the value before two people changed it. */
  return g_strdup_printf (_("Before: %s"), value);
}

/**
 * dp_merge_conflict_answer:
 * @overruled: which of the two answers
 *
 * Returns: (transfer full): one of the answers to a conflict that is open, in a line
 */
char *
dp_merge_conflict_answer (const DpMergeConflict *conflict,
                          gboolean               overruled)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (conflict != NULL && dp_merge_conflict_is_open (conflict), NULL);

  switch (conflict->reason)
    {
    case DP_MERGE_BOTH_CHANGED:
      value = value_in_words (conflict, overruled ? &conflict->theirs : &conflict->ours);
      /* Translators: %s is a value. */
      return g_strdup_printf (overruled ? _("Theirs: %s") : _("Mine: %s"), value);
    case DP_MERGE_DELETED_OURS:
      return g_strdup (overruled ? _("Delete, as I did") : _("Keep, as they changed it"));
    case DP_MERGE_DELETED_THEIRS:
      return g_strdup (overruled ? _("Delete, as they did") : _("Keep, as I changed it"));
    case DP_MERGE_LEFT_OUT:
    default:
      g_assert_not_reached ();
    }
}

/** dp_merge_conflict_describe: Returns: (transfer full): what the matter is and what was kept, in one sentence. */
char *
dp_merge_conflict_describe (const DpMergeConflict *conflict)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  switch (conflict->reason)
    {
    case DP_MERGE_DELETED_OURS:
      /* Translators: a record of a plan of which two copies are brought together. */
      return g_strdup_printf (_("%s: deleted here and changed in the other copy. It is kept."), conflict->name);
    case DP_MERGE_DELETED_THEIRS:
      return g_strdup_printf (_("%s: changed here and deleted in the other copy. It is kept."), conflict->name);
    case DP_MERGE_LEFT_OUT:
      return g_strdup_printf (_("%s: new in the other copy, but it does not go with the rest. It is left out."), conflict->name);
    case DP_MERGE_BOTH_CHANGED:
      ours = quoted_value (conflict, &conflict->ours);
      theirs = quoted_value (conflict, &conflict->theirs);
      /* Translators: a record, its field, our value, the other copy's value. */
      return g_strdup_printf (_("%1$s, %2$s: “%3$s” here, “%4$s” in the other copy. Ours is kept."), conflict->name,
                              dp_field_label (dp_field (conflict->kind, (guint) conflict->field)), ours, theirs);
    default:
      g_assert_not_reached ();
    }
}
