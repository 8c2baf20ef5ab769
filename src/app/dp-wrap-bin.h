/* dp-wrap-bin.h: holds a label that wraps, so that it can stand in a row.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DP_TYPE_WRAP_BIN (dp_wrap_bin_get_type ())
G_DECLARE_FINAL_TYPE (DpWrapBin, dp_wrap_bin, DP, WRAP_BIN, AdwBin)

/* Property "words": see dp_wrap_bin_set_words(). */
GtkWidget *dp_wrap_bin_new       (GtkWidget *child);
void       dp_wrap_bin_set_words (DpWrapBin *self,
                                  GtkWidget *words);

G_END_DECLS
