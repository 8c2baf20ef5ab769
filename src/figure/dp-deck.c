/* dp-deck.c: the plan as slides.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-deck.h"

#include "chart/dp-chart-text.h"
#include "chart/dp-scene.h"
#include "figure/dp-figure-private.h"
#include "figure/dp-headline.h"
#include "figure/dp-summary.h"
#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More points than a hall reads at a time; of rows those that fit in large letters, and what is left out is counted. */
#define POINTS_MAX 6
#define ROWS_MAX 8

typedef struct
{
  DpAnalysis *analysis;
  const DpPlan *plan;
  const DpFigureOptions *options;
  DpFigure *figure;
} Page;

typedef struct
{
  const char *kind;
  const char *figure;          /* name of the chart that it shows, or … */
  void (*fill) (Page *page);   /* … what writes its words */
} SlideClass;

/* --------------------------------------------------------------------------------------------------------------- words */

/* Begins a page of words. */
static void
begin (Page       *page,
       const char *title)
{
  page->figure->chart = dp_chart_new_text (title);
}

static void
add_point (Page       *page,
           const char *lead,
           const char *text)
{
  dp_chart_add_text (page->figure->chart, DP_TEXT_POINT, lead, text);
}

static void
add_row (Page       *page,
         const char *lead,
         const char *text)
{
  dp_chart_add_text (page->figure->chart, DP_TEXT_ROW, lead, text);
}

static const DpRecord *
plan_record (const DpPlan *plan)
{
  return dp_plan_get (plan, DP_ENTITY_PLAN, "plan");
}

static const char *
plan_text (const Page *page,
           guint       field)
{
  const DpRecord *plan = plan_record (page->plan);

  return plan != NULL ? dp_record_text (plan, field) : NULL;
}

static void
fill_title (Page *page)
{
  const char *area = plan_text (page, DP_PLAN_AREA);
  const char *deadline = plan_text (page, DP_PLAN_DEADLINE);
  const char *title = plan_text (page, DP_PLAN_TITLE);
  g_autofree char *date = deadline != NULL ? dp_date_format (deadline) : NULL;
  /* Translators: a date */
  g_autofree char *text = date != NULL ? g_strdup_printf (_("The answer is due on %s"), date) : NULL;

  begin (page, area != NULL ? area : _("Residential treatment"));
  dp_chart_add_text (page->figure->chart, DP_TEXT_HERO, title != NULL ? title : _("Plan without a title"), text);
}

/* The request's four parts with their requirements, in its order. */
static void
fill_question (Page *page)
{
  const char *part = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  begin (page, _("The agency asks the municipal councils of every region for concrete proposals in four parts"));
  dp_chart_set_source (page->figure->chart, _("Source: Social- og Boligstyrelsen, request for renewed treatment, 2024."));
  for (const DpChoice *requirement = dp_choices_requirement;; requirement++)
    {
      const char *next = requirement->key != NULL ? dp_requirement_part (requirement->key) : NULL;

      if (part != NULL && g_strcmp0 (part, next) != 0)
        {
          add_point (page, part, words->str);
          g_string_truncate (words, 0);
        }
      if (next == NULL)
        break;
      part = next;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", dp_requirement_short_label (requirement->key));
    }
}

/* Whom each estimate counts: the words of its source. */
static void
fill_target_group (Page *page)
{
  g_autoptr(GPtrArray) rows = dp_estimate_rows (page->plan, DP_ESTIMATES_IN_USE, NULL);
  g_autofree char *sources = dp_estimate_sources (rows);
  /* Translators: a list of sources */
  g_autofree char *source = g_strdup_printf (_("Sources: %s."), sources);

  begin (page, rows->len > 0 ? _("The bodies do not count the same women") : _("No estimate of the need is in use"));
  dp_chart_set_subtitle (page->figure->chart, _("Pregnant women with harmful substance use who need residential treatment"));
  dp_chart_set_empty_text (page->figure->chart, _("No estimate is in use. Switch at least one on."));
  if (rows->len > 0)
    {
      dp_chart_set_source (page->figure->chart, source);
      _dp_figure_set_brief_sources (page->figure->chart, rows, FALSE);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *years = dp_estimate_row_years (rows->pdata[i]);
      g_autofree char *figures = dp_estimate_row_figures (rows->pdata[i], 1.0);
      g_autofree char *lead = g_strdup_printf ("%s %s: %s", dp_estimate_row_name (rows->pdata[i]), years, figures);
      g_autofree char *counts = dp_estimate_row_counts (rows->pdata[i]);

      add_row (page, lead, counts);
    }
}

static char *
proposal_sentence (Page           *page,
                   const DpRecord *proposal)
{
  const DpCapacityResult *capacity = dp_analysis_capacity (page->analysis, proposal->id);
  g_autofree char *units = NULL;
  g_autofree char *places = NULL;
  g_autofree char *country = NULL;
  g_autofree char *every = NULL;

  /* What the planner is to do about it is not for the wall. */
  if (capacity->gap != DP_GAP_NONE)
    return g_strdup (capacity->gap == DP_GAP_NO_UNIT ? _("No residential unit.") : _("Not computed: the plan lacks figures for it."));

  units = dp_words_count_capital (capacity->n_units);
  places = dp_words_places (capacity->places);
  if (capacity->unserved_share > capacity->goal)
    {
      g_autofree char *served = dp_format_percent (1.0 - capacity->unserved_share);

      /* Translators: number of units in words, "4 places", share of the country's need whose region has a unit */
      return g_strdup_printf (ngettext ("%1$s unit, %2$s. It is there for %3$s of the country's need.",
                                        "%1$s units, %2$s. They are there for %3$s of the country's need.", capacity->n_units),
                              units, places, served);
    }
  country = dp_words_tipping (capacity->tipping_country);
  every = dp_words_tipping (capacity->tipping_every_region);
  /* Translators: number of units in words, "30 places", women a year for the country and in every region */
  return g_strdup_printf (ngettext ("%1$s unit, %2$s. Holds for about %3$s women a year for the country, %4$s in every region.",
                                    "%1$s units, %2$s. Holds for about %3$s women a year for the country, %4$s in every region.",
                                    capacity->n_units),
                          units, places, country, every);
}

static void
fill_proposals (Page *page)
{
  const GPtrArray *proposals = dp_plan_list (page->plan, DP_ENTITY_PROPOSAL);
  g_autofree char *count = dp_words_count_capital (proposals->len);
  /* Translators: number of proposals in words */
  g_autofree char *title = g_strdup_printf (ngettext ("%s proposal is on the table", "%s proposals are on the table", proposals->len), count);

  begin (page, proposals->len > 0 ? title : _("There is no proposal yet"));
  dp_chart_set_empty_text (page->figure->chart, _("Choose a model to begin with; everything can be changed."));
  if (proposals->len > 0)
    dp_chart_set_source (page->figure->chart, _("Own computation; places and stays are the plan's assumptions where no source gives them."));
  for (guint i = 0; i < proposals->len; i++)
    {
      const DpRecord *proposal = proposals->pdata[i];
      g_autofree char *lead = g_strdup_printf ("%s  %s", proposal->id, dp_record_name (proposal));
      g_autofree char *text = proposal_sentence (page, proposal);

      add_row (page, lead, text);
    }
}

/* What the answer rests on without a source, and which requirements are not answered. */
static void
fill_unknown (Page *page)
{
  g_autoptr(GPtrArray) chips = dp_chips_new (page->analysis, page->options->proposal, NULL);
  const GPtrArray *answers = dp_plan_children (page->plan, DP_ENTITY_ANSWER, page->options->proposal);
  guint assumed = 0, missing = 0;

  begin (page, _("What we do not know"));
  if (page->options->proposal == NULL)
    {
      dp_chart_set_empty_text (page->figure->chart, _("There is no proposal yet. Choose a model to begin with; everything can be changed."));
      return;
    }
  dp_chart_set_empty_text (page->figure->chart, _("Every figure of the proposal has a source, and every requirement is answered."));
  for (guint i = 0; i < chips->len; i++)
    {
      const DpChip *chip = chips->pdata[i];

      if (!chip->is_warning)
        continue;
      if (assumed++ < POINTS_MAX)
        /* Translators: an assumption: "6 places in each unit" */
        add_point (page, chip->label, chip->tooltip != NULL ? chip->tooltip : _("An assumption without a source."));
    }
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    missing += g_strcmp0 (dp_record_text (answers->pdata[i], DP_ANSWER_STATE), "missing") == 0;
  if (missing > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u requirement of the request has no answer yet.",
                                                         "%u requirements of the request have no answer yet.", missing),
                                               missing);

      add_point (page, _("Unanswered"), text);
    }
  dp_chart_set_source (page->figure->chart, _("From the plan's own list of sources and assumptions."));
}

static void
fill_motion (Page *page)
{
  const DpRecord *proposal = dp_plan_get (page->plan, DP_ENTITY_PROPOSAL, page->options->proposal);
  const char *decision = plan_text (page, DP_PLAN_DECISION);
  g_autofree char *date = decision != NULL ? dp_date_format (decision) : NULL;

  begin (page, _("Recommendation to decide"));
  if (proposal != NULL)
    {
      g_autofree char *name = dp_words_proposal (proposal);
      /* Translators: a proposal */
      g_autofree char *discuss = g_strdup_printf (_("that %s and the assumptions it rests on are discussed"), name);

      add_point (page, NULL, discuss);
    }
  add_point (page, NULL, _("that it is decided which estimate of the need the answer shall rest on, and for whom the goal shall hold: the "
                           "country, or every region"));
  if (date != NULL)
    {
      /* Translators: a date */
      g_autofree char *when = g_strdup_printf (_("that the decision is made on %s"), date);

      add_point (page, NULL, when);
    }
  else
    add_point (page, NULL, _("that a date is set for the decision"));
}

/* The planner's own text, a point a line. */
static void
fill_text (Page *page)
{
  begin (page, _("Own text"));
  dp_chart_set_empty_text (page->figure->chart, _("Write a headline and the points below it, one a line."));
}

/* In the place of a chart of a proposal. */
static void
fill_no_proposal (Page *page)
{
  begin (page, _("There is no proposal yet"));
  dp_chart_set_empty_text (page->figure->chart, _("Choose a model to begin with; everything can be changed."));
}

static const SlideClass no_proposal = { NULL, NULL, fill_no_proposal };

static const SlideClass classes[] = {
  { "title", NULL, fill_title },
  { "question", NULL, fill_question },
  { "target_group", NULL, fill_target_group },
  { "need", "need", NULL },
  { "proposals", NULL, fill_proposals },
  { "capacity", "capacity", NULL },
  { "map", "map", NULL },
  { "economy", "price", NULL },
  { "timeline", "timeline", NULL },
  { "specialisation", "specialisation", NULL },
  { "unknown", NULL, fill_unknown },
  { "motion", NULL, fill_motion },
  { DP_SLIDE_TEXT_KIND, NULL, fill_text },
};

/* -------------------------------------------------------------------------------------------------------------- slides */

static const SlideClass *
find_class (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i].kind, kind) == 0)
      return &classes[i];

  return NULL;
}

/* The words of a page as one paragraph, and as a table of two columns: the same twins as a chart has. */
static void
make_twins (DpFigure *figure)
{
  const GPtrArray *items = dp_chart_get_text (figure->chart)->items;
  GString *text = g_string_new (figure->chart->title);

  figure->table = dp_table_new (NULL);
  dp_table_add_column (figure->table, _("Point"), FALSE);
  dp_table_add_column (figure->table, _("Text"), FALSE);
  for (guint i = 0; i < items->len; i++)
    {
      const DpTextItem *item = items->pdata[i];

      dp_table_add_row (figure->table, NULL, FALSE, item->lead != NULL ? item->lead : "", item->text != NULL ? item->text : "", NULL);
      g_string_append_printf (text, ". %s%s%s", item->lead != NULL ? item->lead : "", item->lead != NULL && item->text != NULL ? ": " : "",
                              item->text != NULL ? item->text : "");
    }
  if (items->len == 0 && figure->chart->empty_text != NULL)
    g_string_append_printf (text, ". %s", figure->chart->empty_text);
  figure->text = g_string_free (text, FALSE);
}

static void
set_own_points (DpChart    *chart,
                const char *own)
{
  g_auto(GStrv) lines = g_strsplit (own, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    dp_chart_add_text (chart, DP_TEXT_POINT, NULL, g_strstrip (lines[i]));
}

static DpFigure *
page_of_words (DpAnalysis            *analysis,
               const DpFigureOptions *options,
               const SlideClass      *class,
               const char            *own_text)
{
  Page page = { analysis, dp_analysis_plan (analysis), options, g_new0 (DpFigure, 1) };

  page.figure->kind = DP_N_FIGURES;
  class->fill (&page);
  if (own_text != NULL)
    {
      DpChart *own = dp_chart_new_text (page.figure->chart->title);

      dp_chart_free (page.figure->chart);
      page.figure->chart = own;
      set_own_points (own, own_text);
    }
  make_twins (page.figure);
  page.figure->headline_fits = TRUE;
  page.figure->generated = g_strdup (page.figure->chart->title);
  _dp_figure_seal (page.figure, analysis);

  return page.figure;
}

/* The planner's own words and the page in front are about no figures that could say otherwise. */
static gboolean
is_own_page (const char *kind)
{
  return g_str_equal (kind, DP_SLIDE_TEXT_KIND) || g_str_equal (kind, "title");
}

/**
 * dp_slide_new:
 * @analysis: the analysis of the plan
 * @options: the proposal and area that are presented
 * @slide: a record of dp_slides_of_plan()
 *
 * Returns: (transfer full): the slide, in the user's language
 */
DpSlide *
dp_slide_new (DpAnalysis            *analysis,
              const DpFigureOptions *options,
              const DpRecord        *slide)
{
  const char *kind = dp_record_text (slide, DP_SLIDE_KIND);
  const char *title = dp_record_text (slide, DP_SLIDE_TITLE);
  const SlideClass *class = find_class (kind);
  DpFigureOptions hall = *options;
  DpSlide *made = g_new0 (DpSlide, 1);
  DpFigureKind figure;

  g_return_val_if_fail (class != NULL, made);

  hall.for_hall = TRUE;
  made->id = g_strdup (slide->id);
  made->kind = g_strdup (kind);
  made->name = dp_choice_label (dp_field_find_choice (dp_field (DP_ENTITY_SLIDE, DP_SLIDE_KIND), kind));
  made->hidden = dp_record_number_or (slide, DP_SLIDE_HIDDEN, 0) != 0;
  made->asks = g_str_equal (kind, "capacity") && options->proposal != NULL;
  made->notes = g_strdup (dp_record_text (slide, DP_SLIDE_NOTES));
  if (class->figure == NULL || !dp_figure_kind_by_name (class->figure, &figure))
    made->figure = page_of_words (analysis, &hall, class, dp_record_text (slide, DP_SLIDE_TEXT));
  else if (options->proposal == NULL && dp_figure_kind_needs_proposal (figure))
    made->figure = page_of_words (analysis, &hall, &no_proposal, NULL);
  else
    made->figure = dp_figure_new (figure, analysis, &hall);
  if (class->figure != NULL && dp_chart_is_empty (made->figure->chart))
    dp_chart_set_empty_text (made->figure->chart, _("The plan has no figures for this yet."));
  dp_chart_trim (made->figure->chart);
  made->own_title = title != NULL || made->figure->own_headline;
  made->title_fits = title != NULL ? is_own_page (kind) || dp_headline_numbers_are_shown (title, made->figure) : made->figure->headline_fits;
  if (title != NULL)
    dp_chart_set_title (made->figure->chart, title);

  return made;
}

/** dp_slide_free: frees @slide; NULL is allowed. */
void
dp_slide_free (DpSlide *slide)
{
  if (slide == NULL)
    return;

  g_free (slide->id);
  g_free (slide->kind);
  g_free (slide->notes);
  dp_figure_free (slide->figure);
  g_free (slide);
}

/** dp_slide_number: writes the number of a slide, from 1, in its corner. */
void
dp_slide_number (DpChart *chart,
                 guint    number)
{
  g_autofree char *corner = g_strdup_printf ("%u", number);

  dp_chart_set_corner (chart, corner);
}

/**
 * dp_deck_new:
 * @analysis: the analysis of the plan
 * @options: the proposal and area that are presented
 * @with_hidden: whether hidden slides are among them, unnumbered
 *
 * Returns: (transfer full) (element-type DpSlide): the slides in order, numbered
 */
GPtrArray *
dp_deck_new (DpAnalysis            *analysis,
             const DpFigureOptions *options,
             gboolean               with_hidden)
{
  g_autoptr(GPtrArray) records = dp_slides_of_plan (dp_analysis_plan (analysis));
  GPtrArray *deck = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_slide_free);
  guint number = 0;

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr(DpSlide) slide = NULL;

      if (!with_hidden && dp_record_number_or (records->pdata[i], DP_SLIDE_HIDDEN, 0) != 0)
        continue;
      slide = dp_slide_new (analysis, options, records->pdata[i]);
      if (!slide->hidden)
        dp_slide_number (slide->figure->chart, ++number);
      g_ptr_array_add (deck, g_steal_pointer (&slide));
    }

  return deck;
}

/* The cells of a row behind the first, each after the head of its column; empty ones are left out. */
static char *
row_words (const DpTable    *table,
           const DpTableRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint c = 1; c < table->columns->len; c++)
    if (row->cells[c][0] != '\0')
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? " · " : "", g_array_index (table->columns, DpTableColumn, c).title,
                              row->cells[c]);

  return g_string_free (words, FALSE);
}

/* The first @n rows of the figure's table; the others are counted. */
static DpFigure *
table_page (const DpFigure *figure,
            guint           n)
{
  DpFigure *page = g_new0 (DpFigure, 1);
  const DpTable *table = figure->table;

  page->kind = DP_N_FIGURES;
  page->chart = dp_chart_new_text (figure->chart->title);
  dp_chart_set_source (page->chart, figure->chart->source);
  dp_chart_set_version (page->chart, figure->chart->version);
  dp_chart_set_corner (page->chart, figure->chart->corner);
  dp_chart_set_empty_text (page->chart, _("There are no figures for this slide."));
  for (guint r = 0; r < n; r++)
    {
      const DpTableRow *row = &g_array_index (table->rows, DpTableRow, r);
      g_autofree char *words = row_words (table, row);

      dp_chart_add_text (page->chart, DP_TEXT_CELLS, row->cells[0], words);
    }
  if (table->rows->len > n)
    {
      const guint left = table->rows->len - n;
      g_autofree char *more = g_strdup_printf (ngettext ("%u more row in the plan", "%u more rows in the plan", left), left);

      dp_chart_add_text (page->chart, DP_TEXT_CELLS, more, NULL);
    }
  make_twins (page);
  dp_chart_set_description (page->chart, page->text);
  dp_chart_set_language (page->chart, dp_language_code ());
  dp_chart_trim (page->chart);

  return page;
}

/** dp_deck_table_page: see the header. Rows beyond those that a hall can read are counted. */
DpFigure *
dp_deck_table_page (const DpFigure *figure)
{
  for (guint n = MIN (figure->table->rows->len, ROWS_MAX);; n--)
    {
      DpFigure *page = table_page (figure, n);
      g_autoptr (DpScene) scene = dp_chart_layout (page->chart, dp_theme_get (DP_THEME_PRESENTATION), DP_SLIDE_WIDTH, DP_SLIDE_HEIGHT,
                                                   DP_SLIDE_SCALE);

      if (dp_scene_get_scale (scene) >= DP_SLIDE_SCALE || n <= 1)
        return page;
      dp_figure_free (page);
    }
}
