/* test-geography.c: towns, lands and crossings, and what is refused.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Distances and sites are found again by tests/cli/test_place.py.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-error.h"
#include "plan/dp-municipalities.h"

static const DpTown *
town (const char *name)
{
  guint n;
  const DpTown *towns = dp_towns (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (towns[i].name, name))
      return &towns[i];

  g_error ("no town %s", name);
}

/* Every town lies on a land, every region has people, and every land can be reached. */
static void
test_country (void)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  guint n_crossings;
  const DpCrossing *crossings = dp_crossings (&n_crossings);
  g_autofree DpPoint *points = g_new0 (DpPoint, n_towns);
  g_autofree double *km = g_new0 (double, n_towns);

  g_assert_cmpuint (n_towns, ==, 473);
  g_assert_cmpuint (n_crossings, >, 20);
  for (guint i = 0; i < n_towns; i++)
    {
      points[i] = towns[i].point;
      g_assert_nonnull (dp_municipality_lookup (towns[i].municipality));
    }
  g_assert_true (dp_road_matrix (points, n_towns, &town ("København")->point, 1, crossings, n_crossings, 1.3, km, NULL));
  for (guint i = 0; i < n_towns; i++)
    {
      double line = dp_great_circle (&points[i], &town ("København")->point);

      /* Bridges are straight, so a little less than the detour factor is possible, never less than the straight line. */
      g_assert_cmpfloat (km[i], >=, line * 0.999);
      g_assert_cmpfloat (km[i], <, 650.0);
    }
}

static void
test_lands (void)
{
  static const char *const pairs[][2] = {
    { "Aalborg", "Nørresundby" }, { "Sønderborg", "Gråsten" }, { "Vordingborg", "Stege" },
    { "Nykøbing Falster", "Sakskøbing" }, { "Svendborg", "Rudkøbing" }, { "Esbjerg", "Nordby" }, { "Odense", "Middelfart" },
  };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpint (town (pairs[i][0])->point.land, !=, town (pairs[i][1])->point.land);
  g_assert_cmpint (town ("Odense")->point.land, ==, town ("Middelfart")->point.land);
  g_assert_cmpint (town ("Stege")->point.land, !=, town ("Nykøbing Falster")->point.land);
  /* Anywhere is on the land of the nearest town. */
  g_assert_cmpint (dp_towns_land_at (55.40, 10.40), ==, town ("Odense")->point.land);
  g_assert_cmpint (dp_towns_land_at (55.13, 14.92), ==, town ("Rønne")->point.land);
}

static void
test_largest (void)
{
  g_autoptr (GPtrArray) towns = dp_towns_largest (20, 20.0);
  g_autoptr (GPtrArray) all = dp_towns_largest (1000, 0.0);

  g_assert_cmpuint (towns->len, ==, 20);
  g_assert_cmpstr (((const DpTown *) towns->pdata[0])->name, ==, "København");
  g_assert_cmpuint (all->len, ==, 473);
  for (guint i = 0; i < towns->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const DpTown *a = towns->pdata[i];
        const DpTown *b = towns->pdata[k];

        g_assert_cmpfloat (dp_great_circle (&a->point, &b->point), >=, 20.0);
        g_assert_cmpfloat (a->population, <=, b->population);
      }
}

static void
test_gaps (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpGeographyResult) no_unit = dp_analysis_geography (analysis, "0", NULL);
  g_autoptr (DpGeographyResult) no_regions = NULL;
  g_autoptr (DpGeographyResult) no_people = NULL;

  g_assert_cmpint (no_unit->gap, ==, DP_GEOGRAPHY_NO_UNIT);

  put_unknown (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_REGIONS);
  no_regions = dp_analysis_geography (analysis, "P", NULL);
  g_assert_cmpint (no_regions->gap, ==, DP_GEOGRAPHY_NO_REGIONS);
  g_assert_cmpstr (no_regions->gap_unit->id, ==, "P-midtjylland");

  for (guint i = 0; i < 5; i++)
    put_number (plan, DP_ENTITY_REGION, region_ids[i], DP_REGION_POPULATION, 0);
  dp_analysis_invalidate (analysis, NULL);
  no_people = dp_analysis_geography (analysis, "A", NULL);
  g_assert_cmpint (no_people->gap, ==, DP_GEOGRAPHY_NO_POPULATION);
}

static void
test_refusals (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GError) error = NULL;

  g_assert_null (dp_analysis_geography (analysis, "none", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (dp_analysis_placement (analysis, NULL, 0, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  put_number (plan, DP_ENTITY_ASSUMPTION, "detour-factor", DP_ASSUMPTION_VALUE, 0.5);
  g_assert_null (dp_analysis_geography (analysis, "A", &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NOT_POSITIVE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geography/country", test_country);
  g_test_add_func ("/geography/lands", test_lands);
  g_test_add_func ("/geography/largest", test_largest);
  g_test_add_func ("/geography/gaps", test_gaps);
  g_test_add_func ("/geography/refusals", test_refusals);
  return g_test_run ();
}
