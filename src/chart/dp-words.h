/* dp-words.h: what items are called for assistive technology and tooltips.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

G_BEGIN_DECLS

char *_dp_range_row_figures  (const DpRangeRow *row);
char *_dp_range_row_sentence (const DpRangeRow *row);
char *_dp_mark_sentence      (const DpRangeRow *row,
                              const DpMark     *mark);
char *_dp_mark_tooltip       (const DpRangeRow *row,
                              const DpMark     *mark);
char *_dp_step_cell_sentence (const DpStepRow    *row,
                              const DpStepColumn *column,
                              const DpStepCell   *cell,
                              int                 n_steps);

G_END_DECLS
