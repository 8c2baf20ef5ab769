/* dp-history.c: what a step did, in one sentence, and when.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-history.h"

#include "plan/dp-document.h"
#include "plan/dp-privacy.h"
#include "plan/dp-validate.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME_CHARACTERS 60
#define MAX_VALUE_CHARACTERS 40

/** dp_history_entry_free: frees an entry; NULL is allowed. */
void
dp_history_entry_free (DpHistoryEntry *entry)
{
  if (entry == NULL)
    return;

  g_clear_pointer (&entry->when, g_date_time_unref);
  g_free (entry->author);
  g_free (entry->label);
  g_free (entry);
}

/**
 * dp_history_now:
 *
 * Returns: (transfer full): the time in UTC, or the one that the environment variable DOEGNPLAN_NOW pins
 *   ("2026-03-03T12:00:00Z")
 */
GDateTime *
dp_history_now (void)
{
  const char *pinned = g_getenv ("DOEGNPLAN_NOW");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) given = pinned != NULL ? g_date_time_new_from_iso8601 (pinned, utc) : NULL;

  return given != NULL ? g_date_time_to_utc (given) : g_date_time_new_now (utc);
}

static char *
shorten (const char *text,
         glong       max_characters)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= max_characters)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, max_characters - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
name_of_basis (const DpPlan   *plan,
               const DpRecord *basis)
{
  const DpEntity *entity = dp_entity_by_name (dp_record_text (basis, DP_BASIS_ENTITY));
  const char *record = dp_record_text (basis, DP_BASIS_RECORD);
  const DpRecord *about = entity != NULL ? dp_plan_get (plan, entity->kind, record) : NULL;
  int field = entity != NULL ? dp_entity_find_field (entity, dp_record_text (basis, DP_BASIS_FIELD)) : -1;

  if (about == NULL || field < 0)
    return g_strdup (basis->id);

  /* Translators: the name of a record and one of its fields: "Aalborg, Places". */
  return g_strdup_printf (_("%1$s, %2$s"), dp_record_name (about), dp_field_label (&entity->fields[field]));
}

/* A step stays in the history after the text it tells of is gone, so it must not quote what looks like a CPR number. */
static char *
name_of (const DpPlan   *plan,
         const DpRecord *record)
{
  g_autofree char *name = NULL;
  g_autofree char *hidden = NULL;

  if (record->kind == DP_ENTITY_PLAN)
    name = g_strdup (dp_entity_label (dp_entity (DP_ENTITY_PLAN)));
  else if (record->kind == DP_ENTITY_BASIS)
    name = name_of_basis (plan, record);
  else if (record->kind == DP_ENTITY_JUDGEMENT)
    {
      const DpRecord *criterion = dp_plan_get (plan, DP_ENTITY_CRITERION, dp_record_name (record));

      name = g_strdup (dp_record_name (criterion != NULL ? criterion : record));
    }
  else
    name = g_strdup (dp_record_name (record));

  hidden = dp_text_hide_cpr (name);
  return shorten (hidden, MAX_NAME_CHARACTERS);
}

/** dp_history_record_name: see the header. */
char *
dp_history_record_name (const DpPlan   *plan,
                        const DpRecord *record)
{
  return name_of (plan, record);
}

/* Amounts and counts stand without their unit: "Places 6 → 8" says enough. */
static char *
describe (const DpField *field,
          const DpValue *value)
{
  g_autofree char *text = value->kind == DP_VALUE_NONE ? dp_field_describe (field, value) : dp_field_format (field, value);

  return dp_text_hide_cpr (text);
}

static char *
label_field (const DpPlan   *plan,
             const DpRecord *before,
             guint           number,
             const DpValue  *new_value)
{
  const DpField *field = dp_record_field (before, number);
  g_autofree char *name = name_of (plan, before);
  g_autofree char *from = describe (field, &before->values[number]);
  g_autofree char *to = describe (field, new_value);
  gboolean is_long = field->type == DP_TYPE_LONG_TEXT || field->type == DP_TYPE_REFS ||
                     g_utf8_strlen (from, -1) > MAX_VALUE_CHARACTERS || g_utf8_strlen (to, -1) > MAX_VALUE_CHARACTERS;

  if (is_long)
    /* Translators: a step of the history: %1$s is a record, %2$s its field: "Aalborg: Note changed". */
    return g_strdup_printf (_("%1$s: %2$s changed"), name, dp_field_label (field));

  /* Translators: a step of the history: record, field, old value, new value: "Aalborg: Places 6 → 8". */
  return g_strdup_printf (_("%1$s: %2$s %3$s → %4$s"), name, dp_field_label (field), from, to);
}

static guint
count_changed_fields (const DpChange *change,
                      guint          *first)
{
  guint n = 0;

  for (guint i = dp_entity (change->kind)->n_fields; i > 0; i--)
    if (!dp_value_equal (&change->before->values[i - 1], &change->after->values[i - 1]))
      {
        *first = i - 1;
        n++;
      }

  return n;
}

/**
 * dp_history_label:
 * @plan: the plan as it is now
 * @changes: (not nullable): a settled edit that touched something
 *
 * Returns: (transfer full): what it did, judging by the first record it touched
 */
char *
dp_history_label (const DpPlan    *plan,
                  const DpChanges *changes)
{
  const DpChange *change = dp_changes_get (changes, 0);
  guint n_records = dp_changes_count (changes);
  g_autofree char *name = NULL;
  guint field = 0;

  if (change->before == NULL)
    return dp_history_label_added (plan, change->after);
  if (change->after == NULL)
    return dp_history_label_deleted (plan, change->before);

  name = name_of (plan, change->before);
  if (n_records > 1)
    /* Translators: a step of the history; %1$s is a record, %2$u how many others changed with it. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s and %2$u other record changed",
                                         "%1$s and %2$u other records changed", n_records - 1),
                            name, n_records - 1);
  if (count_changed_fields (change, &field) > 1)
    /* Translators: a step of the history; %s is a record. */
    return g_strdup_printf (_("%s: several fields changed"), name);

  return label_field (plan, change->before, field, &change->after->values[field]);
}

/** dp_history_label_set: Returns: (transfer full): "Aalborg: Places 6 → 8", to the value that it has @now. */
char *
dp_history_label_set (const DpPlan   *plan,
                      const DpRecord *now,
                      guint           field,
                      const DpValue  *from)
{
  g_autoptr (DpRecord) before = dp_record_copy (now);

  dp_record_set (before, field, dp_value_copy (from));
  return label_field (plan, before, field, &now->values[field]);
}

/** dp_history_label_added: Returns: (transfer full): "Unit added: Aalborg". */
char *
dp_history_label_added (const DpPlan   *plan,
                        const DpRecord *record)
{
  g_autofree char *name = name_of (plan, record);

  /* Translators: a step of the history: a kind of record, its name: "Unit added: Aalborg". */
  return g_strdup_printf (_("%1$s added: %2$s"), dp_entity_label (dp_entity (record->kind)), name);
}

/** dp_history_label_deleted: Returns: (transfer full): "Unit deleted: Aalborg"; call it while @record is in @plan. */
char *
dp_history_label_deleted (const DpPlan   *plan,
                          const DpRecord *record)
{
  g_autofree char *name = name_of (plan, record);

  /* Translators: a step of the history: a kind of record, its name: "Unit deleted: Aalborg". */
  return g_strdup_printf (_("%1$s deleted: %2$s"), dp_entity_label (dp_entity (record->kind)), name);
}

/** dp_history_label_duplicated: Returns: (transfer full): "Unit duplicated: Aalborg"; @record is the original. */
char *
dp_history_label_duplicated (const DpPlan   *plan,
                             const DpRecord *record)
{
  g_autofree char *name = name_of (plan, record);

  /* Translators: a step of the history: a kind of record, its name: "Unit duplicated: Aalborg". */
  return g_strdup_printf (_("%1$s duplicated: %2$s"), dp_entity_label (dp_entity (record->kind)), name);
}

/** dp_history_label_moved: Returns: (transfer full): "Unit moved: Aalborg". */
char *
dp_history_label_moved (const DpPlan   *plan,
                        const DpRecord *record)
{
  g_autofree char *name = name_of (plan, record);

  /* Translators: a step of the history: a kind of record, its name: "Unit moved: Aalborg". */
  return g_strdup_printf (_("%1$s moved: %2$s"), dp_entity_label (dp_entity (record->kind)), name);
}
