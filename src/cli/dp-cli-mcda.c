/* dp-cli-mcda.c: rank acceptability and weight stability of a table of scores.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-smaa.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

/* Weights drawn where the answer cannot be exact. */
#define DRAWS 10000000
#define SEED 1

typedef struct
{
  gsize n_alternatives;
  gsize n_criteria;
  GArray *scores;
} Table;

static gboolean
parse_weight_set (JsonObject  *object,
                  DpWeightSet *set,
                  double      *minimum)
{
  JsonNode *node = json_object_get_member (object, "weights");

  *set = DP_WEIGHTS_UNIFORM;
  *minimum = 0.0;
  if (node == NULL)
    return TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), "minimum");

      if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
        return FALSE;
      *set = DP_WEIGHTS_MINIMUM;
      *minimum = json_node_get_double (value);
      return TRUE;
    }

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  if (g_str_equal (json_node_get_string (node), "ordinal"))
    *set = DP_WEIGHTS_ORDINAL;
  else if (!g_str_equal (json_node_get_string (node), "uniform"))
    return FALSE;

  return TRUE;
}

static void
print_rows (const double *numbers,
            gsize         n_rows,
            gsize         n_columns)
{
  for (gsize r = 0; r < n_rows; r++)
    {
      for (gsize c = 0; c < n_columns; c++)
        {
          g_autofree char *number = dp_format_number (numbers[r * n_columns + c], 4);

          printf ("%s%s", c > 0 ? "  " : "", number);
        }
      printf ("\n");
    }
}

/* Of the share that is known least well. */
static double
standard_error (const double *rank,
                const double *pairwise,
                gsize         n)
{
  double largest = 0.0;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, MAX (rank[i] * (1.0 - rank[i]), pairwise[i] * (1.0 - pairwise[i])));

  return sqrt (largest / DRAWS);
}

static DpExit
acceptability (const char  *path,
               JsonObject  *object,
               const Table *table,
               gboolean     json)
{
  gsize n = table->n_alternatives;
  g_autofree double *rank = NULL;
  g_autofree double *pairwise = NULL;
  g_autofree double *central = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  DpWeightSet set;
  double minimum;
  gboolean exact;

  if (!parse_weight_set (object, &set, &minimum))
    return dp_cli_error (DP_EXIT_USAGE, path,
                         _("“weights” cannot be read; write \"uniform\", \"ordinal\" or {\"minimum\": 0.1}."));
  if (n > DP_ALTERNATIVES_MAX || table->n_criteria > DP_CRITERIA_MAX)
    return dp_cli_error (DP_EXIT_USAGE, path, _("The table is larger than the exact method can handle."));

  rank = g_new0 (double, n * n);
  pairwise = g_new0 (double, n * n);
  central = g_new0 (double, n * table->n_criteria);
  exact = dp_smaa_exact (n, table->n_criteria, (const double *) table->scores->data, set, minimum, rank, pairwise, central, &error);
  if (!exact && g_error_matches (error, DP_ENGINE_ERROR, DP_ENGINE_ERROR_TOO_LARGE))
    {
      /* Too many pieces for the exact answer: drawn, and the error said. */
      g_clear_error (&error);
      dp_smaa_sample (n, table->n_criteria, (const double *) table->scores->data, set, minimum, DRAWS, SEED, rank, pairwise,
                      central, &error);
    }
  if (error != NULL)
    return dp_cli_engine_fail (path, error);

  if (!json)
    {
      if (!exact)
        {
          g_autofree char *draws = dp_format_number (DRAWS, 0);
          g_autofree char *off = dp_format_number (100.0 * standard_error (rank, pairwise, n * n), 3);

          /* Translators: a number of draws, a number of percentage points */
          printf (_("Drawn, not exact: %1$s draws, standard error at most %2$s percentage points\n"), draws, off);
        }
      puts (_("Rank acceptability (rows: alternatives, columns: ranks)"));
      print_rows (rank, n, n);
      puts (_("How often the row beats the column"));
      print_rows (pairwise, n, n);
      puts (_("Central weights (rows: alternatives, columns: criteria)"));
      print_rows (central, n, table->n_criteria);
      return DP_EXIT_DONE;
    }

  json_builder_begin_object (builder);
  dp_json_bool (builder, "exact", exact);
  if (!exact)
    {
      dp_json_int (builder, "draws", DRAWS);
      dp_json_number (builder, "standard_error", standard_error (rank, pairwise, n * n));
    }
  dp_json_matrix (builder, "rank", rank, n, n);
  dp_json_matrix (builder, "pairwise", pairwise, n, n);
  dp_json_matrix (builder, "central_weights", central, n, table->n_criteria);
  json_builder_end_object (builder);
  dp_json_print (builder);
  return DP_EXIT_DONE;
}

static DpExit
stability (const char  *path,
           JsonObject  *object,
           const Table *table,
           gboolean     json)
{
  g_autoptr (GArray) weights = dp_cli_json_numbers (object, "weights");
  g_autofree double *low = g_new0 (double, table->n_criteria);
  g_autofree double *high = g_new0 (double, table->n_criteria);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  gsize winner;

  if (weights == NULL || weights->len != table->n_criteria)
    return dp_cli_error (DP_EXIT_USAGE, path, _("“weights” must be an array with one number for each criterion."));
  if (table->n_alternatives > DP_ALTERNATIVES_MAX || table->n_criteria > DP_CRITERIA_MAX)
    return dp_cli_error (DP_EXIT_USAGE, path, _("The table is larger than the exact method can handle."));
  if (!dp_weight_stability (table->n_alternatives, table->n_criteria, (const double *) table->scores->data,
                            (const double *) weights->data, &winner, low, high, NULL, NULL, &error))
    return dp_cli_engine_fail (path, error);

  json_builder_begin_object (builder);
  dp_json_int (builder, "winner", (gint64) winner);
  json_builder_set_member_name (builder, "intervals");
  json_builder_begin_array (builder);
  for (gsize c = 0; c < table->n_criteria; c++)
    {
      g_autofree char *range = dp_format_range (low[c], high[c], 4);

      json_builder_begin_object (builder);
      dp_json_number (builder, "low", low[c]);
      dp_json_number (builder, "high", high[c]);
      json_builder_end_object (builder);
      if (!json)
        /* Translators: number of a criterion, number of the winner, both from 0, and the interval of the weight */
        printf (_("Criterion %1$u: alternative %2$u stays first for weights %3$s\n"), (guint) c, (guint) winner, range);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    dp_json_print (builder);
  return DP_EXIT_DONE;
}

DpExit
dp_cli_mcda (int    argc,
             char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GArray) scores = NULL;
  Table table = { 0 };
  JsonObject *object;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("mcda", entries, 2, 2, &argc, &argv))
    return DP_EXIT_USAGE;
  if (!g_str_equal (argv[1], "acceptability") && !g_str_equal (argv[1], "stability"))
    return dp_cli_error (DP_EXIT_USAGE, argv[1], _("There is no such calculator; write acceptability or stability."));

  object = dp_cli_read_json (argv[2], parser, &status);
  if (object == NULL)
    return status;

  table.scores = scores = dp_cli_json_matrix (object, "scores", &table.n_alternatives, &table.n_criteria);
  if (scores == NULL)
    return dp_cli_error (DP_EXIT_USAGE, argv[2], _("“scores” must be an array of rows with equally many numbers."));

  return g_str_equal (argv[1], "acceptability") ? acceptability (argv[2], object, &table, json)
                                                : stability (argv[2], object, &table, json);
}
