/* dp-occupants.h: the families inside a unit when it opens.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Weeks that a family inside at the opening may still stay. */
#define DP_OCCUPANT_WEEKS_MAX 520

gboolean dp_occupants_parse (const char *text,
                             double    **weeks,
                             gsize      *n_weeks,
                             GError    **error);

G_END_DECLS
