/* dp-analysis-need.h: what a plan says of the need: each estimate by itself, and how the country's need is split.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Estimates are never averaged. What a planner adds (hidden cases, a trend, shares of referral) stands beside the published
 * figure and never in its place.
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** The share of the interval of a count, and the ends of the range of next year's count. */
#define DP_COUNT_CONFIDENCE 0.95
#define DP_NEXT_YEAR_LOW 0.05
#define DP_NEXT_YEAR_HIGH 0.95

/** DpNeedStage: the three numbers that are kept apart; in the order of dp_choices_stage. */
typedef enum
{
  DP_STAGE_NEED,
  DP_STAGE_REFERRAL,
  DP_STAGE_ADMISSION,
  DP_N_STAGES
} DpNeedStage;

/* On which of the three numbers capacity rests; need when the plan does not say. */
DpNeedStage dp_need_rests_on (const DpPlan *plan);
const char *dp_need_rests_on_key (const DpPlan *plan);
/* Share 0–1 of the women in need who come to @stage: 0–1 where the plan does not know. Returns whether it does. */
gboolean    dp_need_stage_share (const DpPlan *plan,
                                 DpNeedStage   stage,
                                 DpRange      *share);
/* Growth a year, 0.02 is two per cent. Returns whether the plan assumes any; else 0–0. */
gboolean    dp_need_trend (const DpPlan *plan,
                           DpRange      *trend);

/* How many times as many women the trend gives in @year as in the estimate's own year; 1–1 without a trend. */
void        dp_need_growth (const DpPlan   *plan,
                            const DpRecord *estimate,
                            int             year,
                            DpRange        *growth);

/** DpNeedSplit: what the need is split over the regions by; in the order of dp_choices_split. */
typedef enum
{
  DP_SPLIT_POPULATION,
  DP_SPLIT_BIRTHS,
  DP_SPLIT_OWN,
} DpNeedSplit;

DpNeedSplit dp_need_split       (const DpPlan *plan);
const char *dp_need_split_key   (const DpPlan *plan);
guint       dp_need_split_field (DpNeedSplit split); /* the region's field that holds the numbers */

/**
 * DpNeedAnswer: one estimate; women a year
 * @published: its limits as published
 * @is_own: the planner's own
 * @is_count: women counted in one year; then @interval is the exact interval of the mean (Garwood), and @next_year the
 *   counts between which next year's falls with 90 % (Gamma-Poisson)
 * @in_year: the published limits in the year asked for, by the plan's trend; as published without a year or a trend
 * @has_hidden, @with_hidden: whether hidden cases are added, and @in_year with them
 * @stages: of @in_year, those in need, referred and admitted
 */
typedef struct
{
  const DpRecord *estimate;
  DpRange published;
  gboolean is_own;
  gboolean is_count;
  DpRange interval;
  DpRange next_year;
  DpRange in_year;
  gboolean has_hidden;
  DpRange with_hidden;
  DpRange stages[DP_N_STAGES];
} DpNeedAnswer;

/* @year 0: as published. FALSE when the estimate lacks a limit. */
gboolean dp_need_answer (const DpPlan   *plan,
                         const DpRecord *estimate,
                         int             year,
                         DpNeedAnswer   *answer);

/* Women a year of the stage on which capacity rests, as published. FALSE when the estimate lacks a limit. */
gboolean dp_need_measured (const DpPlan   *plan,
                           const DpRecord *estimate,
                           DpRange        *women);

gboolean dp_estimate_is_comparable (const DpRecord *estimate);
gboolean dp_estimate_is_own        (const DpRecord *estimate);
gboolean dp_estimate_has_hidden    (const DpRecord *estimate);

/** The year from which Hovedstaden and Sjælland are one region. */
#define DP_MERGER_YEAR 2027

/**
 * DpRegionSet: the regions of a year
 * @n_groups, @names, @weights: the regions of that year; @names are borrowed. Without weights there are none
 * @n_regions, @group: for each region of the plan the number of its group
 */
typedef struct
{
  guint n_groups;
  const char **names;
  double *weights;
  guint n_regions;
  gsize *group;
} DpRegionSet;

/* (transfer full): @year 0 is today's set. */
DpRegionSet *dp_region_set_new  (DpAnalysis *analysis,
                                 int         year);
void         dp_region_set_free (DpRegionSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpRegionSet, dp_region_set_free)

/* For dp-analysis.c. */
DpNeedResult *_dp_need_result_new  (const DpPlan *plan);
void          _dp_need_result_free (DpNeedResult *need);

G_END_DECLS
