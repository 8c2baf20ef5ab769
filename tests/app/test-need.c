/* test-need.c: the cards of regions and of places for the goal: what they show, and what their buttons do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-form.h"
#include "app/dp-goal-card.h"
#include "app/dp-region-card.h"
#include "app/dp-table-view.h"
#include "plan/dp-analysis-goal.h"

static void
collect_texts (GtkWidget *widget,
               GString   *texts)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_child_visible (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static char *
table_texts (GtkWidget *card)
{
  g_autoptr(GString) texts = g_string_new (NULL);

  collect_texts (find_child (card, DP_TYPE_TABLE_VIEW), texts);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static double
places_of (Fixture    *fixture,
           const char *unit)
{
  return plan_value (fixture, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES)->number;
}

/* The second choice is the agency's upper limit, 100 women a year; one undo takes all places back. */
static void
test_apply (Fixture      *fixture,
            gconstpointer template_name)
{
  GtkWidget *card = g_object_new (DP_TYPE_GOAL_CARD, NULL);
  DpAnalysis *analysis = dp_session_get_analysis (fixture->session);
  g_autoptr(DpGoalResult) goal = dp_analysis_goal (analysis, "A", NULL);
  const int expected = goal->units[1];
  GtkDropDown *estimates;
  g_autoptr(GError) error = NULL;

  dp_session_set_proposal (fixture->session, "A");
  fixture_show (fixture, card);
  dp_goal_card_show (DP_GOAL_CARD (card), fixture->session);
  settle ();
  estimates = GTK_DROP_DOWN (find_child (card, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (estimates)), ==, goal->n_cases);
  g_assert_cmpfloat (places_of (fixture, "A-hovedstaden"), ==, 6);

  gtk_drop_down_set_selected (estimates, 1);
  g_assert_true (gtk_widget_activate_action (card, "goal.apply", NULL));
  g_assert_cmpint (expected, !=, 6);
  g_assert_cmpfloat (places_of (fixture, "A-hovedstaden"), ==, expected);
  g_assert_nonnull (strstr (dp_document_get_undo_label (fixture->document), "100"));

  g_assert_true (dp_document_undo (fixture->document, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (places_of (fixture, "A-hovedstaden"), ==, 6);
  g_assert_cmpfloat (places_of (fixture, "A-nordjylland"), ==, 6);
}

/* A proposal without units says so, and its button does nothing. */
static void
test_nothing_to_apply (Fixture      *fixture,
                       gconstpointer template_name)
{
  GtkWidget *card = g_object_new (DP_TYPE_GOAL_CARD, NULL);

  dp_session_set_proposal (fixture->session, "0");
  fixture_show (fixture, card);
  dp_goal_card_show (DP_GOAL_CARD (card), fixture->session);
  settle ();
  g_assert_false (gtk_widget_get_visible (find_child (card, DP_TYPE_TABLE_VIEW)));
  g_assert_false (gtk_widget_get_sensitive (find_child (card, GTK_TYPE_DROP_DOWN)));
  gtk_widget_activate_action (card, "goal.apply", NULL);
  g_assert_false (dp_document_get_modified (fixture->document));
}

static void
test_region_sets (Fixture      *fixture,
                  gconstpointer template_name)
{
  GtkWidget *card = g_object_new (DP_TYPE_REGION_CARD, NULL);
  GtkWidget *today, *later;
  g_autofree char *five = NULL, *four = NULL;

  fixture_show (fixture, card);
  dp_region_card_show (DP_REGION_CARD (card), fixture->session);
  settle ();
  five = table_texts (card);
  g_assert_nonnull (strstr (five, "Hovedstaden"));
  g_assert_null (strstr (five, "Østdanmark"));

  today = find_child (card, GTK_TYPE_TOGGLE_BUTTON);
  later = gtk_widget_get_next_sibling (today);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (later), TRUE);
  settle ();
  four = table_texts (card);
  g_assert_nonnull (strstr (four, "Østdanmark"));
  g_assert_null (strstr (four, "Hovedstaden"));
}

/* Births are in no document: five empty fields and a sentence; the last number makes the table whole. */
static void
test_births (Fixture      *fixture,
             gconstpointer template_name)
{
  static const char *const regions[] = { "DK-84", "DK-85", "DK-83", "DK-82", "DK-81" };
  GtkWidget *card = g_object_new (DP_TYPE_REGION_CARD, NULL);
  g_autofree char *missing = NULL, *whole = NULL;
  g_autoptr(GError) error = NULL;
  DpValue births = DP_VALUE_INIT;

  births = dp_value_text ("births");
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PLAN, "plan", DP_PLAN_SPLIT, &births, &error));
  dp_value_clear (&births);
  fixture_show (fixture, card);
  dp_region_card_show (DP_REGION_CARD (card), fixture->session);
  settle ();
  missing = table_texts (card);
  g_assert_nonnull (strstr (missing, "The regions lack births: Hovedstaden has none."));

  for (gsize r = 0; r < G_N_ELEMENTS (regions); r++)
    {
      DpFieldRow *row = dp_form_find (card, DP_ENTITY_REGION, regions[r], DP_REGION_BIRTHS);

      g_assert_nonnull (row);
      type_text (row, "1000");
      leave_field (row);
    }
  dp_region_card_show (DP_REGION_CARD (card), fixture->session);
  settle ();
  whole = table_texts (card);
  g_assert_null (strstr (whole, "lack births"));
  g_assert_nonnull (strstr (whole, "20%"));
}

#define ADD(path, function) g_test_add (path, Fixture, "sample", fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);

  ADD ("/need/goal/apply", test_apply);
  ADD ("/need/goal/nothing", test_nothing_to_apply);
  ADD ("/need/regions/sets", test_region_sets);
  ADD ("/need/regions/births", test_births);
  return g_test_run ();
}
