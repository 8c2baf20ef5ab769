/* dp-ways.h: the ways from all towns to a place, kept: while a unit is moved about, the others stay where they are.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan/dp-towns.h"

G_BEGIN_DECLS

typedef struct _DpWays DpWays;

DpWays  *dp_ways_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void     dp_ways_free (DpWays *ways);

/* Sets @road and @line (out) (transfer none) (array) to the km from each of dp_towns() to @place, by road with the detour
 * factor @detour and as the crow flies; both are good until the next call. FALSE when the factor or the place is refused. */
gboolean dp_ways_to   (DpWays         *ways,
                       const DpPoint  *place,
                       double          detour,
                       const double  **road,
                       const double  **line,
                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DpWays, dp_ways_free)

G_END_DECLS
