/* dp-paste.c: a block of cells from a spreadsheet, pasted into the records of a table.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-paste.h"

#include "app/dp-field-state.h"
#include "plan/dp-validate.h"
#include "plan/dp-text.h"

#include <glib/gi18n.h>

/** More refused cells than these are only counted. */
#define REFUSED_NAMED_MAX 3

/* ------------------------------------------------------------------------------------------------------------ block */

/* One cell from *@at on: up to @separator or the line's end; in quotation marks it may hold both. */
static char *
read_cell (const char **at,
           char         separator)
{
  GString *cell = g_string_new (NULL);
  const char *c = *at;

  if (*c == '"')
    {
      for (c++; *c != '\0' && !(c[0] == '"' && c[1] != '"'); c++)
        {
          if (c[0] == '"')
            c++;
          g_string_append_c (cell, *c);
        }
      if (*c == '"')
        c++;
    }
  for (; *c != '\0' && *c != '\n' && *c != separator; c++)
    if (*c != '\r')
      g_string_append_c (cell, *c);
  *at = c;
  g_strstrip (cell->str);
  return g_string_free (cell, FALSE);
}

/**
 * dp_block_parse:
 * @text: what was copied: lines whose cells are divided by tabs, or by semicolons where there is no tab
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the rows; NULL when @text is no more than one cell
 */
GPtrArray *
dp_block_parse (const char *text)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *clean = g_strchomp (g_strdup (text));
  gboolean has_lines = strchr (clean, '\n') != NULL;
  char separator = strchr (text, '\t') != NULL ? '\t' : ';';

  if (separator == ';' && !has_lines)
    return NULL;

  for (const char *at = clean; *at != '\0';)
    {
      g_autoptr(GStrvBuilder) row = g_strv_builder_new ();

      for (;;)
        {
          g_autofree char *cell = read_cell (&at, separator);

          g_strv_builder_add (row, cell);
          if (*at != separator)
            break;
          at++;
        }
      if (*at == '\n')
        at++;
      g_ptr_array_add (rows, g_strv_builder_end (row));
    }

  if (rows->len == 0 || (rows->len == 1 && g_strv_length (g_ptr_array_index (rows, 0)) == 1))
    return NULL;
  return g_steal_pointer (&rows);
}

/* ------------------------------------------------------------------------------------------------------------ paste */

typedef struct
{
  DpDocument *document;
  DpEntityKind kind;
  const char *parent_id;
  const guint *fields;
  guint n_fields;
  guint n_used;
  guint n_refused;
  GString *refused;
} Paste;

static void
refuse (Paste      *paste,
        const char *cell,
        guint       row,
        const char *why)
{
  g_autofree char *quoted = dp_text_quote (cell);
  g_autofree char *line = NULL;

  paste->n_refused++;
  if (paste->n_refused > REFUSED_NAMED_MAX)
    return;
  /* Translators: a pasted cell that was not used: its text, the row of the block, and a sentence that says why. */
  line = g_strdup_printf (_("“%1$s” in row %2$u: %3$s"), quoted, row + 1, why);
  g_string_append_printf (paste->refused, "\n%s", line);
}

/* The record for the row of the block; where the table ends a record is added. */
static char *
dup_target (Paste           *paste,
            const GPtrArray *ids,
            guint            index,
            GError         **error)
{
  g_autofree char *id = NULL;

  if (index < ids->len)
    return g_strdup (g_ptr_array_index (ids, index));
  id = dp_document_new_id (paste->document, paste->kind);
  return dp_document_add (paste->document,
                          dp_form_new_record (dp_document_get_plan (paste->document), paste->kind, id, paste->parent_id), error);
}

static void
paste_cell (Paste      *paste,
            const char *id,
            const char *cell,
            guint       row,
            guint       column)
{
  g_auto(DpValue) value = DP_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  /* An empty cell says nothing: what stands there stays. */
  if (*cell == '\0')
    return;
  if (column >= paste->n_fields)
    refuse (paste, cell, row, _("The table has no column for it."));
  else if (!dp_field_parse (dp_field (paste->kind, paste->fields[column]), cell, &value, &error) ||
           !dp_document_set (paste->document, paste->kind, id, paste->fields[column], &value, &error))
    refuse (paste, cell, row, error->message);
  else
    paste->n_used++;
}

static GPtrArray *
ids_from (DpDocument  *document,
          DpEntityKind kind,
          const char  *parent_id,
          const char  *first_id)
{
  const GPtrArray *records = dp_plan_children (dp_document_get_plan (document), kind, parent_id);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_begun = FALSE;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *id = ((const DpRecord *) g_ptr_array_index (records, i))->id;

      has_begun |= g_str_equal (id, first_id);
      if (has_begun)
        g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

static char *
describe (const Paste *paste)
{
  g_autofree char *used = g_strdup_printf (ngettext ("%u cell is pasted.", "%u cells are pasted.", paste->n_used), paste->n_used);
  g_autofree char *refused = NULL;

  if (paste->n_refused == 0)
    return g_steal_pointer (&used);
  /* Translators: %u cells of those that were pasted could not be used; the lines that follow say which and why. */
  refused = g_strdup_printf (ngettext ("%u is not:", "%u are not:", paste->n_refused), paste->n_refused);
  return g_strdup_printf ("%s %s%s%s", used, refused, paste->refused->str, paste->n_refused > REFUSED_NAMED_MAX ? "\n…" : "");
}

/**
 * dp_block_paste:
 * @parent_id: whose records they are
 * @first_id: the record that gets the first row; the records after it get the others, and records are added for the rest
 * @fields: (array length=n_fields): the fields of the columns, from the one that gets the first column on
 * @rows: (element-type GStrv): from dp_block_parse()
 *
 * Writes the cells as one step; each is read and checked by itself, and what cannot be used leaves its cell as it was.
 *
 * Returns: (transfer full) (nullable): what was done, as sentences; NULL with @error when nothing could be written
 */
char *
dp_block_paste (DpDocument      *document,
                DpEntityKind     kind,
                const char      *parent_id,
                const char      *first_id,
                const guint     *fields,
                guint            n_fields,
                const GPtrArray *rows,
                GError         **error)
{
  g_autoptr(GPtrArray) ids = ids_from (document, kind, parent_id, first_id);
  g_autoptr(GString) refused = g_string_new (NULL);
  Paste paste = { document, kind, parent_id, fields, n_fields, 0, 0, refused };

  /* Translators: the name of an undo step. */
  dp_document_begin (document, _("Paste cells"));
  for (guint r = 0; r < rows->len; r++)
    {
      char **cells = g_ptr_array_index (rows, r);
      g_autofree char *id = dup_target (&paste, ids, r, error);

      if (id == NULL)
        {
          dp_document_cancel (document);
          return NULL;
        }
      for (guint c = 0; cells[c] != NULL; c++)
        paste_cell (&paste, id, cells[c], r, c);
    }
  if (!dp_document_end (document, error))
    return NULL;
  return describe (&paste);
}
