/* test-what-if.c: questions answered beside the plan, against formulas written anew; and made the plan in one step.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"
#include "plans.h"

#include "plan/dp-slides.h"
#include "plan/dp-what-if.h"

#include <math.h>

#define EXACT 1e-9
#define HALF_A_YEAR 0.5

static const int eight_each[5] = { 8, 8, 8, 8, 8 };

static double
without_in_country (double     need,
                    const int *places)
{
  double without = 0.0;

  for (guint r = 0; r < 5; r++)
    without += region_weight (region_ids[r]) * blocking (places[r], need * region_weight (region_ids[r]) * HALF_A_YEAR);

  return without;
}

/* The share without a place for the need that a question asks about. */
static double
asked_without (DpAnalysis *analysis)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, "A");

  for (guint c = 0; c < need->n_cases; c++)
    if (g_str_equal (need->cases[c].estimate->id, DP_WHAT_IF_ESTIMATE))
      return capacity->totals[c].without_place;

  g_assert_not_reached ();
}

static void
test_need (void)
{
  static const int six_each[5] = { 6, 6, 6, 6, 6 };
  g_autoptr(DpPlan) plan = sample_plan ();
  g_autoptr(DpPlan) before = dp_plan_copy (plan);
  DpWhatIf what_if = DP_WHAT_IF_INIT;
  g_autoptr(DpPlan) changed = NULL;
  g_autoptr(DpAnalysis) analysis = NULL;

  what_if.women = 30;
  changed = dp_what_if_plan (plan, "A", &what_if);
  analysis = dp_analysis_new (changed);

  g_assert_cmpfloat_with_epsilon (asked_without (analysis), without_in_country (30, six_each), EXACT);
  /* The plan's own estimates answer beside it, and the plan is as it was. */
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->tipping_country, ==, 31);
  assert_same_plan (plan, before);
}

static void
test_places (void)
{
  g_autoptr(DpPlan) plan = sample_plan ();
  DpWhatIf what_if = { 40, 8, DP_AS_PLANNED, FALSE };
  g_autoptr(DpPlan) changed = dp_what_if_plan (plan, "A", &what_if);
  g_autoptr(DpAnalysis) analysis = dp_analysis_new (changed);

  g_assert_cmpfloat_with_epsilon (asked_without (analysis), without_in_country (40, eight_each), EXACT);
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->tipping_country, ==, largest_need (without_in_country, eight_each, 0.1));
}

/* Half the stay is half the load: the same answer as half the need. */
static void
test_stay (void)
{
  static const int six_each[5] = { 6, 6, 6, 6, 6 };
  g_autoptr(DpPlan) plan = sample_plan ();
  DpWhatIf what_if = { 60, DP_AS_PLANNED, 3, FALSE };
  g_autoptr(DpPlan) changed = dp_what_if_plan (plan, "A", &what_if);
  g_autoptr(DpAnalysis) analysis = dp_analysis_new (changed);
  const DpRecord *unit = dp_plan_children (changed, DP_ENTITY_UNIT, "A")->pdata[0];
  const DpRecord *was = dp_plan_get (plan, DP_ENTITY_UNIT, unit->id);

  g_assert_cmpfloat_with_epsilon (asked_without (analysis), without_in_country (30, six_each), EXACT);
  /* What part of the stay lies before the birth is not the question's. */
  g_assert_cmpfloat_with_epsilon (dp_record_number_or (unit, DP_UNIT_STAY_BEFORE, 0) * 2,
                                  dp_record_number_or (was, DP_UNIT_STAY_BEFORE, 0), EXACT);
}

/* A stay too long for a pregnancy grows after the birth only. */
static void
test_long_stay (void)
{
  g_autoptr(DpPlan) plan = sample_plan ();
  DpWhatIf what_if = { DP_AS_PLANNED, DP_AS_PLANNED, 36, FALSE };
  g_autoptr(DpPlan) changed = dp_what_if_plan (plan, "A", &what_if);
  const GPtrArray *units = dp_plan_children (changed, DP_ENTITY_UNIT, "A");

  for (guint i = 0; i < units->len; i++)
    {
      const double before = dp_record_number_or (units->pdata[i], DP_UNIT_STAY_BEFORE, 0);

      g_assert_cmpfloat (before, <=, 9);
      g_assert_cmpfloat_with_epsilon (before + dp_record_number_or (units->pdata[i], DP_UNIT_STAY_AFTER, 0), 36, EXACT);
    }
}

/* Product research, section 0: the same thirty places in one unit hold for 56. */
static void
test_pooled (void)
{
  g_autoptr(DpPlan) plan = sample_plan ();
  DpWhatIf what_if = { DP_AS_PLANNED, DP_AS_PLANNED, DP_AS_PLANNED, TRUE };
  g_autoptr(DpPlan) changed = dp_what_if_plan (plan, "A", &what_if);
  g_autoptr(DpAnalysis) analysis = dp_analysis_new (changed);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, "A");

  g_assert_cmpuint (capacity->n_units, ==, 1);
  g_assert_cmpint (capacity->places, ==, 30);
  g_assert_cmpint (capacity->tipping_country, ==, 56);
  g_assert_cmpint (capacity->tipping_every_region, ==, 56);
}

/* What one unit does not say is not guessed for the pooled one. */
static void
test_pooled_unknown (void)
{
  g_autoptr(DpPlan) plan = sample_plan ();
  DpWhatIf what_if = { DP_AS_PLANNED, DP_AS_PLANNED, DP_AS_PLANNED, TRUE };
  g_autoptr(DpPlan) changed = NULL;
  g_autoptr(DpAnalysis) analysis = NULL;

  put_unknown (plan, DP_ENTITY_UNIT, unit_ids_of_A[3], DP_UNIT_PLACES);
  changed = dp_what_if_plan (plan, "A", &what_if);
  analysis = dp_analysis_new (changed);
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->gap, ==, DP_GAP_NO_PLACES);
}

static void
test_no_units (void)
{
  g_autoptr(DpPlan) plan = sample_plan ();
  DpWhatIf what_if = { 30, 8, 4, TRUE };
  g_autoptr(DpPlan) changed = dp_what_if_plan (plan, "0", &what_if);
  g_autoptr(DpAnalysis) analysis = dp_analysis_new (changed);

  g_assert_cmpint (dp_analysis_capacity (analysis, "0")->gap, ==, DP_GAP_NO_UNIT);
}

static void
test_read (void)
{
  static const struct
  {
    DpWhatIfNumber number;
    const char *text;
    gboolean good;
    double value;
  } cases[] = {
    { DP_WHAT_IF_WOMEN, "30", TRUE, 30 },          { DP_WHAT_IF_WOMEN, "1.000", TRUE, 1000 },
    { DP_WHAT_IF_WOMEN, "37,5", TRUE, 37.5 },      { DP_WHAT_IF_WOMEN, "", TRUE, DP_AS_PLANNED },
    { DP_WHAT_IF_WOMEN, "  ", TRUE, DP_AS_PLANNED }, { DP_WHAT_IF_WOMEN, "0", FALSE, 0 },
    { DP_WHAT_IF_WOMEN, "-3", FALSE, 0 },          { DP_WHAT_IF_WOMEN, "mange", FALSE, 0 },
    { DP_WHAT_IF_PLACES, "8", TRUE, 8 },           { DP_WHAT_IF_PLACES, "0", TRUE, 0 },
    { DP_WHAT_IF_PLACES, "6,5", FALSE, 0 },        { DP_WHAT_IF_PLACES, "501", FALSE, 0 },
    { DP_WHAT_IF_STAY, "4,5", TRUE, 4.5 },         { DP_WHAT_IF_STAY, "0", FALSE, 0 },
    { DP_WHAT_IF_STAY, "nan", FALSE, 0 },          { DP_WHAT_IF_STAY, "37", FALSE, 0 },
  };

  speak ("da");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DpWhatIf what_if = { 7, 7, 7, FALSE };
      const double *target = cases[i].number == DP_WHAT_IF_WOMEN    ? &what_if.women
                             : cases[i].number == DP_WHAT_IF_PLACES ? &what_if.places
                                                                    : &what_if.stay;
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (dp_what_if_read (&what_if, cases[i].number, cases[i].text, &error), ==, cases[i].good);
      g_assert_true (cases[i].good == (error == NULL));
      g_assert_cmpfloat (*target, ==, cases[i].good ? cases[i].value : 7);
    }
}

/* The places of one unit alone. Figures of the golden table: two more in Nordjylland change nothing, two more in Hovedstaden give 37. */
static void
test_one_unit (void)
{
  static const struct
  {
    const char *unit;
    double places;
    guint in_all;
    int holds;
  } cases[] = { { "A-nordjylland", 8, 32, 31 }, { "A-hovedstaden", 8, 32, 37 }, { NULL, 6, 30, 31 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DpPlan) plan = sample_plan ();
      const DpWhatIf what_if = { DP_AS_PLANNED, cases[i].places, DP_AS_PLANNED, FALSE, cases[i].unit };
      g_autoptr(DpPlan) changed = dp_what_if_plan (plan, "A", &what_if);
      g_autoptr(DpAnalysis) analysis = dp_analysis_new (changed);
      const DpCapacityResult *capacity = dp_analysis_capacity (analysis, "A");

      g_assert_cmpuint ((guint) capacity->places, ==, cases[i].in_all);
      g_assert_cmpint (capacity->tipping_country, ==, cases[i].holds);
    }
}

/* The log keeps where the places were asked about, and asks again there. */
static void
test_one_unit_logged (void)
{
  g_autoptr(DpDocument) document = open_sample ();
  const DpWhatIf what_if = { DP_AS_PLANNED, 4, DP_AS_PLANNED, FALSE, "A-nordjylland" };
  g_autoptr(GError) error = NULL;
  g_autofree char *id = dp_question_add (document, "A", &what_if, "4", "…", FALSE, &error);
  DpWhatIf again;

  g_assert_no_error (error);
  dp_question_what_if (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_QUESTION, id), &again);
  g_assert_cmpstr (again.unit, ==, "A-nordjylland");
  g_assert_cmpfloat (again.places, ==, 4);
  g_assert_cmpfloat (again.women, ==, DP_AS_PLANNED);
}

static void
test_beyond (void)
{
  g_autoptr(DpPlan) plan = sample_plan ();
  const struct
  {
    double women;
    gboolean beyond;
  } cases[] = { { 16, FALSE }, { 100, FALSE }, { 30, FALSE }, { 15, TRUE }, { 300, TRUE }, { DP_AS_PLANNED, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DpWhatIf what_if = { cases[i].women, DP_AS_PLANNED, DP_AS_PLANNED, FALSE };

      g_assert_cmpint (dp_what_if_is_beyond (&what_if, plan), ==, cases[i].beyond);
    }
}

static void
test_apply (void)
{
  g_autoptr(DpDocument) document = open_sample ();
  g_autoptr(DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr(DpPlan) wanted = NULL;
  g_autoptr(DpAnalysis) analysis = NULL;
  g_autoptr(GError) error = NULL;
  DpWhatIf what_if = { 30, 8, DP_AS_PLANNED, TRUE };

  g_assert_true (dp_what_if_apply (document, "A", &what_if, &error));
  g_assert_no_error (error);
  analysis = dp_analysis_new (dp_document_get_plan (document));
  g_assert_cmpuint (dp_analysis_capacity (analysis, "A")->n_units, ==, 1);
  g_assert_cmpint (dp_analysis_capacity (analysis, "A")->places, ==, 40);
  /* Its need belongs to no proposal. */
  g_assert_null (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_ESTIMATE, DP_WHAT_IF_ESTIMATE));

  undo (document);
  assert_same_plan (dp_document_get_plan (document), before);
}

/* A stay that the form would refuse is refused here too, and nothing is half done. */
static void
test_apply_refused (void)
{
  g_autoptr(DpDocument) document = open_sample ();
  g_autoptr(DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr(GError) error = NULL;
  DpWhatIf what_if = { DP_AS_PLANNED, 501, DP_AS_PLANNED, FALSE };

  g_assert_false (dp_what_if_apply (document, "A", &what_if, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE);
  assert_same_plan (dp_document_get_plan (document), before);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  g_test_add_func ("/what-if/need", test_need);
  g_test_add_func ("/what-if/places", test_places);
  g_test_add_func ("/what-if/stay", test_stay);
  g_test_add_func ("/what-if/long-stay", test_long_stay);
  g_test_add_func ("/what-if/pooled", test_pooled);
  g_test_add_func ("/what-if/pooled-unknown", test_pooled_unknown);
  g_test_add_func ("/what-if/no-units", test_no_units);
  g_test_add_func ("/what-if/read", test_read);
  g_test_add_func ("/what-if/beyond", test_beyond);
  g_test_add_func ("/what-if/one-unit", test_one_unit);
  g_test_add_func ("/what-if/one-unit-logged", test_one_unit_logged);
  g_test_add_func ("/what-if/apply", test_apply);
  g_test_add_func ("/what-if/apply-refused", test_apply_refused);
  status = g_test_run ();
  home_leave ();

  return status;
}
