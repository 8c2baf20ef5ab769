/* dp-cost-tables.c: what a unit costs step by step, and who would pay under each financing model.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-cost-tables.h"

#include "engine/dp-staffing.h"
#include "figure/dp-words-money.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING DP_EN_DASH
#define MILLION 1e6

/* --------------------------------------------------------------------------------------------------------- steps */

static gboolean
is_same_step (const DpUnitStep *first,
              const DpUnitStep *second)
{
  return first->from == second->from && first->to == second->to && first->fte == second->fte
         && first->unknown_fte == second->unknown_fte && first->cost_from == second->cost_from
         && first->cost_to == second->cost_to;
}

static gboolean
is_shown_before (const GArray *steps,
                 guint         number)
{
  for (guint i = 0; i < number; i++)
    if (is_same_step (&g_array_index (steps, DpUnitStep, i), &g_array_index (steps, DpUnitStep, number)))
      return TRUE;

  return FALSE;
}

/* Units that cost the same stand in one row. */
static void
add_step_row (DpTable      *table,
              const GArray *steps,
              guint         number,
              double        days)
{
  const DpUnitStep *step = &g_array_index (steps, DpUnitStep, number);
  g_autofree char *open = step->from == step->to ? g_strdup_printf ("%d", step->from)
                                                 : g_strdup_printf ("%d" DP_EN_DASH "%d", step->from, step->to);
  g_autofree char *fte = step->unknown_fte == 0 ? dp_format_trimmed (step->fte, 2) : g_strdup (NOTHING);
  g_autofree char *cost = dp_words_money_range (step->cost_from, step->cost_to);
  /* A place costs less the more are open, unless what is added costs more than its places. */
  double least = MIN (step->cost_from / step->from, step->cost_to / step->to);
  double most = MAX (step->cost_from / step->from, step->cost_to / step->to);
  g_autofree char *each = dp_words_money_range (least, most);
  g_autofree char *rate = dp_format_money_range (least / days, most / days);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *units = NULL;
  guint n_units = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const DpUnitStep *other = &g_array_index (steps, DpUnitStep, i);

      n_units += i == 0 || other->unit != g_array_index (steps, DpUnitStep, i - 1).unit;
      if (i >= number && is_same_step (step, other))
        g_ptr_array_add (names, (gpointer) dp_record_name (other->unit));
    }
  units = dp_words_units (names, n_units);

  dp_table_add_row (table, step->unit->id, FALSE, units, open, fte, cost, each, rate, NULL);
}

/** dp_step_table_new: see the header. */
DpTable *
dp_step_table_new (const GArray          *steps,
                   const DpFinanceResult *finance)
{
  DpTable *table = dp_table_new (_("Running cost step by step"));
  g_autofree char *fixed = dp_format_percent (finance->fixed_share);
  g_autofree char *budget = dp_format_percent (finance->budget_occupancy);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Open places"), TRUE);
  /* Translators: the head of a column: full-time equivalents */
  dp_table_add_column (table, C_("column", "FTE"), TRUE);
  dp_table_add_column (table, _("Cost a year"), TRUE);
  dp_table_add_column (table, _("Cost per open place"), TRUE);
  dp_table_add_column (table, _("Rate that would pay it"), TRUE);
  for (guint i = 0; i < steps->len; i++)
    if (!is_shown_before (steps, i))
      add_step_row (table, steps, i, DP_DAYS_PER_YEAR * finance->budget_occupancy);
  /* Translators: two percentages */
  table->note = g_strdup_printf (_("A line of staff comes when as many places are open as it says; the others, and the unit's part of "
                                   "the other running cost, with %1$s from the opening. The rate is at %2$s occupancy of the "
                                   "open places."),
                                 fixed, budget);
  if (finance->unmanned > 0)
    {
      g_autofree char *note = g_steal_pointer (&table->note);

      table->note = g_strdup_printf (ngettext ("%1$s %2$u line waits for more open places than its unit has, and is not counted.",
                                               "%1$s %2$u lines wait for more open places than their unit has, and are not counted.",
                                               finance->unmanned),
                                     note, finance->unmanned);
    }

  return table;
}

/** dp_step_sentence: see the header. */
char *
dp_step_sentence (const GArray          *steps,
                  const DpFinanceResult *finance)
{
  g_autofree char *first = NULL;
  g_autofree char *full = NULL;
  double low = 0.0;
  double high = 0.0;
  double last_low = 0.0;
  double last_high = 0.0;

  if (steps->len == 0)
    return g_strdup (_("The running cost or the places are unknown, so there are no steps to show."));

  for (guint i = 0; i < steps->len; i++)
    {
      const DpUnitStep *step = &g_array_index (steps, DpUnitStep, i);
      const gboolean is_last = i + 1 == steps->len || g_array_index (steps, DpUnitStep, i + 1).unit != step->unit;

      if (step->from == 1)
        {
          low = low > 0.0 ? MIN (low, step->cost_from) : step->cost_from;
          high = MAX (high, step->cost_from);
        }
      if (is_last)
        {
          last_low = last_low > 0.0 ? MIN (last_low, step->cost_to / step->to) : step->cost_to / step->to;
          last_high = MAX (last_high, step->cost_to / step->to);
        }
    }
  first = dp_words_money_range (low, high);
  full = dp_words_money_range (last_low, last_high);
  /* Translators: amounts a year */
  return g_strdup_printf (_("A unit's first place costs %1$s a year by itself; with all places open a place costs %2$s a year."),
                          first, full);
}

/* -------------------------------------------------------------------------------------------------------- payers */

/** dp_financing_label: see the header. */
const char *
dp_financing_label (DpFinancing financing)
{
  static const char *const labels[DP_N_FINANCINGS] = {
    [DP_FINANCING_TARIFF] = N_("Tariff"),
    [DP_FINANCING_OBJECTIVE] = N_("Objective"),
    [DP_FINANCING_DRAWING_RIGHT] = N_("Drawing right"),
    [DP_FINANCING_STATE] = N_("State pays"),
    [DP_FINANCING_REGION] = N_("Region pays"),
    [DP_FINANCING_SHARED] = N_("Shared"),
  };

  g_return_val_if_fail (financing < DP_N_FINANCINGS, "");
  return _(labels[financing]);
}

/** dp_payer_row_name: see the header. */
char *
dp_payer_row_name (const DpPayerRow *row)
{
  switch (row->kind)
    {
    case DP_PAYER_MUNICIPALITIES:
      /* Translators: a region */
      return g_strdup_printf (_("Municipalities of %s"), dp_record_name (row->record));
    case DP_PAYER_REGION:
      /* Translators: a region */
      return g_strdup_printf (_("Region %s"), dp_record_name (row->record));
    case DP_PAYER_THE_STATE:
      return g_strdup (_("The state"));
    case DP_PAYER_LATER_RATES:
      return g_strdup (_("The operator, until later rates"));
    case DP_PAYER_NAMED:
      return g_strdup (dp_record_name (row->record));
    case DP_PAYER_NOBODY:
    default:
      return g_strdup (_("Nobody named"));
    }
}

static double
people_of (const DpPayersResult *payers)
{
  double people = 0.0;

  for (guint row = 0; row < payers->n_rows; row++)
    if (payers->rows[row].kind == DP_PAYER_MUNICIPALITIES)
      people += payers->rows[row].population;

  return people;
}

static gboolean
pays_anything (const DpPayersResult *payers,
               guint                 need_case,
               guint                 row)
{
  for (DpFinancing f = 0; f < DP_N_FINANCINGS; f++)
    if (fabs (dp_payers_amount (payers, need_case, row, f)) >= 0.5)
      return TRUE;

  return FALSE;
}

/** dp_financing_table_new: see the header. */
DpTable *
dp_financing_table_new (const DpPayersResult *payers,
                        DpAnalysis           *analysis,
                        guint                 need_case)
{
  DpTable *table = dp_table_new (_("Who would pay under each financing model"));
  g_autofree char *total = NULL;
  g_autofree char *women = NULL;
  g_autofree char *each = NULL;
  /* One number of decimals for the whole table, so that its columns can be read down. */
  int decimals = payers->running < 10 * MILLION ? 2 : 1;

  dp_table_add_column (table, _("Payer, DKK million a year"), FALSE);
  for (DpFinancing f = 0; f < DP_N_FINANCINGS; f++)
    dp_table_add_column (table, dp_financing_label (f), TRUE);
  if (!payers->known || need_case >= payers->n_cases)
    return table;

  for (guint row = 0; row < payers->n_rows; row++)
    {
      char **cells = g_new0 (char *, DP_N_FINANCINGS + 2);

      cells[0] = dp_payer_row_name (&payers->rows[row]);
      for (DpFinancing f = 0; f < DP_N_FINANCINGS; f++)
        {
          const double amount = dp_payers_amount (payers, need_case, row, f);

          cells[1 + f] = fabs (amount) >= 0.5 ? dp_format_number (amount / MILLION, decimals) : g_strdup (NOTHING);
        }
      if (pays_anything (payers, need_case, row))
        dp_table_take_row (table, payers->rows[row].record != NULL ? payers->rows[row].record->id : NULL, FALSE, cells);
      else
        g_strfreev (cells);
    }
  total = dp_format_number (payers->running / MILLION, decimals);
  dp_table_add_row (table, NULL, TRUE, _("In all"), total, total, total, total, total, total, NULL);
  women = dp_format_trimmed (dp_analysis_need (analysis)->cases[need_case].need, 1);
  each = dp_format_number (people_of (payers) > 0.0 ? payers->running / people_of (payers) : 0.0, 2);
  /* Translators: women a year, DKK */
  table->note = g_strdup_printf (_("In full operation, with %1$s women a year. Objective: DKK %2$s per inhabitant, used or not. Drawing "
                                   "right and region: by the places that are there for the region's women. Each model carries the "
                                   "whole running cost; how a region's municipalities share is not told apart."),
                                 women, each);

  return table;
}

/** dp_financing_sentence: see the header. */
char *
dp_financing_sentence (const DpPayersResult *payers,
                       DpAnalysis           *analysis,
                       guint                 need_case)
{
  double paid = 0.0;
  double later = 0.0;
  g_autofree char *paid_text = NULL;
  g_autofree char *later_text = NULL;
  g_autofree char *women = NULL;

  if (!payers->known || need_case >= payers->n_cases)
    return g_strdup (_("Who would pay under each model follows when the running cost, the places and the need are known."));

  for (guint row = 0; row < payers->n_rows; row++)
    if (payers->rows[row].kind == DP_PAYER_MUNICIPALITIES)
      paid += dp_payers_amount (payers, need_case, row, DP_FINANCING_TARIFF);
    else if (payers->rows[row].kind == DP_PAYER_LATER_RATES)
      later = dp_payers_amount (payers, need_case, row, DP_FINANCING_TARIFF);
  women = dp_format_trimmed (dp_analysis_need (analysis)->cases[need_case].need, 1);
  paid_text = dp_words_money (paid);
  later_text = dp_words_money (fabs (later));

  /* Translators: women a year, an amount, an amount */
  return g_strdup_printf (later >= 0.0
                            ? _("With %1$s women a year a tariff brings %2$s from the municipalities and leaves %3$s to later rates.")
                            : _("With %1$s women a year a tariff brings %2$s from the municipalities, %3$s more than the cost."),
                          women, paid_text, later_text);
}
