/* dp-simulation-private.h: one future of one plan, and what futures add up to.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "engine/dp-random.h"
#include "engine/dp-simulation.h"

G_BEGIN_DECLS

/* Women counted one by one; more in a year fall into the last bin. */
#define DP_SIM_BINS 1024

/* What a year of a unit gave in one future. */
typedef struct
{
  double placed;
  double own;       /* of those placed, from the unit's own region */
  double used;      /* place-weeks */
  double held;      /* place-weeks kept for a woman who has not come yet */
  double treatment; /* of those placed: weeks before birth */
  double wait;
  double distance;
} DpSimUnitYear;

/* What became of the women who came in a year. */
typedef struct
{
  double referred;
  double offered; /* place-weeks that they would use if all were placed at once */
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
  int *first_place;          /* per pool: its first place */
  int *pool_size;            /* per pool: number of its places; pool 2u: unit u's ordinary places, 2u + 1: its large ones */
  double *opens;             /* per place, weeks, when it is first free; rising within a pool */
  double *closes;            /* per unit, weeks */
  double *open_weeks;        /* (n_years) × n_units: open place-weeks */
  DpSimUnitYear *unit_years; /* n_years × n_units: what those inside from the beginning use */
  double *cumulative;        /* region weights summed up */
  double cluster;            /* mean number of women who come together */
  gboolean needs_more;       /* whether region, week or room are drawn */
  gsize waiting_size;        /* room for the list, so that no future needs more */
} DpSimModel;

/* When somebody is in a unit, in weeks, in the order of the beginnings. */
typedef struct
{
  double from;
  double to;
} DpSimStay;

typedef struct
{
  DpSimStay *stays;
  gsize n;
  gsize size;
} DpSimStays;

/* Memory of one thread for one plan. */
typedef struct
{
  DpSimStays *stays;         /* (nullable) (array): per unit, written down for who asks for them */
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
gboolean _dp_sim_future        (const DpSimModel *model,
                                DpSimScratch     *scratch,
                                guint64           seed,
                                guint32           replication,
                                const int        *cancel);

/* Whether a place in the unit counts as one in the own region of the women of the list. */
static inline gboolean
_dp_sim_is_own (const DpSimPlan *plan,
                int              list,
                int              unit)
{
  return plan->own != NULL ? plan->own[list * plan->n_units + unit] : plan->units[unit].region == list;
}

/* Sums of pairs (a, b) over the futures, for the ratio of their means and its interval. */
typedef struct
{
  double a, b, aa, ab, bb;
} DpSimCell;

/* The same for two ratios a/b and c/d of the same futures; the products are aa ab bb cc cd dd ac ad bc bd. */
typedef struct
{
  double sum[4];
  double product[10];
} DpSimPair;

typedef struct _DpSimPossible DpSimPossible;

/* All futures of one plan, and where its numbers lie among its cells. */
typedef struct
{
  DpSimModel model;
  int n_rows; /* years and their mean */
  gsize units;
  gsize regions;
  gsize total;
  gsize occupancy;
  gsize n_cells;
  DpSimCell *cells;
  guint32 *placed_bins;  /* rows × units × bins */
  guint32 *without_bins; /* rows × bins */
  DpSimPossible *possible; /* per region, then for all */
} DpSimSums;

gboolean        _dp_sim_sums_init       (DpSimSums *sums, const DpSimPlan *plan, GError **error);
void            _dp_sim_sums_clear      (DpSimSums *sums);
void            _dp_sim_sums_add_future (const DpSimSums    *sums,
                                         const DpSimScratch *scratch,
                                         DpSimCell          *cells,
                                         guint16            *placed,
                                         guint16            *without,
                                         double              headline[DP_SIM_N_HEADLINES][2]);
void            _dp_sim_sums_add_piece  (DpSimSums       *sums,
                                         const DpSimCell *cells,
                                         const guint16   *placed,
                                         gsize            placed_stride,
                                         const guint16   *without,
                                         gsize            without_stride,
                                         gint64           n);
void            _dp_sim_sums_answer     (const DpSimSums *sums, gint64 n, DpSimResult *result);
gboolean        _dp_sim_sums_is_enough  (const DpSimSums *sums, const DpSimStudy *study, gint64 n);

void            _dp_sim_pair_add        (DpSimPair *pair, const double first[2], const double second[2]);
void            _dp_sim_pair_add_pair   (DpSimPair *pair, const DpSimPair *other);
DpSimDifference _dp_sim_pair_answer     (const DpSimPair *pair, gint64 n);

G_END_DECLS
