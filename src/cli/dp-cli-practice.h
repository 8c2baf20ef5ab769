/* dp-cli-practice.h: what the simulation says of a proposal's active practice.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/dp-cli-answer.h"

#include "figure/dp-practice-tables.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): NULL when the proposal cannot be simulated, or with no futures. */
DpPracticeView *dp_cli_practice_new   (DpAnalysis *analysis,
                                       const char *proposal_id,
                                       gint64      futures,
                                       guint64     seed);
/* A member "simulated"; null without @view. @year: of the scores shown. */
void            dp_cli_practice_json  (JsonBuilder          *builder,
                                       const DpPracticeView *view,
                                       guint                 year);
void            dp_cli_practice_print (const DpPracticeView *view);

G_END_DECLS
