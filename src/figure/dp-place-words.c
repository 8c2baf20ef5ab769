/* dp-place-words.c: where units would lie best by one measure, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-place-words.h"

#include "figure/dp-finance-tables.h"
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

static void
add_choice (DpTable          *table,
            const char       *id,
            gboolean          is_sum,
            const char       *name,
            const DpPlaceSet *set)
{
  g_autofree char *mean = value_words (DP_PLACE_GOAL_MEAN, set->median);
  g_autofree char *longest = dp_place_km (set->centre);
  g_autofree char *within = value_words (DP_PLACE_GOAL_WITHIN, set->coverage);

  dp_table_add_row (table, id, is_sum, name, mean, longest, within, NULL);
}

/**
 * dp_place_choices_new:
 * @placement: where units would lie best
 * @sets: (element-type DpPlaceSet): the sets that no other beats in all three measures together
 *
 * Returns: (transfer full): a row for every set, whose id is its number, and one for the proposal's own sites where they are as many
 */
DpTable *
dp_place_choices_new (const DpPlacement *placement,
                      const GArray      *sets)
{
  g_autofree char *reach = dp_place_limit (placement->problem.radius);
  /* Translators: a distance */
  g_autofree char *within = g_strdup_printf (_("Within %s"), reach);
  DpTable *table = dp_table_new (_("No other sites are better than one of these in all three"));

  dp_table_add_column (table, _("Sites"), FALSE);
  dp_table_add_column (table, _("Mean way"), TRUE);
  dp_table_add_column (table, _("Longest way"), TRUE);
  dp_table_add_column (table, within, TRUE);
  for (guint i = 0; i < sets->len; i++)
    {
      const DpPlaceSet *set = &g_array_index (sets, DpPlaceSet, i);
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *names = site_names (placement, set->sites);

      add_choice (table, id, FALSE, names, set);
    }
  if (placement->has_own && placement->n_own == placement->n_units)
    add_choice (table, NULL, TRUE, _("The proposal's own sites"), &placement->own);
  return table;
}
