/* dp-sensitivity-tables.h: what matters most, in a table and in sentences.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-table.h"
#include "plan/dp-analysis-sensitivity.h"

G_BEGIN_DECLS

/* Names for headings ("Need") and for the middle of a sentence ("the need"); what is measured, and what kind an input is of. */
const char *dp_input_label               (DpInputId            input);
const char *dp_input_phrase              (DpInputId            input);
const char *dp_input_kind_label          (DpInputKind          kind);
const char *dp_sensitivity_measure_label (DpSensitivityMeasure measure);

/* Values with their units, as they stand in sentences. (transfer full) */
char       *dp_input_value               (DpInputId            input,
                                          double               value);
char       *dp_input_interval            (const DpSensitivityInput *input);
char       *dp_sensitivity_value         (DpSensitivityMeasure measure,
                                          double               value);

/* The tornado, the widest first; the note says how to read it. (transfer full) */
DpTable    *dp_sensitivity_table_new     (const DpSensitivityResult *result);

/* One sentence each: the heading; what would turn the answer. (transfer full) */
char       *dp_sensitivity_headline      (const DpSensitivityResult *result);
char       *dp_sensitivity_turn_sentence (const DpSensitivityResult *result);

/* Everything that the figures say; the first is the headline. Never empty. (transfer full) (element-type utf8) */
GPtrArray  *dp_sensitivity_sentences     (const DpSensitivityResult *result);

G_END_DECLS
