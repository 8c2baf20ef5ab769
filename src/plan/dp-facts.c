/* dp-facts.c: the tables of facts that the program carries with it.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-facts.h"

#include <gio/gio.h>

/* One line of comma-separated cells; a cell with commas is quoted, and a quotation mark in it doubled. */
static char **
split_line (const char *line)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"' && quoted && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == ',' && !quoted)
        {
          g_strv_builder_add (cells, cell->str);
          g_string_truncate (cell, 0);
        }
      else
        g_string_append_c (cell, *p);
    }
  g_strv_builder_add (cells, cell->str);

  return g_strv_builder_end (cells);
}

/**
 * dp_facts_load:
 * @name: name of a file in data/facts, without its ending
 *
 * Returns: (transfer full): the table; without rows, after a complaint, when the program does not carry it
 */
DpFacts *
dp_facts_load (const char *name)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/data/facts/%s.csv", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  DpFacts *facts = g_new0 (DpFacts, 1);

  facts->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (bytes == NULL)
    {
      g_critical ("the table %s is missing from the program: %s", name, error->message);
      facts->columns = g_new0 (char *, 1);
      return facts;
    }

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  facts->columns = split_line (lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char **cells;

      if (lines[i][0] == '\0')
        continue;
      cells = split_line (lines[i]);
      if (g_strv_length (cells) == g_strv_length (facts->columns))
        g_ptr_array_add (facts->rows, cells);
      else
        {
          g_critical ("the table %s has a line of another length: %s", name, lines[i]);
          g_strfreev (cells);
        }
    }

  return facts;
}

/** dp_facts_free: frees @facts; NULL is allowed. */
void
dp_facts_free (DpFacts *facts)
{
  if (facts == NULL)
    return;

  g_strfreev (facts->columns);
  g_ptr_array_unref (facts->rows);
  g_free (facts);
}

/** dp_facts_cell: Returns: (transfer none) (nullable): a cell, NULL when it is empty or there is no such column. */
const char *
dp_facts_cell (const DpFacts *facts,
               guint          row,
               const char    *column)
{
  g_return_val_if_fail (row < facts->rows->len, NULL);

  for (guint c = 0; facts->columns[c] != NULL; c++)
    if (g_str_equal (facts->columns[c], column))
      {
        const char *cell = ((char **) facts->rows->pdata[row])[c];

        return cell[0] != '\0' ? cell : NULL;
      }

  return NULL;
}
