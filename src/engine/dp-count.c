/* dp-count.c: what a small count says about the rate behind it and about next year.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-count.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-gsl-private.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Up to so many terms the negative binomial law is summed, from a first term that has all its digits. */
#define TERMS_MAX 100000
#define SMALLEST_FIRST_TERM 1e-280

static gboolean
check_count (gint64   count,
             GError **error)
{
  if (count < 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NEGATIVE, "count", "must not be negative");
      return FALSE;
    }
  return dp_check_at_most ("count", (double) count, DP_COUNT_MAX, error);
}

/**
 * dp_garwood:
 * @count: events seen, 0–%DP_COUNT_MAX
 * @confidence: e.g. 0.95; between 0 and 1
 * @low: (out) (optional): lower limit of the mean
 * @high: (out) (optional): upper limit of the mean
 * @error: return location for an error
 *
 * The exact two-sided central interval for a Poisson mean (Garwood 1936): P(X ≥ n | low) = P(X ≤ n | high) = α/2.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_garwood (gint64   count,
            double   confidence,
            double  *low,
            double  *high,
            GError **error)
{
  double tail;

  if (!check_count (count, error) || !dp_check_open_share ("confidence", confidence, error))
    return FALSE;

  _dp_quiet_gsl ();
  tail = (1 - confidence) / 2;
  if (low != NULL)
    *low = count > 0 ? _dp_gamma_quantile ((double) count, tail, FALSE) : 0;
  if (high != NULL)
    *high = count > 0 ? _dp_gamma_quantile ((double) count + 1, tail, TRUE) : -log (tail);
  return TRUE;
}

/**
 * dp_predictive:
 * @count: events seen, 0–%DP_COUNT_MAX
 * @years: years they were seen in, > 0
 * @predictive: (out caller-allocates): next year's count
 * @error: return location for an error
 *
 * The rate is Gamma (n + 1/2, T) after n events in T years (Jeffreys' prior); next year's count is then negative
 * binomial with r = n + 1/2 and p = T / (T + 1). It is wider than Poisson: it holds both chance and what we do not
 * know about the rate.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_predictive (gint64        count,
               double        years,
               DpPredictive *predictive,
               GError      **error)
{
  g_return_val_if_fail (predictive != NULL, FALSE);

  if (!check_count (count, error) || !dp_check_positive ("years", years, error) ||
      !dp_check_at_most ("years", years, 1e6, error))
    return FALSE;
  if (years < 1e-6)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "years", "must be at least 0.000001");
      return FALSE;
    }

  predictive->shape = (double) count + 0.5;
  predictive->p = years / (years + 1);
  predictive->mean = predictive->shape / years;
  predictive->variance = predictive->mean * (1 + 1 / years);
  predictive->p_zero = exp (-predictive->shape * log1p (1 / years));
  return TRUE;
}

/**
 * dp_predictive_cdf:
 * @predictive: from dp_predictive()
 * @count: a count of next year
 *
 * Returns: the probability 0–1 of at most @count events
 */
double
dp_predictive_cdf (const DpPredictive *predictive,
                   gint64              count)
{
  g_return_val_if_fail (predictive != NULL, 0);

  if (count < 0)
    return 0;
  /* Term by term, each from the last, while the first is a number: all are positive and nothing cancels. */
  if (predictive->p_zero > SMALLEST_FIRST_TERM && count <= TERMS_MAX)
    {
      const double q = predictive->mean / (predictive->mean + predictive->shape); /* 1 − p with all its digits */
      double term = predictive->p_zero, sum = term;

      for (gint64 k = 0; k < count; k++)
        {
          term *= (predictive->shape + (double) k) / ((double) k + 1) * q;
          sum += term;
        }
      return MIN (sum, 1);
    }
  _dp_quiet_gsl ();
  return gsl_cdf_beta_P (predictive->p, predictive->shape, (double) count + 1);
}

/**
 * dp_predictive_quantile:
 * @predictive: from dp_predictive()
 * @share: a probability, 0 ≤ @share < 1
 *
 * Returns: the smallest count with a cumulative probability of at least @share
 */
gint64
dp_predictive_quantile (const DpPredictive *predictive,
                        double              share)
{
  gint64 low = -1, high = 1;

  g_return_val_if_fail (predictive != NULL, 0);
  g_return_val_if_fail (share >= 0 && share < 1, 0);

  while (dp_predictive_cdf (predictive, high) < share && high < G_MAXINT64 / 4)
    {
      low = high;
      high *= 2;
    }
  while (high - low > 1)
    {
      const gint64 middle = low + (high - low) / 2;

      if (dp_predictive_cdf (predictive, middle) >= share)
        high = middle;
      else
        low = middle;
    }
  return high;
}
