/* dp-system.c: a set of units that share the need of the regions, in steady state.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-system.h"

#include "engine/dp-erlang.h"

#include <math.h>

/* A routing row whose sum is this close to 1 leaves nobody unserved: the rest is rounding. */
#define ROW_TOLERANCE 1e-9

/* A share that meets the goal exactly must not break it by rounding. */
#define GOAL_TOLERANCE 1e-12

/* Halvings of one woman a year: enough to tell apart regions that give way between the same two whole numbers. */
#define REAL_BISECTION_STEPS 50

/* The share without a place that a tipping point is looked for: of one unit, or of the worst region, or all. */
typedef struct
{
  const DpSystem *system;
  double goal;
  double *blocking; /* one per unit, scratch */
  gsize unit;
  gsize region;
  gsize worst_region;
} Search;

typedef double (*ShareFunc) (Search *search,
                             double  need);

/* Share of all women who turn to the unit. */
static double
share_of_need (const DpSystem *system,
               gsize           unit)
{
  double share = 0;

  for (gsize r = 0; r < system->n_regions; r++)
    share += system->region_weight[r] * system->routing[r * system->n_units + unit];
  return share;
}

/* Share of a region's women who have no unit to turn to. */
static double
unserved_share (const DpSystem *system,
                gsize           region)
{
  double rest = 1;

  for (gsize u = 0; u < system->n_units; u++)
    rest -= system->routing[region * system->n_units + u];
  return rest > ROW_TOLERANCE ? rest : 0;
}

static double
unit_blocking (const DpSystem *system,
               gsize           unit,
               double          arrivals)
{
  return dp_erlang_b ((int) (system->places[unit] + 0.5), arrivals * system->stay_years[unit]);
}

static double
country_share (Search *search,
               double  need)
{
  const DpSystem *system = search->system;
  double without = 0;

  for (gsize r = 0; r < system->n_regions; r++)
    without += system->region_weight[r] * unserved_share (system, r);
  for (gsize u = 0; u < system->n_units; u++)
    {
      const double share = share_of_need (system, u);

      without += share * unit_blocking (system, u, need * share);
    }
  return without;
}

/* Of the worst region among those that have women; search->worst_region says which. */
static double
worst_region_share (Search *search,
                    double  need)
{
  const DpSystem *system = search->system;
  double worst = -1;

  for (gsize u = 0; u < system->n_units; u++)
    search->blocking[u] = unit_blocking (system, u, need * share_of_need (system, u));
  for (gsize r = 0; r < system->n_regions; r++)
    {
      double without;

      if (system->region_weight[r] <= 0)
        continue;
      without = unserved_share (system, r);
      for (gsize u = 0; u < system->n_units; u++)
        without += system->routing[r * system->n_units + u] * search->blocking[u];
      if (without > worst)
        {
          worst = without;
          search->worst_region = r;
        }
    }
  return MAX (worst, 0);
}

static double
region_share (Search *search,
              double  need)
{
  const DpSystem *system = search->system;
  double without = unserved_share (system, search->region);

  for (gsize u = 0; u < system->n_units; u++)
    without += system->routing[search->region * system->n_units + u]
               * unit_blocking (system, u, need * share_of_need (system, u));
  return without;
}

static double
unit_share (Search *search,
            double  need)
{
  const double share = share_of_need (search->system, search->unit);

  return share > 0 ? unit_blocking (search->system, search->unit, need * share) : 0;
}

static gboolean
keeps_goal (Search   *search,
            ShareFunc share,
            double    need)
{
  return share (search, need) <= search->goal + GOAL_TOLERANCE;
}

/* The largest whole need at which the share is at most the goal; the share never falls when need grows. */
static int
find_tipping_point (Search   *search,
                    ShareFunc share)
{
  int good = 0, bad = 1;

  while (keeps_goal (search, share, bad))
    {
      good = bad;
      if (good == DP_TIPPING_MAX)
        return good;
      bad = MIN (2 * bad, DP_TIPPING_MAX);
    }
  while (bad - good > 1)
    {
      const int middle = good + (bad - good) / 2;

      if (keeps_goal (search, share, middle))
        good = middle;
      else
        bad = middle;
    }
  return good;
}

static gboolean
is_system (const DpSystem *system)
{
  return system != NULL && system->n_regions > 0 && system->region_weight != NULL &&
         (system->n_units == 0 || (system->places != NULL && system->stay_years != NULL && system->routing != NULL));
}

/**
 * dp_system_solve:
 * @system: regions, units and who turns where
 * @need: women a year in the whole country, finite, ≥ 0
 * @total: (out caller-allocates): all units together
 * @units: (out caller-allocates) (nullable) (array): one answer per unit
 * @regions: (out caller-allocates) (nullable) (array): one answer per region
 *
 * Solves every unit as a loss system: load a = arrivals × mean stay, share turned away B (a, places), places in use
 * a (1 − B). The Poisson streams of regions that turn to the same unit add up to one. Without need the shares are those
 * of the very first woman.
 */
void
dp_system_solve (const DpSystem *system,
                 double          need,
                 DpSystemAnswer *total,
                 DpUnitAnswer   *units,
                 DpRegionAnswer *regions)
{
  double in_use = 0;

  g_return_if_fail (is_system (system));
  g_return_if_fail (isfinite (need) && need >= 0);
  g_return_if_fail (total != NULL);

  *total = (DpSystemAnswer) { .need = need };
  for (gsize r = 0; r < system->n_regions; r++)
    {
      const double unserved = unserved_share (system, r);

      total->without_place += system->region_weight[r] * unserved;
      if (regions != NULL)
        regions[r] = (DpRegionAnswer) { .need = need * system->region_weight[r], .without_place = unserved };
    }
  for (gsize u = 0; u < system->n_units; u++)
    {
      const double share = share_of_need (system, u);
      const double arrivals = need * share;
      const double load = arrivals * system->stay_years[u];
      const double blocking = unit_blocking (system, u, arrivals);
      const double carried = load * (1 - blocking);

      total->places += system->places[u];
      total->offered_load += load;
      total->without_place += share * blocking;
      total->courses_per_year += arrivals * (1 - blocking);
      in_use += carried;
      if (units != NULL)
        units[u] = (DpUnitAnswer) {
          .arrivals = arrivals,
          .offered_load = load,
          .without_place = blocking,
          .women_without_place = arrivals * blocking,
          .occupancy = system->places[u] > 0 ? carried / system->places[u] : 0,
          .courses_per_year = arrivals * (1 - blocking),
        };
      if (regions != NULL)
        for (gsize r = 0; r < system->n_regions; r++)
          regions[r].without_place += system->routing[r * system->n_units + u] * blocking;
    }
  total->women_without_place = need * total->without_place;
  total->occupancy = total->places > 0 ? in_use / total->places : 0;
}

/**
 * dp_system_tipping_country:
 * @system: regions, units and who turns where
 * @goal: largest acceptable share without a place, 0–1, of all women of the country together
 *
 * Returns: the largest whole number of women a year that keeps the goal: 0 when one woman a year breaks it,
 *   %DP_TIPPING_MAX when no limit was found
 */
int
dp_system_tipping_country (const DpSystem *system,
                           double          goal)
{
  Search search = { .system = system, .goal = goal };

  g_return_val_if_fail (is_system (system), 0);
  g_return_val_if_fail (!isnan (goal), 0);

  return find_tipping_point (&search, country_share);
}

/**
 * dp_system_tipping_every_region:
 * @system: regions, units and who turns where
 * @goal: largest acceptable share without a place, 0–1, of the women of each region by itself
 * @first_region: (out) (optional): the region that gives way first as need grows beyond the answer; the number of
 *   regions when none does up to %DP_TIPPING_MAX
 *
 * Regions without women (weight 0) do not count.
 *
 * Returns: the largest whole number of women a year in the country that keeps the goal in every region; 0 when one
 *   woman a year breaks it, %DP_TIPPING_MAX when no limit was found
 */
int
dp_system_tipping_every_region (const DpSystem *system,
                                double          goal,
                                gsize          *first_region)
{
  g_autofree double *blocking = NULL;
  Search search;
  int tipping;

  g_return_val_if_fail (is_system (system), 0);
  g_return_val_if_fail (!isnan (goal), 0);

  blocking = g_new (double, system->n_units);
  search = (Search) { .system = system, .goal = goal, .blocking = blocking };
  tipping = find_tipping_point (&search, worst_region_share);

  if (first_region != NULL)
    {
      double good = tipping, bad = tipping + 1;

      if (tipping == DP_TIPPING_MAX)
        {
          *first_region = system->n_regions;
          return tipping;
        }
      /* Several regions may break the goal at the next whole number: the first is the one at the real crossing. */
      for (int i = 0; i < REAL_BISECTION_STEPS; i++)
        {
          const double middle = good + (bad - good) / 2;

          if (keeps_goal (&search, worst_region_share, middle))
            good = middle;
          else
            bad = middle;
        }
      (void) worst_region_share (&search, bad);
      *first_region = search.worst_region;
    }
  return tipping;
}

/**
 * dp_system_tipping_region:
 * @system: regions, units and who turns where
 * @region: index of the region
 * @goal: largest acceptable share without a place, 0–1, of the women of that region
 *
 * Returns: the largest whole number of women a year in the country that keeps the goal in that region; 0 when one woman
 *   a year breaks it, %DP_TIPPING_MAX when no limit was found
 */
int
dp_system_tipping_region (const DpSystem *system,
                          gsize           region,
                          double          goal)
{
  Search search = { .system = system, .goal = goal, .region = region };

  g_return_val_if_fail (is_system (system), 0);
  g_return_val_if_fail (region < system->n_regions, 0);
  g_return_val_if_fail (!isnan (goal), 0);

  return find_tipping_point (&search, region_share);
}

/**
 * dp_system_tipping_unit:
 * @system: regions, units and who turns where
 * @unit: index of the unit
 * @goal: largest acceptable share turned away, 0–1, of the women who turn to that unit
 *
 * Returns: the largest whole number of women a year in the country at which the unit keeps the goal; 0 when one woman
 *   a year breaks it, %DP_TIPPING_MAX when no limit was found or nobody turns to the unit
 */
int
dp_system_tipping_unit (const DpSystem *system,
                        gsize           unit,
                        double          goal)
{
  Search search = { .system = system, .goal = goal, .unit = unit };

  g_return_val_if_fail (is_system (system), 0);
  g_return_val_if_fail (unit < system->n_units, 0);
  g_return_val_if_fail (!isnan (goal), 0);

  return find_tipping_point (&search, unit_share);
}
