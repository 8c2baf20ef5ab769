/* dp-picture.h: a chart as a file of a usual kind and size.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-export.h"

G_BEGIN_DECLS

/**
 * DpPictureSize: what the file is for
 * @DP_PICTURE_PLAIN: a text: %DP_EXPORT_WIDTH px wide, as high as the chart needs
 * @DP_PICTURE_SLIDE: a slide: 16:9, texts large enough for a hall
 * @DP_PICTURE_A4: an upright page: as wide as it may be printed on, as high as the chart needs
 * @DP_PICTURE_A4_SIDEWAYS: a page on its side, filled
 *
 * A PDF of the last two is the whole page with its margins; the other kinds of file hold the picture alone.
 */
typedef enum
{
  DP_PICTURE_PLAIN,
  DP_PICTURE_SLIDE,
  DP_PICTURE_A4,
  DP_PICTURE_A4_SIDEWAYS,
} DpPictureSize;

#define DP_N_PICTURE_SIZES (DP_PICTURE_A4_SIDEWAYS + 1)

/** The most pixels of a PNG for each px of the picture: 4 is some 400 to the inch. */
#define DP_PICTURE_SHARPNESS_MAX 4

const char *dp_picture_size_name    (DpPictureSize size);
gboolean    dp_picture_size_by_name (const char    *name,
                                     DpPictureSize *size);
void        dp_picture_options      (DpPictureSize  size,
                                     guint          sharpness,
                                     DpExport      *options);
gboolean    dp_picture_knows        (const char    *path);
gboolean    dp_picture_write        (const DpChart *chart,
                                     const char    *path,
                                     DpPictureSize  size,
                                     guint          sharpness,
                                     GError       **error);

G_END_DECLS
