/* dp-png-text.c: words inside of a PNG, for whoever asks a file what it shows.
 *
 * Copyright (C) 2026 The Døgnplan contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cairo writes pixels alone. The words are iTXt chunks (PNG specification, third edition, 11.3.3.4), not compressed.
 */
#define G_LOG_DOMAIN "doegnplan-chart"

#include "config.h"

#include "chart/dp-png-text.h"

#include <string.h>

/* Signature, then the header chunk: length, type, 13 bytes, checksum. */
#define END_OF_HEADER (8 + 4 + 4 + 13 + 4)
#define LENGTH_BYTES 4

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  const guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

/* The checksum that ends a chunk (PNG specification, annex D), bit by bit: the texts are short. */
static guint32
checksum (const guint8 *bytes,
          gsize         n)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < n; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

static void
append_text (GByteArray      *chunks,
             const char      *language,
             const DpPngText *text)
{
  static const guint8 NOT_COMPRESSED[2];
  static const guint8 NO_TRANSLATED_KEYWORD[1];
  const guint from = chunks->len;

  append_number (chunks, 0);
  g_byte_array_append (chunks, (const guint8 *) "iTXt", 4);
  g_byte_array_append (chunks, (const guint8 *) text->keyword, (guint) strlen (text->keyword) + 1);
  g_byte_array_append (chunks, NOT_COMPRESSED, sizeof NOT_COMPRESSED);
  g_byte_array_append (chunks, (const guint8 *) language, (guint) strlen (language) + 1);
  g_byte_array_append (chunks, NO_TRANSLATED_KEYWORD, sizeof NO_TRANSLATED_KEYWORD);
  g_byte_array_append (chunks, (const guint8 *) text->text, (guint) strlen (text->text));
  {
    const guint typed = from + LENGTH_BYTES;
    const guint32 length = GUINT32_TO_BE (chunks->len - typed - 4);

    memcpy (chunks->data + from, &length, sizeof length);
    append_number (chunks, checksum (chunks->data + typed, chunks->len - typed));
  }
}

/** dp_png_add_texts: see the header. */
void
dp_png_add_texts (GByteArray      *png,
                  const char      *language,
                  const DpPngText *texts,
                  guint            n_texts)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  g_return_if_fail (png->len > END_OF_HEADER);

  g_byte_array_append (whole, png->data, END_OF_HEADER);
  for (guint i = 0; i < n_texts; i++)
    if (texts[i].text != NULL && *texts[i].text != '\0')
      append_text (whole, language != NULL ? language : "", &texts[i]);
  g_byte_array_append (whole, png->data + END_OF_HEADER, png->len - END_OF_HEADER);

  g_byte_array_set_size (png, 0);
  g_byte_array_append (png, whole->data, whole->len);
}
