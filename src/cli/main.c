/* main.c: doegnplan-cli, everything the window computes, draws or writes, without a display.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"
#include "cli/dp-cli.h"

#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const DpCommand commands[] = {
  { "new", "PLAN [--template empty|sample]", N_("Make a plan; refuses to overwrite"), dp_cli_new },
  { "info", "PLAN", N_("Title, need sources, proposals and their units with ids"), dp_cli_info },
  { "set", N_("PLAN ENTITY ID FIELD=VALUE…"), N_("Edit a record as the window would (validated, undoable)"), dp_cli_set },
  { "undo", "PLAN [N]", N_("Undo the last step, or the last N"), dp_cli_undo },
  { "redo", "PLAN [N]", N_("Redo the step undone last, or N of them"), dp_cli_redo },
  { "history", "PLAN", N_("The steps of the plan"), dp_cli_history },
  { "check", "PLAN [--proposal ID]", N_("What the answer lacks, what does not fit together, personal data; status 1 when something is found"),
    dp_cli_check },
  { "need", "PLAN [--source ID] [--year Y]", N_("Need per source and region, with bounds"), dp_cli_need },
  { "capacity", "PLAN --proposal ID [--source ID]", N_("Places, load, occupancy, women without a place, tipping points"),
    dp_cli_capacity },
  { "simulate", "PLAN --proposal ID [--source ID] [--replications N] [--seed S] [--threads T]",
    N_("The same figures in possible futures: with waiting, passing on and start-up"), dp_cli_simulate },
  { "sensitivity", N_("PLAN --proposal ID [--result R] [--source ID] [--against ID]"),
    N_("Which assumption matters most, and what would turn the answer"), dp_cli_sensitivity },
  { "finance", "PLAN --proposal ID", N_("Cost, rate per day and cost per used day, who pays, the loan pool's criteria"),
    dp_cli_finance },
  { "staffing", "PLAN --proposal ID", N_("FTE by competence, round-the-clock cover, what rests on one person"), dp_cli_staffing },
  { "timeline", N_("PLAN --proposal ID [--by DATE] [--seed S]"),
    N_("When the steps are done, the chance of being open, what is critical"), dp_cli_timeline },
  { "place", N_("PLAN --units K [--proposal ID] [--candidate TOWN…] [--lock TOWN] | --matrix FILE.json --units K"),
    N_("The best sites for so many units, and the distances they give"), dp_cli_place },
  { "score", "PLAN [--proposal ID] [--year Y] [--log]", N_("The four parameters with every criterion, value, evidence and reason"), dp_cli_score },
  { "guide", "PLAN [--take-over]", N_("What the program’s scoring guide has and the plan’s copy has not"), dp_cli_guide },
  { "compare", N_("PLAN [--proposals A,B,…] [--weights W,W,W,W] [--sheet FILE.pdf]"),
    N_("Proposals side by side: profile, dominance, rank acceptability, weight stability"), dp_cli_compare },
  { "chart", N_("PLAN KIND [--proposal ID] -o FILE"), N_("One chart as PNG, SVG or PDF, or its text with --alt"), dp_cli_chart },
  { "export", N_("PLAN -o FILE.json | -o DIR/"), N_("Every record with every field: JSON, or CSV tables"), dp_cli_export },
  { "merge", "BASE OURS THEIRS -o MERGED",
    N_("Bring two copies of a plan together; lists what both changed, ours is kept; status 1 when there is any"), dp_cli_merge },
  { "slides", N_("PLAN [--proposal ID] -o FILE.pdf"), N_("The presentation as a PDF of 16:9 pages"), dp_cli_slides },
  { "queue", "erlang-b|erlang-c|mgc|erlang-a|offered-load|simulate|garwood …",
    N_("Calculators to check the engine against the textbook"), dp_cli_queue },
  { "mcda", N_("acceptability|stability FILE.json"), N_("Rank acceptability and weight stability of a table of scores"),
    dp_cli_mcda },
};

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n  doegnplan-cli [--lang da|en] %s\n\n%s\n", _("Usage:"), _("COMMAND …"), _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %s %s\n      %s\n", commands[i].name, _(commands[i].arguments), _(commands[i].summary));
  fprintf (stream, "\n%s\n", _("Every command takes --help; those that answer with figures take --json."));
}

/* The language is chosen before anything is translated: take --lang out of the arguments first. */
static gboolean
take_language (int   *argc,
               char **argv)
{
  const char *language = NULL;
  gboolean good = TRUE;
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    {
      if (g_str_equal (argv[i], "--lang") && i + 1 < *argc)
        language = argv[++i];
      else if (g_str_has_prefix (argv[i], "--lang="))
        language = argv[i] + strlen ("--lang=");
      else
        argv[kept++] = argv[i];
    }
  argv[kept] = NULL;
  *argc = kept;

  if (language != NULL && !g_str_equal (language, "da") && !g_str_equal (language, "en"))
    {
      good = FALSE;
      language = NULL;
    }
  dp_language_init (language);

  return good;
}

int
main (int    argc,
      char **argv)
{
  if (!take_language (&argc, argv))
    return dp_cli_error (DP_EXIT_USAGE, "--lang", _("The language is not known; write --lang da or --lang en."));

  if (argc < 2)
    {
      print_usage (stderr);
      return DP_EXIT_USAGE;
    }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_usage (stdout);
      return DP_EXIT_DONE;
    }

  if (g_str_equal (argv[1], "--version"))
    {
      printf ("doegnplan-cli %s\n", PACKAGE_VERSION);
      return DP_EXIT_DONE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return dp_cli_run (&commands[i], argc - 1, argv + 1);

  return dp_cli_error (DP_EXIT_USAGE, argv[1], _("There is no such command; --help lists them."));
}
