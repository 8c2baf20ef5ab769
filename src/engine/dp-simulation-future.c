/* dp-simulation-future.c: one future of one plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-simulation-private.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-gsl-private.h"
#include "engine/dp-heap-private.h"
#include "engine/dp-parallel-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WEEKS_PER_MONTH (DP_WEEKS_PER_YEAR / 12)
#define MONTHS_MAX 1200

/* Women whose draws are made together: one after the other, each would wait for the last. */
#define BLOCK 16

/* Women of one future, and on a list with the most urgent first, beyond which the simulation would seem to hang. */
#define WOMEN_MAX 1e5
#define WAITING_MAX 1000

/* Weeks that somebody who is inside from the beginning may still stay. */
#define REMAINING_MAX 5200

/* What a woman's draws are for; part of the counter, so that no two uses share a number. */
enum
{
  PURPOSE_ARRIVAL = 1, /* when she comes, and how long she stays */
  PURPOSE_WOMAN = 2,   /* region, pregnancy week, need of room */
  PURPOSE_RATE = 3,    /* the rate of the whole future */
  PURPOSE_GROWTH = 4,  /* how the rate grows in it */
};

/* A woman; times in weeks from the beginning of year 0. */
typedef struct _DpSimWaiting
{
  double arrival;
  double birth; /* infinite when the stay does not follow the pregnancy */
  double after; /* weeks of stay after birth, or in all */
  double deadline;
  int year; /* of the arrival */
  int region;
  int row; /* the region in which she is counted */
  gboolean large;
  const int *order; /* where she is tried, best first, then −1 */
  gsize n_tried;    /* at most so many of them */
} Woman;

static inline double
uniform_32 (guint32 bits)
{
  return (bits + 0.5) * 0x1p-32;
}

static gboolean
check_occupants (const DpSimUnit *unit,
                 GError         **error)
{
  if (unit->n_occupants == 0)
    return TRUE;
  if (unit->n_occupants > (gsize) dp_ramp_places (&unit->ramp, unit->ramp.opening_month))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "occupants",
                           "must not be more than the places open from the first day");
      return FALSE;
    }
  for (gsize i = 0; i < unit->n_occupants; i++)
    if (!dp_check_not_negative ("occupants", unit->occupants[i], error) ||
        !dp_check_at_most ("occupants", unit->occupants[i], REMAINING_MAX, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_units (const DpSimPlan *plan,
             GError         **error)
{
  int places = 0;

  for (gsize u = 0; u < plan->n_units; u++)
    {
      const DpSimUnit *unit = &plan->units[u];

      if (!dp_check_not_negative ("places", unit->ramp.places, error) ||
          !dp_check_at_most ("places", unit->ramp.places, DP_SIM_PLACES_MAX, error) ||
          !dp_check_not_negative ("opening_month", unit->ramp.opening_month, error) ||
          !dp_check_at_most ("opening_month", unit->ramp.opening_month, MONTHS_MAX, error) ||
          !dp_check_not_negative ("ramp_months", unit->ramp.ramp_months, error) ||
          !dp_check_at_most ("ramp_months", unit->ramp.ramp_months, MONTHS_MAX, error) ||
          !dp_check_not_negative ("large_places", unit->large_places, error) ||
          !dp_check_at_most ("large_places", unit->large_places, unit->ramp.places, error) ||
          !dp_check_at_most ("closing_month", unit->closing_month, MONTHS_MAX, error) || !check_occupants (unit, error))
        return FALSE;
      if (plan->unit_stay != NULL && (!dp_check_not_negative ("unit_stay", plan->unit_stay[u], error) ||
                                      !dp_check_at_most ("unit_stay", plan->unit_stay[u], 100, error)))
        return FALSE;
      places += unit->ramp.places;
    }
  if (places == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "places", "there must be at least one in some unit");
      return FALSE;
    }
  return dp_check_at_most ("places", places, DP_SIM_PLACES_MAX, error);
}

/* Women a year in need at most, or nearly so. */
static double
highest_rate (const DpSimPlan *plan)
{
  const double count = (double) plan->rate_count + 0.5;

  return plan->rate_law == DP_SIM_RATE_COUNT ? (count + 8 * sqrt (count) + 30) / plan->rate_years : plan->rate_high;
}

static double
highest_factor (const DpSimPlan *plan)
{
  const double *factors = plan->year_factor_high != NULL ? plan->year_factor_high : plan->year_factor;
  double most = factors != NULL ? 0 : 1;

  for (int y = 0; factors != NULL && y < plan->n_years; y++)
    most = MAX (most, factors[y]);
  return most;
}

/* Women who may be on the list at the same time, if nobody is placed; only of use with the most urgent first. */
static double
longest_list (const DpSimPlan *plan)
{
  double before = 1;

  for (gsize r = 0; plan->region_before != NULL && r < plan->n_regions; r++)
    before = MAX (before, plan->region_before[r]);
  return highest_rate (plan) * highest_factor (plan) * plan->acceptance *
         MIN (plan->max_wait, before * (plan->birth_week - plan->week_low)) / DP_WEEKS_PER_YEAR;
}

static gboolean
check_rate (const DpSimPlan *plan,
            GError         **error)
{
  double factors = 0;

  if (plan->rate_law == DP_SIM_RATE_COUNT)
    {
      if (!dp_check_not_negative ("rate_count", (double) plan->rate_count, error) ||
          !dp_check_at_most ("rate_count", (double) plan->rate_count, 1e5, error) ||
          !dp_check_positive ("rate_years", plan->rate_years, error) ||
          !dp_check_at_most ("rate_years", plan->rate_years, 1e3, error))
        return FALSE;
      if (plan->rate_years < 0.01)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_POSITIVE, "rate_years", "must be at least 0.01");
          return FALSE;
        }
    }
  else if (!dp_check_not_negative ("rate_low", plan->rate_low, error) ||
           !dp_check_not_negative ("rate_high", plan->rate_high, error) ||
           !dp_check_at_most ("rate_high", plan->rate_high, 1e5, error) ||
           !dp_check_at_most ("rate_low", plan->rate_low, plan->rate_high, error))
    return FALSE;
  for (int y = 0; y < plan->n_years; y++)
    {
      const double factor = plan->year_factor != NULL ? plan->year_factor[y] : 1;
      const double high = plan->year_factor_high != NULL ? plan->year_factor_high[y] : factor;

      if (!dp_check_not_negative ("year_factor", factor, error) || !dp_check_not_negative ("year_factor", high, error) ||
          !dp_check_at_most ("year_factor", factor, 100, error) || !dp_check_at_most ("year_factor", high, 100, error) ||
          !dp_check_at_most ("year_factor", factor, high, error))
        return FALSE;
      if (plan->year_factor_high != NULL && !dp_check_positive ("year_factor", factor, error))
        return FALSE;
      factors += high;
    }
  if (!dp_check_at_most ("need", highest_rate (plan) * factors, WOMEN_MAX, error))
    return FALSE;
  return dp_check_share ("acceptance", plan->acceptance, error) &&
         dp_check_not_negative ("over_dispersion", plan->over_dispersion, error) &&
         dp_check_at_most ("over_dispersion", plan->over_dispersion, 1000, error);
}

static gboolean
check_women (const DpSimPlan *plan,
             GError         **error)
{
  if (!dp_check_share ("large_share", plan->large_share, error) ||
      !dp_check_not_negative ("practice_threshold", plan->practice_threshold, error) ||
      !dp_check_not_negative ("hold", plan->hold, error) || !dp_check_at_most ("hold", plan->hold, 520, error))
    return FALSE;
  if (isnan (plan->max_wait) || plan->max_wait < 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NEGATIVE, "max_wait", "must not be negative");
      return FALSE;
    }
  if (!plan->pregnancy)
    {
      if (plan->urgent_first)
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "urgent_first", "needs the pregnancy weeks");
          return FALSE;
        }
      return TRUE;
    }
  return dp_check_not_negative ("week_low", plan->week_low, error) &&
         dp_check_not_negative ("week_mode", plan->week_mode, error) &&
         dp_check_not_negative ("week_high", plan->week_high, error) &&
         dp_check_not_negative ("birth_week", plan->birth_week, error) &&
         dp_check_at_most ("week_low", plan->week_low, plan->week_mode, error) &&
         dp_check_at_most ("week_mode", plan->week_mode, plan->week_high, error) &&
         dp_check_at_most ("week_high", plan->week_high, plan->birth_week, error) &&
         dp_check_at_most ("birth_week", plan->birth_week, 60, error) &&
         (!plan->urgent_first || dp_check_at_most ("waiting", longest_list (plan), WAITING_MAX, error));
}

static gboolean
check_regions (const DpSimPlan *plan,
               GError         **error)
{
  double sum = 0;

  for (gsize r = 0; r < plan->n_regions; r++)
    {
      if (!dp_check_share ("region_weight", plan->region_weight[r], error))
        return FALSE;
      sum += plan->region_weight[r];
      if (plan->region_before != NULL && (!dp_check_not_negative ("region_before", plan->region_before[r], error) ||
                                          !dp_check_at_most ("region_before", plan->region_before[r], 10, error)))
        return FALSE;
      if (plan->group != NULL && (plan->group[r] < 0 || plan->group[r] >= (int) plan->n_regions))
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "group", "must hold numbers of regions");
          return FALSE;
        }
      for (gsize i = 0; i < plan->n_units; i++)
        {
          const int unit = plan->order[r * plan->n_units + i];

          if (unit < -1 || unit >= (int) plan->n_units)
            {
              dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "order", "must hold numbers of units, or -1");
              return FALSE;
            }
          if (plan->distance != NULL &&
              !dp_check_not_negative ("distance", plan->distance[r * plan->n_units + i], error))
            return FALSE;
        }
    }
  if (!(fabs (sum - 1) < 1e-6))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_NOT_SHARE, "region_weight", "must sum to 1");
      return FALSE;
    }
  return TRUE;
}

static inline void use_place (const DpSimPlan *plan, DpSimUnitYear *unit_years, int unit, int year, double start, double end);

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Those inside from the beginning have the places that open first. */
static void
settle_occupants (DpSimModel *model,
                  gsize       u)
{
  const DpSimPlan *plan = model->plan;
  const DpSimUnit *unit = &plan->units[u];

  for (gsize i = 0; i < unit->n_occupants; i++)
    {
      double *opens = &model->opens[model->first_place[2 * u] + i];
      const double start = *opens;

      *opens += unit->occupants[i];
      use_place (plan, model->unit_years, (int) u, 0, start, MIN (*opens, model->closes[u]));
    }
  for (int kind = 0; kind < 2; kind++)
    qsort (model->opens + model->first_place[2 * u + kind], (gsize) model->pool_size[2 * u + kind], sizeof (double),
           compare_times);
}

/* First week in which the unit has more than the given number of places open. */
static double
opening_week (const DpSimUnit *unit,
              int              place)
{
  int month = unit->ramp.opening_month;

  while (dp_ramp_places (&unit->ramp, month) <= place)
    month++;
  return month * WEEKS_PER_MONTH;
}

/*
 * _dp_sim_model_init:
 * @model: (out caller-allocates): the model
 * @plan: the plan; must live as long as @model
 * @error: return location for an error
 *
 * Returns: FALSE when an input is refused
 */
gboolean
_dp_sim_model_init (DpSimModel      *model,
                    const DpSimPlan *plan,
                    GError         **error)
{
  double sum = 0, open = 0;
  int place = 0;

  *model = (DpSimModel) { .plan = plan };
  if (plan->n_regions == 0 || plan->n_units == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, plan->n_regions == 0 ? "regions" : "units",
                           "there must be at least one");
      return FALSE;
    }
  if (!dp_check_at_most ("regions", (double) plan->n_regions, DP_SIM_REGIONS_MAX, error) ||
      !dp_check_at_most ("units", (double) plan->n_units, DP_SIM_UNITS_MAX, error) ||
      !dp_check_positive ("years", plan->n_years, error) ||
      !dp_check_at_most ("years", plan->n_years, DP_SIM_YEARS_MAX, error) || !check_units (plan, error) ||
      !check_regions (plan, error) || !check_rate (plan, error) || !check_women (plan, error) ||
      !dp_sampler_init (&model->sampler, plan->law, plan->mean, plan->cv, error))
    return FALSE;
  if (plan->mean >= plan->n_years * DP_WEEKS_PER_YEAR)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_TOO_LARGE, "mean", "must be shorter than the years simulated");
      return FALSE;
    }

  for (gsize u = 0; u < plan->n_units; u++)
    model->n_places += plan->units[u].ramp.places;
  model->first_place = g_new (int, 2 * plan->n_units);
  model->pool_size = g_new (int, 2 * plan->n_units);
  model->opens = g_new (double, model->n_places);
  model->closes = g_new (double, plan->n_units);
  model->open_weeks = g_new0 (double, plan->n_years * plan->n_units);
  model->unit_years = g_new0 (DpSimUnitYear, plan->n_years * plan->n_units);
  model->cumulative = g_new (double, plan->n_regions);
  model->cluster = 1 + plan->over_dispersion / 2;
  model->needs_more = plan->n_regions > 1 || plan->pregnancy || plan->large_share > 0;

  for (gsize u = 0; u < plan->n_units; u++)
    {
      const DpSimUnit *unit = &plan->units[u];

      model->first_place[2 * u] = place;
      model->pool_size[2 * u] = unit->ramp.places - unit->large_places;
      model->first_place[2 * u + 1] = place + unit->ramp.places - unit->large_places;
      model->pool_size[2 * u + 1] = unit->large_places;
      model->closes[u] = unit->closing_month < 0 ? INFINITY : unit->closing_month * WEEKS_PER_MONTH;
      for (int i = 0; i < unit->ramp.places; i++, place++)
        {
          model->opens[place] = opening_week (unit, i);
          for (int y = 0; y < plan->n_years; y++)
            {
              const double from = MAX (y * DP_WEEKS_PER_YEAR, model->opens[place]);
              const double to = MIN ((y + 1) * DP_WEEKS_PER_YEAR, model->closes[u]);

              model->open_weeks[y * plan->n_units + u] += MAX (to - from, 0);
            }
        }
      settle_occupants (model, u);
    }
  if (plan->urgent_first)
    {
      const double list = longest_list (plan);

      model->waiting_size = (gsize) (list + 12 * sqrt (list * (1 + plan->over_dispersion)) + 12 * plan->over_dispersion + 64);
    }
  for (gsize r = 0; r < plan->n_regions; r++)
    {
      sum += plan->region_weight[r];
      model->cumulative[r] = sum;
    }
  for (gsize i = 0; i < plan->n_years * plan->n_units; i++)
    open += model->open_weeks[i];
  if (!(open > 0))
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "opening_month", "no unit is open in the years simulated");
      return FALSE;
    }
  return TRUE;
}

void
_dp_sim_model_clear (DpSimModel *model)
{
  dp_sampler_clear (&model->sampler);
  g_clear_pointer (&model->first_place, g_free);
  g_clear_pointer (&model->pool_size, g_free);
  g_clear_pointer (&model->opens, g_free);
  g_clear_pointer (&model->closes, g_free);
  g_clear_pointer (&model->open_weeks, g_free);
  g_clear_pointer (&model->unit_years, g_free);
  g_clear_pointer (&model->cumulative, g_free);
}

void
_dp_sim_scratch_init (DpSimScratch     *scratch,
                      const DpSimModel *model)
{
  const DpSimPlan *plan = model->plan;

  scratch->free_at = _dp_alloc_apart (model->n_places, sizeof (double));
  scratch->unit_years = _dp_alloc_apart (plan->n_years * plan->n_units, sizeof (DpSimUnitYear));
  scratch->region_years = _dp_alloc_apart (plan->n_years * plan->n_regions, sizeof (DpSimRegionYear));
  scratch->waiting_size = model->waiting_size;
  scratch->waiting = g_new (Woman, scratch->waiting_size);
  scratch->n_waiting = 0;
}

void
_dp_sim_scratch_clear (DpSimScratch *scratch)
{
  g_clear_pointer (&scratch->free_at, g_aligned_free);
  g_clear_pointer (&scratch->unit_years, g_aligned_free);
  g_clear_pointer (&scratch->region_years, g_aligned_free);
  g_clear_pointer (&scratch->waiting, g_free);
}

/* Spreads the weeks of a stay over the years, from the one it begins in or before. */
static inline void
use_place (const DpSimPlan *plan,
           DpSimUnitYear   *unit_years,
           int              unit,
           int              year,
           double           start,
           double           end)
{
  for (; year < plan->n_years && start < end; year++)
    {
      const double turn = (year + 1) * DP_WEEKS_PER_YEAR;
      const double stop = MIN (turn, end);

      unit_years[year * plan->n_units + unit].used += MAX (stop - start, 0);
      start = MAX (stop, start);
    }
}

/* Likewise the weeks in which a place is kept for somebody who has not come yet. */
static void
hold_place (const DpSimPlan *plan,
            DpSimUnitYear   *unit_years,
            int              unit,
            int              year,
            double           start,
            double           end)
{
  for (; year < plan->n_years && start < end; year++)
    {
      const double turn = (year + 1) * DP_WEEKS_PER_YEAR;
      const double stop = MIN (turn, end);

      unit_years[year * plan->n_units + unit].held += MAX (stop - start, 0);
      start = MAX (stop, start);
    }
}

/* Stays begin nearly in the order in which they are written down. */
static void
keep_stay (DpSimStays *stays,
           double      from,
           double      to)
{
  gsize i = stays->n++;

  if (stays->n > stays->size)
    {
      stays->size = MAX (2 * stays->size, 64);
      stays->stays = g_renew (DpSimStay, stays->stays, stays->size);
    }
  for (; i > 0 && stays->stays[i - 1].from > from; i--)
    stays->stays[i] = stays->stays[i - 1];
  stays->stays[i] = (DpSimStay) { from, to };
}

/* Nobody but those who are inside from the beginning. */
static void
begin_stays (const DpSimModel *model,
             DpSimStays       *stays)
{
  for (gsize u = 0; u < model->plan->n_units; u++)
    {
      const DpSimUnit *unit = &model->plan->units[u];
      const double from = unit->ramp.opening_month * WEEKS_PER_MONTH;

      stays[u].n = 0;
      for (gsize i = 0; i < unit->n_occupants; i++)
        keep_stay (&stays[u], from, MIN (from + unit->occupants[i], model->closes[u]));
    }
}

/* When she moves into a place that is hers from @start: at birth at the latest. */
static inline double
move_in (const DpSimPlan *plan,
         const Woman     *woman,
         double           start)
{
  return MAX (start, MIN (woman->arrival + plan->hold, woman->birth));
}

/* Admits a woman to the pool's place that is free first, and writes down what it means. */
static inline void
admit (const DpSimModel *model,
       DpSimScratch     *scratch,
       const Woman      *woman,
       int               pool,
       double            start)
{
  const DpSimPlan *plan = model->plan;
  const int unit = pool / 2;
  const double in = move_in (plan, woman, start);
  const double treatment = plan->pregnancy ? woman->birth - in : 0;
  const double after = plan->unit_stay != NULL ? woman->after * plan->unit_stay[unit] : woman->after;
  const double end = (plan->pregnancy ? woman->birth : in) + after;
  const double wait = MAX (start - woman->arrival - plan->hold, 0);
  const double distance = plan->distance != NULL ? plan->distance[woman->region * plan->n_units + unit] : 0;
  const gboolean own = _dp_sim_is_own (plan, woman->region, unit);
  DpSimRegionYear *region = &scratch->region_years[woman->year * plan->n_regions + woman->row];
  int year = woman->year;

  _dp_heap_replace_root (scratch->free_at + model->first_place[pool], model->pool_size[pool], end);
  if (in > start)
    hold_place (plan, scratch->unit_years, unit, year, start, in);
  if (scratch->stays != NULL)
    keep_stay (&scratch->stays[unit], in, MIN (end, model->closes[unit]));
  while (year < plan->n_years && in >= (year + 1) * DP_WEEKS_PER_YEAR)
    year++;
  if (year < plan->n_years)
    {
      DpSimUnitYear *unit_year = &scratch->unit_years[year * plan->n_units + unit];

      unit_year->placed++;
      unit_year->own += own;
      unit_year->treatment += treatment;
      unit_year->wait += wait;
      unit_year->distance += distance;
      use_place (plan, scratch->unit_years, unit, year, in, MIN (end, model->closes[unit]));
    }
  if (own)
    region->own_region++;
  else
    region->elsewhere++;
  if (start <= woman->arrival)
    region->at_once++;
  region->wait += wait;
  region->treatment += treatment;
  region->distance += distance;
}

/* When the pool's first place is free for her; never when it has none. */
static inline double
find_start (const DpSimModel   *model,
            const DpSimScratch *scratch,
            int                 pool,
            double              now)
{
  const double first = model->pool_size[pool] > 0 ? scratch->free_at[model->first_place[pool]] : INFINITY;

  return first > now ? first : now;
}

/* The pool of a unit with the place that is free first, an ordinary one before a large one; −1 when none suits before
 * the unit closes. */
static inline int
find_pool (const DpSimModel   *model,
           const DpSimScratch *scratch,
           const Woman        *woman,
           int                 unit,
           double              now,
           double             *start)
{
  const double large = find_start (model, scratch, 2 * unit + 1, now);
  int pool = 2 * unit + 1;

  *start = large;
  if (!woman->large)
    {
      const double ordinary = find_start (model, scratch, 2 * unit, now);

      if (ordinary <= large)
        {
          *start = ordinary;
          pool = 2 * unit;
        }
    }
  return move_in (model->plan, woman, *start) < model->closes[unit] ? pool : -1;
}

/* Where a woman is tried: all of her region's list, or of those that would still take her the first alone. */
static inline void
find_order (const DpSimModel *model,
            Woman            *woman)
{
  const DpSimPlan *plan = model->plan;

  woman->order = plan->order + woman->region * plan->n_units;
  woman->n_tried = plan->n_units;
  if (!plan->first_open_only)
    return;
  while (woman->n_tried > 1 && woman->order[0] >= 0 &&
         move_in (plan, woman, woman->arrival) >= model->closes[woman->order[0]])
    {
      woman->order++;
      woman->n_tried--;
    }
  woman->n_tried = 1;
}

/* Places a woman at once if she can be, else in the place that is free first, if she waits for it: first come first
 * served, all before her have theirs. With the most urgent first she only joins the list. Returns whether she did. */
static inline gboolean
place_or_join (const DpSimModel *model,
               DpSimScratch     *scratch,
               const Woman      *woman)
{
  const DpSimPlan *plan = model->plan;
  double best = INFINITY;
  int best_pool = -1;

  for (gsize i = 0; i < woman->n_tried && woman->order[i] >= 0; i++)
    {
      double start;
      const int pool = find_pool (model, scratch, woman, woman->order[i], woman->arrival, &start);

      if (pool < 0)
        continue;
      if (start <= woman->arrival)
        {
          admit (model, scratch, woman, pool, start);
          return FALSE;
        }
      if (start < best && (i == 0 || plan->wait_anywhere))
        {
          best = start;
          best_pool = pool;
        }
    }
  if (plan->urgent_first)
    return plan->max_wait > 0;
  if (best_pool >= 0 && best <= woman->deadline)
    admit (model, scratch, woman, best_pool, best);
  return FALSE;
}

/* Whether any place is free before a time. */
static gboolean
has_free_place (const DpSimModel   *model,
                const DpSimScratch *scratch,
                double              until)
{
  for (gsize p = 0; p < 2 * model->plan->n_units; p++)
    if (model->pool_size[p] > 0 && scratch->free_at[model->first_place[p]] <= until)
      return TRUE;
  return FALSE;
}

static inline gboolean
is_cancelled (const int *cancel)
{
  return cancel != NULL && g_atomic_int_get (cancel) != 0;
}

/* The most urgent first: gives places that become free before a time to those who wait for them. */
static void
serve_waiting (const DpSimModel *model,
               DpSimScratch     *scratch,
               double            now,
               double            until,
               const int        *cancel)
{
  const DpSimPlan *plan = model->plan;

  while (scratch->n_waiting > 0 && has_free_place (model, scratch, until) && !is_cancelled (cancel))
    {
      double best = INFINITY;
      gsize best_woman = 0;
      int best_pool = -1;

      /* The next place that anybody on the list can take, and then who is nearest to birth. */
      for (gsize w = 0; w < scratch->n_waiting; w++)
        {
          const Woman *woman = &scratch->waiting[w];
          const gsize n_tried = plan->wait_anywhere ? woman->n_tried : 1;

          for (gsize i = 0; i < n_tried && woman->order[i] >= 0; i++)
            {
              double start;
              const int pool = find_pool (model, scratch, woman, woman->order[i], MAX (now, woman->arrival), &start);

              if (pool < 0 || start > woman->deadline || start > until)
                continue;
              if (start < best || (start <= best && best_woman != w &&
                                   woman->birth < scratch->waiting[best_woman].birth))
                {
                  best = start;
                  best_woman = w;
                  best_pool = pool;
                }
            }
        }
      if (best_pool < 0)
        break;
      admit (model, scratch, &scratch->waiting[best_woman], best_pool, best);
      scratch->waiting[best_woman] = scratch->waiting[--scratch->n_waiting];
      now = best;
    }
  /* Those whose time is up go without. */
  for (gsize w = 0; w < scratch->n_waiting;)
    if (scratch->waiting[w].deadline < until)
      scratch->waiting[w] = scratch->waiting[--scratch->n_waiting];
    else
      w++;
}

static void
join_waiting (DpSimScratch *scratch,
              const Woman  *woman)
{
  if (scratch->n_waiting == scratch->waiting_size)
    {
      scratch->waiting_size *= 2;
      scratch->waiting = g_renew (Woman, scratch->waiting, scratch->waiting_size);
    }
  scratch->waiting[scratch->n_waiting++] = *woman;
}

/* Women a week, by the future's own rate. */
static double
draw_rate (const DpSimPlan *plan,
           guint64          seed,
           guint32          replication)
{
  double u[2], rate;

  if (plan->rate_law == DP_SIM_RATE_RANGE && plan->rate_low >= plan->rate_high)
    rate = plan->rate_low;
  else
    {
      dp_philox_uniforms (seed, replication, 0, PURPOSE_RATE, u);
      if (plan->rate_law == DP_SIM_RATE_RANGE)
        rate = plan->rate_low + u[0] * (plan->rate_high - plan->rate_low);
      else
        rate = (u[0] < 0.5 ? _dp_gamma_quantile ((double) plan->rate_count + 0.5, u[0], FALSE)
                           : _dp_gamma_quantile ((double) plan->rate_count + 0.5, 1 - u[0], TRUE)) /
               plan->rate_years;
    }
  return rate * plan->acceptance / DP_WEEKS_PER_YEAR;
}

/* The rate of each year relative to the estimate. */
static void
draw_factors (const DpSimPlan *plan,
              guint64          seed,
              guint32          replication,
              double          *factors)
{
  double u[2];

  if (plan->year_factor_high != NULL)
    dp_philox_uniforms (seed, replication, 0, PURPOSE_GROWTH, u);
  for (int y = 0; y < plan->n_years; y++)
    {
      factors[y] = plan->year_factor != NULL ? plan->year_factor[y] : 1;
      if (plan->year_factor_high != NULL && plan->year_factor_high[y] > factors[y])
        factors[y] *= pow (plan->year_factor_high[y] / factors[y], u[0]);
    }
}

/* The amounts of need between the next women, and their stays. Women come in clusters of geometric size: the variance of a
 * year's number over its mean is 2 × the mean size − 1. One of a cluster has the gap 0. */
static inline void
draw_block (const DpSimModel *model,
            const guint32     key[2],
            guint32           replication,
            guint32           first,
            double           *gaps,
            double           *stays)
{
  for (guint32 i = 0; i < BLOCK; i++)
    {
      const guint32 counter[4] = { replication, first + i, PURPOSE_ARRIVAL, 0 };
      guint32 bits[4];

      dp_philox (counter, key, bits);
      gaps[i] = dp_uniform ((guint64) bits[1] << 32 | bits[0]);
      stays[i] = dp_uniform ((guint64) bits[3] << 32 | bits[2]);
    }
  /* The first woman of a future begins a cluster: none is under way at the beginning. */
  if (first == 0)
    gaps[0] /= model->cluster;
  for (guint32 i = 0; i < BLOCK; i++)
    {
      const double place = gaps[i] * model->cluster;

      gaps[i] = place < 1 ? -model->cluster * log (place) : 0;
    }
  for (guint32 i = 0; i < BLOCK; i++)
    stays[i] = dp_sampler_draw (&model->sampler, stays[i]);
}

/*
 * _dp_sim_future:
 * @model: the plan
 * @scratch: (inout): memory; holds the future's years afterwards
 * @seed: seed of the study
 * @replication: number of the future
 * @cancel: (nullable): other than 0 when it shall not go on
 *
 * The n-th woman of a future has the same draws in every plan: she comes after the same amount of need, from the same
 * part of the country, in the same week of pregnancy. A higher rate brings her earlier, nothing else. Memory is allocated
 * only if the list is longer than any that could be foreseen.
 *
 * Returns: FALSE when the study was cancelled
 */
gboolean
_dp_sim_future (const DpSimModel *model,
                DpSimScratch     *scratch,
                guint64           seed,
                guint32           replication,
                const int        *cancel)
{
  const DpSimPlan *plan = model->plan;
  const double rate = draw_rate (plan, seed, replication);
  const guint32 key[2] = { (guint32) seed, (guint32) (seed >> 32) };
  double seen = 0, before = 0, now = 0; /* amounts of need: up to the woman, and up to the year */
  double served = 0, gaps[BLOCK], stays[BLOCK], factors[DP_SIM_YEARS_MAX];
  int year = 0, region = 0;

  draw_factors (plan, seed, replication, factors);
  memcpy (scratch->free_at, model->opens, model->n_places * sizeof (double));
  memcpy (scratch->unit_years, model->unit_years, plan->n_years * plan->n_units * sizeof (DpSimUnitYear));
  memset (scratch->region_years, 0, plan->n_years * plan->n_regions * sizeof (DpSimRegionYear));
  scratch->n_waiting = 0;
  if (scratch->stays != NULL)
    begin_stays (model, scratch->stays);

  for (guint32 n = 0;; n++)
    {
      Woman woman = { .birth = INFINITY };

      DpSimRegionYear *region_year;

      if (n % BLOCK == 0)
        {
          if (is_cancelled (cancel))
            return FALSE;
          draw_block (model, key, replication, n, gaps, stays);
        }
      seen += gaps[n % BLOCK];
      for (; year < plan->n_years; year++)
        {
          const double year_rate = rate * factors[year];

          if (seen - before < year_rate * DP_WEEKS_PER_YEAR)
            {
              now = MIN (year * DP_WEEKS_PER_YEAR + (seen - before) / year_rate, (year + 1) * DP_WEEKS_PER_YEAR);
              break;
            }
          before += year_rate * DP_WEEKS_PER_YEAR;
        }
      if (year == plan->n_years)
        break;

      woman.arrival = now;
      woman.year = year;
      woman.after = stays[n % BLOCK];
      woman.deadline = now + plan->max_wait;
      if (model->needs_more)
        {
          const guint32 counter[4] = { replication, n, PURPOSE_WOMAN, 0 };
          guint32 bits[4];
          double u;

          dp_philox (counter, key, bits);
          /* The women of a cluster come from the same part of the country. */
          if (n == 0 || gaps[n % BLOCK] > 0)
            {
              u = uniform_32 (bits[0]) * model->cumulative[plan->n_regions - 1];
              for (region = 0; region + 1 < (int) plan->n_regions && u >= model->cumulative[region];)
                region++;
            }
          woman.region = region;
          woman.large = uniform_32 (bits[2]) < plan->large_share;
          if (plan->pregnancy)
            {
              const double weeks = plan->birth_week - dp_triangular (plan->week_low, plan->week_mode, plan->week_high,
                                                                     uniform_32 (bits[1]));

              woman.birth = now + weeks * (plan->region_before != NULL ? plan->region_before[woman.region] : 1);
              woman.deadline = MIN (woman.deadline, woman.birth);
            }
        }
      woman.row = plan->group != NULL ? plan->group[woman.region] : woman.region;
      find_order (model, &woman);
      region_year = &scratch->region_years[year * plan->n_regions + woman.row];
      region_year->referred++;
      if (woman.order[0] >= 0)
        region_year->offered += (plan->pregnancy ? woman.birth - now : 0) +
                                (plan->unit_stay != NULL ? woman.after * plan->unit_stay[woman.order[0]] : woman.after);

      if (plan->urgent_first && scratch->n_waiting > 0)
        serve_waiting (model, scratch, served, now, cancel);
      served = now;
      if (place_or_join (model, scratch, &woman))
        join_waiting (scratch, &woman);
    }
  if (plan->urgent_first && scratch->n_waiting > 0)
    serve_waiting (model, scratch, served, INFINITY, cancel);
  return !is_cancelled (cancel);
}
