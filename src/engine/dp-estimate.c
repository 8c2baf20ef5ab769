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
#define SLOPE_MAX 1e6

/**
 * dp_estimate_student:
 * @n_values: independent runs, ≥ 2
 *
 * Returns: how many standard errors a 95 % interval reaches to either side
 */
double
dp_estimate_student (double n_values)
{
  _dp_quiet_gsl ();
  return gsl_cdf_tdist_Qinv (TAIL, n_values - 1);
}

/* Nothing was seen in so many trials: the exact binomial or Poisson limit. */
static double
find_limit (DpEstimateKind kind,
            double         trials)
{
  if (!(trials > 0))
    return kind == DP_ESTIMATE_SHARE ? 1 : 0;
  return kind == DP_ESTIMATE_SHARE ? -expm1 (log (TAIL) / trials) : -log (TAIL) / trials;
}

/**
 * dp_estimate_interval:
 * @value: the estimate, within what @kind allows
 * @standard_error: of @value, ≥ 0
 * @student: dp_estimate_student() of the runs behind it
 * @kind: what it is
 * @trials: how often the event could have happened that makes @value larger by 1 / @trials, for the limit when none was
 *   seen; %DP_ESTIMATE_IMPOSSIBLE when it cannot happen, 0 when nothing could be seen
 * @skewness: of @value, as far as the runs tell; an amount is taken to be at least as skewed as a count of events
 *
 * All true values that are not further from @value than @student standard errors, each with the standard error that it
 * would have itself: the variance of an amount grows with the amount, that of a share is in proportion to p (1 − p). For
 * binomial and Poisson counts this is Wilson's score interval (1927); here the runs say how much more, or less, than such a
 * count the value varies. Unlike value ± Student's t it does not lie too low for rare and skewed numbers, of which the
 * luckiest runs show both the smallest value and the smallest error, and it stays within the possible.
 *
 * Returns: the estimate
 */
DpEstimate
dp_estimate_interval (double         value,
                      double         standard_error,
                      double         student,
                      DpEstimateKind kind,
                      double         trials,
                      double         skewness)
{
  const double widening = student * student * standard_error * standard_error;
  double middle, half;

  if (value <= 0)
    return (DpEstimate) { 0, 0, trials >= DP_ESTIMATE_IMPOSSIBLE ? 0 : find_limit (kind, trials) };
  if (kind == DP_ESTIMATE_SHARE && value >= 1)
    return (DpEstimate) { 1, trials >= DP_ESTIMATE_IMPOSSIBLE ? 1 : 1 - find_limit (kind, trials), 1 };
  if (!(widening > 0))
    return (DpEstimate) { value, value, value };
  if (kind == DP_ESTIMATE_AMOUNT)
    {
      /* The runs of an amount cannot vary more than when one of them holds all of it; what seems so is rounding. */
      const double slope = MIN (MAX (standard_error / value, skewness), SLOPE_MAX);
      const double q = student * student * standard_error * slope;

      middle = value + q / 2;
      half = sqrt (widening + q * q / 4);
      return (DpEstimate) { value, MAX (middle - half, 0), middle + half };
    }
  {
    const double q = widening / (value * (1 - value));

    middle = (value + q / 2) / (1 + q);
    half = sqrt (widening + q * q / 4) / (1 + q);
    return (DpEstimate) { value, MAX (middle - half, 0), MIN (middle + half, 1) };
  }
}

/**
 * dp_estimate_ratio:
 * @above: numerators of independent pairs, ≥ 0
 * @below: denominators, ≥ 0
 * @n_values: how many pairs, ≥ 1
 * @stride: numbers from one value to the next, usually 1
 * @kind: what the ratio is
 * @event: how much one event adds to the numerator, or %DP_ESTIMATE_IMPOSSIBLE
 *
 * The ratio of the sums, with the standard error of its linear approximation in dp_estimate_interval(); 0 when all
 * denominators are 0.
 *
 * Returns: the estimate
 */
DpEstimate
dp_estimate_ratio (const double  *above,
                   const double  *below,
                   gsize          n_values,
                   gsize          stride,
                   DpEstimateKind kind,
                   double         event)
{
  const double n = (double) n_values;
  double sum_above = 0, sum_below = 0, scale = 0, squares = 0, cubes = 0, fourths = 0, ratio, error;
  double skewness = 0, kurtosis, freedom = n;

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
    scale = MAX (scale, fabs (above[i * stride] - ratio * below[i * stride]));
  /* In parts of the largest, so that no power leaves the range of a double. */
  for (gsize i = 0; i < n_values && scale > 0; i++)
    {
      const double rest = (above[i * stride] - ratio * below[i * stride]) / scale, square = rest * rest;

      squares += square;
      cubes += square * rest;
      fourths += square * square;
    }
  error = sqrt (squares / (n - 1) / n) * n / (sum_below / scale);
  if (scale > 0)
    {
      skewness = cubes / (squares * sqrt (squares));
      /* The variance is known only as well as the runs agree on it (Satterthwaite). */
      kurtosis = fourths * n / (squares * squares);
      freedom = kurtosis > 1 ? MIN (n, 2 * n / (kurtosis - 1)) : n;
    }
  return dp_estimate_interval (ratio, error, dp_estimate_student (freedom), kind,
                               event >= DP_ESTIMATE_IMPOSSIBLE ? DP_ESTIMATE_IMPOSSIBLE : sum_below / event,
                               skewness);
}
