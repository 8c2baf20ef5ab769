/* dp-practice.h: how much practice each unit has, future by future.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-simulation.h"

G_BEGIN_DECLS

/** Futures at most, and numbers kept of them at most: futures × years × units. */
#define DP_PRACTICE_FUTURES_MAX 100000
#define DP_PRACTICE_CELLS_MAX 50000000

/**
 * DpPracticeFutures: number (f × n_years + y) × n_units + u is unit u in year y of future f
 * @placed: (array): women whose stay begins in the year
 * @in_use: (array): the share 0–1 of the year in which at least one place is in use
 */
typedef struct
{
  gint64 n_futures;
  int n_years;
  gsize n_units;
  guint16 *placed;
  float *in_use;
} DpPracticeFutures;

gboolean dp_practice_run           (const DpSimPlan   *plan,
                                    gint64             n_futures,
                                    guint64            seed,
                                    int                threads,
                                    const int         *cancel,
                                    DpPracticeFutures *futures,
                                    GError           **error);
void     dp_practice_futures_clear (DpPracticeFutures *futures);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DpPracticeFutures, dp_practice_futures_clear)

G_END_DECLS
