/* texts.c: see texts.h.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-tests"

#include "config.h"

#include "texts.h"

#include "chart/dp-scene-private.h"
#include "plan/dp-text.h"

#include <string.h>

/* Words that the other language does not have. Names of bodies are taken out first. */
#define ENGLISH_WORDS \
  "the|and|of|with|from|women|woman|places?|years?|stays?|without|need|needs|proposals?|estimates?|sources|unknown|months?|" \
  "share|known|points|holds?|goal|occupancy|units|cannot|assumption|entered|computed|parameters|region's"
#define DANISH_WORDS \
  "kvinder|kvinde|pladser|plads|året|uden|ophold|skøn|tilbud|forslag|kilder|og|på|med|ikke|hver|belægning|ukendt|mangler|" \
  "behov|mål|mdr|point|ingen|holder|forudsætning|beregnet"
/* The numbers of a document's sections and of a licence are no decimals; one point is a point in both languages. */
#define NAMES "\\b1 point\\b|Social- og Boligstyrelsen|Danske Regioner|Danmarks Statistik|CC BY 4\\.0|\\b([Aa]fsnit|[Ss]ections?) \\d[\\d.]*((, | og | and |–)\\d[\\d.]*)*"

gboolean
is_danish (void)
{
  return dp_language () == DP_LANGUAGE_DANISH;
}

const char *
in_language (const char *english,
             const char *danish)
{
  return is_danish () ? danish : english;
}

static void
add (GPtrArray  *texts,
     const char *text)
{
  if (text != NULL)
    g_ptr_array_add (texts, g_strdup (text));
}

static void
add_range_texts (GPtrArray          *texts,
                 const DpRangeChart *chart)
{
  add (texts, chart->axis_title);
  add (texts, chart->name_head);
  add (texts, chart->text_head);
  add (texts, chart->section);
  add (texts, chart->lead);
  for (guint i = 0; i < chart->lines->len; i++)
    add (texts, ((const DpLine *) chart->lines->pdata[i])->label);
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const DpRangeRow *row = chart->rows->pdata[i];

      add (texts, row->name);
      add (texts, row->detail);
      add (texts, row->text);
      add (texts, row->label);
      add (texts, row->accessible);
      for (guint m = 0; m < row->marks->len; m++)
        {
          const DpMark *mark = row->marks->pdata[m];

          add (texts, mark->above);
          add (texts, mark->below);
          add (texts, mark->tooltip);
        }
    }
}

static void
add_step_texts (GPtrArray         *texts,
                const DpStepChart *chart)
{
  add (texts, chart->legend_title);
  for (guint i = 0; i < chart->columns->len; i++)
    {
      add (texts, ((const DpStepColumn *) chart->columns->pdata[i])->name);
      add (texts, ((const DpStepColumn *) chart->columns->pdata[i])->detail);
    }
  for (guint i = 0; i < chart->legend->len; i++)
    add (texts, ((const DpStepLegend *) chart->legend->pdata[i])->word);
  for (guint r = 0; r < chart->rows->len; r++)
    {
      const DpStepRow *row = chart->rows->pdata[r];

      add (texts, row->name);
      add (texts, row->definition);
      for (guint c = 0; c < row->cells->len; c++)
        {
          const DpStepCell *cell = row->cells->pdata[c];

          add (texts, cell->word);
          add (texts, cell->meta);
          add (texts, cell->tooltip);
          add (texts, cell->accessible);
          for (guint l = 0; l < cell->lines->len; l++)
            add (texts, cell->lines->pdata[l]);
        }
    }
}

/* What stands in the picture, and what is said of what can be pointed at. */
static void
add_scene_texts (GPtrArray     *texts,
                 const DpChart *chart)
{
  g_autoptr (DpScene) scene = dp_chart_layout (chart, dp_theme_get (DP_THEME_LIGHT), 1280, 720, 1);

  for (guint i = 0; i < scene->prims->len; i++)
    if (g_array_index (scene->prims, DpPrim, i).kind == DP_PRIM_TEXT)
      add (texts, pango_layout_get_text (g_array_index (scene->prims, DpPrim, i).text));
  for (guint i = 0; i < dp_scene_get_n_items (scene); i++)
    {
      add (texts, dp_scene_get_item (scene, i)->tooltip);
      add (texts, dp_scene_get_item (scene, i)->accessible);
    }
}

GPtrArray *
figure_texts (const DpFigure *figure)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  const DpChart *chart = figure->chart;
  g_autofree char *twin = dp_figure_to_text (figure);

  add (texts, chart->title);
  add (texts, chart->subtitle);
  add (texts, chart->source);
  add (texts, chart->note);
  add (texts, chart->description);
  add (texts, chart->empty_text);
  add (texts, figure->text);
  add (texts, twin);
  add_scene_texts (texts, chart);
  if (chart->kind == DP_CHART_RANGE)
    add_range_texts (texts, &chart->range);
  else if (chart->kind == DP_CHART_STEPS)
    add_step_texts (texts, &chart->steps);

  return texts;
}

GPtrArray *
table_texts (const DpTable *table)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, dp_table_to_text (table));
  g_ptr_array_add (texts, dp_table_to_csv (table));
  g_ptr_array_add (texts, dp_table_to_html (table));

  return texts;
}

static void
add_key_figure (GPtrArray         *texts,
                const DpKeyFigure *figure)
{
  add (texts, figure->label);
  add (texts, figure->value);
  add (texts, figure->warning);
  add (texts, figure->formula);
  add (texts, figure->inputs);
  add (texts, figure->sources);
}

GPtrArray *
summary_texts (const DpSummary *summary)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  add (texts, summary->heading);
  add (texts, summary->first);
  add (texts, summary->first_label);
  add (texts, summary->second);
  add (texts, summary->second_label);
  add (texts, summary->caption);
  add_key_figure (texts, summary->tipping);
  for (guint i = 0; i < summary->figures->len; i++)
    add_key_figure (texts, summary->figures->pdata[i]);

  return texts;
}

static void
assert_without (const char *where,
                const char *text,
                const char *pattern)
{
  g_autoptr (GRegex) names = g_regex_new (NAMES, 0, 0, NULL);
  g_autofree char *nameless = g_regex_replace_literal (names, text, -1, 0, "", 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, nameless, 0, &match))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      g_error ("%s: “%s” in: %s", where, found, text);
    }
}

void
assert_clean (const char      *where,
              const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = texts->pdata[i];

      g_assert_true (g_utf8_validate (text, -1, NULL));
      assert_without (where, text, "%[0-9]*\\$?[sdiufg]\\b|\\(null\\)|\\bnan\\b|\\binf\\b|∞|[:;,] ?\\. |\\.\\. ");
      assert_without (where, text, is_danish () ? "\\b(" ENGLISH_WORDS ")\\b" : "\\b(" DANISH_WORDS ")\\b");
      /* Decimal marks: nothing like "0.5" in Danish, nothing like "0,5" in English. */
      assert_without (where, text, is_danish () ? "\\b\\d+\\.\\d{1,2}\\b(?!\\.)" : "\\b\\d+,\\d{1,2}\\b");
    }
}

static char *
with_plain_spaces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, DP_NO_BREAK_SPACE, -1);

  return g_strjoinv (" ", parts);
}

void
assert_reads (const char *text,
              const char *pattern)
{
  g_autofree char *plain = with_plain_spaces (text);
  g_autofree char *whole = g_strdup_printf ("^(?:%s)$", pattern);

  if (!g_regex_match_simple (whole, plain, 0, 0))
    g_error ("“%s” does not read “%s”", plain, pattern);
}

gboolean
has_word (const char *text,
          const char *word)
{
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\d.,\\w])%s(?![\\w]|[.,]\\d)", escaped);

  return g_regex_match_simple (pattern, text, 0, 0);
}

const char *
cell_of (const DpTable *table,
         const char    *id,
         guint          column)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (g_strcmp0 (g_array_index (table->rows, DpTableRow, i).id, id) == 0)
      return g_array_index (table->rows, DpTableRow, i).cells[column];

  g_error ("no row about %s", id);
}
