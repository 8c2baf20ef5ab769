/* test-own-headlines.c: headlines of one's own: kept in the plan, used everywhere, and looked at anew when figures change.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "documents.h"
#include "languages.h"

#include "figure/dp-deck.h"
#include "figure/dp-figure-private.h"
#include "figure/dp-figure-what-if.h"
#include "figure/dp-headline.h"
#include "figure/dp-problems.h"
#include "plan/dp-text.h"

#include <string.h>

#define OWN "Vi mangler pladser"
#define UNIT "A-hovedstaden"

static DpFigure *
figure_of (DpDocument  *document,
           DpFigureKind kind,
           const char  *proposal,
           const char  *area)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (document));
  const DpFigureOptions options = { .proposal = proposal, .area = area };

  return dp_figure_new (kind, analysis, &options);
}

static void
write_headline (DpDocument     *document,
                const DpFigure *figure,
                const char     *text)
{
  g_autofree char *seen = dp_headline_seen (figure);
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_headline_write (document, dp_figure_kind_name (figure->kind), figure->proposal, figure->scope, text, seen, &error));
  g_assert_no_error (error);
}

static void
assert_headline (DpDocument *document,
                 const char *proposal,
                 const char *area,
                 const char *own,
                 gboolean    fits)
{
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_CAPACITY, proposal, area);

  g_assert_cmpstr (figure->chart->title, ==, own != NULL ? own : figure->generated);
  g_assert_cmpint (figure->own_headline, ==, own != NULL);
  g_assert_cmpint (figure->headline_fits, ==, fits);
}

/* One step there, one step back; for this chart, this proposal and this area alone. */
static void
test_written (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_CAPACITY, "A", NULL);
  g_autoptr (DpFigure) need = NULL;

  write_headline (document, figure, "  " OWN " ");
  assert_headline (document, "A", NULL, OWN, TRUE);
  assert_headline (document, "B", NULL, NULL, TRUE);
  assert_headline (document, "A", "DK-84", NULL, TRUE);
  need = figure_of (document, DP_FIGURE_NEED, NULL, NULL);
  g_assert_false (need->own_headline);

  undo (document);
  assert_headline (document, "A", NULL, NULL, TRUE);
  redo (document);
  assert_headline (document, "A", NULL, OWN, TRUE);

  /* Nothing in its place: the program's own again, in one step. */
  write_headline (document, figure, " ");
  assert_headline (document, "A", NULL, NULL, TRUE);
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_HEADLINE)->len, ==, 0);
  undo (document);
  assert_headline (document, "A", NULL, OWN, TRUE);
}

/* When the figures change it says so; when they are again as they were, or somebody keeps it, it fits again. */
static void
test_checked_again (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpFigure) before = figure_of (document, DP_FIGURE_CAPACITY, "A", NULL);
  g_autoptr (DpFigure) after = NULL;

  write_headline (document, before, OWN);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 9);
  assert_headline (document, "A", NULL, OWN, FALSE);
  undo (document);
  assert_headline (document, "A", NULL, OWN, TRUE);

  redo (document);
  after = figure_of (document, DP_FIGURE_CAPACITY, "A", NULL);
  g_assert_cmpstr (after->generated, !=, before->generated);
  write_headline (document, after, OWN);
  assert_headline (document, "A", NULL, OWN, TRUE);
}

/* A copy of a proposal has the headline too; a proposal that goes takes it along. */
static void
test_follows_proposal (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_CAPACITY, "A", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  write_headline (document, figure, OWN);
  copy = dp_document_duplicate (document, DP_ENTITY_PROPOSAL, "A", &error);
  g_assert_no_error (error);
  {
    g_autoptr (DpFigure) copied = figure_of (document, DP_FIGURE_CAPACITY, copy, NULL);

    g_assert_cmpstr (copied->chart->title, ==, OWN);
  }
  g_assert_true (dp_document_remove (document, DP_ENTITY_PROPOSAL, "A", &error));
  g_assert_cmpuint (dp_plan_list (dp_document_get_plan (document), DP_ENTITY_HEADLINE)->len, ==, 1);
}

/* How many warnings of @problems lead to a record of @kind; the last of them is @found. */
static guint
count_problems (const GPtrArray *problems,
                DpEntityKind     kind,
                DpProblem      **found)
{
  guint count = 0;

  for (guint i = 0; i < problems->len; i++)
    if (((DpProblem *) problems->pdata[i])->kind == kind)
      {
        *found = problems->pdata[i];
        g_assert_cmpint ((*found)->level, ==, DP_PROBLEM_WARNING);
        count++;
      }

  return count;
}

static void
assert_headline_problems (DpDocument *document,
                          const char *proposal,
                          guint       expected)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (document));
  g_autoptr (GPtrArray) of_proposal = dp_problems_new_proposal (analysis, proposal);
  g_autoptr (GPtrArray) in_window = dp_problems_new (analysis, proposal);
  DpProblem *found = NULL;

  g_assert_cmpuint (count_problems (of_proposal, DP_ENTITY_HEADLINE, &found), ==, expected);
  g_assert_cmpuint (count_problems (in_window, DP_ENTITY_HEADLINE, &found), ==, expected);
  if (expected > 0)
    {
      g_assert_cmpstr (found->detail, ==, OWN);
      g_assert_cmpuint (found->field, ==, DP_HEADLINE_TEXT);
    }
}

/* What no longer fits stands in the list of problems, of its own proposal alone, and leads to the headline. */
static void
test_problems (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_CAPACITY, "A", NULL);
  g_autoptr (DpFigure) part = figure_of (document, DP_FIGURE_CAPACITY, "A", "DK-84");

  write_headline (document, figure, OWN);
  write_headline (document, part, OWN);
  assert_headline_problems (document, "A", 0);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 9);
  assert_headline_problems (document, "A", 2);
  assert_headline_problems (document, "B", 0);
  undo (document);
  assert_headline_problems (document, "A", 0);
  /* Another region's places say nothing else of this one. */
  set_number (document, DP_ENTITY_UNIT, "A-nordjylland", DP_UNIT_PLACES, 9);
  assert_headline_problems (document, "A", 1);
}

static void
set_slide_title (DpDocument *document,
                 const char *kind,
                 const char *text)
{
  const GPtrArray *slides;
  g_auto (DpValue) title = dp_value_text (text);
  g_autoptr (GError) error = NULL;

  g_assert_true (dp_slides_make (document, &error));
  slides = dp_plan_list (dp_document_get_plan (document), DP_ENTITY_SLIDE);
  for (guint i = 0; i < slides->len; i++)
    {
      const DpRecord *slide = slides->pdata[i];

      if (g_strcmp0 (dp_record_text (slide, DP_SLIDE_KIND), kind) != 0)
        continue;
      g_assert_true (dp_document_set (document, DP_ENTITY_SLIDE, slide->id, DP_SLIDE_TITLE, &title, &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_not_reached ();
}

/* A slide's headline that names a number which the slide does not show; in the plan's own list only when no proposal shows it. */
static void
test_slide_problems (void)
{
  static const struct
  {
    const char *kind;
    const char *title;
    guint with_a;
    guint in_plan;
  } cases[] = {
    { "capacity", "31 om året", 0, 0 }, { "capacity", "42 pladser", 1, 0 }, { "capacity", "777 om året", 1, 1 },
    { "capacity", "Mange", 0, 0 },      { "title", "KKR 2031", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DpDocument) document = open_sample ();
      g_autoptr (DpAnalysis) analysis = NULL;
      g_autoptr (GPtrArray) in_window = NULL;
      g_autoptr (GPtrArray) in_plan = NULL;
      DpProblem *found = NULL;

      set_slide_title (document, cases[i].kind, cases[i].title);
      analysis = dp_analysis_new (dp_document_get_plan (document));
      in_window = dp_problems_new (analysis, "A");
      in_plan = dp_problems_new_plan (analysis);
      g_assert_cmpuint (count_problems (in_window, DP_ENTITY_SLIDE, &found), ==, cases[i].with_a);
      g_assert_cmpuint (count_problems (in_plan, DP_ENTITY_SLIDE, &found), ==, cases[i].in_plan);
    }
}

static const DpSlide *
slide_of (const GPtrArray *deck,
          const char      *kind)
{
  for (guint i = 0; i < deck->len; i++)
    if (g_str_equal (((const DpSlide *) deck->pdata[i])->kind, kind))
      return deck->pdata[i];

  g_assert_not_reached ();
}

/* The slide shows it, and doubts it, as the page does; a question is answered in the program's words. */
static void
test_slides_and_questions (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_CAPACITY, "A", NULL);
  const DpFigureOptions options = { .proposal = "A" };
  DpWhatIf what_if = DP_WHAT_IF_INIT;

  write_headline (document, figure, OWN);
  set_number (document, DP_ENTITY_UNIT, UNIT, DP_UNIT_PLACES, 9);
  {
    g_autoptr (DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (document));
    g_autoptr (GPtrArray) deck = dp_deck_new (analysis, &options, FALSE);
    const DpSlide *slide = slide_of (deck, "capacity");
    g_autoptr (DpPlan) asked = NULL;
    g_autoptr (DpAnalysis) changed = NULL;
    g_autoptr (DpFigure) answer = NULL;
    g_autofree char *mark = NULL;

    g_assert_cmpstr (slide->figure->chart->title, ==, OWN);
    g_assert_true (slide->own_title);
    g_assert_false (slide->title_fits);

    what_if.places = 8;
    asked = dp_what_if_plan (dp_document_get_plan (document), "A", &what_if);
    changed = dp_analysis_new (asked);
    answer = dp_figure_what_if (analysis, changed, &options, &what_if);
    g_assert_cmpstr (answer->chart->title, !=, OWN);
    /* The wall names the state of the plan, of which the question is none. */
    mark = g_strdup (dp_analysis_version (analysis));
    g_assert_nonnull (strstr (answer->chart->version, mark));
  }
}

/* A headline that names a number of the slide fits, one that names another does not. */
static void
test_numbers (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_NEED, NULL, NULL);

  g_assert_true (dp_headline_numbers_are_shown ("80 til 100", figure));
  g_assert_true (dp_headline_numbers_are_shown ("Ingen tal", figure));
  g_assert_false (dp_headline_numbers_are_shown ("80 til 101", figure));
}

/* A maker that forgets what every chart must say gets a page that says so, and the mistake is told. */
static void
test_refused (void)
{
  g_autoptr (DpDocument) document = open_sample ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (document));
  g_autoptr (DpFigure) figure = figure_of (document, DP_FIGURE_NEED, NULL, NULL);

  _dp_figure_seal (figure, analysis);
  g_assert_cmpint (figure->chart->kind, ==, DP_CHART_RANGE);

  dp_chart_set_source (figure->chart, NULL);
  g_test_expect_message ("doegnplan-figure", G_LOG_LEVEL_CRITICAL, "*does not say*");
  _dp_figure_seal (figure, analysis);
  g_test_assert_expected_messages ();
  g_assert_cmpint (figure->chart->kind, ==, DP_CHART_TEXT);
  g_assert_true (dp_chart_is_empty (figure->chart));
  g_assert_nonnull (figure->chart->empty_text);
}

/* Every picture of the program says it: with data, what it shows and where from; always, of which state. */
static void
test_everywhere (void)
{
  g_autoptr (DpDocument) document = open_sample ();

  for (guint kind = 0; kind < DP_N_FIGURES; kind++)
    {
      g_autoptr (DpFigure) figure = figure_of (document, kind, "A", NULL);
      g_autofree char *mark = NULL;
      g_autofree char *text = dp_figure_to_text (figure);
      g_autoptr (DpAnalysis) analysis = dp_analysis_new (dp_document_get_plan (document));

      mark = g_strdup (dp_analysis_version (analysis));
      g_assert_cmpint (dp_chart_missing_part (figure->chart), ==, DP_N_CHART_PARTS);
      g_assert_nonnull (strstr (figure->chart->version, mark));
      g_assert_nonnull (strstr (text, figure->chart->version));
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dp_language_init (NULL);
  home_enter ();
  g_test_add_func ("/own-headlines/written", test_written);
  g_test_add_func ("/own-headlines/checked-again", test_checked_again);
  g_test_add_func ("/own-headlines/follows-proposal", test_follows_proposal);
  g_test_add_func ("/own-headlines/slides-and-questions", test_slides_and_questions);
  g_test_add_func ("/own-headlines/problems", test_problems);
  g_test_add_func ("/own-headlines/slide-problems", test_slide_problems);
  g_test_add_func ("/own-headlines/numbers", test_numbers);
  g_test_add_func ("/own-headlines/refused", test_refused);
  g_test_add_func ("/own-headlines/everywhere", test_everywhere);
  status = g_test_run ();
  home_leave ();
  return status;
}
