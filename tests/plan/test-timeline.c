/* test-timeline.c: dates of steps that are vague, missing, mixed or in a circle.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chances are compared with exact formulas by tests/cli/test_timeline.py.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "engine/dp-engine-error.h"
#include "plan/dp-analysis-timeline.h"
#include "plan/dp-error.h"
#include "plan/dp-schedules.h"

static DpTimelineResult *
timeline_of (const DpPlan *plan,
             const char   *proposal)
{
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GError) error = NULL;
  DpTimelineResult *timeline = dp_analysis_timeline (analysis, proposal, 1, 500, &error);

  g_assert_no_error (error);
  return timeline;
}

static const DpTimelineStep *
step_of (const DpTimelineResult *timeline,
         const char             *id)
{
  for (guint i = 0; i < timeline->n_steps; i++)
    if (g_str_equal (timeline->steps[i].step->id, id))
      return &timeline->steps[i];

  g_error ("no step %s", id);
}

static guint32
julian (int year,
        int month,
        int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/* A plan of two steps in the calendar: a likely quarter alone may be any of its days. */
static void
test_precision (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpTimelineResult) timeline = NULL;
  const DpTimelineStep *step;

  remove_children (plan, DP_ENTITY_STEP, "P");
  add_record (plan, DP_ENTITY_STEP, "one", DP_STEP_PROPOSAL, "P", DP_STEP_NAME, "One", DP_STEP_LIKELY, "2027-Q2",
              DP_STEP_CERTAINTY, "expected", -1);
  add_record (plan, DP_ENTITY_STEP, "two", DP_STEP_PROPOSAL, "P", DP_STEP_NAME, "Two", DP_STEP_EARLIEST, "2027-01",
              DP_STEP_LATEST, "2027-03-01", DP_STEP_CERTAINTY, "expected", DP_STEP_DEPENDS_ON, "one", -1);
  timeline = timeline_of (plan, "P");

  g_assert_true (timeline->is_calendar);
  step = step_of (timeline, "one");
  g_assert_cmpint (step->gap, ==, DP_STEP_DATED);
  g_assert_cmpfloat (step->low, ==, julian (2027, 4, 1));
  g_assert_cmpfloat (step->high, ==, julian (2027, 6, 30));
  g_assert_cmpfloat (step->mode, ==, (julian (2027, 4, 1) + julian (2027, 6, 30)) / 2.0);

  /* Its own date is over before the first can be done: it follows the first, day by day. */
  step = step_of (timeline, "two");
  g_assert_cmpfloat (step->low, ==, julian (2027, 1, 1));
  g_assert_cmpfloat (step->high, ==, julian (2027, 3, 1));
  for (guint p = 0; p <= 100; p++)
    g_assert_cmpfloat_with_epsilon (step->percentile[p], step_of (timeline, "one")->percentile[p], 1e-6);

  g_assert_cmpint (timeline->opening, ==, -1);
  g_assert_false (timeline->planned_known);
}

/* A day is done on that day, not after it. */
static void
test_sure_day (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpTimelineResult) timeline = NULL;
  g_autofree char *stored = NULL;

  remove_children (plan, DP_ENTITY_STEP, "P");
  add_record (plan, DP_ENTITY_STEP, "one", DP_STEP_PROPOSAL, "P", DP_STEP_NAME, "One", DP_STEP_LIKELY, "2027-05-03",
              DP_STEP_CERTAINTY, "fixed", -1);
  put_number (plan, DP_ENTITY_STEP, "one", DP_STEP_OPENS, 1);
  put_text (plan, DP_ENTITY_UNIT, "P-midtjylland", DP_UNIT_OPENING, "2027-05-03");
  timeline = timeline_of (plan, "P");

  g_assert_cmpint (timeline->opening, ==, 0);
  g_assert_cmpfloat (dp_timeline_share_by (timeline, 0, julian (2027, 5, 2)), ==, 0.0);
  g_assert_cmpfloat (dp_timeline_share_by (timeline, 0, julian (2027, 5, 3)), ==, 1.0);
  g_assert_true (timeline->planned_known);
  g_assert_cmpfloat (timeline->planned_share, ==, 1.0);
  stored = dp_timeline_stored (timeline, timeline->steps[0].mean);
  g_assert_cmpstr (stored, ==, "2027-05-03");
}

/* Steps before the decision are counted from it too. */
static void
test_before_decision (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpTimelineResult) relative = NULL;
  g_autoptr (DpTimelineResult) calendar = NULL;

  put_text (plan, DP_ENTITY_STEP, "A-step-decision", DP_STEP_LIKELY, "D-3m");
  relative = timeline_of (plan, "A");
  g_assert_false (relative->is_calendar);
  g_assert_cmpfloat_with_epsilon (step_of (relative, "A-step-decision")->mean, -3.0, 1e-9);

  put_text (plan, DP_ENTITY_PLAN, "plan", DP_PLAN_DECISION, "2027-06-15");
  calendar = timeline_of (plan, "A");
  g_assert_true (calendar->is_calendar);
  g_assert_cmpfloat_with_epsilon (step_of (calendar, "A-step-decision")->mean, julian (2027, 3, 15), 1e-6);
}

static void
test_gaps (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpTimelineResult) timeline = NULL;

  put_unknown (plan, DP_ENTITY_STEP, "A-step-staff", DP_STEP_EARLIEST);
  put_unknown (plan, DP_ENTITY_STEP, "A-step-building", DP_STEP_LIKELY);
  put_text (plan, DP_ENTITY_STEP, "A-step-agreements", DP_STEP_LATEST, "2028-01");
  timeline = timeline_of (plan, "A");

  g_assert_cmpint (step_of (timeline, "A-step-staff")->gap, ==, DP_STEP_ONE_END);
  g_assert_cmpint (step_of (timeline, "A-step-agreements")->gap, ==, DP_STEP_NO_DECISION);
  /* Earliest and latest without a likely date: highest in the middle. */
  g_assert_cmpint (step_of (timeline, "A-step-building")->gap, ==, DP_STEP_DATED);
  g_assert_cmpfloat (step_of (timeline, "A-step-building")->mode, ==, 13.0);
  g_assert_cmpuint (step_of (timeline, "A-step-opening")->n_because, ==, 2);
  g_assert_cmpuint (step_of (timeline, "A-step-building")->n_because, ==, 0);
}

static void
test_refusals (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = dp_analysis_new (plan);
  g_autoptr (GError) error = NULL;

  g_assert_null (dp_analysis_timeline (analysis, "none", 1, 100, &error));
  g_assert_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN);
  g_clear_error (&error);

  g_assert_null (dp_analysis_timeline (analysis, "A", 1, 0, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NOT_POSITIVE);
  g_clear_error (&error);

  put_text (plan, DP_ENTITY_STEP, "A-step-decision", DP_STEP_DEPENDS_ON, "A-step-opening");
  g_assert_null (dp_analysis_timeline (analysis, "A", 1, 100, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CIRCULAR);
}

/* A proposal without steps has no dates, and nothing goes wrong. */
static void
test_no_steps (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpTimelineResult) timeline = NULL;

  remove_children (plan, DP_ENTITY_STEP, "A");
  timeline = timeline_of (plan, "A");
  g_assert_cmpuint (timeline->n_steps, ==, 0);
  g_assert_false (timeline->planned_known);
}

/* The same question is answered once; whatever differs is another question, however many were asked since. */
static void
test_kept (void)
{
  DpStep steps[] = { { TRUE, 1, 2, 4, 0 }, { TRUE, 0, 1, 3, 0 }, { TRUE, 0, 0, 0, 0 } };
  DpStepLink links[] = { { 0, 2 }, { 1, 2 } };
  const DpScheduleQuestion first = { steps, 3, links, 2, 2, 500, 1 };
  DpSchedules *schedules = dp_schedules_new ();
  const DpStepAnswer *kept;
  g_autoptr (GError) error = NULL;

  kept = dp_schedules_ask (schedules, &first, &error);
  g_assert_no_error (error);
  g_assert_true (dp_schedules_ask (schedules, &first, &error) == kept);

  for (int i = 0; i < 20; i++)
    {
      DpScheduleQuestion question = first;
      const DpStepAnswer *answers;
      DpStepAnswer alone[3];

      switch (i % 7)
        {
        case 0:
          steps[i % 3].high += 1;
          break;
        case 1:
          steps[1].known = !steps[1].known;
          break;
        case 2:
          links[1].before = 1 - links[1].before;
          break;
        case 3:
          question.seed = 2;
          break;
        case 4:
          question.goal = 0;
          break;
        case 5:
          question.replications = 400;
          break;
        default:
          question.n_links = 1;
          break;
        }
      answers = dp_schedules_ask (schedules, &question, &error);
      g_assert_no_error (error);
      g_assert_true (dp_schedule_run (question.steps, question.n_steps, question.links, question.n_links, question.goal,
                                      question.replications, question.seed, alone, &error));
      for (gsize s = 0; s < question.n_steps; s++)
        {
          g_assert_cmpint (answers[s].known, ==, alone[s].known);
          g_assert_cmpfloat (answers[s].end_mean, ==, alone[s].end_mean);
          g_assert_cmpfloat (answers[s].critical, ==, alone[s].critical);
          for (int p = 0; p <= 100; p++)
            g_assert_cmpfloat (answers[s].end_percentile[p], ==, alone[s].end_percentile[p]);
        }
    }

  /* What is refused is not kept. */
  steps[0].low = -1;
  g_assert_null (dp_schedules_ask (schedules, &first, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_NEGATIVE);
  dp_schedules_free (schedules);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/precision", test_precision);
  g_test_add_func ("/timeline/sure-day", test_sure_day);
  g_test_add_func ("/timeline/before-decision", test_before_decision);
  g_test_add_func ("/timeline/gaps", test_gaps);
  g_test_add_func ("/timeline/refusals", test_refusals);
  g_test_add_func ("/timeline/no-steps", test_no_steps);
  g_test_add_func ("/timeline/kept", test_kept);
  return g_test_run ();
}
