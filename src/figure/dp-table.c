/* dp-table.c: a table of ready texts.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-table.h"

#include <stdarg.h>

/* Space between two columns of the plain-text form, in characters. */
#define COLUMN_GAP 2

static void
clear_column (gpointer data)
{
  DpTableColumn *column = data;

  g_free (column->title);
}

static void
clear_row (gpointer data)
{
  DpTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row->id);
}

static const char *
cell_text (const DpTable *table,
           guint          row,
           guint          column)
{
  const char *text = g_array_index (table->rows, DpTableRow, row).cells[column];

  return text != NULL ? text : "";
}

static const char *
column_title (const DpTable *table,
              guint          column)
{
  return g_array_index (table->columns, DpTableColumn, column).title;
}

static glong
column_width (const DpTable *table,
              guint          column)
{
  glong width = g_utf8_strlen (column_title (table, column), -1);

  for (guint i = 0; i < table->rows->len; i++)
    width = MAX (width, g_utf8_strlen (cell_text (table, i, column), -1));

  return width;
}

static void
append_padding (GString *text,
                glong    n)
{
  for (glong i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
append_text_cell (GString       *text,
                  const DpTable *table,
                  guint          column,
                  const char    *cell)
{
  glong padding = column_width (table, column) - g_utf8_strlen (cell, -1);
  gboolean is_last = column + 1 == table->columns->len;

  if (column > 0)
    append_padding (text, COLUMN_GAP);

  if (g_array_index (table->columns, DpTableColumn, column).is_number)
    append_padding (text, padding);
  g_string_append (text, cell);
  if (!g_array_index (table->columns, DpTableColumn, column).is_number && !is_last)
    append_padding (text, padding);
}

static void
append_csv_cell (GString    *csv,
                 const char *cell)
{
  if (strpbrk (cell, ";\"\r\n") == NULL)
    {
      g_string_append (csv, cell);
      return;
    }

  g_string_append_c (csv, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

static void
append_html (GString    *html,
             const char *open,
             const char *text,
             const char *close)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "%s%s%s", open, escaped, close);
}

/** dp_table_new: Returns: (transfer full): a table without columns; @caption may be NULL. */
DpTable *
dp_table_new (const char *caption)
{
  DpTable *table = g_new0 (DpTable, 1);

  table->caption = g_strdup (caption);
  table->columns = g_array_new (FALSE, TRUE, sizeof (DpTableColumn));
  table->rows = g_array_new (FALSE, TRUE, sizeof (DpTableRow));
  g_array_set_clear_func (table->columns, clear_column);
  g_array_set_clear_func (table->rows, clear_row);

  return table;
}

/** dp_table_free: frees @table; NULL is allowed. */
void
dp_table_free (DpTable *table)
{
  if (table == NULL)
    return;

  g_array_unref (table->columns);
  g_array_unref (table->rows);
  g_free (table->caption);
  g_free (table->note);
  g_free (table);
}

/** dp_table_add_column: adds a column; all columns come before the first row. */
void
dp_table_add_column (DpTable    *table,
                     const char *title,
                     gboolean    is_number)
{
  DpTableColumn column = { g_strdup (title), is_number };

  g_return_if_fail (table->rows->len == 0);
  g_array_append_val (table->columns, column);
}

/** dp_table_add_row: adds a row; after @is_sum come as many texts as there are columns, then NULL. */
void
dp_table_add_row (DpTable    *table,
                  const char *id,
                  gboolean    is_sum,
                  ...)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const char *cell;
  va_list list;

  va_start (list, is_sum);
  while ((cell = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (cells, cell);
  va_end (list);

  dp_table_take_row (table, id, is_sum, g_strv_builder_end (cells));
}

/** dp_table_take_row: adds a row and takes @cells over, a NULL-terminated array of as many texts as columns. */
void
dp_table_take_row (DpTable    *table,
                   const char *id,
                   gboolean    is_sum,
                   char      **cells)
{
  DpTableRow row = { cells, is_sum, g_strdup (id) };

  g_return_if_fail (g_strv_length (cells) == table->columns->len);
  g_array_append_val (table->rows, row);
}

/** dp_table_to_text: Returns: (transfer full): caption, head, rows and note in columns of a fixed-width font. */
char *
dp_table_to_text (const DpTable *table)
{
  GString *text = g_string_new (NULL);

  if (table->caption != NULL)
    g_string_append_printf (text, "%s\n", table->caption);

  for (guint c = 0; c < table->columns->len; c++)
    append_text_cell (text, table, c, column_title (table, c));
  g_string_append_c (text, '\n');

  for (guint r = 0; r < table->rows->len; r++)
    {
      for (guint c = 0; c < table->columns->len; c++)
        append_text_cell (text, table, c, cell_text (table, r, c));
      g_string_append_c (text, '\n');
    }

  if (table->note != NULL)
    g_string_append_printf (text, "%s\n", table->note);

  return g_string_free (text, FALSE);
}

/** dp_table_to_csv: Returns: (transfer full): head and rows, semicolons between cells, as Danish spreadsheets read it. */
char *
dp_table_to_csv (const DpTable *table)
{
  GString *csv = g_string_new (NULL);

  for (guint c = 0; c < table->columns->len; c++)
    {
      if (c > 0)
        g_string_append_c (csv, ';');
      append_csv_cell (csv, column_title (table, c));
    }
  g_string_append (csv, "\r\n");

  for (guint r = 0; r < table->rows->len; r++)
    {
      for (guint c = 0; c < table->columns->len; c++)
        {
          if (c > 0)
            g_string_append_c (csv, ';');
          append_csv_cell (csv, cell_text (table, r, c));
        }
      g_string_append (csv, "\r\n");
    }

  return g_string_free (csv, FALSE);
}

/** dp_table_to_html: Returns: (transfer full): a table element with caption and column heads, for the clipboard. */
char *
dp_table_to_html (const DpTable *table)
{
  GString *html = g_string_new ("<table>");

  if (table->caption != NULL)
    append_html (html, "<caption>", table->caption, "</caption>");

  g_string_append (html, "<thead><tr>");
  for (guint c = 0; c < table->columns->len; c++)
    append_html (html, "<th scope=\"col\">", column_title (table, c), "</th>");
  g_string_append (html, "</tr></thead><tbody>");

  for (guint r = 0; r < table->rows->len; r++)
    {
      g_string_append (html, "<tr>");
      for (guint c = 0; c < table->columns->len; c++)
        append_html (html, c == 0 ? "<th scope=\"row\">" : "<td>", cell_text (table, r, c), c == 0 ? "</th>" : "</td>");
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</tbody></table>");

  return g_string_free (html, FALSE);
}
