/* dp-guide.c: reading the plan's scoring guide.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-guide.h"

/* Used only when the plan has lost its own row for it; the templates always bring one. */
#define THRESHOLD_WITHOUT_A_ROW 10.0

#define LAST_STEP (DP_LEVEL_REACHED - DP_LEVEL_ABSENT)

/** dp_guide_parameter: Returns: (transfer none) (nullable): the guide's record of a parameter ("practice", …). */
const DpRecord *
dp_guide_parameter (const DpPlan *plan,
                    const char   *parameter)
{
  const GPtrArray *parameters = dp_plan_list (plan, DP_ENTITY_PARAMETER);

  for (guint i = 0; i < parameters->len; i++)
    if (g_strcmp0 (dp_record_text (parameters->pdata[i], DP_PARAMETER_PARAMETER), parameter) == 0)
      return parameters->pdata[i];

  return NULL;
}

/** dp_guide_is_judged: Returns: whether somebody has to judge the criterion; else it is computed from the plan. */
gboolean
dp_guide_is_judged (const DpRecord *criterion)
{
  return g_strcmp0 (dp_record_text (criterion, DP_CRITERION_MEASURE), "judgement") == 0;
}

/**
 * dp_guide_curve:
 * @criterion: a criterion that is computed
 * @curve: (out caller-allocates): its value function
 *
 * Returns: FALSE when the limits for 0 and 100 points are not both given, or the values between them are out of order
 */
gboolean
dp_guide_curve (const DpRecord *criterion,
                DpValueCurve   *curve)
{
  static const struct
  {
    guint field;
    double points;
  } ends[] = {
    { DP_CRITERION_AT_0, 0 },   { DP_CRITERION_AT_25, 25 },   { DP_CRITERION_AT_50, 50 },
    { DP_CRITERION_AT_75, 75 }, { DP_CRITERION_AT_100, 100 },
  };

  curve->n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (dp_record_number (criterion, ends[i].field, &curve->x[curve->n]))
      curve->points[curve->n++] = ends[i].points;

  return curve->n >= 2 && curve->points[0] == 0 && curve->points[curve->n - 1] == 100 && dp_value_curve_is_valid (curve);
}

/**
 * dp_guide_threshold:
 *
 * The practice that counts as full is what the criterion of volume says; one number, not two that may drift apart.
 *
 * Returns: women a year in a unit
 */
double
dp_guide_threshold (const DpPlan *plan)
{
  const GPtrArray *criteria = dp_plan_list (plan, DP_ENTITY_CRITERION);

  for (guint i = 0; i < criteria->len; i++)
    if (g_strcmp0 (dp_record_text (criteria->pdata[i], DP_CRITERION_MEASURE), "women_per_unit") == 0)
      return dp_record_number_or (criteria->pdata[i], DP_CRITERION_AT_100, THRESHOLD_WITHOUT_A_ROW);

  return THRESHOLD_WITHOUT_A_ROW;
}

/** dp_guide_step_field: Returns: the field of a criterion that says in words what a step of the scale means. */
guint
dp_guide_step_field (DpLevel level)
{
  switch (level)
    {
    case DP_LEVEL_BEGINNING:
      return DP_CRITERION_BEGINNING;
    case DP_LEVEL_PARTLY:
      return DP_CRITERION_PARTLY;
    case DP_LEVEL_REACHED:
      return DP_CRITERION_REACHED;
    case DP_LEVEL_UNKNOWN:
    case DP_LEVEL_ABSENT:
    default:
      return DP_CRITERION_ABSENT;
    }
}

/**
 * dp_guide_step_points:
 *
 * The four steps of the word scale stand for 0, 33⅓, 66⅔ and 100 points: evenly spaced, so that a mean of equal steps is
 * that step.
 *
 * Returns: the points 0–100 of a judgement on the step
 */
double
dp_guide_step_points (DpLevel level)
{
  g_return_val_if_fail (level != DP_LEVEL_UNKNOWN, 0);

  return 100.0 * (int) (level - DP_LEVEL_ABSENT) / LAST_STEP;
}
