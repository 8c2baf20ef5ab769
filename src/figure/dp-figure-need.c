/* dp-figure-need.c: C1, how many need it, according to whom?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "figure/dp-estimates.h"
#include "figure/dp-need-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* From the lowest to the highest figure of all rows, as published. */
static DpRange
range_of_rows (const GPtrArray *rows)
{
  DpRange range = { 0.0, 0.0 };

  for (guint i = 0; i < rows->len; i++)
    {
      DpRange one = dp_estimate_row_range (rows->pdata[i]);

      range.low = i == 0 ? one.low : MIN (range.low, one.low);
      range.high = i == 0 ? one.high : MAX (range.high, one.high);
    }

  return range;
}

static char *
headline (const GPtrArray *rows)
{
  const DpRange range = range_of_rows (rows);
  g_autofree char *low = dp_format_trimmed (range.low, 1);
  g_autofree char *high = dp_format_trimmed (range.high, 1);
  g_autofree char *count = dp_words_count (rows->len);

  if (rows->len == 0)
    return g_strdup (_("No estimate of the need is in use"));

  if (rows->len == 1)
    {
      g_autofree char *figures = dp_estimate_row_figures (rows->pdata[0], 1.0);

      /* Translators: a body, and its figure or figures: "The agency: 80–100 women a year need residential treatment" */
      return g_strdup_printf (_("%1$s: %2$s women a year need residential treatment"),
                              dp_estimate_row_name (rows->pdata[0]), figures);
    }

  /* Translators: number of estimates in words, lowest and highest figure */
  return g_strdup_printf (_("The %1$s estimates range from %2$s to %3$s women a year – and do not count the same thing"),
                          count, low, high);
}

void
_dp_figure_add_published (DpRangeRow          *chart_row,
                          const DpEstimateRow *row,
                          gboolean             labelled)
{
  dp_range_row_set_bar (chart_row, dp_estimate_row_bar (row));
  for (guint i = 0; i < row->estimates->len; i++)
    {
      const DpRecord *estimate = row->estimates->pdata[i];
      double values[2] = { dp_record_number_or (estimate, DP_ESTIMATE_LOW, 0.0),
                           dp_record_number_or (estimate, DP_ESTIMATE_HIGH, 0.0) };
      guint n_values = values[0] < values[1] ? 2 : 1;

      for (guint v = 0; v < n_values; v++)
        {
          g_autofree char *figure = dp_format_trimmed (values[v], 1);
          g_autofree char *years = dp_words_years (estimate);
          /* Translators: a body, a year, a figure, and what is counted */
          g_autofree char *tooltip = g_strdup_printf (_("%1$s %2$s: %3$s women a year\n%4$s"), dp_record_name (estimate), years,
                                                      figure, dp_record_text (estimate, DP_ESTIMATE_COUNTS));

          dp_mark_set_id (dp_range_row_add_mark (chart_row, values[v], labelled ? figure : NULL, NULL, tooltip),
                          estimate->id);
        }
    }
}

/* The figure with the hidden cases that a planner assumes: a row of its own below the published one. */
static void
add_hidden_rows (DpChart             *chart,
                 const DpPlan        *plan,
                 const DpEstimateRow *row,
                 DpRowLevel           level)
{
  for (guint i = 0; i < row->estimates->len; i++)
    {
      DpNeedAnswer answer;
      DpRangeRow *chart_row;
      g_autofree char *name = NULL, *figures = NULL;
      const char *reason;

      if (!dp_need_answer (plan, row->estimates->pdata[i], 0, &answer) || !answer.has_hidden)
        continue;

      name = dp_need_hidden_name (answer.estimate);
      figures = dp_words_women (answer.with_hidden.low, answer.with_hidden.high);
      reason = dp_record_text (answer.estimate, DP_ESTIMATE_HIDDEN_REASON);
      chart_row = dp_chart_add_range_row (chart, level, DP_PARTY_OWN, name,
                                          level == DP_ROW_PRIMARY ? _("own assumption") : NULL);
      dp_range_row_set_id (chart_row, answer.estimate->id);
      dp_range_row_set_text (chart_row, reason != NULL ? reason : _("No reason is given."));
      if (level == DP_ROW_SECONDARY)
        dp_range_row_set_label (chart_row, figures);
      dp_range_row_set_bar (chart_row, answer.with_hidden.low < answer.with_hidden.high ? DP_BAR_DASHED : DP_BAR_NONE);
      for (int v = 0; v < (answer.with_hidden.low < answer.with_hidden.high ? 2 : 1); v++)
        {
          double women = v == 0 ? answer.with_hidden.low : answer.with_hidden.high;
          g_autofree char *figure = dp_format_trimmed (women, 1);
          g_autofree char *tooltip = g_strdup_printf ("%s: %s", name, figures);

          dp_mark_set_id (dp_range_row_add_mark (chart_row, women, row->in_use ? figure : NULL, NULL, tooltip),
                          answer.estimate->id);
        }
    }
}

static void
add_chart_rows (DpChart         *chart,
                const DpPlan    *plan,
                const GPtrArray *rows,
                DpRowLevel       level)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];
      g_autofree char *detail = dp_estimate_row_detail (row);
      g_autofree char *counts = dp_estimate_row_counts (row);
      g_autofree char *figures = dp_estimate_row_figures (row, 1.0);
      g_autofree char *years = dp_estimate_row_years (row);
      g_autofree char *name = level == DP_ROW_PRIMARY
                                ? g_strdup (dp_estimate_row_name (row))
                                : g_strdup_printf ("%s %s", dp_estimate_row_name (row), years);
      const char *brief = dp_record_text (row->estimates->pdata[0], DP_ESTIMATE_BRIEF);
      DpRangeRow *chart_row = dp_chart_add_range_row (chart, level, dp_estimate_row_party (row), name,
                                                      level == DP_ROW_PRIMARY ? detail : NULL);

      dp_range_row_set_id (chart_row, ((const DpRecord *) row->estimates->pdata[0])->id);
      dp_range_row_set_text (chart_row, level == DP_ROW_PRIMARY || brief == NULL ? counts : brief);
      if (level == DP_ROW_SECONDARY)
        dp_range_row_set_label (chart_row, figures);
      _dp_figure_add_published (chart_row, row, row->in_use);
      add_hidden_rows (chart, plan, row, level);
    }
}

static void
add_table_rows (DpTable         *table,
                const DpPlan    *plan,
                const GPtrArray *rows,
                const char      *use)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];

      for (guint j = 0; j < row->estimates->len; j++)
        {
          const DpRecord *estimate = row->estimates->pdata[j];
          g_autofree char *years = dp_words_years (estimate);
          g_autofree char *figures = dp_format_range (dp_record_number_or (estimate, DP_ESTIMATE_LOW, 0.0),
                                                      dp_record_number_or (estimate, DP_ESTIMATE_HIGH, 0.0), 0);
          const char *counts = dp_record_text (estimate, DP_ESTIMATE_COUNTS);
          const char *source = dp_record_text (estimate, DP_ESTIMATE_SOURCE);
          g_autofree char *interval = NULL;
          DpNeedAnswer answer;

          if (!dp_need_answer (plan, estimate, 0, &answer))
            continue;
          interval = answer.is_count ? dp_words_women (answer.interval.low, answer.interval.high) : g_strdup ("–");
          dp_table_add_row (table, estimate->id, FALSE, dp_record_name (estimate), years, figures, interval,
                            counts != NULL ? counts : "", use, source != NULL ? source : "", NULL);
          if (answer.has_hidden)
            {
              g_autofree char *name = dp_need_hidden_name (estimate);
              g_autofree char *women = dp_words_women (answer.with_hidden.low, answer.with_hidden.high);
              const char *reason = dp_record_text (estimate, DP_ESTIMATE_HIDDEN_REASON);

              dp_table_add_row (table, NULL, FALSE, name, years, women, "–", reason != NULL ? reason : _("No reason is given."),
                                _("no"), _("own assumption"), NULL);
            }
        }
    }
}

static DpTable *
make_table (const DpPlan    *plan,
            const GPtrArray *in_use,
            const GPtrArray *others)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Who"), FALSE);
  dp_table_add_column (table, _("Year"), TRUE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("Counted, 95 %"), TRUE);
  dp_table_add_column (table, _("What is counted"), FALSE);
  dp_table_add_column (table, _("In use"), FALSE);
  dp_table_add_column (table, _("Source"), FALSE);
  add_table_rows (table, plan, in_use, _("yes"));
  add_table_rows (table, plan, others, _("no"));

  return table;
}

/* The highest figure with the hidden cases that are added to it; 0 when none are. */
static double
highest_hidden (const DpPlan    *plan,
                const GPtrArray *rows)
{
  double highest = 0.0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];
      DpNeedAnswer answer;

      for (guint j = 0; j < row->estimates->len; j++)
        if (dp_need_answer (plan, row->estimates->pdata[j], 0, &answer) && answer.has_hidden)
          highest = MAX (highest, answer.with_hidden.high);
    }

  return highest;
}

static void
append_hidden (GString         *text,
               const DpPlan    *plan,
               const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];

      for (guint j = 0; j < row->estimates->len; j++)
        {
          DpNeedAnswer answer;
          g_autofree char *name = NULL, *women = NULL;

          if (!dp_need_answer (plan, row->estimates->pdata[j], 0, &answer) || !answer.has_hidden)
            continue;
          name = dp_need_hidden_name (answer.estimate);
          women = dp_words_women (answer.with_hidden.low, answer.with_hidden.high);
          /* Translators: "The agency + hidden cases", women a year */
          g_string_append_printf (text, _(" %1$s: %2$s women a year, our own assumption."), name, women);
        }
    }
}

static char *
make_text (const DpPlan    *plan,
           const GPtrArray *rows,
           const char      *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *detail = dp_estimate_row_detail (rows->pdata[i]);
      g_autofree char *figures = dp_estimate_row_figures (rows->pdata[i], 1.0);
      g_autofree char *counts = dp_estimate_row_counts (rows->pdata[i]);

      g_string_append_c (text, ' ');
      /* Translators: a body, year and kind of figure, the figures, and what is counted */
      g_string_append_printf (text, _("%1$s (%2$s): %3$s women a year; counted: %4$s."), dp_estimate_row_name (rows->pdata[i]),
                              detail, figures, counts);
    }
  append_hidden (text, plan, rows);
  g_string_append_c (text, ' ');
  if (highest_hidden (plan, rows) > 0.0)
    g_string_append (text, _("Hidden cases are in no other figure, and the figures are not averaged."));
  else
    g_string_append (text, _("Hidden cases are in none of the figures, and the figures are not averaged."));

  return g_string_free (text, FALSE);
}

void
_dp_figure_need (DpFigure              *figure,
                 DpAnalysis            *analysis,
                 const DpFigureOptions *options)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  g_autoptr (GPtrArray) in_use = dp_estimate_rows (plan, DP_ESTIMATES_IN_USE, options->estimate);
  g_autoptr (GPtrArray) others = dp_estimate_rows (plan, DP_ESTIMATES_OTHER, NULL);
  g_autofree char *title = headline (in_use);
  g_autofree char *sources = dp_estimate_sources (in_use->len > 0 ? in_use : others);
  const double hidden = MAX (highest_hidden (plan, in_use), highest_hidden (plan, others));
  const double highest = MAX (hidden, MAX (range_of_rows (in_use).high, range_of_rows (others).high));

  figure->chart = dp_chart_new_range (title);
  if (hidden > 0.0)
    dp_chart_set_subtitle (figure->chart, _("Need of residential treatment in pregnancy, whole country, hidden cases only in the rows "
                                            "that say so · shown with the published limits, not added up"));
  else
    dp_chart_set_subtitle (figure->chart, _("Need of residential treatment in pregnancy, whole country, hidden cases not included · "
                                            "shown with the published limits, not added up"));
  dp_chart_set_heads (figure->chart, _("Who"), _("What is counted"));
  dp_chart_set_axis_title (figure->chart, _("Women a year"));
  _dp_figure_set_need_axis (figure->chart, highest);
  add_chart_rows (figure->chart, plan, in_use, DP_ROW_PRIMARY);
  if (others->len > 0)
    dp_chart_set_section (figure->chart, _("Other published figures – not in use"));
  add_chart_rows (figure->chart, plan, others, DP_ROW_SECONDARY);
  dp_chart_set_empty_text (figure->chart, _("Switch on at least one estimate, and it is drawn here."));
  if (sources[0] != '\0')
    {
      /* Translators: a list of sources, separated by semicolons */
      g_autofree char *source = g_strdup_printf (_("Sources: %s."), sources);

      dp_chart_set_source (figure->chart, source);
      _dp_figure_set_brief_sources (figure->chart, in_use, FALSE);
    }
  else if (in_use->len > 0 || others->len > 0)
    dp_chart_set_source (figure->chart, _("No source is given."));

  figure->table = make_table (plan, in_use, others);
  figure->text = make_text (plan, in_use, title);
}
