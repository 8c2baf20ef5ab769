/* dp-travel.h: the planner's own distances from towns to sites, in place of the program's road estimate.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They stand in the plan as a block out of a spreadsheet: sites in the first row, towns in the first column, kilometres between.
 * A town is written by its name, a whole municipality by its name or number. An empty cell leaves the road estimate.
 */
#pragma once

#include "plan/dp-plan.h"
#include "plan/dp-towns.h"

G_BEGIN_DECLS

/** The longest distance that a cell may hold, in km. */
#define DP_TRAVEL_KM_MAX 2000.0

/** DpTravel: the plan's own distances, read. */
typedef struct _DpTravel DpTravel;

/* (transfer full) (nullable): NULL when the plan has none. */
DpTravel *dp_travel_new   (const DpPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
DpTravel *dp_travel_parse (const char *text,
                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void      dp_travel_free  (DpTravel *travel);

/* Puts the own distances from dp_towns() number @town to each of @sites over @km, which holds the estimates. Returns to how many
 * sites there is one; @travel may be NULL. */
guint     dp_travel_apply (const DpTravel *travel,
                           guint           town,
                           const DpPoint  *sites,
                           guint           n_sites,
                           double         *km);
/* Cells with a distance. */
guint     dp_travel_count (const DpTravel *travel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpTravel, dp_travel_free)

G_END_DECLS
