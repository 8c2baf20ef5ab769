/* dp-compare-rows.c: proposals side by side, what differs first.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-compare-rows.h"

#include "figure/dp-estimates.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-date.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Number of the distance that is compared, among dp_geography_limits. */
#define LIMIT 1
/* Ids up to this long are the letters people use. */
#define LETTER_MAX 2

/* One proposal with all that its cells are made of. */
typedef struct
{
  DpAnalysis *analysis;
  const DpRecord *proposal;
  const DpCapacityResult *capacity; /* NULL with a gap */
  DpSummary *summary;
} Side;

static void
side_free (Side *side)
{
  dp_summary_free (side->summary);
  g_free (side);
}

static void
row_free (DpCompareRow *row)
{
  g_free (row->label);
  g_strfreev (row->cells);
  g_free (row);
}

/* A figure that does not follow from what the plan holds; the note says why. */
static char *
not_computed (void)
{
  /* Translators: in place of a figure in a narrow column */
  return g_strdup (_("unknown"));
}

static char *
not_stated (void)
{
  /* Translators: in place of a figure or a choice in a narrow column */
  return g_strdup (_("not stated"));
}

/* ----------------------------------------------------------------------------------------------------------- cells */

static char *
key_figure_cell (const Side *side,
                 const char *id)
{
  for (guint i = 0; i < side->summary->figures->len; i++)
    {
      const DpKeyFigure *figure = side->summary->figures->pdata[i];

      if (g_str_equal (figure->id, id))
        return g_str_equal (figure->value, DP_EN_DASH) ? not_computed () : g_strdup (figure->value);
    }

  g_return_val_if_reached (not_computed ());
}

static char *
units_cell (const Side *side,
            const char *id)
{
  const guint n = dp_plan_children (dp_analysis_plan (side->analysis), DP_ENTITY_UNIT, side->proposal->id)->len;

  return n > 0 ? dp_format_number (n, 0) : g_strdup (_("none"));
}

static char *
country_cell (const Side *side,
              const char *id)
{
  return side->capacity != NULL ? dp_words_tipping (side->capacity->tipping_country) : not_computed ();
}

static char *
every_region_cell (const Side *side,
                   const char *id)
{
  return side->capacity != NULL ? dp_words_tipping (side->capacity->tipping_every_region) : not_computed ();
}

static char *
distance_cell (const Side *side,
               const char *id)
{
  g_autoptr (DpGeographyResult) geography = dp_analysis_geography (side->analysis, side->proposal->id, NULL);

  return geography != NULL && geography->gap == DP_GEOGRAPHY_OK ? dp_format_percent (geography->line.within[LIMIT])
                                                                : not_computed ();
}

/* The date of the unit that opens first; a unit without a date opens together with it. */
static char *
opening_cell (const Side *side,
              const char *id)
{
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (side->analysis), DP_ENTITY_UNIT, side->proposal->id);
  g_autofree int *months = g_new0 (int, MAX (units->len, 1));
  int year;

  if (units->len == 0)
    return not_stated ();
  dp_analysis_opening_months (side->analysis, side->proposal->id, months, &year);
  for (guint u = 0; u < units->len; u++)
    {
      const char *opening = dp_record_text (units->pdata[u], DP_UNIT_OPENING);

      if (months[u] == 0 && opening != NULL && *opening != '\0')
        return dp_date_format (opening);
    }

  return not_stated ();
}

static char *
parameter_cell (const Side *side,
                const char *id)
{
  const DpScoreResult *scores = dp_analysis_scores (side->analysis, side->proposal->id);

  for (guint p = 0; scores != NULL && p < DP_N_PARAMETERS; p++)
    if (g_str_equal (scores->parameters[p].parameter, id))
      return dp_words_level (&scores->parameters[p].score);

  return not_stated ();
}

/* The legal bases of all units, each once. */
static char *
legal_cell (const Side *side,
            const char *id)
{
  const DpPlan *plan = dp_analysis_plan (side->analysis);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, side->proposal->id);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint u = 0; u < units->len; u++)
    {
      const GPtrArray *bases = dp_plan_children (plan, DP_ENTITY_LEGAL_BASIS, ((const DpRecord *) units->pdata[u])->id);

      for (guint i = 0; i < bases->len; i++)
        {
          const char *key = dp_record_text (bases->pdata[i], DP_LEGAL_BASIS_BASIS);
          const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_LEGAL_BASIS, DP_LEGAL_BASIS_BASIS), key);

          if (choice != NULL && !g_str_equal (key, "unknown"))
            g_ptr_array_add (words, (gpointer) dp_choice_label (choice));
        }
    }

  return words->len > 0 ? dp_words_list (words) : not_stated ();
}

static char *
choice_cell (const Side *side,
             guint       field)
{
  const DpChoice *choice = dp_field_find_choice (dp_field (DP_ENTITY_PROPOSAL, field), dp_record_text (side->proposal, field));

  return choice != NULL ? g_strdup (dp_choice_label (choice)) : not_stated ();
}

static char *
operator_cell (const Side *side,
               const char *id)
{
  return choice_cell (side, DP_PROPOSAL_OPERATOR);
}

static char *
financing_cell (const Side *side,
                const char *id)
{
  return choice_cell (side, DP_PROPOSAL_FINANCING);
}

/* ------------------------------------------------------------------------------------------------------------ rows */

static const struct
{
  const char *id;
  const char *label; /* NULL: made by row_label() */
  gboolean is_figure;
  char *(*cell) (const Side *side, const char *id);
} row_classes[] = {
  { "places", N_("Places"), TRUE, key_figure_cell },
  { "units", N_("Units"), TRUE, units_cell },
  { "country", N_("Holds for the country (women a year)"), TRUE, country_cell },
  { "every_region", N_("Holds in every region (women a year)"), TRUE, every_region_cell },
  { "immediate", N_("Place at once"), TRUE, key_figure_cell },
  { "without_place", N_("Without a place, a year"), TRUE, key_figure_cell },
  { "occupancy", N_("Occupancy"), TRUE, key_figure_cell },
  { "smallest_unit", N_("Women, smallest unit"), TRUE, key_figure_cell },
  { "rate", NULL, TRUE, key_figure_cell },
  { "used_day", N_("Cost per used day"), TRUE, key_figure_cell },
  { "distance", NULL, TRUE, distance_cell },
  { "opening", N_("Earliest opening"), TRUE, opening_cell },
  { "answers", N_("Requirements answered"), TRUE, key_figure_cell },
  { "practice", NULL, FALSE, parameter_cell },
  { "competences", NULL, FALSE, parameter_cell },
  { "cooperation", NULL, FALSE, parameter_cell },
  { "knowledge", NULL, FALSE, parameter_cell },
  { "legal_basis", N_("Legal basis"), FALSE, legal_cell },
  { "operator", N_("Who runs it"), FALSE, operator_cell },
  { "financing", N_("Financing"), FALSE, financing_cell },
};

static char *
row_label (guint            row,
           const GPtrArray *sides)
{
  const char *id = row_classes[row].id;

  if (row_classes[row].label != NULL)
    return g_strdup (_(row_classes[row].label));
  if (g_str_equal (id, "distance"))
    {
      g_autofree char *km = dp_place_km (dp_geography_limits[LIMIT]);

      /* Translators: a distance */
      return g_strdup_printf (_("Within %s in a straight line"), km);
    }
  /* The rate names the occupancy that it is budgeted at, which is the plan's. */
  if (g_str_equal (id, "rate"))
    {
      const Side *first = sides->pdata[0];
      g_autoptr (DpKeyFigure) rate = dp_key_figure_rate (first->analysis, first->proposal->id);

      return g_strdup (rate->label);
    }
  for (const DpChoice *choice = dp_choices_parameter; choice->key != NULL; choice++)
    if (g_str_equal (choice->key, id))
      return g_strdup (dp_choice_label (choice));

  g_return_val_if_reached (g_strdup (id));
}

static DpCompareRow *
new_row (guint            number,
         const GPtrArray *sides)
{
  DpCompareRow *row = g_new0 (DpCompareRow, 1);

  row->id = row_classes[number].id;
  row->label = row_label (number, sides);
  row->is_figure = row_classes[number].is_figure;
  row->equal = TRUE;
  row->cells = g_new0 (char *, sides->len + 1);
  for (guint i = 0; i < sides->len; i++)
    {
      row->cells[i] = row_classes[number].cell (sides->pdata[i], row->id);
      row->equal = row->equal && g_str_equal (row->cells[i], row->cells[0]);
    }

  return row;
}

/** dp_compare_letter: see the header. */
char *
dp_compare_letter (const DpRecord *proposal)
{
  const char *brief = dp_record_text (proposal, DP_PROPOSAL_BRIEF);

  if (strlen (proposal->id) <= LETTER_MAX)
    return g_strdup (proposal->id);

  return g_strdup (brief != NULL ? brief : dp_record_name (proposal));
}

/** dp_compare_short_name: see the header. */
char *
dp_compare_short_name (const DpRecord *proposal)
{
  const char *brief = dp_record_text (proposal, DP_PROPOSAL_BRIEF);
  const char *name = brief != NULL ? brief : dp_record_name (proposal);

  return strlen (proposal->id) <= LETTER_MAX ? g_strdup_printf ("%s %s", proposal->id, name) : g_strdup (name);
}

/* The proposals with the largest tipping point; *most is 0 when none holds for anybody. */
static char *
best_of (const GPtrArray *sides,
         gboolean         every_region,
         int             *most)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  *most = 0;
  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = sides->pdata[i];
      const int tipping = side->capacity == NULL ? 0
                          : every_region         ? side->capacity->tipping_every_region
                                                 : side->capacity->tipping_country;

      if (tipping > *most)
        g_ptr_array_set_size (names, 0);
      *most = MAX (*most, tipping);
      if (tipping > 0 && tipping == *most)
        g_ptr_array_add (names, dp_compare_letter (side->proposal));
    }

  return dp_words_and (names);
}

static char *
make_headline (const GPtrArray *sides)
{
  int country, every;
  g_autofree char *first = best_of (sides, FALSE, &country);
  g_autofree char *first_every = best_of (sides, TRUE, &every);
  g_autofree char *country_text = dp_words_tipping (country);
  g_autofree char *every_text = dp_words_tipping (every);

  if (sides->len < 2)
    return g_strdup (_("Choose at least two proposals to compare"));
  if (country == 0 && every == 0)
    return g_strdup (_("The goal holds for no number of women under any of these proposals"));
  if (every == 0)
    /* Translators: letters of proposals, women a year */
    return g_strdup_printf (_("For the whole country the goal holds longest with %1$s: %2$s women a year; in every region with none"),
                            first, country_text);

  if (g_str_equal (first, first_every))
    /* Translators: letters of proposals, women a year for the whole country, women a year in every region */
    return g_strdup_printf (_("The goal holds longest with %1$s: %2$s women a year for the whole country, %3$s in every region"), first,
                            country_text, every_text);

  /* Translators: letters of proposals, women a year, letters of proposals, women a year */
  return g_strdup_printf (_("For the whole country the goal holds longest with %1$s: %2$s women a year; in every region with %3$s: %4$s"),
                          first, country_text, first_every, every_text);
}

/* What each proposal lacks for its figures. */
static char *
make_note (const GPtrArray *sides)
{
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = sides->pdata[i];
      g_autofree char *name = dp_compare_letter (side->proposal);
      g_autoptr (DpFinanceResult) finance = dp_analysis_finance (side->analysis, side->proposal->id, NULL);
      g_autofree char *gap = side->capacity == NULL ? dp_words_gap (dp_analysis_capacity (side->analysis, side->proposal->id)) : NULL;
      g_autofree char *missing = finance != NULL ? dp_finance_missing (finance) : NULL;

      if (gap != NULL)
        g_string_append_printf (note, "%s%s: %s", note->len > 0 ? "\n" : "", name, gap);
      if (missing != NULL)
        g_string_append_printf (note, "%s%s: %s", note->len > 0 ? "\n" : "", name, missing);
    }

  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

static GPtrArray *
new_sides (DpAnalysis        *analysis,
           const char *const *proposal_ids)
{
  GPtrArray *sides = g_ptr_array_new_with_free_func ((GDestroyNotify) side_free);

  for (gsize i = 0; proposal_ids[i] != NULL; i++)
    {
      const DpRecord *proposal = dp_plan_get (dp_analysis_plan (analysis), DP_ENTITY_PROPOSAL, proposal_ids[i]);
      const DpCapacityResult *capacity = proposal != NULL ? dp_analysis_capacity (analysis, proposal_ids[i]) : NULL;
      Side *side;

      if (capacity == NULL)
        continue;
      side = g_new0 (Side, 1);
      side->analysis = analysis;
      side->proposal = proposal;
      side->capacity = capacity->gap == DP_GAP_NONE ? capacity : NULL;
      side->summary = dp_summary_new (analysis, proposal_ids[i], NULL);
      g_ptr_array_add (sides, side);
    }

  return sides;
}

/**
 * dp_compare_rows_new:
 * @analysis: the analysis of the plan
 * @proposal_ids: (array zero-terminated=1): the proposals, in the order of the columns
 *
 * Returns: (transfer full): all rows, in the user's language, for the whole country in full operation
 */
DpCompareRows *
dp_compare_rows_new (DpAnalysis        *analysis,
                     const char *const *proposal_ids)
{
  g_autoptr (GPtrArray) sides = NULL;
  DpCompareRows *rows = g_new0 (DpCompareRows, 1);

  g_return_val_if_fail (analysis != NULL && proposal_ids != NULL, rows);

  sides = new_sides (analysis, proposal_ids);
  rows->proposals = g_ptr_array_new ();
  for (guint i = 0; i < sides->len; i++)
    g_ptr_array_add (rows->proposals, (gpointer) ((const Side *) sides->pdata[i])->proposal);
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; sides->len > 0 && i < G_N_ELEMENTS (row_classes); i++)
    g_ptr_array_add (rows->rows, new_row (i, sides));
  rows->headline = make_headline (sides);
  rows->note = make_note (sides);

  return rows;
}

/** dp_compare_rows_free: frees @rows; NULL is allowed. */
void
dp_compare_rows_free (DpCompareRows *rows)
{
  if (rows == NULL)
    return;

  g_clear_pointer (&rows->proposals, g_ptr_array_unref);
  g_clear_pointer (&rows->rows, g_ptr_array_unref);
  g_free (rows->headline);
  g_free (rows->note);
  g_free (rows);
}

static void
add_proposal_columns (DpTable         *table,
                      const GPtrArray *proposals,
                      gboolean         is_number)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      g_autofree char *name = dp_compare_short_name (proposals->pdata[i]);

      dp_table_add_column (table, name, is_number);
    }
}

/** dp_compare_rows_table: Returns: (transfer full): the rows of one block; of those alike one cell for all proposals. */
DpTable *
dp_compare_rows_table (const DpCompareRows *rows,
                       DpCompareBlock       block)
{
  static const char *const captions[DP_N_COMPARE_BLOCKS] = {
    [DP_COMPARE_FIGURES] = N_("Figures that differ"),
    [DP_COMPARE_WORDS] = N_("Specialisation, law and money in words"),
    [DP_COMPARE_ALIKE] = N_("The same for all"),
  };
  DpTable *table = dp_table_new (_(captions[block]));

  dp_table_add_column (table, block == DP_COMPARE_FIGURES ? _("Whole country, full operation") : _("Compared on"), FALSE);
  if (block == DP_COMPARE_ALIKE)
    dp_table_add_column (table, _("All proposals"), FALSE);
  else
    add_proposal_columns (table, rows->proposals, block == DP_COMPARE_FIGURES);
  for (guint r = 0; r < rows->rows->len; r++)
    {
      const DpCompareRow *row = rows->rows->pdata[r];
      const DpCompareBlock own = row->equal ? DP_COMPARE_ALIKE : row->is_figure ? DP_COMPARE_FIGURES : DP_COMPARE_WORDS;
      g_autoptr (GStrvBuilder) cells = NULL;

      if (own != block)
        continue;
      cells = g_strv_builder_new ();
      g_strv_builder_add (cells, row->label);
      for (guint i = 0; row->cells[i] != NULL && (block != DP_COMPARE_ALIKE || i == 0); i++)
        g_strv_builder_add (cells, row->cells[i]);
      dp_table_take_row (table, row->id, FALSE, g_strv_builder_end (cells));
    }
  if (block == DP_COMPARE_FIGURES)
    table->note = g_strdup (rows->note);

  return table;
}

/* ---------------------------------------------------------------------------------------------------------- matrix */

/* Over the limits of the estimates that share @row. */
static char *
immediate_under (const Side          *side,
                 const DpNeedResult  *need,
                 const DpEstimateRow *row)
{
  double low = 1.0, high = 0.0;

  if (side->capacity == NULL)
    return not_computed ();
  for (guint c = 0; c < need->n_cases; c++)
    if (g_ptr_array_find (row->estimates, need->cases[c].estimate, NULL))
      {
        low = MIN (low, 1.0 - side->capacity->totals[c].without_place);
        high = MAX (high, 1.0 - side->capacity->totals[c].without_place);
      }

  return low <= high ? dp_format_percent_range (low, high) : not_computed ();
}

static void
add_tipping_row (DpTable         *table,
                 const GPtrArray *sides,
                 const char      *id,
                 const char      *label,
                 char *(*cell) (const Side *side, const char *id))
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (label));
  for (guint i = 0; i < sides->len; i++)
    g_ptr_array_add (cells, cell (sides->pdata[i], id));
  g_ptr_array_add (cells, NULL);
  dp_table_take_row (table, id, TRUE, (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE));
}

/** dp_compare_matrix_new: see the header. */
DpTable *
dp_compare_matrix_new (DpAnalysis        *analysis,
                       const char *const *proposal_ids)
{
  g_autoptr (GPtrArray) sides = new_sides (analysis, proposal_ids);
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, NULL);
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();
  DpTable *table = dp_table_new (_("Place at once, estimate by estimate"));

  for (guint i = 0; i < sides->len; i++)
    g_ptr_array_add (proposals, (gpointer) ((const Side *) sides->pdata[i])->proposal);
  dp_table_add_column (table, _("Estimate, women a year"), FALSE);
  add_proposal_columns (table, proposals, TRUE);
  for (guint r = 0; r < rows->len; r++)
    {
      const DpEstimateRow *row = rows->pdata[r];
      g_autofree char *figures = dp_estimate_row_figures (row, 1.0);
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      g_ptr_array_add (cells, g_strdup_printf ("%s: %s", dp_estimate_row_name (row), figures));
      for (guint i = 0; i < sides->len; i++)
        g_ptr_array_add (cells, immediate_under (sides->pdata[i], dp_analysis_need (analysis), row));
      g_ptr_array_add (cells, NULL);
      dp_table_take_row (table, ((const DpRecord *) row->estimates->pdata[0])->id, FALSE,
                         (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE));
    }
  if (sides->len > 0)
    {
      add_tipping_row (table, sides, "country", _("Holds for the country (women a year)"), country_cell);
      add_tipping_row (table, sides, "every_region", _("Holds in every region (women a year)"), every_region_cell);
    }
  table->note = g_strdup (_("Each estimate stands by itself; they are never averaged. A range runs from the estimate’s lower to its "
                            "upper limit."));

  return table;
}

/* Estimates of whose every limit the goal holds for the whole country. */
static guint
count_held (const Side         *side,
            const DpNeedResult *need,
            const GPtrArray    *rows)
{
  guint held = 0;

  for (guint r = 0; side->capacity != NULL && r < rows->len; r++)
    {
      const DpEstimateRow *row = rows->pdata[r];
      gboolean holds = TRUE;

      for (guint c = 0; c < need->n_cases; c++)
        if (g_ptr_array_find (row->estimates, need->cases[c].estimate, NULL))
          holds = holds && side->capacity->totals[c].without_place <= side->capacity->goal;
      held += holds;
    }

  return held;
}

/** dp_compare_matrix_headline: see the header. */
char *
dp_compare_matrix_headline (DpAnalysis        *analysis,
                            const char *const *proposal_ids)
{
  g_autoptr (GPtrArray) sides = new_sides (analysis, proposal_ids);
  g_autoptr (GPtrArray) rows = dp_estimate_rows (dp_analysis_plan (analysis), DP_ESTIMATES_IN_USE, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = sides->pdata[i];
      g_autofree char *name = dp_compare_letter (side->proposal);
      g_autofree char *item = NULL, *unbroken = NULL;
      g_auto (GStrv) words = NULL;

      if (side->capacity == NULL)
        /* Translators: letter of a proposal */
        item = g_strdup_printf (_("%s unknown"), name);
      else
        /* Translators: letter of a proposal, how many estimates, of how many */
        item = g_strdup_printf (_("%1$s %2$u of %3$u"), name, count_held (side, dp_analysis_need (analysis), rows), rows->len);
      /* What is said of one proposal stands in one line. */
      words = g_strsplit (item, " ", -1);
      unbroken = g_strjoinv (DP_NO_BREAK_SPACE, words);
      g_string_append_printf (list, "%s%s", i > 0 ? " · " : "", unbroken);
    }

  /* Translators: a list such as "A 2 of 4 · B 1 of 4" */
  return g_strdup_printf (_("Estimates under which the goal holds for the whole country: %s"), list->str);
}
