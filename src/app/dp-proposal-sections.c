/* dp-proposal-sections.c: how the form of a proposal is divided.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-proposal-sections.h"

#include "plan/dp-catalogue.h"

typedef struct
{
  const char *requirement;
  DpSection section;
} Place;

static const char *const names[DP_N_SECTIONS] = { "head", "legal", "staffing", "place", "money", "time" };

/* Where the data stand that a requirement asks about. */
static const Place places[] = {
  { "1.legal", DP_SECTION_LEGAL },
  { "1.attachment", DP_SECTION_LEGAL },
  { "1.content", DP_SECTION_LEGAL },
  { "1.competences", DP_SECTION_STAFFING },
  { "1.place", DP_SECTION_PLACE },
  { "1.combined", DP_SECTION_LEGAL },
  { "1.horizon", DP_SECTION_STAFFING },
  { "1.network", DP_SECTION_TIME },
  { "1.coherence", DP_SECTION_TIME },
  { "1.reach", DP_SECTION_PLACE },
  { "2.plan", DP_SECTION_TIME },
  { "2.when", DP_SECTION_TIME },
  { "3.model", DP_SECTION_MONEY },
  { "3.new_or_wing", DP_SECTION_LEGAL },
  { "3.operator", DP_SECTION_MONEY },
  { "4.when", DP_SECTION_TIME },
};

/** dp_section_name: Returns: the name of a section in actions and .ui files. */
const char *
dp_section_name (DpSection section)
{
  g_return_val_if_fail (section < DP_N_SECTIONS, NULL);
  return names[section];
}

/** dp_section_by_name: Returns: the section called @name; the first for an unknown one. */
DpSection
dp_section_by_name (const char *name)
{
  for (guint i = 0; i < DP_N_SECTIONS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;

  return DP_SECTION_HEAD;
}

/** dp_section_is_of_unit: Returns: whether the section shows one unit, not the proposal as a whole. */
gboolean
dp_section_is_of_unit (DpSection section)
{
  return section == DP_SECTION_LEGAL || section == DP_SECTION_STAFFING || section == DP_SECTION_PLACE;
}

static DpSection
section_of_proposal_field (guint field)
{
  switch (field)
    {
    case DP_PROPOSAL_OPERATOR:
    case DP_PROPOSAL_FINANCING:
    case DP_PROPOSAL_FINANCING_NOTE:
    case DP_PROPOSAL_PRICE_YEAR:
      return DP_SECTION_MONEY;
    default:
      return DP_SECTION_HEAD;
    }
}

/** dp_section_of_field: Returns: whether the form has the field; @section is set only then. */
gboolean
dp_section_of_field (DpEntityKind kind,
                     guint        field,
                     DpSection   *section)
{
  switch (kind)
    {
    case DP_ENTITY_PROPOSAL:
      *section = section_of_proposal_field (field);
      return TRUE;
    case DP_ENTITY_UNIT:
      *section = field == DP_UNIT_KIND || field == DP_UNIT_ATTACHED_TO ? DP_SECTION_LEGAL : DP_SECTION_PLACE;
      return TRUE;
    case DP_ENTITY_LEGAL_BASIS:
    case DP_ENTITY_ELEMENT:
      *section = DP_SECTION_LEGAL;
      return TRUE;
    case DP_ENTITY_STAFFING:
      *section = DP_SECTION_STAFFING;
      return TRUE;
    case DP_ENTITY_COST:
    case DP_ENTITY_PAYER:
      *section = DP_SECTION_MONEY;
      return TRUE;
    case DP_ENTITY_STEP:
    case DP_ENTITY_AGREEMENT:
      *section = DP_SECTION_TIME;
      return TRUE;
    case DP_ENTITY_PLAN:
    case DP_ENTITY_ASSUMPTION:
    case DP_ENTITY_BASIS:
    case DP_ENTITY_REGION:
    case DP_ENTITY_ESTIMATE:
    case DP_ENTITY_PARAMETER:
    case DP_ENTITY_CRITERION:
    case DP_ENTITY_ANSWER:
    case DP_ENTITY_JUDGEMENT:
    case DP_ENTITY_CLEARED_NUMBER:
    case DP_N_ENTITIES:
    default:
      return FALSE;
    }
}

/** dp_section_of_requirement: Returns: the section that holds the data of a requirement. */
DpSection
dp_section_of_requirement (const char *requirement)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].requirement, requirement) == 0)
      return places[i].section;

  return DP_SECTION_HEAD;
}

/** dp_section_first_requirement: Returns: (nullable): the first requirement whose data stand in @section. */
const char *
dp_section_first_requirement (DpSection section)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].section == section)
      return places[i].requirement;

  return NULL;
}

static const DpRecord *
find_child (const DpPlan *plan,
            DpEntityKind  kind,
            const char   *parent,
            guint         field,
            const char   *key)
{
  const GPtrArray *records = parent != NULL ? dp_plan_children (plan, kind, parent) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const DpRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (dp_record_text (record, field), key) == 0)
        return record;
    }

  return NULL;
}

/** dp_answer_find: Returns: (nullable): the proposal's answer to a requirement. */
const DpRecord *
dp_answer_find (const DpPlan *plan,
                const char   *proposal,
                const char   *requirement)
{
  return find_child (plan, DP_ENTITY_ANSWER, proposal, DP_ANSWER_REQUIREMENT, requirement);
}

/** dp_answer_state: Returns: the key of the state of the answer; "missing" when there is none. */
const char *
dp_answer_state (const DpPlan *plan,
                 const char   *proposal,
                 const char   *requirement)
{
  const DpRecord *answer = dp_answer_find (plan, proposal, requirement);
  const char *state = answer != NULL ? dp_record_text (answer, DP_ANSWER_STATE) : NULL;

  return state != NULL ? state : "missing";
}

/** dp_answer_state_is_answered: Returns: whether the request is met; a refusal with reasons is an answer too. */
gboolean
dp_answer_state_is_answered (const char *state)
{
  return !g_str_equal (state, "missing") && !g_str_equal (state, "waiting");
}

/** dp_answer_state_icon: Returns: the icon that tells the state by its shape. */
const char *
dp_answer_state_icon (const char *state)
{
  if (g_str_equal (state, "answered"))
    return "dp-answered-symbolic";
  if (g_str_equal (state, "reservation"))
    return "dp-reservation-symbolic";
  if (g_str_equal (state, "refused"))
    return "dp-refused-symbolic";
  if (g_str_equal (state, "waiting"))
    return "dp-waiting-symbolic";
  return "dp-missing-symbolic";
}

/**
 * dp_answers_count:
 * @part: (nullable): the heading of a part of the request, or NULL for all of it
 * @n_of: (out) (optional): the number of requirements
 *
 * Returns: how many of them are answered
 */
guint
dp_answers_count (const DpPlan *plan,
                  const char   *proposal,
                  const char   *part,
                  guint        *n_of)
{
  guint n = 0, all = 0;

  for (const DpChoice *choice = dp_choices_requirement; choice->key != NULL; choice++)
    {
      if (part != NULL && g_strcmp0 (dp_requirement_part (choice->key), part) != 0)
        continue;
      all++;
      if (dp_answer_state_is_answered (dp_answer_state (plan, proposal, choice->key)))
        n++;
    }

  if (n_of != NULL)
    *n_of = all;
  return n;
}

/** dp_element_find: Returns: (nullable): what the unit says about one of the eleven elements. */
const DpRecord *
dp_element_find (const DpPlan *plan,
                 const char   *unit,
                 const char   *element)
{
  return find_child (plan, DP_ENTITY_ELEMENT, unit, DP_ELEMENT_ELEMENT, element);
}

/** dp_unit_lacks_retention_basis: Returns: whether retention is offered, but neither of the acts that permit it named. */
gboolean
dp_unit_lacks_retention_basis (const DpPlan *plan,
                               const char   *unit)
{
  const DpRecord *retention = dp_element_find (plan, unit, "retention");
  const char *state = retention != NULL ? dp_record_text (retention, DP_ELEMENT_STATE) : NULL;

  if (g_strcmp0 (state, "own") != 0 && g_strcmp0 (state, "agreement") != 0)
    return FALSE;

  return find_child (plan, DP_ENTITY_LEGAL_BASIS, unit, DP_LEGAL_BASIS_BASIS, "sul-141b") == NULL &&
         find_child (plan, DP_ENTITY_LEGAL_BASIS, unit, DP_LEGAL_BASIS_BASIS, "hold-1") == NULL;
}
