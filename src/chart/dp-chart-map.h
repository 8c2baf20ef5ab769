/* dp-chart-map.h: land, towns, units and how far they reach (C7 "Kort").
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

/** DpMapPoint: degrees east and north (WGS 84). */
typedef struct
{
  double longitude;
  double latitude;
} DpMapPoint;

/**
 * DpMapLand: one closed outline
 * @apart: drawn in the frame, off its place: an island far from the rest
 * @points: (element-type DpMapPoint)
 * @open: (nullable) (element-type guint): numbers, rising, of points from which no line leads to the next: the land goes on
 *   there in another outline
 */
typedef struct
{
  gboolean apart;
  GArray *points;
  GArray *open;
} DpMapLand;

/** DpMapTown: a town; its dot covers an area in proportion to @weight, the largest being 1. @name: (nullable): interned; written
 * beside it where the map is enlarged and there is room, the largest towns first. */
typedef struct
{
  DpMapPoint at;
  double weight;
  const char *name;
} DpMapTown;

/** DpMapGhost: a unit was at @at before it was moved to @to. */
typedef struct
{
  DpMapPoint at;
  DpMapPoint to;
} DpMapGhost;

/**
 * DpMapUnit: a unit with its places
 * @id: (nullable): the caller's name for it
 * @name: written beside it
 * @figure: (nullable): written in it: its places
 * @chosen: in the accent, with all rings
 * @moving: it is being moved about: it and what belongs to it are painted apart from the rest
 * @tooltip: (nullable): NULL: @accessible
 * @accessible: the unit as one sentence
 */
typedef struct
{
  char *id;
  DpMapPoint at;
  char *name;
  char *figure;
  gboolean chosen;
  gboolean moving;
  char *tooltip;
  char *accessible;
} DpMapUnit;

/** DpMapRing: a distance round units: the first round every unit, solid; the others round the chosen one, dashed. */
typedef struct
{
  double km;
  char *label;
} DpMapRing;

/** The most that a map is enlarged: towns then lie a hand's breadth apart. */
#define DP_MAP_ZOOM_MAX 8.0

/** DpMapZoom: @factor: how many times larger than the whole country, 1 being all of it; @centre: what lies in the middle. */
typedef struct
{
  double factor;
  DpMapPoint centre;
} DpMapZoom;

/**
 * DpMapChart:
 * @apart_name: (nullable): what stands in the frame
 * @lands: (element-type DpMapLand)
 * @towns: (element-type DpMapTown)
 * @units: (element-type DpMapUnit)
 * @rings: (element-type DpMapRing): from the nearest
 * @ghosts: (element-type DpMapGhost): where units were before
 * @unit_word, @town_word, @ring_word: legend; NULL leaves one out
 * @zoom: what of it is shown; enlarged, nothing stands in the frame: everything is in its place
 * @part_word: (nullable): said in the legend while it is enlarged
 */
typedef struct
{
  char *apart_name;
  GPtrArray *lands;
  GArray *towns;
  GPtrArray *units;
  GPtrArray *rings;
  GArray *ghosts;
  char *unit_word;
  char *town_word;
  char *ring_word;
  DpMapZoom zoom;
  char *part_word;
} DpMapChart;

DpChart          *dp_chart_new_map        (const char *title) G_GNUC_WARN_UNUSED_RESULT;
const DpMapChart *dp_chart_get_map        (const DpChart *chart);
void              dp_chart_set_map_apart  (DpChart          *chart,
                                           const char       *name);
void              dp_chart_set_map_legend (DpChart          *chart,
                                           const char       *unit,
                                           const char       *town,
                                           const char       *ring);
void              dp_chart_add_map_land   (DpChart          *chart,
                                           const DpMapPoint *points,
                                           guint             n_points,
                                           gboolean          apart);
void              dp_chart_open_map_edge  (DpChart          *chart,
                                           guint             point);
void              dp_chart_add_map_town   (DpChart          *chart,
                                           DpMapPoint        at,
                                           double            weight,
                                           const char       *name);
DpMapUnit        *dp_chart_add_map_unit   (DpChart          *chart,
                                           DpMapPoint        at,
                                           const char       *name,
                                           const char       *figure,
                                           const char       *accessible);
void              dp_chart_add_map_ring   (DpChart          *chart,
                                           double            km,
                                           const char       *label);
void              dp_chart_add_map_ghost  (DpChart          *chart,
                                           DpMapPoint        at,
                                           DpMapPoint        to);
void              dp_chart_set_map_part_word (DpChart       *chart,
                                              const char    *word);
void              dp_chart_set_map_zoom   (DpChart          *chart,
                                           const DpMapZoom  *zoom);
void              dp_map_unit_set_id      (DpMapUnit        *unit,
                                           const char       *id);
void              dp_map_unit_set_chosen  (DpMapUnit        *unit,
                                           gboolean          chosen);
void              dp_map_unit_set_moving  (DpMapUnit        *unit,
                                           gboolean          moving);
void              dp_map_unit_set_tooltip (DpMapUnit        *unit,
                                           const char       *tooltip);

G_END_DECLS
