/* dp-practice.c: how much practice each unit has, future by future.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The futures are those of dp_simulation_run(): the same seed gives the same women. Here every one is kept by itself, so that scores
 * can be computed in each of them, and what belongs together stays together.
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-practice.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-parallel-private.h"
#include "engine/dp-simulation-private.h"

/* Futures of one piece of work; each writes where only it writes. */
#define PIECE 50

typedef struct
{
  const DpSimModel *model;
  DpPracticeFutures *futures;
  guint64 seed;
  const int *cancel;
} Work;

/* Spreads the time in which somebody is in the unit over the years. @stays come in the order in which they begin. */
static void
spread_use (const DpSimStays *stays,
            int               n_years,
            gsize             n_units,
            float            *in_use)
{
  double until = 0;

  for (gsize i = 0; i < stays->n; i++)
    {
      double from = MAX (stays->stays[i].from, until);

      for (int y = (int) (from / DP_WEEKS_PER_YEAR); y < n_years && from < stays->stays[i].to; y++)
        {
          const double stop = MIN ((y + 1) * DP_WEEKS_PER_YEAR, stays->stays[i].to);

          in_use[y * n_units] += (float) (MAX (stop - from, 0) / DP_WEEKS_PER_YEAR);
          from = MAX (stop, from);
        }
      until = MAX (until, stays->stays[i].to);
    }
  for (int y = 0; y < n_years; y++)
    in_use[y * n_units] = MIN (in_use[y * n_units], 1.0f);
}

static gboolean
run_piece (int      number,
           gpointer data)
{
  const Work *work = data;
  const DpSimPlan *plan = work->model->plan;
  const gsize n_cells = (gsize) plan->n_years * plan->n_units;
  const gint64 first = (gint64) number * PIECE, last = MIN (first + PIECE, work->futures->n_futures);
  DpSimScratch scratch = { 0 };
  gboolean done = TRUE;

  _dp_sim_scratch_init (&scratch, work->model);
  scratch.stays = g_new0 (DpSimStays, plan->n_units);
  for (gint64 f = first; f < last && done; f++)
    {
      guint16 *placed = work->futures->placed + (gsize) f * n_cells;
      float *in_use = work->futures->in_use + (gsize) f * n_cells;

      done = _dp_sim_future (work->model, &scratch, work->seed, (guint32) f, work->cancel);
      for (gsize c = 0; c < n_cells; c++)
        placed[c] = (guint16) MIN (scratch.unit_years[c].placed, G_MAXUINT16);
      for (gsize u = 0; u < plan->n_units; u++)
        spread_use (&scratch.stays[u], plan->n_years, plan->n_units, in_use + u);
    }

  for (gsize u = 0; u < plan->n_units; u++)
    g_free (scratch.stays[u].stays);
  g_free (scratch.stays);
  _dp_sim_scratch_clear (&scratch);
  return done;
}

/**
 * dp_practice_run:
 * @plan: one proposal and one estimate of the need
 * @n_futures: 1–%DP_PRACTICE_FUTURES_MAX
 * @seed: any number
 * @threads: 1–64; the answer does not depend on it
 * @cancel: (nullable): the run stops soon after this becomes other than 0, read atomically
 * @futures: (out caller-allocates): the answer; free with dp_practice_futures_clear()
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused or the run was cancelled; @futures is then empty
 */
gboolean
dp_practice_run (const DpSimPlan   *plan,
                 gint64             n_futures,
                 guint64            seed,
                 int                threads,
                 const int         *cancel,
                 DpPracticeFutures *futures,
                 GError           **error)
{
  DpSimModel model;
  Work work = { &model, futures, seed, cancel };
  gsize n_cells;
  gboolean done;

  *futures = (DpPracticeFutures) { 0 };
  if (!dp_check_positive ("futures", (double) n_futures, error) ||
      !dp_check_at_most ("futures", (double) n_futures, DP_PRACTICE_FUTURES_MAX, error) ||
      !dp_check_positive ("threads", threads, error) || !dp_check_at_most ("threads", threads, DP_THREADS_MAX, error))
    return FALSE;
  if (!_dp_sim_model_init (&model, plan, error) ||
      !dp_check_at_most ("futures", (double) n_futures * plan->n_years * (double) plan->n_units, DP_PRACTICE_CELLS_MAX, error))
    {
      _dp_sim_model_clear (&model);
      return FALSE;
    }

  n_cells = (gsize) n_futures * (gsize) plan->n_years * plan->n_units;
  *futures = (DpPracticeFutures) { n_futures, plan->n_years, plan->n_units, g_new0 (guint16, n_cells), g_new0 (float, n_cells) };
  done = _dp_parallel ((int) ((n_futures + PIECE - 1) / PIECE), threads, run_piece, &work);
  _dp_sim_model_clear (&model);
  if (!done)
    {
      dp_practice_futures_clear (futures);
      dp_engine_error_set (error, DP_ENGINE_ERROR_CANCELLED, "study", "was cancelled");
    }

  return done;
}

/** dp_practice_futures_clear: frees what @futures holds. */
void
dp_practice_futures_clear (DpPracticeFutures *futures)
{
  g_clear_pointer (&futures->placed, g_free);
  g_clear_pointer (&futures->in_use, g_free);
  futures->n_futures = 0;
}
