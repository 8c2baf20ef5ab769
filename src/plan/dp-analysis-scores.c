/* dp-analysis-scores.c: the four parameters of a proposal, by the plan's scoring guide.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis.h"

#include "plan/dp-catalogue.h"
#include "plan/dp-guide.h"
#include "plan/dp-measures.h"

static gboolean
judged_value (const DpPlan      *plan,
              const char        *proposal_id,
              DpCriterionResult *result)
{
  gboolean known = FALSE;

  for (guint j = 0; j < DP_N_JUDGES; j++)
    {
      DpLevel level;
      double points;

      result->judgements[j] = dp_measure_find_judgement (plan, proposal_id, result->criterion->id, dp_choices_judge[j].key);
      level = dp_measure_judged_level (result->judgements[j]);
      if (level == DP_LEVEL_UNKNOWN)
        continue;
      /* The plan's own comes first and is enough; without it the parties' steps are the bounds. */
      if (known && dp_measure_judged_level (result->judgements[0]) != DP_LEVEL_UNKNOWN)
        continue;
      points = dp_guide_step_points (level);
      result->value.low = known ? MIN (result->value.low, points) : points;
      result->value.high = known ? MAX (result->value.high, points) : points;
      known = TRUE;
    }

  return known;
}

static gboolean
measured_value (DpAnalysis        *analysis,
                const char        *proposal_id,
                guint              year,
                DpCriterionResult *result)
{
  double a;
  double b;

  result->has_curve = dp_guide_curve (result->criterion, &result->curve);
  if (!result->has_curve || !dp_measure (analysis, proposal_id, dp_record_text (result->criterion, DP_CRITERION_MEASURE), year,
                                         &result->measured))
    return FALSE;

  a = dp_score_value (&result->curve, result->measured.low);
  b = dp_score_value (&result->curve, result->measured.high);
  result->value.low = MIN (a, b);
  result->value.high = MAX (a, b);
  return TRUE;
}

static void
compute_parameter (DpAnalysis        *analysis,
                   const char        *proposal_id,
                   guint              year,
                   DpParameterResult *result)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);
  g_autofree DpCriterionValue *values = g_new0 (DpCriterionValue, criteria->len + 1);

  result->guide = dp_guide_parameter (plan, result->parameter);
  result->criteria = g_new0 (DpCriterionResult, criteria->len + 1);
  for (guint i = 0; i < criteria->len; i++)
    {
      DpCriterionResult *one = &result->criteria[result->n_criteria];

      if (g_strcmp0 (dp_record_text (criteria->pdata[i], DP_CRITERION_PARAMETER), result->parameter) != 0)
        continue;

      one->criterion = criteria->pdata[i];
      one->value = (DpCriterionValue) {
        .high = 100.0,
        .weight = dp_record_number_or (one->criterion, DP_CRITERION_WEIGHT, 0.0),
        .minimum = dp_record_number_or (one->criterion, DP_CRITERION_MINIMUM, 0.0),
      };
      one->value.known = dp_guide_is_judged (one->criterion) ? judged_value (plan, proposal_id, one)
                                                             : measured_value (analysis, proposal_id, year, one);
      one->judgement = one->judgements[0];
      values[result->n_criteria++] = one->value;
    }

  dp_score_combine (values, result->n_criteria, &result->score);
}

/**
 * dp_analysis_scores_in_year:
 * @analysis: an analysis
 * @proposal_id: id of a proposal of its plan
 * @year: year after the first opening, from 1; or %DP_FULL_OPERATION
 *
 * Active practice follows the women of that year, so it grows with the start-up; the other parameters are what the plan says
 * of them.
 *
 * Returns: (transfer full) (nullable): the four parameters; NULL when there is no such proposal
 */
DpScoreResult *
dp_analysis_scores_in_year (DpAnalysis *analysis,
                            const char *proposal_id,
                            guint       year)
{
  const DpRecord *proposal = dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, proposal_id);
  DpScoreResult *result;

  if (proposal == NULL)
    return NULL;

  result = g_new0 (DpScoreResult, 1);
  result->proposal = proposal;
  result->year = year;
  for (guint i = 0; i < DP_N_PARAMETERS; i++)
    {
      result->parameters[i].parameter = dp_choices_parameter[i].key;
      compute_parameter (analysis, proposal_id, year, &result->parameters[i]);
    }

  return result;
}

/** dp_score_result_free: frees a result that dp_analysis_scores_in_year() gave; NULL is allowed. */
void
dp_score_result_free (DpScoreResult *result)
{
  if (result == NULL)
    return;

  for (guint i = 0; i < DP_N_PARAMETERS; i++)
    g_free (result->parameters[i].criteria);

  g_free (result);
}
