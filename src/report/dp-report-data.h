/* dp-report-data.h: a plan's records for other programs: JSON, and tables with commas.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both hold every record of every kind with every field as it is stored: numbers in their stored unit with a point, unknown as
 * null or as nothing, choices as their keys, the reasons and sources behind figures as records of their own ("basis"). Nothing that
 * can be computed is in them, so that whoever computes it again does not copy an answer.
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/* (transfer full): an object with "format", "schema", and a member for each kind of record. */
char    *dp_report_json (const DpPlan *plan);
/* (transfer full): the records of one kind as CSV (RFC 4180, UTF-8 with a mark, CRLF): a header, then a line each. */
char    *dp_report_csv  (const DpPlan *plan,
                         DpEntityKind  kind);

gboolean dp_report_write_json   (const DpPlan *plan,
                                 const char   *path,
                                 GError      **error);
/* Makes the folder @path, which must not be there yet, with a table for each kind of record and one that describes the fields. */
gboolean dp_report_write_tables (const DpPlan *plan,
                                 const char   *path,
                                 GError      **error);

G_END_DECLS
