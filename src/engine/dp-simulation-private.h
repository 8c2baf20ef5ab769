/* dp-simulation-private.h: one future of one plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-random.h"
#include "engine/dp-simulation.h"

G_BEGIN_DECLS

/* What a year of a unit gave in one future. */
typedef struct
{
  double placed;
  double used;      /* place-weeks */
  double treatment; /* weeks before birth of those placed */
} DpSimUnitYear;

/* What became of the women who came in a year. */
typedef struct
{
  double referred;
  double own_region;
  double elsewhere;
  double at_once;
  double wait;
  double treatment;
  double distance;
} DpSimRegionYear;

/* A plan made ready: what does not change from future to future. */
typedef struct
{
  const DpSimPlan *plan;
  DpSampler sampler;
  int n_places;
  int *first_place;    /* per pool: its first place */
  int *pool_size;      /* per pool: number of its places; pool 2u: unit u's ordinary places, 2u + 1: its large ones */
  double *opens;       /* per place, weeks; rising within a pool */
  double *closes;      /* per unit, weeks */
  double *open_weeks;  /* (n_years) × n_units: open place-weeks */
  double *cumulative;  /* region weights summed up */
  gboolean needs_more; /* whether region, week or room are drawn */
} DpSimModel;

/* Memory of one thread for one plan. */
typedef struct
{
  double *free_at;           /* per pool a heap: when its places are free, those not yet open when they open */
  DpSimUnitYear *unit_years; /* n_years × n_units */
  DpSimRegionYear *region_years;
  struct _DpSimWaiting *waiting;
  gsize n_waiting;
  gsize waiting_size;
} DpSimScratch;

gboolean _dp_sim_model_init    (DpSimModel *model, const DpSimPlan *plan, GError **error);
void     _dp_sim_model_clear   (DpSimModel *model);
void     _dp_sim_scratch_init  (DpSimScratch *scratch, const DpSimModel *model);
void     _dp_sim_scratch_clear (DpSimScratch *scratch);
void     _dp_sim_future        (const DpSimModel *model, DpSimScratch *scratch, guint64 seed, guint32 replication);

G_END_DECLS
