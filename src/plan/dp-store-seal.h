/* dp-store-seal.h: a checksum of a saved file inside the file, so that no damaged byte is ever taken for a number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database notices when its parts do not fit together, but not when a value on a page has become another one. The seal lies
 * in the twenty bytes of the database's header that are kept free, so a sealed file is still an ordinary database: whoever
 * writes to it with another program breaks no rule, and the seal then no longer counts.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     dp_store_seal           (guint8 *data, gsize size);
GBytes  *dp_store_seal_take_off  (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean dp_store_seal_is_broken (const guint8 *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
