/* dp-need.h: a country's need split over its regions.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dp_need_weights (const double *amounts,
                          gsize         n_regions,
                          double       *weights,
                          GError      **error);

G_END_DECLS
