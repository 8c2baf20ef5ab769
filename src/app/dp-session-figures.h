/* dp-session-figures.h: what panel and pages show of a session's plan, made once for all of them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dp-session.h"
#include "figure/dp-summary.h"

G_BEGIN_DECLS

/* Belongs to the session and is good until its next change. */
const DpSummary *dp_session_get_summary (DpSession *self);

G_END_DECLS
