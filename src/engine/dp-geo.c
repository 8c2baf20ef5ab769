/* dp-geo.c: distances between towns and units.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-geo.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/* Mean radius of the earth, IUGG. */
#define EARTH_KM 6371.0088

/**
 * dp_great_circle:
 * @a, @b: two points
 *
 * Returns: the distance as the crow flies in km, on a sphere (haversine formula; within half a per cent of the
 *   ellipsoid)
 */
double
dp_great_circle (const DpPoint *a,
                 const DpPoint *b)
{
  const double degree = G_PI / 180;
  const double north = sin ((b->lat - a->lat) * degree / 2), east = sin ((b->lon - a->lon) * degree / 2);
  const double h = north * north + cos (a->lat * degree) * cos (b->lat * degree) * east * east;

  return 2 * EARTH_KM * asin (sqrt (CLAMP (h, 0, 1)));
}

static gboolean
check_point (const DpPoint *point,
             GError       **error)
{
  return dp_check_finite ("lat", point->lat, error) && dp_check_at_most ("lat", fabs (point->lat), 90, error) &&
         dp_check_finite ("lon", point->lon, error) && dp_check_at_most ("lon", fabs (point->lon), 360, error);
}

/* By road without a crossing; infinite between different lands. */
static double
drive (const DpPoint *a,
       const DpPoint *b,
       double         detour)
{
  return a->land == b->land ? detour * dp_great_circle (a, b) : INFINITY;
}

struct _DpRoads
{
  double detour;
  gsize n_points;
  gsize n_ends;
  DpPoint *points;
  DpPoint *ends;
  double *way;   /* n_ends × n_ends: from end to end over any crossings */
  double *reach; /* n_points × n_ends: from a point to an end */
};

/** dp_roads_free: frees @roads; NULL is allowed. */
void
dp_roads_free (DpRoads *roads)
{
  if (roads == NULL)
    return;

  g_free (roads->points);
  g_free (roads->ends);
  g_free (roads->way);
  g_free (roads->reach);
  g_free (roads);
}

/* The ends of all crossings, and the shortest ways between them (Floyd & Warshall 1962). */
static gboolean
join_ends (DpRoads          *roads,
           const DpCrossing *crossings,
           GError          **error)
{
  const gsize n = roads->n_ends;
  double *way = roads->way;

  for (gsize i = 0; i < n / 2; i++)
    {
      if (!check_point (&crossings[i].a, error) || !check_point (&crossings[i].b, error) ||
          !dp_check_not_negative ("km", crossings[i].km, error))
        return FALSE;
      roads->ends[2 * i] = crossings[i].a;
      roads->ends[2 * i + 1] = crossings[i].b;
    }
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n; k++)
      {
        way[i * n + k] = drive (&roads->ends[i], &roads->ends[k], roads->detour);
        if (i / 2 == k / 2 && i != k)
          way[i * n + k] = MIN (way[i * n + k], crossings[i / 2].km);
      }
  for (gsize via = 0; via < n; via++)
    for (gsize i = 0; i < n; i++)
      for (gsize k = 0; k < n; k++)
        way[i * n + k] = MIN (way[i * n + k], way[i * n + via] + way[via * n + k]);

  return TRUE;
}

static void
reach_ends (DpRoads *roads)
{
  const gsize n = roads->n_ends;
  g_autofree double *there = g_new (double, n);

  for (gsize p = 0; p < roads->n_points; p++)
    {
      const DpPoint *point = &roads->points[p];

      for (gsize i = 0; i < n; i++)
        there[i] = drive (point, &roads->ends[i], roads->detour);
      for (gsize k = 0; k < n; k++)
        {
          double shortest = INFINITY;

          for (gsize i = 0; i < n; i++)
            if (roads->ends[i].land == point->land)
              shortest = MIN (shortest, there[i] + roads->way[i * n + k]);
          roads->reach[p * n + k] = shortest;
        }
    }
}

/**
 * dp_roads_new:
 * @points: (array length=n_points): where people live
 * @n_points: number of points, ≥ 1
 * @crossings: (array length=n_crossings) (nullable): bridges and ferries
 * @n_crossings: their number, at most %DP_CROSSINGS_MAX
 * @detour: how much longer a road is than the crow flies, ≥ 1; an assumption
 * @error: return location for an error
 *
 * Prepares what all ways from the points have in common, so that the ways to one more place are quick to find.
 *
 * Returns: (transfer full): the roads; NULL when an input is refused
 */
DpRoads *
dp_roads_new (const DpPoint    *points,
              gsize             n_points,
              const DpCrossing *crossings,
              gsize             n_crossings,
              double            detour,
              GError          **error)
{
  g_autoptr (DpRoads) roads = NULL;

  if (n_points == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "points", "there must be at least one");
      return NULL;
    }
  if (!dp_check_at_most ("crossings", (double) n_crossings, DP_CROSSINGS_MAX, error) ||
      !dp_check_finite ("detour", detour, error) || !dp_check_at_most ("detour", detour, 10, error))
    return NULL;
  if (detour < 1)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "detour", "must be at least 1");
      return NULL;
    }
  for (gsize i = 0; i < n_points; i++)
    if (!check_point (&points[i], error))
      return NULL;

  roads = g_new0 (DpRoads, 1);
  roads->detour = detour;
  roads->n_points = n_points;
  roads->n_ends = 2 * n_crossings;
  roads->points = g_memdup2 (points, n_points * sizeof *points);
  roads->ends = g_new (DpPoint, roads->n_ends);
  roads->way = g_new (double, roads->n_ends * roads->n_ends);
  roads->reach = g_new (double, n_points * roads->n_ends);
  if (!join_ends (roads, crossings, error))
    return NULL;
  reach_ends (roads);
  return g_steal_pointer (&roads);
}

/**
 * dp_roads_to:
 * @roads: the roads from some points
 * @site: where they lead to
 * @stride: how far apart the points' ways lie in @km; 1 for one after the other
 * @km: (out caller-allocates): the way from every point, in km
 * @error: return location for an error
 *
 * Returns: FALSE when the site is refused or cannot be reached from a point
 */
gboolean
dp_roads_to (const DpRoads *roads,
             const DpPoint *site,
             gsize          stride,
             double        *km,
             GError       **error)
{
  const gsize n = roads->n_ends;
  g_autofree double *last = g_new (double, n);

  if (!check_point (site, error))
    return FALSE;

  for (gsize k = 0; k < n; k++)
    last[k] = drive (&roads->ends[k], site, roads->detour);
  for (gsize p = 0; p < roads->n_points; p++)
    {
      double shortest = drive (&roads->points[p], site, roads->detour);

      for (gsize k = 0; k < n; k++)
        shortest = MIN (shortest, roads->reach[p * n + k] + last[k]);
      if (!isfinite (shortest))
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "crossings", "must join every land that is used");
          return FALSE;
        }
      km[p * stride] = shortest;
    }
  return TRUE;
}

/**
 * dp_road_matrix:
 * @points: (array length=n_points): where people live
 * @n_points: number of points, ≥ 1
 * @sites: (array length=n_sites): where units lie
 * @n_sites: number of sites, ≥ 1
 * @crossings: (array length=n_crossings) (nullable): bridges and ferries
 * @n_crossings: their number, at most %DP_CROSSINGS_MAX
 * @detour: how much longer a road is than the crow flies, ≥ 1; an assumption
 * @distance: (out caller-allocates) (array): n_points × n_sites km, row-major
 * @error: return location for an error
 *
 * Estimates road distances that respect water: the shortest way over land, longer than the crow flies by @detour, and
 * over any number of crossings.
 *
 * Returns: FALSE when an input is refused or a site cannot be reached from a point
 */
gboolean
dp_road_matrix (const DpPoint    *points,
                gsize             n_points,
                const DpPoint    *sites,
                gsize             n_sites,
                const DpCrossing *crossings,
                gsize             n_crossings,
                double            detour,
                double           *distance,
                GError          **error)
{
  g_autoptr (DpRoads) roads = NULL;

  g_return_val_if_fail (distance != NULL, FALSE);

  if (n_sites == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "sites", "there must be at least one");
      return FALSE;
    }
  roads = dp_roads_new (points, n_points, crossings, n_crossings, detour, error);
  if (roads == NULL)
    return FALSE;
  for (gsize s = 0; s < n_sites; s++)
    if (!dp_roads_to (roads, &sites[s], n_sites, &distance[s], error))
      return FALSE;
  return TRUE;
}
