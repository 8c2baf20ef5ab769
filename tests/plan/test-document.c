/* test-document.c: editing a plan: what changes, what is told, what undo brings back, what the history says.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include <string.h>

#define UNIT "A-hovedstaden"
#define PREVIEW_LIMIT_MS 2000

/* What "changed" told last, and how often it was emitted. */
typedef struct
{
  GHashTable *records; /* "entity/id" → proposal or "" */
  gboolean everything;
  guint n_emissions;
} News;

static void
changed_cb (DpDocument        *document,
            const DpChangeSet *changes,
            News              *news)
{
  g_hash_table_remove_all (news->records);
  news->everything = changes->everything;
  news->n_emissions++;
  for (guint i = 0; i < changes->records->len; i++)
    {
      const DpChangedRecord *record = changes->records->pdata[i];

      g_hash_table_insert (news->records, g_strdup_printf ("%s/%s", dp_entity (record->kind)->name, record->id),
                           g_strdup (record->proposal != NULL ? record->proposal : ""));
    }
}

static void
news_listen (News       *news,
             DpDocument *document)
{
  news->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), news);
}

static void
news_clear (News *news)
{
  g_clear_pointer (&news->records, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (News, news_clear)

static void
assert_told (const News *news,
             const char *record,
             const char *proposal)
{
  g_assert_cmpstr (g_hash_table_lookup (news->records, record), ==, proposal);
}

/* Undoes the last step and does it again: both ends must be what they were. */
static void
assert_undoes_to (DpDocument   *document,
                  const DpPlan *before)
{
  g_autoptr (DpPlan) after = dp_plan_copy (dp_document_get_plan (document));
  g_autofree char *label = g_strdup (dp_document_get_undo_label (document));

  g_assert_false (is_same_plan (after, before));
  undo (document);
  assert_same_plan (dp_document_get_plan (document), before);
  g_assert_cmpstr (dp_document_get_redo_label (document), ==, label);
  redo (document);
  assert_same_plan (dp_document_get_plan (document), after);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, label);
}

static guint
count_steps (DpDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = dp_document_list_history (document, &error);

  g_assert_no_error (error);
  return entries->len;
}

static const DpRecord *
get (DpDocument  *document,
     DpEntityKind kind,
     const char  *id)
{
  return dp_plan_get (dp_document_get_plan (document), kind, id);
}

static guint
count (DpDocument  *document,
       DpEntityKind kind)
{
  return dp_plan_list (dp_document_get_plan (document), kind)->len;
}

/* Setting. */

static void
test_set (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 6);
  g_assert_false (dp_document_get_modified (document));
  g_assert_null (dp_document_get_undo_label (document));

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Places 6 → 8");
  g_assert_true (dp_document_get_modified (document));
  g_assert_cmpuint (news.n_emissions, ==, 1);
  g_assert_cmpuint (g_hash_table_size (news.records), ==, 1);
  assert_told (&news, "unit/" UNIT, "A");
  assert_undoes_to (document, before);
  g_assert_cmpuint (news.n_emissions, ==, 3);
  assert_told (&news, "unit/" UNIT, "A");
}

/* What changes nothing is no step and no news. */
static void
test_set_same (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 6);
  g_assert_null (dp_document_get_undo_label (document));
  g_assert_false (dp_document_get_modified (document));
  g_assert_cmpuint (news.n_emissions, ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    DpEntityKind kind;
    const char *id;
    guint field;
    double number;
    const char *text;
    DpPlanError code;
  } cases[] = {
    { DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, -1, NULL, DP_PLAN_ERROR_RANGE },
    { DP_ENTITY_UNIT, UNIT, DP_UNIT_KIND, 0, "castle", DP_PLAN_ERROR_CHOICE },
    { DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME, 0, "", DP_PLAN_ERROR_REQUIRED },
    { DP_ENTITY_UNIT, UNIT, DP_UNIT_OPENING, 0, "soon", DP_PLAN_ERROR_NOT_A_DATE },
    { DP_ENTITY_UNIT, "nobody", DP_UNIT_PLACES, 1, NULL, DP_PLAN_ERROR_UNKNOWN },
    { DP_ENTITY_UNIT, UNIT, 999, 1, NULL, DP_PLAN_ERROR_UNKNOWN },
    { DP_ENTITY_PAYER, "A-payer-municipalities", DP_PAYER_SHARE, 1.5, NULL, DP_PLAN_ERROR_RANGE },
  };
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DpValue) value =
        cases[i].text != NULL ? dp_value_text (cases[i].text) : dp_value_number (cases[i].number);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) preview_error = NULL;

      g_assert_false (dp_document_set (document, cases[i].kind, cases[i].id, cases[i].field, &value, &error));
      g_assert_error (error, DP_PLAN_ERROR, (int) cases[i].code);
      g_assert_false (
        dp_document_preview (document, cases[i].kind, cases[i].id, cases[i].field, &value, &preview_error));
      g_assert_error (preview_error, DP_PLAN_ERROR, (int) cases[i].code);
    }

  assert_same_plan (dp_document_get_plan (document), before);
  g_assert_cmpuint (news.n_emissions, ==, 0);
  g_assert_cmpuint (count_steps (document), ==, 0);
  g_assert_false (dp_document_get_modified (document));
}

/* Labels. */

static void
test_labels (void)
{
  static const char long_name[] =
    "A unit whose name is far too long for a button and has to be cut at some place, which is here or there";
  g_autoptr (DpDocument) document = open_sample ();
  g_auto (DpValue) unknown = DP_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME, "Hvidovre");
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Name Hovedstaden → Hvidovre");

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_KIND, "new");
  g_assert_true (g_str_has_prefix (dp_document_get_undo_label (document), "Hvidovre: New service or department "));
  g_assert_null (strstr (dp_document_get_undo_label (document), "→ new"));

  dp_document_set (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, &unknown, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hvidovre: Places 6 → unknown");

  set_number (document, DP_ENTITY_PAYER, "A-payer-municipalities", DP_PAYER_SHARE, 0.5);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "The municipalities: Share 100% → 50%");

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NOTE, "First line\nsecond line");
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hvidovre: Note changed");

  set_text (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE, long_name);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Plan: Title changed");
  set_text (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE, "Plan B");

  set_text (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE, "Plan C");
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Plan: Title Plan B → Plan C");

  set_text (document, DP_ENTITY_BASIS, "unit/" UNIT "/places", DP_BASIS_SOURCE, "Note 4");
  g_assert_true (g_str_has_prefix (dp_document_get_undo_label (document), "Hvidovre, Places: Source "));

  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_NAME, long_name);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  g_assert_true (g_str_has_prefix (dp_document_get_undo_label (document), "A unit whose name is far too long"));
  g_assert_true (g_str_has_suffix (dp_document_get_undo_label (document), "…: Places unknown → 7"));
  g_assert_cmpint (g_utf8_strlen (dp_document_get_undo_label (document), -1), <, (glong) strlen (long_name));
}

static void
test_labels_danish (void)
{
  static const char *const pairs[][2] = {
    { "", "Content-Type: text/plain; charset=UTF-8\n" },
    { "Places", "Pladser" },
  };
  g_autoptr (DpDocument) document = NULL;

  bind_translations (pairs, G_N_ELEMENTS (pairs));
  speak ("da");
  document = open_sample ();
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Pladser 6 → 8");
  speak ("en");
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Pladser 6 → 8");
}

/* Adding, deleting, duplicating, moving. */

static void
test_add (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  DpRecord *record = dp_record_new (DP_ENTITY_UNIT, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  dp_record_set (record, DP_UNIT_PROPOSAL, dp_value_text ("C"));
  dp_record_set (record, DP_UNIT_NAME, dp_value_text ("Aalborg"));
  id = dp_document_add (document, record, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (id), ==, strlen ("unit-01234567"));
  g_assert_true (g_str_has_prefix (id, "unit-"));
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Unit added: Aalborg");
  g_assert_cmpuint (news.n_emissions, ==, 1);
  g_assert_cmpuint (g_hash_table_size (news.records), ==, 1);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, id, DP_UNIT_POSITION), ==,
                     get_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_POSITION) + 1);
  assert_undoes_to (document, before);
}

static void
test_add_refused (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  DpRecord *nameless = dp_record_new (DP_ENTITY_UNIT, NULL);
  DpRecord *second_plan = dp_record_new (DP_ENTITY_PLAN, "plan-2");
  g_autoptr (GError) error = NULL;

  dp_record_set (nameless, DP_UNIT_PROPOSAL, dp_value_text ("A"));
  g_assert_null (dp_document_add (document, nameless, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_REQUIRED);
  g_clear_error (&error);

  g_assert_null (dp_document_add (document, dp_record_copy (get (document, DP_ENTITY_UNIT, UNIT)), &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_EXISTS);
  g_clear_error (&error);

  dp_record_set (second_plan, DP_PLAN_TITLE, dp_value_text ("Another"));
  g_assert_null (dp_document_add (document, second_plan, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_false (dp_document_remove (document, DP_ENTITY_PLAN, "plan", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE);
  assert_same_plan (dp_document_get_plan (document), before);
  g_assert_cmpuint (count_steps (document), ==, 0);
}

/* Proposals are called by letters; the first that is free, numbers when all are taken. */
static void
test_new_ids (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = dp_document_new_id (document, DP_ENTITY_PROPOSAL);
  g_autofree char *unit = dp_document_new_id (document, DP_ENTITY_UNIT);
  g_autofree char *other_unit = dp_document_new_id (document, DP_ENTITY_UNIT);

  g_assert_cmpstr (first, ==, "D");
  g_assert_cmpstr (unit, !=, other_unit);

  /* A, B, C, P and 0 are there: 22 letters are free. */
  for (guint i = 0; i < 24; i++)
    {
      g_autoptr (GError) error = NULL;
      char *id = dp_document_duplicate (document, DP_ENTITY_PROPOSAL, "0", &error);

      g_assert_no_error (error);
      g_assert_true (g_hash_table_add (ids, id));
    }
  g_assert_true (g_hash_table_contains (ids, "Z"));
  g_assert_true (g_hash_table_contains (ids, "P27"));
  g_assert_true (g_hash_table_contains (ids, "P28"));
}

static guint
count_bases_about (DpDocument *document,
                   const char *record)
{
  const GPtrArray *bases = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_BASIS);
  guint n = 0;

  for (guint i = 0; i < bases->len; i++)
    if (g_strcmp0 (dp_record_text (bases->pdata[i], DP_BASIS_RECORD), record) == 0)
      n++;

  return n;
}

static guint
count_of_proposal (DpDocument *document,
                   const char *proposal)
{
  const DpPlan *plan = dp_document_get_plan (document);
  guint n = 0;

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const GPtrArray *records = dp_plan_list (plan, kind);

      for (guint i = 0; i < records->len; i++)
        {
          const DpRecord *owner = dp_plan_proposal_of (plan, records->pdata[i]);

          if (owner != NULL && g_str_equal (owner->id, proposal))
            n++;
        }
    }

  return n;
}

static guint
count_all (DpDocument *document)
{
  guint n = 0;

  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    n += count (document, kind);

  return n;
}

static void
test_remove_unit (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  guint n_units = count (document, DP_ENTITY_UNIT);
  g_autoptr (GError) error = NULL;
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  g_assert_cmpuint (dp_plan_children (before, DP_ENTITY_STAFFING, UNIT)->len, >, 0);
  g_assert_cmpuint (dp_plan_children (before, DP_ENTITY_ELEMENT, UNIT)->len, >, 0);
  g_assert_cmpuint (dp_plan_children (before, DP_ENTITY_LEGAL_BASIS, UNIT)->len, >, 0);
  g_assert_cmpuint (count_bases_about (document, UNIT), >, 0);
  g_assert_cmpuint (count_bases_about (document, UNIT "-staff-1"), >, 0);

  g_assert_true (dp_document_remove (document, DP_ENTITY_UNIT, UNIT, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (document, DP_ENTITY_UNIT), ==, n_units - 1);
  g_assert_cmpuint (dp_plan_children (dp_document_get_plan (document), DP_ENTITY_STAFFING, UNIT)->len, ==, 0);
  g_assert_cmpuint (dp_plan_children (dp_document_get_plan (document), DP_ENTITY_ELEMENT, UNIT)->len, ==, 0);
  g_assert_cmpuint (dp_plan_children (dp_document_get_plan (document), DP_ENTITY_LEGAL_BASIS, UNIT)->len, ==, 0);
  g_assert_cmpuint (count_bases_about (document, UNIT), ==, 0);
  g_assert_cmpuint (count_bases_about (document, UNIT "-staff-1"), ==, 0);
  g_assert_cmpuint (count_bases_about (document, "A-sjaelland"), >, 0);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Unit deleted: Hovedstaden");
  g_assert_cmpuint (news.n_emissions, ==, 1);
  assert_told (&news, "staffing/" UNIT "-staff-1", "A");
  assert_told (&news, "basis/unit/" UNIT "/places", "A");
  assert_undoes_to (document, before);

  undo (document);
  assert_told (&news, "staffing/" UNIT "-staff-1", "A");
  assert_told (&news, "basis/unit/" UNIT "/places", "A");
}

static void
test_remove_proposal (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  guint n_all = count_all (document);
  guint n_of_a = count_of_proposal (document, "A");
  guint n_of_b = count_of_proposal (document, "B");
  guint n_steps = dp_plan_children (before, DP_ENTITY_STEP, NULL)->len;
  g_autoptr (GError) error = NULL;
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  g_assert_cmpuint (n_of_a, >, 100);
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "A", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_all (document), ==, n_all - n_of_a);
  g_assert_cmpuint (count_of_proposal (document, "A"), ==, 0);
  g_assert_cmpuint (count_of_proposal (document, "B"), ==, n_of_b);
  g_assert_cmpuint (dp_plan_children (dp_document_get_plan (document), DP_ENTITY_STEP, NULL)->len, ==, n_steps);
  g_assert_cmpuint (g_hash_table_size (news.records), ==, n_of_a);
  assert_told (&news, "proposal/A", "A");
  assert_told (&news, "step/A-step-full", "A");
  assert_undoes_to (document, before);
}

/* A step that others wait for leaves no trace in them. */
static void
test_remove_step (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dp_record_text (get (document, DP_ENTITY_STEP, "A-step-opening"), DP_STEP_DEPENDS_ON), ==,
                   "A-step-agreements,A-step-approval,A-step-staff");
  g_assert_true (dp_document_remove (document, DP_ENTITY_STEP, "A-step-approval", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dp_record_text (get (document, DP_ENTITY_STEP, "A-step-opening"), DP_STEP_DEPENDS_ON), ==,
                   "A-step-agreements,A-step-staff");
  assert_undoes_to (document, before);

  g_assert_true (dp_document_remove (document, DP_ENTITY_STEP, "A-step-decision", &error));
  g_assert_no_error (error);
  g_assert_null (dp_record_text (get (document, DP_ENTITY_STEP, "A-step-site"), DP_STEP_DEPENDS_ON));
}

static void
test_remove_criterion (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  const GPtrArray *judgements = dp_plan_list (before, DP_ENTITY_JUDGEMENT);
  const char *criterion = dp_record_text (judgements->pdata[0], DP_JUDGEMENT_CRITERION);
  guint n_judgements = judgements->len;
  guint n_by_it = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < judgements->len; i++)
    if (g_strcmp0 (dp_record_text (judgements->pdata[i], DP_JUDGEMENT_CRITERION), criterion) == 0)
      n_by_it++;

  g_assert_true (dp_document_remove (document, DP_ENTITY_CRITERION, criterion, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_by_it, >, 0);
  g_assert_cmpuint (count (document, DP_ENTITY_JUDGEMENT), ==, n_judgements - n_by_it);
  assert_undoes_to (document, before);
}

static void
test_duplicate_proposal (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  guint n_of_a = count_of_proposal (document, "A");
  guint n_all = count_all (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = dp_document_duplicate (document, DP_ENTITY_PROPOSAL, "A", &error);
  const GPtrArray *steps;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "D");
  g_assert_cmpuint (count_of_proposal (document, "D"), ==, n_of_a);
  g_assert_cmpuint (count_of_proposal (document, "A"), ==, n_of_a);
  g_assert_cmpuint (count_all (document), ==, n_all + n_of_a);
  g_assert_cmpstr (dp_record_text (get (document, DP_ENTITY_PROPOSAL, "D"), DP_PROPOSAL_NAME), ==,
                   "One residential unit in every region (copy)");
  g_assert_cmpstr (dp_document_get_undo_label (document), ==,
                   "Proposal duplicated: One residential unit in every region");

  /* The copied steps depend on each other, not on the originals. */
  steps = dp_plan_children (dp_document_get_plan (document), DP_ENTITY_STEP, "D");
  g_assert_cmpuint (steps->len, ==, dp_plan_children (before, DP_ENTITY_STEP, "A")->len);
  for (guint i = 0; i < steps->len; i++)
    {
      const char *references = dp_record_text (steps->pdata[i], DP_STEP_DEPENDS_ON);
      g_auto (GStrv) ids = g_strsplit (references != NULL ? references : "", ",", -1);

      for (guint j = 0; ids[j] != NULL; j++)
        g_assert_cmpstr (dp_record_parent (get (document, DP_ENTITY_STEP, ids[j])), ==, "D");
    }
  assert_undoes_to (document, before);

  /* The copy has a life of its own. */
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "D", &error));
  g_assert_no_error (error);
  assert_same_plan (dp_document_get_plan (document), before);
}

static void
test_duplicate_unit (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  const GPtrArray *units;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = dp_document_duplicate (document, DP_ENTITY_UNIT, UNIT, &error);
  const DpPlan *plan = dp_document_get_plan (document);
  const DpRecord *basis;

  g_assert_no_error (error);
  g_assert_cmpstr (dp_record_text (get (document, DP_ENTITY_UNIT, id), DP_UNIT_NAME), ==, "Hovedstaden (copy)");
  g_assert_cmpuint (dp_plan_children (plan, DP_ENTITY_STAFFING, id)->len, ==,
                    dp_plan_children (plan, DP_ENTITY_STAFFING, UNIT)->len);
  g_assert_cmpuint (count_bases_about (document, id), ==, count_bases_about (document, UNIT));
  basis = dp_plan_basis (plan, DP_ENTITY_UNIT, id, DP_UNIT_PLACES);
  g_assert_nonnull (basis);
  g_assert_cmpstr (dp_record_text (basis, DP_BASIS_REASON), ==,
                   dp_record_text (dp_plan_basis (plan, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), DP_BASIS_REASON));
  units = dp_plan_children (plan, DP_ENTITY_UNIT, "A");
  g_assert_cmpstr (((const DpRecord *) units->pdata[units->len - 1])->id, ==, id);
  assert_undoes_to (document, before);
}

static char *
order_of_units (DpDocument *document)
{
  const GPtrArray *units = dp_plan_children (dp_document_get_plan (document), DP_ENTITY_UNIT, "A");
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (order, "%s ", ((const DpRecord *) units->pdata[i])->id + strlen ("A-"));

  return g_string_free (order, FALSE);
}

static void
test_move (void)
{
  static const struct
  {
    const char *id;
    int steps;
    const char *expected;
  } cases[] = {
    { "A-hovedstaden", 1, "sjaelland hovedstaden syddanmark midtjylland nordjylland " },
    { "A-nordjylland", -2, "hovedstaden sjaelland nordjylland syddanmark midtjylland " },
    { "A-sjaelland", 99, "hovedstaden syddanmark midtjylland nordjylland sjaelland " },
    { "A-sjaelland", G_MININT, "sjaelland hovedstaden syddanmark midtjylland nordjylland " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DpDocument) document = open_sample ();
      g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
      g_autoptr (GError) error = NULL;
      g_autofree char *order = NULL;

      g_assert_true (dp_document_move (document, DP_ENTITY_UNIT, cases[i].id, cases[i].steps, &error));
      g_assert_no_error (error);
      order = order_of_units (document);
      g_assert_cmpstr (order, ==, cases[i].expected);
      g_assert_true (g_str_has_prefix (dp_document_get_undo_label (document), "Unit moved: "));
      assert_undoes_to (document, before);
    }
}

static void
test_move_nowhere (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_document_move (document, DP_ENTITY_UNIT, "A-hovedstaden", -1, &error));
  g_assert_true (dp_document_move (document, DP_ENTITY_UNIT, "A-nordjylland", 1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_steps (document), ==, 0);
}

/* Groups. */

static void
test_group (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr (GError) error = NULL;
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  dp_document_begin (document, "Numbers pasted");
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  dp_document_begin (document, "Inside");
  set_number (document, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 5);
  g_assert_true (dp_document_end (document, &error));
  g_assert_true (dp_document_remove (document, DP_ENTITY_UNIT, "B-hovedstaden", &error));
  g_assert_cmpuint (news.n_emissions, ==, 0);
  g_assert_false (dp_document_undo (document, &error));
  g_clear_error (&error);
  g_assert_true (dp_document_end (document, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (news.n_emissions, ==, 1);
  assert_told (&news, "unit/" UNIT, "A");
  assert_told (&news, "unit/B-hovedstaden", "B");
  g_assert_cmpuint (count_steps (document), ==, 1);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Numbers pasted");
  assert_undoes_to (document, before);
}

static void
test_group_cancel (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));

  dp_document_begin (document, "Never");
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "B", NULL));
  dp_document_cancel (document);
  assert_same_plan (dp_document_get_plan (document), before);
  g_assert_cmpuint (count_steps (document), ==, 0);
  g_assert_false (dp_document_get_modified (document));
}

/* Without a label, a group is told by what changed. */
static void
test_group_label (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GError) error = NULL;

  dp_document_begin (document, NULL);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_true (dp_document_end (document, &error));
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Places 6 → 8");

  dp_document_begin (document, NULL);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 9);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_RAMP_UP, 12);
  g_assert_true (dp_document_end (document, &error));
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: several fields changed");

  dp_document_begin (document, NULL);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 10);
  set_number (document, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 10);
  g_assert_true (dp_document_end (document, &error));
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden and 1 other record changed");

  /* There and back is no step. */
  dp_document_begin (document, NULL);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 11);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 10);
  g_assert_true (dp_document_end (document, &error));
  g_assert_cmpuint (count_steps (document), ==, 3);
}

/* Typing. */

static void
preview (DpDocument *document,
         const char *id,
         guint       field,
         double      number)
{
  g_auto (DpValue) value = dp_value_number (number);
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_document_preview (document, DP_ENTITY_UNIT, id, field, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, id, field), ==, number);
}

static void
test_preview (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr (GError) error = NULL;
  g_auto (News) news = { NULL };

  news_listen (&news, document);
  preview (document, UNIT, DP_UNIT_PLACES, 1);
  preview (document, UNIT, DP_UNIT_PLACES, 12);
  preview (document, UNIT, DP_UNIT_PLACES, 8);
  g_assert_cmpuint (news.n_emissions, ==, 3);
  assert_told (&news, "unit/" UNIT, "A");
  g_assert_true (dp_document_get_modified (document));
  g_assert_cmpuint (count_steps (document), ==, 0);

  g_assert_true (dp_document_commit (document, &error));
  g_assert_true (dp_document_commit (document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (news.n_emissions, ==, 3);
  g_assert_cmpuint (count_steps (document), ==, 1);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Places 6 → 8");
  assert_undoes_to (document, before);

  /* After leaving the field, the next typing is a step of its own. */
  preview (document, UNIT, DP_UNIT_PLACES, 9);
  g_assert_true (dp_document_commit (document, &error));
  g_assert_cmpuint (count_steps (document), ==, 2);
  undo (document);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 8);
}

static void
test_preview_back (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  g_autoptr (GError) error = NULL;

  preview (document, UNIT, DP_UNIT_PLACES, 8);
  preview (document, UNIT, DP_UNIT_PLACES, 6);
  g_assert_true (dp_document_commit (document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_steps (document), ==, 0);
  g_assert_false (dp_document_get_modified (document));

  preview (document, UNIT, DP_UNIT_PLACES, 8);
  dp_document_revert (document);
  g_assert_cmpuint (count_steps (document), ==, 0);
  g_assert_false (dp_document_get_modified (document));
  assert_same_plan (dp_document_get_plan (document), before);
}

/* Whatever else is done writes the typing first, as a step of its own. */
static void
test_preview_ends (void)
{
  for (guint end = 0; end < 6; end++)
    {
      g_autoptr (DpDocument) document = save_sample ("ends.doegnplan");
      g_autoptr (GError) error = NULL;

      set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
      preview (document, UNIT, DP_UNIT_PLACES, 1);
      preview (document, UNIT, DP_UNIT_PLACES, 8);
      switch (end)
        {
        case 0:
          set_number (document, DP_ENTITY_UNIT, "A-sjaelland", DP_UNIT_PLACES, 9);
          undo (document);
          break;
        case 1:
          preview (document, UNIT, DP_UNIT_RAMP_UP, 9);
          g_assert_cmpuint (count_steps (document), ==, 2);
          dp_document_revert (document);
          break;
        case 2:
          undo (document);
          g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 7);
          redo (document);
          break;
        case 3:
          g_assert_true (dp_document_save (document, FALSE, &error));
          g_assert_false (dp_document_get_modified (document));
          break;
        case 4:
          dp_document_begin (document, "Group");
          set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 20);
          g_assert_true (dp_document_end (document, &error));
          undo (document);
          break;
        default:
          g_clear_object (&document);
          document = reopen ("ends.doegnplan");
          g_assert_true (dp_document_get_recovered (document));
          break;
        }
      g_assert_no_error (error);
      g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 8);
      undo (document);
      g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 7);
      g_assert_true (dp_document_discard (document, &error));
      g_assert_no_error (error);
    }
}

/* The clock that writes what is being typed. */
static GSource *
preview_timer (DpDocument *document)
{
  return g_main_context_find_source_by_funcs_user_data (NULL, &g_timeout_funcs, document);
}

/* Lets its time come now. */
static void
let_preview_timer_come (DpDocument *document)
{
  GSource *timer = preview_timer (document);

  g_assert_nonnull (timer);
  g_source_set_ready_time (timer, 0);
  while (preview_timer (document) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Two seconds after it began, typing is on disk; going on in the same field goes on with the same step. */
static void
test_preview_timer (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpPlan) before = dp_plan_copy (dp_document_get_plan (document));
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  gint64 due;

  preview (document, UNIT, DP_UNIT_PLACES, 7);
  g_assert_nonnull (preview_timer (document));
  due = g_source_get_ready_time (preview_timer (document));
  g_assert_cmpint (due, >=, begin + PREVIEW_LIMIT_MS * 1000);
  g_assert_cmpint (due, <=, g_get_monotonic_time () + PREVIEW_LIMIT_MS * 1000);
  preview (document, UNIT, DP_UNIT_PLACES, 8);
  g_assert_cmpint (g_source_get_ready_time (preview_timer (document)), ==, due);
  g_assert_cmpuint (count_steps (document), ==, 0);
  let_preview_timer_come (document);
  g_assert_cmpuint (count_steps (document), ==, 1);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Places 6 → 8");

  preview (document, UNIT, DP_UNIT_PLACES, 80);
  preview (document, UNIT, DP_UNIT_PLACES, 9);
  g_assert_true (dp_document_commit (document, &error));
  g_assert_cmpuint (count_steps (document), ==, 1);
  g_assert_cmpstr (dp_document_get_undo_label (document), ==, "Hovedstaden: Places 6 → 9");
  assert_undoes_to (document, before);
  undo (document);

  /* Taking the typing back takes back what the timer wrote, too. */
  preview (document, UNIT, DP_UNIT_PLACES, 10);
  let_preview_timer_come (document);
  g_assert_cmpuint (count_steps (document), ==, 1);
  dp_document_revert (document);
  g_assert_cmpuint (count_steps (document), ==, 0);
  assert_same_plan (dp_document_get_plan (document), before);
  g_assert_false (dp_document_get_modified (document));
}

/* History. */

static void
test_undo_all (void)
{
  static const char *const removed[] = { "A-hovedstaden", "B-sjaelland", "P-midtjylland" };
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_plan_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (states, dp_plan_copy (dp_document_get_plan (document)));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = NULL;

      if (i % 10 == 3)
        g_assert_true (dp_document_remove (document, DP_ENTITY_UNIT, removed[i / 10], &error));
      else if (i % 10 == 6)
        id = dp_document_duplicate (document, DP_ENTITY_PROPOSAL, "P", &error);
      else
        set_number (document, DP_ENTITY_UNIT, "C-danmark", DP_UNIT_PLACES, 100 + i);
      g_assert_no_error (error);
      g_ptr_array_add (states, dp_plan_copy (dp_document_get_plan (document)));
    }

  for (guint i = states->len - 1; i > 0; i--)
    {
      assert_same_plan (dp_document_get_plan (document), states->pdata[i]);
      undo (document);
    }
  assert_same_plan (dp_document_get_plan (document), states->pdata[0]);
  g_assert_false (dp_document_undo (document, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (dp_document_get_undo_label (document));

  for (guint i = 1; i < states->len; i++)
    {
      redo (document);
      assert_same_plan (dp_document_get_plan (document), states->pdata[i]);
    }
  g_assert_false (dp_document_redo (document, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING);
  g_assert_null (dp_document_get_redo_label (document));
}

static void
test_branch (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GError) error = NULL;

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  undo (document);
  undo (document);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 9);
  g_assert_cmpuint (count_steps (document), ==, 1);
  g_assert_false (dp_document_redo (document, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_NOTHING);
  undo (document);
  g_assert_cmpfloat (get_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES), ==, 6);
}

static void
test_history (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const DpHistoryEntry *entry;
  g_autofree char *when = NULL;

  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  dp_document_set_author (document, "Økonomi");
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  undo (document);
  entries = dp_document_list_history (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);

  entry = entries->pdata[0];
  g_assert_cmpint (entry->number, ==, 1);
  g_assert_cmpstr (entry->label, ==, "Hovedstaden: Places 6 → 7");
  g_assert_null (entry->author);
  g_assert_false (entry->undone);
  when = g_date_time_format_iso8601 (entry->when);
  g_assert_cmpstr (when, ==, "2026-03-03T12:00:00Z");

  entry = entries->pdata[1];
  g_assert_cmpint (entry->number, ==, 2);
  g_assert_cmpstr (entry->author, ==, "Økonomi");
  g_assert_true (entry->undone);
}

/* Clean, by what is saved and not by how often something was done. */
static void
test_clean_flag (void)
{
  g_autoptr (DpDocument) document = save_sample ("clean.doegnplan");
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (g_atomic_int_inc), &n_notified);
  g_assert_false (dp_document_get_modified (document));
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  g_assert_true (dp_document_get_modified (document));
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_true (dp_document_save (document, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (dp_document_get_modified (document));
  g_assert_cmpuint (n_notified, ==, 2);

  undo (document);
  g_assert_true (dp_document_get_modified (document));
  redo (document);
  g_assert_false (dp_document_get_modified (document));
  g_assert_cmpuint (n_notified, ==, 4);

  /* Another branch with as many steps is another state, even with the same values. */
  undo (document);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 8);
  g_assert_true (dp_document_get_modified (document));
  undo (document);
  undo (document);
  g_assert_true (dp_document_get_modified (document));
}

static void
test_history_across_reopen (void)
{
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (DpPlan) first = NULL;
  g_autoptr (DpPlan) last = NULL;
  g_autoptr (GError) error = NULL;

  home_forget_working ();
  document = save_sample ("reopen.doegnplan");
  first = dp_plan_copy (dp_document_get_plan (document));
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "B", &error));
  set_text (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_SITE, "Ærø");
  last = dp_plan_copy (dp_document_get_plan (document));
  undo (document);
  g_assert_true (dp_document_save (document, FALSE, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&document));
  g_assert_cmpuint (home_count_working (), ==, 0);

  document = reopen ("reopen.doegnplan");
  g_assert_false (dp_document_get_recovered (document));
  g_assert_false (dp_document_get_modified (document));
  g_assert_cmpuint (count_steps (document), ==, 3);
  redo (document);
  assert_same_plan (dp_document_get_plan (document), last);
  undo (document);
  g_assert_false (dp_document_get_modified (document));
  undo (document);
  undo (document);
  assert_same_plan (dp_document_get_plan (document), first);
}

static void
test_title (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autofree char *title = NULL;
  guint n_notified = 0;

  g_signal_connect_swapped (document, "notify::title", G_CALLBACK (g_atomic_int_inc), &n_notified);
  set_text (document, DP_ENTITY_PLAN, "plan", DP_PLAN_TITLE, "Nord");
  title = dp_document_dup_title (document);
  g_assert_cmpstr (title, ==, "Nord");
  g_assert_cmpuint (n_notified, ==, 1);
  set_text (document, DP_ENTITY_PLAN, "plan", DP_PLAN_AREA, "Nordjylland");
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_finalize (void)
{
  DpDocument *document;

  home_forget_working ();
  document = save_sample ("finalize.doegnplan");
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 7);
  preview (document, UNIT, DP_UNIT_PLACES, 8);
  g_assert_finalize_object (document);

  document = reopen ("finalize.doegnplan");
  g_assert_true (dp_document_discard (document, NULL));
  g_assert_false (dp_document_get_modified (document));
  g_assert_false (dp_document_undo (document, NULL));
  g_assert_finalize_object (document);
  g_assert_cmpuint (home_count_working (), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  home_enter ();
  speak ("en");

  g_test_add_func ("/document/set", test_set);
  g_test_add_func ("/document/set-same", test_set_same);
  g_test_add_func ("/document/refused", test_refused);
  g_test_add_func ("/document/labels", test_labels);
  g_test_add_func ("/document/add", test_add);
  g_test_add_func ("/document/add-refused", test_add_refused);
  g_test_add_func ("/document/new-ids", test_new_ids);
  g_test_add_func ("/document/remove-unit", test_remove_unit);
  g_test_add_func ("/document/remove-proposal", test_remove_proposal);
  g_test_add_func ("/document/remove-step", test_remove_step);
  g_test_add_func ("/document/remove-criterion", test_remove_criterion);
  g_test_add_func ("/document/duplicate-proposal", test_duplicate_proposal);
  g_test_add_func ("/document/duplicate-unit", test_duplicate_unit);
  g_test_add_func ("/document/move", test_move);
  g_test_add_func ("/document/move-nowhere", test_move_nowhere);
  g_test_add_func ("/document/group", test_group);
  g_test_add_func ("/document/group-cancel", test_group_cancel);
  g_test_add_func ("/document/group-label", test_group_label);
  g_test_add_func ("/document/preview", test_preview);
  g_test_add_func ("/document/preview-back", test_preview_back);
  g_test_add_func ("/document/preview-ends", test_preview_ends);
  g_test_add_func ("/document/preview-timer", test_preview_timer);
  g_test_add_func ("/document/undo-all", test_undo_all);
  g_test_add_func ("/document/branch", test_branch);
  g_test_add_func ("/document/history", test_history);
  g_test_add_func ("/document/clean-flag", test_clean_flag);
  g_test_add_func ("/document/history-across-reopen", test_history_across_reopen);
  g_test_add_func ("/document/title", test_title);
  g_test_add_func ("/document/finalize", test_finalize);
  g_test_add_func ("/document/labels-danish", test_labels_danish);
  status = g_test_run ();

  home_leave ();
  return status;
}
