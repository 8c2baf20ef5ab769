/* dp-cli.c: what the commands of doegnplan-cli share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-cli"

#include "config.h"

#include "cli/dp-cli.h"

#include "plan/dp-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The command that runs, for its help. */
static const DpCommand *running;

static DpExit
status_of (const GError *error)
{
  if (error->domain != DP_PLAN_ERROR)
    return DP_EXIT_WRITE;

  switch ((DpPlanError) error->code)
    {
    case DP_PLAN_ERROR_NOT_A_PLAN:
    case DP_PLAN_ERROR_DAMAGED:
    case DP_PLAN_ERROR_NEWER:
    case DP_PLAN_ERROR_OPEN:
    case DP_PLAN_ERROR_BUSY:
      return DP_EXIT_READ;
    case DP_PLAN_ERROR_WRITE:
    case DP_PLAN_ERROR_EXISTS:
    case DP_PLAN_ERROR_CHANGED:
      return DP_EXIT_WRITE;
    case DP_PLAN_ERROR_NOT_A_NUMBER:
    case DP_PLAN_ERROR_NOT_A_DATE:
    case DP_PLAN_ERROR_AMBIGUOUS:
    case DP_PLAN_ERROR_RANGE:
    case DP_PLAN_ERROR_REQUIRED:
    case DP_PLAN_ERROR_CHOICE:
    case DP_PLAN_ERROR_UNKNOWN:
    case DP_PLAN_ERROR_RULE:
    case DP_PLAN_ERROR_NOTHING:
    default:
      return DP_EXIT_USAGE;
    }
}

DpExit
dp_cli_run (const DpCommand *command,
            int              argc,
            char           **argv)
{
  running = command;
  return command->run (argc, argv);
}

/* (nullable): a number that was written the Danish way, alone or behind "--option=". */
static const char *
find_decimal_comma (int    argc,
                    char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      const char *value = argv[i][0] == '-' && strchr (argv[i], '=') != NULL ? strchr (argv[i], '=') + 1 : argv[i];

      if (g_regex_match_simple ("^-?[0-9]+,[0-9]+$", value, 0, 0))
        return value;
    }

  return NULL;
}

gboolean
dp_cli_parse (const char         *command,
              const GOptionEntry *entries,
              int                 min_arguments,
              int                 max_arguments,
              int                *argc,
              char             ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (running != NULL ? running->arguments : NULL);
  g_autofree char *name = g_strdup_printf ("doegnplan-cli %s", command);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  if (running != NULL)
    g_option_context_set_summary (context, _(running->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      const char *comma = find_decimal_comma (*argc, *argv);

      if (comma != NULL)
        dp_cli_error (DP_EXIT_USAGE, comma, _("On the command line the point is the decimal mark; write 2.5, not 2,5."));
      else
        dp_cli_error (DP_EXIT_USAGE, command, error->message);
      return FALSE;
    }

  if (*argc - 1 < min_arguments)
    {
      dp_cli_error (DP_EXIT_USAGE, command, _("An argument is missing; --help shows what the command takes."));
      return FALSE;
    }

  if (max_arguments >= 0 && *argc - 1 > max_arguments)
    {
      dp_cli_error (DP_EXIT_USAGE, (*argv)[max_arguments + 1],
                    _("This argument is one too many; --help shows what the command takes."));
      return FALSE;
    }

  return TRUE;
}

DpExit
dp_cli_error (DpExit      status,
              const char *subject,
              const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\n", ' ');

  fprintf (stderr, "doegnplan-cli: %s: %s\n", subject, line);
  return status;
}

DpExit
dp_cli_fail (const char   *subject,
             const GError *error)
{
  return dp_cli_error (status_of (error), subject, error->message);
}

/* The system's reasons name temporary files and speak its own language; most are one of a few. */
static const char *
reason_of (const GError *error)
{
  /* Nothing is wrong with the place: the plan is not ready to be handed to others. */
  if (g_error_matches (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE))
    return error->message;
  if (error->domain != G_FILE_ERROR)
    return _("The file cannot be written; choose another name or folder.");

  switch ((GFileError) error->code)
    {
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return _("The folder is not there; make it first, or choose another.");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return _("The folder may not be written to; choose another.");
    case G_FILE_ERROR_NOSPC:
      return _("The disk is full; make room, or choose another.");
    case G_FILE_ERROR_ISDIR:
      return _("There is a folder of this name; choose another name.");
    default:
      return _("The file cannot be written; choose another name or folder.");
    }
}

DpExit
dp_cli_fail_to_write (const char   *path,
                      const GError *error)
{
  return dp_cli_error (DP_EXIT_WRITE, path, reason_of (error));
}

gboolean
dp_cli_read (const char  *path,
             DpPlan     **plan,
             DpAnalysis **analysis,
             DpExit      *status)
{
  g_autoptr (GError) error = NULL;

  *plan = dp_plan_read (path, &error);
  if (*plan == NULL)
    {
      *status = dp_cli_fail (path, error);
      return FALSE;
    }

  *analysis = dp_analysis_new (*plan);
  return TRUE;
}

void
dp_json_text (JsonBuilder *builder,
              const char  *name,
              const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
dp_json_number (JsonBuilder *builder,
                const char  *name,
                double       number)
{
  g_return_if_fail (isfinite (number));

  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

void
dp_json_int (JsonBuilder *builder,
             const char  *name,
             gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
dp_json_bool (JsonBuilder *builder,
              const char  *name,
              gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
dp_json_null (JsonBuilder *builder,
              const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/** dp_json_print: prints the finished object on standard output. */
void
dp_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  puts (text);
}
