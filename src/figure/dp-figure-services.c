/* dp-figure-services.c: C6, what did the 83 receive?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two times of the same 83 courses. Nothing is added up: who received one thing may be among those who received another.
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-squares.h"
#include "plan/dp-facts.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

/* Residential stays of 2020 in the municipalities' answer of 2025, tables 2 and 3. */
#define STAYS 83

static const char *
measure_of (const DpFacts *facts,
            guint          row)
{
  return dp_facts_cell (facts, row, dp_language () == DP_LANGUAGE_DANISH ? "measure_da" : "measure_en");
}

static guint
count_of (const DpFacts *facts,
          guint          row)
{
  return (guint) g_ascii_strtoull (dp_facts_cell (facts, row, "count"), NULL, 10);
}

/* "30 (36 %)": the share stands as the document has it. */
static char *
count_words (const DpFacts *facts,
             guint          row)
{
  g_autofree char *percent = dp_format_percent (g_ascii_strtod (dp_facts_cell (facts, row, "percent"), NULL) / 100.0);

  /* Translators: how many of the 83, and their share in per cent */
  return g_strdup_printf (_("%1$u (%2$s)"), count_of (facts, row), percent);
}

/* The first measure of each time fills the squares, the others are bars. */
static void
add_panel (DpFigure      *figure,
           const DpFacts *facts,
           const char    *when,
           const char    *title,
           GString       *text)
{
  DpSquaresPanel *panel = NULL;

  g_string_append_printf (text, " %s:", title);
  for (guint row = 0; row < facts->rows->len; row++)
    {
      g_autofree char *count = NULL;

      if (!g_str_equal (dp_facts_cell (facts, row, "when"), when))
        continue;
      count = count_words (facts, row);
      if (panel == NULL)
        {
          g_autofree char *label = g_strdup_printf ("%s: %s", measure_of (facts, row), count);

          panel = dp_chart_add_squares_panel (figure->chart, title, count_of (facts, row), label);
        }
      else
        dp_squares_panel_add_bar (panel, measure_of (facts, row), count_of (facts, row), count);
      g_string_append_printf (text, " %s: %s;", measure_of (facts, row), count);
      dp_table_add_row (figure->table, NULL, FALSE, title, measure_of (facts, row), count, NULL);
    }
  text->str[text->len - 1] = '.';
}

/* The count that fills the squares: the first measure of that time. */
static guint
first_count (const DpFacts *facts,
             const char    *when)
{
  for (guint row = 0; row < facts->rows->len; row++)
    if (g_str_equal (dp_facts_cell (facts, row, "when"), when))
      return count_of (facts, row);

  return 0;
}

static char *
headline (const DpFacts *facts)
{
  /* Translators: women in all, then how many of them before, and during the stay */
  return g_strdup_printf (_("Of %1$d women in residential stays %2$u had had substance-use treatment before, and %3$u had it during the stay"),
                          STAYS, first_count (facts, "before"), first_count (facts, "during"));
}

void
_dp_figure_services (DpFigure              *figure,
                     DpAnalysis            *analysis,
                     const DpFigureOptions *options)
{
  g_autoptr (DpFacts) facts = dp_facts_load ("service_use_of_the_83");
  g_autofree char *title = headline (facts);
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  figure->chart = dp_chart_new_squares (title, STAYS, DP_PARTY_MUNICIPALITIES);
  dp_chart_set_subtitle (figure->chart, _("83 residential stays of pregnant women in 2020 · one square is one woman · one woman may have had several "
                                          "services: nothing is added up"));
  dp_chart_set_source (figure->chart, _("Source: the municipalities' answer of 31 May 2025, tables 2 and 3. How many are counted twice is unknown."));
  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("When"), FALSE);
  dp_table_add_column (figure->table, _("Service"), FALSE);
  dp_table_add_column (figure->table, _("Of the 83"), TRUE);
  add_panel (figure, facts, "before", _("Before the stay"), text);
  add_panel (figure, facts, "during", _("During the stay"), text);
  figure->text = g_string_free (text, FALSE);
}
