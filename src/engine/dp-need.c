/* dp-need.c: a country's need split over its regions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-need.h"

#include "engine/dp-engine-error.h"

/* Larger than any population; keeps the sum finite. */
#define AMOUNT_MAX 1e15

/**
 * dp_need_weights:
 * @amounts: (array length=n_regions): what the need is split by: people, births, or the user's own numbers
 * @n_regions: number of regions, ≥ 1
 * @weights: (out caller-allocates) (array length=n_regions): each region's share, summing to 1
 * @error: return location for an error naming "amounts" or "regions"
 *
 * Splits a country's need in proportion to @amounts. Every region must have more than zero: a region without people
 * is more often a forgotten number than a fact, and its share would be a silent zero.
 *
 * Returns: FALSE when there is no region or an amount is not a number above zero; @weights is then untouched
 */
gboolean
dp_need_weights (const double *amounts,
                 gsize         n_regions,
                 double       *weights,
                 GError      **error)
{
  double sum = 0;

  if (n_regions == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "regions", "there must be at least one");
      return FALSE;
    }
  g_return_val_if_fail (amounts != NULL, FALSE);
  g_return_val_if_fail (weights != NULL, FALSE);

  for (gsize i = 0; i < n_regions; i++)
    {
      if (!dp_check_not_negative ("amounts", amounts[i], error) ||
          !dp_check_at_most ("amounts", amounts[i], AMOUNT_MAX, error))
        return FALSE;
      if (amounts[i] <= 0)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "amounts", "every region must have more than zero");
          return FALSE;
        }
      sum += amounts[i];
    }
  for (gsize i = 0; i < n_regions; i++)
    weights[i] = amounts[i] / sum;
  return TRUE;
}
