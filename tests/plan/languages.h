/* languages.h: both languages for tests, whatever is translated and installed.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

void     speak                 (const char *language);
void     bind_translations     (const char *const (*pairs)[2],
                                gsize              n_pairs);
char    *make_danish_locale    (void);
void     remove_recursively    (const char *path);
char    *random_text           (GRand *random,
                                gsize  max_length);
gboolean is_sentence           (const char *message);
