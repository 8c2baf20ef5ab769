/* test-economy.c: the pages of staff, money and time: what they show is what the analysis says.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "app/dp-application.h"
#include "app/dp-field-row.h"
#include "app/dp-form.h"
#include "app/dp-page.h"
#include "app/dp-table-view.h"
#include "app/dp-window.h"
#include "figure/dp-economy.h"
#include "plan/dp-text.h"

/** The page has to answer while one types; a busy machine is granted ten times as long as that. */
#define REFRESH_MAX_MS 1000

static DpApplication *application;

typedef struct
{
  DpWindow *window;
  DpDocument *document;
  DpSession *session;
} Fixture;

/* Lets the window draw and everything that waits be done. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
set_up (Fixture      *fixture,
        gconstpointer template_name)
{
  g_autoptr(GError) error = NULL;

  fixture->window = dp_window_new (ADW_APPLICATION (application));
  fixture->document = dp_document_new_from_template (template_name, &error);
  g_assert_no_error (error);
  dp_window_set_document (fixture->window, fixture->document);
  fixture->session = dp_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer template_name)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->document);
}

static GtkWidget *
find_id (GtkWidget  *widget,
         const char *id)
{
  const char *own = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (own != NULL && g_str_equal (own, id))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget of that id on a page, which is shown. */
static GtkWidget *
part (Fixture    *fixture,
      const char *page,
      const char *id)
{
  GtkWidget *found;

  if (!g_str_equal (dp_window_get_page (fixture->window), page))
    {
      g_assert_true (dp_window_show_page (fixture->window, page));
      settle ();
    }
  found = find_id (dp_window_find_page (fixture->window, page), id);
  g_assert_nonnull (found);
  return found;
}

static void
show_section (Fixture    *fixture,
              const char *section)
{
  g_object_set (dp_window_find_page (fixture->window, "economy"), "section", section, NULL);
}

static const char *
label_of (Fixture    *fixture,
          const char *page,
          const char *id)
{
  return gtk_label_get_label (GTK_LABEL (part (fixture, page, id)));
}

/* The texts of all labels below @widget, line by line. */
static void
collect_texts (GtkWidget *widget,
               GString   *texts)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static char *
texts_of (Fixture    *fixture,
          const char *page,
          const char *id)
{
  g_autoptr(GString) texts = g_string_new (NULL);

  collect_texts (part (fixture, page, id), texts);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* Every cell of @table in the first @n_columns stands in the widget. */
static void
assert_shows (const char    *texts,
              const DpTable *table,
              guint          n_columns)
{
  g_assert_cmpuint (table->rows->len, >, 0);
  for (guint r = 0; r < table->rows->len; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        const char *cell = g_array_index (table->rows, DpTableRow, r).cells[c];

        if (strstr (texts, cell) == NULL)
          g_test_message ("“%s” is not on the page", cell);
        g_assert_nonnull (strstr (texts, cell));
      }
}

/* ------------------------------------------------------------------------------------------------------- tests */

static const char *const pages[] = { "economy", "timeline" };

/* Opening the pages, for every proposal, changes nothing, takes no time to speak of, and leaves no list without a name. */
static void
test_open (Fixture      *fixture,
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
        g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_id (page, "stack"))), ==, "no-proposal");
      for (guint i = 0; i < proposals->len; i++)
        {
          gint64 begin = g_get_monotonic_time ();

          dp_session_set_proposal (fixture->session, ((const DpRecord *) g_ptr_array_index (proposals, i))->id);
          g_test_message ("%s, %s: %.1f ms", pages[p], ((const DpRecord *) g_ptr_array_index (proposals, i))->id,
                          (double) (g_get_monotonic_time () - begin) / 1000.0);
          g_assert_cmpint (g_get_monotonic_time () - begin, <, REFRESH_MAX_MS * G_TIME_SPAN_MILLISECOND);
          settle ();
          g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_id (page, "stack"))), ==, "page");
        }
    }

  after = dp_document_list_history (fixture->document, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_false (dp_document_get_modified (fixture->document));
  g_assert_null (dp_document_get_undo_label (fixture->document));
}

static void
test_money (Fixture      *fixture,
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
          g_autofree char *tiles = texts_of (fixture, "economy", "tiles");
          g_autofree char *days = texts_of (fixture, "economy", "used_days");
          GtkDropDown *cases = GTK_DROP_DOWN (part (fixture, "economy", "need_case"));

          g_assert_nonnull (strstr (tiles, rate));
          /* Estimates stand side by side: one line for each, none of them a mean. The rate, the same for all, is a tile. */
          assert_shows (days, used_days, 2);
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
              shown = texts_of (fixture, "economy", "years");
              assert_shows (shown, years, 6);
              g_assert_cmpstr (label_of (fixture, "economy", "year_finding"), ==, finding);
            }
        }
      else
        g_assert_false (gtk_widget_get_visible (part (fixture, "economy", "year_sheet")));

      texts = texts_of (fixture, "economy", "price");
      assert_shows (texts, price, 2);
      g_free (texts);
      texts = texts_of (fixture, "economy", "payers");
      assert_shows (texts, payers, 4);
      g_assert_nonnull (strstr (texts, dp_finance_empty_places (finance->empty_places)));
      g_free (texts);
      texts = texts_of (fixture, "economy", "capital");
      assert_shows (texts, capital, 4);

      /* Six criteria, each with its shape, its word and its reason, and all of it told to assistive technology. */
      row = gtk_widget_get_first_child (part (fixture, "economy", "loan"));
      for (guint i = 0; i < DP_LOAN_N_CRITERIA; i++, row = gtk_widget_get_next_sibling (row))
        {
          g_autofree char *why = dp_loan_check_text (plan, finance->proposal, i);
          g_autoptr(GString) shown = g_string_new (NULL);

          g_assert_nonnull (row);
          collect_texts (row, shown);
          g_assert_nonnull (strstr (shown->str, dp_loan_criterion_text (i)));
          g_assert_nonnull (strstr (shown->str, why));
          g_assert_true (GTK_IS_IMAGE (gtk_widget_get_first_child (row)));
          g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
        }
      g_assert_null (row);
    }
}

static void
test_staff (Fixture      *fixture,
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
  g_assert_cmpstr (label_of (fixture, "economy", "staff_finding"), ==, sentences->pdata[0]);
  g_assert_cmpstr (label_of (fixture, "economy", "hours_finding"), ==, hours);
  hours_texts = texts_of (fixture, "economy", "hours_terms");
  crew_texts = texts_of (fixture, "economy", "crew_terms");
  g_assert_nonnull (strstr (hours_texts, net));
  g_assert_nonnull (strstr (crew_texts, post));

  show_section (fixture, "staff");
  unit = GTK_DROP_DOWN (part (fixture, "economy", "unit"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (unit)), ==, staffing->n_units);
  for (guint u = 0; u < staffing->n_units; u++)
    {
      g_autoptr(DpTable) areas = dp_competence_table_new (staffing, staffing->units[u].unit->id);
      g_autofree char *shown = NULL;

      gtk_drop_down_set_selected (unit, u);
      shown = texts_of (fixture, "economy", "areas");
      for (guint r = 0; r < areas->rows->len; r++)
        g_assert_nonnull (strstr (shown, g_array_index (areas->rows, DpTableRow, r).cells[5]));
    }
}

/* Large text folds forms; the terms keep their lines. */
static void
test_large_text (Fixture      *fixture,
                 gconstpointer template_name)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  g_autofree char *before = NULL, *large = NULL, *after = NULL;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  dp_session_set_proposal (fixture->session, "A");
  before = texts_of (fixture, "economy", "hours_terms");

  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  settle ();
  dp_session_set_proposal (fixture->session, "C");
  settle ();
  dp_session_set_proposal (fixture->session, "A");
  large = texts_of (fixture, "economy", "hours_terms");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  settle ();
  dp_session_set_proposal (fixture->session, "C");
  dp_session_set_proposal (fixture->session, "A");
  after = texts_of (fixture, "economy", "hours_terms");

  g_assert_cmpstr (large, ==, before);
  g_assert_cmpstr (after, ==, before);
}

/* While a term is typed, and before anything is written, what the section on screen is about follows at once; taken back, it is
 * as before. Another section shows what is typed when it comes on screen. */
static void
test_preview (Fixture      *fixture,
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
  before = texts_of (fixture, "economy", "tiles");
  hours_before = g_strdup (label_of (fixture, "economy", "hours_finding"));

  dp_document_preview (fixture->document, DP_ENTITY_ASSUMPTION, "budget-occupancy", DP_ASSUMPTION_VALUE, &occupancy, &error);
  g_assert_no_error (error);
  finance = dp_analysis_finance (dp_session_get_analysis (fixture->session), "A", NULL);
  rate = dp_format_money (finance->rate);
  during = texts_of (fixture, "economy", "tiles");
  g_assert_cmpstr (during, !=, before);
  g_assert_nonnull (strstr (during, rate));
  dp_document_revert (fixture->document);
  after = texts_of (fixture, "economy", "tiles");
  g_assert_cmpstr (after, ==, before);

  dp_document_preview (fixture->document, DP_ENTITY_ASSUMPTION, "hours-norm", DP_ASSUMPTION_VALUE, &norm, &error);
  g_assert_no_error (error);
  staffing = dp_analysis_staffing (dp_session_get_analysis (fixture->session), "A", NULL);
  hours = dp_hours_sentence (&staffing->terms);
  g_assert_cmpstr (hours, !=, hours_before);
  show_section (fixture, "staff");
  g_assert_cmpstr (label_of (fixture, "economy", "hours_finding"), ==, hours);
  dp_document_revert (fixture->document);
  g_assert_cmpstr (label_of (fixture, "economy", "hours_finding"), ==, hours_before);

  /* Terms that cannot be used together are named; the fields stay in sight. */
  g_assert_false (gtk_widget_get_visible (part (fixture, "economy", "trouble")));
  dp_document_preview (fixture->document, DP_ENTITY_ASSUMPTION, "rate-floor", DP_ASSUMPTION_VALUE, &floor, &error);
  g_assert_no_error (error);
  g_assert_null (dp_analysis_finance (dp_session_get_analysis (fixture->session), "A", NULL));
  g_assert_true (gtk_widget_get_visible (part (fixture, "economy", "trouble")));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (part (fixture, "economy", "stack"))), ==, "page");
  dp_document_revert (fixture->document);
  g_assert_false (gtk_widget_get_visible (part (fixture, "economy", "trouble")));
  g_assert_false (dp_document_get_modified (fixture->document));
}

/* The way to a term leads to its field here; to its reason, to the page of all assumptions. */
static void
test_goto (Fixture      *fixture,
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
  part (fixture, "timeline", "by");
  dp_session_goto_field (fixture->session, DP_ENTITY_PLAN,
                         ((const DpRecord *) g_ptr_array_index (dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PLAN), 0))->id,
                         DP_PLAN_DECISION);
  g_assert_cmpstr (dp_window_get_page (fixture->window), ==, "timeline");
}

static void
test_schedule (Fixture      *fixture,
               gconstpointer template_name)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };

  for (guint p = 0; p < G_N_ELEMENTS (proposals); p++)
    {
      const DpPlan *plan = dp_session_get_plan (fixture->session);
      g_autoptr(DpTimelineResult) timeline = dp_analysis_timeline (dp_session_get_analysis (fixture->session), proposals[p], 1,
                                                                   DP_TIMELINE_REPLICATIONS, NULL);
      g_autoptr(GPtrArray) sentences = dp_timeline_sentences (timeline);
      g_autoptr(GPtrArray) waiting = dp_waiting_sentences (timeline);
      g_autoptr(DpTable) milestones = dp_milestone_table_new (plan);
      g_autofree char *shown = NULL, *steps = NULL;
      gboolean known = timeline->opening >= 0 && timeline->steps[timeline->opening].known;

      dp_session_set_proposal (fixture->session, proposals[p]);
      g_assert_cmpstr (label_of (fixture, "timeline", "opening_finding"), ==, sentences->pdata[0]);
      g_assert_cmpint (gtk_widget_get_visible (part (fixture, "timeline", "chance_sheet")), ==, known);
      shown = texts_of (fixture, "timeline", "milestones");
      assert_shows (shown, milestones, 4);

      steps = texts_of (fixture, "timeline", "steps");
      for (guint i = 0; i < timeline->n_steps; i++)
        {
          g_assert_nonnull (strstr (steps, dp_record_name (timeline->steps[i].step)));
          if (timeline->steps[i].known)
            {
              g_autofree char *middle = dp_timeline_words (timeline, timeline->steps[i].percentile[50]);

              g_assert_nonnull (strstr (steps, middle));
            }
        }
      for (guint i = 0; i < waiting->len; i++)
        {
          g_autofree char *texts = texts_of (fixture, "timeline", "waiting");

          g_assert_nonnull (strstr (texts, waiting->pdata[i]));
        }
    }
}

/* Whoever types a date is answered at once; nothing of it is written. */
static void
test_open_by (Fixture      *fixture,
              gconstpointer template_name)
{
  const DpPlan *plan = dp_session_get_plan (fixture->session);
  g_autoptr(DpTimelineResult) months = NULL, days = NULL;
  g_autofree char *answer = NULL, *dated = NULL;
  g_autoptr(GPtrArray) sentences = NULL;
  DpValue decision = dp_value_text ("2026-01-01");
  g_autoptr(GError) error = NULL;
  GtkEditable *by;

  dp_session_set_proposal (fixture->session, "A");
  by = GTK_EDITABLE (part (fixture, "timeline", "by"));
  months = dp_analysis_timeline (dp_session_get_analysis (fixture->session), "A", 1, DP_TIMELINE_REPLICATIONS, NULL);
  g_assert_false (months->is_calendar);
  gtk_editable_set_text (by, "month 15");
  answer = dp_open_by_sentence (months, plan, "D+15m");
  g_assert_cmpstr (label_of (fixture, "timeline", "by_answer"), ==, answer);
  g_assert_nonnull (strchr (answer, '%'));

  gtk_editable_set_text (by, "1 January 2028");
  g_assert_null (strchr (label_of (fixture, "timeline", "by_answer"), '%'));
  gtk_editable_set_text (by, "soon");
  g_assert_true (gtk_widget_has_css_class (part (fixture, "timeline", "by_answer"), "field-error"));
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (by), GTK_ACCESSIBLE_STATE_INVALID));
  gtk_editable_set_text (by, "");
  g_assert_false (gtk_widget_has_css_class (part (fixture, "timeline", "by_answer"), "field-error"));

  /* With a date of the decision, time is the calendar, at once. */
  dp_document_preview (fixture->document, DP_ENTITY_PLAN, ((const DpRecord *) dp_plan_list (plan, DP_ENTITY_PLAN)->pdata[0])->id,
                       DP_PLAN_DECISION, &decision, &error);
  g_assert_no_error (error);
  days = dp_analysis_timeline (dp_session_get_analysis (fixture->session), "A", 1, DP_TIMELINE_REPLICATIONS, NULL);
  g_assert_true (days->is_calendar);
  sentences = dp_timeline_sentences (days);
  g_assert_cmpstr (label_of (fixture, "timeline", "opening_finding"), ==, sentences->pdata[0]);
  gtk_editable_set_text (by, "1 April 2027");
  dated = dp_open_by_sentence (days, plan, "2027-04-01");
  g_assert_cmpstr (label_of (fixture, "timeline", "by_answer"), ==, dated);
  dp_document_revert (fixture->document);
  g_assert_false (dp_document_get_modified (fixture->document));
}

#define ADD(path, template, function) g_test_add (path, Fixture, template, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("doegnplan-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  dp_language_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dp_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_hold (G_APPLICATION (application));

  ADD ("/economy/open/sample", "sample", test_open);
  ADD ("/economy/open/empty", "empty", test_open);
  ADD ("/economy/money", "sample", test_money);
  ADD ("/economy/staff", "sample", test_staff);
  ADD ("/economy/preview", "sample", test_preview);
  ADD ("/economy/large-text", "sample", test_large_text);
  ADD ("/economy/goto", "sample", test_goto);
  ADD ("/timeline/schedule", "sample", test_schedule);
  ADD ("/timeline/open-by", "sample", test_open_by);
  return g_test_run ();
}
