/* dp-finance-tables.c: the tables and sentences of cost, rate and payers.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rates and costs per day are shown in whole kroner, larger amounts in whole thousands: more would pretend.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-finance-tables.h"

#include "figure/dp-need-tables.h"
#include "figure/dp-words-money.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define UNKNOWN "–"

static char *
day_or_dash (double   kroner,
             gboolean known)
{
  return known ? dp_format_money (kroner) : g_strdup (UNKNOWN);
}

static char *
money_or_dash (double   kroner,
               gboolean known)
{
  return known ? dp_words_money (kroner) : g_strdup (UNKNOWN);
}

static char *
case_name (const DpNeedCase *one)
{
  g_autofree char *women = dp_format_trimmed (one->need, 1);

  /* Translators: body, women a year */
  return g_strdup_printf (_("%1$s, %2$s women a year"), dp_record_name (one->estimate), women);
}

/** dp_finance_missing: Returns: (transfer full) (nullable): how many amounts are missing in the sums; NULL: none. */
char *
dp_finance_missing (const DpFinanceResult *finance)
{
  if (finance->missing == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u amount is missing, so the running cost is a lower bound.",
                                    "%u amounts are missing, so the running cost is a lower bound.", finance->missing),
                          finance->missing);
}

static void
add_price (DpTable    *table,
           const char *name,
           double      kroner,
           gboolean    known,
           gboolean    is_sum)
{
  g_autofree char *amount = money_or_dash (kroner, known);

  dp_table_add_row (table, NULL, is_sum, name, amount, NULL);
}

/** dp_price_table_new: Returns: (transfer full): running cost, cost per place, rate, and capital cost. */
DpTable *
dp_price_table_new (const DpFinanceResult *finance)
{
  DpTable *table = dp_table_new (_("Cost and rate"));
  g_autofree char *occupancy = dp_format_percent (finance->budget_occupancy);
  /* Translators: a percentage */
  g_autofree char *rate = g_strdup_printf (_("Rate per day at %s occupancy"), occupancy);
  g_autofree char *day = day_or_dash (finance->rate, finance->rate_known);
  g_autofree char *missing = dp_finance_missing (finance);
  g_autofree char *year = g_strdup_printf ("%d", finance->price_year);
  g_autofree char *note = NULL;

  dp_table_add_column (table, _("Item"), FALSE);
  dp_table_add_column (table, _("Amount"), TRUE);
  add_price (table, _("Staffing a year"), finance->staff, finance->running_known, FALSE);
  add_price (table, _("Other running items a year"), finance->items, finance->running_known, FALSE);
  add_price (table, _("Running cost a year"), finance->running, finance->running_known, TRUE);
  add_price (table, _("Cost per place a year"), finance->cost_per_place, finance->rate_known, FALSE);
  dp_table_add_row (table, NULL, FALSE, rate, day, NULL);
  add_price (table, _("Capital cost"), finance->capital, finance->capital_known, TRUE);
  add_price (table, _("Capital cost per place"), finance->capital_per_place,
             finance->capital_known && finance->places_known && finance->places > 0.0, FALSE);

  if (finance->price_year > 0)
    /* Translators: a year */
    note = g_strdup_printf (_("Prices of %s. The rate is the running cost ÷ (places × 365 days × budgeted occupancy)."), year);
  else
    note = g_strdup (_("The rate is the running cost ÷ (places × 365 days × budgeted occupancy)."));
  table->note = missing != NULL ? g_strjoin (" ", note, missing, NULL) : g_steal_pointer (&note);
  return table;
}

/** dp_used_day_table_new: Returns: (transfer full): rate and cost per used day side by side, for every estimate in use. */
DpTable *
dp_used_day_table_new (const DpFinanceResult *finance,
                       DpAnalysis            *analysis)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpTable *table = dp_table_new (_("Rate and cost per used day"));
  g_autofree char *rate = day_or_dash (finance->rate, finance->rate_known);
  g_autofree char *occupancy = dp_format_percent (finance->budget_occupancy);

  dp_table_add_column (table, _("Estimate"), FALSE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Rate per day"), TRUE);
  dp_table_add_column (table, _("Cost per used day"), TRUE);
  dp_table_add_column (table, _("Not covered a year"), TRUE);
  dp_table_add_column (table, _("Cost per course"), TRUE);
  dp_table_add_column (table, _("Cost per week before birth"), TRUE);

  for (guint c = 0; c < finance->n_cases; c++)
    {
      const DpFinanceCase *one = &finance->cases[c];
      g_autofree char *name = case_name (&need->cases[c]);
      g_autofree char *used = dp_format_percent (one->occupancy);
      g_autofree char *day = day_or_dash (one->cost_per_used_day, one->used_days > 0.0);
      g_autofree char *uncovered = dp_words_money (one->uncovered);
      g_autofree char *course = money_or_dash (one->cost_per_course, one->courses > 0.0);
      g_autofree char *week = money_or_dash (one->cost_per_week_before_birth, one->weeks_before_birth > 0.0);

      dp_table_add_row (table, need->cases[c].estimate->id, FALSE, name, used, rate, day, uncovered, course, week, NULL);
    }

  /* Translators: a percentage */
  table->note = g_strdup_printf (_("In full operation. The rate covers the cost when %s of the days are used; with fewer used "
                                   "days the rest is not covered. A minus is a surplus. The estimates are never averaged."),
                                 occupancy);
  return table;
}

/** dp_rate_year_table_new: Returns: (transfer full): the two-year rule year by year for one published limit. */
DpTable *
dp_rate_year_table_new (const DpFinanceResult *finance,
                        DpAnalysis            *analysis,
                        guint                  need_case)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpTable *table;
  g_autofree char *name = need_case < finance->n_cases ? case_name (&need->cases[need_case]) : g_strdup (UNKNOWN);
  /* Translators: an estimate and its women a year */
  g_autofree char *caption = g_strdup_printf (_("The rate year by year: %s"), name);
  g_autofree char *floor = dp_format_percent (finance->rule.floor);
  g_autofree char *ceiling = dp_format_percent (finance->rule.ceiling);
  g_autofree char *band = dp_format_percent (finance->rule.band);
  g_autofree char *trend = dp_need_trend_note (analysis, finance->proposal->id);
  g_autofree char *note = NULL;

  table = dp_table_new (caption);
  dp_table_add_column (table, _("Year"), FALSE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Budgeted occupancy"), TRUE);
  dp_table_add_column (table, _("Carried in"), TRUE);
  dp_table_add_column (table, _("Rate per day"), TRUE);
  dp_table_add_column (table, _("Result"), TRUE);

  for (guint y = 0; need_case < finance->n_cases && y < finance->n_years; y++)
    {
      const DpFinanceYear *one = &finance->years[need_case * finance->n_years + y];
      g_autofree char *year = one->calendar_year > 0
                                /* Translators: number of the year after the opening, and the calendar year it begins in */
                                ? g_strdup_printf (_("Year %1$d (from %2$d)"), one->year, one->calendar_year)
                                : g_strdup_printf (_("Year %d"), one->year);
      g_autofree char *used = dp_format_percent (one->occupancy);
      g_autofree char *budgeted = dp_format_percent (one->rate.budget_occupancy);
      g_autofree char *carried = dp_words_money (one->rate.carried_in);
      g_autofree char *rate = dp_format_money (one->rate.rate);
      g_autofree char *result = dp_words_money (one->rate.result);

      dp_table_add_row (table, NULL, FALSE, year, used, budgeted, carried, rate, result, NULL);
    }

  /* Translators: lowest, highest budgeted occupancy, share of the cost */
  note = g_strdup_printf (_("Occupancy of all places in full operation, also while some are not open yet. Budgeted: the mean of the "
                            "two years before, at least %1$s and at most %2$s; the first two years at the most. A result beyond "
                            "%3$s of the cost is carried into the rate two years later."),
                          floor, ceiling, band);
  table->note = g_strjoin (" ", note, trend, NULL);
  return table;
}

/** dp_payer_table_new: Returns: (transfer full): who pays which share of the running cost. */
DpTable *
dp_payer_table_new (const DpFinanceResult *finance)
{
  DpTable *table = dp_table_new (_("Who pays the running cost"));
  double rest = 1.0 - finance->named_share;

  dp_table_add_column (table, _("Payer"), FALSE);
  dp_table_add_column (table, _("Share"), TRUE);
  dp_table_add_column (table, _("Amount a year"), TRUE);
  dp_table_add_column (table, _("On what terms"), FALSE);

  for (guint i = 0; i < finance->n_payers; i++)
    {
      const DpFinancePayer *payer = &finance->payers[i];
      const char *terms = dp_record_text (payer->payer, DP_PAYER_NOTE);
      g_autofree char *share = dp_record_number (payer->payer, DP_PAYER_SHARE, NULL) ? dp_format_percent (payer->share)
                                                                                     : g_strdup (UNKNOWN);
      g_autofree char *amount = money_or_dash (payer->amount, payer->known);

      dp_table_add_row (table, payer->payer->id, FALSE, dp_record_name (payer->payer), share, amount,
                        terms != NULL ? terms : "", NULL);
    }
  if (rest > 1e-9)
    {
      g_autofree char *share = dp_format_percent (rest);
      g_autofree char *amount = money_or_dash (rest * finance->running, finance->running_known);

      /* Translators: in place of a payer: the share that nobody is named for */
      dp_table_add_row (table, NULL, FALSE, _("Nobody named"), share, amount, "", NULL);
    }
  table->note = g_strdup (dp_finance_empty_places (finance->empty_places));

  return table;
}

/** dp_finance_empty_places: Returns: the sentence that says who carries empty places. */
const char *
dp_finance_empty_places (DpEmptyPlaces who)
{
  switch (who)
    {
    case DP_EMPTY_LATER_RATES:
      return _("With a tariff per day the operator carries empty places at first; a deficit beyond the band comes back two years "
               "later as a higher tariff for the municipalities that use the unit.");
    case DP_EMPTY_ALL:
      return _("With objective financing all that pay a share carry empty places together, used or not.");
    case DP_EMPTY_HOLDERS:
      return _("With drawing rights whoever paid for a place in advance carries it when it is empty.");
    case DP_EMPTY_STATE:
      return _("The state pays in full, so it carries the empty places.");
    case DP_EMPTY_REGION:
      return _("The region pays, so it carries the empty places.");
    case DP_EMPTY_SHARED:
      return _("The authorities that share the financing carry empty places by their shares; the agreement has to say so.");
    case DP_EMPTY_UNKNOWN:
    default:
      return _("The financing model is unknown, so nobody can say who carries the empty places.");
    }
}

static void
add_gap_sentence (GPtrArray             *sentences,
                  const DpFinanceResult *finance)
{
  DpRange occupancy = { finance->cases[0].occupancy, finance->cases[0].occupancy };
  DpRange day = { 0.0, 0.0 };
  DpRange uncovered = { finance->cases[0].uncovered, finance->cases[0].uncovered };
  g_autofree char *rate = dp_format_money (finance->rate);
  g_autofree char *budgeted = dp_format_percent (finance->budget_occupancy);
  g_autofree char *used = NULL;
  g_autofree char *days = NULL;
  g_autofree char *gap = NULL;

  for (guint c = 0; c < finance->n_cases; c++)
    {
      const DpFinanceCase *one = &finance->cases[c];

      occupancy.low = MIN (occupancy.low, one->occupancy);
      occupancy.high = MAX (occupancy.high, one->occupancy);
      uncovered.low = MIN (uncovered.low, one->uncovered);
      uncovered.high = MAX (uncovered.high, one->uncovered);
      if (one->used_days > 0.0)
        {
          day.low = day.low > 0.0 ? MIN (day.low, one->cost_per_used_day) : one->cost_per_used_day;
          day.high = MAX (day.high, one->cost_per_used_day);
        }
    }

  used = dp_format_percent_range (occupancy.low, occupancy.high);
  days = dp_format_money_range (day.low, day.high);
  gap = dp_words_money_range (uncovered.low, uncovered.high);
  /* Translators: rate, occupancy it is budgeted at, cost per used day, occupancy over the estimates */
  g_ptr_array_add (sentences, g_strdup_printf (_("A day costs %1$s at %2$s occupancy; a used day costs %3$s at the %4$s that the "
                                                 "estimates give."),
                                               rate, budgeted, days, used));
  if (uncovered.low >= 0.0)
    /* Translators: amount a year, or a range of amounts */
    g_ptr_array_add (sentences, g_strdup_printf (_("A tariff of that size then leaves %s a year uncovered."), gap));
  else if (uncovered.high <= 0.0)
    g_ptr_array_add (sentences, g_strdup (_("A tariff of that size then covers the cost under every estimate.")));
  else
    g_ptr_array_add (sentences, g_strdup (_("Under some estimates a tariff of that size covers the cost, under others it does not.")));
}

static void
add_break_even_sentence (GPtrArray             *sentences,
                         const DpFinanceResult *finance)
{
  g_autofree char *occupancy = dp_format_percent (finance->break_even);
  g_autofree char *women = NULL;
  g_autofree char *without = NULL;

  if (!finance->break_even_known)
    {
      /* Translators: a percentage */
      g_ptr_array_add (sentences, g_strdup_printf (_("No number of women fills the places to the %s that the tariff needs."),
                                                   occupancy));
      return;
    }

  women = dp_format_number (ceil (finance->break_even_women), 0);
  without = dp_format_percent (finance->break_even_without);
  /* Translators: women a year, occupancy, share without a place */
  g_ptr_array_add (sentences, g_strdup_printf (_("It takes %1$s women a year in the country to fill the places to %2$s, and "
                                                 "%3$s of them would find no place at once."),
                                               women, occupancy, without));
}

/** dp_finance_sentences: Returns: (transfer full) (element-type utf8): what cost and rate mean. */
GPtrArray *
dp_finance_sentences (const DpFinanceResult *finance,
                      DpAnalysis            *analysis)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *running = dp_words_money (finance->running);
  g_autofree char *per_place = dp_words_money (finance->cost_per_place);
  g_autofree char *gap = dp_words_gap (finance->capacity);
  char *missing = dp_finance_missing (finance);

  if (!finance->running_known)
    {
      g_free (missing);
      g_ptr_array_add (sentences, g_strdup (_("No running cost is known. Enter the cost of the staffing lines and the running "
                                              "items.")));
      g_ptr_array_add (sentences, g_strdup (dp_finance_empty_places (finance->empty_places)));
      return sentences;
    }

  if (finance->rate_known)
    /* Translators: amount a year, amount per place */
    g_ptr_array_add (sentences, g_strdup_printf (_("The proposal costs %1$s a year, %2$s for each place."), running, per_place));
  else
    /* Translators: amount a year */
    g_ptr_array_add (sentences, g_strdup_printf (_("The proposal costs %s a year; without places there is no cost per day."),
                                                 running));
  if (missing != NULL)
    g_ptr_array_add (sentences, missing);
  if (finance->n_cases > 0)
    {
      add_gap_sentence (sentences, finance);
      add_break_even_sentence (sentences, finance);
    }
  else if (gap != NULL)
    g_ptr_array_add (sentences, g_steal_pointer (&gap));
  g_ptr_array_add (sentences, g_strdup (dp_finance_empty_places (finance->empty_places)));

  return sentences;
}

static DpKeyFigure *
new_figure (const char *id,
            const char *label,
            const char *formula)
{
  DpKeyFigure *figure = g_new0 (DpKeyFigure, 1);

  figure->id = g_strdup (id);
  figure->label = g_strdup (label);
  figure->value = g_strdup (UNKNOWN);
  figure->formula = g_strdup (formula);
  figure->page = "economy";

  return figure;
}

static void
set_inputs (DpKeyFigure           *figure,
            const DpFinanceResult *finance)
{
  g_autofree char *running = dp_words_money (finance->running);
  g_autofree char *places = dp_format_number (finance->places, 0);
  g_autofree char *occupancy = dp_format_percent (finance->budget_occupancy);

  if (!finance->rate_known)
    figure->warning = g_strdup (finance->running_known ? _("The places are unknown") : _("No amount is entered"));
  else
    /* Translators: amount, number of places, percentage */
    figure->inputs = g_strdup_printf (_("Running cost a year: %1$s\nPlaces: %2$s\nBudgeted occupancy: %3$s"), running, places,
                                      occupancy);
  if (finance->rate_known && finance->missing > 0)
    figure->warning = dp_finance_missing (finance);
}

/**
 * dp_key_figure_rate:
 * @analysis: the analysis of the plan
 * @proposal_id: (nullable): the chosen proposal
 *
 * Returns: (transfer full): the rate per day at the budgeted occupancy, with its explanation
 */
DpKeyFigure *
dp_key_figure_rate (DpAnalysis *analysis,
                    const char *proposal_id)
{
  g_autoptr (DpFinanceResult) finance = proposal_id != NULL ? dp_analysis_finance (analysis, proposal_id, NULL) : NULL;
  g_autofree char *occupancy = finance != NULL ? dp_format_percent (finance->budget_occupancy) : g_strdup (UNKNOWN);
  /* Translators: a percentage */
  g_autofree char *label = finance != NULL ? g_strdup_printf (_("Rate per day at %s"), occupancy) : g_strdup (_("Rate per day"));
  DpKeyFigure *figure = new_figure ("rate", label,
                                    _("Running cost ÷ (places × 365 days × budgeted occupancy): in balance when that share of "
                                      "the days is used."));

  if (finance == NULL)
    return figure;
  set_inputs (figure, finance);
  if (finance->rate_known)
    {
      g_free (figure->value);
      figure->value = dp_format_money (finance->rate);
    }

  return figure;
}

/**
 * dp_key_figure_used_day:
 * @analysis: the analysis of the plan
 * @proposal_id: (nullable): the chosen proposal
 *
 * Returns: (transfer full): the cost per used day over the estimates in use, with its explanation
 */
DpKeyFigure *
dp_key_figure_used_day (DpAnalysis *analysis,
                        const char *proposal_id)
{
  g_autoptr (DpFinanceResult) finance = proposal_id != NULL ? dp_analysis_finance (analysis, proposal_id, NULL) : NULL;
  DpKeyFigure *figure = new_figure ("used_day", _("Cost, used day"),
                                    _("Running cost ÷ days on which a place is used, at the occupancy that each estimate gives "
                                      "in full operation. The range runs over the estimates in use; they are never averaged."));
  double low = 0.0;
  double high = 0.0;

  if (finance == NULL)
    return figure;
  set_inputs (figure, finance);
  for (guint c = 0; c < finance->n_cases; c++)
    if (finance->cases[c].used_days > 0.0)
      {
        low = low > 0.0 ? MIN (low, finance->cases[c].cost_per_used_day) : finance->cases[c].cost_per_used_day;
        high = MAX (high, finance->cases[c].cost_per_used_day);
      }
  if (high > 0.0)
    {
      g_free (figure->value);
      figure->value = dp_format_money_range (low, high);
    }
  else if (figure->warning == NULL)
    figure->warning = dp_words_gap (finance->capacity);

  return figure;
}

/** dp_key_figure_free: frees @figure; NULL is allowed. */
void
dp_key_figure_free (DpKeyFigure *figure)
{
  if (figure == NULL)
    return;

  g_free (figure->id);
  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->warning);
  g_free (figure->formula);
  g_free (figure->inputs);
  g_free (figure->sources);
  g_free (figure);
}
