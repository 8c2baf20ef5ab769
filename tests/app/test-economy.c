/* test-economy.c: the page of staff and money, and what it has in common with that of time: what they show is what the analysis says.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "page-fixture.h"

#include "app/dp-field-row.h"
#include "app/dp-form.h"
#include "figure/dp-economy.h"
#include "plan/dp-text.h"

static void
show_section (PageFixture *fixture,
              const char  *section)
{
  g_object_set (dp_window_find_page (fixture->window, "economy"), "section", section, NULL);
}

/* ------------------------------------------------------------------------------------------------------- tests */

static const char *const pages[] = { "economy", "timeline" };

/* Opening the pages, for every proposal, changes nothing, and leaves no list without a name. */
static void
test_open (PageFixture  *fixture,
           gconstpointer template_name)
{
  const GPtrArray *proposals = dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PROPOSAL);
  g_autoptr(GPtrArray) before = dp_document_list_history (fixture->document, NULL);
  g_autoptr(GPtrArray) after = NULL;

  for (guint p = 0; p < G_N_ELEMENTS (pages); p++)
    {
      GtkWidget *page = dp_window_find_page (fixture->window, pages[p]);

      g_assert_true (dp_window_show_page (fixture->window, pages[p]));
      settle ();
      g_assert_true (gtk_widget_get_mapped (page));
      if (proposals->len == 0)
        g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page_find_id (page, "stack"))), ==, "no-proposal");
      for (guint i = 0; i < proposals->len; i++)
        {
          dp_session_set_proposal (fixture->session, ((const DpRecord *) g_ptr_array_index (proposals, i))->id);
          settle ();
          g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page_find_id (page, "stack"))), ==, "page");
        }
    }

  after = dp_document_list_history (fixture->document, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_false (dp_document_get_modified (fixture->document));
  g_assert_null (dp_document_get_undo_label (fixture->document));
}

static void
test_money (PageFixture  *fixture,
            gconstpointer template_name)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };

  for (guint p = 0; p < G_N_ELEMENTS (proposals); p++)
    {
      DpAnalysis *analysis = dp_session_get_analysis (fixture->session);
      const DpPlan *plan = dp_session_get_plan (fixture->session);
      g_autoptr(DpFinanceResult) finance = dp_analysis_finance (analysis, proposals[p], NULL);
      g_autoptr(DpTable) used_days = dp_used_day_table_new (finance, analysis);
      g_autoptr(DpTable) price = dp_price_table_new (finance);
      g_autoptr(DpTable) payers = dp_payer_table_new (finance);
      g_autoptr(DpTable) capital = dp_capital_table_new (finance);
      g_autofree char *texts = NULL;
      GtkWidget *row;

      dp_window_show_page (fixture->window, "economy");
      dp_session_set_proposal (fixture->session, proposals[p]);
      settle ();

      if (finance->n_cases > 0)
        {
          g_autofree char *rate = dp_format_money (finance->rate);
          g_autofree char *tiles = page_texts (fixture, "economy", "tiles");
          g_autofree char *days = page_texts (fixture, "economy", "used_days");
          GtkDropDown *cases = GTK_DROP_DOWN (page_part (fixture, "economy", "need_case"));

          g_assert_nonnull (strstr (tiles, rate));
          /* Estimates stand side by side: one line for each, none of them a mean. The rate, the same for all, is a tile. */
          page_assert_shows (days, used_days, 2);
          for (guint c = 0; c < finance->n_cases; c++)
            for (guint column = 3; column < 5; column++)
              g_assert_nonnull (strstr (days, g_array_index (used_days->rows, DpTableRow, c).cells[column]));
          g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (cases)), ==, finance->n_cases);
          for (guint c = 0; c < finance->n_cases; c += finance->n_cases - 1)
            {
              g_autoptr(DpTable) years = dp_rate_year_table_new (finance, analysis, c);
              g_autofree char *finding = dp_rate_year_sentence (finance, c);
              g_autofree char *shown = NULL;

              gtk_drop_down_set_selected (cases, c);
              shown = page_texts (fixture, "economy", "years");
              page_assert_shows (shown, years, 6);
              g_assert_cmpstr (page_label (fixture, "economy", "year_finding"), ==, finding);
            }
        }
      else
        g_assert_false (gtk_widget_get_visible (page_part (fixture, "economy", "year_sheet")));

      texts = page_texts (fixture, "economy", "price");
      page_assert_shows (texts, price, 2);
      g_free (texts);
      texts = page_texts (fixture, "economy", "payers");
      page_assert_shows (texts, payers, 4);
      g_assert_nonnull (strstr (texts, dp_finance_empty_places (finance->empty_places)));
      g_free (texts);
      texts = page_texts (fixture, "economy", "capital");
      page_assert_shows (texts, capital, 4);

      /* Six criteria, each with its shape, its word and its reason, and all of it told to assistive technology. */
      row = gtk_widget_get_first_child (page_part (fixture, "economy", "loan"));
      for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++, row = gtk_widget_get_next_sibling (row))
        {
          g_autofree char *why = dp_loan_check_text (plan, finance->proposal, i);
          g_autoptr(GString) shown = g_string_new (NULL);

          g_assert_nonnull (row);
          page_collect_texts (row, shown);
          g_assert_nonnull (strstr (shown->str, dp_loan_criterion_text (i)));
          g_assert_nonnull (strstr (shown->str, why));
          g_assert_true (GTK_IS_IMAGE (gtk_widget_get_first_child (row)));
          g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
        }
      g_assert_null (row);
    }
}

static void
test_staff (PageFixture  *fixture,
            gconstpointer template_name)
{
  g_autoptr(DpStaffingResult) staffing = dp_analysis_staffing (dp_session_get_analysis (fixture->session), "A", NULL);
  g_autoptr(GPtrArray) sentences = dp_staffing_sentences (staffing);
  g_autofree char *hours = dp_hours_sentence (&staffing->terms);
  g_autofree char *net = dp_format_number (staffing->terms.net_hours, 1);
  g_autofree char *post = dp_format_number (staffing->terms.fte_per_post, 2);
  g_autofree char *hours_texts = NULL, *crew_texts = NULL;
  GtkDropDown *unit;

  dp_session_set_proposal (fixture->session, "A");
  g_assert_cmpstr (page_label (fixture, "economy", "staff_finding"), ==, sentences->pdata[0]);
  g_assert_cmpstr (page_label (fixture, "economy", "hours_finding"), ==, hours);
  hours_texts = page_texts (fixture, "economy", "hours_terms");
  crew_texts = page_texts (fixture, "economy", "crew_terms");
  g_assert_nonnull (strstr (hours_texts, net));
  g_assert_nonnull (strstr (crew_texts, post));

  show_section (fixture, "staff");
  unit = GTK_DROP_DOWN (page_part (fixture, "economy", "unit"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (unit)), ==, staffing->n_units);
  for (guint u = 0; u < staffing->n_units; u++)
    {
      g_autoptr(DpTable) areas = dp_competence_table_new (staffing, staffing->units[u].unit->id);
      g_autofree char *shown = NULL;

      gtk_drop_down_set_selected (unit, u);
      shown = page_texts (fixture, "economy", "areas");
      for (guint r = 0; r < areas->rows->len; r++)
        g_assert_nonnull (strstr (shown, g_array_index (areas->rows, DpTableRow, r).cells[5]));
    }
}

/* Large text folds forms; the terms keep their lines. */
static void
test_large_text (PageFixture  *fixture,
                 gconstpointer template_name)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  g_autofree char *before = NULL, *large = NULL, *after = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  dp_session_set_proposal (fixture->session, "A");
  before = page_texts (fixture, "economy", "hours_terms");

  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  settle ();
  dp_session_set_proposal (fixture->session, "C");
  settle ();
  dp_session_set_proposal (fixture->session, "A");
  large = page_texts (fixture, "economy", "hours_terms");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  settle ();
  dp_session_set_proposal (fixture->session, "C");
  dp_session_set_proposal (fixture->session, "A");
  after = page_texts (fixture, "economy", "hours_terms");

  g_assert_cmpstr (large, ==, before);
  g_assert_cmpstr (after, ==, before);
}

/* While a term is typed, and before anything is written, what the section on screen is about follows at once; taken back, it is
 * as before. Another section shows what is typed when it comes on screen. */
static void
test_preview (PageFixture  *fixture,
              gconstpointer template_name)
{
  DpValue occupancy = dp_value_number (0.8);
  DpValue norm = dp_value_number (1800);
  DpValue floor = dp_value_number (0.99);
  g_autoptr(DpFinanceResult) finance = NULL;
  g_autoptr(DpStaffingResult) staffing = NULL;
  g_autofree char *before = NULL, *during = NULL, *after = NULL, *rate = NULL, *hours_before = NULL, *hours = NULL;
  g_autoptr(GError) error = NULL;

  dp_session_set_proposal (fixture->session, "A");
  before = page_texts (fixture, "economy", "tiles");
  hours_before = g_strdup (page_label (fixture, "economy", "hours_finding"));

  dp_document_preview (fixture->document, DP_ENTITY_ASSUMPTION, "budget-occupancy", DP_ASSUMPTION_VALUE, &occupancy, &error);
  g_assert_no_error (error);
  finance = dp_analysis_finance (dp_session_get_analysis (fixture->session), "A", NULL);
  rate = dp_format_money (finance->rate);
  during = page_texts (fixture, "economy", "tiles");
  g_assert_cmpstr (during, !=, before);
  g_assert_nonnull (strstr (during, rate));
  dp_document_revert (fixture->document);
  after = page_texts (fixture, "economy", "tiles");
  g_assert_cmpstr (after, ==, before);

  dp_document_preview (fixture->document, DP_ENTITY_ASSUMPTION, "hours-norm", DP_ASSUMPTION_VALUE, &norm, &error);
  g_assert_no_error (error);
  staffing = dp_analysis_staffing (dp_session_get_analysis (fixture->session), "A", NULL);
  hours = dp_hours_sentence (&staffing->terms);
  g_assert_cmpstr (hours, !=, hours_before);
  show_section (fixture, "staff");
  g_assert_cmpstr (page_label (fixture, "economy", "hours_finding"), ==, hours);
  dp_document_revert (fixture->document);
  g_assert_cmpstr (page_label (fixture, "economy", "hours_finding"), ==, hours_before);

  /* Terms that cannot be used together are named; the fields stay in sight. */
  g_assert_false (gtk_widget_get_visible (page_part (fixture, "economy", "trouble")));
  dp_document_preview (fixture->document, DP_ENTITY_ASSUMPTION, "rate-floor", DP_ASSUMPTION_VALUE, &floor, &error);
  g_assert_no_error (error);
  g_assert_null (dp_analysis_finance (dp_session_get_analysis (fixture->session), "A", NULL));
  g_assert_true (gtk_widget_get_visible (page_part (fixture, "economy", "trouble")));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page_part (fixture, "economy", "stack"))), ==, "page");
  dp_document_revert (fixture->document);
  g_assert_false (gtk_widget_get_visible (page_part (fixture, "economy", "trouble")));
  g_assert_false (dp_document_get_modified (fixture->document));
}

/* The way to a term leads to its field here; to its reason, to the page of all assumptions. */
static void
test_goto (PageFixture  *fixture,
           gconstpointer template_name)
{
  static const char *const terms[] = { "hours-norm", "crew-night", "one-person", "budget-occupancy", "fixed-cost" };

  dp_session_set_proposal (fixture->session, "A");
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      DpFieldRow *row;
      GtkWidget *focus;

      dp_window_show_page (fixture->window, "overview");
      settle ();
      dp_session_goto_field (fixture->session, DP_ENTITY_ASSUMPTION, terms[i], DP_ASSUMPTION_VALUE);
      settle ();
      g_assert_cmpstr (dp_window_get_page (fixture->window), ==, "economy");
      row = dp_form_find (dp_window_find_page (fixture->window, "economy"), DP_ENTITY_ASSUMPTION, terms[i], DP_ASSUMPTION_VALUE);
      g_assert_nonnull (row);
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));
    }

  dp_session_goto_field (fixture->session, DP_ENTITY_ASSUMPTION, "hours-norm", DP_ASSUMPTION_REASON);
  g_assert_cmpstr (dp_window_get_page (fixture->window), ==, "capacity");

  /* The decision's date stands on two pages; on the one that is shown it stays. */
  page_part (fixture, "timeline", "by");
  dp_session_goto_field (fixture->session, DP_ENTITY_PLAN,
                         ((const DpRecord *) g_ptr_array_index (dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PLAN), 0))->id,
                         DP_PLAN_DECISION);
  g_assert_cmpstr (dp_window_get_page (fixture->window), ==, "timeline");
}

/* ---------------------------------------------------------------------------------------- work in the background */

static guint n_jobs;

/* The linker leads all that the program itself calls by these names here (--wrap); the library's own threads do not count. */
GThread *__real_g_thread_new (const char *name, GThreadFunc func, gpointer data);
GThread *__wrap_g_thread_new (const char *name, GThreadFunc func, gpointer data);
void     __real_g_task_run_in_thread (GTask *task, GTaskThreadFunc func);
void     __wrap_g_task_run_in_thread (GTask *task, GTaskThreadFunc func);

GThread *
__wrap_g_thread_new (const char *name,
                     GThreadFunc func,
                     gpointer    data)
{
  n_jobs++;
  return __real_g_thread_new (name, func, data);
}

void
__wrap_g_task_run_in_thread (GTask          *task,
                             GTaskThreadFunc func)
{
  n_jobs++;
  __real_g_task_run_in_thread (task, func);
}

/* These pages need no progress and nothing to cancel: all they show is computed in the frames that follow an edit. */
static void
test_no_jobs (PageFixture  *fixture,
              gconstpointer template_name)
{
  static const DpValue latest[] = { { DP_VALUE_TEXT, 0, (char *) "D+24m" }, { DP_VALUE_TEXT, 0, (char *) "D+30m" } };
  static const DpValue occupancy[] = { { DP_VALUE_NUMBER, 0.8, NULL }, { DP_VALUE_NUMBER, 0.7, NULL } };

  dp_session_set_proposal (fixture->session, "A");
  n_jobs = 0;
  for (guint p = 0; p < G_N_ELEMENTS (pages); p++)
    {
      g_autofree char *before = page_texts (fixture, pages[p], "stack");
      g_autofree char *after = NULL;

      g_assert_true (dp_document_set (fixture->document, DP_ENTITY_STEP, "A-step-opening", DP_STEP_LATEST, &latest[p], NULL));
      g_assert_true (dp_document_set (fixture->document, DP_ENTITY_ASSUMPTION, "budget-occupancy", DP_ASSUMPTION_VALUE,
                                      &occupancy[p], NULL));
      settle ();
      after = page_texts (fixture, pages[p], "stack");
      g_assert_cmpstr (after, !=, before);
    }
  g_assert_cmpuint (n_jobs, ==, 0);

  /* The simulation of capacity is such work. */
  page_part (fixture, "capacity", "stack");
  settle_until (n_jobs > 0);
}

int
main (int    argc,
      char **argv)
{
  page_test_init (&argc, &argv);

  PAGE_TEST ("/economy/open/sample", "sample", test_open);
  PAGE_TEST ("/economy/open/empty", "empty", test_open);
  PAGE_TEST ("/economy/money", "sample", test_money);
  PAGE_TEST ("/economy/staff", "sample", test_staff);
  PAGE_TEST ("/economy/preview", "sample", test_preview);
  PAGE_TEST ("/economy/large-text", "sample", test_large_text);
  PAGE_TEST ("/economy/goto", "sample", test_goto);
  PAGE_TEST ("/economy/no-jobs", "sample", test_no_jobs);

  return g_test_run ();
}
