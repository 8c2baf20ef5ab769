/* dp-simulation.c: possible futures of a proposal: women come, wait, are placed or go without.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-engine"

#include "config.h"

#include "engine/dp-simulation.h"

#include "engine/dp-engine-error.h"
#include "engine/dp-gsl-private.h"
#include "engine/dp-parallel-private.h"
#include "engine/dp-simulation-private.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Futures of one piece of work. Pieces are added up in their order, whoever did them: that keeps the bits the same. */
#define PIECE 50

/* Futures before the study may stop, and between two looks at its intervals. */
#define REPLICATIONS_MIN 200
#define ROUND 400

/* Women counted one by one; more in a year fall into the last bin. */
#define BINS 1024

#define TAIL 0.025

/* Sums of pairs (a, b) over the futures, for the ratio of their means and its interval. */
typedef struct
{
  double a, b, aa, ab, bb;
} Cell;

/* The same for two ratios a/b and c/d of the same futures; the products are aa ab bb cc cd dd ac ad bc bd. */
typedef struct
{
  double sum[4];
  double product[10];
} Pair;

/* What is added up of a unit, of a region and of all, in one year; the order of the cells. */
enum
{
  UNIT_PLACED,
  UNIT_OCCUPANCY,
  UNIT_BELOW,
  UNIT_TREATMENT,
  UNIT_CELLS,
};

enum
{
  REGION_REFERRED,
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

/* Where the numbers of one plan lie among all. */
typedef struct
{
  DpSimModel model;
  int n_rows; /* years and their mean */
  gsize units;
  gsize regions;
  gsize total;
  gsize occupancy;
  gsize n_cells;
  guint32 *placed_bins;  /* rows × units × BINS */
  guint32 *without_bins; /* rows × BINS */
  Cell *sums;
} Plan;

/* A piece: its sums and counts, for each plan. */
typedef struct
{
  Cell *cells;
  Pair *pairs;     /* pairs of plans × headlines */
  guint16 *placed; /* futures × rows × units, of all plans one after the other */
  guint16 *without;
  DpSimScratch scratch[DP_SIM_PLANS_MAX];
} Piece;

typedef struct
{
  const DpSimStudy *study;
  Plan plans[DP_SIM_PLANS_MAX];
  gsize n_plans;
  gsize n_cells;
  gsize n_placed;
  gsize n_without;
  gsize n_pairs;
  Pair *pairs;
  Piece pieces[ROUND / PIECE];
  gint64 first; /* first future of the round */
  gint64 last;  /* one past its last */
} Study;

static inline void
add (Cell  *cell,
     double a,
     double b)
{
  cell->a += a;
  cell->b += b;
  cell->aa += a * a;
  cell->ab += a * b;
  cell->bb += b * b;
}

static inline void
add_cell (Cell       *cell,
          const Cell *other)
{
  cell->a += other->a;
  cell->b += other->b;
  cell->aa += other->aa;
  cell->ab += other->ab;
  cell->bb += other->bb;
}

/* The ratio of the means, its interval by linear approximation and Student's t. */
static DpEstimate
estimate (const Cell *cell,
          gint64      n)
{
  const double count = (double) n;
  double ratio, squares, half;

  if (!(cell->b > 0))
    return (DpEstimate) { 0, 0, 0 };
  ratio = cell->a / cell->b;
  if (n < 2)
    return (DpEstimate) { ratio, ratio, ratio };
  squares = MAX (cell->aa - 2 * ratio * cell->ab + ratio * ratio * cell->bb, 0);
  _dp_quiet_gsl ();
  half = gsl_cdf_tdist_Qinv (TAIL, count - 1) * sqrt (squares / (count - 1) / count) * count / cell->b;
  return (DpEstimate) { ratio, ratio - half, ratio + half };
}

/* The same for a number that cannot be negative, or for a share. */
static DpEstimate
estimate_within (const Cell *cell,
                 gint64      n,
                 double      most)
{
  DpEstimate e = estimate (cell, n);

  e.low = MAX (e.low, 0);
  e.high = MIN (e.high, most);
  return e;
}

static void
add_region (Cell                  *cells,
            const DpSimRegionYear *year,
            double                 scale)
{
  const double placed = year->own_region + year->elsewhere, without = year->referred - placed;

  add (&cells[REGION_REFERRED], year->referred * scale, 1);
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
  sum->own_region += year->own_region;
  sum->elsewhere += year->elsewhere;
  sum->at_once += year->at_once;
  sum->wait += year->wait;
  sum->treatment += year->treatment;
  sum->distance += year->distance;
}

/* Adds one future of one plan to a piece, and leaves its headline numbers as pairs. */
static void
add_future (const Plan         *plan,
            const DpSimScratch *scratch,
            Cell               *cells,
            guint16            *placed,
            guint16            *without,
            double              headline[DP_SIM_N_HEADLINES][2])
{
  const DpSimPlan *p = plan->model.plan;
  const gsize n_units = p->n_units, n_regions = p->n_regions;
  const int n_years = p->n_years;
  const double per_year = 1.0 / n_years;
  DpSimRegionYear all = { 0 };
  double all_used = 0, all_open = 0;

  for (int y = 0; y < n_years; y++)
    {
      DpSimRegionYear year = { 0 };
      double used = 0, open = 0;

      for (gsize u = 0; u < n_units; u++)
        {
          const DpSimUnitYear *unit = &scratch->unit_years[y * n_units + u];
          Cell *cell = cells + plan->units + (y * n_units + u) * UNIT_CELLS;

          add (&cell[UNIT_PLACED], unit->placed, 1);
          add (&cell[UNIT_OCCUPANCY], unit->used, plan->model.open_weeks[y * n_units + u]);
          add (&cell[UNIT_BELOW], unit->placed < p->practice_threshold, 1);
          add (&cell[UNIT_TREATMENT], unit->treatment, unit->placed);
          placed[y * n_units + u] = (guint16) MIN (unit->placed, BINS - 1);
          used += unit->used;
          open += plan->model.open_weeks[y * n_units + u];
        }
      for (gsize r = 0; r < n_regions; r++)
        {
          const DpSimRegionYear *region = &scratch->region_years[y * n_regions + r];

          add_region (cells + plan->regions + (y * n_regions + r) * REGION_CELLS, region, 1);
          add_region_year (&year, region);
        }
      add_region (cells + plan->total + y * REGION_CELLS, &year, 1);
      add (cells + plan->occupancy + y, used, open);
      without[y] = (guint16) MIN (year.referred - year.own_region - year.elsewhere, BINS - 1);
      add_region_year (&all, &year);
      all_used += used;
      all_open += open;
    }

  for (gsize u = 0; u < n_units; u++)
    {
      DpSimUnitYear sum = { 0 };
      double open = 0, below = 0;
      Cell *cell = cells + plan->units + (n_years * n_units + u) * UNIT_CELLS;

      for (int y = 0; y < n_years; y++)
        {
          const DpSimUnitYear *unit = &scratch->unit_years[y * n_units + u];

          sum.placed += unit->placed;
          sum.used += unit->used;
          sum.treatment += unit->treatment;
          below += unit->placed < p->practice_threshold;
          open += plan->model.open_weeks[y * n_units + u];
        }
      add (&cell[UNIT_PLACED], sum.placed * per_year, 1);
      add (&cell[UNIT_OCCUPANCY], sum.used, open);
      add (&cell[UNIT_BELOW], below * per_year, 1);
      add (&cell[UNIT_TREATMENT], sum.treatment, sum.placed);
      placed[n_years * n_units + u] = (guint16) MIN (floor (sum.placed * per_year + 0.5), BINS - 1);
    }
  for (gsize r = 0; r < n_regions; r++)
    {
      DpSimRegionYear sum = { 0 };

      for (int y = 0; y < n_years; y++)
        add_region_year (&sum, &scratch->region_years[y * n_regions + r]);
      add_region (cells + plan->regions + (n_years * n_regions + r) * REGION_CELLS, &sum, per_year);
    }
  add_region (cells + plan->total + n_years * REGION_CELLS, &all, per_year);
  add (cells + plan->occupancy + n_years, all_used, all_open);
  {
    const double all_placed = all.own_region + all.elsewhere, all_without = all.referred - all_placed;

    without[n_years] = (guint16) MIN (floor (all_without * per_year + 0.5), BINS - 1);
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
}

static inline void
add_pair (Pair         *pair,
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

/* The futures of one piece, of all plans with the same women. */
static gboolean
run_piece (int      number,
           gpointer data)
{
  Study *study = data;
  Piece *piece = &study->pieces[number];
  const gint64 first = study->first + (gint64) number * PIECE, last = MIN (first + PIECE, study->last);

  for (gsize i = 0; i < study->n_cells; i++)
    piece->cells[i] = (Cell) { 0 };
  for (gsize i = 0; i < study->n_pairs; i++)
    piece->pairs[i] = (Pair) { 0 };
  for (gint64 n = first; n < last; n++)
    {
      double headlines[DP_SIM_PLANS_MAX][DP_SIM_N_HEADLINES][2];
      Cell *cells = piece->cells;
      guint16 *placed = piece->placed + (gsize) (n - first) * study->n_placed;
      guint16 *without = piece->without + (gsize) (n - first) * study->n_without;
      Pair *pair = piece->pairs;

      for (gsize i = 0; i < study->n_plans; i++)
        {
          const Plan *plan = &study->plans[i];

          if (study->study->cancel != NULL && g_atomic_int_get (study->study->cancel) != 0)
            return FALSE;
          _dp_sim_future (&plan->model, &piece->scratch[i], study->study->seed, (guint32) n);
          add_future (plan, &piece->scratch[i], cells, placed, without, headlines[i]);
          cells += plan->n_cells;
          placed += plan->n_rows * plan->model.plan->n_units;
          without += plan->n_rows;
        }
      for (gsize i = 0; i < study->n_plans; i++)
        for (gsize k = i + 1; k < study->n_plans; k++)
          for (int h = 0; h < DP_SIM_N_HEADLINES; h++)
            add_pair (pair++, headlines[i][h], headlines[k][h]);
    }
  return TRUE;
}

/* Adds the round's pieces to the whole, in their order. */
static void
add_pieces (Study *study)
{
  for (gint64 first = study->first; first < study->last; first += PIECE)
    {
      const Piece *piece = &study->pieces[(first - study->first) / PIECE];
      const gint64 n = MIN (PIECE, study->last - first);
      gsize cell = 0, placed = 0, without = 0;

      for (gsize i = 0; i < study->n_plans; i++)
        {
          Plan *plan = &study->plans[i];
          const gsize n_units = plan->model.plan->n_units;

          for (gsize c = 0; c < plan->n_cells; c++)
            add_cell (&plan->sums[c], &piece->cells[cell + c]);
          for (gint64 f = 0; f < n; f++)
            {
              for (gsize k = 0; k < plan->n_rows * n_units; k++)
                plan->placed_bins[k * BINS + piece->placed[f * study->n_placed + placed + k]]++;
              for (int y = 0; y < plan->n_rows; y++)
                plan->without_bins[y * BINS + piece->without[f * study->n_without + without + y]]++;
            }
          cell += plan->n_cells;
          placed += plan->n_rows * n_units;
          without += plan->n_rows;
        }
      for (gsize k = 0; k < study->n_pairs; k++)
        {
          for (int j = 0; j < 4; j++)
            study->pairs[k].sum[j] += piece->pairs[k].sum[j];
          for (int j = 0; j < 10; j++)
            study->pairs[k].product[j] += piece->pairs[k].product[j];
        }
    }
}

/* The smallest count that the given share of the futures does not exceed. */
static int
find_quantile (const guint32 *bins,
               gint64         n,
               double         share)
{
  gint64 sum = 0;

  for (int i = 0; i < BINS; i++)
    if ((double) (sum += bins[i]) >= share * (double) n)
      return i;
  return BINS - 1;
}

static void
answer_region (const Cell        *cells,
               gint64             n,
               DpSimRegionAnswer *answer)
{
  *answer = (DpSimRegionAnswer) {
    .referred = estimate_within (&cells[REGION_REFERRED], n, INFINITY),
    .own_region = estimate_within (&cells[REGION_OWN], n, INFINITY),
    .elsewhere = estimate_within (&cells[REGION_ELSEWHERE], n, INFINITY),
    .without = estimate_within (&cells[REGION_WITHOUT], n, INFINITY),
    .without_share = estimate_within (&cells[REGION_WITHOUT_SHARE], n, 1),
    .elsewhere_share = estimate_within (&cells[REGION_ELSEWHERE_SHARE], n, 1),
    .at_once_share = estimate_within (&cells[REGION_AT_ONCE_SHARE], n, 1),
    .wait = estimate_within (&cells[REGION_WAIT], n, INFINITY),
    .treatment = estimate_within (&cells[REGION_TREATMENT], n, INFINITY),
    .distance = estimate_within (&cells[REGION_DISTANCE], n, INFINITY),
  };
}

static void
answer_plan (const Plan  *plan,
             gint64       n,
             DpSimResult *result)
{
  const DpSimPlan *p = plan->model.plan;

  *result = (DpSimResult) {
    .n_years = p->n_years,
    .n_units = p->n_units,
    .n_regions = p->n_regions,
    .replications = n,
    .units = g_new (DpSimUnitAnswer, plan->n_rows * p->n_units),
    .regions = g_new (DpSimRegionAnswer, plan->n_rows * p->n_regions),
    .total = g_new (DpSimRegionAnswer, plan->n_rows),
    .occupancy = g_new (DpEstimate, plan->n_rows),
  };
  for (gsize k = 0; k < plan->n_rows * p->n_units; k++)
    {
      const Cell *cells = plan->sums + plan->units + k * UNIT_CELLS;
      const guint32 *bins = plan->placed_bins + k * BINS;

      result->units[k] = (DpSimUnitAnswer) {
        .placed = estimate_within (&cells[UNIT_PLACED], n, INFINITY),
        .occupancy = estimate_within (&cells[UNIT_OCCUPANCY], n, 1),
        .below_threshold = estimate_within (&cells[UNIT_BELOW], n, 1),
        .treatment = estimate_within (&cells[UNIT_TREATMENT], n, INFINITY),
        .placed_p05 = find_quantile (bins, n, 0.05),
        .placed_p50 = find_quantile (bins, n, 0.5),
        .placed_p95 = find_quantile (bins, n, 0.95),
      };
    }
  for (gsize k = 0; k < plan->n_rows * p->n_regions; k++)
    answer_region (plan->sums + plan->regions + k * REGION_CELLS, n, &result->regions[k]);
  for (int y = 0; y < plan->n_rows; y++)
    {
      const guint32 *bins = plan->without_bins + y * BINS;

      answer_region (plan->sums + plan->total + y * REGION_CELLS, n, &result->total[y]);
      result->total[y].without_p05 = find_quantile (bins, n, 0.05);
      result->total[y].without_p50 = find_quantile (bins, n, 0.5);
      result->total[y].without_p95 = find_quantile (bins, n, 0.95);
      result->occupancy[y] = estimate_within (&plan->sums[plan->occupancy + y], n, 1);
    }
}

/* The first ratio less the second. */
static DpSimDifference
answer_pair (const Pair *pair,
             gint64      n)
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
      double half;

      _dp_quiet_gsl ();
      half = gsl_cdf_tdist_Qinv (TAIL, count - 1) * sqrt (squares / (count - 1) / count);
      answer.value.low -= half;
      answer.value.high += half;
    }
  /* Below rounding the two plans are one, and the gain is without bounds. */
  if (squares > 1e-12 * apart)
    answer.gain = apart / squares;
  return answer;
}

static gboolean
is_narrow (const Cell *cell,
           gint64      n,
           double      half_width)
{
  const DpEstimate e = estimate (cell, n);

  return half_width <= 0 || (e.high - e.low) / 2 <= half_width;
}

/* Whether every plan's headline numbers are known as well as was asked for. */
static gboolean
is_enough (const Study *study,
           gint64       n)
{
  const DpSimStudy *s = study->study;

  if (n < REPLICATIONS_MIN ||
      (s->share_half_width <= 0 && s->occupancy_half_width <= 0 && s->wait_half_width <= 0))
    return FALSE;
  for (gsize i = 0; i < study->n_plans; i++)
    {
      const Plan *plan = &study->plans[i];
      const int all = plan->n_rows - 1;
      const Cell *total = plan->sums + plan->total + all * REGION_CELLS;

      if (!is_narrow (&total[REGION_WITHOUT_SHARE], n, s->share_half_width) ||
          !is_narrow (&plan->sums[plan->occupancy + all], n, s->occupancy_half_width) ||
          !is_narrow (&total[REGION_WAIT], n, s->wait_half_width))
        return FALSE;
    }
  return TRUE;
}

static void
study_clear (Study *study)
{
  for (gsize i = 0; i < study->n_plans; i++)
    {
      Plan *plan = &study->plans[i];

      _dp_sim_model_clear (&plan->model);
      g_free (plan->placed_bins);
      g_free (plan->without_bins);
      g_free (plan->sums);
    }
  for (gsize k = 0; k < G_N_ELEMENTS (study->pieces); k++)
    {
      Piece *piece = &study->pieces[k];

      g_free (piece->cells);
      g_free (piece->pairs);
      g_free (piece->placed);
      g_free (piece->without);
      for (gsize i = 0; i < DP_SIM_PLANS_MAX; i++)
        _dp_sim_scratch_clear (&piece->scratch[i]);
    }
  g_free (study->pairs);
  g_free (study);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Study, study_clear)

static gboolean
check_study (const DpSimStudy *study,
             gsize             n_plans,
             GError          **error)
{
  if (n_plans == 0)
    {
      dp_engine_error_set (error, DP_ENGINE_ERROR_EMPTY, "plans", "there must be at least one");
      return FALSE;
    }
  return dp_check_at_most ("plans", (double) n_plans, DP_SIM_PLANS_MAX, error) &&
         dp_check_positive ("replications", (double) study->replications, error) &&
         dp_check_at_most ("replications", (double) study->replications, DP_SIM_REPLICATIONS_MAX, error) &&
         dp_check_not_negative ("share_half_width", study->share_half_width, error) &&
         dp_check_not_negative ("occupancy_half_width", study->occupancy_half_width, error) &&
         dp_check_not_negative ("wait_half_width", study->wait_half_width, error) &&
         dp_check_positive ("threads", study->threads, error) &&
         dp_check_at_most ("threads", study->threads, DP_THREADS_MAX, error);
}

static gboolean
prepare_plan (Study           *study,
              const DpSimPlan *p,
              GError         **error)
{
  /* Counted before it is ready, so that what a refusal leaves behind is freed. */
  Plan *plan = &study->plans[study->n_plans++];

  if (!_dp_sim_model_init (&plan->model, p, error))
    return FALSE;
  plan->n_rows = p->n_years + 1;
  plan->units = 0;
  plan->regions = plan->units + plan->n_rows * p->n_units * UNIT_CELLS;
  plan->total = plan->regions + plan->n_rows * p->n_regions * REGION_CELLS;
  plan->occupancy = plan->total + (gsize) plan->n_rows * REGION_CELLS;
  plan->n_cells = plan->occupancy + plan->n_rows;
  plan->sums = g_new0 (Cell, plan->n_cells);
  plan->placed_bins = g_new0 (guint32, plan->n_rows * p->n_units * BINS);
  plan->without_bins = g_new0 (guint32, (gsize) plan->n_rows * BINS);
  study->n_cells += plan->n_cells;
  study->n_placed += plan->n_rows * p->n_units;
  study->n_without += plan->n_rows;
  return TRUE;
}

static void
prepare_pieces (Study *study)
{
  study->n_pairs = study->n_plans * (study->n_plans - 1) / 2 * DP_SIM_N_HEADLINES;
  study->pairs = g_new0 (Pair, study->n_pairs);
  for (gsize k = 0; k < G_N_ELEMENTS (study->pieces); k++)
    {
      Piece *piece = &study->pieces[k];

      piece->cells = g_new (Cell, study->n_cells);
      piece->pairs = g_new (Pair, study->n_pairs);
      piece->placed = g_new (guint16, PIECE * study->n_placed);
      piece->without = g_new (guint16, PIECE * study->n_without);
      for (gsize i = 0; i < study->n_plans; i++)
        _dp_sim_scratch_init (&piece->scratch[i], &study->plans[i].model);
    }
}

/**
 * dp_simulation_run:
 * @study: how much, and how exactly
 * @plans: (array length=n_plans): the proposals, or one under several estimates
 * @n_plans: 1–%DP_SIM_PLANS_MAX
 * @results: (out caller-allocates) (array length=n_plans): the answers; free each with dp_sim_result_clear()
 * @differences: (out caller-allocates) (nullable) (array): n_plans × n_plans × %DP_SIM_N_HEADLINES: row less column
 * @error: return location for an error
 *
 * Simulates possible futures: in each the rate is drawn, then the women. The draws of the n-th woman of a future depend
 * on the seed, the future and n alone (Philox), so plans meet the same women, and the answer has the same bits on any
 * number of threads. Memory does not grow with the number of futures. Intervals are for the mean over the futures; the
 * 5, 50 and 95 % counts say how much single futures differ.
 *
 * Returns: FALSE when an input is refused or the study was cancelled; @results are then untouched
 */
gboolean
dp_simulation_run (const DpSimStudy *study,
                   const DpSimPlan  *plans,
                   gsize             n_plans,
                   DpSimResult      *results,
                   DpSimDifference  *differences,
                   GError          **error)
{
  g_autoptr (Study) s = g_new0 (Study, 1);
  gint64 done = 0;

  g_return_val_if_fail (study != NULL && results != NULL, FALSE);
  g_return_val_if_fail (plans != NULL || n_plans == 0, FALSE);

  if (!check_study (study, n_plans, error))
    return FALSE;
  s->study = study;
  for (gsize i = 0; i < n_plans; i++)
    if (!prepare_plan (s, &plans[i], error))
      return FALSE;
  prepare_pieces (s);

  while (done < study->replications && !is_enough (s, done))
    {
      s->first = done;
      s->last = MIN (done + (done == 0 ? REPLICATIONS_MIN : ROUND), study->replications);
      if (!_dp_parallel ((int) ((s->last - s->first + PIECE - 1) / PIECE), study->threads, run_piece, s))
        {
          dp_engine_error_set (error, DP_ENGINE_ERROR_CANCELLED, "study", "was cancelled");
          return FALSE;
        }
      add_pieces (s);
      done = s->last;
      if (study->progress != NULL)
        study->progress (done, study->data);
    }

  for (gsize i = 0; i < n_plans; i++)
    answer_plan (&s->plans[i], done, &results[i]);
  if (differences != NULL)
    {
      const Pair *pair = s->pairs;

      for (gsize i = 0; i < n_plans * n_plans * DP_SIM_N_HEADLINES; i++)
        differences[i] = (DpSimDifference) { { 0, 0, 0 }, 0 };
      for (gsize i = 0; i < n_plans; i++)
        for (gsize k = i + 1; k < n_plans; k++)
          for (int h = 0; h < DP_SIM_N_HEADLINES; h++)
            {
              const DpSimDifference d = answer_pair (pair++, done);

              differences[(i * n_plans + k) * DP_SIM_N_HEADLINES + h] = d;
              differences[(k * n_plans + i) * DP_SIM_N_HEADLINES + h] =
                (DpSimDifference) { { -d.value.value, -d.value.high, -d.value.low }, d.gain };
            }
    }
  return TRUE;
}

void
dp_sim_result_clear (DpSimResult *result)
{
  g_clear_pointer (&result->units, g_free);
  g_clear_pointer (&result->regions, g_free);
  g_clear_pointer (&result->total, g_free);
  g_clear_pointer (&result->occupancy, g_free);
}
