/* dp-municipalities.h: the 98 municipalities.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DpMunicipality: @code three digits; @region e.g. "DK-84"; @latitude, @longitude of the seat, degrees (WGS 84)
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *region;
  const char *seat;
  double latitude;
  double longitude;
} DpMunicipality;

const DpMunicipality *dp_municipalities         (guint *n_municipalities);
const DpMunicipality *dp_municipality_lookup    (const char *code_or_name);
guint                 dp_municipalities_nearest (const char            *name,
                                                 const DpMunicipality **nearest,
                                                 guint                  n_wanted);
gboolean              dp_municipality_is_like   (const DpMunicipality *municipality,
                                                 const char           *name);

G_END_DECLS
