/* dp-plan.c: a plan in memory.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-plan.h"

struct _DpPlan
{
  GHashTable *records[DP_N_ENTITIES];  /* id → DpRecord, owned */
  GPtrArray *lists[DP_N_ENTITIES];     /* borrowed, ordered */
  GHashTable *children[DP_N_ENTITIES]; /* parent id → ordered GPtrArray of borrowed records */
  GDateTime *changed;                  /* (nullable) */
};

static double
record_position (const DpRecord *record)
{
  int field = dp_entity (record->kind)->position_field;

  return field >= 0 ? dp_record_number_or (record, (guint) field, 0.0) : 0.0;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const DpRecord *ra = *(DpRecord *const *) a;
  const DpRecord *rb = *(DpRecord *const *) b;
  double pa = record_position (ra);
  double pb = record_position (rb);

  if (pa != pb)
    return pa < pb ? -1 : 1;

  return strcmp (ra->id, rb->id);
}

static void
insert_sorted (GPtrArray *list,
               DpRecord  *record)
{
  guint low = 0;
  guint high = list->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_records (&list->pdata[middle], &record) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  g_ptr_array_insert (list, (int) low, record);
}

static GPtrArray *
children_of (const DpPlan   *plan,
             const DpRecord *record)
{
  const char *parent = dp_record_parent (record);

  return g_hash_table_lookup (plan->children[record->kind], parent != NULL ? parent : "");
}

static void
link_record (DpPlan   *plan,
             DpRecord *record)
{
  GPtrArray *siblings = children_of (plan, record);

  if (siblings == NULL)
    {
      const char *parent = dp_record_parent (record);

      siblings = g_ptr_array_new ();
      g_hash_table_insert (plan->children[record->kind], g_strdup (parent != NULL ? parent : ""), siblings);
    }

  insert_sorted (plan->lists[record->kind], record);
  insert_sorted (siblings, record);
}

static void
unlink_record (DpPlan   *plan,
               DpRecord *record)
{
  g_ptr_array_remove (plan->lists[record->kind], record);
  g_ptr_array_remove (children_of (plan, record), record);
}

/** dp_record_new: Returns: (transfer full): a record with all values unknown. */
DpRecord *
dp_record_new (DpEntityKind kind,
               const char  *id)
{
  DpRecord *record = g_new0 (DpRecord, 1);

  record->kind = kind;
  record->id = g_strdup (id);
  record->values = g_new0 (DpValue, dp_entity (kind)->n_fields);

  return record;
}

/** dp_record_copy: Returns: (transfer full): a copy that lives on its own. */
DpRecord *
dp_record_copy (const DpRecord *record)
{
  DpRecord *copy = dp_record_new (record->kind, record->id);

  for (guint i = 0; i < dp_entity (record->kind)->n_fields; i++)
    copy->values[i] = dp_value_copy (&record->values[i]);

  return copy;
}

/** dp_record_equal: Returns: whether both hold the same values; NULL, no record, is equal to itself only. */
gboolean
dp_record_equal (const DpRecord *a,
               const DpRecord *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  for (guint i = 0; i < dp_entity (a->kind)->n_fields; i++)
    if (!dp_value_equal (&a->values[i], &b->values[i]))
      return FALSE;

  return TRUE;
}

/** dp_record_free: frees @record; NULL is allowed. */
void
dp_record_free (DpRecord *record)
{
  if (record == NULL)
    return;

  for (guint i = 0; i < dp_entity (record->kind)->n_fields; i++)
    dp_value_clear (&record->values[i]);

  g_free (record->values);
  g_free (record->id);
  g_free (record);
}

/** dp_record_set: sets a field; takes @value over. Not for a record that a plan holds: use dp_plan_put(). */
void
dp_record_set (DpRecord *record,
               guint     field,
               DpValue   value)
{
  g_return_if_fail (field < dp_entity (record->kind)->n_fields);

  dp_value_clear (&record->values[field]);
  record->values[field] = value;
}

/* The number fields whose unit stands beside them in the record. */
static const struct
{
  DpEntityKind kind;
  guint field;
  guint unit;
} with_unit[] = {
  { DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE, DP_ASSUMPTION_UNIT },
  { DP_ENTITY_CRITERION, DP_CRITERION_AT_0, DP_CRITERION_UNIT },
  { DP_ENTITY_CRITERION, DP_CRITERION_AT_25, DP_CRITERION_UNIT },
  { DP_ENTITY_CRITERION, DP_CRITERION_AT_50, DP_CRITERION_UNIT },
  { DP_ENTITY_CRITERION, DP_CRITERION_AT_75, DP_CRITERION_UNIT },
  { DP_ENTITY_CRITERION, DP_CRITERION_AT_100, DP_CRITERION_UNIT },
};

/** dp_record_field: Returns: (transfer none): field number @field as @record has it, see the header. */
const DpField *
dp_record_field (const DpRecord *record,
                 guint           field)
{
  static DpField shares[G_N_ELEMENTS (with_unit)];
  static gsize is_made = 0;

  g_return_val_if_fail (record != NULL, NULL);

  if (g_once_init_enter (&is_made))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (with_unit); i++)
        {
          shares[i] = *dp_field (with_unit[i].kind, with_unit[i].field);
          shares[i].type = DP_TYPE_SHARE;
        }
      g_once_init_leave (&is_made, 1);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (with_unit); i++)
    if (record->kind == with_unit[i].kind && field == with_unit[i].field
        && g_strcmp0 (dp_record_text (record, with_unit[i].unit), "share") == 0)
      return &shares[i];

  return dp_field (record->kind, field);
}

/** dp_record_text: Returns: (nullable): the text of a field, NULL when unknown. */
const char *
dp_record_text (const DpRecord *record,
                guint           field)
{
  g_return_val_if_fail (field < dp_entity (record->kind)->n_fields, NULL);

  return record->values[field].text;
}

/** dp_record_number: Returns: whether the number is known; @number is set only then. */
gboolean
dp_record_number (const DpRecord *record,
                  guint           field,
                  double         *number)
{
  g_return_val_if_fail (field < dp_entity (record->kind)->n_fields, FALSE);

  if (record->values[field].kind != DP_VALUE_NUMBER)
    return FALSE;

  if (number != NULL)
    *number = record->values[field].number;
  return TRUE;
}

/** dp_record_number_or: Returns: the number, or @otherwise when it is unknown. */
double
dp_record_number_or (const DpRecord *record,
                     guint           field,
                     double          otherwise)
{
  double number = otherwise;

  dp_record_number (record, field, &number);
  return number;
}

/** dp_record_in_set: Returns: whether @key is among the keys of a SET or REFS field. */
gboolean
dp_record_in_set (const DpRecord *record,
                  guint           field,
                  const char     *key)
{
  const char *text = dp_record_text (record, field);
  gsize length = strlen (key);

  while (text != NULL && *text != '\0')
    {
      const char *end = strchrnul (text, ',');

      if ((gsize) (end - text) == length && strncmp (text, key, length) == 0)
        return TRUE;
      text = *end == ',' ? end + 1 : end;
    }

  return FALSE;
}

/** dp_record_parent: Returns: (nullable): the id of the record it belongs to. */
const char *
dp_record_parent (const DpRecord *record)
{
  int field = dp_entity (record->kind)->parent_field;

  return field >= 0 ? dp_record_text (record, (guint) field) : NULL;
}

/**
 * dp_record_name:
 * @record: a record
 *
 * Returns: (transfer none): what people call it, in the user's language: its name, or the label of the choice that names
 *   it, or its id
 */
const char *
dp_record_name (const DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);
  const char *text = entity->name_field >= 0 ? dp_record_text (record, (guint) entity->name_field) : NULL;

  if (text == NULL)
    return record->id;

  if (entity->fields[entity->name_field].choices != NULL)
    {
      const DpChoice *choice = dp_field_find_choice (&entity->fields[entity->name_field], text);

      return choice != NULL ? dp_choice_label (choice) : text;
    }

  return text;
}

/** dp_plan_new: Returns: (transfer full): a plan without records. */
DpPlan *
dp_plan_new (void)
{
  DpPlan *plan = g_new0 (DpPlan, 1);

  for (guint i = 0; i < DP_N_ENTITIES; i++)
    {
      plan->records[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dp_record_free);
      plan->lists[i] = g_ptr_array_new ();
      plan->children[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
    }

  return plan;
}

/** dp_plan_copy: Returns: (transfer full): a copy of every record, for a thread or a scenario. */
DpPlan *
dp_plan_copy (const DpPlan *plan)
{
  DpPlan *copy = dp_plan_new ();

  for (guint i = 0; i < DP_N_ENTITIES; i++)
    for (guint j = 0; j < plan->lists[i]->len; j++)
      dp_plan_put (copy, dp_record_copy (plan->lists[i]->pdata[j]));
  dp_plan_set_changed (copy, plan->changed);

  return copy;
}

/** dp_plan_free: frees @plan and its records; NULL is allowed. */
void
dp_plan_free (DpPlan *plan)
{
  if (plan == NULL)
    return;

  for (guint i = 0; i < DP_N_ENTITIES; i++)
    {
      g_hash_table_unref (plan->children[i]);
      g_ptr_array_unref (plan->lists[i]);
      g_hash_table_unref (plan->records[i]);
    }

  g_clear_pointer (&plan->changed, g_date_time_unref);
  g_free (plan);
}

/** dp_plan_put: adds @record, or puts it in the place of the one with the same kind and id; takes it over. */
void
dp_plan_put (DpPlan   *plan,
             DpRecord *record)
{
  g_return_if_fail (plan != NULL && record != NULL);

  dp_plan_remove (plan, record->kind, record->id);
  g_hash_table_insert (plan->records[record->kind], record->id, record);
  link_record (plan, record);
}

/** dp_plan_remove: takes a record out, if it is there. Records that belong to it are left: the caller removes them. */
void
dp_plan_remove (DpPlan      *plan,
                DpEntityKind kind,
                const char  *id)
{
  DpRecord *record = g_hash_table_lookup (plan->records[kind], id);

  if (record == NULL)
    return;

  unlink_record (plan, record);
  g_hash_table_remove (plan->records[kind], id);
}

/** dp_plan_get_changed: see the header. */
GDateTime *
dp_plan_get_changed (const DpPlan *plan)
{
  return plan->changed;
}

/** dp_plan_set_changed: says when the records last changed; NULL: never. */
void
dp_plan_set_changed (DpPlan    *plan,
                     GDateTime *when)
{
  if (when != NULL)
    g_date_time_ref (when);
  g_clear_pointer (&plan->changed, g_date_time_unref);
  plan->changed = when;
}

/** dp_plan_get: Returns: (transfer none) (nullable): the record, or NULL. */
const DpRecord *
dp_plan_get (const DpPlan *plan,
             DpEntityKind  kind,
             const char   *id)
{
  return id != NULL ? g_hash_table_lookup (plan->records[kind], id) : NULL;
}

/** dp_plan_list: Returns: (transfer none) (element-type DpRecord): all records of a kind, by position, then id. */
const GPtrArray *
dp_plan_list (const DpPlan *plan,
              DpEntityKind  kind)
{
  return plan->lists[kind];
}

/** dp_plan_children: Returns: (transfer none) (element-type DpRecord): the records of @kind that belong to @parent_id. */
const GPtrArray *
dp_plan_children (const DpPlan *plan,
                  DpEntityKind  kind,
                  const char   *parent_id)
{
  static GPtrArray *none = NULL;
  const GPtrArray *list = g_hash_table_lookup (plan->children[kind], parent_id != NULL ? parent_id : "");

  if (list != NULL)
    return list;

  if (g_once_init_enter (&none))
    g_once_init_leave (&none, g_ptr_array_new ());
  return none;
}

/** dp_plan_proposal_of: see the header. */
const DpRecord *
dp_plan_proposal_of (const DpPlan   *plan,
                     const DpRecord *record)
{
  while (record != NULL && record->kind != DP_ENTITY_PROPOSAL)
    {
      const DpEntity *entity = dp_entity (record->kind);

      if (record->kind == DP_ENTITY_BASIS)
        {
          const DpEntity *about = dp_entity_by_name (dp_record_text (record, DP_BASIS_ENTITY));

          record = about != NULL ? dp_plan_get (plan, about->kind, dp_record_text (record, DP_BASIS_RECORD)) : NULL;
        }
      else
        record = entity->parent != record->kind ? dp_plan_get (plan, entity->parent, dp_record_parent (record)) : NULL;
    }

  return record;
}

/** dp_basis_id: Returns: (transfer full): the id of the basis of a record's field: "unit/A-hovedstaden/places". */
char *
dp_basis_id (DpEntityKind kind,
             const char  *id,
             guint        field)
{
  return g_strdup_printf ("%s/%s/%s", dp_entity (kind)->name, id, dp_field (kind, field)->name);
}

/** dp_plan_basis: see the header. */
const DpRecord *
dp_plan_basis (const DpPlan *plan,
               DpEntityKind  kind,
               const char   *id,
               guint         field)
{
  g_autofree char *basis_id = dp_basis_id (kind, id, field);

  return dp_plan_get (plan, DP_ENTITY_BASIS, basis_id);
}

/** dp_plan_assumption: Returns: whether the plan has the assumption @id; @value is set only then. */
gboolean
dp_plan_assumption (const DpPlan *plan,
                    const char   *id,
                    double       *value)
{
  const DpRecord *assumption = dp_plan_get (plan, DP_ENTITY_ASSUMPTION, id);

  return assumption != NULL && dp_record_number (assumption, DP_ASSUMPTION_VALUE, value);
}
