/* reference.h: rows of the reference tables, for the tests.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Reference: a table of text cells; @rows holds GStrv of as many cells as the header row @columns. */
typedef struct
{
  GStrv columns;
  GPtrArray *rows;
} Reference;

Reference  *reference_load   (const char *name, guint expected_rows);
void        reference_free   (Reference *table);
const char *reference_text   (const Reference *table, guint row, const char *column);
double      reference_number (const Reference *table, guint row, const char *column);
double      reference_gap    (double actual, double expected);

#define assert_close(actual, expected, tolerance) \
  G_STMT_START { \
    const double actual_ = (actual), expected_ = (expected); \
    if (!(reference_gap (actual_, expected_) <= (tolerance))) \
      g_error ("%s:%d: %s is %.17g, expected %.17g: relative gap %.3g above %.3g", __FILE__, __LINE__, #actual, \
               actual_, expected_, reference_gap (actual_, expected_), (double) (tolerance)); \
  } G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reference, reference_free)

G_END_DECLS
