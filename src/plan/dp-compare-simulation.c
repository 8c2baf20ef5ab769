/* dp-compare-simulation.c: the scores of several proposals in the same drawn years.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In every drawn year a rate lies somewhere between the estimate's limits, and so many women come that year as chance has it
 * (Poisson). All proposals meet the same year, so their scores go up and down together, and differences are what the proposals make of
 * it. What is unknown of a proposal is drawn evenly between its bounds: an assumption, since nobody knows.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-compare.h"

#include "engine/dp-census.h"
#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"

#include <math.h>

/* Different years at most that the scores are computed for; many women are rounded. */
#define YEARS_MAX 200

/* A Poisson number is this many standard deviations from its mean less often than once in the age of the world. */
#define FAR 40.0

/* Points that are no lead but rounding. */
#define NO_LEAD 1e-9

enum
{
  PURPOSE_RATE = 0x72617465,
  PURPOSE_UNKNOWN = 0x756e6b6e,
  PURPOSE_WEIGHT = 0x77656967,
};

/* The bounds of a score in a year. */
typedef struct
{
  double low[DP_N_PARAMETERS];
  double high[DP_N_PARAMETERS];
} YearScores;

typedef struct
{
  DpPlan *plan;
  DpAnalysis *analysis;
  const DpComparison *comparison;
  const char *estimate;
  double step;
  GHashTable *years; /* women → array of YearScores, one for each proposal */
} Years;

static int
poisson_quantile (double mean,
                  double u)
{
  int low = 0;
  int high = (int) MIN (mean + FAR * sqrt (mean) + FAR, G_MAXINT / 2);

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (dp_poisson_above (mean, middle) <= 1.0 - u)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static void
set_estimate (DpPlan         *plan,
              const DpRecord *estimate,
              double          women,
              gboolean        used)
{
  DpRecord *copy = dp_record_copy (estimate);

  dp_record_set (copy, DP_ESTIMATE_USED, dp_value_number (used ? 1.0 : 0.0));
  if (used)
    {
      dp_record_set (copy, DP_ESTIMATE_LOW, dp_value_number (women));
      dp_record_set (copy, DP_ESTIMATE_HIGH, dp_value_number (women));
    }
  dp_plan_put (plan, copy);
}

/* A copy of the plan in which only one estimate is in use. */
static DpPlan *
plan_with (const DpPlan   *plan,
           const DpRecord *estimate)
{
  DpPlan *copy = dp_plan_copy (plan);
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);

  for (guint i = 0; i < estimates->len; i++)
    set_estimate (copy, estimates->pdata[i], 0.0, estimates->pdata[i] == estimate);

  return copy;
}

static const YearScores *
scores_in_year (Years *years,
                double women)
{
  guint n = years->comparison->n;
  int key = (int) lrint (women / years->step);
  YearScores *scores = g_hash_table_lookup (years->years, GINT_TO_POINTER (key));

  if (scores != NULL)
    return scores;

  scores = g_new0 (YearScores, n);
  set_estimate (years->plan, dp_plan_get (years->plan, DP_ENTITY_ESTIMATE, years->estimate), key * years->step, TRUE);
  dp_analysis_invalidate (years->analysis, NULL);
  for (guint i = 0; i < n; i++)
    {
      const DpScoreResult *result = dp_analysis_scores (years->analysis, years->comparison->proposals[i].proposal->id);

      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          scores[i].low[p] = result->parameters[p].score.low;
          scores[i].high[p] = result->parameters[p].score.high;
        }
    }
  g_hash_table_insert (years->years, GINT_TO_POINTER (key), scores);

  return scores;
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

/**
 * dp_comparison_simulate:
 * @plan: the plan that is compared
 * @comparison: which proposals
 * @estimate: a record of @plan: between its limits the rate is drawn, evenly
 * @draws: years drawn, 1–1,000,000
 * @seed: any number
 * @error: return location for an error
 *
 * The draws of a proposal do not depend on which others are compared. Minimum levels of parameters are not looked at: the scores of
 * all proposals are shown.
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
  guint n = comparison->n;
  double low = dp_record_number_or (estimate, DP_ESTIMATE_LOW, 0.0);
  double high = dp_record_number_or (estimate, DP_ESTIMATE_HIGH, 0.0);
  g_autoptr (DpSimulatedComparison) answer = g_new0 (DpSimulatedComparison, 1);
  g_autofree double *drawn = NULL;
  g_autofree double *scores = g_new (double, n *DP_N_PARAMETERS);
  g_autofree double *totals = g_new (double, n);
  Years years = { .comparison = comparison, .estimate = estimate->id };

  if (!dp_check_positive ("draws", draws, error) || !dp_check_at_most ("draws", draws, 1e6, error))
    return NULL;

  answer->estimate = estimate;
  answer->n = n;
  answer->draws = draws;
  answer->spread = g_new0 (DpScoreSpread, n * DP_N_PARAMETERS);
  answer->ahead = g_new0 (double, n * n * DP_N_PARAMETERS);
  answer->acceptability.rank = g_new0 (double, n * n);
  answer->acceptability.pairwise = g_new0 (double, n * n);
  answer->acceptability.central = g_new0 (double, n * DP_N_PARAMETERS);
  drawn = g_new (double, (gsize) n * DP_N_PARAMETERS * draws);
  years.plan = plan_with (plan, estimate);
  years.analysis = dp_analysis_new (years.plan);
  years.years = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  years.step = MAX (1.0, ceil ((high + 4.0 * sqrt (high)) / YEARS_MAX));

  for (guint32 d = 0; d < draws; d++)
    {
      const YearScores *year;
      double weights[DP_N_PARAMETERS];
      double u[2];

      dp_philox_uniforms (seed, d, 0, PURPOSE_RATE, u);
      year = scores_in_year (&years, poisson_quantile (low + u[0] * (high - low), u[1]));
      draw_weights (seed, d, weights);
      for (guint i = 0; i < n; i++)
        {
          guint32 who = g_str_hash (comparison->proposals[i].proposal->id);

          totals[i] = 0.0;
          for (guint p = 0; p < DP_N_PARAMETERS; p++)
            {
              double *one = &scores[i * DP_N_PARAMETERS + p];

              dp_philox_uniforms (seed, d, who + p, PURPOSE_UNKNOWN, u);
              *one = year[i].low[p] + u[0] * (year[i].high[p] - year[i].low[p]);
              drawn[((gsize) i * DP_N_PARAMETERS + p) * draws + d] = *one;
              totals[i] += weights[p] * *one;
            }
        }
      count_ranks (totals, weights, n, &answer->acceptability);
      count_parameters (scores, n, answer->ahead);
    }

  finish (answer, drawn);
  g_hash_table_unref (years.years);
  dp_analysis_free (years.analysis);
  dp_plan_free (years.plan);
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
