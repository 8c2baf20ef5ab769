/* dp-scale.h: from values to pixels, and the ticks of an axis.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The most ticks an axis ever has, whatever step was asked for. */
#define DP_SCALE_TICKS_MAX 60

/**
 * DpScale:
 * @min: value at the first tick
 * @max: value at the last tick
 * @step: distance of ticks in values, > 0
 * @n_ticks: number of ticks, ≥ 2
 * @from: pixel of @min
 * @to: pixel of @max; below @from for an axis running the other way
 */
typedef struct
{
  double min;
  double max;
  double step;
  guint n_ticks;
  double from;
  double to;
} DpScale;

double dp_nice_step   (double span,
                       guint  ticks);

void   dp_scale_init  (DpScale *scale,
                       double   min,
                       double   max,
                       double   step,
                       guint    ticks);
void   dp_scale_range (DpScale *scale,
                       double   from,
                       double   to);
double dp_scale_tick  (const DpScale *scale,
                       guint          tick);
double dp_scale_map   (const DpScale *scale,
                       double         value);
double dp_scale_value (const DpScale *scale,
                       double         pixel);

void   dp_push_apart  (double       *centres,
                       const double *widths,
                       guint         n,
                       double        gap,
                       double        low,
                       double        high);

G_END_DECLS
