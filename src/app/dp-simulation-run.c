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
/* Futures in which proposals are compared: with the same women they soon tell the proposals apart. */
#define COMPARISON_FUTURES 400
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
  GPtrArray *others; /* (element-type DpSimulationInput): the input, then proposals to compare with */
  guint64 seed;
  int threads;
  int cancel;       /* atomic */
  GMutex mutex;     /* of is_resting */
  GCond woken;      /* it goes on, or it is stopped */
  gboolean is_resting;
  gint64 last_told; /* the thread's own */
  DpSimulationResult *rough; /* the thread's own (nullable): answers of the first, quick study */
  double from;      /* the thread's own: part of the whole that lies before the present stage */
  double to;
} Job;

/* A message to the main loop. */
typedef struct
{
  Job *job;
  double progress;
  DpSimulationResult *result;     /* (nullable) */
  DpSimulationResult *comparison; /* (nullable) */
  GError *error;                  /* (nullable) */
  gboolean is_complete;           /* whether the result is the last one */
  gboolean is_last;
} Message;

struct _DpSimulationRun
{
  GObject parent_instance;

  Job *job; /* (nullable): the one that runs */
  Job *shown; /* (nullable): the one that the result belongs to */
  DpSimulationResult *result;
  DpSimulationResult *comparison;
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
  g_ptr_array_unref (job->others);
  dp_simulation_input_free (job->input);
  dp_simulation_input_free (job->plain);
  dp_simulation_result_free (job->rough);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->woken);
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
  dp_simulation_result_free (message->comparison);
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
      if (self->shown != message->job)
        g_clear_pointer (&self->comparison, dp_simulation_result_free);
      g_clear_pointer (&self->shown, job_unref);
      self->result = g_steal_pointer (&message->result);
      self->shown = job_ref (message->job);
      self->is_complete = message->is_complete;
    }
  if (message->comparison != NULL)
    {
      g_clear_pointer (&self->comparison, dp_simulation_result_free);
      self->comparison = g_steal_pointer (&message->comparison);
    }
  if (message->error != NULL)
    self->error = g_steal_pointer (&message->error);
  if (message->is_last)
    g_clear_pointer (&self->job, job_unref);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* In the thread: it stands still as long as it shall rest; the threads that it started soon find nothing more to do. */
static void
rest (Job *job)
{
  g_mutex_lock (&job->mutex);
  while (job->is_resting && g_atomic_int_get (&job->cancel) == 0)
    g_cond_wait (&job->woken, &job->mutex);
  g_mutex_unlock (&job->mutex);
}

/* @message: what it says; the job is put in here. */
static void
tell (Job           *job,
      double         progress,
      const Message *what)
{
  Message *message = g_memdup2 (what, sizeof *what);

  rest (job);
  message->job = job_ref (job);
  message->progress = progress;
  /* At the priority of drawing: keys and clicks come first. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, receive_cb, message, message_free);
}

static void
progress_cb (double                    done,
             const DpSimulationResult *so_far,
             gpointer                  data)
{
  Job *job = data;
  const gint64 now = g_get_monotonic_time ();
  Message message = { 0 };

  if (now - job->last_told < INTERVAL_US)
    return;
  job->last_told = now;
  if (job->rough != NULL && job->rough->n_inputs == so_far->n_inputs)
    message.result = dp_simulation_result_fill (so_far, job->rough);
  tell (job, job->from + done * (job->to - job->from), &message);
}

static DpSimulationResult *
run_stage (Job                            *job,
           const DpSimulationInput *const *inputs,
           guint                           n_inputs,
           gint64                          futures,
           double                          from,
           double                          to,
           GError                        **error)
{
  const DpSimulationStudy study = { futures, job->seed, job->threads, &job->cancel, progress_cb, job };

  job->from = from;
  job->to = to;
  return dp_simulation_study_run (inputs, n_inputs, &study, error);
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

/* A rough answer first, then one that grows exact; the first women of both are the same. Then the other proposals. */
static gpointer
run_thread (gpointer data)
{
  Job *job = data;
  const DpSimulationInput *const inputs[] = { job->input, job->plain };
  const double most = job->others->len > 1 ? 0.8 : 1.0;
  Message message = { 0 };

  give_way ();
  message.result = run_stage (job, inputs, G_N_ELEMENTS (inputs), INTERIM_FUTURES, 0.0, 0.1, &message.error);
  if (message.result != NULL)
    {
      job->rough = dp_simulation_result_fill (message.result, message.result);
      job->last_told = g_get_monotonic_time ();
      tell (job, 0.1, &message);
      message.result = run_stage (job, inputs, G_N_ELEMENTS (inputs), 0, 0.1, most, &message.error);
      g_clear_pointer (&job->rough, dp_simulation_result_free);
      message.is_complete = TRUE;
    }
  if (message.result != NULL && job->others->len > 1)
    {
      job->last_told = g_get_monotonic_time ();
      tell (job, most, &message);
      message.result = NULL;
      /* What is wrong with another proposal is said where that one is shown. */
      message.comparison = run_stage (job, (const DpSimulationInput *const *) job->others->pdata, job->others->len,
                                      COMPARISON_FUTURES, most, 1.0, NULL);
    }
  message.is_last = TRUE;
  tell (job, 1.0, &message);
  job_unref (job);

  return NULL;
}

static void
set_resting (Job     *job,
             gboolean is_resting)
{
  g_mutex_lock (&job->mutex);
  job->is_resting = is_resting;
  g_cond_signal (&job->woken);
  g_mutex_unlock (&job->mutex);
}

static void
stop (DpSimulationRun *self)
{
  if (self->job == NULL)
    return;

  g_atomic_int_set (&self->job->cancel, 1);
  set_resting (self->job, FALSE);
  g_clear_pointer (&self->job, job_unref);
}

static void
dp_simulation_run_dispose (GObject *object)
{
  DpSimulationRun *self = DP_SIMULATION_RUN (object);

  stop (self);
  g_clear_pointer (&self->result, dp_simulation_result_free);
  g_clear_pointer (&self->comparison, dp_simulation_result_free);
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
 * @input: a proposal
 * @plain: the same without its rules; both without gaps
 * @others: (element-type DpSimulationInput): proposals that it is compared with, without gaps and with the same estimates; at
 *   most %DP_SIM_PLANS_MAX - 1
 * @seed: of the random numbers
 *
 * Begins anew. The result so far stays until there is another.
 */
void
dp_simulation_run_start (DpSimulationRun   *self,
                         DpSimulationInput *input,
                         DpSimulationInput *plain,
                         const GPtrArray   *others,
                         guint64            seed)
{
  Job *job;

  g_return_if_fail (DP_IS_SIMULATION_RUN (self));
  g_return_if_fail (input->gap == DP_GAP_NONE && plain->gap == DP_GAP_NONE);
  g_return_if_fail (others->len < DP_SIM_PLANS_MAX);

  stop (self);
  g_clear_error (&self->error);
  job = g_atomic_rc_box_new0 (Job);
  g_weak_ref_init (&job->owner, self);
  job->input = dp_simulation_input_ref (input);
  job->plain = dp_simulation_input_ref (plain);
  job->others = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_simulation_input_free);
  g_ptr_array_add (job->others, dp_simulation_input_ref (input));
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (job->others, dp_simulation_input_ref (others->pdata[i]));
  g_mutex_init (&job->mutex);
  g_cond_init (&job->woken);
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

/** dp_simulation_run_set_resting: see the header. */
void
dp_simulation_run_set_resting (DpSimulationRun *self,
                               gboolean         is_resting)
{
  g_return_if_fail (DP_IS_SIMULATION_RUN (self));

  if (self->job != NULL)
    set_resting (self->job, is_resting);
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

/** dp_simulation_run_get_comparison: see the header. */
const DpSimulationResult *
dp_simulation_run_get_comparison (DpSimulationRun                  *self,
                                  const DpSimulationInput *const **inputs)
{
  g_return_val_if_fail (DP_IS_SIMULATION_RUN (self), NULL);

  if (self->comparison == NULL)
    return NULL;

  *inputs = (const DpSimulationInput *const *) self->shown->others->pdata;
  return self->comparison;
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
