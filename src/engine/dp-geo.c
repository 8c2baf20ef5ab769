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
 * over any number of crossings (Floyd & Warshall 1962 on their ends).
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
  const gsize n = 2 * n_crossings;
  g_autofree DpPoint *ends = NULL;
  g_autofree double *way = NULL, *reach = NULL;

  g_return_val_if_fail (distance != NULL, FALSE);

  if (n_points == 0 || n_sites == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, n_points == 0 ? "points" : "sites",
                           "there must be at least one");
      return FALSE;
    }
  if (!dp_check_at_most ("crossings", (double) n_crossings, DP_CROSSINGS_MAX, error) ||
      !dp_check_finite ("detour", detour, error) || !dp_check_at_most ("detour", detour, 10, error))
    return FALSE;
  if (detour < 1)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "detour", "must be at least 1");
      return FALSE;
    }
  for (gsize i = 0; i < n_points; i++)
    if (!check_point (&points[i], error))
      return FALSE;
  for (gsize i = 0; i < n_sites; i++)
    if (!check_point (&sites[i], error))
      return FALSE;

  ends = g_new (DpPoint, n);
  way = g_new (double, n * n);
  reach = g_new (double, n);
  for (gsize i = 0; i < n_crossings; i++)
    {
      if (!check_point (&crossings[i].a, error) || !check_point (&crossings[i].b, error) ||
          !dp_check_not_negative ("km", crossings[i].km, error))
        return FALSE;
      ends[2 * i] = crossings[i].a;
      ends[2 * i + 1] = crossings[i].b;
    }
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n; k++)
      {
        way[i * n + k] = drive (&ends[i], &ends[k], detour);
        if (i / 2 == k / 2 && i != k)
          way[i * n + k] = MIN (way[i * n + k], crossings[i / 2].km);
      }
  for (gsize via = 0; via < n; via++)
    for (gsize i = 0; i < n; i++)
      for (gsize k = 0; k < n; k++)
        way[i * n + k] = MIN (way[i * n + k], way[i * n + via] + way[via * n + k]);

  for (gsize p = 0; p < n_points; p++)
    {
      for (gsize k = 0; k < n; k++)
        {
          reach[k] = INFINITY;
          for (gsize i = 0; i < n; i++)
            if (ends[i].land == points[p].land)
              reach[k] = MIN (reach[k], drive (&points[p], &ends[i], detour) + way[i * n + k]);
        }
      for (gsize s = 0; s < n_sites; s++)
        {
          double shortest = drive (&points[p], &sites[s], detour);

          for (gsize k = 0; k < n; k++)
            if (ends[k].land == sites[s].land)
              shortest = MIN (shortest, reach[k] + drive (&ends[k], &sites[s], detour));
          if (!isfinite (shortest))
            {
              dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "crossings", "must join every land that is used");
              return FALSE;
            }
          distance[p * n_sites + s] = shortest;
        }
    }
  return TRUE;
}
