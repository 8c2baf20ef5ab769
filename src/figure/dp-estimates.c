/* dp-estimates.c: the estimates as rows of charts and tables.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-estimates.h"

#include "figure/dp-words.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
row_free (gpointer data)
{
  DpEstimateRow *row = data;

  g_ptr_array_unref (row->estimates);
  g_free (row);
}

struct _DpContextFigure
{
  DpEstimateRow row;
};

static gboolean
is_comparable (const DpRecord *estimate)
{
  return g_strcmp0 (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), "yes") == 0;
}

static gboolean
is_used (const DpRecord *estimate)
{
  return dp_record_number_or (estimate, DP_ESTIMATE_USED, 0) == 1;
}

/* The word by which rows are shared, or the estimate's own id. */
static const char *
row_key (const DpRecord *estimate)
{
  const char *row = dp_record_text (estimate, DP_ESTIMATE_ROW);

  return row != NULL ? row : estimate->id;
}

static DpEstimateRow *
find_row (GPtrArray      *rows,
          const DpRecord *estimate)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DpEstimateRow *row = rows->pdata[i];

      if (g_str_equal (row_key (row->estimates->pdata[0]), row_key (estimate)))
        return row;
    }

  return NULL;
}

static int
compare_by_figure (gconstpointer a,
                   gconstpointer b)
{
  double fa = dp_record_number_or (*(const DpRecord *const *) a, DP_ESTIMATE_LOW, 0.0);
  double fb = dp_record_number_or (*(const DpRecord *const *) b, DP_ESTIMATE_LOW, 0.0);

  return (fa > fb) - (fa < fb);
}

static const DpRecord *
first_of (const DpEstimateRow *row)
{
  return row->estimates->pdata[0];
}

/* Adds @estimate to the row it shares, or to a new one. */
static void
add_to_rows (GPtrArray *rows,
             DpRecord  *estimate)
{
  DpEstimateRow *row = find_row (rows, estimate);

  if (row == NULL)
    {
      row = g_new0 (DpEstimateRow, 1);
      row->estimates = g_ptr_array_new ();
      row->in_use = is_comparable (estimate) && is_used (estimate);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_add (row->estimates, estimate);
}

/* Figures of several years stay in their order; figures beside each other are read from the lowest. */
static void
sort_in_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DpEstimateRow *row = rows->pdata[i];

      if (dp_record_number_or (first_of (row), DP_ESTIMATE_YEAR_FROM, 0.0)
          == dp_record_number_or (row->estimates->pdata[row->estimates->len - 1], DP_ESTIMATE_YEAR_FROM, 0.0))
        g_ptr_array_sort (row->estimates, compare_by_figure);
    }
}

/**
 * dp_estimate_rows:
 * @plan: a plan
 * @filter: which of the comparable estimates
 * @only: (nullable): id of the one estimate to show, with those that share its row
 *
 * Returns: (transfer full) (element-type DpEstimateRow): the rows in the order of the plan
 */
GPtrArray *
dp_estimate_rows (const DpPlan    *plan,
                  DpEstimateFilter filter,
                  const char      *only)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  const DpRecord *wanted = dp_plan_get (plan, DP_ENTITY_ESTIMATE, only);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < estimates->len; i++)
    {
      DpRecord *estimate = estimates->pdata[i];

      if (is_comparable (estimate) && is_used (estimate) == (filter == DP_ESTIMATES_IN_USE)
          && (wanted == NULL || g_str_equal (row_key (wanted), row_key (estimate))))
        add_to_rows (rows, estimate);
    }
  sort_in_rows (rows);

  return rows;
}

/** dp_estimate_row_name: Returns: (transfer none): the body behind the row's figures. */
const char *
dp_estimate_row_name (const DpEstimateRow *row)
{
  return dp_record_name (first_of (row));
}

/** dp_estimate_row_years: Returns: (transfer full): the year or years the row's figures are about: "2017–2019". */
char *
dp_estimate_row_years (const DpEstimateRow *row)
{
  const DpRecord *last = row->estimates->pdata[row->estimates->len - 1];
  g_autofree char *first_years = dp_words_years (first_of (row));
  g_autofree char *last_years = dp_words_years (last);

  return g_str_equal (first_years, last_years) ? g_steal_pointer (&first_years)
                                               : g_strdup_printf ("%s–%s", first_years, last_years);
}

/** dp_estimate_row_detail: Returns: (transfer full): year or years, and what kind of figure: "2019 · the COWI survey". */
char *
dp_estimate_row_detail (const DpEstimateRow *row)
{
  const char *brief = dp_record_text (first_of (row), DP_ESTIMATE_BRIEF);
  g_autofree char *years = dp_estimate_row_years (row);

  if (brief == NULL && dp_estimate_is_own (first_of (row)))
    brief = _("own assumption");

  if (years[0] == '\0')
    return g_strdup (brief != NULL ? brief : "");
  return brief != NULL ? g_strdup_printf ("%s · %s", years, brief) : g_steal_pointer (&years);
}

/* How much of @text, up to a colon, the one before it begins with too: "Of the 83: …; Of the 83: …". */
static gsize
shared_opening (const char *before,
                const char *text)
{
  gsize shared = 0;

  for (gsize i = 0; before != NULL && text != NULL && before[i] != '\0' && before[i] == text[i]; i++)
    if (text[i] == ':' && text[i + 1] == ' ')
      shared = i + 2;

  return shared;
}

/** dp_estimate_row_counts: Returns: (transfer full): what the row's figures count, each wording once. */
char *
dp_estimate_row_counts (const DpEstimateRow *row)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new ();
  const char *before = NULL;

  for (guint i = 0; i < row->estimates->len; i++)
    {
      const char *text = dp_record_text (row->estimates->pdata[i], DP_ESTIMATE_COUNTS);

      g_ptr_array_add (counts, (gpointer) (text + (g_strcmp0 (before, text) != 0 ? shared_opening (before, text) : 0)));
      before = text;
    }

  return dp_words_list (counts);
}

/** dp_estimate_row_range: Returns: the lowest and highest figure of the row, women a year. */
DpRange
dp_estimate_row_range (const DpEstimateRow *row)
{
  DpRange range = { G_MAXDOUBLE, 0.0 };

  for (guint i = 0; i < row->estimates->len; i++)
    {
      range.low = MIN (range.low, dp_record_number_or (row->estimates->pdata[i], DP_ESTIMATE_LOW, 0.0));
      range.high = MAX (range.high, dp_record_number_or (row->estimates->pdata[i], DP_ESTIMATE_HIGH, 0.0));
    }

  return range;
}

/** dp_estimate_row_is_range: Returns: whether the row is one published range, and not single figures beside each other. */
gboolean
dp_estimate_row_is_range (const DpEstimateRow *row)
{
  DpRange range = dp_estimate_row_range (row);

  return row->estimates->len == 1 && range.low < range.high;
}

/** dp_estimate_row_bar: Returns: what joins the row's figures; a range that a planner assumes is a broken bar. */
DpBar
dp_estimate_row_bar (const DpEstimateRow *row)
{
  DpRange range = dp_estimate_row_range (row);

  if (dp_estimate_row_is_range (row))
    return dp_estimate_is_own (first_of (row)) ? DP_BAR_DASHED : DP_BAR_SOLID;

  return range.low < range.high ? DP_BAR_THREAD : DP_BAR_NONE;
}

/** dp_estimate_row_figures: Returns: (transfer full): "80–100" for a range, "16 · 30" for figures that are no limits;
 * each times @factor (1 for the country, a region's share for a region). */
char *
dp_estimate_row_figures (const DpEstimateRow *row,
                         double               factor)
{
  g_autoptr (GString) figures = g_string_new (NULL);

  for (guint i = 0; i < row->estimates->len; i++)
    {
      double low = factor * dp_record_number_or (row->estimates->pdata[i], DP_ESTIMATE_LOW, 0.0);
      double high = factor * dp_record_number_or (row->estimates->pdata[i], DP_ESTIMATE_HIGH, 0.0);
      g_autofree char *low_text = factor == 1.0 ? dp_format_trimmed (low, 1) : dp_format_women (low);
      g_autofree char *high_text = factor == 1.0 ? dp_format_trimmed (high, 1) : dp_format_women (high);

      if (i > 0)
        g_string_append (figures, " · ");
      g_string_append (figures, low_text);
      if (high > low)
        g_string_append_printf (figures, "–%s", high_text);
    }

  return g_string_free (g_steal_pointer (&figures), FALSE);
}

/** dp_estimate_row_party: Returns: whose figure it is, for colour and marker. */
DpParty
dp_estimate_row_party (const DpEstimateRow *row)
{
  static const struct
  {
    const char *perspective;
    DpParty party;
  } parties[] = {
    { "agency", DP_PARTY_AGENCY },
    { "regions", DP_PARTY_REGIONS },
    { "clinics", DP_PARTY_CLINICS },
    { "municipalities", DP_PARTY_MUNICIPALITIES },
    { "register", DP_PARTY_REGISTER },
    { "referrals", DP_PARTY_REFERRALS },
    { "research", DP_PARTY_RESEARCH },
  };
  const char *perspective = dp_record_text (first_of (row), DP_ESTIMATE_PERSPECTIVE);

  for (gsize i = 0; i < G_N_ELEMENTS (parties); i++)
    if (g_strcmp0 (parties[i].perspective, perspective) == 0)
      return parties[i].party;

  return DP_PARTY_OWN;
}

/** dp_estimate_sources: Returns: (transfer full): the sources of all rows, each once; "" when none is known. */
char *
dp_estimate_sources (const GPtrArray *rows)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];

      for (guint j = 0; j < row->estimates->len; j++)
        g_ptr_array_add (sources, (gpointer) dp_record_text (row->estimates->pdata[j], DP_ESTIMATE_SOURCE));
    }

  return dp_words_list (sources);
}

/* The body alone: what stands before the first comma. */
static char *
brief_source (const char *source)
{
  return g_strndup (source, strcspn (source, ","));
}

/** dp_estimate_brief_sources: Returns: (transfer full): whose the sources of all rows are, each once; "" when none is known. */
char *
dp_estimate_brief_sources (const GPtrArray *rows)
{
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const DpEstimateRow *row = rows->pdata[i];

      for (guint j = 0; j < row->estimates->len; j++)
        {
          const char *source = dp_record_text (row->estimates->pdata[j], DP_ESTIMATE_SOURCE);

          if (source != NULL)
            g_ptr_array_add (bodies, brief_source (source));
        }
    }

  return dp_words_list (bodies);
}

/** dp_context_figures: Returns: (transfer full) (element-type DpContextFigure): what counts something else, in the plan's order. */
GPtrArray *
dp_context_figures (const DpPlan *plan)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < estimates->len; i++)
    if (!is_comparable (estimates->pdata[i]))
      add_to_rows (rows, estimates->pdata[i]);
  sort_in_rows (rows);

  return rows;
}

/** dp_context_figure_figures: Returns: (transfer full): "1,460". */
char *
dp_context_figure_figures (const DpContextFigure *figure)
{
  return dp_estimate_row_figures (&figure->row, 1.0);
}

/** dp_context_figure_title: Returns: (transfer full): what it is in brief, with its year. */
char *
dp_context_figure_title (const DpContextFigure *figure)
{
  const char *brief = dp_record_text (first_of (&figure->row), DP_ESTIMATE_BRIEF);
  const char *name = brief != NULL ? brief : dp_estimate_row_name (&figure->row);
  g_autofree char *years = dp_estimate_row_years (&figure->row);

  return strstr (name, years) != NULL ? g_strdup (name) : g_strdup_printf ("%s, %s", name, years);
}

/** dp_context_figure_counts: Returns: (transfer full): what it counts. */
char *
dp_context_figure_counts (const DpContextFigure *figure)
{
  return dp_estimate_row_counts (&figure->row);
}
