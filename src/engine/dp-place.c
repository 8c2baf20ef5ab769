/* dp-place.c: where units should lie: every set of sites, exactly.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-place.h"

#include "engine/dp-engine-error.h"

#include <math.h>

/* Values closer than this part of themselves are the same: sums in another order. */
#define TIE_TOLERANCE 1e-12

/* The most sets kept in a list. */
#define LIST_MAX 1000000

/* One level of the search: the sites chosen so far, and each point's nearest and second nearest of them. */
typedef struct
{
  int site;
  double *nearest;
  double *second;
} Level;

/* What to do with a complete set. */
typedef void (*SetFunc) (const DpPlaceSet *set,
                         gpointer          data);

/* The search through all sets, in lexicographic order of their sites. */
typedef struct
{
  const DpPlaceProblem *problem;
  int n_units;
  gsize n_points; /* those with weight */
  double *weight;
  double *by_site; /* distance, one row per site */
  double *scratch;
  Level levels[DP_PLACE_UNITS_MAX + 1];
  SetFunc func;
  gpointer data;
} Search;

static void
search_clear (Search *search)
{
  g_free (search->weight);
  g_free (search->by_site);
  g_free (search->scratch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
is_locked (const DpPlaceProblem *problem,
           gsize                 site)
{
  return problem->locked != NULL && problem->locked[site];
}

static gboolean
check_problem (const DpPlaceProblem *problem,
               int                   n_units,
               GError              **error)
{
  gsize n_locked = 0;
  double sets = 1, demand = 0;

  if (problem->n_points == 0 || problem->n_sites == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, problem->n_points == 0 ? "points" : "sites",
                           "there must be at least one");
      return FALSE;
    }
  if (!dp_check_at_most ("sites", (double) problem->n_sites, DP_PLACE_SITES_MAX, error) ||
      !dp_check_at_most ("points", (double) problem->n_points, 1e6, error) ||
      !dp_check_positive ("units", n_units, error) ||
      !dp_check_at_most ("units", n_units, MIN (DP_PLACE_UNITS_MAX, (double) problem->n_sites), error) ||
      !dp_check_not_negative ("radius", problem->radius, error) || !dp_check_share ("busy", problem->busy, error))
    return FALSE;
  for (gsize i = 0; i < problem->n_points * problem->n_sites; i++)
    if (!dp_check_not_negative ("distance", problem->distance[i], error) ||
        !dp_check_at_most ("distance", problem->distance[i], 1e12, error))
      return FALSE;
  for (gsize i = 0; i < problem->n_points; i++)
    {
      if (!dp_check_not_negative ("weight", problem->weight[i], error) ||
          !dp_check_at_most ("weight", problem->weight[i], 1e12, error))
        return FALSE;
      demand += problem->weight[i];
    }
  if (demand <= 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "weight", "must not all be zero");
      return FALSE;
    }
  for (gsize s = 0; s < problem->n_sites; s++)
    n_locked += is_locked (problem, s);
  if (n_locked > (gsize) n_units)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "locked", "more sites are locked than units are placed");
      return FALSE;
    }
  for (gsize i = 0; i < n_units - n_locked; i++)
    sets *= (double) (problem->n_sites - n_locked - i) / (double) (i + 1);
  return dp_check_at_most ("sets", sets, DP_PLACE_SETS_MAX, error);
}

static void
search_init (Search               *search,
             const DpPlaceProblem *problem,
             int                   n_units)
{
  gsize n = 0;

  search->problem = problem;
  search->n_units = n_units;
  search->weight = g_new (double, problem->n_points);
  search->by_site = g_new (double, problem->n_points * problem->n_sites);
  search->scratch = g_new (double, 2 * problem->n_points * (n_units + 1));
  /* Points without weight have no say, not even in the largest distance. */
  for (gsize i = 0; i < problem->n_points; i++)
    n += problem->weight[i] > 0;
  search->n_points = n;
  n = 0;
  for (gsize i = 0; i < problem->n_points; i++)
    if (problem->weight[i] > 0)
      {
        search->weight[n] = problem->weight[i];
        for (gsize s = 0; s < problem->n_sites; s++)
          search->by_site[s * search->n_points + n] = problem->distance[i * problem->n_sites + s];
        n++;
      }
  for (int i = 0; i <= n_units; i++)
    {
      search->levels[i].nearest = search->scratch + 2 * i * search->n_points;
      search->levels[i].second = search->levels[i].nearest + search->n_points;
    }
  for (gsize i = 0; i < search->n_points; i++)
    search->levels[0].nearest[i] = search->levels[0].second[i] = INFINITY;
}

/* Adds a site: each point's nearest and second nearest of the sites so far. */
static void
add_site (const Search *search,
          int           depth,
          int           site)
{
  const double *restrict distance = search->by_site + site * search->n_points;
  const double *restrict nearest = search->levels[depth].nearest, *restrict second = search->levels[depth].second;
  double *restrict new_nearest = search->levels[depth + 1].nearest;
  double *restrict new_second = search->levels[depth + 1].second;

  for (gsize i = 0; i < search->n_points; i++)
    {
      const double d = distance[i], n = nearest[i], s = second[i];
      const double farther = d > n ? d : n;

      new_nearest[i] = d < n ? d : n;
      new_second[i] = farther < s ? farther : s;
    }
}

/* The objectives of a complete set, the last site not yet added, in one pass. */
static void
value_set (const Search *search,
           int           depth,
           int           site,
           DpPlaceSet   *set)
{
  const double *restrict distance = search->by_site + site * search->n_points;
  const double *restrict nearest = search->levels[depth].nearest, *restrict second = search->levels[depth].second;
  const double *restrict weight = search->weight;
  const double radius = search->problem->radius;
  double median = 0, after = 0, coverage = 0, centre = 0;

#pragma omp simd reduction(+ : median, after, coverage) reduction(max : centre)
  for (gsize i = 0; i < search->n_points; i++)
    {
      const double d = distance[i], near = nearest[i], next = second[i];
      const double closest = d < near ? d : near, farther = d > near ? d : near;

      median += weight[i] * closest;
      after += weight[i] * (farther < next ? farther : next);
      coverage += closest <= radius ? weight[i] : 0;
      centre = closest > centre ? closest : centre;
    }
  set->median = median;
  set->coverage = coverage;
  set->centre = centre;
  set->backup = search->n_units < 2 ? median
                                    : (1 - search->problem->busy) * median + search->problem->busy * after;
}

/* All ways to go on from a set of depth sites, the last of them before from. */
static void
search_sets (Search     *search,
             DpPlaceSet *set,
             int         depth,
             int         from)
{
  const DpPlaceProblem *problem = search->problem;
  const int missing = search->n_units - depth;
  int locked_ahead = 0;

  for (gsize s = from; s < problem->n_sites; s++)
    locked_ahead += is_locked (problem, s);
  if (locked_ahead > missing)
    return;

  for (int s = from; s + missing <= (int) problem->n_sites; s++)
    {
      const gboolean locked = is_locked (problem, s);

      /* Only locked sites may fill the last free numbers. */
      if (locked || locked_ahead < missing)
        {
          set->sites[depth] = s;
          if (missing == 1)
            {
              value_set (search, depth, s, set);
              search->func (set, search->data);
            }
          else
            {
              add_site (search, depth, s);
              search_sets (search, set, depth + 1, s + 1);
            }
        }
      /* A locked site may not be left out. */
      if (locked)
        break;
    }
}

static void
run_search (const DpPlaceProblem *problem,
            int                   n_units,
            SetFunc               func,
            gpointer              data)
{
  g_auto (Search) search = { .func = func, .data = data };
  DpPlaceSet set = { 0 };

  search_init (&search, problem, n_units);
  search_sets (&search, &set, 0, 0);
}

static gboolean
is_less (double a,
         double b)
{
  return a < b - TIE_TOLERANCE * fabs (b);
}

/* Smaller is better; coverage is compared by its negative. */
static void
compare_set (DpPlaceBest *best,
             double       value,
             const int   *sites,
             int          n_units)
{
  if (best->has_runner_up && value > best->runner_up)
    return;
  if (best->ties > 0 && !is_less (value, best->value))
    {
      if (!is_less (best->value, value))
        best->ties++;
      else if (!best->has_runner_up || is_less (value, best->runner_up))
        {
          best->has_runner_up = TRUE;
          best->runner_up = value;
          for (int i = 0; i < n_units; i++)
            best->runner_up_sites[i] = sites[i];
        }
      return;
    }
  if (best->ties > 0)
    {
      best->has_runner_up = TRUE;
      best->runner_up = best->value;
      for (int i = 0; i < n_units; i++)
        best->runner_up_sites[i] = best->sites[i];
    }
  best->value = value;
  best->ties = 1;
  for (int i = 0; i < n_units; i++)
    best->sites[i] = sites[i];
}

typedef struct
{
  DpPlaceAnswer *answer;
  int n_units;
} Compare;

static void
compare_func (const DpPlaceSet *set,
              gpointer          data)
{
  const Compare *compare = data;
  DpPlaceAnswer *answer = compare->answer;

  answer->sets++;
  compare_set (&answer->median, set->median, set->sites, compare->n_units);
  compare_set (&answer->centre, set->centre, set->sites, compare->n_units);
  compare_set (&answer->coverage, -set->coverage, set->sites, compare->n_units);
  compare_set (&answer->backup, set->backup, set->sites, compare->n_units);
}

/**
 * dp_place_solve:
 * @problem: points, sites and distances
 * @n_units: number of units, 1–%DP_PLACE_UNITS_MAX, at most the number of sites
 * @answer: (out caller-allocates): the best set for each objective
 * @error: return location for an error
 *
 * Looks through every set of @n_units sites. Nothing is approximated, so ties and the runner-up are exact too.
 *
 * Returns: FALSE when an input is refused or there are more than %DP_PLACE_SETS_MAX sets
 */
gboolean
dp_place_solve (const DpPlaceProblem *problem,
                int                   n_units,
                DpPlaceAnswer        *answer,
                GError              **error)
{
  Compare compare = { answer, n_units };
  DpPlaceBest *all[] = { &answer->median, &answer->centre, &answer->coverage, &answer->backup };

  g_return_val_if_fail (problem != NULL && answer != NULL, FALSE);

  if (!check_problem (problem, n_units, error))
    return FALSE;
  *answer = (DpPlaceAnswer) { 0 };
  run_search (problem, n_units, compare_func, &compare);
  answer->coverage.value = -answer->coverage.value;
  answer->coverage.runner_up = -answer->coverage.runner_up;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (!all[i]->has_runner_up)
      all[i]->runner_up = all[i]->value;
  return TRUE;
}

/**
 * dp_place_value:
 * @problem: points, sites and distances; its locks do not count
 * @n_units: number of units, 1–%DP_PLACE_UNITS_MAX, at most the number of sites
 * @sites: (array length=n_units): the sites, from 0, each once, in any order
 * @set: (out caller-allocates): what they give
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
dp_place_value (const DpPlaceProblem *problem,
                int                   n_units,
                const int            *sites,
                DpPlaceSet           *set,
                GError              **error)
{
  g_auto (Search) search = { 0 };
  DpPlaceProblem free_problem;

  g_return_val_if_fail (problem != NULL && sites != NULL && set != NULL, FALSE);

  free_problem = *problem;
  free_problem.locked = NULL;
  if (!dp_check_positive ("units", n_units, error))
    return FALSE;
  for (int i = 0; i < MIN (n_units, DP_PLACE_UNITS_MAX); i++)
    if (sites[i] < 0 || sites[i] >= (int) problem->n_sites)
      {
        dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "sites", "must be numbers of candidate sites");
        return FALSE;
      }
  if (!check_problem (&free_problem, n_units, error))
    return FALSE;

  search_init (&search, &free_problem, n_units);
  for (int i = 0; i < n_units - 1; i++)
    add_site (&search, i, sites[i]);
  for (int i = 0; i < n_units; i++)
    set->sites[i] = sites[i];
  value_set (&search, n_units - 1, sites[n_units - 1], set);
  return TRUE;
}

/* The sets that no other set beats, so far. */
static void
pareto_func (const DpPlaceSet *set,
             gpointer          data)
{
  GArray *front = data;
  guint kept = 0;

  for (guint i = 0; i < front->len; i++)
    {
      const DpPlaceSet *other = &g_array_index (front, DpPlaceSet, i);

      /* Equal sets count once, by the first of them. */
      if (!is_less (set->median, other->median) && !is_less (set->centre, other->centre) &&
          !is_less (other->coverage, set->coverage))
        return;
    }
  for (guint i = 0; i < front->len; i++)
    {
      const DpPlaceSet *other = &g_array_index (front, DpPlaceSet, i);

      if (is_less (other->median, set->median) || is_less (other->centre, set->centre) ||
          is_less (set->coverage, other->coverage))
        g_array_index (front, DpPlaceSet, kept++) = *other;
    }
  g_array_set_size (front, kept);
  g_array_append_vals (front, set, 1);
}

static int
compare_medians (gconstpointer a,
                 gconstpointer b)
{
  const DpPlaceSet *first = a, *second = b;

  return (first->median > second->median) - (first->median < second->median);
}

/**
 * dp_place_pareto:
 * @problem: points, sites and distances
 * @n_units: number of units
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DpPlaceSet): the sets that no other set matches in p-median, p-centre and
 *   coverage together, by rising p-median; NULL when an input is refused
 */
GArray *
dp_place_pareto (const DpPlaceProblem *problem,
                 int                   n_units,
                 GError              **error)
{
  GArray *front;

  g_return_val_if_fail (problem != NULL, NULL);

  if (!check_problem (problem, n_units, error))
    return NULL;
  front = g_array_new (FALSE, FALSE, sizeof (DpPlaceSet));
  run_search (problem, n_units, pareto_func, front);
  g_array_sort (front, compare_medians);
  return front;
}

typedef struct
{
  GArray *list;
  double limit;
} Within;

static void
within_func (const DpPlaceSet *set,
             gpointer          data)
{
  const Within *within = data;

  if (!is_less (within->limit, set->median) && within->list->len <= LIST_MAX)
    g_array_append_vals (within->list, set, 1);
}

/**
 * dp_place_within:
 * @problem: points, sites and distances
 * @n_units: number of units
 * @share: how much worse than the best a set may be, e.g. 0.02; ≥ 0
 * @error: return location for an error
 *
 * Is the difference worth it? All sets whose p-median is at most 1 + @share times the best.
 *
 * Returns: (transfer full) (element-type DpPlaceSet): the sets by rising p-median; NULL when an input is refused
 */
GArray *
dp_place_within (const DpPlaceProblem *problem,
                 int                   n_units,
                 double                share,
                 GError              **error)
{
  g_autoptr (GArray) list = NULL;
  DpPlaceAnswer answer;
  Within within;

  g_return_val_if_fail (problem != NULL, NULL);

  if (!dp_check_not_negative ("share", share, error) || !dp_place_solve (problem, n_units, &answer, error))
    return NULL;
  list = g_array_new (FALSE, FALSE, sizeof (DpPlaceSet));
  within = (Within) { list, answer.median.value * (1 + share) };
  run_search (problem, n_units, within_func, &within);
  if (list->len > LIST_MAX)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "share", "lets in too many sets");
      return NULL;
    }
  g_array_sort (list, compare_medians);
  return g_steal_pointer (&list);
}
