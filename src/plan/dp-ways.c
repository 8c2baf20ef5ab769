/* dp-ways.c: the ways from all towns to a place, kept: while a unit is moved about, the others stay where they are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-ways.h"

/* Places that are remembered: the units of many proposals, and the towns that somebody drags one over. 4 MB at most. */
#define MAX_PLACES 512

typedef struct
{
  DpPoint place;
  double *road;
  double *line;
} Way;

struct _DpWays
{
  double detour;
  DpRoads *roads;     /* (nullable): for @detour */
  GHashTable *places; /* of Way, by its place */
};

static guint
place_hash (gconstpointer key)
{
  const DpPoint *place = key;

  return g_double_hash (&place->lat) ^ (g_double_hash (&place->lon) * 31) ^ (guint) place->land;
}

static gboolean
place_equal (gconstpointer a,
             gconstpointer b)
{
  const DpPoint *one = a, *other = b;

  return one->lat == other->lat && one->lon == other->lon && one->land == other->land;
}

static void
way_free (gpointer data)
{
  Way *way = data;

  g_free (way->road);
  g_free (way->line);
  g_free (way);
}

/** dp_ways_new: Returns: (transfer full): nothing is kept yet. */
DpWays *
dp_ways_new (void)
{
  DpWays *ways = g_new0 (DpWays, 1);

  ways->places = g_hash_table_new_full (place_hash, place_equal, NULL, way_free);
  return ways;
}

/** dp_ways_free: frees @ways; NULL is allowed. */
void
dp_ways_free (DpWays *ways)
{
  if (ways == NULL)
    return;

  g_hash_table_unref (ways->places);
  dp_roads_free (ways->roads);
  g_free (ways);
}

static DpRoads *
new_roads (double   detour,
           GError **error)
{
  guint n_towns, n_crossings;
  const DpTown *towns = dp_towns (&n_towns);
  const DpCrossing *crossings = dp_crossings (&n_crossings);
  g_autofree DpPoint *points = g_new (DpPoint, n_towns);

  for (guint i = 0; i < n_towns; i++)
    points[i] = towns[i].point;
  return dp_roads_new (points, n_towns, crossings, n_crossings, detour, error);
}

static Way *
new_way (const DpWays  *ways,
         const DpPoint *place,
         GError       **error)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  Way *way = g_new0 (Way, 1);

  way->place = *place;
  way->road = g_new (double, n_towns);
  way->line = g_new (double, n_towns);
  if (!dp_roads_to (ways->roads, place, 1, way->road, error))
    {
      way_free (way);
      return NULL;
    }
  for (guint i = 0; i < n_towns; i++)
    way->line[i] = dp_great_circle (&towns[i].point, place);
  return way;
}

/** dp_ways_to: see the header. */
gboolean
dp_ways_to (DpWays        *ways,
            const DpPoint *place,
            double         detour,
            const double **road,
            const double **line,
            GError       **error)
{
  Way *way;

  if (ways->roads == NULL || ways->detour != detour)
    {
      g_hash_table_remove_all (ways->places);
      g_clear_pointer (&ways->roads, dp_roads_free);
      ways->detour = detour;
      ways->roads = new_roads (detour, error);
      if (ways->roads == NULL)
        return FALSE;
    }

  way = g_hash_table_lookup (ways->places, place);
  if (way == NULL)
    {
      way = new_way (ways, place, error);
      if (way == NULL)
        return FALSE;
      if (g_hash_table_size (ways->places) >= MAX_PLACES)
        g_hash_table_remove_all (ways->places);
      g_hash_table_insert (ways->places, &way->place, way);
    }
  *road = way->road;
  *line = way->line;
  return TRUE;
}
