/* dp-schedules.h: when steps are done, simulated once for each question.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The latest answers are kept by what they rest on. An edit that touches no date asks the same question again, and a page and its
 * chart ask it together.
 */
#pragma once

#include "engine/dp-schedule.h"

G_BEGIN_DECLS

/** DpScheduleQuestion: what dp_schedule_run() is given. */
typedef struct
{
  const DpStep *steps; /* (array length=n_steps) */
  gsize n_steps;
  const DpStepLink *links; /* (array length=n_links) */
  gsize n_links;
  gsize goal;
  int replications;
  guint64 seed;
} DpScheduleQuestion;

typedef struct _DpSchedules DpSchedules;

DpSchedules *dp_schedules_new  (void);
void         dp_schedules_free (DpSchedules *self);

/* Returns: (transfer none) (nullable) (array): one answer per step, good until the next question; NULL when it is refused */
const DpStepAnswer *dp_schedules_ask (DpSchedules              *self,
                                      const DpScheduleQuestion *question,
                                      GError                  **error);

G_END_DECLS
