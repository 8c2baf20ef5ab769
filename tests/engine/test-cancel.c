/* test-cancel.c: a study that is cancelled does next to nothing more.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The work is counted in futures, not measured in time: the linker leads the study's calls of _dp_sim_future() here (--wrap).
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-simulation-private.h"
#include "engine/dp-simulation.h"

#include <string.h>

static int cancel;     /* atomic */
static int n_begun;    /* atomic: futures begun before it was set */
static int n_late;     /* atomic: and after */
static int n_finished; /* atomic: of the late ones, those that went on to their end */
static guint32 last_future = G_MAXUINT32; /* the future at whose end it is set */

gboolean __real__dp_sim_future (const DpSimModel *model, DpSimScratch *scratch, guint64 seed, guint32 replication, const int *stop);
gboolean __wrap__dp_sim_future (const DpSimModel *model, DpSimScratch *scratch, guint64 seed, guint32 replication, const int *stop);

gboolean
__wrap__dp_sim_future (const DpSimModel *model,
                       DpSimScratch     *scratch,
                       guint64           seed,
                       guint32           replication,
                       const int        *stop)
{
  const gboolean is_late = g_atomic_int_get (&cancel) != 0;
  gboolean finished;

  g_atomic_int_inc (is_late ? &n_late : &n_begun);
  finished = __real__dp_sim_future (model, scratch, seed, replication, stop);
  if (is_late && finished)
    g_atomic_int_inc (&n_finished);
  if (replication == last_future)
    g_atomic_int_set (&cancel, 1);
  return finished;
}

typedef struct
{
  gint64 at;     /* futures that the first interim result rests on */
  guint n_later; /* interim results told after that */
} Told;

static void
cancel_cb (gint64             replications,
           const DpSimResult *interim,
           gpointer           data)
{
  Told *told = data;

  if (g_atomic_int_get (&cancel) != 0)
    {
      told->n_later++;
      return;
    }
  g_assert_cmpint (interim->replications, ==, replications);
  told->at = replications;
  g_atomic_int_set (&cancel, 1);
}

/* Eight places and 24 women a year for ten years, as often as a study may: it would take hours. */
static void
test_interim (gconstpointer data)
{
  static const double weights[] = { 1 };
  static const int order[] = { 0 };
  static const DpSimUnit unit = { { 8, 0, 0 }, -1, 0, 0 };
  const DpSimPlan plan = {
    .n_regions = 1, .n_units = 1, .n_years = 10, .units = &unit, .region_weight = weights, .order = order, .rate_low = 24,
    .rate_high = 24, .acceptance = 1, .law = DP_STAY_EXPONENTIAL, .mean = 0.25 * DP_WEEKS_PER_YEAR, .cv = 1,
  };
  const DpSimPlan plans[] = { plan, plan };
  const int threads = GPOINTER_TO_INT (data);
  Told told = { 0 };
  const DpSimStudy study = { .replications = DP_SIM_REPLICATIONS_MAX, .seed = 1, .threads = threads, .cancel = &cancel,
                             .progress = cancel_cb, .data = &told };
  DpSimResult results[2], untouched[2];
  g_autoptr (GError) error = NULL;

  cancel = n_begun = n_late = n_finished = 0;
  memset (results, 0x5a, sizeof results);
  memcpy (untouched, results, sizeof results);

  g_assert_false (dp_simulation_run (&study, plans, G_N_ELEMENTS (plans), results, NULL, &error));
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
  g_test_message ("%" G_GINT64_FORMAT " futures told of, %d runs begun before, %d after", told.at, n_begun, n_late);

  /* The interim result was there, and is the last: no answer is made of half a study. */
  g_assert_cmpint (told.at, >, 0);
  g_assert_cmpint (n_begun, >=, 2 * told.at);
  g_assert_cmpuint (told.n_later, ==, 0);
  g_assert_cmpmem (results, sizeof results, untouched, sizeof untouched);
  /* A thread sees it when it begins its next future, and does not even finish that one. */
  g_assert_cmpint (n_late, <=, threads);
  g_assert_cmpint (n_finished, ==, 0);
}

/* Cancelled when every future has been run and none is left that could see it: there is no answer all the same. */
static void
test_last (gconstpointer data)
{
  static const double weights[] = { 1 };
  static const int order[] = { 0 };
  static const DpSimUnit unit = { { 8, 0, 0 }, -1, 0, 0 };
  const DpSimPlan plan = {
    .n_regions = 1, .n_units = 1, .n_years = 2, .units = &unit, .region_weight = weights, .order = order, .rate_low = 24,
    .rate_high = 24, .acceptance = 1, .law = DP_STAY_EXPONENTIAL, .mean = 0.25 * DP_WEEKS_PER_YEAR, .cv = 1,
  };
  const DpSimStudy study = { .replications = 1, .seed = 1, .threads = GPOINTER_TO_INT (data), .cancel = &cancel };
  DpSimResult result, untouched;
  g_autoptr (GError) error = NULL;

  cancel = n_begun = n_late = n_finished = 0;
  memset (&result, 0x5a, sizeof result);
  memcpy (&untouched, &result, sizeof result);

  last_future = 0;
  g_assert_false (dp_simulation_run (&study, &plan, 1, &result, NULL, &error));
  last_future = G_MAXUINT32;
  g_assert_error (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_CANCELLED);
  g_assert_cmpint (n_begun, ==, 1);
  g_assert_cmpmem (&result, sizeof result, &untouched, sizeof untouched);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/engine/cancel/one-thread", GINT_TO_POINTER (1), test_interim);
  g_test_add_data_func ("/engine/cancel/two-threads", GINT_TO_POINTER (2), test_interim);
  g_test_add_data_func ("/engine/cancel/eight-threads", GINT_TO_POINTER (8), test_interim);
  g_test_add_data_func ("/engine/cancel/last/one-thread", GINT_TO_POINTER (1), test_last);
  g_test_add_data_func ("/engine/cancel/last/two-threads", GINT_TO_POINTER (2), test_last);

  return g_test_run ();
}
