/* dp-place-moves.c: which unit goes to which of the sites that are best.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-place-moves.h"

#include "plan/dp-relocation.h"

typedef struct
{
  guint n;
  double km[DP_PLACE_MOVES_MAX][DP_PLACE_MOVES_MAX]; /* unit × site */
  guint trial[DP_PLACE_MOVES_MAX];
  gboolean taken[DP_PLACE_MOVES_MAX];
  double shortest;
  guint best[DP_PLACE_MOVES_MAX];
} Sharing;

/* Every way to give the units from @unit on one of the sites that are left. */
static void
share_out (Sharing *sharing,
           guint    unit,
           double   km)
{
  if (km >= sharing->shortest)
    return;
  if (unit == sharing->n)
    {
      sharing->shortest = km;
      for (guint i = 0; i < sharing->n; i++)
        sharing->best[i] = sharing->trial[i];
      return;
    }
  for (guint site = 0; site < sharing->n; site++)
    if (!sharing->taken[site])
      {
        sharing->taken[site] = TRUE;
        sharing->trial[unit] = site;
        share_out (sharing, unit + 1, km + sharing->km[unit][site]);
        sharing->taken[site] = FALSE;
      }
}

/**
 * dp_place_moves:
 * @placement: where units would lie best
 * @units: (element-type DpRecord): the proposal's units
 * @sites: (array): as many numbers of @placement's sites as it places units
 *
 * Gives the units the sites so that they move as few km as possible, as the crow flies: who lies in one of them stays.
 *
 * Returns: (transfer full) (nullable) (element-type DpPlaceMove): one for every unit; NULL when there are more or fewer units
 *   than sites, too many, or one that lies nowhere yet
 */
GArray *
dp_place_moves (const DpPlacement *placement,
                const GPtrArray   *units,
                const int         *sites)
{
  Sharing sharing = { .n = placement->n_units, .shortest = G_MAXDOUBLE };
  GArray *moves;

  if (units->len != sharing.n || sharing.n > DP_PLACE_MOVES_MAX)
    return NULL;
  for (guint u = 0; u < units->len; u++)
    {
      DpPoint place;

      if (!dp_unit_get_point (units->pdata[u], &place))
        return NULL;
      for (guint s = 0; s < sharing.n; s++)
        {
          const DpSite *site = &g_array_index (placement->sites, DpSite, sites[s]);

          sharing.km[u][s] = site->unit == units->pdata[u] ? 0 : dp_great_circle (&place, &site->point);
        }
    }
  share_out (&sharing, 0, 0);

  moves = g_array_new (FALSE, FALSE, sizeof (DpPlaceMove));
  for (guint u = 0; u < units->len; u++)
    {
      const DpSite *site = &g_array_index (placement->sites, DpSite, sites[sharing.best[u]]);
      const DpPlaceMove move = { units->pdata[u],
                                 site->unit == units->pdata[u] ? NULL : dp_towns_nearest (site->point.lat, site->point.lon) };

      g_array_append_val (moves, move);
    }
  return moves;
}
