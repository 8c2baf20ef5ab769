/* dp-figure-years.c: C4, how different may a year be?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulation is the caller's: it may take seconds, and the window runs it in a thread of its own.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-quantiles.h"
#include "figure/dp-simulation-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One estimate: its equally likely years, drawn between its limits where it has two. */
typedef struct
{
  const DpSimulationCase *data;
  const int *outcomes; /* (array length=DP_SIM_OUTCOMES): rising */
  DpParty party;
  DpRange women;       /* who come in that year */
  int allowed;         /* women without a place that the goal allows, at its highest need */
  guint over;          /* years with more */
} Year;

static DpParty
party_of (const DpPlan *plan,
          const char   *estimate)
{
  g_autoptr (GPtrArray) rows = dp_estimate_rows (plan, DP_ESTIMATES_IN_USE, estimate);

  return rows->len == 1 ? dp_estimate_row_party (rows->pdata[0]) : DP_PARTY_OWN;
}

/* (transfer full) (element-type Year): the widest bound of every estimate. */
static GArray *
collect_years (const DpPlan          *plan,
               const DpFigureOptions *options,
               double                 goal)
{
  const DpSimulationInput *input = options->simulation_input;
  GArray *years = g_array_new (FALSE, FALSE, sizeof (Year));

  for (guint c = 0; c < input->n_cases; c++)
    {
      const DpSimulationCase *one = &input->cases[c];
      const DpSimResult *result = dp_simulation_result_case (options->simulation, 0, c);
      Year year = { .data = one, .party = party_of (plan, one->estimate) };

      /* The drawn rate is the last of an estimate's cases; a single figure has only one. */
      if (c + 1 < input->n_cases && g_str_equal (input->cases[c + 1].estimate, one->estimate))
        continue;
      dp_simulation_case_in_year (one, input->terms.years - 1, &year.women);
      year.allowed = (int) floor (goal * year.women.high);
      year.outcomes = &result->without_outcomes[(gsize) (input->terms.years - 1) * DP_SIM_OUTCOMES];
      for (guint i = 0; i < DP_SIM_OUTCOMES; i++)
        year.over += year.outcomes[i] > year.allowed;
      g_array_append_val (years, year);
    }

  return years;
}

static char *
need_words (const Year *year)
{
  g_autofree char *low = dp_format_trimmed (year->women.low, 1);
  g_autofree char *high = dp_format_trimmed (year->women.high, 1);

  return g_str_equal (low, high) ? g_steal_pointer (&low) : g_strdup_printf ("%s" DP_EN_DASH "%s", low, high);
}

static char *
headline (const GArray *years)
{
  const Year *worst = &g_array_index (years, Year, 0);

  for (guint i = 1; i < years->len; i++)
    if (g_array_index (years, Year, i).over > worst->over)
      worst = &g_array_index (years, Year, i);

  if (worst->over == 0)
    return g_strdup (_("In none of 50 possible years are more women without a place than the goal allows"));

  if (worst->over == DP_SIM_OUTCOMES)
    /* Translators: a body, number of women */
    return g_strdup_printf (ngettext ("By the estimate of %1$s more than %2$d woman is without a place in every one of 50 possible "
                                      "years",
                                      "By the estimate of %1$s more than %2$d women are without a place in every one of 50 "
                                      "possible years", (gulong) worst->allowed),
                            worst->data->name, worst->allowed);

  /* Translators: a body, number of women, number of years */
  return g_strdup_printf (ngettext ("By the estimate of %1$s more than %2$d woman is without a place in %3$u of 50 possible years",
                                    "By the estimate of %1$s more than %2$d women are without a place in %3$u of 50 possible years",
                                    (gulong) worst->allowed),
                          worst->data->name, worst->allowed, worst->over);
}

static char *
subtitle (const DpSimulationTerms *terms,
          double                   goal)
{
  g_autofree char *share = dp_format_percent (goal);
  g_autofree char *weeks = dp_format_trimmed (terms->max_wait, 1);
  g_autofree char *wait = terms->max_wait > 0.0
                            /* Translators: a number of weeks */
                            ? g_strdup_printf (ngettext ("waiting up to %s week", "waiting up to %s weeks",
                                                         terms->max_wait == 1.0 ? 1 : 2), weeks)
                            : g_strdup (_("nobody waits"));

  /* Translators: number of a year after the opening, what is said of waiting, what is said of passing on, the service goal */
  return g_strdup_printf (_("Women without a place in year %1$d, whole country · simulated: %2$s, %3$s · dashed line: goal, at most %4$s "
                            "of the women"),
                          terms->years, wait, terms->share ? _("full units pass women on") : _("nobody is passed on"), share);
}

static char *
allowed_words (const Year *year)
{
  /* Translators: number of women */
  return g_strdup_printf (ngettext ("with more than %d woman without a place", "with more than %d women without a place",
                                    (gulong) year->allowed),
                          year->allowed);
}

static void
add_stacks (DpQuantileRow *row,
            const Year    *year)
{
  for (guint i = 0, count; i < DP_SIM_OUTCOMES; i += count)
    {
      g_autofree char *sentence = NULL;

      for (count = 1; i + count < DP_SIM_OUTCOMES && year->outcomes[i + count] == year->outcomes[i];)
        count++;
      /* Translators: a body, number of women, number of years */
      sentence = g_strdup_printf (ngettext ("%1$s: %2$d woman without a place in %3$u of 50 years",
                                            "%1$s: %2$d women without a place in %3$u of 50 years", (gulong) year->outcomes[i]),
                                  year->data->name, year->outcomes[i], count);
      dp_quantile_row_add_stack (row, year->outcomes[i], count, year->outcomes[i] > year->allowed, sentence);
    }
}

static void
add_rows (DpChart      *chart,
          const GArray *years,
          double        goal)
{
  for (guint i = 0; i < years->len; i++)
    {
      const Year *year = &g_array_index (years, Year, i);
      g_autofree char *need = need_words (year);
      /* Translators: women a year */
      g_autofree char *detail = g_strdup_printf (_("%s women a year"), need);
      /* Translators: a number of years */
      g_autofree char *figure = g_strdup_printf (_("%u of 50 years"), year->over);
      g_autofree char *text = allowed_words (year);
      g_autofree char *sentence = g_strdup_printf ("%s, %s: %s %s", year->data->name, detail, figure, text);
      DpQuantileRow *row = dp_chart_add_quantile_row (chart, year->data->estimate, year->party, year->data->name, detail, sentence);

      dp_quantile_row_set_goal (row, goal * year->women.high);
      dp_quantile_row_set_texts (row, figure, text);
      add_stacks (row, year);
    }
}

static DpTable *
make_table (const GArray *years)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Estimate"), FALSE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("The goal allows"), TRUE);
  dp_table_add_column (table, _("Years beyond it, of 50"), TRUE);
  dp_table_add_column (table, _("Fewest without a place"), TRUE);
  dp_table_add_column (table, _("In the middle"), TRUE);
  dp_table_add_column (table, _("Most"), TRUE);
  for (guint i = 0; i < years->len; i++)
    {
      const Year *year = &g_array_index (years, Year, i);
      g_autofree char *need = need_words (year);
      g_autofree char *allowed = dp_format_number (year->allowed, 0);
      g_autofree char *over = dp_format_number (year->over, 0);
      g_autofree char *least = dp_format_number (year->outcomes[0], 0);
      g_autofree char *middle = dp_format_range (year->outcomes[DP_SIM_OUTCOMES / 2 - 1], year->outcomes[DP_SIM_OUTCOMES / 2], 0);
      g_autofree char *most = dp_format_number (year->outcomes[DP_SIM_OUTCOMES - 1], 0);

      dp_table_add_row (table, year->data->estimate, FALSE, year->data->name, need, allowed, over, least, middle, most, NULL);
    }

  return table;
}

static char *
make_text (const GArray *years,
           const char   *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < years->len; i++)
    {
      const Year *year = &g_array_index (years, Year, i);
      g_autofree char *need = need_words (year);
      g_autofree char *allowed = allowed_words (year);

      g_string_append_c (text, ' ');
      /* Translators: a body, women a year, number of years, "with more than 10 women without a place", fewest and most women */
      g_string_append_printf (text, _("%1$s, %2$s women a year: %3$u of 50 years %4$s; from %5$d to %6$d."), year->data->name, need,
                              year->over, allowed, year->outcomes[0], year->outcomes[DP_SIM_OUTCOMES - 1]);
    }

  return g_string_free (text, FALSE);
}

void
_dp_figure_years (DpFigure              *figure,
                  DpAnalysis            *analysis,
                  const DpFigureOptions *options)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, options->proposal);
  g_autoptr (GArray) years = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;
  g_autofree char *status = NULL;
  g_autofree char *source = NULL;

  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    {
      _dp_figure_fill_gap (figure, dp_chart_new_quantiles (NULL), capacity);
      return;
    }
  if (options->simulation == NULL)
    {
      figure->text = g_strdup (_("The possible years are drawn when the simulation has come to an end."));
      figure->chart = dp_chart_new_quantiles (_("The possible years have not been simulated yet"));
      dp_chart_set_empty_text (figure->chart, figure->text);
      figure->table = dp_table_new (NULL);
      dp_table_add_column (figure->table, _("Estimate"), FALSE);
      return;
    }

  years = collect_years (dp_analysis_plan (analysis), options, capacity->goal);
  title = headline (years);
  sub = subtitle (&options->simulation_input->terms, capacity->goal);
  status = dp_simulation_status (options->simulation_input, options->simulation);
  /* Translators: years, futures and seed of the simulation */
  source = g_strdup_printf (_("Own simulation: %s."), status);
  figure->chart = dp_chart_new_quantiles (title);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_note (figure->chart, _("Each mark is one of 50 equally likely years; filled ones lie beyond the goal. Between two "
                                      "limits of an estimate the need is drawn; the goal is that of the higher one."));
  dp_chart_set_source (figure->chart, source);
  dp_chart_set_quantile_axis (figure->chart, 0.0, 0.0, 0.0, _dp_figure_format_tick, _("Women without a place in the year"));
  add_rows (figure->chart, years, capacity->goal);
  figure->table = make_table (years);
  figure->text = make_text (years, title);
}
