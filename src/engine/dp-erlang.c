/* dp-erlang.c: Erlang's loss and delay formulas.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-erlang.h"

#include "engine/dp-engine-error.h"

#include <math.h>

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
