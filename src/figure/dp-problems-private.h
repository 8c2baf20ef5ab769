/* dp-problems-private.h: what the files that look for problems share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "figure/dp-problems.h"

G_BEGIN_DECLS

/* Takes @text over. */
void _dp_problems_add             (GPtrArray      *problems,
                                   DpProblemLevel  level,
                                   char           *text,
                                   const char     *detail,
                                   const DpRecord *record,
                                   guint           field);

/* Own headlines of charts of @proposal_id, or of those that are about no proposal, whose figures have changed since. */
void _dp_problems_check_headlines (GPtrArray      *problems,
                                   DpAnalysis     *analysis,
                                   const char     *proposal_id);

/* Slides whose own headline names a number that the slide does not show: with @proposal_id, or with none of the proposals. */
void _dp_problems_check_slides    (GPtrArray      *problems,
                                   DpAnalysis     *analysis,
                                   const char     *proposal_id);

G_END_DECLS
