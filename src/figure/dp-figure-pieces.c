/* dp-figure-pieces.c: what several figures say and draw alike.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-lines.h"
#include "figure/dp-error-words.h"
#include "figure/dp-words.h"

#include <glib/gi18n-lib.h>

char *
_dp_figure_refusal (const DpFigureOptions *options,
                    const GError          *error)
{
  return options->proposal != NULL
           ? dp_words_error (error, NULL)
           : g_strdup (_("There is no proposal yet. Choose a model to begin with; everything can be changed."));
}

void
_dp_figure_fill_gap (DpFigure               *figure,
                     DpChart                *chart,
                     const DpCapacityResult *capacity)
{
  g_autofree char *gap = capacity != NULL
                           ? dp_words_gap (capacity)
                           : g_strdup (_("There is no proposal yet. Choose a model to begin with; everything can be changed."));

  figure->chart = chart;
  dp_chart_set_title (chart, _("The capacity cannot be computed yet"));
  dp_chart_set_empty_text (chart, gap);
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Estimate"), FALSE);
  figure->text = g_steal_pointer (&gap);
}

void
_dp_figure_set_sources (DpChart         *chart,
                        const GPtrArray *rows)
{
  g_autofree char *sources = dp_estimate_sources (rows);
  g_autofree char *source = sources[0] != '\0'
                              /* Translators: a list of sources, separated by semicolons */
                              ? g_strdup_printf (_("Sources: %s. Own computation."), sources)
                              : g_strdup (_("No source is given for the need. Own computation."));

  dp_chart_set_source (chart, source);
  _dp_figure_set_brief_sources (chart, rows, TRUE);
}

void
_dp_figure_set_brief_sources (DpChart         *chart,
                              const GPtrArray *rows,
                              gboolean         is_computed)
{
  g_autofree char *sources = dp_estimate_brief_sources (rows);
  g_autofree char *source = sources[0] == '\0' ? NULL
                            : is_computed      ? g_strdup_printf (_("Sources: %s. Own computation."), sources)
                                               : g_strdup_printf (_("Sources: %s."), sources);

  dp_chart_set_brief_source (chart, source);
}

GPtrArray *
_dp_figure_proposals (DpAnalysis *analysis,
                      const char *chosen,
                      guint       most)
{
  const GPtrArray *all = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);
  GPtrArray *proposals = g_ptr_array_new ();

  for (int others = 0; others <= 1; others++)
    for (guint i = 0; i < all->len && proposals->len < most; i++)
      {
        const char *id = ((const DpRecord *) all->pdata[i])->id;
        const DpCapacityResult *capacity = dp_analysis_capacity (analysis, id);

        if (!g_str_equal (id, chosen) == !others || capacity == NULL || capacity->gap != DP_GAP_NONE)
          continue;
        g_ptr_array_add (proposals, (gpointer) capacity);
      }

  return proposals;
}

char *
_dp_figure_proposal_name (const DpRecord *proposal)
{
  return g_strdup_printf ("%s · %s", proposal->id, dp_record_name (proposal));
}

void
_dp_figure_add_bands (DpChart            *chart,
                      const GPtrArray    *rows,
                      const DpNeedResult *need,
                      DpCaseValue         value,
                      gconstpointer       data,
                      DpBandLabel         label)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];
      g_autofree char *years = dp_estimate_row_years (row);
      g_autofree char *name = g_strdup_printf ("%s %s", dp_estimate_row_name (row), years);
      DpRangeRow *band = dp_chart_add_band (chart, dp_estimate_row_party (row), name);
      DpRange range = { G_MAXDOUBLE, -G_MAXDOUBLE };
      g_autofree char *figures = NULL;

      dp_range_row_set_id (band, ((const DpRecord *) row->estimates->pdata[0])->id);
      dp_range_row_set_bar (band, dp_estimate_row_is_range (row) ? DP_BAR_SOLID : DP_BAR_THREAD);
      for (guint c = 0; c < need->n_cases; c++)
        if (g_ptr_array_find (row->estimates, need->cases[c].estimate, NULL))
          {
            const double at = value (data, c);

            range.low = MIN (range.low, at);
            range.high = MAX (range.high, at);
            dp_range_row_add_mark (band, at, NULL, NULL, NULL);
          }
      figures = label (data, row, range);
      dp_range_row_set_label (band, figures);
    }
}
