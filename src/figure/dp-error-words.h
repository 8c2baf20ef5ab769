/* dp-error-words.h: what the engine refuses, in the words of those who plan.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a sentence that names the input and the rule it broke; an error of anybody else as it is. @options
 * (nullable): names, parted by spaces, of inputs that are options of a command line; those are named too. */
char *dp_words_error (const GError *error,
                      const char   *options);

G_END_DECLS
