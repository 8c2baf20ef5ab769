/* dp-cost-steps.c: what a unit costs while its places open: the crew comes in steps, not by the place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-cost-steps.h"

#include "plan/dp-analysis-staffing.h"

#define MONTHS_PER_YEAR 12

/* From how many open places the line is manned; 0 when it does not say. */
static int
from_of (const DpRecord *line)
{
  return (int) dp_record_number_or (line, DP_STAFFING_FROM_PLACES, 0.0);
}

/** dp_cost_steps_full: see the header. */
double
dp_cost_steps_full (const DpPlan *plan,
                    const char   *unit_id)
{
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit_id);
  const DpRecord *unit = dp_plan_get (plan, DP_ENTITY_UNIT, unit_id);
  double sum = 0.0;

  for (guint i = 0; i < lines->len; i++)
    if (from_of (lines->pdata[i]) > 0 && dp_staffing_is_manned (unit, lines->pdata[i]))
      sum += dp_record_number_or (lines->pdata[i], DP_STAFFING_COST, 0.0);

  return sum;
}

/** dp_cost_steps_year: see the header. */
double
dp_cost_steps_year (const DpPlan *plan,
                    const char   *unit_id,
                    int           opening_month,
                    int           closing_month,
                    int           year)
{
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit_id);
  const DpRecord *unit = dp_plan_get (plan, DP_ENTITY_UNIT, unit_id);
  const DpRamp ramp = { (int) dp_record_number_or (unit, DP_UNIT_PLACES, 0.0), opening_month,
                        (int) dp_record_number_or (unit, DP_UNIT_RAMP_UP, 0.0) };
  double sum = 0.0;

  for (guint i = 0; i < lines->len; i++)
    for (int m = 0; from_of (lines->pdata[i]) > 0 && m < MONTHS_PER_YEAR; m++)
      if ((closing_month < 0 || year * MONTHS_PER_YEAR + m < closing_month)
          && dp_ramp_places (&ramp, year * MONTHS_PER_YEAR + m) >= from_of (lines->pdata[i]))
        sum += dp_record_number_or (lines->pdata[i], DP_STAFFING_COST, 0.0) / MONTHS_PER_YEAR;

  return sum;
}

/* Whether another crew is on duty with @open places than with one less. */
static gboolean
begins_step (const GPtrArray *lines,
             int              open)
{
  for (guint i = 0; i < lines->len; i++)
    if (from_of (lines->pdata[i]) == open)
      return TRUE;

  return open == 1;
}

static double
cost_at (const GPtrArray       *lines,
         const DpFinanceResult *finance,
         int                    places,
         int                    open)
{
  g_autofree DpCostStep *steps = g_new0 (DpCostStep, lines->len + 1);
  double rest = finance->items * places / finance->places;
  double cost = 0.0;
  gsize n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const double amount = dp_record_number_or (lines->pdata[i], DP_STAFFING_COST, 0.0);

      if (from_of (lines->pdata[i]) > 0)
        steps[n++] = (DpCostStep) { from_of (lines->pdata[i]), amount };
      else
        rest += amount;
    }
  /* Amounts and shares are within their fields' limits. */
  dp_step_cost (steps, n, rest, finance->fixed_share, places, open, &cost, NULL);

  return cost;
}

static void
add_unit (GArray                *steps,
          const DpPlan          *plan,
          const DpRecord        *unit,
          const DpFinanceResult *finance)
{
  const GPtrArray *lines = dp_plan_children (plan, DP_ENTITY_STAFFING, unit->id);
  const int places = (int) dp_record_number_or (unit, DP_UNIT_PLACES, 0.0);

  for (int open = 1; open <= places; open++)
    {
      DpUnitStep step = { .unit = unit, .from = open, .to = open };

      if (!begins_step (lines, open))
        continue;
      while (step.to < places && !begins_step (lines, step.to + 1))
        step.to++;
      for (guint i = 0; i < lines->len; i++)
        if (from_of (lines->pdata[i]) <= open)
          {
            step.fte += dp_record_number_or (lines->pdata[i], DP_STAFFING_FTE, 0.0);
            step.unknown_fte += !dp_record_number (lines->pdata[i], DP_STAFFING_FTE, NULL);
          }
      step.cost_from = cost_at (lines, finance, places, step.from);
      step.cost_to = cost_at (lines, finance, places, step.to);
      g_array_append_val (steps, step);
    }
}

/** dp_cost_steps_new: see the header. */
GArray *
dp_cost_steps_new (const DpPlan          *plan,
                   const DpFinanceResult *finance)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, finance->proposal->id);
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (DpUnitStep));

  for (guint u = 0; finance->rate_known && u < units->len; u++)
    add_unit (steps, plan, units->pdata[u], finance);

  return steps;
}
