/* dp-analysis-payers.c: who would pay the running cost under each of the financing models.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-analysis-payers.h"

#include "engine/dp-staffing.h"

/* The models by their keys, those of dp_choices_financing. */
static const char *const financing_keys[DP_N_FINANCINGS] = {
  [DP_FINANCING_TARIFF] = "tariff",
  [DP_FINANCING_OBJECTIVE] = "objective",
  [DP_FINANCING_DRAWING_RIGHT] = "drawing_right",
  [DP_FINANCING_STATE] = "state",
  [DP_FINANCING_REGION] = "region",
  [DP_FINANCING_SHARED] = "shared",
};

/** dp_financing_key: Returns: the key of a financing model. */
const char *
dp_financing_key (DpFinancing financing)
{
  g_return_val_if_fail (financing < DP_N_FINANCINGS, NULL);
  return financing_keys[financing];
}

/** dp_financing_of: Returns: whether the proposal has chosen a model; then *@financing is it. */
gboolean
dp_financing_of (const DpRecord *proposal,
                 DpFinancing    *financing)
{
  for (DpFinancing f = 0; f < DP_N_FINANCINGS; f++)
    if (g_strcmp0 (dp_record_text (proposal, DP_PROPOSAL_FINANCING), financing_keys[f]) == 0)
      {
        *financing = f;
        return TRUE;
      }

  return FALSE;
}

static void
add_rows (DpPayersResult     *result,
          const DpNeedResult *need,
          const GPtrArray    *payers)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (DpPayerRow));

  for (int kind = DP_PAYER_MUNICIPALITIES; kind <= DP_PAYER_REGION; kind++)
    for (guint r = 0; r < need->n_regions; r++)
      {
        DpPayerRow row = { (DpPayerKind) kind, need->regions[r],
                           dp_record_number_or (need->regions[r], DP_REGION_POPULATION, 0.0) };

        g_array_append_val (rows, row);
      }
  g_array_append_val (rows, ((DpPayerRow) { .kind = DP_PAYER_THE_STATE }));
  g_array_append_val (rows, ((DpPayerRow) { .kind = DP_PAYER_LATER_RATES }));
  for (guint i = 0; i < payers->len; i++)
    g_array_append_val (rows, ((DpPayerRow) { .kind = DP_PAYER_NAMED, .record = payers->pdata[i] }));
  g_array_append_val (rows, ((DpPayerRow) { .kind = DP_PAYER_NOBODY }));

  result->n_rows = rows->len;
  result->rows = (DpPayerRow *) g_array_free (rows, FALSE);
}

static double *
cell (const DpPayersResult *result,
      guint                 need_case,
      guint                 row,
      DpFinancing           financing)
{
  return &result->amounts[((gsize) need_case * result->n_rows + row) * DP_N_FINANCINGS + financing];
}

/* The part of unit @u that is there for the women of region @r: their share of those who turn to it. */
static double
part_of_unit (const DpNeedResult     *need,
              const DpCapacityResult *capacity,
              const double           *routing,
              guint                   r,
              guint                   u)
{
  const double women = capacity->units[u].need_share;

  return women > 0.0 ? need->weights[r] * routing[r * capacity->n_units + u] / women : 0.0;
}

/* A unit nobody turns to has no region to charge; its part of the cost is nobody's. */
static void
fill_case (DpPayersResult        *result,
           const DpFinanceResult *finance,
           const DpNeedResult    *need,
           const double          *routing,
           guint                  c)
{
  const DpCapacityResult *capacity = finance->capacity;
  const guint n = need->n_regions;
  const guint state = 2 * n;
  const guint later = state + 1;
  const guint nobody = result->n_rows - 1;
  double people = 0.0;
  double income = 0.0;
  double held = 0.0;
  double named = 0.0;

  for (guint r = 0; r < n; r++)
    people += result->rows[r].population;
  for (guint r = 0; r < n; r++)
    {
      double days = 0.0;
      double places = 0.0;

      for (guint u = 0; u < capacity->n_units; u++)
        {
          const double own = capacity->units[u].places * part_of_unit (need, capacity, routing, r, u);

          days += own * capacity->units[u].cases[c].occupancy * DP_DAYS_PER_YEAR;
          places += own;
        }
      *cell (result, c, r, DP_FINANCING_TARIFF) = finance->rate * days;
      *cell (result, c, r, DP_FINANCING_OBJECTIVE) = people > 0.0 ? result->running * result->rows[r].population / people : 0.0;
      *cell (result, c, r, DP_FINANCING_DRAWING_RIGHT) = result->running * places / finance->places;
      *cell (result, c, n + r, DP_FINANCING_REGION) = result->running * places / finance->places;
      income += finance->rate * days;
      held += places;
    }
  *cell (result, c, state, DP_FINANCING_STATE) = result->running;
  *cell (result, c, later, DP_FINANCING_TARIFF) = result->running - income;
  for (guint row = later + 1; row < nobody; row++)
    {
      const double share = dp_record_number_or (result->rows[row].record, DP_PAYER_SHARE, 0.0);

      *cell (result, c, row, DP_FINANCING_SHARED) = share * result->running;
      named += share;
    }
  *cell (result, c, nobody, DP_FINANCING_SHARED) = MAX (1.0 - named, 0.0) * result->running;
  *cell (result, c, nobody, DP_FINANCING_DRAWING_RIGHT) = result->running * MAX (1.0 - held / finance->places, 0.0);
  *cell (result, c, nobody, DP_FINANCING_REGION) = *cell (result, c, nobody, DP_FINANCING_DRAWING_RIGHT);
}

/**
 * dp_analysis_payers:
 * @analysis: an analysis
 * @finance: a proposal's cost, of @analysis
 *
 * Returns: (transfer full): who would pay under each model
 */
DpPayersResult *
dp_analysis_payers (DpAnalysis            *analysis,
                    const DpFinanceResult *finance)
{
  const DpNeedResult *need = dp_analysis_need (analysis);
  DpPayersResult *result = g_new0 (DpPayersResult, 1);
  g_autofree double *routing = dp_analysis_routing (analysis, finance->proposal->id);

  result->proposal = finance->proposal;
  result->known = finance->rate_known && finance->n_cases > 0 && routing != NULL;
  if (!result->known)
    return result;

  result->running = finance->running;
  result->n_cases = finance->n_cases;
  add_rows (result, need, dp_plan_children (dp_analysis_plan (analysis), DP_ENTITY_PAYER, finance->proposal->id));
  result->amounts = g_new0 (double, (gsize) result->n_cases * result->n_rows * DP_N_FINANCINGS);
  for (guint c = 0; c < result->n_cases; c++)
    fill_case (result, finance, need, routing, c);

  return result;
}

/** dp_payers_amount: Returns: what @row pays in a year under @financing, DKK; below zero is a surplus. */
double
dp_payers_amount (const DpPayersResult *result,
                  guint                 need_case,
                  guint                 row,
                  DpFinancing           financing)
{
  g_return_val_if_fail (result->known && need_case < result->n_cases && row < result->n_rows, 0.0);
  g_return_val_if_fail (financing < DP_N_FINANCINGS, 0.0);

  return *cell (result, need_case, row, financing);
}

/** dp_payers_result_free: frees @result; NULL is allowed. */
void
dp_payers_result_free (DpPayersResult *result)
{
  if (result == NULL)
    return;

  g_free (result->rows);
  g_free (result->amounts);
  g_free (result);
}
