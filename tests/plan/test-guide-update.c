/* test-guide-update.c: an older plan's copy of the scoring guide takes over what the program's has, and keeps its own.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include "plan/dp-guide-update.h"
#include "plan/dp-guide.h"
#include "plan/dp-text.h"

static DpGuideUpdate *
update_of (DpDocument *document)
{
  g_autoptr (GError) error = NULL;
  DpGuideUpdate *update = dp_guide_update_new (dp_document_get_plan (document), &error);

  g_assert_no_error (error);
  return update;
}

static guint
count_kind (const DpGuideUpdate  *update,
            DpGuideDifferenceKind kind)
{
  guint n = 0;

  for (guint i = 0; i < update->differences->len; i++)
    n += g_array_index (update->differences, DpGuideDifference, i).kind == kind ? 1 : 0;

  return n;
}

/* A new plan has the program's guide; taking it over is then no step. */
static void
test_new (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpGuideUpdate) update = update_of (document);

  g_assert_cmpuint (update->differences->len, ==, 0);
  g_assert_true (dp_guide_take_over (document, NULL));
  g_assert_null (dp_document_get_undo_label (document));
}

/* Two criteria, a parameter and a text are missing, and a weight is the planner's own. */
static void
test_take_over (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) whole = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr (DpPlan) old = NULL;
  g_autoptr (DpGuideUpdate) update = NULL;
  g_autoptr (DpGuideUpdate) after = NULL;
  const DpValue none = DP_VALUE_INIT;
  const char *parameter = dp_guide_parameter (whole, "knowledge")->id;

  g_assert_true (dp_document_remove (document, DP_ENTITY_CRITERION, "practice-below", NULL));
  g_assert_true (dp_document_remove (document, DP_ENTITY_CRITERION, "practice-continuity", NULL));
  g_assert_true (dp_document_remove (document, DP_ENTITY_PARAMETER, parameter, NULL));
  g_assert_true (dp_document_set (document, DP_ENTITY_CRITERION, "competence-cover", DP_CRITERION_REASON, &none, NULL));
  set_number (document, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_WEIGHT, 7);
  set_text (document, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_REASON, "Ours.");
  old = dp_plan_copy (dp_document_get_plan (document));

  update = update_of (document);
  g_assert_cmpuint (update->n_added, ==, 3);
  g_assert_cmpuint (count_kind (update, DP_GUIDE_ADDED), ==, 3);
  g_assert_cmpuint (count_kind (update, DP_GUIDE_FILLED), ==, 1);
  g_assert_cmpuint (count_kind (update, DP_GUIDE_KEPT), ==, 1);

  g_assert_true (dp_guide_take_over (document, NULL));
  after = update_of (document);
  g_assert_cmpuint (after->n_added, ==, 0);
  g_assert_cmpuint (count_kind (after, DP_GUIDE_FILLED), ==, 0);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_CRITERION, "practice-volume", DP_CRITERION_WEIGHT), ==, 7);
  g_assert_cmpstr (dp_record_text (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_CRITERION, "practice-volume"),
                                   DP_CRITERION_REASON), ==, "Ours.");
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_JUDGEMENT)->len, ==,
                    dp_plan_list (whole, DP_ENTITY_JUDGEMENT)->len);
  /* But for the two of the planner's own, the guide is the program's, in its order. */
  for (guint i = 0; i < dp_plan_list (whole, DP_ENTITY_CRITERION)->len; i++)
    {
      const DpRecord *expected = dp_plan_list (whole, DP_ENTITY_CRITERION)->pdata[i];
      const DpRecord *found = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_CRITERION)->pdata[i];

      g_assert_cmpstr (found->id, ==, expected->id);
      g_assert_true (g_str_equal (found->id, "practice-volume") || dp_record_equal (found, expected));
    }

  /* One step. */
  undo (document);
  assert_same_plan (dp_document_get_plan (document), old);
  redo (document);
  g_assert_nonnull (dp_plan_get (dp_document_get_plan (document), DP_ENTITY_CRITERION, "practice-below"));
}

int
main (int    argc,
      char **argv)
{
  int status;

  home_enter ();
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-update/new", test_new);
  g_test_add_func ("/guide-update/take-over", test_take_over);

  status = g_test_run ();
  home_leave ();
  return status;
}
