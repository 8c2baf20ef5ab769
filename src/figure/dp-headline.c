/* dp-headline.c: headlines that somebody wrote in place of the sentence that the program writes on a chart.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-headline.h"

#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_for (const DpRecord *headline,
        const char     *chart,
        const char     *proposal,
        const char     *scope)
{
  return g_strcmp0 (dp_record_text (headline, DP_HEADLINE_CHART), chart) == 0
         && g_strcmp0 (dp_record_text (headline, DP_HEADLINE_PROPOSAL), proposal) == 0
         && g_strcmp0 (dp_record_text (headline, DP_HEADLINE_SCOPE), scope) == 0;
}

static const DpRecord *
find (const DpPlan *plan,
      const char   *chart,
      const char   *proposal,
      const char   *scope)
{
  const GPtrArray *headlines = dp_plan_list (plan, DP_ENTITY_HEADLINE);

  for (guint i = 0; i < headlines->len; i++)
    if (is_for (headlines->pdata[i], chart, proposal, scope))
      return headlines->pdata[i];

  return NULL;
}

/** dp_headline_scope: see the header. */
char *
dp_headline_scope (const DpFigureOptions *options)
{
  g_autofree char *measure = options->measure > 0 ? g_strdup_printf ("/%u", options->measure) : g_strdup ("");

  const char *other = options->earlier != NULL ? "earlier" : options->other;

  if (options->area == NULL && options->estimate == NULL && other == NULL && options->measure == 0)
    return NULL;

  return g_strdup_printf ("%s/%s/%s%s", options->area != NULL ? options->area : "", options->estimate != NULL ? options->estimate : "",
                          other != NULL ? other : "", measure);
}

/** dp_headline_read_options: see the header. */
gboolean
dp_headline_read_options (const DpRecord  *headline,
                          DpFigureKind    *kind,
                          DpFigureOptions *options,
                          char          ***strings)
{
  const char *scope = dp_record_text (headline, DP_HEADLINE_SCOPE);
  const char *const *parts;

  *options = (DpFigureOptions) { .proposal = dp_record_text (headline, DP_HEADLINE_PROPOSAL) };
  *strings = g_strsplit (scope != NULL ? scope : "", "/", -1);
  parts = (const char *const *) *strings;
  if (g_strv_length (*strings) >= 3)
    {
      options->area = parts[0][0] != '\0' ? parts[0] : NULL;
      options->estimate = parts[1][0] != '\0' ? parts[1] : NULL;
      options->other = parts[2][0] != '\0' ? parts[2] : NULL;
      options->measure = parts[3] != NULL ? (guint) g_ascii_strtoull (parts[3], NULL, 10) : 0;
    }

  return dp_figure_kind_by_name (dp_record_text (headline, DP_HEADLINE_CHART), kind);
}

/* ------------------------------------------------------------------------------------------------------------ re-checking */

/* The digits of @text with one space between numbers, whatever separates thousands and decimals: the same in every language. */
static void
append_digits (GString    *digits,
               const char *text)
{
  gboolean in_number = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      {
        g_string_append_c (digits, *at);
        in_number = TRUE;
      }
    else if (in_number && !(strchr (".,", *at) != NULL && g_ascii_isdigit (at[1])))
      {
        g_string_append_c (digits, ' ');
        in_number = FALSE;
      }
  g_string_append_c (digits, ' ');
}

static void
append_table (GString       *all,
              GString       *digits,
              const DpTable *table)
{
  for (guint r = 0; r < table->rows->len; r++)
    for (char **cell = g_array_index (table->rows, DpTableRow, r).cells; *cell != NULL; cell++)
      {
        g_string_append_printf (all, "%s\n", *cell);
        append_digits (digits, *cell);
      }
}

/** dp_headline_seen: see the header. */
char *
dp_headline_seen (const DpFigure *figure)
{
  g_autoptr (GString) all = g_string_new (figure->generated);
  g_autoptr (GString) digits = g_string_new (NULL);

  append_table (all, digits, figure->table);

  return g_strdup_printf ("%s %08x %08x", dp_language_code (), g_str_hash (all->str), g_str_hash (digits->str));
}

/* In another language than it was written in only the numbers can be compared. */
static gboolean
is_seen (const DpFigure *figure,
         const char     *seen)
{
  g_autofree char *now = dp_headline_seen (figure);
  g_auto (GStrv) was = g_strsplit (seen != NULL ? seen : "", " ", 3);
  g_auto (GStrv) is = g_strsplit (now, " ", 3);

  if (g_strv_length (was) != g_strv_length (is))
    return FALSE;

  return g_str_equal (was[0], is[0]) ? g_str_equal (was[1], is[1]) : g_str_equal (was[2], is[2]);
}

void
_dp_headline_apply (DpFigure     *figure,
                    const DpPlan *plan)
{
  const DpRecord *headline = find (plan, dp_figure_kind_name (figure->kind), figure->proposal, figure->scope);

  if (headline == NULL)
    return;

  figure->own_headline = TRUE;
  figure->headline_fits = is_seen (figure, dp_record_text (headline, DP_HEADLINE_SEEN));
  dp_chart_set_title (figure->chart, dp_record_text (headline, DP_HEADLINE_TEXT));
}

/** dp_headline_fits: see the header. */
gboolean
dp_headline_fits (DpAnalysis     *analysis,
                  const DpRecord *headline)
{
  DpFigureOptions options;
  DpFigureKind kind;
  g_auto (GStrv) strings = NULL;
  g_autoptr (DpFigure) figure = NULL;

  if (!dp_headline_read_options (headline, &kind, &options, &strings) || dp_figure_kind_needs_simulation (kind))
    return TRUE;

  figure = dp_figure_new (kind, analysis, &options);
  return figure->headline_fits;
}

/* Where the next number in @text begins, and how long it is with its separators; NULL when there is none. */
static const char *
next_number (const char *text,
             gsize      *length)
{
  const char *begin = text + strcspn (text, "0123456789");
  gsize end = strspn (begin, "0123456789.,");

  if (begin[0] == '\0')
    return NULL;
  while (end > 1 && (begin[end - 1] == '.' || begin[end - 1] == ','))
    end--;
  *length = end;
  return begin;
}

static gboolean
has_number (const char *text,
            const char *number,
            gsize       length)
{
  gsize found_length;

  for (const char *found = next_number (text, &found_length); found != NULL; found = next_number (found + found_length, &found_length))
    if (found_length == length && strncmp (found, number, length) == 0)
      return TRUE;

  return FALSE;
}

/** dp_headline_numbers_are_shown: see the header. */
gboolean
dp_headline_numbers_are_shown (const char     *title,
                               const DpFigure *figure)
{
  g_autofree char *twin = dp_figure_to_text (figure);
  gsize length;

  for (const char *number = next_number (title, &length); number != NULL; number = next_number (number + length, &length))
    if (!has_number (twin, number, length))
      return FALSE;

  return TRUE;
}

/* ---------------------------------------------------------------------------------------------------------------- writing */

static gboolean
add (DpDocument *document,
     const char *chart,
     const char *proposal,
     const char *scope,
     const char *text,
     const char *seen,
     GError    **error)
{
  g_autofree char *new_id = dp_document_new_id (document, DP_ENTITY_HEADLINE);
  g_autofree char *id = NULL;
  DpRecord *headline = dp_record_new (DP_ENTITY_HEADLINE, new_id);

  dp_record_set (headline, DP_HEADLINE_CHART, dp_value_text (chart));
  dp_record_set (headline, DP_HEADLINE_PROPOSAL, dp_value_text (proposal));
  dp_record_set (headline, DP_HEADLINE_SCOPE, dp_value_text (scope));
  dp_record_set (headline, DP_HEADLINE_TEXT, dp_value_text (text));
  dp_record_set (headline, DP_HEADLINE_SEEN, dp_value_text (seen));
  id = dp_document_add (document, headline, error);

  return id != NULL;
}

static gboolean
set (DpDocument *document,
     const char *id,
     guint       field,
     const char *text,
     GError    **error)
{
  g_auto (DpValue) value = dp_value_text (text);

  return dp_document_set (document, DP_ENTITY_HEADLINE, id, field, &value, error);
}

/** dp_headline_write: see the header. */
gboolean
dp_headline_write (DpDocument *document,
                   const char *chart,
                   const char *proposal,
                   const char *scope,
                   const char *text,
                   const char *seen,
                   GError    **error)
{
  const DpRecord *headline;
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  DpFigureKind kind;
  gboolean done;

  g_return_val_if_fail (DP_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (dp_figure_kind_by_name (chart, &kind), FALSE);

  headline = find (dp_document_get_plan (document), chart, proposal, scope);
  id = headline != NULL ? g_strdup (headline->id) : NULL;
  if (words[0] == '\0' && id == NULL)
    return TRUE;

  /* Translators: the name of an undo step; %s is the name of a chart. */
  label = g_strdup_printf (_("Headline of “%s”"), dp_figure_kind_label (kind));
  dp_document_begin (document, label);
  if (words[0] == '\0')
    done = dp_document_remove (document, DP_ENTITY_HEADLINE, id, error);
  else if (id == NULL)
    done = add (document, chart, proposal, scope, words, seen, error);
  else
    done = set (document, id, DP_HEADLINE_TEXT, words, error) && set (document, id, DP_HEADLINE_SEEN, seen, error);
  if (done)
    return dp_document_end (document, error);
  dp_document_cancel (document);
  return FALSE;
}
