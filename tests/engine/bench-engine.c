/* bench-engine.c: speed of the hot loops and of the answers that follow a slider.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "engine/dp-census.h"
#include "engine/dp-erlang.h"
#include "engine/dp-need.h"
#include "engine/dp-place.h"
#include "engine/dp-queue-study.h"
#include "engine/dp-queue.h"
#include "engine/dp-simulation.h"
#include "engine/dp-smaa.h"
#include "engine/dp-system.h"
#include "engine/dp-transient.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#define ROUNDS 3

/* Short runs that alternate, so that a busy machine leaves some of each alone; the fastest of each count. */
#define THREAD_ROUNDS 60
#define THREAD_FUTURES 3000
#define CANCEL_ROUNDS 20

/* Seconds of one run of func, the middle one of three. */
static double
time_it (void (*func) (gpointer data),
         gpointer data)
{
  double seconds[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      func (data);
      seconds[i] = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
    }
  return MAX (MIN (seconds[0], seconds[1]), MIN (MAX (seconds[0], seconds[1]), seconds[2]));
}

/* The same in seconds of one core: other programs on the machine do not count. */
static double
time_on_core (void (*func) (gpointer data),
              gpointer data)
{
  struct timespec start, end;
  double best = G_MAXDOUBLE;

  for (int i = 0; i < ROUNDS; i++)
    {
      clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &start);
      func (data);
      clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &end);
      best = MIN (best, (double) (end.tv_sec - start.tv_sec) + (double) (end.tv_nsec - start.tv_nsec) / 1e9);
    }
  return best;
}

typedef struct
{
  DpQueueStudy study;
  DpQueueResult result;
} QueueRun;

static void
run_queue (gpointer data)
{
  QueueRun *run = data;

  if (!dp_queue_study_run (&run->study, &run->result, NULL))
    g_error ("the study was refused");
}

static void
report_queue (const char  *name,
              DpQueueStudy study,
              int          goal)
{
  QueueRun run = { .study = study };
  const double seconds = time_it (run_queue, &run);

  printf ("%-28s %8.1f million events/s (goal %d)\n", name, (double) run.result.events / seconds / 1e6, goal);
}

typedef struct
{
  DpSimStudy study;
  DpSimPlan plans[3];
  gsize n_plans;
  DpSimResult results[3];
  DpSimDifference differences[9 * DP_SIM_N_HEADLINES];
} FutureRun;

static void
run_futures (gpointer data)
{
  FutureRun *run = data;

  if (!dp_simulation_run (&run->study, run->plans, run->n_plans, run->results, run->differences, NULL))
    g_error ("the plan was refused");
  for (gsize i = 0; i < run->n_plans; i++)
    dp_sim_result_clear (&run->results[i]);
}

/* Eight places, 24 referrals a year, mean stay a quarter of a year, first come first served, ten years from empty. */
static FutureRun
plan_run (gint64 replications,
          int    threads)
{
  static const double weight[] = { 1 };
  static const int order[] = { 0 };
  static const DpSimUnit unit = { { 8, 0, 0 }, -1, 0, 0 };

  return (FutureRun) {
    .study = { .replications = replications, .seed = 1, .threads = threads },
    .plans = { { .n_regions = 1, .n_units = 1, .n_years = 10, .units = &unit, .region_weight = weight, .order = order,
                 .rate_low = 24, .rate_high = 24, .acceptance = 1, .law = DP_STAY_EXPONENTIAL,
                 .mean = DP_WEEKS_PER_YEAR / 4, .cv = 1, .max_wait = 1e9, .practice_threshold = 20 } },
    .n_plans = 1,
  };
}

/* Processor seconds of the whole program. */
static double
processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* Other programs on the machine take wall-clock time, not processor time; the second says what the threads cost themselves. */
static void
report_futures (void)
{
  double wall[2] = { INFINITY, INFINITY }, processor[2] = { INFINITY, INFINITY };

  for (int round = 0; round < THREAD_ROUNDS; round++)
    for (int i = 0; i < 2; i++)
      {
        FutureRun run = plan_run (THREAD_FUTURES, i + 1);
        const double before = processor_seconds ();
        const gint64 start = g_get_monotonic_time ();

        run_futures (&run);
        wall[i] = MIN (wall[i], (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
        processor[i] = MIN (processor[i], processor_seconds () - before);
      }
  for (int i = 0; i < 2; i++)
    printf ("plan futures, %d thread%s      %8.0f futures/s (goal 50000 on one), %.0f for a second of processor time\n", i + 1,
            i > 0 ? "s" : " ", THREAD_FUTURES / wall[i], THREAD_FUTURES / processor[i]);
  printf ("%-28s %8.2f times one (goal 1.9); they use %.1f %% more processor time\n", "two threads", wall[0] / wall[1],
          100 * (processor[1] / processor[0] - 1));
}

/* What the program has held at most, after few futures and after many. */
static void
report_memory (void)
{
  const gint64 counts[] = { 1000, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      FutureRun run = plan_run (counts[i], 2);
      struct rusage usage;

      run_futures (&run);
      getrusage (RUSAGE_SELF, &usage);
      printf ("memory at most after %-7d %8.1f MB\n", (int) counts[i], (double) usage.ru_maxrss / 1024);
    }
}

typedef struct
{
  int flag; /* atomic */
  gint64 set;
} Cancel;

static gpointer
cancel_thread (gpointer data)
{
  Cancel *cancel = data;

  g_usleep (20000);
  cancel->set = g_get_monotonic_time ();
  g_atomic_int_set (&cancel->flag, 1);
  return NULL;
}

/* Three proposals with five regions, ten years, 2,000 futures, 80–100 women a year, everything switched on. */
static void
report_comparison (void)
{
  static const double weight[] = { 0.32, 0.14, 0.21, 0.23, 0.10 };
  static const int order[] = { 0, 1, -1, -1, -1, 1, 0, -1, -1, -1, 2, 3, -1, -1, -1,
                               3, 4, -1, -1, -1, 4, 3, -1, -1, -1 };
  static DpSimUnit units[3][5];
  FutureRun run = { .study = { .replications = 2000, .seed = 1, .threads = 2 }, .n_plans = 3 };

  for (int i = 0; i < 3; i++)
    {
      for (int u = 0; u < 5; u++)
        units[i][u] = (DpSimUnit) { { 6 + i, 3 * u, 12 }, -1, u, 1 };
      run.plans[i] = (DpSimPlan) {
        .n_regions = 5, .n_units = 5, .n_years = 10, .units = units[i], .region_weight = weight, .order = order,
        .rate_low = 80, .rate_high = 100, .acceptance = 1, .pregnancy = TRUE, .week_low = 8, .week_mode = 18,
        .week_high = 34, .birth_week = 40, .law = DP_STAY_LOGNORMAL, .mean = 13, .cv = 0.7, .large_share = 0.1,
        .max_wait = 8, .wait_anywhere = TRUE, .practice_threshold = 10,
      };
    }
  const double before = processor_seconds (), seconds = time_it (run_futures, &run);

  printf ("%-28s %8.3f s (goal 0.5), %.3f s of processor time for both threads\n", "3 proposals, 2,000 futures", seconds,
          (processor_seconds () - before) / ROUNDS);

  /* The same, stopped while it runs: from the flag to the return. */
  {
    double worst = 0;

    for (int round = 0; round < CANCEL_ROUNDS; round++)
      {
        Cancel cancel = { 0 };
        g_autoptr (GError) error = NULL;
        gint64 end;
        GThread *thread;

        run.study.replications = DP_SIM_REPLICATIONS_MAX;
        run.study.cancel = &cancel.flag;
        thread = g_thread_new ("cancel", cancel_thread, &cancel);
        if (dp_simulation_run (&run.study, run.plans, run.n_plans, run.results, NULL, &error))
          g_error ("the study did not stop");
        end = g_get_monotonic_time ();
        g_thread_join (thread);
        worst = MAX (worst, (double) (end - cancel.set) / 1000);
      }
    printf ("%-28s %8.1f ms at most (goal 50)\n", "stopping it", worst);
  }
}

typedef struct
{
  const char *name;
  void (*run) (void);
} Formula;

static double formula_sum;

static void
run_erlang_b (void)
{
  formula_sum += dp_erlang_b (10, 8);
}

static void
run_erlang_c (void)
{
  double probability, wait;

  if (dp_erlang_c (10, 8, &probability, &wait, NULL))
    formula_sum += wait;
}

static void
run_places (void)
{
  int places;

  if (dp_erlang_b_places (56, 0.05, &places, NULL))
    formula_sum += places;
}

static void
run_load (void)
{
  double load;

  if (dp_erlang_b_load (10, 0.05, &load, NULL))
    formula_sum += load;
}

static void
run_mgc (void)
{
  DpQueueAnswer answer;

  if (dp_mgc (10, 8, 1, 0.7, &answer, NULL))
    formula_sum += answer.mean_wait;
}

static void
run_erlang_a (void)
{
  DpQueueAnswer answer;

  if (dp_erlang_a (10, 12, 1, 0.5, &answer, NULL))
    formula_sum += answer.mean_wait;
}

static void
run_census (void)
{
  const DpInflow inflow = { 24, 0, 3 };
  double mean, variance;
  DpStay stay;

  if (dp_stay_init (&stay, DP_STAY_LOGNORMAL, 0.75, 0.7, NULL) &&
      dp_census (&stay, &inflow, 1, NULL, 0, 2, &mean, &variance, NULL))
    formula_sum += mean;
}

static void
run_transient (void)
{
  double full, occupied;

  if (dp_transient_loss (10, 8, 0, 1, &full, &occupied, NULL))
    formula_sum += full;
}

static void
run_system (void)
{
  const double weights[5] = { 0.32, 0.14, 0.21, 0.23, 0.10 }, places[5] = { 6, 6, 6, 6, 6 };
  const double stays[5] = { 0.5, 0.5, 0.5, 0.5, 0.5 }, routing[25] = { [0] = 1, [6] = 1, [12] = 1, [18] = 1, [24] = 1 };
  const DpSystem system = { 5, 5, weights, places, stays, routing };
  DpSystemAnswer answer;

  dp_system_solve (&system, 90, &answer, NULL, NULL);
  formula_sum += answer.without_place;
}

/* Each formula a hundred times; a single answer is told. */
static void
report_formulas (void)
{
  static const Formula formulas[] = {
    { "Erlang B", run_erlang_b },
    { "Erlang B, places needed", run_places },
    { "Erlang B, load", run_load },
    { "Erlang C", run_erlang_c },
    { "Erlang A", run_erlang_a },
    { "M/G/c", run_mgc },
    { "start-up, M(t)/G/∞", run_census },
    { "transient loss", run_transient },
    { "five units, balance", run_system },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      const gint64 start = g_get_monotonic_time ();

      for (int k = 0; k < 100; k++)
        formulas[i].run ();
      printf ("formula: %-28s %8.4f ms (goal 1)\n", formulas[i].name, (double) (g_get_monotonic_time () - start) / 1e5);
    }
}

static void
run_tipping (gpointer data)
{
  const double people[5] = { 1911067, 852953, 1238406, 1365688, 593135 };
  const double places[5] = { 6, 6, 6, 6, 6 }, stays[5] = { 0.5, 0.5, 0.5, 0.5, 0.5 };
  const double routing[25] = { [0] = 1, [6] = 1, [12] = 1, [18] = 1, [24] = 1 };
  double weights[5];
  const DpSystem system = { 5, 5, weights, places, stays, routing };
  int *sum = data;

  dp_need_weights (people, 5, weights, NULL, NULL);
  for (int i = 0; i < 1000; i++)
    *sum += dp_system_tipping_country (&system, 0.1) + dp_system_tipping_every_region (&system, 0.1, NULL);
}

static void
run_smaa (gpointer data)
{
  const double scores[] = {
    80, 35, 60, 20, 55, 55, 70, 40, 65, 30, 30, 85, 75, 50, 45,
    65, 50, 50, 55, 60, 40, 40, 90, 35, 70, 72, 58, 33, 61, 49,
  };
  double rank[36], pairwise[36], central[30];
  double *sum = data;

  dp_smaa_exact (6, 5, scores, DP_WEIGHTS_UNIFORM, 0, rank, pairwise, central, NULL);
  *sum += rank[0];
}

/* Too many for the exact answer: eight proposals on four parameters, and twelve on eight. */
#define DRAWS 5000000

static void
run_sample (gpointer data,
            int      n_alternatives,
            int      n_criteria)
{
  double scores[12 * 8], rank[144], pairwise[144], central[96];
  double *sum = data;

  for (int i = 0; i < n_alternatives * n_criteria; i++)
    scores[i] = (37 * i + 11 * i * i) % 1013 / 10.13;
  dp_smaa_sample ((gsize) n_alternatives, (gsize) n_criteria, scores, DP_WEIGHTS_UNIFORM, 0, DRAWS, 1, rank, pairwise, central, NULL);
  *sum += rank[0];
}

static void
run_sample_8x4 (gpointer data)
{
  run_sample (data, 8, 4);
}

static void
run_sample_12x8 (gpointer data)
{
  run_sample (data, 12, 8);
}

static void
run_place (gpointer data)
{
  static double distance[98 * 20], weight[98];
  const DpPlaceProblem problem = { 98, 20, distance, weight, NULL, 60, 0.2 };
  guint32 x = 1;
  double *sum = data;

  for (int i = 0; i < 98 * 20 + 98; i++)
    {
      x = 1103515245u * x + 12345u;
      if (i < 98)
        weight[i] = 1 + (x >> 16) % 99;
      else
        distance[i - 98] = (x >> 16) % 401;
    }
  for (int units = 1; units <= 5; units++)
    {
      DpPlaceAnswer answer;

      dp_place_solve (&problem, units, &answer, NULL);
      *sum += answer.median.value;
    }
}

/* "futures": only the plan simulation, for bench-simpy.py. */
int
main (int    argc,
      char **argv)
{
  int tipping = 0;
  double sum = 0;
  const DpQueueStudy loss = { 10, 0, 8, DP_STAY_LOGNORMAL, 1, 0.7, 2000000, 1000, 1, 1, 1, NULL };
  DpQueueStudy queue = { 10, DP_WAITING_UNLIMITED, 8, DP_STAY_EXPONENTIAL, 1, 1, 2000000, 1000, 1, 1, 1, NULL };

  if (argc > 1)
    {
      report_futures ();
      return g_str_equal (argv[1], "futures") ? 0 : 2;
    }
  report_queue ("M/G/10/10, lognormal, load 8", loss, 15);
  report_queue ("M/M/10, load 8", queue, 14);
  queue.replications = 20;
  queue.customers = 200000;
  report_queue ("M/M/10, 20 runs, 1 thread", queue, 14);
  queue.threads = 2;
  report_queue ("M/M/10, 20 runs, 2 threads", queue, 28);
  report_memory ();
  report_futures ();
  report_comparison ();
  report_formulas ();
  printf ("%-28s %8.3f ms\n", "both tipping points", time_it (run_tipping, &tipping));
  printf ("%-28s %8.2f ms (goal 20)\n", "acceptability, 6 × 5", 1e3 * time_on_core (run_smaa, &sum));
  printf ("%-28s %8.1f million draws/s on a core (goal 20)\n", "acceptability, drawn, 8 × 4",
          DRAWS / time_on_core (run_sample_8x4, &sum) / 1e6);
  printf ("%-28s %8.1f million draws/s on a core (goal 20)\n", "acceptability, drawn, 12 × 8",
          DRAWS / time_on_core (run_sample_12x8, &sum) / 1e6);
  printf ("%-28s %8.2f ms (goal 5)\n", "all sites, 1–5 of 20", 1e3 * time_it (run_place, &sum));
  return sum + tipping + formula_sum > 0 ? 0 : 1;
}
