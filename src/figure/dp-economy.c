/* dp-economy.c: what the pages of staff, money and time say beside their tables.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-economy.h"

#include "figure/dp-words-money.h"
#include "figure/dp-words.h"
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
/* Steps that are named as critical at most. */
#define N_CRITICAL 3

/* --------------------------------------------------------------------------------------------------------- chips */

/* An assumption warns as long as no source stands behind it. */
static void
add_assumption (GPtrArray    *chips,
                const DpPlan *plan,
                const char   *id,
                char         *label)
{
  const DpRecord *assumption = dp_plan_get (plan, DP_ENTITY_ASSUMPTION, id);

  if (assumption == NULL)
    {
      g_free (label);
      return;
    }

  dp_chip_list_add (chips, dp_record_text (assumption, DP_ASSUMPTION_SOURCE) == NULL, label,
                    dp_record_text (assumption, DP_ASSUMPTION_REASON), assumption, DP_ASSUMPTION_VALUE);
}

GPtrArray *
dp_economy_chips_new (const DpPlan          *plan,
                      const DpFinanceResult *finance,
                      const DpStaffingTerms *terms)
{
  GPtrArray *chips = dp_chip_list_new ();
  g_autofree char *occupancy = dp_format_percent (finance->budget_occupancy);
  g_autofree char *fixed = dp_format_percent (finance->fixed_share);
  g_autofree char *hours = dp_format_trimmed (terms->hours.norm_hours, 1);
  g_autofree char *night = dp_format_trimmed (terms->crew_night, 1);
  g_autofree char *day = dp_format_trimmed (terms->crew_day, 1);

  /* Translators: the occupancy that the rate is budgeted at */
  add_assumption (chips, plan, "budget-occupancy", g_strdup_printf (_("rate budgeted at %s"), occupancy));
  /* Translators: hours */
  add_assumption (chips, plan, "hours-norm", g_strdup_printf (_("%s hours in a full-time post"), hours));
  /* Translators: the fewest people on duty at night, and in the waking hours */
  add_assumption (chips, plan, "crew-night", g_strdup_printf (_("at least %1$s at night, %2$s in the day"), night, day));
  /* Translators: a share of the running cost */
  add_assumption (chips, plan, "fixed-cost", g_strdup_printf (_("%s of the cost from the opening"), fixed));
  if (finance->price_year > 0)
    /* Translators: a year */
    dp_chip_list_add (chips, FALSE, g_strdup_printf (_("prices of %d"), finance->price_year),
                      _("All amounts are in the prices of this year."), finance->proposal, DP_PROPOSAL_PRICE_YEAR);

  return chips;
}

GPtrArray *
dp_timeline_chips_new (const DpPlan           *plan,
                       const DpTimelineResult *timeline)
{
  GPtrArray *chips = dp_chip_list_new ();
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const DpRecord *first = NULL;
  guint n_gaps = 0;

  if (plans->len > 0)
    {
      const char *decision = dp_record_text (plans->pdata[0], DP_PLAN_DECISION);
      g_autofree char *date = decision != NULL ? dp_date_format (decision) : NULL;

      if (date != NULL)
        /* Translators: a date */
        dp_chip_list_add (chips, FALSE, g_strdup_printf (_("decision: %s"), date), _("Dates that count from the decision move with it."),
                          plans->pdata[0], DP_PLAN_DECISION);
      else
        dp_chip_list_add (chips, TRUE, g_strdup (_("decision without a date")),
                          _("Without a date of the decision, time is counted in months from it."), plans->pdata[0], DP_PLAN_DECISION);
    }
  for (guint i = 0; i < timeline->n_own; i++)
    if (timeline->steps[i].gap != DP_STEP_DATED && n_gaps++ == 0)
      first = timeline->steps[i].step;
  if (first != NULL)
    dp_chip_list_add (chips, TRUE, g_strdup_printf (ngettext ("%u step without a date", "%u steps without a date", n_gaps), n_gaps),
                      _("A step without a date makes everything that waits for it unknown."), first, DP_STEP_LIKELY);

  return chips;
}

/* --------------------------------------------------------------------------------------------------------- tiles */

static void
tile_free (gpointer data)
{
  dp_key_figure_free (data);
}

static DpKeyFigure *
add_tile (GPtrArray  *tiles,
          const char *id,
          const char *label,
          char       *value)
{
  DpKeyFigure *tile = g_new0 (DpKeyFigure, 1);

  tile->id = g_strdup (id);
  tile->label = g_strdup (label);
  tile->value = value != NULL ? value : g_strdup (UNKNOWN);
  g_ptr_array_add (tiles, tile);
  return tile;
}

GPtrArray *
dp_economy_tiles_new (const DpFinanceResult *finance)
{
  GPtrArray *tiles = g_ptr_array_new_with_free_func (tile_free);
  g_autofree char *occupancy = dp_format_percent (finance->budget_occupancy);
  /* Translators: a percentage */
  g_autofree char *rate = g_strdup_printf (_("Rate per day at %s"), occupancy);
  DpRange day = { G_MAXDOUBLE, 0.0 };
  DpRange gap = { G_MAXDOUBLE, -G_MAXDOUBLE };
  char *women = NULL;

  for (guint c = 0; c < finance->n_cases; c++)
    {
      const DpFinanceCase *one = &finance->cases[c];

      if (one->used_days > 0.0)
        {
          day.low = MIN (day.low, one->cost_per_used_day);
          day.high = MAX (day.high, one->cost_per_used_day);
        }
      gap.low = MIN (gap.low, one->uncovered);
      gap.high = MAX (gap.high, one->uncovered);
    }
  if (finance->rate_known && finance->break_even_known)
    {
      g_autofree char *number = dp_format_number (ceil (finance->break_even_women), 0);

      /* Translators: a number of women */
      women = g_strdup_printf (_("%s women a year"), number);
    }

  add_tile (tiles, "rate", rate, finance->rate_known ? dp_format_money (finance->rate) : NULL);
  add_tile (tiles, "used_day", _("Cost per used day"), day.high > 0.0 ? dp_format_money_range (day.low, day.high) : NULL);
  add_tile (tiles, "uncovered", _("Not covered a year"), finance->n_cases > 0 ? dp_words_money_range (gap.low, gap.high) : NULL);
  add_tile (tiles, "break_even", _("The rate is in balance at"), women);

  return tiles;
}

GPtrArray *
dp_timeline_tiles_new (const DpTimelineResult *timeline)
{
  static const guint percentiles[] = { EARLY, MIDDLE, LATE };
  const char *labels[] = { _("Open early"), _("Open in the middle"), _("Open late") };
  GPtrArray *tiles = g_ptr_array_new_with_free_func (tile_free);
  const DpTimelineStep *opening = timeline->opening >= 0 ? &timeline->steps[timeline->opening] : NULL;
  gboolean known = opening != NULL && opening->known;
  char *planned = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (percentiles); i++)
    {
      DpKeyFigure *tile = add_tile (tiles, i == 0 ? "early" : i == 1 ? "middle" : "late", labels[i],
                                    known ? dp_timeline_words (timeline, opening->percentile[percentiles[i]]) : NULL);

      /* Translators: a number of futures, e.g. "by then in 5 of 100 futures" */
      tile->inputs = g_strdup_printf (_("by then in %u of 100 futures"), percentiles[i]);
    }
  if (timeline->planned_known)
    planned = dp_timeline_words (timeline, timeline->planned);
  add_tile (tiles, "planned", _("The units say"), planned);
  if (timeline->planned_known)
    {
      g_autofree char *share = dp_format_percent (timeline->planned_share);
      DpKeyFigure *tile = g_ptr_array_index (tiles, tiles->len - 1);

      /* Translators: a share of the futures */
      tile->inputs = g_strdup_printf (_("reached in %s of the futures"), share);
    }

  return tiles;
}

/* ----------------------------------------------------------------------------------------------------- sentences */

char *
dp_hours_sentence (const DpStaffingTerms *terms)
{
  g_autofree char *post = dp_format_number (terms->fte_per_post, 2);
  g_autofree char *net = dp_format_number (terms->net_hours, 0);

  /* Translators: full-time equivalents, hours */
  return g_strdup_printf (_("One person on duty round the clock takes %1$s FTE: a full-time post is on duty %2$s hours a year."),
                          post, net);
}

char *
dp_rate_year_sentence (const DpFinanceResult *finance,
                       guint                  need_case)
{
  const DpFinanceYear *years = need_case < finance->n_cases ? &finance->years[need_case * finance->n_years] : NULL;
  const DpFinanceYear *most = years;
  g_autofree char *first_years = NULL;
  g_autofree char *rate = NULL;
  double result = 0.0;

  if (years == NULL || finance->n_years < 2)
    return g_strdup (_("Without a running cost, places and a need there is no result year by year."));

  for (guint y = 1; y < finance->n_years; y++)
    if (years[y].rate.rate > most->rate.rate)
      most = &years[y];
  result = years[0].rate.result + years[1].rate.result;
  first_years = dp_words_money (fabs (result));
  rate = dp_format_money (most->rate.rate);

  if (result < 0.0)
    /* Translators: an amount, an amount per day, the number of a year */
    return g_strdup_printf (_("The first two years end %1$s short; the rate is highest in year %3$d, %2$s a day."), first_years,
                            rate, most->year);

  /* Translators: an amount, an amount per day, the number of a year */
  return g_strdup_printf (_("The first two years end with %1$s left; the rate is highest in year %3$d, %2$s a day."), first_years,
                          rate, most->year);
}

char *
dp_payer_sentence (const DpFinanceResult *finance)
{
  g_autofree char *named = dp_format_percent (finance->named_share);

  if (finance->n_payers == 0)
    return g_strdup (_("Nobody is named who pays."));
  if (finance->n_payers == 1 && finance->named_share > 1.0 - 1e-9)
    /* Translators: a payer */
    return g_strdup_printf (_("One payer carries all of it: %s."), dp_record_name (finance->payers[0].payer));

  /* Translators: number of payers, share */
  return g_strdup_printf (ngettext ("%1$u payer is named, for %2$s of the running cost.",
                                    "%1$u payers are named, for %2$s of the running cost.", finance->n_payers),
                          finance->n_payers, named);
}

char *
dp_capital_sentence (const DpFinanceResult *finance)
{
  guint n_projects;
  const DpLoanProject *projects = dp_loan_projects (&n_projects);
  DpRange each = { G_MAXDOUBLE, 0.0 };
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;

  for (guint i = 0; i < n_projects; i++)
    {
      each.low = MIN (each.low, projects[i].amount / projects[i].places);
      each.high = MAX (each.high, projects[i].amount / projects[i].places);
    }
  others = dp_format_money_range (each.low, each.high);
  if (!finance->capital_known || !finance->places_known || finance->places <= 0.0)
    /* Translators: a range of amounts */
    return g_strdup_printf (_("The capital cost per place is unknown; the projects of the loan pool lie at %s."), others);

  own = dp_format_money (finance->capital_per_place);
  if (finance->capital_missing > 0)
    /* Translators: an amount, a range of amounts */
    return g_strdup_printf (_("A place costs at least %1$s to build, as amounts are missing; the projects of the loan pool lie at "
                              "%2$s."),
                            own, others);

  /* Translators: an amount, a range of amounts */
  return g_strdup_printf (_("A place costs %1$s to build; the projects of the loan pool lie at %2$s."), own, others);
}

const char *
dp_loan_verdict_word (DpLoanVerdict verdict)
{
  switch (verdict)
    {
    case DP_LOAN_PASS:
      return _("Met");
    case DP_LOAN_FAIL:
      return _("Not met");
    case DP_LOAN_UNKNOWN:
    default:
      return _("Unknown");
    }
}

char *
dp_loan_sentence (const DpLoanTest *test)
{
  guint n[3] = { 0, 0, 0 };

  for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++)
    n[test->checks[i].verdict]++;

  if (test->verdict == DP_LOAN_PASS)
    return g_strdup (_("The plan meets all six criteria of the loan pool."));
  if (test->verdict == DP_LOAN_FAIL)
    /* Translators: three numbers of criteria that add up to six */
    return g_strdup_printf (_("The proposal cannot get a loan from the pool: of six criteria %1$u are not met, %2$u are met and %3$u "
                              "unknown."),
                            n[DP_LOAN_FAIL], n[DP_LOAN_PASS], n[DP_LOAN_UNKNOWN]);

  /* Translators: two numbers of criteria that add up to six */
  return g_strdup_printf (_("Whether the pool would lend is unknown: of six criteria %1$u are met and %2$u unknown."),
                          n[DP_LOAN_PASS], n[DP_LOAN_UNKNOWN]);
}

/* ------------------------------------------------------------------------------------------------------ schedule */

char *
dp_open_by_sentence (const DpTimelineResult *timeline,
                     const DpPlan           *plan,
                     const char             *stored)
{
  g_autofree char *date = dp_date_format (stored);
  g_autofree char *share = NULL;
  double when;

  if (timeline->opening < 0)
    return g_strdup (_("No step is marked as the opening, so there is no chance of being open to give."));
  if (!timeline->steps[timeline->opening].known)
    return g_strdup (_("The chance is unknown, because the opening hangs on steps without a date."));
  if (!dp_timeline_place (timeline, plan, stored, &when))
    return timeline->is_calendar
             ? g_strdup (_("Months from the decision have no place here until the decision has a date. Write a date."))
             : g_strdup (_("A date has no place here until the decision has one. Write months from the decision, such as “month 18”."));

  share = dp_format_percent (dp_timeline_share_by (timeline, (guint) timeline->opening, when));
  /* Translators: a date, a share of the futures */
  return g_strdup_printf (_("The first places are open by %1$s in %2$s of the futures."), date, share);
}

static gint
compare_critical (gconstpointer a,
                  gconstpointer b)
{
  const DpTimelineStep *first = *(const DpTimelineStep *const *) a;
  const DpTimelineStep *second = *(const DpTimelineStep *const *) b;

  return (first->critical < second->critical) - (first->critical > second->critical);
}

GPtrArray *
dp_critical_sentences (const DpTimelineResult *timeline)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  if (timeline->opening < 0 || !timeline->steps[timeline->opening].known)
    return sentences;

  for (guint i = 0; i < timeline->n_steps; i++)
    if ((int) i != timeline->opening && timeline->steps[i].critical > 0.0)
      g_ptr_array_add (steps, &timeline->steps[i]);
  g_ptr_array_sort (steps, compare_critical);
  for (guint i = 0; i < steps->len && i < N_CRITICAL; i++)
    {
      const DpTimelineStep *step = g_ptr_array_index (steps, i);
      g_autofree char *share = dp_format_percent (step->critical);
      g_autofree char *name = dp_text_inner_quotes (dp_record_name (step->step));

      /* Translators: a step, a share of the futures */
      g_ptr_array_add (sentences, g_strdup_printf (_("A delay of “%1$s” delays the opening in %2$s of the futures."),
                                                   name, share));
    }
  if (sentences->len == 0)
    g_ptr_array_add (sentences, g_strdup (_("No other step delays the opening: its own date comes last in every future.")));

  return sentences;
}

static void
add_waiting (GPtrArray              *sentences,
             const DpTimelineResult *timeline,
             guint                   number)
{
  const DpTimelineStep *step = &timeline->steps[number];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *name = dp_text_inner_quotes (dp_record_name (step->step));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < timeline->n_steps; i++)
    for (guint k = 0; i != number && k < timeline->steps[i].n_because; k++)
      if (timeline->steps[i].because[k] == number)
        {
          g_autofree char *other = dp_text_inner_quotes (dp_record_name (timeline->steps[i].step));

          g_ptr_array_add (names, g_strdup_printf (_("“%s”"), other));
        }

  if (step->gap == DP_STEP_ONE_END)
    /* Translators: a step */
    g_string_append_printf (text, _("“%s” has only one of earliest and latest."), name);
  else if (step->gap == DP_STEP_NO_DECISION)
    /* Translators: a step */
    g_string_append_printf (text, _("“%s” cannot be placed until the decision has a date."), name);
  else
    /* Translators: a step */
    g_string_append_printf (text, _("“%s” has no date."), name);
  if (names->len > 0)
    {
      list = dp_words_list (names);
      g_string_append_c (text, ' ');
      /* Translators: names of steps */
      g_string_append_printf (text, ngettext ("%s waits for it.", "%s wait for it.", names->len), list);
    }
  g_ptr_array_add (sentences, g_string_free (text, FALSE));
}

GPtrArray *
dp_waiting_sentences (const DpTimelineResult *timeline)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < timeline->n_steps; i++)
    if (timeline->steps[i].gap != DP_STEP_DATED)
      add_waiting (sentences, timeline, i);

  return sentences;
}

static gboolean
is_milestone (const DpRecord *step)
{
  return dp_record_text (step, DP_STEP_PROPOSAL) == NULL;
}

char *
dp_milestone_sentence (const DpPlan *plan)
{
  const GPtrArray *steps = dp_plan_list (plan, DP_ENTITY_STEP);
  guint n = 0;
  guint unstated = 0;

  for (guint i = 0; i < steps->len; i++)
    if (is_milestone (steps->pdata[i]))
      {
        n++;
        if (g_strcmp0 (dp_record_text (steps->pdata[i], DP_STEP_CERTAINTY), "fixed") != 0)
          unstated++;
      }

  if (n == 0)
    return g_strdup (_("The plan has no milestones of the reform."));
  if (unstated == 0)
    return g_strdup_printf (ngettext ("%u milestone of the reform, fixed.", "%u milestones of the reform, all fixed.", n), n);

  if (unstated == n)
    return g_strdup_printf (ngettext ("%u milestone of the reform; no document says how certain its date is.",
                                      "%u milestones of the reform; no document says how certain their dates are.", n), n);

  /* Translators: number of milestones, number of those that are not fixed */
  return g_strdup_printf (_("%1$u milestones of the reform; for %2$u of them no document says how certain the date is."), n,
                          unstated);
}

static const char *
certainty_word (const DpRecord *step)
{
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_STEP, DP_STEP_CERTAINTY),
                                                 dp_record_text (step, DP_STEP_CERTAINTY));

  return choice != NULL ? dp_choice_label (choice) : UNKNOWN;
}

DpTable *
dp_milestone_table_new (const DpPlan *plan)
{
  DpTable *table = dp_table_new (_("Milestones of the reform"));
  const GPtrArray *steps = dp_plan_list (plan, DP_ENTITY_STEP);

  dp_table_add_column (table, _("When"), FALSE);
  dp_table_add_column (table, _("Milestone"), FALSE);
  dp_table_add_column (table, _("Track"), FALSE);
  dp_table_add_column (table, _("Certainty"), FALSE);
  for (guint i = 0; i < steps->len; i++)
    {
      const DpRecord *step = g_ptr_array_index (steps, i);
      const char *likely = dp_record_text (step, DP_STEP_LIKELY);
      const char *track = dp_record_text (step, DP_STEP_TRACK);
      g_autofree char *date = likely != NULL ? dp_date_format (likely) : g_strdup (UNKNOWN);

      if (is_milestone (step))
        dp_table_add_row (table, NULL, FALSE, date, dp_record_name (step), track != NULL ? track : "", certainty_word (step),
                          NULL);
    }

  return table;
}
