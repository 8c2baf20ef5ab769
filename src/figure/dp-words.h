/* dp-words.h: small pieces of language that several sentences need.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-analysis.h"

G_BEGIN_DECLS

char *dp_words_count          (guint number);
char *dp_words_count_capital  (guint number);
char *dp_words_places         (int places);
char *dp_words_months         (double months);
char *dp_words_women          (double low, double high);
char *dp_words_list           (const GPtrArray *words);
char *dp_words_and            (const GPtrArray *words);
char *dp_words_units          (const GPtrArray *names, guint n_units);
char *dp_words_years          (const DpRecord *estimate);
char *dp_words_tipping        (int tipping_point);
char *dp_words_gap            (const DpCapacityResult *capacity);
char *dp_words_no_split       (const DpRecord *region, guint split);
char *dp_words_bounds         (double low, double high);
char *dp_words_level          (const DpScore *score);
const char *dp_words_level_name (DpLevel level);
char *dp_words_proposal       (const DpRecord *proposal);
char *dp_words_value          (const DpRecord *criterion, double value);
char *dp_words_measured       (const DpCriterionResult *criterion);
char *dp_words_finding        (const DpCriterionResult *criterion);

G_END_DECLS
