/* dp-sensitivity-model.h: proposals as small models of a few inputs that can be asked very often.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only for dp-analysis-sensitivity.c. Inputs are arrays of %DP_N_INPUTS numbers, by DpInputId.
 */
#pragma once

#include "plan/dp-analysis-finance.h"
#include "plan/dp-analysis-sensitivity.h"

G_BEGIN_DECLS

/* The shortest stay that is looked at, in months: a unit's load never vanishes. */
#define DP_SHORTEST_STAY (12.0 / 365.25)

/**
 * DpSensitivityModel: one proposal
 * @plan_weights, @serves, @plan_places: shares of the need, whether a unit serves a region (row-major, region × unit), places
 * @before, @after: stays of each unit in months; @mean_before, @mean_after: over the places
 * @staff, @items: running cost of a year
 * @weights, @places, @stays, @routing: the model's own room to work in
 */
typedef struct
{
  guint n_regions;
  guint n_units;
  const double *plan_weights;
  gboolean *serves;
  double *plan_places;
  double *before;
  double *after;
  double mean_before;
  double mean_after;
  double staff;
  double items;
  double *weights;
  double *places;
  double *stays;
  double *routing;
} DpSensitivityModel;

/** DpSensitivityAsked: what is asked of one model, or of two; @drawn: the inputs that a design draws, the others stay. */
typedef struct
{
  DpSensitivityMeasure measure;
  DpSensitivityQuestion question;
  double base[DP_N_INPUTS];
  DpSensitivityModel *own;
  DpSensitivityModel *against; /* (nullable) */
  guint n_drawn;
  DpInputId drawn[DP_N_INPUTS];
} DpSensitivityAsked;

DpSensitivityModel *dp_sensitivity_model_new  (const DpNeedResult    *need,
                                               const GPtrArray       *units,
                                               const DpFinanceResult *finance);
void                dp_sensitivity_model_free (DpSensitivityModel *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSensitivityModel, dp_sensitivity_model_free)

/* For the engine; @data is a DpSensitivityAsked: what is measured; the same of the inputs that are drawn, and of the other
 * proposal; and a number above zero when the answer to the question is no. */
double dp_sensitivity_measured       (const double *inputs,
                                      gpointer      data);
double dp_sensitivity_measured_drawn (const double *drawn,
                                      gpointer      data);
double dp_sensitivity_measured_other (const double *inputs,
                                      gpointer      data);
double dp_sensitivity_asked          (const double *inputs,
                                      gpointer      data);

G_END_DECLS
