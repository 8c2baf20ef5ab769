/* dp-smaa.c: which proposal comes first under which weights, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-smaa-private.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/* Scores beyond this make the tolerance meaningless. */
#define SCORE_MAX 1e6

/* Splits after which the exact answer is given up: about a second, many times what six by five need. */
#define SPLITS_MAX 5000000

/* Everything the recursion needs; vertices are shared between the simplices they are corners of. */
typedef struct
{
  int n_alternatives;
  int n_criteria;
  int self; /* the alternative whose ranks are counted */
  int splits;
  double first_volume;
  double *rank;     /* the alternative's own rows */
  double *pairwise;
  double *central;
} Split;

/* A simplex in which nobody changes places with the alternative: counts its volume. */
static void
count_simplex (Split               *split,
               const DpSmaaVertex *const *corners,
               double               volume)
{
  const int m = split->n_alternatives, n = split->n_criteria, self = split->self;
  int better = 0, equal = 1;

  for (int j = 0; j < m; j++)
    {
      double most = 0;

      if (j == self)
        continue;
      for (int v = 0; v < n; v++)
        {
          const double gap = corners[v]->score[self] - corners[v]->score[j];

          if (fabs (gap) > fabs (most))
            most = gap;
        }
      if (most > DP_SCORE_TOLERANCE)
        split->pairwise[j] += volume;
      else if (most < -DP_SCORE_TOLERANCE)
        better++;
      else
        {
          split->pairwise[j] += volume / 2;
          equal++;
        }
    }

  /* Those that are equal share their ranks. */
  for (int r = better; r < better + equal; r++)
    split->rank[r] += volume / equal;
  if (better == 0)
    {
      split->first_volume += volume / equal;
      for (int k = 0; k < n; k++)
        {
          double sum = 0;

          for (int v = 0; v < n; v++)
            sum += corners[v]->weight[k];
          split->central[k] += volume / equal * sum / n;
        }
    }
}

/* Cuts the simplex wherever one of the others, from the given one on, changes places with the alternative in it. */
static gboolean
split_simplex (Split         *split,
               const DpSmaaVertex **corners,
               double         volume,
               int            other)
{
  const int n = split->n_criteria, self = split->self;

  for (; other < split->n_alternatives; other++)
    {
      double most = DP_SCORE_TOLERANCE, least = -DP_SCORE_TOLERANCE;
      int high = -1, low = -1;

      for (int v = 0; v < n; v++)
        {
          const double gap = corners[v]->score[self] - corners[v]->score[other];

          if (gap > most)
            {
              most = gap;
              high = v;
            }
          if (gap < least)
            {
              least = gap;
              low = v;
            }
        }
      if (high >= 0 && low >= 0)
        {
          const double t = most / (most - least);
          const DpSmaaVertex *a = corners[high], *b = corners[low];
          DpSmaaVertex middle;
          gboolean done;

          if (++split->splits > SPLITS_MAX)
            return FALSE;
          for (int k = 0; k < n; k++)
            middle.weight[k] = a->weight[k] + t * (b->weight[k] - a->weight[k]);
          for (int k = 0; k < split->n_alternatives; k++)
            middle.score[k] = a->score[k] + t * (b->score[k] - a->score[k]);
          /* On the crossing itself the two are equal, whatever the rounding says. */
          middle.score[other] = middle.score[self];

          corners[low] = &middle;
          done = split_simplex (split, corners, volume * t, other);
          corners[low] = b;
          corners[high] = &middle;
          done = done && split_simplex (split, corners, volume * (1 - t), other);
          corners[high] = a;
          return done;
        }
    }
  count_simplex (split, corners, volume);
  return TRUE;
}

gboolean
_dp_smaa_check_scores (gsize         n_alternatives,
              gsize         n_criteria,
              const double *scores,
              GError      **error)
{
  if (n_alternatives == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "alternatives", "there must be at least one");
      return FALSE;
    }
  if (n_criteria == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "criteria", "there must be at least one");
      return FALSE;
    }
  if (!dp_check_at_most ("alternatives", (double) n_alternatives, DP_ALTERNATIVES_MAX, error) ||
      !dp_check_at_most ("criteria", (double) n_criteria, DP_CRITERIA_MAX, error))
    return FALSE;
  for (gsize i = 0; i < n_alternatives * n_criteria; i++)
    if (!dp_check_finite ("scores", scores[i], error) ||
        !dp_check_at_most ("scores", fabs (scores[i]), SCORE_MAX, error))
      return FALSE;
  return TRUE;
}

gboolean
_dp_smaa_check_set (int         n_criteria,
           DpWeightSet set,
           double      minimum,
           GError    **error)
{
  if (set != DP_WEIGHTS_MINIMUM)
    return TRUE;
  if (!dp_check_share ("minimum", minimum, error))
    return FALSE;
  if (minimum * n_criteria > 1 + 1e-12)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_SHARE, "minimum",
                           "must be at most 1 divided by the number of criteria");
      return FALSE;
    }
  return TRUE;
}

/* The corners of the simplex of the weights that are agreed on. */
void
_dp_smaa_vertices (int           n_alternatives,
               int           n_criteria,
               const double *scores,
               DpWeightSet   set,
               double        minimum,
               DpSmaaVertex       *vertices)
{
  const double rest = MAX (1 - n_criteria * minimum, 0);

  for (int v = 0; v < n_criteria; v++)
    {
      for (int k = 0; k < n_criteria; k++)
        vertices[v].weight[k] = set == DP_WEIGHTS_ORDINAL   ? (k <= v ? 1.0 / (v + 1) : 0)
                                : set == DP_WEIGHTS_MINIMUM ? minimum + (k == v ? rest : 0)
                                                            : k == v;
      for (int i = 0; i < n_alternatives; i++)
        {
          vertices[v].score[i] = 0;
          for (int k = 0; k < n_criteria; k++)
            vertices[v].score[i] += vertices[v].weight[k] * scores[i * n_criteria + k];
        }
    }
}

/**
 * dp_smaa_exact:
 * @n_alternatives: number of proposals, 1–%DP_ALTERNATIVES_MAX
 * @n_criteria: number of criteria, 1–%DP_CRITERIA_MAX
 * @scores: (array): row-major, one row per alternative, usually 0–100
 * @set: what is agreed about the weights
 * @minimum: with %DP_WEIGHTS_MINIMUM the smallest weight, 0 ≤ @minimum ≤ 1 / @n_criteria; else ignored
 * @rank: (out caller-allocates) (array): n_alternatives² shares 0–1: of all weights, how many give alternative i (row)
 *   rank r (column, from 0). Alternatives that are equal everywhere share their ranks.
 * @pairwise: (out caller-allocates) (array): n_alternatives² shares: how many weights set row above column; ties count
 *   half, the diagonal is 0
 * @central: (out caller-allocates) (array): n_alternatives × n_criteria: mean of the weights that set the alternative
 *   first; zeros when none does
 * @error: return location for an error
 *
 * Stochastic multicriteria acceptability (Lahdelma & Salminen 2001) of the weighted sum, without sampling: the simplex
 * of weights is cut where an alternative changes places with another, at the crossing point of an edge, until nothing
 * changes within a piece; the parts of an edge are the parts of the volume. Each alternative has cuts of its own: a cut
 * between two others says nothing about its rank.
 *
 * Returns: FALSE when an input is refused or the pieces become too many
 */
gboolean
dp_smaa_exact (gsize         n_alternatives,
               gsize         n_criteria,
               const double *scores,
               DpWeightSet   set,
               double        minimum,
               double       *rank,
               double       *pairwise,
               double       *central,
               GError      **error)
{
  DpSmaaVertex vertices[DP_CRITERIA_MAX];
  const DpSmaaVertex *corners[DP_CRITERIA_MAX];
  const int m = (int) n_alternatives, n = (int) n_criteria;

  g_return_val_if_fail (rank != NULL && pairwise != NULL && central != NULL, FALSE);

  if (!_dp_smaa_check_scores (n_alternatives, n_criteria, scores, error) || !_dp_smaa_check_set (n, set, minimum, error))
    return FALSE;
  _dp_smaa_vertices (m, n, scores, set, minimum, vertices);
  for (int v = 0; v < n; v++)
    corners[v] = &vertices[v];

  for (int i = 0; i < m * m; i++)
    rank[i] = pairwise[i] = 0;
  for (int i = 0; i < m * n; i++)
    central[i] = 0;
  for (int i = 0; i < m; i++)
    {
      Split split = {
        .n_alternatives = m,
        .n_criteria = n,
        .self = i,
        .rank = rank + i * m,
        .pairwise = pairwise + i * m,
        .central = central + i * n,
      };

      if (!split_simplex (&split, corners, 1, 0))
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "alternatives", "are too many for an exact answer");
          return FALSE;
        }
      for (int k = 0; k < n; k++)
        if (split.first_volume > 0)
          central[i * n + k] /= split.first_volume;
    }
  return TRUE;
}

/**
 * dp_weight_stability:
 * @n_alternatives: number of proposals, 1–%DP_ALTERNATIVES_MAX
 * @n_criteria: number of criteria, 1–%DP_CRITERIA_MAX
 * @scores: (array): row-major, one row per alternative, usually 0–100
 * @weights: (array length=n_criteria): the base weights, ≥ 0, not all 0; they are divided by their sum
 * @winner: (out): the alternative that comes first under the base weights; the first of several
 * @low: (out caller-allocates) (array length=n_criteria): smallest weight 0–1 of the criterion at which it still does
 * @high: (out caller-allocates) (array length=n_criteria): largest such weight
 * @low_rival: (out caller-allocates) (nullable) (array length=n_criteria): who takes over below @low; −1 for nobody
 * @high_rival: (out caller-allocates) (nullable) (array length=n_criteria): who takes over above @high; −1 for nobody
 * @error: return location for an error
 *
 * One weight moves over 0–1 while the others keep their proportions (they share alike if all of them are 0). Scores are
 * then straight lines, and the limits their crossing points: exact, not stepped.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_weight_stability (gsize         n_alternatives,
                     gsize         n_criteria,
                     const double *scores,
                     const double *weights,
                     gsize        *winner,
                     double       *low,
                     double       *high,
                     int          *low_rival,
                     int          *high_rival,
                     GError      **error)
{
  double sum = 0, best = -INFINITY;
  gsize first = 0;

  g_return_val_if_fail (winner != NULL && low != NULL && high != NULL, FALSE);

  if (!_dp_smaa_check_scores (n_alternatives, n_criteria, scores, error))
    return FALSE;
  for (gsize k = 0; k < n_criteria; k++)
    {
      if (!dp_check_not_negative ("weights", weights[k], error) ||
          !dp_check_at_most ("weights", weights[k], SCORE_MAX, error))
        return FALSE;
      sum += weights[k];
    }
  if (sum <= 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "weights", "must not all be zero");
      return FALSE;
    }

  for (gsize i = 0; i < n_alternatives; i++)
    {
      double score = 0;

      for (gsize k = 0; k < n_criteria; k++)
        score += weights[k] / sum * scores[i * n_criteria + k];
      if (score > best + DP_SCORE_TOLERANCE)
        {
          best = score;
          first = i;
        }
    }
  *winner = first;

  for (gsize k = 0; k < n_criteria; k++)
    {
      double others = 0;

      for (gsize c = 0; c < n_criteria; c++)
        others += c == k ? 0 : weights[c];
      low[k] = n_criteria == 1 ? 1 : 0;
      high[k] = 1;
      if (low_rival != NULL)
        low_rival[k] = -1;
      if (high_rival != NULL)
        high_rival[k] = -1;
      if (n_criteria == 1)
        continue;
      for (gsize i = 0; i < n_alternatives; i++)
        {
          /* The winner's lead is at_0 (1 − x) + at_1 x. */
          const double at_1 = scores[first * n_criteria + k] - scores[i * n_criteria + k];
          double at_0 = 0;

          for (gsize c = 0; c < n_criteria; c++)
            if (c != k)
              at_0 += (others > 0 ? weights[c] / others : 1.0 / (n_criteria - 1)) *
                      (scores[first * n_criteria + c] - scores[i * n_criteria + c]);
          if (at_0 < -DP_SCORE_TOLERANCE && at_1 >= 0)
            {
              const double x = MIN (-at_0 / (at_1 - at_0), weights[k] / sum);

              if (x > low[k])
                {
                  low[k] = x;
                  if (low_rival != NULL)
                    low_rival[k] = (int) i;
                }
            }
          else if (at_1 < -DP_SCORE_TOLERANCE && at_0 >= -DP_SCORE_TOLERANCE)
            {
              const double x = MAX (MAX (at_0, 0) / (MAX (at_0, 0) - at_1), weights[k] / sum);

              if (x < high[k])
                {
                  high[k] = x;
                  if (high_rival != NULL)
                    high_rival[k] = (int) i;
                }
            }
        }
    }
  return TRUE;
}

/**
 * dp_dominates:
 * @n_criteria: number of criteria
 * @scores: (array length=n_criteria): of one alternative
 * @others: (array length=n_criteria): of another
 *
 * Returns: whether the first is at least as good in every criterion and better in one
 */
gboolean
dp_dominates (gsize         n_criteria,
              const double *scores,
              const double *others)
{
  gboolean better = FALSE;

  for (gsize k = 0; k < n_criteria; k++)
    {
      if (!(scores[k] >= others[k]))
        return FALSE;
      better = better || scores[k] > others[k];
    }
  return better;
}
