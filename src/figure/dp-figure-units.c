/* dp-figure-units.c: C3, which unit is full, which empty?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-dots.h"
#include "figure/dp-area.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

enum
{
  PANEL_OCCUPANCY,
  PANEL_WITHOUT,
  N_PANELS
};

typedef struct
{
  const DpCapacityResult *capacity;
  const DpNeedResult *need;
  DpArea area;
  GPtrArray *rows;  /* of DpEstimateRow, in use */
  GPtrArray *units; /* of DpUnitResult that serve the area */
} Context;

static double
value_of (const DpUnitResult *unit,
          guint               panel,
          guint               c)
{
  return panel == PANEL_OCCUPANCY ? unit->cases[c].occupancy : unit->cases[c].without_place;
}

/* Over the cases of one row, or of all rows when @row is NULL. */
static DpRange
range_of (const Context       *context,
          const DpUnitResult  *unit,
          const DpEstimateRow *row,
          guint                panel)
{
  DpRange range = { 1.0, 0.0 };

  for (guint r = 0; r < context->rows->len; r++)
    for (guint c = 0; c < context->need->n_cases; c++)
      {
        const DpEstimateRow *one = context->rows->pdata[r];

        if ((row != NULL && row != one) || !g_ptr_array_find (one->estimates, context->need->cases[c].estimate, NULL))
          continue;
        range.low = MIN (range.low, value_of (unit, panel, c));
        range.high = MAX (range.high, value_of (unit, panel, c));
      }

  return range;
}

/* The unit that is fullest (or emptiest) under every estimate; NULL when it depends on the estimate. */
static const DpUnitResult *
always_first (const Context *context,
              double         sign)
{
  for (guint u = 0; u < context->units->len; u++)
    {
      const DpUnitResult *unit = context->units->pdata[u];
      gboolean first = TRUE;

      for (guint other = 0; other < context->units->len && first; other++)
        for (guint c = 0; c < context->need->n_cases && first; c++)
          first = other == u || sign * unit->cases[c].occupancy
                                  > sign * ((const DpUnitResult *) context->units->pdata[other])->cases[c].occupancy;
      if (first)
        return unit;
    }

  return NULL;
}

static char *
occupancy_words (const Context      *context,
                 const DpUnitResult *unit)
{
  DpRange range = range_of (context, unit, NULL, PANEL_OCCUPANCY);

  return dp_format_percent_range (range.low, range.high);
}

static char *
headline (const Context *context)
{
  const DpUnitResult *full = always_first (context, 1.0);
  const DpUnitResult *empty = always_first (context, -1.0);
  DpRange all = { 1.0, 0.0 };
  g_autofree char *words = NULL;

  if (context->units->len == 0)
    /* Translators: name of a region */
    return g_strdup_printf (_("No unit of the proposal is there for women from %s"), dp_record_name (context->area.region));

  if (context->units->len > 1 && full != NULL && empty != NULL)
    {
      g_autofree char *most = occupancy_words (context, full);
      g_autofree char *least = occupancy_words (context, empty);

      /* Translators: a unit, its occupancy, a unit, its occupancy */
      return g_strdup_printf (_("%1$s is the fullest with %2$s of the places in use, %3$s the emptiest with %4$s"),
                              dp_record_name (full->unit), most, dp_record_name (empty->unit), least);
    }

  for (guint u = 0; u < context->units->len; u++)
    {
      DpRange range = range_of (context, context->units->pdata[u], NULL, PANEL_OCCUPANCY);

      all.low = MIN (all.low, range.low);
      all.high = MAX (all.high, range.high);
    }
  words = dp_format_percent_range (all.low, all.high);
  if (context->units->len == 1)
    /* Translators: a unit, its occupancy */
    return g_strdup_printf (_("%1$s has %2$s of its places in use, depending on the estimate"),
                            dp_record_name (((const DpUnitResult *) context->units->pdata[0])->unit), words);

  /* Translators: occupancy */
  return g_strdup_printf (_("The units have %s of their places in use, depending on the estimate"), words);
}

static char *
unit_detail (const Context      *context,
             const DpUnitResult *unit)
{
  g_autofree char *places = dp_words_places (unit->places);
  DpRange arrivals = { G_MAXDOUBLE, 0.0 };
  g_autofree char *women = NULL;

  for (guint c = 0; c < context->need->n_cases; c++)
    {
      arrivals.low = MIN (arrivals.low, unit->cases[c].arrivals);
      arrivals.high = MAX (arrivals.high, unit->cases[c].arrivals);
    }
  women = dp_words_women (arrivals.low, arrivals.high);
  /* Translators: "6 places", women a year who turn to the unit */
  return g_strdup_printf (_("%1$s · %2$s women a year"), places, women);
}

static void
add_lanes (DpDotRow           *row,
           const Context      *context,
           const DpUnitResult *unit,
           guint               panel)
{
  for (guint i = 0; i < context->rows->len; i++)
    {
      const DpEstimateRow *estimates = context->rows->pdata[i];
      const char *body = dp_estimate_row_name (estimates);
      DpDotLane *lane = dp_dot_row_add_lane (row, panel, dp_estimate_row_party (estimates),
                                             dp_estimate_row_is_range (estimates) ? DP_BAR_SOLID : DP_BAR_THREAD,
                                             panel == PANEL_OCCUPANCY ? body : NULL);

      for (guint c = 0; c < context->need->n_cases; c++)
        {
          const DpNeedCase *one = &context->need->cases[c];
          g_autofree char *women = dp_format_trimmed (one->need, 1);
          g_autofree char *share = dp_format_percent (value_of (unit, panel, c));
          g_autofree char *sentence = NULL;

          if (!g_ptr_array_find (estimates->estimates, one->estimate, NULL))
            continue;
          sentence = panel == PANEL_OCCUPANCY
                       /* Translators: a unit, a body, women a year in the country, share */
                       ? g_strdup_printf (_("%1$s, %2$s, %3$s women a year: %4$s of the places in use"),
                                          dp_record_name (unit->unit), body, women, share)
                       /* Translators: a unit, a body, women a year in the country, share */
                       : g_strdup_printf (_("%1$s, %2$s, %3$s women a year: %4$s without a place at once"),
                                          dp_record_name (unit->unit), body, women, share);
          dp_dot_lane_add_dot (lane, value_of (unit, panel, c), NULL, FALSE, sentence);
        }
    }
}

static void
add_rows (DpDotSection  *section,
          const Context *context)
{
  for (guint u = 0; u < context->units->len; u++)
    {
      const DpUnitResult *unit = context->units->pdata[u];
      DpRange used = range_of (context, unit, NULL, PANEL_OCCUPANCY);
      DpRange without = range_of (context, unit, NULL, PANEL_WITHOUT);
      g_autofree char *detail = unit_detail (context, unit);
      g_autofree char *used_text = dp_format_percent_range (used.low, used.high);
      g_autofree char *without_text = dp_format_percent_range (without.low, without.high);
      /* Translators: a unit, occupancy, share of women */
      g_autofree char *sentence = g_strdup_printf (_("%1$s: %2$s of the places in use, %3$s without a place at once"),
                                                   dp_record_name (unit->unit), used_text, without_text);
      DpDotRow *row = dp_dot_section_add_row (section, unit->unit->id, dp_record_name (unit->unit), detail, sentence);

      dp_dot_row_set_text (row, PANEL_OCCUPANCY, used_text);
      dp_dot_row_set_text (row, PANEL_WITHOUT, without_text);
      add_lanes (row, context, unit, PANEL_OCCUPANCY);
      add_lanes (row, context, unit, PANEL_WITHOUT);
    }
}

static DpTable *
make_table (const Context *context)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Places"), TRUE);
  dp_table_add_column (table, _("Estimate"), FALSE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Without a place at once"), TRUE);
  for (guint u = 0; u < context->units->len; u++)
    for (guint i = 0; i < context->rows->len; i++)
      {
        const DpUnitResult *unit = context->units->pdata[u];
        const DpEstimateRow *row = context->rows->pdata[i];
        DpRange used = range_of (context, unit, row, PANEL_OCCUPANCY);
        DpRange without = range_of (context, unit, row, PANEL_WITHOUT);
        g_autofree char *places = dp_format_number (unit->places, 0);
        g_autofree char *figures = dp_estimate_row_figures (row, 1.0);
        g_autofree char *estimate = g_strdup_printf ("%s, %s", dp_estimate_row_name (row), figures);
        g_autofree char *used_text = dp_format_percent_range (used.low, used.high);
        g_autofree char *without_text = dp_format_percent_range (without.low, without.high);

        dp_table_add_row (table, unit->unit->id, FALSE, dp_record_name (unit->unit), places, estimate, used_text, without_text,
                          NULL);
      }

  return table;
}

static char *
make_text (const Context *context,
           const char    *title)
{
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint u = 0; u < context->units->len; u++)
    {
      const DpUnitResult *unit = context->units->pdata[u];
      DpRange used = range_of (context, unit, NULL, PANEL_OCCUPANCY);
      DpRange without = range_of (context, unit, NULL, PANEL_WITHOUT);
      g_autofree char *used_text = dp_format_percent_range (used.low, used.high);
      g_autofree char *without_text = dp_format_percent_range (without.low, without.high);

      g_string_append_c (text, ' ');
      /* Translators: a unit, occupancy, share of women */
      g_string_append_printf (text, _("%1$s: %2$s of the places in use, %3$s without a place at once."), dp_record_name (unit->unit),
                              used_text, without_text);
    }

  return g_string_free (text, FALSE);
}

void
_dp_figure_units (DpFigure              *figure,
                  DpAnalysis            *analysis,
                  const DpFigureOptions *options)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, options->estimate);
  Context context = { .capacity = dp_analysis_capacity (analysis, options->proposal), .need = dp_analysis_need (analysis),
                      .rows = rows, .units = units };
  g_autofree char *title = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *sub = NULL;
  g_autofree char *level = NULL;
  DpDotSection *section;

  if (context.capacity == NULL || context.capacity->gap != DP_GAP_NONE)
    {
      _dp_figure_fill_gap (figure, dp_chart_new_dots (NULL), context.capacity);
      return;
    }

  dp_area_init (&context.area, context.capacity, context.need, options->area);
  for (guint u = 0; u < context.capacity->n_units; u++)
    if (dp_area_has_unit (&context.area, context.capacity->units[u].unit))
      g_ptr_array_add (units, &context.capacity->units[u]);
  goal = dp_format_percent (context.capacity->goal);
  title = headline (&context);
  /* Translators: the service goal */
  sub = g_strdup_printf (_("Unit by unit under every estimate in use · full operation · need by population · goal: at most %s without "
                           "a place at once"),
                         goal);
  /* Translators: the service goal, beside its line */
  level = g_strdup_printf (_("goal: at most %s"), goal);

  figure->chart = dp_chart_new_dots (title);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_empty_text (figure->chart, _("Choose the whole country, or add a unit that serves the region."));
  _dp_figure_set_sources (figure->chart, rows);
  section = dp_chart_add_dot_section (figure->chart, NULL);
  dp_dot_section_add_panel (section, 0.0, 1.0, 0.2, dp_format_percent, _("Places in use"));
  dp_dot_panel_add_line (dp_dot_section_add_panel (section, 0.0, 1.0, 0.2, dp_format_percent, _("Without a place at once")),
                         context.capacity->goal, level);
  add_rows (section, &context);
  figure->table = make_table (&context);
  figure->text = make_text (&context, title);
}
