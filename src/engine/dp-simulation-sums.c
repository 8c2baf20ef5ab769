/* dp-simulation-sums.c: what futures add up to, and what follows from the sums.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-simulation-private.h"

#include <math.h>
#include <string.h>

/* What is added up of a unit, of a region and of all, in one year; the order of the cells. */
enum
{
  UNIT_PLACED,
  UNIT_OWN,
  UNIT_OCCUPANCY,
  UNIT_HELD,
  UNIT_BELOW,
  UNIT_TREATMENT,
  UNIT_WAIT,
  UNIT_DISTANCE,
  UNIT_CELLS,
};

enum
{
  REGION_REFERRED,
  REGION_OFFERED,
  REGION_OWN,
  REGION_ELSEWHERE,
  REGION_WITHOUT,
  REGION_WITHOUT_SHARE,
  REGION_ELSEWHERE_SHARE,
  REGION_AT_ONCE_SHARE,
  REGION_WAIT,
  REGION_TREATMENT,
  REGION_DISTANCE,
  REGION_CELLS,
};

/* Which events can happen at all to the women counted in a row. */
struct _DpSimPossible
{
  gboolean referred;
  gboolean own;
  gboolean elsewhere;
  gboolean without;
};

/* Whether nobody of a list can be left without a place: she waits as long as it takes for a unit that never closes. */
static gboolean
is_served (const DpSimModel *model,
           gsize             list)
{
  const DpSimPlan *plan = model->plan;
  const gsize n_tried = plan->wait_anywhere ? plan->n_units : 1;

  if (plan->pregnancy || isfinite (plan->max_wait))
    return FALSE;
  for (gsize i = 0; i < n_tried && plan->order[list * plan->n_units + i] >= 0; i++)
    {
      const int unit = plan->order[list * plan->n_units + i];

      if (isinf (model->closes[unit]) && (model->pool_size[2 * unit + 1] > 0 ||
                                          (model->pool_size[2 * unit] > 0 && plan->large_share <= 0)))
        return TRUE;
    }
  return FALSE;
}

/* What can happen to the women of every row, and in the last place to all of them. */
static void
find_possible (DpSimSums *sums)
{
  const DpSimPlan *plan = sums->model.plan;
  const double rate = plan->rate_law == DP_SIM_RATE_COUNT ? 1 : plan->rate_high;
  DpSimPossible *all = &sums->possible[plan->n_regions];

  for (gsize r = 0; r < plan->n_regions; r++)
    {
      DpSimPossible *row = &sums->possible[plan->group != NULL ? plan->group[r] : (int) r];

      if (!(plan->region_weight[r] > 0 && rate > 0 && plan->acceptance > 0))
        continue;
      row->referred = TRUE;
      row->without = row->without || !is_served (&sums->model, r);
      for (gsize i = 0; i < plan->n_units && plan->order[r * plan->n_units + i] >= 0; i++)
        {
          const gboolean own = _dp_sim_is_own (plan, (int) r, plan->order[r * plan->n_units + i]);

          row->own = row->own || own;
          row->elsewhere = row->elsewhere || !own;
        }
      all->referred = TRUE;
      all->own = all->own || row->own;
      all->elsewhere = all->elsewhere || row->elsewhere;
      all->without = all->without || row->without;
    }
}

/*
 * _dp_sim_sums_init:
 * @sums: (out caller-allocates): to be freed with _dp_sim_sums_clear(), also after a refusal
 * @plan: the plan; must live as long as @sums
 * @error: return location for an error
 *
 * Returns: FALSE when an input of the plan is refused
 */
gboolean
_dp_sim_sums_init (DpSimSums       *sums,
                   const DpSimPlan *plan,
                   GError         **error)
{
  if (!_dp_sim_model_init (&sums->model, plan, error))
    return FALSE;
  sums->n_rows = plan->n_years + 1;
  sums->units = 0;
  sums->regions = sums->units + sums->n_rows * plan->n_units * UNIT_CELLS;
  sums->total = sums->regions + sums->n_rows * plan->n_regions * REGION_CELLS;
  sums->occupancy = sums->total + (gsize) sums->n_rows * REGION_CELLS;
  sums->n_cells = sums->occupancy + sums->n_rows;
  sums->cells = g_new0 (DpSimCell, sums->n_cells);
  sums->placed_bins = g_new0 (guint32, sums->n_rows * plan->n_units * DP_SIM_BINS);
  sums->without_bins = g_new0 (guint32, (gsize) sums->n_rows * DP_SIM_BINS);
  sums->possible = g_new0 (DpSimPossible, plan->n_regions + 1);
  find_possible (sums);
  return TRUE;
}

void
_dp_sim_sums_clear (DpSimSums *sums)
{
  _dp_sim_model_clear (&sums->model);
  g_clear_pointer (&sums->cells, g_free);
  g_clear_pointer (&sums->placed_bins, g_free);
  g_clear_pointer (&sums->without_bins, g_free);
  g_clear_pointer (&sums->possible, g_free);
}

static inline void
add (DpSimCell *cell,
     double     a,
     double     b)
{
  cell->a += a;
  cell->b += b;
  cell->aa += a * a;
  cell->ab += a * b;
  cell->bb += b * b;
}

static inline void
add_cell (DpSimCell       *cell,
          const DpSimCell *other)
{
  cell->a += other->a;
  cell->b += other->b;
  cell->aa += other->aa;
  cell->ab += other->ab;
  cell->bb += other->bb;
}

static void
add_region (DpSimCell             *cells,
            const DpSimRegionYear *year,
            double                 scale)
{
  const double placed = year->own_region + year->elsewhere, without = year->referred - placed;

  add (&cells[REGION_REFERRED], year->referred * scale, 1);
  add (&cells[REGION_OFFERED], year->offered * scale * (1 / DP_WEEKS_PER_YEAR), 1);
  add (&cells[REGION_OWN], year->own_region * scale, 1);
  add (&cells[REGION_ELSEWHERE], year->elsewhere * scale, 1);
  add (&cells[REGION_WITHOUT], without * scale, 1);
  add (&cells[REGION_WITHOUT_SHARE], without, year->referred);
  add (&cells[REGION_ELSEWHERE_SHARE], year->elsewhere, year->referred);
  add (&cells[REGION_AT_ONCE_SHARE], year->at_once, year->referred);
  add (&cells[REGION_WAIT], year->wait, placed);
  add (&cells[REGION_TREATMENT], year->treatment, placed);
  add (&cells[REGION_DISTANCE], year->distance, placed);
}

static inline void
add_region_year (DpSimRegionYear       *sum,
                 const DpSimRegionYear *year)
{
  sum->referred += year->referred;
  sum->offered += year->offered;
  sum->own_region += year->own_region;
  sum->elsewhere += year->elsewhere;
  sum->at_once += year->at_once;
  sum->wait += year->wait;
  sum->treatment += year->treatment;
  sum->distance += year->distance;
}

/* Adds one unit in one year, or all its years with @scale one over their number. */
static void
add_unit (DpSimCell           *cells,
          const DpSimUnitYear *year,
          double               open,
          double               below,
          double               scale)
{
  add (&cells[UNIT_PLACED], year->placed * scale, 1);
  add (&cells[UNIT_OWN], year->own * scale, 1);
  add (&cells[UNIT_OCCUPANCY], year->used, open);
  add (&cells[UNIT_HELD], year->held, open);
  add (&cells[UNIT_BELOW], below * scale, 1);
  add (&cells[UNIT_TREATMENT], year->treatment, year->placed);
  add (&cells[UNIT_WAIT], year->wait, year->placed);
  add (&cells[UNIT_DISTANCE], year->distance, year->placed);
}

static inline void
add_unit_year (DpSimUnitYear       *sum,
               const DpSimUnitYear *year)
{
  sum->placed += year->placed;
  sum->own += year->own;
  sum->used += year->used;
  sum->held += year->held;
  sum->treatment += year->treatment;
  sum->wait += year->wait;
  sum->distance += year->distance;
}

static void
add_units (const DpSimSums    *sums,
           const DpSimScratch *scratch,
           DpSimCell          *cells,
           guint16            *placed)
{
  const DpSimPlan *plan = sums->model.plan;
  const gsize n_units = plan->n_units;
  const int n_years = plan->n_years;

  for (gsize u = 0; u < n_units; u++)
    {
      DpSimUnitYear sum = { 0 };
      double open = 0, below = 0;

      for (int y = 0; y < n_years; y++)
        {
          const DpSimUnitYear *unit = &scratch->unit_years[y * n_units + u];
          const double year_open = sums->model.open_weeks[y * n_units + u];
          const double year_below = unit->placed < plan->practice_threshold;

          add_unit (cells + sums->units + (y * n_units + u) * UNIT_CELLS, unit, year_open, year_below, 1);
          placed[y * n_units + u] = (guint16) MIN (unit->placed, DP_SIM_BINS - 1);
          add_unit_year (&sum, unit);
          open += year_open;
          below += year_below;
        }
      add_unit (cells + sums->units + (n_years * n_units + u) * UNIT_CELLS, &sum, open, below, 1.0 / n_years);
      placed[n_years * n_units + u] = (guint16) MIN (floor (sum.placed / n_years + 0.5), DP_SIM_BINS - 1);
    }
}

/*
 * _dp_sim_sums_add_future:
 * @sums: the plan
 * @scratch: the future, as _dp_sim_future() left it
 * @cells: (inout) (array): the sums of a piece
 * @placed: (out) (array): rows × units: the future's own counts
 * @without: (out) (array): rows
 * @headline: (out): its headline numbers as pairs
 */
void
_dp_sim_sums_add_future (const DpSimSums    *sums,
                         const DpSimScratch *scratch,
                         DpSimCell          *cells,
                         guint16            *placed,
                         guint16            *without,
                         double              headline[DP_SIM_N_HEADLINES][2])
{
  const DpSimPlan *plan = sums->model.plan;
  const gsize n_units = plan->n_units, n_regions = plan->n_regions;
  const int n_years = plan->n_years;
  const double per_year = 1.0 / n_years;
  DpSimRegionYear all = { 0 };
  double all_used = 0, all_open = 0, all_placed, all_without;

  add_units (sums, scratch, cells, placed);
  for (int y = 0; y < n_years; y++)
    {
      DpSimRegionYear year = { 0 };
      double used = 0, open = 0;

      for (gsize u = 0; u < n_units; u++)
        {
          used += scratch->unit_years[y * n_units + u].used;
          open += sums->model.open_weeks[y * n_units + u];
        }
      for (gsize r = 0; r < n_regions; r++)
        {
          const DpSimRegionYear *region = &scratch->region_years[y * n_regions + r];

          add_region (cells + sums->regions + (y * n_regions + r) * REGION_CELLS, region, 1);
          add_region_year (&year, region);
        }
      add_region (cells + sums->total + y * REGION_CELLS, &year, 1);
      add (cells + sums->occupancy + y, used, open);
      without[y] = (guint16) MIN (year.referred - year.own_region - year.elsewhere, DP_SIM_BINS - 1);
      add_region_year (&all, &year);
      all_used += used;
      all_open += open;
    }
  for (gsize r = 0; r < n_regions; r++)
    {
      DpSimRegionYear sum = { 0 };

      for (int y = 0; y < n_years; y++)
        add_region_year (&sum, &scratch->region_years[y * n_regions + r]);
      add_region (cells + sums->regions + (n_years * n_regions + r) * REGION_CELLS, &sum, per_year);
    }
  add_region (cells + sums->total + n_years * REGION_CELLS, &all, per_year);
  add (cells + sums->occupancy + n_years, all_used, all_open);

  all_placed = all.own_region + all.elsewhere;
  all_without = all.referred - all_placed;
  without[n_years] = (guint16) MIN (floor (all_without * per_year + 0.5), DP_SIM_BINS - 1);
  headline[DP_SIM_WITHOUT_SHARE][0] = all_without;
  headline[DP_SIM_WITHOUT_SHARE][1] = all.referred;
  headline[DP_SIM_WITHOUT][0] = all_without * per_year;
  headline[DP_SIM_WITHOUT][1] = 1;
  headline[DP_SIM_ELSEWHERE][0] = all.elsewhere * per_year;
  headline[DP_SIM_ELSEWHERE][1] = 1;
  headline[DP_SIM_OCCUPANCY][0] = all_used;
  headline[DP_SIM_OCCUPANCY][1] = all_open;
  headline[DP_SIM_WAIT][0] = all.wait;
  headline[DP_SIM_WAIT][1] = all_placed;
}

/* Adds the sums and counts of a piece of @n futures; the counts of one future lie @placed_stride and @without_stride apart. */
void
_dp_sim_sums_add_piece (DpSimSums       *sums,
                        const DpSimCell *cells,
                        const guint16   *placed,
                        gsize            placed_stride,
                        const guint16   *without,
                        gsize            without_stride,
                        gint64           n)
{
  const gsize n_placed = sums->n_rows * sums->model.plan->n_units;

  for (gsize c = 0; c < sums->n_cells; c++)
    add_cell (&sums->cells[c], &cells[c]);
  for (gint64 f = 0; f < n; f++)
    {
      for (gsize k = 0; k < n_placed; k++)
        sums->placed_bins[k * DP_SIM_BINS + placed[f * placed_stride + k]]++;
      for (int y = 0; y < sums->n_rows; y++)
        sums->without_bins[y * DP_SIM_BINS + without[f * without_stride + y]]++;
    }
}

/* The ratio of the means of @n futures, with its interval. @event is what one event adds to the numerator; 0 when its
 * number of trials is that of the futures, DP_ESTIMATE_IMPOSSIBLE when it cannot happen. */
static DpEstimate
estimate (const DpSimCell *cell,
          gint64           n,
          double           student,
          DpEstimateKind   kind,
          double           event)
{
  const double count = (double) n;
  double ratio, squares, error, trials;

  if (!(cell->b > 0))
    return (DpEstimate) { 0, 0, 0 };
  ratio = cell->a / cell->b;
  if (n < 2)
    return (DpEstimate) { ratio, ratio, ratio };
  squares = cell->aa - 2 * ratio * cell->ab + ratio * ratio * cell->bb;
  /* Below rounding nothing varied. */
  if (squares <= 1e-13 * cell->aa)
    squares = 0;
  error = sqrt (squares / (count - 1) / count) * count / cell->b;
  trials = event >= DP_ESTIMATE_IMPOSSIBLE ? DP_ESTIMATE_IMPOSSIBLE : event > 0 ? cell->b / event : count;
  /* Over hundreds of futures and more, no other skewness is left than that of counts. */
  return dp_estimate_interval (ratio, error, student, kind, trials, 0);
}

static double
event_if (gboolean possible,
          double   event)
{
  return possible ? event : DP_ESTIMATE_IMPOSSIBLE;
}

/* The weeks from the earliest referral to birth, at most. */
static double
longest_before (const DpSimPlan *plan)
{
  double most = 1;

  if (!plan->pregnancy)
    return 0;
  for (gsize r = 0; plan->region_before != NULL && r < plan->n_regions; r++)
    most = MAX (most, plan->region_before[r]);
  return (plan->birth_week - plan->week_low) * most;
}

/* A wait that was never seen would last as long as a stay, at most. */
static double
wait_event (const DpSimPlan *plan)
{
  return event_if (plan->max_wait > 0, MIN (plan->max_wait, longest_before (plan) + plan->mean));
}

/* Women a year in one row; @scale is one over the years that it stands for. */
static void
answer_region (const DpSimSums   *sums,
               gsize              row,
               const DpSimCell   *cells,
               gint64             n,
               double             student,
               double             scale,
               DpSimRegionAnswer *answer)
{
  const DpSimPlan *plan = sums->model.plan;
  const DpSimPossible *possible = &sums->possible[row];
  const double stay = (longest_before (plan) + plan->mean) / DP_WEEKS_PER_YEAR;

  *answer = (DpSimRegionAnswer) {
    .referred = estimate (&cells[REGION_REFERRED], n, student, DP_ESTIMATE_AMOUNT, event_if (possible->referred, scale)),
    .offered_load = estimate (&cells[REGION_OFFERED], n, student, DP_ESTIMATE_AMOUNT,
                              event_if (possible->own || possible->elsewhere, scale * stay)),
    .own_region = estimate (&cells[REGION_OWN], n, student, DP_ESTIMATE_AMOUNT, event_if (possible->own, scale)),
    .elsewhere = estimate (&cells[REGION_ELSEWHERE], n, student, DP_ESTIMATE_AMOUNT, event_if (possible->elsewhere, scale)),
    .without = estimate (&cells[REGION_WITHOUT], n, student, DP_ESTIMATE_AMOUNT, event_if (possible->without, scale)),
    .without_share = estimate (&cells[REGION_WITHOUT_SHARE], n, student, DP_ESTIMATE_SHARE, event_if (possible->without, 1)),
    .elsewhere_share = estimate (&cells[REGION_ELSEWHERE_SHARE], n, student, DP_ESTIMATE_SHARE,
                                 event_if (possible->elsewhere, 1)),
    .at_once_share = estimate (&cells[REGION_AT_ONCE_SHARE], n, student, DP_ESTIMATE_SHARE,
                               event_if (possible->own || possible->elsewhere, 1)),
    .wait = estimate (&cells[REGION_WAIT], n, student, DP_ESTIMATE_AMOUNT, wait_event (plan)),
    .treatment = estimate (&cells[REGION_TREATMENT], n, student, DP_ESTIMATE_AMOUNT,
                           event_if (plan->pregnancy, longest_before (plan))),
    .distance = estimate (&cells[REGION_DISTANCE], n, student, DP_ESTIMATE_AMOUNT, DP_ESTIMATE_IMPOSSIBLE),
  };
}

/* The smallest count that the given share of the futures does not exceed. */
static int
find_quantile (const guint32 *bins,
               gint64         n,
               double         share)
{
  gint64 sum = 0;

  for (int i = 0; i < DP_SIM_BINS; i++)
    if ((double) (sum += bins[i]) >= share * (double) n)
      return i;
  return DP_SIM_BINS - 1;
}

static void
answer_unit (const DpSimSums *sums,
             int              year,
             gsize            unit,
             gint64           n,
             double           student,
             DpSimUnitAnswer *answer)
{
  const DpSimPlan *plan = sums->model.plan;
  const gsize k = year * plan->n_units + unit;
  const DpSimCell *cells = sums->cells + sums->units + k * UNIT_CELLS;
  const guint32 *bins = sums->placed_bins + k * DP_SIM_BINS;
  const double scale = year < plan->n_years ? 1 : 1.0 / plan->n_years;
  /* Nothing can begin in a year in which the unit is closed. */
  const gboolean open = year == plan->n_years || sums->model.open_weeks[k] > 0;

  *answer = (DpSimUnitAnswer) {
    .placed = estimate (&cells[UNIT_PLACED], n, student, DP_ESTIMATE_AMOUNT, event_if (open, scale)),
    .own_region = estimate (&cells[UNIT_OWN], n, student, DP_ESTIMATE_AMOUNT, event_if (open, scale)),
    .occupancy = estimate (&cells[UNIT_OCCUPANCY], n, student, DP_ESTIMATE_SHARE, 0),
    .held = estimate (&cells[UNIT_HELD], n, student, DP_ESTIMATE_SHARE, event_if (plan->hold > 0, 0)),
    .below_threshold = estimate (&cells[UNIT_BELOW], n, student, DP_ESTIMATE_SHARE,
                                 event_if (open && plan->practice_threshold > 0, 0)),
    .treatment = estimate (&cells[UNIT_TREATMENT], n, student, DP_ESTIMATE_AMOUNT,
                           event_if (plan->pregnancy, longest_before (plan))),
    .wait = estimate (&cells[UNIT_WAIT], n, student, DP_ESTIMATE_AMOUNT, wait_event (plan)),
    .distance = estimate (&cells[UNIT_DISTANCE], n, student, DP_ESTIMATE_AMOUNT, DP_ESTIMATE_IMPOSSIBLE),
    .placed_p05 = find_quantile (bins, n, 0.05),
    .placed_p50 = find_quantile (bins, n, 0.5),
    .placed_p95 = find_quantile (bins, n, 0.95),
  };
}

/*
 * _dp_sim_sums_answer:
 * @sums: the sums of @n futures
 * @n: how many
 * @result: (out caller-allocates): the answer; free with dp_sim_result_clear()
 */
void
_dp_sim_sums_answer (const DpSimSums *sums,
                     gint64           n,
                     DpSimResult     *result)
{
  const DpSimPlan *plan = sums->model.plan;
  const double student = n >= 2 ? dp_estimate_student ((double) n) : 0;

  *result = (DpSimResult) {
    .n_years = plan->n_years,
    .n_units = plan->n_units,
    .n_regions = plan->n_regions,
    .replications = n,
    .units = g_new (DpSimUnitAnswer, sums->n_rows * plan->n_units),
    .regions = g_new (DpSimRegionAnswer, sums->n_rows * plan->n_regions),
    .total = g_new (DpSimRegionAnswer, sums->n_rows),
    .occupancy = g_new (DpEstimate, sums->n_rows),
    .without_outcomes = g_new (int, (gsize) sums->n_rows * DP_SIM_OUTCOMES),
  };
  for (int y = 0; y < sums->n_rows; y++)
    {
      const guint32 *bins = sums->without_bins + y * DP_SIM_BINS;
      const double scale = y < plan->n_years ? 1 : 1.0 / plan->n_years;

      for (gsize u = 0; u < plan->n_units; u++)
        answer_unit (sums, y, u, n, student, &result->units[y * plan->n_units + u]);
      for (gsize r = 0; r < plan->n_regions; r++)
        answer_region (sums, r, sums->cells + sums->regions + (y * plan->n_regions + r) * REGION_CELLS, n, student, scale,
                       &result->regions[y * plan->n_regions + r]);
      answer_region (sums, plan->n_regions, sums->cells + sums->total + y * REGION_CELLS, n, student, scale,
                     &result->total[y]);
      result->total[y].without_p05 = find_quantile (bins, n, 0.05);
      result->total[y].without_p50 = find_quantile (bins, n, 0.5);
      result->total[y].without_p95 = find_quantile (bins, n, 0.95);
      for (int i = 0; i < DP_SIM_OUTCOMES; i++)
        result->without_outcomes[y * DP_SIM_OUTCOMES + i] = find_quantile (bins, n, (i + 0.5) / DP_SIM_OUTCOMES);
      result->occupancy[y] = estimate (&sums->cells[sums->occupancy + y], n, student, DP_ESTIMATE_SHARE, 0);
    }
}

static gboolean
is_narrow (DpEstimate e,
           double     half_width)
{
  return half_width <= 0 || (e.high - e.low) / 2 <= half_width;
}

/* Whether the plan's headline numbers are known as well as the study asks for. */
gboolean
_dp_sim_sums_is_enough (const DpSimSums  *sums,
                        const DpSimStudy *study,
                        gint64            n)
{
  const DpSimPlan *plan = sums->model.plan;
  const int all = sums->n_rows - 1;
  const double student = dp_estimate_student ((double) n);
  const DpSimCell *cells = sums->cells + sums->total + all * REGION_CELLS;
  DpSimRegionAnswer total;

  answer_region (sums, plan->n_regions, cells, n, student, 1.0 / plan->n_years, &total);
  return is_narrow (total.without_share, study->share_half_width) && is_narrow (total.wait, study->wait_half_width) &&
         is_narrow (estimate (&sums->cells[sums->occupancy + all], n, student, DP_ESTIMATE_SHARE, 0),
                    study->occupancy_half_width);
}

/* Adds one future of two plans. */
void
_dp_sim_pair_add (DpSimPair    *pair,
                  const double  first[2],
                  const double  second[2])
{
  const double a = first[0], b = first[1], c = second[0], d = second[1];
  const double products[10] = { a * a, a * b, b * b, c * c, c * d, d * d, a * c, a * d, b * c, b * d };

  pair->sum[0] += a;
  pair->sum[1] += b;
  pair->sum[2] += c;
  pair->sum[3] += d;
  for (int i = 0; i < 10; i++)
    pair->product[i] += products[i];
}

void
_dp_sim_pair_add_pair (DpSimPair       *pair,
                       const DpSimPair *other)
{
  for (int j = 0; j < 4; j++)
    pair->sum[j] += other->sum[j];
  for (int j = 0; j < 10; j++)
    pair->product[j] += other->product[j];
}

/* The first ratio less the second: Student's t, as a difference may lie on both sides of zero. */
DpSimDifference
_dp_sim_pair_answer (const DpSimPair *pair,
                     gint64           n)
{
  const double count = (double) n;
  const double *s = pair->sum, *p = pair->product;
  const double first = s[1] > 0 ? s[0] / s[1] : 0, second = s[3] > 0 ? s[2] / s[3] : 0;
  const double b = s[1] > 0 ? count / s[1] : 0, d = s[3] > 0 ? count / s[3] : 0;
  const double apart = MAX (p[0] - 2 * first * p[1] + first * first * p[2], 0) * b * b +
                       MAX (p[3] - 2 * second * p[4] + second * second * p[5], 0) * d * d;
  const double both = (p[6] - second * p[7] - first * p[8] + first * second * p[9]) * b * d;
  const double squares = MAX (apart - 2 * both, 0);
  DpSimDifference answer = { { first - second, first - second, first - second }, 0 };

  if (n >= 2)
    {
      const double half = dp_estimate_student (count) * sqrt (squares / (count - 1) / count);

      answer.value.low -= half;
      answer.value.high += half;
    }
  /* Below rounding the two plans are one, and the gain is without bounds. */
  if (squares > 1e-12 * apart)
    answer.gain = apart / squares;
  return answer;
}
