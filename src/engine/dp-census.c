/* dp-census.c: how many places are in use while a service fills up, as long as nobody is turned away.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-census.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/* A ramp this short beside the time since its start is a step in its middle: the differences would cancel. */
#define SHORT_RAMP 1e-6

/* Terms of the Poisson distribution after which nothing is added any more. */
#define TERM_TOLERANCE 1e-18

/* Mean number present at t of one inflow of rate 1: the integral of g (t − u) P (S > u) over u. */
static double
present_per_rate (const DpStay *stay,
                  double        since,
                  double        ramp)
{
  if (since <= 0)
    return 0;
  if (ramp < SHORT_RAMP * since)
    return dp_stay_integral (stay, since - ramp / 2);
  return (dp_stay_integral_2 (stay, since) - dp_stay_integral_2 (stay, since - ramp)) / ramp;
}

/**
 * dp_census:
 * @stay: law of the stay
 * @inflows: (array length=n_inflows): women who come; several add up
 * @n_inflows: number of inflows, may be 0
 * @elapsed: (array length=n_occupants): time each woman present at time 0 has already stayed, or %DP_ELAPSED_UNKNOWN
 * @n_occupants: number of women present at time 0
 * @t: the time asked for, ≥ 0, in the unit of the stay
 * @mean: (out): expected number of places in use at @t
 * @variance: (out) (optional): its variance
 * @error: return location for an error
 *
 * The M(t)/G/∞ queue (Palm 1943; Eick, Massey & Whitt 1993): those who came since time 0 are Poisson with mean
 * m (t) = ∫ rate (t − u) P (S > u) du, here in closed form for every law. Each woman present at the start is still
 * there with the probability that her law gives, by her time since admission or, if unknown, by the law of the
 * remaining stay at a random moment. It holds exactly while places suffice; Erlang's formula at load m (t) then estimates the
 * share turned away (modified offered load, Jagerman 1975).
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_census (const DpStay   *stay,
           const DpInflow *inflows,
           gsize           n_inflows,
           const double   *elapsed,
           gsize           n_occupants,
           double          t,
           double         *mean,
           double         *variance,
           GError        **error)
{
  double m = 0, v = 0;

  g_return_val_if_fail (stay != NULL, FALSE);
  g_return_val_if_fail (inflows != NULL || n_inflows == 0, FALSE);
  g_return_val_if_fail (elapsed != NULL || n_occupants == 0, FALSE);
  g_return_val_if_fail (mean != NULL, FALSE);

  if (!dp_check_not_negative ("t", t, error) || !dp_check_at_most ("t", t, 1e9, error))
    return FALSE;
  for (gsize i = 0; i < n_inflows; i++)
    {
      if (!dp_check_not_negative ("arrival", inflows[i].rate, error) ||
          !dp_check_at_most ("arrival", inflows[i].rate, 1e9, error) ||
          !dp_check_not_negative ("start", inflows[i].start, error) ||
          !dp_check_not_negative ("ramp", inflows[i].ramp, error) ||
          !dp_check_at_most ("ramp", inflows[i].ramp, 1e9, error))
        return FALSE;
      m += inflows[i].rate * present_per_rate (stay, t - inflows[i].start, inflows[i].ramp);
    }
  v = m;
  for (gsize i = 0; i < n_occupants; i++)
    {
      double p;

      if (!dp_check_finite ("elapsed", elapsed[i], error))
        return FALSE;
      p = elapsed[i] < 0 ? dp_stay_residual (stay, t) : dp_stay_conditional (stay, elapsed[i], t);
      m += p;
      v += p * (1 - p);
    }

  *mean = m;
  if (variance != NULL)
    *variance = v;
  return TRUE;
}

/**
 * dp_poisson_above:
 * @mean: mean of a Poisson number, 0 ≤ @mean ≤ 1e9
 * @count: a count; may be negative
 *
 * Returns: the probability 0–1 of more than @count, to full relative precision also where it is tiny
 */
double
dp_poisson_above (double mean,
                  int    count)
{
  double first, term = 1, sum = 0;

  g_return_val_if_fail (isfinite (mean) && mean >= 0 && mean <= 1e9, 0);

  if (count < 0)
    return 1;
  if (mean <= 0)
    return 0;
  /* From one more than the count on terms fall off at once; only below that is the complement far from nothing. */
  if (count + 1.0 < mean)
    {
      /* The terms up to count, from the largest down. */
      first = exp (count * log (mean) - mean - lgamma (count + 1.0));
      for (int k = count; k >= 0 && term > sum * TERM_TOLERANCE; k--)
        {
          sum += term;
          term *= k / mean;
        }
      return CLAMP (1 - first * sum, 0, 1);
    }
  first = exp ((count + 1.0) * log (mean) - mean - lgamma (count + 2.0));
  for (double k = count + 2.0; term > sum * TERM_TOLERANCE; k++)
    {
      sum += term;
      term *= mean / k;
    }
  return MIN (first * sum, 1);
}
