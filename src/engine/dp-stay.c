/* dp-stay.c: how long stays last: the laws a stay may follow.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-stay.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-gsl-private.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* Outside these the special functions lose their digits. */
#define GAMMA_CV_MIN 0.01
#define GAMMA_CV_MAX 5
#define HYPEREXPONENTIAL_CV_MAX 5
#define CV_MAX 100
#define MEAN_MIN 1e-100

static double
normal_cdf (double x)
{
  return 0.5 * erfc (-x * G_SQRT2 / 2);
}

/* P (shape, x): the regularised lower incomplete gamma function. */
static double
gamma_below (double shape,
             double x)
{
  _dp_quiet_gsl ();
  return gsl_sf_gamma_inc_P (shape, x);
}

static double
gamma_above (double shape,
             double x)
{
  _dp_quiet_gsl ();
  return gsl_sf_gamma_inc_Q (shape, x);
}

/* x − 1 + exp (−x), without cancellation for small x. */
static double
exponential_rest (double x)
{
  double term = x * x / 2, sum = 0;

  if (x > 0.5)
    return x + expm1 (-x);
  for (int k = 3; k < 30; k++)
    {
      sum += term;
      term *= -x / k;
    }
  return sum;
}

/* Share of the mean that lies in stays shorter than t (moment 1), or of the second moment (moment 2). */
static double
moment_below (const DpStay *stay,
              double        t,
              int           moment)
{
  if (stay->law == DP_STAY_GAMMA)
    return gamma_below (stay->a + moment, t / stay->b);
  return normal_cdf ((log (t) - stay->a) / stay->b - moment * stay->b);
}

/**
 * dp_stay_init:
 * @stay: (out caller-allocates): the law
 * @law: which law
 * @mean: mean stay, > 0
 * @cv: coefficient of variation, ≥ 0; ignored for the deterministic and the exponential law. At most 100, for the
 *   gamma law 0 or 0.01–5, for the hyperexponential law 1–5
 * @error: return location for an error naming "mean" or "cv"
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_stay_init (DpStay   *stay,
              DpStayLaw law,
              double    mean,
              double    cv,
              GError  **error)
{
  g_return_val_if_fail (stay != NULL, FALSE);

  if (!dp_check_positive ("mean", mean, error) || !dp_check_at_most ("mean", mean, 1e9, error) ||
      !dp_check_not_negative ("cv", cv, error) || !dp_check_at_most ("cv", cv, CV_MAX, error))
    return FALSE;
  if (mean < MEAN_MIN)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "mean", "must be at least 1e-100");
      return FALSE;
    }

  *stay = (DpStay) { .law = law, .mean = mean, .cv = cv };
  /* A spread whose square is no number any more is none. */
  if (law == DP_STAY_DETERMINISTIC || (law != DP_STAY_EXPONENTIAL && law != DP_STAY_HYPEREXPONENTIAL && cv * cv <= 0))
    {
      stay->law = DP_STAY_DETERMINISTIC;
      stay->cv = 0;
      return TRUE;
    }
  switch (law)
    {
    case DP_STAY_GAMMA:
      if (cv < GAMMA_CV_MIN)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "cv", "must be 0 or at least 0.01");
          return FALSE;
        }
      if (!dp_check_at_most ("cv", cv, GAMMA_CV_MAX, error))
        return FALSE;
      stay->a = 1 / (cv * cv);
      stay->b = mean * cv * cv;
      break;

    case DP_STAY_LOGNORMAL:
      stay->b = sqrt (log1p (cv * cv));
      stay->a = log (mean) - stay->b * stay->b / 2;
      break;

    case DP_STAY_HYPEREXPONENTIAL:
      if (cv < 1)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "cv",
                               "must be at least 1 for the hyperexponential law");
          return FALSE;
        }
      if (!dp_check_at_most ("cv", cv, HYPEREXPONENTIAL_CV_MAX, error))
        return FALSE;
      stay->a = (1 + sqrt ((cv * cv - 1) / (cv * cv + 1))) / 2;
      stay->b = 2 * stay->a;
      break;

    case DP_STAY_EXPONENTIAL:
    case DP_STAY_DETERMINISTIC:
    default:
      stay->cv = 1;
      break;
    }
  return TRUE;
}

/**
 * dp_stay_survival:
 * @stay: the law
 * @t: a time since admission; any number
 *
 * Returns: the share 0–1 of stays longer than @t
 */
double
dp_stay_survival (const DpStay *stay,
                  double        t)
{
  const double x = t / stay->mean;

  if (t <= 0)
    return 1;
  if (isinf (x))
    return 0;
  switch (stay->law)
    {
    case DP_STAY_DETERMINISTIC:
      return x < 1 ? 1 : 0;
    case DP_STAY_GAMMA:
      return gamma_above (stay->a, t / stay->b);
    case DP_STAY_LOGNORMAL:
      return normal_cdf ((stay->a - log (t)) / stay->b);
    case DP_STAY_HYPEREXPONENTIAL:
      return stay->a * exp (-stay->b * x) + (1 - stay->a) * exp (-2 * (1 - stay->a) * x);
    case DP_STAY_EXPONENTIAL:
    default:
      return exp (-x);
    }
}

/**
 * dp_stay_conditional:
 * @stay: the law
 * @elapsed: time a woman has already stayed, ≥ 0
 * @t: time from now
 *
 * Returns: the probability 0–1 that she is still there at @t; 0 when the law allows no stay as long as @elapsed
 */
double
dp_stay_conditional (const DpStay *stay,
                     double        elapsed,
                     double        t)
{
  const double now = dp_stay_survival (stay, elapsed);

  if (t <= 0)
    return 1;
  return now > 0 ? dp_stay_survival (stay, elapsed + t) / now : 0;
}

/**
 * dp_stay_integral:
 * @stay: the law
 * @t: a time since admission; any number
 *
 * Returns: the integral of dp_stay_survival() from 0 to @t, which is the mean of min (stay, @t)
 */
double
dp_stay_integral (const DpStay *stay,
                  double        t)
{
  const double x = t / stay->mean;

  if (t <= 0)
    return 0;
  switch (stay->law)
    {
    case DP_STAY_DETERMINISTIC:
      return MIN (t, stay->mean);
    case DP_STAY_GAMMA:
    case DP_STAY_LOGNORMAL:
      return t * dp_stay_survival (stay, t) + stay->mean * moment_below (stay, t, 1);
    case DP_STAY_HYPEREXPONENTIAL:
      return -stay->mean / 2 * (expm1 (-stay->b * x) + expm1 (-2 * (1 - stay->a) * x));
    case DP_STAY_EXPONENTIAL:
    default:
      return -stay->mean * expm1 (-x);
    }
}

/**
 * dp_stay_integral_2:
 * @stay: the law
 * @t: a time since admission; any number
 *
 * Returns: the integral of dp_stay_integral() from 0 to @t
 */
double
dp_stay_integral_2 (const DpStay *stay,
                    double        t)
{
  const double x = t / stay->mean;

  if (t <= 0)
    return 0;
  switch (stay->law)
    {
    case DP_STAY_DETERMINISTIC:
      return t <= stay->mean ? t * t / 2 : stay->mean * (t - stay->mean / 2);
    case DP_STAY_GAMMA:
    case DP_STAY_LOGNORMAL:
      /* t E[min (X, t)] − E[min (X, t)²] / 2 */
      return t * t / 2 * dp_stay_survival (stay, t) + t * stay->mean * moment_below (stay, t, 1) -
             stay->mean * stay->mean * (1 + stay->cv * stay->cv) / 2 * moment_below (stay, t, 2);
    case DP_STAY_HYPEREXPONENTIAL:
      return stay->mean * stay->mean / 2 *
             (exponential_rest (stay->b * x) / stay->b +
              exponential_rest (2 * (1 - stay->a) * x) / (2 * (1 - stay->a)));
    case DP_STAY_EXPONENTIAL:
    default:
      return stay->mean * stay->mean * exponential_rest (x);
    }
}

/**
 * dp_stay_residual:
 * @stay: the law
 * @t: time from now
 *
 * Returns: the probability 0–1 that a woman found in a place at a random moment is still there at @t
 */
double
dp_stay_residual (const DpStay *stay,
                  double        t)
{
  return CLAMP (1 - dp_stay_integral (stay, t) / stay->mean, 0, 1);
}

/**
 * dp_normal_quantile:
 * @share: between 0 and 1
 *
 * The standard normal quantile by Wichura's algorithm AS 241 (1988), to about 1e-16 relative.
 *
 * Returns: the quantile; minus or plus infinity at 0 and 1
 */
double
dp_normal_quantile (double share)
{
  const double q = share - 0.5;
  double r, x;

  if (fabs (q) <= 0.425)
    {
      r = 0.180625 - q * q;
      return q *
             (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
                  45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r +
               133.14166789178437745) * r + 3.387132872796366608) /
             (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
                  21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r +
               42.313330701600911252) * r + 1.0);
    }
  r = q < 0 ? share : 1 - share;
  if (r <= 0)
    return q < 0 ? -INFINITY : INFINITY;
  r = sqrt (-log (r));
  if (r <= 5)
    {
      r -= 1.6;
      x = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
               1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r +
            4.6303378461565452959) * r + 1.42343711074968357734) /
          (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
               0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r +
            2.05319162663775882187) * r + 1.0);
    }
  else
    {
      r -= 5;
      x = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
               0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r +
            5.4637849111641143699) * r + 6.6579046435011037772) /
          (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
               7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r +
            0.59983220655588793769) * r + 1.0);
    }
  return q < 0 ? -x : x;
}

/**
 * dp_stay_quantile:
 * @stay: the law
 * @share: between 0 and 1
 *
 * The inverse of the distribution function: it never falls when @share grows, so that the same random number gives
 * the longer stay under the longer law.
 *
 * Returns: the stay that @share of all stays do not exceed
 */
double
dp_stay_quantile (const DpStay *stay,
                  double        share)
{
  g_return_val_if_fail (share >= 0 && share < 1, 0);

  switch (stay->law)
    {
    case DP_STAY_DETERMINISTIC:
      return stay->mean;
    case DP_STAY_GAMMA:
      if (share <= 0)
        return 0;
      return stay->b * (share < 0.5 ? _dp_gamma_quantile (stay->a, share, FALSE)
                                    : _dp_gamma_quantile (stay->a, 1 - share, TRUE));
    case DP_STAY_LOGNORMAL:
      return share > 0 ? exp (stay->a + stay->b * dp_normal_quantile (share)) : 0;
    case DP_STAY_HYPEREXPONENTIAL:
      {
        /* Newton's method on the logarithm of the survival function, which is convex: from the left it never
         * overshoots. */
        const double target = log1p (-share);
        double t = 0;

        for (int i = 0; i < 200; i++)
          {
            const double p1 = stay->a * exp (-stay->b * t);
            const double p2 = (1 - stay->a) * exp (-2 * (1 - stay->a) * t);
            const double slope = (stay->b * p1 + 2 * (1 - stay->a) * p2) / (p1 + p2);
            const double gone = stay->a * expm1 (-stay->b * t) + (1 - stay->a) * expm1 (-2 * (1 - stay->a) * t);
            const double step = ((gone > -0.5 ? log1p (gone) : log (p1 + p2)) - target) / slope;

            t += step;
            if (!(step > t * 1e-15))
              break;
          }
        return t * stay->mean;
      }
    case DP_STAY_EXPONENTIAL:
    default:
      return -stay->mean * log1p (-share);
    }
}
