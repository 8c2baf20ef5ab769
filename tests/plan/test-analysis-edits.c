/* test-analysis-edits.c: kept results are those that a fresh analysis finds, after any edits of any plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-analysis-finance.h"
#include "plan/dp-changes.h"
#include "plan/dp-text.h"

#define N_PLANS 12
#define N_EDITS 60
/* A random assumption of the goal stays a goal; everything else takes its range from the field table. */
#define LARGEST_RANDOM_NUMBER 200.0

static const char *const proposal_ids[] = { "A", "B", "C", "P", "0" };

static double
random_number (GRand         *random,
               const DpField *field)
{
  double low = MAX (field->min, -LARGEST_RANDOM_NUMBER);
  double high = MIN (field->max, MAX (LARGEST_RANDOM_NUMBER, low + 1));
  double number = g_rand_double_range (random, low, high + 1e-6);

  /* Round numbers and the ends of the range are where rules change. */
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      number = low;
      break;
    case 1:
      number = (double) (int) (low + (number - low) / 20);
      break;
    default:
      break;
    }
  number = CLAMP (number, low, high);

  return field->type == DP_TYPE_COUNT || field->type == DP_TYPE_YEAR || field->type == DP_TYPE_BOOL ? (double) (int) number
                                                                                                   : number;
}

static DpValue
random_set (GRand         *random,
            const DpField *field)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (const DpChoice *choice = field->choices; choice->key != NULL; choice++)
    if (g_rand_boolean (random))
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? "," : "", choice->key);

  return dp_value_text (keys->str);
}

static DpValue
random_value (GRand         *random,
              const DpField *field)
{
  static const char *const dates[] = { "2026-03", "2027-01-15", "2028", "D+9m", "D+30m" };
  guint n_choices = 0;

  if (!(field->flags & DP_FIELD_REQUIRED) && g_rand_int_range (random, 0, 5) == 0)
    return (DpValue) DP_VALUE_INIT;

  if (dp_field_is_number (field))
    return dp_value_number (random_number (random, field));

  switch (field->type)
    {
    case DP_TYPE_CHOICE:
      while (field->choices[n_choices].key != NULL)
        n_choices++;
      return dp_value_text (field->choices[g_rand_int_range (random, 0, (gint32) n_choices)].key);
    case DP_TYPE_SET:
      return random_set (random, field);
    case DP_TYPE_DATE:
      return dp_value_text (dates[g_rand_int_range (random, 0, G_N_ELEMENTS (dates))]);
    default:
      return dp_value_text ("text");
    }
}

/* Fields that a person changes; a record goes to another proposal only by move_unit(). */
static gboolean
is_editable (const DpRecord *record,
             guint           field)
{
  const DpField *one = dp_field (record->kind, field);

  return !(one->flags & (DP_FIELD_HIDDEN | DP_FIELD_PARENT)) && one->type != DP_TYPE_REF && one->type != DP_TYPE_REFS;
}

static const DpRecord *
random_record (GRand        *random,
               const DpPlan *plan,
               DpEntityKind  kind)
{
  const GPtrArray *list = dp_plan_list (plan, kind);

  return list->len > 0 ? list->pdata[g_rand_int_range (random, 0, (gint32) list->len)] : NULL;
}

static void
change_field (GRand     *random,
              DpPlan    *plan,
              DpChanges *changes)
{
  DpEntityKind kind = (DpEntityKind) g_rand_int_range (random, 0, DP_N_ENTITIES);
  const DpRecord *record = random_record (random, plan, kind);
  DpRecord *copy;
  guint field;

  if (record == NULL)
    return;

  field = (guint) g_rand_int_range (random, 0, (gint32) dp_entity (kind)->n_fields);
  if (!is_editable (record, field))
    return;

  copy = dp_record_copy (record);
  dp_record_set (copy, field, kind == DP_ENTITY_ASSUMPTION && field == DP_ASSUMPTION_VALUE
                                ? dp_value_number (g_rand_double_range (random, 0.01, 0.5))
                                : random_value (random, dp_field (kind, field)));
  dp_changes_put (changes, plan, copy);
}

/* The fields that results rest on most, so that they are not left to luck. */
static void
change_unit (GRand     *random,
             DpPlan    *plan,
             DpChanges *changes)
{
  static const guint fields[] = { DP_UNIT_PLACES, DP_UNIT_STAY_BEFORE, DP_UNIT_REGIONS, DP_UNIT_RAMP_UP };
  const DpRecord *record = random_record (random, plan, DP_ENTITY_UNIT);
  guint field = fields[g_rand_int_range (random, 0, G_N_ELEMENTS (fields))];
  DpRecord *copy;

  if (record == NULL)
    return;

  copy = dp_record_copy (record);
  dp_record_set (copy, field, random_value (random, dp_field (DP_ENTITY_UNIT, field)));
  dp_changes_put (changes, plan, copy);
}

static void
move_unit (GRand     *random,
           DpPlan    *plan,
           DpChanges *changes)
{
  const DpRecord *record = random_record (random, plan, DP_ENTITY_UNIT);
  const DpRecord *proposal = random_record (random, plan, DP_ENTITY_PROPOSAL);
  DpRecord *copy;

  if (record == NULL || proposal == NULL)
    return;

  copy = dp_record_copy (record);
  dp_record_set (copy, DP_UNIT_PROPOSAL, dp_value_text (proposal->id));
  dp_changes_put (changes, plan, copy);
}

static void
copy_unit (GRand     *random,
           DpPlan    *plan,
           DpChanges *changes)
{
  const DpRecord *record = random_record (random, plan, DP_ENTITY_UNIT);
  DpRecord *copy;
  g_autofree char *id = dp_changes_new_id (plan, DP_ENTITY_UNIT);

  if (record == NULL)
    return;

  copy = dp_record_copy (record);
  g_free (copy->id);
  copy->id = g_strdup (id);
  dp_changes_put (changes, plan, copy);
}

static void
remove_record (GRand     *random,
               DpPlan    *plan,
               DpChanges *changes)
{
  static const DpEntityKind kinds[] = { DP_ENTITY_UNIT,      DP_ENTITY_STAFFING,  DP_ENTITY_ELEMENT,  DP_ENTITY_AGREEMENT,
                                        DP_ENTITY_JUDGEMENT, DP_ENTITY_CRITERION, DP_ENTITY_ESTIMATE, DP_ENTITY_BASIS,
                                        DP_ENTITY_PROPOSAL,  DP_ENTITY_COST,      DP_ENTITY_ANSWER,   DP_ENTITY_PAYER };
  DpEntityKind kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
  const DpRecord *record = random_record (random, plan, kind);
  g_autofree char *id = record != NULL ? g_strdup (record->id) : NULL;

  if (id != NULL)
    dp_changes_remove_with_dependents (changes, plan, kind, id);
}

static void
random_edit (GRand      *random,
             DpPlan     *plan,
             DpAnalysis *analysis)
{
  g_autoptr (DpChanges) changes = dp_changes_new ();
  g_autoptr (DpChangeSet) set = NULL;
  int n = g_rand_int_range (random, 1, 4);

  for (int i = 0; i < n; i++)
    switch (g_rand_int_range (random, 0, 24))
      {
      case 0:
        remove_record (random, plan, changes);
        break;
      case 1:
        copy_unit (random, plan, changes);
        break;
      case 2:
        move_unit (random, plan, changes);
        break;
      case 3:
      case 4:
      case 5:
      case 6:
        change_unit (random, plan, changes);
        break;
      default:
        change_field (random, plan, changes);
      }

  /* Before it is settled: a record that is in the end as it was has been put anew all the same. */
  set = dp_change_set_new (changes, plan);
  dp_analysis_invalidate (analysis, set);
}

/* The records must be the very ones that the plan holds now. */
static void
assert_same_capacity (const DpCapacityResult *kept,
                      const DpCapacityResult *fresh,
                      const DpNeedResult     *need)
{
  g_assert_true (kept->proposal == fresh->proposal);
  g_assert_cmpint (kept->gap, ==, fresh->gap);
  g_assert_true (kept->gap_record == fresh->gap_record);
  g_assert_cmpfloat (kept->goal, ==, fresh->goal);
  if (kept->gap != DP_GAP_NONE)
    return;

  g_assert_cmpint (kept->tipping_country, ==, fresh->tipping_country);
  g_assert_cmpint (kept->tipping_every_region, ==, fresh->tipping_every_region);
  g_assert_true (kept->first_region == fresh->first_region);
  g_assert_cmpfloat (kept->unserved_share, ==, fresh->unserved_share);
  g_assert_cmpint (kept->places, ==, fresh->places);
  g_assert_cmpuint (kept->n_units, ==, fresh->n_units);
  g_assert_cmpmem (kept->totals, need->n_cases * sizeof *kept->totals, fresh->totals, need->n_cases * sizeof *fresh->totals);
  g_assert_cmpmem (kept->regions, need->n_cases * need->n_regions * sizeof *kept->regions, fresh->regions,
                   need->n_cases * need->n_regions * sizeof *fresh->regions);
  g_assert_cmpmem (kept->region_tipping, need->n_regions * sizeof (int), fresh->region_tipping, need->n_regions * sizeof (int));
  g_assert_cmpmem (&kept->immediate, sizeof (DpRange), &fresh->immediate, sizeof (DpRange));
  g_assert_cmpmem (&kept->without_place, sizeof (DpRange), &fresh->without_place, sizeof (DpRange));
  g_assert_cmpmem (&kept->occupancy, sizeof (DpRange), &fresh->occupancy, sizeof (DpRange));
  g_assert_cmpmem (&kept->courses, sizeof (DpRange), &fresh->courses, sizeof (DpRange));
  for (guint u = 0; u < kept->n_units; u++)
    {
      g_assert_true (kept->units[u].unit == fresh->units[u].unit);
      g_assert_cmpint (kept->units[u].places, ==, fresh->units[u].places);
      g_assert_cmpfloat (kept->units[u].stay_years, ==, fresh->units[u].stay_years);
      g_assert_cmpfloat (kept->units[u].need_share, ==, fresh->units[u].need_share);
      g_assert_cmpint (kept->units[u].tipping_point, ==, fresh->units[u].tipping_point);
      g_assert_cmpmem (kept->units[u].cases, need->n_cases * sizeof (DpUnitAnswer), fresh->units[u].cases,
                       need->n_cases * sizeof (DpUnitAnswer));
    }
}

static void
assert_same_scores (const DpScoreResult *kept,
                    const DpScoreResult *fresh)
{
  g_assert_true (kept->proposal == fresh->proposal);
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      const DpParameterResult *a = &kept->parameters[p];
      const DpParameterResult *b = &fresh->parameters[p];

      g_assert_cmpstr (a->parameter, ==, b->parameter);
      g_assert_cmpmem (&a->score, sizeof a->score, &b->score, sizeof b->score);
      g_assert_cmpuint (a->n_criteria, ==, b->n_criteria);
      for (guint i = 0; i < a->n_criteria; i++)
        {
          g_assert_true (a->criteria[i].criterion == b->criteria[i].criterion);
          g_assert_true (a->criteria[i].judgement == b->criteria[i].judgement);
          g_assert_cmpint (a->criteria[i].value.known, ==, b->criteria[i].value.known);
          g_assert_cmpfloat (a->criteria[i].value.low, ==, b->criteria[i].value.low);
          g_assert_cmpfloat (a->criteria[i].value.high, ==, b->criteria[i].value.high);
          g_assert_cmpfloat (a->criteria[i].value.weight, ==, b->criteria[i].value.weight);
        }
    }
}

static void
assert_same_finance (DpAnalysis *analysis,
                     DpAnalysis *fresh_analysis,
                     const char *proposal)
{
  g_autoptr (GError) kept_error = NULL, fresh_error = NULL;
  g_autoptr (DpFinanceResult) kept = dp_analysis_finance (analysis, proposal, &kept_error);
  g_autoptr (DpFinanceResult) fresh = dp_analysis_finance (fresh_analysis, proposal, &fresh_error);

  g_assert_cmpstr (kept_error != NULL ? kept_error->message : NULL, ==, fresh_error != NULL ? fresh_error->message : NULL);
  g_assert_cmpint (kept == NULL, ==, fresh == NULL);
  if (kept == NULL)
    return;

  g_assert_true (kept->proposal == fresh->proposal);
  g_assert_true (kept->capacity == dp_analysis_capacity (analysis, proposal));
  g_assert_cmpint (kept->price_year, ==, fresh->price_year);
  g_assert_cmpfloat (kept->running, ==, fresh->running);
  g_assert_cmpuint (kept->missing, ==, fresh->missing);
  g_assert_cmpfloat (kept->capital, ==, fresh->capital);
  g_assert_cmpint (kept->places_known, ==, fresh->places_known);
  g_assert_cmpint (kept->rate_known, ==, fresh->rate_known);
  g_assert_cmpfloat (kept->rate, ==, fresh->rate);
  g_assert_cmpfloat (kept->budget_occupancy, ==, fresh->budget_occupancy);
  g_assert_cmpint (kept->empty_places, ==, fresh->empty_places);
  g_assert_cmpfloat (kept->break_even_women, ==, fresh->break_even_women);
  g_assert_cmpfloat (kept->named_share, ==, fresh->named_share);
  g_assert_cmpuint (kept->n_payers, ==, fresh->n_payers);
  for (guint i = 0; i < kept->n_payers; i++)
    {
      g_assert_true (kept->payers[i].payer == fresh->payers[i].payer);
      g_assert_cmpfloat (kept->payers[i].amount, ==, fresh->payers[i].amount);
    }
  g_assert_cmpuint (kept->n_cases, ==, fresh->n_cases);
  g_assert_cmpmem (kept->cases, kept->n_cases * sizeof (DpFinanceCase), fresh->cases, fresh->n_cases * sizeof (DpFinanceCase));
  for (guint i = 0; i < kept->n_cases * kept->n_years; i++)
    {
      g_assert_cmpint (kept->years[i].calendar_year, ==, fresh->years[i].calendar_year);
      g_assert_cmpfloat (kept->years[i].occupancy, ==, fresh->years[i].occupancy);
      g_assert_cmpfloat (kept->years[i].cost, ==, fresh->years[i].cost);
    }
}

/* What holds for every result of every plan. */
static void
assert_sensible (const DpCapacityResult *capacity,
                 const DpNeedResult     *need)
{
  if (capacity->gap != DP_GAP_NONE)
    return;

  g_assert_cmpint (capacity->tipping_every_region, <=, capacity->tipping_country);
  g_assert_cmpfloat (capacity->immediate.low, >=, -1e-12);
  g_assert_cmpfloat (capacity->immediate.low, <=, capacity->immediate.high);
  g_assert_cmpfloat (capacity->immediate.high, <=, 1.0 + 1e-12);
  g_assert_cmpfloat (capacity->occupancy.high, <=, 1.0);
  for (guint c = 0; c < need->n_cases; c++)
    {
      const DpSystemAnswer *total = &capacity->totals[c];
      double women = 0.0;

      g_assert_cmpfloat_with_epsilon (total->women_without_place + total->courses_per_year, need->cases[c].need,
                                      1e-9 * (1.0 + need->cases[c].need));
      for (guint r = 0; r < need->n_regions; r++)
        {
          const DpRegionAnswer *region = &capacity->regions[c * need->n_regions + r];

          women += region->need * region->without_place;
        }
      g_assert_cmpfloat_with_epsilon (women, total->women_without_place, 1e-9 * (1.0 + need->cases[c].need));
    }
}

static void
assert_same_answers (DpAnalysis   *analysis,
                     const DpPlan *plan)
{
  g_autoptr (DpAnalysis) fresh = dp_analysis_new (plan);
  const DpNeedResult *need = dp_analysis_need (fresh);

  g_assert_cmpuint (dp_analysis_need (analysis)->n_cases, ==, need->n_cases);
  g_assert_cmpmem (dp_analysis_need (analysis)->cases, need->n_cases * sizeof (DpNeedCase), need->cases,
                   need->n_cases * sizeof (DpNeedCase));
  for (gsize i = 0; i < G_N_ELEMENTS (proposal_ids); i++)
    {
      const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_ids[i]);

      g_assert_cmpint (capacity == NULL, ==, dp_analysis_capacity (fresh, proposal_ids[i]) == NULL);
      if (capacity == NULL)
        continue;
      assert_same_capacity (capacity, dp_analysis_capacity (fresh, proposal_ids[i]), need);
      assert_same_scores (dp_analysis_scores (analysis, proposal_ids[i]), dp_analysis_scores (fresh, proposal_ids[i]));
      assert_same_finance (analysis, fresh, proposal_ids[i]);
      assert_sensible (capacity, need);
    }
}

static void
test_kept_is_fresh (void)
{
  for (guint32 seed = 0; seed < N_PLANS; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (DpPlan) plan = sample_plan ();
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

      g_test_message ("seed %u", seed);
      assert_same_answers (analysis, plan);
      for (guint i = 0; i < N_EDITS; i++)
        {
          random_edit (random, plan, analysis);
          assert_same_answers (analysis, plan);
        }
      g_rand_free (random);
    }
}

int
main (int    argc,
      char **argv)
{
  dp_language_init ("en");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis-edits/kept-is-fresh", test_kept_is_fresh);

  return g_test_run ();
}
