/* bench-scores.c: how long it takes until all scores stand again after one field was changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "plans.h"

#include "plan/dp-analysis-compare.h"

#include <stdio.h>
#include <time.h>

#define N_PROPOSALS 20
#define ROUNDS 50

/* Of this process: other programs on the machine do not count. */
static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

/* A proposal of five units with eight staffing lines each, eleven elements, judgements. */
static void
add_proposal (DpPlan     *plan,
              const char *id)
{
  add_record (plan, DP_ENTITY_PROPOSAL, id, DP_PROPOSAL_NAME, id, -1);
  for (guint kind = 0; kind < DP_N_ENTITIES; kind++)
    {
      g_autoptr (GPtrArray) copies = g_ptr_array_new ();
      const GPtrArray *records = dp_plan_list (plan, kind);
      int parent_field = dp_entity (kind)->parent_field;

      for (guint i = 0; parent_field >= 0 && i < records->len; i++)
        {
          const DpRecord *record = records->pdata[i];
          const DpRecord *owner = dp_plan_proposal_of (plan, record);
          g_autofree char *parent = NULL;
          g_autofree char *own = NULL;
          DpRecord *copy;

          if (owner == NULL || !g_str_equal (owner->id, "A"))
            continue;
          own = g_strconcat (record->id, "-", id, NULL);
          parent = g_str_equal (dp_record_parent (record), "A") ? g_strdup (id)
                                                                : g_strconcat (dp_record_parent (record), "-", id, NULL);
          copy = dp_record_copy (record);
          g_free (copy->id);
          copy->id = g_steal_pointer (&own);
          dp_record_set (copy, (guint) parent_field, dp_value_text (parent));
          g_ptr_array_add (copies, copy);
        }
      for (guint i = 0; i < copies->len; i++)
        dp_plan_put (plan, copies->pdata[i]);
    }
}

static double
score_all (DpAnalysis   *analysis,
           const DpPlan *plan)
{
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);
  double sum = 0;

  for (guint i = 0; i < proposals->len; i++)
    sum += dp_analysis_scores (analysis, ((const DpRecord *) proposals->pdata[i])->id)->parameters[0].score.low;

  return sum;
}

static void
report (const char *what,
        double      before,
        double      sum)
{
  printf ("%-58s %8.2f ms\n", what, (cpu_ms () - before) / ROUNDS);
  g_assert_cmpfloat (sum, >, 0);
}

int
main (void)
{
  g_autoptr (DpPlan) plan = sample_plan ();
  g_autoptr (DpAnalysis) analysis = NULL;
  DpChangedRecord record = { DP_ENTITY_UNIT, (char *) "A-hovedstaden", (char *) "A" };
  DpChangeSet changes = { FALSE, g_ptr_array_new () };
  static const char *const six[] = { "A", "B", "C", "P", "0", "copy-1", NULL };
  double before;
  double sum = 0;

  for (guint i = 0; dp_plan_list (plan, DP_ENTITY_PROPOSAL)->len < N_PROPOSALS; i++)
    {
      g_autofree char *id = g_strdup_printf ("copy-%u", i);

      add_proposal (plan, id);
    }
  g_ptr_array_add (changes.records, &record);
  analysis = dp_analysis_new (plan);
  score_all (analysis, plan);

  before = cpu_ms ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      dp_analysis_invalidate (analysis, &changes);
      sum += score_all (analysis, plan);
    }
  report ("scores of 20 proposals, a field of one changed", before, sum);

  before = cpu_ms ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      dp_analysis_invalidate (analysis, NULL);
      sum += score_all (analysis, plan);
    }
  report ("scores of 20 proposals, a field of the whole plan changed", before, sum);

  before = cpu_ms ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (DpComparison) comparison = dp_analysis_compare (analysis, six, NULL, NULL);

      sum += comparison->acceptability[DP_AGREE_NOTHING].first_high[0];
    }
  report ("comparison of 6, exact, both bounds and what holds between", before, sum);

  g_ptr_array_unref (changes.records);
  return 0;
}
