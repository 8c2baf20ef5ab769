/* dp-text-scale.c: how large the desktop's text is.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-text-scale.h"

/** dp_text_scale: Returns: 1 at 100 %, 2 at 200 %. GTK keeps it as dots per inch, in 1,024ths, 96 being 100 %. */
double
dp_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96.0 : 1.0;
}
