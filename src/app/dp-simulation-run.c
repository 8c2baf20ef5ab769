/* dp-simulation-run.c: a simulation in a thread of its own, with interim results on the way.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-simulation-run.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

/* The window is told at most so often. */
#define INTERVAL_US (50 * 1000)
/* Futures of the first, quick answer. */
#define INTERIM_FUTURES 200
/* The window and the other programs keep the rest. */
#define THREADS_MAX 4
/* How far the simulation steps back, of 0–19. */
#define THREAD_NICENESS 10

/* One run. The thread and what it sends to the main loop hold it; inputs are only read once it has begun. */
typedef struct
{
  GWeakRef owner;
  DpSimulationInput *input;
  DpSimulationInput *plain;
  guint64 seed;
  int threads;
  int cancel;       /* atomic */
  gint64 last_told; /* the thread's own */
  double from;      /* the thread's own: part of the whole that lies before the present stage */
  double to;
} Job;

/* A message to the main loop. */
typedef struct
{
  Job *job;
  double progress;
  DpSimulationResult *result; /* (nullable) */
  GError *error;              /* (nullable) */
  gboolean is_last;
} Message;

struct _DpSimulationRun
{
  GObject parent_instance;

  Job *job; /* (nullable): the one that runs */
  Job *shown; /* (nullable): the one that the result belongs to */
  DpSimulationResult *result;
  GError *error;
  double progress;
  gboolean is_complete;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DpSimulationRun, dp_simulation_run, G_TYPE_OBJECT)

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->owner);
  dp_simulation_input_free (job->input);
  dp_simulation_input_free (job->plain);
}

static Job *
job_ref (Job *job)
{
  return g_atomic_rc_box_acquire (job);
}

static void
job_unref (Job *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  dp_simulation_result_free (message->result);
  g_clear_error (&message->error);
  job_unref (message->job);
  g_free (message);
}

/* In the main loop. What comes from a run that was stopped or replaced is dropped. */
static gboolean
receive_cb (gpointer data)
{
  Message *message = data;
  g_autoptr(DpSimulationRun) self = g_weak_ref_get (&message->job->owner);

  if (self == NULL || self->job != message->job)
    return G_SOURCE_REMOVE;

  self->progress = message->progress;
  if (message->result != NULL)
    {
      g_clear_pointer (&self->result, dp_simulation_result_free);
      g_clear_pointer (&self->shown, job_unref);
      self->result = g_steal_pointer (&message->result);
      self->shown = job_ref (message->job);
      self->is_complete = message->is_last;
    }
  if (message->error != NULL)
    self->error = g_steal_pointer (&message->error);
  if (message->is_last)
    g_clear_pointer (&self->job, job_unref);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
tell (Job                *job,
      double              progress,
      DpSimulationResult *result,
      GError             *error,
      gboolean            is_last)
{
  Message *message = g_new0 (Message, 1);

  message->job = job_ref (job);
  message->progress = progress;
  message->result = result;
  message->error = error;
  message->is_last = is_last;
  /* At the priority of drawing: keys and clicks come first. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, receive_cb, message, message_free);
}

static void
progress_cb (double   done,
             gpointer data)
{
  Job *job = data;
  const gint64 now = g_get_monotonic_time ();

  if (now - job->last_told < INTERVAL_US)
    return;
  job->last_told = now;
  tell (job, job->from + done * (job->to - job->from), NULL, NULL, FALSE);
}

static DpSimulationResult *
run_stage (Job     *job,
           gint64   futures,
           double   from,
           double   to,
           GError **error)
{
  const DpSimulationInput *const inputs[] = { job->input, job->plain };
  const DpSimulationStudy study = { futures, job->seed, job->threads, &job->cancel, progress_cb, job };

  job->from = from;
  job->to = to;
  return dp_simulation_study_run (inputs, G_N_ELEMENTS (inputs), &study, error);
}

/* Typing and painting go before: the simulation takes what time they leave. Linux counts this for one thread and for those
 * that it starts; where it would slow the whole program, nothing is done. */
static void
give_way (void)
{
#ifdef __linux__
  setpriority (PRIO_PROCESS, 0, THREAD_NICENESS);
#endif
}

/* A rough answer first, then the exact one; the first women of both are the same. */
static gpointer
run_thread (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  DpSimulationResult *result;

  give_way ();
  result = run_stage (job, INTERIM_FUTURES, 0.0, 0.1, &error);
  if (result != NULL)
    {
      job->last_told = g_get_monotonic_time ();
      tell (job, 0.1, result, NULL, FALSE);
      result = run_stage (job, 0, 0.1, 1.0, &error);
    }
  tell (job, 1.0, result, error, TRUE);
  job_unref (job);

  return NULL;
}

static void
stop (DpSimulationRun *self)
{
  if (self->job == NULL)
    return;

  g_atomic_int_set (&self->job->cancel, 1);
  g_clear_pointer (&self->job, job_unref);
}

static void
dp_simulation_run_dispose (GObject *object)
{
  DpSimulationRun *self = DP_SIMULATION_RUN (object);

  stop (self);
  g_clear_pointer (&self->result, dp_simulation_result_free);
  g_clear_pointer (&self->shown, job_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (dp_simulation_run_parent_class)->dispose (object);
}

static void
dp_simulation_run_class_init (DpSimulationRunClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dp_simulation_run_dispose;
  signals[CHANGED] = g_signal_new ("changed", DP_TYPE_SIMULATION_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dp_simulation_run_init (DpSimulationRun *self)
{
}

/** dp_simulation_run_new: Returns: (transfer full): a worker without work. */
DpSimulationRun *
dp_simulation_run_new (void)
{
  return g_object_new (DP_TYPE_SIMULATION_RUN, NULL);
}

/**
 * dp_simulation_run_start:
 * @self: a worker
 * @input: (transfer full): a proposal
 * @plain: (transfer full): the same without its rules; both without gaps
 * @seed: of the random numbers
 *
 * Begins anew. The result so far stays until there is another.
 */
void
dp_simulation_run_start (DpSimulationRun   *self,
                         DpSimulationInput *input,
                         DpSimulationInput *plain,
                         guint64            seed)
{
  Job *job;

  g_return_if_fail (DP_IS_SIMULATION_RUN (self));
  g_return_if_fail (input->gap == DP_GAP_NONE && plain->gap == DP_GAP_NONE);

  stop (self);
  g_clear_error (&self->error);
  job = g_atomic_rc_box_new0 (Job);
  g_weak_ref_init (&job->owner, self);
  job->input = input;
  job->plain = plain;
  job->seed = seed;
  job->threads = (int) CLAMP (g_get_num_processors (), 1, THREADS_MAX);
  job->last_told = g_get_monotonic_time ();
  self->job = job;
  self->progress = 0.0;
  g_thread_unref (g_thread_new ("simulation", run_thread, job_ref (job)));
  g_signal_emit (self, signals[CHANGED], 0);
}

/** dp_simulation_run_stop: stops what runs; the result so far stays. */
void
dp_simulation_run_stop (DpSimulationRun *self)
{
  g_return_if_fail (DP_IS_SIMULATION_RUN (self));

  if (self->job == NULL)
    return;
  stop (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** dp_simulation_run_is_running: Returns: whether a simulation runs. */
gboolean
dp_simulation_run_is_running (DpSimulationRun *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), FALSE);

  return self->job != NULL;
}

/** dp_simulation_run_get_progress: Returns: the part 0–1 that is done. */
double
dp_simulation_run_get_progress (DpSimulationRun *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), 0.0);

  return self->progress;
}

/** dp_simulation_run_get_input: Returns: (transfer none) (nullable): what the result belongs to. */
const DpSimulationInput *
dp_simulation_run_get_input (DpSimulationRun *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), NULL);

  return self->shown != NULL ? self->shown->input : NULL;
}

/** dp_simulation_run_get_result: Returns: (transfer none) (nullable): the latest result, perhaps of an earlier plan. */
const DpSimulationResult *
dp_simulation_run_get_result (DpSimulationRun *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), NULL);

  return self->result;
}

/** dp_simulation_run_is_complete: Returns: whether the result is the last of its run. */
gboolean
dp_simulation_run_is_complete (DpSimulationRun *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), FALSE);

  return self->result != NULL && self->is_complete;
}

/** dp_simulation_run_get_error: Returns: (transfer none) (nullable): why the engine refused. */
const GError *
dp_simulation_run_get_error (DpSimulationRun *self)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), NULL);

  return self->error;
}
