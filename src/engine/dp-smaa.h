/* dp-smaa.h: which proposal comes first under which weights, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The most alternatives and criteria that are compared. */
#define DP_ALTERNATIVES_MAX 20
#define DP_CRITERIA_MAX 8

/** DpWeightSet: what is agreed about the weights; all agree that they are not negative and sum to 1. */
typedef enum
{
  DP_WEIGHTS_UNIFORM, /* nothing more */
  DP_WEIGHTS_ORDINAL, /* their order: the first criterion weighs at least as much as the second, and so on */
  DP_WEIGHTS_MINIMUM, /* none is below a minimum */
} DpWeightSet;

gboolean dp_smaa_exact       (gsize         n_alternatives,
                              gsize         n_criteria,
                              const double *scores,
                              DpWeightSet   set,
                              double        minimum,
                              double       *rank,
                              double       *pairwise,
                              double       *central,
                              GError      **error);
gboolean dp_smaa_sample      (gsize         n_alternatives,
                              gsize         n_criteria,
                              const double *scores,
                              DpWeightSet   set,
                              double        minimum,
                              gint64        draws,
                              guint64       seed,
                              double       *rank,
                              double       *pairwise,
                              double       *central,
                              GError      **error);
gboolean dp_weight_stability (gsize         n_alternatives,
                              gsize         n_criteria,
                              const double *scores,
                              const double *weights,
                              gsize        *winner,
                              double       *low,
                              double       *high,
                              int          *low_rival,
                              int          *high_rival,
                              GError      **error);
gboolean dp_dominates        (gsize         n_criteria,
                              const double *scores,
                              const double *others);

G_END_DECLS
