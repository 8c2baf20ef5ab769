/* dp-recents.h: plans that were open lately, as the desktop remembers them.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** DpRecent: @when is when it was opened or saved here last. */
typedef struct
{
  GFile *file;
  char *name;
  char *folder;
  GDateTime *when;
} DpRecent;

void       dp_recents_add       (GFile      *file,
                                 const char *title);
GPtrArray *dp_recents_list      (guint max);
void       dp_recents_fill_menu (GMenu *menu);

G_END_DECLS
