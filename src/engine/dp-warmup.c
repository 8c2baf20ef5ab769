/* dp-warmup.c: how much of a simulated series still shows its start.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-warmup.h"

/* Values of one batch. */
#define BATCH 5

/**
 * dp_warmup_mser5:
 * @values: (array length=n_values): a series from its start, all finite
 * @n_values: how many
 *
 * The marginal standard error rule on means of five (White, Cobb & Spratt 2000): so many values are deleted that the standard
 * error of the mean of those that remain is smallest. As the rule says little where little remains, at most half is.
 *
 * Returns: how many values of the beginning to delete, a multiple of five
 */
gsize
dp_warmup_mser5 (const double *values,
                 gsize         n_values)
{
  const gsize n_batches = n_values / BATCH;
  double mean = 0, squares = 0, best = G_MAXDOUBLE;
  gsize best_batch = 0;

  g_return_val_if_fail (values != NULL || n_values == 0, 0);

  /* From the end to the beginning: one batch more remains in each step (Welford). */
  for (gsize remaining = 1; remaining <= n_batches; remaining++)
    {
      const gsize batch = n_batches - remaining;
      const double n = (double) remaining;
      double sum = 0, before;

      for (gsize i = 0; i < BATCH; i++)
        sum += values[batch * BATCH + i];
      before = sum / BATCH - mean;
      mean += before / n;
      squares += before * (sum / BATCH - mean);
      if (batch <= n_batches / 2 && squares / (n * n) <= best)
        {
          best = squares / (n * n);
          best_batch = batch;
        }
    }
  return best_batch * BATCH;
}
