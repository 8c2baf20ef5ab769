/* dp-analysis-simulation.c: a plan's records made into the engine's simulation.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-simulation-private.h"

#include "plan/dp-analysis-finance.h"
#include "plan/dp-analysis-geography.h"
#include "plan/dp-analysis-need.h"
#include "plan/dp-analysis-private.h"
#include "plan/dp-guide.h"
#include "plan/dp-occupants.h"
#include "plan/dp-travel.h"

#include <math.h>
#include <string.h>

#define WEEKS_PER_MONTH (DP_WEEKS_PER_YEAR / 12.0)
#define BIRTH_WEEK 40.0

/* Used only when the plan has lost its own rows; the templates always bring them. */
#define MAX_WAIT_WITHOUT_A_ROW 4.0
#define SPREAD_WITHOUT_A_ROW 9.0
#define CV_WITHOUT_A_ROW 0.7
#define YEARS_WITHOUT_A_ROW 10.0

/* Half-widths at which the headline numbers are known well enough: a fifth of a per cent, and a third of a day. */
#define SHARE_HALF_WIDTH 0.002
#define WAIT_HALF_WIDTH 0.05

/* The engine's arrays. A list is where the women of one region who turn to one unit are tried: a region with several units
 * has several lists, and is counted in the row of its first. A region without a unit has one that is empty. */
struct _DpSimulationModel
{
  guint n_lists;
  guint *row; /* of each region: the list in whose row it is counted */
  DpSimUnit *units;
  double *weight;
  double *before;
  double *stay;
  int *order;
  int *group;
  gboolean *own;
  double *distance; /* NULL: not known */
  gboolean pregnancy;
  double week_low;
  double week_mode;
  double week_high;
  double mean;
};

static void
model_free (DpSimulationModel *model)
{
  if (model == NULL)
    return;

  g_free (model->row);
  g_free (model->units);
  g_free (model->weight);
  g_free (model->before);
  g_free (model->stay);
  g_free (model->order);
  g_free (model->group);
  g_free (model->own);
  g_free (model->distance);
  g_free (model);
}

static double
assumption (const DpPlan *plan,
            const char   *id,
            double        otherwise)
{
  double value = otherwise;

  dp_plan_assumption (plan, id, &value);
  return value;
}

/** dp_simulation_terms: reads the plan's assumptions for the simulation. */
void
dp_simulation_terms (const DpPlan      *plan,
                     DpSimulationTerms *terms)
{
  *terms = (DpSimulationTerms) {
    .max_wait = assumption (plan, "full-wait", MAX_WAIT_WITHOUT_A_ROW),
    .share = assumption (plan, "full-neighbour", 1.0) >= 0.5,
    .spread = assumption (plan, "referral-spread", SPREAD_WITHOUT_A_ROW),
    .cv = assumption (plan, "stay-cv", CV_WITHOUT_A_ROW),
    /* What no row speaks of is not counted. */
    .urgent = assumption (plan, "urgent-first", 0.0) >= 0.5,
    .hold = assumption (plan, "hold-weeks", 0.0),
    .over_dispersion = assumption (plan, "referral-dispersion", 1.0) - 1.0,
    .family_share = assumption (plan, "family-room-share", 0.0),
    .closes = TRUE,
    .closing_lead = (int) assumption (plan, "closing-lead", 0.0),
    .threshold = dp_guide_threshold (plan),
    .years = (int) assumption (plan, "simulation-years", YEARS_WITHOUT_A_ROW),
  };
}

static void
add_case (GArray           *cases,
          const DpRecord   *estimate,
          DpSimulationBound bound,
          double            low,
          double            high)
{
  DpSimulationCase one = { .estimate = g_strdup (estimate->id), .name = g_strdup (dp_record_name (estimate)), .bound = bound,
                           .low = low, .high = high, .passed_on = 1.0 };

  g_array_append_val (cases, one);
}

static void
add_cases (GArray         *cases,
           const DpPlan   *plan,
           const DpRecord *estimate)
{
  DpRange women;
  DpRange share;
  DpRange trend;
  DpNeedAnswer answer;

  if (!dp_need_measured (plan, estimate, &women) || women.low > women.high)
    return;

  dp_need_trend (plan, &trend);
  add_case (cases, estimate, DP_SIMULATION_LOW, women.low, women.low);
  if (women.low < women.high || trend.low < trend.high)
    add_case (cases, estimate, DP_SIMULATION_HIGH, women.high, women.high);
  if (women.low < women.high)
    {
      add_case (cases, estimate, DP_SIMULATION_RANGE, women.low, women.high);
      return;
    }

  /* A share that is known only within bounds has made a range of the count already. */
  dp_need_stage_share (plan, dp_need_rests_on (plan), &share);
  if (share.low > 0.0 && dp_need_answer (plan, estimate, 0, &answer) && answer.is_count)
    {
      DpSimulationCase *one;

      add_case (cases, estimate, DP_SIMULATION_RANGE, answer.interval.low * share.low, answer.interval.high * share.low);
      one = &g_array_index (cases, DpSimulationCase, cases->len - 1);
      one->is_count = TRUE;
      one->count = (gint64) answer.published.low;
      one->passed_on = share.low;
    }
  else if (trend.low < trend.high)
    add_case (cases, estimate, DP_SIMULATION_RANGE, women.low, women.high);
}

/* The estimates in use in their order, as dp_analysis_need() has them; or one, in use or not, that may share their axis. */
static void
fill_cases (DpSimulationInput  *input,
            const DpPlan       *plan,
            const DpNeedResult *need,
            const char         *estimate_id)
{
  const GPtrArray *estimates = dp_plan_list (plan, DP_ENTITY_ESTIMATE);
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (DpSimulationCase));

  for (guint i = 0; i < estimates->len; i++)
    {
      const DpRecord *estimate = estimates->pdata[i];
      gboolean wanted = FALSE;

      if (estimate_id != NULL)
        wanted = g_str_equal (estimate->id, estimate_id)
                 && g_strcmp0 (dp_record_text (estimate, DP_ESTIMATE_COMPARABLE), "yes") == 0;
      for (guint c = 0; estimate_id == NULL && c < need->n_cases && !wanted; c++)
        wanted = need->cases[c].estimate == estimate;
      if (wanted)
        add_cases (cases, plan, estimate);
    }

  input->n_cases = cases->len;
  input->cases = (DpSimulationCase *) g_array_free (cases, FALSE);
}

/* The last year simulated by the formula, without the places that have closed. */
static void
solve_last_year (const DpSimulationInput *input,
                 DpAnalysis              *analysis,
                 guint                    need_case,
                 DpSystemAnswer          *answer)
{
  g_autoptr (GArray) years = dp_analysis_case_years (analysis, input->proposal, need_case, (guint) input->terms.years);
  const DpYearResult *last = &g_array_index (years, DpYearResult, input->terms.years - 1);

  answer->places = last->places;
  answer->without_place = last->without_place;
  answer->women_without_place = last->arrivals * last->without_place;
  answer->occupancy = last->occupancy;
  answer->courses_per_year = last->courses_per_year;
}

static void
fill_formula (DpSimulationInput      *input,
              DpAnalysis             *analysis,
              const DpCapacityResult *capacity)
{
  const DpNeedResult *need = dp_analysis_need (analysis);

  for (guint i = 0; i < input->n_cases; i++)
    for (guint c = 0; c < need->n_cases; c++)
      if (input->cases[i].bound == (need->cases[c].is_high ? DP_SIMULATION_HIGH : DP_SIMULATION_LOW)
          && g_str_equal (need->cases[c].estimate->id, input->cases[i].estimate))
        {
          DpRange women;

          dp_simulation_case_in_year (&input->cases[i], input->terms.years - 1, &women);
          input->cases[i].has_formula = TRUE;
          dp_capacity_solve (capacity, women.low, &input->cases[i].formula);
          if (input->closing_unit != NULL)
            solve_last_year (input, analysis, c, &input->cases[i].formula);
        }
}

/* The need of every year by the plan's trend, for which the opening must have a date. */
static void
fill_growth (DpSimulationInput *input,
             DpAnalysis        *analysis)
{
  const DpPlan *plan = dp_analysis_plan (analysis);

  input->trend = dp_analysis_trend_use (analysis, input->proposal);
  dp_need_trend (plan, &input->growth_a_year);
  if (input->trend != DP_TREND_FOLLOWED)
    return;

  for (guint c = 0; c < input->n_cases; c++)
    {
      DpSimulationCase *one = &input->cases[c];
      const DpRecord *estimate = dp_plan_get (plan, DP_ENTITY_ESTIMATE, one->estimate);
      gboolean differs = FALSE;

      one->growth = g_new (double, input->terms.years);
      one->growth_high = g_new (double, input->terms.years);
      for (int y = 0; y < input->terms.years; y++)
        {
          DpRange growth;

          dp_analysis_growth (analysis, input->proposal, estimate, (guint) y + 1, &growth);
          one->growth[y] = one->bound == DP_SIMULATION_HIGH ? growth.high : growth.low;
          one->growth_high[y] = growth.high;
          differs |= growth.low < growth.high;
        }
      if (one->bound != DP_SIMULATION_RANGE || !differs)
        g_clear_pointer (&one->growth_high, g_free);
    }
}

/** dp_simulation_case_in_year: see the header. */
void
dp_simulation_case_in_year (const DpSimulationCase *one,
                            int                     year,
                            DpRange                *women)
{
  const double *high = one->growth_high != NULL ? one->growth_high : one->growth;

  women->low = one->low * (one->growth != NULL ? one->growth[year] : 1.0);
  women->high = one->high * (high != NULL ? high[year] : 1.0);
}

static void
fill_units (DpSimulationInput *input,
            DpAnalysis        *analysis,
            const GPtrArray   *units)
{
  g_autofree int *months = g_new0 (int, units->len + 1);
  g_autofree int *closing = g_new0 (int, units->len + 1);
  int last = 0;

  dp_analysis_closing_months (analysis, input->proposal, closing);
  dp_analysis_opening_months (analysis, input->proposal, months, &input->calendar_year);
  input->n_units = units->len;
  input->units = g_new0 (DpSimulationUnit, units->len);
  for (guint u = 0; u < units->len; u++)
    {
      const DpRecord *unit = units->pdata[u];

      input->units[u] = (DpSimulationUnit) {
        .id = g_strdup (unit->id),
        .name = g_strdup (dp_record_name (unit)),
        .places = (int) dp_record_number_or (unit, DP_UNIT_PLACES, 0.0),
        .opening_month = months[u],
        .ramp_months = (int) dp_record_number_or (unit, DP_UNIT_RAMP_UP, 0.0),
        .closing_month = input->terms.closes ? closing[u] : -1,
      };
      input->units[u].family_places = (int) dp_record_number_or (unit, DP_UNIT_FAMILY_PLACES, input->units[u].places);
      dp_occupants_parse (dp_record_text (unit, DP_UNIT_OCCUPANTS), &input->units[u].occupants, &input->units[u].n_occupants,
                          NULL);
      if (input->closing_unit == NULL && input->units[u].closing_month >= 0
          && input->units[u].closing_month < 12 * input->terms.years)
        input->closing_unit = g_strdup (input->units[u].name);
      last = MAX (last, input->units[u].opening_month + input->units[u].ramp_months);
    }
  input->full_year = MIN ((last + 11) / 12, input->terms.years);
}

static double
weeks_of (const DpRecord *unit,
          guint           field)
{
  return dp_record_number_or (unit, field, 0.0) * WEEKS_PER_MONTH;
}

/* The longest mean stays are the plan's own; each unit's are given relative to them. */
static void
fill_stays (DpSimulationModel       *model,
            const DpSimulationTerms *terms,
            const GPtrArray         *units,
            double                  *longest_before)
{
  double before = 0.0;
  double after = 0.0;
  double spread;

  for (guint u = 0; u < units->len; u++)
    {
      before = MAX (before, weeks_of (units->pdata[u], DP_UNIT_STAY_BEFORE));
      after = MAX (after, weeks_of (units->pdata[u], DP_UNIT_STAY_AFTER));
    }
  /* A law needs a mean; where every stay ends at birth, none of it is used. */
  model->mean = after > 0.0 ? after : 1.0;
  model->stay = g_new0 (double, units->len);
  for (guint u = 0; u < units->len; u++)
    model->stay[u] = weeks_of (units->pdata[u], DP_UNIT_STAY_AFTER) / model->mean;

  /* Without a stay before birth there is no pregnancy to be lost by waiting. */
  spread = MIN (terms->spread, MIN (before, BIRTH_WEEK - before));
  model->pregnancy = before > 0.0;
  model->week_mode = BIRTH_WEEK - before;
  model->week_low = model->week_mode - spread;
  model->week_high = model->week_mode + spread;
  *longest_before = before;
}

/* Km by road from the towns of each region to each unit, weighed by their part of the need; NULL when a unit has no site. */
static double *
region_distances (DpAnalysis *analysis,
                  const char *proposal,
                  guint       n_units)
{
  g_autoptr (DpGeographyResult) geography = dp_analysis_geography (analysis, proposal, NULL);
  const DpNeedResult *need = dp_analysis_need (analysis);
  guint n_towns;
  const DpTown *towns = dp_towns (&n_towns);
  g_autofree double *distance = g_new0 (double, (gsize) need->n_regions * n_units + 1);
  g_autoptr (DpTravel) travel = dp_travel_new (dp_analysis_plan (analysis));

  if (geography == NULL || geography->gap != DP_GEOGRAPHY_OK || geography->n_units != n_units)
    return NULL;
  for (guint u = 0; u < n_units; u++)
    {
      const double *km, *line;

      if (!dp_ways_to (_dp_analysis_ways (analysis), &geography->units[u].point, geography->detour, &km, &line, NULL))
        return NULL;
      for (guint r = 0; r < need->n_regions; r++)
        {
          double people = 0.0;

          for (guint i = 0; i < n_towns; i++)
            if (g_str_equal (towns[i].region, need->regions[r]->id))
              {
                double way = km[i];

                dp_travel_apply (travel, i, &geography->units[u].point, 1, &way);
                people += towns[i].weight;
                distance[r * n_units + u] += towns[i].weight * way;
              }
          /* A region that the table of towns does not know cannot be measured. */
          if (people <= 0.0)
            return NULL;
          distance[r * n_units + u] /= people;
        }
    }

  return g_steal_pointer (&distance);
}

typedef struct
{
  const GPtrArray *units;
  const char *region;
  const double *distance; /* (nullable): from the region */
  guint n_regions;        /* of the plan */
} Neighbours;

/* Units that serve the region before others, then the nearest; where that is not known, in the plan's order. */
static int
compare_units (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Neighbours *neighbours = data;
  const int first = *(const int *) a;
  const int second = *(const int *) b;
  const gboolean first_own = dp_record_in_set (neighbours->units->pdata[first], DP_UNIT_REGIONS, neighbours->region);
  const gboolean second_own = dp_record_in_set (neighbours->units->pdata[second], DP_UNIT_REGIONS, neighbours->region);

  if (first_own != second_own)
    return first_own ? -1 : 1;
  if (neighbours->distance != NULL && neighbours->distance[first] != neighbours->distance[second])
    return neighbours->distance[first] < neighbours->distance[second] ? -1 : 1;

  return first - second;
}

/* A list of the women of @region who turn to @unit first (−1: nobody takes them), and to @next when that has closed (−1: to the
 * nearest). Unless full units pass women on, only units of the region itself are in it. */
static void
add_list (DpSimulationModel       *model,
          const DpSimulationTerms *terms,
          const Neighbours        *neighbours,
          guint                    region,
          int                      unit,
          int                      next,
          double                   weight,
          double                   longest_before)
{
  const guint n_units = neighbours->units->len;
  const guint list = model->n_lists++;
  int *order = &model->order[list * n_units];
  guint n = 0, n_chosen;

  model->weight[list] = weight;
  model->group[list] = (int) model->row[region];
  model->before[list] = 1.0;
  for (guint u = 0; u < n_units; u++)
    {
      order[u] = -1;
      model->own[list * n_units + u] = dp_record_in_set (neighbours->units->pdata[u], DP_UNIT_REGIONS, neighbours->region);
      if (neighbours->distance != NULL)
        model->distance[list * n_units + u] = neighbours->distance[u];
    }
  if (unit < 0)
    return;

  if (longest_before > 0.0)
    model->before[list] = weeks_of (neighbours->units->pdata[unit], DP_UNIT_STAY_BEFORE) / longest_before;
  order[n++] = unit;
  if (next >= 0)
    order[n++] = next;
  n_chosen = n;
  for (guint u = 0; u < n_units; u++)
    if ((int) u != unit && (int) u != next && (terms->share || model->own[list * n_units + u]))
      order[n++] = (int) u;
  g_qsort_with_data (order + n_chosen, (int) (n - n_chosen), sizeof (int), compare_units, (gpointer) neighbours);
}

/* A unit's share of all women who turn to units with so many places together. */
static double
share_of (const DpRecord *unit,
          double          places,
          guint           n_units)
{
  return places > 0.0 ? dp_record_number_or (unit, DP_UNIT_PLACES, 0.0) / places : 1.0 / n_units;
}

/* The women of a region with several units turn to them in proportion to their places, as in the formula; so do those of a unit
 * that has closed to the ones left, when full units do not pass them on anyway. When several close, the nearest is the next. */
static void
add_region (DpSimulationModel       *model,
            const DpSimulationInput *input,
            const Neighbours        *neighbours,
            guint                    region,
            double                   weight,
            double                   longest_before)
{
  const DpSimulationTerms *terms = &input->terms;
  const GPtrArray *units = neighbours->units;
  double places = 0.0;
  guint serving = 0;

  model->row[region] = model->n_lists;
  for (guint u = 0; u < units->len; u++)
    if (dp_record_in_set (units->pdata[u], DP_UNIT_REGIONS, neighbours->region))
      {
        places += dp_record_number_or (units->pdata[u], DP_UNIT_PLACES, 0.0);
        serving++;
      }
  if (serving == 0)
    add_list (model, terms, neighbours, region, -1, -1, weight, longest_before);

  for (guint u = 0; u < units->len; u++)
    if (dp_record_in_set (units->pdata[u], DP_UNIT_REGIONS, neighbours->region))
      {
        const double own = dp_record_number_or (units->pdata[u], DP_UNIT_PLACES, 0.0);
        const double share = weight * share_of (units->pdata[u], places, serving);

        if (terms->share || input->units[u].closing_month < 0 || serving < 3 ||
            neighbours->n_regions * serving * (serving - 1) > DP_SIM_REGIONS_MAX)
          {
            add_list (model, terms, neighbours, region, (int) u, -1, share, longest_before);
            continue;
          }
        for (guint v = 0; v < units->len; v++)
          if (v != u && dp_record_in_set (units->pdata[v], DP_UNIT_REGIONS, neighbours->region))
            add_list (model, terms, neighbours, region, (int) u, (int) v,
                      share * share_of (units->pdata[v], places - own, serving - 1), longest_before);
      }
}

static DpSimulationModel *
model_new (DpSimulationInput  *input,
           DpAnalysis         *analysis,
           const DpNeedResult *need,
           const GPtrArray    *units)
{
  DpSimulationModel *model = g_new0 (DpSimulationModel, 1);
  g_autofree double *distance = region_distances (analysis, input->proposal, units->len);
  g_autoptr (DpTravel) travel = dp_travel_new (dp_analysis_plan (analysis));
  /* A region's women turn to each of its units, and from there to each of the others. */
  const gsize n_lists = (gsize) need->n_regions * MAX (units->len, 1) * MAX (units->len, 1);
  double longest_before;

  fill_stays (model, &input->terms, units, &longest_before);
  model->units = g_new0 (DpSimUnit, units->len);
  for (guint u = 0; u < units->len; u++)
    model->units[u] = (DpSimUnit) {
      .ramp = { input->units[u].places, input->units[u].opening_month, input->units[u].ramp_months },
      .closing_month = input->units[u].closing_month,
      .region = -1,
      .large_places = input->terms.family_share > 0.0 ? input->units[u].family_places : 0,
      .occupants = input->units[u].occupants,
      .n_occupants = input->units[u].n_occupants,
    };
  model->row = g_new0 (guint, need->n_regions);
  model->weight = g_new0 (double, n_lists);
  model->before = g_new0 (double, n_lists);
  model->group = g_new0 (int, n_lists);
  model->order = g_new0 (int, n_lists * units->len);
  model->own = g_new0 (gboolean, n_lists * units->len);
  if (distance != NULL)
    model->distance = g_new0 (double, n_lists * units->len);
  for (guint r = 0; r < need->n_regions; r++)
    {
      Neighbours neighbours = { units, need->regions[r]->id, distance != NULL ? &distance[r * units->len] : NULL,
                                need->n_regions };

      add_region (model, input, &neighbours, r, need->weights[r], longest_before);
    }
  input->has_distance = distance != NULL;
  input->own_distances = dp_travel_count (travel);

  return model;
}

/**
 * dp_simulation_input_new:
 * @analysis: the analysis of the plan
 * @proposal_id: one of its proposals
 * @estimate_id: (nullable): only this estimate; NULL: all in use
 * @terms: (nullable): other assumptions than the plan's
 *
 * Returns: (transfer full): a snapshot of all that the simulation needs; nothing in it is borrowed from the plan
 */
DpSimulationInput *
dp_simulation_input_new (DpAnalysis              *analysis,
                         const char              *proposal_id,
                         const char              *estimate_id,
                         const DpSimulationTerms *terms)
{
  const DpPlan *plan = dp_analysis_plan (analysis);
  const DpCapacityResult *capacity = dp_analysis_capacity (analysis, proposal_id);
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpSimulationInput *input;

  g_return_val_if_fail (capacity != NULL, NULL);

  input = g_atomic_rc_box_new0 (DpSimulationInput);
  input->proposal = g_strdup (proposal_id);
  input->name = g_strdup (dp_record_name (capacity->proposal));
  if (terms != NULL)
    input->terms = *terms;
  else
    dp_simulation_terms (plan, &input->terms);
  input->gap = capacity->gap;
  fill_cases (input, plan, need, estimate_id);
  if (input->gap == DP_GAP_NO_NEED && input->n_cases > 0)
    input->gap = DP_GAP_NONE;
  else if (input->gap == DP_GAP_NONE && input->n_cases == 0)
    input->gap = DP_GAP_NO_NEED;
  if (capacity->gap_record != NULL)
    input->gap_name = g_strdup (dp_record_name (capacity->gap_record));
  if (input->gap != DP_GAP_NONE)
    return input;

  input->n_regions = need->n_regions;
  input->regions = g_new0 (DpSimulationRegion, need->n_regions);
  for (guint r = 0; r < need->n_regions; r++)
    input->regions[r] = (DpSimulationRegion) { g_strdup (need->regions[r]->id), g_strdup (dp_record_name (need->regions[r])),
                                               need->weights[r] };
  fill_growth (input, analysis);
  fill_units (input, analysis, dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id));
  if (capacity->gap == DP_GAP_NONE)
    fill_formula (input, analysis, capacity);
  input->model = model_new (input, analysis, need, dp_plan_children (plan, DP_ENTITY_UNIT, proposal_id));

  return input;
}

/** dp_simulation_input_new_plain: see the header. */
DpSimulationInput *
dp_simulation_input_new_plain (DpAnalysis *analysis,
                               const char *proposal_id,
                               const char *estimate_id)
{
  DpSimulationTerms terms;

  dp_simulation_terms (dp_analysis_plan (analysis), &terms);
  terms.max_wait = 0.0;
  terms.share = FALSE;
  terms.urgent = FALSE;
  terms.hold = 0.0;
  terms.over_dispersion = 0.0;
  terms.family_share = 0.0;

  return dp_simulation_input_new (analysis, proposal_id, estimate_id, &terms);
}

static gboolean
same_array (gconstpointer first,
            gconstpointer second,
            gsize         n_bytes)
{
  if (first == NULL || second == NULL)
    return first == second;

  return n_bytes == 0 || memcmp (first, second, n_bytes) == 0;
}

static gboolean
same_units (const DpSimulationInput *first,
            const DpSimulationInput *second)
{
  for (guint u = 0; u < first->n_units; u++)
    {
      const DpSimulationUnit *a = &first->units[u];
      const DpSimulationUnit *b = &second->units[u];

      if (a->places != b->places || a->opening_month != b->opening_month || a->ramp_months != b->ramp_months
          || a->closing_month != b->closing_month || a->family_places != b->family_places
          || a->n_occupants != b->n_occupants
          || !same_array (a->occupants, b->occupants, a->n_occupants * sizeof *a->occupants))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_model (const DpSimulationInput *first,
            const DpSimulationInput *second)
{
  const DpSimulationModel *a = first->model;
  const DpSimulationModel *b = second->model;
  const gsize lists = a->n_lists;
  const gsize cells = lists * first->n_units;

  return a->n_lists == b->n_lists && a->pregnancy == b->pregnancy && a->week_low == b->week_low
         && a->week_mode == b->week_mode && a->week_high == b->week_high && a->mean == b->mean
         && same_array (a->row, b->row, first->n_regions * sizeof *a->row)
         && same_units (first, second)
         && same_array (a->stay, b->stay, first->n_units * sizeof *a->stay)
         && same_array (a->weight, b->weight, lists * sizeof *a->weight)
         && same_array (a->before, b->before, lists * sizeof *a->before)
         && same_array (a->group, b->group, lists * sizeof *a->group)
         && same_array (a->order, b->order, cells * sizeof *a->order)
         && same_array (a->own, b->own, cells * sizeof *a->own)
         && same_array (a->distance, b->distance, cells * sizeof *a->distance);
}

static gboolean
same_cases (const DpSimulationInput *first,
            const DpSimulationInput *second)
{
  const gsize growth_bytes = (gsize) first->terms.years * sizeof (double);

  if (first->n_cases != second->n_cases || first->trend != second->trend)
    return FALSE;
  for (guint c = 0; c < first->n_cases; c++)
    if (first->cases[c].low != second->cases[c].low || first->cases[c].high != second->cases[c].high
        || first->cases[c].is_count != second->cases[c].is_count || first->cases[c].passed_on != second->cases[c].passed_on
        || !same_array (first->cases[c].growth, second->cases[c].growth, growth_bytes)
        || !same_array (first->cases[c].growth_high, second->cases[c].growth_high, growth_bytes)
        || first->cases[c].bound != second->cases[c].bound || !g_str_equal (first->cases[c].name, second->cases[c].name)
        || !g_str_equal (first->cases[c].estimate, second->cases[c].estimate))
      return FALSE;

  return TRUE;
}

static gboolean
same_terms (const DpSimulationTerms *a,
            const DpSimulationTerms *b)
{
  return a->max_wait == b->max_wait && a->share == b->share && a->spread == b->spread && a->cv == b->cv
         && a->urgent == b->urgent && a->hold == b->hold && a->over_dispersion == b->over_dispersion
         && a->family_share == b->family_share && a->closes == b->closes && a->closing_lead == b->closing_lead
         && a->threshold == b->threshold && a->years == b->years;
}

/** dp_simulation_input_equal: see the header. */
gboolean
dp_simulation_input_equal (const DpSimulationInput *first,
                           const DpSimulationInput *second)
{
  if (first == NULL || second == NULL)
    return first == second;

  return g_str_equal (first->proposal, second->proposal) && first->gap == second->gap
         && first->n_regions == second->n_regions && first->n_units == second->n_units
         && first->calendar_year == second->calendar_year && same_terms (&first->terms, &second->terms)
         && same_cases (first, second) && (first->gap != DP_GAP_NONE || same_model (first, second));
}

static void
input_clear (gpointer data)
{
  DpSimulationInput *input = data;

  for (guint c = 0; c < input->n_cases; c++)
    {
      g_free (input->cases[c].estimate);
      g_free (input->cases[c].name);
      g_free (input->cases[c].growth);
      g_free (input->cases[c].growth_high);
    }
  for (guint u = 0; u < input->n_units; u++)
    {
      g_free (input->units[u].id);
      g_free (input->units[u].name);
      g_free (input->units[u].occupants);
    }
  for (guint r = 0; r < input->n_regions; r++)
    {
      g_free (input->regions[r].id);
      g_free (input->regions[r].name);
    }
  g_free (input->cases);
  g_free (input->units);
  g_free (input->regions);
  g_free (input->proposal);
  g_free (input->name);
  g_free (input->gap_name);
  g_free (input->closing_unit);
  model_free (input->model);
}

/** dp_simulation_input_ref: see the header. */
DpSimulationInput *
dp_simulation_input_ref (DpSimulationInput *input)
{
  return g_atomic_rc_box_acquire (input);
}

/** dp_simulation_input_free: see the header. */
void
dp_simulation_input_free (DpSimulationInput *input)
{
  if (input != NULL)
    g_atomic_rc_box_release_full (input, input_clear);
}

/* _dp_simulation_engine_plan: see the header. */
DpSimPlan
_dp_simulation_engine_plan (const DpSimulationInput *input,
                            const DpSimulationCase  *one)
{
  const DpSimulationModel *model = input->model;

  return (DpSimPlan) {
    .n_regions = model->n_lists,
    .n_units = input->n_units,
    .n_years = input->terms.years,
    .units = model->units,
    .region_weight = model->weight,
    .order = model->order,
    .distance = model->distance,
    .own = model->own,
    .group = model->group,
    .region_before = model->before,
    .unit_stay = model->stay,
    .rate_law = one->is_count ? DP_SIM_RATE_COUNT : DP_SIM_RATE_RANGE,
    .rate_low = one->low,
    .rate_high = one->high,
    .rate_count = one->count,
    .rate_years = 1.0,
    .acceptance = one->passed_on,
    .year_factor = one->growth,
    .year_factor_high = one->growth_high,
    .over_dispersion = input->terms.over_dispersion,
    .pregnancy = model->pregnancy,
    .week_low = model->week_low,
    .week_mode = model->week_mode,
    .week_high = model->week_high,
    .birth_week = BIRTH_WEEK,
    .law = DP_STAY_LOGNORMAL,
    .mean = model->mean,
    .cv = input->terms.cv,
    .large_share = input->terms.family_share,
    .hold = input->terms.hold,
    .max_wait = input->terms.max_wait,
    .wait_anywhere = input->terms.share,
    .first_open_only = !input->terms.share,
    /* Without a stay before birth nobody is nearer to it. */
    .urgent_first = input->terms.urgent && model->pregnancy,
    .practice_threshold = input->terms.threshold,
  };
}

/* The rows of the lists in which the regions are counted, in the order of the regions. */
static void
keep_regions (const DpSimulationInput *input,
              DpSimResult             *result)
{
  DpSimRegionAnswer *regions = g_new0 (DpSimRegionAnswer, (gsize) (result->n_years + 1) * input->n_regions);

  for (int y = 0; y <= result->n_years; y++)
    for (guint r = 0; r < input->n_regions; r++)
      regions[y * input->n_regions + r] = result->regions[y * result->n_regions + input->model->row[r]];
  g_free (result->regions);
  result->regions = regions;
  result->n_regions = input->n_regions;
}

static DpSimResult
copy_answer (const DpSimResult *answer)
{
  const gsize rows = (gsize) answer->n_years + 1;
  DpSimResult copy = *answer;

  copy.units = g_memdup2 (answer->units, rows * answer->n_units * sizeof *answer->units);
  copy.regions = g_memdup2 (answer->regions, rows * answer->n_regions * sizeof *answer->regions);
  copy.total = g_memdup2 (answer->total, rows * sizeof *answer->total);
  copy.occupancy = g_memdup2 (answer->occupancy, rows * sizeof *answer->occupancy);
  copy.without_outcomes = g_memdup2 (answer->without_outcomes, rows * DP_SIM_OUTCOMES * sizeof *answer->without_outcomes);
  return copy;
}

/* Where a study is: cases done, and futures of the case that runs. */
typedef struct
{
  const DpSimulationStudy *study;
  const DpSimulationInput *const *inputs;
  DpSimulationResult *result;
  guint n_cases;
  guint done;
  gint64 futures;
} Progress;

static void
progress_cb (gint64             futures,
             const DpSimResult *interim,
             gpointer           data)
{
  const Progress *progress = data;
  DpSimulationResult *result = progress->result;
  const double part = MIN ((double) futures / (double) progress->futures, 1.0);

  for (guint i = 0; i < result->n_inputs; i++)
    {
      DpSimResult *present = &result->cases[i * result->n_cases + progress->done];

      *present = copy_answer (&interim[i]);
      keep_regions (progress->inputs[i], present);
    }
  progress->study->progress ((progress->done + part) / progress->n_cases, result, progress->study->data);
  for (guint i = 0; i < result->n_inputs; i++)
    {
      DpSimResult *present = &result->cases[i * result->n_cases + progress->done];

      dp_sim_result_clear (present);
      *present = (DpSimResult) { 0 };
    }
}

/**
 * dp_simulation_study_run:
 * @inputs: (array length=n_inputs): proposals, or one under different assumptions; with the same cases and years
 * @n_inputs: 1–DP_SIM_PLANS_MAX
 * @study: how much
 * @error: return location for an error
 *
 * All inputs meet the same women. May be called on any thread; takes up to some seconds.
 *
 * Returns: (transfer full) (nullable): the answers; NULL when the engine refuses an input, or the study was cancelled
 */
DpSimulationResult *
dp_simulation_study_run (const DpSimulationInput *const *inputs,
                         guint                           n_inputs,
                         const DpSimulationStudy        *study,
                         GError                        **error)
{
  g_autoptr (DpSimulationResult) result = g_new0 (DpSimulationResult, 1);
  const gsize n_differences = (gsize) n_inputs * n_inputs * DP_SIM_N_HEADLINES;
  Progress progress = { study, inputs, result, 0, 0, study->futures > 0 ? study->futures : DP_SIMULATION_FUTURES };
  DpSimStudy run = {
    .replications = progress.futures,
    .share_half_width = study->futures > 0 ? 0.0 : SHARE_HALF_WIDTH,
    .occupancy_half_width = study->futures > 0 ? 0.0 : SHARE_HALF_WIDTH,
    .wait_half_width = study->futures > 0 ? 0.0 : WAIT_HALF_WIDTH,
    .seed = study->seed,
    .threads = study->threads,
    .cancel = study->cancel,
    .progress = study->progress != NULL ? progress_cb : NULL,
    .data = &progress,
  };

  g_return_val_if_fail (n_inputs >= 1 && n_inputs <= DP_SIM_PLANS_MAX, NULL);
  for (guint i = 0; i < n_inputs; i++)
    g_return_val_if_fail (inputs[i]->gap == DP_GAP_NONE && inputs[i]->n_cases == inputs[0]->n_cases, NULL);

  result->seed = study->seed;
  result->n_inputs = n_inputs;
  result->n_cases = inputs[0]->n_cases;
  result->cases = g_new0 (DpSimResult, (gsize) n_inputs * result->n_cases);
  if (n_inputs > 1)
    result->differences = g_new0 (DpSimDifference, n_differences * result->n_cases);
  progress.n_cases = result->n_cases;

  for (guint c = 0; c < result->n_cases; c++)
    {
      DpSimPlan plans[DP_SIM_PLANS_MAX];
      DpSimResult answers[DP_SIM_PLANS_MAX];

      for (guint i = 0; i < n_inputs; i++)
        plans[i] = _dp_simulation_engine_plan (inputs[i], &inputs[i]->cases[c]);
      progress.done = c;
      if (!dp_simulation_run (&run, plans, n_inputs, answers, n_inputs > 1 ? &result->differences[c * n_differences] : NULL,
                              error))
        return NULL;
      for (guint i = 0; i < n_inputs; i++)
        {
          keep_regions (inputs[i], &answers[i]);
          result->cases[i * result->n_cases + c] = answers[i];
        }
      result->least = c == 0 ? answers[0].replications : MIN (result->least, answers[0].replications);
      result->most = MAX (result->most, answers[0].replications);
    }

  return g_steal_pointer (&result);
}

/** dp_simulation_result_case: Returns: (transfer none): the answer of an input's case. */
const DpSimResult *
dp_simulation_result_case (const DpSimulationResult *result,
                           guint                     input,
                           guint                     number)
{
  g_return_val_if_fail (input < result->n_inputs && number < result->n_cases, NULL);

  return &result->cases[input * result->n_cases + number];
}

/** dp_simulation_result_fill: see the header. */
DpSimulationResult *
dp_simulation_result_fill (const DpSimulationResult *so_far,
                           const DpSimulationResult *before)
{
  DpSimulationResult *copy = g_new0 (DpSimulationResult, 1);
  const guint n_cases = so_far->n_inputs * so_far->n_cases;

  g_return_val_if_fail (before->n_inputs == so_far->n_inputs && before->n_cases == so_far->n_cases, copy);

  *copy = *so_far;
  copy->differences = NULL;
  copy->cases = g_new0 (DpSimResult, n_cases);
  for (guint i = 0; i < n_cases; i++)
    {
      const gint64 *futures = &copy->cases[i].replications;

      copy->cases[i] = copy_answer (so_far->cases[i].n_years > 0 ? &so_far->cases[i] : &before->cases[i]);
      copy->least = i == 0 ? *futures : MIN (copy->least, *futures);
      copy->most = i == 0 ? *futures : MAX (copy->most, *futures);
    }

  return copy;
}

/** dp_simulation_result_free: frees @result; NULL is allowed. */
void
dp_simulation_result_free (DpSimulationResult *result)
{
  if (result == NULL)
    return;

  for (guint i = 0; i < result->n_inputs * result->n_cases; i++)
    dp_sim_result_clear (&result->cases[i]);
  g_free (result->cases);
  g_free (result->differences);
  g_free (result);
}
