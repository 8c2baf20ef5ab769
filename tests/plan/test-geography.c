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
#include "plan/dp-place-moves.h"
#include "plan/dp-region-distance.h"
#include "plan/dp-relocation.h"

#include <math.h>

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

/* The nearest town of a place in a town is that town; on the sea and abroad there is one too. */
static void
test_nearest (void)
{
  guint n;
  const DpTown *towns = dp_towns (&n);

  for (guint i = 0; i < n; i++)
    g_assert_true (dp_towns_nearest (towns[i].point.lat, towns[i].point.lon) == &towns[i]);
  /* Skagen is the northernmost town, and the German town of Flensburg lies by Padborg and Kruså. */
  g_assert_cmpstr (dp_towns_nearest (58.2, 10.6)->name, ==, "Skagen");
  g_assert_nonnull (dp_towns_nearest (54.78, 9.43));
}

/* Every step leads the way it says, more along than aside, and no town lies nearer that way; north of Skagen there is none. */
static void
test_next (void)
{
  guint n;
  const DpTown *towns = dp_towns (&n);
  guint n_edges = 0;

  for (guint i = 0; i < n; i++)
    for (DpDirection direction = DP_DIRECTION_NORTH; direction <= DP_DIRECTION_WEST; direction++)
      {
        const DpTown *next = dp_towns_next (towns[i].point.lat, towns[i].point.lon, direction);
        double north, east;

        if (next == NULL)
          {
            n_edges++;
            continue;
          }
        north = next->point.lat - towns[i].point.lat;
        east = (next->point.lon - towns[i].point.lon) * cos (towns[i].point.lat * G_PI / 180);
        g_assert_true (next != &towns[i]);
        if (direction == DP_DIRECTION_NORTH || direction == DP_DIRECTION_SOUTH)
          {
            g_assert_cmpfloat (fabs (north), >=, fabs (east));
            g_assert_true ((north > 0) == (direction == DP_DIRECTION_NORTH));
          }
        else
          {
            g_assert_cmpfloat (fabs (east), >=, fabs (north));
            g_assert_true ((east > 0) == (direction == DP_DIRECTION_EAST));
          }
      }
  /* Few towns lie at the edge of the country. */
  g_assert_cmpuint (n_edges, <, n / 4);
  g_assert_null (dp_towns_next (town ("Skagen")->point.lat, town ("Skagen")->point.lon, DP_DIRECTION_NORTH));
}

/* What is computed beside the plan is what the plan gives once it is applied; the plan is as it was until then, and in one step. */
static void
test_relocation (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DpDocument) document = dp_document_new_from_template ("sample", &error);
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpRelocation) relocation = NULL;
  g_autoptr (DpGeographyResult) before = NULL, beside = NULL, back = NULL, after = NULL;
  const DpTown *thisted = town ("Thisted");

  g_assert_no_error (error);
  analysis = dp_analysis_new (dp_document_get_plan (document));
  before = dp_analysis_geography (analysis, "A", NULL);
  relocation = dp_relocation_new (dp_document_get_plan (document));
  g_assert_true (dp_relocation_move (relocation, "A-nordjylland", town ("Viborg")));
  g_assert_true (dp_relocation_move (relocation, "A-nordjylland", thisted));
  g_assert_false (dp_relocation_move (relocation, "A-nordjylland", thisted));
  g_assert_false (dp_relocation_move (relocation, "no such unit", thisted));
  g_assert_cmpuint (dp_relocation_count (relocation), ==, 1);
  g_assert_true (dp_relocation_get_town (relocation, "A-nordjylland") == thisted);
  beside = dp_analysis_geography (dp_relocation_get_analysis (relocation), "A", NULL);
  g_assert_cmpfloat (beside->road.mean, >, before->road.mean);

  /* There and back again. */
  g_assert_true (dp_relocation_move (relocation, "A-nordjylland", NULL));
  g_assert_cmpuint (dp_relocation_count (relocation), ==, 0);
  back = dp_analysis_geography (dp_relocation_get_analysis (relocation), "A", NULL);
  g_assert_cmpfloat (back->road.mean, ==, before->road.mean);
  g_assert_null (dp_document_get_undo_label (document));

  g_assert_true (dp_relocation_move (relocation, "A-nordjylland", thisted));
  g_assert_true (dp_relocation_apply (relocation, document, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Move Nordjylland to Thisted");
  dp_analysis_invalidate (analysis, NULL);
  after = dp_analysis_geography (analysis, "A", NULL);
  g_assert_cmpfloat (after->road.mean, ==, beside->road.mean);
  g_assert_cmpfloat (after->line.worst, ==, beside->line.worst);
  g_assert_true (dp_document_undo (document, &error));
  g_assert_null (dp_document_get_undo_label (document));
  g_assert_null (dp_record_text (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_UNIT, "A-nordjylland"), DP_UNIT_LATITUDE));
}

/* Whoever lies in one of the best sites stays, every site gets one unit, and no swap of two units would save a way. */
static void
test_place_moves (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, "A");
  g_autoptr (DpPlacement) placement = dp_analysis_placement (analysis, "A", 5, NULL, NULL, NULL);
  g_autoptr (DpPlacement) four = dp_analysis_placement (analysis, "A", 4, NULL, NULL, NULL);
  g_autoptr (GArray) moves = dp_place_moves (placement, units, placement->answer.median.sites);
  DpPoint from[5], to[5];

  g_assert_null (dp_place_moves (four, units, four->answer.median.sites));
  g_assert_cmpuint (moves->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const DpPlaceMove *move = &g_array_index (moves, DpPlaceMove, i);
      gboolean is_site = FALSE;

      g_assert_true (dp_unit_get_point (move->unit, &from[i]));
      to[i] = move->town != NULL ? move->town->point : from[i];
      for (guint s = 0; s < 5; s++)
        {
          const DpSite *site = &g_array_index (placement->sites, DpSite, placement->answer.median.sites[s]);

          is_site |= dp_great_circle (&site->point, &to[i]) < 1.0;
          if (site->unit == move->unit)
            g_assert_null (move->town);
        }
      g_assert_true (is_site);
    }
  for (guint i = 0; i < 5; i++)
    for (guint k = 0; k < i; k++)
      {
        g_assert_cmpfloat (dp_great_circle (&to[i], &to[k]), >, 1.0);
        g_assert_cmpfloat (dp_great_circle (&from[i], &to[i]) + dp_great_circle (&from[k], &to[k]), <=,
                           dp_great_circle (&from[i], &to[k]) + dp_great_circle (&from[k], &to[i]) + 1e-9);
      }
}

/* As the product research counted the same places: per cent within 50 and 100 km, and mean km, straight lines. */
static void
test_regions (void)
{
  static const struct
  {
    const char *name;
    double within[2];
    double km;
  } expected[] = {
    { "Hovedstaden", { 97, 98 }, 15 }, { "Sjælland", { 68, 90 }, 45 },     { "Syddanmark", { 46, 83 }, 52 },
    { "Midtjylland", { 67, 92 }, 37 }, { "Nordjylland", { 83, 100 }, 26 },
  };
  const double limits[] = { 50.0, 100.0 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpGeographyResult) geography = dp_analysis_geography (analysis, "A", NULL);
  g_autoptr (GArray) today = dp_analysis_region_distances (analysis, geography, limits, 2, FALSE);
  g_autoptr (GArray) later = dp_analysis_region_distances (analysis, geography, limits, 2, TRUE);
  const DpRegionDistance *east = NULL, *a = NULL, *b = NULL;
  double share = 0;

  g_assert_cmpuint (today->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const DpRegionDistance *region = &g_array_index (today, DpRegionDistance, i);

      g_assert_cmpstr (region->name, ==, expected[i].name);
      g_assert_cmpfloat_with_epsilon (100 * region->within[0], expected[i].within[0], 0.6);
      g_assert_cmpfloat_with_epsilon (100 * region->within[1], expected[i].within[1], 0.6);
      g_assert_cmpfloat_with_epsilon (region->line, expected[i].km, 0.6);
      g_assert_cmpfloat (region->road, >, region->line);
      g_assert_cmpfloat_with_epsilon (region->served, 1.0, 1e-9);
      g_assert_cmpuint (region->units->len, ==, 1);
      share += region->share;
    }
  g_assert_cmpfloat_with_epsilon (share, 1.0, 1e-9);

  /* The two in the east become one: its people are theirs, so its shares lie between, nearer to the larger. */
  g_assert_cmpuint (later->len, ==, 4);
  east = &g_array_index (later, DpRegionDistance, 0);
  a = &g_array_index (today, DpRegionDistance, 0);
  b = &g_array_index (today, DpRegionDistance, 1);
  g_assert_cmpstr (east->name, ==, "Østdanmark");
  g_assert_cmpuint (east->units->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (east->share, a->share + b->share, 1e-12);
  g_assert_cmpfloat_with_epsilon (east->within[1], (a->share * a->within[1] + b->share * b->within[1]) / east->share, 1e-12);
  g_assert_cmpfloat_with_epsilon (east->line, (a->share * a->line + b->share * b->line) / east->share, 1e-9);
}

/* Women whose region has no unit are within no distance, and in no mean. */
static void
test_region_without_unit (void)
{
  const double limits[] = { 500.0 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpGeographyResult) geography = dp_analysis_geography (analysis, "P", NULL);
  g_autoptr (GArray) regions = dp_analysis_region_distances (analysis, geography, limits, 1, FALSE);
  guint n_served = 0;

  for (guint i = 0; i < regions->len; i++)
    {
      const DpRegionDistance *region = &g_array_index (regions, DpRegionDistance, i);

      g_assert_cmpfloat (region->within[0], ==, region->served);
      g_assert_true ((region->units->len > 0) == (region->served > 0.0));
      n_served += region->served > 0.0;
    }
  g_assert_cmpuint (n_served, ==, 1);
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
  g_test_add_func ("/geography/nearest", test_nearest);
  g_test_add_func ("/geography/next", test_next);
  g_test_add_func ("/geography/relocation", test_relocation);
  g_test_add_func ("/geography/place-moves", test_place_moves);
  g_test_add_func ("/geography/regions", test_regions);
  g_test_add_func ("/geography/region-without-unit", test_region_without_unit);
  g_test_add_func ("/geography/gaps", test_gaps);
  g_test_add_func ("/geography/refusals", test_refusals);
  return g_test_run ();
}
