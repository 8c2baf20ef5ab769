/* test-timeline.c: the page of time shows what the analysis says, for the sample's proposals and after every edit.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs below tests/tools/headless.sh.
 */
#include "config.h"

#include "page-fixture.h"

#include "figure/dp-economy.h"

#include <math.h>
#include <string.h>

/** Of the random numbers of the page: the same plan shows the same dates. */
#define SEED 1

static DpTimelineResult *
analyse (PageFixture *fixture,
         const char  *proposal)
{
  g_autoptr(GError) error = NULL;
  DpTimelineResult *timeline = dp_analysis_timeline (dp_session_get_analysis (fixture->session), proposal, SEED,
                                                     DP_TIMELINE_REPLICATIONS, &error);

  g_assert_no_error (error);
  return timeline;
}

/* The middle date of a step in months from the decision; NAN when it is unknown. */
static double
middle_of (PageFixture *fixture,
           const char  *step)
{
  g_autoptr(DpTimelineResult) timeline = analyse (fixture, "A");

  for (guint i = 0; i < timeline->n_steps; i++)
    if (g_str_equal (timeline->steps[i].step->id, step))
      return timeline->steps[i].known ? timeline->steps[i].percentile[50] : NAN;
  g_assert_not_reached ();
}

static DpValue
text_or_none (const char *text)
{
  const DpValue none = DP_VALUE_INIT;

  return text != NULL ? dp_value_text (text) : none;
}

/* A step's three dates, as one edit; NULL empties them. */
static void
set_dates (PageFixture *fixture,
           const char  *step,
           const char  *earliest,
           const char  *likely,
           const char  *latest)
{
  DpRecord *record = dp_record_copy (dp_plan_get (dp_session_get_plan (fixture->session), DP_ENTITY_STEP, step));
  g_autoptr(GError) error = NULL;

  dp_record_set (record, DP_STEP_EARLIEST, text_or_none (earliest));
  dp_record_set (record, DP_STEP_LIKELY, text_or_none (likely));
  dp_record_set (record, DP_STEP_LATEST, text_or_none (latest));
  dp_document_replace (fixture->document, record, &error);
  g_assert_no_error (error);
}

static gboolean
is_shown (PageFixture *fixture,
          const char  *id)
{
  return gtk_widget_get_visible (page_part (fixture, "timeline", id));
}

static void
assert_holds (PageFixture *fixture,
              const char  *id,
              const char  *text)
{
  g_autofree char *texts = page_texts (fixture, "timeline", id);

  if (strstr (texts, text) == NULL)
    g_error ("“%s” is not in “%s”: %s", text, id, texts);
}

/* Whether @cells follow one another from @line on. A caption, which folded tables show, may stand between two of them. */
static gboolean
is_row (char             **line,
        const char *const *cells)
{
  for (; *cells != NULL; cells++, line++)
    {
      if (line[0] != NULL && !g_str_equal (line[0], *cells))
        line++;
      if (line[0] == NULL || !g_str_equal (line[0], *cells))
        return FALSE;
    }
  return TRUE;
}

/* A line of a table: its cells, one label each, in their order. */
static void
assert_row (PageFixture       *fixture,
            const char        *id,
            const char *const *cells)
{
  g_autofree char *texts = page_texts (fixture, "timeline", id);
  g_autofree char *row = g_strjoinv ("; ", (char **) cells);
  g_auto(GStrv) lines = g_strsplit (texts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_equal (lines[i], cells[0]) && is_row (lines + i, cells))
      return;
  g_error ("no line “%s” in %s", row, texts);
}

#define ASSERT_ROW(fixture, id, ...) assert_row (fixture, id, (const char *const[]) { __VA_ARGS__, NULL })

/* All lines of @table, of the columns from the first until @n_columns. */
static void
assert_rows (PageFixture   *fixture,
             const char    *id,
             const DpTable *table,
             guint          n_columns)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      g_autoptr(GPtrArray) cells = g_ptr_array_new ();

      for (guint c = 0; c < n_columns; c++)
        g_ptr_array_add (cells, g_array_index (table->rows, DpTableRow, r).cells[c]);
      g_ptr_array_add (cells, NULL);
      assert_row (fixture, id, (const char *const *) cells->pdata);
    }
}

/* All that the page says of the proposal is what the analysis says now. */
static void
assert_page (PageFixture *fixture,
             const char  *proposal)
{
  const DpPlan *plan = dp_session_get_plan (fixture->session);
  g_autoptr(DpTimelineResult) timeline = analyse (fixture, proposal);
  g_autoptr(GPtrArray) sentences = dp_timeline_sentences (timeline);
  g_autoptr(GPtrArray) critical = dp_critical_sentences (timeline);
  g_autoptr(GPtrArray) waiting = dp_waiting_sentences (timeline);
  g_autoptr(GPtrArray) tiles = dp_timeline_tiles_new (timeline);
  g_autoptr(DpTable) steps = dp_timeline_table_new (timeline);
  g_autoptr(DpTable) chances = dp_opening_table_new (timeline);
  g_autoptr(DpTable) milestones = dp_milestone_table_new (plan);
  g_autofree char *milestone_finding = dp_milestone_sentence (plan);
  const gboolean known = timeline->opening >= 0 && timeline->steps[timeline->opening].known;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page_part (fixture, "timeline", "stack"))), ==, "page");
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==, sentences->pdata[0]);
  for (guint i = 1; i < sentences->len; i++)
    assert_holds (fixture, "opening_more", sentences->pdata[i]);
  for (guint i = 0; i < critical->len; i++)
    assert_holds (fixture, "critical", critical->pdata[i]);
  for (guint i = 0; i < waiting->len; i++)
    assert_holds (fixture, "waiting", waiting->pdata[i]);

  /* What nothing is known about is not there. */
  g_assert_cmpint (is_shown (fixture, "chance_sheet"), ==, known);
  g_assert_cmpint (is_shown (fixture, "tiles"), ==, known);
  g_assert_cmpint (is_shown (fixture, "critical_sheet"), ==, critical->len > 0);
  g_assert_cmpint (is_shown (fixture, "waiting_sheet"), ==, waiting->len > 0);
  g_assert_cmpint (is_shown (fixture, "steps_sheet"), ==, timeline->n_own > 0);
  if (known)
    {
      for (guint i = 0; i < tiles->len; i++)
        assert_holds (fixture, "tiles", ((const DpKeyFigure *) tiles->pdata[i])->value);
      assert_rows (fixture, "chances", chances, 2);
      assert_rows (fixture, "steps", steps, 6);
    }
  else
    for (guint i = 0; i < timeline->n_steps; i++)
      assert_holds (fixture, "steps", dp_record_name (timeline->steps[i].step));
  g_assert_cmpstr (page_label (fixture, "timeline", "milestone_finding"), ==, milestone_finding);
  g_assert_cmpint (is_shown (fixture, "milestones"), ==, milestones->rows->len > 0);
  if (milestones->rows->len > 0)
    assert_rows (fixture, "milestones", milestones, 4);
}

/* The chance by a date, typed on the page. */
static void
assert_open_by (PageFixture *fixture,
                const char  *text,
                const char  *answer)
{
  gtk_editable_set_text (GTK_EDITABLE (page_part (fixture, "timeline", "by")), text);
  g_assert_cmpstr (page_label (fixture, "timeline", "by_answer"), ==, answer);
}

/* ------------------------------------------------------------------------------------------------------- tests */

static void
test_sample (PageFixture  *fixture,
             gconstpointer template_name)
{
  static const char *const proposals[] = { "A", "B", "C", "P", "0" };

  page_part (fixture, "timeline", "stack");
  for (guint p = 0; p < G_N_ELEMENTS (proposals); p++)
    {
      dp_session_set_proposal (fixture->session, proposals[p]);
      assert_page (fixture, proposals[p]);
    }
}

/* Whoever types a date is answered at once; nothing of it is written. */
static void
test_open_by (PageFixture  *fixture,
              gconstpointer template_name)
{
  const DpPlan *plan = dp_session_get_plan (fixture->session);
  g_autoptr(DpTimelineResult) months = NULL, days = NULL;
  g_autofree char *answer = NULL, *dated = NULL;
  g_autoptr(GPtrArray) sentences = NULL;
  DpValue decision = dp_value_text ("2026-01-01");
  g_autoptr(GError) error = NULL;
  GtkEditable *by;

  dp_session_set_proposal (fixture->session, "A");
  by = GTK_EDITABLE (page_part (fixture, "timeline", "by"));
  months = dp_analysis_timeline (dp_session_get_analysis (fixture->session), "A", SEED, DP_TIMELINE_REPLICATIONS, NULL);
  g_assert_false (months->is_calendar);
  gtk_editable_set_text (by, "month 15");
  answer = dp_open_by_sentence (months, plan, "D+15m");
  g_assert_cmpstr (page_label (fixture, "timeline", "by_answer"), ==, answer);
  g_assert_nonnull (strchr (answer, '%'));

  gtk_editable_set_text (by, "1 January 2028");
  g_assert_null (strchr (page_label (fixture, "timeline", "by_answer"), '%'));
  gtk_editable_set_text (by, "soon");
  g_assert_true (gtk_widget_has_css_class (page_part (fixture, "timeline", "by_answer"), "field-error"));
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (by), GTK_ACCESSIBLE_STATE_INVALID));
  gtk_editable_set_text (by, "");
  g_assert_false (gtk_widget_has_css_class (page_part (fixture, "timeline", "by_answer"), "field-error"));

  /* With a date of the decision, time is the calendar, at once. */
  dp_document_preview (fixture->document, DP_ENTITY_PLAN, ((const DpRecord *) dp_plan_list (plan, DP_ENTITY_PLAN)->pdata[0])->id,
                       DP_PLAN_DECISION, &decision, &error);
  g_assert_no_error (error);
  days = dp_analysis_timeline (dp_session_get_analysis (fixture->session), "A", SEED, DP_TIMELINE_REPLICATIONS, NULL);
  g_assert_true (days->is_calendar);
  sentences = dp_timeline_sentences (days);
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==, sentences->pdata[0]);
  gtk_editable_set_text (by, "1 April 2027");
  dated = dp_open_by_sentence (days, plan, "2027-04-01");
  g_assert_cmpstr (page_label (fixture, "timeline", "by_answer"), ==, dated);
  dp_document_revert (fixture->document);
  g_assert_false (dp_document_get_modified (fixture->document));
}

/* An opening later than all that it waits for, on one day: then nothing is left to chance, and everybody can say what the page has to. */
static void
test_moved (PageFixture  *fixture,
            gconstpointer template_name)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(GError) error = NULL;

  dp_session_set_proposal (fixture->session, "A");
  before = page_texts (fixture, "timeline", "body");
  set_dates (fixture, "A-step-opening", "D+24m", "D+24m", "D+24m");

  assert_page (fixture, "A");
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==,
                   "The first places are as likely open before as after month 24; in nine of ten futures between month 24 and "
                   "month 24.");
  assert_holds (fixture, "opening_more", "What decides the date most often is “Opening with the first places”, in 100% of the futures.");
  assert_holds (fixture, "critical", "No other step delays the opening: its own date comes last in every future.");
  ASSERT_ROW (fixture, "chances", "month 24", "100%");
  ASSERT_ROW (fixture, "steps", "Opening with the first places", "Expected", "month 24", "month 24", "month 24", "100%");
  assert_open_by (fixture, "month 23", "The first places are open by decision + 23 months in 0% of the futures.");
  assert_open_by (fixture, "month 24", "The first places are open by decision + 24 months in 100% of the futures.");

  /* All that counts from the decision moves with it: two years after 1 March 2027. */
  {
    const DpRecord *plan = g_ptr_array_index (dp_plan_list (dp_session_get_plan (fixture->session), DP_ENTITY_PLAN), 0);
    const DpValue decision = { .kind = DP_VALUE_TEXT, .text = (char *) "2027-03-01" };

    g_assert_true (dp_document_set (fixture->document, DP_ENTITY_PLAN, plan->id, DP_PLAN_DECISION, &decision, &error));
    g_assert_no_error (error);
  }
  assert_page (fixture, "A");
  assert_holds (fixture, "opening_finding", "between 1 March 2029 and 1 March 2029.");
  assert_open_by (fixture, "28 February 2029", "The first places are open by 28 February 2029 in 0% of the futures.");
  assert_open_by (fixture, "1 March 2029", "The first places are open by 1 March 2029 in 100% of the futures.");

  /* Undone, the page is as it was, but for the question, which is the planner's. */
  g_assert_true (dp_document_undo (fixture->document, &error));
  g_assert_true (dp_document_undo (fixture->document, &error));
  assert_page (fixture, "A");
  {
    g_autoptr(DpTimelineResult) timeline = analyse (fixture, "A");
    g_autofree char *planned = dp_timeline_stored (timeline, timeline->planned);
    g_autofree char *answer = dp_open_by_sentence (timeline, dp_session_get_plan (fixture->session), planned);

    assert_open_by (fixture, "month 12", answer);
  }
  after = page_texts (fixture, "timeline", "body");
  g_assert_cmpstr (after, ==, before);
}

/* A delay of the one step that comes last delays the opening in every future; one that never does is not named. */
static void
test_critical (PageFixture  *fixture,
               gconstpointer template_name)
{
  g_autofree char *texts = NULL;

  dp_session_set_proposal (fixture->session, "A");
  page_part (fixture, "timeline", "stack");
  set_dates (fixture, "A-step-building", "D+30m", "D+33m", "D+36m");

  assert_page (fixture, "A");
  assert_holds (fixture, "critical", "A delay of “Rebuilding finished” delays the opening in 100% of the futures.");
  /* It is done before month 30 in no future, and by its latest date in every one. */
  assert_open_by (fixture, "month 29", "The first places are open by decision + 29 months in 0% of the futures.");
  assert_open_by (fixture, "month 36", "The first places are open by decision + 36 months in 100% of the futures.");
  texts = page_texts (fixture, "timeline", "critical");
  g_assert_null (strstr (texts, "Choice of site and service"));
  g_assert_null (strstr (texts, "Recruitment and training"));
}

/* A step without a date makes unknown all that waits for it, and nothing else; without the dependency all is known again. */
static void
test_unknown (PageFixture  *fixture,
              gconstpointer template_name)
{
  static const char *const waiting[] = { "A-step-building", "A-step-approval", "A-step-opening", "A-step-full" };
  static const char *const others[] = { "A-step-decision", "A-step-responsibility", "A-step-site", "A-step-agreements",
                                        "A-step-staff" };
  const DpValue none = DP_VALUE_INIT;
  double before[G_N_ELEMENTS (others)], opening;
  g_autofree char *finding = NULL;

  dp_session_set_proposal (fixture->session, "A");
  page_part (fixture, "timeline", "stack");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    before[i] = middle_of (fixture, others[i]);
  opening = middle_of (fixture, "A-step-opening");
  finding = g_strdup (page_label (fixture, "timeline", "opening_finding"));

  set_dates (fixture, "A-step-building", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    g_assert_true (isnan (middle_of (fixture, waiting[i])));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpfloat (middle_of (fixture, others[i]), ==, before[i]);
  assert_page (fixture, "A");
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==,
                   "When the first places open is unknown, because it hangs on steps without a date: Rebuilding finished.");
  g_assert_false (is_shown (fixture, "chance_sheet"));
  g_assert_false (is_shown (fixture, "critical_sheet"));
  assert_holds (fixture, "waiting",
                "“Rebuilding finished” has no date. “Approval by the social supervision authority”; “Opening with the first "
                "places”; “Full operation” wait for it.");
  ASSERT_ROW (fixture, "steps", "Rebuilding finished", "Expected", "–", "–", "–", "It has no date.");
  ASSERT_ROW (fixture, "steps", "Approval by the social supervision authority", "Expected",
              "–", "–", "–", "Waits for: Rebuilding finished");
  ASSERT_ROW (fixture, "steps", "Political decision in the municipal councils", "Time unknown", "month 0", "month 0", "month 0");

  /* Nothing hangs on it any more: all but the rebuilding is known, and the opening, which waits for less, comes no later. */
  g_assert_true (dp_document_set (fixture->document, DP_ENTITY_STEP, "A-step-approval", DP_STEP_DEPENDS_ON, &none, NULL));
  assert_page (fixture, "A");
  g_assert_true (is_shown (fixture, "chance_sheet"));
  g_assert_true (is_shown (fixture, "critical_sheet"));
  assert_holds (fixture, "waiting", "“Rebuilding finished” has no date.\n");
  g_assert_true (isnan (middle_of (fixture, "A-step-building")));
  g_assert_cmpfloat (middle_of (fixture, "A-step-opening"), <=, opening);

  /* Only one of the ends says nothing of how far it may slip. */
  set_dates (fixture, "A-step-staff", "D+7m", NULL, NULL);
  assert_page (fixture, "A");
  assert_holds (fixture, "waiting", "“Recruitment and training” has only one of earliest and latest.");
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), !=, finding);

  for (guint i = 0; i < 3; i++)
    g_assert_true (dp_document_undo (fixture->document, NULL));
  assert_page (fixture, "A");
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==, finding);
}

/* An empty plan says what to do; a proposal without steps, and steps of which none is the opening, say what is missing. */
static void
test_empty (PageFixture  *fixture,
            gconstpointer template_name)
{
  DpRecord *record = dp_record_new (DP_ENTITY_PROPOSAL, "own");
  g_autoptr(GError) error = NULL;
  g_autofree char *proposal = NULL, *step = NULL;
  g_autoptr(GString) empty_state = g_string_new (NULL);
  GtkStack *stack = GTK_STACK (page_part (fixture, "timeline", "stack"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "no-proposal");
  page_collect_texts (gtk_stack_get_visible_child (stack), empty_state);
  g_assert_nonnull (strstr (empty_state->str, "The schedule is computed from a proposal’s steps"));
  g_assert_nonnull (strstr (empty_state->str, "Choose a Model"));

  dp_record_set (record, DP_PROPOSAL_NAME, dp_value_text ("Ours"));
  proposal = dp_document_add (fixture->document, record, &error);
  g_assert_no_error (error);
  dp_session_set_proposal (fixture->session, proposal);
  assert_page (fixture, proposal);
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==, "The proposal has no steps yet.");
  g_assert_false (is_shown (fixture, "steps_sheet"));

  record = dp_record_new (DP_ENTITY_STEP, "own-step");
  dp_record_set (record, DP_STEP_PROPOSAL, dp_value_text (proposal));
  dp_record_set (record, DP_STEP_NAME, dp_value_text ("Rebuilding"));
  dp_record_set (record, DP_STEP_CERTAINTY, dp_value_text ("expected"));
  step = dp_document_add (fixture->document, record, &error);
  g_assert_no_error (error);
  assert_page (fixture, proposal);
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==,
                   "No step is marked as the opening, so there is no chance of being open to give.");
  g_assert_true (is_shown (fixture, "steps_sheet"));
  assert_holds (fixture, "waiting", "“Rebuilding” has no date.\n");

  {
    const DpValue yes = dp_value_number (1);

    g_assert_true (dp_document_set (fixture->document, DP_ENTITY_STEP, step, DP_STEP_OPENS, &yes, &error));
  }
  assert_page (fixture, proposal);
  g_assert_cmpstr (page_label (fixture, "timeline", "opening_finding"), ==,
                   "When the first places open is unknown, because it hangs on steps without a date: Rebuilding.");
  set_dates (fixture, step, "D+6m", "D+6m", "D+6m");
  assert_page (fixture, proposal);
  assert_open_by (fixture, "month 6", "The first places are open by decision + 6 months in 100% of the futures.");
}

int
main (int    argc,
      char **argv)
{
  page_test_init (&argc, &argv);

  PAGE_TEST ("/timeline/sample", "sample", test_sample);
  PAGE_TEST ("/timeline/open-by", "sample", test_open_by);
  PAGE_TEST ("/timeline/moved", "sample", test_moved);
  PAGE_TEST ("/timeline/critical", "sample", test_critical);
  PAGE_TEST ("/timeline/unknown", "sample", test_unknown);
  PAGE_TEST ("/timeline/empty", "empty", test_empty);

  return g_test_run ();
}
