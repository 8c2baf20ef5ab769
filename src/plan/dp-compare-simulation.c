/* dp-compare-simulation.c: the scores of several proposals in the same simulated futures.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In every future a rate lies somewhere between the estimate's limits, and women come, wait, are passed on and are placed as the
 * simulation has it. All proposals meet the same women, so their scores go up and down together, and differences are what the
 * proposals make of them. What is unknown of a proposal is drawn evenly between its bounds: an assumption, since nobody knows.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-compare.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"
#include "plan/dp-analysis-practice.h"

#include <math.h>

/* Points that are no lead but rounding. */
#define NO_LEAD 1e-9

#define THREADS_MAX 4

enum
{
  PURPOSE_UNKNOWN = 0x756e6b6e,
  PURPOSE_WEIGHT = 0x77656967,
};

/* The bounds of a proposal's scores in a future. */
typedef struct
{
  double low[DP_N_PARAMETERS];
  double high[DP_N_PARAMETERS];
} FutureScores;

static FutureScores
scores_of (const DpScoreResult      *formula,
           const DpPracticeMeasures *measures) /* (nullable): as the formula has it */
{
  FutureScores scores;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      g_autoptr (DpParameterResult) simulated = measures != NULL ? dp_practice_parameter (&formula->parameters[p], measures) : NULL;
      const DpScore *score = simulated != NULL ? &simulated->score : &formula->parameters[p].score;

      scores.low[p] = score->low;
      scores.high[p] = score->high;
    }

  return scores;
}

/* The scores of one proposal in every future. A proposal that cannot be simulated has the same bounds in all of them. */
static gboolean
fill_futures (DpAnalysis          *analysis,
              const DpScoreResult *formula,
              const DpRecord      *estimate,
              guint                futures,
              guint64              seed,
              FutureScores        *scores,
              GError             **error)
{
  g_autoptr (DpPracticeInput) input = dp_practice_input_new (analysis, formula->proposal->id);
  g_auto (DpPracticeFutures) drawn = { 0 };
  const int threads = (int) CLAMP (g_get_num_processors (), 1, THREADS_MAX);
  const gboolean has_practice = input->simulation->gap == DP_GAP_NONE;

  if (has_practice && !dp_practice_draw (input, estimate->id, futures, seed, threads, &drawn, error))
    return FALSE;
  for (guint f = 0; f < futures; f++)
    {
      DpPracticeMeasures measures;

      if (has_practice)
        dp_practice_of_future (input, &drawn, f, &measures);
      scores[f] = f > 0 && !has_practice ? scores[0] : scores_of (formula, has_practice ? &measures : NULL);
    }

  return TRUE;
}

/* Evenly over all weights that sum to 1: gaps between sorted numbers. */
static void
draw_weights (guint64 seed,
              guint32 draw,
              double *weights)
{
  double cuts[DP_N_PARAMETERS];
  double u[2];

  dp_philox_uniforms (seed, draw, 0, PURPOSE_WEIGHT, u);
  cuts[0] = MIN (u[0], u[1]);
  cuts[1] = MAX (u[0], u[1]);
  dp_philox_uniforms (seed, draw, 1, PURPOSE_WEIGHT, u);
  if (u[0] < cuts[0])
    {
      cuts[2] = cuts[1];
      cuts[1] = cuts[0];
      cuts[0] = u[0];
    }
  else
    {
      cuts[2] = MAX (cuts[1], u[0]);
      cuts[1] = MIN (cuts[1], u[0]);
    }
  cuts[3] = 1.0;
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    weights[p] = cuts[p] - (p > 0 ? cuts[p - 1] : 0.0);
}

/* 1 when ahead, ½ when level. */
static double
lead (double gap)
{
  return gap > NO_LEAD ? 1.0 : gap < -NO_LEAD ? 0.0 : 0.5;
}

static void
count_ranks (const double    *totals,
             const double    *weights,
             guint            n,
             DpAcceptability *answer)
{
  for (guint i = 0; i < n; i++)
    {
      guint better = 0;
      guint equal = 1;

      for (guint j = 0; j < n; j++)
        {
          double share = lead (totals[i] - totals[j]);

          if (i == j)
            continue;
          better += share == 0.0 ? 1 : 0;
          equal += share == 0.5 ? 1 : 0;
          answer->pairwise[i * n + j] += share;
        }
      for (guint r = better; r < better + equal; r++)
        answer->rank[i * n + r] += 1.0 / equal;
      if (better == 0)
        for (guint p = 0; p < DP_N_PARAMETERS; p++)
          answer->central[i * DP_N_PARAMETERS + p] += weights[p] / equal;
    }
}

static void
count_parameters (const double *scores,
                  guint         n,
                  double       *ahead)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      for (guint p = 0; i != j && p < DP_N_PARAMETERS; p++)
        ahead[(i * n + j) * DP_N_PARAMETERS + p] += lead (scores[i * DP_N_PARAMETERS + p] - scores[j * DP_N_PARAMETERS + p]);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The k-th smallest of the drawn scores, where k is the share of their number, rounded up. */
static double
quantile (const double *sorted,
          guint         n,
          double        share)
{
  guint k = (guint) ceil (share * n);

  return sorted[CLAMP (k, 1, n) - 1];
}

static void
finish (DpSimulatedComparison *answer,
        double                *drawn) /* proposal × parameter × draw */
{
  guint n = answer->n;
  DpAcceptability *acceptability = &answer->acceptability;

  for (guint i = 0; i < n * DP_N_PARAMETERS; i++)
    {
      double *one = drawn + (gsize) i * answer->draws;

      qsort (one, answer->draws, sizeof (double), compare_doubles);
      answer->spread[i] = (DpScoreSpread) { quantile (one, answer->draws, 0.05), quantile (one, answer->draws, 0.5),
                                            quantile (one, answer->draws, 0.95) };
    }
  for (guint i = 0; i < n * n * DP_N_PARAMETERS; i++)
    answer->ahead[i] /= answer->draws;
  for (guint i = 0; i < n; i++)
    for (guint p = 0; acceptability->rank[i * n] > 0.0 && p < DP_N_PARAMETERS; p++)
      acceptability->central[i * DP_N_PARAMETERS + p] /= acceptability->rank[i * n];
  for (guint i = 0; i < n * n; i++)
    {
      acceptability->rank[i] /= answer->draws;
      acceptability->pairwise[i] /= answer->draws;
      acceptability->error = MAX (acceptability->error,
                                  sqrt (acceptability->rank[i] * (1.0 - acceptability->rank[i]) / answer->draws));
    }
  acceptability->draws = answer->draws;
}

/* A copy of the plan in which only one estimate is in use. */
static DpPlan *
plan_with (const DpPlan   *plan,
           const DpRecord *estimate)
{
  DpPlan *copy = dp_plan_copy (plan);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);

  for (guint i = 0; i < estimates->len; i++)
    {
      DpRecord *one = dp_record_copy (estimates->pdata[i]);

      dp_record_set (one, DP_ESTIMATE_USED, dp_value_number (estimates->pdata[i] == estimate ? 1.0 : 0.0));
      dp_plan_put (copy, one);
    }

  return copy;
}

static DpSimulatedComparison *
answer_new (const DpComparison *comparison,
            const DpRecord     *estimate,
            guint               draws)
{
  const guint n = comparison->n;
  DpSimulatedComparison *answer = g_new0 (DpSimulatedComparison, 1);

  answer->estimate = estimate;
  answer->n = n;
  answer->draws = draws;
  answer->spread = g_new0 (DpScoreSpread, n * DP_N_PARAMETERS);
  answer->ahead = g_new0 (double, n * n * DP_N_PARAMETERS);
  answer->acceptability.rank = g_new0 (double, n * n);
  answer->acceptability.pairwise = g_new0 (double, n * n);
  answer->acceptability.central = g_new0 (double, n * DP_N_PARAMETERS);

  return answer;
}

/* What is unknown lies somewhere between the bounds, by draws of the proposal's own. */
static void
draw_unknown (const FutureScores *bounds,
              const char         *proposal_id,
              guint64             seed,
              guint32             draw,
              double             *scores)
{
  const guint32 who = g_str_hash (proposal_id);

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      double u[2];

      dp_philox_uniforms (seed, draw, who + p, PURPOSE_UNKNOWN, u);
      scores[p] = bounds->low[p] + u[0] * (bounds->high[p] - bounds->low[p]);
    }
}

/**
 * dp_comparison_simulate:
 * @plan: the plan that is compared
 * @comparison: which proposals
 * @estimate: a record of @plan: in every future a rate is drawn between its limits
 * @draws: futures, 1–%DP_PRACTICE_FUTURES_MAX
 * @seed: any number
 * @error: return location for an error
 *
 * A proposal's score in a future is that of one who looks back at it: women a year over the years of full operation, the share of
 * them below the threshold, the year in which it was reached. The draws of a proposal do not depend on which others are compared.
 * Minimum levels of parameters are not looked at: the scores of all proposals are shown.
 *
 * Returns: (transfer full) (nullable): the scores as distributions; NULL when an input is refused
 */
DpSimulatedComparison *
dp_comparison_simulate (const DpPlan       *plan,
                        const DpComparison *comparison,
                        const DpRecord     *estimate,
                        guint               draws,
                        guint64             seed,
                        GError            **error)
{
  const guint n = comparison->n;
  g_autoptr (DpSimulatedComparison) answer = answer_new (comparison, estimate, draws);
  g_autoptr (DpPlan) copy = plan_with (plan, estimate);
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (copy);
  g_autofree FutureScores *futures = NULL;
  g_autofree double *drawn = NULL;
  g_autofree double *scores = g_new (double, n *DP_N_PARAMETERS);
  g_autofree double *totals = g_new (double, n);

  if (!dp_check_positive ("draws", draws, error) || !dp_check_at_most ("draws", draws, DP_PRACTICE_FUTURES_MAX, error))
    return NULL;

  futures = g_new (FutureScores, (gsize) n * draws);
  drawn = g_new (double, (gsize) n * DP_N_PARAMETERS * draws);
  for (guint i = 0; i < n; i++)
    if (!fill_futures (analysis, dp_analysis_scores (analysis, comparison->proposals[i].proposal->id), estimate, draws, seed,
                       &futures[(gsize) i * draws], error))
      return NULL;

  for (guint32 d = 0; d < draws; d++)
    {
      double weights[DP_N_PARAMETERS];

      draw_weights (seed, d, weights);
      for (guint i = 0; i < n; i++)
        {
          double *own = &scores[i * DP_N_PARAMETERS];

          draw_unknown (&futures[(gsize) i * draws + d], comparison->proposals[i].proposal->id, seed, d, own);
          totals[i] = 0.0;
          for (guint p = 0; p < DP_N_PARAMETERS; p++)
            {
              drawn[((gsize) i * DP_N_PARAMETERS + p) * draws + d] = own[p];
              totals[i] += weights[p] * own[p];
            }
        }
      count_ranks (totals, weights, n, &answer->acceptability);
      count_parameters (scores, n, answer->ahead);
    }

  finish (answer, drawn);
  return g_steal_pointer (&answer);
}

/** dp_simulated_comparison_free: frees @simulated; NULL is allowed. */
void
dp_simulated_comparison_free (DpSimulatedComparison *simulated)
{
  if (simulated == NULL)
    return;

  g_free (simulated->spread);
  g_free (simulated->ahead);
  g_free (simulated->acceptability.rank);
  g_free (simulated->acceptability.pairwise);
  g_free (simulated->acceptability.central);
  g_free (simulated);
}
