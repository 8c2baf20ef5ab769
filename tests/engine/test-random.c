/* test-random.c: the generators' known answers, and drawing by the inverse distribution function.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-random.h"

#include "reference.h"

#include <math.h>

static void
parse_words (const char *text,
             guint32    *words,
             guint       n_words)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, n_words);
  for (guint i = 0; i < n_words; i++)
    words[i] = (guint32) g_ascii_strtoull (parts[i], NULL, 16);
}

static void
check_philox (const char *input,
              const char *output)
{
  g_auto (GStrv) halves = g_strsplit (input, " key ", 2);
  guint32 counter[4], key[2], expected[4], actual[4];

  g_assert_true (g_str_has_prefix (halves[0], "ctr "));
  parse_words (halves[0] + 4, counter, 4);
  parse_words (halves[1], key, 2);
  parse_words (output, expected, 4);
  dp_philox (counter, key, actual);
  for (int i = 0; i < 4; i++)
    g_assert_cmphex (actual[i], ==, expected[i]);
}

static void
test_known_answers (void)
{
  g_autoptr (Reference) table = reference_load ("rng_known_answers.csv", 7);
  guint philox = 0, xoshiro = 0, splitmix = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const char *generator = reference_text (table, i, "generator");
      const char *input = reference_text (table, i, "input");
      const char *output = reference_text (table, i, "output");
      g_auto (GStrv) expected = g_strsplit (output, " ", -1);

      if (g_str_equal (generator, "philox4x32-10"))
        {
          check_philox (input, output);
          philox++;
        }
      else if (g_str_equal (generator, "xoshiro256++"))
        {
          DpXoshiro x;
          g_auto (GStrv) state = g_strsplit (input, " ", -1);

          for (int k = 0; k < 4; k++)
            x.s[k] = g_ascii_strtoull (state[k], NULL, 10);
          for (guint k = 0; expected[k] != NULL; k++, xoshiro++)
            g_assert_cmpuint (dp_xoshiro_next (&x), ==, g_ascii_strtoull (expected[k], NULL, 10));
        }
      else
        {
          guint64 state = g_ascii_strtoull (input, NULL, 10);

          g_assert_cmpstr (generator, ==, "splitmix64");
          for (guint k = 0; expected[k] != NULL; k++, splitmix++)
            g_assert_cmpuint (dp_splitmix (&state), ==, g_ascii_strtoull (expected[k], NULL, 10));
        }
    }
  g_assert_cmpuint (philox, ==, 5);
  g_assert_cmpuint (xoshiro, ==, 10);
  g_assert_cmpuint (splitmix, ==, 5);
}

/* The state after 2¹²⁸ steps, by squaring the transition matrix 128 times outside this program. */
static void
test_jump (void)
{
  DpXoshiro x = { { 1, 2, 3, 4 } };
  const guint64 expected[4] = {
    G_GUINT64_CONSTANT (10122426448480695249), G_GUINT64_CONSTANT (8079205330032121950),
    G_GUINT64_CONSTANT (7289065458748526725), G_GUINT64_CONSTANT (9477464255293849680),
  };

  dp_xoshiro_jump (&x);
  for (int i = 0; i < 4; i++)
    g_assert_cmpuint (x.s[i], ==, expected[i]);
}

static void
test_uniform (void)
{
  DpXoshiro x;
  double sum = 0, squares = 0;
  const int n = 1000000;

  g_assert_cmpfloat (dp_uniform (0), >, 0);
  g_assert_cmpfloat (dp_uniform (G_MAXUINT64), <, 1);
  g_assert_cmpfloat (dp_uniform (0), ==, 1 - dp_uniform (G_MAXUINT64));
  dp_xoshiro_init (&x, 42, 7);
  for (int i = 0; i < n; i++)
    {
      const double u = dp_uniform (dp_xoshiro_next (&x));

      sum += u;
      squares += u * u;
    }
  /* Five standard errors. */
  g_assert_cmpfloat_with_epsilon (sum / n, 0.5, 5 * sqrt (1.0 / 12 / n));
  g_assert_cmpfloat_with_epsilon (squares / n, 1.0 / 3, 5 * sqrt (4.0 / 45 / n));
}

static void
test_streams (void)
{
  DpXoshiro first, second, again;
  double u[2], v[2];

  dp_xoshiro_init (&first, 1, 0);
  dp_xoshiro_init (&second, 1, 1);
  dp_xoshiro_init (&again, 1, 0);
  g_assert_cmpuint (first.s[0], !=, second.s[0]);
  g_assert_cmpuint (dp_xoshiro_next (&first), ==, dp_xoshiro_next (&again));
  dp_xoshiro_init (&again, G_GUINT64_CONSTANT (1) << 32 | 1, 0);
  g_assert_cmpuint (again.s[0], !=, second.s[0]);

  dp_philox_uniforms (9, 3, 4, 5, u);
  dp_philox_uniforms (9, 3, 4, 5, v);
  g_assert_cmpfloat (u[0], ==, v[0]);
  g_assert_cmpfloat (u[0], !=, u[1]);
  dp_philox_uniforms (9, 3, 4, 6, v);
  g_assert_cmpfloat (u[0], !=, v[0]);
  dp_philox_uniforms (9, 3, 5, 5, v);
  g_assert_cmpfloat (u[0], !=, v[0]);
  dp_philox_uniforms (G_GUINT64_CONSTANT (9) << 32, 3, 4, 5, v);
  g_assert_cmpfloat (u[0], !=, v[0]);
}

/* The drawn stay is the one whose distribution function is u. */
static void
test_sampler (void)
{
  const struct
  {
    DpStayLaw law;
    double cv;
  } laws[] = {
    { DP_STAY_EXPONENTIAL, 1 }, { DP_STAY_GAMMA, 0.05 }, { DP_STAY_GAMMA, 0.5 }, { DP_STAY_GAMMA, 1 },
    { DP_STAY_GAMMA, 2 }, { DP_STAY_GAMMA, 5 }, { DP_STAY_GAMMA, 0.01 },
    { DP_STAY_LOGNORMAL, 0.7 }, { DP_STAY_HYPEREXPONENTIAL, 3 },
    { DP_STAY_HYPEREXPONENTIAL, 5 }, { DP_STAY_HYPEREXPONENTIAL, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      g_auto (DpSampler) sampler = { 0 };
      double before = 0;

      g_assert_true (dp_sampler_init (&sampler, laws[i].law, 0.5, laws[i].cv, NULL));
      for (double z = -8.2; z < 8.2; z += 0.0137)
        {
          const double share = MIN (0.5 * erfc (-z / sqrt (2)), dp_uniform (G_MAXUINT64));
          const double t = dp_sampler_draw (&sampler, share);

          g_assert_true (isfinite (t));
          g_assert_cmpfloat (t, >=, before);
          if (t > 1e-290)
            {
              /* In the smaller tail, whichever it is. */
              if (z < 0)
                g_assert_cmpfloat_with_epsilon (1 - dp_stay_survival (&sampler.stay, t), share, 1e-9);
              else
                assert_close (dp_stay_survival (&sampler.stay, t), 1 - share, 2e-5 + 1e-15 / (1 - share));
            }
          before = t;
        }
    }
}

static void
test_sampler_moments (void)
{
  const DpStayLaw laws[] = { DP_STAY_DETERMINISTIC, DP_STAY_EXPONENTIAL, DP_STAY_GAMMA, DP_STAY_LOGNORMAL };
  const int n = 400000;

  for (gsize i = 0; i < G_N_ELEMENTS (laws); i++)
    {
      g_auto (DpSampler) sampler = { 0 };
      const double cv = i == 0 ? 0 : i == 1 ? 1 : 0.7;
      double sum = 0;

      g_assert_true (dp_sampler_init (&sampler, laws[i], 3, cv, NULL));
      /* Midpoints of equal shares: the mean must come out without chance. */
      for (int k = 0; k < n; k++)
        sum += dp_sampler_draw (&sampler, (k + 0.5) / n);
      assert_close (sum / n, 3, 1e-5);
    }
}

/* Counters in a block are the counters one by one, also when they do not fill it. */
static void
test_block (void)
{
  const guint64 seed = G_GUINT64_CONSTANT (0x123456789abcdef0), first = G_GUINT64_CONSTANT (0xfffffff0);
  const guint32 key[2] = { 0x9abcdef0, 0x12345678 };
  guint32 bits[4 * 150];

  dp_philox_block (seed, first, 150, bits);
  for (guint i = 0; i < 150; i++)
    {
      const guint64 number = first + i;
      const guint32 counter[4] = { (guint32) number, (guint32) (number >> 32), 0x626c6f63, 0 };
      guint32 output[4];

      dp_philox (counter, key, output);
      for (guint w = 0; w < 4; w++)
        g_assert_cmpuint (bits[w * 150 + i], ==, output[w]);
    }
}

static void
test_uniform_block (void)
{
  const guint64 seed = G_GUINT64_CONSTANT (0x123456789abcdef0);
  double block[150];

  dp_philox_uniform_block (seed, 7, 16, 150, block);
  for (guint32 n = 0; n < 150; n++)
    {
      double u[2];

      dp_philox_uniforms (seed, n, 7, 16, u);
      g_assert_cmpfloat (block[n], ==, u[0]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/random/known-answers", test_known_answers);
  g_test_add_func ("/engine/random/block", test_block);
  g_test_add_func ("/engine/random/uniform-block", test_uniform_block);
  g_test_add_func ("/engine/random/jump", test_jump);
  g_test_add_func ("/engine/random/uniform", test_uniform);
  g_test_add_func ("/engine/random/streams", test_streams);
  g_test_add_func ("/engine/random/sampler", test_sampler);
  g_test_add_func ("/engine/random/sampler/moments", test_sampler_moments);
  return g_test_run ();
}
