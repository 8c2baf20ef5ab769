/* dp-smaa-sample.c: which proposal comes first under which weights, by drawing weights.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weights are drawn in blocks, and every step of the work is one loop over a block without branches, several draws side by side.
 * Scores are floats: two of them are told apart to a millionth of a point, and a draw that falls so near to a tie is rarer than any
 * number of draws could show. What is counted is whole, and what is added up is added in a fixed order in doubles, however many lanes
 * the machine has: the same seed gives the same bits on every machine.
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

/* Several draws side by side. Compared with one another, numbers give a mask: all bits where it is true. */
#define LANES 8
#define VECTORS (BLOCK / LANES)
typedef float Numbers __attribute__ ((vector_size (LANES * sizeof (float))));
typedef gint32 Masks __attribute__ ((vector_size (LANES * sizeof (gint32))));

/* Ranks are small: many of them side by side. */
#define RANK_LANES 32
#define RANK_VECTORS (BLOCK / RANK_LANES)
typedef guint8 Ranks __attribute__ ((vector_size (RANK_LANES)));
typedef gint8 RankMasks __attribute__ ((vector_size (RANK_LANES)));

/* Blocks after which the counts of ranks, which are bytes, are emptied: each adds RANK_VECTORS at most. */
#define BLOCKS_PER_ROUND (G_MAXUINT8 / RANK_VECTORS)

/* Alternatives that score the same at every corner are one: @size of them share their ranks. */
typedef struct
{
  int n_criteria;
  int n_classes;
  gint32 size[DP_ALTERNATIVES_MAX];
  float base[DP_ALTERNATIVES_MAX];            /* score at the last corner */
  float slope[DP_ALTERNATIVES_MAX][CUTS_MAX]; /* score at corner k less that at corner k + 1 */
} Problem;

/* One quantity of all draws of a block. */
typedef union
{
  float one[BLOCK];
  gint32 whole[BLOCK];
  Numbers numbers[VECTORS];
  Masks masks[VECTORS];
} Row;

typedef union
{
  guint8 one[BLOCK];
  Ranks ranks[RANK_VECTORS];
} RankRow;

typedef struct
{
  guint32 bits[COUNTERS_MAX * WORDS_PER_COUNTER][BLOCK];
  Row cut[CUTS_MAX]; /* sorted uniform numbers; their gaps are the shares of the corners */
  Row score[DP_ALTERNATIVES_MAX];
  Row better[DP_ALTERNATIVES_MAX]; /* whole: alternatives ahead of the class */
  RankRow rank[DP_ALTERNATIVES_MAX];
  Row counted; /* mask: the last block may not be full */
  Ranks rank_counted[RANK_VECTORS];
} Block;

/* What a round of blocks counted, lane by lane: all of it less than the lanes hold. */
typedef struct
{
  Masks wins[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX]; /* less than zero: every win is −1 */
  Masks first[DP_ALTERNATIVES_MAX];                     /* likewise */
  Ranks rank[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX];
} Round;

typedef struct
{
  gint64 wins[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX];
  gint64 first[DP_ALTERNATIVES_MAX];
  double cut[DP_ALTERNATIVES_MAX][CUTS_MAX]; /* sums of the cuts that set the class first */
  gint64 rank[DP_ALTERNATIVES_MAX][DP_ALTERNATIVES_MAX];
} Count;

/* Sorted cuts of the unit interval: their gaps are all mixtures of the corners alike (the uniform law on the simplex). They are the
 * middles of 2²³ cells, so that none is 0 or 1 and every one is exact. */
DP_WIDE static void
draw_cuts (Block *block,
           int    n_cuts)
{
  for (int k = 0; k < n_cuts; k++)
    for (int d = 0; d < BLOCK; d++)
      block->cut[k].one[d] = ((float) (gint32) (block->bits[k][d] >> 9) + 0.5f) * 0x1p-23f;

  for (int last = n_cuts - 1; last > 0; last--)
    for (int k = 0; k < last; k++)
      for (int d = 0; d < BLOCK; d++)
        {
          const float a = block->cut[k].one[d], b = block->cut[k + 1].one[d];

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
    for (int v = 0; v < VECTORS; v++)
      {
        Numbers sum = problem->base[i] - (Numbers) { 0 };

        for (int k = 0; k < problem->n_criteria - 1; k++)
          sum += block->cut[k].numbers[v] * problem->slope[i][k];
        block->score[i].numbers[v] = sum;
        block->better[i].masks[v] = (Masks) { 0 };
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
               Round         *round)
{
  for (int i = 0; i < problem->n_classes; i++)
    for (int j = i + 1; j < problem->n_classes; j++)
      {
        const gint32 size_i = problem->size[i], size_j = problem->size[j];
        Masks wins = round->wins[i][j];

        for (int v = 0; v < VECTORS; v++)
          {
            const Masks ahead = block->score[i].numbers[v] > block->score[j].numbers[v];

            wins += ahead & block->counted.masks[v];
            block->better[j].masks[v] += ahead & size_i;
            block->better[i].masks[v] += ~ahead & size_j;
          }
        round->wins[i][j] = wins;
      }
}

/* The sums of a block are small: floats hold them to a millionth, and doubles what they add up to. */
DP_WIDE static void
count_first (const Block   *block,
             const Problem *problem,
             Round         *round,
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
      round->first[i] += first;
      for (int k = 0; k < problem->n_criteria - 1; k++)
        for (int l = 0; l < LANES; l++)
          count->cut[i][k] += (double) sum[k][l];
    }
}

DP_WIDE static void
count_ranks (Block         *block,
             const Problem *problem,
             int            n_ranks,
             Round         *round)
{
  for (int i = 0; i < problem->n_classes; i++)
    for (int d = 0; d < BLOCK; d++)
      block->rank[i].one[d] = (guint8) block->better[i].whole[d];

  for (int i = 0; i < problem->n_classes; i++)
    for (int r = 0; r < n_ranks; r++)
      {
        Ranks sum = round->rank[i][r];

        for (int v = 0; v < RANK_VECTORS; v++)
          {
            const RankMasks is_rank = block->rank[i].ranks[v] == (guint8) r;

            sum += (Ranks) is_rank & block->rank_counted[v];
          }
        round->rank[i][r] = sum;
      }
}

/* Adds a round to the whole and begins a new one. */
static void
end_round (const Problem *problem,
           int            n_ranks,
           Round         *round,
           Count         *count)
{
  for (int i = 0; i < problem->n_classes; i++)
    {
      count->first[i] -= sum_of (&round->first[i]);
      for (int j = i + 1; j < problem->n_classes; j++)
        count->wins[i][j] -= sum_of (&round->wins[i][j]);
      for (int r = 0; r < n_ranks; r++)
        for (int l = 0; l < RANK_LANES; l++)
          count->rank[i][r] += round->rank[i][r][l];
    }
  *round = (Round) { 0 };
}

/* Which draws of a block count: the first @n. */
static void
count_draws (Block *block,
             int    n)
{
  for (int d = 0; d < BLOCK; d++)
    {
      block->counted.whole[d] = d < n ? -1 : 0;
      block->rank_counted[d / RANK_LANES][d % RANK_LANES] = d < n ? 1 : 0;
    }
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
          problem->base[c] = (float) vertices[n_criteria - 1].score[i];
          for (int k = 0; k < n_criteria - 1; k++)
            problem->slope[c][k] = (float) (vertices[k].score[i] - vertices[k + 1].score[i]);
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
      const int c = class_of[i], size = problem->size[c];

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
 * The same shares by drawing weights, for what is too large for dp_smaa_exact(). Weights lie on a grid of 2⁻²³ of the
 * simplex's edges, and scores are told apart to a millionth of a point: far below the error of any number of draws.
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
  Round round = { 0 };
  Block block;
  int blocks = 0;

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
      if (done == 0 || here < BLOCK)
        count_draws (&block, here);
      draw_cuts (&block, n - 1);
      score_block (&block, &problem);
      compare_block (&block, &problem, &round);
      count_first (&block, &problem, &round, &count);
      count_ranks (&block, &problem, m, &round);
      if (++blocks % BLOCKS_PER_ROUND == 0)
        end_round (&problem, m, &round, &count);
    }
  end_round (&problem, m, &round, &count);

  memset (rank, 0, sizeof (double) * m * m);
  memset (pairwise, 0, sizeof (double) * m * m);
  memset (central, 0, sizeof (double) * m * n);
  spread (&problem, &count, m, class_of, (double) draws, rank, pairwise);
  for (int i = 0; i < m; i++)
    mean_weights (&problem, &count, class_of[i], vertices, central + i * n);
  return TRUE;
}
