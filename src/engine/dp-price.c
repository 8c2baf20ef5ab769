/* dp-price.c: the rate per day, and what it earns.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-price.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-staffing.h"

/* Years between a result and the rate that carries it: the accounts of a year are known in the next. */
#define CARRY_YEARS 2

#define AMOUNT_MAX 1e15

static gboolean
check_amount (const char *input,
              double      value,
              GError    **error)
{
  return dp_check_not_negative (input, value, error) && dp_check_at_most (input, value, AMOUNT_MAX, error);
}

static gboolean
check_places (double   places,
              GError **error)
{
  return dp_check_positive ("places", places, error) && dp_check_at_most ("places", places, 1e6, error);
}

/* More women than places may be in care for a while, but not many more. */
static gboolean
check_occupancy (double   occupancy,
                 GError **error)
{
  return dp_check_not_negative ("occupancy", occupancy, error) && dp_check_at_most ("occupancy", occupancy, 2, error);
}

static gboolean
check_rule (const DpRateRule *rule,
            GError          **error)
{
  if (!dp_check_share ("floor", rule->floor, error) || !dp_check_positive ("floor", rule->floor, error) ||
      !dp_check_share ("ceiling", rule->ceiling, error) || !dp_check_share ("band", rule->band, error))
    return FALSE;
  return dp_check_at_most ("floor", rule->floor, rule->ceiling, error);
}

/**
 * dp_step_cost:
 * @steps: (array length=n_steps): cost that comes whole with some place
 * @n_steps: may be 0
 * @rest: cost that comes with no certain place, ≥ 0
 * @fixed_share: share 0–1 of @rest that is there from the opening; the rest of it follows the open places
 * @places: places in full operation, ≥ 1
 * @open: places that are open, 0–@places
 * @cost: (out): cost of a year with that many open all the time; 0 with none
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_step_cost (const DpCostStep *steps,
              gsize             n_steps,
              double            rest,
              double            fixed_share,
              int               places,
              int               open,
              double           *cost,
              GError          **error)
{
  double sum;

  g_return_val_if_fail ((steps != NULL || n_steps == 0) && cost != NULL, FALSE);

  if (!check_amount ("rest", rest, error) || !dp_check_share ("fixed_share", fixed_share, error) ||
      !check_places (places, error) || !dp_check_not_negative ("open", open, error) ||
      !dp_check_at_most ("open", open, places, error))
    return FALSE;
  sum = rest * (fixed_share + (1 - fixed_share) * open / places);
  for (gsize i = 0; i < n_steps; i++)
    {
      if (!check_amount ("cost", steps[i].cost, error) || !dp_check_not_negative ("from", steps[i].from, error))
        return FALSE;
      if (open >= steps[i].from)
        sum += steps[i].cost;
    }
  *cost = open > 0 ? sum : 0;
  return TRUE;
}

/**
 * dp_budget_occupancy:
 * @rule: the agreement
 * @two_years_ago: actual occupancy two years before the budget year, ≥ 0
 * @last_year: actual occupancy the year before, ≥ 0
 * @occupancy: (out): the occupancy the rate is budgeted at
 * @error: return location for an error
 *
 * The mean of the two preceding years, kept within the rule's limits.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_budget_occupancy (const DpRateRule *rule,
                     double            two_years_ago,
                     double            last_year,
                     double           *occupancy,
                     GError          **error)
{
  g_return_val_if_fail (rule != NULL && occupancy != NULL, FALSE);

  if (!check_rule (rule, error) || !check_occupancy (two_years_ago, error) || !check_occupancy (last_year, error))
    return FALSE;
  *occupancy = CLAMP ((two_years_ago + last_year) / 2, rule->floor, rule->ceiling);
  return TRUE;
}

/**
 * dp_rate:
 * @cost: long-term direct and indirect cost of a year, ≥ 0
 * @carried_in: deficit (above zero) or surplus (below) to recover
 * @places: number of places, > 0
 * @occupancy: budgeted occupancy, > 0
 * @rate: (out): rate per place and day
 * @error: return location for an error
 *
 * (cost + carried) / (places × 365 × occupancy).
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_rate (double   cost,
         double   carried_in,
         double   places,
         double   occupancy,
         double  *rate,
         GError **error)
{
  g_return_val_if_fail (rate != NULL, FALSE);

  if (!check_amount ("cost", cost, error) || !dp_check_finite ("carried_in", carried_in, error) ||
      !dp_check_at_most ("carried_in", carried_in, AMOUNT_MAX, error) || !check_places (places, error) ||
      !dp_check_positive ("occupancy", occupancy, error) || !check_occupancy (occupancy, error))
    return FALSE;
  *rate = (cost + carried_in) / (places * DP_DAYS_PER_YEAR * occupancy);
  return TRUE;
}

/**
 * dp_rate_result:
 * @cost: cost of the year, ≥ 0
 * @places: number of places, > 0
 * @rate: rate per place and day
 * @occupancy: actual occupancy, ≥ 0
 * @result: (out): income less cost; below zero is a deficit
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_rate_result (double   cost,
                double   places,
                double   rate,
                double   occupancy,
                double  *result,
                GError **error)
{
  g_return_val_if_fail (result != NULL, FALSE);

  if (!check_amount ("cost", cost, error) || !check_places (places, error) || !dp_check_finite ("rate", rate, error) ||
      !check_occupancy (occupancy, error))
    return FALSE;
  *result = rate * places * DP_DAYS_PER_YEAR * occupancy - cost;
  return TRUE;
}

/**
 * dp_break_even:
 * @cost: cost of a year, ≥ 0
 * @places: number of places, > 0
 * @rate: rate per place and day, > 0
 * @occupancy: (out): occupancy at which the rate just pays the cost; above 1 when it never does
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_break_even (double   cost,
               double   places,
               double   rate,
               double  *occupancy,
               GError **error)
{
  g_return_val_if_fail (occupancy != NULL, FALSE);

  if (!check_amount ("cost", cost, error) || !check_places (places, error) || !dp_check_positive ("rate", rate, error))
    return FALSE;
  *occupancy = cost / (places * DP_DAYS_PER_YEAR * rate);
  return TRUE;
}

/**
 * dp_rate_path:
 * @rule: the agreement
 * @costs: (array length=n_years): cost of each year from the opening
 * @places: (array length=n_years): places of each year, > 0
 * @occupancies: (array length=n_years): actual occupancy of each year
 * @n_years: number of years, ≥ 1
 * @years: (out caller-allocates) (array length=n_years): each year's rate and result
 * @error: return location for an error
 *
 * The rule's memory along a ramp: the first two years are budgeted at the ceiling, as nothing is known; later ones at
 * the mean of the two years before. What a year's result leaves outside the band is carried into the rate two years
 * later, deficits as a higher rate, surpluses as a lower one.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_rate_path (const DpRateRule *rule,
              const double     *costs,
              const double     *places,
              const double     *occupancies,
              gsize             n_years,
              DpRateYear       *years,
              GError          **error)
{
  g_return_val_if_fail (rule != NULL && costs != NULL && places != NULL && occupancies != NULL && years != NULL, FALSE);

  if (!check_rule (rule, error))
    return FALSE;
  for (gsize y = 0; y < n_years; y++)
    {
      DpRateYear *year = &years[y];
      double result;

      *year = (DpRateYear) { .budget_occupancy = rule->ceiling };
      if (y >= CARRY_YEARS)
        {
          const double earlier = years[y - CARRY_YEARS].result, free = rule->band * costs[y - CARRY_YEARS];

          year->carried_in = earlier < -free ? -earlier - free : earlier > free ? -(earlier - free) : 0;
          if (!dp_budget_occupancy (rule, occupancies[y - 2], occupancies[y - 1], &year->budget_occupancy, error))
            return FALSE;
        }
      if (!dp_rate (costs[y], year->carried_in, places[y], year->budget_occupancy, &year->rate, error) ||
          !dp_rate_result (costs[y], places[y], year->rate, occupancies[y], &result, error))
        return FALSE;
      year->income = result + costs[y];
      year->result = result - year->carried_in;
    }
  return TRUE;
}
