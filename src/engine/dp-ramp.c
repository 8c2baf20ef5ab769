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

#define MONTHS_PER_YEAR 12

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
 * dp_ramp_year:
 * @ramp: how the unit opens
 * @arrivals_per_year: women who turn to the unit in a year, finite, ≥ 0, evenly over the year
 * @stay_years: mean stay in years, finite, > 0
 * @year: year of the plan, ≥ 0; year 0 holds the months 0–11
 * @answer: (out caller-allocates): the year's answers
 *
 * Answers each month as if its places had been open for ever (Erlang B), and averages over the year. Women who turn to
 * the unit in months before it opened are without place. The true filling of a new unit lags behind this by about one
 * mean stay: the first year's occupancy and share without place are then somewhat lower than stated.
 */
void
dp_ramp_year (const DpRamp *ramp,
              double        arrivals_per_year,
              double        stay_years,
              int           year,
              DpRampYear   *answer)
{
  const double load = arrivals_per_year * stay_years;
  double blocking = 0, in_use = 0, empty = 0;
  double b = 1, nobody = 1;
  int known_places = 0;
  gint64 open_places = 0;

  g_return_if_fail (ramp != NULL);
  g_return_if_fail (isfinite (arrivals_per_year) && arrivals_per_year >= 0);
  g_return_if_fail (isfinite (stay_years) && stay_years > 0);
  g_return_if_fail (year >= 0 && year < G_MAXINT / MONTHS_PER_YEAR - 1);
  g_return_if_fail (answer != NULL);

  *answer = (DpRampYear) { 0 };
  for (int m = 0; m < MONTHS_PER_YEAR; m++)
    {
      const int places = dp_ramp_places (ramp, year * MONTHS_PER_YEAR + m);

      if (places != known_places)
        {
          b = dp_erlang_b (places, load);
          nobody = dp_erlang_empty (places, load);
          known_places = places;
        }
      if (places > 0)
        answer->open_months++;
      open_places += places;
      blocking += b;
      empty += nobody;
      in_use += load * (1 - b);
    }

  answer->places = (double) open_places / MONTHS_PER_YEAR;
  answer->arrivals = arrivals_per_year;
  answer->without_place = blocking / MONTHS_PER_YEAR;
  answer->occupancy = open_places > 0 ? in_use / open_places : 0;
  answer->courses_per_year = arrivals_per_year * (1 - answer->without_place);
  answer->empty = empty / MONTHS_PER_YEAR;
}
