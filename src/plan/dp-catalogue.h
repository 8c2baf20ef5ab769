/* dp-catalogue.h: the fixed lists of the documents, as choices of fields, and what else is known of their entries.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-fields.h"

G_BEGIN_DECLS

extern const DpChoice dp_choices_basis[];
extern const DpChoice dp_choices_split[];
extern const DpChoice dp_choices_stage[];
extern const DpChoice dp_choices_perspective[];
extern const DpChoice dp_choices_comparable[];
extern const DpChoice dp_choices_parameter[];
extern const DpChoice dp_choices_measure[];
extern const DpChoice dp_choices_model[];
extern const DpChoice dp_choices_status[];
extern const DpChoice dp_choices_operator[];
extern const DpChoice dp_choices_financing[];
extern const DpChoice dp_choices_unit_kind[];
extern const DpChoice dp_choices_region[];
extern const DpChoice dp_choices_legal[];
extern const DpChoice dp_choices_element[];
extern const DpChoice dp_choices_element_state[];
extern const DpChoice dp_choices_competence[];
extern const DpChoice dp_choices_employment[];
extern const DpChoice dp_choices_cost_kind[];
extern const DpChoice dp_choices_party[];
extern const DpChoice dp_choices_agreement[];
extern const DpChoice dp_choices_agreement_question[];
extern const DpChoice dp_choices_certainty[];
extern const DpChoice dp_choices_requirement[];
extern const DpChoice dp_choices_answer[];
extern const DpChoice dp_choices_judge[];
extern const DpChoice dp_choices_level[];
extern const DpChoice dp_choices_slide[];

guint       dp_choices_count (const DpChoice *choices);

/** DpPurchase: whether an element of the treatment may be purchased (notes 10 and 12 of the request). */
typedef enum
{
  DP_PURCHASE_NO,
  DP_PURCHASE_PARTLY, /* substitution treatment only */
  DP_PURCHASE_YES,
} DpPurchase;

DpPurchase  dp_element_purchase      (const char *element);
const char *dp_element_short_label   (const char *element);
const char *dp_legal_used_for        (const char *basis);
const char *dp_legal_title           (const char *basis);
const char *dp_requirement_part      (const char *requirement);
const char *dp_requirement_short_label (const char *requirement);
const char *dp_agreement_question_group (const char *question);
const char *dp_parameter_definition  (const char *parameter);

G_END_DECLS
