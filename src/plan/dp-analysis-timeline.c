/* dp-analysis-timeline.c: when a proposal's steps are done, and when its first places open.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine knows steps of unsure length that wait for each other. A step of the plan becomes two of them: its own date,
 * which waits for nothing but the decision, and its end, which takes no time and waits for the own date and for the ends
 * of the steps that it depends on.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-timeline.h"

#include "plan/dp-analysis-private.h"
#include "plan/dp-date.h"
#include "plan/dp-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_PER_MONTH (365.25 / 12)
/* Months from a decision without a date are the same whatever day it is. */
#define SOME_DECISION "2000-01-01"
#define RELATIVE_PREFIX "D"

/* The engine's steps: 0 is the decision, then own date and end of each step. */
#define DECISION 0
#define OWN_DATE(i) (1 + 2 * (i))
#define END(i) (2 + 2 * (i))

static const char *
plan_decision (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);

  return plans->len > 0 ? dp_record_text (plans->pdata[0], DP_PLAN_DECISION) : NULL;
}

static gboolean
is_relative (const char *stored)
{
  return stored != NULL && g_str_has_prefix (stored, RELATIVE_PREFIX);
}

/* Days that a date may mean, from first to last, or the same month twice. */
static gboolean
place_date (gboolean    is_calendar,
            const char *decision,
            const char *stored,
            double     *first,
            double     *last)
{
  DpDateSpan span;
  int zero;
  int month;

  if (stored == NULL)
    return FALSE;
  if (!is_calendar)
    {
      if (!is_relative (stored) || !dp_date_month_index (SOME_DECISION, NULL, &zero)
          || !dp_date_month_index (stored, SOME_DECISION, &month))
        return FALSE;
      *first = *last = month - zero;
      return TRUE;
    }
  if (!dp_date_span (stored, decision, &span))
    return FALSE;
  *first = span.first;
  *last = span.last;
  return TRUE;
}

/* A relative date's distance from a decision that is known: by the decision's first day, as it moves with it. */
static gboolean
place_offset (const char *decision,
              const char *stored,
              double     *offset)
{
  g_autofree char *day = NULL;
  DpDateSpan from;
  DpDateSpan span;
  GDate date;

  if (!dp_date_span (decision, NULL, &from))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, from.first);
  day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
  if (!dp_date_span (stored, day, &span))
    return FALSE;
  *offset = (double) span.first - from.first;
  return TRUE;
}

static void
place_step (DpTimelineResult *result,
            DpTimelineStep   *step,
            const char       *decision)
{
  const char *texts[] = { dp_record_text (step->step, DP_STEP_EARLIEST), dp_record_text (step->step, DP_STEP_LIKELY),
                          dp_record_text (step->step, DP_STEP_LATEST) };
  double first[3];
  double last[3];

  step->gap = DP_STEP_DATED;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !place_date (result->is_calendar, decision, texts[i], &first[i], &last[i]))
      step->gap = DP_STEP_NO_DECISION;
  if (step->gap != DP_STEP_DATED)
    return;

  if (texts[0] == NULL && texts[1] == NULL && texts[2] == NULL)
    step->gap = DP_STEP_NO_DATE;
  else if ((texts[0] == NULL) != (texts[2] == NULL))
    step->gap = DP_STEP_ONE_END;
  else
    {
      /* A likely date alone is as unsure as it is written: a quarter may be any of its days. */
      step->low = texts[0] != NULL ? first[0] : first[1];
      step->high = texts[2] != NULL ? last[2] : last[1];
      step->mode = texts[1] != NULL ? (first[1] + last[1]) / 2 : (step->low + step->high) / 2;
      if (step->low <= step->high)
        step->mode = CLAMP (step->mode, step->low, step->high);
    }
}

static int
find_step (const DpTimelineResult *result,
           const char             *id)
{
  for (guint i = 0; i < result->n_steps; i++)
    if (g_str_equal (result->steps[i].step->id, id))
      return (int) i;

  return -1;
}

/* The proposal's steps, then every milestone that one of them waits for, however indirectly. */
static void
collect_steps (DpTimelineResult *result,
               const DpPlan     *plan)
{
  const GPtrArray *own = dp_plan_children (plan, DP_ENTITY_STEP, result->proposal->id);
  guint n_all = dp_plan_list (plan, DP_ENTITY_STEP)->len;

  result->steps = g_new0 (DpTimelineStep, n_all + 1);
  result->n_steps = result->n_own = own->len;
  for (guint i = 0; i < own->len; i++)
    result->steps[i].step = own->pdata[i];

  for (guint i = 0; i < result->n_steps; i++)
    {
      const char *text = dp_record_text (result->steps[i].step, DP_STEP_DEPENDS_ON);
      g_auto (GStrv) before = g_strsplit (text != NULL ? text : "", ",", -1);

      for (guint k = 0; before[k] != NULL; k++)
        {
          const DpRecord *record = dp_plan_get (plan, DP_ENTITY_STEP, before[k]);

          if (record != NULL && find_step (result, record->id) < 0)
            result->steps[result->n_steps++].step = record;
        }
    }

  result->opening = -1;
  for (guint i = 0; i < result->n_own && result->opening < 0; i++)
    if (dp_record_number_or (result->steps[i].step, DP_STEP_OPENS, 0.0) == 1)
      result->opening = (int) i;
}

static gboolean
any_relative (const DpTimelineResult *result)
{
  for (guint i = 0; i < result->n_own; i++)
    if (is_relative (dp_record_text (result->steps[i].step, DP_STEP_EARLIEST))
        || is_relative (dp_record_text (result->steps[i].step, DP_STEP_LIKELY))
        || is_relative (dp_record_text (result->steps[i].step, DP_STEP_LATEST)))
      return TRUE;

  return FALSE;
}

/* Whether all dates of a step count from the decision. */
static gboolean
moves_with_decision (const DpRecord *step)
{
  const char *texts[] = { dp_record_text (step, DP_STEP_EARLIEST), dp_record_text (step, DP_STEP_LIKELY),
                          dp_record_text (step, DP_STEP_LATEST) };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] != NULL && !is_relative (texts[i]))
        return FALSE;
      any |= texts[i] != NULL;
    }

  return any;
}

static GArray *
make_links (const DpTimelineResult *result)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (DpStepLink));

  for (guint i = 0; i < result->n_steps; i++)
    {
      const char *text = dp_record_text (result->steps[i].step, DP_STEP_DEPENDS_ON);
      g_auto (GStrv) before = g_strsplit (text != NULL ? text : "", ",", -1);
      const DpStepLink own = { OWN_DATE ((int) i), END ((int) i) };
      const DpStepLink decision = { DECISION, OWN_DATE ((int) i) };

      g_array_append_val (links, own);
      /* A step that mixes both kinds of dates is placed in the calendar and does not wait for the decision. */
      if (moves_with_decision (result->steps[i].step))
        g_array_append_val (links, decision);
      for (guint k = 0; before[k] != NULL; k++)
        {
          const int number = find_step (result, before[k]);
          const DpStepLink link = { number >= 0 ? END (number) : 0, END ((int) i) };

          if (number >= 0)
            g_array_append_val (links, link);
        }
    }

  return links;
}

/* Own date of a step that moves with a decision in the calendar, counted from the decision's day. */
static void
offset_step (const DpTimelineStep *step,
             const char           *decision,
             double               *low,
             double               *mode,
             double               *high)
{
  const char *likely = dp_record_text (step->step, DP_STEP_LIKELY);

  if (!place_offset (decision, dp_record_text (step->step, DP_STEP_EARLIEST), low)
      && !place_offset (decision, likely, low))
    *low = 0.0;
  if (!place_offset (decision, dp_record_text (step->step, DP_STEP_LATEST), high)
      && !place_offset (decision, likely, high))
    *high = *low;
  if (!place_offset (decision, likely, mode))
    *mode = (*low + *high) / 2;
  if (*low <= *high)
    *mode = CLAMP (*mode, *low, *high);
}

typedef struct
{
  double base;  /* what the engine calls 0 */
  double scale; /* our unit in the engine's months */
  DpStep *steps;
  gsize n_steps;
} Frame;

/* Fills the engine's steps. The decision is a step too; those that count from it begin when it is done. */
static void
fill_frame (Frame                  *frame,
            const DpTimelineResult *result,
            const char             *decision)
{
  DpDateSpan span = { DP_DATE_DAY, 0, 0 };
  gboolean dated = dp_date_span (decision, NULL, &span);
  double lowest = result->is_calendar ? G_MAXDOUBLE : 0.0;
  double before = 0.0;
  g_autofree double *offsets = g_new0 (double, 3 * (gsize) result->n_steps + 1);

  frame->scale = result->is_calendar ? 1.0 / DAYS_PER_MONTH : 1.0;
  frame->n_steps = 1 + 2 * (gsize) result->n_steps;
  frame->steps = g_new0 (DpStep, frame->n_steps);

  for (guint i = 0; i < result->n_steps; i++)
    {
      const DpTimelineStep *step = &result->steps[i];
      double *offset = &offsets[3 * i];

      if (step->gap != DP_STEP_DATED)
        continue;
      lowest = MIN (lowest, step->low);
      if (!moves_with_decision (step->step))
        continue;
      if (result->is_calendar)
        offset_step (step, decision, &offset[0], &offset[1], &offset[2]);
      else
        {
          offset[0] = step->low;
          offset[1] = step->mode;
          offset[2] = step->high;
        }
      before = MIN (before, offset[0]);
    }
  if (result->is_calendar && dated)
    lowest = MIN (lowest, (double) span.first);
  frame->base = (lowest < G_MAXDOUBLE ? lowest : 0.0) + before;

  /* The decision, less the months by which the earliest of its steps comes before it. */
  frame->steps[DECISION] = (DpStep) { .known = !result->is_calendar || dated };
  if (result->is_calendar && dated)
    frame->steps[DECISION] = (DpStep) { TRUE, (span.first + before - frame->base) * frame->scale,
                                        ((span.first + span.last) / 2.0 + before - frame->base) * frame->scale,
                                        (span.last + before - frame->base) * frame->scale, 0.0 };
  else if (!result->is_calendar)
    {
      const double zero = before - frame->base;

      frame->steps[DECISION] = (DpStep) { TRUE, zero, zero, zero, 0.0 };
    }

  for (guint i = 0; i < result->n_steps; i++)
    {
      const DpTimelineStep *step = &result->steps[i];
      const double *offset = &offsets[3 * i];

      frame->steps[END (i)] = (DpStep) { .known = TRUE };
      if (step->gap != DP_STEP_DATED)
        continue;
      if (moves_with_decision (step->step))
        frame->steps[OWN_DATE (i)] = (DpStep) { TRUE, (offset[0] - before) * frame->scale, (offset[1] - before) * frame->scale,
                                                (offset[2] - before) * frame->scale, 0.0 };
      else
        frame->steps[OWN_DATE (i)] = (DpStep) { TRUE, (step->low - frame->base) * frame->scale,
                                                (step->mode - frame->base) * frame->scale,
                                                (step->high - frame->base) * frame->scale, 0.0 };
    }
}

static void
add_causes (const DpTimelineResult *result,
            const GArray           *links,
            guint                   number,
            gboolean               *seen,
            gboolean               *cause)
{
  if (seen[number])
    return;
  seen[number] = TRUE;
  cause[number] = result->steps[number].gap != DP_STEP_DATED;
  for (guint k = 0; k < links->len; k++)
    {
      const DpStepLink *link = &g_array_index (links, DpStepLink, k);

      if (link->after == END ((int) number) && link->before != OWN_DATE ((int) number))
        add_causes (result, links, (guint) (link->before - 2) / 2, seen, cause);
    }
}

static void
fill_causes (DpTimelineResult *result,
             const GArray     *links,
             guint             number)
{
  g_autofree gboolean *seen = g_new0 (gboolean, result->n_steps);
  g_autofree gboolean *cause = g_new0 (gboolean, result->n_steps);
  DpTimelineStep *step = &result->steps[number];

  add_causes (result, links, number, seen, cause);
  step->because = g_new0 (guint, result->n_steps);
  for (guint i = 0; i < result->n_steps; i++)
    if (cause[i])
      step->because[step->n_because++] = i;
}

static void
take_answers (DpTimelineResult   *result,
              const GArray       *links,
              const Frame        *frame,
              const DpStepAnswer *answers)
{
  for (guint i = 0; i < result->n_steps; i++)
    {
      DpTimelineStep *step = &result->steps[i];
      const DpStepAnswer *end = &answers[END (i)];

      step->known = end->known;
      if (!step->known)
        {
          fill_causes (result, links, i);
          continue;
        }
      step->mean = frame->base + end->end_mean / frame->scale;
      for (guint p = 0; p < G_N_ELEMENTS (step->percentile); p++)
        step->percentile[p] = frame->base + end->end_percentile[p] / frame->scale;
      if (result->opening >= 0)
        {
          /* Whole futures: the sum of many small parts misses them by the last bits. */
          step->critical = round (end->critical * result->replications) / result->replications;
          step->decides = round (answers[OWN_DATE (i)].critical * result->replications) / result->replications;
        }
    }
}

/* The earliest of the units' own openings: what capacity and price count with. Returns the text it was given by. */
static const char *
fill_planned (DpTimelineResult *result,
              const DpPlan     *plan,
              const char       *decision)
{
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, result->proposal->id);
  const char *text = NULL;

  for (guint u = 0; u < units->len; u++)
    {
      const char *opening = dp_record_text (units->pdata[u], DP_UNIT_OPENING);
      double first;
      double when;

      if (place_date (result->is_calendar, decision, opening, &first, &when) && (text == NULL || when < result->planned))
        {
          result->planned = when;
          text = opening;
        }
    }
  result->planned_known = text != NULL && result->opening >= 0 && result->steps[result->opening].known;
  if (result->planned_known)
    result->planned_share = dp_timeline_share_by (result, (guint) result->opening, result->planned);

  return text;
}

static DpTimelineResult *
compute (DpAnalysis     *analysis,
         const DpRecord *proposal,
         const char     *decision,
         guint64         seed,
         guint           replications,
         const char    **planned,
         GError        **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  g_autoptr (DpTimelineResult) result = g_new0 (DpTimelineResult, 1);
  g_autoptr (GArray) links = NULL;
  const DpStepAnswer *answers;
  DpScheduleQuestion question;
  Frame frame = { 0.0, 1.0, NULL, 0 };
  DpDateSpan span;

  result->proposal = proposal;
  result->seed = seed;
  result->replications = replications;
  collect_steps (result, plan);
  result->is_calendar = dp_date_span (decision, NULL, &span) || !any_relative (result);
  for (guint i = 0; i < result->n_steps; i++)
    place_step (result, &result->steps[i], decision);
  if (result->n_steps == 0)
    return g_steal_pointer (&result);

  links = make_links (result);
  fill_frame (&frame, result, decision);
  question = (DpScheduleQuestion) { frame.steps, frame.n_steps, (const DpStepLink *) links->data, links->len,
                                    END ((gsize) MAX (result->opening, 0)), (int) MIN (replications, G_MAXINT), seed };
  answers = dp_schedules_ask (_dp_analysis_schedules (analysis), &question, error);
  if (answers != NULL)
    {
      take_answers (result, links, &frame, answers);
      *planned = fill_planned (result, plan, decision);
    }
  g_free (frame.steps);

  return answers != NULL ? g_steal_pointer (&result) : NULL;
}

/* The middle day that a vague date may mean, as a stored date; NULL when it is one day anyway. */
static char *
middle_day (const char *decision)
{
  DpDateSpan span;
  GDate date;

  if (!dp_date_span (decision, NULL, &span) || span.first == span.last)
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (span.first + span.last) / 2);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
}

/**
 * dp_analysis_timeline:
 * @analysis: an analysis
 * @proposal_id: id of a proposal
 * @seed: any number; the same seed gives the same answer
 * @replications: futures to draw, 1–100,000
 * @error: return location for an error
 *
 * Returns: (transfer full): when the steps are done; NULL when there is no such proposal, steps wait for each other in a
 *   circle, or an earliest date lies after a latest one
 */
DpTimelineResult *
dp_analysis_timeline (DpAnalysis *analysis,
                      const char *proposal_id,
                      guint64     seed,
                      guint       replications,
                      GError    **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpRecord *proposal = dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal_id);
  const char *decision = plan_decision (plan);
  g_autofree char *middle = middle_day (decision);
  g_autoptr (DpTimelineResult) result = NULL;
  g_autoptr (DpTimelineResult) settled = NULL;
  const char *planned = NULL;

  if (proposal == NULL)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no proposal “%s”."),
                   proposal_id != NULL ? proposal_id : "");
      return NULL;
    }

  result = compute (analysis, proposal, decision, seed, replications, &planned, error);
  if (result == NULL || !result->planned_known || !is_relative (planned) || middle == NULL)
    return g_steal_pointer (&result);

  /* An opening that counts from a vague decision moves with it: whether the steps reach it is asked of one day. */
  settled = compute (analysis, proposal, middle, seed, replications, &planned, error);
  if (settled == NULL)
    return NULL;
  result->planned_share = settled->planned_share;
  return g_steal_pointer (&result);
}

/** dp_timeline_result_free: frees @result; NULL is allowed. */
void
dp_timeline_result_free (DpTimelineResult *result)
{
  if (result == NULL)
    return;

  for (guint i = 0; i < result->n_steps; i++)
    g_free (result->steps[i].because);
  g_free (result->steps);
  g_free (result);
}

/**
 * dp_timeline_share_by:
 * @result: a timeline
 * @step: number of a step that is known
 * @when: a time, as those of @result
 *
 * Returns: the share 0–1 of the futures in which the step is done by then
 */
double
dp_timeline_share_by (const DpTimelineResult *result,
                      guint                   step,
                      double                  when)
{
  DpStepAnswer answer = { .known = TRUE };

  g_return_val_if_fail (step < result->n_steps && result->steps[step].known, 0.0);

  /* Times went through the engine's months and back: a day is done on that day. */
  for (guint p = 0; p < G_N_ELEMENTS (answer.end_percentile); p++)
    answer.end_percentile[p] = result->steps[step].percentile[p] - 1e-6;
  return dp_schedule_by (&answer, when);
}

/**
 * dp_timeline_place:
 * @result: a timeline
 * @plan: its plan
 * @stored: (nullable): a date in its stored form
 * @when: (out): its last day, or its month from the decision
 *
 * Returns: whether the date has a place in the timeline's own time
 */
gboolean
dp_timeline_place (const DpTimelineResult *result,
                   const DpPlan           *plan,
                   const char             *stored,
                   double                 *when)
{
  double first;

  return place_date (result->is_calendar, plan_decision (plan), stored, &first, when);
}

/** dp_timeline_stored: Returns: (transfer full): a time as a day, or as the nearest month from the decision. */
char *
dp_timeline_stored (const DpTimelineResult *result,
                    double                  when)
{
  GDate date;

  if (!result->is_calendar)
    return g_strdup_printf ("D%+dm", (int) lround (when));

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) lround (when));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date));
}
