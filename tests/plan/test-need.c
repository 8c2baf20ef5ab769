/* test-need.c: the need in its three stages, later years, with hidden cases, split over the regions; and the places it takes.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Expected figures are computed here from the documents' by hand, or by Erlang's formula written anew (plans.c).
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "plans.h"

#include "plan/dp-analysis-goal.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-changes.h"
#include "plan/dp-validate.h"

#define EXACT 1e-9

static const DpRecord *
estimate (const DpPlan *plan,
          const char   *id)
{
  const DpRecord *record = dp_plan_get (plan, DP_ENTITY_ESTIMATE, id);

  g_assert_nonnull (record);
  return record;
}

static void
assert_range (const DpRange *range,
              double         low,
              double         high)
{
  g_assert_cmpfloat_with_epsilon (range->low, low, EXACT);
  g_assert_cmpfloat_with_epsilon (range->high, high, EXACT);
}

static void
assert_set (DpAnalysis        *analysis,
            int                year,
            guint              n,
            const char *const *names,
            const double      *weights)
{
  g_autoptr (DpRegionSet) set = dp_region_set_new (analysis, year);

  g_assert_cmpuint (set->n_groups, ==, n);
  for (guint g = 0; g < n; g++)
    {
      g_assert_cmpstr (set->names[g], ==, names[g]);
      g_assert_cmpfloat_with_epsilon (set->weights[g], weights[g], EXACT);
    }
}

static void
test_region_sets (void)
{
  static const char *const today[] = { "Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland" };
  static const char *const later[] = { "Østdanmark", "Syddanmark", "Midtjylland", "Nordjylland" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  double weights[5], merged[4];

  for (guint r = 0; r < 5; r++)
    weights[r] = region_weight (region_ids[r]);
  merged[0] = weights[0] + weights[1];
  for (guint r = 2; r < 5; r++)
    merged[r - 1] = weights[r];

  assert_set (analysis, 0, 5, today, weights);
  assert_set (analysis, 2024, 5, today, weights);
  assert_set (analysis, 2026, 5, today, weights);
  assert_set (analysis, 2027, 4, later, merged);
  assert_set (analysis, 2050, 4, later, merged);
}

/* By births and by the user's own table: in proportion to what was entered, and nothing until all of it is there. */
static void
test_splits (void)
{
  static const struct
  {
    const char *split;
    guint field;
  } rows[] = { { "births", DP_REGION_BIRTHS }, { "own", DP_REGION_OWN_PART } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
      const DpNeedResult *need;

      put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_SPLIT, rows[i].split);
      need = dp_analysis_need (analysis);
      g_assert_null (need->weights);
      g_assert_cmpstr (need->empty_region->id, ==, region_ids[0]);
      g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NO_POPULATION);
      g_assert_cmpstr (dp_analysis_capacity (analysis, "A")->gap_record->id, ==, region_ids[0]);

      for (guint r = 0; r < 4; r++)
        put_number (plan, DP_ENTITY_REGION, region_ids[r], rows[i].field, 10.0 * (r + 1));
      dp_analysis_invalidate (analysis, NULL);
      g_assert_cmpstr (dp_analysis_need (analysis)->empty_region->id, ==, region_ids[4]);
      put_number (plan, DP_ENTITY_REGION, region_ids[4], rows[i].field, 0.0);
      dp_analysis_invalidate (analysis, NULL);
      g_assert_null (dp_analysis_need (analysis)->weights);

      put_number (plan, DP_ENTITY_REGION, region_ids[4], rows[i].field, 100.0);
      dp_analysis_invalidate (analysis, NULL);
      need = dp_analysis_need (analysis);
      g_assert_null (need->empty_region);
      for (guint r = 0; r < 4; r++)
        g_assert_cmpfloat_with_epsilon (need->weights[r], 0.05 * (r + 1), EXACT);
      g_assert_cmpfloat_with_epsilon (need->weights[4], 0.5, EXACT);
      g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NONE);
    }
}

/* 83 seen: 66.1–102.9 (tests/engine/reference/garwood.csv); what somebody estimates has no such interval. */
static void
test_counts (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  static const char *const counted[] = { "mun-before-2020", "mun-during-2020", "reg-family-2020", "reg-drug-2020", "ref-2017",
                                         "ref-2019", "all-2019", "reg-all-2020", "children-2020" };
  static const char *const guessed[] = { "sbst-2024", "dr-2022", "cowi-2019", "fam-2015", "children-stock-2018",
                                         "alcohol-cohort" };
  DpNeedAnswer answer;

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_assert_true (dp_need_answer (plan, estimate (plan, counted[i]), 0, &answer));
      g_assert_true (answer.is_count);
      g_assert_true (answer.interval.low < answer.published.low && answer.published.high < answer.interval.high);
      g_assert_true (answer.next_year.low <= answer.published.low && answer.published.high <= answer.next_year.high);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (guessed); i++)
    {
      g_assert_true (dp_need_answer (plan, estimate (plan, guessed[i]), 0, &answer));
      g_assert_false (answer.is_count);
    }

  g_assert_true (dp_need_answer (plan, estimate (plan, "reg-family-2020"), 0, &answer));
  g_assert_cmpfloat_with_epsilon (answer.interval.low, 66.1089, 1e-3);
  g_assert_cmpfloat_with_epsilon (answer.interval.high, 102.8911, 1e-3);
}

static void
test_stages (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  DpNeedAnswer answer;
  DpRange share;

  /* The example knows neither share; its capacity rests on the need, so nothing moves. */
  g_assert_cmpint (dp_need_rests_on (plan), ==, DP_STAGE_NEED);
  g_assert_false (dp_need_stage_share (plan, DP_STAGE_REFERRAL, &share));
  assert_range (&share, 0.0, 1.0);
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 0, &answer));
  assert_range (&answer.stages[DP_STAGE_NEED], 80.0, 100.0);
  assert_range (&answer.stages[DP_STAGE_REFERRAL], 0.0, 100.0);
  assert_range (&answer.stages[DP_STAGE_ADMISSION], 0.0, 100.0);

  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_REFERRED_LOW, 0.4);
  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_REFERRED_HIGH, 0.5);
  g_assert_true (dp_need_stage_share (plan, DP_STAGE_REFERRAL, &share));
  g_assert_false (dp_need_stage_share (plan, DP_STAGE_ADMISSION, &share));
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 0, &answer));
  assert_range (&answer.stages[DP_STAGE_REFERRAL], 32.0, 50.0);
  assert_range (&answer.stages[DP_STAGE_ADMISSION], 0.0, 50.0);

  /* One limit stands for both. */
  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_ACCEPTED_LOW, 0.75);
  g_assert_true (dp_need_stage_share (plan, DP_STAGE_ADMISSION, &share));
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 0, &answer));
  assert_range (&answer.stages[DP_STAGE_ADMISSION], 24.0, 37.5);
}

/* Capacity rests on the need unless the plan says otherwise; then the women it is measured against are fewer. */
static void
test_rests_on (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpNeedResult *need;

  use_only (plan, 80.0, 100.0);
  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_REFERRED_LOW, 0.5);
  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_ACCEPTED_LOW, 0.8);
  need = dp_analysis_need (analysis);
  g_assert_cmpuint (need->n_cases, ==, 2);
  g_assert_cmpfloat_with_epsilon (need->cases[0].need, 80.0, EXACT);

  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_RESTS_ON, "referral");
  dp_analysis_invalidate (analysis, NULL);
  need = dp_analysis_need (analysis);
  g_assert_cmpfloat_with_epsilon (need->low, 40.0, EXACT);
  g_assert_cmpfloat_with_epsilon (need->high, 50.0, EXACT);
  /* Tipping points are about those whom capacity rests on, so they do not move. */
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->tipping_country, ==, 31);

  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_RESTS_ON, "admission");
  dp_analysis_invalidate (analysis, NULL);
  need = dp_analysis_need (analysis);
  g_assert_cmpfloat_with_epsilon (need->low, 32.0, EXACT);
  g_assert_cmpfloat_with_epsilon (need->high, 40.0, EXACT);

  /* An unknown share is anything from none to all, and no middle of it. */
  put_unknown (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_ACCEPTED_LOW);
  dp_analysis_invalidate (analysis, NULL);
  need = dp_analysis_need (analysis);
  g_assert_cmpfloat_with_epsilon (need->low, 0.0, EXACT);
  g_assert_cmpfloat_with_epsilon (need->high, 50.0, EXACT);
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NONE);
}

static void
test_trend (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  DpNeedAnswer answer;
  DpRange trend;
  double before = 0.0;

  g_assert_false (dp_need_trend (plan, &trend));
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 2030, &answer));
  assert_range (&answer.in_year, 80.0, 100.0);

  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_TREND_LOW, -0.01);
  put_number (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_TREND_HIGH, 0.02);
  g_assert_true (dp_need_trend (plan, &trend));
  assert_range (&trend, -0.01, 0.02);
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 2026, &answer));
  assert_range (&answer.in_year, 80.0 * 0.9801, 100.0 * 1.0404);
  assert_range (&answer.published, 80.0, 100.0);
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 2024, &answer));
  assert_range (&answer.in_year, 80.0, 100.0);
  /* Without a year the figures are as published. */
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 0, &answer));
  assert_range (&answer.in_year, 80.0, 100.0);

  for (int year = 2024; year < 2050; year++)
    {
      g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), year, &answer));
      g_assert_cmpfloat (answer.in_year.high, >, before);
      before = answer.in_year.high;
    }
}

/* Hidden cases stand beside the figure; the figure, and what proposals are measured against, stay as they were. */
static void
test_hidden (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpNeedAnswer answer;

  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 0, &answer));
  g_assert_false (answer.has_hidden);

  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_SHARE_LOW, 0.1);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_SHARE_HIGH, 0.5);
  put_number (plan, DP_ENTITY_ESTIMATE, "cowi-2019", DP_ESTIMATE_HIDDEN_LOW, 5.0);
  g_assert_true (dp_need_answer (plan, estimate (plan, "sbst-2024"), 0, &answer));
  g_assert_true (answer.has_hidden);
  assert_range (&answer.published, 80.0, 100.0);
  assert_range (&answer.with_hidden, 88.0, 150.0);
  g_assert_true (dp_need_answer (plan, estimate (plan, "cowi-2019"), 0, &answer));
  assert_range (&answer.with_hidden, 24.0, 56.0);
  g_assert_cmpfloat (dp_analysis_need (analysis)->high, ==, 100.0);

  /* What counts something else is no need that anything could be missing from. */
  put_number (plan, DP_ENTITY_ESTIMATE, "reg-all-2020", DP_ESTIMATE_HIDDEN_LOW, 5.0);
  g_assert_true (dp_need_answer (plan, estimate (plan, "reg-all-2020"), 0, &answer));
  g_assert_false (answer.has_hidden);
}

static void
assert_refused (DpEntityKind kind,
                const char  *id,
                guint        first,
                double       one,
                guint        second,
                double       other)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (GError) error = NULL;

  put_number (plan, kind, id, first, one);
  put_number (plan, kind, id, second, other);
  g_assert_false (dp_validate_record (plan, dp_plan_get (plan, kind, id), &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
}

static void
test_refused (void)
{
  assert_refused (DP_ENTITY_PLAN, "plan", DP_PLAN_REFERRED_LOW, 0.6, DP_PLAN_REFERRED_HIGH, 0.5);
  assert_refused (DP_ENTITY_PLAN, "plan", DP_PLAN_ACCEPTED_LOW, 0.6, DP_PLAN_ACCEPTED_HIGH, 0.5);
  assert_refused (DP_ENTITY_PLAN, "plan", DP_PLAN_TREND_LOW, 0.03, DP_PLAN_TREND_HIGH, -0.01);
  assert_refused (DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_LOW, 9.0, DP_ESTIMATE_HIDDEN_HIGH, 8.0);
  assert_refused (DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_SHARE_LOW, 0.3, DP_ESTIMATE_HIDDEN_SHARE_HIGH, 0.2);
  assert_refused (DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIDDEN_SHARE_LOW, 0.3, DP_ESTIMATE_HIDDEN_LOW, 5.0);
  /* A count is one whole number. */
  assert_refused (DP_ENTITY_ESTIMATE, "reg-family-2020", DP_ESTIMATE_LOW, 80.0, DP_ESTIMATE_HIGH, 83.0);
  assert_refused (DP_ENTITY_ESTIMATE, "reg-family-2020", DP_ESTIMATE_LOW, 82.5, DP_ESTIMATE_HIGH, 82.5);
}

/* The goal in every region of 2027: Østdanmark gives way when its women together do, not when the first region does. */
static void
test_merged_regions (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, "A");
  const double east = region_weight ("DK-84") + region_weight ("DK-85");
  int every = 0;

  g_assert_cmpuint (capacity->merged.n, ==, 4);
  g_assert_cmpstr (capacity->merged.names[0], ==, "Østdanmark");
  for (int women = 1;; women++)
    {
      double worst = 0.0;
      double first = region_weight ("DK-84") * blocking (6, women * region_weight ("DK-84") / 2)
                     + region_weight ("DK-85") * blocking (6, women * region_weight ("DK-85") / 2);

      worst = MAX (worst, first / east);
      for (guint r = 2; r < 5; r++)
        worst = MAX (worst, blocking (6, women * region_weight (region_ids[r]) / 2));
      if (worst > 0.1)
        break;
      every = women;
    }
  g_assert_cmpint (capacity->merged.every, ==, every);
  g_assert_cmpint (capacity->merged.every, >, capacity->tipping_every_region);
  for (guint r = 2; r < 5; r++)
    g_assert_cmpint (capacity->merged.tipping[r - 1], ==, capacity->region_tipping[r]);
}

static void
test_goal (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpGoalResult) goal = dp_analysis_goal (analysis, "A", NULL);
  const DpNeedResult *need = dp_analysis_need (analysis);

  g_assert_nonnull (goal);
  g_assert_cmpuint (goal->n_cases, ==, need->n_cases);
  g_assert_cmpfloat_with_epsilon (goal->stay_years, 0.5, EXACT);
  for (guint c = 0; c < goal->n_cases; c++)
    {
      int total = 0;

      for (guint u = 0; u < 5; u++)
        {
          const double load = need->cases[c].need * region_weight (region_ids[u]) / 2;
          const int places = goal->units[u * goal->n_cases + c];

          g_assert_cmpfloat (blocking (places, load), <=, 0.1);
          g_assert_true (places == 1 || blocking (places - 1, load) > 0.1);
          /* Proposal A is one unit in each region. */
          g_assert_cmpint (goal->own[u * goal->n_cases + c], ==, places);
          total += places;
        }
      g_assert_cmpint (goal->total[c], ==, total);
      g_assert_cmpint (goal->pooled[c], <, total);
      g_assert_cmpfloat (blocking (goal->pooled[c], need->cases[c].need / 2), <=, 0.1);
    }
}

/* One step: the places change and say why; undone, all is as it was. */
static void
test_goal_apply (void)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpPlan) before = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpGoalResult) goal = NULL;
  g_autoptr (GError) error = NULL;
  int expected[5];

  home_enter ();
  document = open_sample ();
  before = dp_plan_copy (dp_document_get_plan (document));
  analysis = dp_analysis_new (dp_document_get_plan (document));
  goal = dp_analysis_goal (analysis, "A", &error);
  g_assert_no_error (error);
  for (guint u = 0; u < 5; u++)
    expected[u] = goal->units[u * goal->n_cases + 1];

  g_assert_true (dp_goal_apply (document, goal, 1, "Places for the goal", "Computed", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Places for the goal");
  for (guint u = 0; u < 5; u++)
    {
      const DpRecord *basis = dp_plan_basis (dp_document_get_plan (document), DP_ENTITY_UNIT, unit_ids_of_A[u], DP_UNIT_PLACES);

      g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, unit_ids_of_A[u], DP_UNIT_PLACES), ==, expected[u]);
      g_assert_cmpstr (dp_record_text (basis, DP_BASIS_REASON), ==, "Computed");
      g_assert_cmpstr (dp_record_text (basis, DP_BASIS_KIND), ==, "assumption");
    }
  undo (document);
  assert_same_plan (dp_document_get_plan (document), before);

  g_clear_object (&document);
  home_leave ();
}

/* A change of the plan's record, of a region or of an estimate reaches every proposal. */
static void
test_invalidation (void)
{
  static const struct
  {
    DpEntityKind kind;
    const char *id;
    guint field;
    double number;
  } edits[] = {
    { DP_ENTITY_REGION, "DK-84", DP_REGION_POPULATION, 1e6 },
    { DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, 120 },
    { DP_ENTITY_PLAN, "plan", DP_PLAN_REFERRED_LOW, 0.5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
      g_autoptr (DpChanges) changes = dp_changes_new ();
      g_autoptr (DpChangeSet) set = NULL;
      g_autoptr (DpAnalysis) fresh = NULL;
      DpRecord *record;

      put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_RESTS_ON, "referral");
      g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NONE);
      record = dp_record_copy (dp_plan_get (plan, edits[i].kind, edits[i].id));
      dp_record_set (record, edits[i].field, dp_value_number (edits[i].number));
      dp_changes_put (changes, plan, record);
      dp_changes_settle (changes, plan);
      set = dp_change_set_new (changes, plan);
      dp_analysis_invalidate (analysis, set);

      fresh = dp_analysis_new (plan);
      g_assert_cmpfloat (dp_analysis_need (analysis)->low, ==, dp_analysis_need (fresh)->low);
      g_assert_cmpfloat (dp_analysis_need (analysis)->high, ==, dp_analysis_need (fresh)->high);
      g_assert_cmpfloat (dp_analysis_need (analysis)->weights[0], ==, dp_analysis_need (fresh)->weights[0]);
      g_assert_cmpfloat (dp_analysis_capacity (analysis, "A")->without_place.high, ==,
                         dp_analysis_capacity (fresh, "A")->without_place.high);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/region-sets", test_region_sets);
  g_test_add_func ("/need/splits", test_splits);
  g_test_add_func ("/need/counts", test_counts);
  g_test_add_func ("/need/stages", test_stages);
  g_test_add_func ("/need/rests-on", test_rests_on);
  g_test_add_func ("/need/trend", test_trend);
  g_test_add_func ("/need/hidden", test_hidden);
  g_test_add_func ("/need/refused", test_refused);
  g_test_add_func ("/need/merged-regions", test_merged_regions);
  g_test_add_func ("/need/goal", test_goal);
  g_test_add_func ("/need/goal-apply", test_goal_apply);
  g_test_add_func ("/need/invalidation", test_invalidation);
  return g_test_run ();
}
