/* test-monotone.c: of random plans: what makes a proposal better never lowers the criterion that it is about, and raises it somewhere.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every criterion of the standard guide has at least one improvement; one that has none fails the test.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"

#include <string.h>

#define EXACT 1e-9
#define N_SEEDS 30
#define N_UNITS 2

static const char *const parties[] = { "clinic", "municipalities", "psychiatry", "maternity" };
static const char *const judged[] = { "cooperation-coordination", "knowledge-description", "knowledge-supervision",
                                      "knowledge-registration", "knowledge-network", "knowledge-dissemination" };

static char *
name_of (const char *what,
         guint       unit,
         guint       number)
{
  return g_strdup_printf ("X-%s-%u-%u", what, unit, number);
}

static void
add_unit (DpPlan *plan,
          GRand  *random,
          guint   u)
{
  g_autofree char *unit = name_of ("unit", u, 0);

  add_record (plan, DP_ENTITY_UNIT, unit, DP_UNIT_PROPOSAL, "X", DP_UNIT_NAME, unit, DP_UNIT_REGIONS, region_ids[u], -1);
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES, g_rand_int_range (random, 1, 10));
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_STAY_BEFORE, g_rand_double_range (random, 0.5, 3));
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_STAY_AFTER, g_rand_double_range (random, 0, 9));
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_RAMP_UP, g_rand_int_range (random, 6, 60));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *line = name_of ("staff", u, i);

      add_record (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_UNIT, unit, DP_STAFFING_FUNCTION, line, DP_STAFFING_COMPETENCE,
                  dp_choices_competence[i].key, DP_STAFFING_EMPLOYMENT, "own", -1);
      put_number (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_FTE,
                  g_rand_boolean (random) ? g_rand_double_range (random, 0, 3) : 0);
      put_number (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_EXPERIENCE, g_rand_double_range (random, 0, 6));
    }
  for (guint i = 0; dp_choices_element[i].key != NULL; i++)
    {
      g_autofree char *element = name_of ("element", u, i);

      add_record (plan, DP_ENTITY_ELEMENT, element, DP_ELEMENT_UNIT, unit, DP_ELEMENT_ELEMENT, dp_choices_element[i].key,
                  DP_ELEMENT_STATE, g_rand_boolean (random) ? "own" : "missing", -1);
    }
}

/* Two units, each with a region of its own. */
static DpPlan *
random_plan (GRand *random)
{
  DpPlan *plan = sample_plan ();
  double need = g_rand_double_range (random, 20, 200);

  use_only (plan, need, need * g_rand_double_range (random, 1, 1.5));
  add_record (plan, DP_ENTITY_PROPOSAL, "X", DP_PROPOSAL_NAME, "X", -1);
  for (guint u = 0; u < N_UNITS; u++)
    add_unit (plan, random, u);
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      g_autofree char *agreement = name_of ("agreement", 0, i);

      add_record (plan, DP_ENTITY_AGREEMENT, agreement, DP_AGREEMENT_PROPOSAL, "X", DP_AGREEMENT_NAME, agreement,
                  DP_AGREEMENT_PARTY, parties[i], DP_AGREEMENT_REGIONS, region_ids[g_rand_int_range (random, 0, 5)],
                  DP_AGREEMENT_STATUS, g_rand_boolean (random) ? "preparation" : "signed",
                  DP_AGREEMENT_SETTLED, dp_choices_agreement_question[g_rand_int_range (random, 0, 15)].key, -1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    {
      g_autofree char *judgement = name_of ("judgement", 0, i);

      add_record (plan, DP_ENTITY_JUDGEMENT, judgement, DP_JUDGEMENT_PROPOSAL, "X", DP_JUDGEMENT_CRITERION, judged[i],
                  DP_JUDGEMENT_LEVEL, dp_choices_level[g_rand_int_range (random, 0, 4)].key, -1);
    }

  return plan;
}

/* --------------------------------------------------------------------------------------------------- improvements */

static void
add_to (DpPlan      *plan,
        DpEntityKind kind,
        const char  *id,
        guint        field,
        double       more)
{
  put_number (plan, kind, id, field, MAX (dp_record_number_or (dp_plan_get (plan, kind, id), field, 0) + more, 0));
}

static void
more_places (DpPlan *plan)
{
  add_to (plan, DP_ENTITY_UNIT, "X-unit-0-0", DP_UNIT_PLACES, 2);
  add_to (plan, DP_ENTITY_UNIT, "X-unit-1-0", DP_UNIT_PLACES, 2);
}

static void
more_women (DpPlan *plan)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);

  for (guint i = 0; i < estimates->len; i++)
    {
      const DpRecord *one = estimates->pdata[i];
      double low, high;

      if (dp_record_number_or (one, DP_ESTIMATE_USED, 0) != 1
          || !dp_record_number (one, DP_ESTIMATE_LOW, &low) || !dp_record_number (one, DP_ESTIMATE_HIGH, &high))
        continue;
      use_only (plan, low * 1.3, high * 1.3);
      return;
    }
  g_assert_not_reached ();
}

static void
faster_start (DpPlan *plan)
{
  put_number (plan, DP_ENTITY_UNIT, "X-unit-0-0", DP_UNIT_RAMP_UP, 0);
  put_number (plan, DP_ENTITY_UNIT, "X-unit-1-0", DP_UNIT_RAMP_UP, 0);
}

static void
change_lines (DpPlan *plan,
              guint   field,
              double  more)
{
  for (guint u = 0; u < N_UNITS; u++)
    for (guint i = 0; i < 8; i++)
      {
        g_autofree char *line = name_of ("staff", u, i);

        add_to (plan, DP_ENTITY_STAFFING, line, field, more);
      }
}

static void
more_staff (DpPlan *plan)
{
  change_lines (plan, DP_STAFFING_FTE, 1);
}

static void
fewer_staff (DpPlan *plan)
{
  change_lines (plan, DP_STAFFING_FTE, -0.2);
}

static void
more_experience (DpPlan *plan)
{
  change_lines (plan, DP_STAFFING_EXPERIENCE, 1);
}

static void
more_elements (DpPlan *plan)
{
  for (guint u = 0; u < N_UNITS; u++)
    for (guint i = 0; dp_choices_element[i].key != NULL; i++)
      {
        g_autofree char *element = name_of ("element", u, i);

        put_text (plan, DP_ENTITY_ELEMENT, element, DP_ELEMENT_STATE, "agreement");
      }
}

static void
more_agreements (DpPlan *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      g_autofree char *agreement = name_of ("agreement", 0, i);

      put_text (plan, DP_ENTITY_AGREEMENT, agreement, DP_AGREEMENT_STATUS, "signed");
    }
}

static void
more_regions (DpPlan *plan)
{
  g_autofree char *all = g_strjoin (",", region_ids[0], region_ids[1], region_ids[2], region_ids[3], region_ids[4], NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      g_autofree char *agreement = name_of ("agreement", 0, i);

      put_text (plan, DP_ENTITY_AGREEMENT, agreement, DP_AGREEMENT_REGIONS, all);
    }
}

static void
more_settled (DpPlan *plan)
{
  const char *now = dp_record_text (dp_plan_get (plan, DP_ENTITY_AGREEMENT, "X-agreement-0-0"), DP_AGREEMENT_SETTLED);
  g_autofree char *more = g_strdup (now);

  for (const DpChoice *question = dp_choices_agreement_question; question->key != NULL; question++)
    if (strstr (more, question->key) == NULL)
      {
        char *longer = g_strconcat (more, ",", question->key, NULL);

        g_free (more);
        more = longer;
      }
  put_text (plan, DP_ENTITY_AGREEMENT, "X-agreement-0-0", DP_AGREEMENT_SETTLED, more);
}

static void
step_higher (DpPlan *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    {
      g_autofree char *judgement = name_of ("judgement", 0, i);
      DpLevel level = dp_measure_judged_level (dp_plan_get (plan, DP_ENTITY_JUDGEMENT, judgement));

      if (level < DP_LEVEL_REACHED)
        put_text (plan, DP_ENTITY_JUDGEMENT, judgement, DP_JUDGEMENT_LEVEL, dp_choices_level[level].key);
    }
}

/* What each is better for; ended by NULL. */
static const struct
{
  const char *name;
  void (*improve) (DpPlan *plan);
  const char *criteria[7];
} improvements[] = {
  { "more places", more_places,
    { "practice-volume", "practice-per-fte", "practice-below", "practice-year", "practice-continuity" } },
  { "more women", more_women,
    { "practice-volume", "practice-per-fte", "practice-below", "practice-year", "practice-continuity" } },
  { "faster start", faster_start, { "practice-year", "months" } },
  { "fewer staff", fewer_staff, { "practice-per-fte" } },
  { "more staff", more_staff, { "competence-areas", "competence-cover", "competence-several" } },
  { "more experience", more_experience, { "competence-experience" } },
  { "more elements", more_elements, { "competence-elements", "cooperation-elements" } },
  { "more agreements", more_agreements,
    { "cooperation-clinic", "cooperation-municipalities", "cooperation-psychiatry", "cooperation-maternity" } },
  { "more regions", more_regions,
    { "cooperation-clinic", "cooperation-municipalities", "cooperation-psychiatry", "cooperation-maternity" } },
  { "more settled", more_settled, { "cooperation-questions" } },
  { "a step higher", step_higher,
    { "cooperation-coordination", "knowledge-description", "knowledge-supervision", "knowledge-registration", "knowledge-network",
      "knowledge-dissemination" } },
};

/* The months to full operation are no criterion of the standard guide, but plans of earlier versions have it. */
static void
add_months (DpPlan *plan)
{
  add_record (plan, DP_ENTITY_CRITERION, "months", DP_CRITERION_PARAMETER, "practice", DP_CRITERION_NAME, "Months",
              DP_CRITERION_MEASURE, "months_to_full", -1);
  put_number (plan, DP_ENTITY_CRITERION, "months", DP_CRITERION_WEIGHT, 1);
  put_number (plan, DP_ENTITY_CRITERION, "months", DP_CRITERION_AT_0, 60);
  put_number (plan, DP_ENTITY_CRITERION, "months", DP_CRITERION_AT_100, 0);
}

static gboolean
is_about (gsize       improvement,
          const char *criterion)
{
  for (gsize i = 0; i < G_N_ELEMENTS (improvements[0].criteria) && improvements[improvement].criteria[i] != NULL; i++)
    if (g_str_equal (improvements[improvement].criteria[i], criterion))
      return TRUE;

  return FALSE;
}

/* A parameter none of whose criteria fell has not fallen either. */
static void
assert_parameter (const DpParameterResult *before,
                  const DpParameterResult *after,
                  gsize                    improvement,
                  GHashTable              *raised)
{
  gboolean any_fell = FALSE;

  g_assert_cmpuint (before->n_criteria, ==, after->n_criteria);
  for (guint i = 0; i < before->n_criteria; i++)
    {
      const DpCriterionResult *a = &before->criteria[i];
      const DpCriterionResult *b = &after->criteria[i];
      gboolean fell = b->value.low < a->value.low - EXACT || b->value.high < a->value.high - EXACT;

      any_fell |= fell;
      if (!is_about (improvement, a->criterion->id))
        continue;
      if (fell)
        g_error ("%s lowers %s from %g–%g to %g–%g", improvements[improvement].name, a->criterion->id, a->value.low, a->value.high,
                 b->value.low, b->value.high);
      if (b->value.low > a->value.low + EXACT && b->value.high > a->value.high + EXACT)
        g_hash_table_add (raised, g_strdup_printf ("%s: %s", improvements[improvement].name, a->criterion->id));
    }
  if (!any_fell)
    {
      g_assert_cmpfloat (after->score.low, >=, before->score.low - EXACT);
      g_assert_cmpfloat (after->score.high, >=, before->score.high - EXACT);
    }
}

static void
test_every_criterion (void)
{
  g_autoptr (GHashTable) raised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DpPlan) sample = sample_plan ();
  const GPtrArray *criteria = dp_plan_list (sample, DP_ENTITY_CRITERION);

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (DpPlan) plan = random_plan (random);
      g_autoptr (DpAnalysis) before = NULL;

      add_months (plan);
      /* A minimum level somewhere must not turn the direction. */
      put_number (plan, DP_ENTITY_CRITERION, ((const DpRecord *) criteria->pdata[seed % criteria->len])->id, DP_CRITERION_MINIMUM,
                  g_rand_double_range (random, 0, 100));
      before = dp_analysis_new (plan);
      for (gsize k = 0; k < G_N_ELEMENTS (improvements); k++)
        {
          g_autoptr (DpPlan) better = dp_plan_copy (plan);
          g_autoptr (DpAnalysis) after = NULL;

          improvements[k].improve (better);
          after = dp_analysis_new (better);
          for (guint p = 0; p < DP_N_PARAMETERS; p++)
            assert_parameter (&dp_analysis_scores (before, "X")->parameters[p], &dp_analysis_scores (after, "X")->parameters[p], k,
                              raised);
        }
      g_rand_free (random);
    }

  /* Every improvement raised what it is about in some plan, and there is one for every criterion. */
  for (gsize k = 0; k < G_N_ELEMENTS (improvements); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (improvements[k].criteria) && improvements[k].criteria[i] != NULL; i++)
      {
        g_autofree char *what = g_strdup_printf ("%s: %s", improvements[k].name, improvements[k].criteria[i]);

        if (!g_hash_table_contains (raised, what))
          g_error ("never raised – %s", what);
      }
  for (guint i = 0; i < criteria->len; i++)
    {
      gboolean found = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (improvements); k++)
        found |= is_about (k, ((const DpRecord *) criteria->pdata[i])->id);
      if (!found)
        g_error ("nothing improves %s", ((const DpRecord *) criteria->pdata[i])->id);
    }
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/monotone/every-criterion", test_every_criterion);

  return g_test_run ();
}
