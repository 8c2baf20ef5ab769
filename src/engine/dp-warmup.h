/* dp-warmup.h: how much of a simulated series still shows its start.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize dp_warmup_mser5 (const double *values,
                       gsize         n_values);

G_END_DECLS
