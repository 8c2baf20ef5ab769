/* dp-validate.h: from what people type to a value, and back; and the rules that values keep.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/* As typed in a form or on the command line (in the user's language; on the command line keys of choices too). An empty
 * text is "unknown". Checks type and range of the one field. @value must hold a value (DP_VALUE_INIT will do): it is
 * replaced on success and left alone on failure. */
gboolean dp_field_parse  (const DpField *field,
                          const char    *text,
                          DpValue       *value,
                          GError       **error);

/* The value as it stands in the form's entry, in the user's language; "" when unknown. dp_field_parse() reads it
 * back. */
char    *dp_field_format (const DpField *field,
                          const DpValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* The same as a person reads it: labels of choices, names of municipalities, "unknown" when unknown, with its unit. */
char    *dp_field_describe (const DpField *field,
                            const DpValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* Type, range and required of one field, whatever the other fields hold. */
gboolean dp_validate_value  (const DpField *field,
                             const DpValue *value,
                             GError       **error);

/* Checks @changed, which is to take the place of the record with its id (or be new), against its own fields' ranges and
 * the rules between fields and records: low ≤ high, year_from ≤ year_to, earliest ≤ likely ≤ latest, shares of a
 * proposal's payers sum to at most 100 %, references point to something, no circle of dependencies, evidence for the
 * top two steps of a judgement, no context figure in use, purchased elements only where the agency allows it. */
gboolean dp_validate_record (const DpPlan   *plan,
                             const DpRecord *changed,
                             GError        **error);

G_END_DECLS
