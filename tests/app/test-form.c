/* test-form.c: fields and tables of records in a window: typing, errors, the way back, names.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-form-common.h"

#include "app/dp-basis-popover.h"
#include "app/dp-editor.h"
#include "app/dp-field-state.h"
#include "app/dp-form.h"
#include "app/dp-record-table.h"
#include "figure/dp-headline.h"
#include "plan/dp-date.h"
#include "plan/dp-slides.h"
#include "plan/dp-validate.h"

#include <string.h>

#define UNIT "A-hovedstaden"

static DpFieldRow *
show_row (Fixture        *fixture,
          DpEntityKind    kind,
          guint           field,
          const char     *id,
          DpFieldRowLabel label)
{
  GtkWidget *row = dp_field_row_new (kind, field, label);

  dp_field_row_bind (DP_FIELD_ROW (row), fixture->session, id);
  fixture_show (fixture, row);
  return DP_FIELD_ROW (row);
}

static DpFieldRow *
show_places (Fixture *fixture)
{
  return show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_PLACES, UNIT, DP_FIELD_ROW_LABEL_ABOVE);
}

static double
places (Fixture *fixture)
{
  return plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES)->number;
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  dp_document_undo (fixture->document, &error);
  g_assert_no_error (error);
}

/* ------------------------------------------------------------------------------------------- every field of the table */

static gboolean
try_text (DpFieldRow *row,
          const char *text)
{
  type_text (row, text);
  leave_field (row);
  if (dp_field_row_get_error (row) == NULL)
    return TRUE;
  g_assert_true (press_escape (row));
  g_assert_null (dp_field_row_get_error (row));
  return FALSE;
}

static gboolean
try_number (DpFieldRow    *row,
            const DpField *field,
            double         number)
{
  DpValue value = dp_value_number (number);
  g_autofree char *text = dp_field_format (field, &value);

  return number >= field->min && number <= field->max && try_text (row, text);
}

static gboolean
enter_number (Fixture    *fixture,
              DpFieldRow *row)
{
  const DpField *field = dp_field (dp_field_row_get_kind (row), dp_field_row_get_field (row));
  const DpValue *now = plan_value (fixture, dp_field_row_get_kind (row), dp_field_row_get_id (row), dp_field_row_get_field (row));
  double from = now->kind == DP_VALUE_NUMBER ? now->number : field->min;

  return try_number (row, field, from + 1) || try_number (row, field, from - 1) || try_number (row, field, from / 2) ||
         try_number (row, field, (field->min + field->max) / 2);
}

static gboolean
enter_text (DpFieldRow    *row,
            const DpField *field)
{
  static const char *const dates[] = { "2027-05-31", "D+7m", "2026-05", "2031", "2020" };

  if (field->type != DP_TYPE_DATE)
    /* Some texts are lists of figures, and one is a table of distances. */
    return try_text (row, "Prøve på æøå") || try_text (row, "4, 12, 30") || try_text (row, ";Aarhus\nOdense;145");

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = dp_date_format (dates[i]);

      if (try_text (row, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
choose_other (DpFieldRow *row)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (dp_field_row_get_target (row));
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (drop_down));
  guint before = gtk_drop_down_get_selected (drop_down);

  for (guint i = n; i-- > 0;)
    if (i != before)
      {
        gtk_drop_down_set_selected (drop_down, i);
        if (dp_field_row_get_error (row) == NULL)
          return TRUE;
        g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, before);
      }
  return FALSE;
}

static gboolean
toggle_other (DpFieldRow *row)
{
  GtkWidget *toggle = gtk_widget_get_first_child (gtk_widget_get_parent (dp_field_row_get_target (row)));

  for (; toggle != NULL; toggle = gtk_widget_get_next_sibling (toggle))
    if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)))
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
        if (dp_field_row_get_error (row) == NULL)
          return TRUE;
        g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
      }
  return FALSE;
}

/* Every box is tried: a step cannot depend on one that waits for it. */
static gboolean
tick_one (DpFieldRow *row)
{
  GtkWidget *target = dp_field_row_get_target (row), *check;
  GtkMenuButton *button = GTK_IS_MENU_BUTTON (target) ? GTK_MENU_BUTTON (target) : NULL;

  if (button != NULL)
    gtk_menu_button_popup (button);
  check = button != NULL ? find_child (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_CHECK_BUTTON) : target;
  for (; check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      gboolean before;

      if (!GTK_IS_CHECK_BUTTON (check))
        continue;
      before = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !before);
      if (dp_field_row_get_error (row) == NULL)
        break;
      g_assert_cmpint (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)), ==, before);
    }
  if (button != NULL)
    gtk_menu_button_popdown (button);
  return check != NULL;
}

static gboolean
enter_another_value (Fixture    *fixture,
                     DpFieldRow *row)
{
  const DpField *field = dp_field (dp_field_row_get_kind (row), dp_field_row_get_field (row));

  switch (field->type)
    {
    case DP_TYPE_COUNT:
    case DP_TYPE_NUMBER:
    case DP_TYPE_SHARE:
    case DP_TYPE_MONEY:
    case DP_TYPE_YEAR:
      return enter_number (fixture, row);
    case DP_TYPE_TEXT:
    case DP_TYPE_LONG_TEXT:
    case DP_TYPE_DATE:
      return enter_text (row, field);
    case DP_TYPE_BOOL:
      return toggle_other (row);
    case DP_TYPE_CHOICE:
    case DP_TYPE_REF:
      return choose_other (row);
    case DP_TYPE_SET:
    case DP_TYPE_REFS:
      return tick_one (row);
    default:
      g_assert_not_reached ();
    }
}

static void
check_field (Fixture        *fixture,
             DpEntityKind    kind,
             guint           field,
             const char     *id,
             DpFieldRowLabel label)
{
  DpFieldRow *row = show_row (fixture, kind, field, id, label);
  g_auto(DpValue) before = dp_value_copy (plan_value (fixture, kind, id, field));
  g_autofree char *name = g_strdup_printf ("%s.%s", dp_entity (kind)->name, dp_field (kind, field)->name);

  g_test_message ("%s", name);
  if (!enter_another_value (fixture, row))
    g_error ("%s: no other value could be entered", name);
  if (dp_value_equal (&before, plan_value (fixture, kind, id, field)))
    g_error ("%s: what was entered is not in the plan: %s, error %s", name, before.text, dp_field_row_get_error (row));

  undo (fixture);
  g_assert_true (dp_value_equal (&before, plan_value (fixture, kind, id, field)));
  if (GTK_IS_EDITABLE (dp_field_row_get_target (row)) || GTK_IS_TEXT_VIEW (dp_field_row_get_target (row)))
    {
      const DpRecord *record = dp_plan_get (dp_session_get_plan (fixture->session), kind, id);
      g_autofree char *text = dp_field_format (dp_record_field (record, field), &before);

      g_assert_cmpstr (shown_text (row), ==, text);
    }
}

/* What a sample does not hold, since it comes to be before and at a meeting: a headline of its own, slides of its own and a question
 * that was asked. */
static void
hold_a_meeting (DpDocument *document)
{
  const DpWhatIf what_if = { .women = 60, .places = DP_AS_PLANNED, .stay = DP_AS_PLANNED };
  g_autofree char *question = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (dp_headline_write (document, "need", NULL, NULL, "Of our own", "en 0 0", &error));
  g_assert_no_error (error);
  g_assert_true (dp_slides_make (document, &error));
  g_assert_no_error (error);
  question = dp_question_add (document, "A", &what_if, "60 women a year?", "Holds for about 31", FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (question);
}

static void
test_every_field (Fixture      *fixture,
                  gconstpointer unused)
{
  hold_a_meeting (fixture->document);
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (dp_document_get_plan (fixture->document), kind);
      g_autofree char *id = NULL;

      g_assert_nonnull (records);
      /* Of numbers that are no CPR numbers there is nothing to fill in, and a sample should hold none. */
      if (kind == DP_ENTITY_CLEARED_NUMBER)
        continue;
      g_assert_cmpuint (records->len, >, 0);
      /* The last one: of the sample's steps, one that others need not wait for. */
      id = g_strdup (((const DpRecord *) g_ptr_array_index (records, records->len - 1))->id);
      for (guint field = 0; field < dp_entity (kind)->n_fields; field++)
        if (!(dp_field (kind, field)->flags & DP_FIELD_HIDDEN) &&
            !(dp_field (kind, field)->type == DP_TYPE_REFS && kind == DP_ENTITY_STEP && dp_record_parent (dp_plan_get (dp_document_get_plan (fixture->document), kind, id)) == NULL))
          {
            check_field (fixture, kind, field, id, DP_FIELD_ROW_LABEL_ABOVE);
            /* A cell of a table has one line; a table of distances has many and never stands in one. */
            if (kind != DP_ENTITY_PLAN || field != DP_PLAN_DISTANCES)
              check_field (fixture, kind, field, id, DP_FIELD_ROW_LABEL_NONE);
          }
    }
}

/* --------------------------------------------------------------------------------------------------- typing and errors */

static void
test_typing_previews (Fixture      *fixture,
                      gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  g_assert_cmpstr (shown_text (row), ==, "6");
  type_text (row, "1");
  g_assert_cmpfloat (places (fixture), ==, 1);
  type_text (row, "12");
  g_assert_cmpfloat (places (fixture), ==, 12);
  leave_field (row);
  g_assert_cmpfloat (places (fixture), ==, 12);

  /* The typing was one step. */
  undo (fixture);
  g_assert_cmpfloat (places (fixture), ==, 6);
  g_assert_cmpstr (shown_text (row), ==, "6");
}

static void
test_leaving_formats (Fixture      *fixture,
                      gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_COST, DP_COST_AMOUNT, "A-cost-building", DP_FIELD_ROW_LABEL_NONE);

  type_text (row, "1500000");
  g_assert_cmpstr (shown_text (row), ==, "1500000");
  leave_field (row);
  g_assert_cmpstr (shown_text (row), ==, "1,500,000");
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_COST, "A-cost-building", DP_COST_AMOUNT)->number, ==, 1500000);
}

static void
test_bad_input (Fixture      *fixture,
                gconstpointer unused)
{
  static const char *const bad[] = { "many", "501", "-1", "6x", "1.2.3" };
  DpFieldRow *row = show_places (fixture);
  GtkWidget *target = dp_field_row_get_target (row);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      type_text (row, bad[i]);
      leave_field (row);
      g_assert_nonnull (dp_field_row_get_error (row));
      g_assert_nonnull (strstr (dp_field_row_get_error (row), "Places: 6 stays in use."));
      g_assert_cmpfloat (places (fixture), ==, 6);
      g_assert_cmpstr (shown_text (row), ==, bad[i]);
      g_assert_true (gtk_widget_has_css_class (target, "error"));
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
    }

  /* Good text takes the sentence away at once, before the field is left. */
  type_text (row, "7");
  g_assert_null (dp_field_row_get_error (row));
  g_assert_false (gtk_widget_has_css_class (target, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  leave_field (row);
  g_assert_cmpfloat (places (fixture), ==, 7);
}

/* Half a value on the way to a bad one must not stay: 60 was never meant when 600 is refused. */
static void
test_bad_input_keeps_what_was_before (Fixture      *fixture,
                                      gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  type_text (row, "60");
  g_assert_cmpfloat (places (fixture), ==, 60);
  type_text (row, "600");
  g_assert_cmpfloat (places (fixture), ==, 6);
  g_assert_null (dp_field_row_get_error (row));
  leave_field (row);
  g_assert_nonnull (dp_field_row_get_error (row));
  g_assert_cmpfloat (places (fixture), ==, 6);
  g_assert_cmpstr (shown_text (row), ==, "600");
}

static void
test_required (Fixture      *fixture,
               gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_NAME, UNIT, DP_FIELD_ROW_LABEL_ABOVE);

  type_text (row, "");
  g_assert_null (dp_field_row_get_error (row));
  leave_field (row);
  g_assert_nonnull (dp_field_row_get_error (row));
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME)->text, ==, "Hovedstaden");
}

static void
test_escape (Fixture      *fixture,
             gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  g_assert_false (press_escape (row));
  type_text (row, "9");
  g_assert_cmpfloat (places (fixture), ==, 9);
  g_assert_true (press_escape (row));
  g_assert_cmpfloat (places (fixture), ==, 6);
  g_assert_cmpstr (shown_text (row), ==, "6");

  type_text (row, "rubbish");
  leave_field (row);
  g_assert_true (press_escape (row));
  g_assert_null (dp_field_row_get_error (row));
  g_assert_cmpstr (shown_text (row), ==, "6");
  g_assert_false (press_escape (row));
}

/* Also what the document wrote by itself meanwhile is taken back. */
static void
test_escape_after_commit (Fixture      *fixture,
                          gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  type_text (row, "9");
  g_assert_true (dp_document_commit (fixture->document, NULL));
  g_assert_true (press_escape (row));
  g_assert_cmpfloat (places (fixture), ==, 6);
  g_assert_cmpstr (shown_text (row), ==, "6");
}

static void
test_undo_refreshes (Fixture      *fixture,
                     gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);
  const DpValue eleven = dp_value_number (11);

  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &eleven, NULL));
  g_assert_cmpstr (shown_text (row), ==, "11");
  undo (fixture);
  g_assert_cmpstr (shown_text (row), ==, "6");

  /* Undo while somebody is typing undoes the typing; leaving the field does not bring it back. */
  type_text (row, "8");
  undo (fixture);
  g_assert_cmpfloat (places (fixture), ==, 6);
  g_assert_cmpstr (shown_text (row), ==, "6");
  leave_field (row);
  g_assert_cmpfloat (places (fixture), ==, 6);
}

static void
test_other_edits_leave_typing_alone (Fixture      *fixture,
                                     gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);
  const DpValue name = dp_value_text ("Another name");

  type_text (row, "nonsense");
  leave_field (row);
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME, &name, NULL));
  g_assert_cmpstr (shown_text (row), ==, "nonsense");
  g_assert_nonnull (dp_field_row_get_error (row));
  g_free (name.text);
}

/* What was refused waits while the row shows another record. */
static void
test_rebinding_keeps_refused_text (Fixture      *fixture,
                                   gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  type_text (row, "nonsense");
  leave_field (row);
  dp_field_row_bind (row, fixture->session, "A-nordjylland");
  g_assert_cmpstr (shown_text (row), ==, "6");
  g_assert_null (dp_field_row_get_error (row));
  dp_field_row_bind (row, fixture->session, UNIT);
  g_assert_cmpstr (shown_text (row), ==, "nonsense");
  g_assert_nonnull (dp_field_row_get_error (row));
}

/* Good text is written when the row goes on to another record. */
static void
test_rebinding_writes_good_text (Fixture      *fixture,
                                 gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  type_text (row, "8");
  dp_field_row_bind (row, fixture->session, "A-nordjylland");
  g_assert_cmpfloat (places (fixture), ==, 8);
  g_assert_cmpfloat (plan_value (fixture, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES)->number, ==, 6);
}

static void
test_steps (Fixture      *fixture,
            gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);
  GtkWidget *editor = find_child (GTK_WIDGET (row), DP_TYPE_EDITOR);

  gtk_widget_activate_action (editor, "editor.raise", NULL);
  gtk_widget_activate_action (editor, "editor.raise", NULL);
  g_assert_cmpstr (shown_text (row), ==, "8");
  g_assert_cmpfloat (places (fixture), ==, 8);
  dp_editor_emit_stepped (DP_EDITOR (editor), -1);
  g_assert_cmpfloat (places (fixture), ==, 7);
  leave_field (row);
  undo (fixture);
  g_assert_cmpfloat (places (fixture), ==, 6);

  type_text (row, "0");
  gtk_widget_activate_action (editor, "editor.lower", NULL);
  g_assert_cmpfloat (places (fixture), ==, 0);
  g_assert_cmpstr (shown_text (row), ==, "0");
}

static void
test_unknown_is_a_value (Fixture      *fixture,
                         gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);
  GtkWidget *toggle;

  type_text (row, "");
  leave_field (row);
  g_assert_null (dp_field_row_get_error (row));
  g_assert_cmpint (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES)->kind, ==, DP_VALUE_NONE);

  row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_ADMITS_PARTNER, UNIT, DP_FIELD_ROW_LABEL_ABOVE);
  toggle = gtk_widget_get_last_child (gtk_widget_get_parent (dp_field_row_get_target (row)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_cmpint (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_ADMITS_PARTNER)->kind, ==, DP_VALUE_NONE);
}

static void
test_removed_record (Fixture      *fixture,
                     gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);

  g_assert_true (dp_document_remove (fixture->document, DP_ENTITY_UNIT, UNIT, NULL));
  g_assert_false (gtk_widget_is_sensitive (dp_field_row_get_target (row)));
  undo (fixture);
  g_assert_true (gtk_widget_is_sensitive (dp_field_row_get_target (row)));
  g_assert_cmpstr (shown_text (row), ==, "6");
}

static void
test_undo_in_the_entry_ends_with_the_field (Fixture      *fixture,
                                            gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (dp_field_row_get_target (row))));

  type_text (row, "7");
  leave_field (row);
  /* The entry has nothing to undo now, so the key reaches the plan's undo. */
  gtk_widget_activate_action (text, "text.undo", NULL);
  g_assert_cmpstr (shown_text (row), ==, "7");
  g_assert_cmpfloat (places (fixture), ==, 7);
}

/* ---------------------------------------------------------------------------------------------------- drafts and basis */

static void
test_draft (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget *row = dp_field_row_new (DP_ENTITY_BASIS, DP_BASIS_SOURCE, DP_FIELD_ROW_LABEL_ABOVE);
  g_autofree char *id = dp_basis_id (DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE);
  g_autoptr(DpRecord) draft = dp_record_new (DP_ENTITY_BASIS, id);
  guint before = dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_BASIS)->len;

  dp_record_set (draft, DP_BASIS_ENTITY, dp_value_text ("unit"));
  dp_record_set (draft, DP_BASIS_RECORD, dp_value_text (UNIT));
  dp_record_set (draft, DP_BASIS_FIELD, dp_value_text ("site"));
  dp_record_set (draft, DP_BASIS_KIND, dp_value_text ("document"));
  dp_field_row_bind_draft (DP_FIELD_ROW (row), fixture->session, draft);
  fixture_show (fixture, row);

  type_text (DP_FIELD_ROW (row), "table 2");
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_BASIS)->len, ==, before);
  leave_field (DP_FIELD_ROW (row));
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_BASIS)->len, ==, before + 1);
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_BASIS, id, DP_BASIS_SOURCE)->text, ==, "table 2");
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_BASIS, id, DP_BASIS_KIND)->text, ==, "document");

  undo (fixture);
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (fixture->document), DP_ENTITY_BASIS)->len, ==, before);
  g_assert_cmpstr (shown_text (DP_FIELD_ROW (row)), ==, "");
}

static GtkWidget *
chip_of (DpFieldRow *row)
{
  for (GtkWidget *child = find_child (GTK_WIDGET (row), GTK_TYPE_BUTTON); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), "field.basis") == 0)
      return child;
  return NULL;
}

/* The way from "no source" to none: the chip, the popover, a source. */
static void
test_basis (Fixture      *fixture,
            gconstpointer unused)
{
  DpFieldRow *row;
  GtkWidget *chip, *popover;
  DpFieldRow *source;
  g_autofree char *id = dp_basis_id (DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES);

  if (dp_plan_get (dp_document_get_plan (fixture->document), DP_ENTITY_BASIS, id) != NULL)
    g_assert_true (dp_document_remove (fixture->document, DP_ENTITY_BASIS, id, NULL));
  row = show_places (fixture);
  chip = chip_of (row);
  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_true (gtk_widget_has_css_class (chip, "warn"));
  g_assert_true (gtk_widget_get_focusable (chip));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, "Basis of Places");

  gtk_widget_activate_action (chip, "field.basis", NULL);
  settle ();
  popover = find_child (chip, DP_TYPE_BASIS_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_false (dp_plan_get (dp_document_get_plan (fixture->document), DP_ENTITY_BASIS, id) != NULL);

  source = dp_form_find (popover, DP_ENTITY_BASIS, id, DP_BASIS_SOURCE);
  g_assert_nonnull (source);
  type_text (source, "Answer of the municipalities, table 3");
  leave_field (source);
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_BASIS, id, DP_BASIS_KIND)->text, ==, "document");
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  g_assert_false (gtk_widget_get_visible (chip));

  undo (fixture);
  g_assert_true (gtk_widget_get_visible (chip));
}

/* -------------------------------------------------------------------------------------------------------------- tables */

static DpRecordTable *
show_staffing (Fixture *fixture)
{
  GtkWidget *table = g_object_new (DP_TYPE_RECORD_TABLE, "entity", "staffing", "columns", "function,competence,fte,cost",
                                   "sums", "fte,cost", NULL);

  dp_record_table_bind (DP_RECORD_TABLE (table), fixture->session, UNIT);
  fixture_show (fixture, table);
  dp_record_table_complete (DP_RECORD_TABLE (table));
  settle ();
  return DP_RECORD_TABLE (table);
}

static guint
n_staffing (Fixture *fixture)
{
  const GPtrArray *list = dp_plan_children (dp_document_get_plan (fixture->document), DP_ENTITY_STAFFING, UNIT);

  return list != NULL ? list->len : 0;
}

static char *
staffing_id (Fixture *fixture,
             guint    index)
{
  const GPtrArray *list = dp_plan_children (dp_document_get_plan (fixture->document), DP_ENTITY_STAFFING, UNIT);

  return g_strdup (((const DpRecord *) g_ptr_array_index (list, index))->id);
}

static gboolean
shows_label (GtkWidget  *widget,
             const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_label (child, text))
      return TRUE;
  return FALSE;
}

static void
test_table (Fixture      *fixture,
            gconstpointer unused)
{
  DpRecordTable *table = show_staffing (fixture);
  guint n = n_staffing (fixture);
  g_autofree char *first = staffing_id (fixture, 0), *last = NULL;
  GtkWidget *focus;

  g_assert_cmpuint (count_children (GTK_WIDGET (table), DP_TYPE_FIELD_ROW), ==, 4 * n);

  dp_record_table_add (table);
  settle ();
  g_assert_cmpuint (n_staffing (fixture), ==, n + 1);
  g_assert_cmpuint (count_children (GTK_WIDGET (table), DP_TYPE_FIELD_ROW), ==, 4 * (n + 1));
  last = staffing_id (fixture, n);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (dp_form_find (fixture->window, DP_ENTITY_STAFFING, last,
                                                                          DP_STAFFING_FUNCTION))));

  gtk_widget_activate_action (GTK_WIDGET (table), "table.move", "i", -1);
  settle ();
  g_clear_pointer (&last, g_free);
  last = staffing_id (fixture, n);
  g_assert_cmpuint (n_staffing (fixture), ==, n + 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);

  gtk_widget_activate_action (GTK_WIDGET (table), "table.remove", "s", first);
  settle ();
  g_assert_cmpuint (n_staffing (fixture), ==, n);
  g_assert_cmpuint (count_children (GTK_WIDGET (table), DP_TYPE_FIELD_ROW), ==, 4 * n);
  undo (fixture);
  dp_record_table_complete (table);
  g_assert_cmpuint (count_children (GTK_WIDGET (table), DP_TYPE_FIELD_ROW), ==, 4 * (n + 1));
}

static void
test_table_sums (Fixture      *fixture,
                 gconstpointer unused)
{
  DpRecordTable *table = show_staffing (fixture);
  const GPtrArray *list = dp_plan_children (dp_document_get_plan (fixture->document), DP_ENTITY_STAFFING, UNIT);
  DpValue sum = dp_value_number (dp_form_sum (list, DP_STAFFING_FTE, -1, NULL, NULL));
  g_autofree char *before = dp_field_format (dp_field (DP_ENTITY_STAFFING, DP_STAFFING_FTE), &sum), *after = NULL;
  g_autofree char *first = staffing_id (fixture, 0);
  DpFieldRow *row = dp_form_find (GTK_WIDGET (table), DP_ENTITY_STAFFING, first, DP_STAFFING_FTE);

  g_assert_true (shows_label (GTK_WIDGET (table), before));
  sum.number += 20 - plan_value (fixture, DP_ENTITY_STAFFING, first, DP_STAFFING_FTE)->number;
  after = dp_field_format (dp_field (DP_ENTITY_STAFFING, DP_STAFFING_FTE), &sum);
  type_text (row, "20");
  g_assert_true (shows_label (GTK_WIDGET (table), after));
}

static void
test_table_names (Fixture      *fixture,
                  gconstpointer unused)
{
  DpRecordTable *table = show_staffing (fixture);
  g_autofree char *first = staffing_id (fixture, 0);
  DpFieldRow *row = dp_form_find (GTK_WIDGET (table), DP_ENTITY_STAFFING, first, DP_STAFFING_FTE);
  g_autofree char *name = g_strdup_printf ("FTEs: %s", plan_value (fixture, DP_ENTITY_STAFFING, first, DP_STAFFING_FUNCTION)->text);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dp_field_row_get_target (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_table_empty (Fixture      *fixture,
                  gconstpointer unused)
{
  DpRecordTable *table = show_staffing (fixture);

  while (n_staffing (fixture) > 0)
    {
      g_autofree char *id = staffing_id (fixture, 0);

      gtk_widget_activate_action (GTK_WIDGET (table), "table.remove", "s", id);
    }
  settle ();
  g_assert_true (shows_label (GTK_WIDGET (table), "Nothing here yet."));
  dp_record_table_add (table);
  g_assert_cmpuint (n_staffing (fixture), ==, 1);
}

static void
test_labels (Fixture      *fixture,
             gconstpointer unused)
{
  DpFieldRow *row = show_places (fixture);
  GtkWidget *target = dp_field_row_get_target (row);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));

  row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_ADMITS_PARTNER, UNIT, DP_FIELD_ROW_LABEL_ABOVE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (find_child (GTK_WIDGET (row), DP_TYPE_EDITOR)),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

/* The list of municipalities is searched at once, in Danish order, and Enter takes the only hit. */
static void
test_municipality (Fixture      *fixture,
                   gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_UNIT, DP_UNIT_MUNICIPALITY, UNIT, DP_FIELD_ROW_LABEL_ABOVE);
  GtkWidget *list = dp_field_row_get_target (row);
  GtkWidget *popover = find_child (list, GTK_TYPE_POPOVER), *search = find_child (list, GTK_TYPE_SEARCH_ENTRY);
  GListModel *rows = gtk_drop_down_get_model (GTK_DROP_DOWN (list));
  guint n = g_list_model_get_n_items (rows);
  static const char *const last[] = { "Aarhus", "Aalborg", "Aabenraa", "Ærø" };

  /* aa is å, the last letter of the alphabet. */
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_autoptr(GtkStringObject) one = g_list_model_get_item (rows, n - 1 - i);

      g_assert_cmpstr (gtk_string_object_get_string (one), ==, last[i]);
    }

  gtk_popover_popup (GTK_POPOVER (popover));
  settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (search)), search));
  gtk_editable_set_text (GTK_EDITABLE (search), "a");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_MUNICIPALITY)->text, !=, "492");
  gtk_editable_set_text (GTK_EDITABLE (search), "ærø");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_MUNICIPALITY)->text, ==, "492");
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

  add_test ("/form/every-field", test_every_field);
  add_test ("/form/typing-previews", test_typing_previews);
  add_test ("/form/leaving-formats", test_leaving_formats);
  add_test ("/form/bad-input", test_bad_input);
  add_test ("/form/bad-input-keeps-what-was-before", test_bad_input_keeps_what_was_before);
  add_test ("/form/required", test_required);
  add_test ("/form/escape", test_escape);
  add_test ("/form/escape-after-commit", test_escape_after_commit);
  add_test ("/form/undo-refreshes", test_undo_refreshes);
  add_test ("/form/other-edits-leave-typing-alone", test_other_edits_leave_typing_alone);
  add_test ("/form/rebinding-keeps-refused-text", test_rebinding_keeps_refused_text);
  add_test ("/form/rebinding-writes-good-text", test_rebinding_writes_good_text);
  add_test ("/form/steps", test_steps);
  add_test ("/form/unknown-is-a-value", test_unknown_is_a_value);
  add_test ("/form/removed-record", test_removed_record);
  add_test ("/form/undo-in-the-entry-ends-with-the-field", test_undo_in_the_entry_ends_with_the_field);
  add_test ("/form/draft", test_draft);
  add_test ("/form/basis", test_basis);
  add_test ("/form/table", test_table);
  add_test ("/form/table-sums", test_table_sums);
  add_test ("/form/table-names", test_table_names);
  add_test ("/form/table-empty", test_table_empty);
  add_test ("/form/labels", test_labels);
  add_test ("/form/municipality", test_municipality);

  return g_test_run ();
}
