/* dp-random.c: random numbers: counter-based for futures that can be compared, sequential for bulk.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-random.h"

#include "engine/dp-gsl-private.h"
#include "engine/dp-wide-private.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* The table's normal scores: dp_uniform() gives nothing beyond ±8.21. */
#define SCORE_MAX 8.25
#define STEPS_PER_SCORE 128
#define TABLE_STEPS ((int) (2 * SCORE_MAX * STEPS_PER_SCORE))

/* Stays below exp of this part of the scale: the gamma law is a power there, to all digits. */
#define LOG_SMALL_STAY (-30.0)

/* Keys of the streams that seed xoshiro, apart from every other use of the seed. */
#define STREAM_PURPOSE 0x786f7368u

/* Counters at a time: enough for the compiler to work on them side by side. */
#define PHILOX_LANES 64

/* Keys of the counters of a block, apart from every other use of the seed. */
#define BLOCK_PURPOSE 0x626c6f63u

DP_WIDE static void
philox_lanes (guint64  seed,
              guint64  first,
              guint32  purpose,
              guint32  output[4][PHILOX_LANES])
{
  guint32 c0[PHILOX_LANES], c1[PHILOX_LANES], c2[PHILOX_LANES], c3[PHILOX_LANES];
  guint32 k0 = (guint32) seed, k1 = (guint32) (seed >> 32);

  for (int i = 0; i < PHILOX_LANES; i++)
    {
      c0[i] = (guint32) (first + (guint64) i);
      c1[i] = (guint32) ((first + (guint64) i) >> 32);
      c2[i] = purpose;
      c3[i] = 0;
    }
  for (int round = 0; round < 10; round++)
    {
      for (int i = 0; i < PHILOX_LANES; i++)
        {
          const guint64 a = (guint64) 0xD2511F53u * c0[i];
          const guint64 b = (guint64) 0xCD9E8D57u * c2[i];

          c0[i] = (guint32) (b >> 32) ^ c1[i] ^ k0;
          c1[i] = (guint32) b;
          c2[i] = (guint32) (a >> 32) ^ c3[i] ^ k1;
          c3[i] = (guint32) a;
        }
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
  for (int i = 0; i < PHILOX_LANES; i++)
    {
      output[0][i] = c0[i];
      output[1][i] = c1[i];
      output[2][i] = c2[i];
      output[3][i] = c3[i];
    }
}

/** dp_philox_block: see the header. */
void
dp_philox_block (guint64  seed,
                 guint64  first,
                 int      n,
                 guint32 *bits)
{
  g_return_if_fail (n >= 0);

  for (int done = 0; done < n; done += PHILOX_LANES)
    {
      guint32 output[4][PHILOX_LANES];
      const int here = MIN (n - done, PHILOX_LANES);

      philox_lanes (seed, first + (guint64) done, BLOCK_PURPOSE, output);
      for (int w = 0; w < 4; w++)
        for (int i = 0; i < here; i++)
          bits[w * n + done + i] = output[w][i];
    }
}

/** dp_philox_uniform_block: see the header. */
void
dp_philox_uniform_block (guint64 seed,
                         guint32 item,
                         guint32 purpose,
                         int     n,
                         double *u)
{
  g_return_if_fail (n >= 0);

  for (int done = 0; done < n; done += PHILOX_LANES)
    {
      guint32 output[4][PHILOX_LANES];
      const int here = MIN (n - done, PHILOX_LANES);

      philox_lanes (seed, (guint64) item << 32 | (guint32) done, purpose, output);
      for (int i = 0; i < here; i++)
        u[done + i] = dp_uniform ((guint64) output[1][i] << 32 | output[0][i]);
    }
}

/**
 * dp_xoshiro_init:
 * @x: (out caller-allocates): the generator
 * @seed: seed of the study
 * @stream: number of the stream, e.g. of the replication
 *
 * Starts a stream from 256 bits of Philox under the seed: streams of one seed never start alike.
 */
void
dp_xoshiro_init (DpXoshiro *x,
                 guint64    seed,
                 guint64    stream)
{
  const guint32 key[2] = { (guint32) seed, (guint32) (seed >> 32) };

  for (guint32 half = 0; half < 2; half++)
    {
      const guint32 counter[4] = { (guint32) stream, (guint32) (stream >> 32), STREAM_PURPOSE, half };
      guint32 output[4];

      dp_philox (counter, key, output);
      x->s[2 * half] = (guint64) output[1] << 32 | output[0];
      x->s[2 * half + 1] = (guint64) output[3] << 32 | output[2];
    }
  if ((x->s[0] | x->s[1] | x->s[2] | x->s[3]) == 0)
    x->s[0] = 1;
}

/**
 * dp_xoshiro_jump:
 * @x: (inout): the generator
 *
 * Moves on by 2¹²⁸ numbers: as many streams that cannot meet.
 */
void
dp_xoshiro_jump (DpXoshiro *x)
{
  const guint64 polynomial[4] = {
    G_GUINT64_CONSTANT (0x180ec6d33cfd0aba), G_GUINT64_CONSTANT (0xd5a61266f0c9392c),
    G_GUINT64_CONSTANT (0xa9582618e03fc9aa), G_GUINT64_CONSTANT (0x39abdc4529b1661c),
  };
  DpXoshiro sum = { { 0, 0, 0, 0 } };

  for (int i = 0; i < 4; i++)
    for (int bit = 0; bit < 64; bit++)
      {
        if (polynomial[i] >> bit & 1)
          for (int k = 0; k < 4; k++)
            sum.s[k] ^= x->s[k];
        dp_xoshiro_next (x);
      }
  *x = sum;
}

/* ln of the quantile and its slope over the normal score. */
static void
find_knot (const DpStay *stay,
           double        z,
           double       *value,
           double       *slope)
{
  const double share = 0.5 * erfc (-z * G_SQRT2 / 2), rest = 0.5 * erfc (z * G_SQRT2 / 2);
  double x, density;

  if (stay->law == DP_STAY_GAMMA)
    {
      /* Near zero P (a, x) = xᵃ / Γ (a + 1), up to a part x of itself. */
      const double log_x = (log (share) + lgamma (stay->a + 1)) / stay->a;

      if (log_x < LOG_SMALL_STAY)
        {
          *value = log_x + log (stay->b);
          *slope = gsl_ran_ugaussian_pdf (z) / share / stay->a;
          return;
        }
      x = z < 0 ? _dp_gamma_quantile (stay->a, share, FALSE) : _dp_gamma_quantile (stay->a, rest, TRUE);
      density = _dp_gamma_density (stay->a, x);
      *value = log (x * stay->b);
      *slope = gsl_ran_ugaussian_pdf (z) / (density * x);
      return;
    }
  {
    /* Hyperexponential: from the upper tail where the share is too close to 1. */
    const double fast = stay->b, slow = 2 * (1 - stay->a);

    if (z < 4)
      x = dp_stay_quantile (stay, share) / stay->mean;
    else
      {
        x = -log (rest) / fast;
        for (int i = 0; i < 100; i++)
          {
            const double p1 = stay->a * exp (-fast * x), p2 = (1 - stay->a) * exp (-slow * x);
            const double step = (log (p1 + p2) - log (rest)) * (p1 + p2) / (fast * p1 + slow * p2);

            x += step;
            if (fabs (step) < 1e-14 * x)
              break;
          }
      }
    density = stay->a * fast * exp (-fast * x) + (1 - stay->a) * slow * exp (-slow * x);
    *value = log (x * stay->mean);
    *slope = gsl_ran_ugaussian_pdf (z) / (density * x);
  }
}

/**
 * dp_sampler_init:
 * @sampler: (out caller-allocates): the sampler; free with dp_sampler_clear()
 * @law: which law
 * @mean: mean stay, > 0
 * @cv: coefficient of variation, as dp_stay_init() takes it
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_sampler_init (DpSampler *sampler,
                 DpStayLaw  law,
                 double     mean,
                 double     cv,
                 GError   **error)
{
  g_return_val_if_fail (sampler != NULL, FALSE);

  sampler->table = NULL;
  if (!dp_stay_init (&sampler->stay, law, mean, cv, error))
    return FALSE;
  if (sampler->stay.law != DP_STAY_GAMMA && sampler->stay.law != DP_STAY_HYPEREXPONENTIAL)
    return TRUE;

  _dp_quiet_gsl ();
  sampler->table = g_new (double, 2 * (TABLE_STEPS + 1));
  for (int i = 0; i <= TABLE_STEPS; i++)
    find_knot (&sampler->stay, (double) i / STEPS_PER_SCORE - SCORE_MAX, &sampler->table[2 * i],
               &sampler->table[2 * i + 1]);
  return TRUE;
}

void
dp_sampler_clear (DpSampler *sampler)
{
  g_clear_pointer (&sampler->table, g_free);
}

/**
 * dp_sampler_draw:
 * @sampler: the sampler
 * @u: strictly between 0 and 1
 *
 * The inverse distribution function at @u: in closed form, or where there is none by cubic interpolation of its
 * logarithm over the normal score, to 2e-5 of the share beyond it or better. It grows with @u.
 *
 * Returns: a stay
 */
double
dp_sampler_draw (const DpSampler *sampler,
                 double           u)
{
  switch (sampler->stay.law)
    {
    case DP_STAY_DETERMINISTIC:
      return sampler->stay.mean;
    case DP_STAY_EXPONENTIAL:
      return -sampler->stay.mean * log (1 - u);
    case DP_STAY_LOGNORMAL:
      return exp (sampler->stay.a + sampler->stay.b * dp_normal_quantile (u));
    case DP_STAY_GAMMA:
    case DP_STAY_HYPEREXPONENTIAL:
    default:
      {
        const double place = (dp_normal_quantile (u) + SCORE_MAX) * STEPS_PER_SCORE;
        const int i = CLAMP ((int) place, 0, TABLE_STEPS - 1);
        const double *knot = sampler->table + 2 * i;
        const double t = place - i, h = 1.0 / STEPS_PER_SCORE;
        const double rise = knot[2] - knot[0], left = knot[1] * h, right = knot[3] * h;

        return exp (knot[0] + t * (left + t * (3 * rise - 2 * left - right + t * (left + right - 2 * rise))));
      }
    }
}
