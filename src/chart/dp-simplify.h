/* dp-simplify.h: outlines with no more corners than can be seen.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-scene-private.h"

G_BEGIN_DECLS

void _dp_simplify (const DpPoint *points,
                   guint          n_points,
                   double         tolerance,
                   guint8        *keep);

G_END_DECLS
