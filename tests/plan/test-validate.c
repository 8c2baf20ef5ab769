/* test-validate.c: from what people type to a value, and back; and the rules that values keep.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-error.h"
#include "plan/dp-validate.h"

#include "languages.h"

#include <math.h>
#include <string.h>

#define NB "\302\240"
/* Stands for "no value" in tables. */
#define NONE "(none)"

static const char *const translated[][2] = {
  { "", "Language: da\nContent-Type: text/plain; charset=UTF-8\n" },
  { "How many meetings at least, and when in the course?", "Hvor mange møder mindst, og hvornår i forløbet?" },
  { "Own", "Eget" },
  { "Purchased", "Tilkøbt" },
  { "Unknown", "Ukendt" },
  { "Who calls the meetings?", "Hvem indkalder?" },
  { "month", "måned" },
  { "months", "måneder" },
  { "no", "nej" },
  { "places", "pladser" },
  { "unknown", "ukendt" },
  { "yes", "ja" },
};

/* A value as the tables below write it: numbers with %.17g. */
static char *
show (const DpValue *value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->kind == DP_VALUE_NONE)
    return g_strdup (NONE);
  if (value->kind == DP_VALUE_TEXT)
    return g_strdup (value->text);
  return g_strdup (g_ascii_dtostr (text, sizeof text, value->number));
}

/* Fields. */

typedef struct
{
  DpEntityKind kind;
  guint field;
  const char *text;
  const char *stored;
  const char *shown;
  const char *described;
} FieldRow;

static void
test_parse_danish (void)
{
  static const FieldRow rows[] = {
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "6", "6", "6", "6" NB "pladser" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "6 pladser", "6", "6", "6" NB "pladser" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "6 places", "6", "6", "6" NB "pladser" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "", NONE, "", "ukendt" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "  ", NONE, "", "ukendt" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "ukendt", NONE, "", "ukendt" },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "?", NONE, "", "ukendt" },
    { DP_ENTITY_UNIT, DP_UNIT_STAY_BEFORE, "1", "1", "1", "1" NB "måned" },
    { DP_ENTITY_UNIT, DP_UNIT_STAY_BEFORE, "1,5 mdr.", "1.5", "1,5", "1,5" NB "måneder" },
    { DP_ENTITY_UNIT, DP_UNIT_STAY_BEFORE, "3½", "3.5", "3,5", "3,5" NB "måneder" },
    { DP_ENTITY_REGION, DP_REGION_POPULATION, "1.911.067", "1911067", "1.911.067", "1.911.067" NB "inhabitants" },
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, "36 %", "0.35999999999999999", "36" NB "%", "36" NB "%" },
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, "36,5", "0.36499999999999999", "36,5" NB "%", "36,5" NB "%" },
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, "100", "1", "100" NB "%", "100" NB "%" },
    { DP_ENTITY_COST, DP_COST_AMOUNT, "22,9 mio. kr.", "22900000", "22.900.000", "22.900.000" NB "DKK" },
    { DP_ENTITY_COST, DP_COST_AMOUNT, "14.600,50", "14600.5", "14.600,5", "14.600,5" NB "DKK" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_YEAR_FROM, "2024", "2024", "2024", "2024" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "ja", "1", "ja", "ja" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "Nej", "0", "nej", "nej" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "true", "1", "ja", "ja" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "0", "0", "nej", "nej" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "ukendt", NONE, "", "ukendt" },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, "purchased", "purchased", "Tilkøbt", "Tilkøbt" },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, "tilkøbt", "purchased", "Tilkøbt", "Tilkøbt" },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, "Purchased", "purchased", "Tilkøbt", "Tilkøbt" },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, "ukendt", "unknown", "Ukendt", "Ukendt" },
    { DP_ENTITY_UNIT, DP_UNIT_REGIONS, "DK-81, DK-84", "DK-84,DK-81", "Hovedstaden, Nordjylland",
      "Hovedstaden, Nordjylland" },
    { DP_ENTITY_UNIT, DP_UNIT_REGIONS, "nordjylland;dk-84,,DK-81", "DK-84,DK-81", "Hovedstaden, Nordjylland",
      "Hovedstaden, Nordjylland" },
    { DP_ENTITY_UNIT, DP_UNIT_REGIONS, " , ;", NONE, "", "ukendt" },
    { DP_ENTITY_AGREEMENT, DP_AGREEMENT_SETTLED, "Hvor mange møder mindst, og hvornår i forløbet?, Hvem indkalder?",
      "meetings-who,meetings-number", "Hvem indkalder?, Hvor mange møder mindst, og hvornår i forløbet?",
      "Hvem indkalder?, Hvor mange møder mindst, og hvornår i forløbet?" },
    { DP_ENTITY_UNIT, DP_UNIT_MUNICIPALITY, "aalborg kommune", "851", "Aalborg", "Aalborg" },
    { DP_ENTITY_UNIT, DP_UNIT_MUNICIPALITY, "851", "851", "Aalborg", "Aalborg" },
    { DP_ENTITY_UNIT, DP_UNIT_OPENING, "1. kvt. 2027", "2027-Q1", "1. kvartal 2027", "1. kvartal 2027" },
    { DP_ENTITY_UNIT, DP_UNIT_OPENING, "beslutning + 9 mdr.", "D+9m", "beslutning + 9 mdr.", "beslutning + 9 mdr." },
    { DP_ENTITY_UNIT, DP_UNIT_LATITUDE, "57,04626", "57.046259999999997", "57,04626", "57,04626" NB "degrees north" },
    { DP_ENTITY_UNIT, DP_UNIT_PROPOSAL, "A", "A", "A", "A" },
    { DP_ENTITY_STEP, DP_STEP_DEPENDS_ON, "s2, s1;s2", "s2,s1", "s2,s1", "s2,s1" },
    { DP_ENTITY_UNIT, DP_UNIT_NAME, "  Nord\tog\r\nsyd ", "Nord og syd", "Nord og syd", "Nord og syd" },
    { DP_ENTITY_UNIT, DP_UNIT_NAME, "A\314\212rhus\001\302\205", "Århus", "Århus", "Århus" },
    { DP_ENTITY_UNIT, DP_UNIT_NOTE, "En\r\nto\rtre\n\n", "En\nto\ntre", "En\nto\ntre", "En\nto\ntre" },
    { DP_ENTITY_UNIT, DP_UNIT_NOTE, "ukendt", "ukendt", "ukendt", "ukendt" },
  };

  speak ("da");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DpField *field = dp_field (rows[i].kind, rows[i].field);
      g_autoptr (GError) error = NULL;
      g_auto (DpValue) value = dp_value_text ("something before");
      g_auto (DpValue) again = DP_VALUE_INIT;
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *described = NULL;

      if (!dp_field_parse (field, rows[i].text, &value, &error))
        g_error ("%s “%s”: %s", field->name, rows[i].text, error->message);
      stored = show (&value);
      shown = dp_field_format (field, &value);
      described = dp_field_describe (field, &value);
      g_assert_cmpstr (stored, ==, rows[i].stored);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_cmpstr (described, ==, rows[i].described);
      /* A form that is left untouched changes nothing. */
      if (!dp_field_parse (field, shown, &again, &error))
        g_error ("%s “%s”: %s", field->name, shown, error->message);
      g_assert_true (dp_value_equal (&value, &again));
    }
}

static void
test_parse_english (void)
{
  static const FieldRow rows[] = {
    { DP_ENTITY_UNIT, DP_UNIT_STAY_BEFORE, "1.5", "1.5", "1.5", "1.5" NB "months" },
    { DP_ENTITY_UNIT, DP_UNIT_STAY_BEFORE, "1 month", "1", "1", "1" NB "month" },
    { DP_ENTITY_COST, DP_COST_AMOUNT, "DKK 22.9 million", "22900000", "22,900,000", "22,900,000" NB "DKK" },
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, "36%", "0.35999999999999999", "36%", "36%" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_LOW, "80 women a year", "80", "80", "80" NB "women a year" },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "ja", "1", "yes", "yes" },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, "own", "own", "Own", "Own" },
    { DP_ENTITY_UNIT, DP_UNIT_OPENING, "Q1 2027", "2027-Q1", "Q1 2027", "Q1 2027" },
  };

  speak ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DpField *field = dp_field (rows[i].kind, rows[i].field);
      g_autoptr (GError) error = NULL;
      g_auto (DpValue) value = DP_VALUE_INIT;
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *described = NULL;

      if (!dp_field_parse (field, rows[i].text, &value, &error))
        g_error ("%s “%s”: %s", field->name, rows[i].text, error->message);
      stored = show (&value);
      shown = dp_field_format (field, &value);
      described = dp_field_describe (field, &value);
      g_assert_cmpstr (stored, ==, rows[i].stored);
      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_cmpstr (described, ==, rows[i].described);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    DpEntityKind kind;
    guint field;
    const char *text;
    DpPlanError code;
    const char *message;
  } rows[] = {
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "501", DP_PLAN_ERROR_RANGE,
      "“Places” must lie between 0 and 500" NB "places. Write another number." },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "-1", DP_PLAN_ERROR_RANGE,
      "“Places” must lie between 0 and 500" NB "places. Write another number." },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "6.5", DP_PLAN_ERROR_NOT_A_NUMBER, "“Places” is a whole number. Write 6 or 7." },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "six", DP_PLAN_ERROR_NOT_A_NUMBER, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "6-8", DP_PLAN_ERROR_NOT_A_NUMBER, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_PLACES, "6,5", DP_PLAN_ERROR_AMBIGUOUS, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_LATITUDE, "12", DP_PLAN_ERROR_RANGE,
      "“Latitude” must lie between 54.4 and 58" NB "degrees north. Write another number." },
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, "101", DP_PLAN_ERROR_RANGE,
      "“Share” must lie between 0% and 100%. Write another number." },
    { DP_ENTITY_COST, DP_COST_AMOUNT, "-5", DP_PLAN_ERROR_RANGE, NULL },
    { DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE, "2,000,000,000,000", DP_PLAN_ERROR_RANGE, NULL },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_YEAR_FROM, "24", DP_PLAN_ERROR_NOT_A_NUMBER, NULL },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_YEAR_FROM, "1024", DP_PLAN_ERROR_RANGE,
      "“Year” must lie between 1900 and 2100. Write another number." },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_YEAR_FROM, "", DP_PLAN_ERROR_REQUIRED, "“Year” cannot be empty. Fill it in." },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_YEAR_FROM, "unknown", DP_PLAN_ERROR_REQUIRED, NULL },
    { DP_ENTITY_ESTIMATE, DP_ESTIMATE_USED, "maybe", DP_PLAN_ERROR_CHOICE, NULL },
    { DP_ENTITY_ELEMENT, DP_ELEMENT_STATE, "bought", DP_PLAN_ERROR_CHOICE,
      "“bought” is not a choice of “How”. Choose among: Own, Purchased, By agreement, Missing, Unknown." },
    { DP_ENTITY_ANSWER, DP_ANSWER_REQUIREMENT, "9", DP_PLAN_ERROR_CHOICE, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_REGIONS, "DK-84,Ribe", DP_PLAN_ERROR_CHOICE, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_MUNICIPALITY, "Alborg", DP_PLAN_ERROR_UNKNOWN, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_OPENING, "31.2.2027", DP_PLAN_ERROR_NOT_A_DATE, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_NAME, " \n", DP_PLAN_ERROR_REQUIRED, NULL },
    { DP_ENTITY_UNIT, DP_UNIT_NAME, "\377\376", DP_PLAN_ERROR_CHOICE, NULL },
  };

  speak ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DpField *field = dp_field (rows[i].kind, rows[i].field);
      g_autoptr (GError) error = NULL;
      g_auto (DpValue) value = dp_value_number (77);

      if (dp_field_parse (field, rows[i].text, &value, &error))
        g_error ("%s took “%s”", field->name, rows[i].text);
      if (!g_error_matches (error, DP_PLAN_ERROR, (int) rows[i].code))
        g_error ("%s “%s”: %s", field->name, rows[i].text, error->message);
      if (rows[i].message != NULL)
        g_assert_cmpstr (error->message, ==, rows[i].message);
      g_assert_true (is_sentence (error->message));
      g_assert_cmpfloat (value.number, ==, 77);
    }
}

static void
test_municipality_proposal (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (DpValue) value = DP_VALUE_INIT;

  speak ("en");
  g_assert_false (dp_field_parse (dp_field (DP_ENTITY_UNIT, DP_UNIT_MUNICIPALITY), "Alborg", &value, &error));
  g_assert_true (g_str_has_prefix (error->message,
                                   "There is no municipality “Alborg”. Do you mean one of these: Aalborg, "));
}

/* What the table holds is itself in order, and every field can be emptied or says why not. */
static void
test_every_field (void)
{
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      const DpEntity *entity = dp_entity (kind);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const DpField *field = &entity->fields[i];
          g_autoptr (GError) error = NULL;
          g_auto (DpValue) value = DP_VALUE_INIT;
          gboolean required = (field->flags & DP_FIELD_REQUIRED) != 0;
          DpValue wrong = dp_field_is_number (field) ? (DpValue) { DP_VALUE_TEXT, 0, (char *) "1" }
                                                     : (DpValue) { DP_VALUE_NUMBER, 1, NULL };
          DpValue not_finite = { DP_VALUE_NUMBER, NAN, NULL };
          g_autofree char *shown = NULL;

          g_assert_cmpint (dp_field_parse (field, "", &value, &error), ==, !required);
          g_clear_error (&error);
          g_assert_false (dp_validate_value (field, &wrong, &error));
          g_assert_true (is_sentence (error->message));
          g_clear_error (&error);
          g_assert_false (dp_validate_value (field, &not_finite, &error));
          g_assert_true (is_sentence (error->message));
          g_clear_error (&error);
          /* A damaged file is shown, not crashed on. */
          shown = dp_field_describe (field, &wrong);
          g_assert_nonnull (shown);

          for (const DpChoice *choice = field->choices; choice != NULL && choice->key != NULL; choice++)
            {
              g_autofree char *text = NULL;
              g_auto (DpValue) again = DP_VALUE_INIT;

              g_assert_true (dp_field_parse (field, choice->key, &value, NULL));
              g_assert_cmpstr (value.text, ==, choice->key);
              text = dp_field_format (field, &value);
              g_assert_true (dp_field_parse (field, text, &again, NULL));
              g_assert_cmpstr (again.text, ==, choice->key);
            }
        }
    }
}

static void
test_round_trip (void)
{
  static const struct
  {
    DpEntityKind kind;
    guint field;
    int decimals;
  } fields[] = {
    { DP_ENTITY_PAYER, DP_PAYER_SHARE, 4 },
    { DP_ENTITY_COST, DP_COST_AMOUNT, 2 },
    { DP_ENTITY_REGION, DP_REGION_POPULATION, 0 },
    { DP_ENTITY_UNIT, DP_UNIT_LONGITUDE, 5 },
    { DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE, 3 },
  };
  GRand *random = g_rand_new_with_seed (851);

  for (guint i = 0; i < 5000; i++)
    {
      const DpField *field = dp_field (fields[i % 5].kind, fields[i % 5].field);
      double scale = pow (10, fields[i % 5].decimals);
      double any = g_rand_double_range (random, MAX (field->min, -1e9), MIN (field->max, 1e9));
      double number = ceil (any * scale) / scale;
      g_auto (DpValue) value = dp_value_number (MIN (number, field->max));
      g_auto (DpValue) again = DP_VALUE_INIT;
      g_autofree char *text = NULL;
      g_autofree char *described = NULL;
      g_autoptr (GError) error = NULL;

      speak (i % 2 == 0 ? "da" : "en");
      text = dp_field_format (field, &value);
      described = dp_field_describe (field, &value);
      if (!dp_field_parse (field, text, &again, &error))
        g_error ("%s: %s", text, error->message);
      g_assert_true (dp_value_equal (&value, &again));
      if (!dp_field_parse (field, described, &again, &error))
        g_error ("%s: %s", described, error->message);
      g_assert_true (dp_value_equal (&value, &again));
    }
  g_rand_free (random);
}

static void
test_fuzz (void)
{
  GRand *random = g_rand_new_with_seed (98);

  for (guint i = 0; i < 20000; i++)
    {
      DpEntityKind kind = (DpEntityKind) g_rand_int_range (random, 0, DP_N_ENTITIES);
      const DpEntity *entity = dp_entity (kind);
      const DpField *field = &entity->fields[g_rand_int_range (random, 0, (gint32) entity->n_fields)];
      g_autofree char *text = random_text (random, 12);
      g_auto (DpValue) value = DP_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      if (i % 1000 == 0)
        speak (i % 2000 == 0 ? "da" : "en");
      if (dp_field_parse (field, text, &value, &error))
        {
          g_auto (DpValue) again = DP_VALUE_INIT;
          g_autofree char *shown = dp_field_format (field, &value);

          g_assert_true (dp_validate_value (field, &value, NULL));
          g_assert_true (value.kind != DP_VALUE_NUMBER || isfinite (value.number));
          g_assert_true (value.kind != DP_VALUE_TEXT || g_utf8_validate (value.text, -1, NULL));
          if (!dp_field_parse (field, shown, &again, &error))
            g_error ("%s “%s”: %s", field->name, shown, error->message);
          if (value.kind != DP_VALUE_NUMBER)
            g_assert_true (dp_value_equal (&value, &again));
        }
      else
        g_assert_true (is_sentence (error->message));
    }
  g_rand_free (random);
}

/* Records. */

static DpRecord *
make (DpEntityKind kind,
      const char  *id,
      const char  *values)
{
  const DpEntity *entity = dp_entity (kind);
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);
  DpRecord *record = dp_record_new (kind, id);

  for (guint i = 0; pairs[i] != NULL && pairs[i][0] != '\0'; i++)
    {
      char *text = strchr (pairs[i], '=');
      int field;

      *text++ = '\0';
      field = dp_entity_find_field (entity, pairs[i]);
      g_assert_cmpint (field, >=, 0);
      dp_record_set (record, (guint) field,
                     dp_field_is_number (&entity->fields[field]) ? dp_value_number (g_ascii_strtod (text, NULL))
                                                                 : dp_value_text (text));
    }

  return record;
}

static DpPlan *
make_plan (const char *decision)
{
  DpPlan *plan = dp_plan_new ();
  g_autofree char *head = g_strdup_printf ("title=Plan|decision=%s", decision);

  dp_plan_put (plan, make (DP_ENTITY_PLAN, "plan", head));
  dp_plan_put (plan, make (DP_ENTITY_PROPOSAL, "A", "name=A"));
  dp_plan_put (plan, make (DP_ENTITY_PROPOSAL, "B", "name=B"));
  dp_plan_put (plan, make (DP_ENTITY_UNIT, "u", "proposal=A|name=Unit"));
  dp_plan_put (plan, make (DP_ENTITY_PAYER, "p1", "proposal=A|name=Region|share=0.6"));
  dp_plan_put (plan, make (DP_ENTITY_PAYER, "p2", "proposal=A|name=Municipalities|share=0.3"));
  dp_plan_put (plan, make (DP_ENTITY_PAYER, "p3", "proposal=B|name=Region|share=1"));
  dp_plan_put (plan, make (DP_ENTITY_CRITERION, "c", "name=C|parameter=practice|measure=judgement|weight=1"));
  dp_plan_put (plan, make (DP_ENTITY_STEP, "s1", "proposal=A|name=First|certainty=fixed"));
  dp_plan_put (plan, make (DP_ENTITY_STEP, "s2", "proposal=A|name=Second|certainty=fixed|depends_on=s1"));
  dp_plan_put (plan, make (DP_ENTITY_STEP, "s3", "proposal=A|name=Third|certainty=fixed|depends_on=s2"));
  dp_plan_put (plan, make (DP_ENTITY_STEP, "reform", "name=Reform|certainty=fixed"));
  return plan;
}

typedef struct
{
  DpEntityKind kind;
  const char *id;
  const char *values;
  int code; /* -1: good */
} RecordRow;

static void
check_rows (const char      *decision,
            const RecordRow *rows,
            gsize            n_rows)
{
  g_autoptr (DpPlan) plan = make_plan (decision);

  speak ("en");
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DpRecord) record = make (rows[i].kind, rows[i].id, rows[i].values);
      g_autoptr (GError) error = NULL;
      gboolean good = dp_validate_record (plan, record, &error);

      if (good != (rows[i].code == -1))
        g_error ("%s: %s", rows[i].values, error != NULL ? error->message : "passed");
      if (good)
        continue;
      if (!g_error_matches (error, DP_PLAN_ERROR, rows[i].code))
        g_error ("%s: %s", rows[i].values, error->message);
      g_assert_true (is_sentence (error->message));
    }
}

#define GOOD (-1)
#define RULE ((int) DP_PLAN_ERROR_RULE)
#define LOST ((int) DP_PLAN_ERROR_UNKNOWN)

#define ESTIMATE "name=E|perspective=agency|counts=women|comparable=yes|"
#define ELEMENT "unit=u|"

static void
test_records (void)
{
  static const RecordRow rows[] = {
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=80|high=100", GOOD },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=80|high=80|used=1", GOOD },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=100|high=80", RULE },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|year_to=2023|low=1|high=2", RULE },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|year_to=2024|low=1|high=2", GOOD },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=1|high=2|comparable=context|used=1", RULE },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=1|high=2|comparable=context|used=0", GOOD },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=1|high=2|comparable=context", GOOD },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "low=1|high=2", (int) DP_PLAN_ERROR_REQUIRED },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024|low=-1|high=2", (int) DP_PLAN_ERROR_RANGE },
    { DP_ENTITY_ESTIMATE, "e", ESTIMATE "year_from=2024.5|low=1|high=2", (int) DP_PLAN_ERROR_NOT_A_NUMBER },

    { DP_ENTITY_ASSUMPTION, "a", "name=A|value=5", GOOD },
    { DP_ENTITY_ASSUMPTION, "a", "name=A|value=5|minimum=5|maximum=5", GOOD },
    { DP_ENTITY_ASSUMPTION, "a", "name=A|value=5|minimum=6|maximum=7", (int) DP_PLAN_ERROR_RANGE },
    { DP_ENTITY_ASSUMPTION, "a", "name=A|value=5|minimum=6", (int) DP_PLAN_ERROR_RANGE },
    { DP_ENTITY_ASSUMPTION, "a", "name=A|value=5|maximum=4", (int) DP_PLAN_ERROR_RANGE },

    { DP_ENTITY_BASIS, "b", "entity=unit|record=u|field=places|kind=assumption", GOOD },
    { DP_ENTITY_BASIS, "b", "entity=unit|record=nobody|field=places|kind=assumption", LOST },
    { DP_ENTITY_BASIS, "b", "entity=unit|record=u|field=nothing|kind=assumption", LOST },
    { DP_ENTITY_BASIS, "b", "entity=house|record=u|field=places|kind=assumption", LOST },

    { DP_ENTITY_CRITERION, "c", "name=C|parameter=practice|measure=judgement|weight=1|at_0=1|at_100=1", RULE },
    { DP_ENTITY_CRITERION, "c", "name=C|parameter=practice|measure=judgement|weight=1|at_0=1|at_100=0", GOOD },

    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|places=-1", (int) DP_PLAN_ERROR_RANGE },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|places=0", GOOD },
    { DP_ENTITY_UNIT, "u", "proposal=C|name=U", LOST },
    { DP_ENTITY_UNIT, "u", "name=U", (int) DP_PLAN_ERROR_REQUIRED },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|municipality=851", GOOD },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|municipality=999", LOST },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|municipality=Aalborg", LOST },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|regions=DK-84,DK-99", (int) DP_PLAN_ERROR_CHOICE },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|kind=house", (int) DP_PLAN_ERROR_CHOICE },
    { DP_ENTITY_UNIT, "u", "proposal=A|name=U|opening=soon", (int) DP_PLAN_ERROR_NOT_A_DATE },

    { DP_ENTITY_ELEMENT, "e", ELEMENT "element=psychologist|state=purchased", GOOD },
    { DP_ENTITY_ELEMENT, "e", ELEMENT "element=parenting|state=purchased", RULE },
    { DP_ENTITY_ELEMENT, "e", ELEMENT "element=parenting|state=own", GOOD },
    { DP_ENTITY_ELEMENT, "e", ELEMENT "element=substance|state=purchased", RULE },
    { DP_ENTITY_ELEMENT, "e", ELEMENT "element=substance|state=purchased|note=Substitution only", GOOD },

    { DP_ENTITY_PAYER, "p1", "proposal=A|name=Region|share=0.7", GOOD },
    { DP_ENTITY_PAYER, "p1", "proposal=A|name=Region|share=0.71", RULE },
    { DP_ENTITY_PAYER, "p1", "proposal=A|name=Region", GOOD },
    { DP_ENTITY_PAYER, "p4", "proposal=A|name=State|share=0.1", GOOD },
    { DP_ENTITY_PAYER, "p4", "proposal=A|name=State|share=0.11", RULE },
    { DP_ENTITY_PAYER, "p4", "proposal=B|name=State|share=0.01", RULE },
    { DP_ENTITY_PAYER, "p4", "proposal=B|name=State|share=0", GOOD },

    { DP_ENTITY_JUDGEMENT, "j", "proposal=A|criterion=c|level=reached", RULE },
    { DP_ENTITY_JUDGEMENT, "j", "proposal=A|criterion=c|level=partly", RULE },
    { DP_ENTITY_JUDGEMENT, "j", "proposal=A|criterion=c|level=partly|evidence=Annex 2", GOOD },
    { DP_ENTITY_JUDGEMENT, "j", "proposal=A|criterion=c|level=beginning", GOOD },
    { DP_ENTITY_JUDGEMENT, "j", "proposal=A|criterion=c|level=unknown", GOOD },
    { DP_ENTITY_JUDGEMENT, "j", "proposal=A|criterion=x|level=unknown", LOST },

    { DP_ENTITY_STEP, "s", "name=S|certainty=fixed|depends_on=s3,reform", GOOD },
    { DP_ENTITY_STEP, "s", "name=S|certainty=fixed|depends_on=s9", LOST },
    { DP_ENTITY_STEP, "s", "name=S|certainty=fixed|depends_on=s", RULE },
    { DP_ENTITY_STEP, "s1", "proposal=A|name=First|certainty=fixed|depends_on=s3", RULE },
    { DP_ENTITY_STEP, "s1", "proposal=A|name=First|certainty=fixed|depends_on=s2", RULE },
    { DP_ENTITY_STEP, "s1", "proposal=A|name=First|certainty=fixed|depends_on=reform", GOOD },
    { DP_ENTITY_STEP, "s3", "proposal=A|name=Third|certainty=fixed|depends_on=s1", GOOD },
    { DP_ENTITY_STEP, "s", "proposal=X|name=S|certainty=fixed", LOST },
  };

  check_rows ("2026-06-15", rows, G_N_ELEMENTS (rows));
}

#define STEP "name=S|certainty=fixed|"

static void
test_dates_in_order (void)
{
  static const RecordRow known[] = {
    { DP_ENTITY_STEP, "s", STEP "earliest=2026-01|likely=2026-Q1|latest=2026", GOOD },
    { DP_ENTITY_STEP, "s", STEP "earliest=2026-01-02|likely=2026-01-01", RULE },
    { DP_ENTITY_STEP, "s", STEP "likely=2026-Q2|latest=2026-03", RULE },
    { DP_ENTITY_STEP, "s", STEP "earliest=2027|latest=2026-12-31", RULE },
    { DP_ENTITY_STEP, "s", STEP "earliest=2026-Q1|latest=2026-01-01", GOOD },
    /* The decision is 15 June 2026. */
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=2027-03", GOOD },
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=2027-02", RULE },
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=D+6m", RULE },
    { DP_ENTITY_STEP, "s", STEP "earliest=D+6m|likely=D+6m|latest=D+9m", GOOD },
  };
  static const RecordRow unknown[] = {
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=2020", GOOD },
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=D+6m", RULE },
    { DP_ENTITY_STEP, "s", STEP "earliest=D+6m|latest=D+9m", GOOD },
    { DP_ENTITY_STEP, "s", STEP "earliest=D-2m|latest=D-3m", RULE },
  };
  static const RecordRow vague[] = {
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=D+6m", RULE },
    { DP_ENTITY_STEP, "s", STEP "earliest=D+9m|latest=2026-10-01", GOOD },
  };

  check_rows ("2026-06-15", known, G_N_ELEMENTS (known));
  check_rows ("", unknown, G_N_ELEMENTS (unknown));
  check_rows ("2026", vague, G_N_ELEMENTS (vague));
}

/* Thirds do not sum to more than one. */
static void
test_thirds (void)
{
  g_autoptr (DpPlan) plan = make_plan ("");
  g_autoptr (DpRecord) third = make (DP_ENTITY_PAYER, "p2", "proposal=A|name=Z|share=0.3333333333333334");

  dp_plan_put (plan, make (DP_ENTITY_PAYER, "p1", "proposal=A|name=X|share=0.3333333333333334"));
  dp_plan_put (plan, make (DP_ENTITY_PAYER, "p3", "proposal=A|name=Y|share=0.3333333333333334"));
  g_assert_true (dp_validate_record (plan, third, NULL));
}

/* An assumption that is a share is written and read as per cent; other assumptions as they are. */
static void
test_assumed_shares (void)
{
  g_autoptr (DpRecord) goal = make (DP_ENTITY_ASSUMPTION, "goal", "name=Goal|value=0.1|unit=share");
  g_autoptr (DpRecord) hours = make (DP_ENTITY_ASSUMPTION, "hours", "name=Hours|value=0.1|unit=hours");
  const DpField *share = dp_record_field (goal, DP_ASSUMPTION_VALUE);
  g_autofree char *text = dp_field_format (share, &goal->values[DP_ASSUMPTION_VALUE]);
  g_auto (DpValue) read = DP_VALUE_INIT;

  g_assert_nonnull (strchr (text, '%'));
  g_assert_true (dp_field_parse (share, text, &read, NULL));
  g_assert_cmpfloat_with_epsilon (read.number, 0.1, 1e-12);
  g_assert_true (dp_field_parse (share, "25", &read, NULL));
  g_assert_cmpfloat_with_epsilon (read.number, 0.25, 1e-12);
  g_assert_true (dp_record_field (hours, DP_ASSUMPTION_VALUE) == dp_field (DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_VALUE));
  g_assert_true (dp_record_field (goal, DP_ASSUMPTION_NAME) == dp_field (DP_ENTITY_ASSUMPTION, DP_ASSUMPTION_NAME));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bind_translations (translated, G_N_ELEMENTS (translated));
  g_test_add_func ("/plan/validate/parse/danish", test_parse_danish);
  g_test_add_func ("/plan/validate/parse/english", test_parse_english);
  g_test_add_func ("/plan/validate/parse/refused", test_refused);
  g_test_add_func ("/plan/validate/parse/municipality", test_municipality_proposal);
  g_test_add_func ("/plan/validate/parse/every-field", test_every_field);
  g_test_add_func ("/plan/validate/parse/round-trip", test_round_trip);
  g_test_add_func ("/plan/validate/parse/fuzz", test_fuzz);
  g_test_add_func ("/plan/validate/records", test_records);
  g_test_add_func ("/plan/validate/dates-in-order", test_dates_in_order);
  g_test_add_func ("/plan/validate/thirds", test_thirds);
  g_test_add_func ("/plan/validate/assumed-shares", test_assumed_shares);
  return g_test_run ();
}
