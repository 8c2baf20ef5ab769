/* test-form-page.c: the page of a proposal: sections, requirements, units, what its actions do.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-answer-card.h"
#include "app/dp-editor.h"
#include "app/dp-element-matrix.h"
#include "app/dp-form.h"
#include "app/dp-page-proposal.h"
#include "app/dp-proposal-sections.h"
#include "app/dp-record-table.h"
#include "plan/dp-catalogue.h"

static DpPageProposal *
show_page (Fixture *fixture)
{
  GtkWidget *page = dp_page_proposal_new ();

  dp_page_set_session (DP_PAGE (page), fixture->session);
  fixture_show (fixture, page);
  return DP_PAGE_PROPOSAL (page);
}

static void
show_section (DpPageProposal *page,
              DpSection       section)
{
  dp_page_proposal_set_section (page, dp_section_name (section));
  settle ();
}

static const GPtrArray *
units_of (Fixture    *fixture,
          const char *proposal)
{
  return dp_plan_children (dp_document_get_plan (fixture->document), DP_ENTITY_UNIT, proposal);
}

static guint
n_of (Fixture     *fixture,
      DpEntityKind kind)
{
  const GPtrArray *list = dp_plan_list (dp_document_get_plan (fixture->document), kind);

  return list != NULL ? list->len : 0;
}

static gboolean
is_shown (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_STATUS_PAGE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (adw_status_page_get_title (ADW_STATUS_PAGE (widget)), title) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, title))
      return TRUE;
  return FALSE;
}

/* Looking is no edit. */
static void
test_opening_makes_no_edit (Fixture      *fixture,
                            gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  const GPtrArray *proposals = dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_PROPOSAL);
  gboolean modified = dp_document_get_modified (fixture->document);
  g_autofree char *undo = g_strdup (dp_document_get_undo_label (fixture->document));

  for (guint i = 0; i < proposals->len; i++)
    {
      const char *proposal = ((const DpRecord *) g_ptr_array_index (proposals, i))->id;
      const GPtrArray *units = units_of (fixture, proposal);

      dp_session_set_proposal (fixture->session, proposal);
      for (guint section = 0; section < DP_N_SECTIONS; section++)
        {
          show_section (page, section);
          for (guint j = 0; units != NULL && dp_section_is_of_unit (section) && j < units->len; j++)
            {
              dp_session_set_unit (fixture->session, ((const DpRecord *) g_ptr_array_index (units, j))->id);
              settle ();
            }
        }
      for (const DpChoice *choice = dp_choices_requirement; choice->key != NULL; choice++)
        dp_page_proposal_show_requirement (page, choice->key);
      settle ();
    }

  g_assert_cmpint (dp_document_get_modified (fixture->document), ==, modified);
  g_assert_cmpstr (dp_document_get_undo_label (fixture->document), ==, undo);
}

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (DP_IS_FIELD_ROW (child) && gtk_widget_get_mapped (child))
      g_ptr_array_add (rows, child);
    else
      collect_rows (child, rows);
}

/* Tab alone reaches every field of every section. */
static void
test_tab_reaches_every_field (Fixture      *fixture,
                              gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);

  for (guint section = 0; section < DP_N_SECTIONS; section++)
    {
      g_autoptr(GPtrArray) rows = g_ptr_array_new ();
      g_autoptr(GHashTable) reached = g_hash_table_new (NULL, NULL);

      show_section (page, section);
      collect_rows (GTK_WIDGET (page), rows);
      g_assert_cmpuint (rows->len, >, 3);
      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      for (guint n = 0; n < 600 && gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD); n++)
        {
          GtkWidget *row = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), DP_TYPE_FIELD_ROW);

          if (row != NULL)
            g_hash_table_add (reached, row);
        }
      for (guint i = 0; i < rows->len; i++)
        if (!g_hash_table_contains (reached, g_ptr_array_index (rows, i)))
          {
            DpFieldRow *row = g_ptr_array_index (rows, i);

            g_error ("section %s: %s.%s of %s is not reached with Tab", dp_section_name (section),
                     dp_entity (dp_field_row_get_kind (row))->name,
                     dp_field (dp_field_row_get_kind (row), dp_field_row_get_field (row))->name, dp_field_row_get_id (row));
          }
    }
}

/* What a problem or a chip points at is found: every field of every record that the form shows. */
static void
test_focus_field (Fixture      *fixture,
                  gconstpointer unused)
{
  static const struct
  {
    DpEntityKind kind;
    const char *id;
    guint field;
    const char *section;
  } rows[] = {
    { DP_ENTITY_PROPOSAL, "B", DP_PROPOSAL_SUMMARY, "head" },
    { DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_FINANCING, "money" },
    { DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, "place" },
    { DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_ATTACHED_TO, "legal" },
    { DP_ENTITY_STAFFING, "A-hovedstaden-staff-1", DP_STAFFING_FTE, "staffing" },
    { DP_ENTITY_COST, "A-cost-building", DP_COST_AMOUNT, "money" },
    { DP_ENTITY_STEP, "A-step-decision", DP_STEP_LIKELY, "time" },
    { DP_ENTITY_AGREEMENT, "A-agreement-nordjylland", DP_AGREEMENT_STATUS, "time" },
    { DP_ENTITY_ELEMENT, "A-hovedstaden-shielded", DP_ELEMENT_STATE, "legal" },
    { DP_ENTITY_ANSWER, "A-answer-1-legal", DP_ANSWER_TEXT, "legal" },
    { DP_ENTITY_LEGAL_BASIS, "A-hovedstaden-law-bl-32-1-6", DP_LEGAL_BASIS_NOTE, "legal" },
  };
  DpPageProposal *page = show_page (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *focus;

      g_test_message ("%s", rows[i].id);
      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      g_assert_true (dp_page_focus_field (DP_PAGE (page), rows[i].kind, rows[i].id, rows[i].field));
      g_assert_cmpstr (dp_page_proposal_get_section (page), ==, rows[i].section);
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_nonnull (focus);
      if (rows[i].kind != DP_ENTITY_ELEMENT)
        {
          GtkWidget *row = gtk_widget_get_ancestor (focus, DP_TYPE_FIELD_ROW);

          g_assert_nonnull (row);
          g_assert_cmpstr (dp_field_row_get_id (DP_FIELD_ROW (row)), ==, rows[i].id);
          g_assert_cmpuint (dp_field_row_get_field (DP_FIELD_ROW (row)), ==, rows[i].field);
        }
    }

  g_assert_false (dp_page_focus_field (DP_PAGE (page), DP_ENTITY_UNIT, "nowhere", DP_UNIT_PLACES));
  g_assert_false (dp_page_focus_field (DP_PAGE (page), DP_ENTITY_ESTIMATE, "nowhere", 0));
}

/* The record as a whole: its name. */
static void
test_focus_record (Fixture      *fixture,
                   gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  GtkWidget *row;

  g_assert_true (dp_page_focus_field (DP_PAGE (page), DP_ENTITY_STAFFING, "A-hovedstaden-staff-1",
                                      dp_entity (DP_ENTITY_STAFFING)->n_fields));
  row = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), DP_TYPE_FIELD_ROW);
  g_assert_cmpuint (dp_field_row_get_field (DP_FIELD_ROW (row)), ==, DP_STAFFING_FUNCTION);
}

static void
test_units (Fixture      *fixture,
            gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  guint n = units_of (fixture, "A")->len;
  g_autofree char *first = g_strdup (dp_session_get_unit (fixture->session));
  guint n_staffing = n_of (fixture, DP_ENTITY_STAFFING);

  gtk_widget_activate_action (GTK_WIDGET (page), "unit.add", NULL);
  g_assert_cmpuint (units_of (fixture, "A")->len, ==, n + 1);
  g_assert_cmpstr (dp_session_get_unit (fixture->session), !=, first);
  g_assert_cmpstr (dp_page_proposal_get_section (page), ==, "place");
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_cmpuint (units_of (fixture, "A")->len, ==, n);

  gtk_widget_activate_action (GTK_WIDGET (page), "unit.choose", "s", first);
  gtk_widget_activate_action (GTK_WIDGET (page), "unit.duplicate", NULL);
  g_assert_cmpuint (units_of (fixture, "A")->len, ==, n + 1);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_STAFFING), >, n_staffing);
  gtk_widget_activate_action (GTK_WIDGET (page), "unit.remove", NULL);
  g_assert_cmpuint (units_of (fixture, "A")->len, ==, n);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_STAFFING), ==, n_staffing);
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_cmpuint (units_of (fixture, "A")->len, ==, n + 1);
}

static void
test_proposals (Fixture      *fixture,
                gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  guint n = n_of (fixture, DP_ENTITY_PROPOSAL), n_units = n_of (fixture, DP_ENTITY_UNIT);

  gtk_widget_activate_action (fixture->window, "proposal.duplicate", NULL);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_PROPOSAL), ==, n + 1);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_UNIT), ==, n_units + 5);
  g_assert_cmpstr (dp_page_proposal_get_section (page), ==, "head");
  gtk_widget_activate_action (fixture->window, "proposal.remove", NULL);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_PROPOSAL), ==, n);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_UNIT), ==, n_units);
  gtk_widget_activate_action (fixture->window, "proposal.add", NULL);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_PROPOSAL), ==, n + 1);
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_PROPOSAL), ==, n);
}

/* From nothing to five units in two clicks, and back in two. */
static void
test_empty (Fixture      *fixture,
            gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  const GPtrArray *units;

  g_assert_cmpuint (n_of (fixture, DP_ENTITY_PROPOSAL), ==, 0);
  g_assert_true (is_shown (GTK_WIDGET (page), "No Proposals Yet"));
  gtk_widget_activate_action (GTK_WIDGET (page), "proposal.add", NULL);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_PROPOSAL), ==, 1);
  g_assert_false (is_shown (GTK_WIDGET (page), "No Proposals Yet"));

  show_section (page, DP_SECTION_PLACE);
  g_assert_true (is_shown (GTK_WIDGET (page), "No unit in the proposal"));
  gtk_widget_activate_action (GTK_WIDGET (page), "unit.one-per-region", NULL);
  settle ();
  g_assert_false (is_shown (GTK_WIDGET (page), "No unit in the proposal"));
  units = units_of (fixture, dp_session_get_proposal (fixture->session));
  g_assert_cmpuint (units->len, ==, n_of (fixture, DP_ENTITY_REGION));
  for (guint i = 0; i < units->len; i++)
    {
      g_assert_nonnull (dp_record_text (g_ptr_array_index (units, i), DP_UNIT_REGIONS));
      /* How many places there are is for people to say. */
      g_assert_false (dp_record_number (g_ptr_array_index (units, i), DP_UNIT_PLACES, NULL));
    }

  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_UNIT), ==, 0);
  g_assert_true (is_shown (GTK_WIDGET (page), "No unit in the proposal"));
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (is_shown (GTK_WIDGET (page), "No Proposals Yet"));
}

/* One step gives all units the places of the chosen one. */
static void
test_same_places (Fixture      *fixture,
                  gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  g_autofree char *first = g_strdup (((const DpRecord *) g_ptr_array_index (units_of (fixture, "A"), 0))->id);
  g_auto(DpValue) eight = dp_value_number (8);

  dp_session_set_proposal (fixture->session, "A");
  dp_session_set_unit (fixture->session, first);
  show_section (page, DP_SECTION_PLACE);
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, first, DP_UNIT_PLACES, &eight, NULL));
  gtk_widget_activate_action (GTK_WIDGET (page), "unit.same-places", NULL);
  for (guint i = 0; i < units_of (fixture, "A")->len; i++)
    g_assert_true (dp_value_equal (&((const DpRecord *) g_ptr_array_index (units_of (fixture, "A"), i))->values[DP_UNIT_PLACES], &eight));

  g_assert_true (dp_document_undo (fixture->document, NULL));
  for (guint i = 1; i < units_of (fixture, "A")->len; i++)
    g_assert_false (dp_value_equal (&((const DpRecord *) g_ptr_array_index (units_of (fixture, "A"), i))->values[DP_UNIT_PLACES], &eight));
  g_assert_true (dp_value_equal (plan_value (fixture, DP_ENTITY_UNIT, first, DP_UNIT_PLACES), &eight));
}

static void
test_answer (Fixture      *fixture,
             gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  GtkWidget *card = find_child (GTK_WIDGET (page), DP_TYPE_ANSWER_CARD);
  const DpRecord *answer;
  DpFieldRow *row;
  const char *id;

  gtk_widget_activate_action (GTK_WIDGET (page), "proposal.add", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "unit.add", NULL);
  dp_page_proposal_show_requirement (page, "1.place");
  settle ();
  g_assert_true (gtk_widget_get_mapped (card));
  id = dp_session_get_proposal (fixture->session);
  g_assert_null (dp_answer_find (dp_document_get_plan (fixture->document), id, "1.place"));

  /* The text row is the one with a text view. */
  row = DP_FIELD_ROW (gtk_widget_get_ancestor (find_child (card, DP_TYPE_EDITOR_TEXT), DP_TYPE_FIELD_ROW));
  type_text (row, "The unit lies in Aalborg.");
  leave_field (row);
  answer = dp_answer_find (dp_document_get_plan (fixture->document), id, "1.place");
  g_assert_nonnull (answer);
  g_assert_cmpstr (dp_record_text (answer, DP_ANSWER_TEXT), ==, "The unit lies in Aalborg.");
  g_assert_cmpstr (dp_record_text (answer, DP_ANSWER_STATE), ==, "answered");
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_null (dp_answer_find (dp_document_get_plan (fixture->document), id, "1.place"));
}

/* Today's practice has no unit, but it has answers: they stay in reach. */
static void
test_answer_without_units (Fixture      *fixture,
                           gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  GtkWidget *card = find_child (GTK_WIDGET (page), DP_TYPE_ANSWER_CARD);

  dp_session_set_proposal (fixture->session, "0");
  dp_page_proposal_show_requirement (page, "1.place");
  settle ();
  g_assert_null (dp_session_get_unit (fixture->session));
  g_assert_true (is_shown (GTK_WIDGET (page), "No unit in the proposal"));
  g_assert_true (gtk_widget_get_mapped (card));
}

static void
test_elements (Fixture      *fixture,
               gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  DpElementMatrix *matrix = DP_ELEMENT_MATRIX (find_child (GTK_WIDGET (page), DP_TYPE_ELEMENT_MATRIX));
  const char *unit = dp_session_get_unit (fixture->session);
  GtkWidget *button;

  show_section (page, DP_SECTION_LEGAL);
  /* Notes 10 and 12 of the request: two elements may be purchased, in part or in whole. */
  for (const DpChoice *element = dp_choices_element; element->key != NULL; element++)
    g_assert_cmpint (dp_element_matrix_get_button (matrix, element->key, "purchased") != NULL, ==,
                     g_str_equal (element->key, "substance") || g_str_equal (element->key, "psychologist"));

  button = dp_element_matrix_get_button (matrix, "partner", "missing");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Partner: Missing");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  g_assert_cmpstr (dp_record_text (dp_element_find (dp_document_get_plan (fixture->document), unit, "partner"), DP_ELEMENT_STATE),
                   ==, "missing");
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
}

/* A unit about which nothing is said yet: everything is unknown, and saying one thing adds one record. */
static void
test_elements_of_new_unit (Fixture      *fixture,
                           gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  DpElementMatrix *matrix = DP_ELEMENT_MATRIX (find_child (GTK_WIDGET (page), DP_TYPE_ELEMENT_MATRIX));
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (page), "unit.add", NULL);
  show_section (page, DP_SECTION_LEGAL);
  n = n_of (fixture, DP_ENTITY_ELEMENT);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (dp_element_matrix_get_button (matrix, "retention", "unknown"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dp_element_matrix_get_button (matrix, "retention", "own")), TRUE);
  g_assert_cmpuint (n_of (fixture, DP_ENTITY_ELEMENT), ==, n + 1);
}

static GtkWidget *
find_with_class (GtkWidget  *widget,
                 const char *class)
{
  if (gtk_widget_has_css_class (widget, class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_class (child, class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Retention without its act: the banner, and the way out of it. */
static void
test_retention (Fixture      *fixture,
                gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);
  DpElementMatrix *matrix = DP_ELEMENT_MATRIX (find_child (GTK_WIDGET (page), DP_TYPE_ELEMENT_MATRIX));
  GtkWidget *banner = find_with_class (GTK_WIDGET (page), "banner");

  gtk_widget_activate_action (GTK_WIDGET (page), "unit.add", NULL);
  show_section (page, DP_SECTION_LEGAL);
  g_assert_false (gtk_widget_get_visible (banner));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dp_element_matrix_get_button (matrix, "retention", "own")), TRUE);
  g_assert_true (gtk_widget_get_visible (banner));
  gtk_widget_activate_action (GTK_WIDGET (page), "unit.add-legal-basis", "s", "sul-141b");
  g_assert_false (gtk_widget_get_visible (banner));
  g_assert_true (dp_document_undo (fixture->document, NULL));
  g_assert_true (gtk_widget_get_visible (banner));
}

static void
check_names (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *icon = GTK_IS_BUTTON (child) ? gtk_button_get_icon_name (GTK_BUTTON (child)) : NULL;

      if (icon != NULL && gtk_widget_get_mapped (child) && gtk_widget_get_ancestor (child, GTK_TYPE_SCROLLBAR) == NULL)
        {
          if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL))
            g_error ("a button with the icon %s has no name", icon);
          g_assert_nonnull (gtk_widget_get_tooltip_text (child));
        }
      if (DP_IS_FIELD_ROW (child) && gtk_widget_get_mapped (child))
        {
          GtkAccessible *target = GTK_ACCESSIBLE (dp_field_row_get_target (DP_FIELD_ROW (child)));
          GtkAccessible *editor = GTK_ACCESSIBLE (find_child (child, DP_TYPE_EDITOR));

          g_assert_true (gtk_test_accessible_has_property (target, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
                         gtk_test_accessible_has_relation (target, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
                         gtk_test_accessible_has_relation (editor, GTK_ACCESSIBLE_RELATION_LABELLED_BY));
        }
      check_names (child);
    }
}

static void
test_names (Fixture      *fixture,
            gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);

  for (guint section = 0; section < DP_N_SECTIONS; section++)
    {
      show_section (page, section);
      check_names (GTK_WIDGET (page));
    }
}

/* The page must fit beside the sidebar and the panel of a window of 1280 units. */
static void
test_width (Fixture      *fixture,
            gconstpointer unused)
{
  DpPageProposal *page = show_page (fixture);

  for (guint section = 0; section < DP_N_SECTIONS; section++)
    {
      int least;

      show_section (page, section);
      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%s: %d", dp_section_name (section), least);
      g_assert_cmpint (least, <=, 1280 - 204 - 262);
    }
}

static void
add_test (const char *path,
          const char *template_name,
          void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, template_name, fixture_set_up, test, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);

  add_test ("/form-page/opening-makes-no-edit", "sample", test_opening_makes_no_edit);
  add_test ("/form-page/tab-reaches-every-field", "sample", test_tab_reaches_every_field);
  add_test ("/form-page/focus-field", "sample", test_focus_field);
  add_test ("/form-page/focus-record", "sample", test_focus_record);
  add_test ("/form-page/units", "sample", test_units);
  add_test ("/form-page/proposals", "sample", test_proposals);
  add_test ("/form-page/empty", "empty", test_empty);
  add_test ("/form-page/same-places", "sample", test_same_places);
  add_test ("/form-page/answer", "sample", test_answer);
  add_test ("/form-page/answer-without-units", "sample", test_answer_without_units);
  add_test ("/form-page/elements", "sample", test_elements);
  add_test ("/form-page/elements-of-new-unit", "sample", test_elements_of_new_unit);
  add_test ("/form-page/retention", "sample", test_retention);
  add_test ("/form-page/names", "sample", test_names);
  add_test ("/form-page/width", "sample", test_width);

  return g_test_run ();
}
