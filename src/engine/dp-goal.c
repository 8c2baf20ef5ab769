/* dp-goal.c: how many places keep a service goal.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-goal.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "engine/dp-need.h"

/* Units that share a region take women from one another as their places grow. This settles in a few rounds; where it
 * swings between two whole numbers, the larger ones are kept. */
#define ROUNDS_MAX 40

/* A share that meets the goal exactly must not break it by rounding. */
#define GOAL_TOLERANCE 1e-12

/**
 * dp_goal_route:
 * @system: regions, units and who serves whom
 * @places: (array length=n_units): places of each unit, ≥ 0
 * @routing: (out caller-allocates): n_regions × n_units: share 0–1 of the women of the region who turn to the unit
 *
 * Where no unit of a region has places, its women turn to all alike.
 */
void
dp_goal_route (const DpGoalSystem *system,
               const double       *places,
               double             *routing)
{
  for (gsize r = 0; r < system->n_regions; r++)
    {
      const gboolean *serves = &system->serves[r * system->n_units];
      double *row = &routing[r * system->n_units];
      double sum = 0;
      gsize serving = 0;

      for (gsize u = 0; u < system->n_units; u++)
        if (serves[u])
          {
            sum += places[u];
            serving++;
          }
      for (gsize u = 0; u < system->n_units; u++)
        {
          row[u] = 0;
          if (serves[u])
            row[u] = sum > 0 ? places[u] / sum : 1.0 / (double) serving;
        }
    }
}

/* Women a year who turn to unit @u, in erlang of its places. */
static double
unit_load (const DpGoalSystem *system,
           const double       *routing,
           double              need,
           gsize               u)
{
  double share = 0;

  for (gsize r = 0; r < system->n_regions; r++)
    share += system->region_weight[r] * routing[r * system->n_units + u];
  return need * share * system->stay_years[u];
}

/* The places that every unit needs while the women turn as they do; a unit that nobody turns to needs none. */
static gboolean
needed_places (const DpGoalSystem *system,
               const double       *routing,
               double              need,
               double              goal,
               double             *needed,
               GError            **error)
{
  for (gsize u = 0; u < system->n_units; u++)
    {
      const double load = unit_load (system, routing, need, u);
      int servers = 0;

      if (load > 0 && !dp_erlang_b_places (load, goal, &servers, error))
        return FALSE;
      needed[u] = servers;
    }
  return TRUE;
}

static gboolean
keeps_goal (const DpGoalSystem *system,
            const double       *places,
            double             *routing,
            double              need,
            double              goal)
{
  dp_goal_route (system, places, routing);
  for (gsize u = 0; u < system->n_units; u++)
    {
      const double load = unit_load (system, routing, need, u);

      if (load > 0 && dp_erlang_b ((int) (places[u] + 0.5), load) > goal + GOAL_TOLERANCE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_system (const DpGoalSystem *system,
              double              need,
              double              goal,
              GError            **error)
{
  if (!dp_check_not_negative ("need", need, error) || !dp_check_at_most ("need", need, DP_NEED_MAX, error) ||
      !dp_check_open_share ("goal", goal, error))
    return FALSE;
  if (system->n_regions == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "regions", "there must be at least one");
      return FALSE;
    }
  for (gsize u = 0; u < system->n_units; u++)
    if (!dp_check_positive ("stay", system->stay_years[u], error))
      return FALSE;
  return TRUE;
}

/**
 * dp_goal_places:
 * @system: regions, units and who serves whom
 * @need: women a year in the whole country, 0–%DP_NEED_MAX
 * @goal: largest acceptable share without a place at once, between 0 and 1
 * @places: (out caller-allocates) (array length=n_units): places of each unit
 * @error: return location for an error naming "need", "goal", "stay", "regions" or "load"
 *
 * Looks for places with which every unit turns away at most @goal of those who turn to it, so that the goal holds in every
 * region that has a unit. Where no region has more than one unit this is the smallest number for each, by
 * dp_erlang_b_places(). Units that share a region start alike and take women in proportion to what they need, until that
 * repeats itself; the answer keeps the goal, and one place fewer in a unit may keep it too.
 *
 * Returns: FALSE when an input is refused, or more places would be needed than can be handled
 */
gboolean
dp_goal_places (const DpGoalSystem *system,
                double              need,
                double              goal,
                int                *places,
                GError            **error)
{
  g_autofree double *routing = NULL, *now = NULL, *needed = NULL;

  g_return_val_if_fail (system != NULL, FALSE);
  g_return_val_if_fail (places != NULL || system->n_units == 0, FALSE);

  if (!check_system (system, need, goal, error))
    return FALSE;

  routing = g_new0 (double, system->n_regions * system->n_units + 1);
  now = g_new0 (double, system->n_units + 1);
  needed = g_new0 (double, system->n_units + 1);
  for (int round = 0; round < 2 * ROUNDS_MAX; round++)
    {
      dp_goal_route (system, now, routing);
      if (!needed_places (system, routing, need, goal, needed, error))
        return FALSE;
      for (gsize u = 0; u < system->n_units; u++)
        now[u] = round < ROUNDS_MAX ? needed[u] : MAX (now[u], needed[u]);
      if (keeps_goal (system, now, routing, need, goal))
        {
          for (gsize u = 0; u < system->n_units; u++)
            places[u] = (int) (now[u] + 0.5);
          return TRUE;
        }
    }

  dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "need", "no number of places was found that keeps the goal");
  return FALSE;
}
