/* dp-cli.h: what the commands of doegnplan-cli share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** DpExit: exit statuses; a contract with scripts. */
typedef enum
{
  DP_EXIT_DONE = 0,
  DP_EXIT_FOUND = 1, /* `check` found something */
  DP_EXIT_USAGE = 2,
  DP_EXIT_READ = 3,
  DP_EXIT_WRITE = 4,
} DpExit;

/**
 * DpCommand:
 * @name: as typed
 * @arguments: what follows it, for the help
 * @summary: English source string: what it does
 * @run: parses its own options; argv[0] is the command
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  DpExit (*run) (int argc, char **argv);
} DpCommand;

/* Runs a command; its help then shows its arguments and summary. */
DpExit   dp_cli_run (const DpCommand *command,
                     int              argc,
                     char           **argv);

/* Parses @argv with @entries; prints help and leaves on --help. FALSE after an error has been printed. */
gboolean dp_cli_parse (const char         *command,
                       const GOptionEntry *entries,
                       int                 min_arguments,
                       int                 max_arguments,
                       int                *argc,
                       char             ***argv);

/* Prints "doegnplan-cli: SUBJECT: message" and returns @status; DpExit of a document's error with dp_cli_fail(). */
DpExit   dp_cli_error (DpExit      status,
                       const char *subject,
                       const char *message);
DpExit   dp_cli_fail  (const char   *subject,
                       const GError *error);
DpExit   dp_cli_fail_to_write (const char   *path,
                               const GError *error);

/* Opens a plan, edits and saves it. */
DpExit   dp_cli_edit (const char *path,
                      gboolean (*edit) (DpDocument *document, GError **error));

/* Reads a plan and its analysis; FALSE and *status after an error has been printed. */
gboolean dp_cli_read (const char  *path,
                      DpPlan     **plan,
                      DpAnalysis **analysis,
                      DpExit      *status);

/* Prints what the engine (or a parser) refused, as a sentence that names the input. */
DpExit   dp_cli_engine_fail (const char   *subject,
                             const GError *error);

/* Reading the JSON files that bare calculators take; see dp-cli-engine.c. */
JsonObject *dp_cli_read_json    (const char *path, JsonParser *parser, DpExit *status);
GArray     *dp_cli_json_numbers (JsonObject *object, const char *member);
GArray     *dp_cli_json_matrix  (JsonObject *object, const char *member, gsize *n_rows, gsize *n_columns);

/* JSON objects in the order in which members are added. */
void     dp_json_text   (JsonBuilder *builder, const char *name, const char *text);
void     dp_json_number (JsonBuilder *builder, const char *name, double number);
void     dp_json_int    (JsonBuilder *builder, const char *name, gint64 number);
void     dp_json_bool   (JsonBuilder *builder, const char *name, gboolean value);
void     dp_json_null   (JsonBuilder *builder, const char *name);
void     dp_json_numbers (JsonBuilder *builder, const char *name, const double *numbers, gsize n);
void     dp_json_matrix (JsonBuilder *builder, const char *name, const double *numbers, gsize n_rows, gsize n_columns);
void     dp_json_print  (JsonBuilder *builder);
/* "trend": what the plan assumes and whether the years of a proposal follow it, or null; see dp-cli-trend.c. */
void     dp_json_trend  (JsonBuilder *builder, DpAnalysis *analysis, const char *proposal_id);
/* "year" and "begins_in", null without a calendar (0). */
void     dp_json_calendar_year (JsonBuilder *builder, int year, int calendar_year);

DpExit   dp_cli_new      (int argc, char **argv);
DpExit   dp_cli_info     (int argc, char **argv);
DpExit   dp_cli_set      (int argc, char **argv);
DpExit   dp_cli_undo     (int argc, char **argv);
DpExit   dp_cli_redo     (int argc, char **argv);
DpExit   dp_cli_history  (int argc, char **argv);
DpExit   dp_cli_need     (int argc, char **argv);
DpExit   dp_cli_capacity (int argc, char **argv);
DpExit   dp_cli_score    (int argc, char **argv);
DpExit   dp_cli_chart    (int argc, char **argv);
DpExit   dp_cli_queue    (int argc, char **argv);
DpExit   dp_cli_mcda     (int argc, char **argv);

G_END_DECLS
