/* dp-queue-study.c: simulation of one queue, to be laid beside the formulas.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-queue-study.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-heap-private.h"
#include "engine/dp-parallel-private.h"
#include "engine/dp-random.h"

#include <math.h>

/* Below this many replications each is cut into batches, so that there is a spread to judge by. */
#define REPLICATIONS_ENOUGH 10
#define BATCHES 30

/* Customers between two looks at the cancel flag. */
#define BLOCK 4096

#define WAITING_MAX 1000000

/* What one batch of arrivals gave. */
typedef struct
{
  double arrivals;
  double lost;
  double admitted;
  double waited;
  double wait;
  double work;
  double time;
} Batch;

#define BATCH_STRIDE (sizeof (Batch) / sizeof (double))

/* One replication on its way. */
typedef struct
{
  DpXoshiro random;
  double now;
  double *until;      /* heap: when each server is free; the first at the root */
  double *starts;     /* ring: when each woman in the queue will start; only with a limited queue */
  gint64 first_start; /* position of the oldest in the ring, and how many there are */
  gint64 n_starts;
} Run;

typedef struct
{
  const DpQueueStudy *study;
  const DpSampler *sampler;
  int batches;
  Batch *results;
  guint64 *events;
} Job;

static inline double
draw_gap (DpXoshiro *random,
          double     mean)
{
  return -mean * log (dp_uniform (dp_xoshiro_next (random)));
}

/* Nobody waits. */
static inline void
run_loss (const Job *job,
          Run       *run,
          gint64     customers,
          Batch     *batch)
{
  const DpSampler *sampler = job->sampler;
  const int servers = job->study->servers;
  const double gap = 1 / job->study->arrival;
  DpXoshiro random = run->random;
  double *until = run->until;
  double now = run->now, work = 0;
  gint64 lost = 0;

  for (gint64 i = 0; i < customers; i++)
    {
      double u;

      now += draw_gap (&random, gap);
      u = dp_uniform (dp_xoshiro_next (&random));
      if (until[0] <= now)
        {
          const double stay = dp_sampler_draw (sampler, u);

          work += stay;
          _dp_heap_replace_root (until, servers, now + stay);
        }
      else
        lost++;
    }
  run->random = random;
  batch->arrivals += (double) customers;
  batch->lost += (double) lost;
  batch->admitted += (double) (customers - lost);
  batch->work += work;
  batch->time += now - run->now;
  run->now = now;
}

/* Everybody waits as long as it takes (Kiefer & Wolfowitz 1955). */
static inline void
run_unlimited (const Job *job,
               Run       *run,
               gint64     customers,
               Batch     *batch)
{
  const DpSampler *sampler = job->sampler;
  const int servers = job->study->servers;
  const double gap = 1 / job->study->arrival;
  DpXoshiro random = run->random;
  double *until = run->until;
  double now = run->now, work = 0, wait = 0;
  gint64 waited = 0;

  for (gint64 i = 0; i < customers; i++)
    {
      double stay, start;

      now += draw_gap (&random, gap);
      stay = dp_sampler_draw (sampler, dp_uniform (dp_xoshiro_next (&random)));
      start = until[0] > now ? until[0] : now;
      waited += until[0] > now;
      wait += start - now;
      work += stay;
      _dp_heap_replace_root (until, servers, start + stay);
    }
  run->random = random;
  batch->arrivals += (double) customers;
  batch->admitted += (double) customers;
  batch->waited += (double) waited;
  batch->wait += wait;
  batch->work += work;
  batch->time += now - run->now;
  run->now = now;
}

/* Some may wait: those admitted start in the order they came, so the queue is the starts still to come. */
static inline void
run_limited (const Job *job,
             Run       *run,
             gint64     customers,
             Batch     *batch)
{
  const DpSampler *sampler = job->sampler;
  const int servers = job->study->servers;
  const gint64 room = job->study->waiting;
  const double gap = 1 / job->study->arrival;
  double now = run->now;

  for (gint64 i = 0; i < customers; i++)
    {
      double u;

      now += draw_gap (&run->random, gap);
      u = dp_uniform (dp_xoshiro_next (&run->random));
      while (run->n_starts > 0 && run->starts[run->first_start] <= now)
        {
          run->first_start = run->first_start + 1 == room ? 0 : run->first_start + 1;
          run->n_starts--;
        }
      if (run->until[0] > now)
        {
          if (run->n_starts == room)
            {
              batch->lost++;
              continue;
            }
          run->starts[(run->first_start + run->n_starts) % room] = run->until[0];
          run->n_starts++;
          batch->waited++;
          batch->wait += run->until[0] - now;
        }
      {
        const double stay = dp_sampler_draw (sampler, u);

        batch->work += stay;
        _dp_heap_replace_root (run->until, servers, MAX (run->until[0], now) + stay);
      }
    }
  batch->arrivals += (double) customers;
  batch->admitted = batch->arrivals - batch->lost;
  batch->time += now - run->now;
  run->now = now;
}

/* Counts time from the present, so that a long run is as exact as a short one. */
static void
rebase (Run *run,
        int  servers,
        gint64 room)
{
  for (int i = 0; i < servers; i++)
    run->until[i] -= run->now;
  for (gint64 i = 0; i < run->n_starts; i++)
    run->starts[(run->first_start + i) % room] -= run->now;
  run->now = 0;
}

static gboolean
run_customers (const Job *job,
               Run       *run,
               gint64     customers,
               Batch     *batch)
{
  const DpQueueStudy *study = job->study;

  while (customers > 0)
    {
      const gint64 block = MIN (customers, BLOCK);

      if (study->cancel != NULL && g_atomic_int_get (study->cancel) != 0)
        return FALSE;
      rebase (run, study->servers, study->waiting);
      if (study->waiting == 0)
        run_loss (job, run, block, batch);
      else if (study->waiting == DP_WAITING_UNLIMITED)
        run_unlimited (job, run, block, batch);
      else
        run_limited (job, run, block, batch);
      customers -= block;
    }
  return TRUE;
}

/* One replication, whatever the thread. */
static gboolean
run_replication (int      replication,
                 gpointer data)
{
  const Job *job = data;
  const DpQueueStudy *study = job->study;
  g_autofree double *until = g_new (double, study->servers);
  g_autofree double *starts = study->waiting > 0 ? g_new (double, study->waiting) : NULL;
  Run run = { .until = until, .starts = starts };
  Batch warmup = { 0 };

  for (int i = 0; i < study->servers; i++)
    until[i] = -1;
  dp_xoshiro_init (&run.random, study->seed, (guint64) replication);
  if (!run_customers (job, &run, study->warmup, &warmup))
    return FALSE;
  job->events[replication] = (guint64) (warmup.arrivals + warmup.admitted);
  for (int b = 0; b < job->batches; b++)
    {
      const gint64 customers = study->customers * (b + 1) / job->batches - study->customers * b / job->batches;
      Batch *batch = &job->results[(gsize) replication * job->batches + b];

      if (!run_customers (job, &run, customers, batch))
        return FALSE;
      job->events[replication] += (guint64) (batch->arrivals + batch->admitted);
    }
  return TRUE;
}

static gboolean
check_study (const DpQueueStudy *study,
             GError            **error)
{
  if (!dp_check_positive ("servers", study->servers, error) ||
      !dp_check_at_most ("servers", study->servers, 10000, error) ||
      !dp_check_positive ("arrival", study->arrival, error) ||
      !dp_check_at_most ("arrival", study->arrival, 1e9, error) ||
      !dp_check_positive ("customers", (double) study->customers, error) ||
      !dp_check_at_most ("customers", (double) study->customers, 1e12, error) ||
      !dp_check_not_negative ("warmup", (double) study->warmup, error) ||
      !dp_check_at_most ("warmup", (double) study->warmup, 1e12, error) ||
      !dp_check_positive ("replications", study->replications, error) ||
      !dp_check_at_most ("replications", study->replications, 100000, error) ||
      !dp_check_positive ("threads", study->threads, error) ||
      !dp_check_at_most ("threads", study->threads, DP_THREADS_MAX, error))
    return FALSE;
  if (study->waiting == DP_WAITING_UNLIMITED)
    return TRUE;
  return dp_check_not_negative ("waiting", (double) study->waiting, error) &&
         dp_check_at_most ("waiting", (double) study->waiting, WAITING_MAX, error);
}

/**
 * dp_queue_study_run:
 * @study: what to simulate
 * @result: (out caller-allocates): the answer
 * @error: return location for an error
 *
 * Each replication has a stream of its own (dp_xoshiro_init()), so the same seed gives the same bits on any number of
 * threads. Intervals are Student's t over the replications, or, of fewer than ten, over thirty batches of each. They
 * do not know of a warm-up that is too short, nor of batches that are.
 *
 * Returns: FALSE when an input is refused, a queue without end would grow for ever, or the study was cancelled
 */
gboolean
dp_queue_study_run (const DpQueueStudy *study,
                    DpQueueResult      *result,
                    GError            **error)
{
  g_auto (DpSampler) sampler = { 0 };
  g_autofree Batch *results = NULL;
  g_autofree guint64 *events = NULL;
  Job job;
  gsize n;

  g_return_val_if_fail (study != NULL && result != NULL, FALSE);

  if (!check_study (study, error) || !dp_sampler_init (&sampler, study->law, study->mean, study->cv, error))
    return FALSE;
  if (study->waiting == DP_WAITING_UNLIMITED && study->arrival * study->mean >= study->servers)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_UNSTABLE, "arrival",
                           "the load must be below the number of servers; otherwise the queue grows without end");
      return FALSE;
    }

  job = (Job) { .study = study, .sampler = &sampler };
  job.batches = study->replications < REPLICATIONS_ENOUGH ? (int) MIN (BATCHES, study->customers) : 1;
  n = (gsize) study->replications * job.batches;
  results = job.results = g_new0 (Batch, n);
  events = job.events = g_new0 (guint64, study->replications);
  if (!_dp_parallel (study->replications, study->threads, run_replication, &job))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_CANCELLED, "study", "was cancelled");
      return FALSE;
    }

  *result = (DpQueueResult) { 0 };
  for (int i = 0; i < study->replications; i++)
    result->events += events[i];
  result->utilisation = dp_estimate_ratio (&results->work, &results->time, n, BATCH_STRIDE, DP_ESTIMATE_AMOUNT, study->mean);
  result->utilisation.value /= study->servers;
  result->utilisation.low /= study->servers;
  result->utilisation.high /= study->servers;
  if (study->waiting != DP_WAITING_UNLIMITED)
    result->blocking = dp_estimate_ratio (&results->lost, &results->arrivals, n, BATCH_STRIDE, DP_ESTIMATE_SHARE, 1);
  if (study->waiting != 0)
    {
      /* A wait that was never seen would last about a stay, at most. */
      result->mean_wait = dp_estimate_ratio (&results->wait, &results->admitted, n, BATCH_STRIDE, DP_ESTIMATE_AMOUNT,
                                             study->mean);
      result->wait_probability = dp_estimate_ratio (&results->waited, &results->admitted, n, BATCH_STRIDE,
                                                    DP_ESTIMATE_SHARE, 1);
    }
  return TRUE;
}
