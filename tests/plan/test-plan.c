/* test-plan.c: records in memory: by id, by kind, by parent, in order.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-plan.h"

static void
put_proposal (DpPlan     *plan,
              const char *id,
              double      position)
{
  DpRecord *record = dp_record_new (DP_ENTITY_PROPOSAL, id);

  dp_record_set (record, DP_PROPOSAL_POSITION, dp_value_number (position));
  dp_plan_put (plan, record);
}

static void
put_unit (DpPlan     *plan,
          const char *id,
          const char *proposal,
          double      position)
{
  DpRecord *record = dp_record_new (DP_ENTITY_UNIT, id);

  dp_record_set (record, DP_UNIT_PROPOSAL, dp_value_text (proposal));
  dp_record_set (record, DP_UNIT_POSITION, dp_value_number (position));
  dp_plan_put (plan, record);
}

/* "a b c" */
static char *
ids_of (const GPtrArray *records)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", ((const DpRecord *) records->pdata[i])->id);

  return g_string_free (ids, FALSE);
}

static void
assert_children (const DpPlan *plan,
                 const char   *parent,
                 const char   *expected)
{
  g_autofree char *ids = ids_of (dp_plan_children (plan, DP_ENTITY_UNIT, parent));

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();
  g_autofree char *ids = NULL;

  put_proposal (plan, "C", 3);
  put_proposal (plan, "B", 1);
  put_proposal (plan, "A", 3);
  put_proposal (plan, "D", 2);
  ids = ids_of (dp_plan_list (plan, DP_ENTITY_PROPOSAL));
  g_assert_cmpstr (ids, ==, "B D A C");
}

static void
test_children (void)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();

  put_proposal (plan, "A", 1);
  put_proposal (plan, "B", 2);
  put_unit (plan, "x", "A", 2);
  put_unit (plan, "y", "A", 1);
  put_unit (plan, "z", "B", 1);
  assert_children (plan, "A", "y x");
  assert_children (plan, "B", "z");
  assert_children (plan, "C", "");

  put_unit (plan, "x", "B", 0);
  assert_children (plan, "A", "y");
  assert_children (plan, "B", "x z");

  dp_plan_remove (plan, DP_ENTITY_UNIT, "z");
  dp_plan_remove (plan, DP_ENTITY_UNIT, "z");
  assert_children (plan, "B", "x");
  g_assert_null (dp_plan_get (plan, DP_ENTITY_UNIT, "z"));
  g_assert_null (dp_plan_get (plan, DP_ENTITY_UNIT, NULL));
}

static void
test_proposal_of (void)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();
  DpRecord *line = dp_record_new (DP_ENTITY_STAFFING, "line");
  DpRecord *basis = dp_record_new (DP_ENTITY_BASIS, "staffing/line/fte");
  DpRecord *milestone = dp_record_new (DP_ENTITY_STEP, "reform");

  put_proposal (plan, "A", 1);
  put_unit (plan, "x", "A", 1);
  dp_record_set (line, DP_STAFFING_UNIT, dp_value_text ("x"));
  dp_record_set (basis, DP_BASIS_ENTITY, dp_value_text ("staffing"));
  dp_record_set (basis, DP_BASIS_RECORD, dp_value_text ("line"));
  dp_record_set (basis, DP_BASIS_FIELD, dp_value_text ("fte"));
  dp_plan_put (plan, line);
  dp_plan_put (plan, basis);
  dp_plan_put (plan, milestone);

  g_assert_cmpstr (dp_plan_proposal_of (plan, line)->id, ==, "A");
  g_assert_cmpstr (dp_plan_proposal_of (plan, basis)->id, ==, "A");
  g_assert_cmpstr (dp_plan_proposal_of (plan, dp_plan_get (plan, DP_ENTITY_PROPOSAL, "A"))->id, ==, "A");
  g_assert_null (dp_plan_proposal_of (plan, milestone));
  g_assert_true (dp_plan_basis (plan, DP_ENTITY_STAFFING, "line", DP_STAFFING_FTE) == basis);
  g_assert_null (dp_plan_basis (plan, DP_ENTITY_STAFFING, "line", DP_STAFFING_COST));
}

static void
test_copy (void)
{
  g_autoptr (DpPlan) plan = dp_plan_new ();
  g_autoptr (DpPlan) copy = NULL;

  put_proposal (plan, "A", 1);
  put_unit (plan, "x", "A", 1);
  copy = dp_plan_copy (plan);
  put_unit (plan, "x", "B", 1);
  dp_plan_remove (plan, DP_ENTITY_PROPOSAL, "A");

  assert_children (copy, "A", "x");
  g_assert_nonnull (dp_plan_get (copy, DP_ENTITY_PROPOSAL, "A"));
}

static void
test_record_values (void)
{
  g_autoptr (DpRecord) record = dp_record_new (DP_ENTITY_UNIT, "x");
  double number = 7;

  g_assert_false (dp_record_number (record, DP_UNIT_PLACES, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_cmpfloat (dp_record_number_or (record, DP_UNIT_PLACES, 3), ==, 3);

  /* Zero is something else than unknown. */
  dp_record_set (record, DP_UNIT_PLACES, dp_value_number (0));
  g_assert_true (dp_record_number (record, DP_UNIT_PLACES, &number));
  g_assert_cmpfloat (number, ==, 0);

  dp_record_set (record, DP_UNIT_REGIONS, dp_value_text ("DK-81,DK-84"));
  g_assert_true (dp_record_in_set (record, DP_UNIT_REGIONS, "DK-84"));
  g_assert_false (dp_record_in_set (record, DP_UNIT_REGIONS, "DK-8"));
  g_assert_false (dp_record_in_set (record, DP_UNIT_REGIONS, "DK-82"));

  g_assert_cmpstr (dp_record_name (record), ==, "x");
  dp_record_set (record, DP_UNIT_NAME, dp_value_text ("Aalborg"));
  g_assert_cmpstr (dp_record_name (record), ==, "Aalborg");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/order", test_order);
  g_test_add_func ("/plan/children", test_children);
  g_test_add_func ("/plan/proposal-of", test_proposal_of);
  g_test_add_func ("/plan/copy", test_copy);
  g_test_add_func ("/plan/record-values", test_record_values);

  return g_test_run ();
}
