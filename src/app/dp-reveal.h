/* dp-reveal.h: brings what has the focus into view, also before anything has its place.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dp_reveal_focus (GtkWindow *window);
void dp_reveal_keep  (GtkWindow *window);

G_END_DECLS
