/* dp-ramp.c: places that open little by little, and a unit's answers year by year.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-ramp.h"

#include "engine/dp-erlang.h"

#include <math.h>

/**
 * dp_ramp_places:
 * @ramp: how the unit opens
 * @month: month counted from the beginning of year 0 of the plan; may lie before the opening
 *
 * Returns: number of open places in @month; 0 before the opening
 */
int
dp_ramp_places (const DpRamp *ramp,
                int           month)
{
  gint64 since, places;

  g_return_val_if_fail (ramp != NULL, 0);
  g_return_val_if_fail (ramp->places >= 0, 0);

  since = (gint64) month - ramp->opening_month;
  if (since < 0)
    return 0;
  if (since >= ramp->ramp_months)
    return ramp->places;
  places = ramp->places * (since + 1) / ramp->ramp_months;
  return (int) MAX (places, MIN (ramp->places, 1));
}

/**
 * dp_ramp_months:
 * @places: (array length=DP_RAMP_MONTHS): open places of each month, ≥ 0
 * @arrivals_per_year: (array length=DP_RAMP_MONTHS): women a year who turn to the unit in each month, finite, ≥ 0
 * @stay_years: mean stay in years, finite, > 0
 * @answer: (out caller-allocates): the year's answers
 *
 * Answers each month as if its places had been open, and its women had come, for ever (Erlang B), and averages over the year.
 * Women who turn to the unit in months without a place are without place. The true filling of a new unit lags behind this by
 * about one mean stay: the first year's occupancy and share without place are then somewhat lower than stated.
 */
void
dp_ramp_months (const int    *places,
                const double *arrivals_per_year,
                double        stay_years,
                DpRampYear   *answer)
{
  double lost = 0, in_use = 0, empty = 0, arrivals = 0, blocking = 0;
  double b = 1, nobody = 1;
  gint64 open_places = 0;

  g_return_if_fail (places != NULL && arrivals_per_year != NULL);
  g_return_if_fail (isfinite (stay_years) && stay_years > 0);
  g_return_if_fail (answer != NULL);

  *answer = (DpRampYear) { 0 };
  for (int m = 0; m < DP_RAMP_MONTHS; m++)
    {
      const double load = arrivals_per_year[m] * stay_years;

      if (m == 0 || places[m] != places[m - 1] || arrivals_per_year[m] != arrivals_per_year[m - 1])
        {
          b = dp_erlang_b (places[m], load);
          nobody = dp_erlang_empty (places[m], load);
        }
      if (places[m] > 0)
        answer->open_months++;
      open_places += places[m];
      arrivals += arrivals_per_year[m];
      lost += arrivals_per_year[m] * b;
      blocking += b;
      empty += nobody;
      in_use += load * (1 - b);
    }

  answer->places = (double) open_places / DP_RAMP_MONTHS;
  answer->arrivals = arrivals / DP_RAMP_MONTHS;
  /* Where nobody comes, somebody who came would have met this. */
  answer->without_place = arrivals > 0 ? lost / arrivals : blocking / DP_RAMP_MONTHS;
  answer->occupancy = open_places > 0 ? in_use / open_places : 0;
  answer->courses_per_year = answer->arrivals * (1 - answer->without_place);
  answer->empty = empty / DP_RAMP_MONTHS;
}

/**
 * dp_ramp_year:
 * @ramp: how the unit opens
 * @arrivals_per_year: women who turn to the unit in a year, finite, ≥ 0, evenly over the year
 * @stay_years: mean stay in years, finite, > 0
 * @year: year of the plan, ≥ 0; year 0 holds the months 0–11
 * @answer: (out caller-allocates): the year's answers, as dp_ramp_months() has them
 */
void
dp_ramp_year (const DpRamp *ramp,
              double        arrivals_per_year,
              double        stay_years,
              int           year,
              DpRampYear   *answer)
{
  int places[DP_RAMP_MONTHS];
  double arrivals[DP_RAMP_MONTHS];

  g_return_if_fail (ramp != NULL);
  g_return_if_fail (isfinite (arrivals_per_year) && arrivals_per_year >= 0);
  g_return_if_fail (year >= 0 && year < G_MAXINT / DP_RAMP_MONTHS - 1);

  for (int m = 0; m < DP_RAMP_MONTHS; m++)
    {
      places[m] = dp_ramp_places (ramp, year * DP_RAMP_MONTHS + m);
      arrivals[m] = arrivals_per_year;
    }
  dp_ramp_months (places, arrivals, stay_years, answer);
}
