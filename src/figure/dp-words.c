/* dp-words.c: small pieces of language that several sentences need.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-words.h"

#include "plan/dp-analysis-need.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

static const char *const number_words[] = {
  NULL, N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"),
  N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
};

static const char *const capital_words[] = {
  NULL, N_("One"), N_("Two"), N_("Three"), N_("Four"), N_("Five"), N_("Six"),
  N_("Seven"), N_("Eight"), N_("Nine"), N_("Ten"), N_("Eleven"), N_("Twelve"),
};

static char *
count_word (guint              number,
            const char *const *words,
            gsize              n_words)
{
  if (number > 0 && number < n_words)
    return g_strdup (_(words[number]));

  return dp_format_number (number, 0);
}

/** dp_words_count: Returns: (transfer full): "five", and figures above twelve. */
char *
dp_words_count (guint number)
{
  return count_word (number, number_words, G_N_ELEMENTS (number_words));
}

/** dp_words_count_capital: Returns: (transfer full): "Five", for the beginning of a sentence. */
char *
dp_words_count_capital (guint number)
{
  return count_word (number, capital_words, G_N_ELEMENTS (capital_words));
}

/** dp_words_places: Returns: (transfer full): "6 places". */
char *
dp_words_places (int places)
{
  g_autofree char *number = dp_format_number (places, 0);

  /* Translators: a number of family places */
  return g_strdup_printf (ngettext ("%s place", "%s places", (gulong) places), number);
}

/** dp_words_months: Returns: (transfer full): "6 months", "4.5 months". */
char *
dp_words_months (double months)
{
  g_autofree char *number = dp_format_trimmed (months, 1);

  /* Translators: a length of time; Danish abbreviates to "mdr." */
  return g_strdup_printf (ngettext ("%s month", "%s months", months == 1.0 ? 1 : 2), number);
}

/** dp_words_women: Returns: (transfer full): "0.5–13", each end as dp_format_women(); one number when both look the same. */
char *
dp_words_women (double low,
                double high)
{
  g_autofree char *low_text = dp_format_women (low);
  g_autofree char *high_text = dp_format_women (high);

  return g_str_equal (low_text, high_text) ? g_steal_pointer (&low_text)
                                           : g_strconcat (low_text, DP_EN_DASH, high_text, NULL);
}

/** dp_words_list: Returns: (transfer full): the words, separated by semicolons, each once, in their first order. */
char *
dp_words_list (const GPtrArray *words)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = g_strcmp0 (words->pdata[i], words->pdata[j]) == 0;
      if (seen || words->pdata[i] == NULL)
        continue;
      if (list->len > 0)
        g_string_append (list, "; ");
      g_string_append (list, words->pdata[i]);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/** dp_words_and: Returns: (transfer full): short words within a sentence: "A", "A and B", "A, B and C". */
char *
dp_words_and (const GPtrArray *words)
{
  g_autoptr (GString) first = g_string_new (NULL);

  if (words->len == 0)
    return g_strdup ("");
  if (words->len == 1)
    return g_strdup (words->pdata[0]);
  for (guint i = 0; i + 1 < words->len; i++)
    g_string_append_printf (first, "%s%s", i > 0 ? ", " : "", (const char *) words->pdata[i]);

  /* Translators: the last of a list and what comes before it: "A, B" and "C" */
  return g_strdup_printf (_("%1$s and %2$s"), first->str, (const char *) words->pdata[words->len - 1]);
}

/**
 * dp_words_units:
 * @names: (element-type utf8): names of units that a row of a table speaks of
 * @n_units: how many units there are in all
 *
 * Returns: (transfer full): the names, or "All 5 units"
 */
char *
dp_words_units (const GPtrArray *names,
                guint            n_units)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (names->len == n_units && n_units > 2)
    return g_strdup_printf (ngettext ("All %u unit", "All %u units", n_units), n_units);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** dp_words_years: Returns: (transfer full): the year or years an estimate is about: "2024", "2017–2019"; "" without a year. */
char *
dp_words_years (const DpRecord *estimate)
{
  int from = (int) dp_record_number_or (estimate, DP_ESTIMATE_YEAR_FROM, 0);
  int to = (int) dp_record_number_or (estimate, DP_ESTIMATE_YEAR_TO, from);

  if (from == 0)
    return g_strdup ("");
  return from == to ? g_strdup_printf ("%d", from) : g_strdup_printf ("%d–%d", from, to);
}

/** dp_words_tipping: Returns: (transfer full): a tipping point as shown: "31", or that no limit was found. */
char *
dp_words_tipping (int tipping_point)
{
  if (tipping_point >= DP_TIPPING_MAX)
    /* Translators: in place of a number of women a year: the proposal never breaks the service goal */
    return g_strdup (_("any number"));

  return dp_format_number (tipping_point, 0);
}

/**
 * dp_words_no_split:
 * @region: (nullable): the region that lacks a number
 * @split: DpNeedSplit: what the need is to be split by
 *
 * Returns: (transfer full): why the need cannot be split over the regions, and what to do
 */
char *
dp_words_no_split (const DpRecord *region,
                   guint           split)
{
  const char *name = region != NULL ? dp_record_name (region) : NULL;

  if (name == NULL)
    return g_strdup (_("The plan has no regions, so the need cannot be split over them. Undo their removal."));

  switch ((DpNeedSplit) split)
    {
    case DP_SPLIT_POPULATION:
      /* Translators: name of a region */
      return g_strdup_printf (_("The regions lack population: %s has none. Enter it on the page Need, so that the need can be "
                                "split over them."),
                              name);
    case DP_SPLIT_BIRTHS:
      return g_strdup_printf (_("The regions lack births: %s has none. Enter them on the page Need with their source, or split "
                                "the need by population."),
                              name);
    case DP_SPLIT_OWN:
      return g_strdup_printf (_("Your own split lacks a number for %s. Enter one on the page Need, or split the need by "
                                "population."),
                              name);
    default:
      g_assert_not_reached ();
    }
}

/** dp_words_bounds: Returns: (transfer full): "−1 to 3"; a dash between them would be read as a minus. */
char *
dp_words_bounds (double low,
                 double high)
{
  g_autofree char *low_text = dp_format_trimmed (low, 1);
  g_autofree char *high_text = dp_format_trimmed (high, 1);

  /* Translators: lowest and highest number */
  return g_strdup_printf (_("%1$s to %2$s"), low_text, high_text);
}

/** dp_words_gap: Returns: (transfer full) (nullable): the sentence that says what is missing and what to do. */
char *
dp_words_gap (const DpCapacityResult *capacity)
{
  const char *unit = capacity->gap_record != NULL ? dp_record_name (capacity->gap_record) : "";

  switch (capacity->gap)
    {
    case DP_GAP_NONE:
      return NULL;
    case DP_GAP_NO_UNIT:
      return g_strdup (_("The proposal has no residential unit. Add a unit with a site and places, and the rest is computed."));
    case DP_GAP_NO_PLACES:
      return g_strdup_printf (_("The places of %s are unknown. Enter how many places it has."), unit);
    case DP_GAP_NO_STAY:
      return g_strdup_printf (_("The stay at %s is unknown. Enter the mean stay before and after the birth."), unit);
    case DP_GAP_NO_REGIONS:
      return g_strdup_printf (_("%s serves no region. Choose the regions whose women turn to it."), unit);
    case DP_GAP_NO_NEED:
      return g_strdup (_("No estimate of the need is in use. Switch on at least one on the page Need."));
    case DP_GAP_NO_POPULATION:
      return dp_words_no_split (capacity->gap_record, capacity->gap_split);
    default:
      g_assert_not_reached ();
    }
}

/** dp_words_level_name: Returns: the word for a step of the scale. */
const char *
dp_words_level_name (DpLevel level)
{
  switch (level)
    {
    case DP_LEVEL_ABSENT:
    case DP_LEVEL_BEGINNING:
    case DP_LEVEL_PARTLY:
    case DP_LEVEL_REACHED:
      return dp_choice_label (&dp_choices_level[level - DP_LEVEL_ABSENT]);
    case DP_LEVEL_UNKNOWN:
    default:
      return dp_choice_label (&dp_choices_level[DP_LEVEL_REACHED]);
    }
}

/** dp_words_level: Returns: (transfer full): a score's level in words; two words when its bounds lie in different steps. */
char *
dp_words_level (const DpScore *score)
{
  if (score->known_share <= 0.0)
    return g_strdup (dp_words_level_name (DP_LEVEL_UNKNOWN));

  if (score->low_level == score->high_level)
    return g_strdup (dp_words_level_name (score->low_level));

  /* Translators: two levels between which a score lies: "Beginning – Partly" */
  return g_strdup_printf (_("%1$s – %2$s"), dp_words_level_name (score->low_level),
                          dp_words_level_name (score->high_level));
}

/** dp_words_proposal: Returns: (transfer full): "Proposal A". */
char *
dp_words_proposal (const DpRecord *proposal)
{
  /* Translators: the letter of a proposal */
  return g_strdup_printf (_("Proposal %s"), proposal->id);
}

/* The plan's own step, or the steps of the parties from the lowest to the highest. */
static char *
judged_words (const DpCriterionResult *criterion)
{
  DpLevel low = DP_LEVEL_UNKNOWN;
  DpLevel high = DP_LEVEL_UNKNOWN;

  if (dp_measure_judged_level (criterion->judgement) != DP_LEVEL_UNKNOWN)
    return g_strdup (dp_words_level_name (dp_measure_judged_level (criterion->judgement)));

  for (guint j = 0; j < DP_N_JUDGES; j++)
    {
      DpLevel level = dp_measure_judged_level (criterion->judgements[j]);

      if (level == DP_LEVEL_UNKNOWN)
        continue;
      low = low == DP_LEVEL_UNKNOWN ? level : MIN (low, level);
      high = MAX (high, level);
    }

  if (low == high)
    return g_strdup (dp_words_level_name (low));

  /* Translators: two levels between which a score lies: "Beginning – Partly" */
  return g_strdup_printf (_("%1$s – %2$s"), dp_words_level_name (low), dp_words_level_name (high));
}

static char *
threshold_year_words (const DpRange *years)
{
  g_autofree char *range = dp_format_range (years->low, MIN (years->high, DP_PRACTICE_YEARS), 0);
  g_autofree char *first = dp_format_number (years->low, 0);

  if (years->low > DP_PRACTICE_YEARS)
    /* Translators: %d is a number of years */
    return g_strdup_printf (ngettext ("not within %d year", "not within %d years", DP_PRACTICE_YEARS), DP_PRACTICE_YEARS);
  if (years->high > DP_PRACTICE_YEARS)
    /* Translators: number of a year after the opening, and a number of years */
    return g_strdup_printf (ngettext ("year %1$s, or not within %2$d year", "year %1$s, or not within %2$d years",
                                      DP_PRACTICE_YEARS),
                            first, DP_PRACTICE_YEARS);

  /* Translators: number of a year after the opening, or two: "3", "2–5" */
  return g_strdup_printf (C_("after the opening", "year %s"), range);
}

/* A measured range in the unit of its criterion. */
static char *
range_words (const DpRecord *criterion,
             const DpRange  *range)
{
  const char *unit = dp_record_text (criterion, DP_CRITERION_UNIT);
  g_autofree char *number = NULL;

  if (g_strcmp0 (dp_record_text (criterion, DP_CRITERION_MEASURE), "threshold_year") == 0)
    return threshold_year_words (range);
  if (g_strcmp0 (unit, "share") == 0)
    return dp_format_percent_range (range->low, range->high);

  /* As many decimals as it takes to work the points out again. */
  number = dp_format_range (range->low, range->high, range->high == (int) range->high ? 0 : range->high < 1.0 ? 2 : range->high < 10.0);
  if (g_strcmp0 (unit, "years") == 0)
    /* Translators: a number of years, or two: "3–5" */
    return g_strdup_printf (ngettext ("%s year", "%s years", range->low == 1.0 && range->high == 1.0 ? 1 : 2), number);
  /* The templates keep units as English source strings, like those of the field table. */
  return unit != NULL ? g_strdup_printf ("%s %s", number, _(unit)) : g_steal_pointer (&number);
}

/** dp_words_value: Returns: (transfer full): a value that @criterion measures, with its unit. */
char *
dp_words_value (const DpRecord *criterion,
                double          value)
{
  const DpRange range = { value, value };

  return range_words (criterion, &range);
}

/** dp_words_measured: Returns: (transfer full): a criterion's measured value, or level, as a person reads it. */
char *
dp_words_measured (const DpCriterionResult *criterion)
{
  if (!criterion->value.known)
    return g_strdup (dp_words_level_name (DP_LEVEL_UNKNOWN));

  return dp_guide_is_judged (criterion->criterion) ? judged_words (criterion)
                                                   : range_words (criterion->criterion, &criterion->measured);
}

/** dp_words_finding: Returns: (transfer full): what a known criterion found, short enough for a chart's cell. */
char *
dp_words_finding (const DpCriterionResult *criterion)
{
  const char *measure = dp_record_text (criterion->criterion, DP_CRITERION_MEASURE);
  g_autofree char *measured = dp_words_measured (criterion);
  g_autofree char *number = dp_format_range (criterion->measured.low, criterion->measured.high, criterion->measured.high < 10.0);

  if (g_strcmp0 (measure, "women_per_unit") == 0)
    /* Translators: a number of women a year */
    return g_strdup_printf (_("%s women a year in the smallest unit"), number);
  if (g_strcmp0 (measure, "women_per_fte") == 0)
    /* Translators: a number of women a year */
    return g_strdup_printf (_("%s women a year for each FTE"), number);
  if (g_strcmp0 (measure, "competence_areas") == 0)
    /* Translators: a percentage */
    return g_strdup_printf (_("%s of the competence areas staffed"), measured);
  if (g_strcmp0 (measure, "elements") == 0)
    /* Translators: a percentage */
    return g_strdup_printf (_("%s of the elements in place"), measured);
  if (g_strcmp0 (measure, "clinic_agreements") == 0)
    /* Translators: a percentage of the country's need */
    return g_strdup_printf (_("agreement for %s of the need"), measured);
  if (g_strcmp0 (measure, "questions_settled") == 0)
    /* Translators: a percentage */
    return g_strdup_printf (_("%s of the questions settled"), measured);

  /* Translators: what was measured or judged, and the criterion */
  return g_strdup_printf (_("%1$s: %2$s"), measured, dp_record_name (criterion->criterion));
}
