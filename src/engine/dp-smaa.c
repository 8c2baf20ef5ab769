/* dp-smaa.c: which proposal comes first under which weights, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-smaa.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"

#include <math.h>

/* Differences of scores (0–100) below this are none: rounding of crossing points. */
#define SCORE_TOLERANCE 1e-10

/* Scores beyond this make the tolerance meaningless. */
#define SCORE_MAX 1e6

/* Splits after which the exact answer is given up: about a second, many times what six by five need. */
#define SPLITS_MAX 5000000

#define DRAWS_MAX G_GINT64_CONSTANT (10000000000)

#define VERTICES_MAX DP_CRITERIA_MAX

/* A set of weights and what every alternative scores there. */
typedef struct
{
  double weight[DP_CRITERIA_MAX];
  double score[DP_ALTERNATIVES_MAX];
} Vertex;

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
               const Vertex *const *corners,
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
      if (most > SCORE_TOLERANCE)
        split->pairwise[j] += volume;
      else if (most < -SCORE_TOLERANCE)
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
               const Vertex **corners,
               double         volume,
               int            other)
{
  const int n = split->n_criteria, self = split->self;

  for (; other < split->n_alternatives; other++)
    {
      double most = SCORE_TOLERANCE, least = -SCORE_TOLERANCE;
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
          const Vertex *a = corners[high], *b = corners[low];
          Vertex middle;
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

static gboolean
check_scores (gsize         n_alternatives,
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

static gboolean
check_set (int         n_criteria,
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
static void
make_vertices (int           n_alternatives,
               int           n_criteria,
               const double *scores,
               DpWeightSet   set,
               double        minimum,
               Vertex       *vertices)
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
  Vertex vertices[VERTICES_MAX];
  const Vertex *corners[VERTICES_MAX];
  const int m = (int) n_alternatives, n = (int) n_criteria;

  g_return_val_if_fail (rank != NULL && pairwise != NULL && central != NULL, FALSE);

  if (!check_scores (n_alternatives, n_criteria, scores, error) || !check_set (n, set, minimum, error))
    return FALSE;
  make_vertices (m, n, scores, set, minimum, vertices);
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

/* Shares of the corners of a simplex, all mixtures alike: the gaps between sorted uniform numbers. */
static void
draw_mixture (DpXoshiro *random,
              int        n,
              double    *mixture)
{
  double cut[VERTICES_MAX + 1];

  cut[0] = 0;
  for (int i = 1; i < n; i++)
    {
      const double u = dp_uniform (dp_xoshiro_next (random));
      int k = i;

      for (; cut[k - 1] > u; k--)
        cut[k] = cut[k - 1];
      cut[k] = u;
    }
  cut[n] = 1;
  for (int i = 0; i < n; i++)
    mixture[i] = cut[i + 1] - cut[i];
}

/**
 * dp_smaa_sample:
 * @n_alternatives: number of proposals, 1–%DP_ALTERNATIVES_MAX
 * @n_criteria: number of criteria, 1–%DP_CRITERIA_MAX
 * @scores: (array): row-major, one row per alternative, usually 0–100
 * @set: what is agreed about the weights
 * @minimum: as dp_smaa_exact()
 * @draws: number of weights drawn, 1–10¹⁰; a share p is off by √(p (1 − p) / @draws) in the mean
 * @seed: any number
 * @rank, @pairwise, @central: (out caller-allocates): as dp_smaa_exact()
 * @error: return location for an error
 *
 * The same shares by drawing weights, for what is too large for dp_smaa_exact().
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_smaa_sample (gsize         n_alternatives,
                gsize         n_criteria,
                const double *scores,
                DpWeightSet   set,
                double        minimum,
                gint64        draws,
                guint64       seed,
                double       *rank,
                double       *pairwise,
                double       *central,
                GError      **error)
{
  const int m = (int) n_alternatives, n = (int) n_criteria;
  Vertex vertices[VERTICES_MAX];
  double first[DP_ALTERNATIVES_MAX] = { 0 };
  double mean[DP_ALTERNATIVES_MAX][VERTICES_MAX] = { { 0 } };        /* sum of the mixtures that set it first */
  gint64 wins[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX] = { { 0 } }; /* two for each time ahead, one for a tie */
  int better[DP_ALTERNATIVES_MAX], equal[DP_ALTERNATIVES_MAX];
  DpXoshiro random;

  g_return_val_if_fail (rank != NULL && pairwise != NULL && central != NULL, FALSE);

  if (!check_scores (n_alternatives, n_criteria, scores, error) || !check_set (n, set, minimum, error) ||
      !dp_check_positive ("draws", (double) draws, error) ||
      !dp_check_at_most ("draws", (double) draws, DRAWS_MAX, error))
    return FALSE;

  make_vertices (m, n, scores, set, minimum, vertices);
  for (int i = 0; i < m * m; i++)
    rank[i] = pairwise[i] = 0;
  for (int i = 0; i < m * n; i++)
    central[i] = 0;
  dp_xoshiro_init (&random, seed, 0);
  for (gint64 d = 0; d < draws; d++)
    {
      double mixture[VERTICES_MAX], score[DP_ALTERNATIVES_MAX];

      draw_mixture (&random, n, mixture);
      for (int i = 0; i < m; i++)
        {
          score[i] = 0;
          for (int v = 0; v < n; v++)
            score[i] += mixture[v] * vertices[v].score[i];
        }
      for (int i = 0; i < m; i++)
        better[i] = equal[i] = 0;
      for (int i = 0; i < m; i++)
        for (int j = i + 1; j < m; j++)
          {
            const double gap = score[i] - score[j];
            const int behind = gap < -SCORE_TOLERANCE, ahead = gap > SCORE_TOLERANCE, tied = 1 - behind - ahead;

            better[i] += behind;
            better[j] += ahead;
            equal[i] += tied;
            equal[j] += tied;
            wins[i][j] += 1 + ahead - behind;
          }
      for (int i = 0; i < m; i++)
        {
          const double share = equal[i] == 0 ? 1 : 1.0 / (equal[i] + 1);

          for (int r = better[i]; r <= better[i] + equal[i]; r++)
            rank[i * m + r] += share;
          if (better[i] == 0)
            {
              first[i] += share;
              for (int v = 0; v < n; v++)
                mean[i][v] += mixture[v] * share;
            }
        }
    }
  for (int i = 0; i < m; i++)
    for (int j = i + 1; j < m; j++)
      {
        pairwise[i * m + j] = (double) wins[i][j] / 2;
        pairwise[j * m + i] = (double) draws - (double) wins[i][j] / 2;
      }
  for (int i = 0; i < m; i++)
    for (int v = 0; v < n; v++)
      for (int k = 0; k < n; k++)
        central[i * n + k] += mean[i][v] * vertices[v].weight[k];
  for (int i = 0; i < m * m; i++)
    {
      rank[i] /= (double) draws;
      pairwise[i] /= (double) draws;
    }
  for (int i = 0; i < m; i++)
    for (int k = 0; k < n; k++)
      if (first[i] > 0)
        central[i * n + k] /= first[i];
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

  if (!check_scores (n_alternatives, n_criteria, scores, error))
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
      if (score > best + SCORE_TOLERANCE)
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
          if (at_0 < -SCORE_TOLERANCE && at_1 >= 0)
            {
              const double x = MIN (-at_0 / (at_1 - at_0), weights[k] / sum);

              if (x > low[k])
                {
                  low[k] = x;
                  if (low_rival != NULL)
                    low_rival[k] = (int) i;
                }
            }
          else if (at_1 < -SCORE_TOLERANCE && at_0 >= -SCORE_TOLERANCE)
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
