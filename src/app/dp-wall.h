/* dp-wall.h: what the hall sees, full size on the wall or small before the presenter.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "app/dp-show.h"

G_BEGIN_DECLS

/**
 * DpWallRole: what of the presentation is shown; also its place for dp_show_prepare()
 * @DP_WALL_HALL: the wall itself; it fades where that explains, and shows the point of light
 * @DP_WALL_MIRROR: the same, small; who points at it points at the wall
 * @DP_WALL_NEXT: the slide that comes next, small; nothing behind the last
 */
typedef enum
{
  DP_WALL_HALL,
  DP_WALL_MIRROR,
  DP_WALL_NEXT,
} DpWallRole;

#define DP_TYPE_WALL (dp_wall_get_type ())
G_DECLARE_FINAL_TYPE (DpWall, dp_wall, DP, WALL, GtkWidget)

GtkWidget *dp_wall_new      (DpWallRole role);
void       dp_wall_set_role (DpWall *self, DpWallRole role);
void       dp_wall_set_show (DpWall *self, DpShow *show);
gboolean   dp_wall_is_fading (DpWall *self);

G_END_DECLS
