/* dp-figure-need.c: C1, how many need it, according to whom?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "figure/dp-estimates.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

static char *
headline (const GPtrArray    *rows,
          const DpNeedResult *need)
{
  g_autofree char *low = dp_format_trimmed (need->low, 1);
  g_autofree char *high = dp_format_trimmed (need->high, 1);
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
  DpRange range = dp_estimate_row_range (row);

  dp_range_row_set_bar (chart_row, dp_estimate_row_is_range (row) ? DP_BAR_SOLID
                                   : range.low < range.high       ? DP_BAR_THREAD
                                                                  : DP_BAR_NONE);
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

static void
add_chart_rows (DpChart         *chart,
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
    }
}

static void
add_table_rows (DpTable         *table,
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

          dp_table_add_row (table, estimate->id, FALSE, dp_record_name (estimate), years, figures,
                            counts != NULL ? counts : "", use, source != NULL ? source : "", NULL);
        }
    }
}

static DpTable *
make_table (const GPtrArray *in_use,
            const GPtrArray *others)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Who"), FALSE);
  dp_table_add_column (table, _("Year"), TRUE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("What is counted"), FALSE);
  dp_table_add_column (table, _("In use"), FALSE);
  dp_table_add_column (table, _("Source"), FALSE);
  add_table_rows (table, in_use, _("yes"));
  add_table_rows (table, others, _("no"));

  return table;
}

static char *
make_text (const GPtrArray *rows,
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
  g_string_append_c (text, ' ');
  g_string_append (text, _("Hidden cases are in none of the figures, and the figures are not averaged."));

  return g_string_free (text, FALSE);
}

void
_dp_figure_need (DpFigure              *figure,
                 DpAnalysis            *analysis,
                 const DpFigureOptions *options)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpNeedResult *need = dp_analysis_need (analysis);
  g_autoptr (GPtrArray) in_use = dp_estimate_rows (plan, DP_ESTIMATES_IN_USE, options->estimate);
  g_autoptr (GPtrArray) others = dp_estimate_rows (plan, DP_ESTIMATES_OTHER, NULL);
  g_autofree char *title = headline (in_use, need);
  g_autofree char *sources = dp_estimate_sources (in_use->len > 0 ? in_use : others);
  double highest = need->high;

  for (guint i = 0; i < others->len; i++)
    highest = MAX (highest, dp_estimate_row_range (others->pdata[i]).high);

  figure->chart = dp_chart_new_range (title);
  dp_chart_set_subtitle (figure->chart, _("Need of residential treatment in pregnancy, whole country, hidden cases not included · "
                                          "shown with the published limits, not added up"));
  dp_chart_set_heads (figure->chart, _("Who"), _("What is counted"));
  dp_chart_set_axis_title (figure->chart, _("Women a year"));
  _dp_figure_set_need_axis (figure->chart, highest);
  add_chart_rows (figure->chart, in_use, DP_ROW_PRIMARY);
  if (others->len > 0)
    dp_chart_set_section (figure->chart, _("Other published figures – not in use"));
  add_chart_rows (figure->chart, others, DP_ROW_SECONDARY);
  dp_chart_set_empty_text (figure->chart, _("Switch on at least one estimate, and it is drawn here."));
  if (sources[0] != '\0')
    {
      /* Translators: a list of sources, separated by semicolons */
      g_autofree char *source = g_strdup_printf (_("Sources: %s."), sources);

      dp_chart_set_source (figure->chart, source);
    }
  else if (in_use->len > 0 || others->len > 0)
    dp_chart_set_source (figure->chart, _("No source is given."));

  figure->table = make_table (in_use, others);
  figure->text = make_text (in_use, title);
}
