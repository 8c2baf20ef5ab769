/* dp-settings.h: the user's preferences and the state of the window; works also where the schema is not installed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean dp_settings_get_boolean (const char *key);
int      dp_settings_get_int     (const char *key);
char    *dp_settings_dup_string  (const char *key);

void     dp_settings_set_boolean (const char *key,
                                  gboolean    value);
void     dp_settings_set_int     (const char *key,
                                  int         value);
void     dp_settings_set_string  (const char *key,
                                  const char *value);

G_END_DECLS
