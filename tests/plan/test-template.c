/* test-template.c: what the carried plans hold, and that nothing in them lacks a source, a reason or a language.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-error.h"
#include "plan/dp-template.h"
#include "plan/dp-text.h"
#include "plan/dp-validate.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *const languages[] = { "en", "da" };
static const char *const models[] = { "A", "B", "C", "P", "0" };
static const char *const files[] = { "common", "empty", "sample" };
static const char *const names[] = { "empty", "sample", "model-A", "model-B", "model-C", "model-P", "model-0" };

static DpPlan *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  DpPlan *plan = dp_template_load (name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

static guint
count (const DpPlan *plan,
       DpEntityKind  kind)
{
  return dp_plan_list (plan, kind)->len;
}

static guint
count_children (const DpPlan *plan,
                DpEntityKind  kind,
                const char   *parent)
{
  return dp_plan_children (plan, kind, parent)->len;
}

typedef void (*RecordFunc) (const DpPlan *plan, const DpRecord *record);

/* Calls @func for every record of every template in both languages. */
static void
for_each_record (RecordFunc func)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
      {
        g_autoptr (DpPlan) plan = NULL;

        dp_language_init (languages[l]);
        plan = load (names[n]);
        for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
          for (guint i = 0; i < count (plan, (DpEntityKind) kind); i++)
            func (plan, dp_plan_list (plan, (DpEntityKind) kind)->pdata[i]);
      }

  dp_language_init ("en");
}

static void
assert_plan_wide (const DpPlan *plan)
{
  guint n_milestones = 0;

  g_assert_cmpuint (count (plan, DP_ENTITY_PLAN), ==, 1);
  g_assert_cmpuint (count (plan, DP_ENTITY_REGION), ==, 5);
  g_assert_cmpuint (count (plan, DP_ENTITY_ESTIMATE), ==, 19);
  g_assert_cmpuint (count (plan, DP_ENTITY_ASSUMPTION), >=, 34);
  g_assert_cmpuint (count (plan, DP_ENTITY_PARAMETER), ==, 4);
  g_assert_cmpuint (count (plan, DP_ENTITY_CRITERION), ==, 22);

  for (guint i = 0; i < count (plan, DP_ENTITY_STEP); i++)
    if (dp_record_parent (dp_plan_list (plan, DP_ENTITY_STEP)->pdata[i]) == NULL)
      n_milestones++;
  g_assert_cmpuint (n_milestones, ==, 14);
}

static void
assert_judged (const DpPlan *plan,
               const char   *proposal)
{
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);
  const GPtrArray *judgements = dp_plan_children (plan, DP_ENTITY_JUDGEMENT, proposal);
  guint n_judged = 0;
  guint n_own = 0;

  for (guint i = 0; i < criteria->len; i++)
    if (g_strcmp0 (dp_record_text (criteria->pdata[i], DP_CRITERION_MEASURE), "judgement") == 0)
      n_judged++;

  /* The plan itself judges all of them, if only as unknown; the parties judge some. */
  for (guint i = 0; i < judgements->len; i++)
    n_own += g_strcmp0 (dp_record_text (judgements->pdata[i], DP_JUDGEMENT_PERSPECTIVE), "own") == 0 ? 1 : 0;
  g_assert_cmpuint (n_own, ==, n_judged);
  for (guint i = 0; i < judgements->len; i++)
    {
      const DpRecord *criterion =
        dp_plan_get (plan, DP_ENTITY_CRITERION, dp_record_text (judgements->pdata[i], DP_JUDGEMENT_CRITERION));

      g_assert_nonnull (criterion);
      g_assert_cmpstr (dp_record_text (criterion, DP_CRITERION_MEASURE), ==, "judgement");
      g_assert_nonnull (dp_record_text (judgements->pdata[i], DP_JUDGEMENT_REASON));
    }
}

static void
assert_proposal (const DpPlan *plan,
                 const char   *proposal)
{
  const DpRecord *record = dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal);
  const GPtrArray *payers = dp_plan_children (plan, DP_ENTITY_PAYER, proposal);
  double share = 0.0;

  g_assert_nonnull (record);
  g_assert_cmpstr (dp_record_text (record, DP_PROPOSAL_MODEL), ==, proposal);
  g_assert_nonnull (dp_record_text (record, DP_PROPOSAL_SUMMARY));
  g_assert_cmpuint (count_children (plan, DP_ENTITY_ANSWER, proposal), ==, dp_choices_count (dp_choices_requirement));
  g_assert_cmpuint (count_children (plan, DP_ENTITY_STEP, proposal), >=, 5);
  g_assert_cmpuint (count_children (plan, DP_ENTITY_AGREEMENT, proposal), >=, 8);

  for (guint i = 0; i < payers->len; i++)
    share += dp_record_number_or (payers->pdata[i], DP_PAYER_SHARE, 0.0);
  g_assert_cmpfloat_with_epsilon (share, 1.0, 1e-9);

  for (guint i = 0; i < units->len; i++)
    {
      const char *unit = ((const DpRecord *) units->pdata[i])->id;

      g_assert_cmpuint (count_children (plan, DP_ENTITY_ELEMENT, unit), ==, dp_choices_count (dp_choices_element));
      g_assert_cmpuint (count_children (plan, DP_ENTITY_LEGAL_BASIS, unit), >=, 1);
      g_assert_cmpuint (count_children (plan, DP_ENTITY_STAFFING, unit), >=, 5);
      g_assert_cmpuint (count_children (plan, DP_ENTITY_STAFFING, unit), <=, 8);
    }

  assert_judged (plan, proposal);
}

static void
test_sample (void)
{
  g_autoptr (DpPlan) plan = load ("sample");

  assert_plan_wide (plan);
  g_assert_cmpuint (count (plan, DP_ENTITY_PROPOSAL), ==, G_N_ELEMENTS (models));
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    {
      const DpRecord *in_order = dp_plan_list (plan, DP_ENTITY_PROPOSAL)->pdata[i];

      g_assert_cmpstr (in_order->id, ==, models[i]);
      assert_proposal (plan, models[i]);
    }

  g_assert_cmpuint (count_children (plan, DP_ENTITY_UNIT, "A"), ==, 5);
  g_assert_cmpuint (count_children (plan, DP_ENTITY_UNIT, "B"), ==, 5);
  g_assert_cmpuint (count_children (plan, DP_ENTITY_UNIT, "C"), ==, 1);
  g_assert_cmpuint (count_children (plan, DP_ENTITY_UNIT, "P"), ==, 1);
  g_assert_cmpuint (count_children (plan, DP_ENTITY_UNIT, "0"), ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (DpPlan) plan = load ("empty");

  assert_plan_wide (plan);
  g_assert_cmpuint (count (plan, DP_ENTITY_PROPOSAL), ==, 0);
  g_assert_cmpuint (count (plan, DP_ENTITY_UNIT), ==, 0);
}

static void
test_models (void)
{
  g_autoptr (DpPlan) sample = load ("sample");

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *name = g_strconcat ("model-", models[i], NULL);
      g_autoptr (DpPlan) plan = load (name);

      assert_plan_wide (plan);
      g_assert_cmpuint (count (plan, DP_ENTITY_PROPOSAL), ==, 1);
      assert_proposal (plan, models[i]);
      g_assert_cmpuint (count (plan, DP_ENTITY_UNIT), ==, count_children (sample, DP_ENTITY_UNIT, models[i]));
      g_assert_cmpuint (count (plan, DP_ENTITY_ANSWER), ==, count_children (sample, DP_ENTITY_ANSWER, models[i]));
    }
}

/* What the planners agreed for the example: six places in each region, six months in all, at most 10 % without a place. */
static void
test_example_figures (void)
{
  g_autoptr (DpPlan) plan = load ("sample");
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, "A");
  double goal;

  g_assert_true (dp_plan_assumption (plan, "service-goal", &goal));
  g_assert_cmpfloat (goal, ==, 0.1);
  g_assert_nonnull (dp_plan_get (plan, DP_ENTITY_ASSUMPTION, "split-population"));
  g_assert_nonnull (dp_plan_get (plan, DP_ENTITY_ASSUMPTION, "practice-horizon"));

  for (guint i = 0; i < units->len; i++)
    {
      const DpRecord *unit = units->pdata[i];
      const DpRecord *region = dp_plan_list (plan, DP_ENTITY_REGION)->pdata[i];
      const DpRecord *basis = dp_plan_basis (plan, DP_ENTITY_UNIT, unit->id, DP_UNIT_PLACES);

      g_assert_cmpstr (dp_record_text (unit, DP_UNIT_REGIONS), ==, region->id);
      g_assert_cmpfloat (dp_record_number_or (unit, DP_UNIT_PLACES, 0.0), ==, 6.0);
      g_assert_cmpfloat (dp_record_number_or (unit, DP_UNIT_STAY_BEFORE, 0.0)
                         + dp_record_number_or (unit, DP_UNIT_STAY_AFTER, 0.0), ==, 6.0);
      g_assert_nonnull (basis);
      g_assert_cmpstr (dp_record_text (basis, DP_BASIS_KIND), ==, "assumption");
    }
}

static void
assert_assumption (const DpPlan   *plan,
                   const DpRecord *record)
{
  if (record->kind != DP_ENTITY_ASSUMPTION && record->kind != DP_ENTITY_CRITERION)
    return;

  g_assert_nonnull (dp_record_text (record, record->kind == DP_ENTITY_ASSUMPTION ? (guint) DP_ASSUMPTION_REASON
                                                                                 : (guint) DP_CRITERION_REASON));
}

static void
assert_bases (const DpPlan   *plan,
              const DpRecord *record)
{
  const DpEntity *entity = dp_entity (record->kind);

  assert_assumption (plan, record);
  for (guint field = 0; field < entity->n_fields; field++)
    {
      const DpRecord *basis = dp_plan_basis (plan, record->kind, record->id, field);
      gboolean is_assumption;

      if (!(entity->fields[field].flags & DP_FIELD_BASIS) || record->values[field].kind == DP_VALUE_NONE)
        continue;

      if (basis == NULL)
        g_error ("%s %s has a %s of no one", entity->name, record->id, entity->fields[field].name);
      is_assumption = g_strcmp0 (dp_record_text (basis, DP_BASIS_KIND), "assumption") == 0;
      g_assert_nonnull (dp_record_text (basis, is_assumption ? DP_BASIS_REASON : DP_BASIS_SOURCE));
    }
}

static void
test_bases (void)
{
  for_each_record (assert_bases);
}

static void
assert_valid (const DpPlan   *plan,
              const DpRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_validate_record (plan, record, &error));
  g_assert_no_error (error);
}

static void
test_valid (void)
{
  for_each_record (assert_valid);
}

static void
assert_decent (const DpPlan   *plan,
               const DpRecord *record)
{
  static const char *const forbidden[] = { "misbruger", "narkoman", "afvist kvinde", "abuser", "addict" };

  for (guint field = 0; field < dp_entity (record->kind)->n_fields; field++)
    for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
      if (record->values[field].text != NULL)
        g_assert_null (strcasestr (record->values[field].text, forbidden[i]));
}

static void
test_words (void)
{
  for_each_record (assert_decent);
}

/* A judgement on one of the top two steps shows its evidence, and a refusal its reasons. */
static void
assert_argued (const DpPlan   *plan,
               const DpRecord *record)
{
  if (record->kind == DP_ENTITY_JUDGEMENT && g_strcmp0 (dp_record_text (record, DP_JUDGEMENT_LEVEL), "unknown") != 0)
    g_assert_nonnull (dp_record_text (record, DP_JUDGEMENT_EVIDENCE));

  if (record->kind == DP_ENTITY_ANSWER)
    {
      const char *state = dp_record_text (record, DP_ANSWER_STATE);

      if (g_str_equal (state, "answered") || g_str_equal (state, "reservation") || g_str_equal (state, "refused"))
        g_assert_nonnull (dp_record_text (record, DP_ANSWER_TEXT));
      if (g_str_equal (state, "waiting"))
        g_assert_nonnull (dp_record_text (record, DP_ANSWER_WAITS_FOR));
    }
}

static void
test_arguments (void)
{
  for_each_record (assert_argued);
}

static void assert_languages (JsonNode *node);

static void
assert_languages_member (JsonObject *object,
                         const char *name,
                         JsonNode   *node,
                         gpointer    data)
{
  assert_languages (node);
}

static void
assert_languages_element (JsonArray *array,
                          guint      index,
                          JsonNode  *node,
                          gpointer   data)
{
  assert_languages (node);
}

/* Wherever one language stands the other stands too. */
static void
assert_languages (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), assert_languages_element, NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      g_assert_cmpint (json_object_has_member (object, "da"), ==, json_object_has_member (object, "en"));
      if (json_object_has_member (object, "da"))
        {
          g_assert_cmpstr (json_object_get_string_member (object, "da"), !=, "");
          g_assert_cmpstr (json_object_get_string_member (object, "en"), !=, "");
        }
      json_object_foreach_member (object, assert_languages_member, NULL);
    }
}

static void
test_languages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/data/templates/%s.json", files[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();

      g_assert_nonnull (bytes);
      g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                                 NULL));
      assert_languages (json_parser_get_root (parser));
    }
}

static void
test_title (void)
{
  g_autoptr (DpPlan) english = NULL;
  g_autoptr (DpPlan) danish = NULL;

  dp_language_init ("da");
  danish = load ("empty");
  dp_language_init ("en");
  english = load ("empty");

  g_assert_cmpstr (dp_record_text (dp_plan_list (danish, DP_ENTITY_PLAN)->pdata[0], DP_PLAN_TITLE), ==, "Ny plan");
  g_assert_cmpstr (dp_record_text (dp_plan_list (english, DP_ENTITY_PLAN)->pdata[0], DP_PLAN_TITLE), ==, "New plan");
}

/* One line of a comma-separated table; fields with commas are quoted. */
static GPtrArray *
split_line (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  GString *cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_truncate (cell, 0);
        }
      else
        g_string_append_c (cell, *p);
    }

  g_ptr_array_add (cells, g_string_free (cell, FALSE));
  return cells;
}

static char *
read_facts (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DOEGNPLAN_SOURCE_DIR"), "data", "facts", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
assert_estimate (const DpRecord *estimate,
                 GPtrArray      *cells)
{
  enum { ID, YEAR_FROM, YEAR_TO, LOW, HIGH, PER_YEAR, PERSPECTIVE, DANISH, ENGLISH, SOURCE, SEED, COMPARABLE, COUNTED, N_COLUMNS };
  const struct
  {
    guint column;
    guint field;
  } numbers[] = {
    { YEAR_FROM, DP_ESTIMATE_YEAR_FROM },
    { YEAR_TO, DP_ESTIMATE_YEAR_TO },
    { LOW, DP_ESTIMATE_LOW },
    { HIGH, DP_ESTIMATE_HIGH },
    { PER_YEAR, DP_ESTIMATE_PER_YEAR },
    { COUNTED, DP_ESTIMATE_COUNTED },
  };

  g_assert_cmpuint (cells->len, ==, N_COLUMNS);
  g_assert_nonnull (estimate);
  g_assert_cmpstr (estimate->id, ==, cells->pdata[ID]);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpfloat (dp_record_number_or (estimate, numbers[i].field, -1.0), ==,
                       g_ascii_strtod (cells->pdata[numbers[i].column], NULL));

  g_assert_cmpstr (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), ==, cells->pdata[COMPARABLE]);
  g_assert_cmpstr (dp_record_text (estimate, DP_ESTIMATE_COUNTS), ==,
                   cells->pdata[dp_language () == DP_LANGUAGE_DANISH ? DANISH : ENGLISH]);
  g_assert_nonnull (dp_record_text (estimate, DP_ESTIMATE_SOURCE));
}

static void
test_estimates (void)
{
  g_autofree char *table = read_facts ("need_estimates.csv");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (table), "\n", -1);

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (DpPlan) plan = NULL;

      dp_language_init (languages[l]);
      plan = load ("empty");
      g_assert_cmpuint (g_strv_length (lines) - 1, ==, count (plan, DP_ENTITY_ESTIMATE));
      for (guint i = 1; lines[i] != NULL; i++)
        {
          g_autoptr (GPtrArray) cells = split_line (g_strchomp (lines[i]));

          assert_estimate (dp_plan_list (plan, DP_ENTITY_ESTIMATE)->pdata[i - 1], cells);
        }
    }

  dp_language_init ("en");
}

/* "All four": the agency, the regions, the clinics and the municipalities' two figures, which share a row. */
static void
test_estimates_in_use (void)
{
  static const char *const used[] = { "sbst-2024", "dr-2023", "cowi-2019", "mun-before-2020", "mun-during-2020" };
  g_autoptr (DpPlan) plan = load ("sample");
  double total = 0.0;

  for (guint i = 0; i < count (plan, DP_ENTITY_ESTIMATE); i++)
    total += dp_record_number_or (dp_plan_list (plan, DP_ENTITY_ESTIMATE)->pdata[i], DP_ESTIMATE_USED, 0.0);
  g_assert_cmpfloat (total, ==, G_N_ELEMENTS (used));

  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      const DpRecord *estimate = dp_plan_get (plan, DP_ENTITY_ESTIMATE, used[i]);

      g_assert_cmpfloat (dp_record_number_or (estimate, DP_ESTIMATE_USED, 0.0), ==, 1.0);
      g_assert_cmpstr (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), ==, "yes");
    }

  g_assert_cmpstr (dp_record_text (dp_plan_get (plan, DP_ENTITY_ESTIMATE, "mun-before-2020"), DP_ESTIMATE_ROW), ==,
                   dp_record_text (dp_plan_get (plan, DP_ENTITY_ESTIMATE, "mun-during-2020"), DP_ESTIMATE_ROW));
}

static void
test_regions (void)
{
  g_autofree char *table = read_facts ("regions.csv");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (table), "\n", -1);
  g_autoptr (DpPlan) plan = load ("empty");

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) cells = split_line (lines[i]);
      const DpRecord *region = dp_plan_list (plan, DP_ENTITY_REGION)->pdata[i - 1];

      g_assert_cmpstr (region->id, ==, cells->pdata[0]);
      g_assert_cmpstr (dp_record_name (region), ==, cells->pdata[1]);
      g_assert_cmpfloat (dp_record_number_or (region, DP_REGION_POPULATION, 0.0), ==,
                         g_ascii_strtod (cells->pdata[2], NULL));
    }
}

static void
test_milestones (void)
{
  g_autofree char *table = read_facts ("reform_milestones.csv");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (table), "\n", -1);
  g_autoptr (DpPlan) plan = load ("empty");

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) cells = split_line (lines[i]);
      const DpRecord *step = dp_plan_list (plan, DP_ENTITY_STEP)->pdata[i - 1];

      g_assert_cmpstr (dp_record_text (step, DP_STEP_LIKELY), ==, cells->pdata[0]);
      g_assert_cmpstr (dp_record_text (step, DP_STEP_CERTAINTY), ==, "not_stated");
    }
}

static void
test_unknown_template (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dp_template_load ("model-X", &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template/sample", test_sample);
  g_test_add_func ("/template/empty", test_empty);
  g_test_add_func ("/template/models", test_models);
  g_test_add_func ("/template/example-figures", test_example_figures);
  g_test_add_func ("/template/bases", test_bases);
  g_test_add_func ("/template/valid", test_valid);
  g_test_add_func ("/template/words", test_words);
  g_test_add_func ("/template/arguments", test_arguments);
  g_test_add_func ("/template/languages", test_languages);
  g_test_add_func ("/template/title", test_title);
  g_test_add_func ("/template/estimates", test_estimates);
  g_test_add_func ("/template/estimates-in-use", test_estimates_in_use);
  g_test_add_func ("/template/regions", test_regions);
  g_test_add_func ("/template/milestones", test_milestones);
  g_test_add_func ("/template/unknown", test_unknown_template);

  return g_test_run ();
}
