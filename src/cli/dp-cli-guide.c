/* dp-cli-guide.c: how a plan's scoring guide differs from the program's, and taking over what it lacks.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-guide-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *const kind_keys[] = { [DP_GUIDE_ADDED] = "added", [DP_GUIDE_FILLED] = "filled", [DP_GUIDE_KEPT] = "kept" };

static void
print_json (const DpGuideUpdate *update,
            gboolean             taken_over)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dp_json_bool (builder, "taken_over", taken_over);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < update->differences->len; i++)
    {
      const DpGuideDifference *one = &g_array_index (update->differences, DpGuideDifference, i);

      json_builder_begin_object (builder);
      dp_json_text (builder, "kind", kind_keys[one->kind]);
      dp_json_text (builder, "entity", dp_entity (one->theirs->kind)->name);
      dp_json_text (builder, "id", one->own != NULL ? one->own->id : one->theirs->id);
      dp_json_text (builder, "field", one->kind == DP_GUIDE_ADDED ? NULL : dp_field (one->theirs->kind, one->field)->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

DpExit
dp_cli_guide (int    argc,
              char **argv)
{
  gboolean take_over = FALSE;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "take-over", 0, 0, G_OPTION_ARG_NONE, &take_over, N_("Add what the plan lacks, as one step that can be undone"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (DpGuideUpdate) update = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("guide", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;

  update = dp_guide_update_new (plan, &error);
  if (update == NULL)
    return dp_cli_fail (argv[1], error);
  if (take_over && update->n_added > 0)
    {
      status = dp_cli_edit (argv[1], dp_guide_take_over);
      if (status != DP_EXIT_DONE)
        return status;
    }

  if (json)
    print_json (update, take_over && update->n_added > 0);
  else
    {
      g_autofree char *sentence = dp_guide_update_sentence (update);
      g_autoptr (DpTable) table = dp_guide_update_table_new (update);

      puts (sentence);
      if (table->rows->len > 0)
        dp_cli_print_table (table);
    }

  return DP_EXIT_DONE;
}
