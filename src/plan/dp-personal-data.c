/* dp-personal-data.c: what looks like CPR numbers in the texts of a plan, and what the planner says about it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number that the planner says is none is remembered in the plan, so that nobody is asked twice, also after the text
 * was copied to another proposal. What is remembered must not hold the number: the text may be deleted later because it
 * was one after all. So a "cleared number" keeps the first 16 bits of a SHA-256 over its own id and the ten digits. There
 * are some 365 million numbers with a valid date (36,525 days × 10,000); about 5,600 of them share any such mark, so it
 * does not lead back to one. The id in it, which is drawn at random, keeps equal numbers in two plans from looking alike.
 * The price: one other number in 65,536 is taken for a cleared one.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-personal-data.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MARK_CHARACTERS 4 /* of the checksum in hexadecimal digits: 16 bits */

struct _DpPersonalData
{
  const DpPlan *plan;
  GHashTable *found;  /* "kind/id" → GPtrArray of DpPersonalNumber; no entry when there is none */
  GPtrArray *changed; /* of DpChangedRecord: to be looked through again; NULL: everything */
  GPtrArray *list;    /* (nullable): borrowed from @found, without what is cleared */
};

static void
number_free (gpointer data)
{
  DpPersonalNumber *number = data;

  g_free (number->record);
  g_free (number);
}

static char *
key_of (DpEntityKind kind,
        const char  *id)
{
  return g_strdup_printf ("%u/%s", (guint) kind, id);
}

/* Hidden fields hold keys and ids that the program sets. */
static gboolean
holds_text (const DpField *field)
{
  return (field->type == DP_TYPE_TEXT || field->type == DP_TYPE_LONG_TEXT) && (field->flags & DP_FIELD_HIDDEN) == 0;
}

static void
look_through (DpPersonalData *data,
              const DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);
  GPtrArray *numbers = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *text = holds_text (&entity->fields[i]) ? dp_record_text (record, i) : NULL;
      DpCprMatch match = { 0 };

      while (dp_text_find_cpr (text, match.end, &match))
        {
          DpPersonalNumber *number = g_new0 (DpPersonalNumber, 1);

          number->kind = record->kind;
          number->record = g_strdup (record->id);
          number->field = i;
          number->match = match;
          if (numbers == NULL)
            numbers = g_ptr_array_new_with_free_func (number_free);
          g_ptr_array_add (numbers, number);
        }
    }

  if (numbers != NULL)
    g_hash_table_replace (data->found, key_of (record->kind, record->id), numbers);
}

static void
changed_record_free (gpointer data)
{
  DpChangedRecord *changed = data;

  g_free (changed->id);
  g_free (changed);
}

/** dp_personal_data_new: Returns: (transfer full): nothing looked through yet; @plan is borrowed. */
DpPersonalData *
dp_personal_data_new (const DpPlan *plan)
{
  DpPersonalData *data = g_new0 (DpPersonalData, 1);

  data->plan = plan;
  data->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return data;
}

/** dp_personal_data_free: NULL is allowed. */
void
dp_personal_data_free (DpPersonalData *data)
{
  if (data == NULL)
    return;

  g_clear_pointer (&data->list, g_ptr_array_unref);
  g_clear_pointer (&data->changed, g_ptr_array_unref);
  g_hash_table_unref (data->found);
  g_free (data);
}

/** dp_personal_data_forget: what changed (NULL: anything may have) is looked through again when it is asked for. */
void
dp_personal_data_forget (DpPersonalData    *data,
                         const DpChangeSet *changes)
{
  g_clear_pointer (&data->list, g_ptr_array_unref);
  if (changes == NULL || changes->everything)
    {
      g_clear_pointer (&data->changed, g_ptr_array_unref);
      return;
    }
  if (data->changed == NULL)
    return;

  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *record = changes->records->pdata[i];
      DpChangedRecord *copy = g_new0 (DpChangedRecord, 1);

      copy->kind = record->kind;
      copy->id = g_strdup (record->id);
      g_ptr_array_add (data->changed, copy);
    }
}

static void
look_through_all (DpPersonalData *data)
{
  g_hash_table_remove_all (data->found);
  data->changed = g_ptr_array_new_with_free_func (changed_record_free);

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (data->plan, kind);

      for (guint i = 0; i < records->len; i++)
        look_through (data, records->pdata[i]);
    }
}

static void
look_through_changed (DpPersonalData *data)
{
  for (guint i = 0; i < data->changed->len; i++)
    {
      const DpChangedRecord *changed = data->changed->pdata[i];
      const DpRecord *record = dp_plan_get (data->plan, changed->kind, changed->id);
      g_autofree char *key = key_of (changed->kind, changed->id);

      g_hash_table_remove (data->found, key);
      if (record != NULL)
        look_through (data, record);
    }
  g_ptr_array_set_size (data->changed, 0);
}

static char *
mark_of (const char *id,
         const char *digits)
{
  g_autofree char *salted = g_strdup_printf ("%s:%s", id, digits);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);

  return g_strndup (sum, MARK_CHARACTERS);
}

static gboolean
is_cleared (const DpPlan *plan,
            const char   *digits)
{
  const GPtrArray *cleared = dp_plan_list (plan, DP_ENTITY_CLEARED_NUMBER);

  for (guint i = 0; i < cleared->len; i++)
    {
      const DpRecord *record = cleared->pdata[i];
      g_autofree char *mark = mark_of (record->id, digits);

      if (g_strcmp0 (dp_record_text (record, DP_CLEARED_NUMBER_MARK), mark) == 0)
        return TRUE;
    }

  return FALSE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const DpPersonalNumber *one = *(DpPersonalNumber *const *) a;
  const DpPersonalNumber *other = *(DpPersonalNumber *const *) b;
  int order = (int) one->kind - (int) other->kind;

  if (order == 0)
    order = strcmp (one->record, other->record);
  if (order == 0)
    order = (int) one->field - (int) other->field;
  if (order == 0)
    order = one->match.start < other->match.start ? -1 : 1;
  return order;
}

/**
 * dp_personal_data_list:
 *
 * Returns: (transfer none) (element-type DpPersonalNumber): every number that looks like a CPR number and was not said
 *   to be none, in a fixed order; valid until dp_personal_data_forget()
 */
const GPtrArray *
dp_personal_data_list (DpPersonalData *data)
{
  GHashTableIter iter;
  gpointer value;

  if (data->list != NULL)
    return data->list;

  if (data->changed == NULL)
    look_through_all (data);
  else
    look_through_changed (data);

  data->list = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, data->found);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GPtrArray *numbers = value;

      for (guint i = 0; i < numbers->len; i++)
        if (!is_cleared (data->plan, ((const DpPersonalNumber *) numbers->pdata[i])->match.digits))
          g_ptr_array_add (data->list, numbers->pdata[i]);
    }
  g_ptr_array_sort (data->list, compare_numbers);

  return data->list;
}

/* The text without the number and without the gap that it would leave. */
static char *
text_without (const char       *text,
              const DpCprMatch *match)
{
  GString *rest = g_string_new_len (text, (gssize) match->start);
  const char *after = text + match->end;

  if ((rest->len == 0 || g_ascii_isspace (rest->str[rest->len - 1])) && after[0] == ' ')
    after++;
  g_string_append (rest, after);

  return g_strchomp (g_string_free (rest, FALSE));
}

/**
 * dp_personal_number_delete:
 * @number: as the list gives it
 *
 * Takes the number out of its text. A text that must not be empty gets the word for its kind of record.
 *
 * Returns: whether it is gone; also when it was not there any more
 */
gboolean
dp_personal_number_delete (DpDocument             *document,
                           const DpPersonalNumber *number,
                           GError                **error)
{
  const DpRecord *record;
  const char *text;
  g_autofree char *id = NULL;
  g_autofree char *rest = NULL;
  g_auto (DpValue) value = DP_VALUE_INIT;
  DpEntityKind kind = number->kind;
  guint field = number->field;

  g_return_val_if_fail (DP_IS_DOCUMENT (document) && number != NULL, FALSE);

  record = dp_plan_get (dp_document_get_plan (document), kind, number->record);
  text = record != NULL ? dp_record_text (record, field) : NULL;
  if (text == NULL || strlen (text) < number->match.end)
    return TRUE;

  id = g_strdup (record->id);
  rest = text_without (text, &number->match);
  if (rest[0] != '\0')
    value = dp_value_text (rest);
  else if ((dp_field (kind, field)->flags & DP_FIELD_REQUIRED) != 0)
    value = dp_value_text (dp_entity_label (dp_entity (kind)));

  /* The step's own label would quote the text. */
  dp_document_begin (document, _("Number that looks like a CPR number deleted"));
  if (dp_document_set (document, kind, id, field, &value, error))
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}

/**
 * dp_personal_number_clear:
 * @number: as the list gives it
 *
 * Remembers in the plan that the number is no CPR number, wherever it stands.
 *
 * Returns: whether that is written
 */
gboolean
dp_personal_number_clear (DpDocument             *document,
                          const DpPersonalNumber *number,
                          GError                **error)
{
  g_autofree char *id = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *added = NULL;
  DpRecord *record;

  g_return_val_if_fail (DP_IS_DOCUMENT (document) && number != NULL, FALSE);

  id = dp_document_new_id (document, DP_ENTITY_CLEARED_NUMBER);
  mark = mark_of (id, number->match.digits);
  record = dp_record_new (DP_ENTITY_CLEARED_NUMBER, id);
  dp_record_set (record, DP_CLEARED_NUMBER_MARK, dp_value_text (mark));

  dp_document_begin (document, _("Number said to be no CPR number"));
  added = dp_document_add (document, record, error);
  if (added != NULL)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}
