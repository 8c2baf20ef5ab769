/* dp-analysis-compare.c: proposals beside one another on the four parameters.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-compare.h"

#include "engine/dp-smaa.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-error.h"
#include "plan/dp-guide.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Weights drawn where the answer is not exact. */
#define DRAWS 1000000
#define DRAWS_FOR_BOUNDS 100000
#define SEED 1

/* Halvings until the points needed are known to the last digit that anybody reads. */
#define HALVINGS 40

/* Points that are no lead but rounding. */
#define NO_LEAD 1e-9

/* Orders of four parameters. */
#define N_ORDERS 24

typedef struct
{
  guint n;
  int orders[N_ORDERS][DP_N_PARAMETERS];
} Orders;

/**
 * dp_compare_weights:
 * @plan: a plan
 * @weights: (out): those of its scoring guide
 *
 * Returns: whether the plan weighs the parameters: all four have a weight, and not all are zero
 */
gboolean
dp_compare_weights (const DpPlan     *plan,
                    DpCompareWeights *weights)
{
  double sum = 0.0;

  *weights = (DpCompareWeights) { FALSE };
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpRecord *parameter = dp_guide_parameter (plan, dp_choices_parameter[p].key);

      if (parameter == NULL || !dp_record_number (parameter, DP_PARAMETER_WEIGHT, &weights->share[p]))
        {
          *weights = (DpCompareWeights) { FALSE };
          return FALSE;
        }
      sum += weights->share[p];
    }

  for (guint p = 0; sum > 0.0 && p < DP_N_PARAMETERS; p++)
    weights->share[p] /= sum;
  weights->given = sum > 0.0;

  return weights->given;
}

static double
bound_of (const DpScore *score,
          DpBound        bound)
{
  return bound == DP_BOUND_LOW ? score->low : score->high;
}

static DpSure
meets_minimum (const DpScoreResult *scores)
{
  DpSure answer = DP_SURE_YES;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpParameterResult *parameter = &scores->parameters[p];
      double minimum = parameter->guide != NULL ? dp_record_number_or (parameter->guide, DP_PARAMETER_MINIMUM, 0.0) : 0.0;

      if (parameter->score.high < minimum)
        return DP_SURE_NO;
      if (parameter->score.low < minimum)
        answer = DP_SURE_MAYBE;
    }

  return answer;
}

/* Whether @a is at least as good as @b on every parameter and better on one: surely, or if the unknown falls that way. */
static DpSure
dominates (const DpScoreResult *a,
           const DpScoreResult *b)
{
  gboolean surely = TRUE;
  gboolean maybe = TRUE;
  gboolean surely_better = FALSE;
  gboolean maybe_better = FALSE;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpScore *one = &a->parameters[p].score;
      const DpScore *other = &b->parameters[p].score;

      surely &= one->low >= other->high - NO_LEAD;
      maybe &= one->high >= other->low - NO_LEAD;
      surely_better |= one->low > other->high + NO_LEAD;
      maybe_better |= one->high > other->low + NO_LEAD;
    }

  if (surely && surely_better)
    return DP_SURE_YES;
  return maybe && maybe_better ? DP_SURE_MAYBE : DP_SURE_NO;
}

static void
weigh (DpCompared             *one,
       const DpCompareWeights *weights)
{
  for (guint b = 0; b < DP_N_BOUNDS; b++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      {
        one->part[b][p] = weights->share[p] * bound_of (&one->scores->parameters[p].score, b);
        one->total[b] += one->part[b][p];
      }
}

/* All orders of the parameters that agree with the weights. Parameters of equal weight stand in either order: the sets of weights
 * with those orders are of equal size, so means over them are exact. */
static void
add_orders (Orders       *orders,
            const double *share,
            int          *order,
            guint         n)
{
  double largest = -1.0;

  if (n == DP_N_PARAMETERS)
    {
      memcpy (orders->orders[orders->n++], order, sizeof orders->orders[0]);
      return;
    }

  for (guint pass = 0; pass < 2; pass++)
    for (int p = 0; p < DP_N_PARAMETERS; p++)
      {
        gboolean used = FALSE;

        for (guint i = 0; i < n; i++)
          used |= order[i] == p;
        if (used)
          continue;
        if (pass == 0)
          largest = MAX (largest, share[p]);
        else if (share[p] == largest)
          {
            order[n] = p;
            add_orders (orders, share, order, n + 1);
          }
      }
}

static DpAcceptability
acceptability_new (guint n)
{
  return (DpAcceptability) {
    .rank = g_new0 (double, n * n),
    .pairwise = g_new0 (double, n * n),
    .central = g_new0 (double, n * DP_N_PARAMETERS),
  };
}

static void
acceptability_clear (DpAcceptability *answer)
{
  g_clear_pointer (&answer->rank, g_free);
  g_clear_pointer (&answer->pairwise, g_free);
  g_clear_pointer (&answer->central, g_free);
}

static double
largest_error (const double *shares,
               guint         n,
               gint64        draws)
{
  double largest = 0.0;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, sqrt (shares[i] * (1.0 - shares[i]) / (double) draws));

  return largest;
}

/* One set of weights: @order (nullable) says which parameter is which column of the engine's table. */
static gboolean
solve_order (guint            n,
             const double    *scores,
             const int       *order,
             gint64           draws,
             DpAcceptability *answer,
             GError         **error)
{
  g_autofree double *table = g_new (double, n * DP_N_PARAMETERS);
  g_autofree double *central = g_new0 (double, n * DP_N_PARAMETERS);
  DpWeightSet set = order != NULL ? DP_WEIGHTS_ORDINAL : DP_WEIGHTS_UNIFORM;

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      table[i * DP_N_PARAMETERS + p] = scores[i * DP_N_PARAMETERS + (order != NULL ? (guint) order[p] : p)];

  answer->exact = n <= DP_COMPARE_EXACT_MAX
                  && dp_smaa_exact (n, DP_N_PARAMETERS, table, set, 0.0, answer->rank, answer->pairwise, central, NULL);
  if (!answer->exact
      && !dp_smaa_sample (n, DP_N_PARAMETERS, table, set, 0.0, draws, SEED, answer->rank, answer->pairwise, central, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      answer->central[i * DP_N_PARAMETERS + (order != NULL ? (guint) order[p] : p)] = central[i * DP_N_PARAMETERS + p];

  return TRUE;
}

/* Adds a part of all weights, @share of them: mean weights count as often as they set the proposal first. */
static void
add_part (DpAcceptability       *answer,
          const DpAcceptability *part,
          guint                  n,
          double                 share)
{
  for (guint i = 0; i < n * n; i++)
    {
      answer->rank[i] += share * part->rank[i];
      answer->pairwise[i] += share * part->pairwise[i];
    }
  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      answer->central[i * DP_N_PARAMETERS + p] += share * part->rank[i * n] * part->central[i * DP_N_PARAMETERS + p];
}

/* @orders (nullable): what is agreed. */
static gboolean
solve (guint            n,
       const double    *scores,
       const Orders    *orders,
       gint64           draws,
       DpAcceptability *answer,
       GError         **error)
{
  guint n_parts = orders != NULL ? orders->n : 1;

  answer->exact = TRUE;
  for (guint o = 0; o < n_parts; o++)
    {
      DpAcceptability part = acceptability_new (n);
      gboolean done = solve_order (n, scores, orders != NULL ? orders->orders[o] : NULL, MAX (draws / n_parts, 1), &part, error);

      if (done)
        add_part (answer, &part, n, 1.0 / n_parts);
      answer->exact &= part.exact;
      acceptability_clear (&part);
      if (!done)
        return FALSE;
    }

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      if (answer->rank[i * n] > 0.0)
        answer->central[i * DP_N_PARAMETERS + p] /= answer->rank[i * n];
  if (!answer->exact)
    {
      answer->draws = draws;
      answer->error = MAX (largest_error (answer->rank, n * n, draws), largest_error (answer->pairwise, n * n, draws));
    }

  return TRUE;
}

/* The ranked proposals' scores; number @self (or none: @n_ranked) at @own, the others at @others. */
static void
fill_scores (const DpComparison *comparison,
             guint               self,
             DpBound             own,
             DpBound             others,
             double             *scores)
{
  for (guint i = 0; i < comparison->n_ranked; i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      scores[i * DP_N_PARAMETERS + p] = bound_of (&comparison->proposals[comparison->ranked[i]].scores->parameters[p].score,
                                                  i == self ? own : others);
}

static gboolean
fill_acceptability (DpComparison *comparison,
                    DpAgreement   agreement,
                    const Orders *orders,
                    GError      **error)
{
  DpAcceptabilityAnswer *answer = &comparison->acceptability[agreement];
  guint n = comparison->n_ranked;
  g_autofree double *scores = g_new (double, n * DP_N_PARAMETERS);

  answer->known = TRUE;
  answer->first_low = g_new0 (double, n);
  answer->first_high = g_new0 (double, n);
  for (DpBound b = 0; b < DP_N_BOUNDS; b++)
    {
      answer->bounds[b] = acceptability_new (n);
      fill_scores (comparison, n, b, b, scores);
      if (!solve (n, scores, orders, DRAWS, &answer->bounds[b], error))
        return FALSE;
    }

  for (guint i = 0; i < n; i++)
    for (DpBound own = 0; own < DP_N_BOUNDS; own++)
      {
        DpAcceptability one = acceptability_new (n);
        gboolean done;

        fill_scores (comparison, i, own, own == DP_BOUND_LOW ? DP_BOUND_HIGH : DP_BOUND_LOW, scores);
        done = solve (n, scores, orders, DRAWS_FOR_BOUNDS, &one, error);
        *(own == DP_BOUND_LOW ? &answer->first_low[i] : &answer->first_high[i]) = one.rank[i * n];
        acceptability_clear (&one);
        if (!done)
          return FALSE;
      }

  return TRUE;
}

static int
number_of (const DpComparison *comparison,
           int                 ranked)
{
  return ranked < 0 ? -1 : (int) comparison->ranked[ranked];
}

static gboolean
fill_stability (DpComparison *comparison,
                GError      **error)
{
  guint n = comparison->n_ranked;
  g_autofree double *scores = g_new (double, n * DP_N_PARAMETERS);

  for (DpBound b = 0; b < DP_N_BOUNDS; b++)
    {
      DpStability *stability = &comparison->stability[b];
      gsize winner;

      fill_scores (comparison, n, b, b, scores);
      if (!dp_weight_stability (n, DP_N_PARAMETERS, scores, comparison->weights.share, &winner, stability->low, stability->high,
                                stability->low_rival, stability->high_rival, error))
        return FALSE;
      stability->winner = comparison->ranked[winner];
      for (guint p = 0; p < DP_N_PARAMETERS; p++)
        {
          stability->low_rival[p] = number_of (comparison, stability->low_rival[p]);
          stability->high_rival[p] = number_of (comparison, stability->high_rival[p]);
        }
    }

  comparison->has_stability = TRUE;
  return TRUE;
}

static gboolean
fill_proposals (DpComparison       *comparison,
                DpAnalysis         *analysis,
                const char *const  *ids,
                GError            **error)
{
  comparison->n = g_strv_length ((char **) ids);
  if (comparison->n > DP_COMPARE_MAX)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE,
                   ngettext ("At most %u proposal can be compared at a time. Choose fewer.",
                             "At most %u proposals can be compared at a time. Choose fewer.", DP_COMPARE_MAX),
                   (guint) DP_COMPARE_MAX);
      return FALSE;
    }

  comparison->proposals = g_new0 (DpCompared, comparison->n);
  comparison->dominates = g_new0 (DpSure, comparison->n * comparison->n);
  comparison->ranked = g_new0 (guint, comparison->n);
  for (guint i = 0; i < comparison->n; i++)
    {
      DpCompared *one = &comparison->proposals[i];

      one->scores = dp_analysis_scores (analysis, ids[i]);
      for (guint j = 0; one->scores != NULL && j < i; j++)
        if (g_str_equal (ids[j], ids[i]))
          {
            g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                         /* Translators: %s is the id of a proposal */
                         _("“%s” is named twice. Name every proposal once."), ids[i]);
            return FALSE;
          }
      if (one->scores == NULL)
        {
          g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no proposal “%s”."), ids[i]);
          return FALSE;
        }
      one->proposal = one->scores->proposal;
      one->meets_minimum = meets_minimum (one->scores);
      if (comparison->weights.given)
        weigh (one, &comparison->weights);
      if (one->meets_minimum != DP_SURE_NO)
        comparison->ranked[comparison->n_ranked++] = i;
    }

  for (guint i = 0; i < comparison->n; i++)
    for (guint j = 0; j < comparison->n; j++)
      if (i != j)
        comparison->dominates[i * comparison->n + j] =
          dominates (comparison->proposals[i].scores, comparison->proposals[j].scores);

  return TRUE;
}

/** dp_analysis_line_up: see the header. */
DpComparison *
dp_analysis_line_up (DpAnalysis             *analysis,
                     const char *const      *proposal_ids,
                     const DpCompareWeights *weights,
                     GError                **error)
{
  g_autoptr (DpComparison) comparison = g_new0 (DpComparison, 1);

  if (weights != NULL)
    comparison->weights = *weights;
  else
    dp_compare_weights (dp_analysis_plan (analysis), &comparison->weights);

  return fill_proposals (comparison, analysis, proposal_ids, error) ? g_steal_pointer (&comparison) : NULL;
}

/**
 * dp_analysis_compare:
 * @analysis: an analysis; its scores of the proposals are borrowed by the answer, which holds as long as they do
 * @proposal_ids: (array zero-terminated=1): which proposals, each once, %DP_COMPARE_MAX at most
 * @weights: (nullable): how much each parameter counts; NULL: as the plan's scoring guide says
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the comparison; NULL when there is no such proposal
 */
DpComparison *
dp_analysis_compare (DpAnalysis             *analysis,
                     const char *const      *proposal_ids,
                     const DpCompareWeights *weights,
                     GError                **error)
{
  g_autoptr (DpComparison) comparison = dp_analysis_line_up (analysis, proposal_ids, weights, error);
  Orders orders = { 0 };
  int order[DP_N_PARAMETERS];

  if (comparison == NULL)
    return NULL;
  if (comparison->n_ranked == 0)
    return g_steal_pointer (&comparison);

  if (!fill_acceptability (comparison, DP_AGREE_NOTHING, NULL, error))
    return NULL;
  if (comparison->weights.given)
    {
      add_orders (&orders, comparison->weights.share, order, 0);
      if (!fill_acceptability (comparison, DP_AGREE_ORDER, &orders, error) || !fill_stability (comparison, error))
        return NULL;
    }

  return g_steal_pointer (&comparison);
}

/** dp_comparison_free: frees @comparison; NULL is allowed. */
void
dp_comparison_free (DpComparison *comparison)
{
  if (comparison == NULL)
    return;

  for (guint a = 0; a < DP_N_AGREEMENTS; a++)
    {
      for (guint b = 0; b < DP_N_BOUNDS; b++)
        acceptability_clear (&comparison->acceptability[a].bounds[b]);
      g_free (comparison->acceptability[a].first_low);
      g_free (comparison->acceptability[a].first_high);
    }
  g_free (comparison->proposals);
  g_free (comparison->dominates);
  g_free (comparison->ranked);
  g_free (comparison);
}

/* The total of a proposal when one criterion had @points; minimum levels of the criteria hold then too. */
static double
total_with (const DpComparison *comparison,
            const DpCompared   *one,
            DpBound             bound,
            guint               parameter,
            guint               criterion,
            double              points)
{
  const DpParameterResult *result = &one->scores->parameters[parameter];
  g_autofree DpCriterionValue *values = g_new (DpCriterionValue, result->n_criteria);
  DpScore score;

  for (guint i = 0; i < result->n_criteria; i++)
    values[i] = result->criteria[i].value;
  values[criterion].low = values[criterion].high = points;
  values[criterion].known = TRUE;
  dp_score_combine (values, result->n_criteria, &score);

  return one->total[bound] + comparison->weights.share[parameter] * (bound_of (&score, bound) - bound_of (&result->score, bound));
}

static void
add_points_needed (const DpComparison *comparison,
                   const DpCompared   *behind,
                   double              goal,
                   DpBound             bound,
                   guint               parameter,
                   guint               number,
                   GArray             *found)
{
  const DpCriterionResult *criterion = &behind->scores->parameters[parameter].criteria[number];
  double from = bound == DP_BOUND_LOW ? criterion->value.low : criterion->value.high;
  double too_few = from;
  double enough = 100.0;
  DpPassing passing = { parameter, criterion, from };

  if (from >= 100.0 || criterion->value.weight <= 0.0
      || total_with (comparison, behind, bound, parameter, number, 100.0) < goal)
    return;

  for (guint i = 0; i < HALVINGS; i++)
    {
      double middle = (too_few + enough) / 2.0;

      if (total_with (comparison, behind, bound, parameter, number, middle) < goal)
        too_few = middle;
      else
        enough = middle;
    }
  passing.to = enough;
  passing.has_value = criterion->has_curve;
  if (passing.has_value)
    passing.value = dp_score_value_inverse (&criterion->curve, enough);
  g_array_append_val (found, passing);
}

static int
compare_passings (gconstpointer a,
                  gconstpointer b)
{
  const DpPassing *one = a;
  const DpPassing *other = b;
  double difference = (one->to - one->from) - (other->to - other->from);

  return difference < 0.0 ? -1 : difference > 0.0;
}

/* One weight x, the others in proportion: the lead is at_0 (1 − x) + at_1 x, and turns at most once. */
static void
add_weights_needed (const DpComparison *comparison,
                    const DpCompared   *behind,
                    const DpCompared   *ahead,
                    DpBound             bound,
                    GArray             *found)
{
  const double *share = comparison->weights.share;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      double others = 1.0 - share[p];
      double at_0 = 0.0;
      double at_1 = 0.0;
      double crossing;
      DpPassing passing = { p, NULL, share[p] };

      for (guint k = 0; k < DP_N_PARAMETERS; k++)
        {
          double gap = bound_of (&behind->scores->parameters[k].score, bound) - bound_of (&ahead->scores->parameters[k].score, bound);

          if (k == p)
            at_1 = gap;
          else
            at_0 += (others > 0.0 ? share[k] / others : 1.0 / (DP_N_PARAMETERS - 1)) * gap;
        }
      if ((at_0 > NO_LEAD) == (at_1 > NO_LEAD))
        continue;
      crossing = at_0 / (at_0 - at_1);
      passing.to = CLAMP (crossing, 0.0, 1.0);
      g_array_append_val (found, passing);
    }
}

/** dp_comparison_passing: see the header. */
GArray *
dp_comparison_passing (const DpComparison *comparison,
                       guint               behind,
                       guint               ahead,
                       DpBound             bound)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DpPassing));
  const DpCompared *one;
  const DpCompared *other;

  g_return_val_if_fail (behind < comparison->n && ahead < comparison->n, found);

  one = &comparison->proposals[behind];
  other = &comparison->proposals[ahead];
  if (!comparison->weights.given || one->total[bound] >= other->total[bound] - NO_LEAD)
    return found;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    for (guint i = 0; i < one->scores->parameters[p].n_criteria; i++)
      add_points_needed (comparison, one, other->total[bound], bound, p, i, found);
  g_array_sort (found, compare_passings);
  add_weights_needed (comparison, one, other, bound, found);

  return found;
}
