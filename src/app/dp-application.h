/* dp-application.h: the program: its windows, its command line, what all windows share.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "plan/dp-document.h"

G_BEGIN_DECLS

#define DP_TYPE_APPLICATION (dp_application_get_type ())
G_DECLARE_FINAL_TYPE (DpApplication, dp_application, DP, APPLICATION, AdwApplication)

DpApplication *dp_application_new  (void);
int            dp_application_main (int    argc,
                                    char **argv);

G_END_DECLS
