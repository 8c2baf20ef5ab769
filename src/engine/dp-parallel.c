/* dp-parallel.c: numbered pieces of work over some threads, with answers that do not depend on them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-parallel-private.h"

/* Two cache lines: processors fetch them in pairs. */
#define APART 128

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

/* Pieces whose results are taken in order. Everything but the functions' own data is guarded by the mutex. */
typedef struct
{
  DpSlotFunc work;
  DpSlotFunc take;
  GDestroyNotify tell;
  gpointer data;
  int n_pieces;
  int n_slots;
  GMutex mutex;
  GCond cond;
  int next;         /* piece to be done next */
  int taken;        /* pieces taken */
  gboolean *done;   /* per slot: holds a piece that is done and not taken */
  gboolean busy;    /* somebody takes, or tells */
  gboolean stopped; /* a piece said stop */
  gboolean enough;  /* what was taken is enough */
} Order;

/* Takes what can be taken now. The mutex is free while a piece is taken. */
static void
take_done (Order *order)
{
  while (!order->busy && !order->stopped && !order->enough && order->done[order->taken % order->n_slots])
    {
      const int piece = order->taken;
      gboolean more;

      order->busy = TRUE;
      g_mutex_unlock (&order->mutex);
      more = order->take (piece, piece % order->n_slots, order->data);
      g_mutex_lock (&order->mutex);
      order->busy = FALSE;
      order->done[piece % order->n_slots] = FALSE;
      order->taken++;
      order->enough = !more;
      g_cond_broadcast (&order->cond);
    }
}

static void
work_in_order (Order   *order,
               gboolean is_caller)
{
  g_mutex_lock (&order->mutex);
  for (;;)
    {
      int piece;
      gboolean more;

      while (!order->stopped && !order->enough && order->next < order->n_pieces &&
             order->next - order->taken >= order->n_slots)
        g_cond_wait (&order->cond, &order->mutex);
      if (order->stopped || order->enough || order->next >= order->n_pieces)
        break;
      piece = order->next++;
      g_mutex_unlock (&order->mutex);
      more = order->work (piece, piece % order->n_slots, order->data);
      g_mutex_lock (&order->mutex);
      if (!more)
        {
          order->stopped = TRUE;
          g_cond_broadcast (&order->cond);
          break;
        }
      order->done[piece % order->n_slots] = TRUE;
      take_done (order);
      if (is_caller && !order->busy)
        {
          order->busy = TRUE;
          g_mutex_unlock (&order->mutex);
          order->tell (order->data);
          g_mutex_lock (&order->mutex);
          order->busy = FALSE;
          take_done (order);
        }
    }
  g_mutex_unlock (&order->mutex);
}

static gpointer
run_in_order (gpointer data)
{
  work_in_order (data, FALSE);
  return NULL;
}

/*
 * _dp_parallel_in_order:
 * @n_pieces: number of pieces, from 0, ≥ 1
 * @n_threads: threads to use, the caller's included, 1–DP_THREADS_MAX
 * @n_slots: places for results, ≥ 1; a piece's is its number modulo @n_slots
 * @work: does one piece in its slot
 * @take: takes a piece out of its slot, in the order of the pieces, one at a time, on any thread; FALSE: that is enough, and
 *   no other is taken
 * @tell: called now and then in the caller's thread, while nothing is taken
 * @data: for all three
 *
 * Which pieces are taken does not depend on the threads, so what @take makes of them does not either. There is no point at
 * which all threads wait for the slowest. A thread that cannot be had is done without.
 *
 * Returns: FALSE when a piece said stop before that was enough
 */
gboolean
_dp_parallel_in_order (int            n_pieces,
                       int            n_threads,
                       int            n_slots,
                       DpSlotFunc     work,
                       DpSlotFunc     take,
                       GDestroyNotify tell,
                       gpointer       data)
{
  g_autofree gboolean *done = g_new0 (gboolean, n_slots);
  Order order = { .work = work, .take = take, .tell = tell, .data = data, .n_pieces = n_pieces, .n_slots = n_slots,
                  .done = done };
  GThread *threads[DP_THREADS_MAX];
  const int n_others = MIN (MIN (n_threads, n_pieces), DP_THREADS_MAX) - 1;

  g_mutex_init (&order.mutex);
  g_cond_init (&order.cond);
  for (int i = 0; i < n_others; i++)
    threads[i] = g_thread_try_new ("engine", run_in_order, &order, NULL);
  work_in_order (&order, TRUE);
  for (int i = 0; i < n_others; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
  g_mutex_clear (&order.mutex);
  g_cond_clear (&order.cond);
  return order.enough || order.taken == n_pieces;
}

/*
 * _dp_alloc_apart:
 * @n, @size: numbers and their size
 *
 * Memory that shares no cache line with any other: two threads that write next to each other would wait for each other.
 *
 * Returns: (transfer full): zeroed memory; free with g_aligned_free()
 */
gpointer
_dp_alloc_apart (gsize n,
                 gsize size)
{
  const gsize bytes = (MAX (n * size, 1) + APART - 1) / APART * APART;

  return g_aligned_alloc0 (1, bytes, APART);
}
