/* dp-proposal-edits.c: what can be done with proposals and units as a whole.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-proposal-edits.h"

#include "app/dp-field-state.h"

#include <glib/gi18n.h>

static char *
add_record (DpSession    *session,
            DpEntityKind  kind,
            const char   *parent,
            GError      **error)
{
  DpDocument *document = dp_session_get_document (session);
  g_autofree char *id = dp_document_new_id (document, kind);

  return dp_document_add (document, dp_form_new_record (dp_document_get_plan (document), kind, id, parent), error);
}

/** dp_proposal_add: adds an empty proposal and chooses it. */
gboolean
dp_proposal_add (DpSession *session,
                 GError   **error)
{
  g_autofree char *id = add_record (session, DP_ENTITY_PROPOSAL, NULL, error);

  if (id == NULL)
    return FALSE;
  dp_session_set_proposal (session, id);
  return TRUE;
}

/** dp_proposal_duplicate: adds a copy of the chosen proposal, with all that belongs to it, and chooses the copy. */
gboolean
dp_proposal_duplicate (DpSession *session,
                       GError   **error)
{
  g_autofree char *id = NULL;

  if (dp_session_get_proposal (session) == NULL)
    return TRUE;
  id = dp_document_duplicate (dp_session_get_document (session), DP_ENTITY_PROPOSAL, dp_session_get_proposal (session), error);
  if (id == NULL)
    return FALSE;
  dp_session_set_proposal (session, id);
  return TRUE;
}

/** dp_proposal_remove: removes the chosen proposal with all that belongs to it. */
gboolean
dp_proposal_remove (DpSession *session,
                    GError   **error)
{
  g_autofree char *id = g_strdup (dp_session_get_proposal (session));

  return id == NULL || dp_document_remove (dp_session_get_document (session), DP_ENTITY_PROPOSAL, id, error);
}

/** dp_unit_add: adds an empty unit to the chosen proposal and chooses it. */
gboolean
dp_unit_add (DpSession *session,
             GError   **error)
{
  g_autofree char *id = NULL;

  if (dp_session_get_proposal (session) == NULL)
    return TRUE;
  id = add_record (session, DP_ENTITY_UNIT, dp_session_get_proposal (session), error);
  if (id == NULL)
    return FALSE;
  dp_session_set_unit (session, id);
  return TRUE;
}

/** dp_unit_duplicate: adds a copy of the chosen unit, with all that belongs to it, and chooses the copy. */
gboolean
dp_unit_duplicate (DpSession *session,
                   GError   **error)
{
  g_autofree char *id = NULL;

  if (dp_session_get_unit (session) == NULL)
    return TRUE;
  id = dp_document_duplicate (dp_session_get_document (session), DP_ENTITY_UNIT, dp_session_get_unit (session), error);
  if (id == NULL)
    return FALSE;
  dp_session_set_unit (session, id);
  return TRUE;
}

/** dp_unit_remove: removes the chosen unit with all that belongs to it. */
gboolean
dp_unit_remove (DpSession *session,
                GError   **error)
{
  g_autofree char *id = g_strdup (dp_session_get_unit (session));

  return id == NULL || dp_document_remove (dp_session_get_document (session), DP_ENTITY_UNIT, id, error);
}

static gboolean
add_unit_for_region (DpSession      *session,
                     const DpRecord *region,
                     GError        **error)
{
  DpDocument *document = dp_session_get_document (session);
  g_autofree char *id = dp_document_new_id (document, DP_ENTITY_UNIT);
  g_autofree char *added = NULL;
  DpRecord *unit = dp_form_new_record (dp_document_get_plan (document), DP_ENTITY_UNIT, id, dp_session_get_proposal (session));

  dp_record_set (unit, DP_UNIT_NAME, dp_value_text (dp_record_name (region)));
  dp_record_set (unit, DP_UNIT_REGIONS, dp_value_text (region->id));
  added = dp_document_add (document, unit, error);
  return added != NULL;
}

/** dp_unit_add_one_per_region: adds a unit for every region of the plan. Places and stays remain for the user to say. */
gboolean
dp_unit_add_one_per_region (DpSession *session,
                            GError   **error)
{
  DpDocument *document = dp_session_get_document (session);
  g_autoptr(GPtrArray) regions = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_record_free);
  const GPtrArray *list = dp_plan_list (dp_session_get_plan (session), DP_ENTITY_REGION);
  gboolean done = TRUE;

  if (dp_session_get_proposal (session) == NULL)
    return TRUE;

  /* Adding changes the plan, and with it the list. */
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_ptr_array_add (regions, dp_record_copy (g_ptr_array_index (list, i)));

  /* Translators: the name of an undo step. */
  dp_document_begin (document, _("One unit in every region"));
  for (guint i = 0; done && i < regions->len; i++)
    done = add_unit_for_region (session, g_ptr_array_index (regions, i), error);

  if (done)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}

/** dp_unit_same_places: gives all units of the chosen proposal as many places as the chosen unit has, as one step. */
gboolean
dp_unit_same_places (DpSession *session,
                     GError   **error)
{
  DpDocument *document = dp_session_get_document (session);
  const DpPlan *plan = dp_session_get_plan (session);
  const char *chosen = dp_session_get_unit (session);
  const DpRecord *unit = chosen != NULL ? dp_plan_get (plan, DP_ENTITY_UNIT, chosen) : NULL;
  const GPtrArray *units = unit != NULL ? dp_plan_children (plan, DP_ENTITY_UNIT, dp_session_get_proposal (session)) : NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean done = TRUE;
  double number;
  DpValue places;

  if (units == NULL || !dp_record_number (unit, DP_UNIT_PLACES, &number))
    return TRUE;

  places = dp_value_number (number);
  /* Each edit changes the plan, and with it the list. */
  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (ids, g_strdup (((const DpRecord *) g_ptr_array_index (units, i))->id));

  /* Translators: the name of an undo step. */
  dp_document_begin (document, _("Same number of places in all units"));
  for (guint i = 0; done && i < ids->len; i++)
    done = dp_document_set (document, DP_ENTITY_UNIT, g_ptr_array_index (ids, i), DP_UNIT_PLACES, &places, error);

  if (done)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}

/** dp_unit_add_legal_basis: adds a provision to those that the chosen unit rests on. */
gboolean
dp_unit_add_legal_basis (DpSession  *session,
                         const char *basis,
                         GError    **error)
{
  DpDocument *document = dp_session_get_document (session);
  g_autofree char *id = dp_document_new_id (document, DP_ENTITY_LEGAL_BASIS);
  g_autofree char *added = NULL;
  DpRecord *record;

  if (dp_session_get_unit (session) == NULL)
    return TRUE;
  record = dp_form_new_record (dp_document_get_plan (document), DP_ENTITY_LEGAL_BASIS, id, dp_session_get_unit (session));
  dp_record_set (record, DP_LEGAL_BASIS_BASIS, dp_value_text (basis));
  added = dp_document_add (document, record, error);
  return added != NULL;
}
