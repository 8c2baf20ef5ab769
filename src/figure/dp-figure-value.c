/* dp-figure-value.c: the value function of one criterion as a curve, with where the proposals lie on it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-value.h"

#include "chart/dp-chart-lines.h"
#include "figure/dp-figure-private.h"
#include "figure/dp-words.h"
#include "plan/dp-guide.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define MOST_POINTS 100.0
#define POINT_STEP 25.0

static char *
format_share (double value)
{
  return dp_format_percent (value);
}

static char *
format_value (double value)
{
  return dp_format_trimmed (value, 2);
}

static const DpCriterionResult *
find_result (DpAnalysis *analysis,
             const char *proposal_id,
             const char *criterion_id)
{
  const DpScoreResult *scores = dp_analysis_scores (analysis, proposal_id);

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    for (guint i = 0; i < scores->parameters[p].n_criteria; i++)
      if (g_str_equal (scores->parameters[p].criteria[i].criterion->id, criterion_id))
        return &scores->parameters[p].criteria[i];

  return NULL;
}

/* A measure may lie beyond the picture: there the curve is level. */
static double
inside (const DpValueCurve *curve,
        double              x)
{
  double first = curve->x[0];
  double last = curve->x[curve->n - 1];

  return CLAMP (x, MIN (first, last), MAX (first, last));
}

static void
add_mark (DpCurve                 *drawn,
          const DpCriterionResult *one,
          const DpRecord          *proposal,
          double                   measured,
          const char              *label)
{
  double points = dp_score_value (&one->curve, measured);
  g_autofree char *value = dp_words_value (one->criterion, measured);
  g_autofree char *number = dp_format_number (points, 0);
  /* Translators: a proposal, a measured value, a number of points */
  g_autofree char *sentence = g_strdup_printf (_("%1$s: %2$s, %3$s points"), dp_record_name (proposal), value, number);

  dp_curve_add_mark (drawn, inside (&one->curve, measured), points, label, sentence);
}

static void
add_proposal (DpFigure       *figure,
              DpCurve        *drawn,
              DpAnalysis     *analysis,
              const DpRecord *proposal,
              const char     *criterion_id)
{
  const DpCriterionResult *one = find_result (analysis, proposal->id, criterion_id);
  g_autofree char *measured = one != NULL ? dp_words_measured (one) : NULL;
  g_autofree char *points = one != NULL ? dp_format_range (one->value.low, one->value.high, 0) : NULL;

  if (one == NULL)
    return;

  dp_table_add_row (figure->table, proposal->id, FALSE, dp_record_name (proposal), measured, points, NULL);
  if (!one->value.known)
    return;
  add_mark (drawn, one, proposal, one->measured.low, proposal->id);
  if (inside (&one->curve, one->measured.high) != inside (&one->curve, one->measured.low))
    add_mark (drawn, one, proposal, one->measured.high, proposal->id);
}

static void
draw (DpFigure           *figure,
      DpAnalysis         *analysis,
      const DpRecord     *criterion,
      const DpValueCurve *curve)
{
  const GPtrArray *proposals = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);
  gboolean rising = curve->x[curve->n - 1] > curve->x[0];
  gboolean is_share = g_strcmp0 (dp_record_text (criterion, DP_CRITERION_UNIT), "share") == 0;
  const char *unit = dp_record_text (criterion, DP_CRITERION_UNIT);
  double first = curve->x[rising ? 0 : curve->n - 1];
  double last = curve->x[rising ? curve->n - 1 : 0];
  DpCurve *drawn;

  dp_chart_set_x_axis (figure->chart, first, last, 0.0, is_share ? format_share : format_value,
                       unit != NULL && !is_share ? _(unit) : NULL);
  dp_chart_set_y_axis (figure->chart, 0.0, MOST_POINTS, POINT_STEP, NULL, _("points"));
  drawn = dp_chart_add_curve (figure->chart, NULL, DP_STROKE_SOLID, TRUE);
  dp_curve_set_accessible (drawn, figure->text);
  for (guint i = 0; i < curve->n; i++)
    {
      guint k = rising ? i : curve->n - 1 - i;

      dp_curve_add_point (drawn, curve->x[k], curve->points[k]);
    }
  for (guint i = 0; i < proposals->len; i++)
    add_proposal (figure, drawn, analysis, proposals->pdata[i], criterion->id);
}

/** dp_value_figure_new: see the header. */
DpFigure *
dp_value_figure_new (DpAnalysis *analysis,
                     const char *criterion_id)
{
  const DpRecord *criterion = dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_CRITERION, criterion_id);
  DpFigure *figure = g_new0 (DpFigure, 1);
  DpValueCurve curve;
  gboolean has_curve = criterion != NULL && !dp_guide_is_judged (criterion) && dp_guide_curve (criterion, &curve);
  g_autofree char *from = has_curve ? dp_words_value (criterion, curve.x[0]) : NULL;
  g_autofree char *to = has_curve ? dp_words_value (criterion, curve.x[curve.n - 1]) : NULL;
  /* Translators: a criterion */
  g_autofree char *title = g_strdup_printf (_("%s: from value to points"), criterion != NULL ? dp_record_name (criterion) : "");

  figure->kind = DP_FIGURE_SPECIALISATION;
  /* Translators: two measured values with their units */
  figure->text = has_curve ? g_strdup_printf (_("%1$s give 0 points, %2$s give 100; straight lines in between."), from, to)
                           : g_strdup (_("This criterion is judged, or its limits are not given: there is no curve."));
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Proposal"), FALSE);
  dp_table_add_column (figure->table, _("Value"), FALSE);
  dp_table_add_column (figure->table, _("Points"), TRUE);
  figure->chart = dp_chart_new_lines (title);
  dp_chart_set_subtitle (figure->chart, _("Value function of the scoring guide · letters: where the proposals lie, with their bounds"));
  dp_chart_set_source (figure->chart, _("Source: the plan’s scoring guide. No document gives the limits; they are assumptions."));
  dp_chart_set_empty_text (figure->chart, figure->text);
  if (has_curve)
    draw (figure, analysis, criterion, &curve);
  dp_chart_set_description (figure->chart, figure->text);
  dp_chart_set_language (figure->chart, dp_language_code ());

  return figure;
}
