/* dp-place-words.c: where units would lie best by one measure, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-place-words.h"

#include "figure/dp-finance-tables.h"
#include "plan/dp-place-moves.h"
#include "plan/dp-relocation.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/** dp_place_words_free: frees @words; NULL is allowed. */
void
dp_place_words_free (DpPlaceWords *words)
{
  if (words == NULL)
    return;

  g_free (words->best);
  g_free (words->best_value);
  g_free (words->second);
  g_free (words->second_value);
  g_free (words->own);
  g_free (words->note);
  g_free (words);
}

/** dp_place_goal_name: Returns: (transfer full): the measure's name; @reach is the plan's reasonable distance, in km. */
char *
dp_place_goal_name (DpPlaceGoal goal,
                    double      reach)
{
  g_autofree char *km = dp_place_limit (reach);

  switch (goal)
    {
    case DP_PLACE_GOAL_MEAN:
      return g_strdup (_("Shortest mean way"));
    case DP_PLACE_GOAL_LONGEST:
      return g_strdup (_("Shortest longest way"));
    case DP_PLACE_GOAL_WITHIN:
    default:
      /* Translators: a distance */
      return g_strdup_printf (_("Most women within %s"), km);
    }
}

/** dp_place_goal_best: Returns: (transfer none): the answer by one measure. */
const DpPlaceBest *
dp_place_goal_best (const DpPlacement *placement,
                    DpPlaceGoal        goal)
{
  return goal == DP_PLACE_GOAL_MEAN ? &placement->answer.median
         : goal == DP_PLACE_GOAL_LONGEST ? &placement->answer.centre
                                         : &placement->answer.coverage;
}

static char *
site_names (const DpPlacement *placement,
            const int         *sites)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < placement->n_units; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", g_array_index (placement->sites, DpSite, sites[i]).name);

  return g_string_free (names, FALSE);
}

/* With a decimal: the best and the runner-up are often less than a km apart. */
static char *
value_words (DpPlaceGoal goal,
             double      value)
{
  g_autofree char *number = dp_format_number (goal == DP_PLACE_GOAL_WITHIN ? value * 100 : value, 1);

  return g_strconcat (number, DP_NO_BREAK_SPACE, goal == DP_PLACE_GOAL_WITHIN ? "%" : "km", NULL);
}

/* "39.1 km (+0.9 km)": what lies beside the best. */
static char *
value_beside (DpPlaceGoal goal,
              double      best,
              double      value)
{
  g_autofree char *words = value_words (goal, value);
  g_autofree char *change = dp_format_number (fabs (value - best) * (goal == DP_PLACE_GOAL_WITHIN ? 100 : 1), 1);

  if (goal == DP_PLACE_GOAL_WITHIN)
    /* Translators: a share, how many percentage points lower it is */
    return g_strdup_printf (_("%1$s (%2$s percentage points lower)"), words, change);
  return g_strdup_printf ("%s (+%s" DP_NO_BREAK_SPACE "km)", words, change);
}

/**
 * dp_place_words_new:
 * @placement: where units would lie best
 * @goal: by which measure
 *
 * Returns: (transfer full): the words
 */
DpPlaceWords *
dp_place_words_new (const DpPlacement *placement,
                    DpPlaceGoal        goal)
{
  const DpPlaceBest *best = dp_place_goal_best (placement, goal);
  DpPlaceWords *words = g_new0 (DpPlaceWords, 1);
  g_autofree char *sets = dp_format_number ((double) placement->answer.sets, 0);

  words->best = site_names (placement, best->sites);
  words->best_value = value_words (goal, best->value);
  if (best->ties > 1)
    {
      g_autofree char *value = g_steal_pointer (&words->best_value);
      g_autofree char *others = dp_format_number ((double) best->ties - 1, 0);

      /* Translators: a value, a number of sets of sites */
      words->best_value = g_strdup_printf (_("%1$s; %2$s other sets are as good"), value, others);
    }
  if (best->has_runner_up)
    {
      words->second = site_names (placement, best->runner_up_sites);
      words->second_value = value_beside (goal, best->value, best->runner_up);
    }
  if (placement->has_own && placement->n_own == placement->n_units)
    words->own = value_beside (goal, best->value,
                               goal == DP_PLACE_GOAL_MEAN ? placement->own.median
                               : goal == DP_PLACE_GOAL_LONGEST ? placement->own.centre
                                                               : placement->own.coverage);
  /* Translators: number of sets, number of towns */
  words->note = g_strdup_printf (_("All %1$s sets of sites were looked at: the %2$u largest towns and the proposal's own sites. By road; each "
                                   "woman turns to the nearest unit of all, whatever her region, so the map may say otherwise."),
                                 sets, placement->n_towns);
  return words;
}

/**
 * dp_place_choice_of:
 * @placement: where units would lie best
 * @sets: (element-type DpPlaceSet): sets of sites
 * @goal: a measure
 *
 * Returns: the number of the set that is the best by @goal, or −1
 */
int
dp_place_choice_of (const DpPlacement *placement,
                    const GArray      *sets,
                    DpPlaceGoal        goal)
{
  const DpPlaceBest *best = dp_place_goal_best (placement, goal);

  for (guint i = 0; i < sets->len; i++)
    if (memcmp (g_array_index (sets, DpPlaceSet, i).sites, best->sites, sizeof best->sites[0] * placement->n_units) == 0)
      return (int) i;
  return -1;
}

/* (transfer full) (nullable): the proposal's distances when its units are where @moves takes them, and those that stay where the plan
 * has them; NULL while they have a gap. */
static DpGeographyResult *
geography_after (DpRelocation *relocation,
                 const char   *proposal,
                 const GArray *moves)
{
  g_autoptr(DpGeographyResult) then = NULL;

  for (guint i = 0; i < moves->len; i++)
    dp_relocation_move (relocation, g_array_index (moves, DpPlaceMove, i).unit->id, g_array_index (moves, DpPlaceMove, i).town);
  then = dp_analysis_geography (dp_relocation_get_analysis (relocation), proposal, NULL);
  return then != NULL && then->gap == DP_GEOGRAPHY_OK ? g_steal_pointer (&then) : NULL;
}

/* (transfer full): the mean way to a set of sites when the units serve the regions that they serve now. */
static char *
mean_by_plan (DpRelocation      *relocation,
              const char        *proposal,
              const GPtrArray   *units,
              const DpPlacement *placement,
              const DpPlaceSet  *set)
{
  g_autoptr(GArray) moves = dp_place_moves (placement, units, set->sites);
  g_autoptr(DpGeographyResult) then = moves != NULL ? geography_after (relocation, proposal, moves) : NULL;

  return then != NULL ? value_words (DP_PLACE_GOAL_MEAN, then->road.mean) : g_strdup (DP_EN_DASH);
}

static void
add_choice (DpTable          *table,
            const char       *id,
            gboolean          is_sum,
            const char       *name,
            const DpPlaceSet *set,
            const char       *by_plan)
{
  g_autofree char *mean = value_words (DP_PLACE_GOAL_MEAN, set->median);
  g_autofree char *longest = dp_place_km (set->centre);
  g_autofree char *within = value_words (DP_PLACE_GOAL_WITHIN, set->coverage);

  dp_table_add_row (table, id, is_sum, name, mean, longest, within, by_plan, NULL);
}

/**
 * dp_place_choices_new:
 * @analysis: an analysis
 * @proposal: id of the proposal whose units may go there
 * @placement: where units would lie best
 * @sets: (element-type DpPlaceSet): the sets that no other beats in all three measures together
 *
 * Returns: (transfer full): a row for every set, whose id is its number, and one for the proposal's own sites where they are as many
 */
DpTable *
dp_place_choices_new (DpAnalysis        *analysis,
                      const char        *proposal,
                      const DpPlacement *placement,
                      const GArray      *sets)
{
  g_autofree char *reach = dp_place_limit (placement->problem.radius);
  /* Translators: a distance */
  g_autofree char *within = g_strdup_printf (_("Within %s"), reach);
  g_autoptr(DpGeographyResult) now = dp_analysis_geography (analysis, proposal, NULL);
  g_autoptr(DpRelocation) relocation = dp_relocation_new (dp_analysis_plan (analysis));
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, proposal);
  DpTable *table = dp_table_new (_("No other sites are better than one of these in all three"));

  dp_table_add_column (table, _("Sites"), FALSE);
  dp_table_add_column (table, _("Mean way"), TRUE);
  dp_table_add_column (table, _("Longest way"), TRUE);
  dp_table_add_column (table, within, TRUE);
  dp_table_add_column (table, _("Mean way with the units’ regions"), TRUE);
  for (guint i = 0; i < sets->len; i++)
    {
      const DpPlaceSet *set = &g_array_index (sets, DpPlaceSet, i);
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *names = site_names (placement, set->sites);
      g_autofree char *by_plan = mean_by_plan (relocation, proposal, units, placement, set);

      add_choice (table, id, FALSE, names, set, by_plan);
    }
  if (placement->has_own && placement->n_own == placement->n_units)
    {
      g_autofree char *by_plan = now != NULL && now->gap == DP_GEOGRAPHY_OK ? value_words (DP_PLACE_GOAL_MEAN, now->road.mean)
                                                                             : g_strdup (DP_EN_DASH);

      add_choice (table, NULL, TRUE, _("The proposal's own sites"), &placement->own, by_plan);
    }
  return table;
}

/**
 * dp_place_plan_words:
 * @analysis: an analysis
 * @proposal: id of a proposal
 * @moves: (element-type DpPlaceMove): where its units would go
 * @is_farther: (out): whether the women would have farther than now
 *
 * The best sites are looked for as if every woman could turn to the nearest unit of all; the plan says which regions each serves.
 *
 * Returns: (transfer full) (nullable): what the sites give with the regions as they are, in a sentence; NULL when that cannot be said
 */
char *
dp_place_plan_words (DpAnalysis   *analysis,
                     const char   *proposal,
                     const GArray *moves,
                     gboolean     *is_farther)
{
  g_autoptr(DpRelocation) relocation = dp_relocation_new (dp_analysis_plan (analysis));
  g_autoptr(DpGeographyResult) now = dp_analysis_geography (analysis, proposal, NULL);
  g_autoptr(DpGeographyResult) then = NULL;
  g_autofree char *km_now = NULL, *km_then = NULL, *within_now = NULL, *within_then = NULL, *reach = NULL, *words = NULL;

  *is_farther = FALSE;
  then = geography_after (relocation, proposal, moves);
  if (now == NULL || then == NULL || now->gap != DP_GEOGRAPHY_OK)
    return NULL;

  *is_farther = then->road.mean > now->road.mean;
  km_now = dp_place_km (now->road.mean);
  km_then = dp_place_km (then->road.mean);
  within_now = dp_format_percent (now->road.within_reach);
  within_then = dp_format_percent (then->road.within_reach);
  reach = dp_place_limit (now->reach);
  /* Translators: mean distances before and after, shares of the need before and after, a distance */
  words = g_strdup_printf (_("With the regions that the units serve now: mean way by road %1$s → %2$s, and %3$s → %4$s of the need within "
                             "%5$s."),
                           km_now, km_then, within_now, within_then, reach);
  if (!*is_farther)
    return g_steal_pointer (&words);
  return g_strconcat (words, " ",
                      _("That is farther, since women turn to the units of their own region. These sites need other regions for the "
                        "units, too: choose them on the page Proposals."),
                      NULL);
}
