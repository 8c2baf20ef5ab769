/* dp-application.c: the program: its windows, its command line, what all windows share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-app"

#include "config.h"

#include "app/dp-application.h"

struct _DpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DpApplication, dp_application, ADW_TYPE_APPLICATION)

static void
dp_application_activate (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
}

static void
dp_application_class_init (DpApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = dp_application_activate;
}

static void
dp_application_init (DpApplication *self)
{
}

DpApplication *
dp_application_new (void)
{
  return g_object_new (DP_TYPE_APPLICATION, "application-id", APPLICATION_ID, NULL);
}

int
dp_application_main (int    argc,
                     char **argv)
{
  g_autoptr(DpApplication) self = dp_application_new ();

  return g_application_run (G_APPLICATION (self), argc, argv);
}
