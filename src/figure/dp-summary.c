/* dp-summary.c: the key figures beside every page, each with its explanation.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-summary.h"

#include "figure/dp-area.h"
#include "figure/dp-estimates.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

typedef struct
{
  DpAnalysis *analysis;
  const DpPlan *plan;
  const DpRecord *proposal;         /* NULL: none */
  const DpCapacityResult *capacity; /* NULL: none, or it has a gap */
  const DpNeedResult *need;
  DpArea area;
} Context;

/* Takes @value over; NULL is unknown. */
static DpKeyFigure *
new_figure (const char *id,
            const char *label,
            char       *value,
            const char *formula,
            const char *page)
{
  DpKeyFigure *figure = g_new0 (DpKeyFigure, 1);

  figure->id = g_strdup (id);
  figure->label = g_strdup (label);
  figure->value = value != NULL ? value : g_strdup (UNKNOWN);
  figure->formula = g_strdup (formula);
  figure->page = page;

  return figure;
}

static char *
need_sources (const Context *context)
{
  g_autoptr (GPtrArray) rows = dp_estimate_rows (context->plan, DP_ESTIMATES_IN_USE, NULL);

  return dp_estimate_sources (rows);
}

/* One line for each unit: its places, stay, and the need that turns to it. */
static char *
unit_inputs (const Context *context)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint u = 0; context->capacity != NULL && u < context->capacity->n_units; u++)
    {
      const DpUnitResult *unit = &context->capacity->units[u];
      g_autofree char *places = dp_words_places (unit->places);
      g_autofree char *stay = dp_words_months (unit->stay_years * 12.0);
      g_autofree char *share = dp_format_percent (unit->need_share);

      if (!dp_area_has_unit (&context->area, unit->unit))
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* Translators: unit, "6 places", "6 months", share of the country's need */
      g_string_append_printf (lines, _("%1$s: %2$s, stay %3$s, %4$s of the need"), dp_record_name (unit->unit), places, stay,
                              share);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* One line for each published limit, with the answer @value gives for it. */
static char *
case_inputs (const Context *context,
             char *(*value) (const Context *context, guint c))
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint c = 0; context->capacity != NULL && c < context->need->n_cases; c++)
    {
      const DpNeedCase *one = &context->need->cases[c];
      double women = one->need * context->area.need_share;
      g_autofree char *number = context->area.region == NULL ? dp_format_trimmed (women, 1) : dp_format_women (women);
      g_autofree char *answer = value (context, c);

      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      /* Translators: body, women a year, the answer for that number */
      g_string_append_printf (lines, _("%1$s, %2$s women a year: %3$s"), dp_record_name (one->estimate), number, answer);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
immediate_answer (const Context *context,
                  guint          c)
{
  return dp_format_percent (dp_area_immediate (&context->area, context->capacity, context->need, c));
}

static char *
without_answer (const Context *context,
                guint          c)
{
  double without = 1.0 - dp_area_immediate (&context->area, context->capacity, context->need, c);

  return dp_format_women (context->need->cases[c].need * context->area.need_share * without);
}

static char *
occupancy_answer (const Context *context,
                  guint          c)
{
  return dp_format_percent (dp_area_occupancy (&context->area, context->capacity, c));
}

static DpKeyFigure *
places_figure (const Context *context)
{
  DpKeyFigure *figure = new_figure ("places", _("Places"),
                                    context->capacity != NULL ? dp_format_number (context->area.places, 0) : NULL,
                                    _("The places of all units that serve the area, in full operation. A family uses one "
                                      "place, however many they are."),
                                    "proposal");

  figure->inputs = unit_inputs (context);
  return figure;
}

static DpKeyFigure *
immediate_figure (const Context *context)
{
  DpKeyFigure *figure = new_figure ("immediate", _("Place at once"),
                                    context->capacity != NULL
                                      ? dp_format_percent_range (context->area.immediate.low, context->area.immediate.high)
                                      : NULL,
                                    _("Share of the women who find a free place on the day they are referred. For each unit it is "
                                      "one less Erlang's loss formula B (places, load), where load = women a year × mean stay "
                                      "in years. Referrals come at random and nobody waits. The range runs over the "
                                      "estimates in use; they are never averaged."),
                                    "capacity");

  figure->inputs = case_inputs (context, immediate_answer);
  figure->sources = need_sources (context);
  return figure;
}

static DpKeyFigure *
without_figure (const Context *context)
{
  DpKeyFigure *figure = new_figure ("without_place", _("Without a place, a year"),
                                    context->capacity != NULL
                                      ? dp_words_women (context->area.without_place.low, context->area.without_place.high)
                                      : NULL,
                                    _("Women a year who find no free place: need × (1 − share with a place at once)."),
                                    "capacity");

  figure->inputs = case_inputs (context, without_answer);
  figure->sources = need_sources (context);
  return figure;
}

static DpKeyFigure *
occupancy_figure (const Context *context)
{
  DpKeyFigure *figure = new_figure ("occupancy", _("Occupancy"),
                                    context->capacity != NULL
                                      ? dp_format_percent_range (context->area.occupancy.low, context->area.occupancy.high)
                                      : NULL,
                                    _("Places in use on average, of all places: load × share with a place at once ÷ places."),
                                    "capacity");

  figure->inputs = case_inputs (context, occupancy_answer);
  figure->sources = need_sources (context);
  return figure;
}

/* The lowest and the highest of the smallest unit's stays a year, as the score of active practice counts them; in the area. */
static DpKeyFigure *
smallest_unit_figure (const Context *context)
{
  DpRange smallest = { 0.0, 0.0 };
  guint n_units = 0;
  DpKeyFigure *figure;

  for (guint u = 0; context->capacity != NULL && u < context->capacity->n_units; u++)
    {
      const DpUnitResult *unit = &context->capacity->units[u];
      DpRange one = { unit->cases[0].courses_per_year, unit->cases[0].courses_per_year };

      if (!dp_area_has_unit (&context->area, unit->unit))
        continue;
      for (guint c = 1; c < context->need->n_cases; c++)
        {
          one.low = MIN (one.low, unit->cases[c].courses_per_year);
          one.high = MAX (one.high, unit->cases[c].courses_per_year);
        }
      smallest.low = n_units == 0 ? one.low : MIN (smallest.low, one.low);
      smallest.high = n_units == 0 ? one.high : MIN (smallest.high, one.high);
      n_units++;
    }

  figure = new_figure ("smallest_unit", _("Women, smallest unit"),
                       n_units > 0 ? dp_words_women (smallest.low, smallest.high) : NULL,
                       _("Stays begun a year in the unit that has fewest, for each estimate: what active practice can build "
                         "on."),
                       "specialisation");
  figure->inputs = unit_inputs (context);
  figure->sources = need_sources (context);
  return figure;
}

static DpKeyFigure *
answers_figure (const Context *context)
{
  guint n_requirements = dp_choices_count (dp_choices_requirement);
  guint answered = 0;
  g_autofree char *value = NULL;
  DpKeyFigure *figure;

  if (context->proposal != NULL)
    {
      const GPtrArray *answers = dp_plan_children (context->plan, DP_ENTITY_ANSWER, context->proposal->id);

      for (guint i = 0; i < answers->len; i++)
        {
          const char *state = dp_record_text (answers->pdata[i], DP_ANSWER_STATE);

          if (g_strcmp0 (state, "missing") != 0 && g_strcmp0 (state, "waiting") != 0)
            answered++;
        }
      /* Translators: answered requirements of all requirements */
      value = g_strdup_printf (_("%1$u of %2$u"), answered, n_requirements);
    }

  figure = new_figure ("answers", _("Answer"), g_steal_pointer (&value),
                       _("Requirements of the request that are answered, answered with reservation, or refused with reasons. A "
                         "reasoned no is an answer."),
                       "proposal");
  figure->sources = g_strdup (_("Social- og Boligstyrelsen, request for renewed treatment 2024: sixteen requirements in four parts"));
  return figure;
}

static DpKeyFigure *
tipping_figure (const Context *context,
                const char    *first)
{
  g_autofree char *goal = context->capacity != NULL ? dp_format_percent (context->capacity->goal) : g_strdup (UNKNOWN);
  DpKeyFigure *figure = new_figure ("tipping", _("Holds for"), g_strdup (first), NULL, "capacity");

  /* Translators: the service goal as a percentage */
  figure->formula = g_strdup_printf (_("The largest whole number of women a year for which at most %s are without a place at "
                                       "once: for all women of the country together, and for the women of every region by "
                                       "themselves. Each unit is computed with Erlang's loss formula; always rounded down."),
                                     goal);
  figure->inputs = unit_inputs (context);
  return figure;
}

static char *
caption (const Context *context)
{
  if (context->proposal == NULL)
    return g_strdup (_("There is no proposal yet"));

  if (context->capacity == NULL)
    return dp_words_gap (dp_analysis_capacity (context->analysis, context->proposal->id));

  if (context->area.region != NULL)
    /* Translators: name of a region */
    return g_strdup_printf (_("women a year for whom %s keeps the goal"), dp_record_name (context->area.region));

  if (context->capacity->unserved_share > context->capacity->goal)
    {
      g_autofree char *share = dp_format_percent (context->capacity->unserved_share);

      /* Translators: share of the country's need whose region has no unit */
      return g_strdup_printf (_("%s of the need has no unit in its region"), share);
    }

  /* Where every region gives way together, none is first. */
  if (context->capacity->first_region != NULL
      && context->capacity->tipping_every_region < context->capacity->tipping_country)
    /* Translators: the region that gives way first */
    return g_strdup_printf (_("women a year · %s first"), dp_record_name (context->capacity->first_region));

  return g_strdup (_("women a year"));
}

/* What the proposal holds for: the whole country and every region; or the chosen region, and the country's need behind it. */
static void
fill_tipping (DpSummary     *summary,
              const Context *context)
{
  const DpArea *area = &context->area;

  if (area->region == NULL)
    {
      summary->first = context->capacity != NULL ? dp_words_tipping (area->tipping) : g_strdup (UNKNOWN);
      summary->second = context->capacity != NULL ? dp_words_tipping (context->capacity->tipping_every_region)
                                                  : g_strdup (UNKNOWN);
      /* Translators: below the number of women a year that a proposal holds for */
      summary->first_label = g_strdup (_("for the country"));
      /* Translators: below the number of women a year that a proposal holds for */
      summary->second_label = g_strdup (_("in every region"));
      return;
    }

  summary->first = area->tipping >= DP_TIPPING_MAX ? dp_words_tipping (area->tipping)
                                                   : dp_format_women (area->tipping * area->need_share);
  summary->second = dp_words_tipping (area->tipping);
  /* Translators: below the number of women a year that a proposal holds for; name of a region */
  summary->first_label = g_strdup_printf (_("in %s"), dp_record_name (area->region));
  /* Translators: below the country's number of women a year that a region's number belongs to */
  summary->second_label = g_strdup (_("in the whole country"));
}

/**
 * dp_summary_new:
 * @analysis: the analysis of the plan
 * @proposal_id: (nullable): the chosen proposal
 * @area: (nullable): id of a region, NULL is the whole country
 *
 * Returns: (transfer full): the key figures, in the user's language; dashes where something is missing
 */
DpSummary *
dp_summary_new (DpAnalysis *analysis,
                const char *proposal_id,
                const char *area)
{
  Context context = { .analysis = analysis, .plan = dp_analysis_plan (analysis), .need = dp_analysis_need (analysis) };
  DpSummary *summary = g_new0 (DpSummary, 1);

  context.proposal = dp_plan_get (context.plan, DP_ENTITY_PROPOSAL, proposal_id);
  context.capacity = dp_analysis_capacity (analysis, proposal_id);
  if (context.capacity != NULL && context.capacity->gap != DP_GAP_NONE)
    context.capacity = NULL;
  context.area.need_share = 1.0;

  if (context.capacity != NULL)
    dp_area_init (&context.area, context.capacity, context.need, area);
  fill_tipping (summary, &context);

  if (context.proposal != NULL)
    {
      g_autofree char *name = dp_words_proposal (context.proposal);

      /* Translators: "Proposal A" */
      summary->heading = g_strdup_printf (_("%s holds for"), name);
    }
  else
    summary->heading = g_strdup (_("The proposal holds for"));
  summary->caption = caption (&context);
  summary->tipping = tipping_figure (&context, summary->first);

  summary->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dp_key_figure_free);
  g_ptr_array_add (summary->figures, places_figure (&context));
  g_ptr_array_add (summary->figures, immediate_figure (&context));
  g_ptr_array_add (summary->figures, without_figure (&context));
  g_ptr_array_add (summary->figures, occupancy_figure (&context));
  g_ptr_array_add (summary->figures, smallest_unit_figure (&context));
  g_ptr_array_add (summary->figures, dp_key_figure_rate (analysis, proposal_id));
  g_ptr_array_add (summary->figures, dp_key_figure_used_day (analysis, proposal_id));
  g_ptr_array_add (summary->figures, answers_figure (&context));

  return summary;
}

/** dp_summary_free: frees @summary; NULL is allowed. */
void
dp_summary_free (DpSummary *summary)
{
  if (summary == NULL)
    return;

  g_ptr_array_unref (summary->figures);
  dp_key_figure_free (summary->tipping);
  g_free (summary->heading);
  g_free (summary->first);
  g_free (summary->first_label);
  g_free (summary->second);
  g_free (summary->second_label);
  g_free (summary->caption);
  g_free (summary);
}
