/* dp-analysis-simulation.h: a proposal's possible futures: women come, wait, are passed on, are placed or go without.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The years are counted from the first opening. The mean stay before and after birth is the plan's for every unit; the
 * assumptions say how much the weeks at referral and the stays vary, and what happens when a unit is full. The plan is read
 * once, when the input is made; after that an input may be run on any thread.
 */
#pragma once

#include "engine/dp-simulation.h"
#include "plan/dp-analysis-years.h"

G_BEGIN_DECLS

/** Futures at most, when nobody asks for a number; the study ends when its headline numbers are known well enough. */
#define DP_SIMULATION_FUTURES 10000
#define DP_SIMULATION_SEED 1

/** DpSimulationBound: which of an estimate's limits, or a rate drawn anew between them in every future. A count has its own
 * figure as DP_SIMULATION_LOW, and as DP_SIMULATION_RANGE the rates that may be behind it. */
typedef enum
{
  DP_SIMULATION_LOW,
  DP_SIMULATION_HIGH,
  DP_SIMULATION_RANGE,
} DpSimulationBound;

/**
 * DpSimulationCase: an estimate under one bound; those of an estimate stand together, in the order of the bounds
 * @low, @high: women a year in the country; of a count's range the ends of its exact interval (Garwood)
 * @is_count, @count, @passed_on: the range of a count is drawn as Gamma (@count + 1/2, 1 year) times the share of those in need
 *   on which capacity rests
 * @has_formula, @formula: what the formula gives for a limit of an estimate in use and the need of the last year simulated: in
 *   full operation, or with the places of that year when a unit closes before its end (then without an offered load)
 * @growth: (array) (nullable): for each year simulated, the women by the plan's trend relative to the estimate
 * @growth_high: (array) (nullable): of a drawn rate, the most of the same; the future's growth lies between the two
 */
typedef struct
{
  char *estimate;
  char *name;
  DpSimulationBound bound;
  double low;
  double high;
  gboolean is_count;
  gint64 count;
  double passed_on;
  gboolean has_formula;
  DpSystemAnswer formula;
  double *growth;
  double *growth_high;
} DpSimulationCase;

/* Women a year in the country in year @year of the simulation, from 0, by the plan's trend. */
void dp_simulation_case_in_year (const DpSimulationCase *one,
                                 int                     year,
                                 DpRange                *women);

/**
 * DpSimulationTerms: the plan's assumptions
 * @max_wait: weeks that a woman waits at most; 0 = nobody waits
 * @share: whether a full unit passes women on to another one with a free place
 * @spread: weeks that a referral comes earlier or later than on average, at most
 * @cv: how much stays after birth vary: standard deviation / mean
 * @urgent: whether a free place goes to the waiting woman nearest to birth
 * @hold: weeks that a place is kept from referral until the woman can move in
 * @over_dispersion: variance of a year's referrals over its mean, less 1
 * @family_share: share of the women who need a place with room for partner or siblings
 * @closes: whether units close when the plan says so
 * @closing_lead: months before its closing in which a unit admits nobody new
 * @threshold: women a year below which a unit's practice counts as too small
 * @years: years simulated
 */
typedef struct
{
  double max_wait;
  gboolean share;
  double spread;
  double cv;
  gboolean urgent;
  double hold;
  double over_dispersion;
  double family_share;
  gboolean closes;
  int closing_lead;
  double threshold;
  int years;
} DpSimulationTerms;

/**
 * DpSimulationUnit:
 * @opening_month: months after the first opening
 * @closing_month: months after the first opening from which nobody is admitted; −1 = never
 * @family_places: of @places, those with room for partner or siblings
 * @occupants: (array length=n_occupants) (nullable): weeks that those inside at the opening still stay
 */
typedef struct
{
  char *id;
  char *name;
  int places;
  int opening_month;
  int ramp_months;
  int closing_month;
  int family_places;
  double *occupants;
  gsize n_occupants;
} DpSimulationUnit;

typedef struct
{
  char *id;
  char *name;
  double weight;
} DpSimulationRegion;

typedef struct _DpSimulationModel DpSimulationModel;

/**
 * DpSimulationInput: a snapshot
 * @trend, @growth_a_year: whether the years follow the plan's trend, and the trend
 * @gap, @gap_name: what is missing, and the unit that lacks it; then there is nothing to run
 * @calendar_year: year of the first opening, 0 when it has no date
 * @full_year: first year, from 0, in which all places are open all the time; @terms.years when none is
 * @has_distance: whether every unit lies somewhere
 * @own_distances: how many distances of the planner's own the plan holds (dp-travel.h)
 * @closing_unit: (nullable): name of the first unit that closes within the years simulated
 */
typedef struct
{
  char *proposal;
  char *name;
  DpGap gap;
  char *gap_name;
  DpSimulationTerms terms;
  DpTrendUse trend;
  DpRange growth_a_year;
  int calendar_year;
  int full_year;
  gboolean has_distance;
  guint own_distances;
  char *closing_unit;
  guint n_cases;
  DpSimulationCase *cases;
  guint n_units;
  DpSimulationUnit *units;
  guint n_regions;
  DpSimulationRegion *regions;
  DpSimulationModel *model;
} DpSimulationInput;

void               dp_simulation_terms      (const DpPlan      *plan,
                                             DpSimulationTerms *terms);
DpSimulationInput *dp_simulation_input_new  (DpAnalysis              *analysis,
                                             const char              *proposal_id,
                                             const char              *estimate_id,
                                             const DpSimulationTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
/* The same proposal without the rules: nobody waits or is passed on, no place is kept, nobody needs a larger place and the women come independently of each other: what the formula assumes. */
DpSimulationInput *dp_simulation_input_new_plain (DpAnalysis *analysis,
                                                  const char *proposal_id,
                                                  const char *estimate_id) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both would give the same answer. */
gboolean           dp_simulation_input_equal (const DpSimulationInput *first,
                                              const DpSimulationInput *second);
/* It never changes, so several may hold it, in any thread; the last one to free it frees it. NULL may be freed. */
DpSimulationInput *dp_simulation_input_ref  (DpSimulationInput *input) G_GNUC_WARN_UNUSED_RESULT;
void               dp_simulation_input_free (DpSimulationInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSimulationInput, dp_simulation_input_free)

/**
 * DpSimulationResult:
 * @seed, @least, @most: the seed, and the fewest and the most futures of a case
 * @n_cases, @cases: (array): the engine's answers, case by case of the first input, then of the next
 * @differences: (array) (nullable): with several inputs: case × input × input × DP_SIM_N_HEADLINES, row less column
 */
typedef struct
{
  guint64 seed;
  gint64 least;
  gint64 most;
  guint n_inputs;
  guint n_cases;
  DpSimResult *cases;
  DpSimDifference *differences;
} DpSimulationResult;

/**
 * DpSimulationProgress: told now and then, in the thread that runs the study, which part, 0–1, of the whole is done
 * @so_far: (nullable): the answers: those of cases that are done, of the present one as it stands, and nothing yet (no years) of
 *   the others; valid during the call
 */
typedef void (*DpSimulationProgress) (double                    done,
                                      const DpSimulationResult *so_far,
                                      gpointer                  data);

/**
 * DpSimulationStudy:
 * @futures: for every case: exactly so many, or 0: until the numbers are known well enough, DP_SIMULATION_FUTURES at most
 * @threads: the answer does not depend on it
 * @cancel: (nullable): set other than 0 from any thread to stop
 * @progress: (nullable):
 */
typedef struct
{
  gint64 futures;
  guint64 seed;
  int threads;
  const int *cancel;
  DpSimulationProgress progress;
  gpointer data;
} DpSimulationStudy;

DpSimulationResult *dp_simulation_study_run   (const DpSimulationInput *const *inputs,
                                               guint                           n_inputs,
                                               const DpSimulationStudy        *study,
                                               GError                        **error) G_GNUC_WARN_UNUSED_RESULT;
const DpSimResult  *dp_simulation_result_case (const DpSimulationResult *result,
                                               guint                     input,
                                               guint                     number);
/* (transfer full): a copy of @so_far, with the answers of @before, of the same inputs, where it has none yet. */
DpSimulationResult *dp_simulation_result_fill (const DpSimulationResult *so_far,
                                               const DpSimulationResult *before) G_GNUC_WARN_UNUSED_RESULT;
void                dp_simulation_result_free (DpSimulationResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpSimulationResult, dp_simulation_result_free)

G_END_DECLS
