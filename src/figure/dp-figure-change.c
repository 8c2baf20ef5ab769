/* dp-figure-change.c: C11, what does the change do?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One proposal beside another: two points a row, never more; figures of another unit stand in a section of their own.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-dots.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* The limit of dp_geography_limits that is compared. */
#define LIMIT 1

/** The two sides of the comparison. */
enum
{
  BEFORE,
  AFTER,
  N_SIDES
};

typedef struct
{
  const DpCapacityResult *sides[N_SIDES];
  const DpNeedResult *need;
  GPtrArray *rows; /* of DpEstimateRow, in use */
  DpTable *table;
  GString *text;
} Context;

typedef char *(*Format) (double value);

static DpDotSection *
add_section (DpChart     *chart,
             const char  *heading,
             double       max,
             DpFormatFunc format,
             const char  *unit)
{
  DpDotSection *section = dp_chart_add_dot_section (chart, heading);

  dp_dot_section_add_panel (section, 0.0, max, 0.0, format, unit);
  return section;
}

/* Two points in the chart, a row of the table and a sentence of the text, from the same words. */
static void
add_row (Context      *context,
         DpDotSection *section,
         DpParty       party,
         const char   *name,
         const char   *detail,
         const double  values[N_SIDES],
         Format        format)
{
  g_autofree char *what = detail != NULL ? g_strdup_printf ("%s, %s", name, detail) : g_strdup (name);
  g_autofree char *before = format (values[BEFORE]);
  g_autofree char *after = format (values[AFTER]);
  /* Translators: heading, what is compared, before and after: "Holds for, in every region: 23 → 25" */
  g_autofree char *sentence = g_strdup_printf (_("%1$s, %2$s: %3$s → %4$s"), section->heading, what, before, after);
  DpDotRow *row = dp_dot_section_add_row (section, NULL, name, detail, sentence);
  DpDotLane *lane = dp_dot_row_add_lane (row, 0, party, DP_BAR_SOLID, NULL);
  const char *const texts[N_SIDES] = { before, after };

  for (guint side = 0; side < N_SIDES; side++)
    {
      /* Translators: what is compared, the letter of a proposal, the figure */
      g_autofree char *one = g_strdup_printf (_("%1$s, proposal %2$s: %3$s"), what, context->sides[side]->proposal->id, texts[side]);

      dp_dot_lane_add_dot (lane, values[side], texts[side], side == BEFORE, one);
    }
  dp_table_add_row (context->table, NULL, FALSE, section->heading, what, before, after, NULL);
  /* An abbreviation ends a sentence as well. */
  g_string_append_printf (context->text, " %s%s", sentence, g_str_has_suffix (sentence, ".") ? "" : ".");
}

static char *
format_tipping (double value)
{
  return dp_words_tipping ((int) value);
}

static void
add_tipping (Context *context,
             DpChart *chart)
{
  const DpCapacityResult *const *sides = context->sides;
  const double country[N_SIDES] = { sides[BEFORE]->tipping_country, sides[AFTER]->tipping_country };
  const double every[N_SIDES] = { sides[BEFORE]->tipping_every_region, sides[AFTER]->tipping_every_region };
  DpDotSection *section;

  /* "Any number" has no place on an axis. */
  if (MAX (country[BEFORE], country[AFTER]) >= DP_TIPPING_MAX || MAX (every[BEFORE], every[AFTER]) >= DP_TIPPING_MAX)
    return;
  section = add_section (chart, _("Holds for"), 0.0, _dp_figure_format_tick, _("Women a year · more is better"));
  add_row (context, section, DP_PARTY_OWN, _("For the country"), NULL, country, format_tipping);
  add_row (context, section, DP_PARTY_OWN, _("In every region"), NULL, every, format_tipping);
}

static void
add_without (Context *context,
             DpChart *chart)
{
  DpDotSection *section = add_section (chart, _("Without a place at once"), 0.0, _dp_figure_format_tick,
                                       _("Women a year · fewer is better"));

  for (guint i = 0; i < context->rows->len; i++)
    for (guint c = 0; c < context->need->n_cases; c++)
      {
        const DpEstimateRow *row = context->rows->pdata[i];
        const DpNeedCase *one = &context->need->cases[c];
        const double values[N_SIDES] = { context->sides[BEFORE]->totals[c].women_without_place,
                                         context->sides[AFTER]->totals[c].women_without_place };
        g_autofree char *women = dp_format_trimmed (one->need, 1);
        /* Translators: women a year */
        g_autofree char *detail = g_strdup_printf (_("at %s women a year"), women);

        if (g_ptr_array_find (row->estimates, one->estimate, NULL))
          add_row (context, section, dp_estimate_row_party (row), dp_estimate_row_name (row), detail, values, dp_format_women);
      }
}

/* The cases with the lowest and the highest need. */
static void
extreme_cases (const Context *context,
               guint          cases[2])
{
  cases[0] = cases[1] = 0;
  for (guint c = 1; c < context->need->n_cases; c++)
    {
      if (context->need->cases[c].need < context->need->cases[cases[0]].need)
        cases[0] = c;
      if (context->need->cases[c].need > context->need->cases[cases[1]].need)
        cases[1] = c;
    }
}

static char *
extreme_detail (const Context *context,
                guint          c)
{
  g_autofree char *women = dp_format_trimmed (context->need->cases[c].need, 1);

  return g_strdup_printf (_("at %s women a year"), women);
}

static void
add_occupancy (Context *context,
               DpChart *chart)
{
  DpDotSection *section = add_section (chart, _("Places in use"), 1.0, dp_format_percent,
                                       _("Share of the places · more is cheaper, fewer leave room"));
  guint cases[2];

  extreme_cases (context, cases);
  for (guint i = 0; i < G_N_ELEMENTS (cases) && (i == 0 || cases[1] != cases[0]); i++)
    {
      const double values[N_SIDES] = { context->sides[BEFORE]->totals[cases[i]].occupancy,
                                       context->sides[AFTER]->totals[cases[i]].occupancy };
      g_autofree char *detail = extreme_detail (context, cases[i]);

      add_row (context, section, DP_PARTY_OWN, i == 0 ? _("Lowest estimate") : _("Highest estimate"), detail, values,
               dp_format_percent);
    }
}

static void
add_price (Context    *context,
           DpAnalysis *analysis,
           DpChart    *chart)
{
  g_autoptr (DpFinanceResult) before = dp_analysis_finance (analysis, context->sides[BEFORE]->proposal->id, NULL);
  g_autoptr (DpFinanceResult) after = dp_analysis_finance (analysis, context->sides[AFTER]->proposal->id, NULL);
  DpDotSection *section;
  guint cases[2];

  extreme_cases (context, cases);
  if (before == NULL || after == NULL || before->cases == NULL || after->cases == NULL
      || before->cases[cases[0]].used_days <= 0.0 || after->cases[cases[0]].used_days <= 0.0)
    return;
  section = add_section (chart, _("Cost per used day"), 0.0, dp_format_money, _("Kroner · less is better"));
  for (guint i = 0; i < G_N_ELEMENTS (cases) && (i == 0 || cases[1] != cases[0]); i++)
    {
      const double values[N_SIDES] = { before->cases[cases[i]].cost_per_used_day, after->cases[cases[i]].cost_per_used_day };
      g_autofree char *detail = extreme_detail (context, cases[i]);

      add_row (context, section, DP_PARTY_OWN, i == 0 ? _("Lowest estimate") : _("Highest estimate"), detail, values, dp_format_money);
    }
}

static void
add_distance (Context    *context,
              DpAnalysis *analysis,
              DpChart    *chart)
{
  g_autoptr (DpGeographyResult) before = dp_analysis_geography (analysis, context->sides[BEFORE]->proposal->id, NULL);
  g_autoptr (DpGeographyResult) after = dp_analysis_geography (analysis, context->sides[AFTER]->proposal->id, NULL);
  g_autofree char *km = dp_place_km (dp_geography_limits[LIMIT]);
  /* Translators: a distance */
  g_autofree char *name = g_strdup_printf (_("Within %s in a straight line"), km);
  DpDotSection *section;

  if (before == NULL || after == NULL || before->gap != DP_GEOGRAPHY_OK || after->gap != DP_GEOGRAPHY_OK)
    return;
  section = add_section (chart, _("Distance"), 1.0, dp_format_percent, _("Share of the need · more is better"));
  add_row (context, section, DP_PARTY_OWN, name, NULL,
           (const double[N_SIDES]) { before->line.within[LIMIT], after->line.within[LIMIT] }, dp_format_percent);
}

static char *
headline (const Context *context)
{
  const char *from = context->sides[BEFORE]->proposal->id;
  const char *to = context->sides[AFTER]->proposal->id;
  guint cases[2];
  g_autofree char *women = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  extreme_cases (context, cases);
  women = dp_format_trimmed (context->need->cases[cases[1]].need, 1);
  before = dp_format_women (context->sides[BEFORE]->totals[cases[1]].women_without_place);
  after = dp_format_women (context->sides[AFTER]->totals[cases[1]].women_without_place);
  if (g_str_equal (before, after))
    /* Translators: letters of two proposals, women a year, women without a place */
    return g_strdup_printf (_("From proposal %1$s to %2$s: at %3$s women a year %4$s are without a place at once, as before"), from, to,
                            women, after);

  /* Translators: letters of two proposals, women a year, women without a place before and after */
  return g_strdup_printf (_("From proposal %1$s to %2$s: at %3$s women a year the number without a place at once goes from %4$s to "
                            "%5$s"),
                          from, to, women, before, after);
}

static void
fill_gap (DpFigure *figure)
{
  figure->text = g_strdup (_("Duplicate the proposal and change the copy; then the two are set against one another here."));
  figure->chart = dp_chart_new_dots (_("There is no second proposal to compare with"));
  dp_chart_set_empty_text (figure->chart, figure->text);
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Proposal"), FALSE);
}

void
_dp_figure_change (DpFigure              *figure,
                   DpAnalysis            *analysis,
                   const DpFigureOptions *options)
{
  const DpCapacityResult *chosen = dp_analysis_capacity (analysis, options->proposal);
  const DpCapacityResult *other = options->other != NULL ? dp_analysis_capacity (analysis, options->other) : NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, options->estimate);
  Context context = { .need = dp_analysis_need (analysis), .rows = rows };
  g_autofree char *title = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sub = NULL;

  if (chosen == NULL || chosen->gap != DP_GAP_NONE || (other != NULL && other->gap != DP_GAP_NONE))
    {
      _dp_figure_fill_gap (figure, dp_chart_new_dots (NULL),
                           chosen == NULL || chosen->gap != DP_GAP_NONE ? chosen : other);
      return;
    }
  proposals = _dp_figure_proposals (analysis, options->proposal, N_SIDES);
  if (other == NULL && proposals->len < N_SIDES)
    {
      fill_gap (figure);
      return;
    }

  context.sides[BEFORE] = chosen;
  context.sides[AFTER] = other != NULL ? other : proposals->pdata[AFTER];
  title = headline (&context);
  before = _dp_figure_proposal_name (context.sides[BEFORE]->proposal);
  after = _dp_figure_proposal_name (context.sides[AFTER]->proposal);
  /* Translators: two proposals */
  sub = g_strdup_printf (_("Open marks: %1$s · filled marks: %2$s · whole country, full operation, need by population"), before, after);
  context.table = dp_table_new (NULL);
  dp_table_add_column (context.table, _("Result"), FALSE);
  dp_table_add_column (context.table, _("For what"), FALSE);
  dp_table_add_column (context.table, before, TRUE);
  dp_table_add_column (context.table, after, TRUE);
  context.text = g_string_new (title);
  g_string_append_c (context.text, '.');

  figure->chart = dp_chart_new_dots (title);
  dp_chart_set_subtitle (figure->chart, sub);
  _dp_figure_set_sources (figure->chart, rows);
  add_tipping (&context, figure->chart);
  add_without (&context, figure->chart);
  add_occupancy (&context, figure->chart);
  add_price (&context, analysis, figure->chart);
  add_distance (&context, analysis, figure->chart);
  figure->table = context.table;
  figure->text = g_string_free (context.text, FALSE);
}
