/* test-form-state.c: the pure functions behind forms, as tables; no display is needed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dp-field-state.h"
#include "app/dp-proposal-sections.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-template.h"
#include "plan/dp-text.h"
#include "plan/dp-validate.h"

#include <string.h>

static const DpField *
field_of (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, ".", 2);
  const DpEntity *entity = dp_entity_by_name (parts[0]);
  int number = dp_entity_find_field (entity, parts[1]);

  g_assert_cmpint (number, >=, 0);
  return dp_field (entity->kind, (guint) number);
}

static void
test_editors (void)
{
  static const struct
  {
    const char *field;
    DpEditorKind in_form;
    DpEditorKind in_cell;
  } rows[] = {
    { "unit.name", DP_AS_LINE, DP_AS_LINE },
    { "unit.note", DP_AS_TEXT, DP_AS_LINE },
    { "unit.places", DP_AS_STEPPER, DP_AS_ENTRY },
    { "unit.stay_before", DP_AS_ENTRY, DP_AS_ENTRY },
    { "unit.admits_partner", DP_AS_BOOL, DP_AS_BOOL },
    { "unit.kind", DP_AS_CHOICE, DP_AS_CHOICE },
    { "unit.municipality", DP_AS_CHOICE, DP_AS_CHOICE },
    { "unit.regions", DP_AS_CHECKS, DP_AS_LIST },
    { "agreement.settled", DP_AS_LIST, DP_AS_LIST },
    { "step.depends_on", DP_AS_LIST, DP_AS_LIST },
    { "step.likely", DP_AS_LINE, DP_AS_LINE },
    { "payer.share", DP_AS_ENTRY, DP_AS_ENTRY },
    { "cost.amount", DP_AS_ENTRY, DP_AS_ENTRY },
    { "estimate.year_from", DP_AS_ENTRY, DP_AS_ENTRY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (dp_editor_kind (field_of (rows[i].field), FALSE), ==, rows[i].in_form);
      g_assert_cmpint (dp_editor_kind (field_of (rows[i].field), TRUE), ==, rows[i].in_cell);
    }
}

/* A field in the table without an editor would be noticed only by who needs it. */
static void
test_every_field_has_an_editor (void)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    for (guint i = 0; i < dp_entity (kind)->n_fields; i++)
      {
        g_autofree char *heading = dp_field_heading (dp_field (kind, i));

        g_assert_cmpint (dp_editor_kind (dp_field (kind, i), FALSE), <=, DP_AS_LIST);
        g_assert_cmpint (dp_editor_kind (dp_field (kind, i), TRUE), <=, DP_AS_LIST);
        g_assert_cmpstr (heading, !=, "");
      }
}

static void
test_headings (void)
{
  static const struct
  {
    const char *field;
    const char *heading;
  } rows[] = {
    { "unit.places", "Places" },
    { "unit.stay_before", "Stay before birth, months" },
    { "staffing.fte", "FTEs" },
    { "staffing.experience", "Experience, years" },
    { "staffing.cost", "Cost a year" },
    { "unit.name", "Name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *heading = dp_field_heading (field_of (rows[i].field));

      g_assert_cmpstr (heading, ==, rows[i].heading);
    }
}

static void
test_state (void)
{
  const DpField *places = field_of ("unit.places");
  const DpValue six = dp_value_number (6), none = DP_VALUE_INIT;
  static const struct
  {
    gboolean known;
    const char *typed;
    const char *error;
    const char *text;
    const char *sentence;
  } rows[] = {
    { TRUE, NULL, NULL, "6", NULL },
    { FALSE, NULL, NULL, "", NULL },
    { TRUE, "7", NULL, "7", NULL },
    { TRUE, "many", "Write a number.", "many", "Write a number. Places: 6 stays in use." },
    { FALSE, "many", "Write a number.", "many", "Write a number." },
    { TRUE, "", "It must not be empty.", "", "It must not be empty. Places: 6 stays in use." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(DpFieldState) state = dp_field_state_from (places, rows[i].known ? &six : &none, rows[i].typed, rows[i].error, NULL);

      g_assert_cmpstr (state.text, ==, rows[i].text);
      g_assert_cmpstr (state.error, ==, rows[i].sentence);
      g_assert_cmpint (state.can_raise, ==, TRUE);
      g_assert_cmpint (state.can_lower, ==, rows[i].known);
    }
}

static void
test_chip (void)
{
  const DpValue six = dp_value_number (6), none = DP_VALUE_INIT;
  static const struct
  {
    const char *field;
    gboolean known;
    const char *kind; /* NULL: no basis written down */
    const char *source;
    const char *reason;
    DpChip chip;
  } rows[] = {
    { "unit.places", TRUE, NULL, NULL, NULL, DP_CHIP_NO_SOURCE },
    { "unit.places", FALSE, NULL, NULL, NULL, DP_CHIP_NONE },
    { "unit.places", FALSE, "assumption", NULL, NULL, DP_CHIP_NONE },
    { "unit.places", TRUE, "assumption", NULL, NULL, DP_CHIP_ASSUMPTION },
    { "unit.places", TRUE, "assumption", NULL, "why", DP_CHIP_REASONED },
    { "unit.places", TRUE, "document", NULL, NULL, DP_CHIP_NO_SOURCE },
    { "unit.places", TRUE, "document", "table 2", NULL, DP_CHIP_NONE },
    { "unit.latitude", TRUE, NULL, NULL, NULL, DP_CHIP_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DpRecord) basis = rows[i].kind != NULL ? dp_record_new (DP_ENTITY_BASIS, "b") : NULL;
      g_auto(DpFieldState) state = { NULL };

      if (basis != NULL)
        {
          dp_record_set (basis, DP_BASIS_KIND, dp_value_text (rows[i].kind));
          dp_record_set (basis, DP_BASIS_SOURCE, dp_value_text (rows[i].source));
          dp_record_set (basis, DP_BASIS_REASON, dp_value_text (rows[i].reason));
        }
      state = dp_field_state_from (field_of (rows[i].field), rows[i].known ? &six : &none, NULL, NULL, basis);
      g_assert_cmpint (state.chip, ==, rows[i].chip);
      g_assert_cmpint (dp_chip_label (state.chip) == NULL, ==, state.chip == DP_CHIP_NONE);
    }
}

static void
test_step (void)
{
  static const struct
  {
    const char *field;
    double from; /* below 0: unknown */
    int steps;
    double to; /* below 0: there is none */
  } rows[] = {
    { "unit.places", 6, 1, 7 },      { "unit.places", 6, -1, 5 },     { "unit.places", 0, -1, -1 },
    { "unit.places", 500, 1, -1 },   { "unit.places", 499, 5, 500 },  { "unit.places", -1, 1, 1 },
    { "unit.places", -1, -1, -1 },   { "unit.stay_before", 3, 1, -1 }, { "proposal.price_year", 2025, 1, 2026 },
    { "proposal.price_year", 2100, 1, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DpValue from = rows[i].from < 0 ? (DpValue) DP_VALUE_INIT : dp_value_number (rows[i].from), to = DP_VALUE_INIT;
      gboolean possible = dp_field_step (field_of (rows[i].field), &from, rows[i].steps, &to);

      g_assert_cmpint (possible, ==, rows[i].to >= 0);
      if (possible)
        g_assert_cmpfloat (to.number, ==, rows[i].to);
    }
}

static void
test_keys (void)
{
  static const struct
  {
    gboolean ordered;
    const char *keys;
    const char *key;
    gboolean in;
    const char *result;
    guint n;
  } rows[] = {
    { TRUE, NULL, "DK-81", TRUE, "DK-81", 1 },
    { TRUE, "DK-81", "DK-84", TRUE, "DK-84,DK-81", 2 },
    { TRUE, "DK-84,DK-81", "DK-84", FALSE, "DK-81", 1 },
    { TRUE, "DK-81", "DK-81", FALSE, "", 0 },
    { TRUE, "DK-81", "DK-81", TRUE, "DK-81", 1 },
    { FALSE, "b", "a", TRUE, "b,a", 2 },
    { FALSE, "b,a", "b", FALSE, "a", 1 },
    { FALSE, "b,a", "a", TRUE, "b,a", 2 },
    { FALSE, "bb", "b", FALSE, "bb", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *result = dp_keys_with (rows[i].ordered ? dp_choices_region : NULL, rows[i].keys, rows[i].key, rows[i].in);

      g_assert_cmpstr (result, ==, rows[i].result);
      g_assert_cmpuint (dp_keys_count (result), ==, rows[i].n);
      g_assert_cmpint (dp_keys_contain (result, rows[i].key), ==, rows[i].in);
    }
}

static void
test_placeholders (void)
{
  g_autoptr(DpRecord) basis = dp_record_new (DP_ENTITY_LEGAL_BASIS, "b");
  g_autofree char *note = NULL, *date = NULL, *name = NULL;

  dp_record_set (basis, DP_LEGAL_BASIS_BASIS, dp_value_text ("sul-141b"));
  note = dp_field_placeholder (DP_ENTITY_LEGAL_BASIS, DP_LEGAL_BASIS_NOTE, basis);
  date = dp_field_placeholder (DP_ENTITY_STEP, DP_STEP_LIKELY, NULL);
  name = dp_field_placeholder (DP_ENTITY_STEP, DP_STEP_NAME, NULL);
  g_assert_cmpstr (note, ==, dp_legal_used_for ("sul-141b"));
  g_assert_nonnull (date);
  g_assert_null (name);
}

/* What the button "Add" makes is valid: nobody is met by an error for having pressed it. */
static void
test_new_records (void)
{
  static const struct
  {
    DpEntityKind kind;
    DpEntityKind parent;
  } rows[] = {
    { DP_ENTITY_PROPOSAL, DP_N_ENTITIES }, { DP_ENTITY_UNIT, DP_ENTITY_PROPOSAL }, { DP_ENTITY_LEGAL_BASIS, DP_ENTITY_UNIT },
    { DP_ENTITY_STAFFING, DP_ENTITY_UNIT }, { DP_ENTITY_COST, DP_ENTITY_PROPOSAL }, { DP_ENTITY_PAYER, DP_ENTITY_PROPOSAL },
    { DP_ENTITY_AGREEMENT, DP_ENTITY_PROPOSAL }, { DP_ENTITY_STEP, DP_ENTITY_PROPOSAL },
  };
  g_autoptr(DpPlan) plan = dp_template_load ("sample", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GPtrArray *parents = rows[i].parent < DP_N_ENTITIES ? dp_plan_list (plan, rows[i].parent) : NULL;
      const char *parent = parents != NULL ? ((const DpRecord *) g_ptr_array_index (parents, 0))->id : NULL;
      g_autoptr(DpRecord) record = dp_form_new_record (plan, rows[i].kind, "fresh", parent);
      const GPtrArray *siblings = parent != NULL ? dp_plan_children (plan, rows[i].kind, parent) : dp_plan_list (plan, rows[i].kind);
      g_autoptr(GError) error = NULL;

      dp_validate_record (plan, record, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (dp_record_parent (record), ==, parent);
      g_assert_nonnull (dp_record_name (record));
      for (guint j = 0; siblings != NULL && j < siblings->len; j++)
        {
          guint position = (guint) dp_entity (rows[i].kind)->position_field;

          g_assert_cmpfloat (dp_record_number_or (g_ptr_array_index (siblings, j), position, 0), <,
                             dp_record_number_or (record, position, 0));
        }
    }
}

static void
test_second_legal_basis_is_another (void)
{
  g_autoptr(DpPlan) plan = dp_template_load ("sample", NULL);
  const GPtrArray *units = dp_plan_list (plan, DP_ENTITY_UNIT);
  const char *unit = ((const DpRecord *) g_ptr_array_index (units, 0))->id;
  g_autoptr(DpRecord) record = dp_form_new_record (plan, DP_ENTITY_LEGAL_BASIS, "fresh", unit);
  const GPtrArray *siblings = dp_plan_children (plan, DP_ENTITY_LEGAL_BASIS, unit);

  for (guint i = 0; i < siblings->len; i++)
    g_assert_cmpstr (dp_record_text (g_ptr_array_index (siblings, i), DP_LEGAL_BASIS_BASIS), !=,
                     dp_record_text (record, DP_LEGAL_BASIS_BASIS));
}

static void
test_sums (void)
{
  static const struct
  {
    const char *kind;
    double amount; /* below 0: unknown */
  } costs[] = { { "capital", 100 }, { "running", 30 }, { "running", 12 }, { "running", -1 } };
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_record_free);
  guint n;

  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      DpRecord *record = dp_record_new (DP_ENTITY_COST, "c");

      dp_record_set (record, DP_COST_KIND, dp_value_text (costs[i].kind));
      if (costs[i].amount >= 0)
        dp_record_set (record, DP_COST_AMOUNT, dp_value_number (costs[i].amount));
      g_ptr_array_add (records, record);
    }

  g_assert_cmpfloat (dp_form_sum (records, DP_COST_AMOUNT, -1, NULL, &n), ==, 142);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (dp_form_sum (records, DP_COST_AMOUNT, DP_COST_KIND, "running", &n), ==, 42);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (dp_form_sum (NULL, DP_COST_AMOUNT, -1, NULL, &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_sections (void)
{
  /* Every requirement has its section, every section its name, and the way there and back agree. */
  for (const DpChoice *choice = dp_choices_requirement; choice->key != NULL; choice++)
    g_assert_cmpint (dp_section_of_requirement (choice->key), !=, DP_SECTION_HEAD);

  for (guint i = 0; i < DP_N_SECTIONS; i++)
    {
      const char *first = dp_section_first_requirement (i);

      g_assert_cmpint (dp_section_by_name (dp_section_name (i)), ==, i);
      if (first != NULL)
        g_assert_cmpint (dp_section_of_requirement (first), ==, i);
    }
  g_assert_null (dp_section_first_requirement (DP_SECTION_HEAD));
  g_assert_cmpint (dp_section_by_name ("nonsense"), ==, DP_SECTION_HEAD);
}

static void
test_section_of_field (void)
{
  static const struct
  {
    DpEntityKind kind;
    guint field;
    gboolean found;
    DpSection section;
  } rows[] = {
    { DP_ENTITY_PROPOSAL, DP_PROPOSAL_NAME, TRUE, DP_SECTION_HEAD },
    { DP_ENTITY_PROPOSAL, DP_PROPOSAL_FINANCING, TRUE, DP_SECTION_MONEY },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, TRUE, DP_SECTION_PLACE },
    { DP_ENTITY_UNIT, DP_UNIT_KIND, TRUE, DP_SECTION_LEGAL },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, TRUE, DP_SECTION_LEGAL },
    { DP_ENTITY_STAFFING, DP_STAFFING_FTE, TRUE, DP_SECTION_STAFFING },
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, TRUE, DP_SECTION_MONEY },
    { DP_ENTITY_STEP, DP_STEP_LIKELY, TRUE, DP_SECTION_TIME },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_LOW, FALSE, DP_SECTION_HEAD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DpSection section = DP_SECTION_HEAD;

      g_assert_cmpint (dp_section_of_field (rows[i].kind, rows[i].field, &section), ==, rows[i].found);
      g_assert_cmpint (section, ==, rows[i].section);
    }
}

static DpPlan *
plan_with_answers (void)
{
  DpPlan *plan = dp_plan_new ();
  static const char *const answers[][2] = {
    { "1.legal", "answered" }, { "1.place", "reservation" }, { "3.operator", "refused" }, { "4.when", "waiting" },
    { "2.plan", "missing" },
  };

  dp_plan_put (plan, dp_record_new (DP_ENTITY_PROPOSAL, "A"));
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      DpRecord *answer = dp_record_new (DP_ENTITY_ANSWER, answers[i][0]);

      dp_record_set (answer, DP_ANSWER_PROPOSAL, dp_value_text ("A"));
      dp_record_set (answer, DP_ANSWER_REQUIREMENT, dp_value_text (answers[i][0]));
      dp_record_set (answer, DP_ANSWER_STATE, dp_value_text (answers[i][1]));
      dp_plan_put (plan, answer);
    }
  return plan;
}

/* A refusal with reasons is an answer; waiting and missing are none. */
static void
test_answers (void)
{
  g_autoptr(DpPlan) plan = plan_with_answers ();
  guint n_of;

  g_assert_cmpuint (dp_answers_count (plan, "A", NULL, &n_of), ==, 3);
  g_assert_cmpuint (n_of, ==, 16);
  g_assert_cmpuint (dp_answers_count (plan, "A", dp_requirement_part ("1.legal"), &n_of), ==, 2);
  g_assert_cmpuint (n_of, ==, 10);
  g_assert_cmpuint (dp_answers_count (plan, "A", dp_requirement_part ("4.when"), &n_of), ==, 0);
  g_assert_cmpuint (n_of, ==, 1);
  g_assert_cmpstr (dp_answer_state (plan, "A", "1.network"), ==, "missing");
  g_assert_null (dp_answer_find (plan, "A", "1.network"));
  for (const DpChoice *choice = dp_choices_answer; choice->key != NULL; choice++)
    for (const DpChoice *other = choice + 1; other->key != NULL; other++)
      g_assert_cmpstr (dp_answer_state_icon (choice->key), !=, dp_answer_state_icon (other->key));
}

static void
test_retention (void)
{
  static const struct
  {
    const char *state; /* NULL: not said */
    const char *basis; /* NULL: none */
    gboolean lacks;
  } rows[] = {
    { NULL, NULL, FALSE },          { "missing", NULL, FALSE },      { "unknown", NULL, FALSE },
    { "own", NULL, TRUE },          { "agreement", NULL, TRUE },     { "own", "bl-32-1-6", TRUE },
    { "own", "sul-141b", FALSE },   { "own", "hold-1", FALSE },      { "agreement", "hold-1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DpPlan) plan = dp_plan_new ();
      DpRecord *element = dp_record_new (DP_ENTITY_ELEMENT, "e"), *basis = dp_record_new (DP_ENTITY_LEGAL_BASIS, "l");

      dp_plan_put (plan, dp_record_new (DP_ENTITY_UNIT, "u"));
      dp_record_set (element, DP_ELEMENT_UNIT, dp_value_text ("u"));
      dp_record_set (element, DP_ELEMENT_ELEMENT, dp_value_text ("retention"));
      dp_record_set (element, DP_ELEMENT_STATE, dp_value_text (rows[i].state));
      dp_record_set (basis, DP_LEGAL_BASIS_UNIT, dp_value_text ("u"));
      dp_record_set (basis, DP_LEGAL_BASIS_BASIS, dp_value_text (rows[i].basis));
      dp_plan_put (plan, element);
      dp_plan_put (plan, basis);
      g_assert_cmpint (dp_unit_lacks_retention_basis (plan, "u"), ==, rows[i].lacks);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dp_language_init ("en");

  g_test_add_func ("/form-state/editors", test_editors);
  g_test_add_func ("/form-state/every-field-has-an-editor", test_every_field_has_an_editor);
  g_test_add_func ("/form-state/headings", test_headings);
  g_test_add_func ("/form-state/state", test_state);
  g_test_add_func ("/form-state/chip", test_chip);
  g_test_add_func ("/form-state/step", test_step);
  g_test_add_func ("/form-state/keys", test_keys);
  g_test_add_func ("/form-state/placeholders", test_placeholders);
  g_test_add_func ("/form-state/new-records", test_new_records);
  g_test_add_func ("/form-state/second-legal-basis-is-another", test_second_legal_basis_is_another);
  g_test_add_func ("/form-state/sums", test_sums);
  g_test_add_func ("/form-state/sections", test_sections);
  g_test_add_func ("/form-state/section-of-field", test_section_of_field);
  g_test_add_func ("/form-state/answers", test_answers);
  g_test_add_func ("/form-state/retention", test_retention);

  return g_test_run ();
}
