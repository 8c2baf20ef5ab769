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
 * dp_score_value:
 * @x: what was measured, in its own unit; may be infinite
 * @at_0: where on the same scale the value is 0, finite
 * @at_100: where it is 100, finite; below @at_0 when less is better
 *
 * Places a measure on the fixed scale 0–100: straight between the two anchors, level beyond them. The anchors are
 * fixed in advance, so that a score does not change when another proposal is added. If both anchors are the same, the
 * scale is a step: 100 from there on, 0 below.
 *
 * Returns: the value, 0–100
 */
double
dp_score_value (double x,
                double at_0,
                double at_100)
{
  g_return_val_if_fail (!isnan (x), 0);
  g_return_val_if_fail (isfinite (at_0) && isfinite (at_100), 0);

  /* Halves keep the difference of two very large anchors finite. */
  if (at_100 > at_0)
    return x <= at_0 ? 0 : x >= at_100 ? 100 : 100 * ((x / 2 - at_0 / 2) / (at_100 / 2 - at_0 / 2));
  if (at_100 < at_0)
    return x >= at_0 ? 0 : x <= at_100 ? 100 : 100 * ((at_0 / 2 - x / 2) / (at_0 / 2 - at_100 / 2));
  return x >= at_100 ? 100 : 0;
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

/**
 * dp_score_combine:
 * @criteria: (array length=n_criteria): the criteria's values
 * @n_criteria: number of criteria, may be 0
 * @score: (out caller-allocates): the parameter's score
 *
 * The weighted mean of the lower and of the upper bounds. A criterion that is not known counts with the bounds 0 and
 * 100 whatever its fields say. Without any weight nothing is known: 0–100.
 */
void
dp_score_combine (const DpCriterionValue *criteria,
                  gsize                   n_criteria,
                  DpScore                *score)
{
  double largest = 0, sum = 0, low = 0, missing = 0, known = 0;

  g_return_if_fail (criteria != NULL || n_criteria == 0);
  g_return_if_fail (score != NULL);

  *score = (DpScore) { .low = 0, .high = 100, .known_share = 0,
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

  score->low = CLAMP (low / sum, 0, 100);
  score->high = CLAMP (100 - missing / sum, score->low, 100);
  score->known_share = known / sum;
  score->low_level = dp_score_level (score->low);
  score->high_level = dp_score_level (score->high);
  if (known > 0 && score->low_level == score->high_level)
    score->level = score->low_level;
}
