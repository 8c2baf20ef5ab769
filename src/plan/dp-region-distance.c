/* dp-region-distance.c: how far the women of each region have, in the regions of today and as they are from 2027.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-region-distance.h"

#include "plan/dp-analysis-need.h"

static void
clear_region (gpointer data)
{
  g_clear_pointer (&((DpRegionDistance *) data)->units, g_ptr_array_unref);
}

/* Sums over the region's parts; @served_share is kept beside them until they are means. */
static void
add_part (DpRegionDistance        *sum,
          const DpGeographyResult *geography,
          const DpGeographyRegion *part)
{
  sum->share += part->share;
  sum->served += part->served_share;
  sum->line += part->line * part->served_share;
  sum->road += part->road * part->served_share;
  for (guint u = 0; u < geography->n_units; u++)
    if (dp_record_in_set (geography->units[u].unit, DP_UNIT_REGIONS, part->region->id)
        && !g_ptr_array_find (sum->units, geography->units[u].unit, NULL))
      g_ptr_array_add (sum->units, (gpointer) geography->units[u].unit);
}

static void
add_shares (DpRegionDistance *sum,
            DpAnalysis       *analysis,
            const char       *proposal,
            const DpRecord   *region,
            double            share,
            const double     *limits,
            guint             n_limits)
{
  g_autoptr (GArray) shares = dp_analysis_distance_shares (analysis, proposal, region->id);

  for (guint i = 0; shares != NULL && i < n_limits; i++)
    sum->within[i] += share * dp_distance_share_within (shares, limits[i]);
}

static void
finish (DpRegionDistance *sum,
        guint             n_limits)
{
  if (sum->served > 0.0)
    {
      sum->line /= sum->served;
      sum->road /= sum->served;
    }
  if (sum->share > 0.0)
    {
      sum->served = MIN (sum->served / sum->share, 1.0);
      for (guint i = 0; i < n_limits; i++)
        sum->within[i] = MIN (sum->within[i] / sum->share, 1.0);
    }
}

/**
 * dp_analysis_region_distances:
 * @analysis: an analysis
 * @geography: a proposal's distances, without a gap
 * @limits: (array length=n_limits): straight lines in km that shares are asked for, at most %DP_REGION_LIMITS_MAX
 * @from_2027: the regions as they are from then on; who turns where stays as it is today
 *
 * Returns: (transfer full) (element-type DpRegionDistance): one for every region, in the plan's order
 */
GArray *
dp_analysis_region_distances (DpAnalysis              *analysis,
                              const DpGeographyResult *geography,
                              const double            *limits,
                              guint                    n_limits,
                              gboolean                 from_2027)
{
  g_autoptr (DpRegionSet) set = dp_region_set_new (analysis, from_2027 ? DP_MERGER_YEAR : DP_MERGER_YEAR - 1);
  GArray *regions = g_array_new (FALSE, TRUE, sizeof (DpRegionDistance));

  g_return_val_if_fail (geography->gap == DP_GEOGRAPHY_OK, regions);
  g_return_val_if_fail (n_limits <= DP_REGION_LIMITS_MAX, regions);

  g_array_set_clear_func (regions, clear_region);
  for (guint g = 0; g < set->n_groups; g++)
    {
      DpRegionDistance region = { .name = set->names[g], .units = g_ptr_array_new () };

      for (guint r = 0; r < geography->n_regions; r++)
        if (set->group[r] == g)
          {
            add_part (&region, geography, &geography->regions[r]);
            add_shares (&region, analysis, geography->proposal->id, geography->regions[r].region, geography->regions[r].share, limits,
                        n_limits);
          }
      finish (&region, n_limits);
      g_array_append_val (regions, region);
    }
  return regions;
}
