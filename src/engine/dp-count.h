/* dp-count.h: what a small count says about the rate behind it and about next year.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The largest count an interval is asked for. */
#define DP_COUNT_MAX 1000000

/**
 * DpPredictive: next year's count after a number of events in some years
 * @shape: r of the negative binomial, events + 1/2
 * @p: its probability, years / (years + 1)
 * @mean: expected count in a year
 * @variance: its variance
 * @p_zero: probability 0–1 of no event at all
 */
typedef struct
{
  double shape;
  double p;
  double mean;
  double variance;
  double p_zero;
} DpPredictive;

gboolean dp_garwood (gint64   count,
                     double   confidence,
                     double  *low,
                     double  *high,
                     GError **error);

gboolean dp_predictive          (gint64        count,
                                 double        years,
                                 DpPredictive *predictive,
                                 GError      **error);
double   dp_predictive_cdf      (const DpPredictive *predictive,
                                 gint64              count);
gint64   dp_predictive_quantile (const DpPredictive *predictive,
                                 double              share);

G_END_DECLS
