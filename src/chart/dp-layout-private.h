/* dp-layout-private.h: the bodies of charts, between the subtitle and the source line.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart/dp-scale.h"
#include "chart/dp-scene-private.h"

G_BEGIN_DECLS

/**
 * DpBodyLayout: how the body of a kind of chart is laid out
 *
 * In two goes: @measure sets all texts in the width there is and says what heights would do; @place puts them into the
 * height that was decided and adds what can be pointed at. @left and @right are edges in px of the canvas.
 */
typedef struct
{
  gpointer (*measure) (DpScene       *scene,
                       const DpChart *chart,
                       double         left,
                       double         right,
                       double        *minimum,
                       double        *natural);
  void (*place) (gpointer body,
                 double   top,
                 double   height);
  void (*free) (gpointer body);
} DpBodyLayout;

extern const DpBodyLayout _dp_range_layout;
extern const DpBodyLayout _dp_step_layout;
extern const DpBodyLayout _dp_text_layout;
extern const DpBodyLayout _dp_squares_layout;
extern const DpBodyLayout _dp_map_layout;
extern const DpBodyLayout _dp_gantt_layout;
extern const DpBodyLayout _dp_lines_layout;
extern const DpBodyLayout _dp_dots_layout;
extern const DpBodyLayout _dp_quantiles_layout;

/* Pieces that bodies share. */

/** Puts @edges (n + 1 of them) below one another so that every part gets its share of @height. */
void         _dp_share_height       (double         top,
                                     double         height,
                                     const double  *minimum,
                                     const double  *natural,
                                     const double  *maximum,
                                     guint          n,
                                     double        *edges);

PangoLayout *_dp_figure_text        (DpScene       *scene,
                                     DpTypeStep     step,
                                     DpWeight       weight,
                                     const char    *string);
PangoLayout *_dp_wrapped_text       (DpScene       *scene,
                                     DpTypeStep     step,
                                     DpWeight       weight,
                                     const char    *string,
                                     double         width,
                                     int            lines);
PangoLayout *_dp_line_text          (DpScene       *scene,
                                     DpTypeStep     step,
                                     DpWeight       weight,
                                     const char    *string);
PangoLayout *_dp_figure_line        (DpScene       *scene,
                                     DpTypeStep     step,
                                     DpWeight       weight,
                                     const char    *string);
double       _dp_width_or_0         (PangoLayout   *text);
double       _dp_height_or_0        (PangoLayout   *text);
void         _dp_place_middle       (DpScene       *scene,
                                     PangoLayout   *text,
                                     DpRole         role,
                                     double         x,
                                     double         middle);
DpPrim      *_dp_hairline           (DpScene       *scene,
                                     DpRole         role,
                                     double         x0,
                                     double         y0,
                                     double         x1,
                                     double         y1,
                                     gboolean       interruptible);
void         _dp_place_marker       (DpScene       *scene,
                                     DpParty        party,
                                     DpRole         role,
                                     gboolean       hollow,
                                     double         x,
                                     double         y,
                                     double         size);
void         _dp_place_party_bar    (DpScene       *scene,
                                     DpParty        party,
                                     DpRole         role,
                                     DpBar          bar,
                                     double         from,
                                     double         to,
                                     double         y,
                                     double         thick,
                                     double         marker_size);
char        *_dp_format_tick        (DpFormatFunc   format,
                                     double         value);
guint        _dp_tick_label_every   (DpScene       *scene,
                                     const DpScale *scale,
                                     DpFormatFunc   format);

G_END_DECLS
