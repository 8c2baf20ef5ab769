/* dp-page-tables.c: the tables that stand on pages.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-summary.h"

#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-municipalities.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"
/* Years from the opening that the table shows: start-up takes one to three years by the municipalities' experience. */
#define N_YEARS 6

static DpRange
case_range (const DpUnitResult *unit,
            guint               n_cases,
            gsize               member)
{
  DpRange range = { 0.0, 0.0 };

  for (guint c = 0; c < n_cases; c++)
    {
      double value = G_STRUCT_MEMBER (double, &unit->cases[c], member);

      range.low = c == 0 ? value : MIN (range.low, value);
      range.high = c == 0 ? value : MAX (range.high, value);
    }

  return range;
}

static char *
unit_site (const DpRecord *unit)
{
  const char *site = dp_record_text (unit, DP_UNIT_SITE);
  const DpMunicipality *municipality = dp_municipality_lookup (dp_record_text (unit, DP_UNIT_MUNICIPALITY));

  if (site != NULL)
    return g_strdup (site);

  return g_strdup (municipality != NULL ? municipality->name : UNKNOWN);
}

static void
add_unit_row (DpTable            *table,
              const DpUnitResult *unit,
              guint               n_cases)
{
  DpRange women = case_range (unit, n_cases, G_STRUCT_OFFSET (DpUnitAnswer, arrivals));
  DpRange occupancy = case_range (unit, n_cases, G_STRUCT_OFFSET (DpUnitAnswer, occupancy));
  DpRange without = case_range (unit, n_cases, G_STRUCT_OFFSET (DpUnitAnswer, without_place));
  g_autofree char *site = unit_site (unit->unit);
  g_autofree char *places = dp_format_number (unit->places, 0);
  g_autofree char *stay = dp_words_months (unit->stay_years * 12.0);
  g_autofree char *women_text = dp_words_women (women.low, women.high);
  g_autofree char *occupancy_text = dp_format_percent_range (occupancy.low, occupancy.high);
  g_autofree char *without_text = dp_format_percent_range (without.low, without.high);
  g_autofree char *tipping = dp_words_tipping (unit->tipping_point);

  dp_table_add_row (table, unit->unit->id, FALSE, dp_record_name (unit->unit), site, places, stay, women_text, occupancy_text,
                    without_text, tipping, NULL);
}

/**
 * dp_unit_table_new:
 * @analysis: the analysis of the plan
 * @proposal_id: a proposal
 *
 * Returns: (transfer full): unit by unit and the whole country, in full operation; without rows when something is missing
 */
DpTable *
dp_unit_table_new (DpAnalysis *analysis,
                   const char *proposal_id)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpTable *table = dp_table_new (_("Unit by unit"));
  g_autofree char *goal = NULL;
  g_autofree char *every = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *places = NULL;
  g_autofree char *women = NULL;
  g_autofree char *occupancy = NULL;
  g_autofree char *without = NULL;
  g_autofree char *tipping = NULL;

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Site"), FALSE);
  dp_table_add_column (table, _("Places"), TRUE);
  dp_table_add_column (table, _("Stay"), TRUE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  dp_table_add_column (table, _("Holds for*"), TRUE);
  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    return table;

  for (guint u = 0; u < capacity->n_units; u++)
    add_unit_row (table, &capacity->units[u], need->n_cases);

  places = dp_format_number (capacity->places, 0);
  women = dp_words_women (need->low, need->high);
  occupancy = dp_format_percent_range (capacity->occupancy.low, capacity->occupancy.high);
  without = dp_format_percent_range (1.0 - capacity->immediate.high, 1.0 - capacity->immediate.low);
  tipping = dp_words_tipping (capacity->tipping_country);
  dp_table_add_row (table, NULL, TRUE, _("Whole country"), "", places, "", women, occupancy, without, tipping, NULL);
  goal = dp_format_percent (capacity->goal);
  every = dp_words_tipping (capacity->tipping_every_region);
  merged = dp_words_tipping (capacity->merged.every);
  /* Translators: the service goal; women a year for which it holds in every region, of today and of 2027 */
  table->note = g_strdup_printf (_("* need of the whole country at which the unit reaches %1$s without a place at once. The goal "
                                   "holds in every region up to %2$s women a year, and up to %3$s in the regions from 2027."),
                                 goal, every, merged);

  return table;
}

static void
add_year_rows (DpTable    *table,
               DpAnalysis *analysis,
               const char *proposal_id,
               double      low,
               double      high)
{
  g_autoptr (GArray) at_low = dp_analysis_years (analysis, proposal_id, low, N_YEARS);
  g_autoptr (GArray) at_high = dp_analysis_years (analysis, proposal_id, high, N_YEARS);

  for (guint i = 0; i < at_low->len; i++)
    {
      const DpYearResult *a = &g_array_index (at_low, DpYearResult, i);
      const DpYearResult *b = &g_array_index (at_high, DpYearResult, i);
      g_autofree char *year = a->calendar_year > 0
                                /* Translators: number of the year after the opening, and the calendar year it begins in */
                                ? g_strdup_printf (_("Year %1$d (from %2$d)"), a->year, a->calendar_year)
                                : g_strdup_printf (_("Year %d"), a->year);
      g_autofree char *places = dp_format_trimmed (a->places, 1);
      g_autofree char *courses = dp_words_women (a->courses_per_year, b->courses_per_year);
      g_autofree char *occupancy = dp_format_percent_range (a->occupancy, b->occupancy);
      g_autofree char *without = dp_format_percent_range (a->without_place, b->without_place);

      dp_table_add_row (table, NULL, FALSE, year, places, courses, occupancy, without, NULL);
    }
}

/** dp_year_table_new: Returns: (transfer full): year by year from the opening, from the lowest to the highest need. */
DpTable *
dp_year_table_new (DpAnalysis *analysis,
                   const char *proposal_id)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpTable *table = dp_table_new (_("Year by year from the opening"));

  dp_table_add_column (table, _("Year"), FALSE);
  dp_table_add_column (table, _("Open places"), TRUE);
  dp_table_add_column (table, _("Courses"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    return table;

  add_year_rows (table, analysis, proposal_id, need->low, need->high);
  table->note = g_strdup (_("Places open one by one during the start-up. Averages of each year, computed month by month."));

  return table;
}

/** dp_criterion_table_of: Returns: (transfer full): the criteria of a parameter with value, points, weight and reason. */
DpTable *
dp_criterion_table_of (const DpParameterResult *parameter)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Criterion"), FALSE);
  dp_table_add_column (table, _("Value"), FALSE);
  dp_table_add_column (table, _("Points"), TRUE);
  dp_table_add_column (table, _("Weight"), TRUE);
  dp_table_add_column (table, _("Evidence"), FALSE);
  dp_table_add_column (table, _("Reason"), FALSE);

  for (guint i = 0; parameter != NULL && i < parameter->n_criteria; i++)
    {
      const DpCriterionResult *one = &parameter->criteria[i];
      g_autofree char *measured = dp_words_measured (one);
      g_autofree char *points = dp_format_range (one->value.low, one->value.high, 0);
      g_autofree char *weight = dp_format_trimmed (one->value.weight, 2);
      const char *evidence = one->judgement != NULL ? dp_record_text (one->judgement, DP_JUDGEMENT_EVIDENCE) : NULL;
      const char *reason = one->judgement != NULL ? dp_record_text (one->judgement, DP_JUDGEMENT_REASON)
                                                  : dp_record_text (one->criterion, DP_CRITERION_REASON);
      const char *measure = dp_record_text (one->criterion, DP_CRITERION_MEASURE);

      if (evidence == NULL && g_strcmp0 (measure, "judgement") != 0)
        evidence = _("computed from the plan");
      dp_table_add_row (table, one->criterion->id, FALSE, dp_record_name (one->criterion), measured, points, weight,
                        evidence != NULL ? evidence : UNKNOWN, reason != NULL ? reason : UNKNOWN, NULL);
    }

  return table;
}

/** dp_criterion_table_new: Returns: (transfer full): the criteria of one parameter of one proposal in full operation. */
DpTable *
dp_criterion_table_new (DpAnalysis *analysis,
                        const char *proposal_id,
                        const char *parameter)
{
  const DpScoreResult *scores = dp_analysis_scores (analysis, proposal_id);

  for (guint p = 0; scores != NULL && p < DP_N_PARAMETERS; p++)
    if (g_strcmp0 (scores->parameters[p].parameter, parameter) == 0)
      return dp_criterion_table_of (&scores->parameters[p]);

  return dp_criterion_table_of (NULL);
}
