/* dp-cli-answer.h: what the commands about one proposal share: reading it, printing tables and sentences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/dp-cli.h"
#include "figure/dp-table.h"

G_BEGIN_DECLS

/* Reads @path and finds @proposal in it; FALSE and *status after an error has been printed. */
gboolean dp_cli_read_proposal   (const char  *path,
                                 const char  *command,
                                 const char  *proposal,
                                 DpPlan     **plan,
                                 DpAnalysis **analysis,
                                 DpExit      *status);
void     dp_cli_print_table     (const DpTable *table);
void     dp_cli_print_sentences (const GPtrArray *sentences);

/* A member "sentences": what the figures mean, in the chosen language. */
void     dp_json_sentences      (JsonBuilder     *builder,
                                 const GPtrArray *sentences);
/* The number, or null when it is not known. */
void     dp_json_known          (JsonBuilder *builder,
                                 const char  *name,
                                 gboolean     known,
                                 double       number);

DpExit   dp_cli_check    (int argc, char **argv);
DpExit   dp_cli_compare  (int argc, char **argv);
DpExit   dp_cli_export   (int argc, char **argv);
DpExit   dp_cli_finance  (int argc, char **argv);
DpExit   dp_cli_guide    (int argc, char **argv);
DpExit   dp_cli_merge    (int argc, char **argv);
DpExit   dp_cli_place    (int argc, char **argv);
DpExit   dp_cli_sensitivity (int argc, char **argv);
DpExit   dp_cli_simulate (int argc, char **argv);
DpExit   dp_cli_slides   (int argc, char **argv);
DpExit   dp_cli_staffing (int argc, char **argv);
DpExit   dp_cli_timeline (int argc, char **argv);

G_END_DECLS
