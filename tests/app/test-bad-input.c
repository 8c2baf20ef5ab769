/* test-bad-input.c: what cannot be used, as a planner meets it in a form: a sentence under the field, and the last good value stays.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tests/cli/test_bad_input.py asks the same of the command line.
 *
 * Usage: test-bad-input da|en
 */
#include "config.h"

#include "test-form-common.h"

#include <string.h>

#define UNIT "A-hovedstaden"
#define NB "\u00a0"

static gboolean danish;

/** Case: what is typed into which field, and what is said about it: what is wrong, and what to do. */
typedef struct
{
  const char *path;
  DpEntityKind kind;
  const char *id;
  guint field;
  const char *typed[2]; /* English, Danish */
  const char *said[2];
} Case;

/* The sample has six places in Hovedstaden, which opens at decision + 12 months; the agency's estimate is 80–100; the payers of A pay
 * everything; the opening step is decision + 9 to + 18 months. */
static const Case cases[] = {
  { "no-number", DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, { "many", "mange" },
    { "“many” is not a number. Write it as in 1,460 or 22.9.", "»mange« er ikke et tal. Skriv det som i 1.460 eller 22,9." } },
  { "negative-places", DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, { "-3", "-3" },
    { "“Places” must lie between 0 and 500" NB "places. Write another number.",
      "»Pladser« skal ligge mellem 0 og 500" NB "pladser. Skriv et andet tal." } },
  { "low-above-high", DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW, { "200", "200" },
    { "The low number is larger than the high one. Write the lower limit under “Low”.",
      "Nedre tal er større end øvre. Skriv den nedre grænse under »Nedre«." } },
  { "share-over-100", DP_ENTITY_PAYER, "A-payer-municipalities", DP_PAYER_SHARE, { "120 %", "120 %" },
    { "“Share” must lie between 0% and 100%. Write another number.",
      "»Andel« skal ligge mellem 0" NB "% og 100" NB "%. Skriv et andet tal." } },
  { "no-date", DP_ENTITY_UNIT, UNIT, DP_UNIT_OPENING, { "soon", "snart" },
    { "“soon” is not a date. Write it for example as 31 May 2026,", "»snart« er ikke en dato. Skriv den fx som 31. maj 2026," } },
  { "closes-before-it-opens", DP_ENTITY_UNIT, UNIT, DP_UNIT_CLOSING, { "decision + 6 months", "beslutning + 6 mdr." },
    { "The unit closes before it opens. Change one of the dates.", "Tilbuddet lukker, før det åbner. Ret en af datoerne." } },
  { "latest-before-likely", DP_ENTITY_STEP, "A-step-opening", DP_STEP_LATEST, { "decision + 10 months", "beslutning + 10 mdr." },
    { "The latest date comes before the likely one. Change one of them.",
      "Den seneste dato ligger før den sandsynlige. Ret en af dem." } },
};

static DpFieldRow *
show_row (Fixture     *fixture,
          DpEntityKind kind,
          const char  *id,
          guint        field)
{
  GtkWidget *row = dp_field_row_new (kind, field, DP_FIELD_ROW_LABEL_ABOVE);

  dp_field_row_bind (DP_FIELD_ROW (row), fixture->session, id);
  fixture_show (fixture, row);
  return DP_FIELD_ROW (row);
}

/* Whether @sentence stands below @row for everybody to read. */
static gboolean
is_said (GtkWidget  *widget,
         const char *sentence)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), sentence) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_said (child, sentence))
      return TRUE;
  return FALSE;
}

static void
assert_refused (Fixture       *fixture,
                DpFieldRow    *row,
                const DpValue *before,
                const char    *sentence)
{
  const DpEntityKind kind = dp_field_row_get_kind (row);

  if (dp_field_row_get_error (row) == NULL || strstr (dp_field_row_get_error (row), sentence) == NULL)
    g_error ("“%s” instead of “%s”", dp_field_row_get_error (row), sentence);
  settle ();
  g_assert_true (is_said (GTK_WIDGET (row), sentence));
  g_assert_true (dp_value_equal (plan_value (fixture, kind, dp_field_row_get_id (row), dp_field_row_get_field (row)), before));
}

/* The data of a test are the case; the template is always the sample. */
static void
set_up (Fixture      *fixture,
        gconstpointer one)
{
  fixture_set_up (fixture, "sample");
}

static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  const Case *one = data;
  g_auto(DpValue) before = dp_value_copy (plan_value (fixture, one->kind, one->id, one->field));
  DpFieldRow *row = show_row (fixture, one->kind, one->id, one->field);

  type_text (row, one->typed[danish]);
  leave_field (row);
  assert_refused (fixture, row, &before, one->said[danish]);
  /* What was typed stays to be put right. */
  g_assert_cmpstr (shown_text (row), ==, one->typed[danish]);
  g_assert_false (dp_document_get_modified (fixture->document) && dp_document_get_undo_label (fixture->document) != NULL);

  g_assert_true (press_escape (row));
  g_assert_null (dp_field_row_get_error (row));
}

/* Two payers who would pay more than everything. */
static void
test_payers (Fixture      *fixture,
             gconstpointer unused)
{
  DpRecord *other = dp_record_new (DP_ENTITY_PAYER, "A-payer-state");
  const DpValue none = DP_VALUE_INIT;
  DpFieldRow *row;

  dp_record_set (other, DP_PAYER_PROPOSAL, dp_value_text ("A"));
  dp_record_set (other, DP_PAYER_NAME, dp_value_text ("State"));
  g_free (dp_document_add (fixture->document, other, NULL));
  row = show_row (fixture, DP_ENTITY_PAYER, "A-payer-state", DP_PAYER_SHARE);
  type_text (row, danish ? "20 %" : "20%");
  leave_field (row);
  assert_refused (fixture, row, &none,
                  danish ? "Betalernes andele ville tilsammen blive over 100" : "The payers' shares would be more than 100");
  g_assert_nonnull (strstr (dp_field_row_get_error (row), danish ? "0" NB "%" : "At most 0%"));
}

static void
search (GtkWidget  *list,
        const char *text)
{
  GtkWidget *entry = find_child (list, GTK_TYPE_SEARCH_ENTRY);

  gtk_popover_popup (GTK_POPOVER (find_child (list, GTK_TYPE_POPOVER)));
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
}

/* A name that no municipality has is told so; a slip of the keys is told what was perhaps meant, and a number is known. */
static void
test_municipality (Fixture      *fixture,
                   gconstpointer unused)
{
  DpFieldRow *row = show_row (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_MUNICIPALITY);
  GtkWidget *list = dp_field_row_get_target (row);
  g_auto(DpValue) before = dp_value_copy (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_MUNICIPALITY));

  search (list, "Atlantis");
  assert_refused (fixture, row, &before,
                  danish ? "Der er ingen kommune, der hedder »Atlantis«. Vælg en af de 98 kommuner"
                         : "There is no municipality “Atlantis”. Choose one of the 98");
  search (list, "Odence");
  assert_refused (fixture, row, &before,
                  danish ? "Der er ingen kommune, der hedder »Odence«. Mener du" : "There is no municipality “Odence”. Do you mean");
  g_assert_nonnull (strstr (dp_field_row_get_error (row), "Odense"));

  search (list, "851");
  g_assert_null (dp_field_row_get_error (row));
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_MUNICIPALITY)->text, ==, "851");
  search (list, "Atlantis");
  g_assert_nonnull (dp_field_row_get_error (row));
  /* Who looks again is through with it. */
  gtk_popover_popup (GTK_POPOVER (find_child (list, GTK_TYPE_POPOVER)));
  g_assert_null (dp_field_row_get_error (row));
  g_assert_cmpstr (plan_value (fixture, DP_ENTITY_UNIT, UNIT, DP_UNIT_MUNICIPALITY)->text, ==, "851");
}

int
main (int    argc,
      char **argv)
{
  test_form_init (&argc, &argv);
  danish = argc > 1 && g_str_equal (argv[1], "da");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bad-input/", cases[i].path, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, fixture_tear_down);
    }
  g_test_add ("/bad-input/payers", Fixture, "sample", fixture_set_up, test_payers, fixture_tear_down);
  g_test_add ("/bad-input/municipality", Fixture, "sample", fixture_set_up, test_municipality, fixture_tear_down);

  return g_test_run ();
}
