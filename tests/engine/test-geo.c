/* test-geo.c: distances as the crow flies, and by road over water.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-geo.h"

#include "reference.h"

#include <math.h>

enum
{
  SJAELLAND,
  FYN,
  JYLLAND,
  BORNHOLM,
};

static const DpPoint koebenhavn = { 55.67594, 12.56553, SJAELLAND };
static const DpPoint aarhus = { 56.15674, 10.21076, JYLLAND };
static const DpPoint roenne = { 55.10091, 14.70664, BORNHOLM };
static const DpPoint odense = { 55.39594, 10.38831, FYN };
static const DpCrossing storebaelt = { { 55.35, 11.12, SJAELLAND }, { 55.31, 10.82, FYN }, 18 };
static const DpCrossing lillebaelt = { { 55.52, 9.75, FYN }, { 55.52, 9.73, JYLLAND }, 1.7 };

/* By the angle between two vectors with 30 digits, outside this program. */
static void
test_great_circle (void)
{
  const DpPoint zero = { 0, 0, 0 }, opposite = { 0, 180, 0 }, near = { 0.000001, 0, 0 };

  assert_close (dp_great_circle (&koebenhavn, &aarhus), 156.1615887126457, 1e-10);
  assert_close (dp_great_circle (&koebenhavn, &roenne), 149.5781117768691, 1e-10);
  assert_close (dp_great_circle (&koebenhavn, &odense), 140.4864493219429, 1e-10);
  assert_close (dp_great_circle (&zero, &opposite), 20015.11444203592, 1e-10);
  assert_close (dp_great_circle (&zero, &near), 0.0001111950802335329, 1e-9);
  g_assert_cmpfloat (dp_great_circle (&odense, &odense), ==, 0);
  g_assert_cmpfloat (dp_great_circle (&odense, &aarhus), ==, dp_great_circle (&aarhus, &odense));
}

static void
test_roads (void)
{
  const DpPoint towns[] = { koebenhavn, odense, aarhus };
  const DpCrossing crossings[] = { storebaelt, lillebaelt };
  const double to_bridge = dp_great_circle (&koebenhavn, &storebaelt.a);
  const double bridge_odense = dp_great_circle (&storebaelt.b, &odense);
  const double over_fyn = dp_great_circle (&storebaelt.b, &lillebaelt.a);
  const double to_aarhus = dp_great_circle (&lillebaelt.b, &aarhus);
  double km[9];

  g_assert_true (dp_road_matrix (towns, 3, towns, 3, crossings, 2, 1.25, km, NULL));
  g_assert_cmpfloat (km[0], ==, 0);
  assert_close (km[1], 1.25 * (to_bridge + bridge_odense) + 18, 1e-12);
  assert_close (km[2], 1.25 * (to_bridge + over_fyn + to_aarhus) + 18 + 1.7, 1e-12);
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      assert_close (km[i * 3 + k], km[k * 3 + i], 1e-12);
  /* Round the water, not across it: 157 km as the crow flies. */
  g_assert_cmpfloat (km[2], >, 1.5 * dp_great_circle (&koebenhavn, &aarhus));
  {
    /* A ferry that is shorter is taken. */
    const DpCrossing with_ferry[] = {
      storebaelt, lillebaelt, { { 55.97, 11.37, SJAELLAND }, { 56.15, 10.22, JYLLAND }, 75 }
    };
    double shorter[9];

    g_assert_true (dp_road_matrix (towns, 3, towns, 3, with_ferry, 3, 1.25, shorter, NULL));
    g_assert_cmpfloat (shorter[2], <, km[2]);
    g_assert_cmpfloat (shorter[1], ==, km[1]);
  }
}

/* Asked for one site after the other, the ways are those of the matrix, and those computed here by hand. */
static void
test_roads_to (void)
{
  const DpPoint towns[] = { koebenhavn, odense, aarhus };
  const DpCrossing crossings[] = { storebaelt, lillebaelt };
  g_autoptr (DpRoads) roads = dp_roads_new (towns, 3, crossings, 2, 1.25, NULL);
  g_autoptr (GError) error = NULL;
  double km[6] = { 0 };

  g_assert_nonnull (roads);
  g_assert_true (dp_roads_to (roads, &odense, 2, &km[0], NULL));
  g_assert_true (dp_roads_to (roads, &aarhus, 2, &km[1], NULL));
  assert_close (km[0], 1.25 * (dp_great_circle (&koebenhavn, &storebaelt.a) + dp_great_circle (&storebaelt.b, &odense)) + 18, 1e-12);
  g_assert_cmpfloat (km[2], ==, 0);
  assert_close (km[3], 1.25 * (dp_great_circle (&odense, &lillebaelt.a) + dp_great_circle (&lillebaelt.b, &aarhus)) + 1.7, 1e-12);
  g_assert_cmpfloat (km[5], ==, 0);

  g_assert_false (dp_roads_to (roads, &roenne, 1, km, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_EMPTY);
}

static void
test_same_land (void)
{
  const DpPoint herning = { 56.13615, 8.97662, JYLLAND };
  double km;

  g_assert_true (dp_road_matrix (&aarhus, 1, &herning, 1, NULL, 0, 1.3, &km, NULL));
  assert_close (km, 1.3 * dp_great_circle (&aarhus, &herning), 1e-12);
}

static void
test_refused (void)
{
  const DpPoint north = { 91, 10, 0 }, nowhere = { NAN, 10, 0 };
  const DpCrossing negative = { { 55, 11, SJAELLAND }, { 55, 10, FYN }, -1 };
  const struct
  {
    const DpPoint *point;
    gsize n_points;
    const DpPoint *site;
    const DpCrossing *crossings;
    gsize n_crossings;
    double detour;
    int code;
    const char *input;
  } rows[] = {
    { &koebenhavn, 0, &odense, &storebaelt, 1, 1.2, DP_ENGINE_ERROR_EMPTY, "points:" },
    { &koebenhavn, 1, &roenne, &storebaelt, 1, 1.2, DP_ENGINE_ERROR_EMPTY, "crossings:" },
    { &koebenhavn, 1, &odense, NULL, 0, 1.2, DP_ENGINE_ERROR_EMPTY, "crossings:" },
    { &koebenhavn, 1, &odense, &storebaelt, 1, 0.9, DP_ENGINE_ERROR_NOT_POSITIVE, "detour:" },
    { &koebenhavn, 1, &odense, &storebaelt, 1, NAN, DP_ENGINE_ERROR_NOT_FINITE, "detour:" },
    { &north, 1, &odense, &storebaelt, 1, 1.2, DP_ENGINE_ERROR_TOO_LARGE, "lat:" },
    { &nowhere, 1, &odense, &storebaelt, 1, 1.2, DP_ENGINE_ERROR_NOT_FINITE, "lat:" },
    { &koebenhavn, 1, &odense, &negative, 1, 1.2, DP_ENGINE_ERROR_NEGATIVE, "km:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      double km;

      g_assert_false (dp_road_matrix (rows[i].point, rows[i].n_points, rows[i].site, 1, rows[i].crossings,
                                      rows[i].n_crossings, rows[i].detour, &km, &error));
      g_assert_error (error, DP_ENGINE_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].input));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/geo/great-circle", test_great_circle);
  g_test_add_func ("/engine/geo/roads", test_roads);
  g_test_add_func ("/engine/geo/roads-to", test_roads_to);
  g_test_add_func ("/engine/geo/same-land", test_same_land);
  g_test_add_func ("/engine/geo/refused", test_refused);
  return g_test_run ();
}
