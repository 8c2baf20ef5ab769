/* dp-store-file.h: whole files, read and written as one: what stands between the database and the user's folder.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** DpFingerprint: how a file looked; an empty @sha256 stands for "no file". */
typedef struct
{
  gint64 size;
  gint64 mtime_ns;
  char sha256[65];
} DpFingerprint;

GBytes  *dp_store_file_read    (const char *path, DpFingerprint *fingerprint, GError **error);
gboolean dp_store_file_differs (const char *path, const DpFingerprint *fingerprint);
void     dp_store_file_describe (GBytes *bytes, DpFingerprint *fingerprint);

char    *dp_store_file_temporary (const char *path);
gboolean dp_store_file_is_temporary (const char *path);
gboolean dp_store_file_write   (const char *path, GBytes *bytes, guint mode, GError **error);
gboolean dp_store_file_replace (const char *path, const char *temporary, GBytes *bytes,
                                DpFingerprint *fingerprint, GError **error);

G_END_DECLS
