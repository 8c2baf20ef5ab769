/* dp-what-if.h: "what if?": a proposal with a few figures moved, computed beside the plan and not in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-document.h"
#include "plan/dp-plan.h"

G_BEGIN_DECLS

/** In place of a number that the question leaves as the plan has it. */
#define DP_AS_PLANNED (-1.0)

/** Id of the estimate that stands for the question's own need in a plan of dp_what_if_plan(). */
#define DP_WHAT_IF_ESTIMATE "what-if"

/**
 * DpWhatIf: what a question moves. At least one of them must differ from the plan for it to be a question.
 * @women: need of the country in women a year, or %DP_AS_PLANNED: the plan's estimates
 * @places: places of every unit, or of @unit, or %DP_AS_PLANNED
 * @stay: mean stay in months in every unit, before and after the birth together, or %DP_AS_PLANNED
 * @pooled: all places of the proposal in one unit, open to the women of every region that any of its units serves
 * @unit: (nullable): id of the one unit that has @places; NULL: every unit. Borrowed, and without @places it says nothing
 */
typedef struct
{
  double women;
  double places;
  double stay;
  gboolean pooled;
  const char *unit;
} DpWhatIf;

#define DP_WHAT_IF_INIT { DP_AS_PLANNED, DP_AS_PLANNED, DP_AS_PLANNED, FALSE, NULL }

gboolean  dp_what_if_is_empty  (const DpWhatIf *what_if);

/* Reads one of the question's numbers as it is typed, in the user's language; an empty text is %DP_AS_PLANNED. FALSE and
 * a sentence for what is no number or lies outside the range of the field that it stands for. */
typedef enum
{
  DP_WHAT_IF_WOMEN,
  DP_WHAT_IF_PLACES,
  DP_WHAT_IF_STAY,
} DpWhatIfNumber;

gboolean  dp_what_if_read      (DpWhatIf       *what_if,
                                DpWhatIfNumber  number,
                                const char     *text,
                                GError        **error);

/* Whether the need asked about lies beyond every estimate in use: worth a question before it is shown to a hall. */
gboolean  dp_what_if_is_beyond (const DpWhatIf *what_if,
                                const DpPlan   *plan);

DpPlan   *dp_what_if_plan      (const DpPlan   *plan,
                                const char     *proposal_id,
                                const DpWhatIf *what_if) G_GNUC_WARN_UNUSED_RESULT;

gboolean  dp_what_if_apply     (DpDocument     *document,
                                const char     *proposal_id,
                                const DpWhatIf *what_if,
                                GError        **error);

G_END_DECLS
