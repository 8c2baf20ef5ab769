/* dp-place-page.c: the list twins of the map.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-place-page.h"

#include "figure/dp-figure-private.h"
#include "figure/dp-finance-tables.h"
#include "plan/dp-region-distance.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

/* What is known of @unit in @geography, without a gap. */
static const DpGeographyUnit *
find_unit (const DpGeographyResult *geography,
           const DpRecord          *unit)
{
  for (guint i = 0; geography != NULL && geography->gap == DP_GEOGRAPHY_OK && i < geography->n_units; i++)
    if (geography->units[i].unit == unit)
      return &geography->units[i];
  return NULL;
}

/**
 * dp_unit_distance_table_new:
 * @units: (element-type DpRecord): a proposal's units
 * @geography: (nullable): its distances
 *
 * Returns: (transfer full): a row for every unit, also while distances cannot be computed: it is chosen there
 */
DpTable *
dp_unit_distance_table_new (const GPtrArray         *units,
                            const DpGeographyResult *geography)
{
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Site"), FALSE);
  dp_table_add_column (table, _("Places"), TRUE);
  dp_table_add_column (table, _("Nearest for"), TRUE);
  dp_table_add_column (table, _("Mean by road"), TRUE);
  for (guint i = 0; i < units->len; i++)
    {
      const DpRecord *unit = units->pdata[i];
      const DpGeographyUnit *found = find_unit (geography, unit);
      const char *site = dp_record_text (unit, DP_UNIT_SITE);
      double places;
      g_autofree char *figure = dp_record_number (unit, DP_UNIT_PLACES, &places) ? dp_format_number (places, 0) : g_strdup (UNKNOWN);
      g_autofree char *share = found != NULL ? dp_format_percent (found->nearest_share) : g_strdup (UNKNOWN);
      g_autofree char *mean = found != NULL && found->nearest_share > 0.0 ? dp_place_km (found->mean) : g_strdup (UNKNOWN);

      dp_table_add_row (table, unit->id, FALSE, dp_record_name (unit), site != NULL ? site : UNKNOWN, figure, share, mean, NULL);
    }

  return table;
}

/* (transfer full): where the units lie that serve a region, each town once. */
static char *
sites_of (const GPtrArray *units)
{
  g_autoptr(GPtrArray) sites = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    {
      const char *site = dp_record_text (units->pdata[i], DP_UNIT_SITE);
      const char *name = site != NULL ? site : dp_record_name (units->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (sites, name, g_str_equal, NULL))
        g_ptr_array_add (sites, (gpointer) name);
    }
  if (sites->len == 0)
    return g_strdup (UNKNOWN);
  g_ptr_array_add (sites, NULL);
  return g_strjoinv (", ", (char **) sites->pdata);
}

static void
add_region_row (DpTable       *table,
                const char    *name,
                gboolean       is_sum,
                char          *sites,
                const double  *within,
                guint          n_limits,
                double         served,
                double         line,
                const double  *road)
{
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *places = sites;
  g_autofree char *mean = served > 0.0 ? dp_place_km (line) : g_strdup (UNKNOWN);
  g_autofree char *by_road = road != NULL && served > 0.0 ? dp_place_km (*road) : g_strdup (UNKNOWN);

  g_strv_builder_add_many (cells, name, places, NULL);
  for (guint i = 0; i < n_limits; i++)
    {
      g_autofree char *share = dp_format_percent (within[i]);

      g_strv_builder_add (cells, share);
    }
  g_strv_builder_add (cells, mean);
  if (road != NULL)
    g_strv_builder_add (cells, by_road);
  dp_table_take_row (table, NULL, is_sum, g_strv_builder_end (cells));
}

/**
 * dp_region_distance_table_new:
 * @analysis: an analysis
 * @geography: (nullable): a proposal's distances
 * @within_km: see DpFigureOptions
 * @from_2027: likewise
 * @kind: how much room there is
 *
 * Returns: (transfer full): a row for every region and one for the country; without rows while distances cannot be computed
 */
DpTable *
dp_region_distance_table_new (DpAnalysis              *analysis,
                              const DpGeographyResult *geography,
                              double                   within_km,
                              gboolean                 from_2027,
                              DpRegionTable            kind)
{
  const double near = dp_geography_limits[0], within = _dp_figure_within_km (within_km);
  const double limits[DP_REGION_LIMITS_MAX] = { MIN (near, within), MAX (near, within) };
  const guint n_limits = near == within ? 1 : 2;
  const gboolean is_full = kind == DP_REGION_TABLE_FULL;
  DpTable *table = dp_table_new (is_full ? _("How far to the nearest unit, region by region") : NULL);
  g_autoptr(GArray) regions = NULL;
  g_autoptr(GArray) shares = NULL;
  double country[DP_REGION_LIMITS_MAX];

  dp_table_add_column (table, _("Region"), FALSE);
  dp_table_add_column (table, is_full ? _("Sites") : _("Site"), FALSE);
  for (guint i = 0; i < n_limits; i++)
    {
      g_autofree char *km = dp_place_limit (limits[i]);
      /* Translators: a distance */
      g_autofree char *title = is_full ? g_strdup_printf (_("Within %s, straight line"), km) : g_strdup (km);

      dp_table_add_column (table, title, TRUE);
    }
  dp_table_add_column (table, is_full ? _("Mean, straight line") : C_("head of a narrow column", "Mean"), TRUE);
  if (is_full)
    dp_table_add_column (table, _("Mean, by road"), TRUE);
  if (geography == NULL || geography->gap != DP_GEOGRAPHY_OK)
    return table;

  regions = dp_analysis_region_distances (analysis, geography, limits, n_limits, from_2027);
  for (guint r = 0; r < regions->len; r++)
    {
      const DpRegionDistance *region = &g_array_index (regions, DpRegionDistance, r);

      add_region_row (table, region->name, FALSE, sites_of (region->units), region->within, n_limits, region->served, region->line,
                      is_full ? &region->road : NULL);
    }
  shares = dp_analysis_distance_shares (analysis, geography->proposal->id, NULL);
  for (guint i = 0; i < n_limits; i++)
    country[i] = dp_distance_share_within (shares, limits[i]);
  add_region_row (table, _("Whole country"), TRUE, g_strdup (""), country, n_limits, geography->served_share, geography->line.mean,
                  is_full ? &geography->road.mean : NULL);
  table->note = is_full ? dp_distance_note (geography)
                        : g_strdup (_("To a unit that serves the region, and the mean way there. Straight line, not travel time."));
  return table;
}
