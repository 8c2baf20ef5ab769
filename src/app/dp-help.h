/* dp-help.h: how the program is used, on one page.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dp_help_present (GtkWindow *parent);

G_END_DECLS
