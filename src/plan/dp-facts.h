/* dp-facts.h: the tables of facts that the program carries with it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpFacts: a table; @rows holds GStrv of as many cells as @columns. */
typedef struct
{
  char **columns;
  GPtrArray *rows;
} DpFacts;

DpFacts    *dp_facts_load (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void        dp_facts_free (DpFacts *facts);
const char *dp_facts_cell (const DpFacts *facts,
                           guint          row,
                           const char    *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpFacts, dp_facts_free)

G_END_DECLS
