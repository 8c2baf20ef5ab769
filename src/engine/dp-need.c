/* dp-need.c: a country's need: hidden cases, later years, referral and admission, and its split over the regions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-need.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/* Larger than any population; keeps the sum finite. */
#define AMOUNT_MAX 1e15

/* A thousandfold is beyond any add-on that anybody would defend. */
#define ADDED_SHARE_MAX 1000.0

/* From losing all but a thousandth a year to doubling. */
#define TREND_MIN (-0.999)
#define TREND_MAX 1.0

/* Whether both ends are numbers from zero up to @limit and in order. */
static gboolean
check_bounds (const char     *input,
              const DpBounds *bounds,
              double          limit,
              GError        **error)
{
  if (!dp_check_not_negative (input, bounds->low, error) || !dp_check_not_negative (input, bounds->high, error) ||
      !dp_check_at_most (input, bounds->high, limit, error))
    return FALSE;
  if (bounds->low <= bounds->high)
    return TRUE;
  dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, input, "the lower bound must not be above the upper");
  return FALSE;
}

/**
 * dp_need_weights:
 * @amounts: (array length=n_regions): what the need is split by: people, births, or the user's own numbers
 * @n_regions: number of regions, ≥ 1
 * @weights: (out caller-allocates) (array length=n_regions): each region's share, summing to 1
 * @empty_region: (out) (optional): when an amount is refused, the number of its region; else @n_regions
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
                 gsize        *empty_region,
                 GError      **error)
{
  double sum = 0;

  if (empty_region != NULL)
    *empty_region = n_regions;
  if (n_regions == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "regions", "there must be at least one");
      return FALSE;
    }
  g_return_val_if_fail (amounts != NULL, FALSE);
  g_return_val_if_fail (weights != NULL, FALSE);

  for (gsize i = 0; i < n_regions; i++)
    {
      if (empty_region != NULL)
        *empty_region = i;
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
  if (empty_region != NULL)
    *empty_region = n_regions;
  for (gsize i = 0; i < n_regions; i++)
    weights[i] = amounts[i] / sum;
  return TRUE;
}

/**
 * dp_need_merge:
 * @weights: (array length=n_regions): each region's share of the need
 * @rows: (array) (nullable): n_regions × @n_columns shares 0–1 of each region's women
 * @n_regions: number of regions
 * @n_columns: numbers in a row
 * @group: (array length=n_regions): the group that each region belongs to, 0 – n_groups − 1
 * @n_groups: number of groups
 * @merged_weights: (out caller-allocates) (array length=n_groups): sums of the weights
 * @merged_rows: (out caller-allocates) (array) (nullable): n_groups × @n_columns: the rows' means by weight
 *
 * The same women counted in fewer, larger regions: nobody turns elsewhere because of it.
 */
void
dp_need_merge (const double *weights,
               const double *rows,
               gsize         n_regions,
               gsize         n_columns,
               const gsize  *group,
               gsize         n_groups,
               double       *merged_weights,
               double       *merged_rows)
{
  for (gsize g = 0; g < n_groups; g++)
    merged_weights[g] = 0;
  for (gsize i = 0; merged_rows != NULL && i < n_groups * n_columns; i++)
    merged_rows[i] = 0;

  for (gsize r = 0; r < n_regions; r++)
    {
      g_return_if_fail (group[r] < n_groups);

      merged_weights[group[r]] += weights[r];
      for (gsize i = 0; merged_rows != NULL && i < n_columns; i++)
        merged_rows[group[r] * n_columns + i] += weights[r] * rows[r * n_columns + i];
    }
  for (gsize g = 0; merged_rows != NULL && g < n_groups; g++)
    for (gsize i = 0; i < n_columns && merged_weights[g] > 0; i++)
      merged_rows[g * n_columns + i] /= merged_weights[g];
}

/**
 * dp_need_add_share:
 * @need: women a year, 0–%DP_NEED_MAX
 * @share: what is added, relative to @need: 0.2 is a fifth more; 0–1000
 * @result: (out caller-allocates): @need and what is added
 * @error: return location for an error naming "need" or "share"
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_need_add_share (const DpBounds *need,
                   const DpBounds *share,
                   DpBounds       *result,
                   GError        **error)
{
  if (!check_bounds ("need", need, DP_NEED_MAX, error) || !check_bounds ("share", share, ADDED_SHARE_MAX, error))
    return FALSE;

  *result = (DpBounds) { need->low * (1 + share->low), need->high * (1 + share->high) };
  return TRUE;
}

/**
 * dp_need_add_number:
 * @need: women a year, 0–%DP_NEED_MAX
 * @number: women a year who are added, 0–%DP_NEED_MAX
 * @result: (out caller-allocates): @need and what is added
 * @error: return location for an error naming "need" or "number"
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_need_add_number (const DpBounds *need,
                    const DpBounds *number,
                    DpBounds       *result,
                    GError        **error)
{
  if (!check_bounds ("need", need, DP_NEED_MAX, error) || !check_bounds ("number", number, DP_NEED_MAX, error))
    return FALSE;

  *result = (DpBounds) { need->low + number->low, need->high + number->high };
  return TRUE;
}

/**
 * dp_need_in_year:
 * @need: women a year in the estimate's own year, 0–%DP_NEED_MAX
 * @trend: growth a year: 0.02 is two per cent more every year; −0.999 to 1
 * @years: years from the estimate's own year, negative before it; at most %DP_NEED_YEARS_MAX either way
 * @result: (out caller-allocates): the bounds in that year: need × (1 + trend)^years
 * @error: return location for an error naming "need", "trend" or "years"
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_need_in_year (const DpBounds *need,
                 const DpBounds *trend,
                 int             years,
                 DpBounds       *result,
                 GError        **error)
{
  double first, second;

  if (!check_bounds ("need", need, DP_NEED_MAX, error) || !dp_check_finite ("trend", trend->low, error) ||
      !dp_check_finite ("trend", trend->high, error) || !dp_check_at_most ("trend", trend->high, TREND_MAX, error))
    return FALSE;
  if (trend->low < TREND_MIN || trend->low > trend->high)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "trend",
                           "the lower bound must be at least -0.999 and not above the upper");
      return FALSE;
    }
  if (years < -DP_NEED_YEARS_MAX || years > DP_NEED_YEARS_MAX)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "years", "must be at most 200 either way");
      return FALSE;
    }

  first = pow (1 + trend->low, years);
  second = pow (1 + trend->high, years);
  *result = (DpBounds) { need->low * MIN (first, second), need->high * MAX (first, second) };
  return TRUE;
}

/**
 * dp_need_passed_on:
 * @need: women a year, 0–%DP_NEED_MAX
 * @share: share 0–1 of them who come to the next stage: from need to referral, from referral to admission
 * @result: (out caller-allocates): women a year in that stage
 * @error: return location for an error naming "need" or "share"
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_need_passed_on (const DpBounds *need,
                   const DpBounds *share,
                   DpBounds       *result,
                   GError        **error)
{
  if (!check_bounds ("need", need, DP_NEED_MAX, error) || !dp_check_share ("share", share->low, error) ||
      !dp_check_share ("share", share->high, error) || !check_bounds ("share", share, 1, error))
    return FALSE;

  *result = (DpBounds) { need->low * share->low, need->high * share->high };
  return TRUE;
}
