/* dp-defaults.c: the plan-wide assumptions that calculations rest on.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-defaults.h"

/* Used only when the plan has lost its own row; the templates bring every one, with the same value and its reason. */
static const struct
{
  const char *id;
  double value;
} defaults[] = {
  { "hours-norm", 1924 },
  { "hours-day", 7.4 },
  { "days-holiday", 25 },
  { "days-extra", 5 },
  { "days-public", 7.14 },
  { "days-sick", 14.4 },
  { "days-course", 3 },
  { "handover-minutes", 0 },
  { "crew-night", 1 },
  { "crew-day", 2 },
  { "crew-day-hours", 16 },
  { "one-person", 1.5 },
  { "budget-occupancy", 0.95 },
  { "rate-floor", 0.95 },
  { "rate-ceiling", 0.98 },
  { "rate-band", 0.05 },
  { "fixed-cost", 1 },
  { "detour-factor", 1.3 },
  { "reach", 100 },
  { "vary-stay-before", 1 },
  { "vary-stay-after", 2 },
  { "vary-split", 0.25 },
  { "vary-places", 1 },
  { "vary-wages", 0.1 },
  { "vary-items", 0.2 },
  { "vary-goal", 0.05 },
};

/**
 * dp_default_assumption:
 * @plan: a plan
 * @id: one of the ids above
 *
 * Returns: the plan's own value of the assumption, or the templates' when the plan has no such row
 */
double
dp_default_assumption (const DpPlan *plan,
                       const char   *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].id, id))
      {
        double value = defaults[i].value;

        dp_plan_assumption (plan, id, &value);
        return value;
      }

  g_return_val_if_reached (0.0);
}
