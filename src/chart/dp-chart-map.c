/* dp-chart-map.c: land, towns, units and how far they reach, before they are drawn.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-chart-map.h"

#include "chart/dp-chart-private.h"

#include <math.h>

static void
land_free (gpointer data)
{
  DpMapLand *land = data;

  g_array_unref (land->points);
  g_clear_pointer (&land->open, g_array_unref);
  g_free (land);
}

static void
unit_free (gpointer data)
{
  DpMapUnit *unit = data;

  g_free (unit->id);
  g_free (unit->name);
  g_free (unit->figure);
  g_free (unit->tooltip);
  g_free (unit->accessible);
  g_free (unit);
}

static void
ring_free (gpointer data)
{
  DpMapRing *ring = data;

  g_free (ring->label);
  g_free (ring);
}

static gpointer
body_new (void)
{
  DpMapChart *map = g_new0 (DpMapChart, 1);

  map->lands = g_ptr_array_new_with_free_func (land_free);
  map->towns = g_array_new (FALSE, FALSE, sizeof (DpMapTown));
  map->units = g_ptr_array_new_with_free_func (unit_free);
  map->rings = g_ptr_array_new_with_free_func (ring_free);
  map->ghosts = g_array_new (FALSE, FALSE, sizeof (DpMapGhost));
  map->zoom.factor = 1;
  return map;
}

static void
clear (DpChart *chart)
{
  DpMapChart *map = chart->body;

  g_ptr_array_unref (map->lands);
  g_array_unref (map->towns);
  g_ptr_array_unref (map->units);
  g_ptr_array_unref (map->rings);
  g_array_unref (map->ghosts);
  g_free (map->apart_name);
  g_free (map->unit_word);
  g_free (map->town_word);
  g_free (map->ring_word);
  g_free (map->part_word);
  g_free (map);
}

/* Land alone is a map too: where units may lie. */
static gboolean
is_empty (const DpChart *chart)
{
  return dp_chart_get_map (chart)->lands->len == 0;
}

const DpChartData _dp_map_data = {
  .body_new = body_new,
  .clear = clear,
  .is_empty = is_empty,
};

static DpMapChart *
map_of (DpChart *chart)
{
  return (DpMapChart *) dp_chart_get_map (chart);
}

/** dp_chart_new_map: Returns: (transfer full): a map without land under the headline @title. */
DpChart *
dp_chart_new_map (const char *title)
{
  return _dp_chart_new (DP_CHART_MAP, title);
}

/** dp_chart_get_map: Returns: (transfer none): the map of a %DP_CHART_MAP. */
const DpMapChart *
dp_chart_get_map (const DpChart *chart)
{
  g_return_val_if_fail (chart->kind == DP_CHART_MAP, NULL);

  return chart->body;
}

/** dp_chart_set_map_apart: names what stands in the frame; NULL for no name. */
void
dp_chart_set_map_apart (DpChart    *chart,
                        const char *name)
{
  _dp_replace_text (&map_of (chart)->apart_name, name);
}

/** dp_chart_set_map_legend: says below the map what its signs mean; each may be NULL. */
void
dp_chart_set_map_legend (DpChart    *chart,
                         const char *unit,
                         const char *town,
                         const char *ring)
{
  _dp_replace_text (&map_of (chart)->unit_word, unit);
  _dp_replace_text (&map_of (chart)->town_word, town);
  _dp_replace_text (&map_of (chart)->ring_word, ring);
}

/** dp_chart_set_map_part_word: sets what the legend says while no more than a part of the country is shown; NULL for nothing. */
void
dp_chart_set_map_part_word (DpChart    *chart,
                            const char *word)
{
  _dp_replace_text (&map_of (chart)->part_word, word);
}

/** dp_chart_set_map_zoom: enlarges a part of the map; copied. A factor of 1 shows the whole country, whatever the centre. */
void
dp_chart_set_map_zoom (DpChart         *chart,
                       const DpMapZoom *zoom)
{
  DpMapChart *map = map_of (chart);

  g_return_if_fail (zoom->factor >= 1 && zoom->factor <= DP_MAP_ZOOM_MAX);

  map->zoom = *zoom;
}

/** dp_chart_add_map_land: adds an outline of at least three points; @apart puts it into the frame. */
void
dp_chart_add_map_land (DpChart          *chart,
                       const DpMapPoint *points,
                       guint             n_points,
                       gboolean          apart)
{
  DpMapLand *land;

  g_return_if_fail (n_points >= 3);

  land = g_new0 (DpMapLand, 1);
  land->apart = apart;
  land->points = g_array_sized_new (FALSE, FALSE, sizeof (DpMapPoint), n_points);
  g_array_append_vals (land->points, points, n_points);
  g_ptr_array_add (map_of (chart)->lands, land);
}

/** dp_chart_open_map_edge: draws no line from @point of the last outline to its next; points come in rising order. */
void
dp_chart_open_map_edge (DpChart *chart,
                        guint    point)
{
  const GPtrArray *lands = map_of (chart)->lands;
  DpMapLand *land;

  g_return_if_fail (lands->len > 0);

  land = lands->pdata[lands->len - 1];
  if (land->open == NULL)
    land->open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (land->open, point);
}

/** dp_chart_add_map_town: adds a dot; @weight 0–1 is its area beside the largest; @name may be NULL. */
void
dp_chart_add_map_town (DpChart    *chart,
                       DpMapPoint  at,
                       double      weight,
                       const char *name)
{
  const DpMapTown town = { at, CLAMP (weight, 0, 1), g_intern_string (name) };

  g_return_if_fail (isfinite (at.longitude) && isfinite (at.latitude));

  g_array_append_val (map_of (chart)->towns, town);
}

/**
 * dp_chart_add_map_unit:
 * @chart: a map
 * @at: where it lies
 * @name: what is written beside it
 * @figure: (nullable): what is written in it
 * @accessible: the unit as one sentence
 *
 * Returns: (transfer none): the unit
 */
DpMapUnit *
dp_chart_add_map_unit (DpChart    *chart,
                       DpMapPoint  at,
                       const char *name,
                       const char *figure,
                       const char *accessible)
{
  DpMapUnit *unit;

  g_return_val_if_fail (isfinite (at.longitude) && isfinite (at.latitude), NULL);

  unit = g_new0 (DpMapUnit, 1);
  unit->at = at;
  unit->name = g_strdup (name != NULL ? name : "");
  unit->figure = _dp_copy_text (figure);
  unit->accessible = g_strdup (accessible);
  g_ptr_array_add (map_of (chart)->units, unit);
  return unit;
}

/** dp_chart_add_map_ring: adds a distance in km, above 0; from the nearest. */
void
dp_chart_add_map_ring (DpChart    *chart,
                       double      km,
                       const char *label)
{
  DpMapRing *ring;

  g_return_if_fail (km > 0);

  ring = g_new0 (DpMapRing, 1);
  ring->km = km;
  ring->label = _dp_copy_text (label);
  g_ptr_array_add (map_of (chart)->rings, ring);
}

/** dp_chart_add_map_ghost: adds where a unit was before it was moved to @to. */
void
dp_chart_add_map_ghost (DpChart   *chart,
                        DpMapPoint at,
                        DpMapPoint to)
{
  const DpMapGhost ghost = { at, to };

  g_array_append_val (map_of (chart)->ghosts, ghost);
}

/* Whether one of the chart's units is being moved about. */
gboolean
_dp_chart_is_moving (const DpChart *chart)
{
  const DpMapChart *map = chart->kind == DP_CHART_MAP ? dp_chart_get_map (chart) : NULL;

  for (guint i = 0; map != NULL && i < map->units->len; i++)
    if (((const DpMapUnit *) map->units->pdata[i])->moving)
      return TRUE;
  return FALSE;
}

/** dp_map_unit_set_id: sets the caller's name for it. */
void
dp_map_unit_set_id (DpMapUnit  *unit,
                    const char *id)
{
  _dp_replace_text (&unit->id, id);
}

/** dp_map_unit_set_chosen: draws it in the accent, with all rings. */
void
dp_map_unit_set_chosen (DpMapUnit *unit,
                        gboolean   chosen)
{
  unit->chosen = chosen;
}

/** dp_map_unit_set_moving: what belongs to the unit, and the headline, are painted apart from the rest. */
void
dp_map_unit_set_moving (DpMapUnit *unit,
                        gboolean   moving)
{
  unit->moving = moving;
}

/** dp_map_unit_set_tooltip: sets its tooltip; several lines allowed. */
void
dp_map_unit_set_tooltip (DpMapUnit  *unit,
                         const char *tooltip)
{
  _dp_replace_text (&unit->tooltip, tooltip);
}
