/* dp-compare-tables.c: a comparison of scores in words and tables.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-compare-tables.h"

#include "figure/dp-words.h"
#include "plan/dp-catalogue.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

static const char *
name_of (const DpComparison *comparison,
         guint               number)
{
  const DpRecord *proposal = comparison->proposals[number].proposal;
  const char *brief = dp_record_text (proposal, DP_PROPOSAL_BRIEF);

  return brief != NULL ? brief : dp_record_name (proposal);
}

/* The name as it stands between quotation marks. */
static char *
quoted_name (const DpComparison *comparison,
             guint               number)
{
  return dp_text_inner_quotes (name_of (comparison, number));
}

static void
add_dominance (GPtrArray          *sentences,
               const DpComparison *comparison)
{
  gboolean any = FALSE;

  for (guint i = 0; i < comparison->n; i++)
    for (guint j = 0; j < comparison->n; j++)
      if (comparison->dominates[i * comparison->n + j] == DP_SURE_YES)
        {
          g_autofree char *better = quoted_name (comparison, i);
          g_autofree char *worse = quoted_name (comparison, j);

          any = TRUE;
          g_ptr_array_add (sentences,
                           /* Translators: two proposals */
                           g_strdup_printf (_("“%1$s” is at least as good as “%2$s” on all four parameters and better on one, "
                                              "whatever the unknown turns out to be. No weights can change that."),
                                            better, worse));
        }

  if (!any && comparison->n > 1)
    g_ptr_array_add (sentences, g_strdup (_("No proposal is surely at least as good as another on all four parameters. Which one comes "
                                            "first depends on what counts most, and on what is not known.")));
}

static void
add_minimum (GPtrArray          *sentences,
             const DpComparison *comparison)
{
  for (guint i = 0; i < comparison->n; i++)
    {
      g_autofree char *name = quoted_name (comparison, i);

      if (comparison->proposals[i].meets_minimum == DP_SURE_NO)
        g_ptr_array_add (sentences,
                         /* Translators: a proposal */
                         g_strdup_printf (_("“%s” is not ranked: it lies below a minimum level that nothing else buys off."), name));
      else if (comparison->proposals[i].meets_minimum == DP_SURE_MAYBE)
        g_ptr_array_add (sentences,
                         /* Translators: a proposal */
                         g_strdup_printf (_("“%s” may lie below a minimum level; that depends on what is not known."), name));
    }
}

static void
add_limit (GPtrArray          *sentences,
           const DpComparison *comparison,
           const DpStability  *stability,
           guint               parameter,
           gboolean            below)
{
  int rival = below ? stability->low_rival[parameter] : stability->high_rival[parameter];
  g_autofree char *limit = dp_format_percent (below ? stability->low[parameter] : stability->high[parameter]);
  g_autofree char *winner = quoted_name (comparison, stability->winner);
  g_autofree char *other = rival >= 0 ? quoted_name (comparison, (guint) rival) : NULL;

  if (other == NULL)
    return;

  g_ptr_array_add (sentences,
                   below ? /* Translators: first proposal, parameter, percentage, second proposal */
                           g_strdup_printf (_("“%1$s” is ahead unless “%2$s” weighs less than %3$s; then “%4$s” is."),
                                            winner, dp_choice_label (&dp_choices_parameter[parameter]), limit, other)
                         : /* Translators: first proposal, parameter, percentage, second proposal */
                           g_strdup_printf (_("“%1$s” is ahead unless “%2$s” weighs more than %3$s; then “%4$s” is."),
                                            winner, dp_choice_label (&dp_choices_parameter[parameter]), limit, other));
}

static void
add_stability (GPtrArray          *sentences,
               const DpComparison *comparison)
{
  const DpStability *low = &comparison->stability[DP_BOUND_LOW];
  const DpStability *high = &comparison->stability[DP_BOUND_HIGH];
  g_autofree char *winner = comparison->has_stability ? quoted_name (comparison, low->winner) : NULL;
  g_autofree char *hopeful = comparison->has_stability ? quoted_name (comparison, high->winner) : NULL;
  guint before;

  if (!comparison->weights.given)
    {
      g_ptr_array_add (sentences, g_strdup (_("The plan does not weigh the parameters, so there is no total and no winner.")));
      return;
    }
  if (!comparison->has_stability)
    return;

  if (low->winner != high->winner)
    {
      g_ptr_array_add (sentences,
                       /* Translators: two proposals */
                       g_strdup_printf (_("With the plan’s weights “%1$s” is ahead on what is shown so far, and “%2$s” if everything "
                                          "unknown turns out well for all."),
                                        winner, hopeful));
      return;
    }

  before = sentences->len;
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      add_limit (sentences, comparison, low, p, TRUE);
      add_limit (sentences, comparison, low, p, FALSE);
    }
  if (sentences->len == before && comparison->n_ranked > 1)
    g_ptr_array_add (sentences,
                     /* Translators: a proposal */
                     g_strdup_printf (_("“%s” stays ahead whichever single weight is moved."), winner));
}

static void
add_error (GPtrArray          *sentences,
           const DpComparison *comparison)
{
  const DpAcceptability *answer = &comparison->acceptability[DP_AGREE_NOTHING].bounds[DP_BOUND_LOW];
  g_autofree char *draws = NULL;
  g_autofree char *error = NULL;

  if (comparison->n_ranked == 0 || answer->exact)
    return;

  draws = dp_format_number ((double) answer->draws, 0);
  error = dp_format_trimmed (100.0 * answer->error, 3);
  g_ptr_array_add (sentences,
                   /* Translators: a number of draws, a number of percentage points */
                   g_strdup_printf (_("So many proposals are compared by drawing weights: %1$s draws, standard error at most %2$s "
                                      "percentage points."),
                                    draws, error));
}

/** dp_comparison_sentences: see the header. */
GPtrArray *
dp_comparison_sentences (const DpComparison *comparison)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  add_dominance (sentences, comparison);
  add_minimum (sentences, comparison);
  add_stability (sentences, comparison);
  add_error (sentences, comparison);

  return sentences;
}

static char *
profile_cell (const DpCompared *one,
              guint             parameter)
{
  const DpScore *score = &one->scores->parameters[parameter].score;
  g_autofree char *points = dp_format_range (score->low, score->high, 0);
  g_autofree char *level = dp_words_level (score);

  /* Translators: a level in words and its points */
  return g_strdup_printf (_("%1$s (%2$s)"), level, points);
}

/** dp_comparison_profile_table: see the header. */
DpTable *
dp_comparison_profile_table (const DpComparison *comparison)
{
  gboolean weighed = comparison->weights.given;
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Parameter"), FALSE);
  if (weighed)
    dp_table_add_column (table, _("Weight"), TRUE);
  for (guint i = 0; i < comparison->n; i++)
    {
      dp_table_add_column (table, name_of (comparison, i), FALSE);
      if (weighed)
        dp_table_add_column (table, _("brings"), TRUE);
    }

  for (guint p = 0; p <= DP_N_PARAMETERS; p++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      gboolean is_sum = p == DP_N_PARAMETERS;
      g_autofree char *weight = dp_format_percent (is_sum ? 1.0 : comparison->weights.share[p]);

      if (is_sum && !weighed)
        break;
      g_strv_builder_add (cells, is_sum ? _("Sum") : dp_choice_label (&dp_choices_parameter[p]));
      if (weighed)
        g_strv_builder_add (cells, weight);
      for (guint i = 0; i < comparison->n; i++)
        {
          const DpCompared *one = &comparison->proposals[i];
          g_autofree char *cell = is_sum ? g_strdup ("") : profile_cell (one, p);
          g_autofree char *part = is_sum ? dp_format_range (one->total[DP_BOUND_LOW], one->total[DP_BOUND_HIGH], 0)
                                         : dp_format_range (one->part[DP_BOUND_LOW][p], one->part[DP_BOUND_HIGH][p], 0);

          g_strv_builder_add (cells, cell);
          if (weighed)
            g_strv_builder_add (cells, part);
        }
      dp_table_take_row (table, is_sum ? NULL : dp_choices_parameter[p].key, is_sum, g_strv_builder_end (cells));
    }

  return table;
}

/** dp_comparison_parts_text: see the header. */
char *
dp_comparison_parts_text (const DpComparison *comparison,
                          guint               number)
{
  const DpCompared *one = &comparison->proposals[number];
  g_autofree char *total = dp_format_range (one->total[DP_BOUND_LOW], one->total[DP_BOUND_HIGH], 0);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      g_autofree char *part = dp_format_range (one->part[DP_BOUND_LOW][p], one->part[DP_BOUND_HIGH][p], 0);

      g_ptr_array_add (parts, g_strdup_printf ("%s %s", dp_choice_label (&dp_choices_parameter[p]), part));
    }
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (" + ", (char **) parts->pdata);

  /* Translators: a proposal, what its parameters bring ("Active practice 3–23 + Competences 22 + …"), and the sum */
  return g_strdup_printf (_("%1$s: %2$s = %3$s points"), name_of (comparison, number), list, total);
}

/** dp_comparison_parts_table: see the header. */
DpTable *
dp_comparison_parts_table (const DpComparison *comparison)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Parameter"), FALSE);
  dp_table_add_column (table, _("Weight"), TRUE);
  for (guint i = 0; i < comparison->n; i++)
    dp_table_add_column (table, name_of (comparison, i), TRUE);
  for (guint p = 0; comparison->weights.given && p <= DP_N_PARAMETERS; p++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      gboolean is_sum = p == DP_N_PARAMETERS;
      g_autofree char *weight = dp_format_percent (is_sum ? 1.0 : comparison->weights.share[p]);

      g_strv_builder_add (cells, is_sum ? _("Sum") : dp_choice_label (&dp_choices_parameter[p]));
      g_strv_builder_add (cells, weight);
      for (guint i = 0; i < comparison->n; i++)
        {
          const DpCompared *one = &comparison->proposals[i];
          const double low = is_sum ? one->total[DP_BOUND_LOW] : one->part[DP_BOUND_LOW][p];
          const double high = is_sum ? one->total[DP_BOUND_HIGH] : one->part[DP_BOUND_HIGH][p];
          g_autofree char *part = dp_format_range (low, high, 0);

          g_strv_builder_add (cells, part);
        }
      dp_table_take_row (table, is_sum ? NULL : dp_choices_parameter[p].key, is_sum, g_strv_builder_end (cells));
    }

  return table;
}

/** dp_comparison_acceptability_table: see the header. */
DpTable *
dp_comparison_acceptability_table (const DpComparison *comparison,
                                   DpAgreement         agreement)
{
  const DpAcceptabilityAnswer *answer = &comparison->acceptability[agreement];
  guint n = comparison->n_ranked;
  DpTable *table = dp_table_new (agreement == DP_AGREE_NOTHING
                                   ? _("Share of all weights that set the proposal first, when nothing is agreed about them")
                                   : _("Share of all weights that set the proposal first, when only their order is agreed"));

  dp_table_add_column (table, _("Proposal"), FALSE);
  dp_table_add_column (table, _("On what is shown so far"), TRUE);
  dp_table_add_column (table, _("If the unknown turns out well for all"), TRUE);
  dp_table_add_column (table, _("Whatever the unknown is"), TRUE);
  for (guint i = 0; answer->known && i < n; i++)
    {
      g_autofree char *low = dp_format_percent (answer->bounds[DP_BOUND_LOW].rank[i * n]);
      g_autofree char *high = dp_format_percent (answer->bounds[DP_BOUND_HIGH].rank[i * n]);
      g_autofree char *range = dp_format_percent_range (answer->first_low[i], answer->first_high[i]);

      dp_table_add_row (table, comparison->proposals[comparison->ranked[i]].proposal->id, FALSE,
                        name_of (comparison, comparison->ranked[i]), low, high, range, NULL);
    }

  return table;
}

/** dp_comparison_stability_table: see the header. */
DpTable *
dp_comparison_stability_table (const DpComparison *comparison,
                               DpBound             bound)
{
  const DpStability *stability = &comparison->stability[bound];
  DpTable *table;

  if (!comparison->has_stability)
    return NULL;

  table = dp_table_new (NULL);
  dp_table_add_column (table, _("Parameter"), FALSE);
  dp_table_add_column (table, _("Weight"), TRUE);
  dp_table_add_column (table, _("Same proposal first for weights of"), TRUE);
  dp_table_add_column (table, _("Below them"), FALSE);
  dp_table_add_column (table, _("Above them"), FALSE);
  for (guint p = 0; p < DP_N_PARAMETERS; p++)
    {
      g_autofree char *weight = dp_format_percent (comparison->weights.share[p]);
      g_autofree char *range = dp_format_percent_range (stability->low[p], stability->high[p]);

      dp_table_add_row (table, dp_choices_parameter[p].key, FALSE, dp_choice_label (&dp_choices_parameter[p]), weight, range,
                        stability->low_rival[p] < 0 ? DP_EN_DASH : name_of (comparison, (guint) stability->low_rival[p]),
                        stability->high_rival[p] < 0 ? DP_EN_DASH : name_of (comparison, (guint) stability->high_rival[p]), NULL);
    }

  return table;
}

/** dp_comparison_passing_table: see the header. */
DpTable *
dp_comparison_passing_table (const DpComparison *comparison,
                             guint               behind,
                             guint               ahead,
                             DpBound             bound)
{
  g_autoptr (GArray) changes = dp_comparison_passing (comparison, behind, ahead, bound);
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("One change that would be enough"), FALSE);
  dp_table_add_column (table, _("Now"), TRUE);
  dp_table_add_column (table, _("Needed"), TRUE);
  dp_table_add_column (table, _("Measured value"), TRUE);
  for (guint i = 0; i < changes->len; i++)
    {
      const DpPassing *one = &g_array_index (changes, DpPassing, i);
      const char *parameter = dp_choice_label (&dp_choices_parameter[one->parameter]);
      g_autofree char *what = one->criterion != NULL ? g_strdup (dp_record_name (one->criterion->criterion))
                                                     /* Translators: a parameter */
                                                     : g_strdup_printf (_("Weight of “%s”"), parameter);
      g_autofree char *from = one->criterion != NULL ? dp_format_number (one->from, 0) : dp_format_percent (one->from);
      g_autofree char *to = one->criterion != NULL ? dp_format_number (one->to, 0) : dp_format_percent (one->to);
      g_autofree char *value = one->has_value ? dp_words_value (one->criterion->criterion, one->value) : g_strdup (DP_EN_DASH);

      dp_table_add_row (table, one->criterion != NULL ? one->criterion->criterion->id : dp_choices_parameter[one->parameter].key,
                        FALSE, what, from, to, value, NULL);
    }

  return table;
}
