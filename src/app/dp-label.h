/* dp-label.h: texts of labels that wrap.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean dp_label_show (GtkLabel   *label,
                        const char *text);

G_END_DECLS
