/* test-compare.c: proposals beside one another: dominance, weights, acceptability, what would have to change, drawn years.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plans here have one judged criterion for each parameter, so that scores are 0, 33⅓, 66⅔ and 100 and shares of weights can be
 * found by hand: of all weights of four parameters, the share with the first above x is (1 − x)³.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-analysis-compare.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-compare-study.h"
#include "plan/dp-text.h"

#include <math.h>

#define EXACT 1e-12
#define NEAR 1e-6

/* A letter for each parameter: 0, 1, 2, 3 for the steps, ? for unknown. */
static void
add_proposal (DpPlan     *plan,
              const char *id,
              const char *levels)
{
  add_record (plan, DP_ENTITY_PROPOSAL, id, DP_PROPOSAL_NAME, id, -1);
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      g_autofree char *judgement = g_strdup_printf ("%s-%u", id, p);

      if (levels[p] != '?')
        add_record (plan, DP_ENTITY_JUDGEMENT, judgement, DP_JUDGEMENT_PROPOSAL, id, DP_JUDGEMENT_CRITERION,
                    dp_choices_parameter[p].key, DP_JUDGEMENT_PERSPECTIVE, "own", DP_JUDGEMENT_LEVEL,
                    dp_choices_level[levels[p] - '0'].key, -1);
    }
}

static DpPlan *
judged_plan (void)
{
  DpPlan *plan = dp_plan_new ();

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const char *key = dp_choices_parameter[p].key;

      add_record (plan, DP_ENTITY_PARAMETER, key, DP_PARAMETER_PARAMETER, key, -1);
      add_record (plan, DP_ENTITY_CRITERION, key, DP_CRITERION_PARAMETER, key, DP_CRITERION_NAME, key, DP_CRITERION_MEASURE,
                  "judgement", -1);
      put_number (plan, DP_ENTITY_CRITERION, key, DP_CRITERION_WEIGHT, 1);
    }

  return plan;
}

static void
weigh (DpPlan *plan,
       double  practice,
       double  competences,
       double  cooperation,
       double  knowledge)
{
  const double weights[] = { practice, competences, cooperation, knowledge };

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    put_number (plan, DP_ENTITY_PARAMETER, dp_choices_parameter[p].key, DP_PARAMETER_WEIGHT, weights[p]);
}

static DpComparison *
compare (DpAnalysis *analysis,
         const char *ids)
{
  g_auto (GStrv) proposals = g_strsplit (ids, ",", -1);
  g_autoptr (GError) error = NULL;
  DpComparison *comparison = dp_analysis_compare (analysis, (const char *const *) proposals, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

static void
test_unweighed (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  const DpAcceptabilityAnswer *nothing;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1111");
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "X,Z");
  nothing = &comparison->acceptability[DP_AGREE_NOTHING];

  g_assert_false (comparison->weights.given);
  g_assert_false (comparison->has_stability);
  g_assert_false (comparison->acceptability[DP_AGREE_ORDER].known);
  g_assert_true (nothing->known);
  for (guint b = 0; b < DP_N_BOUNDS; b++)
    {
      g_assert_true (nothing->bounds[b].exact);
      g_assert_cmpfloat_with_epsilon (nothing->bounds[b].rank[0], 8 / 27.0, EXACT);
      g_assert_cmpfloat_with_epsilon (nothing->bounds[b].rank[2], 19 / 27.0, EXACT);
      g_assert_cmpfloat_with_epsilon (nothing->bounds[b].pairwise[1], 8 / 27.0, EXACT);
      /* Above a third the first weight is on average half of the way on: 1/3 + (2/3)/4. */
      g_assert_cmpfloat_with_epsilon (nothing->bounds[b].central[0], 1 / 3.0 + 2 / 3.0 / 4, EXACT);
    }
  g_assert_cmpfloat_with_epsilon (nothing->first_low[0], 8 / 27.0, EXACT);
  g_assert_cmpfloat_with_epsilon (nothing->first_high[0], 8 / 27.0, EXACT);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (comparison->dominates[i], ==, DP_SURE_NO);
}

static void
test_dominance (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  /* Row over column; V equals W, and nobody knows U's last parameter. */
  static const DpSure expected[] = {
    DP_SURE_NO,    DP_SURE_YES,   DP_SURE_YES,   DP_SURE_YES,
    DP_SURE_NO,    DP_SURE_NO,    DP_SURE_NO,    DP_SURE_MAYBE,
    DP_SURE_NO,    DP_SURE_NO,    DP_SURE_NO,    DP_SURE_MAYBE,
    DP_SURE_NO,    DP_SURE_MAYBE, DP_SURE_MAYBE, DP_SURE_NO,
  };

  add_proposal (plan, "T", "3333");
  add_proposal (plan, "V", "1111");
  add_proposal (plan, "W", "1111");
  add_proposal (plan, "U", "111?");
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "T,V,W,U");
  for (guint i = 0; i < 16; i++)
    g_assert_cmpint (comparison->dominates[i], ==, expected[i]);
}

/* The order w₁ ≥ w₂ ≥ w₃ ≥ w₄: the largest of four parts of one is below a third with 1 − 4 (2/3)³ + 6 (1/3)³ = 1/27. */
static void
test_order (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1111");
  add_proposal (plan, "Y", "0003");
  weigh (plan, 40, 30, 20, 10);
  analysis = dp_analysis_new (plan);
  {
    g_autoptr (DpComparison) comparison = compare (analysis, "X,Z");
    const DpAcceptability *order = &comparison->acceptability[DP_AGREE_ORDER].bounds[DP_BOUND_LOW];

    g_assert_true (order->exact);
    g_assert_cmpfloat_with_epsilon (order->rank[0], 26 / 27.0, EXACT);
    g_assert_cmpfloat_with_epsilon (comparison->acceptability[DP_AGREE_NOTHING].bounds[DP_BOUND_LOW].rank[0], 8 / 27.0, EXACT);
  }
  {
    g_autoptr (DpComparison) comparison = compare (analysis, "Y,X");
    const DpAcceptability *order = &comparison->acceptability[DP_AGREE_ORDER].bounds[DP_BOUND_LOW];

    /* The last weighs least. The mean of the largest of four parts is 25/48. */
    g_assert_cmpfloat_with_epsilon (order->rank[0], 0, EXACT);
    g_assert_cmpfloat_with_epsilon (order->central[DP_N_PARAMETERS], 25 / 48.0, EXACT);
    g_assert_cmpfloat_with_epsilon (order->central[2 * DP_N_PARAMETERS - 1], 3 / 48.0, EXACT);
  }

  /* Nothing is said about the order of equal weights. */
  weigh (plan, 1, 1, 1, 1);
  dp_analysis_invalidate (analysis, NULL);
  {
    g_autoptr (DpComparison) comparison = compare (analysis, "X,Z");

    g_assert_cmpfloat_with_epsilon (comparison->acceptability[DP_AGREE_ORDER].bounds[DP_BOUND_LOW].rank[0], 8 / 27.0, EXACT);
  }
  weigh (plan, 2, 1, 1, 1);
  dp_analysis_invalidate (analysis, NULL);
  {
    g_autoptr (DpComparison) comparison = compare (analysis, "X,Z");

    g_assert_cmpfloat_with_epsilon (comparison->acceptability[DP_AGREE_ORDER].bounds[DP_BOUND_LOW].rank[0], 26 / 27.0, EXACT);
  }
}

/* What is unknown is neither nothing nor all: both are shown, and what cannot be undercut. */
static void
test_unknown (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  const DpAcceptabilityAnswer *nothing;

  add_proposal (plan, "X", "3???");
  add_proposal (plan, "Z", "111?");
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "X,Z");
  nothing = &comparison->acceptability[DP_AGREE_NOTHING];

  /* At worst X is (100, 0, 0, 0) against (33, 33, 33, 100): w₁ > (w₂ + w₃ + 3 w₄) / 2; at best it is everywhere ahead. */
  g_assert_cmpfloat_with_epsilon (nothing->first_high[0], 1, EXACT);
  g_assert_cmpfloat_with_epsilon (nothing->first_low[0] + nothing->first_high[1], 1, EXACT);
  g_assert_cmpfloat_with_epsilon (nothing->first_high[0] + nothing->first_low[1], 1, EXACT);
  /* Two corners of the part where X is first are a third of the way from its own, one is at w₁ = 3/5. */
  g_assert_cmpfloat_with_epsilon (nothing->first_low[0], (2 / 3.0) * (2 / 3.0) * (2 / 5.0), EXACT);
}

static void
test_totals (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  const DpStability *stability;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1111");
  add_proposal (plan, "U", "1?02");
  weigh (plan, 1, 1, 1, 1);
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "X,Z,U");

  /* The bars add up. */
  for (guint i = 0; i < comparison->n; i++)
    for (guint b = 0; b < DP_N_BOUNDS; b++)
      {
        double sum = 0;

        for (guint p = 0; p < DP_N_PARAMETERS; p++)
          sum += comparison->proposals[i].part[b][p];
        g_assert_cmpfloat_with_epsilon (sum, comparison->proposals[i].total[b], EXACT);
      }
  g_assert_cmpfloat_with_epsilon (comparison->proposals[0].total[DP_BOUND_LOW], 25, EXACT);
  g_assert_cmpfloat_with_epsilon (comparison->proposals[1].total[DP_BOUND_LOW], 100 / 3.0, EXACT);
  g_assert_cmpfloat_with_epsilon (comparison->proposals[2].total[DP_BOUND_LOW], 25, EXACT);
  g_assert_cmpfloat_with_epsilon (comparison->proposals[2].total[DP_BOUND_HIGH], 50, EXACT);

  /* Z is ahead until practice weighs more than a third, and then X is; or knowledge more than a half, and then U:
   * (1 − x) / 3 · 33⅓ + x 66⅔ = 33⅓ where x = 1/2 … and with the unknown well, U is. */
  stability = &comparison->stability[DP_BOUND_LOW];
  g_assert_true (comparison->has_stability);
  g_assert_cmpuint (stability->winner, ==, 1);
  g_assert_cmpfloat_with_epsilon (stability->high[0], 1 / 3.0, EXACT);
  g_assert_cmpint (stability->high_rival[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (stability->high[1], 1, EXACT);
  g_assert_cmpint (stability->high_rival[1], ==, -1);
  g_assert_cmpfloat_with_epsilon (stability->high[3], 2 / 5.0, EXACT);
  g_assert_cmpint (stability->high_rival[3], ==, 2);
  g_assert_cmpuint (comparison->stability[DP_BOUND_HIGH].winner, ==, 2);
}

static const DpPassing *
find_passing (const GArray *changes,
              gboolean      weight,
              guint         parameter)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const DpPassing *one = &g_array_index (changes, DpPassing, i);

      if ((one->criterion == NULL) == weight && one->parameter == parameter)
        return one;
    }

  g_assert_not_reached ();
}

static void
test_passing (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1111");
  add_proposal (plan, "T", "3333");
  weigh (plan, 1, 1, 1, 1);
  analysis = dp_analysis_new (plan);
  {
    g_autoptr (DpComparison) comparison = compare (analysis, "X,Z,T");
    g_autoptr (GArray) changes = dp_comparison_passing (comparison, 0, 1, DP_BOUND_LOW);
    g_autoptr (GArray) none = dp_comparison_passing (comparison, 1, 0, DP_BOUND_LOW);
    g_autoptr (GArray) too_far = dp_comparison_passing (comparison, 0, 2, DP_BOUND_LOW);

    /* 8⅓ points of the total are missing: a third of the way on any of three parameters, or practice at a third of the weight. */
    g_assert_cmpuint (changes->len, ==, 4);
    for (guint p = 1; p < DP_N_PARAMETERS; p++)
      {
        const DpPassing *one = find_passing (changes, FALSE, p);

        g_assert_cmpfloat_with_epsilon (one->from, 0, EXACT);
        g_assert_cmpfloat_with_epsilon (one->to, 100 / 3.0, NEAR);
        g_assert_false (one->has_value);
      }
    g_assert_cmpfloat_with_epsilon (find_passing (changes, TRUE, 0)->to, 1 / 3.0, EXACT);
    g_assert_cmpuint (none->len, ==, 0);
    g_assert_cmpuint (too_far->len, ==, 0);
  }

  /* A minimum level that is missed holds the parameter down, whatever else rises in it. */
  add_record (plan, DP_ENTITY_CRITERION, "second", DP_CRITERION_PARAMETER, "knowledge", DP_CRITERION_NAME, "Second",
              DP_CRITERION_MEASURE, "judgement", -1);
  put_number (plan, DP_ENTITY_CRITERION, "second", DP_CRITERION_WEIGHT, 1);
  put_number (plan, DP_ENTITY_CRITERION, "second", DP_CRITERION_MINIMUM, 10);
  dp_analysis_invalidate (analysis, NULL);
  {
    g_autoptr (DpComparison) comparison = compare (analysis, "X,Z");
    g_autoptr (GArray) changes = dp_comparison_passing (comparison, 0, 1, DP_BOUND_LOW);

    /* Z has no points for knowledge now: it is level with X. */
    g_assert_cmpuint (changes->len, ==, 0);
    g_assert_cmpfloat_with_epsilon (comparison->proposals[1].total[DP_BOUND_LOW], 25, EXACT);
  }
}

static void
test_minimum (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1333");
  add_proposal (plan, "U", "?000");
  put_number (plan, DP_ENTITY_PARAMETER, "practice", DP_PARAMETER_MINIMUM, 50);
  weigh (plan, 0, 1, 1, 1);
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "Z,X,U");

  /* However good else, Z is below what nothing buys off. */
  g_assert_cmpint (comparison->proposals[0].meets_minimum, ==, DP_SURE_NO);
  g_assert_cmpint (comparison->proposals[1].meets_minimum, ==, DP_SURE_YES);
  g_assert_cmpint (comparison->proposals[2].meets_minimum, ==, DP_SURE_MAYBE);
  g_assert_cmpuint (comparison->n_ranked, ==, 2);
  g_assert_cmpuint (comparison->ranked[0], ==, 1);
  g_assert_cmpuint (comparison->stability[DP_BOUND_LOW].winner, ==, 1);
  g_assert_cmpfloat_with_epsilon (comparison->acceptability[DP_AGREE_NOTHING].bounds[DP_BOUND_LOW].rank[0], 1, EXACT);
}

/* More than six are drawn, and the error is said. */
static void
test_many (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  const DpAcceptability *nothing;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1111");
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("N%u", i);

      add_proposal (plan, id, "0000");
    }
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "X,Z,N0,N1,N2,N3,N4");
  nothing = &comparison->acceptability[DP_AGREE_NOTHING].bounds[DP_BOUND_LOW];
  g_assert_false (nothing->exact);
  g_assert_cmpfloat (nothing->error, >, 0);
  g_assert_cmpfloat (nothing->error, <, 0.001);
  g_assert_cmpfloat_with_epsilon (nothing->rank[0], 8 / 27.0, 5 * nothing->error);
  g_assert_cmpfloat_with_epsilon (nothing->rank[7], 19 / 27.0, 5 * nothing->error);
}

static void
test_refused (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  static const char *const unknown[] = { "X", "nobody", NULL };
  static const char *const twice[] = { "X", "X", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DpComparison) empty = NULL;

  add_proposal (plan, "X", "3000");
  g_assert_null (dp_analysis_compare (analysis, unknown, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (dp_analysis_compare (analysis, twice, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  empty = dp_analysis_compare (analysis, none, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (empty->n, ==, 0);
}

/* The scores under one estimate. */
static DpSimulatedComparison *
simulate (const DpPlan       *plan,
          const DpComparison *comparison,
          const char         *estimate,
          gint64              futures,
          guint64             seed,
          GError            **error)
{
  g_autoptr (DpCompareStudy) study = dp_compare_study_new (plan, comparison);
  const DpCompareDraws draws = { futures, seed, 2 };

  for (guint e = 0; e < study->n_estimates; e++)
    if (g_str_equal (study->estimates[e], estimate))
      return dp_compare_study_run (study, e, &draws, error);

  g_assert_not_reached ();
}

/* The same futures for all: who else is compared changes nothing, and certain scores do not spread. */
static void
test_simulated (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) all = NULL;
  g_autoptr (DpComparison) two = NULL;
  g_autoptr (DpSimulatedComparison) simulated = NULL;
  g_autoptr (DpSimulatedComparison) fewer = NULL;
  g_autoptr (GError) error = NULL;
  double sum = 0;

  analysis = dp_analysis_new (plan);
  all = compare (analysis, "A,B,C,P");
  two = compare (analysis, "C,A");
  simulated = simulate (plan, all, "sbst-2024", 500, 7, &error);
  g_assert_no_error (error);
  fewer = simulate (plan, two, "sbst-2024", 500, 7, &error);
  g_assert_no_error (error);

  /* Who else is compared changes nobody's draws. */
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      g_assert_cmpfloat (simulated->spread[p].p50, ==, fewer->spread[DP_N_PARAMETERS + p].p50);
      g_assert_cmpfloat (simulated->spread[p].p05, ==, fewer->spread[DP_N_PARAMETERS + p].p05);
    }
  /* C, the one large unit, has more practice than A's smallest in every year, though their ranges over all estimates might meet. */
  g_assert_cmpfloat (fewer->ahead[(0 * 2 + 1) * DP_N_PARAMETERS], ==, 1);
  /* Competences of A are known: no spread. */
  g_assert_cmpfloat (simulated->spread[1].p05, ==, simulated->spread[1].p95);
  g_assert_cmpfloat (simulated->spread[0].p05, <, simulated->spread[0].p95);
  g_assert_cmpfloat (simulated->spread[0].p05, >=, all->proposals[0].scores->parameters[0].score.low - 10);
  for (guint i = 0; i < 4; i++)
    sum += simulated->acceptability[DP_AGREE_NOTHING].rank[i * 4];
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  g_assert_cmpfloat (simulated->acceptability[DP_AGREE_NOTHING].error, >, 0);

  g_assert_null (simulate (plan, all, "sbst-2024", 0, 7, &error));
  g_assert_nonnull (error);
}

/* Two units alike: in every year both are level, which independent draws would not show. */
static void
test_paired (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  g_autoptr (DpSimulatedComparison) simulated = NULL;
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);
  static const char *const ids[] = { "one", "two" };

  /* Only volume counts for practice. */
  for (guint i = 0; i < criteria->len; i++)
    {
      const DpRecord *criterion = criteria->pdata[i];

      if (!g_str_equal (criterion->id, "practice-volume"))
        put_number (plan, DP_ENTITY_CRITERION, criterion->id, DP_CRITERION_WEIGHT, 0);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *unit = g_strconcat (ids[i], "-unit", NULL);

      add_record (plan, DP_ENTITY_PROPOSAL, ids[i], DP_PROPOSAL_NAME, ids[i], -1);
      add_record (plan, DP_ENTITY_UNIT, unit, DP_UNIT_PROPOSAL, ids[i], DP_UNIT_NAME, unit, DP_UNIT_REGIONS, "DK-82", -1);
      put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES, 30);
      put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_STAY_BEFORE, 3);
      put_number (plan, DP_ENTITY_UNIT, unit, DP_UNIT_STAY_AFTER, 3);
    }
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "one,two");
  simulated = simulate (plan, comparison, "mun-during-2020", 400, 3, NULL);
  g_assert_cmpfloat (simulated->spread[0].p05, <, simulated->spread[0].p95);
  g_assert_cmpfloat (simulated->ahead[DP_N_PARAMETERS], ==, 0.5);
  /* Sixteen women were counted, 2⁄9 of them in Midtjylland. The rate behind is Gamma (16.5), its median about a third less; every woman
   * in nine years of full operation is a ninth of ten points, and each half of the futures varies by a few of those. */
  g_assert_cmpfloat_with_epsilon (simulated->spread[0].p50, 10 * (16.5 - 1.0 / 3.0) * region_weight ("DK-82"), 2.5);
}

/* Scores that are certain do not spread, so drawn weights must give what the exact answer gives: of all weights 8/27, and of those in
 * the plan's order the exact share; two parameters weigh the same, so either order of them counts. */
static void
test_drawn_weights (void)
{
  g_autoptr (DpPlan) plan = judged_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  g_autoptr (DpSimulatedComparison) simulated = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 futures = 20000;

  add_proposal (plan, "X", "3000");
  add_proposal (plan, "Z", "1111");
  add_proposal (plan, "Y", "0203");
  weigh (plan, 2, 2, 1, 3);
  add_record (plan, DP_ENTITY_ESTIMATE, "e", DP_ESTIMATE_COMPARABLE, "yes", -1);
  put_number (plan, DP_ENTITY_ESTIMATE, "e", DP_ESTIMATE_USED, 1);
  put_number (plan, DP_ENTITY_ESTIMATE, "e", DP_ESTIMATE_LOW, 20);
  put_number (plan, DP_ENTITY_ESTIMATE, "e", DP_ESTIMATE_HIGH, 30);
  analysis = dp_analysis_new (plan);
  comparison = compare (analysis, "X,Z,Y");
  simulated = simulate (plan, comparison, "e", futures, 5, &error);
  g_assert_no_error (error);
  g_assert_true (simulated->order_known);
  for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
    {
      const DpAcceptability *exact = &comparison->acceptability[a].bounds[DP_BOUND_LOW];
      const DpAcceptability *drawn = &simulated->acceptability[a];

      g_assert_true (exact->exact);
      for (guint i = 0; i < 9; i++)
        {
          /* Five times the largest standard error of a share of so many draws. */
          g_assert_cmpfloat_with_epsilon (drawn->rank[i], exact->rank[i], 5 * 0.5 / sqrt ((double) futures));
          g_assert_cmpfloat_with_epsilon (i % 4 == 0 ? 0 : drawn->pairwise[i], i % 4 == 0 ? 0 : exact->pairwise[i],
                                          5 * 0.5 / sqrt ((double) futures));
        }
    }
  /* The two answers differ, so neither can have stood in for the other. */
  g_assert_cmpfloat (fabs (simulated->acceptability[DP_AGREE_NOTHING].rank[0] - simulated->acceptability[DP_AGREE_ORDER].rank[0]), >,
                     0.05);
}

static void
count_progress (double   done,
                gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >, *last);
  *last = done;
}

/* A study is another when something that it rests on is; it can be stopped, says how far it is, and leaves out who is not ranked. */
static void
test_study (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpComparison) comparison = compare (analysis, "A,C");
  g_autoptr (DpComparison) other_way = compare (analysis, "C,A");
  g_autoptr (DpCompareStudy) study = dp_compare_study_new (plan, comparison);
  g_autoptr (DpCompareStudy) again = dp_compare_study_new (plan, comparison);
  g_autoptr (DpCompareStudy) turned = dp_compare_study_new (plan, other_way);
  g_autoptr (DpAnalysis) edited = NULL;
  g_autoptr (DpComparison) changed = NULL;
  g_autoptr (DpCompareStudy) after = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GError) error = NULL;
  const int cancelled = 1;
  double done = 0;
  DpCompareDraws draws = { 60, 2, 2, NULL, count_progress, &done };

  g_assert_true (dp_compare_study_equal (study, again));
  g_assert_false (dp_compare_study_equal (study, turned));
  /* In use in the sample: the agency, the regions of 2023, the clinics, and the municipalities' two figures. */
  g_assert_cmpuint (study->n_estimates, ==, 5);

  all = dp_compare_study_run_all (study, &draws, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpfloat (done, ==, 1);
  draws.threads = 1;
  draws.progress = NULL;
  same = dp_compare_study_run_all (again, &draws, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (((const DpSimulatedComparison *) all->pdata[0])->acceptability[DP_AGREE_NOTHING].rank[i], ==,
                       ((const DpSimulatedComparison *) same->pdata[0])->acceptability[DP_AGREE_NOTHING].rank[i]);

  draws.cancel = &cancelled;
  g_assert_null (dp_compare_study_run_all (study, &draws, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);

  put_number (plan, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_AT_100, 12);
  edited = dp_analysis_new (plan);
  changed = compare (edited, "A,C");
  after = dp_compare_study_new (plan, changed);
  g_assert_false (dp_compare_study_equal (study, after));
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/unweighed", test_unweighed);
  g_test_add_func ("/compare/dominance", test_dominance);
  g_test_add_func ("/compare/order", test_order);
  g_test_add_func ("/compare/unknown", test_unknown);
  g_test_add_func ("/compare/totals", test_totals);
  g_test_add_func ("/compare/passing", test_passing);
  g_test_add_func ("/compare/minimum", test_minimum);
  g_test_add_func ("/compare/many", test_many);
  g_test_add_func ("/compare/refused", test_refused);
  g_test_add_func ("/compare/simulated", test_simulated);
  g_test_add_func ("/compare/paired", test_paired);
  g_test_add_func ("/compare/drawn-weights", test_drawn_weights);
  g_test_add_func ("/compare/study", test_study);

  return g_test_run ();
}
