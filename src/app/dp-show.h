/* dp-show.h: a presentation that runs: which slide is on the wall, what was asked, and how long it has lasted.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "app/dp-session.h"
#include "figure/dp-deck.h"

G_BEGIN_DECLS

#define DP_TYPE_SHOW (dp_show_get_type ())
G_DECLARE_FINAL_TYPE (DpShow, dp_show, DP, SHOW, GObject)

/** DpWallState: what the hall sees. */
typedef enum
{
  DP_WALL_SLIDE,
  DP_WALL_BLACK,
  DP_WALL_WHITE,
} DpWallState;

/** Where pictures of the slides are shown: each place has a size of its own. */
#define DP_SHOW_N_PLACES 3

/*
 * Signals: "changed": anything below but the clock and the light may be another; "light": the point of light has moved, came or
 * went; "ended": the presentation is over.
 *
 * The slides are made when the presentation begins and do not follow later edits: what the hall has seen stays what it was.
 */
DpShow         *dp_show_new             (DpSession *session, const char *first_slide);

const DpPlan   *dp_show_get_plan        (DpShow *self);
const char     *dp_show_get_proposal    (DpShow *self); /* (nullable) */
guint           dp_show_get_n_slides    (DpShow *self);
const DpSlide  *dp_show_get_slide       (DpShow *self, guint index);
guint           dp_show_get_index       (DpShow *self);
void            dp_show_go              (DpShow *self, int index);
void            dp_show_step            (DpShow *self, int steps);
void            dp_show_back            (DpShow *self);

DpWallState     dp_show_get_state       (DpShow *self);
void            dp_show_toggle_state    (DpShow *self, DpWallState state);
gboolean        dp_show_get_frozen      (DpShow *self);
void            dp_show_toggle_frozen   (DpShow *self);
gboolean        dp_show_get_table       (DpShow *self);
void            dp_show_toggle_table    (DpShow *self);

/* A point of light on the wall; @x, @y: parts of the slide's width and height, 0–1. */
void            dp_show_toggle_light    (DpShow *self);
void            dp_show_move_light      (DpShow *self, double x, double y);
gboolean        dp_show_get_light       (DpShow *self, double *x, double *y); /* whether it is on */

/* What is on the wall when it shows a slide: the slide, or the answer to a question; when frozen, what was there then. */
const DpFigure *dp_show_get_wall        (DpShow *self);
cairo_surface_t *dp_show_paint_slide    (const DpFigure *figure, int width, int height) G_GNUC_WARN_UNUSED_RESULT;
GskRenderNode  *dp_show_new_picture     (const DpFigure *figure, int width, int height) G_GNUC_WARN_UNUSED_RESULT;
GdkPaintable   *dp_show_paintable       (GskRenderNode *picture) G_GNUC_WARN_UNUSED_RESULT;
GskRenderNode  *dp_show_get_picture     (DpShow *self, const DpFigure *figure, int width, int height);
void            dp_show_prepare         (DpShow *self, guint place, int width, int height);
gboolean        dp_show_is_prepared     (DpShow *self);
gboolean        dp_show_has_picture     (DpShow *self, const DpFigure *figure, int width, int height);

/* "What if?": asked and looked at before anyone else sees it, then shown or dropped. */
void            dp_show_ask             (DpShow *self, const DpWhatIf *what_if);
const DpWhatIf *dp_show_get_question    (DpShow *self);
const DpFigure *dp_show_get_answer      (DpShow *self); /* (nullable): nothing is asked */
gboolean        dp_show_is_answer_shown (DpShow *self);
gboolean        dp_show_is_beyond       (DpShow *self);
gboolean        dp_show_show_answer     (DpShow *self, GError **error);
void            dp_show_drop_answer     (DpShow *self);
gboolean        dp_show_keep_answer     (DpShow *self, GError **error);
gboolean        dp_show_apply_answer    (DpShow *self, GError **error);
const GPtrArray *dp_show_get_log        (DpShow *self); /* (element-type utf8): newest last */

gint64          dp_show_get_elapsed     (DpShow *self); /* seconds since slide 1 was left */
gboolean        dp_show_get_paused      (DpShow *self);
void            dp_show_toggle_paused   (DpShow *self);
void            dp_show_end             (DpShow *self);

G_END_DECLS
