/* dp-tooltip.c: tooltips of widgets that are brought up to date often.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-tooltip.h"

/**
 * dp_set_tooltip:
 * @widget: a widget
 * @text: (nullable): its tooltip
 *
 * Sets it only when it is another one: at each call GTK asks the display server what is under the pointer, and those round
 * trips took half of the time from an edit to the painted window.
 */
void
dp_set_tooltip (GtkWidget  *widget,
                const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
