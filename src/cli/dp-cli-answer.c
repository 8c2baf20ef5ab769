/* dp-cli-answer.c: what the commands about one proposal share: reading it, printing tables and sentences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include <glib/gi18n.h>
#include <stdio.h>

gboolean
dp_cli_read_proposal (const char  *path,
                      const char  *command,
                      const char  *proposal,
                      DpPlan     **plan,
                      DpAnalysis **analysis,
                      DpExit      *status)
{
  if (proposal == NULL)
    {
      *status = dp_cli_error (DP_EXIT_USAGE, command, _("The proposal is missing; write --proposal ID (info lists the ids)."));
      return FALSE;
    }
  if (!dp_cli_read (path, plan, analysis, status))
    return FALSE;
  if (dp_plan_get (*plan, DP_ENTITY_PROPOSAL, proposal) == NULL)
    {
      *status = dp_cli_error (DP_EXIT_USAGE, proposal, _("The plan has no proposal with this id; info lists the ids."));
      return FALSE;
    }

  return TRUE;
}

void
dp_cli_print_table (const DpTable *table)
{
  g_autofree char *text = dp_table_to_text (table);

  puts (text);
}

void
dp_cli_print_sentences (const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    puts (sentences->pdata[i]);
  puts ("");
}

void
dp_json_sentences (JsonBuilder     *builder,
                   const GPtrArray *sentences)
{
  json_builder_set_member_name (builder, "sentences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sentences->len; i++)
    json_builder_add_string_value (builder, sentences->pdata[i]);
  json_builder_end_array (builder);
}

void
dp_json_known (JsonBuilder *builder,
               const char  *name,
               gboolean     known,
               double       number)
{
  if (known)
    dp_json_number (builder, name, number);
  else
    dp_json_null (builder, name);
}
