/* dp-place-words.h: where units would lie best by one measure, in words.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-geography.h"

G_BEGIN_DECLS

/** DpPlaceGoal: what the sites are to be best at. */
typedef enum
{
  DP_PLACE_GOAL_MEAN,
  DP_PLACE_GOAL_LONGEST,
  DP_PLACE_GOAL_WITHIN,
  DP_N_PLACE_GOALS
} DpPlaceGoal;

/**
 * DpPlaceWords:
 * @best: "Aalborg, Aarhus, Odense"
 * @best_value: "38.2 km", and how many sets are as good
 * @second: (nullable): the runner-up
 * @second_value: "38.6 km (+0.4 km)"
 * @own: (nullable): what the proposal's own sites give, counted the same way
 * @note: how it was counted
 */
typedef struct
{
  char *best;
  char *best_value;
  char *second;
  char *second_value;
  char *own;
  char *note;
} DpPlaceWords;

char         *dp_place_goal_name  (DpPlaceGoal        goal,
                                   double             reach) G_GNUC_WARN_UNUSED_RESULT;
const DpPlaceBest *dp_place_goal_best (const DpPlacement *placement,
                                       DpPlaceGoal        goal);
DpPlaceWords *dp_place_words_new  (const DpPlacement *placement,
                                   DpPlaceGoal        goal);
void          dp_place_words_free (DpPlaceWords      *words);

int           dp_place_choice_of  (const DpPlacement *placement,
                                   const GArray      *sets,
                                   DpPlaceGoal        goal);
char         *dp_place_plan_words (DpAnalysis        *analysis,
                                   const char        *proposal,
                                   const GArray      *moves,
                                   gboolean          *is_farther) G_GNUC_WARN_UNUSED_RESULT;
DpTable      *dp_place_choices_new (DpAnalysis        *analysis,
                                    const char        *proposal,
                                    const DpPlacement *placement,
                                    const GArray      *sets) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpPlaceWords, dp_place_words_free)

G_END_DECLS
