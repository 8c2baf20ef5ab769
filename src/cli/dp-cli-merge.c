/* dp-cli-merge.c: two copies of a plan that went different ways, brought together.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "plan/dp-merge.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *
reason_key (DpMergeReason reason)
{
  static const char *const keys[] = {
    [DP_MERGE_BOTH_CHANGED] = "both-changed",
    [DP_MERGE_DELETED_OURS] = "deleted-in-ours",
    [DP_MERGE_DELETED_THEIRS] = "deleted-in-theirs",
    [DP_MERGE_LEFT_OUT] = "left-out",
  };

  return keys[reason];
}

static void
json_value (JsonBuilder   *builder,
            const char    *name,
            const DpValue *value)
{
  if (value->kind == DP_VALUE_NUMBER)
    dp_json_number (builder, name, value->number);
  else if (value->kind == DP_VALUE_TEXT)
    dp_json_text (builder, name, value->text);
  else
    dp_json_null (builder, name);
}

static void
json_conflict (JsonBuilder           *builder,
               const DpMergeConflict *conflict)
{
  json_builder_begin_object (builder);
  dp_json_text (builder, "reason", reason_key (conflict->reason));
  dp_json_text (builder, "entity", dp_entity (conflict->kind)->name);
  dp_json_text (builder, "id", conflict->id);
  dp_json_text (builder, "name", conflict->name);
  dp_json_text (builder, "field", conflict->field >= 0 ? dp_field (conflict->kind, (guint) conflict->field)->name : NULL);
  json_value (builder, "base", &conflict->base);
  json_value (builder, "ours", &conflict->ours);
  json_value (builder, "theirs", &conflict->theirs);
  json_builder_end_object (builder);
}

static void
print_json (const char      *path,
            const GPtrArray *conflicts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dp_json_text (builder, "merged", path);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflicts->len; i++)
    json_conflict (builder, conflicts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dp_json_print (builder);
}

static void
print_text (const char      *path,
            const GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autofree char *sentence = dp_merge_conflict_describe (conflicts->pdata[i]);

      printf ("%s\n", sentence);
    }
  if (conflicts->len == 0)
    /* Translators: %s is a file. */
    printf (_("“%s” holds the changes of both."), path);
  else
    /* Translators: %1$s is a file, %2$u how many lines stand above. */
    printf (ngettext ("“%1$s” holds the changes of both; look at the %2$u place above.",
                      "“%1$s” holds the changes of both; look at the %2$u places above.", conflicts->len),
            path, conflicts->len);
  printf ("\n");
}

static DpExit
merge (char      **files,
       const char *output,
       gboolean    json)
{
  g_autoptr (GFile) ours = g_file_new_for_commandline_arg (files[1]);
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (output);
  g_autoptr (GError) error = NULL;
  g_autoptr (DpPlan) base = dp_plan_read (files[0], &error);
  g_autoptr (DpPlan) theirs = NULL;
  g_autoptr (DpDocument) document = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (base == NULL)
    return dp_cli_fail (files[0], error);
  theirs = dp_plan_read (files[2], &error);
  if (theirs == NULL)
    return dp_cli_fail (files[2], error);
  document = dp_document_open_copy (ours, &error);
  if (document == NULL)
    return dp_cli_fail (files[1], error);

  /* Translators: a step of the history. */
  conflicts = dp_document_merge (document, base, theirs, _("The changes of another copy taken up"), &error);
  if (conflicts == NULL || !dp_document_save_as (document, target, &error))
    {
      dp_document_discard (document, NULL);
      return dp_cli_fail_to_write (output, error);
    }

  if (json)
    print_json (output, conflicts);
  else
    print_text (output, conflicts);
  return conflicts->len > 0 ? DP_EXIT_FOUND : DP_EXIT_DONE;
}

DpExit
dp_cli_merge (int    argc,
              char **argv)
{
  gboolean json = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!dp_cli_parse ("merge", entries, 3, 3, &argc, &argv))
    return DP_EXIT_USAGE;
  if (output == NULL)
    return dp_cli_error (DP_EXIT_USAGE, "merge", _("The output is missing; write -o MERGED."));

  return merge (argv + 1, output, json);
}
