/* dp-queue.h: queues whose stays are not exponential, and queues that women leave.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpQueueAnswer: a queue in steady state
 * @wait_probability: share 0–1 of arrivals that have to wait
 * @abandon_probability: share 0–1 of arrivals that leave the queue before they are served; 0 where nobody leaves
 * @mean_wait: mean time in the queue over all arrivals, in the unit of the mean stay
 * @mean_queue: mean number waiting
 * @utilisation: share 0–1 of the servers busy on average
 */
typedef struct
{
  double wait_probability;
  double abandon_probability;
  double mean_wait;
  double mean_queue;
  double utilisation;
} DpQueueAnswer;

/** Largest relative error of dp_mgc()'s mean wait for 1–20 servers at utilisation 0.5–0.95. */
#define DP_MGC_BAND 0.041

gboolean dp_mgc      (int            servers,
                      double         arrival,
                      double         mean,
                      double         cv,
                      DpQueueAnswer *answer,
                      GError       **error);
gboolean dp_erlang_a (int            servers,
                      double         arrival,
                      double         mean,
                      double         patience,
                      DpQueueAnswer *answer,
                      GError       **error);

G_END_DECLS
