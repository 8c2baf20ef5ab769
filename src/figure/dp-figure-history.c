/* dp-figure-history.c: C14, why do we disagree?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The published figures in the order of their years, each with what it counts. They are never joined: what is counted
 * changes from one to the next, so a line would be a trend that nobody has seen.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

static double
last_year (const DpEstimateRow *row)
{
  const DpRecord *last = row->estimates->pdata[row->estimates->len - 1];

  return dp_record_number_or (last, DP_ESTIMATE_YEAR_TO, dp_record_number_or (last, DP_ESTIMATE_YEAR_FROM, 0.0));
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  const DpEstimateRow *left = *(const DpEstimateRow *const *) a;
  const DpEstimateRow *right = *(const DpEstimateRow *const *) b;

  const double first_left = dp_record_number_or (left->estimates->pdata[0], DP_ESTIMATE_YEAR_FROM, 0.0);
  const double first_right = dp_record_number_or (right->estimates->pdata[0], DP_ESTIMATE_YEAR_FROM, 0.0);

  if (last_year (left) != last_year (right))
    return last_year (left) < last_year (right) ? -1 : 1;
  return (first_left > first_right) - (first_left < first_right);
}

/* (transfer container): every comparable row, oldest first; the rows stay those of @in_use and @others. */
static GPtrArray *
rows_by_year (const GPtrArray *in_use,
              const GPtrArray *others)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < in_use->len; i++)
    g_ptr_array_add (rows, in_use->pdata[i]);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (rows, others->pdata[i]);
  g_ptr_array_sort (rows, compare_years);
  return rows;
}

static gboolean
definitions_differ (const GPtrArray *rows)
{
  g_autofree char *first = dp_estimate_row_counts (rows->pdata[0]);
  gboolean differ = FALSE;

  for (guint i = 1; i < rows->len && !differ; i++)
    {
      g_autofree char *counts = dp_estimate_row_counts (rows->pdata[i]);

      differ = !g_str_equal (first, counts);
    }

  return differ;
}

static char *
headline (const GPtrArray *rows)
{
  const DpEstimateRow *first = rows->len > 0 ? rows->pdata[0] : NULL;
  const DpEstimateRow *last = rows->len > 0 ? rows->pdata[rows->len - 1] : NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *from_year = NULL;
  g_autofree char *to_year = NULL;

  if (rows->len == 0)
    return g_strdup (_("No figure of the need is published yet"));

  from = dp_estimate_row_figures (first, 1.0);
  to = dp_estimate_row_figures (last, 1.0);
  from_year = dp_estimate_row_years (first);
  to_year = dp_estimate_row_years (last);
  if (rows->len == 1)
    /* Translators: figure or figures, year */
    return g_strdup_printf (_("One figure of the need is published: %1$s women a year in %2$s"), from, from_year);

  if (!definitions_differ (rows))
    /* Translators: figures, year, figures, year: all of them count the same */
    return g_strdup_printf (_("The figures went from %1$s in %2$s to %3$s in %4$s"), from, from_year, to, to_year);

  /* Translators: figures, year, figures, year */
  return g_strdup_printf (_("From %1$s in %2$s to %3$s in %4$s – but the figures do not count the same thing"), from, from_year, to,
                          to_year);
}

static void
add_chart_rows (DpChart         *chart,
                const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];
      const char *brief = dp_record_text (row->estimates->pdata[0], DP_ESTIMATE_BRIEF);
      g_autofree char *years = dp_estimate_row_years (row);
      g_autofree char *counts = dp_estimate_row_counts (row);
      g_autofree char *detail = brief != NULL ? g_strdup_printf ("%s · %s", dp_estimate_row_name (row), brief)
                                              : g_strdup (dp_estimate_row_name (row));
      DpRangeRow *chart_row = dp_chart_add_range_row (chart, DP_ROW_PRIMARY, dp_estimate_row_party (row), years, detail);

      dp_range_row_set_id (chart_row, ((const DpRecord *) row->estimates->pdata[0])->id);
      dp_range_row_set_text (chart_row, counts);
      _dp_figure_add_published (chart_row, row, TRUE);
    }
}

static DpTable *
make_table (const GPtrArray *rows)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Year"), FALSE);
  dp_table_add_column (table, _("Who"), FALSE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("What is counted"), FALSE);
  dp_table_add_column (table, _("In use"), FALSE);
  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];
      g_autofree char *years = dp_estimate_row_years (row);
      g_autofree char *figures = dp_estimate_row_figures (row, 1.0);
      g_autofree char *counts = dp_estimate_row_counts (row);

      dp_table_add_row (table, ((const DpRecord *) row->estimates->pdata[0])->id, FALSE, years, dp_estimate_row_name (row), figures,
                        counts, row->in_use ? _("yes") : _("no"), NULL);
    }

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
      g_autofree char *years = dp_estimate_row_years (rows->pdata[i]);
      g_autofree char *figures = dp_estimate_row_figures (rows->pdata[i], 1.0);
      g_autofree char *counts = dp_estimate_row_counts (rows->pdata[i]);

      g_string_append_c (text, ' ');
      /* Translators: year, body, figures, what is counted */
      g_string_append_printf (text, _("%1$s, %2$s: %3$s women a year; counted: %4$s."), years,
                              dp_estimate_row_name (rows->pdata[i]), figures, counts);
    }
  if (rows->len > 1 && definitions_differ (rows))
    g_string_append_printf (text, " %s", _("The figures count different things, so they show no development over the years."));

  return g_string_free (text, FALSE);
}

void
_dp_figure_history (DpFigure              *figure,
                    DpAnalysis            *analysis,
                    const DpFigureOptions *options)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  g_autoptr (GPtrArray) in_use = dp_estimate_rows (plan, DP_ESTIMATES_IN_USE, NULL);
  g_autoptr (GPtrArray) others = dp_estimate_rows (plan, DP_ESTIMATES_OTHER, NULL);
  g_autoptr (GPtrArray) rows = rows_by_year (in_use, others);
  g_autofree char *title = headline (rows);
  g_autofree char *sources = dp_estimate_sources (rows);
  /* Translators: a list of sources, separated by semicolons */
  g_autofree char *source = sources[0] != '\0' ? g_strdup_printf (_("Sources: %s."), sources) : g_strdup (_("No source is given."));
  double highest = 0.0;

  for (guint i = 0; i < rows->len; i++)
    highest = MAX (highest, dp_estimate_row_range (rows->pdata[i]).high);

  figure->chart = dp_chart_new_range (title);
  dp_chart_set_subtitle (figure->chart, _("Published figures of the need by year, whole country, hidden cases not included · not joined, "
                                          "since what is counted changes"));
  dp_chart_set_heads (figure->chart, _("Year"), _("What is counted"));
  dp_chart_set_axis_title (figure->chart, _("Women a year"));
  _dp_figure_set_need_axis (figure->chart, highest);
  add_chart_rows (figure->chart, rows);
  dp_chart_set_empty_text (figure->chart, _("Enter an estimate with its year, and it is drawn here."));
  dp_chart_set_source (figure->chart, source);
  figure->table = make_table (rows);
  figure->text = make_text (rows, title);
}
