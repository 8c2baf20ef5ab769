/* dp-place-page.c: the list twin of the map.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-figure"

#include "config.h"

#include "figure/dp-place-page.h"

#include "figure/dp-finance-tables.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-text.h"

#include <glib/gi18n-lib.h>

#define UNKNOWN "–"

/** dp_unit_distance_table_new: Returns: (transfer full): a row for every unit; without rows while distances cannot be computed. */
DpTable *
dp_unit_distance_table_new (DpAnalysis *analysis,
                            const char *proposal_id)
{
  g_autoptr(DpGeographyResult) geography = dp_analysis_geography (analysis, proposal_id, NULL);
  DpTable *table = dp_table_new (NULL);

  dp_table_add_column (table, _("Unit"), FALSE);
  dp_table_add_column (table, _("Site"), FALSE);
  dp_table_add_column (table, _("Places"), TRUE);
  dp_table_add_column (table, _("Nearest for"), TRUE);
  dp_table_add_column (table, _("Mean way by road"), TRUE);
  if (geography == NULL || geography->gap != DP_GEOGRAPHY_OK)
    return table;

  for (guint i = 0; i < geography->n_units; i++)
    {
      const DpGeographyUnit *unit = &geography->units[i];
      const char *site = dp_record_text (unit->unit, DP_UNIT_SITE);
      double places;
      g_autofree char *figure = dp_record_number (unit->unit, DP_UNIT_PLACES, &places) ? dp_format_number (places, 0) : g_strdup (UNKNOWN);
      g_autofree char *share = dp_format_percent (unit->nearest_share);
      g_autofree char *mean = unit->nearest_share > 0.0 ? dp_place_km (unit->mean) : g_strdup (UNKNOWN);

      dp_table_add_row (table, unit->unit->id, FALSE, dp_record_name (unit->unit), site != NULL ? site : UNKNOWN, figure, share, mean, NULL);
    }

  return table;
}
