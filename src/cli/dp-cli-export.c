/* dp-cli-export.c: a plan's records for other programs.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "figure/dp-outgoing.h"
#include "report/dp-report-data.h"

#include <glib/gi18n.h>

DpExit
dp_cli_export (int    argc,
               char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where: FILE.json, or DIR/ for CSV tables"), "FILE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  DpExit status = DP_EXIT_DONE;
  gboolean is_folder;

  if (!dp_cli_parse ("export", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (output == NULL)
    return dp_cli_error (DP_EXIT_USAGE, "export", _("The output is missing; write -o FILE.json or -o DIR/."));

  is_folder = g_str_has_suffix (output, G_DIR_SEPARATOR_S);
  if (!is_folder && !g_str_has_suffix (output, ".json"))
    return dp_cli_error (DP_EXIT_USAGE, output,
                         _("This kind of file cannot be written; name a file that ends in .json, or a folder that ends in /."));
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;

  if (!dp_outgoing_may_leave (analysis, &error))
    return dp_cli_fail_to_write (output, error);
  if (is_folder ? dp_report_write_tables (plan, output, &error) : dp_report_write_json (plan, output, &error))
    return DP_EXIT_DONE;

  return dp_cli_fail_to_write (output, error);
}
