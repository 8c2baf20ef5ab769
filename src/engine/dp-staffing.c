/* dp-staffing.c: hours, full-time posts and round-the-clock cover.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-staffing.h"

#include "engine/dp-engine-error.h"

/**
 * dp_net_hours:
 * @hours: the terms
 * @net: (out): hours a full-time post is on duty in a year
 * @error: return location for an error
 *
 * Paid hours less the days away: norm − day × (holiday + extra + public holidays + illness + courses).
 *
 * Returns: FALSE when a term is refused or nothing is left
 */
gboolean
dp_net_hours (const DpHours *hours,
              double        *net,
              GError       **error)
{
  double left;

  g_return_val_if_fail (hours != NULL && net != NULL, FALSE);

  if (!dp_check_positive ("norm_hours", hours->norm_hours, error) ||
      !dp_check_at_most ("norm_hours", hours->norm_hours, 8784, error) ||
      !dp_check_not_negative ("day_hours", hours->day_hours, error) ||
      !dp_check_at_most ("day_hours", hours->day_hours, 24, error) ||
      !dp_check_not_negative ("holiday", hours->holiday, error) ||
      !dp_check_not_negative ("extra_holiday", hours->extra_holiday, error) ||
      !dp_check_not_negative ("public_holidays", hours->public_holidays, error) ||
      !dp_check_not_negative ("sick", hours->sick, error) || !dp_check_not_negative ("course", hours->course, error))
    return FALSE;

  left = hours->norm_hours - hours->day_hours * (hours->holiday + hours->extra_holiday + hours->public_holidays +
                                                 hours->sick + hours->course);
  if (!(left > 0))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "norm_hours", "nothing is left after the days away");
      return FALSE;
    }
  *net = left;
  return TRUE;
}

/**
 * dp_fte_per_post:
 * @hours: the terms of a full-time post
 * @handover: hours a day in which two overlap, 0–24
 * @fte: (out): full-time posts that keep one person on duty day and night, all year
 * @error: return location for an error
 *
 * (24 + handover) × 365 / net hours.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_fte_per_post (const DpHours *hours,
                 double         handover,
                 double        *fte,
                 GError       **error)
{
  double net;

  g_return_val_if_fail (fte != NULL, FALSE);

  if (!dp_check_not_negative ("handover", handover, error) || !dp_check_at_most ("handover", handover, 24, error) ||
      !dp_net_hours (hours, &net, error))
    return FALSE;
  *fte = (24 + handover) * DP_DAYS_PER_YEAR / net;
  return TRUE;
}

/**
 * dp_fte_roster:
 * @hours: the terms of a full-time post
 * @shifts: (array length=n_shifts): the roster
 * @n_shifts: number of shifts, may be 0
 * @fte: (out): full-time posts that man the roster all year
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_fte_roster (const DpHours *hours,
               const DpShift *shifts,
               gsize          n_shifts,
               double        *fte,
               GError       **error)
{
  double net, sum = 0;

  g_return_val_if_fail (shifts != NULL || n_shifts == 0, FALSE);
  g_return_val_if_fail (fte != NULL, FALSE);

  if (!dp_net_hours (hours, &net, error))
    return FALSE;
  for (gsize i = 0; i < n_shifts; i++)
    {
      if (!dp_check_not_negative ("persons", shifts[i].persons, error) ||
          !dp_check_at_most ("persons", shifts[i].persons, 1e6, error) ||
          !dp_check_not_negative ("hours", shifts[i].hours, error) ||
          !dp_check_at_most ("hours", shifts[i].hours, 48, error) ||
          !dp_check_not_negative ("days", shifts[i].days, error) ||
          !dp_check_at_most ("days", shifts[i].days, 366, error) ||
          !dp_check_share ("paid_share", shifts[i].paid_share, error))
        return FALSE;
      sum += shifts[i].persons * shifts[i].hours * shifts[i].days * shifts[i].paid_share;
    }
  *fte = sum / net;
  return TRUE;
}
