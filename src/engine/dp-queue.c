/* dp-queue.c: queues whose stays are not exponential, and queues that women leave.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-queue.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"

#include <math.h>

/* The longest sum Erlang A is asked for; more only when nearly nobody ever leaves an overloaded queue. */
#define ERLANG_A_TERMS_MAX 5000000

/* Terms that grow beyond this are scaled down with everything else, so that no sum overflows. */
#define LARGE_TERM 1e250

static gboolean
check_queue (int      servers,
             double   arrival,
             double   mean,
             GError **error)
{
  return dp_check_servers (servers, error) && dp_check_not_negative ("arrival", arrival, error) &&
         dp_check_at_most ("arrival", arrival, DP_LOAD_MAX, error) && dp_check_positive ("mean", mean, error) &&
         dp_check_at_most ("mean", mean, DP_LOAD_MAX, error) && dp_check_load (arrival * mean, error);
}

/**
 * dp_mgc:
 * @servers: number of servers (places), ≥ 1
 * @arrival: arrivals per unit of time, ≥ 0
 * @mean: mean stay in the same unit of time, > 0; @arrival × @mean must be below @servers
 * @cv: coefficient of variation of the stay (standard deviation / mean), ≥ 0; 0 = all stays alike, 1 = exponential
 * @answer: (out caller-allocates): the answer
 * @error: return location for an error
 *
 * The queue M/G/c, first come first served, by Kimura's interpolation (1986) between exponential and equal stays:
 * W = (1 + cv²) / (2 cv² / W(M/M/c) + (1 − cv²) / W(M/D/c)), with W(M/D/c) by Cosmetatos (1975). Exact for one server
 * and for cv = 1; %DP_MGC_BAND says how far off it is otherwise. The share that waits is Erlang C's, which is exact for
 * cv = 1 and close for others.
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_mgc (int            servers,
        double         arrival,
        double         mean,
        double         cv,
        DpQueueAnswer *answer,
        GError       **error)
{
  double load, rho, wait_probability, exponential, equal, cv2, wait;

  g_return_val_if_fail (answer != NULL, FALSE);

  if (!check_queue (servers, arrival, mean, error) || !dp_check_not_negative ("cv", cv, error) ||
      !dp_check_at_most ("cv", cv, 1e6, error))
    return FALSE;
  load = arrival * mean;
  if (!dp_erlang_c (servers, load, &wait_probability, &exponential, error))
    return FALSE;

  *answer = (DpQueueAnswer) { .wait_probability = wait_probability, .utilisation = load / servers };
  if (exponential <= 0)
    return TRUE;

  rho = load / servers;
  cv2 = cv * cv;
  equal = exponential / 2 * (1 + (1 - rho) * (servers - 1) * (sqrt (4 + 5.0 * servers) - 2) / (16 * rho * servers));
  wait = (1 + cv2) / (2 * cv2 / exponential + (1 - cv2) / equal);
  /* Where the wait is nearly nothing its reciprocals leave the range of a double; the formula's limit is this. */
  if (!isfinite (wait) || wait <= 0)
    wait = exponential * (1 + cv2) / 2;
  answer->mean_wait = wait * mean;
  answer->mean_queue = wait * load;
  return TRUE;
}

/**
 * dp_erlang_a:
 * @servers: number of servers (places), ≥ 1
 * @arrival: arrivals per unit of time, ≥ 0
 * @mean: mean stay in the same unit of time, > 0
 * @patience: mean time until a waiting woman leaves the queue, in the same unit, > 0
 * @answer: (out caller-allocates): the answer
 * @error: return location for an error
 *
 * The queue M/M/c+M (Palm 1957): exponential stays, first come first served, and each waiting woman leaves at the rate
 * 1/@patience. Always stable. The stationary probabilities of the states above c, relative to that of c, are summed
 * directly; those below c sum to 1/B − 1 with B from dp_erlang_b(). All terms are positive, so nothing cancels.
 *
 * Returns: FALSE when an input is refused, or when the load is so high and patience so long that the sum is too long
 */
gboolean
dp_erlang_a (int            servers,
             double         arrival,
             double         mean,
             double         patience,
             DpQueueAnswer *answer,
             GError       **error)
{
  double load, theta, b, idle, term, above = 0, waiting = 0, all;
  int k = 0;

  g_return_val_if_fail (answer != NULL, FALSE);

  if (!check_queue (servers, arrival, mean, error) || !dp_check_positive ("patience", patience, error))
    return FALSE;
  load = arrival * mean;
  theta = mean / patience;
  if (!isfinite (theta) || theta > 1e100)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "patience", "is too short beside the mean stay");
      return FALSE;
    }
  /* The terms grow until state a/θ and then fall off over some square roots of it. */
  if (load >= servers && (load - servers) / theta + 10 * sqrt (load / theta) > ERLANG_A_TERMS_MAX / 4.0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "patience",
                           "is too long for a load above the number of places");
      return FALSE;
    }

  b = dp_erlang_b (servers, load);
  /* 1 − b, without the cancellation under a load that is far too high: one step of the recursion. */
  idle = servers / (servers + load * dp_erlang_b (servers - 1, load));
  *answer = (DpQueueAnswer) { .utilisation = load * idle / servers };
  if (b <= 0)
    return TRUE;

  term = b;
  do
    {
      k++;
      term *= load / (servers + k * theta);
      above += term;
      waiting += k * term;
      if (above > LARGE_TERM)
        {
          const double scale = 1 / LARGE_TERM;

          term *= scale;
          above *= scale;
          waiting *= scale;
          idle *= scale;
          b *= scale;
        }
    }
  while ((load >= servers + k * theta || term * k > waiting * 1e-18) && k < ERLANG_A_TERMS_MAX);

  all = idle + b + above;
  answer->wait_probability = (b + above) / all;
  answer->mean_queue = waiting / all;
  answer->mean_wait = arrival > 0 ? answer->mean_queue / arrival : 0;
  answer->abandon_probability = load > 0 ? MIN (theta * answer->mean_queue / load, 1) : 0;
  answer->utilisation = (servers * above + load * idle) / (servers * all);
  return TRUE;
}
