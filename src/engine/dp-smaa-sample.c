/* dp-smaa-sample.c: which proposal comes first under which weights, by drawing weights.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weights are drawn in blocks, and every step of the work is one loop over a block without branches, so that the compiler
 * can do several draws at a time. Lanes are added in
 * a fixed order, however many the machine does at once: the same seed gives the same bits on every machine.
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-smaa-private.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"
#include "engine/dp-wide-private.h"

#include <math.h>
#include <string.h>

#define DRAWS_MAX G_GINT64_CONSTANT (10000000000)

/* Draws at a time: what a block needs fits into the nearest cache. */
#define BLOCK 128

#define CUTS_MAX (DP_CRITERIA_MAX - 1)
#define WORDS_PER_COUNTER 4
#define COUNTERS_MAX ((CUTS_MAX + WORDS_PER_COUNTER - 1) / WORDS_PER_COUNTER)

/* Alternatives that score the same at every corner are one: @size of them share their ranks. */
typedef struct
{
  int n_criteria;
  int n_classes;
  gint64 size[DP_ALTERNATIVES_MAX];
  double base[DP_ALTERNATIVES_MAX];            /* score at the last corner */
  double slope[DP_ALTERNATIVES_MAX][CUTS_MAX]; /* score at corner k less that at corner k + 1 */
} Problem;

/* Several draws side by side. Compared with one another, numbers give a mask: all bits where it is true. */
#define LANES 4
#define VECTORS (BLOCK / LANES)
typedef double Numbers __attribute__ ((vector_size (LANES * sizeof (double))));
typedef gint64 Masks __attribute__ ((vector_size (LANES * sizeof (gint64))));

/* One quantity of all draws of a block. */
typedef union
{
  double one[BLOCK];
  gint64 whole[BLOCK];
  Numbers numbers[VECTORS];
  Masks masks[VECTORS];
} Row;

typedef struct
{
  guint32 bits[COUNTERS_MAX * WORDS_PER_COUNTER][BLOCK];
  Row cut[CUTS_MAX]; /* sorted uniform numbers; their gaps are the shares of the corners */
  Row score[DP_ALTERNATIVES_MAX];
  Row better[DP_ALTERNATIVES_MAX]; /* whole: alternatives ahead of the class */
  Row counted;                     /* mask: the last block may not be full */
} Block;

typedef struct
{
  gint64 wins[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX];
  gint64 first[DP_ALTERNATIVES_MAX];
  double cut[DP_ALTERNATIVES_MAX][CUTS_MAX]; /* sums of the cuts that set the class first */
  gint64 rank[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX];
} Count;

/* Sorted cuts of the unit interval: their gaps are all mixtures of the corners alike (the uniform law on the simplex). */
DP_WIDE static void
draw_cuts (Block *block,
           int    n_cuts)
{
  for (int k = 0; k < n_cuts; k++)
    for (int d = 0; d < BLOCK; d++)
      block->cut[k].one[d] = ((double) (gint32) (block->bits[k][d] >> 1) + 0.5) * 0x1p-31;

  for (int last = n_cuts - 1; last > 0; last--)
    for (int k = 0; k < last; k++)
      for (int d = 0; d < BLOCK; d++)
        {
          const double a = block->cut[k].one[d], b = block->cut[k + 1].one[d];

          block->cut[k].one[d] = a < b ? a : b;
          block->cut[k + 1].one[d] = a < b ? b : a;
        }
}

/* A sum over the corners, share by share, is one over the cuts: Σ (cₖ − cₖ₋₁) sₖ = s_last + Σ cₖ (sₖ − sₖ₊₁). */
DP_WIDE static void
score_block (Block         *block,
             const Problem *problem)
{
  for (int i = 0; i < problem->n_classes; i++)
    {
      for (int d = 0; d < BLOCK; d++)
        {
          block->score[i].one[d] = problem->base[i];
          block->better[i].whole[d] = 0;
        }
      for (int k = 0; k < problem->n_criteria - 1; k++)
        for (int d = 0; d < BLOCK; d++)
          block->score[i].one[d] += block->cut[k].one[d] * problem->slope[i][k];
    }
}

static inline gint64
sum_of (const Masks *masks)
{
  gint64 sum = 0;

  for (int i = 0; i < LANES; i++)
    sum += (*masks)[i];
  return sum;
}

DP_WIDE static void
compare_block (Block         *block,
               const Problem *problem,
               Count         *count)
{
  for (int i = 0; i < problem->n_classes; i++)
    for (int j = i + 1; j < problem->n_classes; j++)
      {
        const gint64 size_i = problem->size[i], size_j = problem->size[j];
        Masks wins = { 0 };

        for (int v = 0; v < VECTORS; v++)
          {
            const Masks ahead = block->score[i].numbers[v] > block->score[j].numbers[v];

            wins += ahead & block->counted.masks[v];
            block->better[j].masks[v] += ahead & size_i;
            block->better[i].masks[v] += ~ahead & size_j;
          }
        count->wins[i][j] -= sum_of (&wins);
      }
}

DP_WIDE static void
count_first (const Block   *block,
             const Problem *problem,
             Count         *count)
{
  for (int i = 0; i < problem->n_classes; i++)
    {
      Masks first = { 0 };
      Numbers sum[CUTS_MAX] = { { 0 } };

      for (int v = 0; v < VECTORS; v++)
        {
          const Masks is_first = (block->better[i].masks[v] == 0) & block->counted.masks[v];

          first += is_first;
          for (int k = 0; k < problem->n_criteria - 1; k++)
            sum[k] += (Numbers) (block->cut[k].masks[v] & is_first);
        }
      count->first[i] -= sum_of (&first);
      for (int k = 0; k < problem->n_criteria - 1; k++)
        for (int l = 0; l < LANES; l++)
          count->cut[i][k] += sum[k][l];
    }
}

static void
count_ranks (const Block   *block,
             const Problem *problem,
             int            n,
             Count         *count)
{
  for (int d = 0; d < n; d++)
    for (int i = 0; i < problem->n_classes; i++)
      count->rank[i][block->better[i].whole[d]]++;
}

static void
make_problem (int                 n_alternatives,
              int                 n_criteria,
              const DpSmaaVertex *vertices,
              Problem            *problem,
              int                *class_of)
{
  int member[DP_ALTERNATIVES_MAX];

  *problem = (Problem) { .n_criteria = n_criteria };
  for (int i = 0; i < n_alternatives; i++)
    {
      int c = 0;

      for (; c < problem->n_classes; c++)
        {
          double most = 0;

          for (int v = 0; v < n_criteria; v++)
            most = MAX (most, fabs (vertices[v].score[i] - vertices[v].score[member[c]]));
          if (most <= DP_SCORE_TOLERANCE)
            break;
        }
      if (c == problem->n_classes)
        {
          member[c] = i;
          problem->n_classes++;
          problem->base[c] = vertices[n_criteria - 1].score[i];
          for (int k = 0; k < n_criteria - 1; k++)
            problem->slope[c][k] = vertices[k].score[i] - vertices[k + 1].score[i];
        }
      problem->size[c]++;
      class_of[i] = c;
    }
}

/* Adds the counts of the classes up for their members. */
static void
spread (const Problem      *problem,
        const Count        *count,
        int                 n_alternatives,
        const int          *class_of,
        double              draws,
        double             *rank,
        double             *pairwise)
{
  const int m = n_alternatives;

  for (int i = 0; i < m; i++)
    {
      const int c = class_of[i], size = (int) problem->size[c];

      for (int r = 0; r + size <= m; r++)
        for (int k = r; k < r + size; k++)
          rank[i * m + k] += (double) count->rank[c][r] / (double) size / draws;
      for (int j = 0; j < m; j++)
        {
          const int other = class_of[j];

          if (i == j)
            continue;
          pairwise[i * m + j] = c == other  ? 0.5
                                : c < other ? (double) count->wins[c][other] / draws
                                            : 1 - (double) count->wins[other][c] / draws;
        }
    }
}

/* The mean weights under which a class comes first: gaps of the mean cuts, mixed as the corners say. */
static void
mean_weights (const Problem      *problem,
              const Count        *count,
              int                 c,
              const DpSmaaVertex *vertices,
              double             *central)
{
  const int n = problem->n_criteria;
  double before = 0;

  if (count->first[c] <= 0)
    return;
  for (int v = 0; v < n; v++)
    {
      const double cut = v < n - 1 ? count->cut[c][v] / (double) count->first[c] : 1;

      for (int k = 0; k < n; k++)
        central[k] += (cut - before) * vertices[v].weight[k];
      before = cut;
    }
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
 * The same shares by drawing weights, for what is too large for dp_smaa_exact(). Weights lie on a grid of 2⁻³² of the
 * simplex's edges: far below the error of any number of draws.
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
  const int n_counters = (n - 1 + WORDS_PER_COUNTER - 1) / WORDS_PER_COUNTER;
  DpSmaaVertex vertices[DP_CRITERIA_MAX];
  int class_of[DP_ALTERNATIVES_MAX];
  Problem problem;
  Count count = { 0 };
  Block block;

  g_return_val_if_fail (rank != NULL && pairwise != NULL && central != NULL, FALSE);

  if (!_dp_smaa_check_scores (n_alternatives, n_criteria, scores, error) || !_dp_smaa_check_set (n, set, minimum, error) ||
      !dp_check_positive ("draws", (double) draws, error) ||
      !dp_check_at_most ("draws", (double) draws, DRAWS_MAX, error))
    return FALSE;

  _dp_smaa_vertices (m, n, scores, set, minimum, vertices);
  make_problem (m, n, vertices, &problem, class_of);
  for (gint64 done = 0; done < draws; done += BLOCK)
    {
      const int here = (int) MIN (draws - done, BLOCK);

      for (int c = 0; c < n_counters; c++)
        dp_philox_block (seed, (guint64) done / BLOCK * BLOCK * n_counters + (guint64) c * BLOCK, BLOCK,
                         block.bits[c * WORDS_PER_COUNTER]);
      for (int d = 0; d < BLOCK; d++)
        block.counted.whole[d] = d < here ? -1 : 0;
      draw_cuts (&block, n - 1);
      score_block (&block, &problem);
      compare_block (&block, &problem, &count);
      count_first (&block, &problem, &count);
      count_ranks (&block, &problem, here, &count);
    }

  memset (rank, 0, sizeof (double) * m * m);
  memset (pairwise, 0, sizeof (double) * m * m);
  memset (central, 0, sizeof (double) * m * n);
  spread (&problem, &count, m, class_of, (double) draws, rank, pairwise);
  for (int i = 0; i < m; i++)
    mean_weights (&problem, &count, class_of[i], vertices, central + i * n);
  return TRUE;
}
