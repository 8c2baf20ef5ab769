/* dp-figure-map.c: C7, who is far away?
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-figure-private.h"

#include "chart/dp-chart-map.h"
#include "figure/dp-finance-tables.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-outlines.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bornholm lies so far east that the rest would become small beside it: it stands in a frame. */
#define APART_LONGITUDE 14.0

/* Rings at the first two limits of dp_geography_limits; the headline is about the second. */
#define N_RINGS 2
#define HEADLINE_LIMIT 1

static void
add_lands (DpChart *chart)
{
  const GPtrArray *outlines = dp_outlines ();

  dp_chart_set_map_apart (chart, _("Bornholm"));
  for (guint i = 0; i < outlines->len; i++)
    {
      const DpOutline *outline = outlines->pdata[i];
      g_autofree DpMapPoint *points = g_new (DpMapPoint, outline->n_points);

      for (guint p = 0; p < outline->n_points; p++)
        points[p] = (DpMapPoint) { outline->longitude[p], outline->latitude[p] };
      dp_chart_add_map_land (chart, points, outline->n_points, outline->longitude[0] > APART_LONGITUDE);
    }
}

static void
add_towns (DpChart *chart)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  double largest = 0.0;

  for (guint i = 0; i < n_towns; i++)
    largest = MAX (largest, towns[i].weight);
  for (guint i = 0; i < n_towns; i++)
    if (towns[i].weight > 0.0)
      dp_chart_add_map_town (chart, (DpMapPoint) { towns[i].point.lon, towns[i].point.lat }, towns[i].weight / largest);
}

static void
add_rings (DpChart *chart)
{
  for (guint i = 0; i < N_RINGS; i++)
    {
      g_autofree char *label = dp_place_km (dp_geography_limits[i]);

      dp_chart_add_map_ring (chart, dp_geography_limits[i], label);
    }
}

static char *
unit_sentence (const DpGeographyUnit *unit)
{
  double places;
  g_autofree char *words = dp_record_number (unit->unit, DP_UNIT_PLACES, &places) ? dp_words_places ((int) places)
                                                                                  : g_strdup (_("places unknown"));
  g_autofree char *share = dp_format_percent (unit->nearest_share);

  /* Translators: name of a unit, "6 places", share of the need */
  return g_strdup_printf (_("%1$s: %2$s; nearest for %3$s of the need"), dp_record_name (unit->unit), words, share);
}

/* The town where a unit lies stands beside it; where only coordinates are known, its own name. */
static const char *
unit_label (const DpRecord *unit)
{
  const char *site = dp_record_text (unit, DP_UNIT_SITE);

  return site != NULL && strlen (site) < 24 ? site : dp_record_name (unit);
}

static void
add_units (DpChart                *chart,
           const DpGeographyResult *geography,
           const char             *chosen)
{
  for (guint i = 0; i < geography->n_units; i++)
    {
      const DpGeographyUnit *unit = &geography->units[i];
      double places;
      g_autofree char *figure = dp_record_number (unit->unit, DP_UNIT_PLACES, &places) ? dp_format_number (places, 0) : NULL;
      g_autofree char *sentence = unit_sentence (unit);
      DpMapUnit *mark = dp_chart_add_map_unit (chart, (DpMapPoint) { unit->point.lon, unit->point.lat }, unit_label (unit->unit),
                                               figure, sentence);

      dp_map_unit_set_id (mark, unit->unit->id);
      dp_map_unit_set_chosen (mark, chosen != NULL ? g_str_equal (chosen, unit->unit->id) : i == 0);
    }
}

static char *
headline (const DpGeographyResult *geography)
{
  g_autofree char *share = dp_format_percent (geography->line.within[HEADLINE_LIMIT]);
  g_autofree char *km = dp_place_km (dp_geography_limits[HEADLINE_LIMIT]);

  /* Translators: share of the need, a distance */
  return g_strdup_printf (_("%1$s of the need lies within %2$s of a unit"), share, km);
}

static char *
make_text (const DpGeographyResult *geography,
           const char              *title)
{
  g_autoptr(GPtrArray) sentences = dp_geography_sentences (geography);
  GString *text = g_string_new (title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, " %s", (const char *) sentences->pdata[i]);
  for (guint i = 0; i < geography->n_units; i++)
    {
      g_autofree char *sentence = unit_sentence (&geography->units[i]);

      g_string_append_printf (text, " %s.", sentence);
    }

  return g_string_free (text, FALSE);
}

/* Why there is no distance yet; (transfer full). */
static char *
gap_words (const DpGeographyResult *geography)
{
  g_autoptr(GPtrArray) sentences = geography != NULL ? dp_geography_sentences (geography) : NULL;

  if (sentences == NULL || sentences->len == 0)
    return g_strdup (_("There is no proposal yet. Choose a model to begin with; everything can be changed."));
  return g_strdup (sentences->pdata[0]);
}

void
_dp_figure_map (DpFigure              *figure,
                DpAnalysis            *analysis,
                const DpFigureOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DpGeographyResult) geography = dp_analysis_geography (analysis, options->proposal, &error);
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;

  if (geography == NULL || geography->gap != DP_GEOGRAPHY_OK)
    {
      g_autofree char *why = error != NULL ? g_strdup (error->message) : gap_words (geography);

      figure->chart = dp_chart_new_map (_("Nobody can say yet how far away the units are"));
      dp_chart_set_empty_text (figure->chart, why);
      figure->table = dp_table_new (NULL);
      dp_table_add_column (figure->table, _("Distance"), FALSE);
      figure->text = g_strdup (why);
      return;
    }

  title = headline (geography);
  {
    g_autofree char *name = dp_words_proposal (geography->proposal);

    /* Translators: a proposal */
    sub = g_strdup_printf (_("%s · straight line to the nearest unit for the woman's region, not travel time · need of a region by its towns' "
                             "people"),
                           name);
  }
  figure->chart = dp_chart_new_map (title);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_source (figure->chart, _("Sources: Natural Earth (outlines); GeoNames (towns, CC BY 4.0); Statistics Denmark, population of the "
                                        "regions. Own computation."));
  dp_chart_set_map_legend (figure->chart, _("unit with its places"), _("town, by people"), _("50 km; 100 km dashed, round the chosen unit"));
  add_lands (figure->chart);
  add_towns (figure->chart);
  add_rings (figure->chart);
  add_units (figure->chart, geography, options->unit);
  figure->table = dp_distance_table_new (geography);
  figure->text = make_text (geography, title);
}
