/* dp-analysis-geography.c: how far a proposal's units are from the women, and where units would lie best.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-geography.h"

#include "plan/dp-analysis-private.h"
#include "plan/dp-defaults.h"
#include "plan/dp-error.h"
#include "plan/dp-relocation.h"
#include "plan/dp-text.h"
#include "plan/dp-travel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A municipality's seat and the town of its name may differ by the choice of a church or a town hall. */
#define SAME_PLACE_KM 1.0

const double dp_geography_limits[DP_GEOGRAPHY_N_LIMITS] = { 50.0, 100.0, 150.0 };

/* The towns that have a part of the need, and their parts of the country's. */
typedef struct
{
  guint n;
  const DpTown **towns;
  DpPoint *points;
  double *weights;
} Demand;

static void
demand_clear (Demand *demand)
{
  g_clear_pointer (&demand->towns, g_free);
  g_clear_pointer (&demand->points, g_free);
  g_clear_pointer (&demand->weights, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demand, demand_clear)

static gboolean
demand_init (Demand             *demand,
             const DpNeedResult *need)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);

  *demand = (Demand) { 0, g_new0 (const DpTown *, n_towns), g_new0 (DpPoint, n_towns), g_new0 (double, n_towns) };
  for (guint r = 0; need->weights != NULL && r < need->n_regions; r++)
    {
      double people = 0.0;

      for (guint i = 0; i < n_towns; i++)
        if (g_str_equal (towns[i].region, need->regions[r]->id))
          people += towns[i].weight;
      for (guint i = 0; i < n_towns; i++)
        if (g_str_equal (towns[i].region, need->regions[r]->id) && towns[i].weight > 0.0 && need->weights[r] > 0.0)
          {
            demand->towns[demand->n] = &towns[i];
            demand->points[demand->n] = towns[i].point;
            demand->weights[demand->n++] = need->weights[r] * towns[i].weight / people;
          }
    }

  return demand->n > 0;
}

static void
find_gap (DpGeographyResult *result,
          const GPtrArray   *units)
{
  result->gap = units->len == 0 ? DP_GEOGRAPHY_NO_UNIT : DP_GEOGRAPHY_OK;
  for (guint u = 0; u < units->len && result->gap == DP_GEOGRAPHY_OK; u++)
    {
      result->gap_unit = units->pdata[u];
      result->units[u].unit = units->pdata[u];
      if (!dp_unit_get_point (units->pdata[u], &result->units[u].point))
        result->gap = DP_GEOGRAPHY_NO_PLACE;
      else if (dp_record_text (units->pdata[u], DP_UNIT_REGIONS) == NULL)
        result->gap = DP_GEOGRAPHY_NO_REGIONS;
    }
  if (result->gap == DP_GEOGRAPHY_OK)
    result->gap_unit = NULL;
}

/* One town's part of the sums; @km is its row. Returns the unit it turns to, or −1. */
static int
add_town (DpDistances             *sums,
          const DpGeographyResult *result,
          const DpTown            *town,
          double                   weight,
          const double            *km,
          double                   reach)
{
  int nearest = -1;
  double backup = G_MAXDOUBLE;

  for (guint u = 0; u < result->n_units; u++)
    if (dp_record_in_set (result->units[u].unit, DP_UNIT_REGIONS, town->region)
        && (nearest < 0 || km[u] < km[nearest]))
      nearest = (int) u;
  if (nearest < 0)
    return -1;

  for (guint u = 0; u < result->n_units; u++)
    if ((int) u != nearest)
      backup = MIN (backup, km[u]);
  for (guint i = 0; i < DP_GEOGRAPHY_N_LIMITS; i++)
    if (km[nearest] <= dp_geography_limits[i])
      sums->within[i] += weight;
  if (km[nearest] <= reach)
    sums->within_reach += weight;
  sums->mean += weight * km[nearest];
  if (result->n_units > 1)
    sums->backup_mean += weight * backup;
  if (sums->worst_town == NULL || km[nearest] > sums->worst)
    {
      sums->worst = km[nearest];
      sums->worst_town = town;
    }

  return nearest;
}

static void
finish (DpDistances *sums,
        double       served)
{
  if (served > 0.0)
    {
      sums->mean /= served;
      sums->backup_mean /= served;
    }
}

/* Fills @road and @line, row-major, town × unit: copies, since asking for one unit's ways may let another's go. */
static gboolean
find_ways (DpAnalysis              *analysis,
           const DpGeographyResult *result,
           double                  *road,
           double                  *line,
           GError                 **error)
{
  guint n_towns;

  dp_towns (&n_towns);
  for (guint u = 0; u < result->n_units; u++)
    {
      const double *by_road, *straight;

      if (!dp_ways_to (_dp_analysis_ways (analysis), &result->units[u].point, result->detour, &by_road, &straight, error))
        return FALSE;
      for (guint i = 0; i < n_towns; i++)
        {
          road[(gsize) i * result->n_units + u] = by_road[i];
          line[(gsize) i * result->n_units + u] = straight[i];
        }
    }
  return TRUE;
}

static DpGeographyRegion *
region_of (const DpGeographyResult *result,
           const DpTown            *town)
{
  for (guint r = 0; r < result->n_regions; r++)
    if (g_str_equal (result->regions[r].region->id, town->region))
      return &result->regions[r];
  return NULL;
}

static void
init_regions (DpGeographyResult  *result,
              const DpNeedResult *need)
{
  result->n_regions = need->n_regions;
  result->regions = g_new0 (DpGeographyRegion, MAX (need->n_regions, 1));
  for (guint r = 0; r < need->n_regions; r++)
    {
      result->regions[r].region = need->regions[r];
      result->regions[r].share = need->weights[r];
    }
}

/* The means of sums over units and regions. */
static void
finish_parts (DpGeographyResult *result)
{
  for (guint u = 0; u < result->n_units; u++)
    if (result->units[u].nearest_share > 0.0)
      result->units[u].mean /= result->units[u].nearest_share;
  for (guint r = 0; r < result->n_regions; r++)
    if (result->regions[r].served_share > 0.0)
      {
        result->regions[r].road /= result->regions[r].served_share;
        result->regions[r].line /= result->regions[r].served_share;
      }
}

static gboolean
measure (DpAnalysis        *analysis,
         DpGeographyResult *result,
         const Demand      *demand,
         GError           **error)
{
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  g_autofree double *road = g_new (double, (gsize) n_towns * result->n_units);
  g_autofree double *line = g_new (double, (gsize) n_towns * result->n_units);
  g_autofree double *own = g_new (double, result->n_units);
  g_autofree DpPoint *sites = g_new (DpPoint, result->n_units);
  g_autoptr (DpTravel) travel = dp_travel_new (dp_analysis_plan (analysis));

  if (!find_ways (analysis, result, road, line, error))
    return FALSE;
  for (guint u = 0; u < result->n_units; u++)
    sites[u] = result->units[u].point;

  for (guint i = 0; i < demand->n; i++)
    {
      const guint town = (guint) (demand->towns[i] - towns);
      const gsize row = (gsize) town * result->n_units;
      DpGeographyRegion *region = region_of (result, demand->towns[i]);
      gboolean is_own;
      int unit, straight;

      for (guint u = 0; u < result->n_units; u++)
        own[u] = NAN;
      is_own = dp_travel_apply (travel, town, sites, result->n_units, own) > 0;
      for (guint u = 0; is_own && u < result->n_units; u++)
        if (!isnan (own[u]))
          road[row + u] = own[u];
      unit = add_town (&result->road, result, demand->towns[i], demand->weights[i], &road[row], result->reach);
      if (unit < 0)
        continue;
      if (is_own && !isnan (own[unit]))
        result->own_share += demand->weights[i];
      straight = add_town (&result->line, result, demand->towns[i], demand->weights[i], &line[row], result->reach);
      result->served_share += demand->weights[i];
      region->served_share += demand->weights[i];
      region->road += demand->weights[i] * road[row + (guint) unit];
      region->line += demand->weights[i] * line[row + (guint) straight];
      result->units[unit].nearest_share += demand->weights[i];
      result->units[unit].mean += demand->weights[i] * road[row + (guint) unit];
    }

  finish (&result->road, result->served_share);
  finish (&result->line, result->served_share);
  finish_parts (result);
  return TRUE;
}

/**
 * dp_analysis_geography:
 * @analysis: an analysis
 * @proposal_id: id of a proposal
 * @error: return location for an error
 *
 * Returns: (transfer full): the distances to the proposal's units; NULL when there is no such proposal or the detour factor
 *   cannot be used
 */
DpGeographyResult *
dp_analysis_geography (DpAnalysis *analysis,
                       const char *proposal_id,
                       GError    **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id);
  g_autoptr (DpGeographyResult) result = g_new0 (DpGeographyResult, 1);
  g_auto (Demand) demand = { 0, NULL, NULL, NULL };

  result->proposal = dp_plan_get (plan, DP_ENTITY_PROPOSAL, proposal_id);
  if (result->proposal == NULL)
    {
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN, _("The plan has no proposal “%s”."),
                   proposal_id != NULL ? proposal_id : "");
      return NULL;
    }

  result->detour = dp_default_assumption (plan, "detour-factor");
  result->reach = dp_default_assumption (plan, "reach");
  result->n_units = units->len;
  result->units = g_new0 (DpGeographyUnit, units->len);
  result->has_backup = units->len > 1;
  find_gap (result, units);
  if (result->gap == DP_GEOGRAPHY_OK && !demand_init (&demand, dp_analysis_need (analysis)))
    result->gap = DP_GEOGRAPHY_NO_POPULATION;
  if (result->gap == DP_GEOGRAPHY_OK)
    {
      init_regions (result, dp_analysis_need (analysis));
      if (!measure (analysis, result, &demand, error))
        return NULL;
    }

  return g_steal_pointer (&result);
}

static int
compare_km (gconstpointer a,
            gconstpointer b)
{
  const DpDistanceShare *left = a;
  const DpDistanceShare *right = b;

  return left->km < right->km ? -1 : left->km > right->km;
}

/* Straight line from a town to the nearest unit that serves it; FALSE when there is none. */
static gboolean
nearest_line (const DpGeographyResult *result,
              const DpTown            *town,
              const DpPoint           *point,
              double                  *km)
{
  gboolean served = FALSE;

  for (guint u = 0; u < result->n_units; u++)
    if (dp_record_in_set (result->units[u].unit, DP_UNIT_REGIONS, town->region))
      {
        const double distance = dp_great_circle (point, &result->units[u].point);

        *km = served ? MIN (*km, distance) : distance;
        served = TRUE;
      }

  return served;
}

GArray *
dp_analysis_distance_shares (DpAnalysis *analysis,
                             const char *proposal_id,
                             const char *region_id)
{
  const GPtrArray *units = dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_UNIT, proposal_id);
  g_autofree DpGeographyUnit *places = g_new0 (DpGeographyUnit, units->len);
  DpGeographyResult result = { .n_units = units->len, .units = places };
  g_auto (Demand) demand = { 0, NULL, NULL, NULL };
  GArray *shares;
  double all = 0.0;
  double within = 0.0;

  find_gap (&result, units);
  if (result.gap != DP_GEOGRAPHY_OK || !demand_init (&demand, dp_analysis_need (analysis)))
    return NULL;

  shares = g_array_new (FALSE, FALSE, sizeof (DpDistanceShare));
  for (guint i = 0; i < demand.n; i++)
    {
      DpDistanceShare one = { 0.0, demand.weights[i] };

      if (region_id != NULL && !g_str_equal (demand.towns[i]->region, region_id))
        continue;
      all += one.share;
      if (nearest_line (&result, demand.towns[i], &demand.points[i], &one.km))
        g_array_append_val (shares, one);
    }
  g_array_sort (shares, compare_km);
  for (guint i = 0; i < shares->len; i++)
    {
      within += g_array_index (shares, DpDistanceShare, i).share;
      g_array_index (shares, DpDistanceShare, i).share = all > 0.0 ? MIN (within / all, 1.0) : 0.0;
    }

  return shares;
}

/** dp_distance_share_within: see the header. */
double
dp_distance_share_within (const GArray *shares,
                          double        km)
{
  double share = 0.0;

  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, DpDistanceShare, i).km <= km)
      share = g_array_index (shares, DpDistanceShare, i).share;

  return share;
}

/**
 * dp_parse_within_km:
 * @text: a distance in km as somebody writes it
 * @km: (out): the distance, to a tenth; untouched on failure
 * @error: return location for an error
 *
 * Returns: whether it is one that may be asked about
 */
gboolean
dp_parse_within_km (const char *text,
                    double     *km,
                    GError    **error)
{
  double number;

  if (!dp_parse_number (text, &number, error))
    return FALSE;
  if (number < DP_WITHIN_KM_MIN || number > DP_WITHIN_KM_MAX)
    {
      /* Translators: two numbers */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_RANGE, _("The map is not made for this distance; write one from %.0f to %.0f km."), DP_WITHIN_KM_MIN,
                   DP_WITHIN_KM_MAX);
      return FALSE;
    }
  *km = round (number * 10.0) / 10.0;
  return TRUE;
}

/** dp_geography_result_free: frees @result; NULL is allowed. */
void
dp_geography_result_free (DpGeographyResult *result)
{
  if (result == NULL)
    return;

  g_free (result->units);
  g_free (result->regions);
  g_free (result);
}

/* A unit in a candidate town stands for that town: the same place twice would make ties of nothing. */
static gboolean
stands_for_town (DpPlacement  *placement,
                 const DpSite *site)
{
  for (guint i = 0; i < placement->n_towns; i++)
    {
      DpSite *town = &g_array_index (placement->sites, DpSite, i);

      if (town->unit == NULL && dp_great_circle (&town->point, &site->point) < SAME_PLACE_KM)
        {
          town->unit = site->unit;
          return TRUE;
        }
    }

  return FALSE;
}

/* The towns of these names, each once; several towns may bear one name, then the largest is meant, which comes first. */
static GPtrArray *
named_towns (const char *const *names,
             GError           **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);

  for (guint k = 0; names[k] != NULL; k++)
    {
      g_autofree char *wanted = g_utf8_casefold (names[k], -1);
      const DpTown *best = NULL;

      for (guint i = 0; i < n_towns; i++)
        {
          g_autofree char *name = g_utf8_casefold (towns[i].name, -1);

          if (g_str_equal (wanted, name) && (best == NULL || towns[i].population > best->population))
            best = &towns[i];
        }
      if (best == NULL)
        {
          g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                       _("There is no town “%s” in the list of towns. Write the name of a Danish town."), names[k]);
          return NULL;
        }
      if (!g_ptr_array_find (found, best, NULL))
        g_ptr_array_add (found, (gpointer) best);
    }

  return g_steal_pointer (&found);
}

static gboolean
add_candidates (DpPlacement       *placement,
                const GPtrArray   *units,
                const char *const *names,
                GError           **error)
{
  g_autoptr (GPtrArray) towns = names != NULL && names[0] != NULL ? named_towns (names, error)
                                                                  : dp_towns_largest (DP_CANDIDATES, DP_CANDIDATES_APART_KM);

  if (towns == NULL)
    return FALSE;
  placement->n_towns = towns->len;
  for (guint i = 0; i < towns->len; i++)
    {
      const DpTown *town = towns->pdata[i];
      const DpSite site = { town->name, town->point, NULL };

      g_array_append_val (placement->sites, site);
    }
  for (guint u = 0; u < units->len; u++)
    {
      const DpRecord *unit = units->pdata[u];
      const char *name = dp_record_text (unit, DP_UNIT_SITE);
      DpSite site = { name != NULL ? name : dp_record_name (unit), { 0.0, 0.0, 0 }, unit };

      if (dp_unit_get_point (unit, &site.point) && !stands_for_town (placement, &site))
        g_array_append_val (placement->sites, site);
    }

  return TRUE;
}

static gboolean
lock_sites (DpPlacement       *placement,
            const char *const *names,
            GError           **error)
{
  placement->locked = g_new0 (gboolean, placement->sites->len + 1);
  for (guint k = 0; names != NULL && names[k] != NULL; k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < placement->sites->len && !found; i++)
        {
          const DpSite *site = &g_array_index (placement->sites, DpSite, i);
          g_autofree char *wanted = g_utf8_casefold (names[k], -1);
          g_autofree char *name = g_utf8_casefold (site->name, -1);

          found = g_str_equal (wanted, name) || (site->unit != NULL && g_str_equal (site->unit->id, names[k]));
          placement->locked[i] |= found;
        }
      if (!found)
        {
          g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_UNKNOWN,
                       _("“%s” is not among the candidate towns; the command without a lock lists them."), names[k]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
fill_problem (DpPlacement  *placement,
              const Demand *demand,
              DpAnalysis   *analysis,
              GError      **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const guint n_sites = placement->sites->len;
  g_autofree DpPoint *points = g_new0 (DpPoint, n_sites + 1);
  guint n_crossings;
  const DpCrossing *crossings = dp_crossings (&n_crossings);
  const DpTown *towns = dp_towns (&(guint) { 0 });
  g_autoptr (DpTravel) travel = dp_travel_new (plan);
  double goal = 0.1;

  for (guint i = 0; i < n_sites; i++)
    points[i] = g_array_index (placement->sites, DpSite, i).point;
  placement->distance = g_new0 (double, (gsize) demand->n * n_sites + 1);
  placement->weight = g_memdup2 (demand->weights, sizeof (double) * demand->n);
  if (!dp_road_matrix (demand->points, demand->n, points, n_sites, crossings, n_crossings,
                       dp_default_assumption (plan, "detour-factor"), placement->distance, error))
    return FALSE;
  for (guint i = 0; i < demand->n; i++)
    placement->own_pairs += dp_travel_apply (travel, (guint) (demand->towns[i] - towns), points, n_sites,
                                             &placement->distance[(gsize) i * n_sites]);

  /* The nearest unit may be full as often as the service goal allows. */
  dp_plan_assumption (plan, "service-goal", &goal);
  placement->problem = (DpPlaceProblem) {
    .n_points = demand->n,
    .n_sites = n_sites,
    .distance = placement->distance,
    .weight = placement->weight,
    .locked = placement->locked,
    .radius = dp_default_assumption (plan, "reach"),
    .busy = goal,
  };
  return TRUE;
}

static gboolean
value_own (DpPlacement *placement,
           GError     **error)
{
  int sites[DP_PLACE_UNITS_MAX];

  for (guint i = 0; i < placement->sites->len; i++)
    if (g_array_index (placement->sites, DpSite, i).unit != NULL)
      {
        if (placement->n_own == DP_PLACE_UNITS_MAX)
          return TRUE;
        sites[placement->n_own++] = (int) i;
      }
  if (placement->n_own == 0)
    return TRUE;

  placement->has_own = TRUE;
  return dp_place_value (&placement->problem, (int) placement->n_own, sites, &placement->own, error);
}

/**
 * dp_analysis_placement:
 * @analysis: an analysis
 * @proposal_id: (nullable): a proposal whose own sites are candidates too
 * @n_units: how many units to place, 1–%DP_PLACE_UNITS_MAX
 * @candidates: (array zero-terminated=1) (nullable): names of towns; NULL or none for those of the program
 * @locked: (array zero-terminated=1) (nullable): names of candidates that every set must hold
 * @error: return location for an error
 *
 * Without names, candidates are the %DP_CANDIDATES largest towns that lie %DP_CANDIDATES_APART_KM km apart. Every set of them is looked at.
 *
 * Returns: (transfer full): the best sets; NULL when something is refused
 */
DpPlacement *
dp_analysis_placement (DpAnalysis        *analysis,
                       const char        *proposal_id,
                       guint              n_units,
                       const char *const *candidates,
                       const char *const *locked,
                       GError           **error)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const GPtrArray *units = dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id != NULL ? proposal_id : "");
  g_autoptr (DpPlacement) placement = g_new0 (DpPlacement, 1);
  g_auto (Demand) demand = { 0, NULL, NULL, NULL };

  placement->sites = g_array_new (FALSE, TRUE, sizeof (DpSite));
  placement->n_units = n_units;
  if (!add_candidates (placement, units, candidates, error))
    return NULL;
  if (!demand_init (&demand, dp_analysis_need (analysis)))
    {
      const DpRecord *empty = dp_analysis_need (analysis)->empty_region;

      /* Translators: a region */
      g_set_error (error, DP_PLAN_ERROR, DP_PLAN_ERROR_REQUIRED,
                   _("%s lacks the number that the need is split by. Enter it, so that the need can be split over the regions."),
                   empty != NULL ? dp_record_name (empty) : _("A region"));
      return NULL;
    }
  if (!lock_sites (placement, locked, error) || !fill_problem (placement, &demand, analysis, error)
      || !dp_place_solve (&placement->problem, (int) MIN (n_units, G_MAXINT), &placement->answer, error)
      || !value_own (placement, error))
    return NULL;

  return g_steal_pointer (&placement);
}

/** dp_placement_free: frees @placement; NULL is allowed. */
void
dp_placement_free (DpPlacement *placement)
{
  if (placement == NULL)
    return;

  g_clear_pointer (&placement->sites, g_array_unref);
  g_free (placement->distance);
  g_free (placement->weight);
  g_free (placement->locked);
  g_free (placement);
}
