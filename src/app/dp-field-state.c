/* dp-field-state.c: what a form shows of a field, and what the user's input makes of it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-field-state.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-validate.h"

#include <glib/gi18n.h>

/* More choices than this do not fit beside one another. */
#define MOST_CHECKS 6

typedef struct
{
  DpEntityKind kind;
  const char *name;
} NewName;

/* What a new record is called until the user has typed its name over. */
static const NewName new_names[] = {
  { DP_ENTITY_PROPOSAL, N_("New proposal") },
  { DP_ENTITY_UNIT, N_("New unit") },
  { DP_ENTITY_STAFFING, N_("New function") },
  { DP_ENTITY_COST, N_("New item") },
  { DP_ENTITY_PAYER, N_("New payer") },
  { DP_ENTITY_AGREEMENT, N_("New agreement") },
  { DP_ENTITY_STEP, N_("New step") },
};

static DpChip
chip_for (const DpField  *field,
          const DpValue  *value,
          const DpRecord *basis)
{
  if (!(field->flags & DP_FIELD_BASIS) || value->kind == DP_VALUE_NONE)
    return DP_CHIP_NONE;
  if (basis == NULL)
    return DP_CHIP_NO_SOURCE;
  if (g_strcmp0 (dp_record_text (basis, DP_BASIS_KIND), "assumption") == 0)
    return dp_record_text (basis, DP_BASIS_REASON) != NULL ? DP_CHIP_REASONED : DP_CHIP_ASSUMPTION;
  return dp_record_text (basis, DP_BASIS_SOURCE) == NULL ? DP_CHIP_NO_SOURCE : DP_CHIP_NONE;
}

static char *
error_with_what_stays (const DpField *field,
                       const DpValue *value,
                       const char    *error)
{
  g_autofree char *stays = dp_field_format (field, value);

  if (stays[0] == '\0' || field->type == DP_TYPE_LONG_TEXT)
    return g_strdup (error);

  /* Translators: %1$s is a whole sentence on what is wrong, %2$s the field, %3$s the value that the plan keeps:
   * "Earliest: Q1 2027 stays in use." */
  return g_strdup_printf (_("%1$s %2$s: %3$s stays in use."), error, dp_field_label (field), stays);
}

/**
 * dp_field_state_from:
 * @field: the field
 * @value: its value in the plan
 * @typed: (nullable): what stands in the editor while the user is at it or has left it with an error
 * @error: (nullable): why @typed was refused, a sentence
 * @basis: (nullable): the record that says where the value comes from
 *
 * Returns: what the widgets of the field show; clear it with dp_field_state_clear()
 */
DpFieldState
dp_field_state_from (const DpField  *field,
                     const DpValue  *value,
                     const char     *typed,
                     const char     *error,
                     const DpRecord *basis)
{
  DpFieldState state = { NULL };

  state.text = typed != NULL ? g_strdup (typed) : dp_field_format (field, value);
  state.is_typed = typed != NULL;
  state.error = error != NULL ? error_with_what_stays (field, value, error) : NULL;
  state.chip = chip_for (field, value, basis);
  state.can_lower = dp_field_step (field, value, -1, NULL);
  state.can_raise = dp_field_step (field, value, 1, NULL);

  return state;
}

/** dp_field_state_clear: frees what @state holds. */
void
dp_field_state_clear (DpFieldState *state)
{
  g_clear_pointer (&state->text, g_free);
  g_clear_pointer (&state->error, g_free);
}

/**
 * dp_editor_kind:
 * @compact: whether the field stands in a cell of a table
 *
 * Returns: the editor for @field
 */
DpEditorKind
dp_editor_kind (const DpField *field,
                gboolean       compact)
{
  switch (field->type)
    {
    case DP_TYPE_COUNT:
      return compact ? DP_AS_ENTRY : DP_AS_STEPPER;
    case DP_TYPE_TEXT:
    case DP_TYPE_DATE:
      return DP_AS_LINE;
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
    case DP_TYPE_YEAR:
      return DP_AS_ENTRY;
    case DP_TYPE_LONG_TEXT:
      return compact ? DP_AS_LINE : DP_AS_TEXT;
    case DP_TYPE_BOOL:
      return DP_AS_BOOL;
    case DP_TYPE_CHOICE:
    case DP_TYPE_REF:
      return DP_AS_CHOICE;
    case DP_TYPE_SET:
      return compact || dp_choices_count (field->choices) > MOST_CHECKS ? DP_AS_LIST : DP_AS_CHECKS;
    case DP_TYPE_REFS:
      return DP_AS_LIST;
    default:
      g_assert_not_reached ();
    }
}

/** dp_field_aligns_right: Returns: whether the field's values are figures that stand under one another. */
gboolean
dp_field_aligns_right (const DpField *field)
{
  return dp_field_is_number (field) && field->type != DP_TYPE_BOOL;
}

/** dp_chip_label: Returns: (nullable): the words on the chip, in the user's language. */
const char *
dp_chip_label (DpChip chip)
{
  switch (chip)
    {
    case DP_CHIP_REASONED:
    case DP_CHIP_ASSUMPTION:
      /* Translators: on a small button beside a figure: the figure is our own assumption. */
      return _("assumption");
    case DP_CHIP_NO_SOURCE:
      /* Translators: on a small button beside a figure: no document is named for it. */
      return _("no source");
    case DP_CHIP_NONE:
    default:
      return NULL;
    }
}

/** dp_chip_warns: Returns: whether something is missing: a source, or the reason of an assumption. */
gboolean
dp_chip_warns (DpChip chip)
{
  return chip == DP_CHIP_ASSUMPTION || chip == DP_CHIP_NO_SOURCE;
}

/** dp_field_heading: Returns: (transfer full): the label with the unit that the figures are in, where it adds something. */
char *
dp_field_heading (const DpField *field)
{
  const char *label = dp_field_label (field);
  const char *unit = dp_field_unit (field);
  g_autofree char *folded_label = g_utf8_casefold (label, -1);
  g_autofree char *folded_unit = unit != NULL ? g_utf8_casefold (unit, -1) : NULL;

  if (unit == NULL || field->type == DP_TYPE_MONEY || strstr (folded_label, folded_unit) != NULL ||
      strstr (folded_unit, folded_label) != NULL)
    return g_strdup (label);

  /* Translators: a field's label and the unit of its figures: "Stay before birth, months". */
  return g_strdup_printf (_("%s, %s"), label, unit);
}

/**
 * dp_field_placeholder:
 * @record: (nullable): the record that the field belongs to
 *
 * Returns: (transfer full) (nullable): what an empty entry shows: examples of what can be typed, or what is usual
 */
char *
dp_field_placeholder (DpEntityKind    kind,
                      guint           field,
                      const DpRecord *record)
{
  if (kind == DP_ENTITY_LEGAL_BASIS && field == DP_LEGAL_BASIS_NOTE && record != NULL)
    return g_strdup (dp_legal_used_for (dp_record_text (record, DP_LEGAL_BASIS_BASIS)));

  if (dp_field (kind, field)->type == DP_TYPE_DATE)
    /* Translators: examples in an empty date field; keep them in the form that people would type. */
    return g_strdup (_("Q1 2027, decision + 9 months"));

  return NULL;
}

/**
 * dp_field_step:
 * @stepped: (out) (optional): the value @steps further; unknown counts as the value before 1
 *
 * Returns: whether there is such a value within the field's range
 */
gboolean
dp_field_step (const DpField *field,
               const DpValue *value,
               int            steps,
               DpValue       *stepped)
{
  double from = value->kind == DP_VALUE_NUMBER ? value->number : 0.0;
  double to = CLAMP (from + steps, field->min, field->max);

  if (field->type != DP_TYPE_COUNT && field->type != DP_TYPE_YEAR)
    return FALSE;
  if (value->kind == DP_VALUE_NUMBER && to == from)
    return FALSE;
  if (value->kind == DP_VALUE_NONE && steps < 0)
    return FALSE;

  if (stepped != NULL)
    *stepped = dp_value_number (to);
  return TRUE;
}

/** dp_keys_contain: Returns: whether @key is one of @keys. */
gboolean
dp_keys_contain (const char *keys,
                 const char *key)
{
  g_auto(GStrv) parts = g_strsplit (keys != NULL ? keys : "", ",", -1);

  return g_strv_contains ((const char *const *) parts, key);
}

/** dp_keys_count: Returns: how many keys there are in @keys. */
guint
dp_keys_count (const char *keys)
{
  g_auto(GStrv) parts = g_strsplit (keys != NULL ? keys : "", ",", -1);

  return g_strv_length (parts);
}

/**
 * dp_keys_with:
 * @order: (nullable): the choices that give the order; NULL keeps the order in which keys were chosen
 * @keys: (nullable): the keys so far
 * @key: the key that was ticked or unticked
 *
 * Returns: (transfer full): the keys with, or without, @key
 */
char *
dp_keys_with (const DpChoice *order,
              const char     *keys,
              const char     *key,
              gboolean        in)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = g_strsplit (keys != NULL ? keys : "", ",", -1);
  g_auto(GStrv) result = NULL;

  if (order != NULL)
    {
      for (const DpChoice *choice = order; choice->key != NULL; choice++)
        if (g_str_equal (choice->key, key) ? in : g_strv_contains ((const char *const *) parts, choice->key))
          g_strv_builder_add (builder, choice->key);
    }
  else
    {
      for (guint i = 0; parts[i] != NULL; i++)
        if (!g_str_equal (parts[i], key))
          g_strv_builder_add (builder, parts[i]);
      if (in)
        g_strv_builder_add (builder, key);
    }

  result = g_strv_builder_end (builder);
  return g_strjoinv (",", result);
}

static const char *
new_name (DpEntityKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (new_names); i++)
    if (new_names[i].kind == kind)
      return _(new_names[i].name);

  return dp_entity_label (dp_entity (kind));
}

/* The first choice that no sibling has yet, so that a second legal basis is another one; else the first. */
static const char *
first_free_choice (const GPtrArray *siblings,
                   guint            number,
                   const DpField   *field)
{
  for (const DpChoice *choice = field->choices; choice->key != NULL; choice++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; siblings != NULL && i < siblings->len && !taken; i++)
        taken = g_strcmp0 (dp_record_text (g_ptr_array_index (siblings, i), number), choice->key) == 0;
      if (!taken)
        return choice->key;
    }

  return field->choices[0].key;
}

/* What nobody has said yet is unknown where the list has that word; else the list's first. */
static const char *
modest_choice (const DpField *field)
{
  static const char *const modest[] = { "unknown", "not_stated", "missing" };

  for (gsize i = 0; i < G_N_ELEMENTS (modest); i++)
    if (dp_field_find_choice (field, modest[i]) != NULL)
      return modest[i];

  return field->choices[0].key;
}

static double
next_position (const GPtrArray *siblings,
               int              position_field)
{
  double last = 0.0;

  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    last = MAX (last, dp_record_number_or (g_ptr_array_index (siblings, i), (guint) position_field, 0.0));

  return last + 1.0;
}

/**
 * dp_form_new_record:
 * @parent: (nullable): the record that it will belong to
 *
 * Returns: (transfer full): a record to add
 */
DpRecord *
dp_form_new_record (const DpPlan *plan,
                    DpEntityKind  kind,
                    const char   *id,
                    const char   *parent)
{
  const DpEntity *entity = dp_entity (kind);
  const GPtrArray *siblings = parent != NULL ? dp_plan_children (plan, kind, parent) : dp_plan_list (plan, kind);
  DpRecord *record = dp_record_new (kind, id);

  if (parent != NULL && entity->parent_field >= 0)
    dp_record_set (record, (guint) entity->parent_field, dp_value_text (parent));
  if (entity->position_field >= 0)
    dp_record_set (record, (guint) entity->position_field, dp_value_number (next_position (siblings, entity->position_field)));

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const DpField *field = &entity->fields[i];

      if (!(field->flags & DP_FIELD_REQUIRED) || record->values[i].kind != DP_VALUE_NONE)
        continue;
      if (field->type == DP_TYPE_CHOICE)
        dp_record_set (record, i, dp_value_text (field->flags & DP_FIELD_NAME ? first_free_choice (siblings, i, field)
                                                                             : modest_choice (field)));
      else if (field->type == DP_TYPE_TEXT && field->flags & DP_FIELD_NAME)
        dp_record_set (record, i, dp_value_text (new_name (kind)));
    }

  return record;
}

/**
 * dp_form_sum:
 * @only_field: a CHOICE field that picks the records to add up, or -1 for all of them
 * @only_key: (nullable): its key
 *
 * Returns: the sum of the known values
 */
double
dp_form_sum (const GPtrArray *records,
             guint            field,
             int              only_field,
             const char      *only_key,
             guint           *n_known)
{
  double sum = 0.0;
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);
      double number;

      if (only_field >= 0 && g_strcmp0 (dp_record_text (record, (guint) only_field), only_key) != 0)
        continue;
      if (dp_record_number (record, field, &number))
        {
          sum += number;
          n++;
        }
    }

  if (n_known != NULL)
    *n_known = n;
  return sum;
}
