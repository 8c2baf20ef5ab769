/* dp-figure-price.c: C12, what does an empty place cost?
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

/* Corners of the curve; it begins a little left of the dearest mark. */
#define N_POINTS 121
#define BEGIN_BEFORE 0.85

/* Where the curve can be read. */
#define READING_STEP 0.1

typedef struct
{
  const DpFinanceResult *finance;
  const DpNeedResult *need;
  GPtrArray *rows; /* of DpEstimateRow, in use */
  DpRange occupancy; /* over the cases with a used day */
  gboolean for_hall;
} Context;

/* The running cost spread over the days that are used at @occupancy. */
static double
price_at (const Context *context,
          double         occupancy)
{
  return context->finance->rate * context->finance->budget_occupancy / occupancy;
}

static double
case_occupancy (gconstpointer data,
                guint         c)
{
  return ((const Context *) data)->finance->cases[c].occupancy;
}

static char *
price_range (const Context *context,
             DpRange        occupancy)
{
  return dp_format_money_range (price_at (context, occupancy.high), price_at (context, occupancy.low));
}

static char *
band_label (gconstpointer        data,
            const DpEstimateRow *row,
            DpRange              values)
{
  g_autofree char *used = dp_format_percent_range (values.low, values.high);
  g_autofree char *price = values.low > 0.0 ? price_range (data, values) : NULL;

  /* In a hall the axis says how much is used. */
  if (price != NULL && ((const Context *) data)->for_hall)
    return g_steal_pointer (&price);
  return price != NULL ? g_strdup_printf ("%s · %s", used, price) : g_steal_pointer (&used);
}

static char *
headline (const Context *context)
{
  g_autofree char *rate = dp_format_money (context->finance->rate);
  g_autofree char *budgeted = dp_format_percent (context->finance->budget_occupancy);
  g_autofree char *prices = NULL;

  if (context->occupancy.high <= 0.0)
    /* Translators: rate, occupancy */
    return g_strdup_printf (_("The rate is %1$s at %2$s occupancy, but under no estimate is a day used"), rate, budgeted);

  prices = price_range (context, context->occupancy);
  /* Translators: range of prices, rate, occupancy */
  return g_strdup_printf (_("A used day costs %1$s under the estimates; the rate is %2$s, budgeted at %3$s occupancy"), prices, rate,
                          budgeted);
}

static char *
subtitle (const Context *context)
{
  g_autofree char *places = dp_words_places ((int) context->finance->places);
  g_autofree char *budgeted = dp_format_percent (context->finance->budget_occupancy);
  g_autofree char *year = context->finance->price_year > 0 ? g_strdup_printf ("%d", context->finance->price_year) : g_strdup ("–");

  if (context->for_hall)
    /* Translators: "30 places", year of the prices */
    return g_strdup_printf (_("Running cost for each used day · %1$s · prices of %2$s · full operation"), places, year);

  /* Translators: "30 places", year of the prices, occupancy in the rate */
  return g_strdup_printf (_("Running cost for each used day, by occupancy · %1$s · prices of %2$s · full operation · rate budgeted at "
                            "%3$s"),
                          places, year, budgeted);
}

static void
add_marks (DpCurve       *curve,
           const Context *context)
{
  gboolean low_said = FALSE;
  gboolean high_said = FALSE;

  for (guint i = 0; i < context->rows->len; i++)
    {
      const DpEstimateRow *row = context->rows->pdata[i];

      for (guint c = 0; c < context->need->n_cases; c++)
        {
          const DpNeedCase *one = &context->need->cases[c];
          const DpFinanceCase *cost = &context->finance->cases[c];
          g_autofree char *women = dp_format_trimmed (one->need, 1);
          g_autofree char *used = dp_format_percent (cost->occupancy);
          g_autofree char *price = dp_format_money (cost->cost_per_used_day);
          g_autofree char *sentence = NULL;
          g_autofree char *id = g_strdup_printf ("%s/%s", one->estimate->id, one->is_high ? "high" : "low");
          gboolean is_low = cost->occupancy <= context->occupancy.low && !low_said;
          gboolean is_high = cost->occupancy >= context->occupancy.high && !high_said;
          DpCurveMark *mark;

          if (!g_ptr_array_find (row->estimates, one->estimate, NULL) || cost->used_days <= 0.0)
            continue;
          /* Translators: body, women a year, occupancy, price */
          sentence = g_strdup_printf (_("%1$s, %2$s women a year: %3$s of the places in use, %4$s for each used day"),
                                      dp_record_name (one->estimate), women, used, price);
          /* The dearest and the cheapest are written; the others stand in the bands. */
          mark = dp_curve_add_mark (curve, cost->occupancy, cost->cost_per_used_day, is_low || is_high ? price : NULL, sentence);
          dp_curve_mark_set_party (mark, dp_estimate_row_party (row));
          dp_curve_mark_set_id (mark, id);
          low_said |= is_low;
          high_said |= is_high;
        }
    }
}

static void
fill_chart (DpChart       *chart,
            const Context *context)
{
  const DpFinanceResult *finance = context->finance;
  const double from = BEGIN_BEFORE * MIN (context->occupancy.high > 0.0 ? context->occupancy.low : 1.0, finance->budget_occupancy);
  DpCurve *curve = dp_chart_add_curve (chart, NULL, DP_STROKE_SOLID, TRUE);
  g_autofree char *rate = dp_format_money (finance->rate);
  g_autofree char *budgeted = dp_format_percent (finance->budget_occupancy);
  /* Translators: occupancy in the rate, beside an upright line */
  g_autofree char *line = g_strdup_printf (_("budgeted at %s"), budgeted);
  /* Translators: price, beside the point of a curve */
  g_autofree char *label = g_strdup_printf (_("rate %s"), rate);
  /* Translators: occupancy, price */
  g_autofree char *sentence = g_strdup_printf (_("Budgeted occupancy %1$s: rate %2$s"), budgeted, rate);

  dp_chart_set_x_axis (chart, 0.0, 1.0, 0.2, dp_format_percent, _("Share of the places in use, and where the estimates lie"));
  dp_chart_set_y_axis (chart, 0.0, price_at (context, from), 0.0, dp_format_money, _("Cost per used day"));
  dp_curve_set_accessible (curve, _("Cost per used day, by occupancy"));
  /* Evenly spaced in the logarithm: the curve is steep where few places are in use. */
  for (int i = 0; i < N_POINTS; i++)
    {
      const double occupancy = from * pow (1.0 / from, (double) i / (N_POINTS - 1));

      dp_curve_add_point (curve, occupancy, price_at (context, occupancy));
    }
  for (double at = ceil (from / READING_STEP) * READING_STEP; at < 1.0 + READING_STEP / 2.0; at += READING_STEP)
    {
      g_autofree char *used = dp_format_percent (at);
      g_autofree char *price = dp_format_money (price_at (context, at));
      /* Translators: occupancy, price */
      g_autofree char *reading = g_strdup_printf (_("With %1$s of the places in use: %2$s for each used day"), used, price);

      dp_curve_add_reading (curve, at, price_at (context, at), reading);
    }
  dp_curve_add_mark (curve, finance->budget_occupancy, finance->rate, label, sentence);
  add_marks (curve, context);
  dp_chart_add_upright (chart, finance->budget_occupancy, line, DP_STROKE_DASHED);
  _dp_figure_add_bands (chart, context->rows, context->need, case_occupancy, context, band_label);
}

static char *
make_text (const Context *context,
           const char    *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < context->rows->len; i++)
    {
      const DpEstimateRow *row = context->rows->pdata[i];
      DpRange range = { 1.0, 0.0 };
      g_autofree char *used = NULL;
      g_autofree char *price = NULL;

      for (guint c = 0; c < context->need->n_cases; c++)
        if (g_ptr_array_find (row->estimates, context->need->cases[c].estimate, NULL))
          {
            range.low = MIN (range.low, context->finance->cases[c].occupancy);
            range.high = MAX (range.high, context->finance->cases[c].occupancy);
          }
      if (range.low <= 0.0)
        continue;
      used = dp_format_percent_range (range.low, range.high);
      price = price_range (context, range);
      g_string_append_c (text, ' ');
      /* Translators: body, occupancy, price */
      g_string_append_printf (text, _("%1$s: %2$s of the places in use, %3$s for each used day."), dp_estimate_row_name (row), used,
                              price);
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _("The whole running cost is counted, also of the places that stand empty."));

  return g_string_free (text, FALSE);
}

static void
fill_gap (DpFigure              *figure,
          const DpFinanceResult *finance,
          const DpFigureOptions *options,
          const GError          *error)
{
  g_autofree char *gap = finance == NULL || !finance->running_known || finance->capacity == NULL
                           ? NULL : dp_words_gap (finance->capacity);
  g_autofree char *refusal = finance == NULL ? _dp_figure_refusal (options, error) : NULL;
  const char *text = finance == NULL ? refusal
                     : gap != NULL   ? gap
                                     : _("Enter the cost of the staffing lines and the running items, and the places.");

  figure->chart = dp_chart_new_lines (_("The price of a used day cannot be computed yet"));
  dp_chart_set_empty_text (figure->chart, text);
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Estimate"), FALSE);
  figure->text = g_strdup (text);
}

static void
set_source (DpChart       *chart,
            const Context *context)
{
  g_autofree char *sources = dp_estimate_sources (context->rows);
  g_autofree char *missing = dp_finance_missing (context->finance);
  g_autofree char *source = sources[0] != '\0'
                              /* Translators: a list of sources, separated by semicolons */
                              ? g_strdup_printf (_("Sources: the proposal’s staffing lines and running items; %s. Own computation."),
                                                 sources)
                              : g_strdup (_("Sources: the proposal’s staffing lines and running items. Own computation."));

  g_autofree char *bodies = dp_estimate_brief_sources (context->rows);
  g_autofree char *brief = bodies[0] != '\0'
                             /* Translators: a list of bodies, separated by semicolons */
                             ? g_strdup_printf (_("Sources: the proposal’s costs; %s. Own computation."), bodies)
                             : NULL;

  dp_chart_set_source (chart, source);
  dp_chart_set_brief_source (chart, brief);
  dp_chart_set_note (chart, missing);
}

void
_dp_figure_price (DpFigure              *figure,
                  DpAnalysis            *analysis,
                  const DpFigureOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DpFinanceResult) finance = dp_analysis_finance (analysis, options->proposal, &error);
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, options->estimate);
  Context context = { .finance = finance, .need = dp_analysis_need (analysis), .rows = rows, .for_hall = options->for_hall };
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;

  /* A cost of nothing has no rate to compare with. */
  if (finance == NULL || finance->cases == NULL || finance->rate <= 0.0)
    {
      fill_gap (figure, finance, options, error);
      return;
    }

  for (guint c = 0; c < finance->n_cases; c++)
    if (finance->cases[c].used_days > 0.0)
      {
        const double occupancy = finance->cases[c].occupancy;

        context.occupancy.low = context.occupancy.high > 0.0 ? MIN (context.occupancy.low, occupancy) : occupancy;
        context.occupancy.high = MAX (context.occupancy.high, occupancy);
      }
  title = headline (&context);
  sub = subtitle (&context);
  figure->chart = dp_chart_new_lines (title);
  dp_chart_set_subtitle (figure->chart, sub);
  set_source (figure->chart, &context);
  fill_chart (figure->chart, &context);
  figure->table = dp_used_day_table_new (finance, analysis);
  figure->text = make_text (&context, title);
}
