/* test-merge.c: two copies of a plan that were worked on apart, brought together.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include "plan/dp-merge.h"
#include "plan/dp-validate.h"

#include <string.h>

#define N_ROUNDS 25
#define N_EDITS 12

/* Two documents that begin as the same plan, and that plan. */
typedef struct
{
  DpDocument *ours;
  DpDocument *theirs;
  DpPlan *base;
} Copies;

static void
copies_clear (Copies *copies)
{
  /* Unsaved work that is left would be looked through again at every opening. */
  dp_document_discard (copies->ours, NULL);
  dp_document_discard (copies->theirs, NULL);
  g_clear_object (&copies->ours);
  g_clear_object (&copies->theirs);
  g_clear_pointer (&copies->base, dp_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copies, copies_clear)

static Copies
copies_new (void)
{
  Copies copies = { open_sample (), open_sample (), NULL };

  copies.base = dp_plan_copy (dp_document_get_plan (copies.ours));
  return copies;
}

static const DpPlan *
plan_of (DpDocument *document)
{
  return dp_document_get_plan (document);
}

static gboolean
says_the_same (const DpRecord *record,
               const DpRecord *other)
{
  for (guint i = 0; other != NULL && i < dp_entity (record->kind)->n_fields; i++)
    if ((int) i != dp_entity (record->kind)->position_field && !dp_value_equal (&record->values[i], &other->values[i]))
      return FALSE;

  return other != NULL;
}

/* What belongs to something, explains something or waits for something finds it in the plan. What breaks a rule did so
 * in a copy, where another record may have changed beside it. */
static void
assert_whole (const DpPlan *plan,
              const Copies *copies)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    for (guint i = 0; i < dp_plan_list (plan, kind)->len; i++)
      {
        const DpRecord *record = dp_plan_list (plan, kind)->pdata[i];
        const char *parent = dp_record_parent (record);
        g_autoptr (GError) error = NULL;

        if (parent != NULL)
          g_assert_nonnull (dp_plan_get (plan, dp_entity (kind)->parent, parent));
        if (kind == DP_ENTITY_BASIS)
          g_assert_nonnull (dp_plan_get (plan, dp_entity_by_name (dp_record_text (record, DP_BASIS_ENTITY))->kind,
                                         dp_record_text (record, DP_BASIS_RECORD)));
        if (kind == DP_ENTITY_JUDGEMENT)
          g_assert_nonnull (dp_plan_get (plan, DP_ENTITY_CRITERION, dp_record_text (record, DP_JUDGEMENT_CRITERION)));
        if (kind == DP_ENTITY_STEP && dp_record_text (record, DP_STEP_DEPENDS_ON) != NULL)
          {
            g_auto (GStrv) ids = g_strsplit (dp_record_text (record, DP_STEP_DEPENDS_ON), ",", -1);

            for (guint n = 0; ids[n] != NULL; n++)
              g_assert_nonnull (dp_plan_get (plan, DP_ENTITY_STEP, ids[n]));
          }
        if (!dp_validate_record (plan, record, &error) &&
            !says_the_same (record, dp_plan_get (plan_of (copies->ours), kind, record->id)) &&
            !says_the_same (record, dp_plan_get (plan_of (copies->theirs), kind, record->id)))
          g_assert_no_error (error);
      }
}

static DpPlan *
merge (const Copies *copies,
       GPtrArray   **conflicts)
{
  DpPlan *merged = dp_merge (copies->base, plan_of (copies->ours), plan_of (copies->theirs), conflicts);

  assert_whole (merged, copies);
  return merged;
}

static const DpRecord *
some_record (DpDocument  *document,
             GRand       *random,
             DpEntityKind kind,
             const char  *proposal)
{
  const GPtrArray *list = dp_plan_list (plan_of (document), kind);

  for (guint tries = 0; list->len > 0 && tries < 20; tries++)
    {
      const DpRecord *record = list->pdata[g_rand_int_range (random, 0, (gint32) list->len)];
      const DpRecord *its = dp_plan_proposal_of (plan_of (document), record);

      if (proposal == NULL || (its != NULL && g_str_equal (its->id, proposal)))
        return record;
    }

  return NULL;
}

/* One edit as a planner would make it, in one proposal or anywhere; what the rules refuse does not happen. */
static void
edit_somewhere (DpDocument *document,
                GRand      *random,
                const char *proposal)
{
  static const DpEntityKind kinds[] = { DP_ENTITY_UNIT,  DP_ENTITY_STAFFING, DP_ENTITY_STEP,   DP_ENTITY_COST,
                                        DP_ENTITY_ANSWER, DP_ENTITY_ESTIMATE, DP_ENTITY_PAYER, DP_ENTITY_CRITERION };
  DpEntityKind kind = kinds[g_rand_int_range (random, 0, proposal != NULL ? 5 : G_N_ELEMENTS (kinds))];
  const DpRecord *record = some_record (document, random, kind, proposal);
  guint field = (guint) g_rand_int_range (random, 0, (gint32) dp_entity (kind)->n_fields);
  g_autofree char *id = record != NULL ? g_strdup (record->id) : NULL;
  g_autofree char *text = g_strdup_printf ("Ord %d", g_rand_int_range (random, 0, 1000));
  g_auto (DpValue) value = DP_VALUE_INIT;

  if (id == NULL)
    return;
  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      dp_document_remove (document, kind, id, NULL);
      break;
    case 1:
      g_free (dp_document_duplicate (document, kind, id, NULL));
      break;
    case 2:
      dp_document_move (document, kind, id, 1, NULL);
      break;
    default:
      value = dp_field_is_number (dp_field (kind, field)) ? dp_value_number (g_rand_int_range (random, 0, 20))
                                                          : dp_value_text (text);
      if ((dp_field (kind, field)->flags & DP_FIELD_HIDDEN) == 0)
        dp_document_set (document, kind, id, field, &value, NULL);
      break;
    }
}

static void
edit (DpDocument *document,
      GRand      *random,
      const char *proposal)
{
  for (guint i = 0; i < N_EDITS; i++)
    edit_somewhere (document, random, proposal);
}

/* When only one copy has changed, the result is that copy. */
static void
test_one_side (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_auto (Copies) copies = copies_new ();
      g_autoptr (GPtrArray) none = NULL;
      g_autoptr (GPtrArray) none_either = NULL;
      g_autoptr (DpPlan) merged = NULL;
      g_autoptr (DpPlan) turned = NULL;

      edit (copies.ours, random, NULL);
      merged = merge (&copies, &none);
      assert_same_plan (merged, plan_of (copies.ours));
      g_assert_cmpuint (none->len, ==, 0);
      turned = dp_merge (copies.base, copies.base, plan_of (copies.ours), &none_either);
      assert_same_plan (turned, plan_of (copies.ours));
      g_assert_cmpuint (none_either->len, ==, 0);
    }
}

static gboolean
is_of (const DpPlan   *plan,
       const DpRecord *record,
       const char     *proposal)
{
  const DpRecord *its = dp_plan_proposal_of (plan, record);

  return its != NULL && g_str_equal (its->id, proposal);
}

/* Work on two proposals meets nowhere: all of both is there, whoever merges. */
static void
test_disjoint (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_auto (Copies) copies = copies_new ();
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GPtrArray) turned_conflicts = NULL;
      g_autoptr (DpPlan) merged = NULL;
      g_autoptr (DpPlan) turned = NULL;

      edit (copies.ours, random, "A");
      edit (copies.theirs, random, "C");
      merged = merge (&copies, &conflicts);
      turned = dp_merge (copies.base, plan_of (copies.theirs), plan_of (copies.ours), &turned_conflicts);
      assert_same_plan (turned, merged);
      g_assert_cmpuint (conflicts->len, ==, 0);
      g_assert_cmpuint (turned_conflicts->len, ==, 0);

      for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
        for (guint i = 0; i < dp_plan_list (merged, kind)->len; i++)
          {
            const DpRecord *record = dp_plan_list (merged, kind)->pdata[i];

            if (is_of (merged, record, "A"))
              g_assert_true (dp_record_equal (record, dp_plan_get (plan_of (copies.ours), kind, record->id)));
            if (is_of (merged, record, "C"))
              g_assert_true (dp_record_equal (record, dp_plan_get (plan_of (copies.theirs), kind, record->id)));
          }
    }
}

static const DpMergeConflict *
find_conflict (const GPtrArray *conflicts,
               DpEntityKind     kind,
               const char      *id,
               int              field)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DpMergeConflict *conflict = conflicts->pdata[i];

      if (conflict->kind == kind && conflict->field == field && g_str_equal (conflict->id, id))
        return conflict;
    }

  return NULL;
}

/* Whatever both do: the result is whole, ours is in it, and every new value of theirs is in it or listed. */
static void
test_anything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  guint n_conflicts = 0;

  for (guint round = 0; round < 2 * N_ROUNDS; round++)
    {
      g_auto (Copies) copies = copies_new ();
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (DpPlan) merged = NULL;

      edit (copies.ours, random, round % 2 == 0 ? "A" : NULL);
      edit (copies.theirs, random, round % 2 == 0 ? "A" : NULL);
      merged = merge (&copies, &conflicts);
      n_conflicts += conflicts->len;

      for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
        for (guint i = 0; i < dp_plan_list (plan_of (copies.theirs), kind)->len; i++)
          {
            const DpRecord *theirs = dp_plan_list (plan_of (copies.theirs), kind)->pdata[i];
            const DpRecord *base = dp_plan_get (copies.base, kind, theirs->id);
            const DpRecord *result = dp_plan_get (merged, kind, theirs->id);

            for (guint field = 0; field < dp_entity (kind)->n_fields; field++)
              {
                if ((int) field == dp_entity (kind)->position_field ||
                    (base != NULL && dp_value_equal (&theirs->values[field], &base->values[field])))
                  continue;
                g_assert_true ((result != NULL && dp_value_equal (&result->values[field], &theirs->values[field])) ||
                               find_conflict (conflicts, kind, theirs->id, (int) field) != NULL ||
                               find_conflict (conflicts, kind, theirs->id, -1) != NULL);
              }
          }
    }
  g_assert_cmpuint (n_conflicts, >, 10);
}

static void
test_both_changed (void)
{
  g_auto (Copies) copies = copies_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DpPlan) merged = NULL;
  const DpMergeConflict *conflict;
  const DpRecord *unit;
  g_autofree char *sentence = NULL;

  set_number (copies.ours, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 4);
  set_number (copies.theirs, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 8);
  set_text (copies.theirs, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_NOTE, "Deres");
  set_number (copies.ours, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 9);
  set_number (copies.theirs, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 9);
  merged = merge (&copies, &conflicts);

  unit = dp_plan_get (merged, DP_ENTITY_UNIT, "A-nordjylland");
  g_assert_cmpfloat (dp_record_number_or (unit, DP_UNIT_PLACES, -1), ==, 4);
  g_assert_cmpstr (dp_record_text (unit, DP_UNIT_NOTE), ==, "Deres");
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpint (conflict->reason, ==, DP_MERGE_BOTH_CHANGED);
  g_assert_cmpint (conflict->field, ==, DP_UNIT_PLACES);
  g_assert_cmpfloat (conflict->base.number, ==, 6);
  g_assert_cmpfloat (conflict->ours.number, ==, 4);
  g_assert_cmpfloat (conflict->theirs.number, ==, 8);
  sentence = dp_merge_conflict_describe (conflict);
  g_assert_cmpstr (sentence, ==, "Nordjylland, Places: “4\302\240places” here, “8\302\240places” in the other copy. Ours is kept.");
}

/* What one deletes and the other works on stays, with all that belongs to it, and is listed once. */
static void
test_deleted (void)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      g_auto (Copies) copies = copies_new ();
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (DpPlan) merged = NULL;
      DpDocument *deleter = turn == 0 ? copies.ours : copies.theirs;
      DpDocument *other = turn == 0 ? copies.theirs : copies.ours;
      const DpRecord *line = dp_plan_children (copies.base, DP_ENTITY_STAFFING, "C-danmark")->pdata[0];
      guint n_lines = dp_plan_children (copies.base, DP_ENTITY_STAFFING, "C-danmark")->len;

      g_assert_true (dp_document_remove (deleter, DP_ENTITY_UNIT, "C-danmark", NULL));
      g_assert_true (dp_document_remove (deleter, DP_ENTITY_UNIT, "A-nordjylland", NULL));
      set_number (other, DP_ENTITY_STAFFING, line->id, DP_STAFFING_FTE, 7);
      merged = merge (&copies, &conflicts);

      g_assert_nonnull (dp_plan_get (merged, DP_ENTITY_UNIT, "C-danmark"));
      g_assert_cmpuint (dp_plan_children (merged, DP_ENTITY_STAFFING, "C-danmark")->len, ==, n_lines);
      g_assert_cmpfloat (dp_record_number_or (dp_plan_get (merged, DP_ENTITY_STAFFING, line->id), DP_STAFFING_FTE, 0), ==, 7);
      g_assert_null (dp_plan_get (merged, DP_ENTITY_UNIT, "A-nordjylland"));
      g_assert_cmpuint (conflicts->len, ==, 1);
      g_assert_cmpint (((DpMergeConflict *) conflicts->pdata[0])->reason, ==,
                       turn == 0 ? DP_MERGE_DELETED_OURS : DP_MERGE_DELETED_THEIRS);
      g_assert_cmpstr (((DpMergeConflict *) conflicts->pdata[0])->id, ==, "C-danmark");
    }
}

/* 80–100: one raises the lower limit to 95, the other lowers the upper one to 90. Each is right alone. */
static void
test_limits_cross (void)
{
  g_auto (Copies) copies = copies_new ();
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DpPlan) merged = NULL;
  const DpRecord *estimate;

  set_number (copies.ours, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW, 95);
  set_number (copies.theirs, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, 90);
  merged = merge (&copies, &conflicts);
  estimate = dp_plan_get (merged, DP_ENTITY_ESTIMATE, "sbst-2024");
  g_assert_cmpfloat (dp_record_number_or (estimate, DP_ESTIMATE_LOW, 0), ==, 95);
  g_assert_cmpfloat (dp_record_number_or (estimate, DP_ESTIMATE_HIGH, 0), ==, 100);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpfloat (((DpMergeConflict *) conflicts->pdata[0])->theirs.number, ==, 90);
}

/* Each copy lets one step wait for the other: together neither would ever begin. */
static void
test_steps_in_a_circle (void)
{
  g_auto (Copies) copies = copies_new ();
  g_autoptr (DpPlan) base = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DpPlan) merged = NULL;
  const DpValue unknown = DP_VALUE_INIT;
  const DpRecord *one = dp_plan_children (copies.base, DP_ENTITY_STEP, "A")->pdata[0];
  const DpRecord *other = dp_plan_children (copies.base, DP_ENTITY_STEP, "A")->pdata[1];

  /* In the base neither waits for anything. */
  for (guint i = 0; i < 2; i++)
    {
      DpDocument *document = i == 0 ? copies.ours : copies.theirs;

      g_assert_true (dp_document_set (document, DP_ENTITY_STEP, one->id, DP_STEP_DEPENDS_ON, &unknown, NULL));
      g_assert_true (dp_document_set (document, DP_ENTITY_STEP, other->id, DP_STEP_DEPENDS_ON, &unknown, NULL));
    }
  base = copies.base;
  copies.base = dp_plan_copy (plan_of (copies.ours));
  set_text (copies.ours, DP_ENTITY_STEP, one->id, DP_STEP_DEPENDS_ON, other->id);
  set_text (copies.theirs, DP_ENTITY_STEP, other->id, DP_STEP_DEPENDS_ON, one->id);
  merged = merge (&copies, &conflicts);
  g_assert_cmpstr (dp_record_text (dp_plan_get (merged, DP_ENTITY_STEP, one->id), DP_STEP_DEPENDS_ON), ==, other->id);
  g_assert_null (dp_record_text (dp_plan_get (merged, DP_ENTITY_STEP, other->id), DP_STEP_DEPENDS_ON));
  g_assert_cmpuint (conflicts->len, ==, 1);
}

/* Somebody else saved the file meanwhile: taking that up is one step, and saving then keeps both. */
static void
test_file (void)
{
  g_autoptr (DpDocument) document = save_sample ("shared.doegnplan");
  g_autofree char *path = home_file ("shared.doegnplan");
  g_autofree char *aside = home_file ("aside.doegnplan");
  g_autoptr (GFile) aside_file = home_gfile ("aside.doegnplan");
  g_autoptr (DpDocument) other = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  /* The other works on a copy of the file, which takes its place in the end. */
  bytes = home_read (path, &length);
  g_assert_true (g_file_set_contents (aside, bytes, (gssize) length, NULL));
  other = reopen ("aside.doegnplan");
  set_number (other, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 8);
  set_number (other, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 12);
  g_assert_true (dp_document_save (other, FALSE, &error));
  g_clear_pointer (&bytes, g_free);
  bytes = home_read (aside, &length);

  set_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 4);
  set_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES, 20);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_false (dp_document_save (document, FALSE, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHANGED);
  g_clear_error (&error);

  conflicts = dp_document_merge_file (document, "Taken up", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES), ==, 4);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES), ==, 12);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Taken up");
  g_assert_true (dp_document_get_modified (document));
  g_assert_true (dp_document_save (document, FALSE, &error));
  g_assert_no_error (error);

  g_clear_object (&document);
  document = reopen ("shared.doegnplan");
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES), ==, 20);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES), ==, 12);
  undo (document);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES), ==, 6);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");

  g_test_add_func ("/merge/one-side", test_one_side);
  g_test_add_func ("/merge/disjoint", test_disjoint);
  g_test_add_func ("/merge/anything", test_anything);
  g_test_add_func ("/merge/both-changed", test_both_changed);
  g_test_add_func ("/merge/deleted", test_deleted);
  g_test_add_func ("/merge/limits-cross", test_limits_cross);
  g_test_add_func ("/merge/steps-in-a-circle", test_steps_in_a_circle);
  g_test_add_func ("/merge/file", test_file);
  status = g_test_run ();

  home_leave ();
  return status;
}
