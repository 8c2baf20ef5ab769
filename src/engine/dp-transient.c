/* dp-transient.c: how a loss system moves from where it is towards its steady state.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-transient.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"

#include <math.h>

/* Longest stretch of uniformised time in one go: exp (−500) is still a normal number. */
#define STRETCH 500.0

/* Weight of the terms left out, relative to the probability of a full house. */
#define TAIL_TOLERANCE 1e-15

/* Nothing moves any more when no probability changes by more than this part of itself over a whole stretch. */
#define STEADY_TOLERANCE 1e-15

/* States × terms a call may cost: well under a second. */
#define WORK_MAX 3e8

#define SERVERS_MAX 10000

/* One event of the uniformised chain: next = state × (I + Q / rate). */
static void
jump (const double *state,
      double       *next,
      int           servers,
      double        load,
      double        rate)
{
  const double up = load / rate;

  for (int n = 0; n <= servers; n++)
    {
      double p = state[n] * (n < servers ? (servers - n) / rate : load / rate);

      if (n > 0)
        p += state[n - 1] * up;
      if (n < servers)
        p += state[n + 1] * ((n + 1) / rate);
      next[n] = p;
    }
}

/* Moves the state by events, a Poisson number of them with the given mean of at most STRETCH. */
static void
move (double *state,
      double *work,
      int     servers,
      double  load,
      double  events)
{
  const double rate = load + servers;
  double *sum = work, *now = work + servers + 1, *next = work + 2 * (servers + 1);
  double weight = exp (-events), rest;

  for (int n = 0; n <= servers; n++)
    {
      now[n] = state[n];
      sum[n] = weight * now[n];
    }
  for (int k = 1;; k++)
    {
      double *swap;

      jump (now, next, servers, load, rate);
      swap = now;
      now = next;
      next = swap;
      weight *= events / k;
      for (int n = 0; n <= servers; n++)
        sum[n] += weight * now[n];
      /* Beyond the mode the weights fall faster than a geometric series with this ratio. */
      rest = k + 1 > events ? weight * events / (k + 1 - events) : 1;
      if (k > events && rest <= TAIL_TOLERANCE * sum[servers])
        break;
      /* Where a full house is all but impossible, the smallest numbers end the sum. */
      if (weight < G_MINDOUBLE)
        break;
    }
  for (int n = 0; n <= servers; n++)
    state[n] = sum[n];
}

/**
 * dp_transient_step:
 * @state: (array) (inout): probabilities of 0, 1, …, @servers places in use; @servers + 1 of them, summing to 1
 * @servers: number of servers (places), 1–10 000
 * @load: offered load in erlang during the step, ≥ 0
 * @t: length of the step in mean stays, ≥ 0
 * @error: return location for an error
 *
 * Moves the distribution of M/M/c/c by @t, by uniformization: with the rate Λ = a + c, P (t) = Σ Poisson (k; Λt) P₀ Uᵏ.
 * All terms are positive, so small probabilities keep their digits. Steps of different loads may follow each other.
 * Stays are exponential; how far other laws differ, no formula says.
 *
 * Returns: FALSE when an input is refused; @state is then untouched
 */
gboolean
dp_transient_step (double  *state,
                   int      servers,
                   double   load,
                   double   t,
                   GError **error)
{
  g_autofree double *work = NULL;
  double events, cost = 0;
  gint64 stretches;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!dp_check_servers (servers, error) || !dp_check_at_most ("servers", servers, SERVERS_MAX, error) ||
      !dp_check_load (load, error) || !dp_check_at_most ("load", load, DP_SERVERS_MAX, error) ||
      !dp_check_not_negative ("t", t, error) || !dp_check_at_most ("t", t, 1e9, error))
    return FALSE;
  if (t <= 0)
    return TRUE;

  work = g_new (double, 4 * ((gsize) servers + 1));
  events = (load + servers) * t;
  stretches = (gint64) ceil (events / STRETCH);
  for (gint64 i = 0; i < stretches; i++)
    {
      double *before = work + 3 * (servers + 1);
      gboolean steady = TRUE;

      if ((cost += 2 * STRETCH * servers) > WORK_MAX)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "t", "is too long for so many places");
          return FALSE;
        }
      for (int n = 0; n <= servers; n++)
        before[n] = state[n];
      move (state, work, servers, load, events / stretches);
      for (int n = 0; n <= servers && steady; n++)
        steady = fabs (state[n] - before[n]) <= STEADY_TOLERANCE * before[n];
      if (steady)
        break;
    }
  return TRUE;
}

/**
 * dp_transient_loss:
 * @servers: number of servers (places), 1–10 000
 * @load: offered load in erlang, ≥ 0
 * @occupied: places in use at time 0, 0–@servers
 * @t: time in mean stays, ≥ 0
 * @full: (out) (optional): probability that all places are in use at @t, which an arrival then meets
 * @mean_occupied: (out) (optional): expected number of places in use at @t
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_transient_loss (int      servers,
                   double   load,
                   int      occupied,
                   double   t,
                   double  *full,
                   double  *mean_occupied,
                   GError **error)
{
  g_autofree double *state = NULL;

  if (!dp_check_servers (servers, error) || !dp_check_at_most ("servers", servers, SERVERS_MAX, error) ||
      !dp_check_not_negative ("occupied", occupied, error) ||
      !dp_check_at_most ("occupied", occupied, servers, error))
    return FALSE;

  state = g_new0 (double, (gsize) servers + 1);
  state[occupied] = 1;
  if (!dp_transient_step (state, servers, load, t, error))
    return FALSE;
  if (full != NULL)
    *full = state[servers];
  if (mean_occupied != NULL)
    {
      *mean_occupied = 0;
      for (int n = 1; n <= servers; n++)
        *mean_occupied += n * state[n];
    }
  return TRUE;
}
