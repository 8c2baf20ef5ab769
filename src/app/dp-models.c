/* dp-models.c: adding a published model's proposal to a plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The templates are whole plans; what belongs to their proposal is copied over, with new ids where the plan has used them
 * already.
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/dp-models.h"
#include "plan/dp-template.h"

/* Ids of the template → ids in the plan; "KIND id" as the key, because kinds have ids of their own. */
static char *
id_key (DpEntityKind kind,
        const char  *id)
{
  return g_strdup_printf ("%d %s", kind, id);
}

static const char *
mapped (GHashTable  *ids,
        DpEntityKind kind,
        const char  *id)
{
  g_autofree char *key = id_key (kind, id);
  const char *to = g_hash_table_lookup (ids, key);

  return to != NULL ? to : id;
}

/* The records of the template's proposal, parents before children: the order of the kinds is such. */
static GPtrArray *
records_of_proposal (const DpPlan *template,
                     const char   *proposal)
{
  GPtrArray *records = g_ptr_array_new ();

  for (int kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *list = dp_plan_list (template, (DpEntityKind) kind);

      if (kind == DP_ENTITY_BASIS)
        continue;
      for (guint i = 0; i < list->len; i++)
        {
          const DpRecord *record = g_ptr_array_index (list, i);
          const DpRecord *owner = kind == DP_ENTITY_PROPOSAL ? record : dp_plan_proposal_of (template, record);

          if (owner != NULL && g_str_equal (owner->id, proposal))
            g_ptr_array_add (records, (gpointer) record);
        }
    }
  return records;
}

/* The figures' bases come last: they point at records. */
static void
add_bases (GPtrArray    *records,
           const DpPlan *template,
           GHashTable   *ids)
{
  const GPtrArray *bases = dp_plan_list (template, DP_ENTITY_BASIS);

  for (guint i = 0; i < bases->len; i++)
    {
      const DpRecord *basis = g_ptr_array_index (bases, i);
      const DpEntity *entity = dp_entity_by_name (dp_record_text (basis, DP_BASIS_ENTITY));
      g_autofree char *key = entity != NULL ? id_key (entity->kind, dp_record_text (basis, DP_BASIS_RECORD)) : NULL;

      if (key != NULL && g_hash_table_contains (ids, key))
        g_ptr_array_add (records, (gpointer) basis);
    }
}

static char *
map_list (GHashTable  *ids,
          DpEntityKind kind,
          const char  *list)
{
  char **parts = g_strsplit (list, ",", -1);
  char *joined;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *to = g_strdup (mapped (ids, kind, parts[i]));

      g_free (parts[i]);
      parts[i] = to;
    }
  joined = g_strjoinv (",", parts);
  g_strfreev (parts);
  return joined;
}

static DpRecord *
copy_mapped (const DpRecord *record,
             GHashTable     *ids)
{
  const DpEntity *entity = dp_entity (record->kind);
  DpRecord *copy = dp_record_copy (record);

  g_free (copy->id);
  if (record->kind == DP_ENTITY_BASIS)
    {
      const DpEntity *about = dp_entity_by_name (dp_record_text (record, DP_BASIS_ENTITY));
      const char *to = mapped (ids, about->kind, dp_record_text (record, DP_BASIS_RECORD));
      int field = dp_entity_find_field (about, dp_record_text (record, DP_BASIS_FIELD));

      copy->id = dp_basis_id (about->kind, to, (guint) MAX (field, 0));
      dp_record_set (copy, DP_BASIS_RECORD, dp_value_text (to));
      return copy;
    }

  copy->id = g_strdup (mapped (ids, record->kind, record->id));
  for (guint f = 0; f < entity->n_fields; f++)
    {
      const char *text = dp_record_text (record, f);

      if (text == NULL)
        continue;
      if ((int) f == entity->parent_field)
        dp_record_set (copy, f, dp_value_text (mapped (ids, entity->parent, text)));
      else if (entity->fields[f].type == DP_TYPE_REFS)
        {
          g_autofree char *list = map_list (ids, record->kind, text);

          dp_record_set (copy, f, dp_value_text (list));
        }
    }
  return copy;
}

/**
 * dp_model_add:
 * @template_name: "model-A" …
 *
 * Adds the model's proposal with all that belongs to it, as one step, and chooses it.
 */
gboolean
dp_model_add (DpSession  *session,
              const char *template_name,
              GError    **error)
{
  DpDocument *document = dp_session_get_document (session);
  const DpPlan *plan = dp_document_get_plan (document);
  g_autoptr(DpPlan) template = dp_template_load (template_name, error);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) records = NULL;
  g_autofree char *label = NULL, *chosen = NULL;
  const DpRecord *proposal;

  if (template == NULL)
    return FALSE;
  if (dp_plan_list (template, DP_ENTITY_PROPOSAL)->len == 0)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("This model has no proposal."));
      return FALSE;
    }
  proposal = g_ptr_array_index (dp_plan_list (template, DP_ENTITY_PROPOSAL), 0);
  records = records_of_proposal (template, proposal->id);

  for (guint i = 0; i < records->len; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (ids, id_key (record->kind, record->id),
                           dp_plan_get (plan, record->kind, record->id) != NULL ? dp_document_new_id (document, record->kind)
                                                                                : g_strdup (record->id));
    }
  add_bases (records, template, ids);

  /* Translators: a step in the history; %s is a model's name. */
  label = g_strdup_printf (_("Model added: %s"), dp_record_name (proposal));
  dp_document_begin (document, label);
  for (guint i = 0; i < records->len; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);
      DpRecord *copy = copy_mapped (record, ids);
      g_autofree char *id = NULL;

      if (record->kind == DP_ENTITY_PROPOSAL)
        chosen = g_strdup (copy->id);
      id = dp_document_add (document, copy, error);
      if (id == NULL)
        {
          dp_document_end (document, NULL);
          return FALSE;
        }
    }
  if (!dp_document_end (document, error))
    return FALSE;
  dp_session_set_proposal (session, chosen);
  return TRUE;
}

/**
 * dp_estimates_restore:
 *
 * Puts back the published estimates that are missing, and takes those into use that a new plan uses.
 */
gboolean
dp_estimates_restore (DpSession *session,
                      GError   **error)
{
  DpDocument *document = dp_session_get_document (session);
  g_autoptr(DpPlan) template = dp_template_load ("empty", error);
  const GPtrArray *published;

  if (template == NULL)
    return FALSE;
  published = dp_plan_list (template, DP_ENTITY_ESTIMATE);

  dp_document_begin (document, _("Published estimates taken into use"));
  for (guint i = 0; i < published->len; i++)
    {
      const DpRecord *estimate = g_ptr_array_index (published, i);
      const DpRecord *own = dp_plan_get (dp_document_get_plan (document), DP_ENTITY_ESTIMATE, estimate->id);
      gboolean is_used = dp_record_number_or (estimate, DP_ESTIMATE_USED, 0.0) != 0.0;
      gboolean done = TRUE;

      if (own == NULL)
        {
          g_autofree char *id = dp_document_add (document, dp_record_copy (estimate), error);

          done = id != NULL;
        }
      else if (is_used && dp_record_number_or (own, DP_ESTIMATE_USED, 0.0) == 0.0)
        {
          DpValue yes = dp_value_number (1);

          done = dp_document_set (document, DP_ENTITY_ESTIMATE, own->id, DP_ESTIMATE_USED, &yes, error);
        }
      if (!done)
        {
          dp_document_end (document, NULL);
          return FALSE;
        }
    }
  return dp_document_end (document, error);
}
