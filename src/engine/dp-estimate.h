/* dp-estimate.h: an estimate from repeated runs, with its interval.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Cases that cannot happen: where none was seen, none is left possible. */
#define DP_ESTIMATE_IMPOSSIBLE G_MAXDOUBLE

/**
 * DpEstimate:
 * @value: the estimate
 * @low, @high: its 95 % interval; equal to @value when there is nothing to estimate
 */
typedef struct
{
  double value;
  double low;
  double high;
} DpEstimate;

/** DpEstimateKind: what is known of a number before it is estimated, and so how its variance follows its size. */
typedef enum
{
  DP_ESTIMATE_AMOUNT, /* not negative: a sum of events or of weeks */
  DP_ESTIMATE_SHARE,  /* between 0 and 1 */
} DpEstimateKind;

double     dp_estimate_student  (double          n_values);
DpEstimate dp_estimate_interval (double          value,
                                 double          standard_error,
                                 double          student,
                                 DpEstimateKind  kind,
                                 double          trials,
                                 double          skewness);
DpEstimate dp_estimate_ratio    (const double   *above,
                                 const double   *below,
                                 gsize           n_values,
                                 gsize           stride,
                                 DpEstimateKind  kind,
                                 double          event);

G_END_DECLS
