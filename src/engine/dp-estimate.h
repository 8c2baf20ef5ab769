/* dp-estimate.h: an estimate from repeated runs, with its interval.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

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

DpEstimate dp_estimate_mean  (const double *values,
                              gsize         n_values,
                              gsize         stride);
DpEstimate dp_estimate_ratio (const double *above,
                              const double *below,
                              gsize         n_values,
                              gsize         stride);
DpEstimate dp_estimate_share (const double *above,
                              const double *below,
                              gsize         n_values,
                              gsize         stride);

G_END_DECLS
