/* dp-score-why.c: what would raise a score, and what one step more or less of a judgement would change.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences are finite and exact: the score is computed again with one criterion on its next step.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-score-why.h"

#include "plan/dp-guide.h"
#include "plan/dp-measures.h"

/* Points that are no difference but rounding. */
#define NO_DIFFERENCE 1e-9

static const double measured_steps[] = { 25.0, 50.0, 75.0, 100.0 };

/* The parameter when one criterion had these points. */
static DpScore
score_with (const DpParameterResult *parameter,
            guint                    number,
            double                   low,
            double                   high)
{
  g_autofree DpCriterionValue *values = g_new (DpCriterionValue, parameter->n_criteria);
  DpScore score;

  for (guint i = 0; i < parameter->n_criteria; i++)
    values[i] = parameter->criteria[i].value;
  values[number].low = low;
  values[number].high = MAX (low, high);
  values[number].known = TRUE;
  dp_score_combine (values, parameter->n_criteria, &score);

  return score;
}

static gboolean
next_step (const DpCriterionResult *criterion,
           DpRaise                 *raise)
{
  raise->from = criterion->value.low;
  if (dp_guide_is_judged (criterion->criterion))
    {
      for (DpLevel level = DP_LEVEL_ABSENT; level <= DP_LEVEL_REACHED; level++)
        if (dp_guide_step_points (level) > raise->from + NO_DIFFERENCE)
          {
            raise->level = level;
            raise->to = dp_guide_step_points (level);
            return TRUE;
          }
      return FALSE;
    }

  for (gsize i = 0; criterion->has_curve && i < G_N_ELEMENTS (measured_steps); i++)
    if (measured_steps[i] > raise->from + NO_DIFFERENCE)
      {
        raise->to = measured_steps[i];
        raise->level = dp_score_level (raise->to);
        raise->has_value = TRUE;
        raise->value = dp_score_value_inverse (&criterion->curve, raise->to);
        return TRUE;
      }

  return FALSE;
}

static int
compare_raises (gconstpointer a,
                gconstpointer b)
{
  const DpRaise *one = a;
  const DpRaise *other = b;

  if (one->gain != other->gain)
    return one->gain > other->gain ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

/** dp_score_raises: see the header. */
GArray *
dp_score_raises (DpAnalysis          *analysis,
                 const DpScoreResult *scores,
                 guint                parameter)
{
  const DpParameterResult *result = &scores->parameters[parameter];
  GArray *raises = g_array_new (FALSE, FALSE, sizeof (DpRaise));

  for (guint i = 0; i < result->n_criteria; i++)
    {
      const DpCriterionResult *criterion = &result->criteria[i];
      DpRaise raise = { .number = i };

      if (criterion->value.weight <= 0.0 || !next_step (criterion, &raise))
        continue;
      raise.gain = score_with (result, i, raise.to, criterion->value.high).low - result->score.low;
      dp_score_raise_cost (analysis, scores, parameter, i, raise.to, raise.value, &raise.cost);
      g_array_append_val (raises, raise);
    }
  g_array_sort (raises, compare_raises);

  return raises;
}

/* Number of the proposal with the largest lower total among those ranked, when number @changed had @total; -1 without weights. */
static int
winner_with (const DpComparison *comparison,
             guint               changed,
             double              total)
{
  double best = -1.0;
  int winner = -1;

  for (guint i = 0; comparison->weights.given && i < comparison->n_ranked; i++)
    {
      guint number = comparison->ranked[i];
      double one = number == changed ? total : comparison->proposals[number].total[DP_BOUND_LOW];

      if (one > best + NO_DIFFERENCE)
        {
          best = one;
          winner = (int) number;
        }
    }

  return winner;
}

static int
order_of (double one,
          double other)
{
  return one > other + NO_DIFFERENCE ? 1 : one < other - NO_DIFFERENCE ? -1 : 0;
}

static void
add_test (GArray             *tests,
          const DpComparison *comparison,
          DpStepTest          test)
{
  const DpCompared *own = &comparison->proposals[test.proposal];
  const DpParameterResult *parameter = &own->scores->parameters[test.parameter];
  double points = dp_guide_step_points (test.to);
  double total = own->total[DP_BOUND_LOW];

  test.before = parameter->score;
  test.after = score_with (parameter, test.criterion, points, points);
  for (guint i = 0; i < comparison->n; i++)
    {
      double other = comparison->proposals[i].scores->parameters[test.parameter].score.low;

      if (i != test.proposal && order_of (test.before.low, other) != order_of (test.after.low, other))
        test.passes |= (guint32) 1 << i;
    }
  test.winner_before = winner_with (comparison, test.proposal, total);
  test.winner_after = winner_with (comparison, test.proposal,
                                   total + comparison->weights.share[test.parameter] * (test.after.low - test.before.low));
  g_array_append_val (tests, test);
}

/** dp_comparison_step_tests: see the header. */
GArray *
dp_comparison_step_tests (const DpComparison *comparison,
                          guint               proposal)
{
  GArray *tests = g_array_new (FALSE, FALSE, sizeof (DpStepTest));
  const DpScoreResult *scores;

  g_return_val_if_fail (proposal < comparison->n, tests);

  scores = comparison->proposals[proposal].scores;
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    for (guint c = 0; c < scores->parameters[p].n_criteria; c++)
      {
        DpStepTest test = { .proposal = proposal, .parameter = p, .criterion = c };

        test.from = dp_measure_judged_level (scores->parameters[p].criteria[c].judgement);
        if (test.from == DP_LEVEL_UNKNOWN)
          continue;
        for (int step = -1; step <= 1; step += 2)
          {
            int to = (int) test.from + step;

            if (to < DP_LEVEL_ABSENT || to > DP_LEVEL_REACHED)
              continue;
            test.to = (DpLevel) to;
            add_test (tests, comparison, test);
          }
      }

  return tests;
}
