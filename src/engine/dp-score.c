/* dp-score.c: a parameter's score from its criteria, with bounds where something is unknown.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-score.h"

#include <math.h>

/* A weighted mean of values that all stand on a step's edge must not fall off it by rounding. */
#define STEP_TOLERANCE 1e-9

/**
 * dp_value_curve_is_valid:
 * @curve: a value function
 *
 * Returns: whether it has 2 to %DP_CURVE_POINTS_MAX finite points, whose measures strictly rise or strictly fall and whose
 *   points, within 0–100, never fall
 */
gboolean
dp_value_curve_is_valid (const DpValueCurve *curve)
{
  gboolean rising;

  g_return_val_if_fail (curve != NULL, FALSE);

  if (curve->n < 2 || curve->n > DP_CURVE_POINTS_MAX)
    return FALSE;
  rising = curve->x[1] > curve->x[0];
  for (guint i = 0; i < curve->n; i++)
    {
      if (!isfinite (curve->x[i]) || !(curve->points[i] >= 0 && curve->points[i] <= 100))
        return FALSE;
      if (i > 0 && (curve->points[i] < curve->points[i - 1] || curve->x[i] == curve->x[i - 1] ||
                    (curve->x[i] > curve->x[i - 1]) != rising))
        return FALSE;
    }
  return TRUE;
}

/* Where x lies between two points, 0–1. Halves keep the difference of two very large numbers finite. */
static double
part_of (double x,
         double from,
         double to)
{
  return (x / 2 - from / 2) / (to / 2 - from / 2);
}

/**
 * dp_score_value:
 * @curve: a valid value function
 * @x: what was measured, in its own unit; may be infinite
 *
 * Places a measure on the fixed scale 0–100: straight between the points of the curve, level beyond them. The points are
 * fixed in advance, so that a score does not change when another proposal is added.
 *
 * Returns: the value, 0–100
 */
double
dp_score_value (const DpValueCurve *curve,
                double              x)
{
  const guint last = curve->n - 1;
  gboolean rising;

  g_return_val_if_fail (!isnan (x), 0);
  g_return_val_if_fail (dp_value_curve_is_valid (curve), 0);

  rising = curve->x[last] > curve->x[0];
  if (rising ? x <= curve->x[0] : x >= curve->x[0])
    return curve->points[0];
  if (rising ? x >= curve->x[last] : x <= curve->x[last])
    return curve->points[last];
  for (guint i = 1; i < last; i++)
    if (rising ? x < curve->x[i] : x > curve->x[i])
      return curve->points[i - 1] + (curve->points[i] - curve->points[i - 1]) * part_of (x, curve->x[i - 1], curve->x[i]);
  return curve->points[last - 1] +
         (curve->points[last] - curve->points[last - 1]) * part_of (x, curve->x[last - 1], curve->x[last]);
}

/**
 * dp_score_value_inverse:
 * @curve: a valid value function
 * @points: 0–100
 *
 * Returns: the first measure along the curve that gives at least @points; the last one when none does
 */
double
dp_score_value_inverse (const DpValueCurve *curve,
                        double              points)
{
  g_return_val_if_fail (dp_value_curve_is_valid (curve), 0);

  if (points <= curve->points[0])
    return curve->x[0];
  for (guint i = 1; i < curve->n; i++)
    if (points <= curve->points[i])
      return curve->x[i - 1] + (curve->x[i] - curve->x[i - 1]) * part_of (points, curve->points[i - 1], curve->points[i]);
  return curve->x[curve->n - 1];
}

/**
 * dp_score_level:
 * @score: 0–100
 *
 * Returns: the step of the word scale @score lies in; the edges 25, 50 and 75 belong to the step above
 */
DpLevel
dp_score_level (double score)
{
  g_return_val_if_fail (score >= -STEP_TOLERANCE && score <= 100 + STEP_TOLERANCE, DP_LEVEL_UNKNOWN);

  if (score >= 75 - STEP_TOLERANCE)
    return DP_LEVEL_REACHED;
  if (score >= 50 - STEP_TOLERANCE)
    return DP_LEVEL_PARTLY;
  if (score >= 25 - STEP_TOLERANCE)
    return DP_LEVEL_BEGINNING;
  return DP_LEVEL_ABSENT;
}

/* A value below its minimum level takes a bound that is above it down with it. */
static void
hold_down (double  value,
           double  minimum,
           int     criterion,
           double *bound,
           int    *limit)
{
  if (value < minimum && value < *bound)
    {
      *bound = value;
      *limit = criterion;
    }
}

/**
 * dp_score_combine:
 * @criteria: (array length=n_criteria): the criteria's values
 * @n_criteria: number of criteria, may be 0
 * @score: (out caller-allocates): the parameter's score
 *
 * The weighted mean of the lower and of the upper bounds. A criterion that is not known counts with the bounds 0 and
 * 100 whatever its fields say. Without any weight nothing is known: 0–100.
 *
 * A bound of a criterion that lies below its minimum level holds the same bound of the parameter down to itself, whatever
 * the others give. The score still never falls when a criterion rises. A criterion without weight limits nothing.
 */
void
dp_score_combine (const DpCriterionValue *criteria,
                  gsize                   n_criteria,
                  DpScore                *score)
{
  double largest = 0, sum = 0, low = 0, missing = 0, known = 0;

  g_return_if_fail (criteria != NULL || n_criteria == 0);
  g_return_if_fail (score != NULL);

  *score = (DpScore) { .low = 0, .high = 100, .known_share = 0, .mean_low = 0, .mean_high = 100,
                       .limit_low = -1, .limit_high = -1,
                       .low_level = DP_LEVEL_ABSENT, .high_level = DP_LEVEL_REACHED, .level = DP_LEVEL_UNKNOWN };
  for (gsize i = 0; i < n_criteria; i++)
    {
      g_return_if_fail (isfinite (criteria[i].weight) && criteria[i].weight >= 0);
      g_return_if_fail (!criteria[i].known ||
                        (criteria[i].low >= 0 && criteria[i].low <= criteria[i].high && criteria[i].high <= 100));
      largest = MAX (largest, criteria[i].weight);
    }
  if (largest <= 0)
    return;

  for (gsize i = 0; i < n_criteria; i++)
    {
      const double weight = criteria[i].weight / largest;

      sum += weight;
      low += criteria[i].known ? weight * criteria[i].low : 0;
      missing += criteria[i].known ? weight * (100 - criteria[i].high) : 0;
      known += criteria[i].known ? weight : 0;
    }

  score->mean_low = CLAMP (low / sum, 0, 100);
  score->mean_high = CLAMP (100 - missing / sum, score->mean_low, 100);
  score->low = score->mean_low;
  score->high = score->mean_high;
  for (gsize i = 0; i < n_criteria; i++)
    {
      if (criteria[i].weight <= 0)
        continue;
      hold_down (criteria[i].known ? criteria[i].low : 0, criteria[i].minimum, (int) i, &score->low, &score->limit_low);
      hold_down (criteria[i].known ? criteria[i].high : 100, criteria[i].minimum, (int) i, &score->high, &score->limit_high);
    }
  score->known_share = known / sum;
  score->low_level = dp_score_level (score->low);
  score->high_level = dp_score_level (score->high);
  if (known > 0 && score->low_level == score->high_level)
    score->level = score->low_level;
}
