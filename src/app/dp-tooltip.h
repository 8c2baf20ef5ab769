/* dp-tooltip.h: tooltips of widgets that are brought up to date often.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dp_set_tooltip (GtkWidget *widget, const char *text);

char *dp_tooltip_dup_cut_text   (GtkWidget *widget);
void  dp_tooltip_show_cut_texts (GtkWidget *window);

G_END_DECLS
