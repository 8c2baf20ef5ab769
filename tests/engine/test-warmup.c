/* test-warmup.c: how much of a series still shows its start.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-warmup.h"

/* The rule to the letter, by trying every truncation. */
static gsize
try_all (const double *values,
         gsize         n_values)
{
  const gsize n_batches = n_values / 5;
  double best = G_MAXDOUBLE;
  gsize best_batch = 0;

  for (gsize d = 0; d <= n_batches / 2 && d < n_batches; d++)
    {
      const double n = (double) (n_batches - d);
      double mean = 0, squares = 0;

      for (gsize i = 5 * d; i < 5 * n_batches; i++)
        mean += values[i] / 5 / n;
      for (gsize b = d; b < n_batches; b++)
        {
          double batch = 0;

          for (gsize i = 0; i < 5; i++)
            batch += values[5 * b + i] / 5;
          squares += (batch - mean) * (batch - mean);
        }
      if (squares / n / n < best * (1 - 1e-9))
        {
          best = squares / n / n;
          best_batch = d;
        }
    }
  return 5 * best_batch;
}

static void
test_rule (void)
{
  double values[203];
  guint32 x = 7;

  for (int round = 0; round < 200; round++)
    {
      const gsize n = 10 + (gsize) round % 190;
      const double start = round % 50, forgets = 1 + round % 40;

      for (gsize i = 0; i < n; i++)
        {
          x = 1103515245u * x + 12345u;
          values[i] = (x >> 16) % 100 / 10.0 + start * forgets / (forgets + (double) i);
        }
      g_assert_cmpuint (dp_warmup_mser5 (values, n), ==, try_all (values, n));
    }
}

static void
test_plain_cases (void)
{
  double values[100];

  /* A step after 20: what comes before is deleted, no more. */
  for (int i = 0; i < 100; i++)
    values[i] = i < 20 ? 0 : 10 + i / 5 % 2;
  g_assert_cmpuint (dp_warmup_mser5 (values, 100), ==, 20);
  /* In balance from the beginning. */
  for (int i = 0; i < 100; i++)
    values[i] = i / 5 % 2;
  g_assert_cmpuint (dp_warmup_mser5 (values, 100), ==, 0);
  for (int i = 0; i < 100; i++)
    values[i] = 3;
  g_assert_cmpuint (dp_warmup_mser5 (values, 100), ==, 0);
  /* It never settles: half is the most. */
  for (int i = 0; i < 100; i++)
    values[i] = i;
  g_assert_cmpuint (dp_warmup_mser5 (values, 100), ==, 50);
  g_assert_cmpuint (dp_warmup_mser5 (values, 4), ==, 0);
  g_assert_cmpuint (dp_warmup_mser5 (NULL, 0), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/warmup/rule", test_rule);
  g_test_add_func ("/engine/warmup/plain-cases", test_plain_cases);
  return g_test_run ();
}
