/* dp-figure-distance.c: C8, what share reaches a unit within how many kilometres?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-lines.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More curves than these cannot be told apart. */
#define MAX_CURVES 3

/* The axis in km: at least so far, in such steps. */
#define KM_MAX 200.0
#define KM_STEP 50.0

/* The limits of the program, and the reader's own. */
#define MAX_LIMITS (DP_GEOGRAPHY_N_LIMITS + 1)

typedef struct
{
  const DpRecord *proposal;
  GArray *shares; /* of DpDistanceShare */
} Curve;

typedef struct
{
  const DpRecord *region; /* NULL: the whole country */
  GArray *curves;         /* of Curve, the chosen proposal's first */
  double within;          /* km that the headline is about */
  guint n_limits;
  double limits[MAX_LIMITS]; /* km, rising, @within among them */
} Context;

static void
curve_clear (gpointer data)
{
  g_clear_pointer (&((Curve *) data)->shares, g_array_unref);
}

double
_dp_figure_within_km (double within_km)
{
  return within_km > 0.0 ? CLAMP (within_km, DP_WITHIN_KM_MIN, DP_WITHIN_KM_MAX) : dp_geography_limits[DP_GEOGRAPHY_USUAL_LIMIT];
}

static double
share_within (const Curve *curve,
              double       km)
{
  return dp_distance_share_within (curve->shares, km);
}

static void
set_limits (Context *context,
            double   within_km)
{
  gboolean has_own = FALSE;

  context->within = _dp_figure_within_km (within_km);
  for (guint i = 0; i < DP_GEOGRAPHY_N_LIMITS; i++)
    {
      if (!has_own && context->within < dp_geography_limits[i])
        context->limits[context->n_limits++] = context->within;
      has_own |= context->within <= dp_geography_limits[i];
      context->limits[context->n_limits++] = dp_geography_limits[i];
    }
  if (!has_own)
    context->limits[context->n_limits++] = context->within;
}

static void
add_curves (Context    *context,
            DpAnalysis *analysis,
            const char *chosen)
{
  const GPtrArray *all = dp_plan_list (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL);

  for (int others = 0; others <= 1; others++)
    for (guint i = 0; i < all->len && context->curves->len < MAX_CURVES; i++)
      {
        Curve curve = { .proposal = all->pdata[i] };

        if (!g_str_equal (curve.proposal->id, chosen) == !others)
          continue;
        curve.shares = dp_analysis_distance_shares (analysis, curve.proposal->id,
                                                    context->region != NULL ? context->region->id : NULL);
        if (curve.shares != NULL)
          g_array_append_val (context->curves, curve);
      }
}

static char *
headline (const Context *context)
{
  const double limit = context->within;
  g_autofree char *share = dp_format_percent (share_within (&g_array_index (context->curves, Curve, 0), limit));
  g_autofree char *km = dp_place_limit (limit);

  return context->region == NULL
           /* Translators: share of the need, a distance */
           ? g_strdup_printf (_("%1$s of the need lies within %2$s of a unit, in a straight line"), share, km)
           /* Translators: share of the need, name of a region, a distance */
           : g_strdup_printf (_("%1$s of the need in %2$s lies within %3$s of a unit, in a straight line"), share,
                              dp_record_name (context->region), km);
}

static void
add_marks (DpCurve       *curve,
           const Context *context,
           const Curve   *data,
           gboolean       chosen)
{
  g_autofree char *letter = dp_words_proposal (data->proposal);

  for (guint i = 0; i < context->n_limits; i++)
    {
      const double limit = context->limits[i];
      const double share = share_within (data, limit);
      g_autofree char *km = dp_place_limit (limit);
      g_autofree char *label = dp_format_percent (share);
      /* Translators: "Proposal A", a distance, share of the need */
      g_autofree char *sentence = g_strdup_printf (_("%1$s: within %2$s in a straight line %3$s of the need"), letter, km, label);

      if (chosen)
        dp_curve_add_mark (curve, limit, share, label, sentence);
      else
        dp_curve_add_reading (curve, limit, share, sentence);
    }
}

static void
add_curve (DpChart       *chart,
           const Context *context,
           guint          number,
           double         km_max)
{
  static const DpStroke strokes[MAX_CURVES] = { DP_STROKE_SOLID, DP_STROKE_DASHED, DP_STROKE_DOTTED };
  const Curve *data = &g_array_index (context->curves, Curve, number);
  g_autofree char *name = _dp_figure_proposal_name (data->proposal);
  DpCurve *curve = dp_chart_add_curve (chart, name, strokes[number], number == 0);
  double share = 0.0;

  dp_curve_set_id (curve, data->proposal->id);
  dp_curve_add_point (curve, 0.0, 0.0);
  for (guint i = 0; i < data->shares->len; i++)
    {
      const DpDistanceShare *step = &g_array_index (data->shares, DpDistanceShare, i);

      dp_curve_add_point (curve, step->km, share);
      share = step->share;
      dp_curve_add_point (curve, step->km, share);
    }
  dp_curve_add_point (curve, km_max, share);
  add_marks (curve, context, data, number == 0);
}

static void
fill_chart (DpChart       *chart,
            const Context *context)
{
  double km_max = KM_MAX;

  for (guint i = 0; i < context->curves->len; i++)
    {
      const GArray *shares = g_array_index (context->curves, Curve, i).shares;

      if (shares->len > 0)
        km_max = MAX (km_max, g_array_index (shares, DpDistanceShare, shares->len - 1).km);
    }
  km_max = ceil (MAX (km_max, context->within) / KM_STEP) * KM_STEP;
  dp_chart_set_x_axis (chart, 0.0, km_max, KM_STEP, _dp_figure_format_tick, _("Km in a straight line to the nearest unit"));
  dp_chart_set_y_axis (chart, 0.0, 1.0, 0.2, dp_format_percent, _("Share of the need"));
  for (guint i = 0; i < context->curves->len; i++)
    add_curve (chart, context, i, km_max);
  for (guint i = 0; i < context->n_limits; i++)
    {
      g_autofree char *label = dp_place_limit (context->limits[i]);

      dp_chart_add_upright (chart, context->limits[i], label, context->limits[i] == context->within ? DP_STROKE_SOLID : DP_STROKE_DASHED);
    }
}

static DpTable *
make_table (const Context *context)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Proposal"), FALSE);
  for (guint i = 0; i < context->n_limits; i++)
    {
      g_autofree char *km = dp_place_limit (context->limits[i]);
      /* Translators: a distance */
      g_autofree char *head = g_strdup_printf (_("Within %s"), km);

      dp_table_add_column (table, head, TRUE);
    }
  for (guint c = 0; c < context->curves->len; c++)
    {
      const Curve *curve = &g_array_index (context->curves, Curve, c);
      char **cells = g_new0 (char *, context->n_limits + 2);

      cells[0] = _dp_figure_proposal_name (curve->proposal);
      for (guint i = 0; i < context->n_limits; i++)
        cells[i + 1] = dp_format_percent (share_within (curve, context->limits[i]));
      dp_table_take_row (table, curve->proposal->id, FALSE, cells);
    }

  return table;
}

static char *
make_text (const Context *context,
           const char    *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint c = 0; c < context->curves->len; c++)
    {
      const Curve *curve = &g_array_index (context->curves, Curve, c);
      g_autofree char *letter = dp_words_proposal (curve->proposal);
      g_autofree char *near = dp_format_percent (share_within (curve, dp_geography_limits[0]));
      g_autofree char *middle = dp_format_percent (share_within (curve, dp_geography_limits[1]));
      g_autofree char *far = dp_format_percent (share_within (curve, dp_geography_limits[2]));

      g_string_append_c (text, ' ');
      /* Translators: "Proposal A", three shares of the need */
      g_string_append_printf (text, _("%1$s: %2$s within 50 km, %3$s within 100 km and %4$s within 150 km."), letter, near, middle,
                              far);
      if (context->n_limits > DP_GEOGRAPHY_N_LIMITS)
        {
          g_autofree char *share = dp_format_percent (share_within (curve, context->within));
          g_autofree char *km = dp_place_limit (context->within);

          g_string_append_c (text, ' ');
          /* Translators: "Proposal A", share of the need, a distance */
          g_string_append_printf (text, _("%1$s: %2$s within %3$s."), letter, share, km);
        }
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _("Distances are straight lines to the nearest unit that serves the woman’s region; they are not the time "
                           "of travel."));

  return g_string_free (text, FALSE);
}

static void
fill_gap (DpFigure              *figure,
          DpAnalysis            *analysis,
          const DpFigureOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DpGeographyResult) geography = dp_analysis_geography (analysis, options->proposal, &error);
  g_autoptr (GPtrArray) sentences = geography != NULL ? dp_geography_sentences (geography) : NULL;
  g_autofree char *text = sentences != NULL ? g_strdup (sentences->pdata[0]) : _dp_figure_refusal (options, error);

  figure->chart = dp_chart_new_lines (_("The distances cannot be computed yet"));
  dp_chart_set_empty_text (figure->chart, text);
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Proposal"), FALSE);
  figure->text = g_strdup (text);
}

void
_dp_figure_distance (DpFigure              *figure,
                     DpAnalysis            *analysis,
                     const DpFigureOptions *options)
{
  const char *area = options->area;
  g_autoptr (GArray) curves = g_array_new (FALSE, FALSE, sizeof (Curve));
  Context context = { .curves = curves,
                      .region = area != NULL ? dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_REGION, area) : NULL };
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;

  g_array_set_clear_func (curves, curve_clear);
  set_limits (&context, options->within_km);
  if (options->proposal != NULL)
    add_curves (&context, analysis, options->proposal);
  if (curves->len == 0 || !g_str_equal (g_array_index (curves, Curve, 0).proposal->id, options->proposal))
    {
      fill_gap (figure, analysis, options);
      return;
    }

  title = headline (&context);
  /* Translators: the whole country or a region */
  sub = g_strdup_printf (_("Straight line to the nearest unit that serves the region, not time of travel · %s · need by the people "
                           "of the towns"),
                         context.region == NULL ? _("whole country") : dp_record_name (context.region));
  figure->chart = dp_chart_new_lines (title);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_source (figure->chart, _("Sources: Statistics Denmark, population of the regions; GeoNames, towns (CC BY 4.0). Own "
                                        "computation."));
  fill_chart (figure->chart, &context);
  figure->table = make_table (&context);
  figure->text = make_text (&context, title);
}
