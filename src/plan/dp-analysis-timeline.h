/* dp-analysis-timeline.h: when a proposal's steps are done, and when its first places open.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates of a step say when it is done, as far as it hangs on itself: a triangular law between its earliest and latest
 * date, highest at the likely one. A step is done at the later of its own date and the last of the steps that it depends
 * on. Own dates of different steps are drawn independently; dates that count from the decision all move with it.
 *
 * With a dated decision, or when no step counts from it, time is the calendar. Otherwise time is months from the decision
 * (month zero), and calendar dates have no place in it.
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** Futures that are drawn when nobody asks for another number. */
#define DP_TIMELINE_REPLICATIONS 10000

/** DpStepGap: why a step has no own date in the timeline. */
typedef enum
{
  DP_STEP_DATED,
  DP_STEP_NO_DATE,     /* it has none */
  DP_STEP_ONE_END,     /* only one of earliest and latest: how far it may slip is not said */
  DP_STEP_NO_DECISION, /* it cannot be placed until the decision has a date */
} DpStepGap;

/**
 * DpTimelineStep:
 * @gap: whether it has an own date
 * @low, @mode, @high: the own date; with DP_STEP_DATED. Julian days, or months from the decision
 * @known: whether it has a date: its own and those of all it depends on are known
 * @because: (array length=n_because): the steps without a date that it waits for, itself among them; empty when @known
 * @mean, @percentile: expected date, and date by which it is done in 0, 1, …, 100 % of the futures; when @known
 * @critical: share 0–1 of the futures in which a delay of this step would delay the opening
 * @decides: share 0–1 of the futures in which a later own date of this step would
 */
typedef struct
{
  const DpRecord *step;
  DpStepGap gap;
  double low;
  double mode;
  double high;
  gboolean known;
  guint n_because;
  guint *because;
  double mean;
  double percentile[101];
  double critical;
  double decides;
} DpTimelineStep;

/**
 * DpTimelineResult:
 * @is_calendar: whether dates are Julian days; otherwise months from the decision
 * @n_steps, @steps: the proposal's steps in their order, then the milestones that they wait for
 * @n_own: how many are the proposal's own
 * @opening: number of the step with which the first places open; −1 when none is marked. Of several the first
 * @planned_known, @planned, @planned_share: the earliest opening of the proposal's units, on which capacity and price rest,
 *   and the share of futures in which the opening is done by then; only when both are known. When it counts from a
 *   decision that is vague, the share is that of a decision in the middle of its span
 */
typedef struct
{
  const DpRecord *proposal;
  gboolean is_calendar;
  guint64 seed;
  guint replications;
  guint n_steps;
  guint n_own;
  DpTimelineStep *steps;
  int opening;
  gboolean planned_known;
  double planned;
  double planned_share;
} DpTimelineResult;

DpTimelineResult *dp_analysis_timeline    (DpAnalysis *analysis,
                                           const char *proposal_id,
                                           guint64     seed,
                                           guint       replications,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void              dp_timeline_result_free (DpTimelineResult *result);
double            dp_timeline_share_by    (const DpTimelineResult *result,
                                           guint                   step,
                                           double                  when);
gboolean          dp_timeline_place       (const DpTimelineResult *result,
                                           const DpPlan           *plan,
                                           const char             *stored,
                                           double                 *when);
char             *dp_timeline_stored      (const DpTimelineResult *result,
                                           double                  when) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpTimelineResult, dp_timeline_result_free)

G_END_DECLS
