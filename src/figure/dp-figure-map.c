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
#include "figure/dp-place-page.h"
#include "figure/dp-words.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-outlines.h"
#include "plan/dp-relocation.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Bornholm lies so far east that the rest would become small beside it: it stands in a frame. */
#define APART_LONGITUDE 14.0

/* A ring that is always there; the other is at the distance that the headline is about. */
#define NEAR_LIMIT 0

/* A unit that lies elsewhere by less than this has not been moved: it is the same town. */
#define SAME_PLACE_DEGREES 1e-9

typedef struct
{
  double longitude;
  double latitude;
} Corner;

/* Two corners of an outline, in whichever order. */
typedef struct
{
  Corner a;
  Corner b;
} Edge;

static guint
edge_hash (gconstpointer key)
{
  const Edge *edge = key;

  return g_double_hash (&edge->a.longitude) ^ g_double_hash (&edge->a.latitude) * 3 ^ g_double_hash (&edge->b.longitude) * 5
         ^ g_double_hash (&edge->b.latitude) * 7;
}

static gboolean
edge_equal (gconstpointer a,
            gconstpointer b)
{
  return memcmp (a, b, sizeof (Edge)) == 0;
}

static Edge *
edge_new (const DpOutline *outline,
          guint            number)
{
  const guint next = (number + 1) % outline->n_points;
  const Corner one = { outline->longitude[number], outline->latitude[number] };
  const Corner other = { outline->longitude[next], outline->latitude[next] };
  const gboolean in_order = one.longitude < other.longitude || (one.longitude == other.longitude && one.latitude < other.latitude);
  const Edge edge = { in_order ? one : other, in_order ? other : one };

  return g_memdup2 (&edge, sizeof edge);
}

/* Outlines are closed by their first corner coming again. */
static gboolean
edge_has_length (const Edge *edge)
{
  return memcmp (&edge->a, &edge->b, sizeof edge->a) != 0;
}

/* The region that a region of today is part of from 2027; itself where the plan does not say. */
static const char *
region_from_2027 (const DpPlan *plan,
                  const char   *id)
{
  const DpRecord *region = dp_plan_get (plan, DP_ENTITY_REGION, id);
  const char *later = region != NULL ? dp_record_text (region, DP_REGION_FROM_2027) : NULL;

  return later != NULL ? later : id;
}

/* (transfer full) (element-type Edge): edges between two regions of today that are one from 2027. */
static GHashTable *
inner_edges (const DpPlan *plan)
{
  const GPtrArray *outlines = dp_outlines ();
  g_autoptr(GHashTable) owners = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);
  GHashTable *inner = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);

  for (guint i = 0; i < outlines->len; i++)
    {
      const DpOutline *outline = outlines->pdata[i];
      const char *region = g_intern_string (region_from_2027 (plan, outline->region));

      for (guint p = 0; p < outline->n_points; p++)
        {
          Edge *edge = edge_new (outline, p);

          if (g_hash_table_lookup (owners, edge) == region && edge_has_length (edge))
            g_hash_table_add (inner, g_memdup2 (edge, sizeof *edge));
          g_hash_table_insert (owners, edge, (gpointer) region);
        }
    }
  return inner;
}

static void
add_lands (DpChart      *chart,
           const DpPlan *plan,
           gboolean      from_2027)
{
  const GPtrArray *outlines = dp_outlines ();
  g_autoptr(GHashTable) inner = from_2027 ? inner_edges (plan) : NULL;

  dp_chart_set_map_apart (chart, _("Bornholm"));
  for (guint i = 0; i < outlines->len; i++)
    {
      const DpOutline *outline = outlines->pdata[i];
      g_autofree DpMapPoint *points = g_new (DpMapPoint, outline->n_points);

      for (guint p = 0; p < outline->n_points; p++)
        points[p] = (DpMapPoint) { outline->longitude[p], outline->latitude[p] };
      dp_chart_add_map_land (chart, points, outline->n_points, outline->longitude[0] > APART_LONGITUDE);
      for (guint p = 0; inner != NULL && p < outline->n_points; p++)
        {
          g_autofree Edge *edge = edge_new (outline, p);

          if (g_hash_table_contains (inner, edge))
            dp_chart_open_map_edge (chart, p);
        }
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
      dp_chart_add_map_town (chart, (DpMapPoint) { towns[i].point.lon, towns[i].point.lat }, towns[i].weight / largest,
                             towns[i].name);
}

/* The nearer one round every unit, the other round the chosen one. */
static void
add_rings (DpChart *chart,
           double   within)
{
  const double near = dp_geography_limits[NEAR_LIMIT];
  const double limits[] = { MIN (near, within), MAX (near, within) };
  const guint n_rings = within == near ? 1 : 2;
  g_autofree char *labels[] = { dp_place_limit (limits[0]), dp_place_limit (limits[1]) };

  for (guint i = 0; i < n_rings; i++)
    dp_chart_add_map_ring (chart, limits[i], labels[i]);
}

/* (transfer full): what the rings are. */
static char *
ring_words (double within)
{
  const double near = dp_geography_limits[NEAR_LIMIT];
  g_autofree char *first = dp_place_limit (MIN (near, within));
  g_autofree char *second = dp_place_limit (MAX (near, within));

  if (within == near)
    return g_steal_pointer (&first);
  /* Translators: two distances */
  return g_strdup_printf (_("%1$s; %2$s dashed, round the chosen unit"), first, second);
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

/* Where the unit was in @before, while units are moved about. */
static gboolean
add_ghost (DpChart               *chart,
           const DpGeographyUnit *unit,
           const DpPlan          *before)
{
  const DpRecord *record = dp_plan_get (before, DP_ENTITY_UNIT, unit->unit->id);
  DpPoint was;

  if (record == NULL || !dp_unit_get_point (record, &was)
      || (fabs (was.lat - unit->point.lat) < SAME_PLACE_DEGREES && fabs (was.lon - unit->point.lon) < SAME_PLACE_DEGREES))
    return FALSE;
  dp_chart_add_map_ghost (chart, (DpMapPoint) { was.lon, was.lat }, (DpMapPoint) { unit->point.lon, unit->point.lat });
  return TRUE;
}

static void
add_units (DpChart                 *chart,
           const DpGeographyResult *geography,
           const char              *chosen,
           const DpPlan            *before)
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
      if (before != NULL)
        dp_map_unit_set_moving (mark, add_ghost (chart, unit, before) || g_strcmp0 (chosen, unit->unit->id) == 0);
    }
}

/* (transfer full): the headline: the share within the distance that the chart is about. */
static char *
headline (DpAnalysis *analysis,
          const char *proposal,
          double      within)
{
  g_autoptr(GArray) shares = dp_analysis_distance_shares (analysis, proposal, NULL);
  g_autofree char *share = dp_format_percent (dp_distance_share_within (shares, within));
  g_autofree char *km = dp_place_limit (within);

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
  const double within = _dp_figure_within_km (options->within_km);
  g_autofree char *title = NULL;
  g_autofree char *sub = NULL;
  g_autofree char *rings = ring_words (within);

  if (geography == NULL || geography->gap != DP_GEOGRAPHY_OK)
    {
      g_autofree char *why = error != NULL ? _dp_figure_refusal (options, error) : gap_words (geography);

      figure->chart = dp_chart_new_map (_("Nobody can say yet how far away the units are"));
      dp_chart_set_empty_text (figure->chart, why);
      figure->table = dp_table_new (NULL);
      dp_table_add_column (figure->table, _("Distance"), FALSE);
      figure->text = g_strdup (why);
      return;
    }

  title = headline (analysis, options->proposal, within);
  {
    g_autofree char *name = dp_words_proposal (geography->proposal);

    /* Translators: a proposal */
    sub = options->for_hall ? g_strdup_printf (_("%s · straight line to the region's nearest unit, not travel time · need by size of town"), name)
                            /* Translators: a proposal */
                            : g_strdup_printf (_("%s · straight line to the nearest unit for the woman's region, not travel time · need of a "
                                                 "region by its towns' people"),
                                               name);
  }
  figure->chart = dp_chart_new_map (title);
  dp_chart_set_subtitle (figure->chart, sub);
  dp_chart_set_source (figure->chart, _("Sources: Natural Earth (outlines); GeoNames (towns, CC BY 4.0); Statistics Denmark, population of the "
                                        "regions. Own computation."));
  dp_chart_set_map_legend (figure->chart, _("unit with its places"), _("town, by people"), rings);
  dp_chart_set_map_part_word (figure->chart, _("a part of the country"));
  add_lands (figure->chart, dp_analysis_plan (analysis), options->from_2027);
  add_towns (figure->chart);
  add_rings (figure->chart, within);
  add_units (figure->chart, geography, options->unit,
             options->before != NULL ? dp_analysis_plan (options->before) : NULL);
  figure->table = dp_region_distance_table_new (analysis, geography, within, options->from_2027, DP_REGION_TABLE_FULL);
  figure->text = make_text (geography, title);
}
