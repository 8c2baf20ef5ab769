/* dp-window.h: the window of one plan: its pages, the way to them, and the figures beside them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-session.h"

G_BEGIN_DECLS

#define DP_TYPE_WINDOW (dp_window_get_type ())
G_DECLARE_FINAL_TYPE (DpWindow, dp_window, DP, WINDOW, AdwApplicationWindow)

DpWindow   *dp_window_new           (AdwApplication *application);

DpSession  *dp_window_get_session   (DpWindow *self); /* (nullable): the welcome page is shown */
void        dp_window_set_document  (DpWindow   *self,
                                     DpDocument *document);
gboolean    dp_window_show_page     (DpWindow   *self,
                                     const char *name);
const char *dp_window_get_page      (DpWindow *self);
GtkWidget  *dp_window_find_page     (DpWindow   *self,
                                     const char *name); /* (nullable) */
void        dp_window_toast         (DpWindow   *self,
                                     const char *text);
void        dp_window_show_error    (DpWindow   *self,
                                     const char *heading,
                                     const char *body);

/* The names of the pages, in the order of the sidebar, ended by NULL. */
const char *const *dp_window_page_names (void);

G_END_DECLS
