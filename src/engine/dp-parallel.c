/* dp-parallel.c: numbered pieces of work over some threads, with answers that do not depend on them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-parallel-private.h"

typedef struct
{
  DpPieceFunc func;
  gpointer data;
  int n_pieces;
  int next;    /* atomic */
  int stopped; /* atomic */
} Work;

static gpointer
run_worker (gpointer data)
{
  Work *work = data;

  while (g_atomic_int_get (&work->stopped) == 0)
    {
      const int piece = g_atomic_int_add (&work->next, 1);

      if (piece >= work->n_pieces)
        break;
      if (!work->func (piece, work->data))
        g_atomic_int_set (&work->stopped, 1);
    }
  return NULL;
}

/*
 * _dp_parallel:
 * @n_pieces: number of pieces, from 0
 * @n_threads: threads to use, the caller's included, 1–DP_THREADS_MAX
 * @func: does one piece
 * @data: for @func
 *
 * A thread that cannot be had is done without.
 *
 * Returns: FALSE when a piece said stop
 */
gboolean
_dp_parallel (int         n_pieces,
              int         n_threads,
              DpPieceFunc func,
              gpointer    data)
{
  Work work = { .func = func, .data = data, .n_pieces = n_pieces };
  GThread *threads[DP_THREADS_MAX];
  const int n_others = MIN (MIN (n_threads, n_pieces), DP_THREADS_MAX) - 1;

  for (int i = 0; i < n_others; i++)
    threads[i] = g_thread_try_new ("engine", run_worker, &work, NULL);
  run_worker (&work);
  for (int i = 0; i < n_others; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
  return g_atomic_int_get (&work.stopped) == 0;
}
