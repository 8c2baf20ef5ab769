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
#include "engine/dp-warmup.h"

#include <math.h>

/* Below this many replications each is cut into batches, so that there is a spread to judge by. */
#define REPLICATIONS_ENOUGH 10
#define BATCHES 30

/* Customers between two looks at the cancel flag. */
#define BLOCK 4096

#define WAITING_MAX 1000000
#define ARRIVAL_MIN 1e-100

/* Room for a replication that waits for a slower one before it. */
#define SLOTS_PER_THREAD 2

/* Short runs from empty by which the length of the warm-up is found, observations of each, and relaxation times it lasts. */
#define PILOTS 50
#define PILOT_VALUES 1000
#define PILOT_RELAXATIONS 10
#define PILOT_ARRIVALS_MAX 1e5

/* What is left of the start after so many relaxation times is a twentieth. */
#define WARMUP_RELAXATIONS 3
#define WARMUP_MAX 1e6

/* Their streams, apart from those of the replications. */
#define PILOT_STREAM ((guint64) 1 << 32)

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

/* Memory of a replication. */
typedef struct
{
  double *until;
  double *starts;
} Slot;

typedef struct
{
  const DpQueueStudy *study;
  const DpSampler *sampler;
  int batches;
  Batch *results;
  guint64 *events;
  Slot *slots;
  int n_slots;
  gint64 warmup;
  gint64 stride;  /* arrivals between two observations of a pilot run */
  double *pilots; /* PILOTS × PILOT_VALUES: place-time that is left to do */
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

static void
begin_run (const Job *job,
           int        slot,
           guint64    stream,
           Run       *run)
{
  *run = (Run) { .until = job->slots[slot].until, .starts = job->slots[slot].starts };
  for (int i = 0; i < job->study->servers; i++)
    run->until[i] = -1;
  dp_xoshiro_init (&run->random, job->study->seed, stream);
}

/* One replication, whatever the thread. */
static gboolean
run_replication (int      replication,
                 int      slot,
                 gpointer data)
{
  const Job *job = data;
  const DpQueueStudy *study = job->study;
  Run run;
  Batch warmup = { 0 };

  begin_run (job, slot, (guint64) replication, &run);
  if (!run_customers (job, &run, job->warmup, &warmup))
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

/* One pilot run: the place-time that is left to do, seen by every so many arrivals. */
static gboolean
run_pilot (int      pilot,
           int      slot,
           gpointer data)
{
  const Job *job = data;
  Run run;
  Batch batch = { 0 };

  begin_run (job, slot, PILOT_STREAM + (guint64) pilot, &run);
  for (int i = 0; i < PILOT_VALUES; i++)
    {
      double left = 0;

      if (!run_customers (job, &run, job->stride, &batch))
        return FALSE;
      for (int k = 0; k < job->study->servers; k++)
        left += MAX (run.until[k] - run.now, 0);
      job->pilots[pilot * PILOT_VALUES + i] = left;
    }
  job->events[pilot] = (guint64) (batch.arrivals + batch.admitted);
  return TRUE;
}

/* Every result has a place of its own. */
static gboolean
take_nothing (int      number,
              int      slot,
              gpointer data)
{
  return TRUE;
}

static void
tell_nothing (gpointer data)
{
}

/* Finds the warm-up by MSER-5 on the mean of the pilot runs, which are no part of the answer: so nothing is chosen by what it
 * would do to it. A rule that looks at one series sees a slow start as noise; so no less than some relaxation times are
 * deleted: those of the queue (in heavy traffic, ρ / (1 − √ρ)² arrivals), or of the stays. */
static gboolean
find_warmup (Job     *job,
             guint64 *n_events)
{
  const DpQueueStudy *study = job->study;
  const double load = study->arrival * study->mean, rho = MIN (load / study->servers, 0.999);
  const double spread = (1 + job->sampler->stay.cv * job->sampler->stay.cv) / 2;
  const double queue = study->waiting == DP_WAITING_UNLIMITED ? rho / ((1 - sqrt (rho)) * (1 - sqrt (rho))) : 0;
  const double relaxation = MAX (queue, load) * spread;
  const double arrivals = MIN (MAX (PILOT_RELAXATIONS * relaxation, PILOT_VALUES), PILOT_ARRIVALS_MAX);
  g_autofree double *pilots = g_new (double, PILOTS * PILOT_VALUES);
  g_autofree guint64 *events = g_new0 (guint64, MAX (PILOTS, study->replications));
  double mean[PILOT_VALUES];

  job->stride = (gint64) ceil (arrivals / PILOT_VALUES);
  job->pilots = pilots;
  job->events = events;
  if (!_dp_parallel_in_order (PILOTS, study->threads, job->n_slots, run_pilot, take_nothing, tell_nothing, job))
    return FALSE;
  for (int i = 0; i < PILOT_VALUES; i++)
    {
      mean[i] = 0;
      for (int p = 0; p < PILOTS; p++)
        mean[i] += pilots[p * PILOT_VALUES + i] / PILOTS;
    }
  for (int p = 0; p < PILOTS; p++)
    *n_events += events[p];
  job->warmup = MAX ((gint64) dp_warmup_mser5 (mean, PILOT_VALUES) * job->stride,
                     (gint64) MIN (ceil (WARMUP_RELAXATIONS * relaxation), WARMUP_MAX));
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
      (study->warmup != DP_WARMUP_AUTO && (!dp_check_not_negative ("warmup", (double) study->warmup, error) ||
                                           !dp_check_at_most ("warmup", (double) study->warmup, 1e12, error))) ||
      !dp_check_positive ("replications", study->replications, error) ||
      !dp_check_at_most ("replications", study->replications, 100000, error) ||
      !dp_check_positive ("threads", study->threads, error) ||
      !dp_check_at_most ("threads", study->threads, DP_THREADS_MAX, error))
    return FALSE;
  if (study->arrival < ARRIVAL_MIN)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "arrival", "must be at least 1e-100");
      return FALSE;
    }
  if (study->waiting == DP_WAITING_UNLIMITED)
    return TRUE;
  return dp_check_not_negative ("waiting", (double) study->waiting, error) &&
         dp_check_at_most ("waiting", (double) study->waiting, WAITING_MAX, error);
}

static Slot *
slots_new (const DpQueueStudy *study)
{
  Slot *slots = g_new (Slot, SLOTS_PER_THREAD * study->threads);

  for (int i = 0; i < SLOTS_PER_THREAD * study->threads; i++)
    slots[i] = (Slot) { _dp_alloc_apart (study->servers, sizeof (double)),
                        study->waiting > 0 ? _dp_alloc_apart (study->waiting, sizeof (double)) : NULL };
  return slots;
}

static void
slots_free (Slot *slots,
            int   n_slots)
{
  for (int i = 0; i < n_slots; i++)
    {
      g_aligned_free (slots[i].until);
      g_aligned_free (slots[i].starts);
    }
  g_free (slots);
}

/**
 * dp_queue_study_run:
 * @study: what to simulate
 * @result: (out caller-allocates): the answer
 * @error: return location for an error
 *
 * Each replication has a stream of its own (dp_xoshiro_init()), so the same seed gives the same bits on any number of
 * threads. Intervals are those of dp_estimate_ratio() over the replications, or, of fewer than ten, over thirty batches of
 * each. They do not know of a warm-up that is too short, nor of batches that are.
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
  gboolean going = TRUE;
  Slot *slots;
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

  job = (Job) { .study = study, .sampler = &sampler, .warmup = study->warmup };
  job.batches = study->replications < REPLICATIONS_ENOUGH ? (int) MIN (BATCHES, study->customers) : 1;
  n = (gsize) study->replications * job.batches;
  job.n_slots = SLOTS_PER_THREAD * study->threads;
  job.slots = slots = slots_new (study);
  *result = (DpQueueResult) { 0 };
  if (study->warmup == DP_WARMUP_AUTO)
    going = find_warmup (&job, &result->events);
  results = job.results = g_new0 (Batch, n);
  events = job.events = g_new0 (guint64, study->replications);
  going = going && _dp_parallel_in_order (study->replications, study->threads, job.n_slots, run_replication, take_nothing,
                                          tell_nothing, &job);
  slots_free (slots, job.n_slots);
  if (!going)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_CANCELLED, "study", "was cancelled");
      return FALSE;
    }

  result->warmup = job.warmup;
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
