/* dp-travel.c: the planner's own distances from towns to sites, in place of the program's road estimate.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-travel.h"

#include "engine/dp-geo.h"
#include "plan/dp-error.h"
#include "plan/dp-municipalities.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A municipality's seat and the town of its name may differ by the choice of a church or a town hall. */
#define SAME_PLACE_KM 1.0
#define OF_MUNICIPALITY " Kommune"

struct _DpTravel
{
  guint n_sites;
  DpPoint *sites;
  double *km; /* dp_towns() × n_sites; NaN: none */
  guint n_cells;
};

/* The largest town of that name, or −1. */
static int
find_town (const char *name)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  int best = -1;

  for (guint i = 0; i < n_towns; i++)
    if (g_ascii_strcasecmp (towns[i].name, name) == 0 && (best < 0 || towns[i].population > towns[best].population))
      best = (int) i;

  return best;
}

static const DpMunicipality *
find_municipality (const char *name)
{
  g_autofree char *bare = g_str_has_suffix (name, OF_MUNICIPALITY) ? g_strndup (name, strlen (name) - strlen (OF_MUNICIPALITY))
                                                                   : g_strdup (name);

  return dp_municipality_lookup (bare);
}

static gboolean
find_site (const char *name,
           DpPoint    *site)
{
  const int town = find_town (name);
  const DpMunicipality *municipality = town < 0 ? find_municipality (name) : NULL;

  if (town >= 0)
    *site = dp_towns (&(guint) { 0 })[town].point;
  else if (municipality != NULL)
    *site = (DpPoint) { municipality->latitude, municipality->longitude,
                        dp_towns_land_at (municipality->latitude, municipality->longitude) };

  return town >= 0 || municipality != NULL;
}

static gboolean
refuse_name (const char *name,
             GError    **error)
{
  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
               /* Translators: what was written */
               _("“%s” is no town or municipality that the program knows. Write its name as on the map, or the municipality’s number."),
               name);
  return FALSE;
}

/* FALSE after an error; an empty cell is no distance. */
static gboolean
read_cell (const char *cell,
           double     *km,
           GError    **error)
{
  g_autofree char *text = g_strdelimit (g_strdup (cell), ",", '.');
  char *end;

  *km = NAN;
  if (*text == '\0')
    return TRUE;
  *km = g_ascii_strtod (text, &end);
  if (*end == '\0' && isfinite (*km) && *km >= 0.0 && *km <= DP_TRAVEL_KM_MAX)
    return TRUE;

  g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
               /* Translators: what was written, then the largest number */
               _("“%1$s” is no distance. Write kilometres from 0 to %2$d, or leave the cell empty."), cell, (int) DP_TRAVEL_KM_MAX);
  return FALSE;
}

static void
put_cell (DpTravel *travel,
          guint     town,
          guint     site,
          double    km)
{
  double *cell = &travel->km[(gsize) town * travel->n_sites + site];

  travel->n_cells += isnan (*cell) ? 1 : 0;
  *cell = km;
}

static gboolean
read_row (DpTravel *travel,
          GStrv     cells,
          GError  **error)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  const int town = find_town (cells[0]);
  const DpMunicipality *municipality = town < 0 ? find_municipality (cells[0]) : NULL;

  if (town < 0 && municipality == NULL)
    return refuse_name (cells[0], error);
  if (g_strv_length (cells) > travel->n_sites + 1)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                   /* Translators: name of a town */
                   _("The row of “%s” has more distances than there are sites in the first row."), cells[0]);
      return FALSE;
    }
  for (guint s = 0; cells[s + 1] != NULL; s++)
    {
      double km;

      if (!read_cell (cells[s + 1], &km, error))
        return FALSE;
      if (isnan (km))
        continue;
      if (town >= 0)
        put_cell (travel, (guint) town, s, km);
      else
        for (guint i = 0; i < n_towns; i++)
          if (g_str_equal (towns[i].municipality, municipality->code))
            put_cell (travel, i, s, km);
    }

  return TRUE;
}

static gboolean
read_head (DpTravel *travel,
           GStrv     cells,
           GError  **error)
{
  guint n_towns;

  dp_towns (&n_towns);
  travel->n_sites = g_strv_length (cells) - 1;
  travel->sites = g_new0 (DpPoint, travel->n_sites + 1);
  travel->km = g_new (double, (gsize) n_towns * travel->n_sites + 1);
  for (gsize i = 0; i < (gsize) n_towns * travel->n_sites; i++)
    travel->km[i] = NAN;
  for (guint s = 0; s < travel->n_sites; s++)
    if (!find_site (cells[s + 1], &travel->sites[s]))
      return refuse_name (cells[s + 1], error);
  if (travel->n_sites > 0)
    return TRUE;

  g_set_error_literal (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RULE,
                       _("Begin with a row of sites: an empty cell and then the name of each site, with semicolons or tabs between."));
  return FALSE;
}

/**
 * dp_travel_parse:
 * @text: rows with semicolons or tabs between cells
 * @error: return location for an error that names the cell
 *
 * Returns: (transfer full) (nullable): the distances; NULL when something in @text cannot be read
 */
DpTravel *
dp_travel_parse (const char *text,
                 GError    **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (DpTravel) travel = g_new0 (DpTravel, 1);
  gboolean has_head = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit_set (lines[i], ";\t", -1);

      for (guint c = 0; cells[c] != NULL; c++)
        g_strstrip (cells[c]);
      if (cells[0] == NULL || (cells[1] == NULL && *cells[0] == '\0'))
        continue;
      if (!(has_head ? read_row (travel, cells, error) : read_head (travel, cells, error)))
        return NULL;
      has_head = TRUE;
    }

  return g_steal_pointer (&travel);
}

/** dp_travel_new: see the header. What the plan holds has been read before it got there. */
DpTravel *
dp_travel_new (const DpPlan *plan)
{
  const GPtrArray *plans = dp_plan_list (plan, DP_ENTITY_PLAN);
  const char *text = plans->len > 0 ? dp_record_text (plans->pdata[0], DP_PLAN_DISTANCES) : NULL;

  return text != NULL ? dp_travel_parse (text, NULL) : NULL;
}

/** dp_travel_free: frees @travel; NULL is allowed. */
void
dp_travel_free (DpTravel *travel)
{
  if (travel == NULL)
    return;

  g_free (travel->sites);
  g_free (travel->km);
  g_free (travel);
}

/** dp_travel_apply: see the header. */
guint
dp_travel_apply (const DpTravel *travel,
                 guint           town,
                 const DpPoint  *sites,
                 guint           n_sites,
                 double         *km)
{
  guint own = 0;

  for (guint i = 0; travel != NULL && i < n_sites; i++)
    for (guint s = 0; s < travel->n_sites; s++)
      {
        const double cell = travel->km[(gsize) town * travel->n_sites + s];

        if (isnan (cell) || dp_great_circle (&travel->sites[s], &sites[i]) > SAME_PLACE_KM)
          continue;
        km[i] = cell;
        own++;
        break;
      }

  return own;
}

/** dp_travel_count: see the header. */
guint
dp_travel_count (const DpTravel *travel)
{
  return travel != NULL ? travel->n_cells : 0;
}
