/* dp-simulation-differences.c: proposals compared future by future, with the same women.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-simulation-differences.h"

#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** dp_simulation_difference: see the header. */
const DpSimDifference *
dp_simulation_difference (const DpSimulationResult *result,
                          guint                     number,
                          guint                     other,
                          DpSimHeadline             headline)
{
  const gsize pairs = (gsize) result->n_inputs * result->n_inputs;

  g_return_val_if_fail (result->differences != NULL && other < result->n_inputs, NULL);

  return &result->differences[(number * pairs + other) * DP_SIM_N_HEADLINES + headline];
}

/** dp_simulation_is_told_apart: see the header. */
gboolean
dp_simulation_is_told_apart (const DpSimDifference *difference)
{
  return difference->value.low > 0.0 || difference->value.high < 0.0;
}

/* With its sign, unless nothing but the sign is left. */
static char *
format_signed (double value,
               int    decimals)
{
  g_autofree char *number = dp_format_number (fabs (value), decimals);
  g_autofree char *nothing = dp_format_number (0.0, decimals);

  if (g_str_equal (number, nothing))
    return g_steal_pointer (&number);

  return g_strconcat (value < 0.0 ? "−" : "+", number, NULL);
}

/* Over the limits of the estimates: "−3 to −1", or that they cannot be told apart. */
static char *
format_difference (const DpSimulationInput  *input,
                   const DpSimulationResult *result,
                   guint                     other,
                   DpSimHeadline             headline,
                   double                    scale,
                   int                       decimals)
{
  double low = INFINITY;
  double high = -INFINITY;
  gboolean is_told = FALSE;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;

  for (guint c = 0; c < input->n_cases; c++)
    if (input->cases[c].bound != DP_SIMULATION_RANGE)
      {
        const DpSimDifference *difference = dp_simulation_difference (result, c, other, headline);

        low = MIN (low, scale * difference->value.value);
        high = MAX (high, scale * difference->value.value);
        is_told = is_told || dp_simulation_is_told_apart (difference);
      }
  if (!is_told)
    return g_strdup (_("no certain difference"));

  low_text = format_signed (low, decimals);
  high_text = format_signed (high, decimals);
  if (g_str_equal (low_text, high_text))
    return g_steal_pointer (&low_text);
  /* Translators: from one signed number to another, “−3 to −1” */
  return g_strdup_printf (_("%1$s to %2$s"), low_text, high_text);
}

/**
 * dp_simulation_difference_table_new:
 * @inputs: (array): the proposal, then those it is compared with, as they were simulated together
 * @result: their result
 *
 * Returns: (transfer full): a row for every other proposal: the first less it, as a mean over all years
 */
DpTable *
dp_simulation_difference_table_new (const DpSimulationInput *const *inputs,
                                    const DpSimulationResult       *result)
{
  const DpSimulationInput *input = inputs[0];
  DpTable *table = dp_table_new (_("Simulated beside the other proposals"));

  dp_table_add_column (table, _("Compared with"), FALSE);
  dp_table_add_column (table, _("Without a place"), TRUE);
  dp_table_add_column (table, _("Occupancy"), TRUE);
  dp_table_add_column (table, _("Placed elsewhere"), TRUE);
  dp_table_add_column (table, _("Weeks waited"), TRUE);

  for (guint i = 1; i < result->n_inputs; i++)
    {
      g_autofree char *without = format_difference (input, result, i, DP_SIM_WITHOUT, 1.0, 0);
      g_autofree char *used = format_difference (input, result, i, DP_SIM_OCCUPANCY, 100.0, 0);
      g_autofree char *away = format_difference (input, result, i, DP_SIM_ELSEWHERE, 1.0, 0);
      g_autofree char *weeks = format_difference (input, result, i, DP_SIM_WAIT, 1.0, 1);

      dp_table_add_row (table, inputs[i]->proposal, FALSE, inputs[i]->name, without, used, away, weeks, NULL);
    }
  table->note = g_strdup_printf (
    /* Translators: name of a proposal */
    _("“%s” less the other proposal, over all years simulated, for the limits of the estimates: women a year, percentage points of "
      "the places, and weeks. All proposals meet the same women in each possible future, so the differences are known better than "
      "the figures themselves."),
    input->name);

  return table;
}
