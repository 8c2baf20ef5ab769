/* dp-outlines.h: the outlines of the regions, as the program carries them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpOutline: one closed outline: a part of the mainland or an island
 * @region: e.g. "DK-84"
 * @longitude, @latitude: (array length=n_points): degrees, WGS 84
 */
typedef struct
{
  char *region;
  guint n_points;
  double *longitude;
  double *latitude;
} DpOutline;

/* (transfer none) (element-type DpOutline): read once; they live as long as the program. */
const GPtrArray *dp_outlines (void);

G_END_DECLS
