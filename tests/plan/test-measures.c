/* test-measures.c: what the criteria measure, with bounds where something is unknown, and the scores made of them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most tests work on the pilot: one unit in Midtjylland, whose figures can be followed by hand.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"

#include <math.h>

#define EXACT 1e-9
#define PILOT "P-midtjylland"
/* 5.76 + 1 + 0.5 + 0.5 + 0.3 + 0.5 + 0.2 + 0.1 full-time equivalents, none of them management. */
#define PILOT_FTE 8.86
#define MOST_YEARS 50.0

static void
assert_measure (const DpPlan *plan,
                const char   *proposal,
                const char   *measure,
                double        low,
                double        high)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpRange range = { -1.0, -1.0 };

  g_assert_true (dp_measure (analysis, proposal, measure, DP_FULL_OPERATION, &range));
  g_assert_cmpfloat_with_epsilon (range.low, low, EXACT);
  g_assert_cmpfloat_with_epsilon (range.high, high, EXACT);
}

static void
assert_unknown (const DpPlan *plan,
                const char   *proposal,
                const char   *measure)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpRange range = { -1.0, -1.0 };

  g_assert_false (dp_measure (analysis, proposal, measure, DP_FULL_OPERATION, &range));
}

/* Stays begun a year in the pilot when @need women a year are in the country: half a year's stay, four places. */
static double
pilot_courses (double need)
{
  double arrivals = need * region_weight ("DK-82");

  return arrivals * (1.0 - blocking (4, arrivals * 0.5));
}

static void
test_women (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  double smallest = 100 * region_weight ("DK-81");

  assert_measure (plan, "P", "women_per_unit", pilot_courses (16), pilot_courses (100));
  assert_measure (plan, "P", "women_per_fte", pilot_courses (16) / PILOT_FTE, pilot_courses (100) / PILOT_FTE);

  /* The smallest of several: Nordjylland has the fewest women. */
  {
    g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
    DpRange range;

    g_assert_true (dp_measure (analysis, "A", "women_per_unit", DP_FULL_OPERATION, &range));
    g_assert_cmpfloat_with_epsilon (range.high, smallest * (1.0 - blocking (6, smallest * 0.5)), EXACT);
  }

  /* Management does not meet the families. */
  add_record (plan, DP_ENTITY_STAFFING, "manager", DP_STAFFING_UNIT, PILOT, DP_STAFFING_FUNCTION, "Manager",
              DP_STAFFING_COMPETENCE, "management", -1);
  put_number (plan, DP_ENTITY_STAFFING, "manager", DP_STAFFING_FTE, 2);
  assert_measure (plan, "P", "women_per_fte", pilot_courses (16) / PILOT_FTE, pilot_courses (100) / PILOT_FTE);

  /* Nothing can be said without places, and nothing for each full-time equivalent without any. */
  assert_unknown (plan, "0", "women_per_unit");
  put_unknown (plan, DP_ENTITY_UNIT, PILOT, DP_UNIT_PLACES);
  assert_unknown (plan, "P", "women_per_unit");
  assert_unknown (plan, "P", "women_per_fte");
  put_number (plan, DP_ENTITY_UNIT, PILOT, DP_UNIT_PLACES, 4);
  remove_children (plan, DP_ENTITY_STAFFING, PILOT);
  assert_unknown (plan, "P", "women_per_fte");
}

static void
test_months_to_full (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_measure (plan, "P", "months_to_full", 12, 12);
  assert_measure (plan, "A", "months_to_full", 36, 36);
  put_number (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_RAMP_UP, 40);
  assert_measure (plan, "A", "months_to_full", 40, 40);
  put_number (plan, DP_ENTITY_UNIT, PILOT, DP_UNIT_RAMP_UP, 0);
  assert_measure (plan, "P", "months_to_full", 0, 0);
  put_unknown (plan, DP_ENTITY_UNIT, PILOT, DP_UNIT_RAMP_UP);
  assert_unknown (plan, "P", "months_to_full");
  assert_unknown (plan, "0", "months_to_full");
}

static void
test_competence_areas (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* Eight areas count: management and other do not. */
  assert_measure (plan, "P", "competence_areas", 1, 1);
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-8", DP_STAFFING_FTE, 0);
  assert_measure (plan, "P", "competence_areas", 7.0 / 8, 7.0 / 8);
  put_text (plan, DP_ENTITY_STAFFING, PILOT "-staff-7", DP_STAFFING_COMPETENCE, "other");
  assert_measure (plan, "P", "competence_areas", 6.0 / 8, 6.0 / 8);

  /* The weakest unit counts: A has no psychiatrist anywhere, and now no midwife in Nordjylland. */
  assert_measure (plan, "A", "competence_areas", 7.0 / 8, 7.0 / 8);
  put_number (plan, DP_ENTITY_STAFFING, "A-nordjylland-staff-6", DP_STAFFING_FTE, 0);
  assert_measure (plan, "A", "competence_areas", 6.0 / 8, 6.0 / 8);

  remove_children (plan, DP_ENTITY_STAFFING, PILOT);
  assert_unknown (plan, "P", "competence_areas");
  assert_unknown (plan, "0", "competence_areas");
}

static void
test_experience (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_measure (plan, "P", "experience", 4, 4);
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-2", DP_STAFFING_EXPERIENCE, 10);
  assert_measure (plan, "P", "experience", (4 * (PILOT_FTE - 1) + 10) / PILOT_FTE, (4 * (PILOT_FTE - 1) + 10) / PILOT_FTE);

  /* Unknown years may be none, or as many as the field takes. */
  put_unknown (plan, DP_ENTITY_STAFFING, PILOT "-staff-2", DP_STAFFING_EXPERIENCE);
  assert_measure (plan, "P", "experience", 4 * (PILOT_FTE - 1) / PILOT_FTE,
                  (4 * (PILOT_FTE - 1) + MOST_YEARS) / PILOT_FTE);

  for (guint i = 1; i <= 8; i++)
    {
      g_autofree char *id = g_strdup_printf (PILOT "-staff-%u", i);

      put_unknown (plan, DP_ENTITY_STAFFING, id, DP_STAFFING_EXPERIENCE);
    }
  assert_unknown (plan, "P", "experience");
  assert_unknown (plan, "0", "experience");
}

/* Unknown full-time equivalents are not none: they may dilute the work, fill an area, and move a mean. */
static void
test_unknown_fte (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const double most = dp_field (DP_ENTITY_STAFFING, DP_STAFFING_FTE)->max;
  double known = PILOT_FTE - 0.1;

  put_unknown (plan, DP_ENTITY_STAFFING, PILOT "-staff-8", DP_STAFFING_FTE);
  assert_measure (plan, "P", "women_per_fte", pilot_courses (16) / (known + most), pilot_courses (100) / known);
  assert_measure (plan, "P", "competence_areas", 7.0 / 8, 1);

  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-8", DP_STAFFING_EXPERIENCE, 9);
  assert_measure (plan, "P", "experience", 4, 9);
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-8", DP_STAFFING_EXPERIENCE, 1);
  assert_measure (plan, "P", "experience", 1, 4);
  put_unknown (plan, DP_ENTITY_STAFFING, PILOT "-staff-8", DP_STAFFING_EXPERIENCE);
  assert_measure (plan, "P", "experience", 0, MOST_YEARS);
}

static void
set_elements (DpPlan            *plan,
              const char *const *states)
{
  remove_children (plan, DP_ENTITY_ELEMENT, PILOT);
  for (guint i = 0; states[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("element-%u", i);

      add_record (plan, DP_ENTITY_ELEMENT, id, DP_ELEMENT_UNIT, PILOT, DP_ELEMENT_ELEMENT, dp_choices_element[i].key,
                  DP_ELEMENT_STATE, states[i], -1);
    }
}

static void
test_elements (void)
{
  static const char *const all[] = { "own", "own", "purchased", "agreement", "own", "own", "own", "own", "own", "own", "own",
                                     NULL };
  static const char *const mixed[] = { "own", "purchased", "agreement", "missing", "missing", "unknown", NULL };
  static const char *const nothing[] = { "missing", NULL };
  static const char *const open[] = { "unknown", "unknown", NULL };
  g_autoptr (DpPlan) plan = sample_plan ();

  g_assert_cmpuint (dp_choices_count (dp_choices_element), ==, 11);
  set_elements (plan, all);
  assert_measure (plan, "P", "elements", 1, 1);

  /* Three in place, two missing; one is unknown and five have no row: they may be either. */
  set_elements (plan, mixed);
  assert_measure (plan, "P", "elements", 3.0 / 11, 9.0 / 11);
  set_elements (plan, nothing);
  assert_measure (plan, "P", "elements", 0, 10.0 / 11);
  set_elements (plan, open);
  assert_unknown (plan, "P", "elements");
  remove_children (plan, DP_ENTITY_ELEMENT, PILOT);
  assert_unknown (plan, "P", "elements");
  assert_unknown (plan, "0", "elements");
}

static void
test_clinic_agreements (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  double in_force = region_weight ("DK-82") + region_weight ("DK-83");

  /* Signed in Midtjylland, in revision in Syddanmark, in preparation in Hovedstaden; the others are not with the clinic. */
  assert_measure (plan, "P", "clinic_agreements", in_force, in_force);
  put_text (plan, DP_ENTITY_AGREEMENT, "P-agreement-hovedstaden-centres", DP_AGREEMENT_STATUS, "unknown");
  assert_measure (plan, "P", "clinic_agreements", in_force, in_force + region_weight ("DK-84"));

  /* A second agreement in the same region does not count twice. */
  put_text (plan, DP_ENTITY_AGREEMENT, "P-agreement-hovedstaden-centres", DP_AGREEMENT_REGIONS, "DK-82,DK-84");
  put_text (plan, DP_ENTITY_AGREEMENT, "P-agreement-hovedstaden-centres", DP_AGREEMENT_STATUS, "signed");
  assert_measure (plan, "P", "clinic_agreements", in_force + region_weight ("DK-84"), in_force + region_weight ("DK-84"));

  /* None with a clinic, or one that covers no known region, says nothing. */
  remove_children (plan, DP_ENTITY_AGREEMENT, "P");
  assert_unknown (plan, "P", "clinic_agreements");
  add_record (plan, DP_ENTITY_AGREEMENT, "other", DP_AGREEMENT_PROPOSAL, "P", DP_AGREEMENT_NAME, "Other", DP_AGREEMENT_PARTY,
              "region", DP_AGREEMENT_REGIONS, "DK-82", DP_AGREEMENT_STATUS, "signed", -1);
  assert_unknown (plan, "P", "clinic_agreements");
  add_record (plan, DP_ENTITY_AGREEMENT, "none", DP_AGREEMENT_PROPOSAL, "P", DP_AGREEMENT_NAME, "None", DP_AGREEMENT_PARTY,
              "clinic", DP_AGREEMENT_REGIONS, "DK-82", DP_AGREEMENT_STATUS, "none", -1);
  assert_measure (plan, "P", "clinic_agreements", 0, 0);
}

static void
test_questions_settled (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  g_assert_cmpuint (dp_choices_count (dp_choices_agreement_question), ==, 15);
  /* Three clinic agreements; none says which questions it settles. */
  assert_unknown (plan, "P", "questions_settled");
  put_text (plan, DP_ENTITY_AGREEMENT, "P-agreement-midtjylland-clinic", DP_AGREEMENT_SETTLED,
            "coordinator-from,meetings-who,plans-start");
  assert_measure (plan, "P", "questions_settled", (3.0 / 15) / 3, (3.0 / 15 + 1 + 1) / 3);

  /* What is none settles nothing and does not count. */
  put_text (plan, DP_ENTITY_AGREEMENT, "P-agreement-syddanmark-clinic", DP_AGREEMENT_STATUS, "none");
  assert_measure (plan, "P", "questions_settled", (3.0 / 15) / 2, (3.0 / 15 + 1) / 2);
  put_text (plan, DP_ENTITY_AGREEMENT, "P-agreement-hovedstaden-centres", DP_AGREEMENT_SETTLED, "plans-content");
  assert_measure (plan, "P", "questions_settled", (3.0 / 15 + 1.0 / 15) / 2, (3.0 / 15 + 1.0 / 15) / 2);
}

static void
test_judgement (void)
{
  static const struct
  {
    const char *key;
    DpLevel level;
    double points;
  } levels[] = { { "absent", DP_LEVEL_ABSENT, 0 }, { "beginning", DP_LEVEL_BEGINNING, 100.0 / 3 },
                 { "partly", DP_LEVEL_PARTLY, 200.0 / 3 }, { "reached", DP_LEVEL_REACHED, 100 } };
  g_autoptr (DpPlan) plan = sample_plan ();
  const DpRecord *judgement;

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      put_text (plan, DP_ENTITY_JUDGEMENT, "P-judgement-knowledge-network", DP_JUDGEMENT_LEVEL, levels[i].key);
      judgement = dp_measure_find_judgement (plan, "P", "knowledge-network", DP_JUDGE_OWN);
      g_assert_cmpstr (judgement->id, ==, "P-judgement-knowledge-network");
      g_assert_cmpint (dp_measure_judged_level (judgement), ==, levels[i].level);
      g_assert_cmpfloat_with_epsilon (dp_guide_step_points (levels[i].level), levels[i].points, EXACT);
    }

  put_text (plan, DP_ENTITY_JUDGEMENT, "P-judgement-knowledge-network", DP_JUDGEMENT_LEVEL, "unknown");
  g_assert_cmpint (dp_measure_judged_level (dp_measure_find_judgement (plan, "P", "knowledge-network", DP_JUDGE_OWN)), ==,
                   DP_LEVEL_UNKNOWN);
  g_assert_cmpint (dp_measure_judged_level (NULL), ==, DP_LEVEL_UNKNOWN);
  g_assert_null (dp_measure_find_judgement (plan, "P", "practice-volume", DP_JUDGE_OWN));
  g_assert_null (dp_measure_find_judgement (plan, "P", "knowledge-network", "agency"));

  /* A judgement from before anybody asked whose it is, is the plan's own. */
  put_unknown (plan, DP_ENTITY_JUDGEMENT, "P-judgement-knowledge-network", DP_JUDGEMENT_PERSPECTIVE);
  g_assert_nonnull (dp_measure_find_judgement (plan, "P", "knowledge-network", DP_JUDGE_OWN));
  assert_unknown (plan, "P", "judgement");
  assert_unknown (plan, "P", NULL);
}

static const DpParameterResult *
parameter_of (DpAnalysis *analysis,
              const char *proposal,
              const char *parameter)
{
  const DpScoreResult *scores = dp_analysis_scores (analysis, proposal);

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    if (g_str_equal (scores->parameters[p].parameter, parameter))
      return &scores->parameters[p];

  g_assert_not_reached ();
}

/* Σ mᵏ/k! · e⁻ᵐ for k below @count. */
static double
poisson_below (double mean,
               int    count)
{
  double term = exp (-mean);
  double sum = 0.0;

  for (int k = 0; k < count; k++)
    {
      sum += term;
      term *= mean / (k + 1);
    }

  return sum;
}

/* Share of the time in which one of the pilot's four places is in use. */
static double
pilot_in_use (double need)
{
  double load = need * region_weight ("DK-82") * 0.5;

  return 1.0 - 1.0 / (1 + load + load * load / 2 + load * load * load / 6 + load * load * load * load / 24);
}

/* The pilot's active practice by hand: volume weighs 2 (10 women a year give all), the four others 1: work per full-time
 * equivalent (one gives all), the risk of fewer than ten, the year (never: none), time in use (half gives none). */
static void
test_score (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpParameterResult *practice = parameter_of (analysis, "P", "practice");
  const DpParameterResult *knowledge = parameter_of (analysis, "P", "knowledge");
  const double needs[2] = { 16, 100 };
  double expected[2];

  for (guint i = 0; i < 2; i++)
    {
      double courses = pilot_courses (needs[i]);

      expected[i] = (2 * 10 * courses + 100 * courses / PILOT_FTE + 100 * (1 - poisson_below (courses, 10)) + 0 +
                     MAX (100 * (pilot_in_use (needs[i]) - 0.5) / 0.5, 0)) / 6;
    }

  g_assert_cmpuint (practice->n_criteria, ==, 5);
  g_assert_cmpfloat (pilot_courses (100), <, 10);
  g_assert_cmpfloat_with_epsilon (practice->score.low, expected[0], EXACT);
  g_assert_cmpfloat_with_epsilon (practice->score.high, expected[1], EXACT);
  g_assert_cmpfloat_with_epsilon (practice->score.known_share, 1.0, EXACT);

  /* One of five judgements is known: beginning, a third of the points. */
  g_assert_cmpuint (knowledge->n_criteria, ==, 5);
  g_assert_cmpfloat_with_epsilon (knowledge->score.low, 100.0 / 3 / 5, EXACT);
  g_assert_cmpfloat_with_epsilon (knowledge->score.high, (100.0 / 3 + 400) / 5, EXACT);
  g_assert_cmpfloat_with_epsilon (knowledge->score.known_share, 1.0 / 5, EXACT);
  g_assert_cmpint (knowledge->score.level, ==, DP_LEVEL_UNKNOWN);
}

/* Unknown is a value, not zero: a proposal of which nothing is known lies anywhere. */
static void
test_score_unknown (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;

  remove_children (plan, DP_ENTITY_AGREEMENT, "0");
  remove_children (plan, DP_ENTITY_JUDGEMENT, "0");
  analysis = dp_analysis_new (plan);
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpScore *score = &dp_analysis_scores (analysis, "0")->parameters[p].score;

      g_assert_cmpfloat (score->low, ==, 0);
      g_assert_cmpfloat (score->high, ==, 100);
      g_assert_cmpfloat (score->known_share, ==, 0);
      g_assert_cmpint (score->level, ==, DP_LEVEL_UNKNOWN);
    }

  /* Anchors that are not apart measure nothing. */
  put_number (plan, DP_ENTITY_CRITERION, "practice-below", DP_CRITERION_AT_100, 1);
  dp_analysis_invalidate (analysis, NULL);
  g_assert_false (parameter_of (analysis, "A", "practice")->criteria[2].value.known);
}

/* One step that can only make a proposal better. FALSE when there is none left. */
typedef gboolean (*ImproveFunc) (DpPlan *plan, GRand *random);

static const DpRecord *
any_child (const DpPlan *plan,
           GRand        *random,
           DpEntityKind  kind,
           const char   *parent)
{
  const GPtrArray *children = dp_plan_children (plan, kind, parent);

  g_assert_cmpuint (children->len, >, 0);
  return children->pdata[g_rand_int_range (random, 0, (gint32) children->len)];
}

static gboolean
raise_number (DpPlan         *plan,
              const DpRecord *record,
              guint           field,
              double          step)
{
  double number;
  g_autofree char *id = g_strdup (record->id);
  const DpField *description;

  if (!dp_record_number (record, field, &number))
    return FALSE;

  description = dp_field (record->kind, field);
  put_number (plan, record->kind, id, field, CLAMP (number + step, description->min, description->max));
  return TRUE;
}

/* To the next word of @ladder, which goes from the worst to the best. */
static gboolean
raise_word (DpPlan            *plan,
            const DpRecord    *record,
            guint              field,
            const char *const *ladder)
{
  const char *word = dp_record_text (record, field);
  g_autofree char *id = g_strdup (record->id);

  for (guint i = 0; word != NULL && ladder[i] != NULL && ladder[i + 1] != NULL; i++)
    if (g_str_equal (ladder[i], word))
      {
        put_text (plan, record->kind, id, field, ladder[i + 1]);
        return TRUE;
      }

  return FALSE;
}

static gboolean
add_a_place (DpPlan *plan,
             GRand  *random)
{
  return raise_number (plan, any_child (plan, random, DP_ENTITY_UNIT, "A"), DP_UNIT_PLACES, 1);
}

static gboolean
open_faster (DpPlan *plan,
             GRand  *random)
{
  return raise_number (plan, any_child (plan, random, DP_ENTITY_UNIT, "A"), DP_UNIT_RAMP_UP, -3);
}

static gboolean
gain_experience (DpPlan *plan,
                 GRand  *random)
{
  const DpRecord *unit = any_child (plan, random, DP_ENTITY_UNIT, "A");

  return raise_number (plan, any_child (plan, random, DP_ENTITY_STAFFING, unit->id), DP_STAFFING_EXPERIENCE, 0.7);
}

static gboolean
add_an_element (DpPlan *plan,
                GRand  *random)
{
  static const char *const ladder[] = { "missing", "unknown", "agreement", "own", NULL };
  const DpRecord *unit = any_child (plan, random, DP_ENTITY_UNIT, "A");

  return raise_word (plan, any_child (plan, random, DP_ENTITY_ELEMENT, unit->id), DP_ELEMENT_STATE, ladder);
}

static gboolean
sign_an_agreement (DpPlan *plan,
                   GRand  *random)
{
  static const char *const ladder[] = { "preparation", "unknown", "revision", "signed", NULL };

  return raise_word (plan, any_child (plan, random, DP_ENTITY_AGREEMENT, "A"), DP_AGREEMENT_STATUS, ladder);
}

static gboolean
judge_higher (DpPlan *plan,
              GRand  *random)
{
  static const char *const ladder[] = { "absent", "beginning", "partly", "reached", NULL };

  return raise_word (plan, any_child (plan, random, DP_ENTITY_JUDGEMENT, "A"), DP_JUDGEMENT_LEVEL, ladder);
}

static gboolean
settle_a_question (DpPlan *plan,
                   GRand  *random)
{
  const DpRecord *agreement = any_child (plan, random, DP_ENTITY_AGREEMENT, "A");
  const char *settled = dp_record_text (agreement, DP_AGREEMENT_SETTLED);
  const char *question = dp_choices_agreement_question[g_rand_int_range (random, 0, 15)].key;
  g_autofree char *more = NULL;
  g_autofree char *id = g_strdup (agreement->id);

  if (settled == NULL || dp_record_in_set (agreement, DP_AGREEMENT_SETTLED, question))
    return FALSE;

  more = g_strconcat (settled, ",", question, NULL);
  put_text (plan, DP_ENTITY_AGREEMENT, id, DP_AGREEMENT_SETTLED, more);
  return TRUE;
}

/* Another place must bring only a place: staff that come with it would dilute experience and work, which is a trade-off. */
static void
man_every_line (DpPlan     *plan,
                const char *unit)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (ids, g_strdup (((const DpRecord *) lines->pdata[i])->id));
  for (guint i = 0; i < ids->len; i++)
    put_unknown (plan, DP_ENTITY_STAFFING, ids->pdata[i], DP_STAFFING_FROM_PLACES);
}

/* A plan from which every ladder can be climbed. */
static DpPlan *
modest_plan (GRand *random)
{
  static const char *const states[] = { "missing", "missing", "unknown", "agreement", "own" };
  static const char *const levels[] = { "absent", "beginning", "partly" };
  DpPlan *plan = sample_plan ();

  for (guint u = 0; u < 5; u++)
    {
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
      const GPtrArray *elements = dp_plan_children (plan, DP_ENTITY_ELEMENT, unit_ids_of_A[u]);

      for (guint i = 0; i < elements->len; i++)
        g_ptr_array_add (ids, g_strdup (((const DpRecord *) elements->pdata[i])->id));
      for (guint i = 0; i < ids->len; i++)
        put_text (plan, DP_ENTITY_ELEMENT, ids->pdata[i], DP_ELEMENT_STATE,
                  states[g_rand_int_range (random, 0, G_N_ELEMENTS (states))]);
      put_number (plan, DP_ENTITY_UNIT, unit_ids_of_A[u], DP_UNIT_PLACES, g_rand_int_range (random, 0, 8));
      man_every_line (plan, unit_ids_of_A[u]);
    }
  put_text (plan, DP_ENTITY_AGREEMENT, "A-agreement-midtjylland-clinic", DP_AGREEMENT_SETTLED, "plans-start");
  put_text (plan, DP_ENTITY_AGREEMENT, "A-agreement-syddanmark-clinic", DP_AGREEMENT_SETTLED, "meetings-who");
  put_text (plan, DP_ENTITY_JUDGEMENT, "A-judgement-knowledge-network", DP_JUDGEMENT_LEVEL,
            levels[g_rand_int_range (random, 0, G_N_ELEMENTS (levels))]);

  return plan;
}

static void
test_better_is_no_worse (void)
{
  static const ImproveFunc steps[] = { add_a_place,       open_faster,  gain_experience,  add_an_element,
                                       sign_an_agreement, judge_higher, settle_a_question };
  guint taken[G_N_ELEMENTS (steps)] = { 0 };

  for (guint32 seed = 0; seed < 8; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (DpPlan) plan = modest_plan (random);

      for (guint i = 0; i < 150; i++)
        {
          guint step = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (steps));
          g_autoptr (DpPlan) before = dp_plan_copy (plan);
          g_autoptr (DpAnalysis) old = dp_analysis_new (before);
          g_autoptr (DpAnalysis) new = dp_analysis_new (plan);

          if (!steps[step] (plan, random))
            continue;
          taken[step]++;
          for (guint p = 0; p < DP_N_PARAMETERS; p++)
            {
              const DpScore *a = &dp_analysis_scores (old, "A")->parameters[p].score;
              const DpScore *b = &dp_analysis_scores (new, "A")->parameters[p].score;

              g_assert_cmpfloat (b->low, >=, a->low - EXACT);
              g_assert_cmpfloat (b->high, >=, a->high - EXACT);
            }
        }
      g_rand_free (random);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpuint (taken[i], >, 0);
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measures/women", test_women);
  g_test_add_func ("/measures/months-to-full", test_months_to_full);
  g_test_add_func ("/measures/competence-areas", test_competence_areas);
  g_test_add_func ("/measures/experience", test_experience);
  g_test_add_func ("/measures/unknown-fte", test_unknown_fte);
  g_test_add_func ("/measures/elements", test_elements);
  g_test_add_func ("/measures/clinic-agreements", test_clinic_agreements);
  g_test_add_func ("/measures/questions-settled", test_questions_settled);
  g_test_add_func ("/measures/judgement", test_judgement);
  g_test_add_func ("/measures/score", test_score);
  g_test_add_func ("/measures/score-unknown", test_score_unknown);
  g_test_add_func ("/measures/better-is-no-worse", test_better_is_no_worse);

  return g_test_run ();
}
