/* dp-cli-timeline.c: the command that answers with dates.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-finance-tables.h"
#include "plan/dp-analysis-timeline.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#define SEED 1
/* Months of the opening that are listed at most. */
#define N_MONTHS 240

static const char *const gap_keys[] = {
  [DP_STEP_DATED] = NULL,
  [DP_STEP_NO_DATE] = "no_date",
  [DP_STEP_ONE_END] = "one_end",
  [DP_STEP_NO_DECISION] = "no_decision",
};

static const struct
{
  const char *name;
  guint percentile;
} percentiles[] = { { "p05", 5 }, { "p10", 10 }, { "p50", 50 }, { "p90", 90 }, { "p95", 95 } };

/* A time as days are written in the calendar, or as months from the decision. */
static void
json_time (JsonBuilder            *builder,
           const DpTimelineResult *timeline,
           const char             *name,
           gboolean                known,
           double                  when)
{
  g_autofree char *stored = NULL;

  if (!known)
    dp_json_null (builder, name);
  else if (!timeline->is_calendar)
    dp_json_number (builder, name, when);
  else
    {
      stored = dp_timeline_stored (timeline, when);
      dp_json_text (builder, name, stored);
    }
}

static void
json_step (JsonBuilder            *builder,
           const DpTimelineResult *timeline,
           guint                   number)
{
  const DpTimelineStep *step = &timeline->steps[number];
  gboolean opening_known = timeline->opening >= 0 && timeline->steps[timeline->opening].known;

  json_builder_begin_object (builder);
  dp_json_text (builder, "id", step->step->id);
  dp_json_text (builder, "name", dp_record_name (step->step));
  dp_json_bool (builder, "own", number < timeline->n_own);
  dp_json_text (builder, "certainty", dp_record_text (step->step, DP_STEP_CERTAINTY));
  dp_json_bool (builder, "known", step->known);
  dp_json_text (builder, "gap", gap_keys[step->gap]);
  json_builder_set_member_name (builder, "unknown_because");
  json_builder_begin_array (builder);
  for (guint i = 0; i < step->n_because; i++)
    json_builder_add_string_value (builder, timeline->steps[step->because[i]].step->id);
  json_builder_end_array (builder);
  json_time (builder, timeline, "mean", step->known, step->mean);
  for (gsize i = 0; i < G_N_ELEMENTS (percentiles); i++)
    json_time (builder, timeline, percentiles[i].name, step->known, step->percentile[percentiles[i].percentile]);
  dp_json_known (builder, "critical", opening_known, step->critical);
  dp_json_known (builder, "decides", opening_known, step->decides);
  json_builder_end_object (builder);
}

/* The chance of being open at the end of every month, or by every month from the decision. */
static void
json_open_by (JsonBuilder            *builder,
              const DpTimelineResult *timeline)
{
  const DpTimelineStep *step = &timeline->steps[timeline->opening];
  double when = floor (step->percentile[0]);

  for (guint i = 0; i < N_MONTHS && (i == 0 || when < step->percentile[100]); i++)
    {
      if (timeline->is_calendar)
        {
          GDate date;

          g_date_clear (&date, 1);
          g_date_set_julian (&date, (guint32) when + (i > 0));
          g_date_set_day (&date, g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)));
          when = g_date_get_julian (&date);
        }
      else if (i > 0)
        when += 1.0;

      json_builder_begin_object (builder);
      json_time (builder, timeline, "by", TRUE, when);
      dp_json_number (builder, "probability", dp_timeline_share_by (timeline, (guint) timeline->opening, when));
      json_builder_end_object (builder);
      if (timeline->is_calendar && when >= step->percentile[100])
        break;
    }
}

static void
json_timeline (const DpTimelineResult *timeline,
               const char             *by_text,
               gboolean                has_by,
               double                  by)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) sentences = dp_timeline_sentences (timeline);
  gboolean known = timeline->opening >= 0 && timeline->steps[timeline->opening].known;

  json_builder_begin_object (builder);
  dp_json_text (builder, "proposal", timeline->proposal->id);
  dp_json_text (builder, "name", dp_record_name (timeline->proposal));
  dp_json_text (builder, "time", timeline->is_calendar ? "calendar" : "months_from_decision");
  dp_json_text (builder, "law", "triangular");
  dp_json_int (builder, "seed", (gint64) timeline->seed);
  dp_json_int (builder, "replications", timeline->replications);
  dp_json_text (builder, "opening", timeline->opening >= 0 ? timeline->steps[timeline->opening].step->id : NULL);
  json_time (builder, timeline, "planned_opening", timeline->planned_known, timeline->planned);
  dp_json_known (builder, "planned_opening_probability", timeline->planned_known, timeline->planned_share);
  if (by_text != NULL)
    {
      dp_json_text (builder, "by", by_text);
      dp_json_known (builder, "open_by_probability", known && has_by,
                     known && has_by ? dp_timeline_share_by (timeline, (guint) timeline->opening, by) : 0.0);
    }
  json_builder_set_member_name (builder, "open_by");
  json_builder_begin_array (builder);
  if (known)
    json_open_by (builder, timeline);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < timeline->n_steps; i++)
    json_step (builder, timeline, i);
  json_builder_end_array (builder);
  dp_json_sentences (builder, sentences);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_timeline (const DpTimelineResult *timeline)
{
  g_autoptr (GPtrArray) sentences = dp_timeline_sentences (timeline);
  g_autoptr (DpTable) steps = dp_timeline_table_new (timeline);
  g_autoptr (DpTable) opening = dp_opening_table_new (timeline);

  dp_cli_print_sentences (sentences);
  if (timeline->n_steps > 0)
    dp_cli_print_table (steps);
  if (opening->rows->len > 0)
    dp_cli_print_table (opening);
}

DpExit
dp_cli_timeline (int    argc,
                 char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *by_text = NULL;
  g_autofree char *by_stored = NULL;
  gint64 seed = SEED;
  int replications = DP_TIMELINE_REPLICATIONS;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal"), "ID" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by_text, N_("The chance of being open by this date too"), N_("DATE") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same seed gives the same answer"), "S" },
    { "replications", 0, 0, G_OPTION_ARG_INT, &replications, N_("Possible futures to draw"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpTimelineResult) timeline = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;
  double by = 0.0;
  gboolean has_by;

  if (!dp_cli_parse ("timeline", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (replications < 1 || replications > 100000)
    return dp_cli_error (DP_EXIT_USAGE, "--replications", _("Write a number of futures from 1 to 100,000."));
  if (by_text != NULL && !dp_date_parse (by_text, &by_stored, &error))
    return dp_cli_error (DP_EXIT_USAGE, "--by", error->message);
  if (!dp_cli_read_proposal (argv[1], "timeline", proposal, &plan, &analysis, &status))
    return status;

  timeline = dp_analysis_timeline (analysis, proposal, (guint64) seed, (guint) replications, &error);
  if (timeline == NULL)
    return dp_cli_engine_fail (argv[1], error);
  has_by = by_stored != NULL && dp_timeline_place (timeline, plan, by_stored, &by);
  if (by_stored != NULL && !has_by)
    return dp_cli_error (DP_EXIT_USAGE, "--by", timeline->is_calendar
                                                  ? _("The decision has no date; write a date of the calendar.")
                                                  : _("Time is counted from the decision; write a date such as D+12m."));

  if (json)
    json_timeline (timeline, by_stored, has_by, by);
  else
    {
      print_timeline (timeline);
      if (has_by && timeline->opening >= 0 && timeline->steps[timeline->opening].known)
        {
          g_autofree char *date = dp_timeline_words (timeline, by);
          g_autofree char *share = dp_format_percent (dp_timeline_share_by (timeline, (guint) timeline->opening, by));

          /* Translators: a date, a share of the futures */
          printf (_("Open by %1$s in %2$s of the futures.\n"), date, share);
        }
    }

  return DP_EXIT_DONE;
}
