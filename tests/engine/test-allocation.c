/* test-allocation.c: the simulation takes no memory for one replication more.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every allocation of the program is counted; a study of many futures must make as many as one of few.
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-queue-study.h"
#include "engine/dp-simulation.h"

#include <math.h>
#include <stddef.h>

void *__libc_malloc   (size_t size);
void *__libc_calloc   (size_t n, size_t size);
void *__libc_realloc  (void *memory, size_t size);
void *__libc_memalign (size_t alignment, size_t size);

void *malloc         (size_t size);
void *calloc         (size_t n, size_t size);
void *realloc        (void *memory, size_t size);
void *aligned_alloc  (size_t alignment, size_t size);
int   posix_memalign (void **memory, size_t alignment, size_t size);

static int n_allocations; /* atomic */

void *
malloc (size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_calloc (n, size);
}

void *
realloc (void  *memory,
         size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_realloc (memory, size);
}

void *
aligned_alloc (size_t alignment,
               size_t size)
{
  g_atomic_int_inc (&n_allocations);
  return __libc_memalign (alignment, size);
}

int
posix_memalign (void **memory,
                size_t alignment,
                size_t size)
{
  g_atomic_int_inc (&n_allocations);
  *memory = __libc_memalign (alignment, size);
  return *memory == NULL;
}

/* Everything is on: two regions, rooms, the most urgent first, places kept, clusters, those inside at the start. */
static int
count_futures (gint64 replications,
               int    threads)
{
  static const double weights[] = { 0.4, 0.6 }, distance[] = { 10, 200, 150, 20 }, remaining[] = { 5, 9 };
  static const int order[] = { 0, 1, 1, 0 };
  static const DpSimUnit units[] = { { { 4, 0, 0 }, -1, 0, 1, remaining, 2 }, { { 5, 3, 6 }, 50, 1, 1 } };
  const DpSimPlan plan = {
    .n_regions = 2, .n_units = 2, .n_years = 5, .units = units, .region_weight = weights, .order = order,
    .distance = distance, .rate_low = 30, .rate_high = 60, .acceptance = 1, .over_dispersion = 1, .pregnancy = TRUE,
    .week_low = 8, .week_mode = 20, .week_high = 36, .birth_week = 40, .law = DP_STAY_LOGNORMAL, .mean = 13, .cv = 0.7,
    .large_share = 0.2, .hold = 1, .max_wait = INFINITY, .wait_anywhere = TRUE, .urgent_first = TRUE,
    .practice_threshold = 10,
  };
  const DpSimStudy study = { .replications = replications, .seed = 1, .threads = threads };
  const int before = g_atomic_int_get (&n_allocations);
  DpSimResult result;

  g_assert_true (dp_simulation_run (&study, &plan, 1, &result, NULL, NULL));
  dp_sim_result_clear (&result);
  return g_atomic_int_get (&n_allocations) - before;
}

static int
count_queue (int replications)
{
  const DpQueueStudy study = { 10, 5, 8, DP_STAY_GAMMA, 1, 0.7, 1000, 100, replications, 1, 1, NULL };
  const int before = g_atomic_int_get (&n_allocations);
  DpQueueResult result;

  g_assert_true (dp_queue_study_run (&study, &result, NULL));
  return g_atomic_int_get (&n_allocations) - before;
}

static void
test_counted (void)
{
  const int before = g_atomic_int_get (&n_allocations);

  g_free (g_malloc (10));
  g_aligned_free (g_aligned_alloc (1, 128, 128));
  g_assert_cmpint (g_atomic_int_get (&n_allocations) - before, >=, 2);
}

static void
test_futures (void)
{
  count_futures (1000, 1);
  g_assert_cmpint (count_futures (6000, 1), ==, count_futures (1000, 1));
  g_assert_cmpint (count_futures (6000, 1), >, 10);
}

static void
test_queue (void)
{
  count_queue (100);
  g_assert_cmpint (count_queue (2000), ==, count_queue (100));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/allocation/counted", test_counted);
  g_test_add_func ("/engine/allocation/futures", test_futures);
  g_test_add_func ("/engine/allocation/queue", test_queue);
  return g_test_run ();
}
