/* dp-transient.h: how a loss system moves from where it is towards its steady state.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dp_transient_step (double  *state,
                            int      servers,
                            double   load,
                            double   t,
                            GError **error);
gboolean dp_transient_loss (int      servers,
                            double   load,
                            int      occupied,
                            double   t,
                            double  *full,
                            double  *mean_occupied,
                            GError **error);

G_END_DECLS
