/* main.c: starts the application.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dp-application.h"

int
main (int    argc,
      char **argv)
{
  return dp_application_main (argc, argv);
}
