/* dp-simulation-tables.c: the tables and sentences of the simulation.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-simulation-tables.h"

#include "engine/dp-engine-error.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-need-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define UNKNOWN "–"
/* From a 95 % interval to one of 99.9 %: a difference beyond it is none of chance. */
#define WIDER 1.69
/* Differences below these are not worth a sentence: half a per cent, half a woman in ten years, a day. */
#define SMALL_SHARE 0.005
#define SMALL_WOMEN 0.05
#define SMALL_WEEKS 0.14

/* The last year is furthest from the start-up. */
static int
last_year (const DpSimulationInput *input)
{
  return input->terms.years - 1;
}

static gboolean
is_full (const DpSimulationInput *input)
{
  return input->full_year < input->terms.years;
}

/* Whether the share of families that need a larger place makes a difference in some unit. */
static gboolean
counts_family_places (const DpSimulationInput *input)
{
  for (guint u = 0; u < input->n_units; u++)
    if (input->terms.family_share > 0.0 && input->units[u].family_places < input->units[u].places)
      return TRUE;

  return FALSE;
}

static gboolean
has_rules (const DpSimulationInput *input)
{
  return input->terms.max_wait > 0.0 || (input->terms.share && input->n_units > 1) || input->terms.hold > 0.0
         || input->terms.over_dispersion > 0.0 || counts_family_places (input);
}

static void
include (DpRange *range,
         gboolean first,
         double   value)
{
  range->low = first ? value : MIN (range->low, value);
  range->high = first ? value : MAX (range->high, value);
}

typedef double (*Measure) (const DpSimResult *result, int year);

static double
at_once (const DpSimResult *result,
         int                year)
{
  return result->total[year].at_once_share.value;
}

static double
without (const DpSimResult *result,
         int                year)
{
  return result->total[year].without.value;
}

static double
without_share (const DpSimResult *result,
               int                year)
{
  return result->total[year].without_share.value;
}

static double
occupancy (const DpSimResult *result,
           int                year)
{
  return result->occupancy[year].value;
}

static double
wait (const DpSimResult *result,
      int                year)
{
  return result->total[year].wait.value;
}

static double
treatment (const DpSimResult *result,
           int                year)
{
  return result->total[year].treatment.value;
}

static double
elsewhere (const DpSimResult *result,
           int                year)
{
  return result->total[year].elsewhere.value;
}

static double
distance (const DpSimResult *result,
          int                year)
{
  return result->total[year].distance.value;
}

static double
courses (const DpSimResult *result,
         int                year)
{
  return result->total[year].own_region.value + result->total[year].elsewhere.value;
}

/* Over the limits of estimates from @from to before @to. */
static DpRange
range_of (const DpSimulationInput  *input,
          const DpSimulationResult *result,
          guint                     number,
          guint                     from,
          guint                     to,
          Measure                   measure,
          int                       year)
{
  DpRange range = { 0.0, 0.0 };
  gboolean first = TRUE;

  for (guint c = from; c < to; c++)
    if (input->cases[c].bound != DP_SIMULATION_RANGE)
      {
        include (&range, first, measure (dp_simulation_result_case (result, number, c), year));
        first = FALSE;
      }

  return range;
}

static DpRange
range_of_all (const DpSimulationInput  *input,
              const DpSimulationResult *result,
              Measure                   measure,
              int                       year)
{
  return range_of (input, result, 0, 0, input->n_cases, measure, year);
}

/* FALSE when no formula is known for them. */
static gboolean
formula_range (const DpSimulationInput *input,
               guint                    from,
               guint                    to,
               gsize                    member,
               DpRange                 *range)
{
  gboolean first = TRUE;

  for (guint c = from; c < to; c++)
    if (input->cases[c].has_formula)
      {
        include (range, first, G_STRUCT_MEMBER (double, &input->cases[c].formula, member));
        first = FALSE;
      }

  return !first;
}

static char *
percent_or_unknown (gboolean known,
                    DpRange  range)
{
  return known ? dp_format_percent_range (range.low, range.high) : g_strdup (UNKNOWN);
}

static void
add_comparison_rows (DpTable                  *table,
                     const DpSimulationInput  *input,
                     const DpSimulationResult *result,
                     guint                     from,
                     guint                     to)
{
  const int year = last_year (input);
  /* Of an estimate with two limits the last case draws the rate between them. */
  const DpSimRegionAnswer *drawn = &dp_simulation_result_case (result, 0, to - 1)->total[year];
  DpRange placed = { 0.0, 0.0 }, used = { 0.0, 0.0 }, women = { 0.0, 0.0 };
  const gboolean known = formula_range (input, from, to, G_STRUCT_OFFSET (DpSystemAnswer, without_place), &placed)
                         && formula_range (input, from, to, G_STRUCT_OFFSET (DpSystemAnswer, occupancy), &used)
                         && formula_range (input, from, to, G_STRUCT_OFFSET (DpSystemAnswer, women_without_place), &women);
  const DpRange sim_placed = range_of (input, result, 0, from, to, at_once, year);
  const DpRange sim_used = range_of (input, result, 0, from, to, occupancy, year);
  const DpRange sim_women = range_of (input, result, 0, from, to, without, year);
  /* The range of a count is what chance makes of it, and no limit that anybody published. */
  const guint last = input->cases[to - 1].is_count ? to - 2 : to - 1;
  DpRange low, high;
  g_autofree char *need = NULL;
  g_autofree char *formula_placed = percent_or_unknown (known, (DpRange) { 1.0 - placed.high, 1.0 - placed.low });
  g_autofree char *simulated_placed = dp_format_percent_range (sim_placed.low, sim_placed.high);
  g_autofree char *formula_used = percent_or_unknown (known, used);
  g_autofree char *simulated_used = dp_format_percent_range (sim_used.low, sim_used.high);
  g_autofree char *formula_women = known ? dp_words_women (women.low, women.high) : g_strdup (UNKNOWN);
  g_autofree char *simulated_women = dp_words_women (sim_women.low, sim_women.high);
  g_autofree char *futures = dp_format_range (drawn->without_p05, drawn->without_p95, 0);

  g_autofree char *name = NULL;

  dp_simulation_case_in_year (&input->cases[from], year, &low);
  dp_simulation_case_in_year (&input->cases[last], year, &high);
  need = dp_words_women (low.low, high.high);
  /* Translators: name of an estimate, women a year */
  name = g_strdup_printf (_("%1$s, %2$s"), input->cases[from].name, need);

  dp_table_add_row (table, input->cases[from].estimate, FALSE, name, _("Formula"), formula_placed, formula_used, formula_women,
                    "", NULL);
  dp_table_add_row (table, NULL, FALSE, "", _("Simulated"), simulated_placed, simulated_used, simulated_women, futures, NULL);
}

/** dp_simulation_table_new: Returns: (transfer full): formula beside simulation, in the last year, for every estimate. */
DpTable *
dp_simulation_table_new (const DpSimulationInput  *input,
                         const DpSimulationResult *result)
{
  DpTable *table = dp_table_new (_("Formula and simulation"));
  g_autofree char *year = NULL;
  g_autofree char *note = NULL;
  g_autofree char *trend = NULL;

  dp_table_add_column (table, _("Estimate"), FALSE);
  dp_table_add_column (table, _("Method"), FALSE);
  dp_table_add_column (table, _("Place at once"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  dp_table_add_column (table, _("Simulated range*"), TRUE);

  for (guint from = 0, to; from < input->n_cases; from = to)
    {
      for (to = from + 1; to < input->n_cases && input->cases[to].bound != DP_SIMULATION_LOW; to++)
        continue;
      add_comparison_rows (table, input, result, from, to);
    }
  year = dp_format_number (input->terms.years, 0);
  trend = dp_trend_use_words (input->trend, &input->growth_a_year);
  /* Translators: number of a year after the opening */
  note = g_strdup_printf (input->closing_unit != NULL
                            ? _("Formula and simulation: year %s after the opening. * Women without a place in that year in 90 of "
                                "100 possible futures; the need is drawn between the estimate’s limits.")
                            : _("Formula: full operation. Simulated: year %s after the opening. * Women without a place in that "
                                "year in 90 of 100 possible futures; the need is drawn between the estimate’s limits."),
                          year);
  table->note = g_strjoin (" ", note, trend, NULL);

  return table;
}

/* What is answered of one unit or region in a year. */
typedef gconstpointer (*AnswerOf) (const DpSimResult *result, int year, guint number);

static gconstpointer
unit_answer (const DpSimResult *result,
             int                year,
             guint              unit)
{
  return &result->units[(gsize) year * result->n_units + unit];
}

static gconstpointer
region_answer (const DpSimResult *result,
               int                year,
               guint              region)
{
  return &result->regions[(gsize) year * result->n_regions + region];
}

/* In the last year, over the limits of all estimates. */
static DpRange
member_range (const DpSimulationInput  *input,
              const DpSimulationResult *result,
              AnswerOf                  answer_of,
              guint                     number,
              gsize                     member)
{
  DpRange range = { 0.0, 0.0 };
  gboolean first = TRUE;

  for (guint c = 0; c < input->n_cases; c++)
    if (input->cases[c].bound != DP_SIMULATION_RANGE)
      {
        gconstpointer answer = answer_of (dp_simulation_result_case (result, 0, c), last_year (input), number);

        include (&range, first, G_STRUCT_MEMBER (DpEstimate, answer, member).value);
        first = FALSE;
      }

  return range;
}

/** dp_simulation_unit_table_new: Returns: (transfer full): unit by unit, in the last year. */
DpTable *
dp_simulation_unit_table_new (const DpSimulationInput  *input,
                              const DpSimulationResult *result)
{
  DpTable *table = dp_table_new (_("Simulation, unit by unit"));
  g_autofree char *threshold = dp_format_trimmed (input->terms.threshold, 1);
  /* Translators: a number of women a year */
  g_autofree char *below = g_strdup_printf (_("Chance of fewer than %s"), threshold);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Places"), TRUE);
  dp_table_add_column (table, _("Courses a year"), TRUE);
  dp_table_add_column (table, below, TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Weeks waited"), TRUE);
  dp_table_add_column (table, _("Weeks before birth"), TRUE);

  for (guint u = 0; u < input->n_units; u++)
    {
      const DpRange placed = member_range (input, result, unit_answer, u, G_STRUCT_OFFSET (DpSimUnitAnswer, placed));
      const DpRange rare = member_range (input, result, unit_answer, u, G_STRUCT_OFFSET (DpSimUnitAnswer, below_threshold));
      const DpRange used = member_range (input, result, unit_answer, u, G_STRUCT_OFFSET (DpSimUnitAnswer, occupancy));
      const DpRange weeks = member_range (input, result, unit_answer, u, G_STRUCT_OFFSET (DpSimUnitAnswer, treatment));
      g_autofree char *places = dp_format_number (input->units[u].places, 0);
      g_autofree char *placed_text = dp_words_women (placed.low, placed.high);
      g_autofree char *rare_text = dp_format_percent_range (rare.low, rare.high);
      g_autofree char *used_text = dp_format_percent_range (used.low, used.high);
      const DpRange waited = member_range (input, result, unit_answer, u, G_STRUCT_OFFSET (DpSimUnitAnswer, wait));
      g_autofree char *waited_text = placed.high > 0.0 ? dp_format_range (waited.low, waited.high, 1) : g_strdup (UNKNOWN);
      g_autofree char *weeks_text = placed.high > 0.0 ? dp_format_range (weeks.low, weeks.high, 0) : g_strdup (UNKNOWN);

      dp_table_add_row (table, input->units[u].id, FALSE, input->units[u].name, places, placed_text, rare_text, used_text,
                        waited_text, weeks_text, NULL);
    }

  return table;
}

/** dp_simulation_region_table_new: Returns: (transfer full): where the women of every region go, in the last year. */
DpTable *
dp_simulation_region_table_new (const DpSimulationInput  *input,
                                const DpSimulationResult *result)
{
  DpTable *table = dp_table_new (_("Simulation, region by region"));

  dp_table_add_column (table, _("Region"), FALSE);
  dp_table_add_column (table, _("Women a year"), TRUE);
  dp_table_add_column (table, _("Placed in the region"), TRUE);
  dp_table_add_column (table, _("Placed elsewhere"), TRUE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  dp_table_add_column (table, _("Weeks waited"), TRUE);
  dp_table_add_column (table, _("Km to the unit"), TRUE);

  for (guint r = 0; r < input->n_regions; r++)
    {
      const DpRange need = member_range (input, result, region_answer, r, G_STRUCT_OFFSET (DpSimRegionAnswer, referred));
      const DpRange own = member_range (input, result, region_answer, r, G_STRUCT_OFFSET (DpSimRegionAnswer, own_region));
      const DpRange away = member_range (input, result, region_answer, r, G_STRUCT_OFFSET (DpSimRegionAnswer, elsewhere));
      const DpRange none = member_range (input, result, region_answer, r, G_STRUCT_OFFSET (DpSimRegionAnswer, without));
      const DpRange weeks = member_range (input, result, region_answer, r, G_STRUCT_OFFSET (DpSimRegionAnswer, wait));
      const DpRange km = member_range (input, result, region_answer, r, G_STRUCT_OFFSET (DpSimRegionAnswer, distance));
      const gboolean placed = own.high + away.high > 0.0;
      g_autofree char *need_text = dp_words_women (need.low, need.high);
      g_autofree char *own_text = dp_words_women (own.low, own.high);
      g_autofree char *away_text = dp_words_women (away.low, away.high);
      g_autofree char *none_text = dp_words_women (none.low, none.high);
      g_autofree char *weeks_text = placed ? dp_format_range (weeks.low, weeks.high, 1) : g_strdup (UNKNOWN);
      g_autofree char *km_text = placed && input->has_distance ? dp_format_range (km.low, km.high, 0) : g_strdup (UNKNOWN);

      dp_table_add_row (table, input->regions[r].id, FALSE, input->regions[r].name, need_text, own_text, away_text, none_text,
                        weeks_text, km_text, NULL);
    }

  return table;
}

/** dp_simulation_year_table_new: Returns: (transfer full): year by year from the opening. */
DpTable *
dp_simulation_year_table_new (const DpSimulationInput  *input,
                              const DpSimulationResult *result)
{
  DpTable *table = dp_table_new (_("Simulation, year by year from the opening"));

  dp_table_add_column (table, _("Year"), FALSE);
  dp_table_add_column (table, _("Courses"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Placed at once"), TRUE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  dp_table_add_column (table, _("Weeks waited"), TRUE);
  dp_table_add_column (table, _("Weeks before birth"), TRUE);

  for (int y = 0; y < input->terms.years; y++)
    {
      const DpRange placed = range_of_all (input, result, courses, y);
      const DpRange used = range_of_all (input, result, occupancy, y);
      const DpRange soon = range_of_all (input, result, at_once, y);
      const DpRange none = range_of_all (input, result, without_share, y);
      const DpRange weeks = range_of_all (input, result, wait, y);
      const DpRange before = range_of_all (input, result, treatment, y);
      g_autofree char *year = input->calendar_year > 0 ? g_strdup_printf (_("Year %1$d (from %2$d)"), y + 1,
                                                                          input->calendar_year + y)
                                                       : g_strdup_printf (_("Year %d"), y + 1);
      g_autofree char *placed_text = dp_words_women (placed.low, placed.high);
      g_autofree char *used_text = dp_format_percent_range (used.low, used.high);
      g_autofree char *soon_text = dp_format_percent_range (soon.low, soon.high);
      g_autofree char *none_text = dp_format_percent_range (none.low, none.high);
      g_autofree char *weeks_text = dp_format_range (weeks.low, weeks.high, 1);
      g_autofree char *before_text = dp_format_range (before.low, before.high, 0);

      dp_table_add_row (table, NULL, FALSE, year, placed_text, used_text, soon_text, none_text, weeks_text, before_text, NULL);
    }

  return table;
}

static gboolean
lies_beside (const DpEstimate *estimate,
             double            formula,
             double            small)
{
  const double half = WIDER * (estimate->high - estimate->low) / 2.0;

  return fabs (estimate->value - formula) <= MAX (half, small);
}

/* Whether the simulation of an input gives the formula's figures for all limits. */
static gboolean
agrees (const DpSimulationInput  *input,
        const DpSimulationResult *result,
        guint                     number)
{
  const int year = last_year (input);

  for (guint c = 0; c < input->n_cases; c++)
    {
      const DpSimResult *one = dp_simulation_result_case (result, number, c);

      if (input->cases[c].has_formula
          && (!lies_beside (&one->total[year].without_share, input->cases[c].formula.without_place, SMALL_SHARE)
              || !lies_beside (&one->occupancy[year], input->cases[c].formula.occupancy, SMALL_SHARE)))
        return FALSE;
    }

  return TRUE;
}

static void
take (GPtrArray *sentences,
      char      *sentence)
{
  g_ptr_array_add (sentences, sentence);
}

/** dp_simulation_add_rules: see the header. */
void
dp_simulation_add_rules (GPtrArray               *sentences,
                         const DpSimulationInput *input)
{
  const DpSimulationTerms *terms = &input->terms;
  const gboolean shares = terms->share && input->n_units > 1;
  g_autofree char *weeks = dp_format_trimmed (terms->max_wait, 1);
  g_autofree char *hold = dp_format_trimmed (terms->hold, 1);
  g_autofree char *times = dp_format_trimmed (1.0 + terms->over_dispersion, 1);
  g_autofree char *share = dp_format_percent (terms->family_share);

  if (terms->max_wait > 0.0 && shares)
    /* Translators: a number of weeks; begins a sentence */
    take (sentences, g_strdup_printf (_("In the simulation a woman waits up to %s weeks, and a full unit passes her on to one with a "
                                        "free place."),
                                      weeks));
  else if (terms->max_wait > 0.0)
    take (sentences, g_strdup_printf (_("In the simulation a woman waits up to %s weeks."), weeks));
  else if (shares)
    take (sentences, g_strdup (_("In the simulation a full unit passes a woman on to one with a free place.")));
  if (terms->urgent && terms->max_wait > 0.0)
    take (sentences, g_strdup (_("A free place goes to the waiting woman who is nearest to birth.")));
  if (terms->hold > 0.0)
    /* Translators: a number of weeks */
    take (sentences, g_strdup_printf (_("A place is kept free up to %s weeks for a woman who is referred but cannot move in yet."),
                                      hold));
  if (terms->over_dispersion > 0.0)
    /* Translators: a number: how many times as large the variance is */
    take (sentences, g_strdup_printf (_("Referrals come in clusters: a year’s number varies %s times as much as by chance alone."),
                                      times));
  if (counts_family_places (input))
    /* Translators: a percentage */
    take (sentences, g_strdup_printf (_("%s of the women need a place with room for partner or siblings."), share));
}

/* What nobody has said anything about is not counted, and that is said. */
static void
add_not_counted (GPtrArray               *sentences,
                 const DpSimulationInput *input)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (input->terms.hold <= 0.0)
    /* Translators: part of the list in “Not counted, since no source says it: …” */
    g_ptr_array_add (words, (gpointer) _("places kept free until a woman can move in"));
  if (input->terms.over_dispersion <= 0.0)
    /* Translators: part of the list in “Not counted, since no source says it: …” */
    g_ptr_array_add (words, (gpointer) _("referrals that come in clusters"));
  if (!counts_family_places (input))
    /* Translators: part of the list in “Not counted, since no source says it: …” */
    g_ptr_array_add (words, (gpointer) _("families that need a larger place"));
  if (words->len == 0)
    return;

  g_ptr_array_add (words, NULL);
  list = g_strjoinv ("; ", (char **) words->pdata);
  /* Translators: %s is a list */
  take (sentences, g_strdup_printf (_("Not counted, since the plan says nothing about it: %s."), list));
}

/* Formula against simulation in full operation. */
static void
add_difference (GPtrArray                *sentences,
                const DpSimulationInput  *input,
                const DpSimulationResult *result)
{
  DpRange formula = { 0.0, 0.0 };
  const DpRange simulated = range_of_all (input, result, without, last_year (input));
  g_autofree char *formula_text = NULL;
  g_autofree char *simulated_text = NULL;

  if (!formula_range (input, 0, input->n_cases, G_STRUCT_OFFSET (DpSystemAnswer, women_without_place), &formula))
    return;

  if (input->closing_unit != NULL)
    /* Translators: name of a unit */
    take (sentences, g_strdup_printf (_("%s closes within the years simulated; the formula is that of the last year, without the "
                                        "places that have closed."),
                                      input->closing_unit));
  if (!is_full (input))
    {
      take (sentences, g_strdup (_("The places are not all open within the years simulated, so the simulation cannot be laid beside "
                                   "the formula; simulate more years.")));
      return;
    }
  if (agrees (input, result, 0))
    {
      take (sentences, g_strdup (input->closing_unit != NULL
                                   ? _("In the last year formula and simulation give the same for every estimate.")
                                   : _("In full operation formula and simulation give the same for every estimate.")));
      return;
    }

  formula_text = dp_words_women (formula.low, formula.high);
  simulated_text = dp_words_women (simulated.low, simulated.high);
  if (!has_rules (input))
    {
      /* Translators: women a year by the formula, and by the simulation */
      take (sentences, g_strdup_printf (_("Without a place by the formula: %1$s women a year; by the simulation: %2$s. The last year "
                                          "simulated is still marked by the start-up."),
                                        formula_text, simulated_text));
      return;
    }

  dp_simulation_add_rules (sentences, input);
  /* Translators: women a year in the simulation, and by the formula */
  take (sentences, g_strdup_printf (_("So %1$s women a year end without a place; by the formula, where nobody waits and nobody is "
                                      "passed on, %2$s find none on the day."),
                                    simulated_text, formula_text));
  if (result->n_inputs > 1 && agrees (input, result, 1))
    take (sentences, g_strdup (_("Without that the simulation repeats the formula.")));
}

static void
add_start_up (GPtrArray                *sentences,
              const DpSimulationInput  *input,
              const DpSimulationResult *result)
{
  const DpRange all = range_of_all (input, result, without, input->terms.years);
  const DpRange last = range_of_all (input, result, without, last_year (input));
  g_autofree char *years = dp_format_number (input->terms.years, 0);
  g_autofree char *all_text = dp_words_women (all.low, all.high);
  g_autofree char *last_text = dp_words_women (last.low, last.high);

  if (all.low - last.low < SMALL_WOMEN && all.high - last.high < SMALL_WOMEN)
    return;
  if (g_str_equal (all_text, last_text))
    return;
  /* Translators: number of years, women a year over all of them, women in the last */
  take (sentences, g_strdup_printf (_("The start-up costs: over the first %1$s years %2$s women a year are without a place, in year "
                                      "%1$s itself %3$s."),
                                    years, all_text, last_text));
}

static void
add_waiting (GPtrArray                *sentences,
             const DpSimulationInput  *input,
             const DpSimulationResult *result)
{
  const DpRange weeks = range_of_all (input, result, wait, last_year (input));
  const DpRange before = range_of_all (input, result, treatment, last_year (input));
  g_autofree char *weeks_text = dp_format_range (weeks.low, weeks.high, 1);
  g_autofree char *before_text = dp_format_range (before.low, before.high, 1);

  if (weeks.high < SMALL_WEEKS)
    return;
  if (before.high > 0.0)
    /* Translators: two ranges of weeks */
    take (sentences, g_strdup_printf (_("Those who are placed have waited %1$s weeks on average and get %2$s weeks of treatment "
                                        "before birth."),
                                      weeks_text, before_text));
  else
    take (sentences, g_strdup_printf (_("Those who are placed have waited %s weeks on average."), weeks_text));
}

static void
add_sharing (GPtrArray                *sentences,
             const DpSimulationInput  *input,
             const DpSimulationResult *result)
{
  const DpRange away = range_of_all (input, result, elsewhere, last_year (input));
  const DpRange km = range_of_all (input, result, distance, last_year (input));
  g_autofree char *away_text = dp_words_women (away.low, away.high);
  g_autofree char *km_text = dp_format_range (km.low, km.high, 0);

  if (away.high < SMALL_WOMEN)
    return;
  if (input->has_distance)
    /* Translators: women a year, and a distance in km over all women */
    take (sentences, g_strdup_printf (_("%1$s women a year are placed outside their region; on average it is %2$s km by road to the "
                                        "unit."),
                                      away_text, km_text));
  else
    take (sentences, g_strdup_printf (_("%s women a year are placed outside their region."), away_text));
}

/** dp_simulation_sentences: see the header. */
GPtrArray *
dp_simulation_sentences (const DpSimulationInput  *input,
                         const DpSimulationResult *result)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  char *trend;

  add_difference (sentences, input, result);
  /* Where the need changes from year to year, years differ by more than the start-up. */
  if (input->trend != DP_TREND_FOLLOWED)
    add_start_up (sentences, input, result);
  add_waiting (sentences, input, result);
  add_sharing (sentences, input, result);
  if (sentences->len == 0)
    {
      const DpRange women = range_of_all (input, result, without, last_year (input));
      g_autofree char *text = dp_words_women (women.low, women.high);

      take (sentences, g_strdup_printf (_("%s women a year are without a place."), text));
    }
  add_not_counted (sentences, input);
  trend = dp_trend_use_words (input->trend, &input->growth_a_year);
  if (trend != NULL)
    take (sentences, trend);
  if (input->has_distance && input->own_distances > 0)
    take (sentences, dp_travel_words (input->own_distances));

  return sentences;
}

/** dp_simulation_status: Returns: (transfer full): "10 years · 1,000–2,400 futures for each limit · seed 1". */
char *
dp_simulation_status (const DpSimulationInput  *input,
                      const DpSimulationResult *result)
{
  g_autofree char *years = dp_format_number (input->terms.years, 0);
  g_autofree char *futures = dp_format_range ((double) result->least, (double) result->most, 0);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, result->seed);

  /* Translators: years, possible futures simulated for each limit of an estimate, the seed of the random numbers */
  return g_strdup_printf (_("%1$s years · %2$s futures for each figure · seed %3$s"), years, futures, seed);
}

/** dp_simulation_progress: Returns: (transfer full): "Simulating – 40 %". */
char *
dp_simulation_progress (double done)
{
  g_autofree char *percent = dp_format_percent (done);

  /* Translators: a percentage */
  return g_strdup_printf (_("Simulating – %s"), percent);
}

/** dp_simulation_refusal: Returns: (transfer full): what the engine could not simulate, and what to do. */
char *
dp_simulation_refusal (const GError *error)
{
  if (error->domain == DP_ENGINE_ERROR && error->code == DP_ENGINE_ERROR_CANCELLED)
    return g_strdup (_("The simulation was stopped."));
  if (g_str_has_prefix (error->message, "places:"))
    return g_strdup (_("The simulation needs from one to 1,000 places in all. Change the units’ places."));
  if (g_str_has_prefix (error->message, "opening_month:"))
    return g_strdup (_("No place opens within the years simulated. Change the openings, or simulate more years."));
  if (g_str_has_prefix (error->message, "mean:"))
    return g_strdup (_("The stay is as long as the years simulated. Simulate more years, or shorten the stay."));
  if (g_str_has_prefix (error->message, "occupants:"))
    return g_strdup (_("More families are inside at the opening than places are open then. Shorten the list of families, or the "
                       "start-up."));
  if (g_str_has_prefix (error->message, "waiting:"))
    return g_strdup (_("More women would be waiting at the same time than the simulation can handle with the most urgent first. "
                       "Shorten the wait, or give the places in order."));
  if (g_str_has_prefix (error->message, "hold:") || g_str_has_prefix (error->message, "over_dispersion:")
      || g_str_has_prefix (error->message, "large_share:"))
    return g_strdup (_("The simulation cannot use the assumption on places kept, clusters or family places. Write a number within "
                       "its limits."));
  if (g_str_has_prefix (error->message, "need:") || g_str_has_prefix (error->message, "rate_"))
    return g_strdup (_("The estimate is larger than the simulation can handle."));

  return g_strdup (_("The simulation cannot use one of the assumptions. Check those on how long women wait, how referrals and stays "
                     "vary, and the years simulated."));
}
