/* dp-erlang.c: Erlang's loss and delay formulas.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-erlang.h"

#include "engine/dp-engine-error.h"

#include <float.h>
#include <math.h>

/* Newton's method needs about six steps; bisection, its safeguard, at most the bits of a double and its exponent. */
#define INVERSE_STEPS_MAX 1200

/**
 * dp_check_servers:
 * @servers: number of servers (places)
 * @error: return location for an error naming "servers"
 *
 * Returns: whether @servers is 1–%DP_SERVERS_MAX
 */
gboolean
dp_check_servers (gint64   servers,
                  GError **error)
{
  if (servers < 1)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "servers", "must be at least 1");
      return FALSE;
    }
  return dp_check_at_most ("servers", (double) servers, DP_SERVERS_MAX, error);
}

/**
 * dp_check_load:
 * @load: offered load in erlang
 * @error: return location for an error naming "load"
 *
 * Returns: whether @load is finite and 0–%DP_LOAD_MAX
 */
gboolean
dp_check_load (double   load,
               GError **error)
{
  return dp_check_not_negative ("load", load, error) && dp_check_at_most ("load", load, DP_LOAD_MAX, error);
}

/**
 * dp_erlang_b:
 * @servers: number of servers (places), ≥ 0
 * @load: offered load in erlang (arrivals × mean stay), finite, ≥ 0
 *
 * Erlang's loss formula: the share of arrivals that find all servers busy when nobody waits (M/G/c/c). It holds for
 * any distribution of the stay. The recursion B(0) = 1, B(n) = aB(n−1) / (n + aB(n−1)) has no factorials and damps its
 * own rounding errors (Erlang 1917; Jagerman 1974).
 *
 * Returns: the blocking probability, 0–1; 1 when there are no servers
 */
double
dp_erlang_b (int    servers,
             double load)
{
  double b = 1;

  g_return_val_if_fail (servers >= 0, 1);
  g_return_val_if_fail (isfinite (load) && load >= 0, 1);

  for (int n = 1; n <= servers; n++)
    {
      const double ab = load * b;

      b = ab / (n + ab);
    }
  return b;
}

/**
 * dp_erlang_empty:
 * @servers: number of servers (places), ≥ 0
 * @load: offered load in erlang, finite, ≥ 0
 *
 * Returns: the share 0–1 of the time in which no server is busy when nobody waits (M/G/c/c): 1 / Σ aⁿ/n!, n = 0 … c
 */
double
dp_erlang_empty (int    servers,
                 double load)
{
  double term = 1, sum = 1;

  g_return_val_if_fail (servers >= 0, 1);
  g_return_val_if_fail (isfinite (load) && load >= 0, 1);

  for (int n = 1; n <= servers; n++)
    {
      term *= load / n;
      sum += term;
    }
  return 1 / sum;
}

/**
 * dp_erlang_c:
 * @servers: number of servers (places), ≥ 1
 * @load: offered load in erlang, 0 ≤ @load < @servers
 * @wait_probability: (out) (optional): share of arrivals that have to wait
 * @mean_wait: (out) (optional): mean wait of all arrivals, in mean service times
 * @error: return location for an error
 *
 * Erlang's delay formula for M/M/c, first come first served, no end to the queue and nobody leaving it:
 * C = cB / (c − a(1 − B)) and W/S = C / (c − a), with B from dp_erlang_b().
 *
 * Returns: FALSE with %DP_ENGINE_ERROR_UNSTABLE when the load is not below the number of servers
 */
gboolean
dp_erlang_c (int      servers,
             double   load,
             double  *wait_probability,
             double  *mean_wait,
             GError **error)
{
  double b, c;

  if (!dp_check_servers (servers, error) || !dp_check_load (load, error))
    return FALSE;
  if (load >= servers)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_UNSTABLE, "load",
                           "must be below the number of servers; otherwise the queue grows without end");
      return FALSE;
    }

  b = dp_erlang_b (servers, load);
  /* c − a(1 − B) written so that nothing cancels when the load is close to the number of servers. */
  c = servers * b / ((servers - load) + load * b);
  if (wait_probability != NULL)
    *wait_probability = c;
  if (mean_wait != NULL)
    *mean_wait = c / (servers - load);
  return TRUE;
}

/**
 * dp_erlang_c_tail:
 * @servers: number of servers (places), ≥ 1
 * @load: offered load in erlang, 0 ≤ @load < @servers
 * @wait: a wait in mean service times, ≥ 0
 * @probability: (out): share of arrivals that wait longer than @wait
 * @error: return location for an error
 *
 * P(W > t) = C exp (−(c − a) t), with C from dp_erlang_c().
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_erlang_c_tail (int      servers,
                  double   load,
                  double   wait,
                  double  *probability,
                  GError **error)
{
  double c;

  g_return_val_if_fail (probability != NULL, FALSE);

  if (!dp_erlang_c (servers, load, &c, NULL, error) || !dp_check_not_negative ("wait", wait, error))
    return FALSE;
  *probability = c * exp (-(servers - load) * wait);
  return TRUE;
}

/**
 * dp_erlang_b_load:
 * @servers: number of servers (places), ≥ 1
 * @blocking: share of arrivals turned away, between 0 and 1
 * @load: (out): the offered load in erlang at which @servers turn away @blocking
 * @error: return location for an error
 *
 * The inverse of Erlang's loss formula in its load. Newton's method on ln B in ln a, with the derivative c − a + aB
 * (Jagerman 1974), kept inside a shrinking bracket.
 *
 * Returns: FALSE when an input is refused or the load would lie beyond %DP_LOAD_MAX
 */
gboolean
dp_erlang_b_load (int      servers,
                  double   blocking,
                  double  *load,
                  GError **error)
{
  double low = 0, high, a;

  g_return_val_if_fail (load != NULL, FALSE);

  if (!dp_check_servers (servers, error) || !dp_check_open_share ("blocking", blocking, error))
    return FALSE;

  /* No more than c places are ever in use, a (1 − B) < c: the bracket's upper end. */
  high = servers / (1 - blocking);
  if (!dp_check_at_most ("blocking", high, DP_LOAD_MAX, NULL))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "blocking",
                           "is so close to 1 that the load is beyond what can be handled");
      return FALSE;
    }
  a = servers * MAX (blocking, 0.1);
  for (int i = 0; i < INVERSE_STEPS_MAX; i++)
    {
      const double b = dp_erlang_b (servers, a);
      double next;

      if (b > blocking)
        high = a;
      else
        low = a;
      next = b > 0 ? a * exp (-log (b / blocking) / (servers - a + a * b)) : high;
      if (!(next > low && next < high))
        next = low + (high - low) / 2;
      if (fabs (next - a) <= a * DBL_EPSILON || !(next > low && next < high))
        break;
      a = next;
    }
  *load = a;
  return TRUE;
}

/**
 * dp_erlang_b_places:
 * @load: offered load in erlang, ≥ 0
 * @blocking: largest acceptable share turned away, between 0 and 1
 * @servers: (out): the smallest number of servers (places) that keeps it
 * @error: return location for an error
 *
 * Steps the recursion of dp_erlang_b() until the share is small enough.
 *
 * Returns: FALSE when an input is refused or more than %DP_SERVERS_MAX would be needed
 */
gboolean
dp_erlang_b_places (double   load,
                    double   blocking,
                    int     *servers,
                    GError **error)
{
  double b = 1;

  g_return_val_if_fail (servers != NULL, FALSE);

  if (!dp_check_load (load, error) || !dp_check_open_share ("blocking", blocking, error))
    return FALSE;
  /* At least a (1 − B) places are in use: no use stepping towards more than can be handled. */
  for (int n = 1; n <= DP_SERVERS_MAX && load * (1 - blocking) <= DP_SERVERS_MAX; n++)
    {
      const double ab = load * b;

      b = ab / (n + ab);
      if (b <= blocking)
        {
          *servers = n;
          return TRUE;
        }
    }
  dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "load", "needs more places than can be handled");
  return FALSE;
}

/**
 * dp_erlang_c_places:
 * @load: offered load in erlang, ≥ 0
 * @wait: a wait in mean service times, ≥ 0
 * @probability: largest acceptable share waiting longer than @wait, between 0 and 1
 * @servers: (out): the smallest number of servers (places) that keeps it
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused or more than %DP_SERVERS_MAX would be needed
 */
gboolean
dp_erlang_c_places (double   load,
                    double   wait,
                    double   probability,
                    int     *servers,
                    GError **error)
{
  double b = 1;

  g_return_val_if_fail (servers != NULL, FALSE);

  if (!dp_check_load (load, error) || !dp_check_not_negative ("wait", wait, error) ||
      !dp_check_open_share ("probability", probability, error))
    return FALSE;
  for (int n = 1; n <= DP_SERVERS_MAX && load < DP_SERVERS_MAX; n++)
    {
      const double ab = load * b;

      b = ab / (n + ab);
      if (n > load)
        {
          const double c = n * b / ((n - load) + load * b);

          if (c * exp (-(n - load) * wait) <= probability)
            {
              *servers = n;
              return TRUE;
            }
        }
    }
  dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "load", "needs more places than can be handled");
  return FALSE;
}
