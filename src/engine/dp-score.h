/* dp-score.h: a parameter's score from its criteria, with bounds where something is unknown.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpLevel: the four steps of the word scale; the order is the order of the scale. */
typedef enum
{
  DP_LEVEL_UNKNOWN = 0,   /* the bounds lie in different steps, or nothing is known */
  DP_LEVEL_ABSENT = 1,    /* 0 ≤ score < 25 */
  DP_LEVEL_BEGINNING = 2, /* 25 ≤ score < 50 */
  DP_LEVEL_PARTLY = 3,    /* 50 ≤ score < 75 */
  DP_LEVEL_REACHED = 4,   /* 75 ≤ score ≤ 100 */
} DpLevel;

/** Points of a value function at most. */
#define DP_CURVE_POINTS_MAX 8

/**
 * DpValueCurve: a value function, straight between its points and level beyond them
 * @n: number of points, at least 2
 * @x: what was measured, strictly rising or strictly falling
 * @points: what it gives, 0–100, never falling
 */
typedef struct
{
  guint n;
  double x[DP_CURVE_POINTS_MAX];
  double points[DP_CURVE_POINTS_MAX];
} DpValueCurve;

/**
 * DpCriterionValue:
 * @low: lower bound 0–100 of the criterion's value
 * @high: upper bound 0–100, ≥ @low. Something unknown has the bounds 0 and 100: unknown is a value, not zero.
 * @known: FALSE when nothing at all is known
 * @weight: ≥ 0; weights of one parameter are relative, they need not sum to 1
 * @minimum: level 0–100 that nothing buys off: below it the parameter has no more points than this criterion; 0 = none
 */
typedef struct
{
  double low;
  double high;
  gboolean known;
  double weight;
  double minimum;
} DpCriterionValue;

/**
 * DpScore:
 * @low, @high: bounds 0–100 of the weighted mean
 * @known_share: share 0–1 of the weight whose criteria are known
 * @low_level, @high_level: the word-scale steps of the bounds (never UNKNOWN)
 * @level: the step when both bounds lie in the same one and something is known, else DP_LEVEL_UNKNOWN
 * @mean_low, @mean_high: the weighted mean before the minimum levels
 * @limit_low, @limit_high: number of the criterion whose minimum level holds a bound down; -1 for none
 */
typedef struct
{
  double low;
  double high;
  double mean_low;
  double mean_high;
  int limit_low;
  int limit_high;
  double known_share;
  DpLevel low_level;
  DpLevel high_level;
  DpLevel level;
} DpScore;

gboolean dp_value_curve_is_valid (const DpValueCurve *curve);
double   dp_score_value          (const DpValueCurve *curve, double x);
double   dp_score_value_inverse  (const DpValueCurve *curve, double points);
DpLevel  dp_score_level          (double score);
void     dp_score_combine        (const DpCriterionValue *criteria,
                                  gsize                   n_criteria,
                                  DpScore                *score);

G_END_DECLS
