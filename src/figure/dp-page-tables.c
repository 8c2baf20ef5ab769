/* dp-page-tables.c: the tables that stand on pages.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-summary.h"

#include "figure/dp-need-tables.h"
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

/* One year over all cases. */
typedef struct
{
  const DpYearResult *any;
  DpRange women;
  DpRange courses;
  DpRange occupancy;
  DpRange without_place;
} YearRange;

static void
include_year (YearRange          *range,
              const DpYearResult *year,
              gboolean            first)
{
  const struct
  {
    DpRange *range;
    double value;
  } parts[] = {
    { &range->women, year->arrivals },
    { &range->courses, year->courses_per_year },
    { &range->occupancy, year->occupancy },
    { &range->without_place, year->without_place },
  };

  range->any = year;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i].range->low = first ? parts[i].value : MIN (parts[i].range->low, parts[i].value);
      parts[i].range->high = first ? parts[i].value : MAX (parts[i].range->high, parts[i].value);
    }
}

static void
add_year_rows (DpTable    *table,
               DpAnalysis *analysis,
               const char *proposal_id)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  int tipping[N_YEARS];

  dp_analysis_tipping_years (analysis, proposal_id, N_YEARS, tipping);
  for (guint c = 0; c < need->n_cases; c++)
    g_ptr_array_add (cases, dp_analysis_case_years (analysis, proposal_id, c, N_YEARS));

  for (guint i = 0; i < N_YEARS; i++)
    {
      YearRange range = { NULL };
      g_autofree char *year = NULL, *places = NULL, *women = NULL, *courses = NULL, *occupancy = NULL, *without = NULL;
      g_autofree char *holds = NULL;

      for (guint c = 0; c < cases->len; c++)
        include_year (&range, &g_array_index ((GArray *) cases->pdata[c], DpYearResult, i), c == 0);
      year = range.any->calendar_year > 0
               /* Translators: number of the year after the opening, and the calendar year it begins in */
               ? g_strdup_printf (_("Year %1$d (from %2$d)"), range.any->year, range.any->calendar_year)
               : g_strdup_printf (_("Year %d"), range.any->year);
      places = dp_format_trimmed (range.any->places, 1);
      women = dp_words_women (range.women.low, range.women.high);
      courses = dp_words_women (range.courses.low, range.courses.high);
      occupancy = dp_format_percent_range (range.occupancy.low, range.occupancy.high);
      without = dp_format_percent_range (range.without_place.low, range.without_place.high);
      holds = dp_words_tipping (tipping[i]);
      dp_table_add_row (table, NULL, FALSE, year, places, women, courses, occupancy, without, holds, NULL);
    }
}

/* (nullable): which units close, and how the years and full operation count it. */
static char *
closing_note (DpAnalysis *analysis,
              const char *proposal_id)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  g_autofree int *months = g_new (int, capacity->n_units + 1);
  g_autoptr (GString) names = g_string_new (NULL);

  if (!dp_analysis_closing_months (analysis, proposal_id, months))
    return NULL;
  for (guint u = 0; u < capacity->n_units; u++)
    if (months[u] >= 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", dp_record_name (capacity->units[u].unit));

  /* Translators: names of units */
  return g_strdup_printf (_("Closes: %s. From the month in which a unit admits nobody new it counts no more, and its women turn to the "
                            "units of their region that are left; full operation counts its places."),
                          names->str);
}

/** dp_year_table_new: Returns: (transfer full): year by year from the opening, from the lowest to the highest need. */
DpTable *
dp_year_table_new (DpAnalysis *analysis,
                   const char *proposal_id)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  DpTable *table = dp_table_new (_("Year by year from the opening"));
  g_autofree char *goal = NULL, *note = NULL, *trend = NULL, *closing = NULL;
  GString *all;

  dp_table_add_column (table, _("Year"), FALSE);
  dp_table_add_column (table, _("Open places"), TRUE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("Courses"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  dp_table_add_column (table, _("Holds for*"), TRUE);
  if (capacity == NULL || capacity->gap != DP_GAP_NONE)
    return table;

  add_year_rows (table, analysis, proposal_id);
  goal = dp_format_percent (capacity->goal);
  /* Translators: the service goal */
  note = g_strdup_printf (_("Places open one by one during the start-up. Averages of each year, computed month by month. * women of "
                            "the whole country in that year of whom %s are without a place at once."),
                          goal);
  trend = dp_need_trend_note (analysis, proposal_id);
  closing = closing_note (analysis, proposal_id);
  all = g_string_new (note);
  if (trend != NULL)
    g_string_append_printf (all, " %s", trend);
  if (closing != NULL)
    g_string_append_printf (all, " %s", closing);
  table->note = g_string_free (all, FALSE);

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
