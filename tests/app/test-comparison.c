/* test-comparison.c: the page of the comparison shows the rows, follows edits and choices, and helps where there is one proposal.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "page-fixture.h"

#include "app/dp-page-comparison.h"
#include "app/dp-page.h"
#include "app/dp-parts-bar.h"
#include "figure/dp-compare-rows.h"
#include "plan/dp-text.h"

#include <string.h>

static GtkWidget *
part (PageFixture *fixture,
      const char  *id)
{
  GtkWidget *found = page_find_id (dp_window_find_page (fixture->window, "comparison"), id);

  g_assert_nonnull (found);
  return found;
}

static char *
texts_of (PageFixture *fixture,
          const char  *id)
{
  g_autoptr(GString) texts = g_string_new (NULL);

  page_collect_texts (part (fixture, id), texts);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static void
show_page (PageFixture *fixture)
{
  g_assert_true (dp_window_show_page (fixture->window, "comparison"));
  settle ();
}

static const char *
shown_stack_page (PageFixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (part (fixture, "stack")));
}

/* Every cell of every row stands on the page, and the first answer is the headline. */
static void
test_rows (PageFixture  *fixture,
           gconstpointer template_name)
{
  static const char *const ids[] = { "A", "B", "C", "P", "0", NULL };
  static const char *const cards[] = { "figures", "words", "alike" };
  g_autoptr(DpCompareRows) rows = dp_compare_rows_new (dp_session_get_analysis (fixture->session), ids);

  show_page (fixture);
  g_assert_cmpstr (shown_stack_page (fixture), ==, "page");
  /* What is alike is folded away until it is asked for. */
  gtk_expander_set_expanded (GTK_EXPANDER (part (fixture, "alike_expander")), TRUE);
  settle ();
  for (DpCompareBlock block = 0; block < DP_N_COMPARE_BLOCKS; block++)
    {
      g_autoptr(DpTable) table = dp_compare_rows_table (rows, block);
      g_autofree char *texts = texts_of (fixture, cards[block]);

      for (guint r = 0; r < table->rows->len; r++)
        for (guint c = 0; c < table->columns->len; c++)
          g_assert_nonnull (strstr (texts, g_array_index (table->rows, DpTableRow, r).cells[c]));
    }
  {
    g_autofree char *texts = texts_of (fixture, "figures");

    g_assert_nonnull (strstr (texts, rows->headline));
  }
}

/* Places of one unit: six more than before make 36 of the 30, also in the page's table. */
static void
test_edit (PageFixture  *fixture,
           gconstpointer template_name)
{
  const GPtrArray *units = dp_plan_children (dp_session_get_plan (fixture->session), DP_ENTITY_UNIT, "A");
  const DpValue twelve = dp_value_number (12);
  g_autofree char *before = NULL, *after = NULL;

  show_page (fixture);
  before = texts_of (fixture, "figures");
  g_assert_nonnull (strstr (before, "\n30\n"));
  g_assert_null (strstr (before, "\n36\n"));
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, ((const DpRecord *) units->pdata[0])->id, DP_UNIT_PLACES, &twelve,
                                  NULL));
  settle ();
  after = texts_of (fixture, "figures");
  g_assert_nonnull (strstr (after, "\n36\n"));
}

/* A label that is shown and begins so. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What is unticked is gone from the tables; with one left there is nothing to compare, and no sheet. */
static void
test_choice (PageFixture  *fixture,
             gconstpointer template_name)
{
  GtkWidget *check;
  guint n = 0;

  show_page (fixture);
  check = gtk_widget_get_first_child (part (fixture, "choices"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  settle ();
  {
    g_autofree char *texts = texts_of (fixture, "figures");

    g_assert_null (strstr (texts, gtk_check_button_get_label (GTK_CHECK_BUTTON (check))));
  }
  for (check = gtk_widget_get_next_sibling (check); check != NULL; check = gtk_widget_get_next_sibling (check))
    if (n++ > 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  settle ();
  g_assert_true (gtk_widget_get_visible (part (fixture, "too_few")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "answers")));
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "sheet")));
}

static guint
count_bars (GtkWidget *widget)
{
  guint n = DP_IS_PARTS_BAR (widget) && gtk_widget_get_width (widget) > 100 ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_bars (child);

  return n;
}

/* With weights: what each brings, how far each can move, and what would have to change for another to pass the first. */
static void
test_weights (PageFixture  *fixture,
              gconstpointer template_name)
{
  static const double weights[] = { 10, 40, 10, 40 };
  const GPtrArray *parameters = dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PARAMETER);
  GtkWidget *card;

  show_page (fixture);
  card = part (fixture, "weights");
  settle_until (find_label (card, "On what is shown so far") != NULL);
  g_assert_null (find_label (card, "40%"));
  for (guint p = 0; p < parameters->len; p++)
    {
      const DpValue weight = dp_value_number (weights[p]);

      g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PARAMETER, ((const DpRecord *) parameters->pdata[p])->id,
                                      DP_PARAMETER_WEIGHT, &weight, NULL));
    }
  /* The card is filled after the window has drawn. */
  settle_until (find_label (card, "40%") != NULL && count_bars (card) > 0);
  g_assert_nonnull (find_label (card, "Sum"));
  /* A bar for each proposal. */
  g_assert_cmpuint (count_bars (card), ==, dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PROPOSAL)->len);
  g_assert_nonnull (find_label (card, "What would have to change for another to pass"));
  g_assert_nonnull (find_label (card, "0–100%"));
}

/* One proposal: the copy is one press away, is opened where it is changed, and stands beside the first at once. */
static void
test_one_proposal (PageFixture  *fixture,
                   gconstpointer template_name)
{
  show_page (fixture);
  g_assert_cmpstr (shown_stack_page (fixture), ==, "no-proposal");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-model", "s", "model-A");
  show_page (fixture);
  g_assert_cmpstr (shown_stack_page (fixture), ==, "one-proposal");

  g_signal_emit_by_name (part (fixture, "duplicate_only"), "clicked");
  settle ();
  g_assert_cmpuint (dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PROPOSAL)->len, ==, 2);
  g_assert_cmpstr (dp_window_get_page (fixture->window), ==, "proposal");
  g_assert_cmpstr (dp_session_get_proposal (fixture->session), !=, "A");
  show_page (fixture);
  g_assert_cmpstr (shown_stack_page (fixture), ==, "page");
}

/* The numbers of the product's own example: two more places in Hovedstaden, and the thirty hold for 37 women in place of 31, in every
 * region for 32 in place of 23. Against the plan as it was saved, and against another file. */
static void
test_earlier (PageFixture  *fixture,
              gconstpointer template_name)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "earlier-test.doegnplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const DpValue eight = dp_value_number (8);
  const DpValue nine = dp_value_number (9);
  GtkDropDown *choice;
  guint n;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700), ==, 0);
  show_page (fixture);
  choice = GTK_DROP_DOWN (part (fixture, "other_choice"));
  /* Four others, and the way to choose a plan; a plan without a file was never saved. */
  n = g_list_model_get_n_items (gtk_drop_down_get_model (choice));
  g_assert_cmpuint (n, ==, 5);

  g_assert_true (dp_document_save_as (fixture->document, file, NULL));
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, &eight, NULL));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), ==, 6);
  gtk_drop_down_set_selected (choice, 4);
  settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 4);
  {
    g_autofree char *texts = texts_of (fixture, "change");

    g_assert_nonnull (strstr (texts, "Proposal A compared with the saved plan"));
  }

  dp_page_comparison_compare_with (DP_PAGE_COMPARISON (dp_window_find_page (fixture->window, "comparison")), path);
  settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 5);
  {
    g_autofree char *texts = texts_of (fixture, "change");

    g_assert_nonnull (strstr (texts, "earlier-test.doegnplan"));
  }

  /* What cannot be read is said, and the page goes back to the proposals. */
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, &nine, NULL));
  settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), <, 4);
}

int
main (int    argc,
      char **argv)
{
  page_test_init (&argc, &argv);

  PAGE_TEST ("/comparison/rows", "sample", test_rows);
  PAGE_TEST ("/comparison/edit", "sample", test_edit);
  PAGE_TEST ("/comparison/choice", "sample", test_choice);
  PAGE_TEST ("/comparison/weights", "sample", test_weights);
  PAGE_TEST ("/comparison/earlier", "sample", test_earlier);
  PAGE_TEST ("/comparison/one-proposal", "empty", test_one_proposal);
  return g_test_run ();
}
