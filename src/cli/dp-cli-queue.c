/* dp-cli-queue.c: bare calculators, for whoever wants to check the engine against the textbook.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-erlang.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* What the engine refuses, as a sentence in the user's language. */
static DpExit
engine_fail (const char   *command,
             const GError *error)
{
  switch ((DpEngineError) error->code)
    {
    case DP_ENGINE_ERROR_UNSTABLE:
      return dp_cli_error (DP_EXIT_USAGE, command,
                           _("The load is at or above the number of servers, so the queue grows without end; use more "
                             "servers or less load."));
    case DP_ENGINE_ERROR_NEGATIVE:
      return dp_cli_error (DP_EXIT_USAGE, command, _("A number is below zero; servers and load start at zero."));
    case DP_ENGINE_ERROR_NOT_POSITIVE:
      return dp_cli_error (DP_EXIT_USAGE, command, _("A number must be above zero."));
    case DP_ENGINE_ERROR_TOO_LARGE:
      return dp_cli_error (DP_EXIT_USAGE, command, _("A number is larger than the method can handle."));
    case DP_ENGINE_ERROR_NOT_SHARE:
      return dp_cli_error (DP_EXIT_USAGE, command, _("A share must lie between 0 and 1."));
    case DP_ENGINE_ERROR_EMPTY:
    case DP_ENGINE_ERROR_NOT_FINITE:
    default:
      return dp_cli_error (DP_EXIT_USAGE, command, _("A number cannot be used; write plain decimal numbers."));
    }
}

static void
print_answer (gboolean     json,
              const char  *first_name,
              const char  *first_label,
              double       first,
              const char  *second_name,
              const char  *second_label,
              double       second)
{
  if (json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dp_json_number (builder, first_name, first);
      if (second_name != NULL)
        dp_json_number (builder, second_name, second);
      json_builder_end_object (builder);
      dp_json_print (builder);
      return;
    }

  {
    g_autofree char *first_text = dp_format_trimmed (first, 6);
    g_autofree char *second_text = second_name != NULL ? dp_format_trimmed (second, 6) : NULL;

    printf ("%s: %s\n", first_label, first_text);
    if (second_name != NULL)
      printf ("%s: %s\n", second_label, second_text);
  }
}

DpExit
dp_cli_queue (int    argc,
              char **argv)
{
  gboolean json = FALSE;
  gint64 servers = -1;
  double load = -1.0;
  const GOptionEntry entries[] = {
    { "servers", 0, 0, G_OPTION_ARG_INT64, &servers, N_("Number of servers (places)"), "C" },
    { "load", 0, 0, G_OPTION_ARG_DOUBLE, &load, N_("Offered load in erlang (arrivals × mean stay)"), "A" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  double wait_probability;
  double mean_wait;

  if (!dp_cli_parse ("queue", entries, 1, 1, &argc, &argv))
    return DP_EXIT_USAGE;

  if (!g_str_equal (argv[1], "erlang-b") && !g_str_equal (argv[1], "erlang-c"))
    return dp_cli_error (DP_EXIT_USAGE, argv[1], _("There is no such calculator; write erlang-b or erlang-c."));

  if (!dp_check_servers (servers, &error) || !dp_check_load (load, &error))
    return engine_fail (argv[1], error);

  if (g_str_equal (argv[1], "erlang-b"))
    {
      print_answer (json, "blocking", _("Share without a place"), dp_erlang_b ((int) servers, load), NULL, NULL, 0.0);
      return DP_EXIT_DONE;
    }

  if (!dp_erlang_c ((int) servers, load, &wait_probability, &mean_wait, &error))
    return engine_fail (argv[1], error);

  print_answer (json, "wait_probability", _("Share that waits"), wait_probability, "mean_wait",
                _("Mean wait, in mean service times"), mean_wait);
  return DP_EXIT_DONE;
}
