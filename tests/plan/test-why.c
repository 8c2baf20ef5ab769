/* test-why.c: what would raise a score, what one step more or less of a judgement changes, and the log of what was changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"
#include "plans.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-document.h"
#include "plan/dp-score-why.h"

#include <math.h>

#define EXACT 1e-9

static const DpRaise *
find_raise (const DpParameterResult *parameter,
            const GArray            *raises,
            const char              *criterion)
{
  for (guint i = 0; i < raises->len; i++)
    {
      const DpRaise *one = &g_array_index (raises, DpRaise, i);

      if (g_str_equal (parameter->criteria[one->number].criterion->id, criterion))
        return one;
    }

  g_assert_not_reached ();
}

/* The pilot has four years of experience, 83⅓ points, and 5.76 posts of care at 2,995,000 kroner. */
static void
test_raises (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpScoreResult *scores = dp_analysis_scores (analysis, "P");
  const DpParameterResult *competences = &scores->parameters[1];
  g_autoptr (GArray) raises = dp_score_raises (analysis, scores, 1);
  const DpRaise *experience = find_raise (competences, raises, "competence-experience");
  const DpRaise *cover = find_raise (competences, raises, "competence-cover");
  /* One at night and two in sixteen waking hours: 40 hours a day. */
  double crew = 40.0 * 365 / (1924 - 7.4 * (25 + 5 + 7.14 + 14.4 + 3));

  g_assert_cmpfloat_with_epsilon (experience->from, 50 + 100 / 3.0, EXACT);
  g_assert_cmpfloat (experience->to, ==, 100);
  g_assert_cmpfloat_with_epsilon (experience->value, 5, EXACT);
  g_assert_cmpfloat_with_epsilon (experience->gain, (100 - 250 / 3.0) / 5, EXACT);
  g_assert_false (dp_raise_is_priced (&experience->cost));

  g_assert_cmpfloat_with_epsilon (cover->from, 100 * 5.76 / crew, EXACT);
  g_assert_cmpfloat (cover->to, ==, 75);
  g_assert_true (dp_raise_is_priced (&cover->cost));
  g_assert_cmpfloat_with_epsilon (cover->cost.cost, (0.75 * crew - 5.76) * 2995000 / 5.76, 1e-3);
  g_assert_cmpfloat_with_epsilon (cover->cost.posts, 0.75 * crew - 5.76, 1e-9);

  /* What gives most comes first; what has all points is not among them. */
  for (guint i = 1; i < raises->len; i++)
    g_assert_cmpfloat (g_array_index (raises, DpRaise, i - 1).gain, >=, g_array_index (raises, DpRaise, i).gain);
  for (guint i = 0; i < raises->len; i++)
    g_assert_cmpstr (competences->criteria[g_array_index (raises, DpRaise, i).number].criterion->id, !=, "competence-areas");
}

static void
test_raises_judged (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpScoreResult *scores = dp_analysis_scores (analysis, "P");
  g_autoptr (GArray) raises = dp_score_raises (analysis, scores, 3);
  const DpRaise *known = find_raise (&scores->parameters[3], raises, "knowledge-registration");
  const DpRaise *unknown = find_raise (&scores->parameters[3], raises, "knowledge-network");

  g_assert_cmpuint (raises->len, ==, 5);
  g_assert_cmpint (known->level, ==, DP_LEVEL_PARTLY);
  g_assert_cmpint (unknown->level, ==, DP_LEVEL_BEGINNING);
  g_assert_false (known->has_value);
  g_assert_cmpfloat_with_epsilon (known->gain, 100 / 3.0 / 5, EXACT);
  g_assert_cmpfloat_with_epsilon (unknown->gain, 100 / 3.0 / 5, EXACT);
}

static const DpStepTest *
find_test (const GArray *tests,
           guint         parameter,
           DpLevel       to)
{
  for (guint i = 0; i < tests->len; i++)
    {
      const DpStepTest *one = &g_array_index (tests, DpStepTest, i);

      if (one->parameter == parameter && one->to == to)
        return one;
    }

  g_assert_not_reached ();
}

/* One judged criterion for each parameter: a step is a third of it. */
static void
test_steps (void)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  g_autoptr (GArray) tests = NULL;
  static const char *const ids[] = { "X", "Y", NULL };
  static const char *const levels[2][DP_N_PARAMETERS] = { { "beginning", "absent", "reached", "unknown" },
                                                          { "partly", "absent", "beginning", "partly" } };
  const DpStepTest *up;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const char *key = dp_choices_parameter[p].key;

      add_record (plan, DP_ENTITY_PARAMETER, key, DP_PARAMETER_PARAMETER, key, -1);
      put_number (plan, DP_ENTITY_PARAMETER, key, DP_PARAMETER_WEIGHT, p == 0 ? 4 : 1);
      add_record (plan, DP_ENTITY_CRITERION, key, DP_CRITERION_PARAMETER, key, DP_CRITERION_NAME, key, DP_CRITERION_MEASURE,
                  "judgement", -1);
      put_number (plan, DP_ENTITY_CRITERION, key, DP_CRITERION_WEIGHT, 1);
    }
  for (guint i = 0; i < 2; i++)
    {
      add_record (plan, DP_ENTITY_PROPOSAL, ids[i], DP_PROPOSAL_NAME, ids[i], -1);
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          g_autofree char *id = g_strdup_printf ("%s-%u", ids[i], p);

          add_record (plan, DP_ENTITY_JUDGEMENT, id, DP_JUDGEMENT_PROPOSAL, ids[i], DP_JUDGEMENT_CRITERION,
                      dp_choices_parameter[p].key, DP_JUDGEMENT_LEVEL, levels[i][p], -1);
        }
    }
  analysis = dp_analysis_new (plan);
  comparison = dp_analysis_compare (analysis, ids, NULL, NULL);
  tests = dp_comparison_step_tests (comparison, 0);

  /* Two from "beginning", one from either end, none of what is unknown. */
  g_assert_cmpuint (tests->len, ==, 4);

  /* X: (4 · 33⅓ + 0 + 100 + 0) / 7 = 33⅓; Y: (4 · 66⅔ + 0 + 33⅓ + 66⅔) / 7 = 52.4. One step of practice is 19: level, not ahead. */
  up = find_test (tests, 0, DP_LEVEL_PARTLY);
  g_assert_cmpint (up->from, ==, DP_LEVEL_BEGINNING);
  g_assert_cmpfloat_with_epsilon (up->after.low, 200 / 3.0, EXACT);
  g_assert_cmpint (up->winner_before, ==, 1);
  g_assert_cmpint (up->winner_after, ==, 0);
  g_assert_cmpuint (up->passes, ==, 1 << 1);
  g_assert_cmpuint (find_test (tests, 0, DP_LEVEL_ABSENT)->passes, ==, 0);
  g_assert_cmpuint (find_test (tests, 1, DP_LEVEL_BEGINNING)->passes, ==, 1 << 1);
  g_assert_cmpuint (find_test (tests, 2, DP_LEVEL_PARTLY)->passes, ==, 0);
  g_assert_cmpint (find_test (tests, 2, DP_LEVEL_PARTLY)->winner_after, ==, 1);
}

static void
assert_entry (const GPtrArray *log,
              guint            number,
              const char      *id,
              guint            field,
              const char      *before,
              const char      *after,
              const char      *reason)
{
  const DpLogEntry *entry = log->pdata[number];

  g_assert_cmpstr (entry->id, ==, id);
  g_assert_cmpuint (entry->field, ==, field);
  g_assert_cmpstr (entry->before.text, ==, before);
  g_assert_cmpstr (entry->after.text, ==, after);
  if (reason != NULL)
    g_assert_cmpstr (entry->reason, ==, reason);
  g_assert_nonnull (entry->when);
}

/* The log is what the history holds: when, old, new, and the reason as it stood after the step. */
static void
test_log (void)
{
  const char *id = "P-judgement-knowledge-registration";
  g_autoptr (GError) error = NULL;
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GPtrArray) log = NULL;

  set_text (document, DP_ENTITY_JUDGEMENT, id, DP_JUDGEMENT_REASON, "First reason");
  set_text (document, DP_ENTITY_JUDGEMENT, id, DP_JUDGEMENT_LEVEL, "partly");
  set_number (document, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_PLACES, 7);
  dp_document_begin (document, NULL);
  set_text (document, DP_ENTITY_JUDGEMENT, id, DP_JUDGEMENT_LEVEL, "reached");
  set_text (document, DP_ENTITY_JUDGEMENT, id, DP_JUDGEMENT_REASON, "Second reason");
  g_assert_true (dp_document_end (document, &error));
  set_number (document, DP_ENTITY_PARAMETER, "practice", DP_PARAMETER_WEIGHT, 40);

  log = dp_document_list_log (document, G_MAXUINT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (log->len, ==, 3);
  assert_entry (log, 0, "practice", DP_PARAMETER_WEIGHT, NULL, NULL, NULL);
  g_assert_cmpint (((const DpLogEntry *) log->pdata[0])->before.kind, ==, DP_VALUE_NONE);
  g_assert_cmpfloat (((const DpLogEntry *) log->pdata[0])->after.number, ==, 40);
  assert_entry (log, 1, id, DP_JUDGEMENT_LEVEL, "partly", "reached", "Second reason");
  assert_entry (log, 2, id, DP_JUDGEMENT_LEVEL, "beginning", "partly", "First reason");

  /* The template's reason was written for no weight at all; the others were written for what they stand beside. */
  g_assert_true (((const DpLogEntry *) log->pdata[0])->reason_is_older);
  g_assert_false (((const DpLogEntry *) log->pdata[1])->reason_is_older);
  g_assert_false (((const DpLogEntry *) log->pdata[2])->reason_is_older);
  /* One that is written afterwards is for the change before it, and for no other. */
  set_text (document, DP_ENTITY_PARAMETER, "practice", DP_PARAMETER_REASON, "Agreed in the group");
  set_number (document, DP_ENTITY_PARAMETER, "practice", DP_PARAMETER_WEIGHT, 50);
  g_clear_pointer (&log, g_ptr_array_unref);
  log = dp_document_list_log (document, G_MAXUINT, &error);
  g_assert_cmpuint (log->len, ==, 4);
  g_assert_cmpfloat (((const DpLogEntry *) log->pdata[1])->after.number, ==, 40);
  g_assert_cmpstr (((const DpLogEntry *) log->pdata[1])->reason, ==, "Agreed in the group");
  g_assert_false (((const DpLogEntry *) log->pdata[1])->reason_is_older);
  g_assert_true (dp_document_undo (document, &error));
  g_assert_true (dp_document_undo (document, &error));

  /* What is undone did not happen. */
  g_assert_true (dp_document_undo (document, &error));
  g_clear_pointer (&log, g_ptr_array_unref);
  log = dp_document_list_log (document, G_MAXUINT, &error);
  g_assert_cmpuint (log->len, ==, 2);
  assert_entry (log, 0, id, DP_JUDGEMENT_LEVEL, "partly", "reached", "Second reason");

  /* A judgement that is taken away is in the log with what it was. */
  g_assert_true (dp_document_remove (document, DP_ENTITY_JUDGEMENT, id, &error));
  g_clear_pointer (&log, g_ptr_array_unref);
  log = dp_document_list_log (document, G_MAXUINT, &error);
  g_assert_cmpuint (log->len, ==, 4);
  assert_entry (log, 0, id, DP_JUDGEMENT_EVIDENCE, "The municipalities' answer 2025, section 4.1", NULL, NULL);
  assert_entry (log, 1, id, DP_JUDGEMENT_LEVEL, "reached", NULL, NULL);
  assert_entry (log, 3, id, DP_JUDGEMENT_LEVEL, "beginning", "partly", "First reason");

  /* As many as are asked for, and the rest of the step they belong to. */
  g_clear_pointer (&log, g_ptr_array_unref);
  log = dp_document_list_log (document, 1, &error);
  g_assert_cmpuint (log->len, ==, 2);
  assert_entry (log, 0, id, DP_JUDGEMENT_EVIDENCE, "The municipalities' answer 2025, section 4.1", NULL, NULL);
  assert_entry (log, 1, id, DP_JUDGEMENT_LEVEL, "reached", NULL, NULL);
}

static void
add_line (DpPlan     *plan,
          const char *id,
          const char *competence,
          const char *employment,
          double      fte,
          double      cost)
{
  add_record (plan, DP_ENTITY_STAFFING, id, DP_STAFFING_UNIT, "U", DP_STAFFING_FUNCTION, id, DP_STAFFING_COMPETENCE, competence,
              DP_STAFFING_EMPLOYMENT, employment, -1);
  put_number (plan, DP_ENTITY_STAFFING, id, DP_STAFFING_FTE, fte);
  if (cost >= 0)
    put_number (plan, DP_ENTITY_STAFFING, id, DP_STAFFING_COST, cost);
}

/* Four of eight areas have posts; the cheapest areas are filled first, at what own posts cost, and a partner's cost of nothing is no
 * price. */
static void
test_cost (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  const DpParameterResult *competences;
  g_autoptr (GArray) raises = NULL;
  g_autoptr (GArray) later = NULL;
  const DpRaise *areas;
  const DpRaise *several;

  for (guint i = 0; i < proposals->len; i++)
    remove_children (plan, DP_ENTITY_UNIT, ((const DpRecord *) proposals->pdata[i])->id);
  add_record (plan, DP_ENTITY_PROPOSAL, "X", DP_PROPOSAL_NAME, "X", -1);
  add_record (plan, DP_ENTITY_UNIT, "U", DP_UNIT_PROPOSAL, "X", DP_UNIT_NAME, "U", DP_UNIT_REGIONS, "DK-82", -1);
  add_line (plan, "l1", "family", "own", 2, 1200000);
  add_line (plan, "l2", "substance", "own", 0.5, 250000);
  add_line (plan, "l3", "care", "own", 6, 3000000);
  add_line (plan, "l4", "social", "partner", 1, 0);
  put_number (plan, DP_ENTITY_ASSUMPTION, "one-person", DP_ASSUMPTION_VALUE, 1.5);

  analysis = dp_analysis_new (plan);
  competences = &dp_analysis_scores (analysis, "X")->parameters[1];
  raises = dp_score_raises (analysis, dp_analysis_scores (analysis, "X"), 1);
  /* Nobody in the plan has posts in the four areas that lack them, so what one more would cost is unknown. */
  areas = find_raise (competences, raises, "competence-areas");
  g_assert_cmpfloat_with_epsilon (areas->value, 0.75, EXACT);
  g_assert_false (dp_raise_is_priced (&areas->cost));
  /* 25 points are 0.1875 of eight areas and are reached; 50 points are three of eight: one post more of substance at 500,000. */
  several = find_raise (competences, raises, "competence-several");
  g_assert_cmpfloat_with_epsilon (several->value, 0.375, EXACT);
  g_assert_true (dp_raise_is_priced (&several->cost));
  g_assert_cmpfloat_with_epsilon (several->cost.posts, 1.0, EXACT);
  g_assert_cmpfloat_with_epsilon (several->cost.cost, 500000, EXACT);

  /* Another proposal pays for psychology and infants: those prices are used, the cheaper first, one post in each. */
  add_record (plan, DP_ENTITY_PROPOSAL, "Y", DP_PROPOSAL_NAME, "Y", -1);
  add_record (plan, DP_ENTITY_UNIT, "V", DP_UNIT_PROPOSAL, "Y", DP_UNIT_NAME, "V", DP_UNIT_REGIONS, "DK-82", -1);
  add_line (plan, "m1", "psychology", "own", 0.5, 400000);
  add_line (plan, "m2", "infant", "own", 1, 580000);
  add_line (plan, "m3", "pregnancy", "own", 1, 610000);
  put_text (plan, DP_ENTITY_STAFFING, "m1", DP_STAFFING_UNIT, "V");
  put_text (plan, DP_ENTITY_STAFFING, "m2", DP_STAFFING_UNIT, "V");
  put_text (plan, DP_ENTITY_STAFFING, "m3", DP_STAFFING_UNIT, "V");
  dp_analysis_invalidate (analysis, NULL);
  competences = &dp_analysis_scores (analysis, "X")->parameters[1];
  later = dp_score_raises (analysis, dp_analysis_scores (analysis, "X"), 1);
  areas = find_raise (competences, later, "competence-areas");
  g_assert_true (dp_raise_is_priced (&areas->cost));
  g_assert_cmpfloat_with_epsilon (areas->cost.posts, 2, EXACT);
  g_assert_cmpfloat_with_epsilon (areas->cost.cost, 580000 + 610000, EXACT);
}

/* What stands between a step and its price, for every criterion of the guide: of a proposal in which it can still rise. */
static void
test_prices (void)
{
  static const struct
  {
    const char *criterion;
    const char *proposal;
    DpRaisePrice price;
  } expected[] = {
    { "practice-volume", "A", DP_RAISE_NO_NEED },
    { "practice-per-fte", "A", DP_RAISE_RATIO },
    { "practice-below", "A", DP_RAISE_NO_NEED },
    { "practice-year", "A", DP_RAISE_NO_NEED },
    { "practice-continuity", "A", DP_RAISE_NO_NEED },
    { "competence-areas", "A", DP_RAISE_POSTS },
    { "competence-experience", "A", DP_RAISE_PAY },
    { "competence-cover", "B", DP_RAISE_POSTS },
    { "competence-several", "B", DP_RAISE_POSTS },
    { "competence-elements", "B", DP_RAISE_ELEMENT },
    { "cooperation-clinic", "A", DP_RAISE_AGREEMENT },
    { "cooperation-municipalities", "A", DP_RAISE_UNKNOWN },
    { "cooperation-psychiatry", "A", DP_RAISE_UNKNOWN },
    { "cooperation-maternity", "A", DP_RAISE_UNKNOWN },
    { "cooperation-elements", "B", DP_RAISE_ELEMENT },
    { "cooperation-questions", "A", DP_RAISE_UNKNOWN },
    { "cooperation-coordination", "A", DP_RAISE_TIME },
    { "knowledge-description", "A", DP_RAISE_TIME },
    { "knowledge-supervision", "A", DP_RAISE_TIME },
    { "knowledge-registration", "A", DP_RAISE_TIME },
    { "knowledge-network", "A", DP_RAISE_TIME },
    { "knowledge-dissemination", "A", DP_RAISE_TIME },
  };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);

  g_assert_cmpuint (criteria->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const DpScoreResult *scores = dp_analysis_scores (analysis, expected[i].proposal);
      gboolean found = FALSE;

      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          g_autoptr (GArray) raises = dp_score_raises (analysis, scores, p);

          for (guint r = 0; r < raises->len; r++)
            {
              const DpRaise *one = &g_array_index (raises, DpRaise, r);

              if (!g_str_equal (scores->parameters[p].criteria[one->number].criterion->id, expected[i].criterion))
                continue;
              found = TRUE;
              g_test_message ("%s of %s", expected[i].criterion, expected[i].proposal);
              g_assert_cmpint (one->cost.price, ==, expected[i].price);
              g_assert_nonnull (dp_raise_price_key (one->cost.price));
            }
        }
      g_assert_true (found);
    }
}

/* An hour of the pilot's own staff, from the plan's own lines: 1,924 hours less 7.4 on every day off, ill or at a course. */
static void
test_hour (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpScoreResult *scores = dp_analysis_scores (analysis, "P");
  g_autoptr (GArray) raises = dp_score_raises (analysis, scores, 3);
  const DpRaise *supervision = find_raise (&scores->parameters[3], raises, "knowledge-supervision");
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, "P-midtjylland");
  double posts = 0, paid = 0;

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (dp_record_text (lines->pdata[i], DP_STAFFING_EMPLOYMENT), "own"))
      {
        posts += dp_record_number_or (lines->pdata[i], DP_STAFFING_FTE, 0);
        paid += dp_record_number_or (lines->pdata[i], DP_STAFFING_COST, 0);
      }
  g_assert_true (supervision->cost.hour_known);
  g_assert_cmpfloat_with_epsilon (supervision->cost.own_posts, posts, EXACT);
  g_assert_cmpfloat_with_epsilon (supervision->cost.hour, paid / posts / (1924 - 7.4 * (25 + 5 + 7.14 + 14.4 + 3)), 1e-6);
}

/* Women who find a place at once, by the textbook's recursion. */
static double
women_placed (double women,
              double load,
              int    places)
{
  double blocking = 1;

  for (int n = 1; n <= places; n++)
    blocking = load * blocking / (n + load * blocking);

  return women * (1 - blocking);
}

/* Two places for a whole country of 40 women turn most of them away: places are what is lacking, and they have a price. */
static void
test_places (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (GArray) raises = NULL;
  g_autoptr (GArray) unpriced = NULL;
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  const DpParameterResult *practice;
  const DpRaise *volume;
  double now;
  int needed = 2;

  for (guint i = 0; i < proposals->len; i++)
    remove_children (plan, DP_ENTITY_UNIT, ((const DpRecord *) proposals->pdata[i])->id);
  use_only (plan, 40, 40);
  add_record (plan, DP_ENTITY_PROPOSAL, "X", DP_PROPOSAL_NAME, "X", -1);
  add_record (plan, DP_ENTITY_UNIT, "U", DP_UNIT_PROPOSAL, "X", DP_UNIT_NAME, "U", DP_UNIT_REGIONS,
              "DK-81,DK-82,DK-83,DK-84,DK-85", -1);
  put_number (plan, DP_ENTITY_UNIT, "U", DP_UNIT_PLACES, 2);
  put_number (plan, DP_ENTITY_UNIT, "U", DP_UNIT_STAY_BEFORE, 3);
  put_number (plan, DP_ENTITY_UNIT, "U", DP_UNIT_STAY_AFTER, 3);
  add_line (plan, "l1", "care", "own", 2, 1200000);
  add_record (plan, DP_ENTITY_COST, "c1", DP_COST_PROPOSAL, "X", DP_COST_NAME, "House", DP_COST_KIND, "running", -1);
  put_number (plan, DP_ENTITY_COST, "c1", DP_COST_AMOUNT, 300000);
  add_record (plan, DP_ENTITY_COST, "c2", DP_COST_PROPOSAL, "X", DP_COST_NAME, "Building", DP_COST_KIND, "capital", -1);
  put_number (plan, DP_ENTITY_COST, "c2", DP_COST_AMOUNT, 4000000);
  /* All points at so many women that half of the way is beyond two places. */
  put_number (plan, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_AT_100, 40);

  /* 40 women a year for half a year are a load of 20. */
  now = women_placed (40, 20, 2);
  g_assert_cmpfloat (now, <, 10);
  while (women_placed (40, 20, needed) < 10)
    needed++;

  analysis = dp_analysis_new (plan);
  practice = &dp_analysis_scores (analysis, "X")->parameters[0];
  raises = dp_score_raises (analysis, dp_analysis_scores (analysis, "X"), 0);
  volume = find_raise (practice, raises, "practice-volume");
  g_assert_cmpfloat_with_epsilon (volume->from, 100 * now / 40, 1e-6);
  g_assert_cmpfloat (volume->to, ==, 25);
  g_assert_cmpint (volume->cost.price, ==, DP_RAISE_PLACES);
  g_assert_cmpfloat (volume->cost.places, ==, needed - 2);
  g_assert_cmpfloat_with_epsilon (volume->cost.cost, (needed - 2) * (1200000 + 300000) / 2.0, EXACT);
  g_assert_true (volume->cost.capital_known);
  g_assert_cmpfloat_with_epsilon (volume->cost.capital, (needed - 2) * 4000000 / 2.0, EXACT);

  /* A running item without an amount: what a place costs is not known, how many it takes is. */
  put_unknown (plan, DP_ENTITY_COST, "c1", DP_COST_AMOUNT);
  dp_analysis_invalidate (analysis, NULL);
  unpriced = dp_score_raises (analysis, dp_analysis_scores (analysis, "X"), 0);
  volume = find_raise (&dp_analysis_scores (analysis, "X")->parameters[0], unpriced, "practice-volume");
  g_assert_cmpint (volume->cost.price, ==, DP_RAISE_NO_RUNNING);
  g_assert_cmpfloat (volume->cost.places, ==, needed - 2);
}

/* A unit that opens its places over six years reaches its practice late, though it has enough of them. */
static void
test_start_up (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (GArray) raises = NULL;
  const DpRaise *year;

  use_only (plan, 80, 80);
  put_number (plan, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_RAMP_UP, 72);
  put_number (plan, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES, 12);
  analysis = dp_analysis_new (plan);
  raises = dp_score_raises (analysis, dp_analysis_scores (analysis, "C"), 0);
  year = find_raise (&dp_analysis_scores (analysis, "C")->parameters[0], raises, "practice-year");
  g_assert_cmpint (year->cost.price, ==, DP_RAISE_START_UP);
  g_assert_false (dp_raise_is_priced (&year->cost));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");

  g_test_add_func ("/why/raises", test_raises);
  g_test_add_func ("/why/raises/cost", test_cost);
  g_test_add_func ("/why/raises/judged", test_raises_judged);
  g_test_add_func ("/why/raises/prices", test_prices);
  g_test_add_func ("/why/raises/hour", test_hour);
  g_test_add_func ("/why/raises/places", test_places);
  g_test_add_func ("/why/raises/start-up", test_start_up);
  g_test_add_func ("/why/steps", test_steps);
  g_test_add_func ("/why/log", test_log);
  status = g_test_run ();

  home_leave ();
  return status;
}
