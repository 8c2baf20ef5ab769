/* coverage.c: how often nominal 95 % intervals hold the exact answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "coverage.h"

#include "engine/dp-erlang.h"
#include "engine/dp-overflow.h"
#include "engine/dp-queue-study.h"
#include "engine/dp-simulation.h"

#include <math.h>
#include <string.h>

#define CASES 400

/* States of the exact models of a queue without end; beyond them there is nothing that a double would show. */
#define STATES 400
#define STEPS_PER_YEAR 200

#define STAYS_PER_YEAR 4.0
#define MEAN (DP_WEEKS_PER_YEAR / STAYS_PER_YEAR)

static const struct
{
  DpStayLaw law;
  double cv;
} laws[] = {
  { DP_STAY_EXPONENTIAL, 1 }, { DP_STAY_LOGNORMAL, 0.7 }, { DP_STAY_DETERMINISTIC, 0 },
  { DP_STAY_GAMMA, 1.5 },     { DP_STAY_HYPEREXPONENTIAL, 2 },
};

static void
tally (CoverageKind *kind,
       const char   *name,
       DpEstimate    estimate,
       double        exact)
{
  kind->name = name;
  kind->cases++;
  kind->too_high += exact < estimate.low;
  kind->too_low += exact > estimate.high;
}

int
coverage_cases (const Coverage *coverage)
{
  int sum = 0;

  for (int i = 0; i < coverage->n_kinds; i++)
    sum += coverage->kinds[i].cases;
  return sum;
}

int
coverage_inside (const Coverage *coverage)
{
  int sum = 0;

  for (int i = 0; i < coverage->n_kinds; i++)
    sum += coverage->kinds[i].cases - coverage->kinds[i].too_high - coverage->kinds[i].too_low;
  return sum;
}

/* M/M/c/c+K by its birth and death chain; the wait in mean stays. */
static void
solve_limited (int     servers,
               int     waiting,
               double  load,
               double *blocking,
               double *wait)
{
  double term = 1, sum = 1, queue = 0;

  for (int n = 1; n <= servers + waiting; n++)
    {
      term *= load / MIN (n, servers);
      sum += term;
      queue += MAX (n - servers, 0) * term;
    }
  *blocking = term / sum;
  *wait = queue / sum / load / (1 - *blocking);
}

/* Evenly over a range, in an order that has nothing to do with that of places and laws. */
static double
spread (int    number,
        double low,
        double high)
{
  return low + (high - low) * (number * 37 % CASES) / (CASES - 1.0);
}

void
coverage_queues (guint64   seed,
                 Coverage *coverage)
{
  *coverage = (Coverage) { .n_kinds = 7 };
  for (int i = 0; i < CASES; i++)
    {
      const int servers = 1 + i / 8 % 12, which = i % 8;
      const gboolean unlimited = which == 4 || which == 5;
      const double rho = spread (i, 0.2, unlimited ? 0.9 : 1.5), load = rho * servers;
      /* With a queue, the exact answer is known for the exponential law, and for one server for all. */
      const gsize law = which < 4 || servers == 1 ? (gsize) (i / 8 % 5) : 0;
      const DpQueueStudy study = {
        .servers = servers, .waiting = which < 4 ? 0 : unlimited ? DP_WAITING_UNLIMITED : 1 + i / 16 % 5,
        .arrival = 2 * load, .law = which < 6 ? laws[law].law : DP_STAY_EXPONENTIAL, .mean = 0.5,
        .cv = which < 6 ? laws[law].cv : 1, .customers = 3000, .warmup = 1000, .replications = 30,
        .seed = seed * 100000 + (guint64) i, .threads = 2,
      };
      DpQueueResult result;
      double blocking, wait, probability;

      g_assert_true (dp_queue_study_run (&study, &result, NULL));
      if (which < 2)
        tally (&coverage->kinds[0], "blocking", result.blocking, dp_erlang_b (servers, load));
      else if (which < 4)
        tally (&coverage->kinds[1], "utilisation", result.utilisation, rho * (1 - dp_erlang_b (servers, load)));
      else if (unlimited)
        {
          g_assert_true (dp_erlang_c (servers, load, &probability, &wait, NULL));
          /* Pollaczek and Khinchine. */
          if (servers == 1)
            wait = rho * (1 + study.cv * study.cv) / 2 / (1 - rho);
          if (which == 4)
            tally (&coverage->kinds[2], "share that waits", result.wait_probability, probability);
          else
            tally (&coverage->kinds[3], "mean wait", result.mean_wait, 0.5 * wait);
        }
      else
        {
          solve_limited (servers, (int) study.waiting, load, &blocking, &wait);
          if (which == 6)
            tally (&coverage->kinds[4], "blocking, short queue", result.blocking, blocking);
          else if (i % 16 < 8)
            tally (&coverage->kinds[5], "mean wait, short queue", result.mean_wait, 0.5 * wait);
          else
            tally (&coverage->kinds[6], "utilisation, short queue", result.utilisation, rho * (1 - blocking));
        }
    }
}

/* A unit of exponential stays from empty: means over one year. */
typedef struct
{
  double full;      /* share of the time with all places taken */
  double occupancy; /* share of the places in use */
  double wait;      /* mean wait of those who come, weeks */
} ExactYear;

/* One step of the chain by uniformization; the unit of time is the mean stay. */
static void
step (double *state,
      int     n_states,
      int     servers,
      double  load,
      double  time)
{
  const double rate = load + servers;
  double now[STATES], next[STATES], sum[STATES] = { 0 };
  double weight = exp (-rate * time);

  memcpy (now, state, n_states * sizeof *now);
  for (int k = 1; weight > 1e-18; k++)
    {
      for (int n = 0; n < n_states; n++)
        {
          const double up = n + 1 < n_states ? load : 0, down = MIN (n, servers);

          sum[n] += weight * now[n];
          next[n] = now[n] * (1 - (up + down) / rate);
          if (n > 0)
            next[n] += now[n - 1] * load / rate;
          if (n + 1 < n_states)
            next[n] += now[n + 1] * MIN (n + 1, servers) / rate;
        }
      memcpy (now, next, n_states * sizeof *now);
      weight *= rate * time / k;
    }
  memcpy (state, sum, n_states * sizeof *sum);
}

static void
solve_years (int        servers,
             gboolean   waits,
             double     load,
             int        n_years,
             ExactYear *years)
{
  const int n_states = waits ? STATES : servers + 1;
  double state[STATES] = { 1 };

  for (int y = 0; y < n_years; y++)
    {
      years[y] = (ExactYear) { 0, 0, 0 };
      /* Simpson's rule. */
      for (int i = 0; i <= STEPS_PER_YEAR; i++)
        {
          const double weight = (i == 0 || i == STEPS_PER_YEAR ? 1 : i % 2 == 1 ? 4 : 2) / 3.0 / STEPS_PER_YEAR;

          for (int n = 0; n < n_states; n++)
            {
              years[y].full += n >= servers ? weight * state[n] : 0;
              years[y].occupancy += weight * state[n] * MIN (n, servers) / servers;
              years[y].wait += n >= servers ? weight * state[n] * (n - servers + 1) / servers * MEAN : 0;
            }
          if (i < STEPS_PER_YEAR)
            step (state, n_states, servers, load, STAYS_PER_YEAR / STEPS_PER_YEAR);
        }
    }
}

/* Two units that take each other's women, in balance. */
static void
tally_overflow (int               number,
                double            rho,
                const DpSimStudy *study,
                Coverage         *coverage)
{
  const int places[] = { 1 + number / 8 % 6, 1 + number / 48 % 6 };
  const double weights[] = { 0.4, 0.6 }, stays[] = { 1, 1 };
  const double load = rho * (places[0] + places[1]), arrivals[] = { 0.4 * load, 0.6 * load };
  const int order[] = { 0, 1, 1, 0 };
  const DpSimUnit units[] = { { { places[0], 0, 0 }, -1, 0, 0 }, { { places[1], 0, 0 }, -1, 1, 0 } };
  const DpSimPlan plan = {
    .n_regions = 2, .n_units = 2, .n_years = 6, .units = units, .region_weight = weights, .order = order,
    .rate_low = STAYS_PER_YEAR * load, .rate_high = STAYS_PER_YEAR * load, .acceptance = 1, .law = DP_STAY_EXPONENTIAL,
    .mean = MEAN, .cv = 1,
  };
  const int r = number / 8 % 2;
  DpOverflowAnswer exact[2];
  g_auto (DpSimResult) result = { 0 };

  g_assert_true (dp_overflow_solve (2, places, arrivals, stays, order, exact, NULL, NULL));
  g_assert_true (dp_simulation_run (study, &plan, 1, &result, NULL, NULL));
  if (number / 16 % 2 == 0)
    tally (&coverage->kinds[6], "passed on, share", result.regions[5 * 2 + r].elsewhere_share, exact[r].elsewhere);
  else
    tally (&coverage->kinds[6], "passed on, share", result.regions[5 * 2 + r].without_share, exact[r].without_place);
}

void
coverage_futures (guint64   seed,
                  Coverage *coverage)
{
  const double weight = 1;
  const int order = 0;

  *coverage = (Coverage) { .n_kinds = 7 };
  for (int i = 0; i < CASES; i++)
    {
      const DpSimUnit unit = { { 1 + i / 8 % 12, 0, 0 }, -1, 0, 0 };
      const int servers = unit.ramp.places, which = i % 8;
      const double rho = spread (i, 0.2, 1.5), load = rho * servers;
      const gboolean waits = which >= 4 && which < 7;
      /* From the third year on a loss system has forgotten its start, and Erlang B holds for every law. */
      const int year = which == 0 ? 3 : i / 8 % 2;
      DpSimStudy study = { .replications = i % 16 < 8 ? 200 : 600, .seed = seed * 100000 + (guint64) i, .threads = 2 };
      DpSimPlan plan = {
        .n_regions = 1, .n_units = 1, .n_years = year + 1, .units = &unit, .region_weight = &weight, .order = &order,
        .rate_low = STAYS_PER_YEAR * load, .rate_high = STAYS_PER_YEAR * load, .acceptance = 1,
        .law = DP_STAY_EXPONENTIAL, .mean = MEAN, .cv = 1, .max_wait = waits ? INFINITY : 0,
      };
      ExactYear exact[4];
      g_auto (DpSimResult) result = { 0 };

      if (which == 7)
        {
          tally_overflow (i, rho, &study, coverage);
          continue;
        }
      if (which == 0)
        {
          plan.law = laws[i / 8 % 5].law;
          plan.cv = laws[i / 8 % 5].cv;
        }
      /* Those that stop by themselves, when their numbers seem to be known. */
      if (which == 1)
        {
          study.replications = 100000;
          study.share_half_width = 0.01;
          study.occupancy_half_width = 0.01;
        }
      g_assert_true (dp_simulation_run (&study, &plan, 1, &result, NULL, NULL));
      if (which == 0)
        {
          tally (&coverage->kinds[0], "without place, in balance", result.total[year].without_share,
                 dp_erlang_b (servers, load));
          continue;
        }
      solve_years (servers, waits, load, year + 1, exact);
      if (which == 1)
        tally (&coverage->kinds[1], "without place, stopping", result.total[year].without_share, exact[year].full);
      else if (which == 2)
        tally (&coverage->kinds[2], "women without place", result.total[year].without,
               STAYS_PER_YEAR * load * exact[year].full);
      else if (which == 3 || which == 6)
        tally (&coverage->kinds[3], "occupancy", result.occupancy[year], exact[year].occupancy);
      else if (which == 4)
        tally (&coverage->kinds[4], "mean wait", result.total[year].wait, exact[year].wait);
      else
        tally (&coverage->kinds[5], "placed at once", result.total[year].at_once_share, 1 - exact[year].full);
    }
}
