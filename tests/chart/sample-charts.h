/* sample-charts.h: charts with the figures of the Danish sources, for the demo, the tests and the benchmark.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-chart.h"

DpChart *sample_need         (void);
DpChart *sample_capacity     (void);
DpChart *sample_scores       (void);
DpChart *sample_what_if      (void);
DpChart *sample_empty_range  (void);
DpChart *sample_empty_steps  (void);
DpChart *sample_one_row      (void);
DpChart *sample_many_rows    (void);
DpChart *sample_long_names   (void);
DpChart *sample_crowded_lines (void);
DpChart *sample_wide_scores  (void);
DpChart *sample_tipping      (void);
DpChart *sample_distance     (void);
DpChart *sample_price        (void);
DpChart *sample_empty_lines  (void);
DpChart *sample_units        (void);
DpChart *sample_change       (void);
DpChart *sample_years        (void);
DpChart *sample_empty_dots   (void);
DpChart *sample_empty_quantiles (void);
DpChart *sample_timeline     (void);
DpChart *sample_empty_timeline (void);
DpChart *sample_long_timeline (void);
DpChart *sample_title_page   (void);
DpChart *sample_points       (void);
DpChart *sample_map          (void);
DpChart *sample_squares      (void);
DpChart *sample_empty_map    (void);

/* What every chart says beside its figures, where the sample does not say it itself. */
DpChart *finish_sample       (DpChart *chart);

typedef struct
{
  const char *name;
  DpChart *(*make) (void);
} SampleChart;

extern const SampleChart sample_charts[];
extern const guint n_sample_charts;
