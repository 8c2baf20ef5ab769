/* dp-figure-timeline.c: C9, when, and how sure?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-gantt.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-timeline.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The same draws as everywhere else, so that the picture and the table agree. */
#define SEED 1

#define HANDOVER_YEAR 2027
#define MONTHS_A_YEAR 12
/* Quarters are written on a scale of at most so many days; months on a shorter one. */
#define QUARTERS_MAX_DAYS (6.0 * 366)
#define MONTHS_MAX_DAYS (1.5 * 366)

/** Where a row lies on the scale. */
typedef struct
{
  gboolean placed;
  double from;
  double to;
  gboolean has_likely;
  double likely_from;
  double likely_to;
  gboolean exact; /* one day, and that day is known */
} Place;

typedef struct
{
  const DpPlan *plan;
  const DpTimelineResult *timeline;
  const DpFigureOptions *options;
  const char *decision;
  DpChart *chart;
  double from;
  double to;
} Context;

static guint32
julian (int year,
        int month,
        int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static int
year_of (double when)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) when);
  return g_date_get_year (&date);
}

/* A date's first and last time on the scale; FALSE when it has no place there. */
static gboolean
place_date (const Context *context,
            const char    *stored,
            double        *first,
            double        *last,
            gboolean      *exact)
{
  DpDateSpan span;

  *exact = FALSE;
  if (stored == NULL)
    return FALSE;
  if (!context->timeline->is_calendar)
    {
      if (!dp_timeline_place (context->timeline, context->plan, stored, last))
        return FALSE;
      *first = *last;
      return TRUE;
    }
  if (!dp_date_span (stored, context->decision, &span))
    return FALSE;

  *first = span.first;
  *last = span.last;
  *exact = span.precision == DP_DATE_DAY;
  return TRUE;
}

static Place
place_step (const Context  *context,
            const DpRecord *step)
{
  static const guint fields[] = { DP_STEP_EARLIEST, DP_STEP_LIKELY, DP_STEP_LATEST };
  Place place = { .from = G_MAXDOUBLE, .to = -G_MAXDOUBLE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      double first, last;
      gboolean exact;

      if (!place_date (context, dp_record_text (step, fields[i]), &first, &last, &exact))
        continue;
      place.exact = exact && (!place.placed || place.exact);
      place.placed = TRUE;
      place.from = MIN (place.from, first);
      place.to = MAX (place.to, last);
      if (fields[i] == DP_STEP_LIKELY)
        {
          place.has_likely = TRUE;
          place.likely_from = first;
          place.likely_to = last;
        }
    }
  place.exact = place.exact && place.from == place.to;

  return place;
}

static gboolean
is_reform (const DpRecord *step)
{
  return dp_record_text (step, DP_STEP_PROPOSAL) == NULL;
}

/* A date as the scale has it: what counts from the decision becomes a month of the calendar, or a month's number. */
static char *
one_date_words (const Context *context,
                const char    *stored)
{
  int month;

  if (context->timeline->is_calendar && g_str_has_prefix (stored, "D") && dp_date_month_index (stored, context->decision, &month))
    {
      g_autofree char *calendar = g_strdup_printf ("%04d-%02d", month / MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1);

      return dp_date_format (calendar);
    }
  return dp_date_format (stored);
}

/* Dates in words: one, or from the earliest to the latest. */
static char *
date_words (const Context  *context,
            const DpRecord *step)
{
  const char *earliest = dp_record_text (step, DP_STEP_EARLIEST);
  const char *likely = dp_record_text (step, DP_STEP_LIKELY);
  const char *latest = dp_record_text (step, DP_STEP_LATEST);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  double from, to;
  gboolean exact;

  if (earliest == NULL || latest == NULL || g_str_equal (earliest, latest))
    {
      const char *only = likely != NULL ? likely : earliest != NULL ? earliest : latest;

      return only != NULL ? one_date_words (context, only) : g_strdup (_("time unknown"));
    }
  if (!context->timeline->is_calendar && place_date (context, earliest, &from, &from, &exact) && place_date (context, latest, &to, &to, &exact))
    /* Translators: two months counted from the decision: "months 4–12" */
    return g_strdup_printf (_("months %1$d–%2$d"), (int) from, (int) to);

  first = one_date_words (context, earliest);
  last = one_date_words (context, latest);
  return g_strdup_printf ("%s – %s", first, last);
}

static const char *
certainty_words (const DpRecord *step)
{
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_STEP, DP_STEP_CERTAINTY), dp_record_text (step, DP_STEP_CERTAINTY));

  return choice != NULL ? dp_choice_label (choice) : "";
}

static DpGanttForm
form_of (const DpRecord *step,
         const Place    *place)
{
  const char *certainty = dp_record_text (step, DP_STEP_CERTAINTY);

  if (!place->placed || g_strcmp0 (certainty, "unknown") == 0)
    return DP_GANTT_UNKNOWN;
  return g_strcmp0 (certainty, "fixed") == 0 ? DP_GANTT_FIXED : DP_GANTT_EXPECTED;
}

static char *
step_sentence (const Context  *context,
               const DpRecord *step)
{
  g_autofree char *dates = date_words (context, step);

  return g_strdup_printf ("%s: %s, %s", dp_record_name (step), dates, certainty_words (step));
}

static char *
step_tooltip (const Context  *context,
              const DpRecord *step)
{
  const char *note = dp_record_text (step, DP_STEP_NOTE);
  g_autofree char *sentence = step_sentence (context, step);

  return note != NULL ? g_strdup_printf ("%s\n%s", sentence, note) : g_steal_pointer (&sentence);
}

/* --------------------------------------------------------------------------------------------------------------- scale */

static void
widen (Context     *context,
       const Place *place)
{
  if (place->placed)
    {
      context->from = MIN (context->from, place->from);
      context->to = MAX (context->to, place->to);
    }
}

/* The scale holds every step with a date, whole years of the calendar, and never less than a year. */
static void
choose_scale (Context *context)
{
  const DpTimelineResult *timeline = context->timeline;
  const GPtrArray *steps = dp_plan_list (context->plan, DP_ENTITY_STEP);

  context->from = G_MAXDOUBLE;
  context->to = -G_MAXDOUBLE;
  for (guint i = 0; i < timeline->n_own; i++)
    {
      Place place = place_step (context, timeline->steps[i].step);

      widen (context, &place);
    }
  for (guint i = 0; timeline->is_calendar && i < steps->len; i++)
    if (is_reform (steps->pdata[i]))
      {
        Place place = place_step (context, steps->pdata[i]);

        widen (context, &place);
      }

  if (!timeline->is_calendar)
    {
      context->from = MIN (context->from, 0.0);
      context->to = MAX (ceil ((context->to + 1) / MONTHS_A_YEAR) * MONTHS_A_YEAR, context->from + MONTHS_A_YEAR);
      return;
    }
  if (context->from > context->to)
    context->from = context->to = context->options->today > 0 ? context->options->today : julian (HANDOVER_YEAR, 1, 1);
  /* Half a year of air behind the last date, for its words and for ends that nobody knows. */
  context->from = julian (year_of (context->from), 1, 1);
  context->to = julian (year_of (context->to + 183) + 1, 1, 1);
}

static void
add_calendar_ticks (const Context *context)
{
  const double days = context->to - context->from;
  const int part = days <= MONTHS_MAX_DAYS ? 1 : days <= QUARTERS_MAX_DAYS ? 3 : 0;

  for (int year = year_of (context->from); julian (year, 1, 1) < context->to; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d", year);

      dp_chart_add_gantt_tick (context->chart, TRUE, julian (year, 1, 1), name);
      for (int month = 1; part > 0 && month <= MONTHS_A_YEAR; month += part)
        {
          /* Translators: a quarter's number under the year on a time scale: "1." or "Q1"; eight letters at most */
          g_autofree char *quarter = part == 3 ? g_strdup_printf (C_("quarter", "Q%d"), (month + 2) / 3)
                                               : g_strdup (dp_month_short_name ((guint) month));

          dp_chart_add_gantt_tick (context->chart, FALSE, julian (year, month, 1), quarter);
        }
    }
  dp_chart_set_gantt_titles (context->chart, part == 3 ? _("Quarter") : part == 1 ? _("Month") : NULL, _("The health-care reform"),
                             _("The proposal's own steps"));
}

static void
add_month_ticks (const Context *context)
{
  const int step = context->to - context->from > 5 * MONTHS_A_YEAR ? 6 : 3;

  for (int month = (int) context->from; month < context->to; month += step)
    {
      g_autofree char *label = g_strdup_printf ("%d", month);

      dp_chart_add_gantt_tick (context->chart, FALSE, month, label);
    }
  for (int month = 0; month < context->to; month += MONTHS_A_YEAR)
    {
      /* Translators: on a time scale that begins at the decision: "1st year" → number of the year */
      g_autofree char *label = g_strdup_printf (_("Year %d"), month / MONTHS_A_YEAR + 1);

      dp_chart_add_gantt_tick (context->chart, TRUE, month, label);
    }
  dp_chart_set_gantt_times (context->chart, TRUE);
  dp_chart_set_gantt_titles (context->chart, _("Months from the decision"), NULL, NULL);
}

/* ----------------------------------------------------------------------------------------------------------------- rows */

static double
middle (double first,
        double last)
{
  return (first + last) / 2;
}

/* What is only known to come after another step begins where that one may be done; nothing known: at the scale's end. */
static double
unknown_begin (const Context  *context,
               const DpRecord *step)
{
  const char *depends_on = dp_record_text (step, DP_STEP_DEPENDS_ON);
  g_auto(GStrv) ids = g_strsplit (depends_on != NULL ? depends_on : "", ",", -1);
  double begin = -G_MAXDOUBLE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const DpRecord *before = dp_plan_get (context->plan, DP_ENTITY_STEP, ids[i]);
      Place place = before != NULL ? place_step (context, before) : (Place) { .placed = FALSE };

      if (place.placed)
        begin = MAX (begin, place.has_likely ? place.likely_to : place.to);
    }
  if (begin > -G_MAXDOUBLE)
    return MIN (begin, context->to);
  return context->timeline->is_calendar && context->options->today > context->from && context->options->today < context->to
           ? context->options->today
           : context->from;
}

static DpGanttSpan *
add_span (const Context  *context,
          DpGanttRow     *row,
          const DpRecord *step,
          DpGanttForm     form,
          double          from,
          double          to,
          gboolean        labelled)
{
  g_autofree char *dates = date_words (context, step);
  g_autofree char *sentence = step_sentence (context, step);
  g_autofree char *tooltip = step_tooltip (context, step);
  DpGanttSpan *span = dp_gantt_row_add_span (row, form, from, to, labelled ? dates : NULL, sentence);

  dp_gantt_span_set_id (span, step->id);
  dp_gantt_span_set_tooltip (span, tooltip);
  return span;
}

static void
add_own_step (const Context        *context,
              const DpTimelineStep *step)
{
  const DpRecord *record = step->step;
  const Place place = place_step (context, record);
  const DpGanttForm form = form_of (record, &place);
  DpGanttRow *row = dp_chart_add_gantt_row (context->chart, FALSE, dp_record_name (record), dp_record_text (record, DP_STEP_TRACK));

  dp_gantt_row_set_strong (row, dp_record_number_or (record, DP_STEP_OPENS, 0) != 0);
  if (!place.placed)
    {
      dp_gantt_span_set_open (add_span (context, row, record, form, unknown_begin (context, record), context->to, TRUE), TRUE);
      return;
    }
  if (place.from < place.to && dp_record_text (record, DP_STEP_EARLIEST) != NULL)
    add_span (context, row, record, form, place.from, place.to, TRUE);
  else
    {
      const double at = middle (place.from, place.to);

      dp_gantt_span_set_exact (add_span (context, row, record, form, at, at, TRUE), place.exact);
      return;
    }
  if (place.has_likely)
    {
      const double at = middle (place.likely_from, place.likely_to);

      add_span (context, row, record, form, at, at, FALSE);
    }
}

static DpGanttRow *
find_lane (const Context *context,
           const char    *name)
{
  const GPtrArray *rows = dp_chart_get_gantt (context->chart)->rows;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const DpGanttRow *) rows->pdata[i])->name, name))
      return rows->pdata[i];

  return dp_chart_add_gantt_row (context->chart, TRUE, name, NULL);
}

static void
add_reform (const Context *context)
{
  const GPtrArray *steps = dp_plan_list (context->plan, DP_ENTITY_STEP);

  for (guint i = 0; i < steps->len; i++)
    {
      const DpRecord *step = steps->pdata[i];
      const char *track = dp_record_text (step, DP_STEP_TRACK);
      const Place place = place_step (context, step);

      if (!is_reform (step) || !place.placed)
        continue;
      if (place.exact && place.from == julian (HANDOVER_YEAR, 1, 1))
        {
          g_autofree char *date = dp_date_format (dp_record_text (step, DP_STEP_LIKELY));
          /* Translators: a date: the tasks pass from the municipalities to the regions */
          g_autofree char *label = g_strdup_printf (_("%s: tasks are handed over"), date);

          dp_chart_set_gantt_event (context->chart, place.from, label);
        }
      dp_gantt_span_set_exact (add_span (context, find_lane (context, track != NULL ? track : _("Other")), step, DP_GANTT_FIXED,
                                         middle (place.from, place.to), middle (place.from, place.to), FALSE),
                               place.exact);
    }
}

/* ----------------------------------------------------------------------------------------------------------------- words */

/* No day is known to the day that was drawn for it. */
static char *
month_words (double when)
{
  g_autofree char *month = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) when);
  month = g_strdup_printf ("%04d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date));
  return dp_date_format (month);
}

static char *
headline (const Context *context)
{
  const DpTimelineResult *timeline = context->timeline;
  const DpTimelineStep *opening = timeline->opening >= 0 ? &timeline->steps[timeline->opening] : NULL;
  g_autofree char *early = NULL;
  g_autofree char *half = NULL;

  if (timeline->n_own == 0)
    return g_strdup (_("The proposal has no steps yet"));
  if (opening == NULL)
    return g_strdup (_("No step says when the first places open"));
  if (!opening->known)
    return g_strdup (_("When the first places open is unknown: steps before it have no date"));

  if (!timeline->is_calendar)
    {
      g_autofree char *early_months = dp_format_number (ceil (opening->percentile[0] - 1e-6), 0);
      g_autofree char *half_months = dp_format_number (ceil (opening->percentile[50] - 1e-6), 0);

      /* Translators: two numbers of months */
      return g_strdup_printf (_("The first places open %1$s months after the decision at the earliest, and in half of all futures after "
                                "%2$s months"),
                              early_months, half_months);
    }

  early = month_words (opening->percentile[0]);
  half = month_words (opening->percentile[50]);
  /* Translators: two months: "March 2027" */
  return g_strdup_printf (_("The first places open in %1$s at the earliest, and by %2$s in half of all futures"), early, half);
}

static char *
subtitle (const Context *context)
{
  g_autofree char *name = dp_words_proposal (context->timeline->proposal);

  if (context->options->for_hall)
    return context->timeline->is_calendar
             /* Translators: a proposal */
             ? g_strdup_printf (_("%s · bars: from the earliest to the latest date; diamonds: the likely date"), name)
             /* Translators: a proposal */
             : g_strdup_printf (_("%s · months from the decision · bars: from the earliest to the latest; diamonds: likely"), name);
  return context->timeline->is_calendar
           /* Translators: a proposal */
           ? g_strdup_printf (_("%s · calendar · bars: from the earliest to the latest date; diamonds: the likely date"), name)
           /* Translators: a proposal */
           : g_strdup_printf (_("%s · months from the decision · bars: from the earliest to the latest date; diamonds: the likely date"), name);
}

static char *
make_text (const Context *context,
           const char    *title)
{
  g_autoptr(GPtrArray) sentences = dp_timeline_sentences (context->timeline);
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, " %s", (const char *) sentences->pdata[i]);
  for (guint i = 0; i < context->timeline->n_own; i++)
    {
      g_autofree char *sentence = step_sentence (context, context->timeline->steps[i].step);

      g_string_append_printf (text, " %s.", sentence);
    }

  return g_string_free (text, FALSE);
}

static void
fill_empty (DpFigure   *figure,
            const char *title,
            const char *why)
{
  figure->chart = dp_chart_new_gantt (title, 0, 1);
  dp_chart_set_empty_text (figure->chart, why);
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Step"), FALSE);
  figure->text = g_strdup_printf ("%s. %s", title, why);
}

void
_dp_figure_timeline (DpFigure              *figure,
                     DpAnalysis            *analysis,
                     const DpFigureOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DpTimelineResult) timeline = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;
  const DpRecord *plan = dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PLAN, "plan");
  Context context = { .plan = dp_analysis_plan (analysis), .options = options };

  timeline = dp_analysis_timeline (analysis, options->proposal, SEED, DP_TIMELINE_REPLICATIONS, &error);
  if (timeline == NULL)
    {
      g_autofree char *refusal = _dp_figure_refusal (options, error);

      fill_empty (figure, _("The timeline cannot be computed yet"), refusal);
      return;
    }
  if (timeline->n_own == 0)
    {
      fill_empty (figure, _("The proposal has no steps yet"), _("Add the steps up to the opening, each with its earliest, likely and latest date."));
      return;
    }

  context.timeline = timeline;
  context.decision = plan != NULL ? dp_record_text (plan, DP_PLAN_DECISION) : NULL;
  choose_scale (&context);
  title = headline (&context);
  sub = subtitle (&context);
  figure->chart = context.chart = dp_chart_new_gantt (title, context.from, context.to);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_source (figure->chart, timeline->is_calendar
                                        ? _("Sources: the work plan of the health-care reform 2025–2026, as reproduced in the municipalities' answer 2025; its "
                                            "colours of certainty are lost. Own steps: assumptions.")
                                        : _("Own steps: assumptions. The reform's milestones have calendar dates; they stand here as soon as the "
                                            "decision has a date."));
  dp_chart_set_brief_source (figure->chart, timeline->is_calendar
                                              ? _("Sources: the health-care reform's work plan (the municipalities' answer 2025). Own steps: assumptions.")
                                              : _("Own steps: assumptions."));
  dp_chart_set_gantt_legend (figure->chart, _("fixed"), _("expected, soft end"), _("time unknown, open end"), _("day known"),
                             _("likely date, day not known"));
  if (timeline->is_calendar)
    {
      add_calendar_ticks (&context);
      add_reform (&context);
      if (options->today > 0)
        dp_chart_set_gantt_today (figure->chart, options->today, _("Today"));
    }
  else
    add_month_ticks (&context);
  for (guint i = 0; i < timeline->n_own; i++)
    add_own_step (&context, &timeline->steps[i]);

  figure->table = dp_timeline_table_new (timeline);
  figure->text = make_text (&context, title);
}
