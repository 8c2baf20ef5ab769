/* dp-figure-change.c: C11, what does the change do?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One proposal beside another, or beside itself at another time: two points a row, never more; figures of another unit stand in a
 * section of their own. Of two times only the limits of estimates are shown that are the same in both; the rest would be no change
 * of the proposal.
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

/**
 * Context:
 * @side_names: what a side is called beside a figure: "proposal A", "the saved plan", "now"
 * @need: of the later side
 * @case_before: for each case of @need the number of the same case on the earlier side; −1 when it is not there
 */
typedef struct
{
  DpAnalysis *analyses[N_SIDES];
  const DpCapacityResult *sides[N_SIDES];
  char *side_names[N_SIDES];
  const DpNeedResult *need;
  int *case_before;
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
      /* Translators: what is compared, a proposal or a time ("proposal A", "now"), the figure */
      g_autofree char *one = g_strdup_printf (_("%1$s, %2$s: %3$s"), what, context->side_names[side], texts[side]);

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
        const int before = context->case_before[c];
        const double values[N_SIDES] = { before >= 0 ? context->sides[BEFORE]->totals[before].women_without_place : 0.0,
                                         context->sides[AFTER]->totals[c].women_without_place };
        g_autofree char *women = dp_format_trimmed (one->need, 1);
        /* Translators: women a year */
        g_autofree char *detail = g_strdup_printf (_("at %s women a year"), women);

        if (before >= 0 && g_ptr_array_find (row->estimates, one->estimate, NULL))
          add_row (context, section, dp_estimate_row_party (row), dp_estimate_row_name (row), detail, values, dp_format_women);
      }
}

/* The cases with the lowest and the highest need of those that both sides have; FALSE when there are none. */
static gboolean
extreme_cases (const Context *context,
               guint          cases[2])
{
  gboolean any = FALSE;

  cases[0] = cases[1] = 0;
  for (guint c = 0; c < context->need->n_cases; c++)
    {
      if (context->case_before[c] < 0)
        continue;
      if (!any || context->need->cases[c].need < context->need->cases[cases[0]].need)
        cases[0] = c;
      if (!any || context->need->cases[c].need > context->need->cases[cases[1]].need)
        cases[1] = c;
      any = TRUE;
    }

  return any;
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
      const double values[N_SIDES] = { context->sides[BEFORE]->totals[context->case_before[cases[i]]].occupancy,
                                       context->sides[AFTER]->totals[cases[i]].occupancy };
      g_autofree char *detail = extreme_detail (context, cases[i]);

      add_row (context, section, DP_PARTY_OWN, i == 0 ? _("Lowest estimate") : _("Highest estimate"), detail, values,
               dp_format_percent);
    }
}

static void
add_price (Context *context,
           DpChart *chart)
{
  g_autoptr (DpFinanceResult) before = dp_analysis_finance (context->analyses[BEFORE], context->sides[BEFORE]->proposal->id, NULL);
  g_autoptr (DpFinanceResult) after = dp_analysis_finance (context->analyses[AFTER], context->sides[AFTER]->proposal->id, NULL);
  DpDotSection *section;
  guint cases[2];

  extreme_cases (context, cases);
  if (before == NULL || after == NULL || before->cases == NULL || after->cases == NULL
      || before->cases[context->case_before[cases[0]]].used_days <= 0.0 || after->cases[cases[0]].used_days <= 0.0)
    return;
  section = add_section (chart, _("Cost per used day"), 0.0, dp_format_money, _("Kroner · less is better"));
  for (guint i = 0; i < G_N_ELEMENTS (cases) && (i == 0 || cases[1] != cases[0]); i++)
    {
      const double values[N_SIDES] = { before->cases[context->case_before[cases[i]]].cost_per_used_day,
                                       after->cases[cases[i]].cost_per_used_day };
      g_autofree char *detail = extreme_detail (context, cases[i]);

      add_row (context, section, DP_PARTY_OWN, i == 0 ? _("Lowest estimate") : _("Highest estimate"), detail, values, dp_format_money);
    }
}

static void
add_distance (Context *context,
              DpChart *chart)
{
  g_autoptr (DpGeographyResult) before = dp_analysis_geography (context->analyses[BEFORE], context->sides[BEFORE]->proposal->id, NULL);
  g_autoptr (DpGeographyResult) after = dp_analysis_geography (context->analyses[AFTER], context->sides[AFTER]->proposal->id, NULL);
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
headline (const Context *context,
          const char    *earlier) /* (nullable): what the other time is called */
{
  const char *from = context->sides[BEFORE]->proposal->id;
  const char *to = context->sides[AFTER]->proposal->id;
  guint cases[2];
  g_autofree char *women = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  extreme_cases (context, cases);
  women = dp_format_trimmed (context->need->cases[cases[1]].need, 1);
  before = dp_format_women (context->sides[BEFORE]->totals[context->case_before[cases[1]]].women_without_place);
  after = dp_format_women (context->sides[AFTER]->totals[cases[1]].women_without_place);
  if (earlier != NULL && g_str_equal (before, after))
    /* Translators: letter of a proposal, another state of the plan ("the saved plan"), women a year, women without a place */
    return g_strdup_printf (_("Proposal %1$s compared with %2$s: at %3$s women a year %4$s are without a place at once, as before"), to,
                            earlier, women, after);
  if (earlier != NULL)
    /* Translators: letter of a proposal, another state of the plan ("the saved plan"), women a year, women without a place before and
     * now */
    return g_strdup_printf (_("Proposal %1$s compared with %2$s: at %3$s women a year the number without a place at once goes from "
                              "%4$s to %5$s"), to, earlier, women, before, after);
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
fill_gap (DpFigure   *figure,
          const char *title,
          const char *text)
{
  figure->text = g_strdup (text);
  figure->chart = dp_chart_new_dots (title);
  dp_chart_set_empty_text (figure->chart, figure->text);
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Proposal"), FALSE);
}

/* The same limit of the same estimate, with the same number of women. */
static void
match_cases (Context            *context,
             const DpNeedResult *before)
{
  context->case_before = g_new (int, context->need->n_cases + 1);
  for (guint c = 0; c < context->need->n_cases; c++)
    {
      const DpNeedCase *now = &context->need->cases[c];

      context->case_before[c] = -1;
      for (guint b = 0; b < before->n_cases && context->case_before[c] < 0; b++)
        if (g_str_equal (before->cases[b].estimate->id, now->estimate->id) && before->cases[b].is_high == now->is_high
            && before->cases[b].need == now->need)
          context->case_before[c] = (int) b;
    }
}

/* Both sides are known and have something in common. */
static void
fill (DpFigure   *figure,
      Context    *context,
      const char *before,
      const char *after,
      const char *earlier)
{
  g_autofree char *title = headline (context, earlier);
  /* Translators: two proposals, or two states of the plan */
  g_autofree char *sub = g_strdup_printf (_("Open marks: %1$s · filled marks: %2$s · whole country, full operation, need by population"),
                                          before, after);

  context->table = dp_table_new (NULL);
  dp_table_add_column (context->table, _("Result"), FALSE);
  dp_table_add_column (context->table, _("For what"), FALSE);
  dp_table_add_column (context->table, before, TRUE);
  dp_table_add_column (context->table, after, TRUE);
  context->text = g_string_new (title);
  g_string_append_c (context->text, '.');

  figure->chart = dp_chart_new_dots (title);
  dp_chart_set_subtitle (figure->chart, sub);
  _dp_figure_set_sources (figure->chart, context->rows);
  add_tipping (context, figure->chart);
  add_without (context, figure->chart);
  add_occupancy (context, figure->chart);
  add_price (context, figure->chart);
  add_distance (context, figure->chart);
  figure->table = context->table;
  figure->text = g_string_free (context->text, FALSE);
}

static void
clear_context (Context *context)
{
  for (guint side = 0; side < N_SIDES; side++)
    g_free (context->side_names[side]);
  g_free (context->case_before);
}

/* The proposal now against itself at another time. */
static void
fill_times (DpFigure              *figure,
            Context               *context,
            const DpFigureOptions *options)
{
  const DpCapacityResult *before = dp_analysis_capacity (options->earlier, options->proposal);
  guint cases[2];

  if (before == NULL || before->gap != DP_GAP_NONE)
    {
      fill_gap (figure, _("There is nothing to compare with"),
                before == NULL ? _("The other plan has no proposal with this letter. Choose another plan, or another proposal.")
                               : _("The capacity of this proposal cannot be computed in the other plan. Choose another one."));
      return;
    }
  context->analyses[BEFORE] = options->earlier;
  context->sides[BEFORE] = before;
  context->side_names[BEFORE] = g_strdup (options->earlier_name);
  /* Translators: the plan as it is now, beside an earlier state */
  context->side_names[AFTER] = g_strdup (C_("state of the plan", "now"));
  match_cases (context, dp_analysis_need (options->earlier));
  if (!extreme_cases (context, cases))
    {
      fill_gap (figure, _("There is nothing to compare with"),
                _("The two plans have no estimate in common, so what differs would not be the proposal’s doing."));
      return;
    }
  fill (figure, context, context->side_names[BEFORE], context->side_names[AFTER], options->earlier_name);
}

static void
fill_proposals (DpFigure              *figure,
                Context               *context,
                DpAnalysis            *analysis,
                const DpFigureOptions *options)
{
  const DpCapacityResult *other = options->other != NULL ? dp_analysis_capacity (analysis, options->other) : NULL;
  g_autoptr (GPtrArray) proposals = _dp_figure_proposals (analysis, options->proposal, N_SIDES);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (other == NULL && proposals->len < N_SIDES)
    {
      fill_gap (figure, _("There is no second proposal to compare with"),
                _("Duplicate the proposal and change the copy; then the two are set against one another here."));
      return;
    }

  context->analyses[BEFORE] = analysis;
  context->sides[BEFORE] = context->sides[AFTER];
  context->sides[AFTER] = other != NULL ? other : proposals->pdata[AFTER];
  for (guint side = 0; side < N_SIDES; side++)
    /* Translators: letter of a proposal, within a sentence */
    context->side_names[side] = g_strdup_printf (_("proposal %s"), context->sides[side]->proposal->id);
  match_cases (context, context->need);
  before = _dp_figure_proposal_name (context->sides[BEFORE]->proposal);
  after = _dp_figure_proposal_name (context->sides[AFTER]->proposal);
  fill (figure, context, before, after, NULL);
}

void
_dp_figure_change (DpFigure              *figure,
                   DpAnalysis            *analysis,
                   const DpFigureOptions *options)
{
  const DpCapacityResult *chosen = dp_analysis_capacity (analysis, options->proposal);
  const DpCapacityResult *other = options->other != NULL && options->earlier == NULL ? dp_analysis_capacity (analysis, options->other)
                                                                                     : NULL;
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, options->estimate);
  Context context = { .need = dp_analysis_need (analysis), .rows = rows };

  if (chosen == NULL || chosen->gap != DP_GAP_NONE || (other != NULL && other->gap != DP_GAP_NONE))
    {
      _dp_figure_fill_gap (figure, dp_chart_new_dots (NULL),
                           chosen == NULL || chosen->gap != DP_GAP_NONE ? chosen : other);
      return;
    }

  context.analyses[AFTER] = analysis;
  context.sides[AFTER] = chosen;
  if (options->earlier != NULL)
    fill_times (figure, &context, options);
  else
    fill_proposals (figure, &context, analysis, options);
  clear_context (&context);
}
