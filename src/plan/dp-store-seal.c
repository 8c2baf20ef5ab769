/* dp-store-seal.c: a checksum of a saved file inside the file, so that no damaged byte is ever taken for a number.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "doegnplan-plan"

#include "config.h"

#include "plan/dp-store-seal.h"

#include <string.h>

/* Places in the header of a database file (SQLite's file format, 1.3): a number that is another one after every change that is
 * written to the file, the same number again beside it, and bytes that are reserved and zero. */
#define CHANGES 24
#define CHANGES_AGAIN 92
#define RESERVED 72
#define HEADER_BYTES 100

#define NUMBER_BYTES 4

/* In the reserved bytes: the number of changes at which the file was sealed, then the beginning of the checksum. */
#define SUM (RESERVED + NUMBER_BYTES)
#define SUM_BYTES 16
#define SEAL_BYTES (NUMBER_BYTES + SUM_BYTES)
#define SHA256_BYTES 32

static const guint8 no_seal[SEAL_BYTES];

/* Of everything but the seal. */
static void
compute_sum (const guint8 *data,
             gsize         size,
             guint8        sum[SHA256_BYTES])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = SHA256_BYTES;

  g_checksum_update (checksum, data, RESERVED);
  g_checksum_update (checksum, data + RESERVED + SEAL_BYTES, (gssize) (size - RESERVED - SEAL_BYTES));
  g_checksum_get_digest (checksum, sum, &length);
}

/**
 * dp_store_seal:
 * @data: a whole database file
 * @size: its bytes, at least those of a header
 *
 * Puts the checksum of all its bytes into it.
 */
void
dp_store_seal (guint8 *data,
               gsize   size)
{
  guint8 sum[SHA256_BYTES];

  g_return_if_fail (size >= HEADER_BYTES);

  compute_sum (data, size, sum);
  memcpy (data + RESERVED, data + CHANGES, NUMBER_BYTES);
  memcpy (data + SUM, sum, SUM_BYTES);
}

/**
 * dp_store_seal_take_off:
 * @bytes: of a whole database file
 *
 * A copy that is worked on changes page by page, and must not be taken for damaged.
 *
 * Returns: (transfer full): the same without a seal
 */
GBytes *
dp_store_seal_take_off (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy;

  g_return_val_if_fail (size >= HEADER_BYTES, NULL);

  copy = g_memdup2 (data, size);
  memcpy (copy + RESERVED, no_seal, SEAL_BYTES);
  return g_bytes_new_take (copy, size);
}

/* Another program has written to the file since, as programs that know the format do. */
static gboolean
was_changed_since (const guint8 *data)
{
  return memcmp (data + CHANGES, data + RESERVED, NUMBER_BYTES) != 0 &&
         memcmp (data + CHANGES, data + CHANGES_AGAIN, NUMBER_BYTES) == 0;
}

/**
 * dp_store_seal_is_broken:
 * @data: a whole file, perhaps a stranger's
 *
 * Returns: whether a byte is not what was sealed; FALSE also without a seal, or with one that no longer counts
 */
gboolean
dp_store_seal_is_broken (const guint8 *data,
                         gsize         size)
{
  guint8 sum[SHA256_BYTES];

  if (size < HEADER_BYTES || memcmp (data + RESERVED, no_seal, SEAL_BYTES) == 0 || was_changed_since (data))
    return FALSE;

  compute_sum (data, size, sum);
  return memcmp (data + SUM, sum, SUM_BYTES) != 0;
}
