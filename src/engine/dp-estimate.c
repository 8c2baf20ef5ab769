/* dp-estimate.c: an estimate from repeated runs, with its interval.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-estimate.h"

#include "engine/dp-gsl-private.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define TAIL 0.025

/* Half the width of the 95 % interval of a mean whose values have the given sum of squared deviations. */
static double
half_width (double squares,
            gsize  n_values)
{
  _dp_quiet_gsl ();
  return gsl_cdf_tdist_Qinv (TAIL, (double) n_values - 1) *
         sqrt (squares / ((double) n_values - 1) / (double) n_values);
}

/**
 * dp_estimate_mean:
 * @values: independent values of the same kind
 * @n_values: how many, ≥ 1
 * @stride: numbers from one value to the next, usually 1
 *
 * Returns: their mean and its interval by Student's t; with one value there is no interval
 */
DpEstimate
dp_estimate_mean (const double *values,
                  gsize         n_values,
                  gsize         stride)
{
  double sum = 0, squares = 0, mean, half;

  g_return_val_if_fail (n_values >= 1, ((DpEstimate) { 0 }));

  for (gsize i = 0; i < n_values; i++)
    sum += values[i * stride];
  mean = sum / (double) n_values;
  if (n_values < 2)
    return (DpEstimate) { mean, mean, mean };
  for (gsize i = 0; i < n_values; i++)
    squares += (values[i * stride] - mean) * (values[i * stride] - mean);
  half = half_width (squares, n_values);
  return (DpEstimate) { mean, mean - half, mean + half };
}

/**
 * dp_estimate_ratio:
 * @above: numerators of independent pairs
 * @below: denominators, ≥ 0
 * @n_values: how many pairs, ≥ 1
 * @stride: numbers from one value to the next, usually 1
 *
 * The ratio of the sums with the interval of its linear approximation; 0 when all denominators are 0.
 *
 * Returns: the estimate
 */
DpEstimate
dp_estimate_ratio (const double *above,
                   const double *below,
                   gsize         n_values,
                   gsize         stride)
{
  double sum_above = 0, sum_below = 0, squares = 0, ratio, half;

  g_return_val_if_fail (n_values >= 1, ((DpEstimate) { 0 }));

  for (gsize i = 0; i < n_values; i++)
    {
      sum_above += above[i * stride];
      sum_below += below[i * stride];
    }
  if (!(sum_below > 0))
    return (DpEstimate) { 0, 0, 0 };
  ratio = sum_above / sum_below;
  if (n_values < 2)
    return (DpEstimate) { ratio, ratio, ratio };
  for (gsize i = 0; i < n_values; i++)
    {
      const double rest = above[i * stride] - ratio * below[i * stride];

      squares += rest * rest;
    }
  half = half_width (squares, n_values) * (double) n_values / sum_below;
  return (DpEstimate) { ratio, ratio - half, ratio + half };
}

/**
 * dp_estimate_share:
 * @above: numbers of cases in independent runs
 * @below: numbers of trials in them
 * @n_values: how many runs, ≥ 1
 * @stride: numbers from one value to the next, usually 1
 *
 * dp_estimate_ratio() for a share: kept within 0–1, and where no case or nothing but cases was seen, the interval
 * reaches as far as that leaves possible (the exact binomial limit).
 *
 * Returns: the estimate
 */
DpEstimate
dp_estimate_share (const double *above,
                   const double *below,
                   gsize         n_values,
                   gsize         stride)
{
  DpEstimate estimate = dp_estimate_ratio (above, below, n_values, stride);
  double trials = 0;

  for (gsize i = 0; i < n_values; i++)
    trials += below[i * stride];
  estimate.low = MAX (estimate.low, 0);
  estimate.high = MIN (estimate.high, 1);
  if (trials > 0 && estimate.value <= 0)
    estimate.high = -expm1 (log (TAIL) / trials);
  if (trials > 0 && estimate.value >= 1)
    estimate.low = exp (log (TAIL) / trials);
  return estimate;
}
