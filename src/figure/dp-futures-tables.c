/* dp-futures-tables.c: who comes first when the scores are simulated too, beside the exact answer.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-futures-tables.h"

#include "figure/dp-compare-rows.h"
#include "figure/dp-estimates.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* Active practice is the first of the four parameters, and the one that is simulated. */
#define PRACTICE 0

/* "The agency: 80–100". */
static char *
estimate_words (const DpPlan *plan,
                const char   *id)
{
  const DpRecord *estimate = dp_plan_get (plan, DP_ENTITY_ESTIMATE, id);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  DpEstimateRow row = { one, TRUE };
  g_autofree char *figures = NULL;

  g_ptr_array_add (one, (gpointer) estimate);
  figures = dp_estimate_row_figures (&row, 1.0);

  return g_strdup_printf ("%s: %s", dp_estimate_row_name (&row), figures);
}

/* "The agency: 80–100 (simulated)". */
static char *
simulated_words (const DpPlan                *plan,
                 const DpSimulatedComparison *one)
{
  g_autofree char *estimate = estimate_words (plan, one->estimate);

  /* Translators: who made an estimate and how many women a year it says, as "The agency: 80–100" */
  return g_strdup_printf (_("%s (simulated)"), estimate);
}

static void
take_cells (DpTable    *table,
            const char *id,
            GPtrArray  *cells)
{
  g_ptr_array_add (cells, NULL);
  dp_table_take_row (table, id, FALSE, (char **) g_ptr_array_free (cells, FALSE));
}

static const DpRecord *
ranked (const DpComparison *comparison,
        guint               number)
{
  return comparison->proposals[comparison->ranked[number]].proposal;
}

static const double *
simulated_rank (const DpSimulatedComparison *one,
                DpAgreement                  agreement)
{
  return one->acceptability[agreement].rank;
}

/** dp_futures_first_table_new: see the header. */
DpTable *
dp_futures_first_table_new (const DpPlan       *plan,
                            const DpComparison *comparison,
                            const GPtrArray    *simulated,
                            DpAgreement         agreement)
{
  const DpAcceptabilityAnswer *formula = &comparison->acceptability[agreement];
  const guint n = comparison->n_ranked;
  DpTable *table = dp_table_new (agreement == DP_AGREE_NOTHING ? _("First when nothing is agreed about the weights")
                                                               : _("First when only the order of the parameters is agreed"));
  GPtrArray *cells;

  dp_table_add_column (table, _("Scores"), FALSE);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dp_compare_short_name (ranked (comparison, i));

      dp_table_add_column (table, name, TRUE);
    }
  if (!formula->known)
    return table;

  cells = g_ptr_array_new ();
  g_ptr_array_add (cells, g_strdup (formula->bounds[DP_BOUND_LOW].exact ? _("By the formula, weights counted exactly")
                                                                        : _("By the formula, weights drawn")));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, dp_format_percent_range (formula->first_low[i], formula->first_high[i]));
  take_cells (table, "exact", cells);
  for (guint s = 0; s < simulated->len; s++)
    {
      const DpSimulatedComparison *one = simulated->pdata[s];

      cells = g_ptr_array_new ();
      g_ptr_array_add (cells, simulated_words (plan, one));
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (cells, dp_format_percent (simulated_rank (one, agreement)[i * n]));
      take_cells (table, one->estimate, cells);
    }

  return table;
}

/** dp_futures_practice_table_new: see the header. */
DpTable *
dp_futures_practice_table_new (const DpPlan       *plan,
                               const DpComparison *comparison,
                               const GPtrArray    *simulated)
{
  DpTable *table = dp_table_new (_("Points for active practice in the futures"));
  GPtrArray *cells = g_ptr_array_new ();

  dp_table_add_column (table, _("Scores"), FALSE);
  for (guint i = 0; i < comparison->n; i++)
    {
      g_autofree char *name = dp_compare_short_name (comparison->proposals[i].proposal);

      dp_table_add_column (table, name, TRUE);
    }

  g_ptr_array_add (cells, g_strdup (_("By the formula, over all estimates")));
  for (guint i = 0; i < comparison->n; i++)
    {
      const DpScore *score = &comparison->proposals[i].scores->parameters[PRACTICE].score;

      g_ptr_array_add (cells, dp_format_range (score->low, score->high, 0));
    }
  take_cells (table, "exact", cells);
  for (guint s = 0; s < simulated->len; s++)
    {
      const DpSimulatedComparison *one = simulated->pdata[s];

      cells = g_ptr_array_new ();
      g_ptr_array_add (cells, simulated_words (plan, one));
      for (guint i = 0; i < comparison->n; i++)
        {
          const DpScoreSpread *spread = &one->spread[i * DP_N_PARAMETERS + PRACTICE];
          g_autofree char *middle = dp_format_number (spread->p50, 0);
          g_autofree char *range = dp_format_range (spread->p05, spread->p95, 0);

          g_ptr_array_add (cells, g_strdup_printf ("%s (%s)", middle, range));
        }
      take_cells (table, one->estimate, cells);
    }
  table->note = g_strdup (_("In the middle future, and in brackets what 90 of 100 futures lie between. What is unknown is drawn evenly "
                            "between its bounds; it makes the brackets wider."));

  return table;
}

/** dp_futures_sentences: see the header. */
GPtrArray *
dp_futures_sentences (const DpComparison *comparison,
                      const GPtrArray    *simulated)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *futures = NULL;
  g_autofree char *error = NULL;
  double largest = 0.0;

  if (comparison->acceptability[DP_AGREE_NOTHING].bounds[DP_BOUND_LOW].exact)
    g_ptr_array_add (sentences, g_strdup (_("The first row is exact: it rests on the scores by the formula, and runs from the share when "
                                            "all that is open turns out badly for the proposal to that when it turns out well.")));
  else
    g_ptr_array_add (sentences, g_strdup (_("The first row rests on the scores by the formula, with weights that are drawn because the "
                                            "proposals are many. It runs from the share when all that is open turns out badly for the "
                                            "proposal to that when it turns out well.")));
  if (simulated->len == 0)
    return sentences;

  futures = dp_format_number ((double) ((const DpSimulatedComparison *) simulated->pdata[0])->futures, 0);
  for (guint s = 0; s < simulated->len; s++)
    for (DpAgreement a = 0; a < DP_N_AGREEMENTS; a++)
      largest = MAX (largest, ((const DpSimulatedComparison *) simulated->pdata[s])->acceptability[a].error);
  error = dp_format_trimmed (100.0 * largest, 1);
  /* Translators: a number of futures */
  g_ptr_array_add (sentences, g_strdup_printf (_("The other rows are simulated: %s futures for each estimate, each with its own women, "
                                                 "its own weights and its own draw of what is unknown. All proposals meet the same "
                                                 "women, so their scores for active practice rise and fall together."), futures));
  /* Translators: a number of percentage points */
  g_ptr_array_add (sentences, g_strdup_printf (_("The standard error of a simulated share is at most %s percentage points. The "
                                                 "estimates are never mixed."), error));

  return sentences;
}

/** dp_futures_text: see the header. */
char *
dp_futures_text (const DpPlan       *plan,
                 const DpComparison *comparison,
                 const GPtrArray    *simulated,
                 DpAgreement         agreement)
{
  g_autoptr (DpTable) table = dp_futures_first_table_new (plan, comparison, simulated, agreement);
  g_autoptr (GString) text = g_string_new (table->caption);

  g_string_append_c (text, '.');
  for (guint r = 0; r < table->rows->len; r++)
    {
      char *const *cells = g_array_index (table->rows, DpTableRow, r).cells;

      g_string_append_printf (text, " %s:", cells[0]);
      for (guint c = 1; c < table->columns->len; c++)
        g_string_append_printf (text, "%s %s %s", c > 1 ? "," : "", g_array_index (table->columns, DpTableColumn, c).title, cells[c]);
      g_string_append_c (text, '.');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
