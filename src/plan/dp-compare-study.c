/* dp-compare-study.c: the scores of several proposals in the same simulated futures.
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

#include "plan/dp-compare-study.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"

#include <math.h>

/* Points that are no lead but rounding. */
#define NO_LEAD 1e-9

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

/* ------------------------------------------------------------------------------------------------------ snapshot */

static DpStudyParameter *
parameters_of (const DpCompareStudy *study,
               guint                 estimate,
               guint                 proposal)
{
  return &study->parameters[((gsize) estimate * study->n + proposal) * DP_N_PARAMETERS];
}

/* Lets only one estimate be in use in a copy of the plan. */
static void
use_only (DpPlan       *copy,
          const DpPlan *plan,
          const char   *estimate_id)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);

  for (guint i = 0; i < estimates->len; i++)
    {
      DpRecord *one = dp_record_copy (estimates->pdata[i]);

      dp_record_set (one, DP_ESTIMATE_USED, dp_value_number (g_str_equal (one->id, estimate_id) ? 1.0 : 0.0));
      dp_plan_put (copy, one);
    }
}

static void
take_parameter (DpStudyParameter        *parameter,
                const DpParameterResult *formula)
{
  *parameter = (DpStudyParameter) { formula->score.low, formula->score.high, formula->n_criteria,
                                    g_new0 (DpStudyCriterion, formula->n_criteria) };
  for (guint i = 0; i < formula->n_criteria; i++)
    {
      const DpCriterionResult *one = &formula->criteria[i];

      parameter->criteria[i].measure = dp_practice_measure_of (one->criterion);
      parameter->criteria[i].has_curve = one->has_curve;
      parameter->criteria[i].value = one->value;
      if (one->has_curve)
        parameter->criteria[i].curve = one->curve;
    }
}

/* One @copy of the plan serves all estimates: of a large plan, copying is what takes long. */
static void
take_scores (DpCompareStudy *study,
             const DpPlan   *plan,
             DpPlan         *copy,
             guint           estimate)
{
  g_autoptr (DpAnalysis) analysis = NULL;

  use_only (copy, plan, study->estimates[estimate]);
  analysis = dp_analysis_new (copy);

  for (guint i = 0; i < study->n; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      take_parameter (&parameters_of (study, estimate, i)[p], &dp_analysis_scores (analysis, study->proposals[i])->parameters[p]);
}

/* Those that the need rests on, each once. */
static char **
estimates_in_use (DpAnalysis *analysis)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint c = 0; c < need->n_cases; c++)
    if (c == 0 || need->cases[c].estimate != need->cases[c - 1].estimate)
      g_strv_builder_add (ids, need->cases[c].estimate->id);

  return g_strv_builder_end (ids);
}

/**
 * dp_compare_study_new:
 * @plan: the plan that is compared
 * @comparison: which of its proposals, and with which weights
 *
 * Returns: (transfer full): a snapshot of all that the scores in the futures rest on
 */
DpCompareStudy *
dp_compare_study_new (const DpPlan       *plan,
                      const DpComparison *comparison)
{
  DpCompareStudy *study = g_new0 (DpCompareStudy, 1);
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpPlan) copy = NULL;

  study->n = comparison->n;
  study->proposals = g_new0 (char *, study->n + 1);
  study->inputs = g_new0 (DpPracticeInput *, study->n);
  for (guint i = 0; i < study->n; i++)
    {
      study->proposals[i] = g_strdup (comparison->proposals[i].proposal->id);
      study->inputs[i] = dp_practice_input_new (analysis, study->proposals[i]);
    }
  study->n_ranked = comparison->n_ranked;
  study->ranked = g_memdup2 (comparison->ranked, comparison->n_ranked * sizeof *comparison->ranked);
  study->order_known = comparison->weights.given;
  for (guint p = 0; study->order_known && p < DP_N_PARAMETERS; p++)
    study->share[p] = comparison->weights.share[p];

  study->estimates = estimates_in_use (analysis);
  study->n_estimates = g_strv_length (study->estimates);
  study->parameters = g_new0 (DpStudyParameter, (gsize) study->n_estimates * study->n * DP_N_PARAMETERS);
  copy = dp_plan_copy (plan);
  for (guint e = 0; e < study->n_estimates; e++)
    take_scores (study, plan, copy, e);

  return study;
}

static gboolean
same_curve (const DpValueCurve *first,
            const DpValueCurve *second)
{
  if (first->n != second->n)
    return FALSE;
  for (guint i = 0; i < first->n; i++)
    if (first->x[i] != second->x[i] || first->points[i] != second->points[i])
      return FALSE;

  return TRUE;
}

static gboolean
same_criterion (const DpStudyCriterion *first,
                const DpStudyCriterion *second)
{
  return first->measure == second->measure && first->has_curve == second->has_curve && same_curve (&first->curve, &second->curve)
         && first->value.low == second->value.low && first->value.high == second->value.high
         && first->value.known == second->value.known && first->value.weight == second->value.weight
         && first->value.minimum == second->value.minimum;
}

static gboolean
same_parameter (const DpStudyParameter *first,
                const DpStudyParameter *second)
{
  if (first->low != second->low || first->high != second->high || first->n_criteria != second->n_criteria)
    return FALSE;
  for (guint i = 0; i < first->n_criteria; i++)
    if (!same_criterion (&first->criteria[i], &second->criteria[i]))
      return FALSE;

  return TRUE;
}

/** dp_compare_study_equal: see the header. */
gboolean
dp_compare_study_equal (const DpCompareStudy *first,
                        const DpCompareStudy *second)
{
  if (first->n_ranked != second->n_ranked || first->order_known != second->order_known
      || !g_strv_equal ((const char *const *) first->proposals, (const char *const *) second->proposals)
      || !g_strv_equal ((const char *const *) first->estimates, (const char *const *) second->estimates))
    return FALSE;
  for (guint i = 0; i < first->n_ranked; i++)
    if (first->ranked[i] != second->ranked[i])
      return FALSE;
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    if (first->share[p] != second->share[p])
      return FALSE;
  for (guint i = 0; i < first->n; i++)
    if (!dp_practice_input_equal (first->inputs[i], second->inputs[i]))
      return FALSE;
  for (guint i = 0; i < first->n_estimates * first->n * DP_N_PARAMETERS; i++)
    if (!same_parameter (&first->parameters[i], &second->parameters[i]))
      return FALSE;

  return TRUE;
}

/** dp_compare_study_free: frees @study; NULL is allowed. */
void
dp_compare_study_free (DpCompareStudy *study)
{
  if (study == NULL)
    return;

  for (guint i = 0; i < study->n; i++)
    dp_practice_input_free (study->inputs[i]);
  for (guint i = 0; i < study->n_estimates * study->n * DP_N_PARAMETERS; i++)
    g_free (study->parameters[i].criteria);
  g_strfreev (study->proposals);
  g_strfreev (study->estimates);
  g_free (study->ranked);
  g_free (study->inputs);
  g_free (study->parameters);
  g_free (study);
}

/* --------------------------------------------------------------------------------------------------------- draws */

/* The same with what the future measured, where a criterion knows it. */
static void
score_parameter (const DpStudyParameter   *parameter,
                 const DpPracticeMeasures *measures, /* (nullable): as the formula has it */
                 DpCriterionValue         *values,   /* room for as many as there are criteria */
                 double                   *low,
                 double                   *high)
{
  gboolean is_measured = FALSE;
  DpScore score;

  for (guint i = 0; measures != NULL && i < parameter->n_criteria; i++)
    {
      const DpStudyCriterion *one = &parameter->criteria[i];
      double a, b;

      values[i] = one->value;
      if (one->measure < 0 || !one->has_curve || !measures->known[one->measure])
        continue;
      a = dp_score_value (&one->curve, measures->value[one->measure].low);
      b = dp_score_value (&one->curve, measures->value[one->measure].high);
      values[i].low = MIN (a, b);
      values[i].high = MAX (a, b);
      values[i].known = TRUE;
      is_measured = TRUE;
    }

  *low = parameter->low;
  *high = parameter->high;
  if (!is_measured)
    return;
  dp_score_combine (values, parameter->n_criteria, &score);
  *low = score.low;
  *high = score.high;
}

/* The scores of one proposal in every future. A proposal that cannot be simulated has the same bounds in all of them. */
static gboolean
fill_futures (const DpCompareStudy *study,
              guint                 estimate,
              guint                 proposal,
              const DpCompareDraws *draws,
              FutureScores         *scores,
              GError              **error)
{
  const DpPracticeInput *input = study->inputs[proposal];
  const DpStudyParameter *parameters = parameters_of (study, estimate, proposal);
  const gboolean has_practice = input->simulation->gap == DP_GAP_NONE;
  g_auto (DpPracticeFutures) drawn = { 0 };
  g_autofree DpCriterionValue *values = NULL;
  guint most = 0;

  if (has_practice
      && !dp_practice_draw (input, study->estimates[estimate], draws->futures, draws->seed, draws->threads, draws->cancel, &drawn, error))
    return FALSE;
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    most = MAX (most, parameters[p].n_criteria);
  values = g_new (DpCriterionValue, most);
  for (gint64 f = 0; f < draws->futures; f++)
    {
      DpPracticeMeasures measures;

      if (has_practice)
        dp_practice_of_future (input, &drawn, f, &measures);
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        score_parameter (&parameters[p], has_practice ? &measures : NULL, values, &scores[f].low[p],
                         &scores[f].high[p]);
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

/* The same numbers in the order that is agreed: the largest goes to the parameter that weighs most. Those of equal weight keep the
 * order in which they were drawn, which is any with the same chance. */
static void
put_in_order (const double *share,
              const double *drawn,
              double       *weights)
{
  double sorted[DP_N_PARAMETERS];

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      guint smaller = 0;

      for (guint q = 0; q < DP_N_PARAMETERS; q++)
        smaller += drawn[q] > drawn[p] || (drawn[q] == drawn[p] && q < p) ? 1 : 0;
      sorted[smaller] = drawn[p];
    }
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      guint place = 0;

      for (guint q = 0; q < DP_N_PARAMETERS; q++)
        place += share[q] > share[p]
                     || (share[q] == share[p] && (drawn[q] > drawn[p] || (drawn[q] == drawn[p] && q < p)))
                   ? 1
                   : 0;
      weights[p] = sorted[place];
    }
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
          gint64        n,
          double        share)
{
  gint64 k = (gint64) ceil (share * (double) n);

  return sorted[CLAMP (k, 1, n) - 1];
}

static void
finish_acceptability (DpAcceptability *answer,
                      guint            n,
                      gint64           futures)
{
  for (guint i = 0; i < n; i++)
    for (guint p = 0; answer->rank[i * n] > 0.0 && p < DP_N_PARAMETERS; p++)
      answer->central[i * DP_N_PARAMETERS + p] /= answer->rank[i * n];
  for (guint i = 0; i < n * n; i++)
    {
      answer->rank[i] /= (double) futures;
      answer->pairwise[i] /= (double) futures;
      answer->error = MAX (answer->error, sqrt (answer->rank[i] * (1.0 - answer->rank[i]) / (double) futures));
    }
  answer->draws = futures;
}

static void
finish (DpSimulatedComparison *answer,
        double                *drawn) /* proposal × parameter × future */
{
  const guint n = answer->n;

  for (guint i = 0; i < n * DP_N_PARAMETERS; i++)
    {
      double *one = drawn + (gsize) i * (gsize) answer->futures;

      qsort (one, (gsize) answer->futures, sizeof (double), compare_doubles);
      answer->spread[i] = (DpScoreSpread) { quantile (one, answer->futures, 0.05), quantile (one, answer->futures, 0.5),
                                            quantile (one, answer->futures, 0.95) };
    }
  for (guint i = 0; i < n * n * DP_N_PARAMETERS; i++)
    answer->ahead[i] /= (double) answer->futures;
  for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
    finish_acceptability (&answer->acceptability[a], answer->n_ranked, answer->futures);
}

static DpSimulatedComparison *
answer_new (const DpCompareStudy *study,
            guint                 estimate,
            gint64                futures)
{
  const guint n = study->n, n_ranked = study->n_ranked;
  DpSimulatedComparison *answer = g_new0 (DpSimulatedComparison, 1);

  answer->estimate = g_strdup (study->estimates[estimate]);
  answer->n = n;
  answer->n_ranked = n_ranked;
  answer->futures = futures;
  answer->order_known = study->order_known;
  answer->spread = g_new0 (DpScoreSpread, n * DP_N_PARAMETERS);
  answer->ahead = g_new0 (double, n * n * DP_N_PARAMETERS);
  for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
    {
      answer->acceptability[a].rank = g_new0 (double, n_ranked * n_ranked);
      answer->acceptability[a].pairwise = g_new0 (double, n_ranked * n_ranked);
      answer->acceptability[a].central = g_new0 (double, n_ranked * DP_N_PARAMETERS);
    }

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

/* Weighs the ranked proposals' scores, with weights about which nothing, and about which their order is agreed. */
static void
rank_future (const DpCompareStudy  *study,
             const double          *scores,
             const double          *drawn,
             double                *totals,
             DpSimulatedComparison *answer)
{
  double ordered[DP_N_PARAMETERS];

  put_in_order (study->share, drawn, ordered);
  for (DpAgreement a = 0; a < (study->order_known ? DP_N_AGREEMENTS : DP_AGREE_ORDER); a++)
    {
      const double *weights = a == DP_AGREE_ORDER ? ordered : drawn;

      for (guint i = 0; i < study->n_ranked; i++)
        {
          totals[i] = 0.0;
          for (guint p = 0; p < DP_N_PARAMETERS; p++)
            totals[i] += weights[p] * scores[study->ranked[i] * DP_N_PARAMETERS + p];
        }
      count_ranks (totals, weights, study->n_ranked, &answer->acceptability[a]);
    }
}

/**
 * dp_compare_study_run:
 * @study: a snapshot
 * @estimate: number of the estimate: in every future a rate is drawn between its limits
 * @draws: how many futures, and how
 * @error: return location for an error
 *
 * A proposal's score in a future is that of one who looks back at it: women a year over the years of full operation, the share of
 * them below the threshold, the year in which it was reached. The draws of a proposal do not depend on which others are compared.
 * Spreads are those of all proposals; shares of the weights those of the ranked ones.
 *
 * Returns: (transfer full) (nullable): the scores as distributions; NULL when an input is refused or the study was cancelled
 */
DpSimulatedComparison *
dp_compare_study_run (const DpCompareStudy *study,
                      guint                 estimate,
                      const DpCompareDraws *draws,
                      GError              **error)
{
  const guint n = study->n;
  const gsize futures = (gsize) draws->futures;
  g_autoptr (DpSimulatedComparison) answer = NULL;
  g_autofree FutureScores *bounds = NULL;
  g_autofree double *drawn = NULL;
  g_autofree double *scores = g_new (double, n *DP_N_PARAMETERS);
  g_autofree double *totals = g_new (double, n);

  g_return_val_if_fail (estimate < study->n_estimates, NULL);

  if (!dp_check_positive ("draws", (double) draws->futures, error)
      || !dp_check_at_most ("draws", (double) draws->futures, DP_PRACTICE_FUTURES_MAX, error))
    return NULL;

  answer = answer_new (study, estimate, draws->futures);
  bounds = g_new (FutureScores, n * futures);
  drawn = g_new (double, n * DP_N_PARAMETERS * futures);
  for (guint i = 0; i < n; i++)
    {
      if (!fill_futures (study, estimate, i, draws, &bounds[i * futures], error))
        return NULL;
      if (draws->progress != NULL)
        draws->progress ((i + 1.0) / n, draws->data);
    }

  for (guint32 f = 0; f < futures; f++)
    {
      double weights[DP_N_PARAMETERS];

      draw_weights (draws->seed, f, weights);
      for (guint i = 0; i < n; i++)
        {
          double *own = &scores[i * DP_N_PARAMETERS];

          draw_unknown (&bounds[i * futures + f], study->proposals[i], draws->seed, f, own);
          for (guint p = 0; p < DP_N_PARAMETERS; p++)
            drawn[(i * DP_N_PARAMETERS + p) * futures + f] = own[p];
        }
      count_parameters (scores, n, answer->ahead);
      rank_future (study, scores, weights, totals, answer);
    }

  finish (answer, drawn);
  return g_steal_pointer (&answer);
}

/* Where one estimate's progress lies in that of all. */
typedef struct
{
  const DpCompareDraws *whole;
  guint done;
  guint n;
} Whole;

static void
whole_progress (double   done,
                gpointer data)
{
  const Whole *whole = data;

  whole->whole->progress ((whole->done + done) / whole->n, whole->whole->data);
}

/** dp_compare_study_run_all: see the header. */
GPtrArray *
dp_compare_study_run_all (const DpCompareStudy *study,
                          const DpCompareDraws *draws,
                          GError              **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_simulated_comparison_free);
  Whole whole = { draws, 0, study->n_estimates };
  DpCompareDraws one = *draws;

  if (draws->progress != NULL)
    {
      one.progress = whole_progress;
      one.data = &whole;
    }
  for (whole.done = 0; whole.done < whole.n; whole.done++)
    {
      DpSimulatedComparison *answer = dp_compare_study_run (study, whole.done, &one, error);

      if (answer == NULL)
        return NULL;
      g_ptr_array_add (answers, answer);
    }

  return g_steal_pointer (&answers);
}

/** dp_simulated_comparison_free: frees @simulated; NULL is allowed. */
void
dp_simulated_comparison_free (DpSimulatedComparison *simulated)
{
  if (simulated == NULL)
    return;

  g_free (simulated->estimate);
  g_free (simulated->spread);
  g_free (simulated->ahead);
  for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
    {
      g_free (simulated->acceptability[a].rank);
      g_free (simulated->acceptability[a].pairwise);
      g_free (simulated->acceptability[a].central);
    }
  g_free (simulated);
}
