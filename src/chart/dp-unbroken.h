/* dp-unbroken.h: what belongs together stays in one line: a range, a paragraph of a law with its number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *dp_unbroken_new   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean dp_unbroken_holds (const char *text,
                            int         at);

G_END_DECLS
