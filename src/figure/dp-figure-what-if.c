/* dp-figure-what-if.c: "what if?" on the wall: the changed answer in colour, the plan's own as its ghost.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-what-if.h"

#include "figure/dp-area.h"
#include "figure/dp-estimates.h"
#include "figure/dp-words.h"
#include "plan/dp-text.h"
#include "plan/dp-version.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Two figures of women a year that people read as the same. */
#define SAME_FIGURE 0.05
/* Two shares that people read as the same. */
#define SAME_SHARE 0.0005

/** One side of the comparison: the plan, or the plan as the question has it. */
typedef struct
{
  const DpCapacityResult *capacity;
  const DpNeedResult *need;
  DpArea area;
} Side;

typedef struct
{
  Side before;
  Side changed;
  const DpWhatIf *what_if;
  int asked; /* number of the case whose need was asked about; -1: the estimates answer */
} Context;

static void
side_init (Side                  *side,
           DpAnalysis            *analysis,
           const DpFigureOptions *options)
{
  side->capacity = dp_analysis_capacity (analysis, options->proposal);
  side->need = dp_analysis_need (analysis);
  if (side->capacity != NULL && side->capacity->gap == DP_GAP_NONE)
    dp_area_init (&side->area, side->capacity, side->need, options->area);
}

static int
asked_case (const DpNeedResult *need)
{
  for (guint c = 0; c < need->n_cases; c++)
    if (g_str_equal (need->cases[c].estimate->id, DP_WHAT_IF_ESTIMATE))
      return (int) c;

  return -1;
}

/** dp_what_if_words: see the header. */
char *
dp_what_if_words (const DpPlan   *plan,
                  const DpWhatIf *what_if)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (what_if->women != DP_AS_PLANNED)
    {
      g_autofree char *women = dp_format_trimmed (what_if->women, 1);

      g_ptr_array_add (words, g_strdup_printf (ngettext ("%s woman a year", "%s women a year", what_if->women == 1 ? 1 : 2), women));
    }
  if (what_if->places != DP_AS_PLANNED)
    {
      g_autofree char *places = dp_words_places ((int) what_if->places);

      const DpRecord *unit = what_if->unit != NULL ? dp_plan_get (plan, DP_ENTITY_UNIT, what_if->unit) : NULL;

      g_ptr_array_add (words, unit != NULL
                                /* Translators: "8 places", the name of a unit */
                                ? g_strdup_printf (_("%1$s in %2$s"), places, dp_record_name (unit))
                                /* Translators: "8 places" */
                                : g_strdup_printf (_("%s in every unit"), places));
    }
  if (what_if->stay != DP_AS_PLANNED)
    {
      g_autofree char *months = dp_words_months (what_if->stay);

      /* Translators: "4 months" */
      g_ptr_array_add (words, g_strdup_printf (_("stay of %s"), months));
    }
  if (what_if->pooled)
    g_ptr_array_add (words, g_strdup (_("all places in one unit")));
  if (words->len == 0)
    g_ptr_array_add (words, g_strdup (_("nothing is moved yet")));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" · ", (char **) words->pdata);
}

/* ------------------------------------------------------------------------------------------------------------ sentences */

static double
case_immediate (const Side *side,
                int         c)
{
  return dp_area_immediate (&side->area, side->capacity, side->need, (guint) c);
}

static double
case_occupancy (const Side *side,
                int         c)
{
  return dp_area_occupancy (&side->area, side->capacity, (guint) c);
}

/* "With 30 women a year 91 % get a place at once – and less than half of the places are in use" */
static char *
need_headline (const Context *context)
{
  const Side *side = &context->changed;
  const double occupancy = case_occupancy (side, context->asked);
  g_autofree char *women = dp_format_trimmed (context->what_if->women, 1);
  g_autofree char *immediate = dp_format_percent (case_immediate (side, context->asked));
  g_autofree char *used = dp_format_percent (occupancy);

  if (side->area.region != NULL)
    /* Translators: women a year in the country, share with a place at once, name of a region, share of the places in use */
    return g_strdup_printf (_("With %1$s women a year in the country %2$s get a place at once in %3$s – and %4$s of the places are in use"),
                            women, immediate, dp_record_name (side->area.region), used);
  if (occupancy < 0.5)
    /* Translators: women a year, share with a place at once */
    return g_strdup_printf (_("With %1$s women a year %2$s get a place at once – and less than half of the places are in use"),
                            women, immediate);

  /* Translators: women a year, share with a place at once, share of the places in use */
  return g_strdup_printf (_("With %1$s women a year %2$s get a place at once – and %3$s of the places are in use"), women,
                          immediate, used);
}

static char *
range_words (DpRange range)
{
  return dp_format_percent_range (range.low, range.high);
}

static DpRange
occupancy_of (const Context *context)
{
  double one;

  if (context->asked < 0)
    return context->changed.area.occupancy;
  one = case_occupancy (&context->changed, context->asked);
  return (DpRange) { one, one };
}

/* Share of the places in use, as it is now and as the plan has it. */
static void
add_occupancy_fact (DpChart       *chart,
                    const Context *context)
{
  g_autofree char *now = range_words (occupancy_of (context));
  g_autofree char *before = range_words (context->before.area.occupancy);
  g_autofree char *places = dp_words_places (context->changed.area.places);
  /* Translators: "30 places": below a share in per cent */
  g_autofree char *text = g_strdup_printf (_("of %s in use"), places);
  /* Translators: a range of per cent */
  g_autofree char *detail = g_strdup_printf (_("in the plan: %s"), before);

  dp_chart_add_fact (chart, now, text, detail);
}

/* Highest share without a place at once that any region meets, and that region; NULL where all regions fare alike. */
static double
worst_region (const Side      *side,
              int              only_case,
              const DpRecord **region)
{
  double worst = 0.0;

  *region = NULL;
  for (guint c = 0; c < side->need->n_cases; c++)
    {
      const DpRegionAnswer *regions = side->capacity->regions + c * side->need->n_regions;
      double low = 1.0;
      guint highest = 0;

      for (guint r = 0; r < side->need->n_regions; r++)
        {
          low = MIN (low, regions[r].without_place);
          highest = regions[r].without_place > regions[highest].without_place ? r : highest;
        }
      if ((only_case >= 0 && only_case != (int) c) || regions[highest].without_place < worst)
        continue;
      worst = regions[highest].without_place;
      *region = worst - low > SAME_SHARE ? side->need->regions[highest] : NULL;
    }

  return worst;
}

static void
add_worst_fact (DpChart       *chart,
                const Context *context)
{
  const DpRecord *region;
  const double worst = worst_region (&context->changed, context->asked, &region);
  g_autofree char *share = dp_format_percent (worst);
  g_autofree char *where = region == NULL ? g_strdup (_("in every region"))
                                          /* Translators: name of a region */
                                          : g_strdup_printf (_("in %s"), dp_record_name (region));
  g_autofree char *detail = context->asked >= 0 ? g_strdup (where)
                                                /* Translators: "in Hovedstaden", "in every region" */
                                                : g_strdup_printf (_("%s, at the highest estimate"), where);

  dp_chart_add_fact (chart, share, _("without a place at once"), detail);
}

/* The unit that has most room left: its places in use of all it has. */
static void
add_emptiest_fact (DpChart       *chart,
                   const Context *context)
{
  const DpCapacityResult *capacity = context->changed.capacity;
  const DpUnitResult *emptiest = NULL;
  g_autofree char *used = NULL;
  g_autofree char *figure = NULL;
  double lowest = 2.0;

  for (guint u = 0; u < capacity->n_units; u++)
    if (capacity->units[u].places > 0 && capacity->units[u].cases[context->asked].occupancy < lowest)
      {
        emptiest = &capacity->units[u];
        lowest = emptiest->cases[context->asked].occupancy;
      }
  if (emptiest == NULL)
    return;

  used = dp_format_number (lowest * emptiest->places, 1);
  /* Translators: places in use, places of the unit */
  figure = g_strdup_printf (_("%1$s of %2$d"), used, emptiest->places);
  dp_chart_add_fact (chart, figure, _("places in use"), dp_record_name (emptiest->unit));
}

/* What the proposal holds for, and held for in the plan. */
static void
add_tipping_fact (DpChart       *chart,
                  const Context *context)
{
  g_autofree char *now = dp_words_tipping (context->changed.capacity->tipping_country);
  g_autofree char *every = dp_words_tipping (context->changed.capacity->tipping_every_region);
  g_autofree char *was = dp_words_tipping (context->before.capacity->tipping_country);
  g_autofree char *was_every = dp_words_tipping (context->before.capacity->tipping_every_region);
  /* Translators: two numbers of women a year: for the country, in every region */
  g_autofree char *figure = g_strdup_printf (_("%1$s · %2$s"), now, every);
  /* Translators: two numbers of women a year: for the country, in every region */
  g_autofree char *detail = g_strdup_printf (_("in the plan: %1$s · %2$s"), was, was_every);

  dp_chart_add_fact (chart, figure, _("holds for women a year, country · every region"), detail);
}

/* --------------------------------------------------------------------------------------------------------------- chart */

static DpMark *
find_mark (DpRangeRow *row,
           double      value)
{
  for (guint i = 0; i < row->marks->len; i++)
    {
      DpMark *mark = row->marks->pdata[i];

      if (fabs (mark->value - value) < SAME_FIGURE)
        return mark;
    }

  return NULL;
}

/* Boxes the figure asked about: the published one when there is one, else in a row of its own, which is there already. */
static void
box_asked (DpChart       *chart,
           const Context *context)
{
  GPtrArray *rows = chart->range.rows;
  const double value = context->what_if->women * context->changed.area.need_share;
  g_autofree char *women = dp_format_women (value);
  g_autofree char *immediate = dp_format_percent (case_immediate (&context->changed, context->asked));
  /* Translators: women a year */
  g_autofree char *first = g_strdup_printf (_("%s a year"), women);
  /* Translators: share in per cent */
  g_autofree char *second = g_strdup_printf (_("%s a place at once"), immediate);
  DpMark *asked = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      DpRangeRow *row = rows->pdata[i];
      const gboolean own = g_strcmp0 (row->id, DP_WHAT_IF_ESTIMATE) == 0;

      dp_range_row_set_ghost (row, TRUE);
      if (own && asked != NULL)
        {
          g_ptr_array_remove_index (rows, i--);
          continue;
        }
      if (own)
        dp_range_row_set_detail (row, _("a question of the meeting"));
      if (asked == NULL && (asked = find_mark (row, value)) != NULL)
        {
          dp_mark_set_box (asked, first, second);
          if (own)
            dp_mark_set_tooltip (asked, first);
        }
    }
}

static void
add_ghost_line (DpChart *chart,
                double   value,
                DpStroke stroke)
{
  dp_line_set_ghost (dp_chart_add_line (chart, value, NULL, DP_SIDE_RIGHT, stroke, stroke == DP_STROKE_SOLID), TRUE);
}

/* The plan's own lines in grey, where the question moves them. Returns: whether it does. */
static gboolean
add_ghost_lines (DpChart       *chart,
                 const Context *context)
{
  const DpCapacityResult *before = context->before.capacity, *changed = context->changed.capacity;
  const gboolean country = context->before.area.tipping != context->changed.area.tipping;
  const gboolean every = context->before.area.region == NULL && before->tipping_every_region != changed->tipping_every_region
                         && before->tipping_every_region != before->tipping_country;

  if (country && context->before.area.tipping < DP_TIPPING_MAX)
    add_ghost_line (chart, context->before.area.tipping * context->before.area.need_share, DP_STROKE_SOLID);
  if (every)
    add_ghost_line (chart, before->tipping_every_region, DP_STROKE_DASHED);

  return country || every;
}

/* What is grey, in few words before the sources: a hall has no room for more. */
static void
set_hall_note (DpChart       *chart,
               const Context *context,
               gboolean       lines)
{
  g_autoptr(GString) words = g_string_new (NULL);

  if (context->asked >= 0)
    g_string_append_printf (words, "%s ", _("Grey: published estimates."));
  if (lines)
    {
      g_autofree char *country = dp_words_tipping (context->before.capacity->tipping_country);
      g_autofree char *every = dp_words_tipping (context->before.capacity->tipping_every_region);

      /* Translators: women a year, for the country and in every region */
      g_string_append_printf (words, _("Grey lines: plan, %1$s and %2$s."), country, every);
      g_string_append_c (words, ' ');
    }
  if (chart->brief_source != NULL)
    g_string_append (words, chart->brief_source);
  dp_chart_set_brief_source (chart, words->str);
  /* The band says what is asked, and the slide before it said the rest. */
  dp_chart_set_subtitle (chart, NULL);
}

/* The rows by their names and years alone; grey ones with the figures above their marks. */
static void
set_hall_rows (DpChart    *chart,
               DpAnalysis *changed,
               gboolean    asked)
{
  g_autoptr(GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (changed), DP_ESTIMATES_IN_USE, NULL);

  if (asked)
    dp_chart_set_lead (chart, NULL);
  for (guint i = 0; i < chart->range.rows->len; i++)
    {
      DpRangeRow *row = chart->range.rows->pdata[i];

      for (guint m = 0; asked && m < row->marks->len; m++)
        dp_mark_set_below (row->marks->pdata[m], NULL);
      dp_range_row_set_detail (row, NULL);
      for (guint r = 0; r < rows->len && g_strcmp0 (row->id, DP_WHAT_IF_ESTIMATE) != 0; r++)
        {
          const DpEstimateRow *estimates = rows->pdata[r];
          g_autofree char *years = dp_estimate_row_years (estimates);
          g_autofree char *name = g_strdup_printf ("%s %s", dp_estimate_row_name (estimates), years);

          if (g_strcmp0 (((const DpRecord *) estimates->estimates->pdata[0])->id, row->id) == 0)
            dp_range_row_set_name (row, name);
        }
    }
}

/* What is grey, as far as anything is, and that the plan is as it was. */
static char *
ghost_note (const Context *context,
            gboolean       lines)
{
  GString *note = g_string_new (NULL);

  if (context->asked >= 0)
    g_string_append_printf (note, "%s ", _("Grey marks: the published estimates."));
  if (lines)
    {
      g_autofree char *country = dp_words_tipping (context->before.capacity->tipping_country);
      g_autofree char *every = dp_words_tipping (context->before.capacity->tipping_every_region);

      /* Translators: women a year, for the country and in every region */
      g_string_append_printf (note, _("Grey lines: what the proposal holds for in the plan, about %1$s for the country and %2$s in every region."),
                              country, every);
      g_string_append_c (note, ' ');
    }
  g_string_append (note, _("The plan is as it was."));

  return g_string_free (note, FALSE);
}

/**
 * dp_figure_what_if:
 * @before: the analysis of the plan
 * @changed: the analysis of dp_what_if_plan() of that plan
 * @options: the proposal and the area shown
 * @what_if: the question
 *
 * Returns: (transfer full): the answer; a proposal that cannot be computed says what it lacks, as without the question
 */
DpFigure *
dp_figure_what_if (DpAnalysis            *before,
                   DpAnalysis            *changed,
                   const DpFigureOptions *options,
                   const DpWhatIf        *what_if)
{
  DpFigure *figure = dp_figure_new (DP_FIGURE_CAPACITY, changed, options);
  g_autofree char *words = dp_what_if_words (dp_analysis_plan (before), what_if);
  /* Translators: the question in words: "30 women a year" */
  g_autofree char *band = g_strdup_printf (_("What if: %s"), words);
  g_autofree char *version = dp_version_text (dp_analysis_plan (before), dp_analysis_version (before));
  Context context = { .what_if = what_if, .asked = -1 };
  gboolean lines;

  /* An own headline is about the plan; and what is asked is not a state of it. */
  dp_chart_set_title (figure->chart, figure->generated);
  figure->own_headline = FALSE;
  figure->headline_fits = TRUE;
  dp_chart_set_version (figure->chart, version);
  dp_chart_set_band (figure->chart, band, options->for_hall ? _("not saved") : _("not saved in the plan"));
  side_init (&context.before, before, options);
  side_init (&context.changed, changed, options);
  if (context.before.capacity == NULL || context.before.capacity->gap != DP_GAP_NONE || context.changed.capacity->gap != DP_GAP_NONE)
    return figure;

  context.asked = asked_case (context.changed.need);
  lines = add_ghost_lines (figure->chart, &context);
  add_occupancy_fact (figure->chart, &context);
  if (context.asked >= 0)
    {
      g_autofree char *title = need_headline (&context);

      dp_chart_set_title (figure->chart, title);
      box_asked (figure->chart, &context);
      add_emptiest_fact (figure->chart, &context);
    }
  else
    add_tipping_fact (figure->chart, &context);
  if (context.changed.area.region == NULL)
    add_worst_fact (figure->chart, &context);

  {
    g_autofree char *note = ghost_note (&context, lines);
    g_autofree char *text = context.asked >= 0 ? g_strdup_printf ("%s. %s. %s", band, figure->chart->title, figure->text)
                                               : g_strdup_printf ("%s. %s", band, figure->text);

    if (options->for_hall)
      {
        set_hall_note (figure->chart, &context, lines);
        set_hall_rows (figure->chart, changed, context.asked >= 0);
      }
    else
      dp_chart_set_note (figure->chart, note);
    g_free (figure->text);
    figure->text = g_steal_pointer (&text);
    dp_chart_set_description (figure->chart, figure->text);
  }

  return figure;
}
