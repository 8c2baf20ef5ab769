/* dp-text-scale.h: how large the desktop's text is.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double dp_text_scale (GtkWidget *widget);

G_END_DECLS
