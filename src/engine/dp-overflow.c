/* dp-overflow.c: units that take over each other's women when one is full, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-overflow.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/* The balance of every state must hold to this part of the largest flow. */
#define RESIDUAL_TOLERANCE 1e-14

#define SWEEPS_MAX 20000

/* The chain: a state is the number of women in each unit, in mixed radix. */
typedef struct
{
  int n_units;
  int n_states;
  int stride[DP_OVERFLOW_UNITS_MAX];
  int places[DP_OVERFLOW_UNITS_MAX];
  double leave[DP_OVERFLOW_UNITS_MAX]; /* rate at which one woman leaves a unit */
  guint16 *full;                       /* per state: which units are full, as bits */
  guint16 *count;                      /* per state and unit: women in it */
  double *inflow;                      /* per set of full units and unit: rate at which women are placed there */
  double *out;                         /* per state: rate at which it is left */
  double *p;                           /* per state: its probability */
} Chain;

static void
chain_clear (Chain *chain)
{
  g_free (chain->full);
  g_free (chain->count);
  g_free (chain->inflow);
  g_free (chain->out);
  g_free (chain->p);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

/* The unit a woman of a region is placed in when the units in full are full; −1 for none. */
static int
find_unit (const int *order,
           int        n_units,
           int        region,
           guint      full)
{
  for (int i = 0; i < n_units; i++)
    {
      const int unit = order[region * n_units + i];

      if (unit < 0)
        return -1;
      if ((full & (1u << unit)) == 0)
        return unit;
    }
  return -1;
}

static void
build_chain (Chain        *chain,
             const double *arrivals,
             const int    *order)
{
  const int k = chain->n_units;

  chain->full = g_new0 (guint16, chain->n_states);
  chain->count = g_new (guint16, (gsize) chain->n_states * k);
  chain->inflow = g_new0 (double, ((gsize) 1 << k) * k);
  chain->out = g_new0 (double, chain->n_states);
  chain->p = g_new (double, chain->n_states);

  for (guint full = 0; full < 1u << k; full++)
    for (int r = 0; r < k; r++)
      {
        const int unit = find_unit (order, k, r, full);

        if (unit >= 0)
          chain->inflow[full * k + unit] += arrivals[r];
      }

  for (int s = 0; s < chain->n_states; s++)
    {
      for (int u = 0; u < k; u++)
        {
          const int n = s / chain->stride[u] % (chain->places[u] + 1);

          chain->count[s * k + u] = (guint16) n;
          chain->out[s] += n * chain->leave[u];
          if (n == chain->places[u])
            chain->full[s] |= (guint16) (1u << u);
        }
      for (int u = 0; u < k; u++)
        chain->out[s] += chain->inflow[chain->full[s] * k + u];
    }
}

/* Probability flowing into a state from all others. */
static inline double
flow_into (const Chain *chain,
           int          s)
{
  const int k = chain->n_units;
  const guint16 *count = chain->count + s * k;
  double flow = 0;

  for (int u = 0; u < k; u++)
    {
      const int stride = chain->stride[u];

      if (count[u] < chain->places[u])
        flow += chain->p[s + stride] * (count[u] + 1) * chain->leave[u];
      if (count[u] > 0)
        flow += chain->p[s - stride] * chain->inflow[chain->full[s - stride] * k + u];
    }
  return flow;
}

static void
normalise (Chain *chain)
{
  double sum = 0;

  for (int s = 0; s < chain->n_states; s++)
    sum += chain->p[s];
  for (int s = 0; s < chain->n_states; s++)
    chain->p[s] /= sum;
}

/* The largest imbalance of a state beside the largest flow through one. */
static double
find_residual (const Chain *chain)
{
  double gap = 0, flow = G_MINDOUBLE;

  for (int s = 0; s < chain->n_states; s++)
    {
      const double in = flow_into (chain, s), out = chain->p[s] * chain->out[s];

      gap = MAX (gap, fabs (in - out));
      flow = MAX (flow, out);
    }
  return gap / flow;
}

/* The units' own distributions as if they did not share: a good start. */
static void
guess (Chain        *chain,
       const double *arrivals)
{
  double *weights[DP_OVERFLOW_UNITS_MAX];

  for (int u = 0; u < chain->n_units; u++)
    {
      double *weight = weights[u] = g_new (double, chain->places[u] + 1);
      const double load = arrivals[u] / chain->leave[u];
      double largest = 0;

      for (int n = 0; n <= chain->places[u]; n++)
        {
          weight[n] = load > 0 ? n * log (load) - lgamma (n + 1.0) : -n;
          largest = MAX (largest, weight[n]);
        }
      for (int n = 0; n <= chain->places[u]; n++)
        weight[n] = exp (weight[n] - largest);
    }
  for (int s = 0; s < chain->n_states; s++)
    {
      chain->p[s] = 1;
      for (int u = 0; u < chain->n_units; u++)
        chain->p[s] *= weights[u][chain->count[s * chain->n_units + u]];
    }
  for (int u = 0; u < chain->n_units; u++)
    g_free (weights[u]);
}

/* Gauss–Seidel, up and down the states in turn. */
static gboolean
solve_chain (Chain        *chain,
             const double *arrivals)
{
  guess (chain, arrivals);
  normalise (chain);

  for (int sweep = 0; sweep < SWEEPS_MAX; sweep++)
    {
      for (int s = 0; s < chain->n_states; s++)
        if (chain->out[s] > 0)
          chain->p[s] = flow_into (chain, s) / chain->out[s];
      for (int s = chain->n_states - 1; s >= 0; s--)
        if (chain->out[s] > 0)
          chain->p[s] = flow_into (chain, s) / chain->out[s];
      if (sweep % 8 == 7)
        {
          normalise (chain);
          if (find_residual (chain) <= RESIDUAL_TOLERANCE)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * dp_overflow_order:
 * @rule: where a woman is tried
 * @n_units: number of units, ≥ 1
 * @order: (out caller-allocates) (array): n_units × n_units unit numbers: the units that a woman of region r may be
 *   placed in, best first, −1 after the last
 */
void
dp_overflow_order (DpOverflowRule rule,
                   int            n_units,
                   int           *order)
{
  const int allowed = rule == DP_OVERFLOW_NONE ? 1 : rule == DP_OVERFLOW_NEIGHBOUR ? MIN (2, n_units) : n_units;

  g_return_if_fail (n_units >= 1);
  g_return_if_fail (order != NULL);

  for (int r = 0; r < n_units; r++)
    for (int i = 0; i < n_units; i++)
      order[r * n_units + i] = i < allowed ? (r + i) % n_units : -1;
}

/**
 * dp_overflow_solve:
 * @n_units: number of units and of regions, 1–%DP_OVERFLOW_UNITS_MAX; region r's own unit is unit r
 * @places: (array length=n_units): places of each unit, 0–%DP_OVERFLOW_PLACES_MAX
 * @arrivals: (array length=n_units): women of each region per unit of time, ≥ 0
 * @stays: (array length=n_units): mean stay in each unit, > 0
 * @order: (array): as made by dp_overflow_order(), or the caller's own lists; a list may name each unit once
 * @answers: (out caller-allocates) (array length=n_units): one answer per region and unit
 * @placed: (out caller-allocates) (nullable) (array): n_units × n_units shares 0–1 of region r's women placed in unit u
 * @error: return location for an error
 *
 * The Markov chain over the number of women in each unit, solved by Gauss–Seidel until the balance of every state
 * holds. Stays are exponential and arrivals Poisson; with overflow the answer does depend on the law of the stay.
 *
 * Returns: FALSE when an input is refused, or the states are more than %DP_OVERFLOW_STATES_MAX
 */
gboolean
dp_overflow_solve (int               n_units,
                   const int        *places,
                   const double     *arrivals,
                   const double     *stays,
                   const int        *order,
                   DpOverflowAnswer *answers,
                   double           *placed,
                   GError          **error)
{
  g_auto (Chain) chain = { .n_units = n_units };
  g_autofree double *set_probability = NULL;
  gint64 states = 1;

  g_return_val_if_fail (places != NULL && arrivals != NULL && stays != NULL && order != NULL, FALSE);
  g_return_val_if_fail (answers != NULL, FALSE);

  if (n_units < 1)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "units", "there must be at least one");
      return FALSE;
    }
  if (!dp_check_at_most ("units", n_units, DP_OVERFLOW_UNITS_MAX, error))
    return FALSE;
  for (int u = 0; u < n_units; u++)
    {
      if (!dp_check_not_negative ("places", places[u], error) || !dp_check_at_most ("places", places[u], DP_OVERFLOW_PLACES_MAX, error) ||
          !dp_check_not_negative ("arrivals", arrivals[u], error) ||
          !dp_check_at_most ("arrivals", arrivals[u], 1e6, error) || !dp_check_positive ("stays", stays[u], error) ||
          !dp_check_at_most ("stays", stays[u], 1e6, error))
        return FALSE;
      chain.places[u] = places[u];
      chain.leave[u] = 1 / stays[u];
      chain.stride[u] = (int) states;
      states *= places[u] + 1;
      if (states > DP_OVERFLOW_STATES_MAX)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "places", "make too many states for an exact answer");
          return FALSE;
        }
      for (int i = 0; i < n_units; i++)
        g_return_val_if_fail (order[u * n_units + i] >= -1 && order[u * n_units + i] < n_units, FALSE);
    }

  chain.n_states = (int) states;
  build_chain (&chain, arrivals, order);
  if (!solve_chain (&chain, arrivals))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "arrivals", "differ too much for an exact answer");
      return FALSE;
    }

  set_probability = g_new0 (double, (gsize) 1 << n_units);
  for (int u = 0; u < n_units; u++)
    answers[u] = (DpOverflowAnswer) { 0 };
  for (int s = 0; s < chain.n_states; s++)
    {
      set_probability[chain.full[s]] += chain.p[s];
      for (int u = 0; u < n_units; u++)
        answers[u].occupancy += chain.p[s] * chain.count[s * n_units + u];
    }
  if (placed != NULL)
    for (int i = 0; i < n_units * n_units; i++)
      placed[i] = 0;
  for (int r = 0; r < n_units; r++)
    {
      answers[r].occupancy = places[r] > 0 ? answers[r].occupancy / places[r] : 0;
      for (guint full = 0; full < 1u << n_units; full++)
        {
          const int unit = find_unit (order, n_units, r, full);

          if (unit < 0)
            answers[r].without_place += set_probability[full];
          else if (unit == r)
            answers[r].home += set_probability[full];
          else
            answers[r].elsewhere += set_probability[full];
          if (placed != NULL && unit >= 0)
            placed[r * n_units + unit] += set_probability[full];
        }
    }
  return TRUE;
}
