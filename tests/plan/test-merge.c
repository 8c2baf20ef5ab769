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

/* Somebody else saved the plan's own file meanwhile. */

/* Gives @name what somebody else makes of a copy of it, begun from what the file holds now. */
static void
other_saves (const char *name,
             void (*work) (DpDocument *other))
{
  g_autofree char *path = home_file (name);
  g_autofree char *aside = home_file ("aside.doegnplan");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DpDocument) other = NULL;
  gsize length;

  before = home_read (path, &length);
  g_assert_true (g_file_set_contents (aside, before, (gssize) length, NULL));
  other = reopen ("aside.doegnplan");
  work (other);
  g_assert_true (dp_document_save (other, FALSE, NULL));
  after = home_read (aside, &length);
  g_assert_true (g_file_set_contents (path, after, (gssize) length, NULL));
}

static void
change_two_units (DpDocument *other)
{
  set_number (other, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 8);
  set_number (other, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES, 12);
}

static void
change_one_unit (DpDocument *other)
{
  set_number (other, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 9);
}

static void
delete_one_unit (DpDocument *other)
{
  g_assert_true (dp_document_remove (other, DP_ENTITY_UNIT, "A-sjaelland", NULL));
}

static double
places (DpDocument *document,
        const char *unit)
{
  return get_number (document, DP_ENTITY_UNIT, unit, DP_UNIT_PLACES);
}

static void
assert_save_asks (DpDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_document_file_changed (document));
  g_assert_false (dp_document_save (document, FALSE, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_CHANGED);
}

static void
assert_saves (DpDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_document_save (document, FALSE, &error));
  g_assert_no_error (error);
}

static DpMergeOffer *
offer (DpDocument *document)
{
  g_autoptr (GError) error = NULL;
  DpMergeOffer *made = dp_document_offer_merge (document, &error);

  g_assert_no_error (error);
  return made;
}

/* Takes up what the file holds, as the merge decides by itself. */
static void
take_up (DpDocument *document,
         guint       n_conflicts)
{
  g_autoptr (DpMergeOffer) made = offer (document);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dp_merge_offer_conflicts (made)->len, ==, n_conflicts);
  g_assert_true (dp_document_take_up (document, made, "Taken up", &error));
  g_assert_no_error (error);
}

/* Taking it up is one step, and saving then keeps both. */
static void
test_file (void)
{
  g_autoptr (DpDocument) document = save_sample ("shared.doegnplan");

  set_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 4);
  set_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES, 20);
  other_saves ("shared.doegnplan", change_two_units);
  assert_save_asks (document);

  take_up (document, 1);
  g_assert_cmpfloat (places (document, "A-nordjylland"), ==, 4);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 12);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Taken up");
  g_assert_true (dp_document_get_modified (document));
  assert_saves (document);

  g_clear_object (&document);
  document = reopen ("shared.doegnplan");
  g_assert_cmpfloat (places (document, "C-danmark"), ==, 20);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 12);
  undo (document);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 6);
}

/* An offer that nobody takes up leaves plan and file alone, and saving asks again. */
static void
test_file_cancelled (void)
{
  g_autoptr (DpDocument) document = save_sample ("cancelled.doegnplan");
  g_autoptr (DpPlan) before = NULL;
  g_autofree char *path = home_file ("cancelled.doegnplan");
  g_autofree char *held = NULL;
  g_autofree char *holds = NULL;
  gsize length_held, length_holds;

  set_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 4);
  other_saves ("cancelled.doegnplan", change_two_units);
  before = dp_plan_copy (plan_of (document));
  held = home_read (path, &length_held);
  dp_merge_offer_free (offer (document));
  holds = home_read (path, &length_holds);
  assert_same_plan (plan_of (document), before);
  g_assert_cmpmem (held, length_held, holds, length_holds);
  assert_save_asks (document);
}

/* What the planner decides holds; and an offer does not outlive an edit. */
static void
test_file_decided (void)
{
  g_autoptr (DpDocument) document = save_sample ("decided.doegnplan");
  g_autoptr (DpMergeOffer) first = NULL;
  g_autoptr (DpMergeOffer) second = NULL;
  g_autoptr (GError) error = NULL;
  DpMergeConflict *conflict;
  g_autofree char *matter = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *old = NULL;

  set_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 4);
  other_saves ("decided.doegnplan", change_two_units);
  first = offer (document);
  set_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 5);
  g_assert_false (dp_document_take_up (document, first, "Taken up", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
  g_clear_error (&error);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 6);

  second = offer (document);
  g_assert_cmpuint (dp_merge_offer_conflicts (second)->len, ==, 1);
  conflict = dp_merge_offer_conflicts (second)->pdata[0];
  g_assert_true (dp_merge_conflict_is_open (conflict));
  matter = dp_merge_conflict_matter (conflict);
  mine = dp_merge_conflict_answer (conflict, FALSE);
  theirs = dp_merge_conflict_answer (conflict, TRUE);
  old = dp_merge_conflict_before (conflict);
  g_assert_true (g_str_has_suffix (matter, ", Places"));
  g_assert_cmpstr (mine, ==, "Mine: 5\302\240places");
  g_assert_cmpstr (theirs, ==, "Theirs: 8\302\240places");
  g_assert_cmpstr (old, ==, "Before: 6\302\240places");
  conflict->overruled = TRUE;
  g_assert_true (dp_document_take_up (document, second, "Taken up", &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (places (document, "A-nordjylland"), ==, 8);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 12);
  undo (document);
  g_assert_cmpfloat (places (document, "A-nordjylland"), ==, 5);
}

/* A unit that they deleted and we changed can be let go after all, with what belongs to it. */
static void
test_file_deleted (void)
{
  g_autoptr (DpDocument) document = save_sample ("deleted.doegnplan");
  g_autoptr (DpMergeOffer) made = NULL;
  DpMergeConflict *conflict;

  set_number (document, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 7);
  other_saves ("deleted.doegnplan", delete_one_unit);
  made = offer (document);
  g_assert_cmpuint (dp_merge_offer_conflicts (made)->len, ==, 1);
  conflict = dp_merge_offer_conflicts (made)->pdata[0];
  g_assert_cmpint (conflict->reason, ==, DP_MERGE_DELETED_THEIRS);
  g_assert_null (dp_merge_conflict_before (conflict));
  g_assert_cmpuint (dp_plan_children (plan_of (document), DP_ENTITY_STAFFING, "A-sjaelland")->len, >, 0);
  conflict->overruled = TRUE;
  g_assert_true (dp_document_take_up (document, made, "Taken up", NULL));
  g_assert_null (dp_plan_get (plan_of (document), DP_ENTITY_UNIT, "A-sjaelland"));
  g_assert_cmpuint (dp_plan_children (plan_of (document), DP_ENTITY_STAFFING, "A-sjaelland")->len, ==, 0);
  undo (document);
  g_assert_cmpfloat (places (document, "A-sjaelland"), ==, 7);
}

static void
cross_limits_theirs (DpDocument *other)
{
  set_number (other, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW, 5);
  set_number (other, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, 10);
}

/* Their upper limit does not go with our lower one: that is said, and nothing happens. */
static void
test_file_decisions_clash (void)
{
  g_autoptr (DpDocument) document = save_sample ("clash.doegnplan");
  g_autoptr (DpMergeOffer) made = NULL;
  g_autoptr (DpPlan) before = NULL;
  g_autoptr (GError) error = NULL;
  guint n_limits = 0;

  set_number (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH, 200);
  set_number (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW, 150);
  other_saves ("clash.doegnplan", cross_limits_theirs);
  before = dp_plan_copy (plan_of (document));
  made = offer (document);
  for (guint i = 0; i < dp_merge_offer_conflicts (made)->len; i++)
    {
      DpMergeConflict *conflict = dp_merge_offer_conflicts (made)->pdata[i];

      n_limits++;
      conflict->overruled = conflict->field == DP_ESTIMATE_HIGH;
    }
  g_assert_cmpuint (n_limits, ==, 2);
  g_assert_false (dp_document_take_up (document, made, "Taken up", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
  assert_same_plan (plan_of (document), before);
  assert_save_asks (document);
  g_clear_error (&error);

  for (guint i = 0; i < dp_merge_offer_conflicts (made)->len; i++)
    ((DpMergeConflict *) dp_merge_offer_conflicts (made)->pdata[i])->overruled = TRUE;
  g_assert_true (dp_document_take_up (document, made, "Taken up", &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_LOW), ==, 5);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_ESTIMATE, "sbst-2024", DP_ESTIMATE_HIGH), ==, 10);
}

/* Whoever undoes a merge has not seen the file any more: saving asks, until the merge is there again. */
static void
test_file_undone (void)
{
  g_autoptr (DpDocument) document = save_sample ("undone.doegnplan");

  set_number (document, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 7);
  other_saves ("undone.doegnplan", change_two_units);
  take_up (document, 0);
  g_assert_false (dp_document_file_changed (document));
  undo (document);
  assert_save_asks (document);
  redo (document);
  g_assert_false (dp_document_file_changed (document));

  /* Also when the way forward is gone; the base to tell the changes apart is the old one again. */
  undo (document);
  set_number (document, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 10);
  assert_save_asks (document);
  take_up (document, 0);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 12);
  assert_saves (document);
}

/* Twice, one after the other: undoing the second leaves the first known. */
static void
test_file_twice (void)
{
  g_autoptr (DpDocument) document = save_sample ("twice.doegnplan");

  set_number (document, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 7);
  other_saves ("twice.doegnplan", change_two_units);
  take_up (document, 0);
  other_saves ("twice.doegnplan", change_one_unit);
  assert_save_asks (document);
  take_up (document, 0);
  g_assert_cmpfloat (places (document, "A-sjaelland"), ==, 9);
  undo (document);
  assert_save_asks (document);
  take_up (document, 0);
  g_assert_cmpfloat (places (document, "A-sjaelland"), ==, 9);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 12);
  assert_saves (document);
}

/* The same when both were saved: the file holds what the plan has let go. */
static void
test_file_undone_after_saving (void)
{
  g_autoptr (DpDocument) document = save_sample ("saved.doegnplan");

  set_number (document, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 7);
  other_saves ("saved.doegnplan", change_two_units);
  take_up (document, 0);
  assert_saves (document);
  set_number (document, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 10);
  assert_saves (document);
  undo (document);
  g_assert_false (dp_document_file_changed (document));
  undo (document);
  assert_save_asks (document);
  g_assert_true (dp_document_save (document, TRUE, NULL));
  g_assert_false (dp_document_file_changed (document));
}

/* What is known of the file survives the end of the program. */
static void
test_file_undone_after_reopening (void)
{
  g_autoptr (DpDocument) document = save_sample ("again.doegnplan");

  set_number (document, DP_ENTITY_UNIT, "A-midtjylland", DP_UNIT_PLACES, 7);
  other_saves ("again.doegnplan", change_two_units);
  take_up (document, 0);
  g_clear_object (&document);
  document = reopen ("again.doegnplan");
  g_assert_true (dp_document_get_recovered (document));
  g_assert_false (dp_document_file_changed (document));
  undo (document);
  assert_save_asks (document);
  g_clear_object (&document);
  document = reopen ("again.doegnplan");
  assert_save_asks (document);
  take_up (document, 0);
  g_assert_cmpfloat (places (document, "A-hovedstaden"), ==, 12);
  assert_saves (document);
  /* In a file of another name nobody else has done anything. */
  undo (document);
  {
    g_autoptr (GFile) elsewhere = home_gfile ("elsewhere.doegnplan");

    g_assert_true (dp_document_save_as (document, elsewhere, NULL));
    g_assert_false (dp_document_file_changed (document));
  }
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
  g_test_add_func ("/merge/file/both-saved", test_file);
  g_test_add_func ("/merge/file/cancelled", test_file_cancelled);
  g_test_add_func ("/merge/file/decided", test_file_decided);
  g_test_add_func ("/merge/file/deleted", test_file_deleted);
  g_test_add_func ("/merge/file/decisions-clash", test_file_decisions_clash);
  g_test_add_func ("/merge/file/undone", test_file_undone);
  g_test_add_func ("/merge/file/twice", test_file_twice);
  g_test_add_func ("/merge/file/undone-after-saving", test_file_undone_after_saving);
  g_test_add_func ("/merge/file/undone-after-reopening", test_file_undone_after_reopening);
  status = g_test_run ();

  home_leave ();
  return status;
}
