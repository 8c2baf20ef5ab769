/* dp-census.h: how many places are in use while a service fills up, as long as nobody is turned away.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-stay.h"

G_BEGIN_DECLS

/**
 * DpInflow: women who come, more and more over a while
 * @rate: women per unit of time in the long run, ≥ 0
 * @start: when the first may come, ≥ 0
 * @ramp: time over which the rate grows evenly from 0 to @rate; 0 = all at once
 */
typedef struct
{
  double rate;
  double start;
  double ramp;
} DpInflow;

/** An occupant whose time since admission is not known. */
#define DP_ELAPSED_UNKNOWN (-1.0)

gboolean dp_census (const DpStay   *stay,
                    const DpInflow *inflows,
                    gsize           n_inflows,
                    const double   *elapsed,
                    gsize           n_occupants,
                    double          t,
                    double         *mean,
                    double         *variance,
                    GError        **error);

double dp_poisson_above (double mean,
                         int    count);

G_END_DECLS
