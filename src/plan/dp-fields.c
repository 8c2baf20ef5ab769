/* dp-fields.c: the table of entities and fields, and look-ups in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-fields.h"

#include "plan/dp-catalogue.h"

#include <glib/gi18n-lib.h>

/* All fields of all entities in one array, the entities' slices found by the first field of each. */
static const DpField all_fields[] = {
#define DP_ENTITY(ENTITY, name, parent, label, label_plural)
#define DP_FIELD(ENTITY, FIELD, name, type, unit, min, max, flags, choices, label, help) \
  { name, DP_TYPE_##type, unit, min, max, flags, choices, label, help },
#include "plan/dp-fields-table.h"
#undef DP_ENTITY
#undef DP_FIELD
};

/* Index in all_fields of every field; used below to find where an entity's slice begins and ends. */
enum
{
#define DP_ENTITY(ENTITY, name, parent, label, label_plural) SLICE_##ENTITY, SLICE_BACK_##ENTITY = SLICE_##ENTITY - 1,
#define DP_FIELD(ENTITY, FIELD, name, type, unit, min, max, flags, choices, label, help) INDEX_##ENTITY##_##FIELD,
#include "plan/dp-fields-table.h"
#undef DP_ENTITY
#undef DP_FIELD
  N_ALL_FIELDS
};

static DpEntity entities[DP_N_ENTITIES + 1] = {
#define DP_ENTITY(ENTITY, name, parent, label, label_plural) \
  [DP_ENTITY_##ENTITY] = { DP_ENTITY_##ENTITY, name, DP_ENTITY_##parent, label, label_plural, \
                           &all_fields[SLICE_##ENTITY], 0, -1, -1, -1 },
#define DP_FIELD(ENTITY, FIELD, name, type, unit, min, max, flags, choices, label, help)
#include "plan/dp-fields-table.h"
#undef DP_ENTITY
#undef DP_FIELD
  [DP_N_ENTITIES] = { DP_N_ENTITIES, NULL, DP_N_ENTITIES, NULL, NULL, &all_fields[N_ALL_FIELDS], 0, -1, -1, -1 },
};

static void
complete_entity (DpEntity *entity)
{
  entity->n_fields = (guint) (entity[1].fields - entity->fields);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (entity->fields[i].flags & DP_FIELD_PARENT)
        entity->parent_field = (int) i;
      if (entity->fields[i].flags & DP_FIELD_NAME)
        entity->name_field = (int) i;
      if (g_str_equal (entity->fields[i].name, "position"))
        entity->position_field = (int) i;
    }
}

/**
 * dp_entity:
 * @kind: a kind of record
 *
 * Returns: (transfer none): its description
 */
const DpEntity *
dp_entity (DpEntityKind kind)
{
  static gsize ready = 0;

  g_return_val_if_fail (kind < DP_N_ENTITIES, NULL);

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < DP_N_ENTITIES; i++)
        complete_entity (&entities[i]);
      g_once_init_leave (&ready, 1);
    }

  return &entities[kind];
}

/** dp_entity_by_name: Returns: (nullable): the entity whose table is called @name. */
const DpEntity *
dp_entity_by_name (const char *name)
{
  for (guint i = 0; i < DP_N_ENTITIES; i++)
    if (g_strcmp0 (dp_entity (i)->name, name) == 0)
      return dp_entity (i);

  return NULL;
}

/** dp_entity_find_field: Returns: the number of the field called @name, or -1. */
int
dp_entity_find_field (const DpEntity *entity,
                      const char     *name)
{
  g_return_val_if_fail (entity != NULL, -1);

  for (guint i = 0; i < entity->n_fields; i++)
    if (g_strcmp0 (entity->fields[i].name, name) == 0)
      return (int) i;

  return -1;
}

/** dp_field: Returns: (transfer none): the description of field number @field of @kind. */
const DpField *
dp_field (DpEntityKind kind,
          guint        field)
{
  const DpEntity *entity = dp_entity (kind);

  g_return_val_if_fail (field < entity->n_fields, NULL);

  return &entity->fields[field];
}

/** dp_entity_label: Returns: what one record of this kind is called, in the user's language. */
const char *
dp_entity_label (const DpEntity *entity)
{
  return _(entity->label);
}

/** dp_entity_label_plural: Returns: what several records of this kind are called, in the user's language. */
const char *
dp_entity_label_plural (const DpEntity *entity)
{
  return _(entity->label_plural);
}

/** dp_field_label: Returns: the field's label in the user's language. */
const char *
dp_field_label (const DpField *field)
{
  return _(field->label);
}

/** dp_field_help: Returns: (nullable): one sentence about the field in the user's language. */
const char *
dp_field_help (const DpField *field)
{
  return field->help[0] != '\0' ? _(field->help) : NULL;
}

/** dp_field_unit: Returns: (nullable): the unit in the user's language. */
const char *
dp_field_unit (const DpField *field)
{
  return field->unit != NULL ? _(field->unit) : NULL;
}

/** dp_field_is_number: Returns: whether the field's values are numbers (yes/no included). */
gboolean
dp_field_is_number (const DpField *field)
{
  switch (field->type)
    {
    case DP_TYPE_COUNT:
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
    case DP_TYPE_YEAR:
    case DP_TYPE_BOOL:
      return TRUE;
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_CHOICE:
    case DP_TYPE_SET:
    case DP_TYPE_DATE:
    case DP_TYPE_REF:
    case DP_TYPE_REFS:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/** dp_field_find_choice: Returns: (nullable): the choice with @key. */
const DpChoice *
dp_field_find_choice (const DpField *field,
                      const char    *key)
{
  for (const DpChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++)
    if (g_strcmp0 (choice->key, key) == 0)
      return choice;

  return NULL;
}

/** dp_choice_label: Returns: the choice's label in the user's language. */
const char *
dp_choice_label (const DpChoice *choice)
{
  return _(choice->label);
}
