/* dp-presentation.h: a presentation on the screens there are: the wall, and the presenter's own.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/dp-show.h"

G_BEGIN_DECLS

#define DP_TYPE_PRESENTATION (dp_presentation_get_type ())
G_DECLARE_FINAL_TYPE (DpPresentation, dp_presentation, DP, PRESENTATION, GObject)

/**
 * DpScreens: where a presentation is shown
 * @DP_SCREENS_AUTO: the wall on the screen that was chosen for it, else on another screen than the window's, full screen, when
 *   there is one; else a single screen. Screens may come and go.
 * @DP_SCREENS_SINGLE: one screen, full screen: what is the presenter's comes up in a strip over the slide when it is asked for
 * @DP_SCREENS_WINDOWS: two windows to be moved by hand: for meetings in which one window is shared
 */
typedef enum
{
  DP_SCREENS_AUTO,
  DP_SCREENS_SINGLE,
  DP_SCREENS_WINDOWS,
} DpScreens;

/* It lives until it has ended. (transfer none) (nullable): NULL and a sentence when there is nothing to present. */
DpPresentation *dp_presentation_start         (DpSession  *session,
                                               const char *first_slide,
                                               DpScreens   screens,
                                               GtkWindow  *parent,
                                               GError    **error);
DpShow         *dp_presentation_get_show      (DpPresentation *self);
GtkWindow      *dp_presentation_get_wall      (DpPresentation *self);
GtkWindow      *dp_presentation_get_presenter (DpPresentation *self); /* (nullable): a single screen */
gboolean        dp_presentation_handle_key    (DpPresentation *self,
                                               guint           key,
                                               GdkModifierType state);

G_END_DECLS
