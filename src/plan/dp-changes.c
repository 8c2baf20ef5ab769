/* dp-changes.c: bookkeeping of an edit: what was there before, what goes with it, who has to know.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-changes.h"

struct _DpChanges
{
  GPtrArray *list;   /* of DpChange, in the order in which they were first touched */
  GHashTable *index; /* "kind/id" → DpChange, borrowed */
};

static char *
change_key (DpEntityKind kind,
            const char  *id)
{
  return g_strdup_printf ("%d/%s", kind, id);
}

/** dp_change_free: frees a change; NULL is allowed. */
void
dp_change_free (DpChange *change)
{
  if (change == NULL)
    return;

  dp_record_free (change->before);
  dp_record_free (change->after);
  g_free (change->proposal);
  g_free (change->id);
  g_free (change);
}

static const char *
proposal_id (const DpPlan   *plan,
             const DpRecord *record)
{
  const DpRecord *proposal = record != NULL ? dp_plan_proposal_of (plan, record) : NULL;

  return proposal != NULL ? proposal->id : NULL;
}

/* Writes down how a record is, unless that has been done since the edit began. */
static void
note (DpChanges    *changes,
      const DpPlan *plan,
      DpEntityKind  kind,
      const char   *id)
{
  g_autofree char *key = change_key (kind, id);
  const DpRecord *record = dp_plan_get (plan, kind, id);
  DpChange *change;

  if (g_hash_table_contains (changes->index, key))
    return;

  change = g_new0 (DpChange, 1);
  change->kind = kind;
  change->id = g_strdup (id);
  change->before = record != NULL ? dp_record_copy (record) : NULL;
  change->proposal = g_strdup (proposal_id (plan, record));
  g_ptr_array_add (changes->list, change);
  g_hash_table_insert (changes->index, g_steal_pointer (&key), change);
}

/** dp_changes_new: Returns: (transfer full): an edit that has not touched anything yet. */
DpChanges *
dp_changes_new (void)
{
  DpChanges *changes = g_new0 (DpChanges, 1);

  changes->list = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_change_free);
  changes->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return changes;
}

/** dp_changes_free: frees the bookkeeping, not the plan; NULL is allowed. */
void
dp_changes_free (DpChanges *changes)
{
  if (changes == NULL)
    return;

  g_hash_table_unref (changes->index);
  g_ptr_array_unref (changes->list);
  g_free (changes);
}

/** dp_changes_put: adds a record to the plan or replaces the one with its id; takes @record over. One that is the same stays
 * as it is, and with it whatever borrowed it. */
void
dp_changes_put (DpChanges *changes,
                DpPlan    *plan,
                DpRecord  *record)
{
  if (dp_record_equal (dp_plan_get (plan, record->kind, record->id), record))
    {
      dp_record_free (record);
      return;
    }

  note (changes, plan, record->kind, record->id);
  dp_plan_put (plan, record);
}

/** dp_changes_remove: takes one record out of the plan, and nothing else. */
void
dp_changes_remove (DpChanges   *changes,
                   DpPlan      *plan,
                   DpEntityKind kind,
                   const char  *id)
{
  note (changes, plan, kind, id);
  dp_plan_remove (plan, kind, id);
}

/**
 * dp_changes_adopt:
 * @records: (element-type DpChange): records as the store has them now, in @after; NULL stands for deleted
 *
 * Brings the plan up to what an undone or redone step left in the store.
 */
void
dp_changes_adopt (DpChanges       *changes,
                  DpPlan          *plan,
                  const GPtrArray *records)
{
  /* While all are still there, it can be told which proposal each belongs to. */
  for (guint i = 0; i < records->len; i++)
    {
      const DpChange *now = records->pdata[i];

      note (changes, plan, now->kind, now->id);
    }

  for (guint i = 0; i < records->len; i++)
    {
      const DpChange *now = records->pdata[i];

      if (now->after != NULL)
        dp_plan_put (plan, dp_record_copy (now->after));
      else
        dp_plan_remove (plan, now->kind, now->id);
    }
}

static gboolean
belongs_to (DpEntityKind child,
            DpEntityKind parent)
{
  const DpEntity *entity = dp_entity (child);

  return child != parent && entity->parent == parent && entity->parent_field >= 0;
}

static gboolean
basis_is_about (const DpRecord *basis,
                DpEntityKind    kind,
                const char     *id)
{
  return g_strcmp0 (dp_record_text (basis, DP_BASIS_ENTITY), dp_entity (kind)->name) == 0 &&
         g_strcmp0 (dp_record_text (basis, DP_BASIS_RECORD), id) == 0;
}

/* All that makes no sense without the record, below it first. The pointers are the plan's. */
static void
collect_dependents (const DpPlan   *plan,
                    const DpRecord *record,
                    GPtrArray      *found)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    if (belongs_to (kind, record->kind))
      {
        const GPtrArray *children = dp_plan_children (plan, kind, record->id);

        for (guint i = 0; i < children->len; i++)
          collect_dependents (plan, children->pdata[i], found);
      }

  if (record->kind == DP_ENTITY_CRITERION)
    {
      const GPtrArray *judgements = dp_plan_list (plan, DP_ENTITY_JUDGEMENT);

      for (guint i = 0; i < judgements->len; i++)
        if (g_strcmp0 (dp_record_text (judgements->pdata[i], DP_JUDGEMENT_CRITERION), record->id) == 0)
          collect_dependents (plan, judgements->pdata[i], found);
    }

  if (record->kind != DP_ENTITY_BASIS)
    {
      const GPtrArray *bases = dp_plan_list (plan, DP_ENTITY_BASIS);

      for (guint i = 0; i < bases->len; i++)
        if (basis_is_about (bases->pdata[i], record->kind, record->id))
          g_ptr_array_add (found, bases->pdata[i]);
    }

  g_ptr_array_add (found, (gpointer) record);
}

/* The list of ids without those that @map says are gone (NULL), and with new names for those that it renames. */
static char *
map_references (const char *references,
                GHashTable *map)
{
  g_auto (GStrv) ids = g_strsplit (references != NULL ? references : "", ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *key = change_key (DP_ENTITY_STEP, ids[i]);
      const char *replacement = g_hash_table_contains (map, key) ? g_hash_table_lookup (map, key) : ids[i];

      if (replacement == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ',');
      g_string_append (text, replacement);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
forget_steps (DpChanges  *changes,
              DpPlan     *plan,
              GHashTable *gone)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  const GPtrArray *steps = dp_plan_list (plan, DP_ENTITY_STEP);

  for (guint i = 0; i < steps->len; i++)
    {
      const DpRecord *step = steps->pdata[i];
      const char *references = dp_record_text (step, DP_STEP_DEPENDS_ON);
      g_autofree char *left = map_references (references, gone);
      DpRecord *copy;

      if (references == NULL || g_str_equal (left, references))
        continue;
      copy = dp_record_copy (step);
      dp_record_set (copy, DP_STEP_DEPENDS_ON, dp_value_text (left));
      g_ptr_array_add (changed, copy);
    }

  for (guint i = 0; i < changed->len; i++)
    dp_changes_put (changes, plan, changed->pdata[i]);
}

/**
 * dp_changes_remove_with_dependents:
 *
 * Deletes a record with the records that belong to it, the bases of all their figures, the judgements by a deleted
 * criterion, and the mentions of deleted steps in the steps that depend on them.
 */
void
dp_changes_remove_with_dependents (DpChanges   *changes,
                                   DpPlan      *plan,
                                   DpEntityKind kind,
                                   const char  *id)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DpRecord *record = dp_plan_get (plan, kind, id);

  g_return_if_fail (record != NULL);

  collect_dependents (plan, record, found);

  /* While all are still there, it can be told which proposal each belongs to. */
  for (guint i = 0; i < found->len; i++)
    {
      const DpRecord *one = found->pdata[i];

      note (changes, plan, one->kind, one->id);
      if (one->kind == DP_ENTITY_STEP)
        g_hash_table_insert (gone, change_key (one->kind, one->id), NULL);
    }
  for (guint i = 0; i < found->len; i++)
    {
      const DpRecord *one = found->pdata[i];

      dp_plan_remove (plan, one->kind, one->id);
    }

  if (g_hash_table_size (gone) > 0)
    forget_steps (changes, plan, gone);
}

static void
copy_children (DpChanges   *changes,
               DpPlan      *plan,
               DpEntityKind kind,
               const char  *from,
               const char  *to,
               GHashTable  *map)
{
  g_hash_table_insert (map, change_key (kind, from), g_strdup (to));

  for (guint child_kind = 0; child_kind < DP_N_ENTITIES; child_kind++)
    {
      const GPtrArray *children;
      g_autoptr (GPtrArray) copies = NULL;

      if (!belongs_to (child_kind, kind))
        continue;

      children = dp_plan_children (plan, child_kind, from);
      copies = g_ptr_array_new ();
      for (guint i = 0; i < children->len; i++)
        g_ptr_array_add (copies, dp_record_copy (children->pdata[i]));

      for (guint i = 0; i < copies->len; i++)
        {
          DpRecord *copy = copies->pdata[i];
          g_autofree char *old_id = g_steal_pointer (&copy->id);
          g_autofree char *new_id = dp_changes_new_id (plan, child_kind);

          copy->id = g_strdup (new_id);
          dp_record_set (copy, (guint) dp_entity (child_kind)->parent_field, dp_value_text (to));
          dp_changes_put (changes, plan, copy);
          copy_children (changes, plan, child_kind, old_id, new_id, map);
        }
    }
}

static void
copy_bases (DpChanges  *changes,
            DpPlan     *plan,
            GHashTable *map)
{
  const GPtrArray *bases = dp_plan_list (plan, DP_ENTITY_BASIS);
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();

  for (guint i = 0; i < bases->len; i++)
    {
      const DpRecord *basis = bases->pdata[i];
      const DpEntity *about = dp_entity_by_name (dp_record_text (basis, DP_BASIS_ENTITY));
      g_autofree char *key = about != NULL ? change_key (about->kind, dp_record_text (basis, DP_BASIS_RECORD)) : NULL;
      const char *new_id = key != NULL ? g_hash_table_lookup (map, key) : NULL;
      DpRecord *copy;

      if (new_id == NULL)
        continue;
      copy = dp_record_copy (basis);
      g_free (copy->id);
      copy->id = g_strdup_printf ("%s/%s/%s", about->name, new_id, dp_record_text (basis, DP_BASIS_FIELD));
      dp_record_set (copy, DP_BASIS_RECORD, dp_value_text (new_id));
      g_ptr_array_add (copies, copy);
    }

  for (guint i = 0; i < copies->len; i++)
    dp_changes_put (changes, plan, copies->pdata[i]);
}

static void
remap_steps (DpChanges  *changes,
             DpPlan     *plan,
             GHashTable *map)
{
  GHashTableIter iter;
  const char *new_id;

  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &new_id))
    {
      const DpRecord *step = dp_plan_get (plan, DP_ENTITY_STEP, new_id);
      const char *references = step != NULL ? dp_record_text (step, DP_STEP_DEPENDS_ON) : NULL;
      g_autofree char *mapped = NULL;
      DpRecord *copy;

      if (references == NULL)
        continue;
      mapped = map_references (references, map);
      copy = dp_record_copy (step);
      dp_record_set (copy, DP_STEP_DEPENDS_ON, dp_value_text (mapped));
      dp_changes_put (changes, plan, copy);
    }
}

/**
 * dp_changes_copy_dependents:
 * @kind: a kind of record
 * @from: the record that was copied
 * @to: its copy, already in the plan
 *
 * Gives the copy its own copies of everything that belongs to the original, bases of figures included. References among
 * what is copied point to the copies, all others stay.
 */
void
dp_changes_copy_dependents (DpChanges   *changes,
                            DpPlan      *plan,
                            DpEntityKind kind,
                            const char  *from,
                            const char  *to)
{
  g_autoptr (GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  copy_children (changes, plan, kind, from, to, map);
  copy_bases (changes, plan, map);
  remap_steps (changes, plan, map);
}

/** dp_changes_revert: takes the edit back: the plan is as it was before. */
void
dp_changes_revert (DpChanges *changes,
                   DpPlan    *plan)
{
  for (guint i = 0; i < changes->list->len; i++)
    {
      DpChange *change = changes->list->pdata[i];

      if (change->before != NULL)
        dp_plan_put (plan, dp_record_copy (change->before));
      else
        dp_plan_remove (plan, change->kind, change->id);
    }
}

/** dp_changes_settle: ends the edit: records that are in the end as they were drop out. */
void
dp_changes_settle (DpChanges    *changes,
                   const DpPlan *plan)
{
  g_hash_table_remove_all (changes->index);

  for (guint i = changes->list->len; i > 0; i--)
    {
      DpChange *change = changes->list->pdata[i - 1];
      const DpRecord *record = dp_plan_get (plan, change->kind, change->id);

      if (dp_record_equal (change->before, record))
        {
          g_ptr_array_remove_index (changes->list, i - 1);
          continue;
        }
      g_clear_pointer (&change->after, dp_record_free);
      change->after = record != NULL ? dp_record_copy (record) : NULL;
      g_hash_table_insert (changes->index, change_key (change->kind, change->id), change);
    }
}

/** dp_changes_count: Returns: how many records changed. */
guint
dp_changes_count (const DpChanges *changes)
{
  return changes->list->len;
}

/** dp_changes_get: Returns: (transfer none): one of them. */
const DpChange *
dp_changes_get (const DpChanges *changes,
                guint            number)
{
  g_return_val_if_fail (number < changes->list->len, NULL);

  return changes->list->pdata[number];
}

static void
changed_record_free (DpChangedRecord *record)
{
  g_free (record->id);
  g_free (record->proposal);
  g_free (record);
}

static void
add_changed_record (DpChangeSet *set,
                    DpEntityKind kind,
                    const char  *id,
                    const char  *proposal)
{
  DpChangedRecord *record = g_new0 (DpChangedRecord, 1);

  record->kind = kind;
  record->id = g_strdup (id);
  record->proposal = g_strdup (proposal);
  g_ptr_array_add (set->records, record);
}

static DpChangeSet *
change_set_new (gboolean everything)
{
  DpChangeSet *set = g_new0 (DpChangeSet, 1);

  set->everything = everything;
  set->records = g_ptr_array_new_with_free_func ((GDestroyNotify) changed_record_free);

  return set;
}

/** dp_change_set_new_everything: Returns: (transfer full): the news that all may have changed. */
DpChangeSet *
dp_change_set_new_everything (void)
{
  return change_set_new (TRUE);
}

/**
 * dp_change_set_new:
 * @plan: the plan as it is now
 *
 * Returns: (transfer full): what the edit touched; a record that went from one proposal to another is named for both
 */
DpChangeSet *
dp_change_set_new (const DpChanges *changes,
                   const DpPlan    *plan)
{
  DpChangeSet *set = change_set_new (FALSE);

  for (guint i = 0; i < changes->list->len; i++)
    {
      const DpChange *change = changes->list->pdata[i];
      const DpRecord *record = dp_plan_get (plan, change->kind, change->id);
      const char *proposal = proposal_id (plan, record);

      if (change->before != NULL)
        add_changed_record (set, change->kind, change->id, change->proposal);
      if (record != NULL && (change->before == NULL || g_strcmp0 (change->proposal, proposal) != 0))
        add_changed_record (set, change->kind, change->id, proposal);
    }

  return set;
}

/** dp_change_set_free: frees the news; NULL is allowed. */
void
dp_change_set_free (DpChangeSet *set)
{
  if (set == NULL)
    return;

  g_ptr_array_unref (set->records);
  g_free (set);
}

static char *
new_proposal_id (const DpPlan *plan)
{
  for (char letter = 'A'; letter <= 'Z'; letter++)
    {
      char id[2] = { letter, '\0' };

      if (dp_plan_get (plan, DP_ENTITY_PROPOSAL, id) == NULL)
        return g_strdup (id);
    }

  for (guint number = 27;; number++)
    {
      g_autofree char *id = g_strdup_printf ("P%u", number);

      if (dp_plan_get (plan, DP_ENTITY_PROPOSAL, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/**
 * dp_changes_new_id:
 *
 * Returns: (transfer full): an id that no record of the kind has: a letter for a proposal; for others a random one, so
 *   that records made in two copies of a plan do not meet when the copies are merged
 */
char *
dp_changes_new_id (const DpPlan *plan,
                   DpEntityKind  kind)
{
  if (kind == DP_ENTITY_PROPOSAL)
    return new_proposal_id (plan);

  while (TRUE)
    {
      g_autofree char *id = g_strdup_printf ("%s-%08x", dp_entity (kind)->name, g_random_int ());

      if (dp_plan_get (plan, kind, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/** dp_changes_last_position: Returns: the highest position among siblings, 0 when there are none. */
double
dp_changes_last_position (const DpPlan *plan,
                          DpEntityKind  kind,
                          const char   *parent)
{
  const GPtrArray *siblings = dp_plan_children (plan, kind, parent);
  int field = dp_entity (kind)->position_field;
  double last = 0.0;

  for (guint i = 0; field >= 0 && i < siblings->len; i++)
    last = MAX (last, dp_record_number_or (siblings->pdata[i], (guint) field, 0.0));

  return last;
}
