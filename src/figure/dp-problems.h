/* dp-problems.h: what the planner should look at before showing the plan to anybody.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"
#include "plan/dp-personal-data.h"

G_BEGIN_DECLS

/** DpProblemLevel: how serious a problem is. */
typedef enum
{
  DP_PROBLEM_INFO,
  DP_PROBLEM_WARNING,
  DP_PROBLEM_ERROR,
  DP_PROBLEM_PERSONAL_DATA,
} DpProblemLevel;

/** DpProblem: something to look at; @text says what, @detail (nullable) where; the rest is the way to it. */
typedef struct
{
  DpProblemLevel level;
  char *text;
  char *detail;
  DpEntityKind kind;
  char *record;
  guint field;
} DpProblem;

/** DpRefusal: what was typed into a field and cannot be used; @message says why and what to do. */
typedef struct
{
  DpEntityKind kind;
  char *record;
  guint field;
  char *message;
} DpRefusal;

/** DpUnanswered: a requirement of the request without an answer; all strings are borrowed from the plan or the catalogue. */
typedef struct
{
  const char *requirement; /* key */
  const char *state;       /* key: "missing" or "waiting" */
  const char *waits_for;   /* (nullable) */
} DpUnanswered;

/* All lists of problems are (transfer full) (element-type DpProblem). */
GPtrArray *dp_problems_new               (DpAnalysis      *analysis,
                                          const char      *proposal_id);
GPtrArray *dp_problems_new_personal_data (DpAnalysis      *analysis);
GPtrArray *dp_problems_new_plan          (DpAnalysis      *analysis);
GPtrArray *dp_problems_new_proposal      (DpAnalysis      *analysis,
                                          const char      *proposal_id);
GArray    *dp_unanswered_new             (const DpPlan    *plan,
                                          const char      *proposal_id); /* (transfer full): of DpUnanswered */
void       dp_problems_add_refusals      (GPtrArray       *problems,
                                          const DpPlan    *plan,
                                          const GPtrArray *refusals);

const char *dp_problem_level_word        (DpProblemLevel   level);

/* What a number that looks like a CPR number is called, by how much it looks like one; and where it stands. */
const char *dp_personal_number_word      (const DpPersonalNumber *number);
char       *dp_personal_number_place     (const DpPlan           *plan,
                                          const DpPersonalNumber *number);

G_END_DECLS
