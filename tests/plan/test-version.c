/* test-version.c: the mark of a plan tells states apart, and the same state again; the date is that of the last step.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"
#include "plans.h"

#include "plan/dp-analysis.h"
#include "plan/dp-version.h"

#define UNIT "A-hovedstaden"

static void
test_mark (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpPlan) copy = dp_plan_copy (plan);
  g_autofree char *mark = dp_version_mark (plan);
  g_autofree char *again = dp_version_mark (copy);
  g_autofree char *changed = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *back = NULL;

  g_assert_true (g_regex_match_simple ("^[0-9A-F]{4}-[0-9A-F]{4}$", mark, 0, 0));
  g_assert_cmpstr (again, ==, mark);

  put_number (copy, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  changed = dp_version_mark (copy);
  put_unknown (copy, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES);
  unknown = dp_version_mark (copy);
  put_number (copy, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 6);
  back = dp_version_mark (copy);
  g_assert_cmpstr (changed, !=, mark);
  g_assert_cmpstr (unknown, !=, mark);
  g_assert_cmpstr (unknown, !=, changed);
  g_assert_cmpstr (back, ==, mark);
}

/* A text moved from one field into the next, or from one record into another, is not the same plan. */
static void
test_mark_of_places (void)
{
  g_autoptr (DpPlan) one = sample_plan ();
  g_autoptr (DpPlan) other = sample_plan ();
  g_autofree char *mark = NULL;
  g_autofree char *moved = NULL;

  put_text (one, DP_ENTITY_PLAN, "plan", DP_PLAN_AREA, "Nord");
  put_unknown (one, DP_ENTITY_PLAN, "plan", DP_PLAN_NOTE);
  put_unknown (other, DP_ENTITY_PLAN, "plan", DP_PLAN_AREA);
  put_text (other, DP_ENTITY_PLAN, "plan", DP_PLAN_NOTE, "Nord");
  mark = dp_version_mark (one);
  moved = dp_version_mark (other);
  g_assert_cmpstr (moved, !=, mark);
}

/* How figures are shown is no other state of them. */
static void
test_mark_of_showing (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autofree char *mark = dp_version_mark (plan);
  g_autofree char *shown = NULL;

  add_record (plan, DP_ENTITY_SLIDE, "one", DP_SLIDE_KIND, "need", -1);
  add_record (plan, DP_ENTITY_HEADLINE, "two", DP_HEADLINE_CHART, "need", DP_HEADLINE_TEXT, "Egen", -1);
  add_record (plan, DP_ENTITY_QUESTION, "three", DP_QUESTION_NAME, "Hvad nu hvis?", -1);
  shown = dp_version_mark (plan);
  g_assert_cmpstr (shown, ==, mark);
}

static void
changed_cb (DpDocument        *document,
            const DpChangeSet *changes,
            DpAnalysis        *analysis)
{
  dp_analysis_invalidate (analysis, changes);
}

static void
assert_followed (DpDocument *document,
                 DpAnalysis *analysis)
{
  g_autofree char *mark = dp_version_mark (dp_document_get_plan (document));

  g_assert_cmpstr (dp_analysis_version (analysis), ==, mark);
}

/* The mark that an analysis follows edit by edit is that of the plan as a whole: after typing, adding, removing with all that
 * belongs to a record, undo and redo. */
static void
test_mark_of_edits (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (document));
  g_autoptr (GError) error = NULL;
  g_autofree char *before = g_strdup (dp_analysis_version (analysis));
  g_autofree char *copy = NULL;
  g_auto (DpValue) typed = dp_value_number (9);

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), analysis);
  assert_followed (document, analysis);

  g_assert_true (dp_document_preview (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &typed, &error));
  g_assert_cmpstr (dp_analysis_version (analysis), !=, before);
  assert_followed (document, analysis);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  assert_followed (document, analysis);
  copy = dp_document_duplicate (document, DP_ENTITY_PROPOSAL, "B", &error);
  g_assert_no_error (error);
  assert_followed (document, analysis);
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "A", &error));
  assert_followed (document, analysis);
  undo (document);
  assert_followed (document, analysis);
  while (dp_document_get_undo_label (document) != NULL)
    undo (document);
  g_assert_cmpstr (dp_analysis_version (analysis), ==, before);
  assert_followed (document, analysis);
}

static char *
text_of (DpDocument *document)
{
  g_autofree char *mark = dp_version_mark (dp_document_get_plan (document));

  return dp_version_text (dp_document_get_plan (document), mark);
}

/* The tests' clock stands still (documents.c): what changes is whether there is a date at all. */
static void
test_date (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autofree char *untouched = text_of (document);
  g_autofree char *edited = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *mark = NULL;

  g_assert_null (dp_plan_get_changed (dp_document_get_plan (document)));
  g_assert_null (g_strrstr (untouched, "changed"));

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  edited = text_of (document);
  mark = dp_version_mark (dp_document_get_plan (document));
  wanted = g_strdup_printf ("Plan version %s, changed 3 March 2026 at 12:00", mark);
  g_assert_cmpstr (edited, ==, wanted);

  undo (document);
  undone = text_of (document);
  g_assert_cmpstr (undone, ==, untouched);
}

static void
test_date_of_file (void)
{
  g_autoptr (DpDocument) document = save_sample ("versions.doegnplan");
  g_autofree char *path = home_file ("versions.doegnplan");
  g_autofree char *open_text = NULL;
  g_autofree char *read_text = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_true (dp_document_save (document, FALSE, &error));
  plan = dp_plan_read (path, &error);
  g_assert_no_error (error);
  open_text = text_of (document);
  mark = dp_version_mark (plan);
  read_text = dp_version_text (plan, mark);
  g_assert_cmpstr (read_text, ==, open_text);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  g_test_add_func ("/version/mark", test_mark);
  g_test_add_func ("/version/mark/places", test_mark_of_places);
  g_test_add_func ("/version/mark/edits", test_mark_of_edits);
  g_test_add_func ("/version/mark/showing", test_mark_of_showing);
  g_test_add_func ("/version/date", test_date);
  g_test_add_func ("/version/date/file", test_date_of_file);
  status = g_test_run ();
  home_leave ();
  return status;
}
