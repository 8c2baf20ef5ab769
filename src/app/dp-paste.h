/* dp-paste.h: a block of cells from a spreadsheet, pasted into the records of a table.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-document.h"

G_BEGIN_DECLS

GPtrArray *dp_block_parse (const char *text);

char      *dp_block_paste (DpDocument      *document,
                           DpEntityKind     kind,
                           const char      *parent_id,
                           const char      *first_id,
                           const guint     *fields,
                           guint            n_fields,
                           const GPtrArray *rows,
                           GError         **error);

G_END_DECLS
