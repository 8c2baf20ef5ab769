/* reference.c: rows of the reference tables, for the tests.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "reference.h"

#include <math.h>
#include <string.h>

/* Cells are separated by commas; one that holds a comma stands in double quotes. */
static GStrv
split_cells (const char *line)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *c = line;; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      else if (*c == '\0' || (*c == ',' && !quoted))
        {
          g_strv_builder_add (cells, cell->str);
          g_string_truncate (cell, 0);
          if (*c == '\0')
            break;
        }
      else if (*c != '\r')
        g_string_append_c (cell, *c);
    }
  return g_strv_builder_end (cells);
}

static guint
find_column (const Reference *table,
             const char      *column)
{
  for (guint i = 0; table->columns[i] != NULL; i++)
    if (g_str_equal (table->columns[i], column))
      return i;
  g_error ("no column %s", column);
}

/**
 * reference_load:
 * @name: file name in tests/engine/reference
 * @expected_rows: number of rows the table must have, so that a truncated file cannot pass
 *
 * Returns: (transfer full): the table
 */
Reference *
reference_load (const char *name,
                guint       expected_rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Reference *table = g_new0 (Reference, 1);

  path = g_build_filename (g_getenv ("DOEGNPLAN_SOURCE_DIR"), "tests", "engine", "reference", name, NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      if (table->columns == NULL)
        table->columns = split_cells (lines[i]);
      else
        {
          GStrv cells = split_cells (lines[i]);

          g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (table->columns));
          g_ptr_array_add (table->rows, cells);
        }
    }
  g_assert_cmpuint (table->rows->len, ==, expected_rows);
  return table;
}

void
reference_free (Reference *table)
{
  g_strfreev (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

const char *
reference_text (const Reference *table,
                guint            row,
                const char      *column)
{
  const GStrv cells = g_ptr_array_index (table->rows, row);

  return cells[find_column (table, column)];
}

double
reference_number (const Reference *table,
                  guint            row,
                  const char      *column)
{
  const char *text = reference_text (table, row, column);
  char *end = NULL;
  const double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0')
    g_error ("row %u, column %s: '%s' is not a number", row, column, text);
  return value;
}

/**
 * reference_gap:
 *
 * Returns: the gap between two numbers relative to the expected one; absolute where zero is expected
 */
double
reference_gap (double actual,
               double expected)
{
  const double gap = fabs (actual - expected);

  return expected == 0 ? gap : gap / fabs (expected);
}
