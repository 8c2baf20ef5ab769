/* dp-figure-capacity.c: C2, is it enough, and for whose figure?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "figure/dp-area.h"
#include "figure/dp-estimates.h"
#include "figure/dp-need-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* What one picture needs at hand. */
typedef struct
{
  const DpPlan *plan;
  const DpCapacityResult *capacity;
  const DpNeedResult *need;
  DpArea area;
  GPtrArray *rows; /* of DpEstimateRow, in use */
} Context;

static gboolean
same_places (const DpCapacityResult *capacity)
{
  for (guint u = 1; u < capacity->n_units; u++)
    if (capacity->units[u].places != capacity->units[0].places)
      return FALSE;

  return TRUE;
}

static char *
units_with_places (const DpCapacityResult *capacity)
{
  gboolean same = same_places (capacity);
  g_autofree char *count = dp_words_count_capital (capacity->n_units);
  g_autofree char *places = dp_words_places (same ? capacity->units[0].places : capacity->places);

  if (same)
    /* Translators: number of units in words, and "6 places": "Five units with 6 places each" */
    return g_strdup_printf (ngettext ("%1$s unit with %2$s", "%1$s units with %2$s each", capacity->n_units), count, places);

  /* Translators: number of units in words (two or more), and "32 places" */
  return g_strdup_printf (ngettext ("%1$s unit with %2$s in all", "%1$s units with %2$s in all", capacity->n_units),
                          count, places);
}

static char *
country_headline (const DpCapacityResult *capacity)
{
  g_autofree char *units = units_with_places (capacity);
  g_autofree char *country = dp_words_tipping (capacity->tipping_country);
  g_autofree char *every = dp_words_tipping (capacity->tipping_every_region);

  if (capacity->unserved_share > capacity->goal)
    {
      g_autofree char *served = dp_format_percent (1.0 - capacity->unserved_share);

      /* Translators: "One unit with 4 places", and the share of the country's need whose region has a unit */
      return g_strdup_printf (ngettext ("%1$s is there for only %2$s of the need, so the goal cannot hold for the country",
                                        "%1$s are there for only %2$s of the need, so the goal cannot hold for the country",
                                        capacity->n_units),
                              units, served);
    }

  if (capacity->tipping_country == 0)
    /* Translators: "Five units with 0 places each" */
    return g_strdup_printf (_("%s cannot hold the goal even for one woman a year"), units);

  if (capacity->tipping_country == capacity->tipping_every_region)
    /* Translators: "One unit with 30 places", women a year */
    return g_strdup_printf (ngettext ("%1$s holds for about %2$s women a year, for the country and in every region",
                                      "%1$s hold for about %2$s women a year, for the country and in every region",
                                      capacity->n_units),
                            units, country);

  /* Translators: "Five units with 6 places each", women a year for the country, and in every region */
  return g_strdup_printf (ngettext ("%1$s holds for about %2$s women a year, %3$s in every region",
                                    "%1$s hold for about %2$s women a year, %3$s in every region", capacity->n_units),
                          units, country, every);
}

static char *
region_headline (const Context *context)
{
  g_autofree char *places = dp_words_places (context->area.places);
  g_autofree char *share = dp_format_percent (context->area.immediate.low);
  const char *name = dp_record_name (context->area.region);

  if (context->area.n_units == 0)
    /* Translators: name of a region */
    return g_strdup_printf (_("No unit of the proposal is there for women from %s"), name);

  /* Translators: "6 places", name of a region, lowest share with a place at once over the estimates */
  return g_strdup_printf (ngettext ("%1$s in %2$s gives a place at once to at least %3$s under every estimate in use",
                                    "%1$s in %2$s give a place at once to at least %3$s under every estimate in use",
                                    (gulong) context->area.places),
                          places, name, share);
}

static char *
stay_words (const DpCapacityResult *capacity)
{
  double low = capacity->units[0].stay_years * 12.0;
  double high = low;

  for (guint u = 1; u < capacity->n_units; u++)
    {
      low = MIN (low, capacity->units[u].stay_years * 12.0);
      high = MAX (high, capacity->units[u].stay_years * 12.0);
    }

  if (high - low > 0.05)
    {
      g_autofree char *range = dp_format_range (low, high, 0);

      /* Translators: a range of months */
      return g_strdup_printf (_("stay of %s months"), range);
    }
  else
    {
      g_autofree char *months = dp_words_months (low);

      /* Translators: "6 months" */
      return g_strdup_printf (_("stay of %s"), months);
    }
}

static char *
subtitle (const Context *context,
          gboolean       for_hall)
{
  g_autofree char *places = dp_words_places (context->area.places);
  g_autofree char *stay = stay_words (context->capacity);
  g_autofree char *goal = dp_format_percent (context->capacity->goal);

  /* The axis says there what it counts. */
  if (for_hall)
    /* Translators: "30 places", "stay of 6 months", "need by population", the service goal */
    return g_strdup_printf (_("%1$s · %2$s · %3$s · goal: at most %4$s without a place at once"), places, stay,
                            dp_need_split_words (context->plan), goal);

  /* Translators: "Women a year", "30 places", "stay of 6 months", "need by population", the service goal */
  return g_strdup_printf (_("%1$s, hidden cases not included · %2$s · %3$s · %4$s · goal: at most %5$s without a place at once"),
                          dp_need_women_words (context->plan), places, stay, dp_need_split_words (context->plan), goal);
}

static void
add_tipping_lines (DpChart       *chart,
                   const Context *context)
{
  const DpCapacityResult *capacity = context->capacity;
  double factor = context->area.need_share;
  int tipping = context->area.tipping;

  if (context->area.region == NULL && capacity->tipping_every_region > 0
      && capacity->tipping_every_region < capacity->tipping_country)
    {
      g_autofree char *number = dp_words_tipping (capacity->tipping_every_region);
      g_autofree char *label = g_strdup_printf (_("in every region about %s"), number);

      dp_line_set_id (dp_chart_add_line (chart, capacity->tipping_every_region, label, DP_SIDE_LEFT, DP_STROKE_DASHED, FALSE),
                      "every-region");
      dp_chart_add_zone (chart, 0.0, capacity->tipping_every_region, DP_ZONE_STRONG);
      dp_chart_add_zone (chart, capacity->tipping_every_region, capacity->tipping_country, DP_ZONE_WEAK);
    }

  if (tipping > 0 && tipping < DP_TIPPING_MAX)
    {
      g_autofree char *number = context->area.region == NULL ? dp_words_tipping (tipping) : dp_format_women (tipping * factor);
      g_autofree char *label = context->area.region == NULL
                                 ? g_strdup_printf (_("Holds for about %s for the country"), number)
                                 /* Translators: women a year in a region, name of the region */
                                 : g_strdup_printf (_("Holds for about %1$s in %2$s"), number,
                                                    dp_record_name (context->area.region));

      dp_line_set_id (dp_chart_add_line (chart, tipping * factor, label, DP_SIDE_RIGHT, DP_STROKE_SOLID, TRUE), "country");
    }
}

static void
add_case_mark (DpRangeRow    *chart_row,
               const Context *context,
               guint          c)
{
  const DpNeedCase *one = &context->need->cases[c];
  double women = one->need * context->area.need_share;
  double immediate = dp_area_immediate (&context->area, context->capacity, context->need, c);
  g_autofree char *above = context->area.region == NULL ? dp_format_trimmed (women, 1) : dp_format_women (women);
  g_autofree char *below = dp_format_percent (immediate);
  g_autofree char *years = dp_words_years (one->estimate);
  g_autofree char *without = dp_format_women (women * (1.0 - immediate));
  /* Translators: body, year, women a year, share with a place at once, women a year without a place */
  g_autofree char *tooltip = g_strdup_printf (_("%1$s %2$s: %3$s women a year\n%4$s get a place at once; %5$s a year are "
                                                "without a place"),
                                              dp_record_name (one->estimate), years, above, below, without);
  g_autofree char *id = g_strdup_printf ("%s/%s", one->estimate->id, one->is_high ? "high" : "low");

  dp_mark_set_id (dp_range_row_add_mark (chart_row, women, above, below, tooltip), id);
}

static void
add_chart_rows (DpChart       *chart,
                const Context *context)
{
  for (guint i = 0; i < context->rows->len; i++)
    {
      const DpEstimateRow *row = context->rows->pdata[i];
      g_autofree char *detail = dp_estimate_row_detail (row);
      DpRangeRow *chart_row = dp_chart_add_range_row (chart, DP_ROW_PRIMARY, dp_estimate_row_party (row),
                                                      dp_estimate_row_name (row), detail);

      dp_range_row_set_id (chart_row, ((const DpRecord *) row->estimates->pdata[0])->id);
      dp_range_row_set_bar (chart_row, dp_estimate_row_bar (row));
      for (guint c = 0; c < context->need->n_cases; c++)
        if (g_ptr_array_find (row->estimates, context->need->cases[c].estimate, NULL))
          add_case_mark (chart_row, context, c);
    }
}

/* Bounds over the cases that belong to one row. */
static DpRange
row_range (const Context       *context,
           const DpEstimateRow *row,
           double (*value) (const Context *context, guint c))
{
  DpRange range = { 0.0, 0.0 };
  gboolean first = TRUE;

  for (guint c = 0; c < context->need->n_cases; c++)
    if (g_ptr_array_find (row->estimates, context->need->cases[c].estimate, NULL))
      {
        double one = value (context, c);

        range.low = first ? one : MIN (range.low, one);
        range.high = first ? one : MAX (range.high, one);
        first = FALSE;
      }

  return range;
}

static double
case_immediate (const Context *context,
                guint          c)
{
  return dp_area_immediate (&context->area, context->capacity, context->need, c);
}

static double
case_without (const Context *context,
              guint          c)
{
  return context->need->cases[c].need * context->area.need_share * (1.0 - case_immediate (context, c));
}

static double
case_occupancy (const Context *context,
                guint          c)
{
  return dp_area_occupancy (&context->area, context->capacity, c);
}

static double
case_women (const Context *context,
            guint          c)
{
  return context->need->cases[c].need * context->area.need_share;
}

/* The row's figures: as published, or of those referred or admitted when capacity rests on them. */
static char *
row_women (const Context       *context,
           const DpEstimateRow *row)
{
  DpRange women;

  if (dp_need_rests_on (context->plan) == DP_STAGE_NEED)
    return dp_estimate_row_figures (row, context->area.need_share);

  women = row_range (context, row, case_women);
  return dp_words_women (women.low, women.high);
}

static DpTable *
make_table (const Context *context)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Estimate"), FALSE);
  dp_table_add_column (table, _("Year and kind"), FALSE);
  dp_table_add_column (table, dp_need_women_words (context->plan), TRUE);
  dp_table_add_column (table, _("Place at once"), TRUE);
  dp_table_add_column (table, _("Without a place, a year"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  for (guint i = 0; i < context->rows->len; i++)
    {
      const DpEstimateRow *row = context->rows->pdata[i];
      DpRange immediate = row_range (context, row, case_immediate);
      DpRange without = row_range (context, row, case_without);
      DpRange occupancy = row_range (context, row, case_occupancy);
      g_autofree char *detail = dp_estimate_row_detail (row);
      g_autofree char *women = row_women (context, row);
      g_autofree char *immediate_text = dp_format_percent_range (immediate.low, immediate.high);
      g_autofree char *without_text = dp_words_women (without.low, without.high);
      g_autofree char *occupancy_text = dp_format_percent_range (occupancy.low, occupancy.high);

      dp_table_add_row (table, ((const DpRecord *) row->estimates->pdata[0])->id, FALSE, dp_estimate_row_name (row), detail,
                        women, immediate_text, without_text, occupancy_text, NULL);
    }

  return table;
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
      DpRange immediate = row_range (context, row, case_immediate);
      DpRange without = row_range (context, row, case_without);
      g_autofree char *women = row_women (context, row);
      g_autofree char *immediate_text = dp_format_percent_range (immediate.low, immediate.high);
      g_autofree char *without_text = dp_words_women (without.low, without.high);

      g_string_append_c (text, ' ');
      /* Translators: body, women a year, share with a place at once, women without a place */
      g_string_append_printf (text, _("%1$s: with %2$s women a year %3$s get a place at once and %4$s a year are without a place."),
                              dp_estimate_row_name (row), women, immediate_text, without_text);
    }
  if (context->area.region == NULL && context->capacity->first_region != NULL
      && context->capacity->tipping_every_region < context->capacity->tipping_country)
    {
      g_string_append_c (text, ' ');
      /* Translators: name of a region */
      g_string_append_printf (text, _("%s gives way first."), dp_record_name (context->capacity->first_region));
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _("Computed for full operation, with referrals at random and nobody waiting (Erlang's loss formula)."));

  return g_string_free (text, FALSE);
}

void
_dp_figure_capacity (DpFigure              *figure,
                     DpAnalysis            *analysis,
                     const DpFigureOptions *options)
{
  Context context = { .plan = dp_analysis_plan (analysis),
                      .capacity = dp_analysis_capacity (analysis, options->proposal),
                      .need = dp_analysis_need (analysis) };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;

  if (context.capacity == NULL || context.capacity->gap != DP_GAP_NONE)
    {
      _dp_figure_fill_gap (figure, dp_chart_new_range (NULL), context.capacity);
      return;
    }

  dp_area_init (&context.area, context.capacity, context.need, options->area);
  context.rows = rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, options->estimate);
  title = context.area.region == NULL ? country_headline (context.capacity) : region_headline (&context);
  sub = subtitle (&context, options->for_hall);

  figure->chart = dp_chart_new_range (title);
  dp_chart_set_subtitle (figure->chart, sub);
  _dp_figure_set_sources (figure->chart, rows);
  dp_chart_set_axis_title (figure->chart, dp_need_women_words (context.plan));
  dp_chart_set_lead (figure->chart, _("get a place at once"));
  if (context.area.region == NULL)
    _dp_figure_set_need_axis (figure->chart, context.need->high);
  else
    dp_chart_set_axis (figure->chart, 0.0, 0.0, 0.0, (DpFormatFunc) NULL);
  add_chart_rows (figure->chart, &context);
  add_tipping_lines (figure->chart, &context);

  figure->table = make_table (&context);
  figure->text = make_text (&context, title);
}
