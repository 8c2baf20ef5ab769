/* dp-clip.h: what of lines and areas lies within a rectangle.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-scene-private.h"

G_BEGIN_DECLS

/** DpClipBox: edges in px; left < right, top < bottom. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} DpClipBox;

gboolean _dp_clip_holds   (const DpClipBox *box,
                           DpPoint          point);
gboolean _dp_clip_segment (const DpClipBox *box,
                           DpPoint         *from,
                           DpPoint         *to);
GArray  *_dp_clip_area    (const DpClipBox *box,
                           const DpPoint   *points,
                           guint            n_points) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
