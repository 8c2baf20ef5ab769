/* dp-sensitivity.c: which assumption matters, and where an answer turns.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-sensitivity.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-random.h"

#include <math.h>

#define SAMPLES_MAX 10000000

/* Purposes of the two independent tables of Saltelli's design. */
#define PURPOSE_TABLES 32

/* Places at which a turning point is looked for on each side of the base, before the interval is halved. */
#define SCAN_STEPS 64
#define HALVINGS 200

/* Parts of the design, each left out once to tell how sure the variance shares are. */
#define SOBOL_GROUPS 20

static gboolean
check_inputs (gsize    n_inputs,
              GError **error)
{
  if (n_inputs == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "inputs", "there must be at least one");
      return FALSE;
    }
  return dp_check_at_most ("inputs", (double) n_inputs, DP_INPUTS_MAX, error);
}

static gboolean
check_range (double   low,
             double   high,
             GError **error)
{
  return dp_check_finite ("low", low, error) && dp_check_finite ("high", high, error) &&
         dp_check_at_most ("low", low, high, error);
}

static gboolean
answer_of (DpModelFunc   func,
           gpointer      data,
           const double *inputs,
           double       *answer,
           GError      **error)
{
  *answer = func (inputs, data);
  return dp_check_finite ("answer", *answer, error);
}

/**
 * dp_tornado:
 * @func: the model
 * @data: for @func
 * @n_inputs: number of assumptions, 1–%DP_INPUTS_MAX
 * @base: (array length=n_inputs): what is assumed
 * @low, @high: (array length=n_inputs): how low and how high each may be
 * @bars: (out caller-allocates) (array length=n_inputs): the answers at both ends
 * @error: return location for an error
 *
 * Moves one assumption at a time.
 *
 * Returns: FALSE when an input is refused or the model gives no number
 */
gboolean
dp_tornado (DpModelFunc   func,
            gpointer      data,
            gsize         n_inputs,
            const double *base,
            const double *low,
            const double *high,
            DpTornado    *bars,
            GError      **error)
{
  double inputs[DP_INPUTS_MAX];

  g_return_val_if_fail (func != NULL && bars != NULL, FALSE);

  if (!check_inputs (n_inputs, error))
    return FALSE;
  for (gsize i = 0; i < n_inputs; i++)
    {
      if (!dp_check_finite ("base", base[i], error) || !check_range (low[i], high[i], error))
        return FALSE;
      inputs[i] = base[i];
    }
  for (gsize i = 0; i < n_inputs; i++)
    {
      inputs[i] = low[i];
      if (!answer_of (func, data, inputs, &bars[i].at_low, error))
        return FALSE;
      inputs[i] = high[i];
      if (!answer_of (func, data, inputs, &bars[i].at_high, error))
        return FALSE;
      inputs[i] = base[i];
    }
  return TRUE;
}

/**
 * dp_turning_point:
 * @func: the model
 * @data: for @func
 * @n_inputs: number of assumptions, 1–%DP_INPUTS_MAX
 * @base: (array length=n_inputs): what is assumed
 * @input: the assumption that moves
 * @low, @high: how far it may move; @base of it lies between
 * @target: the answer at which the conclusion turns, e.g. 0 for the difference of two proposals
 * @found: (out): whether it turns at all between @low and @high
 * @value: (out): the value of the assumption nearest to its base at which it does; the base when it does not
 * @error: return location for an error
 *
 * What would have to be true for the answer to turn: the side of the target is looked up outwards from the base, then
 * the interval is halved. Two turns closer together than a 64th of the way may be missed.
 *
 * Returns: FALSE when an input is refused or the model gives no number
 */
gboolean
dp_turning_point (DpModelFunc   func,
                  gpointer      data,
                  gsize         n_inputs,
                  const double *base,
                  gsize         input,
                  double        low,
                  double        high,
                  double        target,
                  gboolean     *found,
                  double       *value,
                  GError      **error)
{
  double inputs[DP_INPUTS_MAX], answer, ends[2];
  gboolean above;

  g_return_val_if_fail (func != NULL && found != NULL && value != NULL, FALSE);

  if (!check_inputs (n_inputs, error) ||
      !dp_check_at_most ("input", (double) input, (double) n_inputs - 1, error) ||
      !dp_check_finite ("target", target, error) || !check_range (low, high, error) ||
      !dp_check_finite ("base", base[input], error) || !dp_check_at_most ("low", low, base[input], error) ||
      !dp_check_at_most ("base", base[input], high, error))
    return FALSE;
  for (gsize i = 0; i < n_inputs; i++)
    inputs[i] = base[i];

  *found = FALSE;
  *value = base[input];
  if (!answer_of (func, data, inputs, &answer, error))
    return FALSE;
  above = answer > target;
  ends[0] = low;
  ends[1] = high;
  for (int side = 0; side < 2; side++)
    {
      double same = base[input], other = base[input];
      gboolean turned = FALSE;

      for (int i = 1; i <= SCAN_STEPS && !turned && ends[side] != base[input]; i++)
        {
          same = other;
          other = i == SCAN_STEPS ? ends[side] : base[input] + (ends[side] - base[input]) * i / SCAN_STEPS;
          inputs[input] = other;
          if (!answer_of (func, data, inputs, &answer, error))
            return FALSE;
          turned = (answer > target) != above;
        }
      if (!turned)
        continue;
      for (int i = 0; i < HALVINGS; i++)
        {
          const double middle = same + (other - same) / 2;

          if (middle == same || middle == other)
            break;
          inputs[input] = middle;
          if (!answer_of (func, data, inputs, &answer, error))
            return FALSE;
          if ((answer > target) == above)
            same = middle;
          else
            other = middle;
        }
      if (!*found || fabs (other - base[input]) < fabs (*value - base[input]))
        *value = other;
      *found = TRUE;
    }
  return TRUE;
}

/* What one group of rows of the design adds to the sums. Answers are counted from the first one, so that a spread that is
 * small beside the answers keeps its digits. */
typedef struct
{
  double rows;
  double sum;
  double squares;
  double first[DP_INPUTS_MAX];
  double total[DP_INPUTS_MAX];
} SobolSums;

/* The sums of all groups but @without; every group when that is none of them. */
static void
add_groups (const SobolSums *groups,
            int              without,
            gsize            n_inputs,
            SobolSums       *all)
{
  *all = (SobolSums) { 0 };
  for (int g = 0; g < SOBOL_GROUPS; g++)
    {
      if (g == without)
        continue;
      all->rows += groups[g].rows;
      all->sum += groups[g].sum;
      all->squares += groups[g].squares;
      for (gsize i = 0; i < n_inputs; i++)
        {
          all->first[i] += groups[g].first[i];
          all->total[i] += groups[g].total[i];
        }
    }
}

/* Jansen: V − E (f (B) − f (A with i of B))² / 2, and E (f (A) − f (A with i of B))² / 2, both over V. */
static void
estimate_shares (const SobolSums *sums,
                 gsize            n_inputs,
                 DpSobol         *shares)
{
  const double answers = 2 * sums->rows;
  const double variance = (sums->squares - sums->sum * sums->sum / answers) / (answers - 1);

  for (gsize i = 0; i < n_inputs; i++)
    {
      shares[i].first = variance > 0 ? 1 - sums->first[i] / answers / variance : 0;
      shares[i].total = variance > 0 ? sums->total[i] / answers / variance : 0;
    }
}

/* The jackknife over groups (Efron & Stein 1981): how much the shares move when a group is left out. */
static void
estimate_errors (const SobolSums *groups,
                 gsize            n_inputs,
                 DpSobol         *shares)
{
  DpSobol left[SOBOL_GROUPS][DP_INPUTS_MAX];
  int used = 0;

  for (int g = 0; g < SOBOL_GROUPS; g++)
    {
      SobolSums others;

      if (groups[g].rows == 0)
        continue;
      add_groups (groups, g, n_inputs, &others);
      estimate_shares (&others, n_inputs, left[used++]);
    }
  for (gsize i = 0; i < n_inputs; i++)
    {
      double first = 0, total = 0, first_squares = 0, total_squares = 0;

      for (int g = 0; g < used; g++)
        {
          first += left[g][i].first / used;
          total += left[g][i].total / used;
        }
      for (int g = 0; g < used; g++)
        {
          first_squares += (left[g][i].first - first) * (left[g][i].first - first);
          total_squares += (left[g][i].total - total) * (left[g][i].total - total);
        }
      shares[i].first_error = sqrt (first_squares * (used - 1) / used);
      shares[i].total_error = sqrt (total_squares * (used - 1) / used);
    }
}

static gboolean
add_row (DpModelFunc   func,
         gpointer      data,
         gsize         n_inputs,
         const double *low,
         const double *high,
         guint64       seed,
         int           row,
         double       *origin,
         SobolSums    *sums,
         GError      **error)
{
  double a[DP_INPUTS_MAX], b[DP_INPUTS_MAX], at_a, at_b;

  for (gsize i = 0; i < n_inputs; i++)
    {
      double u[2];

      dp_philox_uniforms (seed, (guint32) row, (guint32) i, PURPOSE_TABLES, u);
      a[i] = low[i] + u[0] * (high[i] - low[i]);
      b[i] = low[i] + u[1] * (high[i] - low[i]);
    }
  if (!answer_of (func, data, a, &at_a, error) || !answer_of (func, data, b, &at_b, error))
    return FALSE;
  if (row == 0)
    *origin = at_a;
  sums->rows++;
  sums->sum += (at_a - *origin) + (at_b - *origin);
  sums->squares += (at_a - *origin) * (at_a - *origin) + (at_b - *origin) * (at_b - *origin);
  for (gsize i = 0; i < n_inputs; i++)
    {
      const double kept = a[i];
      double mixed;

      a[i] = b[i];
      if (!answer_of (func, data, a, &mixed, error))
        return FALSE;
      a[i] = kept;
      sums->first[i] += (at_b - mixed) * (at_b - mixed);
      sums->total[i] += (at_a - mixed) * (at_a - mixed);
    }
  return TRUE;
}

/**
 * dp_sobol:
 * @func: the model
 * @data: for @func
 * @n_inputs: number of assumptions, 1–%DP_INPUTS_MAX
 * @low, @high: (array length=n_inputs): the range of each; every value in it is as likely
 * @samples: rows of the design, 2–10 million; the model is asked @samples × (@n_inputs + 2) times
 * @seed: any number
 * @shares: (out caller-allocates) (array length=n_inputs): each assumption's part; zeros when nothing varies
 * @error: return location for an error
 *
 * Variance shares by the design of Saltelli et al. (2010) with the estimators of Jansen (1999).
 * Estimates of small shares may fall a little below zero.
 *
 * Returns: FALSE when an input is refused or the model gives no number
 */
gboolean
dp_sobol (DpModelFunc   func,
          gpointer      data,
          gsize         n_inputs,
          const double *low,
          const double *high,
          int           samples,
          guint64       seed,
          DpSobol      *shares,
          GError      **error)
{
  SobolSums groups[SOBOL_GROUPS] = { { 0 } };
  SobolSums all;
  double origin = 0;

  g_return_val_if_fail (func != NULL && shares != NULL, FALSE);

  if (!check_inputs (n_inputs, error))
    return FALSE;
  if (samples < 2)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "samples", "must be at least 2");
      return FALSE;
    }
  if (!dp_check_at_most ("samples", samples, SAMPLES_MAX, error))
    return FALSE;
  for (gsize i = 0; i < n_inputs; i++)
    if (!check_range (low[i], high[i], error))
      return FALSE;

  for (int n = 0; n < samples; n++)
    if (!add_row (func, data, n_inputs, low, high, seed, n, &origin, &groups[n % SOBOL_GROUPS], error))
      return FALSE;

  add_groups (groups, SOBOL_GROUPS, n_inputs, &all);
  estimate_shares (&all, n_inputs, shares);
  estimate_errors (groups, n_inputs, shares);
  return TRUE;
}
