/* dp-sensitivity-model.c: proposals as small models of a few inputs that can be asked very often.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-sensitivity-model.h"

#include "engine/dp-staffing.h"

#include <math.h>
#include <string.h>

#define MONTHS_PER_YEAR 12.0

/** dp_sensitivity_model_free: frees @model; NULL is allowed. */
void
dp_sensitivity_model_free (DpSensitivityModel *model)
{
  if (model == NULL)
    return;

  g_free (model->serves);
  g_free (model->plan_places);
  g_free (model->before);
  g_free (model->after);
  g_free (model->weights);
  g_free (model->places);
  g_free (model->stays);
  g_free (model->routing);
  g_free (model);
}

/** dp_sensitivity_model_new: Returns: (transfer full): the units of a proposal and its cost; borrows the split of @need. */
DpSensitivityModel *
dp_sensitivity_model_new (const DpNeedResult    *need,
                          const GPtrArray       *units,
                          const DpFinanceResult *finance)
{
  DpSensitivityModel *model = g_new0 (DpSensitivityModel, 1);
  double places = 0.0;

  model->n_regions = need->n_regions;
  model->n_units = units->len;
  model->plan_weights = need->weights;
  model->serves = g_new0 (gboolean, (gsize) units->len * need->n_regions);
  model->plan_places = g_new0 (double, units->len);
  model->before = g_new0 (double, units->len);
  model->after = g_new0 (double, units->len);
  model->weights = g_new0 (double, need->n_regions);
  model->places = g_new0 (double, units->len);
  model->stays = g_new0 (double, units->len);
  model->routing = g_new0 (double, (gsize) units->len * need->n_regions);
  for (guint u = 0; u < units->len; u++)
    {
      model->plan_places[u] = dp_record_number_or (units->pdata[u], DP_UNIT_PLACES, 0.0);
      model->before[u] = dp_record_number_or (units->pdata[u], DP_UNIT_STAY_BEFORE, 0.0);
      model->after[u] = dp_record_number_or (units->pdata[u], DP_UNIT_STAY_AFTER, 0.0);
      model->mean_before += model->plan_places[u] * model->before[u];
      model->mean_after += model->plan_places[u] * model->after[u];
      places += model->plan_places[u];
      for (guint r = 0; r < need->n_regions; r++)
        model->serves[r * units->len + u] = dp_record_in_set (units->pdata[u], DP_UNIT_REGIONS, need->regions[r]->id);
    }
  if (places > 0.0)
    {
      model->mean_before /= places;
      model->mean_after /= places;
    }
  model->staff = finance->staff;
  model->items = finance->items;

  return model;
}

/* The women of a region that several units serve turn to them in proportion to their places, as in dp_analysis_capacity(). */
static void
route (DpSensitivityModel *model)
{
  for (guint r = 0; r < model->n_regions; r++)
    {
      const gboolean *serves = &model->serves[r * model->n_units];
      double *row = &model->routing[r * model->n_units];
      double places = 0.0;
      guint serving = 0;

      for (guint u = 0; u < model->n_units; u++)
        if (serves[u])
          {
            places += model->places[u];
            serving++;
          }
      for (guint u = 0; u < model->n_units; u++)
        row[u] = !serves[u] ? 0.0 : places > 0.0 ? model->places[u] / places : 1.0 / serving;
    }
}

/* The model with its inputs moved from @base to @inputs. Places are the proposal's own choice: @is_own says whether they move. */
static DpSystem
move (DpSensitivityModel *model,
      const double       *base,
      const double       *inputs,
      gboolean            is_own)
{
  const double before = inputs[DP_INPUT_STAY_BEFORE] - base[DP_INPUT_STAY_BEFORE];
  const double after = inputs[DP_INPUT_STAY_AFTER] - base[DP_INPUT_STAY_AFTER];
  const double more = is_own ? floor (inputs[DP_INPUT_PLACES] + 0.5) : 0.0;
  const double split = inputs[DP_INPUT_SPLIT];

  for (guint r = 0; r < model->n_regions; r++)
    model->weights[r] = (1.0 - split) * model->plan_weights[r] + split / model->n_regions;
  for (guint u = 0; u < model->n_units; u++)
    {
      model->places[u] = MAX (model->plan_places[u] + more, 0.0);
      /* Another proposal's stays may be shorter than the one's that sets the limits. */
      model->stays[u] = MAX (MAX (model->before[u] + before, 0.0) + MAX (model->after[u] + after, 0.0), DP_SHORTEST_STAY)
                        / MONTHS_PER_YEAR;
    }
  route (model);

  return (DpSystem) { model->n_regions, model->n_units, model->weights, model->places, model->stays, model->routing };
}

static double
answer (DpSensitivityModel   *model,
        DpSensitivityMeasure  measure,
        const double         *base,
        const double         *inputs,
        gboolean              is_own)
{
  const DpSystem system = move (model, base, inputs, is_own);
  const double cost = model->staff * inputs[DP_INPUT_WAGES] + model->items * inputs[DP_INPUT_ITEMS];
  DpSystemAnswer total;
  double places = 0.0;

  for (guint u = 0; u < model->n_units; u++)
    places += model->places[u];

  switch (measure)
    {
    case DP_SENSITIVITY_TIPPING:
      return dp_system_tipping_country (&system, inputs[DP_INPUT_GOAL]);
    case DP_SENSITIVITY_RATE:
      return cost / (places * DP_DAYS_PER_YEAR * inputs[DP_INPUT_BUDGET]);
    case DP_SENSITIVITY_USED_DAY:
      dp_system_solve (&system, inputs[DP_INPUT_NEED], &total, NULL, NULL);
      return cost / (places * DP_DAYS_PER_YEAR * total.occupancy);
    case DP_SENSITIVITY_WITHOUT:
    case DP_SENSITIVITY_N_MEASURES:
    default:
      dp_system_solve (&system, inputs[DP_INPUT_NEED], &total, NULL, NULL);
      return total.women_without_place;
    }
}

/** dp_sensitivity_measured: see the header. */
double
dp_sensitivity_measured (const double *inputs,
                         gpointer      data)
{
  const DpSensitivityAsked *question = data;

  return answer (question->own, question->measure, question->base, inputs, TRUE);
}

/** dp_sensitivity_measured_drawn: see the header. */
double
dp_sensitivity_measured_drawn (const double *drawn,
                               gpointer      data)
{
  const DpSensitivityAsked *question = data;
  double inputs[DP_N_INPUTS];

  memcpy (inputs, question->base, sizeof inputs);
  for (guint i = 0; i < question->n_drawn; i++)
    inputs[question->drawn[i]] = drawn[i];

  return dp_sensitivity_measured (inputs, data);
}

/** dp_sensitivity_measured_other: see the header. */
double
dp_sensitivity_measured_other (const double *inputs,
                               gpointer      data)
{
  const DpSensitivityAsked *question = data;

  return answer (question->against, question->measure, question->base, inputs, FALSE);
}

/** dp_sensitivity_asked: see the header. */
double
dp_sensitivity_asked (const double *inputs,
                      gpointer      data)
{
  const DpSensitivityAsked *question = data;
  DpSystemAnswer total;
  DpSystem system;

  if (question->question == DP_QUESTION_AGAINST)
    return dp_sensitivity_measured (inputs, data) - dp_sensitivity_measured_other (inputs, data);

  system = move (question->own, question->base, inputs, TRUE);
  dp_system_solve (&system, inputs[DP_INPUT_NEED], &total, NULL, NULL);
  if (question->question == DP_QUESTION_RATE)
    return inputs[DP_INPUT_BUDGET] - total.occupancy;

  return total.without_place - inputs[DP_INPUT_GOAL];
}
