/* test-simulation.c: the simulation in its thread, and its card: interim results, stopping, beginning anew.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-futures-card.h"
#include "app/dp-practice-card.h"
#include "app/dp-simulation-card.h"
#include "app/dp-simulation-run.h"

#include <string.h>

#define PATIENCE_US (240 * G_USEC_PER_SEC)

typedef struct
{
  guint n_changes;
  guint n_interim;
  double progress;
} Seen;

static void
changed_cb (DpSimulationRun *run,
            Seen            *seen)
{
  seen->n_changes++;
  if (!dp_simulation_run_is_running (run))
    return;
  g_assert_cmpfloat (dp_simulation_run_get_progress (run), >=, seen->progress);
  seen->progress = dp_simulation_run_get_progress (run);
  if (dp_simulation_run_get_result (run) != NULL && !dp_simulation_run_is_complete (run))
    seen->n_interim++;
}

static void
start (DpSimulationRun *run,
       DpSession       *session,
       const char      *proposal)
{
  DpAnalysis *analysis = dp_session_get_analysis (session);
  g_autoptr(DpSimulationInput) input = dp_simulation_input_new (analysis, proposal, NULL, NULL);
  g_autoptr(DpSimulationInput) plain = dp_simulation_input_new_plain (analysis, proposal, NULL);
  g_autoptr(GPtrArray) others = g_ptr_array_new ();

  dp_simulation_run_start (run, input, plain, others, 3);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_a_while (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_done (DpSimulationRun *run)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (dp_simulation_run_is_running (run) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (dp_simulation_run_is_running (run));
}

/* A rough answer first; the last is what the same study gives without a thread. */
static void
test_run (Fixture      *fixture,
          gconstpointer data)
{
  DpAnalysis *analysis = dp_session_get_analysis (fixture->session);
  g_autoptr(DpSimulationRun) run = dp_simulation_run_new ();
  g_autoptr(DpSimulationInput) input = dp_simulation_input_new (analysis, "A", NULL, NULL);
  g_autoptr(DpSimulationInput) plain = dp_simulation_input_new_plain (analysis, "A", NULL);
  const DpSimulationInput *inputs[] = { input, plain };
  const DpSimulationStudy study = { .seed = 3, .threads = 1 };
  g_autoptr(DpSimulationResult) alone = NULL;
  const gint64 begin = g_get_monotonic_time ();
  Seen seen = { 0 };

  g_signal_connect (run, "changed", G_CALLBACK (changed_cb), &seen);
  start (run, fixture->session, "A");
  g_assert_true (dp_simulation_run_is_running (run));
  wait_until_done (run);
  g_assert_true (dp_simulation_run_is_complete (run));
  g_assert_null (dp_simulation_run_get_error (run));
  g_assert_cmpuint (seen.n_interim, >=, 1);
  /* Every 50 ms at most, and besides the beginning, the interim result and the end. */
  g_assert_cmpuint (seen.n_changes, <=, (g_get_monotonic_time () - begin) / 50000 + 4);

  alone = dp_simulation_study_run (inputs, 2, &study, NULL);
  g_assert_nonnull (alone);
  g_assert_cmpint (alone->most, ==, dp_simulation_run_get_result (run)->most);
  for (guint c = 0; c < alone->n_cases; c++)
    g_assert_cmpfloat (dp_simulation_result_case (alone, 0, c)->total[10].without.value, ==,
                       dp_simulation_result_case (dp_simulation_run_get_result (run), 0, c)->total[10].without.value);
  g_assert_true (dp_simulation_input_equal (dp_simulation_run_get_input (run), input));
}

/* The window goes on while it runs: nothing waits for the thread. */
static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  DpSimulationRun *run = dp_simulation_run_new ();

  start (run, fixture->session, "A");
  start (run, fixture->session, "C");
  dp_simulation_run_stop (run);
  g_assert_false (dp_simulation_run_is_running (run));
  wait_a_while (300);
  g_assert_null (dp_simulation_run_get_result (run));

  /* What is left behind while it runs takes its thread with it. */
  start (run, fixture->session, "A");
  g_assert_finalize_object (run);
  wait_a_while (100);
}

/* The first label below @widget, in whatever depth, whose text holds @part. */
static GtkWidget *
find_text (GtkWidget  *widget,
           const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, part);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
wait_for_text (GtkWidget  *widget,
               const char *part)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (find_text (widget, part) == NULL)
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” never comes", part);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assume (Fixture    *fixture,
        const char *id,
        double      value)
{
  g_autoptr(GError) error = NULL;
  DpValue number = dp_value_number (value);

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_ASSUMPTION, id, DP_ASSUMPTION_VALUE, &number, &error));
  g_assert_no_error (error);
}

/* While it rests it says nothing but what it had just begun to say, and does not end; then it gives its answer. */
static void
test_rest (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(DpSimulationRun) run = dp_simulation_run_new ();
  Seen seen = { 0 };

  /* What it said before it was told to rest is heard first; a machine may be so slow that it has ended. */
  do
    {
      start (run, fixture->session, "A");
      dp_simulation_run_set_resting (run, TRUE);
      settle ();
    }
  while (!dp_simulation_run_is_running (run));
  g_signal_connect (run, "changed", G_CALLBACK (changed_cb), &seen);
  wait_a_while (500);
  g_assert_cmpuint (seen.n_changes, <=, 1);
  g_assert_true (dp_simulation_run_is_running (run));

  dp_simulation_run_set_resting (run, FALSE);
  wait_until_done (run);
  g_assert_true (dp_simulation_run_is_complete (run));

  /* Stopped in its rest, it goes. */
  seen = (Seen) { 0 };
  start (run, fixture->session, "C");
  dp_simulation_run_set_resting (run, TRUE);
  dp_simulation_run_stop (run);
  g_assert_false (dp_simulation_run_is_running (run));
  g_assert_finalize_object (g_steal_pointer (&run));
  wait_a_while (100);
}

static void
test_card (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *card = g_object_new (DP_TYPE_SIMULATION_CARD, NULL);

  gtk_window_set_child (GTK_WINDOW (fixture->window), card);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dp_session_set_proposal (fixture->session, "A");
  dp_simulation_card_show (DP_SIMULATION_CARD (card), fixture->session);
  g_assert_nonnull (find_text (card, "Cancel"));
  wait_for_text (card, "seed 1");
  g_assert_nonnull (find_text (card, "Run again"));
  g_assert_nonnull (find_text (card, "a woman waits up to 4 weeks"));
  /* Beside the other proposals that can be simulated. */
  g_assert_nonnull (find_text (card, "Highly specialised regional unit"));
  g_assert_nonnull (find_text (card, "meet the same women"));

  /* With the rules off it gives what the formula gives. */
  assume (fixture, "full-wait", 0);
  assume (fixture, "full-neighbour", 0);
  dp_simulation_card_show (DP_SIMULATION_CARD (card), fixture->session);
  wait_for_text (card, "formula and simulation give the same for every estimate");

  dp_simulation_card_run_again (DP_SIMULATION_CARD (card));
  wait_for_text (card, "seed 2");
  /* Stopped, it says so. */
  dp_simulation_card_run_again (DP_SIMULATION_CARD (card));
  gtk_widget_activate_action (card, "simulation.cancel", NULL);
  g_assert_nonnull (find_text (card, "Run again"));

  /* A proposal without units has nothing to simulate, and says what is missing. */
  dp_session_set_proposal (fixture->session, "0");
  dp_simulation_card_show (DP_SIMULATION_CARD (card), fixture->session);
  g_assert_nonnull (find_text (card, "The proposal has no residential unit."));
}

/* Nothing is computed while one types; then both stand beside one another, and a weight does not start the futures again. */
static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *card = g_object_new (DP_TYPE_PRACTICE_CARD, NULL);
  const DpValue none = { .kind = DP_VALUE_NUMBER, .number = 0 };

  fixture_show (fixture, card);
  dp_session_set_proposal (fixture->session, "A");
  dp_practice_card_show (DP_PRACTICE_CARD (card), fixture->session);
  g_assert_false (dp_practice_card_is_settled (DP_PRACTICE_CARD (card)));
  wait_for_text (card, "The score shown is that of the formula: 9–57 of 100 points.");
  g_assert_true (dp_practice_card_is_settled (DP_PRACTICE_CARD (card)));
  g_assert_nonnull (find_text (card, "Hovedstaden"));

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_WEIGHT, &none, NULL));
  dp_practice_card_show (DP_PRACTICE_CARD (card), fixture->session);
  wait_for_text (card, "The score shown is that of the formula: 5–45 of 100 points.");

  dp_session_set_proposal (fixture->session, "0");
  dp_practice_card_show (DP_PRACTICE_CARD (card), fixture->session);
  wait_for_text (card, "The proposal has no residential unit.");
}

static void
press (GtkWidget  *card,
       const char *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (find_text (card, label), GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Nothing is computed while one types. It can be stopped, stays so until it is asked for, and then stands beside the exact answer; a
 * text of the plan does not start it again. */
static void
test_futures (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const ids[] = { "A", "C", NULL };
  GtkWidget *card = g_object_new (DP_TYPE_FUTURES_CARD, NULL);
  const DpValue name = { .kind = DP_VALUE_TEXT, .text = (char *) "One house each" };
  const DpValue twelve = { .kind = DP_VALUE_NUMBER, .number = 12 };

  fixture_show (fixture, card);
  dp_futures_card_show (DP_FUTURES_CARD (card), fixture->session, ids);
  g_assert_false (dp_futures_card_is_settled (DP_FUTURES_CARD (card)));
  g_assert_null (find_text (card, "Cancel"));
  wait_for_text (card, "Cancel");
  press (card, "Cancel");
  g_assert_true (dp_futures_card_is_settled (DP_FUTURES_CARD (card)));
  g_assert_nonnull (find_text (card, "The simulation was stopped."));
  /* What was stopped does not begin by itself. */
  dp_futures_card_show (DP_FUTURES_CARD (card), fixture->session, ids);
  while (!dp_futures_card_is_settled (DP_FUTURES_CARD (card)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_text (card, "The simulation was stopped."));

  press (card, "Run again");
  wait_for_text (card, "The first row is exact");
  g_assert_true (dp_futures_card_is_settled (DP_FUTURES_CARD (card)));
  g_assert_nonnull (find_text (card, "The agency: 80–\u2060100 (simulated)"));
  g_assert_nonnull (find_text (card, "By the formula, weights counted exactly"));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (find_text (card, "Run again"), GTK_TYPE_BUTTON)));

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_BRIEF, &name, NULL));
  dp_futures_card_show (DP_FUTURES_CARD (card), fixture->session, ids);
  while (!dp_futures_card_is_settled (DP_FUTURES_CARD (card)))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_null (find_text (card, "Cancel"));
    }
  g_assert_nonnull (find_text (card, "A One house each"));

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_AT_100, &twelve, NULL));
  dp_futures_card_show (DP_FUTURES_CARD (card), fixture->session, ids);
  wait_for_text (card, "Cancel");
}

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);

  g_test_add ("/app/simulation/run", Fixture, "sample", fixture_set_up, test_run, fixture_tear_down);
  g_test_add ("/app/simulation/stop", Fixture, "sample", fixture_set_up, test_stop, fixture_tear_down);
  g_test_add ("/app/simulation/rest", Fixture, "sample", fixture_set_up, test_rest, fixture_tear_down);
  g_test_add ("/app/simulation/card", Fixture, "sample", fixture_set_up, test_card, fixture_tear_down);

  g_test_add ("/app/simulation/futures", Fixture, "sample", fixture_set_up, test_futures, fixture_tear_down);
  g_test_add ("/app/simulation/practice", Fixture, "sample", fixture_set_up, test_practice, fixture_tear_down);

  return g_test_run ();
}
