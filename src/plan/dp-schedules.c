/* dp-schedules.c: when steps are done, simulated once for each question.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-schedules.h"

#include <string.h>

/* A page asks two of a proposal: for the decision as it is written, and for its middle day. */
#define KEPT 4

typedef struct
{
  DpScheduleQuestion question; /* owns its arrays */
  DpStepAnswer *answers;
} Kept;

struct _DpSchedules
{
  Kept kept[KEPT];
  guint next; /* the oldest */
};

static gboolean
same_steps (const DpScheduleQuestion *first,
            const DpScheduleQuestion *second)
{
  if (first->n_steps != second->n_steps)
    return FALSE;
  for (gsize i = 0; i < first->n_steps; i++)
    {
      const DpStep *a = &first->steps[i];
      const DpStep *b = &second->steps[i];

      if (a->known != b->known || a->low != b->low || a->mode != b->mode || a->high != b->high || a->not_before != b->not_before)
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_question (const DpScheduleQuestion *first,
               const DpScheduleQuestion *second)
{
  return first->goal == second->goal && first->replications == second->replications && first->seed == second->seed
         && first->n_links == second->n_links
         && (first->n_links == 0 || memcmp (first->links, second->links, first->n_links * sizeof *first->links) == 0)
         && same_steps (first, second);
}

static void
kept_clear (Kept *kept)
{
  g_free ((DpStep *) kept->question.steps);
  g_free ((DpStepLink *) kept->question.links);
  g_free (kept->answers);
}

/** dp_schedules_new: Returns: (transfer full): no answers yet. */
DpSchedules *
dp_schedules_new (void)
{
  return g_new0 (DpSchedules, 1);
}

/** dp_schedules_free: frees @self; NULL is allowed. */
void
dp_schedules_free (DpSchedules *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < KEPT; i++)
    kept_clear (&self->kept[i]);
  g_free (self);
}

/** dp_schedules_ask: see the header. */
const DpStepAnswer *
dp_schedules_ask (DpSchedules              *self,
                  const DpScheduleQuestion *question,
                  GError                  **error)
{
  g_autofree DpStepAnswer *answers = NULL;
  Kept *kept;

  for (guint i = 0; i < KEPT; i++)
    if (self->kept[i].answers != NULL && same_question (&self->kept[i].question, question))
      return self->kept[i].answers;

  answers = g_new0 (DpStepAnswer, question->n_steps);
  if (!dp_schedule_run (question->steps, question->n_steps, question->links, question->n_links, question->goal,
                        question->replications, question->seed, answers, error))
    return NULL;

  kept = &self->kept[self->next];
  self->next = (self->next + 1) % KEPT;
  kept_clear (kept);
  kept->question = *question;
  kept->question.steps = g_memdup2 (question->steps, question->n_steps * sizeof *question->steps);
  kept->question.links = g_memdup2 (question->links, question->n_links * sizeof *question->links);
  kept->answers = g_steal_pointer (&answers);

  return kept->answers;
}
