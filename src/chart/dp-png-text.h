/* dp-png-text.h: words inside of a PNG, for whoever asks a file what it shows.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpPngText: one entry; @keyword by PNG's own list ("Title", "Description", "Source" …), @text (nullable): left out. */
typedef struct
{
  const char *keyword;
  const char *text;
} DpPngText;

/* Puts @texts behind the header of @png, a whole PNG, as UTF-8; @language (nullable) is the BCP 47 tag of all of them. */
void dp_png_add_texts (GByteArray      *png,
                       const char      *language,
                       const DpPngText *texts,
                       guint            n_texts);

G_END_DECLS
