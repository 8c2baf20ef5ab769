/* dp-random.h: random numbers: counter-based for futures that can be compared, sequential for bulk.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-stay.h"

#include <math.h>

G_BEGIN_DECLS

/** DpXoshiro: state of xoshiro256++ (Blackman & Vigna 2018); not all zero. */
typedef struct
{
  guint64 s[4];
} DpXoshiro;

/**
 * DpSampler: draws from a law of the stay by its inverse distribution function, fast
 * @stay: the law
 * @table: for the laws without a closed inverse: ln of the quantile at evenly spaced normal scores, and its slope
 */
typedef struct
{
  DpStay stay;
  double *table;
} DpSampler;

/**
 * dp_philox:
 * @counter: (array fixed-size=4): which number: the counter
 * @key: (array fixed-size=2): which stream: the key
 * @output: (out) (array fixed-size=4): 128 random bits
 *
 * Philox4x32-10 (Salmon et al., SC 2011): a bijection of the counter under the key, so any draw can be had by itself,
 * in any order and on any thread.
 */
static inline void
dp_philox (const guint32 counter[4],
           const guint32 key[2],
           guint32       output[4])
{
  guint32 c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  guint32 k0 = key[0], k1 = key[1];

  for (int round = 0; round < 10; round++)
    {
      const guint64 a = (guint64) 0xD2511F53u * c0;
      const guint64 b = (guint64) 0xCD9E8D57u * c2;

      c0 = (guint32) (b >> 32) ^ c1 ^ k0;
      c1 = (guint32) b;
      c2 = (guint32) (a >> 32) ^ c3 ^ k1;
      c3 = (guint32) a;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
  output[0] = c0;
  output[1] = c1;
  output[2] = c2;
  output[3] = c3;
}

/**
 * dp_uniform:
 * @bits: 64 random bits
 *
 * Returns: a number strictly between 0 and 1: one of 2⁵² midpoints, so that 1 − u is exact too
 */
static inline double
dp_uniform (guint64 bits)
{
  return ((double) (bits >> 12) + 0.5) * 0x1p-52;
}

/**
 * dp_philox_uniforms:
 * @seed: seed of the study
 * @replication: number of the future
 * @item: number of the woman, or whatever is drawn for
 * @purpose: what the draw is for; draws of different purposes never share a number
 * @u: (out) (array fixed-size=2): two numbers strictly between 0 and 1
 */
static inline void
dp_philox_uniforms (guint64 seed,
                    guint32 replication,
                    guint32 item,
                    guint32 purpose,
                    double  u[2])
{
  const guint32 counter[4] = { replication, item, purpose, 0 };
  const guint32 key[2] = { (guint32) seed, (guint32) (seed >> 32) };
  guint32 output[4];

  dp_philox (counter, key, output);
  u[0] = dp_uniform ((guint64) output[1] << 32 | output[0]);
  u[1] = dp_uniform ((guint64) output[3] << 32 | output[2]);
}

/**
 * dp_philox_block:
 * @seed: seed of the study
 * @first: number of the first counter; the next follow one by one
 * @n: how many counters
 * @bits: (out) (array): 4 × @n words: the first of every counter, then the second of every counter, and so on
 *
 * The same bijection for many counters in a row, word by word, so that it can be computed side by side.
 */
void dp_philox_block (guint64  seed,
                      guint64  first,
                      int      n,
                      guint32 *bits);

/**
 * dp_philox_uniform_block:
 * @seed, @item, @purpose: as those of dp_philox_uniforms()
 * @n: how many futures, from number 0
 * @u: (out) (array length=n): the first of each future's two numbers
 */
void dp_philox_uniform_block (guint64 seed,
                              guint32 item,
                              guint32 purpose,
                              int     n,
                              double *u);

/**
 * dp_triangular:
 * @low, @mode, @high: the law, low ≤ mode ≤ high
 * @u: between 0 and 1
 *
 * Returns: the inverse distribution function of the triangular law at @u; @low when all three are one
 */
static inline double
dp_triangular (double low,
               double mode,
               double high,
               double u)
{
  const double width = high - low, left = mode - low;

  if (width <= 0)
    return low;
  if (u * width <= left)
    return low + sqrt (u * width * left);
  return high - sqrt ((1 - u) * width * (high - mode));
}

/**
 * dp_splitmix:
 * @state: (inout): any number; moves on
 *
 * SplitMix64 (Steele, Lea & Flood 2014).
 *
 * Returns: 64 random bits
 */
static inline guint64
dp_splitmix (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/**
 * dp_xoshiro_next:
 * @x: (inout): the generator
 *
 * Returns: 64 random bits
 */
static inline guint64
dp_xoshiro_next (DpXoshiro *x)
{
  const guint64 sum = x->s[0] + x->s[3];
  const guint64 result = (sum << 23 | sum >> 41) + x->s[0];
  const guint64 t = x->s[1] << 17;

  x->s[2] ^= x->s[0];
  x->s[3] ^= x->s[1];
  x->s[1] ^= x->s[2];
  x->s[0] ^= x->s[3];
  x->s[2] ^= t;
  x->s[3] = x->s[3] << 45 | x->s[3] >> 19;
  return result;
}

void     dp_xoshiro_init  (DpXoshiro *x, guint64 seed, guint64 stream);
void     dp_xoshiro_jump  (DpXoshiro *x);

gboolean dp_sampler_init  (DpSampler *sampler, DpStayLaw law, double mean, double cv, GError **error);
void     dp_sampler_clear (DpSampler *sampler);
double   dp_sampler_draw  (const DpSampler *sampler, double u);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DpSampler, dp_sampler_clear)

G_END_DECLS
