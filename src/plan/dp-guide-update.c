/* dp-guide-update.c: what the program's scoring guide has and an older plan's copy of it has not.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-guide-update.h"

#include "plan/dp-guide.h"
#include "plan/dp-template.h"

#include <glib/gi18n-lib.h>

/* A parameter is known by what it is, a criterion by its id. */
static const DpRecord *
find_own (const DpPlan   *plan,
          const DpRecord *theirs)
{
  if (theirs->kind == DP_ENTITY_PARAMETER)
    return dp_guide_parameter (plan, dp_record_text (theirs, DP_PARAMETER_PARAMETER));

  return dp_plan_get (plan, theirs->kind, theirs->id);
}

static void
add (DpGuideUpdate        *update,
     DpGuideDifferenceKind kind,
     const DpRecord       *theirs,
     const DpRecord       *own,
     guint                 field)
{
  const DpGuideDifference difference = { kind, theirs, own, field };

  g_array_append_val (update->differences, difference);
  if (kind == DP_GUIDE_ADDED)
    update->n_added++;
}

/* Texts are the planner's own, in the planner's language: only one that is missing is a difference. */
static void
compare_fields (DpGuideUpdate  *update,
                const DpRecord *theirs,
                const DpRecord *own)
{
  const DpEntity *entity = dp_entity (theirs->kind);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const DpField *field = &entity->fields[f];
      gboolean is_text = field->type == DP_TYPE_TEXT || field->type == DP_TYPE_LONG_TEXT;

      if ((int) f == entity->position_field || dp_value_equal (&theirs->values[f], &own->values[f]))
        continue;
      if (is_text && own->values[f].kind == DP_VALUE_NONE)
        add (update, DP_GUIDE_FILLED, theirs, own, f);
      else if (!is_text)
        add (update, DP_GUIDE_KEPT, theirs, own, f);
    }
}

/**
 * dp_guide_update_new:
 * @plan: a plan
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how the plan's guide differs from the program's; borrows from @plan
 */
DpGuideUpdate *
dp_guide_update_new (const DpPlan *plan,
                     GError      **error)
{
  static const DpEntityKind kinds[] = { DP_ENTITY_PARAMETER, DP_ENTITY_CRITERION };
  g_autoptr (DpPlan) guide = dp_template_load_guide (error);
  DpGuideUpdate *update;

  if (guide == NULL)
    return NULL;

  update = g_new0 (DpGuideUpdate, 1);
  update->guide = g_steal_pointer (&guide);
  update->differences = g_array_new (FALSE, FALSE, sizeof (DpGuideDifference));
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const GPtrArray *records = dp_plan_list (update->guide, kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          const DpRecord *own = find_own (plan, records->pdata[i]);

          if (own == NULL)
            add (update, DP_GUIDE_ADDED, records->pdata[i], NULL, 0);
          else
            compare_fields (update, records->pdata[i], own);
        }
    }

  return update;
}

/** dp_guide_update_free: frees @update; NULL is allowed. */
void
dp_guide_update_free (DpGuideUpdate *update)
{
  if (update == NULL)
    return;

  g_array_unref (update->differences);
  dp_plan_free (update->guide);
  g_free (update);
}

static gboolean
take (DpDocument              *document,
      const DpGuideDifference *difference,
      GError                 **error)
{
  g_autofree char *id = NULL;

  if (difference->kind == DP_GUIDE_FILLED)
    return dp_document_set (document, difference->own->kind, difference->own->id, difference->field,
                            &difference->theirs->values[difference->field], error);
  if (difference->kind == DP_GUIDE_KEPT)
    return TRUE;

  id = dp_document_add (document, dp_record_copy (difference->theirs), error);
  return id != NULL;
}

/**
 * dp_guide_take_over:
 * @document: a document
 * @error: return location for an error
 *
 * Judgements, weights and limits that the plan has stay as they are.
 *
 * Returns: FALSE when a record was refused; nothing is then changed
 */
gboolean
dp_guide_take_over (DpDocument *document,
                    GError    **error)
{
  /* A snapshot: what it borrows must outlive the edits. */
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr (DpGuideUpdate) update = dp_guide_update_new (before, error);

  if (update == NULL)
    return FALSE;

  /* Translators: the label of an undo step */
  dp_document_begin (document, _("Take over the program’s scoring guide"));
  for (guint i = 0; i < update->differences->len; i++)
    if (!take (document, &g_array_index (update->differences, DpGuideDifference, i), error))
      {
        dp_document_cancel (document);
        return FALSE;
      }

  return dp_document_end (document, error);
}
