/* dp-template.c: the plans that one can begin with, read from the JSON files that the program carries.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A template is an object with up to three members:
 *   "include": names of other templates whose records come first
 *   "texts":   texts used more than once, by key; "@key" stands for one of them wherever a text may stand
 *   "records": [{ "entity", "id", "fields": { name: value }, "assumptions": { field: reason }, "sources": { field: text } }]
 * A text is a string, the same in every language, or an object with the members "da" and "en". Records come in the order
 * of their positions, parents before children. A field named under "assumptions" gets a basis record that marks it as our
 * assumption (a source beside it says what the assumption leans on); one named under "sources" only is given by a document.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-template.h"

#include "plan/dp-error.h"
#include "plan/dp-text.h"
#include "plan/dp-validate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define TEMPLATE_FOLDER RESOURCE_PATH "/data/templates/"
#define MODEL_PREFIX "model-"

/* Units of assumptions and criteria stay English source strings in the plan, as in the field table; forms translate them. */
static const char *const known_units[] = {
  N_("share"),
  N_("years"),
  N_("months"),
  N_("women a year"),
  N_("hours"),
  N_("days a year"),
  N_("minutes a day"),
  N_("people"),
  N_("FTE"),
  N_("km"),
  N_("weeks"),
  N_("places"),
  NULL,
};

/* What is known while a template is read; @proposal limits the records to one proposal's. */
typedef struct
{
  DpPlan *plan;
  const char *file;
  const char *proposal;
  JsonObject *texts;
  GHashTable *positions; /* "entity/parent" → number of records so far */
} Reader;

static gboolean read_file (Reader     *reader,
                           const char *name,
                           GError    **error);

/* Always returns FALSE, for the caller to return. */
static gboolean
fail (const Reader *reader,
      const char   *where,
      const char   *what,
      GError      **error)
{
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_DAMAGED,
               _("The template “%s” that the program carries is damaged: %s (%s). Install the program again."),
               reader->file, what, where);
  return FALSE;
}

/* The text in the program's language, or NULL when it is no complete text. */
static const char *
find_text (const Reader *reader,
           JsonNode     *node)
{
  if (node == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      if (!json_object_has_member (object, "da") || !json_object_has_member (object, "en"))
        return NULL;
      return json_object_get_string_member_with_default (object, dp_language_code (), NULL);
    }

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  if (json_node_get_string (node)[0] == '@')
    {
      const char *key = json_node_get_string (node) + 1;

      return reader->texts != NULL ? find_text (reader, json_object_get_member (reader->texts, key)) : NULL;
    }

  return json_node_get_string (node);
}

static gboolean
holds_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return JSON_NODE_HOLDS_VALUE (node) && (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE);
}

/* Keys have no language and no short hand. */
static gboolean
keys_are_known (const DpField *field,
                const char    *text)
{
  g_auto (GStrv) keys = g_strsplit (text, ",", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (dp_field_find_choice (field, keys[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
read_field (Reader     *reader,
            DpRecord   *record,
            const char *name,
            JsonNode   *node,
            GError    **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  int number = dp_entity_find_field (entity, name);
  g_autofree char *where = g_strdup_printf ("%s %s.%s", entity->name, record->id, name);
  const DpField *field;
  const char *text;

  if (number < 0)
    return fail (reader, where, "no such field", error);
  if (number == entity->position_field)
    return fail (reader, where, "positions are given by the order", error);

  field = &entity->fields[number];
  if (dp_field_is_number (field))
    {
      if (!holds_number (node))
        return fail (reader, where, "not a number", error);
      dp_record_set (record, (guint) number, dp_value_number (json_node_get_double (node)));
      return TRUE;
    }

  text = find_text (reader, node);
  if (text == NULL || text[0] == '\0')
    return fail (reader, where, "not a text in every language", error);
  if (field->choices != NULL && !keys_are_known (field, text))
    return fail (reader, where, "no such choice", error);
  if (g_str_equal (field->name, "unit") && field->type == DP_TYPE_TEXT && !g_strv_contains (known_units, text))
    return fail (reader, where, "no such unit", error);

  dp_record_set (record, (guint) number, dp_value_text (text));
  return TRUE;
}

static gboolean
read_fields (Reader     *reader,
             DpRecord   *record,
             JsonObject *object,
             GError    **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!read_field (reader, record, name, node, error))
      return FALSE;

  return TRUE;
}

static void
number_record (Reader   *reader,
               DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);
  const char *parent = dp_record_parent (record);
  char *key = g_strdup_printf ("%s/%s", entity->name, parent != NULL ? parent : "");
  int count = GPOINTER_TO_INT (g_hash_table_lookup (reader->positions, key)) + 1;

  g_hash_table_insert (reader->positions, key, GINT_TO_POINTER (count));
  if (entity->position_field >= 0)
    dp_record_set (record, (guint) entity->position_field, dp_value_number (count));
}

/* Where a field's figure comes from: @reason makes it an assumption. */
static gboolean
add_basis (Reader         *reader,
           const DpRecord *record,
           const char     *field_name,
           JsonNode       *source,
           JsonNode       *reason,
           GError        **error)
{
  const DpEntity *entity = dp_entity (record->kind);
  int field = dp_entity_find_field (entity, field_name);
  g_autofree char *where = g_strdup_printf ("%s %s.%s", entity->name, record->id, field_name);
  g_autofree char *id = NULL;
  DpRecord *basis;

  if (field < 0)
    return fail (reader, where, "no such field", error);
  if (record->values[field].kind == DP_VALUE_NONE)
    return fail (reader, where, "a basis without a value", error);
  if ((source != NULL && find_text (reader, source) == NULL) || (reason != NULL && find_text (reader, reason) == NULL))
    return fail (reader, where, "not a text in every language", error);

  id = dp_basis_id (record->kind, record->id, (guint) field);
  basis = dp_record_new (DP_ENTITY_BASIS, id);
  dp_record_set (basis, DP_BASIS_ENTITY, dp_value_text (entity->name));
  dp_record_set (basis, DP_BASIS_RECORD, dp_value_text (record->id));
  dp_record_set (basis, DP_BASIS_FIELD, dp_value_text (field_name));
  dp_record_set (basis, DP_BASIS_KIND, dp_value_text (reason != NULL ? "assumption" : "document"));
  if (source != NULL)
    dp_record_set (basis, DP_BASIS_SOURCE, dp_value_text (find_text (reader, source)));
  if (reason != NULL)
    dp_record_set (basis, DP_BASIS_REASON, dp_value_text (find_text (reader, reason)));
  dp_plan_put (reader->plan, basis);

  return TRUE;
}

static JsonObject *
find_object (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
add_bases (Reader         *reader,
           const DpRecord *record,
           JsonObject     *object,
           GError        **error)
{
  JsonObject *reasons = find_object (object, "assumptions");
  JsonObject *sources = find_object (object, "sources");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (reasons != NULL)
    {
      json_object_iter_init_ordered (&iter, reasons);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        {
          JsonNode *source = sources != NULL ? json_object_get_member (sources, name) : NULL;

          if (!add_basis (reader, record, name, source, node, error))
            return FALSE;
        }
    }

  if (sources != NULL)
    {
      json_object_iter_init_ordered (&iter, sources);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if ((reasons == NULL || !json_object_has_member (reasons, name))
            && !add_basis (reader, record, name, node, NULL, error))
          return FALSE;
    }

  return TRUE;
}

/* Whether @record belongs to the proposal that is wanted: it is that proposal, or its parent was taken. */
static gboolean
is_wanted (const Reader   *reader,
           const DpRecord *record)
{
  if (reader->proposal == NULL)
    return TRUE;
  if (record->kind == DP_ENTITY_PROPOSAL)
    return g_str_equal (record->id, reader->proposal);

  return dp_plan_get (reader->plan, dp_entity (record->kind)->parent, dp_record_parent (record)) != NULL;
}

static gboolean
read_record (Reader     *reader,
             JsonObject *object,
             GError    **error)
{
  const char *entity_name = json_object_get_string_member_with_default (object, "entity", "");
  const char *id = json_object_get_string_member_with_default (object, "id", "");
  const DpEntity *entity = dp_entity_by_name (entity_name);
  JsonObject *fields = find_object (object, "fields");
  g_autoptr (DpRecord) record = NULL;
  const DpRecord *added;

  if (entity == NULL || id[0] == '\0' || fields == NULL)
    return fail (reader, entity_name, "a record needs a kind, an id and fields", error);
  if (dp_plan_get (reader->plan, entity->kind, id) != NULL && reader->proposal == NULL)
    return fail (reader, id, "two records with this id", error);

  record = dp_record_new (entity->kind, id);
  if (!read_fields (reader, record, fields, error))
    return FALSE;
  if (!is_wanted (reader, record))
    return TRUE;

  number_record (reader, record);
  added = record;
  dp_plan_put (reader->plan, g_steal_pointer (&record));

  return add_bases (reader, added, object, error);
}

static gboolean
read_includes (Reader     *reader,
               JsonObject *object,
               GError    **error)
{
  JsonArray *names = json_object_has_member (object, "include") ? json_object_get_array_member (object, "include") : NULL;

  for (guint i = 0; names != NULL && reader->proposal == NULL && i < json_array_get_length (names); i++)
    if (!read_file (reader, json_array_get_string_element (names, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_object (Reader     *reader,
             JsonObject *object,
             GError    **error)
{
  JsonArray *records = json_object_has_member (object, "records") ? json_object_get_array_member (object, "records") : NULL;

  if (!read_includes (reader, object, error))
    return FALSE;
  if (records == NULL)
    return fail (reader, "records", "no records", error);

  reader->texts = find_object (object, "texts");
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonNode *node = json_array_get_element (records, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (reader, "records", "not a record", error);
      if (!read_record (reader, json_node_get_object (node), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_file (Reader     *reader,
           const char *name,
           GError    **error)
{
  g_autofree char *path = g_strdup_printf (TEMPLATE_FOLDER "%s.json", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local = NULL;
  const char *outer_file = reader->file;
  JsonObject *outer_texts = reader->texts;
  gsize size;
  const char *data;
  gboolean ok;

  reader->file = name;
  if (bytes == NULL)
    return fail (reader, path, "the file is missing", error);

  data = g_bytes_get_data (bytes, &size);
  if (!json_parser_load_from_data (parser, data, (gssize) size, &local))
    return fail (reader, path, local->message, error);
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return fail (reader, path, "not an object", error);

  ok = read_object (reader, json_node_get_object (json_parser_get_root (parser)), error);
  reader->file = outer_file;
  reader->texts = outer_texts;
  return ok;
}

/* References may point forwards in the file, so records are checked when all are there. */
static gboolean
validate_plan (const Reader *reader,
               GError      **error)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (reader->plan, (DpEntityKind) kind);

      for (guint i = 0; i < records->len; i++)
        {
          const DpRecord *record = records->pdata[i];
          g_autoptr (GError) local = NULL;

          if (!dp_validate_record (reader->plan, record, &local))
            return fail (reader, record->id, local->message, error);
        }
    }

  return TRUE;
}

static gboolean
read_template (Reader     *reader,
               const char *name,
               GError    **error)
{
  if (!g_str_has_prefix (name, MODEL_PREFIX))
    return read_file (reader, name, error);

  if (!read_file (reader, "empty", error))
    return FALSE;

  reader->proposal = name + strlen (MODEL_PREFIX);
  return read_file (reader, "sample", error);
}

static DpPlan *
load (const char *name,
      GError    **error)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();
  g_autoptr (GHashTable) positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .plan = plan, .file = name, .positions = positions };

  if (!read_template (&reader, name, error) || !validate_plan (&reader, error))
    return NULL;

  return g_steal_pointer (&plan);
}

/** dp_template_load_guide: Returns: (transfer full) (nullable): only the standard scoring guide's parameters and criteria. */
DpPlan *
dp_template_load_guide (GError **error)
{
  return load ("scoring-guide", error);
}

/**
 * dp_template_load:
 * @name: "empty", "sample", or "model-A" … "model-0" (the empty plan with that model's proposal)
 *
 * Returns: (transfer full) (nullable): the plan, its texts in the program's language
 */
DpPlan *
dp_template_load (const char *name,
                  GError    **error)
{
  static const char *const names[] = {
    "empty", "sample", "model-A", "model-B", "model-C", "model-P", "model-0", NULL,
  };

  g_return_val_if_fail (name != NULL, NULL);

  if (!g_strv_contains (names, name))
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                   _("There is no template “%s”. Choose empty, sample, or model-A, -B, -C, -P or -0."), name);
      return NULL;
    }

  return load (name, error);
}
