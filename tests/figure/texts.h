/* texts.h: all that a reader sees of a figure, and what must never stand in it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-figure.h"
#include "figure/dp-summary.h"

G_BEGIN_DECLS

gboolean  is_danish      (void);
/* The one of the two that is spoken. */
const char *in_language  (const char *english, const char *danish);

GPtrArray *figure_texts  (const DpFigure *figure);
GPtrArray *table_texts   (const DpTable *table);
GPtrArray *summary_texts (const DpSummary *summary);

/* Placeholders, words of the other language, what printf() makes of nothing, text that is no UTF-8. */
void      assert_clean   (const char *where, const GPtrArray *texts);
/* @pattern with no-break spaces read as spaces, from the beginning to the end. */
void      assert_reads   (const char *text, const char *pattern);
gboolean  has_word       (const char *text, const char *word);
/* Cell of the row about @id, as shown. */
const char *cell_of      (const DpTable *table, const char *id, guint column);

G_END_DECLS
