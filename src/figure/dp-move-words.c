/* dp-move-words.c: what moving units changes, in words, while they are moved.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-move-words.h"

#include "figure/dp-figure-private.h"
#include "figure/dp-finance-tables.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** dp_move_words_free: frees @words; NULL is allowed. */
void
dp_move_words_free (DpMoveWords *words)
{
  if (words == NULL)
    return;

  for (guint i = 0; i < words->n_figures; i++)
    {
      g_free (words->figures[i].label);
      g_free (words->figures[i].value);
    }
  g_free (words->sentence);
  g_free (words);
}

/* "+9" or "−9" of whole numbers; what is written on both sides differs by just that. */
static char *
difference (double before,
            double after)
{
  const double change = round (after) - round (before);
  g_autofree char *number = dp_format_number (fabs (change), 0);

  return g_strconcat (change < 0 ? DP_MINUS : "+", number, NULL);
}

static char *
km_change (double before,
           double after)
{
  g_autofree char *was = dp_format_number (before, 0);
  g_autofree char *is = dp_place_km (after);
  g_autofree char *change = difference (before, after);

  if (round (before) == round (after))
    /* Translators: a distance that stays the same */
    return g_strdup_printf (_("%s, unchanged"), is);
  return g_strdup_printf ("%s → %s (%s)", was, is, change);
}

static char *
share_change (double before,
              double after)
{
  g_autofree char *was = dp_format_percent (before);
  g_autofree char *is = dp_format_percent (after);

  if (g_str_equal (was, is))
    return g_strdup_printf (_("%s, unchanged"), is);
  return g_strdup_printf ("%s → %s", was, is);
}

static void
add_figure (DpMoveWords *words,
            char        *label,
            char        *value)
{
  words->figures[words->n_figures++] = (DpMoveFigure) { label, value };
}

static double
share_within (DpAnalysis *analysis,
              const char *proposal,
              double      km)
{
  g_autoptr (GArray) shares = dp_analysis_distance_shares (analysis, proposal, NULL);

  return shares != NULL ? dp_distance_share_within (shares, km) : 0.0;
}

static void
add_figures (DpMoveWords             *words,
             DpAnalysis              *before,
             DpAnalysis              *after,
             const DpGeographyResult *was,
             const DpGeographyResult *is,
             double                   within)
{
  const char *proposal = is->proposal->id;
  g_autofree char *km = dp_place_limit (within);

  /* Translators: a distance; a figure follows */
  add_figure (words, g_strdup_printf (_("Within %s, straight line"), km),
              share_change (share_within (before, proposal, within), share_within (after, proposal, within)));
  add_figure (words, g_strdup (_("Mean by road")), km_change (was->road.mean, is->road.mean));
  add_figure (words, is->road.worst_town != NULL
                       /* Translators: a town; a figure follows */
                       ? g_strdup_printf (_("Longest, from %s"), is->road.worst_town->name)
                       : g_strdup (_("Longest")),
              km_change (was->road.worst, is->road.worst));
}

/* Where @unit lies now: the town that it is moved to, or where the plan has it. */
static void
add_place (DpMoveWords  *words,
           DpRelocation *relocation,
           const char   *unit)
{
  const DpRecord *record = dp_plan_get (dp_analysis_plan (dp_relocation_get_analysis (relocation)), DP_ENTITY_UNIT, unit);
  const DpTown *town = record != NULL ? dp_relocation_get_town (relocation, unit) : NULL;
  const guint n_moved = dp_relocation_count (relocation);

  if (record == NULL)
    /* Translators: a number follows */
    add_figure (words, g_strdup (_("Units that move")), g_strdup_printf ("%u", n_moved));
  else
    /* Translators: the place of a unit that has not been moved */
    add_figure (words, g_strdup (dp_record_name (record)), g_strdup (town != NULL ? town->name : _("where it lies now")));
}

/**
 * dp_move_words_new:
 * @before: the analysis of the plan
 * @relocation: the plan with units moved
 * @proposal: id of the proposal
 * @unit: (nullable): the unit that is being moved; NULL: several
 * @within_km: the distance that the share is about, 0 for the usual one
 *
 * Returns: (transfer full) (nullable): the words; NULL while there are no distances
 */
DpMoveWords *
dp_move_words_new (DpAnalysis   *before,
                   DpRelocation *relocation,
                   const char   *proposal,
                   const char   *unit,
                   double        within_km)
{
  DpAnalysis *after = dp_relocation_get_analysis (relocation);
  g_autoptr (DpGeographyResult) was = dp_analysis_geography (before, proposal, NULL);
  g_autoptr (DpGeographyResult) is = dp_analysis_geography (after, proposal, NULL);
  DpMoveWords *words;
  GString *sentence;

  if (was == NULL || is == NULL || was->gap != DP_GEOGRAPHY_OK || is->gap != DP_GEOGRAPHY_OK)
    return NULL;

  words = g_new0 (DpMoveWords, 1);
  add_place (words, relocation, unit);
  add_figures (words, before, after, was, is, _dp_figure_within_km (within_km));
  sentence = g_string_new (NULL);
  for (guint i = 0; i < words->n_figures; i++)
    g_string_append_printf (sentence, "%s%s: %s.", i > 0 ? " " : "", words->figures[i].label, words->figures[i].value);
  words->sentence = g_string_free (sentence, FALSE);
  return words;
}
