/* dp-proposal-sections.h: how the form of a proposal is divided: sections, requirements, fields. Pure functions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-plan.h"

G_BEGIN_DECLS

/** DpSection: the sections of the form, in order. */
typedef enum
{
  DP_SECTION_HEAD,
  DP_SECTION_LEGAL,
  DP_SECTION_STAFFING,
  DP_SECTION_PLACE,
  DP_SECTION_MONEY,
  DP_SECTION_TIME,
  DP_N_SECTIONS
} DpSection;

const char *dp_section_name            (DpSection section);
DpSection   dp_section_by_name         (const char *name);
gboolean    dp_section_is_of_unit      (DpSection section);
gboolean    dp_section_of_field        (DpEntityKind kind,
                                        guint        field,
                                        DpSection   *section);
DpSection   dp_section_of_requirement  (const char *requirement);
const char *dp_section_first_requirement (DpSection section);

/* Answers to the sixteen requirements. */
const DpRecord *dp_answer_find         (const DpPlan *plan,
                                        const char   *proposal,
                                        const char   *requirement);
const char *dp_answer_state            (const DpPlan *plan,
                                        const char   *proposal,
                                        const char   *requirement);
gboolean    dp_answer_state_is_answered (const char *state);
const char *dp_answer_state_icon       (const char *state);
guint       dp_answers_count           (const DpPlan *plan,
                                        const char   *proposal,
                                        const char   *part,
                                        guint        *n_of);

/* Treatment elements of a unit. */
const DpRecord *dp_element_find        (const DpPlan *plan,
                                        const char   *unit,
                                        const char   *element);
gboolean    dp_unit_lacks_retention_basis (const DpPlan *plan,
                                           const char   *unit);

G_END_DECLS
