/* dp-towns.c: the towns of Denmark, the lands they lie on, and the crossings between those.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read once from data/facts: towns.csv, lands.csv (which land a municipality, or a single town of it, lies on) and
 * crossings.csv.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-towns.h"

#include "plan/dp-facts.h"

#include <math.h>

/* A place this near to a town is in it: stepping on leads to another. */
#define SAME_TOWN_KM 0.5

typedef struct
{
  GArray *towns;     /* of DpTown */
  GArray *crossings; /* of DpCrossing */
  GPtrArray *lands;  /* interned names; their numbers are the engine's lands */
} Country;

static int
land_number (Country    *country,
             const char *name)
{
  const char *known = g_intern_string (name);
  guint number;

  if (!g_ptr_array_find (country->lands, known, &number))
    {
      number = country->lands->len;
      g_ptr_array_add (country->lands, (gpointer) known);
    }

  return (int) number;
}

static double
number_of (const DpFacts *facts,
           guint          row,
           const char    *column)
{
  const char *cell = dp_facts_cell (facts, row, column);

  return cell != NULL ? g_ascii_strtod (cell, NULL) : 0.0;
}

/* "540" → the land of most of its towns; "540/Gråsten" → that town's. */
static GHashTable *
read_lands (Country *country)
{
  g_autoptr (DpFacts) facts = dp_facts_load ("lands");
  GHashTable *lands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->rows->len; i++)
    {
      const char *municipality = dp_facts_cell (facts, i, "municipality");
      const char *town = dp_facts_cell (facts, i, "town");
      char *key = town != NULL ? g_strdup_printf ("%s/%s", municipality, town) : g_strdup (municipality);

      g_hash_table_insert (lands, key, GINT_TO_POINTER (land_number (country, dp_facts_cell (facts, i, "land"))));
    }

  return lands;
}

static void
read_towns (Country *country)
{
  g_autoptr (DpFacts) facts = dp_facts_load ("towns");
  g_autoptr (GHashTable) lands = read_lands (country);

  for (guint i = 0; i < facts->rows->len; i++)
    {
      DpTown town = {
        .name = g_intern_string (dp_facts_cell (facts, i, "name")),
        .municipality = g_intern_string (dp_facts_cell (facts, i, "municipality")),
        .region = g_intern_string (dp_facts_cell (facts, i, "region")),
        .point = { number_of (facts, i, "lat"), number_of (facts, i, "lon"), 0 },
        .population = number_of (facts, i, "population"),
        .weight = number_of (facts, i, "weight"),
      };
      g_autofree char *own = g_strdup_printf ("%s/%s", town.municipality, town.name);
      gpointer land;

      if (!g_hash_table_lookup_extended (lands, own, NULL, &land)
          && !g_hash_table_lookup_extended (lands, town.municipality, NULL, &land))
        {
          g_critical ("no land is given for %s", own);
          continue;
        }
      town.point.land = GPOINTER_TO_INT (land);
      g_array_append_val (country->towns, town);
    }
}

static void
read_crossings (Country *country)
{
  g_autoptr (DpFacts) facts = dp_facts_load ("crossings");

  for (guint i = 0; i < facts->rows->len; i++)
    {
      DpCrossing crossing = {
        { number_of (facts, i, "lat_a"), number_of (facts, i, "lon_a"),
          land_number (country, dp_facts_cell (facts, i, "land_a")) },
        { number_of (facts, i, "lat_b"), number_of (facts, i, "lon_b"),
          land_number (country, dp_facts_cell (facts, i, "land_b")) },
        number_of (facts, i, "km"),
      };

      g_array_append_val (country->crossings, crossing);
    }
}

static Country *
load (void)
{
  Country *country = g_new0 (Country, 1);

  country->towns = g_array_new (FALSE, FALSE, sizeof (DpTown));
  country->crossings = g_array_new (FALSE, FALSE, sizeof (DpCrossing));
  country->lands = g_ptr_array_new ();
  read_towns (country);
  read_crossings (country);

  return country;
}

static const Country *
get_country (void)
{
  static Country *country = NULL;

  if (g_once_init_enter (&country))
    g_once_init_leave (&country, load ());

  return country;
}

/** dp_towns: Returns: (transfer none) (array length=n_towns): all towns, in the order of the table. */
const DpTown *
dp_towns (guint *n_towns)
{
  *n_towns = get_country ()->towns->len;
  return (const DpTown *) get_country ()->towns->data;
}

/** dp_crossings: Returns: (transfer none) (array length=n_crossings): bridges and ferries between the lands. */
const DpCrossing *
dp_crossings (guint *n_crossings)
{
  *n_crossings = get_country ()->crossings->len;
  return (const DpCrossing *) get_country ()->crossings->data;
}

static int
compare_population (gconstpointer a,
                    gconstpointer b)
{
  const DpTown *first = *(const DpTown *const *) a;
  const DpTown *second = *(const DpTown *const *) b;

  if (first->population != second->population)
    return first->population > second->population ? -1 : 1;

  return g_strcmp0 (first->name, second->name);
}

/**
 * dp_towns_largest:
 * @n_wanted: how many
 * @apart_km: how far they lie apart at least, as the crow flies
 *
 * Goes through the towns from the most populous down, and takes each that is not too near to one taken before: large
 * towns all over the country, not the suburbs of the largest.
 *
 * Returns: (transfer container) (element-type DpTown): the towns, the most populous first; fewer when there are no more
 */
GPtrArray *
dp_towns_largest (guint  n_wanted,
                  double apart_km)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < n_towns; i++)
    g_ptr_array_add (all, (gpointer) &towns[i]);
  g_ptr_array_sort (all, compare_population);

  for (guint i = 0; i < all->len && chosen->len < n_wanted; i++)
    {
      const DpTown *town = all->pdata[i];
      gboolean far = TRUE;

      for (guint k = 0; k < chosen->len && far; k++)
        far = dp_great_circle (&town->point, &((const DpTown *) chosen->pdata[k])->point) >= apart_km;
      if (far)
        g_ptr_array_add (chosen, (gpointer) town);
    }

  return chosen;
}

/** dp_towns_nearest: Returns: (transfer none): the town that lies nearest to a place, on land, on the sea or abroad. */
const DpTown *
dp_towns_nearest (double latitude,
                  double longitude)
{
  const DpPoint place = { latitude, longitude, 0 };
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  double shortest = G_MAXDOUBLE;
  const DpTown *nearest = NULL;

  for (guint i = 0; i < n_towns; i++)
    {
      const double km = dp_great_circle (&place, &towns[i].point);

      if (km < shortest)
        {
          shortest = km;
          nearest = &towns[i];
        }
    }

  return nearest;
}

/**
 * dp_towns_next:
 * @latitude, @longitude: a place
 * @direction: where to
 *
 * Returns: (transfer none) (nullable): the nearest town that lies more in that direction than to the side; NULL when there
 *   is none
 */
const DpTown *
dp_towns_next (double      latitude,
               double      longitude,
               DpDirection direction)
{
  const DpPoint place = { latitude, longitude, 0 };
  const double narrowing = cos (latitude * G_PI / 180);
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  double shortest = G_MAXDOUBLE;
  const DpTown *next = NULL;

  for (guint i = 0; i < n_towns; i++)
    {
      const double north = towns[i].point.lat - latitude, east = (towns[i].point.lon - longitude) * narrowing;
      const gboolean upright = direction == DP_DIRECTION_NORTH || direction == DP_DIRECTION_SOUTH;
      const double along = upright ? north : east, aside = upright ? east : north;
      const gboolean forward = direction == DP_DIRECTION_NORTH || direction == DP_DIRECTION_EAST ? along > 0 : along < 0;
      const double km = dp_great_circle (&place, &towns[i].point);

      if (forward && fabs (along) >= fabs (aside) && km > SAME_TOWN_KM && km < shortest)
        {
          shortest = km;
          next = &towns[i];
        }
    }

  return next;
}

/** dp_towns_land_at: Returns: the land on which a place lies: that of the nearest town. */
int
dp_towns_land_at (double latitude,
                  double longitude)
{
  return dp_towns_nearest (latitude, longitude)->point.land;
}
