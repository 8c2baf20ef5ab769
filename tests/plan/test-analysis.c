/* test-analysis.c: what follows from a plan, against the documents' tables and formulas written anew.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The expected figures come from the product research (section 0), or are computed here by other means than the
 * program's own.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-changes.h"
#include "plan/dp-text.h"

#include <math.h>

#define EXACT 1e-9
#define HALF_A_YEAR 0.5

static const int six_each[5] = { 6, 6, 6, 6, 6 };
static const int by_population[5] = { 9, 5, 6, 6, 4 };
static const int eight_in_hovedstaden[5] = { 8, 6, 6, 6, 6 };
static const int eight_in_nordjylland[5] = { 6, 6, 6, 6, 8 };

static const DpCapacityResult *
computed (DpAnalysis *analysis,
          const char *proposal)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal);

  g_assert_nonnull (capacity);
  g_assert_cmpint (capacity->gap, ==, DP_GAP_NONE);
  return capacity;
}

/* Share without a place of all women, one unit a region, half a year's stay. */
static double
without_in_country (double     need,
                    const int *places)
{
  double without = 0.0;

  for (guint r = 0; r < 5; r++)
    without += region_weight (region_ids[r]) * blocking (places[r], need * region_weight (region_ids[r]) * HALF_A_YEAR);

  return without;
}

static double
without_in_worst_region (double     need,
                         const int *places)
{
  double worst = 0.0;

  for (guint r = 0; r < 5; r++)
    worst = MAX (worst, blocking (places[r], need * region_weight (region_ids[r]) * HALF_A_YEAR));

  return worst;
}

static void
assert_tipping (const DpPlan *plan,
                int           country,
                int           every_region,
                const char   *first_region)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity = computed (analysis, "A");

  g_assert_cmpint (capacity->tipping_country, ==, country);
  g_assert_cmpint (capacity->tipping_every_region, ==, every_region);
  g_assert_cmpstr (capacity->first_region->id, ==, first_region);
}

/* Finding 2 in its own words: 31, 37 or 56 for the country, 23 and 32 in every region. */
static void
test_anchors (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  int every_region = largest_need (without_in_worst_region, eight_in_hovedstaden, 0.10);

  assert_tipping (plan, 31, 23, "DK-84");
  set_places_of_A (plan, by_population);
  assert_tipping (plan, 37, 32, "DK-82");
  set_places_of_A (plan, eight_in_hovedstaden);
  assert_tipping (plan, 37, every_region, "DK-82");
  set_places_of_A (plan, eight_in_nordjylland);
  assert_tipping (plan, 31, 23, "DK-84");

  /* One unit for all: every region gives way together. */
  pool_A (plan, 30);
  assert_tipping (plan, 56, 56, "DK-84");
}

/* The program's tipping points are those that counting up one woman at a time finds, whatever the places and the goal. */
static void
test_tipping_points (void)
{
  static const double goals[] = { 0.01, 0.05, 0.10, 0.25, 0.5 };
  GRand *random = g_rand_new_with_seed (20260301);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
      const DpCapacityResult *capacity;
      double goal = goals[i % G_N_ELEMENTS (goals)];
      int places[5];

      for (guint r = 0; r < 5; r++)
        places[r] = g_rand_int_range (random, i == 0 ? 0 : 1, 13);
      set_places_of_A (plan, places);
      put_number (plan, DP_ENTITY_ASSUMPTION, "service-goal", DP_ASSUMPTION_VALUE, goal);
      capacity = computed (analysis, "A");

      g_assert_cmpfloat (capacity->goal, ==, goal);
      g_assert_cmpint (capacity->tipping_country, ==, largest_need (without_in_country, places, goal));
      g_assert_cmpint (capacity->tipping_every_region, ==, largest_need (without_in_worst_region, places, goal));
      for (guint r = 0; r < 5; r++)
        {
          int need = 0;

          while (blocking (places[r], (need + 1) * region_weight (region_ids[r]) * HALF_A_YEAR) <= goal)
            need++;
          g_assert_cmpint (capacity->region_tipping[r], ==, need);
          g_assert_cmpint (capacity->units[r].tipping_point, ==, need);
        }
    }

  g_rand_free (random);
}

/* The women of the table were rounded twice: 0.46 became 0.5 and then 1. */
static int
as_in_the_table (double number)
{
  return (int) lround (round (number * 10) / 10);
}

/* The table itself: women a year, and per cent, as whole numbers. */
static void
test_table (void)
{
  static const struct
  {
    int need;
    int without_place;
    int occupancy;
    int nordjylland_without;
    int nordjylland_occupancy;
    int hovedstaden_without;
    int one_unit_without;
  } table[] = {
    { 16, 0, 26, 0, 13, 3, 0 },    { 19, 1, 31, 0, 16, 5, 0 },    { 30, 3, 46, 0, 25, 18, 0 },
    { 51, 13, 64, 3, 41, 40, 3 },  { 70, 26, 74, 8, 53, 53, 15 }, { 80, 34, 77, 12, 59, 58, 24 },
    { 100, 51, 83, 19, 67, 66, 43 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
      const DpCapacityResult *capacity;

      use_only (plan, table[i].need, table[i].need);
      capacity = computed (analysis, "A");
      g_assert_cmpuint (dp_analysis_need (analysis)->n_cases, ==, 1);
      g_assert_cmpint (as_in_the_table (capacity->totals[0].women_without_place), ==, table[i].without_place);
      g_assert_cmpint ((int) lround (100 * capacity->totals[0].occupancy), ==, table[i].occupancy);
      g_assert_cmpint ((int) lround (100 * capacity->regions[4].without_place), ==, table[i].nordjylland_without);
      g_assert_cmpint ((int) lround (100 * capacity->units[4].cases[0].occupancy), ==, table[i].nordjylland_occupancy);
      g_assert_cmpint ((int) lround (100 * capacity->regions[0].without_place), ==, table[i].hovedstaden_without);

      pool_A (plan, 30);
      dp_analysis_invalidate (analysis, NULL);
      capacity = computed (analysis, "A");
      g_assert_cmpint (as_in_the_table (capacity->totals[0].women_without_place), ==, table[i].one_unit_without);
    }
}

/* Every figure of every unit and region from the formula itself. */
static void
test_figures (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity = computed (analysis, "A");
  const DpNeedResult *need = dp_analysis_need (analysis);

  g_assert_cmpint (capacity->places, ==, 30);
  g_assert_cmpuint (capacity->n_units, ==, 5);
  g_assert_cmpfloat_with_epsilon (capacity->unserved_share, 0.0, EXACT);
  for (guint c = 0; c < need->n_cases; c++)
    {
      const DpSystemAnswer *total = &capacity->totals[c];
      double women = need->cases[c].need;
      double without = 0.0;
      double in_use = 0.0;

      for (guint r = 0; r < 5; r++)
        {
          const DpUnitAnswer *unit = &capacity->units[r].cases[c];
          const DpRegionAnswer *region = &capacity->regions[c * 5 + r];
          double arrivals = women * region_weight (region_ids[r]);
          double load = arrivals * HALF_A_YEAR;
          double share = blocking (6, load);

          g_assert_cmpstr (need->regions[r]->id, ==, region_ids[r]);
          g_assert_cmpstr (capacity->units[r].unit->id, ==, unit_ids_of_A[r]);
          g_assert_cmpfloat_with_epsilon (capacity->units[r].stay_years, HALF_A_YEAR, EXACT);
          g_assert_cmpfloat_with_epsilon (capacity->units[r].need_share, region_weight (region_ids[r]), EXACT);
          g_assert_cmpfloat_with_epsilon (unit->arrivals, arrivals, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->offered_load, load, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->without_place, share, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->women_without_place, arrivals * share, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->occupancy, load * (1 - share) / 6, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->courses_per_year, arrivals * (1 - share), EXACT);
          g_assert_cmpfloat_with_epsilon (region->need, arrivals, EXACT);
          g_assert_cmpfloat_with_epsilon (region->without_place, share, EXACT);
          without += arrivals * share;
          in_use += load * (1 - share);
        }
      g_assert_cmpfloat_with_epsilon (total->women_without_place, without, EXACT);
      g_assert_cmpfloat_with_epsilon (total->without_place, without / women, EXACT);
      g_assert_cmpfloat_with_epsilon (total->occupancy, in_use / 30, EXACT);
      g_assert_cmpfloat_with_epsilon (total->courses_per_year, women - without, EXACT);
    }

  /* Over the estimates: more need is more occupancy and less place at once. */
  g_assert_cmpfloat_with_epsilon (capacity->immediate.high, 1 - without_in_country (16, six_each), EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->immediate.low, 1 - without_in_country (100, six_each), EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->without_place.low, 16 * without_in_country (16, six_each), EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->without_place.high, 100 * without_in_country (100, six_each), EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->courses.high, 100 * (1 - without_in_country (100, six_each)), EXACT);
}

/* Five estimates in use; a range is two cases and a single figure one; what counts something else is none. */
static void
test_need (void)
{
  static const struct
  {
    const char *estimate;
    gboolean is_high;
    double need;
  } cases[] = {
    { "sbst-2024", FALSE, 80 }, { "sbst-2024", TRUE, 100 }, { "dr-2023", FALSE, 70 }, { "dr-2023", TRUE, 80 },
    { "cowi-2019", FALSE, 19 }, { "cowi-2019", TRUE, 51 },  { "mun-before-2020", FALSE, 30 },
    { "mun-during-2020", FALSE, 16 },
  };
  static const char *const context[] = { "all-2019", "reg-all-2020", "children-2020", "children-stock-2018", "alcohol-cohort" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpNeedResult *need = dp_analysis_need (analysis);
  double sum = 0.0;

  g_assert_cmpuint (need->n_cases, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (need->cases[i].estimate->id, ==, cases[i].estimate);
      g_assert_cmpint (need->cases[i].is_high, ==, cases[i].is_high);
      g_assert_cmpfloat (need->cases[i].need, ==, cases[i].need);
    }
  g_assert_cmpfloat (need->low, ==, 16);
  g_assert_cmpfloat (need->high, ==, 100);
  for (guint r = 0; r < need->n_regions; r++)
    {
      g_assert_cmpfloat_with_epsilon (need->weights[r], region_weight (need->regions[r]->id), EXACT);
      sum += need->weights[r];
    }
  g_assert_cmpfloat_with_epsilon (sum, 1.0, EXACT);

  /* Even when somebody switches them on. */
  for (gsize i = 0; i < G_N_ELEMENTS (context); i++)
    put_number (plan, DP_ENTITY_ESTIMATE, context[i], DP_ESTIMATE_USED, 1);
  dp_analysis_invalidate (analysis, NULL);
  g_assert_cmpuint (dp_analysis_need (analysis)->n_cases, ==, G_N_ELEMENTS (cases));
  g_assert_cmpfloat (dp_analysis_need (analysis)->high, ==, 100);

  /* An estimate without its upper limit is no case: unknown is not zero. */
  put_unknown (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH);
  dp_analysis_invalidate (analysis, NULL);
  g_assert_cmpuint (dp_analysis_need (analysis)->n_cases, ==, G_N_ELEMENTS (cases) - 2);
  g_assert_cmpfloat (dp_analysis_need (analysis)->high, ==, 80);
}

static void
assert_gap (const DpPlan *plan,
            const char   *proposal,
            DpGap         gap,
            const char   *unit)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal);

  g_assert_nonnull (capacity);
  g_assert_cmpstr (capacity->proposal->id, ==, proposal);
  g_assert_cmpint (capacity->gap, ==, gap);
  g_assert_cmpstr (capacity->gap_record != NULL ? capacity->gap_record->id : NULL, ==, unit);
  if (gap != DP_GAP_NONE)
    {
      g_assert_null (dp_analysis_years (analysis, proposal, 30, 6));
      g_assert_null (dp_analysis_unit_years (analysis, proposal, 0, 30, 6));
    }
}

static void
test_gaps (void)
{
  g_autoptr (DpPlan) sample = sample_plan ();
  g_autoptr (DpPlan) plan = dp_plan_copy (sample);
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  g_assert_null (dp_analysis_capacity (analysis, NULL));
  g_assert_null (dp_analysis_capacity (analysis, "Z"));
  g_assert_null (dp_analysis_scores (analysis, "Z"));
  assert_gap (plan, "A", DP_GAP_NONE, NULL);
  assert_gap (plan, "0", DP_GAP_NO_UNIT, NULL);

  /* The last in the order of questions first, so that each hides the one before it. */
  use_only (plan, 80, 100);
  put_number (plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_USED, 0);
  assert_gap (plan, "A", DP_GAP_NO_NEED, NULL);
  /* One region without people is a forgotten figure, and the split of all is wrong. */
  put_number (plan, DP_ENTITY_REGION, "DK-81", DP_REGION_POPULATION, 0);
  assert_gap (plan, "A", DP_GAP_NO_POPULATION, "DK-81");
  put_unknown (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_REGIONS);
  assert_gap (plan, "A", DP_GAP_NO_REGIONS, "A-syddanmark");
  put_unknown (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_STAY_AFTER);
  assert_gap (plan, "A", DP_GAP_NO_STAY, "A-sjaelland");
  put_unknown (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES);
  assert_gap (plan, "A", DP_GAP_NO_PLACES, "A-hovedstaden");
}

/* Unknown is not zero: no places at all is an answer, unknown places are none. */
static void
test_unknown_and_zero (void)
{
  static const guint stays[] = { DP_UNIT_STAY_BEFORE, DP_UNIT_STAY_AFTER };
  g_autoptr (DpPlan) sample = sample_plan ();
  g_autoptr (DpPlan) plan = dp_plan_copy (sample);
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity;

  set_places_of_A (plan, (const int[5]) { 0, 0, 0, 0, 0 });
  capacity = computed (analysis, "A");
  g_assert_cmpint (capacity->places, ==, 0);
  g_assert_cmpint (capacity->tipping_country, ==, 0);
  g_assert_cmpint (capacity->tipping_every_region, ==, 0);
  g_assert_cmpfloat_with_epsilon (capacity->immediate.high, 0.0, EXACT);
  g_assert_cmpfloat (capacity->occupancy.high, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (capacity->without_place.high, 100.0, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->unserved_share, 0.0, EXACT);

  for (gsize i = 0; i < G_N_ELEMENTS (stays); i++)
    {
      g_autoptr (DpPlan) other = dp_plan_copy (sample);

      /* Nothing before the birth is a stay; unknown before the birth is none that can be computed. */
      put_number (other, DP_ENTITY_UNIT, "A-hovedstaden", stays[i], 0);
      assert_gap (other, "A", DP_GAP_NONE, NULL);
      put_unknown (other, DP_ENTITY_UNIT, "A-hovedstaden", stays[i]);
      assert_gap (other, "A", DP_GAP_NO_STAY, "A-hovedstaden");
      put_number (other, DP_ENTITY_UNIT, "A-hovedstaden", stays[i], 0);
      put_number (other, DP_ENTITY_UNIT, "A-hovedstaden", stays[1 - i], 0);
      assert_gap (other, "A", DP_GAP_NO_STAY, "A-hovedstaden");
    }
}

/* The pilot serves one region: the rest of the country is without a place whatever the need. */
static void
test_unserved (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity = computed (analysis, "P");
  double weight = region_weight ("DK-82");
  int need = 0;

  g_assert_cmpfloat_with_epsilon (capacity->unserved_share, 1.0 - weight, EXACT);
  g_assert_cmpint (capacity->tipping_country, ==, 0);
  g_assert_cmpint (capacity->tipping_every_region, ==, 0);
  while (blocking (4, (need + 1) * weight * HALF_A_YEAR) <= 0.10)
    need++;
  for (guint r = 0; r < 5; r++)
    {
      gboolean served = g_str_equal (region_ids[r], "DK-82");

      g_assert_cmpint (capacity->region_tipping[r], ==, served ? need : 0);
      if (!served)
        g_assert_cmpfloat (capacity->regions[r].without_place, ==, 1.0);
    }
  /* 80 women a year is the first case. */
  g_assert_cmpfloat_with_epsilon (capacity->totals[0].without_place,
                                  1.0 - weight + weight * blocking (4, 80 * weight * HALF_A_YEAR), EXACT);
}

/* One unit for two regions takes the women of both, and turns them away alike. */
static void
test_two_regions (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity;
  double weight = region_weight ("DK-84") + region_weight ("DK-85");
  double share = blocking (12, 80 * weight * HALF_A_YEAR);

  dp_plan_remove (plan, DP_ENTITY_UNIT, "A-sjaelland");
  put_text (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_REGIONS, "DK-84,DK-85");
  put_number (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 12);
  capacity = computed (analysis, "A");

  g_assert_cmpfloat_with_epsilon (capacity->units[0].need_share, weight, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->units[0].cases[0].without_place, share, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->regions[0].without_place, share, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->regions[1].without_place, share, EXACT);
  g_assert_cmpint (capacity->region_tipping[0], ==, capacity->region_tipping[1]);
}

/* Two units for one region: its women turn to them in proportion to their places, by halves when neither has any. */
static void
test_two_units (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCapacityResult *capacity;
  double weight = region_weight ("DK-84");
  double large = blocking (6, 80 * weight * 0.75 * HALF_A_YEAR);
  double small = blocking (2, 80 * weight * 0.25 * HALF_A_YEAR);

  put_text (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_REGIONS, "DK-84");
  put_number (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 2);
  capacity = computed (analysis, "A");
  g_assert_cmpfloat_with_epsilon (capacity->units[0].need_share, weight * 0.75, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->units[1].need_share, weight * 0.25, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->regions[0].without_place, 0.75 * large + 0.25 * small, EXACT);
  g_assert_cmpfloat (capacity->regions[1].without_place, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (capacity->unserved_share, region_weight ("DK-85"), EXACT);

  put_number (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 0);
  put_number (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 0);
  dp_analysis_invalidate (analysis, NULL);
  capacity = computed (analysis, "A");
  g_assert_cmpfloat_with_epsilon (capacity->units[0].need_share, weight / 2, EXACT);
  g_assert_cmpfloat_with_epsilon (capacity->units[1].need_share, weight / 2, EXACT);
}

/* Open places in a month after the opening: one by one, evenly, at least one from the first day. */
static int
open_places (int places,
             int ramp,
             int month)
{
  int open = 0;

  if (month < 0)
    return 0;
  if (month >= ramp)
    return places;
  while (open < places && (open + 1) * ramp <= places * (month + 1))
    open++;

  return MAX (open, MIN (places, 1));
}

typedef struct
{
  double places;
  double without;
  double in_use;
} Year;

static Year
unit_year (int    places,
           int    ramp,
           int    opening,
           double arrivals,
           int    year)
{
  Year sum = { 0.0, 0.0, 0.0 };

  for (int month = 12 * year; month < 12 * (year + 1); month++)
    {
      int open = open_places (places, ramp, month - opening);
      double share = blocking (open, arrivals * HALF_A_YEAR);

      sum.places += open / 12.0;
      sum.without += arrivals * share / 12.0;
      sum.in_use += arrivals * HALF_A_YEAR * (1.0 - share) / 12.0;
    }

  return sum;
}

/* @openings: months after the first opening. */
static void
assert_years (DpAnalysis *analysis,
              const int  *openings,
              int         first_year)
{
  const guint n_years = 6;
  const double need = 80;
  g_autoptr (GArray) years = dp_analysis_years (analysis, "A", need, n_years);

  g_assert_cmpuint (years->len, ==, n_years);
  for (guint i = 0; i < n_years; i++)
    {
      const DpYearResult *year = &g_array_index (years, DpYearResult, i);
      Year sum = { 0.0, 0.0, 0.0 };

      g_assert_cmpint (year->year, ==, (int) i + 1);
      g_assert_cmpint (year->calendar_year, ==, first_year > 0 ? first_year + (int) i : 0);
      for (guint r = 0; r < 5; r++)
        {
          g_autoptr (GArray) own = dp_analysis_unit_years (analysis, "A", r, need, n_years);
          const DpYearResult *unit = &g_array_index (own, DpYearResult, i);
          double arrivals = need * region_weight (region_ids[r]);
          Year one = unit_year (6, 36, openings[r], arrivals, (int) i);

          g_assert_cmpint (unit->calendar_year, ==, year->calendar_year);
          g_assert_cmpfloat_with_epsilon (unit->places, one.places, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->arrivals, arrivals, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->without_place, one.without / arrivals, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->occupancy, one.places > 0 ? one.in_use / one.places : 0, EXACT);
          g_assert_cmpfloat_with_epsilon (unit->courses_per_year, arrivals - one.without, EXACT);
          sum.places += one.places;
          sum.without += one.without;
          sum.in_use += one.in_use;
        }
      g_assert_cmpfloat_with_epsilon (year->places, sum.places, EXACT);
      g_assert_cmpfloat_with_epsilon (year->arrivals, need, EXACT);
      g_assert_cmpfloat_with_epsilon (year->without_place, sum.without / need, EXACT);
      g_assert_cmpfloat_with_epsilon (year->occupancy, sum.in_use / sum.places, EXACT);
      g_assert_cmpfloat_with_epsilon (year->courses_per_year, need - sum.without, EXACT);
    }
}

static void
test_years (void)
{
  static const int together[5] = { 0, 0, 0, 0, 0 };
  static const int one_later[5] = { 0, 6, 0, 0, 0 };
  static const int one_earlier[5] = { 9, 0, 9, 9, 9 };
  static const int unknown_with_first[5] = { 9, 0, 0, 9, 9 };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  /* All open twelve months after a decision that has no date. */
  assert_years (analysis, together, 0);
  put_text (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_OPENING, "D+18m");
  dp_analysis_invalidate (analysis, NULL);
  assert_years (analysis, one_later, 0);

  /* With a date there is a calendar: twelve months after March 2026. */
  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_DECISION, "2026-03-15");
  dp_analysis_invalidate (analysis, NULL);
  assert_years (analysis, one_later, 2027);

  /* A date of its own beside relative ones. */
  put_text (plan, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_OPENING, "2026-06-15");
  dp_analysis_invalidate (analysis, NULL);
  assert_years (analysis, one_earlier, 2026);

  /* An unknown opening counts as the first. */
  put_unknown (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_OPENING);
  dp_analysis_invalidate (analysis, NULL);
  assert_years (analysis, unknown_with_first, 2026);

  /* None known: the years still count from the opening, without a calendar. */
  for (guint r = 0; r < 5; r++)
    put_unknown (plan, DP_ENTITY_UNIT, unit_ids_of_A[r], DP_UNIT_OPENING);
  dp_analysis_invalidate (analysis, NULL);
  assert_years (analysis, together, 0);
}

/* Women of regions without a unit are without a place in every year; the ramp does not matter to them. */
static void
test_years_unserved (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GArray) years = dp_analysis_years (analysis, "P", 80, 3);
  g_autoptr (GArray) unit = dp_analysis_unit_years (analysis, "P", 0, 80, 3);
  double own = 80 * region_weight ("DK-82");

  for (guint i = 0; i < 3; i++)
    {
      const DpYearResult *year = &g_array_index (years, DpYearResult, i);
      const DpYearResult *one = &g_array_index (unit, DpYearResult, i);
      Year expected = unit_year (4, 12, 0, own, (int) i);

      g_assert_cmpfloat_with_epsilon (year->arrivals, 80, EXACT);
      g_assert_cmpfloat_with_epsilon (year->without_place, (80 - own + expected.without) / 80, EXACT);
      g_assert_cmpfloat_with_epsilon (one->arrivals, own, EXACT);
      g_assert_cmpfloat_with_epsilon (one->without_place, expected.without / own, EXACT);
      g_assert_cmpfloat_with_epsilon (year->places, expected.places, EXACT);
      g_assert_cmpfloat_with_epsilon (year->courses_per_year, own - expected.without, EXACT);
    }

  g_assert_null (dp_analysis_unit_years (analysis, "P", 1, 80, 3));
  g_assert_null (dp_analysis_years (analysis, "Z", 80, 3));
}

/* An edit through the bookkeeping that the document uses, told to the analysis. */
static void
edit_number (DpAnalysis  *analysis,
             DpPlan      *plan,
             DpEntityKind kind,
             const char  *id,
             guint        field,
             double       number)
{
  g_autoptr (DpChanges) changes = dp_changes_new ();
  g_autoptr (DpChangeSet) set = NULL;
  DpRecord *record = dp_record_copy (dp_plan_get (plan, kind, id));

  dp_record_set (record, field, dp_value_number (number));
  dp_changes_put (changes, plan, record);
  dp_changes_settle (changes, plan);
  set = dp_change_set_new (changes, plan);
  dp_analysis_invalidate (analysis, set);
}

static void
test_invalidation (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpNeedResult *need = dp_analysis_need (analysis);
  const DpCapacityResult *capacity_b = dp_analysis_capacity (analysis, "B");
  const DpScoreResult *scores_b = dp_analysis_scores (analysis, "B");

  g_assert_true (dp_analysis_plan (analysis) == plan);
  g_assert_true (dp_analysis_capacity (analysis, "B") == capacity_b);
  g_assert_cmpint (computed (analysis, "A")->tipping_country, ==, 31);

  /* A unit of A: A is computed anew, B is the very same. */
  edit_number (analysis, plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 8);
  g_assert_cmpint (computed (analysis, "A")->tipping_country, ==, 37);
  g_assert_true (dp_analysis_capacity (analysis, "B") == capacity_b);
  g_assert_true (dp_analysis_scores (analysis, "B") == scores_b);
  g_assert_true (dp_analysis_need (analysis) == need);

  /* Two levels down. */
  edit_number (analysis, plan, DP_ENTITY_STAFFING, "A-hovedstaden-staff-1", DP_STAFFING_EXPERIENCE, 10);
  g_assert_true (dp_analysis_capacity (analysis, "B") == capacity_b);
  g_assert_true (dp_analysis_scores (analysis, "B") == scores_b);

  /* Where a figure comes from changes no figure. */
  {
    const DpCapacityResult *capacity_a = dp_analysis_capacity (analysis, "A");
    g_autofree char *basis = dp_basis_id (DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES);
    g_autoptr (DpChanges) changes = dp_changes_new ();
    g_autoptr (DpChangeSet) set = NULL;
    DpRecord *record = dp_record_copy (dp_plan_get (plan, DP_ENTITY_BASIS, basis));

    dp_record_set (record, DP_BASIS_REASON, dp_value_text ("Another reason"));
    dp_changes_put (changes, plan, record);
    dp_changes_settle (changes, plan);
    set = dp_change_set_new (changes, plan);
    dp_analysis_invalidate (analysis, set);
    g_assert_true (dp_analysis_capacity (analysis, "A") == capacity_a);
  }

  /* An estimate, the goal, a region: all. The new results may lie where the old ones lay, so values are compared. */
  edit_number (analysis, plan, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, 120);
  g_assert_cmpfloat (dp_analysis_need (analysis)->high, ==, 120);
  g_assert_cmpfloat_with_epsilon (computed (analysis, "A")->without_place.high,
                                  120 * without_in_country (120, eight_in_hovedstaden), EXACT);
  edit_number (analysis, plan, DP_ENTITY_ASSUMPTION, "service-goal", DP_ASSUMPTION_VALUE, 0.2);
  g_assert_cmpfloat (computed (analysis, "A")->goal, ==, 0.2);
  g_assert_cmpfloat (computed (analysis, "B")->goal, ==, 0.2);
  edit_number (analysis, plan, DP_ENTITY_REGION, "DK-84", DP_REGION_POPULATION, 852953);
  g_assert_cmpfloat (dp_analysis_need (analysis)->weights[0], ==, dp_analysis_need (analysis)->weights[1]);
  g_assert_cmpfloat (computed (analysis, "A")->units[0].need_share, ==, computed (analysis, "A")->units[1].need_share);

  /* All may have changed. */
  put_number (plan, DP_ENTITY_REGION, "DK-85", DP_REGION_POPULATION, 0);
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NONE);
  {
    g_autoptr (DpChangeSet) everything = dp_change_set_new_everything ();

    dp_analysis_invalidate (analysis, everything);
  }
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NO_POPULATION);
}

/* The plan has lost its row for the goal. */
static void
test_goal (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  dp_plan_remove (plan, DP_ENTITY_ASSUMPTION, "service-goal");
  g_assert_cmpfloat (computed (analysis, "A")->goal, ==, 0.10);
  g_assert_cmpint (computed (analysis, "A")->tipping_country, ==, 31);
}

/* Practice grows while places open; what does not depend on the women of a year stays. */
static void
test_scores_by_year (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpScoreResult *full = dp_analysis_scores (analysis, "A");
  g_autoptr (DpScoreResult) first = dp_analysis_scores_in_year (analysis, "A", 1);
  g_autoptr (DpScoreResult) third = dp_analysis_scores_in_year (analysis, "A", 3);
  g_autoptr (DpScoreResult) late = dp_analysis_scores_in_year (analysis, "A", 20);

  g_assert_cmpfloat (first->parameters[0].score.high, <, third->parameters[0].score.high);
  g_assert_cmpfloat (third->parameters[0].score.high, <, full->parameters[0].score.high);
  g_assert_cmpfloat_with_epsilon (late->parameters[0].score.low, full->parameters[0].score.low, 1e-9);
  g_assert_cmpfloat_with_epsilon (late->parameters[0].score.high, full->parameters[0].score.high, 1e-9);
  for (guint p = 1; p < DP_N_PARAMETERS; p++)
    {
      g_assert_cmpfloat (first->parameters[p].score.low, ==, full->parameters[p].score.low);
      g_assert_cmpfloat (first->parameters[p].score.high, ==, full->parameters[p].score.high);
    }
  g_assert_null (dp_analysis_scores_in_year (analysis, "no such proposal", 1));
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/anchors", test_anchors);
  g_test_add_func ("/analysis/tipping-points", test_tipping_points);
  g_test_add_func ("/analysis/table", test_table);
  g_test_add_func ("/analysis/figures", test_figures);
  g_test_add_func ("/analysis/need", test_need);
  g_test_add_func ("/analysis/gaps", test_gaps);
  g_test_add_func ("/analysis/unknown-and-zero", test_unknown_and_zero);
  g_test_add_func ("/analysis/unserved", test_unserved);
  g_test_add_func ("/analysis/two-regions", test_two_regions);
  g_test_add_func ("/analysis/two-units", test_two_units);
  g_test_add_func ("/analysis/years", test_years);
  g_test_add_func ("/analysis/years-unserved", test_years_unserved);
  g_test_add_func ("/analysis/invalidation", test_invalidation);
  g_test_add_func ("/analysis/goal", test_goal);
  g_test_add_func ("/analysis/scores-by-year", test_scores_by_year);

  return g_test_run ();
}
