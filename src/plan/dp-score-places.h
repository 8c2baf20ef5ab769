/* dp-score-places.h: how many more places would take a measure of active practice to its next step.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

/** DpPlacesAnswer: what would do it. */
typedef enum
{
  DP_PLACES_MORE,     /* so many more places */
  DP_PLACES_START_UP, /* the places there are, all open from the first day */
  DP_PLACES_NO_HELP,  /* neither: too few women turn to a unit */
} DpPlacesAnswer;

DpPlacesAnswer dp_score_places (DpAnalysis              *analysis,
                                const DpScoreResult     *scores,
                                const DpCriterionResult *criterion,
                                double                   points,
                                guint                   *places);

G_END_DECLS
