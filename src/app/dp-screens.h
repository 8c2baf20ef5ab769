/* dp-screens.h: which screen the hall looks at, and which the presenter.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** A window that is on no screen. */
#define DP_SCREEN_NONE (-1)

/**
 * DpScreenWish:
 * @home: (nullable): the screen that the program's window is on
 * @wall: (nullable): the screen that was chosen for the wall; NULL: the first that is not @home
 * @presenter: (nullable): the screen that the presenter's view was on last; NULL when it has not been shown
 * @wall_here: with a single screen left: whether the hall shall see that of the presenter
 */
typedef struct
{
  const char *home;
  const char *wall;
  const char *presenter;
  gboolean wall_here;
} DpScreenWish;

/** DpScreenRoles: numbers in the list of screens, or DP_SCREEN_NONE. */
typedef struct
{
  int wall;
  int presenter;
} DpScreenRoles;

DpScreenRoles dp_screens_assign   (const char *const *screens, const DpScreenWish *wish);

/* Which screen of a set was the wall, in lines of text, newest first. */
char         *dp_screens_recall   (const char *memory, const char *const *screens);                   /* (nullable) */
char         *dp_screens_remember (const char *memory, const char *const *screens, const char *wall); /* @wall: (nullable): forget */

/* What a display has. */
char        **dp_screens_list     (GListModel *monitors);
char         *dp_screens_label    (GdkMonitor *monitor);

G_END_DECLS
