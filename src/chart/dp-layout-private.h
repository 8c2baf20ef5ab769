/* dp-layout-private.h: the bodies of charts, between the subtitle and the source line.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-scene-private.h"

G_BEGIN_DECLS

typedef struct _DpRangeBody DpRangeBody;
typedef struct _DpStepBody DpStepBody;

/*
 * A body is made in two goes: measuring sets all texts in the width there is and says what heights would do; placing
 * puts them into the height that was decided. @left and @right are edges in px of the canvas.
 */
DpRangeBody *_dp_range_body_measure (DpScene       *scene,
                                     const DpChart *chart,
                                     double         left,
                                     double         right,
                                     double        *minimum,
                                     double        *natural);
void         _dp_range_body_place   (DpRangeBody   *body,
                                     double         top,
                                     double         height);
void         _dp_range_body_free    (DpRangeBody   *body);

DpStepBody  *_dp_step_body_measure  (DpScene       *scene,
                                     const DpChart *chart,
                                     double         left,
                                     double         right,
                                     double        *minimum,
                                     double        *natural);
void         _dp_step_body_place    (DpStepBody    *body,
                                     double         top,
                                     double         height);
void         _dp_step_body_free     (DpStepBody    *body);

/** Puts @edges (n + 1 of them) below one another so that every part gets its share of @height. */
void         _dp_share_height       (double         top,
                                     double         height,
                                     const double  *minimum,
                                     const double  *natural,
                                     const double  *maximum,
                                     guint          n,
                                     double        *edges);

G_END_DECLS
