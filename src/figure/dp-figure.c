/* dp-figure.c: the plan's pictures: what all of them share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure.h"

#include "chart/dp-chart-text.h"
#include "figure/dp-figure-private.h"
#include "figure/dp-headline.h"
#include "plan/dp-privacy.h"
#include "plan/dp-text.h"
#include "plan/dp-version.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Women a year: the axis all need charts share, unless a figure lies beyond it. */
#define NEED_AXIS_MAX 120.0
#define NEED_AXIS_STEP 20.0

typedef struct
{
  const char *name;
  const char *label;
  gboolean needs_proposal;
  void (*fill) (DpFigure *figure, DpAnalysis *analysis, const DpFigureOptions *options);
} FigureClass;

static const FigureClass classes[DP_N_FIGURES] = {
  [DP_FIGURE_NEED] = { "need", N_("Need according to whom"), FALSE, _dp_figure_need },
  [DP_FIGURE_CAPACITY] = { "capacity", N_("Capacity and need"), TRUE, _dp_figure_capacity },
  [DP_FIGURE_SPECIALISATION] = { "specialisation", N_("Specialisation"), FALSE, _dp_figure_specialisation },
  [DP_FIGURE_UNITS] = { "units", N_("Unit by unit"), TRUE, _dp_figure_units },
  [DP_FIGURE_YEARS] = { "years", N_("Fifty possible years"), TRUE, _dp_figure_years },
  [DP_FIGURE_TIPPING] = { "tipping", N_("Tipping point"), TRUE, _dp_figure_tipping },
  [DP_FIGURE_SERVICES] = { "services", N_("What the 83 received"), FALSE, _dp_figure_services },
  [DP_FIGURE_MAP] = { "map", N_("Map"), TRUE, _dp_figure_map },
  [DP_FIGURE_TIMELINE] = { "timeline", N_("Timeline"), TRUE, _dp_figure_timeline },
  [DP_FIGURE_DISTANCE] = { "distance", N_("Distance to a unit"), TRUE, _dp_figure_distance },
  [DP_FIGURE_CHANGE] = { "change", N_("What a change does"), TRUE, _dp_figure_change },
  [DP_FIGURE_PRICE] = { "price", N_("Price and occupancy"), TRUE, _dp_figure_price },
  [DP_FIGURE_SENSITIVITY] = { "sensitivity", N_("What matters most"), TRUE, _dp_figure_sensitivity },
  [DP_FIGURE_HISTORY] = { "history", N_("How the figures have moved"), FALSE, _dp_figure_history },
};

char *
_dp_figure_format_tick (double value)
{
  return dp_format_trimmed (value, 2);
}

void
_dp_figure_set_need_axis (DpChart *chart,
                          double   highest)
{
  double max = MAX (NEED_AXIS_MAX, ceil (highest / NEED_AXIS_STEP) * NEED_AXIS_STEP);

  dp_chart_set_axis (chart, 0.0, max, max > NEED_AXIS_MAX ? 0.0 : NEED_AXIS_STEP, _dp_figure_format_tick);
}

/** dp_figure_kind_name: Returns: the name on the command line: "need", "capacity", "specialisation". */
const char *
dp_figure_kind_name (DpFigureKind kind)
{
  g_return_val_if_fail (kind < DP_N_FIGURES, NULL);

  return classes[kind].name;
}

/** dp_figure_kind_label: Returns: what the chart is called, in the user's language. */
const char *
dp_figure_kind_label (DpFigureKind kind)
{
  g_return_val_if_fail (kind < DP_N_FIGURES, NULL);

  return _(classes[kind].label);
}

/** dp_figure_kind_by_name: Returns: whether @name is a chart; sets @kind then. */
gboolean
dp_figure_kind_by_name (const char   *name,
                        DpFigureKind *kind)
{
  for (guint i = 0; i < DP_N_FIGURES; i++)
    if (g_strcmp0 (classes[i].name, name) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/** dp_figure_kind_needs_proposal: Returns: whether the chart is about one proposal. */
gboolean
dp_figure_kind_needs_proposal (DpFigureKind kind)
{
  g_return_val_if_fail (kind < DP_N_FIGURES, FALSE);

  return classes[kind].needs_proposal;
}

/** dp_figure_kind_needs_simulation: Returns: whether the chart is empty without a simulation. */
gboolean
dp_figure_kind_needs_simulation (DpFigureKind kind)
{
  return kind == DP_FIGURE_YEARS;
}

static void
refuse_chart (DpFigure *figure)
{
  DpChart *page = dp_chart_new_text (figure->chart->title);

  g_critical ("The chart “%s” does not say what it shows and where that comes from", dp_figure_kind_name (figure->kind));
  dp_chart_set_empty_text (page, _("This chart does not say where its figures come from, so it is not shown."));
  dp_chart_free (figure->chart);
  figure->chart = page;
}

void
_dp_figure_seal (DpFigure   *figure,
                 DpAnalysis *analysis)
{
  g_autofree char *version = dp_version_text (dp_analysis_plan (analysis), dp_analysis_version (analysis));

  dp_chart_set_version (figure->chart, version);
  if (dp_chart_missing_part (figure->chart) != DP_N_CHART_PARTS)
    refuse_chart (figure);
  dp_chart_set_description (figure->chart, figure->text);
  dp_chart_set_language (figure->chart, dp_language_code ());
}

/* The texts of a figure come from all over the plan; it is asked only when there is such a number at all. */
static gboolean
shows_personal_data (const DpFigure *figure,
                     DpAnalysis     *analysis)
{
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;

  if (dp_analysis_personal_numbers (analysis)->len == 0)
    return FALSE;

  text = dp_figure_to_text (figure);
  hidden = dp_text_hide_cpr (text);
  return !g_str_equal (text, hidden);
}

/**
 * dp_figure_new:
 * @kind: which chart
 * @analysis: the analysis of the plan
 * @options: what of the plan it shows
 *
 * Returns: (transfer full): the figure, in the user's language
 */
DpFigure *
dp_figure_new (DpFigureKind           kind,
               DpAnalysis            *analysis,
               const DpFigureOptions *options)
{
  DpFigure *figure;

  g_return_val_if_fail (kind < DP_N_FIGURES, NULL);
  g_return_val_if_fail (analysis != NULL && options != NULL, NULL);

  figure = g_new0 (DpFigure, 1);
  figure->kind = kind;
  figure->proposal = classes[kind].needs_proposal ? g_strdup (options->proposal) : NULL;
  figure->scope = dp_headline_scope (options);
  figure->headline_fits = TRUE;
  classes[kind].fill (figure, analysis, options);
  /* What is only tried out is no version of the plan. */
  _dp_figure_seal (figure, options->before != NULL ? options->before : analysis);
  figure->generated = g_strdup (figure->chart->title);
  _dp_headline_apply (figure, dp_analysis_plan (analysis));
  figure->is_personal = shows_personal_data (figure, analysis);

  return figure;
}

/** dp_figure_free: frees @figure; NULL is allowed. */
void
dp_figure_free (DpFigure *figure)
{
  if (figure == NULL)
    return;

  g_free (figure->proposal);
  g_free (figure->scope);
  g_free (figure->generated);
  dp_chart_free (figure->chart);
  dp_table_free (figure->table);
  g_free (figure->text);
  g_free (figure);
}

/** dp_figure_to_text: see the header. */
char *
dp_figure_to_text (const DpFigure *figure)
{
  const DpChart *chart = figure->chart;
  g_autofree char *table = dp_table_to_text (figure->table);
  GString *text = g_string_new (chart->title);

  g_string_append_c (text, '\n');
  if (chart->subtitle != NULL)
    g_string_append_printf (text, "%s\n", chart->subtitle);
  g_string_append_printf (text, "\n%s\n\n%s", figure->text, table);
  if (chart->note != NULL)
    g_string_append_printf (text, "\n%s\n", chart->note);
  if (chart->source != NULL)
    g_string_append_printf (text, "\n%s\n", chart->source);
  if (chart->version != NULL)
    g_string_append_printf (text, "\n%s\n", chart->version);

  return g_string_free (text, FALSE);
}
