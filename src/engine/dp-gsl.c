/* dp-gsl.c: what GSL's quantiles lack.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-gsl-private.h"

#include <float.h>
#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>

/* GSL's gamma quantile stops at a relative step of about 1e-10; Newton's method brings it to the last bits. */
#define POLISH_STEPS_MAX 50

/* Above this GSL's gamma quantile may settle on a wrong value, and the approximation is a good start by itself. */
#define LARGE_SHAPE 500

/* Above this the tails are summed here, in at most so many terms. */
#define VERY_LARGE_SHAPE 1e5
#define TERMS_MAX 1000000

/* Upper tails below this are GSL's own also for small shapes. */
#define SMALL_TAIL 0.1

/* Below exp of this the gamma law is a power to all digits. */
#define LOG_SMALL (-40.0)

/* Wilson and Hilferty's approximation (1931), the better the larger the shape. */
static double
approximate_quantile (double shape,
                      double normal)
{
  const double root = 1 - 1 / (9 * shape) + normal / (3 * sqrt (shape));

  return shape * root * root * root;
}

/* The quantile of a shape below 1, much of whose mass lies next to zero: Newton's method on ln P in ln x, which is
 * concave, from the power xᵃ / Γ (a + 1) that lies to the left of the answer. */
static double
small_shape_quantile (double shape,
                      double share)
{
  double y = (log (share) + lgamma (shape + 1)) / shape;

  if (y < LOG_SMALL)
    return exp (y);
  for (int i = 0; i < POLISH_STEPS_MAX; i++)
    {
      const double x = exp (y);
      const double p = gsl_cdf_gamma_P (x, shape, 1);
      const double step = log (p / share) * p / (x * _dp_gamma_density (shape, x));

      if (!isfinite (step))
        break;
      y -= step;
      if (fabs (step) <= 4 * DBL_EPSILON)
        break;
    }
  return exp (y);
}

/* A tail of a large shape: xᵃ e⁻ˣ / Γ (a + 1) without cancellation, times the series (lower) or Legendre's continued fraction by
 * Lentz's method (upper). GSL's own answer has seven digits near the mean from a shape of a million on. */
static double
large_shape_tail (double   shape,
                  double   x,
                  gboolean upper)
{
  const double mu = (x - shape) / shape;
  const double factor = exp (shape * gsl_sf_log_1plusx_mx (mu)) / (sqrt (2 * G_PI * shape) * gsl_sf_gammastar (shape));

  if (upper && x > shape + 1)
    {
      double b = x + 1 - shape, d = 1 / b, c = 1e300, h = d;

      for (int i = 1; i < TERMS_MAX; i++)
        {
          const double a = -i * (i - shape);
          double delta;

          b += 2;
          d = 1 / (a * d + b);
          c = b + a / c;
          delta = c * d;
          h *= delta;
          if (fabs (delta - 1) < DBL_EPSILON)
            break;
        }
      return factor * shape * h;
    }

  {
    double term = 1, sum = 1;

    for (int i = 1; i < TERMS_MAX && term > sum * DBL_EPSILON / 4; i++)
      {
        term *= x / (shape + i);
        sum += term;
      }
    return upper ? 1 - factor * sum : factor * sum;
  }
}

/* The probability of less than @x, or of more. */
static double
gamma_tail (double   shape,
            double   x,
            gboolean upper)
{
  if (shape > VERY_LARGE_SHAPE)
    return large_shape_tail (shape, x, upper);

  return upper ? gsl_cdf_gamma_Q (x, shape, 1) : gsl_cdf_gamma_P (x, shape, 1);
}

/*
 * _dp_gamma_density:
 * @shape: shape of the gamma law of scale 1, > 0
 * @x: a value, > 0
 *
 * Returns: its density
 */
double
_dp_gamma_density (double shape,
                   double x)
{
  return exp ((shape - 1) * log (x) - x - lgamma (shape));
}

/*
 * _dp_gamma_quantile:
 * @shape: shape of the gamma law of scale 1, > 0, at most about 1e6
 * @tail: a probability, between 0 and 1
 * @upper: whether @tail lies above the answer, not below
 *
 * Returns: the quantile, to the last bits
 */
double
_dp_gamma_quantile (double   shape,
                    double   tail,
                    gboolean upper)
{
  double x;

  _dp_quiet_gsl ();
  if (shape < 1 && !(upper && tail < SMALL_TAIL))
    return small_shape_quantile (shape, upper ? 1 - tail : tail);
  if (shape > LARGE_SHAPE)
    x = approximate_quantile (shape, upper ? gsl_cdf_ugaussian_Qinv (tail) : gsl_cdf_ugaussian_Pinv (tail));
  else
    x = upper ? gsl_cdf_gamma_Qinv (tail, shape, 1) : gsl_cdf_gamma_Pinv (tail, shape, 1);
  for (int i = 0; i < POLISH_STEPS_MAX; i++)
    {
      const double density = _dp_gamma_density (shape, x);
      const double step = (upper ? tail - gamma_tail (shape, x, TRUE) : gamma_tail (shape, x, FALSE) - tail) / density;

      if (!isfinite (step))
        break;
      x = MAX (x - step, x / 2);
      if (fabs (step) <= x * 4 * DBL_EPSILON)
        break;
    }
  return x;
}
