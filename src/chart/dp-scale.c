/* dp-scale.c: from values to pixels, and the ticks of an axis.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-scale.h"

#include <math.h>

/* Share of a step by which a limit may miss a tick and still count as standing on it: rounding noise only. */
static const double TICK_TOLERANCE = 1e-9;
/* Values beyond this are not figures of a plan, and integers above 2^53 are no longer exact. */
static const double VALUE_MAX = 1e15;

/**
 * dp_nice_step:
 * @span: the length of the axis in values, > 0
 * @ticks: about how many steps are wanted
 *
 * Returns: the smallest of 1, 2, 5 × 10ⁿ that needs no more than @ticks steps
 */
double
dp_nice_step (double span,
              guint  ticks)
{
  static const double MANTISSAS[] = { 1, 2, 5, 10 };
  double raw, power;

  if (!isfinite (span) || span <= 0)
    return 1;

  raw = span / MAX (ticks, 1);
  power = pow (10, floor (log10 (raw)));
  for (guint i = 0; i < G_N_ELEMENTS (MANTISSAS); i++)
    if (MANTISSAS[i] * power >= raw * (1 - TICK_TOLERANCE))
      return MANTISSAS[i] * power;
  return 10 * power;
}

/**
 * dp_scale_init:
 * @scale: (out): a scale
 * @min: lowest value that has to fit
 * @max: highest value that has to fit
 * @step: distance of ticks, or 0 to choose
 * @ticks: about how many steps are wanted when choosing
 *
 * Sets limits that are whole multiples of the step. What cannot be an axis becomes one: limits in the wrong order are
 * swapped, a single value gets room on both sides (0 gets 0–1, and a positive value stays on the positive side), what is
 * not finite counts as 0, and a step that would give more than %DP_SCALE_TICKS_MAX ticks is enlarged.
 */
void
dp_scale_init (DpScale *scale,
               double   min,
               double   max,
               double   step,
               guint    ticks)
{
  double first, last;

  min = isfinite (min) ? CLAMP (min, -VALUE_MAX, VALUE_MAX) : 0;
  max = isfinite (max) ? CLAMP (max, -VALUE_MAX, VALUE_MAX) : 0;
  if (min > max)
    {
      const double swap = min;

      min = max;
      max = swap;
    }
  if (max - min <= MAX (fabs (min), fabs (max)) * TICK_TOLERANCE)
    {
      const double value = min;
      const double room = value == 0.0 ? 1 : fabs (value);

      min = value < 0 ? value - room : 0;
      max = value < 0 ? 0 : value + (value == 0.0 ? room : 0);
    }

  if (!isfinite (step) || step <= 0)
    step = dp_nice_step (max - min, ticks);
  if ((max - min) / step > DP_SCALE_TICKS_MAX - 2)
    step = dp_nice_step (max - min, DP_SCALE_TICKS_MAX - 2);

  first = floor (min / step + TICK_TOLERANCE);
  last = ceil (max / step - TICK_TOLERANCE);
  if (last <= first)
    last = first + 1;

  scale->step = step;
  /* Index × step, never a running sum, so that 0 is exactly 0; + 0.0 turns −0 into 0. */
  scale->min = first * step + 0.0;
  scale->max = last * step + 0.0;
  scale->n_ticks = (guint) (last - first) + 1;
  scale->from = 0;
  scale->to = 1;
}

/** dp_scale_range: sets the pixels of the limits. */
void
dp_scale_range (DpScale *scale,
                double   from,
                double   to)
{
  scale->from = from;
  scale->to = to;
}

/** dp_scale_tick: the value of tick number @tick. */
double
dp_scale_tick (const DpScale *scale,
               guint          tick)
{
  return (round (scale->min / scale->step) + tick) * scale->step + 0.0;
}

/** dp_scale_map: the pixel of @value. */
double
dp_scale_map (const DpScale *scale,
              double         value)
{
  return scale->from + (value - scale->min) / (scale->max - scale->min) * (scale->to - scale->from);
}

/** dp_scale_value: the value at @pixel; dp_scale_map()'s inverse. */
double
dp_scale_value (const DpScale *scale,
                double         pixel)
{
  if (scale->to == scale->from)
    return scale->min;
  return scale->min + (pixel - scale->from) / (scale->to - scale->from) * (scale->max - scale->min);
}

/**
 * dp_push_apart:
 * @centres: (inout) (array length=n): wished middles in rising order; on return where they stand
 * @widths: (array length=n): widths
 * @n: how many
 * @gap: least distance between neighbours
 * @low: no box begins before this
 * @high: no box ends after this, unless there is no room
 *
 * Moves boxes on a line as little as possible (least squares) so that neighbours are @gap apart: a pair is pushed apart
 * by the same amount to both sides. Pools adjacent violators, which is exact.
 */
void
dp_push_apart (double       *centres,
               const double *widths,
               guint         n,
               double        gap,
               double        low,
               double        high)
{
  g_autofree double *offset = NULL;
  g_autofree double *sum = NULL;
  g_autofree guint *count = NULL;
  guint blocks = 0;
  guint at = 0;

  if (n == 0)
    return;

  offset = g_new (double, n);
  sum = g_new (double, n);
  count = g_new (guint, n);

  /* In the coordinates centre − offset, "far enough apart" is simply "not falling". */
  offset[0] = 0;
  for (guint i = 1; i < n; i++)
    offset[i] = offset[i - 1] + (widths[i - 1] + widths[i]) / 2 + gap;
  for (guint i = 0; i < n; i++)
    {
      sum[blocks] = centres[i] - offset[i];
      count[blocks] = 1;
      blocks++;
      while (blocks > 1 && sum[blocks - 2] / count[blocks - 2] > sum[blocks - 1] / count[blocks - 1])
        {
          sum[blocks - 2] += sum[blocks - 1];
          count[blocks - 2] += count[blocks - 1];
          blocks--;
        }
    }
  for (guint b = 0; b < blocks; b++)
    for (guint k = 0; k < count[b]; k++, at++)
      {
        const double highest = high - widths[n - 1] / 2 - offset[n - 1];
        const double lowest = low + widths[0] / 2;

        centres[at] = MAX (MIN (sum[b] / count[b], highest), lowest) + offset[at];
      }
}
