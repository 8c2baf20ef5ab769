/* dp-simulation.c: possible futures of a proposal: women come, wait, are placed or go without.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-simulation.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-parallel-private.h"
#include "engine/dp-simulation-private.h"

#include <math.h>
#include <string.h>

/* Futures of one piece of work. Pieces are added up in their order, whoever did them: that keeps the bits the same. */
#define PIECE 50

/* Futures before the study may stop, and between two looks at its intervals. */
#define REPLICATIONS_MIN 200
#define ROUND 400

/* A piece that waits to be added up for every one that is under way: nobody stands idle for a slow one. */
#define SLOTS_PER_THREAD 2

/* The caller is told no more often. */
#define TELL_US (50 * 1000)

/* A piece: its sums and counts, for each plan. */
typedef struct
{
  DpSimCell *cells;
  DpSimPair *pairs; /* pairs of plans × headlines */
  guint16 *placed;  /* futures × rows × units, of all plans one after the other */
  guint16 *without;
  DpSimScratch scratch[DP_SIM_PLANS_MAX];
} Piece;

typedef struct
{
  const DpSimStudy *study;
  DpSimSums plans[DP_SIM_PLANS_MAX];
  gsize n_plans;
  gsize n_cells;
  gsize n_placed;
  gsize n_without;
  gsize n_pairs;
  DpSimPair *pairs;
  Piece *pieces;
  int n_pieces;
  gint64 done;      /* futures added up */
  gint64 last_told; /* when, in the caller's thread */
} Study;

/* The futures of one piece, of all plans with the same women. */
static gboolean
run_piece (int      number,
           int      slot,
           gpointer data)
{
  Study *study = data;
  Piece *piece = &study->pieces[slot];
  const gint64 first = (gint64) number * PIECE, last = MIN (first + PIECE, study->study->replications);

  memset (piece->cells, 0, study->n_cells * sizeof *piece->cells);
  memset (piece->pairs, 0, study->n_pairs * sizeof *piece->pairs);
  for (gint64 n = first; n < last; n++)
    {
      double headlines[DP_SIM_PLANS_MAX][DP_SIM_N_HEADLINES][2];
      DpSimCell *cells = piece->cells;
      guint16 *placed = piece->placed + (gsize) (n - first) * study->n_placed;
      guint16 *without = piece->without + (gsize) (n - first) * study->n_without;
      DpSimPair *pair = piece->pairs;

      for (gsize i = 0; i < study->n_plans; i++)
        {
          const DpSimSums *sums = &study->plans[i];

          if (!_dp_sim_future (&sums->model, &piece->scratch[i], study->study->seed, (guint32) n, study->study->cancel))
            return FALSE;
          _dp_sim_sums_add_future (sums, &piece->scratch[i], cells, placed, without, headlines[i]);
          cells += sums->n_cells;
          placed += sums->n_rows * sums->model.plan->n_units;
          without += sums->n_rows;
        }
      for (gsize i = 0; i < study->n_plans; i++)
        for (gsize k = i + 1; k < study->n_plans; k++)
          for (int h = 0; h < DP_SIM_N_HEADLINES; h++)
            _dp_sim_pair_add (pair++, headlines[i][h], headlines[k][h]);
    }
  return TRUE;
}

/* Whether every plan's headline numbers are known as well as was asked for; looked at now and then. */
static gboolean
is_enough (const Study *study)
{
  const DpSimStudy *s = study->study;

  if (study->done < REPLICATIONS_MIN || (study->done - REPLICATIONS_MIN) % ROUND != 0 ||
      (s->share_half_width <= 0 && s->occupancy_half_width <= 0 && s->wait_half_width <= 0))
    return FALSE;
  for (gsize i = 0; i < study->n_plans; i++)
    if (!_dp_sim_sums_is_enough (&study->plans[i], s, study->done))
      return FALSE;
  return TRUE;
}

/* Adds a piece to the whole; called in their order. FALSE when that is enough. */
static gboolean
add_piece (int      number,
           int      slot,
           gpointer data)
{
  Study *study = data;
  const Piece *piece = &study->pieces[slot];
  const gint64 n = MIN (PIECE, study->study->replications - study->done);
  gsize cell = 0, placed = 0, without = 0;

  for (gsize i = 0; i < study->n_plans; i++)
    {
      DpSimSums *sums = &study->plans[i];

      _dp_sim_sums_add_piece (sums, piece->cells + cell, piece->placed + placed, study->n_placed,
                              piece->without + without, study->n_without, n);
      cell += sums->n_cells;
      placed += sums->n_rows * sums->model.plan->n_units;
      without += sums->n_rows;
    }
  for (gsize k = 0; k < study->n_pairs; k++)
    _dp_sim_pair_add_pair (&study->pairs[k], &piece->pairs[k]);
  study->done += n;
  return !is_enough (study);
}

/* In the caller's thread, while nothing is added. */
static void
tell (gpointer data)
{
  Study *study = data;
  const gint64 now = g_get_monotonic_time ();
  DpSimResult interim[DP_SIM_PLANS_MAX];

  if (study->study->progress == NULL || study->done == 0 || now - study->last_told < TELL_US)
    return;
  study->last_told = now;
  for (gsize i = 0; i < study->n_plans; i++)
    _dp_sim_sums_answer (&study->plans[i], study->done, &interim[i]);
  study->study->progress (study->done, interim, study->study->data);
  for (gsize i = 0; i < study->n_plans; i++)
    dp_sim_result_clear (&interim[i]);
}

static void
study_clear (Study *study)
{
  for (gsize i = 0; i < study->n_plans; i++)
    _dp_sim_sums_clear (&study->plans[i]);
  for (int k = 0; k < study->n_pieces; k++)
    {
      Piece *piece = &study->pieces[k];

      g_aligned_free (piece->cells);
      g_aligned_free (piece->pairs);
      g_aligned_free (piece->placed);
      g_aligned_free (piece->without);
      for (gsize i = 0; i < DP_SIM_PLANS_MAX; i++)
        _dp_sim_scratch_clear (&piece->scratch[i]);
    }
  g_free (study->pieces);
  g_free (study->pairs);
  g_free (study);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_clear)

static gboolean
check_study (const DpSimStudy *study,
             gsize             n_plans,
             GError          **error)
{
  if (n_plans == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "plans", "there must be at least one");
      return FALSE;
    }
  return dp_check_at_most ("plans", (double) n_plans, DP_SIM_PLANS_MAX, error) &&
         dp_check_positive ("replications", (double) study->replications, error) &&
         dp_check_at_most ("replications", (double) study->replications, DP_SIM_REPLICATIONS_MAX, error) &&
         dp_check_not_negative ("share_half_width", study->share_half_width, error) &&
         dp_check_not_negative ("occupancy_half_width", study->occupancy_half_width, error) &&
         dp_check_not_negative ("wait_half_width", study->wait_half_width, error) &&
         dp_check_positive ("threads", study->threads, error) &&
         dp_check_at_most ("threads", study->threads, DP_THREADS_MAX, error);
}

static void
prepare_pieces (Study *study)
{
  const gint64 n_all = (study->study->replications + PIECE - 1) / PIECE;

  for (gsize i = 0; i < study->n_plans; i++)
    {
      study->n_cells += study->plans[i].n_cells;
      study->n_placed += study->plans[i].n_rows * study->plans[i].model.plan->n_units;
      study->n_without += study->plans[i].n_rows;
    }
  study->n_pairs = study->n_plans * (study->n_plans - 1) / 2 * DP_SIM_N_HEADLINES;
  study->pairs = g_new0 (DpSimPair, study->n_pairs);
  study->n_pieces = (int) MIN (study->study->threads * SLOTS_PER_THREAD, n_all);
  study->pieces = g_new0 (Piece, study->n_pieces);
  for (int k = 0; k < study->n_pieces; k++)
    {
      Piece *piece = &study->pieces[k];

      piece->cells = _dp_alloc_apart (study->n_cells, sizeof (DpSimCell));
      piece->pairs = _dp_alloc_apart (study->n_pairs, sizeof (DpSimPair));
      piece->placed = _dp_alloc_apart (PIECE * study->n_placed, sizeof (guint16));
      piece->without = _dp_alloc_apart (PIECE * study->n_without, sizeof (guint16));
      for (gsize i = 0; i < study->n_plans; i++)
        _dp_sim_scratch_init (&piece->scratch[i], &study->plans[i].model);
    }
}

static void
answer_differences (const Study     *study,
                    DpSimDifference *differences)
{
  const gsize n_plans = study->n_plans;
  const DpSimPair *pair = study->pairs;

  for (gsize i = 0; i < n_plans * n_plans * DP_SIM_N_HEADLINES; i++)
    differences[i] = (DpSimDifference) { { 0, 0, 0 }, 0 };
  for (gsize i = 0; i < n_plans; i++)
    for (gsize k = i + 1; k < n_plans; k++)
      for (int h = 0; h < DP_SIM_N_HEADLINES; h++)
        {
          const DpSimDifference d = _dp_sim_pair_answer (pair++, study->done);

          differences[(i * n_plans + k) * DP_SIM_N_HEADLINES + h] = d;
          differences[(k * n_plans + i) * DP_SIM_N_HEADLINES + h] =
            (DpSimDifference) { { -d.value.value, -d.value.high, -d.value.low }, d.gain };
        }
}

/**
 * dp_simulation_run:
 * @study: how much, and how exactly
 * @plans: (array length=n_plans): the proposals, or one under several estimates
 * @n_plans: 1–%DP_SIM_PLANS_MAX
 * @results: (out caller-allocates) (array length=n_plans): the answers; free each with dp_sim_result_clear()
 * @differences: (out caller-allocates) (nullable) (array): n_plans × n_plans × %DP_SIM_N_HEADLINES: row less column
 * @error: return location for an error
 *
 * Simulates possible futures: in each the rate is drawn, then the women. The draws of the n-th woman of a future depend
 * on the seed, the future and n alone (Philox), so plans meet the same women, and the answer has the same bits on any
 * number of threads. Memory does not grow with the number of futures. Intervals are for the mean over the futures
 * (dp_estimate_interval()); the 5, 50 and 95 % counts say how much single futures differ.
 *
 * Returns: FALSE when an input is refused or the study was cancelled; @results are then untouched
 */
gboolean
dp_simulation_run (const DpSimStudy *study,
                   const DpSimPlan  *plans,
                   gsize             n_plans,
                   DpSimResult      *results,
                   DpSimDifference  *differences,
                   GError          **error)
{
  g_autoptr (Study) s = g_new0 (Study, 1);

  g_return_val_if_fail (study != NULL && results != NULL, FALSE);
  g_return_val_if_fail (plans != NULL || n_plans == 0, FALSE);

  if (!check_study (study, n_plans, error))
    return FALSE;
  s->study = study;
  for (gsize i = 0; i < n_plans; i++)
    {
      /* Counted before it is ready, so that what a refusal leaves behind is freed. */
      s->n_plans++;
      if (!_dp_sim_sums_init (&s->plans[i], &plans[i], error))
        return FALSE;
    }
  prepare_pieces (s);
  s->last_told = g_get_monotonic_time ();

  /* Asked once more at the end: who cancels when the last piece is told of must not get an answer either. */
  if (!_dp_parallel_in_order ((int) ((study->replications + PIECE - 1) / PIECE), study->threads, s->n_pieces, run_piece,
                              add_piece, tell, s) ||
      (study->cancel != NULL && g_atomic_int_get (study->cancel) != 0))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_CANCELLED, "study", "was cancelled");
      return FALSE;
    }
  for (gsize i = 0; i < n_plans; i++)
    _dp_sim_sums_answer (&s->plans[i], s->done, &results[i]);
  if (study->progress != NULL)
    study->progress (s->done, results, study->data);
  if (differences != NULL)
    answer_differences (s, differences);
  return TRUE;
}

void
dp_sim_result_clear (DpSimResult *result)
{
  g_clear_pointer (&result->units, g_free);
  g_clear_pointer (&result->regions, g_free);
  g_clear_pointer (&result->total, g_free);
  g_clear_pointer (&result->occupancy, g_free);
  g_clear_pointer (&result->without_outcomes, g_free);
}
