/* dp-schedule.h: when a unit can open: steps that wait for each other, with unsure lengths.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DP_SCHEDULE_STEPS_MAX 500
#define DP_SCHEDULE_REPLICATIONS_MAX 100000

/**
 * DpStep:
 * @known: whether anything is known about its length
 * @low, @mode, @high: earliest, likely and latest length in months, 0 ≤ low ≤ mode ≤ high; triangular
 * @not_before: month before which it cannot begin, counted from month zero, ≥ 0
 */
typedef struct
{
  gboolean known;
  double low;
  double mode;
  double high;
  double not_before;
} DpStep;

/** DpStepLink: step @after begins only when step @before has ended. */
typedef struct
{
  int before;
  int after;
} DpStepLink;

/**
 * DpStepAnswer:
 * @known: FALSE when its length or that of any step it waits for is unknown; the rest is then 0
 * @start_mean, @end_mean: expected months
 * @end_percentile: month by which the step has ended in 0, 1, …, 100 % of the futures
 * @critical: share 0–1 of the futures in which a delay of this step would delay the goal
 */
typedef struct
{
  gboolean known;
  double start_mean;
  double end_mean;
  double end_percentile[101];
  double critical;
} DpStepAnswer;

gboolean dp_schedule_run (const DpStep     *steps,
                          gsize             n_steps,
                          const DpStepLink *links,
                          gsize             n_links,
                          gsize             goal,
                          int               replications,
                          guint64           seed,
                          DpStepAnswer     *answers,
                          GError          **error);
double   dp_schedule_by  (const DpStepAnswer *answer,
                          double              month);

G_END_DECLS
