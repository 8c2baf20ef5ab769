/* test-guide.c: the scoring guide: its value functions, its minimum levels, whose judgement counts; and what no score may do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"
#include "plan/dp-validate.h"

#include <math.h>

#define EXACT 1e-9
#define PILOT "P-midtjylland"

static const DpCriterionResult *
criterion_of (DpAnalysis *analysis,
              const char *proposal,
              const char *id)
{
  const DpScoreResult *scores = dp_analysis_scores (analysis, proposal);

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    for (guint i = 0; i < scores->parameters[p].n_criteria; i++)
      if (g_str_equal (scores->parameters[p].criteria[i].criterion->id, id))
        return &scores->parameters[p].criteria[i];

  g_assert_not_reached ();
}

static void
assert_measured (const DpPlan *plan,
                 const char   *proposal,
                 const char   *id,
                 double        low,
                 double        high)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCriterionResult *one = criterion_of (analysis, proposal, id);

  g_assert_true (one->value.known);
  g_assert_cmpfloat_with_epsilon (one->measured.low, low, EXACT);
  g_assert_cmpfloat_with_epsilon (one->measured.high, high, EXACT);
}

static void
assert_points (const DpPlan *plan,
               const char   *proposal,
               const char   *id,
               double        low,
               double        high)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCriterionResult *one = criterion_of (analysis, proposal, id);

  g_assert_true (one->value.known);
  g_assert_cmpfloat_with_epsilon (one->value.low, low, EXACT);
  g_assert_cmpfloat_with_epsilon (one->value.high, high, EXACT);
}

/* Every criterion of every template says what its steps mean, where it comes from and why; nothing is weighed unasked. */
static void
test_standard (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const GPtrArray *parameters = dp_plan_list (plan, DP_ENTITY_PARAMETER);
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);
  static const guint words[] = { DP_CRITERION_ABSENT, DP_CRITERION_BEGINNING, DP_CRITERION_PARTLY, DP_CRITERION_REACHED,
                                 DP_CRITERION_SOURCE, DP_CRITERION_REASON };

  g_assert_cmpuint (parameters->len, ==, DP_N_PARAMETERS);
  for (guint p = 0; p < parameters->len; p++)
    {
      g_assert_true (dp_guide_parameter (plan, dp_choices_parameter[p].key) == parameters->pdata[p]);
      g_assert_false (dp_record_number (parameters->pdata[p], DP_PARAMETER_WEIGHT, NULL));
      g_assert_nonnull (dp_record_text (parameters->pdata[p], DP_PARAMETER_NOTHING));
      g_assert_nonnull (dp_record_text (parameters->pdata[p], DP_PARAMETER_EVERYTHING));
      g_assert_nonnull (dp_record_text (parameters->pdata[p], DP_PARAMETER_REASON));
    }

  g_assert_cmpuint (criteria->len, ==, 22);
  for (guint i = 0; i < criteria->len; i++)
    {
      DpValueCurve curve;

      for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
        g_assert_nonnull (dp_record_text (criteria->pdata[i], words[w]));
      g_assert_true (dp_guide_is_judged (criteria->pdata[i]) || dp_guide_curve (criteria->pdata[i], &curve));
    }
}

static void
test_curve (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  /* Two years of experience give half, five all; the pilot has four: two thirds of the upper half. */
  assert_points (plan, "P", "competence-experience", 50 + 50 * 2 / 3.0, 50 + 50 * 2 / 3.0);
  put_number (plan, DP_ENTITY_CRITERION, "competence-experience", DP_CRITERION_AT_75, 4);
  assert_points (plan, "P", "competence-experience", 75, 75);
  put_number (plan, DP_ENTITY_CRITERION, "competence-experience", DP_CRITERION_AT_25, 1);
  put_unknown (plan, DP_ENTITY_CRITERION, "competence-experience", DP_CRITERION_AT_50);
  assert_points (plan, "P", "competence-experience", 75, 75);
  put_unknown (plan, DP_ENTITY_CRITERION, "competence-experience", DP_CRITERION_AT_100);
  {
    g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

    g_assert_false (criterion_of (analysis, "P", "competence-experience")->value.known);
  }
}

static void
test_limits_in_order (void)
{
  static const struct
  {
    double at[5]; /* NAN: not given */
    gboolean good;
  } rows[] = {
    { { 0, 1, 2, 3, 4 }, TRUE },       { { 4, 3, 2, 1, 0 }, TRUE },        { { 0, NAN, 2, NAN, 4 }, TRUE },
    { { 0, 2, 2, 3, 4 }, FALSE },      { { 0, NAN, 5, NAN, 4 }, FALSE },   { { 4, NAN, 5, NAN, 0 }, FALSE },
    { { NAN, 3, 2, 1, 4 }, TRUE },     { { 0, -1, NAN, NAN, 4 }, FALSE },
  };
  static const guint fields[] = { DP_CRITERION_AT_0, DP_CRITERION_AT_25, DP_CRITERION_AT_50, DP_CRITERION_AT_75,
                                  DP_CRITERION_AT_100 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpRecord) record = dp_record_copy (dp_plan_get (plan, DP_ENTITY_CRITERION, "practice-volume"));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      for (gsize k = 0; k < 5; k++)
        dp_record_set (record, fields[k], isnan (rows[i].at[k]) ? (DpValue) { 0 } : dp_value_number (rows[i].at[k]));
      g_assert_cmpint (dp_validate_record (plan, record, &error), ==, rows[i].good);
      g_assert_true ((error == NULL) == rows[i].good);
    }
}

/* The plan's own judgement counts; without a step of its own the parties' are the bounds. None is averaged. */
static void
test_perspectives (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *own = "0-judgement-cooperation-coordination";
  g_autoptr (DpRecord) second = NULL;
  g_autoptr (GError) error = NULL;

  assert_points (plan, "0", "cooperation-coordination", 100 / 3.0, 100 / 3.0);
  put_text (plan, DP_ENTITY_JUDGEMENT, own, DP_JUDGEMENT_LEVEL, "unknown");
  assert_points (plan, "0", "cooperation-coordination", 0, 200 / 3.0);
  put_text (plan, DP_ENTITY_JUDGEMENT, own, DP_JUDGEMENT_LEVEL, "reached");
  assert_points (plan, "0", "cooperation-coordination", 100, 100);

  {
    g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
    const DpCriterionResult *one = criterion_of (analysis, "0", "cooperation-coordination");

    g_assert_cmpstr (one->judgements[0]->id, ==, own);
    g_assert_cmpstr (one->judgements[1]->id, ==, "0-judgement-cooperation-coordination-agency");
    g_assert_null (one->judgements[2]);
    g_assert_cmpstr (one->judgements[3]->id, ==, "0-judgement-cooperation-coordination-municipalities");
  }

  /* Nobody judges the same twice. */
  second = dp_record_copy (dp_plan_get (plan, DP_ENTITY_JUDGEMENT, "0-judgement-cooperation-coordination-agency"));
  dp_record_set (second, DP_JUDGEMENT_PERSPECTIVE, dp_value_text ("municipalities"));
  g_assert_false (dp_validate_record (plan, second, &error));
  g_clear_error (&error);
  dp_record_set (second, DP_JUDGEMENT_PERSPECTIVE, dp_value_text ("regions"));
  g_assert_true (dp_validate_record (plan, second, &error));

  /* The top steps need evidence, whoever judges. */
  dp_record_set (second, DP_JUDGEMENT_LEVEL, dp_value_text ("partly"));
  dp_record_set (second, DP_JUDGEMENT_EVIDENCE, (DpValue) { 0 });
  g_assert_false (dp_validate_record (plan, second, &error));
  g_clear_error (&error);
  dp_record_set (second, DP_JUDGEMENT_LEVEL, dp_value_text ("beginning"));
  g_assert_true (dp_validate_record (plan, second, &error));
}

/* A criterion below its minimum level is all that its parameter has. */
static void
test_minimum (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpScore *competences = &dp_analysis_scores (analysis, "P")->parameters[1].score;
  double mean = competences->low;
  double points = criterion_of (analysis, "P", "competence-several")->value.low;

  g_assert_cmpint (competences->limit_low, ==, -1);
  g_assert_cmpfloat (points, <, mean);
  put_number (plan, DP_ENTITY_CRITERION, "competence-several", DP_CRITERION_MINIMUM, points);
  dp_analysis_invalidate (analysis, NULL);
  g_assert_cmpfloat (dp_analysis_scores (analysis, "P")->parameters[1].score.low, ==, mean);

  put_number (plan, DP_ENTITY_CRITERION, "competence-several", DP_CRITERION_MINIMUM, points + 1);
  dp_analysis_invalidate (analysis, NULL);
  competences = &dp_analysis_scores (analysis, "P")->parameters[1].score;
  g_assert_cmpfloat (competences->low, ==, points);
  g_assert_cmpfloat (competences->mean_low, ==, mean);
  g_assert_cmpint (competences->limit_low, ==, 3);
}

/* Ten women a year or more are needed. With one unit of forty places for the whole country, 100 women a year: the places of each
 * month answer the need of half a year's stay. */
static void
test_threshold_year (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();

  use_only (plan, 100, 100);
  assert_measured (plan, "A", "practice-year", DP_PRACTICE_YEARS + 1, DP_PRACTICE_YEARS + 1);
  assert_points (plan, "A", "practice-year", 0, 0);

  pool_A (plan, 40);
  put_number (plan, DP_ENTITY_UNIT, unit_ids_of_A[0], DP_UNIT_RAMP_UP, 0);
  assert_measured (plan, "A", "practice-year", 1, 1);
  assert_points (plan, "A", "practice-year", 100, 100);

  /* Six women are never ten. */
  use_only (plan, 6, 100);
  assert_measured (plan, "A", "practice-year", 1, DP_PRACTICE_YEARS + 1);
  put_number (plan, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_AT_100, 5);
  assert_measured (plan, "A", "practice-year", 1, 1);

  /* A place more every twelve months, always in use: two stays a year in the first and the second year, four in the third, six in
   * the fourth. Five are needed. */
  put_number (plan, DP_ENTITY_UNIT, unit_ids_of_A[0], DP_UNIT_RAMP_UP, 120);
  put_number (plan, DP_ENTITY_UNIT, unit_ids_of_A[0], DP_UNIT_PLACES, 10);
  use_only (plan, 1e5, 1e5);
  assert_measured (plan, "A", "practice-year", 4, 4);
}

/* One place and very many women: it is used all the time, and one stay follows another, two a year. */
static void
test_below_threshold (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const double mean = 2.0 * 1e5 / (1e5 + 2.0);

  use_only (plan, 1e5, 1e5);
  pool_A (plan, 1);
  put_number (plan, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_AT_100, 2.5);
  /* Fewer than 2.5 is two at most. */
  assert_measured (plan, "A", "practice-below", exp (-mean) * (1 + mean + mean * mean / 2),
                   exp (-mean) * (1 + mean + mean * mean / 2));
  assert_measured (plan, "A", "practice-continuity", 1e5 / (1e5 + 2.0), 1e5 / (1e5 + 2.0));
}

/* The minimum crew of the templates: one person round the clock and one more in the waking hours is 9.6 posts. */
static void
test_staff (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  double crew;

  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-night", DP_ASSUMPTION_VALUE, 1);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-day", DP_ASSUMPTION_VALUE, 1);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-evening", DP_ASSUMPTION_VALUE, 1);
  put_number (plan, DP_ENTITY_ASSUMPTION, "crew-weekend", DP_ASSUMPTION_VALUE, 1);
  put_number (plan, DP_ENTITY_ASSUMPTION, "days-sick", DP_ASSUMPTION_VALUE, 14.4);
  crew = 24.0 * 365 / (1924 - 7.4 * (25 + 5 + 7.14 + 14.4 + 3));
  assert_measured (plan, "P", "competence-cover", MIN (5.76 / crew, 1), MIN (5.76 / crew, 1));
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FTE, crew / 4);
  assert_measured (plan, "P", "competence-cover", 0.25, 0.25);
  put_unknown (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FTE);
  assert_measured (plan, "P", "competence-cover", 0, 1);

  /* Posts that wait for a fifth place are not there yet: the pilot has four. */
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FTE, crew);
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FROM_PLACES, 4);
  assert_measured (plan, "P", "competence-cover", 1, 1);
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FROM_PLACES, 5);
  assert_measured (plan, "P", "competence-cover", 0, 0);
  put_unknown (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FROM_PLACES);

  /* Only care has one and a half own posts, of eight areas; purchased posts carry nothing, nobody's may. */
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-1", DP_STAFFING_FTE, 5.76);
  assert_measured (plan, "P", "competence-several", 1 / 8.0, 1 / 8.0);
  put_number (plan, DP_ENTITY_STAFFING, PILOT "-staff-2", DP_STAFFING_FTE, 1.5);
  assert_measured (plan, "P", "competence-several", 2 / 8.0, 2 / 8.0);
  put_text (plan, DP_ENTITY_STAFFING, PILOT "-staff-2", DP_STAFFING_EMPLOYMENT, "unknown");
  assert_measured (plan, "P", "competence-several", 1 / 8.0, 2 / 8.0);
  put_text (plan, DP_ENTITY_STAFFING, PILOT "-staff-2", DP_STAFFING_EMPLOYMENT, "purchased");
  assert_measured (plan, "P", "competence-several", 1 / 8.0, 1 / 8.0);
}

/* Agreements count with the party they are with, and the two elements of cooperation by themselves. */
static void
test_cooperation (void)
{
  static const struct
  {
    const char *party;
    const char *criterion;
  } rows[] = { { "municipalities", "cooperation-municipalities" }, { "psychiatry", "cooperation-psychiatry" },
               { "maternity", "cooperation-maternity" } };
  g_autoptr (DpPlan) plan = sample_plan ();

  remove_children (plan, DP_ENTITY_AGREEMENT, "P");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

      g_assert_false (criterion_of (analysis, "P", rows[i].criterion)->value.known);
      add_record (plan, DP_ENTITY_AGREEMENT, rows[i].party, DP_AGREEMENT_PROPOSAL, "P", DP_AGREEMENT_NAME, "One",
                  DP_AGREEMENT_PARTY, rows[i].party, DP_AGREEMENT_REGIONS, "DK-82", DP_AGREEMENT_STATUS, "signed", -1);
      assert_measured (plan, "P", rows[i].criterion, region_weight ("DK-82"), region_weight ("DK-82"));
    }

  remove_children (plan, DP_ENTITY_ELEMENT, PILOT);
  add_record (plan, DP_ENTITY_ELEMENT, "one", DP_ELEMENT_UNIT, PILOT, DP_ELEMENT_ELEMENT, "clinic", DP_ELEMENT_STATE, "own", -1);
  assert_measured (plan, "P", "cooperation-elements", 0.5, 1);
  add_record (plan, DP_ENTITY_ELEMENT, "two", DP_ELEMENT_UNIT, PILOT, DP_ELEMENT_ELEMENT, "attendance", DP_ELEMENT_STATE,
              "missing", -1);
  assert_measured (plan, "P", "cooperation-elements", 0.5, 0.5);
}

/* A proposal of random units, staff, elements, agreements and judgements. */
static void
add_random_proposal (DpPlan     *plan,
                     GRand      *random,
                     const char *id)
{
  g_autofree char *unit = g_strconcat (id, "-unit", NULL);

  add_record (plan, DP_ENTITY_PROPOSAL, id, DP_PROPOSAL_NAME, "Random", -1);
  put_number (plan, DP_ENTITY_PROPOSAL, id, DP_PROPOSAL_POSITION, g_rand_double_range (random, 0, 10));
  add_record (plan, DP_ENTITY_UNIT, unit, DP_UNIT_PROPOSAL, id, DP_UNIT_NAME, "Unit", DP_UNIT_REGIONS,
              region_ids[g_rand_int_range (random, 0, 5)], -1);
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES, g_rand_int_range (random, 1, 20));
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_STAY_BEFORE, g_rand_double_range (random, 0.5, 6));
  put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_STAY_AFTER, g_rand_double_range (random, 0, 12));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s-staff-%u", id, i);

      add_record (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_UNIT, unit, DP_STAFFING_FUNCTION, "Somebody",
                  DP_STAFFING_COMPETENCE, dp_choices_competence[i].key, DP_STAFFING_EMPLOYMENT, "own", -1);
      if (g_rand_boolean (random))
        put_number (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_FTE, g_rand_double_range (random, 0, 6));
      if (g_rand_boolean (random))
        put_number (plan, DP_ENTITY_STAFFING, line, DP_STAFFING_EXPERIENCE, g_rand_double_range (random, 0, 9));
    }
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *judgement = g_strdup_printf ("%s-judgement-%u", id, i);
      static const char *const criteria[] = { "knowledge-description", "knowledge-supervision", "knowledge-registration",
                                              "knowledge-network", "knowledge-dissemination" };

      add_record (plan, DP_ENTITY_JUDGEMENT, judgement, DP_JUDGEMENT_PROPOSAL, id, DP_JUDGEMENT_CRITERION, criteria[i],
                  DP_JUDGEMENT_PERSPECTIVE, dp_choices_judge[g_rand_int_range (random, 0, DP_N_JUDGES)].key,
                  DP_JUDGEMENT_LEVEL, dp_choices_level[g_rand_int_range (random, 0, 5)].key, -1);
    }
}

/* Anchors are fixed, so another proposal changes nobody's scores, and so not the order of two either. */
static void
test_irrelevant_proposals (void)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpPlan) more = NULL;
      g_autoptr (DpAnalysis) before = NULL;
      g_autoptr (DpAnalysis) after = NULL;
      const GPtrArray *proposals;

      add_random_proposal (plan, random, "X");
      add_random_proposal (plan, random, "Y");
      more = dp_plan_copy (plan);
      add_random_proposal (more, random, "Z");
      before = dp_analysis_new (plan);
      after = dp_analysis_new (more);
      proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
      for (guint i = 0; i < proposals->len; i++)
        for (guint p = 0; p < DP_N_PARAMETERS; p++)
          {
            const char *id = ((const DpRecord *) proposals->pdata[i])->id;
            const DpScore *a = &dp_analysis_scores (before, id)->parameters[p].score;
            const DpScore *b = &dp_analysis_scores (after, id)->parameters[p].score;

            g_assert_cmpfloat (a->low, ==, b->low);
            g_assert_cmpfloat (a->high, ==, b->high);
            g_assert_cmpfloat (a->known_share, ==, b->known_share);
          }
      g_rand_free (random);
    }
}

/* Of a random proposal: learning that a line has one more year of experience, or that a judgement is a step higher, never lowers
 * a score. */
static void
test_random_plans_are_monotone (void)
{
  guint raised = 0;

  for (guint32 seed = 0; seed < 40; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpPlan) better = NULL;
      g_autoptr (DpAnalysis) before = NULL;
      g_autoptr (DpAnalysis) after = NULL;
      g_autofree char *line = g_strdup_printf ("X-staff-%d", g_rand_int_range (random, 0, 8));
      g_autofree char *judgement = g_strdup_printf ("X-judgement-%d", g_rand_int_range (random, 0, 5));
      double number;
      DpLevel level;

      add_random_proposal (plan, random, "X");
      put_number (plan, DP_ENTITY_CRITERION, "competence-experience", DP_CRITERION_MINIMUM, g_rand_double_range (random, 0, 100));
      put_number (plan, DP_ENTITY_CRITERION, "knowledge-network", DP_CRITERION_MINIMUM, g_rand_double_range (random, 0, 100));
      better = dp_plan_copy (plan);
      if (dp_record_number (dp_plan_get (better, DP_ENTITY_STAFFING, line), DP_STAFFING_EXPERIENCE, &number))
        {
          put_number (better, DP_ENTITY_STAFFING, line, DP_STAFFING_EXPERIENCE, number + 1);
          raised++;
        }
      level = dp_measure_judged_level (dp_plan_get (better, DP_ENTITY_JUDGEMENT, judgement));
      if (level != DP_LEVEL_UNKNOWN && level < DP_LEVEL_REACHED)
        {
          put_text (better, DP_ENTITY_JUDGEMENT, judgement, DP_JUDGEMENT_LEVEL, dp_choices_level[level].key);
          raised++;
        }
      before = dp_analysis_new (plan);
      after = dp_analysis_new (better);
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          const DpScore *a = &dp_analysis_scores (before, "X")->parameters[p].score;
          const DpScore *b = &dp_analysis_scores (after, "X")->parameters[p].score;

          g_assert_cmpfloat (b->low, >=, a->low - EXACT);
          g_assert_cmpfloat (b->high, >=, a->high - EXACT);
        }
      g_rand_free (random);
    }

  g_assert_cmpuint (raised, >, 20);
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/standard", test_standard);
  g_test_add_func ("/guide/curve", test_curve);
  g_test_add_func ("/guide/limits-in-order", test_limits_in_order);
  g_test_add_func ("/guide/perspectives", test_perspectives);
  g_test_add_func ("/guide/minimum", test_minimum);
  g_test_add_func ("/guide/threshold-year", test_threshold_year);
  g_test_add_func ("/guide/below-threshold", test_below_threshold);
  g_test_add_func ("/guide/staff", test_staff);
  g_test_add_func ("/guide/cooperation", test_cooperation);
  g_test_add_func ("/guide/irrelevant-proposals", test_irrelevant_proposals);
  g_test_add_func ("/guide/random-plans-are-monotone", test_random_plans_are_monotone);

  return g_test_run ();
}
