/* dp-cli-slides.c: the presentation as a file.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli-answer.h"

#include "chart/dp-export.h"
#include "figure/dp-deck.h"
#include "figure/dp-outgoing.h"

#include <glib/gi18n.h>

/* The proposal to present when none is named: the plan's first. */
static const char *
first_proposal (const DpPlan *plan)
{
  const GPtrArray *proposals = dp_plan_list (plan, DP_ENTITY_PROPOSAL);

  return proposals->len > 0 ? ((const DpRecord *) proposals->pdata[0])->id : NULL;
}

static DpExit
write_slides (const GPtrArray *deck,
              const char      *output)
{
  g_autofree const DpChart **charts = g_new0 (const DpChart *, deck->len);
  g_autoptr (GError) error = NULL;
  DpExport options = { .theme = dp_theme_get (DP_THEME_PRESENTATION),
                       .width = DP_SLIDE_WIDTH,
                       .height = DP_SLIDE_HEIGHT,
                       .scale = DP_SLIDE_SCALE };

  for (guint i = 0; i < deck->len; i++)
    charts[i] = ((const DpSlide *) deck->pdata[i])->figure->chart;
  if (dp_charts_write_pdf (charts, deck->len, output, &options, &error))
    return DP_EXIT_DONE;

  return dp_cli_fail_to_write (output, error);
}

DpExit
dp_cli_slides (int    argc,
               char **argv)
{
  g_autofree char *proposal = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "proposal", 0, 0, G_OPTION_ARG_STRING, &proposal, N_("The proposal; the plan's first unless it is named"), "ID" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write: .pdf"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DpPlan) plan = NULL;
  g_autoptr (DpAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) deck = NULL;
  g_autoptr (GError) error = NULL;
  DpFigureOptions what = { 0 };
  DpExit status = DP_EXIT_DONE;

  if (!dp_cli_parse ("slides", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;
  if (output == NULL || !g_str_has_suffix (output, ".pdf"))
    return dp_cli_error (DP_EXIT_USAGE, "slides", _("Say where the slides go with -o FILE.pdf."));
  if (!dp_cli_read (argv[1], &plan, &analysis, &status))
    return status;
  if (proposal != NULL && dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal) == NULL)
    return dp_cli_error (DP_EXIT_USAGE, proposal, _("The plan has no record with this id; info lists the ids."));

  if (!dp_outgoing_may_leave (analysis, &error))
    return dp_cli_fail_to_write (output, error);

  what.proposal = proposal != NULL ? proposal : first_proposal (plan);
  deck = dp_deck_new (analysis, &what, FALSE);
  if (deck->len == 0)
    return dp_cli_error (DP_EXIT_USAGE, argv[1], _("Every slide is hidden; show at least one."));

  return write_slides (deck, output);
}
