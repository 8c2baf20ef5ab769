/* dp-figure-tipping.c: C5, when does it stop working?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-lines.h"
#include "figure/dp-area.h"
#include "figure/dp-need-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More curves than these cannot be told apart. */
#define MAX_CURVES 3

/* Women a year in the country: as far as all need charts go, unless an estimate lies beyond it. */
#define NEED_MAX 120
#define NEED_STEP 20

/* The corners of a curve, and where it can be read. */
#define N_POINTS 121
#define N_READINGS 6

/* Shares without a place at once: for evenly spaced needs, for fewer of them, and at the tipping point. */
typedef struct
{
  double points[N_POINTS];
  double readings[N_READINGS];
  double at_tipping;
} Curve;

typedef struct
{
  const DpNeedResult *need;
  const DpCapacityResult *chosen;
  DpArea area;
  int region; /* −1: the whole country */
  double need_max;
  GPtrArray *proposals; /* of DpCapacityResult, the chosen first */
  GPtrArray *rows;      /* of DpEstimateRow, in use */
  Curve curves[MAX_CURVES];
} Context;

static void
context_clear (Context *context)
{
  g_clear_pointer (&context->proposals, g_ptr_array_unref);
  g_clear_pointer (&context->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Context, context_clear)

/* Need of the country up to which the goal holds in the area. */
static int
tipping_of (const Context          *context,
            const DpCapacityResult *capacity)
{
  return context->region < 0 ? capacity->tipping_country : capacity->region_tipping[context->region];
}

static double
point_need (const Context *context,
            int            point)
{
  return context->need_max * point / (N_POINTS - 1);
}

static double
reading_need (const Context *context,
              int            reading)
{
  return context->need_max * (reading + 1) / N_READINGS;
}

static void
solve (Context    *context,
       DpAnalysis *analysis)
{
  double points[N_POINTS];
  double readings[N_READINGS];

  for (int i = 0; i < N_POINTS; i++)
    points[i] = point_need (context, i);
  for (int i = 0; i < N_READINGS; i++)
    readings[i] = reading_need (context, i);
  for (guint p = 0; p < context->proposals->len; p++)
    {
      const DpCapacityResult *capacity = context->proposals->pdata[p];
      const double tipping = tipping_of (context, capacity);
      const char *id = capacity->proposal->id;
      Curve *curve = &context->curves[p];

      dp_analysis_without_place (analysis, id, context->region, points, N_POINTS, curve->points);
      dp_analysis_without_place (analysis, id, context->region, readings, N_READINGS, curve->readings);
      dp_analysis_without_place (analysis, id, context->region, &tipping, 1, &curve->at_tipping);
    }
}

/* Women a year in the area, of @need in the country. */
static char *
format_need (const Context *context,
             double         need)
{
  return context->region < 0 ? dp_format_trimmed (need, 1) : dp_format_women (need * context->area.need_share);
}

/* The share without a place at the highest estimate. */
static double
share_at_highest (const Context *context)
{
  double share = 0.0;

  for (guint c = 0; c < context->need->n_cases; c++)
    if (context->need->cases[c].need >= context->need->high)
      share = 1.0 - dp_area_immediate (&context->area, context->chosen, context->need, c);

  return share;
}

static char *
headline (const Context *context)
{
  const int tipping = tipping_of (context, context->chosen);
  g_autofree char *limit = format_need (context, tipping);
  g_autofree char *highest = format_need (context, context->need->high);
  g_autofree char *share = dp_format_percent (share_at_highest (context));
  const char *region = context->region < 0 ? NULL : dp_record_name (context->area.region);

  if (tipping >= DP_TIPPING_MAX)
    return g_strdup (_("The goal holds whatever the need"));

  if (tipping == 0)
    /* Translators: the highest estimate in women a year, share without a place at once */
    return g_strdup_printf (_("The goal never holds; at %1$s women a year %2$s are without a place at once"), highest, share);

  if (tipping >= context->need->high)
    return region == NULL
             /* Translators: women a year */
             ? g_strdup_printf (_("The goal holds under every estimate in use, up to about %s women a year"), limit)
             /* Translators: name of a region, women a year */
             : g_strdup_printf (_("In %1$s the goal holds under every estimate in use, up to about %2$s women a year"), region,
                                limit);

  return region == NULL
           /* Translators: women a year, the highest estimate, share without a place at once */
           ? g_strdup_printf (_("The goal holds up to about %1$s women a year; at %2$s, the highest estimate, %3$s are without "
                                "a place at once"),
                              limit, highest, share)
           /* Translators: name of a region, women a year, the highest estimate, share without a place at once */
           : g_strdup_printf (_("In %1$s the goal holds up to about %2$s women a year; at %3$s, the highest estimate, %4$s are "
                                "without a place at once"),
                              region, limit, highest, share);
}

static char *
subtitle (const Context *context,
          const DpPlan  *plan)
{
  g_autofree char *goal = dp_format_percent (context->chosen->goal);
  /* Translators: in the line under the headline: for which women */
  const char *where = context->region < 0 ? _("whole country") : dp_record_name (context->area.region);

  /* Translators: the whole country or a region, "need by population", the service goal */
  return g_strdup_printf (_("Share of women without a place at once when the need grows · %1$s · full operation · %2$s · "
                            "goal: at most %3$s"),
                          where, dp_need_split_words (plan), goal);
}

static void
add_curve (DpChart       *chart,
           const Context *context,
           guint          number)
{
  static const DpStroke strokes[MAX_CURVES] = { DP_STROKE_SOLID, DP_STROKE_DASHED, DP_STROKE_DOTTED };
  const DpCapacityResult *capacity = context->proposals->pdata[number];
  const Curve *shares = &context->curves[number];
  const double factor = context->area.need_share;
  const int tipping = tipping_of (context, capacity);
  g_autofree char *name = _dp_figure_proposal_name (capacity->proposal);
  g_autofree char *letter = dp_words_proposal (capacity->proposal);
  DpCurve *curve = dp_chart_add_curve (chart, name, strokes[number], number == 0);

  dp_curve_set_id (curve, capacity->proposal->id);
  for (int i = 0; i < N_POINTS; i++)
    dp_curve_add_point (curve, point_need (context, i) * factor, shares->points[i]);
  for (int i = 0; i < N_READINGS; i++)
    {
      g_autofree char *women = format_need (context, reading_need (context, i));
      g_autofree char *share = dp_format_percent (shares->readings[i]);
      /* Translators: "Proposal A", women a year, share without a place at once */
      g_autofree char *sentence = g_strdup_printf (_("%1$s: with %2$s women a year %3$s are without a place at once"), letter, women,
                                                   share);

      dp_curve_add_reading (curve, reading_need (context, i) * factor, shares->readings[i], sentence);
    }
  if (tipping > 0 && tipping <= context->need_max)
    {
      g_autofree char *limit = format_need (context, tipping);
      /* Translators: beside the point of a curve: letter of a proposal, women a year */
      g_autofree char *label = number == 0 ? g_strdup_printf (_("%1$s holds for about %2$s"), capacity->proposal->id, limit)
                                           : g_strdup_printf ("%s: %s", capacity->proposal->id, limit);
      /* Translators: "Proposal A", women a year */
      g_autofree char *sentence = g_strdup_printf (_("%1$s: the goal holds for about %2$s women a year"), letter, limit);

      dp_curve_add_mark (curve, tipping * factor, shares->at_tipping, label, sentence);
    }
}

static double
case_women (gconstpointer data,
            guint         c)
{
  const Context *context = data;

  return context->need->cases[c].need * context->area.need_share;
}

static char *
band_label (gconstpointer        data,
            const DpEstimateRow *row,
            DpRange              values)
{
  return dp_estimate_row_figures (row, ((const Context *) data)->area.need_share);
}

static void
fill_chart (DpChart       *chart,
            const Context *context)
{
  g_autofree char *goal = dp_format_percent (context->chosen->goal);
  /* Translators: the service goal, beside its line */
  g_autofree char *level = g_strdup_printf (_("goal: at most %s"), goal);
  /* Translators: name of a region */
  g_autofree char *x_title = context->region < 0
                               ? g_strdup (_("Women a year in the whole country, and where the estimates lie"))
                               : g_strdup_printf (_("Women a year in %s, and where the estimates lie"),
                                                  dp_record_name (context->area.region));
  double highest = 0.0;

  for (guint p = 0; p < context->proposals->len; p++)
    highest = MAX (highest, context->curves[p].points[N_POINTS - 1]);
  if (context->region < 0)
    dp_chart_set_x_axis (chart, 0.0, context->need_max, context->need_max > NEED_MAX ? 0.0 : NEED_STEP, _dp_figure_format_tick, x_title);
  else
    dp_chart_set_x_axis (chart, 0.0, context->need_max * context->area.need_share, 0.0, _dp_figure_format_tick, x_title);
  dp_chart_set_y_axis (chart, 0.0, MAX (highest, 2.0 * context->chosen->goal), highest > 0.5 ? 0.2 : 0.0, dp_format_percent,
                       _("Without a place at once"));
  for (guint p = 0; p < context->proposals->len; p++)
    add_curve (chart, context, p);
  dp_chart_add_level (chart, context->chosen->goal, level);
  _dp_figure_add_bands (chart, context->rows, context->need, case_women, context, band_label);
}

static DpTable *
make_table (const Context *context)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Proposal"), FALSE);
  dp_table_add_column (table, _("Holds for, women a year"), TRUE);
  for (int i = 0; i < N_READINGS; i++)
    {
      g_autofree char *women = format_need (context, reading_need (context, i));
      /* Translators: head of a column of shares without a place at once: a number of women a year */
      g_autofree char *head = g_strdup_printf (_("Without a place at %s"), women);

      dp_table_add_column (table, head, TRUE);
    }
  for (guint p = 0; p < context->proposals->len; p++)
    {
      const DpCapacityResult *capacity = context->proposals->pdata[p];
      const int tipping = tipping_of (context, capacity);
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      g_ptr_array_add (cells, _dp_figure_proposal_name (capacity->proposal));
      g_ptr_array_add (cells, tipping >= DP_TIPPING_MAX ? dp_words_tipping (tipping) : format_need (context, tipping));
      for (int i = 0; i < N_READINGS; i++)
        g_ptr_array_add (cells, dp_format_percent (context->curves[p].readings[i]));
      g_ptr_array_add (cells, NULL);
      dp_table_take_row (table, capacity->proposal->id, FALSE, (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE));
    }

  return table;
}

static char *
make_text (const Context *context,
           const char    *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint p = 0; p < context->proposals->len; p++)
    {
      const DpCapacityResult *capacity = context->proposals->pdata[p];
      const int tipping = tipping_of (context, capacity);
      g_autofree char *name = dp_words_proposal (capacity->proposal);
      g_autofree char *limit = tipping >= DP_TIPPING_MAX ? dp_words_tipping (tipping) : format_need (context, tipping);
      g_autofree char *most = format_need (context, context->need_max);
      g_autofree char *share = dp_format_percent (context->curves[p].readings[N_READINGS - 1]);

      g_string_append_c (text, ' ');
      /* Translators: "Proposal A", women a year the goal holds for, a larger number of women, share without a place at once */
      g_string_append_printf (text, _("%1$s holds for about %2$s women a year; with %3$s, %4$s are without a place at once."), name,
                              limit, most, share);
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _("Computed for full operation, with referrals at random and nobody waiting (Erlang's loss formula)."));

  return g_string_free (text, FALSE);
}

void
_dp_figure_tipping (DpFigure              *figure,
                    DpAnalysis            *analysis,
                    const DpFigureOptions *options)
{
  g_auto (Context) context = { .need = dp_analysis_need (analysis), .region = -1,
                               .chosen = dp_analysis_capacity (analysis, options->proposal) };
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;

  if (context.chosen == NULL || context.chosen->gap != DP_GAP_NONE)
    {
      _dp_figure_fill_gap (figure, dp_chart_new_lines (NULL), context.chosen);
      return;
    }

  dp_area_init (&context.area, context.chosen, context.need, options->area);
  if (context.area.region != NULL)
    context.region = (int) context.area.index;
  context.need_max = MAX (NEED_MAX, ceil (context.need->high / NEED_MAX) * NEED_MAX);
  context.rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, options->estimate);
  context.proposals = _dp_figure_proposals (analysis, options->proposal, MAX_CURVES);
  solve (&context, analysis);
  title = headline (&context);
  sub = subtitle (&context, dp_analysis_plan (analysis));

  figure->chart = dp_chart_new_lines (title);
  dp_chart_set_subtitle (figure->chart, sub);
  _dp_figure_set_sources (figure->chart, context.rows);
  fill_chart (figure->chart, &context);
  figure->table = make_table (&context);
  figure->text = make_text (&context, title);
}
