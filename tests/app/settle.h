/* settle.h: waiting for a window to have done what it has to do: for states, not for a time.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/** settle_until: lets the program go on until @condition, which is asked again and again, holds; ends the test when it never does. */
#define settle_until(condition) \
  G_STMT_START \
  { \
    const gint64 settle_begin = g_get_monotonic_time (); \
    while (!(condition)) \
      settle_go_on (settle_begin, G_STRLOC ": " #condition); \
  } \
  G_STMT_END

void settle       (void);
void settle_go_on (gint64      begin,
                   const char *what);
