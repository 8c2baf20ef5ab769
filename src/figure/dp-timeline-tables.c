/* dp-timeline-tables.c: the tables and sentences of the schedule.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-finance-tables.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define UNKNOWN "–"
/* Dates by which a share of the futures is done: one in twenty, half, nineteen in twenty. */
#define EARLY 5
#define MIDDLE 50
#define LATE 95
/* Rows of the table of chances at most. */
#define N_DATES 12

/** dp_timeline_words: Returns: (transfer full): a time of @timeline: "3 March 2027", or "month 11" from the decision: steps have months. */
char *
dp_timeline_words (const DpTimelineResult *timeline,
                   double                  when)
{
  g_autofree char *months = NULL;

  if (timeline->is_calendar)
    return dp_date_format_julian ((guint32) lround (when));

  months = dp_format_number (when, 0);
  /* Translators: a time on the scale of months from the decision, which is month zero, e.g. "month 11" */
  return g_strdup_printf (_("month %s"), months);
}

static const char *
certainty_word (const DpRecord *step)
{
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_STEP, DP_STEP_CERTAINTY),
                                                 dp_record_text (step, DP_STEP_CERTAINTY));

  return choice != NULL ? dp_choice_label (choice) : UNKNOWN;
}

static char *
because_names (const DpTimelineResult *timeline,
               const DpTimelineStep   *step)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < step->n_because; i++)
    {
      if (i > 0)
        g_string_append (names, "; ");
      g_string_append (names, dp_record_name (timeline->steps[step->because[i]].step));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Why a step is unknown: itself, or what it waits for. */
static char *
unknown_text (const DpTimelineResult *timeline,
              const DpTimelineStep   *step)
{
  g_autofree char *names = because_names (timeline, step);

  switch (step->gap)
    {
    case DP_STEP_NO_DATE:
      return g_strdup (_("It has no date."));
    case DP_STEP_ONE_END:
      return g_strdup (_("It has only one of earliest and latest; enter both, or neither."));
    case DP_STEP_NO_DECISION:
      return g_strdup (_("It cannot be placed beside the others until the decision has a date."));
    case DP_STEP_DATED:
    default:
      /* Translators: names of steps */
      return g_strdup_printf (_("Waits for: %s"), names);
    }
}

/** dp_timeline_table_new: Returns: (transfer full): when every step is done, and how often the opening hangs on it. */
DpTable *
dp_timeline_table_new (const DpTimelineResult *timeline)
{
  DpTable *table = dp_table_new (_("When the steps are done"));
  g_autofree char *futures = dp_format_number (timeline->replications, 0);

  dp_table_add_column (table, _("Step"), FALSE);
  dp_table_add_column (table, _("Certainty"), FALSE);
  dp_table_add_column (table, _("Early"), FALSE);
  dp_table_add_column (table, _("Middle"), FALSE);
  dp_table_add_column (table, _("Late"), FALSE);
  dp_table_add_column (table, _("Critical"), TRUE);
  dp_table_add_column (table, _("Why unknown"), FALSE);

  for (guint i = 0; i < timeline->n_steps; i++)
    {
      const DpTimelineStep *step = &timeline->steps[i];
      g_autofree char *early = step->known ? dp_timeline_words (timeline, step->percentile[EARLY]) : g_strdup (UNKNOWN);
      g_autofree char *middle = step->known ? dp_timeline_words (timeline, step->percentile[MIDDLE]) : g_strdup (UNKNOWN);
      g_autofree char *late = step->known ? dp_timeline_words (timeline, step->percentile[LATE]) : g_strdup (UNKNOWN);
      g_autofree char *critical = timeline->opening >= 0 && timeline->steps[timeline->opening].known
                                    ? dp_format_percent (step->critical) : g_strdup (UNKNOWN);
      g_autofree char *why = step->known ? g_strdup ("") : unknown_text (timeline, step);

      dp_table_add_row (table, step->step->id, FALSE, dp_record_name (step->step), certainty_word (step->step), early, middle,
                        late, critical, why, NULL);
    }

  /* Translators: number of simulated futures */
  table->note = g_strdup_printf (_("A step is done at the later of its own date, drawn between its earliest and latest (triangular, "
                                   "highest at the likely date), and the last step that it depends on. Early, middle and late: "
                                   "done by then in 5, 50 and 95 of 100 possible futures, of %s drawn. Critical: share of the "
                                   "futures in which a delay of the step would delay the opening."),
                                 futures);
  return table;
}

/** dp_opening_table_new: Returns: (transfer full): the chance that the first places are open by one date after another. */
DpTable *
dp_opening_table_new (const DpTimelineResult *timeline)
{
  DpTable *table = dp_table_new (_("The chance of being open"));
  const DpTimelineStep *step;

  dp_table_add_column (table, _("Open by"), FALSE);
  dp_table_add_column (table, _("Chance"), TRUE);
  if (timeline->opening < 0 || !timeline->steps[timeline->opening].known)
    return table;

  step = &timeline->steps[timeline->opening];
  for (guint i = 0; i <= N_DATES; i++)
    {
      double when = step->percentile[0] + (step->percentile[100] - step->percentile[0]) * i / N_DATES;
      double whole = timeline->is_calendar ? when : ceil (when - 1e-6);
      g_autofree char *date = dp_timeline_words (timeline, whole);
      g_autofree char *chance = dp_format_percent (dp_timeline_share_by (timeline, (guint) timeline->opening, whole));
      const DpTableRow *last = table->rows->len > 0 ? &g_array_index (table->rows, DpTableRow, table->rows->len - 1) : NULL;

      if (last == NULL || !g_str_equal (last->cells[0], date))
        dp_table_add_row (table, NULL, FALSE, date, chance, NULL);
    }

  return table;
}

static void
add_decider (GPtrArray              *sentences,
             const DpTimelineResult *timeline)
{
  const DpTimelineStep *most = &timeline->steps[timeline->opening];
  g_autofree char *share = NULL;

  for (guint i = 0; i < timeline->n_steps; i++)
    if (timeline->steps[i].decides > most->decides)
      most = &timeline->steps[i];

  share = dp_format_percent (most->decides);
  /* Translators: a step, share of futures */
  g_ptr_array_add (sentences, g_strdup_printf (_("What decides the date most often is “%1$s”, in %2$s of the futures."),
                                               dp_record_name (most->step), share));
}

/** dp_timeline_sentences: Returns: (transfer full) (element-type utf8): when the first places open, and what that hangs on. */
GPtrArray *
dp_timeline_sentences (const DpTimelineResult *timeline)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const DpTimelineStep *opening = timeline->opening >= 0 ? &timeline->steps[timeline->opening] : NULL;

  if (timeline->n_own == 0)
    g_ptr_array_add (sentences, g_strdup (_("The proposal has no steps yet.")));
  else if (opening == NULL)
    g_ptr_array_add (sentences, g_strdup (_("No step is marked as the opening, so there is no chance of being open to give.")));
  else if (!opening->known)
    {
      g_autofree char *names = because_names (timeline, opening);

      /* Translators: names of steps */
      g_ptr_array_add (sentences, g_strdup_printf (_("When the first places open is unknown, because it hangs on steps without a "
                                                     "date: %s."),
                                                   names));
    }
  else
    {
      g_autofree char *middle = dp_timeline_words (timeline, opening->percentile[MIDDLE]);
      g_autofree char *early = dp_timeline_words (timeline, opening->percentile[EARLY]);
      g_autofree char *late = dp_timeline_words (timeline, opening->percentile[LATE]);

      /* Translators: middle, early and late date of the opening */
      g_ptr_array_add (sentences, g_strdup_printf (_("The first places are as likely open before as after %1$s; in nine of ten "
                                                     "futures between %2$s and %3$s."),
                                                   middle, early, late));
      add_decider (sentences, timeline);
      if (timeline->planned_known)
        {
          g_autofree char *planned = dp_timeline_words (timeline, timeline->planned);
          g_autofree char *share = dp_format_percent (timeline->planned_share);

          /* Translators: a date or "month 12", a share of futures */
          g_ptr_array_add (sentences, g_strdup_printf (_("The units say that they open by %1$s; the steps reach that in %2$s of the "
                                                         "futures."),
                                                       planned, share));
        }
    }
  if (timeline->n_own > 0 && !timeline->is_calendar)
    g_ptr_array_add (sentences, g_strdup (_("The decision has no date, so time is counted in months from it: it is month 0.")));

  return sentences;
}
