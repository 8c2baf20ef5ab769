/* dp-queue-study.h: simulation of one queue, to be laid beside the formulas.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-estimate.h"
#include "engine/dp-stay.h"

G_BEGIN_DECLS

/** As many may wait as come. */
#define DP_WAITING_UNLIMITED (-1)
/** The study finds out itself how long it takes to forget the empty start. */
#define DP_WARMUP_AUTO G_MININT64

/**
 * DpQueueStudy: the queue M/G/c/c+K, first come first served
 * @servers: number of servers (places), 1–10 000
 * @waiting: places in the queue: 0 = nobody waits, at most 1 000 000, or %DP_WAITING_UNLIMITED
 * @arrival: arrivals per unit of time, 1e-100–10⁹
 * @law, @mean, @cv: the stay, as dp_stay_init() takes it
 * @customers: arrivals counted in each replication, ≥ 1
 * @warmup: arrivals before them that are not counted, 0–10¹², or %DP_WARMUP_AUTO; every replication starts empty
 * @replications: independent runs, 1–100 000
 * @seed: any number
 * @threads: threads to use, 1–64; the answer does not depend on it
 * @cancel: (nullable): the study stops soon after this becomes other than 0, read atomically
 */
typedef struct
{
  int servers;
  gint64 waiting;
  double arrival;
  DpStayLaw law;
  double mean;
  double cv;
  gint64 customers;
  gint64 warmup;
  int replications;
  guint64 seed;
  int threads;
  const int *cancel;
} DpQueueStudy;

/**
 * DpQueueResult:
 * @blocking: share of arrivals turned away
 * @mean_wait: mean wait of those let in, in the unit of the mean stay
 * @wait_probability: share of those let in that have to wait
 * @utilisation: share of the servers busy
 * @events: arrivals and completed stays of the whole study, warm-up included
 * @warmup: arrivals of each replication that were not counted
 */
typedef struct
{
  DpEstimate blocking;
  DpEstimate mean_wait;
  DpEstimate wait_probability;
  DpEstimate utilisation;
  guint64 events;
  gint64 warmup;
} DpQueueResult;

gboolean dp_queue_study_run (const DpQueueStudy *study,
                             DpQueueResult      *result,
                             GError            **error);

G_END_DECLS
