/* test-summary.c: key figures, chips and problems beside the pages.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "plan/dp-text.h"

#include <string.h>

static const char *const figure_ids[] = { "places",        "immediate", "without_place", "occupancy",
                                          "smallest_unit", "rate",      "used_day",      "answers" };

static const DpKeyFigure *
key_figure (const DpSummary *summary,
            const char      *id)
{
  for (guint i = 0; i < summary->figures->len; i++)
    if (g_str_equal (((const DpKeyFigure *) summary->figures->pdata[i])->id, id))
      return summary->figures->pdata[i];

  g_error ("no key figure %s", id);
}

static void
assert_values (const DpSummary   *summary,
               const char *const *patterns)
{
  g_assert_cmpuint (summary->figures->len, ==, G_N_ELEMENTS (figure_ids));
  for (gsize i = 0; i < G_N_ELEMENTS (figure_ids); i++)
    {
      const DpKeyFigure *figure = summary->figures->pdata[i];

      g_assert_cmpstr (figure->id, ==, figure_ids[i]);
      assert_reads (figure->value, patterns[i]);
      g_assert_cmpuint (strlen (figure->label), >, 0);
      g_assert_cmpuint (strlen (figure->formula), >, 20);
      g_assert_nonnull (figure->page);
    }
}

/* A: 0.21 to 50.49 women without a place, 26 to 83 per cent in use (the table of the product research). Its lines sum to
 * 52,025,000 kroner: over 30 × 365 × 0.95 days 5,001 each; over the 9,035 and 2,882 days that 100 and 16 women use, 5,758
 * and 18,054. */
static void
test_example (void)
{
  static const char *const english[] = { "30",    "50–99%",   "0\\.2–50",       "26–83%",
                                         "1\\.6–8\\.1", "DKK.5,001", "DKK.5,758–18,054", "13 of 16" };
  static const char *const danish[] = { "30",    "50–99 %",   "0,2–50",      "26–83 %",
                                        "1,6–8,1", "5\\.001.kr\\.", "5\\.758–18\\.054.kr\\.", "13 af 16" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSummary) summary = dp_summary_new (analysis, "A", NULL);

  assert_values (summary, is_danish () ? danish : english);
  assert_reads (summary->heading, in_language ("Proposal A holds for", "Forslag A holder til"));
  g_assert_cmpstr (summary->first, ==, "31");
  g_assert_cmpstr (summary->second, ==, "23");
  assert_reads (summary->caption, in_language ("women a year · Hovedstaden first", "kvinder om året · Hovedstaden først"));
  g_assert_cmpstr (summary->tipping->value, ==, "31");
  /* Every explanation can be followed: one line a unit, one a published limit. */
  {
    g_auto (GStrv) units = g_strsplit (summary->tipping->inputs, "\n", -1);
    g_auto (GStrv) cases = g_strsplit (key_figure (summary, "immediate")->inputs, "\n", -1);

    g_assert_cmpuint (g_strv_length (units), ==, 5);
    g_assert_cmpuint (g_strv_length (cases), ==, 8);
    g_assert_nonnull (key_figure (summary, "immediate")->sources);
  }
  g_assert_null (key_figure (summary, "rate")->warning);
}

/* A dash is unknown, and not nothing. */
static void
test_dashes (void)
{
  static const char *const no_unit_english[] = { "–", "–", "–", "–", "–", "–", "–", "13 of 16" };
  static const char *const no_unit_danish[] = { "–", "–", "–", "–", "–", "–", "–", "13 af 16" };
  static const char *const nothing[] = { "–", "–", "–", "–", "–", "–", "–", "–" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSummary) today = dp_summary_new (analysis, "0", NULL);
  g_autoptr (DpSummary) none = dp_summary_new (analysis, NULL, NULL);

  /* Today's practice: six answered, five with reservation, two refused with reasons; a reasoned no is an answer. */
  assert_values (today, is_danish () ? no_unit_danish : no_unit_english);
  g_assert_cmpstr (today->first, ==, "–");
  g_assert_cmpstr (today->second, ==, "–");
  g_assert_nonnull (key_figure (today, "rate")->warning);
  assert_values (none, nothing);
  g_assert_cmpstr (none->first, ==, "–");

  /* Without places nobody is placed, which is known. */
  set_places_of_A (plan, (const int[5]) { 0, 0, 0, 0, 0 });
  dp_analysis_invalidate (analysis, NULL);
  {
    g_autoptr (DpSummary) zero = dp_summary_new (analysis, "A", NULL);

    g_assert_cmpstr (zero->first, ==, "0");
    g_assert_cmpstr (key_figure (zero, "places")->value, ==, "0");
    assert_reads (key_figure (zero, "immediate")->value, "0 ?%");
    assert_reads (key_figure (zero, "without_place")->value, "16–100");
    assert_reads (key_figure (zero, "occupancy")->value, "0 ?%");
  }
}

/* An amount that is unknown is said to be missing from the sum. */
static void
test_missing_amounts (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  put_unknown (plan, DP_ENTITY_STAFFING, "A-hovedstaden-staff-1", DP_STAFFING_COST);
  dp_analysis_invalidate (analysis, NULL);
  {
    g_autoptr (DpSummary) summary = dp_summary_new (analysis, "A", NULL);

    assert_reads (key_figure (summary, "rate")->warning, in_language ("1 amount is missing, so the running cost is a lower bound\\.", ".*1 .*"));
  }
  put_unknown (plan, DP_ENTITY_STAFFING, "A-hovedstaden-staff-2", DP_STAFFING_COST);
  dp_analysis_invalidate (analysis, NULL);
  {
    g_autoptr (DpSummary) summary = dp_summary_new (analysis, "A", NULL);

    assert_reads (key_figure (summary, "rate")->warning, in_language ("2 amounts are missing, so the running cost is a lower bound\\.", ".*2 .*"));
  }
}

static void
test_areas (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpSummary) north = dp_summary_new (analysis, "A", "DK-81");
  g_autoptr (DpSummary) unserved = dp_summary_new (analysis, "P", "DK-81");
  g_autoptr (DpSummary) pilot = dp_summary_new (analysis, "P", NULL);

  /* Nordjylland: 0 to 19 per cent without a place, 13 to 67 per cent in use. */
  g_assert_cmpstr (key_figure (north, "places")->value, ==, "6");
  assert_reads (key_figure (north, "immediate")->value, "81–99 ?%");
  assert_reads (key_figure (north, "occupancy")->value, "13–67 ?%");
  assert_reads (north->first, in_language ("7\\.5", "7,5"));
  g_assert_cmpstr (north->second, ==, "75");
  g_assert_nonnull (strstr (north->caption, "Nordjylland"));

  g_assert_cmpstr (key_figure (unserved, "places")->value, ==, "0");
  assert_reads (key_figure (unserved, "immediate")->value, "0 ?%");
  g_assert_cmpstr (unserved->first, ==, "0");
  assert_reads (pilot->caption, in_language ("77% of the need has no unit in its region", "77 % af behovet .*"));
}

static void
test_clean (void)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0", NULL };
  static const char *const areas[] = { "DK-84", "DK-81", NULL };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  for (gsize p = 0; p < G_N_ELEMENTS (proposals); p++)
    {
      g_autoptr (GPtrArray) chips = dp_chips_new (analysis, proposals[p], NULL);
      g_autoptr (GPtrArray) problems = dp_problems_new (analysis, proposals[p]);
      g_autoptr (GPtrArray) said = g_ptr_array_new ();

      for (gsize a = 0; a < G_N_ELEMENTS (areas); a++)
        {
          g_autoptr (DpSummary) summary = dp_summary_new (analysis, proposals[p], areas[a]);
          g_autoptr (GPtrArray) texts = summary_texts (summary);

          assert_clean ("summary", texts);
        }
      for (guint i = 0; i < chips->len; i++)
        {
          const DpChip *chip = chips->pdata[i];

          g_ptr_array_add (said, chip->label);
          if (chip->tooltip != NULL)
            g_ptr_array_add (said, chip->tooltip);
          g_assert_nonnull (dp_plan_get (plan, chip->kind, chip->record));
        }
      for (guint i = 0; i < problems->len; i++)
        {
          const DpProblem *problem = problems->pdata[i];

          g_ptr_array_add (said, problem->text);
          if (problem->detail != NULL)
            g_ptr_array_add (said, problem->detail);
          /* There is a way to it. */
          g_assert_nonnull (dp_plan_get (plan, problem->kind, problem->record));
          g_assert_cmpuint (problem->field, <, dp_entity (problem->kind)->n_fields);
        }
      assert_clean ("chips and problems", said);
    }
}

static void
assert_chips (const DpPlan      *plan,
              const char        *proposal,
              const char *const *patterns)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GPtrArray) chips = dp_chips_new (analysis, proposal, NULL);

  g_assert_cmpuint (chips->len, ==, g_strv_length ((char **) patterns));
  for (guint i = 0; i < chips->len; i++)
    {
      const DpChip *chip = chips->pdata[i];

      assert_reads (chip->label, patterns[i]);
      /* All but the split are assumptions to be wary of, and all say why. */
      g_assert_cmpint (chip->is_warning, ==, !g_str_equal (chip->record, "split-population"));
      g_assert_cmpuint (strlen (chip->tooltip), >, 10);
    }
}

static void
set_basis_kind (DpPlan     *plan,
                guint       field,
                const char *kind)
{
  for (guint u = 0; u < 5; u++)
    {
      g_autofree char *id = dp_basis_id (DP_ENTITY_UNIT, unit_ids_of_A[u], field);

      put_text (plan, DP_ENTITY_BASIS, id, DP_BASIS_KIND, kind);
    }
}

static void
test_chips (void)
{
  const char *places = in_language ("6 places in each unit", "6 pladser .*");
  const char *stay = in_language ("stay of 6 months", ".*6 mdr\\..*");
  const char *goal = in_language ("goal: at most 10% without a place", "mål: .*10 % .*");
  const char *split = in_language ("Need by population", ".*befolkning");
  const char *const all[] = { places, stay, goal, split, NULL };
  const char *const mixed_places[] = { in_language ("3–8 places in each unit", "3–8 pladser .*"), stay,
                                       goal, split, NULL };
  const char *const mixed_stays[] = { places, in_language ("stay of different lengths", ".*længder?.*"), goal, split,
                                      NULL };
  const char *const documented[] = { stay, goal, split, NULL };
  const char *const goal_and_split[] = { goal, split, NULL };
  const char *const split_only[] = { split, NULL };
  const char *const none[] = { NULL };
  g_autoptr (DpPlan) plan = sample_plan ();

  assert_chips (plan, "A", all);
  assert_chips (plan, "B", mixed_places);
  assert_chips (plan, "0", none);
  assert_chips (plan, NULL, none);

  put_number (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_STAY_AFTER, 4);
  assert_chips (plan, "A", mixed_stays);
  put_number (plan, DP_ENTITY_UNIT, "A-syddanmark", DP_UNIT_STAY_AFTER, 3);

  /* What a document gives is no assumption of ours. */
  set_basis_kind (plan, DP_UNIT_PLACES, "document");
  assert_chips (plan, "A", documented);
  set_basis_kind (plan, DP_UNIT_STAY_BEFORE, "document");
  assert_chips (plan, "A", documented);
  set_basis_kind (plan, DP_UNIT_STAY_AFTER, "document");
  assert_chips (plan, "A", goal_and_split);
  dp_plan_remove (plan, DP_ENTITY_ASSUMPTION, "service-goal");
  assert_chips (plan, "A", split_only);
}

/* The problem whose text matches, or NULL. */
static const DpProblem *
find_problem (const GPtrArray *problems,
              const char      *pattern)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DpProblem *problem = problems->pdata[i];
      g_auto (GStrv) parts = g_strsplit (problem->text, DP_NO_BREAK_SPACE, -1);
      g_autofree char *plain = g_strjoinv (" ", parts);

      if (g_regex_match_simple (pattern, plain, 0, 0))
        return problem;
    }

  return NULL;
}

/* @record: where it leads; NULL: there is no such problem. */
static void
assert_problem (const DpPlan  *plan,
                const char    *proposal,
                const char    *pattern,
                DpProblemLevel level,
                const char    *record,
                guint          field)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GPtrArray) problems = dp_problems_new (analysis, proposal);
  const DpProblem *problem = find_problem (problems, pattern);

  if (record == NULL)
    {
      if (problem != NULL)
        g_error ("%s: %s", proposal, problem->text);
      return;
    }

  if (problem == NULL)
    g_error ("%s: nothing like “%s”", proposal, pattern);
  g_assert_cmpint (problem->level, ==, level);
  g_assert_cmpstr (problem->record, ==, record);
  g_assert_cmpuint (problem->field, ==, field);
}

#define ABSENT DP_PROBLEM_INFO, NULL, 0

static void
test_problem_gap (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *places = in_language ("places of Hovedstaden are unknown", "[Pp]lads.*Hovedstaden");
  const char *no_unit = in_language ("no residential unit", "Forslaget har.*tilbud");

  assert_problem (plan, "A", places, ABSENT);
  put_unknown (plan, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES);
  assert_problem (plan, "A", places, DP_PROBLEM_WARNING, "A-hovedstaden", DP_UNIT_PLACES);
  assert_problem (plan, "0", no_unit, DP_PROBLEM_WARNING, "0", DP_PROPOSAL_NAME);
  assert_problem (plan, "A", no_unit, ABSENT);
}

static void
test_problem_unserved (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *pattern = in_language ("77% of the need has no unit", "77 % af behovet");

  assert_problem (plan, "A", in_language ("of the need has no unit", "% af behovet"), ABSENT);
  assert_problem (plan, "P", pattern, DP_PROBLEM_INFO, "P-midtjylland", DP_UNIT_REGIONS);
  put_text (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_REGIONS, "DK-84,DK-85,DK-83,DK-82,DK-81");
  assert_problem (plan, "P", in_language ("of the need has no unit", "% af behovet"), ABSENT);
}

static void
remove_basis (DpPlan      *plan,
              DpEntityKind kind,
              const char  *record,
              guint        field)
{
  g_autofree char *id = dp_basis_id (kind, record, field);

  g_assert_nonnull (dp_plan_get (plan, DP_ENTITY_BASIS, id));
  dp_plan_remove (plan, DP_ENTITY_BASIS, id);
}

static void
test_problem_basis (void)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *one = in_language ("^1 figure has neither a source nor a reason", "^1 oplysning ");
  const char *four = in_language ("^4 figures have neither a source nor a reason", "^4 oplysninger ");

  /* The example gives a basis for every figure. */
  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    assert_problem (plan, proposals[i], in_language ("neither a source nor a reason", "^\\d+ oplysning"), ABSENT);

  remove_basis (plan, DP_ENTITY_PAYER, "A-payer-municipalities", DP_PAYER_SHARE);
  assert_problem (plan, "A", one, DP_PROBLEM_WARNING, "A-payer-municipalities", DP_PAYER_SHARE);
  remove_basis (plan, DP_ENTITY_COST, "A-cost-food", DP_COST_AMOUNT);
  remove_basis (plan, DP_ENTITY_STAFFING, "A-sjaelland-staff-2", DP_STAFFING_FTE);
  remove_basis (plan, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES);
  /* The way leads to the first in the order of the form. */
  assert_problem (plan, "A", four, DP_PROBLEM_WARNING, "A-nordjylland", DP_UNIT_PLACES);
  assert_problem (plan, "B", in_language ("neither a source", "^\\d+ oplysning"), ABSENT);

  /* An assumption without its reason is no basis. */
  {
    g_autoptr (DpPlan) other = sample_plan ();
    g_autofree char *id = dp_basis_id (DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES);

    put_unknown (other, DP_ENTITY_BASIS, id, DP_BASIS_REASON);
    put_unknown (other, DP_ENTITY_BASIS, id, DP_BASIS_SOURCE);
    assert_problem (other, "A", one, DP_PROBLEM_WARNING, "A-hovedstaden", DP_UNIT_PLACES);

    /* What is unknown needs no basis. */
    put_unknown (other, DP_ENTITY_UNIT, "A-hovedstaden", DP_UNIT_PLACES);
    assert_problem (other, "A", one, ABSENT);
  }
}

static void
test_problem_retention (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *pattern = in_language ("Retention is planned without its legal basis", "[Tt]ilbagehold");

  assert_problem (plan, "A", pattern, ABSENT);
  /* C plans it, and its legal basis is not stated. */
  assert_problem (plan, "C", pattern, DP_PROBLEM_WARNING, "C-danmark-retention", DP_ELEMENT_STATE);
  put_text (plan, DP_ENTITY_LEGAL_BASIS, "C-danmark-law-unknown", DP_LEGAL_BASIS_BASIS, "sel-107");
  assert_problem (plan, "C", pattern, DP_PROBLEM_WARNING, "C-danmark-retention", DP_ELEMENT_STATE);
  put_text (plan, DP_ENTITY_LEGAL_BASIS, "C-danmark-law-unknown", DP_LEGAL_BASIS_BASIS, "hold-1");
  assert_problem (plan, "C", pattern, ABSENT);
  put_text (plan, DP_ENTITY_LEGAL_BASIS, "C-danmark-law-unknown", DP_LEGAL_BASIS_BASIS, "sul-141b");
  assert_problem (plan, "C", pattern, ABSENT);
  put_text (plan, DP_ENTITY_LEGAL_BASIS, "C-danmark-law-unknown", DP_LEGAL_BASIS_BASIS, "unknown");
  put_text (plan, DP_ENTITY_ELEMENT, "C-danmark-retention", DP_ELEMENT_STATE, "missing");
  assert_problem (plan, "C", pattern, ABSENT);
}

static void
test_problem_payers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *any = in_language ("The payers cover only", "^Betalerne dækker kun|dækker kun");

  assert_problem (plan, "A", any, ABSENT);
  put_number (plan, DP_ENTITY_PAYER, "A-payer-municipalities", DP_PAYER_SHARE, 0.9);
  assert_problem (plan, "A", in_language ("The payers cover only 90% of the running cost", "dækker kun 90 %"), DP_PROBLEM_WARNING,
                  "A-payer-municipalities", DP_PAYER_SHARE);
  /* An unknown share may be the rest. */
  put_unknown (plan, DP_ENTITY_PAYER, "A-payer-municipalities", DP_PAYER_SHARE);
  assert_problem (plan, "A", any, ABSENT);
  dp_plan_remove (plan, DP_ENTITY_PAYER, "A-payer-municipalities");
  assert_problem (plan, "A", any, ABSENT);
}

static void
test_problem_answers (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *one = in_language ("^1 requirement is not answered", "^1 krav");
  const char *three = in_language ("^3 requirements are not answered", "^3 krav");
  const char *any = in_language ("not answered", "\\d krav");
  const GPtrArray *answers = dp_plan_children (plan, DP_ENTITY_ANSWER, "A");
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);

  /* One is missing and two wait in the sample: thirteen of sixteen are answered, as the key figure says. */
  for (guint i = 0; i < answers->len; i++)
    {
      const char *state = dp_record_text (answers->pdata[i], DP_ANSWER_STATE);

      if (g_strcmp0 (state, "missing") == 0 || g_strcmp0 (state, "waiting") == 0)
        g_ptr_array_add (open, g_strdup (((const DpRecord *) answers->pdata[i])->id));
    }
  g_assert_cmpuint (open->len, ==, 3);
  assert_problem (plan, "A", three, DP_PROBLEM_INFO, open->pdata[0], DP_ANSWER_TEXT);

  /* A reasoned no is an answer. */
  for (guint i = 0; i < open->len; i++)
    put_text (plan, DP_ENTITY_ANSWER, open->pdata[i], DP_ANSWER_STATE, "refused");
  assert_problem (plan, "A", any, ABSENT);
  put_text (plan, DP_ENTITY_ANSWER, "A-answer-1-legal", DP_ANSWER_STATE, "missing");
  assert_problem (plan, "A", one, DP_PROBLEM_INFO, "A-answer-1-legal", DP_ANSWER_TEXT);
  /* A requirement without a row is not answered either. */
  dp_plan_remove (plan, DP_ENTITY_ANSWER, "A-answer-1-legal");
  assert_problem (plan, "A", one, DP_PROBLEM_INFO, "A", DP_PROPOSAL_NAME);
}

static void
test_problem_deadline (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  const char *pattern = in_language ("^Deadline 31 May 2025", "31\\. maj 2025");

  assert_problem (plan, "A", pattern, DP_PROBLEM_INFO, "plan", DP_PLAN_DEADLINE);
  assert_problem (plan, NULL, pattern, DP_PROBLEM_INFO, "plan", DP_PLAN_DEADLINE);
  put_unknown (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_DEADLINE);
  assert_problem (plan, "A", in_language ("Deadline", "31\\. maj|[Ff]rist"), ABSENT);
}

int
main (int    argc,
      char **argv)
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summary/example", test_example);
  g_test_add_func ("/summary/dashes", test_dashes);
  g_test_add_func ("/summary/missing-amounts", test_missing_amounts);
  g_test_add_func ("/summary/areas", test_areas);
  g_test_add_func ("/summary/chips", test_chips);
  g_test_add_func ("/problems/gap", test_problem_gap);
  g_test_add_func ("/problems/unserved", test_problem_unserved);
  g_test_add_func ("/problems/basis", test_problem_basis);
  g_test_add_func ("/problems/retention", test_problem_retention);
  g_test_add_func ("/problems/payers", test_problem_payers);
  g_test_add_func ("/problems/answers", test_problem_answers);
  g_test_add_func ("/problems/deadline", test_problem_deadline);
  g_test_add_func ("/summary/clean", test_clean);

  return g_test_run ();
}
