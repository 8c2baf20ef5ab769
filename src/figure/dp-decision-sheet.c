/* dp-decision-sheet.c: what there is to decide, on one page of paper.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-decision-sheet.h"

#include "chart/dp-chart-text.h"
#include "chart/dp-export.h"
#include "figure/dp-compare-rows.h"
#include "figure/dp-compare-tables.h"
#include "figure/dp-figure.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-outgoing.h"
#include "figure/dp-summary.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"
#include "plan/dp-version.h"

#include <glib/gi18n-lib.h>

/* The futures that the page of the schedule draws, so that paper and window say the same. */
#define SEED 1
/* Assumptions named; the rest are counted. */
#define UNKNOWN_MAX 6

/* The figures a decision turns on; the rest stand on the page of the comparison. */
static const char *const row_ids[] = { "places",   "country",  "every_region", "immediate", "without_place", "rate",
                                       "used_day", "distance", "opening",      "operator",  "financing" };

static const DpCompareRow *
find_row (const DpCompareRows *rows,
          const char          *id)
{
  for (guint i = 0; i < rows->rows->len; i++)
    if (g_str_equal (((const DpCompareRow *) rows->rows->pdata[i])->id, id))
      return rows->rows->pdata[i];

  return NULL;
}

/* "A 30 · B 26": each proposal's cell behind its name; one cell when it is the same for all. */
static char *
row_text (const DpCompareRows *rows,
          const DpCompareRow  *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->equal && rows->proposals->len > 1)
    /* Translators: a figure or a choice that all proposals have */
    return g_strdup_printf (_("all: %s"), row->cells[0]);
  for (guint i = 0; i < rows->proposals->len; i++)
    {
      g_autofree char *name = dp_compare_letter (rows->proposals->pdata[i]);

      g_string_append_printf (text, "%s%s" DP_NO_BREAK_SPACE "%s", i > 0 ? "  ·  " : "", name, row->cells[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
plan_title (const DpPlan *plan)
{
  const DpRecord *record = dp_plan_get (plan, DP_ENTITY_PLAN, "plan");
  const char *title = record != NULL ? dp_record_text (record, DP_PLAN_TITLE) : NULL;

  return title != NULL ? title : _("Plan without a title");
}

static DpChart *
figures_chart (const DpPlan        *plan,
               const DpCompareRows *rows)
{
  DpChart *chart = dp_chart_new_text (rows->proposals->len > 1 ? rows->headline : _("Decision sheet"));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sub = NULL;

  for (guint i = 0; i < rows->proposals->len; i++)
    {
      g_autofree char *name = dp_compare_short_name (rows->proposals->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", name);
    }
  /* Translators: title of the plan, the proposals */
  sub = g_strdup_printf (_("Decision sheet · %1$s · %2$s · whole country, full operation"), plan_title (plan), names->str);
  dp_chart_set_subtitle (chart, sub);
  for (gsize i = 0; i < G_N_ELEMENTS (row_ids); i++)
    {
      const DpCompareRow *row = find_row (rows, row_ids[i]);
      g_autofree char *text = row != NULL ? row_text (rows, row) : NULL;

      if (text != NULL)
        dp_chart_add_text (chart, DP_TEXT_ROW, row->label, text);
    }

  return chart;
}

static void
add_schedule (DpChart             *chart,
              DpAnalysis          *analysis,
              const DpCompareRows *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->proposals->len; i++)
    {
      const DpRecord *proposal = rows->proposals->pdata[i];
      g_autofree char *name = dp_compare_letter (proposal);
      g_autoptr (DpTimelineResult) timeline = dp_analysis_timeline (analysis, proposal->id, SEED, DP_TIMELINE_REPLICATIONS, NULL);
      g_autoptr (GPtrArray) sentences = timeline != NULL ? dp_timeline_sentences (timeline) : NULL;

      if (sentences != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", name, (const char *) sentences->pdata[0]);
    }
  if (text->len > 0)
    dp_chart_add_text (chart, DP_TEXT_ROW, _("Schedule"), text->str);
}

/* What the proposals lack, and what the chosen one rests on without a source. */
static void
add_unknown (DpChart             *chart,
             DpAnalysis          *analysis,
             const DpCompareRows *rows,
             const char          *chosen)
{
  g_autoptr (GPtrArray) chips = dp_chips_new (analysis, chosen, NULL);
  const DpRecord *proposal = dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, chosen);
  g_autofree char *name = dp_compare_letter (proposal);
  g_autoptr (GString) text = g_string_new (NULL);
  guint assumed = 0;

  for (guint i = 0; i < chips->len; i++)
    {
      const DpChip *chip = chips->pdata[i];

      if (!chip->is_warning || assumed++ >= UNKNOWN_MAX)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", chip->label);
    }
  if (assumed > 0)
    {
      /* Translators: letter of a proposal; a list of assumptions follows */
      g_autofree char *lead = g_strdup_printf (_("%s rests on assumptions without a source:"), name);

      g_string_prepend_c (text, ' ');
      g_string_prepend (text, lead);
    }
  if (assumed > UNKNOWN_MAX)
    /* Translators: how many more assumptions there are than those named */
    g_string_append_printf (text, ngettext (" · and %u more", " · and %u more", assumed - UNKNOWN_MAX), assumed - UNKNOWN_MAX);
  if (rows->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", rows->note);
  if (text->len > 0)
    dp_chart_add_text (chart, DP_TEXT_ROW, _("What we do not know"), text->str);
}

static void
add_sentences (DpChart           *chart,
               DpAnalysis        *analysis,
               const char *const *proposal_ids)
{
  g_autoptr (DpComparison) comparison = dp_analysis_compare (analysis, proposal_ids, NULL, NULL);
  g_autoptr (GPtrArray) sentences = comparison != NULL ? dp_comparison_sentences (comparison) : NULL;

  if (sentences != NULL && sentences->len > 0)
    dp_chart_add_text (chart, DP_TEXT_ROW, _("Specialisation"), sentences->pdata[0]);
}

static DpChart *
conditions_chart (DpAnalysis          *analysis,
                  const DpCompareRows *rows,
                  const char *const   *proposal_ids,
                  const char          *chosen,
                  const char          *date)
{
  DpChart *chart = dp_chart_new_text (_("What else the decision rests on"));
  g_autofree char *day = dp_date_format (date);
  /* Translators: version of the program, a date */
  g_autofree char *source = g_strdup_printf (_("Own computation with Døgnplan %1$s, printed %2$s. Every figure and its source stand in "
                                               "the plan; estimates are never averaged."),
                                             PACKAGE_VERSION, day);
  g_autofree char *version = dp_version_text (dp_analysis_plan (analysis), dp_analysis_version (analysis));

  add_sentences (chart, analysis, proposal_ids);
  add_schedule (chart, analysis, rows);
  add_unknown (chart, analysis, rows, chosen);
  dp_chart_set_source (chart, source);
  dp_chart_set_version (chart, version);
  dp_chart_set_language (chart, dp_language_code ());

  return chart;
}

/** dp_decision_sheet_new: see the header. */
GPtrArray *
dp_decision_sheet_new (DpAnalysis        *analysis,
                       const char *const *proposal_ids,
                       const char        *chosen,
                       const char        *date)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_chart_free);
  g_autoptr (DpCompareRows) rows = NULL;
  g_autoptr (DpFigure) estimates = NULL;
  DpFigureOptions options = { .proposal = chosen };

  g_return_val_if_fail (analysis != NULL && proposal_ids != NULL && date != NULL, charts);
  g_return_val_if_fail (dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, chosen) != NULL, charts);

  rows = dp_compare_rows_new (analysis, proposal_ids);
  estimates = dp_figure_new (DP_FIGURE_CAPACITY, analysis, &options);
  g_ptr_array_add (charts, figures_chart (dp_analysis_plan (analysis), rows));
  if (rows->proposals->len > 1)
    {
      g_autofree char *letter = dp_compare_letter (dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, chosen));
      g_autofree char *title = g_strdup_printf ("%s: %s", letter, estimates->chart->title);

      dp_chart_set_title (estimates->chart, title);
    }
  /* It stands at the foot of the page. */
  dp_chart_set_version (estimates->chart, NULL);
  g_ptr_array_add (charts, g_steal_pointer (&estimates->chart));
  g_ptr_array_add (charts, conditions_chart (analysis, rows, proposal_ids, chosen, date));

  return charts;
}

/** dp_decision_sheet_new_checked: see the header. Errors: those of dp_outgoing_may_leave(). */
GPtrArray *
dp_decision_sheet_new_checked (DpAnalysis        *analysis,
                               const char *const *proposal_ids,
                               const char        *chosen,
                               const char        *date,
                               GError           **error)
{
  return dp_outgoing_may_leave (analysis, error) ? dp_decision_sheet_new (analysis, proposal_ids, chosen, date) : NULL;
}

/** dp_decision_sheet_write: see the header. Errors: those of dp_charts_write_sheet() and of dp_outgoing_may_leave(). */
gboolean
dp_decision_sheet_write (DpAnalysis        *analysis,
                         const char *const *proposal_ids,
                         const char        *chosen,
                         const char        *date,
                         const char        *path,
                         GError           **error)
{
  g_autoptr (GPtrArray) charts = dp_decision_sheet_new_checked (analysis, proposal_ids, chosen, date, error);
  g_autofree char *created = g_strdup_printf ("%sT00:00:00Z", date);
  DpExport options = { .created = created };

  return charts != NULL && dp_charts_write_sheet ((const DpChart *const *) charts->pdata, charts->len, path, &options, error);
}
