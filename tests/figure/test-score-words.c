/* test-score-words.c: why a score is what it is, in both languages; value functions, step tests and the log.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"
#include "texts.h"

#include "chart/dp-chart-lines.h"
#include "figure/dp-compare-tables.h"
#include "figure/dp-figure-value.h"
#include "figure/dp-practice-tables.h"
#include "figure/dp-score-words.h"
#include "figure/dp-words.h"
#include "plan/dp-guide.h"
#include "plan/dp-text.h"

#include <string.h>

static GPtrArray *
texts_of (const DpScoreWhy *why)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, g_strdup (why->formula));
  for (guint i = 0; i < why->raises->len; i++)
    g_ptr_array_add (texts, g_strdup (why->raises->pdata[i]));
  for (guint c = 0; c < why->criteria->len; c++)
    {
      const DpCriterionWhy *one = why->criteria->pdata[c];

      g_ptr_array_add (texts, g_strdup (one->name));
      g_ptr_array_add (texts, g_strdup (one->value));
      g_ptr_array_add (texts, g_strdup (one->formula));
      g_ptr_array_add (texts, g_strdup (one->swing));
      if (one->rests_on != NULL)
        g_ptr_array_add (texts, g_strdup (one->rests_on));
      for (guint j = 0; j < one->judgements->len; j++)
        g_ptr_array_add (texts, g_strdup (one->judgements->pdata[j]));
    }

  return texts;
}

static void
test_why (void)
{
  static const char *const ids[] = { "A", "B", "C", "P", "0" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint p = 0; p < DP_N_PARAMETERS; p++)
      {
        g_autoptr (DpScoreWhy) why = dp_score_why_new (analysis, dp_analysis_scores (analysis, ids[i]), p);
        g_autoptr (GPtrArray) texts = texts_of (why);

        assert_clean (ids[i], texts);
        for (guint c = 0; c < why->criteria->len; c++)
          g_assert_cmpuint (((const DpCriterionWhy *) why->criteria->pdata[c])->sources->len, >, 0);
      }
}

/* The pilot's competences: four years of experience are 83 points, care lacks posts that have a price. */
static void
test_formula (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpScoreWhy) why = dp_score_why_new (analysis, dp_analysis_scores (analysis, "P"), 1);
  gboolean priced = FALSE;

  assert_reads (why->formula, in_language ("Weighted mean of the criteria: \\(1 × 100 \\+ 1 × 83 \\+ 1 × 60 \\+ 1 × 17 \\+ 1 × 36–100\\) / 5 = 59–72\\.",
                                           "Vægtet gennemsnit af kriterierne: \\(1 × 100 \\+ 1 × 83 \\+ 1 × 60 \\+ 1 × 17 \\+ 1 × 36–100\\) / 5 = 59–72\\."));
  for (guint i = 0; i < why->raises->len; i++)
    if (has_word (why->raises->pdata[i], in_language ("750,000", "750.000")))
      priced = TRUE;
  g_assert_true (priced);
}

/* Every computed criterion has a curve with a mark for every proposal that is known; a judged one says that it has none. */
static void
test_value_functions (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);

  for (guint i = 0; i < criteria->len; i++)
    {
      const DpRecord *criterion = criteria->pdata[i];
      g_autoptr (DpFigure) figure = dp_value_figure_new (analysis, criterion->id);
      g_autoptr (GPtrArray) texts = figure_texts (figure);
      const GPtrArray *curves = dp_chart_get_lines (figure->chart)->curves;

      assert_clean (criterion->id, texts);
      g_assert_cmpuint (curves->len, ==, dp_guide_is_judged (criterion) ? 0 : 1);
      if (curves->len > 0)
        {
          const GArray *points = ((const DpCurve *) curves->pdata[0])->points;

          for (guint k = 1; k < points->len; k++)
            g_assert_cmpfloat (g_array_index (points, DpCurvePoint, k).x, >, g_array_index (points, DpCurvePoint, k - 1).x);
          g_assert_cmpuint (figure->table->rows->len, ==, 5);
        }
    }
}

static void
test_tables (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpTable) steps = dp_step_test_table_new (analysis, "0");
  g_autoptr (GPtrArray) log = g_ptr_array_new ();
  DpLogEntry entry = {
    .kind = DP_ENTITY_JUDGEMENT, .id = (char *) "0-judgement-knowledge-network", .field = DP_JUDGEMENT_LEVEL,
    .before = dp_value_text ("absent"), .after = dp_value_text ("beginning"), .reason = (char *) "Because",
  };
  g_autoptr (DpTable) table = NULL;
  g_autoptr (GPtrArray) texts = table_texts (steps);

  /* Two judgements of two: the lowest can only rise, the second both. */
  assert_clean ("steps", texts);
  g_assert_cmpuint (steps->rows->len, ==, 3);
  g_ptr_array_add (log, &entry);
  table = dp_score_log_table_new (plan, log);
  assert_reads (cell_of (table, entry.id, 1),
                in_language ("0 · Takes part in a national knowledge environment · The plan's own: Level",
                             "0 · Deltager i et nationalt fagligt vidensmiljø · Planens egen: Trin"));
  g_assert_cmpstr (cell_of (table, entry.id, 3), ==, in_language ("Beginning", "Begyndende"));
  g_assert_cmpstr (cell_of (table, entry.id, 4), ==, "Because");
  dp_value_clear (&entry.before);
  dp_value_clear (&entry.after);
}

/* A name that is quoted within a quotation has single marks, and letters in a sentence are joined as words are. */
static void
test_quotes (void)
{
  static const char *const ids[] = { "A", "C", NULL };
  static const char *const letters[] = { "A", "B", "C" };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpComparison) comparison = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  gboolean found = FALSE;

  put_text (plan, DP_ENTITY_PROPOSAL, "A", DP_PROPOSAL_BRIEF, "The house “Sunflower”");
  analysis = dp_analysis_new (plan);
  comparison = dp_analysis_compare (analysis, ids, NULL, NULL);
  sentences = dp_comparison_sentences (comparison);
  for (guint i = 0; i < sentences->len; i++)
    {
      g_assert_null (strstr (sentences->pdata[i], "“Sunflower”"));
      found = found || strstr (sentences->pdata[i], in_language ("“The house ‘Sunflower’”", "»The house ‘Sunflower’«")) != NULL;
    }
  g_assert_true (found);

  for (guint n = 0; n <= 3; n++)
    {
      static const char *const english[] = { "", "A", "A and B", "A, B and C" };
      static const char *const danish[] = { "", "A", "A og B", "A, B og C" };
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      g_autofree char *list = NULL;

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (words, (gpointer) letters[i]);
      list = dp_words_and (words);
      g_assert_cmpstr (list, ==, in_language (english[n], danish[n]));
    }
}

/* A proposal beyond those that can be compared has its step tests all the same, and the table says who the others are. */
static void
test_steps_of_many (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (DpTable) few = dp_step_test_table_new (analysis, "0");
  g_autoptr (DpTable) many = NULL;

  g_assert_null (few->note);
  for (guint i = 0; i < DP_COMPARE_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("more-%02u", i);
      DpRecord *proposal = dp_record_new (DP_ENTITY_PROPOSAL, id);

      dp_record_set (proposal, DP_PROPOSAL_NAME, dp_value_text (id));
      dp_record_set (proposal, DP_PROPOSAL_POSITION, dp_value_number (0.0));
      dp_plan_put (plan, proposal);
    }
  dp_analysis_invalidate (analysis, NULL);
  many = dp_step_test_table_new (analysis, "0");
  g_assert_cmpuint (many->rows->len, ==, few->rows->len);
  g_assert_true (strstr (many->note, "19") != NULL);
}

/* With weights somebody is ahead, and the words say until when; without them there is no total. */
static void
test_comparison (void)
{
  static const char *const ids[] = { "A", "B", "P", NULL };
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  const DpCompareWeights weights = { TRUE, { 0.1, 0.4, 0.1, 0.4 } };

  for (guint weighed = 0; weighed < 2; weighed++)
    {
      g_autoptr (DpComparison) comparison = dp_analysis_compare (analysis, ids, weighed ? &weights : NULL, NULL);
      g_autoptr (GPtrArray) sentences = dp_comparison_sentences (comparison);
      g_autoptr (DpTable) profile = dp_comparison_profile_table (comparison);
      g_autoptr (DpTable) parts = dp_comparison_parts_table (comparison);
      g_autoptr (DpTable) stability = dp_comparison_stability_table (comparison, DP_BOUND_LOW);
      g_autoptr (DpTable) first = dp_comparison_acceptability_table (comparison, DP_AGREE_NOTHING);
      g_autoptr (GPtrArray) texts = table_texts (profile);
      gboolean no_total = FALSE;

      assert_clean ("sentences", sentences);
      assert_clean ("profile", texts);
      for (guint i = 0; i < sentences->len; i++)
        no_total = no_total || has_word (sentences->pdata[i], in_language ("winner", "vinder"));
      g_assert_true (no_total == (weighed == 0));
      g_assert_true ((stability == NULL) == (weighed == 0));
      g_assert_cmpuint (profile->rows->len, ==, weighed ? 5 : 4);
      g_assert_cmpuint (parts->rows->len, ==, weighed ? 5 : 0);
      g_assert_cmpuint (first->rows->len, ==, 3);
    }
}

/* Which of the two the score is, how far they lie apart, and the rules that make the difference; without rules there is none. */
static void
test_practice (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  DpPracticeInput *input = dp_practice_input_new (analysis, "A");
  g_autoptr (DpPracticeView) view = dp_practice_view_new (analysis, input, dp_practice_study (input, 200, 1, 2, NULL, NULL), 3);
  g_autoptr (GPtrArray) sentences = dp_practice_sentences (view);
  g_autoptr (DpTable) criteria = dp_practice_criterion_table_new (view);
  g_autoptr (DpTable) years = dp_practice_year_table_new (view);
  g_autoptr (DpTable) units = dp_practice_unit_table_new (view);
  DpTable *const tables[] = { criteria, years, units };
  static const guint rows[] = { 6, 4, 5 };

  assert_clean ("practice", sentences);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) texts = table_texts (tables[i]);

      assert_clean ("practice", texts);
      g_assert_cmpuint (tables[i]->rows->len, ==, rows[i]);
    }
  assert_reads (sentences->pdata[0],
                in_language ("The score shown is that of the formula: 9–57 of 100 points\\. 200 simulated futures for each estimate give "
                             "[0-9]+–[0-9]+ points: (0|[+−][0-9]+) at the lower bound, \\+[0-9]+ at the upper\\.",
                             "Den viste score er formlens: 9–57 af 100 point\\. 200 simulerede fremtider for hvert skøn giver "
                             "[0-9]+–[0-9]+ point: (0|[+−][0-9]+) ved den nedre grænse, \\+[0-9]+ ved den øvre\\."));
  /* What the formula says is what the score says. */
  g_assert_cmpstr (cell_of (criteria, "practice-volume", 3), ==, "16–81");
  g_assert_true (has_word (sentences->pdata[1], in_language ("4 weeks", "4 uger")));
}

int
main (int    argc,
      char **argv)
{
  dp_language_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-words/why", test_why);
  g_test_add_func ("/score-words/formula", test_formula);
  g_test_add_func ("/score-words/value-functions", test_value_functions);
  g_test_add_func ("/score-words/tables", test_tables);
  g_test_add_func ("/score-words/steps-of-many", test_steps_of_many);
  g_test_add_func ("/score-words/quotes", test_quotes);
  g_test_add_func ("/score-words/comparison", test_comparison);

  g_test_add_func ("/score-words/practice", test_practice);

  return g_test_run ();
}
