/* test-problems.c: what stands in forms and cannot be used, and the banner about numbers that look like CPR numbers.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh. 070761-4285 is the sample of the CPR office's own description of the check.
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-privacy-banner.h"

#include <string.h>

#define UNIT "A-hovedstaden"
#define ESTIMATE "sbst-2024"
#define NUMBER "070761-4285"

static DpFieldRow *
show_row (Fixture     *fixture,
          DpEntityKind kind,
          guint        field,
          const char  *id)
{
  GtkWidget *row = dp_field_row_new (kind, field, DP_FIELD_ROW_LABEL_ABOVE);

  dp_field_row_bind (DP_FIELD_ROW (row), fixture->session, id);
  fixture_show (fixture, row);
  return DP_FIELD_ROW (row);
}

/* The text of the problem at a field, or NULL. */
static char *
problem_at (Fixture       *fixture,
            DpProblemLevel level,
            DpEntityKind   kind,
            const char    *id,
            guint          field)
{
  g_autoptr(GPtrArray) problems = dp_session_list_problems (fixture->session);

  for (guint i = 0; i < problems->len; i++)
    {
      const DpProblem *problem = g_ptr_array_index (problems, i);

      if (problem->level == level && problem->kind == kind && problem->field == field &&
          g_strcmp0 (problem->record, id) == 0)
        return g_strdup (problem->text);
    }

  return NULL;
}

static gboolean
places_refused (Fixture *fixture)
{
  g_autofree char *text = problem_at (fixture, DP_PROBLEM_ERROR, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES);

  return text != NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_listed (Fixture      *fixture,
             gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_PLACES, UNIT);
  guint n_signals = 0;

  g_signal_connect_swapped (fixture->session, "refusals-changed", G_CALLBACK (count_cb), &n_signals);
  g_assert_false (places_refused (fixture));
  type_text (row, "many");
  leave_field (row);
  g_assert_true (places_refused (fixture));
  g_assert_cmpuint (n_signals, ==, 1);

  type_text (row, "7");
  g_assert_false (places_refused (fixture));
  leave_field (row);
  g_assert_cmpuint (n_signals, ==, 2);

  type_text (row, "-3");
  leave_field (row);
  g_assert_true (places_refused (fixture));
  g_assert_true (press_escape (row));
  g_assert_false (places_refused (fixture));
}

/* The text waits while no row shows its record, and goes with its record only. */
static void
test_stays (Fixture      *fixture,
            gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_PLACES, UNIT);

  type_text (row, "many");
  leave_field (row);
  dp_field_row_bind (row, fixture->session, "A-nordjylland");
  g_assert_true (places_refused (fixture));
  dp_field_row_bind (row, fixture->session, UNIT);
  g_assert_true (places_refused (fixture));

  g_assert_true (dp_document_remove (fixture->document, DP_ENTITY_UNIT, UNIT, NULL));
  g_assert_false (places_refused (fixture));
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (places_refused (fixture));

  dp_field_row_bind (row, fixture->session, "A-nordjylland");
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  settle ();
  g_assert_true (places_refused (fixture));
  row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_PLACES, UNIT);
  g_assert_cmpstr (shown_text (row), ==, "many");
  g_assert_nonnull (dp_field_row_get_error (row));
  type_text (row, "7");
  leave_field (row);
  g_assert_false (places_refused (fixture));
}

static void
set_high (Fixture *fixture,
          double   number)
{
  const DpValue value = dp_value_number (number);
  g_autoptr(GError) error = NULL;

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_HIGH, &value, &error));
  g_assert_no_error (error);
  settle ();
}

/* 80–100: the low limit is to become 200, which is right only after the high one was changed, too. */
static void
test_judged_again (Fixture      *fixture,
                   gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_ESTIMATE, DP_ESTIMATE_LOW, ESTIMATE);

  type_text (row, "200");
  leave_field (row);
  g_assert_nonnull (dp_field_row_get_error (row));
  g_assert_nonnull (strstr (dp_field_row_get_error (row), "Low: 80 stays in use."));

  set_high (fixture, 150);
  g_assert_nonnull (dp_field_row_get_error (row));
  g_assert_cmpstr (shown_text (row), ==, "200");
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW)->number, ==, 80);

  set_high (fixture, 250);
  g_assert_null (dp_field_row_get_error (row));
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW)->number, ==, 200);
  {
    g_autofree char *text = problem_at (fixture, DP_PROBLEM_ERROR, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW);

    g_assert_null (text);
  }

  /* It is a step of its own. */
  g_assert_true (dp_document_undo (fixture->document, NULL));
  settle ();
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW)->number, ==, 80);
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_HIGH)->number, ==, 250);
}

static char *
low_refused (Fixture *fixture)
{
  return problem_at (fixture, DP_PROBLEM_ERROR, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW);
}

/* The same while no row shows it: the list of problems says what is wrong now, until nothing is. */
static void
test_judged_unseen (Fixture      *fixture,
                    gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_ESTIMATE, DP_ESTIMATE_LOW, ESTIMATE);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;
  guint n_signals = 0;

  type_text (row, "200");
  leave_field (row);
  dp_field_row_bind (row, fixture->session, "sst-2021");
  g_signal_connect_swapped (fixture->session, "refusals-changed", G_CALLBACK (count_cb), &n_signals);
  first = low_refused (fixture);
  g_assert_nonnull (first);

  /* Wrong still. */
  set_high (fixture, 150);
  second = low_refused (fixture);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (n_signals, ==, 0);

  /* Right now, as the row would have found; and that is told. */
  set_high (fixture, 250);
  third = low_refused (fixture);
  g_assert_null (third);
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW)->number, ==, 200);

  dp_field_row_bind (row, fixture->session, ESTIMATE);
  g_assert_null (dp_field_row_get_error (row));
  g_assert_cmpstr (shown_text (row), ==, "200");
  g_assert_true (dp_document_undo (fixture->document, NULL));
  settle ();
  fourth = low_refused (fixture);
  g_assert_null (fourth);
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_ESTIMATE, ESTIMATE, DP_ESTIMATE_LOW)->number, ==, 80);
}

static void
set_note (Fixture    *fixture,
          const char *text)
{
  g_auto(DpValue) value = dp_value_text (text);

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, &value, NULL));
}

static void
test_banner (Fixture      *fixture,
             gconstpointer unused)
{
  GtkWidget *banner = g_object_new (DP_TYPE_PRIVACY_BANNER, NULL);
  g_autofree char *problem = NULL;

  fixture_show (fixture, banner);
  dp_privacy_banner_set_session (DP_PRIVACY_BANNER (banner), fixture->session);
  g_assert_false (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));

  set_note (fixture, "Skema " NUMBER);
  g_assert_true (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));
  problem = problem_at (fixture, DP_PROBLEM_PERSONAL_DATA, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE);
  g_assert_cmpstr (problem, ==, "Looks very much like a CPR number");

  gtk_widget_activate_action (banner, "privacy.delete", NULL);
  g_assert_false (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE)->text, ==, "Skema");
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));

  gtk_widget_activate_action (banner, "privacy.clear", NULL);
  g_assert_false (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE)->text, ==, "Skema " NUMBER);
}

/* Pasting is typing: it is seen before the field is left. */
static void
test_pasted (Fixture      *fixture,
             gconstpointer unused)
{
  GtkWidget *banner = g_object_new (DP_TYPE_PRIVACY_BANNER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = dp_field_row_new (DP_ENTITY_UNIT, DP_UNIT_SITE, DP_FIELD_ROW_LABEL_ABOVE);

  gtk_box_append (GTK_BOX (box), banner);
  gtk_box_append (GTK_BOX (box), row);
  dp_field_row_bind (DP_FIELD_ROW (row), fixture->session, UNIT);
  dp_privacy_banner_set_session (DP_PRIVACY_BANNER (banner), fixture->session);
  fixture_show (fixture, box);

  type_text (DP_FIELD_ROW (row), "Herlev, " NUMBER);
  g_assert_true (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));
  /* The button takes the focus, so the field is left first. */
  leave_field (DP_FIELD_ROW (row));
  gtk_widget_activate_action (banner, "privacy.delete", NULL);
  g_assert_false (dp_privacy_banner_is_shown (DP_PRIVACY_BANNER (banner)));
  g_assert_cmpstr (shown_text (DP_FIELD_ROW (row)), ==, "Herlev,");
}

/* What is refused is said after what is personal, and before what is missing. */
static void
test_order (Fixture      *fixture,
            gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_PLACES, UNIT);
  g_autoptr(GPtrArray) problems = NULL;

  set_note (fixture, NUMBER);
  type_text (row, "many");
  leave_field (row);
  problems = dp_session_list_problems (fixture->session);
  g_assert_cmpuint (problems->len, >, 2);
  g_assert_cmpint (((DpProblem *) g_ptr_array_index (problems, 0))->level, ==, DP_PROBLEM_PERSONAL_DATA);
  g_assert_cmpint (((DpProblem *) g_ptr_array_index (problems, 1))->level, ==, DP_PROBLEM_ERROR);
  g_assert_cmpint (((DpProblem *) g_ptr_array_index (problems, 2))->level, <, DP_PROBLEM_ERROR);
}

static void
add_test (const char *path,
          void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "sample", fixture_set_up, test, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);

  add_test ("/problems/listed", test_listed);
  add_test ("/problems/stays", test_stays);
  add_test ("/problems/judged-again", test_judged_again);
  add_test ("/problems/judged-unseen", test_judged_unseen);
  add_test ("/problems/banner", test_banner);
  add_test ("/problems/pasted", test_pasted);
  add_test ("/problems/order", test_order);

  return g_test_run ();
}
