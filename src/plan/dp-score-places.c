/* dp-score-places.c: how many more places would take a measure of active practice to its next step.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The measure is computed again on a copy of the plan in which the proposal's units have more places, or open them all at once. The
 * unit that is worst off counts, so every unit gets as many as it takes, and then gives back what it does not need.
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-score-places.h"

#include "plan/dp-measures.h"

/* So many more places in a unit, and no need of the published ones is short of places any more. */
#define MANY 200

/* Points that are no difference but rounding. */
#define NO_DIFFERENCE 1e-9

typedef struct
{
  DpPlan *plan;
  DpAnalysis *analysis;
  const char *proposal;
  const DpCriterionResult *criterion;
  guint year;
  double points;
  GPtrArray *units; /* of borrowed DpRecord, as the plan has them */
  guint *more;      /* (array): places that each unit gets */
  gboolean at_once; /* all places open from the first day */
} Trial;

static gboolean
reaches (Trial *trial)
{
  DpRange range;
  double a, b;

  for (guint u = 0; u < trial->units->len; u++)
    {
      const DpRecord *unit = trial->units->pdata[u];
      DpRecord *other = dp_record_copy (unit);

      /* A place that is not known stays so. */
      if (dp_record_number (unit, DP_UNIT_PLACES, NULL))
        dp_record_set (other, DP_UNIT_PLACES, dp_value_number (dp_record_number_or (unit, DP_UNIT_PLACES, 0.0) + trial->more[u]));
      if (trial->at_once)
        dp_record_set (other, DP_UNIT_RAMP_UP, dp_value_number (0.0));
      dp_plan_put (trial->plan, other);
    }
  dp_analysis_invalidate (trial->analysis, NULL);
  if (!dp_measure (trial->analysis, trial->proposal, dp_record_text (trial->criterion->criterion, DP_CRITERION_MEASURE), trial->year,
                   &range))
    return FALSE;

  a = dp_score_value (&trial->criterion->curve, range.low);
  b = dp_score_value (&trial->criterion->curve, range.high);
  return MIN (a, b) >= trial->points - NO_DIFFERENCE;
}

static void
give_all (Trial *trial,
          guint  more)
{
  for (guint u = 0; u < trial->units->len; u++)
    trial->more[u] = more;
}

/* The fewest, the same for every unit, then for each by itself. */
static guint
fewest (Trial *trial)
{
  guint low = 0, high = MANY, sum = 0;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      give_all (trial, middle);
      if (reaches (trial))
        high = middle;
      else
        low = middle;
    }
  give_all (trial, high);
  for (guint u = 0; u < trial->units->len; u++)
    {
      /* It may need none; it surely does with @most. */
      guint most = high;

      trial->more[u] = 0;
      if (reaches (trial))
        most = 0;
      for (guint least = 0; most > least + 1;)
        {
          trial->more[u] = (least + most) / 2;
          if (reaches (trial))
            most = trial->more[u];
          else
            least = trial->more[u];
        }
      trial->more[u] = most;
      sum += most;
    }

  return sum;
}

static DpPlacesAnswer
find (Trial *trial,
      guint *places)
{
  trial->at_once = TRUE;
  if (reaches (trial))
    return DP_PLACES_START_UP;

  trial->at_once = FALSE;
  give_all (trial, MANY);
  if (!reaches (trial))
    return DP_PLACES_NO_HELP;

  *places = fewest (trial);
  return DP_PLACES_MORE;
}

/**
 * dp_score_places:
 * @analysis: the analysis that @scores are of
 * @scores: of a proposal
 * @criterion: one of them, measured and known, with a value function
 * @points: that its lower bound is to reach
 * @places: (out): places in all units together; only with %DP_PLACES_MORE
 *
 * Returns: what would do it
 */
DpPlacesAnswer
dp_score_places (DpAnalysis              *analysis,
                 const DpScoreResult     *scores,
                 const DpCriterionResult *criterion,
                 double                   points,
                 guint                   *places)
{
  g_autoptr (DpPlan) copy = dp_plan_copy (dp_analysis_plan (analysis));
  g_autoptr (DpAnalysis) trial_analysis = dp_analysis_new (copy);
  const GPtrArray *children = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, scores->proposal->id);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autofree guint *more = g_new0 (guint, children->len + 1);
  Trial trial = { copy, trial_analysis, scores->proposal->id, criterion, scores->year, points, units, more, FALSE };

  *places = 0;
  for (guint u = 0; u < children->len; u++)
    g_ptr_array_add (units, children->pdata[u]);

  return find (&trial, places);
}
