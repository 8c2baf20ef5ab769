/* dp-slides.h: the slides of a plan: which, in which order, and how they are changed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-document.h"
#include "plan/dp-what-if.h"

G_BEGIN_DECLS

/** The kind of slide whose text is all the planner's own. */
#define DP_SLIDE_TEXT_KIND "text"

GPtrArray *dp_slides_of_plan      (const DpPlan *plan); /* (transfer full) (element-type DpRecord) */
gboolean   dp_slides_are_own      (const DpPlan *plan);
gboolean   dp_slides_make         (DpDocument *document, GError **error);
char      *dp_slides_add_text     (DpDocument *document, GError **error);

char      *dp_question_add        (DpDocument *document, const char *proposal_id, const DpWhatIf *what_if, const char *words,
                                   const char *answer, gboolean kept, GError **error);
void       dp_question_what_if    (const DpRecord *question, DpWhatIf *what_if);

G_END_DECLS
