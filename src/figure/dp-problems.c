/* dp-problems.c: what the planner should look at before showing the plan to anybody.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-problems.h"

#include "figure/dp-problems-private.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

static void
problem_free (gpointer data)
{
  DpProblem *problem = data;

  g_free (problem->text);
  g_free (problem->detail);
  g_free (problem->record);
  g_free (problem);
}

void
_dp_problems_add (GPtrArray      *problems,
                  DpProblemLevel  level,
                  char           *text,
                  const char     *detail,
                  const DpRecord *record,
                  guint           field)
{
  DpProblem *problem = g_new0 (DpProblem, 1);

  problem->level = level;
  problem->text = text;
  problem->detail = detail != NULL ? dp_text_hide_cpr (detail) : NULL;
  problem->kind = record->kind;
  problem->record = g_strdup (record->id);
  problem->field = field;
  g_ptr_array_add (problems, problem);
}

static void
check_gap (GPtrArray              *problems,
           const DpCapacityResult *capacity)
{
  static const guint fields[] = {
    [DP_GAP_NO_PLACES] = DP_UNIT_PLACES,
    [DP_GAP_NO_STAY] = DP_UNIT_STAY_BEFORE,
    [DP_GAP_NO_REGIONS] = DP_UNIT_REGIONS,
  };
  char *text = dp_words_gap (capacity);

  if (text == NULL)
    return;

  if (capacity->gap == DP_GAP_NO_POPULATION && capacity->gap_record != NULL)
    _dp_problems_add (problems, DP_PROBLEM_WARNING, text, dp_record_name (capacity->gap_record), capacity->gap_record,
                      dp_need_split_field ((DpNeedSplit) capacity->gap_split));
  else if (capacity->gap_record != NULL && capacity->gap < G_N_ELEMENTS (fields))
    _dp_problems_add (problems, DP_PROBLEM_WARNING, text, dp_record_name (capacity->gap_record), capacity->gap_record,
                      fields[capacity->gap]);
  else
    _dp_problems_add (problems, DP_PROBLEM_WARNING, text, dp_record_name (capacity->proposal), capacity->proposal, DP_PROPOSAL_NAME);
}

static void
check_unserved (GPtrArray              *problems,
                const DpCapacityResult *capacity)
{
  g_autofree char *share = NULL;

  if (capacity->gap != DP_GAP_NONE || capacity->unserved_share <= 0.0)
    return;

  share = dp_format_percent (capacity->unserved_share);
  /* Translators: share of the country's need whose region has no unit */
  _dp_problems_add (problems, DP_PROBLEM_INFO, g_strdup_printf (_("%s of the need has no unit in its region"), share),
                    dp_record_name (capacity->proposal), capacity->units[0].unit, DP_UNIT_REGIONS);
}

/* Numbers of a record that need a basis and have none, or an assumption without a reason. */
static guint
count_without_basis (const DpPlan   *plan,
                     const DpRecord *record,
                     guint          *first_field)
{
  const DpEntity *entity = dp_entity (record->kind);
  guint count = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const DpRecord *basis;

      if (!(entity->fields[i].flags & DP_FIELD_BASIS) || record->values[i].kind == DP_VALUE_NONE)
        continue;

      basis = dp_plan_basis (plan, record->kind, record->id, i);
      if (basis != NULL
          && (dp_record_text (basis, DP_BASIS_REASON) != NULL || dp_record_text (basis, DP_BASIS_SOURCE) != NULL))
        continue;

      if (count == 0)
        *first_field = i;
      count++;
    }

  return count;
}

/* Figures without basis among records, and the first of them. */
typedef struct
{
  guint count;
  const DpRecord *first;
  guint first_field;
} WithoutBasis;

static void
look_at_bases (WithoutBasis    *without,
               const DpPlan    *plan,
               const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      guint field = 0;
      guint n = count_without_basis (plan, records->pdata[i], &field);

      if (n > 0 && without->count == 0)
        {
          without->first = records->pdata[i];
          without->first_field = field;
        }
      without->count += n;
    }
}

static void
look_at_plan_bases (WithoutBasis *without,
                    const DpPlan *plan)
{
  look_at_bases (without, plan, dp_plan_list (plan, DP_ENTITY_PLAN));
  look_at_bases (without, plan, dp_plan_list (plan, DP_ENTITY_REGION));
}

static void
look_at_proposal_bases (WithoutBasis *without,
                        const DpPlan *plan,
                        const char   *proposal_id)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);

  look_at_bases (without, plan, units);
  for (guint u = 0; u < units->len; u++)
    look_at_bases (without, plan, dp_plan_children (plan, DP_ENTITY_STAFFING, ((const DpRecord *) units->pdata[u])->id));
  look_at_bases (without, plan, dp_plan_children (plan, DP_ENTITY_COST, proposal_id));
  look_at_bases (without, plan, dp_plan_children (plan, DP_ENTITY_PAYER, proposal_id));
}

static void
add_without_basis (GPtrArray          *problems,
                   const WithoutBasis *without)
{
  if (without->count > 0)
    _dp_problems_add (problems, DP_PROBLEM_WARNING,
                      g_strdup_printf (ngettext ("%u figure has neither a source nor a reason",
                                                 "%u figures have neither a source nor a reason", without->count),
                                       without->count),
                      dp_record_name (without->first), without->first, without->first_field);
}

/* What planners add to the published figures stands or falls with their reason for it. */
static void
check_own_need (GPtrArray    *problems,
                const DpPlan *plan)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);

  for (guint i = 0; i < estimates->len; i++)
    {
      const DpRecord *estimate = estimates->pdata[i];

      if (dp_estimate_is_own (estimate) && dp_record_text (estimate, DP_ESTIMATE_REASON) == NULL)
        _dp_problems_add (problems, DP_PROBLEM_WARNING, g_strdup (_("Your own estimate has no reason")), dp_record_name (estimate),
                          estimate, DP_ESTIMATE_REASON);
      if (dp_estimate_has_hidden (estimate) && dp_record_text (estimate, DP_ESTIMATE_HIDDEN_REASON) == NULL)
        _dp_problems_add (problems, DP_PROBLEM_WARNING, g_strdup (_("The hidden cases have no reason")), dp_record_name (estimate),
                          estimate, DP_ESTIMATE_HIDDEN_REASON);
    }
}

/* Retention in treatment needs the Health Act § 141 b (alcohol) or the act on retention § 1 (drugs). */
static void
check_retention (GPtrArray    *problems,
                 const DpPlan *plan,
                 const char   *proposal_id)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);

  for (guint u = 0; u < units->len; u++)
    {
      const DpRecord *unit = units->pdata[u];
      const GPtrArray *elements = dp_plan_children (plan, DP_ENTITY_ELEMENT, unit->id);
      const GPtrArray *bases = dp_plan_children (plan, DP_ENTITY_LEGAL_BASIS, unit->id);
      gboolean has_law = FALSE;

      for (guint i = 0; i < bases->len; i++)
        {
          const char *basis = dp_record_text (bases->pdata[i], DP_LEGAL_BASIS_BASIS);

          has_law |= g_strcmp0 (basis, "sul-141b") == 0 || g_strcmp0 (basis, "hold-1") == 0;
        }

      for (guint i = 0; i < elements->len && !has_law; i++)
        {
          const char *state = dp_record_text (elements->pdata[i], DP_ELEMENT_STATE);

          if (g_strcmp0 (dp_record_text (elements->pdata[i], DP_ELEMENT_ELEMENT), "retention") == 0
              && (g_strcmp0 (state, "own") == 0 || g_strcmp0 (state, "agreement") == 0))
            _dp_problems_add (problems, DP_PROBLEM_WARNING, g_strdup (_("Retention is planned without its legal basis")),
                              dp_record_name (unit), elements->pdata[i], DP_ELEMENT_STATE);
        }
    }
}

static void
check_payers (GPtrArray    *problems,
              const DpPlan *plan,
              const char   *proposal_id)
{
  const GPtrArray *payers = dp_plan_children (plan, DP_ENTITY_PAYER, proposal_id);
  double sum = 0.0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < payers->len; i++)
    {
      double share;

      if (!dp_record_number (payers->pdata[i], DP_PAYER_SHARE, &share))
        return;
      sum += share;
    }
  if (payers->len == 0 || sum > 1.0 - 1e-9)
    return;

  text = dp_format_percent (sum);
  /* Translators: sum of the payers' shares */
  _dp_problems_add (problems, DP_PROBLEM_WARNING, g_strdup_printf (_("The payers cover only %s of the running cost"), text), NULL,
                    payers->pdata[0], DP_PAYER_SHARE);
}

static void
check_deadline (GPtrArray    *problems,
                const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const char *deadline = plans->len > 0 ? dp_record_text (plans->pdata[0], DP_PLAN_DEADLINE) : NULL;
  g_autofree char *date = NULL;

  if (deadline == NULL)
    return;

  date = dp_date_format (deadline);
  /* Translators: a date */
  _dp_problems_add (problems, DP_PROBLEM_INFO, g_strdup_printf (_("Deadline %s"), date), _("The formal answer"), plans->pdata[0],
                    DP_PLAN_DEADLINE);
}

/** dp_personal_number_word: Returns: what it may be, in the user's language; a sentence without its end. */
const char *
dp_personal_number_word (const DpPersonalNumber *number)
{
  /* Translators: of a number in a text. Its date is valid and its check digit fits as well. */
  return number->match.likeness == DP_CPR_LIKELY ? _("Looks very much like a CPR number")
                                                 /* Translators: of a number in a text. Its date is valid. */
                                                 : _("May be a CPR number");
}

/* The record and the field that a text stands beside: what a basis explains, else the text's own. */
static const DpRecord *
place_of (const DpPlan           *plan,
          const DpPersonalNumber *number,
          guint                  *field)
{
  const DpRecord *record = dp_plan_get (plan, number->kind, number->record);
  const DpEntity *entity;
  const DpRecord *about;
  int about_field;

  *field = number->field;
  if (record == NULL || record->kind != DP_ENTITY_BASIS)
    return record;

  entity = dp_entity_by_name (dp_record_text (record, DP_BASIS_ENTITY));
  about = entity != NULL ? dp_plan_get (plan, entity->kind, dp_record_text (record, DP_BASIS_RECORD)) : NULL;
  about_field = entity != NULL ? dp_entity_find_field (entity, dp_record_text (record, DP_BASIS_FIELD)) : -1;
  if (about == NULL || about_field < 0)
    return record;

  *field = (guint) about_field;
  return about;
}

/** dp_personal_number_place: Returns: (transfer full): "Midtjylland, Note", without any number in it. */
char *
dp_personal_number_place (const DpPlan           *plan,
                          const DpPersonalNumber *number)
{
  const char *text_label = dp_field_label (dp_field (number->kind, number->field));
  g_autofree char *name = NULL;
  guint field;
  const DpRecord *record = place_of (plan, number, &field);

  if (record == NULL || record->kind == DP_ENTITY_PLAN)
    return g_strdup (text_label);

  name = dp_text_hide_cpr (dp_record_name (record));
  if (number->kind == DP_ENTITY_BASIS && record->kind != DP_ENTITY_BASIS)
    /* Translators: where a text stands: a record, the field that it explains, the text: "Aalborg, Places: Reason". */
    return g_strdup_printf (_("%1$s, %2$s: %3$s"), name, dp_field_label (dp_record_field (record, field)), text_label);
  /* Translators: where a text stands: a record and its field: "Aalborg, Note". */
  return g_strdup_printf (C_("place", "%1$s, %2$s"), name, text_label);
}

static void
add_personal_data (GPtrArray  *problems,
                   DpAnalysis *analysis)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *numbers = dp_analysis_personal_numbers (analysis);

  for (guint i = 0; i < numbers->len; i++)
    {
      const DpPersonalNumber *number = numbers->pdata[i];
      g_autofree char *place = dp_personal_number_place (plan, number);
      guint field;
      const DpRecord *record = place_of (plan, number, &field);

      _dp_problems_add (problems, DP_PROBLEM_PERSONAL_DATA, g_strdup (dp_personal_number_word (number)), place, record, field);
    }
}

/**
 * dp_problems_new_personal_data:
 * @analysis: the analysis of the plan
 *
 * What stands between the plan and its readers: while this list is not empty, nothing may be written out of the plan
 * without asking.
 *
 * Returns: (transfer full) (element-type DpProblem): the texts of the whole plan that may hold a CPR number
 */
GPtrArray *
dp_problems_new_personal_data (DpAnalysis *analysis)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);

  add_personal_data (problems, analysis);
  return problems;
}

/**
 * dp_problems_add_refusals:
 * @problems: (element-type DpProblem): a list of dp_problems_new()
 * @refusals: (element-type DpRefusal): what stands in forms and cannot be used
 *
 * Puts what was refused after the personal data and before what the plan lacks; what was typed for records that are gone
 * is left out.
 */
void
dp_problems_add_refusals (GPtrArray       *problems,
                          const DpPlan    *plan,
                          const GPtrArray *refusals)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; i < refusals->len; i++)
    {
      const DpRefusal *refusal = refusals->pdata[i];
      const DpRecord *record = dp_plan_get (plan, refusal->kind, refusal->record);
      g_autofree char *where = NULL;

      if (record == NULL)
        continue;
      where = record->kind == DP_ENTITY_PLAN
                ? g_strdup (dp_field_label (dp_record_field (record, refusal->field)))
                : g_strdup_printf (C_("place", "%1$s, %2$s"), dp_record_name (record),
                                   dp_field_label (dp_record_field (record, refusal->field)));
      _dp_problems_add (added, DP_PROBLEM_ERROR, dp_text_hide_cpr (refusal->message), where, record, refusal->field);
    }

  while (at < problems->len && ((const DpProblem *) problems->pdata[at])->level == DP_PROBLEM_PERSONAL_DATA)
    at++;
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_insert (problems, (int) (at + i), added->pdata[i]);
}

/** dp_problem_level_word: Returns: the level in one word, in the user's language. */
const char *
dp_problem_level_word (DpProblemLevel level)
{
  switch (level)
    {
    case DP_PROBLEM_INFO:
      return _("Information");
    case DP_PROBLEM_WARNING:
      return _("Warning");
    case DP_PROBLEM_ERROR:
      return _("Error");
    case DP_PROBLEM_PERSONAL_DATA:
      return _("Personal data");
    default:
      g_assert_not_reached ();
    }
}

/* What the answer says of a requirement; NULL when the plan has no row for it. */
static const DpRecord *
answer_to (const GPtrArray *answers,
           const char      *requirement)
{
  for (guint i = 0; i < answers->len; i++)
    if (g_strcmp0 (dp_record_text (answers->pdata[i], DP_ANSWER_REQUIREMENT), requirement) == 0)
      return answers->pdata[i];

  return NULL;
}

/**
 * dp_unanswered_new:
 * @proposal_id: a proposal
 *
 * What waits is not answered yet either.
 *
 * Returns: (transfer full) (element-type DpUnanswered): the requirements without an answer, in the order of the four parts
 */
GArray *
dp_unanswered_new (const DpPlan *plan,
                   const char   *proposal_id)
{
  const GPtrArray *answers = dp_plan_children (plan, DP_ENTITY_ANSWER, proposal_id);
  GArray *unanswered = g_array_new (FALSE, FALSE, sizeof (DpUnanswered));

  for (const DpChoice *choice = dp_choices_requirement; choice->key != NULL; choice++)
    {
      const DpRecord *answer = answer_to (answers, choice->key);
      DpUnanswered one = { choice->key, "missing", NULL };

      if (answer != NULL)
        one.state = dp_record_text (answer, DP_ANSWER_STATE);
      if (answer != NULL)
        one.waits_for = dp_record_text (answer, DP_ANSWER_WAITS_FOR);
      if (g_strcmp0 (one.state, "missing") == 0 || g_strcmp0 (one.state, "waiting") == 0)
        g_array_append_val (unanswered, one);
    }

  return unanswered;
}

static void
check_answers (GPtrArray      *problems,
               const DpPlan   *plan,
               const DpRecord *proposal)
{
  const GPtrArray *answers = dp_plan_children (plan, DP_ENTITY_ANSWER, proposal->id);
  g_autoptr (GArray) unanswered = dp_unanswered_new (plan, proposal->id);
  const DpRecord *first = NULL;

  for (guint i = 0; i < unanswered->len && first == NULL; i++)
    first = answer_to (answers, g_array_index (unanswered, DpUnanswered, i).requirement);
  if (unanswered->len == 0)
    return;

  _dp_problems_add (problems, DP_PROBLEM_INFO,
                    g_strdup_printf (ngettext ("%u requirement is not answered", "%u requirements are not answered",
                                               unanswered->len),
                                     unanswered->len),
                    first != NULL ? dp_requirement_short_label (dp_record_text (first, DP_ANSWER_REQUIREMENT)) : NULL,
                    first != NULL ? first : proposal, first != NULL ? (guint) DP_ANSWER_TEXT : (guint) DP_PROPOSAL_NAME);
}

/* What is missing lacks in every proposal alike. */
static gboolean
is_gap_of_plan (const DpCapacityResult *capacity)
{
  return capacity->gap == DP_GAP_NO_NEED || capacity->gap == DP_GAP_NO_POPULATION;
}

static void
check_laws_and_payers (GPtrArray    *problems,
                       const DpPlan *plan,
                       const char   *proposal_id)
{
  check_retention (problems, plan, proposal_id);
  check_payers (problems, plan, proposal_id);
}

/* What is missing in the plan itself comes once, by the first proposal that needs it. */
static void
check_gap_of_plan (GPtrArray  *problems,
                   DpAnalysis *analysis)
{
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const DpCapacityResult *capacity = dp_analysis_capacity (analysis, ((const DpRecord *) proposals->pdata[i])->id);

      if (!is_gap_of_plan (capacity))
        continue;
      check_gap (problems, capacity);
      return;
    }
}

/**
 * dp_problems_new_plan:
 * @analysis: the analysis of the plan
 *
 * Returns: (transfer full) (element-type DpProblem): what to look at in the plan as a whole, apart from personal data
 *   (dp_problems_new_personal_data()) and what is about one proposal (dp_problems_new_proposal())
 */
GPtrArray *
dp_problems_new_plan (DpAnalysis *analysis)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
  WithoutBasis without = { 0 };

  if (dp_plan_list (plan, DP_ENTITY_PROPOSAL)->len == 0 && plans->len > 0)
    _dp_problems_add (problems, DP_PROBLEM_WARNING, g_strdup (_("There is no proposal yet")), dp_record_name (plans->pdata[0]),
                      plans->pdata[0], DP_PLAN_TITLE);
  check_own_need (problems, plan);
  check_gap_of_plan (problems, analysis);
  look_at_plan_bases (&without, plan);
  add_without_basis (problems, &without);
  _dp_problems_check_headlines (problems, analysis, NULL);
  _dp_problems_check_slides (problems, analysis, NULL);

  return problems;
}

/**
 * dp_problems_new_proposal:
 * @analysis: the analysis of the plan
 * @proposal_id: a proposal
 *
 * Returns: (transfer full) (element-type DpProblem): what to look at in the proposal, apart from the answer's sixteen
 *   requirements (dp_unanswered_new()) and what is about the whole plan (dp_problems_new_plan())
 */
GPtrArray *
dp_problems_new_proposal (DpAnalysis *analysis,
                          const char *proposal_id)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);
  WithoutBasis without = { 0 };

  if (capacity == NULL)
    return problems;

  if (!is_gap_of_plan (capacity))
    check_gap (problems, capacity);
  check_unserved (problems, capacity);
  look_at_proposal_bases (&without, plan, proposal_id);
  add_without_basis (problems, &without);
  check_laws_and_payers (problems, plan, proposal_id);
  _dp_problems_check_headlines (problems, analysis, proposal_id);

  return problems;
}

/**
 * dp_problems_new:
 * @analysis: the analysis of the plan
 * @proposal_id: (nullable): the chosen proposal
 *
 * Returns: (transfer full) (element-type DpProblem): what to look at: personal data in the whole plan first, then the
 *   proposal, with what of the plan it rests on, in the order of the forms
 */
GPtrArray *
dp_problems_new (DpAnalysis *analysis,
                 const char *proposal_id)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  GPtrArray *problems = dp_problems_new_personal_data (analysis);
  WithoutBasis without = { 0 };

  if (capacity != NULL)
    {
      check_own_need (problems, plan);
      check_gap (problems, capacity);
      check_unserved (problems, capacity);
      look_at_plan_bases (&without, plan);
      look_at_proposal_bases (&without, plan, proposal_id);
      add_without_basis (problems, &without);
      check_laws_and_payers (problems, plan, proposal_id);
      check_answers (problems, plan, capacity->proposal);
      _dp_problems_check_headlines (problems, analysis, proposal_id);
    }
  _dp_problems_check_headlines (problems, analysis, NULL);
  _dp_problems_check_slides (problems, analysis, proposal_id);
  check_deadline (problems, plan);

  return problems;
}
