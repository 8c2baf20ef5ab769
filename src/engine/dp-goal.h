/* dp-goal.h: how many places keep a service goal.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpGoalSystem: units whose places are looked for
 * @n_regions: number of regions, ≥ 1
 * @n_units: number of units, ≥ 0
 * @region_weight: (array length=n_regions): each region's share of the country's need
 * @stay_years: (array length=n_units): mean stay in years, > 0
 * @serves: (array): n_regions × n_units: whether the women of the region turn to the unit
 *
 * The women of a region that several units serve turn to them in proportion to their places.
 */
typedef struct
{
  gsize n_regions;
  gsize n_units;
  const double *region_weight;
  const double *stay_years;
  const gboolean *serves;
} DpGoalSystem;

void     dp_goal_route  (const DpGoalSystem *system,
                         const double       *places,
                         double             *routing);
gboolean dp_goal_places (const DpGoalSystem *system,
                         double              need,
                         double              goal,
                         int                *places,
                         GError            **error);

G_END_DECLS
